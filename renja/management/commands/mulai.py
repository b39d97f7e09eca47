"""`manage.py mulai`: tables, data, server with its worker. What comes before: renja/persiapan."""

import os
import signal
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError
from django.db import connections
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from planning.pemuatan.berkas import BerkasKeliru
from renja.demo.pengguna import daftar_pengguna_demo
from renja.kesiapan import siapkan_data
from renja.persiapan.alamat import Alamat, baca_alamat, ip_bebas
from renja.persiapan.awal import tambah_pilihan
from renja.persiapan.tempat import gembok
from renja.proses.kaitan import ikat_anak
from renja.proses.pendamping import pekerja_pendamping

UTAS = 8


class Command(BaseCommand):
    help = "Menyiapkan lingkungan, basis data dan data contoh, lalu menjalankan server."
    # `manage.py check` shows them; here they would only slow the start.
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        tambah_pilihan(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        alamat = baca_alamat(options["alamat"])
        try:
            with gembok("basis-data"):
                siapkan_data()
        except BerkasKeliru as galat:
            raise CommandError(str(galat), returncode=2) from galat
        if options["tanpa_server"]:
            self.stdout.write("Renja siap. Jalankan `python3 manage.py mulai` untuk servernya.")
        else:
            ip_bebas(alamat)
            self.stdout.write(f"Renja: {alamat.url}   (Ctrl-C menghentikannya)")
        if settings.DEMO_DIIZINKAN:
            self.tulis_pengguna()
        if settings.DEBUG and not options["tanpa_server"] and not alamat.sendiri:
            self.stderr.write(
                "Peringatan: alamat ini dapat dibuka dari jaringan, sedangkan DEBUG menyala dan "
                "kata sandi pengguna contoh diketahui umum. Matikan DEBUG di .env untuk pemakaian "
                "sungguhan."
            )
        self.stdout.flush()
        if not options["tanpa_server"]:
            umumkan(alamat)
            with pekerja_pendamping(self.lapor):
                layani(alamat)

    def lapor(self, kalimat: str) -> None:
        """Say that something beside the server went wrong."""
        self.stderr.write(kalimat)
        self.stderr.flush()

    def tulis_pengguna(self) -> None:
        """Print as whom one can sign in."""
        self.stdout.write("Pengguna contoh (nama pengguna / kata sandi):")
        for nama_pengguna, sandi, nama, peran in daftar_pengguna_demo():
            self.stdout.write(f"  {nama_pengguna:<8} {sandi:<20} {nama}, {peran}")


def umumkan(alamat: Alamat) -> None:
    """Let a trial's mails and QR codes lead to where it is served; in use that is configured."""
    if settings.DEBUG and not settings.ALAMAT_SITUS:
        os.environ["ALAMAT_SITUS"] = settings.ALAMAT_SITUS = alamat.url.rstrip("/")


def layani(alamat: Alamat) -> None:
    """Serve until Ctrl-C.

    One thread would be the quickest, but a single client that sends its request slowly
    would hold it; beyond one's own machine a proxy that buffers requests stands in front.

    Raises Galat where the port was taken in the meantime.
    """
    connections.close_all()
    # The server's process is told to stop by its parent; Ctrl-C at the same moment would leave it
    # hanging. It also ends with a parent that was killed.
    os.register_at_fork(after_in_child=tunda_ctrl_c)
    ikat_anak()
    server = Granian(
        "renja.wsgi:application",
        address=ip_bebas(alamat),
        port=alamat.port,
        interface=Interfaces.WSGI,
        blocking_threads=UTAS,
        log_level=LogLevels.warning,
        workers_kill_timeout=3,
    )
    try:
        server.serve()
    except RuntimeError:
        # Somebody took the port in between: that is told in a sentence.
        ip_bebas(alamat)
        raise


def tunda_ctrl_c() -> None:
    """Keep SIGINT from reaching this process."""
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
