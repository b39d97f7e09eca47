"""Spending as the budgeting office keeps it: other layouts, other agencies, unclear lines."""

import pytest

from budget.models import Pagu, PaguSumber, RealisasiAnggaran, SumberDana
from planning.models import BarisRenja, Pengguna, Renja, UnitKerja
from renja.impor.services import petakan
from renja.impor_realisasi.services import ingatan_cocok, pemetaan_impor
from renja.lembar.pembuka import dari_tempelan
from renja.lembar.tata_letak_realisasi import usulkan
from renja.models import Impor, PemetaanImpor
from tests.impor_realisasi.alat import beda, berubah, lihat, terapkan, unggah
from tests.lembar.berkas import xlsx

pytestmark = pytest.mark.django_db

GAJI, DOKUMEN = "2.07.01.2.02.0001", "2.07.01.2.01.0001"


def blok(*baris: str) -> str:
    return "\n".join(satu.replace("|", "\t") for satu in baris)


def uang(renja: Renja, kode: str, bulan: int) -> RealisasiAnggaran:
    kode = kode.replace("2.07.01", "X.XX.01", 1)
    return RealisasiAnggaran.objects.get(
        baris__renja=renja, baris__sub_kegiatan__nomenklatur__kode=kode, bulan=bulan
    )


@pytest.mark.parametrize("kode", [GAJI, "207012020001", "207.01.2.02.0001", "X.XX.01.2.02.0001"])
def test_kode_dengan_dan_tanpa_titik(budi: Pengguna, disnaker: Renja, kode: str) -> None:
    """A column for each month; an empty one says nothing, an equal one neither."""
    isi = blok(
        "No|Kode Sub Kegiatan|Uraian|Jul|Agt|Sept",
        f"1|{kode}|Gaji|215.114.900|215.000.000|",
    )
    hasil = lihat(unggah(budi, disnaker, isi))
    assert beda(hasil) == [("Tempelan!E2", "215.114.900", "215.000.000")]


def test_csv_bagian_keuangan_diterapkan_penganggaran(hadi: Pengguna, disnaker: Renja) -> None:
    isi = (
        "Kode;Nama Sub Kegiatan;Juli 2024;Agustus 2024;Jumlah\n"
        f"{GAJI};Penyediaan Gaji;215114900,50;0;215114900,50\n"
        f"{DOKUMEN};Dokumen;-1.000;;-1.000\n"
        ";Jumlah;215113900,50;0;\n"
    )
    impor = unggah(hadi, disnaker, isi.encode(), "sp2d.csv")
    assert impor.status == Impor.Status.DIPETAKAN
    hasil = lihat(impor)
    assert beda(hasil) == [
        ("Data!C2", "215.114.900", "215.114.900,50"),
        ("Data!D2", "215.114.900", "0"),
        ("Data!C3", "588.000", "-1.000"),
    ]
    terapkan(impor)
    assert uang(disnaker, GAJI, 8).nilai == 0
    assert uang(disnaker, DOKUMEN, 7).nilai == -1000


def test_buku_kas_dijumlahkan_per_bulan(hadi: Pengguna, disnaker: Renja) -> None:
    """Three payments of July make one month: 100.000 + 250.000,50 - 50.000."""
    isi = blok(
        "Tanggal|Kode Sub Kegiatan|Uraian|Nilai SP2D",
        f"03-07-2024|{DOKUMEN}|ATK|100.000",
        f"15-07-2024|{DOKUMEN}|Cetak|250.000,50",
        f"2024-07-31|{DOKUMEN}|Kontra pos|(50.000)",
        f"02-08-2024|{DOKUMEN}|ATK|971.500",
        f"01-07-2023|{DOKUMEN}|Tahun lalu|1",
        f"kapan|{DOKUMEN}|Tanpa bulan|1",
    )
    hasil = lihat(unggah(hadi, disnaker, isi))
    assert beda(hasil) == [("Tempelan!D2", "588.000", "300.000,50")]
    (satu,) = berubah(hasil)
    assert satu.catatan == ["Juli: 3 baris dijumlahkan (baris 2, 3, 4)."]
    assert [(d.alamat, d.kalimat.split(".")[0]) for d in hasil.ditolak] == [
        ("Tempelan!A6", "Bulan ini dari tahun 2023, sedangkan halaman ini tahun 2024"),
        ("Tempelan!A7", '"kapan" bukan bulan yang dikenal'),
    ]


def test_baris_perangkat_daerah_lain_dilewati_dan_disebut(hadi: Pengguna, disnaker: Renja) -> None:
    isi = blok(
        "Nama SKPD|Kode Sub Kegiatan|Uraian|Juli",
        f"Dinas Tenaga Kerja Kota Pontianak|{GAJI}|Gaji|1",
        f"Dinas Sosial|{GAJI}|Gaji|2",
        f"Dinas Sosial|{DOKUMEN}|Dokumen|3",
        "Dinas Tenaga Kerja Kota Pontianak|2.07.01.2.02|Administrasi Keuangan|9",
    )
    hasil = lihat(unggah(hadi, disnaker, isi))
    assert beda(hasil) == [("Tempelan!D2", "215.114.900", "1")]
    assert hasil.dilewati[0].startswith(
        "2 baris milik perangkat daerah lain dilewati: Dinas Sosial (2)."
    )
    assert hasil.dilewati[1] == "1 baris program dan kegiatan (jumlah) dilewati."


def test_sub_kegiatan_dua_unit_kerja_ditanyakan(hadi: Pengguna, disnaker: Renja) -> None:
    asal = BarisRenja.objects.get(
        renja=disnaker, sub_kegiatan__nomenklatur__kode="X.XX.01.2.02.0001"
    )
    unit = UnitKerja.objects.get(
        perangkat_daerah=disnaker.perangkat_daerah, nama="Bidang Hubungan Industrial"
    )
    lain = BarisRenja.objects.create(
        perangkat_daerah=disnaker.perangkat_daerah,
        renja=disnaker,
        sub_kegiatan=asal.sub_kegiatan,
        unit_kerja=unit,
    )
    isi = blok("Kode Sub Kegiatan|Uraian|Juli", f"{GAJI}|Gaji|7")
    impor = unggah(hadi, disnaker, isi)
    hasil = lihat(impor)
    (tanya,) = hasil.keputusan
    assert tanya.menunggu
    assert {c.label for c in tanya.calon} == {"Sekretariat", "Bidang Hubungan Industrial"}
    assert hasil.ditulis == []
    impor.pilihan = {"putusan": {tanya.kunci: str(lain.uid)}}
    assert beda(lihat(impor)) == [("Tempelan!C2", "–", "7")]
    bernama = blok("Kode Sub Kegiatan|Unit Kerja|Juli", f"{GAJI}|Bidang Hubungan Industrial|7")
    assert beda(lihat(unggah(hadi, disnaker, bernama))) == [("Tempelan!C2", "–", "7")]


def test_sumber_dana_disebut_atau_ditanyakan(hadi: Pengguna, disnaker: Renja) -> None:
    """A row without spending and with two sources in its pagu: the file has to say which."""
    baris = BarisRenja.objects.get(
        renja=disnaker, sub_kegiatan__nomenklatur__kode="X.XX.01.2.02.0001"
    )
    RealisasiAnggaran.objects.filter(baris=baris).delete()
    dana = list(SumberDana.objects.order_by("kode")[:2])
    for pagu in Pagu.objects.filter(baris=baris):
        PaguSumber.objects.filter(pagu=pagu).delete()
        for urutan, satu in enumerate(dana):
            PaguSumber.objects.create(
                perangkat_daerah=disnaker.perangkat_daerah,
                pagu=pagu,
                sumber_dana=satu,
                urutan=urutan,
            )
    isi = blok("Kode Sub Kegiatan|Uraian|Juli", f"{GAJI}|Gaji|7")
    impor = unggah(hadi, disnaker, isi)
    (tanya,) = lihat(impor).keputusan
    assert [c.nilai for c in tanya.calon] == [dana[0].kode, dana[1].kode, "-"]
    impor.pilihan = {"putusan": {tanya.kunci: dana[1].kode}}
    (satu,) = berubah(lihat(impor))
    assert satu.dana == dana[1].pk
    bersumber = blok("Kode Sub Kegiatan|Sumber Dana|Juli", f"{GAJI}|{dana[0].kode}|7")
    impor = terapkan(unggah(hadi, disnaker, bersumber))
    assert uang(disnaker, GAJI, 7).sumber_dana == dana[0]
    aneh = blok("Kode Sub Kegiatan|Sumber Dana|Juli", f"{GAJI}|Dana Desa Adat|7")
    assert "tidak dikenal" in lihat(unggah(hadi, disnaker, aneh)).ditolak[0].kalimat


def test_bulan_tidak_digandakan_di_bawah_sumber_dana_lain(hadi: Pengguna, disnaker: Renja) -> None:
    """July stands without source: the same money named by its source would count twice."""
    dana = SumberDana.objects.order_by("kode").first()
    assert dana is not None
    isi = blok("Kode Sub Kegiatan|Sumber Dana|Juli", f"{GAJI}|{dana.kode}|215.114.900")
    hasil = lihat(unggah(hadi, disnaker, isi))
    assert beda(hasil) == []
    (satu,) = hasil.ditolak
    assert satu.alamat == "Tempelan!C2"
    assert "sudah tercatat tanpa rincian sumber dana sebesar Rp 215.114.900" in satu.kalimat
    uang(disnaker, GAJI, 7).delete()
    assert beda(lihat(unggah(hadi, disnaker, isi))) == [("Tempelan!C2", "–", "215.114.900")]


def test_yang_ganda_dan_yang_tidak_ada(hadi: Pengguna, disnaker: Renja) -> None:
    isi = blok(
        "Kode Sub Kegiatan|Uraian|Juli",
        f"{GAJI}|Gaji|7",
        f"{GAJI}|Gaji lagi|8",
        "2.07.09.2.01.0001|Lain|9",
        "|Tanpa kode|9",
        "abc|Bukan kode|9",
    )
    hasil = lihat(unggah(hadi, disnaker, isi))
    assert beda(hasil) == [("Tempelan!C2", "215.114.900", "7")]
    assert [satu.kalimat.split(".")[0] for satu in hasil.ditolak] == [
        "Sub kegiatan dan sumber dana ini sudah ada pada baris 2",
        "Sub kegiatan ini tidak ada dalam Renja perangkat daerah ini",
        "Kode sub kegiatan kosong",
        '"abc" bukan kode nomenklatur',
    ]


def test_pemetaan_diusulkan_ditanyakan_dan_diingat(hadi: Pengguna, disnaker: Renja) -> None:
    isi = blok("Kode Sub|Ket|Bulan ke-7|Lain", f"{GAJI}|x|7|y")
    aneh = blok("Kode Sub|Ket|Belanja A|Belanja B", f"{GAJI}|x|7|y")
    assert unggah(hadi, disnaker, isi).status == Impor.Status.DIPETAKAN
    impor = unggah(hadi, disnaker, aneh)
    assert impor.status == Impor.Status.DIUNGGAH
    buku = dari_tempelan(aneh)
    (usulan,) = usulkan(buku)
    pemetaan = usulan.pemetaan
    isi_peta = pemetaan.ke_json() | {"kolom": {"0": "kode", "2": "b_7"}}
    impor.pemetaan = isi_peta
    petakan(hadi, impor, pemetaan_impor(impor), "SP2D BPKAD")
    assert PemetaanImpor.objects.get().nama == "SP2D BPKAD"
    assert beda(lihat(impor)) == [("Tempelan!C2", "215.114.900", "7")]
    ((ingat, cocok),) = ingatan_cocok(dari_tempelan("\n" + aneh), disnaker)
    assert (ingat.nama, cocok.awal, dict(cocok.kolom)) == ("SP2D BPKAD", 3, {0: "kode", 2: "b_7"})


def test_lembar_xlsx_berkepala_dua_baris(budi: Pengguna, disnaker: Renja) -> None:
    isi = xlsx(
        [
            ["Laporan Realisasi Belanja"],
            ["Kode Sub Kegiatan", "Uraian", "Realisasi", None, "Realisasi s/d Agustus"],
            [None, None, "Juli", "Agustus", None],
            ["(1)", "(2)", "(3)", "(4)", "(5)"],
            [GAJI, "Gaji", 7, 8, 15],
            ["JUMLAH", None, 7, 8, 15],
        ],
        "Realisasi",
    )
    hasil = lihat(unggah(budi, disnaker, isi))
    assert beda(hasil) == [
        ("Realisasi!C5", "215.114.900", "7"),
        ("Realisasi!D5", "215.114.900", "8"),
    ]
    assert hasil.ditolak == []
