"""The document as DOCX: real headings, lists, tables, sections and a contents field.

Made of the same blocks as the HTML; the same document gives the same bytes.
"""

import io
import zipfile
from datetime import UTC, datetime

from docx import Document
from docx.document import Document as Berkas
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.shared import Mm

from renja.cetak.bentuk import Letak
from renja.dokumen.alur import Isi, alur, tampil
from renja.dokumen.bentuk import (
    Bagian,
    Blok,
    BlokGambar,
    BlokTabel,
    BlokTandaTangan,
    Dokumen,
    Prosa,
)
from renja.dokumen.blok import KALIMAT_KOSONG, lebar_gambar
from renja.dokumen.daftar import DAFTAR
from renja.dokumen.lembar import TEGAK, Lembar
from renja.dokumen.naskah import JenisBab
from renja.dokumen.word.bagian import ARAB, ROMAWI, PenyusunBagian, rapikan_batas
from renja.dokumen.word.daftar import daftar_xml
from renja.dokumen.word.gaya import (
    BAHASA,
    CATATAN,
    ISI_TABEL,
    SUMBER,
    Penomoran,
    pasang_gaya,
)
from renja.dokumen.word.keabsahan import keabsahan_xml
from renja.dokumen.word.prosa import Alat, prosa_xml
from renja.dokumen.word.sampul import sampul_xml
from renja.dokumen.word.tabel import tabel_xml, tanda_tangan_tabel
from renja.dokumen.word.xml import (
    GANTI_BARIS,
    TAB,
    Alinea,
    Huruf,
    alinea,
    bertanda,
    larik,
    tambahkan,
)
from renja.tabel.letak import catatan_lengkap, nama_terang
from renja.tabel.tata import UKURAN, tata_tabel

# ZIP knows no earlier day; the files in it are of no day at all.
_HARI_ZIP = (1980, 1, 1, 0, 0, 0)


def tulis_docx(dokumen: Dokumen, letak: Letak | None = None) -> bytes:
    """The document as DOCX; `letak` gives the page numbers that its contents show at first."""
    return _Penulis(dokumen, letak or Letak()).tulis()


class _Penulis:
    def __init__(self, dokumen: Dokumen, letak: Letak) -> None:
        self.dokumen = dokumen
        self.letak = letak
        self.berkas: Berkas = Document()
        self.gaya = pasang_gaya(self.berkas).__getitem__
        self.badan = self.berkas.element.body
        self.alat = Alat(self.gaya, Penomoran(self.berkas), self._hubungan)
        identitas = dokumen.identitas
        self.bagian = PenyusunBagian(self.berkas, f"{identitas.kode} · {identitas.tahap}")

    def tulis(self) -> bytes:
        """Every part in order, then the last page."""
        for satu in self.dokumen.bagian:
            if tampil(self.dokumen, satu):
                self._atas(satu)
        self.bagian.mulai(TEGAK, "", ARAB, awal=True)
        self._tambah(*keabsahan_xml(self.dokumen, self.alat, self.foto))
        rapikan_batas(self.badan)
        self._keterangan()
        keluar = io.BytesIO()
        self.berkas.save(keluar)
        return _tetap(keluar.getvalue())

    def foto(self, isi: bytes, lebar: float, alternatif: str) -> str:
        """A run with a picture, `lebar` mm broad."""
        sebaris = self.berkas.part.new_pic_inline(io.BytesIO(isi), width=Mm(lebar))
        sebaris.docPr.set("descr", alternatif)
        return f"<w:r><w:drawing>{_tanpa_ruang(sebaris.xml)}</w:drawing></w:r>"

    def _hubungan(self, alamat: str) -> str:
        jenis = RELATIONSHIP_TYPE.HYPERLINK
        return str(self.berkas.part.relate_to(alamat, jenis, is_external=True))

    def _tambah(self, *xml: str) -> None:
        tambahkan(self.badan, xml)

    def _atas(self, atas: Bagian) -> None:
        """A part that stands by itself."""
        if atas.jenis is JenisBab.SAMPUL:
            self.bagian.sampul(TEGAK)
            self._tambah(*sampul_xml(self.dokumen, atas, self.alat, self.foto))
            return
        nomor = ROMAWI if atas.di_depan else ARAB
        kepala = "" if atas.di_depan else atas.lengkap
        if atas.jenis in DAFTAR:
            self.bagian.mulai(TEGAK, "", nomor, awal=False)
            self._tambah(self._judul(atas))
            self._tambah(*daftar_xml(self.dokumen, atas, self.letak, self.gaya))
            return
        for ke, (lembar, isi) in enumerate(alur(atas)):
            self.bagian.mulai(lembar, kepala, nomor, awal=not ke)
            for satu in isi:
                self._isi(satu, lembar)

    def _isi(self, isi: Isi, lembar: Lembar) -> None:
        self._tambah(*map(self._judul, isi.kepala))
        if isi.blok is None:
            self._tambah(alinea(larik(KALIMAT_KOSONG, Huruf(miring=True))))
        else:
            self._tambah(*self._blok(isi.bagian, isi.blok, lembar))

    def _judul(self, bagian: Bagian) -> str:
        gaya = self.gaya(f"Heading {min(bagian.tingkat, 4)}")
        judul = larik(bagian.judul)
        sifat = Alinea(gaya)
        if bagian.tingkat == 1 and bagian.nomor:
            judul = f"{larik(bagian.sebutan)}{GANTI_BARIS}{judul}"
        elif bagian.nomor:
            judul = f"{larik(bagian.nomor)}{TAB}{judul}"
        elif bagian.tingkat > 1:
            sifat = Alinea(gaya, kiri=0)
        return alinea(bertanda(judul, bagian.anker, next(self.alat.penanda)), sifat)

    def _blok(self, bagian: Bagian, blok: Blok, lembar: Lembar) -> list[str]:
        if isinstance(blok, Prosa):
            rusak = bool(self.dokumen.galat_bagian(bagian.uid))
            return prosa_xml(blok.token, self.alat, min(lembar.isi, TEGAK.isi), rusak=rusak)
        if isinstance(blok, BlokTabel):
            return self._tabel(blok, lembar)
        if isinstance(blok, BlokGambar):
            return self._gambar(blok, lembar)
        return _tanda_tangan(blok)

    def _keterangan_benda(self, blok: BlokTabel | BlokGambar, judul: list[str]) -> str:
        """A caption: number and title, where references lead to."""
        dalam = GANTI_BARIS.join(larik(teks) for teks in (blok.sebutan, *judul))
        tanda = bertanda(dalam, blok.anker, next(self.alat.penanda))
        return alinea(tanda, self.gaya("Caption"))

    def _tabel(self, blok: BlokTabel, lembar: Lembar) -> list[str]:
        tabel = blok.tabel
        tata = tata_tabel(tabel, lembar.isi, 0 if lembar.rebah else UKURAN[0])
        catatan = self.gaya(CATATAN)
        hasil = [
            self._keterangan_benda(blok, list(tabel.judul)),
            tabel_xml(tabel, tata, self.gaya(ISI_TABEL)),
            alinea(larik(blok.sumber), self.gaya(SUMBER)),
        ]
        for kaki in tabel.kaki:
            label = larik(f"{kaki.label}: ", Huruf(tebal=True))
            hasil.append(alinea(f"{label}{larik(kaki.isi)}", catatan))
        hasil += [alinea(larik(teks), catatan) for teks in catatan_lengkap(tabel)]
        if tabel.tanda_tangan:
            hasil.append(tanda_tangan_tabel(tabel.tanda_tangan, lembar.isi, self.gaya(ISI_TABEL)))
        return [*hasil, alinea("", catatan)]

    def _gambar(self, blok: BlokGambar, lembar: Lembar) -> list[str]:
        foto = self.foto(blok.isi, lebar_gambar(blok, lembar.isi), blok.alternatif)
        hasil = [
            alinea(foto, Alinea(lekat=True, rata="center")),
            self._keterangan_benda(blok, [blok.judul]),
        ]
        if blok.sumber:
            hasil.append(alinea(larik(blok.sumber), Alinea(self.gaya(SUMBER), rata="center")))
        return hasil

    def _keterangan(self) -> None:
        """What the file says of itself; never of the moment in which it was made."""
        inti = self.berkas.core_properties
        waktu = self.dokumen.identitas.tanggal or datetime(self.dokumen.tahun, 1, 1, tzinfo=UTC)
        inti.title, inti.author = self.dokumen.judul, self.dokumen.perangkat_daerah
        inti.language, inti.comments, inti.last_modified_by = BAHASA, "", ""
        inti.subject = f"{self.dokumen.identitas.kode} · {self.dokumen.identitas.tahap}"
        inti.created = inti.modified = waktu.astimezone(UTC).replace(tzinfo=None)
        inti.revision = 1
        hubungan = self.berkas.part.package.rels
        for kunci in [satu for satu in hubungan if "thumbnail" in hubungan[satu].reltype]:
            del hubungan[kunci]


def _tanda_tangan(blok: BlokTandaTangan) -> list[str]:
    """The signature block in the right half, with room to sign."""
    satu = blok.tanda_tangan
    kiri = TEGAK.isi / 2
    atas = [alinea(larik(teks), Alinea(lekat=True, kiri=kiri, rata="left")) for teks in satu.atas]
    tebal = larik(nama_terang(satu), Huruf(tebal=True))
    nama = alinea(tebal, Alinea(lekat=True, sebelum=58, kiri=kiri, rata="left"))
    bawah = [alinea(larik(teks), Alinea(kiri=kiri, rata="left")) for teks in satu.bawah]
    return [alinea("", Alinea(lekat=True)), *atas, nama, *bawah]


def _tanpa_ruang(xml: str) -> str:
    """The XML of an element without the declaration that a string of its own begins with."""
    return xml.partition("?>")[2] if xml.startswith("<?xml") else xml


def _tetap(berkas: bytes) -> bytes:
    """The same parts in a ZIP whose entries carry no time."""
    keluar = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(berkas)) as lama,
        zipfile.ZipFile(keluar, "w", zipfile.ZIP_DEFLATED) as baru,
    ):
        for nama in lama.namelist():
            satu = zipfile.ZipInfo(nama, _HARI_ZIP)
            satu.compress_type = zipfile.ZIP_DEFLATED
            baru.writestr(satu, lama.read(nama))
    return keluar.getvalue()
