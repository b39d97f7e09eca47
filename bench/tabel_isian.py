"""The grid: the whole request of its page, against the same rows as a Django formset.

Then the page in the browser: bytes, and the time from opening it to the first key in a cell.
"""

import shutil
import statistics
import time
from pathlib import Path
from typing import Any

from django import forms
from django.conf import settings
from django.db import connection
from django.template import Context, Engine
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from playwright.sync_api import Browser, Route, sync_playwright

from bench.siapkan import buat_rencana, perencana
from bench.ukur import laporkan, selang_seling
from planning.models import Program, Renja

POLA = Engine(
    dirs=[str(Path(__file__).parent / "pola")], libraries={"saring": "bench.saring"}
).get_template("formset.html")
# Of 500 rows on one page: 352 sub kegiatan, 118 kegiatan, 30 program.
LIMA_RATUS = 352
ASAL = "http://ukur.localhost"
# From the start of the navigation to a key that has arrived in the first cell of money.
KUNCI_PERTAMA = """async () => {
  const isian = document.querySelector('#ti input[name$=".p"]');
  isian.focus();
  await new Promise((lanjut) => requestAnimationFrame(() => requestAnimationFrame(lanjut)));
  return performance.now() / 1000;
}"""


class BarisForm(forms.Form):
    """The cells of a row that may be typed."""

    target = forms.CharField(required=False)
    pagu = forms.CharField(required=False)
    sumber_dana = forms.CharField(required=False)
    target_maju = forms.CharField(required=False)
    pagu_maju = forms.CharField(required=False)
    versi = forms.IntegerField(required=False, widget=forms.HiddenInput)


BarisFormSet = forms.formset_factory(BarisForm, extra=0, max_num=20_000, absolute_max=20_000)


def ukur(renja: dict[int, Renja]) -> None:
    """Print time, queries and bytes of both ways, then what the browser takes."""
    rencana = {53: renja[53], LIMA_RATUS: buat_rencana(LIMA_RATUS)}
    for banyak, satu in rencana.items():
        klien = Client()
        klien.force_login(perencana(satu))
        alamat = reverse("tabel_isian:tahun", args=[satu.perangkat_daerah.kode, satu])
        cara: dict[str, Any] = {
            "prefetch + formset + template": lambda satu=satu: formset(satu),
            "grid, whole request": lambda klien=klien, alamat=alamat: klien.get(alamat).content,
        }
        besar = [len(jalan()) // 1024 for jalan in cara.values()]
        kueri = [_kueri(jalan) for jalan in cara.values()]
        laporkan(
            f"Grid of {banyak} sub kegiatan (formset, grid: KiB: {besar}; queries: {kueri})",
            selang_seling(cara),
            "prefetch + formset + template",
            "0.12",
        )
    with sync_playwright() as pw:
        peramban = pw.chromium.launch(
            executable_path=shutil.which("chromium") or "/usr/bin/chromium",
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        for satu in rencana.values():
            _peramban(peramban, satu)
        peramban.close()


def formset(renja: Renja) -> str:
    """The same rows by prefetch, one form a row, and a template."""
    program = Program.objects.filter(renstra=renja.renstra_id).prefetch_related(
        "nomenklatur",
        "indikator__target",
        "kegiatan__nomenklatur",
        "kegiatan__indikator__target",
        "kegiatan__sub_kegiatan__nomenklatur",
        "kegiatan__sub_kegiatan__indikator__target",
        "kegiatan__sub_kegiatan__baris_renja__pagu__sumber__sumber_dana",
        "kegiatan__sub_kegiatan__baris_renja__prakiraan_maju",
    )
    baris: list[dict[str, Any]] = []
    for satu in program:
        baris.append(_simpul(satu, renja))
        for kegiatan in satu.kegiatan.all():
            baris.append(_simpul(kegiatan, renja))
            baris += [_simpul(sub, renja) for sub in kegiatan.sub_kegiatan.all()]
    kumpulan = BarisFormSet(initial=[satu["isi"] for satu in baris])
    for form, satu in zip(kumpulan, baris, strict=True):
        form.baris = satu
    return POLA.render(Context({"formset": kumpulan}))


def _simpul(simpul: Any, renja: Renja) -> dict[str, Any]:
    ukuran = simpul.indikator.all()[0]
    target = {(satu.asal, satu.tahun): satu for satu in ukuran.target.all()}
    kini = target.get(("renja", renja.tahun))
    isi: dict[str, Any] = {
        "target": kini.bawah if kini else "",
        "versi": kini.versi if kini else 0,
    }
    if hasattr(simpul, "baris_renja"):
        anggota = simpul.baris_renja.all()[0]
        pagu = anggota.pagu.all()[0]
        isi |= {
            "pagu": pagu.nilai,
            "sumber_dana": ", ".join(str(satu.sumber_dana) for satu in pagu.sumber.all()),
            "pagu_maju": anggota.prakiraan_maju.nilai,
        }
    elif ("maju", renja.tahun + 1) in target:
        isi["target_maju"] = target["maju", renja.tahun + 1].bawah
    return {
        "kode": simpul.nomenklatur.kode,
        "nama": simpul.nama,
        "indikator": ukuran.uraian,
        "satuan": ukuran.satuan,
        "isi": isi,
    }


def _kueri(jalan: Any) -> int:
    with CaptureQueriesContext(connection) as terekam:
        jalan()
    return len(terekam)


def _peramban(peramban: Browser, renja: Renja) -> None:
    """Print how long the page takes until a key arrives, its bytes served from memory."""
    klien = Client()
    klien.force_login(perencana(renja))
    alamat = reverse("tabel_isian:tahun", args=[renja.perangkat_daerah.kode, renja])
    isi = klien.get(alamat).content
    waktu = []
    for putaran in range(6):
        halaman = peramban.new_page(viewport={"width": 1920, "height": 1080})
        halaman.route("**/*", lambda rute: _layani(rute, alamat, isi))
        halaman.goto(ASAL + alamat, wait_until="load")
        siap = halaman.evaluate(KUNCI_PERTAMA)
        mulai = time.perf_counter()
        halaman.keyboard.press("7")
        lama = siap + time.perf_counter() - mulai
        if putaran:
            waktu.append(lama)
        halaman.close()
    tengah = statistics.median(waktu)
    goyang = (max(waktu) - min(waktu)) / tengah / 2
    print(
        f"  first key in the browser, {renja.baris.count()} sub kegiatan "
        f"({len(isi) // 1024} KiB): {tengah * 1000:.0f} ms ±{goyang:.0%}"
    )


def _layani(rute: Route, alamat: str, isi: bytes) -> None:
    """The page from memory, its styles and scripts from their files."""
    jalur = rute.request.url.removeprefix(ASAL)
    if jalur == alamat:
        rute.fulfill(body=isi, content_type="text/html; charset=utf-8")
        return
    berkas = Path(settings.STATIC_ROOT) / jalur.removeprefix(settings.STATIC_URL)
    if berkas.is_file():
        rute.fulfill(path=berkas)
    else:
        rute.fulfill(status=404, body="")
