"""A row of the Renja with its money and targets, and the cards behind it: Budi types."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from budget.models import AnggaranKas, LapisanPagu, Pagu, PaguSumber, PrakiraanMaju
from planning.models import (
    BarisRenja,
    BukaBaris,
    Indikator,
    JejakAudit,
    Kegiatan,
    LokasiBaris,
    Nomenklatur,
    Perubahan,
    Program,
    Renja,
    Target,
    TargetTriwulan,
    Wilayah,
)
from planning.penyuntingan import suntingan, urungkan
from tests.isian.conftest import DASAR, isi_halaman, kirim
from tests.isian.contoh import Bahan

pytestmark = pytest.mark.django_db
Buka = Callable[[str], Client]


@pytest.fixture
def budi(klien: Buka) -> Client:
    return klien("budi")


@pytest.fixture
def baris(bahan: Bahan) -> BarisRenja:
    return BarisRenja.objects.get(renja=bahan.renja, sub_kegiatan=bahan.sub)


@pytest.fixture
def alamat(baris: BarisRenja) -> str:
    return f"{DASAR}baris/{baris.uid}/"


def galat(jawaban: Any) -> dict[str, list[str]]:
    assert jawaban.status_code == 422
    return {nama: list(isi) for nama, isi in jawaban.context["form"].errors.items()}


def test_satu_halaman_menyimpan_semuanya_dan_sekali_urung(
    budi: Client, baris: BarisRenja, alamat: str, orang: dict
) -> None:
    Wilayah.objects.create(
        pemda=baris.perangkat_daerah.pemda,
        induk=Wilayah.objects.get(nama="Kota Uji", pemda=baris.perangkat_daerah.pemda),
        jenis="kecamatan",
        nama="Pontianak Barat",
    )
    indikator = Indikator.objects.get(sub_kegiatan=baris.sub_kegiatan)
    isi = {
        "lokasi": ["pontianak barat", "Kota Uji", ""],
        "penanda": ["SPM", "stunting"],
        "pagu": "Rp 8.160.000",
        "pagu-sumber": ["uji.1", "uji.2", ""],
        "pagu-sumber-bagian": ["8.000.000", "160.000", ""],
        "maju": "",
        f"target-{indikator.pk}-renja-2024": "15 dokumen",
        f"tw-{indikator.pk}-1": "3",
        f"tw-{indikator.pk}-2": "tidak direncanakan",
        "kas-1": "1.000.000",
        "kas-12": "7.160.000",
    }
    jawaban = kirim(budi, alamat, isi)
    assert jawaban.status_code == 302, galat(jawaban)
    assert jawaban.headers["Location"] == f"{DASAR}baris/#b-{baris.uid}"
    lokasi = LokasiBaris.objects.filter(baris=baris).order_by("urutan")
    assert [satu.wilayah.nama for satu in lokasi] == ["Pontianak Barat", "Kota Uji"]
    assert Pagu.objects.get(baris=baris).nilai == 8_160_000
    bagian = PaguSumber.objects.filter(pagu__baris=baris).order_by("urutan")
    assert [satu.nilai for satu in bagian] == [8_000_000, 160_000]
    assert not PrakiraanMaju.objects.filter(baris=baris).exists()
    target = Target.objects.get(indikator=indikator, asal="renja", tahun=2024)
    assert (target.bawah, target.satuan) == (15, "")
    triwulan = TargetTriwulan.objects.filter(indikator=indikator).order_by("triwulan")
    assert [(satu.bawah, satu.keadaan) for satu in triwulan] == [
        (3, "ada"),
        (None, "tidak_direncanakan"),
    ]
    kas = AnggaranKas.objects.filter(baris=baris).order_by("bulan")
    assert [(satu.bulan, satu.nilai) for satu in kas] == [(1, 1_000_000), (12, 7_160_000)]
    (perubahan,) = Perubahan.objects.all()
    urungkan(orang["budi"], perubahan)
    assert Pagu.objects.get(baris=baris).nilai == 1_000_000
    assert PrakiraanMaju.objects.get(baris=baris).nilai == 1_500_000
    assert not AnggaranKas.objects.exists()
    assert [satu.wilayah.nama for satu in LokasiBaris.objects.filter(baris=baris)] == ["Kota Uji"]


def test_bagian_sumber_dana_yang_tidak_sama_menyebut_kedua_jumlah(
    budi: Client, alamat: str
) -> None:
    isi = {
        "pagu": "1.000.000",
        "pagu-sumber": ["uji.1", "uji.2"],
        "pagu-sumber-bagian": ["600.000", "500.000"],
    }
    kalimat = "Jumlah bagian sumber dana Rp 1.100.000 tidak sama dengan pagu Rp 1.000.000."
    assert galat(kirim(budi, alamat, isi)) == {"pagu-sumber": [kalimat]}
    assert Pagu.objects.filter(nilai=1_000_000).count() == 4


def test_bagian_yang_belum_dirinci_diterima_selama_tidak_melebihi(
    budi: Client, baris: BarisRenja, alamat: str
) -> None:
    isi: dict[str, Any] = {"pagu-sumber": ["uji.1", "uji.2"]}
    jawaban = kirim(budi, alamat, isi | {"pagu-sumber-bagian": ["600.000", ""]})
    assert jawaban.status_code == 302
    bagian = PaguSumber.objects.filter(pagu__baris=baris).order_by("urutan")
    assert [satu.nilai for satu in bagian] == [600_000, None]
    jawaban = kirim(budi, alamat, isi | {"pagu-sumber-bagian": ["2.000.000", ""]})
    assert galat(jawaban)["pagu-sumber"] == [
        "Bagian sumber dana Rp 2.000.000 melebihi pagu Rp 1.000.000."
    ]


@pytest.mark.parametrize(
    ("medan", "ketik", "kalimat"),
    [
        ("pagu", "sejuta", '"sejuta" bukan angka yang dikenal'),
        ("pagu", "-1", "Rp -1 negatif"),
        ("pagu", "100.000.000.000.000", "lebih dari Rp 99 triliun"),
        ("maju", "1.5", "bukan angka yang dikenal"),
        ("kas-3", "1,500", "ribuan atau pecahan"),
        ("lokasi", ["Atlantis"], "tidak ada dalam daftar"),
        ("penanda", ["SPM", "rahasia"], "Pilih dari kotak yang ditawarkan."),
        ("kode_tahun_ini", "9.99", "bukan sub kegiatan dalam Edisi uji"),
        ("unit_kerja", "999999", "Pilih salah satu dari daftar."),
    ],
)
def test_isian_buruk_ditolak_pada_medannya(
    budi: Client, alamat: str, medan: str, ketik: Any, kalimat: str
) -> None:
    isi = isi_halaman(budi, alamat)
    jawaban = budi.post(alamat, {**isi, medan: ketik, "kelompok_sasaran": "Tetap ada"})
    salah = galat(jawaban)
    assert list(salah) == [medan]
    assert kalimat in salah[medan][0]
    teks = jawaban.content.decode()
    assert "Tetap ada" in teks
    assert f'href="#id_{medan}"' in teks
    assert JejakAudit.objects.count() == 0


def test_satuan_yang_bukan_milik_indikator_ditolak(
    budi: Client, baris: BarisRenja, alamat: str
) -> None:
    indikator = Indikator.objects.get(sub_kegiatan=baris.sub_kegiatan)
    nama = f"target-{indikator.pk}-renja-2024"
    salah = galat(kirim(budi, alamat, {nama: "15 Orang", f"tw-{indikator.pk}-1": "3 Orang"}))
    assert salah[nama][0].startswith('Satuan "Orang" bukan satuan indikator ini')


def test_satuan_target_triwulan_ditolak(budi: Client, baris: BarisRenja, alamat: str) -> None:
    indikator = Indikator.objects.get(sub_kegiatan=baris.sub_kegiatan)
    salah = galat(kirim(budi, alamat, {f"tw-{indikator.pk}-1": "3 Orang"}))
    assert list(salah) == [f"tw-{indikator.pk}-1"]


def test_sub_kegiatan_dua_kali_pada_satu_unit_ditolak(budi: Client, bahan: Bahan) -> None:
    isi = {
        "sub_kegiatan": f"{bahan.sub.nomenklatur.kode} {bahan.sub.nama}",
        "unit_kerja": bahan.akar.pk,
    }
    salah = galat(kirim(budi, f"{DASAR}baris/tambah/", isi))
    assert salah == {
        "unit_kerja": ["Sub kegiatan ini sudah ada pada unit kerja itu; pilih unit lain."]
    }


def test_lapisan_indikatif_dibuat_bila_belum_ada(budi: Client, bahan: Bahan) -> None:
    PaguSumber.objects.all().delete()
    Pagu.objects.all().delete()
    LapisanPagu.objects.all().delete()
    isi = {
        "sub_kegiatan": bahan.sub.nomenklatur.kode,
        "unit_kerja": bahan.bidang.pk,
        "pagu": "5.000",
    }
    assert kirim(budi, f"{DASAR}baris/tambah/", isi).status_code == 302
    lapisan = LapisanPagu.objects.get()
    assert (lapisan.jenis, lapisan.ke) == ("indikatif", 1)
    assert Pagu.objects.get().nilai == 5000


def test_kode_tahun_ini_dari_edisi(budi: Client, bahan: Bahan, baris: BarisRenja) -> None:
    lain = Nomenklatur.objects.filter(tingkat="sub_kegiatan", edisi=bahan.renja.edisi).last()
    alamat = f"{DASAR}baris/{baris.uid}/"
    assert kirim(budi, alamat, {"kode_tahun_ini": lain.kode}).status_code == 302
    baris.refresh_from_db()
    assert baris.nomenklatur_id == lain.pk
    assert kirim(budi, alamat, {"kode_tahun_ini": ""}).status_code == 302
    baris.refresh_from_db()
    assert baris.nomenklatur_id is None


def test_kegiatan_di_bawah_program_yang_salah_ditolak(budi: Client, bahan: Bahan) -> None:
    butir = bahan.program.nomenklatur
    kode = Nomenklatur.objects.create(
        edisi=butir.edisi, induk=butir.induk, tingkat="program", kode="2.07.099", nama="Lain"
    )
    lain = Program.objects.create(
        perangkat_daerah=bahan.program.perangkat_daerah,
        renstra=bahan.program.renstra,
        nomenklatur=kode,
        nama="Program lain",
        urutan=9,
    )
    alamat = f"{DASAR}kegiatan/{bahan.kegiatan.uid}/"
    salah = galat(kirim(budi, alamat, {"program": lain.pk}))
    assert list(salah) == ["program"]
    assert "pilih program 2.07.001" in salah["program"][0]
    assert Kegiatan.objects.get(pk=bahan.kegiatan.pk).program_id == bahan.program.pk


def test_dua_orang_mengisi_sel_yang_berbeda(
    budi: Client, baris: BarisRenja, alamat: str, orang: dict
) -> None:
    """Cells that nobody else touched are saved, others are left as they are."""
    lama = isi_halaman(budi, alamat)
    maju = PrakiraanMaju.objects.get(baris=baris)
    with suntingan(orang["budi"]) as s:
        s.ubah(maju, 1, {"nilai": 9_000})
    assert budi.post(alamat, {**lama, "kas-1": "7"}).status_code == 302
    maju.refresh_from_db()
    assert maju.nilai == 9_000
    assert AnggaranKas.objects.get(baris=baris).nilai == 7


def test_sel_yang_sama_bentrok_dengan_kedua_nilainya(
    budi: Client, baris: BarisRenja, alamat: str, orang: dict
) -> None:
    lama = isi_halaman(budi, alamat)
    maju = PrakiraanMaju.objects.get(baris=baris)
    with suntingan(orang["budi"]) as s:
        s.ubah(maju, 1, {"nilai": 9_000})
    jawaban = budi.post(alamat, {**lama, "maju": "8.000", "kelompok_sasaran": "Pencari kerja"})
    assert jawaban.status_code == 409
    bentrok = jawaban.context["bentrok"]
    assert bentrok.oleh == "Budi"
    assert [(satu.nama, satu.kini, satu.ketik) for satu in bentrok.beda] == [
        ("maju", "Rp 9.000", "Rp 8.000")
    ]
    assert "Pencari kerja" in jawaban.content.decode()
    assert BarisRenja.objects.get(pk=baris.pk).kelompok_sasaran == ""
    isi = {**lama, "maju": "8.000", "kelompok_sasaran": "Pencari kerja", "pilih-maju": "saya"}
    isi["keadaan"] = jawaban.context["form"].keadaan
    assert budi.post(alamat, isi).status_code == 302
    maju.refresh_from_db()
    assert maju.nilai == 8_000


def test_yang_terhapus_selagi_diketik_ditawarkan_sebagai_baris_baru(
    budi: Client, bahan: Bahan, orang: dict
) -> None:
    alamat = f"{DASAR}permasalahan/{bahan.permasalahan.uid}/"
    lama = isi_halaman(budi, alamat)
    with suntingan(orang["budi"], renja=bahan.renja) as s:
        s.hapus(bahan.permasalahan, 1)
    jawaban = budi.post(alamat, {**lama, "masalah": "Yang baru saya tulis"})
    assert jawaban.status_code == 409
    teks = jawaban.content.decode()
    assert "sudah dihapus oleh Budi" in teks
    assert "Yang baru saya tulis" in teks
    assert f'action="{DASAR}permasalahan/tambah/"' in teks
    assert budi.get(alamat).status_code == 404


def test_renstra_yang_ditetapkan_meminta_alasan(budi: Client, bahan: Bahan) -> None:
    bahan.renja.renstra.status = "ditetapkan"
    bahan.renja.renstra.save()
    alamat = f"{DASAR}tujuan/{bahan.tujuan.uid}/"
    salah = galat(kirim(budi, alamat, {"uraian": "Lain"}))
    assert list(salah) == ["alasan_perubahan"]
    assert "tulis alasan perubahan" in salah["alasan_perubahan"][0]
    isi = {"uraian": "Lain", "alasan_perubahan": "Perubahan Perkada"}
    assert kirim(budi, alamat, isi).status_code == 302
    assert JejakAudit.objects.get().alasan == "Perubahan Perkada"


def test_periode_renstra_ditolak_pada_medannya(budi: Client, bahan: Bahan) -> None:
    alamat = f"{DASAR}renstra/{bahan.renja.renstra.uid}/"
    assert galat(kirim(budi, alamat, {"tahun_akhir": "2031"})) == {
        "tahun_akhir": ["Periode Renstra paling lama enam tahun."]
    }
    assert galat(kirim(budi, alamat, {"tahun_akhir": "2023"})) == {
        "tahun_akhir": ["Tahun akhir mendahului tahun awal."]
    }


def test_indikator_ditawari_bunyi_resmi(budi: Client, bahan: Bahan) -> None:
    Nomenklatur.objects.filter(pk=bahan.sub.nomenklatur_id).update(
        indikator="Jumlah dokumen perencanaan", satuan="Dokumen"
    )
    milik = f"sub_kegiatan:{bahan.sub.pk}"
    awal = budi.get(f"{DASAR}indikator/tambah/?milik={milik}")
    assert "Jumlah dokumen perencanaan" in awal.content.decode()
    assert awal.context["form"].initial["uraian"] == ""
    dipakai = budi.get(f"{DASAR}indikator/tambah/?milik={milik}&saran=1").context["form"]
    assert (dipakai.initial["uraian"], dipakai.initial["satuan"]) == (
        "Jumlah dokumen perencanaan",
        "Dokumen",
    )


def test_target_indikator_dengan_satuan_dan_skala_yang_baru_diketik(
    budi: Client, bahan: Bahan
) -> None:
    alamat = f"{DASAR}indikator/tambah/"
    isi = {
        "milik": "perangkat daerah",
        "uraian": "Predikat AKIP",
        "satuan": "Predikat",
        "arah": "positif",
        "agregasi": "nilai_akhir",
        "cara_tulis": "pada",
        "skala_ordinal": "B\nBB\nA",
        "target-renstra-2024": "bb",
        "target-renstra-2025": "A",
        "realisasi-2023": "B",
    }
    jawaban = kirim(budi, alamat, isi)
    assert jawaban.status_code == 302, galat(jawaban)
    baru = Indikator.objects.get(uraian="Predikat AKIP")
    assert baru.skala_ordinal == ["B", "BB", "A"]
    target = Target.objects.filter(indikator=baru).order_by("tahun")
    assert [(satu.tahun, satu.asal, satu.teks) for satu in target] == [
        (2024, "renstra", "BB"),
        (2025, "renstra", "A"),
    ]
    assert baru.realisasi_tahunan.get().teks == "B"
    salah = galat(kirim(budi, alamat, isi | {"uraian": "Lain", "target-renstra-2026": "C"}))
    assert salah == {
        "target-renstra-2026": ['"C" tidak ada pada skala indikator ini. Pilih B, BB, A.']
    }


def test_baris_yang_dibuka_verifikator_dapat_diubah_selagi_tahap_tertutup(
    budi: Client, baris: BarisRenja, alamat: str, orang: dict
) -> None:
    Renja.objects.update(terbuka=False)
    lain = BarisRenja.objects.exclude(pk=baris.pk).get(renja=baris.renja)
    kini = timezone.now()
    BukaBaris.objects.create(
        perangkat_daerah=baris.perangkat_daerah,
        renja=baris.renja,
        objek=baris.uid,
        alasan="Salah satu nol",
        oleh=orang["ani"],
        mulai=kini,
        sampai=kini + timedelta(hours=1),
    )
    isi = {"kelompok_sasaran": "Pencari kerja", "pagu": "2.000.000"}
    isi |= {"pagu-sumber-bagian": ["1.000.000", "1.000.000"]}
    assert kirim(budi, alamat, isi).status_code == 302
    assert Pagu.objects.get(baris=baris).nilai == 2_000_000
    terkunci = f"{DASAR}baris/{lain.uid}/"
    assert "sedang tertutup" in budi.get(terkunci).content.decode()
    assert kirim(budi, terkunci, isi).status_code == 403
