"""Eight people at one form and one cell: whoever was not first gets 409, and nothing is lost."""

import os
import subprocess
import sys
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import connection

from planning.models import JejakAudit, Program, RantaiJejak, Target
from planning.penyuntingan.jejak import periksa_rantai
from tests.basisdata import leg, url_basis_data
from tests.orang import buat_orang

ORANG, KALI = 8, 3


def _alamat_basis_data() -> str:
    """The DATABASE_URL of the test's own database, for other processes."""
    bagian = urlsplit(url_basis_data())
    nama = str(connection.settings_dict["NAME"])
    return bagian._replace(path=f"/{nama}").geturl() if leg() == "pg" else f"sqlite:///{nama}"


def _penulis(program: Program, target: Target, nomor: int) -> subprocess.Popen[str]:
    lingkungan = {
        "DATABASE_URL": _alamat_basis_data(),
        "SECRET_KEY": settings.SECRET_KEY,
        # Pages name their static files without a manifest.
        "DEBUG": "on",
        "HTTPS": "off",
        "ALLOWED_HOSTS": "testserver",
        "DJANGO_SETTINGS_MODULE": "renja.settings",
    }
    isi = (program.pk, target.indikator_id, KALI, nomor)
    return subprocess.Popen(
        [sys.executable, "-m", "tests.isian.penulis_halaman", *map(str, isi)],
        cwd=settings.BASE_DIR,
        env={**os.environ, **lingkungan},
        stdout=subprocess.PIPE,
        text=True,
    )


@pytest.mark.django_db(transaction=True)
def test_delapan_orang_pada_satu_formulir_dan_satu_sel() -> None:
    buat_orang()
    program = Program.objects.get(perangkat_daerah__kode="disnaker")
    target = Target.objects.get(indikator__program=program, asal="renja", tahun=2024)
    penulis = [_penulis(program, target, nomor) for nomor in range(ORANG)]
    hasil = [[int(n) for n in satu.communicate(timeout=60)[0].split()] for satu in penulis]
    assert {len(satu) for satu in hasil} == {4}
    for baris, diterima, bentrok, kolom in (
        (program, sum(h[0] for h in hasil), sum(h[1] for h in hasil), "nama"),
        (target, sum(h[2] for h in hasil), sum(h[3] for h in hasil), "bawah"),
    ):
        assert diterima + bentrok == ORANG * KALI
        baris.refresh_from_db()
        assert baris.versi == 1 + diterima
        entri = JejakAudit.objects.filter(objek=baris._meta.label_lower, kunci=baris.pk)
        assert sorted(entri.values_list("versi", flat=True)) == list(range(2, diterima + 2))
        assert getattr(baris, kolom) == entri.get(versi=baris.versi).sesudah[kolom]
    assert list(periksa_rantai(RantaiJejak.objects.get())) == []
