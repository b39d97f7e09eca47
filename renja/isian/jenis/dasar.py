"""How a kind of row describes itself: its fields, its list, its order, and where it belongs."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.db.models import Model, QuerySet

from planning.models.dasar import BarisBerversi, BarisPerangkatDaerah
from planning.penyuntingan.izin import dengan_jalur
from renja.isian.konteks import Konteks
from renja.isian.satelit import Sel


@dataclass(frozen=True, slots=True)
class Medan:
    """A field of the form, named like its column.

    `buat` gives the form field. `ambil` reads the initial value of a row and `taruh` gives
    columns for a cleaned value, where that is not simply the column. `dalam` is the JSON column
    that holds it as one of its keys. A `deret` is a list of the row, given by `taruh` as parts.
    """

    nama: str
    buat: Callable[[Konteks, Any], forms.Field]
    ambil: Callable[[Any], Any] | None = None
    taruh: Callable[[Any], Mapping[str, Any]] | None = None
    dalam: str = ""
    deret: bool = False
    hanya_tambah: bool = False
    hanya_ubah: bool = False


@dataclass(frozen=True, slots=True)
class Kelompok:
    """Fields under one heading; `tertutup` ones open on demand."""

    judul: str
    medan: tuple[Medan, ...]
    petunjuk: str = ""
    tertutup: bool = False


@dataclass(frozen=True, slots=True)
class TabelSel:
    """Cells of other rows as a table of the form: a heading for each column, a line for each row.

    `baris` holds (name, its cells); an empty place is None. `kepala` stands over the names.
    """

    judul: str
    kolom: tuple[str, ...]
    baris: tuple[tuple[str, tuple[Sel | None, ...]], ...]
    petunjuk: str = ""
    kepala: str = "Rincian"
    # Headings of the inputs of one cell, where it has several.
    sub_kolom: tuple[str, ...] = ()
    # The name of the one number over the table: its sum, shown while typing.
    jumlah: str = ""


@dataclass(frozen=True, slots=True)
class KelompokSel:
    """Cells of other rows as fields under one heading of the form."""

    judul: str
    sel: tuple[Sel, ...]
    petunjuk: str = ""


Kaitan = TabelSel | KelompokSel


@dataclass(frozen=True, slots=True)
class Kolom:
    """A column of the list; `angka` stands right, `lebar` is in half rems."""

    judul: str
    nilai: Callable[[Konteks, Any], Any]
    lebar: int = 20
    angka: bool = False


@dataclass(frozen=True, slots=True)
class Urutan:
    """The column that orders rows inside `dalam` (fields of the same row)."""

    kolom: str
    dalam: tuple[str, ...]
    tunggal: bool = True


Periksa = Callable[[Konteks, Any, dict[str, Any]], Mapping[str, str]]


@dataclass(frozen=True)
class Jenis:
    """A kind of row as this room shows it.

    `lingkup` are filters of the list by attributes of the `Konteks`; `tetap` are columns of a new
    row by attributes, too. `kaitan` gives the tables of cells that belong to a row. `periksa`
    names fields that do not hold together.
    """

    kode: str
    satu: str
    banyak: str
    bagian: str
    model: type[BarisBerversi]
    kelompok: tuple[Kelompok, ...]
    kolom: tuple[Kolom, ...]
    lingkup: Mapping[str, str]
    tetap: Mapping[str, str] = field(default_factory=dict)
    urutan: Urutan | None = None
    urut: tuple[str, ...] = ()
    muat: tuple[str, ...] = ()
    saring: Mapping[str, Any] = field(default_factory=dict)
    # The field that names the row above, and its kind: lists can be narrowed to one of them.
    induk: str = ""
    jenis_induk: str = ""
    # Gives a new row what the address says; the values that the form then starts with.
    mulai: Callable[[Konteks, Any, Mapping[str, str]], Mapping[str, Any]] | None = None
    # Narrows the list by what the address says.
    sempit: Callable[[QuerySet[Any], Mapping[str, str]], QuerySet[Any]] | None = None
    # Gives the row what was just typed into it, where its cells are read by that.
    siapkan: Callable[[Any, Any], None] | None = None
    kaitan: Callable[[Konteks, Any], Sequence[Kaitan]] | None = None
    periksa: Periksa | None = None
    nama: Callable[[Any], str] = str
    tambah: bool = True
    hapus: bool = True
    # What deleting is called where it means something else to the person.
    kata_hapus: str = "Hapus"
    penjelasan: str = ""
    # Other ways to fill these rows: (name of an address below the Renja, its words).
    cara_lain: tuple[tuple[str, str], ...] = ()
    kosong: str = ""
    # A field for sentences of constraints that span columns.
    medan_kendala: str = ""
    alasan: bool = False

    @property
    def kecil(self) -> str:
        """The name inside a sentence: "tambah sasaran RPJMD", "tambah IKU"."""
        return self.satu if self.satu[:2].isupper() else self.satu[:1].lower() + self.satu[1:]

    @property
    def medan(self) -> tuple[Medan, ...]:
        """All fields, in their order."""
        return tuple(satu for kelompok in self.kelompok for satu in kelompok.medan)

    def isi(self, konteks: Konteks) -> QuerySet[Any]:
        """The rows that the person may read, those of this Renja, its Renstra, agency or pemda."""
        saring = {jalur: getattr(konteks, nama) for jalur, nama in self.lingkup.items()}
        hasil: QuerySet[Any] = (
            dengan_jalur(self.model).untuk(konteks.user).filter(**saring, **self.saring)
        )
        if self.muat:
            hasil = hasil.select_related(*self.muat)
        return hasil.order_by(*self.urut) if self.urut else hasil

    def baru(self, konteks: Konteks) -> Any:
        """An unsaved row with what the address says, and nothing that a form says."""
        isi: dict[str, Any] = {n: getattr(konteks, asal) for n, asal in self.tetap.items()}
        if issubclass(self.model, BarisPerangkatDaerah):
            isi["perangkat_daerah"] = konteks.perangkat_daerah
        return self.model(**isi)

    def contoh(self, konteks: Konteks) -> Any:
        """A row to ask the permission of, before there is one: its way up is only made up."""
        baris = self.baru(konteks)
        for jalur in (self.model.JALUR_TAHAP, getattr(self.model, "JALUR_PEMDA", "")):
            _lengkapi(baris, jalur.replace("__", ".").split("."), konteks)
        return baris


def _lengkapi(baris: Any, jalur: Sequence[str], konteks: Konteks) -> None:
    """Fill the relations on a dotted way with unsaved rows, its end with the Konteks' own."""
    for langkah in jalur:
        if langkah in {"", "self"}:
            return
        if getattr(baris, f"{langkah}_id", None) is None:
            atas: type[Model] = baris._meta.get_field(langkah).related_model
            isi = getattr(konteks, langkah, None)
            setattr(baris, langkah, isi if isinstance(isi, atas) else atas())
        baris = getattr(baris, langkah)
