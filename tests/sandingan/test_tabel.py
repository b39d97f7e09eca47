"""What was found as tables: the same cells in every format, what went down in brackets."""

import io
import subprocess
from pathlib import Path

import openpyxl

from renja.ekspor import FORMAT, ekspor
from renja.sandingan.bentuk import Keadaan, Sandingan, Sisi
from renja.sandingan.cetak import tulis_pdf, tulis_xlsx
from renja.sandingan.susun import sandingkan
from renja.sandingan.tabel import tabel_baris, tabel_naskah, tabel_pagu
from tests.renja.contoh import rencana
from tests.renja.pembaca_ekspor import baca_csv, baca_html, baca_xlsx
from tests.sandingan.contoh import bagian, menjadi, naskah, semula

PAGU = [
    ["2.07.03", "PROGRAM PELATIHAN KERJA", "60", "1.038", "978", "12", "12", "0"],
    ["2.07.03.2.01", "Pelatihan", "60", "38", "(22)", "12", "12", "0"],
    ["2.07.03.2.01.0001", "Satu baru", "10", "8", "(2)", "5", "5", "0"],
    ["2.07.03.2.01.0002", "Dua", "20", "–", "(20)", "–", "–", "–"],
    ["2.07.03.2.01", "Pelatihan", "–", "1.000", "1.000", "–", "–", "–"],
    ["2.07.03.2.01.0004", "Empat", "–", "1.000", "1.000", "–", "–", "–"],
    ["", "Jumlah", "60", "1.038", "978", "12", "12", "0"],
]


def contoh() -> Sandingan:
    kiri = naskah(
        ("Bab", (bagian(1, "Latar", "Dinas kecil."), bagian(2, "Nilai", "{{ pagu.total }}")))
    )
    kanan = naskah(
        ("Bab", (bagian(1, "Latar", "Dinas besar."), bagian(2, "Nilai", "{{ pagu.total }}")))
    )
    return sandingkan(Sisi("Rancangan versi 1", semula(), kiri), Sisi("Hari ini", menjadi(), kanan))


def test_tabel_pagu_sama_di_setiap_format() -> None:
    tabel = tabel_pagu(contoh())
    assert baca_csv(ekspor(tabel, "csv"))[1:] == PAGU
    assert baca_xlsx(ekspor(tabel, "xlsx")).tubuh == PAGU
    assert baca_html(ekspor(tabel, "html").decode()).tubuh == PAGU
    assert tabel.judul == (
        "Pagu Indikatif 2024 dan Prakiraan Maju 2025",
        "Semula: Rancangan versi 1 — Menjadi: Hari ini",
    )
    assert tabel.catatan[1:] == (
        "Program: 1, tetap.",
        "Kegiatan: semula 1, menjadi 2 (bertambah 1).",
        "Sub kegiatan: 3, tetap.",
    )


def test_tabel_baris_menaruh_lama_di_samping_baru() -> None:
    isi = baca_csv(ekspor(tabel_baris(contoh()), "csv"))
    assert isi[0][5:] == ["Bagian", "Semula", "Menjadi", "Bertambah/(Berkurang)"]
    kode = "2.07.03.2.01.0001"
    kepala = ["2", "Sub kegiatan", kode, "Satu baru", "Berubah, pindah"]
    assert isi[2:5] == [
        [*kepala, "Nama", "Satu", "Satu baru", ""],
        [*kepala, "Pagu indikatif (Rp)", "10", "8", "(2)"],
        [*kepala, "Letak", "–", "dari urutan ke-1 menjadi ke-2", ""],
    ]
    target = ["5", "Indikator", "", f"Peserta ({kode} Satu baru)", "Berubah"]
    assert isi[-1] == [*target, "Target 2024", "5 Orang", "3 Orang", "(2 Orang)"]


def test_tabel_baris_menurut_saringan() -> None:
    isi = baca_csv(ekspor(tabel_baris(contoh().hanya(Keadaan.BERKURANG)), "csv"))
    assert {baris[3] for baris in isi[1:]} == {"Dua"}


def test_tabel_naskah_bertanda_teks() -> None:
    isi = baca_csv(ekspor(tabel_naskah(contoh()), "csv"))
    assert isi[1:] == [
        ["1", "Bab: Latar", "Berubah", "Dinas [−kecil−][+besar+]."],
        [
            "2",
            "Bab: Nilai",
            "Berubah",
            "Hanya nilai terikat yang berubah.\n[−60−][+1.038+]",
        ],
    ]


def test_yang_nihil_mengatakannya() -> None:
    sama = sandingkan(Sisi("A", rencana()), Sisi("B", rencana()))
    assert tabel_pagu(sama).nihil == "Kedua sisi belum memuat program."
    assert tabel_baris(sama).nihil == "Tidak ada baris yang berbeda."
    assert "tidak memuat naskah" in tabel_naskah(sama).nihil
    for tabel in (tabel_pagu(sama), tabel_baris(sama), tabel_naskah(sama)):
        assert tabel.baris == ()
        for jenis in FORMAT.keys() - {"pdf"}:
            assert ekspor(tabel, jenis)


def test_pdf_tercetak() -> None:
    for tabel in (tabel_pagu(contoh()), tabel_baris(contoh()), tabel_naskah(contoh())):
        assert ekspor(tabel, "pdf").startswith(b"%PDF")


def test_seluruhnya_sebagai_satu_pdf_dan_satu_buku(tmp_path: Path) -> None:
    berkas = tmp_path / "s.pdf"
    berkas.write_bytes(tulis_pdf(contoh()))
    assert berkas.read_bytes() == tulis_pdf(contoh())
    perintah = ["pdftotext", "-layout", str(berkas), "-"]
    teks = subprocess.run(perintah, check=True, capture_output=True, text=True).stdout
    for kata in (
        "Semula: Rancangan versi 1 — Menjadi: Hari ini",
        "Pagu dan prakiraan maju",
        "(22)",
        "dari urutan ke-1 menjadi ke-2",
        "Dinas [−kecil−][+besar+].",
        "hanya nilai terikat yang berubah",
    ):
        assert kata in teks, teks
    buku = openpyxl.load_workbook(io.BytesIO(tulis_xlsx(contoh())))
    assert len(buku.sheetnames) == 3
