"""From the live tables to a `Rencana`, in a constant number of queries.

`JUMLAH_KUERI` queries, whatever the size of the plan: one per kind of row, each by key,
none by code prefix, put together here in memory.
"""

import gc
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from typing import Any

from budget.models import Pagu as BarisPagu
from budget.models import PaguSumber, PrakiraanMaju
from performance.models import AnalisisKinerja, KelasPredikat, Perkiraan, RealisasiTahunan
from performance.predikat import Kelas, Skala
from planning import models as m
from planning.kuantitas import Keadaan, Kuantitas, kosong
from planning.models.riwayat import TANPA_SATUAN
from renja import rencana as r

JUMLAH_KUERI = 22
PENUNJANG = "X.XX"
URUSAN_PENUNJANG = r.Urusan("X", "UNSUR PENUNJANG URUSAN PEMERINTAHAN")


def muat_rencana(renja: m.Renja) -> r.Rencana:
    """Load one Renja whole; the caller has fetched `renja` through permission."""
    with _tanpa_pemungut_sampah():
        indikator = _Indikator(renja)
        pohon = _Pohon(renja, indikator)
        return r.Rencana(
            perangkat_daerah=r.Pemilik(
                renja.perangkat_daerah.kode,
                renja.perangkat_daerah.nama,
                renja.perangkat_daerah.pemda.nama,
            ),
            tahun=renja.tahun,
            siklus=renja.siklus,
            tahap=renja.get_tahap_display(),
            renstra=r.Periode(
                renja.renstra.nama, renja.renstra.tahun_awal, renja.renstra.tahun_akhir
            ),
            program=tuple(satu for satu in pohon.program if satu.kegiatan),
            program_lain=tuple(satu for satu in pohon.program if not satu.kegiatan),
            tujuan=_tujuan(renja, indikator),
            indikator_lain=indikator.milik(None),
            reviu=_reviu(renja),
            usulan=_usulan(renja),
            permasalahan=_permasalahan(renja),
            analisis=_analisis(renja),
            tertulis=_tertulis(renja),
            pengaturan=renja.pengaturan,
            skala=_skala(renja),
        )


@contextmanager
def _tanpa_pemungut_sampah() -> Iterator[None]:
    """Many small values are made and all are kept: the cycle collector only costs time."""
    aktif = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if aktif:
            gc.enable()


def _kelompok(baris: Iterable[tuple[Any, ...]]) -> dict[Any, list[tuple[Any, ...]]]:
    """Rows by their first column, which is dropped."""
    hasil: dict[Any, list[tuple[Any, ...]]] = defaultdict(list)
    for kunci, *isi in baris:
        hasil[kunci].append(tuple(isi))
    return hasil


NILAI = ("bawah", "atas", "satuan", "teks", "keadaan")


def _kuantitas(bawah: Any, atas: Any, satuan: str, teks: str, keadaan: str) -> Kuantitas:
    return Kuantitas(bawah, atas, satuan, teks, Keadaan(keadaan))


class _Indikator:
    """The indikator of a Renstra with their series, by the row that they measure."""

    PEMILIK = ("tujuan_id", "sasaran_id", "program_id", "kegiatan_id", "sub_kegiatan_id")

    def __init__(self, renja: m.Renja) -> None:
        baris = list(
            m.Indikator.objects.filter(renstra=renja.renstra_id)
            .order_by("urutan", "id")
            .values_list(
                "id",
                *self.PEMILIK,
                "uid",
                "uraian",
                "satuan",
                "arah",
                "agregasi",
                "iku",
                "nomor_pelayanan",
                "target_nspk",
                "target_ikk",
                "target_lainnya",
            )
        )
        self.satuan = {satu[0]: satu[8] for satu in baris}
        self._muat_deret(renja)
        self.menurut_pemilik: dict[tuple[str, int] | None, list[r.Indikator]] = defaultdict(list)
        for nomor, *sisa in baris:
            pemilik = next(
                (
                    (nama, kunci)
                    for nama, kunci in zip(self.PEMILIK, sisa[:5], strict=True)
                    if kunci is not None
                ),
                None,
            )
            self.menurut_pemilik[pemilik].append(self._satu(nomor, sisa[5:]))

    def milik(self, pemilik: tuple[str, int] | None) -> tuple[r.Indikator, ...]:
        """The indikator of a row, such as ("program_id", 3); None for the agency's own."""
        return tuple(self.menurut_pemilik.get(pemilik, ()))

    def _satu(self, nomor: int, isi: list[Any]) -> r.Indikator:
        return r.Indikator(
            *isi,
            target=self.target.get(nomor, {}),
            realisasi=self.realisasi.get(nomor, {}),
            perkiraan=self.perkiraan["realisasi"].get(nomor, {}),
            proyeksi=self.perkiraan["proyeksi"].get(nomor, {}),
            riwayat=self.riwayat.get(nomor, {}),
        )

    def _nilai(self, nomor: int, isi: Iterable[Any]) -> Kuantitas:
        bawah, atas, satuan, teks, keadaan = isi
        return _kuantitas(bawah, atas, satuan or self.satuan[nomor], teks, keadaan)

    def _muat_deret(self, renja: m.Renja) -> None:
        milik = {"indikator__renstra": renja.renstra_id}
        self.target: dict[int, dict[tuple[str, int], Kuantitas]] = defaultdict(dict)
        for nomor, asal, tahun, *isi in m.Target.objects.filter(**milik).values_list(
            "indikator_id", "asal", "tahun", *NILAI
        ):
            self.target[nomor][asal, tahun] = self._nilai(nomor, isi)
        self.realisasi: dict[int, dict[int, Kuantitas]] = defaultdict(dict)
        for nomor, tahun, *isi in RealisasiTahunan.objects.filter(**milik).values_list(
            "indikator_id", "tahun", *NILAI
        ):
            self.realisasi[nomor][tahun] = self._nilai(nomor, isi)
        self.perkiraan: dict[str, dict[int, dict[int, Kuantitas]]] = {
            "realisasi": defaultdict(dict),
            "proyeksi": defaultdict(dict),
        }
        for nomor, jenis, tahun, *isi in Perkiraan.objects.filter(**milik).values_list(
            "indikator_id", "jenis", "tahun", *NILAI
        ):
            self.perkiraan[jenis][nomor][tahun] = self._nilai(nomor, isi)
        self.riwayat = self._muat_riwayat(milik)

    def _muat_riwayat(self, milik: dict[str, int]) -> dict[int, dict[int, r.Tahunan]]:
        hasil: dict[int, dict[int, r.Tahunan]] = defaultdict(dict)
        for (
            nomor,
            tahun,
            bawah,
            atas,
            satuan_t,
            nilai,
            satuan_r,
            pemilik,
            sebanding,
        ) in m.RiwayatKinerja.objects.filter(**milik).values_list(
            "indikator_id",
            "tahun",
            "target_bawah",
            "target_atas",
            "target_satuan",
            "realisasi",
            "realisasi_satuan",
            "milik__nama",
            "sebanding",
        ):
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


class _Pohon:
    """The Renstra's tree with this year's rows hung into it."""

    def __init__(self, renja: m.Renja, indikator: _Indikator) -> None:
        self.indikator = indikator
        self._muat_uang(renja)
        milik = {"program__renstra": renja.renstra_id}
        program = list(
            m.Program.objects.filter(renstra=renja.renstra_id)
            .order_by("urutan", "id")
            .values_list(
                "id",
                "uid",
                "nomenklatur__kode",
                "nama",
                "nomenklatur__induk__induk__kode",
                "nomenklatur__induk__induk__nama",
                "nomenklatur__induk__kode",
                "nomenklatur__induk__nama",
            )
        )
        self.kegiatan = _kelompok(
            m.Kegiatan.objects.filter(**milik)
            .order_by("urutan", "id")
            .values_list("program_id", "id", "uid", "nomenklatur__kode", "nama")
        )
        self.sub = _kelompok(
            m.SubKegiatan.objects.filter(kegiatan__program__renstra=renja.renstra_id)
            .order_by("urutan", "id")
            .values_list("kegiatan_id", "id", "uid", "nomenklatur__kode", "nama")
        )
        self.baris = _kelompok(
            m.BarisRenja.objects.filter(renja=renja)
            .order_by("unit_kerja__urutan", "id")
            .values_list(
                "sub_kegiatan_id",
                "id",
                "uid",
                "unit_kerja__nama",
                "kelompok_sasaran",
                "prioritas_nasional",
                "prioritas_daerah",
            )
        )
        self.bidang = next((satu[6] for satu in program if satu[6] != PENUNJANG), PENUNJANG)
        self.program = [self._program(*satu) for satu in program]

    def _muat_uang(self, renja: m.Renja) -> None:
        self.lokasi = _kelompok(
            m.LokasiBaris.objects.filter(baris__renja=renja)
            .order_by("urutan", "id")
            .values_list("baris_id", "wilayah__nama")
        )
        sumber = _kelompok(
            PaguSumber.objects.filter(pagu__lapisan__renja=renja)
            .order_by("urutan", "id")
            .values_list(
                "pagu_id", "sumber_dana__kode", "sumber_dana__cetak", "sumber_dana__uraian", "nilai"
            )
        )
        self.pagu: dict[int, dict[str, r.Pagu]] = defaultdict(dict)
        for nomor, baris, jenis, ke, nilai in BarisPagu.objects.filter(
            lapisan__renja=renja
        ).values_list("id", "baris_id", "lapisan__jenis", "lapisan__ke", "nilai"):
            bagian = tuple(
                r.BagianSumber(kode, cetak or uraian, bagian)
                for kode, cetak, uraian, bagian in sumber.get(nomor, ())
            )
            self.pagu[baris][jenis if ke == 1 else f"{jenis}-{ke}"] = r.Pagu(nilai, bagian)
        self.riwayat: dict[int, dict[int, r.AnggaranTahunan]] = defaultdict(dict)
        for program, tahun, *isi in m.RiwayatAnggaran.objects.filter(
            program__renstra=renja.renstra_id
        ).values_list("program_id", "tahun", "anggaran", "realisasi", "milik__nama", "sebanding"):
            self.riwayat[program][tahun] = r.AnggaranTahunan(*isi)
        self.maju = dict(
            PrakiraanMaju.objects.filter(baris__renja=renja).values_list("baris_id", "nilai")
        )

    def _kode(self, kode: str) -> str:
        """The printed code: the supporting program takes the agency's own bidang urusan."""
        return self.bidang + kode[len(PENUNJANG) :] if kode.startswith(PENUNJANG) else kode

    def _program(self, nomor: int, uid: Any, kode: str, nama: str, *atas: str) -> r.Program:
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
            self.riwayat.get(nomor, {}),
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
        nomor, uid, unit, *keterangan = baris
        return r.SubKegiatan(
            uid,
            sub[1],
            self._kode(sub[2]),
            sub[3],
            unit,
            tuple(nama for (nama,) in self.lokasi.get(nomor, ())),
            self.indikator.milik(("sub_kegiatan_id", sub[0])),
            self.pagu.get(nomor, {}),
            self.maju.get(nomor),
            *keterangan,
        )

    def _sub_lain(self, sub: tuple[Any, ...]) -> r.SubKegiatan:
        nomor, uid, kode, nama = sub
        indikator = self.indikator.milik(("sub_kegiatan_id", nomor))
        return r.SubKegiatan(uid, uid, self._kode(kode), nama, "", (), indikator, {}, None)


def _tujuan(renja: m.Renja, indikator: _Indikator) -> tuple[r.Tujuan, ...]:
    sasaran = _kelompok(
        m.Sasaran.objects.filter(tujuan__renstra=renja.renstra_id)
        .order_by("nomor")
        .values_list("tujuan_id", "id", "uid", "nomor", "uraian")
    )
    return tuple(
        r.Tujuan(
            uid,
            angka,
            uraian,
            indikator.milik(("tujuan_id", nomor)),
            tuple(
                r.Sasaran(*isi, indikator.milik(("sasaran_id", kunci)))
                for kunci, *isi in sasaran.get(nomor, ())
            ),
        )
        for nomor, uid, angka, uraian in m.Tujuan.objects.filter(renstra=renja.renstra_id)
        .order_by("nomor")
        .values_list("id", "uid", "nomor", "uraian")
    )


def _reviu(renja: m.Renja) -> tuple[r.BarisReviu, ...]:
    sisi = [
        f"{awal}_{isi}"
        for awal in ("awal", "analisis")
        for isi in ("nama", "lokasi", "indikator", "target", "pagu")
    ]
    return tuple(
        r.BarisReviu(uid, tingkat, r.SisiReviu(*isi[:5]), r.SisiReviu(*isi[5:10]), isi[10])
        for uid, tingkat, *isi in renja.reviu_rkpd.order_by("urutan").values_list(
            "uid", "tingkat", *sisi, "catatan"
        )
    )


def _usulan(renja: m.Renja) -> tuple[r.BarisUsulan, ...]:
    return tuple(
        r.BarisUsulan(*isi)
        for isi in renja.usulan.order_by("urutan").values_list(
            "uid", "kegiatan", "lokasi", "indikator", "volume", "catatan"
        )
    )


def _permasalahan(renja: m.Renja) -> tuple[r.BarisPermasalahan, ...]:
    return tuple(
        r.BarisPermasalahan(*isi)
        for isi in renja.permasalahan.order_by("urutan").values_list(
            "uid", "masalah_pokok", "masalah", "akar_masalah"
        )
    )


def _analisis(renja: m.Renja) -> tuple[r.BarisAnalisis, ...]:
    return tuple(
        r.BarisAnalisis(*isi)
        for isi in AnalisisKinerja.objects.filter(renja=renja)
        .order_by("urutan")
        .values_list("uid", "indikator__uid", "sifat", "kegiatan", "faktor", "tindak_lanjut")
    )


def _tertulis(renja: m.Renja) -> dict[str, dict[tuple[Any, str], object]]:
    hasil: dict[str, dict[tuple[Any, str], object]] = defaultdict(dict)
    for formulir, baris, kolom, nilai in renja.tertulis.values_list(
        "formulir", "baris", "kolom", "nilai"
    ):
        hasil[formulir][baris, kolom] = nilai
    return dict(hasil)


def _skala(renja: m.Renja) -> Skala | None:
    """The rating scale that the Renja's settings name."""
    kelas = list(
        KelasPredikat.objects.filter(skala__kode=renja.pengaturan.get("skala_predikat", ""))
        .order_by("-batas")
        .values_list("skala__kode", "skala__nama", "batas", "nama", "termasuk")
    )
    if not kelas:
        return None
    return Skala(*kelas[0][:2], tuple(Kelas(Decimal(batas), *isi) for _, _, batas, *isi in kelas))
