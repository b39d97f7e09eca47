"""What the chapters draw on: permasalahan, isu, faktor, layanan, dasar hukum, signature."""

from typing import Any

from planning.models import (
    DasarHukum,
    FaktorMisi,
    IsuStrategis,
    Layanan,
    Misi,
    Penandatangan,
    Peraturan,
    Permasalahan,
    Rpjmd,
)
from renja.demo.organisasi import Konteks
from renja.demo.pembaca import Kumpulan, dikenal
from renja.demo.simpan import perbarui, simpan
from renja.demo.tahunan import Tahunan


def muat_uraian(konteks: Konteks, tahunan: Tahunan, rpjmd: Rpjmd) -> None:
    """Load permasalahan, isu strategis, faktor per misi, layanan and the signature block."""
    _muat_isu(konteks, tahunan, _muat_permasalahan(konteks, tahunan))
    misi = {str(satu.nomor): satu for satu in Misi.objects.filter(rpjmd=rpjmd)}
    _muat_faktor(konteks, tahunan, misi)
    _muat_layanan(konteks, tahunan)
    _muat_penandatangan(konteks)


def _butir_renja(konteks: Konteks, tahunan: Tahunan, jenis: str, urutan: int) -> dict[str, Any]:
    """The columns that every ordered item of a Renja has."""
    return {
        "perangkat_daerah": konteks.pd,
        "uid": konteks.uid(jenis, tahunan.renja.tahun, urutan),
        "renja": tahunan.renja,
        "urutan": urutan,
    }


def _muat_permasalahan(konteks: Konteks, tahunan: Tahunan) -> dict[str, Permasalahan]:
    """The lines of T-B.35 by their running number."""
    kolom = ("masalah_pokok", "masalah", "akar_masalah")
    isi = konteks.berkas.csv("permasalahan.csv", *kolom, "sasaran", "baris")
    hasil = simpan(
        [
            (
                butir,
                Permasalahan(
                    **_butir_renja(konteks, tahunan, "permasalahan", urutan),
                    **{nama: butir.teks(nama) for nama in kolom},
                    sasaran=tahunan.pohon.sasaran_bila_ada(butir),
                ),
            )
            for urutan, butir in enumerate(isi, 1)
        ]
    )
    return {str(satu.urutan): satu for satu in hasil}


def _muat_isu(konteks: Konteks, tahunan: Tahunan, masalah: dict[str, Permasalahan]) -> None:
    isi = konteks.berkas.csv(
        "isu_strategis.csv", "judul", "uraian", "permasalahan", "sasaran", "baris"
    )
    hasil = simpan(
        [
            (
                butir,
                IsuStrategis(
                    **_butir_renja(konteks, tahunan, "isu", urutan),
                    judul=butir.teks("judul"),
                    uraian=butir.teks("uraian"),
                    sasaran=tahunan.pohon.sasaran_bila_ada(butir),
                ),
            )
            for urutan, butir in enumerate(isi, 1)
        ]
    )
    for butir, satu in zip(isi, hasil, strict=True):
        nomor = butir.deret_teks("permasalahan")
        asing = [kunci for kunci in nomor if kunci not in masalah]
        if asing:
            raise butir.galat("permasalahan", f'tidak ada permasalahan bernomor "{asing[0]}".')
        satu.permasalahan.set([masalah[kunci] for kunci in nomor])


def _muat_faktor(konteks: Konteks, tahunan: Tahunan, misi: dict[str, Misi]) -> None:
    isi = konteks.berkas.csv("faktor_misi.csv", "misi", "jenis", "uraian", "baris")
    simpan(
        [
            (
                butir,
                FaktorMisi(
                    **_butir_renja(konteks, tahunan, "faktor", urutan),
                    misi=dikenal(butir, "misi", misi),
                    jenis=butir.teks("jenis"),
                    uraian=butir.teks("uraian"),
                ),
            )
            for urutan, butir in enumerate(isi, 1)
        ]
    )


def _muat_layanan(konteks: Konteks, tahunan: Tahunan) -> None:
    isi = konteks.berkas.csv("layanan.csv", "nama", "unit_kerja", "baris")
    simpan(
        [
            (
                butir,
                Layanan(
                    **_butir_renja(konteks, tahunan, "layanan", urutan),
                    nama=butir.teks("nama"),
                    unit_kerja=konteks.organisasi.unit(butir, konteks.pd),
                ),
            )
            for urutan, butir in enumerate(isi, 1)
        ]
    )


def _muat_penandatangan(konteks: Konteks) -> None:
    butir = konteks.berkas.toml("rencana.toml").tabel("penandatangan")
    satu = Penandatangan(
        perangkat_daerah=konteks.pd,
        uid=konteks.uid("penandatangan"),
        jabatan=butir.teks("jabatan"),
        nama=butir.teks("nama"),
        tempat=butir.teks("tempat"),
        berlaku_dari=butir.tanggal("berlaku_dari"),
    )
    simpan([(butir, satu)])


def muat_peraturan(berkas: Kumpulan) -> dict[str, Peraturan]:
    """Bring the regulations of peraturan.csv up to date; gives them by key."""
    hasil: dict[str, Peraturan] = {}
    for butir in berkas.csv(
        "peraturan.csv",
        "kunci",
        "jenis",
        "penerbit",
        "nomor",
        "tahun",
        "tentang",
        "sumber",
        "mengubah",
        "baris",
    ):
        pengenal = {
            "jenis": butir.teks("jenis"),
            "penerbit": butir.teks_bila_ada("penerbit"),
            "nomor": butir.teks_bila_ada("nomor"),
            "tahun": butir.bulat("tahun"),
        }
        if not pengenal["nomor"]:
            pengenal["tentang"] = butir.teks("tentang")
        hasil[butir.teks("kunci")] = perbarui(
            butir,
            Peraturan,
            pengenal,
            tentang=butir.teks("tentang"),
            sumber=butir.teks_bila_ada("sumber"),
            mengubah=dikenal(butir, "mengubah", hasil) if "mengubah" in butir else None,
        )
    return hasil


def muat_dasar_hukum(konteks: Konteks, tahunan: Tahunan, peraturan: dict[str, Peraturan]) -> None:
    """Load dasar_hukum.csv; an entry that the document lists twice stays doubled."""
    simpan(
        [
            (
                butir,
                DasarHukum(
                    **_butir_renja(konteks, tahunan, "dasar-hukum", butir.bulat("nomor")),
                    peraturan=dikenal(butir, "peraturan", peraturan),
                ),
            )
            for butir in konteks.berkas.csv("dasar_hukum.csv", "nomor", "peraturan", "baris")
        ]
    )
