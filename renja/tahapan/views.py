"""The stages of a Renja: the page, and the acts that its buttons ask for."""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from planning.models import Pengguna, Renja
from planning.penyuntingan import Bentrok, Ditolak, TidakSah
from planning.penyuntingan.tahap import atur_tahap
from renja.halaman.akses import Permintaan, ambil_renja
from renja.halaman.konverter import Masa
from renja.tahapan import services
from renja.tahapan.cetak import minta_cetak
from renja.tahapan.formulir import FormulirTindakan
from renja.tahapan.galat import NaskahBergalat, PdfBelumAda, PembekuanGagal
from renja.tahapan.halaman import HalamanTahapan
from renja.tahapan.izin import terakhir

BERUBAH = (
    "Tahap ini sudah berubah sejak halaman ini dibuka, sehingga tindakan Anda tidak dilakukan. "
    "Periksa keadaannya sekarang, lalu ulangi bila masih perlu."
)


class Gagal(NamedTuple):
    """Why nothing was done: the act, the sentences by field, and the status of the answer."""

    aksi: str
    pesan: dict[str, list[str]]
    status: int
    naskah: NaskahBergalat | None = None

    @property
    def umum(self) -> list[str]:
        """The sentences that belong to no field of the act's form."""
        return [satu for nama, isi in self.pesan.items() if not nama for satu in isi]


@never_cache
@require_safe
def halaman(request: Permintaan, kode: str, masa: Masa) -> HttpResponse:
    """Where the Renja stands, its versions, and what the person may do."""
    return _tampil(request, ambil_renja(request, kode, masa))


@never_cache
@require_POST
def tindak(request: Permintaan, kode: str, masa: Masa, aksi: str) -> HttpResponse:
    """Do one act; where it cannot be done the page says why."""
    renja = ambil_renja(request, kode, masa)
    kerja = AKSI.get(aksi)
    if kerja is None:
        raise Http404("Tindakan ini tidak dikenal.")
    isian = FormulirTindakan(request.POST)
    isian.is_valid()
    data = {nama: isian.cleaned_data.get(nama) for nama in isian.fields}
    if not data["versi"]:
        # A version that nobody has: the right is asked for all the same.
        data["versi"] = 0
    try:
        kalimat = kerja(request.user, renja, data)
    except HALANGAN as galat:
        renja.refresh_from_db(fields=["tahap", "pengajuan", "terbuka", "versi"])
        return _tampil(request, renja, _gagal(aksi, galat))
    messages.success(request, kalimat)
    return redirect("tahapan:halaman", kode, renja)


HALANGAN = (Ditolak, Bentrok, TidakSah, NaskahBergalat, PdfBelumAda, PembekuanGagal)
STATUS = {Ditolak: 403, Bentrok: 409, PdfBelumAda: 409, PembekuanGagal: 503}


def _gagal(aksi: str, galat: Exception) -> Gagal:
    """What a failure says, and its status."""
    status = STATUS.get(type(galat), 422)
    if isinstance(galat, TidakSah):
        return Gagal(aksi, galat.pesan, status)
    kalimat = BERUBAH if isinstance(galat, Bentrok) else str(galat)
    naskah = galat if isinstance(galat, NaskahBergalat) else None
    return Gagal(aksi, {"": [kalimat]}, status, naskah)


def _tampil(request: Permintaan, renja: Renja, gagal: Gagal | None = None) -> HttpResponse:
    isi = {
        "renja": renja,
        "halaman": "tahapan",
        "satu": HalamanTahapan(request.user, renja),
        "gagal": gagal,
        "isian": request.POST if gagal else {},
    }
    return render(request, "tahapan/halaman.html", isi, status=gagal.status if gagal else 200)


# --- Acts --------------------------------------------------------------------------------


def _lanjutkan(user: Pengguna, renja: Renja, data: dict[str, Any]) -> str:
    services.lanjutkan(user, renja, data["versi"])
    return "Rancangan awal dimulai."


def _ajukan(user: Pengguna, renja: Renja, data: dict[str, Any]) -> str:
    versi = services.ajukan(user, renja, data["versi"])
    minta_cetak(user, renja, versi)
    return (
        f"{versi} terkunci dengan kode {versi.kode} dan diajukan kepada kepala perangkat daerah. "
        "PDF-nya sedang dibuat."
    )


def _tarik(user: Pengguna, renja: Renja, data: dict[str, Any]) -> str:
    versi = services.tarik(user, renja, data["versi"], data["alasan"] or "")
    return f"Pengajuan {versi} ditarik. Rencana dapat diubah lagi."


def _tandatangani(user: Pengguna, renja: Renja, data: dict[str, Any]) -> str:
    versi = services.tandatangani(user, renja, data["versi"])
    return f"{versi} ditandatangani dan diteruskan kepada verifikator Bappeda."


def _kembalikan(user: Pengguna, renja: Renja, data: dict[str, Any]) -> str:
    versi = services.kembalikan(user, renja, data["versi"], data["alasan"] or "")
    return f"{versi} dikembalikan kepada perencana dengan alasannya."


def _terima(user: Pengguna, renja: Renja, data: dict[str, Any]) -> str:
    versi = services.terima(user, renja, data["versi"])
    return f"{versi} diterima. Tahap sekarang: {renja.get_tahap_display().lower()}."


def _tetapkan(user: Pengguna, renja: Renja, data: dict[str, Any]) -> str:
    versi = services.tetapkan(user, renja, data["versi"], data["nomor"] or "", data["tanggal"])
    minta_cetak(user, renja, versi)
    return f"Penetapan dicatat dan terkunci dengan kode {versi.kode}. PDF-nya sedang dibuat."


def _atur(user: Pengguna, renja: Renja, data: dict[str, Any]) -> str:
    terbuka = data["terbuka"] == "ya"
    atur_tahap(user, renja, data["versi"], terbuka=terbuka, alasan=data["alasan"] or "")
    return f"Tahap {renja.get_tahap_display()} {'dibuka' if terbuka else 'ditutup'}."


def _cetak(user: Pengguna, renja: Renja, _: dict[str, Any]) -> str:
    """Ask for the PDF of the last version once more; whoever reads the plan may."""
    versi = terakhir(renja)
    if versi is None:
        raise Ditolak("Belum ada versi terkunci yang dicetak.")
    if minta_cetak(user, renja, versi) is None:
        return "PDF versi ini sudah ada."
    return "PDF sedang dibuat."


AKSI: dict[str, Callable[[Pengguna, Renja, dict[str, Any]], str]] = {
    "lanjutkan": _lanjutkan,
    "ajukan": _ajukan,
    "tarik": _tarik,
    "tandatangani": _tandatangani,
    "kembalikan": _kembalikan,
    "tolak": _kembalikan,
    "terima": _terima,
    "tetapkan": _tetapkan,
    "atur": _atur,
    "cetak": _cetak,
}
