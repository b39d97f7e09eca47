"""Layers of pagu as files: by penganggaran, beside the indikatif, also when the stage is closed."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from budget.models import LapisanPagu, Pagu
from planning.models import Pengguna, Renja
from planning.penyuntingan import urungkan
from renja.impor.berkas import buka_berkas
from renja.impor.lapisan import Dokumen
from renja.impor.rancangan import Keadaan
from renja.impor.services import LAPISAN, Penerapan, simpan_unggahan
from renja.impor.services_lapisan import jalankan, pratinjau, sandingan_lapisan
from renja.models import Impor

pytestmark = pytest.mark.django_db

DPA = Dokumen("dpa", 1, "DPA/1/2024", date(2024, 1, 5))
ISI = (
    "Kode;Uraian;Pagu;Sumber dana\n"
    "2.07.01.2.01.0001;Penyusunan dokumen;8.000.000;PAD\n"
    "2.07.01.2.01.0006;Koordinasi;4.500.000;\n"
    "2.07.99.2.01.0001;Tidak ada;1;\n"
)


def unggah(hadi: Pengguna, renja: Renja, isi: str = ISI, dokumen: Dokumen = DPA) -> Impor:
    berkas = buka_berkas("dpa.csv", isi.encode())
    impor = simpan_unggahan(hadi, renja, LAPISAN, berkas, dokumen.ke_json())
    impor.renja = renja
    assert impor.status == Impor.Status.DIPETAKAN
    return impor


def terapkan(impor: Impor, **setuju: Any) -> Impor:
    list(jalankan(impor.pengguna, impor, Penerapan(pratinjau(impor).sidik, **setuju)))
    return Impor.objects.get(pk=impor.pk)


def test_pratinjau_menyandingkan_dengan_indikatif(hadi: Pengguna, disnaker: Renja) -> None:
    p = pratinjau(unggah(hadi, disnaker))
    assert [(b.keadaan, b.lama, b.baru, b.indikatif, b.selisih) for b in p.baris] == [
        (Keadaan.BARU, None, 8_000_000, 8_160_000, -160_000),
        (Keadaan.BARU, None, 4_500_000, 4_500_000, 0),
        (Keadaan.DITOLAK, None, None, None, None),
    ]
    assert p.ditolak[0].kalimat == "Sub kegiatan ini tidak ada dalam Renja. Periksa kodenya."
    assert (p.total.pagu, p.indikatif, len(p.tak_disebut)) == ((0, 12_500_000), 4_704_246_000, 51)


def test_diterapkan_walau_tahap_tertutup_dan_dapat_diurungkan(
    hadi: Pengguna, disnaker: Renja
) -> None:
    Renja.objects.filter(pk=disnaker.pk).update(terbuka=False)
    disnaker.terbuka = False
    indikatif = list(Pagu.objects.filter(lapisan__jenis="indikatif").values_list("pk", "nilai"))
    impor = terapkan(unggah(hadi, disnaker), lewati_ditolak=True)
    lapisan = LapisanPagu.objects.get(renja=disnaker, jenis="dpa")
    assert (lapisan.nomor, lapisan.tanggal) == ("DPA/1/2024", date(2024, 1, 5))
    assert sorted(lapisan.pagu.values_list("nilai", flat=True)) == [4_500_000, 8_000_000]
    assert list(Pagu.objects.filter(lapisan__jenis="indikatif").values_list("pk", "nilai")) == (
        indikatif
    )
    sandingan = sandingan_lapisan(disnaker)
    assert str(sandingan.berlaku) == "DPA"
    assert (sandingan.baris[0].nilai, sandingan.baris[0].selisih) == ((8_000_000,), -160_000)
    assert sandingan.jumlah.nilai == (12_500_000,)
    assert impor.perubahan is not None
    urungkan(hadi, impor.perubahan)
    assert not LapisanPagu.objects.filter(renja=disnaker, jenis="dpa").exists()


def test_lapisan_yang_sama_lagi_mengubah_selisihnya_saja(hadi: Pengguna, disnaker: Renja) -> None:
    terapkan(unggah(hadi, disnaker), lewati_ditolak=True)
    p = pratinjau(unggah(hadi, disnaker, ISI.replace("4.500.000", "4.600.000")))
    assert [b.keadaan for b in p.baris] == [Keadaan.TETAP, Keadaan.BERUBAH, Keadaan.DITOLAK]
    assert p.total.pagu == (12_500_000, 12_600_000)


def test_perencana_melihat_tetapi_tidak_mengunggah(budi: Pengguna, disnaker: Renja) -> None:
    klien = Client()
    klien.force_login(budi)
    halaman = klien.get("/disnaker/2024/impor/lapisan/")
    assert "Belum ada lapisan selain indikatif" in halaman.content.decode()
    assert "Unggah sebuah lapisan" not in halaman.content.decode()
    assert klien.post("/disnaker/2024/impor/lapisan/", {"tempelan": ISI}).status_code == 403


def test_hadi_mengunggah_lewat_halaman(hadi: Pengguna, disnaker: Renja) -> None:
    klien = Client()
    klien.force_login(hadi)
    kirim = {"tempelan": ISI.replace(";", "\t"), "jenis": "pergeseran", "ke": "2"}
    kurang = klien.post("/disnaker/2024/impor/lapisan/", kirim)
    assert kurang.status_code == 422
    kirim |= {"nomor": "P/2", "tanggal": "2024-07-01"}
    jawaban = klien.post("/disnaker/2024/impor/lapisan/", kirim)
    impor = Impor.objects.get(pengguna=hadi)
    assert jawaban.headers["Location"] == f"/disnaker/2024/impor/{impor.pk}/"
    halaman = klien.get(jawaban.headers["Location"]).content.decode()
    assert "Pratinjau Pergeseran ke-2" in halaman
    sidik = pratinjau(impor).sidik
    klien.post(f"/disnaker/2024/impor/{impor.pk}/terapkan/", {"sidik": sidik, "lewati": "1"})
    assert LapisanPagu.objects.get(renja=disnaker, jenis="pergeseran").ke == 2


def test_ke_dua_hanya_bagi_pergeseran(hadi: Pengguna, disnaker: Renja) -> None:
    klien = Client()
    klien.force_login(hadi)
    kirim = {"tempelan": ISI, "jenis": "dpa", "ke": "2", "nomor": "x", "tanggal": "2024-07-01"}
    jawaban = klien.post("/disnaker/2024/impor/lapisan/", kirim)
    assert jawaban.status_code == 422
    assert "Hanya pergeseran" in jawaban.content.decode()
