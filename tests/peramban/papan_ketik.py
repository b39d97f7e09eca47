"""Budi at the keyboard: an empty agency becomes a plan, without a mouse and without selectors.

Used by the suite for a small plan and by `bench/papan_ketik.py` for the seed's whole one. Every
key is counted; the focus is reached by Tab, by the skip link, or because the page puts it there.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby

from django.core.management import call_command
from playwright.sync_api import Page

from budget.models import SumberDana
from planning import models as m
from renja.tabel_isian.sumber import muat_sumber
from tests.pabrik import MULAI, buat_pengguna

UNIT = (
    "Sekretariat",
    "Bidang Pelatihan dan Produktivitas Tenaga Kerja",
    "Bidang Perencanaan dan Penempatan Tenaga Kerja",
    "Bidang Hubungan Industrial",
)
TAB_TERBANYAK = 60
LOKASI = "Kota Pontianak; Semua Kecamatan; Semua Kelurahan"
FOKUS = """() => {
  const satu = document.activeElement;
  if (!satu || satu === document.body) return "";
  return satu.name && satu.tagName !== "BUTTON" ? satu.name : satu.innerText.trim();
}"""
NILAI = "() => document.activeElement.value ?? ''"
LIHAT = """nama => document.querySelector("form[data-isian]").elements[nama]?.value ?? ''"""
SOROT = """() => {
  const pilihan = document.querySelector('[role="option"][aria-selected="true"]');
  return pilihan ? pilihan.innerText : "";
}"""
TENANG = """() => document.querySelector('[role="option"][aria-selected="true"]') !== null"""


class FokusHilang(AssertionError):
    """Something could not be reached by Tab."""


@dataclass(frozen=True, slots=True)
class Ukuran:
    """An indikator with its targets as they are typed; "" for what is left as it is offered."""

    uraian: str = ""
    satuan: str = ""
    target: str = ""
    maju: str = ""


@dataclass(frozen=True, slots=True)
class Sub:
    """A sub kegiatan as Budi types it; codes without dots, money as the seed prints it."""

    kode: str
    unit: str
    sasaran: str
    program: Ukuran
    kegiatan: Ukuran
    keluaran: Ukuran
    pagu: str
    maju: str
    sumber: str
    lokasi: str = LOKASI

    @property
    def kode_kegiatan(self) -> str:
        """The code one level up."""
        return self.kode.rpartition(".")[0]


def dinas_kosong() -> m.PerangkatDaerah:
    """An agency with units, places and Budi as its perencana, without Renstra and Renja."""
    call_command("muat_nomenklatur", edisi="900-2023", stdout=io.StringIO())
    call_command("muat_sumber_dana", stdout=io.StringIO())
    kota = m.Pemda.objects.create(kode="kota", nama="Kota Pontianak", jenis="kota")
    pd = m.PerangkatDaerah.objects.create(
        pemda=kota,
        kode="naker",
        kode_skpd="2.07.0.00.0.00.01.0000",
        nama="Dinas Tenaga Kerja",
        berlaku_dari=MULAI,
    )
    akar = m.UnitKerja.objects.create(
        perangkat_daerah=pd, jenis="akar", nama=pd.nama, berlaku_dari=MULAI
    )
    for urutan, nama in enumerate(UNIT, 1):
        m.UnitKerja.objects.create(
            perangkat_daerah=pd,
            induk=akar,
            jenis="bidang",
            nama=nama,
            urutan=urutan,
            berlaku_dari=MULAI,
        )
    daerah, *semua = LOKASI.split("; ")
    induk = m.Wilayah.objects.create(pemda=kota, jenis="daerah", nama=daerah)
    for urutan, nama in enumerate(semua, 1):
        jenis = nama.lower().replace(" ", "_")
        m.Wilayah.objects.create(pemda=kota, induk=induk, jenis=jenis, nama=nama, urutan=urutan)
    buat_pengguna("budi", ("perencana", kota, pd))
    return pd


@dataclass
class Papan:
    """A page, and what it took: keys, pages that were opened, fields that were thought about.

    `nama_sumber` is what Budi knows: the name under which the form shows a sumber dana's code.
    """

    halaman: Page
    ketukan: int = 0
    muatan: int = 0
    medan: int = 0
    nama_sumber: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        nama = muat_sumber().nama
        kode = SumberDana.objects.values_list("kode", "pk")
        self.nama_sumber = {satu: nama[kunci] for satu, kunci in kode}

    def tekan(self, tombol: str, kali: int = 1) -> None:
        """Press a key."""
        for _ in range(kali):
            self.halaman.keyboard.press(tombol)
            self.ketukan += 1

    def ketik(self, teks: str) -> None:
        """Type over what the field holds; whoever comes by Tab has it selected."""
        self.halaman.keyboard.type(teks)
        self.ketukan += len(teks)

    def kirim(self, tombol: str = "Enter") -> None:
        """Press what leads to another page, and wait for that."""
        with self.halaman.expect_navigation(wait_until="load"):
            self.tekan(tombol)
        self.muatan += 1

    @property
    def fokus(self) -> str:
        """The name of the field in focus, or the words of the link or button."""
        return str(self.halaman.evaluate(FOKUS))

    def terfokus(self) -> str:
        """What the page has put the focus on by itself, a moment after it was opened."""
        self.halaman.wait_for_function("() => document.activeElement !== document.body")
        return self.fokus

    @property
    def nilai(self) -> str:
        """What the field in focus holds."""
        return str(self.halaman.evaluate(NILAI))

    def lihat(self, nama: str) -> str:
        """What a field of the form shows, wherever the focus is."""
        return str(self.halaman.evaluate(LIHAT, nama))

    def lompat(self) -> None:
        """Take the skip link to the content of a page just opened."""
        self.tekan("Tab")
        self.tekan("Enter")

    def tab_ke(self, awalan: str, tombol: str = "Tab") -> None:
        """Press Tab until that field, or a link that starts with these words, has the focus."""
        for _ in range(TAB_TERBANYAK):
            fokus = self.fokus
            if fokus == awalan or (" " in awalan and fokus.startswith(awalan)):
                return
            self.tekan(tombol)
        raise FokusHilang(f'"{awalan}" tidak tercapai; fokus pada "{self.fokus}"')

    def isi(self, nama: str, teks: str) -> None:
        """Go to a field and type, unless it holds that already."""
        self.tab_ke(nama)
        if self.nilai != teks:
            self.ketik(teks)
            self.medan += 1

    def pilih(self, nama: str, awalan: str) -> None:
        """Go to a list of choices and type how the wanted one begins."""
        self.tab_ke(nama)
        self.ketik(awalan)
        self.medan += 1


def buat_rencana(papan: Papan, alamat: str, sub: Sequence[Sub]) -> None:
    """From the first page after signing in to a Renja 2024 with all of `sub`, in their order."""
    papan.halaman.goto(alamat)
    papan.muatan += 1
    papan.lompat()
    papan.tab_ke("Buka Dinas")
    papan.kirim()
    papan.lompat()
    papan.tab_ke("Buat Renstra")
    papan.kirim()
    papan.isi("nama", "Renstra 2024-2026")
    papan.isi("tahun_awal", "2024")
    papan.isi("tahun_akhir", "2026")
    papan.kirim()
    papan.isi("tahun", "2024")
    papan.kirim()
    _tujuan_dan_sasaran(papan)
    for _, sekegiatan in groupby(sub, lambda satu: satu.kode_kegiatan):
        for urutan, satu in enumerate(sekegiatan):
            cari(papan, satu, lanjutan=urutan > 0)
            isi_sub(papan, satu)


def _tujuan_dan_sasaran(papan: Papan) -> None:
    papan.lompat()
    papan.tab_ke("Tujuan dan sasaran")
    papan.kirim()
    papan.lompat()
    papan.tab_ke("Tambah tujuan")
    papan.kirim()
    papan.isi("uraian", "Meningkatkan Kesempatan Kerja")
    papan.kirim("Control+S")
    papan.halaman.wait_for_function("document.activeElement.closest('tr') !== null")
    papan.tab_ke("Tambah sasaran")
    papan.kirim()
    papan.isi("uraian", "Meningkatnya produktivitas Tenaga Kerja")
    papan.kirim("Control+S")
    papan.halaman.wait_for_function("document.activeElement.closest('tr') !== null")
    papan.tab_ke("Tambah dari nomenklatur", "Shift+Tab")
    papan.kirim()


def cari(papan: Papan, sub: Sub, *, lanjutan: bool) -> None:
    """Open the form of a code: the next one of the same kegiatan by arrow, else by its digits."""
    if papan.terfokus() != "q":
        raise FokusHilang(f'Fokus pada "{papan.fokus}", bukan pada pencarian')
    papan.medan += 1
    if not lanjutan:
        papan.ketik(sub.kode.replace(".", ""))
        papan.kirim()
        return
    papan.tekan("ArrowDown")
    papan.halaman.wait_for_function(TENANG)
    for _ in range(TAB_TERBANYAK):
        if papan.halaman.evaluate(SOROT).startswith(sub.kode):
            break
        papan.tekan("ArrowDown")
    papan.kirim()


def isi_sub(papan: Papan, sub: Sub) -> None:
    """Fill in the form that is open, from where the page has put the focus."""
    if papan.terfokus() == "unit_kerja":
        papan.pilih("unit_kerja", sub.unit)
        if sub.sasaran:
            papan.pilih("sasaran", sub.sasaran)
        _ukuran(papan, "_program", sub.program)
        papan.isi("maju_program", sub.program.maju)
    if papan.fokus in {"maju_program", "indikator_kegiatan"}:
        _ukuran(papan, "_kegiatan", sub.kegiatan)
    if sub.keluaran.satuan:
        papan.isi("satuan", sub.keluaran.satuan)
    papan.isi("target", sub.keluaran.target)
    papan.isi("pagu", sub.pagu)
    papan.isi("maju", sub.maju)
    sumber = "; ".join(papan.nama_sumber[kode] for kode in sub.sumber.split("; "))
    if papan.lihat("sumber_dana") != sumber:
        papan.isi("sumber_dana", sub.sumber)
    if papan.lihat("lokasi") != sub.lokasi:
        papan.isi("lokasi", sub.lokasi)
    papan.kirim()


def _ukuran(papan: Papan, ekor: str, isi: Ukuran) -> None:
    papan.isi(f"indikator{ekor}", isi.uraian)
    papan.isi(f"satuan{ekor}", isi.satuan)
    papan.isi(f"target{ekor}", isi.target)
