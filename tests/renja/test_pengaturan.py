"""The settings, the command line around Django, and the page for a database that is away."""

import json
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.core import checks
from django.core.management import call_command
from django.db import OperationalError, connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from renja import cek_sistem
from renja.middleware import BasisDataMiddleware

AKAR = Path(__file__).resolve().parents[2]
KUNCI = "kunci-uji-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJ"


def manage(*argv: str, **lingkungan: str) -> subprocess.CompletedProcess[str]:
    """Run manage.py with settings of its own: those of the tests are left out."""
    bersih = {
        nama: os.environ[nama] for nama in ("PATH", "HOME", "LANG", "LC_ALL") if nama in os.environ
    }
    return subprocess.run(
        [sys.executable, "manage.py", *argv],
        cwd=AKAR,
        env=bersih | {"SECRET_KEY": KUNCI, "DEBUG": "off"} | lingkungan,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def tolak(hasil: subprocess.CompletedProcess[str]) -> str:
    """The one sentence of a refusal: exit code 2, nothing on standard output."""
    assert (hasil.returncode, hasil.stdout) == (2, "")
    assert hasil.stderr.count("\n") == 1
    return hasil.stderr.strip()


# --- the command line -----------------------------------------------------------------------


def test_tanpa_secret_key() -> None:
    assert tolak(manage("check", SECRET_KEY="")) == (
        "SECRET_KEY belum diatur. Isilah di berkas .env atau di lingkungan, atau jalankan "
        "`python3 manage.py mulai` yang membuatkan .env untuk percobaan."
    )


@pytest.mark.parametrize(
    "url", ["foo", "mysql://a:b@c/d", "postgres://", "postgres://a:rahasia@c:bukanport/d"]
)
def test_database_url_keliru(url: str) -> None:
    assert tolak(manage("check", DATABASE_URL=url)) == (
        "DATABASE_URL tidak dikenal. Tulis sqlite:////letak/berkas.sqlite3 atau "
        "postgres://pengguna:sandi@host:5432/nama."
    )


def test_log_level_keliru() -> None:
    assert tolak(manage("check", LOG_LEVEL="keras")) == (
        "LOG_LEVEL tidak dikenal. Pilih DEBUG, INFO, WARNING, ERROR atau CRITICAL."
    )


def test_perintah_tidak_dikenal() -> None:
    assert tolak(manage("terbang")) == (
        "Perintah 'terbang' tidak dikenal. Jalankan `python3 manage.py help` untuk daftarnya."
    )


def test_sqlite_di_folder_yang_tidak_ada(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'tidak-ada' / 'renja.sqlite3'}"
    assert tolak(manage("migrate", DATABASE_URL=url)) == (
        "Basis data tidak dapat dipakai (unable to open database file). "
        "Periksa DATABASE_URL dan apakah basis datanya berjalan, lalu coba lagi."
    )


def test_postgresql_yang_tidak_menjawab() -> None:
    url = "postgres://renja:rahasia@127.0.0.1:1/renja"
    kalimat = tolak(manage("migrate", DATABASE_URL=url))
    assert kalimat.startswith("Basis data tidak dapat dipakai (")
    assert kalimat.endswith(
        "Periksa DATABASE_URL dan apakah basis datanya berjalan, lalu coba lagi."
    )
    assert "rahasia" not in kalimat


def test_basis_data_tanpa_tabel(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'kosong.sqlite3'}"
    assert tolak(manage("clearsessions", DATABASE_URL=url)) == (
        "Basis data belum disiapkan (no such table: django_session). "
        "Jalankan `python3 manage.py mulai --tanpa-server`."
    )


def test_command_error_menjadi_dua_tanpa_nama_galatnya() -> None:
    assert tolak(manage("sqlmigrate", "tidak_ada", "0001")) == (
        "No installed app with label 'tidak_ada'."
    )


def test_traceback_tetap_dapat_diminta() -> None:
    hasil = manage("migrate", "--traceback", DATABASE_URL="sqlite:////tidak/ada.sqlite3")
    assert hasil.returncode == 1
    assert "OperationalError: unable to open database file" in hasil.stderr


def test_check_deploy_bersih() -> None:
    hasil = manage(
        "check", "--deploy", "--fail-level", "WARNING", ALLOWED_HOSTS="renja.example.go.id"
    )
    assert (hasil.returncode, hasil.stderr) == (0, "")
    assert hasil.stdout == "System check identified no issues (0 silenced).\n"


def test_tidak_ada_migrasi_yang_tertinggal(db: None) -> None:
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


# --- settings -------------------------------------------------------------------------------

SKRIP = """
import json, sys
from django.conf import settings
nilai = {nama: getattr(settings, nama) for nama in sys.argv[1:]}
print(json.dumps(nilai, default=str))
"""


def nilai(*nama: str, **lingkungan: str) -> dict[str, object]:
    """Settings by name, read in a process of their own."""
    hasil = subprocess.run(
        [sys.executable, "-c", SKRIP, *nama],
        cwd=AKAR,
        env={
            "PATH": os.environ["PATH"],
            "SECRET_KEY": KUNCI,
            "DJANGO_SETTINGS_MODULE": "renja.settings",
        }
        | lingkungan,
        capture_output=True,
        text=True,
        check=True,
    )
    isi: dict[str, object] = json.loads(hasil.stdout)
    return isi


def test_tanpa_debug_semuanya_tertutup() -> None:
    assert nilai(
        "DEMO_DIIZINKAN", "ALLOWED_HOSTS", "SECURE_SSL_REDIRECT", "SESSION_COOKIE_SECURE",
        "CSRF_COOKIE_SECURE", "SECURE_HSTS_SECONDS", DEBUG="off",
    ) == {
        "DEMO_DIIZINKAN": False, "ALLOWED_HOSTS": [], "SECURE_SSL_REDIRECT": True,
        "SESSION_COOKIE_SECURE": True, "CSRF_COOKIE_SECURE": True,
        "SECURE_HSTS_SECONDS": 31_536_000,
    }  # fmt: skip


def test_jaringan_dalam_tanpa_https() -> None:
    assert nilai("SECURE_SSL_REDIRECT", "SESSION_COOKIE_SECURE", DEBUG="off", HTTPS="off") == {
        "SECURE_SSL_REDIRECT": False,
        "SESSION_COOKIE_SECURE": False,
    }


def test_debug_mengizinkan_data_contoh_di_mesin_sendiri() -> None:
    assert nilai("DEMO_DIIZINKAN", "ALLOWED_HOSTS", DEBUG="on") == {
        "DEMO_DIIZINKAN": True,
        "ALLOWED_HOSTS": ["localhost", "127.0.0.1", "[::1]"],
    }


def test_database_url_berpindah_ke_postgresql() -> None:
    url = "postgres://renja:rahasia@db.example:5433/perencanaan"
    basis_data = nilai("DATABASES", DATABASE_URL=url)["DATABASES"]
    assert isinstance(basis_data, dict)
    bawaan = basis_data["default"]
    assert bawaan["ENGINE"] == "django.db.backends.postgresql"
    assert (bawaan["HOST"], bawaan["PORT"], bawaan["NAME"]) == ("db.example", 5433, "perencanaan")
    assert bawaan["CONN_HEALTH_CHECKS"] is True


def test_hak_masuk_diminta_di_mana_mana() -> None:
    assert "django.contrib.auth.middleware.LoginRequiredMiddleware" in settings.MIDDLEWARE


def test_csp_hanya_dari_sendiri(client: Client, db: None) -> None:
    aturan = client.get("/tidak-ada/").headers["Content-Security-Policy"]
    assert set(aturan.split("; ")) == {
        "default-src 'self'", "img-src 'self' data:", "object-src 'none'",
        "frame-ancestors 'none'", "base-uri 'self'", "form-action 'self'",
    }  # fmt: skip


def test_sqlite_menulis_bersamaan(db: None) -> None:
    """The journal is WAL and foreign keys are enforced; PostgreSQL has neither to set."""
    with connection.cursor() as kursor:
        if connection.vendor == "sqlite":
            kursor.execute("PRAGMA journal_mode")
            assert kursor.fetchone() == ("wal",)
            kursor.execute("PRAGMA foreign_keys")
            assert kursor.fetchone() == (1,)
        else:
            kursor.execute("SHOW server_version_num")
            assert int(kursor.fetchone()[0]) >= 150_000


# --- a database that is away ------------------------------------------------------------------


def jawab(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("isi")


def test_basis_data_hilang_dijawab_503(monkeypatch: pytest.MonkeyPatch) -> None:
    def putus() -> None:
        raise OperationalError("connection refused")

    monkeypatch.setattr(connection, "cursor", putus)
    jawaban = BasisDataMiddleware(jawab)(RequestFactory().get("/"))
    assert jawaban.status_code == 503
    assert jawaban.headers["Retry-After"] == "10"
    isi = jawaban.content.decode()
    assert "Basis data sedang tidak dapat dihubungi" in isi
    assert "connection refused" not in isi


def test_basis_data_yang_kembali_dijawab_lagi(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "cursor", lambda: SimpleNamespace(close=lambda: None))
    assert BasisDataMiddleware(jawab)(RequestFactory().get("/")).content == b"isi"


def test_putus_di_tengah_halaman_dijawab_503() -> None:
    lapis = BasisDataMiddleware(jawab)
    permintaan = RequestFactory().get("/")
    putus = lapis.process_exception(permintaan, OperationalError("server closed"))
    assert putus is not None
    assert putus.status_code == 503
    assert lapis.process_exception(permintaan, ValueError("lain")) is None


# --- system checks ----------------------------------------------------------------------------


def test_pdf_jalan_di_sini() -> None:
    cek_sistem.alasan_pdf_mati.cache_clear()
    assert cek_sistem.alasan_pdf_mati() is None
    assert cek_sistem.cek_pdf() == []


def test_weasyprint_yang_gagal_dimuat_diberitahukan(monkeypatch: pytest.MonkeyPatch) -> None:
    def gagal(_nama: str) -> None:
        raise OSError("cannot load library 'libpango-1.0-0'")

    monkeypatch.setattr(cek_sistem.importlib, "import_module", gagal)
    cek_sistem.alasan_pdf_mati.cache_clear()
    pesan = cek_sistem.cek_pdf()
    cek_sistem.alasan_pdf_mati.cache_clear()
    assert pesan == [
        checks.Warning(
            "PDF dimatikan; halaman dan bentuk lain tetap jalan.",
            hint="WeasyPrint tidak dapat dimuat (cannot load library 'libpango-1.0-0'). "
            "Jalankan: sudo apt-get update && sudo apt-get install -y --no-install-recommends "
            "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core",
            id="renja.W001",
        )
    ]
