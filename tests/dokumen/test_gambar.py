"""Pictures that come in: written anew, or refused with a sentence before they are unpacked."""

import io
import struct
import zlib

import pytest
from PIL import Image, ImageFile

from renja.dokumen.gambar import BITA_TERBANYAK, GambarDitolak, terima_gambar


def berkas(
    bentuk: str, ukuran: tuple[int, int] = (60, 40), mode: str = "RGB", **lain: object
) -> bytes:
    """A picture as a file."""
    keluar = io.BytesIO()
    warna = {"RGB": (10, 90, 80), "RGBA": (10, 90, 80, 0), "L": 90, "P": 3, "CMYK": (0, 9, 9, 0)}
    Image.new(mode, ukuran, warna[mode]).save(keluar, bentuk, **lain)
    return keluar.getvalue()


def bom(lebar: int, tinggi: int) -> bytes:
    """A tiny PNG whose header promises a huge picture."""

    def potong(jenis: bytes, isi: bytes) -> bytes:
        sandi = zlib.crc32(jenis + isi)
        return struct.pack(">I", len(isi)) + jenis + isi + struct.pack(">I", sandi)

    kepala = struct.pack(">IIBBBBB", lebar, tinggi, 8, 2, 0, 0, 0)
    isi = zlib.compress(bytes(1000))
    awal = b"\x89PNG\r\n\x1a\n"
    return awal + potong(b"IHDR", kepala) + potong(b"IDAT", isi) + potong(b"IEND", b"")


@pytest.mark.parametrize(
    ("isi", "bentuk", "mode"),
    [
        (berkas("PNG"), "png", "RGB"),
        (berkas("PNG", mode="RGBA"), "png", "RGBA"),
        (berkas("PNG", mode="P"), "png", "RGB"),
        (berkas("JPEG"), "jpeg", "RGB"),
        (berkas("JPEG", mode="L"), "jpeg", "L"),
        (berkas("JPEG", mode="CMYK"), "jpeg", "RGB"),
    ],
)
def test_ditulis_ulang_dari_pikselnya(isi: bytes, bentuk: str, mode: str):
    satu = terima_gambar(isi)
    assert (satu.bentuk, satu.lebar, satu.tinggi) == (bentuk, 60, 40)
    with Image.open(io.BytesIO(satu.isi)) as gambar:
        assert gambar.mode == mode
    assert terima_gambar(isi) == satu
    assert len(satu.sidik) == 64


def test_keterangan_dan_profil_dibuang_dan_arah_kamera_diikuti():
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010E] = "rahasia pemotret"
    satu = terima_gambar(berkas("JPEG", exif=exif, icc_profile=b"profil-rahasia" * 20))
    assert (satu.lebar, satu.tinggi) == (40, 60)
    assert b"rahasia" not in satu.isi
    with Image.open(io.BytesIO(satu.isi)) as gambar:
        assert not gambar.getexif()
        assert "icc_profile" not in gambar.info


def test_gambar_bergerak_menjadi_satu_bingkai():
    bingkai = [Image.new("RGB", (40, 40), (n, 0, 0)) for n in (10, 200)]
    keluar = io.BytesIO()
    bingkai[0].save(keluar, "PNG", save_all=True, append_images=bingkai[1:])
    satu = terima_gambar(keluar.getvalue())
    with Image.open(io.BytesIO(satu.isi)) as gambar:
        assert getattr(gambar, "n_frames", 1) == 1


def test_diperkecil_sampai_2400_piksel():
    satu = terima_gambar(berkas("PNG", (4800, 1200)))
    assert (satu.lebar, satu.tinggi) == (2400, 600)


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        (b"", "Berkas ini bukan gambar PNG atau JPEG."),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "Berkas ini bukan gambar PNG atau JPEG."),
        (berkas("GIF"), "Berkas ini bukan gambar PNG atau JPEG."),
        (b"\x89PNG\r\n\x1a\nbukan", "Berkas ini bukan gambar PNG atau JPEG."),
        (berkas("PNG", (400, 400))[:150], "Gambar ini rusak atau tidak utuh."),
        (berkas("JPEG", (400, 400))[:700], "Gambar ini rusak atau tidak utuh."),
        (bom(5001, 5000), "Gambar ini 5001 × 5000 piksel, melebihi 25 megapiksel."),
        (bom(60_000, 60_000), "Gambar ini melebihi 25 megapiksel."),
        (berkas("PNG", (15, 200)), "Gambar ini hanya 15 × 200 piksel."),
        (bytes(BITA_TERBANYAK + 1), "Berkas gambar melebihi 5 MB."),
    ],
)
def test_ditolak_dengan_kalimat(isi: bytes, kalimat: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    with pytest.raises(GambarDitolak) as galat:
        terima_gambar(isi)
    assert str(galat.value).startswith(kalimat)
