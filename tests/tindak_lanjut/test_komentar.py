"""Comments on rows: who writes, answers, resolves and returns, and that text stays text."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from planning.models import (
    BarisRenja,
    JejakAudit,
    Komentar,
    Pengguna,
    Penugasan,
    PerangkatDaerah,
    Perubahan,
    Renja,
)
from planning.penyuntingan import suntingan
from tests.orang import buat_orang
from tests.pabrik import buat_pengguna

pytestmark = pytest.mark.django_db

Kirim = Callable[..., Any]


@pytest.fixture
def orang() -> dict[str, Pengguna]:
    """The cast, with Ani as mitra of Disnaker."""
    hasil = buat_orang()
    disnaker = PerangkatDaerah.objects.get(kode="disnaker")
    Penugasan.objects.get(pengguna=hasil["ani"]).mitra.add(disnaker)
    return hasil


@pytest.fixture
def baris(orang: dict[str, Pengguna]) -> BarisRenja:
    return BarisRenja.objects.filter(renja__perangkat_daerah__kode="disnaker").first()


@pytest.fixture
def kirim(orang: dict[str, Pengguna], baris: BarisRenja) -> Kirim:
    """Posts as one of the cast to an address of the row, or of one of its comments."""

    def lakukan(siapa: str, kerja: str, komentar: Komentar | None = None, **isi: str) -> Any:
        klien = Client()
        klien.force_login(orang[siapa])
        awal = f"komentar/{komentar.uid}" if komentar else f"baris/{baris.uid}"
        return klien.post(f"/disnaker/2024/{awal}/{kerja}/", isi)

    return lakukan


@pytest.mark.parametrize("siapa", ["ani", "budi", "dedi", "eka", "fajar", "gita", "hadi"])
def test_siapa_pun_yang_membaca_boleh_berkomentar(
    kirim: Kirim, baris: BarisRenja, siapa: str
) -> None:
    jawaban = kirim(siapa, "komentar", isi="Pagu ini dari mana?")
    assert jawaban.status_code == 302
    satu = Komentar.objects.get()
    assert (satu.isi, satu.penulis.username, satu.objek) == (
        *("Pagu ini dari mana?", siapa, baris.uid),
    )
    assert jawaban.url == f"/disnaker/2024/baris/{baris.uid}/#k-{satu.uid}"
    assert JejakAudit.objects.get().objek == "planning.komentar"


@pytest.mark.parametrize("siapa", ["citra", "indah"])
def test_yang_tidak_membaca_tidak_menemukan_apa_pun(kirim: Kirim, siapa: str) -> None:
    assert kirim(siapa, "komentar", isi="Halo").status_code == 404
    assert not Komentar.objects.exists()


def test_html_tetap_teks_dan_baris_baru_terjaga(
    kirim: Kirim, orang: dict[str, Pengguna], baris: BarisRenja
) -> None:
    kirim("budi", "komentar", isi="<script>alert(1)</script>\r\nbaris kedua")
    klien = Client()
    klien.force_login(orang["ani"])
    halaman = klien.get(f"/disnaker/2024/baris/{baris.uid}/").content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;<br>baris kedua" in halaman
    assert "<script>alert" not in halaman


def test_komentar_kosong_atau_terlalu_panjang_kembali_dengan_isinya(kirim: Kirim) -> None:
    kosong = kirim("budi", "komentar", isi="   ")
    assert kosong.status_code == 422
    assert "Tulis isinya dahulu." in kosong.content.decode()
    panjang = kirim("budi", "komentar", isi="a" * 2_001)
    assert panjang.status_code == 422
    assert "tulisan ini 2001 huruf" in panjang.content.decode()
    assert "a" * 2_001 in panjang.content.decode()
    assert not Komentar.objects.exists()


def test_orang_yang_disebut_tersimpan_hanya_bila_ia_membaca(kirim: Kirim) -> None:
    kirim("budi", "komentar", isi="@ani dan @Dedi, lihat surel x@eka.id; bukan @citra, @siapa")
    satu = Komentar.objects.get()
    assert sorted(orang.username for orang in satu.sebut.all()) == ["ani", "dedi"]


def test_balasan_menempel_pada_utasnya(kirim: Kirim, baris: BarisRenja) -> None:
    kirim("ani", "komentar", isi="Mengapa turun?", kolom="target_2024")
    awal = Komentar.objects.get()
    kirim("budi", "komentar", isi="Anggarannya dipotong.", induk=str(awal.uid))
    balasan = Komentar.objects.get(induk=awal)
    assert (balasan.isi, balasan.objek, balasan.kolom) == (
        *("Anggarannya dipotong.", baris.uid, "target_2024"),
    )
    lain = "00000000-0000-4000-8000-000000000000"
    assert kirim("budi", "komentar", isi="Hilang", induk=lain).status_code == 404


def test_sel_yang_aneh_ditolak(kirim: Kirim) -> None:
    assert kirim("budi", "komentar", isi="Halo", kolom='"><b>').status_code == 422


def test_menyelesaikan_dan_membuka_kembali(kirim: Kirim) -> None:
    kirim("ani", "komentar", isi="Cek lagi")
    awal = Komentar.objects.get()
    kirim("budi", "selesai", awal, selesai="ya")
    awal.refresh_from_db()
    assert awal.selesai_oleh.username == "budi"
    kirim("dedi", "selesai", awal, selesai="tidak")
    awal.refresh_from_db()
    assert (awal.selesai_oleh, awal.selesai_pada, awal.versi) == (None, None, 3)


@pytest.mark.parametrize("siapa", ["budi", "eka", "fajar", "gita", "hadi"])
def test_hanya_mitra_dan_kepala_mengembalikan(kirim: Kirim, siapa: str) -> None:
    assert kirim(siapa, "kembalikan", alasan="Tidak benar").status_code == 403
    assert not Komentar.objects.exists()


def test_verifikator_yang_bukan_mitra_tidak_mengembalikan(
    kirim: Kirim, orang: dict[str, Pengguna]
) -> None:
    Penugasan.objects.get(pengguna=orang["ani"]).mitra.clear()
    assert kirim("ani", "kembalikan", alasan="Tidak benar").status_code == 403


@pytest.mark.parametrize("siapa", ["ani", "dedi"])
def test_baris_dikembalikan_kepada_perencana(kirim: Kirim, siapa: str) -> None:
    assert kirim(siapa, "kembalikan", alasan="Lokasi belum dirinci").status_code == 302
    satu = Komentar.objects.get()
    assert (satu.jenis, satu.ditujukan.username, satu.isi) == (
        *("dikembalikan", "budi", "Lokasi belum dirinci"),
    )
    assert Perubahan.objects.get().alasan == "Lokasi belum dirinci"


def test_yang_terakhir_mengubah_barisnya_yang_bertanggung_jawab(
    kirim: Kirim, orang: dict[str, Pengguna], baris: BarisRenja
) -> None:
    """Joko has planned for Disnaker since yesterday and changed the row; Budi planned before."""
    disnaker = PerangkatDaerah.objects.get(kode="disnaker")
    joko = buat_pengguna("joko", ("perencana", disnaker.pemda, disnaker))
    with suntingan(joko, renja=Renja.objects.get(pk=baris.renja_id)) as s:
        s.ubah(baris, 1, {"kelompok_sasaran": "Pencari kerja"})
    kirim("ani", "kembalikan", alasan="Terlalu umum")
    assert Komentar.objects.get().ditujukan == joko
    Penugasan.objects.get(pengguna=joko).delete()
    kirim("ani", "kembalikan", alasan="Masih terlalu umum")
    assert Komentar.objects.get(isi="Masih terlalu umum").ditujukan.username == "budi"


def test_baris_yang_dikembalikan_diterima_oleh_yang_berhak(kirim: Kirim) -> None:
    kirim("ani", "kembalikan", alasan="Terlalu umum")
    satu = Komentar.objects.get()
    assert kirim("budi", "selesai", satu, selesai="ya").status_code == 403
    assert kirim("budi", "komentar", isi="Sudah", induk=str(satu.uid)).status_code == 302
    assert kirim("ani", "selesai", satu, selesai="ya").status_code == 302
    satu.refresh_from_db()
    assert satu.selesai_oleh.username == "ani"
