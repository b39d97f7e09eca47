"""Linking a Renja anew to another Renstra of its agency, with the differences shown first."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from planning.kuantitas import Rupiah
from planning.models import (
    BarisRenja,
    Indikator,
    IsuStrategis,
    Nomenklatur,
    Pengguna,
    Permasalahan,
    Perubahan,
    Renja,
    Renstra,
    Sasaran,
    SubKegiatan,
    Target,
)
from planning.penyuntingan import Suntingan, TidakSah, Ubahan, suntingan
from planning.peta_nomenklatur import nasib, sebunyi
from renja.penyusunan.bahan import asal_target, muat_target, target_baru
from renja.penyusunan.sumber_salin import baris_renja
from renja.penyusunan.tarik import pemilik_indikator

# Such a set is taken back by linking again, not by undo.
JUDUL = "Menautkan"
Pemilik = tuple[str, int] | None


@dataclass(frozen=True, slots=True)
class BarisTautan:
    """A row of the year and its counterpart in the other Renstra, None where it has none."""

    baris: BarisRenja
    kode: Nomenklatur
    sub: SubKegiatan | None

    @property
    def nama(self) -> str:
        """What the row is called now."""
        return self.baris.nama or self.baris.sub_kegiatan.nama

    @property
    def nama_baru(self) -> str:
        """The wording of the other Renstra where it will be another one, else ""."""
        if self.sub is None or self.baris.nama or sebunyi(self.sub.nama, self.nama):
            return ""
        return self.sub.nama

    @property
    def pagu(self) -> Rupiah | None:
        """The row's indikatif pagu in rupiah, which goes with it where it stays behind."""
        isi = getattr(self.baris, "indikatif", [])
        return isi[0].nilai if isi else None


@dataclass(frozen=True, slots=True)
class Tautan:
    """A Renja beside another Renstra.

    `target` are the year's targets with the indikator that they go to, `tertinggal` counts
    those whose indikator has no counterpart.
    """

    renja: Renja
    renstra: Renstra
    baris: tuple[BarisTautan, ...]
    target: tuple[tuple[Target, Indikator], ...]
    tertinggal: int

    @property
    def berpadanan(self) -> tuple[BarisTautan, ...]:
        """Rows that go on."""
        return tuple(satu for satu in self.baris if satu.sub is not None)

    @property
    def tanpa_padanan(self) -> tuple[BarisTautan, ...]:
        """Rows that stay behind."""
        return tuple(satu for satu in self.baris if satu.sub is None)

    @property
    def berganti_nama(self) -> tuple[BarisTautan, ...]:
        """Rows that will be printed in another wording."""
        return tuple(satu for satu in self.baris if satu.nama_baru)

    @property
    def pagu_keluar(self) -> Rupiah:
        """The pagu of the rows that stay behind."""
        return sum(satu.pagu or 0 for satu in self.tanpa_padanan)


def pilihan_renstra(renja: Renja) -> list[Renstra]:
    """The agency's other Renstra that cover the year, drafts among them."""
    milik = Renstra.objects.filter(
        perangkat_daerah=renja.perangkat_daerah_id,
        tahun_awal__lte=renja.tahun,
        tahun_akhir__gte=renja.tahun,
    ).exclude(pk=renja.renstra_id)
    return list(milik.select_related("edisi", "perangkat_daerah__pemda"))


def susun_tautan(renja: Renja, renstra: Renstra) -> Tautan:
    """Compare, in a constant number of queries."""
    baris = baris_renja(renja)
    kode = {satu.pk: satu.nomenklatur or satu.sub_kegiatan.nomenklatur for satu in baris}
    sub = SubKegiatan.objects.filter(kegiatan__program__renstra=renstra)
    menurut_kode = {
        satu.nomenklatur_id: satu
        for satu in sub.select_related("nomenklatur", "kegiatan__program__renstra")
    }
    penerus = nasib([satu.pk for satu in kode.values()], renstra.edisi)

    def padanan(satu: BarisRenja) -> SubKegiatan | None:
        milik = kode[satu.pk]
        tunggal = penerus[milik.pk].tunggal
        return menurut_kode.get(milik.pk) or menurut_kode.get(tunggal.pk if tunggal else 0)

    isi = tuple(BarisTautan(satu, kode[satu.pk], padanan(satu)) for satu in baris)
    target, tertinggal = _target(renja, renstra, isi)
    return Tautan(renja, renstra, isi, target, tertinggal)


def tautkan(user: Pengguna, isi: Tautan) -> Perubahan | None:
    """Link the Renja to the other Renstra; what has no counterpart leaves the year before.

    Two sets in one transaction. Rows and Renja have to arrive at one Renstra at every step,
    which an undo in the opposite order cannot do: the way back is to link to the former
    Renstra again, and then to undo the first set. Raises TidakSah where two rows of one unit
    would become the same sub kegiatan, Ditolak or Bentrok.
    """
    _periksa(isi)
    with transaction.atomic():
        keluar = [(satu.baris, satu.baris.versi) for satu in isi.tanpa_padanan]
        judul = f"Mengeluarkan {len(keluar)} baris yang tidak ada pada {isi.renstra}"
        with suntingan(user, renja=isi.renja, judul=judul) as s:
            s.hapus_banyak(keluar)
        return _pindahkan(user, isi)


def _pindahkan(user: Pengguna, isi: Tautan) -> Perubahan | None:
    renja = isi.renja
    with suntingan(user, renja=renja, judul=f"{JUDUL} {renja} ke {isi.renstra}") as s:
        s.ubah(renja, renja.versi, {"renstra": isi.renstra})
        s.ubah_banyak([_ubahan(satu) for satu in isi.berpadanan])
        baru = []
        for asal, indikator in isi.target:
            (satu,) = target_baru([asal], asal.asal, asal.tahun)
            satu.indikator = indikator
            baru.append(satu)
        s.tambah_banyak(baru)
        _pindahkan_sasaran(s, renja, isi.renstra)
    return s.perubahan


def _periksa(isi: Tautan) -> None:
    if not isi.renstra.tahun_awal <= isi.renja.tahun <= isi.renstra.tahun_akhir:
        raise TidakSah({"": [f"{isi.renstra} tidak mencakup {isi.renja.tahun}."]})
    kembar = Counter((satu.baris.unit_kerja_id, satu.sub.pk) for satu in isi.berpadanan if satu.sub)
    for satu in isi.berpadanan:
        if satu.sub and kembar[satu.baris.unit_kerja_id, satu.sub.pk] > 1:
            kalimat = (
                f"Beberapa baris {satu.baris.unit_kerja} berpadanan dengan "
                f"{satu.sub.nomenklatur.kode}; hapus atau pindahkan salah satunya dahulu."
            )
            raise TidakSah({"": [kalimat]})


def _ubahan(satu: BarisTautan) -> Ubahan:
    """The row keeps its code of this year; it is its own where the Renstra has another."""
    sendiri = satu.sub is not None and satu.sub.nomenklatur_id != satu.kode.pk
    isi: dict[str, Any] = {
        "sub_kegiatan": satu.sub,
        "nomenklatur": satu.kode if sendiri else None,
    }
    return Ubahan(satu.baris, satu.baris.versi, isi)


def _target(
    renja: Renja, renstra: Renstra, baris: tuple[BarisTautan, ...]
) -> tuple[tuple[tuple[Target, Indikator], ...], int]:
    """The year's own targets with the indikator of the same words on the counterpart."""
    sah = {(asal_target(renja), renja.tahun), (Target.Asal.MAJU.value, renja.tahun + 1)}
    lama = muat_target(renja.renstra_id, renja.tahun, renja.tahun + 1)
    ada = set(muat_target(renstra.pk, renja.tahun, renja.tahun + 1))
    padanan = _padanan_pemilik(renja, renstra, baris)
    milik = Indikator.objects.filter(renstra=renstra).select_related("renstra", "perangkat_daerah")
    menurut_bunyi = {
        (pemilik_indikator(satu), _lipat(satu.uraian), satu.satuan): satu for satu in milik
    }
    hasil, tertinggal = [], 0
    for (_, asal, tahun), satu in lama.items():
        if (asal, tahun) not in sah:
            continue
        indikator = satu.indikator
        pemilik = padanan.get(pemilik_indikator(indikator), ("", 0))
        tujuan = menurut_bunyi.get((pemilik, _lipat(indikator.uraian), indikator.satuan))
        if tujuan is None:
            tertinggal += 1
        elif (tujuan.pk, asal, tahun) not in ada:
            hasil.append((satu, tujuan))
    return tuple(hasil), tertinggal


def _padanan_pemilik(
    renja: Renja, renstra: Renstra, baris: tuple[BarisTautan, ...]
) -> Mapping[Pemilik, Pemilik]:
    """The rows of the other Renstra that stand for those of this one."""
    hasil: dict[Pemilik, Pemilik] = {None: None}
    for satu in baris:
        if satu.sub is None:
            continue
        lama, baru = satu.baris.sub_kegiatan, satu.sub
        hasil["sub_kegiatan_id", lama.pk] = ("sub_kegiatan_id", baru.pk)
        hasil["kegiatan_id", lama.kegiatan_id] = ("kegiatan_id", baru.kegiatan_id)
        program = ("program_id", baru.kegiatan.program_id)
        hasil["program_id", lama.kegiatan.program_id] = program
    for dari, ke in _padanan_sasaran(renja.renstra_id, renstra.pk).items():
        hasil["sasaran_id", dari] = ("sasaran_id", ke)
    return hasil


def _padanan_sasaran(dari: int, ke: int) -> dict[int, int]:
    """The sasaran of the other Renstra with the same words."""
    isi = Sasaran.objects.filter(tujuan__renstra__in=(dari, ke))
    semua = list(isi.values_list("pk", "tujuan__renstra_id", "uraian"))
    baru = {_lipat(uraian): pk for pk, milik, uraian in semua if milik == ke}
    return {
        pk: baru[_lipat(uraian)]
        for pk, milik, uraian in semua
        if milik == dari and _lipat(uraian) in baru
    }


def _pindahkan_sasaran(s: Suntingan, renja: Renja, renstra: Renstra) -> None:
    """Problems and issues point to the sasaran of the same words, or to none."""
    bersasaran: tuple[Any, ...] = (Permasalahan, IsuStrategis)
    for model in bersasaran:
        milik = model.objects.filter(renja=renja, sasaran__isnull=False).exclude(
            sasaran__tujuan__renstra=renstra
        )
        isi = list(milik.select_related("renja__perangkat_daerah", "sasaran"))
        kini = {_lipat(satu.sasaran.uraian) for satu in isi if satu.sasaran}
        baru = {
            _lipat(uraian): pk
            for pk, uraian in Sasaran.objects.filter(tujuan__renstra=renstra).values_list(
                "pk", "uraian"
            )
            if _lipat(uraian) in kini
        }
        s.ubah_banyak(
            [
                Ubahan(
                    satu,
                    satu.versi,
                    {"sasaran_id": baru.get(_lipat(satu.sasaran.uraian))},
                )
                for satu in isi
                if satu.sasaran
            ]
        )


def _lipat(teks: str) -> str:
    return " ".join(teks.casefold().split())
