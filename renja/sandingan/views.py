"""Two stages of a Renja side by side, as a page and as files.

Nothing is kept: the address says what is compared (`?semula=`, `&menjadi=`) and which rows are
shown (`&lihat=`).
"""

import logging
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from planning.models import Pengguna, Renja
from renja.beku import BekuRusak
from renja.cek_sistem import alasan_pdf_mati
from renja.ekspor import FORMAT, ekspor, nama_berkas
from renja.halaman.akses import Permintaan, ambil_renja
from renja.halaman.berkas import berikan_berkas
from renja.halaman.konverter import KonverterMasa, Masa
from renja.sandingan.bentuk import Keadaan, Sandingan
from renja.sandingan.cetak import tulis_pdf, tulis_xlsx
from renja.sandingan.sisi import Pilihan, bawaan, muat, pilihan
from renja.sandingan.susun import sandingkan
from renja.sandingan.tabel import tabel_baris, tabel_naskah, tabel_pagu
from renja.sandingan.tampilan import SEMUA, bagian, keadaan_dari, kelompok, saringan
from renja.tabel.html import bagian_html
from renja.tabel.pdf import PdfGagal
from renja.tahapan.galat import VersiTiada

TABEL = {"pagu": tabel_pagu, "baris": tabel_baris, "naskah": tabel_naskah}
UNDUHAN = ("xlsx", "pdf", "csv", "json")
logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Permohonan:
    """What an address asks for; `galat` says why there is nothing to show, "" where there is."""

    renja: Renja
    pilihan: list[Pilihan]
    semula: str = ""
    menjadi: str = ""
    lihat: Keadaan | None = None
    sandingan: Sandingan | None = None
    galat: str = ""

    def kueri(self, **ganti: str) -> str:
        """The query of the same comparison with some of it changed."""
        lihat = {} if self.lihat is None else {"lihat": self.lihat.value}
        return urlencode({"semula": self.semula, "menjadi": self.menjadi, **lihat, **ganti})


@never_cache
@require_safe
def sandingan(request: Permintaan, kode: str, masa: Masa) -> HttpResponse:
    """The comparison; without one in the address that of a likely pair, or how to get one."""
    mohon = _permohonan(request, ambil_renja(request, kode, masa))
    isi = {"renja": mohon.renja, "halaman": "tahapan", "mohon": mohon, **_isi(mohon)}
    return render(request, "sandingan/sandingan.html", isi, status=404 if mohon.galat else 200)


@never_cache
@require_safe
def unduh(request: Permintaan, kode: str, masa: Masa, tabel: str, jenis: str) -> HttpResponse:
    """A table of the comparison as a file, with the filter of the page."""
    mohon = _permohonan(request, ambil_renja(request, kode, masa))
    if mohon.sandingan is None:
        return _tiada(request, mohon)
    isi = TABEL[tabel](mohon.sandingan.hanya(mohon.lihat))
    try:
        nama = nama_berkas(isi, jenis, kode)
        return berikan_berkas(ekspor(isi, jenis), nama, FORMAT[jenis].mime)
    except PdfGagal as galat:
        return _pdf_gagal(request, mohon, galat)


@never_cache
@require_safe
def unduh_semua(request: Permintaan, kode: str, masa: Masa, jenis: str) -> HttpResponse:
    """The whole comparison as a document or a workbook, with the filter of the page."""
    mohon = _permohonan(request, ambil_renja(request, kode, masa))
    if mohon.sandingan is None:
        return _tiada(request, mohon)
    isi = mohon.sandingan.hanya(mohon.lihat)
    nama = f"sandingan_{kode}_{KonverterMasa().to_url(mohon.renja)}.{jenis}"
    try:
        hasil = tulis_pdf(isi) if jenis == "pdf" else tulis_xlsx(isi)
        return berikan_berkas(hasil, nama, FORMAT[jenis].mime)
    except PdfGagal as galat:
        return _pdf_gagal(request, mohon, galat)


def _tiada(request: Permintaan, mohon: Permohonan) -> HttpResponse:
    """The page that says why there is nothing to compare."""
    isi = {"renja": mohon.renja, "halaman": "tahapan", "mohon": mohon}
    return render(request, "sandingan/sandingan.html", isi, status=404)


def _permohonan(request: Permintaan, renja: Renja) -> Permohonan:
    semua = pilihan(request.user, renja)
    semula, menjadi = request.GET.get("semula", ""), request.GET.get("menjadi", "")
    lihat = keadaan_dari(request.GET.get("lihat", ""))
    if not semula or not menjadi:
        dua = bawaan(renja, semua)
        if dua is None:
            return Permohonan(renja, semua)
        semula, menjadi = semula or dua[0], menjadi or dua[1]
    try:
        hasil = _sandingkan(request.user, renja, semula, menjadi)
    except (VersiTiada, BekuRusak) as galat:
        if isinstance(galat, BekuRusak):
            logger.exception("versi terkunci rusak: %s, %s atau %s", renja, semula, menjadi)
        return Permohonan(renja, semua, semula, menjadi, lihat, galat=str(galat))
    return Permohonan(renja, semua, semula, menjadi, lihat, hasil)


def _sandingkan(user: Pengguna, renja: Renja, semula: str, menjadi: str) -> Sandingan:
    return sandingkan(muat(user, renja, semula), muat(user, renja, menjadi))


def _isi(mohon: Permohonan) -> dict[str, object]:
    """What the page shows of a comparison that there is."""
    if mohon.sandingan is None:
        return {}
    tampak = mohon.sandingan.hanya(mohon.lihat)
    return {
        "sandingan": mohon.sandingan,
        "tabel_pagu": bagian_html(tabel_pagu(mohon.sandingan)),
        "saringan": [
            (satu, mohon.kueri(lihat=satu.kunci)) for satu in saringan(mohon.sandingan, mohon.lihat)
        ],
        "kelompok": kelompok(tampak),
        "bagian": bagian(tampak),
        "tukar": urlencode({"semula": mohon.menjadi, "menjadi": mohon.semula}),
        "kueri": mohon.kueri(),
        "lihat": mohon.lihat.value if mohon.lihat else SEMUA,
        "unduhan": UNDUHAN,
        "alasan_pdf": alasan_pdf_mati(),
    }


def _pdf_gagal(request: Permintaan, mohon: Permohonan, galat: PdfGagal) -> HttpResponse:
    kembali = reverse("sandingan:sandingan", args=[mohon.renja.perangkat_daerah.kode, mohon.renja])
    isi = {
        "renja": mohon.renja,
        "judul": "PDF belum dapat dibuat",
        "kalimat": str(galat),
        "kembali": f"{kembali}?{mohon.kueri()}",
        "tempat": "sandingan",
    }
    return render(request, "renja/tidak_dapat.html", isi, status=503)
