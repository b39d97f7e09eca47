"""The way of a report: handed in by the unit, approved, returned, reopened; and of its money.

Who may do what stands in performance.paraf, the agency's own report in
performance.laporan_triwulan; both are offered here too. Every act names those rows that it is
about and passes over others, so that a page may send all of them.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils import timezone

from budget.models import RealisasiAnggaran
from performance.laporan_triwulan import (
    ajukan_laporan,
    kembalikan_laporan,
    perpanjang,
    setujui_laporan,
)
from performance.models import RealisasiTriwulan
from performance.paraf import (
    DIAJUKAN,
    DIKEMBALIKAN,
    DISETUJUI,
    DRAF,
    SuntinganParaf,
    beralasan,
    boleh_memaraf,
    boleh_memaraf_unit,
    boleh_membuka_kembali,
    boleh_mengajukan,
    laporan_terkunci,
    minta,
    paraf,
)
from planning.kuantitas import Keadaan
from planning.models import BarisRenja, KoreksiRealisasi, Pengguna, Renja
from planning.models.dasar import Gerbang
from planning.models.pelaporan import (
    ROMAWI,
    gerbang_triwulan,
    sebab_triwulan_tertutup,
    sedang_dikoreksi,
    triwulan_dibuka,
)
from planning.penyuntingan import Ditolak, TidakSah
from planning.penyuntingan.potret import json_nilai
from planning.penyuntingan.sunting import Ubahan
from planning.permissions import lingkup

__all__ = [
    "DIAJUKAN",
    "DIKEMBALIKAN",
    "DISETUJUI",
    "DRAF",
    "SuntinganParaf",
    "ajukan",
    "ajukan_laporan",
    "boleh_memaraf",
    "boleh_memaraf_unit",
    "boleh_membuka_kembali",
    "boleh_mengajukan",
    "buka_kembali",
    "buka_kembali_anggaran",
    "kembalikan",
    "kembalikan_laporan",
    "laporan_terkunci",
    "nilai_lapor",
    "perpanjang",
    "selesaikan_koreksi",
    "setujui",
    "setujui_laporan",
    "tarik_pengajuan",
    "uang_triwulan",
]

KOLOM_NILAI = ("bawah", "atas", "teks", "keadaan", "satuan", "pembilang", "penyebut")
SUDAH_DIAJUKAN = (
    "Laporan triwulan perangkat daerah ini sudah diajukan atau disetujui, sehingga realisasinya "
    "tidak ditarik atau dikembalikan lagi. Minta laporannya dikembalikan dahulu."
)


# --- Reports of a unit -------------------------------------------------------------------


def ajukan(user: Pengguna, laporan: Sequence[RealisasiTriwulan], renja: Renja | None) -> int:
    """Hand in drafts and returned reports; gives how many. Raises Ditolak, Bentrok, TidakSah.

    A report without a value says nothing and is not handed in; "belum rilis" is one.
    """
    siap = [satu for satu in laporan if satu.status in {DRAF, DIKEMBALIKAN}]
    for satu in siap:
        minta("Realisasi ini diajukan oleh unit kerjanya.", boleh=boleh_mengajukan(user, satu))
    _terbuka(siap)
    kosong = [satu for satu in siap if satu.keadaan == Keadaan.KOSONG.value]
    if kosong:
        nama = "; ".join(str(satu.indikator) for satu in kosong[:3])
        raise TidakSah({"": [f"{len(kosong)} baris belum bernilai ({nama}). Isi dahulu nilainya."]})
    isi = {"status": DIAJUKAN, "alasan_kembali": ""}
    return _ubah(user, siap, isi, renja, f"Mengajukan {len(siap)} realisasi{_masa(siap)}")


def tarik_pengajuan(
    user: Pengguna, laporan: Sequence[RealisasiTriwulan], renja: Renja | None
) -> int:
    """Take back what was handed in and not approved yet, while it can be handed in again."""
    siap = [satu for satu in laporan if satu.status == DIAJUKAN]
    for satu in siap:
        minta("Realisasi ini diajukan oleh unit kerjanya.", boleh=boleh_mengajukan(user, satu))
    _terbuka(siap)
    judul = f"Menarik pengajuan {len(siap)} realisasi{_masa(siap)}"
    return _ubah(user, siap, {"status": DRAF}, renja, judul)


def setujui(user: Pengguna, laporan: Sequence[RealisasiTriwulan], renja: Renja | None) -> int:
    """Approve what was handed in; a correction that was open for it ends with it.

    No window limits it: approving changes no value.
    """
    siap = _diparaf(user, laporan)
    kini = timezone.now()
    isi = {"status": DISETUJUI, "pemaraf_id": user.pk, "diparaf_pada": kini}
    terbuka = {
        satu.objek: satu
        for satu in KoreksiRealisasi.objects.filter(
            objek__in=[satu.uid for satu in siap], selesai_pada=None
        ).select_related("perangkat_daerah")
    }
    with paraf(user, renja, f"Memaraf {len(siap)} realisasi{_masa(siap)}") as s:
        s.ubah_banyak([Ubahan(satu, satu.versi, isi) for satu in siap])
        for satu in siap:
            koreksi = terbuka.get(satu.uid)
            if koreksi is not None:
                s.ubah(koreksi, koreksi.versi, {"baru": nilai_lapor(satu), "selesai_pada": kini})
    return len(siap)


def kembalikan(
    user: Pengguna, laporan: Sequence[RealisasiTriwulan], alasan: str, renja: Renja | None
) -> int:
    """Give handed-in reports back to the unit, with a reason.

    Not once the agency's report was handed in: its numbers would change behind it.
    """
    siap = _diparaf(user, laporan)
    alasan = beralasan(alasan, "mengembalikannya")
    for satu in siap:
        if laporan_terkunci(satu.perangkat_daerah_id, satu.tahun, satu.triwulan):
            boleh = sedang_dikoreksi(satu.uid, satu.tahun, satu.triwulan)
            minta(SUDAH_DIAJUKAN, boleh=boleh)
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
    minta(
        "Realisasi yang sudah disetujui dibuka kembali oleh kepala unit kerja atau perangkat "
        "daerahnya; sesudah laporan diajukan, oleh verifikator Bappeda.",
        boleh=boleh_membuka_kembali(user, satu.perangkat_daerah_id, terkunci=terkunci)
        or (not terkunci and boleh_memaraf(user, satu)),
    )
    alasan = beralasan(alasan, "membukanya kembali")
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
    with paraf(user, renja, f"Membuka kembali realisasi{_masa([satu])}", alasan) as s:
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
    minta(
        "Realisasi anggaran dibuka kembali oleh kepala perangkat daerah; sesudah laporan "
        "diajukan, oleh verifikator Bappeda.",
        boleh=boleh_membuka_kembali(user, pd, terkunci=terkunci),
    )
    _perlu_dibuka(baris, triwulan, terkunci=terkunci)
    alasan = beralasan(alasan, "membukanya kembali")
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
    with paraf(user, baris.renja, judul, alasan) as s:
        s.tambah(koreksi)
    return koreksi


def _perlu_dibuka(baris: BarisRenja, triwulan: int, *, terkunci: bool) -> None:
    """Raise Ditolak where the quarter was not opened yet, or can be filled in as it is."""
    tahun = baris.renja.tahun
    dibuka = triwulan_dibuka(baris.perangkat_daerah, tahun, triwulan)
    if timezone.localdate() < dibuka:
        raise Ditolak(
            f"Pengisian triwulan {ROMAWI[triwulan]} {tahun} baru dibuka pada {dibuka:%d-%m-%Y}."
        )
    if sedang_dikoreksi(baris.uid, tahun, triwulan):
        raise Ditolak("Baris ini sudah dibuka kembali.")
    if not terkunci and not sebab_triwulan_tertutup(baris.perangkat_daerah, tahun, triwulan):
        raise Ditolak("Triwulan ini masih terbuka: ubah nilainya langsung pada tabelnya.")


def selesaikan_koreksi(user: Pengguna, koreksi: KoreksiRealisasi, baris: BarisRenja) -> None:
    """End the correction of a row's money: what stands there now is the new value."""
    minta(
        "Koreksi ini diselesaikan oleh perencana atau kepala perangkat daerahnya, atau oleh "
        "verifikator Bappeda yang mendampinginya.",
        boleh=boleh_membuka_kembali(user, koreksi.perangkat_daerah_id, terkunci=False)
        or lingkup(user).bertugas("perencana", koreksi.perangkat_daerah_id),
    )
    if koreksi.jenis != KoreksiRealisasi.Jenis.ANGGARAN:
        raise Ditolak("Koreksi realisasi kinerja selesai bila realisasinya diparaf.")
    if koreksi.objek != baris.uid or koreksi.tahun != baris.renja.tahun:
        raise Ditolak("Koreksi ini milik baris lain.")
    if koreksi.selesai_pada is not None:
        raise Ditolak("Koreksi ini sudah selesai.")
    isi = {"baru": uang_triwulan(baris, koreksi.triwulan), "selesai_pada": timezone.now()}
    with paraf(user, baris.renja, f"Menyelesaikan koreksi: {koreksi.sebutan}") as s:
        s.ubah(koreksi, koreksi.versi, isi)


def uang_triwulan(baris: BarisRenja, triwulan: int) -> dict[str, str]:
    """The rupiah that a row spent in each month of a quarter, over all sources, as text."""
    bulan = range(3 * triwulan - 2, 3 * triwulan + 1)
    jumlah: dict[int, Any] = {}
    isi = RealisasiAnggaran.objects.filter(baris=baris, bulan__in=bulan)
    for satu in isi.order_by("bulan", "pk"):
        jumlah[satu.bulan] = jumlah.get(satu.bulan, 0) + satu.nilai
    return {str(satu): str(nilai) for satu, nilai in jumlah.items()}


# --- Inside ------------------------------------------------------------------------------


def _diparaf(user: Pengguna, laporan: Iterable[RealisasiTriwulan]) -> list[RealisasiTriwulan]:
    """Those that were handed in; raises Ditolak where the person approves one of them not."""
    siap = [satu for satu in laporan if satu.status == DIAJUKAN]
    for satu in siap:
        minta("Realisasi ini diparaf oleh kepala unit kerjanya.", boleh=boleh_memaraf(user, satu))
    return siap


def _terbuka(laporan: Iterable[RealisasiTriwulan]) -> None:
    """Raise Ditolak where a quarter is closed for one of them; asked once for a whole quarter."""
    dikenal: dict[tuple[int, int, int], Gerbang] = {}
    for satu in laporan:
        masa = (satu.perangkat_daerah_id, satu.tahun, satu.triwulan)
        gerbang = dikenal.get(masa)
        if gerbang is None:
            gerbang = gerbang_triwulan(satu.perangkat_daerah, satu.tahun, satu.triwulan, satu.uid)
        if gerbang.sebab:
            raise Ditolak(gerbang.sebab)
        if not gerbang.sebaris:
            dikenal[masa] = gerbang


def _ubah(
    user: Pengguna,
    laporan: Sequence[RealisasiTriwulan],
    isi: dict[str, Any],
    renja: Renja | None,
    judul: str,
    alasan: str = "",
) -> int:
    with paraf(user, renja, judul, alasan) as s:
        return s.ubah_banyak([Ubahan(satu, satu.versi, isi) for satu in laporan])


def _masa(laporan: Sequence[RealisasiTriwulan]) -> str:
    if not laporan:
        return ""
    return f" triwulan {ROMAWI[laporan[0].triwulan]} {laporan[0].tahun}"
