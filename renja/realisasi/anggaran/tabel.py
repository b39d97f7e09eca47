"""The grid of a quarter's money as plain values: rows, months, sums, serapan, what is over."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from budget.serapan import Serapan, jumlah_serapan, sampai_bulan
from performance.capaian import rasio
from performance.hasil import Hasil
from planning.kuantitas import STRIP, Rupiah, tampil_angka
from planning.models.pelaporan import NAMA_BULAN
from renja.pelaksanaan import UnitKerja
from renja.realisasi.anggaran.data import (
    Catatan,
    Pembaca,
    bulan_triwulan,
    kini_sel,
    kunci_sel,
)
from renja.realisasi.anggaran.gembok import GembokAnggaran
from renja.rencana import Kegiatan, Program, Rencana, SubKegiatan, daun
from renja.tabel_isian.bentuk import Baris, Jenis, Kolom, Sel, Tabel
from renja.tabel_isian.jumlah import TOTAL
from renja.tabel_isian.nilai import teks_uang
from renja.tabel_isian.susun import nomor_terakhir

MINUS = "jumlahnya negatif; periksa contra pos"
DIRINCI = "Bulan ini dirinci menurut sumber dana; ubah pada rincian barisnya."
SINGKAT = tuple(nama[:3] for nama in NAMA_BULAN)


@dataclass(frozen=True, slots=True)
class Uang:
    """What a row or a sum prints: rupiah by month of the quarter and over the year so far.

    `lalu` is what the months before the quarter spent, `kini` with the quarter's own; None
    where nothing was reported. `pagu` is that of the layer in force, `kas` what was planned.
    """

    bulan: Mapping[int, Rupiah | None]
    lalu: Rupiah | None
    kini: Rupiah | None
    pagu: Rupiah | None
    kas: Rupiah | None
    serapan: Hasil

    @property
    def lebih(self) -> Rupiah:
        """By how much the spending is over the pagu; 0 where it is not."""
        if self.kini is None or self.pagu is None:
            return 0
        return max(self.kini - self.pagu, 0)

    @property
    def ganjil(self) -> str:
        """What the sum of the year so far calls for a look at, in words; "" where nothing."""
        if self.lebih:
            return f"Rp {teks_uang(self.lebih)} di atas pagu"
        return MINUS if self.kini is not None and self.kini < 0 else ""


@dataclass(frozen=True, slots=True)
class Saringan:
    """What the address narrows the rows to: units by uid (empty: all), a program by uid."""

    unit: frozenset[UUID] = frozenset()
    program: UUID | None = None

    def memuat(self, program: Program, sub: SubKegiatan) -> bool:
        """Whether a row is shown."""
        if self.program is not None and program.uid != self.program:
            return False
        return not self.unit or sub.uid_unit in self.unit


@dataclass(slots=True)
class TabelAnggaran:
    """The grid with what its page prints around it; `uang` by row key ("total" the last)."""

    tabel: Tabel
    uang: dict[str, Uang] = field(default_factory=dict)
    unit: dict[str, str] = field(default_factory=dict)
    # Rows with several sumber dana, and rows that are open for a correction.
    bersumber: set[str] = field(default_factory=set)
    dikoreksi: set[str] = field(default_factory=set)
    ringkas: Serapan | None = None
    catatan: Mapping[tuple[int, int], list[Catatan]] = field(default_factory=dict)

    @property
    def melebihi(self) -> list[tuple[str, str]]:
        """The rows that spent more than their pagu: key and name."""
        return [
            (baris.kunci, baris.nama)
            for baris in self.tabel.baris
            if baris.tingkat == "sub_kegiatan" and self.uang[baris.kunci].lebih
        ]


def kolom_anggaran(triwulan: int) -> tuple[Kolom, ...]:
    """The columns of values, in their order."""
    awal, _, akhir = bulan_triwulan(triwulan)
    lalu = f"s/d {SINGKAT[awal - 2]}" if awal > 1 else "Sebelumnya"
    return (
        Kolom("pagu", "pagu", "Pagu (Rp)", Jenis.SEMULA, 16),
        Kolom("lalu", "lalu", f"Realisasi {lalu} (Rp)", Jenis.SEMULA, 16),
        *(
            Kolom(f"m{bulan}", f"bulan_{bulan}", f"{NAMA_BULAN[bulan - 1]} (Rp)", Jenis.UANG, 17)
            for bulan in bulan_triwulan(triwulan)
        ),
        Kolom("kini", "kini", f"Realisasi s/d {SINGKAT[akhir - 1]} (Rp)", Jenis.SEMULA, 18),
        Kolom("serap", "serapan", "Serapan (%)", Jenis.SEMULA, 10),
        Kolom("kas", "kas", f"Rencana kas s/d {SINGKAT[akhir - 1]} (Rp)", Jenis.SEMULA, 16),
    )


def susun_tabel(
    rencana: Rencana,
    pembaca: Pembaca,
    gembok: GembokAnggaran,
    saringan: Saringan,
) -> TabelAnggaran:
    """The grid of a quarter, drawn from the plan and what is stored of its months."""
    return _Penyusun(rencana, pembaca, gembok, saringan).susun()


class _Penyusun:
    def __init__(
        self, rencana: Rencana, pembaca: Pembaca, gembok: GembokAnggaran, saringan: Saringan
    ) -> None:
        self.rencana = rencana
        self.pembaca = pembaca
        self.gembok = gembok
        self.saringan = saringan
        self.pk = {satu.uid: satu for satu in pembaca.baris.values()}
        self.catatan = pembaca.catatan()
        lapisan = rencana.pelaksanaan.lapisan_berlaku(rencana.tahun, pembaca.triwulan)
        self.lapisan = lapisan.kunci if lapisan else ""
        self.baris: list[Baris] = []
        self.hasil = TabelAnggaran(
            Tabel(
                "anggaran",
                kolom_anggaran(pembaca.triwulan),
                self.baris,
                {},
                nomor_terakhir(pembaca.renja),
                gembok.sebab,
            ),
            catatan=self.catatan,
        )

    def susun(self) -> TabelAnggaran:
        """All rows that are shown, with the sums over them."""
        tampak: list[SubKegiatan] = []
        for program in self.rencana.program:
            tampak += self._program(program)
        self.hasil.uang[TOTAL] = self._jumlah(tampak)
        self.hasil.ringkas = jumlah_serapan(
            (uang.kini, uang.pagu) for uang in map(self._uang, tampak)
        )
        self.hasil.tabel.jumlah = {
            kunci: {f"m{bulan}": teks_uang(nilai) for bulan, nilai in uang.bulan.items()}
            for kunci, uang in self.hasil.uang.items()
        }
        return self.hasil

    def _program(self, program: Program) -> list[SubKegiatan]:
        tampak = [sub for sub in daun(program) if self.saringan.memuat(program, sub)]
        if not tampak:
            return []
        self._simpul(program, "program", 1, tampak)
        for kegiatan in program.kegiatan:
            anak = [sub for sub in kegiatan.sub_kegiatan if self.saringan.memuat(program, sub)]
            if anak:
                self._simpul(kegiatan, "kegiatan", 2, anak)
                for sub in anak:
                    self._sub(sub)
        return tampak

    def _simpul(
        self, simpul: Program | Kegiatan, tingkat: str, level: int, anak: list[SubKegiatan]
    ) -> None:
        kunci = f"{tingkat[0]}{simpul.uid}"
        uang = self.hasil.uang[kunci] = self._jumlah(anak)
        sel: dict[str, Sel | str] = {
            f"m{bulan}": teks_uang(nilai) for bulan, nilai in uang.bulan.items()
        }
        baris = Baris(kunci, tingkat, level, simpul.kode, simpul.nama, simpul.uid, sel=sel)
        baris.beranak = True
        self.baris.append(baris)

    def _sub(self, sub: SubKegiatan) -> None:
        milik = self.pk[sub.uid]
        kunci = f"b{milik.pk}"
        self.hasil.uang[kunci] = self._uang(sub)
        self.hasil.unit[kunci] = sub.unit_kerja
        pagu = sub.pagu.get(self.lapisan)
        banyak_sumber = len(pagu.sumber) if pagu else 0
        if banyak_sumber > 1:
            self.hasil.bersumber.add(kunci)
        if milik.uid_catat in self.gembok.dikoreksi:
            self.hasil.dikoreksi.add(kunci)
        sel: dict[str, Sel | str] = {}
        for bulan in self.pembaca.bulan:
            isi = self.catatan.get((milik.pk, bulan), [])
            kini = kini_sel(isi)
            terkunci = self.gembok.alasan(milik, bulan)
            if len(isi) > 1 or (banyak_sumber > 1 and isi and isi[0].sumber is not None):
                terkunci = terkunci or DIRINCI
                self.hasil.bersumber.add(kunci)
            satu = Sel(kunci_sel(milik.pk, bulan), kini.teks, kini.versi, terkunci)
            sel[f"m{bulan}"] = satu
        self.baris.append(Baris(kunci, "sub_kegiatan", 3, sub.kode, sub.nama, sub.uid, sel=sel))

    # --- Money ---------------------------------------------------------------------------

    def _uang(self, sub: SubKegiatan) -> Uang:
        per_bulan = sub.uang.per_bulan
        awal, _, akhir = self.pembaca.bulan
        pagu = sub.pagu.get(self.lapisan)
        kini = sampai_bulan(per_bulan, akhir)
        return Uang(
            {bulan: per_bulan.get(bulan) for bulan in self.pembaca.bulan},
            sampai_bulan(per_bulan, awal - 1),
            kini,
            pagu.nilai if pagu else None,
            sampai_bulan(sub.uang.kas, akhir),
            rasio(kini, pagu.nilai if pagu else None, ("realisasi", "pagu")),
        )

    def _jumlah(self, sub: Iterable[SubKegiatan]) -> Uang:
        semua = [self._uang(satu) for satu in sub]
        serapan = jumlah_serapan((satu.kini, satu.pagu) for satu in semua)
        return Uang(
            {bulan: _tambah(satu.bulan[bulan] for satu in semua) for bulan in self.pembaca.bulan},
            _tambah(satu.lalu for satu in semua),
            serapan.realisasi,
            serapan.pagu,
            _tambah(satu.kas for satu in semua),
            rasio(serapan.realisasi, serapan.pagu, ("realisasi", "pagu")),
        )


def _tambah(nilai: Iterable[Rupiah | None]) -> Rupiah | None:
    ada = [satu for satu in nilai if satu is not None]
    return sum(ada) if ada else None


def teks_serapan(uang: Uang) -> str:
    """A serapan as it is printed, "–" where there is none."""
    return tampil_angka(uang.serapan.nilai_bulat, 2) if uang.serapan.ada else STRIP


def unit_berbaris(rencana: Rencana) -> tuple[UnitKerja, ...]:
    """The units that have rows in the year, in their order."""
    ada = {sub.uid_unit for sub in daun(rencana)}
    return tuple(satu for satu in rencana.pelaksanaan.unit if satu.uid in ada)


def saring(unit: Iterable[UUID], program: str) -> Saringan:
    """The narrowing of an address; what is no uid of a program is left out."""
    try:
        return Saringan(frozenset(unit), UUID(program) if program else None)
    except ValueError:
        return Saringan(frozenset(unit))
