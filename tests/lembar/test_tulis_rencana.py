"""The plan's workbook: what is written comes back, what must not be typed is locked."""

import io
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from planning.kuantitas import Kuantitas, kosong
from renja.lembar.baca import baca_baris
from renja.lembar.buku_rencana import KOLOM, LETAK, Identitas, baca_identitas
from renja.lembar.masukan import Bacaan, selisih_jumlah
from renja.lembar.pembuka import buka
from renja.lembar.tata_letak import usulkan
from renja.lembar.tulis_rencana import Pilihan, tulis_rencana
from renja.rencana import Rencana
from tests.renja.contoh import indikator, kegiatan, nilai, program, rencana, sub, uid

PILIHAN = Pilihan(
    unit_kerja=("Sekretariat", "Bidang Pelatihan"),
    sumber_dana=("DAU", "PAD"),
    satuan=("%", "Orang"),
    lokasi=("Kota Pontianak",),
    versi={uid(1): 3, uid(11): 4},
    versi_sel={(uid(11), "target"): 7, (uid(1), "pagu"): 9},
    baris_tambahan=3,
)


def contoh(target: Kuantitas | None = None, nama: str = "Proses") -> Rencana:
    deret = nilai(renja_2024="230 Orang", maju_2025="240 Orang")
    if target is not None:
        deret[("renja", 2024)] = target
    satu = indikator(11, "Jumlah orang", target.satuan if target else "Orang", target=deret)
    dua = indikator(12, "Jumlah angkatan", "Angkatan", target=nilai(renja_2024="4 Angkatan"))
    return rencana(
        program(
            kegiatan(
                sub(1, nama, 450_000_000, 460_000_000, indikator=(satu, dua)),
                sub(2, "Koordinasi", 15_000_000, None),
            )
        )
    )


def baca(isi: bytes) -> Bacaan:
    buku = buka("renja.xlsx", isi)
    usulan = usulkan(buku)[0]
    assert usulan.pemetaan.tata_letak == "renja"
    lembar = buku.bernama("Rencana")
    assert lembar is not None
    return baca_baris(lembar, usulan.pemetaan, ordinal=["Sangat Baik"])


def test_tertulis_terbaca_kembali():
    bacaan = baca(tulis_rencana(contoh(), PILIHAN))
    assert bacaan.ditolak == ()
    baris = {(b.tingkat, b.lanjutan, b.uid): b for b in bacaan.baris}
    satu = baris["sub_kegiatan", False, str(uid(1))]
    assert (satu.kode, satu.versi, satu.nilai("pagu")) == ("2.07.03.2.01.0001", "3", 450_000_000)
    assert satu.nilai("pagu_maju") == 460_000_000
    assert satu.nilai("target") == Kuantitas(230, satuan="Orang")
    assert satu.nilai("target_maju") == Kuantitas(240, satuan="Orang")
    assert satu.teks("lokasi") == "Kota Pontianak, Semua Kecamatan"
    assert satu.teks("uid_indikator") == str(uid(11))
    penanda = ("versi_indikator", "versi_target", "versi_pagu")
    assert [satu.teks(kunci) for kunci in penanda] == ["4", "7", "9"]
    lanjut = baris["sub_kegiatan", True, ""]
    assert (lanjut.induk, lanjut.nilai("target")) == (satu.nomor, Kuantitas(4, satuan="Angkatan"))
    dua = baris["sub_kegiatan", False, str(uid(2))]
    assert "pagu_maju" not in dua.sel
    assert selisih_jumlah(bacaan) == ()


def test_jumlah_adalah_rumus_dengan_hasil_tersimpan():
    isi = tulis_rencana(contoh(), PILIHAN)
    huruf = "H"
    rumus = load_workbook(io.BytesIO(isi))["Rencana"]
    hasil = load_workbook(io.BytesIO(isi), data_only=True)["Rencana"]
    berumus = {
        sel.coordinate: (sel.value, hasil[sel.coordinate].value)
        for sel in rumus[huruf]
        if sel.data_type == "f"
    }
    assert berumus == {
        "H5": ("=SUBTOTAL(9,H6:H9)", 465_000_000),
        "H6": ("=SUBTOTAL(9,H7:H9)", 465_000_000),
        "H13": ("=SUBTOTAL(9,H5:H12)", 465_000_000),
    }


def test_terkunci_kecuali_yang_boleh_diubah():
    lembar = load_workbook(io.BytesIO(tulis_rencana(contoh(), PILIHAN)))["Rencana"]
    assert lembar.protection.sheet
    assert not lembar.protection.password

    def terbuka(baris: int) -> set[str]:
        return {
            kolom.kunci
            for kolom in KOLOM
            if not lembar.cell(baris, LETAK[kolom.kunci] + 1).protection.locked
        }

    ukuran = {"indikator", "satuan", "target", "target_maju", "target_akhir", "perkiraan"}
    milik_sub = {"unit_kerja", "pagu", "sumber_dana", "lokasi", "kelompok_sasaran", "pagu_maju"}
    milik_sub |= {"prioritas_nasional", "prioritas_daerah"}
    assert terbuka(5) == terbuka(6) == ukuran | {"nama"}
    # The satuan of an indikator that is there is locked.
    berindikator = ukuran - {"satuan"}
    assert terbuka(7) == berindikator | {"nama"} | milik_sub
    assert terbuka(8) == berindikator
    assert {"kode", "pagu"} <= terbuka(10)
    assert terbuka(13) == set()
    assert lembar.column_dimensions["S"].hidden
    assert lembar.row_dimensions[3].hidden


def test_daftar_pilihan_identitas_dan_cetak():
    isi = tulis_rencana(contoh(), PILIHAN)
    buku = load_workbook(io.BytesIO(isi))
    lembar = buku["Rencana"]
    sumber = {str(v.sqref): v.formula1 for v in lembar.data_validations.dataValidation}
    assert sumber["D5:D12"] == "Daftar!$A$2:$A$3"
    assert sumber["F5:F12"] == "Daftar!$C$2:$C$3"
    assert buku["_renja"].sheet_state == "hidden"
    assert (lembar.freeze_panes, lembar.print_title_rows) == ("D5", "$4:$4")
    assert lembar.page_setup.orientation == "landscape"
    assert buku["Petunjuk"]["B3"].value.startswith("Ubah isi lembar Rencana")
    assert baca_identitas(buka("a.xlsx", isi)) == Identitas(1, "disnaker", 2024, "awal")


def test_masukan_sama_berkas_sama():
    assert tulis_rencana(contoh(), PILIHAN) == tulis_rencana(contoh(), PILIHAN)


def test_rencana_kosong_tetap_buku():
    isi = tulis_rencana(replace(contoh(), program=()), Pilihan())
    assert baca(isi).baris == ()


@pytest.mark.parametrize("nama", ["=1+1", "+62", "-x", "@SUM(A1)", "\t=1", "\r=1", "<r>x</r>"])
def test_teks_seperti_rumus_tetap_teks(nama: str):
    isi = tulis_rencana(contoh(nama=nama), PILIHAN)
    sel = load_workbook(io.BytesIO(isi))["Rencana"]["C7"]
    assert sel.data_type == "s"
    assert baca(isi).baris[2].teks("nama") == " ".join(nama.split())


ANGKA = st.decimals(-(10**9), 10**9, places=2)
NILAI = st.one_of(
    st.builds(lambda a: Kuantitas(a, satuan="Orang"), ANGKA),
    st.builds(
        lambda a, b: Kuantitas(abs(a), abs(a) + b, "%"), ANGKA, st.decimals("0.01", 99, places=2)
    ),
    st.just(Kuantitas(teks="WTP", satuan="")),
    st.just(Kuantitas(teks="Sangat Baik", satuan="")),
    st.just(Kuantitas(Decimal("8.35"), Decimal("10.25"), "%")),
)


@settings(max_examples=40, deadline=None)
@given(NILAI)
def test_target_apa_pun_terbaca_kembali(target: Kuantitas):
    bacaan = baca(tulis_rencana(contoh(target), PILIHAN))
    assert bacaan.ditolak == ()
    assert bacaan.baris[2].nilai("target") == target


TEKS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn")),
    min_size=1,
    max_size=60,
).filter(lambda teks: teks.strip() and not teks.lower().startswith(("jumlah", "total")))


@settings(max_examples=40, deadline=None)
@given(TEKS)
def test_nama_apa_pun_terbaca_kembali(nama: str):
    assert baca(tulis_rencana(contoh(nama=nama), PILIHAN)).baris[2].teks("nama") == " ".join(
        nama.split()
    )


def test_target_tanpa_nilai_kosong():
    bacaan = baca(tulis_rencana(contoh(kosong("Orang")), PILIHAN))
    assert "target" not in bacaan.baris[2].sel


def test_baris_yang_disalin_dengan_penandanya_ditolak():
    buku = load_workbook(io.BytesIO(tulis_rencana(contoh(), PILIHAN)))
    lembar = buku["Rencana"]
    for kolom in range(1, len(KOLOM) + 1):
        lembar.cell(10, kolom).value = lembar.cell(7, kolom).value
    berkas = io.BytesIO()
    buku.save(berkas)
    assert [(satu.alamat, satu.kalimat[:36]) for satu in baca(berkas.getvalue()).ditolak] == [
        ("Rencana!A10", "Baris 10 adalah salinan baris 7. Tul")
    ]
