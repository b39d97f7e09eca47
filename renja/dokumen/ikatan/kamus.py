"""`Nama`: a closed table of names with the values behind it, taken when they are asked for."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from renja.dokumen.ikatan.rujukan import Rujukan
from renja.dokumen.ikatan.tipe import Bidang, Skema


@dataclass(frozen=True, slots=True)
class Nama:
    """The names of one document.

    `tabel` maps each code of a form to the other names that it goes by; `gambar` are the
    pictures that there are, None where any name is taken. What was taken once is kept.
    """

    skema: Skema
    sumber: object
    rujukan: Rujukan
    tabel: Mapping[str, Collection[str]] = field(default_factory=dict)
    gambar: Collection[str] | None = None
    simpanan: dict[tuple[str, ...], object] = field(default_factory=dict)

    def dengan_rujukan(self, rujukan: Rujukan) -> "Nama":
        """The same names with other references; values that were taken are shared."""
        return replace(self, rujukan=rujukan)

    def ambil(self, langkah: Sequence[Bidang | str]) -> object:
        """The value at the end of steps from the root, kept for the next time."""
        kunci = tuple(satu if isinstance(satu, str) else f".{satu.nama}" for satu in langkah)
        if kunci not in self.simpanan:
            self.simpanan[kunci] = turuti(
                self.ambil(langkah[:-1]) if len(langkah) > 1 else self.sumber, langkah[-1:]
            )
        return self.simpanan[kunci]

    def kunci(self, langkah: Sequence[Bidang | str]) -> tuple[str, ...]:
        """The keys of the map at the end of steps from the root."""
        isi = self.ambil(langkah)
        return tuple(isi) if isinstance(isi, Mapping) else ()

    def kode_tabel(self, kunci: str) -> str:
        """The code of the form that goes by a name, "" where none does."""
        dicari = _rata(kunci)
        for kode, lain in self.tabel.items():
            if dicari in {_rata(kode), *map(_rata, lain)}:
                return kode
        return ""

    def ada_gambar(self, nama: str) -> bool:
        """Whether there is a picture of that name."""
        return self.gambar is None or nama in self.gambar

    @property
    def sebutan_tabel(self) -> Iterable[str]:
        """Every name that a form goes by, numbers without "Tabel"."""
        semua = (satu for kode, lain in self.tabel.items() for satu in (kode, *lain))
        return [satu.removeprefix("Tabel ") for satu in semua]


def turuti(nilai: object, langkah: Sequence[Bidang | str]) -> object:
    """Follow steps: fields by what the table says of them, keys of maps; nothing has nothing."""
    for satu in langkah:
        if nilai is None:
            return None
        if isinstance(satu, Bidang):
            nilai = satu.ambil(nilai)
        else:
            nilai = nilai.get(satu) if isinstance(nilai, Mapping) else None
    return nilai


def _rata(nama: str) -> str:
    """A name of a table without "Tabel" and case: `Tabel 4.1` is `4.1`."""
    return " ".join(nama.split()).casefold().removeprefix("tabel ")
