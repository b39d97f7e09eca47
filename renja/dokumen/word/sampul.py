"""The cover of the DOCX."""

from collections.abc import Callable

from renja.dokumen.bentuk import Bagian, Dokumen, Prosa
from renja.dokumen.sampul import LEBAR_LAMBANG
from renja.dokumen.word.prosa import Alat, prosa_xml
from renja.dokumen.word.xml import Alinea, alinea

Foto = Callable[[bytes, float, str], str]
_TINGGI_LAMBANG = 40.0
# What a rule in the text of the cover becomes: free space, in pt.
_RUANG = 200


def sampul_xml(dokumen: Dokumen, bagian: Bagian, alat: Alat, foto: Foto) -> list[str]:
    """Emblem and lines, centred; bold lines large."""
    hasil = []
    lambang = dokumen.lambang
    if lambang:
        lebar = min(LEBAR_LAMBANG, _TINGGI_LAMBANG * lambang.gambar.lebar / lambang.gambar.tinggi)
        isi = foto(lambang.isi, lebar, lambang.alternatif)
        hasil.append(alinea(isi, Alinea(alat.gaya("Subtitle"), sebelum=30)))
    ruang = 60.0
    for blok in bagian.blok:
        if not isinstance(blok, Prosa):
            continue
        for letak, satu in enumerate(blok.token):
            if satu.type == "hr":
                ruang = _RUANG
            elif satu.type == "paragraph_open":
                anak = blok.token[letak + 1].children or []
                gaya = "Title" if anak and anak[0].type == "strong_open" else "Subtitle"
                isi = prosa_xml(blok.token[letak : letak + 3], alat, 0)[0]
                hasil.append(_ganti_sifat(isi, Alinea(alat.gaya(gaya), sebelum=ruang)))
                ruang = 0
    return hasil or [alinea("")]


def _ganti_sifat(xml: str, sifat: Alinea) -> str:
    """The runs of a paragraph in another style."""
    awal = xml.index("</w:pPr>") + len("</w:pPr>") if "</w:pPr>" in xml else len("<w:p>")
    return f"<w:p>{sifat.xml}{xml[awal:]}"
