"""The code of a document: short enough to be read out, without letters that look alike."""

import re
import secrets

# Without 0 O, 1 I L, and U, which is heard as V.
HURUF = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
PANJANG, KELOMPOK = 12, 4
_TERDAHULU = str.maketrans(dict.fromkeys(" -–.\t\n", ""))
_BENTUK = re.compile(f"[{HURUF}]{{{PANJANG}}}")


def kode_acak() -> str:
    """A new code such as 7K3M-9QXA-2DTF, of some 58 random bits."""
    return _kelompokkan("".join(secrets.choice(HURUF) for _ in range(PANJANG)))


def rapikan_kode(ketikan: str) -> str:
    """A code as somebody typed it in the form that is stored; "" where it is none."""
    huruf = ketikan[: 4 * PANJANG].translate(_TERDAHULU).upper()
    return _kelompokkan(huruf) if _BENTUK.fullmatch(huruf) else ""


def _kelompokkan(huruf: str) -> str:
    return "-".join(huruf[awal : awal + KELOMPOK] for awal in range(0, PANJANG, KELOMPOK))
