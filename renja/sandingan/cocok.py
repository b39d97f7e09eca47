"""Finds which rows of two sides are the same row, and which of them moved."""

from bisect import bisect_left
from collections.abc import Hashable, Iterable, Mapping, Sequence

from renja.sandingan.butir import Butir


def jodohkan(semula: Sequence[Butir], menjadi: Sequence[Butir]) -> dict[int, int]:
    """The places of the same rows: of the earlier side to the later one.

    By identity first; what is left by what else a row is known by, wherever as many rows on either
    side are known by it (a law that is listed twice on both is twice the same).
    """
    hasil = _sama_banyak(
        [(n, (satu.jenis, satu.kunci)) for n, satu in enumerate(semula)],
        [(n, (satu.jenis, satu.kunci)) for n, satu in enumerate(menjadi)],
    )
    dalam = max((len(satu.padanan) for satu in (*semula, *menjadi)), default=0)
    for tingkat in range(dalam):
        dipakai = set(hasil.values())
        hasil |= _sama_banyak(
            _kunci(((n, x) for n, x in enumerate(semula) if n not in hasil), tingkat),
            _kunci(((n, x) for n, x in enumerate(menjadi) if n not in dipakai), tingkat),
        )
    return hasil


def _kunci(semua: Iterable[tuple[int, Butir]], tingkat: int) -> list[tuple[int, Hashable]]:
    return [
        (n, (satu.jenis, satu.padanan[tingkat])) for n, satu in semua if tingkat < len(satu.padanan)
    ]


def _sama_banyak(
    kiri: Sequence[tuple[int, Hashable]], kanan: Sequence[tuple[int, Hashable]]
) -> dict[int, int]:
    """Places with one key, in their order, where it comes as often on either side."""
    letak: tuple[dict[Hashable, list[int]], ...] = ({}, {})
    for sisi, isi in zip(letak, (kiri, kanan), strict=True):
        for n, kunci in isi:
            sisi.setdefault(kunci, []).append(n)
    return {
        dari: ke
        for kunci, semula in letak[0].items()
        if len(semula) == len(letak[1].get(kunci, ()))
        for dari, ke in zip(semula, letak[1][kunci], strict=True)
    }


def tetap(urutan: Sequence[int]) -> set[int]:
    """The largest number of places that kept their order: what is not among them has moved.

    `urutan` are the later places of things in their earlier order, each once.
    """
    ekor: list[int] = []
    di_ekor: list[int] = []
    sebelum: list[int] = []
    for n, nilai in enumerate(urutan):
        letak = bisect_left(ekor, nilai)
        sebelum.append(di_ekor[letak - 1] if letak else -1)
        if letak == len(ekor):
            ekor.append(nilai)
            di_ekor.append(n)
        else:
            ekor[letak], di_ekor[letak] = nilai, n
    hasil = set()
    n = di_ekor[-1] if di_ekor else -1
    while n >= 0:
        hasil.add(urutan[n])
        n = sebelum[n]
    return hasil


def urut_gabungan(
    jodoh: Mapping[int, int], banyak_semula: int, banyak_menjadi: int
) -> list[tuple[int | None, int | None]]:
    """Both sides in one order, as pairs of places.

    It is that of the later side; what went stands after whatever stood before it.
    """
    balik = {kanan: kiri for kiri, kanan in jodoh.items()}
    hilang: dict[int, list[int]] = {}
    jangkar = -1
    for n in range(banyak_semula):
        if n in jodoh:
            jangkar = jodoh[n]
        else:
            hilang.setdefault(jangkar, []).append(n)
    hasil: list[tuple[int | None, int | None]] = [(n, None) for n in hilang.get(-1, ())]
    for n in range(banyak_menjadi):
        hasil.append((balik.get(n), n))
        hasil += [(satu, None) for satu in hilang.get(n, ())]
    return hasil
