"""The guard of what is written once (`TETAP`): triggers that refuse UPDATE, DELETE and TRUNCATE.

The database refuses with an IntegrityError that says "versi terkunci tidak dapat diubah". On
SQLite a REPLACE deletes the row in its way without asking a trigger; there an INSERT that meets
another row of the same key is refused as well. planning.penjaga puts them on and takes them off.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.apps import apps as apps_berjalan
from django.apps.registry import Apps
from django.db import models
from django.db.models import Q

PESAN_TETAP = "versi terkunci tidak dapat diubah"
AWALAN_TETAP = "jaga_tetap_"


@dataclass(frozen=True, slots=True)
class Tunggal:
    """Columns in which no two rows are alike; of a part of them where `syarat` (SQL) holds."""

    kolom: tuple[str, ...]
    syarat: str = ""


@dataclass(frozen=True, slots=True)
class Tetap:
    """The table of a model whose rows are written once, its columns and its keys."""

    tabel: str
    kolom: tuple[str, ...]
    tunggal: tuple[Tunggal, ...]

    @property
    def nama(self) -> str:
        """The name of its triggers, without what each of them adds."""
        return AWALAN_TETAP + self.tabel

    @property
    def pesan(self) -> str:
        """What the database says."""
        return f"{PESAN_TETAP}: {self.tabel}"


def daftar_tetap(apps: Apps = apps_berjalan) -> list[Tetap]:
    """The tables of a registry (also one of a migration) whose rows are written once.

    The models of a migration do not carry TETAP themselves: those that run say which.
    """
    label = {
        str(model._meta.label)
        for model in apps_berjalan.get_models()
        if getattr(model, "TETAP", False)
    }
    semua = (model for model in apps.get_models() if model._meta.label in label)
    return sorted((_tetap(model) for model in semua), key=lambda satu: satu.tabel)


def _tetap(model: type[models.Model]) -> Tetap:
    opsi = model._meta
    kolom = {satu.name: str(satu.column) for satu in opsi.concrete_fields}
    tunggal = [Tunggal((kolom[satu.name],)) for satu in opsi.concrete_fields if satu.unique]
    for batas in opsi.constraints:
        if isinstance(batas, models.UniqueConstraint) and batas.fields:
            nama = tuple(kolom[satu] for satu in batas.fields)
            tunggal.append(Tunggal(nama, _syarat(kolom, batas.condition)))
    return Tetap(opsi.db_table, tuple(sorted(kolom.values())), tuple(sorted(tunggal, key=str)))


def _syarat(kolom: Mapping[str, str], syarat: Q | None) -> str:
    """A condition such as Q(jenis="pdf") as SQL over NEW; ValueError for any other kind."""
    bagian = []
    for satu in syarat.children if syarat is not None else ():
        nama, nilai = satu if isinstance(satu, tuple) else ("", None)
        if nama not in kolom or not isinstance(nilai, str) or (syarat and syarat.negated):
            raise ValueError(f"syarat {syarat} tidak dapat dijaga")
        isi = nilai.replace("'", "''")
        bagian.append(f"""NEW."{kolom[nama]}" = '{isi}' AND p."{kolom[nama]}" = '{isi}'""")
    return " AND ".join(bagian)


def trigger_sqlite(tetap: Iterable[Tetap]) -> dict[str, str]:
    """The triggers by name, each with the statement that makes it."""
    hasil = {}
    for satu in tetap:
        tolak = f"SELECT RAISE(ABORT, '{satu.pesan}')"
        for akhir, saat in (("u", "UPDATE"), ("d", "DELETE")):
            hasil[f"{satu.nama}_{akhir}"] = (
                f'CREATE TRIGGER "{satu.nama}_{akhir}" BEFORE {saat} ON "{satu.tabel}" '
                f"BEGIN {tolak}; END"
            )
        langkah = " ".join(f"{tolak} WHERE {_bertabrakan(satu, t)};" for t in satu.tunggal)
        hasil[f"{satu.nama}_i"] = (
            f'CREATE TRIGGER "{satu.nama}_i" BEFORE INSERT ON "{satu.tabel}" BEGIN {langkah} END'
        )
    return hasil


def _bertabrakan(tetap: Tetap, tunggal: Tunggal) -> str:
    """SQL for another row with the same key; one that is alike in all columns may come again."""
    sama = [f'p."{kolom}" = NEW."{kolom}"' for kolom in tunggal.kolom]
    if tunggal.syarat:
        sama.append(tunggal.syarat)
    beda = " OR ".join(f'p."{kolom}" IS NOT NEW."{kolom}"' for kolom in tetap.kolom)
    return f'EXISTS (SELECT 1 FROM "{tetap.tabel}" p WHERE {" AND ".join(sama)} AND ({beda}))'


def fungsi_postgresql(tetap: Iterable[Tetap]) -> dict[str, str]:
    """The functions by name, each with its text: one for rows, one for TRUNCATE."""
    hasil = {}
    for satu in tetap:
        tolak = f"RAISE EXCEPTION '{satu.pesan}' USING ERRCODE = 'integrity_constraint_violation';"
        hasil[f"{satu.nama}_b"] = f"BEGIN {tolak} END"
        hasil[f"{satu.nama}_t"] = (
            f'BEGIN IF EXISTS (SELECT 1 FROM "{satu.tabel}") THEN {tolak} END IF; RETURN NULL; END'
        )
    return hasil


def trigger_postgresql(tetap: Iterable[Tetap]) -> dict[str, str]:
    """When each of those functions is called, by its name."""
    hasil = {}
    for satu in tetap:
        hasil[f"{satu.nama}_b"] = f'BEFORE UPDATE OR DELETE ON "{satu.tabel}" FOR EACH ROW'
        hasil[f"{satu.nama}_t"] = f'BEFORE TRUNCATE ON "{satu.tabel}" FOR EACH STATEMENT'
    return hasil
