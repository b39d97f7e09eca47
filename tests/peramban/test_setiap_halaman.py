"""Every page, opened once at each width: axe, no sideways scrolling, no error on the console.

axe asks for no serious or critical violation of WCAG 2.2 AA, light and dark.
"""

from collections.abc import Callable

import pytest
from django.conf import settings
from playwright.sync_api import BrowserContext, ConsoleMessage

from tests.peramban.aksesibilitas import AXE, PERIKSA
from tests.peramban.conftest import HALAMAN

pytestmark = [pytest.mark.peramban, pytest.mark.django_db(transaction=True)]

Konteks = Callable[..., BrowserContext]
# Wide tables scroll inside their frame; the page itself never scrolls sideways.
MELEBAR = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


def _dengarkan(jendela: BrowserContext, galat: list[str]) -> None:
    """Collect what scripts and the content policy complain about."""

    def catat(pesan: ConsoleMessage) -> None:
        if pesan.type in {"error", "warning"} and "the server responded with" not in pesan.text:
            galat.append(pesan.text)

    jendela.on("console", catat)
    jendela.on("weberror", lambda satu: galat.append(str(satu.error)))


@pytest.mark.parametrize(("lebar", "warna"), [(360, "light"), (1920, "dark")])
def test_setiap_halaman(demo: None, konteks: Konteks, lebar: int, warna: str) -> None:
    assert settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]["default-src"] == ["'self'"]
    temuan: dict[tuple[str, str], list[str]] = {}
    galat: list[str] = []
    melebar = []
    for siapa, daftar in HALAMAN.items():
        jendela = konteks(siapa, lebar, color_scheme=warna)
        jendela.add_init_script(path=AXE)
        _dengarkan(jendela, galat)
        halaman = jendela.new_page()
        for alamat in daftar:
            halaman.goto(alamat)
            if halaman.evaluate(MELEBAR):
                melebar.append((siapa, alamat))
            milik_halaman = len(galat)
            if pelanggaran := halaman.evaluate(PERIKSA):
                temuan[siapa, alamat] = pelanggaran
            # axe tries out inline styles itself, which the policy refuses.
            del galat[milik_halaman:]
    assert temuan == {}
    assert melebar == []
    assert galat == []


def test_axe_sungguh_memeriksa(konteks: Konteks) -> None:
    """A picture without a text is found, so silence above means something."""
    jendela = konteks()
    jendela.add_init_script(path=AXE)
    halaman = jendela.new_page()
    halaman.goto("/masuk/")
    halaman.evaluate("document.querySelector('main img').removeAttribute('alt')")
    assert any(satu.startswith("image-alt") for satu in halaman.evaluate(PERIKSA))


def test_galat_dan_csp_sungguh_terdengar(konteks: Konteks) -> None:
    """A script written into a page does not run, and its refusal is heard."""
    galat: list[str] = []
    jendela = konteks()
    _dengarkan(jendela, galat)
    halaman = jendela.new_page()
    halaman.goto("/masuk/")
    halaman.evaluate(
        "() => { const s = document.createElement('script');"
        " s.textContent = 'window.berjalan = true'; document.body.append(s); }"
    )
    assert halaman.evaluate("window.berjalan === undefined")
    assert any("Content Security Policy" in satu for satu in galat)
