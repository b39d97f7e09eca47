"""Prints hold PDF/UA-1, and the checker that says so finds each fault that is made."""

import base64
import io
import re
from collections.abc import Callable
from typing import Any

import pikepdf
import pypdf
import pytest
from PIL import Image

from renja.cetak import Cetakan, Letak, Potongan, Simpanan, cetak_dokumen
from renja.cetak.satu import cetak_html
from tests.cetak.conftest import LAMPIRAN
from tests.cetak.contoh import KETERANGAN, html
from tests.cetak.matterhorn import Berkas, baca, buka, periksa_ua
from tests.cetak.matterhorn_pohon import semua_kamus

Rusak = Callable[[pikepdf.Pdf], object]


def gambar() -> str:
    """A picture of 30 x 20 dots inside of its address."""
    keluar = io.BytesIO()
    Image.new("RGBA", (30, 20), (200, 10, 10, 128)).save(keluar, "PNG")
    return f"data:image/png;base64,{base64.b64encode(keluar.getvalue()).decode()}"


def potongan() -> list[Potongan]:
    """Everything that tags are made of: lists over pages, spans, pictures, links, leaders."""
    panjang = "".join(f"<li><p>Butir {x}</p><p>lanjut</p></li>" for x in range(40))
    dalam = "".join(f"<li>Anak {x}</li>" for x in range(60))
    baris = "".join(
        f'<tr><th scope="row">{x}</th><td rowspan="2">a</td><td>b</td></tr>'
        f'<tr><th scope="row">{x}b</th><td>c</td></tr>'
        for x in range(30)
    )
    baris += f'<tr class="panjang"><th scope="row">z</th><td>{"kata " * 2500}</td><td>b</td></tr>'
    isi = (
        '<h1 id="a">BAB I</h1><p>Teks <strong>tebal</strong> <a href="dok:b">tautan '
        f"<strong>tebal</strong></a> {'kata panjang sekali ' * 60}</p><ol>{panjang}</ol>"
        f"<ul><li>Atas<ul>{dalam}</ul></li></ul><h2>1.1</h2><h3>1.1.1</h3>"
        f'<figure><img src="{gambar()}" alt="Peta" style="width:40mm"><figcaption>Gambar'
        "</figcaption></figure><blockquote><p>Kutipan</p></blockquote>"
        f'<div id="b"><table><caption>Tabel</caption><thead><tr><th rowspan="2">A</th>'
        f'<th colspan="2">B</th></tr><tr><th>C</th><th>D</th></tr></thead><tbody>{baris}'
        "</tbody></table></div>"
    )
    return [
        Potongan("sampul", html(f'<p>RENJA</p><img src="{gambar()}" alt="Lambang">'), "tanpa"),
        Potongan("isi", html(""), "romawi"),
        Potongan("bab", html(isi)),
    ]


def daftar(letak: Letak) -> dict[str, str]:
    """Contents whose links are boxes with leaders inside."""
    gaya = "a{display:flex}.j{flex:1}.j::after{content:leader(' .')}"
    isi = "".join(
        f'<li><a href="dok:{x}"><span class="j">BAB {x} </span>'
        f"<span>{letak.label(x)}</span></a></li>"
        for x in "ab"
    )
    return {"isi": html(f"<style>{gaya}</style><h1>Daftar Isi</h1><ul>{isi}</ul>")}


@pytest.fixture(scope="module")
def kaya() -> bytes:
    cetakan = cetak_dokumen(
        potongan(),
        KETERANGAN,
        daftar=daftar,
        arsip=True,
        lampiran=LAMPIRAN,
        simpanan=Simpanan(),
    )
    assert cetakan.tautan_putus == ()
    return cetakan.pdf


def rusakkan(isi: bytes, ubah: Rusak) -> Berkas:
    """A PDF with a fault in it."""
    pdf = pikepdf.open(io.BytesIO(isi))
    ubah(pdf)
    return baca(pdf)


def sandikan(isi: bytes, **pilihan: Any) -> bytes:
    """A PDF that is encrypted, but opens without a word."""
    keluar = io.BytesIO()
    with pikepdf.open(io.BytesIO(isi)) as pdf:
        pdf.save(keluar, encryption=pikepdf.Encryption(owner="x", **pilihan))
    return keluar.getvalue()


def unsur(pdf: pikepdf.Pdf, jenis: str, ke: int = 0) -> Any:
    """An element of a type, by its place among the objects."""
    semua = [x for _, x in semua_kamus(pdf) if x.get("/Type") == "/StructElem"]
    return [x for x in semua if str(x.S) == jenis][ke]


def fon(pdf: pikepdf.Pdf) -> Any:
    """A font that a page uses."""
    return next(iter(pdf.pages[1].Resources.Font.values()))


def tautan(pdf: pikepdf.Pdf) -> Any:
    """A link of the contents."""
    return pdf.pages[1].Annots[0]


def gambari(pdf: pikepdf.Pdf, awal: bytes = b"", akhir: bytes = b"", ganti: Any = None) -> None:
    """Draw more on the page of the contents, or something else."""
    halaman = pdf.pages[1]
    isi = b"\n".join(satu.read_bytes() for satu in halaman.Contents)
    if ganti:
        assert ganti[0] in isi
        isi = isi.replace(*ganti, 1)
    halaman.Contents = pdf.make_stream(awal + b"\n" + isi + b"\n" + akhir)


def bentuk(pdf: pikepdf.Pdf, **isi: Any) -> None:
    """A form with a mark of its own, drawn twice."""
    kamus = {"Type": pikepdf.Name.XObject, "Subtype": pikepdf.Name.Form, "BBox": [0, 0, 9, 9]}
    benda = pdf.make_stream(b"0 0 1 1 re f", **kamus, **isi)
    pdf.pages[1].Resources.XObject["/Uji"] = benda
    gambari(pdf, akhir=b"/Artifact BMC /Uji Do /Uji Do EMC")


def meta(pdf: pikepdf.Pdf, *ganti: bytes) -> None:
    """Other metadata."""
    isi = pdf.Root.Metadata.read_bytes()
    assert ganti[0] in isi
    pdf.Root.Metadata.write(isi.replace(*ganti))


def tanpa_makna(arus: Any) -> None:
    """Let every glyph mean the letter that is none."""
    arus.write(re.sub(rb"> <[0-9a-f]+>", b"> <0000>", arus.read_bytes()))


def hapus(kamus: Any, nama: str) -> None:
    """Take an entry away."""
    del kamus[nama]


def tata(kamus: Any, nama: str, isi: Any) -> None:
    """Put an entry in."""
    kamus[nama] = isi


NAMA = pikepdf.Name
KAMUS = pikepdf.Dictionary
FAULT: list[tuple[str, Rusak]] = [
    ("01-003", lambda p: gambari(p, ganti=(b"BT", b"/Artifact BMC EMC BT"))),
    ("01-004", lambda p: gambari(p, b"/Artifact BMC", b"EMC")),
    ("01-005", lambda p: gambari(p, akhir=b"0 0 5 5 re f")),
    ("01-005", lambda p: hapus(p.Root, "/StructTreeRoot")),
    ("01-005", lambda p: hapus(p.Root, "/MarkInfo")),
    ("01-005", lambda p: tata(unsur(p, "/H1"), "/K", pikepdf.Array())),
    ("01-005", lambda p: tata(p.pages[1], "/StructParents", 0)),
    ("01-007", lambda p: tata(p.Root.MarkInfo, "/Suspects", bool(1))),
    ("02-001", lambda p: tata(unsur(p, "/P"), "/S", NAMA.Aneh)),
    ("02-004", lambda p: tata(p.Root.StructTreeRoot, "/RoleMap", KAMUS(P=NAMA.H1))),
    ("06-001", lambda p: hapus(p.Root, "/Metadata")),
    ("06-002", lambda p: meta(p, b"<pdfuaid:part>1", b"<pdfuaid:part>2")),
    ("06-003", lambda p: meta(p, b"dc:title", b"dc:judul")),
    ("07-001", lambda p: hapus(p.Root, "/ViewerPreferences")),
    ("09-004", lambda p: tata(unsur(p, "/THead"), "/S", NAMA.Div)),
    ("09-004", lambda p: tata(unsur(p, "/TR"), "/S", NAMA.P)),
    ("09-005", lambda p: tata(unsur(p, "/LBody"), "/S", NAMA.P)),
    ("09-005", lambda p: tata(unsur(p, "/L"), "/S", NAMA.Div)),
    ("09-005", lambda p: tata(unsur(p, "/LI"), "/K", pikepdf.Array())),
    ("10-001", lambda p: hapus(fon(p), "/ToUnicode")),
    ("11-006", lambda p: hapus(p.Root, "/Lang")),
    ("13-004", lambda p: hapus(unsur(p, "/Figure"), "/Alt")),
    ("14-002", lambda p: tata(unsur(p, "/H1"), "/S", NAMA.H2)),
    ("14-003", lambda p: tata(unsur(p, "/H2"), "/S", NAMA.H4)),
    ("14-007", lambda p: tata(unsur(p, "/H2"), "/S", NAMA.H)),
    ("15-003", lambda p: hapus(unsur(p, "/TH").A, "/Scope")),
    ("15-004", lambda p: tata(unsur(p, "/TD").A, "/Headers", [b"tiada"])),
    ("15-005", lambda p: tata(unsur(p, "/TD").A, "/ColSpan", 2)),
    ("15-005", lambda p: tata(unsur(p, "/TH").A, "/RowSpan", 9)),
    ("19-004", lambda p: [tata(unsur(p, "/TH", x), "/ID", b"sama") for x in (0, 1)]),
    ("21-001", lambda p: hapus(p.Root.AF[0], "/UF")),
    ("28-002", lambda p: tata(tautan(p), "/Subtype", NAMA.Text)),
    ("28-009", lambda p: hapus(p.pages[1], "/Tabs")),
    ("28-011", lambda p: tata(unsur(p, "/Link"), "/S", NAMA.Span)),
    ("28-011", lambda p: tata(tautan(p), "/StructParent", 0)),
    ("28-011", lambda p: hapus(p.pages[1], "/Annots")),
    ("28-012", lambda p: hapus(tautan(p), "/Contents")),
    ("29-001", lambda p: tata(p.Root, "/OpenAction", KAMUS(S=NAMA.JavaScript, JS="x"))),
    ("30-001", lambda p: bentuk(p, Ref=KAMUS())),
    ("30-002", lambda p: bentuk(p, StructParents=9999)),
    ("31-004", lambda p: hapus(fon(p).DescendantFonts[0], "/CIDToGIDMap")),
    ("31-006", lambda p: tata(fon(p), "/BaseFont", NAMA("/Arial"))),
    ("31-009", lambda p: hapus(fon(p).DescendantFonts[0].FontDescriptor, "/FontFile2")),
    ("31-011", lambda p: gambari(p, ganti=(b"[<", b"[<fff0>0<"))),
    ("31-016", lambda p: tata(fon(p).DescendantFonts[0], "/W", [])),
    ("31-028", lambda p: tanpa_makna(fon(p).ToUnicode)),
    ("31-030", lambda p: gambari(p, ganti=(b"[<", b"[<0000>0<"))),
    ("32000:7.8.3", lambda p: tata(p.pages[1].Resources, "/Font", KAMUS())),
    ("32000:12.3", lambda p: tata(tautan(p).A.D, 0, p.Root.Outlines)),
    ("32000:14.6", lambda p: gambari(p, akhir=b"EMC")),
    ("32000:14.7", lambda p: tata(unsur(p, "/P"), "/P", p.Root.StructTreeRoot)),
    ("32000:14.7", lambda p: gambari(p, ganti=(b"/MCID 0>>", b"/MCID 1>>"))),
    ("32000:14.8.5", lambda p: hapus(unsur(p, "/Figure").A, "/BBox")),
    ("32000:14.8.5", lambda p: tata(unsur(p, "/Figure").A, "/BBox", [0, 0, 9, 9])),
]


def test_cetakan_memenuhi_ua(kaya: bytes, cetakan: Cetakan, arsip: Cetakan) -> None:
    assert periksa_ua(buka(kaya)) == []
    for satu in (cetakan, arsip):
        assert periksa_ua(buka(satu.pdf)) == []


def test_satu_formulir_memenuhi_ua() -> None:
    isi = "<h1>Tabel</h1><table><thead><tr><th>A</th></tr></thead><tr><td>b</td></tr></table>"
    pdf = cetak_html(html(isi))
    assert periksa_ua(buka(pdf)) == []


def test_huruf_yang_tidak_dimiliki_fon_mana_pun() -> None:
    """Each becomes a square, also in a running header; bullets of Word become bullets."""
    gaya = "@page{@top-left{content:'Bab \\378 '}}"
    isi = "<h1>Halo \u0378 dunia</h1><p>\uf0b7 butir \ue123 \u2265 5</p>"
    pdf = cetak_html(html(isi, gaya))
    assert periksa_ua(buka(pdf)) == []
    (halaman,) = pypdf.PdfReader(io.BytesIO(pdf)).pages
    kata = re.sub(r"\s+", " ", halaman.extract_text()).strip()
    assert kata == "Halo □ dunia • butir □ ≥ 5 Bab □"


@pytest.mark.parametrize(("kode", "ubah"), FAULT, ids=lambda x: x if isinstance(x, str) else "")
def test_kesalahan_ditemukan(kaya: bytes, kode: str, ubah: Rusak) -> None:
    temuan = periksa_ua(rusakkan(kaya, ubah))
    assert kode in {satu.kode for satu in temuan}, temuan


def test_sandi_yang_menutup_alat_bantu_ditemukan(kaya: bytes) -> None:
    izin = pikepdf.Permissions(accessibility=False)
    pdf = sandikan(kaya, R=3, allow=izin, aes=False, metadata=False)
    kode = {satu.kode for satu in periksa_ua(buka(pdf))}
    assert kode == {"26-002"}
