"""One print of the small document for all who only look at it."""

import io
from collections.abc import Iterator

import pikepdf
import pypdf
import pytest

from renja.cetak import Cetakan, Lampiran
from tests.cetak.contoh import baca, cetak

LAMPIRAN = (
    Lampiran("renja.json", "application/json", b'{"tahun": 2024}', "Data Renja"),
    Lampiran("a&b.xlsx", "application/vnd.ms-excel", b"PK", "Tabel"),
)


@pytest.fixture(scope="session")
def cetakan() -> Cetakan:
    return cetak()


@pytest.fixture(scope="session")
def arsip() -> Cetakan:
    return cetak(arsip=True, lampiran=LAMPIRAN)


@pytest.fixture
def dokumen(cetakan: Cetakan) -> pypdf.PdfReader:
    return baca(cetakan.pdf)


@pytest.fixture
def pdf(cetakan: Cetakan) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(cetakan.pdf)) as isi:
        yield isi
