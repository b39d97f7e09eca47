"""The notes below tables that show realisasi: rules, layers, what is not approved, corrections.

Each function gives finished sentences, none where there is nothing to say.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from functools import partial
from uuid import UUID

from planning.kuantitas import STRIP, Keadaan, Kuantitas, tampil_angka, tampil_kuantitas
from planning.models.pelaporan import ROMAWI, StatusPelaporan, akhir_triwulan
from renja.pelaksanaan import DISETUJUI, Koreksi, Lapisan, LaporanUnit
from renja.rata_rata import SEBUTAN_TINGKAT
from renja.rencana import Indikator, Rencana

AKHIR = 4
KINERJA, UANG = "kinerja", "anggaran"
ANGGARAN = ("dpa", "pergeseran", "dppa")
CARA_PADA = "Realisasi kinerja tiap triwulan ditulis pada triwulan itu saja."
CARA_SAMPAI = "Realisasi kinerja tiap triwulan ditulis kumulatif s/d triwulan itu."
CARA_CAMPUR = (
    'Realisasi kinerja ditulis pada triwulan itu saja, kecuali indikator bertanda "(ditulis s/d '
    'triwulan)", yang ditulis sejak Januari sampai dengan triwulan itu.'
)
# More names than these are counted instead of listed.
NAMA_TERBANYAK = 6


def catatan_realisasi(rencana: Rencana) -> list[str]:
    """The sentence that the agency wants below all realisasi of the year."""
    return [rencana.catatan_realisasi] if rencana.catatan_realisasi else []


def catatan_varian(rencana: Rencana, indikator: Iterable[Indikator]) -> list[str]:
    """The rule for lower-is-better, where one of the indikator is of that kind."""
    if all(satu.arah != "negatif" for satu in indikator):
        return []
    return [f"Indikator makin rendah makin baik dihitung dengan varian {rencana.varian_negatif}."]


def catatan_rata_rata(rencana: Rencana) -> str:
    """The level of the mean, its cap, and the scale of its predikat."""
    batas = rencana.batas_capaian
    dibatasi = f"capaian tiap indikator dibatasi {batas} %" if batas else "capaian tidak dibatasi"
    nol = "; indikator yang belum lapor dihitung 0" if rencana.belum_lapor_nol else ""
    skala = f" Predikat menurut {rencana.skala.nama}." if rencana.skala else ""
    tingkat = SEBUTAN_TINGKAT[rencana.tingkat_rata_rata]
    return f"Rata-rata dihitung pada tingkat {tingkat}; {dibatasi}{nol}.{skala}"


def catatan_lapisan(lapisan: Lapisan | None, tahun: int, triwulan: int) -> str:
    """Which layer of pagu the money is measured against."""
    hari = f"{akhir_triwulan(tahun, triwulan):%d-%m-%Y}"
    if lapisan is None:
        return f"Anggaran: belum ada pagu {tahun} yang dimuat."
    bertanggal = f" tanggal {lapisan.tanggal:%d-%m-%Y}" if lapisan.tanggal else ""
    if lapisan.jenis in ANGGARAN:
        return f"Anggaran: {lapisan.sebutan}{bertanggal}, yang berlaku pada {hari}."
    return f"Anggaran: {lapisan.sebutan}{bertanggal}; DPA belum dimuat sampai {hari}."


def catatan_laporan(rencana: Rencana, triwulan: int) -> list[str]:
    """That the head has not signed the agency's report of the quarter, and where it stands."""
    laporan = rencana.pelaksanaan.laporan.get((rencana.tahun, triwulan))
    status = laporan.status if laporan is not None else ""
    if status == DISETUJUI:
        return []
    sebutan = StatusPelaporan(status).label.lower() if status else "belum diisi"
    awal = f"Laporan TW {ROMAWI[triwulan]} {rencana.tahun}"
    return [f"{awal} belum disetujui kepala perangkat daerah ({sebutan})."]


def catatan_cara_tulis(indikator: Iterable[Indikator]) -> list[str]:
    """How the quarters' values were typed."""
    cara = {satu.cara_tulis for satu in indikator}
    if not cara:
        return []
    if len(cara) > 1:
        return [CARA_CAMPUR]
    return [CARA_SAMPAI if cara == {"sampai"} else CARA_PADA]


def catatan_belum_disetujui(indikator: Iterable[Indikator], tahun: int, sampai: int) -> list[str]:
    """How many values that are printed were handed in and not approved yet, by quarter."""
    banyak = {
        q: sum(
            1
            for satu in indikator_unik(indikator)
            for lapor in satu.triwulan.get((tahun, q), ())
            if lapor.berlaku is not None and lapor.status != DISETUJUI and not lapor.dikoreksi
        )
        for q in range(1, sampai + 1)
    }
    bagian = [f"TW {ROMAWI[q]} {n} laporan" for q, n in banyak.items() if n]
    if not bagian:
        return []
    return [f"Sudah diajukan dan belum disetujui, nilainya dapat berubah: {', '.join(bagian)}."]


def indikator_unik(indikator: Iterable[Indikator]) -> list[Indikator]:
    """Each indikator once: rows of several unit kerja share theirs."""
    return list({satu.uid: satu for satu in indikator}.values())


def catatan_koreksi(
    rencana: Rencana,
    indikator: Iterable[Indikator],
    masa: Collection[tuple[int, int]],
    *,
    uang: bool = False,
) -> list[str]:
    """What was corrected after approval in the quarters (tahun, triwulan) that a table shows.

    Kinerja of the indikator given, and with `uang` all money of the agency.
    """
    dikenal = {
        lapor.uid: satu
        for satu in indikator
        for kunci, isi in satu.triwulan.items()
        if kunci in masa
        for lapor in isi
    }
    hasil = []
    for koreksi in rencana.pelaksanaan.koreksi:
        if (koreksi.tahun, koreksi.triwulan) not in masa:
            continue
        if koreksi.jenis == UANG and uang:
            hasil.append(_kalimat(koreksi, f"Realisasi anggaran {koreksi.sebutan}", _uang))
        elif koreksi.jenis == KINERJA and koreksi.objek in dikenal:
            satuan = dikenal[koreksi.objek].satuan
            nama = f'Realisasi "{koreksi.sebutan}"'
            hasil.append(_kalimat(koreksi, nama, partial(_kuantitas, satuan=satuan)))
    return hasil


def selesai_dilaporkan(satu: Indikator, tahun: int, kini: int) -> bool:
    """Whether a year is read from its quarters: any of a past year, the last of the present."""
    if tahun >= kini:
        return (tahun, AKHIR) in satu.triwulan
    return any(t == tahun for t, _ in satu.triwulan)


def catatan_asal(
    rencana: Rencana, indikator: Sequence[Indikator], tahun: Iterable[int]
) -> list[str]:
    """Which years' realisasi comes from the quarters, and what of them was corrected."""
    kini = rencana.tahun
    dari_triwulan = [
        t
        for t in tahun
        if any(t not in x.riwayat and selesai_dilaporkan(x, t, kini) for x in indikator)
    ]
    hasil = [f"Realisasi {t} berasal dari E.81 TW IV {t}." for t in dari_triwulan]
    masa = masa_triwulan(dari_triwulan)
    return hasil + catatan_koreksi(rencana, indikator, masa)


def masa_triwulan(tahun: Iterable[int]) -> set[tuple[int, int]]:
    """Every quarter of the years."""
    return {(t, q) for t in tahun for q in ROMAWI}


def dikoreksi(rencana: Rencana, isi: Iterable[LaporanUnit]) -> bool:
    """Whether a report of a cell was corrected after its approval, or is being corrected."""
    uid: set[UUID] = {satu.uid for satu in isi}
    return any(satu.objek in uid for satu in rencana.pelaksanaan.koreksi)


def sebut_nama(nama: Sequence[str]) -> str:
    """A list of names or codes; of many the first ones and how many more."""
    lebih = len(nama) - NAMA_TERBANYAK
    if lebih <= 1:
        return ", ".join(nama)
    return f"{', '.join(nama[:NAMA_TERBANYAK])}, dan {lebih} lainnya"


def _kalimat(koreksi: Koreksi, nama: str, tampil: Callable[[Mapping[str, object]], str]) -> str:
    awal = f"{nama}, TW {ROMAWI[koreksi.triwulan]} {koreksi.tahun}"
    alasan = koreksi.alasan.rstrip(".")
    if koreksi.selesai is None or koreksi.baru is None:
        return (
            f"{awal}: sedang dikoreksi sejak {koreksi.dibuka:%d-%m-%Y}, semula "
            f"{tampil(koreksi.lama)} ({alasan})."
        )
    return (
        f"{awal}: dikoreksi dari {tampil(koreksi.lama)} menjadi {tampil(koreksi.baru)} pada "
        f"{koreksi.selesai:%d-%m-%Y} ({alasan})."
    )


def _kuantitas(isi: Mapping[str, object], satuan: str) -> str:
    """A stored value as a form prints it, with what it was divided from where that is kept."""
    nilai = Kuantitas(
        _angka(isi.get("bawah")),
        _angka(isi.get("atas")),
        str(isi.get("satuan") or satuan),
        str(isi.get("teks") or ""),
        Keadaan(str(isi.get("keadaan") or Keadaan.ADA)),
    )
    atas, bawah = _angka(isi.get("pembilang")), _angka(isi.get("penyebut"))
    pecahan = f" ({tampil_angka(atas)}/{tampil_angka(bawah)})" if atas and bawah else ""
    return f"{tampil_kuantitas(nilai)}{pecahan}"


def _uang(isi: Mapping[str, object]) -> str:
    """The rupiah of a quarter, over its months."""
    nilai = [_angka(satu) for satu in isi.values()]
    ada = [satu for satu in nilai if satu is not None]
    return f"Rp {tampil_angka(sum(ada, Decimal(0)))}" if ada else STRIP


def _angka(nilai: object) -> Decimal | None:
    return None if nilai is None or nilai == "" else Decimal(str(nilai))
