"""Pemda, agencies with their succession, unit kerja, wilayah: kept and brought up to date."""

from dataclasses import dataclass
from uuid import UUID

from planning.models import (
    Pemda,
    PerangkatDaerah,
    SuksesiPerangkatDaerah,
    UnitKerja,
    Wilayah,
)
from renja.demo.pembaca import Butir, Kumpulan, dikenal
from renja.demo.simpan import perbarui, simpan, uid


@dataclass(frozen=True, slots=True)
class Organisasi:
    """The demo's master data: agencies by kode, units by (kode, kunci), wilayah by name."""

    pemda: Pemda
    perangkat_daerah: dict[str, PerangkatDaerah]
    unit_kerja: dict[tuple[str, str], UnitKerja]
    wilayah: dict[str, Wilayah]

    def pd(self, butir: Butir, kunci: str) -> PerangkatDaerah:
        """The agency whose kode stands under a key."""
        return dikenal(butir, kunci, self.perangkat_daerah)

    def unit(self, butir: Butir, pd: PerangkatDaerah) -> UnitKerja:
        """The unit of an agency whose key stands under `unit_kerja`."""
        nama = butir.teks("unit_kerja")
        if (pd.kode, nama) not in self.unit_kerja:
            raise butir.galat("unit_kerja", f'"{nama}" bukan unit kerja {pd.kode}.')
        return self.unit_kerja[pd.kode, nama]


@dataclass(frozen=True, slots=True)
class Konteks:
    """What loading one agency's files needs: the files, the agency, the master data."""

    berkas: Kumpulan
    pd: PerangkatDaerah
    organisasi: Organisasi

    def uid(self, *kunci: object) -> UUID:
        """The stable identity of a row of this agency."""
        return uid(self.pd.kode, *kunci)


def muat_organisasi(berkas: Kumpulan) -> Organisasi:
    """Bring the master data up to date from organisasi.toml and wilayah.csv."""
    isi = berkas.toml("organisasi.toml")
    pemda = _pemda(isi.tabel("pemda"))
    pd = {satu.kode: satu for satu in (_pd(b, pemda) for b in isi.deret("perangkat_daerah"))}
    hasil = Organisasi(pemda, pd, {}, _wilayah(berkas, pemda))
    for butir in isi.deret("suksesi"):
        perbarui(
            butir,
            SuksesiPerangkatDaerah,
            {"pendahulu": hasil.pd(butir, "pendahulu"), "penerus": hasil.pd(butir, "penerus")},
            sejak=butir.tanggal("sejak"),
            bagian=butir.teks_bila_ada("bagian"),
            dasar_hukum=butir.teks_bila_ada("dasar_hukum"),
        )
    for urutan, butir in enumerate(isi.deret("unit_kerja")):
        _unit(butir, hasil, urutan)
    return hasil


def _pemda(butir: Butir) -> Pemda:
    return perbarui(
        butir,
        Pemda,
        {"kode": butir.teks("kode")},
        nama=butir.teks("nama"),
        jenis=butir.teks("jenis"),
        kepala_daerah=butir.teks("kepala_daerah"),
    )


def _pd(butir: Butir, pemda: Pemda) -> PerangkatDaerah:
    return perbarui(
        butir,
        PerangkatDaerah,
        {"kode": butir.teks("kode")},
        pemda=pemda,
        nama=butir.teks("nama"),
        singkatan=butir.teks_bila_ada("singkatan"),
        alamat=butir.teks_bila_ada("alamat"),
        berlaku_dari=butir.tanggal("berlaku_dari"),
        berlaku_sampai=butir.tanggal_bila_ada("berlaku_sampai"),
    )


def _unit(butir: Butir, organisasi: Organisasi, urutan: int) -> None:
    """Add one unit; all but the root hang directly below the root of their agency."""
    pd, kunci = organisasi.pd(butir, "perangkat_daerah"), butir.teks("kunci")
    organisasi.unit_kerja[pd.kode, kunci] = perbarui(
        butir,
        UnitKerja,
        {"uid": uid(pd.kode, "unit", kunci)},
        perangkat_daerah=pd,
        induk=organisasi.unit_kerja.get((pd.kode, "akar")),
        jenis=butir.teks("jenis"),
        nama=butir.teks("nama"),
        tugas=butir.teks_bila_ada("tugas"),
        urutan=urutan,
        berlaku_dari=pd.berlaku_dari,
    )


def _wilayah(berkas: Kumpulan, pemda: Pemda) -> dict[str, Wilayah]:
    """The places by name; one that is already there is left as it is."""
    ada = {
        (satu.jenis, satu.induk_id, satu.nama): satu for satu in Wilayah.objects.filter(pemda=pemda)
    }
    hasil: dict[str, Wilayah] = {}
    for urutan, butir in enumerate(berkas.csv("wilayah.csv", "jenis", "kode", "nama", "induk"), 1):
        induk = dikenal(butir, "induk", hasil) if "induk" in butir else None
        satu = Wilayah(
            pemda=pemda,
            induk=induk,
            jenis=butir.teks("jenis"),
            nama=butir.teks("nama"),
            kode=butir.teks_bila_ada("kode"),
            urutan=urutan,
        )
        tersimpan = ada.get((satu.jenis, satu.induk_id, satu.nama))
        hasil[satu.nama] = tersimpan or simpan([(butir, satu)])[0]
    return hasil
