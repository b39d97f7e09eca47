"""What `manage.py` does before Django: read its own commands and enter .venv."""

import argparse
import os
from collections.abc import Sequence
from typing import NoReturn

from renja.persiapan import berkas_env, debian, lingkungan
from renja.persiapan.alamat import ALAMAT_BAKU, baca_alamat, ip_bebas
from renja.persiapan.tempat import AKAR, Galat, lapor

# One run, two legs, each with a real database: see tests/conftest.py.
DUA_LEG = (
    "--dist=each",
    "--tx=popen//id=sqlite//env:UJI_DB=sqlite",
    "--tx=popen//id=pg//env:UJI_DB=pg",
    # A leg that dies is a failure, not something to start again and again.
    "--max-worker-restart=0",
)
PILIHAN_ADA = "Yang ada: --tanpa-server dan --alamat HOST:PORT."
PILIHAN_DJANGO = ("-h", "--help", "--traceback", "--no-color", "--force-color")


class _Pembaca(argparse.ArgumentParser):
    """A parser whose complaint is a Galat: argparse itself would print English and leave."""

    def error(self, message: str) -> NoReturn:
        raise Galat(f"Pilihan `mulai` tidak lengkap. {PILIHAN_ADA}") from ValueError(message)


def tambah_pilihan(pembaca: argparse.ArgumentParser) -> None:
    """The options of `mulai`, the same before Django and in its command."""
    pembaca.add_argument(
        "--tanpa-server", action="store_true", help="siapkan semuanya, tanpa menjalankan server"
    )
    pembaca.add_argument(
        "--alamat",
        metavar="HOST:PORT",
        default=ALAMAT_BAKU,
        help=f"alamat server; bila tidak disebut {ALAMAT_BAKU}",
    )


def siapkan(argv: Sequence[str]) -> None:
    """Prepare what the command `argv` needs; returns where Django is to carry it out.

    Anything but a process inside a complete .venv is replaced by one. `uji` ends here: it
    becomes pytest. Raises Galat for bad input or a machine that lacks something.
    """
    perintah = argv[0] if argv else ""
    if perintah == "uji":
        _uji(argv[1:])
    if perintah == "mulai":
        _periksa_mulai(argv[1:])
    lingkungan.pastikan(list(argv))
    if perintah == "mulai":
        berkas_env.buat()
        _siapkan_pdf()


def _periksa_mulai(argv: Sequence[str]) -> None:
    """Refuse bad options before anything is installed."""
    pembaca = _Pembaca(add_help=False, allow_abbrev=False)
    tambah_pilihan(pembaca)
    pilihan, sisa = pembaca.parse_known_args(argv)
    asing = [kata for kata in sisa if kata not in PILIHAN_DJANGO]
    if asing:
        raise Galat(f"Pilihan {' '.join(asing)} tidak dikenal. {PILIHAN_ADA}")
    alamat = baca_alamat(pilihan.alamat)
    if not pilihan.tanpa_server and not sisa:
        ip_bebas(alamat)


def _siapkan_pdf() -> None:
    """Without its libraries PDF is off; everything else works."""
    sisa = debian.pasang(debian.PAKET_PDF)
    if sisa:
        lapor(f"PDF dimatikan, karena pustakanya belum ada. {debian.cara_memasang(sisa)}")


def _uji(argv: Sequence[str]) -> None:
    """Become pytest with `argv`; nothing that a test needs may be missing."""
    sisa = debian.pasang([*debian.PAKET_PDF, *debian.PAKET_UJI])
    if sisa:
        raise Galat(f"Uji tidak dijalankan, karena alatnya belum ada. {debian.cara_memasang(sisa)}")
    lingkungan.siapkan(lingkungan.KUNCI_UJI)
    os.chdir(AKAR)
    lingkungan.pindah(["-m", "pytest", *DUA_LEG, *argv])
