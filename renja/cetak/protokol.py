"""Messages between the server and its printing process: a JSON head, then bytes.

A message is the length of the head (4 bytes), the head, and as many bytes as the head's
`panjang` says. A packet is what a child hands back: the length of a JSON (4 bytes), the
JSON, and the PDF.
"""

import json
import struct
from typing import IO, Any

_PANJANG = struct.Struct(">I")


class SambunganPutus(Exception):
    """The other side is gone."""


def kirim(arus: IO[bytes], kepala: dict[str, Any], isi: bytes = b"") -> None:
    """Write one message and hand it over at once."""
    teks = json.dumps({**kepala, "panjang": len(isi)}).encode()
    arus.write(_PANJANG.pack(len(teks)) + teks)
    arus.write(isi)
    arus.flush()


def terima(arus: IO[bytes]) -> tuple[dict[str, Any], bytes]:
    """Read one message; SambunganPutus where the other side has closed."""
    (panjang,) = _PANJANG.unpack(_baca(arus, _PANJANG.size))
    kepala = json.loads(_baca(arus, panjang))
    return kepala, _baca(arus, kepala["panjang"])


def _baca(arus: IO[bytes], banyak: int) -> bytes:
    """Exactly so many bytes: a stream without a buffer of its own gives what there is."""
    isi = arus.read(banyak)
    while len(isi) < banyak:
        lagi = arus.read(banyak - len(isi))
        if not lagi:
            raise SambunganPutus
        isi += lagi
    return isi


def bungkus(keterangan: dict[str, Any], pdf: bytes) -> bytes:
    """A packet of what is known of a PDF, and the PDF; the same for the same input."""
    teks = json.dumps(keterangan, sort_keys=True, ensure_ascii=False).encode()
    return _PANJANG.pack(len(teks)) + teks + pdf


def buka(paket: bytes) -> tuple[dict[str, Any], bytes]:
    """The two parts of a packet; ValueError where it is not one."""
    if len(paket) < _PANJANG.size:
        raise ValueError("too short for a packet")
    (panjang,) = _PANJANG.unpack_from(paket)
    akhir = _PANJANG.size + panjang
    return json.loads(paket[_PANJANG.size : akhir]), paket[akhir:]
