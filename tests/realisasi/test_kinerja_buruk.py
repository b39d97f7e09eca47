"""Bad input through the page: each answered at its cell, nothing else lost; conflicts and races."""

import json
import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from performance.models import RealisasiTriwulan
from planning.models import Indikator, JejakAudit, Pengguna, Perubahan, Target
from renja.realisasi.kinerja.nilai import Ketikan
from renja.realisasi.kinerja.simpan import Isian, Penyimpan
from tests.realisasi.alat_kinerja import (
    TW3,
    asal_halaman,
    buat_lapor,
    formulir,
    indikator,
    kirim,
    kunci,
    lapor,
    renja_disnaker,
    simpan,
    ubah_indikator,
)

Klien = Callable[[str], Client]


@pytest.mark.parametrize(
    ("ubah", "medan", "di", "kata"),
    [
        ({}, {"nilai": "12 Orang"}, "nilai", "bukan satuan indikator ini"),
        ({}, {"nilai": "banyak"}, "nilai", "bukan angka"),
        ({}, {"nilai": "-1"}, "nilai", "negatif"),
        ({"satuan": "%"}, {"nilai": "1.180"}, "nilai", "melebihi 100 %"),
        ({}, {"nilai": "belum rilis"}, "rilis", "diharapkan rilis"),
        ({}, {"rilis": "01-2020"}, "rilis", "sudah lewat"),
        (
            {"agregasi": "persentase", "satuan": "%"},
            {"pembilang": "3", "penyebut": "0"},
            "penyebut",
            "Penyebut 0",
        ),
        (
            {"agregasi": "persentase", "satuan": "%"},
            {"pembilang": "5", "penyebut": "4"},
            "pembilang",
            "lebih dari penyebut",
        ),
        ({"skala_ordinal": ["C", "B", "A"]}, {"nilai": "12"}, "nilai", "Pilih C, B, A."),
    ],
)
def test_isian_buruk_dijawab_pada_selnya(
    fajar: Client, ubah: dict[str, Any], medan: dict[str, str], di: str, kata: str
) -> None:
    if ubah:
        ubah_indikator(**ubah)
    status, isi = simpan(fajar, 0, **medan)
    assert (status, isi["s"], list(isi["galat"])) == (422, "tidak", [di])
    assert kata in isi["galat"][di]
    assert lapor() is None
    # Without scripts: typed text stays, its sentence stands at the field.
    isian = {f"{nama}.{kunci()}": teks for nama, teks in medan.items()}
    jawaban = formulir(fajar, isian | {f"pendorong.{kunci()}": "Tim lengkap"})
    teks = jawaban.content.decode()
    assert jawaban.status_code == 422
    assert f'id="g-{di}-{kunci()}">' in teks
    assert "Tim lengkap</textarea>" in teks
    assert lapor() is None


def test_baris_lain_tetap_tersimpan_dan_barisnya_sendiri_tidak_setengah(budi: Client) -> None:
    jawaban = formulir(
        budi,
        {
            f"nilai.{kunci(0)}": "banyak",
            f"penghambat.{kunci(0)}": "Data terlambat",
            f"nilai.{kunci(1)}": "7",
        },
    )
    teks = jawaban.content.decode()
    assert jawaban.status_code == 422
    assert "1 realisasi tersimpan." in teks
    satu, dua = lapor(0), lapor(1)
    assert satu is None
    assert dua is not None
    assert dua.bawah == 7
    assert 'value="banyak"' in teks
    assert "Data terlambat</textarea>" in teks


def test_menempel_satu_kolom_adalah_satu_simpanan(budi: Client) -> None:
    isi = {
        "baris": {
            kunci(0): {"versi": 0, "nilai": "5"},
            kunci(1): {"versi": 0, "nilai": "lima"},
        },
        "cara": "tempel",
    }
    jawaban = kirim(budi, isi)
    baris = jawaban.json()["baris"]
    assert jawaban.status_code == 422
    assert [baris[kunci(n)]["s"] for n in (0, 1)] == ["simpan", "tidak"]
    assert JejakAudit.objects.get(objek="performance.realisasitriwulan").asal == "tempel"


def test_banyak_baris_sekaligus_adalah_satu_perubahan(budi: Client) -> None:
    semua = list(asal_halaman(budi))
    for versi, teks in ((0, "5"), (1, "6"), (2, "")):
        isi = {"baris": {satu: {"versi": versi, "nilai": teks} for satu in semua}, "cara": "tempel"}
        jawaban = kirim(budi, isi)
        baris = jawaban.json()["baris"]
        assert jawaban.status_code == 200
        assert {satu["s"] for satu in baris.values()} == {"simpan"}
        assert {satu["kolom"]["nilai"] for satu in baris.values()} == {teks}
    assert [satu.banyak for satu in Perubahan.objects.order_by("waktu")] == [4, 4, 4]
    assert not RealisasiTriwulan.objects.exists()
    # The same number written otherwise changes nothing.
    simpan(budi, 0, nilai="9")
    status, isi = simpan(budi, 1, nilai="9,0")
    assert (status, isi["s"], isi["versi"]) == (200, "tetap", 1)


def test_bentrok_menyebut_kedua_nilai(fajar: Client, budi: Client) -> None:
    asal = asal_halaman(fajar)
    simpan(budi, 0, nilai="7")
    status, isi = simpan(fajar, 0, nilai="9")
    assert (status, isi["s"], isi["oleh"]) == (409, "bentrok", "Budi")
    assert isi["beda"] == [["Realisasi", "7", "9"]]
    jawaban = formulir(fajar, {f"nilai.{kunci()}": "9"}, asal=asal)
    teks = jawaban.content.decode()
    assert jawaban.status_code == 409
    assert "tersimpan <strong>7</strong>, isian Anda <strong>9</strong>" in teks
    # Saved again over what is there now, or given up.
    asal_baru = {kunci(): {**asal[kunci()], "versi": 1, "nilai": "7"}}
    jawaban = formulir(fajar, {f"nilai.{kunci()}": "9", "pakai": kunci()}, asal=asal_baru)
    assert jawaban.status_code == 302
    satu = lapor()
    assert satu is not None
    assert satu.bawah == 7
    formulir(fajar, {f"nilai.{kunci()}": "9"}, asal=asal_baru)
    satu.refresh_from_db()
    assert satu.bawah == 9


def test_yang_ditolak_terlihat_juga_di_luar_saringan(fajar: Client, budi: Client) -> None:
    halaman = f"{TW3}?status=belum_diisi"
    asal = asal_halaman(fajar, halaman)
    simpan(budi, 0, nilai="7")
    jawaban = formulir(fajar, {f"nilai.{kunci()}": "9"}, alamat=halaman, asal=asal)
    assert jawaban.status_code == 409
    assert "isian Anda <strong>9</strong>" in jawaban.content.decode()
    fajar.post(TW3, {"asal": "{}", "aksi": "ajukan"})
    asal = {kunci(): {**asal[kunci()], "versi": 1, "nilai": "7"}}
    jawaban = formulir(fajar, {f"nilai.{kunci()}": "9"}, alamat=halaman, asal=asal)
    assert jawaban.status_code == 409
    assert "Isian Anda belum tersimpan: 9" in jawaban.content.decode()
    satu = kunci()
    Target.objects.filter(indikator=indikator(), tahun=2024).delete()
    jawaban = formulir(fajar, {f"nilai.{satu}": "9"}, asal=asal)
    assert jawaban.status_code == 422
    assert "9: Indikator ini tidak mempunyai target tahun 2024" in jawaban.content.decode()


def test_isian_yang_sama_bukan_bentrok(fajar: Client, budi: Client) -> None:
    simpan(budi, 0, nilai="7")
    status, isi = simpan(fajar, 0, nilai="7 ")
    assert (status, isi["s"], isi["versi"]) == (200, "tetap", 1)


@pytest.mark.parametrize("asal", ["", "{", "[]", '{"1-1": 5}', '{"1-1": [0, "x"]}'])
def test_formulir_yang_rusak(fajar: Client, asal: str) -> None:
    jawaban = fajar.post(TW3, {"asal": asal, "nilai.1-1": "5"})
    assert jawaban.status_code == 400
    assert "Formulir ini tidak lengkap." in jawaban.content.decode()


def test_formulir_tidak_dipercaya_tentang_unit_dan_status(fajar: Client) -> None:
    asal = {kunci(1): {"versi": 0}}
    jawaban = fajar.post(TW3, {"asal": json.dumps(asal), f"nilai.{kunci(1)}": "5"})
    assert jawaban.status_code == 403
    kirim(fajar, {"baris": {kunci(0): {"versi": 0, "nilai": "5", "status": "disetujui"}}})
    satu = lapor(0)
    assert satu is not None
    assert satu.status == "draf"


def test_teks_penanda_bahaya_dicetak_sebagai_teks(fajar: Client) -> None:
    simpan(fajar, 0, nilai="5", pendorong="</textarea><script>alert(1)</script>")
    teks = fajar.get(TW3).content.decode()
    assert "<script>alert(1)" not in teks
    assert "&lt;/textarea&gt;&lt;script&gt;" in teks


@pytest.mark.django_db(transaction=True)
def test_dua_orang_menyimpan_bersamaan(orang: dict[str, Pengguna]) -> None:
    """One of two first saves is written, the other is told of it; no error, no half row."""
    renja, satu = renja_disnaker(), kunci()
    hasil: dict[str, str] = {}
    mulai = threading.Barrier(2)

    def jalankan(siapa: str, nilai: str) -> None:
        mulai.wait()
        isian = {satu: Isian(0, Ketikan(nilai=nilai))}
        hasil[siapa] = Penyimpan(orang[siapa], renja, 3).simpan(isian).baris[satu].keadaan.value
        connection.close()

    utas = [threading.Thread(target=jalankan, args=isi) for isi in (("fajar", "5"), ("budi", "6"))]
    for t in utas:
        t.start()
    for t in utas:
        t.join()
    assert sorted(hasil.values()) == ["bentrok", "simpan"]
    baris = lapor()
    assert baris is not None
    assert baris.versi == 1
    assert baris.bawah == (5 if hasil["fajar"] == "simpan" else 6)


@pytest.mark.django_db(transaction=True)
def test_diajukan_di_antaranya_tidak_ditimpa(orang: dict[str, Pengguna]) -> None:
    baris = buat_lapor(bawah=5, status="diajukan")
    isian = {kunci(): Isian(baris.versi, Ketikan(nilai="9"))}
    hasil = Penyimpan(orang["fajar"], renja_disnaker(), 3).simpan(isian)
    assert hasil.baris[kunci()].keadaan.value == "kunci"
    assert Indikator.objects.filter(realisasi_triwulan__bawah=9).count() == 0
