"""A very small plan, written by hand, for tests that need no database."""

from uuid import UUID

from performance.predikat import Kelas, Skala
from planning.kuantitas import Kuantitas, urai_kuantitas
from renja.rencana import (
    AnggaranTahunan,
    BagianSumber,
    Indikator,
    Kegiatan,
    Pagu,
    Pemilik,
    Periode,
    Program,
    Rencana,
    SubKegiatan,
    Urusan,
)

LAN = Skala("lan", "LAN", (Kelas(85, "Sangat Berhasil"), Kelas(0, "Kurang Berhasil")))
WAJIB = Urusan("2", "URUSAN PEMERINTAHAN WAJIB YANG TIDAK BERKAITAN DENGAN PELAYANAN DASAR")
TENAGA_KERJA = Urusan("2.07", "URUSAN PEMERINTAHAN BIDANG TENAGA KERJA")
DBH = BagianSumber("1.2.01.01.01", "Dana Transfer Umum/Dana Bagi Hasil", None)


def uid(nomor: int) -> UUID:
    """A row's identity that a reader can recognise."""
    return UUID(int=nomor)


def nilai(**deret: str) -> dict[tuple[str, int], Kuantitas]:
    """Targets by origin and year: `nilai(renja_2024="65 %")`."""
    return {
        (kunci.rpartition("_")[0], int(kunci.rpartition("_")[2])): urai_kuantitas(teks)
        for kunci, teks in deret.items()
    }


def indikator(nomor: int, uraian: str, satuan: str, **lain: object) -> Indikator:
    """An indikator, higher is better, last value counts unless said otherwise."""
    isian = {"arah": "positif", "agregasi": "nilai_akhir", **lain}
    return Indikator(uid(nomor), uraian, satuan, **isian)


def sub(nomor: int, nama: str, pagu: int | None, maju: int | None, **lain: object) -> SubKegiatan:
    """A row with one layer of pagu."""
    isian = {
        "unit_kerja": "Bidang Pelatihan",
        "lokasi": ("Kota Pontianak", "Semua Kecamatan"),
        "indikator": (),
        **lain,
    }
    return SubKegiatan(
        uid=uid(nomor),
        uid_renstra=uid(1000 + nomor),
        kode=f"2.07.03.2.01.{nomor:04}",
        nama=nama,
        pagu={} if pagu is None else {"indikatif": Pagu(pagu, (DBH,))},
        prakiraan_maju=maju,
        **isian,
    )


def program(
    *kegiatan: Kegiatan, riwayat: dict[int, AnggaranTahunan] | None = None, **lain: object
) -> Program:
    """Program Pelatihan Kerja under the urusan of manpower."""
    isian = {"indikator": (), **lain}
    return Program(
        uid(300),
        "2.07.03",
        "PROGRAM PELATIHAN KERJA",
        WAJIB,
        TENAGA_KERJA,
        kegiatan=kegiatan,
        riwayat_anggaran=riwayat or {},
        **isian,
    )


def kegiatan(*sub_kegiatan: SubKegiatan, nomor: int = 200, **lain: object) -> Kegiatan:
    """A kegiatan with the rows given."""
    isian = {"indikator": (), **lain}
    return Kegiatan(uid(nomor), "2.07.03.2.01", "Pelatihan", sub_kegiatan=sub_kegiatan, **isian)


def rencana(*isi: Program, tahun: int = 2024, awal: int = 2024, **lain: object) -> Rencana:
    """The Renja of Dinas Tenaga Kerja; its Renstra covers three years from `awal`."""
    isian = {"siklus": "awal", "tujuan": (), "skala": LAN, **lain}
    return Rencana(
        perangkat_daerah=Pemilik("disnaker", "Dinas Tenaga Kerja", "Kota Pontianak"),
        tahun=tahun,
        tahap="Rancangan awal",
        renstra=Periode(f"Renstra {awal}–{awal + 2}", awal, awal + 2),
        program=isi,
        **isian,
    )
