"""What becomes of a code in a later edition: itself, its successors, or nothing."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from planning.models import EdisiNomenklatur, Nomenklatur, PetaNomenklatur
from planning.peta_nomenklatur import nasib, sebunyi

pytestmark = pytest.mark.django_db


@pytest.fixture
def edisi() -> list[EdisiNomenklatur]:
    """Three editions, each following the one before."""
    hasil: list[EdisiNomenklatur] = []
    for tahun in (2021, 2023, 2027):
        sebelumnya = hasil[-1] if hasil else None
        hasil.append(
            EdisiNomenklatur.objects.create(
                kode=str(tahun), nama=f"Edisi {tahun}", tahun=tahun, sebelumnya=sebelumnya
            )
        )
    return hasil


def urusan(edisi: EdisiNomenklatur, kode: str, **lain: object) -> Nomenklatur:
    """A code without anything above it: the level does not matter here."""
    return Nomenklatur.objects.create(
        edisi=edisi, kode=kode, tingkat="urusan", nama=f"Urusan {kode}", **lain
    )


def petakan(lama: Nomenklatur, baru: Nomenklatur) -> None:
    PetaNomenklatur.objects.create(baru=baru, kode_lama=lama.kode, lama=lama)


def calon(lama: Nomenklatur, ke: EdisiNomenklatur) -> list[str]:
    return [satu.kode for satu in nasib([lama.pk], ke)[lama.pk].calon]


def test_kode_yang_sama_adalah_penerusnya(edisi: list[EdisiNomenklatur]) -> None:
    lama = urusan(edisi[0], "1")
    urusan(edisi[1], "1")
    assert calon(lama, edisi[1]) == ["1"]
    assert nasib([lama.pk], edisi[1])[lama.pk].tunggal.edisi == edisi[1]


def test_kode_yang_hilang_tidak_berpenerus(edisi: list[EdisiNomenklatur]) -> None:
    assert calon(urusan(edisi[0], "1"), edisi[1]) == []


def test_kode_yang_dihentikan_bukan_penerus(edisi: list[EdisiNomenklatur]) -> None:
    lama = urusan(edisi[0], "1")
    urusan(edisi[1], "1", dihentikan=True)
    assert calon(lama, edisi[1]) == []


def test_dipecah_menurut_peta(edisi: list[EdisiNomenklatur]) -> None:
    lama = urusan(edisi[0], "1")
    for kode in ("1", "2", "3"):
        baru = urusan(edisi[1], kode)
        if kode != "1":
            petakan(lama, baru)
    isi = nasib([lama.pk], edisi[1])[lama.pk]
    assert [satu.kode for satu in isi.calon] == ["1", "2", "3"]
    assert isi.tunggal is None


def test_nomor_yang_dipakai_ulang_bukan_penerus(edisi: list[EdisiNomenklatur]) -> None:
    """Number 1 goes to what was 2, and what was 1 becomes 3."""
    satu, dua = urusan(edisi[0], "1"), urusan(edisi[0], "2")
    petakan(dua, urusan(edisi[1], "1"))
    petakan(satu, urusan(edisi[1], "3"))
    assert calon(satu, edisi[1]) == ["3"]
    assert calon(dua, edisi[1]) == ["1"]


def test_dua_edisi_sekaligus(edisi: list[EdisiNomenklatur]) -> None:
    lama, tengah, baru = (urusan(e, k) for e, k in zip(edisi, "123", strict=True))
    petakan(lama, tengah)
    petakan(tengah, baru)
    assert calon(lama, edisi[2]) == ["3"]
    assert calon(tengah, edisi[2]) == ["3"]


def test_edisi_yang_tidak_menuju_ke_sana(edisi: list[EdisiNomenklatur]) -> None:
    baru = urusan(edisi[2], "1")
    urusan(edisi[0], "1")
    assert calon(baru, edisi[0]) == []
    assert calon(baru, edisi[2]) == ["1"]


def test_banyaknya_kueri_tetap(edisi: list[EdisiNomenklatur]) -> None:
    semua = [urusan(edisi[0], str(n)).pk for n in range(1, 40)]
    for n in range(1, 40):
        urusan(edisi[1], str(n))
    for kunci in (semua[:2], semua):
        with CaptureQueriesContext(connection) as kueri:
            nasib(kunci, edisi[1])
        assert len(kueri) == 5


def test_sebunyi_mengabaikan_huruf_besar_dan_spasi() -> None:
    assert sebunyi("Job  Fair", "job fair")
    assert not sebunyi("Job Fair /Bursa", "Job Fair/Bursa")
