"""The money of two sides: each program in total, below it the rows whose money differs."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from renja.rencana import (
    INDIKATIF,
    Kegiatan,
    Program,
    Rencana,
    SubKegiatan,
    jumlah_maju,
    jumlah_pagu,
)
from renja.sandingan.bentuk import Jenis, Uang
from renja.sandingan.butir import Butir, semua_butir
from renja.sandingan.cocok import jodohkan, urut_gabungan
from renja.tabel.bentuk import Tingkat

Simpul = Program | Kegiatan | SubKegiatan


def beda_uang(semula: Rencana, menjadi: Rencana) -> tuple[tuple[Uang, ...], Uang]:
    """Every program with its pagu and prakiraan maju on both sides, and the sum of all.

    Below a program stand its kegiatan and sub kegiatan whose money differs; sums of each side
    are over its own rows, wherever these stand on the other.
    """
    program: list[tuple[Simpul | None, Simpul | None]] = []
    rinci: dict[UUID, list[Uang]] = {}
    for satu in _pasangan(semula, menjadi):
        if satu.jenis is Jenis.PROGRAM:
            program.append((satu.lama, satu.baru))
            continue
        uang = _uang(Tingkat(satu.jenis.value), satu.lama, satu.baru)
        if uang.berubah:
            rinci.setdefault(satu.program, []).append(uang)
    hasil = []
    for lama, baru in program:
        induk = baru or lama
        anak = rinci.get(induk.uid, ()) if induk else ()
        hasil.append(_uang(Tingkat.PROGRAM, lama, baru, anak))
    jumlah = Uang(
        Tingkat.JUMLAH,
        "",
        "Jumlah",
        jumlah_pagu(semula),
        jumlah_pagu(menjadi),
        jumlah_maju(semula),
        jumlah_maju(menjadi),
    )
    return tuple(hasil), jumlah


@dataclass(frozen=True, slots=True)
class _Pasangan:
    """A row of the tree on both sides; `program` is the one that it is shown below."""

    jenis: Jenis
    lama: Simpul | None
    baru: Simpul | None
    program: UUID


def _pasangan(semula: Rencana, menjadi: Rencana) -> list[_Pasangan]:
    """The rows of both trees in one order; what went stands below its program of before."""
    kiri, kanan = _pohon(semula), _pohon(menjadi)
    jodoh = jodohkan([satu for satu, _, _ in kiri], [satu for satu, _, _ in kanan])
    setara = {kiri[satu][1].uid: kanan[dua][1].uid for satu, dua in jodoh.items()}
    hasil = []
    for satu, dua in urut_gabungan(jodoh, len(kiri), len(kanan)):
        lama = None if satu is None else kiri[satu][1]
        if dua is not None:
            butir, baru, program = kanan[dua]
            hasil.append(_Pasangan(butir.jenis, lama, baru, program))
        elif satu is not None:
            butir, lama, program = kiri[satu]
            hasil.append(_Pasangan(butir.jenis, lama, None, setara.get(program, program)))
    return hasil


def _pohon(rencana: Rencana) -> list[tuple[Butir, Simpul, UUID]]:
    """The rows of the tree with their nodes and the program of each, in order."""
    simpul: dict[object, tuple[Simpul, UUID]] = {}
    for program in rencana.program:
        simpul[program.uid] = program, program.uid
        for kegiatan in program.kegiatan:
            simpul[kegiatan.uid] = kegiatan, program.uid
            simpul |= {sub.uid: (sub, program.uid) for sub in kegiatan.sub_kegiatan}
    pohon = (Jenis.PROGRAM, Jenis.KEGIATAN, Jenis.SUB_KEGIATAN)
    return [(x, *simpul[x.kunci]) for x in semua_butir(rencana) if x.jenis in pohon]


def _uang(
    tingkat: Tingkat, lama: Simpul | None, baru: Simpul | None, anak: Sequence[Uang] = ()
) -> Uang:
    satu = baru or lama
    if satu is None:
        raise ValueError("a row stands on one side at least")
    return Uang(
        tingkat,
        satu.kode,
        satu.nama,
        None if lama is None else jumlah_pagu(lama, INDIKATIF),
        None if baru is None else jumlah_pagu(baru, INDIKATIF),
        None if lama is None else jumlah_maju(lama),
        None if baru is None else jumlah_maju(baru),
        satu.uid,
        tuple(anak),
    )
