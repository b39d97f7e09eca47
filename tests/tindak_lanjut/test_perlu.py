"""Perlu tindak lanjut: what waits for whom, and that it costs the same for many as for few."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from planning.models import (
    BarisRenja,
    BukaBaris,
    JadwalTahap,
    Komentar,
    Pengguna,
    Penugasan,
    PerangkatDaerah,
    Renja,
)
from renja.tindak_lanjut.perlu import banyak_perlu, susun_perlu
from tests.orang import buat_orang

pytestmark = pytest.mark.django_db


@pytest.fixture
def orang() -> dict[str, Pengguna]:
    """The cast, with Ani as mitra of Disnaker."""
    hasil = buat_orang()
    disnaker = PerangkatDaerah.objects.get(kode="disnaker")
    Penugasan.objects.get(pengguna=hasil["ani"]).mitra.add(disnaker)
    return hasil


@pytest.fixture
def baris(orang: dict[str, Pengguna]) -> BarisRenja:
    return BarisRenja.objects.filter(renja__perangkat_daerah__kode="disnaker").first()


def _tulis(baris: BarisRenja, penulis: Pengguna, isi: str, **lain: Any) -> Komentar:
    sebut = lain.pop("sebut", ())
    baru = Komentar.objects.create(
        perangkat_daerah_id=baris.perangkat_daerah_id,
        renja_id=baris.renja_id,
        objek=baris.uid,
        isi=isi,
        penulis=penulis,
        ditulis_pada=lain.pop("pada", timezone.now()),
        **lain,
    )
    baru.sebut.set(sebut)
    return baru


def _halaman(orang: Pengguna) -> str:
    klien = Client()
    klien.force_login(orang)
    return " ".join(klien.get("/tindak-lanjut/").content.decode().split())


def test_kosong_bagi_yang_tidak_ditunggu(orang: dict[str, Pengguna]) -> None:
    for siapa in ("dedi", "eka", "hadi", "indah"):
        assert "Tidak ada yang menunggu Anda" in _halaman(orang[siapa]), siapa


def test_baris_yang_dikembalikan_menunggu_sampai_diterima(
    orang: dict[str, Pengguna], baris: BarisRenja
) -> None:
    budi, ani = orang["budi"], orang["ani"]
    satu = _tulis(baris, ani, "Lokasi kurang", jenis="dikembalikan", ditujukan=budi)
    assert banyak_perlu(budi) == 1
    assert banyak_perlu(ani) == 0
    isi = _halaman(budi)
    assert "Dikembalikan kepada Anda" in isi
    assert f"/disnaker/2024/baris/{baris.uid}/#k-{satu.uid}" in isi
    assert '<span class="kop-cacah">1<span' in isi
    _tulis(baris, budi, "Sudah", induk=satu)
    (urusan,) = susun_perlu(budi).dikembalikan
    assert urusan.dijawab is True
    satu.selesai_oleh, satu.selesai_pada = ani, timezone.now()
    satu.save()
    assert banyak_perlu(budi) == 0


def test_sebutan_menunggu_sampai_dijawab_atau_diselesaikan(
    orang: dict[str, Pengguna], baris: BarisRenja
) -> None:
    budi, ani, eka = orang["budi"], orang["ani"], orang["eka"]
    awal = _tulis(baris, budi, "@ani @eka mohon cek", sebut=[ani, eka])
    assert (banyak_perlu(ani), banyak_perlu(eka), banyak_perlu(budi)) == (1, 1, 0)
    balasan = _tulis(baris, ani, "Sudah, @budi", induk=awal, sebut=[budi])
    assert (banyak_perlu(ani), banyak_perlu(eka), banyak_perlu(budi)) == (0, 1, 1)
    kemudian = balasan.ditulis_pada + timedelta(seconds=1)
    _tulis(baris, budi, "Terima kasih", induk=awal, pada=kemudian)
    assert (banyak_perlu(eka), banyak_perlu(budi)) == (1, 0)
    awal.selesai_oleh, awal.selesai_pada = budi, timezone.now()
    awal.save()
    assert banyak_perlu(eka) == 0


def test_sebutan_lama_tidak_lagi_menunggu_yang_sudah_pindah(
    orang: dict[str, Pengguna], baris: BarisRenja
) -> None:
    """Citra reads nothing of Disnaker, whoever wrote her name there."""
    _tulis(baris, orang["budi"], "@citra", sebut=[orang["citra"]])
    assert banyak_perlu(orang["citra"]) == 0
    assert susun_perlu(orang["citra"]).sebutan == ()


def test_komentar_orang_lain_pada_rencanaku(orang: dict[str, Pengguna], baris: BarisRenja) -> None:
    _tulis(baris, orang["dedi"], "Mengapa turun?")
    _tulis(baris, orang["budi"], "Catatan saya sendiri")
    assert [satu.komentar.isi for satu in susun_perlu(orang["budi"]).komentar] == ["Mengapa turun?"]
    assert susun_perlu(orang["citra"]).komentar == ()


def test_isian_yang_kosong_disebut_menurut_jenisnya(
    orang: dict[str, Pengguna], baris: BarisRenja
) -> None:
    baris.prakiraan_maju.delete()
    JadwalTahap.objects.create(
        pemda=PerangkatDaerah.objects.get(kode="disnaker").pemda,
        tahun=2024,
        tahap="rancangan_awal",
        mulai=date(2023, 1, 2),
        selesai=date(2023, 2, 1),
    )
    isi = _halaman(orang["budi"])
    assert "1 baris belum memuat prakiraan maju 2025" in isi
    assert "<strong>jadwal tahap lewat</strong> sejak 1 Februari 2023" in isi
    Renja.objects.filter(pk=baris.renja_id).update(terbuka=False)
    assert susun_perlu(Pengguna.objects.get(username="budi")).kurang == ()


def test_baris_yang_dibuka_dan_sampai_kapan(orang: dict[str, Pengguna], baris: BarisRenja) -> None:
    kini = timezone.now()
    umum = {
        "perangkat_daerah_id": baris.perangkat_daerah_id,
        "renja_id": baris.renja_id,
        "objek": baris.uid,
        "oleh": orang["ani"],
        "mulai": kini - timedelta(hours=2),
    }
    BukaBaris.objects.create(sampai=kini + timedelta(hours=1), alasan="Masih", **umum)
    BukaBaris.objects.create(sampai=kini - timedelta(hours=1), alasan="Sudah lewat", **umum)
    assert [satu.buka.alasan for satu in susun_perlu(orang["budi"]).terbuka] == ["Masih"]
    assert susun_perlu(orang["citra"]).terbuka == ()


def test_verifikator_melihat_mitranya(orang: dict[str, Pengguna], baris: BarisRenja) -> None:
    _tulis(baris, orang["ani"], "Kurang", jenis="dikembalikan", ditujukan=orang["budi"])
    _tulis(baris, orang["dedi"], "Bagaimana?")
    _tulis(baris, orang["eka"], "Cek", sebut=())
    (satu,) = susun_perlu(orang["ani"]).mitra
    assert (satu.renja.perangkat_daerah.kode, satu.dikembalikan, satu.komentar) == (
        *("disnaker", 1, 2),
    )


def test_kueri_tidak_bertambah_dengan_banyaknya_urusan(
    orang: dict[str, Pengguna], baris: BarisRenja
) -> None:
    budi = orang["budi"]

    def isi(banyak: int) -> None:
        for nomor in range(banyak):
            _tulis(baris, orang["ani"], f"Kurang {nomor}", jenis="dikembalikan", ditujukan=budi)
            _tulis(baris, orang["eka"], f"@budi {nomor}", sebut=[budi])
            _tulis(baris, orang["dedi"], f"Komentar {nomor}")

    isi(1)
    sedikit = _kueri(budi)
    isi(8)
    assert _kueri(budi) == sedikit


def _kueri(orang: Pengguna) -> int:
    klien = Client()
    klien.force_login(orang)
    with CaptureQueriesContext(connection) as kueri:
        assert klien.get("/tindak-lanjut/").status_code == 200
    return len(kueri)


def test_cacah_pada_navigasi_satu_kueri(orang: dict[str, Pengguna]) -> None:
    eka = Pengguna.objects.get(username="eka")
    with CaptureQueriesContext(connection) as kueri:
        assert banyak_perlu(eka) == 0
    # The roles, which every page asks for anyway, and the count.
    assert len(kueri) == 2
