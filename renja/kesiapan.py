"""Tables and data that `mulai` brings up to date, and a quick look at whether they are."""

import hashlib
import io
from pathlib import Path

from django.conf import settings
from django.core.management import call_command

from planning.models import EdisiNomenklatur, Pengguna
from renja.demo.pengguna import daftar_pengguna_demo
from renja.persiapan.tempat import lapor, tahap

# What the loaded data depends on: its files, and the code that reads them.
SUMBER = ("fixtures", "planning/pemuatan", "budget", "performance", "renja/demo")
PERINTAH_MUAT = {
    "muat_nomenklatur": "Memuat nomenklatur",
    "muat_sumber_dana": "Memuat sumber dana",
    "muat_skala": "Memuat skala predikat",
}
PERINTAH_DEMO = {"muat_demo": "Memuat data contoh"}


def siapkan_data() -> None:
    """Bring tables, reference data and, where allowed, demo data up to date.

    Quick when nothing changed. Raises what the commands raise; nothing is stamped then.
    """
    settings.DATA_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tahap("Memeriksa tabel basis data"):
        call_command("migrate", verbosity=0, interactive=False)
    if not settings.DEBUG:
        with tahap("Mengumpulkan berkas statis"):
            call_command("collectstatic", verbosity=0, interactive=False)
    cap = settings.DATA_DIR / "data.siap"
    sidik = sidik_data()
    if _sudah_dimuat(cap, sidik):
        return
    perintah = PERINTAH_MUAT | (PERINTAH_DEMO if settings.DEMO_DIIZINKAN else {})
    for nama, judul in perintah.items():
        with tahap(judul):
            call_command(nama, stdout=io.StringIO())
    if not settings.DEMO_DIIZINKAN:
        lapor("Data contoh tidak dimuat, karena DEBUG tidak menyala.")
    cap.write_text(sidik)


def sidik_data() -> str:
    """A fingerprint of the sources of the data, the database, and what may be loaded."""
    basis_data = settings.DATABASES["default"]
    tujuan = [basis_data.get(kunci) for kunci in ("ENGINE", "HOST", "PORT", "NAME")]
    ringkas = hashlib.sha256(repr((tujuan, settings.DEMO_DIIZINKAN)).encode())
    for berkas in _berkas_sumber(settings.BASE_DIR):
        ringkas.update(b"\0".join([berkas.name.encode(), berkas.read_bytes()]))
    return ringkas.hexdigest()


def _berkas_sumber(akar: Path) -> list[Path]:
    semua = (berkas for nama in SUMBER for berkas in (akar / nama).rglob("*"))
    return sorted(b for b in semua if b.is_file() and b.suffix != ".pyc")


def _sudah_dimuat(cap: Path, sidik: str) -> bool:
    """Whether the stamp fits and the database still holds the data: it may be another one."""
    if not cap.is_file() or cap.read_text() != sidik:
        return False
    nama = [pengguna[0] for pengguna in daftar_pengguna_demo()] if settings.DEMO_DIIZINKAN else []
    lengkap = Pengguna.objects.filter(username__in=nama).count() == len(nama)
    return lengkap and EdisiNomenklatur.objects.exists()
