"""What the pages of the import take in: a file or a pasted block, a layer's document."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from planning.models import Renja, UnitKerja
from renja.impor.berkas import TEMPELAN, TERLALU_BESAR, Berkas, buka_berkas
from renja.impor.lapisan import JENIS_BERKAS, Dokumen
from renja.lembar.nilai import BATAS_UNGGAHAN, LembarDitolak

_TANPA_ISI = "Pilih berkas, atau tempel tabelnya."


class FormulirUnggah(forms.Form):
    """A file or a pasted block; `berkas_dibuka` is what was sent, opened."""

    berkas = forms.FileField(
        label="Berkas",
        required=False,
        max_length=200,
        widget=forms.ClearableFileInput(
            attrs={"class": "form-control", "accept": ".xlsx,.csv,.tsv,.txt,.json"}
        ),
        help_text="XLSX, CSV, atau JSON SIPD-RI, paling besar 16 MiB.",
    )
    tempelan = forms.CharField(
        label="Atau tempel tabel",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"class": "form-control", "rows": 6, "spellcheck": "false"}),
        help_text="Salin tabel dari Excel atau Word, misalnya Tabel 4.1, lalu tempel di sini.",
    )
    berkas_dibuka: Berkas

    def clean(self) -> dict[str, Any]:
        """Open what was sent; its refusal belongs to the field that it came in."""
        isi = super().clean() or {}
        unggahan, tempelan = isi.get("berkas"), isi.get("tempelan") or ""
        if unggahan is None and not tempelan.strip():
            if not self.errors:
                self.add_error("berkas", _TANPA_ISI)
            return isi
        kolom = "berkas" if unggahan is not None else "tempelan"
        try:
            if unggahan is not None:
                self.berkas_dibuka = _buka(unggahan)
            else:
                self.berkas_dibuka = buka_berkas(TEMPELAN, tempelan.encode())
        except LembarDitolak as galat:
            self.add_error(kolom, str(galat))
        return isi


class FormulirRencana(FormulirUnggah):
    """The plan; rows whose unit the file does not name go to `unit_kerja`."""

    unit_kerja = forms.ModelChoiceField(
        label="Unit kerja bagi baris baru tanpa unit kerja",
        queryset=UnitKerja.objects.none(),
        required=False,
        empty_label=None,
        widget=forms.Select(attrs={"class": "form-select"}),
        help_text="Dipakai bila berkasnya tidak memuat kolom unit kerja, seperti Tabel 4.1.",
    )

    def __init__(self, renja: Renja, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unit = UnitKerja.objects.filter(perangkat_daerah=renja.perangkat_daerah)
        kolom = self.fields["unit_kerja"]
        if isinstance(kolom, forms.ModelChoiceField):
            kolom.queryset = unit.order_by("urutan", "id")

    def pilihan(self) -> dict[str, Any]:
        """What the upload keeps beside the file."""
        unit = self.cleaned_data.get("unit_kerja")
        return {"unit_kerja": unit.pk} if unit is not None else {}


class FormulirLapisan(FormulirUnggah):
    """A layer of pagu with its document."""

    jenis = forms.ChoiceField(
        label="Lapisan",
        choices=JENIS_BERKAS,
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    ke = forms.IntegerField(
        label="Ke-",
        min_value=1,
        max_value=20,
        initial=1,
        widget=forms.NumberInput(attrs={"class": "form-control"}),
        help_text="Untuk pergeseran ke-2 dan seterusnya; lapisan lain selalu 1.",
    )
    nomor = forms.CharField(
        label="Nomor dokumen",
        max_length=100,
        widget=forms.TextInput(attrs={"class": "form-control"}),
    )
    tanggal = forms.DateField(
        label="Tanggal dokumen",
        widget=forms.DateInput(attrs={"class": "form-control", "type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"],
    )

    def clean_ke(self) -> int:
        """Only a pergeseran comes more than once."""
        ke = int(self.cleaned_data["ke"])
        if ke > 1 and self.data.get("jenis") != "pergeseran":
            raise ValidationError("Hanya pergeseran yang bernomor lebih dari 1.")
        return ke

    def pilihan(self) -> dict[str, Any]:
        """What the upload keeps beside the file."""
        isi = self.cleaned_data
        return Dokumen(isi["jenis"], isi["ke"], isi["nomor"], isi["tanggal"]).ke_json()


def _buka(unggahan: UploadedFile) -> Berkas:
    if (unggahan.size or 0) > BATAS_UNGGAHAN:
        raise LembarDitolak(TERLALU_BESAR)
    nama = (unggahan.name or "berkas").replace("\0", "")
    return buka_berkas(nama if nama != TEMPELAN else f"{nama}.csv", unggahan.read())
