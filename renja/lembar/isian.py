"""The fields that an incoming row may carry, and the words by which headings name them."""

import re
from dataclasses import dataclass
from enum import StrEnum


class JenisIsian(StrEnum):
    """How the cells of a field are read."""

    KODE = "kode"
    TEKS = "teks"
    KUANTITAS = "kuantitas"
    RUPIAH = "rupiah"


@dataclass(frozen=True, slots=True)
class Isian:
    """A field: `kunci` in code, `judul` on the mapping page, `kata` in a heading (regex).

    `kecuali` are words that a heading of this field never has.
    """

    kunci: str
    judul: str
    jenis: JenisIsian = JenisIsian.TEKS
    kata: str = ""
    kecuali: str = ""


_K, _T, _Q, _R = JenisIsian.KODE, JenisIsian.TEKS, JenisIsian.KUANTITAS, JenisIsian.RUPIAH
_MAJU = r"(maju|n ?\+ ?1|tahun depan)"
_UANG = r"(pagu|kebutuhan dana|anggaran|plafon|indikatif|jumlah ?\(?rp)"

# Suggestions take the first that fits, so the narrower ones stand first.
DAFTAR_ISIAN: tuple[Isian, ...] = (
    Isian("pagu_maju", "Pagu prakiraan maju", _R, rf"{_UANG}.*{_MAJU}|{_MAJU}.*{_UANG}", "sumber"),
    Isian("tolak_ukur", "Tolok ukur prakiraan maju", _T, r"tol[ao]k ukur"),
    Isian("target_maju", "Target prakiraan maju", _Q, rf"target.*{_MAJU}|{_MAJU}.*target"),
    Isian("ind_keluaran", "Indikator keluaran sub kegiatan", _T, r"indikator.*(keluaran|output)"),
    Isian("ind_hasil", "Indikator hasil kegiatan", _T, r"indikator.*(hasil|outcome)", "target"),
    Isian(
        "ind_program", "Indikator program", _T, r"indikator.*program", r"program ?/|kegiatan|target"
    ),
    Isian("t_keluaran", "Target keluaran sub kegiatan", _Q, r"target.*(keluaran|output)"),
    Isian("t_hasil", "Target hasil kegiatan", _Q, r"target.*(hasil|outcome)"),
    Isian("t_program", "Target program", _Q, r"target.*program", r"program ?/|kegiatan"),
    Isian(
        "target_akhir", "Target akhir Renstra", _Q, r"target.*(akhir|renstra)", r"satuan|indikator"
    ),
    Isian(
        "realisasi_lalu", "Realisasi tahun n-2", _Q, r"realisasi", r"perkiraan|prakiraan|pagu|rp"
    ),
    Isian("perkiraan", "Perkiraan realisasi tahun n-1", _Q, r"(perkiraan|prakiraan)"),
    Isian("sumber_dana", "Sumber dana", _T, r"sumber (pen)?(dana|anggaran|biaya)"),
    Isian("pagu", "Pagu", _R, _UANG, "sumber|perangkat"),
    Isian("lokasi", "Lokasi", _T, r"lokasi"),
    Isian("kelompok_sasaran", "Kelompok sasaran", _T, r"kelompok sasaran|penerima manfaat"),
    Isian("prioritas_nasional", "Prioritas nasional", _T, r"prioritas.*(nasional|pusat)"),
    Isian("prioritas_daerah", "Prioritas daerah", _T, r"prioritas.*(daerah|provinsi|kab|kota)"),
    Isian(
        "unit_kerja",
        "Unit kerja penanggung jawab",
        _T,
        r"unit kerja|penanggung ?jawab|pptk|pelaksana|bidang/seksi|sub ?unit",
    ),
    Isian("perangkat_daerah", "Perangkat daerah", _T, r"perangkat daerah|skpd|opd|^pd$"),
    Isian("satuan", "Satuan", _T, r"satuan"),
    Isian("target", "Target", _Q, r"target|volume"),
    Isian("kode", "Kode", _K, r"kode"),
    Isian("tingkat", "Tingkat", _T, r"tingkat|level|jenis baris"),
    Isian("indikator", "Indikator", _T, r"indikator"),
    Isian("nomor", "Nomor", _T, r"^no\.?$|^nomor$|^no urut$"),
    Isian("catatan", "Catatan", _T, r"catatan|keterangan"),
    Isian("nama", "Uraian", _T, r"uraian|nama|nomenklatur|urusan|program|kegiatan"),
    Isian("uid", "Penanda baris", _T),
    Isian("versi", "Versi baris", _T),
    Isian("uid_indikator", "Penanda indikator", _T),
    Isian("versi_indikator", "Versi indikator", _T),
    Isian("versi_target", "Versi target", _T),
    Isian("versi_target_maju", "Versi target prakiraan maju", _T),
    Isian("versi_target_akhir", "Versi target akhir Renstra", _T),
    Isian("versi_perkiraan", "Versi perkiraan realisasi", _T),
    Isian("versi_pagu", "Versi pagu", _T),
    Isian("versi_pagu_maju", "Versi pagu prakiraan maju", _T),
)
ISIAN = {satu.kunci: satu for satu in DAFTAR_ISIAN}
# What only our own workbook carries; never offered for a foreign layout.
PENANDA = frozenset(kunci for kunci in ISIAN if kunci.startswith(("uid", "versi")))
# Fields that several columns may share: a code whose parts stand in columns of their own.
BERBAGI = frozenset({"kode"})
PILIHAN_PEMETAAN = tuple(satu for satu in DAFTAR_ISIAN if satu.kunci not in PENANDA)

_TAHUN = re.compile(r"\b(19|20)\d\d\b")


def judul_baku(judul: str) -> str:
    """A heading reduced to what stays the same from year to year."""
    return " ".join(_TAHUN.sub("n", judul.lower()).split())


def isian_dari_judul(judul: str) -> str:
    """The field that a heading (groups above it first) names, "" where none fits."""
    baku = judul_baku(judul)
    return next((satu.kunci for satu in DAFTAR_ISIAN if _cocok(satu, baku)), "")


def _cocok(isian: Isian, baku: str) -> bool:
    if not isian.kata or not re.search(isian.kata, baku):
        return False
    return not (isian.kecuali and re.search(isian.kecuali, baku))
