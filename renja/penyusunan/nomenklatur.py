"""Picking sub kegiatan from the nomenclature, by code or by words."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from planning.indeks_nomenklatur import indeks_edisi
from planning.models import Nomenklatur, Perubahan, Renja, Tingkat, Wilayah
from planning.nomenklatur_cari import PENUNJANG, Butir
from planning.penyuntingan import Bentrok, Ditolak, TidakSah
from renja.halaman.akses import Permintaan, ambil_renja
from renja.halaman.konverter import Masa
from renja.lembar.kode import KodeTidakTerbaca, konkret, normalkan
from renja.penyusunan.bahan import bidang_urusan, daftar_unit
from renja.penyusunan.dasar import Halaman, buka, ditolak, kunci_kirim, sebab, tanpa_unit
from renja.penyusunan.form_sub import FormSub, daftar_satuan, isian_terakhir
from renja.penyusunan.tambah import (
    JUDUL,
    IsianSub,
    IsianTarget,
    PohonRenstra,
    halangan,
    muat_pohon,
    tambah_sub,
)
from renja.tabel_isian.sumber import muat_sumber
from renja.tindak_lanjut.kabarkan import kabarkan

BANYAK_PILIHAN = 12
BANYAK_HASIL = 100
PANJANG_CARI = 200


@dataclass(frozen=True, slots=True)
class Temuan:
    """A search result: the code as the plan prints it, and whether the year has it already.

    `asing` marks a bidang urusan that is not the agency's own.
    """

    butir: Butir
    kode: str
    ada: bool
    asing: bool

    @property
    def sub(self) -> bool:
        """Whether it can be added itself; a program or kegiatan narrows the search."""
        return self.butir.tingkat == Tingkat.SUB_KEGIATAN


def cari_butir(renja: Renja, teks: str, batas: int) -> list[Temuan]:
    """The best results of the Renja's edition for what was typed."""
    bidang = bidang_urusan(renja.perangkat_daerah)
    teks = teks[:PANJANG_CARI]
    try:
        # A dot at the end asks for what is below the code, not for the code itself.
        utuh = bool(teks.strip()) and not teks.rstrip().endswith(".")
        persis = normalkan(teks, bidang).teks if utuh else ""
    except KodeTidakTerbaca:
        persis = ""
    hasil = indeks_edisi(renja.edisi).cari(teks, bidang, persis, batas)
    ada = _kode_tahun_ini(renja) if hasil else set()
    return [
        Temuan(
            satu,
            konkret(satu.kode, bidang[0]) if bidang else satu.kode,
            satu.kunci in ada,
            bool(bidang) and satu.bidang not in bidang and satu.bidang != PENUNJANG,
        )
        for satu in hasil
    ]


def _kode_tepat(renja: Renja, teks: str) -> int | None:
    """The key of the sub kegiatan whose whole code was typed: its form opens at once."""
    try:
        kode = normalkan(teks[:PANJANG_CARI], bidang_urusan(renja.perangkat_daerah))
    except KodeTidakTerbaca:
        return None
    milik = Nomenklatur.objects.filter(edisi=renja.edisi_id, dihentikan=False)
    cocok = milik.filter(kode=kode.teks, tingkat=Tingkat.SUB_KEGIATAN)
    kunci: int | None = cocok.values_list("pk", flat=True).first()
    return kunci


def _kode_tahun_ini(renja: Renja) -> set[int]:
    """The keys of the codes that the year's rows carry."""
    baris = renja.baris.values_list("nomenklatur_id", "sub_kegiatan__nomenklatur_id")
    return {sendiri or renstra for sendiri, renstra in baris}


@never_cache
@require_safe
def cari(request: Permintaan, kode: str, masa: Masa) -> HttpResponse:
    """The results for the list under the search field, as HTML."""
    renja = ambil_renja(request, kode, masa)
    teks = request.GET.get("q", "")
    isi = {"renja": renja, "teks": teks, "temuan": cari_butir(renja, teks, BANYAK_PILIHAN)}
    return render(request, "penyusunan/_pilihan.html", isi)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def nomenklatur(request: Permintaan, kode: str, masa: Masa) -> HttpResponse:
    """The search, its results, and the form of the code that was chosen; POST adds that one."""
    halaman = buka(request, kode, masa)
    kosong = tanpa_unit(request, halaman.renja)
    if kosong is not None:
        return kosong
    if request.method == "POST":
        return _tambah_satu(request, halaman)
    pilih = request.GET.get("pilih", "")
    if not pilih:
        tepat = _kode_tepat(halaman.renja, request.GET.get("q", ""))
        if tepat is not None:
            return redirect(f"{_alamat(halaman.renja)}?pilih={tepat}")
        return _halaman(request, halaman)
    butir = _butir(halaman.renja, pilih)
    if butir is None:
        return _halaman(request, halaman, tolak=_tak_ada(halaman.renja, pilih), status=404)
    pohon = muat_pohon(halaman.renja)
    form = _form(halaman.renja, butir, pohon)
    tolak = halangan(halaman.renja, pohon, butir, None)
    return _halaman(request, halaman, None if tolak else form, tolak)


@never_cache
@require_POST
def tambah_banyak(request: Permintaan, kode: str, masa: Masa) -> HttpResponse:
    """Add every code that was ticked, with its official indikator on request."""
    halaman = buka(request, kode, masa)
    renja = halaman.renja
    kembali = _alamat(renja, request.POST.get("q", ""))
    if not halaman.izin.boleh:
        return ditolak(request, halaman.izin.alasan, kembali)
    unit = {str(satu.pk): satu for satu in daftar_unit(renja)}
    milik = unit.get(request.POST.get("unit_kerja", "")) or next(iter(unit.values()), None)
    kunci = [kunci_kirim(satu) for satu in request.POST.getlist("kode")]
    butir = _milik_edisi(renja).filter(pk__in=kunci).order_by("kode")
    resmi = "indikator" in request.POST
    if not kunci or milik is None:
        messages.warning(request, "Centang dahulu sub kegiatan yang ditambahkan.")
        return redirect(kembali)
    isian = [IsianSub(satu, milik, target=_indikator_resmi(satu, dipakai=resmi)) for satu in butir]
    if len(isian) != len(set(kunci)):
        return ditolak(request, _tak_ada(renja, "yang dikirim"), kembali, 422)
    try:
        tambah_sub(request.user, renja, isian)
    except (Ditolak, Bentrok, TidakSah) as galat:
        kalimat, status = sebab(galat)
        return ditolak(request, kalimat, kembali, status)
    messages.success(request, f"{len(isian)} sub kegiatan ditambahkan untuk {milik}.")
    return redirect(_alamat(renja))


def _indikator_resmi(butir: Nomenklatur, *, dipakai: bool) -> tuple[IsianTarget, ...]:
    if not dipakai or not butir.indikator or not butir.satuan:
        return ()
    return (IsianTarget(None, None, butir.indikator, butir.satuan[:100]),)


def _tambah_satu(request: Permintaan, halaman: Halaman) -> HttpResponse:
    renja = halaman.renja
    if not halaman.izin.boleh:
        return ditolak(request, halaman.izin.alasan, _alamat(renja))
    butir = _butir(renja, request.POST.get("pilih", ""))
    if butir is None:
        tolak = _tak_ada(renja, request.POST.get("pilih", ""))
        return _halaman(request, halaman, tolak=tolak, status=422)
    form = _form(renja, butir, muat_pohon(renja), request)
    if form.is_valid():
        try:
            perubahan, _ = tambah_sub(request.user, renja, [form.isian()])
        except (Ditolak, Bentrok) as galat:
            kalimat, status = sebab(galat)
            return ditolak(request, kalimat, _alamat(renja), status)
        except TidakSah as galat:
            for kolom, pesan in galat.pesan.items():
                for kalimat in pesan:
                    form.add_error(kolom if kolom in form.fields else None, kalimat)
        else:
            kalimat = f"{_kode_cetak(renja, butir.kode)} {butir.nama} ditambahkan ke {renja}."
            kabarkan(request, kalimat, renja, perubahan, _alamat_mulai(renja))
            if "selesai" in request.POST:
                return redirect(_alamat_mulai(renja))
            return redirect(_alamat(renja, _kata_lanjut(request, renja, butir)))
    return _halaman(request, halaman, form, status=422)


def _kata_lanjut(request: HttpRequest, renja: Renja, butir: Nomenklatur) -> str:
    """The words to go on with: those searched for, else the rest of the same kegiatan."""
    teks = request.GET.get("q", "").strip()
    if teks or butir.induk is None:
        return teks
    return f"{_kode_cetak(renja, butir.induk.kode)}."


def _kode_cetak(renja: Renja, kode: str) -> str:
    """A code as the plan prints it."""
    bidang = bidang_urusan(renja.perangkat_daerah)
    return konkret(kode, bidang[0]) if bidang else kode


def _form(
    renja: Renja, butir: Nomenklatur, pohon: PohonRenstra, request: Permintaan | None = None
) -> FormSub:
    data = request.POST if request else None
    awal = isian_terakhir(renja, butir)
    return FormSub(renja, butir, pohon, daftar_unit(renja), data, initial=awal)


def _halaman(
    request: Permintaan,
    halaman: Halaman,
    form: FormSub | None = None,
    tolak: str = "",
    status: int = 200,
) -> HttpResponse:
    renja = halaman.renja
    teks = request.GET.get("q", "")
    temuan = cari_butir(renja, teks, BANYAK_HASIL) if teks.strip() and form is None else []
    bidang = bidang_urusan(renja.perangkat_daerah)
    asing = form is not None and bool(bidang) and not _sebidang(form.butir, bidang)
    isi: dict[str, Any] = {
        "renja": renja,
        "halaman": "susun",
        "izin": halaman.izin,
        "teks": teks,
        "temuan": temuan,
        "banyak_hasil": BANYAK_HASIL,
        "form": form,
        "kode_form": _kode_cetak(renja, form.butir.kode) if form else "",
        "asing": asing,
        "tolak": tolak,
        "unit": daftar_unit(renja),
        "unit_lalu": isian_terakhir(renja).get("unit_kerja") if temuan else None,
        "banyak": renja.baris.count(),
        "satuan": daftar_satuan() if form else [],
        "wilayah": _nama_wilayah(renja) if form else [],
        "sumber": muat_sumber().ditawarkan if form else [],
        "terakhir": _baru_ditambahkan(request, renja),
    }
    return render(request, "penyusunan/nomenklatur.html", isi, status=status)


def _nama_wilayah(renja: Renja) -> Sequence[str]:
    milik = Wilayah.objects.filter(pemda=renja.perangkat_daerah.pemda_id)
    return list(milik.order_by("urutan", "nama").values_list("nama", flat=True))


def _baru_ditambahkan(request: Permintaan, renja: Renja) -> list[Perubahan]:
    milik = Perubahan.objects.filter(
        renja=renja, pelaku=request.user, pengurung=None, judul__startswith=JUDUL
    )
    return list(milik.select_related("pelaku").order_by("-waktu")[:3])


def _sebidang(butir: Nomenklatur, bidang: Collection[str]) -> bool:
    kode = ".".join(butir.kode.split(".")[:2])
    return kode == PENUNJANG or kode in bidang


def _milik_edisi(renja: Renja) -> Any:
    """The codes of the Renja's edition with the way up."""
    milik = Nomenklatur.objects.filter(edisi=renja.edisi_id)
    return milik.select_related("induk__induk__induk", "edisi")


def _butir(renja: Renja, kunci: str) -> Nomenklatur | None:
    satu: Nomenklatur | None = _milik_edisi(renja).filter(pk=kunci_kirim(kunci)).first()
    return satu


def _tak_ada(renja: Renja, kunci: str) -> str:
    return f"Kode {kunci[:40]} tidak ada pada {renja.edisi}; cari kodenya di bawah."


def _alamat(renja: Renja, teks: str = "") -> str:
    kueri = {"q": teks} if teks else None
    return reverse("penyusunan:nomenklatur", args=[renja.perangkat_daerah.kode, renja], query=kueri)


def _alamat_mulai(renja: Renja) -> str:
    return reverse("penyusunan:mulai", args=[renja.perangkat_daerah.kode, renja])
