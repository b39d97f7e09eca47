"""The master data of planning as sheets: which columns, by which names.

A column of rows of another kind holds what a person calls them: the kode of a pemda, the name
of the unit above. What is loaded by a command, or decides over people, only goes out.
"""

from collections.abc import Mapping
from typing import Any

from planning import models as m
from planning.sumber_daya_dasar import (
    PENGENAL,
    VERSI,
    Bilangan,
    Pilihan,
    Rujuk,
    SumberDaya,
    SumberDayaBerjejak,
    SumberDayaBerversi,
    Tanggal,
    Teks,
    YaTidak,
    kolom,
)


def _menurut(judul: str, jalur: str) -> Any:
    """Narrow rows to those with the value that the same row of the file has in a column."""

    def saring(row: Mapping[str, Any]) -> dict[str, Any]:
        return {jalur: Teks().clean(row.get(judul))}

    return saring


class Beridentitas(SumberDayaBerversi):
    """The first two columns: leave both empty for a new row."""

    pengenal = kolom("uid", PENGENAL, readonly=True)
    versi = kolom("versi", VERSI, Bilangan(), readonly=True)


class SumberDayaWilayah(Beridentitas):
    """Places."""

    ikut = ("pemda", "induk")
    tetap = ("pemda",)
    pemda = kolom("pemda", "pemda", Rujuk(m.Pemda, "kode"))
    jenis = kolom("jenis", "jenis", Pilihan(m.Wilayah.Jenis.choices))
    induk = kolom("induk", "induk", Rujuk(m.Wilayah, "nama", _menurut("pemda", "pemda__kode")))
    kode = kolom("kode", "kode wilayah")
    nama = kolom("nama", "nama")
    urutan = kolom("urutan", "urutan", Bilangan(), default=0)

    class Meta:
        model = m.Wilayah


class SumberDayaUnitKerja(Beridentitas):
    """Units inside agencies."""

    ikut = ("perangkat_daerah", "induk")
    tetap = ("perangkat_daerah",)
    perangkat_daerah = kolom(
        "perangkat_daerah", "perangkat daerah", Rujuk(m.PerangkatDaerah, "kode")
    )
    jenis = kolom("jenis", "jenis", Pilihan(m.UnitKerja.Jenis.choices))
    induk = kolom(
        "induk",
        "induk",
        Rujuk(m.UnitKerja, "nama", _menurut("perangkat daerah", "perangkat_daerah__kode")),
    )
    nama = kolom("nama", "nama")
    kode_sub_unit = kolom("kode_sub_unit", "kode sub unit SKPD")
    tugas = kolom("tugas", "tugas")
    fungsi = kolom("fungsi", "fungsi")
    urutan = kolom("urutan", "urutan", Bilangan(), default=0)
    berlaku_dari = kolom("berlaku_dari", "berlaku dari", Tanggal())
    berlaku_sampai = kolom("berlaku_sampai", "berlaku sampai", Tanggal())

    class Meta:
        model = m.UnitKerja


class SumberDayaPeraturan(Beridentitas):
    """Regulations; what one changed or withdrew is said in its form."""

    jenis = kolom("jenis", "jenis", Pilihan(m.Peraturan.Jenis.choices))
    penerbit = kolom("penerbit", "penerbit")
    nomor = kolom("nomor", "nomor")
    tahun = kolom("tahun", "tahun", Bilangan())
    tentang = kolom("tentang", "tentang")
    sumber = kolom("sumber", "lembaran/berita")

    class Meta:
        model = m.Peraturan


class SumberDayaRpjmd(Beridentitas):
    """Medium-term plans."""

    ikut = ("pemda",)
    tetap = ("pemda",)
    pemda = kolom("pemda", "pemda", Rujuk(m.Pemda, "kode"))
    jenis = kolom("jenis", "jenis", Pilihan(m.Rpjmd.Jenis.choices))
    nama = kolom("nama", "nama")
    visi = kolom("visi", "visi")
    tahun_awal = kolom("tahun_awal", "tahun awal", Bilangan())
    tahun_akhir = kolom("tahun_akhir", "tahun akhir", Bilangan())

    class Meta:
        model = m.Rpjmd


class SumberDayaMisi(Beridentitas):
    """The misi of medium-term plans."""

    ikut = ("rpjmd",)
    tetap = ("rpjmd",)
    rpjmd = kolom("rpjmd", "RPJMD/RPD", Rujuk(m.Rpjmd, "nama"))
    nomor = kolom("nomor", "nomor", Bilangan())
    uraian = kolom("uraian", "uraian")

    class Meta:
        model = m.Misi


class SumberDayaTujuanRpjmd(Beridentitas):
    """The tujuan of medium-term plans."""

    ikut = ("rpjmd", "misi")
    tetap = ("rpjmd",)
    rpjmd = kolom("rpjmd", "RPJMD/RPD", Rujuk(m.Rpjmd, "nama"))
    misi = kolom("misi", "nomor misi", Rujuk(m.Misi, "nomor", _menurut("RPJMD/RPD", "rpjmd__nama")))
    nomor = kolom("nomor", "nomor", Bilangan())
    uraian = kolom("uraian", "uraian")

    class Meta:
        model = m.TujuanRpjmd


class SumberDayaSasaranRpjmd(Beridentitas):
    """The sasaran of medium-term plans."""

    ikut = ("tujuan",)
    tetap = ("tujuan",)
    tujuan = kolom("tujuan", "tujuan", Rujuk(m.TujuanRpjmd, "uraian"))
    nomor = kolom("nomor", "nomor", Bilangan())
    uraian = kolom("uraian", "uraian")

    class Meta:
        model = m.SasaranRpjmd


class SumberDayaSatuan(SumberDayaBerjejak):
    """Units of measure, by their name."""

    kunci = ("nama",)
    nama = kolom("nama", "satuan")
    aktif = kolom("aktif", "ditawarkan", YaTidak())

    class Meta:
        model = m.Satuan


class SumberDayaJadwalTahap(SumberDayaBerjejak):
    """When stages may be worked on, by pemda, year, cycle and stage."""

    ikut = ("pemda",)
    kunci = ("pemda", "tahun", "siklus", "tahap")
    pemda = kolom("pemda", "pemda", Rujuk(m.Pemda, "kode"))
    tahun = kolom("tahun", "tahun Renja", Bilangan())
    siklus = kolom("siklus", "siklus", Pilihan(m.Renja.Siklus.choices))
    tahap = kolom("tahap", "tahap", Pilihan(m.Renja.Tahap.choices))
    mulai = kolom("mulai", "mulai", Tanggal())
    selesai = kolom("selesai", "selesai", Tanggal())

    class Meta:
        model = m.JadwalTahap


class SumberDayaJadwalPengisian(SumberDayaBerjejak):
    """When quarters are filled in, by pemda, year and quarter."""

    ikut = ("pemda",)
    kunci = ("pemda", "tahun", "triwulan")
    pemda = kolom("pemda", "pemda", Rujuk(m.Pemda, "kode"))
    tahun = kolom("tahun", "tahun", Bilangan())
    triwulan = kolom("triwulan", "triwulan", Bilangan())
    mulai = kolom("mulai", "mulai", Tanggal())
    selesai = kolom("selesai", "selesai", Tanggal())

    class Meta:
        model = m.JadwalPengisian


class SumberDayaPenugasan(SumberDaya):
    """Who holds which role; given one by one, so it only goes out."""

    ikut = ("pengguna", "pemda", "perangkat_daerah", "unit_kerja")
    pengguna = kolom("pengguna__username", "nama pengguna")
    nama = kolom("pengguna__nama", "nama lengkap")
    peran = kolom("peran", "peran", Pilihan(m.Penugasan.Peran.choices))
    sebagai = kolom("sebagai", "sebagai", Pilihan(m.Penugasan.Sebagai.choices))
    pemda = kolom("pemda__kode", "pemda")
    perangkat_daerah = kolom("perangkat_daerah__kode", "perangkat daerah")
    unit_kerja = kolom("unit_kerja__nama", "unit kerja")
    berlaku_dari = kolom("berlaku_dari", "berlaku dari", Tanggal())
    berlaku_sampai = kolom("berlaku_sampai", "berlaku sampai", Tanggal())

    class Meta:
        model = m.Penugasan


class SumberDayaNomenklatur(SumberDaya):
    """The codes of the editions, as loaded."""

    ikut = ("edisi",)
    edisi = kolom("edisi__kode", "edisi")
    kode = kolom("kode", "kode")
    tingkat = kolom("tingkat", "tingkat", Pilihan(m.Tingkat.choices))
    nama = kolom("nama", "nama")
    kinerja = kolom("kinerja", "kinerja")
    indikator = kolom("indikator", "indikator")
    satuan = kolom("satuan", "satuan")
    dihentikan = kolom("dihentikan", "dihentikan", YaTidak())

    class Meta:
        model = m.Nomenklatur
