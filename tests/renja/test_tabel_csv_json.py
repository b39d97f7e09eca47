"""CSV for any spreadsheet, JSON for programs."""

import json
from decimal import Decimal

import pytest

from performance.hasil import Hasil, tidak_dapat
from planning.kuantitas import Keadaan, Kuantitas, kosong
from renja.tabel.bentuk import Isi, Tingkat
from renja.tabel.csv import jinakkan, tulis_csv
from renja.tabel.json import isi_json, tulis_json
from tests.renja.tabel_contoh import baris, k, tabel, tabel_bercabang, tabel_rumit


@pytest.mark.parametrize(
    ("teks", "hasil"),
    [
        ("=1+1", "'=1+1"),
        ("+62 811", "'+62 811"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("-cmd", "'-cmd"),
        ("-5 cmd|x", "'-5 cmd|x"),
        ("-5", "-5"),
        ("-1.234,50", "-1.234,50"),
        ("-0,5 %", "-0,5 %"),
        ("-", "-"),
        ("=", "="),
        ("–", "–"),
        ("a=b", "a=b"),
        ("x;=1+1", "x;'=1+1"),
        ('x; "@cmd', "x; \"'@cmd"),
        ("baris\n=1", "baris\n'=1"),
        ("＝1+1", "'＝1+1"),
        ("  =1+1", "'  =1+1"),
        ("\u00a0=1", "'\u00a0=1"),
        ("\u202e\u200b=1", "'\u202e\u200b=1"),
        ("\ufeff@a", "'\ufeff@a"),
        ("", ""),
    ],
)
def test_teks_yang_akan_menjadi_rumus_dijinakkan(teks: str, hasil: str):
    assert jinakkan(teks) == hasil


def test_csv_diawali_bom_dan_satu_baris_judul():
    isi = tulis_csv(tabel(baris(Tingkat.BARIS, 1, 1, 'a "b", c', None, None, 1_500, None)))
    assert isi.decode() == (
        "\ufeffNo,Program & Kegiatan,Rencana Tahun 2024 > Target > Keluaran,"
        "Rencana Tahun 2024 > Target > Hasil,Rencana Tahun 2024 > Pagu (Rp),Capaian (%)\r\n"
        '1,"a ""b"", c",,,1.500,\r\n'
    )


@pytest.mark.parametrize(
    ("isi", "nilai"),
    [
        (None, None),
        ("teks", "teks"),
        (4_704_246_000, 4_704_246_000),
        (Decimal("1234.50"), "1234.5"),
        (Decimal("1E+3"), 1000),
        (k("15", "Dokumen"), {"nilai": 15, "satuan": "Dokumen"}),
        (k("65.50", "%"), {"nilai": "65.5", "satuan": "%"}),
        (k("8.35", "%", "10.25"), {"bawah": "8.35", "atas": "10.25", "satuan": "%"}),
        (Kuantitas(teks="WTP"), {"teks": "WTP"}),
        (kosong("Orang"), None),
        (kosong("", Keadaan.BELUM_RILIS), {"teks": "belum rilis"}),
        (Hasil(Decimal("98.985")), {"nilai": "98.99", "alasan": None}),
        (tidak_dapat("target belum ada"), {"nilai": None, "alasan": "target belum ada"}),
    ],
)
def test_nilai_mentah(isi: Isi, nilai: object):
    satu = tabel(baris(Tingkat.BARIS, 1, None, isi, None, None, None, None))
    assert isi_json(satu)["baris"][0]["sel"]["uraian"] == nilai


def test_json_lengkap():
    isi = tabel(
        baris(Tingkat.KEGIATAN, 5, 1, "Nama", k("2", "Unit"), None, 7, None, tertulis={4: 8}),
        catatan=("Satu.",),
    )
    terbaca = json.loads(tulis_json(isi))
    assert list(terbaca) == [
        "format",
        "formulir",
        "judul",
        "perangkat_daerah",
        "tahun",
        "siklus",
        "triwulan",
        "tahap",
        "catatan",
        "kolom",
        "baris",
        "kaki",
        "tanda_tangan",
    ]
    assert terbaca["triwulan"] is None
    assert terbaca["kaki"] == terbaca["tanda_tangan"] == []
    assert terbaca["format"] == 1
    assert terbaca["formulir"] == "tabel-9.1"
    assert terbaca["judul"] == "Tabel 9.1 Rencana <b>tebal</b> & lainnya"
    assert terbaca["tahap"] == "Rancangan awal"
    assert terbaca["catatan"] == [
        "Satu.",
        "† Tertulis demikian pada dokumen sumber; rencana memuat nilai lain (1 sel).",
    ]
    assert terbaca["kolom"][3] == {
        "kunci": "hasil",
        "judul": ["Rencana Tahun 2024", "Target", "Hasil"],
        "jenis": "kuantitas",
    }
    assert terbaca["baris"] == [
        {
            "tingkat": "kegiatan",
            "uid": "00000000-0000-0000-0000-000000000005",
            "sel": {
                "no": 1,
                "uraian": "Nama",
                "keluaran": {"nilai": 2, "satuan": "Unit"},
                "hasil": None,
                "pagu": 7,
                "capaian": None,
            },
            "tertulis": {"pagu": 8},
        }
    ]


def test_tertulis_hanya_pada_baris_yang_memilikinya():
    ada = [satu.get("tertulis") for satu in isi_json(tabel_rumit())["baris"]]
    nomor = [letak for letak, satu in enumerate(ada) if satu is not None]
    assert nomor == [2, 6]
    assert ada[2] == {"keluaran": {"nilai": 16, "satuan": "Dokumen"}}


def test_sel_yang_berlanjut_diulang():
    isi = isi_json(tabel_bercabang())["baris"]
    assert [satu["sel"]["masalah_pokok"] for satu in isi[:5]] == [*["Pokok 1"] * 4, "Pokok 2"]
    assert isi[0]["uid"] is None


def test_huruf_apa_adanya():
    isi = tulis_json(tabel(baris(Tingkat.BARIS, 1, None, "2024–2026", None, None, None, None)))
    assert "2024–2026" in isi.decode()
    assert isi.endswith(b"}\n")
