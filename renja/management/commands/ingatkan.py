"""Remind people by e-mail of what they owe; made to be run by cron."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from renja.pengingat.surat import Surat, kirim, lupakan_yang_lama, susun_surat
from renja.pengingat.waktu import tanggal

TIDAK_DAPAT = 2


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
        terkirim = gagal = 0
        for satu in surat:
            try:
                terkirim += kirim(satu, hari)
            except (OSError, ValueError) as galat:
                gagal += 1
                self._keluhkan(satu, galat)
        lupakan_yang_lama(min(hari, timezone.localdate()))
        self.stdout.write(f"{tanggal(hari)}: {terkirim} surat terkirim, {gagal} gagal.")
        if gagal:
            raise SystemExit(1)

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
