"""Rating classes: from the value as printed, and without a gap anywhere."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from performance.hasil import Hasil
from performance.predikat import Kelas, Skala, predikat
from performance.skala import LAN, PERMENDAGRI_86_2017


@pytest.mark.parametrize(
    ("nilai", "lan", "permendagri"),
    [
        ("155.88", "Sangat Berhasil", "Sangat Tinggi"),
        ("90.01", "Sangat Berhasil", "Sangat Tinggi"),
        ("90.004", "Sangat Berhasil", "Tinggi"),
        ("90.00", "Sangat Berhasil", "Tinggi"),
        ("84.995", "Sangat Berhasil", "Tinggi"),
        ("84.994", "Berhasil", "Tinggi"),
        ("75.00", "Berhasil", "Sedang"),
        ("70.00", "Berhasil", "Sedang"),
        ("69.99", "Cukup Berhasil", "Sedang"),
        ("65.00", "Cukup Berhasil", "Rendah"),
        ("54.99", "Kurang Berhasil", "Rendah"),
        ("50.00", "Kurang Berhasil", "Sangat Rendah"),
        ("41.59", "Kurang Berhasil", "Sangat Rendah"),
        ("0", "Kurang Berhasil", "Sangat Rendah"),
        ("-40", "Kurang Berhasil", "Sangat Rendah"),
    ],
)
def test_predikat_dari_nilai_yang_dicetak(nilai, lan, permendagri):
    assert predikat(Hasil(Decimal(nilai)), LAN) == lan
    assert predikat(Hasil(Decimal(nilai)), PERMENDAGRI_86_2017) == permendagri


def test_tanpa_nilai_tanpa_predikat():
    assert predikat(Hasil(alasan="realisasi belum dilaporkan"), LAN) == ""
    assert predikat(Hasil(Decimal(80)), Skala("kosong", "Skala kosong", ())) == ""


KELAS = st.lists(
    st.builds(Kelas, st.decimals(0, 200, places=2), st.text("abcdef", min_size=1), st.booleans()),
    min_size=1,
    max_size=8,
    unique_by=(lambda kelas: kelas.batas, lambda kelas: kelas.nama),
)
SKALA = st.sampled_from([LAN, PERMENDAGRI_86_2017]) | st.builds(
    lambda kelas: Skala("buatan", "Skala buatan", tuple(kelas)), KELAS
)
NILAI = st.decimals(0, 200, places=4)


@given(SKALA, NILAI)
def test_tidak_ada_celah_antarkelas(skala, nilai):
    assert predikat(Hasil(nilai), skala) in {kelas.nama for kelas in skala.kelas}


@given(st.permutations(LAN.kelas), NILAI)
def test_urutan_kelas_yang_tertulis_tidak_berpengaruh(kelas, nilai):
    acak = Skala("acak", "Skala acak", tuple(kelas))
    assert predikat(Hasil(nilai), acak) == predikat(Hasil(nilai), LAN)


@given(SKALA, NILAI, NILAI)
def test_nilai_lebih_tinggi_tidak_pernah_berkelas_lebih_rendah(skala, satu, lain):
    urutan = [kelas.nama for kelas in skala.kelas]
    rendah, tinggi = (predikat(Hasil(isi), skala) for isi in sorted((satu, lain)))
    assert urutan.index(rendah) >= urutan.index(tinggi)
