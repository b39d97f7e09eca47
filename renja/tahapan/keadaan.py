"""What became of a version: valid, superseded, returned, withdrawn, or not decided yet."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from renja.models import KeputusanVersi, Versi
from renja.models.versi import JenisKeputusan


class Keadaan(StrEnum):
    """The state of a version, as everyone may know it."""

    BERLAKU = "berlaku"
    DIGANTIKAN = "digantikan"
    DIPERIKSA = "diperiksa"
    MENUNGGU = "menunggu"
    DIKEMBALIKAN = "dikembalikan"
    DITARIK = "ditarik"


SEBUTAN = {
    Keadaan.BERLAKU: "Berlaku",
    Keadaan.DIGANTIKAN: "Sudah digantikan",
    Keadaan.DIPERIKSA: "Menunggu verifikasi",
    Keadaan.MENUNGGU: "Belum ditandatangani",
    Keadaan.DIKEMBALIKAN: "Dikembalikan",
    Keadaan.DITARIK: "Ditarik",
}
# The class of the badge for each.
LENCANA = {
    Keadaan.BERLAKU: "berhasil",
    Keadaan.DIGANTIKAN: "peringatan",
    Keadaan.DIPERIKSA: "peringatan",
    Keadaan.MENUNGGU: "peringatan",
    Keadaan.DIKEMBALIKAN: "galat",
    Keadaan.DITARIK: "galat",
}
_SAH = frozenset({JenisKeputusan.DITERIMA, JenisKeputusan.DITETAPKAN})
_BELUM_DIPUTUS = frozenset({Keadaan.DIPERIKSA, Keadaan.MENUNGGU})


@dataclass(frozen=True, slots=True)
class KeadaanVersi:
    """A version with its state; `pengganti` is the latest one that stands in its place."""

    versi: Versi
    keadaan: Keadaan
    pengganti: Versi | None = None
    keputusan: tuple[KeputusanVersi, ...] = ()

    @property
    def sebutan(self) -> str:
        """The state in words."""
        return SEBUTAN[self.keadaan]

    @property
    def lencana(self) -> str:
        """The class of its badge."""
        return LENCANA[self.keadaan]


def nilai_versi(
    semua: Sequence[Versi], keputusan: Sequence[KeputusanVersi]
) -> dict[int, KeadaanVersi]:
    """The state of each version of one Renja by its key, out of all of them, in their order.

    A version is superseded by a later one that was accepted (or set).
    """
    milik: dict[int, list[KeputusanVersi]] = {satu.pk: [] for satu in semua}
    for putusan in keputusan:
        if putusan.versi_id in milik:
            milik[putusan.versi_id].append(putusan)
    hasil: dict[int, KeadaanVersi] = {}
    pengganti: Versi | None = None
    for satu in reversed(semua):
        jenis = {putusan.jenis for putusan in milik[satu.pk]}
        keadaan = _keadaan(jenis)
        if keadaan in {Keadaan.BERLAKU, *_BELUM_DIPUTUS} and pengganti is not None:
            keadaan = Keadaan.DIGANTIKAN
        digantikan = pengganti if keadaan is Keadaan.DIGANTIKAN else None
        hasil[satu.pk] = KeadaanVersi(satu, keadaan, digantikan, tuple(milik[satu.pk]))
        if keadaan is Keadaan.BERLAKU:
            pengganti = satu
    return hasil


def _keadaan(jenis: set[str]) -> Keadaan:
    if JenisKeputusan.DITARIK in jenis:
        return Keadaan.DITARIK
    if JenisKeputusan.DIKEMBALIKAN in jenis:
        return Keadaan.DIKEMBALIKAN
    if jenis & _SAH:
        return Keadaan.BERLAKU
    return Keadaan.DIPERIKSA if JenisKeputusan.DITANDATANGANI in jenis else Keadaan.MENUNGGU


def keadaan_renja(renja: int) -> dict[int, KeadaanVersi]:
    """The states of all versions of a Renja (by key); two queries, no bytes."""
    semua = list(Versi.objects.filter(renja=renja).defer("isi").order_by("dibuat", "id"))
    putusan = list(KeputusanVersi.objects.filter(versi__renja=renja).order_by("waktu", "id"))
    return nilai_versi(semua, putusan)
