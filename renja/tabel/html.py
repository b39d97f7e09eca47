"""A Tabel as HTML: plain f-strings, every text escaped once, cells made from few templates.

The markup is the one that `static/css/tabel.css` is written for. `isi_tabel` is shared
with the PDF, which leaves out what only a screen can use.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from django.utils.safestring import SafeString

from performance.hasil import Hasil
from planning.kuantitas import STRIP, Kuantitas
from renja.tabel.bentuk import Baris, Isi, Jenis, Kolom, Tabel, Tingkat
from renja.tabel.letak import (
    NOMOR,
    TANDA,
    bagian,
    baris_judul,
    catatan_lengkap,
    keterangan_tanda,
    kolom_nama,
    masa,
    nama_tabel,
    nama_terang,
    nomor_kolom,
    rentang,
)
from renja.tabel.sel import alasan_sel, rata_kanan, teks_sel

CSS = Path(__file__).resolve().parents[2] / "static" / "css"
# Sizes for which tabel.css reserves the height of a part that is out of sight.
_UKURAN_BAGIAN = (5, 10, 25, 50, 100, 250, 500, 1000)
_KELAS_BARIS = {tingkat: f'<tr class="t-{tingkat.value}"' for tingkat in Tingkat}


@dataclass(slots=True)
class _Kolom:
    """A leaf ready for printing: its tag, its classes, and the cells already made."""

    kolom: Kolom
    tag: str
    kelas: str
    buka: str
    tutup: str
    jadi: dict[Isi, str] = field(default_factory=dict)


def bagian_html(tabel: Tabel) -> SafeString:
    """The table as the page shows it: a frame with one part per program, and its notes.

    Every text in the Tabel is escaped; the result is safe to put into a template.
    """
    nama = escape(nama_tabel(tabel))
    kolom = siapkan_kolom(tabel, layar=True)
    kepala = kepala_html(tabel, layar=True)
    anker: set[str] = set()
    potongan = [f'<div class="tabel-bingkai" role="region" aria-label="{nama}" tabindex="0">']
    for letak, baris in enumerate(bagian(tabel) if tabel.baris else [()]):
        judul = _caption(tabel) if letak == 0 else _caption_lanjutan(tabel, baris, kolom)
        potongan.append(
            f'<div class="tabel-bagian{_kelas_ukuran(len(baris))}">'
            f'<table class="tabel tabel--{kelas_formulir(tabel)}">{judul}{kepala}<tbody>'
        )
        potongan.extend(tubuh_html(tabel, baris, kolom, anker))
        potongan.append("</tbody></table></div>")
    potongan.append("</div>")
    potongan.append(penutup_html(tabel))
    return SafeString("".join(potongan))


def kelas_formulir(tabel: Tabel) -> str:
    """The form's name as part of a class: `tabel-4.1` is `tabel-4-1`."""
    return re.sub(r"[^a-z0-9]+", "-", tabel.formulir.lower()).strip("-")


def _kelas_ukuran(banyak: int) -> str:
    pas = next((ukuran for ukuran in _UKURAN_BAGIAN if banyak <= ukuran), _UKURAN_BAGIAN[-1])
    return f" r-{pas}"


def _caption(tabel: Tabel) -> str:
    return f"<caption>{'<br>'.join(map(escape, baris_judul(tabel)))}</caption>"


def _caption_lanjutan(tabel: Tabel, baris: Sequence[Baris], kolom: Sequence[_Kolom]) -> str:
    """The name of a further part, for those who hear the page: which program it is."""
    nama = kolom_nama(tabel.daun)
    isi = next((satu.sel[nama] for satu in baris if satu.tingkat is Tingkat.PROGRAM), None)
    rincian = f": {teks_sel(isi, kolom[nama].kolom.jenis)}" if isi is not None else ""
    teks = escape(f"{tabel.sebutan or nama_tabel(tabel)}, lanjutan{rincian}")
    return f'<caption class="visually-hidden">{teks}</caption>'


def kepala_html(tabel: Tabel, *, layar: bool) -> str:
    """Column widths and the header. On screen the number and name columns are frozen.

    Headings get scope col whatever their width: it names just the columns they stand over.
    """
    beku = _kelas_beku(tabel.daun) if layar else {}
    kolom = "".join(
        f'<col class="k-{escape(daun.kunci)} l-{daun.lebar}">' if layar else f'<col class="k{n}">'
        for n, daun in enumerate(tabel.daun)
    )
    baris = []
    for isi in tabel.kepala():
        sel = "".join(
            f'<th scope="col"{_atribut_rentang(satu.rentang_kolom, satu.rentang_baris)}'
            f"{_atribut_kelas(beku.get(satu.kolom, '') if satu.daun else '')}>"
            f"{_judul_kolom(satu.judul, layar=layar)}</th>"
            for satu in isi
        )
        baris.append(f"<tr>{sel}</tr>")
    if tabel.nomor_kolom:
        sel = "".join(
            f'<th scope="col"{_atribut_kelas(beku.get(n, ""))}>{escape(nomor)}</th>'
            for n, nomor in enumerate(nomor_kolom(tabel.daun))
        )
        baris.append(f'<tr class="nomor-kolom">{sel}</tr>')
    return f"<colgroup>{kolom}</colgroup><thead>{''.join(baris)}</thead>"


def _judul_kolom(judul: str, *, layar: bool) -> str:
    """A heading; a line may end after any slash but the one in s/d.

    On paper it may anyway; browsers have to be told.
    """
    utuh = '<span class="text-nowrap">s/d</span>'
    potongan = (escape(satu) for satu in judul.split("s/d"))
    return utuh.join(satu.replace("/", "/<wbr>") if layar else satu for satu in potongan)


def _kelas_beku(daun: Sequence[Kolom]) -> dict[int, str]:
    """The frozen columns: the first one, and the one that names the row."""
    nama = kolom_nama(daun)
    return {0: "beku-1", nama: "beku-2"} if nama else {0: "beku-1"}


def _atribut_rentang(kolom: int, baris: int) -> str:
    return (f' colspan="{kolom}"' if kolom > 1 else "") + (
        f' rowspan="{baris}"' if baris > 1 else ""
    )


def _atribut_kelas(kelas: str) -> str:
    return f' class="{kelas}"' if kelas else ""


def siapkan_kolom(tabel: Tabel, *, layar: bool) -> list[_Kolom]:
    """The leaves with their tags and classes worked out."""
    beku = _kelas_beku(tabel.daun) if layar else {}
    nama = kolom_nama(tabel.daun)
    hasil = []
    for letak, kolom in enumerate(tabel.daun):
        tag = 'th scope="row"' if letak == nama else "td"
        kelas = f"{_kelas_isi(kolom)} {beku.get(letak, '')}".strip()
        hasil.append(_Kolom(kolom, tag, kelas, f"<{tag}{_atribut_kelas(kelas)}>", f"</{tag[:2]}>"))
    return hasil


def _kelas_isi(kolom: Kolom) -> str:
    if kolom.kunci in NOMOR or kolom.jenis is Jenis.KUANTITAS:
        return "tengah"
    return "angka" if rata_kanan(kolom) else ""


def tubuh_html(
    tabel: Tabel, baris: Sequence[Baris], kolom: Sequence[_Kolom], anker: set[str] | None
) -> Iterator[str]:
    """The rows. With `anker` (the ids given so far) they carry ids, titles and reasons."""
    layar = anker is not None
    rentang_baris = rentang(baris)
    for letak, satu in enumerate(baris):
        awal = _KELAS_BARIS[satu.tingkat]
        if anker is not None and satu.uid is not None and (uid := str(satu.uid)) not in anker:
            anker.add(uid)
            awal = f'{awal} id="b-{uid}"'
        if satu.bentang or satu.lanjut or satu.tertulis or rentang_baris:
            sel = _sel_khusus(letak, satu, kolom, rentang_baris, layar=layar)
        else:
            sel = _sel_biasa(satu, kolom, layar=layar)
        yield f"{awal}>{sel}</tr>"
    if not tabel.baris:
        yield f'<tr><td class="kosong" colspan="{len(kolom)}">{escape(tabel.nihil)}</td></tr>'


def _sel_biasa(baris: Baris, kolom: Sequence[_Kolom], *, layar: bool) -> str:
    """Cells without spans or marks; equal texts and quantities of a column are made once."""
    hasil = []
    for isi, satu in zip(baris.sel, kolom, strict=True):
        jenis = type(isi)
        if jenis is str or jenis is Kuantitas or isi is None:
            sel = satu.jadi.get(isi)
            if sel is None:
                sel = satu.jadi[isi] = _sel(isi, satu, "", layar=layar)
        elif jenis is int:
            sel = f"{satu.buka}{teks_sel(isi, satu.kolom.jenis)}{satu.tutup}"
        else:
            sel = _sel(isi, satu, "", layar=layar)
        hasil.append(sel)
    return "".join(hasil)


def _sel_khusus(
    letak: int,
    baris: Baris,
    kolom: Sequence[_Kolom],
    rentang_baris: Mapping[tuple[int, int], int],
    *,
    layar: bool,
) -> str:
    """Cells of a row that has spans or marks; those that another covers are left out."""
    hasil = []
    bebas = 0
    for n, (isi, satu) in enumerate(zip(baris.sel, kolom, strict=True)):
        if n < bebas:
            continue
        lebar = baris.bentang.get(n, 1)
        bebas = n + lebar
        if n in baris.lanjut:
            continue
        atribut = _atribut_rentang(lebar, rentang_baris.get((letak, n), 1))
        if n in baris.tertulis:
            hasil.append(_sel_tertanda(isi, baris.tertulis[n], satu, atribut, layar=layar))
        else:
            hasil.append(_sel(isi, satu, atribut, layar=layar))
    return "".join(hasil)


def _sel(isi: Isi, kolom: _Kolom, atribut: str, *, layar: bool) -> str:
    """One cell; a derived value tells its formula, or why there is none."""
    kelas = kolom.kelas
    teks = _teks(isi, kolom)
    if _tanpa_nilai(isi):
        kelas = f"{kelas} kosong" if kelas else "kosong"
    if layar and isinstance(isi, Hasil) and (alasan := escape(alasan_sel(isi))):
        atribut = f'{atribut} title="{alasan}"'
        if not isi.ada:
            teks = f'{teks}<span class="visually-hidden"> {alasan}</span>'
    if kelas:
        atribut = f' class="{kelas}"{atribut}'
    return f"<{kolom.tag}{atribut}>{teks}{kolom.tutup}"


def _teks(isi: Isi, kolom: _Kolom) -> str:
    return escape(teks_sel(isi, kolom.kolom.jenis)).replace("\n", "<br>")


def _tanpa_nilai(isi: Isi) -> bool:
    if isinstance(isi, Kuantitas | Hasil):
        return not isi.ada
    return isi == STRIP


def _sel_tertanda(isi: Isi, rencana: Isi, kolom: _Kolom, atribut: str, *, layar: bool) -> str:
    """A cell that shows what the source prints, marked, with the plan's own value behind it."""
    teks = _teks(isi, kolom)
    dalam = f"{teks}<sup>{TANDA}</sup>"
    if layar:
        tentang = escape(keterangan_tanda(rencana, kolom.kolom))
        dalam = (
            f'<span class="tertulis" title="{tentang}">{dalam}</span>'
            f'<span class="visually-hidden"> ({tentang})</span>'
        )
    return f"<{kolom.tag}{_atribut_kelas(kolom.kelas)}{atribut}>{dalam}{kolom.tutup}"


def penutup_html(tabel: Tabel) -> str:
    """What stands below the table; what is signed keeps to the sheet of the signatures."""
    bagian = f"{_kaki(tabel)}{_catatan(tabel)}{_tanda_tangan(tabel)}"
    return f'<div class="tabel-penutup">{bagian}</div>' if tabel.tanda_tangan else bagian


def _catatan(tabel: Tabel) -> str:
    """The notes as a list, or nothing."""
    butir = "".join(f"<li>{escape(catatan)}</li>" for catatan in catatan_lengkap(tabel))
    return f'<ul class="tabel-catatan">{butir}</ul>' if butir else ""


def _kaki(tabel: Tabel) -> str:
    """The lines of the footer as a list, or nothing."""
    butir = "".join(
        f"<li><strong>{escape(satu.label)}:</strong> {_alinea(satu.isi)}</li>"
        for satu in tabel.kaki
    )
    return f'<ul class="tabel-kaki">{butir}</ul>' if butir else ""


def _tanda_tangan(tabel: Tabel) -> str:
    """The places to sign, side by side, or nothing."""
    blok = "".join(
        f"<div><p>{'<br>'.join(map(escape, satu.atas))}</p>"
        f"<p><strong>{escape(nama_terang(satu))}</strong>"
        f"{''.join(f'<br>{escape(teks)}' for teks in satu.bawah)}</p></div>"
        for satu in tabel.tanda_tangan
    )
    return f'<div class="tabel-tanda-tangan">{blok}</div>' if blok else ""


def _alinea(teks: str) -> str:
    return escape(teks).replace("\n", "<br>")


def tulis_html(tabel: Tabel) -> bytes:
    """A complete page that needs no server: its rules stand in the file itself."""
    nama = escape(nama_tabel(tabel))
    halaman = (
        f'<!DOCTYPE html>\n<html lang="id"><head><meta charset="utf-8"><title>{nama}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<style>{_gaya_mandiri()}</style></head><body><main>"
        f"<h1>{escape(tabel.perangkat_daerah)}</h1><p>{escape(masa(tabel))}</p>"
        f"{bagian_html(tabel)}"
        "</main></body></html>\n"
    )
    return halaman.encode()


def _gaya_mandiri() -> str:
    """The project's rules for tables, with the fonts of the reader's own system."""
    baca = {nama: (CSS / f"{nama}.css").read_text("utf-8") for nama in _BERKAS_GAYA}
    variabel = re.sub(r"@font-face\s*\{[^}]*\}", "", baca["variabel"])
    return f"{variabel}{baca['tabel']}{_GAYA_HALAMAN}@media print {{{baca['cetak']}}}"


_BERKAS_GAYA = ("variabel", "tabel", "cetak")
_GAYA_HALAMAN = """
body { margin: 0; background: var(--kertas); color: var(--tinta); font-family: var(--huruf); }
main { padding: var(--jarak-4); }
h1 { font-size: var(--ukuran-sedang); }
* { box-sizing: border-box; }
.visually-hidden {
  position: absolute; width: 1px; height: 1px; margin: -1px; padding: 0; overflow: hidden;
  clip-path: inset(50%); white-space: nowrap; border: 0;
}
"""
