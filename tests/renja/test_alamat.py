"""Pages that refuse, lack something or are asked for wrongly: each says what to do."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.db import OperationalError
from django.test import Client
from django.utils import timezone

from planning.models import Penugasan, PerangkatDaerah, Renja
from renja import cek_sistem
from renja.halaman import views
from renja.tabel.pdf import PdfTidakTersedia
from tests.orang import buat_orang
from tests.pabrik import buat_pengguna, buat_perangkat_daerah

pytestmark = pytest.mark.django_db


def isi(klien: Client, alamat: str, status: int = 200) -> str:
    """The text of a page, which answers with the status."""
    jawaban = klien.get(alamat)
    assert jawaban.status_code == status, alamat
    return jawaban.content.decode()


def klien_budi() -> Client:
    """A browser in which the perencana of disnaker is signed in."""
    klien = Client()
    klien.force_login(buat_orang()["budi"])
    return klien


def test_beranda_tanpa_penugasan_menyebut_apa_yang_diminta() -> None:
    klien = Client()
    klien.force_login(buat_pengguna("joko"))
    assert "Anda belum memiliki penugasan" in isi(klien, "/")


def test_perangkat_daerah_yang_bubar_tidak_ditagih_renjanya() -> None:
    ani = buat_orang()["ani"]
    kemarin = timezone.localdate() - timedelta(days=1)
    pemda = PerangkatDaerah.objects.get(kode="disnaker").pemda
    for kode, sampai in (("lama", kemarin), ("masih", None)):
        PerangkatDaerah.objects.create(
            pemda=pemda,
            kode=kode,
            nama=f"Dinas {kode}",
            berlaku_dari=date(2020, 1, 1),
            berlaku_sampai=sampai,
        )
    klien = Client()
    klien.force_login(ani)
    halaman = isi(klien, "/")
    assert '<li><a href="/masih/">Dinas masih</a></li>' in halaman
    assert "Dinas lama" not in halaman


def test_peran_yang_berlaku_tampil_pada_menu() -> None:
    budi = buat_orang()["budi"]
    pd = PerangkatDaerah.objects.get(kode="disnaker")
    Penugasan.objects.create(
        pengguna=budi,
        peran="kepala_dinas",
        pemda=pd.pemda,
        perangkat_daerah=pd,
        berlaku_dari=date(2020, 1, 1),
        berlaku_sampai=date(2020, 12, 31),
    )
    klien = Client()
    klien.force_login(budi)
    halaman = isi(klien, "/")
    assert "<li>Perencana</li>" in halaman
    assert "<li>Kepala perangkat daerah</li>" not in halaman


def test_beranda_tanpa_renja_menyebut_siapa_yang_membukanya() -> None:
    baru = buat_perangkat_daerah("baru")
    klien = Client()
    klien.force_login(buat_pengguna("kartika", ("perencana", baru.pemda, baru)))
    halaman = isi(klien, "/")
    assert "Belum ada Renja yang tersimpan untuk Dinas Baru." in halaman
    assert "Hubungi Bappeda" in halaman


def test_kertas_yang_tidak_dikenal_ditolak_dengan_satu_kalimat() -> None:
    halaman = isi(klien_budi(), "/disnaker/2024/tabel-4.1.pdf?kertas=A3<b>", 400)
    assert "Ukuran kertas &quot;A3&lt;b&gt;&quot; tidak dikenal. Pakai A4, F4, A3." in halaman
    assert 'href="/disnaker/2024/tabel-4.1/"' in halaman


def test_pdf_yang_gagal_menyebut_sebabnya(monkeypatch: pytest.MonkeyPatch) -> None:
    def gagal(*_: object) -> bytes:
        raise PdfTidakTersedia("Pustaka Pango belum terpasang.")

    monkeypatch.setattr(views, "ekspor", gagal)
    halaman = isi(klien_budi(), "/disnaker/2024/tabel-4.1.pdf", 503)
    assert "Pustaka Pango belum terpasang." in halaman


def test_tombol_pdf_mati_dengan_alasan_bila_pustakanya_tiada(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(views, "alasan_pdf_mati", lambda: "Pasang libpango-1.0-0.")
    klien = klien_budi()
    for alamat in ("/disnaker/2024/", "/disnaker/2024/tabel-4.1/"):
        halaman = isi(klien, alamat)
        assert "Pasang libpango-1.0-0." in halaman
        assert 'aria-disabled="true" aria-describedby="alasan-pdf"' in halaman
        assert ".pdf" not in halaman


def test_pdf_tersedia_di_mesin_uji() -> None:
    assert cek_sistem.alasan_pdf_mati() is None
    assert 'href="/disnaker/2024/tabel-4.1.pdf"' in isi(klien_budi(), "/disnaker/2024/")


@pytest.mark.parametrize(
    "alamat",
    [
        "/tidak-ada/",
        "/disnaker/2023/",
        "/disnaker/24/",
        "/disnaker/2024-perubahan/",
        "/disnaker/2024-awal/",
        "/disnaker/2024/tabel-9.9/",
        "/disnaker/2024/tabel-4x1/",
        "/disnaker/2024/tabel-4.1.docx",
        "/disnaker/2024/tabel-9.9.pdf",
        "/DISNAKER/2024/",
        "/bukan-dinas/2024/",
    ],
)
def test_alamat_yang_salah_tidak_ditemukan(alamat: str) -> None:
    assert "Halaman tidak ditemukan" in isi(klien_budi(), alamat, 404)


def test_renja_perubahan_beralamat_sendiri() -> None:
    klien = klien_budi()
    awal = Renja.objects.get(perangkat_daerah__kode="disnaker")
    perubahan = Renja.objects.create(
        perangkat_daerah=awal.perangkat_daerah,
        renstra=awal.renstra,
        edisi=awal.edisi,
        tahun=2024,
        siklus="perubahan",
    )
    halaman = isi(klien, "/disnaker/2024-perubahan/")
    assert f"<h1>{perubahan}</h1>" in halaman
    assert "belum memuat program, kegiatan, atau sub kegiatan" in halaman
    assert 'href="/disnaker/2024-perubahan/tabel-4.1/"' in halaman
    assert "Perubahan Renja 2024" in isi(klien, "/")


def test_garis_miring_yang_tertinggal_dilengkapi() -> None:
    jawaban = klien_budi().get("/disnaker/2024")
    assert (jawaban.status_code, jawaban.headers["Location"]) == (301, "/disnaker/2024/")


def test_sehat_menjawab_tanpa_masuk() -> None:
    jawaban = Client().get("/sehat")
    assert (jawaban.status_code, jawaban.content) == (200, b"sehat")


def test_sehat_menjawab_503_bila_basis_data_tidak_menjawab(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def putus() -> None:
        raise OperationalError("connection refused")

    monkeypatch.setattr(views, "connection", SimpleNamespace(cursor=putus))
    assert Client().get("/sehat").status_code == 503
