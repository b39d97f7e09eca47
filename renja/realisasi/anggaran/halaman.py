"""What the page of a quarter's money shows around its grid."""

from typing import Any
from uuid import UUID

from planning.models import Renja, UnitKerja
from renja.halaman.akses import Permintaan
from renja.pemuat import muat_rencana
from renja.realisasi.akses import isi_kerangka
from renja.realisasi.anggaran.data import Pembaca
from renja.realisasi.anggaran.gembok import GembokAnggaran, unit_sendiri
from renja.realisasi.anggaran.html import tabel_html
from renja.realisasi.anggaran.simpan import sebutan
from renja.realisasi.anggaran.tabel import saring, susun_tabel, teks_serapan, unit_berbaris
from renja.tabel_isian.halaman import simpanan_terakhir
from renja.tabel_isian.html import Ketikan, asal_atribut, asal_json
from renja.tabel_isian.jumlah import TOTAL

SEMUA = "semua"


def isi_halaman(
    request: Permintaan, renja: Renja, triwulan: int, ketikan: Ketikan | None = None
) -> dict[str, Any]:
    """The context of realisasi/anggaran.html."""
    gembok = GembokAnggaran(request.user, renja, triwulan)
    rencana = muat_rencana(renja, pelaksanaan=True)
    unit = unit_berbaris(rencana)
    dipilih, unit_tampak = _unit(request, renja, {satu.uid for satu in unit})
    program = pilihan_alamat(request).get("program", "")
    isi = susun_tabel(rencana, Pembaca(renja, triwulan), gembok, saring(unit_tampak, program))
    lapisan = rencana.pelaksanaan.lapisan_berlaku(renja.tahun, triwulan)
    total = isi.uang[TOTAL]
    return isi_kerangka(renja, triwulan, "anggaran") | {
        "isi": isi,
        "tabel": isi.tabel,
        "html": tabel_html(renja, triwulan, isi, ketikan),
        "asal": asal_atribut(asal_json(isi.tabel)),
        "gembok": gembok,
        "lapisan": lapisan,
        "catatan_realisasi": rencana.catatan_realisasi,
        "pilihan_unit": unit,
        "pilihan_program": rencana.program,
        "unit_dipilih": dipilih,
        "program_dipilih": program,
        "total": total,
        "serapan": teks_serapan(total),
        "belum": next((kalimat for kalimat in gembok.belum.values() if kalimat), ""),
        "simpanan": simpanan_terakhir(request.user, renja, sebutan(renja, triwulan))
        if gembok.menulis
        else None,
    }


def pilihan_alamat(request: Permintaan) -> dict[str, str]:
    """What the address narrows: unit and program, as they were given."""
    pilihan = {nama: request.GET.get(nama, "")[:40] for nama in ("unit", "program")}
    return {nama: isi for nama, isi in pilihan.items() if isi}


def _unit(request: Permintaan, renja: Renja, ada: set[UUID]) -> tuple[str, frozenset[UUID]]:
    """The unit chosen ("semua", a uid, or "" for the person's own ones), and those shown.

    Whoever reports for a unit begins with that one, everybody else with all.
    """
    pilihan = pilihan_alamat(request).get("unit", "")
    try:
        satu = UUID(pilihan)
    except ValueError:
        satu = None
    if satu in ada and satu is not None:
        return str(satu), frozenset({satu})
    sendiri = unit_sendiri(request.user, renja.perangkat_daerah_id)
    if pilihan == SEMUA or not sendiri:
        return SEMUA, frozenset()
    uid = UnitKerja.objects.filter(pk__in=sendiri).values_list("uid", flat=True)
    tampak = frozenset(uid) & ada
    if not tampak or tampak == ada:
        return SEMUA, frozenset()
    return "", tampak
