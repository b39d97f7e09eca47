"""What may follow at the caret while a bound value is typed: names, filters, commands, keys."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from renja.dokumen.ikatan import daftar_saringan, isikan, lengkapi, urai
from renja.dokumen.ikatan.kamus import Nama
from renja.laporan import FORMULIR
from renja.penulisan.bahan import polos

TERBANYAK = 60
NILAI_TERPANJANG = 120
_TERBUKA = re.compile(r"(\{\{|\{%)((?:(?!\}\}|%\})[^\n])*)\Z")
_PERINTAH = re.compile(r"\{%\s*(untuk|jika|selesai)\b([^\n%]*)%\}")
_UNTUK = re.compile(r"\s*(\w+)\s+dari\s+([\w.]+)")
_KUTIP = re.compile(r"""\b(tabel|gambar)\s*\(?\s*["“'‘]([^"”'’]*)\Z""")
_SARINGAN = re.compile(r"\|\s*(\w*)\Z")
_KATA = re.compile(r"\s*(\w*)\Z")
_SETELAH = re.compile(r"\s*(?:jika(?:\s+bukan)?|untuk\s+\w+\s+dari)\s+(\S*)\Z")
_UNGKAPAN = re.compile(r"""([\w.]*(?:\[["“]?[^"”\]]*)?)\Z""")
PERINTAH = (
    ("untuk p dari program", "perulangan", "Mengulang isi untuk tiap satu dari sebuah daftar."),
    ("jika", "syarat", "Mencetak isinya hanya bila nilainya ada."),
    ("jika bukan", "syarat", "Mencetak isinya hanya bila nilainya tidak ada."),
    ("lain", "syarat", "Isi bila syaratnya tidak terpenuhi."),
    ("selesai", "penutup", "Menutup perulangan atau syarat."),
    ("tabel", "penempatan", "Menempatkan sebuah formulir pada barisnya sendiri."),
    ("gambar", "penempatan", "Menempatkan sebuah gambar pada barisnya sendiri."),
    ("tanda_tangan", "penempatan", "Menempatkan blok tanda tangan."),
)
BERISI = {"kumpulan nilai": ".", "menurut kunci": '["'}


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
    cocok = _TERBUKA.search(depan)
    if cocok is None:
        return TIADA
    buka, isi = cocok[1], cocok[2]
    if kutip := _KUTIP.search(isi):
        sumber = _formulir() if kutip[1] == "tabel" else _gambar(gambar)
        return _kutip(kutip[2], buka, isi, sumber)
    sebelumnya = depan[: cocok.start()]
    if buka == "{{":
        saringan = _SARINGAN.search(isi)
        if saringan:
            return _potong(saringan[1], " }}", _saringan())
        return _nama(isi, " }}", sebelumnya, nama)
    if setelah := _SETELAH.match(isi):
        return _nama(setelah[1], " %}", sebelumnya, nama)
    kata = _KATA.match(isi)
    return _potong(kata[1], "", _perintah()) if kata else TIADA


def nilai_kini(ungkapan: str, nama: Nama) -> str:
    """What an expression prints now, "" where it prints nothing or is in error."""
    terisi = isikan(urai(f"{{{{ {ungkapan} }}}}"), nama)
    if terisi.galat:
        return ""
    teks = polos(terisi.teks)
    return teks if len(teks) <= NILAI_TERPANJANG else f"{teks[: NILAI_TERPANJANG - 1]}…"


def lingkup(teks: str) -> dict[str, str]:
    """The names of the loops that are open at the end of a text, and what they stand for."""
    tumpukan: list[tuple[str, str] | None] = []
    for cocok in _PERINTAH.finditer(teks):
        if cocok[1] == "selesai":
            if tumpukan:
                tumpukan.pop()
            continue
        untuk = _UNTUK.match(cocok[2]) if cocok[1] == "untuk" else None
        tumpukan.append((untuk[1], untuk[2]) if untuk else None)
    hasil: dict[str, str] = {}
    for satu in tumpukan:
        if satu is not None:
            pokok, titik, sisa = satu[1].partition(".")
            hasil[satu[0]] = f"{hasil.get(pokok, pokok)}{titik}{sisa}[]"
    return hasil


def _nama(isi: str, tutup: str, sebelumnya: str, nama: Nama) -> Tawaran:
    cocok = _UNGKAPAN.search(isi)
    ketikan = cocok[1] if cocok else ""
    perulangan = lingkup(sebelumnya)
    semua = [
        Pilihan(f"{satu.nama}{BERISI.get(satu.jenis, '')}", *_tentang(satu))
        for satu in lengkapi(ketikan.replace("“", '"'), perulangan, nama)[:TERBANYAK]
    ]
    if not ketikan:
        semua += [
            Pilihan('tabel("', "tabel(…)", "tautan", "Nomor sebuah tabel dokumen ini."),
            Pilihan('gambar("', "gambar(…)", "tautan", "Nomor sebuah gambar dokumen ini."),
        ]
    bernilai = [replace(satu, nilai=_nilai(satu, perulangan, nama)) for satu in semua]
    return Tawaran(len(ketikan), tutup, bernilai)


def _tentang(satu: object) -> tuple[str, str, str]:
    return (
        getattr(satu, "nama", ""),
        getattr(satu, "jenis", ""),
        getattr(satu, "keterangan", ""),
    )


def _nilai(satu: Pilihan, perulangan: Mapping[str, str], nama: Nama) -> str:
    """The value of what stands in no loop."""
    pokok = re.split(r"[.\[]", satu.nama, maxsplit=1)[0]
    if pokok in perulangan or satu.jenis in BERISI or satu.sisip.endswith('("'):
        return ""
    return nilai_kini(satu.nama, nama)


def _potong(ketikan: str, tutup: str, semua: Iterable[Pilihan]) -> Tawaran:
    cocok = [satu for satu in semua if satu.nama.startswith(ketikan.lower())]
    return Tawaran(len(ketikan), tutup, cocok[:TERBANYAK])


def _kutip(ketikan: str, buka: str, isi: str, semua: Iterator[Pilihan]) -> Tawaran:
    """Keys in quotes: found by any word of theirs."""
    dicari = ketikan.casefold()
    akhir = '")' if "(" in isi else '"'
    cocok = [
        replace(satu, sisip=f"{satu.sisip}{akhir}")
        for satu in semua
        if dicari in f"{satu.nama} {satu.keterangan}".casefold()
    ]
    return Tawaran(len(ketikan), " }}" if buka == "{{" else " %}", cocok[:TERBANYAK])


def _saringan() -> Iterator[Pilihan]:
    for satu in daftar_saringan():
        yield Pilihan(satu.nama, satu.nama, "saringan", satu.keterangan, satu.contoh)


def _perintah() -> Iterator[Pilihan]:
    akhir: dict[str, Callable[[str], str]] = {
        "tabel": lambda kata: f'{kata} "',
        "gambar": lambda kata: f'{kata} "',
        "jika": lambda kata: f"{kata} ",
        "jika bukan": lambda kata: f"{kata} ",
    }
    for kata, jenis, keterangan in PERINTAH:
        sisip = akhir[kata](kata) if kata in akhir else f"{kata} %}}"
        yield Pilihan(sisip, kata, jenis, keterangan)


def _formulir() -> Iterator[Pilihan]:
    for kode, satu in FORMULIR.items():
        yield Pilihan(kode, satu.nama, "tabel", satu.sebutan)


def _gambar(gambar: Mapping[str, str]) -> Iterator[Pilihan]:
    for nama, keterangan in gambar.items():
        yield Pilihan(nama, nama, "gambar", keterangan)
