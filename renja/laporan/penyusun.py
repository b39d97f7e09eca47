"""Builds the rows of a form from named cells, and puts in what the source prints instead."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import groupby
from uuid import UUID

from planning.kuantitas import Kuantitas, Rupiah, kosong
from renja.laporan.formulir import daftar_bentuk, kolom_formulir, tempat
from renja.rencana import Program, Rencana, Urusan
from renja.tabel.bentuk import Baris, BarisKaki, Isi, Jenis, Tabel, TandaTangan, Tingkat

Sel = Mapping[str, Isi]


class Penyusun:
    """Collects the rows of one form; cells are given by column key, in any order."""

    def __init__(self, rencana: Rencana, kode: str, triwulan: int | None = None) -> None:
        self.rencana = rencana
        self.triwulan = triwulan
        self.bentuk = daftar_bentuk()[kode]
        self.kolom = kolom_formulir(self.bentuk, rencana, triwulan)
        daun = [satu for kolom in self.kolom for satu in kolom.daun()]
        self.kunci = tuple(satu.kunci for satu in daun)
        self.letak = {kunci: letak for letak, kunci in enumerate(self.kunci)}
        self.jenis = {satu.kunci: satu.jenis for satu in daun}
        self.baris: list[Baris] = []
        self.catatan: list[str] = []
        self.kaki: list[BarisKaki] = []
        self.tanda_tangan: list[TandaTangan] = []
        self.tertulis: dict[UUID, dict[str, object]] = {}
        for (uid, kunci), nilai in rencana.tertulis.get(kode, {}).items():
            if kunci not in self.letak:  # a column that this year's form does not show
                continue
            self.tertulis.setdefault(uid, {})[kunci] = nilai

    def tambah(
        self,
        tingkat: Tingkat,
        uid: UUID | None,
        sel: Sel,
        *,
        turunan: Callable[[Sel], Sel] | None = None,
        bentang: Mapping[int, int] | None = None,
        lanjut: Iterable[str] = (),
    ) -> None:
        """Add a row. `turunan` works out derived cells from the cells as printed."""
        tercetak, asli = self._tercetak(uid, sel)
        if turunan is not None:
            tercetak = {**tercetak, **turunan(tercetak)}
        self.baris.append(
            Baris(
                tingkat,
                tuple([tercetak.get(kunci) for kunci in self.kunci]),
                uid,
                bentang or {},
                frozenset(self.letak[kunci] for kunci in lanjut),
                asli,
            )
        )

    def tandai(self, asli: Mapping[int, Isi]) -> None:
        """Mark cells of the last row as printed differently from the plan's own value."""
        self.baris[-1] = replace(self.baris[-1], tertulis={**self.baris[-1].tertulis, **asli})

    def bentangan(self, awal: str, sampai: str) -> dict[int, int]:
        """A span from column `awal` up to, not including, column `sampai`."""
        return {self.letak[awal]: self.letak[sampai] - self.letak[awal]}

    def tabel(self, nihil: str = "") -> Tabel:
        """The finished form; `nihil` stands in for the form's own sentence where it is empty."""
        isian = tempat(self.rencana, self.triwulan)
        return Tabel(
            formulir=self.bentuk.kode,
            sebutan=self.bentuk.nama,
            judul=tuple(isian.isi(baris) for baris in self.bentuk.judul),
            kolom=self.kolom,
            baris=tuple(self.baris),
            tahap=self.rencana.tahap,
            perangkat_daerah=self.rencana.perangkat_daerah.nama,
            tahun=self.rencana.tahun,
            nomor_kolom=self.bentuk.nomor_kolom,
            catatan=tuple(self.catatan),
            nihil=nihil or isian.isi(self.bentuk.nihil),
            siklus=self.rencana.siklus,
            triwulan=self.triwulan,
            kaki=tuple(self.kaki),
            tanda_tangan=tuple(self.tanda_tangan),
        )

    def _tercetak(self, uid: UUID | None, sel: Sel) -> tuple[Sel, dict[int, Isi]]:
        """The cells as the source prints them, and the plan's own where it differs."""
        lain = self.tertulis.get(uid) if uid is not None else None
        if not lain:
            return sel, {}
        tercetak = dict(sel)
        asli: dict[int, Isi] = {}
        for kunci, simpanan in lain.items():
            nilai = isi_tertulis(simpanan, self.jenis[kunci])
            if nilai != sel.get(kunci):
                asli[self.letak[kunci]] = sel.get(kunci)
                tercetak[kunci] = nilai
        return tercetak, asli


def isi_tertulis(simpanan: object, jenis: Jenis) -> Isi:
    """A stored "tertulis di" value as a cell: text, rupiah, quantity or missing."""
    if simpanan is None:
        return kosong()
    if isinstance(simpanan, Mapping):
        if "teks" in simpanan:
            return Kuantitas(teks=str(simpanan["teks"]))
        bawah = simpanan.get("nilai", simpanan.get("bawah"))
        atas = simpanan.get("atas")
        return Kuantitas(
            Decimal(str(bawah)),
            None if atas is None else Decimal(str(atas)),
            str(simpanan.get("satuan", "")),
        )
    if jenis is Jenis.RUPIAH:
        angka = Decimal(str(simpanan))
        return int(angka) if angka == angka.to_integral_value() else angka
    return str(simpanan)


def uang(nilai: Rupiah | None) -> Isi:
    """Rupiah for a cell; a sum that no row has is missing, not blank."""
    return kosong() if nilai is None else nilai


def kuantitas(isi: Isi) -> Kuantitas:
    """The quantity in a cell, missing where the cell holds none."""
    return isi if isinstance(isi, Kuantitas) else kosong()


def menurut_urusan(
    program: Sequence[Program],
) -> Iterator[tuple[Tingkat, Urusan, Sequence[Program]]]:
    """The heads above the programs with those below each: urusan, then its bidang urusan.

    A head that is urusan and bidang urusan in one (the supporting program's) comes once.
    """
    for urusan, isi in groupby(program, key=lambda satu: satu.urusan):
        anggota = tuple(isi)
        yield Tingkat.URUSAN, urusan, anggota
        for bidang, anak in groupby(anggota, key=lambda satu: satu.bidang_urusan):
            if bidang != urusan:
                yield Tingkat.BIDANG_URUSAN, bidang, tuple(anak)


def huruf(nomor: int) -> str:
    """The running letter of a kegiatan: 1 is A, 26 Z, 27 AA."""
    hasil = ""
    while nomor > 0:
        nomor, sisa = divmod(nomor - 1, 26)
        hasil = chr(65 + sisa) + hasil
    return hasil


def romawi(nomor: int) -> str:
    """The roman number of a program."""
    hasil = ""
    for nilai, lambang in (
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ):
        banyak, nomor = divmod(nomor, nilai)
        hasil += lambang * banyak
    return hasil
