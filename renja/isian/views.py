"""The overview, the lists, and the tables of years."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from planning.penyuntingan import Bentrok, Ditolak, TidakSah
from renja.halaman.akses import Permintaan
from renja.halaman.konverter import Masa
from renja.isian.akses import alamat, beri_tahu, boleh, buka, ditolak, jenis_anak, tempelkan
from renja.isian.bentrok import susun_bentrokan
from renja.isian.daftar_isi import susun_daftar_isi
from renja.isian.jenis import JENIS, Jenis
from renja.isian.konteks import Konteks
from renja.isian.lapisan import susun_lapisan
from renja.isian.reviu import salin_rencana
from renja.isian.simpan import BentrokSel, ubah_sel
from renja.isian.tabel import FormulirTabel, Tabel
from renja.isian.tampilan import bagian, baris_daftar


def _dasar(konteks: Konteks, **lain: Any) -> dict[str, Any]:
    return {"renja": konteks.renja, "halaman": "isian", **lain}


@never_cache
@require_safe
def daftar_isi(request: Permintaan, kode: str, masa: Masa) -> HttpResponse:
    """Everything there is to fill in."""
    konteks = buka(request, kode, masa)
    isi = _dasar(
        konteks,
        bagian=susun_daftar_isi(konteks),
        boleh=boleh(JENIS["baris"], konteks),
    )
    return render(request, "isian/daftar_isi.html", isi)


@never_cache
@require_safe
def daftar(request: Permintaan, kode: str, masa: Masa, jenis: Jenis) -> HttpResponse:
    """The rows of a kind in their order; `induk` narrows them to those under one row."""
    konteks = buka(request, kode, masa)
    semua = jenis.isi(konteks)
    induk = None
    if jenis.jenis_induk and (uid := request.GET.get("induk", "")):
        asal = JENIS[jenis.jenis_induk].isi(konteks)
        induk = next((satu for satu in asal if str(satu.uid) == uid), None)
        semua = semua.filter(**{jenis.induk: induk}) if induk else semua
    if jenis.sempit:
        semua = jenis.sempit(semua, request.GET.dict())
    isi = _dasar(
        konteks,
        jenis=jenis,
        baris=baris_daftar(jenis, konteks, list(semua)),
        boleh=boleh(jenis, konteks),
        induk=induk,
        anak=[satu for satu in jenis_anak(jenis) if satu.tambah],
        saringan=request.GET.urlencode(),
        cara_lain=[(alamat(konteks, nama), judul) for nama, judul in jenis.cara_lain],
    )
    return render(request, "isian/daftar.html", isi)


@never_cache
@require_safe
def lapisan(request: Permintaan, kode: str, masa: Masa) -> HttpResponse:
    """The layers of pagu side by side, to look at."""
    konteks = buka(request, kode, masa)
    isi = _dasar(konteks, isi=susun_lapisan(konteks))
    return render(request, "isian/lapisan.html", isi)


@never_cache
@require_POST
def salin_reviu(request: Permintaan, kode: str, masa: Masa) -> HttpResponse:
    """Copy the plan's rows into the right side of the review."""
    konteks = buka(request, kode, masa)
    jawaban = boleh(JENIS["reviu-rkpd"], konteks)
    if not jawaban.boleh:
        return ditolak(request, konteks, jawaban)
    try:
        perubahan = salin_rencana(konteks)
    except Ditolak as galat:
        return ditolak(request, konteks, galat)
    except TidakSah as galat:
        messages.error(request, str(galat))
    else:
        if perubahan is None:
            messages.info(request, "Semua baris rencana sudah ada dalam reviu.")
        else:
            kalimat = f"{perubahan.banyak} baris rencana disalin ke sisi analisis."
            beri_tahu(request, konteks, kalimat, perubahan)
    return redirect("isian:daftar", kode, konteks.renja, "reviu-rkpd")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def tabel(request: Permintaan, kode: str, masa: Masa, tabel: Tabel) -> HttpResponse:
    """A table of years: all of them on one page, one save."""
    konteks = buka(request, kode, masa)
    jawaban = boleh(JENIS["indikator"], konteks)
    if request.method != "POST":
        return _tabel(request, konteks, FormulirTabel(tabel, konteks))
    if not jawaban.boleh:
        return ditolak(request, konteks, jawaban)
    form = FormulirTabel(tabel, konteks, request.POST)
    if form.is_valid():
        try:
            perubahan = ubah_sel(form, konteks, f"Mengubah {tabel.judul}")
        except Ditolak as galat:
            return ditolak(request, konteks, galat)
        except TidakSah as galat:
            tempelkan(form, galat)
        except (Bentrok, BentrokSel) as galat:
            baru = FormulirTabel(tabel, konteks, request.POST)
            sel = galat.sel if isinstance(galat, BentrokSel) else ()
            return _tabel(request, konteks, baru, susun_bentrokan(baru, sel))
        else:
            if perubahan is None:
                messages.info(request, "Tidak ada yang berubah.")
            else:
                beri_tahu(request, konteks, f"{tabel.judul} disimpan.", perubahan)
            return redirect("isian:tabel", kode, konteks.renja, tabel)
    return _tabel(request, konteks, form)


def _tabel(
    request: Permintaan, konteks: Konteks, form: FormulirTabel, bentrok: Any = None
) -> HttpResponse:
    jawaban = boleh(JENIS["indikator"], konteks)
    isi = _dasar(
        konteks,
        form=form,
        tabel=form.tabel,
        bagian=bagian(form),
        boleh=jawaban,
        bentrok=bentrok,
        kosong=not any(True for _ in form.sel),
    )
    status = 409 if bentrok else 422 if form.is_bound else 200
    return render(request, "isian/tabel.html", isi, status=status)
