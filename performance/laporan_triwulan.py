"""The agency's report of a quarter: handed in by the perencana, signed or returned, extended."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from performance.paraf import DIAJUKAN, DIKEMBALIKAN, DISETUJUI, beralasan, minta, paraf
from planning.models import JadwalPengisian, LaporanTriwulan, Pengguna, Renja
from planning.models.pelaporan import ROMAWI
from planning.penyuntingan import Ditolak, TidakSah
from planning.permissions import lingkup, mitra

TERLAMA = timedelta(days=366)


def ajukan_laporan(user: Pengguna, laporan: LaporanTriwulan, renja: Renja | None) -> None:
    """The perencana hands the agency's report in to its head; a new report is made with it."""
    pd = laporan.perangkat_daerah_id
    minta(
        "Laporan triwulan diajukan oleh perencana perangkat daerahnya.",
        boleh=lingkup(user).bertugas("perencana", pd),
    )
    if laporan.status in {DIAJUKAN, DISETUJUI}:
        raise Ditolak(f"Laporan {laporan} sudah {laporan.get_status_display().lower()}.")
    if laporan.gerbang().sebab:
        raise Ditolak(laporan.gerbang().sebab)
    isi = {
        "status": DIAJUKAN,
        "penyusun_id": user.pk,
        "diajukan_pada": timezone.now(),
        "alasan_kembali": "",
    }
    _putuskan(user, laporan, isi, renja, "Mengajukan laporan")


def setujui_laporan(user: Pengguna, laporan: LaporanTriwulan, renja: Renja | None) -> None:
    """The head of the agency signs the report that was handed in."""
    _hanya_kepala(user, laporan)
    isi = {"status": DISETUJUI, "penyetuju_id": user.pk, "disetujui_pada": timezone.now()}
    _putuskan(user, laporan, isi, renja, "Menyetujui laporan")


def kembalikan_laporan(
    user: Pengguna, laporan: LaporanTriwulan, alasan: str, renja: Renja | None
) -> None:
    """Give the report back, with a reason: the head one handed in, Bappeda a signed one."""
    if laporan.status != DISETUJUI or laporan.perangkat_daerah_id not in mitra(user):
        _hanya_kepala(user, laporan)
    alasan = beralasan(alasan, "mengembalikannya")
    isi = {"status": DIKEMBALIKAN, "alasan_kembali": alasan, "penyetuju_id": None}
    isi["disetujui_pada"] = None
    _putuskan(user, laporan, isi, renja, "Mengembalikan laporan", alasan)


def perpanjang(
    user: Pengguna, laporan: LaporanTriwulan, sampai: date, alasan: str, renja: Renja | None
) -> None:
    """The verifikator keeps a quarter open for one agency until a day, with a reason."""
    minta(
        "Jadwal diperpanjang oleh verifikator Bappeda yang mendampingi perangkat daerah ini.",
        boleh=laporan.perangkat_daerah_id in mitra(user),
    )
    hari = timezone.localdate()
    if not hari <= sampai <= hari + TERLAMA:
        kalimat = "Pilih hari ini atau hari sesudahnya, paling lama setahun lagi."
        raise TidakSah({"sampai": [kalimat]})
    jadwal = JadwalPengisian.objects.filter(
        pemda=laporan.perangkat_daerah.pemda_id, tahun=laporan.tahun, triwulan=laporan.triwulan
    ).first()
    if jadwal is None:
        raise Ditolak(f"{laporan} tidak berjadwal, sehingga tidak perlu diperpanjang.")
    if sampai <= jadwal.selesai:
        kalimat = f"Jadwalnya sendiri sampai {jadwal.selesai:%d-%m-%Y}. Pilih hari sesudahnya."
        raise TidakSah({"sampai": [kalimat]})
    alasan = beralasan(alasan, "memperpanjangnya")
    _putuskan(user, laporan, {"diperpanjang_sampai": sampai}, renja, "Memperpanjang", alasan)


def _hanya_kepala(user: Pengguna, laporan: LaporanTriwulan) -> None:
    minta(
        "Laporan triwulan disetujui atau dikembalikan oleh kepala perangkat daerahnya.",
        boleh=lingkup(user).bertugas("kepala_dinas", laporan.perangkat_daerah_id),
    )
    if laporan.status != DIAJUKAN:
        raise Ditolak(f"Laporan {laporan} belum diajukan.")


def _putuskan(
    user: Pengguna,
    laporan: LaporanTriwulan,
    isi: dict[str, Any],
    renja: Renja | None,
    judul: str,
    alasan: str = "",
) -> None:
    masa = f"triwulan {ROMAWI[laporan.triwulan]} {laporan.tahun}"
    with paraf(user, renja, f"{judul} {masa}", alasan) as s:
        if not laporan.pk:
            for kolom, nilai in isi.items():
                setattr(laporan, kolom, nilai)
            s.tambah(laporan)
        else:
            s.ubah(laporan, laporan.versi, isi)
