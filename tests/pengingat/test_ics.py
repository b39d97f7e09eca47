"""The calendar file: read back field by field, and what hostile names do to it."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.test import Client
from icalendar import Calendar

from planning.models import Pengguna, PerangkatDaerah
from renja.pengingat.ics import tulis_ics
from renja.pengingat.jendela import Rentang
from renja.pengingat.tugas import Tugas

Orang = dict[str, Pengguna]
KINI = datetime(2024, 10, 8, 1, 2, 3, tzinfo=UTC)
TUGAS = Tugas(
    "lapor:disnaker:2024:3",
    "Mengisi realisasi triwulan III 2024",
    "Dinas Disnaker: 1 dari 1 realisasi belum diajukan.",
    date(2024, 10, 15),
    7,
    "/disnaker/2024/realisasi/3/",
    "Pelaksana",
)
JENDELA = Rentang(
    *("pengisian:kota:2024:3", "Jadwal pengisian", "Pengisian realisasi triwulan III 2024"),
    *(date(2024, 10, 1), date(2024, 10, 15)),
)


def _tulis(rentang: list[Rentang], tugas: list[Tugas]) -> bytes:
    return tulis_ics(rentang, tugas, KINI, lambda jalur: f"https://renja.test{jalur}")


def test_berkas_sampai_huruf_terakhir() -> None:
    harapan = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Renja//Kalender Perlu tindak lanjut//ID",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "X-WR-CALNAME:Renja: perlu tindak lanjut",
        "BEGIN:VEVENT",
        "SUMMARY:Pengisian realisasi triwulan III 2024",
        "DTSTART;VALUE=DATE:20241001",
        "DTEND;VALUE=DATE:20241016",
        "DTSTAMP:20241008T010203Z",
        "UID:jendela:pengisian:kota:2024:3@renja",
        "DESCRIPTION:Jadwal pengisian",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "BEGIN:VEVENT",
        "SUMMARY:Batas: Mengisi realisasi triwulan III 2024",
        "DTSTART;VALUE=DATE:20241015",
        "DTEND;VALUE=DATE:20241016",
        "DTSTAMP:20241008T010203Z",
        "UID:tugas:lapor:disnaker:2024:3@renja",
        "DESCRIPTION:Dinas Disnaker: 1 dari 1 realisasi belum diajukan.",
        "URL:https://renja.test/disnaker/2024/realisasi/3/",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    )
    assert _tulis([JENDELA], [TUGAS]).decode() == "\r\n".join(harapan)


@pytest.mark.parametrize(
    "nama",
    [
        "Dinas; Tenaga, Kerja \\ n",
        "A\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:palsu",
        "A\nATTACH:file:///etc/passwd",
        "A\x0bB\x00C\u2028D\x85E",
        "Dinas " + "Kèpegawaian 省 " * 40,
        'kutip "ganda": titik dua',
    ],
)
def test_nama_yang_bermusuhan_tetap_satu_ringkasan(nama: str) -> None:
    rentang = Rentang("k", "Perpanjangan", nama, JENDELA.mulai, JENDELA.selesai)
    isi = _tulis([rentang, JENDELA], [])
    for baris in isi.split(b"\r\n"):
        assert len(baris) <= 75
        assert b"\n" not in baris
        assert b"\r" not in baris
        baris.decode()
    terbaca = Calendar.from_ical(isi)
    acara = terbaca.walk("VEVENT")
    assert len(acara) == 2
    bersih = " ".join(nama.split()).replace("\x00", "")
    assert str(acara[0]["SUMMARY"]) == bersih
    assert "ATTACH" not in acara[0]


def test_tanpa_batas_tidak_ikut() -> None:
    tanpa = Tugas("x", "X", "X", None, None, "/x/", "Pelaksana")
    assert Calendar.from_ical(_tulis([], [tanpa])).walk("VEVENT") == []


@pytest.fixture
def unduh(orang: Orang, pada: Callable[[date], None]) -> Callable[[str], object]:
    pada(date(2024, 10, 8))

    def ambil(nama: str) -> object:
        klien = Client()
        klien.force_login(orang[nama])
        return klien.get("/tindak-lanjut/kalender.ics")

    return ambil


def test_unduhan(unduh: Callable[[str], object]) -> None:
    jawaban = unduh("fajar")
    assert jawaban.status_code == 200
    assert jawaban.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert jawaban.headers["Content-Disposition"] == 'attachment; filename="kalender-renja.ics"'
    terbaca = Calendar.from_ical(jawaban.content)
    acara = {str(satu["UID"]): satu for satu in terbaca.walk("VEVENT")}
    assert acara.keys() == {
        *(f"jendela:pengisian:kota:2024:{n}@renja" for n in (1, 2, 3, 4)),
        "tugas:lapor:disnaker:2024:3@renja",
    }
    satu = acara["tugas:lapor:disnaker:2024:3@renja"]
    assert satu.decoded("DTSTART") == date(2024, 10, 15)
    assert satu.decoded("DTEND") == date(2024, 10, 16)
    assert str(satu["URL"]) == "http://testserver/disnaker/2024/realisasi/3/"


def test_uid_tetap_pada_unduhan_berikutnya(
    unduh: Callable[[str], object], pada: Callable[[date], None]
) -> None:
    def uid() -> list[str]:
        isi = Calendar.from_ical(unduh("budi").content)
        return sorted(str(satu["UID"]) for satu in isi.walk("VEVENT"))

    pertama = uid()
    pada(date(2024, 10, 16))
    assert uid() == pertama


def test_alamat_situs_dipakai(unduh: Callable[[str], object], settings: object) -> None:
    settings.ALAMAT_SITUS = "https://renja.kota.test"
    isi = unduh("fajar").content.decode()
    assert "URL:https://renja.kota.test/disnaker/2024/realisasi/3/" in isi


def test_nama_dinas_di_basis_data(unduh: Callable[[str], object]) -> None:
    PerangkatDaerah.objects.filter(kode="disnaker").update(nama="X\r\nBEGIN:VALARM\r\nY, Z;")
    isi = Calendar.from_ical(unduh("fajar").content)
    assert isi.walk("VALARM") == []
    (satu,) = (s for s in isi.walk("VEVENT") if str(s["UID"]).startswith("tugas:"))
    assert str(satu["DESCRIPTION"]).startswith("X BEGIN:VALARM Y, Z;: 1 dari 1")


def test_tanpa_masuk_tidak_ada_kalender(db: None) -> None:
    jawaban = Client().get("/tindak-lanjut/kalender.ics")
    assert (jawaban.status_code, jawaban.headers["Location"]) == (
        302,
        "/masuk/?next=/tindak-lanjut/kalender.ics",
    )
