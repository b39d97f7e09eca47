"""For every kind of row: a full year of Disnaker to stand in, and values as a person types them.

`Sampel.isi` are the fields of a new row by what is typed; a callable is asked with the
agency's `Bahan`. `ubah` are fields typed differently afterwards, `kolom` what is stored then.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from planning import models as m


@dataclass
class Bahan:
    """Rows that the samples refer to."""

    renja: m.Renja
    tujuan: m.Tujuan
    sasaran: m.Sasaran
    program: m.Program
    kegiatan: m.Kegiatan
    sub: m.SubKegiatan
    indikator: m.Indikator
    akar: m.UnitKerja
    bidang: m.UnitKerja
    rpjmd: m.Rpjmd
    misi: m.Misi
    tujuan_rpjmd: m.TujuanRpjmd
    kota: m.Wilayah
    peraturan: m.Peraturan
    permasalahan: m.Permasalahan


def buat_bahan(renja: m.Renja) -> Bahan:
    """One row of everything that samples point to, beside what the factory made."""
    pd, renstra = renja.perangkat_daerah, renja.renstra
    tujuan = m.Tujuan.objects.create(
        perangkat_daerah=pd, renstra=renstra, nomor=1, uraian="Kesempatan kerja meningkat"
    )
    sasaran = m.Sasaran.objects.create(
        perangkat_daerah=pd, tujuan=tujuan, nomor=1, uraian="Produktivitas meningkat"
    )
    rpjmd = m.Rpjmd.objects.create(
        pemda=pd.pemda, jenis="rpd", nama="RPD 2024-2026", tahun_awal=2024, tahun_akhir=2026
    )
    akar = m.UnitKerja.objects.get(perangkat_daerah=pd)
    return Bahan(
        renja=renja,
        tujuan=tujuan,
        sasaran=sasaran,
        program=m.Program.objects.get(renstra=renstra),
        kegiatan=m.Kegiatan.objects.get(program__renstra=renstra),
        sub=m.SubKegiatan.objects.filter(kegiatan__program__renstra=renstra).order_by("pk")[0],
        indikator=m.Indikator.objects.get(program__renstra=renstra),
        akar=akar,
        bidang=m.UnitKerja.objects.create(
            perangkat_daerah=pd,
            induk=akar,
            jenis="bidang",
            nama="Bidang Pelatihan",
            berlaku_dari=date(2023, 1, 1),
        ),
        rpjmd=rpjmd,
        misi=m.Misi.objects.create(rpjmd=rpjmd, nomor=1, uraian="Ekonomi kota"),
        tujuan_rpjmd=m.TujuanRpjmd.objects.create(rpjmd=rpjmd, nomor=1, uraian="Ekonomi tumbuh"),
        kota=m.Wilayah.objects.get(pemda=pd.pemda, jenis="daerah"),
        peraturan=m.Peraturan.objects.create(
            jenis="uu", nomor="23", tahun=2014, tentang="Pemerintahan Daerah"
        ),
        permasalahan=m.Permasalahan.objects.create(
            perangkat_daerah=pd,
            renja=renja,
            urutan=1,
            masalah_pokok="Pengangguran",
            masalah="Lowongan sedikit",
            akar_masalah="Investasi sedikit",
        ),
    )


@dataclass(frozen=True)
class Sampel:
    """Typed values of a kind; `ada` finds a row that is there, for kinds that are not added."""

    isi: Callable[[Bahan], Mapping[str, Any]]
    ubah: Mapping[str, Any]
    kolom: Mapping[str, Any]
    ada: Callable[[Bahan], Any] | None = None
    penulis: str = "budi"


def _iku(bahan: Bahan) -> m.Indikator:
    m.Indikator.objects.filter(pk=bahan.indikator.pk).update(iku=1)
    return m.Indikator.objects.get(pk=bahan.indikator.pk)


SAMPEL: dict[str, Sampel] = {
    "renstra": Sampel(
        lambda _: {
            "nama": "Renstra 2024-2026",
            "tahun_awal": "2024",
            "tahun_akhir": "2026",
            "status": "rancangan",
        },
        {"nama": "Renstra Disnaker 2024-2026"},
        {"nama": "Renstra Disnaker 2024-2026"},
        ada=lambda b: b.renja.renstra,
    ),
    "tujuan": Sampel(
        lambda _: {"uraian": "Meningkatkan kesempatan kerja"},
        {"uraian": "Memperluas kesempatan kerja"},
        {"uraian": "Memperluas kesempatan kerja", "nomor": 2},
    ),
    "sasaran": Sampel(
        lambda b: {"tujuan": b.tujuan.pk, "uraian": "Tenaga kerja terampil"},
        {"uraian": "Tenaga kerja terlatih"},
        {"uraian": "Tenaga kerja terlatih", "nomor": 2},
    ),
    "program": Sampel(
        lambda _: {"nama": "PROGRAM PENUNJANG", "sasaran": ""},
        {"nama": "PROGRAM PELATIHAN KERJA"},
        {"nama": "PROGRAM PELATIHAN KERJA"},
        ada=lambda b: b.program,
    ),
    "kegiatan": Sampel(
        lambda b: {"nama": "Administrasi", "program": b.program.pk},
        {"nama": "Administrasi keuangan"},
        {"nama": "Administrasi keuangan"},
        ada=lambda b: b.kegiatan,
    ),
    "sub-kegiatan": Sampel(
        lambda b: {
            "nama": "Penyusunan dokumen",
            "kegiatan": f"{b.kegiatan.nomenklatur.kode} {b.kegiatan.nama}",
            "pagu-2025": "12.500.000",
        },
        {"nama": "Penyusunan dokumen perencanaan"},
        {"nama": "Penyusunan dokumen perencanaan"},
        ada=lambda b: b.sub,
    ),
    "indikator": Sampel(
        lambda b: {
            "milik": f"Tujuan 1. {b.tujuan.uraian}",
            "uraian": "Tingkat pengangguran terbuka",
            "satuan": "%",
            "arah": "negatif",
            "agregasi": "nilai_akhir",
            "cara_tulis": "pada",
            "skala_ordinal": "",
            "target-renstra-2024": "8,35-10,25 %",
            "target-renja-2024": "9",
            "tw-0-1": "9,5",
        },
        {"definisi": "Penganggur dibagi angkatan kerja", "iku": "1"},
        {"definisi": "Penganggur dibagi angkatan kerja", "iku": 1, "satuan": "%"},
    ),
    "iku": Sampel(
        lambda _: {"iku": "1", "sumber_data": "", "formula": ""},
        {"iku": "2"},
        {"iku": 2},
        ada=_iku,
    ),
    "baris": Sampel(
        lambda b: {
            "sub_kegiatan": f"{b.sub.nomenklatur.kode} {b.sub.nama}",
            "unit_kerja": b.bidang.pk,
            "lokasi": ["Kota Uji"],
            "kelompok_sasaran": "Pencari kerja",
            "penanda": ["SPM", "gender"],
            "pagu": "Rp 8.160.000",
            "pagu-sumber": ["uji.1 PAD", "uji.2 DAU"],
            "pagu-sumber-bagian": ["8.000.000", "160.000"],
            "maju": "8.200.000",
            "kas-1": "680.000",
        },
        {"kelompok_sasaran": "Pencari kerja terdaftar"},
        {"kelompok_sasaran": "Pencari kerja terdaftar", "penanda": ["SPM", "gender"]},
    ),
    "pengaturan": Sampel(
        lambda _: {"varian_negatif": "A", "skala_predikat": "", "kolom_5": ""},
        {"varian_negatif": "B"},
        {"pengaturan": {"varian_negatif": "B"}},
        ada=lambda b: b.renja,
    ),
    "permasalahan": Sampel(
        lambda b: {
            "masalah_pokok": "Pengangguran",
            "masalah": "Keterampilan rendah",
            "akar_masalah": "Pelatihan sedikit",
            "sasaran": b.sasaran.pk,
        },
        {"akar_masalah": "Balai latihan sedikit"},
        {"akar_masalah": "Balai latihan sedikit", "urutan": 2},
    ),
    "isu-strategis": Sampel(
        lambda b: {
            "judul": "Pengangguran terbuka",
            "uraian": "Tumbuh lebih cepat daripada lowongan.",
            "permasalahan": [b.permasalahan.pk],
            "sasaran": "",
        },
        {"judul": "Pengangguran terbuka tinggi"},
        {"judul": "Pengangguran terbuka tinggi", "urutan": 1},
    ),
    "faktor-misi": Sampel(
        lambda b: {"misi": b.misi.pk, "jenis": "pendorong", "uraian": "Pusat perdagangan"},
        {"jenis": "penghambat"},
        {"jenis": "penghambat", "urutan": 1},
    ),
    "layanan": Sampel(
        lambda b: {"nama": "Kartu kuning", "dasar_hukum": "", "unit_kerja": b.bidang.pk},
        {"volume": "1.200 orang"},
        {"volume": "1.200 orang", "urutan": 1},
    ),
    "dasar-hukum": Sampel(
        lambda _: {"peraturan": "Undang-Undang Nomor 23 Tahun 2014"},
        {"peraturan": "Peraturan Pemerintah Nomor 18 Tahun 2016"},
        {"urutan": 1},
    ),
    "usulan": Sampel(
        lambda _: {
            "kegiatan": "Pelatihan las",
            "sumber": "musrenbang",
            "putusan": "belum",
            "lokasi": "Pontianak Barat",
        },
        {"putusan": "ditolak", "alasan": "Bukan kewenangan"},
        {"putusan": "ditolak", "alasan": "Bukan kewenangan", "urutan": 1},
    ),
    "reviu-rkpd": Sampel(
        lambda _: {
            "tingkat": "program",
            "awal_nama": "PROGRAM PENUNJANG",
            "awal_pagu": "3.535.388.000",
            "analisis_nama": "PROGRAM PENUNJANG",
            "analisis_pagu": "",
        },
        {"catatan": "Pagu disesuaikan"},
        {"catatan": "Pagu disesuaikan", "awal_pagu": 3_535_388_000, "analisis_pagu": None},
    ),
    "analisis-kinerja": Sampel(
        lambda b: {
            "indikator": f"{b.indikator.uraian} ({b.indikator.satuan})",
            "sifat": "menunjang",
            "faktor": "Kerja sama dengan balai latihan",
        },
        {"tindak_lanjut": "Perluas kerja sama"},
        {"tindak_lanjut": "Perluas kerja sama", "dijawab": "", "urutan": 1},
    ),
    "unit-kerja": Sampel(
        lambda b: {
            "nama": "Seksi Penempatan",
            "jenis": "seksi",
            "induk": b.bidang.pk,
            "berlaku_dari": "2023-01-01",
            "berlaku_sampai": "",
        },
        {"tugas": "Menempatkan tenaga kerja"},
        {"tugas": "Menempatkan tenaga kerja", "berlaku_dari": date(2023, 1, 1)},
    ),
    "penandatangan": Sampel(
        lambda _: {
            "jabatan": "Kepala Dinas",
            "sebagai": "plt",
            "nama": "Dedi Kepala",
            "nip": "19700101 199003 1 001",
            "tempat": "Pontianak",
            "berlaku_dari": "2024-01-02",
        },
        {"pangkat": "Pembina Tingkat I"},
        {"pangkat": "Pembina Tingkat I", "nip": "197001011990031001"},
    ),
    "tertulis": Sampel(
        lambda _: {"baris_sumber": "708"},
        {"baris_sumber": "709"},
        {"baris_sumber": 709},
        ada=lambda b: m.TertulisDi.objects.get_or_create(
            perangkat_daerah=b.renja.perangkat_daerah,
            renja=b.renja,
            formulir="tabel-4.1",
            baris=b.program.uid,
            kolom="nama",
            defaults={"nilai": "PROGRAM LAMA", "baris_sumber": 708},
        )[0],
    ),
    "peraturan": Sampel(
        lambda _: {"jenis": "perda", "tentang": "Pajak daerah", "tahun": "2024"},
        {"tentang": "Pajak dan retribusi daerah"},
        {"tentang": "Pajak dan retribusi daerah", "tahun": 2024},
    ),
    "rpjmd": Sampel(
        lambda _: {
            "jenis": "rpjmd",
            "nama": "RPJMD 2025-2029",
            "visi": "Kota maju",
            "tahun_awal": "2025",
            "tahun_akhir": "2029",
        },
        {"visi": "Kota maju dan sejahtera"},
        {"visi": "Kota maju dan sejahtera", "tahun_akhir": 2029},
        penulis="ani",
    ),
    "misi": Sampel(
        lambda b: {"rpjmd": b.rpjmd.pk, "uraian": "Tata kelola"},
        {"uraian": "Tata kelola yang baik"},
        {"uraian": "Tata kelola yang baik", "nomor": 2},
        penulis="ani",
    ),
    "tujuan-rpjmd": Sampel(
        lambda b: {"rpjmd": b.rpjmd.pk, "misi": b.misi.pk, "uraian": "Lapangan kerja"},
        {"uraian": "Lapangan kerja luas"},
        {"uraian": "Lapangan kerja luas", "nomor": 2},
        penulis="ani",
    ),
    "sasaran-rpjmd": Sampel(
        lambda b: {"tujuan": b.tujuan_rpjmd.pk, "uraian": "Pengangguran turun"},
        {"uraian": "Pengangguran turun nyata"},
        {"uraian": "Pengangguran turun nyata", "nomor": 1},
        penulis="ani",
    ),
    "wilayah": Sampel(
        lambda b: {"jenis": "kecamatan", "nama": "Pontianak Barat", "induk": b.kota.pk},
        {"kode": "61.71.03"},
        {"kode": "61.71.03", "nama": "Pontianak Barat"},
        penulis="ani",
    ),
}


def buat_peraturan_kedua() -> None:
    """The regulation that the dasar hukum is changed to."""
    m.Peraturan.objects.create(jenis="pp", nomor="18", tahun=2016, tentang="Perangkat Daerah")
