"""Layout in the browser: a part per program out of sight, against one single table."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from playwright.sync_api import Page, sync_playwright

from bench.halaman import halaman
from bench.ukur import laporkan
from planning.models import Renja

CSS = ("variabel.css", "renja.css", "tabel.css")
SAMBUNGAN = re.compile(
    r"</tbody></table></div><div class=\"tabel-bagian[^>]*><table[^>]*><caption.*?</caption>"
    r"<colgroup>.*?</colgroup><thead>.*?</thead><tbody>",
    re.DOTALL,
)
# The page's own rules, but for the one that lets parts out of sight wait.
SATU_TABEL = ".tabel-bagian { content-visibility: visible !important; }"
# From the new content to the second frame drawn: parts in sight are laid out in the first.
TATA = """async isi => {
  const wadah = document.querySelector("main");
  wadah.innerHTML = isi;
  const mulai = performance.now();
  document.documentElement.scrollHeight;
  await new Promise(lanjut => requestAnimationFrame(() => requestAnimationFrame(lanjut)));
  document.documentElement.scrollHeight;
  return (performance.now() - mulai) / 1000;
}"""


def ukur(renja: dict[int, Renja]) -> None:
    """Print the time of the first layout of the same rows in both shapes."""
    with sync_playwright() as pw:
        peramban = pw.chromium.launch(
            executable_path=shutil.which("chromium") or "/usr/bin/chromium",
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        for banyak, satu in renja.items():
            bagian = halaman(satu)
            tunggal = SAMBUNGAN.sub("", bagian)
            cara = {
                "one single table": _tata(peramban.new_page(), tunggal, SATU_TABEL),
                "a part per program": _tata(peramban.new_page(), bagian, ""),
            }
            laporkan(
                f"Browser layout, {banyak} sub kegiatan "
                f"({len(tunggal) // 1024} and {len(bagian) // 1024} KiB)",
                {nama: jalankan() for nama, jalankan in cara.items()},
                "one single table",
                "0.05 at 5,300",
            )
        peramban.close()


def _tata(halaman: Page, isi: str, tambahan: str) -> Callable[[], list[float]]:
    folder = Path(settings.BASE_DIR) / "static" / "css"
    gaya = "".join((folder / nama).read_text(encoding="utf-8") for nama in CSS) + tambahan
    halaman.set_viewport_size({"width": 1920, "height": 1080})
    halaman.set_content(f"<!doctype html><style>{gaya}</style><main></main>")

    def lima_kali() -> list[float]:
        hasil = []
        for putaran in range(6):
            lama = halaman.evaluate(TATA, isi)
            if putaran:
                hasil.append(lama)
        return hasil

    return lima_kali
