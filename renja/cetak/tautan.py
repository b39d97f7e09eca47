"""Links between segments, and the bookmarks of all of them as one tree."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from renja.cetak.bentuk import Penanda, Tercetak

SKEMA = "dok:"
_PUTUS = "Tautan ini belum punya tujuan"


@dataclass(slots=True)
class Tujuan:
    """Where links may lead: pages of the joined document, and anchors by name.

    `semua`: anchor -> (page index in the document, x, y), the first of equal names.
    """

    pikepdf: Any
    halaman: Sequence[Any]
    label: Sequence[str]
    semua: Mapping[str, tuple[int, float, float]] = field(default_factory=dict)

    def larik(self, indeks: int, x: float, y: float) -> Any:
        """An explicit destination."""
        isi = [self.halaman[indeks].obj, self.pikepdf.Name.XYZ, x, y, 0]
        return self.pikepdf.Array(isi)


def sambung_tautan(tujuan: Tujuan, awal: int, isi: Tercetak) -> list[str]:
    """Point the links of one segment (its first page is `awal`); returns dead anchors."""
    putus = []
    sendiri = {nama: (awal + hal, x, y) for nama, (hal, x, y) in isi.jangkar.items()}
    for halaman in tujuan.halaman[awal : awal + len(isi.halaman)]:
        for catatan in halaman.get("/Annots", ()):
            if "/Dest" in catatan:
                _arahkan(tujuan, catatan, sendiri[unquote(str(catatan.Dest))])
                continue
            alamat = str(catatan.get("/A", {}).get("/URI", ""))
            if not alamat.startswith(SKEMA):
                continue
            jangkar = unquote(alamat.removeprefix(SKEMA))
            tempat = tujuan.semua.get(jangkar)
            del catatan["/A"]
            if tempat is None:
                catatan.Contents = tujuan.pikepdf.String(_PUTUS)
                putus.append(jangkar)
            else:
                _arahkan(tujuan, catatan, tempat)
    return putus


def _arahkan(tujuan: Tujuan, catatan: Any, tempat: tuple[int, float, float]) -> None:
    """Let a link go to a place, and say where it leads to those who cannot see it."""
    pikepdf = tujuan.pikepdf
    if "/Dest" in catatan:
        del catatan["/Dest"]
    catatan.A = pikepdf.Dictionary(
        Type=pikepdf.Name.Action, S=pikepdf.Name.GoTo, D=tujuan.larik(*tempat)
    )
    label = tujuan.label[tempat[0]]
    catatan.Contents = pikepdf.String(f"Ke halaman {label}" if label else "Ke sampul")


def tulis_tujuan(pdf: Any, tujuan: Tujuan) -> None:
    """Name every anchor, so that an address ending in `#anchor` finds it."""
    pikepdf = tujuan.pikepdf
    nama = pikepdf.Array()
    for satu in sorted(tujuan.semua, key=lambda kata: bytes(pikepdf.String(kata))):
        nama.append(pikepdf.String(satu))
        nama.append(tujuan.larik(*tujuan.semua[satu]))
    if len(nama):
        pdf.Root.Names = pikepdf.Dictionary(Dests=pikepdf.Dictionary(Names=nama))


@dataclass(slots=True)
class _Cabang:
    """A bookmark in the tree: the outline item, its level, open or not, and its children."""

    butir: Any
    tingkat: int
    terbuka: bool
    anak: list["_Cabang"] = field(default_factory=list)


def tulis_penanda(pdf: Any, tujuan: Tujuan, bagian: Sequence[tuple[int, Tercetak]]) -> None:
    """One tree of bookmarks: a segment's own levels go below the last higher one before it."""
    pikepdf = tujuan.pikepdf
    butir = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Outlines))
    akar = _Cabang(butir, tingkat=0, terbuka=True)
    jalur = [akar]
    for awal, isi in bagian:
        for penanda in isi.penanda:
            while jalur[-1].tingkat >= penanda.tingkat:
                jalur.pop()
            butir = pdf.make_indirect(_butir(tujuan, awal, penanda))
            cabang = _Cabang(butir, penanda.tingkat, penanda.terbuka)
            jalur[-1].anak.append(cabang)
            jalur.append(cabang)
    if akar.anak:
        _kaitkan(akar)
        pdf.Root.Outlines = akar.butir


def _butir(tujuan: Tujuan, awal: int, penanda: Penanda) -> Any:
    return tujuan.pikepdf.Dictionary(
        Title=tujuan.pikepdf.String(penanda.judul),
        Dest=tujuan.larik(awal + penanda.halaman, penanda.x, penanda.y),
    )


def _kaitkan(cabang: _Cabang) -> int:
    """Chain the children of a bookmark; returns how many are visible below it when open."""
    terlihat = 0
    for nomor, anak in enumerate(cabang.anak):
        anak.butir.Parent = cabang.butir
        if nomor:
            anak.butir.Prev = cabang.anak[nomor - 1].butir
            cabang.anak[nomor - 1].butir.Next = anak.butir
        di_bawah = _kaitkan(anak) if anak.anak else 0
        terlihat += 1 + (di_bawah if anak.terbuka else 0)
    if cabang.anak:
        cabang.butir.First = cabang.anak[0].butir
        cabang.butir.Last = cabang.anak[-1].butir
        cabang.butir.Count = terlihat if cabang.terbuka else -terlihat
    return terlihat
