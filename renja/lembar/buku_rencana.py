"""The shape of the plan's workbook: columns, formats, lists, instructions, identity."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from planning.kuantitas import PAGU_TERBESAR
from renja.lembar.nilai import Buku, Lembar, huruf_kolom
from renja.rencana import Rencana
from renja.tabel.xlsx_gaya import tinggi_teks
from renja.tabel.xlsx_nilai import LOKAL, potong

FORMAT_BUKU = 1
LEMBAR_IDENTITAS = "_renja"
BARIS_KUNCI = 2
BARIS_KEPALA = 3
LEBAR_PETUNJUK = 96
AWAL_DATA = 4


@dataclass(frozen=True, slots=True)
class KolomRencana:
    """A column: `indikator` marks what every indikator row has, `sub_saja` what only rows do."""

    kunci: str
    judul: str
    lebar: int
    jenis: str = "teks"
    terkunci: bool = False
    tersembunyi: bool = False
    indikator: bool = False
    sub_saja: bool = False


def _penanda(kunci: str) -> KolomRencana:
    return KolomRencana(kunci, kunci, 8, tersembunyi=True)


KOLOM = (
    KolomRencana("kode", "Kode", 18, "kode", terkunci=True),
    KolomRencana("tingkat", "Tingkat", 13, terkunci=True),
    KolomRencana("nama", "Program/Kegiatan/Sub kegiatan", 40),
    KolomRencana("unit_kerja", "Unit kerja", 22, sub_saja=True),
    KolomRencana("indikator", "Indikator", 40, indikator=True),
    KolomRencana("satuan", "Satuan", 12, indikator=True),
    KolomRencana("target", "Target {n}", 12, "target", indikator=True),
    KolomRencana("pagu", "Pagu indikatif {n} (Rp)", 18, "rupiah", sub_saja=True),
    KolomRencana("sumber_dana", "Sumber dana", 24, sub_saja=True),
    KolomRencana("lokasi", "Lokasi", 24, sub_saja=True),
    KolomRencana("kelompok_sasaran", "Kelompok sasaran", 18, sub_saja=True),
    KolomRencana("prioritas_nasional", "Prioritas nasional", 16, sub_saja=True),
    KolomRencana("prioritas_daerah", "Prioritas daerah", 16, sub_saja=True),
    KolomRencana("target_maju", "Target {n1}", 12, "target", indikator=True),
    KolomRencana("pagu_maju", "Pagu prakiraan maju {n1} (Rp)", 18, "rupiah", sub_saja=True),
    KolomRencana("target_akhir", "Target akhir Renstra", 12, "target", indikator=True),
    KolomRencana("realisasi_lalu", "Realisasi {n_2}", 12, "target", terkunci=True, indikator=True),
    KolomRencana("perkiraan", "Perkiraan realisasi {n_1}", 12, "target", indikator=True),
    _penanda("uid"),
    _penanda("versi"),
    _penanda("uid_indikator"),
    _penanda("versi_indikator"),
    _penanda("versi_target"),
    _penanda("versi_target_maju"),
    _penanda("versi_target_akhir"),
    _penanda("versi_perkiraan"),
    _penanda("versi_pagu"),
    _penanda("versi_pagu_maju"),
)
LETAK = {kolom.kunci: letak for letak, kolom in enumerate(KOLOM)}

_WARNA = {
    "program": "#E2EBED",
    "kegiatan": "#F1F5F5",
    "jumlah": "#F3EAD6",
    "lanjut_program": "#E2EBED",
    "lanjut_kegiatan": "#F1F5F5",
}
_TERKUNCI = "#EEF0EF"
_RATA = {"rupiah": "right", "sen": "right", "target": "center"}
_UANG = {"rupiah": "#,##0", "sen": "#,##0.00"}
_HURUF = {"font_name": "Arial", "font_size": 9}
_PETUNJUK = (
    "Ubah isi lembar Rencana, simpan sebagai .xlsx, lalu unggah lagi di halaman Impor.",
    "Sel berlatar putih boleh diubah. Sel berwarna terkunci: kode, jumlah, satuan, realisasi.",
    "Satu baris memuat satu indikator. Baris bertingkat Indikator melanjutkan baris di atasnya.",
    (
        "Target ditulis sebagai angka, misalnya 65,5; satuannya di kolom Satuan. Rentang ditulis "
        "8,35-10,25. Pagu ditulis dalam rupiah bulat."
    ),
    "Beberapa lokasi dipisahkan koma, beberapa sumber dana dipisahkan garis miring.",
    (
        "Sub kegiatan baru ditulis pada baris kosong di bawah: kode, lalu isian lainnya. "
        "Program dan kegiatannya ditemukan dari kode."
    ),
    "Menghapus isi sebuah baris di sini tidak menghapusnya dari rencana. Hapus baris di aplikasi.",
    "Sebelum sesuatu disimpan, aplikasi menunjukkan apa yang baru, berubah, dan ditolak.",
)


@dataclass(frozen=True, slots=True)
class Identitas:
    """Whose plan a workbook is, from its hidden sheet."""

    format: int
    perangkat_daerah: str
    tahun: int
    siklus: str


def baca_identitas(buku: Buku) -> Identitas | None:
    """The identity of our own workbook; None where the file is not one of ours."""
    lembar = buku.bernama(LEMBAR_IDENTITAS)
    if lembar is None:
        return None
    isi = baca_pasangan(lembar)
    try:
        return Identitas(
            int(isi["format"]), isi["perangkat_daerah"], int(isi["tahun"]), isi["siklus"]
        )
    except (KeyError, ValueError):
        return None


def baca_pasangan(lembar: Lembar) -> dict[str, str]:
    """A sheet of keys and values, the value beside its key."""
    return {
        baris.sel[0].tampil: baris.sel[1].tampil
        for baris in lembar.baris
        if 0 in baris.sel and 1 in baris.sel
    }


class Gaya:
    """The formats of the workbook, each made once."""

    def __init__(self, buku: Workbook) -> None:
        self._buku = buku
        self._jadi: dict[tuple[str, str, bool], Format] = {}
        self.judul = buku.add_format({**_HURUF, "bold": True, "font_size": 12})
        self.catatan = buku.add_format({**_HURUF, "font_color": "#4C5A57"})
        self.teks = buku.add_format({**_HURUF, "text_wrap": True, "valign": "top"})
        self.sebaris = buku.add_format(_HURUF)
        self.kepala = buku.add_format(
            {
                **_HURUF,
                "bold": True,
                "border": 1,
                "border_color": "#76847F",
                "align": "center",
                "valign": "vcenter",
                "text_wrap": True,
                "bg_color": "#E6EAE7",
            }
        )

    def sel(self, tingkat: str, kolom: KolomRencana, *, terkunci: bool) -> Format:
        """The format of a cell of the plan; unlocked cells are white."""
        warna = _WARNA.get(tingkat, _TERKUNCI) if terkunci else ""
        kunci = (f"{warna} {tingkat in _TEBAL}", kolom.jenis, terkunci)
        if kunci not in self._jadi:
            self._jadi[kunci] = self._buat(warna, kolom.jenis, tebal=tingkat in _TEBAL)
        return self._jadi[kunci]

    def _buat(self, warna: str, jenis: str, *, tebal: bool) -> Format:
        isian: dict[str, Any] = {
            **_HURUF,
            "border": 1,
            "border_color": "#76847F",
            "valign": "top",
            "text_wrap": jenis not in _UANG,
            "align": _RATA.get(jenis, "left"),
            "locked": bool(warna),
            "bold": tebal,
        }
        if warna:
            isian["bg_color"] = warna
        if jenis in _UANG:
            isian["num_format"] = f"{LOKAL}{_UANG[jenis]}"
        elif jenis == "kode":
            isian["num_format"] = "@"
        return self._buku.add_format(isian)


_TEBAL = frozenset({"program", "kegiatan", "jumlah"})


def judul_kolom(kolom: KolomRencana, tahun: int) -> str:
    """A heading with its years."""
    return kolom.judul.format(n=tahun, n1=tahun + 1, n_1=tahun - 1, n_2=tahun - 2)


def tulis_daftar(
    lembar: Worksheet, gaya: Gaya, daftar: Mapping[str, Sequence[str]]
) -> dict[str, str]:
    """The lists, a column each; returns by field the range that a drop-down reads."""
    rentang: dict[str, str] = {}
    for letak, (kunci, isi) in enumerate(daftar.items()):
        lembar.write_string(0, letak, judul_kolom(KOLOM[LETAK[kunci]], 0), gaya.kepala)
        for baris, teks in enumerate(isi, start=1):
            lembar.write_string(baris, letak, potong(teks), gaya.sebaris)
        lembar.set_column(letak, letak, 44)
        if isi:
            huruf = huruf_kolom(letak)
            rentang[kunci] = f"=Daftar!${huruf}$2:${huruf}${len(isi) + 1}"
    lembar.freeze_panes(1, 0)
    lembar.set_landscape()
    lembar.fit_to_pages(1, 0)
    lembar.repeat_rows(0)
    lembar.protect("")
    return rentang


def tulis_identitas(lembar: Worksheet, rencana: Rencana) -> None:
    """The hidden sheet that says whose plan this is."""
    isi = (
        ("format", str(FORMAT_BUKU)),
        ("perangkat_daerah", rencana.perangkat_daerah.kode),
        ("tahun", str(rencana.tahun)),
        ("siklus", rencana.siklus),
    )
    tulis_pasangan(lembar, isi)


def tulis_pasangan(lembar: Worksheet, isi: Sequence[tuple[str, str]]) -> None:
    """A hidden sheet of keys and values, as `baca_pasangan` reads it back."""
    for baris, (kunci, nilai) in enumerate(isi):
        lembar.write_string(baris, 0, kunci)
        lembar.write_string(baris, 1, nilai)
    lembar.protect("")
    lembar.hide()


def tulis_petunjuk(lembar: Worksheet, gaya: Gaya, rencana: Rencana) -> None:
    """How to work with the workbook."""
    judul = f"Buku kerja Renja {rencana.perangkat_daerah.nama} Tahun {rencana.tahun}"
    tulis_kalimat(lembar, gaya, judul, _PETUNJUK)


def tulis_kalimat(lembar: Worksheet, gaya: Gaya, judul: str, petunjuk: Sequence[str]) -> None:
    """A sheet of numbered instructions below a title."""
    lembar.set_column(0, 0, 4)
    lembar.set_column(1, 1, LEBAR_PETUNJUK)
    lembar.write_string(0, 0, judul, gaya.judul)
    for nomor, teks in enumerate(petunjuk, start=1):
        lembar.write_string(nomor + 1, 0, f"{nomor}.", gaya.teks)
        lembar.write_string(nomor + 1, 1, teks, gaya.teks)
        lembar.set_row(nomor + 1, tinggi_teks(teks, LEBAR_PETUNJUK))
    lembar.set_landscape()
    lembar.fit_to_pages(1, 0)
    lembar.hide_gridlines(2)
    lembar.protect("")


def sahkan(lembar: Worksheet, daftar: Mapping[str, str], awal: int, akhir: int) -> None:
    """Drop-downs and bounds. Of places and funding sources a cell may hold several."""
    for kunci, sumber in daftar.items():
        tegas = kunci == "unit_kerja"
        lembar.data_validation(
            awal,
            LETAK[kunci],
            akhir,
            LETAK[kunci],
            {
                "validate": "list",
                "source": sumber,
                "error_type": "stop" if tegas else "warning",
                "error_title": "Tidak ada dalam daftar",
                "error_message": "Pilih dari daftar, atau tulis beberapa isi daftar sekaligus."
                if not tegas
                else "Pilih unit kerja dari daftar.",
            },
        )
    for kunci in ("pagu", "pagu_maju"):
        lembar.data_validation(
            awal,
            LETAK[kunci],
            akhir,
            LETAK[kunci],
            {
                "validate": "integer",
                "criteria": "between",
                "minimum": 0,
                "maximum": PAGU_TERBESAR,
                "error_title": "Bukan rupiah bulat",
                "error_message": "Tulis pagu dalam rupiah bulat, 0 atau lebih.",
            },
        )
