"""Tabel 2.6 / T-C.31: the RKPD's first draft beside the agency's analysis.

Sums of program, kegiatan and the total are worked out from the sub kegiatan of each
side; where the side wrote another sum, its own is printed and marked.
"""

from collections.abc import Iterator, Sequence

from planning.kuantitas import AngkaTidakTerbaca, Rupiah, urai_kuantitas
from renja.laporan.penyusun import Penyusun, uang
from renja.rencana import BarisReviu, Rencana, SisiReviu
from renja.tabel.bentuk import Isi, Tabel, Tingkat

DAUN = "sub_kegiatan"
DALAM = {"program": 0, "kegiatan": 1, DAUN: 2}
SISI = ("awal", "analisis")


def susun(rencana: Rencana) -> Tabel:
    """T-C.31, one row per stored line, programs numbered."""
    penyusun = Penyusun(rencana, "tabel-2.6")
    nomor = 0
    for letak, satu in enumerate(rencana.reviu):
        nomor += satu.tingkat == "program"
        sel: dict[str, Isi] = {
            "no": nomor if satu.tingkat == "program" else None,
            "catatan": satu.catatan,
        }
        for sisi in SISI:
            sel |= _sisi(sisi, getattr(satu, sisi))
        penyusun.tambah(Tingkat(satu.tingkat), satu.uid, sel)
        _tandai_jumlah(penyusun, satu, rencana.reviu[letak:])
    if rencana.reviu:
        penyusun.tambah(
            Tingkat.JUMLAH,
            None,
            {
                "awal_nama": "Jumlah",
                "analisis_nama": "Jumlah",
                **{f"{sisi}_pagu": uang(_jumlah(rencana.reviu, sisi)) for sisi in SISI},
            },
        )
    return penyusun.tabel()


def _sisi(sisi: str, isi: SisiReviu) -> dict[str, Isi]:
    return {
        f"{sisi}_nama": isi.nama,
        f"{sisi}_lokasi": isi.lokasi,
        f"{sisi}_indikator": isi.indikator,
        f"{sisi}_target": _target(isi.target),
        f"{sisi}_pagu": uang(isi.pagu),
    }


def _tandai_jumlah(penyusun: Penyusun, satu: BarisReviu, mulai: Sequence[BarisReviu]) -> None:
    """Mark a written sum of a program or kegiatan that its sub kegiatan do not add up to."""
    if satu.tingkat == DAUN:
        return
    bawahan = list(_bawahan(mulai))
    asli: dict[int, Isi] = {}
    for sisi in SISI:
        hitungan = _jumlah(bawahan, sisi)
        if hitungan is not None and hitungan != getattr(satu, sisi).pagu:
            asli[penyusun.letak[f"{sisi}_pagu"]] = hitungan
    if asli:
        penyusun.tandai(asli)


def _bawahan(mulai: Sequence[BarisReviu]) -> Iterator[BarisReviu]:
    """The lines below the first one, up to the next of its level or above."""
    tingkat = DALAM[mulai[0].tingkat]
    for satu in mulai[1:]:
        if DALAM[satu.tingkat] <= tingkat:
            return
        yield satu


def _jumlah(baris: Sequence[BarisReviu], sisi: str) -> Rupiah | None:
    ada = [
        pagu
        for satu in baris
        if satu.tingkat == DAUN and (pagu := getattr(satu, sisi).pagu) is not None
    ]
    return sum(ada) if ada else None


def _target(teks: str) -> Isi:
    """A quantity where the text is one; an ordinal value such as WTP stays a text."""
    try:
        nilai = urai_kuantitas(teks)
    except AngkaTidakTerbaca:
        return teks
    return teks if nilai.satuan and not nilai.ada else nilai
