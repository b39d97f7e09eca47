"""Windows and deadlines as iCalendar (RFC 5545), whole days."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta

from icalendar import Calendar, Event

from renja.pengingat.jendela import Rentang
from renja.pengingat.tugas import Tugas

JENIS_BERKAS = "text/calendar; charset=utf-8"
PRODID = "-//Renja//Kalender Perlu tindak lanjut//ID"


def tulis_ics(
    rentang: Iterable[Rentang],
    tugas: Iterable[Tugas],
    kini: datetime,
    lengkapi: Callable[[str], str],
) -> bytes:
    """The calendar as a file; `lengkapi` makes an address of a path.

    UIDs are made of the keys of windows and duties, so that a calendar which reads the file
    again moves what it has.
    """
    buku = Calendar()
    buku.add("prodid", PRODID)
    buku.add("version", "2.0")
    buku.add("calscale", "GREGORIAN")
    buku.add("method", "PUBLISH")
    buku.add("x-wr-calname", "Renja: perlu tindak lanjut")
    for satu in rentang:
        acara = _acara(f"jendela:{satu.kunci}", satu.judul, satu.mulai, satu.selesai, kini)
        acara.add("description", satu.jenis)
        acara.add("transp", "TRANSPARENT")
        buku.add_component(acara)
    for tenggat in tugas:
        if tenggat.batas is None:
            continue
        judul = f"Batas: {tenggat.judul}"
        acara = _acara(f"tugas:{tenggat.kunci}", judul, tenggat.batas, tenggat.batas, kini)
        acara.add("description", _satu_baris(tenggat.keterangan))
        acara.add("url", lengkapi(tenggat.alamat))
        buku.add_component(acara)
    return bytes(buku.to_ical())


def _acara(kunci: str, judul: str, mulai: date, selesai: date, kini: datetime) -> Event:
    """An event of whole days; its end is the day after the last one, as the standard says."""
    acara = Event()
    acara.add("uid", f"{kunci}@renja")
    acara.add("dtstamp", kini)
    acara.add("summary", _satu_baris(judul))
    acara.add("dtstart", mulai)
    acara.add("dtend", selesai + timedelta(days=1))
    return acara


def _satu_baris(teks: str) -> str:
    """Without line ends and control characters, which names could carry."""
    return "".join(huruf for huruf in " ".join(teks.split()) if huruf.isprintable())
