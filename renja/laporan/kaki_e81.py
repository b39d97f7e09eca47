"""The footer of E.81: the means, the predikat, faktor, tindak lanjut, and who signs."""

from collections.abc import Sequence
from datetime import date

from django.utils import timezone

from budget.serapan import jumlah_serapan
from performance.capaian import rasio, rata_rata
from performance.kelompok import RataRata, predikat_kelompok
from planning.kuantitas import STRIP, Rupiah, tampil_angka
from planning.models.pelaporan import NAMA_BULAN, akhir_triwulan
from renja.kewajiban import Terukur
from renja.pelaksanaan import Laporan
from renja.pelaksanaan import TandaTangan as Penandatangan
from renja.rata_rata import rata_rata_rencana
from renja.rencana import Rencana
from renja.tabel.bentuk import BarisKaki, TandaTangan

SEBAGAI = {"plt": "Plt. ", "plh": "Plh. "}
BELUM_DIISI = "belum diisi"
TITIK = "." * 20


def kaki_e81(
    rencana: Rencana,
    semua: Sequence[Terukur],
    triwulan: int,
    serapan: Sequence[tuple[Rupiah | None, Rupiah | None]],
) -> list[BarisKaki]:
    """The lines below the table; `serapan` holds (realisasi, pagu) of each program."""
    rata = rata_rata_rencana(rencana, semua, triwulan)
    predikat = predikat_kelompok(rata, rencana.skala, belum_lapor_nol=rencana.belum_lapor_nol)
    laporan = rencana.pelaksanaan.laporan.get((rencana.tahun, triwulan), Laporan())
    return [
        BarisKaki("Rata-rata capaian kinerja (%)", teks_rata_rata(rata)),
        BarisKaki("Serapan anggaran (%)", teks_serapan(serapan)),
        BarisKaki("Predikat kinerja", predikat.nama or f"belum ada: {predikat.alasan}"),
        BarisKaki("Faktor pendorong keberhasilan", laporan.faktor_pendorong or BELUM_DIISI),
        BarisKaki("Faktor penghambat pencapaian", laporan.faktor_penghambat or BELUM_DIISI),
        BarisKaki(
            "Tindak lanjut yang diperlukan dalam triwulan berikutnya",
            laporan.tindak_lanjut_triwulan or BELUM_DIISI,
        ),
        BarisKaki(
            "Tindak lanjut yang diperlukan dalam Renja berikutnya",
            laporan.tindak_lanjut_renja or BELUM_DIISI,
        ),
    ]


def teks_rata_rata(rata: RataRata) -> str:
    """`55,00 = 165,00 / 3 (3 dari 5 program dihitung; 2 belum lapor)`, or why there is none."""
    if rata.hasil.nilai is None:
        return f"{STRIP} ({rata.hasil.alasan}; {rata.keterangan})"
    jumlah = rata.hasil.nilai * rata.terhitung
    rumus = f"{tampil_angka(jumlah, 2)} / {rata.terhitung}"
    return f"{tampil_angka(rata.hasil.nilai, 2)} = {rumus} ({rata.keterangan})"


def teks_serapan(serapan: Sequence[tuple[Rupiah | None, Rupiah | None]]) -> str:
    """The sum over the sum, divided once; beside it the mean of the programs' own serapan."""
    jumlah = jumlah_serapan(serapan)
    semua = rasio(jumlah.realisasi, jumlah.pagu)
    rata = rata_rata([rasio(realisasi, pagu) for realisasi, pagu in serapan], "program")
    if semua.nilai is None:
        return f"{STRIP} ({semua.alasan})"
    teks = f"{tampil_angka(semua.nilai, 2)} = {semua.rumus}"
    if rata.nilai is None:
        return teks
    return f"{teks}; rata-rata {tampil_angka(rata.nilai, 2)} ({rata.catatan[0]})"


def tanda_tangan_e81(rencana: Rencana, triwulan: int) -> list[TandaTangan]:
    """Who drew it up, and who evaluates it: Bappeda's name is not known here."""
    kepala = rencana.pelaksanaan.penanda_tangan(akhir_triwulan(rencana.tahun, triwulan))
    laporan = rencana.pelaksanaan.laporan.get((rencana.tahun, triwulan), Laporan())
    pemda = rencana.perangkat_daerah.pemda
    hari = TITIK
    if laporan.disetujui_pada is not None:
        hari = tanggal(timezone.localdate(laporan.disetujui_pada))
    tempat = f"{kepala.tempat}, {hari}" if kepala and kepala.tempat else f"Tanggal {hari}"
    return [
        TandaTangan(
            (
                "Disusun",
                tempat,
                jabatan(kepala) or f"Kepala {rencana.perangkat_daerah.nama}",
            ),
            kepala.nama if kepala else "",
            bawah(kepala),
        ),
        TandaTangan(
            ("Dievaluasi", f"Tanggal {TITIK}", f"Kepala Bappeda {pemda}"),
            "",
            (f"NIP {TITIK}",),
        ),
    ]


def jabatan(satu: Penandatangan | None) -> str:
    """The post, with Plt. or Plh. in front where it is held for the time being."""
    return f"{SEBAGAI.get(satu.sebagai, '')}{satu.jabatan}" if satu else ""


def bawah(satu: Penandatangan | None) -> tuple[str, ...]:
    """The lines under the name; dots where the NIP is not known."""
    nip = f"NIP {satu.nip if satu and satu.nip else TITIK}"
    return (satu.pangkat, nip) if satu and satu.pangkat else (nip,)


def tanggal(hari: date) -> str:
    """`30 September 2024`."""
    return f"{hari.day} {NAMA_BULAN[hari.month - 1]} {hari.year}"
