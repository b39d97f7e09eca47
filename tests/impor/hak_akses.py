"""Who gets which answer from the addresses of this room."""

from collections.abc import Mapping
from typing import Any

from planning.models import Pengguna, Renja
from renja.impor.berkas import TEMPELAN, buka_berkas
from renja.impor.services import RENCANA, SIPD, simpan_unggahan
from renja.models import Impor
from tests.hak_akses import TULIS_KOTA_LAIN, Hak

PENGUNGGAH = {"disnaker": "budi", "dinsos": "citra"}
BLOK = (
    "Kode\tUraian\tPagu\tKeterangan lain\n"
    "2.07.01.2.01.0001\tsub_kegiatan 2.07.001.2.0001.0001\t2.000.000\tx\n"
)
# Only the uploader sees an upload; whoever may write but sends nothing has it explained (422).
MILIK_DISNAKER = "3 T 2 T T T T T T T"
MILIK_DINSOS = "3 T T 2 T T T T T T"
MILIK_LAIN = "3 T T T T T T T T T"
PINDAH_DISNAKER = MILIK_DISNAKER.replace("2", "3")
PINDAH_DINSOS = MILIK_DINSOS.replace("2", "3")
KIRIM_DISNAKER = "3 F V T F F F F F T"
KIRIM_DINSOS = "3 F T V T F T T F T"


def _unggahan(renja: Renja, jenis: str) -> Mapping[str, Any]:
    nama = PENGUNGGAH.get(renja.perangkat_daerah.kode, "budi")
    user = Pengguna.objects.get(username=nama)
    berkas = buka_berkas(TEMPELAN, BLOK.encode())
    impor = simpan_unggahan(user, renja, jenis, berkas, {})
    peta = {"lembar": TEMPELAN, "kolom": {"0": "kode", "1": "nama", "2": "pagu"}, "awal": 2}
    Impor.objects.filter(pk=impor.pk).update(status=Impor.Status.DIPETAKAN, pemetaan=peta)
    return {"nomor": impor.pk}


def _rencana(renja: Renja) -> Mapping[str, Any]:
    return _unggahan(renja, RENCANA)


def _sipd(renja: Renja) -> Mapping[str, Any]:
    return _unggahan(renja, SIPD)


def _tulis(isi: Any) -> dict[str, Any]:
    return {
        "post": PINDAH_DISNAKER,
        "post_dinsos": PINDAH_DINSOS,
        "post_lain": MILIK_LAIN,
        "isi": isi,
    }


_BACA = {"get": MILIK_DISNAKER, "get_dinsos": MILIK_DINSOS, "get_lain": MILIK_LAIN}
_TANPA_GET = dict.fromkeys(("get", "get_dinsos", "get_lain"), "3 M M M M M M M M M")

HAK = {
    "impor:unggah": Hak(post=KIRIM_DISNAKER, post_dinsos=KIRIM_DINSOS, post_lain=TULIS_KOTA_LAIN),
    "impor:unduh": Hak(),
    "impor:lapisan": Hak(
        post="3 F F T F F F F V T", post_dinsos="3 F T F T F T T V T", post_lain=TULIS_KOTA_LAIN
    ),
    "impor:sipd": Hak(post=KIRIM_DISNAKER, post_dinsos=KIRIM_DINSOS, post_lain=TULIS_KOTA_LAIN),
    "impor:pratinjau": Hak(**_BACA, **_tulis(_rencana)),
    "impor:petakan": Hak(
        **_BACA,
        **{
            **_tulis(_rencana),
            "post": MILIK_DISNAKER.replace("2", "V"),
            "post_dinsos": MILIK_DINSOS.replace("2", "V"),
        },
    ),
    "impor:terapkan": Hak(**_TANPA_GET, **_tulis(_rencana)),
    "impor:batal": Hak(**_TANPA_GET, **_tulis(_rencana)),
    "impor:bertanda": Hak(**_BACA, isi=_rencana),
    "impor:sandingan": Hak(**_BACA, isi=_sipd),
}
