"""What may be typed next: names, keys, filters, commands, codes of forms, pictures."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from renja.dokumen.ikatan.ikat import TAMBAHAN
from renja.dokumen.ikatan.kamus import Nama
from renja.dokumen.ikatan.leksem import CETAK, Tag, potong
from renja.dokumen.ikatan.leksem import Jenis as JenisLeksem
from renja.dokumen.ikatan.nama import KeteranganNama, daftar_nama, daftar_saringan
from renja.dokumen.ikatan.skema_akar import AKAR
from renja.dokumen.ikatan.tipe import Jenis
from renja.dokumen.ikatan.urai import PERINTAH
from renja.laporan import FORMULIR

PERULANGAN = ("untuk", "jika")
# A tag is looked for in so many signs before the caret: nobody types a longer one.
TAG_TERPANJANG = 500
_TAG_TERBUKA = re.compile(r"(\{\{|\{%)((?:(?!\}\}|%\}|\{\{|\{%).)*)$")
_SARINGAN = re.compile(r"\|\s*(\w*)$")
_TEKS = re.compile(r"(?:\b(tabel|gambar)\s*\(?\s*)[\"'“]([^\"'”]*)$")
# Possessive: a bracket that could belong to two keys would be tried in every way.
_JALUR = re.compile(r"(?:[^\W\d]\w*+(?:\.\w*+|\[[\"'“]?+[^\"'”\]]*+[\"'”]?+\]?+)*+)?$")
_PERINTAH = re.compile(r"\s*(\w*)$")
_SEBELUM_JALUR = re.compile(r"\s*(?:untuk\s+\w+\s+dari\s+|jika\s+(?:bukan\s+)?)")
_KATA_TAMBAHAN = {
    "ke": "Urutannya dalam perulangan, mulai 1.",
    "terakhir": "Apakah ia yang terakhir.",
}
_KATA_PERINTAH = {
    "untuk": "Mengulang bagi tiap isi daftar: untuk p dari program.",
    "jika": "Mencetak bila nilainya ada: jika usulan, jika bukan usulan.",
    "lain": "Bagian lain dari syarat.",
    "selesai": "Menutup perulangan atau syarat.",
    "tabel": 'Menempatkan formulir: tabel "tabel-4.1".',
    "gambar": 'Menempatkan gambar: gambar "peta".',
    "tanda_tangan": "Menempatkan blok tanda tangan.",
}


@dataclass(frozen=True, slots=True)
class Lengkapan:
    """Something that may be typed: `isi` takes the place of the text from offset `mulai`."""

    mulai: int
    isi: str
    jenis: str
    keterangan: str
    contoh: str = ""


def lengkapi_di(teks: str, letak: int, nama: Nama | None = None) -> list[Lengkapan]:
    """What may be typed at an offset of a text; empty outside of tags.

    With `nama` keys (`IKU-2`) and pictures are offered too.
    """
    awal = max(teks.rfind("\n", 0, letak), teks.rfind("\r", 0, letak)) + 1
    baris = teks[max(awal, letak - TAG_TERPANJANG) : letak]
    terbuka = _TAG_TERBUKA.search(baris)
    if terbuka is None:
        return []
    dalam = terbuka[2]
    if isi := _TEKS.search(dalam):
        return [
            Lengkapan(letak - len(isi[2]), satu, isi[1], keterangan)
            for satu, keterangan in _sasaran(isi[1], nama)
            if satu.casefold().startswith(isi[2].casefold())
        ]
    if terbuka[1] == CETAK:
        if isi := _SARINGAN.search(dalam):
            return _saringan(letak, isi[1])
    else:
        kepala = _SEBELUM_JALUR.match(dalam)
        if kepala is None:
            return _perintah(letak, dalam)
    awalan = _JALUR.search(dalam)
    ketikan = awalan[0] if awalan else ""
    lingkup = lingkup_di(teks, letak - len(baris) + terbuka.start())
    return [
        Lengkapan(letak - len(ketikan), satu.nama, satu.jenis, satu.keterangan, satu.contoh)
        for satu in lengkapi(ketikan, lingkup, nama)
    ]


def _sasaran(jenis: str, nama: Nama | None) -> Iterable[tuple[str, str]]:
    """The codes of the forms, or the pictures."""
    if jenis == "tabel":
        return [(kode, f"{satu.nama} ({satu.sebutan})") for kode, satu in FORMULIR.items()]
    return [(satu, "Gambar yang sudah diunggah.") for satu in (nama.gambar or () if nama else ())]


def _saringan(letak: int, ketikan: str) -> list[Lengkapan]:
    return [
        Lengkapan(letak - len(ketikan), satu.nama, "saringan", satu.keterangan, satu.contoh)
        for satu in daftar_saringan()
        if satu.nama.startswith(ketikan)
    ]


def _perintah(letak: int, dalam: str) -> list[Lengkapan]:
    isi = _PERINTAH.fullmatch(dalam)
    if isi is None:
        return []
    return [
        Lengkapan(letak - len(isi[1]), satu, "perintah", _KATA_PERINTAH[satu])
        for satu in PERINTAH
        if satu.startswith(isi[1])
    ]


def lingkup_di(teks: str, letak: int) -> dict[str, str]:
    """The names of the loops around an offset, and what each stands for: `{"p": "program[]"}`."""
    terbuka: list[tuple[str, str]] = []
    for satu in potong(teks[:letak])[0]:
        if not isinstance(satu, Tag) or satu.jenis == CETAK or not satu.leksem:
            continue
        kata = satu.leksem[0].isi
        if kata in PERULANGAN:
            terbuka.append(_peubah(satu, dict(terbuka)))
        elif kata == "selesai" and terbuka:
            terbuka.pop()
    return {peubah: jalur for peubah, jalur in terbuka if peubah}


def _peubah(tag: Tag, lingkup: Mapping[str, str]) -> tuple[str, str]:
    """The name that a loop gives and the canonical name of its list's members."""
    isi = [satu for satu in tag.leksem if satu.jenis is not JenisLeksem.TUTUP]
    kata = [satu.isi for satu in isi[:3]]
    if kata[:1] != ["untuk"] or kata[2:] != ["dari"]:
        return "", ""
    pokok, *lain = [satu.isi for satu in isi[3:]] or [""]
    return kata[1], f"{lingkup.get(pokok, pokok)}{''.join(lain)}[]"


def lengkapi(
    awalan: str, lingkup: Mapping[str, str] | None = None, nama: Nama | None = None
) -> list[KeteranganNama]:
    """What may follow while a name is typed: `pa` gives `pagu`, `pagu.` all that is in it.

    `lingkup` maps the names of the loops around to what they stand for (`{"p": "program[]"}`);
    with `nama` the keys of a map are offered too (`capaian["`).
    """
    lingkup = lingkup or {}
    titik, kurung = awalan.rfind("."), awalan.rfind("[")
    if kurung > titik and not awalan.endswith("]"):
        return _kunci(awalan[:kurung], awalan[kurung + 1 :].strip("\"'“”"), nama)
    induk, ketikan = (awalan[:titik], awalan[titik + 1 :]) if titik >= 0 else ("", awalan)
    depan = f"{induk}." if induk else ""
    jalur = _jalur(induk, lingkup)
    hasil = [
        KeteranganNama(depan + satu.nama[len(jalur) :], satu.jenis, satu.keterangan, satu.contoh)
        for satu in daftar_nama()
        if satu.nama.startswith(jalur) and _langsung(satu.nama[len(jalur) :])
    ]
    if induk in lingkup:
        hasil += _tambahan(depan)
    elif not induk:
        hasil = [*_peubah_perulangan(lingkup), *hasil]
    return [satu for satu in hasil if satu.nama.startswith(depan + ketikan)]


def _jalur(induk: str, lingkup: Mapping[str, str]) -> str:
    """The canonical beginning of what stands below a typed name."""
    if not induk:
        return ""
    pokok, titik, sisa = induk.partition(".")
    kunci = pokok.find("[")
    if kunci >= 0:
        pokok = f'{pokok[:kunci]}["…"]'
    return f"{lingkup.get(pokok, pokok)}{titik}{sisa}."


def _langsung(sisa: str) -> bool:
    """Whether a name stands directly below, not further down."""
    return bool(sisa) and "." not in sisa and "[" not in sisa


def _tambahan(depan: str) -> list[KeteranganNama]:
    return [
        KeteranganNama(f"{depan}{satu}", tipe.jenis.value, _KATA_TAMBAHAN[satu], "")
        for satu, tipe in TAMBAHAN.items()
    ]


def _peubah_perulangan(lingkup: Mapping[str, str]) -> list[KeteranganNama]:
    return [
        KeteranganNama(satu, "isi daftar", f"Satu isi {jalur.removesuffix('[]')}.", "")
        for satu, jalur in lingkup.items()
    ]


def _kunci(peta: str, ketikan: str, nama: Nama | None) -> list[KeteranganNama]:
    """The keys of a map: of the root, or of a record of it (`pagu.lapisan`)."""
    langkah = []
    skema = AKAR
    for kata in peta.split("."):
        bidang = skema.bidang.get(kata)
        if bidang is None:
            return []
        langkah.append(bidang)
        skema = bidang.tipe.skema or AKAR
    tipe = langkah[-1].tipe
    if nama is None or tipe.jenis is not Jenis.PETA or tipe.unsur is None:
        return []
    return [
        KeteranganNama(f'{peta}["{satu}"]', tipe.unsur.jenis.value, langkah[-1].keterangan, "")
        for satu in nama.kunci(langkah)
        if satu.startswith(ketikan)
    ]
