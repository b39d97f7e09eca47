"""The JSON that a user saved from SIPD-RI."""

import json

import pytest

from planning.kuantitas import Kuantitas
from renja.lembar.nilai import LembarDitolak
from renja.lembar.sipd_json import baca_sipd

BARIS = {
    "id_sub_bl": 11,
    "kode_sub_giat": "2.07.01.2.01.0001",
    "nama_sub_giat": "Penyusunan Dokumen",
    "pagu": 8160000.0,
    "pagu_indikatif": "8160000.00",
    "pagu_n_depan": 8200000,
    "tolok_ukur_sub": "Jumlah dokumen",
    "satuan_sub": "Dokumen",
    "target_sub_teks": "15.00",
    "tolak_ukur_capaian": "Kepuasan",
    "satuan_capaian": "%",
    "target_teks_capaian": "65.5 %",
    "lokasi_bl": ["Kota Pontianak", "Semua Kecamatan"],
    "nama_dana": None,
    "kode_dana": "1.2.01.01.01",
}


def baca(*baris: dict[str, object]):
    return baca_sipd(json.dumps({"data": list(baris)}).encode(), ["2.07"])


def test_baris_sipd():
    baris = baca(BARIS).baris[0]
    assert (baris.tingkat, baris.kode, baris.lanjutan) == (
        "sub_kegiatan",
        "X.XX.01.2.01.0001",
        False,
    )
    assert (baris.nilai("pagu"), baris.nilai("pagu_maju")) == (8160000, 8200000)
    assert baris.nilai("target") == Kuantitas(15, satuan="Dokumen")
    assert baris.nilai("t_program") == Kuantitas(65.5, satuan="%")
    assert baris.teks("lokasi") == "Kota Pontianak, Semua Kecamatan"
    assert baris.teks("sumber_dana") == "1.2.01.01.01"
    assert baris.sel["pagu"].alamat == "SIPD!baris 1 pagu_indikatif"


def test_indikator_kedua_melanjutkan():
    kedua = {**BARIS, "tolok_ukur_sub": "Jumlah rapat", "satuan_sub": "Rapat", "target_sub_teks": 4}
    hasil = baca(BARIS, kedua)
    assert [(satu.lanjutan, satu.induk) for satu in hasil.baris] == [(False, None), (True, 1)]
    assert "pagu" not in hasil.baris[1].sel


def test_sel_ditolak():
    hasil = baca({**BARIS, "pagu_indikatif": "-5", "target_sub_teks": "banyak"})
    assert [(satu.alamat, satu.isian) for satu in hasil.ditolak] == [
        ("SIPD!baris 1 pagu_indikatif", "pagu"),
        ("SIPD!baris 1 target_sub_teks", "target"),
    ]


@pytest.mark.parametrize(
    ("isi", "sebab"),
    [
        (b"", "kosong"),
        (b"{", "bukan JSON"),
        (b"\xff\xfe\x00", "bukan JSON"),
        (b"[" * 100_000, "bukan JSON"),
        (b"[" * 300_000, "terlalu besar"),
        (b"[1" + b",1" * 2_000_000 + b"]", "terlalu besar"),
        (b"[" + b"1" * 10_000 + b"]", "bukan JSON"),
        (b'[{"nama": "x"}]', "tidak memuat baris"),
        (b"[NaN]", "bukan JSON"),
        (b"[" + b'{"kode_sub_giat":"x"},' * 20_001 + b"{}]", "20.000 baris"),
    ],
)
def test_json_yang_ditolak(isi: bytes, sebab: str):
    with pytest.raises(LembarDitolak, match=sebab):
        baca_sipd(isi)
