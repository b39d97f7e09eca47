"""Opening and closing a stage, and single rows outside of it: what a verifikator decides.

A Renja is written by its perencana; only its switch `terbuka` is the mitra verifikator's.
`SuntinganTahap` therefore asks its own question instead of the one by roles, and writes
nothing but that switch. It leaves the same trail as every other change.
"""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from planning.models import BukaBaris, Pengguna, Perubahan, Renja
from planning.models.dasar import BarisBerversi
from planning.penyuntingan.galat import Ditolak, TidakSah
from planning.penyuntingan.izin import BOLEH, Jawaban
from planning.penyuntingan.sunting import Suntingan, suntingan
from planning.permissions import mitra

PALING_LAMA = timedelta(days=31)
BUKAN_MITRA = "Tahap dan baris hanya dibuka dan ditutup oleh verifikator mitra perangkat daerahnya."
DITETAPKAN = (
    "{renja} sudah ditetapkan dan tetap tertutup. Perubahannya dimuat dalam Perubahan Renja."
)


class SuntinganTahap(Suntingan):
    """A set of changes that may only turn the switch of a Renja."""

    def _periksa(self, baris: BarisBerversi) -> None:
        """Raise Ditolak unless the row is a Renja of which the person is mitra."""
        if self.pelaku is None or not isinstance(baris, Renja):
            raise Ditolak(BUKAN_MITRA)
        jawaban = boleh_atur_tahap(self.pelaku, baris)
        if not jawaban.boleh:
            raise Ditolak(jawaban.alasan)

    def atur(self, renja: Renja, versi: int, *, terbuka: bool) -> bool:
        """Turn the switch of a Renja that stood at `versi`; gives whether it moved."""
        return self.ubah(renja, versi, {"terbuka": terbuka})


def boleh_atur_tahap(user: Pengguna, renja: Renja) -> Jawaban:
    """Whether the person opens and closes the stages and rows of this Renja today."""
    if renja.perangkat_daerah_id not in mitra(user):
        return Jawaban(boleh=False, alasan=BUKAN_MITRA)
    if renja.tahap == Renja.Tahap.PENETAPAN:
        return Jawaban(boleh=False, alasan=DITETAPKAN.format(renja=renja))
    return BOLEH


def atur_tahap(
    user: Pengguna, renja: Renja, versi: int, *, terbuka: bool, alasan: str
) -> Perubahan | None:
    """Open or close the present stage with a reason; None where it stood so already.

    Raises Ditolak, Bentrok, or TidakSah where the reason is missing.
    """
    _wajib_alasan(alasan)
    kerja = "Membuka" if terbuka else "Menutup"
    judul = f"{kerja} tahap {renja.get_tahap_display()}"
    with transaction.atomic():
        s = SuntinganTahap(user, renja, "tangan", judul, alasan)
        s.atur(renja, versi, terbuka=terbuka)
        s.tutup()
    return s.perubahan


def buka_baris(
    user: Pengguna, renja: Renja, objek: UUID, sampai: datetime, alasan: str, *, nama: str = ""
) -> BukaBaris:
    """Unlock one row (`nama` for the trail) until a moment, with a reason.

    Raises Ditolak or TidakSah (by "sampai" and "alasan").
    """
    _boleh(user, renja)
    kini = timezone.now()
    pesan: dict[str, list[str]] = {}
    if sampai <= kini:
        pesan["sampai"] = ["Waktu ini sudah lewat; pilih waktu yang akan datang."]
    elif sampai > kini + PALING_LAMA:
        pesan["sampai"] = ["Baris dibuka paling lama 31 hari; pilih waktu yang lebih dekat."]
    if not alasan.strip():
        pesan["alasan"] = ["Tulis alasan membuka baris ini."]
    if pesan:
        raise TidakSah(pesan)
    isi: dict[str, Any] = {"renja": renja, "objek": objek, "alasan": alasan.strip(), "oleh": user}
    baru = BukaBaris(perangkat_daerah=renja.perangkat_daerah, mulai=kini, sampai=sampai, **isi)
    with suntingan(user, renja=renja, judul=f"Membuka baris {nama}".strip(), alasan=alasan) as s:
        s.tambah(baru)
    return baru


def akhiri_baris(user: Pengguna, renja: Renja, buka: BukaBaris, *, nama: str = "") -> None:
    """End the unlocking of a row now; raises Ditolak or Bentrok."""
    if renja.perangkat_daerah_id not in mitra(user):
        raise Ditolak(BUKAN_MITRA)
    judul = f"Menutup kembali baris {nama}".strip()
    with suntingan(user, renja=renja, judul=judul) as s:
        s.ubah(buka, buka.versi, {"sampai": max(timezone.now(), buka.mulai)})


def _boleh(user: Pengguna, renja: Renja) -> None:
    jawaban = boleh_atur_tahap(user, renja)
    if not jawaban.boleh:
        raise Ditolak(jawaban.alasan)


def _wajib_alasan(alasan: str) -> None:
    if not alasan.strip():
        raise TidakSah({"alasan": ["Tulis alasan membuka atau menutup tahap ini."]})
