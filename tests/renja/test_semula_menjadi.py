"""Semula–Menjadi of a Perubahan Renja: targets and pagu of both cycles, worked by hand."""

from dataclasses import replace

import pytest

from budget.models import LapisanPagu, Pagu
from planning.models import BarisRenja, Renja, SubKegiatan, Target, UnitKerja
from renja import rencana as r
from renja.laporan import FORMULIR
from renja.pelaksanaan import Lapisan, Pelaksanaan
from renja.pemuat import muat_rencana
from renja.tabel.bentuk import Jenis, Tabel, Tingkat
from renja.tabel.sel import teks_sel
from tests.pabrik import buat_renja
from tests.renja.contoh import indikator, kegiatan, nilai, program, rencana, sub, uid

INDIKATIF = Lapisan("indikatif", "perubahan", "indikatif", 1, "Pagu indikatif")
SEMULA = Lapisan("awal/indikatif", "awal", "indikatif", 1, "Pagu indikatif")
BELUM_DICOCOKKAN = "Judul dan kolom tabel ini menurut kebiasaan, bukan menurut lampiran peraturan."
DPA = Lapisan("awal/dpa", "awal", "dpa", 1, "DPA", "7/DPA")


def susun(isi: r.Rencana) -> Tabel:
    return FORMULIR["semula-menjadi"].susun(isi)


def cetak(tabel: Tabel) -> list[list[str]]:
    """The rows as printed."""
    kolom = tabel.daun
    return [
        [teks_sel(isi, satu.jenis) for isi, satu in zip(baris.sel, kolom, strict=True)]
        for baris in tabel.baris
    ]


def baris(
    nomor: int, nama: str, semula: int | None, menjadi: int | None, **lain: object
) -> r.SubKegiatan:
    """A row with the pagu of both cycles."""
    satu = sub(nomor, nama, menjadi, None, **lain)
    if semula is None:
        return satu
    return replace(satu, pagu={**satu.pagu, "awal/indikatif": r.Pagu(semula)})


def perubahan(*isi: r.Program, lapisan: tuple[Lapisan, ...] = (INDIKATIF, SEMULA)) -> r.Rencana:
    return rencana(*isi, siklus="perubahan", pelaksanaan=Pelaksanaan(lapisan=lapisan))


def test_semula_dan_menjadi_dengan_jumlahnya() -> None:
    orang = indikator(
        11, "Peserta", "Orang", target=nilai(renja_2024="5 Orang", perubahan_2024="3 Orang")
    )
    hadir = indikator(12, "Kehadiran", "%", target=nilai(renja_2024="80 %"))
    lama = indikator(13, "Buku", "Buku", target=nilai(renja_2024="2 Buku"))
    giat = kegiatan(
        baris(1, "Satu", 1_000, 600, indikator=(orang, hadir)),
        baris(2, "Dua", None, 250),
        sub_lain=(baris(3, "Tiga", 400, None, indikator=(lama,)), sub(4, "Empat", None, None)),
    )
    tabel = susun(perubahan(program(giat)))
    atas = ["–", "", "", "1.400", "850", "(550)", ""]
    assert cetak(tabel) == [
        ["I", "2.07.03 PROGRAM PELATIHAN KERJA", *atas],
        ["A", "2.07.03.2.01 Pelatihan", *atas],
        [
            *("1", "2.07.03.2.01.0001 Satu", "Peserta", "5 Orang", "3 Orang"),
            *("1.000", "600", "(400)", "target berubah"),
        ],
        ["", "", "Kehadiran", "80 %", "80 %", "", "", "", ""],
        ["2", "2.07.03.2.01.0002 Dua", "–", "", "", "–", "250", "250", "sub kegiatan baru"],
        [
            *("3", "2.07.03.2.01.0003 Tiga", "Buku", "2 Buku", "–"),
            *("400", "–", "(400)", "tidak dilanjutkan"),
        ],
        ["", "Jumlah", "", "", "", "1.400", "850", "(550)", ""],
    ]
    assert [x.tingkat for x in tabel.baris][-1] is Tingkat.JUMLAH
    assert tabel.catatan == (
        "Pagu semula: Pagu indikatif Renja 2024.",
        "Pagu menjadi: Pagu indikatif Perubahan Renja 2024.",
        BELUM_DICOCOKKAN,
    )
    assert "resmi" not in " ".join((*tabel.judul, *tabel.catatan, tabel.sebutan)).lower()


def test_tanpa_indikatif_awal_dipakai_lapisan_terakhirnya() -> None:
    satu = replace(sub(1, "Satu", 5, None), pagu={"indikatif": r.Pagu(5), "awal/dpa": r.Pagu(9)})
    tabel = susun(perubahan(program(kegiatan(satu)), lapisan=(INDIKATIF, DPA)))
    assert cetak(tabel)[-1][5:8] == ["9", "5", "(4)"]
    assert tabel.catatan[0] == "Pagu semula: DPA Nomor 7/DPA Renja 2024."


def test_tanpa_pagu_awal_semulanya_kosong() -> None:
    tabel = susun(perubahan(program(kegiatan(sub(1, "Satu", 5, None))), lapisan=(INDIKATIF,)))
    assert cetak(tabel)[-1][5:8] == ["–", "5", "5"]
    assert tabel.catatan[0] == "Pagu semula kosong: Renja awal tahun ini belum memuat pagu."


def test_dua_unit_satu_sub_kegiatan_dijumlahkan() -> None:
    satu = replace(baris(1, "Satu", 10, 20), uid_renstra=uid(1001))
    dua = replace(baris(2, "Satu", 1, 2), uid_renstra=uid(1001))
    lepas = {**satu.pagu, f"awal/indikatif{r.UNIT_LAIN}": r.Pagu(100)}
    tabel = susun(perubahan(program(kegiatan(replace(satu, pagu=lepas), dua))))
    assert [x[5:8] for x in cetak(tabel) if x[0] == "1"] == [["111", "22", "(89)"]]
    assert tabel.catatan[2] == (
        "Pagu semula 1 sub kegiatan termasuk unit kerja yang tidak lagi mengampunya "
        "(2.07.03.2.01.0001)."
    )


def test_kegiatan_dan_program_yang_tidak_dilanjutkan_tercantum() -> None:
    hilang = replace(
        program(kegiatan_lain=(kegiatan(nomor=202, sub_lain=(baris(9, "Lama", 7, None),)),)),
        uid=uid(301),
        kode="2.07.04",
    )
    isi = replace(perubahan(program(kegiatan(baris(1, "Satu", 1, 1)))), program_lain=(hilang,))
    tercetak = cetak(susun(isi))
    assert [x[1] for x in tercetak][3:6] == [
        "2.07.04 PROGRAM PELATIHAN KERJA",
        "2.07.03.2.01 Pelatihan",
        "2.07.03.2.01.0009 Lama",
    ]
    assert tercetak[-1][5:8] == ["8", "1", "(7)"]


def test_renja_awal_nihil_dengan_alasannya() -> None:
    tabel = susun(rencana(program(kegiatan(sub(1, "Satu", 5, None)))))
    assert tabel.baris == ()
    assert tabel.nihil.startswith("Nihil: formulir ini milik Perubahan Renja.")
    kosong = susun(perubahan())
    assert kosong.nihil == (
        "Belum ada program, kegiatan, atau sub kegiatan dalam Perubahan Renja Tahun 2024."
    )
    assert [x.jenis for x in tabel.daun if x.kunci == "selisih"] == [Jenis.SELISIH]


@pytest.mark.django_db
def test_dari_basis_data_kedua_siklus() -> None:
    """Of three rows at a million the perubahan keeps one, cuts one, and drops one."""
    awal = buat_renja(3)
    pd = awal.perangkat_daerah
    lain = Renja.objects.create(
        perangkat_daerah=pd, renstra=awal.renstra, edisi=awal.edisi, tahun=2024, siklus="perubahan"
    )
    lapisan = LapisanPagu.objects.create(perangkat_daerah=pd, renja=lain, jenis="indikatif")
    akar = UnitKerja.objects.get(perangkat_daerah=pd)
    unit = UnitKerja.objects.create(
        perangkat_daerah=pd, induk=akar, jenis="bidang", nama="Bidang", berlaku_dari="2023-01-01"
    )
    satu, dua, _ = SubKegiatan.objects.filter(kegiatan__program__renstra=awal.renstra)
    # The second one goes to another unit kerja.
    for butir, milik, jumlah in ((satu, akar, 1_000_000), (dua, unit, 400_000)):
        baru = BarisRenja.objects.create(
            perangkat_daerah=pd, renja=lain, unit_kerja=milik, sub_kegiatan=butir
        )
        Pagu.objects.create(perangkat_daerah=pd, lapisan=lapisan, baris=baru, nilai=jumlah)
    ukuran = satu.indikator.get()
    Target.objects.create(
        perangkat_daerah=pd, indikator=ukuran, tahun=2024, asal="perubahan", bawah=9
    )
    isi = Renja.objects.select_related("perangkat_daerah__pemda", "renstra").get(pk=lain.pk)
    tercetak = cetak(susun(muat_rencana(isi, pelaksanaan=True)))
    assert [x[3:] for x in tercetak if x[0] in {"1", "2", "3"}] == [
        ["12 Dokumen", "9 Dokumen", "1.000.000", "1.000.000", "0", "target berubah"],
        ["12 Dokumen", "12 Dokumen", "1.000.000", "400.000", "(600.000)", ""],
        ["12 Dokumen", "–", "1.000.000", "–", "(1.000.000)", "tidak dilanjutkan"],
    ]
    assert tercetak[-1][5:8] == ["3.000.000", "1.400.000", "(1.600.000)"]
