"""The demo data against its source; every expected value is copied from there by hand."""

import re
from decimal import Decimal
from typing import Any

import pytest
from django.db.models import Count, Sum

from budget.models import Pagu, PaguSumber, PrakiraanMaju
from performance.models import KelasPredikat, Perkiraan, RealisasiTahunan, SkalaPredikat
from planning import models as m
from planning.kuantitas import Keadaan

DISNAKER = "disnaker"
PAGU_PROGRAM = {
    "X.XX.01": 3_535_388_000,
    "2.07.02": 38_000_000,
    "2.07.03": 556_000_000,
    "2.07.04": 284_000_000,
    "2.07.05": 290_858_000,
}
MAJU_PROGRAM = {
    "X.XX.01": 3_857_746_000,
    "2.07.02": 52_000_000,
    "2.07.03": 575_000_000,
    "2.07.04": 379_000_000,
    "2.07.05": 365_000_000,
}
NAMA_BERBEDA = {
    1: "X.XX.01.2.01.0001",
    13: "X.XX.01.2.06.0005",
    20: "X.XX.01.2.08.0003",
    24: "X.XX.01.2.09.0009",
    26: "2.07.02.2.01.0003",
    43: "2.07.04.2.04.0001",
    49: "2.07.05.2.02.0001",
    50: "2.07.05.2.02.0002",
}
TERTULIS = {"tabel-4.1": 30, "tabel-3.2": 12, "tabel-2.1": 49, "iku": 9, "tc-23": 9}


@pytest.fixture
def renja(data_demo: None, db: None) -> m.Renja:
    return m.Renja.objects.milik(DISNAKER, 2024).get()


def sub(nomor: int) -> m.SubKegiatan:
    return m.SubKegiatan.objects.get(kegiatan__program__renstra=renstra(), urutan=nomor)


def renstra() -> m.Renstra:
    return m.Renstra.objects.get(perangkat_daerah__kode=DISNAKER)


def indikator_sub(nomor: int) -> m.Indikator:
    return m.Indikator.objects.get(sub_kegiatan=sub(nomor))


def indikator_program(kode: str, urutan: int = 1) -> m.Indikator:
    return m.Indikator.objects.get(program__nomenklatur__kode=kode, urutan=urutan)


# --- Tabel 4.1 ---------------------------------------------------------------------------


def test_lima_program_sembilan_belas_kegiatan_lima_puluh_tiga_sub_kegiatan(renja: m.Renja) -> None:
    assert m.Program.objects.filter(renstra=renja.renstra).count() == 5
    assert m.Kegiatan.objects.filter(program__renstra=renja.renstra).count() == 19
    assert renja.baris.count() == 53
    assert (renja.tahap, renja.terbuka, renja.siklus) == ("rancangan_awal", True, "awal")


def test_jumlah_pagu_dan_prakiraan_maju(renja: m.Renja) -> None:
    pagu = Pagu.objects.filter(baris__renja=renja).aggregate(jumlah=Sum("nilai"))["jumlah"]
    maju = PrakiraanMaju.objects.filter(baris__renja=renja).aggregate(jumlah=Sum("nilai"))
    assert pagu == 4_704_246_000
    assert maju["jumlah"] == 5_228_746_000


@pytest.mark.parametrize("kode", PAGU_PROGRAM)
def test_jumlah_tiap_program(renja: m.Renja, kode: str) -> None:
    baris = renja.baris.filter(sub_kegiatan__kegiatan__program__nomenklatur__kode=kode)
    pagu = Pagu.objects.filter(baris__in=baris).aggregate(jumlah=Sum("nilai"))["jumlah"]
    maju = PrakiraanMaju.objects.filter(baris__in=baris).aggregate(jumlah=Sum("nilai"))["jumlah"]
    assert pagu == PAGU_PROGRAM[kode]
    assert maju == MAJU_PROGRAM[kode]


def test_delapan_nama_berbeda_dari_edisi_900(renja: m.Renja) -> None:
    berbeda = {
        satu.urutan: satu.nomenklatur.kode
        for satu in m.SubKegiatan.objects.filter(
            kegiatan__program__renstra=renja.renstra
        ).select_related("nomenklatur")
        if _huruf(satu.nama) != _huruf(satu.nomenklatur.nama)
    }
    assert berbeda == NAMA_BERBEDA


def _huruf(nama: str) -> str:
    return re.sub(r"[^a-z0-9]", "", nama.lower())


def test_gaji_dari_pad_dan_dbh_belum_dirinci(renja: m.Renja) -> None:
    gaji = PaguSumber.objects.filter(pagu__baris__sub_kegiatan=sub(4)).order_by("urutan")
    assert [(satu.sumber_dana.kode, satu.nilai) for satu in gaji] == [
        ("1.1", None),
        ("1.2.01.01.01", None),
    ]
    mebel = PaguSumber.objects.get(pagu__baris__sub_kegiatan=sub(15))
    assert (mebel.sumber_dana.kode, mebel.nilai) == ("1.2.01.01.01", 20_000_000)


def test_baris_punya_tempat_dan_penanggung_jawab(renja: m.Renja) -> None:
    job_fair = renja.baris.get(sub_kegiatan=sub(42))
    assert [str(satu) for satu in job_fair.lokasi_baris.all()] == [
        "Kota Pontianak",
        "Semua Kecamatan",
        "Semua Kelurahan",
    ]
    assert job_fair.unit_kerja.nama == "Bidang Perencanaan dan Penempatan Tenaga Kerja"
    assert m.Wilayah.objects.filter(jenis="kecamatan").count() == 6
    assert m.Wilayah.objects.filter(jenis="kelurahan").count() == 29


def test_satu_nilai_rencana_untuk_sel_yang_berulang(renja: m.Renja) -> None:
    hubungan_industrial = indikator_program("2.07.05")
    assert hubungan_industrial.uraian == (
        "Persentase Besaran Kasus yang diselesaikan dengan perjanjian bersama (PB)"
    )
    assert _target(hubungan_industrial, "renja", 2024) == (55, None, Keadaan.ADA)
    assert _target(hubungan_industrial, "maju", 2025) == (56, None, Keadaan.ADA)
    assert _target(indikator_sub(53), "renja", 2024) == (3000, None, Keadaan.ADA)


def _target(indikator: m.Indikator, asal: str, tahun: int) -> tuple[Any, Any, Keadaan]:
    satu = indikator.target.get(asal=asal, tahun=tahun)
    return satu.bawah, satu.atas, Keadaan(satu.keadaan)


# --- Tabel 3.1, T-C.23, T-C.24, IKU -------------------------------------------------------


def test_tujuan_berindikator_rentang_yang_makin_rendah_makin_baik(renja: m.Renja) -> None:
    tpt = m.Indikator.objects.get(tujuan__renstra=renja.renstra)
    assert (tpt.uraian, tpt.arah) == ("Tingkat Pengangguran Terbuka", "negatif")
    assert _target(tpt, "renstra", 2024) == (Decimal("8.35"), Decimal("10.25"), Keadaan.ADA)
    produktivitas = m.Indikator.objects.get(sasaran__tujuan__renstra=renja.renstra)
    assert _target(produktivitas, "renstra", 2026) == (155_418_000, None, Keadaan.ADA)


def test_delapan_indikator_pelayanan_tiga_di_antaranya_iku(renja: m.Renja) -> None:
    pelayanan = m.Indikator.objects.filter(renstra=renja.renstra, nomor_pelayanan__isnull=False)
    iku = dict(pelayanan.filter(iku__isnull=False).values_list("iku", "nomor_pelayanan"))
    nomor = pelayanan.order_by("nomor_pelayanan").values_list("nomor_pelayanan", flat=True)
    assert list(nomor) == [1, 2, 3, 4, 5, 6, 7, 8]
    assert iku == {1: 2, 2: 6, 3: 7}
    assert set(pelayanan.values_list("target_nspk", "target_ikk", "target_lainnya")) == {
        ("-", "V", "-")
    }


def test_riwayat_kinerja_menyebut_pemilik_tahunnya(renja: m.Renja) -> None:
    bekerja = m.Indikator.objects.get(renstra=renja.renstra, nomor_pelayanan=2)
    assert [
        (satu.tahun, satu.target_bawah, satu.realisasi, satu.milik.kode, satu.sebanding)
        for satu in bekerja.riwayat.order_by("tahun")
    ] == [
        (2020, Decimal("90.03"), Decimal("87.64"), "dpmtkptsp", False),
        (2021, Decimal("90.2"), Decimal("87.62"), "dpmtkptsp", False),
        (2022, 91, Decimal("90.08"), "dpmtkptsp", False),
        (2023, Decimal("90.08"), None, DISNAKER, False),
    ]
    produktivitas = m.RiwayatKinerja.objects.get(indikator__nomor_pelayanan=1, tahun=2022)
    assert (produktivitas.target_bawah, produktivitas.realisasi) == (145_970_000, 145_970_000)


def test_riwayat_anggaran_tanpa_angka_bukan_nol(renja: m.Renja) -> None:
    def riwayat(kode: str) -> list[tuple[int, Any, Any]]:
        baris = m.RiwayatAnggaran.objects.filter(program__nomenklatur__kode=kode)
        return list(baris.order_by("tahun").values_list("tahun", "anggaran", "realisasi"))

    assert riwayat("X.XX.01")[0] == (2020, 9_589_454_559, 8_633_405_871)
    assert riwayat("X.XX.01")[3] == (2023, 3_990_545_128, None)
    assert riwayat("2.07.02") == []
    assert riwayat("2.07.04") == [(2020, 289_907_000, 229_828_810), (2021, 2_700_600, 2_700_600)]


# --- T-C.29 -------------------------------------------------------------------------------


def test_enam_puluh_baris_evaluasi_dengan_lima_masukan(renja: m.Renja) -> None:
    def banyak(asal: str, tahun: int) -> int:
        return m.Target.objects.filter(
            indikator__renstra=renja.renstra, asal=asal, tahun=tahun
        ).count()

    assert banyak("akhir", 2026) == banyak("renja", 2022) == banyak("renja", 2023) == 60
    assert RealisasiTahunan.objects.filter(milik__kode="dpmtkptsp", tahun=2022).count() == 60
    assert Perkiraan.objects.filter(jenis="realisasi", tahun=2023).count() == 60


def test_nol_orang_adalah_nol_dan_orang_saja_belum_ada(renja: m.Renja) -> None:
    def realisasi(nomor: int) -> tuple[Any, Keadaan]:
        satu = RealisasiTahunan.objects.get(indikator=indikator_sub(nomor), tahun=2022)
        return satu.bawah, Keadaan(satu.keadaan)

    # Line 714 prints "0 Orang", line 726 prints "Orang".
    assert realisasi(27) == (0, Keadaan.ADA)
    assert realisasi(33) == (None, Keadaan.KOSONG)
    assert _target(indikator_sub(33), "renja", 2022) == (None, None, Keadaan.KOSONG)
    assert _target(indikator_sub(33), "renja", 2023) == (0, None, Keadaan.ADA)


def test_angka_inggris_pada_sumber_terbaca_benar(renja: m.Renja) -> None:
    # Printed "1,800 Orang", "9000 Orang", "54.20 %", and "33.33%".
    assert _target(indikator_sub(41), "akhir", 2026)[0] == 1800
    assert _target(indikator_sub(53), "akhir", 2026)[0] == 9000
    assert _target(indikator_program("2.07.05"), "renja", 2023)[0] == Decimal("54.2")
    perencanaan = m.Indikator.objects.get(kegiatan__nomenklatur__kode="X.XX.01.2.01")
    assert perencanaan.perkiraan.get(tahun=2023).bawah == Decimal("33.33")


def test_program_penunjang_dievaluasi_dengan_indikator_lain(renja: m.Renja) -> None:
    reformasi = indikator_program("X.XX.01", urutan=2)
    assert reformasi.uraian.startswith("Hasil Penilaian Reformasi Birokrasi")
    assert _target(reformasi, "akhir", 2026)[0] == 95
    assert not reformasi.target.filter(tahun=2024).exists()
    assert not indikator_program("X.XX.01").target.filter(asal="akhir").exists()


# --- Tabel 2.6, T-B.35, the chapters ------------------------------------------------------


def test_dua_sisi_reviu_berjumlah_sama(renja: m.Renja) -> None:
    jumlah = 4_704_246_000
    assert set(
        renja.reviu_rkpd.values_list("tingkat").annotate(
            Count("pk"), Sum("awal_pagu"), Sum("analisis_pagu")
        )
    ) == {
        ("program", 5, jumlah, jumlah),
        ("kegiatan", 19, jumlah, jumlah),
        ("sub_kegiatan", 53, jumlah, jumlah),
    }


def test_reviu_menunjuk_baris_rencana_dan_menyimpan_kata_dinas_lain(renja: m.Renja) -> None:
    salah_salin = renja.reviu_rkpd.get(urutan=72)
    assert salah_salin.awal_nama.startswith("Pencegahan dan Penyelidikan Perselisihan")
    assert salah_salin.analisis_nama.startswith("Pencegahan dan Penyelidikan Hubungan Lingkungan")
    kegiatan = m.Kegiatan.objects.get(nomenklatur__kode="2.07.05.2.02")
    assert salah_salin.rujukan == kegiatan.uid
    terakhir = renja.reviu_rkpd.get(urutan=77)
    assert terakhir.rujukan == renja.baris.get(sub_kegiatan=sub(53)).uid
    assert terakhir.awal_target == "3.000 Orang"


def test_permasalahan_isu_dan_layanan(renja: m.Renja) -> None:
    assert renja.permasalahan.count() == 9
    assert renja.permasalahan.values("masalah_pokok").distinct().count() == 5
    assert renja.isustrategis.count() == 5
    pengangguran = renja.isustrategis.get(urutan=1)
    assert set(pengangguran.permasalahan.values_list("urutan", flat=True)) == {1, 2, 3, 6}
    assert renja.layanan.count() == 17
    assert {satu.misi.nomor for satu in renja.faktormisi.all()} == {4}
    assert m.Misi.objects.filter(rpjmd=renja.renstra.rpjmd).count() == 5


def test_butir_dasar_hukum_yang_terulang_menunjuk_peraturan_yang_sama(renja: m.Renja) -> None:
    daftar = {satu.urutan: satu.peraturan for satu in renja.dasarhukum.all()}
    assert len(daftar) == 22
    assert len(set(daftar.values())) == 21
    assert daftar[11] == daftar[13]
    assert str(daftar[11]) == "Peraturan Daerah Nomor 10 Tahun 2008"
    assert daftar[22].nomor == ""
    assert daftar[16].diubah_oleh.get().nomor == "17"


# --- Cells printed differently ------------------------------------------------------------


def test_banyaknya_sel_yang_tertulis_lain(renja: m.Renja) -> None:
    banyak = renja.tertulis.values_list("formulir").annotate(banyak=Count("pk"))
    assert dict(banyak) == TERTULIS


@pytest.mark.parametrize(
    ("formulir", "baris", "kolom", "nilai", "sumber"),
    [
        (
            "tabel-4.1",
            "sub 49",
            "ind_program",
            "Persentase Besaran Kasus yang diselesaikan derngan perjanjian bersama (PB)",
            1073,
        ),
        (
            "tabel-3.2",
            "sub 49",
            "ind_program",
            "Persentase Besaran Kasus yang diselesaikan dergan perjanjian bersama (PB)",
            968,
        ),
        ("tabel-2.1", "2.07.02", "indikator", "TINGKAT PARTISIPASI ANGGARAN KER", 708),
        ("tc-23", "2.07.02", "target_2024", {"nilai": "68.82", "satuan": "%"}, 678),
        ("tc-23", "2.07.03", "target_2024", {"nilai": 200, "satuan": ""}, 679),
        ("iku", "IKU-1", "target", {"bawah": "89.30", "atas": "89.98", "satuan": "%"}, 230),
    ],
)
def test_sel_yang_tertulis_lain(
    renja: m.Renja, formulir: str, baris: str, kolom: str, nilai: object, sumber: int
) -> None:
    if baris.startswith("sub"):
        pengenal = renja.baris.get(sub_kegiatan=sub(int(baris[4:]))).uid
    elif baris.startswith("IKU"):
        pengenal = m.Indikator.objects.get(renstra=renja.renstra, iku=1).uid
    else:
        pengenal = indikator_program(baris).uid
    satu = renja.tertulis.get(formulir=formulir, baris=pengenal, kolom=kolom)
    assert satu.nilai == nilai
    assert satu.baris_sumber == sumber


# --- Beside the plan ---------------------------------------------------------------------


def test_perangkat_daerah_pendahulu_dan_yang_kedua(renja: m.Renja) -> None:
    pendahulu = m.PerangkatDaerah.objects.get(kode="dpmtkptsp")
    assert str(pendahulu.berlaku_sampai) == "2022-12-31"
    assert renja.perangkat_daerah.pendahulu.get().pendahulu == pendahulu
    dinsos = m.Renja.objects.milik("dinsos", 2024).get()
    assert (dinsos.tahap, dinsos.baris.count()) == ("persiapan", 2)
    assert not Pagu.objects.filter(perangkat_daerah__kode="dinsos").exists()


def test_skala_predikat_dimuat_dengan_batasnya(renja: m.Renja) -> None:
    assert renja.pengaturan["skala_predikat"] == "lan"
    lan = KelasPredikat.objects.filter(skala__kode="lan")
    assert [(satu.batas, satu.termasuk, satu.nama) for satu in lan] == [
        (85, True, "Sangat Berhasil"),
        (70, True, "Berhasil"),
        (55, True, "Cukup Berhasil"),
        (0, True, "Kurang Berhasil"),
    ]
    kedua = KelasPredikat.objects.filter(skala__kode="permendagri-86-2017")
    assert [(satu.batas, satu.termasuk, satu.nama) for satu in kedua] == [
        (90, False, "Sangat Tinggi"),
        (75, False, "Tinggi"),
        (65, False, "Sedang"),
        (50, False, "Rendah"),
        (0, True, "Sangat Rendah"),
    ]
    assert SkalaPredikat.objects.count() == 2
