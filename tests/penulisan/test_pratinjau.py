"""The preview: the very pages of a part with their text, served to who may read the plan alone."""

from threading import BoundedSemaphore
from typing import Any

import pytest
from django.test import Client

from planning.models import Pengguna
from renja.penulisan import cetakan, services, views_pratinjau
from renja.penulisan.cetakan import PratinjauGagal
from tests.orang import buat_orang
from tests.penulisan.alat import SKRIP, bab, mulai, sebagai

pytestmark = pytest.mark.django_db
DASAR = "/disnaker/2024/dokumen/"
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def orang(tmp_path: Any, settings: Any) -> dict[str, Pengguna]:
    settings.DATA_DIR = tmp_path
    return buat_orang()


def gambar_dari(teks: str) -> str:
    return teks.split('<img src="')[1].split('"', maxsplit=1)[0]


def test_yang_diketik_tercetak_dengan_teksnya_dan_tanpa_tersimpan(
    orang: dict[str, Pengguna],
) -> None:
    satu = bab(mulai(orang["budi"]))
    budi = sebagai(orang, "budi")
    isi = "Tahun {{ tahun }} **tebal** {{ paggu }}"
    jawaban = budi.post(f"{DASAR}bagian/{satu.uid}/pratinjau/", {"isi": isi}, headers=SKRIP)
    teks = " ".join(jawaban.content.decode().split())
    assert jawaban.status_code == 200
    assert "<html" not in teks
    assert "Tahun 2024 tebal" in teks
    assert 'data-pn-tempat="1,' in teks
    assert teks.index("ikatan salah") < teks.index("<figure")
    assert "Halaman 1 dari 1, 1.1 Latar Belakang" in teks
    assert bab(satu.renja).versi == 1


def test_gambar_halaman_hanya_bagi_yang_boleh_membaca(orang: dict[str, Pengguna]) -> None:
    satu = bab(mulai(orang["budi"]))
    dedi = sebagai(orang, "dedi")
    halaman = dedi.get(f"{DASAR}bagian/{satu.uid}/pratinjau/").content.decode()
    alamat = gambar_dari(halaman)
    gambar = dedi.get(alamat)
    assert gambar.content.startswith(PNG)
    assert gambar.headers["Cache-Control"] == "private, no-cache"
    sama = dedi.get(alamat, headers={"If-None-Match": gambar.headers["ETag"]})
    assert (sama.status_code, sama.content) == (304, b"")
    assert sebagai(orang, "citra").get(alamat).status_code == 404
    assert Client().get(alamat).status_code == 302
    # The print belongs to this Renja: under another one it is not there.
    assert sebagai(orang, "ani").get(alamat.replace("disnaker", "dinsos")).status_code == 404
    for nomor in ("9", "9" * 300):
        assert dedi.get(alamat.replace("/1.png", f"/{nomor}.png")).status_code == 404
    assert dedi.get(f"{DASAR}lembar/{'a' * 64}/1.png").status_code == 404
    assert dedi.get(f"{DASAR}lembar/pendek/1.png").status_code == 404


def test_halaman_berikutnya_diminta_tersendiri(orang: dict[str, Pengguna]) -> None:
    satu = bab(mulai(orang["budi"]))
    budi = sebagai(orang, "budi")
    isi = "\n\n".join(f"Paragraf {n} yang cukup panjang. " * 12 for n in range(60))
    jawaban = budi.post(f"{DASAR}bagian/{satu.uid}/pratinjau/", {"isi": isi}, headers=SKRIP)
    teks = jawaban.content.decode()
    assert teks.count("<figure") == 3
    lagi = teks.split("data-pn-lagi")[0].rsplit('href="', 1)[1].split('"')[0]
    berikut = budi.get(lagi, headers=SKRIP).content.decode()
    assert "Teks halaman 4" in berikut
    assert "Paragraf 59" in " ".join(berikut.split())
    assert budi.get(lagi.replace("dari=4", "dari=x")).status_code == 404


def test_tabel_panjang_dicetak_awalnya_dahulu(
    orang: dict[str, Pengguna], monkeypatch: pytest.MonkeyPatch
) -> None:
    satu = bab(mulai(orang["budi"]), "bab-4")
    budi = sebagai(orang, "budi")
    alamat = f"{DASAR}bagian/{satu.uid}/pratinjau/"
    kirim = {"isi": '{% tabel "tabel-4.1" %}'}
    assert "menyusul" not in budi.post(alamat, kirim, headers=SKRIP).content.decode()
    # The table has seven rows: urusan, bidang urusan, program, kegiatan, two sub kegiatan, sum.
    monkeypatch.setattr(cetakan, "BARIS_SEKALIGUS", 4)
    awal = " ".join(budi.post(alamat, kirim, headers=SKRIP).content.decode().split())
    assert "3 baris atau paragraf lagi menyusul" in awal
    semua = budi.post(alamat, {**kirim, "semua": "1"}, headers=SKRIP).content.decode()
    assert "menyusul" not in semua


def test_tulisan_yang_sangat_panjang_dicetak_awalnya_dahulu(
    orang: dict[str, Pengguna], monkeypatch: pytest.MonkeyPatch
) -> None:
    satu = bab(mulai(orang["budi"]))
    monkeypatch.setattr(cetakan, "PARAGRAF_SEKALIGUS", 3)
    kirim = {"isi": "Satu\n\n- dua\n- dua lagi\n\nTiga\n\nEmpat\n\nLima\n"}
    alamat = f"{DASAR}bagian/{satu.uid}/pratinjau/"
    teks = sebagai(orang, "budi").post(alamat, kirim, headers=SKRIP).content.decode()
    assert "2 baris atau paragraf lagi menyusul" in " ".join(teks.split())
    assert "Tiga" in teks
    assert "Empat" not in teks


def test_pencetak_yang_gagal_dan_cakram_penuh_dijelaskan(
    orang: dict[str, Pengguna], monkeypatch: pytest.MonkeyPatch
) -> None:
    satu = bab(mulai(orang["budi"]))
    budi = sebagai(orang, "budi")
    alamat = f"{DASAR}bagian/{satu.uid}/pratinjau/"

    def gagal(*_: object, **__: object) -> None:
        raise PratinjauGagal("Sedang banyak PDF dibuat. Tunggu sebentar, lalu coba lagi.")

    monkeypatch.setattr(views_pratinjau, "cetak_bagian", gagal)
    jawaban = budi.post(alamat, {"isi": "x {{ paggu }}"}, headers=SKRIP)
    assert jawaban.status_code == 503
    teks = jawaban.content.decode()
    assert "Sedang banyak PDF dibuat." in teks
    assert "ikatan salah" in teks
    monkeypatch.undo()

    def penuh(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(views_pratinjau.lembaran, "simpan", penuh)
    jawaban = budi.post(alamat, {"isi": "x"}, headers=SKRIP)
    assert jawaban.status_code == 503
    assert "cakramnya mungkin penuh" in jawaban.content.decode()


def test_yang_menunggu_pencetak_tidak_menahan_halaman_orang_lain(
    orang: dict[str, Pengguna], monkeypatch: pytest.MonkeyPatch
) -> None:
    satu = bab(mulai(orang["budi"]))
    budi = sebagai(orang, "budi")
    alamat = f"{DASAR}bagian/{satu.uid}/pratinjau/"
    pencetak, antrean = BoundedSemaphore(1), BoundedSemaphore(1)
    monkeypatch.setattr(views_pratinjau, "SERENTAK", pencetak)
    monkeypatch.setattr(views_pratinjau, "MENUNGGU", antrean)
    monkeypatch.setattr(views_pratinjau, "TUNGGU", 0.01)

    def ramai() -> None:
        jawaban = budi.post(alamat, {"isi": "x", "tiket": "1"}, headers=SKRIP)
        assert jawaban.status_code == 503
        assert "Pencetak pratinjau sedang penuh." in jawaban.content.decode()

    with pencetak:
        # It waits its hundredth of a second; with the queue full it does not even do that.
        ramai()
        with antrean:
            monkeypatch.setattr(views_pratinjau, "TUNGGU", 3_600)
            ramai()
    assert budi.post(alamat, {"isi": "x"}, headers=SKRIP).status_code == 200
    assert not views_pratinjau._terbaru


def test_tulisan_terlalu_panjang_tidak_dicetak(orang: dict[str, Pengguna]) -> None:
    satu = bab(mulai(orang["budi"]))
    kirim = {"isi": "kata " * 60_000}
    alamat = f"{DASAR}bagian/{satu.uid}/pratinjau/"
    jawaban = sebagai(orang, "budi").post(alamat, kirim, headers=SKRIP)
    assert jawaban.status_code == 422
    assert "lebih 100.000 huruf" in jawaban.content.decode()


def test_daftar_isi_dan_bagian_awal_juga_terlihat(orang: dict[str, Pengguna]) -> None:
    renja = mulai(orang["budi"])
    services.simpan_isi(orang["budi"], bab(renja), 1, "")
    ani = sebagai(orang, "ani")
    for kode in ("daftar-isi", "sampul", "latar-belakang"):
        satu = bab(renja, kode)
        assert ani.get(f"{DASAR}bagian/{satu.uid}/pratinjau/").status_code == 200


def test_cetakan_yang_terpotong_dibuat_lagi(orang: dict[str, Pengguna], tmp_path: Any) -> None:
    satu = bab(mulai(orang["budi"]))
    ani = sebagai(orang, "ani")
    halaman = f"{DASAR}bagian/{satu.uid}/pratinjau/"
    alamat = gambar_dari(ani.get(halaman).content.decode())
    (berkas,) = tmp_path.glob("pratinjau/*/*.pdf")
    utuh = berkas.read_bytes()
    berkas.write_bytes(b"%PDF-1.7")
    assert ani.get(alamat).status_code == 404
    assert ani.get(f"{alamat.rsplit('/', 1)[0]}/").status_code == 404
    assert ani.get(halaman).status_code == 200
    assert berkas.read_bytes() == utuh
    assert ani.get(alamat).status_code == 200
