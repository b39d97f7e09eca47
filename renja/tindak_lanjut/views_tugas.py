"""Perlu tindak lanjut: what waits for the signed-in person; and handing over all duties."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from planning.models import Pemda, Pengguna, Penugasan
from planning.penyuntingan import Bentrok, Ditolak, TidakSah
from planning.penyuntingan.serah import Serahan, halangan, serahan, serahkan
from planning.situs import pemda_dikelola
from renja.halaman.akses import Permintaan
from renja.tindak_lanjut.perlu import susun_perlu


@never_cache
@require_safe
def perlu(request: Permintaan) -> HttpResponse:
    """Everything that waits for the person, what is overdue first."""
    return render(request, "tindak_lanjut/perlu.html", {"perlu": susun_perlu(request.user)})


TAK_ADA = "Orang ini tidak dapat dipilih; pilih dari daftar."


class FormulirSerahTerima(forms.Form):
    """From whom, to whom, since when and why."""

    dari = forms.TypedChoiceField(
        error_messages={"required": "Pilih siapa yang menyerahkan.", "invalid_choice": TAK_ADA}
    )
    ke = forms.TypedChoiceField(
        error_messages={"required": "Pilih siapa yang menerima.", "invalid_choice": TAK_ADA}
    )
    tanggal = forms.DateField(
        input_formats=["%Y-%m-%d"],
        error_messages={
            "required": "Isi sejak kapan tugasnya beralih.",
            "invalid": "Isi tanggal, misalnya 31/12/2024.",
        },
    )
    alasan = forms.CharField(
        max_length=500, error_messages={"required": "Tulis alasan serah terima ini."}
    )

    def __init__(self, data: Any, orang: Sequence[Pengguna]) -> None:
        super().__init__(data)
        menurut = {str(satu.pk): satu for satu in orang}
        aktif = [(pk, str(satu)) for pk, satu in menurut.items() if satu.is_active]
        bidang: Any = self.fields
        bidang["dari"].choices = [(pk, str(satu)) for pk, satu in menurut.items()]
        bidang["ke"].choices = aktif
        for nama in ("dari", "ke"):
            bidang[nama].coerce = menurut.__getitem__
        self.orang = orang


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def serah_terima(request: Permintaan) -> HttpResponse:
    """Choose, see what moves (POST), and hand over (POST with `setuju`); for an admin."""
    pemda = list(pemda_dikelola(request))
    if not pemda:
        raise PermissionDenied
    orang = list(_orang(request, pemda))
    if request.method != "POST":
        isian = FormulirSerahTerima(request.GET or None, orang)
        return _tampil(request, isian)
    isian = FormulirSerahTerima(request.POST, orang)
    if not isian.is_valid():
        return _tampil(request, isian, status=422)
    data = isian.cleaned_data
    isi = serahan(data["dari"], pemda, data["tanggal"])
    pesan = halangan(isi, data["dari"], data["ke"], data["tanggal"])
    if pesan:
        return _tampil(request, _bergalat(isian, pesan), status=422)
    if request.POST.get("setuju") != "ya":
        return _tampil(request, isian, isi)
    return _serahkan(request, pemda, isian)


def _serahkan(
    request: Permintaan, pemda: Sequence[Pemda], isian: FormulirSerahTerima
) -> HttpResponse:
    data = isian.cleaned_data
    try:
        serahkan(request.user, pemda, **data)
    except Ditolak as galat:
        raise PermissionDenied(galat.alasan) from galat
    except TidakSah as galat:
        return _tampil(request, _bergalat(isian, galat.pesan), status=422)
    except Bentrok as galat:
        return _tampil(request, _bergalat(isian, {"": [str(galat)]}), status=409)
    messages.success(request, f"Tugas {data['dari']} diserahkan kepada {data['ke']}.")
    return redirect("serah_terima")


def _orang(request: Permintaan, pemda: Sequence[Pemda]) -> QuerySet[Any]:
    """The people whose accounts the admin looks after; never oneself.

    `bertugas`: whether there may be something to hand over.
    """
    berlaku = Penugasan.objects.filter(
        Q(berlaku_sampai__isnull=True) | Q(berlaku_sampai__gte=timezone.localdate())
    )
    milik = berlaku.filter(pengguna=OuterRef("pk"))
    semua = Pengguna.objects.filter(is_superuser=False).exclude(pk=request.user.pk)
    return (
        semua.filter(Q(pemda__in=pemda) | Exists(milik.filter(pemda__in=pemda)))
        .exclude(Exists(milik.exclude(pemda__in=pemda)))
        .annotate(bertugas=Exists(milik))
        .order_by("nama")
    )


def _bergalat(isian: FormulirSerahTerima, pesan: dict[str, list[str]]) -> FormulirSerahTerima:
    for kolom, kalimat in pesan.items():
        for satu in kalimat:
            isian.add_error(kolom if kolom in isian.fields else None, satu)
    return isian


def _tampil(
    request: Permintaan,
    isian: FormulirSerahTerima,
    pratinjau: Serahan | None = None,
    status: int = 200,
) -> HttpResponse:
    isi = {"isian": isian, "pratinjau": pratinjau, "hari_ini": _iso(timezone.localdate())}
    return render(request, "tindak_lanjut/serah_terima.html", isi, status=status)


def _iso(hari: date) -> str:
    return hari.isoformat()
