"""The editor of one part: showing it, saving it, its conflicts, and its versions.

One address saves for the plain form and for the script; the script names itself in a header and
gets JSON with the same pieces of page.
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from planning.models import JejakAudit, Renja
from planning.penyuntingan import Bentrok, Ditolak, Jawaban, TidakSah
from renja.dokumen.naskah import TANPA_ISI
from renja.halaman.akses import Permintaan, ambil_renja
from renja.halaman.konverter import Masa
from renja.models import Bab
from renja.models.dokumen import PANJANG_ISI
from renja.penulisan import bahan, services
from renja.penulisan.akses import (
    BENTROK,
    HILANG,
    SALAH,
    alamat,
    ambil_bab,
    boleh,
    dari_skrip,
    ditolak,
    versi_kirim,
)
from renja.penulisan.beda import Sepotong, beda_kata, gabung, ringkas
from renja.penulisan.jawab import katakan
from renja.penulisan.susunan import Bagian, susun
from renja.penulisan.teks import rapikan
from renja.penulisan.versi import daftar_versi, teks_pada, terakhir
from renja.tabel_isian.hasil import jam
from renja.tindak_lanjut.kabarkan import kabarkan

VERSI_PER_HALAMAN = 30


@dataclass(frozen=True, slots=True)
class Bentrokan:
    """What a person sees who saved after somebody else: all three texts, and what became of them.

    `beda` leads from the other's text to one's own.
    """

    oleh: str
    waktu: str
    versi: int
    saya: str
    mereka: str
    gabungan: str
    pertentangan: int
    beda: list[Sepotong]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sunting(request: Permintaan, kode: str, masa: Masa, uid: UUID) -> HttpResponse:
    """A part to write, or for whoever may not, to read; POST saves it."""
    renja = ambil_renja(request, kode, masa)
    if request.method == "POST":
        return _simpan(request, renja, uid)
    sumber = bahan.sumber(request, renja)
    return _gambar(request, sumber, uid)


def _gambar(
    request: Permintaan,
    sumber: bahan.Sumber,
    uid: UUID,
    *,
    isi: str | None = None,
    status: int = 200,
    **lain: Any,
) -> HttpResponse:
    renja = sumber.renja
    bagian = susun(sumber)
    letak = next((n for n, satu in enumerate(bagian) if satu.uid == uid), None)
    if letak is None:
        raise Http404
    kini = bagian[letak]
    naskah = next(satu for satu in sumber.naskah.semua() if satu.uid == uid)
    konteks = {
        "renja": renja,
        "halaman": "dokumen",
        "sumber": sumber,
        "lihat": sumber.lihat,
        "bagian": bagian,
        "kini": kini,
        "isi": naskah.isi if isi is None else isi,
        "boleh": _boleh(request, sumber, kini),
        "terpanjang": PANJANG_ISI,
        "galat": sumber.galat(uid) if isi is None else (),
        "sebelum": bagian[letak - 1] if letak else None,
        "sesudah": bagian[letak + 1] if letak + 1 < len(bagian) else None,
        "berawal": naskah.kode in bahan.bagian_awal(renja),
        "jam": jam(kini.waktu),
        **lain,
    }
    return render(request, "penulisan/sunting.html", konteks, status=status)


def _boleh(request: Permintaan, sumber: bahan.Sumber, kini: Bagian) -> Jawaban:
    jawaban = boleh(request.user, sumber.renja, kini.bab)
    if jawaban.boleh and kini.bab is None:
        alasan = "Naskah belum dimulai. Mulai dari kerangka pada daftar isi, lalu tulis."
        jawaban = Jawaban(boleh=False, alasan=alasan)
    return bahan.boleh_di(sumber, jawaban)


def _simpan(request: Permintaan, renja: Renja, uid: UUID) -> HttpResponse:
    """Save what was sent, or say what stands in the way; nothing that was typed is lost."""
    bab = (
        Bab.objects.filter(renja=renja, uid=uid)
        .select_related("renja__perangkat_daerah", "perangkat_daerah")
        .first()
    )
    kirim = request.POST.get("isi", "")
    if bab is None:
        return _hilang(request, renja, uid, kirim)
    jawaban = boleh(request.user, renja, bab)
    if not jawaban.boleh:
        return ditolak(request, renja, jawaban)
    versi = versi_kirim(request)
    try:
        perubahan = services.simpan_isi(request.user, bab, versi, kirim)
    except (Ditolak, TidakSah, Bentrok) as galat:
        return _belum(request, bab, versi, kirim, galat)
    if dari_skrip(request):
        return JsonResponse(_tersimpan(bab, kirim))
    katakan(request, "Isi bagian ini disimpan.", renja, perubahan)
    return redirect(alamat(renja, "sunting", uid))


def _belum(
    request: Permintaan, bab: Bab, versi: int, kirim: str, galat: Ditolak | TidakSah | Bentrok
) -> HttpResponse:
    """Why a save was not taken, with what was typed."""
    if isinstance(galat, Ditolak):
        return ditolak(request, bab.renja, galat)
    if isinstance(galat, TidakSah):
        return _tidak_sah(request, bab.renja, bab, kirim, galat)
    if galat.baris is None:
        return _hilang(request, bab.renja, bab.uid, kirim)
    return _bentrok(request, bab.renja, versi, kirim, galat)


def _tersimpan(bab: Bab, kirim: str) -> dict[str, Any]:
    """The answer to a script: the version now, and the text where signs were left out of it."""
    akhir = terakhir([bab.uid], bab.perangkat_daerah_id).get(bab.uid)
    hasil: dict[str, Any] = {"versi": bab.versi, "jam": jam(akhir[1]) if akhir else ""}
    dibuang = rapikan(kirim).dibuang
    if bab.isi != kirim.replace("\r\n", "\n"):
        hasil["isi"] = bab.isi
    if dibuang:
        hasil["pesan"] = f"{dibuang} tanda yang tidak terlihat dibuang dari tulisan ini."
    return hasil


def _tidak_sah(
    request: Permintaan, renja: Renja, bab: Bab, kirim: str, galat: TidakSah
) -> HttpResponse:
    if dari_skrip(request):
        return JsonResponse({"pesan": str(galat)}, status=SALAH)
    sumber = bahan.sumber(request, renja)
    kalimat = [satu for isi in galat.pesan.values() for satu in isi]
    return _gambar(request, sumber, bab.uid, isi=kirim, status=SALAH, salah=kalimat)


def _bentrok(
    request: Permintaan, renja: Renja, versi: int, kirim: str, galat: Bentrok
) -> HttpResponse:
    kini = galat.baris
    if not isinstance(kini, Bab):
        raise Http404
    bentrok = susun_bentrokan(kini, versi, rapikan(kirim).teks, galat)
    if not dari_skrip(request):
        sumber = bahan.sumber(request, renja)
        return _gambar(
            request, sumber, kini.uid, isi=bentrok.gabungan, status=BENTROK, bentrok=bentrok
        )
    html = render_to_string("penulisan/_bentrok.html", {"bentrok": bentrok}, request)
    isi = {
        "html": html,
        "versi": bentrok.versi,
        "oleh": bentrok.oleh,
        "isi": bentrok.mereka,
        "gabungan": bentrok.gabungan,
        "pertentangan": bentrok.pertentangan,
    }
    return JsonResponse(isi, status=BENTROK)


def susun_bentrokan(kini: Bab, versi: int, saya: str, galat: Bentrok) -> Bentrokan:
    """Both texts of a conflict, compared and put together over what both started from."""
    oleh = galat.oleh or "orang lain"
    asal = teks_pada(kini, versi)
    # Without a common start every place that differs stands twice.
    hasil = gabung(asal if asal is not None else "", saya, kini.isi, oleh)
    return Bentrokan(
        oleh,
        jam(galat.waktu),
        kini.versi,
        saya,
        kini.isi,
        hasil.teks,
        hasil.pertentangan,
        ringkas(beda_kata(kini.isi, saya)),
    )


def _hilang(request: Permintaan, renja: Renja, uid: UUID, kirim: str) -> HttpResponse:
    """A part that somebody deleted meanwhile; another address was never one (404)."""
    akhir = (
        JejakAudit.objects.filter(
            Q(rantai__perangkat_daerah=renja.perangkat_daerah_id),
            uid=uid,
            aksi=JejakAudit.Aksi.HAPUS,
            objek=Bab._meta.label_lower,
            sebelum__renja_id=renja.pk,
        )
        .order_by("-nomor")
        .first()
    )
    if akhir is None:
        raise Http404
    jawaban = boleh(request.user, renja)
    if not jawaban.boleh:
        return ditolak(request, renja, jawaban)
    lama = akhir.sebelum or {}
    induk = Bab.objects.filter(renja=renja, pk__in=[lama.get("induk_id") or 0]).first()
    konteks = {
        "oleh": akhir.nama_pelaku,
        "waktu": jam(akhir.waktu),
        "judul_lama": str(lama.get("judul", "")),
        "induk": str(induk.uid) if induk else "",
        "isi": kirim,
    }
    if dari_skrip(request):
        html = render_to_string("penulisan/_hilang.html", {"renja": renja, **konteks}, request)
        return JsonResponse({"html": html}, status=HILANG)
    isi = {"renja": renja, "halaman": "dokumen", **konteks}
    return render(request, "penulisan/hilang.html", isi, status=HILANG)


@never_cache
@require_safe
def kabar(request: Permintaan, kode: str, masa: Masa, uid: UUID) -> HttpResponse:
    """For the script: the version of a part now, and who made it."""
    renja = ambil_renja(request, kode, masa)
    bab = Bab.objects.filter(renja=renja, uid=uid).values("versi", "perangkat_daerah_id").first()
    if bab is None:
        return JsonResponse({"versi": 0})
    oleh, waktu = terakhir([uid], bab["perangkat_daerah_id"]).get(uid, ("", None))
    return JsonResponse({"versi": bab["versi"], "oleh": oleh, "jam": jam(waktu)})


@never_cache
@require_safe
def versi(request: Permintaan, kode: str, masa: Masa, uid: UUID) -> HttpResponse:
    """The versions of a part, and what one of them (`?v=`) changed, word by word."""
    renja = ambil_renja(request, kode, masa)
    bab = ambil_bab(renja, uid)
    semua = daftar_versi(bab)
    halaman = Paginator(semua, VERSI_PER_HALAMAN).get_page(request.GET.get("hal"))
    dipilih = next(
        (satu for satu in semua if str(satu.versi) == request.GET.get("v")),
        semua[0] if semua else None,
    )
    sesudah = teks_pada(bab, dipilih.versi) if dipilih else None
    sebelum = teks_pada(bab, dipilih.sebelum) if dipilih and dipilih.sebelum else ""
    isi = {
        "renja": renja,
        "halaman": "dokumen",
        "bab": bab,
        "judul": bahan.sebutan(bab.judul),
        "versi": halaman,
        "dipilih": dipilih,
        "beda": ringkas(beda_kata(sebelum or "", sesudah or "")),
        "sama": sesudah == bab.isi,
        "boleh": boleh(request.user, renja, bab),
        "bertulisan": bab.jenis not in TANPA_ISI,
    }
    return render(request, "penulisan/versi.html", isi)


@never_cache
@require_POST
def pulihkan(request: Permintaan, kode: str, masa: Masa, uid: UUID, nomor: int) -> HttpResponse:
    """Save the text of an earlier version anew."""
    renja = ambil_renja(request, kode, masa)
    bab = ambil_bab(renja, uid)
    jawaban = boleh(request.user, renja, bab)
    if not jawaban.boleh:
        return ditolak(request, renja, jawaban)
    lama = teks_pada(bab, nomor)
    if lama is None:
        raise Http404
    try:
        judul = f"Memulihkan versi {bahan.sebutan(bab.judul)}"
        perubahan = services.simpan_isi(request.user, bab, versi_kirim(request), lama, judul)
    except Ditolak as galat:
        return ditolak(request, renja, galat)
    except (Bentrok, TidakSah) as galat:
        messages.warning(request, f"{galat} Versi itu tidak dipulihkan.")
        return redirect(alamat(renja, "versi", uid))
    if perubahan is None:
        messages.info(request, "Isi versi itu sama dengan isi sekarang.")
    else:
        kabarkan(request, "Isi versi itu dipulihkan.", renja, perubahan)
    return redirect(alamat(renja, "sunting", uid))
