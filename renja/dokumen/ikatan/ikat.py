"""Binds the parts of a text to the closed table of names: what a name is, and what is wrong.

Everything that can be known without the values is checked here, also in parts that these
values would leave out.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from renja.dokumen.ikatan import pohon
from renja.dokumen.ikatan.galat import Galat, Keliru, Posisi, anjuran, sebut
from renja.dokumen.ikatan.ikat_saringan import Saring, ikat_saringan
from renja.dokumen.ikatan.kamus import Nama
from renja.dokumen.ikatan.tipe import (
    BILANGAN,
    TAUTAN,
    TEKS,
    TUNGGAL,
    YA_TIDAK,
    Bidang,
    Jenis,
    Tipe,
)

# What every name of a loop knows beside the fields of its list.
TAMBAHAN = {"ke": BILANGAN, "terakhir": YA_TIDAK}


@dataclass(frozen=True, slots=True)
class Peubah:
    """The name of a loop: the kind of what it stands for (None where the list is unknown)."""

    tipe: Tipe | None
    jalur: str


Lingkup = Mapping[str, Peubah]


@dataclass(frozen=True, slots=True)
class Ambil:
    """A value bound: from a root name, the name of a loop, a text, or a reference.

    `tambahan` is one of TAMBAHAN, "" for the thing itself.
    """

    asal: Literal["akar", "peubah", "teks", "tabel", "gambar"]
    pokok: str
    langkah: tuple[Bidang | str, ...]
    tipe: Tipe
    tempat: Posisi
    sumber: str
    saringan: tuple[Saring, ...] = ()
    tambahan: str = ""


@dataclass(frozen=True, slots=True)
class CetakTerikat:
    """A value that is printed."""

    ambil: Ambil
    tempat: Posisi
    asli: str


@dataclass(frozen=True, slots=True)
class UntukTerikat:
    """A loop."""

    nama: str
    daftar: Ambil
    isi: tuple["Terikat", ...]
    tempat: Posisi


@dataclass(frozen=True, slots=True)
class JikaTerikat:
    """A condition."""

    bukan: bool
    syarat: Ambil
    isi: tuple["Terikat", ...]
    lain: tuple["Terikat", ...]
    tempat: Posisi


@dataclass(frozen=True, slots=True)
class Salah:
    """A tag that could not be bound; it prints as it was typed."""

    asli: str


Terikat = pohon.Teks | CetakTerikat | UntukTerikat | JikaTerikat | pohon.Blok | Salah


@dataclass(slots=True)
class Pengikat:
    """Binds a text; `galat` and `dipakai` (the names used) fill on the way."""

    nama: Nama
    galat: list[Galat] = field(default_factory=list)
    dipakai: set[str] = field(default_factory=set)

    def semua(
        self, isi: Sequence[pohon.Simpul], lingkup: Lingkup | None = None
    ) -> tuple[Terikat, ...]:
        """The parts, bound; what is wrong goes to `galat`."""
        hasil: list[Terikat] = []
        for satu in isi:
            try:
                hasil += self._satu(satu, lingkup or {})
            except Keliru as keliru:
                self.galat.append(keliru.galat)
                if isinstance(satu, pohon.Cetak):
                    hasil.append(Salah(satu.asli))
        return tuple(hasil)

    def _satu(self, satu: pohon.Simpul, lingkup: Lingkup) -> list[Terikat]:
        match satu:
            case pohon.Cetak():
                return [self._cetak(satu, lingkup)]
            case pohon.Untuk():
                return self._untuk(satu, lingkup)
            case pohon.Jika():
                return self._jika(satu, lingkup)
            case pohon.Blok():
                return [self._blok(satu)]
            case _:
                return [satu]

    def _cetak(self, satu: pohon.Cetak, lingkup: Lingkup) -> Terikat:
        ambil = self._ambil(satu.ungkapan, lingkup)
        if ambil is None:
            return Salah(satu.asli)
        if ambil.tipe.jenis not in TUNGGAL:
            raise Keliru(satu.ungkapan.tempat, _tidak_tercetak(ambil))
        return CetakTerikat(ambil, satu.tempat, satu.asli)

    def _untuk(self, satu: pohon.Untuk, lingkup: Lingkup) -> list[Terikat]:
        if satu.nama in self.nama.skema.bidang or satu.nama in lingkup:
            pesan = f'Pilih nama lain: "{satu.nama}" sudah dipakai.'
            self.galat.append(Galat.di(satu.tempat_nama, pesan))
        daftar = self._atau_galat(satu.daftar, lingkup, _periksa_daftar)
        jalur = f"{self._jalur(daftar, lingkup)}[]" if daftar else ""
        peubah = Peubah(daftar.tipe.unsur if daftar else None, jalur)
        isi = self.semua(satu.isi, {**lingkup, satu.nama: peubah})
        return [UntukTerikat(satu.nama, daftar, isi, satu.tempat)] if daftar else []

    def _jika(self, satu: pohon.Jika, lingkup: Lingkup) -> list[Terikat]:
        syarat = self._atau_galat(satu.syarat, lingkup, _periksa_syarat)
        isi, lain = self.semua(satu.isi, lingkup), self.semua(satu.lain, lingkup)
        return [JikaTerikat(satu.bukan, syarat, isi, lain, satu.tempat)] if syarat else []

    def _atau_galat(
        self, satu: pohon.Ungkapan, lingkup: Lingkup, periksa: Callable[[Ambil], str]
    ) -> Ambil | None:
        """A value bound and checked; None where it is wrong, so that the inside is read too."""
        try:
            ambil = self._ambil(satu, lingkup)
        except Keliru as keliru:
            self.galat.append(keliru.galat)
            return None
        pesan = periksa(ambil) if ambil else ""
        if pesan:
            self.galat.append(Galat.di(satu.tempat, pesan))
        return None if pesan else ambil

    def _blok(self, satu: pohon.Blok) -> pohon.Blok:
        if satu.jenis == "tabel":
            kode = self.nama.kode_tabel(satu.kunci)
            if not kode:
                raise Keliru(satu.tempat_kunci, self._tabel_asing(satu.kunci))
            return pohon.Blok(satu.jenis, kode, satu.tempat, satu.tempat_kunci)
        if satu.jenis == "gambar" and not self.nama.ada_gambar(satu.kunci):
            raise Keliru(satu.tempat_kunci, self._gambar_asing(satu.kunci))
        return satu

    def _tabel_asing(self, kunci: str) -> str:
        lain = "pilih kode dari daftar formulir"
        return f'Tabel "{kunci}" tidak dikenal; {anjuran(kunci, self.nama.sebutan_tabel, lain)}'

    def _gambar_asing(self, kunci: str) -> str:
        lain = "unggah dulu gambar dengan nama itu"
        return f'Gambar "{kunci}" tidak ada; {anjuran(kunci, self.nama.gambar or (), lain)}'

    def _ambil(self, satu: pohon.Ungkapan, lingkup: Lingkup) -> Ambil | None:
        """A value bound; None where it hangs on a list that is unknown itself."""
        if satu.jenis == "nama":
            dasar = self._jejak(satu, lingkup)
            if dasar is None:
                return None
            self.dipakai.add(self._jalur(dasar, lingkup))
        else:
            dasar = self._tetap(satu)
        saringan, tipe = ikat_saringan(satu.saringan, dasar.tipe, dasar.sumber)
        return Ambil(
            *(dasar.asal, dasar.pokok, dasar.langkah, tipe, satu.tempat, satu.sumber),
            *(saringan, dasar.tambahan),
        )

    def _tetap(self, satu: pohon.Ungkapan) -> Ambil:
        """A text in quotes, or a reference."""
        if satu.jenis == "tabel" and not self.nama.kode_tabel(satu.pokok):
            raise Keliru(satu.tempat, self._tabel_asing(satu.pokok))
        if satu.jenis == "gambar" and not self.nama.ada_gambar(satu.pokok):
            raise Keliru(satu.tempat, self._gambar_asing(satu.pokok))
        if satu.jenis in {"tabel", "gambar"}:
            self.dipakai.add(f'{satu.jenis}("{satu.pokok}")')
            asal: Literal["tabel", "gambar"] = "tabel" if satu.jenis == "tabel" else "gambar"
            return Ambil(asal, satu.pokok, (), TAUTAN, satu.tempat, satu.sumber)
        return Ambil("teks", satu.pokok, (), TEKS, satu.tempat, satu.sumber)

    def _jejak(self, satu: pohon.Ungkapan, lingkup: Lingkup) -> Ambil | None:
        """Follow the steps from a name."""
        langkah = list(satu.langkah)
        hasil: list[Bidang | str] = []
        sebutan, tambahan = satu.pokok, ""
        asal: Literal["akar", "peubah"] = "peubah" if satu.pokok in lingkup else "akar"
        if asal == "peubah":
            tipe = lingkup[satu.pokok].tipe
            if tipe is None:
                return None
            if langkah and _tambahan(tipe, langkah[0]):
                tambahan = langkah.pop(0).isi
                tipe, sebutan = TAMBAHAN[tambahan], f"{sebutan}.{tambahan}"
        else:
            bidang = self.nama.skema.bidang.get(satu.pokok)
            if bidang is None:
                raise Keliru(satu.tempat, self._nama_asing(satu.pokok, lingkup))
            hasil.append(bidang)
            tipe = bidang.tipe
        for kini in langkah:
            berikut, tipe = self._langkah(kini, tipe, sebutan, (asal, satu.pokok, hasil))
            hasil.append(berikut)
            sebutan += f'["{kini.isi}"]' if kini.kunci else f".{kini.isi}"
        return Ambil(asal, satu.pokok, tuple(hasil), tipe, satu.tempat, sebutan, (), tambahan)

    def _langkah(
        self,
        kini: pohon.Langkah,
        tipe: Tipe,
        sebutan: str,
        asal: tuple[str, str, list[Bidang | str]],
    ) -> tuple[Bidang | str, Tipe]:
        """One step: a field of a record, or a key of a map."""
        if tipe.jenis is Jenis.PETA and tipe.unsur is not None:
            kunci = self.nama.kunci(asal[2]) if asal[0] == "akar" else ()
            if not kini.kunci:
                contoh = next(iter(kunci), "…")
                raise Keliru(kini.tempat, f'Tulis kuncinya seperti ini: {sebutan}["{contoh}"].')
            if kini.isi not in kunci:
                lain = f"yang ada: {sebut(kunci) or 'belum ada'}"
                pesan = f'"{kini.isi}" tidak ada pada {sebutan}; {anjuran(kini.isi, kunci, lain)}'
                raise Keliru(kini.tempat, pesan)
            return kini.isi, tipe.unsur
        if tipe.skema is None:
            raise Keliru(kini.tempat, _tanpa_bagian(kini, tipe, sebutan))
        if kini.kunci:
            raise Keliru(kini.tempat, f"Tulis bagiannya dengan titik: {sebutan}.{kini.isi}.")
        bidang = tipe.skema.bidang.get(kini.isi)
        if bidang is None:
            dikenal = [*tipe.skema.bidang]
            lain = f"yang ada: {sebut(dikenal)}"
            pesan = f'"{kini.isi}" tidak ada pada {sebutan}; {anjuran(kini.isi, dikenal, lain)}'
            raise Keliru(kini.tempat, pesan)
        return bidang, bidang.tipe

    def _nama_asing(self, nama: str, lingkup: Lingkup) -> str:
        dalam = (
            f"{satu.nama}.{anak}"
            for satu in self.nama.skema.bidang.values()
            if satu.tipe.skema is not None
            for anak in satu.tipe.skema.bidang
        )
        pilihan = [*lingkup, *self.nama.skema.bidang, *dalam]
        lain = "pilih nama dari daftar nama"
        return f'Nama "{nama}" tidak dikenal; {anjuran(nama, pilihan, lain)}'

    def _jalur(self, ambil: Ambil | None, lingkup: Lingkup) -> str:
        """The canonical name of what is taken: `pagu.total`, `program[].nama`."""
        if ambil is None:
            return ""
        awal = lingkup[ambil.pokok].jalur if ambil.asal == "peubah" else ""
        for satu in ambil.langkah:
            if isinstance(satu, str):
                awal += f'["{satu}"]'
            else:
                awal += f".{satu.nama}" if awal else satu.nama
        return f"{awal}.{ambil.tambahan}" if ambil.tambahan else awal


def _tambahan(tipe: Tipe, langkah: pohon.Langkah) -> bool:
    """Whether a step is one of those that every name of a loop knows."""
    sendiri = tipe.skema.bidang if tipe.skema else {}
    return not langkah.kunci and langkah.isi in TAMBAHAN and langkah.isi not in sendiri


def _tidak_tercetak(ambil: Ambil) -> str:
    nama = ambil.sumber
    match ambil.tipe.jenis:
        case Jenis.DAFTAR:
            return (
                f'"{nama}" adalah daftar; pakai {{% untuk x dari {nama} %}} atau saringan gabung.'
            )
        case Jenis.YA_TIDAK:
            return f'"{nama}" hanya untuk syarat; pakai {{% jika {nama} %}}.'
        case Jenis.PETA:
            return f'"{nama}" berisi nilai menurut kunci; tulis {nama}["…"].'
        case _:
            ada = sebut(ambil.tipe.skema.bidang if ambil.tipe.skema else ())
            return f'"{nama}" berisi beberapa nilai; tulis {nama}. lalu salah satu dari {ada}.'


def _periksa_syarat(ambil: Ambil) -> str:
    """Why a value is no condition, or an empty text."""
    if ambil.asal not in {"akar", "peubah"}:
        return "Tulis nama sebuah nilai sebagai syarat."
    return _tidak_tercetak(ambil) if ambil.tipe.jenis is Jenis.REKAMAN else ""


def _periksa_daftar(ambil: Ambil) -> str:
    """Why a value cannot be looped over, or an empty text."""
    if ambil.tipe.jenis is Jenis.DAFTAR:
        return ""
    if ambil.tipe.jenis in {Jenis.PETA, Jenis.REKAMAN}:
        return f'"{ambil.sumber}" bukan daftar; pilih sebuah daftar, misalnya program.'
    return (
        f'"{ambil.sumber}" adalah satu nilai, bukan daftar; '
        f"tulis {{{{ {ambil.sumber} }}}}, atau pilih sebuah daftar."
    )


def _tanpa_bagian(kini: pohon.Langkah, tipe: Tipe, sebutan: str) -> str:
    if tipe.jenis is Jenis.DAFTAR:
        return f'"{sebutan}" adalah daftar; pakai {{% untuk x dari {sebutan} %}} lalu x.{kini.isi}.'
    return f'Hapus "{kini.isi}": {sebutan} adalah satu nilai ({tipe.jenis}).'
