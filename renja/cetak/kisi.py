"""The tags of tables as grids: every row of a page as broad as the others, headings with a scope.

WeasyPrint makes a table of its own of what stands on each page. A cell that spans rows of two
pages then spans rows that are not there, and those of the next page lack it; a caption alone
on a page is a table without rows.
"""

from collections.abc import Callable
from typing import Any

_KELOMPOK = frozenset(("/THead", "/TBody", "/TFoot"))
# Cells that go on on the next page: first column, columns, and rows that they still span.
_Lanjutan = list[tuple[int, int, int]]


def rapikan_tabel(unsur: dict[Any, Any], tambah: Callable[[Any], None]) -> None:
    """Put all tables right; `tambah` adds an object to the document."""
    lanjutan: _Lanjutan = []
    for objek in list(unsur.values()):
        if objek["S"] == "/TD":
            objek.get("A", {}).pop("Headers", None)
        elif objek["S"] == "/TH" and "A" in objek:
            objek.pop("ID", None)
            kelompok = unsur[unsur[objek["P"]]["P"]]
            objek["A"]["Scope"] = "/Column" if kelompok["S"] == "/THead" else "/Row"
        elif objek["S"] == "/Table":
            lanjutan = _rapikan(unsur, objek, lanjutan, tambah)


def _rapikan(
    unsur: dict[Any, Any], tabel: Any, lanjutan: _Lanjutan, tambah: Callable[[Any], None]
) -> _Lanjutan:
    """Put the grid of one page right; gives the cells that go on on the next one."""
    kosong = {
        satu.reference for satu in _anak(unsur, tabel) if satu["S"] in _KELOMPOK and not satu["K"]
    }
    tabel["K"][:] = [satu for satu in tabel["K"] if satu not in kosong]
    kelompok = [satu for satu in _anak(unsur, tabel) if satu["S"] in _KELOMPOK]
    if not kelompok:
        tabel["S"] = "/Div"
        for satu in _anak(unsur, tabel):
            satu["S"] = "/P" if satu["S"] == "/Caption" else satu["S"]
        return lanjutan
    for satu in kelompok:
        baris = _anak(unsur, satu)
        if satu["S"] != "/TBody":
            continue
        for sel in _sisipkan(unsur, baris[0], lanjutan):
            tambah(sel)
            unsur[sel.reference] = sel
            baris[0]["K"].insert(sel.pop("letak"), sel.reference)
        lanjutan = _potong(unsur, baris)
    return lanjutan


def _anak(unsur: dict[Any, Any], objek: Any) -> list[Any]:
    """The elements right below one."""
    return [unsur[satu] for satu in objek["K"] if satu in unsur]


def _rentang(sel: Any, nama: str) -> int:
    return int(sel.get("A", {}).get(nama, 1))


def _sisipkan(unsur: dict[Any, Any], baris: Any, lanjutan: _Lanjutan) -> list[Any]:
    """Empty cells where those of the page before go on, and at what place of the row."""
    hasil: list[Any] = []
    tunggu = sorted(lanjutan)
    kolom = letak = 0
    sel = _anak(unsur, baris)
    while tunggu:
        if tunggu[0][0] <= kolom or letak == len(sel) + len(hasil):
            awal, lebar, tinggi = tunggu.pop(0)
            atribut = type(baris)({"O": "/Table"})
            atribut |= {"ColSpan": lebar} if lebar > 1 else {}
            atribut |= {"RowSpan": tinggi} if tinggi > 1 else {}
            isi = {"S": "/TD", "P": baris.reference, "K": type(baris["K"])(), "A": atribut}
            hasil.append(type(baris)({**baris, **isi, "letak": letak}))
            kolom = awal + lebar
        else:
            kolom += _rentang(sel[letak - len(hasil)], "ColSpan")
        letak += 1
    return hasil


def _potong(unsur: dict[Any, Any], baris: list[Any]) -> _Lanjutan:
    """Let no cell span more rows than there are; gives the cells that wanted to."""
    hasil = []
    turun: dict[int, int] = {}
    for letak, tr in enumerate(baris):
        lanjut = {kolom: sisa - 1 for kolom, sisa in turun.items() if sisa > 1}
        kolom = 0
        for sel in _anak(unsur, tr):
            while kolom in turun:
                kolom += 1
            lebar, tinggi = _rentang(sel, "ColSpan"), _rentang(sel, "RowSpan")
            ada = min(tinggi, len(baris) - letak)
            if ada < tinggi:
                hasil.append((kolom, lebar, tinggi - ada))
                sel["A"]["RowSpan"] = ada
            if ada > 1:
                lanjut |= dict.fromkeys(range(kolom, kolom + lebar), ada - 1)
            kolom += lebar
        turun = lanjut
    return hasil
