"""The tables of names and filters as Markdown, for docs/bahasa-ikatan.md."""

import re
from collections.abc import Sequence

from renja.dokumen.ikatan.nama import daftar_nama, daftar_saringan

_BAGIAN = re.compile(r"(<!-- (nama|saringan) -->\n).*?(<!-- /\2 -->)", re.DOTALL)


def perbarui(halaman: str) -> str:
    """The page with its tables written anew between their marks."""
    isi = {"nama": tabel_nama(), "saringan": tabel_saringan()}
    return _BAGIAN.sub(lambda cocok: f"{cocok[1]}{isi[cocok[2]]}{cocok[3]}", halaman)


def tabel_nama() -> str:
    """A row per name."""
    baris = [(f"`{n.nama}`", n.jenis, n.keterangan, n.contoh) for n in daftar_nama()]
    return _tabel(("nama", "jenis", "keterangan", "contoh"), baris)


def tabel_saringan() -> str:
    """A row per filter."""
    baris = [
        (f"`{s.nama}`", ", ".join(s.terima), s.keterangan, f"`{s.contoh}`")
        for s in daftar_saringan()
    ]
    return _tabel(("saringan", "untuk", "hasil", "contoh"), baris)


def _tabel(kepala: tuple[str, ...], baris: Sequence[tuple[str, ...]]) -> str:
    garis = tuple("---" for _ in kepala)
    semua = [kepala, garis, *(tuple(_sel(isi) for isi in satu) for satu in baris)]
    return "".join(f"| {' | '.join(satu)} |\n" for satu in semua)


def _sel(isi: str) -> str:
    return isi.replace("|", "\\|")
