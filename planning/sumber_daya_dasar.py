"""How master data goes out as a sheet and comes back: the parts that every resource shares.

Whatever comes back is written through `suntingan` (rows with a version) or leaves a trace
(`JejakInduk`); the preview does the same and takes it all back. Words, numbers, dates and
choices are read and written here, in Indonesian and without regard to the locale.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import date, datetime
from typing import Any, ClassVar
from uuid import UUID

import tablib
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction
from django.db.models import Model, QuerySet
from django.utils.html import format_html
from import_export import resources, widgets
from import_export.fields import Field
from import_export.instance_loaders import BaseInstanceLoader
from import_export.results import Result

from planning.penyuntingan import Bentrok, Ditolak, TidakSah, suntingan
from planning.penyuntingan.induk import JejakInduk
from planning.situs import situs

PENGENAL, VERSI = "pengenal", "versi"
HARI_DI_DEPAN = re.compile(r"(\d{1,2})[-/](\d{1,2})[-/](\d{4})")


class Teks(widgets.Widget):
    """Words; a number that a spreadsheet made of them becomes words again."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> str:
        """The text without spaces around it."""
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        return "" if value is None else str(value).strip()

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        """The text as it is."""
        return "" if value is None else str(value)


class Bilangan(widgets.Widget):
    """A whole number, or nothing."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> int | None:
        """Raises ValueError with the sentence to show."""
        teks = Teks().clean(value)
        if not teks:
            return None
        if not (teks.isascii() and teks.isdigit()):
            raise ValueError(f'"{teks}" bukan bilangan bulat.')
        return int(teks)

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> Any:
        """The number itself, so that the cell holds a number."""
        return "" if value is None else int(value)


class Tanggal(widgets.Widget):
    """A day, as 2024-01-31."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> date | None:
        """Raises ValueError with the sentence to show."""
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        teks = Teks().clean(value)
        if not teks:
            return None
        cocok = HARI_DI_DEPAN.fullmatch(teks)
        try:
            if cocok is None:
                return date.fromisoformat(teks)
            return date(int(cocok[3]), int(cocok[2]), int(cocok[1]))
        except ValueError as galat:
            raise ValueError(f'"{teks}" bukan tanggal. Tulis seperti 2024-01-31.') from galat

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        """The ISO form, which no locale turns round."""
        return value.isoformat() if value else ""


class YaTidak(widgets.Widget):
    """Yes or no."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> bool:
        """Raises ValueError with the sentence to show."""
        teks = Teks().clean(value).lower()
        if teks not in {"ya", "tidak", "true", "false"}:
            raise ValueError(f'"{teks}" bukan "ya" atau "tidak".')
        return teks in {"ya", "true"}

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        """The word."""
        return "ya" if value else "tidak"


class Pilihan(widgets.Widget):
    """One of the choices of a column, by its label or its value."""

    def __init__(self, pilihan: Any) -> None:
        super().__init__()
        self.label = {str(nilai): str(label) for nilai, label in pilihan}

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> str:
        """Raises ValueError with the sentence to show."""
        teks = Teks().clean(value)
        for nilai, label in self.label.items():
            if teks.casefold() in {nilai.casefold(), label.casefold()}:
                return nilai
        raise ValueError(f'"{teks}" bukan salah satu dari: {", ".join(self.label.values())}.')

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        """The label."""
        return self.label.get(str(value), str(value or ""))


class Rujuk(widgets.Widget):
    """A row of another kind by what a person calls it; only among those that the person sees.

    `saring` narrows the rows by the row of the file (a place above lies in the same pemda).
    """

    def __init__(
        self,
        model: type[Model],
        kolom: str,
        saring: Callable[[Mapping[str, Any]], dict[str, Any]] | None = None,
    ) -> None:
        super().__init__()
        self.model, self.kolom, self.saring = model, kolom, saring

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Model | None:
        """Raises ValueError with the sentence to show."""
        teks = Teks().clean(value)
        if not teks:
            return None
        syarat = {self.kolom: teks} | (self.saring(row) if self.saring else {})
        terlihat = situs.get_model_admin(self.model).get_queryset(kwargs["request"])
        hasil = list(terlihat.filter(**syarat)[:2])
        lama = kwargs.get("berganti", {}).get((self.model, self.kolom, teks))
        if not hasil and lama is not None:
            # The file gave it another name a few rows earlier, and still calls it by the old one.
            hasil = list(terlihat.filter(**syarat | {self.kolom: lama[1], "pk": lama[0]}))
        if len(hasil) != 1:
            sebab = "tidak ditemukan" if not hasil else "ada lebih dari satu"
            raise ValueError(f'{self.model._meta.verbose_name} "{teks}" {sebab}.')
        return hasil[0]

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        """What a person calls it."""
        return "" if value is None else str(getattr(value, self.kolom))


def kolom(nama: str, judul: str, widget: widgets.Widget | None = None, **lain: Any) -> Field:
    """A column of a sheet."""
    return Field(attribute=nama, column_name=judul, widget=widget or Teks(), **lain)


class Beda:
    """What a row was and what it becomes, cell by cell."""

    def __init__(self, resource: Any, instance: Any, new: bool) -> None:
        self.kolom = resource.get_user_visible_fields()
        self.lama = [] if new else self._baca(instance)
        self.baru: list[str] = []

    def _baca(self, instance: Any) -> list[str]:
        return [str(satu.export(instance)) for satu in self.kolom]

    def compare_with(self, resource: Any, instance: Any) -> None:
        """Take the values afterwards."""
        self.baru = self._baca(instance)

    def as_html(self) -> list[str]:
        """One safe text a cell: the value, or the old one struck out before the new one."""
        if not self.lama:
            return [format_html("{}", satu) for satu in self.baru]
        return [
            format_html("{}", baru)
            if lama == baru
            else format_html("<del>{}</del> <ins>{}</ins>", lama or "(kosong)", baru or "(kosong)")
            for lama, baru in zip(self.lama, self.baru, strict=True)
        ]


class _Batal(Exception):
    """Takes back what a preview, or an import with a mistake, has written."""


class SumberDaya(resources.Resource):
    """Master data that goes out as a sheet; `ikut` are the relations that its columns read."""

    ikut: ClassVar[tuple[str, ...]] = ()

    class Meta:
        model: Any = None
        # Rows without a difference are shown and left alone.
        skip_unchanged = True
        report_skipped = True
        import_id_fields = ()
        instance_loader_class = BaseInstanceLoader

    def init_instance(self, row: Any = None) -> Any:
        """A new row."""
        return self._meta.model()

    @classmethod
    def get_display_name(cls) -> str:
        """What the rows are called."""
        return str(cls._meta.model._meta.verbose_name_plural)

    def filter_export(self, queryset: QuerySet, **kwargs: Any) -> QuerySet:
        """Rows with what their columns read, in one query."""
        return queryset.select_related(*self.ikut) if self.ikut else queryset

    def get_diff_class(self) -> type[Beda]:
        """Without inline styles, which the content policy refuses."""
        return Beda


class SumberDayaImpor(SumberDaya):
    """Master data that also comes back; subclasses find and save a row.

    All rows are one set of changes, or none is written; a preview takes everything back.
    """

    def before_import(self, dataset: tablib.Dataset, **kwargs: Any) -> None:
        """The header has to be the one that the export writes."""
        ada = {Teks().clean(satu) for satu in dataset.headers or []}
        dikenal = {satu.column_name for satu in self.get_user_visible_fields()}
        kurang, asing = sorted(dikenal - ada), sorted(ada - dikenal)
        if kurang or asing:
            dataset.wipe()
            daftar = f"kurang {', '.join(kurang)}" if kurang else f'tak dikenal "{asing[0]}"'
            raise ValidationError(
                f"Kepala kolom berkas ini tidak cocok: {daftar}. "
                "Ekspor dahulu daftarnya, lalu isi berkas itu."
            )

    def before_import_row(self, row: Any, **kwargs: Any) -> None:
        """Remember by whom the row is imported: finding it asks for permission."""
        self.request = kwargs["request"]

    def import_data(self, dataset: tablib.Dataset, **kwargs: Any) -> Result:
        """As the library's; what was refused is in the result, and then nothing is written."""
        daftar: list[Result] = []
        nama = f"Mengimpor {self._meta.model._meta.verbose_name_plural}"
        with suppress(_Batal), self.membuka(kwargs["request"].user, nama):
            daftar.append(super().import_data(dataset, **kwargs, berganti={}))
            self._batalkan_bila(kwargs.get("dry_run", False), daftar[0])
        return daftar[0]

    @contextmanager
    def membuka(self, pelaku: Any, nama: str) -> Iterator[None]:
        """Open the set of changes of an import."""
        raise NotImplementedError

    def terlihat(self) -> QuerySet:
        """The rows that the person may change."""
        semua = situs.get_model_admin(self._meta.model).get_queryset(self.request)
        return self.filter_export(semua)

    def _batalkan_bila(self, coba: bool, hasil: Result) -> None:
        if coba or hasil.has_errors() or hasil.has_validation_errors():
            raise _Batal


class SumberDayaBerversi(SumberDayaImpor):
    """Rows with a version: found by their uid, changed from the version in the file.

    `tetap` are the columns that are chosen once, when the row is added.
    """

    tetap: ClassVar[tuple[str, ...]] = ()

    def get_instance(self, instance_loader: Any, row: Any) -> Any:
        """The row of a uid; None where the file has none, which makes a new row."""
        teks = Teks().clean(row.get(PENGENAL))
        if not teks:
            return None
        try:
            baris = self.terlihat().filter(uid=UUID(teks)).first()
        except ValueError:
            baris = None
        if baris is None:
            raise ValidationError({PENGENAL: f'Tidak ada baris dengan pengenal "{teks}".'})
        return baris

    @contextmanager
    def membuka(self, pelaku: Any, nama: str) -> Iterator[None]:
        """Open a `suntingan`."""
        with suntingan(pelaku, asal="impor", judul=nama) as self.suntingan:
            yield

    def save_instance(self, instance: Any, is_create: bool, row: Any, **kwargs: Any) -> None:
        """Add or change the row; what stands in the way is told for it."""
        with _tertolak():
            if is_create:
                self.suntingan.tambah(instance)
                return
            kini = self.terlihat().filter(pk=instance.pk).first()
            isi = self._isi(instance, kini)
            for nama, nilai in isi.items():
                if isinstance(nilai, str) and getattr(kini, nama) != nilai:
                    kunci = (type(instance), nama, getattr(kini, nama))
                    kwargs["berganti"][kunci] = (instance.pk, nilai)
            self.suntingan.ubah(instance, Bilangan().clean(row.get(VERSI)) or 0, isi)

    def _isi(self, instance: Any, kini: Any) -> dict[str, Any]:
        """The values of a row by field; what is chosen once has to be as it stands."""
        isi = {}
        for satu in self.get_import_fields():
            nilai = getattr(instance, satu.attribute, None)
            if satu.attribute in self.tetap:
                if getattr(kini, satu.attribute, None) != nilai:
                    raise ValidationError({satu.column_name: "Kolom ini tidak dapat diubah."})
            elif not satu.readonly:
                isi[satu.attribute] = nilai
        return isi


class SumberDayaBerjejak(SumberDayaImpor):
    """Rows without a version: found by what identifies them, traced in the chain of their pemda."""

    kunci: ClassVar[tuple[str, ...]] = ()

    def get_instance(self, instance_loader: Any, row: Any) -> Any:
        """The row with the same key; None makes a new row."""
        kolom_kunci = [satu for satu in self.get_import_fields() if satu.attribute in self.kunci]
        try:
            syarat = {satu.attribute: satu.clean(row, request=self.request) for satu in kolom_kunci}
        except ValueError:
            # Told when the row itself is read.
            return None
        return self.terlihat().filter(**syarat).first()

    @contextmanager
    def membuka(self, pelaku: Any, nama: str) -> Iterator[None]:
        """Open a trace, and write it at the end."""
        self.jejak = JejakInduk(pelaku, nama, asal="impor")
        with transaction.atomic():
            yield
            self.jejak.tutup()

    def save_instance(self, instance: Any, is_create: bool, row: Any, **kwargs: Any) -> None:
        """Add or change the row."""
        instance.full_clean()
        if not is_create:
            self.jejak.ingat([instance])
        with transaction.atomic():
            instance.save()
        if is_create:
            self.jejak.baru(instance)


@contextmanager
def _tertolak() -> Iterator[None]:
    """Turn a refusal into what the library shows beside the row."""
    try:
        yield
    except TidakSah as galat:
        raise ValidationError(
            {(nama or NON_FIELD_ERRORS): isi for nama, isi in galat.pesan.items()}
        ) from galat
    except (Bentrok, Ditolak) as galat:
        raise ValidationError(str(galat)) from galat
