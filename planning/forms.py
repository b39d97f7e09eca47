"""Forms of the people who sign in, and of the master data."""

from typing import Any

from django import forms
from django.contrib.auth.forms import AdminUserCreationForm, AuthenticationForm

from planning.models import Pengguna


class FormulirMasuk(AuthenticationForm):
    """Sign-in; the same sentence for an unknown name and for a wrong password."""

    error_messages = AuthenticationForm.error_messages | {
        "invalid_login": (
            "Nama pengguna atau kata sandi tidak cocok. Periksa keduanya; "
            "huruf besar dan kecil dibedakan."
        ),
    }


class FormulirPenggunaBaru(AdminUserCreationForm):
    """A new person, with a first password."""

    class Meta:
        model = Pengguna
        fields = ("username", "nama", "email")


class FormulirSatuPerangkatDaerah(forms.ModelForm):
    """A row that may only point to rows of its own agency; the database refuses others too."""

    def clean(self) -> dict[str, Any]:
        """Name the field that points elsewhere."""
        isi = super().clean() or self.cleaned_data
        pemilik = isi.get("perangkat_daerah")
        if pemilik is None and self.instance.perangkat_daerah_id is not None:
            pemilik = self.instance.perangkat_daerah
        for nama, nilai in list(isi.items()):
            milik = getattr(nilai, "perangkat_daerah_id", None)
            if milik is not None and (pemilik is None or milik != pemilik.pk):
                self.add_error(nama, f'"{nilai}" bukan milik {pemilik or "perangkat daerah ini"}.')
        return isi


class FormulirPenugasan(FormulirSatuPerangkatDaerah):
    """A role: its agency belongs to its pemda, its unit kerja to its agency."""

    def clean(self) -> dict[str, Any]:
        """Name the field that points elsewhere."""
        isi = super().clean()
        pemda, pemilik = isi.get("pemda"), isi.get("perangkat_daerah")
        if pemda is not None and pemilik is not None and pemilik.pemda_id != pemda.pk:
            self.add_error("perangkat_daerah", f'"{pemilik}" bukan perangkat daerah {pemda}.')
        return isi
