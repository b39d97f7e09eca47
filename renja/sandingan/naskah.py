"""The prose of two manuscripts word by word: Markdown with the values that stand in it."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from uuid import UUID

from renja.dokumen.ikatan import (
    BlokGambar,
    BlokTabel,
    Nama,
    Tujuan,
    dengan_sistematika,
    isikan,
    nama_dokumen,
    urai,
)
from renja.dokumen.naskah import BabNaskah, Naskah
from renja.dokumen.susun import sistematika_naskah
from renja.laporan import FORMULIR
from renja.penulisan.beda import HAPUS, SAMA, TAMBAH, Sepotong, beda_kata, ringkas
from renja.sandingan.bentuk import BedaBagian, Keadaan, Sisi
from renja.sandingan.cocok import tetap, urut_gabungan

# Longer texts than this many signs are not compared word by word, but shown as replaced.
TERPANJANG = 200_000
_LOLOS = re.compile(r"\\([!-/:-@\[-`{-~])")
# More than one empty line between what both have says nothing.
_KOSONG = re.compile(r"\n{3,}")
_KATA = re.compile(r"\w+(?:[.,]\d+)*")
_TAUTAN = re.compile(r"\[([^\]]*)\]\(dok:[^)]*\)")


@dataclass(frozen=True, slots=True)
class _Bagian:
    """A part of the outline with the one above it, and its place among its like from 1."""

    bab: BabNaskah
    induk: BabNaskah | None
    letak: int

    @property
    def tempat(self) -> str:
        """The title of the part above."""
        return self.induk.judul if self.induk else ""


class _RujukanTeks:
    """References by the wording of what they lead to: the numbers belong to the document."""

    def tabel(self, kunci: str, /) -> Tujuan:
        """The table by the name that it is asked for."""
        formulir = FORMULIR.get(kunci)
        return Tujuan(kunci, formulir.nama if formulir else f"tabel {kunci}", kunci)

    def gambar(self, nama: str, /) -> Tujuan:
        """The picture by its name."""
        return Tujuan(nama, f"gambar {nama}", nama)


def beda_naskah(semula: Sisi, menjadi: Sisi) -> tuple[BedaBagian, ...] | None:
    """The parts that differ, in the order of the later side; None where a side has no prose."""
    if semula.naskah is None or menjadi.naskah is None:
        return None
    kiri, kanan = list(_bagian(semula.naskah)), list(_bagian(menjadi.naskah))
    jodoh = _jodohkan(kiri, kanan)
    pindah = _pindah(kiri, kanan, jodoh)
    nama = _nama(semula), _nama(menjadi)
    hasil = []
    for satu, dua in urut_gabungan(jodoh, len(kiri), len(kanan)):
        lama = None if satu is None else kiri[satu]
        baru = None if dua is None else kanan[dua]
        beda = _satu(lama, baru, nama, pindah.get(dua, ()) if dua is not None else ())
        if beda is not None:
            hasil.append(beda)
    return tuple(hasil)


def teks_terikat(isi: str, nama: Nama) -> str:
    """A text of the manuscript as it reads: values put in, blocks named, nothing escaped."""
    terisi = isikan(urai(isi), nama)
    potongan = []
    for satu in terisi.bagian:
        if isinstance(satu, str):
            potongan.append(satu)
        elif isinstance(satu, BlokTabel):
            potongan.append(f"[Tabel: {satu.kode}]\n")
        elif isinstance(satu, BlokGambar):
            potongan.append(f"[Gambar: {satu.nama}]\n")
        else:
            potongan.append("[Tanda tangan]\n")
    teks = _TAUTAN.sub(r"\1", "".join(potongan))
    return unescape(_LOLOS.sub(r"\1", teks))


def _nama(sisi: Sisi) -> Nama:
    nama = nama_dokumen(sisi.rencana, _RujukanTeks())
    return dengan_sistematika(nama, sistematika_naskah(sisi.naskah, nama)) if sisi.naskah else nama


def _bagian(naskah: Naskah) -> Iterator[_Bagian]:
    def turun(anak: Sequence[BabNaskah], induk: BabNaskah | None) -> Iterator[_Bagian]:
        for letak, satu in enumerate(anak, 1):
            yield _Bagian(satu, induk, letak)
            yield from turun(satu.anak, satu)

    return turun(naskah.bab, None)


def _jodohkan(kiri: Sequence[_Bagian], kanan: Sequence[_Bagian]) -> dict[int, int]:
    """The same parts: by identity, else by the outline's code, else by title below one title."""
    hasil: dict[int, int] = {}
    for kunci in (
        lambda satu: satu.bab.uid,
        lambda satu: satu.bab.kode or None,
        lambda satu: (satu.tempat, satu.bab.judul),
    ):
        dipakai = set(hasil.values())
        letak: dict[Hashable, int] = {}
        for n, satu in enumerate(kanan):
            if n not in dipakai and kunci(satu) is not None:
                letak.setdefault(kunci(satu), n)
        for n, satu in enumerate(kiri):
            if n not in hasil and kunci(satu) in letak:
                hasil[n] = letak.pop(kunci(satu))
    return hasil


def _pindah(
    kiri: Sequence[_Bagian], kanan: Sequence[_Bagian], jodoh: dict[int, int]
) -> dict[int, tuple[str, ...]]:
    """Parts that stand elsewhere, with those in them; by their place on the later side."""
    setara = {kiri[satu].bab.uid: kanan[dua].bab.uid for satu, dua in jodoh.items()}
    hasil: dict[int, tuple[str, ...]] = {}
    seinduk: dict[UUID | None, list[tuple[int, int]]] = defaultdict(list)
    for satu, dua in sorted(jodoh.items()):
        lama, baru = kiri[satu], kanan[dua]
        di_atas = setara.get(lama.induk.uid, lama.induk.uid) if lama.induk else None
        if di_atas != (baru.induk.uid if baru.induk else None):
            hasil[dua] = (f"dari {lama.tempat or 'tingkat bab'} ke {baru.tempat or 'tingkat bab'}",)
        else:
            seinduk[di_atas].append((satu, dua))
    for pasangan in seinduk.values():
        diam = tetap([dua for _, dua in pasangan])
        for satu, dua in pasangan:
            if dua not in diam:
                hasil[dua] = (f"dari urutan ke-{kiri[satu].letak} menjadi ke-{kanan[dua].letak}",)
    return hasil


def _satu(
    lama: _Bagian | None,
    baru: _Bagian | None,
    nama: tuple[Nama, Nama],
    pindah: tuple[str, ...],
) -> BedaBagian | None:
    """What differs in a part, None where nothing does."""
    satu = baru or lama
    if satu is None:
        return None
    kiri = teks_terikat(lama.bab.isi, nama[0]) if lama else ""
    kanan = teks_terikat(baru.bab.isi, nama[1]) if baru else ""
    if lama is None or baru is None:
        keadaan = Keadaan.BERTAMBAH if lama is None else Keadaan.BERKURANG
        utuh = Sepotong(TAMBAH if lama is None else HAPUS, kanan or kiri)
        potongan = (utuh,) if utuh.teks else ()
        milik = nama[0] if baru is None else nama[1]
        judul_satu = teks_terikat(satu.bab.judul, milik)
        return BedaBagian(judul_satu, _tempat(satu, milik), (keadaan,), potongan)
    judul = teks_terikat(lama.bab.judul, nama[0]), teks_terikat(baru.bab.judul, nama[1])
    ganti_judul = judul[0] != judul[1]
    berubah = kiri != kanan or ganti_judul
    keadaan_ini = [Keadaan.BERUBAH] * berubah + [Keadaan.PINDAH] * bool(pindah)
    if not keadaan_ini:
        return None
    return BedaBagian(
        judul[1],
        _tempat(baru, nama[1]),
        tuple(keadaan_ini),
        _potongan(kiri, kanan),
        judul[0] if ganti_judul else "",
        pindah,
        nilai_saja=kiri != kanan and lama.bab.isi == baru.bab.isi,
    )


def _tempat(satu: _Bagian, nama: Nama) -> str:
    """The title of the part above, as it reads."""
    return teks_terikat(satu.tempat, nama)


def _potongan(kiri: str, kanan: str) -> tuple[Sepotong, ...]:
    """The pieces of a comparison, bounded in time; none where the texts are equal."""
    if kiri == kanan:
        return ()
    if max(len(kiri), len(kanan)) > TERPANJANG:
        semua = [Sepotong(HAPUS, kiri), Sepotong(TAMBAH, kanan)]
    else:
        semua = ringkas(beda_kata(kiri, kanan))
    rapi = (x._replace(teks=_KOSONG.sub("\n\n", x.teks)) if x.jenis == SAMA else x for x in semua)
    return tuple(satu for satu in rapi if satu.teks)


def banyak_kata(potongan: Sequence[Sepotong]) -> tuple[int, int]:
    """How many words went and how many came."""
    hasil = {SAMA: 0, HAPUS: 0, TAMBAH: 0}
    for satu in potongan:
        hasil[satu.jenis] += len(_KATA.findall(satu.teks))
    return hasil[HAPUS], hasil[TAMBAH]
