"""The cast, for tests of who may see what: two agencies of one city, and one of another city.

Ani (verifikator), Budi (perencana of disnaker), Citra (perencana of dinsos), Dedi (head of
disnaker), Eka (APIP), Fajar and Gita (pelaksana and kepala bidang of disnaker), Hadi
(penganggaran), Indah (admin).
"""

from planning.models import Pemda, Pengguna, Penugasan, UnitKerja
from tests.pabrik import MULAI, buat_pengguna, buat_renja

SANDI = "sandi-untuk-uji"
ORANG = ("ani", "budi", "citra", "dedi", "eka", "fajar", "gita", "hadi", "indah")


def buat_orang(banyak_sub: int = 2) -> dict[str, Pengguna]:
    """The agencies disnaker, dinsos and (elsewhere) dinas-lain with a Renja 2024, and the cast."""
    kota = Pemda.objects.create(kode="kota", nama="Kota Pontianak", jenis="kota")
    disnaker = buat_renja(banyak_sub, "disnaker", pemda=kota).perangkat_daerah
    dinsos = buat_renja(1, "dinsos", pemda=kota).perangkat_daerah
    buat_renja(1, "dinas-lain")
    orang = {
        "ani": buat_pengguna("ani", ("verifikator", kota, None)),
        "budi": buat_pengguna("budi", ("perencana", kota, disnaker)),
        "citra": buat_pengguna("citra", ("perencana", kota, dinsos)),
        "dedi": buat_pengguna("dedi", ("kepala_dinas", kota, disnaker)),
        "eka": buat_pengguna("eka", ("apip", kota, None)),
        "fajar": buat_pengguna("fajar"),
        "gita": buat_pengguna("gita"),
        "hadi": buat_pengguna("hadi", ("penganggaran", kota, None)),
        "indah": buat_pengguna("indah", ("admin", kota, None)),
    }
    unit = UnitKerja.objects.get(perangkat_daerah=disnaker)
    for nama, peran in (("fajar", "pelaksana"), ("gita", "kepala_bidang")):
        Penugasan.objects.create(
            pengguna=orang[nama],
            peran=peran,
            pemda=kota,
            perangkat_daerah=disnaker,
            unit_kerja=unit,
            berlaku_dari=MULAI,
        )
    for satu in orang.values():
        satu.set_password(SANDI)
        satu.save(update_fields=["password"])
    return orang
