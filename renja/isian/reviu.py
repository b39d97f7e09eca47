"""T-C.31: the right side of the review started as a copy of the plan's rows."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Max

from planning.kuantitas import tampil_kuantitas
from planning.models import Perubahan, ReviuRkpd
from planning.penyuntingan import suntingan
from renja.isian.konteks import Konteks
from renja.pemuat import muat_rencana
from renja.rencana import Indikator, Rencana, jumlah_pagu


def salin_rencana(konteks: Konteks) -> Perubahan | None:
    """Add a line for every row of the plan that has none yet; gives the set of changes."""
    ada = set(
        ReviuRkpd.objects.filter(renja=konteks.renja, rujukan__isnull=False).values_list(
            "rujukan", flat=True
        )
    )
    rencana = muat_rencana(konteks.renja)
    with suntingan(
        konteks.user, renja=konteks.renja, asal="salin", judul="Menyalin rencana ke reviu RKPD"
    ) as s:
        nomor = ReviuRkpd.objects.filter(renja=konteks.renja).aggregate(n=Max("urutan"))["n"] or 0
        baru = [isi for isi in _baris(rencana) if isi["rujukan"] not in ada]
        s.tambah_banyak(
            [
                ReviuRkpd(
                    perangkat_daerah=konteks.perangkat_daerah,
                    renja=konteks.renja,
                    urutan=nomor + n,
                    **isi,
                )
                for n, isi in enumerate(baru, 1)
            ]
        )
    return s.perubahan


def _baris(rencana: Rencana) -> Iterator[dict[str, Any]]:
    for program in rencana.program:
        lokasi = _lokasi(sub for k in program.kegiatan for sub in k.sub_kegiatan)
        yield _satu(rencana, "program", program, lokasi)
        for kegiatan in program.kegiatan:
            yield _satu(rencana, "kegiatan", kegiatan, _lokasi(kegiatan.sub_kegiatan))
            for sub in kegiatan.sub_kegiatan:
                yield _satu(rencana, "sub_kegiatan", sub, sub.teks_lokasi)


def _lokasi(sub: Any) -> str:
    """The places of all rows below, each once, in their order."""
    return ", ".join(dict.fromkeys(tempat for satu in sub for tempat in satu.lokasi))


def _satu(rencana: Rencana, tingkat: str, butir: Any, lokasi: str) -> dict[str, Any]:
    indikator: list[Indikator] = list(rencana.direncanakan(butir.indikator) or butir.indikator)
    return {
        "tingkat": tingkat,
        "rujukan": butir.uid,
        "analisis_nama": butir.nama[:500],
        "analisis_lokasi": lokasi[:300],
        "analisis_indikator": "; ".join(satu.uraian for satu in indikator)[:1000],
        "analisis_target": "; ".join(
            tampil_kuantitas(rencana.target_tahun_ini(satu)) for satu in indikator
        )[:100],
        "analisis_pagu": jumlah_pagu(butir),
    }
