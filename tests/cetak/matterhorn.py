"""The conditions of PDF/UA-1 that a machine can check, after the Matterhorn Protocol 1.1.

Test support, in place of a validator that cannot be had everywhere; reads with pikepdf.
Codes are those of the protocol; "32000:14.7" is what the tree of tags has to be before any of
it can hold, "32000:12.3" what bookmarks and links do. Fonts are in `matterhorn_fon`, what an
archive asks beside in `matterhorn_arsip`.
"""

import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import pikepdf

from tests.cetak.matterhorn_fon import periksa_fon
from tests.cetak.matterhorn_isi import IsiHalaman, baca_isi
from tests.cetak.matterhorn_pohon import BAKU, Acuan, Pohon, Simpul, baca_pohon, semua_kamus

UA = "{http://www.aiim.org/pdfua/ns/id/}part"
# The tenth bit of what an encrypted document allows.
ALAT_BANTU = 1 << 9
_DAFTAR = {"/L": {"/L", "/LI", "/Caption"}, "/LI": {"/Lbl", "/LBody"}}
_TABEL = {
    "/Table": {"/TR", "/THead", "/TBody", "/TFoot", "/Caption"},
    "/TR": {"/TH", "/TD"},
    "/THead": {"/TR"},
    "/TBody": {"/TR"},
    "/TFoot": {"/TR"},
}
_INDUK = {
    "/LI": {"/L"},
    "/Lbl": {"/LI"},
    "/LBody": {"/LI"},
    "/TR": {"/Table", "/THead", "/TBody", "/TFoot"},
    "/TH": {"/TR"},
    "/TD": {"/TR"},
    "/THead": {"/Table"},
    "/TBody": {"/Table"},
    "/TFoot": {"/Table"},
}


@dataclass(frozen=True, slots=True, order=True)
class Temuan:
    """What does not hold: the code of the condition, and where."""

    kode: str
    pesan: str


@dataclass(frozen=True, slots=True)
class Berkas:
    """A PDF with everything that is read from it once."""

    pdf: pikepdf.Pdf
    isi: list[IsiHalaman]
    pohon: Pohon | None


def buka(isi: bytes) -> Berkas:
    """A PDF read for checking."""
    return baca(pikepdf.open(io.BytesIO(isi)))


def baca(pdf: pikepdf.Pdf) -> Berkas:
    """An open PDF read for checking."""
    return Berkas(pdf, [baca_isi(satu) for satu in pdf.pages], baca_pohon(pdf))


def periksa_ua(berkas: Berkas) -> list[Temuan]:
    """Everything in a PDF that keeps it from being PDF/UA-1; empty where nothing does."""
    temuan = [*_katalog(berkas.pdf), *_meta(berkas.pdf), *_benda(berkas.pdf)]
    temuan += [*_isi(berkas), *_anotasi(berkas)]
    temuan += [Temuan(kode, pesan) for kode, pesan in periksa_fon(berkas.isi)]
    if berkas.pohon is None:
        return sorted({*temuan, Temuan("01-005", "no structure tree")})
    for periksa in (_pohon, _milik, _judul, _bentuk, _tabel, _gambar):
        temuan += periksa(berkas)
    return sorted(set(temuan))


def _katalog(pdf: pikepdf.Pdf) -> Iterator[Temuan]:
    """What the catalogue has to say."""
    akar = pdf.Root
    if akar.get("/MarkInfo", {}).get("/Marked") is not True:
        yield Temuan("01-005", "MarkInfo is not marked")
    if akar.get("/MarkInfo", {}).get("/Suspects") is True:
        yield Temuan("01-007", "Suspects")
    if not str(akar.get("/Lang", "")):
        yield Temuan("11-006", "the document has no language")
    if akar.get("/ViewerPreferences", {}).get("/DisplayDocTitle") is not True:
        yield Temuan("07-001", "DisplayDocTitle is not set")
    if pdf.is_encrypted and not pdf.encryption.P & ALAT_BANTU:
        yield Temuan("26-002", "encryption shuts assistive technology out")


def _meta(pdf: pikepdf.Pdf) -> Iterator[Temuan]:
    """What the metadata has to say."""
    if "/Metadata" not in pdf.Root:
        yield Temuan("06-001", "no metadata")
        return
    meta = pdf.open_metadata()
    if str(meta.get(UA, "")) != "1":
        yield Temuan("06-002", "pdfuaid:part is not 1")
    if not str(meta.get("dc:title", "")).strip():
        yield Temuan("06-003", "no dc:title")


def _benda(pdf: pikepdf.Pdf) -> Iterator[Temuan]:
    """What no object may be; and bookmarks and links lead to pages of this document."""
    halaman = {satu.obj.objgen for satu in pdf.pages}
    for letak, objek in semua_kamus(pdf):
        if objek.get("/S") == "/JavaScript" or "/JS" in objek:
            yield Temuan("29-001", f"JavaScript in {letak}")
        if objek.get("/Subtype") == "/Form" and "/Ref" in objek:
            yield Temuan("30-001", f"reference XObject {letak}")
        if objek.get("/Type") == "/Filespec" and not ("/F" in objek and "/UF" in objek):
            yield Temuan("21-001", f"embedded file {letak} has not both names")
        for tujuan in (objek.get("/Dest"), objek.get("/D")):
            if isinstance(tujuan, pikepdf.Array) and tujuan[0].objgen not in halaman:
                yield Temuan("32000:12.3", f"{letak} leads to no page")


def _isi(berkas: Berkas) -> Iterator[Temuan]:
    """Everything that is drawn is real content or an artifact, and never both."""
    bentuk: Counter[Acuan] = Counter()
    for nomor, isi in enumerate(berkas.isi):
        if isi.bersarang:
            yield Temuan("01-003", f"page {nomor}: an artifact inside of content")
        if isi.terbalik:
            yield Temuan("01-004", f"page {nomor}: content inside of an artifact")
        for operator, banyak in sorted(Counter(isi.telanjang).items()):
            yield Temuan("01-005", f"page {nomor}: {banyak} times {operator} without a mark")
        if isi.timpang:
            yield Temuan("32000:14.6", f"page {nomor}: marks or states do not pair up")
        for nama in sorted(set(isi.tanpa_sumber)):
            yield Temuan("32000:7.8.3", f"page {nomor}: {nama} is not among its resources")
        bentuk.update(isi.bentuk)
    for acuan, banyak in bentuk.items():
        if banyak > 1:
            yield Temuan("30-002", f"form {acuan} with numbers of its own is drawn {banyak} times")


def _pohon(berkas: Berkas) -> Iterator[Temuan]:
    """The tree is one, of standard types."""
    assert berkas.pohon
    for cacat in berkas.pohon.cacat:
        yield Temuan("32000:14.7", cacat)
    for satu, arti in berkas.pohon.peta.items():
        if satu in BAKU:
            yield Temuan("02-004", f"{satu} is remapped to {arti}")
    for simpul in berkas.pohon.semua():
        if simpul.jenis not in BAKU:
            yield Temuan("02-001", f"{simpul.jenis} is no standard type")


def _milik(berkas: Berkas) -> Iterator[Temuan]:
    """Every mark belongs to one element of the tree, and the parent tree says to which."""
    assert berkas.pohon
    pemilik: dict[tuple[Acuan, int], list[Simpul]] = {}
    for simpul in berkas.pohon.semua():
        for mcid in simpul.mcid:
            pemilik.setdefault(mcid, []).append(simpul)
    for nomor, (halaman, isi) in enumerate(zip(berkas.pdf.pages, berkas.isi, strict=True)):
        daftar = berkas.pohon.induk.get(int(halaman.obj.get("/StructParents", -1)))
        daftar = list(daftar) if isinstance(daftar, pikepdf.Array) else []
        for mcid, banyak in Counter(isi.mcid).items():
            siapa = pemilik.pop((halaman.obj.objgen, mcid), [])
            if banyak > 1:
                yield Temuan("32000:14.7", f"page {nomor}: mark {mcid} is opened {banyak} times")
            if len(siapa) != 1:
                yield Temuan("01-005", f"page {nomor}: {len(siapa)} elements own mark {mcid}")
            elif mcid >= len(daftar) or daftar[mcid] is None:
                yield Temuan("01-005", f"page {nomor}: the parent tree lacks mark {mcid}")
            elif daftar[mcid].objgen != siapa[0].obj.objgen:
                yield Temuan("01-005", f"page {nomor}: mark {mcid} leads to another element")
    for (halaman, mcid), siapa in pemilik.items():
        yield Temuan("32000:14.7", f"{siapa[0].jenis} holds {mcid} of {halaman}, never drawn")


def _judul(berkas: Berkas) -> Iterator[Temuan]:
    """Headings begin with H1 and skip no level."""
    assert berkas.pohon
    jenis = [satu.jenis for satu in berkas.pohon.semua()]
    tingkat = [
        int(satu[2]) for satu in jenis if len(satu) == 3 and satu[1] == "H" and satu[2:].isdigit()
    ]
    if "/H" in jenis and tingkat:
        yield Temuan("14-007", "H and H1 to H6 in one document")
    if tingkat and tingkat[0] != 1:
        yield Temuan("14-002", f"the first heading is H{tingkat[0]}")
    for satu, dua in pairwise(tingkat):
        if dua > satu + 1:
            yield Temuan("14-003", f"H{dua} after H{satu}")


def _bentuk(berkas: Berkas) -> Iterator[Temuan]:
    """Lists and tables hold what they may hold, and their parts stand nowhere else."""
    assert berkas.pohon
    for simpul in berkas.pohon.semua():
        jenis = simpul.jenis
        induk = simpul.induk.jenis if simpul.induk else ""
        kode = "09-005" if jenis in ("/L", "/LI", "/Lbl", "/LBody") else "09-004"
        if jenis in _INDUK and induk not in _INDUK[jenis]:
            yield Temuan(kode, f"{jenis} inside of {induk}")
        boleh = _DAFTAR.get(jenis) or _TABEL.get(jenis)
        if boleh is None:
            continue
        anak = [satu.jenis for satu in simpul.anak]
        for asing in sorted(set(anak) - boleh):
            yield Temuan(kode, f"{asing} inside of {jenis}")
        if simpul.mcid:
            yield Temuan(kode, f"{jenis} holds content itself")
        if not anak:
            yield Temuan(kode, f"{jenis} {simpul.obj.objgen} is empty")
        if "/Caption" in anak[1:-1] or anak.count("/Caption") > 1:
            yield Temuan(kode, f"the caption of {jenis} is neither first nor last")
        if anak.count("/THead") > 1 or anak.count("/TFoot") > 1:
            yield Temuan(kode, f"{jenis} with several heads or feet")


def _tabel(berkas: Berkas) -> Iterator[Temuan]:
    """Tables are regular, and every cell can be told its headings."""
    assert berkas.pohon
    pengenal = Counter(bytes(satu.obj["/ID"]) for satu in berkas.pohon.semua() if "/ID" in satu.obj)
    for kata, banyak in pengenal.items():
        if banyak > 1:
            yield Temuan("19-004", f"{banyak} elements are called {kata!r}")
    for simpul in berkas.pohon.semua():
        if simpul.jenis == "/Table":
            nama = f"table {simpul.obj.objgen}"
            yield from (Temuan("15-005", f"{nama}: {apa}") for apa in _tak_teratur(simpul))
            yield from _kepala(nama, simpul, set(pengenal))


def _kepala(nama: str, tabel: Simpul, pengenal: set[bytes]) -> Iterator[Temuan]:
    sel = [satu for satu in tabel.semua() if satu.jenis in ("/TH", "/TD")]
    disebut = {bytes(satu) for isi in sel for satu in (isi.atribut("/Headers") or ())}
    for satu in disebut - pengenal:
        yield Temuan("15-004", f"{nama}: nothing is called {satu!r}")
    kepala = [satu for satu in sel if satu.jenis == "/TH"]
    if not kepala:
        yield Temuan("15-003", f"{nama}: no heading cell")
    for satu in kepala:
        arah = str(satu.atribut("/Scope") or "")
        bernama = "/ID" in satu.obj and bytes(satu.obj["/ID"]) in disebut
        if arah not in ("/Row", "/Column", "/Both") and not bernama:
            yield Temuan("15-003", f"{nama}: a heading cell heads nothing")


def _tak_teratur(tabel: Simpul) -> Iterator[str]:
    """What keeps a table from being a grid without holes."""
    lebar: set[int] = set()
    kelompok = [satu for satu in tabel.anak if satu.jenis in ("/THead", "/TBody", "/TFoot")]
    for satu in kelompok or [tabel]:
        turun: dict[int, int] = {}
        for baris in satu.anak:
            if baris.jenis == "/TR":
                terisi, lanjut = _isi_baris(baris, turun)
                if len(set(terisi)) < len(terisi):
                    yield "two cells in one place"
                if set(terisi) != set(range(len(set(terisi)))):
                    yield "a row with a hole"
                lebar.add(len(set(terisi)))
                turun = lanjut
        if turun:
            yield f"a cell spans {max(turun.values())} rows that are not there"
    if len(lebar) > 1:
        yield f"rows of {', '.join(map(str, sorted(lebar)))} columns"


def _isi_baris(baris: Simpul, turun: dict[int, int]) -> tuple[list[int], dict[int, int]]:
    """The columns that a row fills, and how many rows more each cell still comes down."""
    terisi = list(turun)
    lanjut = {kolom: sisa - 1 for kolom, sisa in turun.items() if sisa > 1}
    kolom = 0
    for sel in baris.anak:
        while kolom in turun:
            kolom += 1
        selebar = range(kolom, kolom + sel.angka("/ColSpan"))
        terisi += selebar
        if (tinggi := sel.angka("/RowSpan")) > 1:
            lanjut |= dict.fromkeys(selebar, tinggi - 1)
        kolom = selebar.stop
    return terisi, lanjut


def _gambar(berkas: Berkas) -> Iterator[Temuan]:
    """Figures have a text in their place, and a box around what is drawn."""
    assert berkas.pohon
    letak = {
        satu.obj.objgen: isi.kotak for satu, isi in zip(berkas.pdf.pages, berkas.isi, strict=True)
    }
    for simpul in berkas.pohon.semua():
        if simpul.jenis not in ("/Figure", "/Formula"):
            continue
        nama = f"{simpul.jenis} {simpul.obj.objgen}"
        if not str(simpul.obj.get("/Alt", simpul.obj.get("/ActualText", ""))).strip():
            yield Temuan("13-004", f"{nama} has no text in its place")
        kotak = simpul.atribut("/BBox")
        if kotak is None:
            yield Temuan("32000:14.8.5", f"{nama} has no box")
            continue
        kiri, bawah, kanan, atas = map(float, kotak)
        for halaman, mcid in simpul.mcid:
            x, y, x2, y2 = letak[halaman].get(mcid, (kiri, bawah, kanan, atas))
            if kiri > x + 1 or bawah > y + 1 or kanan < x2 - 1 or atas < y2 - 1:
                yield Temuan("32000:14.8.5", f"{nama}: its box is elsewhere")


def _anotasi(berkas: Berkas) -> Iterator[Temuan]:
    """Links belong to a Link of the tree, and say where they lead."""
    benda: dict[Acuan, list[Simpul]] = {}
    for simpul in berkas.pohon.semua() if berkas.pohon else ():
        for acuan in simpul.benda:
            benda.setdefault(acuan, []).append(simpul)
    induk = berkas.pohon.induk if berkas.pohon else {}
    for nomor, halaman in enumerate(berkas.pdf.pages):
        catatan = list(halaman.get("/Annots", ()))
        if catatan and halaman.get("/Tabs") != "/S":
            yield Temuan("28-009", f"page {nomor}: tabs do not follow the structure")
        for satu in catatan:
            nama = f"page {nomor}: {satu.Subtype} {satu.objgen}"
            if satu.Subtype != "/Link":
                yield Temuan("28-002", f"{nama} is of a kind that nobody expects here")
            if not str(satu.get("/Contents", "")).strip():
                yield Temuan("28-012", f"{nama} does not say where it leads")
            milik = induk.get(int(satu.get("/StructParent", -1)))
            salah = _pemilik_salah(benda.pop(satu.objgen, []), milik)
            if salah:
                yield Temuan("28-011", f"{nama}: {salah}")
    for acuan in benda:
        yield Temuan("28-011", f"an element holds annotation {acuan}, which is on no page")


def _pemilik_salah(siapa: list[Simpul], milik: object) -> str:
    """What is wrong with the elements that hold a link; empty where nothing is."""
    if len(siapa) != 1 or siapa[0].jenis != "/Link":
        return f"not inside of one Link but of [{', '.join(satu.jenis for satu in siapa)}]"
    if not isinstance(milik, pikepdf.Object) or milik.objgen != siapa[0].obj.objgen:
        return "its parent is another element"
    if not any(satu.mcid for satu in siapa[0].semua()):
        return "the Link holds no words"
    return ""
