"""Everything that the names of one plan are taken from, worked out when asked for."""

from collections.abc import Callable
from functools import cached_property

from planning.kuantitas import Rupiah
from renja.dokumen.ikatan.kinerja import Kinerja, TampilIku
from renja.dokumen.ikatan.sistematika import BagianSistematika
from renja.dokumen.ikatan.tampilan import Pohon
from renja.konteks import Jangka, Konteks
from renja.laporan.semula_menjadi import PERUBAHAN, lapisan_semula
from renja.laporan.uang import jumlah, kelompok_sub, selisih
from renja.rencana import UNIT_LAIN, Cacah, Rencana, cacah, jumlah_maju, jumlah_pagu

# What a document is called at a stage whose own name is that of something done.
_SEBUTAN_TAHAP = {
    "Persiapan": "Draf",
    "Forum perangkat daerah": "Rancangan",
    "Penetapan": "",
}


class Sumber:
    """A plan with its views and sums, and the outline of its document; money in rupiah."""

    def __init__(self, rencana: Rencana, sistematika: tuple[BagianSistematika, ...] = ()) -> None:
        self.rencana = rencana
        self.sistematika = sistematika
        self.pohon = Pohon(rencana)
        self.kinerja = Kinerja(rencana)

    @property
    def sebutan_tahap(self) -> str:
        """What the document is called at its stage, "" where it is no draft any more."""
        return _SEBUTAN_TAHAP.get(self.rencana.tahap, self.rencana.tahap)

    @property
    def konteks(self) -> Konteks:
        """What stands beside the forms."""
        return self.rencana.konteks

    @property
    def jangka(self) -> Jangka:
        """The medium-term plan."""
        return self.rencana.konteks.jangka

    @cached_property
    def cacah(self) -> Cacah:
        """How many program, kegiatan and sub kegiatan."""
        return cacah(self.rencana)

    @cached_property
    def pagu(self) -> Rupiah | None:
        """The indikatif pagu of the whole plan."""
        return jumlah_pagu(self.rencana)

    @cached_property
    def maju(self) -> Rupiah | None:
        """The prakiraan maju of the whole plan."""
        return jumlah_maju(self.rencana)

    @cached_property
    def pagu_semula(self) -> Rupiah | None:
        """What the Renja had before its perubahan, as Semula-Menjadi sums it; else None."""
        lapisan = lapisan_semula(self.rencana) if self.rencana.siklus == PERUBAHAN else None
        if lapisan is None:
            return None
        return jumlah(
            sub.pagu[kunci].nilai
            for program in (*self.rencana.program, *self.rencana.program_lain)
            for kegiatan in (*program.kegiatan, *program.kegiatan_lain)
            for baris in kelompok_sub(kegiatan, lain=True)
            for sub in baris
            for kunci in (lapisan.kunci, f"{lapisan.kunci}{UNIT_LAIN}")
            if kunci in sub.pagu
        )

    @property
    def selisih_maju(self) -> Rupiah | None:
        """The prakiraan maju less the pagu."""
        return selisih(self.maju, self.pagu)

    def iku(self, ambil: Callable[[TampilIku], object]) -> dict[str, object]:
        """Something of each IKU by its key."""
        return {satu.kode: ambil(satu) for satu in self.kinerja.iku}


def periode(awal: int | None, akhir: int | None) -> str:
    """`2020-2024`, "" where a year is missing."""
    return f"{awal}-{akhir}" if awal and akhir else ""
