"""Who may import realisasi: who may type it in, each for the own part."""

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from planning.models import Penugasan, Renja
from planning.penyuntingan import Jawaban
from planning.permissions import lingkup
from renja.halaman.akses import Permintaan, ambil_renja
from renja.halaman.konverter import Masa
from renja.impor_realisasi.services import REALISASI
from renja.models import Impor
from renja.realisasi.anggaran.gembok import unit_sendiri

BUKAN_PENGISI = (
    "Realisasi hanya diimpor oleh pelaksana atau kepala unit kerjanya, perencana perangkat "
    "daerahnya, atau penganggaran (TAPD/BPKAD)."
)
# What the frame and the shared pages of the import need to know of this room.
RUANG = {"halaman": "realisasi", "ruang": "impor_realisasi", "remah": "Impor realisasi"}


def boleh_mengimpor(request: Permintaan, renja: Renja) -> Jawaban:
    """Whether the person writes any realisasi of the agency at all."""
    jangkauan, pd = lingkup(request.user), renja.perangkat_daerah
    peran = Penugasan.Peran
    boleh = (
        jangkauan.bertugas(peran.PERENCANA, pd.pk)
        or jangkauan.bertugas_di_pemda(peran.PENGANGGARAN, pd.pemda_id)
        or bool(unit_sendiri(request.user, pd.pk))
    )
    return Jawaban(boleh, "" if boleh else BUKAN_PENGISI)


def hanya_uang(request: Permintaan, renja: Renja) -> bool:
    """Whether the person writes money alone, as penganggaran of the whole pemda does."""
    pd = renja.perangkat_daerah
    jangkauan = lingkup(request.user)
    if jangkauan.bertugas(Penugasan.Peran.PERENCANA, pd.pk):
        return False
    return boleh_mengimpor(request, renja).boleh and not unit_sendiri(request.user, pd.pk)


def ambil_impor(request: Permintaan, kode: str, masa: Masa, nomor: int) -> Impor:
    """An upload of one's own; others find nothing (404). Raises PermissionDenied without right."""
    renja = ambil_renja(request, kode, masa)
    impor = get_object_or_404(
        Impor.objects.filter(~Q(status=Impor.Status.DIBATALKAN)),
        pk=nomor,
        renja=renja,
        pengguna=request.user,
        jenis=REALISASI,
    )
    impor.renja = renja
    jawaban = boleh_mengimpor(request, renja)
    if not jawaban.boleh:
        raise PermissionDenied(jawaban.alasan)
    return impor


def halaman_ditolak(request: Permintaan, renja: Renja, alasan: str) -> HttpResponse:
    """The page that says why nothing was imported (403)."""
    isi = {**RUANG, "renja": renja, "alasan": alasan}
    return render(request, "impor/ditolak.html", isi, status=403)
