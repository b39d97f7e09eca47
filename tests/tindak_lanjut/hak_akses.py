"""Who gets which answer from the addresses of this room."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.utils import timezone

from planning.models import (
    BarisRenja,
    BukaBaris,
    Komentar,
    Pengguna,
    Perubahan,
    Program,
    Renja,
)
from planning.penyuntingan import suntingan
from tests.hak_akses import (
    KOTA_LAIN,
    TULIS_DINSOS,
    TULIS_DISNAKER,
    TULIS_KOTA_LAIN,
    Hak,
)

# A page that takes POST alone.
HANYA_KIRIM = "3 M M M M M M M M M"
# Whoever reads a plan comments on it.
KOMENTAR = {"post": "3 3 3 T 3 3 3 3 3 T", "post_dinsos": "3 3 T 3 T 3 T T 3 T"}
# The cast's Ani is mitra of no agency: only the head returns rows, and nobody opens any.
MENGEMBALIKAN = {"post": "3 F F T 3 F F F F T", "post_dinsos": "3 F T F T F T T F T"}
TAHAP = {"post": "3 F F T F F F F F T", "post_dinsos": "3 F T F T F T T F T"}
AUDIT = {"get": "3 2 F T F 2 F F F T", "get_dinsos": "3 2 T F T 2 T T F T"}
URUNG = {"get": "3 F 2 T F F F F F T", "get_dinsos": "3 F T 2 T F T T F T"}
LAIN = {"post_lain": TULIS_KOTA_LAIN}
TANPA_GET = {"get": HANYA_KIRIM, "get_dinsos": HANYA_KIRIM, "get_lain": HANYA_KIRIM}


def _baris(renja: Renja) -> Mapping[str, Any]:
    return {"uid": BarisRenja.objects.filter(renja=renja).first().uid}


def _komentar(renja: Renja) -> Mapping[str, Any]:
    """A comment on the first row, by anybody."""
    baru = Komentar.objects.create(
        perangkat_daerah=renja.perangkat_daerah,
        renja=renja,
        objek=_baris(renja)["uid"],
        isi="Sudah benar?",
        penulis=Pengguna.objects.get(username="hadi"),
        ditulis_pada=timezone.now(),
    )
    return {"uid": baru.uid}


def _pembukaan(renja: Renja) -> Mapping[str, Any]:
    """The first row, unlocked for an hour."""
    kini = timezone.now()
    baru = BukaBaris.objects.create(
        perangkat_daerah=renja.perangkat_daerah,
        renja=renja,
        objek=_baris(renja)["uid"],
        alasan="Perbaikan lokasi",
        oleh=Pengguna.objects.get(username="ani"),
        mulai=kini,
        sampai=kini + timedelta(hours=1),
    )
    return {"uid": baru.uid}


def _perubahan(renja: Renja) -> Mapping[str, Any]:
    """A set of changes by the server itself, which a perencana may take back."""
    program = Program.objects.filter(renstra=renja.renstra).first()
    with suntingan(None, renja=renja, asal="perintah", judul="Mengganti nama") as s:
        s.ubah(program, program.versi, {"nama": f"{program.nama} lagi"})
    assert isinstance(s.perubahan, Perubahan)
    return {"uid": s.perubahan.pk}


def _kirim_komentar(_renja: Renja) -> Mapping[str, Any]:
    return {"isi": "Sudah benar?"}


def _kirim_alasan(_renja: Renja) -> Mapping[str, Any]:
    return {"alasan": "Belum lengkap"}


def _kirim_buka(_renja: Renja) -> Mapping[str, Any]:
    besok = timezone.localtime() + timedelta(days=1)
    return {"alasan": "Perbaikan", "sampai": besok.strftime("%Y-%m-%dT%H:%M")}


def _kirim_selesai(_renja: Renja) -> Mapping[str, Any]:
    return {"selesai": "ya"}


HAK = {
    "tindak_lanjut:panel": Hak(isi=_baris),
    "tindak_lanjut:komentari": Hak(
        isi=_baris, kirim=_kirim_komentar, **TANPA_GET, **KOMENTAR, **LAIN
    ),
    "tindak_lanjut:selesai": Hak(
        isi=_komentar, kirim=_kirim_selesai, **TANPA_GET, **KOMENTAR, **LAIN
    ),
    "tindak_lanjut:kembalikan": Hak(
        isi=_baris, kirim=_kirim_alasan, **TANPA_GET, **MENGEMBALIKAN, **LAIN
    ),
    "tindak_lanjut:buka_baris": Hak(isi=_baris, kirim=_kirim_buka, **TANPA_GET, **TAHAP, **LAIN),
    "tindak_lanjut:akhiri": Hak(isi=_pembukaan, **TANPA_GET, **TAHAP, **LAIN),
    "tindak_lanjut:perubahan": Hak(),
    "tindak_lanjut:satu_set": Hak(isi=_perubahan),
    "tindak_lanjut:urungkan": Hak(
        isi=_perubahan,
        get_lain=KOTA_LAIN,
        post=TULIS_DISNAKER,
        post_dinsos=TULIS_DINSOS,
        **URUNG,
        **LAIN,
    ),
    "tindak_lanjut:jejak": Hak(get_lain=KOTA_LAIN, **AUDIT),
    "tindak_lanjut:unduh_jejak": Hak(get_lain=KOTA_LAIN, **AUDIT),
}
