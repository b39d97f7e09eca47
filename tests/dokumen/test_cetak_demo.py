"""The demo's document in print: pages, contents, numbers, bytes. Printed once for all of it."""

import hashlib
import io
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pikepdf
import pytest
from pypdf import PdfReader

from planning.models import Renja
from renja.cetak import Cetakan
from renja.dokumen.bentuk import Dokumen, Identitas
from renja.dokumen.daftar import daftar_isi
from renja.dokumen.html import potongan_dokumen
from renja.dokumen.ikatan import Tujuan, isikan, nama_dokumen, urai
from renja.dokumen.ikatan.lolos import AKHIR, AWAL, ISI
from renja.dokumen.pemuat import isi_gambar, muat_bahan
from renja.dokumen.susun import susun_dokumen
from renja.ekspor_dokumen import BahanDokumen, cetak_pdf, cetak_pdf_dokumen
from renja.tabel.sel import teks_sel
from tests.cetak.matterhorn import buka, periksa_ua
from tests.cetak.matterhorn_arsip import periksa_arsip
from tests.renja.conftest import data_demo

__all__ = ["data_demo"]
pytestmark = pytest.mark.django_db
KODE = "RJ-UJI-2024"
RESMI = Identitas(KODE, "Rancangan awal, versi 1", "0f" * 32, "https://contoh.go.id/periksa/RJ")
# A number as it is read: groups of digits with points or commas inside.
ANGKA = re.compile(r"\d+(?:[.,]\d+)*")
# Page numbers may stand where pages are listed; elsewhere they have to be known otherwise.
DAFTAR_ISI = {str(nomor) for nomor in range(1, 100)}
# A citation of a regulation: the only numbers that prose writes by hand.
KUTIPAN = re.compile(r"(?:Undang-Undang|Peraturan [A-Za-z ]+|Keputusan [A-Za-z ]+) Nomor [^.,;()]+")


@dataclass(frozen=True)
class Tercetak:
    """The print of the demo, and what it was made of."""

    bahan: BahanDokumen
    cetakan: Cetakan
    halaman: list[str]

    @property
    def dokumen(self) -> Dokumen:
        """The document."""
        return self.bahan.dokumen


@pytest.fixture(scope="module")
def tercetak(data_demo: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tercetak]:
    renja = Renja.objects.select_related("perangkat_daerah__pemda", "renstra").milik(
        "disnaker", 2024
    )
    bahan = BahanDokumen(*muat_bahan(renja.get()), RESMI)
    cetakan = cetak_pdf(bahan.dokumen)
    berkas = tmp_path_factory.mktemp("cetak") / "dokumen.pdf"
    berkas.write_bytes(cetakan.pdf)
    perintah = ["pdftotext", "-layout", str(berkas), "-"]
    teks = subprocess.run(perintah, check=True, capture_output=True, text=True).stdout
    return Tercetak(bahan, cetakan, teks.split("\f")[:-1])


def rapi(teks: str) -> str:
    """A text without blanks and hyphens, in small letters: lines may part it anywhere."""
    return re.sub(r"[\s\u00a0\u00ad-]", "", teks).lower()


def test_tanpa_galat_dan_tautan_putus(tercetak: Tercetak):
    assert tercetak.dokumen.galat == ()
    assert tercetak.cetakan.tautan_putus == ()
    assert tercetak.cetakan.ditolak == ()
    assert 45 <= tercetak.cetakan.banyak_halaman <= 80
    assert len(tercetak.halaman) == tercetak.cetakan.banyak_halaman


def test_nomor_halaman_daftar_isi_dan_daftar_tabel_benar(tercetak: Tercetak):
    """Each entry is found in the printed contents, and its title on the page it names."""
    label = PdfReader(io.BytesIO(tercetak.cetakan.pdf)).page_labels
    halaman = {nama: rapi(teks) for nama, teks in zip(label, tercetak.halaman, strict=True)}
    depan = rapi("".join(tercetak.halaman[1:6]))
    semua = [satu for atas in daftar_isi(tercetak.dokumen) for satu in atas.semua()]
    for satu in semua:
        nomor = tercetak.cetakan.letak.label(satu.anker)
        assert rapi(satu.judul) in halaman[nomor], satu
        baris = rapi(f"{satu.nomor}{satu.judul}")
        assert re.search(rf"{re.escape(baris)}\.*{nomor}", depan.replace(" ", "")), satu
    for tabel in tercetak.dokumen.tabel:
        nomor = tercetak.cetakan.letak.label(tabel.anker)
        assert rapi("".join((tabel.sebutan, *tabel.tabel.judul))) in halaman[nomor]
        assert re.search(rf"{re.escape(rapi(tabel.sebutan + tabel.judul))}\.*{nomor}", depan)


def test_kaki_tiap_halaman_menyebut_kode_tahap_dan_nomor(tercetak: Tercetak):
    label = PdfReader(io.BytesIO(tercetak.cetakan.pdf)).page_labels
    assert KODE not in tercetak.halaman[0]
    for nama, teks in list(zip(label, tercetak.halaman, strict=True))[1:]:
        akhir = teks.strip().splitlines()[-1].split()
        assert akhir[0] == KODE
        assert akhir[-1] == nama
    assert label[:5] == ["", "i", "ii", "iii", "1"]


def test_setiap_angka_pada_halaman_prosa_dikenal(tercetak: Tercetak):
    """Nothing is printed but what the plan holds, numbers of parts and pages, and citations."""
    dikenal = _dikenal(tercetak)
    asing = {}
    pdf = PdfReader(io.BytesIO(tercetak.cetakan.pdf))
    for nama, isi, halaman in zip(pdf.page_labels, tercetak.halaman, pdf.pages, strict=True):
        if halaman.mediabox.width > halaman.mediabox.height:
            continue
        tanpa_kaki = isi.strip().rpartition("\n")[0]
        halaman_disebut = DAFTAR_ISI if nama in {"ii", "iii", "iv"} else set()
        for angka in ANGKA.findall(tanpa_kaki):
            if angka not in dikenal | halaman_disebut:
                asing.setdefault(nama, []).append(angka)
    assert asing == {}


def _dikenal(tercetak: Tercetak) -> set[str]:
    rencana, naskah = tercetak.bahan.rencana, tercetak.bahan.naskah
    rujukan = _Rujukan(tercetak.dokumen)
    nama = nama_dokumen(rencana, rujukan, set(naskah.gambar))
    potong: list[str] = [KODE, RESMI.tahap, RESMI.sidik, "SHA-256", *map(str, range(1, 26))]
    for satu in naskah.semua():
        for teks in (satu.isi, satu.judul):
            terisi = isikan(urai(teks), nama, tanda=True).teks
            potong += re.findall(f"{ISI}([^{AKHIR}]*){AKHIR}", terisi)
            potong += KUTIPAN.findall(re.sub(f"{AWAL}[^{AKHIR}]*{AKHIR}", "", terisi))
    for bagian in tercetak.dokumen.semua():
        potong += [bagian.lengkap]
    for tabel in tercetak.dokumen.tabel:
        potong += [tabel.sebutan, tabel.judul, tabel.sumber, *tabel.tabel.catatan]
        for baris in tabel.tabel.baris:
            potong += [
                teks_sel(isi, kolom.jenis)
                for isi, kolom in zip(baris.sel, tabel.tabel.daun, strict=True)
            ]
        potong += [kolom.judul for kolom in tabel.tabel.daun]
    potong += [satu.nomor for atas in daftar_isi(tercetak.dokumen) for satu in atas.semua()]
    return {angka for teks in potong for angka in ANGKA.findall(teks)}


class _Rujukan:
    """The numbers of the document that was printed."""

    def __init__(self, dokumen: Dokumen) -> None:
        self._nomor = {satu.tabel.formulir: satu for satu in dokumen.tabel}

    def tabel(self, kunci: str, /):
        """By code alone, as the manuscript writes it."""
        satu = self._nomor.get(kunci)
        return Tujuan(satu.nomor, satu.sebutan, satu.anker) if satu else None

    def gambar(self, _nama: str, /):
        """None."""
        return


def test_bita_yang_sama_dua_kali(tercetak: Tercetak):
    """Assembled and printed again out of what was loaded; segments come from what is kept."""
    rencana, naskah = tercetak.bahan.rencana, tercetak.bahan.naskah
    lagi = cetak_pdf_dokumen(rencana, naskah, RESMI)
    assert hashlib.sha256(lagi.pdf).digest() == hashlib.sha256(tercetak.cetakan.pdf).digest()


def test_kata_yang_terpenggal_dan_kata_ulang_dapat_dicari(tercetak: Tercetak):
    """Hyphens are those of the keyboard, so that readers join what a line parts."""
    teks = "".join(tercetak.halaman)
    assert "\N{HYPHEN}" not in teks
    assert "isu-isu" in teks.lower()
    assert re.search(r"[a-z]-\n", teks)


def test_memenuhi_pdf_ua(tercetak: Tercetak):
    assert periksa_ua(buka(tercetak.cetakan.pdf)) == []


def test_pdf_bertanda_berbahasa_dan_berpenanda(tercetak: Tercetak):
    with pikepdf.open(io.BytesIO(tercetak.cetakan.pdf)) as pdf:
        assert str(pdf.Root.Lang) == "id"
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.docinfo["/Title"]) == tercetak.dokumen.judul
    penanda = PdfReader(io.BytesIO(tercetak.cetakan.pdf)).outline
    atas = [satu.title for satu in penanda if not isinstance(satu, list)]
    assert atas[:3] == ["Kata Pengantar", "Daftar Isi", "Daftar Tabel"]
    assert atas[3:] == [
        "BAB I Pendahuluan",
        "BAB II Hasil Evaluasi Renja Dinas Tenaga Kerja Kota Pontianak Tahun Lalu",
        "BAB III Tujuan dan Sasaran Dinas Tenaga Kerja Kota Pontianak",
        "BAB IV Rencana Kerja dan Pendanaan",
        "BAB V Penutup",
        "Keterangan Dokumen",
    ]


def test_arsip_memuat_data_dan_tabel(tercetak: Tercetak):
    rencana, naskah = tercetak.bahan.rencana, tercetak.bahan.naskah
    cetakan = cetak_pdf_dokumen(rencana, naskah, RESMI, arsip=True)
    with pikepdf.open(io.BytesIO(cetakan.pdf)) as pdf:
        assert sorted(pdf.attachments) == ["data.json", "tabel.xlsx"]
        assert "/OutputIntents" in pdf.Root
        awal = pdf.attachments["data.json"].get_file().read_bytes()[:10]
    assert awal == b'{"format":'
    berkas = buka(cetakan.pdf)
    assert periksa_ua(berkas) == []
    assert periksa_arsip(berkas, cetakan.pdf) == []
    assert cetakan.banyak_halaman == tercetak.cetakan.banyak_halaman


def test_satu_sel_berubah_hanya_potongannya_berubah(tercetak: Tercetak):
    """What the speed of a second print rests on."""
    rencana, naskah = tercetak.bahan.rencana, tercetak.bahan.naskah
    lama = potongan_dokumen(tercetak.dokumen)
    assert potongan_dokumen(susun_dokumen(rencana, naskah, RESMI, gambar=isi_gambar)) == lama
    # The location of one sub kegiatan stands in Tabel 3.2 and in Tabel 4.1, nowhere else.
    kegiatan = rencana.program[0].kegiatan[0]
    sub = replace(kegiatan.sub_kegiatan[0], lokasi=("Kelurahan Sungai Bangkong",))
    kegiatan = replace(kegiatan, sub_kegiatan=(sub, *kegiatan.sub_kegiatan[1:]))
    program = replace(rencana.program[0], kegiatan=(kegiatan, *rencana.program[0].kegiatan[1:]))
    lain = replace(rencana, program=(program, *rencana.program[1:]))
    baru = potongan_dokumen(susun_dokumen(lain, naskah, RESMI, gambar=isi_gambar))
    beda = [dua for satu, dua in zip(lama, baru, strict=True) if satu != dua]
    assert ["Sungai Bangkong" in satu.html for satu in beda] == [True, True]
