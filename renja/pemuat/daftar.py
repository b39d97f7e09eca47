"""The lists of a Renja beside its tree."""

from collections import defaultdict
from decimal import Decimal
from typing import Any

from performance.models import AnalisisKinerja, KelasPredikat
from performance.predikat import Kelas, Skala
from planning import models as m
from renja import rencana as r
from renja.pemuat.dasar import kelompok
from renja.pemuat.deret import DeretIndikator


def tujuan(renja: m.Renja, indikator: DeretIndikator) -> tuple[r.Tujuan, ...]:
    """Tujuan with their sasaran and indikator."""
    sasaran = kelompok(
        m.Sasaran.objects.filter(tujuan__renstra=renja.renstra_id)
        .order_by("nomor")
        .values_list("tujuan_id", "id", "uid", "nomor", "uraian")
    )
    return tuple(
        r.Tujuan(
            uid,
            angka,
            uraian,
            indikator.milik(("tujuan_id", nomor)),
            tuple(
                r.Sasaran(kode, angka_sasaran, isi, indikator.milik(("sasaran_id", kunci)))
                for kunci, kode, angka_sasaran, isi in sasaran.get(nomor, ())
            ),
        )
        for nomor, uid, angka, uraian in m.Tujuan.objects.filter(renstra=renja.renstra_id)
        .order_by("nomor")
        .values_list("id", "uid", "nomor", "uraian")
    )


def reviu(renja: m.Renja) -> tuple[r.BarisReviu, ...]:
    """The lines of T-C.31."""
    sisi = [
        f"{awal}_{isi}"
        for awal in ("awal", "analisis")
        for isi in ("nama", "lokasi", "indikator", "target", "pagu")
    ]
    return tuple(
        r.BarisReviu(uid, tingkat, r.SisiReviu(*isi[:5]), r.SisiReviu(*isi[5:10]), isi[10])
        for uid, tingkat, *isi in m.ReviuRkpd.objects.filter(renja=renja)
        .order_by("urutan")
        .values_list("uid", "tingkat", *sisi, "catatan")
    )


def usulan(renja: m.Renja) -> tuple[r.BarisUsulan, ...]:
    """The lines of T-C.32."""
    return tuple(
        r.BarisUsulan(*isi)
        for isi in m.UsulanMasyarakat.objects.filter(renja=renja)
        .order_by("urutan")
        .values_list("uid", "kegiatan", "lokasi", "indikator", "volume", "catatan")
    )


def permasalahan(renja: m.Renja) -> tuple[r.BarisPermasalahan, ...]:
    """The lines of T-B.35."""
    return tuple(
        r.BarisPermasalahan(*isi)
        for isi in m.Permasalahan.objects.filter(renja=renja)
        .order_by("urutan")
        .values_list("uid", "masalah_pokok", "masalah", "akar_masalah")
    )


def analisis(renja: m.Renja) -> tuple[r.BarisAnalisis, ...]:
    """The lines of Tabel 2.2 and the notes of T-C.30."""
    return tuple(
        r.BarisAnalisis(*isi)
        for isi in AnalisisKinerja.objects.filter(renja=renja)
        .order_by("urutan")
        .values_list("uid", "indikator__uid", "sifat", "kegiatan", "faktor", "tindak_lanjut")
    )


def tertulis(renja: m.Renja) -> dict[str, dict[tuple[Any, str], object]]:
    """What the source document prints differently, by form, row and column."""
    hasil: dict[str, dict[tuple[Any, str], object]] = defaultdict(dict)
    for formulir, baris, kolom, nilai in m.TertulisDi.objects.filter(renja=renja).values_list(
        "formulir", "baris", "kolom", "nilai"
    ):
        hasil[formulir][baris, kolom] = nilai
    return dict(hasil)


def skala(kode: str) -> Skala | None:
    """The rating scale of a code, None where there is none."""
    kelas = list(
        KelasPredikat.objects.filter(skala__kode=kode)
        .order_by("-batas")
        .values_list("skala__kode", "skala__nama", "batas", "nama", "termasuk")
    )
    if not kelas:
        return None
    isi = tuple(Kelas(Decimal(batas), nama, termasuk) for _, _, batas, nama, termasuk in kelas)
    return Skala(kelas[0][0], kelas[0][1], isi)
