"""What becomes of a piece of work: done once, repeated, failed, cancelled, taken over."""

import logging
import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import OperationalError, transaction
from django.utils import timezone
from django_q.exceptions import TimeoutException
from django_q.models import OrmQ

from planning.models import Komentar, Pengguna, Penugasan, Renja
from renja.models import HasilProses, Proses
from renja.proses.kerja import Dibatalkan, Fungsi, Hasil, Kerja, KerjaGagal
from renja.proses.pekerja import BASIS_DATA, MENDADAK, TAK_TERDUGA, jalankan
from renja.proses.sapu import sapu
from renja.proses.services import (
    TidakDapatDiulangi,
    batalkan,
    mulai_proses,
    proses_berjalan,
    ulangi,
)
from tests.proses.pembantu import catat_efek, kerjakan_antrean, komit, seakan_mati

Pasang = Callable[[str, Fungsi], None]
S = Proses.Status


def mulai(user: Pengguna, renja: Renja, kunci: str = "") -> Proses:
    return mulai_proses(user, renja, "uji", "Pekerjaan uji", {"angka": 7}, kunci)


def berefek(kerja: Kerja) -> None:
    with kerja.sekali() as tutup:
        catat_efek(kerja)
        tutup.keterangan = "Efek tercatat."


def test_pekerjaan_selesai_dengan_berkas(budi: Pengguna, renja: Renja, pasang: Pasang) -> None:
    def cetak(kerja: Kerja) -> Hasil:
        kerja.maju(40, "Menyusun")
        return Hasil("uji.txt", "text/plain", str(kerja.argumen["angka"]).encode())

    pasang("uji", cetak)
    proses = mulai(budi, renja)
    assert (proses.status, OrmQ.objects.count()) == (S.ANTRE, 0)
    (selesai,) = kerjakan_antrean()
    assert (selesai.pk, selesai.status, selesai.kemajuan) == (proses.pk, S.SELESAI, 100)
    assert (selesai.percobaan, selesai.token, selesai.galat) == (1, None, "")
    assert selesai.mulai is not None
    assert selesai.selesai is not None
    assert bytes(selesai.hasil.isi) == b"7"
    assert (selesai.hasil.nama, selesai.hasil.mime) == ("uji.txt", "text/plain")


def test_yang_batal_disimpan_tidak_pernah_diantrekan(
    budi: Pengguna, renja: Renja, pasang: Pasang
) -> None:
    pasang("uji", berefek)
    with transaction.atomic():
        mulai(budi, renja)
        transaction.set_rollback(True)
    assert kerjakan_antrean() == []
    assert Proses.objects.count() == 0


def test_jenis_yang_tidak_dikenal_ditolak_sejak_awal(budi: Pengguna, renja: Renja) -> None:
    with pytest.raises(KeyError):
        mulai_proses(budi, renja, "tidak-ada", "Uji", {})


def test_kunci_yang_sama_satu_pekerjaan(
    orang: dict[str, Pengguna], renja: Renja, pasang: Pasang
) -> None:
    pasang("uji", berefek)
    pertama = mulai(orang["budi"], renja, "versi-1")
    assert mulai(orang["dedi"], renja, "versi-1") == pertama
    assert proses_berjalan("versi-1") == pertama
    assert mulai(orang["budi"], renja, "versi-2") != pertama
    kerjakan_antrean()
    assert proses_berjalan("versi-1") is None
    assert mulai(orang["budi"], renja, "versi-1") != pertama


def test_tugas_yang_datang_dua_kali_berefek_sekali(
    budi: Pengguna, renja: Renja, pasang: Pasang
) -> None:
    pasang("uji", berefek)
    proses = mulai(budi, renja)
    for _ in range(2):
        jalankan(str(proses.pk), berdenyut=False)
    proses.refresh_from_db()
    assert (Komentar.objects.count(), proses.percobaan) == (1, 1)
    assert proses.keterangan == "Efek tercatat."


def test_pekerja_lain_tidak_mengambil_yang_masih_berdenyut(
    budi: Pengguna, renja: Renja, pasang: Pasang
) -> None:
    def panggil_lagi(kerja: Kerja) -> None:
        jalankan(str(kerja.proses.pk), berdenyut=False)
        berefek(kerja)

    pasang("uji", panggil_lagi)
    mulai(budi, renja)
    (selesai,) = kerjakan_antrean()
    assert (selesai.status, selesai.percobaan, Komentar.objects.count()) == (S.SELESAI, 1, 1)


def test_pekerja_yang_disangka_mati_tidak_berefek_lagi(
    budi: Pengguna, renja: Renja, pasang: Pasang
) -> None:
    """The first worker stops for an hour; another one does the work; then the first wakes."""
    percobaan: list[int] = []

    def tertidur(kerja: Kerja) -> None:
        percobaan.append(kerja.percobaan)
        if kerja.percobaan == 1:
            seakan_mati(kerja.proses)
            assert sapu() == 1
            jalankan(str(kerja.proses.pk), berdenyut=False)
        berefek(kerja)

    pasang("uji", tertidur)
    proses = mulai(budi, renja)
    jalankan(str(proses.pk), berdenyut=False)
    proses.refresh_from_db()
    assert percobaan == [1, 2]
    assert (proses.status, proses.percobaan, Komentar.objects.count()) == (S.SELESAI, 2, 1)


def test_yang_mati_tiga_kali_berakhir_gagal(budi: Pengguna, renja: Renja, pasang: Pasang) -> None:
    pasang("uji", berefek)
    proses = mulai(budi, renja)
    Proses.objects.filter(pk=proses.pk).update(
        status=S.BERJALAN, token=uuid.uuid4(), percobaan=3, denyut=timezone.now()
    )
    OrmQ.objects.all().delete()
    assert sapu() == 0
    seakan_mati(proses)
    assert sapu() == 1
    (selesai,) = kerjakan_antrean()
    assert (selesai.status, selesai.galat, selesai.percobaan) == (S.GAGAL, MENDADAK, 3)
    assert Komentar.objects.count() == 0


def test_racun_gagal_setelah_tiga_kali(
    budi: Pengguna, renja: Renja, pasang: Pasang, caplog: pytest.LogCaptureFixture
) -> None:
    def racun(_kerja: Kerja) -> None:
        raise ValueError("rincian untuk catatan server")

    pasang("uji", racun)
    mulai(budi, renja)
    with caplog.at_level(logging.ERROR):
        (selesai,) = kerjakan_antrean()
    assert (selesai.status, selesai.percobaan, selesai.galat) == (S.GAGAL, 3, TAK_TERDUGA)
    assert caplog.text.count("ValueError: rincian untuk catatan server") == 3
    assert selesai.selesai is not None


def test_percobaan_berikutnya_ditunda_makin_lama(
    budi: Pengguna, renja: Renja, pasang: Pasang
) -> None:
    def sibuk(_kerja: Kerja) -> None:
        raise KerjaGagal("Pencetak sedang sibuk.")

    pasang("uji", sibuk)
    proses = mulai(budi, renja)
    komit()
    for percobaan, paling_cepat, paling_lambat in ((1, 4, 6), (2, 28, 31)):
        OrmQ.objects.all().delete()
        jalankan(str(proses.pk), berdenyut=False)
        proses.refresh_from_db()
        assert (proses.status, proses.percobaan) == (S.ANTRE, percobaan)
        assert proses.galat == "Pencetak sedang sibuk."
        tunda = OrmQ.objects.get().lock - timezone.now()
        assert timedelta(seconds=paling_cepat) < tunda < timedelta(seconds=paling_lambat)


def test_yang_tak_tertolong_tidak_diulang(budi: Pengguna, renja: Renja, pasang: Pasang) -> None:
    def tertutup(_kerja: Kerja) -> None:
        raise KerjaGagal("Tahap ini sudah ditutup.", ulangi=False)

    pasang("uji", tertutup)
    mulai(budi, renja)
    (selesai,) = kerjakan_antrean()
    assert (selesai.status, selesai.percobaan) == (S.GAGAL, 1)
    assert selesai.galat == "Tahap ini sudah ditutup."


def test_basis_data_yang_hilang_sebentar_dicoba_lagi(
    budi: Pengguna, renja: Renja, pasang: Pasang
) -> None:
    dilihat: list[str] = []

    def terputus(kerja: Kerja) -> None:
        dilihat.append(kerja.proses.galat)
        if kerja.percobaan == 1:
            raise OperationalError("server closed the connection unexpectedly")
        berefek(kerja)

    pasang("uji", terputus)
    mulai(budi, renja)
    (selesai,) = kerjakan_antrean()
    assert dilihat == ["", BASIS_DATA]
    assert (selesai.status, selesai.percobaan, selesai.galat) == (S.SELESAI, 2, "")


def test_yang_terlalu_lama_dihentikan(budi: Pengguna, renja: Renja, pasang: Pasang) -> None:
    def lama(_kerja: Kerja) -> None:
        raise TimeoutException("Task exceeded maximum timeout value (900 seconds)")

    pasang("uji", lama)
    mulai(budi, renja)
    (selesai,) = kerjakan_antrean()
    assert (selesai.status, selesai.percobaan) == (S.GAGAL, 3)
    assert selesai.galat == "Tidak selesai dalam 15 menit, jadi dihentikan."


def test_kemajuan_tidak_ditulis_setiap_baris(
    budi: Pengguna, renja: Renja, pasang: Pasang, django_assert_num_queries: Any
) -> None:
    def rajin(kerja: Kerja) -> None:
        kerja.maju(1, "Menghitung")
        with django_assert_num_queries(0):
            for persen in range(2, 90):
                kerja.maju(persen, "Menghitung")
        kerja.denyut()
        kini = Proses.objects.get(pk=kerja.proses.pk)
        assert (kini.kemajuan, kini.keterangan) == (89, "Menghitung")

    pasang("uji", rajin)
    mulai(budi, renja)
    (selesai,) = kerjakan_antrean()
    assert (selesai.status, selesai.galat) == (S.SELESAI, "")


def test_efek_yang_gagal_tidak_tersimpan(budi: Pengguna, renja: Renja, pasang: Pasang) -> None:
    def setengah(kerja: Kerja) -> None:
        with kerja.sekali() as tutup:
            catat_efek(kerja)
            tutup.hasil = Hasil("a.txt", "text/plain", b"a")
            if kerja.percobaan == 1:
                raise ValueError

    pasang("uji", setengah)
    mulai(budi, renja)
    (selesai,) = kerjakan_antrean()
    assert (selesai.status, selesai.percobaan) == (S.SELESAI, 2)
    assert (Komentar.objects.count(), HasilProses.objects.count()) == (1, 1)


def test_yang_dibatalkan_berhenti_tanpa_efek(budi: Pengguna, renja: Renja, pasang: Pasang) -> None:
    def dibatalkan(kerja: Kerja) -> None:
        assert batalkan(kerja.proses)
        with pytest.raises(Dibatalkan):
            kerja.maju(50, "Setengah jalan")
        berefek(kerja)

    pasang("uji", dibatalkan)
    mulai(budi, renja)
    (selesai,) = kerjakan_antrean()
    assert (selesai.status, Komentar.objects.count()) == (S.DIBATALKAN, 0)
    assert not batalkan(selesai)


def test_pembatalan_yang_ditemukan_denyut_menghentikan(
    budi: Pengguna, renja: Renja, pasang: Pasang
) -> None:
    def sibuk(kerja: Kerja) -> None:
        kerja.maju(10, "Menghitung")
        kerja.hilang = Dibatalkan()
        kerja.maju(11, "Menghitung")
        berefek(kerja)

    pasang("uji", sibuk)
    proses = mulai(budi, renja)
    jalankan(str(proses.pk), berdenyut=False)
    assert Komentar.objects.count() == 0


def test_yang_dibatalkan_sebelum_dimulai_tidak_dikerjakan(
    budi: Pengguna, renja: Renja, pasang: Pasang
) -> None:
    pasang("uji", berefek)
    assert batalkan(mulai(budi, renja))
    (selesai,) = kerjakan_antrean()
    assert (selesai.status, selesai.percobaan) == (S.DIBATALKAN, 0)


def test_hak_yang_dicabut_sebelum_dikerjakan(budi: Pengguna, renja: Renja, pasang: Pasang) -> None:
    pasang("uji", berefek)
    mulai(budi, renja)
    Penugasan.objects.filter(pengguna=budi).update(berlaku_sampai="2023-12-31")
    (selesai,) = kerjakan_antrean()
    assert (selesai.status, selesai.percobaan, Komentar.objects.count()) == (S.GAGAL, 1, 0)
    assert selesai.galat.startswith("Anda tidak lagi berhak")


def test_diulang_setelah_gagal(budi: Pengguna, renja: Renja, pasang: Pasang) -> None:
    rusak = [True]

    def kadang(kerja: Kerja) -> None:
        if rusak[0]:
            raise KerjaGagal("Rusak.", ulangi=False)
        berefek(kerja)

    pasang("uji", kadang)
    proses = mulai(budi, renja, "satu")
    kerjakan_antrean()
    rusak[0] = False
    ulangi(proses)
    (selesai,) = kerjakan_antrean()
    assert (selesai.status, selesai.percobaan, selesai.galat) == (S.SELESAI, 1, "")
    with pytest.raises(TidakDapatDiulangi, match="Hanya pekerjaan yang gagal"):
        ulangi(proses)


def test_tidak_diulang_selama_yang_sama_berjalan(
    budi: Pengguna, renja: Renja, pasang: Pasang
) -> None:
    pasang("uji", berefek)
    pertama = mulai(budi, renja, "satu")
    batalkan(pertama)
    mulai(budi, renja, "satu")
    with pytest.raises(TidakDapatDiulangi, match="sedang berjalan"):
        ulangi(pertama)


def test_yang_hilang_di_jalan_ditemukan(budi: Pengguna, renja: Renja, pasang: Pasang) -> None:
    """Its commit was the last thing that the server did: the queue never heard of it."""
    pasang("uji", berefek)
    proses = mulai(budi, renja)
    assert sapu() == 0
    Proses.objects.update(dibuat=timezone.now() - timedelta(seconds=61))
    assert sapu() == 1
    assert sapu() == 0
    jalankan(str(proses.pk), berdenyut=False)
    proses.refresh_from_db()
    assert proses.status == S.SELESAI


def test_berkas_dibuang_setelah_seminggu(budi: Pengguna, renja: Renja, pasang: Pasang) -> None:
    pasang("uji", lambda _: Hasil("a.txt", "text/plain", b"a"))
    proses = mulai(budi, renja)
    kerjakan_antrean()
    for hari, tersisa in ((6, 1), (8, 0)):
        Proses.objects.update(selesai=timezone.now() - timedelta(days=hari))
        sapu()
        assert HasilProses.objects.count() == tersisa
    assert Proses.objects.filter(pk=proses.pk).exists()


def test_formulir_dicetak(budi: Pengguna, renja: Renja) -> None:
    argumen = {"formulir": "tabel-4.1", "kertas": "A4", "triwulan": 4}
    mulai_proses(budi, renja, "formulir", "Tabel 4.1", argumen)
    (selesai,) = kerjakan_antrean()
    assert (selesai.status, selesai.galat) == (S.SELESAI, "")
    assert bytes(selesai.hasil.isi).startswith(b"%PDF-")
    assert selesai.hasil.nama == "tabel-4.1_disnaker_2024.pdf"
