"""What `manage.py` does before Django: its Python, its options, its address, `.env`."""

import ast
import importlib.util
import socket
import stat
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from renja.persiapan import alamat, awal, berkas_env, lingkungan
from renja.persiapan.tempat import Galat

AKAR = Path(__file__).resolve().parents[2]


def test_manage_py_dapat_dibaca_python_3_6() -> None:
    ast.parse((AKAR / "manage.py").read_text(), feature_version=(3, 6))


def muat_manage() -> ModuleType:
    spesifikasi = importlib.util.spec_from_file_location("manage", AKAR / "manage.py")
    assert spesifikasi is not None
    assert spesifikasi.loader is not None
    modul = importlib.util.module_from_spec(spesifikasi)
    spesifikasi.loader.exec_module(modul)
    return modul


def test_python_lama_ditolak_dengan_kalimat(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2, "final", 0))
    assert muat_manage().main() == 2
    assert capsys.readouterr().err == (
        "Renja memerlukan Python 3.11 atau yang lebih baru; yang dipakai ini Python 3.9.2. "
        "Pasang Python yang lebih baru, lalu jalankan lagi.\n"
    )


def test_persiapan_tidak_memerlukan_django() -> None:
    skrip = (
        "import sys; import renja.persiapan.awal; "
        "asing = [m for m in sys.modules if m.split('.')[0] in "
        "('django', 'environ', 'planning', 'budget', 'performance')]; print(asing)"
    )
    hasil = subprocess.run(
        [sys.executable, "-S", "-c", skrip], cwd=AKAR, capture_output=True, text=True, check=True
    )
    assert hasil.stdout == "[]\n"


@pytest.mark.parametrize(
    ("teks", "host", "port", "url"),
    [
        ("127.0.0.1:8000", "127.0.0.1", 8000, "http://127.0.0.1:8000/"),
        ("localhost:1", "localhost", 1, "http://localhost:1/"),
        ("[::1]:65535", "::1", 65535, "http://[::1]:65535/"),
    ],
)
def test_alamat_dibaca(teks: str, host: str, port: int, url: str) -> None:
    hasil = alamat.baca_alamat(teks)
    assert (hasil.host, hasil.port, hasil.url) == (host, port, url)


@pytest.mark.parametrize(
    "teks",
    ["", ":", "8000", ":8000", "localhost", "localhost:", "localhost:0", "localhost:65536",
     "localhost:-1", "localhost:8o", "localhost:٨٠", "::1:8000", "a:b:80"],
)  # fmt: skip
def test_alamat_keliru_ditolak(teks: str) -> None:
    with pytest.raises(Galat, match=r"tidak dikenal\. Tulis sebagai HOST:PORT"):
        alamat.baca_alamat(teks)


def test_port_terpakai_disebut() -> None:
    with socket.create_server(("127.0.0.1", 0)) as soket:
        port = soket.getsockname()[1]
        with pytest.raises(Galat, match=rf"^Port {port} di 127\.0\.0\.1 sudah dipakai program"):
            alamat.ip_bebas(alamat.Alamat("127.0.0.1", port))
    assert alamat.ip_bebas(alamat.Alamat("127.0.0.1", port)) == "127.0.0.1"
    assert alamat.ip_bebas(alamat.Alamat("localhost", port)) in {"127.0.0.1", "::1"}


def test_alamat_milik_mesin_lain_disebut() -> None:
    with pytest.raises(Galat, match=r"^Alamat 192\.0\.2\.1:18000 bukan milik mesin ini"):
        alamat.ip_bebas(alamat.Alamat("192.0.2.1", 18000))


@pytest.mark.parametrize(
    ("argv", "kalimat"),
    [
        (["mulai", "--apa"], "Pilihan --apa tidak dikenal."),
        (["mulai", "8000"], "Pilihan 8000 tidak dikenal."),
        (["mulai", "--alamat"], "Pilihan `mulai` tidak lengkap."),
        (["mulai", "--alamat", "x"], "Alamat 'x' tidak dikenal."),
    ],
)
def test_pilihan_keliru_ditolak_sebelum_apa_pun_dipasang(
    argv: list[str], kalimat: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lingkungan, "pastikan", lambda _: pytest.fail("sudah memasang"))
    with pytest.raises(Galat) as galat:
        awal.siapkan(argv)
    assert str(galat.value).startswith(kalimat)


def test_env_dibuat_hanya_untuk_pemiliknya(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SECRET_KEY")
    berkas = tmp_path / ".env"
    assert berkas_env.buat(berkas)
    assert stat.S_IMODE(berkas.stat().st_mode) == 0o600
    isi = dict(baris.split("=", 1) for baris in berkas.read_text().splitlines() if baris[0] != "#")
    assert isi.keys() == {"DEBUG", "SECRET_KEY"}
    assert isi["DEBUG"] == "on"
    assert len(isi["SECRET_KEY"]) >= 50
    assert list(tmp_path.iterdir()) == [berkas]


def test_dua_env_tidak_sama(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SECRET_KEY")
    satu, dua = tmp_path / "satu", tmp_path / "dua"
    assert berkas_env.buat(satu)
    assert berkas_env.buat(dua)
    assert satu.read_text() != dua.read_text()


def test_env_yang_ada_tidak_disentuh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SECRET_KEY")
    berkas = tmp_path / ".env"
    berkas.write_text("DEBUG=off\n")
    assert not berkas_env.buat(berkas)
    assert berkas.read_text() == "DEBUG=off\n"


def test_env_tidak_dibuat_bila_kunci_ada_di_lingkungan(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECRET_KEY", "dari lingkungan")
    assert not berkas_env.buat(tmp_path / ".env")
    assert list(tmp_path.iterdir()) == []
