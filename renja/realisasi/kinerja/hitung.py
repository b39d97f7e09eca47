"""What a row comes to with what is written in it, drafts included, and what is odd about it."""

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from performance.agregasi import NilaiTriwulan, Terhitung
from performance.capaian import batasi, capaian_terhitung
from performance.hasil import Hasil
from performance.models import RealisasiTriwulan
from planning.kuantitas import STRIP, Keadaan, Kuantitas, tampil_angka
from planning.models.pelaporan import ROMAWI, TERKUNCI
from renja.pelaksanaan import LaporanUnit
from renja.realisasi.kinerja.baris import Baris
from renja.realisasi.kinerja.nilai import sebut_bulan
from renja.rencana import Indikator, Rencana


@dataclass(frozen=True, slots=True)
class Angka:
    """The figures of a row as texts; `alasan` says why there is no capaian.

    `draf` marks figures that hold values which were not handed in yet; `kurang` names the
    quarters that nobody reported.
    """

    target: str
    target_triwulan: str
    sebelumnya: tuple[tuple[str, str], ...]
    tahun: str
    capaian: str
    alasan: str = ""
    rumus: str = ""
    aturan: str = ""
    draf: bool = False
    kurang: str = ""
    peringatan: tuple[str, ...] = ()

    def json(self) -> dict[str, Any]:
        """What changes with a save, as the script reads it."""
        return {
            "tahun": self.tahun,
            "capaian": self.capaian or self.alasan,
            "ada": bool(self.capaian),
            "rumus": self.rumus,
            "draf": self.draf,
            "kurang": self.kurang,
            "peringatan": list(self.peringatan),
        }


def hitung(rencana: Rencana, baris: Baris, tahun: int, triwulan: int) -> Angka:
    """The figures of a row with its stored value, whether or not it was handed in."""
    isi = baris.terukur.indikator
    isi, draf = _dengan_draf(isi, baris, tahun, triwulan)
    jadi = isi.berjalan(tahun, triwulan, baris.terukur.nama_unit)
    hasil = _capaian(rencana, baris, jadi)
    sendiri = {
        q: next((s for s in isi.triwulan.get((tahun, q), ()) if s.unit == baris.unit.uid), None)
        for q in range(1, triwulan)
    }
    return Angka(
        target=str(baris.ukuran.target),
        target_triwulan=_tampil(isi.target_triwulan.get((tahun, triwulan))),
        sebelumnya=tuple((ROMAWI[q], tulis_laporan(satu)) for q, satu in sendiri.items()),
        tahun=_tampil(jadi.nilai),
        capaian=f"{tampil_angka(hasil.nilai_bulat, 2)} %" if hasil.ada else "",
        alasan=_kalimat(hasil.alasan or jadi.alasan),
        rumus=hasil.rumus if hasil.ada else "",
        aturan=hasil.aturan,
        draf=draf,
        kurang=", ".join(ROMAWI[q] for q in jadi.kurang),
        peringatan=tuple(_peringatan(baris, sendiri, triwulan)),
    )


def tulis_laporan(satu: LaporanUnit | None) -> str:
    """An earlier report in one line."""
    if satu is None:
        return STRIP
    if satu.belum_rilis:
        return f"belum rilis ({sebut_bulan(satu.rilis)})" if satu.rilis else "belum rilis"
    return _tampil(satu.nilai)


def _dengan_draf(isi: Indikator, baris: Baris, tahun: int, triwulan: int) -> tuple[Indikator, bool]:
    """The indikator as if everything written in it had been handed in; whether that differs."""
    draf = False
    menurut: dict[tuple[int, int], tuple[LaporanUnit, ...]] = dict(isi.triwulan)
    if baris.lapor is not None and baris.ringkas is None:
        kini = menurut.get((tahun, triwulan), ())
        menurut[tahun, triwulan] = (*kini, _ringkas(baris, baris.lapor))
    for q in range(1, triwulan + 1):
        lapor = []
        for satu in menurut.get((tahun, q), ()):
            ubah = satu
            if q == triwulan and satu.unit == baris.unit.uid and baris.lapor is not None:
                ubah = _ringkas(baris, baris.lapor)
            if ubah.status not in TERKUNCI and ubah.nilai.keadaan is not Keadaan.KOSONG:
                draf = True
                ubah = replace(
                    ubah,
                    berlaku=NilaiTriwulan(
                        ubah.nilai, ubah.pembilang, ubah.penyebut, ubah.nama_unit
                    ),
                )
            lapor.append(ubah)
        if lapor:
            menurut[tahun, q] = tuple(lapor)
    return replace(isi, triwulan=menurut), draf


def _ringkas(baris: Baris, satu: RealisasiTriwulan) -> LaporanUnit:
    """A stored report as the plan carries it; what counts of it is kept from there."""
    pembilang, penyebut = satu.pembilang, satu.penyebut
    nilai = NilaiTriwulan(baris.nilai, _desimal(pembilang), _desimal(penyebut), baris.unit.nama)
    lama = baris.ringkas.berlaku if baris.ringkas and baris.ringkas.dikoreksi else None
    return LaporanUnit(
        satu.uid,
        baris.unit.uid,
        baris.unit.nama,
        satu.status,
        baris.nilai,
        nilai.pembilang,
        nilai.penyebut,
        satu.rilis_bulan,
        berlaku=nilai if satu.status in TERKUNCI else lama,
    )


def _desimal(angka: int | Decimal | None) -> Decimal | None:
    return None if angka is None else Decimal(angka)


def _capaian(rencana: Rencana, baris: Baris, jadi: Terhitung) -> Hasil:
    isi = baris.terukur.indikator
    hasil = capaian_terhitung(
        baris.ukuran.target, jadi, isi.arah, rencana.varian_negatif, isi.skala_ordinal
    )
    return batasi(hasil, rencana.batas_capaian)


def _peringatan(
    baris: Baris, sebelumnya: dict[int, LaporanUnit | None], triwulan: int
) -> list[str]:
    """What is odd and stays visible, though it is taken."""
    hasil = []
    ukuran, kini = baris.ukuran, baris.nilai.bawah
    if ukuran.agregasi == "kumulatif" and ukuran.cara_tulis == "sampai" and kini is not None:
        lalu = [
            (q, satu.nilai.bawah)
            for q, satu in sebelumnya.items()
            if satu is not None and satu.nilai.bawah is not None
        ]
        if lalu and kini < lalu[-1][1]:
            q, nilai = lalu[-1]
            hasil.append(
                f"Nilai s/d triwulan {ROMAWI[triwulan]} ({tampil_angka(kini)}) kurang dari nilai "
                f"s/d triwulan {ROMAWI[q]} ({tampil_angka(nilai)}). Periksa keduanya; bila memang "
                "berkurang, jelaskan pada faktor penghambat."
            )
    if baris.lapor is not None and not baris.wajib and baris.terisi:
        hasil.append(
            f"Triwulan {ROMAWI[triwulan]} tidak direncanakan bagi indikator ini; nilainya tetap "
            "dihitung."
        )
    return hasil


def _tampil(nilai: Kuantitas | None) -> str:
    return STRIP if nilai is None else str(nilai)


def _kalimat(alasan: str) -> str:
    return alasan[:1].upper() + alasan[1:]
