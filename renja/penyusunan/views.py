"""Starting a year: the room's first page, Tarik dari Renstra, Salin tahun lalu."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from planning.models import Perubahan, Renja, Sasaran
from planning.penyuntingan import Bentrok, Ditolak, TidakSah
from renja.halaman.akses import Permintaan
from renja.halaman.konverter import Masa
from renja.penyusunan.bahan import bidang_urusan
from renja.penyusunan.dasar import Halaman, buka, ditolak, kunci_kirim, sebab, tanpa_unit
from renja.penyusunan.salin import PILIHAN, Salinan, salin, sumber_tahun_lalu, susun_salinan
from renja.penyusunan.tarik import susun_tarikan, tarik
from renja.penyusunan.tautan import JUDUL as JUDUL_TAUTAN

ASAL_SUSUN = ("tarik", "salin", "edisi", "tangan")
TERAKHIR = 5


@never_cache
@require_safe
def mulai(request: Permintaan, kode: str, masa: Masa) -> HttpResponse:
    """The ways to fill a year, and what was last done with them."""
    halaman = buka(request, kode, masa)
    renja = halaman.renja
    isi = {
        "renja": renja,
        "halaman": "susun",
        "izin": halaman.izin,
        "banyak": renja.baris.count(),
        "sasaran": Sasaran.objects.filter(tujuan__renstra=renja.renstra_id).count(),
        "lalu": sumber_tahun_lalu(renja),
        "terakhir": perubahan_terakhir(renja),
    }
    return render(request, "penyusunan/mulai.html", isi)


def perubahan_terakhir(renja: Renja) -> list[Perubahan]:
    """The newest sets of changes of the Renja that have not been undone."""
    isi = Perubahan.objects.filter(renja=renja, pengurung=None, asal__in=ASAL_SUSUN)
    isi = isi.exclude(judul__startswith=JUDUL_TAUTAN)
    return list(isi.select_related("pelaku").order_by("-waktu")[:TERAKHIR])


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def tarik_renstra(request: Permintaan, kode: str, masa: Masa) -> HttpResponse:
    """The Renstra's tree beside the year; POST draws what is ticked."""
    halaman = buka(request, kode, masa)
    kosong = tanpa_unit(request, halaman.renja)
    if kosong is not None:
        return kosong
    if request.method == "POST":
        return _tarik(request, halaman)
    isi = {
        "renja": halaman.renja,
        "halaman": "susun",
        "izin": halaman.izin,
        "bidang": bidang_urusan(halaman.renja.perangkat_daerah),
        "tarikan": susun_tarikan(halaman.renja),
    }
    return render(request, "penyusunan/tarik.html", isi)


def _tarik(request: Permintaan, halaman: Halaman) -> HttpResponse:
    renja = halaman.renja
    kembali = reverse("penyusunan:tarik", args=[renja.perangkat_daerah.kode, renja])
    if not halaman.izin.boleh:
        return ditolak(request, halaman.izin.alasan, kembali)
    pilihan = {kunci_kirim(satu) for satu in request.POST.getlist("sub")}
    unit = {
        kunci_kirim(nama.removeprefix("unit-")): kunci_kirim(nilai)
        for nama, nilai in request.POST.items()
        if nama.startswith("unit-")
    }
    try:
        perubahan, banyak = tarik(request.user, renja, pilihan, unit)
    except (Ditolak, Bentrok, TidakSah) as galat:
        kalimat, status = sebab(galat)
        return ditolak(request, kalimat, kembali, status)
    if perubahan is None:
        messages.warning(
            request, "Tidak ada yang ditarik: centang sub kegiatan yang belum ada di Renja ini."
        )
        return redirect(kembali)
    messages.success(request, f"{banyak} sub kegiatan ditarik dari {renja.renstra}.")
    return redirect("penyusunan:mulai", renja.perangkat_daerah.kode, renja)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def salin_lalu(request: Permintaan, kode: str, masa: Masa) -> HttpResponse:
    """Last year beside this one, with what is chosen to be taken over; POST takes it over."""
    halaman = buka(request, kode, masa)
    renja = halaman.renja
    kosong = tanpa_unit(request, renja)
    if kosong is not None:
        return kosong
    sumber = sumber_tahun_lalu(renja)
    isian = request.POST if request.method == "POST" else request.GET
    lalu = next((satu for satu in sumber if satu.siklus == isian.get("dari")), None) or next(
        iter(sumber), None
    )
    pilihan = [satu for satu in PILIHAN if satu in isian.getlist("bawa")]
    if request.method == "POST":
        return _salin(request, halaman, lalu, pilihan)
    pilihan = pilihan if "pratinjau" in isian else list(PILIHAN)
    isi = {
        "renja": renja,
        "halaman": "susun",
        "izin": halaman.izin,
        "sumber": sumber,
        "lalu": lalu,
        "pilihan": [(kunci, nama, kunci in pilihan) for kunci, nama in PILIHAN.items()],
        "bidang": bidang_urusan(renja.perangkat_daerah),
        "salinan": susun_salinan(renja, lalu, pilihan) if lalu else None,
    }
    return render(request, "penyusunan/salin.html", isi)


def _salin(
    request: Permintaan, halaman: Halaman, lalu: Renja | None, pilihan: list[str]
) -> HttpResponse:
    renja = halaman.renja
    kembali = reverse("penyusunan:salin", args=[renja.perangkat_daerah.kode, renja])
    if not halaman.izin.boleh:
        return ditolak(request, halaman.izin.alasan, kembali)
    if lalu is None:
        messages.warning(request, f"Belum ada Renja {renja.tahun - 1} yang dapat disalin.")
        return redirect(kembali)
    try:
        perubahan, salinan = salin(request.user, renja, lalu, pilihan)
    except (Ditolak, Bentrok, TidakSah) as galat:
        kalimat, status = sebab(galat)
        return ditolak(request, kalimat, kembali, status)
    if perubahan is None:
        messages.warning(request, "Tidak ada yang disalin: semuanya sudah ada di Renja ini.")
        return redirect(kembali)
    messages.success(
        request,
        f"{len(salinan.baru)} sub kegiatan ditambahkan dan {len(salinan.dilengkapi)} dilengkapi "
        f"dari {lalu}.{_kata_naskah(salinan)}",
    )
    return redirect("penyusunan:mulai", renja.perangkat_daerah.kode, renja)


def _kata_naskah(salinan: Salinan) -> str:
    """What the manuscript brought, as a sentence of its own; "" where nothing."""
    naskah = salinan.naskah
    if naskah is None or not naskah.ada_isi:
        return ""
    return f" Naskahnya ikut: {naskah.berbeda} bagian dan {len(naskah.gambar)} gambar."
