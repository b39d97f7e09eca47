"""The page on which a Renja moves to a newer edition of the nomenclature, row by row."""

from collections.abc import Collection

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from planning.models import EdisiNomenklatur, PutusanPemutakhiran, Renja
from planning.penyuntingan import Bentrok, Ditolak, TidakSah
from renja.halaman.akses import Permintaan
from renja.halaman.konverter import Masa
from renja.lembar.kode import KodeTidakTerbaca, normalkan
from renja.penyusunan.bahan import bidang_urusan
from renja.penyusunan.dasar import Halaman, buka, ditolak, sebab
from renja.penyusunan.edisi import (
    IsianPutusan,
    Pemutakhiran,
    kode_dipilih,
    pilihan_edisi,
    simpan_putusan,
    susun_pemutakhiran,
    terapkan,
)

Putusan = PutusanPemutakhiran.Putusan
LAIN = "lain"
PANJANG_VERSI = 10


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def edisi(request: Permintaan, kode: str, masa: Masa) -> HttpResponse:
    """What becomes of each row; POST keeps decisions, or applies them once all are made."""
    halaman = buka(request, kode, masa)
    renja = halaman.renja
    pilihan = pilihan_edisi(renja)
    ke = _dipilih(request, pilihan)
    if request.method == "POST":
        return _tulis(request, halaman, ke)
    return _halaman(request, halaman, pilihan, ke)


def _dipilih(request: Permintaan, pilihan: list[EdisiNomenklatur]) -> EdisiNomenklatur | None:
    """The edition that was asked for, else the newest there is."""
    minta = (request.POST if request.method == "POST" else request.GET).get("ke")
    bawaan = pilihan[-1] if pilihan else None
    return next((satu for satu in pilihan if satu.kode == minta), bawaan)


def _halaman(
    request: Permintaan,
    halaman: Halaman,
    pilihan: list[EdisiNomenklatur],
    ke: EdisiNomenklatur | None,
) -> HttpResponse:
    isi = {
        "renja": halaman.renja,
        "halaman": "susun",
        "izin": halaman.izin,
        "pilihan": pilihan,
        "ke": ke,
        "bidang": bidang_urusan(halaman.renja.perangkat_daerah),
        "pemutakhiran": susun_pemutakhiran(halaman.renja, ke) if ke else None,
    }
    return render(request, "penyusunan/edisi.html", isi)


def _tulis(request: Permintaan, halaman: Halaman, ke: EdisiNomenklatur | None) -> HttpResponse:
    renja = halaman.renja
    kembali = _alamat(renja, ke)
    if not halaman.izin.boleh:
        return ditolak(request, halaman.izin.alasan, kembali)
    if ke is None:
        messages.warning(request, "Belum ada edisi nomenklatur yang lebih baru.")
        return redirect(kembali)
    isi = susun_pemutakhiran(renja, ke)
    try:
        if "terapkan" in request.POST:
            return _terapkan(request, isi)
        perubahan = simpan_putusan(request.user, isi, _isian(request, isi))
    except (Ditolak, Bentrok, TidakSah) as galat:
        kalimat, status = sebab(galat)
        return ditolak(request, kalimat, kembali, status)
    banyak = perubahan.banyak if perubahan else 0
    messages.success(request, f"{banyak} putusan disimpan.")
    return redirect(kembali)


def _terapkan(request: Permintaan, isi: Pemutakhiran) -> HttpResponse:
    terapkan(request.user, isi)
    cacah = isi.cacah()
    messages.success(
        request,
        f"{isi.renja} kini memakai {isi.ke}: {cacah[Putusan.GANTI]} baris berganti kode, "
        f"{cacah[Putusan.TETAP]} tetap, {cacah[Putusan.KELUARKAN]} dikeluarkan.",
    )
    renja = isi.renja
    return redirect("penyusunan:mulai", renja.perangkat_daerah.kode, renja)


def _isian(request: Permintaan, isi: Pemutakhiran) -> dict[int, IsianPutusan]:
    """The decisions that were sent; raises TidakSah for a code that is not in the edition."""
    kirim = request.POST
    bidang = bidang_urusan(isi.renja.perangkat_daerah)
    hasil: dict[int, IsianPutusan] = {}
    lain: dict[int, str] = {}
    for satu in isi.baris:
        kunci = satu.baris.pk
        nilai = kirim.get(f"putusan-{kunci}")
        if nilai is None:
            continue
        versi = kirim.get(f"versi-{kunci}", "0")
        angka = int(versi) if versi.isdecimal() and len(versi) < PANJANG_VERSI else 0
        if nilai == LAIN:
            lain[kunci] = _kode(kirim.get(f"kode-{kunci}", ""), bidang)
            hasil[kunci] = IsianPutusan(Putusan.GANTI, None, angka)
        elif nilai.startswith(f"{Putusan.GANTI}-"):
            calon = {f"{Putusan.GANTI}-{c.pk}": c.pk for c in (*satu.calon, satu.kode_lain) if c}
            if nilai not in calon:
                raise TidakSah({"": [f"Pilihan bagi {satu.lama.kode} bukan kode edisi ini."]})
            hasil[kunci] = IsianPutusan(Putusan.GANTI, calon[nilai], angka)
        else:
            putusan = nilai if nilai in {Putusan.TETAP, Putusan.KELUARKAN} else ""
            hasil[kunci] = IsianPutusan(putusan, None, angka)
    if lain:
        hasil |= _kode_lain(isi, lain, hasil)
    return hasil


def _kode_lain(
    isi: Pemutakhiran, lain: dict[int, str], hasil: dict[int, IsianPutusan]
) -> dict[int, IsianPutusan]:
    ada = kode_dipilih(isi.ke, lain.values())
    for kode in lain.values():
        if kode not in ada:
            raise TidakSah({"": [f'"{kode}" bukan kode sub kegiatan pada {isi.ke}.']})
    return {
        kunci: IsianPutusan(Putusan.GANTI, ada[kode], hasil[kunci].versi)
        for kunci, kode in lain.items()
    }


def _kode(teks: str, bidang: Collection[str]) -> str:
    try:
        return normalkan(teks, bidang).teks
    except KodeTidakTerbaca as galat:
        raise TidakSah({"": [str(galat)]}) from galat


def _alamat(renja: Renja, ke: EdisiNomenklatur | None) -> str:
    return reverse(
        "penyusunan:edisi",
        args=[renja.perangkat_daerah.kode, renja],
        query={"ke": ke.kode} if ke else None,
    )
