"""Sums of pagu and prakiraan maju by program, before and after an import. Pure."""

from collections.abc import Iterable
from typing import Any

from renja.impor.kini import Baris, Kini, Simpul
from renja.impor.rancangan import Pratinjau, Total, Tuju

_UANG = ("pagu", "pagu_maju")


def hitung_total(kini: Kini, pratinjau: Pratinjau) -> list[Total]:
    """A total for each program, in the plan's order with new ones last, then that of all."""
    sebelum: dict[object, dict[str, Any]] = {}
    sesudah: dict[object, dict[str, Any]] = {}
    nama: dict[object, str] = {}
    for program in kini.program:
        nama[program.pk] = program.nama
        sebelum[program.pk], sesudah[program.pk] = _nol(), _nol()
    for baris in kini.baris.values():
        kunci = _program(baris.sub)
        for isian, nilai in _uang(baris):
            sebelum[kunci][isian] += nilai
            sesudah[kunci][isian] += nilai
    for sel in pratinjau.ditulis:
        if sel.isian in _UANG:
            puncak = list(sel.tuju.rantai())[-1]
            kunci = puncak.kini.pk if puncak.kini is not None else id(puncak)
            nama.setdefault(kunci, str(puncak.isi.get("nama", "")))
            sebelum.setdefault(kunci, _nol())
            lama = dict(_uang(sel.tuju.kini)).get(sel.isian, 0) if _baris(sel.tuju) else 0
            sesudah.setdefault(kunci, _nol())[sel.isian] += (sel.nilai or 0) - lama
    for baris in pratinjau.hapus:
        for isian, nilai in _uang(baris):
            sesudah[_program(baris.sub)][isian] -= nilai
    isi = [
        _total(nama[kunci], [sebelum[kunci]], [sesudah[kunci]])
        for kunci in nama
        if any(sebelum[kunci].values()) or any(sesudah[kunci].values())
    ]
    return [*isi, _total("Jumlah", sebelum.values(), sesudah.values())]


def _nol() -> dict[str, Any]:
    return dict.fromkeys(_UANG, 0)


def _total(
    nama: str, sebelum: Iterable[dict[str, Any]], sesudah: Iterable[dict[str, Any]]
) -> Total:
    awal, akhir = list(sebelum), list(sesudah)
    pagu, maju = (
        (sum(satu[isian] for satu in awal), sum(satu[isian] for satu in akhir)) for isian in _UANG
    )
    return Total(nama, pagu, maju)


def _baris(tuju: Tuju) -> bool:
    return isinstance(tuju.kini, Baris)


def _uang(baris: Any) -> list[tuple[str, Any]]:
    return [
        (isian, uang.nilai)
        for isian, uang in (("pagu", baris.pagu), ("pagu_maju", baris.maju))
        if uang is not None
    ]


def _program(simpul: Simpul) -> int:
    while simpul.induk is not None:
        simpul = simpul.induk
    return simpul.pk
