"""The tags of a printed document, put right before it is written.

WeasyPrint lists the headings of each cell, and counts columns wrongly beside a cell that
spans rows: a screen reader would read the wrong ones; a scope is said instead. It tags
what stands in the margins, which nobody wants read on every page: that becomes an
artifact, and so do the dots of a leader, of which it makes words, one by one. A link it
repeats for every box inside of its own; items of lists it leaves empty or without a body where
a page ends or paragraphs stand in them; boxes of figures it counts from the wrong corner. And
it wraps each line of text in an element of its own that says nothing: without those there are
half the elements, and half the work and memory of the join.
"""

from collections.abc import Iterator
from typing import Any

from renja.cetak.kisi import rapikan_tabel

_CETAK = 1 << 2
# CSS pixels are 1/96 inch, PDF units 1/72.
_PT = 0.75
# So many equal pieces of text in a row are a leader.
_TITIK_TERSEDIKIT = 3
_TEPI = b"<</Type /Pagination>>"
_TITIK = b"<</Type /Layout>>"
# Pages by reference, then the numbers of marks, then what kind of artifact each becomes.
_Hiasan = dict[Any, dict[int, bytes]]


def rapikan(_dokumen: object, pdf: Any) -> None:
    """Put the tags, notes and pictures of a laid-out document right (a pydyf document)."""
    kamus: list[Any] = [objek for objek in pdf.objects if isinstance(objek, dict)]
    unsur = {objek.reference: objek for objek in kamus if objek.get("Type") == "/StructElem"}
    akar = pdf.objects[int(pdf.catalog["StructTreeRoot"].split()[0])]
    pohon = pdf.objects[int(akar["ParentTree"].split()[0])]["Nums"]
    dokumen = akar["K"][0]
    hiasan = _tepi(unsur, unsur[dokumen])
    _satukan_tautan(pdf, unsur, kamus, pohon)
    _titik_penuntun(pdf, unsur, kamus, hiasan)
    _jadikan_hiasan(pdf, hiasan, kamus, pohon)
    _rapikan_butir(pdf, unsur)
    rapikan_tabel(unsur, pdf.add_object)
    _beri_kotak(unsur, kamus)
    _ringkas(unsur, pohon)
    for objek in kamus:
        if objek.get("Type") == "/Annot":
            objek["F"] = _CETAK
    rapikan_benda(_dokumen, pdf)


def rapikan_benda(_dokumen: object, pdf: Any) -> None:
    """Put fonts and pictures right, of a document without tags too."""
    for objek in pdf.objects:
        if isinstance(objek, dict):
            for nama in {"BaseFont", "FontName"} & objek.keys():
                # Pango ends a family that looks like a size with a comma.
                objek[nama] = objek[nama].replace(b",", b"")
        # Smoothing is the viewer's affair, and forbidden in an archive.
        getattr(objek, "extra", {}).pop("Interpolate", None)


def _ringkas(unsur: dict[Any, Any], pohon: list[Any]) -> None:
    """Give each bare piece of text (a line, mostly) to its parent on the same page."""
    for nomor in range(0, len(pohon), 2):
        if not isinstance(pohon[nomor + 1], list):
            continue
        for mcid, acuan in enumerate(pohon[nomor + 1]):
            anak = unsur.get(acuan)
            if anak is None or anak["S"] not in ("/Span", "/NonStruct") or anak["K"] != [mcid]:
                continue
            induk = unsur[anak["P"]]
            if induk.get("Pg") == anak["Pg"]:
                induk["K"][induk["K"].index(acuan)] = mcid
                pohon[nomor + 1][mcid] = anak["P"]


def _tepi(unsur: dict[Any, Any], dokumen: Any) -> _Hiasan:
    """The marks of what stands in margins, which hangs on no branch of the tree."""
    hasil: _Hiasan = {}
    atas = {anak for anak in dokumen["K"] if isinstance(anak, bytes)}
    for acuan, objek in unsur.items():
        if objek["P"] == dokumen.reference and acuan not in atas:
            hasil.setdefault(objek["Pg"], {}).update(dict.fromkeys(_isi(unsur, objek), _TEPI))
    return hasil


def _jadikan_hiasan(pdf: Any, hiasan: _Hiasan, kamus: list[Any], pohon: list[Any]) -> None:
    """Turn marks into artifacts."""
    letak = {acuan: nomor for nomor, acuan in enumerate(pdf.page_references)}
    arus = _arus_halaman(pdf, kamus)
    for halaman, jenis in hiasan.items():
        for mcid in jenis:
            pohon[2 * letak[halaman] + 1][mcid] = "null"
        _ganti_tanda(arus[halaman], jenis)


def _arus_halaman(pdf: Any, kamus: list[Any]) -> dict[Any, list[Any]]:
    """What draws each page, by the reference of the page."""
    return {
        objek.reference: pdf.objects[int(objek["Contents"].split()[0])].stream
        for objek in kamus
        if objek.get("Type") == "/Page"
    }


def _di_bawah(unsur: dict[Any, Any], objek: Any) -> Iterator[Any]:
    """Every element below one."""
    for anak in objek["K"]:
        if anak in unsur:
            yield unsur[anak]
            yield from _di_bawah(unsur, unsur[anak])


def _satukan_tautan(pdf: Any, unsur: dict[Any, Any], kamus: list[Any], pohon: list[Any]) -> None:
    """Leave a link one annotation: its own, which covers those of the boxes inside."""
    lebih = set()
    for objek in unsur.values():
        if objek["S"] != "/Link":
            continue
        for anak in _di_bawah(unsur, objek):
            rujukan = {satu for satu in anak["K"] if _anotasi(pdf, satu, unsur)}
            lebih |= {_anotasi(pdf, satu, unsur) for satu in rujukan}
            anak["K"][:] = [satu for satu in anak["K"] if satu not in rujukan]
    if not lebih:
        return
    for objek in kamus:
        if objek.get("Type") == "/Page" and "Annots" in objek:
            objek["Annots"][:] = [satu for satu in objek["Annots"] if satu not in lebih]
    banyak = 2 * len(pdf.page_references)
    milik = dict(zip(pohon[banyak::2], pohon[banyak + 1 :: 2], strict=True))
    del pohon[banyak:]
    for objek in kamus:
        if objek.get("Type") == "/Annot" and objek.reference not in lebih:
            unsur_tautan = milik[objek["StructParent"]]
            objek["StructParent"] = len(pohon) // 2
            pohon.extend((len(pohon) // 2, unsur_tautan))


def _anotasi(pdf: Any, acuan: Any, unsur: dict[Any, Any]) -> Any:
    """The annotation that a kid of an element stands for, or None."""
    if not isinstance(acuan, bytes) or acuan in unsur:
        return None
    objek = pdf.objects[int(acuan.split()[0])]
    return objek["Obj"] if objek.get("Type") == "/OBJR" else None


def _titik_penuntun(pdf: Any, unsur: dict[Any, Any], kamus: list[Any], hiasan: _Hiasan) -> None:
    """Take the leaders between words and numbers of pages out of the tree, into the artifacts."""
    tautan = [objek for objek in unsur.values() if objek["S"] == "/Link"]
    arus = _arus_halaman(pdf, kamus) if tautan else {}
    teks: dict[Any, dict[int, tuple[Any, ...]]] = {}
    for induk in tautan:
        for objek in [induk, *_di_bawah(unsur, induk)]:
            for acuan in [anak for anak in objek["K"] if anak in unsur]:
                anak = unsur[acuan]
                mcid = _mcid_anak(unsur, anak)
                if anak["S"] != "/NonStruct" or len(mcid) < _TITIK_TERSEDIKIT:
                    continue
                halaman = anak["Pg"]
                if halaman not in teks:
                    teks[halaman] = dict(_teks(arus[halaman]))
                if len({teks[halaman][satu] for satu in mcid}) == 1:
                    objek["K"].remove(acuan)
                    hiasan.setdefault(halaman, {}).update(dict.fromkeys(mcid, _TITIK))


def _mcid_anak(unsur: dict[Any, Any], objek: Any) -> list[int]:
    """The numbers below an element all of whose kids are pieces of text; [] for any other."""
    if any(_jenis(unsur, satu) != "/Span" or len(unsur[satu]["K"]) != 1 for satu in objek["K"]):
        return []
    mcid = [unsur[satu]["K"][0] for satu in objek["K"]]
    return mcid if all(isinstance(satu, int) for satu in mcid) else []


def _teks(arus: list[Any]) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """What each mark of a stream shows, as it stands there."""
    nomor, awal = -1, 0
    for letak, isi in enumerate(arus):
        if isi == b"BDC" and isinstance(arus[letak - 1], dict):
            nomor, awal = arus[letak - 1].get("MCID", -1), letak
        elif isi == b"EMC" and nomor >= 0:
            tulisan = (satu for satu in arus[awal:letak] if isinstance(satu, bytes))
            yield nomor, tuple(satu for satu in tulisan if satu.endswith(b"TJ"))
            nomor = -1


def _rapikan_butir(pdf: Any, unsur: dict[Any, Any]) -> None:
    """Items of lists: none that is empty, and everything but the label inside of a body."""
    for acuan, objek in list(unsur.items()):
        if objek["S"] != "/LI":
            continue
        if not objek["K"]:
            induk = unsur[objek["P"]]
            induk["K"][:] = [satu for satu in induk["K"] if satu != acuan]
            continue
        isi = [anak for anak in objek["K"] if _jenis(unsur, anak) not in ("/Lbl", "/LBody")]
        if isi:
            _beri_badan(pdf, unsur, objek, isi)


def _beri_badan(pdf: Any, unsur: dict[Any, Any], butir: Any, isi: list[Any]) -> None:
    """Put kids of an item into a body of its own, after its label."""
    badan = type(butir)({**butir, "S": "/LBody", "P": butir.reference, "K": type(butir["K"])(isi)})
    pdf.add_object(badan)
    unsur[badan.reference] = badan
    for anak in isi:
        if anak in unsur:
            unsur[anak]["P"] = badan.reference
    butir["K"][:] = [anak for anak in butir["K"] if anak not in isi]
    butir["K"].append(badan.reference)


def _jenis(unsur: dict[Any, Any], acuan: Any) -> str:
    """The type of a kid, empty where it is no element."""
    return str(unsur[acuan]["S"]) if acuan in unsur else ""


def _beri_kotak(unsur: dict[Any, Any], kamus: list[Any]) -> None:
    """Count the boxes of figures from the lower left corner of the sheet, in units of PDF."""
    lembar = {objek.reference: objek["MediaBox"] for objek in kamus if "MediaBox" in objek}
    for objek in unsur.values():
        if objek["S"] == "/Figure" and "BBox" in objek.get("A", {}):
            kiri, atas, kanan, bawah = (satu * _PT for satu in objek["A"]["BBox"])
            tinggi = lembar[objek["Pg"]][3]
            objek["A"]["BBox"][:] = [kiri, tinggi - bawah, kanan, tinggi - atas]


def _isi(unsur: dict[Any, Any], objek: Any) -> set[int]:
    """The numbers of all marked content below an element."""
    hasil: set[int] = set()
    for anak in objek["K"]:
        if isinstance(anak, int):
            hasil.add(anak)
        elif anak in unsur:
            hasil |= _isi(unsur, unsur[anak])
    return hasil


def _ganti_tanda(arus: list[Any], jenis: dict[int, bytes]) -> None:
    """Rewrite `/Span <</MCID n>> BDC` of these numbers as the start of an artifact."""
    for letak, isi in enumerate(arus):
        if isinstance(isi, dict) and isi.get("MCID") in jenis and arus[letak + 1] == b"BDC":
            arus[letak - 1] = "/Artifact"
            arus[letak] = jenis[isi["MCID"]]
