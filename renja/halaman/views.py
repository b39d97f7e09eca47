"""The pages of a Renja: each fetches through permission, draws from one `Rencana`, and renders.

Browsers and proxies keep nothing of them: they carry figures that are not public.
"""

from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from planning.models import Renja
from planning.models.pelaporan import ROMAWI
from renja.cek_sistem import alasan_pdf_mati
from renja.ekspor import FORMAT, ekspor, nama_berkas
from renja.halaman.akses import Permintaan, ambil_renja
from renja.halaman.beranda import susun_beranda
from renja.halaman.berkas import berikan_berkas
from renja.halaman.kelengkapan import kekurangan
from renja.halaman.konverter import Masa
from renja.halaman.pohon import susun_pohon
from renja.halaman.ringkasan import arah_maju, ringkas
from renja.halaman.triwulan import triwulan_dari
from renja.laporan import AKHIR_TAHUN, FORMULIR, Formulir
from renja.laporan.formulir import daftar_bentuk, tempat
from renja.rencana import Rencana
from renja.tabel.html import bagian_html
from renja.tabel.kertas import KERTAS
from renja.tabel.pdf import PdfGagal
from renja.tahapan.pilihan import rencana_halaman
from renja.tahapan.rujukan import rujukan_versi


@login_not_required
@never_cache
@require_safe
def sehat(_request: HttpRequest) -> HttpResponse:
    """Whether the application and its database answer; a database that is away gives 503."""
    with connection.cursor() as kursor:
        kursor.execute("SELECT 1")
    return HttpResponse("sehat", content_type="text/plain; charset=utf-8")


@never_cache
@require_safe
def beranda(request: Permintaan) -> HttpResponse:
    """What the signed-in person may read."""
    isi = {"beranda": susun_beranda(request.user), "formulir": FORMULIR.values()}
    return render(request, "renja/beranda.html", isi)


@never_cache
@require_safe
def renja(request: Permintaan, kode: str, masa: Masa) -> HttpResponse:
    """The numbers of a Renja, what it does not hold yet, and its forms."""
    satu = ambil_renja(request, kode, masa)
    lihat = rencana_halaman(request, satu)
    rencana = lihat.rencana
    ringkasan = ringkas(rencana)
    isi = {
        "renja": satu,
        "lihat": lihat,
        "halaman": "ringkasan",
        "ringkasan": ringkasan,
        "arah_maju": arah_maju(ringkasan.pagu, ringkasan.maju, satu.tahun),
        "kekurangan": kekurangan(rencana),
        "tahapan": _tahapan(satu),
        "formulir": _daftar_formulir(rencana),
        "alasan_pdf": alasan_pdf_mati(),
    }
    return render(request, "renja/renja.html", isi)


@never_cache
@require_safe
def pohon(request: Permintaan, kode: str, masa: Masa) -> HttpResponse:
    """The plan as a tree to read."""
    satu = ambil_renja(request, kode, masa)
    lihat = rencana_halaman(request, satu)
    rencana = lihat.rencana
    isi = {
        "renja": satu,
        "lihat": lihat,
        "halaman": "pohon",
        "ringkasan": ringkas(rencana),
        "pohon": susun_pohon(rencana),
    }
    return render(request, "renja/pohon.html", isi)


@never_cache
@require_safe
def formulir(request: Permintaan, kode: str, masa: Masa, formulir: Formulir) -> HttpResponse:
    """One form as a page, with the ways to take it along."""
    satu = ambil_renja(request, kode, masa)
    triwulan = triwulan_dari(request, satu) if formulir.bertriwulan else AKHIR_TAHUN
    lihat = rencana_halaman(request, satu, pelaksanaan=formulir.pelaksanaan)
    tabel = formulir.susun(lihat.rencana, triwulan)
    sebelum, sesudah = _tetangga(formulir)
    isi = {
        "renja": satu,
        "lihat": lihat,
        "halaman": "formulir",
        "formulir": formulir,
        "tabel": tabel,
        "isi_tabel": bagian_html(tabel),
        "sebelum": sebelum,
        "sesudah": sesudah,
        "triwulan": ROMAWI if formulir.bertriwulan else {},
        "kertas": list(KERTAS),
        "alasan_pdf": alasan_pdf_mati(),
    }
    return render(request, "renja/formulir.html", isi)


@never_cache
@require_safe
def unduh(
    request: Permintaan, kode: str, masa: Masa, formulir: Formulir, jenis: str
) -> HttpResponse:
    """One form as a file; an unknown sheet of paper answers 400, a PDF that fails 503."""
    satu = ambil_renja(request, kode, masa)
    kertas = request.GET.get("kertas", formulir.kertas)
    if kertas not in KERTAS:
        kalimat = f'Ukuran kertas "{kertas[:20]}" tidak dikenal. Pakai {", ".join(KERTAS)}.'
        return _tidak_dapat(request, satu, formulir, "Ukuran kertas tidak dikenal", kalimat, 400)
    triwulan = triwulan_dari(request, satu) if formulir.bertriwulan else AKHIR_TAHUN
    lihat = rencana_halaman(request, satu, pelaksanaan=formulir.pelaksanaan)
    tabel = formulir.susun(lihat.rencana, triwulan)
    try:
        isi = ekspor(tabel, jenis, kertas)
    except PdfGagal as galat:
        return _tidak_dapat(request, satu, formulir, "PDF belum dapat dibuat", str(galat), 503)
    awal = f"{kode}-{rujukan_versi(lihat.versi)}" if lihat.versi else kode
    nama = nama_berkas(tabel, jenis, awal.replace(".", "-").replace("_", "-"))
    return berikan_berkas(isi, nama, FORMAT[jenis].mime)


def _tidak_dapat(
    request: Permintaan, renja: Renja, formulir: Formulir, judul: str, kalimat: str, status: int
) -> HttpResponse:
    """A page that says why a file could not be given, with the way back to its form."""
    kembali = reverse("formulir", args=[renja.perangkat_daerah.kode, renja, formulir])
    isi = {"judul": judul, "kalimat": kalimat, "kembali": kembali, "tempat": "formulir"}
    return render(request, "renja/tidak_dapat.html", isi, status=status)


def _tahapan(renja: Renja) -> list[tuple[str, str]]:
    """The stages in order, each "lewat" (passed), "kini" (the present one) or "nanti"."""
    kini = Renja.Tahap.values.index(renja.tahap)
    sesudah = len(Renja.Tahap) - kini - 1
    keadaan = ["lewat"] * kini + ["kini"] + ["nanti"] * sesudah
    return list(zip(Renja.Tahap.labels, keadaan, strict=True))


def _daftar_formulir(rencana: Rencana) -> list[tuple[Formulir, str]]:
    """Every form with the first line of its title for this plan."""
    isian = tempat(rencana)
    bentuk = daftar_bentuk()
    return [(satu, isian.isi(bentuk[satu.kode].judul[0])) for satu in FORMULIR.values()]


def _tetangga(formulir: Formulir) -> tuple[Formulir | None, Formulir | None]:
    """The forms before and after this one in the document."""
    semua = list(FORMULIR.values())
    letak = semua.index(formulir)
    sebelum = semua[letak - 1] if letak else None
    return sebelum, semua[letak + 1] if letak + 1 < len(semua) else None
