"""What an indikator prints of its quarters and years: a cell each, the Renstra to date. Pure."""

from collections.abc import Iterable, Sequence

from performance.agregasi import Terhitung, periode_dari_tahun, tahun_dari_triwulan
from performance.capaian import capaian_ordinal, capaian_positif
from performance.hasil import Hasil, tidak_dapat
from planning.kuantitas import Kuantitas, kosong
from planning.models.pelaporan import NAMA_BULAN, ROMAWI
from renja.kewajiban import Terukur
from renja.laporan.catatan import dikoreksi
from renja.pelaksanaan import LaporanUnit
from renja.rencana import Indikator, Rencana

SAMPAI = "sampai"


def uraian_bertanda(satu: Indikator) -> str:
    """The wording of an indikator, marked where its quarters are typed since January."""
    tanda = " (ditulis s/d triwulan)" if satu.cara_tulis == SAMPAI and satu.triwulan else ""
    return f"{satu.uraian}{tanda}"


def nilai_triwulan(
    satu: Indikator, tahun: int, triwulan: int, unit: Sequence[str] = ()
) -> Kuantitas:
    """What was reported for one quarter, as typed; of several unit kerja put together.

    Missing where nothing counts yet, or where one of several units that owe it is silent.
    """
    isi = satu.triwulan.get((tahun, triwulan), ())
    berlaku = [lapor.berlaku for lapor in isi if lapor.berlaku is not None]
    if not berlaku:
        return kosong(satu.satuan)
    if len(berlaku) == 1 and len(unit) <= 1:
        return berlaku[0].nilai
    wajib = {triwulan: set(unit) or {lapor.unit for lapor in berlaku}}
    aturan = (satu.agregasi, satu.cara_tulis, satu.satuan)
    return tahun_dari_triwulan({triwulan: berlaku}, *aturan, triwulan, wajib).nilai


def realisasi_periode(
    satu: Indikator, tahun: Iterable[int], kini: tuple[int, Terhitung] | None = None
) -> Terhitung:
    """The realisasi over years of the Renstra, the present one as far as it has come.

    A year without a value is named; one of another agency counts for nothing.
    """
    nilai = {t: satu.realisasi_dari(t) for t in tahun}
    asing = [t for t in nilai if t in satu.milik_lain and not berlapor(satu, t)]
    if kini is not None:
        berjalan = kini[1]
        if berjalan.alasan and satu.agregasi == "kumulatif":
            return Terhitung(berjalan.nilai, berjalan.alasan, berjalan.hasil)
        nilai[kini[0]] = berjalan.nilai
    if asing:
        alasan = f"realisasi tahun {', '.join(map(str, asing))} milik instansi lain"
        return Terhitung(kosong(satu.satuan), alasan, tidak_dapat(alasan))
    if not nilai:
        return Terhitung(kosong(satu.satuan), "belum ada tahun Renstra yang lalu")
    return periode_dari_tahun(nilai, satu.agregasi, satu.satuan)


def berlapor(satu: Indikator, tahun: int) -> bool:
    """Whether a year was reported by quarters."""
    return any(t == tahun for t, _ in satu.triwulan)


def tingkat_renstra(satu: Indikator, target: Kuantitas, realisasi: Terhitung) -> Hasil:
    """Realisasi over target of the Renstra x 100, as the forms divide, whatever the arah."""
    if realisasi.alasan and target.ada:
        return tidak_dapat(realisasi.alasan, belum_rilis=realisasi.hasil.belum_rilis)
    if target.ada and target.bawah is None:
        return capaian_ordinal(target, realisasi.nilai, satu.arah, satu.skala_ordinal)
    return capaian_positif(target, realisasi.nilai)


def keterangan(rencana: Rencana, terukur: Terukur | None, satu: Indikator, sampai: int) -> str:
    """What has to be known about the quarters of a row: to come, missing, corrected, on behalf."""
    tahun = rencana.tahun
    isi = {q: satu.triwulan.get((tahun, q), ()) for q in range(1, sampai + 1)}
    bagian = [
        *_belum_rilis(isi),
        *_sebut("belum lapor", _belum_lapor(terukur, tahun, sampai)),
        *_sebut("dikoreksi", [q for q, lapor in isi.items() if dikoreksi(rencana, lapor)]),
        *_sebut(
            "diisi perencana atas nama unit",
            [q for q, lapor in isi.items() if any(x.atas_nama and x.berlaku for x in lapor)],
        ),
    ]
    return "; ".join(bagian)


def _belum_rilis(isi: dict[int, tuple[LaporanUnit, ...]]) -> list[str]:
    """The figures to come, each with the months in which they are expected."""
    bulan = {
        q: min((x.rilis for x in lapor if x.belum_rilis and x.berlaku and x.rilis), default=None)
        for q, lapor in isi.items()
    }
    menurut: dict[str, list[int]] = {}
    for q, satu in bulan.items():
        if satu is not None:
            menurut.setdefault(f"{NAMA_BULAN[satu.month - 1]} {satu.year}", []).append(q)
    return [f"{sebut_triwulan(q)} belum rilis, diharapkan {nama}" for nama, q in menurut.items()]


def _belum_lapor(terukur: Terukur | None, tahun: int, sampai: int) -> list[int]:
    if terukur is None:
        return []
    return sorted({q for q, _ in terukur.belum_lapor(tahun, sampai)})


def _sebut(kata: str, triwulan: Sequence[int]) -> list[str]:
    return [f"{sebut_triwulan(triwulan)} {kata}"] if triwulan else []


def sebut_triwulan(triwulan: Iterable[int]) -> str:
    """`TW I, II`."""
    return f"TW {', '.join(ROMAWI[satu] for satu in triwulan)}"
