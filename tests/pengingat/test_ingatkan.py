"""Reminders: on which days, to whom, once, and what a failing mail server changes."""

import io
import os
import subprocess
import sys
import time
from datetime import date, timedelta
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings as pengaturan
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import CommandError, call_command
from django.db import connection

from planning.models import LaporanTriwulan, Pengguna, Penugasan, PerangkatDaerah
from renja.baris_perintah import jalankan
from renja.models import Pengingat
from renja.pengingat.surat import hari_ingat
from renja.pengingat.tugas import Tugas
from tests.basisdata import leg, url_basis_data
from tests.pengingat.contoh import lapor, laporan, siapkan

Orang = dict[str, Pengguna]
BATAS = date(2024, 10, 15)
TUJUH = date(2024, 10, 8)


def _ingatkan(hari: date, **pilihan: Any) -> str:
    keluaran = io.StringIO()
    call_command("ingatkan", tanggal=f"{hari:%Y-%m-%d}", stdout=keluaran, **pilihan)
    return keluaran.getvalue()


def _tugas(hari: date, batas: date | None = BATAS) -> Tugas:
    sisa = None if batas is None else (batas - hari).days
    return Tugas("k", "J", "K", batas, sisa, "/x/", "Pelaksana")


# --- On which days -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("hari", "ingat"),
    [
        (date(2024, 10, 7), None),
        (date(2024, 10, 8), date(2024, 10, 8)),
        (date(2024, 10, 9), date(2024, 10, 8)),
        (date(2024, 10, 11), date(2024, 10, 8)),
        (date(2024, 10, 12), date(2024, 10, 12)),
        (date(2024, 10, 13), date(2024, 10, 12)),
        (date(2024, 10, 14), date(2024, 10, 14)),
        (date(2024, 10, 15), date(2024, 10, 15)),
        (date(2024, 10, 16), date(2024, 10, 16)),
        (date(2024, 10, 29), date(2024, 10, 29)),
        # From the fifteenth day after the 15th on: Monday, 28 October; then 4 November.
        (date(2024, 10, 30), date(2024, 10, 28)),
        (date(2024, 11, 3), date(2024, 10, 28)),
        (date(2024, 11, 4), date(2024, 11, 4)),
    ],
)
def test_hari_pengingat(hari: date, ingat: date | None) -> None:
    assert hari_ingat(_tugas(hari), hari) == ingat


def test_tanpa_batas_setiap_senin() -> None:
    """7 October 2024 was a Monday."""
    for hari in range(7, 14):
        assert hari_ingat(_tugas(date(2024, 10, hari), None), date(2024, 10, hari)) == date(
            2024, 10, 7
        )


def test_dijalankan_tiap_hari_menyurati_pada_hari_yang_dijanjikan(orang: Orang) -> None:
    """Every day from 1 October to 12 November: 4 before and on the day, 14 after, two Mondays."""
    Pengguna.objects.exclude(username="fajar").update(email="")
    dikirim = []
    for nomor in range(43):
        hari = date(2024, 10, 1) + timedelta(days=nomor)
        _ingatkan(hari)
        dikirim += [hari] * len(mail.outbox)
        mail.outbox.clear()
    assert dikirim == [
        *(date(2024, 10, hari) for hari in (8, 12, 14, 15)),
        *(date(2024, 10, hari) for hari in range(16, 30)),
        *(date(2024, 11, hari) for hari in (4, 11)),
    ]


def test_hari_yang_terlewat_disusulkan(orang: Orang) -> None:
    _ingatkan(date(2024, 10, 10))
    assert sorted(satu.to[0] for satu in mail.outbox) == [
        *("budi@contoh.test", "citra@contoh.test", "fajar@contoh.test"),
    ]
    mail.outbox.clear()
    _ingatkan(date(2024, 10, 11))
    assert mail.outbox == []


# --- What is sent to whom ----------------------------------------------------------------


def test_satu_surat_bagi_seorang(orang: Orang, settings: Any) -> None:
    settings.ALAMAT_SITUS = "https://renja.kota.test"
    settings.DEFAULT_FROM_EMAIL = "renja@kota.test"
    laporan(4, "draf")
    keluaran = _ingatkan(TUJUH)
    assert keluaran == "8 Oktober 2024: 3 surat terkirim, 0 gagal.\n"
    surat = {satu.to[0]: satu for satu in mail.outbox}
    fajar = surat["fajar@contoh.test"]
    assert fajar.subject == "Renja: 1 hal perlu tindak lanjut"
    assert fajar.from_email == "renja@kota.test"
    assert fajar.extra_headers == {"Auto-Submitted": "auto-generated"}
    assert fajar.body == (
        "Yth. Fajar,\n\n"
        "Per 8 Oktober 2024, hal berikut perlu Anda tindak lanjuti.\n\n"
        "1. Mengisi realisasi triwulan III 2024\n"
        "   Dinas Disnaker: 1 dari 1 realisasi belum diajukan.\n"
        "   Batas: 15 Oktober 2024 (7 hari lagi)\n"
        "   https://renja.kota.test/disnaker/2024/realisasi/3/\n\n"
        "Semuanya ada di Perlu tindak lanjut: https://renja.kota.test/tindak-lanjut/\n"
        "Surat ini dikirim oleh sistem; tidak perlu dibalas.\n"
    )
    assert surat["budi@contoh.test"].subject == "Renja: 2 hal perlu tindak lanjut"


def test_yang_terlambat_disebut_lebih_dahulu(orang: Orang) -> None:
    _ingatkan(date(2024, 10, 16))
    (fajar,) = (satu for satu in mail.outbox if satu.to == ["fajar@contoh.test"])
    assert fajar.subject == "Renja: 1 hal perlu tindak lanjut, 1 terlambat"
    assert "\nTERLAMBAT\n\n1. Mengisi realisasi" in fajar.body
    assert "Batas: 15 Oktober 2024 (terlambat 1 hari)" in fajar.body
    # Without an address of the site: the path alone.
    assert "\n   /disnaker/2024/realisasi/3/\n" in fajar.body


def test_hanya_yang_aktif_beralamat_dan_bertugas(orang: Orang) -> None:
    Pengguna.objects.filter(username="fajar").update(is_active=False)
    Pengguna.objects.filter(username="citra").update(email="")
    Penugasan.objects.filter(pengguna=orang["budi"]).update(berlaku_sampai=date(2024, 10, 7))
    assert _ingatkan(TUJUH) == "8 Oktober 2024: 0 surat terkirim, 0 gagal.\n"
    assert not Pengingat.objects.exists()


def test_pengguna_contoh_tidak_disurati_di_pemasangan(orang: Orang, settings: Any) -> None:
    Pengguna.objects.update(contoh=True)
    settings.DEMO_DIIZINKAN = False
    _ingatkan(TUJUH)
    assert mail.outbox == []
    settings.DEMO_DIIZINKAN = True
    _ingatkan(TUJUH)
    assert len(mail.outbox) == 3


def test_dua_kali_sehari_hanya_satu_surat(orang: Orang) -> None:
    _ingatkan(TUJUH)
    assert Pengingat.objects.count() == 5
    assert set(Pengingat.objects.values_list("tanggal", flat=True)) == {TUJUH}
    mail.outbox.clear()
    assert _ingatkan(TUJUH) == "8 Oktober 2024: 0 surat terkirim, 0 gagal.\n"
    assert mail.outbox == []


def test_hal_baru_pada_hari_yang_sama_disurati_sendiri(orang: Orang) -> None:
    _ingatkan(TUJUH)
    mail.outbox.clear()
    lapor("diajukan")
    _ingatkan(TUJUH)
    assert [satu.to for satu in mail.outbox] == [["gita@contoh.test"]]


def test_batas_yang_digeser_diingatkan_lagi(orang: Orang) -> None:
    Pengguna.objects.exclude(username="fajar").update(email="")
    _ingatkan(date(2024, 10, 15))
    laporan(3, "draf", diperpanjang_sampai=date(2024, 10, 25))
    mail.outbox.clear()
    _ingatkan(date(2024, 10, 17))
    assert mail.outbox == []
    _ingatkan(date(2024, 10, 18))
    assert "Batas: 25 Oktober 2024 (7 hari lagi)" in mail.outbox[0].body


# --- When something goes wrong -----------------------------------------------------------


class ServerRewel(EmailBackend):
    """A mail server that takes nothing for Budi."""

    def send_messages(self, messages: Any) -> int:
        if any("budi" in satu.to[0] for satu in messages):
            raise ConnectionRefusedError(111, "Connection\nrefused")
        return super().send_messages(messages)


class ServerDiam(EmailBackend):
    """A mail server that takes nothing and does not say so."""

    def send_messages(self, _: Any) -> int:
        return 0


def test_yang_gagal_dicoba_lagi_dan_yang_lain_tetap_terkirim(
    orang: Orang, settings: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    asal = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = f"{__name__}.ServerRewel"
    with pytest.raises(SystemExit) as keluar:
        call_command("ingatkan", tanggal="2024-10-08")
    assert keluar.value.code == 1
    tertulis = capsys.readouterr()
    assert tertulis.out == "8 Oktober 2024: 2 surat terkirim, 1 gagal.\n"
    assert tertulis.err == (
        "Surat bagi budi tidak terkirim ([Errno 111] Connection refused); dicoba lagi nanti.\n"
    )
    assert not Pengingat.objects.filter(pengguna=orang["budi"]).exists()
    settings.EMAIL_BACKEND = asal
    mail.outbox.clear()
    _ingatkan(TUJUH)
    assert [satu.to for satu in mail.outbox] == [["budi@contoh.test"]]


class ServerMati(EmailBackend):
    """A mail server that is away."""

    def send_messages(self, _: Any) -> int:
        raise TimeoutError("timed out")


def test_server_yang_mati_tidak_ditanya_terus(
    orang: Orang, settings: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    """Five have something to do; after three in a row the other two wait for the next run."""
    lapor("diajukan", milik_akar=True)
    lapor("diajukan")
    LaporanTriwulan.objects.filter(perangkat_daerah__kode="disnaker", triwulan=2).delete()
    settings.EMAIL_BACKEND = f"{__name__}.ServerMati"
    with pytest.raises(SystemExit) as keluar:
        call_command("ingatkan", tanggal="2024-10-08")
    assert keluar.value.code == 1
    tertulis = capsys.readouterr()
    assert tertulis.out == "8 Oktober 2024: 0 surat terkirim, 5 gagal.\n"
    assert tertulis.err.splitlines() == [
        *(
            f"Surat bagi {siapa} tidak terkirim (timed out); dicoba lagi nanti."
            for siapa in ("budi", "citra", "dedi")
        ),
        "Server surat tidak menjawab; 2 surat lain dicoba nanti.",
    ]
    assert not Pengingat.objects.exists()


def test_server_yang_diam_tidak_dianggap_mengirim(orang: Orang, settings: Any) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.ServerDiam"
    with pytest.raises(SystemExit):
        call_command("ingatkan", tanggal="2024-10-08", stdout=io.StringIO(), stderr=io.StringIO())
    assert not Pengingat.objects.exists()


@pytest.mark.parametrize(
    "alamat", ["x@y.test\nBcc: z@jahat.test", "x@y.test\r\nSubject: palsu", "tanpa alamat\n"]
)
def test_alamat_dengan_baris_baru_tidak_menambah_kepala(orang: Orang, alamat: str) -> None:
    Pengguna.objects.filter(username="budi").update(email=alamat)
    with pytest.raises(SystemExit):
        call_command("ingatkan", tanggal="2024-10-08", stdout=io.StringIO(), stderr=io.StringIO())
    assert sorted(satu.to[0] for satu in mail.outbox) == ["citra@contoh.test", "fajar@contoh.test"]
    for satu in mail.outbox:
        assert set(satu.message().keys()) == {
            *("Content-Type", "MIME-Version", "Content-Transfer-Encoding", "Subject", "From"),
            *("To", "Date", "Message-ID", "Auto-Submitted"),
        }


def test_nama_dengan_baris_baru_tetap_sebaris(orang: Orang) -> None:
    jahat = "Fajar\r\n\r\nSandi Anda kedaluwarsa: <b>https://jahat.test</b>"
    Pengguna.objects.filter(username="fajar").update(nama=jahat)
    PerangkatDaerah.objects.filter(kode="disnaker").update(nama="Dinas\nBcc: a@b.test")
    _ingatkan(TUJUH)
    (satu,) = (s for s in mail.outbox if s.to == ["fajar@contoh.test"])
    baris = satu.body.splitlines()
    assert baris[0] == "Yth. Fajar Sandi Anda kedaluwarsa: <b>https://jahat.test</b>,"
    assert "   Dinas Bcc: a@b.test: 1 dari 1 realisasi belum diajukan." in baris
    pesan = message_from_bytes(satu.message().as_bytes(), policy=policy.default)
    assert pesan["Bcc"] is None
    assert pesan.get_content_type() == "text/plain"


# --- The command -------------------------------------------------------------------------


def test_tanpa_kirim_hanya_menampilkan(orang: Orang) -> None:
    assert _ingatkan(TUJUH, tanpa_kirim=True) == (
        "budi: Renja: 2 hal perlu tindak lanjut\n"
        "  - Mengajukan laporan triwulan III 2024, 7 hari lagi\n"
        "  - Mengisi realisasi triwulan III 2024 tingkat perangkat daerah, 7 hari lagi\n"
        "citra: Renja: 2 hal perlu tindak lanjut\n"
        "  - Mengajukan laporan triwulan III 2024, 7 hari lagi\n"
        "  - Mengisi realisasi triwulan III 2024 tingkat perangkat daerah, 7 hari lagi\n"
        "fajar: Renja: 1 hal perlu tindak lanjut\n"
        "  - Mengisi realisasi triwulan III 2024, 7 hari lagi\n"
        "8 Oktober 2024: 3 surat akan dikirim.\n"
    )
    assert mail.outbox == []
    assert not Pengingat.objects.exists()


@pytest.mark.parametrize("teks", ["kemarin", "2024-13-01", "08-10-2024", ""])
def test_tanggal_yang_keliru(db: None, teks: str) -> None:
    with pytest.raises(CommandError) as galat:
        call_command("ingatkan", tanggal=teks)
    assert galat.value.returncode == 2
    assert str(galat.value) == f"Tanggal {teks!r} tidak dikenal. Tulis seperti 2024-10-15."


def test_catatan_lebih_dari_setahun_dihapus(orang: Orang, pada: Any) -> None:
    pada(TUJUH)
    for kunci, hari in (("lama", date(2023, 10, 7)), ("baru", date(2023, 10, 9))):
        Pengingat.objects.create(pengguna=orang["eka"], kunci=kunci, tanggal=hari)
    call_command("ingatkan", tanggal="2030-01-01", stdout=io.StringIO())
    sisa = Pengingat.objects.filter(pengguna=orang["eka"])
    assert list(sisa.values_list("kunci", flat=True)) == ["baru"]


@pytest.mark.parametrize(
    ("argumen", "kode", "kalimat"),
    [
        (["--tanggal", "2024-10-08"], 0, "8 Oktober 2024: 0 surat terkirim, 0 gagal."),
        (["--tanggal", "besok"], 2, "Tanggal 'besok' tidak dikenal. Tulis seperti 2024-10-15."),
        (["--help"], 0, "7, 3, dan 1 hari sebelum batas waktu"),
    ],
)
def test_kode_keluar(
    db: None, capsys: pytest.CaptureFixture[str], argumen: list[str], kode: int, kalimat: str
) -> None:
    try:
        hasil = jalankan(["manage.py", "ingatkan", *argumen])
    except SystemExit as keluar:
        hasil = keluar.code
    tertulis = capsys.readouterr()
    assert hasil == kode
    assert kalimat in " ".join((tertulis.out + tertulis.err).split())


@pytest.mark.django_db(transaction=True)
def test_dua_perintah_serentak_mengirim_sekali(tmp_path: Path) -> None:
    siapkan()
    bagian = urlsplit(url_basis_data())
    nama = str(connection.settings_dict["NAME"])
    url = bagian._replace(path=f"/{nama}").geturl() if leg() == "pg" else f"sqlite:///{nama}"
    lingkungan = {
        **os.environ,
        "DATABASE_URL": url,
        "SECRET_KEY": pengaturan.SECRET_KEY,
        "DEBUG": "off",
        "DJANGO_SETTINGS_MODULE": "renja.settings",
        "EMAIL_URL": f"filemail:///{tmp_path}",
    }
    mulai = time.time() + 3
    proses = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.pengingat.pengirim", "2024-10-08", str(mulai)],
            cwd=pengaturan.BASE_DIR,
            env=lingkungan,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(3)
    ]
    hasil = [(satu.communicate(timeout=120)[0], satu.returncode) for satu in proses]
    assert [kode for _, kode in hasil] == [0, 0, 0]
    assert sum(int(isi.split(": ")[1].split()[0]) for isi, _ in hasil) == 3
    surat = "".join(satu.read_text() for satu in tmp_path.iterdir())
    assert {
        siapa: surat.count(f"To: {siapa}@contoh.test") for siapa in ("budi", "citra", "fajar")
    } == {"budi": 1, "citra": 1, "fajar": 1}
    assert Pengingat.objects.count() == 5
