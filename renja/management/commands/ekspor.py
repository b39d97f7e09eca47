"""`manage.py ekspor`: one official form of a Renja as a file, or on standard output."""

import difflib
import errno
import os
import re
import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandError, CommandParser

from planning.models import PerangkatDaerah, Renja
from planning.models.pelaporan import ROMAWI
from renja.ekspor import FORMAT, ekspor
from renja.halaman.triwulan import jadwal_pengisian, triwulan_kini
from renja.laporan import AKHIR_TAHUN, FORMULIR, Formulir
from renja.laporan.formulir import FormulirRusak, daftar_bentuk
from renja.pemuat import muat_rencana
from renja.tabel.kertas import BAKU, KERTAS
from renja.tabel.pdf import PdfGagal

BANTUAN = "Lihat `python3 manage.py ekspor --help`."
WAJIB = ("perangkat_daerah", "tahun", "format", "ke")
_KELUHAN = (
    (r"argument (\S+): expected one argument", "Pilihan {} memerlukan satu nilai."),
    (r"unrecognized arguments: (.+)", "Argumen {} tidak dikenal."),
    (r"ambiguous option: (\S+) could match (.+)", "Pilihan {} dapat berarti {}; tulis lengkap."),
    (r"argument (\S+): ignored explicit argument .+", "Pilihan {} tidak memakai nilai."),
    (r"argument (\S+): .+", "Nilai untuk {} tidak dikenal."),
)
# What the placeholders of a title stand for where no plan is at hand; n is the Renja's year.
_ISIAN = {"n": "n", "n1": "n+1", "n_1": "n-1", "n_2": "n-2", "n_3": "n-3", "n_4": "n-4"}
_ISIAN |= {"awal": "awal", "akhir": "akhir", "pd": "perangkat daerah", "pemda": "pemerintah daerah"}
_ISIAN |= {"tw": "I–IV"}
NAMA_TERPANJANG = 255
_SEBAB = {
    errno.EACCES: "tidak ada izin",
    errno.EPERM: "tidak ada izin",
    errno.EROFS: "tempatnya hanya dapat dibaca",
    errno.ENOSPC: "ruang penyimpanan penuh",
    errno.EPIPE: "penerimanya sudah berhenti",
}


class Pembaca(CommandParser):
    """An argument parser whose complaints are Indonesian sentences."""

    def error(self, message: str) -> NoReturn:
        """Leave with exit code 2, or raise CommandError where Python code called."""
        kalimat = f"{terjemahkan(message)} {BANTUAN}"
        if not self.called_from_command_line:
            raise CommandError(kalimat, returncode=2)
        self.exit(2, f"{kalimat}\n")


def terjemahkan(keluhan: str) -> str:
    """What argparse says in English, as an Indonesian sentence."""
    for pola, kalimat in _KELUHAN:
        cocok = re.fullmatch(pola, keluhan, re.DOTALL)
        if cocok:
            return kalimat.format(*cocok.groups())
    return "Argumen perintah tidak terbaca."


def tolak(kalimat: str) -> NoReturn:
    """Refuse bad input: one sentence, exit code 2."""
    raise CommandError(kalimat, returncode=2)


class Command(BaseCommand):
    """`ekspor NAMA --perangkat-daerah KODE --tahun TAHUN --format FORMAT --ke BERKAS`."""

    help = "Menulis satu formulir resmi Renja ke berkas html, xlsx, pdf, csv, atau json."
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
        parser.add_argument("nama", nargs="?", metavar="NAMA", help="Formulir, lihat --daftar.")
        parser.add_argument("--daftar", action="store_true", help="Tampilkan semua formulir.")
        parser.add_argument("--perangkat-daerah", metavar="KODE", help="Misalnya disnaker.")
        parser.add_argument("--tahun", metavar="TAHUN", help="Tahun Renja, misalnya 2024.")
        parser.add_argument("--format", metavar="FORMAT", help=f"Salah satu: {_daftar(FORMAT)}.")
        parser.add_argument("--ke", metavar="BERKAS", help="Berkas tujuan; - untuk keluaran baku.")
        parser.add_argument(
            "--kertas",
            metavar="KERTAS",
            help=f"{_daftar(KERTAS)}; tanpa pilihan ini menurut formulirnya, biasanya {BAKU}.",
        )
        parser.add_argument(
            "--triwulan",
            metavar="TRIWULAN",
            help="1 sampai 4, bagi formulir per triwulan; baku triwulan yang sedang dilaporkan.",
        )
        parser.add_argument(
            "--siklus",
            metavar="SIKLUS",
            default=Renja.Siklus.AWAL.value,
            help=f"{_daftar(Renja.Siklus.values)}; baku awal.",
        )

    def handle(self, *_: Any, **pilihan: Any) -> None:
        """List the forms, or write one; nothing is written where anything is wrong."""
        try:
            if pilihan["daftar"]:
                self._tulis_daftar()
            else:
                self._ekspor(pilihan)
        except (FormulirRusak, PdfGagal) as galat:
            tolak(str(galat))

    def _tulis_daftar(self) -> None:
        for kode, bentuk in daftar_bentuk().items():
            judul = re.sub(r"\{(\w+)\}", lambda cocok: _ISIAN.get(cocok[1], "…"), bentuk.judul[0])
            self.stdout.write(f"{kode:<16} {bentuk.nama} ({bentuk.sebutan}): {judul}")

    def _ekspor(self, pilihan: dict[str, Any]) -> None:
        periksa_pilihan(pilihan)
        tahun = baca_tahun(pilihan["tahun"])
        periksa_tujuan(pilihan["ke"])
        renja = cari_renja(pilihan["perangkat_daerah"], tahun, pilihan["siklus"])
        formulir = FORMULIR[pilihan["nama"]]
        rencana = muat_rencana(renja, pelaksanaan=formulir.pelaksanaan)
        tabel = formulir.susun(rencana, pilih_triwulan(formulir, pilihan["triwulan"], renja))
        isi = ekspor(tabel, pilihan["format"], pilihan["kertas"] or formulir.kertas)
        tulis_ke(pilihan["ke"], isi)
        if pilihan["ke"] != "-":
            self.stdout.write(f"{tabel.sebutan} ({len(tabel.baris)} baris): {pilihan['ke']}")


def _daftar(kata: Iterable[object]) -> str:
    return ", ".join(str(satu) for satu in kata)


def periksa_pilihan(pilihan: dict[str, Any]) -> None:
    """Refuse what is missing, and words that are no form, format, paper or cycle."""
    if not pilihan["nama"]:
        tolak("Sebutkan formulirnya, misalnya tabel-4.1. Jalankan `ekspor --daftar` untuk semua.")
    periksa_kata("Formulir", pilihan["nama"], FORMULIR)
    for nama in WAJIB:
        if not pilihan[nama]:
            tolak(f"Pilihan --{nama.replace('_', '-')} wajib diisi. {BANTUAN}")
    periksa_kata("Format", pilihan["format"], FORMAT)
    if pilihan["kertas"] is not None:
        periksa_kata("Ukuran kertas", pilihan["kertas"], KERTAS)
    periksa_triwulan(FORMULIR[pilihan["nama"]], pilihan["triwulan"])
    periksa_kata("Siklus", pilihan["siklus"], Renja.Siklus.values)


def periksa_kata(sebutan: str, kata: str, tersedia: Iterable[str]) -> None:
    """Refuse a word that is not among those there are; names the nearest one."""
    pilihan = list(tersedia)
    if kata in pilihan:
        return
    dekat = difflib.get_close_matches(kata.lower(), [satu.lower() for satu in pilihan], n=1)
    saran = [satu for satu in pilihan if satu.lower() in dekat]
    maksud = f" Mungkin maksudnya {saran[0]}." if saran else ""
    tolak(f'{sebutan} "{kata}" tidak dikenal.{maksud} Yang ada: {_daftar(pilihan)}.')


def periksa_triwulan(formulir: Formulir, teks: str | None) -> None:
    """Refuse a quarter that there is not, and one for a form that has none."""
    if teks is None:
        return
    if not formulir.bertriwulan:
        bertriwulan = _daftar(satu.kode for satu in FORMULIR.values() if satu.bertriwulan)
        tolak(
            f"{formulir.nama} tidak disusun per triwulan. Hapus --triwulan; yang memakainya: "
            f"{bertriwulan}."
        )
    if teks not in {str(satu) for satu in ROMAWI}:
        tolak(f'Triwulan "{teks}" tidak dikenal. Tulis 1, 2, 3, atau 4.')


def pilih_triwulan(formulir: Formulir, teks: str | None, renja: Renja) -> int:
    """The quarter that was asked for, else the one that is reported now."""
    if not formulir.bertriwulan:
        return AKHIR_TAHUN
    return int(teks) if teks else triwulan_kini(renja.tahun, jadwal_pengisian(renja))


def baca_tahun(teks: str) -> int:
    """The year, four digits."""
    if not re.fullmatch(r"[0-9]{4}", teks):
        tolak(f'Tahun "{teks}" tidak dikenal. Tulis empat angka, misalnya 2024.')
    return int(teks)


def cari_renja(kode: str, tahun: int, siklus: str) -> Renja:
    """The plan that was asked for, or a sentence with those that there are."""
    periksa_perangkat_daerah(kode)
    renja = (
        Renja.objects.select_related("perangkat_daerah__pemda", "renstra")
        .milik(kode, tahun, siklus)
        .first()
    )
    if renja is None:
        ada = Renja.objects.filter(perangkat_daerah__kode=kode).order_by("tahun", "siklus")
        yang_ada = _daftar(f"{satu.tahun} ({satu.siklus})" for satu in ada) or "belum satu pun"
        tolak(f"Renja {kode} tahun {tahun} ({siklus}) tidak ada. Yang ada: {yang_ada}.")
    return renja


def periksa_perangkat_daerah(kode: str) -> None:
    """Refuse a code that no agency has."""
    kode_kode = PerangkatDaerah.objects.order_by("kode").values_list("kode", flat=True)
    if not kode_kode:
        tolak(
            "Belum ada perangkat daerah di basis data. "
            "Jalankan `python3 manage.py mulai --tanpa-server` untuk memuat data contoh."
        )
    periksa_kata("Perangkat daerah", kode, kode_kode)


def periksa_tujuan(ke: str) -> None:
    """Refuse a place where no file can be written, before any work is done."""
    tujuan = Path(os.path.realpath(ke))
    if len(tujuan.name.encode()) > NAMA_TERPANJANG:
        tolak(f"Nama berkas {tujuan.name[:40]}… terlalu panjang. Pakai nama yang lebih pendek.")
    if ke != "-" and tujuan.is_dir():
        tolak(f'"{ke}" adalah map. Sebutkan nama berkasnya.')
    if ke != "-" and not tujuan.parent.is_dir():
        tolak(f'Map untuk "{ke}" tidak ada. Buat mapnya dahulu, atau tulis ke map lain.')


def tulis_ke(ke: str, isi: bytes) -> None:
    """Write the whole file, or nothing: it is written beside and then renamed.

    Standard output and devices are written directly.
    """
    tujuan = Path(os.path.realpath(ke))
    try:
        if ke == "-":
            sys.stdout.buffer.write(isi)
            sys.stdout.buffer.flush()
        elif tujuan.exists() and not tujuan.is_file():
            tujuan.write_bytes(isi)
        else:
            _tulis_di_samping(tujuan, isi)
    except OSError as galat:
        sebab = _SEBAB.get(galat.errno or 0, "ditolak oleh sistem")
        tolak(f'Berkas "{ke}" tidak dapat ditulis: {sebab}. Pilih tempat lain.')


def _tulis_di_samping(tujuan: Path, isi: bytes) -> None:
    """Write to a new file of a name nobody knows, then give it the place and mode of the old."""
    nomor, nama = tempfile.mkstemp(prefix=".renja-", dir=tujuan.parent)
    sementara = Path(nama)
    try:
        with os.fdopen(nomor, "wb") as berkas:
            berkas.write(isi)
        sementara.chmod(tujuan.stat().st_mode & 0o777 if tujuan.exists() else 0o666 & ~_umask())
        sementara.replace(tujuan)
    finally:
        sementara.unlink(missing_ok=True)


def _umask() -> int:
    """The bits that new files of this process do not get."""
    bit = os.umask(0)
    os.umask(bit)
    return bit
