"""The style that pyproject.toml describes holds everywhere, without exceptions by hand."""

import subprocess
import sys

import pytest
from django.conf import settings


@pytest.mark.parametrize("perintah", [("check",), ("format", "--check")])
def test_ruff_tidak_menemukan_apa_pun(perintah):
    hasil = subprocess.run(
        [sys.executable, "-m", "ruff", *perintah, "--no-cache", "."],
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=False,
    )
    assert hasil.returncode == 0, hasil.stdout + hasil.stderr
