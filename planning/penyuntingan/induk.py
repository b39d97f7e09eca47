"""Master data without a version (people, roles, agencies, schedules): changes leave a trace too.

They are written by the admin's own forms; a `JejakInduk` remembers rows before they change,
looks at them again afterwards, and writes what differs into the chain of their pemda, or into
the one that all share. It is used inside one transaction with the changes themselves.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model
from django.utils import timezone

from planning.models import Pemda, Pengguna, Perubahan, SuksesiPerangkatDaerah
from planning.penyuntingan import jejak
from planning.penyuntingan.potret import Potret, beda, json_nilai

# Never in the trail: what opens an account, and what signing in alone changes.
TAK_DICATAT = frozenset({"id", "password", "last_login"})
Kunci = tuple[type[Model], int]


class JejakInduk:
    """The changes of one act; `pelaku` None stands for a command run on the server."""

    def __init__(self, pelaku: Pengguna | None, judul: str, asal: str = "admin") -> None:
        self.pelaku = pelaku
        self.judul = judul
        self.asal = asal
        self.perubahan: Perubahan | None = None
        self._lama: dict[Kunci, Model | None] = {}
        self._potret: dict[Kunci, Potret | None] = {}
        self._peristiwa: dict[Kunci, Potret] = {}

    def ingat(self, baris: Iterable[Model]) -> None:
        """Keep saved rows as the database has them, before they are changed or deleted."""
        menurut: dict[type[Model], list[int]] = {}
        for satu in baris:
            if (type(satu), satu.pk) not in self._potret:
                menurut.setdefault(type(satu), []).append(satu.pk)
        for model, kunci in menurut.items():
            for pk, (lama, isi) in _baca(model, kunci).items():
                self._lama[model, pk], self._potret[model, pk] = lama, isi

    def baru(self, baris: Model) -> None:
        """Note a row that has just been added."""
        self._lama[type(baris), baris.pk] = None
        self._potret[type(baris), baris.pk] = None

    def peristiwa(self, baris: Model, isi: Potret) -> None:
        """Note what no column shows, such as a new password."""
        self._peristiwa[type(baris), baris.pk] = isi
        self.ingat([baris])

    def tutup(self) -> None:
        """Compare with what stands now, and write what differs; nothing where nothing does."""
        menurut: dict[type[Model], list[int]] = {}
        for model, pk in self._potret:
            menurut.setdefault(model, []).append(pk)
        kini = {
            (model, pk): isi
            for model in menurut
            for pk, isi in _baca(model, menurut[model]).items()
        }
        beda_semua = (
            self._catatan(kunci, *kini.get(kunci, (None, None))) for kunci in self._potret
        )
        catatan = [satu for satu in beda_semua if satu is not None]
        if not catatan:
            return
        self.perubahan = Perubahan.objects.create(
            pelaku=self.pelaku,
            waktu=timezone.now(),
            asal=self.asal,
            judul=self.judul[:200],
            banyak=len(catatan),
        )
        jejak.tulis(self.perubahan, catatan)

    def _catatan(
        self, kunci: Kunci, kini: Model | None, sekarang: Potret | None
    ) -> jejak.Catatan | None:
        model, pk = kunci
        lama, acuan = self._potret[kunci], kini or self._lama[kunci]
        if acuan is None:
            return None
        if lama is None:
            aksi, sebelum, sesudah = "tambah", None, sekarang
        elif sekarang is None:
            aksi, sebelum, sesudah = "hapus", lama, None
        else:
            aksi = "ubah"
            sebelum, sesudah = beda(lama, sekarang)
            for nama, isi in self._peristiwa.get(kunci, {}).items():
                sebelum[nama], sesudah[nama] = None, isi
            if not sesudah:
                return None
        pemilik = (None, pemda_induk(acuan))
        label = str(model._meta.label_lower)
        return jejak.Catatan(pemilik, aksi, label, pk, None, None, 0, sebelum, sesudah)


def _baca(model: Any, kunci: list[int]) -> dict[int, tuple[Model, Potret]]:
    """Rows by key with their values: by column, links to many by name; no password."""
    hasil: dict[int, tuple[Model, Potret]] = {}
    for baris in model.objects.filter(pk__in=kunci):
        hasil[baris.pk] = (
            baris,
            {
                kolom.attname: json_nilai(getattr(baris, kolom.attname))
                for kolom in model._meta.concrete_fields
                if kolom.name not in TAK_DICATAT
            },
        )
    for banyak in model._meta.many_to_many:
        perantara: Any = banyak.remote_field.through
        awal, akhir = banyak.m2m_column_name(), banyak.m2m_reverse_name()
        for _, isi in hasil.values():
            isi[banyak.name] = []
        taut = perantara.objects.filter(**{f"{awal}__in": list(hasil)}).order_by(akhir)
        for pk, lain in taut.values_list(awal, akhir):
            hasil[pk][1][banyak.name].append(lain)
    return hasil


def pemda_induk(baris: Any) -> int | None:
    """The id of the pemda in whose chain a row stands; None for the one that all share."""
    if isinstance(baris, Pemda):
        return None
    if isinstance(baris, SuksesiPerangkatDaerah):
        return int(baris.penerus.pemda_id)
    milik = getattr(baris, "pemda_id", None)
    return int(milik) if milik is not None else None
