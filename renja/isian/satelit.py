"""Cells: rows that hang on another row by a key (year, month, layer), edited as a field or two.

An empty cell means that there is no such row. What a person did not touch is left alone, so
that two people can fill different cells of one table at the same time.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms

from planning.kuantitas import Keadaan, Kuantitas
from planning.models.dasar import BarisBerversi
from planning.models.riwayat import TANPA_SATUAN
from renja.isian.medan import MedanNilai, MedanRupiah, MedanSumber


@dataclass(kw_only=True)
class Sel:
    """One row by its key; `baris` is the row as it stands, None where there is none.

    `pemilik` is the column of the row that it hangs on, filled in when that is saved;
    `tetap` are further columns of a new row, and `ikut` columns that change with the value.
    """

    nama: str
    label: str
    model: type[BarisBerversi]
    kunci: Mapping[str, Any]
    baris: Any = None
    pemilik: str = ""
    tetap: Mapping[str, Any] = field(default_factory=dict)
    ikut: dict[str, Any] = field(default_factory=dict)

    def medan(self) -> dict[str, forms.Field]:
        """The form fields by name; the first one is named like the cell."""
        raise NotImplementedError

    def awal(self) -> dict[str, Any]:
        """The initial values by name."""
        raise NotImplementedError

    def kolom(self, isi: Mapping[str, Any]) -> dict[str, Any] | None:
        """The columns for cleaned values by name; None where there is to be no row."""
        raise NotImplementedError

    def deret(self, isi: Mapping[str, Any]) -> dict[str, list[Any]]:
        """The lists for cleaned values by name."""
        del isi
        return {}

    @property
    def versi(self) -> int:
        """The version of the row, 0 where there is none."""
        return self.baris.versi if self.baris is not None else 0

    @property
    def pengenal(self) -> str:
        """The uid of the row, "" where there is none."""
        return str(self.baris.uid) if self.baris is not None else ""


@dataclass(kw_only=True)
class SelUang(Sel):
    """Rupiah in one column."""

    kolom_uang: str = "nilai"
    wajib_bulat: bool = True

    def medan(self) -> dict[str, forms.Field]:
        """One input."""
        medan = MedanRupiah(sen=not self.wajib_bulat, label=self.label, required=False)
        return {self.nama: medan}

    def awal(self) -> dict[str, Any]:
        """The money."""
        return {self.nama: getattr(self.baris, self.kolom_uang, None)}

    def kolom(self, isi: Mapping[str, Any]) -> dict[str, Any] | None:
        """The money."""
        nilai = isi.get(self.nama)
        return None if nilai is None else {self.kolom_uang: nilai}


@dataclass(kw_only=True)
class SelNilai(Sel):
    """A quantity of an indikator, in the columns of BernilaiMixin."""

    satuan: str | None = None
    skala: tuple[str, ...] = ()

    def medan(self) -> dict[str, forms.Field]:
        """One input."""
        return {self.nama: MedanNilai(self.satuan, self.skala, label=self.label, required=False)}

    def awal(self) -> dict[str, Any]:
        """The quantity."""
        return {self.nama: kuantitas(self.baris) if self.baris is not None else None}

    def kolom(self, isi: Mapping[str, Any]) -> dict[str, Any] | None:
        """Its columns; nothing where it is missing."""
        nilai: Kuantitas | None = isi.get(self.nama)
        if nilai is None or nilai.keadaan is Keadaan.KOSONG:
            return None
        return {
            "bawah": nilai.bawah,
            "atas": nilai.atas,
            "teks": nilai.teks,
            "keadaan": nilai.keadaan.value,
            "satuan": nilai.satuan,
        }


@dataclass(kw_only=True)
class SelPagu(SelUang):
    """The pagu of a row in a layer, with its parts by sumber dana."""

    sumber: tuple[tuple[int, str], ...] = ()
    bagian: tuple[tuple[int, Any], ...] = ()

    @property
    def nama_sumber(self) -> str:
        """The name of the second field."""
        return f"{self.nama}-sumber"

    def medan(self) -> dict[str, forms.Field]:
        """The money, and its parts."""
        sumber = MedanSumber(
            self.sumber,
            label="Sumber dana",
            required=False,
            help_text="Kosongkan bagiannya bila belum dirinci. Bila semua bagian terisi, "
            "jumlahnya harus sama dengan pagu.",
        )
        return {**super().medan(), self.nama_sumber: sumber}

    def awal(self) -> dict[str, Any]:
        """The money, and its parts."""
        return {**super().awal(), self.nama_sumber: list(self.bagian)}

    def deret(self, isi: Mapping[str, Any]) -> dict[str, list[Any]]:
        """The parts in their order."""
        return {
            "sumber": [
                {"sumber_dana_id": kunci, "nilai": nilai, "urutan": nomor}
                for nomor, (kunci, nilai) in enumerate(isi.get(self.nama_sumber) or [], 1)
            ]
        }


@dataclass(kw_only=True)
class SelRiwayatKinerja(Sel):
    """Target and realisasi of a past year, each with a satuan of its own where it has one."""

    satuan: str = ""

    def medan(self) -> dict[str, forms.Field]:
        """Two inputs that take any satuan."""
        return {
            f"{self.nama}-{akhir}": MedanNilai(label=f"{judul} {self.label}", required=False)
            for akhir, judul in (("t", "Target"), ("r", "Realisasi"))
        }

    def awal(self) -> dict[str, Any]:
        """Target and realisasi; a satuan that the source does not print is not shown."""
        satu = self.baris
        if satu is None:
            return {f"{self.nama}-t": None, f"{self.nama}-r": None}
        return {
            f"{self.nama}-t": _mungkin(satu.target_bawah, satu.target_atas, satu.target_satuan),
            f"{self.nama}-r": _mungkin(satu.realisasi, None, satu.realisasi_satuan),
        }

    def kolom(self, isi: Mapping[str, Any]) -> dict[str, Any] | None:
        """Their columns; nothing where both are missing."""
        target: Kuantitas = isi.get(f"{self.nama}-t") or Kuantitas()
        realisasi: Kuantitas = isi.get(f"{self.nama}-r") or Kuantitas()
        if target.bawah is None and realisasi.bawah is None:
            return None
        return {
            "target_bawah": target.bawah,
            "target_atas": target.atas,
            "target_satuan": self._satuan(target, "target_satuan"),
            "realisasi": realisasi.bawah,
            "realisasi_satuan": self._satuan(realisasi, "realisasi_satuan"),
        }

    def _satuan(self, nilai: Kuantitas, kolom: str) -> str:
        """The satuan where it differs from the indikator's; "none printed" is kept."""
        lama = getattr(self.baris, kolom, "")
        if not nilai.satuan:
            return TANPA_SATUAN if lama == TANPA_SATUAN and nilai.bawah is not None else ""
        return "" if nilai.satuan == self.satuan else nilai.satuan


@dataclass(kw_only=True)
class SelRiwayatAnggaran(Sel):
    """Anggaran and realisasi of a program in a past year."""

    def medan(self) -> dict[str, forms.Field]:
        """Two inputs; realisasi may carry sen."""
        return {
            f"{self.nama}-a": MedanRupiah(label=f"Anggaran {self.label}", required=False),
            f"{self.nama}-r": MedanRupiah(
                sen=True, label=f"Realisasi {self.label}", required=False
            ),
        }

    def awal(self) -> dict[str, Any]:
        """Both sums."""
        return {
            f"{self.nama}-a": getattr(self.baris, "anggaran", None),
            f"{self.nama}-r": getattr(self.baris, "realisasi", None),
        }

    def kolom(self, isi: Mapping[str, Any]) -> dict[str, Any] | None:
        """Both sums; nothing where both are missing."""
        nilai = {"anggaran": isi.get(f"{self.nama}-a"), "realisasi": isi.get(f"{self.nama}-r")}
        return None if set(nilai.values()) == {None} else nilai


def kuantitas(baris: Any) -> Kuantitas:
    """The quantity in the columns of BernilaiMixin."""
    return Kuantitas(baris.bawah, baris.atas, baris.satuan, baris.teks, Keadaan(baris.keadaan))


def _mungkin(bawah: Any, atas: Any, satuan: str) -> Kuantitas | None:
    if bawah is None:
        return None
    return Kuantitas(bawah, atas, "" if satuan == TANPA_SATUAN else satuan)
