"""Rows as they stand in real files: levels, continued rows, totals, notes, refused cells."""

from collections.abc import Sequence
from typing import Any

import pytest

from planning.kuantitas import Kuantitas
from renja.lembar.baca import baca_baris
from renja.lembar.masukan import Bacaan, Penolakan, Selisih, selisih_jumlah
from renja.lembar.nilai import Buku
from renja.lembar.pembuka import buka, dari_tempelan
from renja.lembar.tata_letak import Pemetaan, usulkan
from tests.lembar.berkas import xlsx, xlsx_mentah


def baca_buku(buku: Buku, **lain: Any) -> Bacaan:
    pemetaan = usulkan(buku)[0].pemetaan
    lembar = buku.bernama(pemetaan.lembar)
    assert lembar is not None
    return baca_baris(lembar, pemetaan, **{"bidang_urusan": ["2.07"], **lain})


def baca_tabel(*baris: Sequence[Any]) -> Bacaan:
    return baca_buku(buka("a.xlsx", xlsx(baris)))


def ringkas(bacaan: Bacaan) -> list[tuple[int, str, str, int | None, bool]]:
    return [(b.nomor, b.tingkat, b.kode, b.induk, b.lanjutan) for b in bacaan.baris]


KEPALA = ("Kode", "Uraian", "Indikator", "Target", "Satuan", "Pagu (Rp)")


def test_pohon_berkode_dengan_beberapa_indikator():
    bacaan = baca_tabel(
        KEPALA,
        ("2.07.03", "PROGRAM PELATIHAN", "Persentase", (0.54, "0%"), None, 465000000),
        ("2.07.03.2.01", "Pelatihan", "Persentase terlaksana", 100, "%", 465000000),
        ("2.07.3.2.1.1", "Proses", "Jumlah orang", 230, "Orang", 450000000),
        (None, None, "Jumlah angkatan", "4 Angkatan", None, None),
        (None, None, None, None, None, None),
        ("20703201 0002", "Koordinasi", "Jumlah lembaga", "40 Lembaga", None, "Rp 15.000.000"),
        (None, "Jumlah", None, None, None, 465000000),
        (None, "Kepala Dinas", None, None, None, None),
    )
    assert ringkas(bacaan)[:5] == [
        (2, "program", "2.07.03", None, False),
        (3, "kegiatan", "2.07.03.2.01", 2, False),
        (4, "sub_kegiatan", "2.07.03.2.01.0001", 3, False),
        (5, "sub_kegiatan", "2.07.03.2.01.0001", 4, True),
        (7, "sub_kegiatan", "2.07.03.2.01.0002", 3, False),
    ]
    assert bacaan.baris[0].nilai("target") == Kuantitas(54, satuan="%")
    assert bacaan.baris[2].nilai("target") == Kuantitas(230, satuan="Orang")
    assert bacaan.baris[2].kode_pendek
    assert bacaan.baris[3].nilai("target") == Kuantitas(4, satuan="Angkatan")
    assert bacaan.baris[4].nilai("pagu") == 15000000
    assert bacaan.baris[4].sel["pagu"].alamat == "Rencana!F7"
    assert [(satu.nomor, satu.sel["pagu"].nilai) for satu in bacaan.jumlah] == [(8, 465000000)]
    assert bacaan.ditolak == ()
    assert selisih_jumlah(bacaan) == ()


def test_penunjang_umum_dan_konkret_sama():
    bacaan = baca_tabel(
        KEPALA,
        ("x.xx.01.2.01.0001", "Penyusunan", "Jumlah", 15, "Dokumen", 1),
        ("2.07.01.2.01.0006", "Koordinasi", "Jumlah", 6, "Laporan", 1),
        ("1.06.01.2.01.0006", "Milik bidang lain", "Jumlah", 6, "Laporan", 1),
    )
    assert [baris.kode for baris in bacaan.baris] == [
        "X.XX.01.2.01.0001",
        "X.XX.01.2.01.0006",
        "1.06.01.2.01.0006",
    ]


def test_sel_yang_ditolak_bernama_alamat_dan_sebab():
    bacaan = baca_tabel(
        KEPALA,
        ("2.07.03.2.01.0001", "Proses", "Jumlah", "banyak", "Orang", -5),
        ("2.07.03.2.01.000x", "Salah kode", "Jumlah", "1,500 Orang", None, "1,500"),
    )
    assert [(satu.alamat, satu.isian) for satu in bacaan.ditolak] == [
        ("Rencana!D2", "target"),
        ("Rencana!F2", "pagu"),
        ("Rencana!A3", "kode"),
        ("Rencana!D3", "target"),
        ("Rencana!F3", "pagu"),
    ]
    assert bacaan.ditolak[1] == Penolakan(
        "Rencana!F2", "pagu", "-5", "Pagu -5 negatif. Tulis 0 atau lebih."
    )
    assert bacaan.baris[1].kode == ""
    assert "bukan kode nomenklatur" in bacaan.baris[1].sel["kode"].alasan


def test_rumus_tanpa_nilai_dan_galat_ditolak():
    kepala = "".join(
        f'<c r="{huruf}1" t="inlineStr"><is><t>{judul}</t></is></c>'
        for huruf, judul in zip("ABCDEF", KEPALA, strict=True)
    )
    isi = (
        f'<row r="1">{kepala}</row><row r="2"><c r="A2" t="inlineStr"><is><t>2.07.03.2.01.0001'
        '</t></is></c><c r="D2" t="e"><f>X</f><v>#REF!</v></c><c r="F2"><f>1+1</f><v></v></c></row>'
    )
    bacaan = baca_buku(buka("a.xlsx", xlsx_mentah(isi)))
    assert [(satu.isian, satu.kalimat.split(".")[0]) for satu in bacaan.ditolak] == [
        ("target", 'Sel ini berisi galat "#REF!"'),
        ("pagu", "Sel ini berisi rumus tanpa hasil tersimpan"),
    ]


def test_kode_berulang_tiap_indikator_atau_baris_ganda():
    """The same code again is a further indikator, unless it brings other money or another unit."""
    kepala = (*KEPALA, "Unit kerja")
    bacaan = baca_tabel(
        kepala,
        ("2.07.03.2.01.0001", "Proses", "Satu", 1, "Orang", 5, "Bidang A"),
        ("2.07.03.2.01.0001", "Proses", "Dua", 2, "Orang", 5, "Bidang A"),
        ("2.07.03.2.01.0001", "Proses", "Tiga", 2, "Orang", None, None),
        ("2.07.03.2.01.0001", "Proses", "Satu", 2, "Orang", 7, "Bidang A"),
        ("2.07.03.2.01.0001", "Proses", "Satu", 2, "Orang", 7, "Bidang B"),
    )
    assert [baris.lanjutan for baris in bacaan.baris] == [False, True, True, False, False]


TABEL_4_1 = (
    ("", "UNSUR PENUNJANG URUSAN PEMERINTAHAN", *[""] * 7, "15.360.000", *[""] * 3, "15.700.000"),
    ("I", "PROGRAM PENUNJANG", *[""] * 7, "15.360.000", *[""] * 3, "15.700.000"),
    ("A", "Perencanaan", *[""] * 7, "15.360.000", *[""] * 3, "15.700.000"),
    (
        *("1", "Penyusunan Dokumen", "Kepuasan", "Jumlah dokumen", "Tersedianya", "Kota Pontianak"),
        *("100%", "15 Dokumen", "100%", "15.360.000", "DBH", "Kepuasan", "100%", "15.700.000"),
    ),
    ("", "", "Kepuasan dua", "", "", "", "65 %", "", "", "", "", "", "", ""),
    ("", "Jumlah", *[""] * 7, "15.360.000", *[""] * 3, "15.700.000"),
)
KEPALA_4_1 = (
    "No\tUrusan/Bidang Urusan/Program/Kegiatan/Sub Kegiatan\tIndikator Kinerja\t\t\t"
    "Rencana Tahun 2024\t\t\t\t\t\tPrakiraan Maju Rencana Tahun 2025\t\t\n"
    "\t\tCapaian Program\tKeluaran Sub Kegiatan\tHasil Kegiatan\tLokasi Output Kegiatan\t"
    "Target Capaian Kinerja\t\t\tPagu Indikatif (Rp)\tSumber Dana\tTarget Capaian Kinerja\t\t"
    "Kebutuhan Dana/Pagu Indikatif (Rp)\n"
    "\t\t\t\t\t\tProgram\tKeluaran Sub Kegiatan\tHasil Kegiatan\t\t\tTolok Ukur\tTarget\t\n"
)


@pytest.mark.parametrize("kepala", ["", KEPALA_4_1])
def test_tempelan_tabel_4_1(kepala: str):
    teks = kepala + "\n".join("\t".join(baris) for baris in TABEL_4_1)
    buku = dari_tempelan(teks)
    usulan = usulkan(buku)[0]
    assert (usulan.pemetaan.tata_letak, usulan.dikenal) == ("tabel-4.1", True)
    bacaan = baca_buku(buku)
    n = 3 if kepala else 0
    assert ringkas(bacaan) == [
        (n + 1, "urusan", "", None, False),
        (n + 2, "program", "", n + 1, False),
        (n + 3, "kegiatan", "", n + 2, False),
        (n + 4, "sub_kegiatan", "", n + 3, False),
        (n + 5, "sub_kegiatan", "", n + 4, True),
    ]
    sub = bacaan.baris[3]
    assert sub.nilai("t_keluaran") == Kuantitas(15, satuan="Dokumen")
    assert (sub.nilai("pagu"), sub.nilai("pagu_maju")) == (15360000, 15700000)
    assert bacaan.baris[4].nilai("t_program") == Kuantitas(65, satuan="%")
    assert (bacaan.ditolak, selisih_jumlah(bacaan)) == ((), ())


def test_jumlah_yang_tidak_cocok():
    teks = "\n".join("\t".join(baris) for baris in TABEL_4_1).replace(
        "A\tPerencanaan\t\t\t\t\t\t\t\t15.360.000", "A\tPerencanaan\t\t\t\t\t\t\t\t15.360.001"
    )
    assert selisih_jumlah(baca_buku(dari_tempelan(teks))) == (
        Selisih("Tempelan!J3", "pagu", 15360001, 15360000),
    )


def test_huruf_i_kegiatan_atau_program():
    """Nine kegiatan running through all programs: I is a program first, a kegiatan later."""
    baris = [("I", "Program satu")]
    baris += [(huruf, f"Kegiatan {huruf}") for huruf in "ABCDEFGH"]
    baris += [("II", "Program dua"), ("I", "Kegiatan I"), ("1", "Sub"), ("V", "Kegiatan V")]
    bacaan = baca_buku(
        dari_tempelan(
            "No\tProgram/Kegiatan\tPagu (Rp)\n" + "\n".join("\t".join((*b, "1")) for b in baris)
        )
    )
    assert [satu.tingkat for satu in bacaan.baris] == [
        "program",
        *["kegiatan"] * 8,
        "program",
        "kegiatan",
        "sub_kegiatan",
        "kegiatan",
    ]


def test_kepala_berulang_nomor_kolom_dan_keterangan_dilewati():
    bacaan = baca_tabel(
        ("No", *KEPALA),
        ("(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"),
        (1, "2.07.03.2.01.0001", "Proses", "Jumlah", 230, "Orang", 5),
        ("No", *KEPALA),
        ("(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"),
        (2, "2.07.03.2.01.0002", "Koordinasi", "Jumlah", 40, "Lembaga", 6),
        ("TOTAL", None, None, None, None, None, 11),
        ("Catatan: angka sementara", None, None, None, None, None, None),
    )
    assert [baris.nomor for baris in bacaan.baris] == [3, 6]
    assert [nomor for nomor, _ in bacaan.dilewati] == [4, 5, 8]
    assert bacaan.jumlah[0].teks == "TOTAL"


def test_kode_dalam_beberapa_kolom_dan_di_depan_nama():
    terpisah = baca_buku(
        buka(
            "a.xlsx",
            xlsx(
                [
                    ("Kode", "Kode", "Kode", "Kode", "Uraian", "Pagu"),
                    (2, "07", "03", None, "PROGRAM PELATIHAN", 1),
                    (2, 7, 3, (2.01, "0.00"), "Pelatihan", 1),
                    (2, 7, 3, "2.01.0001", "Proses", 1),
                ]
            ),
        )
    )
    assert [baris.kode for baris in terpisah.baris] == [
        "2.07.03",
        "2.07.03.2.01",
        "2.07.03.2.01.0001",
    ]
    menyatu = baca_tabel(("Uraian Kegiatan", "Pagu"), ("2.07.03.2.01 Pelatihan", 1))
    assert (menyatu.baris[0].kode, menyatu.baris[0].teks("nama")) == ("2.07.03.2.01", "Pelatihan")


def test_lapisan_pagu():
    buku = buka("dpa.csv", b"Kode;Uraian;Plafon;Sumber Dana\n2.07.03.2.01.0001;Proses;Rp 5;PAD\n")
    usulan = usulkan(buku)[0]
    assert usulan.pemetaan.tata_letak == "pagu"
    baris = baca_buku(buku).baris[0]
    assert (baris.nilai("pagu"), baris.teks("sumber_dana")) == (5, "PAD")


def test_kolom_yang_tidak_dipetakan_tidak_dibaca():
    buku = buka("a.xlsx", xlsx([("Kode", "Uraian", "Ngawur"), ("2.07.03", "PROGRAM X", "y")]))
    pemetaan = Pemetaan("Rencana", {0: "kode", 1: "nama"}, (1,), 2)
    assert set(baca_baris(buku.lembar[0], pemetaan).baris[0].sel) == {"kode", "nama"}
