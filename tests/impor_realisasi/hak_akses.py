"""Who gets which answer from the addresses of this room."""

from collections.abc import Mapping
from typing import Any

from planning.models import Pengguna, Renja
from renja.impor.berkas import TEMPELAN, buka_berkas
from renja.impor_realisasi.services import simpan_unggahan
from tests.hak_akses import TULIS_KOTA_LAIN, Hak
from tests.impor.hak_akses import (
    MILIK_DINSOS,
    MILIK_DISNAKER,
    MILIK_LAIN,
    PINDAH_DINSOS,
    PINDAH_DISNAKER,
)

PENGUNGGAH = {"disnaker": "budi", "dinsos": "citra"}
BLOK = "Kode\tUraian\tJanuari\tFebruari\n2.07.01.2.01.0001\tPenyusunan dokumen\t2.000\t3.000\n"


def _unggahan(renja: Renja) -> Mapping[str, Any]:
    nama = PENGUNGGAH.get(renja.perangkat_daerah.kode, "budi")
    user = Pengguna.objects.get(username=nama)
    return {"nomor": simpan_unggahan(user, renja, buka_berkas(TEMPELAN, BLOK.encode())).pk}


_TULIS = {"post": PINDAH_DISNAKER, "post_dinsos": PINDAH_DINSOS, "post_lain": MILIK_LAIN}
_BACA = {"get": MILIK_DISNAKER, "get_dinsos": MILIK_DINSOS, "get_lain": MILIK_LAIN}
_TANPA_GET = dict.fromkeys(("get", "get_dinsos", "get_lain"), "3 M M M M M M M M M")

# Whoever types realisasi may send a file, and has it explained where there is none (422):
# the perencana, the unit's own people, and penganggaran for every agency of the pemda.
HAK = {
    "impor_realisasi:unggah": Hak(
        post="3 F V T F F V V V T",
        post_dinsos="3 F T V T F T T V T",
        post_lain=TULIS_KOTA_LAIN,
    ),
    "impor_realisasi:unduh": Hak(),
    "impor_realisasi:pratinjau": Hak(**_BACA, **_TULIS, isi=_unggahan),
    "impor_realisasi:petakan": Hak(
        **_BACA,
        **{
            **_TULIS,
            "post": MILIK_DISNAKER.replace("2", "V"),
            "post_dinsos": MILIK_DINSOS.replace("2", "V"),
        },
        isi=_unggahan,
    ),
    "impor_realisasi:terapkan": Hak(**_TANPA_GET, **_TULIS, isi=_unggahan),
    "impor_realisasi:batal": Hak(**_TANPA_GET, **_TULIS, isi=_unggahan),
    "impor_realisasi:bertanda": Hak(**_BACA, isi=_unggahan),
}
