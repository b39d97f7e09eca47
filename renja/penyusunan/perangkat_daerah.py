"""The page of an agency: its Renstra, its Renja, and where the next ones are started."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from planning.models import Penugasan, PerangkatDaerah, Perubahan, Renja, Renstra
from planning.permissions import lingkup
from renja.halaman.akses import Permintaan
from renja.halaman.queries import RenjaBerangka, daftar_berangka


@dataclass(frozen=True, slots=True)
class RenstraBerisi:
    """A Renstra with the Renja drawn from it, newest first."""

    renstra: Renstra
    renja: tuple[RenjaBerangka, ...]


def ambil_perangkat_daerah(request: Permintaan, kode: str) -> PerangkatDaerah:
    """The agency of an address, where the person may read its plans; otherwise none (404)."""
    milik = PerangkatDaerah.objects.untuk(request.user).select_related("pemda")
    return get_object_or_404(milik, kode=kode)


def perencana_dari(request: Permintaan, pd: PerangkatDaerah) -> bool:
    """Whether the person starts plans for the agency."""
    return lingkup(request.user).bertugas(Penugasan.Peran.PERENCANA, pd.pk)


def dapat_diubah(renja: Iterable[Renja]) -> tuple[Renja, ...]:
    """The Renja awal that a perubahan can follow: set or closed, and without one so far."""
    semua = list(renja)
    berperubahan = {satu.tahun for satu in semua if satu.siklus == Renja.Siklus.PERUBAHAN}
    return tuple(
        satu
        for satu in semua
        if satu.siklus == Renja.Siklus.AWAL
        and satu.tahun not in berperubahan
        and (not satu.terbuka or satu.tahap == Renja.Tahap.PENETAPAN)
    )


@never_cache
@require_safe
def perangkat_daerah(request: Permintaan, kode: str) -> HttpResponse:
    """The plans of an agency, in a few queries whatever their number."""
    pd = ambil_perangkat_daerah(request, kode)
    renja = daftar_berangka(Renja.objects.filter(perangkat_daerah=pd).order_by("-tahun", "siklus"))
    renstra = Renstra.objects.filter(perangkat_daerah=pd).select_related("edisi", "rpjmd")
    isi = {
        "pd": pd,
        "boleh": perencana_dari(request, pd),
        "renstra": [
            RenstraBerisi(satu, tuple(r for r in renja if r.renja.renstra_id == satu.pk))
            for satu in renstra
        ],
        "renja": renja,
        "terakhir": Perubahan.objects.filter(
            perangkat_daerah=pd, renja=None, pengurung=None, asal__in=("tangan", "salin")
        ).select_related("pelaku")[:3],
        "dapat_diubah": dapat_diubah(satu.renja for satu in renja),
    }
    return render(request, "penyusunan/perangkat_daerah.html", isi)
