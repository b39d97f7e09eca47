"""A Renja of any size, made in a few bulk inserts: for query counts, pages and measurements.

Every sub kegiatan carries a pagu of 1,000,000 rupiah from two sumber dana, a prakiraan
maju of 1,500,000, one place and one indikator with targets; so totals are easy to say:
a Renja of 53 sub kegiatan has a pagu of 53,000,000.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TypeVar

from django.db.models import Model

from budget.models import LapisanPagu, Pagu, PaguSumber, PrakiraanMaju, SumberDana
from performance.models import Perkiraan, RealisasiTahunan
from planning import models as m

PAGU = 1_000_000
MAJU = 1_500_000
SUB_PER_KEGIATAN = 3
KEGIATAN_PER_PROGRAM = 4
MULAI = date(2023, 1, 1)

T = TypeVar("T", bound=Model)


def buat_renja(
    banyak_sub: int, kode: str = "pabrik", tahun: int = 2024, pemda: m.Pemda | None = None
) -> m.Renja:
    """A Renja with `banyak_sub` sub kegiatan, three to a kegiatan, four kegiatan to a program."""
    pd = buat_perangkat_daerah(kode, pemda)
    akar = m.UnitKerja.objects.create(
        perangkat_daerah=pd, jenis="akar", nama=pd.nama, berlaku_dari=MULAI
    )
    edisi = m.EdisiNomenklatur.objects.create(kode=f"edisi-{kode}", nama="Edisi uji", tahun=2023)
    renstra = m.Renstra.objects.create(
        perangkat_daerah=pd,
        nama=f"Renstra {pd.nama}",
        edisi=edisi,
        tahun_awal=2024,
        tahun_akhir=2026,
    )
    renja = m.Renja.objects.create(
        perangkat_daerah=pd, renstra=renstra, edisi=edisi, tahun=tahun, tahap="rancangan_awal"
    )
    program, kegiatan, sub = _pohon(renstra, banyak_sub)
    baris = _simpan(
        m.BarisRenja(perangkat_daerah=pd, renja=renja, unit_kerja=akar, sub_kegiatan=satu)
        for satu in sub
    )
    _lokasi(baris, pd)
    _uang(baris, renja)
    for kolom, isi in (("program", program), ("kegiatan", kegiatan), ("sub_kegiatan", sub)):
        _ukuran(renstra, tahun, kolom, isi)
    return renja


def buat_perangkat_daerah(kode: str, pemda: m.Pemda | None = None) -> m.PerangkatDaerah:
    """An agency, in a pemda of its own where none is given."""
    pemda = pemda or m.Pemda.objects.create(kode=f"pemda-{kode}", nama="Kota Uji", jenis="kota")
    return m.PerangkatDaerah.objects.create(
        pemda=pemda, kode=kode, nama=f"Dinas {kode.title()}", berlaku_dari=MULAI
    )


def buat_pengguna(
    username: str, *tugas: tuple[str, m.Pemda, m.PerangkatDaerah | None]
) -> m.Pengguna:
    """A person with roles over a pemda or for an agency, valid from 2023 on."""
    orang = m.Pengguna.objects.create_user(username, password=None, nama=username.title())
    for peran, pemda, pd in tugas:
        m.Penugasan.objects.create(
            pengguna=orang, peran=peran, pemda=pemda, perangkat_daerah=pd, berlaku_dari=MULAI
        )
    return orang


def _simpan(butir: Iterable[T]) -> list[T]:
    isi = list(butir)
    return type(isi[0]).objects.bulk_create(isi, batch_size=500) if isi else []


def _kode(
    edisi: m.EdisiNomenklatur, tingkat: str, kode: Iterable[tuple[str, m.Nomenklatur | None]]
) -> list[m.Nomenklatur]:
    return _simpan(
        m.Nomenklatur(edisi=edisi, tingkat=tingkat, kode=isi, nama=f"{tingkat} {isi}", induk=induk)
        for isi, induk in kode
    )


def _bernomor(induk: list[m.Nomenklatur], sela: str) -> Iterator[tuple[str, m.Nomenklatur]]:
    """A code below each of its parents, numbered through all of them."""
    for nomor, atas in enumerate(induk, 1):
        yield f"{atas.kode}{sela}{nomor:04}", atas


def _pohon(
    renstra: m.Renstra, banyak: int
) -> tuple[list[m.Program], list[m.Kegiatan], list[m.SubKegiatan]]:
    """Nomenclature 2, 2.07, 2.07.001, … and the Renstra's tree over it."""
    edisi, pd = renstra.edisi, renstra.perangkat_daerah
    banyak_kegiatan = -(-banyak // SUB_PER_KEGIATAN)
    banyak_program = -(-banyak_kegiatan // KEGIATAN_PER_PROGRAM)
    (urusan,) = _kode(edisi, "urusan", [("2", None)])
    (bidang,) = _kode(edisi, "bidang_urusan", [("2.07", urusan)])
    kode_program = _kode(
        edisi, "program", ((f"2.07.{n + 1:03}", bidang) for n in range(banyak_program))
    )
    induk_kegiatan = [kode_program[n // KEGIATAN_PER_PROGRAM] for n in range(banyak_kegiatan)]
    kode_kegiatan = _kode(edisi, "kegiatan", _bernomor(induk_kegiatan, ".2."))
    induk_sub = [kode_kegiatan[n // SUB_PER_KEGIATAN] for n in range(banyak)]
    kode_sub = _kode(edisi, "sub_kegiatan", _bernomor(induk_sub, "."))
    umum = {"perangkat_daerah": pd}
    program = _simpan(
        m.Program(renstra=renstra, nomenklatur=kode, nama=kode.nama, urutan=n, **umum)
        for n, kode in enumerate(kode_program)
    )
    kegiatan = _simpan(
        m.Kegiatan(
            program=program[n // KEGIATAN_PER_PROGRAM],
            nomenklatur=kode,
            nama=kode.nama,
            urutan=n,
            **umum,
        )
        for n, kode in enumerate(kode_kegiatan)
    )
    sub = _simpan(
        m.SubKegiatan(
            kegiatan=kegiatan[n // SUB_PER_KEGIATAN],
            nomenklatur=kode,
            nama=kode.nama,
            urutan=n,
            **umum,
        )
        for n, kode in enumerate(kode_sub)
    )
    return program, kegiatan, sub


def _lokasi(baris: list[m.BarisRenja], pd: m.PerangkatDaerah) -> None:
    kota, _ = m.Wilayah.objects.get_or_create(
        pemda=pd.pemda, jenis="daerah", induk=None, nama="Kota Uji"
    )
    _simpan(m.LokasiBaris(perangkat_daerah=pd, baris=satu, wilayah=kota) for satu in baris)


def _uang(baris: list[m.BarisRenja], renja: m.Renja) -> None:
    """The indikatif layer, from PAD and DAU by halves, and the prakiraan maju."""
    pd = renja.perangkat_daerah
    sumber = [
        SumberDana.objects.get_or_create(
            kode=kode, defaults={"uraian": nama, "cetak": nama, "tingkat": 1}
        )[0]
        for kode, nama in (("uji.1", "PAD"), ("uji.2", "DAU"))
    ]
    lapisan = LapisanPagu.objects.create(perangkat_daerah=pd, renja=renja, jenis="indikatif")
    pagu = _simpan(
        Pagu(perangkat_daerah=pd, lapisan=lapisan, baris=satu, nilai=PAGU) for satu in baris
    )
    _simpan(
        PaguSumber(perangkat_daerah=pd, pagu=satu, sumber_dana=dana, nilai=PAGU // 2, urutan=n)
        for satu in pagu
        for n, dana in enumerate(sumber)
    )
    _simpan(PrakiraanMaju(perangkat_daerah=pd, baris=satu, nilai=MAJU) for satu in baris)


def _ukuran(renstra: m.Renstra, tahun: int, kolom: str, pemilik: list[Model]) -> None:
    """One indikator a row, with targets of the Renja and of n+1, realisasi and perkiraan."""
    pd = renstra.perangkat_daerah
    umum = {"perangkat_daerah": pd}
    indikator = _simpan(
        m.Indikator(
            renstra=renstra, uraian=f"Indikator {satu}", satuan="Dokumen", **{kolom: satu}, **umum
        )
        for satu in pemilik
    )
    _simpan(
        m.Target(indikator=satu, tahun=tahun_target, asal=asal, bawah=12, **umum)
        for satu in indikator
        for asal, tahun_target in (
            ("akhir", renstra.tahun_akhir),
            ("renja", tahun - 2),
            ("renja", tahun - 1),
            ("renja", tahun),
            ("maju", tahun + 1),
        )
    )
    _simpan(
        RealisasiTahunan(indikator=satu, tahun=tahun - 2, milik=pd, bawah=10, **umum)
        for satu in indikator
    )
    _simpan(
        Perkiraan(indikator=satu, tahun=tahun - 1, jenis="realisasi", bawah=11, **umum)
        for satu in indikator
    )
