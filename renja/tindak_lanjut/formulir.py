"""The forms of this room; agency, Renja and person are never taken from them."""

from datetime import datetime, time, timedelta

from django import forms
from django.utils import timezone

from renja.tindak_lanjut.percakapan import TERPANJANG

ALASAN_TERPANJANG = 500
FORMAT_WAKTU = "%Y-%m-%dT%H:%M"


class FormulirKomentar(forms.Form):
    """A comment or, with the uid of a thread, an answer."""

    isi = forms.CharField(
        max_length=TERPANJANG,
        error_messages={
            "required": "Tulis isinya dahulu.",
            "max_length": "Paling banyak 2.000 huruf; tulisan ini %(show_value)s huruf.",
        },
    )
    kolom = forms.CharField(required=False, max_length=60)
    induk = forms.UUIDField(required=False)


class FormulirAlasan(forms.Form):
    """A reason."""

    alasan = forms.CharField(
        max_length=ALASAN_TERPANJANG,
        error_messages={
            "required": "Tulis alasannya.",
            "max_length": "Paling banyak 500 huruf; alasan ini %(show_value)s huruf.",
        },
    )


class FormulirBukaBaris(FormulirAlasan):
    """Until when a row is unlocked, and why."""

    sampai = forms.DateTimeField(
        input_formats=[FORMAT_WAKTU],
        error_messages={
            "required": "Isi sampai kapan baris ini dibuka.",
            "invalid": "Isi tanggal dan jam, misalnya 31/12/2024 16.00.",
        },
    )


class FormulirSelesai(forms.Form):
    """Resolve or reopen a thread."""

    selesai = forms.TypedChoiceField(
        choices=[("ya", "selesai"), ("tidak", "buka")], coerce=lambda nilai: nilai == "ya"
    )


def usul_sampai() -> str:
    """A first proposal for how long a row stays unlocked: three days, until four o'clock."""
    hari = timezone.localdate() + timedelta(days=3)
    return datetime.combine(hari, time(16)).strftime(FORMAT_WAKTU)
