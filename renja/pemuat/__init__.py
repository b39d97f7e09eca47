"""From the live tables to a `Rencana`, in a constant number of queries.

`JUMLAH_KUERI` queries, whatever the size of the plan (and four more where the agency has
earlier years with rows of their own): one per kind of row, each by key, none by code
prefix, put together here in memory.
"""

from planning import models as m
from renja import rencana as r
from renja.konteks import Konteks
from renja.pelaksanaan import Pelaksanaan
from renja.pemuat import daftar
from renja.pemuat.dasar import tanpa_pemungut_sampah
from renja.pemuat.deret import DeretIndikator
from renja.pemuat.konteks import muat_konteks
from renja.pemuat.pelaksanaan import UangTahun, muat_pelaksanaan
from renja.pemuat.pohon import Pohon, muat_bahan
from renja.pemuat.uang import Uang

JUMLAH_KUERI = 23
JUMLAH_KUERI_PELAKSANAAN = 12


def muat_rencana(renja: m.Renja, *, pelaksanaan: bool = False, konteks: bool = False) -> r.Rencana:
    """Load one Renja whole; the caller has fetched `renja` through permission.

    With `pelaksanaan` also what came of the year: its reports, the money spent, layers of
    both cycles, corrections and signatures (`JUMLAH_KUERI_PELAKSANAAN` queries more at most).
    With `konteks` also what the chapters draw on beside the forms
    (renja.pemuat.konteks: `JUMLAH_KUERI_KONTEKS` queries more).
    """
    with tanpa_pemungut_sampah():
        tahun_rinci = _tahun_rinci(renja)
        pengaturan = renja.pengaturan if isinstance(renja.pengaturan, dict) else {}
        indikator = DeretIndikator(renja, tahun_rinci, lengkap=pelaksanaan)
        tahun = UangTahun(renja, lengkap=pelaksanaan)
        pohon = Pohon(muat_bahan(renja), indikator, Uang(renja, tahun_rinci), tahun)
        return r.Rencana(
            perangkat_daerah=r.Pemilik(
                renja.perangkat_daerah.kode,
                renja.perangkat_daerah.nama,
                renja.perangkat_daerah.pemda.nama,
            ),
            tahun=renja.tahun,
            siklus=renja.siklus,
            tahap=renja.get_tahap_display(),
            renstra=r.Periode(
                renja.renstra.nama, renja.renstra.tahun_awal, renja.renstra.tahun_akhir
            ),
            program=tuple(satu for satu in pohon.program if satu.kegiatan),
            program_lain=tuple(satu for satu in pohon.program if not satu.kegiatan),
            tujuan=daftar.tujuan(renja, indikator),
            indikator_lain=indikator.milik(None),
            reviu=daftar.reviu(renja),
            usulan=daftar.usulan(renja),
            permasalahan=daftar.permasalahan(renja),
            analisis=daftar.analisis(renja),
            tertulis=daftar.tertulis(renja),
            pengaturan=pengaturan,
            skala=daftar.skala(str(pengaturan.get("skala_predikat", ""))),
            pelaksanaan=muat_pelaksanaan(renja, tahun.lapisan) if pelaksanaan else Pelaksanaan(),
            konteks=muat_konteks(renja) if konteks else Konteks(),
        )


def _tahun_rinci(renja: m.Renja) -> frozenset[int]:
    """The agency's earlier years that have rows of their own."""
    return frozenset(
        m.Renja.objects.filter(
            perangkat_daerah=renja.perangkat_daerah_id, tahun__lt=renja.tahun, baris__isnull=False
        )
        .values_list("tahun", flat=True)
        .distinct()
    )
