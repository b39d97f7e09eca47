"""The list of satuan is filled from what is in use, and what it holds is left alone."""

import pytest

from planning.models import Satuan
from planning.pemuatan.satuan import muat_satuan
from tests.planning.bahan import butir

pytestmark = pytest.mark.django_db


def _pakai(*satuan: str) -> None:
    """Urusan that carry a satuan each: any level will do."""
    for nomor, nama in enumerate(satuan, 1):
        satu = butir(str(nomor), "urusan", None)
        satu.satuan = nama
        satu.save()


def test_satuan_diisi_dari_yang_dipakai_dengan_ejaan_terbanyak() -> None:
    _pakai("Dokumen", "Dokumen", "dokumen", "Orang / Bulan", "")
    assert muat_satuan() == 3
    assert list(Satuan.objects.values_list("nama", flat=True)) == ["%", "Dokumen", "Orang / Bulan"]
    assert muat_satuan() == 0


def test_satuan_yang_sudah_ada_dibiarkan() -> None:
    Satuan.objects.create(nama="DOKUMEN", aktif=False)
    _pakai("Dokumen", "Paket")
    assert muat_satuan() == 2
    assert set(Satuan.objects.values_list("nama", "aktif")) == {
        ("%", True),
        ("DOKUMEN", False),
        ("Paket", True),
    }
