"""The demo's plan, frozen and thawed: everything that a real plan holds, from either database."""

import gzip

import pytest
from django.db import connection

from planning.models import Renja
from renja.beku import bekukan, buka, cairkan, kemas, sidik
from renja.dokumen.naskah import Naskah
from renja.laporan import FORMULIR
from renja.pemuat import muat_rencana
from renja.tabel.json import tulis_json

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("data_demo")]
KOSONG = Naskah("uji", ())


def renja(kode: str, tahun: int = 2024) -> Renja:
    semua = Renja.objects.select_related("perangkat_daerah__pemda", "renstra")
    return semua.get(perangkat_daerah__kode=kode, tahun=tahun, siklus="awal")


@pytest.mark.parametrize("konteks", [False, True])
@pytest.mark.parametrize("pelaksanaan", [False, True])
@pytest.mark.parametrize("kode", ["disnaker", "dinsos"])
def test_pulang_pergi(kode: str, *, pelaksanaan: bool, konteks: bool) -> None:
    rencana = muat_rencana(renja(kode), pelaksanaan=pelaksanaan, konteks=konteks)
    isi = bekukan(rencana, KOSONG)
    beku = cairkan(isi, sidik(isi))
    assert beku.rencana == rencana
    assert beku.naskah == KOSONG
    assert bekukan(beku.rencana, beku.naskah) == isi
    assert buka(kemas(isi)) == isi


def test_formulir_dari_yang_beku_sama_dengan_dari_tabel_hidup() -> None:
    hidup = muat_rencana(renja("disnaker"), pelaksanaan=True, konteks=True)
    beku = cairkan(bekukan(hidup, KOSONG)).rencana
    for formulir in FORMULIR.values():
        assert tulis_json(formulir.susun(beku)) == tulis_json(formulir.susun(hidup))


def test_dimuat_lagi_byte_yang_sama() -> None:
    satu, dua = (
        bekukan(muat_rencana(renja("disnaker"), pelaksanaan=True, konteks=True), KOSONG)
        for _ in range(2)
    )
    assert satu == dua


def test_ukurannya_wajar() -> None:
    """A year of versions of an agency stays a matter of megabytes."""
    isi = bekukan(muat_rencana(renja("disnaker"), pelaksanaan=True, konteks=True), KOSONG)
    assert len(isi) < 2_000_000
    assert len(kemas(isi)) < 100_000
    assert gzip.decompress(kemas(isi)) == isi
    assert connection.vendor in {"sqlite", "postgresql"}
