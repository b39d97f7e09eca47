"""Who may open the addresses of the room tahapan.

The cast's Ani is mitra of no agency here; what a mitra may do is asked in test_halaman.py.
"""

import hashlib
from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from planning.models import Pengguna, Renja
from renja.beku import bekukan, kemas, sidik
from renja.dokumen.pemuat import muat_naskah
from renja.models import BerkasVersi, Versi
from renja.pemuat import muat_rencana
from tests.hak_akses import TAK_BOLEH_KIRIM, TULIS_KOTA_LAIN, Hak, HakUmum

HANYA_KIRIM = "3 M M M M M M M M M"
TANPA_GET = {"get": HANYA_KIRIM, "get_dinsos": HANYA_KIRIM, "get_lain": HANYA_KIRIM}
LAIN = {"post_lain": TULIS_KOTA_LAIN}
# The submission of a page that is outdated: the planner is told so, others may not.
AJUKAN = {"post": "3 F 9 T F F F F F T", "post_dinsos": "3 F T 9 T F T T F T"}
# Nothing was typed, or chosen: 422 for whoever may.
RALAT = {"post": "3 F V T F F F F F T", "post_dinsos": "3 F T V T F T T F T"}
BERKAS = {"post": "3 F V T V F F F F T", "post_dinsos": "3 F T V T F T T F T"}
SEPEMDA = "3 2 F F F 2 F F 2 T"


def versi_contoh(renja: Renja) -> Mapping[str, Any]:
    """The first version of the Renja's stage, with a PDF."""
    satu = Versi.objects.filter(renja=renja).first()
    if satu is None:
        isi = bekukan(muat_rencana(renja, pelaksanaan=True, konteks=True), muat_naskah(renja))
        umum = {"perangkat_daerah": renja.perangkat_daerah}
        satu = Versi(
            renja=renja,
            tahap=renja.tahap,
            nomor=1,
            kode=f"UJI{renja.pk}",
            sidik=sidik(isi),
            isi=kemas(isi),
            pembuat=Pengguna.objects.get(username="budi"),
            nama_pembuat="Budi",
            dibuat=timezone.now(),
            **umum,
        )
        satu.save()
        BerkasVersi(
            versi=satu,
            jenis="pdf",
            nama="contoh.pdf",
            sidik=hashlib.sha256(isi).hexdigest(),
            ukuran=len(isi),
            isi=isi,
            waktu=timezone.now(),
            **umum,
        ).save()
    return {"tahap": satu.tahap, "nomor": satu.nomor}


def _berkas(renja: Renja) -> Mapping[str, Any]:
    bagian = versi_contoh(renja)
    return {**bagian, "sidik": BerkasVersi.objects.get(versi__renja=renja).sidik}


HAK: dict[str, Hak] = {
    "tahapan:halaman": Hak(),
    "tahapan:tindak": Hak(
        isi=lambda _: {"aksi": "ajukan"},
        kirim=lambda _: {"versi": "99"},
        **TANPA_GET,
        **AJUKAN,
        **LAIN,
    ),
    "tahapan:versi": Hak(isi=versi_contoh),
    "tahapan:ralat": Hak(isi=versi_contoh, **TANPA_GET, **RALAT, **LAIN),
    "tahapan:berkas": Hak(isi=versi_contoh, **TANPA_GET, **BERKAS, **LAIN),
    "tahapan:unduh_berkas": Hak(isi=_berkas),
    "tahapan:unduh_data": Hak(isi=versi_contoh),
}
HAK_UMUM = {
    "antrean_tahapan": HakUmum(SEPEMDA, TAK_BOLEH_KIRIM, {"pemda": "kota", "masa": "2024"}),
}
