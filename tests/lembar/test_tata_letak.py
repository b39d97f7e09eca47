"""Mappings: suggestions by heading, fingerprints, remembering and refusing."""

import pytest

from renja.lembar.isian import isian_dari_judul
from renja.lembar.pembuka import buka
from renja.lembar.tata_letak import Pemetaan, PemetaanKeliru, terapkan, usulkan
from tests.lembar.berkas import xlsx


@pytest.mark.parametrize(
    ("judul", "isian"),
    [
        ("No.", "nomor"),
        ("Kode Rekening", "kode"),
        ("Program / Kegiatan", "nama"),
        ("Indikator Kinerja Capaian Program", "ind_program"),
        ("Indikator Program/Kegiatan/Sub Kegiatan", "indikator"),
        ("Rencana Tahun 2024 Target Capaian Kinerja Program", "t_program"),
        ("Rencana Tahun 2024 Target", "target"),
        ("Target Akhir Renstra 2026", "target_akhir"),
        ("Prakiraan Capaian Tahun 2023", "perkiraan"),
        ("Prakiraan Maju Tahun 2025 Target", "target_maju"),
        ("Prakiraan Maju Tahun 2025 Pagu Indikatif (Rp)", "pagu_maju"),
        ("Kebutuhan Dana/Pagu Indikatif", "pagu"),
        ("Sumber Pendanaan", "sumber_dana"),
        ("Sumber Dana", "sumber_dana"),
        ("Sub Unit/Penanggung Jawab", "unit_kerja"),
        ("Warna", ""),
    ],
)
def test_isian_dari_judul(judul: str, isian: str):
    assert isian_dari_judul(judul) == isian


ISI = [
    ["RENCANA KERJA DINAS TAHUN 2024", None, None],
    [None, None, None],
    ["Kode", "Uraian", "Pagu 2024"],
    ["2.07.03", "PROGRAM", 5],
]


def test_usulan_dengan_contoh_dan_json():
    usulan = usulkan(buka("a.xlsx", xlsx(ISI)))[0]
    pemetaan = usulan.pemetaan
    assert (pemetaan.kepala, pemetaan.awal) == ((3,), 4)
    assert pemetaan.kolom == {0: "kode", 1: "nama", 2: "pagu"}
    assert [(satu.huruf, satu.judul, satu.contoh) for satu in usulan.contoh] == [
        ("A", "Kode", ("2.07.03",)),
        ("B", "Uraian", ("PROGRAM",)),
        ("C", "Pagu 2024", ("5",)),
    ]
    assert Pemetaan.dari_json(pemetaan.ke_json()) == pemetaan


def test_ingatan_cocok_untuk_tahun_dan_tempat_lain():
    ingatan = usulkan(buka("a.xlsx", xlsx(ISI)))[0].pemetaan
    tahun_lain = [["Kode", "Uraian", "Pagu 2025"], ["2.07.03", "PROGRAM", 5]]
    diterapkan = terapkan(ingatan, buka("b.xlsx", xlsx(tahun_lain, "Data")).lembar[0])
    assert diterapkan is not None
    assert (diterapkan.lembar, diterapkan.awal, diterapkan.kolom) == ("Data", 2, ingatan.kolom)
    lain = [["Uraian", "Kode", "Pagu 2025"], ["PROGRAM", "2.07.03", 5]]
    assert terapkan(ingatan, buka("c.xlsx", xlsx(lain)).lembar[0]) is None


@pytest.mark.parametrize(
    ("nilai", "sebab"),
    [
        ({}, "tidak terbaca"),
        ({"lembar": "A", "kolom": {"0": "sandi"}, "awal": 1}, "tidak dikenal"),
        ({"lembar": "A", "kolom": {"0": "nama", "1": "nama"}, "awal": 1}, "lebih dari satu kolom"),
        ({"lembar": "A", "kolom": {"0": "pagu"}, "awal": 1}, "belum dipetakan"),
        ({"lembar": "A", "kolom": {"0": "kode"}, "awal": 0}, "1 atau lebih"),
        ({"lembar": "A", "kolom": ["kode"], "awal": 1}, "tidak terbaca"),
    ],
)
def test_pemetaan_keliru(nilai: dict[str, object], sebab: str):
    with pytest.raises(PemetaanKeliru, match=sebab):
        Pemetaan.dari_json(nilai)
