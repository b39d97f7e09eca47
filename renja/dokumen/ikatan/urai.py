"""Reads a text with bound values into a `Templat`; never fails, but lists what is wrong."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from renja.dokumen.ikatan.galat import GALAT_TERBANYAK, Galat, Keliru, Posisi
from renja.dokumen.ikatan.leksem import CETAK, SPASI, Bagian, Potongan, Tag, potong
from renja.dokumen.ikatan.pohon import Blok, Cetak, Jika, Simpul, Teks, Templat, Ungkapan, Untuk
from renja.dokumen.ikatan.ungkapan import Pembaca

PERULANGAN_TERDALAM = 4
SARANG_TERDALAM = 16
PERINTAH = ("untuk", "jika", "lain", "selesai", "tabel", "gambar", "tanda_tangan")
AWAL_TEKS = Posisi(1, 1, 1)
# Names that the language itself uses.
KATA_BAHASA = frozenset({*PERINTAH, "dari", "bukan"})


def urai(teks: str) -> Templat:
    """The parts of a text, and every error of its spelling in the order of their places."""
    bagian, galat = potong(teks)
    isi, lain = _Pengurai().semua(_rapatkan(bagian))
    semua = sorted({*galat, *lain})
    return Templat(isi, tuple(semua[:GALAT_TERBANYAK]))


def _rapatkan(bagian: Sequence[Bagian]) -> list[Bagian]:
    """Without the lines that hold nothing but commands, so that lists and tables stay whole."""
    berisi: set[int] = set()
    berperintah: set[int] = set()
    for satu in bagian:
        if isinstance(satu, Potongan):
            if satu.isi.strip(SPASI):
                berisi.add(satu.baris)
        elif satu.jenis == CETAK or satu.rusak:
            berisi.add(satu.tempat.baris)
        else:
            berperintah.add(satu.tempat.baris)
    kosong = berperintah - berisi
    return [satu for satu in bagian if not (isinstance(satu, Potongan) and satu.baris in kosong)]


@dataclass(slots=True)
class _Bingkai:
    """A block that is open: what it was opened with, and what was read inside so far."""

    jenis: Literal["akar", "untuk", "jika"]
    tempat: Posisi
    ungkapan: Ungkapan | None = None
    nama: str = ""
    tempat_nama: Posisi = AWAL_TEKS
    bukan: bool = False
    isi: list[Simpul] = field(default_factory=list)
    lain: list[Simpul] | None = None
    rusak: bool = False

    @property
    def kini(self) -> list[Simpul]:
        """Where the next part goes."""
        return self.isi if self.lain is None else self.lain


class _Pengurai:
    def __init__(self) -> None:
        self.tumpukan = [_Bingkai("akar", AWAL_TEKS)]
        self.galat: list[Galat] = []
        self.perulangan = 0

    def semua(self, bagian: Sequence[Bagian]) -> tuple[tuple[Simpul, ...], list[Galat]]:
        sendiri = _baris_perintah(bagian)
        for satu in bagian:
            if isinstance(satu, Potongan):
                self._teks(satu.isi)
            elif satu.rusak:
                self._tag_rusak(satu)
            else:
                self._tag(satu, sendiri=satu.tempat.baris in sendiri)
        while len(self.tumpukan) > 1:
            bingkai = self._tutup()
            pesan = f"Tutup {{% {bingkai.jenis} %}} ini dengan {{% selesai %}}."
            self.galat.append(Galat.di(bingkai.tempat, pesan))
        return tuple(self.tumpukan[0].isi), self.galat

    def _teks(self, isi: str) -> None:
        kini = self.tumpukan[-1].kini
        if kini and isinstance(kini[-1], Teks):
            kini[-1] = Teks(kini[-1].isi + isi)
        else:
            kini.append(Teks(isi))

    def _bingkai(self, jenis: Literal["untuk", "jika"], tempat: Posisi) -> _Bingkai:
        """Open a block; it counts as damaged until its tag was read to the end."""
        bingkai = _Bingkai(jenis, tempat, rusak=True)
        self.tumpukan.append(bingkai)
        self.perulangan += jenis == "untuk"
        return bingkai

    def _tag_rusak(self, tag: Tag) -> None:
        """One that could not be read still opens a block, so that its end finds it."""
        kata = tag.leksem[0].isi if tag.leksem else ""
        if tag.jenis != CETAK and kata in {"untuk", "jika"}:
            jenis: Literal["untuk", "jika"] = "untuk" if kata == "untuk" else "jika"
            self._bingkai(jenis, tag.tempat)
        else:
            self._teks(tag.asli)

    def _tag(self, tag: Tag, *, sendiri: bool) -> None:
        pembaca = Pembaca(tag)
        try:
            if tag.jenis == CETAK:
                ungkapan = pembaca.ungkapan()
                pembaca.selesai()
                self.tumpukan[-1].kini.append(Cetak(ungkapan, tag.tempat, tag.asli))
            else:
                self._perintah(tag, pembaca, sendiri=sendiri)
        except Keliru as keliru:
            self.galat.append(keliru.galat)
            if tag.jenis == CETAK:
                self._teks(tag.asli)

    def _perintah(self, tag: Tag, pembaca: Pembaca, *, sendiri: bool) -> None:
        kata = pembaca.perintah(PERINTAH)
        if kata in {"untuk", "jika"}:
            self._buka(tag, pembaca, "untuk" if kata == "untuk" else "jika")
        elif kata == "lain":
            pembaca.selesai()
            self._lain(tag)
        elif kata == "selesai":
            pembaca.selesai()
            if len(self.tumpukan) == 1:
                raise Keliru(
                    tag.tempat,
                    "Hapus {% selesai %} ini: tidak ada perulangan atau syarat yang terbuka.",
                )
            self._tutup()
        else:
            self._blok(tag, pembaca, kata, sendiri=sendiri)

    def _buka(self, tag: Tag, pembaca: Pembaca, jenis: Literal["untuk", "jika"]) -> None:
        bingkai = self._bingkai(jenis, tag.tempat)
        if jenis == "untuk":
            bingkai.nama, bingkai.tempat_nama = pembaca.nama_baru(KATA_BAHASA)
            pembaca.kata("dari")
        else:
            bingkai.bukan = pembaca.bila("bukan")
        bingkai.ungkapan = pembaca.ungkapan(saringan=False)
        pembaca.selesai()
        if jenis == "untuk" and self.perulangan > PERULANGAN_TERDALAM:
            raise Keliru(
                tag.tempat,
                f"Keluarkan perulangan ini: paling banyak {PERULANGAN_TERDALAM} bersarang.",
            )
        if len(self.tumpukan) > SARANG_TERDALAM:
            raise Keliru(
                tag.tempat, f"Keluarkan syarat ini: paling banyak {SARANG_TERDALAM} bersarang."
            )
        bingkai.rusak = False

    def _lain(self, tag: Tag) -> None:
        bingkai = self.tumpukan[-1]
        if bingkai.jenis != "jika":
            raise Keliru(tag.tempat, "Pakai {% lain %} hanya di dalam {% jika %}.")
        if bingkai.lain is not None:
            raise Keliru(tag.tempat, "Hapus {% lain %} ini: syaratnya sudah punya {% lain %}.")
        bingkai.lain = []

    def _blok(self, tag: Tag, pembaca: Pembaca, kata: str, *, sendiri: bool) -> None:
        if kata == "tanda_tangan":
            blok = Blok("tanda_tangan", "", tag.tempat, tag.tempat)
        else:
            kunci, tempat = pembaca.teks(
                f'Tulis namanya di antara tanda kutip: {{% {kata} "…" %}}.'
            )
            blok = Blok("tabel" if kata == "tabel" else "gambar", kunci, tag.tempat, tempat)
        pembaca.selesai()
        if not sendiri:
            raise Keliru(tag.tempat, f"Tulis {{% {kata} %}} pada baris tersendiri.")
        self.tumpukan[-1].kini.append(blok)

    def _tutup(self) -> _Bingkai:
        """Close the innermost block and put it into the one around it, unless it is damaged."""
        bingkai = self.tumpukan.pop()
        self.perulangan -= bingkai.jenis == "untuk"
        kini = self.tumpukan[-1].kini
        if bingkai.rusak or bingkai.ungkapan is None:
            return bingkai
        isi, tempat = tuple(bingkai.isi), bingkai.tempat
        if bingkai.jenis == "untuk":
            kini.append(Untuk(bingkai.nama, bingkai.tempat_nama, bingkai.ungkapan, isi, tempat))
        else:
            lain = tuple(bingkai.lain or ())
            kini.append(Jika(bingkai.bukan, bingkai.ungkapan, isi, lain, tempat))
        return bingkai


def _baris_perintah(bagian: Sequence[Bagian]) -> set[int]:
    """The lines that hold commands alone (their blanks were taken out already)."""
    berisi = {
        satu.baris if isinstance(satu, Potongan) else satu.tempat.baris
        for satu in bagian
        if isinstance(satu, Potongan) or satu.jenis == CETAK or satu.rusak
    }
    return {
        satu.tempat.baris
        for satu in bagian
        if isinstance(satu, Tag) and satu.tempat.baris not in berisi
    }
