"""Storing an edition of the nomenclature and its map from the edition before."""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from pathlib import Path

from planning.models import EdisiNomenklatur, Nomenklatur, PetaNomenklatur, Tingkat
from planning.pemuatan.berkas import BerkasKeliru, baca_csv
from planning.pemuatan.edisi import Edisi
from planning.pemuatan.nomenklatur import (
    ISIAN,
    KOLOM,
    KOLOM_PILIHAN,
    Butir,
    Perubahan,
    bandingkan,
    susun,
)

_PER_BATCH = 1000


@dataclass(frozen=True, slots=True)
class Peta:
    """The map to an edition: what was written, and what a person still has to decide.

    `baru` rows were added and `terisi` rows learned the butir behind their old code;
    `tak_dikenal` are (code, old code) where no earlier edition holds the old code, and
    `hilang` the butir of the edition before that have neither their code nor a successor
    in this one.
    """

    baru: int
    terisi: int
    jumlah: int
    tak_dikenal: tuple[tuple[str, str], ...]
    hilang: tuple[Butir, ...]


@dataclass(frozen=True, slots=True)
class Hasil:
    """What loading one edition did; `jumlah` counts the butir of the edition."""

    edisi: Edisi
    berkas: Path
    edisi_berubah: bool
    jumlah: int
    dirapikan: int
    perubahan: Perubahan
    peta: Peta

    @property
    def berubah(self) -> bool:
        """Whether any butir or any row of the map was written."""
        ubah = self.perubahan
        return bool(ubah.ditulis or ubah.dihentikan or self.peta.baru or self.peta.terisi)


@dataclass(frozen=True, slots=True)
class _Tersimpan:
    """The stored butir of an edition by code: values, keys, and which are retired."""

    butir: Mapping[str, Butir]
    kunci: Mapping[str, int]
    berhenti: Set[str]


def muat_edisi(edisi: Edisi, berkas: Path) -> Hasil:
    """Load a file into an edition, inside the caller's transaction.

    Raises `BerkasKeliru` before anything is written.
    """
    baris = baca_csv(berkas, KOLOM, KOLOM_PILIHAN)
    riwayat = _edisi_sebelumnya(edisi)
    lama = [_tersimpan(satu) for satu in riwayat]
    sebelumnya = lama[0].butir if lama else {}
    isi = susun(baris, berkas.name, sebelumnya, edisi.ganti)
    tujuan, edisi_berubah = _simpan_edisi(edisi, riwayat[0] if riwayat else None)
    tersimpan = _tersimpan(tujuan)
    perubahan = bandingkan(isi, tersimpan.butir, tersimpan.berhenti)
    kunci = _simpan_butir(tujuan, perubahan, tersimpan.kunci)
    lama_kunci = {kode: pk for satu in reversed(lama) for kode, pk in satu.kunci.items()}
    baru, terisi = _simpan_peta(isi.pendahulu, kunci, lama_kunci)
    peta = Peta(
        baru,
        terisi,
        len(isi.pendahulu),
        tuple((k, asal) for k, asal in isi.pendahulu.items() if asal not in lama_kunci),
        _hilang(lama[0], isi.butir, isi.pendahulu) if lama else (),
    )
    return Hasil(edisi, berkas, edisi_berubah, len(isi.butir), isi.dirapikan, perubahan, peta)


def _edisi_sebelumnya(edisi: Edisi) -> list[EdisiNomenklatur]:
    """The stored editions before this one, the nearest first."""
    if not edisi.sebelumnya:
        return []
    semua = {satu.pk: satu for satu in EdisiNomenklatur.objects.all()}
    satu = next((calon for calon in semua.values() if calon.kode == edisi.sebelumnya), None)
    if satu is None:
        raise BerkasKeliru(
            f'Edisi "{edisi.kode}" melanjutkan edisi "{edisi.sebelumnya}" yang belum dimuat; '
            f"jalankan muat_nomenklatur --edisi {edisi.sebelumnya} dahulu."
        )
    hasil: list[EdisiNomenklatur] = []
    while satu is not None and satu not in hasil and satu.kode != edisi.kode:
        hasil.append(satu)
        satu = semua[satu.sebelumnya_id] if satu.sebelumnya_id else None
    return hasil


def _tersimpan(edisi: EdisiNomenklatur) -> _Tersimpan:
    """The butir of an edition, in one query."""
    butir, kunci, berhenti = {}, {}, set()
    baris = Nomenklatur.objects.filter(edisi=edisi).order_by("kode")
    for *isi, induk, pk, dihentikan in baris.values_list(
        "kode", "tingkat", *ISIAN, "induk__kode", "pk", "dihentikan"
    ):
        kode, tingkat, nama, kinerja, indikator, satuan = isi
        butir[kode] = Butir(kode, tingkat, nama, kinerja, indikator, satuan, induk or "")
        kunci[kode] = pk
        if dihentikan:
            berhenti.add(kode)
    return _Tersimpan(butir, kunci, berhenti)


def _simpan_edisi(
    edisi: Edisi, sebelumnya: EdisiNomenklatur | None
) -> tuple[EdisiNomenklatur, bool]:
    """The stored edition, made or brought up to date; and whether that changed anything."""
    tujuan = EdisiNomenklatur.objects.filter(kode=edisi.kode).first()
    tujuan = tujuan or EdisiNomenklatur(kode=edisi.kode)
    isi = {
        "nama": edisi.nama,
        "dasar_hukum": edisi.dasar_hukum,
        "tahun": edisi.tahun,
        "sebelumnya_id": sebelumnya.pk if sebelumnya else None,
    }
    if tujuan.pk and all(getattr(tujuan, kolom) == nilai for kolom, nilai in isi.items()):
        return tujuan, False
    for kolom, nilai in isi.items():
        setattr(tujuan, kolom, nilai)
    tujuan.save()
    return tujuan, True


def _simpan_butir(
    edisi: EdisiNomenklatur, perubahan: Perubahan, tersimpan: Mapping[str, int]
) -> dict[str, int]:
    """Write the changes level by level, so that each induk has its key; give all keys."""
    kunci = dict(tersimpan)
    for tingkat in Tingkat:
        baris = [
            Nomenklatur(
                edisi=edisi,
                kode=butir.kode,
                tingkat=butir.tingkat,
                induk_id=kunci[butir.induk] if butir.induk else None,
                **{kolom: getattr(butir, kolom) for kolom in ISIAN},
            )
            for butir in perubahan.ditulis
            if butir.tingkat == tingkat
        ]
        tertulis = Nomenklatur.objects.bulk_create(
            baris,
            batch_size=_PER_BATCH,
            update_conflicts=True,
            unique_fields=["edisi", "kode"],
            update_fields=["tingkat", "induk", *ISIAN, "dihentikan"],
        )
        kunci |= {butir.kode: butir.pk for butir in tertulis}
    berhenti = [kunci[butir.kode] for butir in perubahan.dihentikan]
    Nomenklatur.objects.filter(pk__in=berhenti).update(dihentikan=True)
    return kunci


def _simpan_peta(
    pendahulu: Mapping[str, str], kunci: Mapping[str, int], lama: Mapping[str, int]
) -> tuple[int, int]:
    """Add what the file maps, and fill rows whose old code has become known.

    Rows that the file does not name are left alone: a person may have decided them.
    """
    ada = {
        (satu.baru_id, satu.kode_lama): satu
        for satu in PetaNomenklatur.objects.filter(baru__in=[kunci[k] for k in pendahulu])
    }
    baru, terisi = [], []
    for kode, asal in pendahulu.items():
        satu = ada.get((kunci[kode], asal))
        if satu is None:
            baru.append(
                PetaNomenklatur(baru_id=kunci[kode], kode_lama=asal, lama_id=lama.get(asal))
            )
        elif satu.lama_id is None and asal in lama:
            satu.lama_id = lama[asal]
            terisi.append(satu)
    PetaNomenklatur.objects.bulk_create(baru, batch_size=_PER_BATCH)
    PetaNomenklatur.objects.bulk_update(terisi, ["lama"], batch_size=_PER_BATCH)
    return len(baru), len(terisi)


def _hilang(
    lama: _Tersimpan, butir: Mapping[str, Butir], pendahulu: Mapping[str, str]
) -> tuple[Butir, ...]:
    """The butir in force of the edition before that go on nowhere."""
    berlanjut = set(butir) | set(pendahulu.values()) | lama.berhenti
    return tuple(satu for kode, satu in lama.butir.items() if kode not in berlanjut)
