"""Cells whose row was saved by somebody else since the workbook was made.

The audit trail tells what the row held then. A cell that the file left as it was is not a
change; a line that changes anything on such a row is a conflict, and a person chooses.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from planning.kuantitas import Keadaan, Kuantitas
from planning.models import JejakAudit, PerangkatDaerah
from renja.impor.bandingan import sama_kuantitas
from renja.impor.kini import Baris, Ukuran
from renja.impor.rancangan import Campur, HasilBaris, UbahSel
from renja.impor.sel import penanda_versi
from renja.lembar.masukan import BarisMasuk

_PER_KUERI = 400
_LABEL = {
    "program": "planning.program",
    "kegiatan": "planning.kegiatan",
    "baris": "planning.barisrenja",
    "indikator": "planning.indikator",
}
_UANG = {"pagu": "budget.pagu", "sumber_dana": "budget.pagu", "pagu_maju": "budget.prakiraanmaju"}
_TARGET = ("target", "target_maju", "target_akhir", "perkiraan")
_KOLOM = {
    "kelompok_sasaran": "kelompok_sasaran",
    "prioritas_nasional": "prioritas_nasional",
    "prioritas_daerah": "prioritas_daerah",
    "unit_kerja": "unit_kerja_id",
    "indikator": "uraian",
}
Objek = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Simpanan:
    """The stored row behind a cell: kind and key, version now, and the one in the workbook."""

    objek: Objek | None
    kini: int | None
    berkas: int | None


@dataclass(slots=True)
class Sejak:
    """What happened to a row since: values before by column, and who came last."""

    dahulu: dict[str, Any] = field(default_factory=dict)
    campur: Campur = field(default_factory=Campur)


def tandai_bentrok(
    pd: PerangkatDaerah, baris: Iterable[tuple[HasilBaris, BarisMasuk]], kolom: Iterable[str]
) -> None:
    """Mark the lines whose rows moved on, in one query or few; drop what the file left alone."""
    versi = [satu for satu in kolom if satu.startswith("versi")]
    if not versi:
        return
    bergeser: list[tuple[HasilBaris, dict[int, Simpanan]]] = []
    for hasil, masuk in baris:
        if hasil.ubah:
            penanda = penanda_versi(masuk, versi)
            geser = {
                letak: simpanan
                for letak, sel in enumerate(hasil.ubah)
                if (simpanan := _simpanan(sel, penanda)) is not None
                and simpanan.kini != simpanan.berkas
            }
            if geser:
                bergeser.append((hasil, geser))
    sejak = _sejak(pd, [s for _, geser in bergeser for s in geser.values()])
    for hasil, geser in bergeser:
        _putuskan(hasil, geser, sejak)


def _simpanan(sel: UbahSel, penanda: Mapping[str, int | None]) -> Simpanan | None:
    """The stored row behind a cell, None for one that nothing is known of."""
    kini = sel.tuju.kini
    if kini is None:
        return None
    if isinstance(sel.nilai, tuple) and sel.nilai and sel.nilai[0] in _TARGET:
        isian = sel.nilai[0]
        nilai = kini.nilai.get(isian) if isinstance(kini, Ukuran) else None
        label = "performance.perkiraan" if isian == "perkiraan" else "planning.target"
        return _satu(label, nilai, penanda, f"versi_{isian}")
    if sel.isian in _UANG and isinstance(kini, Baris):
        uang = kini.maju if sel.isian == "pagu_maju" else kini.pagu
        kunci = "versi_pagu_maju" if sel.isian == "pagu_maju" else "versi_pagu"
        return _satu(_UANG[sel.isian], uang, penanda, kunci)
    kunci = "versi_indikator" if isinstance(kini, Ukuran) else "versi"
    return _satu(_LABEL.get(sel.tuju.jenis, ""), kini, penanda, kunci)


def _satu(label: str, isi: Any, penanda: Mapping[str, int | None], kunci: str) -> Simpanan | None:
    if kunci not in penanda:
        return None
    if isi is None:
        return Simpanan(None, None, penanda[kunci])
    return Simpanan((label, isi.pk), isi.versi, penanda[kunci])


def _sejak(pd: PerangkatDaerah, simpanan: Iterable[Simpanan]) -> dict[Objek, Sejak]:
    """The entries of the trail since the workbook's versions, by row."""
    versi = {satu.objek: satu.berkas or 0 for satu in simpanan if satu.objek is not None}
    hasil = {objek: Sejak() for objek in versi}
    menurut_label: dict[str, list[int]] = {}
    for label, pk in versi:
        menurut_label.setdefault(label, []).append(pk)
    for label, kunci in menurut_label.items():
        for awal in range(0, len(kunci), _PER_KUERI):
            entri = JejakAudit.objects.filter(
                rantai__perangkat_daerah=pd,
                objek=label,
                kunci__in=kunci[awal : awal + _PER_KUERI],
            ).order_by("nomor")
            for pk, angka, sebelum, oleh, waktu in entri.values_list(
                "kunci", "versi", "sebelum", "nama_pelaku", "waktu"
            ):
                if angka > versi[label, pk]:
                    satu = hasil[label, pk]
                    satu.dahulu = {**(sebelum or {}), **satu.dahulu}
                    satu.campur = Campur(oleh, waktu)
    return hasil


def _putuskan(
    hasil: HasilBaris, geser: Mapping[int, Simpanan], sejak: Mapping[Objek, Sejak]
) -> None:
    tersisa: list[UbahSel] = []
    for letak, sel in enumerate(hasil.ubah):
        simpanan = geser.get(letak)
        lalu = sejak.get(simpanan.objek, Sejak()) if simpanan and simpanan.objek else Sejak()
        if simpanan is not None and _tak_disentuh(sel, simpanan, lalu):
            continue
        tersisa.append(sel)
        if simpanan is not None:
            hasil.campur = lalu.campur if lalu.campur.oleh else hasil.campur or Campur()
    if len(tersisa) < len(hasil.ubah):
        hasil.catatan.append("Ada sel yang sudah diubah orang lain; isinya dibiarkan.")
    hasil.ubah = tersisa


def _tak_disentuh(sel: UbahSel, simpanan: Simpanan, sejak: Sejak) -> bool:
    """Whether the file still holds what the row held when the workbook was made."""
    nilai = sel.nilai
    target = isinstance(nilai, tuple) and bool(nilai) and nilai[0] in _TARGET
    if simpanan.berkas is None:
        # Made since: an empty cell was never touched.
        return (nilai[1] if target else nilai) in {None, "", ()}
    if simpanan.objek is None:
        return False
    if target:
        return _target_dahulu(sel, sejak.dahulu, nilai[1])
    return _isi_dahulu(sel, sejak.dahulu) == (True, nilai)


def _isi_dahulu(sel: UbahSel, dahulu: Mapping[str, Any]) -> tuple[bool, Any]:
    """Whether the field has changed since, and what it held, in the shape of `sel.nilai`."""
    if sel.isian in {"pagu", "pagu_maju"}:
        return "nilai" in dahulu, _rupiah(dahulu.get("nilai"))
    if sel.isian == "sumber_dana":
        return "sumber" in dahulu, tuple(s["sumber_dana_id"] for s in dahulu.get("sumber", ()))
    if sel.isian == "lokasi":
        tempat = dahulu.get("lokasi_baris", ())
        return "lokasi_baris" in dahulu, tuple(s["wilayah_id"] for s in tempat)
    if sel.isian == "nama":
        kini = sel.tuju.kini
        resmi = kini.sub.nama if isinstance(kini, Baris) else ""
        return "nama" in dahulu, dahulu.get("nama") or resmi
    kolom = _KOLOM.get(sel.isian, "")
    return kolom in dahulu, dahulu.get(kolom)


def _rupiah(nilai: Any) -> Any:
    return None if nilai is None else Decimal(str(nilai))


def _target_dahulu(sel: UbahSel, dahulu: Mapping[str, Any], baru: Kuantitas | None) -> bool:
    kini = sel.tuju.kini
    if not isinstance(kini, Ukuran) or not dahulu:
        return False
    nilai = kini.nilai[sel.nilai[0]].nilai
    isi: dict[str, Any] = {
        "bawah": nilai.bawah,
        "atas": nilai.atas,
        "teks": nilai.teks,
        "keadaan": nilai.keadaan.value,
        "satuan": nilai.satuan,
    }
    isi |= {kolom: dahulu[kolom] for kolom in isi if kolom in dahulu}
    lama = Kuantitas(
        _angka(isi["bawah"]),
        _angka(isi["atas"]),
        isi["satuan"] or kini.satuan,
        isi["teks"],
        Keadaan(isi["keadaan"]),
    )
    return sama_kuantitas(lama, baru)


def _angka(nilai: Any) -> Decimal | None:
    return None if nilai is None else Decimal(str(nilai))
