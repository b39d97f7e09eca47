"""The cast: demo users whose passwords everybody knows; they come only with demo data."""

from copy import copy
from datetime import date
from pathlib import Path

from django.conf import settings
from django.contrib.auth.hashers import Argon2PasswordHasher, get_hasher

from planning.models import Pengguna, Penugasan
from renja.demo.organisasi import Organisasi
from renja.demo.pembaca import Butir, Kumpulan
from renja.demo.simpan import periksa, simpan

AKAR = Path(settings.BASE_DIR) / "fixtures" / "demo"
BERTUGAS_SEJAK = date(2023, 1, 1)
KOLOM = ("username", "sandi", "nama", "peran", "perangkat_daerah", "unit_kerja", "mitra")


def daftar_pengguna_demo(akar: Path = AKAR) -> list[tuple[str, str, str, str]]:
    """(username, password, nama, peran) of each demo user; reads the file, not the database.

    `peran` is a label such as "Perencana (disnaker)". Raises `BerkasKeliru`.
    """
    return [
        (b.teks("username"), b.teks("sandi"), b.teks("nama"), _sebutan(b))
        for b in _baca(Kumpulan(akar))
    ]


def muat_pengguna(berkas: Kumpulan, organisasi: Organisasi) -> int:
    """Make the users and their duties anew; gives how many there are."""
    daftar = _baca(berkas)
    orang = [_pengguna(butir) for butir in daftar]
    Penugasan.objects.filter(pengguna__in=orang).delete()
    tugas = simpan(
        [
            (butir, _penugasan(butir, satu, organisasi))
            for butir, satu in zip(daftar, orang, strict=True)
        ]
    )
    for butir, satu in zip(daftar, tugas, strict=True):
        satu.mitra.set(_mitra(butir, organisasi))
    return len(orang)


def _baca(berkas: Kumpulan) -> list[Butir]:
    return berkas.csv("pengguna.csv", *KOLOM)


def _peran(butir: Butir) -> Penugasan.Peran:
    try:
        return Penugasan.Peran(butir.teks("peran"))
    except ValueError as galat:
        raise butir.galat("peran", f'"{butir.teks("peran")}" bukan peran yang dikenal.') from galat


def _sebutan(butir: Butir) -> str:
    kode = butir.teks_bila_ada("perangkat_daerah")
    label = str(_peran(butir).label)
    return f"{label} ({kode})" if kode else label


def _pengguna(butir: Butir) -> Pengguna:
    """The user with the file's name and password; an admin may use Django's own pages."""
    username = butir.teks("username")
    satu = Pengguna.objects.filter(username=username).first() or Pengguna(username=username)
    if satu.pk is not None and not satu.contoh:
        raise butir.galat(
            "username",
            f'"{username}" sudah dipakai orang sungguhan. Ganti nama pengguna contohnya.',
        )
    satu.nama = butir.teks("nama")
    satu.email = f"{username}@contoh.example"
    satu.password = _acak(butir.teks("sandi"))
    satu.is_active = satu.contoh = True
    satu.is_staff = _peran(butir) == Penugasan.Peran.ADMIN
    periksa(butir, satu)
    satu.save()
    return satu


def _acak(sandi: str) -> str:
    """The hash to store: quick, as the password is public; the first login renews it."""
    hasher = copy(get_hasher())
    if isinstance(hasher, Argon2PasswordHasher):
        hasher.time_cost, hasher.memory_cost, hasher.parallelism = 1, 1024, 1
    return str(hasher.encode(sandi, hasher.salt()))


def _penugasan(butir: Butir, orang: Pengguna, organisasi: Organisasi) -> Penugasan:
    pd = organisasi.pd(butir, "perangkat_daerah") if "perangkat_daerah" in butir else None
    unit = organisasi.unit(butir, pd) if pd is not None and "unit_kerja" in butir else None
    return Penugasan(
        pengguna=orang,
        peran=_peran(butir),
        pemda=organisasi.pemda,
        perangkat_daerah=pd,
        unit_kerja=unit,
        berlaku_dari=BERTUGAS_SEJAK,
    )


def _mitra(butir: Butir, organisasi: Organisasi) -> list[int]:
    kode = butir.deret_teks("mitra")
    asing = [satu for satu in kode if satu not in organisasi.perangkat_daerah]
    if asing:
        raise butir.galat("mitra", f'"{asing[0]}" bukan kode perangkat daerah.')
    return [organisasi.perangkat_daerah[satu].pk for satu in kode]
