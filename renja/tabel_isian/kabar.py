"""What others changed since a page was made: cells with who and when, from the audit trail."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from budget.models import Pagu, PaguRenstra, PrakiraanMaju
from planning.models import JejakAudit, Renja, Target
from renja.tabel_isian.data import KOSONG, Kini, Pembaca
from renja.tabel_isian.hasil import jam
from renja.tabel_isian.kolom import TAHUN
from renja.tabel_isian.susun import nomor_terakhir

ENTRI_TERBANYAK = 2_000
# A change of these moves rows, which only a new page shows.
SUSUNAN = frozenset(
    {
        *("planning.program", "planning.kegiatan", "planning.subkegiatan", "planning.barisrenja"),
        *("planning.indikator", "planning.tujuan", "planning.sasaran", "planning.renja"),
    }
)
MODEL: dict[str, Any] = {
    satu._meta.label_lower: satu for satu in (Target, Pagu, PrakiraanMaju, PaguRenstra)
}
# The columns of a stored row that say which cells it fills.
PENUNJUK = {
    "planning.target": ("indikator_id", "asal", "tahun"),
    "budget.pagu": ("baris_id", "lapisan_id"),
    "budget.prakiraanmaju": ("baris_id",),
    "budget.pagurenstra": ("sub_kegiatan_id", "tahun"),
}


@dataclass(slots=True)
class Kabar:
    """Cells that changed, by key; whether rows moved; and the number up to which this tells."""

    nomor: int
    sel: dict[str, tuple[Kini, str, str]] = field(default_factory=dict)
    susunan: bool = False

    def json(self) -> dict[str, Any]:
        """As the script reads it: n, v, oleh and waktu by cell."""
        return {
            "nomor": self.nomor,
            "susunan": self.susunan,
            "lain": {
                kunci: {"n": kini.teks, "v": kini.versi, "oleh": oleh, "waktu": waktu}
                for kunci, (kini, oleh, waktu) in self.sel.items()
            },
        }


def kabar(
    renja: Renja, pembaca: Pembaca, sejak: int, kecuali: Collection[str] = frozenset()
) -> Kabar:
    """What changed in the agency after the entry `sejak`, the cells of `kecuali` left out."""
    hasil = Kabar(nomor_terakhir(renja))
    if hasil.nomor <= sejak:
        return hasil
    entri: list[Any] = list(
        JejakAudit.objects.filter(
            rantai__perangkat_daerah=renja.perangkat_daerah_id, nomor__gt=sejak
        )
        .order_by("nomor")
        .values("objek", "kunci", "aksi", "sebelum", "sesudah", "nama_pelaku", "waktu")[
            :ENTRI_TERBANYAK
        ]
    )
    hasil.susunan = len(entri) == ENTRI_TERBANYAK or any(e["objek"] in SUSUNAN for e in entri)
    penunjuk = _penunjuk(entri)
    siapa: dict[str, dict[str, Any]] = {}
    for satu in entri:
        isi = penunjuk.get((satu["objek"], satu["kunci"]))
        if isi is not None:
            siapa |= dict.fromkeys(_kunci(satu["objek"], isi, pembaca), satu)
    kini = pembaca.kini(siapa)
    for kunci in siapa.keys() - set(kecuali):
        satu = siapa[kunci]
        hasil.sel[kunci] = (kini.get(kunci, KOSONG), satu["nama_pelaku"], jam(satu["waktu"]))
    return hasil


def _penunjuk(entri: list[Any]) -> dict[tuple[str, int], Mapping[str, Any]]:
    """What each row of the entries stands for: from the entry, else from the row itself."""
    hasil: dict[tuple[str, int], Mapping[str, Any]] = {}
    dicari: dict[str, set[int]] = {}
    for satu in entri:
        objek, kunci = satu["objek"], satu["kunci"]
        if objek not in PENUNJUK or (objek, kunci) in hasil:
            continue
        lengkap = {**(satu["sebelum"] or {}), **(satu["sesudah"] or {})}
        if all(nama in lengkap for nama in PENUNJUK[objek]):
            hasil[objek, kunci] = lengkap
        else:
            dicari.setdefault(objek, set()).add(kunci)
    for objek, kunci in dicari.items():
        for pk, *nilai in (
            MODEL[objek].objects.filter(pk__in=kunci).values_list("pk", *PENUNJUK[objek])
        ):
            hasil[objek, pk] = dict(zip(PENUNJUK[objek], nilai, strict=True))
    return hasil


def _kunci(objek: str, isi: Mapping[str, Any], pembaca: Pembaca) -> list[str]:
    """The keys of the cells that a stored row fills on this grid."""
    if objek == "planning.target":
        kolom = pembaca.kolom_target.get((isi["asal"], isi["tahun"]))
        return [f"i{isi['indikator_id']}.{kolom}"] if kolom else []
    if objek == "budget.pagurenstra":
        kolom = pembaca.kolom_uang.get(isi["tahun"]) if pembaca.jenis != TAHUN else None
        return [f"s{isi['sub_kegiatan_id']}.{kolom}"] if kolom else []
    if pembaca.jenis != TAHUN:
        return []
    baris = isi["baris_id"]
    return [f"b{baris}.q"] if objek == "budget.prakiraanmaju" else [f"b{baris}.p", f"b{baris}.s"]
