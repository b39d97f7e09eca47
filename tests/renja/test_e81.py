"""E.81 on small plans worked by hand: columns, sums, rules, notes."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planning.kuantitas import kosong, urai_kuantitas
from renja.laporan import FORMULIR
from renja.rencana import Sasaran, Tujuan
from tests.renja.contoh import indikator, kegiatan, nilai, program, rencana, sub, uid
from tests.renja.contoh_realisasi import (
    BIDANG,
    DPA,
    GESER,
    INDIKATIF,
    LAIN,
    e81,
    kolom,
    koreksi_orang,
    lapor,
    pelaksanaan,
    peserta,
    rencana_berjalan,
    satu_sub,
    sel,
    sub_berunit,
    terlapor,
)

Q = urai_kuantitas


def test_kolom_bernomor_seperti_formulirnya():
    tabel = e81(satu_sub(peserta(tw1="2 Orang")))
    nomor = [daun.nomor for daun in tabel.daun]
    assert nomor[:4] == ["1", "2", "3", "4"]
    pasangan = [str(n) for n in range(5, 15) for _ in (1, 2)]
    assert nomor[4:] == [*pasangan, "15", "16"]
    assert len(tabel.daun) == 26
    pilihan = e81(satu_sub(peserta(tw1="2 Orang"), pengaturan={"kolom_12_7": "ya"}))
    assert [daun.kunci for daun in pilihan.daun if daun.nomor == "12/7"] == [
        "capaian_k",
        "capaian_rp",
    ]
    tanpa = e81(satu_sub(peserta(), pengaturan={"tanpa_keterangan": "ya"}))
    assert tanpa.daun[-1].kunci == "unit"


def test_triwulan_ii_mengosongkan_triwulan_sesudahnya():
    isi = satu_sub(
        peserta(tw1="2 Orang", tw2="3 Orang", tw3="9 Orang"),
        bulan={1: 100, 4: 50, 6: 25, 7: 400},
        pengaturan={"kolom_12_7": "ya"},
    )
    tabel = e81(isi, 2)
    assert tabel.triwulan == 2
    assert [sel(tabel, 2, f"tw_{q}_k") for q in range(1, 5)] == [
        Q("2 Orang"),
        Q("3 Orang"),
        None,
        None,
    ]
    assert [sel(tabel, 2, f"tw_{q}_rp") for q in range(1, 5)] == [100, 75, None, None]
    assert sel(tabel, 2, "realisasi_k") == Q("5 Orang")
    assert sel(tabel, 2, "realisasi_rp") == 175
    assert sel(tabel, 2, "capaian_k").nilai_bulat == Decimal("25.00")
    assert sel(tabel, 2, "capaian_rp").nilai_bulat == Decimal("17.50")
    assert "Triwulan II Tahun 2024" in tabel.judul[1]


def test_kumulatif_dengan_triwulan_bolong_tidak_berjumlah_dan_nol_terhitung():
    """TW II is missing: no sum, and the word why. A reported 0 is a report."""
    bolong = e81(satu_sub(peserta(tw1="2 Orang", tw3="4 Orang")), 3)
    assert sel(bolong, 2, "tw_2_k") == kosong("Orang")
    assert sel(bolong, 2, "realisasi_k") == kosong("Orang")
    assert sel(bolong, 2, "tingkat_k").alasan == "TW II belum dilaporkan"
    assert sel(bolong, 2, "keterangan") == "TW II belum lapor"
    nol = e81(satu_sub(peserta(tw1="2 Orang", tw2="0 Orang", tw3="4 Orang")), 3)
    assert sel(nol, 2, "realisasi_k") == Q("6 Orang")
    assert sel(nol, 2, "tingkat_k").nilai_bulat == Decimal("10.00"), "6 dari 60"
    assert sel(nol, 2, "keterangan") == ""


def test_draf_tidak_dihitung_dan_yang_diajukan_disebut():
    draf = lapor(5, "3 Orang", status="draf")
    ajuan = lapor(6, "2 Orang", status="diajukan")
    tabel = e81(satu_sub(peserta(tw1=ajuan, tw2=draf)), 2)
    assert sel(tabel, 2, "tw_2_k") == kosong("Orang")
    assert "Sudah diajukan dan belum disetujui, nilainya dapat berubah: TW I 1 laporan." in (
        tabel.catatan
    )


def test_jumlah_uang_cocok_di_setiap_tingkat_dan_kegiatan_tidak_menjumlah_kinerja():
    isi = rencana_berjalan(
        program(
            kegiatan(
                sub_berunit(1, 1_000, {1: 100}, peserta(tw1="2 Orang"), pagu_renstra={2024: 5}),
                sub_berunit(2, 500, {2: 50, 12: 7}, pagu_renstra={2024: 6, 2026: 1}),
            ),
            kegiatan(sub_berunit(3, None, {}), nomor=201),
        )
    )
    tabel = e81(isi)
    assert kolom(tabel, "target_rp") == ["1.500", "1.500", "1.000", "500", "–", "–", "1.500"]
    assert kolom(tabel, "tw_1_rp") == ["150", "150", "100", "50", "–", "–", "150"]
    assert kolom(tabel, "tw_4_rp") == ["7", "7", "–", "7", "–", "–", "7"]
    assert kolom(tabel, "realisasi_rp") == ["157", "157", "100", "57", "–", "–", "157"]
    assert kolom(tabel, "target_renstra_rp") == ["12", "12", "5", "7", "–", "–", "12"]
    assert kolom(tabel, "tingkat_rp")[0] == "1.308,33", "157 / 12 × 100"
    assert kolom(tabel, "realisasi_k")[:2] == ["", ""], "program dan kegiatan tanpa indikator"
    assert kolom(tabel, "no") == ["I", "A", "1", "2", "B", "3", ""]


def test_uang_hanya_pada_indikator_pertama():
    dua = (
        peserta(tw1="2 Orang"),
        indikator(12, "Kelas", "Kelas", target=nilai(renja_2024="4 Kelas")),
    )
    baris = sub_berunit(1, 1_000, {1: 100}, *dua)
    tabel = e81(rencana_berjalan(program(kegiatan(baris))), 1)
    assert [b.tingkat.value for b in tabel.baris][2:4] == ["sub_kegiatan", "indikator"]
    assert (sel(tabel, 2, "target_rp"), sel(tabel, 3, "target_rp")) == (1_000, None)
    assert sel(tabel, 3, "target_k") == Q("4 Kelas")
    assert tabel.baris[3].lanjut == frozenset({0, 1, 2})


def test_dua_unit_satu_sub_kegiatan_sebaris_dan_pagu_renstra_sekali():
    satu = peserta(tw1="2 Orang")
    isi = {(2024, 1): (lapor(1, "2 Orang"), lapor(2, "3 Orang", LAIN))}
    satu = replace(satu, triwulan=isi)
    pertama = sub_berunit(1, 1_000, {1: 100}, satu, pagu_renstra={2024: 5})
    kedua = replace(
        sub_berunit(2, 500, {1: 11}, satu),
        uid_renstra=pertama.uid_renstra,
        uid_unit=LAIN.uid,
        unit_kerja=LAIN.nama,
    )
    tabel = e81(rencana_berjalan(program(kegiatan(pertama, kedua))), 1)
    assert len(tabel.baris) == 4
    assert sel(tabel, 2, "target_rp") == 1_500
    assert sel(tabel, 2, "realisasi_rp") == 111
    assert sel(tabel, 2, "target_renstra_rp") == 5
    assert sel(tabel, 2, "tw_1_k").angka == 5, "keduanya dijumlahkan, 2 + 3"
    assert sel(tabel, 2, "unit") == "Bidang Pelatihan, Bidang Penempatan"


def test_kolom_6_13_14_dari_tahun_tahun_renstra():
    """2024 by quarters 2+3+4+5 = 14, 2025 to TW I 6: 14 + 6 = 20 of 60."""
    satu = peserta(tw1="2 Orang", tw2="3 Orang", tw3="4 Orang", tw4="5 Orang")
    satu = replace(
        terlapor(satu, 2025, tw1="6 Orang"),
        target={**nilai(renja_2025="20 Orang", akhir_2026="60 Orang")},
    )
    baris = sub_berunit(1, 1_000, {1: 100}, satu, lalu={2024: 900}, pagu_renstra={2024: 2_000})
    isi = rencana_berjalan(program(kegiatan(baris)), tahun=2025, awal=2024)
    tabel = e81(isi, 1)
    assert sel(tabel, 2, "realisasi_lalu_k").angka == 14
    assert sel(tabel, 2, "renstra_k").angka == 20
    assert sel(tabel, 2, "tingkat_k").nilai_bulat == Decimal("33.33")
    assert sel(tabel, 2, "realisasi_lalu_rp") == 900
    assert sel(tabel, 2, "renstra_rp") == 1_000
    assert sel(tabel, 2, "tingkat_rp").nilai_bulat == Decimal("50.00")


def test_tahun_lalu_yang_hilang_disebut_bukan_nol():
    satu = replace(terlapor(peserta(), 2025, tw1="6 Orang"), target=nilai(renja_2025="20 Orang"))
    isi = rencana_berjalan(program(kegiatan(sub_berunit(1, 1, {}, satu))), tahun=2025, awal=2024)
    tabel = e81(isi, 1)
    assert sel(tabel, 2, "realisasi_lalu_k") == kosong("Orang")
    assert sel(tabel, 2, "renstra_k") == kosong("Orang")
    assert any("realisasi tahun 2024 belum ada pada 1 indikator" in c for c in tabel.catatan)


@pytest.mark.parametrize(
    ("lapisan", "triwulan", "catatan"),
    [
        ((INDIKATIF,), 3, "Anggaran: Pagu indikatif; DPA belum dimuat sampai 30-09-2024."),
        (
            (INDIKATIF, DPA, GESER),
            2,
            "Anggaran: DPA Nomor 914/01 tanggal 02-01-2024, yang berlaku pada 30-06-2024.",
        ),
        (
            (INDIKATIF, DPA, GESER),
            3,
            "Anggaran: Pergeseran ke-1 Nomor 9/7 tanggal 01-08-2024, yang berlaku pada 30-09-2024.",
        ),
        ((), 1, "Anggaran: belum ada pagu 2024 yang dimuat."),
    ],
)
def test_lapisan_yang_berlaku_disebut(lapisan, triwulan, catatan):
    isi = satu_sub(peserta(tw1="2 Orang"), pelaksanaan=pelaksanaan(lapisan=lapisan))
    assert catatan in e81(isi, triwulan).catatan


# --- Keterangan and corrections ------------------------------------------------------------


def test_keterangan_menyebut_rilis_dan_atas_nama():
    satu = terlapor(
        indikator(11, "TPAK", "%", target=nilai(renja_2024="65 %")),
        2024,
        tw1="rilis",
        tw2=lapor(7, "60 %", atas_nama=True),
    )
    tabel = e81(satu_sub(satu), 2)
    assert sel(tabel, 2, "keterangan") == (
        "TW I belum rilis, diharapkan Maret 2025; TW II diisi perencana atas nama unit"
    )
    assert kolom(tabel, "tw_1_k")[2] == "belum rilis"


def test_koreksi_tercatat_di_bawah_setiap_tabel_yang_memuatnya():
    satu = replace(peserta(tw1=lapor(77, "7 Orang")), iku=1)
    isi = satu_sub(satu, pelaksanaan=pelaksanaan(koreksi=(koreksi_orang(77, 5, 7),)))
    kalimat = (
        'Realisasi "Jumlah peserta", TW I 2024: dikoreksi dari 5 Orang menjadi 7 Orang pada '
        "12-07-2024 (Salah hitung)."
    )
    for kode in ("e81", "evaluasi-renstra", "iku-triwulan"):
        assert kalimat in FORMULIR[kode].susun(isi, 1).catatan, kode
    assert sel(e81(isi, 1), 2, "keterangan") == "TW I dikoreksi"
    tahun_depan = replace(isi, tahun=2026)
    for kode in ("tabel-2.1", "iku"):
        assert kalimat in FORMULIR[kode].susun(tahun_depan).catatan, kode


def test_koreksi_yang_masih_terbuka_menyebut_nilai_semula():
    satu = peserta(tw1=lapor(77, "7 Orang"))
    isi = satu_sub(satu, pelaksanaan=pelaksanaan(koreksi=(koreksi_orang(77, 5, None),)))
    assert (
        'Realisasi "Jumlah peserta", TW I 2024: sedang dikoreksi sejak 10-07-2024, semula '
        "5 Orang (Salah hitung)."
    ) in e81(isi, 1).catatan


def test_ditulis_sampai_ditandai_pada_indikatornya():
    sampai = replace(peserta(tw1="2 Orang", tw2="5 Orang"), cara_tulis="sampai")
    tabel = e81(satu_sub(sampai), 2)
    assert sel(tabel, 2, "indikator") == "Jumlah peserta (ditulis s/d triwulan)"
    assert sel(tabel, 2, "realisasi_k").angka == 5


BULANAN = st.dictionaries(st.integers(1, 12), st.integers(-(10**6), 10**12), max_size=4)
BARIS_ACAK = st.tuples(st.none() | st.integers(0, 10**12), BULANAN)


@given(
    isi=st.lists(st.lists(BARIS_ACAK, min_size=1, max_size=3), min_size=1, max_size=3),
    triwulan=st.integers(1, 4),
)
@settings(max_examples=40, deadline=None)
def test_rupiah_selalu_berjumlah_dari_baris_ke_jumlah(isi, triwulan):
    """Whatever was spent, a level is the sum of the one below, and missing only where all is."""
    nomor = iter(range(1, 100))
    pohon = [
        kegiatan(*(sub_berunit(next(nomor), *satu) for satu in anak), nomor=200 + n)
        for n, anak in enumerate(isi)
    ]
    tabel = e81(rencana_berjalan(program(*pohon)), triwulan)
    for kunci in ("target_rp", "realisasi_rp", *(f"tw_{q}_rp" for q in range(1, triwulan + 1))):
        nilai_ = {"program": [], "kegiatan": [], "sub_kegiatan": [], "jumlah": []}
        for n, baris in enumerate(tabel.baris):
            satu = sel(tabel, n, kunci)
            if satu != kosong():
                nilai_[baris.tingkat.value].append(satu)
        assert len({sum(satu) for satu in nilai_.values()}) == 1, kunci
        assert len({bool(satu) for satu in nilai_.values()}) == 1, kunci


# --- Sasaran -------------------------------------------------------------------------------


def test_sasaran_berdiri_di_atas_programnya_dan_terulang_di_tiap_kegiatan():
    ukuran = indikator(21, "Produktivitas", "%", target=nilai(renja_2024="90 %"))
    sasaran = Sasaran(uid(500), 1, "Tenaga kerja produktif", (ukuran,))
    tujuan = Tujuan(uid(400), 1, "Kerja", (), (sasaran,))
    satu = program(kegiatan(sub_berunit(1, 1, {}), sub_berunit(2, 1, {})), sasaran=sasaran.uid)
    tabel = e81(rencana_berjalan(satu, tujuan=(tujuan,)))
    assert [b.tingkat.value for b in tabel.baris] == [
        "sasaran",
        "program",
        "kegiatan",
        "sub_kegiatan",
        "sub_kegiatan",
        "jumlah",
    ]
    assert kolom(tabel, "sasaran")[:5] == ["Tenaga kerja produktif"] * 5
    assert [sorted(b.lanjut) for b in tabel.baris[:5]] == [[], [], [], [1], [1]]
    assert sel(tabel, 0, "target_k") == Q("90 %")


# --- T-C.29 --------------------------------------------------------------------------------


def test_tc29_kolom_7_dari_e81_tahun_lalu_dan_menyebutnya():
    """2024 by quarters is 14 of 20; the stored 99 is not read."""
    satu = peserta(tw1="2 Orang", tw2="3 Orang", tw3="4 Orang", tw4="5 Orang")
    satu = replace(satu, realisasi={2024: Q("99 Orang")}, perkiraan={2025: Q("10 Orang")})
    isi = rencana(program(kegiatan(sub(1, "a", 1, 1, indikator=(satu,)))), tahun=2026, awal=2024)
    tabel = FORMULIR["tabel-2.1"].susun(isi)
    baris = len(tabel.baris) - 1
    assert sel(tabel, baris, "realisasi_n2").angka == 14
    assert sel(tabel, baris, "tingkat_realisasi").nilai_bulat == Decimal("70.00")
    assert sel(tabel, baris, "perkiraan").angka == 24
    assert "Realisasi 2024 berasal dari E.81 TW IV 2024." in tabel.catatan


def test_unit_yang_bertanggung_jawab_dari_barisnya():
    assert sel(e81(satu_sub(peserta(tw1="2 Orang")), 1), 2, "unit") == BIDANG.nama
