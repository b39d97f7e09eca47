"""The JSON that a user saved from SIPD-RI: flat rows, one per sub kegiatan and indikator.

Numbers have a dot for decimals there, also in texts. Nothing is fetched from anywhere.
"""

import json
import re
from collections.abc import Collection, Mapping
from decimal import Decimal, InvalidOperation

from planning.ketikan import TidakTerbaca
from planning.kuantitas import Kuantitas
from renja.lembar.angka import baca_kuantitas, baca_rupiah
from renja.lembar.kode import KodeTidakTerbaca, normalkan
from renja.lembar.masukan import Bacaan, BarisMasuk, IsiSel, NilaiIsian, Penolakan
from renja.lembar.nilai import BATAS_BARIS, BATAS_TEKS, BATAS_UNGGAHAN, LembarDitolak, Sel
from renja.lembar.wadah import KOSONG

NAMA_LEMBAR = "SIPD"
_BATAS_WADAH = 200_000
_BATAS_NILAI = 1_500_000
_DALAM_TERBESAR = 8
_ANGKA = re.compile(r"-?\d+(?:\.\d+)?")
_AWAL_ANGKA = re.compile(r"(-?\d+\.\d+)(?=\s|%|$)")

# Field by the keys that may hold it, the first that is filled counts.
_TEKS = {
    "nama": ("nama_sub_giat",),
    "indikator": ("tolok_ukur_sub", "tolak_ukur_sub", "tolak_ukur_output"),
    "satuan": ("satuan_sub", "satuan_output"),
    "ind_program": ("tolak_ukur_capaian",),
    "ind_hasil": ("tolak_ukur_output",),
    "tolak_ukur": ("tolak_ukur_n",),
    "sumber_dana": ("nama_dana", "kode_dana"),
    "lokasi": ("lokasi_bl",),
    "kelompok_sasaran": ("kelompok_sasaran",),
    "prioritas_nasional": ("label_pusat",),
    "prioritas_daerah": ("label_kokab", "label_prov"),
    "perangkat_daerah": ("nama_skpd",),
}
_UANG = {"pagu": ("pagu_indikatif", "pagu"), "pagu_maju": ("pagu_n_depan",)}
_TARGET = {
    "target": (("target_sub_teks", "target_teks_output"), ("satuan_sub", "satuan_output")),
    "t_program": (("target_teks_capaian",), ("satuan_capaian",)),
    "t_hasil": (("target_teks_output",), ("satuan_output",)),
    "target_maju": (("target_teks_n",), ("satuan_capaian",)),
}


def baca_sipd(isi: bytes, bidang_urusan: Collection[str] = ()) -> Bacaan:
    """Read the saved rows; raises `LembarDitolak`. Addresses are "SIPD!baris 3 pagu"."""
    return _Pembaca(bidang_urusan).baca(_baris(isi))


def _baris(isi: bytes) -> list[Mapping[str, object]]:
    """The rows of the file, inside limits of size, number and depth."""
    if not isi.strip():
        raise LembarDitolak(KOSONG)
    if (
        len(isi) > BATAS_UNGGAHAN
        or isi.count(b"[") + isi.count(b"{") > _BATAS_WADAH
        or isi.count(b",") > _BATAS_NILAI
    ):
        raise LembarDitolak(
            "Berkas JSON ini terlalu besar. Simpan data satu perangkat daerah saja dari SIPD, "
            "lalu unggah lagi."
        )
    try:
        nilai = json.loads(isi, parse_float=str, parse_constant=_tolak)
    except (ValueError, RecursionError) as galat:
        raise LembarDitolak(
            "Berkas ini bukan JSON yang disimpan dari SIPD-RI. Simpan lagi datanya dari SIPD, "
            "lalu unggah lagi."
        ) from galat
    baris = _cari_daftar(nilai, 0)
    if not any("kode_sub_giat" in satu for satu in baris):
        raise LembarDitolak(
            "Berkas JSON ini tidak memuat baris sub kegiatan SIPD-RI (kode_sub_giat). Simpan "
            "daftar sub kegiatan dari SIPD, lalu unggah lagi."
        )
    if len(baris) > BATAS_BARIS:
        raise LembarDitolak(
            "Berkas JSON ini berisi lebih dari 20.000 baris. Simpan data satu perangkat daerah "
            "saja, lalu unggah lagi."
        )
    return baris


def _tolak(tetapan: str) -> object:
    raise ValueError(tetapan)


def _cari_daftar(nilai: object, dalam: int) -> list[Mapping[str, object]]:
    """The list of rows itself, or the one inside `{"data": [...]}` and the like."""
    if isinstance(nilai, list):
        return [satu for satu in nilai if isinstance(satu, dict)]
    if isinstance(nilai, dict) and dalam < _DALAM_TERBESAR:
        for satu in nilai.values():
            if isinstance(satu, list | dict) and (hasil := _cari_daftar(satu, dalam + 1)):
                return hasil
    return []


class _Pembaca:
    def __init__(self, bidang_urusan: Collection[str]) -> None:
        self.bidang_urusan = bidang_urusan
        self.ditolak: list[Penolakan] = []
        self.hasil: list[BarisMasuk] = []
        self._terlihat: dict[str, BarisMasuk] = {}

    def baca(self, baris: list[Mapping[str, object]]) -> Bacaan:
        for nomor, satu in enumerate(baris, start=1):
            self._satu(nomor, satu)
        return Bacaan(NAMA_LEMBAR, tuple(self.hasil), tuple(self.ditolak))

    def _satu(self, nomor: int, baris: Mapping[str, object]) -> None:
        sel = self._sel(nomor, baris)
        kode = sel["kode"].nilai if "kode" in sel else ""
        penanda = str(baris.get("id_sub_bl") or "")
        atas = self._terlihat.get(penanda) if penanda else None
        if atas is not None and atas.kode == kode:
            sel = {
                kunci: isi for kunci, isi in sel.items() if kunci not in {"kode", "nama", *_UANG}
            }
        masuk = BarisMasuk(
            nomor,
            "sub_kegiatan",
            str(kode or ""),
            induk=atas.nomor if atas else None,
            lanjutan=atas is not None,
            uid=penanda,
            sel=sel,
        )
        self.hasil.append(masuk)
        if penanda and atas is None:
            self._terlihat[penanda] = masuk

    def _sel(self, nomor: int, baris: Mapping[str, object]) -> dict[str, IsiSel]:
        hasil: dict[str, IsiSel] = {}
        self._tambah(hasil, nomor, "kode", baris, ("kode_sub_giat",))
        for isian, kunci in {**_TEKS, **_UANG}.items():
            self._tambah(hasil, nomor, isian, baris, kunci)
        for isian, (kunci, satuan) in _TARGET.items():
            teks_satuan = _pertama(baris, satuan)[1]
            self._tambah(hasil, nomor, isian, baris, kunci, teks_satuan)
        return hasil

    def _tambah(
        self,
        hasil: dict[str, IsiSel],
        nomor: int,
        isian: str,
        baris: Mapping[str, object],
        kunci: tuple[str, ...],
        satuan: str = "",
    ) -> None:
        asal, teks = _pertama(baris, kunci)
        if not teks:
            return
        alamat = f"{NAMA_LEMBAR}!baris {nomor} {asal}"
        try:
            hasil[isian] = IsiSel(alamat, teks, self._urai(isian, teks, satuan))
        except (TidakTerbaca, KodeTidakTerbaca) as galat:
            self.ditolak.append(Penolakan(alamat, isian, teks, str(galat)))
            hasil[isian] = IsiSel(alamat, teks, None, str(galat))

    def _urai(self, isian: str, teks: str, satuan: str) -> NilaiIsian:
        if isian == "kode":
            return normalkan(teks, self.bidang_urusan).teks
        if isian in _UANG:
            return baca_rupiah(_sel(_angka(teks) or teks))
        if isian in _TARGET:
            return _kuantitas(teks, satuan)
        return " ".join(teks.split())


def _pertama(baris: Mapping[str, object], kunci: tuple[str, ...]) -> tuple[str, str]:
    """The first key that holds something, and its text."""
    for satu in kunci:
        nilai = baris.get(satu)
        if isinstance(nilai, list):
            nilai = ", ".join(str(butir) for butir in nilai if isinstance(butir, str))
        if isinstance(nilai, str | int) and not isinstance(nilai, bool) and str(nilai).strip():
            return satu, str(nilai).strip()[:BATAS_TEKS]
    return "", ""


def _kuantitas(teks: str, satuan: str) -> Kuantitas:
    """A target: "15", "65.5 %" with a dot for decimals, or as Indonesians write it."""
    angka = _angka(teks)
    if angka is not None:
        return baca_kuantitas(_sel(angka), satuan)
    return baca_kuantitas(_sel(_AWAL_ANGKA.sub(lambda c: c[1].replace(".", ","), teks)), satuan)


def _angka(teks: str) -> int | Decimal | None:
    """A plain number with a dot for decimals, None for anything else."""
    if not _ANGKA.fullmatch(teks):
        return None
    try:
        angka = Decimal(teks)
    except InvalidOperation:
        return None
    return int(angka) if angka == angka.to_integral_value() else angka


def _sel(nilai: str | int | Decimal) -> Sel:
    return Sel(NAMA_LEMBAR, 1, 0, nilai, str(nilai))
