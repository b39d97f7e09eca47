"""The last page of the DOCX: code, stage, fingerprint, how to check, corrections."""

from collections.abc import Callable

from renja.dokumen.bentuk import Dokumen
from renja.dokumen.keabsahan import CARA, DRAF, RALAT, baris_keterangan, langkah_periksa, qr_png
from renja.dokumen.lembar import TEGAK
from renja.dokumen.word.gaya import ISI_TABEL
from renja.dokumen.word.prosa import Alat
from renja.dokumen.word.tabel import tabel_keterangan, tabel_prosa
from renja.dokumen.word.xml import Alinea, Huruf, alinea, bertanda, larik

Foto = Callable[[bytes, float, str], str]
LEBAR_QR = 34.0


def keabsahan_xml(dokumen: Dokumen, alat: Alat, foto: Foto) -> list[str]:
    """The paragraphs and tables of the last page."""
    identitas = dokumen.identitas
    judul = bertanda(larik("Keterangan Dokumen"), "keterangan-dokumen", next(alat.penanda))
    isi_tabel = alat.gaya(ISI_TABEL)
    hasil = [
        alinea(judul, alat.gaya("Heading 1")),
        tabel_keterangan(baris_keterangan(dokumen), TEGAK.isi, isi_tabel),
        alinea(""),
    ]
    if identitas.draf:
        return [*hasil, alinea(larik(DRAF))]
    hasil.append(alinea(larik(CARA), Alinea(alat.gaya("Heading 2"), kiri=0)))
    nomor = alat.penomoran.mulai(berurut=True, kurung=False, tingkat=0)
    sifat = Alinea(alat.gaya("List Paragraph"), nomor=(nomor, 0))
    hasil += [alinea(larik(teks), sifat) for teks in langkah_periksa(dokumen)]
    png = qr_png(identitas.alamat)
    if png:
        hasil.append(
            alinea(foto(png, LEBAR_QR, f"Kode QR: {identitas.alamat}"), Alinea(rata="left"))
        )
    if identitas.ralat:
        hasil.append(alinea(larik(RALAT), Alinea(alat.gaya("Heading 2"), kiri=0)))
        kepala = [larik(teks, Huruf(tebal=True, ukuran=9)) for teks in _KOLOM_RALAT]
        baris = [
            [
                larik(teks, Huruf(ukuran=9))
                for teks in (str(satu.nomor), satu.tempat, satu.tertulis, satu.seharusnya)
            ]
            for satu in identitas.ralat
        ]
        hasil += [tabel_prosa([kepala, *baris], [""] * 4, TEGAK.isi, isi_tabel), alinea("")]
    return hasil


_KOLOM_RALAT = ("No", "Tempat", "Tertulis", "Seharusnya")
