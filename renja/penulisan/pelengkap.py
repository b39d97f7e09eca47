"""What may follow at the caret while a bound value is typed, as the editor puts it in.

The language itself says what may follow (renja.dokumen.ikatan); here every offer gets its
value now and the signs that close it, and forms and pictures are found by any of their words.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from renja.dokumen.ikatan import Lengkapan, isikan, lengkapi_di, lingkup_di, urai
from renja.dokumen.ikatan.kamus import Nama
from renja.dokumen.ikatan.pelengkap import TAG_TERPANJANG
from renja.laporan import FORMULIR
from renja.penulisan.bahan import polos

TERBANYAK = 60
NILAI_TERPANJANG = 120
CETAK = "{{"
TUTUP = {CETAK: " }}", "{%": " %}"}
_TERBUKA = re.compile(r"(\{\{|\{%)((?:(?!\}\}|%\})[^\n])*)\Z")
_KUTIP = re.compile(r"""\b(tabel|gambar)\s*\(?\s*["“'‘]([^"”'’]*)\Z""")
# What goes on behind the word itself, by its kind and by the command.
BERISI = {"kumpulan nilai": ".", "menurut kunci": '["'}
LANJUTAN = {
    "untuk": " p dari ",
    "jika": " ",
    "lain": " %}",
    "selesai": " %}",
    "tabel": ' "',
    "gambar": ' "',
    "tanda_tangan": " %}",
}


@dataclass(frozen=True, slots=True)
class Pilihan:
    """One offer: what is put in, its name, kind, explanation, and its value now ("" for none)."""

    sisip: str
    nama: str
    jenis: str
    keterangan: str
    nilai: str = ""


class Tawaran(NamedTuple):
    """What is offered in place of the last `panjang` signs before the caret.

    `tutup` is what ends the tag behind it.
    """

    panjang: int
    tutup: str
    pilihan: list[Pilihan]


TIADA = Tawaran(0, "", [])


def tawarkan(depan: str, nama: Nama, gambar: Mapping[str, str]) -> Tawaran:
    """What may follow a text; `gambar` maps names of pictures to their captions."""
    cocok = _TERBUKA.search(depan, max(0, len(depan) - TAG_TERPANJANG))
    if cocok is None:
        return TIADA
    buka, isi = cocok[1], cocok[2]
    if kutip := _KUTIP.search(isi):
        sumber = _formulir() if kutip[1] == "tabel" else _gambar(gambar)
        akhir = '")' if "(" in kutip[0] else '"'
        return Tawaran(len(kutip[2]), TUTUP[buka], _cari(kutip[2], akhir, sumber))
    semua = lengkapi_di(depan, len(depan), nama)[:TERBANYAK]
    panjang = len(depan) - semua[0].mulai if semua else 0
    peubah = lingkup_di(depan, cocok.start())
    pilihan = [_pilihan(satu, peubah, nama) for satu in semua]
    if buka == CETAK and not isi.strip():
        pilihan += [
            Pilihan('tabel("', "tabel(…)", "tautan", "Nomor sebuah tabel dokumen ini."),
            Pilihan('gambar("', "gambar(…)", "tautan", "Nomor sebuah gambar dokumen ini."),
        ]
    return Tawaran(panjang, TUTUP[buka], pilihan)


def nilai_kini(ungkapan: str, nama: Nama) -> str:
    """What an expression prints now, "" where it prints nothing or is in error."""
    terisi = isikan(urai(f"{{{{ {ungkapan} }}}}"), nama)
    if terisi.galat:
        return ""
    teks = polos(terisi.teks)
    return teks if len(teks) <= NILAI_TERPANJANG else f"{teks[: NILAI_TERPANJANG - 1]}…"


def _pilihan(satu: Lengkapan, peubah: Mapping[str, str], nama: Nama) -> Pilihan:
    """An offer of the language, with what goes on behind it and its value now."""
    if satu.jenis == "perintah":
        sisip = f"{satu.isi}{LANJUTAN.get(satu.isi, ' ')}"
        return Pilihan(sisip, satu.isi, satu.jenis, satu.keterangan)
    if satu.jenis == "saringan":
        return Pilihan(satu.isi, satu.isi, satu.jenis, satu.keterangan, satu.contoh)
    lanjut = BERISI.get(satu.jenis, "")
    # What stands in a loop has a value for each of its list.
    dalam = re.split(r"[.\[]", satu.isi, maxsplit=1)[0] in peubah
    nilai = "" if lanjut or dalam else nilai_kini(satu.isi, nama)
    return Pilihan(f"{satu.isi}{lanjut}", satu.isi, satu.jenis, satu.keterangan, nilai)


def _cari(ketikan: str, akhir: str, semua: Iterator[Pilihan]) -> list[Pilihan]:
    """Keys in quotes: found by any word of theirs."""
    dicari = ketikan.casefold()
    cocok = [
        Pilihan(f"{satu.sisip}{akhir}", satu.nama, satu.jenis, satu.keterangan)
        for satu in semua
        if dicari in f"{satu.sisip} {satu.nama} {satu.keterangan}".casefold()
    ]
    return cocok[:TERBANYAK]


def _formulir() -> Iterator[Pilihan]:
    for kode, satu in FORMULIR.items():
        yield Pilihan(kode, satu.nama, "tabel", satu.sebutan)


def _gambar(gambar: Mapping[str, str]) -> Iterator[Pilihan]:
    for nama, keterangan in gambar.items():
        yield Pilihan(nama, nama, "gambar", keterangan)
