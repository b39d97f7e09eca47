"""What a plan carries of its year: which reports count, whose money it is, in few queries."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from budget.models import AnggaranKas, LapisanPagu, Pagu, PaguRenstra, RealisasiAnggaran
from performance.models import RealisasiTriwulan
from performance.pelaporan import nilai_lapor
from planning.models import (
    BarisRenja,
    Indikator,
    KoreksiRealisasi,
    Renja,
    TargetTriwulan,
    UnitKerja,
)
from renja.pemuat import JUMLAH_KUERI, JUMLAH_KUERI_PELAKSANAAN, muat_rencana
from renja.rencana import Rencana, SubKegiatan, daun
from tests.pabrik import buat_pengguna, buat_renja

pytestmark = pytest.mark.django_db


def dibaca(renja: Renja) -> Renja:
    return Renja.objects.select_related("perangkat_daerah__pemda", "renstra").get(pk=renja.pk)


def lapor(renja: Renja, triwulan: int, nilai: int, status: str, **lain: Any) -> RealisasiTriwulan:
    """A report of the first sub kegiatan's indikator by the agency's root unit."""
    satu = Indikator.objects.filter(sub_kegiatan__isnull=False, renstra=renja.renstra).first()
    return RealisasiTriwulan.objects.create(
        perangkat_daerah=renja.perangkat_daerah,
        indikator=satu,
        unit_kerja=UnitKerja.objects.get(perangkat_daerah=renja.perangkat_daerah),
        tahun=lain.pop("tahun", renja.tahun),
        triwulan=triwulan,
        bawah=nilai,
        status=status,
        **lain,
    )


def sub_pertama(rencana: Rencana) -> SubKegiatan:
    return next(daun(rencana))


@pytest.mark.parametrize("banyak", [5, 53])
def test_pelaksanaan_menambah_dua_belas_kueri_berapa_pun_barisnya(banyak: int) -> None:
    renja = buat_renja(banyak)
    lapor(renja, 1, 3, "disetujui")
    renja = dibaca(renja)
    with CaptureQueriesContext(connection) as kueri:
        muat_rencana(renja, pelaksanaan=True)
    assert JUMLAH_KUERI_PELAKSANAAN == 12
    assert len(kueri) == JUMLAH_KUERI + 12


def test_hanya_yang_diajukan_atau_disetujui_yang_berlaku() -> None:
    renja = buat_renja(1)
    for triwulan, status in enumerate(("disetujui", "diajukan", "draf", "dikembalikan"), 1):
        lapor(renja, triwulan, 10 + triwulan, status)
    isi = sub_pertama(muat_rencana(dibaca(renja), pelaksanaan=True)).indikator[0].triwulan
    berlaku = {q: satu.berlaku and satu.berlaku.nilai.bawah for (_, q), (satu,) in isi.items()}
    assert berlaku == {1: 11, 2: 12, 3: None, 4: None}
    assert [satu.nilai.bawah for (satu,) in isi.values()] == [11, 12, 13, 14]


def test_tahun_ini_dibaca_hanya_bila_diminta() -> None:
    renja = buat_renja(1)
    lapor(renja, 1, 3, "disetujui")
    assert sub_pertama(muat_rencana(dibaca(renja))).indikator[0].triwulan == {}


def test_tahun_lalu_selalu_dibaca_dan_mendahului_angka_tersimpan() -> None:
    renja = buat_renja(1, tahun=2026)
    baris = renja.baris.get()
    lalu = Renja.objects.create(
        perangkat_daerah=renja.perangkat_daerah,
        renstra=renja.renstra,
        edisi=renja.edisi,
        tahun=2025,
    )
    BarisRenja.objects.create(
        perangkat_daerah=renja.perangkat_daerah,
        renja=lalu,
        unit_kerja=baris.unit_kerja,
        sub_kegiatan=baris.sub_kegiatan,
    )
    for triwulan, nilai in enumerate((1, 0, 2, 4), 1):
        lapor(renja, triwulan, nilai, "disetujui", tahun=2025)
    Indikator.objects.update(agregasi="kumulatif")
    satu = sub_pertama(muat_rencana(dibaca(renja))).indikator[0]
    assert satu.realisasi_dari(2025).bawah == 7
    # The factory stores 10 for the year n-2, which has no quarters.
    assert satu.realisasi_dari(2024).bawah == 10


def test_yang_sedang_dikoreksi_memakai_nilai_lamanya() -> None:
    renja = buat_renja(1)
    satu = lapor(renja, 1, 5, "disetujui", pembilang=Decimal("2.5"), penyebut=50)
    KoreksiRealisasi.objects.create(
        perangkat_daerah=renja.perangkat_daerah,
        jenis="kinerja",
        objek=satu.uid,
        sebutan="Melatih",
        tahun=2024,
        triwulan=1,
        lama=nilai_lapor(satu),
        alasan="Daftar hadir ganda",
        oleh=buat_pengguna("ani"),
        dibuka_pada=timezone.now(),
    )
    RealisasiTriwulan.objects.filter(pk=satu.pk).update(status="dikembalikan", bawah=4)
    isi = sub_pertama(muat_rencana(dibaca(renja), pelaksanaan=True)).indikator[0]
    (kini,) = isi.triwulan[2024, 1]
    assert kini.nilai.bawah == 4
    assert kini.dikoreksi
    assert kini.berlaku is not None
    assert (kini.berlaku.nilai.bawah, kini.berlaku.pembilang) == (5, Decimal("2.5"))
    assert isi.berjalan(2024, 1).nilai.bawah == 5


def test_triwulan_yang_tidak_direncanakan_terbaca() -> None:
    renja = buat_renja(1)
    satu = Indikator.objects.filter(sub_kegiatan__isnull=False).get()
    TargetTriwulan.objects.create(
        perangkat_daerah=renja.perangkat_daerah,
        indikator=satu,
        tahun=2024,
        triwulan=1,
        keadaan="tidak_direncanakan",
    )
    for triwulan in (2, 3, 4):
        lapor(renja, triwulan, 2, "disetujui")
    Indikator.objects.update(agregasi="kumulatif")
    isi = sub_pertama(muat_rencana(dibaca(renja), pelaksanaan=True)).indikator[0]
    assert isi.berjalan(2024).nilai.bawah == 6


def test_uang_kedua_siklus_tahun_itu_adalah_uang_yang_sama() -> None:
    awal = buat_renja(1)
    pd, baris = awal.perangkat_daerah, awal.baris.get()
    perubahan = Renja.objects.create(
        perangkat_daerah=pd, renstra=awal.renstra, edisi=awal.edisi, tahun=2024, siklus="perubahan"
    )
    baru = BarisRenja.objects.create(
        perangkat_daerah=pd,
        renja=perubahan,
        unit_kerja=baris.unit_kerja,
        sub_kegiatan=baris.sub_kegiatan,
    )
    for satu, bulan, nilai in ((baris, 1, Decimal("100.25")), (baru, 9, 400)):
        milik = {"perangkat_daerah": pd, "baris": satu, "bulan": bulan}
        RealisasiAnggaran.objects.create(**milik, nilai=nilai)
        AnggaranKas.objects.create(**milik, nilai=nilai)
    for renja, jenis, ke, tanggal, nilai in (
        (awal, "dpa", 1, date(2024, 1, 10), 900),
        (perubahan, "dppa", 1, date(2024, 10, 2), 700),
    ):
        lapisan = LapisanPagu.objects.create(
            perangkat_daerah=pd,
            renja=renja,
            jenis=jenis,
            ke=ke,
            nomor=f"{jenis}/1",
            tanggal=tanggal,
        )
        milik_baris = baris if renja == awal else baru
        Pagu.objects.create(perangkat_daerah=pd, lapisan=lapisan, baris=milik_baris, nilai=nilai)
    PaguRenstra.objects.create(
        perangkat_daerah=pd, sub_kegiatan=baris.sub_kegiatan, tahun=2025, nilai=1_000
    )
    for renja in (awal, perubahan):
        rencana = muat_rencana(dibaca(renja), pelaksanaan=True)
        sub = sub_pertama(rencana)
        assert sub.uang.per_bulan == {1: Decimal("100.25"), 9: 400}
        assert sub.uang.kas == {1: Decimal("100.25"), 9: 400}
        assert sub.uang.pagu_renstra == {2025: 1_000}
        tw3 = rencana.pelaksanaan.lapisan_berlaku(2024, 3)
        tw4 = rencana.pelaksanaan.lapisan_berlaku(2024, 4)
        assert tw3 is not None
        assert tw4 is not None
        assert (tw3.sebutan, sub.pagu[tw3.kunci].nilai) == ("DPA Nomor dpa/1", 900)
        assert (tw4.sebutan, sub.pagu[tw4.kunci].nilai) == ("DPPA Nomor dppa/1", 700)


def test_tahun_lalu_dari_renstra_yang_sama_dijumlahkan() -> None:
    lalu = buat_renja(1, tahun=2024)
    pd, baris = lalu.perangkat_daerah, lalu.baris.get()
    for bulan, nilai in ((1, 10), (2, 20)):
        RealisasiAnggaran.objects.create(perangkat_daerah=pd, baris=baris, bulan=bulan, nilai=nilai)
    kini = Renja.objects.create(
        perangkat_daerah=pd, renstra=lalu.renstra, edisi=lalu.edisi, tahun=2025
    )
    rencana = muat_rencana(dibaca(kini), pelaksanaan=True)
    (sub,) = rencana.program_lain[0].kegiatan_lain[0].sub_lain
    assert sub.uang.realisasi_lalu == {2024: 30}


def test_yang_milik_sub_kegiatan_berdiri_pada_baris_pertamanya() -> None:
    """The Renstra's pagu and other years count once, also what a unit spent that has it no more."""
    lalu = buat_renja(1, tahun=2024)
    pd, baris = lalu.perangkat_daerah, lalu.baris.get()
    sub = baris.sub_kegiatan
    PaguRenstra.objects.create(perangkat_daerah=pd, sub_kegiatan=sub, tahun=2024, nilai=500)
    RealisasiAnggaran.objects.create(perangkat_daerah=pd, baris=baris, bulan=1, nilai=70)
    kini = Renja.objects.create(
        perangkat_daerah=pd, renstra=lalu.renstra, edisi=lalu.edisi, tahun=2025
    )
    for nama in ("Bidang A", "Bidang B"):
        unit = UnitKerja.objects.create(
            perangkat_daerah=pd,
            induk=baris.unit_kerja,
            jenis="bidang",
            nama=nama,
            berlaku_dari=date(2025, 1, 1),
        )
        BarisRenja.objects.create(
            perangkat_daerah=pd, renja=kini, unit_kerja=unit, sub_kegiatan=sub
        )
    satu, dua = daun(muat_rencana(dibaca(kini), pelaksanaan=True))
    assert (satu.uang.pagu_renstra, satu.uang.realisasi_lalu) == ({2024: 500}, {2024: 70})
    assert (dua.uang.pagu_renstra, dua.uang.realisasi_lalu) == ({}, {})
