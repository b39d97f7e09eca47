"""Approving what a unit handed in: what is seen, ticked, returned, missing; two at once."""

from typing import Any

import pytest
from django.test import Client

from performance.models import BuktiRealisasi, RealisasiTriwulan
from planning.models import Perubahan
from tests.realisasi.bahan_paraf import ALAMAT, Dunia, buat_dunia

pytestmark = pytest.mark.django_db

HALAMAN = f"{ALAMAT}paraf/"


@pytest.fixture
def dunia() -> Dunia:
    return buat_dunia()


def masuk(dunia: Dunia, siapa: str) -> Client:
    klien = Client()
    klien.force_login(dunia.orang[siapa])
    return klien


def tanda(satu: RealisasiTriwulan) -> str:
    return f"{satu.uid}:{satu.versi}"


def status(satu: RealisasiTriwulan) -> str:
    return RealisasiTriwulan.objects.get(pk=satu.pk).status


def kirim(klien: Client, aksi: str, *pilih: RealisasiTriwulan, **lain: Any) -> Any:
    return klien.post(HALAMAN, {"aksi": aksi, "pilih": [tanda(satu) for satu in pilih], **lain})


def test_gita_melihat_nilai_target_capaian_dan_siapa_yang_mengisi(dunia: Dunia) -> None:
    budi = dunia.orang["budi"]
    satu = dunia.lapor(
        0,
        9,
        atas_nama=True,
        pelapor=budi,
        faktor_penghambat="Anggaran dikurangi",
        tindak_lanjut="Ajukan pada perubahan",
    )
    BuktiRealisasi.objects.create(
        perangkat_daerah=dunia.pd,
        realisasi=satu,
        nama="absensi.pdf",
        bentuk="pdf",
        ukuran=10,
        sidik="a" * 64,
        diunggah_oleh=budi,
        diunggah_pada="2024-10-01T00:00:00Z",
    )
    html = masuk(dunia, "gita").get(HALAMAN).content.decode()
    for teks in (
        *("1 realisasi menunggu paraf Anda", "9 Dokumen", "12 Dokumen", "9 / 12 × 100", "75,00 %"),
        *("Anggaran dikurangi", "Ajukan pada perubahan", "absensi.pdf", "atas nama unit", "Budi"),
    ):
        assert teks in html, teks
    assert "Belum diajukan: Bidang A" in html


def test_gita_hanya_unitnya_dedi_milik_perangkat_daerah_dan_unit_tanpa_kepala(dunia: Dunia) -> None:
    dunia.lapor(0)
    dunia.lapor(2)
    milik = dunia.lapor(1, unit_kerja=dunia.akar)
    RealisasiTriwulan.objects.filter(pk=milik.pk).update(
        indikator=dunia.baris[0].sub_kegiatan.kegiatan.indikator.get()
    )

    def menunggu(siapa: str) -> list[str]:
        isi = masuk(dunia, siapa).get(HALAMAN).context["paraf"]
        return [satu.baris.unit.nama for satu in isi.menunggu]

    assert menunggu("gita") == ["Bidang A"]
    assert menunggu("dedi") == [dunia.akar.nama, "Bidang B"]
    for nama in ("budi", "fajar", "ani", "eka", "hadi"):
        assert menunggu(nama) == []


def test_keadaan_setiap_unit_kerja(dunia: Dunia) -> None:
    dunia.lapor(0, status="disetujui")
    dunia.lapor(1, status="dikembalikan", alasan_kembali="Bukti kurang")
    unit = {
        satu.unit.nama: (
            satu.banyak,
            satu.banyak_belum,
            satu.banyak_diajukan,
            satu.banyak_disetujui,
        )
        for satu in masuk(dunia, "eka").get(HALAMAN).context["paraf"].unit
    }
    # The agency itself owes the program's and the kegiatan's indikator.
    assert unit == {
        dunia.akar.nama: (2, 2, 0, 0),
        "Bidang A": (2, 1, 0, 1),
        "Bidang B": (1, 1, 0, 0),
    }
    assert "dikembalikan: Bukti kurang" in masuk(dunia, "gita").get(HALAMAN).content.decode()


def test_menyetujui_yang_dipilih_saja(dunia: Dunia) -> None:
    satu, lain = dunia.lapor(0), dunia.lapor(1)
    jawab = kirim(masuk(dunia, "gita"), "setujui", satu)
    assert jawab.status_code == 302
    assert (status(satu), status(lain)) == ("disetujui", "diajukan")
    assert Perubahan.objects.get().judul == "Memaraf 1 realisasi triwulan III 2024"


def test_menyetujui_semua(dunia: Dunia) -> None:
    semua = [dunia.lapor(0), dunia.lapor(1)]
    klien = masuk(dunia, "gita")
    isi = {"aksi": "setujui_semua", "semua": [tanda(satu) for satu in semua]}
    assert klien.post(HALAMAN, isi).status_code == 302
    assert [status(satu) for satu in semua] == ["disetujui", "disetujui"]


def test_mengembalikan_satu_baris_atau_yang_dipilih(dunia: Dunia) -> None:
    satu, lain = dunia.lapor(0), dunia.lapor(1)
    klien = masuk(dunia, "gita")
    isi = {f"alasan-{satu.uid}": "Periksa satuannya", "pilih": [tanda(lain)]}
    klien.post(HALAMAN, {"aksi": f"kembalikan/{tanda(satu)}", **isi})
    assert (status(satu), status(lain)) == ("dikembalikan", "diajukan")
    jawab = kirim(klien, "kembalikan", lain, alasan="")
    assert jawab.status_code == 422
    assert "Tulis alasan mengembalikannya" in jawab.content.decode()
    assert "checked" in jawab.content.decode()
    kirim(klien, "kembalikan", lain, alasan="Bukti kurang")
    lain.refresh_from_db()
    assert (lain.status, lain.alasan_kembali) == ("dikembalikan", "Bukti kurang")


def test_tanpa_pilihan(dunia: Dunia) -> None:
    dunia.lapor(0)
    jawab = kirim(masuk(dunia, "gita"), "setujui")
    assert (jawab.status_code, "Pilih dahulu baris" in jawab.content.decode()) == (422, True)


def test_nilai_yang_berubah_sejak_dilihat_tidak_disetujui(dunia: Dunia) -> None:
    satu, lain = dunia.lapor(0), dunia.lapor(1)
    RealisasiTriwulan.objects.filter(pk=satu.pk).update(bawah=999, versi=4)
    jawab = kirim(masuk(dunia, "gita"), "setujui", satu, lain)
    assert jawab.status_code == 409
    assert "ada baris yang berubah sejak halaman ini dibuka" in jawab.content.decode()
    assert (status(satu), status(lain)) == ("diajukan", "diajukan")


def test_dua_kali_menyetujui(dunia: Dunia) -> None:
    satu = dunia.lapor(0)
    klien = masuk(dunia, "gita")
    assert kirim(klien, "setujui", satu).status_code == 302
    assert kirim(klien, "setujui", satu).status_code == 409
    assert Perubahan.objects.count() == 1


@pytest.mark.parametrize("siapa", ["ani", "budi", "eka", "fajar", "hadi"])
def test_bukan_pemaraf(dunia: Dunia, siapa: str) -> None:
    satu = dunia.lapor(0)
    assert kirim(masuk(dunia, siapa), "setujui", satu).status_code == 403
    assert status(satu) == "diajukan"


def test_baris_unit_lain_triwulan_lain_dan_perangkat_daerah_lain(dunia: Dunia) -> None:
    gita = masuk(dunia, "gita")
    lain = dunia.lapor(2)
    assert kirim(gita, "setujui", lain).status_code == 403
    kedua = dunia.lapor(0, triwulan=2)
    assert kirim(gita, "setujui", kedua).status_code == 409
    assert masuk(dunia, "citra").post(HALAMAN, {"aksi": "setujui"}).status_code == 404
    assert (status(lain), status(kedua)) == ("diajukan", "diajukan")


@pytest.mark.parametrize("isi", ["", "x", "x:1", f"{'0' * 32}:x"])
def test_tanda_yang_tidak_terbaca(dunia: Dunia, isi: str) -> None:
    klien = masuk(dunia, "gita")
    assert klien.post(HALAMAN, {"aksi": "setujui", "pilih": [isi]}).status_code == 422
    assert klien.post(HALAMAN, {"aksi": f"kembalikan/{isi}"}).status_code == 422


def test_aksi_titipan(dunia: Dunia) -> None:
    satu = dunia.lapor(0)
    assert kirim(masuk(dunia, "gita"), "hapus", satu).status_code == 400
    assert status(satu) == "diajukan"


def test_isian_sendiri_ditandai_dan_boleh_diparaf(dunia: Dunia) -> None:
    satu = dunia.lapor(0, pelapor=dunia.orang["gita"])
    klien = masuk(dunia, "gita")
    assert "Anda sendiri" in klien.get(HALAMAN).content.decode()
    assert kirim(klien, "setujui", satu).status_code == 302


def test_di_balik_laporan_yang_diajukan_tidak_dikembalikan(dunia: Dunia) -> None:
    satu = dunia.lapor(0)
    dunia.laporan("diajukan")
    jawab = kirim(masuk(dunia, "gita"), "kembalikan", satu, alasan="Salah")
    assert jawab.status_code == 403
    assert "Laporan triwulan perangkat daerah ini sudah diajukan" in jawab.content.decode()
    assert status(satu) == "diajukan"
