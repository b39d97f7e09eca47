"""The import of 5,300 sub kegiatan: preview and applying, beside django-import-export as it comes.

Every pagu changes. Ours reads and compares the whole workbook (28 columns, 7,500 rows of five
models), writes 5,300 pagu with their trail and can be undone. django-import-export, with its
dry run as the preview and without any trail, gets a sheet of a few columns for one model, and
then one for each model of a sub kegiatan's row. Everything is rolled back.
"""

import io
from collections.abc import Callable, Sequence
from typing import Any

import openpyxl
import tablib
from django.db import transaction
from import_export import resources

from bench.siapkan import perencana
from bench.ukur import laporkan, selang_seling
from budget.models import Pagu, PrakiraanMaju
from planning import models as m
from renja.impor.berkas import buka_berkas
from renja.impor.services import RENCANA, Penerapan, jalankan, pratinjau, simpan_unggahan
from renja.impor.views import pilihan_unduh
from renja.lembar.tulis_rencana import tulis_rencana
from renja.pemuat import muat_rencana

BANYAK = 5300
TAMBAH = 1000
PER_PROGRAM = 90
KUNCI, AWAL = 3, 5


class SumberPagu(resources.ModelResource):
    """Resources as the manual shows them."""

    class Meta:
        model = Pagu
        fields = ("id", "baris", "lapisan", "nilai")


class SumberMaju(resources.ModelResource):
    """The prakiraan maju of the same rows."""

    class Meta:
        model = PrakiraanMaju
        fields = ("id", "baris", "nilai")


class SumberBaris(resources.ModelResource):
    """The rows themselves."""

    class Meta:
        model = m.BarisRenja
        fields = ("id", "unit_kerja", "nama", "kelompok_sasaran", "prioritas_daerah")


def ukur(renja: dict[int, m.Renja]) -> None:
    """Preview and applying of the largest plan, each rolled back."""
    satu = m.Renja.objects.select_related("perangkat_daerah__pemda", "renstra", "edisi").get(
        pk=renja[BANYAK].pk
    )
    _kode_resmi(satu.edisi)
    orang = perencana(satu)
    buku, lembar = _buku(satu), _lembar(satu)
    cara: dict[str, Callable[[], object]] = {
        "django-import-export, row, pagu and maju": lambda: _cara_biasa(lembar),
        "django-import-export, pagu alone": lambda: _cara_biasa(lembar[:1]),
        "import of the plan's workbook": lambda: _impor(orang, satu, buku),
    }
    waktu = selang_seling(cara, ulang=1)
    laporkan(f"Import of {BANYAK} rows, preview included", waktu, next(iter(cara)), "0.1")


def _impor(orang: m.Pengguna, renja: m.Renja, buku: bytes) -> None:
    with transaction.atomic():
        berkas = buka_berkas("ukur.xlsx", buku)
        impor = simpan_unggahan(orang, renja, RENCANA, berkas, {})
        impor.renja = renja
        sidik = pratinjau(impor, orang).pratinjau.sidik
        for _ in jalankan(orang, impor, Penerapan(sidik)):
            pass
        transaction.set_rollback(True)


def _cara_biasa(lembar: Sequence[tuple[type[resources.ModelResource], bytes]]) -> None:
    with transaction.atomic():
        for jenis, isi in lembar:
            for coba in (True, False):
                tabel = tablib.Dataset()
                tabel.load(isi, "xlsx")
                jenis().import_data(tabel, dry_run=coba, raise_errors=True)
        transaction.set_rollback(True)


def _buku(renja: m.Renja) -> bytes:
    """The plan's workbook with every pagu changed."""
    buku = openpyxl.load_workbook(
        io.BytesIO(tulis_rencana(muat_rencana(renja), pilihan_unduh(renja)))
    )
    lembar: Any = buku["Rencana"]
    kolom = {sel.value: sel.column - 1 for sel in lembar[KUNCI]}
    for baris in lembar.iter_rows(min_row=AWAL):
        if baris[kolom["tingkat"]].value == "Sub kegiatan":
            baris[kolom["pagu"]].value += TAMBAH
    berkas = io.BytesIO()
    buku.save(berkas)
    return berkas.getvalue()


def _lembar(renja: m.Renja) -> list[tuple[type[resources.ModelResource], bytes]]:
    """The same rows as sheets of the resources, the pagu changed."""
    asal: dict[type[resources.ModelResource], Any] = {
        SumberPagu: Pagu.objects.filter(lapisan__renja=renja),
        SumberMaju: PrakiraanMaju.objects.filter(baris__renja=renja),
        SumberBaris: m.BarisRenja.objects.filter(renja=renja),
    }
    hasil = []
    for jenis, baris in asal.items():
        tabel = jenis().export(baris)
        isi = tablib.Dataset(headers=tabel.headers)
        for satu in tabel.dict:
            if jenis is SumberPagu:
                satu["nilai"] = str(int(satu["nilai"]) + TAMBAH)
            isi.append([satu[kolom] for kolom in tabel.headers])
        hasil.append((jenis, bytes(isi.export("xlsx"))))
    return hasil


def _kode_resmi(edisi: m.EdisiNomenklatur) -> None:
    """Codes of the official form, which those of a measured plan are too many for."""
    kode: dict[int, str] = {}
    for tingkat, pola in (("program", ""), ("kegiatan", ".2.{:02}"), ("sub_kegiatan", ".{:04}")):
        butir = list(m.Nomenklatur.objects.filter(edisi=edisi, tingkat=tingkat).order_by("pk"))
        for nomor, satu in enumerate(butir):
            satu.kode = f"sementara-{tingkat}-{nomor}"[:30]
        m.Nomenklatur.objects.bulk_update(butir, ["kode"], batch_size=500)
        urutan: dict[int, int] = {}
        for nomor, satu in enumerate(butir):
            if satu.induk_id is None or tingkat == "program":
                bidang, urut = divmod(nomor, PER_PROGRAM)
                satu.kode = f"2.{7 + bidang:02}.{2 + urut:02}"
            else:
                urutan[satu.induk_id] = urutan.get(satu.induk_id, 0) + 1
                satu.kode = kode[satu.induk_id] + pola.format(urutan[satu.induk_id])
            kode[satu.pk] = satu.kode
        m.Nomenklatur.objects.bulk_update(butir, ["kode"], batch_size=500)
