"""Which stages can be laid side by side, and how a page's address names them.

"kini" is today's plan, "<tahap>" and "<tahap>.<k>" a frozen version of it. "awal" and
"perubahan" are today's plan of that cycle of the same year; a version of the other cycle has the
cycle in front: "awal:penetapan".
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.timezone import localtime

from planning.models import Pengguna, Renja
from renja.models import Versi
from renja.sandingan.bentuk import Sisi
from renja.tahapan.galat import VersiTiada
from renja.tahapan.rujukan import KINI, label_versi, muat_sisi, rujukan_versi

PEMISAH = ":"


@dataclass(frozen=True, slots=True)
class Pilihan:
    """A stage that can be chosen: its reference and what it is called."""

    rujukan: str
    label: str


def muat(user: Pengguna, renja: Renja, rujukan: str) -> Sisi:
    """The side that a reference names; raises VersiTiada (a sentence) or BekuRusak."""
    siklus, _, sisa = rujukan.partition(PEMISAH)
    if siklus not in Renja.Siklus.values:
        return _sisi(user, renja, rujukan, "")
    if siklus == renja.siklus:
        return _sisi(user, renja, sisa or KINI, "")
    lain = _siklus_lain(user, renja)
    if lain is None:
        raise VersiTiada(f"{Renja.Siklus(siklus).label} {renja.tahun} belum ada.")
    return _sisi(user, lain, sisa or KINI, f"{lain}: ")


def pilihan(user: Pengguna, renja: Renja) -> list[Pilihan]:
    """What can be laid side by side on the pages of a Renja, today's plan first."""
    hasil = [Pilihan(KINI, f"Hari ini ({renja.get_tahap_display().lower()})")]
    hasil += _versi(renja, "", "")
    lain = _siklus_lain(user, renja)
    if lain is not None:
        hasil.append(Pilihan(lain.siklus, f"{lain}: hari ini ({lain.get_tahap_display().lower()})"))
        hasil += _versi(lain, f"{lain.siklus}{PEMISAH}", f"{lain}: ")
    return hasil


def bawaan(renja: Renja, semua: list[Pilihan]) -> tuple[str, str] | None:
    """What is shown where nothing was chosen; None where there is nothing beside today.

    A perubahan is laid beside the Renja that it changes, as it was set where it was; any other
    plan beside its last version.
    """
    lain = [satu.rujukan for satu in semua[1:]]
    if renja.siklus == Renja.Siklus.PERUBAHAN:
        awal = [satu for satu in lain if satu.partition(PEMISAH)[0] == Renja.Siklus.AWAL]
        lain = [satu for satu in awal if PEMISAH in satu] or awal or lain
    return (lain[0], KINI) if lain else None


def _sisi(user: Pengguna, renja: Renja, rujukan: str, awalan: str) -> Sisi:
    sisi = muat_sisi(user, renja, rujukan)
    label = sisi.label if not awalan else sisi.label[:1].lower() + sisi.label[1:]
    return Sisi(f"{awalan}{label}", sisi.rencana, sisi.naskah)


def _siklus_lain(user: Pengguna, renja: Renja) -> Renja | None:
    """The agency's Renja of the other cycle of the year."""
    return (
        Renja.objects.untuk(user)
        .filter(perangkat_daerah=renja.perangkat_daerah_id, tahun=renja.tahun)
        .exclude(siklus=renja.siklus)
        .select_related("perangkat_daerah__pemda", "renstra", "edisi")
        .first()
    )


def _versi(renja: Renja, depan: str, awalan: str) -> Iterator[Pilihan]:
    """The frozen versions of a Renja, the last one first."""
    semua = Versi.objects.filter(renja=renja).defer("isi").order_by("-dibuat", "-pk")
    for satu in semua:
        label = label_versi(satu)
        if awalan:
            label = label[:1].lower() + label[1:]
        tanggal = localtime(satu.dibuat).strftime("%d-%m-%Y")
        yield Pilihan(f"{depan}{rujukan_versi(satu)}", f"{awalan}{label}, {tanggal}")
