"""Layouts that are known from the start, by the order of their fields."""

import re
from collections.abc import Sequence

from renja.lembar.nilai import Baris, Lembar

LEMBAR_RENCANA = "Rencana"

TATA_LETAK = {
    "renja": "Buku kerja Renja",
    "tabel-3.2": "Tabel 3.2",
    "tabel-4.1": "Tabel 4.1 (T-C.33)",
    "sipd-ri": "Cetakan SIPD-RI, 17 kolom",
    "pagu": "Lapisan pagu (kode, uraian, pagu)",
    "lain": "Tata letak lain",
}

_TABEL_3_2 = (
    "nomor",
    "nama",
    "ind_program",
    "ind_keluaran",
    "ind_hasil",
    "lokasi",
    "t_program",
    "t_keluaran",
    "t_hasil",
    "pagu",
    "sumber_dana",
)
_TABEL_4_1 = (*_TABEL_3_2, "tolak_ukur", "target_maju", "pagu_maju")
_SIPD_RI = (
    "nomor",
    "kode",
    "nama",
    "indikator",
    "target_akhir",
    "realisasi_lalu",
    "perkiraan",
    "target",
    "pagu",
    "lokasi",
    "sumber_dana",
    "prioritas_nasional",
    "prioritas_daerah",
    "kelompok_sasaran",
    "target_maju",
    "pagu_maju",
    "perangkat_daerah",
)
URUTAN = {
    "tabel-4.1": _TABEL_4_1,
    "tabel-3.2": _TABEL_3_2,
    "sipd-ri": _SIPD_RI,
    "pagu": ("kode", "nama", "pagu"),
}
_PAGU_LAIN = (("kode", "nama", "pagu", "sumber_dana"), ("nomor", "kode", "nama", "pagu"))
_NOMOR = re.compile(r"[IVXLC]+|[A-Z]{1,2}|\d{1,4}")
_KODE = re.compile(r"[0-9Xx](\.[0-9Xx]+)*\.?|\d{1,12}")
_CONTOH = 60


def menurut_urutan(isian: Sequence[str]) -> str:
    """The known layout with exactly these fields in this order, else "lain"."""
    for nama, urutan in URUTAN.items():
        if tuple(isian) == urutan:
            return nama
    return "pagu" if tuple(isian) in _PAGU_LAIN else "lain"


def cocok_tanpa_kepala(lembar: Lembar) -> tuple[str, tuple[str, ...]]:
    """The known layout that a block without header has, by its width and first columns."""
    baris = [satu for satu in lembar.baris[:_CONTOH] if len(satu.sel) > 1]
    banyak = lembar.banyak_kolom
    bernomor = _bagian(baris, 0, _NOMOR)
    if banyak == len(_SIPD_RI) and _bagian(baris, 1, _KODE):
        return "sipd-ri", _SIPD_RI
    if bernomor and len(_TABEL_3_2) < banyak <= len(_TABEL_4_1):
        return "tabel-4.1", _TABEL_4_1
    if bernomor and banyak == len(_TABEL_3_2):
        return "tabel-3.2", _TABEL_3_2
    if banyak in {3, 4} and _bagian(baris, 0, _KODE):
        return "pagu", ("kode", "nama", "pagu", "sumber_dana")[:banyak]
    return "lain", ()


def _bagian(baris: Sequence[Baris], kolom: int, pola: re.Pattern[str]) -> bool:
    """Whether what stands in a column is mostly of that form."""
    isi = [satu.sel[kolom].tampil.strip() for satu in baris if kolom in satu.sel]
    cocok = sum(1 for satu in isi if pola.fullmatch(satu))
    return bool(isi) and cocok >= len(isi) * 0.7
