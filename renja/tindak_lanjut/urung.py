"""Which sets of changes a person may take back, what that will do, and doing it."""

from collections.abc import Sequence
from http import HTTPStatus
from typing import NamedTuple
from uuid import UUID

from django.apps import apps
from django.db.models import Count

from planning.models import (
    BarisRenja,
    JejakAudit,
    Pengguna,
    Penugasan,
    Perubahan,
    Renja,
)
from planning.penyuntingan import Ditolak, TidakDapatDiurungkan, urungkan
from planning.penyuntingan.galat import Penghalang
from planning.penyuntingan.urung import KEPUTUSAN
from planning.permissions import lingkup
from renja.tindak_lanjut.baris import sebutan_jenis

BALIKAN = {
    "tambah": "{n} {jenis} yang ditambahkan dihapus kembali",
    "ubah": "{n} {jenis} kembali ke nilai semula",
    "hapus": "{n} {jenis} yang dihapus dipulihkan",
}


class HasilUrung(NamedTuple):
    """How taking a set back went: a sentence, 200, 403 or 409, and the rows in the way."""

    kalimat: str
    status: HTTPStatus = HTTPStatus.OK
    halangan: Sequence[Penghalang] = ()

    @property
    def jadi(self) -> bool:
        """Whether the set was taken back."""
        return self.status is HTTPStatus.OK


TIDAK_DITEMUKAN = HasilUrung("Simpanan itu tidak ditemukan.", HTTPStatus.NOT_FOUND)


def ambil_kembali(user: Pengguna, perubahan: Perubahan) -> HasilUrung:
    """Take a set of changes back, whole or not at all."""
    try:
        urungkan(user, perubahan)
    except Ditolak as galat:
        return HasilUrung(galat.alasan, HTTPStatus.FORBIDDEN)
    except TidakDapatDiurungkan as galat:
        return HasilUrung(galat.alasan, HTTPStatus.CONFLICT, galat.daftar)
    return HasilUrung(f"Diurungkan: {perubahan.judul}.")


def ambil_kembali_sendiri(user: Pengguna, renja: Renja, kunci: object) -> HasilUrung:
    """Take back a save of the person's own by the key that a script sent; 404 for any other."""
    try:
        uid = UUID(str(kunci))
    except ValueError:
        return TIDAK_DITEMUKAN
    satu = Perubahan.objects.filter(renja=renja, pelaku=user, pk=uid).first()
    return TIDAK_DITEMUKAN if satu is None else ambil_kembali(user, satu)


def boleh_urung(user: Pengguna, renja: Renja, semua: Sequence[Perubahan]) -> frozenset[UUID]:
    """The keys of the sets that the person may ask to take back; one query.

    A perencana of the agency, or whoever made the set. Stage and rows in the way are asked again
    when it is done.
    """
    menulis = lingkup(user).bertugas(Penugasan.Peran.PERENCANA, renja.perangkat_daerah_id)
    calon = {
        satu.pk
        for satu in semua
        if satu.pengurung_id is None and (menulis or satu.pelaku_id == user.pk)
    }
    if not calon:
        return frozenset()
    keputusan = JejakAudit.objects.filter(KEPUTUSAN, perubahan__in=calon)
    return frozenset(calon - set(keputusan.values_list("perubahan", flat=True)))


def ringkasan_set(perubahan: Perubahan) -> list[str]:
    """What taking a set back will do, a sentence for each kind of row and of change."""
    isi = (
        JejakAudit.objects.filter(perubahan=perubahan)
        .values_list("aksi", "objek")
        .annotate(n=Count("pk"))
        .order_by("aksi", "objek")
    )
    return [BALIKAN[aksi].format(n=n, jenis=_jenis(objek)) for aksi, objek, n in isi]


def _jenis(objek: str) -> str:
    model = apps.get_model(objek)
    return sebutan_jenis(model).lower() if model is BarisRenja else str(model._meta.verbose_name)
