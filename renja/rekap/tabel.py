"""The roll-up as a `Tabel`, for every format that the forms have."""

from collections.abc import Sequence

from planning.kuantitas import Rupiah, kosong
from planning.models.pelaporan import ROMAWI
from renja.rekap.baris import BarisRekap, catatan, jumlahkan
from renja.rekap.queries import Rekap
from renja.tabel.bentuk import Baris, Isi, Jenis, Kolom, Tabel, Tingkat

KOLOM = (
    Kolom("No", "no", Jenis.NOMOR, 4),
    Kolom("Perangkat daerah", "perangkat_daerah", Jenis.TEKS, 30),
    Kolom("Rata-rata capaian (%)", "capaian", Jenis.PERSEN, 10),
    Kolom("Predikat", "predikat", Jenis.TEKS, 16),
    Kolom("Serapan (%)", "serapan", Jenis.PERSEN, 9),
    Kolom("Pagu yang berlaku (Rp)", "pagu", Jenis.RUPIAH, 15),
    Kolom("Realisasi anggaran (Rp)", "realisasi", Jenis.RUPIAH, 15),
    Kolom("Dihitung dalam rata-rata", "dihitung", Jenis.TEKS, 15),
    Kolom("Belum lapor", "belum", Jenis.TEKS, 15),
    Kolom("Laporan", "laporan", Jenis.TEKS, 12),
)
SEKALI = (
    "Serapan jumlah ialah jumlah realisasi dibagi jumlah pagu, dibagi sekali. Rata-rata capaian "
    "seluruh perangkat daerah tidak dihitung: rata-rata dari rata-rata tidak menimbang "
    "banyaknya baris."
)
BELUM = (
    "Belum lapor: indikator bertarget yang laporannya sampai dengan triwulan ini belum "
    "diajukan; draf dan yang dikembalikan belum terhitung."
)


def susun_tabel(rekap: Rekap, baris: Sequence[BarisRekap], saringan: str = "") -> Tabel:
    """The rows in the order given, with their sums; `saringan` says what was left out."""
    jumlah = jumlahkan(baris)
    akhir: tuple[Isi, ...] = (
        None,
        f"Jumlah {jumlah.perangkat_daerah} perangkat daerah",
        *(None, None, jumlah.serapan, _uang(jumlah.uang.pagu), _uang(jumlah.uang.realisasi)),
        None,
        f"{jumlah.belum} dari {jumlah.wajib} indikator",
        f"{jumlah.menyampaikan} lengkap",
    )
    isi = [_baris(nomor, satu) for nomor, satu in enumerate(baris, start=1)]
    if isi:
        isi.append(Baris(Tingkat.JUMLAH, akhir))
    masa = f"s/d triwulan {ROMAWI[rekap.triwulan]} {rekap.masa.tahun}"
    return Tabel(
        formulir="rekap-capaian",
        sebutan="Rekap capaian",
        judul=("Rekapitulasi capaian kinerja dan serapan anggaran perangkat daerah", masa),
        kolom=KOLOM,
        baris=tuple(isi),
        tahap=masa,
        perangkat_daerah=rekap.pemda.nama,
        tahun=rekap.masa.tahun,
        catatan=(*([saringan] if saringan else []), *catatan_rekap(baris)),
        nihil="Tidak ada perangkat daerah yang cocok.",
        siklus=rekap.masa.siklus,
    )


def catatan_rekap(baris: Sequence[BarisRekap]) -> list[str]:
    """What stands below the roll-up on the page and in every file."""
    tanpa = sum(1 for satu in baris if satu.pagu is not None and satu.realisasi is None)
    hasil = [SEKALI, BELUM]
    if tanpa:
        hasil.append(
            f"{tanpa} perangkat daerah berpagu belum mencatat realisasi anggaran; pagunya tetap "
            "ikut menjadi pembagi serapan jumlah."
        )
    return [*hasil, *(f"{satu[:1].upper()}{satu[1:]}" for satu in catatan(baris))]


def teks_predikat(satu: BarisRekap) -> str:
    """The class, or why there is none."""
    if satu.renja is None:
        return ""
    return satu.predikat.nama or f"tanpa predikat: {satu.predikat.alasan}"


def teks_dihitung(satu: BarisRekap) -> str:
    """How many rows the mean counts: `48 dari 53 sub kegiatan`."""
    if satu.kedudukan is None:
        return ""
    rata = satu.kedudukan.rata
    return f"{rata.terhitung} dari {rata.banyak} {rata.tingkat}"


def teks_belum(satu: BarisRekap) -> str:
    """How many indikator owe a report: `12 dari 81 indikator`."""
    if satu.kedudukan is None:
        return "belum memiliki Renja"
    return f"{satu.belum} dari {satu.kedudukan.wajib} indikator"


def _baris(nomor: int, satu: BarisRekap) -> Baris:
    sel: tuple[Isi, ...] = (
        nomor,
        satu.perangkat_daerah.nama,
        satu.capaian,
        teks_predikat(satu),
        satu.serapan,
        _uang(satu.pagu),
        _uang(satu.realisasi),
        teks_dihitung(satu),
        teks_belum(satu),
        satu.nama_status,
    )
    return Baris(Tingkat.BARIS, sel, satu.renja.uid if satu.renja else None)


def _uang(nilai: Rupiah | None) -> Isi:
    return kosong() if nilai is None else nilai
