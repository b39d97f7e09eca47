"""Tabel 2.1a: target, realisasi, capaian and kategori of the IKU in year n-2.

Capaian is worked out from the target and realisasi printed in the row; the kategori is
taken from the capaian as rounded for print, on the scale chosen for the year.
"""

from functools import partial

from performance.capaian import capaian
from performance.predikat import Skala, predikat
from renja.laporan.catatan import catatan_asal, catatan_varian
from renja.laporan.kinerja_pelayanan import catatan_milik, realisasi_tahun, target_tahun
from renja.laporan.penyusun import Penyusun, Sel, kuantitas
from renja.rencana import Indikator, Rencana
from renja.tabel.bentuk import Tabel, Tingkat


def susun(rencana: Rencana) -> Tabel:
    """The IKU of the agency in the order of their numbers."""
    penyusun = Penyusun(rencana, "iku")
    iku = [satu for satu in rencana.semua_indikator() if satu.iku is not None]
    tahun = rencana.tahun - 2
    for satu in sorted(iku, key=lambda satu: satu.iku or 0):
        penyusun.tambah(
            Tingkat.INDIKATOR,
            satu.uid,
            {
                "no": satu.iku,
                "indikator": satu.uraian,
                "target": target_tahun(satu, tahun),
                "realisasi": realisasi_tahun(satu, tahun, rencana.tahun),
            },
            turunan=partial(_capaian, satu, rencana.skala, rencana.varian_negatif),
        )
    penyusun.catatan += catatan_milik(rencana, iku, (tahun,))
    penyusun.catatan += catatan_asal(rencana, iku, (tahun,))
    penyusun.catatan += catatan_varian(rencana, iku)
    if rencana.skala is not None:
        penyusun.catatan.append(f"Kategori menurut {rencana.skala.nama}.")
    return penyusun.tabel()


def _capaian(satu: Indikator, skala: Skala | None, varian: str, sel: Sel) -> Sel:
    target, realisasi = kuantitas(sel["target"]), kuantitas(sel["realisasi"])
    hasil = capaian(target, realisasi, satu.arah, varian, satu.skala_ordinal)
    return {"capaian": hasil, "kategori": predikat(hasil, skala) if skala else ""}
