"""Export and import of master data in the admin: django-import-export in our words.

The pages are ours (templates/admin/import_export). An upload is looked at before anything
reads it, kept for a day under a name that only its owner's signed preview knows, and applied
whole or not at all.
"""

import os
import re
import secrets
import time
from pathlib import Path
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from import_export.admin import ExportMixin, ImportExportMixin
from import_export.forms import ConfirmImportForm, ExportForm, ImportForm
from import_export.results import Result, RowResult
from import_export.tmp_storages import BaseStorage

from planning.lembar_induk import FORMAT, NOMOR_FORMAT
from planning.unggahan import MAKS_BERKAS, TAK_TERBACA, UnggahanDitolak, jenis_unggahan

SATU_HARI = 24 * 60 * 60
GARAM = "planning.impor-induk"
NAMA = re.compile(r"[0-9a-f]{32}")
KEDALUWARSA = "Pratinjau ini sudah tidak berlaku. Unggah lagi berkasnya."


class Simpanan(BaseStorage):
    """An upload between preview and confirmation, in the data folder, for a day at most."""

    def save(self, data: bytes) -> None:
        """Keep it under a name that cannot be guessed; older ones go."""
        ruang = _ruang()
        ruang.mkdir(mode=0o700, parents=True, exist_ok=True)
        for lama in ruang.iterdir():
            if lama.stat().st_mtime < time.time() - SATU_HARI:
                lama.unlink(missing_ok=True)
        self.name = secrets.token_hex(16)
        gagang = os.open(self.letak(), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(gagang, "wb") as berkas:
            berkas.write(data)

    def read(self) -> bytes:
        """The bytes as they were uploaded."""
        return self.letak().read_bytes()

    def remove(self) -> None:
        """It has been applied."""
        self.letak().unlink(missing_ok=True)

    def letak(self) -> Path:
        """Where it lies; the name has been checked."""
        return _ruang() / str(self.name)


def _ruang() -> Path:
    return Path(settings.DATA_DIR) / "unggahan"


class FormulirUnggah(ImportForm):
    """The file; what it is, it says itself."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["import_file"].label = "Berkas xlsx atau CSV"
        self.fields["import_file"].widget.attrs["accept"] = ".xlsx,.csv"
        self.fields["import_file"].error_messages["required"] = "Pilih berkas yang diimpor."
        self.fields["import_file"].error_messages["empty"] = "Berkas ini kosong."
        self.fields["format"].required = False
        self.fields["format"].widget = forms.HiddenInput()

    def clean(self) -> dict[str, Any]:
        """Refuse what is not a plain sheet, before it is read."""
        isi: dict[str, Any] = super().clean() or self.cleaned_data
        berkas = isi.get("import_file")
        if berkas is not None:
            try:
                # One byte more than is taken at all shows that there is too much.
                jenis = jenis_unggahan(berkas.read(MAKS_BERKAS + 1))
            except UnggahanDitolak as galat:
                self.add_error("import_file", str(galat))
            else:
                berkas.seek(0)
                isi["format"] = NOMOR_FORMAT[jenis]
        return isi

    @property
    def media(self) -> forms.Media:
        """No script is needed."""
        return forms.Media()


class FormulirTerapkan(ConfirmImportForm):
    """The confirmation: a signed name, good for its owner and for a day."""

    format = forms.ChoiceField(
        choices=[(nomor, nomor) for nomor in NOMOR_FORMAT.values()], widget=forms.HiddenInput()
    )

    def __init__(self, *args: Any, pemilik: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._pemilik = pemilik

    def clean_import_file_name(self) -> str:
        """The name behind the signature."""
        try:
            pemilik, nama = signing.loads(
                self.cleaned_data["import_file_name"], salt=GARAM, max_age=SATU_HARI
            )
        except (signing.BadSignature, ValueError, TypeError) as galat:
            raise forms.ValidationError(KEDALUWARSA) from galat
        if pemilik != self._pemilik or not NAMA.fullmatch(str(nama)):
            raise forms.ValidationError(KEDALUWARSA)
        if not Simpanan(name=nama).letak().is_file():
            raise forms.ValidationError(KEDALUWARSA)
        return str(nama)


class FormulirEkspor(ExportForm):
    """Which kind of file."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["format"].label = "Jenis berkas"
        self.fields["format"].error_messages["required"] = "Pilih jenis berkas."


class DapatDiekspor(ExportMixin):
    """A list that goes out as a sheet."""

    formats = FORMAT
    export_form_class = FormulirEkspor

    def has_export_permission(self, request: HttpRequest) -> bool:
        """Whoever may read the list may take it along."""
        return bool(self.has_view_permission(request))

    def export_action(self, request: HttpRequest) -> HttpResponse:
        """As the library's, under our title; a filter that means nothing leads to the list."""
        try:
            jawaban = super().export_action(request)
        except (IncorrectLookupParameters, OverflowError):
            return redirect(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist")
        return _berjudul(jawaban, f"Ekspor {self.opts.verbose_name_plural}")

    def get_export_filename(self, *args: Any) -> str:
        """The name of the file: what it holds."""
        format_berkas = args[-1]
        return f"{self.opts.model_name}.{format_berkas.get_extension()}"


class DapatDiimpor(DapatDiekspor, ImportExportMixin):
    """A list that also comes back, with a preview."""

    import_form_class = FormulirUnggah
    confirm_form_class = FormulirTerapkan
    tmp_storage_class = Simpanan
    # The audit trail holds every row.
    skip_admin_log = True

    def has_import_permission(self, request: HttpRequest) -> bool:
        """Whoever may add and change."""
        return bool(self.has_add_permission(request) and self.has_change_permission(request))

    def import_action(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """As the library's, under our title."""
        return _berjudul(super().import_action(request, **kwargs), self._judul())

    def process_import(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """As the library's, under our title."""
        return _berjudul(super().process_import(request, **kwargs), self._judul())

    def _judul(self) -> str:
        return f"Impor {self.opts.verbose_name_plural}"

    def get_confirm_form_kwargs(
        self, request: HttpRequest, import_form: Any = None
    ) -> dict[str, Any]:
        """The confirmation knows whose it is."""
        isi = super().get_confirm_form_kwargs(request, import_form)
        if import_form is not None:
            nama = isi["initial"]["import_file_name"]
            isi["initial"]["import_file_name"] = signing.dumps([request.user.pk, nama], salt=GARAM)
        return {**isi, "pemilik": request.user.pk}

    def add_data_read_fail_error_to_form(self, form: Any, e: Exception) -> None:
        """Why a file could not be read, in one sentence."""
        form.add_error("import_file", str(e) if isinstance(e, UnggahanDitolak) else TAK_TERBACA)

    def process_result(self, result: Result, request: HttpRequest) -> HttpResponse:
        """Back to the list; or what stood in the way since the preview, and nothing is written."""
        if result.has_errors() or result.has_validation_errors():
            isi = {
                **self.admin_site.each_context(request),
                "opts": self.opts,
                "result": result,
                "import_error_display": self.import_error_display,
            }
            return TemplateResponse(request, [self.import_template_name], isi)
        jawaban: HttpResponse = super().process_result(result, request)
        return jawaban

    def add_success_message(self, result: Result, request: HttpRequest) -> None:
        """How many rows of each kind."""
        baru, ubah, sama = (
            result.totals[jenis]
            for jenis in (
                RowResult.IMPORT_TYPE_NEW,
                RowResult.IMPORT_TYPE_UPDATE,
                RowResult.IMPORT_TYPE_SKIP,
            )
        )
        messages.success(
            request,
            f"Impor {self.opts.verbose_name_plural} selesai: {baru} baru, {ubah} berubah, "
            f"{sama} tetap.",
        )


def _berjudul(jawaban: HttpResponse, judul: str) -> HttpResponse:
    """A page of the library under another title; a file or a redirect as it is."""
    if isinstance(jawaban, TemplateResponse) and jawaban.context_data is not None:
        jawaban.context_data["title"] = judul
    return jawaban
