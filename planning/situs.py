"""The admin's site: who may open it, and how far within a shared installation they reach.

The admin role opens it, for the pemda that it is held in; a superuser (made on the command
line, to begin with) reaches all. Neither sees figures: no model with pagu, target or
realisasi is registered.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import update_wrapper
from typing import Any, TypeVar, cast

from django.conf import settings
from django.contrib import admin
from django.contrib.admin.options import BaseModelAdmin, IncorrectLookupParameters
from django.contrib.admin.utils import NestedObjects
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db import DEFAULT_DB_ALIAS
from django.db.models import Model, Q, QuerySet
from django.db.models.fields.related import RelatedField
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone

from planning.models import Pemda, Penugasan
from planning.permissions import lingkup

# Words of a search come one by one to the database, and SQLite takes patterns of limited length.
CARI_TERPANJANG = 200
Tampilan = TypeVar("Tampilan", bound=Callable[..., HttpResponseBase])


def pemda_dikelola(request: HttpRequest) -> QuerySet[Pemda]:
    """The pemda whose master data the person may change today."""
    if not request.user.is_active:
        return Pemda.objects.none()
    if request.user.is_superuser:
        return Pemda.objects.all()
    hari_ini = timezone.localdate()
    tugas = Penugasan.objects.filter(
        Q(berlaku_sampai__isnull=True) | Q(berlaku_sampai__gte=hari_ini),
        pengguna=request.user.pk,
        peran=Penugasan.Peran.ADMIN,
        berlaku_dari__lte=hari_ini,
    )
    return Pemda.objects.filter(pk__in=tugas.values("pemda"))


def mengelola_bersama(request: HttpRequest) -> bool:
    """Whether the person may change what all pemda share: whoever looks after all there are."""
    dikelola = pemda_dikelola(request)
    if not request.user.is_active or not (request.user.is_superuser or dikelola.exists()):
        return False
    return not Pemda.objects.exclude(pk__in=dikelola.values("pk")).exists()


class SitusAdmin(admin.AdminSite):
    """Django's admin behind the application's own sign-in; whoever lacks the role gets 403."""

    site_header = "Renja: data induk"
    site_title = "Data induk Renja"
    index_title = "Pengguna, penugasan, dan data induk"

    def has_permission(self, request: HttpRequest) -> bool:
        """Whether the person holds the admin role today."""
        user = request.user
        if not user.is_active:
            return False
        return bool(user.is_superuser) or Penugasan.Peran.ADMIN in lingkup(user).peran

    def admin_view(self, view: Tampilan, cacheable: bool = False) -> Tampilan:
        """As Django's, but a signed-in person without the role is refused, not asked to sign in."""
        dalam = super().admin_view(view, cacheable)

        def periksa(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if request.user.is_authenticated and not self.has_permission(request):
                raise PermissionDenied
            return dalam(request, *args, **kwargs)

        return cast("Tampilan", update_wrapper(periksa, dalam))

    def login(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """There is one sign-in page, the application's own."""
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path(), settings.LOGIN_URL)
        if not self.has_permission(request):
            raise PermissionDenied
        return redirect(f"{self.name}:index")

    def password_change(self, request: HttpRequest, extra_context: Any = None) -> Any:
        """Everybody's own page changes a password, the admin's too."""
        return redirect("kata_sandi")


situs = SitusAdmin(name="admin")


class IzinAdmin(BaseModelAdmin):
    """What the admin role may do with a model, instead of Django's stored permissions.

    `jalur_pemda` leads from a row to its pemda, "" for data that all share: the admin of
    one pemda neither sees nor points to rows of another.
    """

    jalur_pemda = ""

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """The rows of the pemda that the person looks after."""
        semua = super().get_queryset(request)
        if not self.jalur_pemda:
            return semua
        return semua.filter(**{f"{self.jalur_pemda}__in": pemda_dikelola(request)})

    def get_field_queryset(
        self, db: str | None, db_field: RelatedField, request: HttpRequest
    ) -> QuerySet | None:
        """What a field may point to: the rows that the admin of that model shows."""
        tujuan = db_field.related_model
        if isinstance(tujuan, str) or not self.admin_site.is_registered(tujuan):
            return super().get_field_queryset(db, db_field, request)
        return self.admin_site.get_model_admin(tujuan).get_queryset(request)

    def get_deleted_objects(
        self, objs: Iterable[Model], request: HttpRequest
    ) -> tuple[list[str], dict[str, int], set[str], list[str]]:
        """What hangs on the rows, counted by kind: this role is not shown what they hold."""
        pengumpul = NestedObjects(using=DEFAULT_DB_ALIAS, origin=objs)
        pengumpul.collect(list(objs))
        banyak: Counter[str] = Counter()
        menurut_model = cast("dict[type[Model], set[Model]]", pengumpul.model_objs)
        for model, baris in menurut_model.items():
            banyak[str(model._meta.verbose_name_plural)] += len(baris)
        tertahan = Counter(str(satu._meta.verbose_name_plural) for satu in pengumpul.protected)
        return _hitungan(banyak), banyak, set(), _hitungan(tertahan)

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Whoever may open the site sees every part of it."""
        return self.admin_site.has_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Whoever may open the site may read what it lists."""
        return self.admin_site.has_permission(request)

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Whoever may open the site may add."""
        return self.admin_site.has_permission(request)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Whoever may open the site may change what it lists."""
        return self.admin_site.has_permission(request)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Whoever may open the site may delete what nothing refers to."""
        return self.admin_site.has_permission(request)


class DataInduk(IzinAdmin, admin.ModelAdmin):
    """Master data, as a list and a form."""

    list_per_page = 50

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, search_term: str
    ) -> tuple[QuerySet, bool]:
        """As Django's, by the first letters of a text that no name is as long as."""
        return super().get_search_results(request, queryset, search_term[:CARI_TERPANJANG])

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        """As Django's; a number that no column holds is a wrong filter, not an error."""
        try:
            return super().get_changelist_instance(request)
        except OverflowError as galat:
            raise IncorrectLookupParameters from galat


class SaringSendiri(admin.RelatedFieldListFilter):
    """A filter of a list that offers only what the person may see."""

    def field_choices(
        self, field: Any, request: HttpRequest, model_admin: Any
    ) -> list[tuple[Any, Any]]:
        """The rows that a field of the person's own forms may point to."""
        isi = model_admin.get_field_queryset(None, field, request)
        if isi is None:
            isi = field.remote_field.model.objects.all()
        return [(satu.pk, str(satu)) for satu in isi]


class Sebaris(IzinAdmin, admin.StackedInline):
    """Master data below the row that it belongs to; stacked, because a table leaves out labels."""

    extra = 0


class MilikBersama(IzinAdmin):
    """What all pemda share: every admin reads it, who looks after all of them changes it."""

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Whoever looks after all pemda."""
        return mengelola_bersama(request)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Whoever looks after all pemda."""
        return mengelola_bersama(request)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Whoever looks after all pemda."""
        return mengelola_bersama(request)


class HanyaBaca(DataInduk):
    """Data that a command loads from an official file; the admin only reads it."""

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """A command adds it."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """A command changes it."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """A command retires it."""
        return False


def _hitungan(banyak: Mapping[str, int]) -> list[str]:
    """Counts as short lines, such as "53 pagu"."""
    return [f"{jumlah} {nama}" for nama, jumlah in sorted(banyak.items())]
