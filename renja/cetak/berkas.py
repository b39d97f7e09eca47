"""What a PDF says of itself: title, author, language, what it conforms to, what it carries."""

import hashlib
import io
from collections.abc import Sequence
from datetime import datetime
from functools import cache
from html import escape
from typing import Any

from renja.cetak.bentuk import Keterangan, Lampiran

PEMBUAT = "Renja"
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF \
xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" \
xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{judul}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{penulis}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{bahasa}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{pencetak}</pdf:Producer>
<xmp:CreatorTool>{pembuat}</xmp:CreatorTool>
{tanggal}<pdfuaid:part>1</pdfuaid:part>
{arsip}</rdf:Description>
{skema}</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
_ARSIP = "<pdfaid:part>3</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>\n"
# An archive has to explain every property that PDF/A does not know itself.
_SKEMA_UA = """<rdf:Description rdf:about="" \
xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" \
xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Indicates which part of ISO 14289 is followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""


def tulis_keterangan(
    pikepdf: Any, pdf: Any, keterangan: Keterangan, pencetak: str, *, arsip: bool
) -> None:
    """Title, author, language and conformance, in the catalogue, the old and the new way."""
    akar = pdf.Root
    akar.Lang = pikepdf.String(keterangan.bahasa)
    akar.MarkInfo = pikepdf.Dictionary(Marked=True)
    akar.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
    akar.PageMode = pikepdf.Name.UseOutlines
    info = {
        "Title": keterangan.judul,
        "Author": keterangan.penulis,
        "Creator": PEMBUAT,
        "Producer": pencetak,
    }
    tanggal = ""
    if keterangan.tanggal:
        info["CreationDate"] = info["ModDate"] = tanggal_pdf(keterangan.tanggal)
        waktu = keterangan.tanggal.isoformat(timespec="seconds")
        tanggal = "".join(f"<xmp:{nama}Date>{waktu}</xmp:{nama}Date>\n" for nama in _TANGGAL)
    kamus = {f"/{nama}": pikepdf.String(isi) for nama, isi in info.items()}
    pdf.trailer.Info = pdf.make_indirect(pikepdf.Dictionary(kamus))
    xmp = _XMP.format(
        judul=escape(keterangan.judul),
        penulis=escape(keterangan.penulis),
        bahasa=escape(keterangan.bahasa),
        pencetak=escape(pencetak),
        pembuat=PEMBUAT,
        tanggal=tanggal,
        arsip=_ARSIP if arsip else "",
        skema=_SKEMA_UA if arsip else "",
    )
    arus = pdf.make_stream(xmp.encode(), Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)
    akar.Metadata = arus


_TANGGAL = ("Create", "Modify", "Metadata")


def tanggal_pdf(waktu: datetime) -> str:
    """A date as PDF writes it; one without a zone counts as UTC."""
    jauh = waktu.utcoffset()
    menit = int(jauh.total_seconds()) // 60 if jauh is not None else 0
    if not menit:
        return waktu.strftime("D:%Y%m%d%H%M%SZ")
    jam, menit_sisa = divmod(abs(menit), 60)
    return f"{waktu:D:%Y%m%d%H%M%S}{'+' if menit > 0 else '-'}{jam:02}'{menit_sisa:02}'"


def tulis_pengenal(pikepdf: Any, pdf: Any, keterangan: Keterangan) -> None:
    """The id of the document; the id of these very bytes is added when they are written."""
    dari = keterangan.pengenal
    bahan = dari.encode() if isinstance(dari, str) else dari
    sidik = hashlib.sha256(bahan or keterangan.judul.encode()).digest()[:16]
    pdf.trailer.ID = pikepdf.Array([pikepdf.String(sidik), pikepdf.String(sidik)])


def tulis_arsip(
    pikepdf: Any, pdf: Any, keterangan: Keterangan, lampiran: Sequence[Lampiran]
) -> None:
    """What an archive has beside: the meaning of its colours, and its attached files."""
    profil = pdf.make_stream(profil_srgb(), N=3)
    maksud = pikepdf.Dictionary(
        Type=pikepdf.Name.OutputIntent,
        S=pikepdf.Name.GTS_PDFA1,
        OutputConditionIdentifier=pikepdf.String("sRGB"),
        Info=pikepdf.String("sRGB"),
        DestOutputProfile=profil,
    )
    pdf.Root.OutputIntents = pikepdf.Array([pdf.make_indirect(maksud)])
    nama = pikepdf.Array()
    terkait = pikepdf.Array()
    for satu in sorted(lampiran, key=lambda isi: isi.nama.encode()):
        berkas = pdf.make_indirect(_lampiran(pikepdf, pdf, keterangan, satu))
        nama.append(pikepdf.String(satu.nama))
        nama.append(berkas)
        terkait.append(berkas)
    if len(nama):
        if "/Names" not in pdf.Root:
            pdf.Root.Names = pikepdf.Dictionary()
        pdf.Root.Names.EmbeddedFiles = pikepdf.Dictionary(Names=nama)
        pdf.Root.AF = terkait


def _lampiran(pikepdf: Any, pdf: Any, keterangan: Keterangan, lampiran: Lampiran) -> Any:
    sidik = hashlib.md5(lampiran.isi, usedforsecurity=False).digest()
    pakai = pikepdf.Dictionary(Size=len(lampiran.isi), CheckSum=pikepdf.String(sidik))
    tanggal = lampiran.tanggal or keterangan.tanggal
    if tanggal:
        pakai.ModDate = pikepdf.String(tanggal_pdf(tanggal))
        pakai.CreationDate = pakai.ModDate
    arus = pdf.make_stream(
        lampiran.isi,
        Type=pikepdf.Name.EmbeddedFile,
        Subtype=pikepdf.Name(f"/{lampiran.mime}"),
        Params=pakai,
    )
    return pikepdf.Dictionary(
        Type=pikepdf.Name.Filespec,
        F=pikepdf.String(lampiran.nama),
        UF=pikepdf.String(lampiran.nama),
        Desc=pikepdf.String(lampiran.keterangan),
        AFRelationship=pikepdf.Name.Data,
        EF=pikepdf.Dictionary(F=arus, UF=arus),
    )


@cache
def profil_srgb() -> bytes:
    """A free profile of sRGB, as Little CMS makes it, without the moment of its making."""
    cms = __import__("PIL.ImageCms", fromlist=["createProfile"])
    isi = bytearray(cms.ImageCmsProfile(cms.createProfile("sRGB")).tobytes())
    # Bytes 24-35: date and time; 84-99: a hash that would cover them.
    isi[24:36] = bytes((7, 228, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0))
    isi[84:100] = bytes(16)
    with io.BytesIO(isi) as arus:
        return arus.getvalue()
