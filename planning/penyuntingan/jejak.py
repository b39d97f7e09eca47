"""The audit trail: writing entries into a chain of hashes, and checking a chain.

Each chain (an agency, a pemda, what all share) runs 1, 2, 3 … without gaps. The hash of an
entry is the SHA-256 of its canonical JSON (sorted keys, no spaces, UTF-8), which includes
the hash of the entry before it: whoever changes or removes one breaks every later one. What
is cut off at the end is seen against the head of the chain, or against a head noted elsewhere.
"""

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q

from planning.models import JejakAudit, Pengguna, Perubahan, RantaiJejak
from planning.models.dasar import BarisBerversi, BarisPerangkatDaerah
from planning.penyuntingan.banyak import sisipkan_kolom
from planning.penyuntingan.izin import ikuti, pemda_baris
from planning.penyuntingan.potret import Potret

DARI_CATATAN = ("aksi", "objek", "kunci", "uid", "induk", "versi", "sebelum", "sesudah")
# The columns that the hash covers: all but the entry's own key and the hash itself.
TERIKAT = (
    *("rantai_id", "nomor", "perubahan_id", "waktu", "pelaku_id", "nama_pelaku"),
    *("asal", "alasan", "hash_sebelum", *DARI_CATATAN),
)
KOLOM = (*TERIKAT, "hash")
KANON = json.JSONEncoder(
    sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=str
).encode
Pemilik = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class Catatan:
    """What happened to one row, before it is written into its chain."""

    pemilik: Pemilik
    aksi: str
    objek: str
    kunci: int
    uid: UUID | None
    induk: UUID | None
    versi: int
    sebelum: Potret | None
    sesudah: Potret | None


def pemilik_rantai(baris: BarisBerversi) -> Pemilik:
    """The chain of a row: (agency, None), (None, pemda), or (None, None) for what all share."""
    if isinstance(baris, BarisPerangkatDaerah):
        return baris.perangkat_daerah_id, None
    return None, pemda_baris(baris)


def catatan(
    baris: BarisBerversi, aksi: str, versi: int, sebelum: Potret | None, sesudah: Potret | None
) -> Catatan:
    """A note about a row that has just been added, changed or deleted."""
    induk = ikuti(baris, baris.JALUR_INDUK).uid if baris.JALUR_INDUK else None
    return Catatan(
        pemilik_rantai(baris),
        aksi,
        baris._meta.label_lower,
        baris.pk,
        baris.uid,
        induk,
        versi,
        sebelum,
        sesudah,
    )


def tulis(perubahan: Perubahan, catatan: Sequence[Catatan]) -> None:
    """Append the notes to their chains, inside the caller's transaction, which locks the heads."""
    menurut: dict[Pemilik, list[Catatan]] = {}
    for satu in catatan:
        menurut.setdefault(satu.pemilik, []).append(satu)
    for pemilik, kepala in _kepala(menurut).items():
        _sambung(kepala, perubahan, menurut[pemilik])


def pegang(pemilik: Pemilik) -> None:
    """Take the head of a chain: who else writes there comes before this transaction or after."""
    _kepala([pemilik])


def _kepala(pemilik: Collection[Pemilik]) -> dict[Pemilik, RantaiJejak]:
    """The heads of chains, locked; a chain begins with its first entry.

    In one order everywhere, so that two writers never wait for each other.
    """
    saring = Q()
    for pd, pemda in pemilik:
        saring |= Q(perangkat_daerah=pd, pemda=pemda)
    terkunci = RantaiJejak.objects.select_for_update().filter(saring).order_by("pk")
    ada = {(satu.perangkat_daerah_id, satu.pemda_id): satu for satu in terkunci}
    baru = [
        RantaiJejak(perangkat_daerah_id=pd, pemda_id=pemda)
        for pd, pemda in pemilik
        if (pd, pemda) not in ada
    ]
    if not baru:
        return ada
    # Another writer may begin the same chain; then both go on from the one that is there.
    RantaiJejak.objects.bulk_create(baru, ignore_conflicts=True)
    return {(satu.perangkat_daerah_id, satu.pemda_id): satu for satu in terkunci.all()}


def _sambung(rantai: RantaiJejak, perubahan: Perubahan, isi: Iterable[Catatan]) -> None:
    """Write the entries after the head, and move it."""
    entri = [_entri(rantai, perubahan, satu) for satu in isi]
    sisipkan_kolom(JejakAudit, KOLOM, ([satu[nama] for nama in KOLOM] for satu in entri))
    rantai.save(update_fields=["nomor", "hash"])


def _entri(rantai: RantaiJejak, perubahan: Perubahan, satu: Catatan) -> dict[str, Any]:
    """The columns of the next entry; the head moves along."""
    pelaku: Pengguna | None = perubahan.pelaku
    isi = {
        "rantai_id": rantai.pk,
        "nomor": rantai.nomor + 1,
        "perubahan_id": perubahan.pk,
        "waktu": perubahan.waktu,
        "pelaku_id": perubahan.pelaku_id,
        "nama_pelaku": pelaku.nama if pelaku else "sistem",
        "asal": perubahan.asal,
        "alasan": perubahan.alasan,
        "hash_sebelum": rantai.hash,
        **{nama: getattr(satu, nama) for nama in DARI_CATATAN},
    }
    rantai.nomor, rantai.hash = rantai.nomor + 1, hitung_hash(isi)
    isi["hash"] = rantai.hash
    return isi


def hash_entri(entri: JejakAudit) -> str:
    """The hash that a stored entry should have."""
    return hitung_hash({kolom: getattr(entri, kolom) for kolom in TERIKAT})


def hitung_hash(isi: Mapping[str, Any]) -> str:
    """The SHA-256 of an entry's columns in its chain, as 64 hexadecimal digits."""
    terikat = {kolom: isi[kolom] for kolom in TERIKAT}
    terikat["waktu"] = isi["waktu"].isoformat(timespec="microseconds")
    return hashlib.sha256(KANON(terikat).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Kerusakan:
    """Where a chain does not hold, as an Indonesian sentence."""

    rantai: str
    nomor: int
    kalimat: str


def periksa_rantai(rantai: RantaiJejak) -> Iterator[Kerusakan]:
    """Every place where a chain does not hold: a gap, another hash, entries cut off at its end."""
    nomor, hash_lalu = 0, ""
    nama = str(rantai)
    entri = JejakAudit.objects.filter(rantai=rantai).order_by("nomor")
    for satu in entri.iterator(chunk_size=2000):
        if satu.nomor != nomor + 1:
            kalimat = f"entri {nomor + 1} sampai {satu.nomor - 1} hilang"
            yield Kerusakan(nama, nomor + 1, kalimat)
        elif satu.hash_sebelum != hash_lalu:
            yield Kerusakan(nama, satu.nomor, f"entri {satu.nomor} tidak menyambung sebelumnya")
        if hash_entri(satu) != satu.hash:
            yield Kerusakan(nama, satu.nomor, f"isi entri {satu.nomor} diubah")
        nomor, hash_lalu = satu.nomor, satu.hash
    if nomor < rantai.nomor:
        yield Kerusakan(nama, nomor + 1, f"entri {nomor + 1} sampai {rantai.nomor} hilang")
    elif (nomor, hash_lalu) != (rantai.nomor, rantai.hash):
        yield Kerusakan(nama, nomor, "kepala rantai tidak cocok dengan entri terakhirnya")
