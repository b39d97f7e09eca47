"""The corrections of a quarter in words: the old value beside the new one, who, when, why."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.urls import reverse

from performance.models import RealisasiTriwulan
from performance.pelaporan import boleh_membuka_kembali, uang_triwulan
from planning.kuantitas import STRIP, tampil_angka, tampil_kuantitas
from planning.models import BarisRenja, KoreksiRealisasi, Pengguna, Renja
from planning.models.pelaporan import NAMA_BULAN
from planning.permissions import lingkup
from renja.pemuat.laporan import nilai_lama
from renja.realisasi.anggaran.data import muat_baris
from renja.tabel_isian.nilai import teks_uang

BELUM_ADA = "belum diganti"


@dataclass(frozen=True, slots=True)
class BarisKoreksi:
    """A correction as its list shows it; `kini` is what stands there while it is open."""

    koreksi: KoreksiRealisasi
    lama: str
    baru: str
    unit: str
    alamat: str
    boleh_selesai: bool

    @property
    def terbuka(self) -> bool:
        """Whether it still waits for its new value."""
        return self.koreksi.selesai_pada is None


def daftar_koreksi(user: Pengguna, renja: Renja, triwulan: int) -> list[BarisKoreksi]:
    """The corrections of a quarter, the open ones first, then the latest."""
    semua = list(
        KoreksiRealisasi.objects.filter(
            perangkat_daerah=renja.perangkat_daerah_id, tahun=renja.tahun, triwulan=triwulan
        )
        .select_related("oleh")
        .order_by("-dibuka_pada", "-pk")
    )
    if not semua:
        return []
    semua.sort(key=lambda satu: satu.selesai_pada is not None)
    penulis = _Penulis(user, renja, triwulan, semua)
    return [penulis.satu(koreksi) for koreksi in semua]


class _Penulis:
    def __init__(
        self, user: Pengguna, renja: Renja, triwulan: int, semua: list[KoreksiRealisasi]
    ) -> None:
        self.renja = renja
        self.alamat = (renja.perangkat_daerah.kode, renja, triwulan)
        objek = {satu.objek for satu in semua}
        self.lapor = {
            satu.uid: satu
            for satu in RealisasiTriwulan.objects.filter(uid__in=objek).select_related(
                "indikator", "unit_kerja"
            )
        }
        self.baris = {
            satu.uid: satu
            for satu in BarisRenja.objects.filter(uid__in=objek).select_related("unit_kerja")
        }
        # The row of this Renja for money that is kept on the one before its perubahan.
        self.sini: dict[UUID, UUID] = {
            satu.uid_catat: satu.uid for satu in muat_baris(renja).values()
        }
        pd = renja.perangkat_daerah_id
        self.menyelesaikan = boleh_membuka_kembali(user, pd, terkunci=False) or lingkup(
            user
        ).bertugas("perencana", pd)

    def satu(self, koreksi: KoreksiRealisasi) -> BarisKoreksi:
        """One correction in words."""
        if koreksi.jenis == KoreksiRealisasi.Jenis.KINERJA:
            return self._kinerja(koreksi)
        baris = self.baris.get(koreksi.objek)
        kini = uang_triwulan(baris, koreksi.triwulan) if baris else {}
        selesai = koreksi.selesai_pada is not None
        sini = self.sini.get(koreksi.objek)
        return BarisKoreksi(
            koreksi,
            teks_bulan(koreksi.lama),
            teks_bulan(koreksi.baru or {}) if selesai else f"sekarang {teks_bulan(kini)}",
            str(baris.unit_kerja) if baris else "",
            reverse("realisasi:anggaran_baris", args=[*self.alamat, sini]) if sini else "",
            boleh_selesai=self.menyelesaikan and not selesai,
        )

    def _kinerja(self, koreksi: KoreksiRealisasi) -> BarisKoreksi:
        lapor = self.lapor.get(koreksi.objek)
        satuan = lapor.indikator.satuan if lapor else ""
        baru = teks_kinerja(koreksi.baru, satuan) if koreksi.baru else BELUM_ADA
        return BarisKoreksi(
            koreksi,
            teks_kinerja(koreksi.lama, satuan),
            baru,
            str(lapor.unit_kerja) if lapor else "",
            reverse("realisasi:kinerja", args=self.alamat),
            boleh_selesai=False,
        )


def teks_kinerja(isi: Mapping[str, Any], satuan: str) -> str:
    """A value of a correction as it is printed, with pembilang and penyebut where kept."""
    nilai = nilai_lama(isi, satuan, "")
    teks = tampil_kuantitas(nilai.nilai)
    if nilai.pembilang is not None and nilai.penyebut is not None:
        teks += f" ({tampil_angka(nilai.pembilang)} / {tampil_angka(nilai.penyebut)})"
    return teks


def teks_bulan(isi: Mapping[str, Any]) -> str:
    """Rupiah by month: `Juli 1.000.000; Agustus 2.000.000; jumlah 3.000.000`."""
    if not isi:
        return STRIP
    angka = {int(bulan): Decimal(str(nilai)) for bulan, nilai in isi.items()}
    bagian = [f"{NAMA_BULAN[bulan - 1]} {teks_uang(angka[bulan])}" for bulan in sorted(angka)]
    if len(bagian) > 1:
        bagian.append(f"jumlah {teks_uang(sum(angka.values()))}")
    return "; ".join(bagian)
