"""A plan is loaded in the same number of queries, however large it is."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from planning.models import BarisRenja, Renja, RiwayatAnggaran, SubKegiatan, UnitKerja
from renja.pemuat import JUMLAH_KUERI, muat_rencana
from renja.rencana import cacah, jumlah_maju, jumlah_pagu
from tests.pabrik import buat_renja

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("banyak", [53, 530])
def test_memuat_rencana_dalam_23_kueri(banyak: int) -> None:
    renja = _dibaca(buat_renja(banyak))
    with CaptureQueriesContext(connection) as kueri:
        muat_rencana(renja)
    assert JUMLAH_KUERI == 23
    assert len(kueri) == 23


def test_rencana_memuat_semua_baris_dan_uangnya() -> None:
    rencana = muat_rencana(_dibaca(buat_renja(53)))
    banyak = cacah(rencana)
    assert (banyak.program, banyak.kegiatan, banyak.sub_kegiatan) == (5, 18, 53)
    assert jumlah_pagu(rencana) == 53_000_000
    assert jumlah_maju(rencana) == 79_500_000


def test_renja_tanpa_baris_tidak_berpagu_nol() -> None:
    rencana = muat_rencana(_dibaca(buat_renja(0)))
    assert rencana.program == ()
    assert jumlah_pagu(rencana) is None


def test_tahun_yang_berbaris_tidak_membaca_riwayat() -> None:
    lalu = buat_renja(3)
    pd, program = lalu.perangkat_daerah, lalu.renstra.program.get()
    kini = Renja.objects.create(
        perangkat_daerah=pd, renstra=lalu.renstra, edisi=lalu.edisi, tahun=2025
    )
    akar = UnitKerja.objects.get(perangkat_daerah=pd)
    BarisRenja.objects.create(
        perangkat_daerah=pd,
        renja=kini,
        unit_kerja=akar,
        sub_kegiatan=SubKegiatan.objects.filter(kegiatan__program=program)[0],
    )
    for tahun in (2023, 2024):
        RiwayatAnggaran.objects.create(
            perangkat_daerah=pd, program=program, tahun=tahun, milik=pd, anggaran=7
        )
    rencana = muat_rencana(_dibaca(kini))
    anggaran = {t: isi.anggaran for t, isi in rencana.program[0].riwayat_anggaran.items()}
    assert anggaran == {2023: 7, 2024: 3_000_000}


def test_baris_memakai_bunyi_dan_kode_tahunnya_sendiri() -> None:
    renja = buat_renja(2)
    pertama, kedua = renja.baris.order_by("sub_kegiatan__urutan")
    pertama.nama = "Bunyi tahun ini"
    pertama.nomenklatur = kedua.sub_kegiatan.nomenklatur
    pertama.save()
    satu, dua = muat_rencana(_dibaca(renja)).program[0].kegiatan[0].sub_kegiatan
    assert (satu.nama, satu.kode) == ("Bunyi tahun ini", dua.kode)
    assert dua.nama == kedua.sub_kegiatan.nama


def _dibaca(renja: Renja) -> Renja:
    """The Renja as a view fetches it."""
    return Renja.objects.select_related("perangkat_daerah__pemda", "renstra").get(pk=renja.pk)
