"""The stages of a Renja: who does what where, what is frozen, and what stays behind."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from planning.models import (
    BarisRenja,
    JadwalTahap,
    JejakAudit,
    Pengguna,
    Penugasan,
    Perubahan,
    RantaiJejak,
    Renja,
)
from planning.penyuntingan import (
    Bentrok,
    Ditolak,
    TidakDapatDiurungkan,
    TidakSah,
    boleh_tulis,
    suntingan,
    urungkan,
)
from planning.penyuntingan.jejak import periksa_rantai
from renja.models import KeputusanVersi, Versi
from renja.tahapan import services
from renja.tahapan.galat import PdfBelumAda
from renja.tahapan.rujukan import isi_versi, muat_sisi, versi_tahap
from tests.tahapan.conftest import SATU_TAHAP, ambil, jalankan

pytestmark = pytest.mark.django_db


def test_seluruh_siklus_sampai_penetapan(orang: dict[str, Pengguna], renja: Renja) -> None:
    perjalanan = []
    for _ in range(4):
        jalankan(orang, *SATU_TAHAP)
        kini = ambil()
        perjalanan.append((kini.tahap, kini.pengajuan, kini.terbuka))
    assert perjalanan == [
        ("rancangan", "disusun", True),
        ("forum", "disusun", True),
        ("rancangan_akhir", "disusun", True),
        ("penetapan", "disusun", False),
    ]
    akhir = jalankan(orang, "tetapkan")
    assert (akhir.tahap, akhir.nomor) == ("penetapan", 1)
    putusan = akhir.keputusan.get()
    assert (putusan.jenis, putusan.nomor, putusan.tanggal) == (
        *("ditetapkan", "12 Tahun 2023", date(2023, 7, 3)),
    )
    beku = isi_versi(akhir)
    assert beku.rencana.konteks.penetapan.nomor == "12 Tahun 2023"
    assert beku.rencana.konteks.penetapan.tanggal == date(2023, 7, 3)
    assert Versi.objects.count() == 5
    assert [str(satu) for satu in Versi.objects.all()] == [
        "Rancangan awal versi 1",
        "Rancangan versi 1",
        "Forum perangkat daerah versi 1",
        "Rancangan akhir versi 1",
        "Penetapan versi 1",
    ]
    assert list(periksa_rantai(RantaiJejak.objects.get(perangkat_daerah__kode="disnaker"))) == []


def test_persiapan_dilanjutkan_perencana(orang: dict[str, Pengguna], renja: Renja) -> None:
    Renja.objects.filter(pk=renja.pk).update(tahap="persiapan")
    with pytest.raises(Ditolak, match="sedang tidak disusun"):
        services.ajukan(orang["budi"], ambil(), 1)
    services.lanjutkan(orang["budi"], ambil(), 1)
    kini = ambil()
    assert (kini.tahap, kini.versi) == ("rancangan_awal", 2)
    with pytest.raises(Ditolak, match="sudah melewati tahap persiapan"):
        services.lanjutkan(orang["budi"], kini, 2)


def test_pengajuan_mengunci_isi_dan_menulis_jejak(orang: dict[str, Pengguna], renja: Renja) -> None:
    versi = jalankan(orang, "ajukan")
    kini = ambil()
    assert (kini.pengajuan, kini.versi) == ("diajukan", 2)
    jawaban = boleh_tulis(orang["budi"], kini)
    assert not jawaban.boleh
    assert jawaban.alasan == (
        "Rancangan awal sudah diajukan dan terkunci (menunggu tanda tangan kepala). "
        "Isinya dapat diubah lagi setelah ditarik atau dikembalikan."
    )
    assert len(versi.sidik) == 64
    assert isi_versi(versi).rencana.tahap == "Rancangan awal"
    satu = Perubahan.objects.get()
    assert (satu.judul, satu.asal, satu.pelaku) == (
        *("Mengajukan rancangan awal Renja 2024", "paraf", orang["budi"]),
    )
    entri = JejakAudit.objects.order_by("nomor")
    assert [(e.objek, e.aksi) for e in entri] == [
        ("renja.versi", "tambah"),
        ("planning.renja", "ubah"),
    ]
    assert entri[0].sesudah["sidik"] == versi.sidik
    with pytest.raises(TidakDapatDiurungkan):
        urungkan(orang["budi"], satu)


def test_versi_bernomor_per_tahap(orang: dict[str, Pengguna], renja: Renja) -> None:
    jalankan(orang, "ajukan", "tarik", "ajukan", "kembali", "ajukan", "tanda", "kembali")
    assert list(Versi.objects.values_list("tahap", "nomor")) == [
        ("rancangan_awal", 1),
        ("rancangan_awal", 2),
        ("rancangan_awal", 3),
    ]
    assert versi_tahap(renja, "rancangan_awal").nomor == 3
    jalankan(orang, *SATU_TAHAP)
    assert versi_tahap(renja, "rancangan_awal").nomor == 4
    assert versi_tahap(renja, "rancangan_awal", 2).nomor == 2


def test_pengembalian_beralasan_dan_membuka_tahap(orang: dict[str, Pengguna], renja: Renja) -> None:
    jalankan(orang, "ajukan")
    kini = ambil()
    with pytest.raises(TidakSah) as galat:
        services.kembalikan(orang["dedi"], kini, kini.versi, "  . ")
    assert galat.value.pesan == {"alasan": ["Tulis alasan mengembalikannya."]}
    Renja.objects.filter(pk=renja.pk).update(terbuka=False)
    versi = jalankan(orang, "kembali")
    kini = ambil()
    assert (kini.pengajuan, kini.terbuka) == ("disusun", True)
    putusan = versi.keputusan.get()
    assert (putusan.jenis, putusan.alasan, putusan.oleh, putusan.peran) == (
        *("dikembalikan", "Pagu belum cocok", orang["dedi"], "Kepala perangkat daerah"),
    )


def test_kepala_baru_menandatangani_bila_pdf_ada(orang: dict[str, Pengguna], renja: Renja) -> None:
    services.ajukan(orang["budi"], renja, 1)
    with pytest.raises(PdfBelumAda, match="PDF versi ini belum ada"):
        services.tandatangani(orang["dedi"], ambil(), 2)
    assert ambil().pengajuan == "diajukan"


def test_plt_disebut_pada_putusan(orang: dict[str, Pengguna], renja: Renja) -> None:
    Penugasan.objects.filter(pengguna=orang["dedi"]).update(sebagai="plt")
    versi = jalankan(orang, "ajukan", "tanda")
    assert versi.keputusan.get().peran == "Plt. Kepala perangkat daerah"


@pytest.mark.parametrize(
    ("kerja", "siapa"),
    [
        (services.ajukan, ("ani", "dedi", "citra", "eka", "fajar", "gita", "hadi", "indah")),
        (services.tarik, ("ani", "dedi", "citra", "eka", "fajar", "gita", "hadi", "indah")),
        (services.tandatangani, ("ani", "budi", "citra", "eka", "gita", "indah")),
        (services.terima, ("budi", "dedi", "citra", "eka", "gita", "indah")),
    ],
)
def test_peran_lain_ditolak(
    orang: dict[str, Pengguna], renja: Renja, kerja: Callable[..., Any], siapa: tuple[str, ...]
) -> None:
    for nama in siapa:
        with pytest.raises(Ditolak, match="oleh"):
            kerja(orang[nama], renja, renja.versi)
    assert Versi.objects.count() == 0


def test_verifikator_bukan_mitra_ditolak(orang: dict[str, Pengguna], renja: Renja) -> None:
    jalankan(orang, "ajukan", "tanda")
    Penugasan.objects.get(pengguna=orang["ani"]).mitra.clear()
    with pytest.raises(Ditolak, match="mitra"):
        services.terima(orang["ani"], ambil(), 3)


def test_klik_ganda_dan_halaman_lama_bentrok(orang: dict[str, Pengguna], renja: Renja) -> None:
    services.ajukan(orang["budi"], ambil(), 1)
    with pytest.raises(Bentrok):
        services.ajukan(orang["budi"], renja, 1)
    with pytest.raises(Bentrok):
        services.tarik(orang["budi"], renja, 1)
    assert Versi.objects.count() == 1
    assert KeputusanVersi.objects.count() == 0


def test_di_luar_jadwal_tidak_diajukan(orang: dict[str, Pengguna], renja: Renja) -> None:
    kemarin = timezone.localdate() - timedelta(days=1)
    JadwalTahap.objects.create(
        pemda=renja.perangkat_daerah.pemda,
        tahun=2024,
        siklus="awal",
        tahap="rancangan_awal",
        mulai=kemarin - timedelta(days=30),
        selesai=kemarin,
    )
    with pytest.raises(Ditolak, match="Jadwal tahap Rancangan awal"):
        services.ajukan(orang["budi"], renja, 1)
    Renja.objects.filter(pk=renja.pk).update(terbuka=False)
    with pytest.raises(Ditolak, match="sedang tertutup"):
        services.ajukan(orang["budi"], ambil(), 1)


def test_sesudah_ditandatangani_tidak_ditarik(orang: dict[str, Pengguna], renja: Renja) -> None:
    jalankan(orang, "ajukan", "tanda")
    with pytest.raises(Ditolak, match="kepala sudah memutuskannya"):
        services.tarik(orang["budi"], ambil(), 3)
    with pytest.raises(Ditolak, match="menunggu tanda tangan"):
        services.kembalikan(orang["dedi"], ambil(), 3, "Terlambat")


def test_penetapan_satu_kali_dan_lengkap(orang: dict[str, Pengguna], renja: Renja) -> None:
    jalankan(orang, *(SATU_TAHAP * 4))
    kini = ambil()
    with pytest.raises(TidakSah) as galat:
        services.tetapkan(orang["ani"], kini, kini.versi, " ", None)
    assert galat.value.pesan == {
        "nomor": ["Tulis nomor Perkada."],
        "tanggal": ["Isi tanggal Perkada, misalnya 31/12/2024."],
    }
    besok = timezone.localdate() + timedelta(days=1)
    with pytest.raises(TidakSah, match="belum tiba"):
        services.tetapkan(orang["ani"], kini, kini.versi, "12 Tahun 2023", besok)
    jalankan(orang, "tetapkan")
    with pytest.raises(Ditolak, match="Penetapan sudah dicatat"):
        services.tetapkan(orang["ani"], ambil(), ambil().versi, "13", date(2023, 7, 4))
    assert Versi.objects.filter(tahap="penetapan").count() == 1


def test_versi_lama_tidak_berubah_bila_rencana_berubah(
    orang: dict[str, Pengguna], renja: Renja
) -> None:
    jalankan(orang, *SATU_TAHAP)
    baris = BarisRenja.objects.select_related("renja__perangkat_daerah", "perangkat_daerah").filter(
        renja=renja
    )[0]
    with suntingan(orang["budi"], renja=ambil()) as s:
        s.ubah(baris, baris.versi, {"nama": "Nama yang baru"})
    lama = muat_sisi(orang["budi"], ambil(), "rancangan_awal.1")
    kini = muat_sisi(orang["budi"], ambil(), "kini")
    nama = [
        {sub.nama for p in sisi.rencana.program for k in p.kegiatan for sub in k.sub_kegiatan}
        for sisi in (lama, kini)
    ]
    assert "Nama yang baru" not in nama[0]
    assert "Nama yang baru" in nama[1]
    assert (lama.label, kini.label) == ("Rancangan awal versi 1", "Hari ini (rancangan)")
