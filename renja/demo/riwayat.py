"""Past years: the evaluation of T-C.29, and the history of T-C.23 and T-C.24.

Each value keeps the agency that the year belonged to. What was printed blank in T-C.29
is stored as missing; a "-" in the other two is no row, or no value in its row.
"""

from performance.models import Perkiraan, RealisasiTahunan
from planning.kuantitas import Kuantitas
from planning.models import (
    Indikator,
    PerangkatDaerah,
    RiwayatAnggaran,
    RiwayatKinerja,
)
from planning.models.riwayat import TANPA_SATUAN
from renja.demo.indikator import isi_nilai, target
from renja.demo.organisasi import Konteks
from renja.demo.pembaca import Butir, dikenal
from renja.demo.pohon import Pohon
from renja.demo.simpan import simpan

TAHUN = (2020, 2021, 2022, 2023)
TARGET_EVALUASI = ("akhir_2026", "renja_2022", "renja_2023")
KOLOM_EVALUASI = (
    "indikator",
    *TARGET_EVALUASI,
    "realisasi_2022",
    "perkiraan_2023",
    "baris",
)
KOLOM_PELAYANAN = (
    "nomor",
    "indikator",
    "nspk",
    "ikk",
    "lainnya",
    *(f"target_{satu}" for satu in TAHUN),
    *(f"realisasi_{satu}" for satu in TAHUN),
    "baris",
)
KOLOM_ANGGARAN = (
    "program",
    *(f"anggaran_{satu}" for satu in TAHUN),
    *(f"realisasi_{satu}" for satu in TAHUN),
    "baris",
)
Milik = dict[int, PerangkatDaerah]


def baca_milik(konteks: Konteks) -> Milik:
    """The agency that each past year belonged to, from rencana.toml."""
    butir = konteks.berkas.toml("rencana.toml").tabel("riwayat")
    return {tahun: konteks.organisasi.pd(butir, str(tahun)) for tahun in TAHUN}


def baca_pelayanan(konteks: Konteks) -> dict[str, Butir]:
    """The lines of kinerja_pelayanan.csv (T-C.23) by the key of their indikator."""
    isi = konteks.berkas.csv("kinerja_pelayanan.csv", *KOLOM_PELAYANAN)
    return {butir.teks("indikator"): butir for butir in isi}


def muat_evaluasi(konteks: Konteks, indikator: dict[str, Indikator], milik: Milik) -> int:
    """Load evaluasi_tc29.csv (T-C.29); gives the number of its lines."""
    isi = [
        (butir, dikenal(butir, "indikator", indikator))
        for butir in konteks.berkas.csv("evaluasi_tc29.csv", *KOLOM_EVALUASI)
    ]
    simpan(
        [
            (butir, target(konteks, butir, satu, kolom))
            for butir, satu in isi
            for kolom in TARGET_EVALUASI
        ]
    )
    simpan([(butir, _realisasi(konteks, butir, satu, milik[2022])) for butir, satu in isi])
    simpan([(butir, _perkiraan(konteks, butir, satu)) for butir, satu in isi])
    return len(isi)


def _realisasi(
    konteks: Konteks, butir: Butir, indikator: Indikator, milik: PerangkatDaerah
) -> RealisasiTahunan:
    satu = RealisasiTahunan(
        perangkat_daerah=konteks.pd,
        uid=konteks.uid("realisasi", indikator.uid, 2022),
        indikator=indikator,
        tahun=2022,
        milik=milik,
    )
    isi_nilai(butir, "realisasi_2022", satu, indikator)
    return satu


def _perkiraan(konteks: Konteks, butir: Butir, indikator: Indikator) -> Perkiraan:
    satu = Perkiraan(
        perangkat_daerah=konteks.pd,
        uid=konteks.uid("perkiraan", indikator.uid, 2023),
        indikator=indikator,
        tahun=2023,
        jenis=Perkiraan.Jenis.REALISASI,
    )
    isi_nilai(butir, "perkiraan_2023", satu, indikator)
    return satu


def muat_riwayat_kinerja(
    konteks: Konteks, pelayanan: dict[str, Butir], indikator: dict[str, Indikator], milik: Milik
) -> None:
    """Store the years of T-C.23 that print a target or a realisasi."""
    simpan(
        [
            (butir, _kinerja(konteks, butir, dikenal(butir, "indikator", indikator), tahun, milik))
            for butir in pelayanan.values()
            for tahun in TAHUN
            if f"target_{tahun}" in butir or f"realisasi_{tahun}" in butir
        ]
    )


def _satuan(nilai: Kuantitas) -> str:
    """The satuan as printed; a figure printed without one is not given the indikator's."""
    return nilai.satuan or (TANPA_SATUAN if nilai.ada else "")


def _kinerja(
    konteks: Konteks, butir: Butir, indikator: Indikator, tahun: int, milik: Milik
) -> RiwayatKinerja:
    sasaran: Kuantitas = butir.kuantitas(f"target_{tahun}")
    realisasi = butir.kuantitas(f"realisasi_{tahun}")
    return RiwayatKinerja(
        perangkat_daerah=konteks.pd,
        uid=konteks.uid("kinerja", indikator.uid, tahun),
        indikator=indikator,
        tahun=tahun,
        milik=milik[tahun],
        target_bawah=sasaran.bawah,
        target_atas=sasaran.atas,
        target_satuan=_satuan(sasaran),
        realisasi=realisasi.angka,
        realisasi_satuan=_satuan(realisasi),
    )


def muat_riwayat_anggaran(konteks: Konteks, pohon: Pohon, milik: Milik) -> None:
    """Load anggaran.csv: the years of T-C.24 that print money, in rupiah."""
    baris = []
    for butir in konteks.berkas.csv("anggaran.csv", *KOLOM_ANGGARAN):
        program = dikenal(butir, "program", pohon.program)
        baris += [
            (
                butir,
                RiwayatAnggaran(
                    perangkat_daerah=konteks.pd,
                    uid=konteks.uid("anggaran", program.uid, tahun),
                    program=program,
                    tahun=tahun,
                    milik=milik[tahun],
                    anggaran=butir.rupiah_bila_ada(f"anggaran_{tahun}"),
                    realisasi=butir.rupiah_bila_ada(f"realisasi_{tahun}"),
                ),
            )
            for tahun in TAHUN
            if f"anggaran_{tahun}" in butir or f"realisasi_{tahun}" in butir
        ]
    simpan(baris)
