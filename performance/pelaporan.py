"""The way of a report: handed in by the unit, approved, returned, reopened; then the agency's.

Who may do what stands here; each act is one set of changes with its reason
in the audit trail, and is never undone but followed by another act.
"""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import date
from typing import Any

from django.utils import timezone

from budget.models import RealisasiAnggaran
from performance.models import RealisasiTriwulan
from planning.models import (
    BarisRenja,
    KoreksiRealisasi,
    LaporanTriwulan,
    Pengguna,
    Renja,
)
from planning.models.dasar import BarisBerversi
from planning.models.pelaporan import ROMAWI, StatusPelaporan
from planning.penyuntingan import Ditolak, TidakSah, suntingan
from planning.penyuntingan.potret import json_nilai
from planning.penyuntingan.sunting import Suntingan, Ubahan
from planning.permissions import lingkup, mitra

DRAF, DIAJUKAN = StatusPelaporan.DRAF.value, StatusPelaporan.DIAJUKAN.value
DIKEMBALIKAN, DISETUJUI = StatusPelaporan.DIKEMBALIKAN.value, StatusPelaporan.DISETUJUI.value
ALASAN_TERPANJANG = 500
KOLOM_NILAI = ("bawah", "atas", "teks", "keadaan", "satuan", "pembilang", "penyebut")


class SuntinganParaf(Suntingan):
    """A set of changes of where reports stand; whoever opens it has asked for the right."""

    def _periksa(self, baris: BarisBerversi) -> None:
        """Only reports and corrections are changed here."""
        if not isinstance(baris, RealisasiTriwulan | LaporanTriwulan | KoreksiRealisasi):
            raise Ditolak("Pengajuan dan paraf hanya mengubah laporan triwulan.")


# --- Who may -----------------------------------------------------------------------------


def boleh_mengajukan(user: Pengguna, satu: RealisasiTriwulan) -> bool:
    """The unit's own people, and the perencana on their behalf."""
    jangkauan = lingkup(user)
    return (
        jangkauan.bertugas_di_unit("pelaksana", satu.unit_kerja)
        or jangkauan.bertugas_di_unit("kepala_bidang", satu.unit_kerja)
        or jangkauan.bertugas("perencana", satu.perangkat_daerah_id)
    )


def boleh_memaraf(user: Pengguna, satu: RealisasiTriwulan) -> bool:
    """The head of the unit; for what the agency itself answers for, its own head."""
    jangkauan = lingkup(user)
    if satu.unit_kerja.induk_id is None and jangkauan.bertugas(
        "kepala_dinas", satu.perangkat_daerah_id
    ):
        return True
    return jangkauan.bertugas_di_unit("kepala_bidang", satu.unit_kerja)


def boleh_membuka_kembali(user: Pengguna, pd: int, *, terkunci: bool) -> bool:
    """The agency's head, and its verifikator once the agency's report was handed in."""
    if pd in mitra(user):
        return True
    return not terkunci and lingkup(user).bertugas("kepala_dinas", pd)


# --- Reports of a unit -------------------------------------------------------------------


def ajukan(user: Pengguna, laporan: Sequence[RealisasiTriwulan], renja: Renja | None) -> int:
    """Hand in drafts and returned reports; gives how many. Raises Ditolak, Bentrok, TidakSah."""
    siap = [satu for satu in laporan if satu.status in {DRAF, DIKEMBALIKAN}]
    for satu in siap:
        _minta("Realisasi ini diajukan oleh unit kerjanya.", boleh=boleh_mengajukan(user, satu))
        gerbang = satu.gerbang()
        if gerbang.sebab:
            raise Ditolak(gerbang.sebab)
    isi = {"status": DIAJUKAN, "alasan_kembali": ""}
    return _ubah(user, siap, isi, renja, f"Mengajukan {len(siap)} realisasi{_masa(siap)}")


def tarik_pengajuan(
    user: Pengguna, laporan: Sequence[RealisasiTriwulan], renja: Renja | None
) -> int:
    """Take back what was handed in and not approved yet."""
    siap = [satu for satu in laporan if satu.status == DIAJUKAN]
    for satu in siap:
        _minta("Realisasi ini diajukan oleh unit kerjanya.", boleh=boleh_mengajukan(user, satu))
    judul = f"Menarik pengajuan {len(siap)} realisasi{_masa(siap)}"
    return _ubah(user, siap, {"status": DRAF}, renja, judul)


def setujui(user: Pengguna, laporan: Sequence[RealisasiTriwulan], renja: Renja | None) -> int:
    """Approve what was handed in; a correction that was open for it ends with it."""
    siap = [satu for satu in laporan if satu.status == DIAJUKAN]
    for satu in siap:
        _minta("Realisasi ini diparaf oleh kepala unit kerjanya.", boleh=boleh_memaraf(user, satu))
    kini = timezone.now()
    isi = {"status": DISETUJUI, "pemaraf_id": user.pk, "diparaf_pada": kini}
    terbuka = {
        satu.objek: satu
        for satu in KoreksiRealisasi.objects.filter(
            objek__in=[satu.uid for satu in siap], selesai_pada=None
        ).select_related("perangkat_daerah")
    }
    with _paraf(user, renja, f"Memaraf {len(siap)} realisasi{_masa(siap)}") as s:
        s.ubah_banyak([Ubahan(satu, satu.versi, isi) for satu in siap])
        for satu in siap:
            koreksi = terbuka.get(satu.uid)
            if koreksi is not None:
                s.ubah(koreksi, koreksi.versi, {"baru": nilai_lapor(satu), "selesai_pada": kini})
    return len(siap)


def kembalikan(
    user: Pengguna, laporan: Sequence[RealisasiTriwulan], alasan: str, renja: Renja | None
) -> int:
    """Give handed-in reports back to the unit, with a reason."""
    siap = [satu for satu in laporan if satu.status == DIAJUKAN]
    for satu in siap:
        _minta("Realisasi ini diparaf oleh kepala unit kerjanya.", boleh=boleh_memaraf(user, satu))
    alasan = _beralasan(alasan, "mengembalikannya")
    isi = {"status": DIKEMBALIKAN, "alasan_kembali": alasan}
    judul = f"Mengembalikan {len(siap)} realisasi{_masa(siap)}"
    return _ubah(user, siap, isi, renja, judul, alasan)


def buka_kembali(
    user: Pengguna, satu: RealisasiTriwulan, alasan: str, renja: Renja | None
) -> KoreksiRealisasi:
    """Reopen an approved report: its value is kept beside, and stays in force until the new one."""
    if satu.status != DISETUJUI:
        raise Ditolak("Hanya realisasi yang sudah disetujui yang dibuka kembali.")
    terkunci = laporan_terkunci(satu.perangkat_daerah_id, satu.tahun, satu.triwulan)
    _minta(
        "Realisasi yang sudah disetujui dibuka kembali oleh kepala unit kerja atau perangkat "
        "daerahnya; sesudah laporan diajukan, oleh verifikator Bappeda.",
        boleh=boleh_membuka_kembali(user, satu.perangkat_daerah_id, terkunci=terkunci)
        or (not terkunci and boleh_memaraf(user, satu)),
    )
    alasan = _beralasan(alasan, "membukanya kembali")
    koreksi = KoreksiRealisasi(
        perangkat_daerah=satu.perangkat_daerah,
        jenis=KoreksiRealisasi.Jenis.KINERJA,
        objek=satu.uid,
        sebutan=str(satu.indikator)[:300],
        tahun=satu.tahun,
        triwulan=satu.triwulan,
        lama=nilai_lapor(satu),
        alasan=alasan,
        oleh=user,
        dibuka_pada=timezone.now(),
    )
    with _paraf(user, renja, f"Membuka kembali realisasi{_masa([satu])}", alasan) as s:
        s.tambah(koreksi)
        s.ubah(satu, satu.versi, {"status": DIKEMBALIKAN, "alasan_kembali": alasan})
    return koreksi


def nilai_lapor(satu: RealisasiTriwulan) -> dict[str, Any]:
    """The value of a report as JSON: its columns of KOLOM_NILAI."""
    return {kolom: json_nilai(getattr(satu, kolom)) for kolom in KOLOM_NILAI}


# --- The money of a row ------------------------------------------------------------------


def buka_kembali_anggaran(
    user: Pengguna, baris: BarisRenja, triwulan: int, alasan: str
) -> KoreksiRealisasi:
    """Reopen the months of a row in a quarter whose report was handed in or whose window closed."""
    pd, tahun = baris.perangkat_daerah_id, baris.renja.tahun
    terkunci = laporan_terkunci(pd, tahun, triwulan)
    _minta(
        "Realisasi anggaran dibuka kembali oleh kepala perangkat daerah; sesudah laporan "
        "diajukan, oleh verifikator Bappeda.",
        boleh=boleh_membuka_kembali(user, pd, terkunci=terkunci),
    )
    alasan = _beralasan(alasan, "membukanya kembali")
    koreksi = KoreksiRealisasi(
        perangkat_daerah=baris.perangkat_daerah,
        jenis=KoreksiRealisasi.Jenis.ANGGARAN,
        objek=baris.uid,
        sebutan=(baris.nama or str(baris.sub_kegiatan))[:300],
        tahun=tahun,
        triwulan=triwulan,
        lama=uang_triwulan(baris, triwulan),
        alasan=alasan,
        oleh=user,
        dibuka_pada=timezone.now(),
    )
    judul = f"Membuka kembali realisasi anggaran triwulan {ROMAWI[triwulan]} {tahun}"
    with _paraf(user, baris.renja, judul, alasan) as s:
        s.tambah(koreksi)
    return koreksi


def selesaikan_koreksi(user: Pengguna, koreksi: KoreksiRealisasi, baris: BarisRenja) -> None:
    """End the correction of a row's money: what stands there now is the new value."""
    jangkauan = lingkup(user)
    _minta(
        "Koreksi ini diselesaikan oleh perencana atau kepala perangkat daerahnya.",
        boleh=koreksi.oleh_id == user.pk
        or boleh_membuka_kembali(user, koreksi.perangkat_daerah_id, terkunci=False)
        or jangkauan.bertugas("perencana", koreksi.perangkat_daerah_id),
    )
    if koreksi.selesai_pada is not None:
        raise Ditolak("Koreksi ini sudah selesai.")
    isi = {"baru": uang_triwulan(baris, koreksi.triwulan), "selesai_pada": timezone.now()}
    with _paraf(user, baris.renja, f"Menyelesaikan koreksi: {koreksi.sebutan}") as s:
        s.ubah(koreksi, koreksi.versi, isi)


def uang_triwulan(baris: BarisRenja, triwulan: int) -> dict[str, str]:
    """The rupiah that a row spent in each month of a quarter, over all sources, as text."""
    bulan = range(3 * triwulan - 2, 3 * triwulan + 1)
    jumlah: dict[int, Any] = {}
    isi = RealisasiAnggaran.objects.filter(baris=baris, bulan__in=bulan)
    for satu in isi.order_by("bulan", "pk"):
        jumlah[satu.bulan] = jumlah.get(satu.bulan, 0) + satu.nilai
    return {str(satu): str(nilai) for satu, nilai in jumlah.items()}


# --- The agency's report -----------------------------------------------------------------


def laporan_terkunci(pd: int, tahun: int, triwulan: int) -> bool:
    """Whether the agency's report of a quarter was handed in or signed."""
    return LaporanTriwulan.objects.filter(
        perangkat_daerah=pd,
        tahun=tahun,
        triwulan=triwulan,
        status__in=[DIAJUKAN, DISETUJUI],
    ).exists()


def ajukan_laporan(user: Pengguna, laporan: LaporanTriwulan, renja: Renja | None) -> None:
    """The perencana hands the agency's report in to its head; a new report is made with it."""
    pd = laporan.perangkat_daerah_id
    _minta(
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
    alasan = _beralasan(alasan, "mengembalikannya")
    isi = {"status": DIKEMBALIKAN, "alasan_kembali": alasan, "penyetuju_id": None}
    isi["disetujui_pada"] = None
    _putuskan(user, laporan, isi, renja, "Mengembalikan laporan", alasan)


def perpanjang(
    user: Pengguna, laporan: LaporanTriwulan, sampai: date, alasan: str, renja: Renja | None
) -> None:
    """The verifikator keeps a quarter open for one agency until a day, with a reason."""
    _minta(
        "Jadwal diperpanjang oleh verifikator Bappeda yang mendampingi perangkat daerah ini.",
        boleh=laporan.perangkat_daerah_id in mitra(user),
    )
    if sampai < timezone.localdate():
        raise TidakSah({"sampai": ["Pilih hari ini atau hari sesudahnya."]})
    alasan = _beralasan(alasan, "memperpanjangnya")
    _putuskan(user, laporan, {"diperpanjang_sampai": sampai}, renja, "Memperpanjang", alasan)


def _hanya_kepala(user: Pengguna, laporan: LaporanTriwulan) -> None:
    _minta(
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
    with _paraf(user, renja, f"{judul} {str(laporan).lower()}", alasan) as s:
        if laporan.pk is None:
            for kolom, nilai in isi.items():
                setattr(laporan, kolom, nilai)
            s.tambah(laporan)
        else:
            s.ubah(laporan, laporan.versi, isi)


# --- Inside ------------------------------------------------------------------------------


def _paraf(
    user: Pengguna, renja: Renja | None, judul: str, alasan: str = ""
) -> AbstractContextManager[Suntingan]:
    return suntingan(
        user, renja=renja, asal="paraf", judul=judul, alasan=alasan, kelas=SuntinganParaf
    )


def _ubah(
    user: Pengguna,
    laporan: Sequence[RealisasiTriwulan],
    isi: dict[str, Any],
    renja: Renja | None,
    judul: str,
    alasan: str = "",
) -> int:
    with _paraf(user, renja, judul, alasan) as s:
        return s.ubah_banyak([Ubahan(satu, satu.versi, isi) for satu in laporan])


def _minta(kalimat: str, *, boleh: bool) -> None:
    if not boleh:
        raise Ditolak(kalimat)


def _beralasan(alasan: str, untuk: str) -> str:
    bersih = alasan.strip()
    if not bersih:
        raise TidakSah({"alasan": [f"Tulis alasan {untuk}."]})
    if len(bersih) > ALASAN_TERPANJANG:
        raise TidakSah({"alasan": [f"Alasan paling panjang {ALASAN_TERPANJANG} huruf."]})
    return bersih


def _masa(laporan: Sequence[RealisasiTriwulan]) -> str:
    if not laporan:
        return ""
    return f" triwulan {ROMAWI[laporan[0].triwulan]} {laporan[0].tahun}"
