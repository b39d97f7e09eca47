"""Tables as WordprocessingML: merged headings that are repeated, rows that are not parted."""

from collections.abc import Iterator, Mapping, Sequence

from renja.dokumen.word.xml import Alinea as Sifat
from renja.dokumen.word.xml import Huruf, alinea, atribut, larik, twip
from renja.tabel.bentuk import Baris, Jenis, Kolom, Tabel, TandaTangan, Tingkat
from renja.tabel.letak import NOMOR, TANDA, nama_terang, nomor_kolom, rentang
from renja.tabel.sel import rata_kanan, teks_sel
from renja.tabel.tata import Tata

_GARIS = '<w:{} w:val="single" w:sz="4" w:space="0" w:color="76847F"/>'
_SISI = ("top", "left", "bottom", "right", "insideH", "insideV")
_KEPALA = "E6EAE7"
_WARNA = {
    Tingkat.URUSAN: "D3E0E3",
    Tingkat.BIDANG_URUSAN: "D3E0E3",
    Tingkat.PROGRAM: "E2EBED",
    Tingkat.TUJUAN: "E2EBED",
    Tingkat.KEGIATAN: "F1F5F5",
    Tingkat.SASARAN: "F1F5F5",
    Tingkat.JUMLAH: "F3EAD6",
}
_BANTALAN = 0.9
LANJUT, MULAI = "continue", "restart"


def tabel_xml(tabel: Tabel, tata: Tata, gaya: str) -> str:
    """A form as it is laid out on paper: the same widths in mm, the same type in pt."""
    lebar = [twip(mm) for mm in tata.lebar]
    baris = [
        *_kepala(tabel, lebar, gaya, tata.ukuran),
        *_tubuh(tabel, tata, lebar, gaya),
    ]
    return _bingkai(lebar, "".join(baris), " ".join((tabel.sebutan, *tabel.judul)))


def _bingkai(lebar: Sequence[int], baris: str, judul: str = "", *, garis: bool = True) -> str:
    tepi = "".join(_GARIS.format(sisi) for sisi in _SISI) if garis else ""
    batas = f"<w:tblBorders>{tepi}</w:tblBorders>" if garis else ""
    bantalan = "".join(
        f'<w:{sisi} w:w="{twip(_BANTALAN)}" w:type="dxa"/>' for sisi in ("left", "right")
    )
    keterangan = f"<w:tblCaption w:val={atribut(judul)}/>" if judul else ""
    kisi = "".join(f'<w:gridCol w:w="{satu}"/>' for satu in lebar)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(lebar)}" w:type="dxa"/>{batas}'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{bantalan}</w:tblCellMar>'
        f'<w:tblLook w:val="0020"/>{keterangan}</w:tblPr><w:tblGrid>{kisi}</w:tblGrid>{baris}'
        "</w:tbl>"
    )


def _baris(sel: str, *, kepala: bool = False, utuh: bool = True) -> str:
    sifat = f"{'<w:cantSplit/>' if utuh else ''}{'<w:tblHeader/>' if kepala else ''}"
    return f"<w:tr><w:trPr>{sifat}</w:trPr>{sel}</w:tr>" if sifat else f"<w:tr>{sel}</w:tr>"


def _sel(
    dalam: str,
    lebar: int,
    *,
    rentang_kolom: int = 1,
    gabung: str = "",
    warna: str = "",
    tengah: bool = False,
) -> str:
    """A cell; `gabung` says that it begins or continues one over several rows."""
    sifat = (
        f'<w:tcW w:w="{lebar}" w:type="dxa"/>',
        f'<w:gridSpan w:val="{rentang_kolom}"/>' if rentang_kolom > 1 else "",
        f'<w:vMerge w:val="{gabung}"/>' if gabung else "",
        f'<w:shd w:val="clear" w:color="auto" w:fill="{warna}"/>' if warna else "",
        '<w:vAlign w:val="center"/>' if tengah else "",
    )
    return f"<w:tc><w:tcPr>{''.join(sifat)}</w:tcPr>{dalam}</w:tc>"


def _kepala(tabel: Tabel, lebar: Sequence[int], gaya: str, ukuran: float) -> Iterator[str]:
    """The header: each cell where it was placed, and its continuation below."""
    huruf = Huruf(tebal=True, ukuran=ukuran)
    sifat = Sifat(gaya, lekat=True, rata="center")
    tinggi = len(tabel.kepala())
    semua = [satu for baris in tabel.kepala() for satu in baris]
    for letak in range(tinggi):
        sel = ""
        menutup = (s for s in semua if s.baris <= letak < s.baris + s.rentang_baris)
        for satu in sorted(menutup, key=lambda s: s.kolom):
            mulai = satu.baris == letak
            bersambung = satu.rentang_baris > 1
            sel += _sel(
                alinea(larik(satu.judul, huruf) if mulai else "", sifat),
                sum(lebar[satu.kolom : satu.kolom + satu.rentang_kolom]),
                rentang_kolom=satu.rentang_kolom,
                gabung=(MULAI if mulai else LANJUT) if bersambung else "",
                warna=_KEPALA,
                tengah=True,
            )
        yield _baris(sel, kepala=True)
    if tabel.nomor_kolom:
        kecil = Huruf(ukuran=ukuran - 1)
        sel = "".join(
            _sel(alinea(larik(nomor, kecil), sifat), satu, warna=_KEPALA)
            for nomor, satu in zip(nomor_kolom(tabel.daun), lebar, strict=True)
        )
        yield _baris(sel, kepala=True)


def _tubuh(tabel: Tabel, tata: Tata, lebar: Sequence[int], gaya: str) -> Iterator[str]:
    """The rows, or the sentence in place of them."""
    if not tabel.baris:
        isi = alinea(larik(tabel.nihil, Huruf(ukuran=tata.ukuran)), gaya)
        yield _baris(_sel(isi, sum(lebar), rentang_kolom=len(lebar)))
        return
    merentang = rentang(tabel.baris)
    for letak, baris in enumerate(tabel.baris):
        sel = _sel_baris(letak, baris, tabel.daun, lebar, (gaya, tata.ukuran, merentang))
        yield _baris(sel, utuh=not tata.panjang(baris))


def _sel_baris(
    letak: int,
    baris: Baris,
    daun: Sequence[Kolom],
    lebar: Sequence[int],
    aturan: tuple[str, float, Mapping[tuple[int, int], int]],
) -> str:
    gaya, ukuran, merentang = aturan
    warna = _WARNA.get(baris.tingkat, "")
    huruf = Huruf(tebal=bool(warna), ukuran=ukuran)
    hasil = ""
    bebas = 0
    for n, kolom in enumerate(daun):
        if n < bebas:
            continue
        banyak = baris.bentang.get(n, 1)
        bebas = n + banyak
        gabung = LANJUT if n in baris.lanjut else MULAI if (letak, n) in merentang else ""
        teks = "" if n in baris.lanjut else teks_sel(baris.sel[n], kolom.jenis)
        dalam = larik(teks, huruf) if teks else ""
        if n in baris.tertulis:
            dalam += larik(TANDA, huruf.dengan(naik=True))
        isi = alinea(dalam, Sifat(gaya, rata=_rata(kolom)))
        hasil += _sel(isi, sum(lebar[n:bebas]), rentang_kolom=banyak, gabung=gabung, warna=warna)
    return hasil


def _rata(kolom: Kolom) -> str:
    if kolom.kunci in NOMOR or kolom.jenis is Jenis.KUANTITAS:
        return "center"
    return "right" if rata_kanan(kolom) else ""


def tabel_prosa(
    baris: Sequence[Sequence[str]], rata: Sequence[str], lebar: float, gaya: str
) -> str:
    """A table that was typed in the prose, its first row the header; cells are runs."""
    banyak = len(rata)
    kolom = [twip(lebar) // banyak] * banyak
    sisi = [{"angka": "right", "tengah": "center"}.get(satu, "") for satu in rata]
    hasil = ""
    for ke, satu in enumerate(baris):
        sel = "".join(
            _sel(alinea(isi, Sifat(gaya, rata=sisi[n])), kolom[n], warna="" if ke else _KEPALA)
            for n, isi in enumerate(satu)
        )
        hasil += _baris(sel, kepala=not ke)
    return _bingkai(kolom, hasil)


def tabel_keterangan(baris: Sequence[tuple[str, str]], lebar: float, gaya: str) -> str:
    """Names and values side by side."""
    kolom = [twip(38), twip(lebar - 38)]
    hasil = "".join(
        _baris(
            _sel(alinea(larik(nama, Huruf(tebal=True, ukuran=9.5)), gaya), kolom[0])
            + _sel(alinea(larik(nilai, Huruf(ukuran=9.5)), gaya), kolom[1])
        )
        for nama, nilai in baris
    )
    return _bingkai(kolom, hasil)


def tanda_tangan_tabel(blok: Sequence[TandaTangan], lebar: float, gaya: str) -> str:
    """The places to sign below a form, side by side."""
    kolom = [twip(lebar / len(blok))] * len(blok)
    sel = "".join(
        _sel(
            "".join(
                alinea(larik(teks, huruf), Sifat(gaya, lekat=True, rata="center", sebelum=jarak))
                for teks, huruf, jarak in _garis(satu)
            ),
            kolom[n],
        )
        for n, satu in enumerate(blok)
    )
    return _bingkai(kolom, _baris(sel), garis=False)


def _garis(satu: TandaTangan) -> Iterator[tuple[str, Huruf, float]]:
    """The lines of a signature with their type, and the room above each in pt."""
    biasa = Huruf(ukuran=8.5)
    for teks in satu.atas:
        yield teks, biasa, 0
    yield nama_terang(satu), Huruf(tebal=True, ukuran=8.5), 42
    for teks in satu.bawah:
        yield teks, biasa, 0
