"""Indikator of every level with their targets of the Renstra, the Renja and prakiraan maju."""

from planning.models import (
    Indikator,
    Kegiatan,
    Program,
    Renstra,
    Sasaran,
    SubKegiatan,
    Target,
    Tujuan,
)
from planning.models.dasar import BernilaiMixin
from renja.demo.organisasi import Konteks
from renja.demo.pembaca import Butir, dikenal
from renja.demo.pohon import Pohon, Simpul
from renja.demo.simpan import simpan

SENDIRI = "perangkat daerah"
TARGET = ("renja_2024", "maju_2025", "renstra_2024", "renstra_2025", "renstra_2026")
KOLOM = (
    "pemilik",
    "urutan",
    "uraian",
    "satuan",
    "arah",
    "agregasi",
    "cara_tulis",
    "iku",
    *TARGET,
    "baris",
)
PEMILIK: tuple[tuple[type, str], ...] = (
    (Tujuan, "tujuan"),
    (Sasaran, "sasaran"),
    (Program, "program"),
    (Kegiatan, "kegiatan"),
    (SubKegiatan, "sub_kegiatan"),
)


def muat_indikator(
    konteks: Konteks, pohon: Pohon, pelayanan: dict[str, Butir]
) -> dict[str, Indikator]:
    """Load indikator.csv; gives the indikator by key, such as "program I/2".

    `pelayanan` holds the lines of T-C.23 by the key of their indikator.
    """
    isi = konteks.berkas.csv("indikator.csv", *KOLOM)
    baris = [(butir, _indikator(konteks, pohon, butir, pelayanan)) for butir in isi]
    hasil = {_kunci(b): satu for (b, _), satu in zip(baris, simpan(baris), strict=True)}
    simpan(
        [
            (butir, target(konteks, butir, hasil[_kunci(butir)], kolom))
            for butir in isi
            for kolom in TARGET
            if kolom in butir
        ]
    )
    return hasil


def target(konteks: Konteks, butir: Butir, indikator: Indikator, kolom: str) -> Target:
    """The target of a column that is named by its asal and year, such as `renja_2024`."""
    asal, _, tahun = kolom.partition("_")
    satu = Target(
        perangkat_daerah=konteks.pd,
        uid=konteks.uid("target", indikator.uid, kolom),
        indikator=indikator,
        tahun=int(tahun),
        asal=asal,
    )
    isi_nilai(butir, kolom, satu, indikator)
    return satu


def isi_nilai(butir: Butir, kolom: str, satu: BernilaiMixin, indikator: Indikator) -> None:
    """Put a cell into a row; a blank one is missing, the indikator's own satuan is not repeated."""
    satu.isi_kuantitas(butir.kuantitas(kolom))
    if satu.satuan == indikator.satuan:
        satu.satuan = ""


def _kunci(butir: Butir) -> str:
    return f"{butir.teks('pemilik')}/{butir.bulat('urutan')}"


def _indikator(
    konteks: Konteks, pohon: Pohon, butir: Butir, pelayanan: dict[str, Butir]
) -> Indikator:
    pemilik: Renstra | Simpul = pohon.renstra
    kolom = "renstra"
    if butir.teks("pemilik") != SENDIRI:
        pemilik = dikenal(butir, "pemilik", pohon.simpul)
        kolom = next(nama for jenis, nama in PEMILIK if isinstance(pemilik, jenis))
    urutan = butir.bulat("urutan")
    satu = Indikator(
        perangkat_daerah=konteks.pd,
        uid=konteks.uid("indikator", pemilik.uid, urutan),
        renstra=pohon.renstra,
        urutan=urutan,
        uraian=butir.teks("uraian"),
        satuan=butir.teks("satuan"),
        arah=butir.teks("arah"),
        agregasi=butir.teks("agregasi"),
        cara_tulis=butir.teks("cara_tulis"),
        iku=butir.bulat_bila_ada("iku"),
    )
    setattr(satu, kolom, pemilik)
    tercantum = pelayanan.get(_kunci(butir))
    if tercantum is not None:
        satu.nomor_pelayanan = tercantum.bulat("nomor")
        satu.target_nspk = tercantum.teks_bila_ada("nspk")
        satu.target_ikk = tercantum.teks_bila_ada("ikk")
        satu.target_lainnya = tercantum.teks_bila_ada("lainnya")
    return satu
