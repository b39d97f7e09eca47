"""The Renstra's tree with this year's rows hung into it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from planning import models as m
from planning.kuantitas import Rupiah
from planning.peta_nomenklatur import sebunyi
from renja import pelaksanaan as p
from renja import rencana as r
from renja.pemuat.dasar import kelompok
from renja.pemuat.tahun_ini import Induk, Pindahan, Tempat, susun_ulang

PENUNJANG = "X.XX"
URUSAN_PENUNJANG = r.Urusan("X", "UNSUR PENUNJANG URUSAN PEMERINTAHAN")
ATAS = "nomenklatur__induk__induk"
# Made once: what a query selects is resolved here, and only its filter at every load.
KOLOM_PROGRAM = (
    *("id", "uid", "nomenklatur_id", "nomenklatur__kode", "nama"),
    *("nomenklatur__induk__induk__kode", "nomenklatur__induk__induk__nama"),
    *("nomenklatur__induk__kode", "nomenklatur__induk__nama", "nomenklatur__nama"),
    "sasaran__uid",
)
PROGRAM = m.Program.objects.order_by("urutan", "id").values_list(*KOLOM_PROGRAM)
KEGIATAN = m.Kegiatan.objects.order_by("urutan", "id").values_list(
    *("program_id", "id", "uid", "nomenklatur__kode", "nama"),
    *("nomenklatur_id", "nomenklatur__nama"),
)
SUB_KEGIATAN = m.SubKegiatan.objects.order_by("urutan", "id").values_list(
    "kegiatan_id", "id", "uid", "nomenklatur__kode", "nama"
)
KOLOM_BARIS = (
    *("sub_kegiatan_id", "id", "uid", "nomenklatur__kode", "nama", "unit_kerja__nama"),
    *("unit_kerja_id", "unit_kerja__uid"),
    *("kelompok_sasaran", "prioritas_nasional", "prioritas_daerah"),
    *("nomenklatur__induk_id", "nomenklatur__induk__kode", "nomenklatur__induk__nama"),
    *(f"{ATAS}_id", f"{ATAS}__kode", f"{ATAS}__nama"),
    *(f"{ATAS}__induk__kode", f"{ATAS}__induk__nama"),
    *(f"{ATAS}__induk__induk__kode", f"{ATAS}__induk__induk__nama"),
)
BARIS = m.BarisRenja.objects.order_by("unit_kerja__urutan", "id").values_list(*KOLOM_BARIS)
LOKASI = m.LokasiBaris.objects.order_by("urutan", "id").values_list("baris_id", "wilayah__nama")

# How many columns of BARIS are the row's own; those above its code follow.
BANYAK_KOLOM = 10


@dataclass(frozen=True, slots=True)
class Acuan:
    """A kegiatan or program of the Renstra with its wording there, and its official name."""

    induk: Induk
    resmi: str

    def sama(self, kunci: int, kode: str, nama: str) -> bool:
        """Whether a code (of whichever edition) means this very one."""
        return kunci == self.induk.kunci or (kode == self.induk.kode and sebunyi(nama, self.resmi))

    def bunyi(self, nama: str) -> str:
        """The Renstra's wording, unless the official name has become another."""
        return self.induk.nama if sebunyi(nama, self.resmi) else nama


class BerIndikator(Protocol):
    """Knows the indikator of a row."""

    def milik(self, pemilik: tuple[str, int] | None) -> tuple[r.Indikator, ...]:
        """Those of a row, such as ("program_id", 3)."""


class BerUang(Protocol):
    """Knows the plan's money by row, and the years of a program."""

    @property
    def pagu(self) -> Mapping[int, Mapping[str, r.Pagu]]:
        """By the key of the row and by layer."""

    @property
    def maju(self) -> Mapping[int, Rupiah]:
        """The prakiraan maju of a row by its key, in rupiah."""

    def tahunan(self, nomor: int, nomenklatur: int, /) -> Mapping[int, r.AnggaranTahunan]:
        """The past years of a program."""


class BerUangTahun(Protocol):
    """Knows the money of the year by (sub kegiatan, unit kerja)."""

    @property
    def pagu_lain(self) -> Mapping[tuple[int, int], Mapping[str, r.Pagu]]:
        """The layers of the other cycle."""

    def untuk(self, sub: int, unit: int, letak: int, /) -> p.UangBaris:
        """The money of a row; what belongs to its sub kegiatan stands at the first one, 0."""

    def pagu_lepas(self, sub: int, unit: Collection[int], /) -> Mapping[str, r.Pagu]:
        """The layers of the other cycle of all units but these."""

    def lalu_dari(self, sub: int, /) -> p.UangBaris:
        """The other years of a sub kegiatan."""


@dataclass(frozen=True, slots=True)
class BahanPohon:
    """The stored rows of one tree: programs, and the others by the row that they stand below."""

    program: Sequence[tuple[Any, ...]]
    kegiatan: Mapping[int, Sequence[tuple[Any, ...]]]
    sub: Mapping[int, Sequence[tuple[Any, ...]]]
    baris: Mapping[int, Sequence[tuple[Any, ...]]]
    lokasi: Mapping[int, Sequence[tuple[Any, ...]]]


def muat_bahan(renja: m.Renja) -> BahanPohon:
    """The rows of one Renja: five queries."""
    lokasi = kelompok(LOKASI.filter(baris__renja=renja))
    kegiatan = kelompok(KEGIATAN.filter(program__renstra=renja.renstra_id))
    sub = kelompok(SUB_KEGIATAN.filter(kegiatan__program__renstra=renja.renstra_id))
    baris = kelompok(BARIS.filter(renja=renja))
    return BahanPohon(list(PROGRAM.filter(renstra=renja.renstra_id)), kegiatan, sub, baris, lokasi)


class Pohon:
    """The Renstra's tree with this year's rows hung into it."""

    def __init__(
        self, bahan: BahanPohon, indikator: BerIndikator, uang: BerUang, tahun: BerUangTahun
    ) -> None:
        self.indikator = indikator
        self.uang = uang
        self.tahun = tahun
        self.lokasi, self.kegiatan = bahan.lokasi, bahan.kegiatan
        self.sub, self.baris = bahan.sub, bahan.baris
        program = bahan.program
        self.bidang = next((satu[7] for satu in program if satu[7] != PENUNJANG), PENUNJANG)
        self.pindahan = Pindahan()
        self.program = susun_ulang([self._program(*satu) for satu in program], self.pindahan)

    def _kode(self, kode: str) -> str:
        """The printed code: the supporting program takes the agency's own bidang urusan."""
        return self.bidang + kode[len(PENUNJANG) :] if kode.startswith(PENUNJANG) else kode

    def _program(
        self, nomor: int, uid: Any, nomenklatur: int, kode: str, nama: str, *atas: Any
    ) -> r.Program:
        induk = Acuan(Induk(nomenklatur, kode, nama), atas[4])
        self.pindahan.kunci[uid] = nomenklatur
        kegiatan = [self._kegiatan(induk, *satu) for satu in self.kegiatan.get(nomor, ())]
        return r.Program(
            uid,
            self._kode(kode),
            nama,
            _urusan(kode, *atas[:2]),
            _urusan(kode, *atas[2:4]),
            self.indikator.milik(("program_id", nomor)),
            tuple(satu for satu in kegiatan if satu.sub_kegiatan),
            tuple(satu for satu in kegiatan if not satu.sub_kegiatan),
            self.uang.tahunan(nomor, nomenklatur),
            atas[5],
        )

    def _kegiatan(self, program: Acuan, nomor: int, uid: Any, *isi: Any) -> r.Kegiatan:
        kode, nama, nomenklatur, resmi = isi
        acuan = Acuan(Induk(nomenklatur, kode, nama), resmi)
        self.pindahan.kunci[uid] = nomenklatur
        dalam: list[r.SubKegiatan] = []
        luar: list[r.SubKegiatan] = []
        for satu in self.sub.get(nomor, ()):
            if satu[0] in self.baris:
                dalam += [
                    self._sub(satu, baris, letak, (acuan, program))
                    for letak, baris in enumerate(self.baris[satu[0]])
                ]
            else:
                luar.append(self._sub_lain(satu))
        return r.Kegiatan(
            uid,
            self._kode(kode),
            nama,
            self.indikator.milik(("kegiatan_id", nomor)),
            tuple(dalam),
            tuple(luar),
        )

    def _sub(
        self,
        sub: tuple[Any, ...],
        baris: tuple[Any, ...],
        letak: int,
        induk: tuple[Acuan, Acuan],
    ) -> r.SubKegiatan:
        """A row of the year: its own code and wording where it has them, else the Renstra's.

        `letak` is its place among the rows of the sub kegiatan, `induk` its kegiatan and program.
        """
        nomor, uid, kode, nama, unit, kunci_unit, uid_unit, *keterangan = baris[:BANYAK_KOLOM]
        kelompok_sasaran, nasional, daerah = keterangan
        if kode:
            self._tempatkan(uid, baris[BANYAK_KOLOM:], *induk)
        return r.SubKegiatan(
            uid,
            sub[1],
            self._kode(kode or sub[2]),
            nama or sub[3],
            unit,
            tuple(tempat for (tempat,) in self.lokasi.get(nomor, ())),
            self.indikator.milik(("sub_kegiatan_id", sub[0])),
            {
                **self.uang.pagu.get(nomor, {}),
                **self.tahun.pagu_lain.get((sub[0], kunci_unit), {}),
                **(self._pagu_lepas(sub[0]) if letak == 0 else {}),
            },
            self.uang.maju.get(nomor),
            kelompok_sasaran,
            nasional,
            daerah,
            uid_unit,
            self.tahun.untuk(sub[0], kunci_unit, letak),
        )

    def _pagu_lepas(self, sub: int) -> dict[str, r.Pagu]:
        """What units had in the other cycle that have no row of the sub kegiatan in this one."""
        unit = {baris[5] for baris in self.baris[sub]}
        lepas = self.tahun.pagu_lepas(sub, unit)
        return {f"{kunci}{r.UNIT_LAIN}": pagu for kunci, pagu in lepas.items()}

    def _tempatkan(self, uid: Any, atas: tuple[Any, ...], kegiatan: Acuan, program: Acuan) -> None:
        """Note where the year's own code of a row stands, where that is elsewhere."""
        kunci, kode, nama, kunci_program, kode_program, nama_program, *urusan = atas
        baru, baru_program = (kunci, kode, nama), (kunci_program, kode_program, nama_program)
        if kegiatan.sama(*baru) and program.sama(*baru_program):
            self.pindahan.sama[kunci] = kegiatan.induk.kunci
            self.pindahan.sama[kunci_program] = program.induk.kunci
            return
        self.pindahan.tempat[uid] = Tempat(
            Induk(kunci, self._kode(kode), kegiatan.bunyi(nama)),
            Induk(kunci_program, self._kode(kode_program), program.bunyi(nama_program)),
            _urusan(kode_program, *urusan[2:]),
            _urusan(kode_program, *urusan[:2]),
        )

    def _sub_lain(self, sub: tuple[Any, ...]) -> r.SubKegiatan:
        nomor, uid, kode, nama = sub
        indikator = self.indikator.milik(("sub_kegiatan_id", nomor))
        uang = self.tahun.lalu_dari(nomor)
        pagu = self.tahun.pagu_lepas(nomor, ())
        return r.SubKegiatan(
            *(uid, uid, self._kode(kode), nama, "", (), indikator, pagu, None), uang=uang
        )


def _urusan(kode_program: str, kode: str, nama: str) -> r.Urusan:
    """The urusan or bidang urusan above a program; the supporting one stands by itself."""
    return URUSAN_PENUNJANG if kode_program.startswith(PENUNJANG) else r.Urusan(kode, nama)
