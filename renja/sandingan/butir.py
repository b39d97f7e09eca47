"""A plan as a flat list of rows with named cells, ready to be laid beside another."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from planning.kuantitas import Kuantitas
from renja.rencana import (
    INDIKATIF,
    Indikator,
    Kegiatan,
    Pagu,
    Program,
    Rencana,
    Sasaran,
    SubKegiatan,
    Tujuan,
)
from renja.sandingan.bentuk import Jenis
from renja.tabel.bentuk import Isi

ARAH = {"positif": "makin tinggi makin baik", "negatif": "makin rendah makin baik"}


@dataclass(frozen=True, slots=True)
class Butir:
    """A row of one side.

    `kunci` is its identity, `padanan` what else it is known by, the surest first, where its
    identity is another one on the other side (the Renja of the other cycle). `sendiri` is what
    the rows below it name it by in `induk`.
    """

    jenis: Jenis
    kunci: Hashable
    padanan: tuple[Hashable, ...]
    kode: str
    nama: str
    sel: Mapping[str, Isi]
    induk: Hashable = None
    tempat: str = ""
    sendiri: Hashable = None


def semua_butir(rencana: Rencana) -> Iterator[Butir]:
    """The rows of the tree and of what stands above it, in order; an indikator comes once."""
    sudah: set[UUID] = set()
    for satu in _pohon(rencana):
        if satu.jenis is Jenis.INDIKATOR and isinstance(satu.kunci, UUID):
            if satu.kunci in sudah:
                continue
            sudah.add(satu.kunci)
        yield satu


def _pohon(rencana: Rencana) -> Iterator[Butir]:
    for tujuan in rencana.tujuan:
        yield from _tujuan(rencana, tujuan)
    for program in rencana.program:
        yield from _program(rencana, program)
    yield from _indikator(rencana, rencana.indikator_lain, "", "perangkat daerah")


def _tujuan(rencana: Rencana, tujuan: Tujuan) -> Iterator[Butir]:
    nomor = f"Tujuan {tujuan.nomor}"
    yield Butir(
        Jenis.TUJUAN, tujuan.uid, (tujuan.nomor,), nomor, tujuan.uraian, {"Tujuan": tujuan.uraian}
    )
    yield from _indikator(rencana, tujuan.indikator, tujuan.uid, nomor)
    for sasaran in tujuan.sasaran:
        yield from _sasaran(rencana, tujuan, sasaran)


def _sasaran(rencana: Rencana, tujuan: Tujuan, sasaran: Sasaran) -> Iterator[Butir]:
    nomor = f"Sasaran {tujuan.nomor}.{sasaran.nomor}"
    yield Butir(
        Jenis.SASARAN,
        sasaran.uid,
        ((tujuan.nomor, sasaran.nomor),),
        nomor,
        sasaran.uraian,
        {"Sasaran": sasaran.uraian},
        tujuan.uid,
        f"Tujuan {tujuan.nomor}",
    )
    yield from _indikator(rencana, sasaran.indikator, sasaran.uid, nomor)


def _program(rencana: Rencana, program: Program) -> Iterator[Butir]:
    sasaran = {x.uid: x.uraian for tujuan in rencana.tujuan for x in tujuan.sasaran}
    yield Butir(
        Jenis.PROGRAM,
        program.uid,
        (program.kode,),
        program.kode,
        program.nama,
        {
            "Kode": program.kode,
            "Nama": program.nama,
            "Sasaran": sasaran.get(program.sasaran, "") if program.sasaran else "",
        },
    )
    sebutan = f"{program.kode} {program.nama}"
    yield from _indikator(rencana, program.indikator, program.uid, sebutan)
    for kegiatan in program.kegiatan:
        yield from _kegiatan(rencana, program, kegiatan)


def _kegiatan(rencana: Rencana, program: Program, kegiatan: Kegiatan) -> Iterator[Butir]:
    sebutan = f"{kegiatan.kode} {kegiatan.nama}"
    yield Butir(
        Jenis.KEGIATAN,
        kegiatan.uid,
        (kegiatan.kode,),
        kegiatan.kode,
        kegiatan.nama,
        {"Kode": kegiatan.kode, "Nama": kegiatan.nama},
        program.uid,
        f"{program.kode} {program.nama}",
    )
    yield from _indikator(rencana, kegiatan.indikator, kegiatan.uid, sebutan)
    for sub in kegiatan.sub_kegiatan:
        yield Butir(
            Jenis.SUB_KEGIATAN,
            sub.uid,
            (
                (sub.uid_renstra, sub.uid_unit),
                (sub.kode, sub.unit_kerja),
                sub.uid_renstra,
                sub.kode,
            ),
            sub.kode,
            sub.nama,
            _sel_sub(rencana, sub),
            kegiatan.uid,
            sebutan,
            sub.uid_renstra,
        )
        yield from _indikator(rencana, sub.indikator, sub.uid_renstra, f"{sub.kode} {sub.nama}")


def _sel_sub(rencana: Rencana, sub: SubKegiatan) -> dict[str, Isi]:
    pagu = sub.pagu.get(INDIKATIF)
    return {
        "Kode": sub.kode,
        "Nama": sub.nama,
        "Unit kerja": sub.unit_kerja,
        "Lokasi": sub.teks_lokasi,
        "Pagu indikatif (Rp)": pagu.nilai if pagu else None,
        "Sumber dana": _sumber(pagu),
        f"Prakiraan maju {rencana.tahun + 1} (Rp)": sub.prakiraan_maju,
        "Kelompok sasaran": sub.kelompok_sasaran,
        "Prioritas nasional": sub.prioritas_nasional,
        "Prioritas daerah": sub.prioritas_daerah,
    }


def _sumber(pagu: Pagu | None) -> str:
    """The sources by code, for one name can have two; with their parts where there are several."""
    if pagu is None:
        return ""
    bagian = []
    for satu in pagu.sumber:
        nilai = Kuantitas(satu.nilai, None, "Rp") if satu.nilai is not None else "belum dirinci"
        bagian.append(f"{satu.kode} {satu.cetak}" + (f": {nilai}" if len(pagu.sumber) > 1 else ""))
    return "; ".join(bagian)


def _indikator(
    rencana: Rencana, semua: Sequence[Indikator], induk: Hashable, tempat: str
) -> Iterator[Butir]:
    n = rencana.tahun
    for satu in semua:
        sel: dict[str, Isi] = {
            "Indikator": satu.uraian,
            "Satuan": satu.satuan,
            "Arah": ARAH.get(satu.arah, satu.arah),
            "Nomor IKU": "" if satu.iku is None else str(satu.iku),
            f"Target {n}": rencana.target_tahun_ini(satu),
            f"Target {n + 1}": satu.target_dari(n + 1, "maju"),
            "Target akhir Renstra": satu.target_dari(rencana.renstra.tahun_akhir, "akhir"),
        }
        for (asal, tahun), nilai in sorted(satu.target.items()):
            if asal == "renstra":
                sel[f"Target Renstra {tahun}"] = nilai
        padanan = ((tempat, satu.uraian, satu.satuan), (tempat, satu.uraian))
        yield Butir(Jenis.INDIKATOR, satu.uid, padanan, "", satu.uraian, sel, induk, tempat)
