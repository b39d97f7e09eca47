"""The audit trail of an agency as a whole: who may see it, and as CSV."""

import csv
import io
from collections.abc import Iterable, Iterator

from planning.models import JejakAudit, Pengguna, Penugasan, RantaiJejak, Renja
from planning.permissions import lingkup
from renja.tabel.csv import jinakkan
from renja.tindak_lanjut.isi_jejak import waktu_terbaca
from renja.tindak_lanjut.riwayat import Entri, susun

PEMERIKSA = (Penugasan.Peran.APIP, Penugasan.Peran.VERIFIKATOR)
PER_BATCH = 500
KEPALA = (
    *("Nomor", "Waktu", "Oleh", "Perbuatan", "Jenis baris", "Baris", "Kolom"),
    *("Semula", "Menjadi", "Asal", "Alasan", "Hash"),
)


def boleh_audit(user: Pengguna, renja: Renja) -> bool:
    """APIP and verifikator of the agency's pemda."""
    pemda = renja.perangkat_daerah.pemda_id
    return any(lingkup(user).bertugas_di_pemda(peran, pemda) for peran in PEMERIKSA)


def csv_jejak(rantai: RantaiJejak | None) -> Iterator[bytes]:
    """A chain in its order, piece by piece, a line for each column changed.

    UTF-8 with a BOM, commas, CRLF, as the forms are; text that a spreadsheet would take for
    a formula gets an apostrophe in front.
    """
    yield "\ufeff".encode() + _baris([KEPALA])
    if rantai is None:
        return
    for awal in range(0, rantai.nomor, PER_BATCH):
        bagian = JejakAudit.objects.filter(
            rantai=rantai, nomor__gt=awal, nomor__lte=awal + PER_BATCH
        ).order_by("nomor")
        yield _baris(sel for satu in susun(list(bagian), dengan_induk=True) for sel in _isi(satu))


def _isi(satu: Entri) -> Iterator[tuple[str, ...]]:
    waktu = waktu_terbaca(satu.waktu)
    for beda in satu.beda or (("", "", ""),):
        yield (
            *(str(satu.nomor), waktu, satu.oleh, satu.kerja, satu.jenis, satu.sebutan),
            *(*beda, satu.asal, satu.alasan, satu.hash),
        )


def _baris(isi: Iterable[tuple[str, ...]]) -> bytes:
    keluaran = io.StringIO()
    penulis = csv.writer(keluaran)
    penulis.writerows([jinakkan(sel) for sel in satu] for satu in isi)
    return keluaran.getvalue().encode()
