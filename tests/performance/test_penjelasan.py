"""Every derived number works out again, exactly, from its formula and its inputs."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from performance.agregasi import NilaiTriwulan, periode_dari_tahun, tahun_dari_triwulan
from performance.capaian import batasi, capaian, pertumbuhan, rasio, rata_rata
from performance.hasil import Hasil, Masukan
from performance.kelompok import Anggota, rata_rata_kelompok
from planning.kuantitas import Keadaan, Kuantitas, kosong

TOKEN = re.compile(r"\s*(\d+|[^\W\d]\w*|[-+−×/();])")


class Penilai:
    """Reads a formula as a clerk does: brackets first, × and / before + and −, left to right."""

    def __init__(self, bentuk: str, isi: Mapping[str, Decimal]) -> None:
        self.token: Iterator[str] = iter([*TOKEN.findall(bentuk), ""])
        self.isi = isi
        self.kini = next(self.token)

    def ambil(self, harap: str = "") -> str:
        satu = self.kini
        assert not harap or satu == harap, f"{satu} di tempat {harap}"
        self.kini = next(self.token, "")
        return satu

    def jumlah(self) -> Decimal:
        nilai = self.kali()
        while self.kini in {"+", "−"}:
            nilai = nilai + self.kali() if self.ambil() == "+" else nilai - self.kali()
        return nilai

    def kali(self) -> Decimal:
        nilai = self.satu()
        while self.kini in {"×", "/"}:
            nilai = nilai * self.satu() if self.ambil() == "×" else nilai / self.satu()
        return nilai

    def satu(self) -> Decimal:
        satu = self.ambil()
        if satu == "(":
            nilai = self.jumlah()
        elif satu in {"min", "max"}:
            self.ambil("(")
            kiri = self.jumlah()
            self.ambil(";")
            kanan = self.jumlah()
            nilai = min(kiri, kanan) if satu == "min" else max(kiri, kanan)
        else:
            return Decimal(satu) if satu.isdigit() else self.isi[satu]
        self.ambil(")")
        return nilai


def hitung(hasil: Hasil) -> Decimal:
    """The value of the formula with the inputs put in; every sign of it has to be read."""
    assert "".join(TOKEN.findall(hasil.bentuk)) == hasil.bentuk.replace(" ", "")
    simbol = [satu.simbol for satu in hasil.masukan]
    assert len(simbol) == len(set(simbol))
    penilai = Penilai(hasil.bentuk, {satu.simbol: Decimal(satu.nilai) for satu in hasil.masukan})
    nilai = penilai.jumlah()
    assert penilai.kini == "", "sisa rumus yang tidak terbaca"
    return nilai


def terjelaskan(hasil: Hasil) -> bool:
    """Whether there is a number that its formula gives again, or a reason and no formula."""
    if hasil.nilai is None:
        return bool(hasil.alasan) and not hasil.bentuk
    return hitung(hasil) == hasil.nilai and bool(hasil.aturan) and not hasil.alasan


def test_penilai_membaca_rumus_seperti_manusia():
    isi = {"T": Decimal(10), "R": Decimal(25)}
    for bentuk, nilai in [
        ("2 + 3 × T", 32),
        ("(2 × T − R) / T × 100", -50),
        ("max(0; (2 × T − R) / T × 100)", 0),
        ("min(120; R / T × 100)", 120),
        ("R − T − 5", 10),
    ]:
        assert Penilai(bentuk, isi).jumlah() == nilai


ANGKA = st.decimals(0, 1_000_000, places=4) | st.integers(0, 20) | st.just(Decimal(0))
ARAH = st.sampled_from(["positif", "negatif", "stabil"])
VARIAN = st.sampled_from(["A", "B"])


@st.composite
def target(draw: st.DrawFn) -> Kuantitas:
    bawah, atas = sorted((draw(ANGKA), draw(ANGKA)))
    rentang = draw(st.booleans()) and atas != bawah
    return Kuantitas(bawah, atas if rentang else None, satuan="%")


REALISASI = ANGKA.map(lambda nilai: Kuantitas(nilai, satuan="%"))


@given(target(), REALISASI, ARAH, VARIAN, st.sampled_from([None, 100, 120]))
def test_capaian_menjelaskan_dirinya(satu, realisasi, arah, varian, batas):
    hasil = capaian(satu, realisasi, arah, varian)
    assert terjelaskan(hasil)
    dibatasi = batasi(hasil, batas)
    assert terjelaskan(dibatasi)
    if hasil.nilai is not None:
        assert dibatasi.nilai == (hasil.nilai if batas is None else min(hasil.nilai, batas))


SKALA = ("D", "C", "CC", "B", "BB", "A", "AA")


@given(st.sampled_from(SKALA), st.sampled_from(SKALA), ARAH)
def test_capaian_ordinal_menjelaskan_dirinya(satu, realisasi, arah):
    hasil = capaian(Kuantitas(teks=satu), Kuantitas(teks=realisasi), arah, "A", SKALA)
    assert terjelaskan(hasil)
    assert (hasil.nilai == 100) is (satu == realisasi)


UANG = st.integers(0, 99 * 10**12) | st.decimals(0, 10**13, places=2)


@given(UANG, UANG)
def test_rasio_dan_pertumbuhan_menjelaskan_dirinya(satu, lain):
    assert terjelaskan(rasio(satu, lain))
    assert terjelaskan(pertumbuhan(satu, lain))


HASIL = st.builds(capaian, target(), REALISASI, ARAH, VARIAN)


@given(st.lists(HASIL, max_size=8), st.sampled_from([None, 100, 120]), st.booleans())
def test_rata_rata_menjelaskan_dirinya(semua, batas, nol):
    assert terjelaskan(rata_rata(semua, "indikator"))
    isi = [Anggota(f"K{nomor}", satu, lapor=satu.ada) for nomor, satu in enumerate(semua)]
    kelompok = rata_rata_kelompok(isi, "kegiatan", batas, belum_lapor_nol=nol)
    assert terjelaskan(kelompok.hasil)


AGREGASI = st.sampled_from(["kumulatif", "nilai_akhir", "persentase", "rata_rata"])
CARA = st.sampled_from(["pada", "sampai"])
NILAI_LAPOR = REALISASI | st.sampled_from([kosong("%"), kosong("%", Keadaan.BELUM_RILIS)])
LAPORAN = st.builds(
    NilaiTriwulan,
    NILAI_LAPOR,
    st.none() | st.decimals(0, 1000, places=2),
    st.none() | st.decimals(1, 1000, places=2),
    st.sampled_from(["Bidang A", "Bidang B", "Bidang C"]),
)
TAHUN = st.dictionaries(
    st.integers(1, 4), st.lists(LAPORAN, max_size=3, unique_by=lambda satu: satu.unit)
)


@given(TAHUN, AGREGASI, CARA, st.integers(1, 4), st.booleans())
def test_tahun_menjelaskan_dirinya(laporan, agregasi, cara, sampai, berwajib):
    wajib = dict.fromkeys(range(1, 5), ("Bidang A",)) if berwajib else None
    tahun = tahun_dari_triwulan(laporan, agregasi, cara, "%", sampai, wajib)
    assert terjelaskan(tahun.hasil)
    assert (tahun.hasil.nilai, tahun.hasil.alasan) == (tahun.nilai.angka, tahun.alasan)
    assert set(tahun.kurang) <= set(range(1, sampai + 1))
    if tahun.kurang and (agregasi, cara) == ("kumulatif", "pada"):
        assert tahun.nilai.angka is None, "yang tidak ada bukan nol"


@given(st.dictionaries(st.integers(2020, 2026), NILAI_LAPOR), AGREGASI)
def test_periode_menjelaskan_dirinya(nilai, agregasi):
    periode = periode_dari_tahun(nilai, agregasi, "%")
    assert terjelaskan(periode.hasil)
    assert periode.hasil.nilai == periode.nilai.angka


def tukar(
    laporan: dict[int, list[NilaiTriwulan]], urutan: list[int]
) -> dict[int, list[NilaiTriwulan]]:
    """The same reports with the quarters in another order."""
    return {urutan[triwulan - 1]: isi for triwulan, isi in laporan.items()}


URUTAN = st.permutations([1, 2, 3, 4])


@given(TAHUN, URUTAN, st.sampled_from(["kumulatif", "rata_rata"]))
def test_urutan_triwulan_tidak_berpengaruh_pada_jumlah_dan_rata_rata(laporan, urutan, agregasi):
    satu = tahun_dari_triwulan(laporan, agregasi, "pada", "%")
    lain = tahun_dari_triwulan(tukar(laporan, urutan), agregasi, "pada", "%")
    assert lain.nilai == satu.nilai
    assert lain.hasil.nilai == satu.hasil.nilai


BERBAGIAN = st.builds(
    NilaiTriwulan, REALISASI, st.decimals(0, 1000, places=2), st.decimals(1, 1000, places=2)
).map(lambda satu: [satu])


@given(st.dictionaries(st.integers(1, 4), BERBAGIAN), URUTAN)
def test_urutan_triwulan_tidak_berpengaruh_pada_pembilang_dan_penyebut(laporan, urutan):
    satu = tahun_dari_triwulan(laporan, "persentase", "pada", "%")
    lain = tahun_dari_triwulan(tukar(laporan, urutan), "persentase", "pada", "%")
    assert lain.nilai == satu.nilai


@given(st.dictionaries(st.integers(1, 4), BERBAGIAN, min_size=1))
def test_nilai_akhir_adalah_triwulan_terakhir(laporan):
    tahun = tahun_dari_triwulan(laporan, "nilai_akhir", "pada", "%")
    assert tahun.nilai == laporan[max(laporan)][0].nilai


@given(TAHUN, AGREGASI, CARA)
def test_urutan_unit_dalam_triwulan_tidak_berpengaruh(laporan, agregasi, cara):
    terbalik = {triwulan: list(reversed(isi)) for triwulan, isi in laporan.items()}
    satu, lain = (tahun_dari_triwulan(isi, agregasi, cara, "%") for isi in (laporan, terbalik))
    assert satu == lain


@given(st.lists(ANGKA, min_size=4, max_size=4), st.integers(1, 4), CARA)
def test_nol_yang_dilaporkan_berbeda_dari_yang_kosong(nilai, triwulan, cara):
    laporan = {
        nomor: [NilaiTriwulan(Kuantitas(isi, satuan="%"))] for nomor, isi in enumerate(nilai, 1)
    }
    nol = {**laporan, triwulan: [NilaiTriwulan(Kuantitas(0, satuan="%"))]}
    tanpa = {**laporan, triwulan: []}
    for agregasi in ("kumulatif", "nilai_akhir", "persentase", "rata_rata"):
        dengan_nol = tahun_dari_triwulan(nol, agregasi, cara, "%")
        dengan_lubang = tahun_dari_triwulan(tanpa, agregasi, cara, "%")
        assert (dengan_nol.kurang, dengan_lubang.kurang) == ((), (triwulan,))
        assert dengan_nol.nilai.ada


@given(ANGKA, ANGKA, AGREGASI, CARA, st.permutations(["Orang", "Kelas"]))
def test_satuan_tidak_pernah_tercampur(satu, lain, agregasi, cara, satuan):
    laporan = {
        1: [
            NilaiTriwulan(Kuantitas(satu, satuan=satuan[0]), unit="Bidang A"),
            NilaiTriwulan(Kuantitas(lain, satuan=satuan[1]), unit="Bidang B"),
        ]
    }
    tahun = tahun_dari_triwulan(laporan, agregasi, cara, "Orang", 1)
    assert not tahun.nilai.ada
    assert tahun.alasan
    periode = {2024: laporan[1][0].nilai, 2025: laporan[1][1].nilai}
    if agregasi in {"kumulatif", "rata_rata"}:
        assert not periode_dari_tahun(periode, agregasi, "Orang").nilai.ada
    asing = capaian(Kuantitas(satu, satuan="Orang"), Kuantitas(lain, satuan="Kelas"), "positif")
    assert asing.nilai is None


@given(st.lists(st.decimals(0, 10**12, places=4), min_size=4, max_size=4))
def test_jumlah_triwulan_tepat(nilai):
    laporan = {
        nomor: [NilaiTriwulan(Kuantitas(isi, satuan="Rp"))] for nomor, isi in enumerate(nilai, 1)
    }
    jumlah = tahun_dari_triwulan(laporan, "kumulatif", "pada", "Rp").nilai.angka
    assert jumlah is not None
    assert Fraction(jumlah) == sum(map(Fraction, nilai))


DALAM = "100 (di dalam rentang target: batas bawah target 8; batas atas target 10; realisasi 9)"


@pytest.mark.parametrize(
    ("hasil", "rumus"),
    [
        (
            capaian(Kuantitas(Decimal("50.22")), Kuantitas(Decimal("59.45")), "positif"),
            "59,45 / 50,22 × 100",
        ),
        (capaian(Kuantitas(10), Kuantitas(25), "negatif"), "max(0; (2 × 10 − 25) / 10 × 100)"),
        (
            capaian(Kuantitas(Decimal("8.35"), Decimal("10.25")), Kuantitas(7), "negatif"),
            "(2 × 8,35 − 7) / 8,35 × 100",
        ),
        (
            capaian(
                Kuantitas(Decimal("89.3"), Decimal("89.98")), Kuantitas(Decimal("90.87")), "positif"
            ),
            "90,87 / 89,98 × 100",
        ),
        (
            capaian(Kuantitas(8, 10), Kuantitas(9), "positif"),
            DALAM,
        ),
        (
            pertumbuhan(9_589_454_559, 8_587_460_539),
            "(8.587.460.539 − 9.589.454.559) / 9.589.454.559 × 100",
        ),
        (rata_rata([Hasil(Decimal(1) / 3), Hasil(Decimal("40.5"))]), "(0,3333 + 40,5) / 2"),
        (rata_rata([Hasil(Decimal("40.5")), Hasil(alasan="target nol")]), "40,5"),
        (rasio(0, 80), "0 / 80 × 100"),
        (Hasil(Decimal(5)), ""),
    ],
)
def test_rumus_mencetak_angkanya(hasil, rumus):
    assert hasil.rumus == rumus


def test_aturan_menyebut_varian_dan_batas_rentang():
    tpt = capaian(
        Kuantitas(Decimal("8.35"), Decimal("10.25"), "%"), Kuantitas(7, satuan="%"), "negatif"
    )
    assert "varian A" in tpt.aturan
    assert tpt.aturan.endswith("T = L, batas rentang yang terlewati")
    assert [satu.nama for satu in tpt.masukan] == [
        "batas bawah target",
        "batas atas target",
        "realisasi",
    ]
    varian_b = capaian(Kuantitas(5), Kuantitas(4), "negatif", "B")
    assert "varian B" in varian_b.aturan


def test_masukan_diberi_tempatnya():
    hasil = capaian(Kuantitas(62, satuan="%"), Kuantitas(Decimal("28.28"), satuan="%"), "positif")
    bertempat = hasil.di({"T": "E.81 kolom 7", "U": "tidak dipakai"})
    assert [(satu.simbol, satu.tempat) for satu in bertempat.masukan] == [
        ("T", "E.81 kolom 7"),
        ("R", ""),
    ]
    assert bertempat.nilai_bulat == Decimal("45.61")
    assert all(not satu.tempat for satu in hasil.masukan)


def test_masukan_bernilai_teks_dicetak_apa_adanya():
    assert Masukan("R", "realisasi", "WTP").teks == "WTP"
