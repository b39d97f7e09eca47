"""What a person sees who saved after somebody else: both values of each field, and a choice."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from planning.models import JejakAudit
from renja.isian.formulir import FormulirIsian, FormulirSel
from renja.isian.satelit import Sel
from renja.isian.tampilan import teks_medan

KOSONG = "(kosong)"


@dataclass(frozen=True, slots=True)
class Beda:
    """A field with the value that is stored now, and the one that was typed."""

    nama: str
    label: str
    kini: str
    ketik: str
    # Whether the person typed it anew; otherwise only the other one changed it.
    disentuh: bool


@dataclass(frozen=True, slots=True)
class Bentrokan:
    """Who came first and when, and what has to be chosen."""

    oleh: str
    waktu: datetime | None
    beda: tuple[Beda, ...]


def susun_bentrokan(form: FormulirSel, sel: tuple[Sel, ...] = ()) -> Bentrokan:
    """The choices of a form that was built anew over the present rows.

    Without `sel` the row of the form itself moved on; with it, those cells did.
    """
    if sel:
        nama = {satu.nama for satu in sel}
        kena = [satu for satu in form.sel if satu.nama in nama]
        akhir = _terakhir([satu.baris for satu in kena if satu.baris is not None])
        beda = tuple(_beda(form, n, disentuh=True) for satu in kena for n in satu.awal())
        return _susun(akhir, beda)
    if not isinstance(form, FormulirIsian):
        return Bentrokan("", None, ())
    asal = _semula(form)
    beda = tuple(
        _beda(form, satu.nama, disentuh=not _sama_semula(form, satu.nama, asal))
        for satu in form.medan
        if form.mentah(satu.nama) != form.mentah_awal(satu.nama)
        and _mungkin_bentrok(_kolom(form, satu.nama), asal)
    )
    return _susun(_terakhir([form.baris]), beda)


def _susun(akhir: JejakAudit | None, beda: tuple[Beda, ...]) -> Bentrokan:
    return Bentrokan(
        akhir.nama_pelaku if akhir else "orang lain", akhir.waktu if akhir else None, beda
    )


def _beda(form: FormulirSel, nama: str, *, disentuh: bool) -> Beda:
    medan = form.fields[nama]
    return Beda(
        nama,
        str(medan.label),
        teks_medan(medan, form.initial.get(nama)) or KOSONG,
        teks_medan(medan, medan.widget.value_from_datadict(form.data, form.files, nama)) or KOSONG,
        disentuh,
    )


def _mungkin_bentrok(kolom: str, asal: Mapping[str, Any] | None) -> bool:
    """Whether the other person may have changed what a field shows."""
    return asal is None or not kolom or kolom in asal


def _kolom(form: FormulirIsian, nama: str) -> str:
    """The column behind a field, "" where it has none of its own."""
    kolom: Any = {k.name: k.attname for k in form.jenis.model._meta.concrete_fields}
    return str(kolom.get(nama, ""))


def _semula(form: FormulirIsian) -> Mapping[str, Any] | None:
    """The columns changed since the page was made, as they were then; None where unknown."""
    entri = JejakAudit.objects.filter(
        objek=form.baris._meta.label_lower, kunci=form.baris.pk, versi__gt=form.versi
    ).order_by("-versi")
    hasil: dict[str, Any] = {}
    for satu in entri:
        hasil |= satu.sebelum or {}
    return hasil or None


def _sama_semula(form: FormulirIsian, nama: str, asal: Mapping[str, Any] | None) -> bool:
    kolom = _kolom(form, nama)
    if asal is None or kolom not in asal:
        return False
    return not form.fields[nama].has_changed(asal[kolom], form.mentah(nama))


def _terakhir(baris: list[Any]) -> JejakAudit | None:
    if not baris:
        return None
    return (
        JejakAudit.objects.filter(
            objek=baris[0]._meta.label_lower, kunci__in=[satu.pk for satu in baris]
        )
        .order_by("-waktu", "-nomor")
        .first()
    )
