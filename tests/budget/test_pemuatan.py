"""Loading the funding sources. The counts were taken from the file with wc and grep."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from budget.models import SumberDana

JUDUL = "kode,level,uraian,keterangan"
UMUM = "1,1,DANA UMUM,"
PAD = "1.1,2,PENDAPATAN ASLI DAERAH (PAD),"
PAJAK = '1.1.01,3,Pajak Daerah,"Hasil pajak, tahun berjalan"'


def tulis(folder: Path, *baris: str, nama: str = "uji.csv") -> Path:
    berkas = folder / nama
    berkas.write_text("\n".join(baris) + "\n", encoding="utf-8")
    return berkas


def muat(*pilihan: object) -> str:
    keluaran = StringIO()
    call_command("muat_sumber_dana", *map(str, pilihan), stdout=keluaran, stderr=StringIO())
    return keluaran.getvalue()


def ditolak(*pilihan: object) -> str:
    """The sentence of a load that was refused with exit code 2."""
    with pytest.raises(CommandError) as galat:
        muat(*pilihan)
    assert galat.value.returncode == 2
    return str(galat.value)


def sumber(kode: str) -> SumberDana:
    return SumberDana.objects.get(kode=kode)


def test_daftar_resmi_termuat_seluruhnya(db: None) -> None:
    laporan = muat()
    assert SumberDana.objects.count() == 300
    assert SumberDana.objects.filter(tingkat=6).count() == 142
    assert sumber("2.2.01.01.01.0001").induk == sumber("2.2.01.01.01")
    assert sumber("2.2.01.01.01").induk == sumber("2.2.01.01")
    assert "Ditambah: 300." in laporan


def test_dbh_di_bawah_dua_kode_dicetak_dengan_nama_yang_sama(db: None) -> None:
    muat()
    assert sumber("1.2.01.01.01").cetak == "Dana Transfer Umum/Dana Bagi Hasil"
    assert sumber("2.2.01.01.01").cetak == "Dana Transfer Umum/Dana Bagi Hasil"
    assert sumber("1.2.01.01.02").cetak == "Dana Transfer Umum/Dana Alokasi Umum"
    assert sumber("2.2.01.01.02").cetak == "Dana Transfer Umum/Dana Alokasi Umum"
    assert sumber("1.1").cetak == sumber("2.1").cetak == "PAD"
    assert SumberDana.objects.exclude(cetak="").count() == 6


def test_induk_yang_tidak_ada_dilaporkan_bukan_kesalahan(db: None) -> None:
    laporan = muat()
    assert sumber("1.2.02.02").induk is None
    assert "dimuat tanpa induk: 1.\n    1.2.02.02 Bantuan Keuangan" in laporan


def test_muat_kedua_tidak_mengubah_apa_pun(db: None) -> None:
    muat()
    kunci = set(SumberDana.objects.values_list("pk", flat=True))
    kedua = muat()
    assert "Tidak ada perubahan." in kedua
    assert "Ditambah" not in kedua
    assert set(SumberDana.objects.values_list("pk", flat=True)) == kunci


def test_uraian_baru_diubah_dan_kode_yang_hilang_dibiarkan(db: None, tmp_path: Path) -> None:
    muat("--berkas", tulis(tmp_path, JUDUL, UMUM, PAD, PAJAK))
    laporan = muat("--berkas", tulis(tmp_path, JUDUL, UMUM, PAD.replace(" (PAD)", "")))
    assert "1.1: PENDAPATAN ASLI DAERAH (PAD) → PENDAPATAN ASLI DAERAH" in laporan
    assert "dibiarkan: 1.\n    1.1.01 Pajak Daerah" in laporan
    assert sumber("1.1").uraian == "PENDAPATAN ASLI DAERAH"
    assert sumber("1.1.01").keterangan == "Hasil pajak, tahun berjalan"


def test_induk_yang_menyusul_ditautkan(db: None, tmp_path: Path) -> None:
    muat("--berkas", tulis(tmp_path, JUDUL, UMUM, PAJAK))
    assert sumber("1.1.01").induk is None
    laporan = muat("--berkas", tulis(tmp_path, JUDUL, UMUM, PAJAK, PAD))
    assert sumber("1.1.01").induk == sumber("1.1")
    assert "1.1.01 Pajak Daerah: induk" in laporan


def test_nama_cetak_pilihan_admin_dibiarkan(db: None, tmp_path: Path) -> None:
    muat("--berkas", tulis(tmp_path, JUDUL, UMUM, PAD, PAJAK))
    SumberDana.objects.filter(kode="1.1.01").update(cetak="Pajak")
    muat("--berkas", tulis(tmp_path, JUDUL, UMUM, PAD, PAJAK.replace("Pajak", "PAJAK")))
    assert (sumber("1.1.01").uraian, sumber("1.1.01").cetak) == ("PAJAK Daerah", "Pajak")


KELIRU = {
    "kode ganda": ((JUDUL, UMUM, UMUM), 'baris 3: kode "1" sudah ada pada baris 2'),
    "kode bukan angka": ((JUDUL, "1.a,2,X,"), 'baris 2: kode "1.a" bukan kode sumber dana'),
    "tujuh bagian": ((JUDUL, "1.1.1.1.1.1.1,7,X,"), "baris 2: kode"),
    "level keliru": ((JUDUL, UMUM, "1.1,3,X,"), 'baris 3: level "3" tidak cocok dengan kode "1.1"'),
    "uraian kosong": ((JUDUL, "1,1,,"), 'baris 2: uraian untuk kode "1" kosong'),
    "uraian terlalu panjang": ((JUDUL, f"1,1,{'x' * 501},"), "melebihi 500 huruf"),
    "kolom kurang": (("kode,uraian", "1,DANA"), "tidak memuat judul kolom level"),
}


@pytest.mark.parametrize("keliru", KELIRU)
def test_berkas_keliru_ditolak_tanpa_mengubah_apa_pun(
    db: None, tmp_path: Path, keliru: str
) -> None:
    baris, kalimat = KELIRU[keliru]
    muat("--berkas", tulis(tmp_path, JUDUL, "1,1,NAMA LAMA,", nama="awal.csv"))
    pesan = ditolak("--berkas", tulis(tmp_path, *baris))
    assert pesan.startswith('Berkas "uji.csv" ')
    assert kalimat in pesan
    assert sumber("1").uraian == "NAMA LAMA"
    assert SumberDana.objects.count() == 1


@pytest.mark.parametrize(
    "isi", ["berkas = 1", 'berkas = "a.csv"\ncetak = "PAD"', 'berkas = "a.csv"\n[cetak]\n"1" = 2']
)
def test_daftar_nama_cetak_rusak(
    db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, isi: str
) -> None:
    daftar = tulis(tmp_path, isi, nama="sumber_dana.toml")
    monkeypatch.setattr("budget.pemuatan.DAFTAR", daftar)
    assert ditolak().startswith('Berkas "sumber_dana.toml" harus memuat berkas')
