"""Pasting a block: what would happen to each cell, and one undo for all of it."""

import pytest
from django.test import Client

from planning.models import Perubahan
from tests.tabel_isian.alat import (
    TAHUN,
    baris,
    indikator_sub,
    kirim,
    pagu,
    renja_disnaker,
    simpan,
    target,
)

pytestmark = pytest.mark.django_db
KOLOM = ["t", "p", "s", "m", "q", "panel"]


def kegiatan() -> str:
    return f"k{baris().sub_kegiatan.kegiatan_id}"


def tempel(
    klien: Client, blok: str, mulai: list[str] | None = None, kolom: list[str] | None = None
) -> dict:
    tujuan = mulai or [f"b{baris(n).pk}" for n in range(3)]
    kiriman = {"blok": blok, "baris": tujuan, "kolom": kolom or KOLOM}
    jawaban = kirim(klien, f"{TAHUN}tempel/", kiriman)
    assert jawaban.status_code == 200
    return jawaban.json()


def test_pratinjau_menyebut_isi_tetap_ditolak_dan_jumlahnya(budi: Client) -> None:
    blok = '15 Dokumen\tRp 8.160.000\r\n12\t1.000.000\r\n9 Orang\t"2.700.000,5"\r\n4\t5\r\n'
    isi = tempel(budi, blok)
    html = isi["html"]
    assert "2 akan diisi, 2 tidak berubah, 4 ditolak" in html
    assert "Satuan &quot;Orang&quot; bukan satuan indikator ini" in html
    assert "memuat sen" in html
    assert "Di luar tabel: tidak ada lagi baris yang tampak di bawahnya." in html
    # 3.000.000 before; 8.160.000 takes the place of 1.000.000.
    assert "<del>3.000.000</del>" in html
    assert "<ins>10.160.000</ins>" in html
    assert isi["sel"] == [
        [f"i{indikator_sub(0).pk}.t", 1, "15 Dokumen"],
        [f"b{baris(0).pk}.p", 1, "Rp 8.160.000"],
    ]
    assert Perubahan.objects.count() == 0
    assert pagu(baris(0)).nilai == 1_000_000


def test_yang_diterima_menjadi_satu_perubahan_dan_satu_urung(budi: Client) -> None:
    isi = tempel(budi, "15\t8.160.000\n6\t4.500.000\n9\t2.700.000")
    status, jawaban = simpan(budi, *map(tuple, isi["sel"]), cara="tempel")
    assert status == 200
    perubahan = Perubahan.objects.get()
    assert (perubahan.asal, perubahan.banyak) == ("tempel", 6)
    assert perubahan.judul == "Menempel 6 sel pada Tabel isian Renja 2024"
    assert [pagu(baris(n)).nilai for n in range(3)] == [8_160_000, 4_500_000, 2_700_000]
    assert jawaban["jumlah"]["total"]["p"] == "15.360.000"
    kirim(budi, f"{TAHUN}urungkan/", {"perubahan": str(perubahan.pk)})
    assert [pagu(baris(n)).nilai for n in range(3)] == [1_000_000] * 3
    assert [target(indikator_sub(n)).bawah for n in range(3)] == [12] * 3


def test_bentrok_sesudah_pratinjau_tidak_menulis_apa_pun(budi: Client) -> None:
    isi = tempel(budi, "15\t8.160.000\n6\t4.500.000")
    simpan(budi, (f"b{baris(1).pk}.p", 1, "7"))
    status, jawaban = simpan(budi, *map(tuple, isi["sel"]), cara="tempel")
    assert status == 409
    assert jawaban["sel"][f"b{baris(1).pk}.p"]["s"] == "bentrok"
    assert "perubahan" not in jawaban
    assert [pagu(baris(n)).nilai for n in range(2)] == [1_000_000, 7]
    assert target(indikator_sub(0)).bawah == 12


def test_baris_terhitung_dan_kolom_teks(budi: Client) -> None:
    tujuan = [kegiatan(), f"b{baris(0).pk}"]
    kolom = ["kode", "nama", "indikator", "satuan", *KOLOM]
    html = tempel(
        budi,
        "\tkegiatan 2.07.001.2.0001\t\t\t\t3.000.000\n\tnama lain\t\tDokumen\t15\t8.160.000",
        tujuan,
        kolom,
    )["html"]
    assert "2 akan diisi, 3 tidak berubah, 1 ditolak, 6 sel kosong dilewati" in html
    assert "Kolom Uraian tidak diisi di sini." in html
    html = tempel(budi, "\t3.000.001", tujuan, KOLOM)["html"]
    assert "Dihitung dari baris di bawahnya, tidak diisi." in html


def test_sel_kosong_dilewati_dan_strip_menghapus(budi: Client) -> None:
    isi = tempel(budi, "\t–\n12\t")
    assert isi["sel"] == [[f"b{baris(0).pk}.p", 1, "–"]]
    assert "kosong" in isi["html"]


def test_sumber_dana_ganda_ditolak_saat_ditempel(budi: Client) -> None:
    html = tempel(budi, "15\t5\tPAD")["html"]
    assert "Sumber dana baris ini lebih dari satu" in html


def test_terlalu_lebar_dan_baris_asing(budi: Client) -> None:
    html = tempel(budi, "\t\t\t\t\t\t\t7", [f"b{baris(0).pk}"])["html"]
    assert "tidak ada lagi kolom di kanannya" in html
    html = tempel(budi, "7", ["b0"])["html"]
    assert "Di luar tabel" in html


@pytest.mark.parametrize(
    ("blok", "sebab"),
    [
        ("", "Tidak ada isi yang ditempel"),
        ("\n\t\n", "Tidak ada isi yang ditempel"),
        ("1\n" * 5_001, "Blok ini memuat 5001 sel"),
        ("x" * 200_000, "tidak terbaca"),
    ],
)
def test_blok_yang_tidak_dapat_ditempel(budi: Client, blok: str, sebab: str) -> None:
    kiriman = {"blok": blok, "baris": [], "kolom": []}
    jawaban = kirim(budi, f"{TAHUN}tempel/", kiriman)
    assert jawaban.status_code == 400
    assert sebab in jawaban.json()["pesan"]


def test_tahap_tertutup_menolak_setiap_sel(budi: Client) -> None:
    type(renja_disnaker()).objects.filter(pk=renja_disnaker().pk).update(terbuka=False)
    isi = tempel(budi, "15\t8.160.000")
    assert isi["sel"] == []
    assert isi["html"].count("sedang tertutup") == 2


def test_muatan_html_dalam_blok_tetap_teks(budi: Client) -> None:
    html = tempel(budi, "<img src=x onerror=alert(1)>")["html"]
    assert "<img" not in html
    assert "&lt;img src=x onerror=alert(1)&gt;" in html
