"""The rules of capaian: pure functions from target and realisasi to a `Hasil` in %.

Each rule says why it gives no number, and its formula and inputs, from which the value
can be worked out again. A missing realisasi is no value; a reported 0 is 0. Nothing is
rounded here.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache

from performance.agregasi import Terhitung, satuan_sama
from performance.hasil import Hasil, Masukan, tidak_dapat
from planning.kuantitas import Keadaan, Kuantitas

SERATUS = Decimal(100)
NOL = Decimal(0)
POSITIF = "makin tinggi makin baik: R / T × 100"
NEGATIF_A = "makin rendah makin baik, varian A: (2T − R) / T × 100, paling rendah 0"
NEGATIF_B = "makin rendah makin baik, varian B: T / R × 100"
STABIL = "makin dekat makin baik: R / T di bawah target, (2T − R) / T di atasnya, paling rendah 0"
DALAM_RENTANG = "di dalam rentang target"
TARGET_NOL = "target nol pada indikator makin rendah makin baik: realisasi 0 = 100, selain itu 0"
BELUM_RILIS = "realisasi belum rilis"
ORDINAL = "skala ordinal: peringkat R / peringkat T"


def capaian_positif(target: Kuantitas, realisasi: Kuantitas) -> Hasil:
    """Higher is better: R/T x 100; a range is met inside, its nearer end counts outside."""
    return _capaian(target, realisasi, POSITIF, _positif)


def capaian_negatif_a(target: Kuantitas, realisasi: Kuantitas) -> Hasil:
    """Lower is better, variant A: (2T-R)/T x 100, never below 0."""
    return _capaian(target, realisasi, NEGATIF_A, _negatif_a)


def capaian_negatif_b(target: Kuantitas, realisasi: Kuantitas) -> Hasil:
    """Lower is better, variant B: T/R x 100."""
    return _capaian(target, realisasi, NEGATIF_B, _negatif_b)


def capaian_stabil(target: Kuantitas, realisasi: Kuantitas) -> Hasil:
    """Closer is better: R/T below the target, (2T-R)/T above it, never below 0."""
    return _capaian(target, realisasi, STABIL, _stabil)


ATURAN: dict[tuple[str, str], Callable[[Kuantitas, Kuantitas], Hasil]] = {
    ("positif", "A"): capaian_positif,
    ("positif", "B"): capaian_positif,
    ("negatif", "A"): capaian_negatif_a,
    ("negatif", "B"): capaian_negatif_b,
    ("stabil", "A"): capaian_stabil,
    ("stabil", "B"): capaian_stabil,
}


def capaian(
    target: Kuantitas,
    realisasi: Kuantitas,
    arah: str,
    varian: str = "A",
    skala_ordinal: Sequence[str] = (),
) -> Hasil:
    """The capaian of an indikator by its arah and the year's variant for lower-is-better.

    A qualitative target ("WTP") is compared on `skala_ordinal`, lowest value first.
    """
    if target.ada and target.bawah is None:
        return capaian_ordinal(target, realisasi, arah, skala_ordinal)
    return ATURAN[arah, varian](target, realisasi)


def capaian_terhitung(
    target: Kuantitas,
    realisasi: Terhitung,
    arah: str,
    varian: str = "A",
    skala_ordinal: Sequence[str] = (),
) -> Hasil:
    """As `capaian`, of a year worked out of its quarters: its own reason is the reason."""
    hasil = capaian(target, realisasi.nilai, arah, varian, skala_ordinal)
    if not realisasi.alasan or _tanpa_target(target):
        return hasil
    return replace(hasil, alasan=realisasi.alasan)


def capaian_ordinal(
    target: Kuantitas, realisasi: Kuantitas, arah: str, skala: Sequence[str]
) -> Hasil:
    """Rank of the realisasi over rank of the target x 100, ranks from 1 at the worst end."""
    alasan = _tanpa_target(target) or _tanpa_realisasi(realisasi)
    if alasan:
        return tidak_dapat(alasan, ORDINAL, belum_rilis=alasan == BELUM_RILIS)
    if not skala:
        return tidak_dapat("target berupa teks tanpa skala ordinal", ORDINAL)
    urut = [satu.strip().casefold() for satu in (reversed(skala) if arah == "negatif" else skala)]
    peringkat = []
    for nama, isi in (("target", target), ("realisasi", realisasi)):
        if isi.teks.strip().casefold() not in urut:
            return tidak_dapat(f'{nama} "{isi}" tidak ada pada skala ordinal', ORDINAL)
        peringkat.append(Decimal(urut.index(isi.teks.strip().casefold()) + 1))
    t, r = peringkat
    hasil = _stabil(t, r, ORDINAL) if arah == "stabil" else _positif(t, r, ORDINAL)
    masukan = (
        Masukan("T", f"peringkat target {target.teks}", t),
        Masukan("R", f"peringkat realisasi {realisasi.teks}", r),
    )
    arti = "tertinggi" if arah == "negatif" else "terendah"
    catatan = f"Peringkat 1 bagi nilai {arti} pada skala {', '.join(skala)}."
    return replace(hasil, masukan=masukan, catatan=(catatan,))


def batasi(hasil: Hasil, batas: int | None) -> Hasil:
    """The capaian cut at `batas` percent (None: not at all), for an average only."""
    if batas is None or hasil.nilai is None or hasil.nilai <= batas:
        return hasil
    if not hasil.bentuk:
        hasil = replace(hasil, bentuk="C", masukan=(Masukan("C", "capaian", hasil.nilai, "%"),))
    return replace(
        hasil,
        nilai=Decimal(batas),
        aturan=f"{hasil.aturan}; dibatasi {batas} %".removeprefix("; "),
        bentuk=f"min({batas}; {hasil.bentuk})",
    )


def rasio(
    pembilang: int | Decimal | None,
    penyebut: int | Decimal | None,
    sebutan: tuple[str, str] = ("realisasi", "anggaran"),
) -> Hasil:
    """Realised over planned x 100, divided once (serapan, T-C.24); `sebutan` names the two."""
    atas, bawah = sebutan
    aturan = f"{atas} / {bawah} × 100"
    if penyebut is None:
        return tidak_dapat(f"{bawah} tidak ada", aturan)
    if pembilang is None:
        return tidak_dapat(f"{atas} belum ada", aturan)
    if penyebut == 0:
        return tidak_dapat(f"{bawah} nol", aturan)
    return Hasil(
        Decimal(pembilang) / Decimal(penyebut) * SERATUS,
        aturan=aturan,
        bentuk="R / A × 100",
        masukan=(Masukan("R", atas, pembilang), Masukan("A", bawah, penyebut)),
    )


def pertumbuhan(lama: int | Decimal | None, baru: int | Decimal | None) -> Hasil:
    """Signed growth over one year in %; none after a year that is missing, zero or negative."""
    if lama is None or baru is None:
        return tidak_dapat("salah satu tahun tidak ada nilainya", "pertumbuhan")
    if lama <= 0:
        sebab = "nol" if lama == 0 else "negatif"
        return tidak_dapat(f"tahun sebelumnya {sebab}", "pertumbuhan")
    return Hasil(
        (Decimal(baru) - Decimal(lama)) / Decimal(lama) * SERATUS,
        aturan="pertumbuhan",
        bentuk="(B − A) / A × 100",
        masukan=(
            Masukan("A", "tahun sebelumnya", lama),
            Masukan("B", "tahun ini", baru),
        ),
    )


def rata_rata(
    hasil: Sequence[Hasil], sebutan: str = "nilai", nama: Sequence[str] | None = None
) -> Hasil:
    """The mean of those that have a number; says how many of how many.

    `sebutan` is what they are, `nama` the name of each one in the explanation.
    """
    terhitung = [
        (satu.nilai, sebutan if nama is None else nama[letak])
        for letak, satu in enumerate(hasil)
        if satu.nilai is not None
    ]
    if not terhitung:
        return tidak_dapat(f"tidak ada {sebutan} yang dapat dihitung", "rata-rata")
    simbol, bentuk = _bentuk_rata_rata(len(terhitung))
    return Hasil(
        sum((nilai for nilai, _ in terhitung), NOL) / len(terhitung),
        aturan="rata-rata",
        bentuk=bentuk,
        masukan=tuple(
            Masukan(satu, sebut, nilai, "%")
            for satu, (nilai, sebut) in zip(simbol, terhitung, strict=True)
        ),
        catatan=(f"{len(terhitung)} dari {len(hasil)} {sebutan} dihitung",),
    )


@cache
def _bentuk_rata_rata(banyak: int) -> tuple[tuple[str, ...], str]:
    """The symbols of so many numbers, and the mean of them."""
    simbol = tuple(f"x{nomor}" for nomor in range(1, banyak + 1))
    return simbol, simbol[0] if banyak == 1 else f"({' + '.join(simbol)}) / {banyak}"


# A rule works on exact numbers: target (or the end of its range), realisasi, its name.
Rumus = Callable[[Decimal, Decimal, str], Hasil]


def _capaian(target: Kuantitas, realisasi: Kuantitas, aturan: str, rumus: Rumus) -> Hasil:
    """What every rule has in common: absence, units, ranges, the inputs."""
    alasan = _tidak_terhitung(target, realisasi)
    if alasan:
        return tidak_dapat(alasan, aturan, belum_rilis=alasan == BELUM_RILIS)
    nilai, bawah, satuan = _angka(realisasi.bawah), _angka(target.bawah), target.satuan
    masukan_r = Masukan("R", "realisasi", nilai, satuan)
    if target.atas is None:
        masukan = (Masukan("T", "target", bawah, satuan), masukan_r)
        return _lengkap(rumus(bawah, nilai, aturan), masukan)
    atas = Decimal(target.atas)
    masukan_rentang = (
        Masukan("L", "batas bawah target", bawah, satuan),
        Masukan("U", "batas atas target", atas, satuan),
        masukan_r,
    )
    if bawah <= nilai <= atas:
        return Hasil(SERATUS, aturan=DALAM_RENTANG, bentuk="100", masukan=masukan_rentang)
    simbol, acuan = ("L", bawah) if nilai < bawah else ("U", atas)
    hasil = rumus(acuan, nilai, f"{aturan}; T = {simbol}, batas rentang yang terlewati")
    return _lengkap(hasil, masukan_rentang, simbol)


def _lengkap(hasil: Hasil, masukan: tuple[Masukan, ...], simbol: str = "T") -> Hasil:
    """The result of a rule with its inputs; `simbol` stands for the target in its formula."""
    if hasil.nilai is None:
        return hasil
    bentuk = hasil.bentuk if simbol == "T" else hasil.bentuk.replace("T", simbol)
    return Hasil(hasil.nilai, aturan=hasil.aturan, bentuk=bentuk, masukan=masukan)


def _angka(nilai: int | Decimal | None) -> Decimal:
    """A number that is known to be there."""
    if nilai is None:
        raise ValueError("nilai tidak ada")
    return Decimal(nilai)


def _tidak_terhitung(target: Kuantitas, realisasi: Kuantitas) -> str:
    """Why there can be no capaian, or an empty text."""
    alasan = _tanpa_target(target) or _tanpa_realisasi(realisasi)
    if alasan:
        return alasan
    if target.bawah is None:
        return "target bukan angka"
    if realisasi.angka is None:
        return "realisasi bukan satu angka"
    if not satuan_sama(target.satuan, realisasi.satuan):
        satuan = [isi.satuan or "tanpa satuan" for isi in (target, realisasi)]
        return f"satuan berbeda: target {satuan[0]}, realisasi {satuan[1]}"
    return "target negatif" if target.bawah < 0 else ""


def _tanpa_target(target: Kuantitas) -> str:
    if target.keadaan is Keadaan.TIDAK_DIRENCANAKAN:
        return "tidak direncanakan pada tahun ini"
    return "" if target.ada else "target tidak ada"


def _tanpa_realisasi(realisasi: Kuantitas) -> str:
    if realisasi.keadaan is Keadaan.BELUM_RILIS:
        return BELUM_RILIS
    return "" if realisasi.ada else "realisasi belum dilaporkan"


def _positif(target: Decimal, realisasi: Decimal, aturan: str) -> Hasil:
    if target == 0:
        return tidak_dapat("target nol", aturan)
    return Hasil(realisasi / target * SERATUS, aturan=aturan, bentuk="R / T × 100")


def _target_nol(realisasi: Decimal) -> Hasil:
    """A target of none ("0 kasus"): met when nothing happened, else not at all."""
    if realisasi == 0:
        return Hasil(SERATUS, aturan=TARGET_NOL, bentuk="100")
    return Hasil(NOL, aturan=TARGET_NOL, bentuk="0")


def _negatif_a(target: Decimal, realisasi: Decimal, aturan: str) -> Hasil:
    if target == 0:
        return _target_nol(realisasi)
    nilai = (2 * target - realisasi) / target * SERATUS
    if nilai < 0:
        return Hasil(NOL, aturan=aturan, bentuk="max(0; (2 × T − R) / T × 100)")
    return Hasil(nilai, aturan=aturan, bentuk="(2 × T − R) / T × 100")


def _negatif_b(target: Decimal, realisasi: Decimal, aturan: str) -> Hasil:
    if target == 0:
        return _target_nol(realisasi)
    if realisasi <= 0:
        return tidak_dapat("realisasi nol" if realisasi == 0 else "realisasi negatif", aturan)
    return Hasil(target / realisasi * SERATUS, aturan=aturan, bentuk="T / R × 100")


def _stabil(target: Decimal, realisasi: Decimal, aturan: str) -> Hasil:
    if target == 0:
        return tidak_dapat("target nol", aturan)
    satu = _positif if realisasi <= target else _negatif_a
    return satu(target, realisasi, aturan)
