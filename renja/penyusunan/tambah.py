"""Adding sub kegiatan of the nomenclature to a year: the tree above, the row, its figures."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from budget.models import Pagu, PrakiraanMaju, SumberDana
from planning.kuantitas import Kuantitas, Rupiah
from planning.models import (
    BarisRenja,
    Indikator,
    Kegiatan,
    Nomenklatur,
    Pengguna,
    Perubahan,
    Program,
    Renja,
    Sasaran,
    SubKegiatan,
    Target,
    Tingkat,
    UnitKerja,
    Wilayah,
)
from planning.penyuntingan import Suntingan, TidakSah, suntingan
from planning.peta_nomenklatur import nasib
from renja.penyusunan.bahan import asal_target, lapisan_indikatif
from renja.penyusunan.tarik import nama_bila_berganti

JUDUL = "Menambah sub kegiatan"


@dataclass(frozen=True, slots=True)
class IsianTarget:
    """What is planned for the year: for an indikator that is there, or for a new one.

    A new one may also measure the program or kegiatan above; `maju` is for the year after.
    """

    nilai: Kuantitas | None
    indikator: Indikator | None = None
    uraian: str = ""
    satuan: str = ""
    tingkat: str = "sub_kegiatan"
    maju: Kuantitas | None = None


@dataclass(frozen=True, slots=True)
class IsianSub:
    """A sub kegiatan to add with what was typed for it; money in rupiah."""

    butir: Nomenklatur
    unit: UnitKerja
    sasaran: Sasaran | None = None
    nama: str = ""
    kelompok_sasaran: str = ""
    target: tuple[IsianTarget, ...] = ()
    pagu: Rupiah | None = None
    sumber: tuple[SumberDana, ...] = ()
    maju: Rupiah | None = None
    lokasi: tuple[Wilayah, ...] = ()


@dataclass(slots=True)
class PohonRenstra:
    """The Renstra's rows by their code in the Renja's edition (by key of the nomenclature)."""

    program: dict[int, Program]
    kegiatan: dict[int, Kegiatan]
    sub: dict[int, SubKegiatan]
    ada: set[tuple[int, int]] = field(default_factory=set)


def muat_pohon(renja: Renja) -> PohonRenstra:
    """The Renstra's tree, and which sub kegiatan the year has with which unit."""
    renstra = renja.renstra_id
    program = list(Program.objects.filter(renstra=renstra).select_related("nomenklatur", "renstra"))
    kegiatan = Kegiatan.objects.filter(program__renstra=renstra).select_related(
        "nomenklatur", "program__renstra", "program__nomenklatur"
    )
    sub = SubKegiatan.objects.filter(kegiatan__program__renstra=renstra).select_related(
        "nomenklatur", "kegiatan__program__renstra", "kegiatan__nomenklatur"
    )
    semua: list[Any] = [*program, *kegiatan, *sub]
    hasil = PohonRenstra({}, {}, {})
    semua_laci: dict[type, dict[int, Any]] = {
        Program: hasil.program,
        Kegiatan: hasil.kegiatan,
        SubKegiatan: hasil.sub,
    }
    penerus = {}
    if renja.edisi_id != renja.renstra.edisi_id:
        penerus = nasib([satu.nomenklatur_id for satu in semua], renja.edisi)
    for satu in semua:
        laci = semua_laci[type(satu)]
        laci[satu.nomenklatur_id] = satu
        tunggal = penerus[satu.nomenklatur_id].tunggal if penerus else None
        if tunggal is not None:
            laci.setdefault(tunggal.pk, satu)
    hasil.ada = set(renja.baris.values_list("sub_kegiatan_id", "unit_kerja_id"))
    return hasil


def halangan(renja: Renja, pohon: PohonRenstra, butir: Nomenklatur, unit: UnitKerja | None) -> str:
    """Why a code cannot be added, as a sentence; "" where it can."""
    if butir.tingkat != Tingkat.SUB_KEGIATAN:
        return f"{butir.kode} bukan kode sub kegiatan; pilih sub kegiatan di bawahnya."
    if butir.edisi_id != renja.edisi_id or butir.dihentikan:
        sebab = "sudah dihentikan" if butir.dihentikan else "tidak ada"
        return f"Kode {butir.kode} {sebab} pada {renja.edisi}; cari kode penggantinya."
    resmi = butir.induk
    kegiatan = pohon.kegiatan.get(butir.induk_id or 0)
    program = pohon.program.get(resmi.induk_id or 0) if resmi else None
    if kegiatan is not None and (program is None or kegiatan.program_id != program.pk):
        return (
            f"Kegiatan {kegiatan.nomenklatur.kode} pada Renstra ini berada di bawah program "
            f"{kegiatan.program.nomenklatur.kode}; pindahkan dahulu kegiatan itu."
        )
    sub = pohon.sub.get(butir.pk)
    if sub is not None and (kegiatan is None or sub.kegiatan_id != kegiatan.pk):
        return (
            f"{butir.kode} pada Renstra ini berada di bawah kegiatan "
            f"{sub.kegiatan.nomenklatur.kode}; pindahkan dahulu sub kegiatan itu."
        )
    sudah = sub is not None and unit is not None and (sub.pk, unit.pk) in pohon.ada
    return (
        f"{butir.kode} sudah ada di {renja} untuk {unit}; pilih unit kerja lain." if sudah else ""
    )


def tambah_sub(
    user: Pengguna, renja: Renja, isian: Sequence[IsianSub]
) -> tuple[Perubahan | None, list[BarisRenja]]:
    """Write sub kegiatan with what is missing above them, as one set of changes.

    Raises Ditolak, or TidakSah with a sentence for every code that cannot be added.
    """
    pohon = muat_pohon(renja)
    pesan = [
        kalimat for satu in isian if (kalimat := halangan(renja, pohon, satu.butir, satu.unit))
    ]
    if pesan:
        raise TidakSah({"": pesan})
    kembar = [kode for kode, n in Counter(satu.butir.kode for satu in isian).items() if n > 1]
    if kembar:
        raise TidakSah({"": [f"{kembar[0]} dipilih lebih dari sekali."]})
    kode = isian[0].butir.kode if len(isian) == 1 else f"({len(isian)} kode)"
    with suntingan(user, renja=renja, asal="tangan", judul=f"{JUDUL} {kode}") as s:
        baris = _Penulis(s, renja, pohon).tulis(isian)
    return s.perubahan, baris


class _Penulis:
    """Writes level by level, a few queries for each whatever the number of codes."""

    def __init__(self, s: Suntingan, renja: Renja, pohon: PohonRenstra) -> None:
        self.s, self.renja, self.pohon = s, renja, pohon
        self.pd = renja.perangkat_daerah

    def tulis(self, isian: Sequence[IsianSub]) -> list[BarisRenja]:
        """The tree above the codes, the rows, and their figures."""
        self._pohon(isian)
        baris = [self._baris(satu) for satu in isian]
        self.s.tambah_banyak(baris, [_lokasi(satu) for satu in isian])
        pasangan = list(zip(baris, isian, strict=True))
        self._uang(pasangan)
        self._target(pasangan)
        return baris

    def _pohon(self, isian: Sequence[IsianSub]) -> None:
        kegiatan = {_induk(satu.butir).pk: _induk(satu.butir) for satu in isian}
        program = {_induk(satu).pk: _induk(satu) for satu in kegiatan.values()}
        sasaran = {_induk(_induk(satu.butir)).pk: satu.sasaran for satu in isian}
        self._lengkapi(
            self.pohon.program,
            program.values(),
            lambda resmi, isi: Program(
                renstra=self.renja.renstra, sasaran=sasaran[resmi.pk], **isi
            ),
        )
        self._lengkapi(
            self.pohon.kegiatan,
            kegiatan.values(),
            lambda resmi, isi: Kegiatan(program=self.pohon.program[_induk(resmi).pk], **isi),
        )
        nama = {satu.butir.pk: satu.nama for satu in isian if satu.nama}
        self._lengkapi(
            self.pohon.sub,
            {satu.butir.pk: satu.butir for satu in isian}.values(),
            lambda resmi, isi: SubKegiatan(
                kegiatan=self.pohon.kegiatan[_induk(resmi).pk],
                **(isi | {"nama": nama.get(resmi.pk, resmi.nama)}),
            ),
        )

    def _lengkapi(
        self,
        laci: dict[int, Any],
        resmi: Iterable[Nomenklatur],
        buat: Callable[[Nomenklatur, dict[str, Any]], Any],
    ) -> None:
        """Add the rows of a level that are missing, behind those that are there."""
        akhir = max((satu.urutan for satu in laci.values()), default=0)
        kurang = [satu for satu in resmi if satu.pk not in laci]
        baru = [
            buat(
                satu,
                {
                    "perangkat_daerah": self.pd,
                    "nomenklatur": satu,
                    "nama": satu.nama,
                    "urutan": urutan,
                },
            )
            for urutan, satu in enumerate(kurang, akhir + 1)
        ]
        self.s.tambah_banyak(baru)
        laci.update({satu.nomenklatur_id: satu for satu in baru})

    def _baris(self, isian: IsianSub) -> BarisRenja:
        sub = self.pohon.sub[isian.butir.pk]
        lain = sub.nomenklatur_id != isian.butir.pk
        return BarisRenja(
            perangkat_daerah=self.pd,
            renja=self.renja,
            unit_kerja=isian.unit,
            sub_kegiatan=sub,
            nomenklatur=isian.butir if lain else None,
            nama=nama_bila_berganti(sub.nomenklatur, isian.butir) if lain else "",
            kelompok_sasaran=isian.kelompok_sasaran,
        )

    def _uang(self, pasangan: Sequence[tuple[BarisRenja, IsianSub]]) -> None:
        berpagu = [(b, satu, satu.pagu) for b, satu in pasangan if satu.pagu is not None]
        if berpagu:
            lapisan = lapisan_indikatif(self.s, self.renja)
            self.s.tambah_banyak(
                [
                    Pagu(perangkat_daerah=self.pd, lapisan=lapisan, baris=baris, nilai=nilai)
                    for baris, _, nilai in berpagu
                ],
                [_sumber(satu) for _, satu, _ in berpagu],
            )
        self.s.tambah_banyak(
            [
                PrakiraanMaju(perangkat_daerah=self.pd, baris=baris, nilai=satu.maju)
                for baris, satu in pasangan
                if satu.maju is not None
            ]
        )

    def _target(self, pasangan: Sequence[tuple[BarisRenja, IsianSub]]) -> None:
        """New indikator, and targets for those that have none for the year."""
        ada = self._indikator_ada([baris.sub_kegiatan for baris, _ in pasangan])
        baru: list[Indikator] = []
        nilai: list[tuple[Indikator, str, int, Kuantitas]] = []
        kini = (asal_target(self.renja), self.renja.tahun)
        maju = (Target.Asal.MAJU, self.renja.tahun + 1)
        for baris, satu in pasangan:
            for target in satu.target:
                milik = self._pemilik(baris, target.tingkat)
                kunci = (target.tingkat, milik.pk, target.uraian.casefold())
                indikator = target.indikator or ada.get(kunci)
                if indikator is None and target.uraian:
                    indikator = self._indikator(milik, target, ada)
                    ada[kunci] = indikator
                    baru.append(indikator)
                for asal_tahun, isi in ((kini, target.nilai), (maju, target.maju)):
                    if indikator is not None and isi is not None:
                        nilai.append((indikator, *asal_tahun, isi))
        self.s.tambah_banyak(baru)
        self._tulis_target(nilai)

    def _pemilik(self, baris: BarisRenja, tingkat: str) -> Program | Kegiatan | SubKegiatan:
        """The row of the Renstra that an indikator of a level measures."""
        sub = baris.sub_kegiatan
        if tingkat == "sub_kegiatan":
            return sub
        return sub.kegiatan if tingkat == "kegiatan" else sub.kegiatan.program

    def _indikator_ada(self, sub: Sequence[SubKegiatan]) -> dict[tuple[str, int, str], Indikator]:
        milik = Indikator.objects.filter(sub_kegiatan__in=sub).select_related("renstra")
        return {
            ("sub_kegiatan", satu.sub_kegiatan_id or 0, satu.uraian.casefold()): satu
            for satu in milik
        }

    def _indikator(
        self,
        milik: Program | Kegiatan | SubKegiatan,
        isian: IsianTarget,
        ada: Mapping[tuple[str, int, str], Indikator],
    ) -> Indikator:
        kunci = (isian.tingkat, milik.pk)
        lama = [satu.urutan for (*sama, _), satu in ada.items() if tuple(sama) == kunci]
        indikator = Indikator(
            perangkat_daerah=self.pd,
            renstra=self.renja.renstra,
            urutan=max(lama, default=0) + 1,
            uraian=isian.uraian,
            satuan=isian.satuan,
        )
        setattr(indikator, isian.tingkat, milik)
        return indikator

    def _tulis_target(self, nilai: Sequence[tuple[Indikator, str, int, Kuantitas]]) -> None:
        milik = Target.objects.filter(indikator__in={satu.pk for satu, *_ in nilai})
        ada = set(milik.values_list("indikator_id", "asal", "tahun")) if nilai else set()
        baru = []
        for indikator, asal, tahun, isi in nilai:
            kunci = (indikator.pk, asal, tahun)
            if kunci in ada:
                continue
            ada.add(kunci)
            target = Target(perangkat_daerah=self.pd, indikator=indikator, tahun=tahun, asal=asal)
            target.isi_kuantitas(isi)
            if target.satuan == indikator.satuan:
                target.satuan = ""
            baru.append(target)
        self.s.tambah_banyak(baru)


def _lokasi(isian: IsianSub) -> dict[str, Sequence[Any]]:
    isi = [{"wilayah_id": satu.pk, "urutan": urutan} for urutan, satu in enumerate(isian.lokasi, 1)]
    return {"lokasi_baris": isi} if isi else {}


def _sumber(isian: IsianSub) -> dict[str, Sequence[Any]]:
    if not isian.sumber:
        return {}
    nilai = isian.pagu if len(isian.sumber) == 1 else None
    bagian = [
        {"sumber_dana_id": satu.pk, "nilai": nilai, "urutan": urutan}
        for urutan, satu in enumerate(isian.sumber, 1)
    ]
    return {"sumber": bagian}


def _induk(butir: Nomenklatur) -> Nomenklatur:
    if butir.induk is None:
        raise TidakSah({"": [f"Kode {butir.kode} tidak memiliki induk pada edisinya."]})
    return butir.induk
