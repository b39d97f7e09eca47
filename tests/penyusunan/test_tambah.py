"""Adding from the nomenclature: Budi types a code, chooses, fills, and goes on."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from budget.models import Pagu, PrakiraanMaju
from planning.indeks_nomenklatur import indeks_edisi
from planning.models import (
    BarisRenja,
    Indikator,
    Kegiatan,
    Nomenklatur,
    Pengguna,
    Perubahan,
    Program,
    Renja,
    SubKegiatan,
    Target,
    UnitKerja,
)
from planning.penyuntingan import TidakSah, urungkan
from renja.penyusunan.tambah import IsianSub, tambah_sub

pytestmark = pytest.mark.django_db
ALAMAT = "/disnaker/2025/susun/nomenklatur/"
# In the nomenclature of Tenaga Kerja, but not in the seed's plan.
SARANA = "2.07.03.2.01.0003"


def butir(kode: str, edisi: str = "900-2023") -> Nomenklatur:
    isi = Nomenklatur.objects.select_related("induk__induk__induk", "edisi")
    return isi.get(edisi__kode=edisi, kode=kode)


def unit(renja: Renja, nama: str = "Bidang Pelatihan dan Produktivitas Tenaga Kerja") -> UnitKerja:
    return UnitKerja.objects.get(perangkat_daerah=renja.perangkat_daerah, nama=nama)


def isian(renja: Renja, kode: str, **lain: object) -> dict[str, object]:
    satu = butir(kode)
    return {
        "pilih": satu.pk,
        "unit_kerja": unit(renja).pk,
        "indikator": satu.indikator,
        "satuan": satu.satuan,
        **lain,
    }


def test_satu_sub_kegiatan_utuh_sekali_kirim(klien: Client, renja: Renja) -> None:
    kirim = isian(
        renja,
        SARANA,
        target="12 Unit",
        pagu="Rp 8.160.000",
        maju="9000000",
        lokasi="Kota Pontianak; semua kecamatan",
        kelompok_sasaran="Pencari kerja",
    )
    jawaban = klien.post(ALAMAT, kirim)
    lanjut = f"{ALAMAT}?q=2.07.03.2.01."
    assert (jawaban.status_code, jawaban.headers["Location"]) == (302, lanjut)
    baris = renja.baris.get()
    assert baris.sub_kegiatan.nama == "Pengadaan Sarana Pelatihan Kerja Kabupaten/Kota"
    assert baris.sub_kegiatan.kegiatan.program.nomenklatur.kode == "2.07.03"
    assert (baris.kelompok_sasaran, baris.nomenklatur) == ("Pencari kerja", None)
    assert [satu.wilayah.nama for satu in baris.lokasi_baris.all()] == [
        "Kota Pontianak",
        "Semua Kecamatan",
    ]
    assert Pagu.objects.get(baris=baris).nilai == 8_160_000
    assert PrakiraanMaju.objects.get(baris=baris).nilai == 9_000_000
    indikator = Indikator.objects.get(sub_kegiatan=baris.sub_kegiatan)
    assert indikator.satuan == "Unit"
    target = Target.objects.get(indikator=indikator)
    assert (target.asal, target.tahun, target.bawah, target.satuan) == ("renja", 2025, 12, "")


def test_program_dan_kegiatan_yang_belum_ada_ikut_ditambahkan(budi: Pengguna, renja: Renja) -> None:
    """1.06.02 (social affairs) is in nobody's Renstra here."""
    program = Program.objects.filter(renstra=renja.renstra).count()
    satu = butir("1.06.02.2.01.0001")
    tambah_sub(budi, renja, [IsianSub(satu, unit(renja))])
    baru = renja.baris.get().sub_kegiatan.kegiatan.program
    assert (baru.nomenklatur.kode, baru.renstra) == ("1.06.02", renja.renstra)
    assert baru.nama == satu.induk.induk.nama
    assert Program.objects.filter(renstra=renja.renstra).count() == program + 1


def test_satu_urungan_membuang_pohon_yang_ikut_ditambahkan(budi: Pengguna, renja: Renja) -> None:
    perubahan, _ = tambah_sub(budi, renja, [IsianSub(butir("1.06.02.2.01.0001"), unit(renja))])
    urungkan(budi, perubahan)
    assert not renja.baris.exists()
    assert not Program.objects.filter(renstra=renja.renstra, nomenklatur__kode="1.06.02").exists()


def test_dua_kali_dalam_satu_unit_kerja_ditolak(budi: Pengguna, renja: Renja) -> None:
    tambah_sub(budi, renja, [IsianSub(butir(SARANA), unit(renja))])
    with pytest.raises(TidakSah, match="sudah ada di Renja 2025 untuk Bidang Pelatihan"):
        tambah_sub(budi, renja, [IsianSub(butir(SARANA), unit(renja))])
    tambah_sub(budi, renja, [IsianSub(butir(SARANA), unit(renja, "Sekretariat"))])
    assert renja.baris.count() == 2
    assert len(set(renja.baris.values_list("sub_kegiatan", flat=True))) == 1


def test_kode_edisi_lain_ditolak(budi: Pengguna, renja: Renja) -> None:
    lain = butir("2.07.04.2.04.0004", "2027")
    with pytest.raises(TidakSah, match="tidak ada pada Nomenklatur 900/2023"):
        tambah_sub(budi, renja, [IsianSub(lain, unit(renja))])


def test_kode_yang_dihentikan_ditolak(budi: Pengguna, renja: Renja) -> None:
    Nomenklatur.objects.filter(pk=butir(SARANA).pk).update(dihentikan=True)
    with pytest.raises(TidakSah, match="sudah dihentikan pada Nomenklatur 900/2023"):
        tambah_sub(budi, renja, [IsianSub(butir(SARANA), unit(renja))])


def test_kegiatan_di_bawah_program_lain_ditolak(budi: Pengguna, renja: Renja) -> None:
    lain = Program.objects.get(renstra=renja.renstra, nomenklatur__kode="2.07.05")
    Kegiatan.objects.filter(
        program__renstra=renja.renstra, nomenklatur__kode="2.07.03.2.01"
    ).update(program=lain)
    with pytest.raises(TidakSah, match=r"2\.07\.03\.2\.01 .* di bawah program 2\.07\.05"):
        tambah_sub(budi, renja, [IsianSub(butir(SARANA), unit(renja))])


def test_bukan_sub_kegiatan_ditolak(budi: Pengguna, renja: Renja) -> None:
    with pytest.raises(TidakSah, match="bukan kode sub kegiatan"):
        tambah_sub(budi, renja, [IsianSub(butir("2.07.03"), unit(renja))])
    assert not renja.baris.exists()


@pytest.mark.parametrize(
    ("kolom", "nilai", "pesan"),
    [
        ("target", "12 Orang", "bukan satuan indikator ini"),
        ("target", "banyak", "bukan angka"),
        ("pagu", "-5", "Rp -5 negatif"),
        ("pagu", "1,5", "rupiah bulat"),
        ("pagu", "999999999999999999", "Periksa banyaknya angka nol"),
        ("lokasi", "Mars", "tidak ada pada daftar wilayah"),
        ("unit_kerja", "0", "Masukkan pilihan yang valid"),
        ("satuan", "", "Tulis satuan indikator"),
    ],
)
def test_isian_keliru_ditolak_dan_tetap_tertulis(
    klien: Client, renja: Renja, kolom: str, nilai: str, pesan: str
) -> None:
    kirim = isian(renja, SARANA, target="12", pagu="1000")
    jawaban = klien.post(ALAMAT, {**kirim, kolom: nilai})
    halaman = jawaban.content.decode()
    assert jawaban.status_code == 422
    assert pesan in halaman
    assert not renja.baris.exists()
    assert 'value="12"' in halaman or kolom == "target"


def test_teks_berbahaya_tetap_teks(klien: Client, renja: Renja) -> None:
    racun = "<script>alert(1)</script>"
    klien.post(ALAMAT, isian(renja, SARANA, kelompok_sasaran=racun))
    assert renja.baris.get().kelompok_sasaran == racun
    assert racun not in klien.get(ALAMAT, {"q": racun}).content.decode()


def test_kode_yang_tidak_dikenal_404(klien: Client, renja: Renja) -> None:
    jawaban = klien.get(ALAMAT, {"pilih": "999999999"})
    assert jawaban.status_code == 404
    assert "tidak ada pada Nomenklatur 900/2023" in jawaban.content.decode()


def test_beberapa_sekaligus_dengan_indikator_resminya(klien: Client, renja: Renja) -> None:
    kode = [butir(SARANA).pk, butir("2.07.03.2.01.0004").pk]
    kirim = {"kode": kode, "unit_kerja": unit(renja).pk, "indikator": "1"}
    hasil = klien.post(f"{ALAMAT}tambah/", kirim, follow=True).content.decode()
    assert "2 sub kegiatan ditambahkan untuk Bidang Pelatihan" in hasil
    sub = SubKegiatan.objects.filter(baris_renja__renja=renja)
    assert Indikator.objects.filter(sub_kegiatan__in=sub).count() == 2
    assert Perubahan.objects.get(renja=renja).judul == "Menambah sub kegiatan (2 kode)"


def test_beberapa_sekaligus_semua_atau_tidak_sama_sekali(klien: Client, renja: Renja) -> None:
    ada = butir(SARANA)
    klien.post(ALAMAT, isian(renja, SARANA))
    kirim = {"kode": [ada.pk, butir("2.07.03.2.01.0004").pk], "unit_kerja": unit(renja).pk}
    jawaban = klien.post(f"{ALAMAT}tambah/", kirim)
    assert jawaban.status_code == 422
    assert "sudah ada di Renja 2025" in jawaban.content.decode()
    assert renja.baris.count() == 1


@pytest.mark.parametrize("banyak", [3, 30])
def test_banyaknya_kueri_tetap(budi: Pengguna, renja: Renja, banyak: int) -> None:
    isi = Nomenklatur.objects.filter(
        edisi=renja.edisi, tingkat="sub_kegiatan", induk__induk__kode="1.01.02"
    ).select_related("induk__induk__induk", "edisi")[:banyak]
    daftar = [IsianSub(satu, unit(renja), pagu=5) for satu in isi]
    with CaptureQueriesContext(connection) as kueri:
        tambah_sub(budi, renja, daftar)
    assert renja.baris.count() == banyak
    assert len(kueri) == 43


def test_hasil_menyebut_jalur_indikator_dan_yang_sudah_ada(klien: Client, renja: Renja) -> None:
    klien.post(ALAMAT, isian(renja, SARANA))
    halaman = klien.get(ALAMAT, {"q": "sarana pelatihan kerja"}).content.decode()
    assert "Sudah ada" in halaman
    assert "Pelaksanaan Pelatihan berdasarkan Unit Kompetensi" in halaman
    assert "Jumlah Pengadaan dan Pemeliharaan Sarana Pelatihan Kerja (Unit)" in halaman


def test_kode_penunjang_dicetak_dengan_bidang_urusan_sendiri(klien: Client, renja: Renja) -> None:
    halaman = klien.get(f"{ALAMAT}cari/", {"q": "2.07.01.2.01.0001"}).content.decode()
    assert "2.07.01.2.01.0001" in halaman
    assert "X.XX" not in halaman


def test_bidang_urusan_lain_hanya_diperingatkan(klien: Client, renja: Renja) -> None:
    satu = butir("1.06.02.2.01.0001")
    assert "di luar bidang urusan" in klien.get(ALAMAT, {"pilih": satu.pk}).content.decode()
    assert klien.post(ALAMAT, isian(renja, satu.kode)).status_code == 302


def test_tahap_tertutup_tidak_menerima(klien: Client, renja: Renja) -> None:
    Renja.objects.filter(pk=renja.pk).update(terbuka=False)
    assert klien.post(ALAMAT, isian(renja, SARANA)).status_code == 403
    assert not BarisRenja.objects.filter(renja=renja).exists()


def test_indeks_dibuat_sekali_dan_diperbarui_bila_edisi_berubah(renja: Renja) -> None:
    pertama = indeks_edisi(renja.edisi)
    with CaptureQueriesContext(connection) as kueri:
        assert indeks_edisi(renja.edisi) is pertama
    assert len(kueri) == 1
    Nomenklatur.objects.filter(pk=butir(SARANA).pk).update(nama="Nama yang lain sekali")
    kedua = indeks_edisi(renja.edisi)
    assert kedua is not pertama
    assert [satu.kode for satu in kedua.cari("lain sekali")] == [SARANA]


def test_kode_yang_diketik_utuh_langsung_membuka_formulirnya(klien: Client, renja: Renja) -> None:
    """With or without dots; what ends in a dot asks for what is below."""
    for teks in (SARANA, "207032010003"):
        jawaban = klien.get(ALAMAT, {"q": teks})
        assert (jawaban.status_code, jawaban.headers["Location"]) == (
            302,
            f"{ALAMAT}?pilih={butir(SARANA).pk}",
        )
    assert klien.get(ALAMAT, {"q": "2.07.03.2.01."}).status_code == 200


def test_kata_yang_dicari_bertahan_setelah_disimpan(klien: Client, renja: Renja) -> None:
    jawaban = klien.post(f"{ALAMAT}?q=pelatihan", isian(renja, SARANA))
    assert jawaban.headers["Location"] == f"{ALAMAT}?q=pelatihan"


def test_indikator_program_dan_kegiatan_baru_ikut_ditulis(klien: Client, renja: Renja) -> None:
    """1.06.02 is in nobody's Renstra here; the form asks what it and its kegiatan measure."""
    kode = "1.06.02.2.01.0001"
    formulir = klien.get(ALAMAT, {"pilih": butir(kode).pk}).content.decode()
    assert "Indikator program" in formulir
    assert "Indikator kegiatan" in formulir
    kirim = isian(
        renja,
        kode,
        indikator_program="Persentase warga yang tertolong",
        satuan_program="%",
        target_program="54",
        maju_program="56 %",
        indikator_kegiatan="Persentase layanan",
        satuan_kegiatan="%",
        target_kegiatan="100",
    )
    assert klien.post(ALAMAT, kirim).status_code == 302
    kegiatan = renja.baris.get().sub_kegiatan.kegiatan
    milik = {"program": kegiatan.program, "kegiatan": kegiatan}
    isi = {
        nama: [
            (satu.asal, satu.tahun, satu.bawah)
            for satu in Target.objects.filter(**{f"indikator__{nama}": baris}).order_by("tahun")
        ]
        for nama, baris in milik.items()
    }
    assert isi == {
        "program": [("renja", 2025, 54), ("maju", 2026, 56)],
        "kegiatan": [("renja", 2025, 100)],
    }
    lagi = klien.get(ALAMAT, {"pilih": butir("1.06.02.2.01.0002").pk}).content.decode()
    assert "Indikator kegiatan" not in lagi


def test_target_program_dengan_satuan_lain_ditolak_di_kolomnya(klien: Client, renja: Renja) -> None:
    kirim = isian(
        renja,
        "1.06.02.2.01.0001",
        indikator_program="Persentase warga yang tertolong",
        satuan_program="%",
        target_program="54 Orang",
        target_kegiatan="100",
    )
    jawaban = klien.post(ALAMAT, kirim)
    assert jawaban.status_code == 422
    galat = jawaban.context["form"].errors
    assert list(galat) == ["target_program", "indikator_kegiatan"]
    assert "bukan satuan indikator ini" in galat["target_program"][0]
    assert not renja.baris.exists()


def test_beberapa_sumber_dana_dipisahkan_titik_koma(klien: Client, renja: Renja) -> None:
    kirim = isian(renja, SARANA, pagu="8.160.000", sumber_dana="1.1; 1.2.01.01.01")
    assert klien.post(ALAMAT, kirim).status_code == 302
    bagian = Pagu.objects.get(baris__renja=renja).sumber.order_by("urutan")
    assert [(satu.sumber_dana.kode, satu.nilai) for satu in bagian] == [
        ("1.1", None),
        ("1.2.01.01.01", None),
    ]


def test_sumber_dana_yang_tidak_dikenal_ditolak_di_kolomnya(klien: Client, renja: Renja) -> None:
    kirim = isian(renja, SARANA, pagu="8.160.000", sumber_dana="Uang kas")
    jawaban = klien.post(ALAMAT, kirim)
    assert jawaban.status_code == 422
    assert list(jawaban.context["form"].errors) == ["sumber_dana"]


def test_sumber_dana_tanpa_pagu_hanya_ditegur_bila_diketik(klien: Client, renja: Renja) -> None:
    """The one carried over from the row before stands there by itself."""
    awal = klien.get(ALAMAT, {"pilih": butir(SARANA).pk}).context["form"].initial
    bawaan = awal["sumber_dana"]
    assert bawaan
    jawaban = klien.post(ALAMAT, isian(renja, SARANA, sumber_dana="1.1"))
    assert list(jawaban.context["form"].errors) == ["pagu"]
    assert klien.post(ALAMAT, isian(renja, SARANA, sumber_dana=bawaan)).status_code == 302
    assert not Pagu.objects.filter(baris__renja=renja).exists()
