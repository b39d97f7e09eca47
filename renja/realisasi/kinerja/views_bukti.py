"""Evidence: sent by the script, taken off, and downloaded by those who may read the agency."""

from uuid import UUID

from django.http import FileResponse, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from performance.bukti import MIME, BuktiDitolak, buka_berkas
from performance.models import BuktiRealisasi
from planning.models import Renja
from planning.penyuntingan import Bentrok, Ditolak, TidakSah
from renja.halaman.akses import Permintaan, ambil_renja
from renja.halaman.konverter import Masa
from renja.realisasi.akses import isi_kerangka
from renja.realisasi.kinerja.baris import Kinerja
from renja.realisasi.kinerja.kiriman import KirimanRusak, baca_uid
from renja.realisasi.kinerja.lampiran import Lampiran, berkas_kiriman
from renja.realisasi.kinerja.views import keadaan, untuk_skrip


@never_cache
@require_safe
def unduh(request: Permintaan, kode: str, masa: Masa, uid: UUID) -> HttpResponseBase:
    """The bytes of a piece of evidence, always as an attachment."""
    renja = ambil_renja(request, kode, masa)
    milik = BuktiRealisasi.objects.untuk(request.user)
    satu = get_object_or_404(
        milik,
        uid=uid,
        perangkat_daerah=renja.perangkat_daerah_id,
        realisasi__tahun=renja.tahun,
    )
    berkas = buka_berkas(satu.sidik)
    if berkas is None:
        isi = isi_kerangka(renja, None, "") | {"bukti": satu}
        return render(request, "realisasi/bukti_tiada.html", isi, status=404)
    jawaban = FileResponse(
        berkas, as_attachment=True, filename=satu.nama, content_type=MIME[satu.bentuk]
    )
    jawaban["X-Content-Type-Options"] = "nosniff"
    jawaban["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return jawaban


@never_cache
@require_POST
@untuk_skrip
def lampirkan(request: Permintaan, renja: Renja, triwulan: int) -> HttpResponse:
    """Attach files to one row; answers the row's evidence and why a file was not taken."""
    kiriman = berkas_kiriman(request)
    if len(kiriman) != 1:
        raise KirimanRusak("Tidak ada berkas yang terkirim. Pilih berkasnya sekali lagi.")
    ((kunci, (berkas, galat)),) = kiriman.items()
    lampiran = Lampiran(request.user, renja, triwulan)
    semua = [*galat, *lampiran.lampirkan(kunci, berkas)]
    return _jawab(request, renja, triwulan, lampiran, kunci, semua)


@never_cache
@require_POST
@untuk_skrip
def lepas(request: Permintaan, renja: Renja, triwulan: int) -> HttpResponse:
    """Take one piece of evidence off its row."""
    lampiran = Lampiran(request.user, renja, triwulan)
    uid = baca_uid(request.POST.get("lepas"))
    semua = lampiran.kinerja.baris.values()
    kunci = next((s.kunci for s in semua if any(b.uid == uid for b in s.bukti)), "")
    try:
        if uid is None:
            raise KirimanRusak("Bukti yang dilepas tidak disebut. Muat ulang halaman ini.")
        lampiran.lepas(uid)
    except (Ditolak, Bentrok, TidakSah, BuktiDitolak) as galat:
        return _jawab(request, renja, triwulan, lampiran, kunci, [str(galat)])
    return _jawab(request, renja, triwulan, lampiran, kunci, [])


def _jawab(
    request: Permintaan,
    renja: Renja,
    triwulan: int,
    lampiran: Lampiran,
    kunci: str,
    galat: list[str],
) -> HttpResponse:
    """The row as it stands now, with its list of evidence."""
    kini = Kinerja(request.user, renja, triwulan)
    isi = keadaan(kini, [kunci]) | {"kunci": kunci, "galat": galat}
    if kunci in kini.baris:
        konteks = {"baris": kini.baris[kunci], "renja": renja}
        isi["html"] = render_to_string("realisasi/_bukti.html", konteks, request)
    if lampiran.perubahan is not None:
        isi |= {"perubahan": str(lampiran.perubahan.pk), "judul": lampiran.perubahan.judul}
    return JsonResponse(isi, status=422 if galat else 200)
