"""A very small year under way, written by hand: two units, their reports and their money."""

from datetime import UTC, date, datetime
from decimal import Decimal

from performance.agregasi import NilaiTriwulan
from performance.predikat import Kelas, Skala
from planning.kuantitas import Keadaan, Kuantitas, kosong, urai_kuantitas
from renja.pelaksanaan import (
    BagianBulan,
    Koreksi,
    Lapisan,
    LaporanUnit,
    Pelaksanaan,
    UangBaris,
    UnitKerja,
)
from renja.rencana import Indikator, Pagu, Rencana, SubKegiatan
from tests.renja.contoh import indikator, kegiatan, nilai, program, rencana, sub, uid

LAN = Skala(
    "lan",
    "Skala LAN",
    (
        Kelas(Decimal(85), "Sangat Berhasil"),
        Kelas(Decimal(70), "Berhasil"),
        Kelas(Decimal(55), "Cukup Berhasil"),
        Kelas(Decimal(0), "Kurang Berhasil"),
    ),
)
AKAR = UnitKerja(uid(900), "Dinas Tenaga Kerja", "akar", None)
BIDANG = UnitKerja(uid(901), "Bidang Pelatihan", "bidang", uid(900))
SEKSI = UnitKerja(uid(902), "Seksi Lembaga", "seksi", uid(901))
DPA = Lapisan("dpa", "awal", "dpa", 1, "DPA", "1/2024", date(2024, 1, 2))
DIHITUNG = {"diajukan", "disetujui"}


def lapor(nomor: int, teks: str, status: str = "disetujui", **lain: object) -> LaporanUnit:
    """What the bidang reports; `rilis` as text means that the figure comes later."""
    isi = kosong("%", Keadaan.BELUM_RILIS) if teks == "rilis" else urai_kuantitas(teks)
    berlaku = NilaiTriwulan(isi, unit=BIDANG.nama) if status in DIHITUNG else None
    isian = {"berlaku": berlaku, **lain}
    return LaporanUnit(uid(nomor), BIDANG.uid, BIDANG.nama, status, isi, **isian)


def terlapor(
    nomor: int, target: str, laporan: dict[int, str], rinci: tuple[str, ...] = (), **lain: object
) -> Indikator:
    """An indikator of 2024 with what its quarters report and, where given, their targets."""
    satuan = urai_kuantitas(target).satuan
    isian = {
        "target": nilai(renja_2024=target),
        "triwulan": {(2024, q): (lapor(nomor * 10 + q, isi),) for q, isi in laporan.items()},
        "target_triwulan": {
            (2024, q): urai_kuantitas(isi, satuan) for q, isi in enumerate(rinci, start=1) if isi
        },
        "agregasi": "kumulatif",
        **lain,
    }
    return indikator(nomor, f"Indikator {nomor}", satuan, **isian)


def baris(nomor: int, *ukuran: Indikator, pagu: int | None = None, **lain: object) -> SubKegiatan:
    """A row of the bidang with its pagu in the DPA; `uang` says what it spent and planned."""
    isian = {"unit_kerja": BIDANG.nama, "uid_unit": BIDANG.uid, "indikator": ukuran, **lain}
    satu = sub(nomor, f"Sub kegiatan {nomor}", None, None, **isian)
    satu.pagu.update({} if pagu is None else {"dpa": Pagu(pagu)})
    return satu


def uang(realisasi: dict[int, int], kas: dict[int, int] | None = None) -> UangBaris:
    """Spending and planned cash by month in rupiah."""
    bulanan = {bulan: (BagianBulan("", "", isi),) for bulan, isi in realisasi.items()}
    return UangBaris(bulanan, kas or {})


def tahun(
    *isi: SubKegiatan, pelaksanaan: dict[str, object] | None = None, **lain: object
) -> Rencana:
    """The Renja 2024 of the agency with the rows given, in one kegiatan."""
    hidup = {"unit": (AKAR, BIDANG, SEKSI), "lapisan": (DPA,), **(pelaksanaan or {})}
    isian = {"skala": LAN, "pelaksanaan": Pelaksanaan(**hidup), **lain}
    return rencana(program(kegiatan(*isi)), **isian)


def koreksi(objek: int, triwulan: int, baru: str | None = None) -> Koreksi:
    """A correction of 8 Orang, finished where the new value is given."""
    lama = {"bawah": "8", "atas": None, "teks": "", "keadaan": "ada", "satuan": "Orang"}
    selesai = datetime(2024, 8, 9, 9, 0, tzinfo=UTC) if baru else None
    return Koreksi(
        *("kinerja", uid(objek), "Jumlah peserta", 2024, triwulan, lama),
        {**lama, "bawah": baru} if baru else None,
        "Daftar hadir dihitung dua kali.",
        datetime(2024, 8, 1, 9, 0, tzinfo=UTC),
        selesai,
    )


def orang(angka: int) -> Kuantitas:
    """So many persons."""
    return Kuantitas(Decimal(angka), satuan="Orang")
