"""Saving a form: one set of changes for the row and its cells, so one undo."""

from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

from planning.models import Perubahan
from planning.models.dasar import BarisBerversi
from planning.penyuntingan import Suntingan, TidakSah, Ubahan, suntingan
from planning.penyuntingan.kendala import GANDA
from planning.penyuntingan.potret import json_nilai
from renja.isian.formulir import ALASAN, FormulirIsian, FormulirSel
from renja.isian.konteks import Konteks
from renja.isian.satelit import Sel
from renja.isian.urutan import nomor_berikut, nomor_bila_pindah

COBA_LAGI = 3


class BentrokSel(Exception):
    """Cells that somebody else changed since the page was made, and that this form changes too."""

    def __init__(self, sel: Iterable[Sel]) -> None:
        super().__init__("Sel ini sudah diubah orang lain.")
        self.sel = tuple(sel)


def tambah(form: FormulirIsian) -> Perubahan | None:
    """Add the row of a valid form with its cells; `form.baris` is saved afterwards.

    Raises Ditolak or TidakSah. A number that was taken in the same moment is tried anew.
    """
    for sisa in reversed(range(COBA_LAGI)):
        try:
            return _tambah(form)
        except TidakSah as galat:
            if not sisa or form.jenis.urutan is None or galat.pesan.get("") != [GANDA]:
                raise
    return None


def _tambah(form: FormulirIsian) -> Perubahan | None:
    jenis, baris = form.jenis, form.baris
    isi, deret = form.kolom()
    for kolom, nilai in isi.items():
        setattr(baris, kolom, nilai)
    baris.pk = None
    with _buka(form, f"Menambah {jenis.kecil}") as s:
        if jenis.urutan:
            setattr(baris, jenis.urutan.kolom, nomor_berikut(jenis, baris))
        s.tambah(baris, deret)
        tulis_sel(s, form, baris)
    return s.perubahan


def ubah(form: FormulirIsian) -> Perubahan | None:
    """Change the row of a valid form and its cells; None where nothing differed.

    Raises Ditolak, Bentrok, BentrokSel or TidakSah.
    """
    jenis, baris = form.jenis, form.baris
    isi, deret = form.kolom()
    isi |= nomor_bila_pindah(jenis, baris, isi)
    with _buka(form, f"Mengubah {jenis.kecil}") as s:
        s.ubah(baris, form.versi, isi, deret)
        tulis_sel(s, form, baris)
    return s.perubahan


def ubah_sel(form: FormulirSel, konteks: Konteks, judul: str) -> Perubahan | None:
    """Write the touched cells of a table that belongs to no single row."""
    with suntingan(konteks.user, renja=konteks.renja, judul=judul) as s:
        tulis_sel(s, form, None)
    return s.perubahan


def _buka(form: FormulirIsian, apa: str) -> AbstractContextManager[Suntingan]:
    nama = "" if form.baru else form.jenis.nama(form.baris)
    return suntingan(
        form.konteks.user,
        renja=form.konteks.renja,
        judul=f"{apa} {nama}".strip()[:200],
        alasan=form.cleaned_data.get(ALASAN, ""),
    )


@dataclass
class _Kerja:
    """What is to be done to the rows behind the cells, by model."""

    tambah: list[tuple[Any, Mapping[str, Any]]]
    ubah: list[Ubahan]
    hapus: list[tuple[Any, int]]


def tulis_sel(s: Suntingan, form: FormulirSel, pemilik: Any) -> None:
    """Write every cell that was touched; raises BentrokSel where one of them moved on."""
    kerja: dict[type[Any], _Kerja] = {}
    bentrok = []
    for sel in form.sel:
        if not form.disentuh(sel):
            _tulis_ikut(kerja, sel)
            continue
        isi = sel.kolom(form.cleaned_data)
        versi, _ = form.keadaan_dibaca(sel)
        if versi != sel.versi:
            if not _sama(sel, isi, sel.deret(form.cleaned_data)):
                bentrok.append(sel)
            continue
        satu = kerja.setdefault(sel.model, _Kerja([], [], []))
        if isi is not None:
            _simpan_atas(s, sel)
        _catat(satu, sel, isi, sel.deret(form.cleaned_data), pemilik)
    if bentrok:
        raise BentrokSel(bentrok)
    for satu in kerja.values():
        s.hapus_banyak(satu.hapus)
        s.ubah_banyak(satu.ubah)
        s.tambah_banyak([b for b, _ in satu.tambah], [d for _, d in satu.tambah])


def _simpan_atas(s: Suntingan, sel: Sel) -> None:
    """Save the row that a cell stands in (a layer of pagu) where it is the first of its kind."""
    for atas in sel.kunci.values():
        if isinstance(atas, BarisBerversi) and atas.pk is None:
            s.tambah(atas)


def _catat(
    kerja: _Kerja, sel: Sel, isi: dict[str, Any] | None, deret: dict[str, Any], pemilik: Any
) -> None:
    if isi is None:
        if sel.baris is not None:
            kerja.hapus.append((sel.baris, sel.versi))
    elif sel.baris is not None:
        kerja.ubah.append(Ubahan(sel.baris, sel.versi, {**isi, **sel.ikut}, deret))
    else:
        baru = sel.model(**sel.kunci, **sel.tetap, **{**isi, **sel.ikut})
        if sel.pemilik and pemilik is not None:
            setattr(baru, sel.pemilik, pemilik)
        kerja.tambah.append((baru, deret))


def _tulis_ikut(kerja: dict[type[Any], _Kerja], sel: Sel) -> None:
    """Columns that a heading of the table sets for all its rows."""
    if sel.baris is None or not sel.ikut:
        return
    if all(getattr(sel.baris, kolom) == nilai for kolom, nilai in sel.ikut.items()):
        return
    satu = kerja.setdefault(sel.model, _Kerja([], [], []))
    satu.ubah.append(Ubahan(sel.baris, sel.versi, dict(sel.ikut)))


def _sama(sel: Sel, isi: dict[str, Any] | None, deret: Mapping[str, Any]) -> bool:
    """Whether the row that came in between holds just what was typed."""
    if sel.baris is None or isi is None:
        return sel.baris is None and isi is None
    if deret:
        return False
    return all(
        json_nilai(getattr(sel.baris, kolom)) == json_nilai(nilai) for kolom, nilai in isi.items()
    )
