"""Pictures: taken in anew from their pixels, named, replaced, and kept while they are placed."""

import io
import struct
import zlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from planning.models import Pengguna
from renja.models import Gambar
from renja.penulisan import services
from tests.penulisan.alat import bab, mulai, png, sebagai

pytestmark = pytest.mark.django_db
ALAMAT = "/disnaker/2024/dokumen/gambar/"
ISIAN = {"nama": "peta", "keterangan": "Peta lokasi", "alternatif": "Peta kota", "sumber": "BPS"}


def kiriman(isi: bytes, **lain: str) -> dict[str, object]:
    return {**ISIAN, **lain, "bukti.gambar": SimpleUploadedFile("peta.png", isi, "image/png")}


def bom() -> bytes:
    """A PNG of some kilobytes that promises 50,000 by 50,000 pixels."""

    def potong(jenis: bytes, isi: bytes) -> bytes:
        return (
            struct.pack(">I", len(isi)) + jenis + isi + struct.pack(">I", zlib.crc32(jenis + isi))
        )

    kepala = struct.pack(">IIBBBBB", 50_000, 50_000, 8, 0, 0, 0, 0)
    data = zlib.compress(b"\0" * 100_000)
    return b"\x89PNG\r\n\x1a\n" + potong(b"IHDR", kepala) + potong(b"IDAT", data)


def test_gambar_diunggah_tampil_dan_hanya_bagi_pembaca(orang: dict[str, Pengguna]) -> None:
    budi = sebagai(orang, "budi")
    jawaban = budi.post(ALAMAT, kiriman(png()), follow=True).content.decode()
    assert "Gambar peta disimpan." in jawaban
    satu = Gambar.objects.get()
    assert (satu.lebar, satu.tinggi, satu.bentuk) == (60, 40, "png")
    berkas = f"{ALAMAT}{satu.uid}/berkas/"
    for ukuran in ("asli", "kecil"):
        gambar = sebagai(orang, "dedi").get(f"{berkas}{ukuran}/")
        assert gambar.headers["Content-Type"] == "image/png"
        assert gambar.headers["Cache-Control"] == "private, no-cache"
        assert Image.open(io.BytesIO(gambar.content)).size == (60, 40)
        etag = {"If-None-Match": gambar.headers["ETag"]}
        assert sebagai(orang, "dedi").get(f"{berkas}{ukuran}/", headers=etag).status_code == 304
    assert sebagai(orang, "citra").get(f"{berkas}asli/").status_code == 404
    assert budi.get(f"{berkas}lain/").status_code == 404
    teks = sebagai(orang, "ani").get(ALAMAT).content.decode()
    assert 'alt="Peta kota"' in teks
    assert 'type="file"' not in teks


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        (b"", "bukan gambar PNG atau JPEG"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "bukan gambar PNG atau JPEG"),
        (b"GIF89a" + b"\0" * 50, "bukan gambar PNG atau JPEG"),
        (b"\x89PNG\r\n\x1a\n<script>alert(1)</script>", "PNG atau JPEG"),
        (bom(), "melebihi 25 megapiksel"),
        (b"\xff\xd8\xff" + b"\0" * (11 * 2**20), "lebih dari 5 MiB"),
    ],
)
def test_berkas_musuh_ditolak_dengan_kalimat(
    orang: dict[str, Pengguna], isi: bytes, kalimat: str
) -> None:
    jawaban = sebagai(orang, "budi").post(ALAMAT, kiriman(isi))
    assert jawaban.status_code == 422
    teks = jawaban.content.decode()
    assert kalimat in teks
    assert 'value="Peta lokasi"' in teks
    assert not Gambar.objects.exists()


def test_berkas_ganda_hanya_pikselnya_yang_disimpan(orang: dict[str, Pengguna]) -> None:
    """A picture that is also a script, or holds a comment, loses all but its pixels."""
    ekor = b"<?php system('id'); ?><script>alert(1)</script>PK\x03\x04"
    budi = sebagai(orang, "budi")
    assert "Pilih berkas PNG" in budi.post(ALAMAT, ISIAN).content.decode()
    budi.post(ALAMAT, kiriman(png() + ekor))
    isi = bytes(Gambar.objects.get().isi.isi)
    assert b"script" not in isi
    assert b"php" not in isi


def test_nama_keterangan_dan_teks_pengganti_diperiksa(orang: dict[str, Pengguna]) -> None:
    budi = sebagai(orang, "budi")
    kirim = kiriman(png(), nama="Peta Lokasi!", keterangan=" ", alternatif="")
    teks = budi.post(ALAMAT, kirim).content.decode()
    assert "huruf kecil, angka, dan tanda hubung saja" in teks
    assert "Tulis keterangan yang dicetak" in teks
    assert "Tulis apa yang terlihat" in teks
    budi.post(ALAMAT, kiriman(png()))
    assert "sudah dipakai gambar lain" in budi.post(ALAMAT, kiriman(png())).content.decode()
    lambang = kiriman(png(), nama="lambang", keterangan="", alternatif="")
    budi.post(ALAMAT, lambang)
    assert Gambar.objects.get(nama="lambang").alternatif == "Lambang daerah"


def test_gambar_diganti_dan_dihapus_kecuali_yang_dipakai(orang: dict[str, Pengguna]) -> None:
    renja = mulai(orang["budi"])
    budi = sebagai(orang, "budi")
    budi.post(ALAMAT, kiriman(png()))
    satu = Gambar.objects.get()
    ubah = f"{ALAMAT}{satu.uid}/"
    budi.post(ubah, {**kiriman(png(80, 50)), "versi": "1"})
    satu.refresh_from_db()
    assert (satu.lebar, satu.versi) == (80, 2)
    tulisan = bab(renja, "bab-4")
    services.simpan_isi(
        orang["budi"], tulisan, 1, 'Lihat {{ gambar("peta") }}.\n\n{% gambar "peta" %}\n'
    )
    hapus = budi.post(f"{ubah}hapus/", {"versi": "2"}, follow=True).content.decode()
    assert "dipakai pada “Rencana Kerja dan Pendanaan”" in hapus
    ganti = budi.post(ubah, {**ISIAN, "nama": "denah", "versi": "2"})
    assert ganti.status_code == 422
    assert "ganti dahulu di sana" in ganti.content.decode()
    services.simpan_isi(orang["budi"], tulisan, 2, "Tanpa gambar.")
    budi.post(f"{ubah}hapus/", {"versi": "2"})
    assert not Gambar.objects.exists()


def test_dua_orang_mengubah_gambar_yang_kedua_diberi_tahu(orang: dict[str, Pengguna]) -> None:
    budi = sebagai(orang, "budi")
    budi.post(ALAMAT, kiriman(png()))
    ubah = f"{ALAMAT}{Gambar.objects.get().uid}/"
    budi.post(ubah, {**ISIAN, "keterangan": "Satu", "versi": "1"})
    jawaban = budi.post(ubah, {**ISIAN, "keterangan": "Dua", "versi": "1"})
    assert jawaban.status_code == 409
    assert "sudah diubah oleh" in jawaban.content.decode()
    assert Gambar.objects.get().keterangan == "Satu"
