"""Who may hand in, approve, return and reopen; and the set of changes that such an act is.

An act of this kind has its reason in the audit trail, and is never undone but followed by
another act.
"""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any
from uuid import UUID

from performance.models import RealisasiTriwulan
from planning.kepala_unit import tanpa_kepala
from planning.models import KoreksiRealisasi, LaporanTriwulan, Pengguna, Renja, UnitKerja
from planning.models.dasar import BarisBerversi
from planning.models.pelaporan import StatusPelaporan
from planning.penyuntingan import Ditolak, TidakSah, suntingan
from planning.penyuntingan.kendala import tersimpan
from planning.penyuntingan.sunting import Suntingan, Ubahan
from planning.permissions import lingkup, mitra

DRAF, DIAJUKAN = StatusPelaporan.DRAF.value, StatusPelaporan.DIAJUKAN.value
DIKEMBALIKAN, DISETUJUI = StatusPelaporan.DIKEMBALIKAN.value, StatusPelaporan.DISETUJUI.value
ALASAN_TERPANJANG = 500
# What such an act changes of a row, and which rows it adds; values are never among it.
KOLOM: dict[type[BarisBerversi], frozenset[str]] = {
    RealisasiTriwulan: frozenset({"status", "pemaraf_id", "diparaf_pada", "alasan_kembali"}),
    LaporanTriwulan: frozenset(
        {
            *("status", "alasan_kembali", "penyusun_id", "diajukan_pada"),
            *("penyetuju_id", "disetujui_pada", "diperpanjang_sampai"),
        }
    ),
    KoreksiRealisasi: frozenset({"baru", "selesai_pada"}),
}
DITAMBAH = (LaporanTriwulan, KoreksiRealisasi)
HANYA_STATUS = "Pengajuan dan paraf hanya mengubah status laporan triwulan, bukan nilainya."


class SuntinganParaf(Suntingan):
    """A set of changes of where reports stand; whoever opens it has asked for the right."""

    def ubah(self, baris: BarisBerversi, versi: int, isi: Any, deret: Any = None) -> bool:
        """Change where a report stands; raises Ditolak for any other column."""
        _hanya_status(Ubahan(baris, versi, isi, deret or {}))
        return super().ubah(baris, versi, isi, deret)

    def ubah_banyak(self, ubahan: Sequence[Ubahan]) -> int:
        """Change where reports stand; raises Ditolak for any other column."""
        for satu in ubahan:
            _hanya_status(satu)
        return super().ubah_banyak(ubahan)

    def hapus_banyak(self, baris: Sequence[tuple[BarisBerversi, int]]) -> int:
        """Nothing is deleted here."""
        if baris:
            raise Ditolak(HANYA_STATUS)
        return 0

    def _periksa(self, baris: BarisBerversi) -> None:
        """Only reports and corrections are changed here; a unit's report is never made here."""
        boleh = DITAMBAH if baris.pk is None else tuple(KOLOM)
        if not isinstance(baris, boleh):
            raise Ditolak(HANYA_STATUS)


def _hanya_status(ubahan: Ubahan) -> None:
    boleh = KOLOM.get(type(ubahan.baris), frozenset())
    if ubahan.deret or not boleh.issuperset(ubahan.isi):
        raise Ditolak(HANYA_STATUS)


def paraf(
    user: Pengguna, renja: Renja | None, judul: str, alasan: str = ""
) -> AbstractContextManager[Suntingan]:
    """Open the set of changes of one act."""
    return suntingan(
        user, renja=renja, asal="paraf", judul=judul, alasan=alasan, kelas=SuntinganParaf
    )


# --- Who may -----------------------------------------------------------------------------


def boleh_mengajukan(user: Pengguna, satu: RealisasiTriwulan) -> bool:
    """The unit's own people, and the perencana on their behalf."""
    jangkauan = lingkup(user)
    return (
        jangkauan.bertugas_di_unit("pelaksana", satu.unit_kerja)
        or jangkauan.bertugas_di_unit("kepala_bidang", satu.unit_kerja)
        or jangkauan.bertugas("perencana", satu.perangkat_daerah_id)
    )


def boleh_memaraf(user: Pengguna, satu: RealisasiTriwulan) -> bool:
    """The head of its unit; for what the agency itself answers for, its own head."""
    return boleh_memaraf_unit(user, satu.unit_kerja, satu.perangkat_daerah_id)


def boleh_memaraf_unit(user: Pengguna, unit: UnitKerja, perangkat_daerah: int) -> bool:
    """The head of the unit or of one above it; the agency's head for the root and where none is.

    Also where the same person filled the report in: a small unit has nobody else.
    """
    jangkauan = lingkup(user)
    if jangkauan.bertugas("kepala_dinas", perangkat_daerah) and (
        unit.induk_id is None or unit.pk in _tanpa_kepala(user, perangkat_daerah)
    ):
        return True
    return jangkauan.bertugas_di_unit("kepala_bidang", unit)


def _tanpa_kepala(user: Pengguna, perangkat_daerah: int) -> Mapping[int, UUID]:
    """The agency's units that nobody heads today; kept on the user like the roles."""
    tersimpan = user.__dict__.setdefault("_tanpa_kepala", {})
    if perangkat_daerah not in tersimpan:
        tersimpan[perangkat_daerah] = tanpa_kepala([perangkat_daerah])
    hasil: Mapping[int, UUID] = tersimpan[perangkat_daerah]
    return hasil


def boleh_membuka_kembali(user: Pengguna, pd: int, *, terkunci: bool) -> bool:
    """The agency's head, and its verifikator once the agency's report was handed in."""
    if pd in mitra(user):
        return True
    return not terkunci and lingkup(user).bertugas("kepala_dinas", pd)


def laporan_terkunci(pd: int, tahun: int, triwulan: int) -> bool:
    """Whether the agency's report of a quarter was handed in or signed."""
    return LaporanTriwulan.objects.filter(
        perangkat_daerah=pd,
        tahun=tahun,
        triwulan=triwulan,
        status__in=[DIAJUKAN, DISETUJUI],
    ).exists()


def minta(kalimat: str, *, boleh: bool) -> None:
    """Raise Ditolak with the sentence unless it may be."""
    if not boleh:
        raise Ditolak(kalimat)


def beralasan(alasan: str, untuk: str) -> str:
    """The reason, trimmed; raises TidakSah where there is none or too much of it."""
    bersih = tersimpan(alasan).strip()
    if not any(huruf.isalnum() for huruf in bersih):
        raise TidakSah({"alasan": [f"Tulis alasan {untuk}."]})
    if len(bersih) > ALASAN_TERPANJANG:
        raise TidakSah({"alasan": [f"Alasan paling panjang {ALASAN_TERPANJANG} huruf."]})
    return bersih
