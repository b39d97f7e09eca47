"""The Renstra's tree from pohon.csv: program, kegiatan, sub kegiatan, each by its official code.

The order of the rows is the tree: a kegiatan belongs to the program above it, a sub
kegiatan to the kegiatan above it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from planning.models import (
    EdisiNomenklatur,
    Kegiatan,
    Nomenklatur,
    Program,
    Renstra,
    Sasaran,
    SubKegiatan,
    Tujuan,
    UnitKerja,
)
from renja.demo.organisasi import Konteks
from renja.demo.pembaca import Butir, dikenal
from renja.demo.simpan import M, simpan

Simpul = Tujuan | Sasaran | Program | Kegiatan | SubKegiatan
KOLOM = ("tingkat", "nomor", "kode", "nama", "unit_kerja", "sasaran", "beda", "baris")
SEBUTAN = {"program": "program", "kegiatan": "kegiatan", "sub_kegiatan": "sub"}
INDUK = {"kegiatan": "program", "sub_kegiatan": "kegiatan"}


@dataclass(frozen=True, slots=True)
class Pohon:
    """A Renstra with its rows by key ("sasaran 1", "program II", "kegiatan S", "sub 53").

    `unit_kerja` holds, by the key of a sub kegiatan, the unit that answers for it.
    """

    renstra: Renstra
    tujuan: dict[str, Tujuan] = field(default_factory=dict)
    sasaran: dict[str, Sasaran] = field(default_factory=dict)
    program: dict[str, Program] = field(default_factory=dict)
    kegiatan: dict[str, Kegiatan] = field(default_factory=dict)
    sub_kegiatan: dict[str, SubKegiatan] = field(default_factory=dict)
    unit_kerja: dict[str, UnitKerja] = field(default_factory=dict)

    @property
    def simpul(self) -> dict[str, Simpul]:
        """The rows of every level."""
        return {**self.tujuan, **self.sasaran, **self.program, **self.kegiatan, **self.sub_kegiatan}

    def sasaran_bila_ada(self, butir: Butir) -> Sasaran | None:
        """The sasaran whose number stands under `sasaran`, None where the cell is blank."""
        nomor = butir.bulat_bila_ada("sasaran")
        if nomor is None:
            return None
        if f"sasaran {nomor}" not in self.sasaran:
            raise butir.galat("sasaran", f"tidak ada sasaran bernomor {nomor}.")
        return self.sasaran[f"sasaran {nomor}"]


@dataclass(frozen=True, slots=True)
class Cabang:
    """A row of the file at its place: its key, its running number, and the row above."""

    butir: Butir
    tingkat: str
    kunci: str
    urutan: int
    induk: "Cabang | None"

    @property
    def di_atas(self) -> str:
        """The key of the row above, "" for a program."""
        return self.induk.kunci if self.induk else ""


def tanam(konteks: Konteks, pohon: Pohon, edisi: EdisiNomenklatur) -> None:
    """Store the rows of pohon.csv level by level; raises `BerkasKeliru`."""
    cabang = _susun(konteks.berkas.csv("pohon.csv", *KOLOM))
    resmi = _nomenklatur(cabang, edisi)
    isi = {satu.kunci: _isi(konteks, satu, resmi[satu.kunci]) for satu in cabang}
    program, kegiatan, sub = (
        [satu for satu in cabang if satu.tingkat == tingkat] for tingkat in SEBUTAN
    )
    pohon.program.update(
        _simpan(
            (
                b,
                Program(
                    **isi[b.kunci],
                    renstra=pohon.renstra,
                    sasaran=pohon.sasaran_bila_ada(b.butir),
                ),
            )
            for b in program
        )
    )
    pohon.kegiatan.update(
        _simpan((b, Kegiatan(**isi[b.kunci], program=pohon.program[b.di_atas])) for b in kegiatan)
    )
    pohon.sub_kegiatan.update(
        _simpan((b, SubKegiatan(**isi[b.kunci], kegiatan=pohon.kegiatan[b.di_atas])) for b in sub)
    )
    pohon.unit_kerja.update({b.kunci: _unit_kerja(konteks, b) for b in sub})


def _simpan(baris: Iterable[tuple[Cabang, M]]) -> dict[str, M]:
    """Store one level; gives its rows by key."""
    daftar = list(baris)
    hasil = simpan([(cabang.butir, objek) for cabang, objek in daftar])
    return {cabang.kunci: objek for (cabang, _), objek in zip(daftar, hasil, strict=True)}


def _susun(baris: Sequence[Butir]) -> list[Cabang]:
    """Find the row above each row, and number the rows of each level."""
    hasil: dict[str, Cabang] = {}
    terakhir: dict[str, Cabang] = {}
    for butir in baris:
        tingkat = butir.teks("tingkat")
        if tingkat not in SEBUTAN:
            raise butir.galat("tingkat", f'"{tingkat}" bukan {", ".join(SEBUTAN)}.')
        induk = terakhir.get(INDUK.get(tingkat, ""))
        if tingkat in INDUK and induk is None:
            raise butir.galat("tingkat", f"belum ada {INDUK[tingkat]} di atas baris ini.")
        urutan = terakhir[tingkat].urutan + 1 if tingkat in terakhir else 1
        kunci = f"{SEBUTAN[tingkat]} {butir.teks('nomor')}"
        if kunci in hasil:
            raise butir.galat("nomor", f"{kunci} sudah ada di atasnya.")
        hasil[kunci] = terakhir[tingkat] = Cabang(butir, tingkat, kunci, urutan, induk)
    return list(hasil.values())


def _nomenklatur(cabang: Sequence[Cabang], edisi: EdisiNomenklatur) -> dict[str, Nomenklatur]:
    """The official code behind each row, of its level and below that of the row above."""
    kode = [satu.butir.teks("kode") for satu in cabang]
    ada = {satu.kode: satu for satu in Nomenklatur.objects.filter(edisi=edisi, kode__in=kode)}
    hasil: dict[str, Nomenklatur] = {}
    for satu in cabang:
        resmi = dikenal(satu.butir, "kode", ada)
        if resmi.tingkat != satu.tingkat:
            raise satu.butir.galat("kode", f'"{resmi.kode}" bukan kode {satu.tingkat}.')
        if satu.induk is not None and resmi.induk_id != hasil[satu.induk.kunci].pk:
            raise satu.butir.galat(
                "kode", f'"{resmi.kode}" bukan bagian {hasil[satu.induk.kunci].kode}.'
            )
        hasil[satu.kunci] = resmi
    return hasil


def _isi(konteks: Konteks, cabang: Cabang, nomenklatur: Nomenklatur) -> dict[str, Any]:
    """The columns that all three levels share."""
    return {
        "perangkat_daerah": konteks.pd,
        "uid": konteks.uid(cabang.tingkat, nomenklatur.kode),
        "nomenklatur": nomenklatur,
        "nama": cabang.butir.teks("nama"),
        "urutan": cabang.urutan,
    }


def _unit_kerja(konteks: Konteks, sub: Cabang) -> UnitKerja:
    """The unit of a sub kegiatan is that of its program, the topmost row above it."""
    atas = sub
    while atas.induk is not None:
        atas = atas.induk
    return konteks.organisasi.unit(atas.butir, konteks.pd)
