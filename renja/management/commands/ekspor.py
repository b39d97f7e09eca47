"""`manage.py ekspor`: one official form of a Renja, or its document, as a file."""

import re
from argparse import ArgumentParser
from collections.abc import Mapping
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from planning.models import Renja
from planning.models.renja import TahapRenja
from renja.beku import BekuRusak
from renja.cetak import PdfGagal, hangatkan
from renja.ekspor import FORMAT, ekspor
from renja.ekspor_dokumen import FORMAT_DOKUMEN
from renja.halaman.triwulan import jadwal_pengisian, triwulan_kini
from renja.laporan import AKHIR_TAHUN, FORMULIR, Formulir
from renja.laporan.formulir import FormulirRusak, daftar_bentuk
from renja.management.ekspor.berkas import periksa_tujuan, tulis_ke
from renja.management.ekspor.dokumen import isi_dokumen
from renja.management.ekspor.pembaca import Pembaca, tolak
from renja.management.ekspor.periksa import (
    DOKUMEN,
    baca_tahun,
    cari_renja,
    daftar_kata,
    periksa_pilihan,
)
from renja.pemuat import muat_rencana
from renja.rencana import Rencana
from renja.tabel.kertas import BAKU, KERTAS
from renja.tahapan.galat import VersiTiada
from renja.tahapan.rujukan import muat_versi

# What the placeholders of a title stand for where no plan is at hand; n is the Renja's year.
_ISIAN = {"n": "n", "n1": "n+1", "n_1": "n-1", "n_2": "n-2", "n_3": "n-3", "n_4": "n-4"}
_ISIAN |= {"awal": "awal", "akhir": "akhir", "pd": "perangkat daerah", "pemda": "pemerintah daerah"}
_ISIAN |= {"tw": "I–IV"}
# The options that take a value, each with its word in the help and what it says.
_PILIHAN = (
    ("perangkat-daerah", "KODE", "Misalnya disnaker."),
    ("tahun", "TAHUN", "Tahun Renja, misalnya 2024."),
    (
        "format",
        "FORMAT",
        f"Formulir: {daftar_kata(FORMAT)}. Dokumen: {daftar_kata(FORMAT_DOKUMEN)}.",
    ),
    ("ke", "BERKAS", "Berkas tujuan; - untuk keluaran baku."),
    (
        "kertas",
        "KERTAS",
        f"{daftar_kata(KERTAS)}; tanpa pilihan ini menurut formulirnya, biasanya {BAKU}.",
    ),
    (
        "triwulan",
        "TRIWULAN",
        "1 sampai 4, bagi formulir per triwulan; baku triwulan yang sedang dilaporkan.",
    ),
    ("tahap", "TAHAP", f"Versi terkunci suatu tahap: {daftar_kata(TahapRenja.values)}."),
    ("versi", "NOMOR", "Nomor versi pada tahap itu; baku yang diterima, lalu yang terakhir."),
)


class Command(BaseCommand):
    """`ekspor NAMA --perangkat-daerah KODE --tahun TAHUN --format FORMAT --ke BERKAS`."""

    help = "Menulis satu formulir resmi Renja, atau dokumennya (NAMA: dokumen), ke sebuah berkas."
    requires_system_checks = []

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        """Django's parser, speaking Indonesian."""
        asal = super().create_parser(prog_name, subcommand, **kwargs)
        return Pembaca(
            prog=asal.prog,
            description=asal.description,
            formatter_class=asal.formatter_class,
            parents=[asal],
            add_help=False,
            called_from_command_line=getattr(self, "_called_from_command_line", None),
        )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Everything is read as text and checked here, so that each fault has its sentence."""
        parser.add_argument(
            "nama", nargs="?", metavar="NAMA", help=f"Formulir, lihat --daftar; atau {DOKUMEN}."
        )
        parser.add_argument("--daftar", action="store_true", help="Tampilkan semua formulir.")
        for nama, kata, bantuan in _PILIHAN:
            parser.add_argument(f"--{nama}", metavar=kata, help=bantuan)
        parser.add_argument(
            "--siklus",
            metavar="SIKLUS",
            default=Renja.Siklus.AWAL.value,
            help=f"{daftar_kata(Renja.Siklus.values)}; baku awal.",
        )
        parser.add_argument(
            "--arsip",
            action="store_true",
            help="Bagi PDF dokumen: PDF/A-3 dengan data JSON dan XLSX di dalamnya.",
        )

    def handle(self, *_: Any, **pilihan: Any) -> None:
        """List the forms, or write one; nothing is written where anything is wrong."""
        try:
            if pilihan["daftar"]:
                self._tulis_daftar()
            else:
                self._ekspor(pilihan)
        except (FormulirRusak, PdfGagal, VersiTiada, BekuRusak) as galat:
            tolak(str(galat))

    def _tulis_daftar(self) -> None:
        for kode, bentuk in daftar_bentuk().items():
            judul = re.sub(r"\{(\w+)\}", lambda cocok: _ISIAN.get(cocok[1], "…"), bentuk.judul[0])
            self.stdout.write(f"{kode:<16} {bentuk.nama} ({bentuk.sebutan}): {judul}")
        self.stdout.write(f"{DOKUMEN:<16} Seluruh dokumen: {daftar_kata(FORMAT_DOKUMEN)}")

    def _ekspor(self, pilihan: dict[str, Any]) -> None:
        periksa_pilihan(pilihan)
        tahun = baca_tahun(pilihan["tahun"])
        periksa_tujuan(pilihan["ke"])
        if pilihan["nama"] == DOKUMEN and pilihan["format"] == "pdf" and not pilihan["tahap"]:
            # The printing process starts while the plan is loaded.
            hangatkan()
        renja = cari_renja(pilihan["perangkat_daerah"], tahun, pilihan["siklus"])
        if pilihan["nama"] == DOKUMEN:
            isi, sebutan = self._dokumen(renja, pilihan)
        else:
            isi, sebutan = self._formulir(renja, pilihan)
        tulis_ke(pilihan["ke"], isi)
        if pilihan["ke"] != "-":
            self.stdout.write(f"{sebutan}: {pilihan['ke']}")

    def _formulir(self, renja: Renja, pilihan: Mapping[str, Any]) -> tuple[bytes, str]:
        formulir = FORMULIR[pilihan["nama"]]
        rencana = muat_menurut(renja, formulir, pilihan["tahap"], pilihan["versi"])
        tabel = formulir.susun(rencana, pilih_triwulan(formulir, pilihan["triwulan"], renja))
        isi = ekspor(tabel, pilihan["format"], pilihan["kertas"] or formulir.kertas)
        return isi, f"{tabel.sebutan} ({len(tabel.baris)} baris)"

    def _dokumen(self, renja: Renja, pilihan: Mapping[str, Any]) -> tuple[bytes, str]:
        isi, dokumen = isi_dokumen(renja, pilihan)
        if dokumen.galat:
            self.stderr.write(
                f"Ada {len(dokumen.galat)} ikatan yang keliru dalam naskah; tempatnya ditandai "
                "pada hasil. Perbaiki pada halaman Dokumen."
            )
        return isi, f"{dokumen.judul}, {dokumen.identitas.tahap}"


def muat_menurut(renja: Renja, formulir: Formulir, tahap: str | None, versi: str | None) -> Rencana:
    """The plan as a stage froze it, or as it stands today."""
    if tahap:
        return muat_versi(renja, tahap, int(versi) if versi else None).rencana
    return muat_rencana(renja, pelaksanaan=formulir.pelaksanaan)


def pilih_triwulan(formulir: Formulir, teks: str | None, renja: Renja) -> int:
    """The quarter that was asked for, else the one that is reported now."""
    if not formulir.bertriwulan:
        return AKHIR_TAHUN
    return int(teks) if teks else triwulan_kini(renja.tahun, jadwal_pengisian(renja))
