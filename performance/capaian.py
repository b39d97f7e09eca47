"""The rules of capaian: pure functions from target and realisasi to a `Hasil` in %.

Each rule says why it gives no number and shows its formula with the numbers in it.
A missing realisasi is no value; a reported 0 is 0. Nothing is rounded here.
"""

from collections.abc import Callable, Sequence
from decimal import Decimal

from performance.agregasi import satuan_sama
from performance.hasil import Hasil, tidak_dapat
from planning.kuantitas import Keadaan, Kuantitas, tampil_angka

SERATUS = Decimal(100)


def capaian_positif(target: Kuantitas, realisasi: Kuantitas) -> Hasil:
    """Higher is better: R/T x 100; a range is met inside, its nearer end counts outside."""
    return _capaian(target, realisasi, "R/T × 100", _positif)


def capaian_negatif_a(target: Kuantitas, realisasi: Kuantitas) -> Hasil:
    """Lower is better, variant A: (2T-R)/T x 100, never below 0."""
    return _capaian(target, realisasi, "(2T−R)/T × 100", _negatif_a)


def capaian_negatif_b(target: Kuantitas, realisasi: Kuantitas) -> Hasil:
    """Lower is better, variant B: T/R x 100."""
    return _capaian(target, realisasi, "T/R × 100", _negatif_b)


def capaian_stabil(target: Kuantitas, realisasi: Kuantitas) -> Hasil:
    """Closer is better: R/T below the target, (2T-R)/T above it."""
    return _capaian(target, realisasi, "stabil", _stabil)


ATURAN: dict[tuple[str, str], Callable[[Kuantitas, Kuantitas], Hasil]] = {
    ("positif", "A"): capaian_positif,
    ("positif", "B"): capaian_positif,
    ("negatif", "A"): capaian_negatif_a,
    ("negatif", "B"): capaian_negatif_b,
    ("stabil", "A"): capaian_stabil,
    ("stabil", "B"): capaian_stabil,
}


def capaian(target: Kuantitas, realisasi: Kuantitas, arah: str, varian: str = "A") -> Hasil:
    """The capaian of an indikator by its arah and the year's variant for lower-is-better."""
    return ATURAN[arah, varian](target, realisasi)


def rasio(pembilang: int | Decimal | None, penyebut: int | Decimal | None) -> Hasil:
    """Realised over planned x 100, divided once (serapan, T-C.24)."""
    if penyebut is None:
        return tidak_dapat("anggaran tidak ada")
    if pembilang is None:
        return tidak_dapat("realisasi belum ada")
    if penyebut == 0:
        return tidak_dapat("anggaran nol")
    return Hasil(
        Decimal(pembilang) / Decimal(penyebut) * SERATUS,
        rumus=f"{tampil_angka(pembilang)} / {tampil_angka(penyebut)} × 100",
        aturan="realisasi/anggaran",
    )


def pertumbuhan(lama: int | Decimal | None, baru: int | Decimal | None) -> Hasil:
    """Signed growth over one year in %; none after a missing year or a zero."""
    if lama is None or baru is None:
        return tidak_dapat("salah satu tahun tidak ada nilainya")
    if lama == 0:
        return tidak_dapat("tahun sebelumnya nol")
    return Hasil(
        (Decimal(baru) - Decimal(lama)) / Decimal(lama) * SERATUS,
        rumus=f"({tampil_angka(baru)} − {tampil_angka(lama)}) / {tampil_angka(lama)} × 100",
        aturan="pertumbuhan",
    )


def rata_rata(hasil: Sequence[Hasil], sebutan: str = "nilai") -> Hasil:
    """The mean of those that have a number; says how many of how many."""
    terhitung = [satu.nilai for satu in hasil if satu.nilai is not None]
    if not terhitung:
        return tidak_dapat(f"tidak ada {sebutan} yang dapat dihitung")
    jumlah = " + ".join(tampil_angka(nilai, 2) for nilai in terhitung)
    return Hasil(
        sum(terhitung, Decimal(0)) / len(terhitung),
        rumus=f"({jumlah}) / {len(terhitung)}; {len(terhitung)} dari {len(hasil)} {sebutan}",
        aturan="rata-rata",
    )


def _capaian(
    target: Kuantitas, realisasi: Kuantitas, aturan: str, rumus: Callable[..., Hasil]
) -> Hasil:
    """What every rule has in common: absence, units, zero targets, ranges."""
    alasan = _tidak_terhitung(target, realisasi)
    if alasan:
        return tidak_dapat(alasan, aturan)
    nilai, bawah, atas = _angka(realisasi.bawah), _angka(target.bawah), target.atas
    if atas is not None and bawah <= nilai <= atas:
        teks = f"{tampil_angka(bawah)} ≤ {tampil_angka(nilai)} ≤ {tampil_angka(atas)}"
        return Hasil(SERATUS, rumus=teks, aturan="di dalam rentang target")
    acuan = bawah if atas is None or nilai < bawah else Decimal(atas)
    return rumus(acuan, nilai, aturan)


def _angka(nilai: int | Decimal | None) -> Decimal:
    """A number that is known to be there."""
    if nilai is None:
        raise ValueError("nilai tidak ada")
    return Decimal(nilai)


def _tidak_terhitung(target: Kuantitas, realisasi: Kuantitas) -> str:
    """Why there can be no capaian, or an empty text."""
    alasan = _tanpa_target(target) or _tanpa_realisasi(realisasi)
    if not alasan and not satuan_sama(target.satuan, realisasi.satuan):
        satuan = [isi.satuan or "tanpa satuan" for isi in (target, realisasi)]
        return f"satuan berbeda: target {satuan[0]}, realisasi {satuan[1]}"
    return alasan


def _tanpa_target(target: Kuantitas) -> str:
    if target.keadaan is Keadaan.TIDAK_DIRENCANAKAN:
        return "tidak direncanakan pada tahun ini"
    if not target.ada:
        return "target tidak ada"
    return "" if target.bawah is not None else "target bukan angka"


def _tanpa_realisasi(realisasi: Kuantitas) -> str:
    if realisasi.keadaan is Keadaan.BELUM_RILIS:
        return "realisasi belum rilis"
    if not realisasi.ada:
        return "realisasi belum dilaporkan"
    return "" if realisasi.angka is not None else "realisasi bukan satu angka"


def _positif(target: Decimal, realisasi: Decimal, aturan: str) -> Hasil:
    if target == 0:
        return tidak_dapat("target nol", aturan)
    rumus = f"{tampil_angka(realisasi)} / {tampil_angka(target)} × 100"
    return Hasil(realisasi / target * SERATUS, rumus=rumus, aturan=aturan)


def _target_nol(realisasi: Decimal) -> Hasil:
    """A target of none ("0 kasus"): met when nothing happened, else not at all."""
    nilai = SERATUS if realisasi == 0 else Decimal(0)
    rumus = f"target 0, realisasi {tampil_angka(realisasi)}"
    return Hasil(nilai, rumus=rumus, aturan="target nol pada indikator negatif")


def _negatif_a(target: Decimal, realisasi: Decimal, aturan: str) -> Hasil:
    if target == 0:
        return _target_nol(realisasi)
    t = tampil_angka(target)
    nilai = (2 * target - realisasi) / target * SERATUS
    rumus = f"(2 × {t} − {tampil_angka(realisasi)}) / {t} × 100"
    return Hasil(max(nilai, Decimal(0)), rumus=rumus, aturan=aturan)


def _negatif_b(target: Decimal, realisasi: Decimal, aturan: str) -> Hasil:
    if target == 0:
        return _target_nol(realisasi)
    if realisasi == 0:
        return tidak_dapat("realisasi nol", aturan)
    rumus = f"{tampil_angka(target)} / {tampil_angka(realisasi)} × 100"
    return Hasil(target / realisasi * SERATUS, rumus=rumus, aturan=aturan)


def _stabil(target: Decimal, realisasi: Decimal, aturan: str) -> Hasil:
    if target == 0:
        return tidak_dapat("target nol", aturan)
    satu = _positif if realisasi <= target else _negatif_a
    return satu(target, realisasi, aturan)
