"""Bandingkan dengan SIPD: what differs between SIPD-RI's print or JSON and the plan. Pure.

Both sides are read in the same way: the plan through its own 17-column print. Nothing is
written, neither here nor there.
"""

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from xlsxwriter import Workbook

from planning.kuantitas import STRIP, Kuantitas
from renja.impor.acuan import SEBUTAN
from renja.impor.bandingan import sama_kuantitas, sama_satuan, tampil
from renja.impor.padanan import baku
from renja.laporan.sipd_ri import susun
from renja.lembar.baca import baca_baris
from renja.lembar.isian import ISIAN
from renja.lembar.kode import konkret
from renja.lembar.masukan import Bacaan, BarisMasuk, NilaiIsian
from renja.lembar.pembuka import buka
from renja.lembar.tata_letak import usulkan
from renja.rencana import Rencana
from renja.tabel.csv import tulis_csv
from renja.tabel.xlsx_nilai import potong

_SENDIRI = (
    "nama",
    "pagu",
    "pagu_maju",
    "lokasi",
    "sumber_dana",
    "kelompok_sasaran",
    "prioritas_nasional",
    "prioritas_daerah",
)
_UKURAN = ("target_akhir", "realisasi_lalu", "perkiraan", "target", "target_maju")
_DAFTAR = {"lokasi": ",", "sumber_dana": " / "}
DI_SIPD, DI_RENCANA = "SIPD", "Rencana"
KEPALA = ("Tingkat", "Kode", "Uraian", "Isian", "SIPD", "Rencana", "Ketik ulang di", "Selesai")
_LEBAR = (14, 20, 46, 26, 40, 40, 16, 10)


@dataclass(frozen=True, slots=True)
class Beda:
    """One value that differs, with where it has to be typed again."""

    tingkat: str
    kode: str
    nama: str
    isian: str
    sipd: str
    rencana: str
    ketik_di: str


@dataclass(frozen=True, slots=True)
class JumlahSipd:
    """A sum on both sides, in rupiah."""

    nama: str
    sipd: int
    rencana: int

    @property
    def selisih(self) -> int:
        """How much the plan has more."""
        return self.rencana - self.sipd


@dataclass(frozen=True, slots=True)
class Sandingan:
    """The whole comparison; rows that are on one side only are `Beda` of their own."""

    beda: tuple[Beda, ...]
    jumlah: tuple[JumlahSipd, ...]
    baris_sipd: int
    baris_rencana: int
    tidak_terbaca: tuple[str, ...] = ()

    @property
    def hanya_rencana(self) -> tuple[Beda, ...]:
        """Rows that SIPD does not have."""
        return tuple(satu for satu in self.beda if not satu.isian and satu.ketik_di == DI_SIPD)

    @property
    def hanya_sipd(self) -> tuple[Beda, ...]:
        """Rows that the plan does not have."""
        return tuple(satu for satu in self.beda if not satu.isian and satu.ketik_di == DI_RENCANA)

    @property
    def berbeda(self) -> tuple[Beda, ...]:
        """Values that differ."""
        return tuple(satu for satu in self.beda if satu.isian)


@dataclass(slots=True)
class _Baris:
    """A row of one side with the lines of its indikator."""

    kepala: BarisMasuk
    ukuran: list[BarisMasuk] = field(default_factory=list)


def sandingkan(rencana: Rencana, sipd: Bacaan, bidang: Sequence[str]) -> Sandingan:
    """Compare what was read of SIPD with the plan."""
    sendiri = baca_rencana(rencana, bidang)
    milik, lain = _susun(sendiri), _susun(sipd)
    tingkat = {kunci[0] for kunci in lain}
    isian = {satu for baris in sipd.baris for satu in baris.sel}
    beda: list[Beda] = []
    for kunci, kini in milik.items():
        if kunci[0] not in tingkat:
            continue
        if kunci not in lain:
            beda.append(_hanya(kini.kepala, DI_SIPD))
        else:
            beda += _banding(lain[kunci], kini, isian)
    beda += [_hanya(lain[kunci].kepala, DI_RENCANA) for kunci in lain if kunci not in milik]
    if len(bidang) == 1:
        beda = [replace(satu, kode=konkret(satu.kode, bidang[0])) for satu in beda]
    return Sandingan(
        tuple(beda),
        tuple(
            _jumlah(nama, i, sipd, sendiri)
            for nama, i in (("Pagu", "pagu"), ("Pagu n+1", "pagu_maju"))
        ),
        sum(1 for kunci in lain if kunci[0] == "sub_kegiatan"),
        sum(1 for kunci in milik if kunci[0] == "sub_kegiatan"),
        tuple(f"{satu.alamat}: {satu.kalimat}" for satu in sipd.ditolak),
    )


def baca_rencana(rencana: Rencana, bidang: Sequence[str]) -> Bacaan:
    """The plan as SIPD-RI would print it, read like any file."""
    buku = buka("rencana.csv", tulis_csv(susun(rencana)))
    return baca_baris(buku.lembar[0], usulkan(buku)[0].pemetaan, bidang_urusan=bidang)


def _susun(bacaan: Bacaan) -> dict[tuple[str, str, int], _Baris]:
    """Rows by level, code (else name) and how many of it came before."""
    hasil: dict[tuple[str, str, int], _Baris] = {}
    menurut_nomor: dict[int, _Baris] = {}
    for masuk in bacaan.baris:
        if masuk.lanjutan:
            atas = menurut_nomor.get(masuk.induk or 0)
            if atas is not None:
                atas.ukuran.append(masuk)
            continue
        if masuk.tingkat not in SEBUTAN:
            continue
        pengenal = masuk.kode or baku(masuk.teks("nama"))
        ke = (
            sum(1 for kunci in hasil if kunci[:2] == (masuk.tingkat, pengenal))
            if ((masuk.tingkat, pengenal, 0) in hasil)
            else 0
        )
        satu = _Baris(masuk, [masuk])
        hasil[masuk.tingkat, pengenal, ke] = menurut_nomor[masuk.nomor] = satu
    return hasil


def _hanya(masuk: BarisMasuk, ketik_di: str) -> Beda:
    nama = masuk.teks("nama")
    pagu = tampil(masuk.nilai("pagu"))
    ada = f"ada, pagu {pagu}" if masuk.tingkat == "sub_kegiatan" else "ada"
    sipd, rencana = ("tidak ada", ada) if ketik_di == DI_SIPD else (ada, "tidak ada")
    return Beda(SEBUTAN[masuk.tingkat], masuk.kode, nama, "", sipd, rencana, ketik_di)


def _banding(lain: _Baris, kini: _Baris, isian: Iterable[str]) -> list[Beda]:
    dikenal = set(isian)
    daun = kini.kepala.tingkat == "sub_kegiatan"
    hasil = []
    for satu in _SENDIRI:
        if satu not in dikenal or (not daun and satu != "nama"):
            continue
        a, b = lain.kepala.nilai(satu), kini.kepala.nilai(satu)
        if not _sama(satu, a, b):
            hasil.append(_beda(kini.kepala, satu, a, b))
    if "indikator" in dikenal:
        hasil += _banding_ukuran(lain, kini, dikenal)
    return hasil


def _banding_ukuran(lain: _Baris, kini: _Baris, dikenal: set[str]) -> list[Beda]:
    """The indikator of a row, by their wording."""
    a, b = (
        {baku(m.teks("indikator")): m for m in sisi.ukuran if m.teks("indikator")}
        for sisi in (lain, kini)
    )
    hasil = []
    for kunci, milik in b.items():
        teks = milik.teks("indikator")
        if kunci not in a:
            hasil.append(_beda(kini.kepala, "indikator", None, teks))
            continue
        for satu in _UKURAN:
            if satu in dikenal and not _sama(satu, a[kunci].nilai(satu), milik.nilai(satu)):
                beda = _beda(kini.kepala, satu, a[kunci].nilai(satu), milik.nilai(satu))
                hasil.append(beda)
    hasil += [
        _beda(kini.kepala, "indikator", a[kunci].teks("indikator"), None)
        for kunci in a
        if kunci not in b
    ]
    return hasil


def _sama(isian: str, a: NilaiIsian, b: NilaiIsian) -> bool:
    if isinstance(a, Kuantitas) or isinstance(b, Kuantitas):
        return sama_kuantitas(_kuantitas(a), _kuantitas(b))
    if isinstance(a, str) or isinstance(b, str):
        return bool(_teks_baku(isian, a) == _teks_baku(isian, b))
    return (a or 0) == (b or 0)


def _kuantitas(nilai: NilaiIsian) -> Kuantitas | None:
    return nilai if isinstance(nilai, Kuantitas) else None


def _teks_baku(isian: str, nilai: NilaiIsian) -> Any:
    """A text without case and punctuation; the parts of a list in any order."""
    teks = nilai if isinstance(nilai, str) else ""
    if isian in _DAFTAR:
        return frozenset(baku(satu) for satu in teks.split(_DAFTAR[isian]) if satu.strip())
    return baku(teks)


def _beda(masuk: BarisMasuk, isian: str, sipd: NilaiIsian, rencana: NilaiIsian) -> Beda:
    """A difference; what only SIPD has is typed here, all else there."""
    judul = ISIAN[isian].judul
    a, b = _kuantitas(sipd), _kuantitas(rencana)
    if a and b and a.ada and b.ada and not sama_satuan(a.satuan, b.satuan):
        judul = f"{judul} (satuan)"
    kosong = rencana is None or rencana == "" or tampil(rencana) == STRIP
    return Beda(
        SEBUTAN[masuk.tingkat],
        masuk.kode,
        masuk.teks("nama"),
        judul,
        tampil(sipd),
        tampil(rencana),
        DI_RENCANA if kosong else DI_SIPD,
    )


def _jumlah(nama: str, isian: str, sipd: Bacaan, rencana: Bacaan) -> JumlahSipd:
    a, b = (
        sum(
            nilai
            for masuk in bacaan.baris
            if masuk.tingkat == "sub_kegiatan"
            and not masuk.lanjutan
            and isinstance(nilai := masuk.nilai(isian), int)
        )
        for bacaan in (sipd, rencana)
    )
    return JumlahSipd(nama, a, b)


def tulis_sandingan(sandingan: Sandingan, judul: str) -> bytes:
    """The comparison as a workbook to work through, with a column to tick off."""
    berkas = io.BytesIO()
    with Workbook(berkas, {"in_memory": True}) as buku:
        lembar = buku.add_worksheet("Bandingkan dengan SIPD")
        tebal = buku.add_format({"bold": True, "text_wrap": True, "valign": "top", "border": 1})
        isi = buku.add_format({"text_wrap": True, "valign": "top", "border": 1})
        lembar.write_string(0, 0, potong(judul), buku.add_format({"bold": True, "font_size": 12}))
        for kolom, (teks, lebar) in enumerate(zip(KEPALA, _LEBAR, strict=True)):
            lembar.set_column(kolom, kolom, lebar)
            lembar.write_string(2, kolom, teks, tebal)
        for nomor, satu in enumerate(sandingan.beda, start=3):
            for kolom, teks in enumerate(_sel(satu)):
                lembar.write_string(nomor, kolom, potong(teks), isi)
            lembar.write_blank(nomor, len(KEPALA) - 1, None, isi)
        lembar.freeze_panes(3, 3)
        lembar.autofilter(2, 0, max(3, len(sandingan.beda) + 2), len(KEPALA) - 1)
    return berkas.getvalue()


def _sel(satu: Beda) -> tuple[str, ...]:
    isian = satu.isian or "Baris"
    return (
        satu.tingkat,
        satu.kode,
        satu.nama,
        isian,
        satu.sipd,
        satu.rencana,
        satu.ketik_di,
    )


def ringkas(beda: Iterable[Beda]) -> Mapping[str, int]:
    """How many differences of each field, most first."""
    hasil: dict[str, int] = {}
    for satu in beda:
        hasil[satu.isian or "Baris"] = hasil.get(satu.isian or "Baris", 0) + 1
    return dict(sorted(hasil.items(), key=lambda isi: -isi[1]))
