"""A form of one row, or of cells only: built from the registry, never from what a client names."""

import copy
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from django import forms
from django.http import QueryDict

from renja.isian.jenis.dasar import Jenis, Kaitan, Medan, TabelSel
from renja.isian.konteks import Konteks
from renja.isian.medan import MedanTeks
from renja.isian.satelit import Sel
from renja.isian.widget import SumberWidget

ALASAN = "alasan_perubahan"
PILIH = "pilih-"
PAKAI_KINI = "kini"
# Version and texts of a cell.
BAGIAN_KEADAAN = 2


class FormulirSel(forms.Form):
    """Cells with what they held when the page was made, so that only touched ones count.

    `kini` names the fields for which a person who met a conflict chose what is stored now.
    """

    def __init__(self, kaitan: Sequence[Kaitan], data: QueryDict | None = None) -> None:
        super().__init__(None if data is None else data.copy(), use_required_attribute=False)
        self.kaitan = list(kaitan)
        self.kini = {
            nama.removeprefix(PILIH)
            for nama, nilai in (data or {}).items()
            if nama.startswith(PILIH) and nilai == PAKAI_KINI
        }
        self._diam: set[str] = set()

    def pasang(self, medan: Mapping[str, forms.Field], awal: Mapping[str, Any]) -> None:
        """Add fields with their initial values; those chosen as stored take what is stored."""
        self.fields.update(medan)
        self.initial.update(awal)
        for nama, satu in medan.items():
            atribut = satu.widget.attrs
            kelas = "form-select" if isinstance(satu.widget, forms.Select) else "form-control"
            atribut["class"] = f"{kelas} {atribut.get('class', '')}".strip()
            if nama in self.kini:
                isi_data(self.data, satu.widget, nama, satu.prepare_value(awal.get(nama)))

    def pasang_sel(self) -> None:
        """Add the fields of all cells; what was not touched is not read again."""
        for sel in self.sel:
            self.pasang(sel.medan(), sel.awal())
            for nama in sel.awal():
                if self.is_bound and self.mentah(nama) == self.mentah_awal(nama):
                    self._diam.add(nama)

    def full_clean(self) -> None:
        """Leave untouched cells as they are; they are inputs again when the page is drawn."""
        for nama in self._diam & self.fields.keys():
            self.fields[nama].disabled = True
        super().full_clean()
        for nama in self._diam & self.fields.keys():
            self.fields[nama].disabled = False

    @property
    def sel(self) -> Iterator[Sel]:
        """All cells, in their order."""
        for satu in self.kaitan:
            if isinstance(satu, TabelSel):
                yield from (sel for _, isi in satu.baris for sel in isi if sel is not None)
            else:
                yield from satu.sel

    def mentah(self, nama: str) -> Any:
        """What was typed into a field, as JSON knows it."""
        medan = self.fields[nama]
        return _json(medan.widget.value_from_datadict(self.data, self.files, nama))

    def mentah_awal(self, nama: str) -> Any:
        """What a field shows before anything is typed, as JSON knows it."""
        medan = self.fields[nama]
        return _json(medan.prepare_value(self.initial.get(nama)))

    @property
    def keadaan(self) -> str:
        """Version and text of every cell at present, for the hidden field of the page."""
        isi = {
            sel.nama: [sel.versi, {nama: self.mentah_awal(nama) for nama in sel.awal()}]
            for sel in self.sel
        }
        return json.dumps(isi, separators=(",", ":"), ensure_ascii=False)

    def keadaan_dibaca(self, sel: Sel) -> tuple[int, Mapping[str, Any]]:
        """Version and text of a cell when the page was made; 0 and nothing where unknown."""
        satu = self._keadaan_kirim.get(sel.nama)
        if isinstance(satu, list) and len(satu) == BAGIAN_KEADAAN:
            versi, teks = satu
            if type(versi) is int and isinstance(teks, dict):
                return versi, teks
        return 0, {}

    @cached_property
    def _keadaan_kirim(self) -> Mapping[str, Any]:
        """What the hidden field of the page holds, read once for all cells."""
        try:
            isi = json.loads(str(self.data.get("keadaan", "")))
        except (ValueError, RecursionError):
            return {}
        return isi if isinstance(isi, dict) else {}

    def disentuh(self, sel: Sel) -> bool:
        """Whether the person typed something else than the page showed."""
        _, semula = self.keadaan_dibaca(sel)
        return any(self.mentah(nama) != _rapi(semula.get(nama)) for nama in sel.awal())


class FormulirIsian(FormulirSel):
    """The form of one row of a kind, with the cells that belong to it."""

    def __init__(
        self,
        jenis: Jenis,
        konteks: Konteks,
        baris: Any,
        data: QueryDict | None = None,
        saran: Mapping[str, Any] | None = None,
    ) -> None:
        tiruan = copy.copy(baris)
        if data is not None and jenis.siapkan:
            jenis.siapkan(tiruan, data)
        super().__init__(jenis.kaitan(konteks, tiruan) if jenis.kaitan else [], data)
        self.jenis, self.konteks, self.baris = jenis, konteks, baris
        self.baru = baris.pk is None
        self.medan = tuple(medan_berlaku(jenis, baru=self.baru))
        for satu in self.medan:
            self.pasang({satu.nama: satu.buat(konteks, baris)}, {satu.nama: _awal(satu, baris)})
        self.initial.update(saran or {})
        self.pasang_sel()
        if jenis.alasan:
            alasan = MedanTeks(
                label="Alasan perubahan",
                required=False,
                maks=500,
                help_text="Wajib bila Renstra sudah ditetapkan; tersimpan dalam riwayat baris.",
            )
            self.pasang({ALASAN: alasan}, {})

    @property
    def versi(self) -> int:
        """The version that the page was made with; 0 where it says none."""
        return versi_kirim(self.data)

    def clean(self) -> dict[str, Any]:
        """Ask the kind what does not hold together, once every field holds by itself."""
        isi = super().clean() or self.cleaned_data
        if self.jenis.periksa and not self.errors:
            for nama, kalimat in self.jenis.periksa(self.konteks, self.baris, isi).items():
                self.add_error(nama if nama in self.fields else None, kalimat)
        return isi

    def kolom(self) -> tuple[dict[str, Any], dict[str, list[Any]]]:
        """The cleaned values as columns of the row, and as its lists."""
        isi: dict[str, Any] = {}
        deret: dict[str, list[Any]] = {}
        for satu in self.medan:
            nilai = self.cleaned_data.get(satu.nama)
            if satu.dalam:
                lama = isi.get(satu.dalam, getattr(self.baris, satu.dalam) or {})
                lain = {nama: apa for nama, apa in lama.items() if nama != satu.nama}
                isi[satu.dalam] = {**lain, satu.nama: nilai} if nilai else lain
            elif satu.deret:
                deret |= {nama: list(bagian) for nama, bagian in _taruh(satu, nilai).items()}
            else:
                isi |= _taruh(satu, nilai) if satu.taruh else self._kolom_biasa(satu, nilai)
        return isi, deret

    def _kolom_biasa(self, satu: Medan, nilai: Any) -> dict[str, Any]:
        kolom: Any = self.jenis.model._meta.get_field(satu.nama)
        return {kolom.attname: nilai}


def versi_kirim(data: Any) -> int:
    """The version that a page was made with, out of its hidden field; 0 where there is none."""
    teks = str(data.get("versi", ""))
    return int(teks) if re.fullmatch(r"\d{1,9}", teks, re.ASCII) else 0


def isi_data(data: Any, widget: forms.Widget, nama: str, nilai: Any) -> None:
    """Put a value into sent data, as its inputs would send it."""
    if isinstance(widget, SumberWidget):
        data.setlist(nama, [satu for satu, _ in nilai])
        data.setlist(f"{nama}-bagian", [bagian for _, bagian in nilai])
    elif isinstance(nilai, list):
        data.setlist(nama, nilai)
    else:
        data[nama] = "" if nilai is None else str(nilai)


def medan_berlaku(jenis: Jenis, *, baru: bool) -> Iterable[Medan]:
    """The fields of a new row, or of one that is there."""
    return (
        satu
        for satu in jenis.medan
        if not (satu.hanya_tambah and not baru) and not (satu.hanya_ubah and baru)
    )


def _awal(medan: Medan, baris: Any) -> Any:
    if medan.ambil:
        return medan.ambil(baris)
    if medan.dalam:
        return (getattr(baris, medan.dalam) or {}).get(medan.nama)
    kolom = baris._meta.get_field(medan.nama)
    return getattr(baris, kolom.attname)


def _taruh(medan: Medan, nilai: Any) -> Mapping[str, Any]:
    return medan.taruh(nilai) if medan.taruh else {}


def _json(nilai: Any) -> Any:
    return _rapi(json.loads(json.dumps(nilai, default=str)))


def _rapi(nilai: Any) -> Any:
    """The same for nothing and for blanks around a text."""
    if isinstance(nilai, str):
        return nilai.replace("\r\n", "\n").strip()
    return nilai or ""
