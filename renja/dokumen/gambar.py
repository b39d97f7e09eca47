"""Pictures that come in: checked before they are unpacked, then written anew from their pixels.

What is kept is made by this program: no metadata, no colour profile, one frame, bounded sides.
"""

import hashlib
import io
import warnings
from dataclasses import dataclass

from PIL import Image, ImageFile, ImageOps, UnidentifiedImageError

BITA_TERBANYAK = 5 * 2**20
PIKSEL_TERBANYAK = 25_000_000
SISI_TERPANJANG = 2400
SISI_TERPENDEK = 16
MUTU_JPEG = 88
_TANDA = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpeg"}
_BUKAN = "Berkas ini bukan gambar PNG atau JPEG. Simpan sebagai PNG atau JPEG, lalu unggah lagi."
_RUSAK = "Gambar ini rusak atau tidak utuh. Simpan ulang dari aplikasi asalnya, lalu unggah lagi."
_BESAR = (
    "Berkas gambar melebihi {} MB. Perkecil gambarnya, misalnya sampai lebar "
    f"{SISI_TERPANJANG} piksel, lalu unggah lagi."
)
_LUAS = (
    "Gambar ini {lebar} × {tinggi} piksel, melebihi {batas} megapiksel. "
    "Perkecil gambarnya, lalu unggah lagi."
)
_KECIL = "Gambar ini hanya {lebar} × {tinggi} piksel. Unggah gambar yang lebih besar."


class GambarDitolak(Exception):
    """A picture was not taken; the message is an Indonesian sentence."""


@dataclass(frozen=True, slots=True)
class GambarBersih:
    """A picture written anew: its bytes, format (png, jpeg), sides in pixels, and SHA-256."""

    isi: bytes
    bentuk: str
    lebar: int
    tinggi: int
    sidik: str


def terima_gambar(berkas: bytes) -> GambarBersih:
    """An uploaded file as a picture of our own; raises GambarDitolak with the sentence why not.

    Its format is told by content, its size by its header; nothing is unpacked before both are
    within bounds. A picture that was turned by its camera is turned in its pixels.
    """
    if len(berkas) > BITA_TERBANYAK:
        raise GambarDitolak(_BESAR.format(BITA_TERBANYAK // 2**20))
    bentuk = next((nama for awal, nama in _TANDA.items() if berkas.startswith(awal)), "")
    if not bentuk:
        raise GambarDitolak(_BUKAN)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            gambar = _buka(berkas, bentuk)
            return _tulis(_rapikan(gambar), bentuk)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as galat:
        batas = PIKSEL_TERBANYAK // 10**6
        kalimat = f"Gambar ini melebihi {batas} megapiksel. Perkecil gambarnya, lalu unggah lagi."
        raise GambarDitolak(kalimat) from galat
    except UnidentifiedImageError as galat:
        raise GambarDitolak(_BUKAN) from galat
    except (OSError, ValueError, SyntaxError, EOFError, MemoryError) as galat:
        raise GambarDitolak(_RUSAK) from galat


def _buka(berkas: bytes, bentuk: str) -> Image.Image:
    """The picture, unpacked only where its header promises no more than is allowed."""
    # WeasyPrint has the whole process take pictures that are cut short.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    gambar = Image.open(io.BytesIO(berkas), formats=(bentuk.upper(),))
    lebar, tinggi = gambar.size
    if lebar * tinggi > PIKSEL_TERBANYAK:
        batas = PIKSEL_TERBANYAK // 10**6
        raise GambarDitolak(_LUAS.format(lebar=lebar, tinggi=tinggi, batas=batas))
    if min(lebar, tinggi) < SISI_TERPENDEK:
        raise GambarDitolak(_KECIL.format(lebar=lebar, tinggi=tinggi))
    gambar.load()
    return gambar


def _rapikan(gambar: Image.Image) -> Image.Image:
    """Upright, in plain colours, and no longer than is printed."""
    tegak = ImageOps.exif_transpose(gambar)
    tembus = "A" in tegak.getbands() or "transparency" in tegak.info
    biasa = tegak.convert("RGBA" if tembus else "L" if tegak.mode in {"1", "L"} else "RGB")
    biasa.thumbnail((SISI_TERPANJANG, SISI_TERPANJANG), Image.Resampling.LANCZOS)
    return biasa


def _tulis(gambar: Image.Image, bentuk: str) -> GambarBersih:
    """The pixels alone, in a file that holds nothing else."""
    baru = Image.frombytes(gambar.mode, gambar.size, gambar.tobytes())
    keluar = io.BytesIO()
    if bentuk == "jpeg":
        baru.save(keluar, "JPEG", quality=MUTU_JPEG, optimize=True)
    else:
        baru.save(keluar, "PNG", optimize=True)
    isi = keluar.getvalue()
    return GambarBersih(isi, bentuk, *baru.size, hashlib.sha256(isi).hexdigest())
