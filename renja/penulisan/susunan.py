"""The outline as a list: number, title, state, and who changed a part last."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db.models import Count

from planning.models import Komentar, Renja
from renja.dokumen.kerangka import BagianKerangka
from renja.dokumen.naskah import TANPA_ISI, BabNaskah, JenisBab, Naskah
from renja.laporan.penyusun import romawi
from renja.models import Bab
from renja.penulisan.bahan import Sumber, bagian_awal
from renja.penulisan.services import BERURUT
from renja.penulisan.versi import terakhir

AWAL, DITULIS, KOSONG, OTOMATIS, JUDUL = "awal", "ditulis", "kosong", "otomatis", "judul"
SEBUTAN = {
    AWAL: "Teks awal",
    DITULIS: "Ditulis",
    KOSONG: "Kosong",
    OTOMATIS: "Dibuat otomatis",
    JUDUL: "Judul bab",
}


@dataclass(frozen=True, slots=True)
class Bagian:
    """A part of the outline as the list shows it.

    `bab` is its row, None as long as the manuscript was not begun. `galat` counts errors in its
    bindings, `komentar` open threads. `wajib` parts are not removed.
    """

    uid: UUID
    nomor: str
    judul: str
    jenis: JenisBab
    keadaan: str
    bab: Bab | None = None
    wajib: bool = False
    galat: int = 0
    komentar: int = 0
    oleh: str = ""
    waktu: datetime | None = None
    naik: bool = False
    turun: bool = False

    @property
    def sebutan(self) -> str:
        """Its state as a word."""
        return SEBUTAN[self.keadaan]

    @property
    def disentuh(self) -> bool:
        """Whether anybody changed it since the manuscript was begun."""
        return bool(self.oleh) and (self.keadaan == DITULIS or self.versi > 1)

    @property
    def versi(self) -> int:
        """The version of its row, 0 where there is none."""
        return self.bab.versi if self.bab else 0

    @property
    def bertulisan(self) -> bool:
        """Whether it holds prose that is written by hand."""
        return self.jenis not in TANPA_ISI

    @property
    def anak(self) -> bool:
        """Whether it stands below a chapter."""
        return self.jenis == JenisBab.SUB_BAB

    @property
    def lengkap(self) -> str:
        """Number and title together: "BAB I Pendahuluan"."""
        return f"{self.nomor} {self.judul}".strip()


class Letak(NamedTuple):
    """A part of a manuscript with its number, and whether it may move up or down."""

    bab: BabNaskah
    nomor: str
    naik: bool
    turun: bool


def letakkan(naskah: Naskah) -> list[Letak]:
    """Every part in order with its number: `BAB I`, `1.1`; front parts have none."""
    hasil: list[Letak] = []
    bab = [satu for satu in naskah.bab if satu.jenis == JenisBab.BAB]
    ke = 0
    for satu in naskah.bab:
        berurut = satu.jenis in BERURUT
        ke += berurut
        nomor = f"BAB {romawi(ke)}" if berurut else ""
        hasil.append(Letak(satu, nomor, berurut and ke > 1, berurut and ke < len(bab)))
        banyak = len(satu.anak)
        hasil += [
            Letak(anak, f"{ke}.{n}", n > 1, n < banyak) for n, anak in enumerate(satu.anak, 1)
        ]
    return hasil


def susun(sumber: Sumber, galat: Mapping[UUID, int] | None = None) -> list[Bagian]:
    """The outline of a manuscript; five queries, none of them reads the trail's prose."""
    renja = sumber.renja
    baris = {satu.uid: satu for satu in Bab.objects.filter(renja=renja).defer("isi")}
    awal = bagian_awal(renja)
    komentar = _komentar(renja, baris)
    akhir = terakhir(baris, renja.perangkat_daerah_id) if baris else {}
    return [
        Bagian(
            uid=satu.bab.uid,
            nomor=satu.nomor,
            judul=sumber.judul(satu.bab),
            jenis=satu.bab.jenis,
            keadaan=_keadaan(satu.bab, awal),
            bab=baris.get(satu.bab.uid),
            wajib=satu.bab.kode in awal and awal[satu.bab.kode].wajib,
            galat=(galat or {}).get(satu.bab.uid, 0),
            komentar=komentar.get(satu.bab.uid, 0),
            oleh=akhir.get(satu.bab.uid, ("", None))[0],
            waktu=akhir.get(satu.bab.uid, ("", None))[1],
            naik=satu.naik,
            turun=satu.turun,
        )
        for satu in letakkan(sumber.naskah)
    ]


def _keadaan(bab: BabNaskah, awal: Mapping[str, BagianKerangka]) -> str:
    if bab.jenis in TANPA_ISI:
        return OTOMATIS
    if not bab.isi.strip():
        return JUDUL if bab.anak else KOSONG
    mula = awal.get(bab.kode)
    return AWAL if mula is not None and mula.isi == bab.isi else DITULIS


def _komentar(renja: Renja, uid: Iterable[UUID]) -> dict[UUID, int]:
    """Open threads by the part that they are about."""
    buka = Komentar.objects.filter(renja=renja, objek__in=list(uid), induk=None, selesai_pada=None)
    return dict(buka.order_by().values_list("objek").annotate(n=Count("pk")))
