"""The guard between agencies: triggers that keep every row with the agency of its parents.

A row that carries `perangkat_daerah` may only point to rows of that same agency, and its
own `perangkat_daerah` never changes; a many-to-many link joins rows of one agency. No
constraint can say this across tables, so triggers do, on SQLite and PostgreSQL alike,
made from the models themselves: a new model is guarded by its columns alone. The
database refuses with an IntegrityError that says "perangkat daerah berbeda".

The same triggers keep rows in line (`SEJALAN`): where two ways lead from a row to, say, a
Renstra, both arrive at the same one, unless one of them ends at an empty column; if not,
the IntegrityError says "tidak sejalan". A row is looked at when it is written itself, not
when a row further up its ways changes.

What is written once (`TETAP`) is guarded alongside: planning.penjaga_tetap.

SQLite changes a table by making it anew, which fails while triggers mention it: they are
dropped before migrations run and put back afterwards. A migrate that fails half-way leaves
them off until the next one succeeds.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import apps as apps_berjalan
from django.apps.registry import Apps
from django.db import connections, models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from planning.penjaga_tetap import (
    Tetap,
    daftar_tetap,
    fungsi_postgresql,
    trigger_postgresql,
    trigger_sqlite,
)

KOLOM_PEMILIK = "perangkat_daerah"
AWALAN = "jaga_pd_"
# Those of both guards begin so.
AWALAN_SEMUA = "jaga_"
PESAN = "perangkat daerah berbeda"
PESAN_SEJALAN = "tidak sejalan"

# Of each model by its label: the two ways, as foreign keys from the row on.
SEJALAN: tuple[tuple[str, str, str], ...] = (
    ("planning.Penugasan", "pemda", "perangkat_daerah.pemda"),
    ("planning.Program", "renstra", "sasaran.tujuan.renstra"),
    ("planning.Indikator", "renstra", "tujuan.renstra"),
    ("planning.Indikator", "renstra", "sasaran.tujuan.renstra"),
    ("planning.Indikator", "renstra", "program.renstra"),
    ("planning.Indikator", "renstra", "kegiatan.program.renstra"),
    ("planning.Indikator", "renstra", "sub_kegiatan.kegiatan.program.renstra"),
    ("planning.BarisRenja", "renja.renstra", "sub_kegiatan.kegiatan.program.renstra"),
    ("planning.LokasiBaris", "wilayah.pemda", "perangkat_daerah.pemda"),
    ("planning.Komentar", "renja", "induk.renja"),
    ("planning.PutusanPemutakhiran", "renja", "baris.renja"),
    ("budget.Pagu", "lapisan.renja", "baris.renja"),
)


@dataclass(frozen=True, slots=True)
class Rujukan:
    """A foreign key to a row with an owner; all names are those of the database."""

    kolom: str
    tabel: str
    kunci: str
    pemilik: str

    def milik(self) -> str:
        """SQL for the owner of the row that NEW points to."""
        return (
            f'(SELECT p."{self.pemilik}" FROM "{self.tabel}" p '
            f'WHERE p."{self.kunci}" = NEW."{self.kolom}")'
        )


@dataclass(frozen=True, slots=True)
class Jalur:
    """A way from a row over foreign keys, as one column of NEW and the SQL of its end."""

    nama: str
    kolom: str
    sql: str


@dataclass(frozen=True, slots=True)
class Jaga:
    """The guard of one table.

    `pemilik` is its own owner column ("" for a many-to-many table, whose first rujukan
    then says whose row it is), `tetap` whether that column may never change, `sejalan`
    the pairs of ways that must arrive at the same row.
    """

    tabel: str
    pemilik: str
    tetap: bool
    rujukan: tuple[Rujukan, ...]
    sejalan: tuple[tuple[Jalur, Jalur], ...] = ()

    @property
    def nama(self) -> str:
        """The name of the trigger, without what each database adds to it."""
        return AWALAN + self.tabel

    @property
    def kolom(self) -> str:
        """The columns whose change has to be looked at, as an SQL list."""
        sendiri = (self.pemilik,) if self.pemilik else ()
        awal = (jalur.kolom for pasangan in self.sejalan for jalur in pasangan)
        semua = (*sendiri, *(r.kolom for r in self.rujukan), *awal)
        return ", ".join(f'"{k}"' for k in dict.fromkeys(semua))

    def pelanggaran(self, beda: str) -> list[tuple[str, str]]:
        """Each condition under which a row is refused, with the message for it.

        `beda` is the operator of the database that also sees NULL as different.
        """
        acuan = f'NEW."{self.pemilik}"' if self.pemilik else self.rujukan[0].milik()
        lintas = [
            (
                f'NEW."{r.kolom}" IS NOT NULL AND {r.milik()} {beda} {acuan}',
                f"{PESAN}: {self.tabel}.{r.kolom} menunjuk baris perangkat daerah lain",
            )
            for r in (self.rujukan if self.pemilik else self.rujukan[1:])
        ]
        # Neither = nor <> holds where a way ends at NULL: such a row passes.
        return lintas + [
            (f"{a.sql} <> {b.sql}", f"{PESAN_SEJALAN}: {a.nama} dan {b.nama}")
            for a, b in self.sejalan
        ]

    def pindah(self, beda: str) -> tuple[str, str]:
        """The condition under which an owner changes, with the message for it."""
        return (
            f'OLD."{self.pemilik}" {beda} NEW."{self.pemilik}"',
            f"{PESAN}: {self.tabel}.{self.pemilik} tidak boleh diubah",
        )


def daftar_jaga(apps: Apps = apps_berjalan) -> list[Jaga]:
    """The guards that the models of a registry (also one of a migration) ask for."""
    hasil = []
    for model in apps.get_models(include_auto_created=True):
        opsi = model._meta
        if opsi.proxy or not opsi.managed:
            continue
        pemilik = _kolom_pemilik(model)
        rujukan = _rujukan(model)
        if pemilik is None and not (opsi.auto_created and len(rujukan) > 1):
            continue
        tetap = pemilik is not None and not pemilik.null
        sejalan = _sejalan(model)
        if tetap or rujukan or sejalan:
            kolom = pemilik.column if pemilik is not None else ""
            hasil.append(Jaga(opsi.db_table, kolom, tetap, rujukan, sejalan))
    return sorted(hasil, key=lambda jaga: jaga.tabel)


def _kunci_asing(model: type[models.Model]) -> list[models.ForeignKey]:
    """The foreign keys that the database itself keeps; a history's are not among them.

    By column, because the models of a migration have their fields in another order.
    """
    asing = [
        kolom
        for kolom in model._meta.concrete_fields
        if isinstance(kolom, models.ForeignKey) and getattr(kolom, "db_constraint", True)
    ]
    return sorted(asing, key=lambda kolom: kolom.column)


def _kolom_pemilik(model: type[models.Model]) -> models.ForeignKey | None:
    """The foreign key that says whose row it is, if the model has one."""
    return next((kolom for kolom in _kunci_asing(model) if kolom.name == KOLOM_PEMILIK), None)


def _rujukan(model: type[models.Model]) -> tuple[Rujukan, ...]:
    """The foreign keys of a model to rows that have an owner."""
    hasil = []
    for kolom in _kunci_asing(model):
        induk = kolom.remote_field.model
        pemilik = _kolom_pemilik(induk)
        if pemilik is not None:
            kunci = str(kolom.target_field.column)
            hasil.append(Rujukan(kolom.column, induk._meta.db_table, kunci, pemilik.column))
    return tuple(hasil)


def _sejalan(model: type[models.Model]) -> tuple[tuple[Jalur, Jalur], ...]:
    """The pairs of ways of a model; one that a migration's models do not have yet is left out."""
    label = str(model._meta.label)
    pasangan = ((_jalur(model, a), _jalur(model, b)) for milik, a, b in SEJALAN if milik == label)
    return tuple((a, b) for a, b in pasangan if a is not None and b is not None)


def _jalur(model: type[models.Model], nama: str) -> Jalur | None:
    """The SQL of a way such as `sasaran.tujuan.renstra`; None where a step is missing."""
    sql, awal = "", ""
    tempat, kunci = model, ""
    for langkah in nama.split("."):
        kolom = next((k for k in _kunci_asing(tempat) if k.name == langkah), None)
        if kolom is None:
            return None
        if not sql:
            awal, sql = kolom.column, f'NEW."{kolom.column}"'
        else:
            tabel = tempat._meta.db_table
            sql = f'(SELECT p."{kolom.column}" FROM "{tabel}" p WHERE p."{kunci}" = {sql})'
        tempat, kunci = kolom.remote_field.model, str(kolom.target_field.column)
    return Jalur(nama, awal, sql)


class PenjagaSqlite:
    """Two triggers a table: before an insert, and before an update of the columns."""

    def terpasang(self, koneksi: BaseDatabaseWrapper) -> dict[str, str]:
        """The triggers that are there, each with the statement that made it."""
        with koneksi.cursor() as kursor:
            kursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            return {nama: sql for nama, sql in kursor.fetchall() if nama.startswith(AWALAN_SEMUA)}

    def seharusnya(self, jaga: Iterable[Jaga], tetap: Iterable[Tetap]) -> dict[str, str]:
        """The triggers that should be there."""
        hasil = trigger_sqlite(tetap)
        for satu in jaga:
            periksa = satu.pelanggaran("IS NOT")
            if periksa:
                hasil[f"{satu.nama}_i"] = self._trigger(satu, "i", "INSERT", periksa)
            if satu.tetap:
                periksa = [*periksa, satu.pindah("IS NOT")]
            hasil[f"{satu.nama}_u"] = self._trigger(satu, "u", f"UPDATE OF {satu.kolom}", periksa)
        return hasil

    def pasang(self, jaga: Iterable[Jaga], tetap: Iterable[Tetap]) -> list[str]:
        """The statements that make all guards."""
        return list(self.seharusnya(jaga, tetap).values())

    def copot(self, terpasang: Iterable[str]) -> list[str]:
        """The statements that drop the named triggers."""
        return [f'DROP TRIGGER "{nama}"' for nama in terpasang]

    def _trigger(self, jaga: Jaga, jenis: str, saat: str, periksa: list[tuple[str, str]]) -> str:
        langkah = " ".join(
            f"SELECT RAISE(ABORT, '{pesan}') WHERE {syarat};" for syarat, pesan in periksa
        )
        return (
            f'CREATE TRIGGER "{jaga.nama}_{jenis}" BEFORE {saat} ON "{jaga.tabel}" '
            f"BEGIN {langkah} END"
        )


class PenjagaPostgresql:
    """A function and a trigger a table; the function's text says what it guards."""

    def terpasang(self, koneksi: BaseDatabaseWrapper) -> dict[str, str]:
        """The functions that are there and still called by a trigger, each with its text."""
        with koneksi.cursor() as kursor:
            kursor.execute(
                "SELECT f.proname, f.prosrc, EXISTS (SELECT 1 FROM pg_trigger t WHERE t.tgfoid "
                "= f.oid AND t.tgenabled <> 'D') FROM pg_proc f JOIN pg_namespace n "
                "ON n.oid = f.pronamespace WHERE n.nspname = current_schema() "
                "AND starts_with(f.proname, %s)",
                [AWALAN_SEMUA],
            )
            return {nama: isi if dipakai else "" for nama, isi, dipakai in kursor.fetchall()}

    def seharusnya(self, jaga: Iterable[Jaga], tetap: Iterable[Tetap]) -> dict[str, str]:
        """The functions that should be there, each with its text."""
        return {satu.nama: self._isi(satu) for satu in jaga} | fungsi_postgresql(tetap)

    def pasang(self, jaga: Sequence[Jaga], tetap: Sequence[Tetap]) -> list[str]:
        """The statements that make all guards."""
        saat = {
            satu.nama: f'BEFORE INSERT OR UPDATE OF {satu.kolom} ON "{satu.tabel}" FOR EACH ROW'
            for satu in jaga
        } | trigger_postgresql(tetap)
        hasil = []
        for nama, isi in self.seharusnya(jaga, tetap).items():
            hasil.append(
                f'CREATE FUNCTION "{nama}"() RETURNS trigger LANGUAGE plpgsql AS $jaga${isi}$jaga$'
            )
            hasil.append(f'CREATE TRIGGER "{nama}" {saat[nama]} EXECUTE FUNCTION "{nama}"()')
        return hasil

    def copot(self, terpasang: Iterable[str]) -> list[str]:
        """The statements that drop the named functions with their triggers."""
        return [f'DROP FUNCTION "{nama}"() CASCADE' for nama in terpasang]

    def _isi(self, jaga: Jaga) -> str:
        periksa = jaga.pelanggaran("IS DISTINCT FROM")
        langkah = [self._tolak(syarat, pesan) for syarat, pesan in periksa]
        if jaga.tetap:
            syarat, pesan = jaga.pindah("IS DISTINCT FROM")
            langkah.append(f"IF TG_OP = 'UPDATE' THEN {self._tolak(syarat, pesan)} END IF;")
        return f"BEGIN {' '.join(langkah)} RETURN NEW; END"

    def _tolak(self, syarat: str, pesan: str) -> str:
        return (
            f"IF {syarat} THEN RAISE EXCEPTION '{pesan}' "
            "USING ERRCODE = 'integrity_constraint_violation'; END IF;"
        )


_PENJAGA: dict[str, PenjagaSqlite | PenjagaPostgresql] = {
    "sqlite": PenjagaSqlite(),
    "postgresql": PenjagaPostgresql(),
}


def copot(using: str) -> None:
    """Drop every guard of a database."""
    koneksi = connections[using]
    penjaga = _PENJAGA[koneksi.vendor]
    _jalankan(using, penjaga.copot(penjaga.terpasang(koneksi)))


def pasang(using: str, apps: Apps = apps_berjalan) -> None:
    """Bring the guards of a database to what the models ask for; does nothing if they are."""
    koneksi = connections[using]
    penjaga = _PENJAGA[koneksi.vendor]
    jaga, tetap = daftar_jaga(apps), daftar_tetap(apps)
    terpasang = penjaga.terpasang(koneksi)
    if terpasang != penjaga.seharusnya(jaga, tetap):
        _jalankan(using, [*penjaga.copot(terpasang), *penjaga.pasang(jaga, tetap)])


def sebelum_migrasi(using: str, plan: Sequence[Any] = (), **_: Any) -> None:
    """Receiver of `pre_migrate`: make room where tables are about to change."""
    if plan:
        copot(using)


def sesudah_migrasi(using: str, apps: Apps | None = None, **_: Any) -> None:
    """Receiver of `post_migrate`; `flush`, which sends no `apps`, leaves all triggers in place."""
    if apps is not None:
        pasang(using, apps)


def _jalankan(using: str, perintah: list[str]) -> None:
    """Run statements in one transaction."""
    if not perintah:
        return
    with transaction.atomic(using=using), connections[using].cursor() as kursor:
        for satu in perintah:
            kursor.execute(satu)
