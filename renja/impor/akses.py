"""Who may import what: the plan by its perencana, layers of pagu by penganggaran.

An upload is seen by the person who sent it, as long as the right to write is there.
"""

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from planning.models import Penugasan, Renja
from planning.penyuntingan import Jawaban
from planning.permissions import lingkup
from renja.halaman.akses import Permintaan, ambil_renja
from renja.halaman.konverter import Masa
from renja.impor.izin import Gerbang
from renja.impor.services import LAPISAN, RENCANA, SIPD
from renja.models import Impor

BUKAN_PERENCANA = "Impor hanya dapat dilakukan oleh perencana perangkat daerahnya."
BUKAN_PENGANGGARAN = "Lapisan pagu hanya dapat diimpor oleh penganggaran (TAPD/BPKAD)."


def boleh_mengimpor(request: Permintaan, renja: Renja, jenis: str) -> Jawaban:
    """Whether the person may send a file of that kind now; a comparison asks for no stage."""
    jangkauan = lingkup(request.user)
    peran = Penugasan.Peran
    if jenis == LAPISAN:
        boleh = jangkauan.bertugas_di_pemda(peran.PENGANGGARAN, renja.perangkat_daerah.pemda_id)
        return Jawaban(boleh, "" if boleh else BUKAN_PENGANGGARAN)
    if not jangkauan.bertugas(peran.PERENCANA, renja.perangkat_daerah_id):
        return Jawaban(boleh=False, alasan=BUKAN_PERENCANA)
    if jenis == RENCANA:
        gerbang = Gerbang(request.user, renja)
        return Jawaban(not gerbang.tertutup, gerbang.alasan)
    return Jawaban(boleh=True)


def ambil_impor(
    request: Permintaan, kode: str, masa: Masa, nomor: int, *, tulis: bool = False
) -> Impor:
    """An upload of one's own; others find nothing (404). Raises PermissionDenied without right.

    `tulis` asks for the stage, too.
    """
    renja = ambil_renja(request, kode, masa)
    impor = get_object_or_404(
        Impor.objects.filter(~Q(status=Impor.Status.DIBATALKAN)),
        pk=nomor,
        renja=renja,
        pengguna=request.user,
        jenis__in=[RENCANA, LAPISAN, SIPD],
    )
    impor.renja = renja
    jawaban = boleh_mengimpor(request, renja, impor.jenis)
    if not jawaban.boleh and (tulis or jawaban.alasan in {BUKAN_PERENCANA, BUKAN_PENGANGGARAN}):
        raise PermissionDenied(jawaban.alasan)
    return impor


def halaman_ditolak(request: Permintaan, renja: Renja, alasan: str) -> HttpResponse:
    """The page that says why nothing was imported (403)."""
    isi = {"renja": renja, "halaman": "impor", "alasan": alasan}
    return render(request, "impor/ditolak.html", isi, status=403)
