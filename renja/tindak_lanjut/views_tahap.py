"""The stage of a Renja: whether it is open, and for its mitra verifikator the switch."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from planning.models import BukaBaris, JadwalTahap, Renja
from planning.penyuntingan import Bentrok, Ditolak
from planning.penyuntingan.izin import tahap_terbuka
from planning.penyuntingan.tahap import atur_tahap, boleh_atur_tahap
from planning.permissions import mitra
from renja.halaman.akses import Permintaan, ambil_renja
from renja.halaman.konverter import Masa
from renja.tindak_lanjut.baris import nama_menurut_uid
from renja.tindak_lanjut.formulir import FormulirTahap


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def tahap(request: Permintaan, kode: str, masa: Masa) -> HttpResponse:
    """The state of the stage and of single rows; POST opens or closes it with a reason."""
    renja = ambil_renja(request, kode, masa)
    boleh = boleh_atur_tahap(request.user, renja)
    if request.method != "POST":
        return _tampil(request, renja, FormulirTahap())
    if not boleh.boleh:
        raise PermissionDenied(boleh.alasan)
    isian = FormulirTahap(request.POST)
    if not isian.is_valid():
        return _tampil(request, renja, isian, 422)
    data = isian.cleaned_data
    try:
        atur_tahap(
            request.user, renja, data["versi"], terbuka=data["terbuka"], alasan=data["alasan"]
        )
    except Ditolak as galat:
        raise PermissionDenied(galat.alasan) from galat
    except Bentrok:
        isian.add_error(
            None,
            "Tahap ini baru saja diubah orang lain. Periksa keadaannya di bawah, lalu ulangi "
            "bila masih perlu.",
        )
        renja.refresh_from_db(fields=["tahap", "terbuka", "versi"])
        return _tampil(request, renja, isian, 409)
    kerja = "dibuka" if data["terbuka"] else "ditutup"
    messages.success(request, f"Tahap {renja.get_tahap_display()} {kerja}.")
    return redirect("tindak_lanjut:tahap", kode, renja)


def _tampil(
    request: Permintaan, renja: Renja, isian: FormulirTahap, status: int = 200
) -> HttpResponse:
    kini = timezone.now()
    terbuka = list(
        BukaBaris.objects.filter(renja=renja, mulai__lte=kini, sampai__gt=kini)
        .select_related("oleh")
        .order_by("sampai")
    )
    nama = nama_menurut_uid({satu.objek for satu in terbuka})
    jadwal = JadwalTahap.objects.filter(
        pemda=renja.perangkat_daerah.pemda_id, tahun=renja.tahun, siklus=renja.siklus
    )
    isi: dict[str, Any] = {
        "renja": renja,
        "halaman": "tahap",
        "keadaan": tahap_terbuka(renja),
        "atur": boleh_atur_tahap(request.user, renja),
        "mitra": renja.perangkat_daerah_id in mitra(request.user),
        "baris_terbuka": [(satu, nama.get(satu.objek, "Baris")) for satu in terbuka],
        "jadwal": jadwal.order_by("mulai"),
        "isian": isian,
    }
    return render(request, "tindak_lanjut/tahap.html", isi, status=status)
