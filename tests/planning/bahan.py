"""A small plan of one agency, row by row, for tests that need something to point to."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from budget.models import LapisanPagu, Pagu, SumberDana
from planning import models as m

AWAL_2022 = date(2022, 1, 1)
PUKUL_8 = datetime(2024, 3, 1, 8, tzinfo=UTC)


@dataclass(frozen=True)
class Pohon:
    """One agency with one row of everything, for 2024 in a Renstra 2024-2026."""

    perangkat_daerah: m.PerangkatDaerah
    akar: m.UnitKerja
    bidang: m.UnitKerja
    renstra: m.Renstra
    tujuan: m.Tujuan
    sasaran: m.Sasaran
    program: m.Program
    kegiatan: m.Kegiatan
    sub_kegiatan: m.SubKegiatan
    indikator: m.Indikator
    renja: m.Renja
    baris: m.BarisRenja
    lapisan: LapisanPagu
    pagu: Pagu
    penulis: m.Pengguna
    komentar: m.Komentar
    perubahan: m.Perubahan


def pemda() -> m.Pemda:
    return m.Pemda.objects.get_or_create(kode="pontianak", nama="Kota Pontianak", jenis="kota")[0]


def perangkat_daerah(kode: str) -> m.PerangkatDaerah:
    return m.PerangkatDaerah.objects.create(
        pemda=pemda(), kode=kode, nama=kode.upper(), berlaku_dari=AWAL_2022
    )


def edisi(kode: str = "uji") -> m.EdisiNomenklatur:
    return m.EdisiNomenklatur.objects.get_or_create(kode=kode, nama=f"Edisi {kode}", tahun=2023)[0]


def butir(kode: str, tingkat: str, induk: m.Nomenklatur | None) -> m.Nomenklatur:
    isi = {"tingkat": tingkat, "nama": f"Butir {kode}", "induk": induk}
    return m.Nomenklatur.objects.get_or_create(edisi=edisi(), kode=kode, defaults=isi)[0]


def nomenklatur() -> dict[str, m.Nomenklatur]:
    """Urusan 2 down to two sub kegiatan, by code."""
    hasil: dict[str, m.Nomenklatur] = {}
    for kode, tingkat, induk in (
        ("2", "urusan", None),
        ("2.07", "bidang_urusan", "2"),
        ("2.07.03", "program", "2.07"),
        ("2.07.04", "program", "2.07"),
        ("2.07.03.2.01", "kegiatan", "2.07.03"),
        ("2.07.03.2.02", "kegiatan", "2.07.03"),
        ("2.07.03.2.01.0001", "sub_kegiatan", "2.07.03.2.01"),
        ("2.07.03.2.01.0002", "sub_kegiatan", "2.07.03.2.01"),
    ):
        hasil[kode] = butir(kode, tingkat, hasil[induk] if induk else None)
    return hasil


def sumber_dana(kode: str = "1.1") -> SumberDana:
    isi = {"tingkat": 2, "uraian": "PENDAPATAN ASLI DAERAH (PAD)"}
    return SumberDana.objects.get_or_create(kode=kode, defaults=isi)[0]


def kota() -> m.Wilayah:
    return m.Wilayah.objects.get_or_create(pemda=pemda(), jenis="daerah", nama="Kota Pontianak")[0]


def unit_kerja(p: Pohon, nama: str) -> m.UnitKerja:
    return m.UnitKerja.objects.create(
        perangkat_daerah=p.perangkat_daerah,
        jenis="uptd",
        nama=nama,
        induk=p.akar,
        berlaku_dari=AWAL_2022,
    )


def tanam(kode: str = "disnaker") -> Pohon:
    """Make the plan of an agency; all rows carry it."""
    pd = perangkat_daerah(kode)
    milik: dict[str, Any] = {"perangkat_daerah": pd}
    kode_ke = nomenklatur()

    def butir_pohon(kode: str) -> dict[str, Any]:
        return {**milik, "nomenklatur": kode_ke[kode], "nama": kode, "urutan": 1}

    akar = m.UnitKerja.objects.create(**milik, jenis="akar", nama=kode, berlaku_dari=AWAL_2022)
    bidang = m.UnitKerja.objects.create(
        **milik, jenis="bidang", nama="Bidang Pelatihan", induk=akar, berlaku_dari=AWAL_2022
    )
    renstra = m.Renstra.objects.create(
        **milik, nama="Renstra 2024-2026", edisi=edisi(), tahun_awal=2024, tahun_akhir=2026
    )
    tujuan = m.Tujuan.objects.create(**milik, renstra=renstra, nomor=1, uraian="Tujuan")
    sasaran = m.Sasaran.objects.create(**milik, tujuan=tujuan, nomor=1, uraian="Sasaran")
    program = m.Program.objects.create(**butir_pohon("2.07.03"), renstra=renstra, sasaran=sasaran)
    kegiatan = m.Kegiatan.objects.create(**butir_pohon("2.07.03.2.01"), program=program)
    sub = m.SubKegiatan.objects.create(**butir_pohon("2.07.03.2.01.0001"), kegiatan=kegiatan)
    indikator = m.Indikator.objects.create(
        **milik, renstra=renstra, sub_kegiatan=sub, uraian="Jumlah orang dilatih", satuan="Orang"
    )
    renja = m.Renja.objects.create(**milik, renstra=renstra, edisi=edisi(), tahun=2024)
    baris = m.BarisRenja.objects.create(**milik, renja=renja, unit_kerja=akar, sub_kegiatan=sub)
    lapisan = LapisanPagu.objects.create(**milik, renja=renja, jenis="indikatif")
    pagu = Pagu.objects.create(**milik, lapisan=lapisan, baris=baris, nilai=156_400_000)
    penulis = m.Pengguna.objects.create(username=f"penulis-{kode}", nama="Penulis")
    komentar = m.Komentar.objects.create(
        **milik, renja=renja, objek=baris.uid, isi="Periksa", penulis=penulis, ditulis_pada=PUKUL_8
    )
    perubahan = m.Perubahan.objects.create(
        **milik, pelaku=penulis, waktu=PUKUL_8, asal="tangan", judul="Mengubah program"
    )
    return Pohon(
        pd,
        akar,
        bidang,
        renstra,
        tujuan,
        sasaran,
        program,
        kegiatan,
        sub,
        indikator,
        renja,
        baris,
        lapisan,
        pagu,
        penulis,
        komentar,
        perubahan,
    )
