"""What each person owes and until when, as values; the overdue first."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from planning.models import Pengguna, Penugasan, Renja
from planning.models.pelaporan import ROMAWI, StatusPelaporan
from renja.halaman import konverter
from renja.pengingat.bahan import Bahan, Isi, Jendela, LaporanMasa, Masa, kumpulkan
from renja.pengingat.waktu import sisa_waktu

DITUTUP = " Pengisian sudah ditutup; minta verifikator Bappeda memperpanjangnya."
PALING_BANYAK_NAMA = 5
SEGERA = 7


@dataclass(frozen=True, slots=True)
class Tugas:
    """One duty of one person.

    `kunci` names the duty and stays the same from day to day; `batas` is the last day (None
    where nobody set one), `sisa` the days left until then, negative once it has passed;
    `alamat` is the path of the page where it is done, `peran` the role it comes from.
    """

    kunci: str
    judul: str
    keterangan: str
    batas: date | None
    sisa: int | None
    alamat: str
    peran: str

    @property
    def terlambat(self) -> bool:
        """Whether the last day has passed."""
        return self.sisa is not None and self.sisa < 0

    @property
    def segera(self) -> bool:
        """Whether at most `SEGERA` days are left."""
        return self.sisa is not None and 0 <= self.sisa <= SEGERA

    @property
    def sisa_waktu(self) -> str:
        """How much time is left, in words: "3 hari lagi", "terlambat 2 hari"."""
        return "tanpa batas waktu" if self.sisa is None else sisa_waktu(self.sisa)


def tugas_untuk(user: Pengguna, hari: date | None = None) -> tuple[Tugas, ...]:
    """What one person owes on a day (today by default)."""
    return susun_tugas([user.pk], hari or timezone.localdate()).get(user.pk, ())


def susun_tugas(pengguna: Iterable[int], hari: date) -> dict[int, tuple[Tugas, ...]]:
    """What each of the people (by key) owes; who owes nothing is left out.

    As many queries for many people as for one of every role.
    """
    bahan = kumpulkan(pengguna, hari)
    hasil: dict[int, tuple[Tugas, ...]] = {}
    for orang, peranan in _menurut_orang(bahan).items():
        semua = {
            satu.kunci: satu
            for (peran, pd), lingkup in peranan.items()
            for satu in PENYUSUN[peran](bahan, pd, lingkup)
        }
        if semua:
            hasil[orang] = tuple(sorted(semua.values(), key=_urutan))
    return hasil


# What a role reaches: uids of units (pelaksana, kepala bidang) or keys of agencies (verifikator).
Lingkup = Collection[Any]


def _menurut_orang(bahan: Bahan) -> Mapping[int, dict[tuple[str, int], set[Any]]]:
    """By person: each role and agency (0 for a role over the pemda) with what it reaches."""
    hasil: Mapping[int, dict[tuple[str, int], set[Any]]] = defaultdict(dict)
    for satu in bahan.peranan:
        if satu.peran not in PENYUSUN:
            continue
        isi = hasil[satu.pengguna].setdefault((satu.peran, satu.pd or 0), set())
        isi |= satu.mitra
        if satu.unit is not None:
            isi.add(satu.unit)
    return hasil


def _urutan(satu: Tugas) -> tuple[bool, date, str, str]:
    return not satu.terlambat, satu.batas or date.max, satu.judul, satu.kunci


# --- By role -----------------------------------------------------------------------------


def _pelaksana(bahan: Bahan, pd: int, unit: Lingkup) -> Iterator[Tugas]:
    for masa in bahan.dibuka(pd):
        yield from _koreksi(bahan, masa, unit)
        isi = _jumlah(bahan, masa, lambda uid: bahan.di_bawah(uid, unit))
        if isi.belum:
            yield _lapor(bahan, masa, isi)


def _kepala_bidang(bahan: Bahan, pd: int, unit: Lingkup) -> Iterator[Tugas]:
    for masa in bahan.dibuka(pd):
        yield from _paraf(bahan, masa, lambda uid: bahan.di_bawah(uid, unit), "kepala_bidang")


def _kepala_dinas(bahan: Bahan, pd: int, _: Lingkup) -> Iterator[Tugas]:
    for renja in bahan.diajukan:
        if renja.perangkat_daerah_id == pd and renja.pengajuan == Renja.Pengajuan.DIAJUKAN:
            yield _putusan(bahan, renja, "Menandatangani", "kepala_dinas")
    for masa in bahan.dibuka(pd):
        yield from _paraf(bahan, masa, bahan.diparaf_kepala_dinas, "kepala_dinas")
        if bahan.laporan.get(masa, LaporanMasa()).status == StatusPelaporan.DIAJUKAN:
            yield _tugas(
                bahan,
                masa,
                ("ttd", "Menyetujui laporan {triwulan}", "Laporan menunggu persetujuan Anda."),
                "laporan",
                "kepala_dinas",
            )


def _perencana(bahan: Bahan, pd: int, _: Lingkup) -> Iterator[Tugas]:
    for masa in bahan.dibuka(pd):
        yield from _koreksi_anggaran(bahan, masa)
        if bahan.terkunci(masa) or masa[:2] not in bahan.ditagih:
            continue
        isi = _jumlah(bahan, masa, lambda uid: bahan.induk.get(uid) is None)
        if isi.belum:
            yield _lapor(bahan, masa, isi, akar=True)
        if _jumlah(bahan, masa, lambda _: True).wajib or masa in bahan.laporan:
            yield _laporan(bahan, masa)
    for renja in bahan.terbuka:
        if renja.perangkat_daerah_id == pd:
            yield from _tahap(bahan, renja, "perencana")


def _verifikator(bahan: Bahan, _: int, mitra: Lingkup) -> Iterator[Tugas]:
    menurut: Mapping[tuple[int, int, int, Jendela], list[Masa]] = defaultdict(list)
    for pd in sorted(mitra):
        for masa in bahan.dibuka(pd):
            laporan = bahan.laporan.get(masa, LaporanMasa())
            if masa[:2] in bahan.ditagih and laporan.status != StatusPelaporan.DISETUJUI:
                pemda = bahan.renja[masa[:2]].perangkat_daerah.pemda_id
                menurut[pemda, masa[1], masa[2], bahan.jendela[masa]].append(masa)
    for masa_mitra in menurut.values():
        yield _mitra(bahan, masa_mitra)
    for renja in bahan.diajukan:
        if renja.perangkat_daerah_id in mitra and renja.pengajuan != Renja.Pengajuan.DIAJUKAN:
            disusun = renja.pengajuan == Renja.Pengajuan.DISUSUN
            yield _putusan(bahan, renja, "Mencatat" if disusun else "Memverifikasi", "verifikator")
    for renja in bahan.terbuka:
        if renja.perangkat_daerah_id in mitra:
            yield from _tahap(bahan, renja, "verifikator")


PENYUSUN: Mapping[str, Callable[[Bahan, int, Lingkup], Iterator[Tugas]]] = {
    Penugasan.Peran.PELAKSANA.value: _pelaksana,
    Penugasan.Peran.KEPALA_BIDANG.value: _kepala_bidang,
    Penugasan.Peran.KEPALA_DINAS.value: _kepala_dinas,
    Penugasan.Peran.PERENCANA.value: _perencana,
    Penugasan.Peran.VERIFIKATOR.value: _verifikator,
}


# --- Kinds of duties ---------------------------------------------------------------------


def _lapor(bahan: Bahan, masa: Masa, isi: Isi, *, akar: bool = False) -> Tugas:
    keterangan = f"{isi.belum} dari {isi.wajib} realisasi belum diajukan"
    if isi.dikembalikan:
        keterangan += f", {isi.dikembalikan} di antaranya dikembalikan"
    kunci, kerja, peran = "lapor", "Mengisi realisasi {triwulan}", "pelaksana"
    if akar:
        kunci, kerja, peran = "akar", f"{kerja} tingkat perangkat daerah", "perencana"
    kalimat = f"{keterangan}.{_ditutup(bahan, masa)}"
    return _tugas(bahan, masa, (kunci, kerja, kalimat), "kinerja", peran)


def _koreksi(bahan: Bahan, masa: Masa, unit: Lingkup) -> Iterator[Tugas]:
    """Approved reports that were reopened: outside of the window, so without a last day."""
    isi = bahan.menunggu.get(masa, {})
    banyak = sum(satu.koreksi for uid, satu in isi.items() if bahan.di_bawah(uid, unit))
    if banyak:
        ket = f"{banyak} realisasi yang sudah disetujui dibuka kembali untuk diperbaiki."
        isi_tugas = ("koreksi", "Memperbaiki realisasi {triwulan}", ket)
        yield _tugas(bahan, masa, isi_tugas, "kinerja", "pelaksana", berbatas=False)


def _koreksi_anggaran(bahan: Bahan, masa: Masa) -> Iterator[Tugas]:
    banyak = bahan.koreksi_anggaran.get(masa, 0)
    if banyak:
        ket = f"{banyak} baris dibuka kembali dan koreksinya belum diselesaikan."
        isi_tugas = ("koreksi-anggaran", "Memperbaiki realisasi anggaran {triwulan}", ket)
        yield _tugas(bahan, masa, isi_tugas, "anggaran", "perencana", berbatas=False)


def _paraf(bahan: Bahan, masa: Masa, milik: Callable[[UUID], bool], peran: str) -> Iterator[Tugas]:
    isi = bahan.menunggu.get(masa, {})
    banyak = sum(satu.paraf for uid, satu in isi.items() if milik(uid))
    if banyak:
        ket = f"{banyak} realisasi menunggu paraf Anda."
        kunci = "paraf" if peran == Penugasan.Peran.KEPALA_BIDANG else "paraf-akar"
        yield _tugas(bahan, masa, (kunci, "Memaraf realisasi {triwulan}", ket), "paraf", peran)


def _laporan(bahan: Bahan, masa: Masa) -> Tugas:
    laporan = bahan.laporan.get(masa, LaporanMasa())
    isi = _jumlah(bahan, masa, lambda _: True)
    paraf = sum(satu.paraf for satu in bahan.menunggu.get(masa, {}).values())
    bagian = []
    if laporan.status == StatusPelaporan.DIKEMBALIKAN:
        bagian.append(f"Dikembalikan: {laporan.alasan}".rstrip(".: ") + ".")
    if isi.belum:
        bagian.append(f"{isi.belum} dari {isi.wajib} realisasi belum diajukan unit kerja.")
    if paraf:
        bagian.append(f"{paraf} realisasi menunggu paraf.")
    ket = " ".join(bagian) or "Semua realisasi sudah diparaf."
    ket += _ditutup(bahan, masa)
    return _tugas(
        bahan, masa, ("laporan", "Mengajukan laporan {triwulan}", ket), "laporan", "perencana"
    )


def _mitra(bahan: Bahan, semua: list[Masa]) -> Tugas:
    """The agencies of a verifikator whose report of one quarter is not signed yet."""
    renja = [bahan.renja[masa[:2]] for masa in semua]
    nama = [
        f"{satu.perangkat_daerah} ({_sampai_mana(bahan.laporan.get(masa, LaporanMasa()))})"
        for masa, satu in zip(semua, renja, strict=True)
    ]
    lain = len(nama) - PALING_BANYAK_NAMA
    akhir = f", dan {lain} lainnya" if lain > 0 else ""
    _, tahun, triwulan = semua[0]
    pemda, batas = renja[0].perangkat_daerah.pemda, bahan.jendela[semua[0]].batas
    alamat = _alamat("laporan", renja[0], triwulan)
    if len(semua) > 1:
        masa = konverter.Masa(tahun, Renja.Siklus.AWAL.value)
        alamat = f"{reverse('rekap:capaian', args=[pemda.kode, masa])}?triwulan={triwulan}"
    return Tugas(
        f"mitra:{pemda.kode}:{tahun}:{triwulan}:{batas or '-'}",
        f"Menagih laporan triwulan {ROMAWI[triwulan]} {tahun} perangkat daerah mitra",
        f"{len(semua)} belum disetujui: {', '.join(nama[:PALING_BANYAK_NAMA])}{akhir}.",
        batas,
        _sisa(bahan.hari, batas),
        alamat,
        Penugasan.Peran.VERIFIKATOR.label,
    )


def _sampai_mana(laporan: LaporanMasa) -> str:
    if laporan.status == StatusPelaporan.DIAJUKAN:
        return "menunggu kepala perangkat daerah"
    return "dikembalikan" if laporan.status == StatusPelaporan.DIKEMBALIKAN else "belum diajukan"


def _tahap(bahan: Bahan, renja: Renja, peran: str) -> Iterator[Tugas]:
    """The stage of an open Renja whose schedule has begun."""
    pd = renja.perangkat_daerah
    alasan = bahan.dikembalikan.get(renja.pk)
    if alasan is not None and peran == Penugasan.Peran.PERENCANA:
        yield _putusan(bahan, renja, "Memperbaiki", peran, f"Dikembalikan: {alasan}")
        return
    jadwal = bahan.tahap.get((pd.pemda_id, renja.tahun, renja.siklus, renja.tahap))
    if jadwal is None or bahan.hari < jadwal[0]:
        return
    kerja, rute = "Mengawal", "tahapan:halaman"
    if peran == Penugasan.Peran.PERENCANA:
        kerja, rute = "Menyelesaikan", "renja"
    yield Tugas(
        f"tahap:{pd.kode}:{renja.tahun}:{renja.siklus}:{renja.tahap}",
        f"{kerja} {renja.get_tahap_display().lower()} {renja}",
        f"{pd}: tahap ini masih terbuka.",
        jadwal[1],
        _sisa(bahan.hari, jadwal[1]),
        reverse(rute, args=[pd.kode, renja]),
        Penugasan.Peran(peran).label,
    )


def _putusan(bahan: Bahan, renja: Renja, kerja: str, peran: str, sebab: str = "") -> Tugas:
    """A stage that waits for one person's act: to sign, to verify, to mend what was given back."""
    pd, tahap = renja.perangkat_daerah, renja.get_tahap_display().lower()
    jadwal = bahan.tahap.get((pd.pemda_id, renja.tahun, renja.siklus, renja.tahap))
    batas = jadwal[1] if jadwal else None
    return Tugas(
        f"{kerja.lower()}:{pd.kode}:{renja.tahun}:{renja.siklus}:{renja.tahap}",
        f"{kerja} {tahap} {renja}",
        f"{pd}: {sebab or 'menunggu keputusan Anda.'}",
        batas,
        _sisa(bahan.hari, batas),
        reverse("tahapan:halaman", args=[pd.kode, renja]),
        Penugasan.Peran(peran).label,
    )


# --- Inside ------------------------------------------------------------------------------


def _jumlah(bahan: Bahan, masa: Masa, milik: Callable[[UUID], bool]) -> Isi:
    """What the units that `milik` takes owe together."""
    isi = [satu for uid, satu in bahan.isi.get(masa, {}).items() if milik(uid)]
    return Isi(
        sum(satu.wajib for satu in isi),
        sum(satu.belum for satu in isi),
        sum(satu.dikembalikan for satu in isi),
    )


def _tugas(
    bahan: Bahan,
    masa: Masa,
    isi: tuple[str, str, str],
    halaman: str,
    peran: str,
    *,
    berbatas: bool = True,
) -> Tugas:
    """A duty of a quarter: `isi` is its kind, what is done, and how much of it."""
    kunci, kerja, keterangan = isi
    pd, tahun, triwulan = masa
    renja = bahan.renja[pd, tahun]
    batas = bahan.jendela[masa].batas if berbatas else None
    return Tugas(
        f"{kunci}:{renja.perangkat_daerah.kode}:{tahun}:{triwulan}",
        kerja.format(triwulan=f"triwulan {ROMAWI[triwulan]} {tahun}"),
        f"{renja.perangkat_daerah}: {keterangan}",
        batas,
        _sisa(bahan.hari, batas),
        _alamat(halaman, renja, triwulan),
        Penugasan.Peran(peran).label,
    )


def _alamat(halaman: str, renja: Renja, triwulan: int) -> str:
    kode = renja.perangkat_daerah.kode
    return reverse(f"realisasi:{halaman}", args=[kode, renja, triwulan])


def _sisa(hari: date, batas: date | None) -> int | None:
    return None if batas is None else (batas - hari).days


def _ditutup(bahan: Bahan, masa: Masa) -> str:
    batas = bahan.jendela[masa].batas
    return DITUTUP if batas is not None and batas < bahan.hari else ""
