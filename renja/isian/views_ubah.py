"""Adding, changing, deleting and moving one row of any kind."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from planning.models import JejakAudit, Perubahan
from planning.penyuntingan import Bentrok, Ditolak, TidakSah, gantungan, suntingan
from renja.halaman.akses import Permintaan
from renja.halaman.konverter import Masa
from renja.isian import simpan
from renja.isian.akses import (
    alamat,
    ambil_baris,
    beri_tahu,
    boleh,
    buka,
    ditolak,
    jenis_anak,
    tempelkan,
)
from renja.isian.bentrok import Bentrokan, susun_bentrokan
from renja.isian.formulir import FormulirIsian, versi_kirim
from renja.isian.jenis import JENIS, Jenis
from renja.isian.jenis.indikator import SEBUTAN
from renja.isian.jenis.pilihan import nomenklatur_milik
from renja.isian.konteks import Konteks
from renja.isian.sekali import sudah_ada, tanda, uid_baru
from renja.isian.tampilan import alasan, bagian
from renja.isian.urutan import pindahkan

LAGI = "lagi"
SALAH, BENTROK = 422, 409


@dataclass(frozen=True, slots=True)
class Halaman:
    """What a page of a row is drawn from."""

    request: Permintaan
    konteks: Konteks
    jenis: Jenis


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def tambah(request: Permintaan, kode: str, masa: Masa, jenis: Jenis) -> HttpResponse:
    """A new row of a kind, under the row that the address names."""
    konteks = buka(request, kode, masa)
    if not jenis.tambah:
        raise Http404
    jawaban = boleh(jenis, konteks)
    if not jawaban.boleh:
        return ditolak(request, konteks, jawaban)
    halaman = Halaman(request, konteks, jenis)
    baris, saran = _baris_baru(halaman)
    if request.method != "POST":
        return _gambar(halaman, FormulirIsian(jenis, konteks, baris, saran=saran))
    form = FormulirIsian(jenis, konteks, baris, request.POST)
    jawaban_simpan = _tambah(halaman, form) if form.is_valid() else None
    return jawaban_simpan or _gambar(halaman, form, status=SALAH)


def _tambah(halaman: Halaman, form: FormulirIsian) -> HttpResponse | None:
    """Add the row of a valid form, or find it where the page was sent twice; None if refused."""
    jenis = halaman.jenis
    if kembar := sudah_ada(form):
        return _sudah(halaman, kembar)
    form.baris.uid = uid_baru(form)
    try:
        perubahan = simpan.tambah(form)
    except Ditolak as galat:
        return ditolak(halaman.request, halaman.konteks, galat)
    except TidakSah as galat:
        # The same page may have been sent in the same moment.
        if kembar := sudah_ada(form):
            return _sudah(halaman, kembar)
        tempelkan(form, galat, jenis.medan_kendala)
        return None
    return _selesai(halaman, form, f"{jenis.satu} ditambahkan.", perubahan)


def _sudah(halaman: Halaman, baris: Any) -> HttpResponse:
    """On to the row that the first sending of a page made."""
    kalimat = f"{halaman.jenis.satu} ini sudah tersimpan; kiriman kedua tidak menambah apa pun."
    messages.info(halaman.request, kalimat)
    return redirect(f"{alamat(halaman.konteks, 'isian:daftar', halaman.jenis)}#b-{baris.uid}")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ubah(request: Permintaan, kode: str, masa: Masa, jenis: Jenis, uid: UUID) -> HttpResponse:
    """A row of a kind, to change or, for whoever may not, to read."""
    konteks = buka(request, kode, masa)
    halaman = Halaman(request, konteks, jenis)
    try:
        baris = ambil_baris(jenis, konteks, uid)
    except Http404:
        return _hilang(halaman, uid)
    if request.method != "POST":
        return _gambar(halaman, FormulirIsian(jenis, konteks, baris))
    jawaban = boleh(jenis, konteks, baris)
    if not jawaban.boleh:
        return ditolak(request, konteks, jawaban)
    return _simpan(halaman, FormulirIsian(jenis, konteks, baris, request.POST))


def _simpan(halaman: Halaman, form: FormulirIsian) -> HttpResponse:
    """Save a form over the row that it was built on, or say what stands in the way."""
    jenis = halaman.jenis
    if form.is_valid():
        try:
            perubahan = simpan.ubah(form)
        except Ditolak as galat:
            return ditolak(halaman.request, halaman.konteks, galat)
        except TidakSah as galat:
            tempelkan(form, galat, jenis.medan_kendala)
        except (Bentrok, simpan.BentrokSel) as galat:
            return _bentrok(halaman, form.baris.uid, galat)
        else:
            return _selesai(halaman, form, f"{jenis.satu} disimpan.", perubahan)
    return _gambar(halaman, form, status=SALAH)


def _bentrok(halaman: Halaman, uid: UUID, galat: Bentrok | simpan.BentrokSel) -> HttpResponse:
    """The form anew over what is stored now, with what was typed and a choice for each field."""
    konteks, jenis = halaman.konteks, halaman.jenis
    try:
        kini = ambil_baris(jenis, konteks, uid)
    except Http404:
        return _hilang(halaman, uid)
    form = FormulirIsian(jenis, konteks, kini, halaman.request.POST)
    sel = galat.sel if isinstance(galat, simpan.BentrokSel) else ()
    return _gambar(halaman, form, status=BENTROK, bentrok=susun_bentrokan(form, sel))


def _hilang(halaman: Halaman, uid: UUID) -> HttpResponse:
    """A row that somebody deleted while it was being changed: what was typed is kept."""
    konteks, jenis, request = halaman.konteks, halaman.jenis, halaman.request
    akhir = (
        JejakAudit.objects.filter(
            Q(rantai__perangkat_daerah=konteks.perangkat_daerah) | Q(rantai__pemda=konteks.pemda),
            uid=uid,
            aksi=JejakAudit.Aksi.HAPUS,
            objek=jenis.model._meta.label_lower,
        )
        .order_by("-nomor")
        .first()
    )
    if request.method != "POST" or akhir is None:
        raise Http404
    jawaban = boleh(jenis, konteks)
    if not jawaban.boleh:
        return ditolak(request, konteks, jawaban)
    form = FormulirIsian(jenis, konteks, jenis.baru(konteks), request.POST)
    bentrok = Bentrokan(akhir.nama_pelaku, akhir.waktu, ())
    return _gambar(halaman, form, status=BENTROK, bentrok=bentrok, hilang=True)


def _baris_baru(halaman: Halaman) -> tuple[Any, dict[str, Any]]:
    """An unsaved row, and the values that its form starts with."""
    jenis, konteks, alamat_get = halaman.jenis, halaman.konteks, halaman.request.GET
    baris = jenis.baru(konteks)
    saran: dict[str, Any] = {}
    if jenis.jenis_induk and (uid := alamat_get.get("induk", "")):
        atas = JENIS[jenis.jenis_induk].isi(konteks)
        dipilih = next((satu for satu in atas if str(satu.uid) == uid), None)
        saran = {jenis.induk: dipilih.pk} if dipilih else {}
    if jenis.mulai:
        saran |= jenis.mulai(konteks, baris, alamat_get.dict())
    return baris, saran


def _gambar(
    halaman: Halaman,
    form: FormulirIsian,
    *,
    status: int = 200,
    bentrok: Bentrokan | None = None,
    hilang: bool = False,
) -> HttpResponse:
    jenis, konteks, baris = halaman.jenis, halaman.konteks, form.baris
    isi = {
        "renja": konteks.renja,
        "halaman": "isian",
        "jenis": jenis,
        "form": form,
        "baris": baris,
        "nama": "" if form.baru else jenis.nama(baris),
        "bagian": bagian(form),
        "alasan": alasan(form),
        "boleh": boleh(jenis, konteks, None if form.baru else baris),
        "bentrok": bentrok,
        "hilang": hilang,
        "sekali": tanda(form) if form.baru else "",
        "aksi": alamat(konteks, "isian:tambah", jenis) if hilang else "",
        "kembali": alamat(konteks, "isian:daftar", jenis),
        "panel": "" if form.baru else alamat(konteks, "tindak_lanjut:panel", baris.uid),
        "terkait": [] if form.baru else _terkait(halaman, baris),
        "resmi": _resmi(halaman, form),
    }
    return render(halaman.request, "isian/ubah.html", isi, status=status)


def _terkait(halaman: Halaman, baris: Any) -> list[tuple[str, str]]:
    """Where the rows under this one are: (address, name)."""
    konteks, jenis = halaman.konteks, halaman.jenis
    hasil = [
        (f"{alamat(konteks, 'isian:daftar', satu)}?induk={baris.uid}", satu.banyak)
        for satu in jenis_anak(jenis)
    ]
    level = jenis.kode.replace("-", "_")
    nomor = baris.sub_kegiatan_id if jenis.kode == "baris" else baris.pk
    if jenis.kode == "baris":
        level = "sub_kegiatan"
    if level in SEBUTAN:
        tujuan = alamat(konteks, "isian:daftar", "indikator")
        hasil.append((f"{tujuan}?milik={level}:{nomor}", "Indikatornya"))
    return hasil


def _resmi(halaman: Halaman, form: FormulirIsian) -> dict[str, str] | None:
    """The official indikator of what a card measures, as an offer."""
    if halaman.jenis.kode != "indikator":
        return None
    butir = nomenklatur_milik(form.baris)
    if butir is None or not butir.indikator:
        return None
    milik = form.initial.get("milik", "")
    dasar = alamat(halaman.konteks, "isian:tambah", "indikator")
    tautan = f"{dasar}?milik={milik}&saran=1" if form.baru else ""
    return {"uraian": butir.indikator, "satuan": butir.satuan, "tautan": tautan}


def _selesai(
    halaman: Halaman, form: FormulirIsian, kalimat: str, perubahan: Perubahan | None
) -> HttpResponse:
    """Where to go on after saving: back to the list at the row, or to the next new one."""
    konteks, jenis, request = halaman.konteks, halaman.jenis, halaman.request
    if perubahan is None:
        messages.info(request, "Tidak ada yang berubah.")
    else:
        beri_tahu(request, konteks, kalimat, perubahan)
    awal = [konteks.perangkat_daerah.kode, konteks.renja]
    if request.POST.get("lanjut") == LAGI and jenis.tambah:
        saring = request.GET.copy()
        saring.pop("saran", None)
        ekor = f"?{saring.urlencode()}" if saring else ""
        return redirect(f"{reverse('isian:tambah', args=[*awal, jenis])}{ekor}")
    return redirect(f"{reverse('isian:daftar', args=[*awal, jenis])}#b-{form.baris.uid}")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def hapus(request: Permintaan, kode: str, masa: Masa, jenis: Jenis, uid: UUID) -> HttpResponse:
    """Say what hangs on a row, and delete it with that."""
    konteks = buka(request, kode, masa)
    if not jenis.hapus:
        raise Http404
    baris = ambil_baris(jenis, konteks, uid)
    jawaban = boleh(jenis, konteks, baris)
    if not jawaban.boleh:
        return ditolak(request, konteks, jawaban)
    galat_isi: dict[str, list[str]] = {}
    nama = jenis.nama(baris)
    if request.method == "POST":
        try:
            with suntingan(
                request.user,
                renja=konteks.renja,
                judul=f"Menghapus {jenis.kecil} {nama}"[:200],
                alasan=request.POST.get("alasan_perubahan", ""),
            ) as s:
                s.hapus(baris, versi_kirim(request.POST))
        except Ditolak as galat:
            return ditolak(request, konteks, galat)
        except TidakSah as galat:
            galat_isi = galat.pesan
        except Bentrok as galat:
            messages.warning(request, f"{galat} Tidak ada yang dihapus; periksa lagi isinya.")
            return redirect("isian:hapus", kode, konteks.renja, jenis, uid)
        else:
            beri_tahu(request, konteks, f"{jenis.satu} dihapus.", s.perubahan)
            return redirect("isian:daftar", kode, konteks.renja, jenis)
    return _gambar_hapus(Halaman(request, konteks, jenis), baris, galat_isi)


def _gambar_hapus(halaman: Halaman, baris: Any, galat_isi: dict[str, list[str]]) -> HttpResponse:
    try:
        bawah, halangan = gantungan(baris), ""
    except Ditolak as galat:
        bawah, halangan = [], galat.alasan
    isi = {
        "renja": halaman.konteks.renja,
        "halaman": "isian",
        "jenis": halaman.jenis,
        "baris": baris,
        "nama": halaman.jenis.nama(baris),
        "gantungan": bawah,
        "halangan": halangan,
        "galat": [kalimat for satu in galat_isi.values() for kalimat in satu],
        "kembali": alamat(halaman.konteks, "isian:daftar", halaman.jenis),
    }
    status = SALAH if galat_isi else 200
    return render(halaman.request, "isian/hapus.html", isi, status=status)


@never_cache
@require_POST
def pindah(request: Permintaan, kode: str, masa: Masa, jenis: Jenis, uid: UUID) -> HttpResponse:
    """Move a row up or down by one."""
    konteks = buka(request, kode, masa)
    baris = ambil_baris(jenis, konteks, uid)
    jawaban = boleh(jenis, konteks, baris)
    if not jawaban.boleh:
        return ditolak(request, konteks, jawaban)
    naik = request.POST.get("arah") == "naik"
    kata = "naik" if naik else "turun"
    judul = f"Memindahkan {kata}: {jenis.nama(baris)}"[:200]
    try:
        with suntingan(
            request.user, renja=konteks.renja, judul=judul, alasan="Mengubah urutan"
        ) as s:
            pindahkan(s, jenis, baris, versi_kirim(request.POST), naik=naik)
    except Ditolak as galat:
        return ditolak(request, konteks, galat)
    except Bentrok as galat:
        messages.warning(request, f"{galat} Urutannya tidak diubah; periksa lagi daftar ini.")
    except TidakSah as galat:
        messages.error(request, str(galat))
    else:
        if s.perubahan:
            beri_tahu(request, konteks, f"{jenis.satu} dipindahkan {kata}.", s.perubahan)
    ekor = f"?{request.GET.urlencode()}" if request.GET else ""
    tujuan = reverse("isian:daftar", args=[kode, konteks.renja, jenis])
    return redirect(f"{tujuan}{ekor}#b-{uid}")
