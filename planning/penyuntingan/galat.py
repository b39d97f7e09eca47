"""What can stand in the way of a change; each message is an Indonesian sentence."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError

from planning.models.dasar import BarisBerversi


class Ditolak(Exception):
    """The person may not write this row now: no right, or the stage is closed."""

    def __init__(self, alasan: str) -> None:
        super().__init__(alasan)
        self.alasan = alasan


class Bentrok(Exception):
    """Somebody saved the row in between; nothing was written.

    `baris` is the row as it stands now, None where it was deleted; `oleh` and `waktu` say
    who changed it last and when, "" and None where nobody is known. `kini` holds its present
    values by column, in the shape of `potret`.
    """

    def __init__(
        self,
        baris: BarisBerversi | None,
        oleh: str = "",
        waktu: datetime | None = None,
        kini: Mapping[str, Any] | None = None,
    ) -> None:
        siapa = oleh or "orang lain"
        apa = "diubah" if baris is not None else "dihapus"
        super().__init__(f"Baris ini sudah {apa} oleh {siapa} sejak Anda membukanya.")
        self.baris = baris
        self.oleh = oleh
        self.waktu = waktu
        self.kini = kini or {}


class TidakSah(Exception):
    """The values do not hold; `pesan` are sentences by column, "" for the row as a whole."""

    def __init__(self, pesan: Mapping[str, Iterable[str]]) -> None:
        self.pesan: dict[str, list[str]] = {kolom: list(isi) for kolom, isi in pesan.items()}
        super().__init__(" ".join(kalimat for isi in self.pesan.values() for kalimat in isi))

    @classmethod
    def dari(cls, galat: ValidationError) -> "TidakSah":
        """The same of a ValidationError of Django."""
        if hasattr(galat, "error_dict"):
            isi = galat.message_dict
            return cls({("" if kolom == "__all__" else kolom): isi[kolom] for kolom in isi})
        return cls({"": galat.messages})


@dataclass(frozen=True, slots=True)
class Penghalang:
    """A row that keeps a set of changes from being undone."""

    nama: str
    alasan: str


class TidakDapatDiurungkan(Exception):
    """A set of changes cannot be undone as a whole; `daftar` names the rows in the way."""

    def __init__(self, alasan: str, daftar: Iterable[Penghalang] = ()) -> None:
        super().__init__(alasan)
        self.alasan = alasan
        self.daftar = tuple(daftar)
