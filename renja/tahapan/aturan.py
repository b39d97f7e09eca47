"""The table of the stages: which act is done where, by whom, and what it leads to.

persiapan --lanjutkan--> rancangan awal > rancangan > forum > rancangan akhir > penetapan; in each
stage between, ajukan, then tandatangani, then terima; tarik and kembalikan lead back to the
planners of the same stage. The perubahan of a Renja runs through the same stages by itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from planning.models import Penugasan, Renja
from planning.models.renja import PengajuanRenja, TahapRenja
from renja.models.versi import JenisKeputusan

DISUSUN, DIAJUKAN = PengajuanRenja.DISUSUN.value, PengajuanRenja.DIAJUKAN.value
DITANDATANGANI = PengajuanRenja.DITANDATANGANI.value
PERSIAPAN, PENETAPAN = TahapRenja.PERSIAPAN.value, TahapRenja.PENETAPAN.value
URUTAN: tuple[str, ...] = tuple(TahapRenja.values)
# The stages whose plan is submitted, signed and accepted.
BERJENJANG = frozenset(URUTAN[1:-1])
PERENCANA = Penugasan.Peran.PERENCANA.value
KEPALA = Penugasan.Peran.KEPALA_DINAS.value
VERIFIKATOR = Penugasan.Peran.VERIFIKATOR.value


@dataclass(frozen=True, slots=True)
class Langkah:
    """An act: the role that does it, where, which decision it is, and whether it needs a reason.

    `dari` is where the stage has to lie, `ke` where it lies afterwards. `membekukan` freezes a
    version; `maju` leads to the next stage.
    """

    kunci: str
    nama: str
    peran: str
    tahap: frozenset[str]
    dari: str
    ke: str
    keputusan: str = ""
    beralasan: bool = False
    membekukan: bool = False
    maju: bool = False

    def berlaku(self, renja: Renja) -> bool:
        """Whether a Renja stands where this act is done."""
        return renja.tahap in self.tahap and renja.pengajuan == self.dari


_SEMUA = (
    Langkah(
        *("lanjutkan", "Mulai rancangan awal", PERENCANA, frozenset({PERSIAPAN})),
        *(DISUSUN, DISUSUN),
        maju=True,
    ),
    Langkah(
        *("ajukan", "Ajukan", PERENCANA, BERJENJANG, DISUSUN, DIAJUKAN),
        membekukan=True,
    ),
    Langkah(
        *("tarik", "Tarik pengajuan", PERENCANA, BERJENJANG, DIAJUKAN, DISUSUN),
        keputusan=JenisKeputusan.DITARIK.value,
    ),
    Langkah(
        *("tandatangani", "Tanda tangani", KEPALA, BERJENJANG, DIAJUKAN, DITANDATANGANI),
        keputusan=JenisKeputusan.DITANDATANGANI.value,
    ),
    Langkah(
        *("kembalikan", "Kembalikan", KEPALA, BERJENJANG, DIAJUKAN, DISUSUN),
        keputusan=JenisKeputusan.DIKEMBALIKAN.value,
        beralasan=True,
    ),
    Langkah(
        *("terima", "Terima", VERIFIKATOR, BERJENJANG, DITANDATANGANI, DISUSUN),
        keputusan=JenisKeputusan.DITERIMA.value,
        maju=True,
    ),
    Langkah(
        *("tolak", "Kembalikan", VERIFIKATOR, BERJENJANG, DITANDATANGANI, DISUSUN),
        keputusan=JenisKeputusan.DIKEMBALIKAN.value,
        beralasan=True,
    ),
    Langkah(
        *("tetapkan", "Catat penetapan", VERIFIKATOR, frozenset({PENETAPAN}), DISUSUN, DISUSUN),
        keputusan=JenisKeputusan.DITETAPKAN.value,
        membekukan=True,
    ),
)
LANGKAH: Mapping[str, Langkah] = {satu.kunci: satu for satu in _SEMUA}


def tahap_berikut(tahap: str) -> str:
    """The stage that follows; ValueError after the last one."""
    letak = URUTAN.index(tahap) + 1
    if letak == len(URUTAN):
        raise ValueError("penetapan adalah tahap terakhir")
    return URUTAN[letak]


def sesudah(langkah: Langkah, renja: Renja) -> dict[str, object]:
    """The columns of a Renja after an act: where it stands, and whether it can be written."""
    if not langkah.maju:
        isi: dict[str, object] = {"pengajuan": langkah.ke}
        # What was given back can be mended at once, also where the stage had been closed.
        if langkah.keputusan == JenisKeputusan.DIKEMBALIKAN.value:
            isi["terbuka"] = True
        return isi
    tahap = tahap_berikut(renja.tahap)
    return {"tahap": tahap, "pengajuan": langkah.ke, "terbuka": tahap != PENETAPAN}


def giliran(renja: Renja, *, ditetapkan: bool = False) -> str:
    """The role whose turn it is, "" where the cycle is over."""
    if renja.tahap == PENETAPAN:
        return "" if ditetapkan else VERIFIKATOR
    return {DISUSUN: PERENCANA, DIAJUKAN: KEPALA, DITANDATANGANI: VERIFIKATOR}[renja.pengajuan]
