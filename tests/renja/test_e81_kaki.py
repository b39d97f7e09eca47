"""The footer of E.81 on small plans worked by hand: means, predikat, faktor, signatures."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from performance.agregasi import NilaiTriwulan
from planning.kuantitas import Kuantitas
from tests.renja.contoh import indikator, kegiatan, nilai, program
from tests.renja.contoh_realisasi import (
    BIDANG,
    KEPALA,
    LAPORAN,
    administrasi_keuangan,
    e81,
    kaki,
    lapor,
    pelaksanaan,
    peserta,
    rencana_berjalan,
    satu_sub,
    sel,
    sub_berunit,
    terlapor,
)

# --- The footer ----------------------------------------------------------------------------


def test_rata_rata_administrasi_keuangan_55_dan_bukan_67_57():
    """(100 + 40 + 25) / 3 = 55; 20 of 32 units would be another number, units never add."""
    tabel = e81(administrasi_keuangan(), 1)
    teks = kaki(tabel, "Rata-rata capaian")
    assert teks == "55,00 = 165,00 / 3 (3 dari 3 sub kegiatan dihitung)"
    assert kaki(tabel, "Predikat") == "Kurang Berhasil"
    assert (
        kaki(tabel, "Serapan")
        == "10,00 = 300 / 3.000 × 100; rata-rata 10,00 (1 dari 1 program dihitung)"
    )


def test_predikat_menunggu_yang_belum_lapor():
    isi = administrasi_keuangan()
    (satu,) = isi.program
    (keg,) = satu.kegiatan
    bisu = indikator(14, "Bisu", "Orang", target=nilai(renja_2024="5 Orang"))
    keg = replace(keg, sub_kegiatan=(*keg.sub_kegiatan, sub_berunit(4, 1, {}, bisu)))
    isi = replace(isi, program=(replace(satu, kegiatan=(keg,)),))
    tabel = e81(isi, 1)
    assert kaki(tabel, "Rata-rata capaian") == (
        "55,00 = 165,00 / 3 (3 dari 4 sub kegiatan dihitung; 1 belum lapor)"
    )
    assert kaki(tabel, "Predikat") == "belum ada: 1 sub kegiatan belum lapor"
    nol = e81(replace(isi, pengaturan={"belum_lapor_nol": "ya"}), 1)
    assert kaki(nol, "Rata-rata capaian").startswith("41,25 = 165,00 / 4 ")
    assert kaki(nol, "Predikat") == "Kurang Berhasil"


def test_batas_dan_arah_negatif_dipakai_pada_kaki():
    """Realisasi 8 of at most 10: A gives 120, capped 100; B gives 125."""
    kasus = indikator(11, "Kasus", "Kasus", arah="negatif", target=nilai(renja_2024="10 Kasus"))
    isi = satu_sub(terlapor(kasus, 2024, tw1="8 Kasus"))
    a = e81(isi, 1)
    assert kaki(a, "Rata-rata capaian").startswith("120,00 = ")
    assert any("varian A" in satu for satu in a.catatan)
    b = e81(replace(isi, pengaturan={"varian_negatif": "B"}), 1)
    assert kaki(b, "Rata-rata capaian").startswith("125,00 = ")
    batas = e81(replace(isi, pengaturan={"batas_capaian": "100"}), 1)
    assert kaki(batas, "Rata-rata capaian").startswith("100,00 = ")
    assert any("dibatasi 100 %" in satu for satu in batas.catatan)


def test_kaki_memuat_faktor_tindak_lanjut_dan_dua_tanda_tangan():
    isi = satu_sub(
        peserta(tw1="2 Orang"),
        pelaksanaan=pelaksanaan(laporan={(2024, 1): LAPORAN}, tanda_tangan=(KEPALA,)),
    )
    tabel = e81(isi, 1)
    assert [satu.isi for satu in tabel.kaki[3:]] == [
        "Kampus membantu.",
        "Instruktur kurang.",
        "Tambah kelas.",
        "Geser pagu.",
    ]
    kepala, bappeda = tabel.tanda_tangan
    assert kepala.atas[-1] == "Plt. Kepala Dinas"
    assert kepala.nama == "Dedi Kepala"
    assert kepala.bawah[0] == "Pembina"
    assert bappeda.atas[-1] == "Kepala Bappeda Kota Pontianak"
    assert bappeda.nama == ""
    kosong_ = e81(satu_sub(peserta(tw1="2 Orang")), 1)
    assert kaki(kosong_, "Faktor pendorong") == "belum diisi"
    assert kosong_.tanda_tangan[0].nama == ""


def test_nilai_kualitatif_dan_nol_kasus_pada_kaki():
    """WTP of WTP is 100 on its scale; 0 of 0 kasus, lower is better, is 100 too."""
    opini = indikator(
        11,
        "Opini",
        "",
        skala_ordinal=("TMP", "TW", "WDP", "WTP"),
        target={("renja", 2024): Kuantitas(teks="WTP"), ("akhir", 2026): Kuantitas(teks="WTP")},
    )
    isi = lapor(8, "1")
    wtp = Kuantitas(teks="WTP")
    isi = replace(isi, nilai=wtp, berlaku=NilaiTriwulan(wtp, unit=BIDANG.nama))
    kasus = indikator(12, "Kasus", "Kasus", arah="negatif", target=nilai(renja_2024="0 Kasus"))
    tabel = e81(
        rencana_berjalan(
            program(
                kegiatan(
                    sub_berunit(1, 1, {}, terlapor(opini, 2024, tw1=isi)),
                    sub_berunit(2, 1, {}, terlapor(kasus, 2024, tw1="0 Kasus")),
                )
            )
        ),
        1,
    )
    assert sel(tabel, 2, "tw_1_k") == wtp
    assert sel(tabel, 2, "tingkat_k").nilai_bulat == Decimal("100.00")
    assert kaki(tabel, "Rata-rata capaian").startswith("100,00 = 200,00 / 2 ")


@pytest.mark.parametrize(
    ("laporan", "sebutan"),
    [({}, "belum diisi"), ({(2024, 1): LAPORAN}, "draf")],
)
def test_laporan_yang_belum_ditandatangani_disebut(laporan, sebutan):
    isi = satu_sub(peserta(tw1="2 Orang"), pelaksanaan=pelaksanaan(laporan=laporan))
    kalimat = f"Laporan TW I 2024 belum disetujui kepala perangkat daerah ({sebutan})."
    assert kalimat in e81(isi, 1).catatan


def test_tanggal_tanda_tangan_dari_persetujuan_kepala():
    """Approved on 16 April 2024 at 20.00 UTC: in Pontianak that is the 17th."""
    hari = datetime(2024, 4, 16, 20, tzinfo=UTC)
    laporan = replace(LAPORAN, status="disetujui", disetujui_pada=hari)
    isi = satu_sub(
        peserta(tw1="2 Orang"),
        pelaksanaan=pelaksanaan(laporan={(2024, 1): laporan}, tanda_tangan=(KEPALA,)),
    )
    tabel = e81(isi, 1)
    assert tabel.tanda_tangan[0].atas[1] == "Pontianak, 17 April 2024"
    assert not any("belum disetujui kepala" in satu for satu in tabel.catatan)


def test_sel_turunan_menyebut_kolom_masukannya():
    isi = satu_sub(peserta(tw1="2 Orang"), pengaturan={"kolom_12_7": "ya"})
    capaian = sel(e81(isi, 1), 2, "capaian_k")
    assert [(x.simbol, x.tempat) for x in capaian.masukan] == [("T", "kolom 7"), ("R", "kolom 12")]
    tingkat = sel(e81(isi, 1), 2, "tingkat_k")
    assert {x.simbol: x.tempat for x in tingkat.masukan} == {"T": "kolom 5", "R": "kolom 13"}
