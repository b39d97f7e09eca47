"""Saves typed reports of a quarter in one act: each row written, refused, locked or in conflict."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from performance.models import RealisasiTriwulan
from planning.models import Indikator, JejakAudit, Pengguna, Renja
from planning.models.pelaporan import ROMAWI
from planning.penyuntingan import (
    Bentrok,
    Ditolak,
    Suntingan,
    TidakSah,
    Ubahan,
    suntingan,
)
from renja.realisasi.kinerja.baris import BACA_SAJA, Baris, Kinerja
from renja.realisasi.kinerja.hasil import Bentrokan, Hasil, HasilBaris, Keadaan
from renja.realisasi.kinerja.nilai import Bacaan, Ketikan, baca

PERCOBAAN = 4
Siap = tuple[Baris, Bacaan]
CARA = {"baris": "tangan", "halaman": "tangan", "tempel": "tempel"}
TIADA = "Baris ini tidak ada lagi pada rencana. Muat ulang halaman ini."


@dataclass(frozen=True, slots=True)
class Isian:
    """What was typed for a row, over the version that the page had read."""

    versi: int
    ketikan: Ketikan


class Penyimpan:
    """Saves the reports of one quarter of a Renja for one person."""

    def __init__(self, user: Pengguna, renja: Renja, triwulan: int) -> None:
        self.user = user
        self.renja = renja
        self.triwulan = triwulan

    def simpan(self, isian: Mapping[str, Isian], cara: str = "baris") -> Hasil:
        """Write every row that holds, in one set of changes; nothing of a row that does not.

        A row that somebody saves in the same moment is looked at anew. Raises
        PermissionDenied for a row of a unit that the person does not report for.
        """
        for _ in range(PERCOBAAN - 1):
            try:
                return self._sekali(isian, cara)
            except (Bentrok, Ditolak, TidakSah):
                continue
        try:
            return self._sekali(isian, cara)
        except (Bentrok, Ditolak, TidakSah) as galat:
            pesan = {"": f"Belum tersimpan. {galat}"}
            return Hasil(
                {
                    kunci: HasilBaris(Keadaan.TIDAK_SAH, satu.ketikan, pesan)
                    for kunci, satu in isian.items()
                }
            )

    def _sekali(self, isian: Mapping[str, Isian], cara: str) -> Hasil:
        kinerja = Kinerja(self.user, self.renja, self.triwulan)
        if not kinerja.menulis:
            raise PermissionDenied(BACA_SAJA)
        hasil = Hasil()
        siap: list[Siap] = []
        for kunci, satu in isian.items():
            baris = kinerja.baris.get(kunci)
            if baris is None:
                hasil.baris[kunci] = self._tiada(kunci, satu)
                continue
            hasil.baris[kunci], bacaan = self._nilai(baris, satu)
            if bacaan is not None:
                siap.append((baris, bacaan))
        if siap:
            with suntingan(
                self.user, renja=self.renja, asal=CARA[cara], judul=_judul(siap, self.triwulan)
            ) as s:
                self._tulis(s, kinerja, siap)
            for baris, bacaan in siap:
                if not _berubah(baris, bacaan):
                    hasil.baris[baris.kunci].keadaan = Keadaan.TETAP
            hasil.perubahan = s.perubahan
        return hasil

    def _nilai(self, baris: Baris, satu: Isian) -> tuple[HasilBaris, Bacaan | None]:
        """What is to become of a row, and what would be written."""
        if not baris.berhak:
            raise PermissionDenied(
                f"Realisasi {baris.unit.nama} hanya diisi oleh unit kerja itu atau perencana."
            )
        if satu.ketikan.baku == baris.tersimpan.baku:
            return HasilBaris(Keadaan.TETAP, satu.ketikan), None
        if baris.sebab:
            return HasilBaris(Keadaan.TERKUNCI, satu.ketikan, {"": baris.sebab}), None
        if satu.versi != baris.versi:
            return HasilBaris(
                Keadaan.BENTROK, satu.ketikan, bentrok=_bentrokan(baris, satu.ketikan)
            ), None
        bacaan = baca(satu.ketikan, baris.ukuran, baris.tersimpan, timezone.localdate())
        if bacaan.galat:
            return HasilBaris(Keadaan.TIDAK_SAH, satu.ketikan, bacaan.galat), None
        return HasilBaris(Keadaan.SIMPAN, satu.ketikan), bacaan

    def _tulis(self, s: Suntingan, kinerja: Kinerja, siap: Sequence[Siap]) -> None:
        """Add, change and delete reports, few queries for all of them."""
        baru: list[RealisasiTriwulan] = []
        ubah: list[Ubahan] = []
        hapus: list[tuple[RealisasiTriwulan, int]] = []
        for baris, bacaan in siap:
            isi = bacaan.isi | {"pelapor_id": self.user.pk, "atas_nama": not baris.sendiri}
            if baris.lapor is None:
                satu = kinerja.baru(baris)
                for kolom, nilai in isi.items():
                    setattr(satu, kolom, nilai)
                if not bacaan.tanpa_isi:
                    baru.append(satu)
            elif bacaan.tanpa_isi and boleh_dihapus(baris):
                hapus.append((baris.lapor, baris.lapor.versi))
            else:
                ubah.append(Ubahan(baris.lapor, baris.lapor.versi, isi))
        s.hapus_banyak(hapus)
        s.ubah_banyak(ubah)
        s.tambah_banyak(baru)

    def _tiada(self, kunci: str, satu: Isian) -> HasilBaris:
        """Why a row cannot be reported: no target in the year, or no such row at all."""
        nomor = kunci.partition("-")[0]
        ada = nomor.isascii() and nomor.isdigit() and len(nomor) < len(str(2**62))
        milik = Indikator.objects.filter(renstra=self.renja.renstra_id)
        if ada and milik.filter(pk=int(nomor)).exists():
            pesan = (
                f"Indikator ini tidak mempunyai target tahun {self.renja.tahun}, jadi realisasinya "
                "belum dapat dilaporkan. Isi dahulu targetnya pada rencana."
            )
            return HasilBaris(Keadaan.TIDAK_SAH, satu.ketikan, {"": pesan})
        return HasilBaris(Keadaan.TIDAK_SAH, satu.ketikan, {"": TIADA})


def _berubah(baris: Baris, bacaan: Bacaan) -> bool:
    """Whether a row that was written differs from what stood there."""
    lapor = baris.lapor
    if lapor is None or (bacaan.tanpa_isi and boleh_dihapus(baris)):
        return lapor is not None or not bacaan.tanpa_isi
    return lapor.versi != baris.dibaca


def boleh_dihapus(baris: Baris) -> bool:
    """Whether an emptied report may go: nothing hangs on it and it was never handed back."""
    lapor = baris.lapor
    return lapor is not None and not (
        baris.bukti or baris.koreksi or lapor.status != RealisasiTriwulan.Status.DRAF
    )


def _bentrokan(baris: Baris, ketik: Ketikan) -> Bentrokan:
    """Who came first; of a report that is gone, nobody is known by its key."""
    akhir = None
    if baris.lapor is not None:
        akhir = (
            JejakAudit.objects.filter(
                objek=RealisasiTriwulan._meta.label_lower, kunci=baris.lapor.pk
            )
            .order_by("-nomor")
            .first()
        )
    return Bentrokan(
        akhir.nama_pelaku if akhir else "orang lain",
        akhir.waktu if akhir else None,
        baris.tersimpan,
        ketik,
    )


def _judul(siap: Sequence[Siap], triwulan: int) -> str:
    masa = f"realisasi triwulan {ROMAWI[triwulan]}"
    if len(siap) == 1:
        return f"Mengisi {masa}: {siap[0][0].terukur.indikator.uraian}"[:200]
    return f"Mengisi {masa} ({len(siap)} indikator)"
