"""Who gets which answer from the addresses of this room."""

from collections.abc import Mapping
from typing import Any

from planning.models import BarisRenja, Perubahan, Program, Renja
from planning.penyuntingan import suntingan
from tests.hak_akses import TULIS_DINSOS, TULIS_DISNAKER, TULIS_KOTA_LAIN, Hak


def _baris(renja: Renja) -> Mapping[str, Any]:
    return {"uid": BarisRenja.objects.filter(renja=renja).first().uid}


def _perubahan(renja: Renja) -> Mapping[str, Any]:
    """A set of changes by the server itself, which a perencana may take back."""
    program = Program.objects.filter(renstra=renja.renstra).first()
    with suntingan(None, renja=renja, asal="perintah", judul="Mengganti nama") as s:
        s.ubah(program, program.versi, {"nama": f"{program.nama} lagi"})
    assert isinstance(s.perubahan, Perubahan)
    return {"uid": s.perubahan.pk}


HAK = {
    "tindak_lanjut:panel": Hak(isi=_baris),
    "tindak_lanjut:perubahan": Hak(),
    "tindak_lanjut:urungkan": Hak(
        get="3 M M M M M M M M M",
        get_dinsos="3 M M M M M M M M M",
        get_lain="3 M M M M M M M M M",
        post=TULIS_DISNAKER,
        post_dinsos=TULIS_DINSOS,
        post_lain=TULIS_KOTA_LAIN,
        isi=_perubahan,
    ),
}
