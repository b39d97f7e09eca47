"""The roll-up over 1, 10 and 40 agencies of five years, against summing all leaves in Python.

On SQLite, and then the same on a PostgreSQL of its own in a child process; BENCH_DATABASE_URL
measures that database alone. Both ways have to give the same numbers, which is compared first.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import psycopg
from django.core.cache import cache
from django.db import connection
from django.db.models import F
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.dasbor import ukur_dasbor
from bench.rekap_daun import Daun, rekap_daun
from bench.sintetis import buat_kota
from bench.sintetis_nilai import Acak
from bench.ukur import laporkan, selang_seling
from planning import models as m
from renja.halaman.konverter import Masa
from renja.pemuat import muat_rencana
from renja.rekap.hitung import Kedudukan, kedudukan
from renja.rekap.queries import susun_rekap
from tests.basisdata import mulai_postgresql
from tests.pabrik import buat_pengguna

BANYAK = (1, 10, 40)
TAHUN, TRIWULAN = 2024, 3
DAUN = "all leaves summed in Python"
TUJUAN = {"sqlite": "0.2", "postgresql": "0.5"}


def ukur(_renja: dict[int, m.Renja]) -> None:
    """Print times, ratios and queries on this database, then on PostgreSQL."""
    mulai = time.perf_counter()
    kota = {banyak: buat_kota(banyak, Acak(banyak), kode=f"kota-{banyak}") for banyak in BANYAK}
    if connection.vendor == "postgresql":
        with connection.cursor() as kursor:
            kursor.execute("ANALYZE")
    lama = time.perf_counter() - mulai
    print(f"\n{connection.vendor}: {sum(BANYAK)} agencies x 5 years made in {lama:.0f} s")
    ani = buat_pengguna("ani-ukur", *(("verifikator", satu, None) for satu in kota.values()))
    for banyak, satu in kota.items():
        _satu_kota(banyak, satu, ani)
    ukur_dasbor({banyak: kota[banyak] for banyak in (1, 40)}, TAHUN, TRIWULAN)
    if connection.vendor == "sqlite" and "BENCH_DATABASE_URL" not in os.environ:
        _di_postgresql()


def _satu_kota(banyak: int, pemda: m.Pemda, ani: m.Pengguna) -> None:
    """One city: the same numbers, then the times of every way to them."""
    klien = Client()
    klien.force_login(ani)
    alamat = f"/pemda/{pemda.kode}/{TAHUN}/capaian/?triwulan={TRIWULAN}"
    cara: dict[str, Callable[[], object]] = {
        DAUN: lambda: rekap_daun(pemda, TAHUN, TRIWULAN),
        "plan by plan (muat_rencana)": lambda: _satu_per_satu(pemda),
        "roll-up, nothing kept": lambda: _dingin(lambda: _rekap(ani, pemda)),
        "roll-up, one agency has changed": lambda: _satu_berubah(pemda, lambda: _rekap(ani, pemda)),
        "roll-up, kept": lambda: _rekap(ani, pemda),
        "whole page, nothing kept": lambda: _dingin(lambda: klien.get(alamat)),
        "whole page, kept": lambda: klien.get(alamat),
    }
    waktu = selang_seling(cara, 9 if banyak == 1 else 5)
    laporkan(
        f"{connection.vendor}, {banyak} agencies (same numbers: {_sama(ani, pemda)}; queries: "
        f"leaves {_kueri(cara[DAUN])}, plan by plan {_kueri(lambda: _satu_per_satu(pemda))}, "
        f"page {_kueri(lambda: _dingin(lambda: klien.get(alamat)))} and kept "
        f"{_kueri(lambda: klien.get(alamat))})",
        waktu,
        DAUN,
        TUJUAN[connection.vendor],
    )


def _rekap(ani: m.Pengguna, pemda: m.Pemda) -> dict[int, Kedudukan]:
    baris = susun_rekap(ani, pemda, Masa(TAHUN, "awal"), TRIWULAN).baris
    return {satu.perangkat_daerah.pk: satu.kedudukan for satu in baris if satu.kedudukan}


def _dingin(jalan: Callable[[], object]) -> object:
    cache.clear()
    return jalan()


def _satu_berubah(pemda: m.Pemda, jalan: Callable[[], object]) -> object:
    """After a change in one agency, which is told by the version of its Renja."""
    milik = m.Renja.objects.filter(perangkat_daerah__pemda=pemda, tahun=TAHUN).order_by("pk")
    m.Renja.objects.filter(pk=milik[0].pk).update(versi=F("versi") + 1)
    return jalan()


def _satu_per_satu(pemda: m.Pemda) -> dict[int, Kedudukan]:
    semua = m.Renja.objects.filter(perangkat_daerah__pemda=pemda, tahun=TAHUN)
    return {
        satu.perangkat_daerah_id: kedudukan(muat_rencana(satu, pelaksanaan=True), TRIWULAN)
        for satu in semua.select_related("perangkat_daerah__pemda", "renstra")
    }


def _sama(ani: m.Pengguna, pemda: m.Pemda) -> bool:
    """Whether all three ways agree on every agency."""
    daun = {pk: _angka_daun(satu) for pk, satu in rekap_daun(pemda, TAHUN, TRIWULAN).items()}
    cache.clear()
    rekap = {pk: _angka(satu) for pk, satu in _rekap(ani, pemda).items()}
    return daun == rekap == {pk: _angka(satu) for pk, satu in _satu_per_satu(pemda).items()}


def _angka(satu: Kedudukan) -> tuple[object, ...]:
    uang = satu.serapan
    rata = (satu.rata.hasil.nilai, satu.rata.keterangan)
    return (*rata, satu.belum, uang.realisasi, uang.pagu)


def _angka_daun(satu: Daun) -> tuple[object, ...]:
    rata = (satu.rata.hasil.nilai, satu.rata.keterangan)
    return (*rata, satu.belum, satu.realisasi, satu.pagu)


def _kueri(jalan: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as terekam:
        jalan()
    return len(terekam)


def _di_postgresql() -> None:
    """The same part in a child process, on a server that ends with this one."""
    with tempfile.TemporaryDirectory(prefix="renja-ukur-") as ruang:
        url = mulai_postgresql(Path(ruang))
        # The server starts without the database that the address names.
        with psycopg.connect(url.replace("/renja?", "/postgres?"), autocommit=True) as sambungan:
            sambungan.execute("CREATE DATABASE renja")
        subprocess.run(
            [sys.executable, "-m", "bench", "rekap"],
            env={**os.environ, "BENCH_DATABASE_URL": url},
            check=True,
        )
