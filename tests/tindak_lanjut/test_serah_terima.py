"""Handing over all duties: Indah, the admin, moves Budi's to Joko, and Ani's to Kartika."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from planning.models import (
    BarisRenja,
    BukaBaris,
    JejakAudit,
    Komentar,
    Pengguna,
    Penugasan,
    PerangkatDaerah,
    Perubahan,
)
from planning.penyuntingan import Ditolak
from planning.penyuntingan.serah import serahkan
from tests.orang import buat_orang
from tests.pabrik import buat_pengguna

pytestmark = pytest.mark.django_db

ALAMAT = "/tindak-lanjut/serah-terima/"


@pytest.fixture
def orang() -> dict[str, Pengguna]:
    """The cast, with Joko and Kartika who hold no role yet, and Ani as mitra of Disnaker."""
    hasil = buat_orang()
    hasil |= {nama: buat_pengguna(nama) for nama in ("joko", "kartika")}
    disnaker = PerangkatDaerah.objects.get(kode="disnaker")
    Penugasan.objects.get(pengguna=hasil["ani"]).mitra.add(disnaker)
    Pengguna.objects.filter(username__in=("joko", "kartika")).update(pemda=disnaker.pemda)
    return hasil


@pytest.fixture
def komentar(orang: dict[str, Pengguna]) -> Komentar:
    """A row returned to Budi; below it Ani mentions him and Dedi."""
    baris = BarisRenja.objects.filter(renja__perangkat_daerah__kode="disnaker").first()
    umum = {
        "perangkat_daerah_id": baris.perangkat_daerah_id,
        "renja_id": baris.renja_id,
        "objek": baris.uid,
        "penulis": orang["ani"],
        "ditulis_pada": timezone.now(),
    }
    satu = Komentar.objects.create(
        isi="Kurang", jenis="dikembalikan", ditujukan=orang["budi"], **umum
    )
    balasan = Komentar.objects.create(isi="@budi @dedi cek", induk=satu, **umum)
    balasan.sebut.set([orang["budi"], orang["dedi"]])
    return satu


def _kirim(siapa: Pengguna, dari: Pengguna, ke: Pengguna, **lain: str) -> Any:
    klien = Client()
    klien.force_login(siapa)
    isi = {
        "dari": str(dari.pk),
        "ke": str(ke.pk),
        "tanggal": timezone.localdate().isoformat(),
        "alasan": "SK mutasi",
    }
    return klien.post(ALAMAT, isi | lain)


def test_pratinjau_menyebut_yang_beralih_tanpa_menulis(
    orang: dict[str, Pengguna], komentar: Komentar
) -> None:
    jawaban = _kirim(orang["indah"], orang["budi"], orang["joko"])
    isi = jawaban.content.decode()
    assert jawaban.status_code == 200
    assert "Perencana Dinas Disnaker" in isi
    assert "<li>1 baris yang dikembalikan</li>" in isi
    assert "<li>1 komentar yang menyebutnya dan belum dijawab</li>" in isi
    assert not Penugasan.objects.filter(pengguna=orang["joko"]).exists()


def test_semua_tugas_beralih_sekaligus(orang: dict[str, Pengguna], komentar: Komentar) -> None:
    assert _kirim(orang["indah"], orang["budi"], orang["joko"], setuju="ya").status_code == 302
    hari_ini = timezone.localdate()
    lama = Penugasan.objects.get(pengguna=orang["budi"])
    baru = Penugasan.objects.get(pengguna=orang["joko"])
    assert lama.berlaku_sampai == hari_ini - timedelta(days=1)
    assert (baru.peran, baru.perangkat_daerah.kode, baru.berlaku_dari, baru.berlaku_sampai) == (
        *("perencana", "disnaker", hari_ini, None),
    )
    komentar.refresh_from_db()
    assert komentar.ditujukan == orang["joko"]
    balasan = Komentar.objects.get(induk=komentar)
    assert sorted(satu.username for satu in balasan.sebut.all()) == ["dedi", "joko"]
    satu = Perubahan.objects.get()
    assert (satu.judul, satu.alasan, satu.asal, satu.banyak) == (
        *("Menyerahkan tugas Budi kepada Joko", "SK mutasi", "admin", 4),
    )
    assert JejakAudit.objects.filter(objek="planning.penugasan").count() == 2


def test_verifikator_beralih_bersama_mitra_dan_pembukaannya(
    orang: dict[str, Pengguna], komentar: Komentar
) -> None:
    kini = timezone.now()
    buka = BukaBaris.objects.create(
        perangkat_daerah_id=komentar.perangkat_daerah_id,
        renja_id=komentar.renja_id,
        objek=komentar.objek,
        alasan="Lokasi",
        oleh=orang["ani"],
        mulai=kini,
        sampai=kini + timedelta(days=1),
    )
    _kirim(orang["indah"], orang["ani"], orang["kartika"], setuju="ya")
    baru = Penugasan.objects.get(pengguna=orang["kartika"])
    assert [satu.kode for satu in baru.mitra.all()] == ["disnaker"]
    buka.refresh_from_db()
    assert buka.oleh == orang["kartika"]


def test_penerima_yang_sudah_memegang_peran_itu_ditolak(orang: dict[str, Pengguna]) -> None:
    disnaker = PerangkatDaerah.objects.get(kode="disnaker")
    Penugasan.objects.create(
        pengguna=orang["joko"],
        peran="perencana",
        pemda=disnaker.pemda,
        perangkat_daerah=disnaker,
        berlaku_dari=timezone.localdate(),
    )
    jawaban = _kirim(orang["indah"], orang["budi"], orang["joko"], setuju="ya")
    assert jawaban.status_code == 422
    assert "Joko sudah memegang peran Perencana Dinas Disnaker" in jawaban.content.decode()
    assert Penugasan.objects.get(pengguna=orang["budi"]).berlaku_sampai is None


@pytest.mark.parametrize(
    ("hari", "kalimat"), [(-1, "Pilih hari ini atau hari sesudahnya"), (400, "paling lama setahun")]
)
def test_tanggal_yang_tidak_masuk_akal(orang: dict[str, Pengguna], hari: int, kalimat: str) -> None:
    tanggal = (timezone.localdate() + timedelta(days=hari)).isoformat()
    jawaban = _kirim(orang["indah"], orang["budi"], orang["joko"], setuju="ya", tanggal=tanggal)
    assert jawaban.status_code == 422
    assert kalimat in jawaban.content.decode()


def test_peran_yang_baru_mulai_hari_itu_belum_dapat_diakhiri(orang: dict[str, Pengguna]) -> None:
    Penugasan.objects.filter(pengguna=orang["budi"]).update(berlaku_dari=timezone.localdate())
    jawaban = _kirim(orang["indah"], orang["budi"], orang["joko"], setuju="ya")
    assert jawaban.status_code == 422
    assert "belum berjalan sehari pun" in jawaban.content.decode()


def test_tidak_ada_yang_memberi_peran_kepada_diri_sendiri(orang: dict[str, Pengguna]) -> None:
    indah = orang["indah"]
    assert _kirim(indah, orang["budi"], indah, setuju="ya").status_code == 422
    pemda = [PerangkatDaerah.objects.get(kode="disnaker").pemda]
    hari_ini = timezone.localdate()
    with pytest.raises(Ditolak, match="lewat admin lain"):
        serahkan(indah, pemda, orang["budi"], indah, tanggal=hari_ini, alasan="Mencoba")


@pytest.mark.parametrize("siapa", ["ani", "budi", "citra", "dedi", "eka", "hadi"])
def test_hanya_admin(orang: dict[str, Pengguna], siapa: str) -> None:
    jawaban = _kirim(orang[siapa], orang["budi"], orang["joko"], setuju="ya")
    assert jawaban.status_code == 403


def test_orang_dari_pemda_lain_tidak_ditawarkan(orang: dict[str, Pengguna]) -> None:
    lain = PerangkatDaerah.objects.get(kode="dinas-lain")
    mira = buat_pengguna("mira", ("perencana", lain.pemda, lain))
    jawaban = _kirim(orang["indah"], mira, orang["joko"], setuju="ya")
    assert jawaban.status_code == 422
    assert "mira" not in jawaban.content.decode()
