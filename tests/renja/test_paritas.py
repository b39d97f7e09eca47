"""One table, every format: each cell is read back and compared, text by text."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from performance.hasil import Hasil, tidak_dapat
from planning import models as m
from planning.kuantitas import Keadaan, Kuantitas, kosong
from renja.ekspor import FORMAT, ekspor
from renja.laporan import FORMULIR
from renja.pemuat import muat_rencana
from renja.rencana import Rencana
from renja.tabel.bentuk import Baris, Jenis, Kolom, Tabel, Tingkat
from renja.tabel.sel import teks_sel
from tests.renja.pembaca_ekspor import (
    Kisi,
    baca_csv,
    baca_html,
    baca_json,
    baca_pdf,
    baca_xlsx,
    rapat,
)
from tests.renja.tabel_contoh import (
    CETAK,
    JUDUL_CSV,
    KEPALA,
    tabel_bercabang,
    tabel_nihil,
    tabel_rumit,
)

CETAK_BERCABANG = [
    [str(nomor), f"Pokok {nomor}", f"Masalah {nomor}.{letak // 2}", f"Akar {letak}"]
    for nomor in (1, 2)
    for letak in range(4)
]


def tanpa_spasi(kisi: Kisi) -> Kisi:
    return [[rapat(teks) for teks in baris] for baris in kisi]


def sama_json(terbaca: Kisi, cetak: Kisi) -> bool:
    """JSON knows null for blank and for missing: both match."""
    return all(
        satu in {teks, "–?"} and (satu != "–?" or teks in {"", "–"})
        for baris, harapan in zip(terbaca, cetak, strict=True)
        for satu, teks in zip(baris, harapan, strict=True)
    )


# --- By hand -----------------------------------------------------------------------------


def test_html_memuat_setiap_sel():
    terbaca = baca_html(ekspor(tabel_rumit(), "html").decode())
    assert terbaca.kepala == KEPALA
    assert terbaca.tubuh == CETAK


def test_xlsx_memuat_setiap_sel():
    terbaca = baca_xlsx(ekspor(tabel_rumit(), "xlsx"))
    assert terbaca.kepala == KEPALA
    # The space keeps XlsxWriter from taking the text for markup.
    assert terbaca.tubuh[7][1] == f"{CETAK[7][1]} "
    terbaca.tubuh[7][1] = CETAK[7][1]
    assert terbaca.tubuh == CETAK


def test_csv_memuat_setiap_sel():
    judul, *tubuh = baca_csv(ekspor(tabel_rumit(), "csv"))
    assert judul == JUDUL_CSV
    assert tubuh == CETAK


def test_json_memuat_setiap_sel():
    assert sama_json(baca_json(ekspor(tabel_rumit(), "json")), CETAK)


def test_pdf_memuat_setiap_sel(tmp_path: Path):
    terbaca = baca_pdf(ekspor(tabel_rumit(), "pdf"), tmp_path)
    assert terbaca.kepala == tanpa_spasi(KEPALA)
    assert terbaca.tubuh == tanpa_spasi(CETAK)


@pytest.mark.parametrize("nama", ["html", "xlsx", "csv", "json", "pdf"])
def test_sel_yang_merentang_beberapa_baris(nama: str, tmp_path: Path):
    isi = ekspor(tabel_bercabang(), nama)
    if nama == "html":
        assert baca_html(isi.decode()).tubuh == CETAK_BERCABANG
    elif nama == "xlsx":
        assert baca_xlsx(isi).tubuh == CETAK_BERCABANG
    elif nama == "csv":
        assert baca_csv(isi)[1:] == CETAK_BERCABANG
    elif nama == "json":
        assert baca_json(isi) == CETAK_BERCABANG
    else:
        assert baca_pdf(isi, tmp_path).tubuh == tanpa_spasi(CETAK_BERCABANG)


@pytest.mark.parametrize("kertas", ["A4", "F4"])
def test_tabel_nihil_mengatakannya(kertas: str, tmp_path: Path):
    nihil = "Tidak ada usulan <masyarakat> pada tahun ini."
    kosong_kosong = ["", "", "", "", ""]
    assert baca_html(ekspor(tabel_nihil(), "html").decode()).tubuh == [[nihil, *kosong_kosong]]
    assert baca_xlsx(ekspor(tabel_nihil(), "xlsx", kertas)).tubuh == [[nihil, *kosong_kosong]]
    terbaca = baca_pdf(ekspor(tabel_nihil(), "pdf", kertas), tmp_path)
    assert terbaca.tubuh == [[rapat(nihil), *kosong_kosong]]
    assert baca_csv(ekspor(tabel_nihil(), "csv")) == [JUDUL_CSV]


@pytest.mark.parametrize("nama", FORMAT)
def test_dua_kali_ekspor_sama_sampai_bita_terakhir(nama: str):
    assert ekspor(tabel_rumit(), nama) == ekspor(tabel_rumit(), nama)


# --- Any table ---------------------------------------------------------------------------

HURUF = st.characters(
    codec="utf-8",
    categories=["L", "N", "P", "S", "Zs"],
    # Characters that XlsxWriter writes as _xHHHH_, and its way of writing them.
    exclude_characters="_\ufffe\uffff",
)
TEKS = st.text(HURUF, max_size=12) | st.sampled_from(["=1+1", "<b>", "-", "", "–", "'", "a,b;c\n"])
ANGKA = st.decimals(-(10**9), 10**9, allow_nan=False, places=2) | st.integers(-(10**12), 10**12)
KUANTITAS = st.one_of(
    st.builds(Kuantitas, ANGKA, st.none(), TEKS.filter(lambda teks: teks == teks.strip())),
    st.builds(Kuantitas, ANGKA, ANGKA, st.sampled_from(["%", "Orang", ""])),
    st.builds(kosong, st.just("%"), st.sampled_from(list(Keadaan)[1:])),
    st.builds(lambda teks: Kuantitas(teks=teks), TEKS),
)
HASIL = st.builds(Hasil, ANGKA.map(Decimal)) | st.builds(tidak_dapat, TEKS)
ISI = {
    Jenis.TEKS: TEKS | st.none(),
    Jenis.NOMOR: st.integers(1, 99999) | st.none(),
    Jenis.KUANTITAS: KUANTITAS | st.none(),
    Jenis.RUPIAH: ANGKA | st.none(),
    Jenis.PERSEN: HASIL | st.none(),
    Jenis.SELISIH: ANGKA | st.none(),
}


@st.composite
def tabel_acak(draw: st.DrawFn) -> Tabel:
    jenis = draw(st.lists(st.sampled_from(Jenis), min_size=1, max_size=5))
    daun = [Kolom(draw(TEKS), f"k{n}", satu, 10) for n, satu in enumerate(jenis)]
    kolom = (Kolom("Kelompok", anak=tuple(daun[1:])), daun[0]) if daun[1:] else tuple(daun)
    urut = [*jenis[1:], jenis[0]]
    sel = st.tuples(*(ISI[satu] for satu in urut))
    isi = draw(st.lists(st.builds(Baris, st.sampled_from(Tingkat), sel), min_size=1, max_size=5))
    return Tabel("acak", "Acak", ("Tabel acak",), kolom, tuple(isi), "Rancangan", "Dinas", 2024)


@given(tabel=tabel_acak())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_tabel_apa_pun_sama_di_setiap_format(tabel: Tabel):
    jenis = [kolom.jenis for kolom in tabel.daun]
    cetak = [
        [teks_sel(isi, satu) for isi, satu in zip(baris.sel, jenis, strict=True)]
        for baris in tabel.baris
    ]
    html = baca_html(ekspor(tabel, "html").decode())
    xlsx = baca_xlsx(ekspor(tabel, "xlsx"))
    judul, *tubuh = baca_csv(ekspor(tabel, "csv"))
    assert html.tubuh == cetak
    assert xlsx.tubuh == cetak
    assert tubuh == cetak
    assert html.kepala == xlsx.kepala
    assert html.kepala[-1] == [satu.judul for satu in tabel.daun]
    assert len(judul) == len(jenis)
    assert sama_json(baca_json(ekspor(tabel, "json")), cetak)


# --- The forms of the demo ---------------------------------------------------------------


@pytest.fixture
def rencana_demo(data_demo: None, db: None) -> Rencana:
    return muat_rencana(m.Renja.objects.milik("disnaker", 2024).get(), pelaksanaan=True)


def test_setiap_formulir_sama_di_setiap_format(rencana_demo: Rencana):
    for formulir in FORMULIR.values():
        tabel = formulir.susun(rencana_demo)
        html = baca_html(ekspor(tabel, "html").decode())
        xlsx = baca_xlsx(ekspor(tabel, "xlsx"))
        tubuh = baca_csv(ekspor(tabel, "csv"))[1:][: len(tabel.baris)]
        assert html.kepala == xlsx.kepala, formulir.kode
        assert html.tubuh == xlsx.tubuh, formulir.kode
        if tabel.baris:
            assert len(tubuh) == len(tabel.baris)
            assert tubuh == html.tubuh, formulir.kode
            assert sama_json(baca_json(ekspor(tabel, "json")), tubuh), formulir.kode
        else:
            assert tubuh == []
            assert html.tubuh[0][0] == tabel.nihil


@pytest.mark.parametrize("kode", ["tabel-2.5", "tc-23", "tabel-3.1", "iku-triwulan"])
def test_pdf_formulir_sama_dengan_halamannya(rencana_demo: Rencana, kode: str, tmp_path: Path):
    tabel = FORMULIR[kode].susun(rencana_demo)
    html = baca_html(ekspor(tabel, "html").decode())
    pdf = baca_pdf(ekspor(tabel, "pdf"), tmp_path)
    assert pdf.kepala == tanpa_spasi(html.kepala)
    assert pdf.tubuh == tanpa_spasi(html.tubuh)
