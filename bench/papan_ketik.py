"""The seed's whole plan, typed: from an empty agency by keyboard alone, in a real browser.

The same steps as tests/peramban/test_tahun_kosong.py, with the values of fixtures/demo/disnaker.
Prints keys, pages, seconds of the machine, an estimate for a person by the keystroke-level model,
and whether the totals in the database are the seed's.
"""

import csv
import itertools
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db.models import Sum
from django.test import Client
from playwright.sync_api import sync_playwright

from budget.models import Pagu, PrakiraanMaju
from planning.models import Indikator, Kegiatan, Pengguna, Program, Renja, Target
from tests.peramban.papan_ketik import Papan, Sub, Ukuran, buat_rencana, dinas_kosong

SUMBER = Path(settings.BASE_DIR) / "fixtures" / "demo" / "disnaker"
# How a unit's name begins, as far as it is typed to choose it.
UNIT = {
    "sekretariat": "Sek",
    "pelatihan": "Bidang Pel",
    "penempatan": "Bidang Per",
    "hubungan-industrial": "Bidang H",
}
BIDANG = "2.07"
DETIK_TOMBOL, DETIK_PIKIR = 0.28, 1.2
HARUS = {
    "program": 5,
    "kegiatan": 19,
    "sub kegiatan": 53,
    "pagu": 4_704_246_000,
    "prakiraan maju": 5_228_746_000,
    "indikator": 77,
}


def ukur(_renja: dict[int, Renja]) -> None:
    """Type the plan once, and print what it took."""
    dinas_kosong()
    klien = Client()
    klien.force_login(Pengguna.objects.get(username="budi"))
    sesi = klien.cookies[settings.SESSION_COOKIE_NAME].value
    with _server() as alamat, sync_playwright() as pw:
        peramban = pw.chromium.launch(
            executable_path=shutil.which("chromium") or "/usr/bin/chromium",
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        jendela = peramban.new_context(
            base_url=alamat, viewport={"width": 1366, "height": 768}, locale="id-ID"
        )
        jendela.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": sesi, "url": alamat}])
        papan = Papan(jendela.new_page())
        mulai = time.perf_counter()
        buat_rencana(papan, "/", seluruh_rencana())
        lama = time.perf_counter() - mulai
        peramban.close()
    _cetak(papan, lama)


def _cetak(papan: Papan, lama: float) -> None:
    pikir = papan.muatan + papan.medan
    orang = papan.ketukan * DETIK_TOMBOL + pikir * DETIK_PIKIR
    print("The whole plan of 2024 by keyboard, from an empty agency")
    print(
        f"  {papan.ketukan} keys, {papan.muatan} pages, {papan.medan} fields and searches; "
        f"{lama:.1f} s of the machine"
    )
    print(
        f"  a person, by the keystroke-level model ({DETIK_TOMBOL} s a key, {DETIK_PIKIR} s a "
        f"page, field or search): {orang / 60:.0f} minutes"
    )
    for nama, ada in _isi().items():
        tanda = "holds" if ada == HARUS[nama] else f"IS WRONG, must be {HARUS[nama]:,}"
        print(f"  {nama}: {ada:,} {tanda}")


def _isi() -> dict[str, int]:
    renja = Renja.objects.get(perangkat_daerah__kode="naker")
    milik = {"renstra": renja.renstra_id}
    target = Target.objects.filter(indikator__renstra=renja.renstra_id, asal="renja")
    return {
        "program": Program.objects.filter(**milik).count(),
        "kegiatan": Kegiatan.objects.filter(program__renstra=renja.renstra_id).count(),
        "sub kegiatan": renja.baris.count(),
        "pagu": int(Pagu.objects.filter(baris__renja=renja).aggregate(n=Sum("nilai"))["n"]),
        "prakiraan maju": int(
            PrakiraanMaju.objects.filter(baris__renja=renja).aggregate(n=Sum("nilai"))["n"]
        ),
        "indikator": Indikator.objects.filter(pk__in=target.values("indikator")).count(),
    }


def seluruh_rencana() -> list[Sub]:
    """The seed's sub kegiatan in their order, with the indikator of their program and kegiatan."""
    ukuran = {
        satu["pemilik"]: _ukuran(satu) for satu in _baca("indikator") if satu["urutan"] == "1"
    }
    uang = {satu["sub"]: satu for satu in _baca("rencana_2024")}
    hasil: list[Sub] = []
    atas: dict[str, dict[str, str]] = {}
    for satu in _baca("pohon"):
        atas[satu["tingkat"]] = satu
        if satu["tingkat"] != "sub_kegiatan":
            continue
        program, kegiatan = atas["program"], atas["kegiatan"]
        rupiah = uang[satu["nomor"]]
        keluaran = ukuran[f"sub {satu['nomor']}"]
        hasil.append(
            Sub(
                kode=satu["kode"].replace("X.XX", BIDANG),
                unit=UNIT[program["unit_kerja"]],
                sasaran="1.1" if program["sasaran"] else "",
                program=ukuran[f"program {program['nomor']}"],
                kegiatan=ukuran[f"kegiatan {kegiatan['nomor']}"],
                # The official indikator and its satuan stay as they are offered.
                keluaran=Ukuran(target=keluaran.target),
                pagu=rupiah["pagu"].replace(".", ""),
                maju=rupiah["pagu_maju"].replace(".", ""),
                sumber=rupiah["sumber_dana"],
                lokasi=rupiah["lokasi"],
            )
        )
    return hasil


def _ukuran(baris: dict[str, str]) -> Ukuran:
    target, maju = (
        baris[kolom].removesuffix(baris["satuan"]).strip() for kolom in ("renja_2024", "maju_2025")
    )
    return Ukuran(baris["uraian"], baris["satuan"], target, maju)


def _baca(nama: str) -> list[dict[str, str]]:
    with (SUMBER / f"{nama}.csv").open(encoding="utf-8", newline="") as berkas:
        isi = itertools.dropwhile(lambda baris: baris.startswith("#"), berkas)
        return list(csv.DictReader(isi))


@contextmanager
def _server() -> Iterator[str]:
    """The application behind the server that it is used with, on a free port."""
    with socket.socket() as soket:
        soket.bind(("127.0.0.1", 0))
        porta = soket.getsockname()[1]
    perintah = [sys.executable, "-m", "granian", "--interface", "wsgi", "--port", str(porta)]
    perintah += ["--blocking-threads", "2", "--log-level", "error", "renja.wsgi:application"]
    proses = subprocess.Popen(perintah, cwd=settings.BASE_DIR)
    try:
        for _ in range(100):
            with socket.socket() as soket:
                if soket.connect_ex(("127.0.0.1", porta)) == 0:
                    break
            time.sleep(0.1)
        yield f"http://localhost:{porta}"
    finally:
        proses.terminate()
        proses.wait(10)
