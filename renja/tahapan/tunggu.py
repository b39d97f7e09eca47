"""What of the stages waits for somebody, over many Renja at once."""

from collections.abc import Collection, Sequence

from django.db.models import Exists, F, OuterRef, Q

from planning.models import Pengguna, Penugasan, Renja
from planning.permissions import lingkup, mitra
from renja.models import KeputusanVersi, Versi
from renja.models.versi import JenisKeputusan


def alasan_kembali(renja: Sequence[Renja]) -> dict[int, str]:
    """Why the present stage of each Renja was given back, by its key; one query.

    What was submitted again, or withdrawn since, is not among them.
    """
    disusun = [satu.pk for satu in renja if satu.pengajuan == Renja.Pengajuan.DISUSUN]
    putusan = (
        KeputusanVersi.objects.filter(
            versi__renja__in=disusun,
            versi__tahap=F("versi__renja__tahap"),
            jenis__in=[JenisKeputusan.DIKEMBALIKAN, JenisKeputusan.DITARIK],
        )
        .order_by("waktu", "id")
        .values_list("versi__renja", "jenis", "alasan")
    )
    akhir = {satu: (jenis, alasan) for satu, jenis, alasan in putusan}
    return {
        satu: alasan
        for satu, (jenis, alasan) in akhir.items()
        if jenis == JenisKeputusan.DIKEMBALIKAN
    }


def banyak_menunggu(user: Pengguna) -> int:
    """How many plans wait for the person's signature or verification.

    One query for a head, two for a verifikator, none for anybody else.
    """
    jangkauan = lingkup(user)
    kepala = [pd for peran, pd in jangkauan.tugas if peran == Penugasan.Peran.KEPALA_DINAS]
    milik = mitra(user) if Penugasan.Peran.VERIFIKATOR in jangkauan.peran else frozenset()
    if not kepala and not milik:
        return 0
    return Renja.objects.filter(
        Q(perangkat_daerah__in=kepala, pengajuan=Renja.Pengajuan.DIAJUKAN)
        | Q(perangkat_daerah__in=milik, pengajuan=Renja.Pengajuan.DITANDATANGANI)
    ).count()


def belum_ditetapkan(perangkat_daerah: Collection[int]) -> frozenset[int]:
    """The Renja whose final draft was accepted and whose Perkada is still to be recorded."""
    milik = KeputusanVersi.objects.filter(versi__renja=OuterRef("pk"))
    semua = Renja.objects.filter(
        Exists(milik.filter(jenis=JenisKeputusan.DITERIMA)),
        ~Exists(Versi.objects.filter(renja=OuterRef("pk"), tahap=Renja.Tahap.PENETAPAN)),
        perangkat_daerah__in=perangkat_daerah,
        tahap=Renja.Tahap.PENETAPAN,
    )
    return frozenset(semua.values_list("pk", flat=True))
