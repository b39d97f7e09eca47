"""Master data of planning: people, roles, agencies, units, places, regulations, nomenclature."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.db.models import Model, QuerySet
from django.db.models.fields.related import RelatedField
from django.http import HttpRequest

from planning import models as m
from planning.forms import FormulirPenggunaBaru, FormulirPenugasan, FormulirSatuPerangkatDaerah
from planning.situs import DataInduk, HanyaBaca, Sebaris, pemda_dikelola, situs


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
class PenggunaAdmin(DataInduk, UserAdmin):
    """People: who they are and whether they may sign in; what they may do is a Penugasan.

    Nobody is deleted: a person who left is made inactive, so that what they did keeps a name.
    """

    add_form = FormulirPenggunaBaru
    list_display = ("nama", "username", "email", "is_active", "last_login")
    list_filter = ("is_active", "penugasan__peran", "penugasan__perangkat_daerah")
    search_fields = ("nama", "username", "email")
    ordering = ("nama",)
    filter_horizontal = ()
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        ("Orang", {"fields": ("nama", "email")}),
        ("Akses", {"fields": ("is_active", "last_login")}),
    )
    readonly_fields = ("last_login",)
    inlines = (PenugasanSebaris,)
    add_fieldsets = (
        (
            None,
            {"fields": ("username", "nama", "email", "usable_password", "password1", "password2")},
        ),
    )

    def get_inlines(
        self, request: HttpRequest, obj: m.Pengguna | None
    ) -> tuple[type[PenugasanSebaris], ...]:
        """The roles, once the person is there; nobody gives roles to oneself."""
        sendiri = obj is not None and obj.pk == request.user.pk and not request.user.is_superuser
        return () if obj is None or sendiri else self.inlines

    def get_queryset(self, request: HttpRequest) -> QuerySet[m.Pengguna]:
        """People without a role outside the own pemda; a superuser only for a superuser."""
        semua = super().get_queryset(request)
        if request.user.is_superuser:
            return semua
        lain = m.Penugasan.objects.exclude(pemda__in=pemda_dikelola(request))
        return semua.filter(is_superuser=False).exclude(pk__in=lain.values("pengguna"))

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """A person is made inactive instead."""
        return False


@admin.register(m.Penugasan, site=situs)
class PenugasanAdmin(DataInduk):
    """Roles from-until."""

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
    list_filter = ("peran", "sebagai", "perangkat_daerah")
    list_select_related = ("pengguna", "perangkat_daerah", "unit_kerja")
    search_fields = ("pengguna__nama", "pengguna__username")
    date_hierarchy = "berlaku_dari"

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
class PemdaAdmin(DataInduk):
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
class PerangkatDaerahAdmin(DataInduk):
    """Agencies with from-until and those they followed."""

    jalur_pemda = "pemda"
    list_display = ("nama", "kode", "singkatan", "berlaku_dari", "berlaku_sampai")
    list_filter = ("pemda",)
    search_fields = ("nama", "kode", "singkatan", "kode_skpd")
    inlines = (SuksesiSebaris,)


class TetapPerangkatDaerah(DataInduk):
    """Rows whose agency is chosen once: the database lets none change it."""

    form = FormulirSatuPerangkatDaerah
    jalur_pemda = "perangkat_daerah__pemda"

    def get_readonly_fields(
        self, request: HttpRequest, obj: Model | None = None
    ) -> tuple[str, ...]:
        """The agency, once the row is there."""
        return ("perangkat_daerah",) if obj is not None else ()


@admin.register(m.UnitKerja, site=situs)
class UnitKerjaAdmin(TetapPerangkatDaerah):
    """Units inside an agency, as a tree."""

    list_display = ("nama", "jenis", "perangkat_daerah", "induk", "berlaku_dari", "berlaku_sampai")
    list_filter = ("jenis", "perangkat_daerah")
    list_select_related = ("perangkat_daerah", "induk")
    search_fields = ("nama", "kode_sub_unit")


@admin.register(m.Wilayah, site=situs)
class WilayahAdmin(DataInduk):
    """Places: the city, its kecamatan and kelurahan."""

    jalur_pemda = "pemda"
    list_display = ("nama", "jenis", "kode", "induk")
    list_filter = ("jenis", "pemda")
    list_select_related = ("induk",)
    search_fields = ("nama", "kode")


@admin.register(m.Peraturan, site=situs)
class PeraturanAdmin(DataInduk):
    """Regulations, and what they changed or withdrew."""

    list_display = ("__str__", "tentang", "dicabut_oleh", "dicabut_sejak")
    list_filter = ("jenis",)
    list_select_related = ("dicabut_oleh",)
    search_fields = ("nomor", "tahun", "tentang")


@admin.register(m.EdisiNomenklatur, site=situs)
class EdisiNomenklaturAdmin(HanyaBaca):
    """Editions of the nomenclature, as loaded."""

    list_display = ("nama", "kode", "tahun", "dasar_hukum", "sebelumnya")
    list_select_related = ("sebelumnya",)


@admin.register(m.Nomenklatur, site=situs)
class NomenklaturAdmin(HanyaBaca):
    """Codes of an edition, as loaded."""

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
