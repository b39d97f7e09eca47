"""A month as weeks and days, with what begins, ends and is due on them. Pure."""

import re
from calendar import Calendar
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from planning.models.pelaporan import NAMA_BULAN
from renja.pengingat.jendela import Rentang
from renja.pengingat.tugas import Tugas

POLA_BULAN = re.compile(r"[0-9]{4}-[0-9]{2}", re.ASCII)
TAHUN_AWAL, TAHUN_AKHIR = 2000, 2100


@dataclass(frozen=True, slots=True)
class Acara:
    """What happens on a day: `apa` is "Dibuka", "Ditutup", "Satu hari" or "Batas"."""

    apa: str
    judul: str
    alamat: str = ""


@dataclass(frozen=True, slots=True)
class Hari:
    """A day of the month; `kini` marks today."""

    tanggal: date
    kini: bool
    acara: tuple[Acara, ...]


@dataclass(frozen=True, slots=True)
class Bulan:
    """A month: weeks from Monday to Sunday, None for days of its neighbours.

    `rentang` are the windows that touch the month, `tugas` what is due in it; `sebelum` and
    `sesudah` name the months beside it ("2024-09"), "" at the ends of time.
    """

    nama: str
    kunci: str
    pekan: tuple[tuple[Hari | None, ...], ...]
    rentang: tuple[Rentang, ...]
    tugas: tuple[Tugas, ...]
    sebelum: str
    sesudah: str


def bulan_dari(teks: str, hari_ini: date) -> date:
    """The first day of the month that an address names ("2024-10"), else of the present one."""
    if POLA_BULAN.fullmatch(teks):
        tahun, bulan = int(teks[:4]), int(teks[5:])
        if TAHUN_AWAL <= tahun <= TAHUN_AKHIR and 1 <= bulan <= len(NAMA_BULAN):
            return date(tahun, bulan, 1)
    return hari_ini.replace(day=1)


def susun_bulan(
    awal: date, hari_ini: date, rentang: Iterable[Rentang], tugas: Iterable[Tugas]
) -> Bulan:
    """The month that begins with `awal`."""
    berikut = (awal + timedelta(days=31)).replace(day=1)
    akhir = berikut - timedelta(days=1)
    kena = tuple(satu for satu in rentang if satu.pada(awal, akhir))
    jatuh = tuple(satu for satu in tugas if satu.batas and awal <= satu.batas <= akhir)
    acara = _acara(kena, jatuh)
    pekan = tuple(
        tuple(
            Hari(hari, hari == hari_ini, tuple(acara.get(hari, ())))
            if hari.month == awal.month
            else None
            for hari in satu
        )
        for satu in Calendar().monthdatescalendar(awal.year, awal.month)
    )
    return Bulan(
        f"{NAMA_BULAN[awal.month - 1]} {awal.year}",
        _kunci(awal),
        pekan,
        kena,
        tuple(sorted(jatuh, key=lambda satu: satu.batas or akhir)),
        _kunci(awal - timedelta(days=1)),
        _kunci(berikut),
    )


def _kunci(hari: date) -> str:
    return f"{hari:%Y-%m}" if TAHUN_AWAL <= hari.year <= TAHUN_AKHIR else ""


def _acara(rentang: Sequence[Rentang], tugas: Sequence[Tugas]) -> dict[date, list[Acara]]:
    """What is due first, then what closes, then what opens."""
    hasil: dict[date, list[Acara]] = defaultdict(list)
    for tenggat in tugas:
        if tenggat.batas is not None:
            hasil[tenggat.batas].append(Acara("Batas", tenggat.judul, tenggat.alamat))
    for satu in rentang:
        sehari = satu.mulai == satu.selesai
        hasil[satu.selesai].append(Acara("Satu hari" if sehari else "Ditutup", satu.judul))
    for satu in rentang:
        if satu.mulai != satu.selesai:
            hasil[satu.mulai].append(Acara("Dibuka", satu.judul))
    return hasil
