"""The year from its quarters and the period from its years, by every rule, worked by hand."""

from decimal import Decimal

import pytest

from performance.agregasi import (
    NilaiTriwulan,
    Terhitung,
    jumlah_tahun,
    periode_dari_tahun,
    satuan_sama,
    tahun_dari_triwulan,
)
from planning.kuantitas import Keadaan, Kuantitas, kosong, urai_kuantitas

BELUM_RILIS = kosong("%", Keadaan.BELUM_RILIS)
A, B = "Bidang Pelatihan", "Bidang Penempatan"


def q(teks: str) -> Kuantitas:
    return Kuantitas(teks=teks) if teks.isalpha() else urai_kuantitas(teks)


def lapor(**triwulan: str | Kuantitas) -> dict[int, list[NilaiTriwulan]]:
    """`tw1="5 Dokumen"`: one unit's reports by quarter."""
    return {
        int(kunci[2:]): [NilaiTriwulan(isi if isinstance(isi, Kuantitas) else q(isi))]
        for kunci, isi in triwulan.items()
    }


def bagian(pembilang: int | None, penyebut: int | None, teks: str, unit: str = "") -> NilaiTriwulan:
    a = None if pembilang is None else Decimal(pembilang)
    b = None if penyebut is None else Decimal(penyebut)
    return NilaiTriwulan(q(teks), a, b, unit)


def oleh(**unit: str) -> list[NilaiTriwulan]:
    """Reports of a quarter by two units: `a="5 Orang", b="6 Orang"`."""
    nama = {"a": A, "b": B}
    return [NilaiTriwulan(q(teks), unit=nama[huruf]) for huruf, teks in unit.items()]


EMPAT = lapor(tw1="5 Orang", tw2="0 Orang", tw3="7,5 Orang", tw4="3 Orang")


@pytest.mark.parametrize(
    ("agregasi", "cara", "nilai"),
    [
        ("kumulatif", "pada", "15.5"),
        ("kumulatif", "sampai", "3"),
        ("nilai_akhir", "pada", "3"),
        ("nilai_akhir", "sampai", "3"),
        ("persentase", "pada", "3"),
        ("persentase", "sampai", "3"),
        ("rata_rata", "pada", "3.875"),
        ("rata_rata", "sampai", "3"),
    ],
)
def test_setahun_penuh(agregasi, cara, nilai):
    tahun = tahun_dari_triwulan(EMPAT, agregasi, cara, "Orang")
    assert tahun.nilai == Kuantitas(Decimal(nilai), satuan="Orang")
    assert (tahun.alasan, tahun.kurang, tahun.belum_rilis) == ("", (), ())
    assert tahun.hasil.nilai == Decimal(nilai)


@pytest.mark.parametrize(
    ("agregasi", "cara", "nilai"),
    [
        ("kumulatif", "pada", "5"),
        ("kumulatif", "sampai", "0"),
        ("nilai_akhir", "pada", "0"),
        ("rata_rata", "pada", "2.5"),
        ("rata_rata", "sampai", "0"),
    ],
)
def test_nol_yang_dilaporkan_adalah_nilai(agregasi, cara, nilai):
    tahun = tahun_dari_triwulan(EMPAT, agregasi, cara, "Orang", 2)
    assert tahun.nilai.angka == Decimal(nilai)
    assert tahun.kurang == ()


def test_jumlah_berlubang_tidak_ada_dan_menyebut_triwulannya():
    tahun = tahun_dari_triwulan(lapor(tw1="5 Orang", tw3="7 Orang"), "kumulatif", "pada", "Orang")
    assert tahun.nilai == kosong("Orang")
    assert tahun.alasan == "TW II, IV belum dilaporkan"
    assert (tahun.kurang, tahun.hasil.alasan) == ((2, 4), tahun.alasan)
    ditanya_tw_iii = lapor(tw1="5 Orang", tw2="0 Orang", tw3="7 Orang")
    assert tahun_dari_triwulan(ditanya_tw_iii, "kumulatif", "pada", "Orang", 3).nilai.angka == 12


@pytest.mark.parametrize(
    ("agregasi", "cara", "nilai"),
    [
        ("kumulatif", "sampai", "7"),
        ("nilai_akhir", "pada", "7"),
        ("persentase", "pada", "7"),
        ("rata_rata", "pada", "6"),
    ],
)
def test_nilai_tetap_ada_dan_lubangnya_disebut(agregasi, cara, nilai):
    tahun = tahun_dari_triwulan(lapor(tw1="5 Orang", tw3="7 Orang"), agregasi, cara, "Orang")
    assert (tahun.nilai.angka, tahun.alasan) == (Decimal(nilai), "")
    assert tahun.kurang == (2, 4)


@pytest.mark.parametrize("agregasi", ["kumulatif", "nilai_akhir", "persentase", "rata_rata"])
@pytest.mark.parametrize("cara", ["pada", "sampai"])
def test_tanpa_laporan_tidak_ada_nilai(agregasi, cara):
    kosong_semua = tahun_dari_triwulan({1: []}, agregasi, cara, "Orang", 2)
    assert kosong_semua.nilai == kosong("Orang")
    assert kosong_semua.alasan == "TW I, II belum dilaporkan"
    draf = tahun_dari_triwulan({1: [NilaiTriwulan(kosong("Orang"))]}, agregasi, cara, "Orang", 1)
    assert (draf.alasan, draf.kurang) == ("TW I belum dilaporkan", (1,))
    tak_wajib = tahun_dari_triwulan({}, agregasi, cara, "Orang", wajib={})
    assert (tak_wajib.alasan, tak_wajib.kurang) == ("realisasi belum dilaporkan", ())


def test_triwulan_yang_tidak_wajib_bukan_lubang():
    # only TW II and IV are planned
    laporan = {2: oleh(a="5 Orang"), 4: oleh(a="7 Orang")}
    tahun = tahun_dari_triwulan(laporan, "kumulatif", "pada", "Orang", wajib={2: {A}, 4: {A}})
    assert (tahun.nilai.angka, tahun.kurang) == (12, ())


@pytest.mark.parametrize(
    ("agregasi", "nilai", "alasan"),
    [
        ("kumulatif", None, "TW II belum rilis"),
        ("nilai_akhir", Decimal(70), ""),
        ("persentase", Decimal(70), ""),
        ("rata_rata", Decimal(65), ""),
    ],
)
def test_belum_rilis_bukan_lubang_dan_bukan_nilai(agregasi, nilai, alasan):
    laporan = lapor(tw1="60 %", tw2=BELUM_RILIS, tw3="70 %")
    tahun = tahun_dari_triwulan(laporan, agregasi, "pada", "%", 3)
    assert (tahun.nilai.angka, tahun.alasan) == (nilai, alasan)
    assert (tahun.kurang, tahun.belum_rilis) == ((), (2,))


def test_hanya_belum_rilis_diteruskan_sebagai_belum_rilis():
    tahun = tahun_dari_triwulan(lapor(tw1=BELUM_RILIS), "nilai_akhir", "pada", "%", 1)
    assert tahun.nilai == BELUM_RILIS
    assert (tahun.alasan, tahun.hasil.belum_rilis) == ("TW I belum rilis", True)
    berlubang = tahun_dari_triwulan(lapor(tw1=BELUM_RILIS), "nilai_akhir", "pada", "%", 2)
    assert berlubang.nilai == kosong("%")
    assert berlubang.alasan == "TW II belum dilaporkan; TW I belum rilis"
    assert not berlubang.hasil.belum_rilis


def test_persentase_dari_jumlah_pembilang_dan_penyebut():
    # 30 of 40, then 10 of 60: 40 %, not the mean 45,83 and not the last 16,67
    laporan = {1: [bagian(30, 40, "75 %")], 2: [bagian(10, 60, "16,67 %")]}
    tahun = tahun_dari_triwulan(laporan, "persentase", "pada", "%", 2)
    assert tahun.nilai == Kuantitas(Decimal(40), satuan="%")
    assert tahun.hasil.rumus == "(30 + 10) / (40 + 60) × 100"
    sampai = tahun_dari_triwulan(laporan, "persentase", "sampai", "%", 2)
    assert sampai.nilai == q("16,67 %")


@pytest.mark.parametrize(("pembilang", "penyebut"), [(None, None), (10, None)])
def test_persentase_tanpa_pembilang_lengkap_memakai_yang_terakhir(pembilang, penyebut):
    laporan = {1: [bagian(30, 40, "75 %")], 2: [bagian(pembilang, penyebut, "16,67 %")]}
    tahun = tahun_dari_triwulan(laporan, "persentase", "pada", "%", 2)
    assert tahun.nilai == q("16,67 %")
    assert tahun.hasil.aturan == "persentase: yang terakhir dilaporkan"


def test_penyebut_nol_tidak_membagi():
    tahun = tahun_dari_triwulan({1: [bagian(0, 0, "0 %")]}, "persentase", "pada", "%", 1)
    assert tahun.alasan == "jumlah penyebut nol"


@pytest.mark.parametrize(
    ("agregasi", "cara", "nilai"),
    [
        ("kumulatif", "pada", "18"),  # 5 + 6 + 3 + 4
        ("kumulatif", "sampai", "7"),  # the last s/d of both: 3 + 4
        ("rata_rata", "pada", "4.5"),
        ("rata_rata", "sampai", "3.5"),
    ],
)
def test_beberapa_unit_dalam_satu_triwulan(agregasi, cara, nilai):
    laporan = {1: oleh(a="5 Orang", b="6 Orang"), 2: oleh(b="4 Orang", a="3 Orang")}
    tahun = tahun_dari_triwulan(laporan, agregasi, cara, "Orang", 2)
    assert tahun.nilai == Kuantitas(Decimal(nilai), satuan="Orang")


def test_rata_rata_satu_laporan_adalah_laporan_itu():
    hasil = tahun_dari_triwulan(lapor(tw1="5 Orang"), "rata_rata", "pada", "Orang", 1).hasil
    assert (hasil.bentuk, hasil.rumus) == ("TW1", "5")


def test_nama_masukan_menyebut_triwulan_dan_unitnya():
    laporan = {1: oleh(b="6 Orang", a="5 Orang")}
    hasil = tahun_dari_triwulan(laporan, "kumulatif", "pada", "Orang", 1).hasil
    assert hasil.bentuk == "TW1_1 + TW1_2"
    assert [(satu.simbol, satu.nama, satu.nilai, satu.satuan) for satu in hasil.masukan] == [
        ("TW1_1", "TW I, Bidang Pelatihan", 5, "Orang"),
        ("TW1_2", "TW I, Bidang Penempatan", 6, "Orang"),
    ]


def test_unit_yang_belum_lapor_membuat_jumlah_tidak_ada():
    laporan = {1: oleh(a="5 Orang", b="6 Orang"), 2: oleh(a="3 Orang")}
    wajib = {1: {A, B}, 2: {A, B}}
    pada = tahun_dari_triwulan(laporan, "kumulatif", "pada", "Orang", 2, wajib)
    assert pada.nilai == kosong("Orang")
    assert pada.alasan == "TW II belum dilaporkan (Bidang Penempatan)"
    assert pada.kurang == (2,)
    sampai = tahun_dari_triwulan(laporan, "kumulatif", "sampai", "Orang", 2, wajib)
    assert (sampai.nilai.angka, sampai.kurang) == (9, (2,)), "s/d terakhir tiap unit: 3 + 6"


def test_unit_yang_tidak_pernah_lapor_bukan_nol():
    tahun = tahun_dari_triwulan(
        {1: oleh(a="5 Orang")}, "kumulatif", "sampai", "Orang", 1, {1: {A, B}}
    )
    assert (tahun.nilai.ada, tahun.kurang) == (False, (1,))
    assert tahun.alasan == "belum ada realisasi dari Bidang Penempatan"
    menanti = {1: [*oleh(a="5 Orang"), NilaiTriwulan(BELUM_RILIS, unit=B)]}
    tahun = tahun_dari_triwulan(menanti, "kumulatif", "sampai", "Orang", 1, {1: {A, B}})
    assert (tahun.nilai.ada, tahun.kurang, tahun.belum_rilis) == (False, (), (1,))


def test_persentase_beberapa_unit_menjumlah_bagiannya():
    laporan = {
        1: [bagian(10, 50, "20 %", B), bagian(50, 100, "50 %", A)],
        2: [bagian(80, 100, "80 %", A), bagian(20, 50, "40 %", B)],
    }
    pada = tahun_dari_triwulan(laporan, "persentase", "pada", "%", 2)
    assert pada.nilai.angka.quantize(Decimal("0.01")) == Decimal("53.33")  # 160 / 300
    sampai = tahun_dari_triwulan(laporan, "persentase", "sampai", "%", 2)
    assert sampai.nilai.angka.quantize(Decimal("0.01")) == Decimal("66.67")  # 100 / 150


@pytest.mark.parametrize("agregasi", ["nilai_akhir", "persentase"])
def test_unit_yang_berbeda_nilai_akhirnya_tidak_dirata_rata(agregasi):
    beda = {1: oleh(a="50 %", b="40 %")}
    tahun = tahun_dari_triwulan(beda, agregasi, "pada", "%", 1)
    assert not tahun.nilai.ada
    assert tahun.alasan == (
        "nilai TW I berbeda antarunit kerja: Bidang Pelatihan 50 %; Bidang Penempatan 40 %"
    )
    sama = {1: oleh(a="50 %", b="50,0 %")}
    assert tahun_dari_triwulan(sama, agregasi, "pada", "%", 1).nilai.angka == 50


@pytest.mark.parametrize(
    ("agregasi", "cara"),
    [("kumulatif", "pada"), ("kumulatif", "sampai"), ("rata_rata", "pada")],
)
def test_satuan_yang_berbeda_tidak_pernah_dijumlah(agregasi, cara):
    laporan = {1: oleh(a="5 Orang", b="6 Kelas")}
    tahun = tahun_dari_triwulan(laporan, agregasi, cara, "Orang", 1)
    assert (tahun.nilai, tahun.alasan) == (kosong("Orang"), "satuan TW I berbeda")


def test_ejaan_satuan_tidak_membedakan():
    assert satuan_sama("Orang / Bulan", "orang/bulan")
    laporan = {1: oleh(a="5 orang", b="6 Orang")}
    assert tahun_dari_triwulan(laporan, "kumulatif", "pada", "Orang", 1).nilai.angka == 11


def test_nilai_ordinal_hanya_sebagai_nilai_akhir():
    laporan = lapor(tw1="WDP", tw2="WTP")
    akhir = tahun_dari_triwulan(laporan, "nilai_akhir", "pada", "", 2)
    assert (akhir.nilai, akhir.alasan) == (Kuantitas(teks="WTP"), "")
    assert (akhir.hasil.nilai, akhir.hasil.alasan, akhir.hasil.rumus) == (None, "", "WTP")
    for agregasi in ("kumulatif", "persentase", "rata_rata"):
        for cara in ("pada", "sampai"):
            tahun = tahun_dari_triwulan(laporan, agregasi, cara, "", 2)
            assert not tahun.nilai.ada
            assert tahun.alasan.endswith("bukan satu angka")


@pytest.mark.parametrize("agregasi", ["kumulatif", "nilai_akhir", "persentase", "rata_rata"])
def test_rentang_bukan_realisasi(agregasi):
    tahun = tahun_dari_triwulan(lapor(tw1="8-10 %"), agregasi, "pada", "%", 1)
    assert (tahun.nilai, tahun.alasan) == (kosong("%"), "nilai TW I bukan satu angka")


def test_unit_yang_melapor_dua_kali_adalah_kekeliruan_pemanggil():
    with pytest.raises(ValueError, match="melapor dua kali pada TW 1"):
        tahun_dari_triwulan({1: [*oleh(a="5 %"), *oleh(a="6 %")]}, "kumulatif", "pada", "%")
    with pytest.raises(KeyError):
        tahun_dari_triwulan({}, "terbaik", "pada", "%")


TIGA_TAHUN = {2026: q("7 Orang"), 2024: q("5 Orang"), 2025: q("0 Orang")}


@pytest.mark.parametrize(
    ("agregasi", "nilai"),
    [("kumulatif", 12), ("nilai_akhir", 7), ("persentase", 7), ("rata_rata", 4)],
)
def test_periode_dari_tahun(agregasi, nilai):
    periode = periode_dari_tahun(TIGA_TAHUN, agregasi, "Orang")
    assert periode.nilai == Kuantitas(nilai, satuan="Orang")


@pytest.mark.parametrize(
    ("agregasi", "nilai", "alasan"),
    [
        ("kumulatif", None, "realisasi tahun 2025 belum ada"),
        ("nilai_akhir", 7, ""),
        ("persentase", 7, ""),
        ("rata_rata", 6, ""),
    ],
)
def test_tahun_yang_kosong_disebut(agregasi, nilai, alasan):
    isi = {**TIGA_TAHUN, 2025: kosong("Orang")}
    periode = periode_dari_tahun(isi, agregasi, "Orang")
    assert (periode.nilai.angka, periode.alasan, periode.kurang) == (nilai, alasan, (2025,))


def test_tahun_yang_belum_rilis_disebut():
    isi = {2024: q("5 %"), 2025: BELUM_RILIS}
    periode = periode_dari_tahun(isi, "kumulatif", "%")
    assert periode.nilai == BELUM_RILIS
    assert (periode.alasan, periode.belum_rilis) == ("tahun 2025 belum rilis", (2025,))
    assert periode_dari_tahun(isi, "nilai_akhir", "%").nilai == q("5 %")


def test_periode_tanpa_tahun_dan_satuan_lain():
    assert periode_dari_tahun({}, "kumulatif", "%").alasan == "realisasi belum dilaporkan"
    isi = {2024: q("5 Orang"), 2025: q("6 Kelas")}
    assert periode_dari_tahun(isi, "kumulatif", "Orang").alasan == "satuan tahun 2025 berbeda"
    assert periode_dari_tahun(isi, "rata_rata", "Orang").alasan == "satuan tahun 2025 berbeda"


def test_jumlah_tahun_membedakan_nol_dari_kosong():
    assert jumlah_tahun({2024: q("0 Orang"), 2025: q("5 Orang")}, "Orang") == (q("5 Orang"), "")
    tanpa = jumlah_tahun({2024: kosong("Orang"), 2025: q("5 Orang")}, "Orang")
    assert tanpa == (kosong("Orang"), "realisasi tahun 2024 belum ada")


def test_terhitung_tanpa_penjelasan():
    assert Terhitung(q("5 %")).hasil.nilai is None
