"""Writing what a preview of realisasi shows: one transaction, one set of changes, few queries.

The core asks for the right and the gate of every row and compares every version; what it
refuses rolls everything back. Values come in as drafts; handing in stays an act of its own.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from budget.models import RealisasiAnggaran
from planning.models import Indikator, Pengguna
from planning.penyuntingan import Suntingan, Ubahan
from planning.penyuntingan.izin import dengan_jalur
from renja.impor_realisasi.rancangan import KINERJA, HasilBaris, Pratinjau, Ubah
from renja.realisasi.anggaran.data import baris_asli
from renja.realisasi.kinerja.baris import Kinerja
from renja.realisasi.kinerja.nilai import Bacaan
from renja.realisasi.kinerja.simpan import boleh_dihapus

_PER_KUERI = 500
Langkah = tuple[str, int]


class Penerap:
    """Writes a preview into an open `Suntingan`; `langkah` says how far it has come."""

    def __init__(
        self, s: Suntingan, user: Pengguna, kinerja: Kinerja, pratinjau: Pratinjau
    ) -> None:
        self.s = s
        self.user = user
        self.kinerja = kinerja
        self.pratinjau = pratinjau

    def langkah(self) -> Iterator[Langkah]:
        """Do it part by part; gives what was done (an Indonesian phrase) and how many rows."""
        lapor = [satu for satu, _ in self.pratinjau.ditulis if satu.jenis == KINERJA]
        uang = [(s, sel) for s, isi in self.pratinjau.ditulis if s.jenis != KINERJA for sel in isi]
        yield "realisasi kinerja", self._kinerja(lapor)
        yield "realisasi anggaran", self._uang(uang)

    def _kinerja(self, lapor: Sequence[HasilBaris]) -> int:
        baru: list[Any] = []
        ubahan: list[Ubahan] = []
        buang: list[tuple[Any, int]] = []
        # The trail names the indikator of each new report: fetched at once.
        indikator = Indikator.objects.in_bulk(
            [satu.kinerja.indikator for satu in lapor if satu.kinerja is not None]
        )
        for satu in lapor:
            baris = satu.kinerja
            if baris is None:
                continue
            isi = dict(satu.isi) | {"pelapor_id": self.user.pk, "atas_nama": not baris.sendiri}
            kosong = Bacaan(dict(satu.isi)).tanpa_isi
            if baris.lapor is None:
                objek = self.kinerja.baru(baris)
                objek.indikator = indikator[baris.indikator]
                for kolom, nilai in isi.items():
                    setattr(objek, kolom, nilai)
                baru.append(objek)
            elif kosong and boleh_dihapus(baris):
                buang.append((baris.lapor, baris.lapor.versi))
            else:
                ubahan.append(Ubahan(baris.lapor, baris.lapor.versi, isi))
        self.s.tambah_banyak(baru)
        self.s.ubah_banyak(ubahan)
        self.s.hapus_banyak(buang)
        return len(lapor)

    def _uang(self, sel: Sequence[tuple[HasilBaris, Ubah]]) -> int:
        asli = baris_asli({satu.uang.catat for satu, _ in sel if satu.uang is not None})
        baru = []
        lama: dict[int, Ubah] = {}
        for satu, ubah in sel:
            if ubah.pk is not None:
                lama[ubah.pk] = ubah
            elif satu.uang is not None and ubah.nilai is not None:
                baris = asli[satu.uang.catat]
                objek = RealisasiAnggaran(
                    perangkat_daerah=baris.perangkat_daerah,
                    baris=baris,
                    bulan=ubah.bulan,
                    sumber_dana_id=satu.dana,
                    nilai=ubah.nilai,
                )
                baru.append(objek)
        self.s.tambah_banyak(baru)
        ubahan, buang = [], []
        for objek in _tersimpan(list(lama)):
            ubah = lama[objek.pk]
            if ubah.nilai is None:
                buang.append((objek, ubah.versi))
            else:
                ubahan.append(Ubahan(objek, ubah.versi, {"nilai": ubah.nilai}))
        self.s.ubah_banyak(ubahan)
        self.s.hapus_banyak(buang)
        return len(sel)


def _tersimpan(kunci: Sequence[int]) -> Iterator[RealisasiAnggaran]:
    """Stored months with what permission and gates ask of them."""
    atas = ("baris__renja__perangkat_daerah", "baris__unit_kerja__induk__induk")
    for awal in range(0, len(kunci), _PER_KUERI):
        semua = dengan_jalur(RealisasiAnggaran).filter(pk__in=kunci[awal : awal + _PER_KUERI])
        yield from semua.select_related(*atas)
