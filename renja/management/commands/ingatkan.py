"""Remind people by e-mail of what they owe; made to be run by cron."""

from argparse import ArgumentParser
from datetime import date
from socket import gaierror
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from renja.pengingat.surat import Surat, kirim, lupakan_yang_lama, susun_surat
from renja.pengingat.waktu import tanggal

TIDAK_DAPAT = 2
LAYAR = "django.core.mail.backends.console.EmailBackend"
# After so many in a row the server is taken to be away.
PALING_BANYAK_BERUNTUN = 3
TIDAK_MENJAWAB = (ConnectionError, TimeoutError, gaierror)


class Command(BaseCommand):
    """`ingatkan [--tanggal YYYY-MM-DD] [--tanpa-kirim]`: 0 done, 1 some failed, 2 could not run."""

    help = (
        "Mengirim surat pengingat, satu surat bagi setiap orang: 7, 3, dan 1 hari sebelum batas "
        "waktu, pada harinya, setiap hari selama 14 hari sesudahnya, lalu setiap Senin. "
        "Yang tanpa batas waktu diingatkan setiap Senin. Setiap hal paling banyak sekali sehari; "
        "hari yang terlewat disusulkan. Aman dijalankan berulang, misalnya oleh cron setiap pagi. "
        "Kode keluar: 0 selesai, 1 ada surat yang gagal (dicoba lagi pada jalan berikutnya), "
        "2 tidak dapat dijalankan."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--tanggal",
            metavar="YYYY-MM-DD",
            help="Ingatkan seolah-olah hari ini tanggal itu; tanpa ini, hari ini.",
        )
        parser.add_argument(
            "--tanpa-kirim",
            action="store_true",
            help="Hanya tampilkan siapa yang akan diingatkan; tidak ada yang dikirim atau dicatat.",
        )

    def handle(self, *_: Any, **pilihan: Any) -> None:
        hari = _hari(pilihan["tanggal"])
        surat = susun_surat(hari)
        if pilihan["tanpa_kirim"]:
            for satu in surat:
                self.stdout.write(f"{satu.pengguna.get_username()}: {satu.perihal}")
                for tugas in satu.tugas:
                    self.stdout.write(f"  - {tugas.judul}, {tugas.sisa_waktu}")
            self.stdout.write(f"{tanggal(hari)}: {len(surat)} surat akan dikirim.")
            return
        terkirim, gagal = self._kirim(surat, hari)
        lupakan_yang_lama(min(hari, timezone.localdate()))
        if terkirim and settings.EMAIL_BACKEND == LAYAR:
            self.stdout.write("EMAIL_URL belum diatur: surat hanya ditampilkan di sini.")
        self.stdout.write(f"{tanggal(hari)}: {terkirim} surat terkirim, {gagal} gagal.")
        if gagal:
            raise SystemExit(1)

    def _kirim(self, surat: list[Surat], hari: date) -> tuple[int, int]:
        """How many were sent and how many failed; a server that is away is not asked for ever."""
        terkirim = gagal = beruntun = 0
        for nomor, satu in enumerate(surat):
            if beruntun == PALING_BANYAK_BERUNTUN:
                sisa = len(surat) - nomor
                self.stderr.write(f"Server surat tidak menjawab; {sisa} surat lain dicoba nanti.")
                return terkirim, gagal + sisa
            try:
                terkirim += kirim(satu, hari)
                beruntun = 0
            except (OSError, ValueError) as galat:
                gagal += 1
                beruntun = beruntun + 1 if isinstance(galat, TIDAK_MENJAWAB) else 0
                self._keluhkan(satu, galat)
        return terkirim, gagal

    def _keluhkan(self, surat: Surat, galat: Exception) -> None:
        sebab = " ".join(str(galat).split()) or type(galat).__name__
        nama = surat.pengguna.get_username()
        self.stderr.write(f"Surat bagi {nama} tidak terkirim ({sebab}); dicoba lagi nanti.")


def _hari(teks: str | None) -> date:
    if teks is None:
        return timezone.localdate()
    try:
        return date.fromisoformat(teks)
    except ValueError as galat:
        kalimat = f"Tanggal {teks!r} tidak dikenal. Tulis seperti 2024-10-15."
        raise CommandError(kalimat, returncode=TIDAK_DAPAT) from galat
