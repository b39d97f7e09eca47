"""The shape of the workbook of realisasi: two sheets, their columns, identity, instructions."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from planning.kuantitas import Kuantitas, Rupiah
from planning.models.pelaporan import ROMAWI
from renja.lembar.buku_rencana import KolomRencana, baca_pasangan
from renja.lembar.nilai import Buku

FORMAT_REALISASI = 1
LEMBAR_KINERJA = "Realisasi kinerja"
LEMBAR_ANGGARAN = "Realisasi anggaran"
LEMBAR_IDENTITAS = "_realisasi"
BULAN = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli"),
    *("Agustus", "September", "Oktober", "November", "Desember"),
)
CARA_TULIS = {"pada": "pada triwulan", "sampai": "s/d triwulan"}
TEKS_KINERJA = ("faktor_pendorong", "faktor_penghambat", "tindak_lanjut")
# The fields of a report that are typed, with their headings.
ISIAN_KINERJA = {
    "nilai": "Realisasi",
    "pembilang": "Pembilang",
    "penyebut": "Penyebut",
    "rilis": "Belum rilis, diharapkan bulan",
    "faktor_pendorong": "Faktor pendorong",
    "faktor_penghambat": "Faktor penghambat",
    "tindak_lanjut": "Tindak lanjut",
}


@dataclass(frozen=True, slots=True)
class BarisKinerja:
    """A line of the first sheet: an indikator and a unit that owes its report of the quarter.

    `nilai` are the values by quarter; `terkunci` says why nothing can be typed, "" where it can;
    `berbagi` whether pembilang and penyebut are kept.
    """

    uid_indikator: str
    uid_unit: str
    kode: str
    uraian: str
    indikator: str
    unit_kerja: str
    satuan: str
    cara_tulis: str
    target: Kuantitas
    target_triwulan: Kuantitas
    nilai: Mapping[int, Kuantitas]
    status: str
    pembilang: Rupiah | None = None
    penyebut: Rupiah | None = None
    rilis: date | None = None
    faktor_pendorong: str = ""
    faktor_penghambat: str = ""
    tindak_lanjut: str = ""
    terkunci: str = ""
    berbagi: bool = True


@dataclass(frozen=True, slots=True)
class BarisUang:
    """A line of the second sheet: a row of the Renja and a sumber dana, rupiah by month.

    `kode_dana` "" stands for money whose source is not told apart; `terkunci` are the months
    that cannot be typed.
    """

    uid: str
    kode_dana: str
    kode: str
    nama: str
    unit_kerja: str
    sumber_dana: str
    pagu: Rupiah | None
    bulan: Mapping[int, Rupiah]
    terkunci: Collection[int] = ()


@dataclass(frozen=True, slots=True)
class Identitas:
    """Whose realisasi a workbook is, when it was made, and how long the audit trail was then."""

    perangkat_daerah: str
    tahun: int
    siklus: str
    triwulan: int
    jejak: int
    dibuat: str = ""
    format: int = FORMAT_REALISASI

    def pasangan(self) -> tuple[tuple[str, str], ...]:
        """As the hidden sheet holds it."""
        return (
            ("format", str(self.format)),
            ("perangkat_daerah", self.perangkat_daerah),
            ("tahun", str(self.tahun)),
            ("siklus", self.siklus),
            ("triwulan", str(self.triwulan)),
            ("jejak", str(self.jejak)),
            ("dibuat", self.dibuat),
        )


@dataclass(frozen=True, slots=True)
class IsiBuku:
    """Everything that the workbook shows; `pagu` names the layer that is printed."""

    identitas: Identitas
    nama: str
    dibuat: datetime
    pagu: str
    kinerja: Sequence[BarisKinerja] | None
    uang: Sequence[BarisUang]
    catatan: str = ""


def baca_identitas(buku: Buku) -> Identitas | None:
    """The identity of our own workbook; None where the file is not one of ours."""
    lembar = buku.bernama(LEMBAR_IDENTITAS)
    if lembar is None:
        return None
    isi = baca_pasangan(lembar)
    try:
        hasil = Identitas(
            isi["perangkat_daerah"],
            int(isi["tahun"]),
            isi["siklus"],
            int(isi["triwulan"]),
            int(isi["jejak"]),
            isi.get("dibuat", ""),
            int(isi["format"]),
        )
    except (KeyError, ValueError):
        return None
    return hasil if hasil.triwulan in ROMAWI and hasil.jejak >= 0 else None


def _penanda(kunci: str) -> KolomRencana:
    return KolomRencana(kunci, kunci, 8, tersembunyi=True, terkunci=True)


def kolom_kinerja(tahun: int, triwulan: int) -> tuple[KolomRencana, ...]:
    """The columns of the first sheet; of the quarters only `triwulan` is typed."""
    judul = {q: f"TW {ROMAWI[q]}" for q in ROMAWI}
    judul[triwulan] = f"Realisasi TW {ROMAWI[triwulan]} (diisi)"
    return (
        KolomRencana("kode", "Kode", 18, "kode", terkunci=True),
        KolomRencana("uraian", "Uraian", 30, terkunci=True),
        KolomRencana("indikator", "Indikator", 38, terkunci=True),
        KolomRencana("unit_kerja", "Unit kerja", 22, terkunci=True),
        KolomRencana("satuan", "Satuan", 11, terkunci=True),
        KolomRencana("cara_tulis", "Ditulis", 11, terkunci=True),
        KolomRencana("target", f"Target {tahun}", 12, "target", terkunci=True),
        KolomRencana(
            "target_triwulan", f"Target s/d TW {ROMAWI[triwulan]}", 12, "target", terkunci=True
        ),
        *(
            KolomRencana(_kunci_triwulan(q, triwulan), judul[q], 12, "target", q != triwulan)
            for q in ROMAWI
        ),
        KolomRencana("pembilang", "Pembilang", 11, "target"),
        KolomRencana("penyebut", "Penyebut", 11, "target"),
        KolomRencana("rilis", ISIAN_KINERJA["rilis"], 16),
        *(KolomRencana(satu, ISIAN_KINERJA[satu], 34) for satu in TEKS_KINERJA),
        KolomRencana("status", "Status", 26, terkunci=True),
        _penanda("uid"),
        _penanda("uid_unit"),
    )


def _kunci_triwulan(satu: int, diisi: int) -> str:
    return "nilai" if satu == diisi else f"tw_{satu}"


def kolom_anggaran(pagu: str) -> tuple[KolomRencana, ...]:
    """The columns of the second sheet; `pagu` names the layer."""
    return (
        KolomRencana("kode", "Kode", 18, "kode", terkunci=True),
        KolomRencana("nama", "Sub kegiatan", 40, terkunci=True),
        KolomRencana("unit_kerja", "Unit kerja", 22, terkunci=True),
        KolomRencana("sumber_dana", "Sumber dana", 22, terkunci=True),
        KolomRencana("pagu", f"{pagu} (Rp)", 17, "rupiah", terkunci=True),
        *(
            KolomRencana(kunci_bulan(nomor), nama, 15, "rupiah")
            for nomor, nama in enumerate(BULAN, start=1)
        ),
        KolomRencana("jumlah", "Jumlah (Rp)", 17, "rupiah", terkunci=True),
        _penanda("uid"),
        _penanda("kode_dana"),
    )


def kunci_bulan(bulan: int) -> str:
    """The field of a month."""
    return f"b_{bulan}"


def bulan_dari(isian: str) -> int:
    """The month of a field of `kunci_bulan`."""
    return int(isian.removeprefix("b_"))


def teks_bulan(hari: date) -> str:
    """A month as it is read: "Maret 2025"."""
    return f"{BULAN[hari.month - 1]} {hari.year}"


def bersen(nilai: Rupiah) -> bool:
    """Whether an amount carries sen."""
    return isinstance(nilai, Decimal) and nilai != int(nilai)


def petunjuk(isi: IsiBuku) -> tuple[str, ...]:
    """How to work with the workbook."""
    triwulan = f"triwulan {ROMAWI[isi.identitas.triwulan]} {isi.identitas.tahun}"
    kinerja = (
        (
            f"Lembar {LEMBAR_KINERJA} memuat indikator yang dilaporkan untuk {triwulan}. Isi kolom "
            "realisasinya sesuai kolom Ditulis: pada triwulan itu saja, atau s/d triwulan itu."
        ),
        (
            "Realisasi ditulis sebagai angka, misalnya 65,5. Nol ditulis 0. Angka yang belum "
            "rilis: biarkan realisasinya kosong, dan tulis bulannya, misalnya Maret 2025."
        ),
    )
    return (
        (
            "Sel berlatar putih boleh diisi. Sel berwarna terkunci: sudah diajukan atau disetujui, "
            "pengisiannya tertutup, atau bukan bagian Anda."
        ),
        *(kinerja if isi.kinerja is not None else ()),
        (
            f"Lembar {LEMBAR_ANGGARAN} memuat realisasi per bulan (bukan s/d bulan) dalam rupiah. "
            "Sen ditulis dengan koma; kontra pos boleh negatif."
        ),
        "Mengosongkan sel berarti menghapus isinya. Baris baru tidak ditambahkan di sini.",
        (
            "Simpan sebagai .xlsx, lalu unggah di halaman Impor realisasi. Sebelum sesuatu "
            "disimpan, aplikasi menunjukkan apa yang berubah dan apa yang ditolak."
        ),
        "Yang diunggah menjadi draf. Mengajukannya tetap dilakukan di halaman Realisasi.",
        *((isi.catatan,) if isi.catatan else ()),
    )
