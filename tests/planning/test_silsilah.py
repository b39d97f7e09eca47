"""Walking up a tree of units, also one that bites its own tail."""

import pytest
from django.core.exceptions import ValidationError

from planning.models import UnitKerja
from planning.permissions import Lingkup
from planning.silsilah import ke_atas
from tests.planning.bahan import AWAL_2022, Pohon, tanam


def seksi_di_bawah_bidang(pohon: Pohon) -> UnitKerja:
    return UnitKerja.objects.create(
        perangkat_daerah=pohon.perangkat_daerah,
        induk=pohon.bidang,
        jenis="seksi",
        nama="Seksi",
        berlaku_dari=AWAL_2022,
    )


def test_yang_terdekat_dahulu_dan_berhenti_di_akar() -> None:
    induk = {3: 2, 2: 1}
    assert list(ke_atas(3, induk.get)) == [3, 2, 1]
    assert list(ke_atas(None, induk.get)) == []


def test_lingkaran_berakhir() -> None:
    induk = {1: 2, 2: 3, 3: 1}
    assert list(ke_atas(2, induk.get)) == [2, 3, 1]


def test_unit_tidak_berada_di_bawah_unit_di_bawahnya(db: None) -> None:
    pohon = tanam()
    pohon.bidang.induk = seksi_di_bawah_bidang(pohon)
    with pytest.raises(ValidationError, match="Seksi berada di bawah Bidang Pelatihan"):
        pohon.bidang.clean()


def test_peran_dicari_juga_bila_unit_melingkar(db: None) -> None:
    """Two admins at once may still close a circle; nobody waits for ever then."""
    pohon = tanam()
    seksi = seksi_di_bawah_bidang(pohon)
    UnitKerja.objects.filter(pk=pohon.bidang.pk).update(induk=seksi)
    seksi.refresh_from_db()
    assert not Lingkup().bertugas_di_unit("pelaksana", seksi)
    tugas = frozenset({("pelaksana", pohon.bidang.pk)})
    assert Lingkup(tugas_unit=tugas).bertugas_di_unit("pelaksana", seksi)
