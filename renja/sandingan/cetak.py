"""A whole comparison as one file: a document to print, or a workbook with its tables."""

from collections.abc import Sequence
from html import escape

from renja.cetak.galat import GagalCetak, PdfGagal, Sebab
from renja.cetak.satu import cetak_html
from renja.penulisan.beda import HAPUS, SAMA, Sepotong
from renja.sandingan.bentuk import SEBUTAN_KEADAAN, Sandingan
from renja.sandingan.tabel import tabel_baris, tabel_naskah, tabel_pagu
from renja.sandingan.tampilan import Bagian, bagian, potong
from renja.tabel.bentuk import Tabel
from renja.tabel.html import penutup_html
from renja.tabel.kertas import BAKU, KERTAS
from renja.tabel.letak import kaki_lembar, subjudul
from renja.tabel.pdf import GAYA, TEPI
from renja.tabel.tata import GAYA as GAYA_TABEL
from renja.tabel.tata import isi_tabel, tata_tabel
from renja.tabel.xlsx import tulis_xlsx_banyak

TANPA_NASKAH = "Salah satu sisi tidak memuat naskah, sehingga tidak ada yang disandingkan."
_GAGAL = (
    "PDF tidak dapat dibuat karena sandingannya terlalu panjang. Saringlah menurut keadaannya, "
    "atau pakai XLSX."
)
# For WeasyPrint, beside the rules of forms on paper.
_GAYA = """
h2{margin:5mm 0 2mm;font-size:10.5pt;font-weight:600;break-after:avoid}
h3{margin:3mm 0 0;font-size:9pt;font-weight:600;break-after:avoid}
.ket{margin:0 0 1mm;color:#4c5a57;font-size:8pt}
.naskah{max-width:190mm;font-size:9pt;line-height:1.4;white-space:pre-wrap}
del{text-decoration:line-through}
ins{text-decoration:underline}
"""


def tulis_pdf(sandingan: Sandingan) -> bytes:
    """Money, rows and prose as one PDF/UA-1 on lying sheets; same input, same bytes.

    Raises PdfGagal (an Indonesian sentence) where it cannot be made.
    """
    try:
        return cetak_html(dokumen_html(sandingan))
    except GagalCetak as galat:
        if galat.sebab is Sebab.WAKTU:
            raise PdfGagal(_GAGAL) from galat
        raise


def tulis_xlsx(sandingan: Sandingan) -> bytes:
    """Money, rows and prose as the sheets of one workbook."""
    isi = [(satu, BAKU) for satu in _tabel(sandingan)]
    rencana = sandingan.menjadi.rencana
    judul = f"Sandingan {_sisi(sandingan)}"
    return tulis_xlsx_banyak(isi, judul, rencana.perangkat_daerah.nama, rencana.tahun)


def dokumen_html(sandingan: Sandingan) -> str:
    """The document that is printed."""
    pagu, baris, _ = _tabel(sandingan)
    kertas = KERTAS[BAKU]
    lembar = f"@page{{size:{kertas.lebar}mm {kertas.tinggi}mm}}"
    bagian_tabel = [
        _bagian_tabel(tabel, f"t{n}", judul)
        for n, (tabel, judul) in enumerate(
            ((pagu, "Pagu dan prakiraan maju"), (baris, "Baris rencana"))
        )
    ]
    gaya = "".join(css for css, _ in bagian_tabel)
    return (
        '<!DOCTYPE html><html lang="id"><head><meta charset="utf-8">'
        f"<title>Sandingan {escape(_sisi(sandingan))}</title>"
        f'<meta name="author" content="{escape(pagu.perangkat_daerah)}">'
        f"<style>{GAYA.read_text('utf-8')}{GAYA_TABEL.read_text('utf-8')}{lembar}{_GAYA}{gaya}"
        "</style></head><body>"
        f"<h1>Sandingan<br>{escape(_sisi(sandingan))}</h1>"
        f'<p class="subjudul" data-kaki="{escape(kaki_lembar(pagu))}">{escape(subjudul(pagu))}</p>'
        f"{''.join(html for _, html in bagian_tabel)}"
        f"<h2>Naskah</h2>{_naskah(sandingan)}</body></html>"
    )


def _tabel(sandingan: Sandingan) -> tuple[Tabel, Tabel, Tabel]:
    return tabel_pagu(sandingan), tabel_baris(sandingan), tabel_naskah(sandingan)


def _sisi(sandingan: Sandingan) -> str:
    return f"Semula: {sandingan.semula.label} — Menjadi: {sandingan.menjadi.label}"


def _bagian_tabel(tabel: Tabel, anker: str, judul: str) -> tuple[str, str]:
    """The rules of a table, and the table under its heading."""
    tata = tata_tabel(tabel, float(KERTAS[BAKU].lebar - 2 * TEPI))
    html = (
        f'<h2>{escape(judul)}</h2><div id="{anker}"><table>{isi_tabel(tabel, tata)}</table></div>'
        f"{penutup_html(tabel)}"
    )
    return tata.css(f"#{anker} "), html


def _naskah(sandingan: Sandingan) -> str:
    if sandingan.naskah is None:
        return f"<p>{TANPA_NASKAH}</p>"
    if not sandingan.naskah:
        return "<p>Tidak ada bagian naskah yang berbeda.</p>"
    return "".join(map(_satu_bagian, bagian(sandingan)))


def _satu_bagian(satu: Bagian) -> str:
    """A part of the manuscript with its words that went and came."""
    beda = satu.beda
    judul = escape(beda.judul)
    if beda.judul_semula:
        judul = f"<del>[−{escape(beda.judul_semula)}−]</del> <ins>[+{judul}+]</ins>"
    keterangan = [
        ", ".join(SEBUTAN_KEADAAN[x] for x in beda.keadaan),
        f"pada {beda.tempat}" if beda.tempat else "",
        f"{satu.hapus} kata hilang, {satu.tambah} kata baru",
        "hanya nilai terikat yang berubah" if beda.nilai_saja else "",
        *(f"pindah {kalimat}" for kalimat in beda.pindah),
    ]
    ket = escape(" · ".join(filter(None, keterangan)))
    return f'<h3>{judul}</h3><p class="ket">{ket}</p>{_prosa(beda.potongan)}'


def _prosa(semua: Sequence[Sepotong]) -> str:
    if not semua:
        return ""
    hasil = []
    for satu in semua:
        jenis, depan, teks, belakang = potong(satu)
        isi = escape(teks)
        if jenis == HAPUS:
            isi = f"<del>[−{isi}−]</del>"
        elif jenis != SAMA:
            isi = f"<ins>[+{isi}+]</ins>"
        hasil.append(f"{escape(depan)}{isi}{escape(belakang)}")
    return f'<div class="naskah">{"".join(hasil)}</div>'
