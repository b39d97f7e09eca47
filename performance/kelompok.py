"""The mean of a group at one stated level, how many it counts, and its predikat. Pure.

Nobody's silence is a number: a member without one is left out of the mean and counted by
its reason, and while a due member is unreported the group has no predikat, unless the
setting "belum lapor = 0" counts it as 0.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from performance.capaian import batasi, rata_rata
from performance.hasil import Hasil
from performance.predikat import Predikat, Skala, predikat

NOL = Decimal(0)


@dataclass(frozen=True, slots=True)
class Anggota:
    """A member of a group: its capaian, whether it owes a report (`wajib`) and gave one.

    `lapor` is off while any quarter that is due has no report (`Terhitung.kurang`), also
    where an earlier one gives a number.
    """

    nama: str
    hasil: Hasil
    wajib: bool = True
    lapor: bool = True

    @property
    def diam(self) -> bool:
        """Whether it owes a report, has not given it, and is not waiting for a release."""
        return self.wajib and not self.lapor and not self.hasil.belum_rilis


@dataclass(frozen=True, slots=True)
class RataRata:
    """The mean of a group over one level, and where each of its `banyak` members went.

    `terhitung` go into the mean. `belum_lapor` owe a report: `nilai_lama` of them are
    counted with what they reported before, or all as 0 (`belum_lapor_nol`). `belum_rilis`
    wait for a release, `tidak_wajib` owe none; `tanpa_nilai` reported but have no capaian,
    `sebab` says why with their number.
    """

    hasil: Hasil
    tingkat: str
    banyak: int = 0
    terhitung: int = 0
    belum_lapor: int = 0
    nilai_lama: int = 0
    belum_rilis: int = 0
    tidak_wajib: int = 0
    tanpa_nilai: int = 0
    sebab: tuple[tuple[str, int], ...] = ()
    belum_lapor_nol: bool = False

    @property
    def keterangan(self) -> str:
        """What a page prints below the mean: `3 dari 5 program dihitung; 2 belum lapor`."""
        lama = f" ({self.nilai_lama} dihitung dengan nilai terakhirnya)" if self.nilai_lama else ""
        nol = " (dihitung 0)" if self.belum_lapor_nol else lama
        sebab = ", ".join(f"{banyak} {alasan}" for alasan, banyak in self.sebab)
        bagian = (
            (self.belum_lapor, f"belum lapor{nol}"),
            (self.belum_rilis, "belum rilis"),
            (self.tidak_wajib, "tidak wajib lapor"),
            (self.tanpa_nilai, f"tanpa capaian ({sebab})"),
        )
        rincian = [f"{banyak} {nama}" for banyak, nama in bagian if banyak]
        return "; ".join([f"{self.terhitung} dari {self.banyak} {self.tingkat} dihitung", *rincian])


def capaian_baris(hasil: Sequence[Hasil], batas: int | None = None) -> Hasil:
    """The capaian of a row: its own indikator's, the mean where it has several.

    `batas` is for a row that goes into a group's mean; what is printed alone has none.
    """
    dibatasi = [batasi(satu, batas) for satu in hasil]
    return dibatasi[0] if len(dibatasi) == 1 else rata_rata(dibatasi, "indikator")


def rata_rata_kelompok(
    anggota: Sequence[Anggota],
    tingkat: str,
    batas: int | None = None,
    *,
    belum_lapor_nol: bool = False,
) -> RataRata:
    """The mean over members of one `tingkat` ("program", "IKU"), each cut at `batas` first.

    With `belum_lapor_nol` a member that owes a report counts as 0.
    """
    ikut = [
        Hasil(NOL, aturan="belum lapor = 0", bentuk="0")
        if belum_lapor_nol and satu.diam
        else batasi(satu.hasil, batas)
        for satu in anggota
    ]
    hasil = rata_rata(ikut, tingkat, [satu.nama for satu in anggota])
    if hasil.ada:
        hasil = replace(hasil, aturan=_aturan(tingkat, batas, nol=belum_lapor_nol))
    golongan = Counter(_golongan(satu) for satu in anggota)
    sebab = Counter(satu.hasil.alasan for satu in anggota if _golongan(satu) == "tanpa_nilai")
    lama = sum(1 for satu in anggota if satu.diam and satu.hasil.ada)
    return RataRata(
        hasil,
        tingkat,
        banyak=len(anggota),
        terhitung=sum(1 for satu in ikut if satu.ada),
        belum_lapor=golongan["belum_lapor"],
        nilai_lama=0 if belum_lapor_nol else lama,
        belum_rilis=golongan["belum_rilis"],
        tidak_wajib=golongan["tidak_wajib"],
        tanpa_nilai=golongan["tanpa_nilai"],
        sebab=tuple(sebab.most_common()),
        belum_lapor_nol=belum_lapor_nol,
    )


def predikat_kelompok(
    rata: RataRata, skala: Skala | None, *, belum_lapor_nol: bool = False
) -> Predikat:
    """The class of a group's mean; none while a due member is unreported.

    `belum_lapor_nol` lets it pass only where the mean counts such a member as 0 too.
    """
    if rata.belum_lapor and not (belum_lapor_nol and rata.belum_lapor_nol):
        return Predikat(alasan=f"{rata.belum_lapor} {rata.tingkat} belum lapor")
    if not rata.hasil.ada:
        return Predikat(alasan=rata.hasil.alasan)
    if skala is None or not skala.kelas:
        return Predikat(alasan="skala predikat belum dipilih")
    return Predikat(predikat(rata.hasil, skala))


def _golongan(satu: Anggota) -> str:
    """Which of the counts a member belongs to."""
    if satu.diam:
        return "belum_lapor"
    if satu.hasil.ada:
        return "terhitung"
    if satu.hasil.belum_rilis:
        return "belum_rilis"
    return "tanpa_nilai" if satu.lapor else "tidak_wajib"


def _aturan(tingkat: str, batas: int | None, *, nol: bool) -> str:
    batasan = "" if batas is None else f"; capaian tiap {tingkat} dibatasi {batas} %"
    return f"rata-rata {tingkat}{batasan}{'; belum lapor dihitung 0' if nol else ''}"
