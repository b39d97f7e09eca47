"""A regulation in the wording of Indonesian lists of legal bases."""

import re

from renja.konteks import Peraturan

_SEBUTAN = {
    "uu": "Undang-Undang",
    "pp": "Peraturan Pemerintah",
    "perpres": "Peraturan Presiden",
    "permen": "Peraturan",
    "kepmen": "Keputusan",
    "inmen": "Instruksi",
    "perda": "Peraturan Daerah",
    "perkada": "Peraturan",
    "lainnya": "",
}
_KODE = {
    "undang-undang dasar": "uud",
    "undang-undang": "uu",
    "peraturan pemerintah": "pp",
    "peraturan presiden": "perpres",
    "peraturan menteri": "permen",
    "keputusan menteri": "kepmen",
    "instruksi menteri": "inmen",
    "peraturan daerah": "perda",
    "peraturan kepala daerah": "perkada",
}
TANPA_NOMOR = "…"
# A title that says itself that it was not the first to change another one.
_BERIKUT = re.compile(r"\bPerubahan (Kedua|Ketiga|Keempat|Kelima|Ke-?\d+)\b", re.IGNORECASE)


def sebutan_peraturan(satu: Peraturan) -> str:
    """`Peraturan Menteri Dalam Negeri Nomor 86 Tahun 2017`; dots where the number is missing."""
    kode = _KODE.get(satu.jenis.casefold(), satu.jenis.casefold())
    if kode == "uud":
        # Its articles are written before its name.
        nama, _, pasal = satu.tentang.partition(", Pasal ")
        return f"Pasal {pasal} {nama}" if pasal else nama
    awal = f"{_SEBUTAN.get(kode, satu.jenis)} {satu.penerbit}".strip()
    tahun = f" Tahun {satu.tahun}" if satu.tahun else ""
    return f"{awal} Nomor {satu.nomor or TANPA_NOMOR}{tahun}".strip()


def bunyi_peraturan(satu: Peraturan) -> str:
    """A regulation in the wording of a list of legal bases, without a mark at its end."""
    perubahan = ""
    if satu.diubah_oleh:
        terakhir = satu.diubah_oleh[-1]
        berkali = len(satu.diubah_oleh) > 1 or _BERIKUT.search(terakhir)
        kali = "beberapa kali terakhir " if berkali else ""
        perubahan = f" sebagaimana telah diubah {kali}dengan {terakhir}"
    return f"{judul_peraturan(satu)}{perubahan}"


def judul_peraturan(satu: Peraturan) -> str:
    """A regulation with its title and where it was published, without those that changed it."""
    awal = sebutan_peraturan(satu)
    if satu.jenis.casefold() in {"uud", "undang-undang dasar"}:
        return awal
    sumber = f" ({satu.sumber})" if satu.sumber else ""
    return f"{awal} tentang {satu.tentang}{sumber}"
