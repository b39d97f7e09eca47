"""Interleaved timing: what lasts of a measurement is the ratio of two medians of one run."""

import gc
import statistics
import time
from collections.abc import Callable, Mapping


def selang_seling(
    cara: Mapping[str, Callable[[], object]], ulang: int = 5
) -> dict[str, list[float]]:
    """Seconds of every way, run in turn `ulang` times after one unmeasured round.

    A single run (`ulang` 1) has no such round: it is for what takes minutes. A way that gives
    a float has measured itself.
    """
    waktu: dict[str, list[float]] = {nama: [] for nama in cara}
    pemanasan = int(ulang > 1)
    for putaran in range(ulang + pemanasan):
        for nama, jalankan in cara.items():
            gc.collect()
            mulai = time.perf_counter()
            sendiri = jalankan()
            lama = time.perf_counter() - mulai
            if isinstance(sendiri, float):
                lama = sendiri
            if putaran >= pemanasan:
                waktu[nama].append(lama)
    return waktu


def laporkan(judul: str, waktu: Mapping[str, list[float]], acuan: str, tujuan: str = "") -> None:
    """Print the medians, their spread (noise) and their ratio to `acuan`."""
    dasar = statistics.median(waktu[acuan])
    print(f"\n{judul}" + (f"  [goal {tujuan}]" if tujuan else ""))
    for nama, isi in waktu.items():
        tengah = statistics.median(isi)
        goyang = (max(isi) - min(isi)) / tengah if tengah else 0
        print(
            f"  {nama:<44} {tengah * 1000:>10.1f} ms   ±{goyang / 2:>4.0%}   "
            f"ratio {tengah / dasar:>6.3f}"
        )
