"""From the lines of a nomenclature file to what has to change; no database in here.

Codes follow Kepmendagri 900.1.15.5-1317/2023: bidang urusan `2.07` in urusan `2`, program
`2.07.03`, kegiatan `2.07.03.2.01` (its fourth part is the kewenangan, not a level), sub
kegiatan `2.07.03.2.01.0001`. `X` and `X.XX` stand for any urusan and bidang urusan.
"""

import re
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass

from planning.models import Nomenklatur, PetaNomenklatur, Tingkat
from planning.pemuatan.berkas import BarisBerkas, BerkasKeliru

KOLOM = ("kode", "level", "nama", "kinerja", "indikator", "satuan")
KOLOM_PILIHAN = ("kode_sebelumnya",)
ISIAN = ("nama", "kinerja", "indikator", "satuan")
TINGKAT = {pilihan.value: pilihan for pilihan in Tingkat} | {"bidang": Tingkat.BIDANG_URUSAN}

_BIDANG = r"(?:[1-9]\.\d\d|X\.XX)"
_BENTUK = {
    Tingkat.URUSAN: re.compile(r"[1-9X]", re.ASCII),
    Tingkat.BIDANG_URUSAN: re.compile(_BIDANG, re.ASCII),
    Tingkat.PROGRAM: re.compile(rf"{_BIDANG}\.\d\d", re.ASCII),
    Tingkat.KEGIATAN: re.compile(rf"{_BIDANG}\.\d\d\.\d\.\d\d", re.ASCII),
    Tingkat.SUB_KEGIATAN: re.compile(rf"{_BIDANG}\.\d\d\.\d\.\d\d\.(?:\d\d|\d{{4}})", re.ASCII),
}
_CONTOH = {
    Tingkat.URUSAN: "2",
    Tingkat.BIDANG_URUSAN: "2.07",
    Tingkat.PROGRAM: "2.07.03",
    Tingkat.KEGIATAN: "2.07.03.2.01",
    Tingkat.SUB_KEGIATAN: "2.07.03.2.01.0001",
}
_BAGIAN_DI_BAWAH_INDUK = {Tingkat.KEGIATAN: 2}
_PANJANG: dict[str, int] = {kolom: getattr(Nomenklatur, kolom).field.max_length for kolom in ISIAN}
_PANJANG_KODE_LAMA = PetaNomenklatur.kode_lama.field.max_length or 0


@dataclass(frozen=True, slots=True)
class Butir:
    """One code of an edition, with the code of its induk ("" for an urusan)."""

    kode: str
    tingkat: str
    nama: str
    kinerja: str
    indikator: str
    satuan: str
    induk: str


@dataclass(frozen=True, slots=True)
class Isi:
    """A whole edition: its butir by code, and the old code of those that name one.

    `dibuat` are the urusan taken from the edition before, `dirapikan` the number of cells
    that the corrections of the edition changed.
    """

    butir: Mapping[str, Butir]
    pendahulu: Mapping[str, str]
    dibuat: frozenset[str]
    dirapikan: int


@dataclass(frozen=True, slots=True)
class Perubahan:
    """What loading changes; a butir stands in one list only, `dihidupkan` before `diubah`."""

    ditambah: tuple[Butir, ...]
    dibuat: tuple[Butir, ...]
    diubah: tuple[tuple[Butir, Butir], ...]
    dihidupkan: tuple[Butir, ...]
    dihentikan: tuple[Butir, ...]

    @property
    def ditulis(self) -> tuple[Butir, ...]:
        """The butir to insert or update."""
        diubah = tuple(baru for _, baru in self.diubah)
        return (*self.ditambah, *self.dibuat, *diubah, *self.dihidupkan)


def susun(
    baris: Iterable[BarisBerkas],
    berkas: str,
    sebelumnya: Mapping[str, Butir],
    ganti: Mapping[str, str],
) -> Isi:
    """Check the lines of a file and put them together.

    `sebelumnya` are the butir of the edition before, from which an absent urusan is
    made. Raises `BerkasKeliru` with every fault: unknown level, code of the wrong shape,
    empty name, text too long, duplicate code, missing induk.
    """
    terbaca: dict[str, tuple[BarisBerkas, Butir]] = {}
    salah: list[str] = []
    dirapikan = 0
    for satu in baris:
        calon, jumlah = _butir(satu, ganti)
        cela = _cela(satu, calon) or _cela_ganda(calon, terbaca)
        if cela:
            salah.append(f'Berkas "{berkas}" baris {satu.nomor}: {cela}.')
        else:
            terbaca[calon.kode] = satu, calon
            dirapikan += jumlah
    butir = {kode: calon for kode, (_, calon) in terbaca.items()}
    dibuat = _urusan_absen(butir, sebelumnya)
    butir.update(dibuat)
    # A line at fault is no induk: its children are looked at once it has been mended.
    if not salah:
        salah = [
            f'Berkas "{berkas}" baris {satu.nomor}: {_tanpa_induk(anak)}.'
            for satu, anak in terbaca.values()
            if anak.induk and anak.induk not in butir
        ]
    if salah:
        raise BerkasKeliru(*salah)
    lama = {kode: satu.sel["kode_sebelumnya"] for kode, (satu, _) in terbaca.items()}
    pendahulu = {kode: isi for kode, isi in lama.items() if isi}
    return Isi(butir, pendahulu, frozenset(dibuat), dirapikan)


def bandingkan(isi: Isi, tersimpan: Mapping[str, Butir], berhenti: Set[str]) -> Perubahan:
    """What has to change for the stored butir, of which `berhenti` are retired, to be `isi`."""
    baru = [butir for kode, butir in isi.butir.items() if kode not in tersimpan]
    return Perubahan(
        ditambah=tuple(butir for butir in baru if butir.kode not in isi.dibuat),
        dibuat=tuple(butir for butir in baru if butir.kode in isi.dibuat),
        diubah=tuple(
            (tersimpan[kode], butir)
            for kode, butir in isi.butir.items()
            if kode in tersimpan and kode not in berhenti and tersimpan[kode] != butir
        ),
        dihidupkan=tuple(butir for kode, butir in isi.butir.items() if kode in berhenti),
        dihentikan=tuple(
            butir
            for kode, butir in tersimpan.items()
            if kode not in isi.butir and kode not in berhenti
        ),
    )


def kode_induk(kode: str, tingkat: str) -> str:
    """The code of the induk: one part less, two at a kegiatan; "" for an urusan."""
    if tingkat == Tingkat.URUSAN:
        return ""
    return kode.rsplit(".", _BAGIAN_DI_BAWAH_INDUK.get(Tingkat(tingkat), 1))[0]


def _butir(baris: BarisBerkas, ganti: Mapping[str, str]) -> tuple[Butir, int]:
    """The butir of a line, and how many of its cells the corrections changed."""
    sel = baris.sel
    isian = {}
    for kolom in ISIAN:
        isian[kolom] = sel[kolom]
        for rusak, benar in ganti.items():
            isian[kolom] = isian[kolom].replace(rusak, benar)
    tingkat = TINGKAT.get(sel["level"].lower(), "")
    induk = kode_induk(sel["kode"], tingkat) if tingkat else ""
    dirapikan = sum(isian[kolom] != sel[kolom] for kolom in ISIAN)
    return Butir(sel["kode"], str(tingkat), **isian, induk=induk), dirapikan


def _cela(baris: BarisBerkas, calon: Butir) -> str:
    """What is wrong with a line by itself and what to do, or ""."""
    if not calon.tingkat:
        return (
            f'level "{baris.sel["level"]}" tidak dikenal; tulis urusan, bidang, program, '
            "kegiatan, atau sub_kegiatan"
        )
    tingkat = Tingkat(calon.tingkat)
    if not _BENTUK[tingkat].fullmatch(calon.kode):
        return (
            f'kode "{calon.kode}" bukan kode {tingkat.label.lower()}; '
            f"tulis seperti {_CONTOH[tingkat]}"
        )
    if not calon.nama:
        return f'nama untuk kode "{calon.kode}" kosong; isi namanya'
    panjang = {kolom: len(getattr(calon, kolom)) - batas for kolom, batas in _PANJANG.items()}
    panjang["kode_sebelumnya"] = len(baris.sel["kode_sebelumnya"]) - _PANJANG_KODE_LAMA
    for kolom, lebih in panjang.items():
        if lebih > 0:
            return f'{kolom} untuk kode "{calon.kode}" kelebihan {lebih} huruf; ringkas isinya'
    return ""


def _cela_ganda(calon: Butir, terbaca: Mapping[str, tuple[BarisBerkas, Butir]]) -> str:
    """The fault of a code that stood before, or ""."""
    if calon.kode not in terbaca:
        return ""
    pertama = terbaca[calon.kode][0].nomor
    return f'kode "{calon.kode}" sudah ada pada baris {pertama}; hapus salah satunya'


def _urusan_absen(butir: Mapping[str, Butir], sebelumnya: Mapping[str, Butir]) -> dict[str, Butir]:
    """The urusan that the bidang urusan need and the file lacks, from the edition before."""
    perlu = {anak.induk for anak in butir.values() if anak.tingkat == Tingkat.BIDANG_URUSAN}
    absen = sorted(perlu - set(butir))
    return {kode: sebelumnya[kode] for kode in absen if kode in sebelumnya}


def _tanpa_induk(anak: Butir) -> str:
    """What to do about a butir whose induk is nowhere."""
    if anak.tingkat == Tingkat.BIDANG_URUSAN:
        return (
            f'urusan "{anak.induk}" tidak ada pada berkas dan edisi sebelumnya; '
            "tambahkan barisnya atau muat dahulu edisi sebelumnya"
        )
    return (
        f'induk "{anak.induk}" dari kode "{anak.kode}" tidak ada pada berkas; '
        "tambahkan baris induknya atau perbaiki kodenya"
    )
