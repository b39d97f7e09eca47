"""Inputs that Django does not have: a search in a list, an ordered list of them, ticked boxes."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

KOSONG_TAMBAHAN = 2


class PilihWidget(forms.Select):
    """A select whose choices the field sets."""


class WidgetIsian(forms.Widget):
    """A widget drawn by a template of this room."""

    letak = ""

    def tampilan(self, value: Any) -> dict[str, Any]:
        """What the template needs beside name and attributes."""
        return {"nilai": value}

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        """The inputs as HTML; Django's renderer is not asked."""
        del renderer
        atribut = {**self.attrs, **(attrs or {})}
        isi = {"nama": name, "atribut": atribut, "pengenal": atribut.get("id", name)}
        return render_to_string(self.letak, isi | self.tampilan(value))


class CariWidget(WidgetIsian):
    """A text input with the choices as a datalist."""

    letak = "isian/medan/cari.html"
    pilihan: Sequence[str] = ()

    def tampilan(self, value: Any) -> dict[str, Any]:
        """The text, and what is offered."""
        return {"nilai": value or "", "pilihan": self.pilihan}


class UsulWidget(CariWidget):
    """The same for a text that may also be another one."""

    def __init__(self, pilihan: Sequence[str]) -> None:
        super().__init__()
        self.pilihan = pilihan


class DeretWidget(WidgetIsian):
    """Several text inputs of one name over one datalist; some are left empty for more."""

    letak = "isian/medan/deret.html"
    use_fieldset = True

    def __init__(self, pilihan: Sequence[str], satu: str) -> None:
        super().__init__()
        self.pilihan, self.satu = pilihan, satu

    def tampilan(self, value: Any) -> dict[str, Any]:
        """The texts and empty ones after them."""
        isi = [*(value or []), *([""] * KOSONG_TAMBAHAN)]
        return {"isi": isi, "pilihan": self.pilihan, "satu": self.satu}

    def value_from_datadict(self, data: Any, _files: Any, name: str) -> list[str]:
        """The texts that are not empty."""
        return [satu for satu in data.getlist(name) if satu.strip()]


class SumberWidget(WidgetIsian):
    """Rows of two inputs, sumber dana and its part, over one datalist."""

    letak = "isian/medan/sumber.html"
    use_fieldset = True

    def __init__(self, pilihan: Sequence[str]) -> None:
        super().__init__()
        self.pilihan = pilihan

    def tampilan(self, value: Any) -> dict[str, Any]:
        """The rows and empty ones after them."""
        isi = [*(value or []), *([("", "")] * KOSONG_TAMBAHAN)]
        return {"isi": isi, "pilihan": self.pilihan}

    def value_from_datadict(self, data: Any, _files: Any, name: str) -> list[tuple[str, str]]:
        """The rows that are not empty."""
        pasangan = zip(data.getlist(name), data.getlist(f"{name}-bagian"), strict=False)
        return [(satu, nilai) for satu, nilai in pasangan if satu.strip() or nilai.strip()]


class CentangWidget(WidgetIsian):
    """Boxes to tick, all of one name."""

    letak = "isian/medan/centang.html"
    use_fieldset = True

    def __init__(self, pilihan: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.pilihan = pilihan

    def tampilan(self, value: Any) -> dict[str, Any]:
        """Each box with whether it is ticked."""
        dipilih = set(value or [])
        return {"kotak": [(kunci, nama, kunci in dipilih) for kunci, nama in self.pilihan]}

    def value_from_datadict(self, data: Any, _files: Any, name: str) -> list[str]:
        """The ticked keys."""
        return list(data.getlist(name))
