"""Months of money: the page, what is saved, refused, in conflict, over the pagu, pasted, undone.

Each row has a pagu of 1.000.000 from PAD and DAU by halves; three rows, two of Bidang A.
"""

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from budget.models import AnggaranKas, LapisanPagu, Pagu, RealisasiAnggaran, SumberDana
from planning.models import BarisRenja, Perubahan, Renja
from tests.realisasi.bahan_paraf import ALAMAT, Dunia, buat_dunia

pytestmark = pytest.mark.django_db

HALAMAN = f"{ALAMAT}anggaran/"


@pytest.fixture
def dunia() -> Dunia:
    return buat_dunia()


def masuk(dunia: Dunia, siapa: str) -> Client:
    klien = Client()
    klien.force_login(dunia.orang[siapa])
    return klien


def kunci(dunia: Dunia, nomor: int, bulan: int) -> str:
    return f"b{dunia.baris[nomor].pk}.m{bulan}"


def simpan(klien: Client, *sel: tuple[str, int, str], cara: str = "baris") -> Any:
    isi = {"sel": [list(satu) for satu in sel], "nomor": 0, "cara": cara}
    return klien.post(f"{HALAMAN}simpan/", json.dumps(isi), content_type="application/json")


def formulir(klien: Client, asal: dict[str, Any], alamat: str = HALAMAN, **isian: str) -> Any:
    isi = {nama.replace("__", "."): teks for nama, teks in isian.items()}
    return klien.post(alamat, {"asal": json.dumps(asal), **isi})


def nilai(dunia: Dunia, nomor: int, bulan: int) -> list[Any]:
    milik = RealisasiAnggaran.objects.filter(baris=dunia.baris[nomor], bulan=bulan)
    return list(milik.order_by("pk").values_list("nilai", flat=True))


# --- The page ----------------------------------------------------------------------------


def test_halaman_mencetak_bulan_jumlah_dan_serapan(dunia: Dunia) -> None:
    dunia.uang(0, 3, 200_000)
    dunia.uang(0, 7, 100_000)
    dunia.uang(0, 9, Decimal("50000.50"))
    dunia.uang(1, 8, 400_000)
    AnggaranKas.objects.create(
        perangkat_daerah=dunia.pd, baris=dunia.baris[0], bulan=9, nilai=600_000
    )
    html = masuk(dunia, "budi").get(HALAMAN).content.decode()
    assert "Pagu yang berlaku: Pagu indikatif" in html
    # 200.000 + 100.000 + 50.000,50 of 1.000.000, and with 400.000 of the second row 750.000,50
    # of 3.000.000: the third row reported nothing, its pagu counts all the same.
    assert ">350.000,50<" in html
    assert ">35,00<" in html
    assert ">750.000,50<" in html
    assert ">25,00<" in html
    assert ">600.000<" in html
    assert "1 dari 3 sub kegiatan belum melaporkan realisasi" in html
    assert f'name="{kunci(dunia, 0, 9)}" value="50.000,50"' in html


def test_yang_belum_dilaporkan_bukan_nol(dunia: Dunia) -> None:
    dunia.uang(0, 7, 0)
    isi = masuk(dunia, "budi").get(HALAMAN).context["isi"]
    nol, kosong = (isi.uang[f"b{dunia.baris[nomor].pk}"] for nomor in (0, 1))
    assert (nol.kini, nol.serapan.nilai) == (0, 0)
    assert (kosong.kini, kosong.serapan.ada) == (None, False)


def test_pagu_yang_berlaku_adalah_lapisan_terakhir_pada_akhir_triwulan(dunia: Dunia) -> None:
    for jenis, tanggal, jumlah in (
        ("dpa", date(2024, 1, 2), 2_000_000),
        ("dppa", date(2024, 10, 15), 4_000_000),
    ):
        lapisan = LapisanPagu.objects.create(
            perangkat_daerah=dunia.pd,
            renja=dunia.renja,
            jenis=jenis,
            nomor=f"{jenis.upper()}-1",
            tanggal=tanggal,
        )
        Pagu.objects.create(
            perangkat_daerah=dunia.pd, lapisan=lapisan, baris=dunia.baris[0], nilai=jumlah
        )
    dunia.uang(0, 7, 500_000)
    klien = masuk(dunia, "budi")
    ketiga = klien.get(HALAMAN)
    assert "DPA-1" in ketiga.content.decode()
    assert ketiga.context["isi"].uang[f"b{dunia.baris[0].pk}"].serapan.nilai == 25
    keempat = klien.get(HALAMAN.replace("/3/", "/4/"))
    assert "DPPA-1" in keempat.content.decode()
    assert keempat.context["isi"].uang[f"b{dunia.baris[0].pk}"].serapan.nilai == Decimal("12.5")


def test_unit_sendiri_dahulu_lalu_saringan_pada_alamat(dunia: Dunia) -> None:
    def baris(siapa: str, saringan: str = "") -> list[int]:
        isi = masuk(dunia, siapa).get(f"{HALAMAN}{saringan}").context["tabel"].baris
        return [int(satu.kunci[1:]) for satu in isi if satu.tingkat == "sub_kegiatan"]

    a, a2, b = (satu.pk for satu in dunia.baris)
    assert baris("fajar") == baris("gita") == [a, a2]
    assert baris("fajar", "?unit=semua") == baris("budi") == baris("eka") == [a, a2, b]
    assert baris("budi", f"?unit={dunia.b.uid}") == [b]
    assert baris("budi", "?unit=bukan-uid&program=bukan-uid") == [a, a2, b]
    assert baris("budi", "?program=00000000-0000-0000-0000-000000000000") == []


def test_sel_terkunci_bagi_pembaca_dan_unit_lain(dunia: Dunia) -> None:
    def terisi(siapa: str) -> int:
        return int(masuk(dunia, siapa).get(f"{HALAMAN}?unit=semua").context["tabel"].terisi)

    assert [terisi(nama) for nama in ("budi", "hadi", "fajar", "gita", "dedi", "eka")] == [
        *(9, 9, 6, 6, 0, 0),
    ]


def test_banyak_kueri_tetap_bagi_banyak_baris(
    dunia: Dunia, django_assert_max_num_queries: Any
) -> None:
    klien = masuk(dunia, "fajar")
    for nomor in range(3):
        for bulan in (7, 8, 9):
            dunia.uang(nomor, bulan, 1000)
    with django_assert_max_num_queries(60):
        klien.get(HALAMAN)


# --- Saving ------------------------------------------------------------------------------


@pytest.mark.parametrize("siapa", ["fajar", "gita", "budi", "hadi"])
def test_yang_mengisi(dunia: Dunia, siapa: str) -> None:
    jawab = simpan(masuk(dunia, siapa), (kunci(dunia, 0, 7), 0, "Rp 250.000,75"))
    assert (jawab.status_code, nilai(dunia, 0, 7)) == (200, [Decimal("250000.75")])
    sel = jawab.json()["sel"][kunci(dunia, 0, 7)]
    assert (sel["s"], sel["n"], sel["v"]) == ("simpan", "250.000,75", 1)
    assert Perubahan.objects.get().judul == (
        "Mengisi 1 sel pada Realisasi anggaran triwulan III 2024"
    )


@pytest.mark.parametrize("siapa", ["ani", "dedi", "eka"])
def test_pembaca_ditolak(dunia: Dunia, siapa: str) -> None:
    klien = masuk(dunia, siapa)
    assert simpan(klien, (kunci(dunia, 0, 7), 0, "1")).status_code == 403
    assert formulir(klien, {kunci(dunia, 0, 7): [0, ""]}).status_code == 403


def test_perangkat_daerah_lain_tidak_ada(dunia: Dunia) -> None:
    assert simpan(masuk(dunia, "citra"), (kunci(dunia, 0, 7), 0, "1")).status_code == 404


def test_unit_lain_dan_baris_asing_ditolak_pada_selnya(dunia: Dunia) -> None:
    asing = BarisRenja.objects.filter(renja__perangkat_daerah__kode="dinsos")[0]
    jawab = simpan(
        masuk(dunia, "fajar"),
        (kunci(dunia, 0, 7), 0, "1.000"),
        (kunci(dunia, 2, 7), 0, "2.000"),
        (f"b{asing.pk}.m7", 0, "3.000"),
        (f"b{dunia.baris[0].pk}.m10", 0, "4.000"),
    )
    assert jawab.status_code == 422
    assert [satu["s"] for satu in jawab.json()["sel"].values()].count("simpan") == 1
    assert jawab.json()["sel"][kunci(dunia, 2, 7)]["pesan"].startswith("Baris ini milik unit")
    assert list(RealisasiAnggaran.objects.values_list("nilai", flat=True)) == [1000]


@pytest.mark.parametrize(
    ("teks", "tersimpan"),
    [
        ("-250.000", -250_000),
        ("(250.000)", -250_000),
        ("0", 0),
        ("1.234,5", Decimal("1234.5")),
        ("8160000", 8_160_000),
    ],
)
def test_rupiah_bersen_dan_pos_kontra(dunia: Dunia, teks: str, tersimpan: object) -> None:
    klien = masuk(dunia, "fajar")
    assert simpan(klien, (kunci(dunia, 0, 7), 0, teks)).status_code == 200
    assert nilai(dunia, 0, 7) == [tersimpan]
    if teks.startswith(("-", "(")):
        assert 'class="a ra-kontra"' in klien.get(HALAMAN).content.decode()


@pytest.mark.parametrize("teks", ["abc", "1.5", "1,500", "1,234", "9" * 20, "-" + "9" * 20])
def test_ketikan_yang_tidak_sah_tetap_pada_selnya(dunia: Dunia, teks: str) -> None:
    jawab = simpan(masuk(dunia, "fajar"), (kunci(dunia, 0, 7), 0, teks))
    assert jawab.status_code == 422
    assert jawab.json()["sel"][kunci(dunia, 0, 7)]["pesan"]
    assert nilai(dunia, 0, 7) == []


def test_mengosongkan_menghapus_dan_nilai_yang_sama_tidak_ditulis(dunia: Dunia) -> None:
    klien = masuk(dunia, "fajar")
    dunia.uang(0, 7, 500)
    assert (
        simpan(klien, (kunci(dunia, 0, 7), 1, "500,00")).json()["sel"][kunci(dunia, 0, 7)]["s"]
        == "tetap"
    )
    assert not Perubahan.objects.exists()
    assert simpan(klien, (kunci(dunia, 0, 7), 1, "")).status_code == 200
    assert nilai(dunia, 0, 7) == []


def test_di_atas_pagu_diterima_dan_tetap_ditandai(dunia: Dunia) -> None:
    klien = masuk(dunia, "fajar")
    dunia.uang(0, 1, 900_000)
    assert simpan(klien, (kunci(dunia, 0, 7), 0, "150.000,50")).status_code == 200
    html = klien.get(HALAMAN).content.decode()
    assert "Rp 50.000,50 di atas pagu" in html
    assert "1 sub kegiatan melebihi pagunya" in html
    assert ">105,00<" in html


def test_jumlah_negatif_diterima_dan_tetap_ditandai(dunia: Dunia) -> None:
    """A contra post of more than was spent is a slip, or belongs to another month."""
    klien = masuk(dunia, "fajar")
    dunia.uang(0, 1, 900)
    assert simpan(klien, (kunci(dunia, 0, 7), 0, "-1.000")).status_code == 200
    assert "jumlahnya negatif; periksa contra pos" in klien.get(HALAMAN).content.decode()


def test_bulan_yang_belum_mulai_ditolak(dunia: Dunia, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "localdate", lambda *_: date(2024, 8, 20))
    klien = masuk(dunia, "fajar")
    jawab = simpan(klien, (kunci(dunia, 0, 8), 0, "1"), (kunci(dunia, 0, 9), 0, "1"))
    assert jawab.status_code == 403
    assert jawab.json()["sel"][kunci(dunia, 0, 9)]["pesan"] == (
        "Bulan September 2024 belum mulai. Isi pada waktunya."
    )
    assert (nilai(dunia, 0, 8), nilai(dunia, 0, 9)) == ([1], [])
    html = klien.get(HALAMAN).content.decode()
    assert f'name="{kunci(dunia, 0, 8)}"' in html
    assert f'name="{kunci(dunia, 0, 9)}"' not in html


def test_jadwal_tertutup_mengunci_semua(dunia: Dunia) -> None:
    dunia.tutup()
    klien = masuk(dunia, "budi")
    halaman = klien.get(HALAMAN)
    assert halaman.context["tabel"].terisi == 0
    assert "ditutup sejak" in halaman.content.decode()
    assert simpan(klien, (kunci(dunia, 0, 7), 0, "1")).status_code == 403
    assert RealisasiAnggaran.objects.count() == 0


# --- Conflicts, forms, undo --------------------------------------------------------------


def test_bentrok_memperlihatkan_keduanya(dunia: Dunia) -> None:
    gita, budi = masuk(dunia, "gita"), masuk(dunia, "budi")
    simpan(gita, (kunci(dunia, 0, 7), 0, "700"))
    jawab = simpan(budi, (kunci(dunia, 0, 7), 0, "900"), (kunci(dunia, 0, 8), 0, "80"))
    sel = jawab.json()["sel"]
    assert jawab.status_code == 409
    bentrok = sel[kunci(dunia, 0, 7)]
    assert (bentrok["s"], bentrok["oleh"], bentrok["n"], bentrok["v"]) == (
        *("bentrok", "Gita", "700", 1),
    )
    assert sel[kunci(dunia, 0, 8)]["s"] == "simpan"
    assert simpan(budi, (kunci(dunia, 0, 7), 1, "900")).status_code == 200
    assert nilai(dunia, 0, 7) == [900]


def test_bentrok_atas_yang_dihapus_menyebut_penghapusnya(dunia: Dunia) -> None:
    dunia.uang(0, 7, 500)
    simpan(masuk(dunia, "gita"), (kunci(dunia, 0, 7), 1, ""))
    jawab = simpan(masuk(dunia, "budi"), (kunci(dunia, 0, 7), 1, "900"))
    assert jawab.json()["sel"][kunci(dunia, 0, 7)]["oleh"] == "Gita"


def test_formulir_polos_menyimpan_dan_menawarkan_urung(dunia: Dunia) -> None:
    klien = masuk(dunia, "fajar")
    nama = kunci(dunia, 0, 7)
    jawab = klien.post(HALAMAN, {"asal": json.dumps({nama: [0, ""]}), nama: "1.500"}, follow=True)
    assert "1 sel tersimpan" in jawab.content.decode()
    assert "Urungkan" in jawab.content.decode()
    perubahan = Perubahan.objects.get()
    klien.post(f"/disnaker/2024/perubahan/{perubahan.pk}/urungkan/")
    assert nilai(dunia, 0, 7) == []


def test_formulir_polos_mempertahankan_ketikan_yang_ditolak(dunia: Dunia) -> None:
    klien = masuk(dunia, "fajar")
    satu, lain = kunci(dunia, 0, 7), kunci(dunia, 0, 8)
    asal = {satu: [0, ""], lain: [0, ""]}
    jawab = klien.post(HALAMAN, {"asal": json.dumps(asal), satu: "1.5", lain: "2.000"})
    html = jawab.content.decode()
    assert jawab.status_code == 422
    assert f'name="{satu}" value="1.5"' in html
    assert "Belum semua isian tersimpan" in html
    assert nilai(dunia, 0, 8) == [2000]


def test_kiriman_rusak(dunia: Dunia) -> None:
    klien = masuk(dunia, "fajar")
    assert klien.post(HALAMAN, {"asal": "bukan json"}).status_code == 400
    for isi in ("", "[]", '{"sel": 1}', '{"sel": [["a", 1]]}', '{"sel": [], "cara": "lain"}'):
        jawab = klien.post(f"{HALAMAN}simpan/", isi, content_type="application/json")
        assert jawab.status_code == 400, isi


def test_tahun_unit_dan_status_titipan_tidak_dipakai(dunia: Dunia) -> None:
    nama = kunci(dunia, 0, 7)
    masuk(dunia, "fajar").post(
        HALAMAN,
        {
            "asal": json.dumps({nama: [0, ""]}),
            nama: "10",
            "tahun": "2023",
            "unit_kerja": str(dunia.b.pk),
            "perangkat_daerah": "dinsos",
            "status": "disetujui",
            "triwulan": "1",
        },
    )
    satu = RealisasiAnggaran.objects.get()
    assert (satu.baris, satu.bulan, satu.perangkat_daerah) == (dunia.baris[0], 7, dunia.pd)


def test_tempel_satu_blok_satu_urungan(dunia: Dunia) -> None:
    klien = masuk(dunia, "fajar")
    baris = [f"b{satu.pk}" for satu in dunia.baris[:2]]
    isi = {
        "blok": "1.000\t2.000,50\t-300\n4.000\t\tx",
        "baris": baris,
        "kolom": ["m7", "m8", "m9", "kini"],
    }
    jawab = klien.post(f"{HALAMAN}tempel/", json.dumps(isi), content_type="application/json")
    html = jawab.json()["html"]
    assert "4 akan diisi" in html
    assert "1 ditolak" in html
    assert "<ins>5.000</ins>" in html
    assert RealisasiAnggaran.objects.count() == 0
    hasil = simpan(klien, *map(tuple, jawab.json()["sel"]), cara="tempel")
    assert hasil.status_code == 200
    assert nilai(dunia, 0, 8) == [Decimal("2000.5")]
    urung = json.dumps({"perubahan": hasil.json()["perubahan"], "nomor": 0})
    jawab = klien.post(f"{HALAMAN}urungkan/", urung, content_type="application/json")
    assert jawab.status_code == 200
    assert RealisasiAnggaran.objects.count() == 0


def test_tempelan_yang_sebagian_ditolak_tidak_menulis_apa_pun(dunia: Dunia) -> None:
    klien = masuk(dunia, "fajar")
    jawab = simpan(klien, (kunci(dunia, 0, 7), 0, "1"), (kunci(dunia, 2, 7), 0, "1"), cara="tempel")
    assert jawab.status_code == 403
    assert RealisasiAnggaran.objects.count() == 0


def test_kabar_dari_orang_lain(dunia: Dunia) -> None:
    klien = masuk(dunia, "budi")
    nomor = klien.get(HALAMAN).context["tabel"].nomor
    simpan(masuk(dunia, "gita"), (kunci(dunia, 0, 7), 0, "700"))
    kabar = klien.get(f"{HALAMAN}kabar/?p=&sejak={nomor}").json()
    assert kabar["lain"][kunci(dunia, 0, 7)]["n"] == "700"
    assert kabar["lain"][kunci(dunia, 0, 7)]["oleh"] == "Gita"
    assert klien.get(f"{HALAMAN}kabar/?sejak={kabar['nomor']}").json()["lain"] == {}


# --- A row by sumber dana ----------------------------------------------------------------


def test_rincian_menurut_sumber_dana(dunia: Dunia) -> None:
    pad, dau = SumberDana.objects.order_by("kode")
    pk = dunia.baris[0].pk
    alamat = f"{HALAMAN}{dunia.baris[0].uid}/"
    klien = masuk(dunia, "fajar")
    html = klien.get(alamat).content.decode()
    assert "PAD" in html
    assert ">500.000<" in html
    nama = [f"b{pk}.m7.s{pad.pk}", f"b{pk}.m7.s{dau.pk}"]
    asal = {satu: [0, ""] for satu in nama}
    isi = {"asal": json.dumps(asal), nama[0]: "100", nama[1]: "250,25"}
    jawab = klien.post(alamat, isi, follow=True)
    assert "2 sel tersimpan" in jawab.content.decode()
    assert nilai(dunia, 0, 7) == [100, Decimal("250.25")]
    # In the grid the month is now a sum that is changed on the row's page.
    grid = klien.get(HALAMAN).content.decode()
    assert ">350,25<" in grid
    assert f'name="{kunci(dunia, 0, 7)}"' not in grid
    tolak = simpan(klien, (kunci(dunia, 0, 7), 1, "5"))
    assert "dirinci menurut sumber dana" in tolak.json()["sel"][kunci(dunia, 0, 7)]["pesan"]


def test_rincian_dengan_sumber_titipan(dunia: Dunia) -> None:
    nama = f"b{dunia.baris[0].pk}.m7.s999999"
    jawab = masuk(dunia, "fajar").post(
        f"{HALAMAN}{dunia.baris[0].uid}/", {"asal": json.dumps({nama: [0, ""]}), nama: "5"}
    )
    assert jawab.status_code == 422
    assert RealisasiAnggaran.objects.count() == 0


def test_rincian_baris_asing_tidak_ada(dunia: Dunia) -> None:
    asing = BarisRenja.objects.filter(renja__perangkat_daerah__kode="dinsos")[0]
    assert masuk(dunia, "budi").get(f"{HALAMAN}{asing.uid}/").status_code == 404


# --- Both cycles of the year -------------------------------------------------------------


def test_uang_berdiri_di_satu_tempat_bagi_renja_dan_perubahannya(dunia: Dunia) -> None:
    awal = dunia.renja
    perubahan = Renja.objects.create(
        perangkat_daerah=awal.perangkat_daerah,
        renstra=awal.renstra,
        edisi=awal.edisi,
        tahun=2024,
        siklus="perubahan",
        tahap="rancangan_awal",
    )
    kembar = BarisRenja.objects.create(
        perangkat_daerah=awal.perangkat_daerah,
        renja=perubahan,
        unit_kerja=dunia.a,
        sub_kegiatan=dunia.baris[0].sub_kegiatan,
    )
    klien = masuk(dunia, "fajar")
    alamat = "/disnaker/2024-perubahan/realisasi/3/anggaran/"
    assert klien.get(alamat).status_code == 200
    isi = {"sel": [[f"b{kembar.pk}.m7", 0, "700"]], "nomor": 0}
    klien.post(f"{alamat}simpan/", json.dumps(isi), content_type="application/json")
    assert RealisasiAnggaran.objects.get().baris == dunia.baris[0]
    # Whoever has the other page open is told, instead of writing the month twice.
    assert simpan(klien, (kunci(dunia, 0, 7), 0, "900")).status_code == 409
    assert RealisasiAnggaran.objects.count() == 1
