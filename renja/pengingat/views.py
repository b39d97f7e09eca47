"""The calendar of windows and deadlines, as a page and as .ics."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from renja.halaman.akses import Permintaan
from renja.pengingat.ics import JENIS_BERKAS, tulis_ics
from renja.pengingat.jendela import jendela_untuk
from renja.pengingat.kalender import bulan_dari, susun_bulan
from renja.pengingat.tugas import tugas_untuk
from renja.pengingat.waktu import HARI


@never_cache
@require_safe
def kalender(request: Permintaan) -> HttpResponse:
    """A month (`?bulan=2024-10`, the present one without), and what is due or open beside it."""
    hari_ini = timezone.localdate()
    awal = bulan_dari(request.GET.get("bulan", ""), hari_ini)
    rentang, tugas = jendela_untuk(request.user), tugas_untuk(request.user, hari_ini)
    bulan = susun_bulan(awal, hari_ini, rentang, tugas)
    isi = {
        "bulan": bulan,
        "hari_ini": hari_ini,
        "nama_hari": HARI,
        "tugas_lain": [satu for satu in tugas if satu.batas and satu not in bulan.tugas],
        "jadwal_lain": [
            satu for satu in rentang if satu.selesai >= hari_ini and satu not in bulan.rentang
        ],
    }
    return render(request, "pengingat/kalender.html", isi)


@never_cache
@require_safe
def kalender_ics(request: Permintaan) -> HttpResponse:
    """The same for a calendar program: all windows, and the person's own deadlines."""

    def lengkapi(jalur: str) -> str:
        situs = settings.ALAMAT_SITUS
        return f"{situs}{jalur}" if situs else request.build_absolute_uri(jalur)

    isi = tulis_ics(
        jendela_untuk(request.user), tugas_untuk(request.user), timezone.now(), lengkapi
    )
    return HttpResponse(
        isi,
        content_type=JENIS_BERKAS,
        headers={"Content-Disposition": 'attachment; filename="kalender-renja.ics"'},
    )
