"""Reminders by e-mail: which duties are due for one, and sending each of them once.

A duty is reminded 7, 3 and 1 days before its last day, on that day, on each of the 14 days
after it, and then every Monday; one without a last day every Monday. A day that was missed is
made up for by the next run. What was reminded is written (Pengingat) in the transaction in which
the message leaves, with the person's row locked: two runs at once send once, and a message that
fails is tried again by the next run.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.template.loader import render_to_string

from planning.models import Pengguna, Penugasan
from renja.models import Pengingat
from renja.pengingat.bahan import berlaku
from renja.pengingat.tugas import Tugas, susun_tugas
from renja.pengingat.waktu import tanggal

SEBELUM = (0, 1, 3, 7)
HARIAN = 14
# How long it is remembered what was sent.
DISIMPAN = timedelta(days=366)


class TidakTerkirim(OSError):
    """The mail server took no message."""


@dataclass(frozen=True, slots=True)
class Surat:
    """What one person is to be reminded of."""

    pengguna: Pengguna
    tugas: tuple[Tugas, ...]

    @property
    def perihal(self) -> str:
        """The subject: counts only, nothing that anybody typed."""
        terlambat = sum(satu.terlambat for satu in self.tugas)
        akhiran = f", {terlambat} terlambat" if terlambat else ""
        return f"Renja: {len(self.tugas)} hal perlu tindak lanjut{akhiran}"


def hari_ingat(tugas: Tugas, hari: date) -> date | None:
    """The last day, up to a day, on which the duty is reminded; None where none has come."""
    senin = hari - timedelta(days=hari.weekday())
    if tugas.batas is None or tugas.sisa is None:
        return senin
    if tugas.sisa < 0:
        return hari if -tugas.sisa <= HARIAN else senin
    jarak = next((satu for satu in SEBELUM if tugas.sisa <= satu), None)
    return None if jarak is None else tugas.batas - timedelta(days=jarak)


def susun_surat(hari: date) -> list[Surat]:
    """The messages of a day, by name; who was reminded already is left out."""
    orang = {satu.pk: satu for satu in _penerima(hari)}
    semua = susun_tugas(orang, hari)
    terakhir = _terakhir(semua, hari)
    surat = (Surat(orang[pk], _saatnya(isi, terakhir[pk], hari)) for pk, isi in semua.items())
    return sorted((satu for satu in surat if satu.tugas), key=lambda satu: satu.pengguna.nama)


def kirim(surat: Surat, hari: date) -> bool:
    """Send a message; False where another run has sent it meanwhile.

    Raises OSError (the server) or ValueError (an address that is none); then
    nothing is remembered as sent.
    """
    pk = surat.pengguna.pk
    with transaction.atomic():
        Pengguna.objects.select_for_update(no_key=True).get(pk=pk)
        isi = _saatnya(surat.tugas, _terakhir([pk], hari)[pk], hari)
        if not isi:
            return False
        Pengingat.objects.bulk_create(
            Pengingat(pengguna=surat.pengguna, kunci=satu.kunci, tanggal=hari) for satu in isi
        )
        if not pesan(Surat(surat.pengguna, isi), hari).send():
            raise TidakTerkirim("Server surat tidak menerimanya.")
    return True


def pesan(surat: Surat, hari: date) -> EmailMessage:
    """The message as plain text; links are whole where ALAMAT_SITUS is set."""
    isi = {
        "nama": _satu_baris(surat.pengguna.nama),
        "tanggal": tanggal(hari),
        "terlambat": [_baris(satu) for satu in surat.tugas if satu.terlambat],
        "lainnya": [_baris(satu) for satu in surat.tugas if not satu.terlambat],
        "situs": settings.ALAMAT_SITUS,
    }
    return EmailMessage(
        subject=surat.perihal,
        body=render_to_string("pengingat/surat.txt", isi),
        to=[surat.pengguna.email],
        # Holiday notices do not answer it.
        headers={"Auto-Submitted": "auto-generated"},
    )


def lupakan_yang_lama(hari: date) -> int:
    """Forget what was sent over a year before a day; gives how many."""
    banyak, _ = Pengingat.objects.filter(tanggal__lt=hari - DISIMPAN).delete()
    return banyak


def _penerima(hari: date) -> Iterable[Pengguna]:
    """Active people with an address and a role; demo users only where demo data is allowed."""
    semua = Pengguna.objects.filter(is_active=True).exclude(email="")
    if not settings.DEMO_DIIZINKAN:
        semua = semua.filter(contoh=False)
    return semua.filter(Exists(Penugasan.objects.filter(berlaku(hari), pengguna=OuterRef("pk"))))


def _terakhir(pengguna: Iterable[int], hari: date) -> Mapping[int, dict[str, date]]:
    """By person and duty: the last day up to a day on which it was reminded."""
    hasil: Mapping[int, dict[str, date]] = defaultdict(dict)
    isi = Pengingat.objects.filter(
        pengguna__in=list(pengguna), tanggal__lte=hari, tanggal__gte=hari - DISIMPAN
    )
    for orang, kunci, pada in isi.order_by("tanggal").values_list(
        "pengguna_id", "kunci", "tanggal"
    ):
        hasil[orang][kunci] = pada
    return hasil


def _saatnya(tugas: Iterable[Tugas], terakhir: Mapping[str, date], hari: date) -> tuple[Tugas, ...]:
    """The duties whose day has come and that were not reminded since."""
    return tuple(
        satu
        for satu in tugas
        if (sejak := hari_ingat(satu, hari)) is not None
        and terakhir.get(satu.kunci, date.min) < sejak
    )


def _baris(tugas: Tugas) -> dict[str, str]:
    batas = "tanpa batas waktu"
    if tugas.batas is not None:
        batas = f"{tanggal(tugas.batas)} ({tugas.sisa_waktu})"
    return {
        "judul": _satu_baris(tugas.judul),
        "keterangan": _satu_baris(tugas.keterangan),
        "batas": batas,
        "alamat": f"{settings.ALAMAT_SITUS}{tugas.alamat}",
    }


def _satu_baris(teks: str) -> str:
    """A name on one line: what it holds cannot look like the rest of the message."""
    return " ".join(teks.split())
