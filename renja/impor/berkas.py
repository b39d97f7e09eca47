"""From an upload to its lines: opening, whose plan it is, its layout, reading it.

Every refusal is a `LembarDitolak` with one Indonesian sentence. Nothing is written here.
"""

import hashlib
import json
import re
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Generic, Protocol, TypeVar

from planning.models import Renja
from renja.impor.acuan import Acuan
from renja.impor.kini import Kini
from renja.impor.padanan import baku
from renja.lembar.baca import baca_baris
from renja.lembar.buku_rencana import baca_identitas
from renja.lembar.dikenal import LEMBAR_RENCANA
from renja.lembar.kepala import cari_kepala
from renja.lembar.masukan import Bacaan, BarisMasuk
from renja.lembar.nilai import BATAS_UNGGAHAN, Buku, Lembar, LembarDitolak
from renja.lembar.pembuka import buka, dari_tempelan
from renja.lembar.sipd_json import baca_sipd
from renja.lembar.tata_letak import Pemetaan, Usulan, usulkan

TEMPELAN = "Tempelan"
T = TypeVar("T")
_TAHUN = re.compile(r"\b20\d\d\b")
_TERBANYAK_PD = 0.5
TERLALU_BESAR = (
    "Berkas ini lebih besar dari 16 MiB. Hapus gambar dan lembar yang tidak memuat rencana, "
    "lalu unggah lagi."
)
TANPA_ISI = (
    "Berkas ini tidak memuat program, kegiatan, atau sub kegiatan. Pastikan lembar dan "
    "kolomnya benar, lalu unggah lagi."
)


@dataclass(frozen=True)
class Berkas:
    """An upload that was opened: its sheets with suggested mappings; none for JSON of SIPD."""

    nama: str
    isi: bytes
    buku: Buku | None = None
    usulan: tuple[Usulan, ...] = ()

    @property
    def json(self) -> bool:
        """Whether it is the saved JSON of SIPD-RI, which needs no mapping."""
        return self.buku is None

    def lembar(self, nama: str) -> Lembar:
        """The sheet of a mapping; raises LembarDitolak where the file has none of that name."""
        ada = self.buku.bernama(nama) if self.buku is not None else None
        if ada is None:
            raise LembarDitolak(f'Lembar "{nama[:60]}" tidak ada dalam berkas ini. Petakan lagi.')
        return ada

    def usulan_lembar(self, nama: str) -> Usulan | None:
        """What is suggested for a sheet."""
        return next((satu for satu in self.usulan if satu.pemetaan.lembar == nama), None)


class Ingatan(Generic[T]):
    """What was last made of files, so that upload, preview and applying read a file once.

    Only values of the file are kept, found by its bytes and by how it was read.
    """

    def __init__(self, banyak: int) -> None:
        self._banyak = banyak
        self._isi: OrderedDict[str, T] = OrderedDict()
        self._kunci = Lock()

    def ambil(self, kunci: str, baca: Callable[[], T]) -> T:
        """What was read under that key, read now where it is not there any more."""
        with self._kunci:
            ada = self._isi.get(kunci)
            if ada is not None:
                self._isi.move_to_end(kunci)
                return ada
        hasil = baca()
        with self._kunci:
            self._isi[kunci] = hasil
            while len(self._isi) > self._banyak:
                self._isi.popitem(last=False)
        return hasil


INGATAN: Ingatan[Bacaan] = Ingatan(2)
_TERBUKA: Ingatan[Berkas] = Ingatan(1)


def buka_berkas(nama: str, isi: bytes) -> Berkas:
    """Open a file, or a pasted block that was kept under the name "Tempelan"."""
    if len(isi) > BATAS_UNGGAHAN:
        raise LembarDitolak(TERLALU_BESAR)
    sidik = hashlib.sha256(isi).hexdigest()
    return _TERBUKA.ambil(f"{nama} {sidik}", lambda: _buka(nama, isi))


def _buka(nama: str, isi: bytes) -> Berkas:
    if nama != TEMPELAN and _seperti_json(nama, isi):
        return Berkas(nama, isi)
    buku = dari_tempelan(isi.decode()) if nama == TEMPELAN else buka(nama, isi)
    usulan = usulkan(buku)
    if not usulan:
        raise LembarDitolak(
            "Semua lembar berkas ini tersembunyi atau kosong. Tampilkan lembarnya, lalu unggah."
        )
    return Berkas(nama, isi, buku, usulan)


class Bertanda(Protocol):
    """What a workbook of ours says of itself."""

    @property
    def perangkat_daerah(self) -> str:
        """The code of its agency."""

    @property
    def tahun(self) -> int:
        """The year of its Renja."""

    @property
    def siklus(self) -> str:
        """The cycle of its Renja."""


def cocokkan_pemilik(identitas: Bertanda, renja: Renja) -> None:
    """Refuse what was made for another agency, year or cycle; raises LembarDitolak."""
    pd = renja.perangkat_daerah
    if identitas.perangkat_daerah != pd.kode:
        raise LembarDitolak(
            f'Buku kerja ini milik perangkat daerah "{identitas.perangkat_daerah[:40]}", bukan '
            f"{pd.nama}. Unggah di halaman perangkat daerah itu."
        )
    if (identitas.tahun, identitas.siklus) != (renja.tahun, renja.siklus):
        nama = "Perubahan Renja" if identitas.siklus == Renja.Siklus.PERUBAHAN else "Renja"
        raise LembarDitolak(
            f"Buku kerja ini dari {nama} {identitas.tahun}, sedangkan halaman ini {renja}. "
            "Unggah di halaman tahun itu, atau unduh buku kerja yang benar."
        )


def periksa_pemilik(berkas: Berkas, renja: Renja) -> None:
    """Refuse a workbook of another agency, year or cycle; raises LembarDitolak."""
    if berkas.buku is None:
        return
    identitas = baca_identitas(berkas.buku)
    if identitas is not None:
        cocokkan_pemilik(identitas, renja)
    elif berkas.buku.bernama(LEMBAR_RENCANA) and berkas.usulan[0].pemetaan.tata_letak == "renja":
        raise LembarDitolak(
            "Lembar identitas buku kerja ini hilang, sehingga pemilik dan tahunnya tidak "
            "diketahui. Unduh buku kerja yang baru, lalu salin isinya ke sana."
        )


def pemetaan_pasti(berkas: Berkas) -> Pemetaan | None:
    """The mapping of a layout that is known for certain, None where a person has to map."""
    if berkas.json or not berkas.usulan or not berkas.usulan[0].dikenal:
        return None
    return berkas.usulan[0].pemetaan


def sidik_bacaan(sidik: str, pemetaan: Pemetaan | None, kini: Kini) -> str:
    """The key of a reading: the file, its mapping, and the agency's own codes."""
    isi = [sidik, pemetaan.ke_json() if pemetaan else {}, kini.bidang, kini.renja.pk]
    return json.dumps(isi, sort_keys=True)


def baca_berkas(
    berkas: Berkas, pemetaan: Pemetaan | None, renja: Renja, acuan: Acuan, kini: Kini
) -> Bacaan:
    """The lines of an upload; raises LembarDitolak, also for another agency or year."""
    milik = [kini.bidang] if kini.bidang else list(acuan.nomenklatur.bidang_urusan)
    if berkas.json or pemetaan is None:
        bacaan = baca_sipd(berkas.isi, milik)
    else:
        lembar = berkas.lembar(pemetaan.lembar)
        _periksa_tahun(lembar, pemetaan, renja)
        bacaan = baca_baris(lembar, pemetaan, bidang_urusan=milik, ordinal=_ordinal(renja))
    if not bacaan.baris:
        raise LembarDitolak(TANPA_ISI)
    _periksa_perangkat_daerah(bacaan.baris, renja)
    return bacaan


def _ordinal(renja: Renja) -> frozenset[str]:
    """The words of the ordinal scales that the Renstra's indikator use."""
    skala = renja.renstra.indikator.exclude(skala_ordinal=[]).values_list(
        "skala_ordinal", flat=True
    )
    return frozenset(str(satu) for isi in skala if isinstance(isi, list) for satu in isi)


def _periksa_tahun(lembar: Lembar, pemetaan: Pemetaan, renja: Renja) -> None:
    """The heading over the pagu names the year of the plan, where it names one."""
    if pemetaan.tata_letak == "renja":
        return
    kepala = cari_kepala(lembar)
    for isian in ("pagu", "target", "t_program"):
        for kolom in pemetaan.kolom_dari(isian):
            judul = kepala.judul.get(kolom, "") if kepala is not None else ""
            tahun = {int(satu) for satu in _TAHUN.findall(judul)}
            if len(tahun) == 1 and renja.tahun not in tahun:
                raise LembarDitolak(
                    f'Kolom "{judul[:80]}" memuat tahun {tahun.pop()}, sedangkan halaman ini '
                    f"{renja}. Unggah di halaman tahun itu, atau perbaiki judul kolomnya."
                )


def _periksa_perangkat_daerah(baris: Sequence[BarisMasuk], renja: Renja) -> None:
    """A file that names agencies names this one."""
    pd = renja.perangkat_daerah
    sendiri = {baku(satu) for satu in (pd.nama, pd.singkatan, pd.kode, pd.kode_skpd) if satu}
    tertulis = [satu.teks("perangkat_daerah") for satu in baris]
    nama = [satu for satu in tertulis if satu]
    lain = [satu for satu in nama if baku(satu) not in sendiri and not _memuat(satu, pd.nama)]
    if nama and len(lain) > _TERBANYAK_PD * len(nama):
        raise LembarDitolak(
            f'Berkas ini memuat perangkat daerah "{lain[0][:80]}", bukan {pd.nama}. '
            "Unggah di halaman perangkat daerah itu."
        )


def _memuat(teks: str, nama: str) -> bool:
    """Whether a cell names the agency with its code or pemda around it."""
    a, b = baku(teks), baku(nama)
    return b in a or a in b


def _seperti_json(nama: str, isi: bytes) -> bool:
    return nama.lower().endswith(".json") or isi[:64].lstrip(b"\xef\xbb\xbf \r\n\t")[:2] in {
        b"[{",
        b'{"',
    }
