"""The IKU of the year up to a quarter: target, target to date, realisasi, capaian, kategori.

Capaian is that of the realisasi to date against the year's target, as in column 12/7 of E.81;
the kategori is taken from it as rounded for print.
"""

from performance.predikat import predikat
from renja.kewajiban import Terukur, target_tahun, target_triwulan, terukur
from renja.laporan.catatan import (
    catatan_belum_disetujui,
    catatan_cara_tulis,
    catatan_koreksi,
    catatan_realisasi,
    catatan_varian,
)
from renja.laporan.kinerja import keterangan, nilai_triwulan, uraian_bertanda
from renja.laporan.penyusun import Penyusun
from renja.rata_rata import capaian_tahun
from renja.rencana import Indikator, Rencana
from renja.tabel.bentuk import Isi, Tabel, Tingkat

CAPAIAN = (
    "Capaian = realisasi s/d triwulan ini terhadap target setahun, menurut aturan indikatornya."
)


def susun(rencana: Rencana, triwulan: int) -> Tabel:
    """The IKU in the order of their numbers; one without a target this year is printed too."""
    penyusun = Penyusun(rencana, "iku-triwulan", triwulan)
    iku = [satu for satu in rencana.semua_indikator() if satu.iku is not None]
    iku.sort(key=lambda satu: satu.iku or 0)
    diukur = {satu.indikator.uid: satu for satu in terukur(rencana)}
    for satu in iku:
        sel = _sel(rencana, satu, diukur.get(satu.uid), triwulan)
        penyusun.tambah(Tingkat.INDIKATOR, satu.uid, sel)
    if iku:
        penyusun.catatan.append(CAPAIAN)
        penyusun.catatan += catatan_realisasi(rencana)
        penyusun.catatan += catatan_cara_tulis(iku)
        penyusun.catatan += catatan_varian(rencana, iku)
        if rencana.skala is not None:
            penyusun.catatan.append(f"Kategori menurut {rencana.skala.nama}.")
        penyusun.catatan += catatan_belum_disetujui(iku, rencana.tahun, triwulan)
        masa = {(rencana.tahun, q) for q in range(1, triwulan + 1)}
        penyusun.catatan += catatan_koreksi(rencana, iku, masa)
    return penyusun.tabel()


def _sel(
    rencana: Rencana, satu: Indikator, diukur: Terukur | None, triwulan: int
) -> dict[str, Isi]:
    tahun = rencana.tahun
    unit = diukur.nama_unit if diukur is not None else ()
    sel: dict[str, Isi] = {
        "no": satu.iku,
        "indikator": uraian_bertanda(satu),
        "target": target_tahun(rencana, satu),
        "realisasi": satu.berjalan(tahun, triwulan, unit).nilai,
        "keterangan": keterangan(rencana, diukur, satu, triwulan),
    }
    for q in range(1, triwulan + 1):
        sel[f"tw_{q}"] = nilai_triwulan(satu, tahun, q, unit)
    if diukur is not None:
        hasil = capaian_tahun(rencana, diukur, triwulan)
        sel["target_kini"] = target_triwulan(diukur, tahun, triwulan)
        sel["capaian"] = hasil
        sel["kategori"] = predikat(hasil, rencana.skala) if rencana.skala else ""
    return sel
