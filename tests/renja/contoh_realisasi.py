"""Reports, money and layers written by hand, to hang into the small plan of `contoh`."""

from dataclasses import replace
from datetime import UTC, date, datetime

from performance.agregasi import NilaiTriwulan
from planning.kuantitas import Keadaan, kosong, urai_kuantitas
from renja.laporan import FORMULIR
from renja.pelaksanaan import (
    BagianBulan,
    Koreksi,
    Lapisan,
    Laporan,
    LaporanUnit,
    Pelaksanaan,
    TandaTangan,
    UangBaris,
    UnitKerja,
)
from renja.rencana import Indikator, Pagu, Program, Rencana, SubKegiatan
from renja.tabel.bentuk import Isi, Tabel
from renja.tabel.sel import teks_sel
from tests.renja.contoh import DBH, indikator, kegiatan, nilai, program, rencana, sub, uid

DINAS = UnitKerja(uid(901), "Dinas", "dinas", None)
BIDANG = UnitKerja(uid(902), "Bidang Pelatihan", "bidang", uid(901))
LAIN = UnitKerja(uid(903), "Bidang Penempatan", "bidang", uid(901))
INDIKATIF = Lapisan("indikatif", "awal", "indikatif", 1, "Pagu indikatif")
DPA = Lapisan("dpa", "awal", "dpa", 1, "DPA", "914/01", date(2024, 1, 2))
GESER = Lapisan("pergeseran", "awal", "pergeseran", 1, "Pergeseran ke-1", "9/7", date(2024, 8, 1))


def lapor(
    nomor: int, teks: str, unit: UnitKerja = BIDANG, status: str = "disetujui", **lain: object
) -> LaporanUnit:
    """A report of a unit; "rilis" is a figure that BPS releases in March 2025."""
    isi, rilis = (
        (kosong("", Keadaan.BELUM_RILIS), date(2025, 3, 1))
        if teks == "rilis"
        else (urai_kuantitas(teks), None)
    )
    berlaku = NilaiTriwulan(isi, unit=unit.nama) if status in {"diajukan", "disetujui"} else None
    isian = {"rilis": rilis, "berlaku": berlaku, **lain}
    return LaporanUnit(uid(nomor), unit.uid, unit.nama, status, isi, **isian)


def terlapor(satu: Indikator, tahun: int, **triwulan: object) -> Indikator:
    """The indikator with reports by quarter: `terlapor(x, 2024, tw1="2 Orang", tw2=lapor(…))`."""
    isi = dict(satu.triwulan)
    for kunci, teks in triwulan.items():
        q = int(kunci.removeprefix("tw"))
        nomor = satu.uid.int * 100 + (tahun % 10) * 10 + q
        isi[tahun, q] = (teks,) if isinstance(teks, LaporanUnit) else (lapor(nomor, str(teks)),)
    return replace(satu, triwulan=isi)


def sub_berunit(
    nomor: int, pagu: int | None, bulan: dict[int, int], *isi: Indikator, **lain: object
) -> SubKegiatan:
    """A row of Bidang Pelatihan with its pagu in a DPA and what each month spent."""
    uang = UangBaris(
        {ke: (BagianBulan("", "", nilai),) for ke, nilai in bulan.items()},
        lain.pop("kas", {}),
        lain.pop("pagu_renstra", {}),
        lain.pop("lalu", {}),
    )
    lapisan = {} if pagu is None else {"dpa": Pagu(pagu, (DBH,))}
    dasar = sub(nomor, f"Sub {nomor}", pagu, None, indikator=isi, uid_unit=BIDANG.uid, uang=uang)
    return replace(dasar, pagu={**dasar.pagu, **lapisan}, **lain)


def pelaksanaan(**lain: object) -> Pelaksanaan:
    """Two units and a DPA of January 2024."""
    return Pelaksanaan(**{"unit": (DINAS, BIDANG, LAIN), "lapisan": (INDIKATIF, DPA), **lain})


def rencana_berjalan(*isi: Program, **lain: object) -> Rencana:
    """The Renja 2024 of the small agency with what came of it."""
    isian = {"pelaksanaan": pelaksanaan(), **lain}
    return rencana(*isi, **isian)


def administrasi_keuangan() -> Rencana:
    """Three sub kegiatan with capaian 100, 40 and 25 (15 of 15, 2 of 5 and 3 of 12)."""
    baris = [
        (1, "Dokumen", "15 Dokumen", "15 Dokumen"),
        (2, "Laporan", "5 Laporan", "2 Laporan"),
        (3, "Orang", "12 Orang", "3 Orang"),
    ]
    isi = []
    for nomor, satuan, target, realisasi in baris:
        satu = indikator(10 + nomor, f"Jumlah {nomor}", satuan, target=nilai(renja_2024=target))
        isi.append(sub_berunit(nomor, 1_000, {1: 100}, terlapor(satu, 2024, tw1=realisasi)))
    return rencana_berjalan(program(kegiatan(*isi)))


def koreksi_orang(objek: int, dari: int, ke: int | None) -> Koreksi:
    """A value of an indikator that was corrected on 12 July 2024, or still is being."""

    def isi(bawah: int) -> dict[str, object]:
        kosong_ = {"atas": None, "teks": "", "keadaan": "ada", "satuan": ""}
        return {"bawah": bawah, "pembilang": None, "penyebut": None, **kosong_}

    return Koreksi(
        "kinerja",
        uid(objek),
        "Jumlah peserta",
        2024,
        1,
        isi(dari),
        None if ke is None else isi(ke),
        "Salah hitung.",
        datetime(2024, 7, 10, 3, tzinfo=UTC),
        None if ke is None else datetime(2024, 7, 12, 3, tzinfo=UTC),
    )


KEPALA = TandaTangan(
    "Kepala Dinas", "plt", "Dedi Kepala", "Pembina", "", "Pontianak", date(2023, 1, 1), None
)
LAPORAN = Laporan("draf", "Kampus membantu.", "Instruktur kurang.", "Tambah kelas.", "Geser pagu.")


def e81(isi: Rencana, triwulan: int = 4) -> Tabel:
    """The form at the end of a quarter."""
    return FORMULIR["e81"].susun(isi, triwulan)


def sel(tabel: Tabel, baris: int, kunci: str) -> Isi:
    """A cell by its row and column key."""
    letak = [daun.kunci for daun in tabel.daun].index(kunci)
    return tabel.baris[baris].sel[letak]


def kolom(tabel: Tabel, kunci: str) -> list[str]:
    """A column as it is printed."""
    letak = [daun.kunci for daun in tabel.daun].index(kunci)
    return [teks_sel(baris.sel[letak], tabel.daun[letak].jenis) for baris in tabel.baris]


def kaki(tabel: Tabel, awal: str) -> str:
    """The line of the footer whose label starts so."""
    (isi,) = [satu.isi for satu in tabel.kaki if satu.label.startswith(awal)]
    return isi


def peserta(**triwulan: object) -> Indikator:
    """Cumulative, typed "pada": target 20 of 60 over the Renstra."""
    target = nilai(renja_2024="20 Orang", akhir_2026="60 Orang")
    satu = indikator(11, "Jumlah peserta", "Orang", agregasi="kumulatif", target=target)
    return terlapor(satu, 2024, **triwulan)


def satu_sub(
    satu: Indikator, pagu: int = 1_000, bulan: dict[int, int] | None = None, **lain: object
) -> Rencana:
    """A plan of one sub kegiatan with one indikator."""
    baris = sub_berunit(1, pagu, bulan if bulan is not None else {1: 100}, satu)
    return rencana_berjalan(program(kegiatan(baris)), **lain)
