"""Why a number is what it is: every step with its formula, inputs and cells. Pure.

The numbers are those of the dashboard itself (`Ukuran`, `Rata`, `Uang`); here they are only
taken apart.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from performance.capaian import NEGATIF_A, NEGATIF_B, rasio
from performance.hasil import Hasil
from planning.kuantitas import Rupiah, tampil_angka, tampil_kuantitas
from planning.models.pelaporan import ROMAWI, JenisKoreksi
from renja.dasbor.kata import STATUS, teks_lama, teks_tanggal
from renja.dasbor.rata import Rata
from renja.dasbor.uang import SEBUTAN, BarisUang, Uang, jumlahkan
from renja.dasbor.ukuran import Ukuran
from renja.pelaksanaan import Koreksi, LaporanUnit, UnitKerja
from renja.rencana import ASAL_TAHUN_INI, Program, Rencana

ASAL = {
    "renja": "Renja",
    "perubahan": "perubahan Renja",
    "renstra": "Renstra",
}
ARAH = {
    "positif": "makin tinggi makin baik",
    "negatif": "makin rendah makin baik",
    "stabil": "makin dekat dengan target makin baik",
}
AGREGASI = {
    "kumulatif": "kumulatif",
    "nilai_akhir": "nilai akhir",
    "persentase": "persentase",
    "rata_rata": "rata-rata",
}
CARA_TULIS = {"pada": "pada triwulan", "sampai": "s/d triwulan"}
TINGKAT = {
    "tujuan": "Tujuan",
    "sasaran": "Sasaran",
    "iku": "Perangkat daerah",
    "program": "Program",
    "kegiatan": "Kegiatan",
    "sub_kegiatan": "Sub kegiatan",
}
_TRIWULAN = re.compile(r"(?:TW|[AB])([1-4])(?:_\d+)?")


@dataclass(frozen=True, slots=True)
class LaporTriwulan:
    """What a unit reports for a quarter, in words; `perbaikan` are its corrections, old to new."""

    triwulan: int
    unit: str
    target: str
    status: str
    nilai: str
    berlaku: str
    rincian: tuple[str, ...] = ()
    bukti: int = 0
    perbaikan: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MasukanTerjelas:
    """An input of a formula: symbol, what it is, value, its cell, and where on the page it is."""

    simbol: str
    nama: str
    nilai: str
    tempat: str
    tautan: str = ""


@dataclass(frozen=True, slots=True)
class Langkah:
    """A step of a calculation: rule, formula in symbols and numbers, inputs, result or why not."""

    judul: str
    aturan: str
    bentuk: str
    rumus: str
    masukan: tuple[MasukanTerjelas, ...]
    catatan: tuple[str, ...]
    hasil: str
    alasan: str = ""


@dataclass(frozen=True, slots=True)
class PenjelasanIndikator:
    """Everything behind the capaian of an indikator up to a quarter."""

    ukuran: Ukuran
    tingkat: str
    asal_target: str
    sifat: tuple[str, ...]
    lapor: tuple[LaporTriwulan, ...]
    tahun: Langkah
    capaian: Langkah
    kini: Langkah
    kelas: str


def jelaskan_indikator(rencana: Rencana, ukuran: Ukuran) -> PenjelasanIndikator:
    """Take an indikator's capaian apart."""
    indikator = ukuran.terukur.indikator
    triwulan = f"s/d TW {ROMAWI[ukuran.sampai]}"
    realisasi = ukuran.realisasi
    return PenjelasanIndikator(
        ukuran,
        TINGKAT[ukuran.terukur.tingkat],
        asal_target(rencana, ukuran),
        (
            ARAH.get(indikator.arah, indikator.arah),
            AGREGASI.get(indikator.agregasi, indikator.agregasi),
            f"realisasi ditulis {CARA_TULIS.get(indikator.cara_tulis, indikator.cara_tulis)}",
        ),
        tuple(_lapor_semua(rencana, ukuran)),
        langkah(
            f"Realisasi {rencana.tahun} {triwulan}",
            realisasi.hasil,
            tampil_kuantitas(realisasi.nilai),
            realisasi.alasan,
        ),
        langkah(
            f"Capaian terhadap target {rencana.tahun}",
            ukuran.hasil,
            _persen(ukuran.hasil),
            ukuran.alasan,
        ),
        langkah(
            f"Capaian terhadap {ukuran.nama_dasar}",
            ukuran.hasil_kini,
            _persen(ukuran.hasil_kini),
        ),
        ukuran.kelas,
    )


def asal_target(rencana: Rencana, ukuran: Ukuran) -> str:
    """Where the year's target was set, in words."""
    indikator = ukuran.terukur.indikator
    for asal in (*ASAL_TAHUN_INI[rencana.siklus], "renstra"):
        if (asal, rencana.tahun) in indikator.target:
            return rencana.renstra.nama if asal == "renstra" else f"{ASAL[asal]} {rencana.tahun}"
    return ""


def langkah(judul: str, hasil: Hasil, teks: str, alasan: str = "") -> Langkah:
    """A step out of its `Hasil`; each input leads to where it stands on the page."""
    return Langkah(
        judul,
        hasil.aturan,
        hasil.bentuk,
        hasil.rumus if hasil.bentuk else "",
        tuple(
            MasukanTerjelas(
                satu.simbol,
                satu.nama,
                f"{satu.teks} {satu.satuan}".strip(),
                satu.tempat or _tempat(satu.simbol),
                _tautan(satu.simbol),
            )
            for satu in hasil.masukan
        ),
        hasil.catatan,
        teks,
        alasan or hasil.alasan,
    )


def _persen(hasil: Hasil) -> str:
    return f"{tampil_angka(hasil.nilai_bulat, 2)} %" if hasil.ada else "–"


def _tempat(simbol: str) -> str:
    """The cell of E.81 that a quarter's value stands in."""
    cocok = _TRIWULAN.fullmatch(simbol)
    return f"E.81 kolom {7 + int(cocok[1])}" if cocok else ""


def _tautan(simbol: str) -> str:
    """The part of the page where an input is told."""
    cocok = _TRIWULAN.fullmatch(simbol)
    if cocok:
        return f"#tw-{cocok[1]}"
    return {"T": "#target", "L": "#target", "U": "#target", "R": "#realisasi"}.get(simbol, "")


# --- Reports of the quarters ---------------------------------------------------------------


def _lapor_semua(rencana: Rencana, ukuran: Ukuran) -> Iterator[LaporTriwulan]:
    terukur, tahun = ukuran.terukur, rencana.tahun
    for triwulan in range(1, 5):
        target = terukur.indikator.target_triwulan.get((tahun, triwulan))
        teks = tampil_kuantitas(target) if target is not None else "–"
        isi = terukur.indikator.triwulan.get((tahun, triwulan), ())
        sudah = {satu.unit for satu in isi}
        for laporan in isi:
            yield _lapor(rencana, ukuran, triwulan, teks, laporan)
        for unit in terukur.unit:
            if unit.uid not in sudah:
                wajib = terukur.wajib(tahun, triwulan)
                yield _tanpa_lapor(unit, triwulan, teks, wajib=wajib)


def _tanpa_lapor(unit: UnitKerja, triwulan: int, target: str, *, wajib: bool) -> LaporTriwulan:
    status = STATUS["belum_diisi"] if wajib else "tidak wajib lapor"
    return LaporTriwulan(triwulan, unit.nama, target, status, "–", "tidak")


def _lapor(
    rencana: Rencana, ukuran: Ukuran, triwulan: int, target: str, laporan: LaporanUnit
) -> LaporTriwulan:
    satuan = ukuran.terukur.indikator.satuan
    return LaporTriwulan(
        triwulan,
        laporan.nama_unit,
        target,
        STATUS.get(laporan.status, laporan.status),
        tampil_kuantitas(laporan.nilai),
        _berlaku(laporan),
        tuple(_rincian(laporan)),
        laporan.bukti,
        tuple(_perbaikan(rencana.pelaksanaan.koreksi, laporan.uid, satuan)),
    )


def _berlaku(laporan: LaporanUnit) -> str:
    """Whether the value goes into the calculation."""
    if laporan.berlaku is None:
        return "tidak"
    if laporan.dikoreksi:
        return f"nilai semula {tampil_kuantitas(laporan.berlaku.nilai)} sampai koreksi disetujui"
    return "ya"


def _rincian(laporan: LaporanUnit) -> Iterator[str]:
    if laporan.pembilang is not None and laporan.penyebut is not None:
        atas, bawah = tampil_angka(laporan.pembilang), tampil_angka(laporan.penyebut)
        yield f"Pembilang {atas}, penyebut {bawah}."
    if laporan.rilis is not None:
        yield f"Diharapkan rilis pada {laporan.rilis:%m-%Y}."
    if laporan.atas_nama:
        yield "Diisi perencana atas nama unit kerja."
    if laporan.faktor_pendorong:
        yield f"Pendorong: {laporan.faktor_pendorong}"
    if laporan.faktor_penghambat:
        yield f"Penghambat: {laporan.faktor_penghambat}"
    if laporan.tindak_lanjut:
        yield f"Tindak lanjut: {laporan.tindak_lanjut}"


def _perbaikan(koreksi: Iterable[Koreksi], objek: UUID, satuan: str) -> Iterator[str]:
    for satu in koreksi:
        if satu.objek == objek:
            yield kalimat_koreksi(satu, satuan)


def kalimat_koreksi(satu: Koreksi, satuan: str = "") -> str:
    """A correction as a sentence: from what to what, when and why."""
    lama = teks_lama(satu.lama, satuan) or "belum ada"
    if satu.selesai is None or satu.baru is None:
        hari = teks_tanggal(satu.dibuka.date())
        return f"Dibuka kembali {hari}, semula {lama}, belum selesai. Alasan: {satu.alasan}"
    baru = teks_lama(satu.baru, satuan)
    hari = teks_tanggal(satu.selesai.date())
    return f"Dikoreksi {hari}: semula {lama}, menjadi {baru}. Alasan: {satu.alasan}"


# --- The mean ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PenjelasanRata:
    """The mean taken apart: `pembilang` is the sum of the capaian (capped where set)."""

    rata: Rata
    pembilang: Decimal | None
    pembagi: int
    hasil: str
    batas: int | None
    varian: str


def jelaskan_rata(rencana: Rencana, rata: Rata) -> PenjelasanRata:
    """The members' sum and number, whose quotient is the mean."""
    hasil = rata.rata.hasil
    nilai = [satu.nilai for satu in hasil.masukan if not isinstance(satu.nilai, str)]
    varian = NEGATIF_B if rencana.varian_negatif == "B" else NEGATIF_A
    pembilang = sum((Decimal(satu) for satu in nilai), Decimal(0)) if nilai else None
    return PenjelasanRata(
        rata, pembilang, len(nilai), _persen(hasil), rencana.batas_capaian, varian
    )


# --- Money ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SerapanProgram:
    """A program's rows with their sums in rupiah."""

    program: Program
    baris: tuple[BarisUang, ...]
    pagu: Rupiah | None
    realisasi: Rupiah | None
    kas: Rupiah | None
    serapan: Hasil


def serapan_program(uang: Uang) -> tuple[SerapanProgram, ...]:
    """The shown rows by program, in the plan's order; each percentage divided once."""
    kelompok: dict[UUID, list[BarisUang]] = {}
    for satu in uang.baris:
        kelompok.setdefault(satu.program.uid, []).append(satu)
    return tuple(_serapan_program(isi) for isi in kelompok.values())


def koreksi_uang(rencana: Rencana, uang: Uang) -> tuple[Koreksi, ...]:
    """The corrections of the year's money in the rows that are shown."""
    tampil = {satu.sub.uid for satu in uang.baris}
    return tuple(
        satu
        for satu in rencana.pelaksanaan.koreksi
        if satu.jenis == JenisKoreksi.ANGGARAN
        and satu.tahun == rencana.tahun
        and satu.objek in tampil
    )


def _serapan_program(isi: list[BarisUang]) -> SerapanProgram:
    pagu = jumlahkan(satu.pagu for satu in isi)
    nyata = jumlahkan(satu.realisasi for satu in isi)
    kas = jumlahkan(satu.kas for satu in isi)
    return SerapanProgram(isi[0].program, tuple(isi), pagu, nyata, kas, rasio(nyata, pagu, SEBUTAN))
