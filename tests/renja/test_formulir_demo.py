"""The forms of the 2024 Renja against figures worked by hand from the source document."""

from decimal import Decimal

import pytest

from planning.kuantitas import kosong
from planning.models import Renja
from renja.laporan import FORMULIR
from renja.pemuat import muat_rencana
from renja.rencana import Rencana, cacah, jumlah_maju, jumlah_pagu
from renja.tabel.bentuk import Isi, Tabel
from renja.tabel.sel import teks_sel

pytestmark = pytest.mark.django_db


@pytest.fixture
def rencana(data_demo: None) -> Rencana:
    renja = Renja.objects.milik("disnaker", 2024)
    return muat_rencana(renja.select_related("perangkat_daerah__pemda", "renstra").get())


def _isi(tabel: Tabel, nama: str, kunci: str, di: str) -> Isi:
    """The cell of the row whose column `di` prints `nama`."""
    letak = {kolom.kunci: n for n, kolom in enumerate(tabel.daun)}
    (baris,) = [b for b in tabel.baris if b.sel[letak[di]] == nama]
    return baris.sel[letak[kunci]]


def _teks(tabel: Tabel, kunci: str) -> list[str]:
    letak = next(n for n, kolom in enumerate(tabel.daun) if kolom.kunci == kunci)
    return [teks_sel(baris.sel[letak], tabel.daun[letak].jenis) for baris in tabel.baris]


def test_cacah_dan_jumlah(rencana):
    banyak = cacah(rencana)
    assert (banyak.program, banyak.kegiatan, banyak.sub_kegiatan) == (5, 19, 53)
    assert jumlah_pagu(rencana) == 4_704_246_000
    assert jumlah_maju(rencana) == 5_228_746_000
    assert [jumlah_pagu(program) for program in rencana.program] == [
        3_535_388_000,
        38_000_000,
        556_000_000,
        284_000_000,
        290_858_000,
    ]
    assert jumlah_maju(rencana.program[0]) == 3_857_746_000


def test_iku_2022_dari_masukan_barisnya_sendiri(rencana):
    tabel = FORMULIR["iku"].susun(rencana)
    assert _teks(tabel, "target") == ["89,3–89,98 %", "52 %", "68 %"]
    assert _teks(tabel, "realisasi") == ["90,87 %", "59,45 %", "28,28 %"]
    assert _teks(tabel, "capaian") == ["100,99", "114,33", "41,59"]
    assert _teks(tabel, "kategori") == ["Sangat Berhasil", "Sangat Berhasil", "Kurang Berhasil"]


def test_tc23_rasio_yang_benar(rencana):
    tabel = FORMULIR["tc-23"].susun(rencana)
    assert _teks(tabel, "rasio_2020") == ["–", "97,35", "–", "100,00", "–", "118,38", "45,61", "–"]
    assert _teks(tabel, "rasio_2021") == ["–", "97,14", "–", "100,00", "–", "180,77", "155,88", "–"]
    assert _teks(tabel, "rasio_2022") == [
        "100,00",
        "98,99",
        "–",
        "100,00",
        "–",
        "162,26",
        "137,50",
        "–",
    ]
    assert _teks(tabel, "target_2022")[3] == "30", "dicetak tanpa satuan"
    assert _teks(tabel, "target_2024") == [
        "Rp 156.400.000",
        "89,75–91,65 %",
        "68,82 %",
        "200",
        "10 %",
        "55 %",
        "78 %",
        "95 %",
    ]


def test_tc24_rasio_dan_pertumbuhan_bertanda(rencana):
    tabel = FORMULIR["tc-24"].susun(rencana)
    assert _teks(tabel, "rasio_2021") == ["94,22", "–", "100,00", "100,00", "96,35"]
    assert _teks(tabel, "pertumbuhan_anggaran") == ["-38,16", "–", "1.404,63", "-99,07", "375,25"]
    assert _teks(tabel, "pertumbuhan_realisasi")[0] == "-49,89"
    assert _teks(tabel, "anggaran_2024")[0] == "3.535.388.000"
    assert _teks(tabel, "anggaran_2022")[3] == "–"


def test_tc29_kosong_tetap_kosong_dan_nol_tetap_nol(rencana):
    tabel = FORMULIR["tabel-2.1"].susun(rencana)
    assert _isi(tabel, "Perluasan Kesempatan Kerja", "target_n2", "uraian") == kosong("Orang")
    assert _isi(tabel, "Perluasan Kesempatan Kerja", "perkiraan", "uraian").angka == 0
    nama = "Penyusunan dokumen perencanaan perangkat daerah"
    assert _isi(tabel, nama, "perkiraan", "uraian").angka == 5
    capaian = _isi(tabel, nama, "tingkat_capaian", "uraian")
    assert capaian.nilai is None
    assert "2022–2023 di luar Renstra 2024–2026" in capaian.alasan
    kode = [kode for kode in _teks(tabel, "kode") if len(kode.split(".")) >= 3]
    assert len(kode) == 5 + 19 + 53


def test_reviu_rkpd_tujuh_puluh_tujuh_baris(rencana):
    tabel = FORMULIR["tabel-2.6"].susun(rencana)
    assert len(tabel.baris) == 78
    assert _teks(tabel, "awal_pagu")[-1] == "4.704.246.000"
    assert _teks(tabel, "analisis_pagu")[-1] == "4.704.246.000"
    assert not any(baris.tertulis for baris in tabel.baris), "semua jumlah tertulis cocok"


def test_sipd_ri_berjumlah_sama(rencana):
    tabel = FORMULIR["sipd-ri"].susun(rencana)
    assert len(tabel.daun) == 17
    assert _teks(tabel, "uraian")[-1] == "Jumlah"
    assert (_teks(tabel, "pagu")[-1], _teks(tabel, "pagu_maju")[-1]) == (
        "4.704.246.000",
        "5.228.746.000",
    )


def test_tujuan_dan_sasaran(rencana):
    tabel = FORMULIR["tabel-3.1"].susun(rencana)
    assert _teks(tabel, "target_2025") == ["8,2–10,2 %", "Rp 160.109.000"]
    assert _teks(FORMULIR["tabel-2.3"].susun(rencana), "target") == ["Rp 156.400.000"]


def test_bagian_pad_dan_dbh_belum_dirinci(rencana):
    gaji = rencana.program[0].kegiatan[1].sub_kegiatan[0]
    assert [(satu.kode, satu.nilai) for satu in gaji.pagu["indikatif"].sumber] == [
        ("1.1", None),
        ("1.2.01.01.01", None),
    ]
    assert gaji.pagu["indikatif"].nilai == Decimal(2_858_246_000)
