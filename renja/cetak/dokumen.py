"""A document made of segments, printed: what is kept is not printed again, then all is joined."""

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib import import_module, metadata
from math import ceil
from pathlib import Path

from renja.cetak.bentuk import (
    Cetakan,
    Halaman,
    Keterangan,
    Lampiran,
    Letak,
    Potongan,
    Tercetak,
    baca_tercetak,
)
from renja.cetak.gabung import Bahan, gabung
from renja.cetak.galat import GagalCetak, PdfGagal, Sebab
from renja.cetak.induk import INDUK, Tugas, tempat_cetak
from renja.cetak.kaki import html_kaki
from renja.cetak.letak import hitung_letak
from renja.cetak.protokol import buka, bungkus
from renja.cetak.simpanan import Simpanan

# Rounds in which the contents may still move what they count.
PUTARAN = 4
# Lines of contents that a page holds, for a first guess of how many pages they take: a good
# guess saves a round, a bad one costs one.
BARIS_SEHALAMAN = 40
_KALIMAT = {
    Sebab.WAKTU: (
        'Bagian "{}" tidak selesai dicetak dalam batas waktunya. '
        "Persingkat isinya atau pecah tabelnya, lalu cetak lagi."
    ),
    Sebab.ISI: (
        'Bagian "{}" tidak dapat dicetak karena isinya melampaui kemampuan pencetak. '
        "Periksa tabel dan teks panjang di dalamnya, lalu cetak lagi."
    ),
    Sebab.GAMBAR: (
        'Bagian "{}" memuat gambar yang terlalu besar untuk dicetak. '
        "Ganti dengan gambar paling besar 25 megapiksel."
    ),
}
_KAKI = "kaki halaman"
_JANGKAR = re.compile(r'<h1 [^>]*\bid="([^"]+)"')


def cetak_dokumen(
    potongan: Sequence[Potongan],
    keterangan: Keterangan,
    *,
    daftar: Callable[[Letak], Mapping[str, str]] | None = None,
    arsip: bool = False,
    lampiran: Sequence[Lampiran] = (),
    kemajuan: Callable[[int, int], None] | None = None,
    simpanan: Simpanan | None = None,
) -> Cetakan:
    """Print the segments and join them into one PDF/UA-1 (with `arsip` PDF/A-3 too).

    `daftar` gives the HTML of the segments that name page numbers (contents, list of
    tables), by `kunci`; they are printed last, and again while that moves what they name.
    `lampiran` go into an archive only. `kemajuan(done, total)` is called in this thread.
    `simpanan`: what was printed before; without one, that of the project.

    Raises PdfGagal (names the segment) and PdfTidakTersedia (a library is missing).
    """
    kerja = _Kerja(
        list(potongan), simpanan if simpanan is not None else simpanan_proyek(), kemajuan
    )
    if daftar:
        kerja.tunda(daftar(Letak()))
    kerja.cetak()
    letak = kerja.letak()
    for _ in range(PUTARAN if daftar else 0):
        kerja.ganti(daftar(letak) if daftar else {})
        kerja.cetak(_label_kaki(letak), keterangan)
        sebelum, letak = letak, kerja.letak()
        if letak.halaman == sebelum.halaman and letak.memuat(sebelum):
            break
    return _rampung(kerja, letak, keterangan, tuple(lampiran) if arsip else None)


@cache
def simpanan_proyek() -> Simpanan:
    """What this process keeps of its prints, in the data folder of the project."""
    setelan = import_module("django.conf").settings
    return Simpanan(Path(setelan.DATA_DIR) / "cetakan")


def hangatkan(simpanan: Simpanan | None = None) -> None:
    """Start the printing process ahead, where nothing kept could make it unnecessary."""
    if (simpanan if simpanan is not None else simpanan_proyek()).kosong():
        INDUK.hangatkan()


@cache
def versi_pencetak() -> bytes:
    """What the bytes of a print depend on beside its HTML: the printer and its libraries."""
    sidik = hashlib.sha256()
    folder = Path(__file__).parent
    modul = (folder / f"{nama}.py" for nama in ("pencetak", "tanda", "kisi"))
    for berkas in (*modul, *sorted(folder.glob("huruf/*"))):
        sidik.update(berkas.name.encode() + berkas.read_bytes())
    for pustaka in ("weasyprint", "pydyf", "fonttools", "pillow"):
        sidik.update(metadata.version(pustaka).encode())
    return sidik.digest()


def kunci_simpanan(html: str, *, bertanda: bool = True) -> str:
    """The name under which a print is kept."""
    sidik = hashlib.sha256(versi_pencetak())
    sidik.update(b"1" if bertanda else b"0")
    sidik.update(html.encode())
    return sidik.hexdigest()


@dataclass(slots=True)
class _Kerja:
    """A document being printed: its segments, and what there is of each by its key."""

    potongan: list[Potongan]
    simpanan: Simpanan
    kemajuan: Callable[[int, int], None] | None
    jadi: dict[str, Tercetak] = field(default_factory=dict)
    paket: dict[str, bytes] = field(default_factory=dict)
    tertunda: set[str] = field(default_factory=set)
    puncak: int = 0
    selesai: int = 0

    def cetak(self, label: Sequence[str] = (), keterangan: Keterangan | None = None) -> None:
        """Print what is neither here nor kept; beside it the strips of the feet."""
        tugas: dict[str, Tugas] = {}
        milik: dict[str, list[str]] = {}
        for satu in self.potongan:
            if satu.kunci in self.tertunda:
                continue
            kunci = kunci_simpanan(satu.html)
            milik.setdefault(kunci, []).append(satu.kunci)
            tugas[kunci] = Tugas(satu.html)
        if keterangan is not None:
            html = html_kaki(keterangan, label)
            kunci = kunci_simpanan(html, bertanda=False)
            milik[kunci] = []
            tugas[kunci] = Tugas(html, bertanda=False)
        for kunci in [kunci for kunci in tugas if self._ambil(kunci)]:
            del tugas[kunci]
            self._maju(milik[kunci])
        if tugas:
            self._jalankan(tugas, milik)

    def tunda(self, html: Mapping[str, str]) -> None:
        """Leave the segments that are named for later; until then their pages are guessed."""
        self.ganti(html)
        self.tertunda = set(html)

    def ganti(self, html: Mapping[str, str]) -> None:
        """Put new HTML into the segments that are named."""
        self.tertunda = set()
        asing = html.keys() - {satu.kunci for satu in self.potongan}
        if asing:
            raise ValueError(f"daftar names unknown segments: {', '.join(sorted(asing))}")
        self.potongan = [
            replace(satu, html=html.get(satu.kunci, satu.html)) for satu in self.potongan
        ]

    def tercetak(self) -> list[Tercetak]:
        """The segments as printed, in order."""
        return [
            _perkiraan(satu.html)
            if satu.kunci in self.tertunda
            else self.jadi[kunci_simpanan(satu.html)]
            for satu in self.potongan
        ]

    def letak(self) -> Letak:
        """Where everything stands now."""
        return hitung_letak(self.potongan, self.tercetak())

    def kaki(self, keterangan: Keterangan, label: Sequence[str]) -> Tercetak:
        """The strips of the feet."""
        kunci = kunci_simpanan(html_kaki(keterangan, label), bertanda=False)
        if kunci not in self.jadi:
            self.cetak(label, keterangan)
        return self.jadi[kunci]

    def maju_ke_akhir(self) -> None:
        """Report that everything is done."""
        if self.kemajuan:
            self.kemajuan(len(self.potongan) + 1, len(self.potongan) + 1)

    def _ambil(self, kunci: str) -> bool:
        if kunci in self.jadi:
            return True
        paket = self.simpanan.ambil(kunci)
        return paket is not None and self._baca(kunci, paket)

    def _baca(self, kunci: str, paket: bytes) -> bool:
        try:
            self.jadi[kunci] = baca_tercetak(paket)
        except (ValueError, KeyError, TypeError):
            return False
        return True

    def _jalankan(self, tugas: Mapping[str, Tugas], milik: Mapping[str, list[str]]) -> None:
        kunci_kunci = list(tugas)
        try:
            with tempat_cetak():
                for satu in INDUK.cetak(list(tugas.values())):
                    kunci = kunci_kunci[satu.nomor]
                    self._baca(kunci, satu.paket)
                    self.simpanan.simpan(kunci, satu.paket)
                    self.puncak = max(self.puncak, satu.puncak)
                    self._maju(milik[kunci])
        except GagalCetak as galat:
            nama = next(iter(milik[kunci_kunci[galat.nomor]]), _KAKI)
            raise PdfGagal(_KALIMAT[galat.sebab].format(nama)) from galat

    def _maju(self, milik: list[str]) -> None:
        total = len(self.potongan) + 1
        bertambah = min(self.selesai + len(milik), len(self.potongan))
        if self.kemajuan and bertambah > self.selesai:
            self.kemajuan(bertambah, total)
        self.selesai = bertambah


def _perkiraan(html: str) -> Tercetak:
    """As many empty pages as a list of so many links will take; its anchors on the first."""
    banyak = max(1, ceil(html.count("<a ") / BARIS_SEHALAMAN))
    jangkar = dict.fromkeys(_JANGKAR.findall(html), (0, 0.0, 0.0))
    return Tercetak(b"", (Halaman(0, 0, 0, 0, 0),) * banyak, jangkar, (), (), ())


def _label_kaki(letak: Letak) -> list[str]:
    """Every label that a foot has to show, once, in order of first use."""
    return list(dict.fromkeys(filter(None, letak.halaman)))


def _rampung(
    kerja: _Kerja, letak: Letak, keterangan: Keterangan, lampiran: tuple[Lampiran, ...] | None
) -> Cetakan:
    """Join, or take the very document that was joined before from what is kept."""
    label = _label_kaki(letak)
    kunci = _kunci_dokumen(kerja.potongan, keterangan, lampiran)
    tersimpan = _buka_dokumen(kerja.simpanan.ambil(kunci))
    if tersimpan is None:
        bahan = Bahan(
            kerja.potongan,
            kerja.tercetak(),
            letak,
            keterangan,
            kerja.kaki(keterangan, label).pdf,
            label,
            lampiran is not None,
            lampiran or (),
        )
        tersimpan = gabung(bahan)
        kerja.simpanan.simpan(kunci, bungkus({"putus": tersimpan[1]}, tersimpan[0]))
    ditolak = [
        (potongan.kunci, alamat)
        for potongan, isi in zip(kerja.potongan, kerja.tercetak(), strict=True)
        for alamat in isi.ditolak
    ]
    kerja.maju_ke_akhir()
    return Cetakan(
        tersimpan[0],
        len(letak.halaman),
        letak,
        tuple(tersimpan[1]),
        tuple(ditolak),
        kerja.puncak,
    )


def _kunci_dokumen(
    potongan: Sequence[Potongan], keterangan: Keterangan, lampiran: Sequence[Lampiran] | None
) -> str:
    sidik = hashlib.sha256(versi_gabung())
    for satu in potongan:
        sidik.update(f"{satu.kunci}\0{satu.penomoran}\0{kunci_simpanan(satu.html)}\0".encode())
    sidik.update(repr(keterangan).encode())
    for lampir in lampiran or ():
        isi = hashlib.sha256(lampir.isi).hexdigest()
        isi_lain = (lampir.nama, lampir.mime, lampir.keterangan, lampir.tanggal)
        sidik.update(repr((*isi_lain, isi)).encode())
    sidik.update(b"ua" if lampiran is None else b"arsip")
    return sidik.hexdigest()


@cache
def versi_gabung() -> bytes:
    """What the bytes of a joined document depend on beside its segments."""
    sidik = hashlib.sha256(versi_pencetak() + metadata.version("pikepdf").encode())
    folder = Path(__file__).parent
    for nama in ("gabung", "tautan", "berkas", "kaki", "letak"):
        sidik.update((folder / f"{nama}.py").read_bytes())
    return sidik.digest()


def _buka_dokumen(paket: bytes | None) -> tuple[bytes, list[tuple[str, str]]] | None:
    if paket is None:
        return None
    try:
        isi, pdf = buka(paket)
        return pdf, [(kunci, jangkar) for kunci, jangkar in isi["putus"]]
    except (ValueError, KeyError, TypeError):
        return None
