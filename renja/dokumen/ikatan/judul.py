"""A text with the capital letters of a title."""

import re

# Words that stay small inside a title.
_KATA_KECIL = frozenset(
    {
        *("antara", "atas", "atau", "bagi", "beserta", "dalam", "dan", "dari", "dengan", "di"),
        *("guna", "hingga", "ke", "kepada", "oleh", "pada", "per", "serta", "terhadap"),
        *("tentang", "untuk", "yang"),
    }
)
# What a word is made of: letters and digits between strokes, hyphens and brackets.
_BAGIAN = re.compile(r"[^\W_]+")
_BERKURUNG = re.compile(r"[(\[][^()\[\]]+[)\]][.,;:]?")


def judul(teks: str) -> str:
    """A title: each word begins large, but those that join others.

    In a text that is not all in capitals, words in capitals are short forms and stay so; in
    one that is, only a single word in brackets is taken for a short form.
    """
    kapital = teks == teks.upper()
    return " ".join(_kata(kata, letak, kapital=kapital) for letak, kata in enumerate(teks.split()))


def _kata(kata: str, letak: int, *, kapital: bool) -> str:
    if letak and kata.casefold() in _KATA_KECIL:
        return kata.lower()
    if kata == kata.upper() and _BERKURUNG.fullmatch(kata):
        return kata

    def bagian(cocok: re.Match[str]) -> str:
        isi = cocok[0]
        singkatan = not kapital and len(isi) > 1 and isi == isi.upper()
        return isi if singkatan else isi[:1].upper() + isi[1:].lower()

    return _BAGIAN.sub(bagian, kata)
