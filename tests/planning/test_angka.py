"""Numbers in templates."""

from datetime import timedelta
from decimal import Decimal

import pytest

from planning.templatetags.angka import angka, dua_desimal, menit


@pytest.mark.parametrize(
    ("nilai", "teks"),
    [(4704246000, "4.704.246.000"), (Decimal("65.5"), "65,5"), (0, "0"), (None, "–")],
)
def test_angka(nilai: int | Decimal | None, teks: str) -> None:
    assert angka(nilai) == teks


@pytest.mark.parametrize(
    ("nilai", "teks"), [(Decimal("75.155"), "75,16"), (Decimal("0.8078"), "0,81"), (None, "–")]
)
def test_dua_desimal(nilai: Decimal | None, teks: str) -> None:
    assert dua_desimal(nilai) == teks


@pytest.mark.parametrize(
    ("lama", "hasil"),
    [(timedelta(minutes=15), 15), (timedelta(seconds=61), 2), (timedelta(hours=1), 60)],
)
def test_menit_dibulatkan_ke_atas(lama: timedelta, hasil: int) -> None:
    assert menit(lama) == hasil
