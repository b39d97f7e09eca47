"""What the chapters draw on beside the forms: loaded whole, in a fixed number of queries."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from planning import models as m
from renja.konteks import Konteks, Misi, Penetapan, TujuanDaerah, Unit
from renja.models import KeputusanVersi, Versi
from renja.pemuat import JUMLAH_KUERI, muat_rencana
from renja.pemuat.konteks import JUMLAH_KUERI_KONTEKS
from tests.pabrik import buat_pengguna, buat_renja

pytestmark = pytest.mark.django_db


def dibaca(renja: m.Renja) -> m.Renja:
    return m.Renja.objects.select_related("perangkat_daerah__pemda", "renstra").get(pk=renja.pk)


def konteks(renja: m.Renja) -> Konteks:
    return muat_rencana(dibaca(renja), konteks=True).konteks


def isi_uraian(renja: m.Renja, banyak: int) -> None:
    """So many misi, faktor, isu with a permasalahan, layanan, regulations and units."""
    pd = renja.perangkat_daerah
    rpjmd = m.Rpjmd.objects.create(
        pemda=pd.pemda, jenis="rpd", nama="RPD", visi="Maju", tahun_awal=2024, tahun_akhir=2026
    )
    m.Renstra.objects.filter(pk=renja.renstra_id).update(rpjmd=rpjmd)
    akar = m.UnitKerja.objects.get(perangkat_daerah=pd)
    for n in range(1, banyak + 1):
        butir = {"perangkat_daerah": pd, "renja": renja, "urutan": n}
        misi = m.Misi.objects.create(rpjmd=rpjmd, nomor=n, uraian=f"Misi {n}")
        tujuan = m.TujuanRpjmd.objects.create(rpjmd=rpjmd, misi=misi, nomor=n, uraian=f"Tujuan {n}")
        m.SasaranRpjmd.objects.create(tujuan=tujuan, nomor=1, uraian=f"Sasaran {n}")
        m.FaktorMisi.objects.create(**butir, misi=misi, jenis="pendorong", uraian=f"Faktor {n}")
        masalah = m.Permasalahan.objects.create(
            **butir, masalah_pokok=f"Pokok {n}", masalah="m", akar_masalah="a"
        )
        m.IsuStrategis.objects.create(**butir, judul=f"Isu {n}").permasalahan.add(masalah)
        m.Layanan.objects.create(**butir, nama=f"Layanan {n}", unit_kerja=akar)
        peraturan = m.Peraturan.objects.create(jenis="uu", nomor=f"{n}", tahun=2020, tentang="x")
        m.DasarHukum.objects.create(**butir, peraturan=peraturan)
        unit(akar, f"Bidang {n}", urutan=n)


def unit(induk: m.UnitKerja, nama: str, jenis: str = "bidang", **lain: object) -> m.UnitKerja:
    isi = {"berlaku_dari": date(2023, 1, 1), **lain}
    return m.UnitKerja.objects.create(
        perangkat_daerah=induk.perangkat_daerah, induk=induk, nama=nama, jenis=jenis, **isi
    )


@pytest.mark.parametrize("banyak", [10, 20])
def test_konteks_menambah_dua_belas_kueri_berapa_pun_barisnya(banyak: int) -> None:
    renja = buat_renja(2)
    isi_uraian(renja, banyak)
    renja = dibaca(renja)
    with CaptureQueriesContext(connection) as kueri:
        isi = muat_rencana(renja, konteks=True).konteks
    assert JUMLAH_KUERI_KONTEKS == 12
    assert len(kueri) == JUMLAH_KUERI + 12
    assert len(isi.isu) == len(isi.layanan) == len(isi.dasar_hukum) == banyak
    assert len(isi.jangka.misi) == len(isi.jangka.tujuan) == banyak
    assert len(isi.unit) == banyak + 1


def test_tanpa_diminta_dan_tanpa_rpjmd_isinya_kosong() -> None:
    renja = buat_renja(1)
    assert muat_rencana(dibaca(renja)).konteks == Konteks()
    isi = konteks(renja)
    assert isi.jangka.nama == ""
    assert isi.unit == (Unit("Dinas Pabrik", "Perangkat daerah", 0),)
    assert (isi.kepala_daerah, isi.edisi) == ("Wali Kota", "Edisi uji")


def test_misi_membawa_faktor_renja_ini_saja() -> None:
    renja, lain = buat_renja(1), buat_renja(1, "lain")
    isi_uraian(renja, 1)
    misi = m.Misi.objects.get()
    for milik, jenis, uraian in ((renja, "penghambat", "Dana"), (lain, "pendorong", "Asing")):
        m.FaktorMisi.objects.create(
            perangkat_daerah=milik.perangkat_daerah,
            renja=milik,
            urutan=7,
            misi=misi,
            jenis=jenis,
            uraian=uraian,
        )
    jangka = konteks(renja).jangka
    assert (jangka.jenis, jangka.visi, jangka.tahun_akhir) == ("RPD", "Maju", 2026)
    assert jangka.misi == (Misi(misi.uid, 1, "Misi 1", ("Faktor 1",), ("Dana",)),)
    assert jangka.tujuan == (TujuanDaerah(1, "Tujuan 1", ("Sasaran 1",), 1),)


def test_isu_menyebut_masalah_pokok_sekali() -> None:
    renja = buat_renja(1)
    isi_uraian(renja, 1)
    isu = m.IsuStrategis.objects.get()
    for n, pokok in enumerate(("Lowongan sedikit", "Pokok 1"), 5):
        satu = m.Permasalahan.objects.create(
            perangkat_daerah=renja.perangkat_daerah,
            renja=renja,
            urutan=n,
            masalah_pokok=pokok,
            masalah="m",
            akar_masalah="a",
        )
        isu.permasalahan.add(satu)
    (hasil,) = konteks(renja).isu
    assert hasil.permasalahan == ("Pokok 1", "Lowongan sedikit")


def test_dasar_hukum_menurut_urutannya_dan_menyebut_kaitannya() -> None:
    renja = buat_renja(1)
    uu = m.Peraturan.objects.create(jenis="uu", nomor="23", tahun=2014, tentang="Pemda")
    permen = m.Peraturan.objects.create(
        jenis="permen", penerbit="Menteri Dalam Negeri", nomor="86", tahun=2017, tentang="Tata cara"
    )
    baru = m.Peraturan.objects.create(
        jenis="perda", penerbit="Kota Uji", tentang="Dinas", mengubah=uu, dicabut_oleh=permen
    )
    for n, satu in ((2, uu), (1, baru), (3, uu)):
        m.DasarHukum.objects.create(
            perangkat_daerah=renja.perangkat_daerah, renja=renja, urutan=n, peraturan=satu
        )
    pertama, kedua, ketiga = konteks(renja).dasar_hukum
    assert (pertama.jenis, pertama.penerbit, pertama.nomor, pertama.tahun) == (
        "Peraturan Daerah",
        "Kota Uji",
        "",
        None,
    )
    assert pertama.mengubah == "Undang-Undang Nomor 23 Tahun 2014"
    assert pertama.dicabut_oleh == "Peraturan Menteri Dalam Negeri Nomor 86 Tahun 2017"
    assert (kedua.nomor, ketiga.nomor, kedua.mengubah) == ("23", "23", "")
    assert kedua.diubah_oleh == ("Peraturan Daerah Kota Uji Nomor … tentang Dinas",)
    assert pertama.diubah_oleh == ()
    assert kedua.uid != ketiga.uid


def test_perkada_dibaca_dari_keputusan() -> None:
    renja = buat_renja(1)
    ani = buat_pengguna("ani")
    assert konteks(renja).penetapan == Penetapan()
    versi = Versi.objects.create(
        perangkat_daerah=renja.perangkat_daerah,
        renja=renja,
        tahap="penetapan",
        nomor=1,
        kode="K-1",
        sidik="0" * 64,
        isi=b"",
        pembuat=ani,
        nama_pembuat="Ani",
        dibuat=timezone.now(),
    )
    KeputusanVersi.objects.create(
        perangkat_daerah=renja.perangkat_daerah,
        versi=versi,
        jenis="ditetapkan",
        oleh=ani,
        nama_oleh="Ani",
        peran="Verifikator",
        waktu=timezone.now(),
        nomor="12 Tahun 2023",
        tanggal=date(2023, 7, 3),
    )
    assert konteks(renja).penetapan == Penetapan("12 Tahun 2023", date(2023, 7, 3))


def test_unit_tahun_itu_menurut_pohonnya() -> None:
    renja = buat_renja(1)
    akar = m.UnitKerja.objects.get(perangkat_daerah=renja.perangkat_daerah)
    lama = unit(akar, "Bidang Lama", urutan=3, berlaku_sampai=date(2023, 12, 31))
    unit(lama, "Seksi Turunan", "seksi", urutan=1)
    bidang = unit(akar, "Bidang A", urutan=2)
    unit(bidang, "Seksi A2", "seksi", urutan=2)
    unit(bidang, "Seksi A1", "seksi", urutan=1, berlaku_dari=date(2024, 12, 31))
    unit(akar, "Bidang Nanti", urutan=1, berlaku_dari=date(2025, 1, 1))
    assert [(satu.nama, satu.jenis, satu.tingkat) for satu in konteks(renja).unit] == [
        ("Dinas Pabrik", "Perangkat daerah", 0),
        ("Seksi Turunan", "Seksi/Subbagian/Tim kerja", 1),
        ("Bidang A", "Bidang", 1),
        ("Seksi A1", "Seksi/Subbagian/Tim kerja", 2),
        ("Seksi A2", "Seksi/Subbagian/Tim kerja", 2),
    ]
