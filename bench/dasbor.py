"""The head's dashboard of one agency, alone in its city and among forty."""

from collections.abc import Callable, Mapping
from functools import partial

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from bench.ukur import laporkan, selang_seling
from planning import models as m
from renja.dasbor.saringan import Saringan
from renja.dasbor.susun import susun_dasbor
from renja.pemuat import muat_rencana
from tests.pabrik import buat_pengguna


def ukur_dasbor(kota: Mapping[int, m.Pemda], tahun: int, triwulan: int) -> None:
    """Print load, values and the whole page, for a city of each size."""
    cara: dict[str, Callable[[], object]] = {}
    kueri = []
    for banyak, pemda in kota.items():
        renja = (
            m.Renja.objects.filter(perangkat_daerah__pemda=pemda, tahun=tahun)
            .select_related("perangkat_daerah__pemda", "renstra")
            .order_by("pk")[0]
        )
        pd = renja.perangkat_daerah
        klien = Client()
        klien.force_login(buat_pengguna(f"dedi-{banyak}", ("kepala_dinas", pemda, pd)))
        alamat = f"/{pd.kode}/{tahun}/dasbor/?triwulan={triwulan}"
        nama = f"one agency of {banyak}"
        cara[f"{nama}: load"] = partial(muat_rencana, renja, pelaksanaan=True)
        cara[f"{nama}: load and values"] = partial(_nilai, renja, triwulan)
        cara[f"{nama}: whole page"] = partial(klien.get, alamat)
        with CaptureQueriesContext(connection) as terekam:
            klien.get(alamat)
        kueri.append(len(terekam))
    laporkan(
        f"{connection.vendor}, the head's dashboard (queries: {kueri})",
        selang_seling(cara, 7),
        next(iter(cara)),
    )


def _nilai(renja: m.Renja, triwulan: int) -> object:
    rencana = muat_rencana(renja, pelaksanaan=True)
    return susun_dasbor(rencana, Saringan(triwulan), timezone.localdate())
