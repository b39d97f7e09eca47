"""Parts of an address: a kind of row, a table of years."""

import re
from collections.abc import Iterable

from renja.isian.jenis import JENIS, Jenis
from renja.isian.tabel import TABEL, Tabel


def _salah_satu(pilihan: Iterable[str]) -> str:
    return "|".join(re.escape(satu) for satu in sorted(pilihan, key=len, reverse=True))


class KonverterJenis:
    """The code of a kind; any other word is no address."""

    regex = _salah_satu(JENIS)

    def to_python(self, value: str) -> Jenis:
        """The kind of that code."""
        return JENIS[value]

    def to_url(self, value: Jenis | str) -> str:
        """The code of the kind."""
        return value if isinstance(value, str) else value.kode


class KonverterTabel:
    """The code of a table of years."""

    regex = _salah_satu(TABEL)

    def to_python(self, value: str) -> Tabel:
        """The table of that code."""
        return TABEL[value]

    def to_url(self, value: Tabel | str) -> str:
        """The code of the table."""
        return value if isinstance(value, str) else value.kode
