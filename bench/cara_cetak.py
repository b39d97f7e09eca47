"""The plain ways from HTML to PDF, against which ours are measured."""

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

FON = Path(__file__).resolve().parents[1] / "static" / "font"
_WAJAH = (
    ("Regular", 400, "normal"),
    ("It", 400, "italic"),
    ("Semibold", 600, "normal"),
    ("Bold", 700, "normal"),
)
# WeasyPrint as it comes: one process, its own fetcher, the collector running.
_POLOS = (
    "import sys, weasyprint; sys.stdout.buffer.write("
    "weasyprint.HTML(string=sys.stdin.read()).write_pdf({}))"
)
# The same, tagged; says the seconds of the call alone, its peak in MiB, and the pages.
_POLOS_TERUKUR = """
import json, re, resource, sys, time
import weasyprint
html = sys.stdin.read()
mulai = time.perf_counter()
dokumen = weasyprint.HTML(string=html).render(pdf_variant="pdf/ua-1")
pdf = dokumen.write_pdf(pdf_variant="pdf/ua-1")
detik = time.perf_counter() - mulai
puncak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
print(json.dumps({"detik": detik, "puncak": puncak, "halaman": len(dokumen.pages)}))
"""


def dengan_huruf(html: str) -> str:
    """The same HTML with the project's fonts named, which our printer knows by itself."""
    wajah = "".join(
        f'@font-face{{font-family:"Source Sans 3";font-weight:{tebal};font-style:{gaya};'
        f'src:url("{(FON / f"SourceSans3-{nama}.woff2").as_uri()}")}}'
        for nama, tebal, gaya in _WAJAH
    )
    return html.replace("<style>", f"<style>{wajah}", 1)


def polos(html: str, pilihan: str = "") -> bytes:
    """A plain `HTML().write_pdf()` in a process of its own, start included."""
    return subprocess.run(
        [sys.executable, "-c", _POLOS.format(pilihan)],
        input=html.encode(),
        capture_output=True,
        check=True,
    ).stdout


def polos_terukur(html: str) -> dict[str, Any]:
    """A plain tagged print in a process of its own: `detik` of the call, `puncak`, `halaman`."""
    hasil = subprocess.run(
        [sys.executable, "-c", _POLOS_TERUKUR],
        input=html.encode(),
        capture_output=True,
        check=True,
    )
    return dict(json.loads(hasil.stdout))


def chromium(html: str) -> int:
    """Headless Chromium, tagged, started anew; the size of the file."""
    with tempfile.TemporaryDirectory() as folder:
        sumber, hasil = Path(folder, "tabel.html"), Path(folder, "tabel.pdf")
        sumber.write_text(html, encoding="utf-8")
        subprocess.run(
            [
                shutil.which("chromium") or "/usr/bin/chromium",
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--no-first-run",
                f"--user-data-dir={folder}/profil",
                "--no-pdf-header-footer",
                "--export-tagged-pdf",
                f"--print-to-pdf={hasil}",
                sumber.as_uri(),
            ],
            capture_output=True,
            check=True,
        )
        return hasil.stat().st_size
