"""Bandingkan dengan SIPD: the plan's own print gives no difference, each change gives one."""

import csv
import io
import json

import openpyxl
import pytest
from django.test import Client

from planning.models import JejakAudit, Pengguna, Renja
from renja.ekspor import ekspor
from renja.impor.berkas import buka_berkas
from renja.impor.services import SIPD, simpan_unggahan
from renja.impor.sipd import DI_RENCANA, DI_SIPD, Beda, Sandingan, tulis_sandingan
from renja.impor.views_sipd import susun_sandingan
from renja.laporan import FORMULIR
from renja.pemuat import muat_rencana

pytestmark = pytest.mark.django_db


def cetakan(renja: Renja, jenis: str) -> bytes:
    return ekspor(FORMULIR["sipd-ri"].susun(muat_rencana(renja)), jenis, "A4")


def baris_csv(renja: Renja) -> list[list[str]]:
    return list(csv.reader(io.StringIO(cetakan(renja, "csv").decode("utf-8-sig"))))


def ke_csv(baris: list[list[str]]) -> bytes:
    berkas = io.StringIO()
    csv.writer(berkas).writerows(baris)
    return berkas.getvalue().encode()


def banding(budi: Pengguna, renja: Renja, isi: bytes, nama: str) -> Sandingan:
    impor = simpan_unggahan(budi, renja, SIPD, buka_berkas(nama, isi), {})
    impor.renja = renja
    return susun_sandingan(impor)


@pytest.mark.parametrize("jenis", ["csv", "xlsx"])
def test_cetakan_sendiri_tanpa_perbedaan(budi: Pengguna, disnaker: Renja, jenis: str) -> None:
    hasil = banding(budi, disnaker, cetakan(disnaker, jenis), f"sipd.{jenis}")
    assert (hasil.beda, hasil.baris_sipd, hasil.baris_rencana) == ((), 53, 53)
    assert [(j.sipd, j.rencana) for j in hasil.jumlah] == [
        (4_704_246_000, 4_704_246_000),
        (5_228_746_000, 5_228_746_000),
    ]


def test_setiap_isian_yang_berbeda_disebut(budi: Pengguna, disnaker: Renja) -> None:
    baris = baris_csv(disnaker)
    nomor = next(n for n, satu in enumerate(baris) if satu[1] == "2.07.01.2.01.0001")
    for kolom, isi in ((7, "14 Dokumen"), (8, "8.000.000"), (9, "Semua Kecamatan"), (13, "ASN")):
        baris[nomor][kolom] = isi
    hasil = banding(budi, disnaker, ke_csv(baris), "sipd.csv")
    assert [(b.isian, b.sipd, b.rencana, b.ketik_di) for b in hasil.beda] == [
        ("Pagu", "8.000.000", "8.160.000", DI_SIPD),
        ("Lokasi", "Semua Kecamatan", "Kota Pontianak, Semua Kecamatan, Semua Kelurahan", DI_SIPD),
        ("Kelompok sasaran", "ASN", "–", DI_RENCANA),
        ("Target", "14 Dokumen", "15 Dokumen", DI_SIPD),
    ]
    assert hasil.jumlah[0].selisih == 160_000


def test_baris_di_satu_sisi_saja(budi: Pengguna, disnaker: Renja) -> None:
    baris = baris_csv(disnaker)
    nomor = next(n for n, satu in enumerate(baris) if satu[1] == "2.07.01.2.01.0001")
    lain = list(baris[nomor])
    lain[1], lain[2] = "2.07.01.2.01.0099", "Sub kegiatan lain"
    hasil = banding(budi, disnaker, ke_csv([*baris[:nomor], lain, *baris[nomor + 1 :]]), "s.csv")
    assert [(b.kode, b.sipd, b.rencana) for b in hasil.hanya_rencana] == [
        ("2.07.01.2.01.0001", "tidak ada", "ada, pagu 8.160.000")
    ]
    assert [(b.kode, b.ketik_di) for b in hasil.hanya_sipd] == [("2.07.01.2.01.0099", DI_RENCANA)]


def test_json_yang_disimpan_membandingkan_isiannya_saja(budi: Pengguna, disnaker: Renja) -> None:
    isi = [
        {
            "kode_sub_giat": "2.07.01.2.01.0001",
            "nama_sub_giat": "Penyusunan Dokumen Perangkat Daerah",
            "pagu": "8160000.00",
            "pagu_n_depan": "8200000",
            "tolok_ukur_sub": "Jumlah dokumen perencanaan perangkat daerah",
            "target_sub_teks": "16",
            "satuan_sub": "Dokumen",
        }
    ]
    hasil = banding(budi, disnaker, json.dumps(isi).encode(), "sipd.json")
    sendiri = [b for b in hasil.beda if b.kode == "2.07.01.2.01.0001"]
    assert [(b.isian, b.sipd, b.rencana) for b in sendiri] == [
        ("Target", "16 Dokumen", "15 Dokumen")
    ]
    assert len(hasil.hanya_rencana) == 52


def test_halaman_dan_xlsx_tanpa_menulis_apa_pun(budi: Pengguna, disnaker: Renja) -> None:
    baris = baris_csv(disnaker)
    nomor = next(n for n, satu in enumerate(baris) if satu[1] == "2.07.01.2.01.0001")
    baris[nomor][8] = "8.000.000"
    klien = Client()
    klien.force_login(budi)
    berkas = io.BytesIO(ke_csv(baris))
    berkas.name = "sipd.csv"
    alamat = klien.post("/disnaker/2024/impor/sipd/", {"berkas": berkas}).headers["Location"]
    halaman = klien.get(alamat).content.decode()
    assert "8.000.000" in halaman
    assert "8.160.000" in halaman
    unduhan = klien.get(f"{alamat}sandingan.xlsx")
    lembar = openpyxl.load_workbook(io.BytesIO(unduhan.content)).active
    assert lembar is not None
    assert [sel.value for sel in lembar[4]][3:7] == ["Pagu", "8.000.000", "8.160.000", "SIPD"]
    assert not JejakAudit.objects.exists()


def test_teks_berawalan_rumus_tetap_teks() -> None:
    beda = (Beda("Program", "1", "=1+1", "Nama", "@a", "+b", "SIPD"),)
    isi = tulis_sandingan(Sandingan(beda, (), 0, 0), "=judul")
    lembar = openpyxl.load_workbook(io.BytesIO(isi)).active
    assert lembar is not None
    assert [sel.data_type for sel in lembar[4]][:7] == ["s"] * 7
