"""Two texts compared word by word, and two changes of one text put together.

Time stays bounded: equal ends are cut off first, lines are compared before words, and what is
still too long is shown as replaced whole.
"""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

SAMA: Literal["sama"] = "sama"
HAPUS: Literal["hapus"] = "hapus"
TAMBAH: Literal["tambah"] = "tambah"
# More lines or words than these in one changed place are not looked into.
BARIS_TERBANYAK = 4_000
KATA_TERBANYAK = 3_000
# Unchanged lines shown on either side of a change.
SEKITAR = 2
# A figure is one word with its dots and commas.
_KATA = re.compile(r"\d+(?:[.,]\d+)+|\w+|\s+|[^\w\s]")


class Sepotong(NamedTuple):
    """A piece of a comparison: what both have, what went, or what came."""

    jenis: Literal["sama", "hapus", "tambah"]
    teks: str


class Gabungan(NamedTuple):
    """Two changes of one text in one; `pertentangan` counts the places where both stand."""

    teks: str
    pertentangan: int


def beda_kata(lama: str, baru: str) -> list[Sepotong]:
    """What became of a text, word by word, in order."""
    hasil: list[Sepotong] = []
    for (a, b), (c, d), sama in _jodoh(_baris(lama), _baris(baru), BARIS_TERBANYAK):
        kiri, kanan = "".join(_baris(lama)[a:b]), "".join(_baris(baru)[c:d])
        if sama:
            _tambahkan(hasil, SAMA, kiri)
        else:
            _beda_dalam(hasil, kiri, kanan)
    return hasil


def ringkas(potongan: Sequence[Sepotong], sekitar: int = SEKITAR) -> list[Sepotong]:
    """The same with long stretches that both have shortened to a few lines beside the changes."""
    hasil = []
    akhir = len(potongan) - 1
    for letak, satu in enumerate(potongan):
        if satu.jenis != SAMA:
            hasil.append(satu)
            continue
        depan = 0 if letak == 0 else sekitar
        belakang = 0 if letak == akhir else sekitar
        hasil.append(Sepotong(SAMA, _pendek(satu.teks, depan, belakang)))
    return hasil


def gabung(asal: str, saya: str, mereka: str, oleh: str) -> Gabungan:
    """The changes of two people to one text; where both changed a place, both stand, marked."""
    if saya == mereka:
        return Gabungan(saya, 0)
    dasar, kiri, kanan = _baris(asal), _baris(saya), _baris(mereka)
    hasil: list[str] = []
    pertentangan = 0
    for (a, b), (c, d), (e, f) in _tiga(dasar, kiri, kanan):
        semula, milik_saya, milik_mereka = dasar[a:b], kiri[c:d], kanan[e:f]
        if milik_saya in (milik_mereka, semula):
            hasil += milik_mereka
        elif milik_mereka == semula:
            hasil += milik_saya
        else:
            pertentangan += 1
            hasil += _keduanya(milik_saya, milik_mereka, oleh)
    return Gabungan("".join(hasil), pertentangan)


def _keduanya(saya: Sequence[str], mereka: Sequence[str], oleh: str) -> list[str]:
    return [
        "=== Tulisan Anda ===\n",
        *_berakhir(saya),
        f"=== Tulisan {oleh} ===\n",
        *_berakhir(mereka),
        "=== Sampai di sini ===\n",
    ]


def _berakhir(baris: Sequence[str]) -> list[str]:
    return [satu if satu.endswith("\n") else f"{satu}\n" for satu in baris]


Jarak = tuple[int, int]


def _jodoh(
    kiri: Sequence[str], kanan: Sequence[str], terbanyak: int
) -> Iterator[tuple[Jarak, Jarak, bool]]:
    """Stretches of both sides in order, and whether they are equal."""
    depan = _awal_sama(kiri, kanan)
    belakang = _awal_sama(kiri[depan:][::-1], kanan[depan:][::-1])
    a, c = len(kiri) - belakang, len(kanan) - belakang
    if depan:
        yield (0, depan), (0, depan), True
    tengah_kiri, tengah_kanan = kiri[depan:a], kanan[depan:c]
    if max(len(tengah_kiri), len(tengah_kanan)) > terbanyak:
        yield (depan, a), (depan, c), False
    else:
        pembanding = SequenceMatcher(None, tengah_kiri, tengah_kanan)
        for apa, i, j, k, m in pembanding.get_opcodes():
            yield (depan + i, depan + j), (depan + k, depan + m), apa == "equal"
    if belakang:
        yield (a, len(kiri)), (c, len(kanan)), True


def _awal_sama(kiri: Sequence[str], kanan: Sequence[str]) -> int:
    banyak = 0
    for satu, lain in zip(kiri, kanan, strict=False):
        if satu != lain:
            break
        banyak += 1
    return banyak


def _beda_dalam(hasil: list[Sepotong], kiri: str, kanan: str) -> None:
    """Compare one changed place by words."""
    kata_kiri, kata_kanan = _KATA.findall(kiri), _KATA.findall(kanan)
    for (a, b), (c, d), sama in _jodoh(kata_kiri, kata_kanan, KATA_TERBANYAK):
        if sama:
            _tambahkan(hasil, SAMA, "".join(kata_kiri[a:b]))
        else:
            _tambahkan(hasil, HAPUS, "".join(kata_kiri[a:b]))
            _tambahkan(hasil, TAMBAH, "".join(kata_kanan[c:d]))


def _tambahkan(hasil: list[Sepotong], jenis: Literal["sama", "hapus", "tambah"], teks: str) -> None:
    if not teks:
        return
    if hasil and hasil[-1].jenis == jenis:
        hasil[-1] = Sepotong(jenis, hasil[-1].teks + teks)
    else:
        hasil.append(Sepotong(jenis, teks))


def _tiga(
    dasar: Sequence[str], kiri: Sequence[str], kanan: Sequence[str]
) -> Iterator[tuple[Jarak, Jarak, Jarak]]:
    """Stretches of three texts: equal in all, then what lies between those."""
    a = c = e = 0
    for i, k, m in _jangkar(dasar, kiri, kanan):
        if (a, c, e) != (i, k, m):
            yield (a, i), (c, k), (e, m)
        yield (i, i + 1), (k, k + 1), (m, m + 1)
        a, c, e = i + 1, k + 1, m + 1
    yield (a, len(dasar)), (c, len(kiri)), (e, len(kanan))


def _jangkar(
    dasar: Sequence[str], kiri: Sequence[str], kanan: Sequence[str]
) -> Iterator[tuple[int, int, int]]:
    """The lines that all three have, as offsets in each."""
    di_kiri, di_kanan = _letak(dasar, kiri), _letak(dasar, kanan)
    for i in sorted(di_kiri.keys() & di_kanan.keys()):
        yield i, di_kiri[i], di_kanan[i]


def _letak(dasar: Sequence[str], lain: Sequence[str]) -> dict[int, int]:
    return {
        a + n: c + n
        for (a, b), (c, _), sama in _jodoh(dasar, lain, BARIS_TERBANYAK)
        if sama
        for n in range(b - a)
    }


def _pendek(teks: str, depan: int, belakang: int) -> str:
    baris = _baris(teks)
    if len(baris) <= depan + belakang + 1:
        return teks
    akhir = baris[len(baris) - belakang :] if belakang else []
    return "".join([*baris[:depan], "\n…\n" if depan else "…\n", *akhir])


def _baris(teks: str) -> list[str]:
    return re.findall(r"[^\n]*\n|[^\n]+", teks)
