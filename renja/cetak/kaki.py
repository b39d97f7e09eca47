"""The foot of every page: document code, stage and number, drawn over the finished pages.

It is printed apart, as strips with the project's fonts, and laid on as an artifact at the
join: so the bytes of a chapter depend neither on its place in the document nor on the
stage, and a chapter that did not change need not be printed again.
"""

from collections.abc import Sequence
from html import escape
from typing import Any

from renja.cetak.bentuk import Halaman, Keterangan

# In PDF units: the strips, the number's place on the right, the distance from the edge.
TINGGI = 14.0
LEBAR_NOMOR = 60.0
LEBAR_KODE = 560.0
DARI_TEPI = 20.0
_NAMA_KODE = "/KakiKode"
_GAYA = (
    "@page{size:560pt 14pt;margin:0}@page nomor{size:60pt 14pt}"
    'body{margin:0;color:#4c5a57;font:7.5pt/14pt "Source Sans 3","DejaVu Sans",sans-serif;'
    "font-variant-numeric:tabular-nums lining-nums;white-space:nowrap}"
    "p{margin:0;height:14pt;overflow:hidden}p+p{page:nomor;break-before:page;text-align:right}"
)


def html_kaki(keterangan: Keterangan, label: Sequence[str]) -> str:
    """A document of strips: first the words on the left, then one page for every label."""
    kata = " · ".join(filter(None, (keterangan.kode, keterangan.tahap)))
    isi = "".join(f"<p>{escape(satu)}</p>" for satu in (kata or "\u00a0", *label))
    return (
        f'<!DOCTYPE html><html lang="id"><head><meta charset="utf-8"><title>Kaki</title>'
        f"<style>{_GAYA}</style></head><body>{isi}</body></html>"
    )


class PenulisKaki:
    """Draws the strips of one document on its pages (a pikepdf document that is being joined)."""

    def __init__(self, pikepdf: Any, pdf: Any, kaki: Any, label: Sequence[str]):
        self._pikepdf = pikepdf
        self._pdf = pdf
        bentuk = [pdf.copy_foreign(halaman.as_form_xobject()) for halaman in kaki.pages]
        self._kode = bentuk[0]
        self._nomor = dict(zip(label, bentuk[1:], strict=True))
        self._simpan_keadaan = pdf.make_stream(b"q")

    def tulis(self, halaman: Any, ukuran: Halaman, label: str) -> None:
        """Lay code, stage and number on a page, at its own margins."""
        nama = f"/Kaki{label}"
        benda = halaman.Resources.XObject
        benda[_NAMA_KODE] = self._kode
        benda[nama] = self._nomor[label]
        y = min(DARI_TEPI, max(ukuran.bawah - TINGGI, 0) / 2 + 4)
        kanan = ukuran.lebar - ukuran.kanan - LEBAR_NOMOR
        gambar = (
            "Q /Artifact <</Type /Pagination /Subtype /Footer>> BDC "
            f"q 1 0 0 1 {ukuran.kiri:.2f} {y:.2f} cm {_NAMA_KODE} Do Q "
            f"q 1 0 0 1 {kanan:.2f} {y:.2f} cm {nama} Do Q EMC"
        )
        akhir = self._pdf.make_stream(gambar.encode())
        halaman.Contents = self._pikepdf.Array([self._simpan_keadaan, halaman.Contents, akhir])
