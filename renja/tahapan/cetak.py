"""The PDF of a frozen version: printed from what was frozen, once, and kept beside it."""

import hashlib
from collections.abc import Callable

from django.db import transaction
from django.utils import timezone

from planning.models import Pengguna, Renja
from renja.cetak import Cetakan
from renja.dokumen.bentuk import Dokumen, Identitas
from renja.dokumen.pemuat import isi_gambar
from renja.dokumen.susun import susun_dokumen
from renja.ekspor_dokumen import cetak_pdf
from renja.keabsahan.alamat import alamat_keabsahan
from renja.models import BerkasVersi, Proses, Versi
from renja.models.versi import JenisBerkas
from renja.proses.services import mulai_proses
from renja.tahapan.rujukan import isi_versi, label_versi

CETAK_VERSI = "cetak_versi"


def minta_cetak(user: Pengguna, renja: Renja, versi: Versi) -> Proses | None:
    """Have the PDF of a version printed in the background; None where it is there already."""
    if pdf_versi(versi) is not None:
        return None
    judul = f"Mencetak {label_versi(versi)} {renja}"
    return mulai_proses(
        user, renja, CETAK_VERSI, judul, {"versi": versi.pk}, kunci=f"{CETAK_VERSI}:{versi.pk}"
    )


def pdf_versi(versi: Versi) -> BerkasVersi | None:
    """The PDF of a version without its bytes, None where it was not printed yet."""
    return BerkasVersi.objects.filter(versi=versi, jenis=JenisBerkas.PDF).defer("isi").first()


def identitas_versi(versi: Versi) -> Identitas:
    """What the document of a version is known by."""
    tahap = f"{versi.get_tahap_display()}, versi {versi.nomor}"
    alamat = alamat_keabsahan(versi.kode)
    return Identitas(versi.kode, tahap, versi.sidik, alamat, versi.dibuat)


def dokumen_versi(versi: Versi) -> Dokumen:
    """The document of a version, out of what was frozen; raises BekuRusak."""
    beku = isi_versi(versi)
    return susun_dokumen(beku.rencana, beku.naskah, identitas_versi(versi), gambar=isi_gambar)


def cetak(versi: Versi, kemajuan: Callable[[int, int], None] | None = None) -> Cetakan:
    """Print a version; the same bytes every time. Raises PdfGagal or BekuRusak."""
    return cetak_pdf(dokumen_versi(versi), kemajuan=kemajuan)


@transaction.atomic
def simpan_pdf(versi: Versi, cetakan: Cetakan, oleh: Pengguna | None = None) -> BerkasVersi:
    """Keep the PDF beside its version; the one that is there already stays.

    Whoever prints the same version meanwhile waits here.
    """
    Renja.objects.select_for_update(no_key=True).order_by().get(pk=versi.renja_id)
    ada = pdf_versi(versi)
    if ada is not None:
        return ada
    satu = BerkasVersi(
        perangkat_daerah_id=versi.perangkat_daerah_id,
        versi=versi,
        jenis=JenisBerkas.PDF,
        nama=nama_pdf(versi),
        sidik=hashlib.sha256(cetakan.pdf).hexdigest(),
        ukuran=len(cetakan.pdf),
        isi=cetakan.pdf,
        halaman=cetakan.banyak_halaman,
        oleh=oleh,
        waktu=timezone.now(),
    )
    satu.save()
    return satu


def cetak_versi(versi: Versi, oleh: Pengguna | None = None) -> BerkasVersi:
    """Print a version and keep its PDF; raises PdfGagal or BekuRusak."""
    ada = pdf_versi(versi)
    return ada if ada is not None else simpan_pdf(versi, cetak(versi), oleh)


def nama_pdf(versi: Versi) -> str:
    """What the PDF of a version is saved as."""
    renja = versi.renja
    akhir = "" if renja.siklus == Renja.Siklus.AWAL else f"-{renja.siklus}"
    tahap = versi.tahap.replace("_", "-")
    awal = f"renja-{renja.perangkat_daerah.kode}-{renja.tahun}{akhir}"
    return f"{awal}-{tahap}-{versi.nomor}.pdf"
