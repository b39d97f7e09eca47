"""Who gets which answer from the addresses of this room, and from the pages of an agency."""

from collections.abc import Mapping
from typing import Any

from planning.models import Perubahan, Program, Renja, SubKegiatan, UnitKerja
from planning.penyuntingan import suntingan
from tests.hak_akses import TULIS_DINSOS, TULIS_DISNAKER, TULIS_KOTA_LAIN, Hak

HANYA_KIRIM = "3 M M M M M M M M M"
TULIS = {"post": TULIS_DISNAKER, "post_dinsos": TULIS_DINSOS, "post_lain": TULIS_KOTA_LAIN}
KIRIM_SAJA = {"get": HANYA_KIRIM, "get_dinsos": HANYA_KIRIM, "get_lain": HANYA_KIRIM}
# The pages on which only the perencana starts a plan: readers are refused.
MULAI = {
    "get": "3 F 2 T F F F F F T",
    "get_dinsos": "3 F T 2 T F T T F T",
    "get_lain": "3 T T T T T T T T T",
}


def _renstra(renja: Renja) -> Mapping[str, Any]:
    isi = {"nama": "Renstra baru", "tahun_awal": 2027, "tahun_akhir": 2031}
    return {**isi, "edisi": renja.edisi_id}


def _renja(renja: Renja) -> Mapping[str, Any]:
    return {"tahun": 2025, "renstra": renja.renstra_id, "edisi": renja.edisi_id}


def _sub(renja: Renja) -> Mapping[str, Any]:
    """A code that the Renja has, for a unit that has it not."""
    butir = SubKegiatan.objects.filter(kegiatan__program__renstra=renja.renstra).first()
    akar = UnitKerja.objects.get(perangkat_daerah=renja.perangkat_daerah, induk=None)
    unit = UnitKerja.objects.create(
        perangkat_daerah=renja.perangkat_daerah,
        induk=akar,
        jenis="bidang",
        nama="Bidang baru",
        berlaku_dari=akar.berlaku_dari,
    )
    return {"pilih": butir.nomenklatur_id, "kode": butir.nomenklatur_id, "unit_kerja": unit.pk}


def _perubahan_pd(renja: Renja) -> Mapping[str, Any]:
    """A set of changes by the server itself, which a perencana may take back."""
    program = Program.objects.filter(renstra=renja.renstra).first()
    with suntingan(None, asal="salin", judul="Mengganti nama") as s:
        s.ubah(program, program.versi, {"nama": f"{program.nama} lagi"})
    assert isinstance(s.perubahan, Perubahan)
    return {"uid": s.perubahan.pk}


HAK = {
    "renstra_baru": Hak(**MULAI, **TULIS, kirim=_renstra),
    "renja_baru": Hak(**MULAI, **TULIS, kirim=_renja),
    "perubahan_baru": Hak(**MULAI, **TULIS),
    "urungkan_pembuatan": Hak(**KIRIM_SAJA, **TULIS, isi=_perubahan_pd),
    "penyusunan:mulai": Hak(),
    "penyusunan:tarik": Hak(**TULIS),
    "penyusunan:salin": Hak(**TULIS),
    "penyusunan:nomenklatur": Hak(**TULIS, kirim=_sub),
    "penyusunan:cari": Hak(),
    "penyusunan:tambah_banyak": Hak(**KIRIM_SAJA, **TULIS, kirim=_sub),
    "penyusunan:edisi": Hak(**TULIS),
    "penyusunan:renstra": Hak(**TULIS),
}
