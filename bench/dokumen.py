"""The whole demo document as PDF: segments, warm process and cache against the plain ways.

Goals (ratio to a plain, tagged `HTML().write_pdf()` of the same HTML): warm 0.45, one cell
changed 0.20, unchanged 0.01, cold `ekspor` 0.65; chapters on disk against headless Chromium
1.2; ten agencies' book 0.4 of the memory of one document of that length; 16 times the rows
1.1 times the work per row.
"""

import io
import itertools
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from django.conf import settings
from django.core.management import call_command

from bench.cara_cetak import chromium, dengan_huruf, polos_terukur
from bench.ukur import laporkan, selang_seling
from bench.utuh import html_utuh
from planning.models import Renja
from renja.cetak import Keterangan, Letak, Potongan, Simpanan, cetak_dokumen
from renja.cetak.induk import INDUK, Tugas
from renja.dokumen.bentuk import Dokumen
from renja.dokumen.html import daftar_dokumen, potongan_dokumen
from renja.dokumen.pemuat import dokumen_dari
from renja.laporan import FORMULIR
from renja.pemuat import muat_rencana
from renja.tabel.kertas import KERTAS
from renja.tabel.pdf import dokumen_html

POLOS = "plain HTML().write_pdf(), tagged"
KETERANGAN = Keterangan("Renja", "Dinas", "UKUR-1", "Rancangan", pengenal="ukur")
ULANG = 5
BUKU = 10


def ukur(renja: Mapping[int, Renja]) -> None:
    """Print all ratios of the document, then memory and growth."""
    dokumen = dokumen_dari(siapkan_demo())
    potongan = potongan_dokumen(dokumen)
    utuh = dengan_huruf(html_utuh(potongan))
    _hangat(dokumen, potongan, utuh)
    _dingin(utuh)
    _buku(potongan)
    _baris(renja)


def siapkan_demo() -> Renja:
    """The demo data, and its Renja of 2024."""
    settings.DEMO_DIIZINKAN = True
    for perintah in ("muat_nomenklatur", "muat_sumber_dana", "muat_demo"):
        call_command(perintah, verbosity=0, stdout=io.StringIO())
    relasi = ("perangkat_daerah__pemda", "renstra")
    return Renja.objects.select_related(*relasi).milik("disnaker", 2024, "awal").get()


def _cetak(
    dokumen: Dokumen, potongan: Sequence[Potongan], simpanan: Simpanan
) -> tuple[bytes, int, int]:
    def daftar(letak: Letak) -> Mapping[str, str]:
        return daftar_dokumen(dokumen, letak)

    hasil = cetak_dokumen(potongan, KETERANGAN, daftar=daftar, simpanan=simpanan)
    return hasil.pdf, hasil.banyak_halaman, hasil.puncak


def _hangat(dokumen: Dokumen, potongan: list[Potongan], utuh: str) -> None:
    tersimpan = Simpanan()
    pdf, halaman, _ = _cetak(dokumen, potongan, tersimpan)
    nomor = itertools.count()
    satu_kali = polos_terukur(utuh)
    print(
        f"\nDocument: {halaman} pages in {len(potongan)} segments, {len(pdf) // 1024} KiB; "
        f"plain: {satu_kali['halaman']} pages, {satu_kali['puncak']} MiB"
    )
    cara: dict[str, Callable[[], object]] = {
        POLOS: lambda: polos_terukur(utuh)["detik"],
        "warm, nothing kept": lambda: _cetak(dokumen, potongan, Simpanan()),
        "one cell of Tabel 4.1 changed": lambda: _cetak(
            dokumen, _ubah_sel(potongan, next(nomor)), tersimpan
        ),
        "unchanged": lambda: _cetak(dokumen, potongan, tersimpan),
    }
    waktu = selang_seling(cara, ULANG)
    laporkan("The document, warm", waktu, POLOS, "0.45, 0.20, 0.01")


def _ubah_sel(potongan: Sequence[Potongan], nomor: int) -> list[Potongan]:
    """The same segments with another figure in one cell of the largest table."""
    terbesar = max(potongan, key=lambda satu: satu.html.count("<tr"))
    akhir = terbesar.html.rindex("</td>")
    html = f"{terbesar.html[:akhir]} {nomor}{terbesar.html[akhir:]}"
    baru = replace(terbesar, html=html)
    return [baru if satu is terbesar else satu for satu in potongan]


def _dingin(utuh: str) -> None:
    """New processes: with nothing kept, and with the chapters on disk."""
    folder = Path(os.environ["DATA_DIR"], "cetakan")

    def kosong() -> None:
        shutil.rmtree(folder, ignore_errors=True)
        _ekspor()

    def tanpa_dokumen() -> None:
        """The chapters are kept, the joined document is not: the foot says another stage."""
        for berkas in folder.iterdir():
            if berkas.stat().st_size > 400_000:
                berkas.unlink()
        _ekspor()

    cara: dict[str, Callable[[], object]] = {
        f"{POLOS}, cold": lambda: polos_terukur(utuh),
        "ekspor, nothing kept": kosong,
        "ekspor, chapters on disk": tanpa_dokumen,
        "ekspor, document on disk": _ekspor,
        "headless Chromium, tagged": lambda: chromium(utuh),
    }
    waktu = selang_seling(cara, 3)
    laporkan("The document, cold", waktu, f"{POLOS}, cold", "0.65")
    laporkan("The same, to Chromium", waktu, "headless Chromium, tagged", "1.2 from disk")


def _ekspor() -> None:
    with tempfile.TemporaryDirectory() as folder:
        perintah = "ekspor dokumen --perangkat-daerah disnaker --tahun 2024 --format pdf --ke"
        subprocess.run(
            [sys.executable, "manage.py", *perintah.split(), f"{folder}/dokumen.pdf"],
            cwd=settings.BASE_DIR,
            stdout=subprocess.DEVNULL,
            check=True,
        )


def _buku(potongan: list[Potongan]) -> None:
    """Ten agencies' documents in one: the memory of its processes, and of a plain one."""
    buku = [_salinan(satu, ke) for ke in range(BUKU) for satu in potongan]
    with tempfile.NamedTemporaryFile("w", suffix=".json") as berkas:
        json.dump([(satu.kunci, satu.html, satu.penomoran) for satu in buku], berkas)
        berkas.flush()
        hasil = subprocess.run(
            [sys.executable, "-m", "bench.dokumen_buku", berkas.name],
            capture_output=True,
            check=True,
            text=True,
        )
    kita = json.loads(hasil.stdout)
    polos = polos_terukur(dengan_huruf(html_utuh(buku)))
    jumlah = kita["induk"] + 2 * kita["anak"] + kita["pelayan"]
    print("\nTen agencies' book  [goal 0.4 of the memory]")
    print(f"  {POLOS:<44} {polos['puncak']:>10} MiB  {polos['halaman']} pages")
    print(
        f"  {'ours: owner, warm process, two children':<44} {jumlah:>10} MiB  "
        f"{kita['halaman']} pages, ratio {jumlah / polos['puncak']:.3f}  {kita}"
    )
    print(f"  {'time':<44} {kita['detik'] / polos['detik']:>10.3f} of the plain one")


def _salinan(potongan: Potongan, ke: int) -> Potongan:
    """The segment of another agency: other bytes, so that nothing is kept from the first."""
    html = potongan.html.replace("</body>", f"<i>{ke}</i></body>")
    return replace(potongan, kunci=f"{potongan.kunci} {ke}", html=html)


def _baris(renja: Mapping[int, Renja]) -> None:
    """Work per row of Tabel 4.1, at sixteen times the rows."""
    tabel = FORMULIR["tabel-4.1"].susun(muat_rencana(renja[53]))
    hasil = {}
    for kali in (1, 16):
        isi = replace(tabel, baris=tabel.baris * kali)
        tugas = [Tugas(dokumen_html(isi, KERTAS["A4"]))]
        cpu = min(jadi.cpu for _ in range(ULANG // kali + 1) for jadi in INDUK.cetak(tugas))
        hasil[kali] = cpu / len(isi.baris)
        print(f"  Tabel 4.1 of {len(isi.baris):>5} rows: {hasil[kali] * 1000:.2f} ms of CPU a row")
    print(f"  16 times the rows: {hasil[16] / hasil[1]:.3f} of the work per row  [goal 1.1]")
