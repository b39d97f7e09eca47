"""What is kept: the same bytes from it as without it, within bounds, whatever the disk does."""

import hashlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from renja.cetak import Cetakan, Simpanan, dokumen
from renja.cetak.induk import Jadi, Tugas
from tests.cetak.contoh import cetak, potongan

AKAR = Path(__file__).resolve().parents[2]


def test_byte_sama_dari_simpanan_mana_pun(cetakan: Cetakan, tmp_path: Path) -> None:
    assert cetak(simpanan=Simpanan(tmp_path)).pdf == cetakan.pdf
    hangat = cetak(simpanan=Simpanan(tmp_path))
    assert hangat == Cetakan(
        cetakan.pdf, 8, cetakan.letak, cetakan.tautan_putus, cetakan.ditolak, puncak=0
    )


def test_byte_sama_di_proses_dan_hari_lain(cetakan: Cetakan) -> None:
    kode = (
        "import datetime, hashlib\n"
        "from tests.cetak.contoh import cetak\n"
        "print(hashlib.sha256(cetak().pdf).hexdigest())\n"
    )
    hasil = subprocess.run(
        [sys.executable, "-c", kode],
        capture_output=True,
        text=True,
        check=True,
        cwd=AKAR,
        env={"PYTHONHASHSEED": "123", "TZ": "Asia/Jayapura", "SOURCE_DATE_EPOCH": "1"},
    )
    assert hasil.stdout.strip() == hashlib.sha256(cetakan.pdf).hexdigest()


def test_hanya_yang_berubah_dicetak_lagi(monkeypatch: pytest.MonkeyPatch) -> None:
    simpanan = Simpanan()
    cetak(simpanan=simpanan)
    dicetak: list[int] = []
    asal = dokumen.INDUK.cetak

    def catat(tugas: list[Tugas]) -> Iterator[Jadi]:
        dicetak.append(len(tugas))
        return asal(tugas)

    monkeypatch.setattr(dokumen.INDUK, "cetak", catat)
    berubah = cetak(simpanan=simpanan, potongan=potongan("Sel baru"))
    assert dicetak == [1]
    cetak(simpanan=simpanan)
    assert dicetak == [1]
    monkeypatch.undo()
    assert berubah.pdf == cetak(potongan=potongan("Sel baru")).pdf


def test_berkas_yang_rusak_diabaikan(cetakan: Cetakan, tmp_path: Path) -> None:
    cetak(simpanan=Simpanan(tmp_path))
    for nomor, berkas in enumerate(sorted(tmp_path.iterdir())):
        isi = berkas.read_bytes()
        berkas.write_bytes([b"", isi[:50], isi[:-9] + b"x" * 9, b"sampah"][nomor % 4])
    assert cetak(simpanan=Simpanan(tmp_path)).pdf == cetakan.pdf


def test_disk_yang_menolak_tidak_menggagalkan_cetakan(
    cetakan: Cetakan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: object
) -> None:
    def penuh(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tempfile.mkstemp", penuh)
    assert cetak(simpanan=Simpanan(tmp_path)).pdf == cetakan.pdf
    assert list(tmp_path.iterdir()) == []


def test_disk_yang_penuh_di_tengah_tidak_meninggalkan_apa_pun(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def penuh(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", penuh)
    simpanan = Simpanan(tmp_path)
    simpanan.simpan("a", b"isi")
    assert list(tmp_path.iterdir()) == []
    assert simpanan.ambil("a") == b"isi"


def test_memori_berbatas_yang_lama_keluar() -> None:
    simpanan = Simpanan(memori_terbesar=100)
    for nama in "abcde":
        simpanan.simpan(nama, nama.encode() * 20)
    simpanan.ambil("a")
    simpanan.simpan("f", b"f" * 20)
    assert simpanan.ambil("a") == b"a" * 20
    assert simpanan.ambil("b") is None
    simpanan.simpan("besar", b"x" * 26)
    assert simpanan.ambil("besar") is None


def test_disk_berbatas_yang_lama_keluar(tmp_path: Path) -> None:
    simpanan = Simpanan(tmp_path, memori_terbesar=0, disk_terbesar=16_000)
    for nomor in range(60):
        simpanan.simpan(f"{nomor:02}", b"x" * 1000)
    nama = sorted(berkas.name for berkas in tmp_path.iterdir())
    assert nama[-1] == "59"
    assert sum(berkas.stat().st_size for berkas in tmp_path.iterdir()) <= 16_000
    assert len(nama) >= 10
    assert (tmp_path.stat().st_mode & 0o777, (tmp_path / "59").stat().st_mode & 0o777)[1] == 0o600


def test_kosong(tmp_path: Path) -> None:
    simpanan = Simpanan(tmp_path / "belum")
    assert simpanan.kosong()
    simpanan.simpan("a", b"x")
    assert not simpanan.kosong()
    assert not Simpanan(tmp_path / "belum").kosong()
