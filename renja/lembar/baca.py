"""From a sheet and its mapping to rows of the plan, each cell with its address.

Continued rows (several indikator of one sub kegiatan), repeated headers, column numbers,
totals and notes below the table are told apart here; what a row means for the plan is not.
"""

import re
from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from planning.ketikan import TidakTerbaca
from renja.lembar.angka import baca_kuantitas, baca_rupiah
from renja.lembar.isian import ISIAN, PENANDA, JenisIsian
from renja.lembar.kepala import nomor_kolom
from renja.lembar.kode import Kode, KodeTidakTerbaca, normalkan, pisahkan
from renja.lembar.masukan import Bacaan, BarisJumlah, BarisMasuk, IsiSel, NilaiIsian, Penolakan
from renja.lembar.nilai import Baris, Lembar, NilaiSel, Sel, Tanda, alamat_sel
from renja.lembar.tata_letak import Pemetaan
from renja.lembar.tingkat import URUTAN, Penomoran, tingkat_nama, tingkat_sebutan

_JUMLAH = re.compile(
    r"(?:sub\s*)?(?:jumlah|total|grand total)"
    r"(?:\s+(?:total|keseluruhan|pagu|anggaran|belanja|dana|[ivxlc\d]+|[a-z]))*\s*[:.)]*"
    r"|(?:jumlah|total)\s+(?:program|kegiatan|sub kegiatan|urusan)\b.*",
    re.IGNORECASE,
)
_UANG = ("pagu", "pagu_maju")
RUMUS_TANPA_NILAI = (
    "Sel ini berisi rumus tanpa hasil tersimpan. Buka berkasnya di Excel atau LibreOffice, "
    "simpan, lalu unggah lagi."
)
GALAT_SEL = 'Sel ini berisi galat "{teks}". Perbaiki rumusnya.'
_BELUM: Any = object()
_KEPALA_BERULANG = 0.6
_NOMOR_TERPANJANG = len("XXXVIII.")


def baca_baris(
    lembar: Lembar,
    pemetaan: Pemetaan,
    *,
    bidang_urusan: Collection[str] = (),
    ordinal: Collection[str] = (),
) -> Bacaan:
    """Read the rows from `pemetaan.awal` on.

    `bidang_urusan` are the agency's own ("2.07"), for codes of the supporting program;
    `ordinal` the words that may stand in a target instead of a number.
    """
    return _Pembaca(lembar, pemetaan, bidang_urusan, ordinal).baca()


class _Pembaca:
    def __init__(
        self,
        lembar: Lembar,
        pemetaan: Pemetaan,
        bidang_urusan: Collection[str],
        ordinal: Collection[str],
    ) -> None:
        self.lembar = lembar
        self.pemetaan = pemetaan
        self.bidang_urusan = bidang_urusan
        self.ordinal = ordinal
        self.kolom = sorted(pemetaan.kolom.items())
        self.terpetakan = set(pemetaan.kolom.values())
        self.kepala = [
            {kolom: sel.tampil for kolom, sel in baris.sel.items()}
            for baris in lembar.baris
            if baris.nomor in pemetaan.kepala
        ]
        self.penomoran = Penomoran()
        self._terlihat: dict[str, int] = {}
        self._ingat: dict[tuple[str, NilaiSel, str, str], NilaiIsian] = {}
        self._kode_jadi: dict[tuple[type, NilaiSel], Kode] = {}
        self.simpul: dict[str, BarisMasuk] = {}
        self.terakhir: BarisMasuk | None = None
        self.hasil: list[BarisMasuk] = []
        self.ditolak: list[Penolakan] = []
        self.jumlah: list[BarisJumlah] = []
        self.dilewati: list[tuple[int, str]] = []

    def baca(self) -> Bacaan:
        for baris in self.lembar.baris:
            if baris.nomor >= self.pemetaan.awal:
                self._satu(baris)
        return Bacaan(
            self.lembar.nama,
            tuple(self.hasil),
            tuple(self.ditolak),
            tuple(self.jumlah),
            tuple(self.dilewati),
        )

    def _satu(self, baris: Baris) -> None:
        isi = self._isi(baris)
        if not isi.keys() - {"nomor", *PENANDA}:
            if len(_tampil(isi, "nomor")) > _NOMOR_TERPANJANG:
                self.dilewati.append((baris.nomor, "Keterangan di luar tabel."))
            return
        if nomor_kolom(baris) or self._kepala_lagi(baris):
            self.dilewati.append((baris.nomor, "Kepala tabel yang berulang."))
        elif teks := self._teks_jumlah(isi):
            self._catat_jumlah(baris, teks, isi)
        else:
            self._baris(baris, isi)

    def _isi(self, baris: Baris) -> dict[str, Sel]:
        """The cells by field; parts of a code in several columns become one cell."""
        hasil: dict[str, Sel] = {}
        for kolom, isian in self.kolom:
            sel = baris.sel.get(kolom)
            if sel is None or (isinstance(sel.nilai, str) and not sel.nilai.strip()):
                continue
            if isian in hasil:
                teks = f"{_teks_kode(hasil[isian])}.{_teks_kode(sel)}"
                sel = hasil[isian]._replace(nilai=teks, tampil=teks)
            hasil[isian] = sel
        return hasil

    def _kepala_lagi(self, baris: Baris) -> bool:
        """Whether most of the row's cells are those of a row of the header."""
        for judul in self.kepala:
            sama = sum(judul.get(kolom) == sel.tampil for kolom, sel in baris.sel.items())
            if sama > 1 and sama >= _KEPALA_BERULANG * len(baris.sel):
                return True
        return False

    def _teks_jumlah(self, isi: Mapping[str, Sel]) -> str:
        """The text of a totals row; sums that stand alone are one too. "" for other rows."""
        for isian in ("nomor", "kode", "nama"):
            if isian in isi and _JUMLAH.fullmatch(" ".join(isi[isian].tampil.split())):
                return isi[isian].tampil
        uang = [isi[isian] for isian in _UANG if isian in isi]
        sendiri = not isi.keys() - {*_UANG, *PENANDA}
        return "Jumlah" if uang and sendiri and all(sel.rumus for sel in uang) else ""

    def _catat_jumlah(self, baris: Baris, teks: str, isi: Mapping[str, Sel]) -> None:
        sel = {
            isian: self._nilai(isian, isi[isian], "")
            for isian in _UANG
            if isian in isi and isi[isian].tanda is Tanda.BIASA
        }
        self.jumlah.append(BarisJumlah(baris.nomor, teks, sel))
        self.terakhir = None

    def _baris(self, baris: Baris, isi: dict[str, Sel]) -> None:
        kode = self._kode(isi)
        tingkat = self._tingkat(isi, kode)
        lanjutan = self._lanjutan(isi, kode, tingkat)
        if lanjutan and self.terakhir is None:
            self.dilewati.append((baris.nomor, "Tidak berada di bawah program atau kegiatan."))
            return
        sel = self._sel(isi, tingkat, lanjutan=lanjutan)
        induk, teks_kode = self._induk(tingkat), kode.teks if kode else ""
        if lanjutan and self.terakhir is not None:
            atas = self.terakhir
            tingkat, induk, teks_kode = atas.tingkat, atas.nomor, atas.kode
        masuk = BarisMasuk(
            baris.nomor,
            tingkat,
            teks_kode,
            induk,
            lanjutan,
            bool(kode and kode.pendek),
            baris.tersembunyi,
            _tampil(isi, "uid"),
            _tampil(isi, "versi"),
            sel,
        )
        self.hasil.append(masuk)
        self._periksa_salinan(masuk)
        if not lanjutan:
            self._jadikan_simpul(masuk)

    def _periksa_salinan(self, baris: BarisMasuk) -> None:
        """Refuse a row of our own workbook that was copied together with its hidden identity."""
        for penanda in (baris.uid, baris.teks("uid_indikator")):
            asal = self._terlihat.setdefault(penanda, baris.nomor) if penanda else baris.nomor
            if asal != baris.nomor:
                alamat = alamat_sel(self.lembar.nama, baris.nomor, 0)
                kalimat = (
                    f"Baris {baris.nomor} adalah salinan baris {asal}. Tulis baris baru pada baris "
                    "kosong di bawah tabel."
                )
                self.ditolak.append(Penolakan(alamat, "", penanda, kalimat))
                return

    def _kode(self, isi: dict[str, Sel]) -> Kode | None:
        """The code of the row, from its column or from before the name; refused ones are noted."""
        sel = isi.get("kode")
        if sel is None and "kode" not in self.terpetakan and "nama" in isi:
            teks, nama = pisahkan(isi["nama"].tampil.strip())
            if teks and nama:
                sel = isi["nama"]._replace(nilai=teks)
                isi["nama"] = isi["nama"]._replace(nilai=nama)
        if sel is None or sel.tanda is not Tanda.BIASA or sel.nilai is None:
            return None
        try:
            return self._normal(sel.nilai)
        except KodeTidakTerbaca:
            return None

    def _tingkat(self, isi: Mapping[str, Sel], kode: Kode | None) -> str:
        nama = _tampil(isi, "nama")
        if kode is not None:
            return kode.tingkat
        if "tingkat" in isi:
            return tingkat_sebutan(isi["tingkat"].tampil)
        if "nomor" in isi and "kode" not in self.terpetakan:
            tingkat = self.penomoran.tingkat(_tampil(isi, "nomor"), nama)
            if tingkat:
                return tingkat
        return tingkat_nama(nama) if nama else ""

    def _lanjutan(self, isi: Mapping[str, Sel], kode: Kode | None, tingkat: str) -> bool:
        """Whether the row goes on with the node above it: no name of its own, or the same again."""
        if tingkat == "indikator":
            return True
        if "kode" in isi and kode is None:
            return False
        if kode is None:
            return "nama" not in isi and not tingkat
        atas = self.terakhir
        if atas is None or atas.kode != kode.teks or atas.tingkat != kode.tingkat:
            return False
        return self._ulangan(isi, atas)

    def _ulangan(self, isi: Mapping[str, Sel], atas: BarisMasuk) -> bool:
        """The same code again, for another indikator, with the same money or none."""
        beda_unit = _rapi(_tampil(isi, "unit_kerja")) not in {"", atas.teks("unit_kerja")}
        beda_uang = any(
            isian in isi and isian in atas.sel and isi[isian].tampil != atas.sel[isian].mentah
            for isian in _UANG
        )
        indikator = _rapi(_tampil(isi, "indikator"))
        return (
            bool(indikator) and indikator != atas.teks("indikator") and not (beda_unit or beda_uang)
        )

    def _induk(self, tingkat: str) -> int | None:
        """The row number of the nearest node above that level."""
        if tingkat not in URUTAN:
            return None
        for satu in reversed(URUTAN[: URUTAN.index(tingkat)]):
            if satu in self.simpul:
                return self.simpul[satu].nomor
        return None

    def _jadikan_simpul(self, baris: BarisMasuk) -> None:
        self.terakhir = baris
        if baris.tingkat not in URUTAN:
            return
        for satu in URUTAN[URUTAN.index(baris.tingkat) :]:
            self.simpul.pop(satu, None)
        self.simpul[baris.tingkat] = baris

    def _sel(self, isi: Mapping[str, Sel], tingkat: str, *, lanjutan: bool) -> dict[str, IsiSel]:
        """The cells read; of a continued row without what belongs to the node above it.

        A sum that was not worked out anew is left out: it is never taken over anyway.
        """
        satuan = _rapi(_tampil(isi, "satuan"))
        lewat = {*PENANDA & {"uid", "versi"}, "nomor", "tingkat"}
        if lanjutan:
            lewat |= {"kode", "nama", *_UANG}
        if tingkat in URUTAN[:-1]:
            lewat |= {satu for satu in _UANG if satu in isi and isi[satu].tanda is not Tanda.BIASA}
        hasil: dict[str, IsiSel] = {}
        ingat = self._ingat
        for isian, sel in isi.items():
            if isian in lewat:
                continue
            nilai = ingat.get((isian, sel.nilai, sel.satuan, satuan), _BELUM)
            if nilai is _BELUM or sel.tanda is not Tanda.BIASA:
                hasil[isian] = self._nilai(isian, sel, satuan)
            else:
                hasil[isian] = IsiSel(sel.alamat, sel.tampil, nilai)
        return hasil

    def _nilai(self, isian: str, sel: Sel, satuan: str) -> IsiSel:
        """A cell read, and remembered for later rows with the same words."""
        try:
            nilai = self._urai(isian, sel, satuan)
        except (TidakTerbaca, KodeTidakTerbaca) as galat:
            self.ditolak.append(Penolakan(sel.alamat, isian, sel.tampil, str(galat)))
            return IsiSel(sel.alamat, sel.tampil, None, str(galat))
        self._ingat[isian, sel.nilai, sel.satuan, satuan] = nilai
        return IsiSel(sel.alamat, sel.tampil, nilai)

    def _urai(self, isian: str, sel: Sel, satuan: str) -> NilaiIsian:
        jenis = ISIAN[isian].jenis
        if sel.tanda is Tanda.RUMUS_TANPA_NILAI:
            raise TidakTerbaca(RUMUS_TANPA_NILAI)
        if sel.tanda is Tanda.GALAT or sel.nilai is None:
            raise TidakTerbaca(GALAT_SEL.format(teks=sel.tampil[:20]))
        if jenis is JenisIsian.RUPIAH:
            return baca_rupiah(sel)
        if jenis is JenisIsian.KUANTITAS:
            return baca_kuantitas(sel, satuan, self.ordinal)
        if jenis is JenisIsian.KODE:
            return self._normal(sel.nilai).teks
        return _rapi(sel.nilai if isinstance(sel.nilai, str) else sel.tampil)

    def _normal(self, nilai: str | int | Decimal | date) -> Kode:
        """A code in the edition's form, each worked out once; raises `KodeTidakTerbaca`."""
        kunci = (type(nilai), nilai)
        if kunci not in self._kode_jadi:
            self._kode_jadi[kunci] = normalkan(nilai, self.bidang_urusan)
        return self._kode_jadi[kunci]


def _teks_kode(sel: Sel) -> str:
    """A part of a code, whole numbers as they are."""
    return (
        str(sel.nilai) if isinstance(sel.nilai, int) else sel.tampil.replace(",", ".").strip(" .")
    )


def _tampil(isi: Mapping[str, Sel], isian: str) -> str:
    return isi[isian].tampil.strip() if isian in isi else ""


def _rapi(teks: str) -> str:
    """A text on one line, with single spaces."""
    return " ".join(teks.split())
