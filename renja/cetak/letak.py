"""Page labels: roman for the front matter, arabic for the body, none for the cover."""

from collections.abc import Sequence

from renja.cetak.bentuk import Letak, Potongan, Tempat, Tercetak

_ROMAWI = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


def romawi(nomor: int) -> str:
    """A number of 1 or more in small roman figures."""
    hasil = ""
    for nilai, huruf in _ROMAWI:
        banyak, nomor = divmod(nomor, nilai)
        hasil += huruf * banyak
    return hasil


def hitung_letak(potongan: Sequence[Potongan], tercetak: Sequence[Tercetak]) -> Letak:
    """The label of every page, and where every anchor stands; of equal ones, the first."""
    nomor = {"romawi": 0, "arab": 0, "tanpa": 0}
    label: list[str] = []
    jangkar: dict[str, Tempat] = {}
    for satu, isi in zip(potongan, tercetak, strict=True):
        awal = len(label)
        for _ in isi.halaman:
            nomor[satu.penomoran] += 1
            label.append(_label(satu.penomoran, nomor[satu.penomoran]))
        for nama, (halaman, *_) in isi.jangkar.items():
            jangkar.setdefault(nama, Tempat(label[awal + halaman], awal + halaman))
    return Letak(jangkar, tuple(label))


def _label(penomoran: str, nomor: int) -> str:
    if penomoran == "tanpa":
        return ""
    return romawi(nomor) if penomoran == "romawi" else str(nomor)
