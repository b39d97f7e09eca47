"""Applying a layer of pagu, and what the layers of a Renja are beside its indikatif."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from budget.lapisan import lapisan_berlaku
from budget.models import LapisanPagu, Pagu
from planning.models import Pengguna, Renja
from planning.penyuntingan import suntingan
from renja.impor.acuan import Acuan
from renja.impor.berkas import baca_berkas
from renja.impor.kini import Kini
from renja.impor.lapisan import Dokumen, PratinjauLapisan, bandingkan_lapisan, tulis_lapisan
from renja.impor.services import (
    Penerapan,
    TidakDapatDiterapkan,
    buka_impor,
    kunci,
    pemetaan_impor,
    tutup,
)
from renja.models import Impor


def pratinjau(impor: Impor) -> PratinjauLapisan:
    """What a layer's file would do now; raises LembarDitolak."""
    berkas = buka_impor(impor)
    acuan, kini = Acuan(impor.renja), Kini(impor.renja)
    bacaan = baca_berkas(berkas, pemetaan_impor(impor), impor.renja, acuan, kini)
    dokumen = Dokumen.dari_json(impor.pilihan)
    return bandingkan_lapisan(impor.renja, bacaan, dokumen, acuan, kini)


def jalankan(user: Pengguna, impor: Impor, setuju: Penerapan) -> Iterator[tuple[str, int]]:
    """Apply a layer in one transaction; raises as `services.jalankan` does."""
    with transaction.atomic():
        satu = kunci(impor)
        yield "Membaca berkas", 0
        hasil = pratinjau(satu)
        _periksa(hasil, setuju)
        judul = f"{hasil.dokumen.sebutan} dari {satu.nama_berkas}"
        with suntingan(
            user, renja=satu.renja, asal="impor", judul=judul, alasan=setuju.alasan
        ) as s:
            banyak = tulis_lapisan(s, satu.renja, hasil)
            yield "Menulis pagu", banyak
        tutup(satu, s.perubahan)
    impor.refresh_from_db()


def _periksa(hasil: PratinjauLapisan, setuju: Penerapan) -> None:
    if hasil.sidik != setuju.sidik:
        raise TidakDapatDiterapkan(
            "Lapisan ini berubah sejak pratinjau dibuka. Periksa pratinjau yang baru, lalu "
            "terapkan lagi."
        )
    ditolak = len([satu for satu in hasil.baris if satu.ditolak])
    if ditolak and not setuju.lewati_ditolak:
        raise TidakDapatDiterapkan(
            f"{ditolak} baris ditolak. Perbaiki berkasnya, atau centang bahwa baris itu dilewati."
        )
    if not hasil.ditulis and not hasil.kepala_berubah:
        raise TidakDapatDiterapkan("Tidak ada yang perlu ditulis: lapisan ini sudah sama.")


@dataclass(frozen=True, slots=True)
class BarisSandingan:
    """A row of the plan with its pagu in every layer, in the order of the layers; rupiah."""

    kode: str
    nama: str
    unit_kerja: str
    indikatif: Any
    nilai: tuple[Any, ...]
    selisih: Any


@dataclass(frozen=True, slots=True)
class SandinganLapisan:
    """The layers of a Renja beside the indikatif; `berlaku` is the last one in force."""

    lapisan: tuple[LapisanPagu, ...]
    berlaku: LapisanPagu | None
    baris: tuple[BarisSandingan, ...]
    jumlah: BarisSandingan


def sandingan_lapisan(renja: Renja) -> SandinganLapisan:
    """Every row in every layer, with the difference of the layer in force from the indikatif."""
    kini, acuan = Kini(renja), Acuan(renja)
    urut = list(LapisanPagu.Jenis.values)
    semua = sorted(
        LapisanPagu.objects.filter(renja=renja), key=lambda satu: (urut.index(satu.jenis), satu.ke)
    )
    lain = [satu for satu in semua if satu.jenis != LapisanPagu.Jenis.INDIKATIF]
    nilai: dict[int, dict[int, Any]] = {}
    for lapisan, baris, isi in Pagu.objects.filter(lapisan__in=lain).values_list(
        "lapisan_id", "baris_id", "nilai"
    ):
        nilai.setdefault(baris, {})[lapisan] = isi
    kunci_berlaku = (
        lapisan_berlaku((renja.siklus, satu.jenis, satu.ke) for satu in semua) if semua else None
    )
    berlaku = next((s for s in semua if (renja.siklus, s.jenis, s.ke) == kunci_berlaku), None)
    baris_sandingan = tuple(
        _baris(
            (
                kini.kode_cetak(satu.kode_tahun_ini),
                satu.nama_tahun_ini,
                acuan.unit_kerja.menurut_pk[satu.unit_kerja].nama,
            ),
            satu.pagu.nilai if satu.pagu else None,
            tuple(nilai.get(satu.pk, {}).get(s.pk) for s in lain),
            _letak(lain, berlaku),
        )
        for satu in kini.menurut_pohon()
    )
    jumlah = _baris(
        ("", "Jumlah", ""),
        _jumlah([satu.indikatif for satu in baris_sandingan]),
        tuple(_jumlah([satu.nilai[n] for satu in baris_sandingan]) for n in range(len(lain))),
        _letak(lain, berlaku),
    )
    return SandinganLapisan(tuple(lain), berlaku, baris_sandingan, jumlah)


def _letak(lain: list[LapisanPagu], berlaku: LapisanPagu | None) -> int | None:
    return lain.index(berlaku) if berlaku in lain else None


def _baris(
    tulisan: tuple[str, str, str], indikatif: Any, nilai: tuple[Any, ...], letak: int | None
) -> BarisSandingan:
    akhir = nilai[letak] if letak is not None else None
    selisih = akhir - indikatif if akhir is not None and indikatif is not None else None
    return BarisSandingan(*tulisan, indikatif, nilai, selisih)


def _jumlah(nilai: list[Any]) -> Any:
    ada = [satu for satu in nilai if satu is not None]
    return sum(ada) if ada else None
