"""Eight processes save one row: whoever was not first is told so, and nothing is lost."""

import os
import subprocess
import sys
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import connection

from planning.models import JejakAudit, Program, RantaiJejak
from planning.penyuntingan.jejak import periksa_rantai
from tests.basisdata import leg, url_basis_data
from tests.orang import buat_orang

PENULIS, KALI = 8, 10


def _alamat_basis_data() -> str:
    """The DATABASE_URL of the test's own database, for other processes."""
    bagian = urlsplit(url_basis_data())
    nama = str(connection.settings_dict["NAME"])
    return bagian._replace(path=f"/{nama}").geturl() if leg() == "pg" else f"sqlite:///{nama}"


@pytest.mark.django_db(transaction=True)
def test_delapan_proses_pada_satu_baris() -> None:
    buat_orang()
    program = Program.objects.get(perangkat_daerah__kode="disnaker")
    lingkungan = {
        **os.environ,
        "DATABASE_URL": _alamat_basis_data(),
        "SECRET_KEY": settings.SECRET_KEY,
        "DEBUG": "off",
        "DJANGO_SETTINGS_MODULE": "renja.settings",
    }
    proses = [
        subprocess.Popen(
            [
                *(sys.executable, "-m", "tests.penyuntingan.penulis_serentak"),
                *(str(program.pk), str(KALI), f"penulis {nomor}"),
            ],
            cwd=settings.BASE_DIR,
            env=lingkungan,
            stdout=subprocess.PIPE,
            text=True,
        )
        for nomor in range(PENULIS)
    ]
    hasil = [satu.communicate(timeout=120)[0].split() for satu in proses]
    diterima = sum(int(a) for a, _ in hasil)
    bentrok = sum(int(b) for _, b in hasil)
    assert diterima + bentrok == PENULIS * KALI
    program.refresh_from_db()
    assert program.versi == 1 + diterima
    entri = JejakAudit.objects.filter(objek="planning.program", kunci=program.pk)
    assert sorted(entri.values_list("versi", flat=True)) == list(range(2, diterima + 2))
    assert program.nama == entri.get(versi=program.versi).sesudah["nama"]
    assert list(periksa_rantai(RantaiJejak.objects.get())) == []
