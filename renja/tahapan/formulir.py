"""The forms of this room; agency, stage, version and role are never taken from them."""

from django import forms

from renja.tahapan.services import ALASAN_TERPANJANG, NOMOR_TERPANJANG


class FormulirTindakan(forms.Form):
    """An act on a Renja that stood at `versi`; what else it takes is checked where it is done."""

    versi = forms.IntegerField(min_value=1, max_value=2**31 - 1)
    alasan = forms.CharField(required=False, max_length=ALASAN_TERPANJANG * 2)
    nomor = forms.CharField(required=False, max_length=NOMOR_TERPANJANG * 2)
    tanggal = forms.DateField(required=False, input_formats=["%Y-%m-%d"])
    terbuka = forms.ChoiceField(required=False, choices=[("ya", "buka"), ("tidak", "tutup")])
