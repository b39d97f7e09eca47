"""The plain way to Tabel 4.1: model instances by prefetch, and a Django template."""

from itertools import count
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from django.db.models import Prefetch
from django.template import Context, Engine

from planning.models import BarisRenja, Program, Renja, SubKegiatan
from renja.laporan.penyusun import huruf, romawi
from renja.pemuat.pohon import PENUNJANG, URUSAN_PENUNJANG

POLA = Engine(
    dirs=[str(Path(__file__).parent / "pola")], libraries={"saring": "bench.saring"}
).get_template("tabel_4_1.html")


def tabel_4_1(renja: Renja, kolom: list[str]) -> str:
    """The same rows and cells as the page, as one table."""
    baris = BarisRenja.objects.filter(renja=renja).select_related("unit_kerja", "prakiraan_maju")
    program = list(
        Program.objects.filter(renstra=renja.renstra_id)
        .select_related("nomenklatur__induk__induk")
        .prefetch_related(
            "indikator__target",
            "kegiatan__indikator__target",
            Prefetch("kegiatan__sub_kegiatan", SubKegiatan.objects.order_by("urutan")),
            "kegiatan__sub_kegiatan__indikator__target",
            Prefetch("kegiatan__sub_kegiatan__baris_renja", baris),
            "kegiatan__sub_kegiatan__baris_renja__lokasi_baris__wilayah",
            "kegiatan__sub_kegiatan__baris_renja__pagu__lapisan",
            "kegiatan__sub_kegiatan__baris_renja__pagu__sumber__sumber_dana",
        )
    )
    _hitung(program)
    konteks = {
        "kolom": kolom,
        "program": program,
        "tahun": renja.tahun,
        "jumlah": _total(program),
    }
    return POLA.render(Context(konteks))


def _hitung(program: list[Any]) -> None:
    """Numbers, sums and heads of groups, put onto the instances."""
    nomor_kegiatan, nomor_sub = count(1), count(1)
    urusan = bidang = None
    for letak, p in enumerate(program, start=1):
        p.nomor, p.ind = romawi(letak), p.indikator.all()[0]
        p.daftar_kegiatan = list(p.kegiatan.all())
        for k in p.daftar_kegiatan:
            k.nomor, k.ind = huruf(next(nomor_kegiatan)), k.indikator.all()[0]
            k.daftar_baris = []
            for sub in k.sub_kegiatan.all():
                for b in sub.baris_renja.all():
                    b.sub_kegiatan, b.ind, b.nomor = sub, sub.indikator.all()[0], next(nomor_sub)
                    b.pagu_ini = next(x for x in b.pagu.all() if x.lapisan.jenis == "indikatif")
                    k.daftar_baris.append(b)
            k.pagu_jumlah = sum(b.pagu_ini.nilai for b in k.daftar_baris)
            k.maju_jumlah = sum(b.prakiraan_maju.nilai for b in k.daftar_baris)
        p.pagu_jumlah = sum(k.pagu_jumlah for k in p.daftar_kegiatan)
        p.maju_jumlah = sum(k.maju_jumlah for k in p.daftar_kegiatan)
    for p in program:
        atas = p.nomenklatur.induk
        penunjang = atas.kode == PENUNJANG
        p.kunci_urusan = URUSAN_PENUNJANG.nama if penunjang else atas.induk.nama
        p.kunci_bidang = URUSAN_PENUNJANG.nama if penunjang else atas.nama
    for p in program:
        p.urusan_baru = p.bidang_baru = None
        if p.kunci_urusan != urusan:
            urusan, bidang = p.kunci_urusan, p.kunci_urusan
            p.urusan_baru = _total([x for x in program if x.kunci_urusan == urusan], urusan)
        if p.kunci_bidang != bidang:
            bidang = p.kunci_bidang
            p.bidang_baru = _total([x for x in program if x.kunci_bidang == bidang], bidang)


def _total(program: list[Any], nama: str = "") -> SimpleNamespace:
    return SimpleNamespace(
        nama=nama,
        pagu=sum(p.pagu_jumlah for p in program),
        maju=sum(p.maju_jumlah for p in program),
    )
