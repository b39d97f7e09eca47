"""The tags of a printed document, put right before it is written.

WeasyPrint lists the headings of each cell, and counts columns wrongly beside a cell that
spans rows: a screen reader would read the wrong ones; a scope is said instead. It tags
what stands in the margins, which nobody wants read on every page: that becomes an
artifact. And it wraps each piece of text in an element of its own, which is left out where
that piece is all that its parent holds: half the elements, half the work of the join.
"""

from typing import Any

_CETAK = 1 << 2


def rapikan(_dokumen: object, pdf: Any) -> None:
    """Put the tags, notes and pictures of a laid-out document right (a pydyf document)."""
    kamus: list[Any] = [objek for objek in pdf.objects if isinstance(objek, dict)]
    unsur = {objek.reference: objek for objek in kamus if objek.get("Type") == "/StructElem"}
    akar = pdf.objects[int(pdf.catalog["StructTreeRoot"].split()[0])]
    pohon = pdf.objects[int(akar["ParentTree"].split()[0])]["Nums"]
    dokumen = akar["K"][0]
    _jadikan_hiasan(pdf, unsur, unsur[dokumen], pohon)
    _beri_arah(unsur)
    _ringkas(unsur, pohon)
    for objek in kamus:
        if objek.get("Type") == "/Annot":
            objek["F"] = _CETAK
    for objek in pdf.objects:
        # Smoothing is the viewer's affair, and forbidden in an archive.
        getattr(objek, "extra", {}).pop("Interpolate", None)


def _beri_arah(unsur: dict[Any, Any]) -> None:
    """Say of every heading cell what it heads: its column, or its row."""
    for objek in unsur.values():
        if objek["S"] == "/TD":
            objek.get("A", {}).pop("Headers", None)
        elif objek["S"] == "/TH" and "A" in objek:
            objek.pop("ID", None)
            kelompok = unsur[unsur[objek["P"]]["P"]]
            objek["A"]["Scope"] = "/Column" if kelompok["S"] == "/THead" else "/Row"


def _ringkas(unsur: dict[Any, Any], pohon: list[Any]) -> None:
    """Give a lone piece of text to its parent, where both stand on the same page."""
    for nomor in range(0, len(pohon), 2):
        if not isinstance(pohon[nomor + 1], list):
            continue
        for mcid, acuan in enumerate(pohon[nomor + 1]):
            anak = unsur.get(acuan)
            if anak is None or anak["S"] not in ("/Span", "/NonStruct") or anak["K"] != [mcid]:
                continue
            induk = unsur[anak["P"]]
            if induk["K"] == [acuan] and induk.get("Pg") == anak["Pg"] and "P" in induk:
                induk["K"][0] = mcid
                pohon[nomor + 1][mcid] = anak["P"]


def _jadikan_hiasan(pdf: Any, unsur: dict[Any, Any], dokumen: Any, pohon: list[Any]) -> None:
    """Turn what stands in margins, which hangs on no branch of the tree, into artifacts."""
    atas = {anak for anak in dokumen["K"] if isinstance(anak, bytes)}
    letak = {acuan: nomor for nomor, acuan in enumerate(pdf.page_references)}
    hiasan: dict[int, set[int]] = {}
    for acuan, objek in unsur.items():
        if objek["P"] == dokumen.reference and acuan not in atas:
            hiasan.setdefault(letak[objek["Pg"]], set()).update(_isi(unsur, objek))
    halaman = [objek for objek in pdf.objects if isinstance(objek, dict)]
    halaman = [objek for objek in halaman if objek.get("Type") == "/Page"]
    for nomor, mcid in hiasan.items():
        daftar = pohon[2 * nomor + 1]
        for satu in mcid:
            daftar[satu] = "null"
        arus = pdf.objects[int(halaman[nomor]["Contents"].split()[0])].stream
        _ganti_tanda(arus, mcid)


def _isi(unsur: dict[Any, Any], objek: Any) -> set[int]:
    """The numbers of all marked content below an element."""
    hasil: set[int] = set()
    for anak in objek["K"]:
        if isinstance(anak, int):
            hasil.add(anak)
        elif anak in unsur:
            hasil |= _isi(unsur, unsur[anak])
    return hasil


def _ganti_tanda(arus: list[Any], mcid: set[int]) -> None:
    """Rewrite `/Span <</MCID n>> BDC` of these numbers as the start of an artifact."""
    for letak, isi in enumerate(arus):
        if isinstance(isi, dict) and isi.get("MCID") in mcid and arus[letak + 1] == b"BDC":
            arus[letak - 1] = "/Artifact"
            arus[letak] = b"<</Type /Pagination>>"
