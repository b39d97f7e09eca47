"""`manage.py ekspor`: what it writes, and what it says of bad input."""

import io
import json
import re
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.core.management import CommandError, call_command

from planning import models as m
from renja.baris_perintah import jalankan
from renja.ekspor import FORMAT, nama_berkas
from renja.laporan import FORMULIR
from renja.laporan.formulir import FormulirRusak
from renja.management.commands import ekspor as perintah
from renja.management.ekspor.pembaca import terjemahkan
from renja.tabel import pdf
from tests.pabrik import buat_renja
from tests.renja.pembaca_ekspor import baca_csv
from tests.renja.tabel_contoh import tabel


@pytest.fixture
def renja(db: None) -> m.Renja:
    return buat_renja(2, "dinas-uji")


def panggil(**pilihan: Any) -> str:
    """Run the command with good options, but for those given; what it prints."""
    keluaran = io.StringIO()
    baik = {
        "nama": "tabel-4.1",
        "perangkat_daerah": "dinas-uji",
        "tahun": "2024",
        "format": "json",
    }
    call_command("ekspor", stdout=keluaran, **{**baik, **pilihan})
    return keluaran.getvalue()


def tolakan(**pilihan: Any) -> str:
    """The sentence with which the command refuses."""
    with pytest.raises(CommandError) as galat:
        panggil(**pilihan)
    assert galat.value.returncode == 2
    return str(galat.value)


# --- What it writes ----------------------------------------------------------------------


@pytest.mark.parametrize("nama", ["html", "xlsx", "csv", "json", "pdf"])
def test_menulis_berkas_utuh(renja: m.Renja, tmp_path: Path, nama: str):
    berkas = tmp_path / f"hasil.{nama}"
    assert panggil(format=nama, ke=str(berkas)) == f"Tabel 4.1 (7 baris): {berkas}\n"
    assert list(tmp_path.iterdir()) == [berkas]
    awal = {
        "html": b"<!DOCTYPE",
        "xlsx": b"PK",
        "csv": b"\xef\xbb\xbf",
        "json": b"{",
        "pdf": b"%PDF",
    }
    assert berkas.read_bytes().startswith(awal[nama])


def test_jumlah_pagu_dua_sub_kegiatan(renja: m.Renja, tmp_path: Path):
    berkas = tmp_path / "hasil.json"
    panggil(ke=str(berkas))
    terbaca = json.loads(berkas.read_bytes())
    assert terbaca["baris"][-1]["tingkat"] == "jumlah"
    assert terbaca["baris"][-1]["sel"]["pagu"] == 2_000_000
    assert [satu["tingkat"] for satu in terbaca["baris"]] == [
        "urusan",
        "bidang_urusan",
        "program",
        "kegiatan",
        "sub_kegiatan",
        "sub_kegiatan",
        "jumlah",
    ]


def test_menimpa_berkas_lama_dan_mengikuti_tautan(renja: m.Renja, tmp_path: Path):
    tujuan = tmp_path / "asli.json"
    tujuan.write_text("lama")
    tautan = tmp_path / "tautan.json"
    tautan.symlink_to(tujuan)
    panggil(ke=str(tautan))
    assert tautan.is_symlink()
    assert json.loads(tujuan.read_bytes())["formulir"] == "tabel-4.1"


def test_keluaran_baku_hanya_berisi_berkasnya(
    renja: m.Renja, capsysbinary: pytest.CaptureFixture[bytes]
):
    assert panggil(format="csv", ke="-") == ""
    assert baca_csv(capsysbinary.readouterr().out)[-1][1] == "Jumlah"


def test_perangkat_bukan_berkas_tidak_diganti(renja: m.Renja):
    panggil(ke="/dev/null")
    assert Path("/dev/null").is_char_device()


def test_kertas_f4(renja: m.Renja, tmp_path: Path):
    berkas = tmp_path / "hasil.xlsx"
    panggil(format="xlsx", ke=str(berkas), kertas="F4")
    assert openpyxl.load_workbook(berkas).worksheets[0].page_setup.paperSize == 14


def test_siklus_perubahan(renja: m.Renja, tmp_path: Path):
    assert tolakan(ke=str(tmp_path / "x"), siklus="perubahan") == (
        "Renja dinas-uji tahun 2024 (perubahan) tidak ada. Yang ada: 2024 (awal)."
    )
    m.Renja.objects.create(
        perangkat_daerah=renja.perangkat_daerah,
        renstra=renja.renstra,
        edisi=renja.edisi,
        tahun=2024,
        siklus="perubahan",
    )
    panggil(ke=str(tmp_path / "x"), siklus="perubahan")
    assert json.loads((tmp_path / "x").read_bytes())["tahap"] == "Persiapan"


def test_daftar_menyebut_semua_formulir():
    keluaran = io.StringIO()
    call_command("ekspor", daftar=True, stdout=keluaran)
    baris = keluaran.getvalue().splitlines()
    assert [satu.split()[0] for satu in baris] == [*FORMULIR, "dokumen"]
    assert "{" not in keluaran.getvalue()
    assert any(satu.startswith("tabel-2.1        Tabel 2.1 (T-C.29): ") for satu in baris)


def test_nama_berkas_memuat_formulir_pemilik_dan_tahun():
    assert nama_berkas(tabel(), "xlsx", "disnaker") == "tabel-9.1_disnaker_2024.xlsx"
    perubahan = replace(tabel(), siklus="perubahan")
    assert nama_berkas(perubahan, "csv", "dinsos") == "tabel-9.1_dinsos_2024-perubahan.csv"
    assert nama_berkas(tabel(), "pdf") == "tabel-9.1_dinas-uji_2024.pdf"
    assert list(FORMAT) == ["html", "xlsx", "pdf", "csv", "json"]


# --- What it refuses ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pilihan", "kalimat"),
    [
        ({"nama": "tabel-41"}, 'Formulir "tabel-41" tidak dikenal. Mungkin maksudnya tabel-4.1. '),
        ({"nama": None}, "Sebutkan formulirnya, misalnya tabel-4.1. "),
        ({"format": "docx"}, 'Format "docx" tidak dikenal. Yang ada: html, xlsx, pdf, csv, json.'),
        ({"kertas": "a4"}, 'Ukuran kertas "a4" tidak dikenal. Mungkin maksudnya A4. '),
        ({"siklus": "awl"}, 'Siklus "awl" tidak dikenal. Mungkin maksudnya awal. '),
        ({"tahun": "dua ribu"}, 'Tahun "dua ribu" tidak dikenal. Tulis empat angka, '),
        ({"tahun": "2019"}, "Renja dinas-uji tahun 2019 (awal) tidak ada. Yang ada: 2024 (awal)."),
        (
            {"perangkat_daerah": "dinas-ujii"},
            'Perangkat daerah "dinas-ujii" tidak dikenal. Mungkin maksudnya dinas-uji. Yang ada: ',
        ),
        ({"ke": None}, "Pilihan --ke wajib diisi. "),
        ({"tahun": None}, "Pilihan --tahun wajib diisi. "),
        ({"perangkat_daerah": None}, "Pilihan --perangkat-daerah wajib diisi. "),
        ({"format": None}, "Pilihan --format wajib diisi. "),
        ({"ke": "."}, '"." adalah map. Sebutkan nama berkasnya.'),
        ({"ke": "tidak/ada/x"}, 'Map untuk "tidak/ada/x" tidak ada. Buat mapnya dahulu, '),
    ],
)
def test_masukan_keliru(
    renja: m.Renja, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pilihan: Any, kalimat: str
):
    monkeypatch.chdir(tmp_path)
    assert tolakan(**{"ke": "hasil.json", **pilihan}).startswith(kalimat)
    assert list(tmp_path.iterdir()) == []


def test_basis_data_kosong_menunjuk_data_contoh(db: None):
    assert tolakan(ke="-").startswith("Belum ada perangkat daerah di basis data. Jalankan ")


def test_berkas_yang_tidak_dapat_ditulis(
    renja: m.Renja, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    berkas = tmp_path / "hasil.json"
    berkas.write_text("lama")

    def penuh(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", penuh)
    assert tolakan(ke=str(berkas)) == (
        f'Berkas "{berkas}" tidak dapat ditulis: ruang penyimpanan penuh. Pilih tempat lain.'
    )
    assert [satu.name for satu in tmp_path.iterdir()] == ["hasil.json"]
    assert berkas.read_text() == "lama"


def test_pdf_tanpa_pustaka_dan_formulir_rusak(
    renja: m.Renja, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def tanpa_pustaka(*_: object) -> bytes:
        raise pdf.PdfTidakTersedia("PDF belum tersedia.")

    def rusak(*_: object) -> bytes:
        raise FormulirRusak("Berkas formulir tidak terbaca.")

    monkeypatch.setattr(perintah, "ekspor", tanpa_pustaka)
    assert tolakan(ke=str(tmp_path / "x"), format="pdf") == "PDF belum tersedia."
    monkeypatch.setattr(perintah, "ekspor", rusak)
    assert tolakan(ke=str(tmp_path / "x")) == "Berkas formulir tidak terbaca."
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("argumen", "kalimat"),
    [
        (["--format"], "Pilihan --format memerlukan satu nilai."),
        (["tabel-4.1", "--warna", "x"], "Argumen --warna x tidak dikenal."),
        (["--p", "x"], "Pilihan --p dapat berarti"),
        (["--daftar=1"], "Pilihan --daftar tidak memakai nilai."),
        (["--verbosity", "x"], "Nilai untuk -v/--verbosity tidak dikenal."),
        ([], "Sebutkan formulirnya"),
        (["tabel-4"], 'Formulir "tabel-4" tidak dikenal.'),
    ],
)
def test_baris_perintah_keluar_dengan_dua(
    argumen: list[str], kalimat: str, capsys: pytest.CaptureFixture[str]
):
    try:
        kode: object = jalankan(["manage.py", "ekspor", *argumen])
    except SystemExit as keluar:
        kode = keluar.code
    keluhan = capsys.readouterr().err
    assert kode == 2
    assert keluhan.startswith(kalimat)
    assert len(keluhan.strip().splitlines()) == 1
    assert not re.search(r"usage|error|argument\b", keluhan)


def test_dari_python_keluhan_menjadi_command_error():
    with pytest.raises(CommandError, match="memerlukan satu nilai"):
        call_command("ekspor", "--format")
    assert terjemahkan("something new") == "Argumen perintah tidak terbaca."
    assert sys.stdout is not None
