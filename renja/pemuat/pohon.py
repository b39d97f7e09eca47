"""The Renstra's tree with this year's rows hung into it."""

from typing import Any

from planning import models as m
from renja import rencana as r
from renja.pemuat.dasar import kelompok
from renja.pemuat.deret import DeretIndikator
from renja.pemuat.uang import Uang

PENUNJANG = "X.XX"
URUSAN_PENUNJANG = r.Urusan("X", "UNSUR PENUNJANG URUSAN PEMERINTAHAN")
# Made once: what a query selects is resolved here, and only its filter at every load.
PROGRAM = m.Program.objects.order_by("urutan", "id").values_list(
    *("id", "uid", "nomenklatur_id", "nomenklatur__kode", "nama"),
    *("nomenklatur__induk__induk__kode", "nomenklatur__induk__induk__nama"),
    *("nomenklatur__induk__kode", "nomenklatur__induk__nama"),
)
KEGIATAN = m.Kegiatan.objects.order_by("urutan", "id").values_list(
    "program_id", "id", "uid", "nomenklatur__kode", "nama"
)
SUB_KEGIATAN = m.SubKegiatan.objects.order_by("urutan", "id").values_list(
    "kegiatan_id", "id", "uid", "nomenklatur__kode", "nama"
)
BARIS = m.BarisRenja.objects.order_by("unit_kerja__urutan", "id").values_list(
    *("sub_kegiatan_id", "id", "uid", "nomenklatur__kode", "nama", "unit_kerja__nama"),
    *("kelompok_sasaran", "prioritas_nasional", "prioritas_daerah"),
)
LOKASI = m.LokasiBaris.objects.order_by("urutan", "id").values_list("baris_id", "wilayah__nama")


class Pohon:
    """The Renstra's tree with this year's rows hung into it."""

    def __init__(self, renja: m.Renja, indikator: DeretIndikator, uang: Uang) -> None:
        self.indikator = indikator
        self.uang = uang
        self.lokasi = kelompok(LOKASI.filter(baris__renja=renja))
        self.kegiatan = kelompok(KEGIATAN.filter(program__renstra=renja.renstra_id))
        self.sub = kelompok(SUB_KEGIATAN.filter(kegiatan__program__renstra=renja.renstra_id))
        self.baris = kelompok(BARIS.filter(renja=renja))
        program = list(PROGRAM.filter(renstra=renja.renstra_id))
        self.bidang = next((satu[7] for satu in program if satu[7] != PENUNJANG), PENUNJANG)
        self.program = [self._program(*satu) for satu in program]

    def _kode(self, kode: str) -> str:
        """The printed code: the supporting program takes the agency's own bidang urusan."""
        return self.bidang + kode[len(PENUNJANG) :] if kode.startswith(PENUNJANG) else kode

    def _program(
        self, nomor: int, uid: Any, nomenklatur: int, kode: str, nama: str, *atas: str
    ) -> r.Program:
        penunjang = kode.startswith(PENUNJANG)
        kegiatan = [self._kegiatan(*satu) for satu in self.kegiatan.get(nomor, ())]
        return r.Program(
            uid,
            self._kode(kode),
            nama,
            URUSAN_PENUNJANG if penunjang else r.Urusan(*atas[:2]),
            URUSAN_PENUNJANG if penunjang else r.Urusan(*atas[2:]),
            self.indikator.milik(("program_id", nomor)),
            tuple(satu for satu in kegiatan if satu.sub_kegiatan),
            tuple(satu for satu in kegiatan if not satu.sub_kegiatan),
            self.uang.tahunan(nomor, nomenklatur),
        )

    def _kegiatan(self, nomor: int, uid: Any, kode: str, nama: str) -> r.Kegiatan:
        dalam: list[r.SubKegiatan] = []
        luar: list[r.SubKegiatan] = []
        for satu in self.sub.get(nomor, ()):
            if satu[0] in self.baris:
                dalam += [self._sub(satu, baris) for baris in self.baris[satu[0]]]
            else:
                luar.append(self._sub_lain(satu))
        return r.Kegiatan(
            uid,
            self._kode(kode),
            nama,
            self.indikator.milik(("kegiatan_id", nomor)),
            tuple(dalam),
            tuple(luar),
        )

    def _sub(self, sub: tuple[Any, ...], baris: tuple[Any, ...]) -> r.SubKegiatan:
        """A row of the year: its own code and wording where it has them, else the Renstra's."""
        nomor, uid, kode, nama, unit, *keterangan = baris
        return r.SubKegiatan(
            uid,
            sub[1],
            self._kode(kode or sub[2]),
            nama or sub[3],
            unit,
            tuple(tempat for (tempat,) in self.lokasi.get(nomor, ())),
            self.indikator.milik(("sub_kegiatan_id", sub[0])),
            self.uang.pagu.get(nomor, {}),
            self.uang.maju.get(nomor),
            *keterangan,
        )

    def _sub_lain(self, sub: tuple[Any, ...]) -> r.SubKegiatan:
        nomor, uid, kode, nama = sub
        indikator = self.indikator.milik(("sub_kegiatan_id", nomor))
        return r.SubKegiatan(uid, uid, self._kode(kode), nama, "", (), indikator, {}, None)
