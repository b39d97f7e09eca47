"""What this room takes from the others: outline, values, assembly, printing, frozen stages.

Everything that the editor knows of a document goes through here.
"""

import re
import time
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from threading import Lock
from typing import NamedTuple
from uuid import UUID, uuid5

from django.db.models import Q

from planning.models import Renja
from planning.models.jejak import RantaiJejak
from planning.penyuntingan import Jawaban
from renja.dokumen.bentuk import Dokumen, GalatBagian
from renja.dokumen.gambar import BITA_TERBANYAK, PIKSEL_TERBANYAK
from renja.dokumen.ikatan import Nama, Rujukan, Tujuan, nama_dokumen
from renja.dokumen.kerangka import BagianKerangka, kerangka_untuk
from renja.dokumen.naskah import BabNaskah, JenisBab, Naskah
from renja.dokumen.pemuat import isi_gambar, muat_naskah
from renja.dokumen.susun import susun_dokumen
from renja.halaman.akses import Permintaan
from renja.models import Bab, Versi
from renja.pemuat import muat_rencana
from renja.rencana import Rencana
from renja.tahapan.pilihan import RencanaHalaman, rencana_halaman
from renja.tahapan.rujukan import isi_versi, label_versi, rujukan_versi, versi_rujukan

# Plans kept for those who ask at every key, and for how many seconds at most.
SIMPANAN_TERBANYAK = 4
SIMPANAN_DETIK = 30
_LOLOS = re.compile(r"\\(.)")
_TAG = re.compile(r"\s*\{\{.*?\}\}")


@dataclass(frozen=True, slots=True)
class BagianAwal:
    """A part of the outline's template with its starter text; `wajib` ones are not removed."""

    uid: UUID
    kode: str
    jenis: JenisBab
    judul: str
    isi: str = ""
    wajib: bool = False
    anak: tuple["BagianAwal", ...] = ()


class Batas(NamedTuple):
    """What a picture may be: bytes of the file, and megapixels."""

    bita: int
    megapiksel: int

    @property
    def mib(self) -> int:
        """The bytes as whole MiB."""
        return self.bita // 2**20


def batas_gambar() -> Batas:
    """The limits of an uploaded picture."""
    return Batas(BITA_TERBANYAK, PIKSEL_TERBANYAK // 10**6)


def kerangka(renja: Renja) -> tuple[BagianAwal, ...]:
    """The outline's template for a Renja, in order, with the identities of its own parts."""
    semua = kerangka_untuk(renja.tahun, renja.siklus).bagian
    return tuple(_bagian_awal(renja, satu) for satu in semua)


def _bagian_awal(renja: Renja, satu: BagianKerangka) -> BagianAwal:
    return BagianAwal(
        uuid5(renja.uid, satu.kode),
        satu.kode,
        satu.jenis,
        satu.judul,
        satu.isi,
        satu.wajib,
        tuple(_bagian_awal(renja, anak) for anak in satu.anak),
    )


def bagian_awal(renja: Renja) -> Mapping[str, BagianKerangka]:
    """The parts of the template by their code."""
    return {satu.kode: satu for satu in kerangka_untuk(renja.tahun, renja.siklus).semua()}


def polos(markdown: str) -> str:
    """A line of Markdown as plain text: without the signs that keep values as they are."""
    return " ".join(_LOLOS.sub(r"\1", markdown).split())


def sebutan(judul: str) -> str:
    """A title without its values, where no plan is at hand."""
    return _TAG.sub(" …", judul)


class _Nomor:
    """The numbers that a document gave its tables and pictures."""

    def __init__(self, dokumen: Dokumen) -> None:
        self.formulir = {satu.tabel.formulir: satu for satu in dokumen.tabel}
        self.foto = {satu.gambar.nama: satu for satu in dokumen.gambar}
        self.nama: Nama | None = None

    def tabel(self, kunci: str, /) -> Tujuan | None:
        """A table by its code, its number in use, or its official name."""
        satu = self.formulir.get(self.nama.kode_tabel(kunci) if self.nama else "")
        return Tujuan(satu.nomor, satu.sebutan, satu.anker) if satu else None

    def gambar(self, nama: str, /) -> Tujuan | None:
        """A picture by the name that it is placed with."""
        satu = self.foto.get(nama)
        return Tujuan(satu.nomor, satu.sebutan, satu.anker) if satu else None


@dataclass(frozen=True)
class Sumber:
    """What a page is drawn from: plan and manuscript of one Renja, as they stand or frozen."""

    renja: Renja
    rencana: Rencana
    naskah: Naskah
    dimulai: bool
    versi: Versi | None = None

    @property
    def beku(self) -> bool:
        """Whether it is a frozen stage."""
        return self.versi is not None

    @property
    def sebutan(self) -> str:
        """What a frozen stage is called, "" for today."""
        return label_versi(self.versi) if self.versi else ""

    @property
    def rujukan(self) -> str:
        """The reference of a frozen stage ("rancangan.2"), "" for today."""
        return rujukan_versi(self.versi) if self.versi else ""

    @property
    def ekor(self) -> str:
        """What keeps to the same stage in a link."""
        return self.lihat.akhiran

    @property
    def lihat(self) -> RencanaHalaman:
        """The same as the pages of every room know it, for the choice of stages."""
        beku = self.naskah if self.versi else None
        return RencanaHalaman(self.renja, self.rencana, self.versi, beku)

    @cached_property
    def dokumen(self) -> Dokumen:
        """The document, bound values marked."""
        return susun_dokumen(self.rencana, self.naskah, tanda=True, gambar=isi_gambar)

    @cached_property
    def nama(self) -> Nama:
        """The names that prose may use, with their values."""
        nomor = _Nomor(self.dokumen)
        rujukan: Rujukan = nomor
        nomor.nama = nama_dokumen(
            self.rencana, rujukan, set(self.naskah.gambar), self.dokumen.sistematika
        )
        return nomor.nama

    def judul(self, bab: BabNaskah) -> str:
        """The title of a part with its values."""
        bagian = self.dokumen.ambil(bab.uid) if "{" in bab.judul else None
        return bagian.judul if bagian else bab.judul

    def galat(self, uid: UUID) -> tuple[GalatBagian, ...]:
        """What is wrong in the bindings of a part, in order."""
        return self.dokumen.galat_bagian(uid)

    def dengan_isi(self, uid: UUID, isi: str) -> "Sumber":
        """The same with another prose in one part."""
        bab = tuple(_ganti(satu, uid, isi) for satu in self.naskah.bab)
        return replace(self, naskah=replace(self.naskah, bab=bab))


def _ganti(bab: BabNaskah, uid: UUID, isi: str) -> BabNaskah:
    if bab.uid == uid:
        return replace(bab, isi=isi)
    return replace(bab, anak=tuple(_ganti(satu, uid, isi) for satu in bab.anak))


def sumber(request: Permintaan, renja: Renja) -> Sumber:
    """What the address asks for: today, or the frozen stage that `?tahap=` names (else 404)."""
    lihat = rencana_halaman(request, renja, pelaksanaan=True, konteks=True)
    dimulai = lihat.versi is not None or Bab.objects.filter(renja=renja).exists()
    return Sumber(renja, lihat.rencana, lihat.naskah, dimulai, lihat.versi)


def sumber_menurut(renja: Renja, rujukan: str) -> Sumber:
    """Today where `rujukan` is "", else that frozen version; raises VersiTiada."""
    if not rujukan:
        return _kini(renja)
    versi = versi_rujukan(renja, rujukan)
    beku = isi_versi(versi)
    return Sumber(renja, beku.rencana, beku.naskah, dimulai=True, versi=versi)


def _kini(renja: Renja) -> Sumber:
    rencana = muat_rencana(renja, pelaksanaan=True, konteks=True)
    dimulai = Bab.objects.filter(renja=renja).exists()
    return Sumber(renja, rencana, muat_naskah(renja), dimulai)


_simpanan: "OrderedDict[object, Sumber]" = OrderedDict()
_gembok = Lock()


def sumber_cepat(renja: Renja) -> Sumber:
    """Today, kept for a moment: as long as nobody changed anything, half a minute at most."""
    pd = renja.perangkat_daerah
    rantai = RantaiJejak.objects.filter(Q(perangkat_daerah=pd) | Q(pemda=pd.pemda_id))
    kepala = tuple(sorted(rantai.values_list("pk", "nomor", "hash")))
    kunci = (renja.uid, kepala, int(time.monotonic() // SIMPANAN_DETIK))
    with _gembok:
        if kunci in _simpanan:
            _simpanan.move_to_end(kunci)
            return _simpanan[kunci]
    satu = _kini(renja)
    with _gembok:
        _simpanan[kunci] = satu
        while len(_simpanan) > SIMPANAN_TERBANYAK:
            _simpanan.popitem(last=False)
    return satu


def banyak_galat(satu: Sumber) -> dict[UUID, int]:
    """How many errors the bindings of each part have; parts without any are left out."""
    hasil: dict[UUID, int] = {}
    for galat in satu.dokumen.galat:
        hasil[galat.uid] = hasil.get(galat.uid, 0) + 1
    return hasil


def boleh_di(satu: Sumber, jawaban: Jawaban) -> Jawaban:
    """The answer of permission, and no for what is frozen."""
    if satu.beku:
        return Jawaban(boleh=False, alasan=f"{satu.sebutan} terkunci.")
    return jawaban
