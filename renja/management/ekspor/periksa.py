"""What `manage.py ekspor` refuses before any work is done, each with its sentence."""

import difflib
import re
from collections.abc import Iterable, Mapping
from typing import Any

from planning.models import PerangkatDaerah, Renja
from planning.models.pelaporan import ROMAWI
from planning.models.renja import TahapRenja
from renja.ekspor import FORMAT
from renja.ekspor_dokumen import FORMAT_DOKUMEN
from renja.laporan import FORMULIR, Formulir
from renja.management.ekspor.pembaca import BANTUAN, tolak
from renja.tabel.kertas import KERTAS

DOKUMEN = "dokumen"
WAJIB = ("perangkat_daerah", "tahun", "format", "ke")


def daftar_kata(kata: Iterable[object]) -> str:
    """Words for a sentence: `a, b, c`."""
    return ", ".join(str(satu) for satu in kata)


def periksa_pilihan(pilihan: Mapping[str, Any]) -> None:
    """Refuse what is missing, and words that are no form, format, paper, stage or cycle."""
    if not pilihan["nama"]:
        tolak("Sebutkan formulirnya, misalnya tabel-4.1. Jalankan `ekspor --daftar` untuk semua.")
    periksa_kata("Formulir", pilihan["nama"], [*FORMULIR, DOKUMEN])
    for nama in WAJIB:
        if not pilihan[nama]:
            tolak(f"Pilihan --{nama.replace('_', '-')} wajib diisi. {BANTUAN}")
    if pilihan["nama"] == DOKUMEN:
        _periksa_dokumen(pilihan)
    else:
        _periksa_formulir(pilihan)
    periksa_kata("Siklus", pilihan["siklus"], Renja.Siklus.values)
    periksa_tahap(pilihan["tahap"], pilihan["versi"])


def _periksa_formulir(pilihan: Mapping[str, Any]) -> None:
    periksa_kata("Format", pilihan["format"], FORMAT)
    if pilihan["kertas"] is not None:
        periksa_kata("Ukuran kertas", pilihan["kertas"], KERTAS)
    if pilihan["arsip"]:
        tolak("Pilihan --arsip hanya untuk dokumen: `ekspor dokumen --format pdf --arsip`.")
    periksa_triwulan(FORMULIR[pilihan["nama"]], pilihan["triwulan"])


def _periksa_dokumen(pilihan: Mapping[str, Any]) -> None:
    periksa_kata("Format dokumen", pilihan["format"], FORMAT_DOKUMEN)
    for nama in ("kertas", "triwulan"):
        if pilihan[nama] is not None:
            tolak(f"Dokumen tidak memakai --{nama}. Hapus pilihan itu.")
    if pilihan["arsip"] and pilihan["format"] != "pdf":
        tolak("Pilihan --arsip hanya untuk PDF. Pakai --format pdf, atau hapus --arsip.")


def periksa_kata(sebutan: str, kata: str, tersedia: Iterable[str]) -> None:
    """Refuse a word that is not among those there are; names the nearest one."""
    pilihan = list(tersedia)
    if kata in pilihan:
        return
    dekat = difflib.get_close_matches(kata.lower(), [satu.lower() for satu in pilihan], n=1)
    saran = [satu for satu in pilihan if satu.lower() in dekat]
    maksud = f" Mungkin maksudnya {saran[0]}." if saran else ""
    tolak(f'{sebutan} "{kata}" tidak dikenal.{maksud} Yang ada: {daftar_kata(pilihan)}.')


def periksa_triwulan(formulir: Formulir, teks: str | None) -> None:
    """Refuse a quarter that there is not, and one for a form that has none."""
    if teks is None:
        return
    if not formulir.bertriwulan:
        bertriwulan = daftar_kata(satu.kode for satu in FORMULIR.values() if satu.bertriwulan)
        tolak(
            f"{formulir.nama} tidak disusun per triwulan. Hapus --triwulan; yang memakainya: "
            f"{bertriwulan}."
        )
    if teks not in {str(satu) for satu in ROMAWI}:
        tolak(f'Triwulan "{teks}" tidak dikenal. Tulis 1, 2, 3, atau 4.')


def periksa_tahap(tahap: str | None, versi: str | None) -> None:
    """Refuse a stage that there is not, and a version without its stage."""
    if tahap is not None:
        periksa_kata("Tahap", tahap, TahapRenja.values)
    if versi is None:
        return
    if tahap is None:
        tolak("Pilihan --versi memerlukan --tahap, misalnya --tahap rancangan_awal --versi 2.")
    if not re.fullmatch(r"[1-9][0-9]{0,4}", versi):
        tolak(f'Versi "{versi}" tidak dikenal. Tulis angka mulai 1.')


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
        yang_ada = daftar_kata(f"{satu.tahun} ({satu.siklus})" for satu in ada) or "belum satu pun"
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
