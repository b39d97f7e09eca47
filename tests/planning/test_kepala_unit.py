"""Units that nobody heads: not by themselves, not from above, not today."""

from datetime import date, timedelta

from django.utils import timezone

from planning.kepala_unit import tanpa_kepala
from planning.models import Pengguna, Penugasan, UnitKerja
from tests.planning.bahan import AWAL_2022, Pohon, tanam


def kepalai(pohon: Pohon, unit: UnitKerja, sampai: date | None = None) -> None:
    Penugasan.objects.create(
        pengguna=Pengguna.objects.create(username=f"kepala-{unit.pk}", nama="Gita"),
        peran="kepala_bidang",
        pemda=pohon.perangkat_daerah.pemda,
        perangkat_daerah=pohon.perangkat_daerah,
        unit_kerja=unit,
        berlaku_dari=AWAL_2022,
        berlaku_sampai=sampai,
    )


def seksi(pohon: Pohon) -> UnitKerja:
    return UnitKerja.objects.create(
        perangkat_daerah=pohon.perangkat_daerah,
        induk=pohon.bidang,
        jenis="seksi",
        nama="Seksi",
        berlaku_dari=AWAL_2022,
    )


def test_kepala_bidang_juga_mengepalai_seksinya(db: None) -> None:
    pohon = tanam()
    bawah = seksi(pohon)
    semua = {pohon.akar.pk, pohon.bidang.pk, bawah.pk}
    assert set(tanpa_kepala([pohon.perangkat_daerah.pk])) == semua
    kepalai(pohon, pohon.bidang)
    assert tanpa_kepala([pohon.perangkat_daerah.pk]) == {pohon.akar.pk: pohon.akar.uid}


def test_kepala_yang_tugasnya_berakhir_kemarin_tidak_mengepalai(db: None) -> None:
    pohon = tanam()
    kemarin = timezone.localdate() - timedelta(days=1)
    kepalai(pohon, pohon.bidang, kemarin)
    assert pohon.bidang.pk in tanpa_kepala([pohon.perangkat_daerah.pk])
    assert pohon.bidang.pk not in tanpa_kepala([pohon.perangkat_daerah.pk], kemarin)
