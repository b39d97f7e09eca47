"""The cover: the emblem, and what its part of the manuscript says."""

from renja.dokumen.bentuk import Bagian, Dokumen, Prosa
from renja.dokumen.blok import blok_html, foto_html
from renja.dokumen.lembar import TEGAK

LEBAR_LAMBANG = 60.0


def sampul_html(dokumen: Dokumen, bagian: Bagian) -> str:
    """The cover's content; a rule in its text (`---`) becomes free space."""
    lambang = foto_html(dokumen.lambang, LEBAR_LAMBANG) if dokumen.lambang else ""
    isi = "".join(
        blok_html(dokumen, bagian, satu, TEGAK).html
        for satu in bagian.blok
        if isinstance(satu, Prosa)
    )
    return (
        f'<div class="sampul"><div class="lambang">{lambang}</div>'
        f'<div class="garis"><div></div></div>{isi}</div>'
    )
