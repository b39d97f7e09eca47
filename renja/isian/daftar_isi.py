"""Everything there is to fill in, by group, with how much is there and what is missing."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from budget.models import LapisanPagu
from planning.models import (
    DasarHukum,
    IsuStrategis,
    Layanan,
    Penandatangan,
    Permasalahan,
    ReviuRkpd,
    UnitKerja,
    UsulanMasyarakat,
)
from renja.halaman.kelengkapan import kekurangan
from renja.isian.jenis import BAGIAN, JENIS
from renja.isian.konteks import Konteks
from renja.isian.tabel import TABEL
from renja.pemuat import muat_rencana


@dataclass(frozen=True, slots=True)
class Butir:
    """A line of the task list; `keadaan` is "kosong", "kurang" or "isi"."""

    nama: str
    alamat: str
    banyak: int
    kurang: str
    keadaan: str


@dataclass(frozen=True, slots=True)
class BagianIsi:
    """A group of the task list."""

    judul: str
    butir: tuple[Butir, ...]


def susun_daftar_isi(konteks: Konteks) -> list[BagianIsi]:
    """The task list of a Renja."""
    kurang = _kekurangan(konteks)
    isi: dict[str, list[Butir]] = {bagian: [] for bagian in BAGIAN}
    for satu in JENIS.values():
        banyak = satu.isi(konteks).count()
        alamat = _alamat(konteks, "isian:daftar", satu.kode)
        kalimat = kurang.get(satu.kode, "") if banyak else ""
        isi[satu.bagian].append(_butir(satu.banyak, alamat, banyak, kalimat))
    isi["renja"].append(
        _butir(
            "Lapisan pagu",
            _alamat(konteks, "isian:lapisan"),
            LapisanPagu.objects.untuk(konteks.user).filter(renja=konteks.renja).count(),
            "",
        )
    )
    for tabel in TABEL.values():
        semua = tabel.model.objects.untuk(konteks.user)
        milik = "program" if tabel.kode == "riwayat-anggaran" else "indikator"
        banyak = semua.filter(**{f"{milik}__renstra": konteks.renstra}).count()
        alamat = _alamat(konteks, "isian:tabel", tabel.kode)
        isi["riwayat"].append(_butir(tabel.judul, alamat, banyak, ""))
    return [BagianIsi(judul, tuple(isi[kode])) for kode, judul in BAGIAN.items()]


def _butir(nama: str, alamat: str, banyak: int, kurang: str) -> Butir:
    keadaan = "kosong" if not banyak else "kurang" if kurang else "isi"
    return Butir(nama, alamat, banyak, kurang, keadaan)


def _alamat(konteks: Konteks, nama: str, *lain: str) -> str:
    return reverse(nama, args=[konteks.perangkat_daerah.kode, konteks.renja, *lain])


def _kekurangan(konteks: Konteks) -> dict[str, str]:
    """What is missing, in a few words, by the code of the kind."""
    hasil = {kode: hitung(konteks) for kode, hitung in _HITUNG.items()}
    baris: list[str] = []
    indikator: list[str] = []
    for satu in kekurangan(muat_rencana(konteks.renja)):
        tujuan = indikator if satu.pada_indikator or satu.kode == "indikator" else baris
        tujuan.append(f"{satu.banyak} {satu.kalimat}")
    return hasil | {"baris": "; ".join(baris), "indikator": "; ".join(indikator)}


def _permasalahan(konteks: Konteks) -> str:
    semua = Permasalahan.objects.filter(renja=konteks.renja, sasaran=None)
    return _cacah(semua.count(), "belum dikaitkan dengan sasaran")


def _isu(konteks: Konteks) -> str:
    semua = IsuStrategis.objects.filter(renja=konteks.renja)
    return _cacah(semua.filter(Q(uraian="") | Q(sasaran=None)).count(), "belum diuraikan lengkap")


def _layanan(konteks: Konteks) -> str:
    semua = Layanan.objects.filter(renja=konteks.renja)
    return _cacah(
        semua.filter(Q(unit_kerja=None) | Q(dasar_hukum="")).count(),
        "belum menyebut unit kerja atau dasar hukum",
    )


def _dasar_hukum(konteks: Konteks) -> str:
    semua = DasarHukum.objects.filter(renja=konteks.renja, peraturan__nomor="")
    return _cacah(semua.count(), "belum bernomor")


def _usulan(konteks: Konteks) -> str:
    semua = UsulanMasyarakat.objects.filter(renja=konteks.renja)
    return _cacah(semua.filter(putusan="belum").count(), "belum diputuskan")


def _reviu(konteks: Konteks) -> str:
    beda = Q()
    for kolom in ("nama", "lokasi", "indikator", "target"):
        beda |= ~Q(**{f"awal_{kolom}": F(f"analisis_{kolom}")})
    uang = Q(awal_pagu__isnull=True) ^ Q(analisis_pagu__isnull=True)
    beda |= uang | ~Q(awal_pagu=F("analisis_pagu"))
    tanpa = ReviuRkpd.objects.filter(renja=konteks.renja, catatan__in=("", "-", "–"))
    return _cacah(tanpa.filter(beda).count(), "berbeda tanpa catatan")


def _unit(konteks: Konteks) -> str:
    semua = UnitKerja.objects.filter(perangkat_daerah=konteks.perangkat_daerah)
    return _cacah(semua.exclude(jenis="akar").filter(tugas="").count(), "belum menyebut tugas")


def _penandatangan(konteks: Konteks) -> str:
    hari = timezone.localdate()
    semua = Penandatangan.objects.filter(perangkat_daerah=konteks.perangkat_daerah)
    berlaku = semua.filter(berlaku_dari__lte=hari).filter(
        Q(berlaku_sampai=None) | Q(berlaku_sampai__gte=hari)
    )
    return "" if berlaku.exists() else "tidak ada yang berlaku hari ini"


def _cacah(banyak: int, kalimat: str) -> str:
    return f"{banyak} {kalimat}" if banyak else ""


_HITUNG: dict[str, Callable[[Konteks], str]] = {
    "permasalahan": _permasalahan,
    "isu-strategis": _isu,
    "layanan": _layanan,
    "dasar-hukum": _dasar_hukum,
    "usulan": _usulan,
    "reviu-rkpd": _reviu,
    "unit-kerja": _unit,
    "penandatangan": _penandatangan,
}
