"""The roll-up shows what the agencies' own pages show: worked out again, one plan at a time."""

from collections import defaultdict
from datetime import date
from uuid import UUID

import pytest

from bench.sintetis import Ukur, buat_kota
from bench.sintetis_nilai import Acak
from budget.models import LapisanPagu, Pagu
from performance.capaian import capaian_terhitung, rasio
from performance.kelompok import Anggota, capaian_baris, rata_rata_kelompok
from planning.models import BarisRenja, Renja, UnitKerja
from renja.halaman.konverter import Masa
from renja.kewajiban import Terukur, target_tahun, terukur
from renja.pemuat import muat_rencana
from renja.rekap.hitung import kedudukan
from renja.rekap.muat import muat_banyak
from renja.rekap.queries import susun_rekap
from renja.rencana import Rencana, daun
from tests.pabrik import buat_pengguna

pytestmark = pytest.mark.django_db

TAHUN = (2023, 2024)
KECIL = Ukur(sub=7, iku=2, tahun=TAHUN, bidang=2)
NAMA = {"sub_kegiatan": "sub kegiatan", "kegiatan": "kegiatan", "program": "program", "iku": "IKU"}


def satu_per_satu(tahun: int = 2024) -> dict[str, Rencana]:
    """Every agency's plan, loaded by itself and whole."""
    semua = Renja.objects.filter(tahun=tahun, siklus="awal").select_related(
        "perangkat_daerah__pemda", "renstra"
    )
    return {satu.perangkat_daerah.kode: muat_rencana(satu, pelaksanaan=True) for satu in semua}


def rata_rata(rencana: Rencana, triwulan: int) -> tuple[object, ...]:
    """The long way: rows of the level, their capaian, the mean of the group."""
    baris: dict[UUID, list[Terukur]] = defaultdict(list)
    for satu in terukur(rencana):
        if rencana.tingkat_rata_rata == "iku" and satu.indikator.iku is not None:
            baris[satu.indikator.uid].append(satu)
        elif rencana.tingkat_rata_rata == satu.tingkat != "iku":
            baris[satu.jalur[-1]].append(satu)
    anggota = []
    for isi in baris.values():
        hasil = [
            capaian_terhitung(
                target_tahun(rencana, satu.indikator),
                satu.berjalan(rencana.tahun, triwulan),
                satu.indikator.arah,
                rencana.varian_negatif,
                satu.indikator.skala_ordinal,
            )
            for satu in isi
        ]
        wajib = any(satu.wajib(rencana.tahun, q) for satu in isi for q in range(1, triwulan + 1))
        lapor = wajib and not any(satu.belum_lapor(rencana.tahun, triwulan) for satu in isi)
        anggota.append(Anggota("", capaian_baris(hasil, rencana.batas_capaian), wajib, lapor))
    rata = rata_rata_kelompok(
        anggota,
        NAMA[rencana.tingkat_rata_rata],
        rencana.batas_capaian,
        belum_lapor_nol=rencana.belum_lapor_nol,
    )
    return rata.hasil.nilai, rata.hasil.alasan, rata.keterangan


def uang(rencana: Rencana, triwulan: int) -> tuple[object, ...]:
    """Sums of what was spent and of the layer in force, and its name."""
    lapisan = rencana.pelaksanaan.lapisan_berlaku(rencana.tahun, triwulan)
    assert lapisan is not None
    pagu = [sub.pagu[lapisan.kunci].nilai for sub in daun(rencana) if lapisan.kunci in sub.pagu]
    bulanan = [
        nilai
        for sub in daun(rencana)
        for bulan, nilai in sub.uang.per_bulan.items()
        if bulan <= 3 * triwulan
    ]
    return sum(bulanan), sum(pagu), lapisan.sebutan


@pytest.mark.parametrize("benih", range(6))
def test_rekap_sama_dengan_rencana_yang_dimuat_satu_per_satu(benih: int) -> None:
    acak = Acak(benih)
    kota = buat_kota(4, acak, KECIL)
    ani = buat_pengguna("ani", ("verifikator", kota, None))
    triwulan = acak.randint(1, 4)
    rekap = susun_rekap(ani, kota, Masa(2024, "awal"), triwulan)
    rencana = satu_per_satu()
    assert [satu.perangkat_daerah.kode for satu in rekap.baris] == sorted(rencana)
    for satu in rekap.baris:
        sendiri, isi = rencana[satu.perangkat_daerah.kode], satu.kedudukan
        assert isi is not None
        hasil = (isi.rata.hasil.nilai, isi.rata.hasil.alasan, isi.rata.keterangan)
        assert hasil == rata_rata(sendiri, triwulan)
        realisasi, pagu, lapisan = uang(sendiri, triwulan)
        assert (isi.serapan.realisasi, isi.serapan.pagu, isi.lapisan) == (realisasi, pagu, lapisan)
        assert satu.serapan.nilai == rasio(realisasi, pagu).nilai
        belum = [x for x in terukur(sendiri) if x.belum_lapor(2024, triwulan)]
        assert satu.belum == len(belum)


@pytest.mark.parametrize("benih", range(3))
def test_muatan_banyak_memberi_kedudukan_yang_sama(benih: int) -> None:
    """Every quarter, over all that the roll-up keeps of an agency."""
    buat_kota(3, Acak(100 + benih), KECIL)
    semua = list(Renja.objects.filter(tahun=2024).select_related("perangkat_daerah"))
    rencana = satu_per_satu()
    for triwulan in range(1, 5):
        banyak = muat_banyak(semua, triwulan)
        for renja in semua:
            sendiri = kedudukan(rencana[renja.perangkat_daerah.kode], triwulan)
            assert kedudukan(banyak[renja.pk], triwulan) == sendiri


def test_lapisan_dan_uang_perubahan_dihitung_bagi_renja_semula() -> None:
    """Money of the perubahan belongs to the same row; a row that only it has is left out."""
    kota = buat_kota(1, Acak(1), Ukur(sub=3, iku=0, tahun=(2024,), bidang=1))
    renja = Renja.objects.get(perangkat_daerah__pemda=kota)
    Pagu.objects.filter(lapisan__renja=renja).delete()
    LapisanPagu.objects.filter(renja=renja).delete()
    pd = renja.perangkat_daerah
    perubahan = Renja.objects.create(
        perangkat_daerah=pd,
        renstra=renja.renstra,
        edisi=renja.edisi,
        tahun=2024,
        siklus="perubahan",
    )
    lapisan = LapisanPagu.objects.create(
        perangkat_daerah=pd,
        renja=perubahan,
        jenis="dppa",
        tanggal=date(2024, 9, 20),
        nomor="9/DPPA",
    )
    semula = BarisRenja.objects.filter(renja=renja).first()
    assert semula is not None
    umum = {"perangkat_daerah": pd, "renja": perubahan}
    sama = BarisRenja.objects.create(
        sub_kegiatan=semula.sub_kegiatan, unit_kerja=semula.unit_kerja, **umum
    )
    lain = BarisRenja.objects.filter(renja=renja).exclude(pk=semula.pk).first()
    assert lain is not None
    unit = UnitKerja.objects.filter(perangkat_daerah=pd).exclude(pk=lain.unit_kerja_id).first()
    baru = BarisRenja.objects.create(sub_kegiatan=lain.sub_kegiatan, unit_kerja=unit, **umum)
    for baris, nilai in ((sama, 700), (baru, 5000)):
        Pagu.objects.create(perangkat_daerah=pd, lapisan=lapisan, baris=baris, nilai=nilai)
    dibaca = Renja.objects.select_related("perangkat_daerah__pemda", "renstra").get(pk=renja.pk)
    isi = kedudukan(muat_banyak([dibaca], 3)[renja.pk], 3)
    assert (isi.serapan.pagu, isi.lapisan) == (700, "DPPA Nomor 9/DPPA")
    assert isi == kedudukan(muat_rencana(dibaca, pelaksanaan=True), 3)
