"""Master data of planning: people, roles, agencies, units, places, regulations, nomenclature."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.contrib.auth.admin import UserAdmin
from django.db.models import Model, Q, QuerySet
from django.db.models.fields.related import RelatedField
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html

from planning import models as m
from planning import sumber_daya as sd
from planning.admin_simpan import Berjejak, Berversi, pelaku
from planning.admin_tukar import DapatDiekspor, DapatDiimpor
from planning.forms import (
    FormulirPenggunaBaru,
    FormulirPenugasan,
    FormulirTujuanRpjmd,
    FormulirUnitKerja,
)
from planning.penyuntingan import TidakSah
from planning.penyuntingan.admin_terakhir import JagaAdmin, pemda_admin
from planning.penyuntingan.induk import JejakInduk
from planning.situs import (
    HanyaBaca,
    IzinAdmin,
    MilikBersama,
    SaringSendiri,
    Sebaris,
    pemda_dikelola,
    situs,
)


class PenugasanSebaris(Sebaris):
    """The roles of a person, below the person."""

    model = m.Penugasan
    form = FormulirPenugasan
    fields = (
        "peran",
        "sebagai",
        "pemda",
        "perangkat_daerah",
        "unit_kerja",
        "berlaku_dari",
        "berlaku_sampai",
    )


@admin.register(m.Pengguna, site=situs)
class PenggunaAdmin(Berjejak, UserAdmin):
    """People: who they are and whether they may sign in; what they may do is a Penugasan.

    Nobody is deleted: a person who left is made inactive, so that what they did keeps a name.
    """

    add_form = FormulirPenggunaBaru
    list_display = ("nama", "username", "email", "is_active", "last_login")
    list_filter = (
        "is_active",
        "penugasan__peran",
        ("penugasan__perangkat_daerah", SaringSendiri),
    )
    search_fields = ("nama", "username", "email")
    ordering = ("nama",)
    filter_horizontal = ()
    readonly_fields = ("kata_sandi", "last_login")
    inlines = (PenugasanSebaris,)

    def get_fieldsets(self, request: HttpRequest, obj: Model | None = None) -> Any:
        """What is asked about a person; the pemda only where there is a choice."""
        pilihan = ("pemda",) if len(pemda_dikelola(request)[:2]) > 1 else ()
        if obj is None:
            isi = ("username", "nama", "email", *pilihan, "usable_password")
            return ((None, {"fields": (*isi, "password1", "password2")}),)
        return (
            (None, {"fields": ("username", "kata_sandi")}),
            ("Orang", {"fields": ("nama", "email", *pilihan)}),
            ("Akses", {"fields": ("is_active", "last_login")}),
        )

    @admin.display(description="kata sandi")
    def kata_sandi(self, obj: m.Pengguna) -> str:
        """The way to a new password; the old one is nowhere to be seen."""
        keadaan = "Ada." if obj.has_usable_password() else "Tidak ada."
        return format_html('{} <a href="../password/">Ganti kata sandi</a>', keadaan)

    def get_inlines(
        self, request: HttpRequest, obj: m.Pengguna | None
    ) -> tuple[type[PenugasanSebaris], ...]:
        """The roles, once the person is there; nobody gives roles to oneself."""
        sendiri = obj is not None and obj.pk == request.user.pk and not request.user.is_superuser
        return () if obj is None or sendiri else self.inlines

    def get_queryset(self, request: HttpRequest) -> QuerySet[m.Pengguna]:
        """The people of the own pemda, without a role elsewhere; a superuser for a superuser."""
        semua = super().get_queryset(request)
        if request.user.is_superuser:
            return semua
        sendiri = pemda_dikelola(request)
        tugas = m.Penugasan.objects.filter(pemda__in=sendiri)
        lain = m.Penugasan.objects.exclude(pemda__in=sendiri)
        return semua.filter(
            Q(pemda__in=sendiri) | Q(pemda=None, pk__in=tugas.values("pengguna")),
            is_superuser=False,
        ).exclude(pk__in=lain.values("pengguna"))

    def pemda_dijaga(self, baris: Model) -> set[int]:
        """Where the person is admin."""
        return pemda_admin(baris) if isinstance(baris, m.Pengguna) else set()

    def menjaga_superuser(self, baris: Model) -> bool:
        """Whether the person is a superuser."""
        return isinstance(baris, m.Pengguna) and baris.is_superuser

    def save_model(self, request: HttpRequest, obj: m.Pengguna, form: Any, change: bool) -> None:
        """A new person belongs to the pemda of whoever makes the account."""
        if not change and obj.pemda is None and not request.user.is_superuser:
            sendiri = list(pemda_dikelola(request)[:2])
            if len(sendiri) != 1:
                raise TidakSah({"pemda": ["Pilih pemerintah daerah yang mengurus akun ini."]})
            obj.pemda = sendiri[0]
        super().save_model(request, obj, form, change)

    def user_change_password(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Another person's password: traced, and the last admin stays able to sign in."""
        return self.dijaga(request, lambda: self._ganti_sandi(request, *args, **kwargs))

    def _ganti_sandi(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        kunci = str(kwargs["id"] if "id" in kwargs else args[0])
        lama = self.get_object(request, unquote(kunci)) if request.method == "POST" else None
        if lama is None:
            return super().user_change_password(request, *args, **kwargs)
        jaga = JagaAdmin(pemda_admin(lama), superuser=lama.is_superuser)
        jawaban = super().user_change_password(request, *args, **kwargs)
        kini = m.Pengguna.objects.get(pk=lama.pk)
        if kini.password != lama.password:
            jaga.periksa()
            catatan = JejakInduk(pelaku(request), f"Mengganti kata sandi {kini}")
            catatan.peristiwa(kini, {"kata_sandi": "diganti"})
            catatan.tutup()
        return jawaban

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """A person is made inactive instead."""
        return False


@admin.register(m.Penugasan, site=situs)
class PenugasanAdmin(DapatDiekspor, Berjejak):
    """Roles from-until."""

    resource_classes = (sd.SumberDayaPenugasan,)
    fields = ("pengguna", *PenugasanSebaris.fields, "mitra")
    form = FormulirPenugasan
    jalur_pemda = "pemda"
    list_display = (
        "pengguna",
        "peran",
        "sebagai",
        "perangkat_daerah",
        "unit_kerja",
        "berlaku_dari",
        "berlaku_sampai",
    )
    list_filter = ("peran", "sebagai", ("perangkat_daerah", SaringSendiri))
    list_select_related = ("pengguna", "perangkat_daerah", "unit_kerja")
    search_fields = ("pengguna__nama", "pengguna__username")
    date_hierarchy = "berlaku_dari"

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Agencies to be ticked: no key has to be held down."""
        kwargs["widget"] = forms.CheckboxSelectMultiple()
        kwargs["label"] = "Mitra verifikator, yang tahapannya dibuka dan ditutup"
        kwargs["help_text"] = ""
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def pemda_dijaga(self, baris: Model) -> set[int]:
        """The pemda whose admin the role, as it is stored, makes."""
        tersimpan = m.Penugasan.objects.filter(pk=baris.pk, peran=m.Penugasan.Peran.ADMIN)
        return set(tersimpan.values_list("pemda", flat=True))

    def get_queryset(self, request: HttpRequest) -> QuerySet[m.Penugasan]:
        """The roles of others: who looks after roles does not give them to oneself."""
        semua = super().get_queryset(request)
        return semua if request.user.is_superuser else semua.exclude(pengguna=request.user.pk)

    def get_field_queryset(
        self, db: str | None, db_field: RelatedField, request: HttpRequest
    ) -> QuerySet | None:
        """Whom a role may be given to: not oneself."""
        tujuan = super().get_field_queryset(db, db_field, request)
        if tujuan is None or db_field.name != "pengguna" or request.user.is_superuser:
            return tujuan
        return tujuan.exclude(pk=request.user.pk)


@admin.register(m.Pemda, site=situs)
class PemdaAdmin(Berjejak):
    """Governments; a new one is made by a superuser."""

    jalur_pemda = "pk"
    list_display = ("nama", "kode", "jenis", "kepala_daerah")

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """An admin looks after one pemda; only a superuser opens another."""
        return bool(request.user.is_superuser)


class SuksesiSebaris(Sebaris):
    """The agencies that an agency followed, below it."""

    model = m.SuksesiPerangkatDaerah
    fk_name = "penerus"


@admin.register(m.PerangkatDaerah, site=situs)
class PerangkatDaerahAdmin(Berjejak):
    """Agencies with from-until and those they followed."""

    jalur_pemda = "pemda"
    list_display = ("nama", "kode", "singkatan", "berlaku_dari", "berlaku_sampai")
    list_filter = (("pemda", SaringSendiri),)
    search_fields = ("nama", "kode", "singkatan", "kode_skpd")
    inlines = (SuksesiSebaris,)


@admin.register(m.UnitKerja, site=situs)
class UnitKerjaAdmin(DapatDiimpor, Berversi):
    """Units inside an agency, as a tree; the database lets none change its agency."""

    resource_classes = (sd.SumberDayaUnitKerja,)
    fields = (
        *("perangkat_daerah", "induk", "jenis", "nama", "kode_sub_unit"),
        *("tugas", "fungsi", "urutan", "berlaku_dari", "berlaku_sampai"),
    )
    form = FormulirUnitKerja
    jalur_pemda = "perangkat_daerah__pemda"
    tetap = ("perangkat_daerah",)
    list_display = ("nama", "jenis", "perangkat_daerah", "induk", "berlaku_dari", "berlaku_sampai")
    list_filter = ("jenis", ("perangkat_daerah", SaringSendiri))
    list_select_related = ("perangkat_daerah", "induk")
    search_fields = ("nama", "kode_sub_unit")


@admin.register(m.Wilayah, site=situs)
class WilayahAdmin(DapatDiimpor, Berversi):
    """Places: the city, its kecamatan and kelurahan."""

    resource_classes = (sd.SumberDayaWilayah,)
    jalur_pemda = "pemda"
    tetap = ("pemda",)
    list_display = ("nama", "jenis", "kode", "induk")
    list_filter = ("jenis", ("pemda", SaringSendiri))
    list_select_related = ("induk",)
    search_fields = ("nama", "kode")


@admin.register(m.Peraturan, site=situs)
class PeraturanAdmin(DapatDiimpor, MilikBersama, Berversi):
    """Regulations, and what they changed or withdrew; every admin may add one."""

    resource_classes = (sd.SumberDayaPeraturan,)
    list_display = ("__str__", "tentang", "dicabut_oleh", "dicabut_sejak")
    list_filter = ("jenis",)
    list_select_related = ("dicabut_oleh",)
    search_fields = ("nomor", "tahun", "tentang")

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """A new regulation changes nothing for others."""
        return IzinAdmin.has_add_permission(self, request, obj)


@admin.register(m.Satuan, site=situs)
class SatuanAdmin(DapatDiimpor, MilikBersama, Berjejak):
    """The units of measure that the forms offer; one that is no longer offered is kept."""

    resource_classes = (sd.SumberDayaSatuan,)
    list_display = ("nama", "aktif")
    list_filter = ("aktif",)
    search_fields = ("nama",)


@admin.register(m.JadwalTahap, site=situs)
class JadwalTahapAdmin(DapatDiimpor, Berjejak):
    """From when to when a stage of a year may be worked on."""

    resource_classes = (sd.SumberDayaJadwalTahap,)
    jalur_pemda = "pemda"
    list_display = ("tahap", "tahun", "siklus", "mulai", "selesai")
    list_filter = ("tahun", "siklus", "tahap", ("pemda", SaringSendiri))


@admin.register(m.JadwalPengisian, site=situs)
class JadwalPengisianAdmin(DapatDiimpor, Berjejak):
    """From when to when the realisasi of a quarter is filled in."""

    resource_classes = (sd.SumberDayaJadwalPengisian,)
    jalur_pemda = "pemda"
    list_display = ("triwulan", "tahun", "mulai", "selesai")
    list_filter = ("tahun", "triwulan", ("pemda", SaringSendiri))


@admin.register(m.Rpjmd, site=situs)
class RpjmdAdmin(DapatDiimpor, Berversi):
    """Medium-term plans (RPJMD, RPD)."""

    resource_classes = (sd.SumberDayaRpjmd,)
    jalur_pemda = "pemda"
    tetap = ("pemda",)
    list_display = ("nama", "jenis", "tahun_awal", "tahun_akhir")
    list_filter = ("jenis", ("pemda", SaringSendiri))


@admin.register(m.Misi, site=situs)
class MisiAdmin(DapatDiimpor, Berversi):
    """The misi of a medium-term plan."""

    resource_classes = (sd.SumberDayaMisi,)
    jalur_pemda = "rpjmd__pemda"
    tetap = ("rpjmd",)
    list_display = ("uraian", "nomor", "rpjmd")
    list_filter = (("rpjmd", SaringSendiri),)
    list_select_related = ("rpjmd",)


@admin.register(m.TujuanRpjmd, site=situs)
class TujuanRpjmdAdmin(DapatDiimpor, Berversi):
    """The tujuan of a medium-term plan."""

    resource_classes = (sd.SumberDayaTujuanRpjmd,)
    form = FormulirTujuanRpjmd
    jalur_pemda = "rpjmd__pemda"
    tetap = ("rpjmd",)
    list_display = ("uraian", "nomor", "misi", "rpjmd")
    list_filter = (("rpjmd", SaringSendiri),)
    list_select_related = ("rpjmd", "misi")


@admin.register(m.SasaranRpjmd, site=situs)
class SasaranRpjmdAdmin(DapatDiimpor, Berversi):
    """The sasaran below a tujuan of a medium-term plan."""

    resource_classes = (sd.SumberDayaSasaranRpjmd,)
    jalur_pemda = "tujuan__rpjmd__pemda"
    tetap = ("tujuan",)
    list_display = ("uraian", "nomor", "tujuan")
    list_filter = (("tujuan__rpjmd", SaringSendiri),)
    list_select_related = ("tujuan",)


@admin.register(m.EdisiNomenklatur, site=situs)
class EdisiNomenklaturAdmin(HanyaBaca):
    """Editions of the nomenclature, as loaded."""

    list_display = ("nama", "kode", "tahun", "dasar_hukum", "sebelumnya")
    list_select_related = ("sebelumnya",)


@admin.register(m.Nomenklatur, site=situs)
class NomenklaturAdmin(DapatDiekspor, HanyaBaca):
    """Codes of an edition, as loaded."""

    resource_classes = (sd.SumberDayaNomenklatur,)
    list_display = ("kode", "nama", "tingkat", "edisi", "dihentikan")
    list_filter = ("edisi", "tingkat", "dihentikan")
    list_select_related = ("edisi",)
    search_fields = ("kode", "nama")
    show_full_result_count = False


@admin.register(m.PetaNomenklatur, site=situs)
class PetaNomenklaturAdmin(HanyaBaca):
    """The map from old codes to new ones; those without a loaded predecessor can be filtered."""

    list_display = ("kode_lama", "lama", "baru")
    list_filter = (("lama", admin.EmptyFieldListFilter), "baru__edisi")
    list_select_related = ("lama", "baru")
    search_fields = ("kode_lama", "baru__kode", "baru__nama")
    show_full_result_count = False
