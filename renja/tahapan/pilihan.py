"""Which stage a page shows: `?tahap=<tahap>[&versi=<nomor>]` on any page of a Renja."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest

from planning.models import Renja
from renja.beku import BekuRusak
from renja.dokumen.naskah import Naskah
from renja.dokumen.pemuat import muat_naskah
from renja.models import Versi
from renja.pemuat import muat_rencana
from renja.rencana import Rencana
from renja.tahapan.galat import VersiTiada
from renja.tahapan.rujukan import isi_versi, label_versi, rujukan_versi, versi_tahap

# Digits; a stage has no ten thousand versions.
NOMOR_TERPANJANG = 5


@dataclass(frozen=True, slots=True)
class PilihanVersi:
    """A version to choose: its reference, what it is called, and whether it is shown."""

    rujukan: str
    label: str
    terpilih: bool


@dataclass(frozen=True)
class RencanaHalaman:
    """The plan that a page shows: as it stands (`versi` None), or as a version froze it."""

    renja: Renja
    rencana: Rencana
    versi: Versi | None
    beku: Naskah | None
    # What else the address holds, to go along with another choice.
    lain: tuple[tuple[str, str], ...] = ()

    @property
    def naskah(self) -> Naskah:
        """The manuscript that belongs to the plan."""
        return self.beku if self.beku is not None else muat_naskah(self.renja)

    @property
    def label(self) -> str:
        """What the version is called, "" for today."""
        return label_versi(self.versi) if self.versi is not None else ""

    @property
    def bagian(self) -> tuple[tuple[str, str], ...]:
        """The parts of an address that lead to the same version, none for today."""
        if self.versi is None:
            return ()
        return ("tahap", self.versi.tahap), ("versi", str(self.versi.nomor))

    @property
    def kueri(self) -> str:
        """The same as text behind `?`, "" for today."""
        return urlencode(self.bagian)

    @property
    def akhiran(self) -> str:
        """The same with its question mark, for an address without other parts."""
        return f"?{self.kueri}" if self.kueri else ""

    @property
    def sambungan(self) -> str:
        """The same with an ampersand, behind other parts."""
        return f"&{self.kueri}" if self.kueri else ""

    @property
    def pilihan(self) -> list[PilihanVersi]:
        """Every version of the Renja, the latest first."""
        semua = Versi.objects.filter(renja=self.renja).defer("isi").order_by("-dibuat", "-id")
        return [
            PilihanVersi(
                rujukan_versi(satu),
                label_versi(satu),
                self.versi is not None and satu.pk == self.versi.pk,
            )
            for satu in semua
        ]


def versi_halaman(request: HttpRequest, renja: Renja) -> Versi | None:
    """The version that the address asks for, None for today; an unknown one answers 404.

    `?tahap=rancangan.2` stands for `?tahap=rancangan&versi=2`, as a list of choices sends it.
    """
    tahap, _, nomor = request.GET.get("tahap", "").partition(".")
    nomor = nomor or request.GET.get("versi", "")
    if not tahap:
        if nomor:
            raise tiada(request, "Sebut tahap versinya pula, misalnya ?tahap=rancangan&versi=2.")
        return None
    try:
        return versi_tahap(renja, tahap, _nomor(nomor))
    except VersiTiada as galat:
        raise tiada(request, str(galat)) from galat


def rencana_halaman(
    request: HttpRequest, renja: Renja, *, pelaksanaan: bool = False, konteks: bool = False
) -> RencanaHalaman:
    """The plan that the address asks for; the caller has fetched `renja` through permission.

    An unknown stage or version, or one whose bytes are damaged, answers 404 with a sentence.
    """
    lain = tuple(
        (nama, str(nilai)) for nama, nilai in request.GET.items() if nama not in {"tahap", "versi"}
    )
    versi = versi_halaman(request, renja)
    if versi is None:
        rencana = muat_rencana(renja, pelaksanaan=pelaksanaan, konteks=konteks)
        return RencanaHalaman(renja, rencana, None, None, lain)
    try:
        beku = isi_versi(versi)
    except BekuRusak as galat:
        raise tiada(request, str(galat)) from galat
    return RencanaHalaman(renja, beku.rencana, versi, beku.naskah, lain)


def _nomor(teks: str) -> int | None:
    if not teks:
        return None
    if not teks.isascii() or not teks.isdigit() or len(teks) > NOMOR_TERPANJANG:
        raise VersiTiada(f'Nomor versi "{teks[:20]}" bukan angka; tulis misalnya 2.')
    return int(teks)


def tiada(request: Any, kalimat: str) -> Http404:
    """The 404 that says why (templates/404.html)."""
    request.kalimat_404 = kalimat
    return Http404(kalimat)
