"""Tabel 2.3 and Tabel 3.1 / T-C.25: tujuan and sasaran with their indikator and targets."""

from renja.laporan.penyusun import Penyusun
from renja.rencana import ASAL_TAHUN_INI, Indikator, Rencana
from renja.tabel.bentuk import Isi, Tabel, Tingkat


def susun_2_3(rencana: Rencana) -> Tabel:
    """Tabel 2.3: each sasaran with its target of the Renja's year."""
    penyusun = Penyusun(rencana, "tabel-2.3")
    nomor = 0
    for tujuan in rencana.tujuan:
        for sasaran in tujuan.sasaran:
            nomor += 1
            for letak, satu in enumerate(sasaran.indikator):
                penyusun.tambah(
                    Tingkat.SASARAN,
                    satu.uid,
                    {
                        "no": nomor,
                        "sasaran": sasaran.uraian,
                        "indikator": satu.uraian,
                        "target": satu.target_dari(
                            rencana.tahun, *ASAL_TAHUN_INI[rencana.siklus], "renstra"
                        ),
                    },
                    lanjut=("no", "sasaran") if letak else (),
                )
            if not sasaran.indikator:
                penyusun.tambah(
                    Tingkat.SASARAN, sasaran.uid, {"no": nomor, "sasaran": sasaran.uraian}
                )
    return penyusun.tabel()


def susun_3_1(rencana: Rencana) -> Tabel:
    """Tabel 3.1: tujuan, below it its sasaran, with the Renstra's target of every year."""
    penyusun = Penyusun(rencana, "tabel-3.1")
    periode = rencana.renstra
    tahun = range(periode.tahun_awal, periode.tahun_akhir + 1)

    def target(satu: Indikator) -> dict[str, Isi]:
        return {f"target_{t}": satu.target_dari(t, "renstra") for t in tahun}

    for tujuan in rencana.tujuan:
        kepala: dict[str, Isi] = {"no": tujuan.nomor, "tujuan": tujuan.uraian}
        for satu in tujuan.indikator:
            penyusun.tambah(
                Tingkat.TUJUAN, satu.uid, {**kepala, "indikator": satu.uraian, **target(satu)}
            )
            kepala = {}
        if not tujuan.indikator:
            penyusun.tambah(Tingkat.TUJUAN, tujuan.uid, kepala)
        for sasaran in tujuan.sasaran:
            for letak, satu in enumerate(sasaran.indikator):
                penyusun.tambah(
                    Tingkat.SASARAN,
                    satu.uid,
                    {"sasaran": sasaran.uraian, "indikator": satu.uraian, **target(satu)},
                    lanjut=("sasaran",) if letak else (),
                )
            if not sasaran.indikator:
                penyusun.tambah(Tingkat.SASARAN, sasaran.uid, {"sasaran": sasaran.uraian})
    return penyusun.tabel()
