"""Sets of changes: the list, what they say in words, undo with what is in the way, the trail."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from budget.models import Pagu, SumberDana
from planning.models import (
    BarisRenja,
    Indikator,
    JejakAudit,
    Pengguna,
    Perubahan,
    Program,
    Renja,
    Target,
)
from planning.penyuntingan import suntingan
from tests.orang import buat_orang

pytestmark = pytest.mark.django_db


@pytest.fixture
def orang() -> dict[str, Pengguna]:
    return buat_orang(6)


@pytest.fixture
def renja(orang: dict[str, Pengguna]) -> Renja:
    return Renja.objects.milik("disnaker", 2024).get()


@pytest.fixture
def program(renja: Renja) -> Program:
    return Program.objects.filter(renstra=renja.renstra).get()


def _klien(orang: Pengguna) -> Client:
    klien = Client()
    klien.force_login(orang)
    return klien


def _isi(jawaban: Any) -> str:
    """The text of a page without its tags, on one line."""
    teks = jawaban.content.decode()
    for tanda in ("<del>", "</del>", "<ins>", "</ins>"):
        teks = teks.replace(tanda, "")
    return " ".join(teks.split())


def _ubah_nama(oleh: Pengguna, renja: Renja, program: Program, nama: str) -> Perubahan:
    with suntingan(oleh, renja=renja, judul="Mengubah program") as s:
        s.ubah(program, program.versi, {"nama": nama})
    assert s.perubahan is not None
    return s.perubahan


def test_pagu_dan_sumber_dana_tercetak_dengan_nama_dan_rupiah(
    orang: dict[str, Pengguna], renja: Renja
) -> None:
    pagu = Pagu.objects.filter(baris__renja=renja).select_related("baris").first()
    pad = SumberDana.objects.get(kode="uji.1")
    with suntingan(orang["budi"], renja=renja, asal="tempel", alasan="Pagu turun") as s:
        bagian = [{"sumber_dana_id": pad.pk, "nilai": 8_160_000, "urutan": 1}]
        s.ubah(pagu, 1, {"nilai": 8_160_000}, {"sumber": bagian})
    isi = _isi(_klien(orang["dedi"]).get(f"/disnaker/2024/baris/{pagu.baris.uid}/"))
    assert "<strong>Budi</strong>" in isi
    assert "WIB</time> · ditempel" in isi
    assert "Mengubah pagu: Pagu indikatif" in isi
    assert "<dt>Pagu (Rp)</dt>" in isi
    assert ">semula </span>Rp 1.000.000" in isi
    assert ">menjadi </span>Rp 8.160.000" in isi
    assert ">semula </span>uji.1 PAD Rp 500.000; uji.2 DAU Rp 500.000" in isi
    assert ">menjadi </span>uji.1 PAD Rp 8.160.000" in isi
    assert "Alasan: Pagu turun" in isi


def test_target_yang_ditambah_dan_dihapus_tercetak_sebagai_nilai(
    orang: dict[str, Pengguna], renja: Renja
) -> None:
    indikator = Indikator.objects.filter(sub_kegiatan__isnull=False, renstra=renja.renstra).first()
    target = Target.objects.get(indikator=indikator, asal="renja", tahun=2024)
    with suntingan(orang["budi"], renja=renja) as s:
        s.hapus(target, 1)
    isi = _isi(_klien(orang["budi"]).get(f"/disnaker/2024/baris/{indikator.uid}/"))
    assert "Menghapus target: 2024, Renja" in isi
    assert '<dt>Nilai</dt><dd><span class="visually-hidden">semula </span>12</dd>' in isi


def test_panel_baris_memuat_sub_kegiatannya_dan_sebaliknya(
    orang: dict[str, Pengguna], renja: Renja
) -> None:
    baris = BarisRenja.objects.filter(renja=renja).select_related("sub_kegiatan").first()
    with suntingan(orang["budi"], renja=renja) as s:
        s.ubah(baris.sub_kegiatan, 1, {"nama": "Pelatihan las"})
        s.ubah(baris, 1, {"kelompok_sasaran": "Pencari kerja"})
    klien = _klien(orang["budi"])
    for uid in (baris.uid, baris.sub_kegiatan.uid):
        isi = _isi(klien.get(f"/disnaker/2024/baris/{uid}/"))
        assert "Pelatihan las" in isi
        assert ">menjadi </span>Pencari kerja" in isi


def test_baris_yang_sudah_dihapus_tetap_punya_riwayat(
    orang: dict[str, Pengguna], renja: Renja
) -> None:
    indikator = Indikator.objects.filter(sub_kegiatan__isnull=False, renstra=renja.renstra).first()
    with suntingan(orang["budi"], renja=renja) as s:
        s.hapus(indikator, 1)
    jawaban = _klien(orang["budi"]).get(f"/disnaker/2024/baris/{indikator.uid}/")
    assert jawaban.status_code == 200
    assert "Baris ini sudah dihapus." in jawaban.content.decode()
    assert "Menghapus indikator" in jawaban.content.decode()


def test_panel_dan_set_memakai_kueri_tetap(
    orang: dict[str, Pengguna], renja: Renja, program: Program
) -> None:
    klien = _klien(orang["budi"])
    _ubah_nama(orang["budi"], renja, program, "Nama 0")
    panel = f"/disnaker/2024/baris/{program.uid}/"
    sedikit = [_kueri(klien, alamat) for alamat in (panel, "/disnaker/2024/perubahan/")]
    for nomor in range(1, 12):
        _ubah_nama(orang["budi"], renja, program, f"Nama {nomor}")
    assert [_kueri(klien, alamat) for alamat in (panel, "/disnaker/2024/perubahan/")] == sedikit
    pagu = list(Pagu.objects.filter(baris__renja=renja).select_related("lapisan__renja"))
    sets = []
    for banyak in (2, 6):
        with suntingan(orang["budi"], renja=renja) as s:
            for satu in pagu[:banyak]:
                s.ubah(satu, satu.versi, {"nilai": satu.nilai + 1})
        sets.append(_kueri(klien, f"/disnaker/2024/perubahan/{s.perubahan.pk}/"))
    assert sets[0] == sets[1]


def _kueri(klien: Client, alamat: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as kueri:
        assert klien.get(alamat).status_code == 200
    return len(kueri)


def test_daftar_disaring_menurut_orang_dan_cara(
    orang: dict[str, Pengguna], renja: Renja, program: Program
) -> None:
    _ubah_nama(orang["budi"], renja, program, "Nama Budi")
    with suntingan(None, renja=renja, asal="perintah", judul="Perbaikan server") as s:
        s.ubah(program, program.versi, {"nama": "Nama server"})
    klien = _klien(orang["eka"])
    semua = _isi(klien.get("/disnaker/2024/perubahan/"))
    assert "Mengubah program" in semua
    assert "Perbaikan server" in semua
    budi = _isi(klien.get(f"/disnaker/2024/perubahan/?oleh={orang['budi'].pk}"))
    assert ("Mengubah program" in budi, "Perbaikan server" in budi) == (True, False)
    perintah = _isi(klien.get("/disnaker/2024/perubahan/?asal=perintah"))
    assert ("Mengubah program" in perintah, "Perbaikan server" in perintah) == (False, True)
    aneh = klien.get("/disnaker/2024/perubahan/?oleh=%27&asal=x&hal=zzz")
    assert aneh.status_code == 200


def test_mengurungkan_dengan_konfirmasi(
    orang: dict[str, Pengguna], renja: Renja, program: Program
) -> None:
    satu = _ubah_nama(orang["budi"], renja, program, "Nama baru")
    klien = _klien(orang["budi"])
    alamat = f"/disnaker/2024/perubahan/{satu.pk}/urungkan/"
    assert "1 program kembali ke nilai semula" in _isi(klien.get(alamat))
    assert Program.objects.get(pk=program.pk).nama == "Nama baru", "GET changes nothing"
    assert klien.post(alamat).status_code == 302
    assert Program.objects.get(pk=program.pk).nama == "program 2.07.001"
    satu.refresh_from_db()
    assert satu.pengurung.asal == "urung"
    assert (Perubahan.objects.count(), JejakAudit.objects.count()) == (2, 2)
    assert klien.post(alamat).status_code == 409


@pytest.mark.parametrize(
    ("kembali", "tujuan"),
    [
        ("/disnaker/2024/?q=a", "/disnaker/2024/?q=a"),
        ("", "/disnaker/2024/perubahan/"),
        ("//jahat.example/", "/disnaker/2024/perubahan/"),
        ("https://jahat.example/", "/disnaker/2024/perubahan/"),
        ("/\\jahat.example/", "/disnaker/2024/perubahan/"),
        ("javascript:alert(1)", "/disnaker/2024/perubahan/"),
    ],
)
def test_sesudah_mengurungkan_kembali_ke_halaman_sendiri_saja(
    orang: dict[str, Pengguna], renja: Renja, program: Program, kembali: str, tujuan: str
) -> None:
    satu = _ubah_nama(orang["budi"], renja, program, "Nama baru")
    alamat = f"/disnaker/2024/perubahan/{satu.pk}/urungkan/"
    jawaban = _klien(orang["budi"]).post(alamat, {"kembali": kembali})
    assert (jawaban.status_code, jawaban.url) == (302, tujuan)


def test_tahap_yang_tertutup_disebut_saat_mengurungkan(
    orang: dict[str, Pengguna], renja: Renja, program: Program
) -> None:
    satu = _ubah_nama(orang["budi"], renja, program, "Nama baru")
    Renja.objects.filter(pk=renja.pk).update(terbuka=False)
    jawaban = _klien(orang["budi"]).post(f"/disnaker/2024/perubahan/{satu.pk}/urungkan/")
    assert jawaban.status_code == 403
    assert "sedang tertutup" in _isi(jawaban)


def test_yang_menghalangi_pengurungan_disebut(
    orang: dict[str, Pengguna], renja: Renja, program: Program
) -> None:
    satu = _ubah_nama(orang["budi"], renja, program, "Nama baru")
    _ubah_nama(orang["budi"], renja, program, "Nama lebih baru")
    jawaban = _klien(orang["budi"]).post(f"/disnaker/2024/perubahan/{satu.pk}/urungkan/")
    assert jawaban.status_code == 409
    assert "program Nama lebih baru: sudah diubah lagi" in _isi(jawaban)
    assert Program.objects.get(pk=program.pk).nama == "Nama lebih baru"


def test_komentar_tidak_diurungkan_siapa_pun(orang: dict[str, Pengguna], renja: Renja) -> None:
    baris = BarisRenja.objects.filter(renja=renja).first()
    klien = _klien(orang["budi"])
    klien.post(f"/disnaker/2024/baris/{baris.uid}/komentar/", {"isi": "Halo"})
    satu = Perubahan.objects.get()
    assert "Urungkan" not in _isi(klien.get("/disnaker/2024/perubahan/"))
    assert klien.post(f"/disnaker/2024/perubahan/{satu.pk}/urungkan/").status_code == 403


def test_perubahan_renja_lain_tidak_ada_di_sini(
    orang: dict[str, Pengguna], renja: Renja, program: Program
) -> None:
    satu = _ubah_nama(orang["budi"], renja, program, "Nama baru")
    klien = _klien(orang["ani"])
    assert klien.get(f"/dinsos/2024/perubahan/{satu.pk}/").status_code == 404
    assert klien.post(f"/dinsos/2024/perubahan/{satu.pk}/urungkan/").status_code == 404


def test_jejak_audit_menyatakan_rantai_utuh_atau_rusak(
    orang: dict[str, Pengguna], renja: Renja, program: Program
) -> None:
    _ubah_nama(orang["budi"], renja, program, "Nama baru")
    klien = _klien(orang["eka"])
    assert "1 entri diperiksa" in _isi(klien.get("/disnaker/2024/jejak/?periksa=ya"))
    if connection.vendor == "postgresql":
        with connection.cursor() as kursor:
            kursor.execute("SET LOCAL session_replication_role = replica")
    JejakAudit.objects.update(sesudah={"nama": "Nama lain"})
    assert "isi entri 1 diubah" in _isi(klien.get("/disnaker/2024/jejak/?periksa=ya"))


def test_csv_jejak_menjinakkan_rumus(
    orang: dict[str, Pengguna], renja: Renja, program: Program
) -> None:
    _ubah_nama(orang["budi"], renja, program, '=HYPERLINK("x")')
    jawaban = _klien(orang["eka"]).get("/disnaker/2024/jejak/jejak-audit.csv")
    isi = b"".join(jawaban.streaming_content).decode("utf-8-sig")
    assert isi.splitlines()[0].startswith("Nomor,Waktu,Oleh,Perbuatan")
    assert '"\'=HYPERLINK(""x"")"' in isi
    assert ',"=' not in isi
