"""Freezing: the plan and its manuscript as they stand, as one row that nobody changes.

All of it happens in the transaction of the act, in which nobody else writes in the agency.
"""

from dataclasses import replace
from datetime import datetime

from django.db import DatabaseError
from django.utils import timezone

from planning.models import Pengguna, Renja
from planning.penyuntingan import Bentrok, jejak
from renja.beku import bekukan, kemas, sidik
from renja.dokumen.pemuat import muat_naskah
from renja.konteks import Penetapan
from renja.models import Versi
from renja.pemuat import muat_rencana
from renja.tahapan.bahan import galat_naskah
from renja.tahapan.galat import NaskahBergalat, PembekuanGagal
from renja.tahapan.kode import kode_acak
from renja.tahapan.suntingan import SuntinganTahapan

GAGAL = (
    "Versi belum terkunci karena penyimpanannya gagal (ruang penyimpanan penuh atau basis data "
    "terganggu). Tidak ada yang berubah: versi dan berkas yang lama tetap ada. Coba lagi nanti; "
    "bila berulang, hubungi admin."
)
TAK_TERBACA = (
    "Versi belum terkunci karena rencana atau naskahnya memuat nilai yang tidak dapat dibekukan. "
    "Tidak ada yang berubah. Hubungi admin."
)
# What a full disk, a lost connection or a value that is none raises on the way.
SEBAB_SIMPAN = (OSError, DatabaseError, MemoryError)


def kunci_renja(renja: Renja, versi: int) -> Renja:
    """The Renja for the act alone, as it stands; raises Bentrok where it moved on since `versi`.

    Also takes the head of the agency's chain: what others write now comes before or after it.
    """
    semua = Renja.objects.select_for_update(no_key=True).order_by()
    kini = semua.get(pk=renja.pk)
    jejak.pegang((renja.perangkat_daerah_id, None))
    if kini.versi != versi:
        raise Bentrok(kini)
    return (
        Renja.objects.select_related("perangkat_daerah__pemda", "renstra", "edisi")
        .order_by()
        .get(pk=renja.pk)
    )


def bekukan_versi(
    s: SuntinganTahapan, user: Pengguna, renja: Renja, penetapan: Penetapan | None = None
) -> Versi:
    """Freeze a Renja that was locked (`kunci_renja`) as the next version of its stage.

    Raises NaskahBergalat where the manuscript cannot be frozen, PembekuanGagal where the storage
    fails or a value cannot be written; the caller's transaction is rolled back then.
    """
    try:
        isi = _isi(renja, penetapan)
        return _simpan(s, user, renja, isi, timezone.now())
    except (TypeError, ValueError) as galat:
        raise PembekuanGagal(TAK_TERBACA) from galat
    except SEBAB_SIMPAN as galat:
        raise PembekuanGagal(GAGAL) from galat


def _isi(renja: Renja, penetapan: Penetapan | None) -> bytes:
    """The canonical bytes of everything that the document is made of."""
    rencana = muat_rencana(renja, pelaksanaan=True, konteks=True)
    if penetapan is not None:
        rencana = replace(rencana, konteks=replace(rencana.konteks, penetapan=penetapan))
    naskah = muat_naskah(renja)
    galat = galat_naskah(rencana, naskah)
    if galat:
        raise NaskahBergalat(galat)
    return bekukan(rencana, naskah)


def _simpan(s: SuntinganTahapan, user: Pengguna, renja: Renja, isi: bytes, kini: datetime) -> Versi:
    lama = Versi.objects.filter(renja=renja, tahap=renja.tahap).order_by("-nomor")
    nomor = (lama.values_list("nomor", flat=True).first() or 0) + 1
    versi = Versi(
        perangkat_daerah=renja.perangkat_daerah,
        renja=renja,
        tahap=renja.tahap,
        nomor=nomor,
        kode=kode_acak(),
        sidik=sidik(isi),
        isi=kemas(isi),
        pembuat=user,
        nama_pembuat=user.nama or user.get_username(),
        dibuat=kini,
    )
    catatan = {"tahap": versi.tahap, "nomor": nomor, "kode": versi.kode, "sidik": versi.sidik}
    s.sisipkan_tetap(versi, {"renja_id": renja.pk, **catatan})
    return versi
