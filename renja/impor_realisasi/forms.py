"""What the page takes in: the workbook of realisasi, or a file or pasted block of money."""

from django import forms

from renja.impor.forms import FormulirUnggah


class FormulirRealisasi(FormulirUnggah):
    """A workbook, a CSV, or a pasted block."""

    berkas = forms.FileField(
        label="Berkas",
        required=False,
        max_length=200,
        widget=forms.ClearableFileInput(
            attrs={"class": "form-control", "accept": ".xlsx,.csv,.tsv,.txt"}
        ),
        help_text="XLSX atau CSV, paling besar 16 MiB.",
    )
    tempelan = forms.CharField(
        label="Atau tempel tabel realisasi anggaran",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"class": "form-control", "rows": 6, "spellcheck": "false"}),
        help_text="Salin tabelnya beserta baris judul: kode sub kegiatan, lalu kolom bulannya.",
    )
