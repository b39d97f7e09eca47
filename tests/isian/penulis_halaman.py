"""One of several people at the same pages: `python -m tests.isian.penulis_halaman KEYS TIMES NAME`.

Signs in as Budi and saves TIMES times the form of one program and one cell of the grid, each
with the version that stands at that moment; prints, form first, how many saves were accepted
and how many met a conflict. Any other answer ends it. The database comes from DATABASE_URL.
"""

import json
import os
import sys
from collections import Counter

import django

JAWABAN = {302: "diterima", 200: "diterima", 409: "bentrok"}


def main(program: int, indikator: int, kali: int, nama: str) -> None:
    """Save as the pages and the script of the grid do."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "renja.settings")
    django.setup()
    from django.test import Client

    from planning.models import Pengguna, Program, Target

    peramban = Client()
    peramban.force_login(
        Pengguna.objects.get(username="budi"), "planning.autentikasi.BackendPengguna"
    )
    formulir: Counter[str] = Counter()
    kisi: Counter[str] = Counter()
    for nomor in range(kali):
        baris = Program.objects.get(pk=program)
        isi = {"nama": f"{nama} {nomor}", "versi": baris.versi}
        alamat = f"/disnaker/2024/isian/program/{baris.uid}/"
        formulir[JAWABAN[peramban.post(alamat, isi).status_code]] += 1
        sasaran = Target.objects.get(indikator=indikator, asal="renja", tahun=2024)
        angka = f"{1 + int(nama) * kali + nomor}00"
        kiriman = {"sel": [[f"i{indikator}.t", sasaran.versi, angka]]}
        alamat = "/disnaker/2024/tabel-isian/tahun/simpan/"
        jawaban = peramban.post(alamat, json.dumps(kiriman), content_type="application/json")
        kisi[JAWABAN[jawaban.status_code]] += 1
    angka = [hasil[nama] for hasil in (formulir, kisi) for nama in ("diterima", "bentrok")]
    sys.stdout.write(" ".join(map(str, angka)) + "\n")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4])
