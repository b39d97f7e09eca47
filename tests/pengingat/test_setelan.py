"""EMAIL_URL, EMAIL_DARI and ALAMAT_SITUS in the environment."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

TAMPIL = (
    "from django.conf import settings as s;"
    "print(s.EMAIL_BACKEND.split('.')[-2], s.EMAIL_HOST, s.EMAIL_PORT, s.EMAIL_USE_TLS,"
    " s.EMAIL_USE_SSL, s.EMAIL_HOST_USER, s.EMAIL_HOST_PASSWORD, s.DEFAULT_FROM_EMAIL,"
    " s.ALAMAT_SITUS, sep='|')"
)


def _jalan(**lingkungan: str) -> subprocess.CompletedProcess[str]:
    bersih = {
        kunci: nilai
        for kunci, nilai in os.environ.items()
        if kunci not in {"EMAIL_URL", "EMAIL_DARI", "ALAMAT_SITUS"}
    }
    dasar = {"SECRET_KEY": settings.SECRET_KEY, "DJANGO_SETTINGS_MODULE": "renja.settings"}
    return subprocess.run(
        [sys.executable, "-c", TAMPIL],
        cwd=settings.BASE_DIR,
        env=bersih | dasar | lingkungan,
        capture_output=True,
        text=True,
        check=False,
    )


def test_tanpa_setelan_surat_ditampilkan() -> None:
    assert _jalan().stdout == "console|localhost|25|False|False|||renja@localhost|\n"


def test_server_surat_dan_alamat_situs() -> None:
    hasil = _jalan(
        EMAIL_URL="smtp+tls://renja:r%40hasia@surat.kota.test:587",
        EMAIL_DARI="renja@kota.test",
        ALAMAT_SITUS="https://renja.kota.test/",
    )
    assert hasil.stdout == (
        "smtp|surat.kota.test|587|True|False|renja|r@hasia|renja@kota.test|https://renja.kota.test\n"
    )


@pytest.mark.parametrize(
    ("kunci", "nilai", "kalimat"),
    [
        ("EMAIL_URL", "surat.kota.test", "EMAIL_URL tidak dikenal."),
        ("EMAIL_URL", "smtpx://a:rahasia@b", "EMAIL_URL tidak dikenal."),
        ("EMAIL_URL", "smtp+tls://a:rahasia@b:port", "EMAIL_URL tidak dikenal."),
        ("ALAMAT_SITUS", "renja.kota.test", "ALAMAT_SITUS tidak dikenal."),
    ],
)
def test_setelan_yang_keliru(kunci: str, nilai: str, kalimat: str) -> None:
    hasil = _jalan(**{kunci: nilai})
    assert hasil.returncode != 0
    (akhir,) = hasil.stderr.strip().splitlines()[-1:]
    assert kalimat in akhir
    assert "rahasia" not in akhir
