"""The forms as pure functions of a plan written by hand."""

from decimal import Decimal
from uuid import UUID

import pytest

from performance.hasil import Hasil
from planning.kuantitas import Kuantitas, kosong, urai_kuantitas
from renja.laporan import FORMULIR
from renja.laporan.formulir import FormulirRusak, baca_bentuk
from renja.laporan.pendanaan import pertumbuhan_tahunan
from renja.laporan.penyusun import huruf, romawi
from renja.rencana import (
    AnggaranTahunan,
    BarisPermasalahan,
    BarisReviu,
    Rencana,
    SisiReviu,
    Tahunan,
)
from renja.tabel.bentuk import Isi, Tabel
from tests.renja.contoh import indikator, kegiatan, nilai, program, rencana, sub, uid


def susun(kode: str, isi: Rencana) -> Tabel:
    return FORMULIR[kode].susun(isi)


def sel(tabel: Tabel, baris: int, kunci: str) -> Isi:
    letak = [daun.kunci for daun in tabel.daun].index(kunci)
    return tabel.baris[baris].sel[letak]


def kolom(tabel: Tabel, kunci: str) -> list[Isi]:
    return [sel(tabel, baris, kunci) for baris in range(len(tabel.baris))]


@pytest.mark.parametrize("kode", FORMULIR)
def test_rencana_kosong_menyebut_apa_yang_harus_dilakukan(kode):
    tabel = susun(kode, rencana())
    assert tabel.baris == ()
    assert tabel.nihil.endswith(".")
    assert "{" not in " ".join((*tabel.judul, tabel.nihil))


@pytest.mark.parametrize("kode", FORMULIR)
def test_kunci_kolom_tunggal_dan_setiap_baris_selebar_tabel(kode):
    tabel = susun(kode, rencana(program(kegiatan(sub(1, "a", 1, 2)))))
    kunci = [daun.kunci for daun in tabel.daun]
    assert len(kunci) == len(set(kunci))
    assert all(satu.isidentifier() and satu == satu.lower() for satu in kunci)
    assert {len(baris.sel) for baris in tabel.baris} <= {len(kunci)}
    assert sum(satu.rentang_kolom for satu in tabel.kepala()[0]) == len(kunci)


def test_penomoran_romawi_dan_huruf():
    assert [romawi(n) for n in (1, 4, 5, 9, 14, 40)] == ["I", "IV", "V", "IX", "XIV", "XL"]
    assert [huruf(n) for n in (1, 19, 26, 27, 53)] == ["A", "S", "Z", "AA", "BA"]


def test_4_1_menomori_berjalan_dan_menjumlah_tiap_tingkat():
    rencana_kecil = rencana(
        program(
            kegiatan(sub(1, "Proses", 450, 460), sub(2, "Koordinasi", 15, 20)),
            kegiatan(sub(3, "Pembinaan", 50, 50), nomor=201),
        )
    )
    tabel = susun("tabel-4.1", rencana_kecil)
    assert [baris.tingkat.value for baris in tabel.baris] == [
        "urusan",
        "bidang_urusan",
        "program",
        "kegiatan",
        "sub_kegiatan",
        "sub_kegiatan",
        "kegiatan",
        "sub_kegiatan",
        "jumlah",
    ]
    assert kolom(tabel, "no") == ["", "", "I", "A", "1", "2", "B", "3", ""]
    assert kolom(tabel, "pagu") == [515, 515, 515, 465, 450, 15, 50, 50, 515]
    assert kolom(tabel, "pagu_maju") == [530, 530, 530, 480, 460, 20, 50, 50, 530]
    assert sel(tabel, 4, "lokasi") == "Kota Pontianak, Semua Kecamatan"


def test_4_1_beberapa_indikator_menjadi_beberapa_baris():
    dua = (
        indikator(11, "Jumlah peserta", "Orang", target=nilai(renja_2024="230 Orang")),
        indikator(12, "Jumlah kelas", "Kelas", target=nilai(renja_2024="4 Kelas")),
    )
    tabel = susun(
        "tabel-4.1", rencana(program(kegiatan(sub(1, "Proses", 450, 460, indikator=dua))))
    )
    assert kolom(tabel, "ind_keluaran")[4:6] == ["Jumlah peserta", "Jumlah kelas"]
    assert kolom(tabel, "pagu")[4:6] == [450, None]
    assert kolom(tabel, "pagu")[-1] == 450


def test_4_1_memakai_indikator_yang_bertarget_tahun_ini():
    dua = (
        indikator(11, "Lama", "%", target=nilai(renja_2022="50 %")),
        indikator(12, "Kini", "%", target=nilai(renja_2024="65 %", maju_2025="67 %")),
    )
    tabel = susun("tabel-4.1", rencana(program(kegiatan(sub(1, "a", 1, 1)), indikator=dua)))
    assert sel(tabel, 4, "ind_program") == "Kini"
    assert sel(tabel, 4, "tolok_ukur") == "Kini"
    assert sel(tabel, 4, "t_maju") == urai_kuantitas("67 %")


def test_tertulis_dicetak_dan_nilai_rencana_diingat():
    tertulis = {"tabel-4.1": {(uid(1), "pagu"): 16, (uid(1), "nama"): "Prosess"}}
    tabel = susun(
        "tabel-4.1", rencana(program(kegiatan(sub(1, "Proses", 15, 1))), tertulis=tertulis)
    )
    baris = tabel.baris[4]
    assert (baris.sel[1], sel(tabel, 4, "pagu")) == ("Prosess", 16)
    assert sorted(map(str, baris.tertulis.values())) == ["15", "Proses"]
    assert sel(tabel, 3, "pagu") == 15, "jumlah memakai nilai rencana"


def test_tertulis_yang_sama_dengan_rencana_tidak_ditandai():
    tertulis = {"tabel-4.1": {(uid(1), "pagu"): 15}}
    tabel = susun(
        "tabel-4.1", rencana(program(kegiatan(sub(1, "Proses", 15, 1))), tertulis=tertulis)
    )
    assert all(not baris.tertulis for baris in tabel.baris)


def _tc29(agregasi: str, tahun: int, **deret: object) -> Tabel:
    satu = indikator(11, "Jumlah dokumen", "Dokumen", agregasi=agregasi, **deret)
    isi = rencana(program(kegiatan(sub(1, "a", 1, 1, indikator=(satu,)))), tahun=tahun, awal=2024)
    return susun("tabel-2.1", isi)


def _q(teks: str) -> Kuantitas:
    return urai_kuantitas(teks)


def test_tc29_di_luar_renstra_mencetak_perkiraan_tanpa_tingkat_capaian():
    tabel = _tc29(
        "kumulatif",
        2024,
        target=nilai(akhir_2026="45 Dokumen", renja_2022="10 Dokumen", renja_2023="15 Dokumen"),
        realisasi={2022: _q("4 Dokumen")},
        perkiraan={2023: _q("5 Dokumen")},
    )
    baris = len(tabel.baris) - 1
    assert sel(tabel, baris, "perkiraan") == _q("5 Dokumen")
    assert sel(tabel, baris, "tingkat_realisasi").nilai_bulat == Decimal("40.00")
    capaian = sel(tabel, baris, "tingkat_capaian")
    assert capaian.nilai is None
    assert capaian.alasan == "belum dapat dihitung: 2022–2023 di luar Renstra 2024–2026"


def test_tc29_kumulatif_menjumlah_tahun_di_dalam_renstra():
    tabel = _tc29(
        "kumulatif",
        2026,
        target=nilai(akhir_2026="45 Dokumen"),
        realisasi={2024: _q("15 Dokumen")},
        perkiraan={2025: _q("12 Dokumen")},
    )
    baris = len(tabel.baris) - 1
    assert sel(tabel, baris, "perkiraan") == Kuantitas(27, satuan="Dokumen")
    assert sel(tabel, baris, "tingkat_capaian").nilai_bulat == Decimal("60.00")


def test_tc29_tahun_yang_hilang_disebut_bukan_dianggap_nol():
    tabel = _tc29(
        "kumulatif",
        2026,
        target=nilai(akhir_2026="45 Dokumen"),
        perkiraan={2025: _q("12 Dokumen")},
    )
    capaian = sel(tabel, len(tabel.baris) - 1, "tingkat_capaian")
    assert (capaian.nilai, capaian.alasan) == (None, "realisasi tahun 2024 belum ada")


def test_tc29_tanpa_perkiraan_memakai_target_dan_menyebutnya():
    tabel = _tc29(
        "nilai_akhir",
        2026,
        target=nilai(akhir_2026="100 %", renja_2025="90 %"),
        realisasi={2024: _q("80 %")},
    )
    assert sel(tabel, len(tabel.baris) - 1, "perkiraan") == _q("90 %")
    assert any("dipakai target 2025" in catatan for catatan in tabel.catatan)


def test_pertumbuhan_penunjang_tanpa_dan_dengan_sebanding():
    def deret(*, sebanding: bool) -> dict[int, AnggaranTahunan]:
        lama, kini = "DPMTKPTSP", "Disnaker"
        return {
            2020: AnggaranTahunan(9_589_454_559, 8_633_405_871, lama, sebanding),
            2021: AnggaranTahunan(8_587_460_539, 8_091_418_630, lama, sebanding),
            2022: AnggaranTahunan(633_634_120, 525_559_668, lama, sebanding),
            2023: AnggaranTahunan(3_990_545_128, None, kini),
            2024: AnggaranTahunan(3_535_388_000, None, kini),
        }

    tahun = (2020, 2021, 2022, 2023, 2024)
    tumbuh = pertumbuhan_tahunan(deret(sebanding=False), tahun, "anggaran", "Disnaker")
    assert [t for t, isi in tumbuh.items() if isi.ada] == [2021, 2022, 2024]
    assert tumbuh[2021].nilai_bulat == Decimal("-10.45")
    assert tumbuh[2023].alasan == "perangkat daerahnya berbeda"
    setelah = pertumbuhan_tahunan(deret(sebanding=True), tahun, "anggaran", "Disnaker")
    assert [t for t, isi in setelah.items() if isi.ada] == [2021, 2022, 2023, 2024]


@pytest.mark.parametrize(
    ("sebanding", "rata_rata"), [(False, Decimal("-38.16")), (True, Decimal("103.83"))]
)
def test_rata_rata_pertumbuhan_tc24(sebanding, rata_rata):
    lama, kini = "DPMTKPTSP", "Dinas Tenaga Kerja"
    riwayat = {
        2020: AnggaranTahunan(9_589_454_559, 8_633_405_871, lama, sebanding),
        2021: AnggaranTahunan(8_587_460_539, 8_091_418_630, lama, sebanding),
        2022: AnggaranTahunan(633_634_120, 525_559_668, lama, sebanding),
        2023: AnggaranTahunan(3_990_545_128, None, kini),
    }
    tabel = susun(
        "tc-24", rencana(program(kegiatan(sub(1, "a", 3_535_388_000, None)), riwayat=riwayat))
    )
    assert sel(tabel, 0, "anggaran_2024") == 3_535_388_000
    assert sel(tabel, 0, "realisasi_2023") == kosong()
    assert sel(tabel, 0, "rasio_2022").nilai_bulat == Decimal("82.94")
    assert sel(tabel, 0, "pertumbuhan_anggaran").nilai_bulat == rata_rata


def test_tc23_rasio_dari_target_tahun_yang_sama():
    satu = indikator(
        11,
        "Besaran kasus PB",
        "%",
        nomor_pelayanan=6,
        ikk="V",
        target=nilai(renja_2024="55 %"),
        riwayat={
            2020: Tahunan(_q("50,22 %"), _q("59,45 %"), "DPMTKPTSP"),
            2021: Tahunan(_q("52 %"), _q("94 %"), "DPMTKPTSP"),
            2022: Tahunan(_q("53 %"), _q("86 %"), "DPMTKPTSP"),
            2023: Tahunan(_q("54,20 %"), kosong("%"), "Dinas Tenaga Kerja"),
        },
    )
    tabel = susun("tc-23", rencana(indikator_lain=(satu,)))
    rasio = [sel(tabel, 0, f"rasio_{t}") for t in range(2020, 2025)]
    assert [isi.nilai_bulat if isi.ada else None for isi in rasio] == [
        Decimal("118.38"),
        Decimal("180.77"),
        Decimal("162.26"),
        None,
        None,
    ]
    assert sel(tabel, 0, "target_2024") == _q("55 %")
    assert "Tahun 2020–2022 adalah data DPMTKPTSP." in tabel.catatan


def test_iku_menghitung_dari_yang_tercetak_di_barisnya():
    satu = indikator(
        11,
        "Besaran kasus PB",
        "%",
        iku=2,
        riwayat={2022: Tahunan(_q("53 %"), _q("86 %"), "DPMTKPTSP")},
    )
    tertulis = {
        "iku": {
            (uid(11), "target"): {"nilai": 52, "satuan": "%"},
            (uid(11), "realisasi"): {"nilai": "59.45", "satuan": "%"},
        }
    }
    tabel = susun("iku", rencana(indikator_lain=(satu,), tertulis=tertulis))
    assert sel(tabel, 0, "capaian").nilai_bulat == Decimal("114.33")
    assert sel(tabel, 0, "kategori") == "Sangat Berhasil"


def _reviu(nomor: int, tingkat: str, pagu: int) -> BarisReviu:
    sisi = SisiReviu(f"baris {nomor}", "Kota Pontianak", "Jumlah", "15 Dokumen", pagu)
    return BarisReviu(UUID(int=nomor), tingkat, sisi, sisi, "-")


def test_reviu_menandai_jumlah_yang_tidak_cocok():
    isi = (
        _reviu(1, "program", 30),
        _reviu(2, "kegiatan", 31),
        _reviu(3, "sub_kegiatan", 10),
        _reviu(4, "sub_kegiatan", 20),
    )
    tabel = susun("tabel-2.6", rencana(reviu=isi))
    assert kolom(tabel, "awal_pagu") == [30, 31, 10, 20, 30]
    assert [sorted(baris.tertulis.values()) for baris in tabel.baris] == [[], [30, 30], [], [], []]
    assert kolom(tabel, "no") == [1, None, None, None, None]


def test_tb35_sel_bersambung():
    isi = tuple(
        BarisPermasalahan(uid(n), pokok, masalah, f"akar {n}")
        for n, (pokok, masalah) in enumerate([("A", "x"), ("A", "x"), ("A", "y"), ("B", "y")])
    )
    tabel = susun("tabel-2.5", rencana(permasalahan=isi))
    assert kolom(tabel, "no") == [1, 1, 1, 2]
    assert [sorted(baris.lanjut) for baris in tabel.baris] == [[], [0, 1, 2], [0, 1], []]


def test_hasil_tanpa_nilai_tidak_dapat_dibulatkan():
    with pytest.raises(ValueError, match="target nol"):
        _ = Hasil(alasan="target nol").nilai_bulat


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [("formulir = [", "tidak terbaca"), ('[[formulir]]\nkode = "a"', "tidak memuat kunci 'nama'")],
)
def test_berkas_formulir_rusak_disebut_namanya(tmp_path, isi, pesan):
    berkas = tmp_path / "rusak.toml"
    berkas.write_text(isi, encoding="utf-8")
    with pytest.raises(FormulirRusak, match=pesan) as galat:
        baca_bentuk(berkas)
    assert "rusak.toml" in str(galat.value)
