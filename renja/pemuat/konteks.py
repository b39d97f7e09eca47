"""What the chapters draw on beside the forms: the RPJMD, isu, layanan, dasar hukum, units.

`JUMLAH_KUERI_KONTEKS` queries, whatever the number of rows.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q

from planning import models as m
from planning.models.dasar_hukum import JenisPeraturan
from planning.models.organisasi import JenisUnitKerja
from planning.models.permasalahan import JenisFaktorMisi
from planning.models.rpjmd import JenisRpjmd
from renja import konteks as k
from renja.dokumen.ikatan.peraturan import judul_peraturan, sebutan_peraturan
from renja.models.versi import JenisKeputusan, KeputusanVersi
from renja.pemuat.dasar import kelompok

JUMLAH_KUERI_KONTEKS = 12
# What stands above the Renja, in one query.
RPJMD = tuple(
    f"renstra__rpjmd__{isi}" for isi in ("id", "jenis", "nama", "visi", "tahun_awal", "tahun_akhir")
)
PEMILIK = (
    *("perangkat_daerah__alamat", "perangkat_daerah__singkatan"),
    *("perangkat_daerah__pemda__kepala_daerah", "edisi__nama"),
)
# What a regulation is named by, also where another one refers to it.
BUNYI = ("jenis", "penerbit", "nomor", "tahun", "tentang")
_JENIS_PERATURAN = dict(JenisPeraturan.choices)
_JENIS_UNIT = dict(JenisUnitKerja.choices)
_JENIS_RPJMD = dict(JenisRpjmd.choices)


def muat_konteks(renja: m.Renja) -> k.Konteks:
    """Load what hangs on the Renja, its Renstra and its agency beside the tree and the forms."""
    (atas,) = m.Renja.objects.filter(pk=renja.pk).values_list(*RPJMD, *PEMILIK)
    alamat, singkatan, kepala_daerah, edisi = atas[len(RPJMD) :]
    return k.Konteks(
        jangka=_jangka(renja, *atas[: len(RPJMD)]),
        isu=_isu(renja),
        layanan=_layanan(renja),
        dasar_hukum=_dasar_hukum(renja),
        unit=_unit(renja),
        alamat=alamat,
        singkatan=singkatan,
        kepala_daerah=kepala_daerah,
        edisi=edisi,
        penetapan=_penetapan(renja),
    )


def _penetapan(renja: m.Renja) -> k.Penetapan:
    """The Perkada that the Renja was set by; empty as long as it was not."""
    semua = KeputusanVersi.objects.filter(versi__renja=renja, jenis=JenisKeputusan.DITETAPKAN)
    ada = semua.order_by("-waktu", "-pk").values_list("nomor", "tanggal")[:1]
    return next((k.Penetapan(nomor, tanggal) for nomor, tanggal in ada), k.Penetapan())


def _jangka(renja: m.Renja, rpjmd: int | None, *isi: Any) -> k.Jangka:
    """The medium-term plan above the Renstra, with the factors of this Renja by misi."""
    misi, tujuan = _misi(renja, rpjmd), _tujuan(rpjmd)
    if rpjmd is None:
        return k.Jangka()
    jenis, nama, visi, awal, akhir = isi
    return k.Jangka(_JENIS_RPJMD[jenis], nama, visi, awal, akhir, misi, tujuan)


def _misi(renja: m.Renja, rpjmd: int | None) -> tuple[k.Misi, ...]:
    faktor: dict[tuple[int, str], list[str]] = defaultdict(list)
    semua = m.FaktorMisi.objects.filter(renja=renja).order_by("urutan")
    for misi, jenis, uraian in semua.values_list("misi_id", "jenis", "uraian"):
        faktor[misi, jenis].append(uraian)
    return tuple(
        k.Misi(
            uid,
            nomor,
            uraian,
            tuple(faktor.get((pk, JenisFaktorMisi.PENDORONG), ())),
            tuple(faktor.get((pk, JenisFaktorMisi.PENGHAMBAT), ())),
        )
        for pk, uid, nomor, uraian in m.Misi.objects.filter(rpjmd=rpjmd)
        .order_by("nomor")
        .values_list("pk", "uid", "nomor", "uraian")
    )


def _tujuan(rpjmd: int | None) -> tuple[k.TujuanDaerah, ...]:
    sasaran = kelompok(
        m.SasaranRpjmd.objects.filter(tujuan__rpjmd=rpjmd)
        .order_by("nomor")
        .values_list("tujuan_id", "uraian")
    )
    return tuple(
        k.TujuanDaerah(nomor, uraian, tuple(satu for (satu,) in sasaran.get(pk, ())), misi)
        for pk, nomor, uraian, misi in m.TujuanRpjmd.objects.filter(rpjmd=rpjmd)
        .order_by("nomor")
        .values_list("pk", "nomor", "uraian", "misi__nomor")
    )


def _isu(renja: m.Renja) -> tuple[k.Isu, ...]:
    """The isu with the masalah pokok behind them, each named once."""
    masalah = kelompok(
        m.IsuStrategis.objects.filter(renja=renja, permasalahan__isnull=False)
        .order_by("permasalahan__urutan")
        .values_list("pk", "permasalahan__masalah_pokok")
    )
    return tuple(
        k.Isu(
            uid,
            judul,
            uraian,
            tuple(dict.fromkeys(satu for (satu,) in masalah.get(pk, ()))),
            sasaran or "",
        )
        for pk, uid, judul, uraian, sasaran in m.IsuStrategis.objects.filter(renja=renja)
        .order_by("urutan")
        .values_list("pk", "uid", "judul", "uraian", "sasaran__uraian")
    )


def _layanan(renja: m.Renja) -> tuple[k.Layanan, ...]:
    return tuple(
        k.Layanan(uid, nama, dasar, unit or "", volume)
        for uid, nama, dasar, unit, volume in m.Layanan.objects.filter(renja=renja)
        .order_by("urutan")
        .values_list("uid", "nama", "dasar_hukum", "unit_kerja__nama", "volume")
    )


def _dasar_hukum(renja: m.Renja) -> tuple[k.Peraturan, ...]:
    """The list in its order; `uid` is that of the line, so that a doubled one stays two."""
    lain = [
        f"peraturan__{kaitan}__{isi}" for kaitan in ("mengubah", "dicabut_oleh") for isi in BUNYI
    ]
    butir = m.DasarHukum.objects.filter(renja=renja).order_by("urutan")
    perubahan = _perubahan(renja)
    hasil = []
    for uid, nomor, sumber, *isi in butir.values_list(
        "uid",
        "peraturan_id",
        "peraturan__sumber",
        *(f"peraturan__{satu}" for satu in BUNYI),
        *lain,
    ):
        satu, mengubah, pencabut = isi[:5], isi[5:10], isi[10:]
        kaitan = _sebutan(uid, *mengubah), _sebutan(uid, *pencabut)
        hasil.append(_peraturan(uid, *satu, sumber, *kaitan, tuple(perubahan.get(nomor, ()))))
    return tuple(hasil)


def _perubahan(renja: m.Renja) -> dict[int, list[str]]:
    """What changed the regulations of the list: full wordings by the one changed, by year."""
    hasil: dict[int, list[str]] = defaultdict(list)
    for nomor, uid, *isi in (
        m.Peraturan.objects.filter(
            mengubah__in=m.DasarHukum.objects.filter(renja=renja).values("peraturan")
        )
        .order_by("tahun", "nomor")
        .values_list("mengubah_id", "uid", *BUNYI, "sumber")
    ):
        hasil[nomor].append(judul_peraturan(_peraturan(uid, *isi)))
    return hasil


def _peraturan(uid: UUID, jenis: str, *isi: Any) -> k.Peraturan:
    return k.Peraturan(uid, _JENIS_PERATURAN[jenis], *isi)


def _sebutan(uid: UUID, *isi: Any) -> str:
    """Another regulation in short: `Undang-Undang Nomor 23 Tahun 2014`; "" where there is none."""
    return "" if isi[0] is None else sebutan_peraturan(_peraturan(uid, *isi))


def _unit(renja: m.Renja) -> tuple[k.Unit, ...]:
    """The units valid on a day of the year, each below its own, in their order.

    A unit whose own one was not valid that year stands below the next above that was.
    """
    semua = {
        satu[0]: satu[1:]
        for satu in m.UnitKerja.objects.filter(perangkat_daerah=renja.perangkat_daerah_id)
        .order_by("urutan", "id")
        .annotate(berlaku=_berlaku(renja.tahun))
        .values_list("pk", "induk_id", "berlaku", "nama", "jenis", "tugas", "fungsi")
    }
    anak: dict[int | None, list[int]] = defaultdict(list)
    for pk, (_, berlaku, *_isi) in semua.items():
        if berlaku:
            anak[_induk_berlaku(semua, pk)].append(pk)

    def turun(induk: int | None, tingkat: int) -> Iterator[k.Unit]:
        for pk in anak.pop(induk, ()):
            _, _, nama, jenis, tugas, fungsi = semua[pk]
            yield k.Unit(nama, _JENIS_UNIT[jenis], tingkat, tugas, fungsi)
            yield from turun(pk, tingkat + 1)

    return tuple(turun(None, 0))


def _berlaku(tahun: int) -> Q:
    awal, akhir = date(tahun, 1, 1), date(tahun, 12, 31)
    return Q(berlaku_dari__lte=akhir) & (
        Q(berlaku_sampai__isnull=True) | Q(berlaku_sampai__gte=awal)
    )


def _induk_berlaku(semua: dict[int, tuple[Any, ...]], pk: int) -> int | None:
    """The nearest unit above that was valid; one's own tail counts as the top."""
    sudah = {pk}
    induk = semua[pk][0]
    while induk is not None and induk not in sudah and not semua[induk][1]:
        sudah.add(induk)
        induk = semua[induk][0]
    return None if induk in sudah else induk
