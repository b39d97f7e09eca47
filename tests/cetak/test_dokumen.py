"""The joined document as a reader meets it: numbers, contents, links, feet, bookmarks."""

import io
import re
import shutil
import subprocess
from pathlib import Path

import pikepdf
import pypdf
import pytest

from renja.cetak import Cetakan, Keterangan, PdfGagal, Potongan, Simpanan, cetak_dokumen
from renja.cetak.letak import romawi
from tests.cetak.contoh import KETERANGAN, baca, cetak, daftar, html, potongan

LABEL = ("", "i", "ii", "1", "2", "3", "4", "5")


def test_label_halaman(cetakan: Cetakan, dokumen: pypdf.PdfReader) -> None:
    assert cetakan.banyak_halaman == 8
    assert cetakan.letak.halaman == LABEL
    assert dokumen.page_labels[1:] == list(LABEL[1:])
    assert "/S" not in dokumen.trailer["/Root"]["/PageLabels"]["/Nums"][1]


def test_letak_jangkar(cetakan: Cetakan) -> None:
    letak = {nama: (satu.label, satu.indeks) for nama, satu in cetakan.letak.jangkar.items()}
    assert letak == {
        "daftar-isi": ("i", 1),
        "bab-1": ("1", 3),
        "b11": ("1", 3),
        "b12": ("2", 4),
        "tabel-1": ("3", 5),
        "bab-2": ("5", 7),
    }
    assert cetakan.letak.label("tiada", "?") == "?"


def test_nomor_di_daftar_isi_adalah_halaman_judulnya(dokumen: pypdf.PdfReader) -> None:
    teks = [halaman.extract_text() for halaman in dokumen.pages]
    assert re.findall(r"(BAB I|1\.2|BAB II) ~ (\w+) ~", teks[1]) == [
        ("BAB I", "1"),
        ("1.2", "2"),
        ("BAB II", "5"),
    ]
    assert re.findall(r"~ (\w+) ~", teks[2]) == ["3"]
    assert "BAB I PENDAHULUAN" in teks[3]
    assert "1.2 Maksud" in teks[4]
    assert "Tabel 1" in teks[5]
    assert "BAB II EVALUASI" in teks[7]


def test_kaki_menyebut_kode_tahap_dan_nomor_kecuali_di_sampul(dokumen: pypdf.PdfReader) -> None:
    teks = [halaman.extract_text() for halaman in dokumen.pages]
    assert "UJI-2024-01" not in teks[0]
    for nomor, isi in zip(LABEL[1:], teks[1:], strict=True):
        assert "UJI-2024-01 · Rancangan akhir" in isi
        assert isi.split("Rancangan akhir")[1].strip() == nomor


def test_kaki_ada_di_tepi_bawah_menurut_tepi_halamannya(cetakan: Cetakan, tmp_path: Path) -> None:
    berkas = tmp_path / "d.pdf"
    berkas.write_bytes(cetakan.pdf)
    hasil = subprocess.run(
        [shutil.which("pdftotext") or "pdftotext", "-bbox", "-f", "4", "-l", "6", berkas, "-"],
        capture_output=True,
        text=True,
        check=True,
    )
    kata = re.findall(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)".*?>(.*?)<', hasil.stdout)
    kode = [(float(x), float(y)) for x, y, _, isi in kata if isi == "UJI-2024-01"]
    # 30 mm and 15 mm are 85.04 and 42.52 pt; sheets are 841.89 and 595.28 pt high.
    assert [round(x) for x, _ in kode] == [85, 85, 43]
    assert all(841.89 - 40 < y < 841.89 - 15 for _, y in kode[:2])
    assert 595.28 - 40 < kode[2][1] < 595.28 - 15
    nomor = [float(kanan) for _, _, kanan, isi in kata if isi in ("1", "3")]
    # The number ends at the right margin: 595.28 - 56.69.
    assert any(abs(kanan - 538.58) < 1 for kanan in nomor)


def test_penanda_satu_pohon(dokumen: pypdf.PdfReader) -> None:
    def pohon(daftar: list[object]) -> list[object]:
        return [
            pohon(satu)
            if isinstance(satu, list)
            else (satu["/Title"], dokumen.get_destination_page_number(satu))
            for satu in daftar
        ]

    assert pohon(dokumen.outline) == [
        ("RENJA", 0),
        ("Daftar isi", 1),
        ("Daftar tabel", 2),
        ("BAB I PENDAHULUAN", 3),
        # A table's own heading, level 3, belongs to the last level 2 before it.
        [("1.1 Latar", 3), ("1.2 Maksud", 4), [("Tabel 1", 5)]],
        ("BAB II EVALUASI", 7),
    ]


def test_tautan_antarpotongan_sampai_di_tempatnya(pdf: pikepdf.Pdf, cetakan: Cetakan) -> None:
    halaman = [satu.obj for satu in pdf.pages]
    tautan = [(str(satu.Contents), satu) for satu in pdf.pages[3].Annots]
    assert [isi for isi, _ in tautan] == [
        "Ke halaman 3",
        "Ke halaman 5",
        "Ke halaman 2",
        "Tautan ini belum punya tujuan",
        "https://contoh.go.id/",
    ]
    tujuan = [satu.A.D for _, satu in tautan[:3]]
    assert [halaman.index(satu[0]) for satu in tujuan] == [5, 7, 4]
    assert all(satu[1] == "/XYZ" for satu in tujuan)
    # The heading of BAB II stands below the margin of 25 mm of a sheet of 297 mm.
    assert 680 < float(tujuan[1][3]) < 771.1
    assert "/A" not in tautan[3][1]
    assert tautan[4][1].A.URI == "https://contoh.go.id/"
    assert cetakan.tautan_putus == (("bab-1", "tiada"),)


def test_jangkar_bernama(pdf: pikepdf.Pdf) -> None:
    nama = pdf.Root.Names.Dests.Names
    tujuan = {str(nama[i]): pdf.pages.index(nama[i + 1][0]) for i in range(0, len(nama), 2)}
    assert tujuan["bab-2"] == 7
    assert list(tujuan) == sorted(tujuan)


def test_keterangan_berkas(dokumen: pypdf.PdfReader) -> None:
    assert dokumen.metadata is not None
    assert dokumen.metadata.title == "Renja <Dinas> & Uji 2024"
    assert dokumen.metadata.author == "Dinas Uji"
    assert dokumen.metadata["/CreationDate"] == "D:20240701080000Z"
    katalog = dokumen.trailer["/Root"]
    assert katalog["/Lang"] == "id"
    assert katalog["/MarkInfo"]["/Marked"]
    assert katalog["/ViewerPreferences"]["/DisplayDocTitle"]
    xmp = katalog["/Metadata"].get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp
    assert "Renja &lt;Dinas&gt; &amp; Uji 2024" in xmp
    assert "pdfaid:part>3" not in xmp
    assert "/OutputIntents" not in katalog
    assert "/OpenAction" not in katalog


def test_qpdf_tidak_mengeluh(cetakan: Cetakan, arsip: Cetakan) -> None:
    for satu in (cetakan, arsip):
        with pikepdf.open(io.BytesIO(satu.pdf)) as isi:
            assert isi.check_pdf_syntax() == []


def test_daftar_yang_memanjang_menggeser_nomor_yang_disebutnya() -> None:
    """Contents of two pages push the page after them, which they name, from ii to iii."""
    bagian = [
        Potongan("isi", html("<p>Menyusul</p>"), "romawi"),
        Potongan("pengantar", html('<h1 id="p">Pengantar</h1>'), "romawi"),
    ]

    def panjang(letak: object) -> dict[str, str]:
        return {"isi": html(f'<p>~ {letak.label("p")} ~</p><p style="break-before:page">x</p>')}

    hasil = cetak_dokumen(bagian, KETERANGAN, daftar=panjang, simpanan=Simpanan())
    assert hasil.letak.halaman == ("i", "ii", "iii")
    assert "~ iii ~" in baca(hasil.pdf).pages[0].extract_text()


def test_daftar_menyebut_potongan_yang_tidak_ada() -> None:
    with pytest.raises(ValueError, match="unknown segments: lain"):
        cetak_dokumen(
            potongan()[:1], KETERANGAN, daftar=lambda _: {"lain": ""}, simpanan=Simpanan()
        )


def test_kemajuan_naik_sampai_selesai() -> None:
    langkah: list[tuple[int, int]] = []
    cetak(kemajuan=lambda jadi, semua: langkah.append((jadi, semua)))
    assert langkah == sorted(set(langkah))
    assert langkah[-1] == (7, 7)
    assert {semua for _, semua in langkah} == {7}


def test_tahap_lain_hanya_mengganti_kaki() -> None:
    simpanan = Simpanan()
    cetak(simpanan=simpanan)
    lain = Keterangan("Renja", "Dinas Uji", "UJI-2", "Penetapan")
    hasil = cetak_dokumen(potongan(), lain, daftar=daftar, simpanan=simpanan)
    teks = [halaman.extract_text() for halaman in baca(hasil.pdf).pages]
    assert all("UJI-2 · Penetapan" in isi for isi in teks[1:])
    assert all("Rancangan akhir" not in isi for isi in teks)


def test_kode_yang_panjang_dan_aneh_tidak_merusak_kaki() -> None:
    aneh = Keterangan("J", "P", "<b>" + "X" * 300, "(tahap) \\ ) ~ ✓")
    hasil = cetak_dokumen([Potongan("a", html("<p>x</p>"))], aneh, simpanan=Simpanan())
    assert "<b>XXX" in baca(hasil.pdf).pages[0].extract_text()


def test_potongan_yang_gagal_disebut_namanya() -> None:
    dalam = Potongan("lampiran-2", html("<div>" * 20_000))
    with pytest.raises(PdfGagal, match='Bagian "lampiran-2" tidak dapat dicetak karena isinya'):
        cetak(potongan=[*potongan(), dalam])
    assert cetak().banyak_halaman == 8


def test_romawi() -> None:
    assert [romawi(nomor) for nomor in (1, 4, 9, 14, 40, 99, 444, 1999)] == [
        *("i", "iv", "ix", "xiv", "xl", "xcix", "cdxliv", "mcmxcix"),
    ]


def test_pengenal_tetap_dan_sidik_menurut_isi(cetakan: Cetakan) -> None:
    lain = cetak(potongan=potongan("Lain"))
    with pikepdf.open(io.BytesIO(cetakan.pdf)) as satu, pikepdf.open(io.BytesIO(lain.pdf)) as dua:
        assert bytes(satu.trailer.ID[0]) == bytes(dua.trailer.ID[0])
        assert bytes(satu.trailer.ID[1]) != bytes(dua.trailer.ID[1])
