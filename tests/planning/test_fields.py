"""Money and measured values stay exact in the database, to the sen and to four places."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Sum

from budget.models import Pagu, PaguSumber
from planning.fields import AngkaField, UangField
from planning.models import Target
from tests.planning.bahan import Pohon, sumber_dana, tanam

# 2**53 + 1 sen: the first amount that a binary fraction of 64 bits cannot hold.
DI_ATAS_PECAHAN_BINER = Decimal("90071992547409.93")


def bagian(pohon: Pohon, *nilai: int | Decimal | None) -> None:
    """Split the plan's pagu into parts from as many sumber dana."""
    for ke, satu in enumerate(nilai, 1):
        PaguSumber.objects.create(
            perangkat_daerah=pohon.perangkat_daerah,
            pagu=pohon.pagu,
            sumber_dana=sumber_dana(f"1.{ke}"),
            nilai=satu,
        )


def jumlah() -> int | Decimal | None:
    hasil: int | Decimal | None = PaguSumber.objects.aggregate(jumlah=Sum("nilai"))["jumlah"]
    return hasil


def tersimpan() -> list[int | Decimal | None]:
    return list(PaguSumber.objects.order_by("pk").values_list("nilai", flat=True))


def test_jumlah_rupiah_tepat_sampai_sen(db: None) -> None:
    bagian(tanam(), DI_ATAS_PECAHAN_BINER, Decimal("0.01"), 1)
    assert jumlah() == Decimal("90071992547410.94")


def test_jumlah_di_atas_2_pangkat_53_rupiah(db: None) -> None:
    bagian(tanam(), 2**53 + 1, 2**53 + 1)
    assert jumlah() == 18_014_398_509_481_986


def test_jumlah_tanpa_baris_bukan_nol(db: None) -> None:
    assert jumlah() is None
    bagian(tanam(), None)
    assert jumlah() is None


def test_tiada_dan_nol_tersimpan_berbeda(db: None) -> None:
    bagian(tanam(), None, 0)
    assert tersimpan() == [None, 0]


def test_rupiah_bulat_kembali_sebagai_int_dan_bersen_sebagai_decimal(db: None) -> None:
    bagian(tanam(), Decimal("156400000.00"), Decimal("0.50"))
    bulat, bersen = tersimpan()
    assert (bulat, type(bulat)) == (156_400_000, int)
    assert (bersen, type(bersen)) == (Decimal("0.50"), Decimal)


def test_nilai_dicari_dan_dibandingkan_dalam_rupiah(db: None) -> None:
    bagian(tanam(), Decimal("0.50"), 1)
    assert PaguSumber.objects.get(nilai=Decimal("0.5")).sumber_dana.kode == "1.1"
    assert PaguSumber.objects.get(nilai__gt=Decimal("0.5")).sumber_dana.kode == "1.2"
    assert PaguSumber.objects.filter(nilai__in=[1, 2]).count() == 1


def test_nilai_kinerja_tepat_sampai_empat_angka(db: None) -> None:
    pohon = tanam()
    for tahun, nilai in ((2024, "8.3501"), (2025, "8.3502"), (2026, "-922337203685477.5807")):
        Target.objects.create(
            perangkat_daerah=pohon.perangkat_daerah,
            indikator=pohon.indikator,
            tahun=tahun,
            asal="renstra",
            bawah=Decimal(nilai),
        )
    dua_tahun = Target.objects.filter(tahun__lte=2025).aggregate(jumlah=Sum("bawah"))
    assert dua_tahun["jumlah"] == Decimal("16.7003")
    assert Target.objects.get(tahun=2026).bawah == Decimal("-922337203685477.5807")


def test_angka_di_belakang_koma_yang_berlebih_ditolak() -> None:
    with pytest.raises(ValidationError, match="lebih dari 2 angka di belakang koma"):
        UangField().get_prep_value(Decimal("0.001"))
    with pytest.raises(ValidationError, match="lebih dari 4 angka di belakang koma"):
        AngkaField().get_prep_value(Decimal("8.35001"))


@pytest.mark.parametrize("nilai", [0.1, 1.0, float("nan")])
def test_pecahan_biner_ditolak(nilai: float) -> None:
    with pytest.raises(ValidationError, match="pecahan biner"):
        UangField().get_prep_value(nilai)


@pytest.mark.parametrize("nilai", ["lima", "1.500.000", "", Decimal("Infinity")])
def test_bukan_angka_ditolak(nilai: object) -> None:
    with pytest.raises(ValidationError, match="bukan angka"):
        UangField().get_prep_value(nilai)


def test_nilai_yang_tidak_muat_ditolak() -> None:
    assert UangField().get_prep_value(Decimal("92233720368547758.07")) == 2**63 - 1
    with pytest.raises(ValidationError, match="terlalu besar"):
        UangField().get_prep_value(Decimal("92233720368547758.08"))


def test_simpanan_yang_ditolak_tidak_mengubah_baris(db: None) -> None:
    pagu = tanam().pagu
    pagu.nilai = 0.1
    with pytest.raises(ValidationError, match="pecahan biner"), transaction.atomic():
        pagu.save()
    assert Pagu.objects.get().nilai == 156_400_000
