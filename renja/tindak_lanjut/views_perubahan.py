"""The sets of changes of a Renja, and taking one back."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from planning.models import Perubahan
from planning.penyuntingan import Ditolak, TidakDapatDiurungkan, urungkan
from renja.halaman.akses import Permintaan, ambil_renja
from renja.halaman.konverter import Masa


@never_cache
@require_safe
def daftar(request: Permintaan, kode: str, masa: Masa) -> HttpResponse:
    """The sets of changes, the newest first."""
    renja = ambil_renja(request, kode, masa)
    semua = Perubahan.objects.filter(renja=renja).select_related("pelaku").order_by("-waktu")
    isi = {"renja": renja, "halaman": "perubahan", "perubahan": semua[:50]}
    return render(request, "tindak_lanjut/perubahan.html", isi)


@never_cache
@require_POST
def urungkan_set(request: Permintaan, kode: str, masa: Masa, uid: UUID) -> HttpResponse:
    """Take a whole set of changes back."""
    renja = ambil_renja(request, kode, masa)
    perubahan = get_object_or_404(Perubahan, renja=renja, pk=uid)
    try:
        urungkan(request.user, perubahan)
    except Ditolak as galat:
        raise PermissionDenied(galat.alasan) from galat
    except TidakDapatDiurungkan as galat:
        messages.error(request, galat.alasan)
    else:
        messages.success(request, f"{perubahan.judul}: sudah diurungkan.")
    return redirect("tindak_lanjut:perubahan", kode, renja)
