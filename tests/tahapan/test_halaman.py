"""The page of the stages and of a version, as each person sees them; what pages take `?tahap=`."""

import hashlib
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from planning.models import BarisRenja, JejakAudit, Pengguna, Renja
from planning.penyuntingan import suntingan
from renja.models import BerkasVersi, Proses, Ralat, Versi
from renja.pengingat.tugas import tugas_untuk
from renja.tahapan import berkas as ruang_berkas
from renja.tahapan import services
from renja.tindak_lanjut.perlu import banyak_perlu
from tests.tahapan.conftest import SATU_TAHAP, ambil, beri_pdf, jalankan

pytestmark = pytest.mark.django_db
ALAMAT = "/disnaker/2024/tahapan/"
Orang = dict[str, Pengguna]


def buka(orang: Pengguna, alamat: str = ALAMAT) -> Any:
    klien = Client()
    klien.force_login(orang)
    return klien.get(alamat)


def isi(orang: Pengguna, alamat: str = ALAMAT) -> str:
    jawaban = buka(orang, alamat)
    assert jawaban.status_code == 200
    return str(jawaban.content.decode())


def kirim(orang: Pengguna, aksi: str, **data: Any) -> Any:
    klien = Client()
    klien.force_login(orang)
    return klien.post(f"{ALAMAT}tindak/{aksi}/", {"versi": ambil().versi, **data})


@pytest.mark.usefixtures("renja")
def test_tombol_menurut_peran(orang: Orang) -> None:
    assert "Ya, ajukan" in isi(orang["budi"])
    for nama in ("dedi", "ani", "eka", "fajar", "gita", "hadi"):
        assert "Tidak ada yang menunggu Anda" in isi(orang[nama])
    versi = services.ajukan(orang["budi"], ambil(), 1)
    assert "Ya, tarik pengajuan" in isi(orang["budi"])
    assert "Ya, tanda tangani" not in isi(orang["dedi"])
    assert "belum dapat ditandatangani" in isi(orang["dedi"])
    beri_pdf(versi)
    halaman = isi(orang["dedi"])
    assert "Ya, tanda tangani" in halaman
    assert "Ya, kembalikan" in halaman
    services.tandatangani(orang["dedi"], ambil(), 2)
    halaman = isi(orang["ani"])
    assert "Ya, terima" in halaman
    assert "Ya, kembalikan" in halaman
    assert "Tidak ada yang menunggu Anda" in isi(orang["budi"])


@pytest.mark.usefixtures("renja")
def test_seluruh_siklus_lewat_halaman(orang: Orang) -> None:
    assert kirim(orang["budi"], "ajukan").status_code == 302
    versi = Versi.objects.get()
    proses = Proses.objects.get()
    assert (proses.jenis, proses.argumen) == ("cetak_versi", {"versi": versi.pk})
    beri_pdf(versi)
    assert kirim(orang["dedi"], "tandatangani").status_code == 302
    jawaban = kirim(orang["ani"], "tolak", alasan="Tahun pada BAB I keliru")
    assert jawaban.status_code == 302
    assert "Tahun pada BAB I keliru" in isi(orang["budi"])
    assert kirim(orang["budi"], "ajukan").status_code == 302
    beri_pdf(Versi.objects.get(nomor=2))
    assert "Dikembalikan untuk diperbaiki" not in isi(orang["budi"])
    kirim(orang["dedi"], "tandatangani")
    assert kirim(orang["ani"], "terima").status_code == 302
    assert ambil().tahap == "rancangan"
    halaman = isi(orang["ani"])
    assert "?semula=rancangan_awal.1&amp;menjadi=rancangan_awal.2" in halaman
    assert "Sudah digantikan" not in halaman


@pytest.mark.usefixtures("renja")
def test_kiriman_yang_ditolak_mengatakan_sebabnya(orang: Orang) -> None:
    for nama in ("ani", "dedi", "eka", "fajar"):
        jawaban = kirim(orang[nama], "ajukan")
        assert jawaban.status_code == 403
        assert "oleh perencana perangkat daerahnya" in jawaban.content.decode()
    assert kirim(orang["citra"], "ajukan").status_code == 404
    assert kirim(orang["budi"], "mengarang").status_code == 404
    jawaban = kirim(orang["budi"], "ajukan", versi=7)
    assert jawaban.status_code == 409
    assert "sudah berubah sejak halaman ini dibuka" in jawaban.content.decode()
    assert kirim(orang["budi"], "ajukan", versi="x" * 900).status_code == 409
    assert kirim(orang["dedi"], "kembalikan", alasan="x").status_code == 403
    jalankan(orang, "ajukan")
    jawaban = kirim(orang["dedi"], "kembalikan", alasan="a" * 501)
    assert jawaban.status_code == 422
    assert "Alasan paling panjang 500 huruf." in jawaban.content.decode()


def test_penetapan_lewat_halaman(orang: Orang, renja: Renja) -> None:
    jalankan(orang, *(SATU_TAHAP * 4))
    jawaban = kirim(orang["ani"], "tetapkan", nomor="", tanggal="kemarin")
    assert jawaban.status_code == 422
    assert "Tulis nomor Perkada." in jawaban.content.decode()
    jawaban = kirim(orang["ani"], "tetapkan", nomor="12 Tahun 2023", tanggal="2023-07-03")
    assert jawaban.status_code == 302
    halaman = isi(orang["budi"])
    assert "Perkada nomor 12 Tahun 2023 tanggal 3 Juli 2023" in halaman
    assert "siklus ini selesai" in halaman


def test_kueri_tetap_berapa_pun_versinya(orang: Orang, renja: Renja) -> None:
    def kueri() -> int:
        klien = Client()
        klien.force_login(orang["budi"])
        klien.get(ALAMAT)
        with CaptureQueriesContext(connection) as banyak:
            assert klien.get(ALAMAT).status_code == 200
        return len(banyak)

    jalankan(orang, "ajukan", "kembali")
    satu = kueri()
    jalankan(orang, *(("ajukan", "kembali") * 3))
    assert kueri() == satu


# --- A version ---------------------------------------------------------------------------


@pytest.fixture
def versi(orang: Orang, renja: Renja) -> Versi:
    """The first draft, accepted."""
    return jalankan(orang, *SATU_TAHAP)


SATU = f"{ALAMAT}versi/rancangan_awal/1/"
PDF = b"%PDF-1.7\n isi yang ditandatangani\n%%EOF\n"


def unggah(orang: Pengguna, berkas: bytes, nama: str = "tertanda.pdf") -> Any:
    klien = Client()
    klien.force_login(orang)
    isian = {"berkas": SimpleUploadedFile(nama, berkas, content_type="application/pdf")}
    return klien.post(f"{SATU}berkas/", isian)


def test_berkas_tertanda_didaftarkan_di_samping_versi(orang: Orang, versi: Versi) -> None:
    assert unggah(orang["dedi"], PDF, "../../C:\\Renja 2024.pdf").status_code == 302
    satu = BerkasVersi.objects.get(jenis="tertanda")
    assert (satu.nama, satu.ukuran, bytes(satu.isi)) == ("Renja 2024.pdf", len(PDF), PDF)
    jawaban = buka(orang["eka"], f"{SATU}berkas/{satu.sidik}.pdf")
    assert jawaban.content == PDF
    assert jawaban["Content-Disposition"].startswith("attachment")
    assert JejakAudit.objects.filter(objek="renja.berkasversi").count() == 1


def test_berkas_yang_tidak_diterima(orang: Orang, versi: Versi) -> None:
    cetakan = b"%PDF-1.7 lain %%EOF"
    assert unggah(orang["budi"], cetakan).status_code == 302
    for isi_berkas, kalimat in (
        (cetakan, "sudah terdaftar pada versi ini"),
        (b"<svg onload=alert(1)>", "bukan PDF"),
        (b"%PDF-1.7 terpotong", "rusak atau terpotong"),
        (b"", "Pilih berkas PDF"),
    ):
        jawaban = unggah(orang["budi"], isi_berkas)
        assert jawaban.status_code == 422
        assert kalimat in jawaban.content.decode()
    for nama in ("eka", "fajar", "hadi"):
        assert unggah(orang[nama], PDF).status_code == 403
    assert unggah(orang["citra"], PDF).status_code == 404


def test_berkas_yang_sama_dengan_pdf_atau_versi_lain_ditolak(orang: Orang, renja: Renja) -> None:
    versi = services.ajukan(orang["budi"], renja, 1)
    cetakan = b"%PDF-1.7 cetakan %%EOF"
    satu = beri_pdf(versi, cetakan)
    assert satu.sidik != hashlib.sha256(cetakan).hexdigest()
    sama = hashlib.sha256(cetakan + versi.kode.encode()).hexdigest()
    assert satu.sidik == sama
    jawaban = unggah(orang["budi"], cetakan + versi.kode.encode())
    assert jawaban.status_code == 422
    assert "sama persis dengan PDF versi ini" in jawaban.content.decode()


def test_berkas_terlalu_besar(orang: Orang, versi: Versi, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ruang_berkas, "BERKAS_TERBESAR", 100)
    jawaban = unggah(orang["budi"], PDF + b"x" * 200)
    assert jawaban.status_code == 422
    assert "lebih dari 30 MB" in jawaban.content.decode()
    assert BerkasVersi.objects.filter(jenis="tertanda").count() == 0


def test_versi_yang_dikembalikan_tidak_menerima_berkas(orang: Orang, renja: Renja) -> None:
    jalankan(orang, "ajukan", "kembali")
    jawaban = unggah(orang["budi"], PDF)
    assert jawaban.status_code == 403
    assert "ditarik atau dikembalikan" in jawaban.content.decode()


RALAT = {"tempat": "Tabel 4.1", "tertulis": "54", "seharusnya": "53", "alasan": "Salah hitung"}


def test_ralat_di_samping_versi(orang: Orang, versi: Versi) -> None:
    klien = Client()
    klien.force_login(orang["budi"])
    assert klien.post(f"{SATU}ralat/", RALAT).status_code == 302
    jawaban = klien.post(f"{SATU}ralat/", RALAT | {"seharusnya": "54", "tempat": ""})
    assert jawaban.status_code == 422
    assert "Tulis tempat yang keliru" in jawaban.content.decode()
    jawaban = klien.post(f"{SATU}ralat/", RALAT | {"seharusnya": "54"})
    assert "sama dengan yang tertulis" in jawaban.content.decode()
    klien.force_login(orang["ani"])
    assert klien.post(f"{SATU}ralat/", RALAT | {"tempat": "BAB I"}).status_code == 302
    assert list(Ralat.objects.values_list("nomor", "tempat")) == [(1, "Tabel 4.1"), (2, "BAB I")]
    klien.force_login(orang["dedi"])
    assert klien.post(f"{SATU}ralat/", RALAT).status_code == 403
    assert "2 ralat" in isi(orang["eka"])
    versi.refresh_from_db()
    assert Versi.objects.get().sidik == versi.sidik


def test_data_versi_persis_bita_yang_dikunci(orang: Orang, versi: Versi) -> None:
    jawaban = buka(orang["budi"], f"{SATU}data.json")
    assert hashlib.sha256(jawaban.content).hexdigest() == versi.sidik
    assert 'renja-disnaker-2024-rancangan-awal-1.json"' in jawaban["Content-Disposition"]


# --- Any page takes the stage ------------------------------------------------------------


@pytest.fixture
def berubah(orang: Orang, versi: Versi) -> Versi:
    """A row got another name after the version was frozen."""
    baris = BarisRenja.objects.select_related("renja__perangkat_daerah", "perangkat_daerah").filter(
        renja=ambil()
    )[0]
    with suntingan(orang["budi"], renja=ambil()) as s:
        s.ubah(baris, baris.versi, {"nama": "Nama sesudah dikunci"})
    return versi


@pytest.mark.parametrize(
    "alamat", ["rencana/", "tabel-4.1/", "tabel-4.1.csv", "tabel-4.1.json", "dasbor/", ""]
)
def test_setiap_halaman_menerima_tahap(orang: Orang, berubah: Versi, alamat: str) -> None:
    awal = f"/disnaker/2024/{alamat}"
    kini = buka(orang["budi"], awal).content.decode("utf-8-sig")
    beku = buka(orang["budi"], f"{awal}?tahap=rancangan_awal&versi=1").content.decode("utf-8-sig")
    assert "Nama sesudah dikunci" not in beku
    if alamat not in {"", "dasbor/"}:
        assert "Nama sesudah dikunci" in kini
    if not alamat.endswith(("csv", "json")):
        assert "Versi terkunci." in beku
        assert berubah.kode in beku
        assert "Versi terkunci." not in kini


def test_nama_berkas_menyebut_versinya(orang: Orang, berubah: Versi) -> None:
    jawaban = buka(orang["budi"], "/disnaker/2024/tabel-4.1.csv?tahap=rancangan_awal.1")
    assert "disnaker-rancangan-awal-1_2024" in jawaban["Content-Disposition"]


@pytest.mark.parametrize(
    ("kueri", "kalimat"),
    [
        ("tahap=mengarang", "Tahap &quot;mengarang&quot; tidak dikenal"),
        ("tahap=rancangan", "belum pernah diajukan"),
        ("tahap=rancangan_awal&versi=9", "tidak mempunyai versi 9"),
        ("tahap=rancangan_awal&versi=satu", "bukan angka"),
        ("tahap=rancangan_awal&versi=0", "tidak mempunyai versi 0"),
        ("versi=1", "Sebut tahap versinya pula"),
    ],
)
def test_versi_yang_tidak_ada(orang: Orang, versi: Versi, kueri: str, kalimat: str) -> None:
    for alamat in ("", "rencana/", "tabel-4.1/", "tabel-4.1.csv", "dasbor/"):
        jawaban = buka(orang["budi"], f"/disnaker/2024/{alamat}?{kueri}")
        assert jawaban.status_code == 404
        assert kalimat in jawaban.content.decode()


def test_versi_dinas_lain_tidak_terbuka(orang: Orang, versi: Versi) -> None:
    assert buka(orang["citra"], SATU).status_code == 404
    assert buka(orang["citra"], "/disnaker/2024/?tahap=rancangan_awal").status_code == 404
    assert buka(orang["citra"], "/dinsos/2024/?tahap=rancangan_awal&versi=1").status_code == 404


# --- Queue and duties --------------------------------------------------------------------


def test_antrean_verifikator(orang: Orang, renja: Renja) -> None:
    alamat = "/pemda/kota/2024/tahapan/"
    jalankan(orang, "ajukan", "tanda", "kembali", "ajukan", "tanda")
    halaman = isi(orang["ani"], alamat)
    assert halaman.index("Dinas Disnaker") < halaman.index("Dinas Dinsos")
    assert "?semula=rancangan_awal.1&amp;menjadi=rancangan_awal.2" in halaman
    assert "Dinas Dinsos" not in isi(orang["ani"], f"{alamat}?giliran=verifikator")
    assert "Dinas Dinsos" not in isi(orang["ani"], f"{alamat}?mitra=ya")
    assert "Tidak ada yang cocok" in isi(orang["ani"], f"{alamat}?tahap=forum")
    assert "Dinas Lain" not in halaman
    assert buka(orang["budi"], alamat).status_code == 403
    assert buka(orang["ani"], "/pemda/lain/2024/tahapan/").status_code == 404


def _judul(user: Pengguna) -> set[str]:
    baru = Pengguna.objects.get(pk=user.pk)
    return {satu.judul for satu in tugas_untuk(baru) if "ancangan" in satu.judul}


def test_perlu_tindak_lanjut(orang: Orang, renja: Renja) -> None:
    jalankan(orang, "ajukan")
    assert [banyak_perlu(orang[nama]) for nama in ("dedi", "ani", "budi")] == [1, 0, 0]
    assert _judul(orang["dedi"]) == {"Menandatangani rancangan awal Renja 2024"}
    assert _judul(orang["ani"]) == set()
    jalankan(orang, "tanda")
    assert _judul(orang["dedi"]) == set()
    assert _judul(orang["ani"]) == {"Memverifikasi rancangan awal Renja 2024"}
    jalankan(orang, "kembali")
    assert _judul(orang["budi"]) == {"Memperbaiki rancangan awal Renja 2024"}
    jalankan(orang, "ajukan", "tarik")
    assert _judul(orang["budi"]) == set()
    jalankan(orang, *(SATU_TAHAP * 4))
    (satu,) = [s for s in tugas_untuk(orang["ani"]) if s.judul.startswith("Mencatat")]
    assert satu.judul == "Mencatat penetapan Renja 2024"
    jalankan(orang, "tetapkan")
    assert not [s for s in tugas_untuk(orang["ani"]) if s.judul.startswith("Mencatat")]
