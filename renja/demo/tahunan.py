"""The Renja of the year: its rows with lokasi, pagu by sumber dana, and prakiraan maju."""

from dataclasses import dataclass, field

from budget.models import LapisanPagu, Pagu, PaguSumber, PrakiraanMaju, SumberDana
from planning.models import BarisRenja, EdisiNomenklatur, LokasiBaris, Renja
from renja.demo.organisasi import Konteks
from renja.demo.pembaca import Butir
from renja.demo.pohon import Pohon
from renja.demo.simpan import simpan

KOLOM = ("sub", "pagu", "sumber_dana", "pagu_maju", "lokasi", "baris")


@dataclass(frozen=True, slots=True)
class Tahunan:
    """A Renja with the tree it is drawn from; `baris` by key of the sub kegiatan ("sub 7")."""

    renja: Renja
    pohon: Pohon
    baris: dict[str, BarisRenja] = field(default_factory=dict)


def muat_tahunan(konteks: Konteks, pohon: Pohon, edisi: EdisiNomenklatur) -> Tahunan:
    """Load the Renja of rencana.toml with the rows and the money of rencana_2024.csv."""
    butir = konteks.berkas.toml("rencana.toml").tabel("renja")
    tahun = butir.bulat("tahun")
    renja = Renja(
        perangkat_daerah=konteks.pd,
        uid=konteks.uid("renja", tahun),
        renstra=pohon.renstra,
        edisi=edisi,
        tahun=tahun,
        tahap=butir.teks("tahap"),
        pengaturan=dict(butir.tabel("pengaturan").isi),
    )
    hasil = Tahunan(simpan([(butir, renja)])[0], pohon)
    isi = konteks.berkas.csv(f"rencana_{tahun}.csv", *KOLOM)
    _muat_baris(konteks, hasil, isi)
    _muat_pagu(konteks, hasil, isi)
    simpan([(b, _maju(konteks, hasil.baris[_kunci(b)], b)) for b in isi if "pagu_maju" in b])
    return hasil


def _kunci(butir: Butir) -> str:
    return f"sub {butir.teks('sub')}"


def _muat_baris(konteks: Konteks, tahunan: Tahunan, isi: list[Butir]) -> None:
    """A row for each sub kegiatan, in the hands of its unit, with its places in order."""
    baris = simpan([(butir, _baris(konteks, tahunan, butir)) for butir in isi])
    for butir, satu in zip(isi, baris, strict=True):
        tahunan.baris[_kunci(butir)] = satu
    simpan([pasangan for butir in isi for pasangan in _lokasi(konteks, tahunan, butir)])


def _baris(konteks: Konteks, tahunan: Tahunan, butir: Butir) -> BarisRenja:
    kunci = _kunci(butir)
    if kunci not in tahunan.pohon.sub_kegiatan:
        raise butir.galat("sub", f"{kunci} tidak ada pada pohon.csv.")
    sub = tahunan.pohon.sub_kegiatan[kunci]
    return BarisRenja(
        perangkat_daerah=konteks.pd,
        uid=konteks.uid("baris", tahunan.renja.tahun, sub.uid),
        renja=tahunan.renja,
        unit_kerja=tahunan.pohon.unit_kerja[kunci],
        sub_kegiatan=sub,
    )


def _lokasi(konteks: Konteks, tahunan: Tahunan, butir: Butir) -> list[tuple[Butir, LokasiBaris]]:
    hasil = []
    for urutan, nama in enumerate(butir.deret_teks("lokasi"), 1):
        if nama not in konteks.organisasi.wilayah:
            raise butir.galat("lokasi", f'"{nama}" tidak ada pada wilayah.csv.')
        satu = LokasiBaris(
            perangkat_daerah=konteks.pd,
            baris=tahunan.baris[_kunci(butir)],
            wilayah=konteks.organisasi.wilayah[nama],
            urutan=urutan,
        )
        hasil.append((butir, satu))
    return hasil


def _muat_pagu(konteks: Konteks, tahunan: Tahunan, isi: list[Butir]) -> None:
    """The indikatif layer; where one source pays, its part is the whole, else "belum dirinci"."""
    berpagu = [butir for butir in isi if "pagu" in butir]
    if not berpagu:
        return
    indikatif = LapisanPagu(
        perangkat_daerah=konteks.pd,
        uid=konteks.uid("lapisan", tahunan.renja.tahun, "indikatif"),
        renja=tahunan.renja,
        jenis=LapisanPagu.Jenis.INDIKATIF,
    )
    lapisan = simpan([(berpagu[0], indikatif)])[0]
    pagu = simpan([(b, _pagu(konteks, lapisan, tahunan.baris[_kunci(b)], b)) for b in berpagu])
    dana = {satu.kode: satu for satu in SumberDana.objects.all()}
    simpan(
        [
            pasangan
            for butir, satu in zip(berpagu, pagu, strict=True)
            for pasangan in _sumber(konteks, butir, satu, dana)
        ]
    )


def _pagu(konteks: Konteks, lapisan: LapisanPagu, baris: BarisRenja, butir: Butir) -> Pagu:
    return Pagu(
        perangkat_daerah=konteks.pd,
        uid=konteks.uid("pagu", lapisan.uid, baris.uid),
        lapisan=lapisan,
        baris=baris,
        nilai=butir.rupiah("pagu"),
    )


def _maju(konteks: Konteks, baris: BarisRenja, butir: Butir) -> PrakiraanMaju:
    return PrakiraanMaju(
        perangkat_daerah=konteks.pd,
        uid=konteks.uid("maju", baris.uid),
        baris=baris,
        nilai=butir.rupiah("pagu_maju"),
    )


def _sumber(
    konteks: Konteks, butir: Butir, pagu: Pagu, dana: dict[str, SumberDana]
) -> list[tuple[Butir, PaguSumber]]:
    kode = butir.deret_teks("sumber_dana")
    asing = [satu for satu in kode if satu not in dana]
    if asing:
        raise butir.galat("sumber_dana", f'"{asing[0]}" bukan kode sumber dana yang dimuat.')
    return [
        (
            butir,
            PaguSumber(
                perangkat_daerah=konteks.pd,
                pagu=pagu,
                sumber_dana=dana[satu],
                nilai=pagu.nilai if len(kode) == 1 else None,
                urutan=urutan,
            ),
        )
        for urutan, satu in enumerate(kode, 1)
    ]
