"""The pages of an agency on which its perencana starts a plan."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from planning.models import PerangkatDaerah, Perubahan, Renja, Renstra
from planning.penyuntingan import Bentrok, Ditolak, TidakSah
from renja.halaman.akses import Permintaan
from renja.penyusunan.dasar import ditolak, sebab
from renja.penyusunan.forms import FormRenja, FormRenstra, edisi_terbaru
from renja.penyusunan.mulai import buat_renja, buat_renstra, mulai_perubahan
from renja.penyusunan.perangkat_daerah import (
    ambil_perangkat_daerah,
    dapat_diubah,
    perencana_dari,
)
from renja.tindak_lanjut.kabarkan import kabarkan
from renja.tindak_lanjut.urung import ambil_kembali


def _untuk_perencana(request: Permintaan, kode: str) -> PerangkatDaerah:
    """The agency (404), where the person is its perencana (403)."""
    pd = ambil_perangkat_daerah(request, kode)
    if not perencana_dari(request, pd):
        raise PermissionDenied("Hanya perencana perangkat daerah yang memulai rencana.")
    return pd


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def renstra_baru(request: Permintaan, kode: str) -> HttpResponse:
    """A new Renstra as a draft."""
    pd = _untuk_perencana(request, kode)
    tahun = timezone.localdate().year + 1
    awal = {"tahun_awal": tahun, "tahun_akhir": tahun + 4, "edisi": edisi_terbaru()}
    form = FormRenstra(pd, request.POST or None, initial=awal)
    if request.method == "POST" and form.is_valid():
        isi = dict(form.cleaned_data)
        rpjmd = isi.pop("rpjmd")
        if _tertulis(form, lambda: buat_renstra(request.user, pd, isi, rpjmd)):
            kabarkan(request, f"{isi['nama']} dibuat sebagai rancangan.")
            ada = Renja.objects.filter(perangkat_daerah=pd).exists()
            return redirect("perangkat_daerah" if ada else "renja_baru", kode)
    return _formulir(request, pd, form, "Buat Renstra", "Simpan Renstra")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def renja_baru(request: Permintaan, kode: str) -> HttpResponse:
    """The Renja of a year."""
    pd = _untuk_perencana(request, kode)
    if not Renstra.objects.filter(perangkat_daerah=pd).exists():
        messages.warning(request, "Buat Renstra dahulu: setiap Renja bersumber dari Renstra.")
        return redirect("renstra_baru", kode)
    form = FormRenja(pd, request.POST or None, initial=_awal_renja(pd))
    if request.method == "POST" and form.is_valid():
        isi = form.cleaned_data

        def buat() -> Renja:
            return buat_renja(request.user, pd, isi["tahun"], isi["renstra"], isi["edisi"])

        if _tertulis(form, buat):
            renja = Renja.objects.milik(kode, isi["tahun"]).get()
            kabarkan(request, f"{renja} dibuat. Isi dengan salah satu cara di bawah.")
            return redirect("penyusunan:mulai", kode, renja)
    return _formulir(request, pd, form, "Buat Renja", "Buat Renja")


def _awal_renja(pd: PerangkatDaerah) -> dict[str, Any]:
    """The year after the newest Renja, and the newest Renstra that covers it."""
    akhir = Renja.objects.filter(perangkat_daerah=pd).order_by("-tahun").first()
    tahun = akhir.tahun + 1 if akhir else timezone.localdate().year + 1
    semua = Renstra.objects.filter(perangkat_daerah=pd).order_by("-tahun_awal", "-pk")
    cakup = semua.filter(tahun_awal__lte=tahun, tahun_akhir__gte=tahun).first()
    renstra = cakup or semua.first()
    if renstra and not akhir:
        tahun = renstra.tahun_awal
    return {
        "tahun": tahun,
        "renstra": renstra,
        "edisi": akhir.edisi_id if akhir else edisi_terbaru(),
    }


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def perubahan_baru(request: Permintaan, kode: str) -> HttpResponse:
    """The perubahan of a Renja that is set or closed."""
    pd = _untuk_perencana(request, kode)
    semua = Renja.objects.filter(perangkat_daerah=pd).select_related(
        "perangkat_daerah__pemda", "renstra", "edisi"
    )
    calon = dapat_diubah(semua.annotate(banyak=Count("baris")).order_by("-tahun"))
    if request.method == "POST":
        awal = next((r for r in calon if str(r.tahun) == request.POST.get("tahun")), None)
        if awal is None:
            messages.error(
                request,
                "Perubahan dimulai dari Renja yang tahapnya penetapan atau tertutup, dan yang "
                "belum memiliki perubahan. Pilih tahunnya.",
            )
            return redirect("perubahan_baru", kode)
        try:
            baru = mulai_perubahan(request.user, awal)
        except (Ditolak, Bentrok, TidakSah) as galat:
            kalimat, status = sebab(galat)
            return ditolak(request, kalimat, reverse("perangkat_daerah", args=[kode]), status)
        messages.success(request, f"{baru} dimulai dengan isi {awal}.")
        return redirect("penyusunan:mulai", kode, baru)
    return render(request, "penyusunan/perubahan_baru.html", {"pd": pd, "calon": calon})


@never_cache
@require_POST
def urungkan_pembuatan(request: Permintaan, kode: str, uid: UUID) -> HttpResponse:
    """Take back that a Renstra or Renja was made; nothing may have been put into it."""
    pd = _untuk_perencana(request, kode)
    perubahan = get_object_or_404(Perubahan, pk=uid, perangkat_daerah=pd, renja=None)
    hasil = ambil_kembali(request.user, perubahan)
    (messages.success if hasil.jadi else messages.error)(request, hasil.kalimat)
    return redirect("perangkat_daerah", kode)


def _tertulis(form: Any, tulis: Callable[[], object]) -> bool:
    """Write; what stands in the way becomes errors of the form."""
    try:
        tulis()
    except (Ditolak, Bentrok) as galat:
        form.add_error(None, str(galat))
    except TidakSah as galat:
        for kolom, pesan in galat.pesan.items():
            for kalimat in pesan:
                form.add_error(kolom if kolom in form.fields else None, kalimat)
    else:
        return True
    return False


def _formulir(
    request: Permintaan, pd: PerangkatDaerah, form: Any, judul: str, tombol: str
) -> HttpResponse:
    isi = {"pd": pd, "form": form, "judul": judul, "tombol": tombol}
    status = 422 if form.errors else 200
    return render(request, "penyusunan/rencana_baru.html", isi, status=status)
