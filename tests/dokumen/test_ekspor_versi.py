"""`manage.py ekspor --tahap`: what a stage froze, whatever became of the plan since."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from budget.models import Pagu
from planning.models import Pengguna, Renja
from renja import ekspor_dokumen as ekspor
from renja.cetak import Cetakan, Letak
from renja.tahapan import services
from tests.tahapan.conftest import beri_pdf, jalankan, orang, renja

__all__ = ["orang", "renja"]
pytestmark = pytest.mark.django_db


def panggil(**pilihan: Any) -> str:
    """Run the command for Disnaker; what it prints."""
    keluaran = io.StringIO()
    baik = {"perangkat_daerah": "disnaker", "tahun": "2024"}
    call_command("ekspor", stdout=keluaran, **{**baik, **pilihan})
    return keluaran.getvalue()


def test_formulir_dari_versi_terkunci(orang: dict[str, Pengguna], renja: Renja, tmp_path: Path):
    beku, kini = tmp_path / "beku.json", tmp_path / "kini.json"
    panggil(nama="tabel-4.1", format="json", ke=str(kini))
    semula = json.loads(kini.read_text())
    jalankan(orang, "ajukan")
    Pagu.objects.filter(lapisan__perangkat_daerah=renja.perangkat_daerah).delete()
    panggil(nama="tabel-4.1", format="json", ke=str(kini))
    assert json.loads(kini.read_text()) != semula
    pilihan = {"nama": "tabel-4.1", "format": "json", "tahap": "rancangan_awal"}
    panggil(**pilihan, ke=str(beku))
    assert json.loads(beku.read_text()) == semula
    panggil(**pilihan, versi="1", ke=str(beku))
    assert json.loads(beku.read_text()) == semula


def test_dokumen_versi_memakai_pdf_yang_disimpan(
    orang: dict[str, Pengguna], renja: Renja, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(ekspor, "cetak_pdf", lambda *_, **__: Cetakan(b"%PDF baru", 1, Letak()))
    versi = services.ajukan(orang["budi"], renja, renja.versi)
    berkas = tmp_path / "versi.pdf"
    pilihan = {"nama": "dokumen", "tahap": "rancangan_awal", "ke": str(berkas)}
    kata = panggil(**pilihan, format="pdf")
    assert berkas.read_bytes() == b"%PDF baru"
    assert "Rancangan awal, versi 1" in kata
    beri_pdf(versi, b"%PDF tersimpan")
    panggil(**pilihan, format="pdf")
    assert berkas.read_bytes() == b"%PDF tersimpan"
    panggil(**pilihan, format="pdf", arsip=True)
    assert berkas.read_bytes() == b"%PDF baru"
    panggil(**pilihan, format="html")
    assert versi.kode in berkas.read_text()
    assert versi.sidik[:8] in berkas.read_text()
