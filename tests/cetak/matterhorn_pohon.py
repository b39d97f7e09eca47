"""The structure tree of a tagged PDF as plain values: elements, what they hold, who owns what.

Test support for `tests.cetak.matterhorn`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

Acuan = tuple[int, int]
BAKU = frozenset(
    f"/{nama}"
    for nama in (
        *("Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI"),
        *("Index", "NonStruct", "Private", "P", "H", "H1", "H2", "H3", "H4", "H5", "H6"),
        *("L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead", "TBody", "TFoot"),
        *("Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot", "Ruby"),
        *("RB", "RT", "RP", "Warichu", "WT", "WP", "Figure", "Formula", "Form"),
    )
)


@dataclass(slots=True)
class Simpul:
    """An element: its dictionary, standard type, parent, children, and what it holds itself.

    `mcid`: (page, number). `benda`: annotations. `urutan`: kinds of kids in their order.
    """

    obj: Any
    jenis: str
    induk: "Simpul | None"
    anak: list["Simpul"] = field(default_factory=list)
    mcid: list[tuple[Acuan, int]] = field(default_factory=list)
    benda: list[Acuan] = field(default_factory=list)

    def semua(self) -> Iterator["Simpul"]:
        """Itself and all below, in reading order."""
        yield self
        for satu in self.anak:
            yield from satu.semua()

    def atribut(self, nama: str) -> Any:
        """An attribute by name, whoever owns it; None where it is not said."""
        isi = self.obj.get("/A")
        for satu in isi if isinstance(isi, pikepdf.Array) else [isi]:
            if isinstance(satu, pikepdf.Dictionary) and nama in satu:
                return satu[nama]
        return None

    def angka(self, nama: str) -> int:
        """A span: 1 where it is not said."""
        return int(self.atribut(nama) or 1)


@dataclass(slots=True)
class Pohon:
    """The whole tree; `cacat` says what is wrong with it as a tree."""

    akar: list[Simpul]
    induk: dict[int, Any]
    peta: dict[str, str]
    cacat: list[str] = field(default_factory=list)

    def semua(self) -> Iterator[Simpul]:
        """Every element in reading order."""
        for satu in self.akar:
            yield from satu.semua()


def baca_pohon(pdf: pikepdf.Pdf) -> Pohon | None:
    """The tree of a document, None where it has none."""
    akar = pdf.Root.get("/StructTreeRoot")
    if akar is None:
        return None
    peta = {str(kunci): str(isi) for kunci, isi in akar.get("/RoleMap", {}).items()}
    pohon = Pohon([], dict(_nomor(akar.get("/ParentTree", {}))), peta)
    terlihat: set[Acuan] = set()
    for satu in _larik(akar.get("/K")):
        pohon.akar.append(_baca(pohon, satu, None, akar, None, terlihat))
    return pohon


def semua_kamus(pdf: pikepdf.Pdf) -> Iterator[tuple[Acuan, Any]]:
    """Every dictionary and stream, also those inside of others, with the object they are in."""
    for objek in pdf.objects:
        if isinstance(objek, pikepdf.Dictionary | pikepdf.Stream | pikepdf.Array):
            for satu in _di_dalam(objek):
                yield objek.objgen, satu


def _di_dalam(objek: Any) -> Iterator[Any]:
    if isinstance(objek, pikepdf.Array):
        isi = list(objek)
    else:
        yield objek
        isi = [satu for _, satu in objek.items()]
    for satu in isi:
        if isinstance(satu, pikepdf.Dictionary | pikepdf.Array) and not satu.is_indirect:
            yield from _di_dalam(satu)


def _larik(isi: Any) -> list[Any]:
    if isi is None:
        return []
    return list(isi) if isinstance(isi, pikepdf.Array) else [isi]


def _nomor(simpul: Any) -> Iterator[tuple[int, Any]]:
    """The entries of a number tree."""
    isi = list(simpul.get("/Nums", []))
    for letak in range(0, len(isi), 2):
        yield int(isi[letak]), isi[letak + 1]
    for anak in simpul.get("/Kids", []):
        yield from _nomor(anak)


def jenis_baku(jenis: str, peta: dict[str, str]) -> str:
    """The standard type that a type stands for; itself where it stands for none."""
    dilihat = set()
    while jenis not in BAKU and jenis in peta and jenis not in dilihat:
        dilihat.add(jenis)
        jenis = peta[jenis]
    return jenis


def _baca(
    pohon: Pohon, obj: Any, induk: Simpul | None, acuan_induk: Any, halaman: Any, lihat: set[Acuan]
) -> Simpul:
    simpul = Simpul(obj, jenis_baku(str(obj.get("/S")), pohon.peta), induk)
    if obj.objgen in lihat:
        pohon.cacat.append(f"{simpul.jenis} {obj.objgen} hangs in the tree twice")
        return simpul
    lihat.add(obj.objgen)
    if "/P" not in obj or obj.P.objgen != acuan_induk.objgen:
        pohon.cacat.append(f"{simpul.jenis} {obj.objgen} names another parent")
    halaman = obj.get("/Pg", halaman)
    for satu in _larik(obj.get("/K")):
        if isinstance(satu, int):
            if halaman is None:
                pohon.cacat.append(f"{simpul.jenis} {obj.objgen} holds marks of no page")
            else:
                simpul.mcid.append((halaman.objgen, int(satu)))
        elif satu.get("/Type") == "/OBJR":
            simpul.benda.append(satu.Obj.objgen)
        elif satu.get("/Type") == "/MCR":
            simpul.mcid.append((satu.get("/Pg", halaman).objgen, int(satu.MCID)))
        else:
            simpul.anak.append(_baca(pohon, satu, simpul, obj, halaman, lihat))
    return simpul
