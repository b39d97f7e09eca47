"""What was found by attacking the core: it stays refused, in a sentence and not in a crash."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from budget.models import LapisanPagu, Pagu
from planning.models import (
    BarisRenja,
    BukaBaris,
    JejakAudit,
    Pengguna,
    Perubahan,
    Program,
    RantaiJejak,
    Renja,
    UnitKerja,
    Wilayah,
)
from planning.penyuntingan import (
    TidakDapatDiurungkan,
    TidakSah,
    boleh_tulis_baris,
    suntingan,
    urungkan,
)
from planning.penyuntingan.jejak import periksa_rantai
from tests.orang import buat_orang
from tests.pabrik import MULAI


@pytest.fixture
def orang(db: None) -> dict[str, Pengguna]:
    return buat_orang()


@pytest.fixture
def renja(orang: dict[str, Pengguna]) -> Renja:
    return Renja.objects.milik("disnaker", 2024).select_related("perangkat_daerah").get()


def _kecamatan(renja: Renja) -> Wilayah:
    pemda = renja.perangkat_daerah.pemda
    kota = Wilayah.objects.get(pemda=pemda, jenis="daerah")
    return Wilayah.objects.create(pemda=pemda, jenis="kecamatan", induk=kota, nama="Pontianak Kota")


@pytest.mark.django_db(transaction=True)
def test_penghapusan_tidak_diurungkan_bila_wilayahnya_sudah_tidak_ada(
    orang: dict[str, Pengguna], renja: Renja
) -> None:
    kecamatan = _kecamatan(renja)
    baris = BarisRenja.objects.filter(renja=renja).order_by("pk")[0]
    with suntingan(orang["budi"], renja=renja) as s:
        s.ubah(baris, 1, {}, {"lokasi_baris": [{"wilayah_id": kecamatan.pk, "urutan": 1}]})
    with suntingan(orang["budi"], renja=renja, judul="Menghapus baris") as s:
        s.hapus(baris, 2)
    kecamatan.delete()
    hapus = Perubahan.objects.get(judul="Menghapus baris")
    with pytest.raises(TidakDapatDiurungkan, match="sudah dihapus"):
        urungkan(orang["budi"], hapus)
    hapus.refresh_from_db()
    assert hapus.pengurung is None
    assert not BarisRenja.objects.filter(uid=baris.uid).exists()
    assert list(periksa_rantai(RantaiJejak.objects.get())) == []


@pytest.mark.django_db(transaction=True)
def test_lokasi_yang_baru_saja_dihapus_ditolak_dengan_kalimat(
    orang: dict[str, Pengguna], renja: Renja
) -> None:
    kecamatan = _kecamatan(renja)
    nomor = kecamatan.pk
    kecamatan.delete()
    baris = BarisRenja.objects.filter(renja=renja).order_by("pk")[0]
    with pytest.raises(TidakSah, match="sudah dihapus"), suntingan(orang["budi"]) as s:
        s.ubah(baris, 1, {}, {"lokasi_baris": [{"wilayah_id": nomor, "urutan": 1}]})
    baris.refresh_from_db()
    assert (baris.versi, JejakAudit.objects.count()) == (1, 0)


def test_baris_yang_dibuka_tidak_membuka_baris_unit_kerja_lain(
    orang: dict[str, Pengguna], renja: Renja
) -> None:
    """Two units carry the same sub kegiatan; Ani unlocks the row of one of them."""
    pd = renja.perangkat_daerah
    dibuka = BarisRenja.objects.filter(renja=renja).order_by("pk")[0]
    bidang = UnitKerja.objects.create(
        perangkat_daerah=pd,
        induk=dibuka.unit_kerja,
        jenis="bidang",
        nama="Bidang Pelatihan",
        berlaku_dari=MULAI,
    )
    sebelah = BarisRenja.objects.create(
        perangkat_daerah=pd, renja=renja, unit_kerja=bidang, sub_kegiatan=dibuka.sub_kegiatan
    )
    lapisan = LapisanPagu.objects.get(renja=renja)
    pagu = Pagu.objects.create(perangkat_daerah=pd, lapisan=lapisan, baris=sebelah, nilai=7)
    Renja.objects.filter(pk=renja.pk).update(terbuka=False)
    renja.refresh_from_db()
    kini = timezone.now()
    BukaBaris.objects.create(
        perangkat_daerah=pd,
        renja=renja,
        objek=dibuka.uid,
        alasan="Pagu salah ketik",
        oleh=orang["ani"],
        mulai=kini,
        sampai=kini + timedelta(hours=1),
    )
    budi = orang["budi"]
    assert boleh_tulis_baris(budi, Pagu.objects.get(baris=dibuka), renja).boleh
    assert not boleh_tulis_baris(budi, pagu, renja).boleh
    assert not boleh_tulis_baris(budi, sebelah, renja).boleh


def test_alasan_dengan_huruf_yang_tidak_dapat_disimpan(
    orang: dict[str, Pengguna], renja: Renja
) -> None:
    program = Program.objects.get(renstra=renja.renstra)
    with suntingan(orang["budi"], renja=renja, alasan="salah\x00 ketik\ud800\x1b") as s:
        s.ubah(program, 1, {"nama": "PROGRAM PELATIHAN"})
    assert JejakAudit.objects.get().alasan == "salah ketik"
    assert list(periksa_rantai(RantaiJejak.objects.get())) == []


def test_teks_yang_tidak_dapat_disimpan_ditolak(orang: dict[str, Pengguna], renja: Renja) -> None:
    program = Program.objects.get(renstra=renja.renstra)
    with pytest.raises(TidakSah), transaction.atomic(), suntingan(orang["budi"], renja=renja) as s:
        s.ubah(program, 1, {"nama": "separuh \ud83d huruf"})
    program.refresh_from_db()
    assert program.versi == 1
