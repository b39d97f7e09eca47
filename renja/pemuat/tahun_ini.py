"""Rows whose code of this year stands under another kegiatan than the Renstra has them under.

A new edition may rename, split or join kegiatan and programs. Such rows are shown where
their own code belongs. A kegiatan (or program) of the Renstra goes along with its rows: it
keeps its identity and its indikator under the new code. Only where it is split, what does
not go with the first of its rows becomes a kegiatan of the year, without indikator.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID, uuid5

from renja import rencana as r


@dataclass(frozen=True, slots=True)
class Induk:
    """A kegiatan or program of the nomenclature: its key, printed code and name."""

    kunci: int
    kode: str
    nama: str


@dataclass(frozen=True, slots=True)
class Tempat:
    """Where the year's own code of a row stands."""

    kegiatan: Induk
    program: Induk
    urusan: r.Urusan
    bidang: r.Urusan


@dataclass(slots=True)
class Pindahan:
    """The rows that stand elsewhere, by uid, and what is needed to place them.

    `kunci` holds the key in the nomenclature of each program and kegiatan by uid, `sama` the
    keys of another edition that mean the same kegiatan or program as a key of the Renstra.
    """

    tempat: dict[UUID, Tempat] = field(default_factory=dict)
    kunci: dict[UUID, int] = field(default_factory=dict)
    sama: dict[int, int] = field(default_factory=dict)

    def asli(self, kunci: int) -> int:
        """The Renstra's key behind one of another edition, else the key itself."""
        return self.sama.get(kunci, kunci)


@dataclass(slots=True)
class _Cabang:
    """A kegiatan being put together; `tempat` is None where it stands as in the Renstra."""

    asal: r.Program
    uid: UUID
    kode: str
    nama: str
    tempat: Tempat | None
    indikator: list[r.Indikator] = field(default_factory=list)
    sub: list[r.SubKegiatan] = field(default_factory=list)
    lain: list[r.SubKegiatan] = field(default_factory=list)

    def jadi(self) -> r.Kegiatan:
        """The kegiatan as it is shown."""
        return r.Kegiatan(
            *(self.uid, self.kode, self.nama, tuple(self.indikator)),
            tuple(self.sub),
            tuple(self.lain),
        )


def susun_ulang(program: Sequence[r.Program], pindahan: Pindahan) -> list[r.Program]:
    """The programs with every row under the kegiatan and program of its code of this year."""
    if not pindahan.tempat:
        return list(program)
    isi = [(p, k, _kelompok(k, pindahan)) for p in program for k in p.kegiatan]
    cabang: dict[int, _Cabang] = {}
    for asal, kegiatan, kelompok in isi:
        _pewaris(cabang, asal, kegiatan, kelompok, pindahan)
    for asal, kegiatan, kelompok in isi:
        for kunci, sub in kelompok.items():
            if kunci not in cabang:
                tempat = pindahan.tempat[sub[0].uid]
                uid = uuid5(kegiatan.uid, tempat.kegiatan.kode)
                cabang[kunci] = _Cabang(
                    asal, uid, tempat.kegiatan.kode, tempat.kegiatan.nama, tempat
                )
            cabang[kunci].sub += sub
    return _program(program, list(cabang.values()), pindahan)


def _kelompok(kegiatan: r.Kegiatan, pindahan: Pindahan) -> dict[int, list[r.SubKegiatan]]:
    """The rows of a kegiatan by the kegiatan of their code, in order."""
    hasil: dict[int, list[r.SubKegiatan]] = {}
    for sub in kegiatan.sub_kegiatan:
        tempat = pindahan.tempat.get(sub.uid)
        kunci = pindahan.asli(tempat.kegiatan.kunci) if tempat else pindahan.kunci[kegiatan.uid]
        hasil.setdefault(kunci, []).append(sub)
    return hasil


def _pewaris(
    cabang: dict[int, _Cabang],
    asal: r.Program,
    kegiatan: r.Kegiatan,
    kelompok: Mapping[int, Sequence[r.SubKegiatan]],
    pindahan: Pindahan,
) -> None:
    """The kegiatan itself goes where it was, or with the first of its rows."""
    sendiri = pindahan.kunci[kegiatan.uid]
    kunci = sendiri if sendiri in kelompok else next(iter(kelompok))
    # All rows under one key stand at one place, whether or not it is the Renstra's.
    tempat = pindahan.tempat.get(kelompok[kunci][0].uid)
    if kunci not in cabang:
        kode, nama = kegiatan.kode, kegiatan.nama
        if tempat is not None:
            kode, nama = tempat.kegiatan.kode, tempat.kegiatan.nama
        cabang[kunci] = _Cabang(asal, kegiatan.uid, kode, nama, tempat)
    cabang[kunci].indikator += kegiatan.indikator
    cabang[kunci].lain += kegiatan.sub_lain


def _program(
    program: Sequence[r.Program], cabang: Sequence[_Cabang], pindahan: Pindahan
) -> list[r.Program]:
    """The kegiatan under their programs; a program goes along like a kegiatan does."""
    isi: dict[int, list[_Cabang]] = {}
    for satu in cabang:
        isi.setdefault(_kunci_program(satu, pindahan), []).append(satu)
    hasil: dict[Any, r.Program] = {}
    for asal in program:
        milik = [kunci for kunci, anak in isi.items() if any(c.asal is asal for c in anak)]
        sendiri = pindahan.kunci[asal.uid]
        kunci: Any = sendiri if sendiri in milik else next(iter(milik), None)
        if kunci is None or kunci in hasil:
            # Nothing of the year is left under it, or another program has gone there already.
            if kunci is None:
                hasil[asal.uid] = replace(asal, kegiatan=())
            else:
                hasil[kunci] = _gabung(hasil[kunci], asal)
            continue
        hasil[kunci] = _satu_program(asal, asal.uid, isi[kunci], asal.indikator)
    for kunci, anak in isi.items():
        if kunci not in hasil:
            asal = anak[0].asal
            baru = _satu_program(asal, uuid5(asal.uid, str(kunci)), anak, ())
            hasil[kunci] = replace(baru, kegiatan_lain=(), riwayat_anggaran={})
    return list(hasil.values())


def _kunci_program(cabang: _Cabang, pindahan: Pindahan) -> int:
    if cabang.tempat is None:
        return pindahan.kunci[cabang.asal.uid]
    return pindahan.asli(cabang.tempat.program.kunci)


def _satu_program(
    asal: r.Program, uid: UUID, cabang: Iterable[_Cabang], indikator: tuple[r.Indikator, ...]
) -> r.Program:
    anak = list(cabang)
    tempat = next((satu.tempat for satu in anak if satu.tempat is not None), None)
    kegiatan = tuple(satu.jadi() for satu in anak)
    dasar = replace(asal, uid=uid, indikator=indikator, kegiatan=kegiatan)
    if tempat is None or any(satu.tempat is None and satu.asal is asal for satu in anak):
        return dasar
    return replace(
        dasar,
        kode=tempat.program.kode,
        nama=tempat.program.nama,
        urusan=tempat.urusan,
        bidang_urusan=tempat.bidang,
    )


def _gabung(ada: r.Program, lain: r.Program) -> r.Program:
    """A second program of the Renstra that went to the same code brings its indikator along."""
    return replace(
        ada,
        indikator=(*ada.indikator, *lain.indikator),
        kegiatan_lain=(*ada.kegiatan_lain, *lain.kegiatan_lain),
    )
