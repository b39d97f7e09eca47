"""Numbers in Indonesian words, exact, up to 999 triliun."""

from decimal import Decimal

TERBESAR = 999_999_999_999_999
_SATUAN: tuple[str, ...] = (
    *("nol", "satu", "dua", "tiga", "empat", "lima"),
    *("enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"),
)
_TINGKAT: tuple[tuple[int, str], ...] = (
    (1_000_000_000_000, "triliun"),
    (1_000_000_000, "miliar"),
    (1_000_000, "juta"),
    (1_000, "ribu"),
)


def terbilang(nilai: int | Decimal) -> str:
    """A number in words; digits behind the comma are read one by one.

    Raises ValueError above TERBESAR.
    """
    if not -TERBESAR <= nilai <= TERBESAR:
        raise ValueError(f"Angka di atas {TERBESAR} tidak dapat dibaca.")
    tanda = "minus " if nilai < 0 else ""
    bulat, _, pecahan = f"{abs(nilai):f}".partition(".")
    kata = tanda + _bulat(int(bulat))
    pecahan = pecahan.rstrip("0")
    return f"{kata} koma {' '.join(_SATUAN[int(satu)] for satu in pecahan)}" if pecahan else kata


def _bulat(nilai: int) -> str:
    if nilai < _TINGKAT[-1][0]:
        return _ratusan(nilai)
    bagian = []
    for besar, nama in _TINGKAT:
        banyak, nilai = divmod(nilai, besar)
        if banyak:
            bagian.append(
                "seribu" if (banyak, besar) == (1, 1000) else f"{_ratusan(banyak)} {nama}"
            )
    if nilai:
        bagian.append(_ratusan(nilai))
    return " ".join(bagian)


def _ratusan(nilai: int) -> str:
    """A number from 0 to 999."""
    ratus, sisa = divmod(nilai, 100)
    bagian = []
    if ratus:
        bagian.append("seratus" if ratus == 1 else f"{_SATUAN[ratus]} ratus")
    if sisa or not ratus:
        bagian.append(_puluhan(sisa))
    return " ".join(bagian)


def _puluhan(nilai: int) -> str:
    """A number from 0 to 99."""
    if nilai < len(_SATUAN):
        return _SATUAN[nilai]
    puluh, sisa = divmod(nilai, 10)
    if puluh == 1:
        return f"{_SATUAN[sisa]} belas"
    return f"{_SATUAN[puluh]} puluh" + (f" {_SATUAN[sisa]}" if sisa else "")
