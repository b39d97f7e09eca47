"""What the editor offers while typing: bounded for whatever is sent."""

import time

import pytest

from renja.penulisan.pelengkap import TIADA, tawarkan
from tests.dokumen.ikatan.contoh import nama


@pytest.mark.parametrize(
    "depan", ["{{ {% " * 40_000 + "\n", "{{ a" + "[" * 60 + "]!!", "{{ " + "a." * 100_000 + "!"]
)
def test_ketikan_aneh_tidak_menahan_server(depan: str):
    mulai = time.process_time()
    tawarkan(depan, nama(), {})
    assert time.process_time() - mulai < 5


def test_tag_yang_terlalu_panjang_tidak_dilengkapi():
    assert tawarkan("{{ " + " " * 600 + "pa", nama(), {}) == TIADA
