"""Forms of the people who sign in, and of the master data."""

from typing import Any

from django import forms
from django.contrib.auth.forms import (
    AdminUserCreationForm,
    AuthenticationForm,
    PasswordChangeForm,
)

from planning.admin_simpan import FormulirBerversi
from planning.models import Pengguna, Penugasan


class FormulirMasuk(AuthenticationForm):
    """Sign-in; the same sentence for an unknown name and for a wrong password."""

    error_messages = AuthenticationForm.error_messages | {
        "invalid_login": (
            "Nama pengguna atau kata sandi tidak cocok. Periksa keduanya; "
            "huruf besar dan kecil dibedakan."
        ),
    }


class FormulirKataSandi(PasswordChangeForm):
    """One's own password: the present one, and the new one twice."""

    error_messages = PasswordChangeForm.error_messages | {
        "password_incorrect": "Kata sandi yang sekarang tidak cocok. Ketik lagi.",
        "password_mismatch": "Kedua kata sandi baru tidak sama. Ketik lagi keduanya.",
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for nama, label in (
            ("old_password", "Kata sandi sekarang"),
            ("new_password1", "Kata sandi baru"),
            ("new_password2", "Kata sandi baru, sekali lagi"),
        ):
            self.fields[nama].label = label
            self.fields[nama].error_messages["required"] = f"Isi {label.lower()}."


class FormulirPenggunaBaru(AdminUserCreationForm):
    """A new person, with a first password."""

    class Meta:
        model = Pengguna
        fields = ("username", "nama", "email", "pemda")


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


class FormulirUnitKerja(FormulirBerversi, FormulirSatuPerangkatDaerah):
    """A unit of an agency; the one above it belongs to the same agency."""


class FormulirTujuanRpjmd(FormulirBerversi):
    """A tujuan of the medium-term plan; its misi belongs to the same plan."""

    def clean(self) -> dict[str, Any]:
        """Name the field that points elsewhere."""
        isi = super().clean()
        rpjmd = isi.get("rpjmd") or getattr(self.instance, "rpjmd", None)
        misi = isi.get("misi")
        if misi is not None and rpjmd is not None and misi.rpjmd_id != rpjmd.pk:
            self.add_error("misi", f'Misi ini bukan dari "{rpjmd}"; pilih misi dari rencana itu.')
        return isi


class FormulirPenugasan(FormulirSatuPerangkatDaerah):
    """A role: its agency belongs to its pemda, its unit kerja to its agency."""

    def clean(self) -> dict[str, Any]:
        """Name the field that points elsewhere."""
        isi = super().clean()
        pemda, pemilik = isi.get("pemda"), isi.get("perangkat_daerah")
        if pemda is not None and pemilik is not None and pemilik.pemda_id != pemda.pk:
            self.add_error("perangkat_daerah", f'"{pemilik}" bukan perangkat daerah {pemda}.')
        mitra = isi.get("mitra")
        if mitra is not None and mitra.exists():
            if isi.get("peran") != Penugasan.Peran.VERIFIKATOR:
                self.add_error("mitra", "Hanya verifikator yang mendampingi perangkat daerah.")
            elif pemda is not None and mitra.exclude(pemda=pemda).exists():
                self.add_error("mitra", f"Pilih perangkat daerah dari {pemda} saja.")
        return isi
