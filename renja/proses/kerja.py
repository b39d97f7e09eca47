"""What a job is: a function under a name, and what it gets to work with.

A room registers its jobs in `renja/<room>/pekerjaan.py`; they are found by themselves:

    @kerja("dokumen")
    def cetak(kerja: Kerja) -> Hasil | None:
        kerja.maju(10, "Menyusun BAB I")        # may raise Dibatalkan or KehilanganToken
        isi = ...                               # the long part, outside of any transaction
        return Hasil("dokumen.pdf", "application/pdf", isi)

A job that changes something does so at its end, once, in `kerja.sekali()`:

    with kerja.sekali() as tutup:
        versi = bekukan(...)
        tutup.keterangan = "Versi 3 dibekukan."

It may be run again after a worker was killed at any moment: everything before `sekali` must be
harmless when repeated.
"""

import importlib
import pkgutil
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from planning.models import Pengguna, Renja
from renja.models import HasilProses, Proses

# Progress is written at most so often (seconds), another step sooner: a job may report every row.
JEDA_TULIS = 1.0
JEDA_LANGKAH = 0.2
PANJANG_KETERANGAN = 200
PANJANG_NAMA = 200


class Dibatalkan(Exception):
    """The person cancelled the work: leave it, write nothing more."""


class KehilanganToken(Exception):
    """Another worker took the work over, because this one gave no sign of life."""


class KerjaGagal(Exception):
    """The work cannot be done; the message is an Indonesian sentence for the person.

    `ulangi` says whether another attempt may help (a printer that is busy) or not (no right).
    """

    def __init__(self, kalimat: str, *, ulangi: bool = True) -> None:
        super().__init__(kalimat)
        self.ulangi = ulangi


@dataclass(frozen=True, slots=True)
class Hasil:
    """The file that came of it: name, media type, content."""

    nama: str
    mime: str
    isi: bytes


@dataclass(slots=True)
class Tutup:
    """What is kept along with the effect: a file, and a sentence for the person."""

    hasil: Hasil | None = None
    keterangan: str = ""


class Kerja:
    """The work in the hands of one worker, as long as `token` is the one in the database."""

    def __init__(self, proses: Proses, token: UUID) -> None:
        self.proses = proses
        self.token = token
        self.selesai = False
        # What a sign of life beside the work found out: told at the next `maju`.
        self.hilang: Dibatalkan | KehilanganToken | None = None
        self._terakhir = -JEDA_TULIS
        self._kemajuan = (0, proses.keterangan)

    @property
    def pengguna(self) -> Pengguna:
        """Who asked for it."""
        return self.proses.pengguna

    @property
    def renja(self) -> Renja:
        """The plan that it is about."""
        return self.proses.renja

    @property
    def argumen(self) -> Mapping[str, Any]:
        """What was given to `mulai_proses`, as JSON gives it back."""
        return dict(self.proses.argumen)

    @property
    def percobaan(self) -> int:
        """Which attempt this is, from 1."""
        return self.proses.percobaan

    def maju(self, persen: int, keterangan: str = "") -> None:
        """Say how far it is (0-100) and what is being done; written once a second or so.

        Raises Dibatalkan where the person cancelled, KehilanganToken where the work is no
        longer this worker's.
        """
        if self.hilang:
            raise self.hilang
        kini = time.monotonic()
        jeda = JEDA_TULIS if keterangan == self._kemajuan[1] else JEDA_LANGKAH
        self._kemajuan = (min(max(persen, 0), 100), keterangan[:PANJANG_KETERANGAN])
        if kini - self._terakhir >= jeda:
            self.denyut()

    @contextmanager
    def sekali(self) -> Iterator[Tutup]:
        """The effect of the work, and its end, in one transaction: all of it once, or none.

        The first statement takes the row by its token, so nobody else can do the same until
        the transaction is over, and a worker that lost the work (Dibatalkan, KehilanganToken)
        does nothing. It is the last thing that a job does; keep it short, print before it.
        """
        if self.selesai:
            raise RuntimeError("Satu pekerjaan hanya punya satu `sekali`.")
        tutup = Tutup()
        with transaction.atomic():
            self._pegang()
            yield tutup
            self._simpan(tutup)
        self.selesai = True

    def denyut(self) -> None:
        """A sign of life, with the latest progress; raises as `maju` does."""
        self._terakhir = time.monotonic()
        persen, keterangan = self._kemajuan
        self._pegang(kemajuan=persen, keterangan=keterangan)

    def _pegang(self, **nilai: object) -> None:
        milik = Proses.objects.filter(
            pk=self.proses.pk, token=self.token, status=Proses.Status.BERJALAN
        )
        if milik.update(denyut=timezone.now(), **nilai):
            return
        batal = Proses.objects.filter(pk=self.proses.pk, status=Proses.Status.DIBATALKAN).exists()
        raise Dibatalkan if batal else KehilanganToken

    def _simpan(self, tutup: Tutup) -> None:
        if tutup.hasil:
            HasilProses.objects.create(
                perangkat_daerah_id=self.proses.perangkat_daerah_id,
                proses=self.proses,
                nama=tutup.hasil.nama[:PANJANG_NAMA],
                mime=tutup.hasil.mime,
                isi=tutup.hasil.isi,
            )
        self._pegang(
            status=Proses.Status.SELESAI,
            token=None,
            kemajuan=100,
            keterangan=tutup.keterangan[:PANJANG_KETERANGAN],
            galat="",
            selesai=timezone.now(),
        )


Fungsi = Callable[[Kerja], Hasil | None]
_DAFTAR: dict[str, Fungsi] = {}


def kerja(jenis: str) -> Callable[[Fungsi], Fungsi]:
    """Register a function as the job of that name; raises ValueError where it is taken."""

    def daftarkan(fungsi: Fungsi) -> Fungsi:
        if jenis in _DAFTAR:
            raise ValueError(f"Pekerjaan {jenis!r} sudah terdaftar.")
        _DAFTAR[jenis] = fungsi
        return fungsi

    return daftarkan


def cari_kerja(jenis: str) -> Fungsi:
    """The job of that name; raises KeyError where no room has registered it."""
    _muat_pekerjaan()
    return _DAFTAR[jenis]


@cache
def _muat_pekerjaan() -> None:
    """Load `pekerjaan.py` of every room that has one."""
    paket = importlib.import_module("renja")
    for ruang in pkgutil.iter_modules(paket.__path__):
        nama = f"renja.{ruang.name}.pekerjaan"
        if ruang.ispkg and find_spec(nama):
            importlib.import_module(nama)
