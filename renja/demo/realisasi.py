"""What came of the demo year: invented reports of quarters, money by month, windows.

The source was written before the year; the files say so at their head, and `catatan_realisasi`
says so on every page and under every table.
"""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from budget.models import AnggaranKas, RealisasiAnggaran
from performance.models import RealisasiTriwulan
from planning.kuantitas import Keadaan, kosong
from planning.models import (
    Indikator,
    JadwalPengisian,
    LaporanTriwulan,
    TargetTriwulan,
    UnitKerja,
)
from planning.models.pelaporan import StatusPelaporan
from renja.demo.indikator import isi_nilai
from renja.demo.organisasi import Konteks
from renja.demo.pembaca import Butir, dikenal
from renja.demo.simpan import perbarui, simpan
from renja.demo.tahunan import Tahunan
from renja.kewajiban import Terukur, terukur
from renja.pemuat import muat_rencana

TARGET = tuple(f"target_{satu}" for satu in range(1, 5))
LAPOR = tuple(f"tw_{satu}" for satu in range(1, 4))
FAKTOR = {
    "faktor_pendorong": "pendorong",
    "faktor_penghambat": "penghambat",
    "tindak_lanjut": "tindak_lanjut",
}
KAS = tuple(f"kas_{satu}" for satu in range(1, 13))
BULAN = tuple(f"r_{satu}" for satu in range(1, 10))
FOOTER = (
    *("faktor_pendorong", "faktor_penghambat"),
    *("tindak_lanjut_triwulan", "tindak_lanjut_renja"),
)
TIDAK = "tidak direncanakan"
RILIS = "rilis "
# The agency's last quarter that was reported; the one before it are closed and approved.
TERAKHIR = 3
DIKEMBALIKAN = "Angka bulan September belum termasuk pendaftar daring; lengkapi."


def muat_pelaporan(konteks: Konteks, tahunan: Tahunan, indikator: dict[str, Indikator]) -> None:
    """Load realisasi_<year>.csv, realisasi_anggaran_<year>.csv and the reports of rencana.toml."""
    tahun = tahunan.renja.tahun
    isi = [
        (butir, dikenal(butir, "indikator", indikator))
        for butir in konteks.berkas.csv(
            f"realisasi_{tahun}.csv", "indikator", *TARGET, *LAPOR, "status_3", *FAKTOR.values()
        )
    ]
    simpan(
        [
            (butir, _target(konteks, butir, satu, tahun, kolom))
            for butir, satu in isi
            for kolom in TARGET
            if kolom in butir
        ]
    )
    _muat_kinerja(konteks, tahunan, isi)
    _muat_uang(konteks, tahunan)
    _muat_laporan(konteks, tahun)


def _target(
    konteks: Konteks, butir: Butir, indikator: Indikator, tahun: int, kolom: str
) -> TargetTriwulan:
    triwulan = int(kolom[-1])
    satu = TargetTriwulan(
        perangkat_daerah=konteks.pd,
        uid=konteks.uid("target triwulan", indikator.uid, tahun, triwulan),
        indikator=indikator,
        tahun=tahun,
        triwulan=triwulan,
    )
    if butir.teks(kolom) == TIDAK:
        satu.isi_kuantitas(kosong(keadaan=Keadaan.TIDAK_DIRENCANAKAN))
    else:
        isi_nilai(butir, kolom, satu, indikator)
    return satu


def _muat_kinerja(konteks: Konteks, tahunan: Tahunan, isi: list[tuple[Butir, Indikator]]) -> None:
    """A report of each unit that owes one, by the rule of `renja.kewajiban`."""
    milik = {
        satu.indikator.uid: satu for satu in terukur(muat_rencana(tahunan.renja, pelaksanaan=True))
    }
    unit = {satu.uid: satu for satu in UnitKerja.objects.filter(perangkat_daerah=konteks.pd)}
    simpan(
        [
            (
                butir,
                _lapor(konteks, butir, indikator, tahunan.renja.tahun, kolom, unit[penanggung.uid]),
            )
            for butir, indikator in isi
            for kolom in LAPOR
            if kolom in butir
            for penanggung in _penanggung(butir, milik, indikator)
        ]
    )


def _penanggung(butir: Butir, milik: dict[Any, Terukur], indikator: Indikator) -> Any:
    if indikator.uid not in milik:
        raise butir.galat("indikator", "indikator ini tidak punya target pada tahun itu.")
    return milik[indikator.uid].unit


def _lapor(
    konteks: Konteks, butir: Butir, indikator: Indikator, tahun: int, kolom: str, unit: UnitKerja
) -> RealisasiTriwulan:
    triwulan = int(kolom[-1])
    satu = RealisasiTriwulan(
        perangkat_daerah=konteks.pd,
        uid=konteks.uid("lapor", indikator.uid, unit.uid, tahun, triwulan),
        indikator=indikator,
        unit_kerja=unit,
        tahun=tahun,
        triwulan=triwulan,
        status=butir.teks("status_3") if triwulan == TERAKHIR else StatusPelaporan.DISETUJUI,
    )
    if satu.status == StatusPelaporan.DISETUJUI:
        satu.diparaf_pada = timezone.now()
    if satu.status == StatusPelaporan.DIKEMBALIKAN:
        satu.alasan_kembali = DIKEMBALIKAN
    teks = butir.teks(kolom)
    if teks.startswith(RILIS):
        satu.isi_kuantitas(kosong(keadaan=Keadaan.BELUM_RILIS))
        satu.rilis_bulan = date.fromisoformat(f"{teks.removeprefix(RILIS)}-01")
    else:
        isi_nilai(butir, kolom, satu, indikator)
    if triwulan == TERAKHIR:
        for nama, judul in FAKTOR.items():
            setattr(satu, nama, butir.teks_bila_ada(judul))
    return satu


def _muat_uang(konteks: Konteks, tahunan: Tahunan) -> None:
    """Planned cash and spending by month."""
    isi = konteks.berkas.csv(f"realisasi_anggaran_{tahunan.renja.tahun}.csv", "sub", *KAS, *BULAN)
    for model, kolom in ((AnggaranKas, KAS), (RealisasiAnggaran, BULAN)):
        simpan(
            [
                (
                    butir,
                    model(
                        perangkat_daerah=konteks.pd,
                        uid=konteks.uid(model._meta.model_name, butir.teks("sub"), nama),
                        baris=dikenal(
                            Butir(butir.tempat, {"sub": f"sub {butir.teks('sub')}"}),
                            "sub",
                            tahunan.baris,
                        ),
                        bulan=int(nama.rpartition("_")[2]),
                        nilai=butir.rupiah(nama),
                    ),
                )
                for butir in isi
                for nama in kolom
                if nama in butir
            ]
        )


def _muat_laporan(konteks: Konteks, tahun: int) -> None:
    """The agency's reports, and the windows, which move with the day of loading."""
    hari_ini = timezone.localdate()
    laporan = []
    for butir in konteks.berkas.toml("rencana.toml").deret("laporan"):
        triwulan = butir.bulat("triwulan")
        batas = {
            nama: hari_ini + timedelta(days=_hari(butir, nama)) for nama in ("mulai", "selesai")
        }
        perbarui(
            butir,
            JadwalPengisian,
            {"pemda": konteks.organisasi.pemda, "tahun": tahun, "triwulan": triwulan},
            **batas,
        )
        if "status" not in butir:
            continue
        satu = LaporanTriwulan(
            perangkat_daerah=konteks.pd,
            uid=konteks.uid("laporan", tahun, triwulan),
            tahun=tahun,
            triwulan=triwulan,
            status=butir.teks("status"),
            **{nama: butir.teks_bila_ada(nama) for nama in FOOTER},
        )
        if satu.status == StatusPelaporan.DISETUJUI:
            satu.diajukan_pada = satu.disetujui_pada = timezone.now()
        laporan.append((butir, satu))
    simpan(laporan)


def _hari(butir: Butir, kunci: str) -> int:
    """A number of days from the day of loading on."""
    nilai = butir.isi.get(kunci)
    if type(nilai) is not int:
        raise butir.galat(kunci, f'"{nilai}" bukan banyaknya hari; tulis angkanya saja.')
    return nilai
