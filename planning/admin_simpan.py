"""How the admin writes: rows with a version through `suntingan`, the others with a trace.

What stands in the way (somebody was quicker, a rule of the database, the last admin) comes
back in the form, at its field, with everything that was typed still there.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, ClassVar, cast

from django import forms
from django.contrib import messages
from django.contrib.admin.options import BaseModelAdmin
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone

from planning.models import Pengguna
from planning.models.dasar import BarisBerversi
from planning.penyuntingan import Bentrok, Ditolak, TidakSah, suntingan
from planning.penyuntingan.admin_terakhir import JagaAdmin
from planning.penyuntingan.induk import JejakInduk
from planning.situs import DataInduk

GALAT = (Bentrok, Ditolak, TidakSah)
VERSI = "versi_baca"
KEPALA = ("Menambah", "Mengubah", "Menghapus")


class FormulirBerversi(forms.ModelForm):
    """A row with a version: the page says which one it has read."""

    versi_baca = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is not None and VERSI in self.fields:
            self.initial[VERSI] = self.instance.versi

    def clean(self) -> dict[str, Any]:
        """A row that is there is only changed from the version that was shown."""
        isi = super().clean() or self.cleaned_data
        if self.instance.pk is not None and self.cleaned_data.get(VERSI) is None:
            self.add_error(None, "Halaman ini tidak lengkap. Muat ulang, lalu ubah lagi.")
        return isi


class FormulirBergalat(forms.ModelForm):
    """Put before the form of a page whose save was refused; nothing is saved this time."""

    galat: ClassVar[Exception]

    def clean(self) -> dict[str, Any] | None:
        """Say at each field what stood in the way; a conflict shows what is stored now."""
        isi = super().clean()
        if isinstance(self.galat, TidakSah):
            for kolom, kalimat in self.galat.pesan.items():
                self.add_error(kolom if kolom in self.fields else None, kalimat)
        elif isinstance(self.galat, Bentrok):
            self._bandingkan(self.galat)
        else:
            self.add_error(None, str(self.galat))
        return isi

    def _bandingkan(self, bentrok: Bentrok) -> None:
        """What is stored now, beside what was typed; the next save is made from there."""
        kini: Any = bentrok.baris
        if kini is None:
            self.add_error(None, str(bentrok))
            return
        self.add_error(
            None,
            f"{bentrok} Isian Anda masih di sini; bandingkan dengan yang tersimpan, lalu simpan "
            "lagi bila isian Anda yang benar.",
        )
        waktu = f", {timezone.localtime(bentrok.waktu):%d-%m-%Y %H:%M}" if bentrok.waktu else ""
        for nama in list(self.fields):
            if nama == VERSI or nama not in self.cleaned_data:
                continue
            if getattr(kini, nama) != self.cleaned_data[nama]:
                isi = _terbaca(kini, nama)
                self.add_error(nama, f"Kini tersimpan: {isi} ({bentrok.oleh or '-'}{waktu}).")
        # The next save knows of the present version.
        data: Any = self.data
        self.data = data = data.copy()
        data[self.add_prefix(VERSI)] = str(kini.versi)


def _terbaca(baris: Any, nama: str) -> str:
    tampil = getattr(baris, f"get_{nama}_display", None)
    nilai = tampil() if callable(tampil) else getattr(baris, nama)
    return f'"{nilai}"' if nilai not in (None, "") else "(kosong)"


class MenampungGalat(DataInduk):
    """Shows in the form or as a message why a save was refused, instead of an error page."""

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> Any:
        """As Django's, for a page that may look twice: before a save, and after its refusal."""
        kolom: Any = self.opts.get_field(from_field) if from_field else self.opts.pk
        try:
            kunci = kolom.to_python(object_id)
        except ValidationError:
            return None
        return self.get_queryset(request).filter(**{kolom.name: kunci}).first()

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """As Django's; a save that was refused (and rolled back) is shown again with the reason."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except GALAT as galat:
            request.__dict__["galat_simpan"] = galat
            return super().changeform_view(request, object_id, form_url, extra_context)

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> type[forms.ModelForm]:
        """The form of the page; after a refusal one that says what stood in the way."""
        dasar: Any = super().get_form(request, obj, change=change, **kwargs)
        galat = request.__dict__.get("galat_simpan")
        if galat is None:
            return cast("type[forms.ModelForm]", dasar)
        return type(dasar.__name__, (FormulirBergalat, dasar), {"galat": galat})

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> Any:
        """As Django's; what may not go is told on its page."""
        return self.dijaga(
            request,
            lambda: super(MenampungGalat, self).delete_view(request, object_id, extra_context),
        )

    def response_action(self, request: HttpRequest, queryset: QuerySet, *lain: Any) -> Any:
        """As Django's; an action is done whole or not at all."""
        return self.dijaga(
            request, lambda: super(MenampungGalat, self).response_action(request, queryset, *lain)
        )

    def dijaga(self, request: HttpRequest, kerja: Callable[[], Any]) -> Any:
        """Do something in one transaction; a refusal becomes a message on the page it came from."""
        try:
            with transaction.atomic():
                return kerja()
        except GALAT as galat:
            self.message_user(request, str(galat), messages.ERROR)
            return HttpResponseRedirect(request.get_full_path())


class Berversi(MenampungGalat):
    """Rows with a version: permission, conflict and trail are those of every other page.

    `tetap` are the fields that are chosen once, when the row is added.
    """

    form = FormulirBerversi
    tetap: tuple[str, ...] = ()

    def get_fields(self, request: HttpRequest, obj: Model | None = None) -> list[Any]:
        """The version is no row of the form: templates/admin/change_form.html holds it."""
        return [satu for satu in super().get_fields(request, obj) if satu != VERSI]

    def get_readonly_fields(
        self, request: HttpRequest, obj: Model | None = None
    ) -> tuple[str, ...]:
        """What is chosen once, when the row is there."""
        return self.tetap if obj is not None else ()

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Write the row; raises Bentrok, Ditolak or TidakSah."""
        with suntingan(pelaku(request), asal="admin", judul=judul(self, obj, int(change))) as s:
            if not change:
                s.tambah(obj)
                return
            isi = {
                nama: form.cleaned_data[nama]
                for nama in form.changed_data
                if nama != VERSI and nama in form.cleaned_data
            }
            s.ubah(obj, form.cleaned_data[VERSI], isi)

    def delete_model(self, request: HttpRequest, obj: BarisBerversi) -> None:
        """Delete a row on which nothing hangs."""
        with suntingan(pelaku(request), asal="admin", judul=judul(self, obj, 2)) as s:
            s.hapus(obj, obj.versi)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet) -> None:
        """Delete the rows that were ticked, all or none."""
        baris = list(queryset)
        nama = f"Menghapus {len(baris)} {self.opts.verbose_name_plural}"
        with suntingan(pelaku(request), asal="admin", judul=nama) as s:
            for satu in baris:
                s.hapus(satu, satu.versi)


class Berjejak(MenampungGalat):
    """Rows without a version: the last save stands, and each leaves a trace."""

    def pemda_dijaga(self, baris: Model) -> set[int]:
        """The pemda that may lose an admin when this row changes."""
        return set()

    def menjaga_superuser(self, baris: Model) -> bool:
        """Whether the installation may lose a superuser when this row changes."""
        return False

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Write the row, remembering how it stood."""
        if change:
            # Locked before anything is read that decides.
            self._jaga(request, [obj])
        catatan = JejakInduk(pelaku(request), judul(self, obj, int(change)))
        request.__dict__["jejak_induk"] = catatan
        if change:
            catatan.ingat([obj])
        super().save_model(request, obj, form, change)
        if not change:
            catatan.baru(obj)

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        """Write the rows below, remembering how they stood."""
        catatan = cast("JejakInduk", request.__dict__["jejak_induk"])
        catatan.ingat([satu.instance for satu in formset.initial_forms if satu.has_changed()])
        super().save_formset(request, form, formset, change)
        for satu in formset.new_objects:
            catatan.baru(satu)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """The last step of a save: refuse what may not be lost, and write the trace."""
        super().save_related(request, form, formsets, change)
        jaga = request.__dict__.get("jaga_admin")
        if jaga is not None:
            jaga.periksa(_kolom_penjaga(form.changed_data))
        request.__dict__["jejak_induk"].tutup()

    def delete_model(self, request: HttpRequest, obj: Model) -> None:
        """Delete a row."""
        with self._menghapus(request, [obj], judul(self, obj, 2)):
            super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet) -> None:
        """Delete the rows that were ticked, all or none."""
        baris = list(queryset)
        nama = f"Menghapus {len(baris)} {self.opts.verbose_name_plural}"
        with self._menghapus(request, baris, nama):
            super().delete_queryset(request, queryset)

    @contextmanager
    def _menghapus(self, request: HttpRequest, baris: list[Any], nama: str) -> Iterator[None]:
        with transaction.atomic():
            self._jaga(request, baris)
            catatan = JejakInduk(pelaku(request), nama)
            catatan.ingat(baris)
            yield
            request.__dict__["jaga_admin"].periksa()
            catatan.tutup()

    def _jaga(self, request: HttpRequest, baris: list[Any]) -> None:
        pemda = {satu for b in baris for satu in self.pemda_dijaga(b)}
        superuser = any(self.menjaga_superuser(satu) for satu in baris)
        request.__dict__["jaga_admin"] = JagaAdmin(pemda, superuser=superuser)


# At which field the sentence about the last admin stands, in this order.
KOLOM_PENJAGA = ("is_active", "berlaku_sampai", "berlaku_dari", "peran", "pengguna", "pemda")


def _kolom_penjaga(berubah: list[str]) -> str:
    return next((kolom for kolom in KOLOM_PENJAGA if kolom in berubah), "")


def pelaku(request: HttpRequest) -> Pengguna:
    """The person at the page."""
    return cast("Pengguna", request.user)


def judul(admin: BaseModelAdmin, baris: Model, aksi: int) -> str:
    """The title of a set of changes, such as "Mengubah wilayah Pontianak Barat"."""
    return f"{KEPALA[aksi]} {admin.opts.verbose_name} {baris}"
