"""T-C.23 and T-C.30: targets and realisasi of the indikator kinerja pelayanan over years.

A year that the history holds (with the agency that it belongs to) is read from there;
any other from the indikator's own targets and realisasi.
"""

from collections.abc import Iterable

from performance.capaian import capaian
from planning.kuantitas import Kuantitas, kosong
from renja.laporan.catatan import catatan_asal, catatan_varian, selesai_dilaporkan
from renja.laporan.penyusun import Penyusun, Sel, kuantitas
from renja.rencana import ASAL_TAHUN_LALU, Indikator, Rencana
from renja.tabel.bentuk import Isi, Tabel, Tingkat


def susun_23(rencana: Rencana) -> Tabel:
    """T-C.23: target, realisasi and ratio of five years, n-4 to n."""
    penyusun = Penyusun(rencana, "tc-23")
    tahun = range(rencana.tahun - 4, rencana.tahun + 1)
    indikator = _pelayanan(rencana)
    for nomor, satu in enumerate(indikator, start=1):
        sel = _kepala(nomor, satu)
        for t in tahun:
            sel[f"target_{t}"] = target_tahun(satu, t)
            sel[f"realisasi_{t}"] = realisasi_tahun(satu, t, rencana.tahun)

        def rasio(tercetak: Sel, satu: Indikator = satu) -> Sel:
            return {
                f"rasio_{t}": capaian(
                    kuantitas(tercetak[f"target_{t}"]),
                    kuantitas(tercetak[f"realisasi_{t}"]),
                    satu.arah,
                    rencana.varian_negatif,
                    satu.skala_ordinal,
                )
                for t in tahun
            }

        penyusun.tambah(Tingkat.INDIKATOR, satu.uid, sel, turunan=rasio)
    penyusun.catatan += catatan_milik(rencana, indikator, tahun)
    penyusun.catatan += catatan_asal(rencana, indikator, tahun)
    penyusun.catatan += catatan_varian(rencana, indikator)
    return penyusun.tabel()


def susun_30(rencana: Rencana) -> Tabel:
    """T-C.30: targets n-2 to n+1, realisasi n-2 and n-1, proyeksi n and n+1."""
    penyusun = Penyusun(rencana, "tc-30")
    n = rencana.tahun
    indikator = _pelayanan(rencana)
    for nomor, satu in enumerate(indikator, start=1):
        sel = _kepala(nomor, satu)
        sel |= {f"target_{t}": target_tahun(satu, t) for t in range(n - 2, n + 2)}
        sel |= {f"realisasi_{t}": realisasi_tahun(satu, t, n) for t in (n - 2, n - 1)}
        sel |= {f"proyeksi_{t}": satu.proyeksi.get(t, kosong(satu.satuan)) for t in (n, n + 1)}
        sel["catatan"] = " ".join(
            isi.faktor
            for isi in rencana.analisis
            if isi.sifat == "catatan" and isi.indikator == satu.uid
        )
        penyusun.tambah(Tingkat.INDIKATOR, satu.uid, sel)
    penyusun.catatan += catatan_milik(rencana, indikator, (n - 2, n - 1))
    penyusun.catatan += catatan_asal(rencana, indikator, (n - 2, n - 1))
    return penyusun.tabel()


def target_tahun(satu: Indikator, tahun: int) -> Kuantitas:
    """The target of a year: of the history where it holds the year, else the Renstra's."""
    if tahun in satu.riwayat:
        return satu.riwayat[tahun].target
    return satu.target_dari(tahun, "renstra", *ASAL_TAHUN_LALU)


def realisasi_tahun(satu: Indikator, tahun: int, kini: int) -> Kuantitas:
    """The realisasi of a whole year: of the history, its quarters, or as stored; else missing.

    The year of the plan itself, `kini`, is read from its quarters once the last is reported.
    """
    if tahun in satu.riwayat:
        return satu.riwayat[tahun].realisasi
    if selesai_dilaporkan(satu, tahun, kini):
        return satu.realisasi_dari(tahun)
    return satu.realisasi.get(tahun, kosong(satu.satuan))


def catatan_milik(
    rencana: Rencana, indikator: Iterable[Indikator], tahun: Iterable[int]
) -> list[str]:
    """A note that names the printed years that belong to another agency."""
    milik: dict[str, set[int]] = {}
    for satu in indikator:
        for t in tahun:
            isi = satu.riwayat.get(t)
            if isi is not None and isi.milik != rencana.perangkat_daerah.nama:
                milik.setdefault(isi.milik, set()).add(t)
    return [f"Tahun {_deret(isi)} adalah data {nama}." for nama, isi in milik.items()]


def _deret(tahun: set[int]) -> str:
    urut = sorted(tahun)
    if urut[-1] - urut[0] == len(urut) - 1 and len(urut) > 1:
        return f"{urut[0]}–{urut[-1]}"
    return ", ".join(map(str, urut))


def _pelayanan(rencana: Rencana) -> list[Indikator]:
    ada = [satu for satu in rencana.semua_indikator() if satu.nomor_pelayanan is not None]
    return sorted(ada, key=lambda satu: satu.nomor_pelayanan or 0)


def _kepala(nomor: int, satu: Indikator) -> dict[str, Isi]:
    return {
        "no": nomor,
        "indikator": satu.uraian,
        "nspk": satu.nspk,
        "ikk": satu.ikk,
        "lainnya": satu.lainnya,
    }
