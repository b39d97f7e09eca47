"""Prose as WordprocessingML, from the very Markdown tokens that the HTML is made of."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count

from markdown_it.token import Token

from renja.dokumen.ikatan import tanpa_tanda
from renja.dokumen.markdown import LEKAT, RUSAK, SKEMA_DOKUMEN
from renja.dokumen.word.gaya import Penomoran
from renja.dokumen.word.tabel import tabel_prosa
from renja.dokumen.word.xml import (
    BIASA,
    GANTI_BARIS,
    TAB,
    Alinea,
    Huruf,
    alinea,
    bertanda,
    larik,
    tautan_dalam,
    tautan_luar,
)

_GAYA_HURUF = {"strong": "tebal", "em": "miring", "s": "coret"}
TINGKAT_TERDALAM = 8


@dataclass(slots=True)
class Alat:
    """What prose needs of the document around it: styles, lists, bookmarks, links outside."""

    gaya: Callable[[str], str]
    penomoran: Penomoran
    hubungan: Callable[[str], str]
    penanda: Iterator[int] = field(default_factory=lambda: count(1))


@dataclass(slots=True)
class _Daftar:
    """A list that is open: its number in the file, its depth, and whether an item begins."""

    nomor: int
    tingkat: int
    baru: bool = False


def prosa_xml(
    token: Sequence[Token], alat: Alat, lebar: float, *, rusak: bool = False
) -> list[str]:
    """The paragraphs and tables of prose on a page `lebar` mm broad between its margins."""
    return _Penulis(token, alat, lebar, rusak=rusak).semua()


class _Penulis:
    def __init__(self, token: Sequence[Token], alat: Alat, lebar: float, *, rusak: bool) -> None:
        self.token = token
        self.alat = alat
        self.lebar = lebar
        self.rusak = rusak
        self.daftar: list[_Daftar] = []
        self.kutipan = 0
        self.keluar: list[str] = []

    def semua(self) -> list[str]:
        letak = 0
        while letak < len(self.token):
            letak = self._satu(letak)
        return self.keluar

    def _satu(self, letak: int) -> int:
        """Write what begins at a token; returns where the next thing begins."""
        satu = self.token[letak]
        jenis = satu.type
        if jenis == "heading_open":
            self._judul(satu, self.token[letak + 1])
            return letak + 3
        if jenis == "paragraph_open":
            lekat = satu.attrGet("class") == LEKAT
            self._alinea(self.inline(self.token[letak + 1].children or ()), lekat=lekat)
            return letak + 3
        if jenis == "table_open":
            return self._tabel(letak)
        if jenis in {"bullet_list_open", "ordered_list_open"}:
            self._buka_daftar(satu, berurut=jenis == "ordered_list_open")
        elif jenis in {"bullet_list_close", "ordered_list_close"}:
            self.daftar.pop()
        elif jenis == "list_item_open":
            self.daftar[-1].baru = True
        elif jenis == "blockquote_open":
            self.kutipan += 1
        elif jenis == "blockquote_close":
            self.kutipan -= 1
        elif jenis == "fence":
            self._alinea(larik(tanpa_tanda(satu.content).rstrip("\n")), lekat=False)
        return letak + 1

    def _buka_daftar(self, satu: Token, *, berurut: bool) -> None:
        tingkat = min(len(self.daftar), TINGKAT_TERDALAM)
        nomor = self.alat.penomoran.mulai(
            berurut=berurut,
            kurung=satu.markup == ")",
            tingkat=tingkat,
            dari=int(satu.attrGet("start") or 1),
        )
        self.daftar.append(_Daftar(nomor, tingkat))

    def _judul(self, buka: Token, isi: Token) -> None:
        gaya = self.alat.gaya(f"Heading {buka.tag[1]}")
        lepas = buka.attrGet("class") == "lepas"
        sifat = Alinea(gaya, kiri=0 if lepas else None)
        dalam = self.inline(isi.children or ())
        anker = str(buka.attrGet("id") or "")
        self.keluar.append(alinea(bertanda(dalam, anker, next(self.alat.penanda)), sifat))

    def _alinea(self, dalam: str, *, lekat: bool) -> None:
        if self.kutipan:
            sifat = Alinea(self.alat.gaya("Quote"), lekat)
        elif self.daftar:
            daftar = self.daftar[-1]
            gaya = self.alat.gaya("List Paragraph")
            if daftar.baru:
                sifat = Alinea(gaya, lekat, nomor=(daftar.nomor, daftar.tingkat))
            else:
                sifat = Alinea(gaya, lekat, kiri=8 + 7 * daftar.tingkat)
            daftar.baru = False
        else:
            sifat = Alinea("", lekat)
        self.keluar.append(alinea(dalam, sifat))

    def _tabel(self, letak: int) -> int:
        baris: list[list[str]] = []
        rata: list[str] = []
        while self.token[letak].type != "table_close":
            satu = self.token[letak]
            if satu.type == "tr_open":
                baris.append([])
            elif satu.type in {"th_open", "td_open"}:
                huruf = Huruf(tebal=satu.type == "th_open", ukuran=9)
                baris[-1].append(self.inline(self.token[letak + 1].children or (), huruf))
                if len(baris) == 1:
                    rata.append(str(satu.attrGet("class") or ""))
            letak += 1
        self.keluar.append(tabel_prosa(baris, rata, self.lebar, self.alat.gaya("Isi Tabel")))
        self.keluar.append(alinea(""))
        return letak + 1

    def inline(self, token: Sequence[Token], huruf: Huruf = BIASA) -> str:
        """Runs and links of one line of tokens."""
        wadah: list[list[str]] = [[]]
        alamat: list[str] = []
        for satu in token:
            nama, _, akhir = satu.type.rpartition("_")
            if nama in _GAYA_HURUF:
                huruf = huruf.dengan(**{_GAYA_HURUF[nama]: akhir == "open"})
            elif satu.type == "link_open":
                alamat.append(tanpa_tanda(str(satu.attrGet("href") or "")))
                wadah.append([])
            elif satu.type == "link_close":
                dalam = "".join(wadah.pop())
                wadah[-1].append(self._tautan(dalam, alamat.pop()))
            elif satu.type == "nomor":
                wadah[-1].append(f"{larik(satu.content)}{TAB}")
            elif satu.type == "softbreak":
                wadah[-1].append(larik(" ", huruf))
            elif satu.type == "hardbreak":
                wadah[-1].append(GANTI_BARIS)
            else:
                wadah[-1] += self._teks(satu.content, huruf)
        return "".join(wadah[0])

    def _teks(self, teks: str, huruf: Huruf) -> Iterator[str]:
        bersih = tanpa_tanda(teks)
        if not self.rusak:
            if bersih:
                yield larik(bersih, huruf)
            return
        awal = 0
        for cocok in RUSAK.finditer(bersih):
            if cocok.start() > awal:
                yield larik(bersih[awal : cocok.start()], huruf)
            yield larik(cocok[0], huruf.dengan(rusak=True))
            awal = cocok.end()
        if awal < len(bersih):
            yield larik(bersih[awal:], huruf)

    def _tautan(self, dalam: str, alamat: str) -> str:
        if alamat.startswith(SKEMA_DOKUMEN):
            return tautan_dalam(dalam, alamat.removeprefix(SKEMA_DOKUMEN))
        return tautan_luar(dalam, self.alat.hubungan(alamat)) if alamat else dalam
