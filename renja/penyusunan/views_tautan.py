"""The page on which a Renja is linked anew to another Renstra of its agency."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from planning.models import Renja, Renstra
from planning.penyuntingan import Bentrok, Ditolak, TidakSah
from renja.halaman.akses import Permintaan
from renja.halaman.konverter import Masa
from renja.penyusunan.bahan import bidang_urusan
from renja.penyusunan.dasar import Halaman, buka, ditolak, sebab
from renja.penyusunan.tautan import pilihan_renstra, susun_tautan, tautkan


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def renstra(request: Permintaan, kode: str, masa: Masa) -> HttpResponse:
    """What differs under the other Renstra; POST links to it."""
    halaman = buka(request, kode, masa)
    renja = halaman.renja
    pilihan = pilihan_renstra(renja)
    isian = request.POST if request.method == "POST" else request.GET
    ke = next((satu for satu in pilihan if str(satu.pk) == isian.get("ke")), None)
    if request.method == "POST":
        return _tautkan(request, halaman, ke)
    ke = ke or next(iter(pilihan), None)
    isi = {
        "renja": renja,
        "halaman": "susun",
        "izin": halaman.izin,
        "pilihan": pilihan,
        "ke": ke,
        "bidang": bidang_urusan(renja.perangkat_daerah),
        "tautan": susun_tautan(renja, ke) if ke else None,
    }
    return render(request, "penyusunan/tautan.html", isi)


def _tautkan(request: Permintaan, halaman: Halaman, ke: Renstra | None) -> HttpResponse:
    renja = halaman.renja
    kembali = _alamat(renja, "penyusunan:renstra")
    if not halaman.izin.boleh:
        return ditolak(request, halaman.izin.alasan, kembali)
    if ke is None:
        messages.warning(request, "Pilih Renstra lain yang mencakup tahun Renja ini.")
        return redirect(kembali)
    isi = susun_tautan(renja, ke)
    if isi.tanpa_padanan and "setuju" not in request.POST:
        banyak = len(isi.tanpa_padanan)
        messages.warning(request, f"Belum ditautkan: setujui dahulu bahwa {banyak} baris keluar.")
        return redirect(f"{kembali}?ke={ke.pk}")
    try:
        tautkan(request.user, isi)
    except (Ditolak, Bentrok, TidakSah) as galat:
        kalimat, status = sebab(galat)
        return ditolak(request, kalimat, kembali, status)
    messages.success(
        request,
        f"{renja} kini bersumber dari {ke}: {len(isi.berpadanan)} baris berpindah, "
        f"{len(isi.tanpa_padanan)} keluar.",
    )
    return redirect(_alamat(renja, "penyusunan:mulai"))


def _alamat(renja: Renja, nama: str) -> str:
    return reverse(nama, args=[renja.perangkat_daerah.kode, renja])
