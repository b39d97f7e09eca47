"""Saving cells: rights, versions, conflicts, locked stages, sums worked by hand."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from budget.models import LapisanPagu, Pagu, PaguRenstra, PaguSumber, SumberDana
from planning.models import BukaBaris, JejakAudit, Pengguna, Perubahan, Renja, Renstra, Target
from planning.penyuntingan import suntingan
from tests.tabel_isian.alat import (
    RENSTRA,
    TAHUN,
    baris,
    indikator_sub,
    kirim,
    maju,
    pagu,
    renja_disnaker,
    simpan,
    target,
)

pytestmark = pytest.mark.django_db
BukaKlien = Callable[[str], Client]


def test_satu_baris_tersimpan_sekaligus_dengan_satu_perubahan(budi: Client) -> None:
    satu, ukuran = baris(), indikator_sub()
    status, isi = simpan(
        budi,
        (f"i{ukuran.pk}.t", 1, "15 Dokumen"),
        (f"b{satu.pk}.p", 1, "Rp 8.160.000"),
        (f"b{satu.pk}.q", 1, "8.200.000"),
    )
    assert status == 200
    assert isi["sel"][f"i{ukuran.pk}.t"] == {"s": "simpan", "n": "15", "v": 2}
    assert isi["sel"][f"b{satu.pk}.p"] == {"s": "simpan", "n": "8.160.000", "v": 2}
    assert isi["ikut"][f"b{satu.pk}.s"]["v"] == 2
    # 8.160.000 + 1.000.000 + 1.000.000, and 8.200.000 + 1.500.000 + 1.500.000.
    assert isi["jumlah"]["total"] == {"p": "10.160.000", "q": "11.200.000"}
    (perubahan,) = Perubahan.objects.all()
    assert isi["perubahan"] == str(perubahan.pk)
    assert (perubahan.banyak, perubahan.asal) == (3, "tangan")
    assert perubahan.judul == "Mengisi 3 sel pada Tabel isian Renja 2024"
    assert target(ukuran).bawah == 15
    assert (pagu(satu).nilai, maju(satu).nilai) == (8_160_000, 8_200_000)


def test_nilai_yang_sama_tidak_menulis_apa_pun(budi: Client) -> None:
    status, isi = simpan(budi, (f"b{baris().pk}.p", 1, "Rp 1.000.000"))
    assert (status, isi["sel"][f"b{baris().pk}.p"]["s"]) == (200, "tetap")
    assert "perubahan" not in isi
    assert JejakAudit.objects.count() == 0


def test_yang_tidak_sah_disebut_dan_yang_lain_tersimpan(budi: Client) -> None:
    satu, ukuran = baris(), indikator_sub()
    status, isi = simpan(
        budi, (f"i{ukuran.pk}.t", 1, "15 Orang"), (f"b{satu.pk}.p", 1, "2.000.000")
    )
    assert status == 422
    assert isi["sel"][f"i{ukuran.pk}.t"] == {
        "s": "tidak",
        "n": "12",
        "v": 1,
        "pesan": 'Satuan "Orang" bukan satuan indikator ini. '
        "Tulis angkanya saja, atau pakai satuan Dokumen.",
    }
    assert pagu(satu).nilai == 2_000_000
    assert target(ukuran).bawah == 12


def test_mengosongkan_menghapus_dan_mengisi_menambah(budi: Client) -> None:
    satu, ukuran = baris(), indikator_sub()
    kunci = f"i{ukuran.pk}.t"
    status, isi = simpan(budi, (kunci, 1, ""), (f"b{satu.pk}.p", 1, "–"), (f"b{satu.pk}.q", 1, ""))
    assert status == 200
    assert isi["sel"][kunci] == {"s": "simpan", "n": "", "v": 0}
    assert (target(ukuran), pagu(satu), maju(satu)) == (None, None, None)
    assert isi["jumlah"]["total"] == {"p": "2.000.000", "q": "3.000.000"}
    status, isi = simpan(
        budi, (kunci, 0, "–"), (f"b{satu.pk}.p", 0, "0"), (f"b{satu.pk}.q", 0, "5")
    )
    assert status == 200
    assert isi["sel"][kunci] == {"s": "simpan", "n": "–", "v": 1}
    assert target(ukuran).keadaan == "kosong"
    assert (pagu(satu).nilai, maju(satu).nilai) == (0, 5)


def test_versi_lama_bentrok_dengan_kedua_nilai_siapa_dan_kapan(budi: Client) -> None:
    kunci = f"i{indikator_sub().pk}.t"
    assert simpan(budi, (kunci, 1, "20"))[0] == 200
    status, isi = simpan(budi, (kunci, 1, "25"))
    assert status == 409
    sel = isi["sel"][kunci]
    assert (sel["s"], sel["n"], sel["v"], sel["oleh"]) == ("bentrok", "20", 2, "Budi")
    assert sel["waktu"] == timezone.localtime().strftime("%H.%M")
    assert target(indikator_sub()).bawah == 20
    assert simpan(budi, (kunci, 2, "25"))[0] == 200
    assert target(indikator_sub()).bawah == 25


def test_yang_dihapus_atau_ditambah_orang_lain_juga_bentrok(budi: Client) -> None:
    kunci = f"i{indikator_sub().pk}.t"
    assert simpan(budi, (kunci, 1, ""))[0] == 200
    status, isi = simpan(budi, (kunci, 1, "25"))
    assert (status, isi["sel"][kunci]["oleh"], isi["sel"][kunci]["n"]) == (409, "Budi", "")
    assert simpan(budi, (kunci, 0, "25"))[0] == 200
    status, isi = simpan(budi, (kunci, 0, "30"))
    assert (status, isi["sel"][kunci]["n"]) == (409, "25")


@pytest.mark.parametrize("nama", ["ani", "dedi", "eka", "fajar", "gita", "hadi"])
def test_yang_bukan_perencana_ditolak(klien: BukaKlien, nama: str) -> None:
    peramban = klien(nama)
    kiriman = {"sel": [[f"b{baris().pk}.p", 1, "5"]]}
    assert kirim(peramban, f"{TAHUN}simpan/", kiriman).status_code == 403
    assert kirim(peramban, f"{TAHUN}tempel/", {}).status_code == 403
    assert kirim(peramban, f"{TAHUN}urungkan/", {}).status_code == 403
    assert peramban.post(TAHUN, {"asal": "{}"}).status_code == 403
    assert pagu(baris()).nilai == 1_000_000


def test_perangkat_daerah_lain_tidak_menemukannya(klien: BukaKlien) -> None:
    citra = klien("citra")
    assert citra.get(TAHUN).status_code == 404
    kiriman = {"sel": [[f"b{baris().pk}.p", 1, "5"]]}
    assert kirim(citra, f"{TAHUN}simpan/", kiriman).status_code == 404
    # Her own address does not lead to Budi's rows either.
    alamat = "/dinsos/2024/tabel-isian/tahun/"
    status, isi = simpan(citra, (f"b{baris().pk}.p", 1, "5"), alamat=alamat)
    assert status == 422
    assert "tidak ada pada tabel" in isi["sel"][f"b{baris().pk}.p"]["pesan"]
    assert pagu(baris()).nilai == 1_000_000


def test_tahap_tertutup_mengunci_kecuali_baris_yang_dibuka(
    budi: Client, orang: dict[str, Pengguna]
) -> None:
    Renja.objects.filter(pk=renja_disnaker().pk).update(terbuka=False)
    kini = timezone.now()
    BukaBaris.objects.create(
        perangkat_daerah=renja_disnaker().perangkat_daerah,
        renja=renja_disnaker(),
        objek=baris(1).uid,
        alasan="Salah ketik",
        oleh=orang["ani"],
        mulai=kini - timedelta(hours=1),
        sampai=kini + timedelta(hours=1),
    )
    teks = budi.get(TAHUN).content.decode()
    assert "Tahap Rancangan awal sedang tertutup." in teks
    assert f'name="b{baris(1).pk}.p"' in teks
    assert f'name="i{indikator_sub(1).pk}.t"' in teks
    assert f'name="b{baris(0).pk}.p"' not in teks
    status, isi = simpan(budi, (f"b{baris(0).pk}.p", 1, "5"), (f"b{baris(1).pk}.p", 1, "7.000.000"))
    assert status == 403
    assert isi["sel"][f"b{baris(0).pk}.p"]["s"] == "kunci"
    assert "sedang tertutup" in isi["sel"][f"b{baris(0).pk}.p"]["pesan"]
    assert (pagu(baris(0)).nilai, pagu(baris(1)).nilai) == (1_000_000, 7_000_000)


def test_renstra_yang_ditetapkan_meminta_alasan(budi: Client) -> None:
    Renstra.objects.filter(pk=renja_disnaker().renstra_id).update(status="ditetapkan")
    sub = baris().sub_kegiatan_id
    sel = (f"s{sub}.p2025", 0, "9.000.000")
    status, isi = simpan(budi, sel, alamat=RENSTRA)
    assert status == 422
    assert "sudah ditetapkan: tulis alasan perubahan ini" in isi["alasan"]
    assert PaguRenstra.objects.count() == 0
    status, isi = simpan(budi, sel, alamat=RENSTRA, alasan="Pemutakhiran RPJMD")
    assert (status, isi["jumlah"]["total"]) == (200, {"p2025": "9.000.000"})
    assert Perubahan.objects.get().alasan == "Pemutakhiran RPJMD"


def test_target_renstra_dan_target_akhir(budi: Client) -> None:
    ukuran = indikator_sub()
    status, _ = simpan(
        budi, (f"i{ukuran.pk}.t2026", 0, "40"), (f"i{ukuran.pk}.ta", 1, "45"), alamat=RENSTRA
    )
    assert status == 200
    assert target(ukuran, "renstra", 2026).bawah == 40
    assert target(ukuran, "akhir", 2026).bawah == 45


def test_sumber_dana_tunggal_memikul_seluruh_pagu(budi: Client) -> None:
    satu = baris()
    PaguSumber.objects.filter(pagu=pagu(satu), sumber_dana__kode="uji.2").delete()
    kunci = f"b{satu.pk}"
    status, isi = simpan(budi, (f"{kunci}.p", 1, "3.000.000"))
    assert (status, isi["ikut"][f"{kunci}.s"]) == (200, {"n": "PAD", "v": 2})
    assert [(b.sumber_dana.kode, b.nilai) for b in pagu(satu).sumber.all()] == [
        ("uji.1", 3_000_000)
    ]
    status, isi = simpan(budi, (f"{kunci}.s", 2, "uji.2"))
    assert (status, isi["sel"][f"{kunci}.s"]["n"]) == (200, "DAU")
    assert [(b.sumber_dana.kode, b.nilai) for b in pagu(satu).sumber.all()] == [
        ("uji.2", 3_000_000)
    ]


def test_sumber_dana_ganda_tidak_diubah_di_sini(budi: Client) -> None:
    kunci = f"b{baris().pk}.s"
    status, isi = simpan(budi, (kunci, 1, "PAD"))
    assert (status, isi["sel"][kunci]["s"]) == (422, "tidak")
    assert "lebih dari satu" in isi["sel"][kunci]["pesan"]


def test_pagu_dan_sumber_pertama_membuat_lapisan_indikatif(budi: Client) -> None:
    PaguSumber.objects.all().delete()
    Pagu.objects.all().delete()
    LapisanPagu.objects.all().delete()
    SumberDana.objects.create(kode="uji.9", uraian="Dana Desa", tingkat=1)
    kunci = f"b{baris().pk}"
    status, isi = simpan(budi, (f"{kunci}.s", 0, "dana desa"))
    assert (status, isi["sel"][f"{kunci}.s"]["pesan"]) == (
        *(422, "Isi pagu baris ini dahulu, lalu sumber dananya."),
    )
    status, isi = simpan(budi, (f"{kunci}.p", 0, "4.000.000"), (f"{kunci}.s", 0, "dana desa"))
    assert status == 200
    assert isi["sel"][f"{kunci}.s"] == {"s": "simpan", "n": "Dana Desa", "v": 1}
    lapisan = LapisanPagu.objects.get()
    assert (lapisan.jenis, lapisan.ke, lapisan.renja) == ("indikatif", 1, renja_disnaker())


def test_simpanan_orang_lain_terlihat_pada_simpanan_berikutnya(budi: Client) -> None:
    pertama, kedua = f"i{indikator_sub(0).pk}.t", f"i{indikator_sub(1).pk}.t"
    nomor = simpan(budi, (pertama, 1, "20"))[1]["nomor"]
    assert nomor == 1
    status, isi = simpan(budi, (kedua, 1, "30"), nomor=0)
    assert status == 200
    assert isi["lain"][pertama]["n"] == "20"
    assert (isi["lain"][pertama]["v"], isi["lain"][pertama]["oleh"]) == (2, "Budi")
    assert kedua not in isi["lain"]
    assert (isi["nomor"], isi["susunan"]) == (2, False)
    kabar = budi.get(f"{TAHUN}kabar/?sejak=1").json()
    assert list(kabar["lain"]) == [kedua]
    assert budi.get(f"{TAHUN}kabar/?sejak=2").json()["lain"] == {}


def test_kabar_menyebut_yang_dihapus_dan_susunan_yang_berubah(budi: Client) -> None:
    kunci = f"i{indikator_sub().pk}.t"
    simpan(budi, (kunci, 1, ""))
    assert budi.get(f"{TAHUN}kabar/?sejak=0").json()["lain"][kunci]["n"] == ""
    with suntingan(None, renja=renja_disnaker(), asal="perintah", judul="Ganti") as s:
        s.ubah(indikator_sub(), 1, {"uraian": "Jumlah berkas"})
    assert budi.get(f"{TAHUN}kabar/?sejak=1").json()["susunan"] is True


def test_simpanan_diurungkan_sekali_oleh_pelakunya(budi: Client, klien: BukaKlien) -> None:
    kunci = f"i{indikator_sub().pk}.t"
    uid = simpan(budi, (kunci, 1, "20"))[1]["perubahan"]
    jawaban = kirim(budi, f"{TAHUN}urungkan/", {"perubahan": uid, "nomor": 1})
    assert jawaban.status_code == 200
    assert jawaban.json()["lain"][kunci]["n"] == "12"
    assert target(indikator_sub()).bawah == 12
    jawaban = kirim(budi, f"{TAHUN}urungkan/", {"perubahan": uid})
    assert (jawaban.status_code, jawaban.json()["pesan"]) == (
        *(409, "Perubahan ini sudah diurungkan."),
    )
    assert kirim(budi, f"{TAHUN}urungkan/", {"perubahan": "bukan-uid"}).status_code == 404


@pytest.mark.parametrize(
    "isi",
    [
        [],
        {"sel": "b1.p"},
        {"sel": [["b1.p", "1", "5"]]},
        {"sel": [["b1.p", 1]]},
        {"sel": [["b1.p", True, "5"]]},
        {"sel": [], "cara": "diam-diam"},
        {"sel": [], "cara": ["baris"]},
        {"sel": [], "cara": {}},
        {"sel": [["b1.p", 1, "5"]] * 5_001},
    ],
)
def test_kiriman_rusak_ditolak_dengan_kalimat(budi: Client, isi: object) -> None:
    jawaban = kirim(budi, f"{TAHUN}simpan/", isi)
    assert jawaban.status_code == 400
    assert jawaban.json()["pesan"].endswith(".")


def test_alasan_yang_tak_terbaca_tidak_menggagalkan_simpanan(budi: Client) -> None:
    kunci = f"i{indikator_sub().pk}.t"
    assert simpan(budi, (kunci, 1, "20"), alasan="a\ud800b\x00")[0] == 200
    assert JejakAudit.objects.get().alasan == "ab"


@pytest.mark.parametrize("kunci", ["b0.p", "i0.t", "x1.p", "b1.zz", "i1.p", "", "b1.p'; --"])
def test_sel_yang_tidak_ada_ditolak(budi: Client, kunci: str) -> None:
    status, isi = simpan(budi, (kunci, 1, "5"))
    assert (status, isi["sel"][kunci]["s"]) == (422, "tidak")


def test_tanpa_token_csrf_ditolak(orang: dict[str, Pengguna]) -> None:
    peramban = Client(enforce_csrf_checks=True)
    peramban.force_login(orang["budi"])
    assert kirim(peramban, f"{TAHUN}simpan/", {"sel": []}).status_code == 403


def test_muatan_html_tetap_teks(budi: Client) -> None:
    muatan = "<script>alert(1)</script>'\"&"
    ukuran = indikator_sub()
    type(ukuran).objects.filter(pk=ukuran.pk).update(uraian=muatan, satuan=muatan)
    Target.objects.filter(indikator=ukuran, asal="renja", tahun=2024).update(
        bawah=None, teks=muatan
    )
    teks = budi.get(TAHUN).content.decode()
    assert "<script>alert" not in teks
    assert "&lt;script&gt;alert(1)&lt;/script&gt;&#x27;&quot;&amp;" in teks
    status, isi = simpan(budi, (f"i{ukuran.pk}.t", 1, muatan))
    assert (status, isi["sel"][f"i{ukuran.pk}.t"]["s"]) == (422, "tidak")
