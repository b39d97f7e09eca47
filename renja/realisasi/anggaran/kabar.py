"""What others saved on a quarter's money since a page was made, from the audit trail."""

from typing import Any

from budget.models import RealisasiAnggaran
from planning.models import JejakAudit
from renja.realisasi.anggaran.data import Pembaca, kunci_sel
from renja.tabel_isian.hasil import jam
from renja.tabel_isian.kabar import ENTRI_TERBANYAK, SUSUNAN
from renja.tabel_isian.susun import nomor_terakhir

OBJEK = RealisasiAnggaran._meta.label_lower
# What closes or opens rows, which only a new page shows.
PEMBUKA = frozenset({"planning.koreksirealisasi", "planning.laporantriwulan"})


def kabar(pembaca: Pembaca, sejak: int, kecuali: frozenset[str] = frozenset()) -> dict[str, Any]:
    """As the script reads it: nomor, susunan, and n, v, oleh and waktu by cell."""
    nomor = nomor_terakhir(pembaca.renja)
    hasil: dict[str, Any] = {"nomor": nomor, "susunan": False, "lain": {}, "jumlah": {}}
    if nomor <= sejak:
        return hasil
    entri: list[Any] = list(
        JejakAudit.objects.filter(
            rantai__perangkat_daerah=pembaca.renja.perangkat_daerah_id, nomor__gt=sejak
        )
        .order_by("nomor")
        .values("objek", "kunci", "sebelum", "sesudah", "nama_pelaku", "waktu")[:ENTRI_TERBANYAK]
    )
    hasil["susunan"] = len(entri) == ENTRI_TERBANYAK or any(
        satu["objek"] in SUSUNAN | PEMBUKA for satu in entri
    )
    siapa = {kunci: satu for satu, kunci in _kunci(pembaca, entri) if kunci not in kecuali}
    kini = pembaca.kini(siapa)
    for kunci, satu in siapa.items():
        isi = kini[kunci]
        hasil["lain"][kunci] = {
            "n": isi.teks,
            "v": isi.versi,
            "oleh": satu["nama_pelaku"],
            "waktu": jam(satu["waktu"]),
        }
    return hasil


def _kunci(pembaca: Pembaca, entri: list[Any]) -> list[tuple[Any, str]]:
    """The cell of each entry about a month of this quarter."""
    uang = [satu for satu in entri if satu["objek"] == OBJEK]
    kini = {
        pk: (baris, bulan)
        for pk, baris, bulan in RealisasiAnggaran.objects.filter(
            pk__in={satu["kunci"] for satu in uang}
        ).values_list("pk", "baris_id", "bulan")
    }
    hasil = []
    for satu in uang:
        isi = {**(satu["sebelum"] or {}), **(satu["sesudah"] or {})}
        letak = kini.get(satu["kunci"]) or (isi.get("baris_id"), isi.get("bulan"))
        milik = pembaca.pemilik.get(letak[0] or 0)
        if milik is not None and letak[1] in pembaca.bulan:
            hasil.append((satu, kunci_sel(milik.pk, letak[1])))
    return hasil
