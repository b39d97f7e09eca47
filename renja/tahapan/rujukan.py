"""Naming and loading frozen versions: by stage and number, or as one side of a comparison.

What was loaded is kept by its SHA-256: values that never change.
"""

import re
from collections import OrderedDict
from threading import Lock
from typing import NamedTuple

from planning.models import Pengguna, Renja
from planning.models.renja import TahapRenja
from renja.beku import Beku, buka, cairkan
from renja.dokumen.naskah import Naskah
from renja.dokumen.pemuat import muat_naskah
from renja.models import Versi
from renja.models.versi import JenisKeputusan
from renja.pemuat import muat_rencana
from renja.rencana import Rencana
from renja.tahapan.galat import VersiTiada

KINI = "kini"
# A demo plan takes some 20 MB as values.
SIMPANAN_TERBANYAK = 4
_RUJUKAN = re.compile(r"([a-z_]{1,20})(?:\.([1-9][0-9]{0,4}))?")
_simpanan: "OrderedDict[str, Beku]" = OrderedDict()
_gembok = Lock()


class Sisi(NamedTuple):
    """One side of a comparison: the plan, its manuscript, and what it is called."""

    rencana: Rencana
    naskah: Naskah
    label: str


def versi_tahap(renja: Renja, tahap: str, nomor: int | None = None) -> Versi:
    """The version of a stage: that number, else the accepted one, else the last submitted.

    Raises VersiTiada with a sentence where there is none.
    """
    if tahap not in TahapRenja.values:
        nama = ", ".join(TahapRenja.values)
        raise VersiTiada(f'Tahap "{tahap[:20]}" tidak dikenal. Pilih salah satu dari: {nama}.')
    milik = Versi.objects.filter(renja=renja, tahap=tahap)
    nama = f"{TahapRenja(tahap).label} {renja}"
    if nomor is not None:
        satu = milik.filter(nomor=nomor).first()
        if satu is None:
            raise VersiTiada(f"{nama} tidak mempunyai versi {nomor} yang terkunci.")
        return satu
    putus = (JenisKeputusan.DITERIMA, JenisKeputusan.DITETAPKAN)
    urut = milik.order_by("-nomor")
    satu = urut.filter(keputusan__jenis__in=putus).first() or urut.first()
    if satu is None:
        raise VersiTiada(f"{nama} belum pernah diajukan, sehingga belum ada versi terkunci.")
    return satu


def muat_versi(renja: Renja, tahap: str, nomor: int | None = None) -> Beku:
    """What a version froze; raises VersiTiada, or BekuRusak where the bytes are damaged."""
    return isi_versi(versi_tahap(renja, tahap, nomor))


def isi_versi(versi: Versi) -> Beku:
    """What a version froze, checked against its SHA-256; raises BekuRusak where it differs."""
    with _gembok:
        ada = _simpanan.get(versi.sidik)
        if ada is not None:
            _simpanan.move_to_end(versi.sidik)
            return ada
    beku = cairkan(buka(bytes(versi.isi)), versi.sidik)
    with _gembok:
        _simpanan[versi.sidik] = beku
        while len(_simpanan) > SIMPANAN_TERBANYAK:
            _simpanan.popitem(last=False)
    return beku


def muat_sisi(user: Pengguna, renja: Renja, rujukan: str) -> Sisi:
    """A side of a comparison: "kini", "<tahap>" or "<tahap>.<nomor>".

    Raises VersiTiada with a sentence where there is none, or the person may not read it.
    """
    if not Renja.objects.untuk(user).filter(pk=renja.pk).exists():
        raise VersiTiada("Rencana ini tidak ditemukan.")
    if rujukan == KINI:
        rencana = muat_rencana(renja, pelaksanaan=True, konteks=True)
        return Sisi(rencana, muat_naskah(renja), f"Hari ini ({renja.get_tahap_display().lower()})")
    versi = versi_rujukan(renja, rujukan)
    beku = isi_versi(versi)
    return Sisi(beku.rencana, beku.naskah, label_versi(versi))


def versi_rujukan(renja: Renja, rujukan: str) -> Versi:
    """The version that a reference other than "kini" names; raises VersiTiada."""
    cocok = _RUJUKAN.fullmatch(rujukan)
    if cocok is None:
        raise VersiTiada(
            f'Rujukan versi "{rujukan[:40]}" tidak dikenal. Tulis misalnya kini, rancangan, atau '
            "rancangan.2."
        )
    return versi_tahap(renja, cocok[1], int(cocok[2]) if cocok[2] else None)


def rujukan_versi(versi: Versi) -> str:
    """The reference of a version: "rancangan.2"."""
    return f"{versi.tahap}.{versi.nomor}"


def label_versi(versi: Versi) -> str:
    """What a version is called: "Rancangan versi 2"."""
    return f"{versi.get_tahap_display()} versi {versi.nomor}"
