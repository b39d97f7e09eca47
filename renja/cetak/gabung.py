"""Segments joined into one tagged PDF: pages, structure, links, bookmarks, labels, feet."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib import import_module, metadata
from typing import Any

from renja.cetak.bentuk import Keterangan, Lampiran, Letak, Potongan, Tercetak
from renja.cetak.berkas import tulis_arsip, tulis_keterangan, tulis_pengenal
from renja.cetak.kaki import PenulisKaki
from renja.cetak.tautan import Tujuan, sambung_tautan, tulis_penanda, tulis_tujuan


@dataclass(frozen=True, slots=True)
class Bahan:
    """Everything that is joined. `kaki`: the strips for the feet, and `label` their order."""

    potongan: Sequence[Potongan]
    tercetak: Sequence[Tercetak]
    letak: Letak
    keterangan: Keterangan
    kaki: bytes
    label: Sequence[str]
    arsip: bool = False
    lampiran: Sequence[Lampiran] = ()


@dataclass(slots=True)
class _Pohon:
    """The structure tree that grows: one part for each segment, and what marks lead where."""

    dokumen: Any
    nomor: Any
    lanjut: int = 0
    anak: list[Any] = field(default_factory=list)


def gabung(bahan: Bahan) -> tuple[bytes, list[tuple[str, str]]]:
    """The document as PDF/UA-1 (as an archive PDF/A-3 too), and links that lead nowhere.

    The same input gives the same bytes.
    """
    pikepdf = import_module("pikepdf")
    pdf = pikepdf.new()
    sumber_kaki = pikepdf.open(io.BytesIO(bahan.kaki))
    pohon = _mulai_pohon(pikepdf, pdf)
    bagian = []
    for isi in bahan.tercetak:
        # One at a time: copies keep what they need of it, the rest of its memory is free again.
        satu = pikepdf.open(io.BytesIO(isi.pdf))
        bagian.append((len(pdf.pages), isi))
        for halaman in satu.pages:
            pdf.pages.append(halaman)
        akar = pdf.copy_foreign(satu.Root.StructTreeRoot)
        akar.K[0].S = pikepdf.Name.Part
        _tambah_cabang(pdf, pohon, akar, bagian[-1])
    pohon.dokumen.K = pikepdf.Array(pohon.anak)
    halaman = list(pdf.pages)
    tujuan = Tujuan(pikepdf, halaman, bahan.letak.halaman, _semua_jangkar(bagian))
    putus = [
        (potongan.kunci, jangkar)
        for potongan, (awal, isi) in zip(bahan.potongan, bagian, strict=True)
        for jangkar in (*sambung_tautan(tujuan, awal, isi), *isi.putus)
    ]
    tulis_tujuan(pdf, tujuan)
    tulis_penanda(pdf, tujuan, bagian)
    _tulis_label(pikepdf, pdf, bahan.potongan, bahan.tercetak)
    _tulis_kaki(PenulisKaki(pikepdf, pdf, sumber_kaki, bahan.label), halaman, bahan)
    pencetak = f"WeasyPrint {metadata.version('weasyprint')}, pikepdf {pikepdf.__version__}"
    tulis_keterangan(pikepdf, pdf, bahan.keterangan, pencetak, arsip=bahan.arsip)
    if bahan.arsip:
        tulis_arsip(pikepdf, pdf, bahan.keterangan, bahan.lampiran)
    tulis_pengenal(pikepdf, pdf, bahan.keterangan)
    return _bita(pikepdf, pdf), list(dict.fromkeys(putus))


def _bita(pikepdf: Any, pdf: Any) -> bytes:
    hasil = io.BytesIO()
    pdf.save(
        hasil,
        min_version="1.7",
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        deterministic_id=True,
    )
    return hasil.getvalue()


def _semua_jangkar(
    bagian: Sequence[tuple[int, Tercetak]],
) -> dict[str, tuple[int, float, float]]:
    semua: dict[str, tuple[int, float, float]] = {}
    for awal, isi in bagian:
        for nama, (halaman, x, y) in isi.jangkar.items():
            semua.setdefault(nama, (awal + halaman, x, y))
    return semua


def _mulai_pohon(pikepdf: Any, pdf: Any) -> _Pohon:
    nomor = pikepdf.Array()
    akar = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))
    dokumen = pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name.Document, P=akar)
    dokumen = pdf.make_indirect(dokumen)
    akar.K = pikepdf.Array([dokumen])
    akar.ParentTree = pdf.make_indirect(pikepdf.Dictionary(Nums=nomor))
    pdf.Root.StructTreeRoot = akar
    return _Pohon(dokumen, akar.ParentTree.Nums)


def _tambah_cabang(pdf: Any, pohon: _Pohon, akar: Any, bagian: tuple[int, Tercetak]) -> None:
    """Hang the tree of a segment in as a part, its marks counted on from the last one."""
    awal, isi = bagian
    cabang = akar.K[0]
    cabang.P = pohon.dokumen
    pohon.anak.append(cabang)
    nomor = list(akar.ParentTree.Nums)
    for letak in range(0, len(nomor), 2):
        pohon.nomor.append(int(nomor[letak]) + pohon.lanjut)
        pohon.nomor.append(nomor[letak + 1])
    for halaman in pdf.pages[awal : awal + len(isi.halaman)]:
        halaman.StructParents = int(halaman.StructParents) + pohon.lanjut
        for catatan in halaman.get("/Annots", ()):
            if "/StructParent" in catatan:
                catatan.StructParent = int(catatan.StructParent) + pohon.lanjut
    pohon.lanjut += len(nomor) // 2


def _tulis_label(
    pikepdf: Any, pdf: Any, potongan: Sequence[Potongan], tercetak: Sequence[Tercetak]
) -> None:
    """Say where each way of numbering begins, so that viewers show the printed numbers."""
    gaya = {"romawi": pikepdf.Name.r, "arab": pikepdf.Name.D}
    dipakai = {"romawi": 0, "arab": 0, "tanpa": 0}
    nomor = pikepdf.Array()
    awal, sebelum = 0, ""
    for satu, isi in zip(potongan, tercetak, strict=True):
        if satu.penomoran != sebelum:
            kamus = pikepdf.Dictionary()
            if satu.penomoran in gaya:
                kamus.S = gaya[satu.penomoran]
                kamus.St = dipakai[satu.penomoran] + 1
            nomor.append(awal)
            nomor.append(kamus)
        sebelum = satu.penomoran
        awal += len(isi.halaman)
        dipakai[satu.penomoran] += len(isi.halaman)
    pdf.Root.PageLabels = pikepdf.Dictionary(Nums=nomor)


def _tulis_kaki(penulis: PenulisKaki, halaman: Sequence[Any], bahan: Bahan) -> None:
    awal = 0
    for potongan, isi in zip(bahan.potongan, bahan.tercetak, strict=True):
        for letak, ukuran in enumerate(isi.halaman, start=awal):
            if potongan.penomoran != "tanpa":
                penulis.tulis(halaman[letak], ukuran, bahan.letak.halaman[letak])
        awal += len(isi.halaman)
