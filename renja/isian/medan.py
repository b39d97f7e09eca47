"""Form fields of this room: each cleans to what its column holds, and refuses in one sentence."""

import unicodedata
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from planning.ketikan import TidakTerbaca, cocokkan_satuan, urai_rupiah, urai_target
from planning.kuantitas import Kuantitas, kosong, tampil_angka
from renja.isian.nilai import baca_bulat, tulis_nilai
from renja.isian.widget import CariWidget, CentangWidget, DeretWidget, PilihWidget, SumberWidget

PALING_BANYAK_COCOK = 2
Pilihan = Sequence[tuple[Any, str]]


class TeksUtuh(forms.CharField):
    """A text that the browser does not cut: what is too long is said, and kept."""

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Without maxlength, which drops the end of a pasted text without a word."""
        atribut = super().widget_attrs(widget)
        return {nama: isi for nama, isi in atribut.items() if nama != "maxlength"}


def _isi_dulu(label: str) -> dict[str, str]:
    return {"required": f"Isi {label[:1].lower()}{label[1:]}."}


class MedanTeks(TeksUtuh):
    """One line of text, or several where `panjang`; spaces at its ends are dropped."""

    def __init__(self, *, panjang: bool = False, maks: int | None = None, **lain: Any) -> None:
        baris = {"rows": 3} if panjang else {}
        widget = forms.Textarea(baris) if panjang else forms.TextInput()
        lain["error_messages"] = _isi_dulu(lain.get("label", "")) | {
            "max_length": f"Tulis paling panjang {maks} huruf."
        }
        super().__init__(widget=widget, max_length=maks, **lain)
        self.panjang = panjang

    def to_python(self, value: Any) -> str:
        """Line ends of a browser become single ones; other control characters are refused."""
        teks = str(super().to_python(value)).replace("\r\n", "\n")
        boleh = "\n\t" if self.panjang else ""
        if any(unicodedata.category(satu) == "Cc" and satu not in boleh for satu in teks):
            raise ValidationError("Hapus huruf kendali yang tidak tampak dari teks ini.")
        return teks

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Line ends do not count."""
        return super().has_changed(initial, str(data or "").replace("\r\n", "\n"))


class MedanKetik(TeksUtuh):
    """A text that is read into a value by a function that raises TidakTerbaca."""

    def baca(self, teks: str) -> Any:
        """The value of a text."""
        raise NotImplementedError

    def tulis(self, nilai: Any) -> str:
        """The text of a value."""
        raise NotImplementedError

    def __init__(self, **lain: Any) -> None:
        lain.setdefault("error_messages", _isi_dulu(lain.get("label", "")))
        lain.setdefault("max_length", 100)
        super().__init__(**lain)

    def clean(self, value: Any) -> Any:
        """Read the text; an empty one is None unless the field is required."""
        teks = super().clean(value)
        try:
            return self.baca(str(teks))
        except TidakTerbaca as galat:
            raise ValidationError(str(galat)) from galat

    def prepare_value(self, value: Any) -> Any:
        """What was typed stays as it is; a value is written the Indonesian way."""
        return value if isinstance(value, str) else self.tulis(value)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """By value, not by the way it is written."""
        try:
            baru = self.baca(str(data or ""))
        except TidakTerbaca:
            return True
        return bool(self.tulis(baru) != self.prepare_value(initial))


class MedanRupiah(MedanKetik):
    """Rupiah, whole unless `sen`; None where empty."""

    def __init__(self, *, sen: bool = False, **lain: Any) -> None:
        self.sen = sen
        atribut = {"inputmode": "decimal", "class": "isian-uang", "autocomplete": "off"}
        super().__init__(widget=forms.TextInput(atribut), **lain)

    def baca(self, teks: str) -> int | Decimal | None:
        """Rupiah of a text."""
        return urai_rupiah(teks, sen=self.sen)

    def tulis(self, nilai: Any) -> str:
        """4.704.246.000."""
        return "" if nilai is None else tampil_angka(nilai)


class MedanBulat(MedanKetik):
    """A whole number between two ends; None where empty."""

    def __init__(self, kecil: int = 1, besar: int = 30_000, **lain: Any) -> None:
        self.kecil, self.besar = kecil, besar
        atribut = {"inputmode": "numeric", "class": "isian-pendek", "autocomplete": "off"}
        super().__init__(widget=forms.TextInput(atribut), **lain)

    def baca(self, teks: str) -> int | None:
        """The number of a text."""
        return baca_bulat(teks, self.kecil, self.besar)

    def tulis(self, nilai: Any) -> str:
        """Without grouping: years and places in a list."""
        return "" if nilai is None else str(nilai)


class MedanNilai(MedanKetik):
    """A `Kuantitas` in the satuan of its indikator.

    `satuan` None takes any satuan; it is checked elsewhere or kept beside the value.
    """

    def __init__(self, satuan: str | None = None, skala: Sequence[str] = (), **lain: Any) -> None:
        self.satuan, self.skala = satuan, skala
        super().__init__(widget=forms.TextInput({"class": "isian-nilai"}), **lain)

    def baca(self, teks: str) -> Kuantitas:
        """The quantity of a text; an empty one where there is none."""
        nilai = urai_target(teks, self.skala)
        return nilai if self.satuan is None else cocokkan_satuan(nilai, self.satuan)

    def tulis(self, nilai: Any) -> str:
        """15 Dokumen."""
        return tulis_nilai(nilai or kosong())


class MedanTanggal(forms.DateField):
    """A day, by the browser's own date input."""

    def __init__(self, **lain: Any) -> None:
        widget = forms.DateInput({"type": "date", "class": "isian-tanggal"}, format="%Y-%m-%d")
        galat = _isi_dulu(lain.get("label", "")) | {
            "invalid": "Tulis tanggal seperti 2024-01-31 (tahun-bulan-hari)."
        }
        super().__init__(widget=widget, input_formats=["%Y-%m-%d"], error_messages=galat, **lain)


class MedanPilih(forms.Field):
    """One of a few choices by its key; None or "" (`tiada`) where nothing is chosen."""

    widget = PilihWidget

    def __init__(self, pilihan: Pilihan, *, tiada: Any = None, kosong: str = "–", **lain: Any):
        nama = lain.get("label", "")
        lain["error_messages"] = {"required": f"Pilih {nama[:1].lower()}{nama[1:]}."}
        super().__init__(**lain)
        self.tiada = tiada
        self.peta = {str(kunci): kunci for kunci, _ in pilihan}
        awal = [] if self.required and tiada is not None else [("", kosong)]
        self.widget.choices = [*awal, *((str(kunci), nama) for kunci, nama in pilihan)]

    def to_python(self, value: Any) -> Any:
        """The key itself, in its own type."""
        if value in {None, ""}:
            return None
        if str(value) not in self.peta:
            raise ValidationError("Pilih salah satu dari daftar.")
        return self.peta[str(value)]

    def clean(self, value: Any) -> Any:
        """None becomes what the column holds when nothing is chosen."""
        nilai = super().clean(value)
        return self.tiada if nilai is None else nilai

    def has_changed(self, initial: Any, data: Any) -> bool:
        """By the text of the key."""
        return str("" if initial is None else initial) != str(data or "")


class MedanCari(MedanKetik):
    """One of many choices, found by typing: its whole name, its code, or words of it."""

    def __init__(self, pilihan: Pilihan, **lain: Any) -> None:
        nama = lain.get("label", "")
        lain.setdefault("error_messages", {"required": f"Pilih {nama[:1].lower()}{nama[1:]}."})
        self.nama = bernama_tunggal(pilihan)
        super().__init__(widget=CariWidget(), max_length=1000, **lain)
        self.widget.pilihan = list(self.nama.values())

    def baca(self, teks: str) -> Any:
        """The key of the choice that a text means."""
        return cari(self.nama, teks)

    def tulis(self, nilai: Any) -> str:
        """The name of the choice."""
        return self.nama.get(nilai, "")

    def prepare_value(self, value: Any) -> Any:
        """A key is shown by its name; what was typed stays."""
        return self.nama.get(value, value if isinstance(value, str) else "")

    def has_changed(self, initial: Any, data: Any) -> bool:
        """By key."""
        try:
            return bool(self.baca(str(data or "")) != (initial or None))
        except TidakTerbaca:
            return True


def bernama_tunggal(pilihan: Pilihan) -> dict[Any, str]:
    """Names by key, the second of the same name marked so that each can be told apart."""
    hasil: dict[Any, str] = {}
    dipakai: dict[str, int] = {}
    for kunci, nama in pilihan:
        rapi = " ".join(nama.split())
        dipakai[rapi] = dipakai.get(rapi, 0) + 1
        hasil[kunci] = rapi if dipakai[rapi] == 1 else f"{rapi} ({dipakai[rapi]})"
    return hasil


def cari(nama: dict[Any, str], teks: str) -> Any:
    """The key whose name is the text, starts with it, or alone holds its words; None for "".

    Raises TidakTerbaca where there is none or more than one.
    """
    bersih = " ".join(teks.split()).casefold()
    if not bersih:
        return None
    rata = {kunci: satu.casefold() for kunci, satu in nama.items()}
    uji: tuple[Callable[[str], bool], ...] = (
        lambda satu: satu == bersih,
        lambda satu: satu.startswith(f"{bersih} "),
        lambda satu: all(kata in satu for kata in bersih.split()),
    )
    for cocok in uji:
        kena = [kunci for kunci, satu in rata.items() if cocok(satu)]
        if len(kena) == 1:
            return kena[0]
        if kena:
            contoh = "; ".join(nama[kunci][:60] for kunci in kena[:PALING_BANYAK_COCOK])
            raise TidakTerbaca(
                f'"{teks[:60]}" cocok dengan {len(kena)} pilihan, antara lain {contoh}. '
                "Tulis lebih lengkap."
            )
    raise TidakTerbaca(f'"{teks[:60]}" tidak ada dalam daftar; pilih dari yang ditawarkan.')


class MedanBerganda(forms.Field):
    """What several inputs of one name hold together; a list of texts comes in."""

    kosong_isi: ClassVar[list[Any]] = []

    def satu_satu(self, isi: Sequence[Any]) -> list[Any]:
        """The list of values of what was sent."""
        raise NotImplementedError

    def clean(self, value: Any) -> list[Any]:
        """Read every part; one that is refused refuses the field."""
        try:
            hasil = self.satu_satu(value or [])
        except TidakTerbaca as galat:
            raise ValidationError(str(galat)) from galat
        if self.required and not hasil:
            raise ValidationError(f"Isi {str(self.label)[:1].lower()}{str(self.label)[1:]}.")
        return hasil

    def has_changed(self, initial: Any, data: Any) -> bool:
        """By values."""
        try:
            return bool(self.satu_satu(data or []) != list(initial or []))
        except TidakTerbaca:
            return True


class MedanDeretCari(MedanBerganda):
    """Several of many choices in an order, each found by typing (lokasi)."""

    def __init__(self, pilihan: Pilihan, *, satu: str, **lain: Any) -> None:
        self.nama = bernama_tunggal(pilihan)
        super().__init__(widget=DeretWidget(list(self.nama.values()), satu), **lain)

    def satu_satu(self, isi: Sequence[Any]) -> list[Any]:
        """Keys in their order; a choice named twice is refused."""
        kunci = [satu if satu in self.nama else cari(self.nama, str(satu)) for satu in isi]
        ada = [satu for satu in kunci if satu is not None]
        for satu in ada:
            if ada.count(satu) > 1:
                raise TidakTerbaca(f"{self.nama[satu]} disebut dua kali; hapus salah satunya.")
        return ada

    def prepare_value(self, value: Any) -> list[str]:
        """Names of keys, and what was typed."""
        return [self.nama.get(satu, str(satu)) for satu in value or []]


class MedanCentang(MedanBerganda):
    """Any of a few choices, by boxes to tick."""

    def __init__(self, pilihan: Pilihan, **lain: Any) -> None:
        super().__init__(widget=CentangWidget([(str(k), n) for k, n in pilihan]), **lain)
        self.peta = {str(kunci): kunci for kunci, _ in pilihan}

    def satu_satu(self, isi: Sequence[Any]) -> list[Any]:
        """Keys in the order of the choices."""
        dipilih = {str(satu) for satu in isi}
        if not dipilih <= self.peta.keys():
            raise TidakTerbaca("Pilih dari kotak yang ditawarkan.")
        return [kunci for teks, kunci in self.peta.items() if teks in dipilih]

    def prepare_value(self, value: Any) -> list[str]:
        """Keys as the boxes name them."""
        return [str(satu) for satu in value or []]


class MedanBaris(MedanTeks):
    """A list of short texts, one a line, in their order."""

    def __init__(self, **lain: Any) -> None:
        super().__init__(panjang=True, maks=2000, **lain)

    def clean(self, value: Any) -> Any:
        """The lines that are not empty; a repeated one is refused."""
        baris = [rapi for satu in str(super().clean(value)).split("\n") if (rapi := satu.strip())]
        if len({satu.casefold() for satu in baris}) != len(baris):
            raise ValidationError("Setiap nilai ditulis sekali; hapus yang berulang.")
        return baris

    def prepare_value(self, value: Any) -> Any:
        """A list stands one a line."""
        return value if isinstance(value, str) else "\n".join(value or [])

    def has_changed(self, initial: Any, data: Any) -> bool:
        """By lines."""
        return super().has_changed(self.prepare_value(initial), data)


class MedanSumber(MedanBerganda):
    """The parts of a pagu by sumber dana: (key, rupiah or None where "belum dirinci")."""

    def __init__(self, pilihan: Pilihan, **lain: Any) -> None:
        self.nama = bernama_tunggal(pilihan)
        super().__init__(widget=SumberWidget(list(self.nama.values())), **lain)

    def satu_satu(self, isi: Sequence[Any]) -> list[tuple[Any, int | Decimal | None]]:
        """Pairs in their order; a source named twice, or money without a source, is refused."""
        hasil: list[tuple[Any, int | Decimal | None]] = []
        for sumber, nilai in isi:
            kunci = sumber if sumber in self.nama else cari(self.nama, str(sumber))
            bagian = nilai if not isinstance(nilai, str) else urai_rupiah(nilai)
            if kunci is None and bagian is not None:
                raise TidakTerbaca("Sebutkan sumber dana bagi setiap bagian yang bernilai.")
            if kunci is None:
                continue
            if any(kunci == lain for lain, _ in hasil):
                raise TidakTerbaca(f"{self.nama[kunci]} disebut dua kali; hapus salah satunya.")
            hasil.append((kunci, bagian))
        return hasil

    def prepare_value(self, value: Any) -> list[tuple[str, str]]:
        """Names and money as they stand in the inputs."""
        return [
            (
                self.nama.get(kunci, kunci if isinstance(kunci, str) else ""),
                nilai if isinstance(nilai, str) else "" if nilai is None else tampil_angka(nilai),
            )
            for kunci, nilai in value or []
        ]
