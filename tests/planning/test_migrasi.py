"""Migrations on a database that is in use: rows that are there before get what comes new."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from planning.models import Misi, Peraturan, Rpjmd, SasaranRpjmd, TujuanRpjmd, Wilayah

BERUID = (Misi, Peraturan, Rpjmd, SasaranRpjmd, TujuanRpjmd, Wilayah)


@pytest.fixture
def apps_0001() -> Iterator[Any]:
    """The models of the first migration over a database that stands there; put right after."""
    call_command("migrate", "planning", "0001_initial", verbosity=0)
    try:
        yield MigrationLoader(connection).project_state(("planning", "0001_initial")).apps
    finally:
        call_command("migrate", verbosity=0)


def isi_dua_kali(apps: Any) -> None:
    """Two rows of every model that gets a uid only later."""

    def model(nama: str) -> Any:
        return apps.get_model("planning", nama).objects

    pemda = model("Pemda").create(kode="kota", nama="Kota", jenis="kota")
    for nomor in (1, 2):
        rpjmd = model("Rpjmd").create(
            pemda=pemda, jenis="rpjmd", nama=f"RPJMD {nomor}", tahun_awal=2019, tahun_akhir=2023
        )
        model("Misi").create(rpjmd=rpjmd, nomor=nomor, uraian="Misi")
        tujuan = model("TujuanRpjmd").create(rpjmd=rpjmd, nomor=nomor, uraian="Tujuan")
        model("SasaranRpjmd").create(tujuan=tujuan, nomor=nomor, uraian="Sasaran")
        model("Wilayah").create(pemda=pemda, jenis="daerah", nama=f"Kota {nomor}")
        model("Peraturan").create(jenis="uu", nomor=str(nomor), tahun=2003, tentang="Kerja")


@pytest.mark.django_db(transaction=True)
def test_baris_lama_mendapat_pengenal_yang_berbeda(apps_0001: Any) -> None:
    isi_dua_kali(apps_0001)
    call_command("migrate", verbosity=0)
    for model in BERUID:
        baris = list(model.objects.all())
        assert len(baris) == 2, model
        assert baris[0].uid != baris[1].uid, model
        assert [satu.versi for satu in baris] == [1, 1], model
