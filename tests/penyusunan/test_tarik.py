"""Tarik dari Renstra: Budi draws the year 2025 of the seed's Renstra 2024-2026."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from budget.models import Pagu, PaguRenstra, PrakiraanMaju
from planning.models import (
    BarisRenja,
    EdisiNomenklatur,
    Indikator,
    Pengguna,
    Perubahan,
    Program,
    Renja,
    Renstra,
    SubKegiatan,
    Target,
    UnitKerja,
)
from planning.penyuntingan import Ditolak, urungkan
from renja.penyusunan.tarik import susun_tarikan, tarik
from tests.pabrik import buat_pengguna, buat_perangkat_daerah, buat_renja

pytestmark = pytest.mark.django_db
ALAMAT = "/disnaker/2025/susun/tarik/"


def _semua(renja: Renja) -> set[int]:
    milik = SubKegiatan.objects.filter(kegiatan__program__renstra=renja.renstra_id)
    return set(milik.values_list("pk", flat=True))


def _sub(renja: Renja, kode: str) -> SubKegiatan:
    return SubKegiatan.objects.get(
        kegiatan__program__renstra=renja.renstra_id, nomenklatur__kode=kode
    )


def test_53_sub_kegiatan_ditarik_bersama_target_renstra(budi: Pengguna, renja: Renja) -> None:
    """Tabel 3.1 plans TPT 8,20 % for 2025 and PDRB per worker 160.109.000."""
    perubahan, banyak = tarik(budi, renja, _semua(renja), {})
    assert banyak == 53
    assert renja.baris.count() == 53
    target = Target.objects.filter(asal="renja", tahun=2025).order_by("bawah")
    assert [satu.bawah for satu in target] == [Decimal("8.2"), 160_109_000]
    assert perubahan.asal == "tarik"
    assert perubahan.judul == (
        "Menarik 53 sub kegiatan dari Renstra Dinas Tenaga Kerja Kota Pontianak Tahun 2024-2026"
    )


def test_unit_kerja_yang_tahun_lalu_memegangnya(budi: Pengguna, renja: Renja) -> None:
    tarik(budi, renja, _semua(renja), {})
    lalu = dict(
        BarisRenja.objects.filter(
            renja__tahun=2024, perangkat_daerah=renja.perangkat_daerah
        ).values_list("sub_kegiatan", "unit_kerja__nama")
    )
    assert dict(renja.baris.values_list("sub_kegiatan", "unit_kerja__nama")) == lalu
    assert set(lalu.values()) >= {"Sekretariat", "Bidang Hubungan Industrial"}


def test_unit_kerja_lain_bagi_satu_program(budi: Pengguna, renja: Renja) -> None:
    program = Program.objects.get(renstra=renja.renstra, nomenklatur__kode="2.07.05")
    unit = UnitKerja.objects.get(perangkat_daerah=renja.perangkat_daerah, nama="Sekretariat")
    tarik(budi, renja, _semua(renja), {program.pk: unit.pk})
    milik = renja.baris.filter(sub_kegiatan__kegiatan__program=program)
    assert set(milik.values_list("unit_kerja__nama", flat=True)) == {"Sekretariat"}


def test_pagu_renstra_menjadi_indikatif_dan_tahun_berikutnya_prakiraan_maju(
    budi: Pengguna, renja: Renja
) -> None:
    sub = _sub(renja, "2.07.03.2.01.0001")
    for tahun, nilai in ((2025, 150_000_000), (2026, 175_000_000)):
        PaguRenstra.objects.create(
            perangkat_daerah=renja.perangkat_daerah, sub_kegiatan=sub, tahun=tahun, nilai=nilai
        )
    tarik(budi, renja, {sub.pk, _sub(renja, "2.07.04.2.03.0003").pk}, {})
    assert renja.baris.count() == 2
    pagu = Pagu.objects.get(lapisan__renja=renja)
    assert (pagu.baris.sub_kegiatan, pagu.nilai, pagu.lapisan.jenis) == (
        *(sub, 150_000_000, "indikatif"),
    )
    assert PrakiraanMaju.objects.get(baris__renja=renja).nilai == 175_000_000


def test_target_sub_kegiatan_dan_program_di_atasnya(budi: Pengguna, renja: Renja) -> None:
    sub = _sub(renja, "2.07.03.2.01.0001")
    milik = {"renstra": renja.renstra, "perangkat_daerah": renja.perangkat_daerah}
    ukuran = Indikator.objects.filter(sub_kegiatan=sub).first()
    program = Indikator.objects.filter(program=sub.kegiatan.program).first()
    lain = Indikator.objects.filter(program__nomenklatur__kode="2.07.05").first()
    for indikator in (ukuran, program, lain):
        for tahun, bawah in ((2025, 40), (2026, 45)):
            Target.objects.create(
                perangkat_daerah=milik["perangkat_daerah"],
                indikator=indikator,
                tahun=tahun,
                asal="renstra",
                bawah=bawah,
            )
    tarik(budi, renja, {sub.pk}, {})
    isi = Target.objects.filter(indikator__in=[ukuran, program, lain], asal__in=["renja", "maju"])
    assert set(isi.filter(tahun__gte=2025).values_list("indikator", "asal", "tahun", "bawah")) >= {
        (ukuran.pk, "renja", 2025, 40),
        (program.pk, "renja", 2025, 40),
        (program.pk, "maju", 2026, 45),
    }
    assert not isi.filter(indikator=lain, asal="renja", tahun=2025).exists()
    assert not isi.filter(indikator=ukuran, asal="maju", tahun=2026).exists()


def test_kedua_kali_tidak_menambah_apa_pun(budi: Pengguna, renja: Renja) -> None:
    tarik(budi, renja, _semua(renja), {})
    perubahan, banyak = tarik(budi, renja, _semua(renja), {})
    assert (perubahan, banyak, renja.baris.count()) == (None, 0, 53)
    assert susun_tarikan(renja).baru == ()


def test_satu_urungan_mengembalikan_semuanya(budi: Pengguna, renja: Renja) -> None:
    sub = _sub(renja, "2.07.03.2.01.0001")
    PaguRenstra.objects.create(
        perangkat_daerah=renja.perangkat_daerah, sub_kegiatan=sub, tahun=2025, nilai=1_000
    )
    perubahan, _ = tarik(budi, renja, _semua(renja), {})
    urungkan(budi, perubahan)
    assert not renja.baris.exists()
    assert not renja.lapisan_pagu.exists()
    assert not Target.objects.filter(asal="renja", tahun=2025).exists()


def test_yang_tidak_direncanakan_tahun_itu_tidak_dicentang(budi: Pengguna, renja: Renja) -> None:
    sub, lain = _sub(renja, "2.07.03.2.01.0001"), _sub(renja, "2.07.04.2.03.0003")
    PaguRenstra.objects.create(
        perangkat_daerah=renja.perangkat_daerah, sub_kegiatan=sub, tahun=2025, nilai=1_000
    )
    tarik(budi, renja, {lain.pk}, {})
    tarikan = susun_tarikan(renja)
    assert [satu.sub for satu in tarikan.baru if satu.dicentang] == [sub]
    assert [satu.sub for satu in tarikan.gugur] == [lain]
    assert tarikan.pagu_baru == 1_000


def test_edisi_lain_memakai_peta(budi: Pengguna, renja: Renja) -> None:
    """2.07.04.2.04.0002 became .0004 in 2027; 2.07.03.2.01.0001 has no successor there."""
    renja.edisi = EdisiNomenklatur.objects.get(kode="2027")
    renja.save()
    tarikan = {satu.sub.nomenklatur.kode: satu for satu in susun_tarikan(renja).baru}
    ganti, hilang = tarikan["2.07.04.2.04.0002"], tarikan["2.07.03.2.01.0001"]
    assert (ganti.kode_baru.kode, ganti.dicentang) == ("2.07.04.2.04.0004", True)
    assert (hilang.kode_baru, hilang.tanpa_kode, hilang.dicentang) == (None, True, False)
    tarik(budi, renja, {ganti.sub.pk}, {})
    assert renja.baris.get().nomenklatur.kode == "2.07.04.2.04.0004"


def test_tahap_tertutup_ditolak(budi: Pengguna, renja: Renja) -> None:
    Renja.objects.filter(pk=renja.pk).update(terbuka=False)
    renja.refresh_from_db()
    with pytest.raises(Ditolak, match="sedang tertutup"):
        tarik(budi, renja, _semua(renja), {})
    assert not renja.baris.exists()


def test_halaman_tertutup_menyebut_alasannya(klien: Client, renja: Renja) -> None:
    Renja.objects.filter(pk=renja.pk).update(terbuka=False)
    halaman = klien.get(ALAMAT)
    assert "Tahap Persiapan sedang tertutup." in halaman.content.decode()
    kirim = klien.post(ALAMAT, {"sub": list(_semua(renja))})
    assert kirim.status_code == 403
    assert "Tahap Persiapan sedang tertutup." in kirim.content.decode()


def test_halaman_menarik_dan_dapat_diurungkan(klien: Client, renja: Renja) -> None:
    halaman = klien.get(ALAMAT).content.decode()
    assert "memuat 53 sub kegiatan: 53 belum ada di Renja 2025" in halaman
    hasil = klien.post(ALAMAT, {"sub": list(_semua(renja))}, follow=True).content.decode()
    assert "53 sub kegiatan ditarik dari Renstra" in hasil
    perubahan = Perubahan.objects.get(renja=renja)
    alamat = f"/disnaker/2025/perubahan/{perubahan.pk}/urungkan/"
    assert f'action="{alamat}"' in hasil
    kembali = klien.post(alamat, {"kembali": "/disnaker/2025/susun/"}, follow=True)
    assert kembali.redirect_chain == [("/disnaker/2025/susun/", 302)]
    assert "Diurungkan: Menarik 53" in kembali.content.decode()
    assert not renja.baris.exists()


def test_sub_kegiatan_perangkat_daerah_lain_tidak_ikut(budi: Pengguna, renja: Renja) -> None:
    asing = SubKegiatan.objects.exclude(perangkat_daerah=renja.perangkat_daerah).first()
    assert tarik(budi, renja, {asing.pk}, {}) == (None, 0)


@pytest.mark.parametrize("banyak", [6, 60])
def test_banyaknya_kueri_tetap(banyak: int) -> None:
    lalu = buat_renja(banyak, "tarik")
    pd = lalu.perangkat_daerah
    joko = buat_pengguna("joko", ("perencana", pd.pemda, pd))
    for sub in SubKegiatan.objects.filter(perangkat_daerah=pd):
        PaguRenstra.objects.create(perangkat_daerah=pd, sub_kegiatan=sub, tahun=2025, nilai=5)
    baru = Renja.objects.create(
        perangkat_daerah=pd, renstra=lalu.renstra, edisi=lalu.edisi, tahun=2025
    )
    kini = Renja.objects.select_related("perangkat_daerah__pemda", "renstra").get(pk=baru.pk)
    with CaptureQueriesContext(connection) as kueri:
        tarik(joko, kini, _semua(kini), {})
    assert len(kueri) == 36


def test_tanpa_unit_kerja_halamannya_menyebut_apa_yang_kurang() -> None:
    pd = buat_perangkat_daerah("tanpaunit")
    joko = buat_pengguna("joko", ("perencana", pd.pemda, pd))
    edisi = EdisiNomenklatur.objects.get(kode="900-2023")
    renstra = Renstra.objects.create(
        perangkat_daerah=pd, nama="Renstra", edisi=edisi, tahun_awal=2025, tahun_akhir=2029
    )
    Renja.objects.create(perangkat_daerah=pd, renstra=renstra, edisi=edisi, tahun=2025)
    peramban = Client()
    peramban.force_login(joko, backend="planning.autentikasi.BackendPengguna")
    for bagian in ("tarik", "salin", "nomenklatur"):
        jawaban = peramban.get(f"/tanpaunit/2025/susun/{bagian}/")
        assert jawaban.status_code == 409
        assert "belum memiliki unit kerja" in jawaban.content.decode()


@pytest.mark.parametrize("kunci", ["9" * 30, "9" * 5_000, "²", "-1", "1 or 1"])
def test_nomor_yang_bukan_nomor_tidak_menarik_apa_pun(
    klien: Client, renja: Renja, kunci: str
) -> None:
    assert klien.post(ALAMAT, {"sub": kunci, f"unit-{kunci[:40]}": kunci}).status_code == 302
    tambah = "/disnaker/2025/susun/nomenklatur/tambah/"
    assert klien.post(tambah, {"kode": kunci, "unit_kerja": kunci}).status_code == 422
    assert klien.get("/disnaker/2025/susun/nomenklatur/", {"pilih": kunci}).status_code == 404
    assert not renja.baris.exists()
