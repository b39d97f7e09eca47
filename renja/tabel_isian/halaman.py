"""What the page of a grid shows around it."""

from datetime import timedelta
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from planning.models import Pengguna, Perubahan, Renja, Renstra
from renja.halaman.akses import Permintaan
from renja.tabel_isian.gembok import Gembok
from renja.tabel_isian.html import Ketikan, asal_atribut, asal_json, tabel_html
from renja.tabel_isian.kolom import RENSTRA, sebutan_tabel
from renja.tabel_isian.susun import muat_tabel

# How long a save is offered for undo when the page is opened anew.
TERAKHIR = timedelta(hours=12)


def isi_halaman(
    request: Permintaan, renja: Renja, jenis: str, gembok: Gembok, ketikan: Ketikan | None = None
) -> dict[str, Any]:
    """The context of tabel_isian/tabel.html."""
    pilihan = request.GET.get("program", "")[:40]
    tabel = muat_tabel(renja, request.user, jenis, pilihan, gembok)
    kode = renja.perangkat_daerah.kode
    letak = next((n for n, p in enumerate(tabel.halaman) if p.kunci == tabel.pilihan), None)
    return {
        "renja": renja,
        "halaman": "tabel_isian",
        "jenis": jenis,
        "tabel": tabel,
        "html": tabel_html(renja, tabel, ketikan),
        "asal": asal_atribut(asal_json(tabel)),
        "gembok": gembok,
        "berpohon": tabel.pilihan != "" or any(b.tingkat == "program" for b in tabel.baris),
        "butuh_alasan": jenis == RENSTRA and renja.renstra.status == Renstra.Status.DITETAPKAN,
        "kunci_program": next((b.kunci[1:] for b in tabel.baris if b.tingkat == "program"), "")
        if tabel.pilihan
        else "",
        "sebelum": tabel.halaman[letak - 1] if letak else None,
        "sesudah": tabel.halaman[letak + 1]
        if letak is not None and letak + 1 < len(tabel.halaman)
        else None,
        "simpanan": simpanan_terakhir(request.user, renja, sebutan_tabel(renja, jenis))
        if gembok.menulis
        else None,
        "ke_penyusunan": _alamat("penyusunan:nomenklatur", kode, renja),
        "ke_isian": _alamat("isian:daftar", kode, renja),
    }


def simpanan_terakhir(user: Pengguna, renja: Renja, sebutan: str) -> Perubahan | None:
    """The person's last save that can still be undone, on the grid that its title ends with."""
    return (
        Perubahan.objects.filter(
            renja=renja,
            pelaku=user,
            judul__endswith=sebutan,
            asal__in=("tangan", "tempel"),
            pengurung=None,
            waktu__gte=timezone.now() - TERAKHIR,
        )
        .order_by("-waktu")
        .first()
    )


def _alamat(nama: str, *argumen: object) -> str:
    """The address of a page of another room, "" while that room does not have it."""
    try:
        return reverse(nama, args=argumen)
    except NoReverseMatch:
        return ""
