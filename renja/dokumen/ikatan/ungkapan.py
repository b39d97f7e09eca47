"""Reads the words of one tag: a recursive descent over names, steps, and filters."""

from collections.abc import Collection, Sequence
from typing import Literal

from renja.dokumen.ikatan.galat import Keliru, Posisi, anjuran, sebut
from renja.dokumen.ikatan.leksem import Jenis, Leksem, Tag
from renja.dokumen.ikatan.pohon import Argumen, Langkah, Pakai, Ungkapan

# More steps or filters than these in one expression are a slip.
PANJANG_TERBANYAK = 20
ANGKA_TERPANJANG = 9
RUJUKAN = ("tabel", "gambar")


class Pembaca:
    """The words of a tag, read one after the other; raises `Keliru` at the word that is wrong."""

    def __init__(self, tag: Tag) -> None:
        self.tag = tag
        self.leksem: Sequence[Leksem] = tag.leksem
        self.letak = 0

    @property
    def kini(self) -> Leksem:
        """The next word; the closing mark is always there."""
        return self.leksem[self.letak]

    def maju(self) -> Leksem:
        """Take the next word."""
        satu = self.kini
        if satu.jenis is not Jenis.TUTUP:
            self.letak += 1
        return satu

    def _tanda(self, tanda: str) -> bool:
        """Take a mark where it comes next."""
        if self.kini.jenis is Jenis.TANDA and self.kini.isi == tanda:
            self.letak += 1
            return True
        return False

    def _nama(self, pesan: str) -> Leksem:
        if self.kini.jenis is not Jenis.NAMA:
            raise Keliru(self.kini.tempat, pesan)
        return self.maju()

    def teks(self, pesan: str) -> tuple[str, Posisi]:
        """A text in quotes and its place."""
        if self.kini.jenis is not Jenis.TEKS:
            raise Keliru(self.kini.tempat, pesan)
        satu = self.maju()
        return satu.isi, satu.tempat

    def selesai(self) -> None:
        """Nothing more may come."""
        if self.kini.jenis is not Jenis.TUTUP:
            raise Keliru(
                self.kini.tempat, f'Hapus "{self.kini.isi}", atau tulis | sebelum nama saringan.'
            )

    def perintah(self, pilihan: Sequence[str]) -> str:
        """The word that a command starts with."""
        lain = f"pakai salah satu dari {sebut(pilihan)}"
        if self.kini.jenis is not Jenis.NAMA:
            raise Keliru(self.kini.tempat, f"Tulis perintahnya: {lain}.")
        satu = self.maju()
        if satu.isi not in pilihan:
            pesan = f'Perintah "{satu.isi}" tidak dikenal; {anjuran(satu.isi, pilihan, lain)}'
            raise Keliru(satu.tempat, pesan)
        return satu.isi

    def nama_baru(self, terlarang: Collection[str]) -> tuple[str, Posisi]:
        """The name that a loop gives to each of a list."""
        contoh = "misalnya {% untuk p dari program %}"
        satu = self._nama(f"Tulis nama bagi tiap isi daftar, {contoh}.")
        if satu.isi in terlarang:
            pesan = f'Pilih nama lain: "{satu.isi}" adalah kata bahasa ini, {contoh}.'
            raise Keliru(satu.tempat, pesan)
        return satu.isi, satu.tempat

    def kata(self, kata: str) -> None:
        """A word that has to come next."""
        if not self.bila(kata):
            contoh = "misalnya {% untuk p dari program %}"
            raise Keliru(self.kini.tempat, f'Tulis "{kata}" di sini, {contoh}.')

    def bila(self, kata: str) -> bool:
        """Take a word where it comes next."""
        if self.kini.jenis is Jenis.NAMA and self.kini.isi == kata:
            self.letak += 1
            return True
        return False

    def ungkapan(self, *, saringan: bool = True) -> Ungkapan:
        """A value with its steps and, where allowed, filters."""
        awal = self.kini.awal
        jenis, pokok, tempat = self._pokok()
        langkah = self._langkah() if jenis == "nama" else ()
        dipakai: list[Pakai] = []
        while self.kini.jenis is Jenis.TANDA and self.kini.isi == "|":
            if not saringan:
                raise Keliru(
                    self.kini.tempat, "Hapus saringan di sini; pakai hanya di dalam {{ … }}."
                )
            self._terbatas(len(dipakai))
            self.letak += 1
            dipakai.append(self._saringan())
        sumber = self._sumber(awal)
        return Ungkapan(jenis, pokok, tempat, langkah, tuple(dipakai), sumber)

    def _sumber(self, awal: int) -> str:
        """What was typed from an offset up to the present word."""
        akhir = self.leksem[self.letak - 1].akhir
        return self.tag.asli[awal - self.tag.awal : akhir - self.tag.awal]

    def _pokok(self) -> tuple[Literal["nama", "teks", "tabel", "gambar"], str, Posisi]:
        if self.kini.jenis is Jenis.TEKS:
            satu = self.maju()
            return "teks", satu.isi, satu.tempat
        satu = self._nama("Tulis nama sebuah nilai di sini, misalnya pagu.total.")
        if not self._tanda("("):
            return "nama", satu.isi, satu.tempat
        if satu.isi not in RUJUKAN:
            pesan = f'"{satu.isi}(…)" tidak dikenal; pakai tabel("…") atau gambar("…").'
            raise Keliru(satu.tempat, pesan)
        kunci, tempat = self.teks(f'Tulis namanya di antara tanda kutip: {satu.isi}("…").')
        if not self._tanda(")"):
            raise Keliru(self.kini.tempat, 'Tulis ")" sesudah nama di antara tanda kutip.')
        return ("tabel" if satu.isi == "tabel" else "gambar"), kunci, tempat

    def _langkah(self) -> tuple[Langkah, ...]:
        hasil: list[Langkah] = []
        while True:
            self._terbatas(len(hasil))
            if self._tanda("."):
                satu = self._nama("Tulis nama bagian sesudah titik, misalnya pagu.total.")
                hasil.append(Langkah(satu.isi, satu.tempat))
            elif self._tanda("["):
                pesan = 'Tulis kuncinya di antara tanda kutip, misalnya capaian["IKU-2"].'
                isi, tempat = self.teks(pesan)
                if not self._tanda("]"):
                    raise Keliru(self.kini.tempat, 'Tulis "]" sesudah kunci.')
                hasil.append(Langkah(isi, tempat, kunci=True))
            else:
                return tuple(hasil)

    def _terbatas(self, banyak: int) -> None:
        if banyak >= PANJANG_TERBANYAK:
            raise Keliru(self.kini.tempat, f"Pakai paling banyak {PANJANG_TERBANYAK} bagian.")

    def _saringan(self) -> Pakai:
        satu = self._nama("Tulis nama saringan sesudah |, misalnya terbilang.")
        argumen: list[Argumen] = []
        if self._tanda("("):
            while True:
                self._terbatas(len(argumen))
                argumen.append(self._argumen())
                if self._tanda(")"):
                    break
                if not self._tanda(","):
                    raise Keliru(self.kini.tempat, 'Tulis ")" sesudah isian saringan.')
        return Pakai(satu.isi, tuple(argumen), satu.tempat)

    def _argumen(self) -> Argumen:
        satu = self.kini
        if satu.jenis is Jenis.TEKS:
            self.maju()
            return Argumen(satu.isi, satu.tempat)
        if satu.jenis is Jenis.ANGKA and len(satu.isi) <= ANGKA_TERPANJANG:
            self.maju()
            return Argumen(int(satu.isi), satu.tempat)
        raise Keliru(satu.tempat, "Tulis teks di antara tanda kutip, atau angka yang pendek.")
