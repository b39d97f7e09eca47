"""Two people act at the same moment: one is first, the other gets a sentence."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection, transaction

from planning.models import BarisRenja, Pengguna, Penugasan, PerangkatDaerah, RantaiJejak, Renja
from planning.penyuntingan import Bentrok, Ditolak, jejak, sunting, suntingan
from planning.penyuntingan.jejak import periksa_rantai
from renja.models import BerkasVersi, KeputusanVersi, Ralat, Versi
from renja.tahapan import services
from renja.tahapan.cetak import simpan_pdf
from renja.tahapan.ralat import beri_ralat
from renja.tahapan.rujukan import isi_versi
from tests.orang import buat_orang
from tests.pabrik import buat_pengguna
from tests.tahapan.conftest import ambil, jalankan

pytestmark = pytest.mark.django_db(transaction=True)
Orang = dict[str, Pengguna]


@pytest.fixture
def orang() -> Orang:
    """The cast, with Ani as mitra of Disnaker and a second planner and head."""
    hasil = buat_orang()
    disnaker = PerangkatDaerah.objects.get(kode="disnaker")
    Penugasan.objects.get(pengguna=hasil["ani"]).mitra.add(disnaker)
    for nama, peran in (("budi2", "perencana"), ("dedi2", "kepala_dinas")):
        hasil[nama] = buat_pengguna(nama, (peran, disnaker.pemda, disnaker))
    return hasil


def serentak(*kerja: Callable[[], Any]) -> list[str]:
    """Start all at once, each on a connection of its own; "" or what each was refused with."""
    awal = Barrier(len(kerja))

    def satu(lakukan: Callable[[], Any]) -> str:
        try:
            awal.wait(timeout=20)
            lakukan()
        except (Bentrok, Ditolak) as galat:
            return str(galat)
        finally:
            connection.close()
        return ""

    with ThreadPoolExecutor(len(kerja)) as kolam:
        return list(kolam.map(satu, kerja))


def _rantai_utuh() -> bool:
    rantai = RantaiJejak.objects.get(perangkat_daerah__kode="disnaker")
    return list(periksa_rantai(rantai)) == []


def test_dua_perencana_mengajukan(orang: Orang) -> None:
    renja = [ambil(), ambil()]
    hasil = serentak(
        lambda: services.ajukan(orang["budi"], renja[0], 1),
        lambda: services.ajukan(orang["budi2"], renja[1], 1),
    )
    assert sorted(map(bool, hasil)) == [False, True]
    assert Versi.objects.count() == 1
    assert (ambil().pengajuan, ambil().versi) == ("diajukan", 2)
    assert _rantai_utuh()


def test_dua_kepala_satu_menandatangani_satu_mengembalikan(orang: Orang) -> None:
    jalankan(orang, "ajukan")
    renja = [ambil(), ambil()]
    hasil = serentak(
        lambda: services.tandatangani(orang["dedi"], renja[0], 2),
        lambda: services.kembalikan(orang["dedi2"], renja[1], 2, "Belum sesuai"),
    )
    assert sorted(map(bool, hasil)) == [False, True]
    (putusan,) = KeputusanVersi.objects.all()
    harapan = {"ditandatangani": "ditandatangani", "dikembalikan": "disusun"}
    assert ambil().pengajuan == harapan[putusan.jenis]
    assert _rantai_utuh()


def test_ditarik_sewaktu_ditandatangani(orang: Orang) -> None:
    jalankan(orang, "ajukan")
    renja = [ambil(), ambil()]
    hasil = serentak(
        lambda: services.tandatangani(orang["dedi"], renja[0], 2),
        lambda: services.tarik(orang["budi"], renja[1], 2),
    )
    assert sorted(map(bool, hasil)) == [False, True]
    assert KeputusanVersi.objects.count() == 1


def test_terima_dan_kembalikan_oleh_verifikator(orang: Orang) -> None:
    jalankan(orang, "ajukan", "tanda")
    renja = [ambil(), ambil()]
    hasil = serentak(
        lambda: services.terima(orang["ani"], renja[0], 3),
        lambda: services.kembalikan(orang["ani"], renja[1], 3, "Belum sesuai"),
    )
    assert sorted(map(bool, hasil)) == [False, True]
    jenis = set(KeputusanVersi.objects.values_list("jenis", flat=True))
    assert len(jenis) == 2
    kini = ambil()
    harapan = "rancangan" if "diterima" in jenis else "rancangan_awal"
    assert (kini.tahap, kini.pengajuan) == (harapan, "disusun")


def test_ketikan_tidak_menyelip_di_belakang_pengajuan(
    orang: Orang, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A planner's save that began before the submission is in the version, or refused."""
    baris = BarisRenja.objects.select_related("renja__perangkat_daerah", "perangkat_daerah").filter(
        renja=ambil()
    )[0]
    renja = ambil()
    tunggu = Barrier(2)
    asli = sunting.Suntingan.tutup

    def tutup(self: Any) -> None:
        if self.asal == "tangan":
            tunggu.wait(timeout=20)
        asli(self)

    def ketik() -> None:
        with suntingan(orang["budi2"], renja=renja) as s:
            s.ubah(baris, baris.versi, {"nama": "Nama susulan"})

    def ajukan() -> None:
        if connection.vendor == "postgresql":
            tunggu.wait(timeout=20)
        services.ajukan(orang["budi"], ambil(), 1)

    if connection.vendor == "postgresql":
        monkeypatch.setattr(sunting.Suntingan, "tutup", tutup)
    serentak(ketik, ajukan)
    baris.refresh_from_db()
    beku = isi_versi(Versi.objects.get())
    nama = {
        sub.nama
        for program in beku.rencana.program
        for kegiatan in program.kegiatan
        for sub in kegiatan.sub_kegiatan
    }
    assert ("Nama susulan" in nama) == (baris.nama == "Nama susulan")


def test_pdf_yang_dicetak_dua_kali_disimpan_sekali(orang: Orang) -> None:
    services.ajukan(orang["budi"], ambil(), 1)
    versi = Versi.objects.select_related("renja__perangkat_daerah").get()

    class Cetakan:
        pdf, banyak_halaman = b"%PDF-1.7 %%EOF", 3

    cetakan: Any = Cetakan()
    assert serentak(*[lambda: simpan_pdf(versi, cetakan)] * 2) == ["", ""]
    assert BerkasVersi.objects.get().halaman == 3


def test_ralat_serentak_bernomor_urut(orang: Orang) -> None:
    versi = jalankan(orang, "ajukan")
    renja = ambil()
    isi = {"tempat": "BAB I", "tertulis": "54", "seharusnya": "53", "alasan": "Salah hitung"}
    hasil = serentak(
        *[lambda: beri_ralat(orang["budi"], renja, versi, isi)] * 2,
        lambda: beri_ralat(orang["ani"], renja, versi, isi),
    )
    assert hasil == ["", "", ""]
    assert list(Ralat.objects.values_list("nomor", flat=True)) == [1, 2, 3]
    assert _rantai_utuh()


def test_kepala_rantai_dipegang_sekali(orang: Orang) -> None:
    """The head of a chain can be taken before anything was written in it."""
    pd = Renja.objects.get(perangkat_daerah__kode="dinsos").perangkat_daerah_id
    with transaction.atomic():
        jejak.pegang((pd, None))
    assert RantaiJejak.objects.get(perangkat_daerah=pd).nomor == 0
