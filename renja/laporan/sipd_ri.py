"""The 17-column print of SIPD-RI: the plan with targets, pagu, places and priorities.

The last row is Jumlah; pagu of urusan, program and kegiatan are sums.
"""

from collections.abc import Sequence
from itertools import count
from uuid import UUID

from planning.kuantitas import kosong
from renja.laporan.penyusun import Penyusun, menurut_urusan, uang
from renja.rencana import (
    Indikator,
    Kegiatan,
    Program,
    Rencana,
    SubKegiatan,
    jumlah_maju,
    jumlah_pagu,
)
from renja.tabel.bentuk import Isi, Tabel, Tingkat


def susun(rencana: Rencana) -> Tabel:
    """The print over the whole tree, one row per indikator."""
    cetakan = _Cetakan(rencana)
    for tingkat, urusan, program in menurut_urusan(rencana.program):
        cetakan.jumlah(tingkat, "" if urusan.kode == "X" else urusan.kode, urusan.nama, program)
        if tingkat is Tingkat.BIDANG_URUSAN or urusan == program[0].bidang_urusan:
            for satu in program:
                cetakan.program(satu)
    if rencana.program:
        cetakan.jumlah(Tingkat.JUMLAH, "", "Jumlah", rencana.program)
    return cetakan.penyusun.tabel()


class _Cetakan:
    def __init__(self, rencana: Rencana) -> None:
        self.rencana = rencana
        self.penyusun = Penyusun(rencana, "sipd-ri")
        self.nomor = count(1)
        self.n = rencana.tahun

    def program(self, program: Program) -> None:
        self._simpul(Tingkat.PROGRAM, program, program.indikator)
        for kegiatan in program.kegiatan:
            self._simpul(Tingkat.KEGIATAN, kegiatan, kegiatan.indikator)
            for sub in kegiatan.sub_kegiatan:
                self._simpul(Tingkat.SUB_KEGIATAN, sub, sub.indikator, _rincian(sub))

    def jumlah(self, tingkat: Tingkat, kode: str, nama: str, program: Sequence[Program]) -> None:
        self.penyusun.tambah(
            tingkat,
            None,
            {
                "kode": kode,
                "uraian": nama,
                "pagu": uang(jumlah_pagu(program)),
                "pagu_maju": uang(jumlah_maju(program)),
            },
        )

    def _simpul(
        self,
        tingkat: Tingkat,
        simpul: Program | Kegiatan | SubKegiatan,
        indikator: Sequence[Indikator],
        rincian: dict[str, Isi] | None = None,
    ) -> None:
        kepala: dict[str, Isi] = {
            "no": next(self.nomor),
            "kode": simpul.kode,
            "uraian": simpul.nama,
        }
        sel: dict[str, Isi] = {
            **kepala,
            "pagu": uang(jumlah_pagu(simpul)),
            "pagu_maju": uang(jumlah_maju(simpul)),
            "perangkat_daerah": self.rencana.perangkat_daerah.nama,
            **(rincian or {}),
        }
        ada = self.rencana.direncanakan(indikator) or tuple(indikator[:1])
        uid: UUID | None = simpul.uid
        for satu in ada or (None,):
            self.penyusun.tambah(
                tingkat,
                uid,
                {**sel, **(self._ukuran(satu) if satu else {})},
                lanjut=() if uid else ("no", "kode", "uraian"),
            )
            tingkat, sel, uid = Tingkat.INDIKATOR, kepala, None

    def _ukuran(self, satu: Indikator) -> dict[str, Isi]:
        return {
            "indikator": satu.uraian,
            "target_akhir": satu.target_dari(self.rencana.renstra.tahun_akhir, "akhir"),
            "realisasi_n2": satu.realisasi.get(self.n - 2, kosong(satu.satuan)),
            "prakiraan_n1": satu.perkiraan.get(self.n - 1, kosong(satu.satuan)),
            "target": self.rencana.target_tahun_ini(satu),
            "target_maju": satu.target_dari(self.n + 1, "maju"),
        }


def _rincian(sub: SubKegiatan) -> dict[str, Isi]:
    return {
        "lokasi": sub.teks_lokasi,
        "sumber_dana": sub.teks_sumber_dana,
        "prioritas_nasional": sub.prioritas_nasional,
        "prioritas_daerah": sub.prioritas_daerah,
        "kelompok_sasaran": sub.kelompok_sasaran,
    }
