"""axe on every page: no serious or critical violation of WCAG 2.2 AA, light and dark."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from tests.peramban.conftest import HALAMAN

pytestmark = [pytest.mark.peramban, pytest.mark.django_db(transaction=True)]

AXE = Path(__file__).with_name("axe.min.js")
PERIKSA = """
async () => (await axe.run(document, {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
})).violations
  .filter((satu) => ["serious", "critical"].includes(satu.impact))
  .map((satu) => `${satu.id}: ${satu.nodes[0].target.join(" ")} (${satu.nodes.length})`)
"""


@pytest.mark.parametrize(("lebar", "warna"), [(360, "light"), (1920, "dark")])
def test_axe_tidak_menemukan_pelanggaran(
    demo: None, konteks: Callable[..., BrowserContext], lebar: int, warna: str
) -> None:
    temuan = {}
    for siapa, daftar in HALAMAN.items():
        jendela = konteks(siapa, lebar, color_scheme=warna)
        jendela.add_init_script(path=AXE)
        halaman = jendela.new_page()
        for alamat in daftar:
            halaman.goto(alamat)
            if pelanggaran := halaman.evaluate(PERIKSA):
                temuan[siapa, alamat] = pelanggaran
    assert temuan == {}


def test_axe_sungguh_memeriksa(konteks: Callable[..., BrowserContext]) -> None:
    """A picture without a text is found, so silence above means something."""
    jendela = konteks()
    jendela.add_init_script(path=AXE)
    halaman = jendela.new_page()
    halaman.goto("/masuk/")
    halaman.evaluate("document.querySelector('main img').removeAttribute('alt')")
    assert any(satu.startswith("image-alt") for satu in halaman.evaluate(PERIKSA))
