"""Values to JSON shapes and back, by their declared types: the hooks that the formats rest on.

Reading is strict: a text where a number belongs, an unknown key or an odd decimal is refused.
"""

import math
import re
import types
import unicodedata
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from typing import Any, Union, get_args, get_origin
from uuid import UUID

from cattrs import Converter
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from renja.dokumen.naskah import BabNaskah

# Long enough for any amount, short enough that nothing is blown up.
_DESIMAL = re.compile(r"-?(?:0|[1-9]\d{0,39})(?:\.\d{1,40})?")


@cache
def pengubah() -> Converter:
    """The converter of frozen values, made once."""
    ubah = Converter(forbid_extra_keys=True, detailed_validation=False)
    _dasar(ubah)
    _pasangan(ubah)
    _bab(ubah)
    return ubah


def _dasar(ubah: Converter) -> None:
    """Single values; the hook of text serves the members of a StrEnum too."""
    ubah.register_unstructure_hook(str, _teks)
    ubah.register_structure_hook(str, _baca_teks)
    ubah.register_structure_hook(bool, _harus(bool))
    ubah.register_structure_hook(int, _harus(int))
    ubah.register_unstructure_hook(UUID, str)
    ubah.register_structure_hook(UUID, lambda isi, _: _tepat(UUID(isi), isi, str))
    ubah.register_unstructure_hook(date, date.isoformat)
    ubah.register_structure_hook(date, lambda isi, _: _tepat(date.fromisoformat(isi), isi, str))
    ubah.register_unstructure_hook(datetime, _waktu)
    ubah.register_structure_hook(datetime, lambda isi, _: datetime.fromisoformat(isi))
    ubah.register_unstructure_hook(Decimal, teks_desimal)
    ubah.register_structure_hook(Decimal, lambda isi, _: _desimal(isi))
    ubah.register_unstructure_hook_func(_bilangan, _tulis_bilangan)
    ubah.register_structure_hook_func(_bilangan, _baca_bilangan)
    ubah.register_unstructure_hook_func(lambda jenis: jenis is object, bentuk_json)
    ubah.register_structure_hook_func(lambda jenis: jenis is object, lambda isi, _: isi)


def _pasangan(ubah: Converter) -> None:
    """Collections: mappings with other keys than text, and sets, in a fixed order."""
    ubah.register_unstructure_hook_factory(_berkunci, _tulis_pasangan)
    ubah.register_structure_hook_factory(_berkunci, _baca_pasangan)
    ubah.register_unstructure_hook_func(
        _himpunan,
        lambda isi: sorted(ubah.unstructure(satu) for satu in isi),
    )


def _bab(ubah: Converter) -> None:
    """A part of the outline holds parts of its own kind; its annotation is a forward one.

    What the outline says of it came later: it is written only where there is something.
    """
    ubah.register_unstructure_hook(
        BabNaskah,
        make_dict_unstructure_fn(
            BabNaskah,
            ubah,
            anak=override(
                unstruct_hook=lambda isi: [ubah.unstructure(satu, BabNaskah) for satu in isi]
            ),
            uraian=override(omit_if_default=True),
        ),
    )
    ubah.register_structure_hook(
        BabNaskah,
        make_dict_structure_fn(
            BabNaskah,
            ubah,
            anak=override(
                struct_hook=lambda isi, _: tuple(ubah.structure(satu, BabNaskah) for satu in isi)
            ),
        ),
    )


# --- Single values -----------------------------------------------------------------------


def teks_desimal(nilai: Decimal | int) -> str:
    """A number as text without needless zeros: `65.5`, `-0.25`, `12`."""
    teks = f"{Decimal(nilai):f}"
    if "." in teks:
        teks = teks.rstrip("0").rstrip(".")
    return "0" if teks == "-0" else teks


def bentuk_json(isi: object) -> object:
    """A value of any JSON shape, its text in NFC; TypeError where it is none."""
    if isinstance(isi, Mapping):
        return {_teks(kunci): bentuk_json(satu) for kunci, satu in isi.items()}
    if isinstance(isi, list | tuple):
        return [bentuk_json(satu) for satu in isi]
    if isinstance(isi, str):
        return _teks(isi)
    if isi is None or isinstance(isi, bool | int):
        return isi
    if isinstance(isi, float) and math.isfinite(isi):
        return isi
    raise TypeError(f"{type(isi).__name__} cannot be frozen")


def _teks(isi: str) -> str:
    if not isinstance(isi, str):
        raise TypeError(f"text expected, not {type(isi).__name__}")
    return unicodedata.normalize("NFC", str(isi))


def _waktu(isi: datetime) -> str:
    """The moment in UTC, whatever zone the database names it in."""
    if isi.tzinfo is None:
        raise TypeError("a moment without its time zone cannot be frozen")
    return isi.astimezone(UTC).isoformat()


def _baca_teks(isi: Any, jenis: type[str]) -> str:
    """Text, or the member of a StrEnum that it names: much asks for the member itself."""
    teks = _harus(str)(isi, None)
    return teks if jenis is str else jenis(teks)


def _harus(jenis: type) -> Callable[[Any, Any], Any]:
    def baca(isi: Any, _: Any) -> Any:
        if type(isi) is not jenis:
            raise TypeError(f"{jenis.__name__} expected, not {type(isi).__name__}")
        return isi

    return baca


def _tepat(nilai: Any, isi: Any, tulis: Callable[[Any], str]) -> Any:
    """The value where it is written in the one way that it is frozen in."""
    if tulis(nilai) != isi:
        raise ValueError("not in canonical form")
    return nilai


def _desimal(isi: Any) -> Decimal:
    if not isinstance(isi, str) or not _DESIMAL.fullmatch(isi):
        raise ValueError("not a decimal number")
    return Decimal(isi)


def _anggota(jenis: Any) -> set[Any]:
    return set(get_args(jenis)) if get_origin(jenis) in (Union, types.UnionType) else set()


def _bilangan(jenis: Any) -> bool:
    """Whether the type is `int | Decimal`, or that or None."""
    return {int, Decimal} <= _anggota(jenis) <= {int, Decimal, type(None)}


def _tulis_bilangan(isi: int | Decimal | None) -> int | str | None:
    if isi is None or (isinstance(isi, int) and not isinstance(isi, bool)):
        return isi
    if not isinstance(isi, Decimal):
        raise TypeError(f"number expected, not {type(isi).__name__}")
    return int(isi) if isi == isi.to_integral_value() else teks_desimal(isi)


def _baca_bilangan(isi: Any, jenis: Any) -> int | Decimal | None:
    if isi is None and type(None) in _anggota(jenis):
        return None
    return _desimal(isi) if isinstance(isi, str) else _harus(int)(isi, None)


# --- Mappings with other keys than text ----------------------------------------------------


def _himpunan(jenis: Any) -> bool:
    asal: Any = get_origin(jenis)
    return asal is frozenset


def _berkunci(jenis: Any) -> bool:
    asal = get_origin(jenis)
    return isinstance(asal, type) and issubclass(asal, Mapping) and get_args(jenis)[0] is not str


def _tulis_pasangan(jenis: Any, ubah: Converter) -> Callable[[Any], list[list[Any]]]:
    kunci, nilai = get_args(jenis)

    def tulis(isi: Mapping[Any, Any]) -> list[list[Any]]:
        pasangan = [
            [ubah.unstructure(satu, kunci), ubah.unstructure(isi[satu], nilai)] for satu in isi
        ]
        return sorted(pasangan, key=lambda satu: satu[0])

    return tulis


def _baca_pasangan(jenis: Any, ubah: Converter) -> Callable[[Any, Any], dict[Any, Any]]:
    kunci, nilai = get_args(jenis)

    def baca(isi: Any, _: Any) -> dict[Any, Any]:
        hasil = {ubah.structure(k, kunci): ubah.structure(n, nilai) for k, n in isi}
        if len(hasil) != len(isi):
            raise ValueError("a key comes twice")
        return hasil

    return baca
