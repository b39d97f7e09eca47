"""T-C.23 and T-C.30: targets and realisasi of the indikator kinerja pelayanan over years.

A year that the history holds (with the agency that it belongs to) is read from there;
any other from the indikator's own targets and realisasi.
"""

from performance.capaian import capaian
from planning.kuantitas import Kuantitas, kosong
from renja.laporan.penyusun import Penyusun, Sel, kuantitas
from renja.rencana import Indikator, Rencana
from renja.tabel.bentuk import Isi, Tabel, Tingkat


def susun_23(rencana: Rencana) -> Tabel:
    """T-C.23: target, realisasi and ratio of five years, n-4 to n."""
    penyusun = Penyusun(rencana, "tc-23")
    tahun = range(rencana.tahun - 4, rencana.tahun + 1)
    varian = str(rencana.pengaturan.get("varian_negatif", "A"))
    for nomor, satu in enumerate(_pelayanan(rencana), start=1):
        sel = _kepala(nomor, satu)
        for t in tahun:
            sel[f"target_{t}"] = target_tahun(satu, t)
            sel[f"realisasi_{t}"] = realisasi_tahun(satu, t)

        def rasio(tercetak: Sel, satu: Indikator = satu) -> Sel:
            return {
                f"rasio_{t}": capaian(
                    kuantitas(tercetak[f"target_{t}"]),
                    kuantitas(tercetak[f"realisasi_{t}"]),
                    satu.arah,
                    varian,
                )
                for t in tahun
            }

        penyusun.tambah(Tingkat.INDIKATOR, satu.uid, sel, turunan=rasio)
    penyusun.catatan += catatan_milik(rencana)
    if any(satu.arah == "negatif" for satu in _pelayanan(rencana)):
        penyusun.catatan.append(
            f"Indikator makin rendah makin baik dihitung dengan varian {varian}."
        )
    return penyusun.tabel()


def susun_30(rencana: Rencana) -> Tabel:
    """T-C.30: targets n-2 to n+1, realisasi n-2 and n-1, proyeksi n and n+1."""
    penyusun = Penyusun(rencana, "tc-30")
    n = rencana.tahun
    for nomor, satu in enumerate(_pelayanan(rencana), start=1):
        sel = _kepala(nomor, satu)
        sel |= {f"target_{t}": target_tahun(satu, t) for t in range(n - 2, n + 2)}
        sel |= {f"realisasi_{t}": realisasi_tahun(satu, t) for t in (n - 2, n - 1)}
        sel |= {f"proyeksi_{t}": satu.proyeksi.get(t, kosong(satu.satuan)) for t in (n, n + 1)}
        sel["catatan"] = " ".join(
            isi.faktor
            for isi in rencana.analisis
            if isi.sifat == "catatan" and isi.indikator == satu.uid
        )
        penyusun.tambah(Tingkat.INDIKATOR, satu.uid, sel)
    penyusun.catatan += catatan_milik(rencana)
    return penyusun.tabel()


def target_tahun(satu: Indikator, tahun: int) -> Kuantitas:
    """The target of a year: of the history where it holds the year, else the Renstra's."""
    if tahun in satu.riwayat:
        return satu.riwayat[tahun].target
    return satu.target_dari(tahun, "renstra", "perubahan", "renja")


def realisasi_tahun(satu: Indikator, tahun: int) -> Kuantitas:
    """The realisasi of a year, missing where nobody reported one."""
    if tahun in satu.riwayat:
        return satu.riwayat[tahun].realisasi
    return satu.realisasi.get(tahun, kosong(satu.satuan))


def catatan_milik(rencana: Rencana) -> list[str]:
    """A note that names the years of another agency, which nobody confirmed as comparable."""
    milik: dict[str, set[int]] = {}
    for satu in _pelayanan(rencana):
        for tahun, isi in satu.riwayat.items():
            if isi.milik != rencana.perangkat_daerah.nama:
                milik.setdefault(isi.milik, set()).add(tahun)
    return [f"Tahun {_deret(tahun)} adalah data {nama}." for nama, tahun in milik.items()]


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
