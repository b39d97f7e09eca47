"""Serapan, IKU per triwulan and the evaluation of the Renstra on small plans worked by hand."""

from dataclasses import replace
from decimal import Decimal

from planning.kuantitas import kosong, urai_kuantitas
from renja.laporan import FORMULIR
from renja.pelaksanaan import BagianBulan, UangBaris
from renja.rencana import BagianSumber, Pagu
from tests.renja.contoh import DBH, indikator, kegiatan, nilai, program, uid
from tests.renja.contoh_realisasi import (
    BIDANG,
    kolom,
    koreksi_orang,
    lapor,
    pelaksanaan,
    rencana_berjalan,
    sel,
    sub_berunit,
    terlapor,
)

Q = urai_kuantitas
PAD = BagianSumber("1.1", "PAD", None)


def serapan(isi, triwulan: int = 2):
    return FORMULIR["serapan"].susun(isi, triwulan)


def test_serapan_menjumlah_membagi_sekali_dan_menyebut_yang_melebihi():
    """Sub 1 spends 90 of 100, sub 2 60 of 50, sub 3 nothing is known of its 50."""
    isi = rencana_berjalan(
        program(
            kegiatan(
                sub_berunit(1, 100, {1: 40, 4: 50, 7: 5}, kas={1: 50, 6: 50, 9: 1}),
                sub_berunit(2, 50, {2: 60}, kas={3: 50}),
            ),
            kegiatan(sub_berunit(3, 50, {}), nomor=201),
        )
    )
    tabel = serapan(isi)
    baris = slice(0, 7)
    assert kolom(tabel, "pagu")[baris] == ["200", "150", "100", "50", "50", "50", "200"]
    assert kolom(tabel, "realisasi")[baris] == ["150", "150", "90", "60", "–", "–", "150"]
    assert kolom(tabel, "sisa")[baris] == ["50", "0", "10", "-10", "–", "–", "50"]
    assert kolom(tabel, "serapan")[baris] == [
        "75,00",
        "100,00",
        "90,00",
        "120,00",
        "–",
        "–",
        "75,00",
    ]
    assert kolom(tabel, "kas")[baris] == ["150", "150", "100", "50", "–", "–", "150"]
    assert kolom(tabel, "deviasi")[baris] == ["0", "0", "-10", "10", "–", "–", "0"]
    assert kolom(tabel, "keterangan")[baris] == [
        "1 dari 3 baris realisasi melebihi pagu; 1 dari 3 baris belum ada realisasi",
        "1 dari 2 baris realisasi melebihi pagu",
        "",
        "realisasi melebihi pagu",
        "belum ada realisasi",
        "belum ada realisasi",
        "1 dari 3 baris realisasi melebihi pagu; 1 dari 3 baris belum ada realisasi",
    ]


def test_serapan_nol_yang_dilaporkan_bukan_kosong():
    tabel = serapan(rencana_berjalan(program(kegiatan(sub_berunit(1, 100, {1: 0})))))
    assert sel(tabel, 2, "realisasi") == 0
    assert sel(tabel, 2, "serapan").nilai_bulat == Decimal("0.00")
    assert sel(tabel, 2, "keterangan") == ""


def test_serapan_menurut_sumber_dana():
    """One source takes all; of two "belum dirinci" neither does; a named part is its own."""
    satu = sub_berunit(1, 100, {1: 40})
    dua = replace(
        sub_berunit(2, 50, {}),
        pagu={"dpa": Pagu(50, (PAD, DBH))},
        uang=UangBaris({1: (BagianBulan("1.1", "PAD", 7), BagianBulan("", "", 3))}),
    )
    tiga = replace(
        sub_berunit(3, 30, {}),
        pagu={"dpa": Pagu(30, (replace(PAD, nilai=10), replace(DBH, nilai=20)))},
    )
    tabel = serapan(rencana_berjalan(program(kegiatan(satu, dua, tiga))))
    nama = [str(satu.sel[1]) for satu in tabel.baris]
    awal = nama.index("Menurut sumber dana") + 1
    isi = [
        (nama[n], kolom(tabel, "pagu")[n], kolom(tabel, "realisasi")[n])
        for n in range(awal, len(nama))
    ]
    assert isi == [
        ("1.1 PAD", "10", "7"),
        ("1.2.01.01.01 Dana Transfer Umum/Dana Bagi Hasil", "120", "40"),
        ("Sumber dana belum dirinci", "50", "3"),
        ("Jumlah menurut sumber dana", "180", "50"),
    ]
    assert kolom(tabel, "keterangan")[-2] == "pagu dari PAD dan Dana Transfer Umum/Dana Bagi Hasil"
    jumlah = nama.index("Jumlah")
    assert (kolom(tabel, "pagu")[jumlah], kolom(tabel, "realisasi")[jumlah]) == ("180", "50")


def test_koreksi_anggaran_tercatat_pada_serapan_dan_e81():
    koreksi = replace(
        koreksi_orang(1, 5, 7),
        jenis="anggaran",
        sebutan="Sub 1",
        lama={"1": "100", "2": "50.5"},
        baru={"1": "1000"},
    )
    isi = rencana_berjalan(
        program(kegiatan(sub_berunit(1, 100, {1: 40}))),
        pelaksanaan=pelaksanaan(koreksi=(koreksi,)),
    )
    kalimat = (
        "Realisasi anggaran Sub 1, TW I 2024: dikoreksi dari Rp 150,5 menjadi Rp 1.000 pada "
        "12-07-2024 (Salah hitung)."
    )
    assert kalimat in serapan(isi).catatan
    assert kalimat in FORMULIR["e81"].susun(isi, 2).catatan
    assert kalimat in FORMULIR["tc-24"].susun(replace(isi, tahun=2025)).catatan


# --- IKU -----------------------------------------------------------------------------------


def test_iku_triwulan_capaian_dan_kategori():
    """Realisasi 59,45 of 50,22 is 118,38; quarters after the chosen one stay blank."""
    kasus = indikator(
        11,
        "Kasus PB",
        "%",
        iku=2,
        penanggung_jawab=BIDANG.uid,
        target=nilai(renja_2024="50,22 %"),
        target_triwulan={(2024, 1): Q("20 %"), (2024, 2): Q("40 %")},
    )
    kasus = terlapor(kasus, 2024, tw1="30 %", tw2="59,45 %", tw3="60 %")
    tpt = indikator(
        12,
        "TPT",
        "%",
        arah="negatif",
        iku=1,
        penanggung_jawab=BIDANG.uid,
        target=nilai(renja_2024="8,35-10,25 %"),
    )
    tpt = terlapor(tpt, 2024, tw1="7 %")
    tabel = FORMULIR["iku-triwulan"].susun(rencana_berjalan(indikator_lain=(kasus, tpt)), 2)
    assert kolom(tabel, "no") == ["1", "2"]
    assert kolom(tabel, "capaian") == ["116,17", "118,38"]
    assert kolom(tabel, "target_kini") == ["–", "40 %"]
    assert kolom(tabel, "tw_3") == ["", ""]
    assert kolom(tabel, "kategori") == ["Sangat Berhasil", "Sangat Berhasil"]
    assert kolom(tabel, "keterangan") == ["TW II belum lapor", ""]
    assert any("varian A" in satu for satu in tabel.catatan)


def test_iku_tanpa_target_tetap_tercetak_tanpa_capaian():
    satu = indikator(11, "Kasus PB", "%", iku=1)
    tabel = FORMULIR["iku-triwulan"].susun(rencana_berjalan(indikator_lain=(satu,)), 1)
    assert kolom(tabel, "target") == ["–"]
    assert sel(tabel, 0, "capaian") is None


# --- Evaluasi Renstra ----------------------------------------------------------------------


def test_evaluasi_renstra_per_tahun():
    """2024 by quarters 14 of 20, 2025 so far 6 + 4 of 25: 24 of 60 is 40 percent."""
    target = nilai(
        renja_2024="20 Orang", renja_2025="25 Orang", renstra_2026="15 Orang", akhir_2026="60 Orang"
    )
    satu = indikator(11, "Jumlah peserta", "Orang", agregasi="kumulatif", target=target)
    satu = terlapor(satu, 2024, tw1="2 Orang", tw2="3 Orang", tw3="4 Orang", tw4="5 Orang")
    satu = terlapor(satu, 2025, tw1="6 Orang", tw2="4 Orang")
    baris = sub_berunit(
        1, 100, {1: 10, 5: 20}, satu, lalu={2024: 90}, pagu_renstra={2024: 100, 2026: 70}
    )
    isi = rencana_berjalan(program(kegiatan(baris)), tahun=2025, awal=2024)
    tabel = FORMULIR["evaluasi-renstra"].susun(isi)
    assert kolom(tabel, "capaian_2024")[2] == "70,00"
    assert kolom(tabel, "capaian_2025")[2] == "40,00"
    assert [sel(tabel, 2, f"target_{t}") for t in (2024, 2025, 2026)] == [
        Q("20 Orang"),
        Q("25 Orang"),
        Q("15 Orang"),
    ]
    assert sel(tabel, 2, "realisasi").angka == 24
    assert kolom(tabel, "tingkat")[2] == "40,00"
    assert (sel(tabel, 2, "realisasi_2026"), sel(tabel, 2, "capaian_2026")) == (None, None)
    for n in (0, 1, 2, 3):
        assert [sel(tabel, n, f"pagu_{t}") for t in (2024, 2025, 2026)] == [100, kosong(), 70]
        assert [sel(tabel, n, f"uang_{t}") for t in (2024, 2025, 2026)] == [90, 30, None]
    assert any("baru s/d TW II" in satu for satu in tabel.catatan)


def test_evaluasi_renstra_memuat_sub_kegiatan_di_luar_renja_ini():
    lain = replace(
        sub_berunit(2, None, {}, lalu={2024: 7}, pagu_renstra={2024: 9}), pagu={}, unit_kerja=""
    )
    satu = kegiatan(sub_berunit(1, 1, {}, lalu={2024: 1}), sub_lain=(lain,))
    isi = rencana_berjalan(program(satu), tahun=2025, awal=2024)
    tabel = FORMULIR["evaluasi-renstra"].susun(isi)
    assert kolom(tabel, "uang_2024") == ["8", "8", "1", "7", "8"]
    e81 = FORMULIR["e81"].susun(isi, 1)
    assert kolom(e81, "realisasi_lalu_rp") == ["1", "1", "1", "1"]
    assert any("tidak memuat 1 sub kegiatan Renstra" in catatan for catatan in e81.catatan)


def test_tahun_milik_instansi_lain_tidak_dihitung():
    satu = indikator(
        11,
        "Jumlah",
        "Orang",
        agregasi="kumulatif",
        target=nilai(renja_2025="20 Orang", akhir_2026="60 Orang"),
        realisasi={2024: Q("5 Orang")},
        milik_lain={2024: "DPMTKPTSP"},
    )
    satu = terlapor(satu, 2025, tw1=lapor(9, "6 Orang"))
    isi = rencana_berjalan(program(kegiatan(sub_berunit(1, 1, {}, satu))), tahun=2025, awal=2024)
    tabel = FORMULIR["evaluasi-renstra"].susun(isi)
    assert sel(tabel, 2, "tingkat").alasan == "realisasi tahun 2024 milik instansi lain"
    assert kolom(tabel, "realisasi_2024")[2] == "–"
    assert tabel.baris[2].uid == uid(1)
