"""The indikator of a Renstra with their targets, realisasi, estimates and history."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from performance.models import Perkiraan, RealisasiTahunan
from planning import models as m
from planning.kuantitas import Kuantitas, kosong
from planning.models.riwayat import TANPA_SATUAN
from renja import rencana as r
from renja.pemuat.dasar import NILAI, nilai_tersimpan
from renja.pemuat.laporan import Laporan, muat_laporan

PEMILIK = ("tujuan_id", "sasaran_id", "program_id", "kegiatan_id", "sub_kegiatan_id")
# Made once: what a query selects is resolved here, and only its filter at every load.
INDIKATOR = m.Indikator.objects.order_by("urutan", "id").values_list(
    *("id", *PEMILIK, "uid", "uraian", "satuan", "arah", "agregasi", "iku", "nomor_pelayanan"),
    *("target_nspk", "target_ikk", "target_lainnya"),
    *("cara_tulis", "skala_ordinal", "penanggung_jawab__uid"),
)
TARGET = m.Target.objects.values_list("indikator_id", "asal", "tahun", *NILAI)
REALISASI = RealisasiTahunan.objects.values_list(
    "indikator_id", "tahun", "milik_id", "milik__nama", *NILAI
)
PERKIRAAN = Perkiraan.objects.values_list("indikator_id", "jenis", "tahun", *NILAI)
TRIWULAN = m.TargetTriwulan.objects.values_list("indikator_id", "tahun", "triwulan", *NILAI)
RIWAYAT = m.RiwayatKinerja.objects.values_list(
    *("indikator_id", "tahun", "target_bawah", "target_atas", "target_satuan"),
    *("realisasi", "realisasi_satuan", "milik__nama", "sebanding"),
)


class DeretIndikator:
    """The indikator of a Renstra with their series, by the row that they measure."""

    def __init__(
        self, renja: m.Renja, tahun_rinci: frozenset[int], *, lengkap: bool = False
    ) -> None:
        baris = list(INDIKATOR.filter(renstra=renja.renstra_id))
        self.satuan = {satu[0]: satu[8] for satu in baris}
        self._muat_deret(renja, tahun_rinci, lengkap=lengkap)
        self.menurut_pemilik: dict[tuple[str, int] | None, list[r.Indikator]] = defaultdict(list)
        for nomor, *sisa in baris:
            pemilik = next(
                (
                    (nama, kunci)
                    for nama, kunci in zip(PEMILIK, sisa[:5], strict=True)
                    if kunci is not None
                ),
                None,
            )
            self.menurut_pemilik[pemilik].append(self._satu(nomor, sisa[5:]))

    def milik(self, pemilik: tuple[str, int] | None) -> tuple[r.Indikator, ...]:
        """The indikator of a row, such as ("program_id", 3); None for the agency's own."""
        return tuple(self.menurut_pemilik.get(pemilik, ()))

    def _satu(self, nomor: int, isi: Any) -> r.Indikator:
        *kolom, cara_tulis, skala, penanggung_jawab = isi
        kolom += (
            self.target.get(nomor, {}),
            self.realisasi.get(nomor, {}),
            self.milik_lain.get(nomor, {}),
            self.perkiraan["realisasi"].get(nomor, {}),
            self.perkiraan["proyeksi"].get(nomor, {}),
            self.riwayat.get(nomor, {}),
            cara_tulis,
            tuple(skala) if isinstance(skala, list) else (),
            penanggung_jawab,
            self.laporan.get(nomor, {}),
            self.target_triwulan.get(nomor, {}),
        )
        return r.Indikator(*kolom)

    def _nilai(self, nomor: int, isi: Iterable[Any]) -> Kuantitas:
        return nilai_tersimpan(isi, self.satuan[nomor])

    def _muat_deret(self, renja: m.Renja, tahun_rinci: frozenset[int], *, lengkap: bool) -> None:
        milik = {"indikator__renstra": renja.renstra_id}
        self.target: dict[int, dict[tuple[str, int], Kuantitas]] = defaultdict(dict)
        for nomor, asal, tahun, *isi in TARGET.filter(**milik):
            self.target[nomor][asal, tahun] = self._nilai(nomor, isi)
        self.realisasi: dict[int, dict[int, Kuantitas]] = defaultdict(dict)
        self.milik_lain: dict[int, dict[int, str]] = defaultdict(dict)
        for nomor, tahun, pemilik, nama, *isi in REALISASI.filter(**milik):
            self.realisasi[nomor][tahun] = self._nilai(nomor, isi)
            if pemilik != renja.perangkat_daerah_id:
                self.milik_lain[nomor][tahun] = nama
        self.perkiraan: dict[str, dict[int, dict[int, Kuantitas]]] = {
            "realisasi": defaultdict(dict),
            "proyeksi": defaultdict(dict),
        }
        for nomor, jenis, tahun, *isi in PERKIRAAN.filter(**milik):
            self.perkiraan[jenis][nomor][tahun] = self._nilai(nomor, isi)
        self.riwayat = self._muat_riwayat(milik, tahun_rinci)
        self.laporan: Laporan = {}
        self.target_triwulan: dict[int, dict[tuple[int, int], Kuantitas]] = defaultdict(dict)
        if lengkap or tahun_rinci:
            self._muat_triwulan(renja, milik, lengkap=lengkap)

    def _muat_triwulan(self, renja: m.Renja, milik: dict[str, int], *, lengkap: bool) -> None:
        """Reports and targets of quarters: those of past years, of this year where asked for."""
        self.laporan = muat_laporan(renja, self.satuan, lengkap=lengkap)
        for nomor, tahun, triwulan, *isi in TRIWULAN.filter(**milik):
            self.target_triwulan[nomor][tahun, triwulan] = self._nilai(nomor, isi)

    def _berincian(self, nomor: int, tahun: int) -> bool:
        """Whether the indikator itself was planned or reported in a year that has rows."""
        direncanakan = any((asal, tahun) in self.target[nomor] for asal in r.ASAL_TAHUN_LALU)
        return direncanakan or tahun in self.realisasi[nomor]

    def _muat_riwayat(
        self, milik: dict[str, int], tahun_rinci: frozenset[int]
    ) -> dict[int, dict[int, r.Tahunan]]:
        hasil: dict[int, dict[int, r.Tahunan]] = defaultdict(dict)
        riwayat = RIWAYAT.filter(**milik)
        for nomor, tahun, bawah, atas, satuan_t, nilai, satuan_r, pemilik, sebanding in riwayat:
            if tahun in tahun_rinci and self._berincian(nomor, tahun):
                continue
            satuan = self.satuan[nomor]
            hasil[nomor][tahun] = r.Tahunan(
                _angka(bawah, _satuan(satuan_t, satuan), atas),
                _angka(nilai, _satuan(satuan_r, satuan)),
                pemilik,
                sebanding,
            )
        return hasil


def _angka(bawah: Any, satuan: str, atas: Any = None) -> Kuantitas:
    return kosong(satuan) if bawah is None else Kuantitas(bawah, atas, satuan)


def _satuan(sendiri: str, indikator: str) -> str:
    return "" if sendiri == TANPA_SATUAN else sendiri or indikator
