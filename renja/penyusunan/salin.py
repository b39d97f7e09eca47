"""Salin tahun lalu: last year's rows, texts and figures as this year's beginning."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from budget.models import Pagu
from planning.kuantitas import Rupiah
from planning.models import BarisRenja, Pengguna, Perubahan, Renja, Target
from planning.penyuntingan import Suntingan, Ubahan, suntingan
from renja.penulisan.salin import SalinanNaskah, susun_naskah, tulis_naskah
from renja.penyusunan.bahan import asal_target, lapisan_indikatif, target_baru
from renja.penyusunan.daftar_salin import DAFTAR, SalinanDaftar, susun_daftar, tulis_daftar
from renja.penyusunan.sumber_salin import Padanan, Padankan

# What can be taken over beside the rows themselves, with the words of the form.
PILIHAN = {
    "lokasi": "Lokasi",
    "kelompok_sasaran": "Kelompok sasaran",
    "prioritas": "Prioritas nasional dan daerah",
    "penanda": "Penanda (SPM, SDGs, stunting, kemiskinan, gender)",
    "pagu": "Pagu dan sumber dana",
    "target": "Target",
    **{kunci: jenis.nama for kunci, jenis in DAFTAR.items()},
    "naskah": "Naskah dan gambar",
}
_KOLOM = {"prioritas": ("prioritas_nasional", "prioritas_daerah")}


@dataclass(frozen=True, slots=True)
class Salinan:
    """What copying would do: each row of last year with its place, the lists, the chapters.

    `naskah` is None where it was not asked for.
    """

    lalu: Renja
    baris: tuple[Padanan, ...]
    daftar: tuple[SalinanDaftar, ...]
    target_atas: tuple[Target, ...]
    pagu_kini: Rupiah
    naskah: SalinanNaskah | None = None

    @property
    def baru(self) -> tuple[Padanan, ...]:
        """Rows that are added."""
        return tuple(satu for satu in self.baris if satu.baru)

    @property
    def dilengkapi(self) -> tuple[Padanan, ...]:
        """Rows that are there and get something into empty columns."""
        return tuple(satu for satu in self.baris if satu.dilengkapi)

    @property
    def tetap(self) -> int:
        """How many rows are there and lack nothing that last year had."""
        return sum(satu.kini is not None and not satu.dilengkapi for satu in self.baris)

    @property
    def tanpa_padanan(self) -> tuple[Padanan, ...]:
        """Rows of last year that have no place in this one."""
        return tuple(satu for satu in self.baris if satu.sub is None)

    @property
    def pagu_tambah(self) -> Rupiah:
        """The indikatif pagu that is added, in rupiah."""
        return sum(satu.pagu.nilai for satu in self.baris if satu.pagu)

    @property
    def pagu_nanti(self) -> Rupiah:
        """The whole indikatif pagu afterwards."""
        return self.pagu_kini + self.pagu_tambah

    @property
    def banyak_target(self) -> int:
        """How many targets are set."""
        return len(self.target_atas) + sum(len(satu.target) for satu in self.baris)

    @property
    def ada_isi(self) -> bool:
        """Whether there is anything to write."""
        butir = any(satu.baru for satu in self.daftar)
        naskah = self.naskah is not None and self.naskah.ada_isi
        return bool(self.baru or self.dilengkapi or self.target_atas or butir or naskah)


def sumber_tahun_lalu(renja: Renja) -> list[Renja]:
    """The agency's Renja of the year before, the perubahan first: it is the later word."""
    lalu = Renja.objects.filter(
        perangkat_daerah=renja.perangkat_daerah_id, tahun=renja.tahun - 1
    ).select_related("renstra__edisi", "edisi", "perangkat_daerah__pemda")
    return sorted(lalu, key=lambda satu: satu.siklus == Renja.Siklus.AWAL)


def susun_salinan(renja: Renja, lalu: Renja, pilihan: Iterable[str]) -> Salinan:
    """Compare last year with this one, in a constant number of queries."""
    kunci = {satu for satu in pilihan if satu in PILIHAN}
    kolom = {nama for satu in kunci for nama in _KOLOM.get(satu, (satu,))}
    padankan = Padankan(renja, lalu, frozenset(kolom))
    return Salinan(
        lalu=lalu,
        baris=tuple(padankan.semua()),
        daftar=tuple(susun_daftar(renja, lalu, kunci)),
        target_atas=tuple(padankan.target_atas()),
        pagu_kini=padankan.pagu_kini,
        naskah=susun_naskah(renja, lalu) if "naskah" in kunci else None,
    )


def salin(
    user: Pengguna, renja: Renja, lalu: Renja, pilihan: Iterable[str]
) -> tuple[Perubahan | None, Salinan]:
    """Write what `susun_salinan` shows, as one set. Raises Ditolak, Bentrok or TidakSah."""
    isi = susun_salinan(renja, lalu, pilihan)
    with suntingan(user, renja=renja, asal="salin", judul=f"Menyalin dari {lalu}") as s:
        tujuan = _tulis_baris(s, renja, isi)
        _tulis_pagu(s, renja, [(tujuan[satu.lalu.pk], satu) for satu in isi.baris if satu.pagu])
        _tulis_target(s, renja, isi)
        tulis_daftar(s, renja, lalu, isi.daftar)
        if isi.naskah is not None:
            tulis_naskah(s, isi.naskah)
    return s.perubahan, isi


def _tulis_baris(s: Suntingan, renja: Renja, isi: Salinan) -> dict[int, BarisRenja]:
    """Add and complete rows; gives the row of this year for each of last year."""
    tujuan = {satu.lalu.pk: satu.kini for satu in isi.baris if satu.kini is not None}
    baru = [(satu, _baris(renja, satu)) for satu in isi.baru]
    s.tambah_banyak([baris for _, baris in baru], [_deret(satu) for satu, _ in baru])
    tujuan |= {satu.lalu.pk: baris for satu, baris in baru}
    s.ubah_banyak(
        [
            Ubahan(satu.kini, satu.kini.versi, dict(satu.isi), _deret(satu))
            for satu in isi.dilengkapi
            if satu.kini is not None and (satu.isi or satu.lokasi)
        ]
    )
    return tujuan


def _baris(renja: Renja, satu: Padanan) -> BarisRenja:
    return BarisRenja(
        perangkat_daerah=renja.perangkat_daerah,
        renja=renja,
        unit_kerja=satu.unit,
        sub_kegiatan=satu.sub,
        nomenklatur=satu.kode,
        nama=satu.nama,
        **satu.isi,
    )


def _deret(satu: Padanan) -> dict[str, Sequence[Any]]:
    if not satu.lokasi:
        return {}
    return {
        "lokasi_baris": [
            {"wilayah_id": wilayah, "urutan": urutan} for wilayah, urutan in satu.lokasi
        ]
    }


def _tulis_pagu(s: Suntingan, renja: Renja, isi: Sequence[tuple[BarisRenja, Padanan]]) -> None:
    if not isi:
        return
    lapisan = lapisan_indikatif(s, renja)
    pd = renja.perangkat_daerah
    pagu, sumber = [], []
    for baris, satu in isi:
        if satu.pagu is None:
            continue
        pagu.append(Pagu(perangkat_daerah=pd, lapisan=lapisan, baris=baris, nilai=satu.pagu.nilai))
        bagian = [
            {"sumber_dana_id": dana, "nilai": nilai, "urutan": urutan}
            for urutan, (dana, nilai) in enumerate(satu.pagu.sumber, 1)
        ]
        sumber.append({"sumber": bagian} if bagian else {})
    s.tambah_banyak(pagu, sumber)


def _tulis_target(s: Suntingan, renja: Renja, isi: Salinan) -> None:
    asal, tahun = asal_target(renja), renja.tahun
    baru = target_baru(isi.target_atas, asal, tahun)
    for satu in isi.baris:
        for indikator, sumber in satu.target:
            (target,) = target_baru([sumber], asal, tahun)
            target.indikator = indikator
            baru.append(target)
    s.tambah_banyak(baru)
