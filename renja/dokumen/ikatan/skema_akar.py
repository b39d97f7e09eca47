"""The closed table of the names that a document knows, in the order of the documentation."""

from collections.abc import Callable

from renja.dokumen.ikatan import skema_kinerja, skema_konteks, skema_pohon
from renja.dokumen.ikatan.kinerja import TampilIku, jabatan_penanda_tangan
from renja.dokumen.ikatan.sumber import periode
from renja.dokumen.ikatan.tipe import (
    BILANGAN,
    PERSEN,
    TAHUN,
    TANGGAL,
    TEKS,
    UANG,
    YA_TIDAK,
    Bidang,
    daftar,
    peta,
    rekaman,
    skema,
)

_PD = skema(
    Bidang(
        "nama",
        TEKS,
        "Nama perangkat daerah.",
        lambda s: s.rencana.perangkat_daerah.nama,
        "Dinas Tenaga Kerja Kota Pontianak",
    ),
    Bidang("singkatan", TEKS, "Singkatannya.", lambda s: s.konteks.singkatan, "Disnaker"),
    Bidang("alamat", TEKS, "Alamat kantornya.", lambda s: s.konteks.alamat, "Jalan …"),
)
_PEMDA = skema(
    Bidang(
        "nama",
        TEKS,
        "Nama pemerintah daerah.",
        lambda s: s.rencana.perangkat_daerah.pemda,
        "Kota Pontianak",
    ),
    Bidang(
        "kepala_daerah",
        TEKS,
        "Sebutan kepala daerah.",
        lambda s: s.konteks.kepala_daerah,
        "Wali Kota",
    ),
)
_RENSTRA = skema(
    Bidang("nama", TEKS, "Nama Renstra.", lambda s: s.rencana.renstra.nama, "Renstra …"),
    Bidang(
        "tahun_awal", TAHUN, "Tahun pertamanya.", lambda s: s.rencana.renstra.tahun_awal, "2024"
    ),
    Bidang(
        "tahun_akhir", TAHUN, "Tahun terakhirnya.", lambda s: s.rencana.renstra.tahun_akhir, "2026"
    ),
    Bidang(
        "periode",
        TEKS,
        "Tahun pertama dan terakhirnya.",
        lambda s: periode(s.rencana.renstra.tahun_awal, s.rencana.renstra.tahun_akhir),
        "2024-2026",
    ),
)
_RPJMD = skema(
    Bidang("nama", TEKS, "Nama RPJMD atau RPD.", lambda s: s.jangka.nama, "RPJMD …"),
    Bidang("jenis", TEKS, "RPJMD atau RPD.", lambda s: s.jangka.jenis.upper(), "RPJMD"),
    Bidang("visi", TEKS, "Visinya.", lambda s: s.jangka.visi, "…"),
    Bidang(
        "periode",
        TEKS,
        "Tahun pertama dan terakhirnya.",
        lambda s: periode(s.jangka.tahun_awal, s.jangka.tahun_akhir),
        "2020-2024",
    ),
    Bidang("tahun_awal", TAHUN, "Tahun pertamanya.", lambda s: s.jangka.tahun_awal, "2020"),
    Bidang("tahun_akhir", TAHUN, "Tahun terakhirnya.", lambda s: s.jangka.tahun_akhir, "2024"),
)
_JUMLAH = skema(
    Bidang("program", BILANGAN, "Banyaknya program.", lambda s: s.cacah.program, "5"),
    Bidang(
        "program_pendukung",
        BILANGAN,
        "Banyaknya program yang mendukung sasaran.",
        lambda s: sum(1 for satu in s.pohon.program if satu.sasaran),
        "4",
    ),
    Bidang("kegiatan", BILANGAN, "Banyaknya kegiatan.", lambda s: s.cacah.kegiatan, "19"),
    Bidang(
        "sub_kegiatan",
        BILANGAN,
        "Banyaknya sub kegiatan; yang dipegang beberapa unit dihitung satu.",
        lambda s: s.cacah.sub_kegiatan,
        "53",
    ),
    Bidang("tujuan", BILANGAN, "Banyaknya tujuan.", lambda s: len(s.rencana.tujuan), "1"),
    Bidang("sasaran", BILANGAN, "Banyaknya sasaran.", lambda s: len(s.pohon.sasaran), "1"),
    Bidang("iku", BILANGAN, "Banyaknya IKU.", lambda s: len(s.kinerja.iku), "3"),
    Bidang(
        "permasalahan",
        BILANGAN,
        "Banyaknya baris permasalahan.",
        lambda s: len(s.rencana.permasalahan),
        "9",
    ),
    Bidang(
        "masalah_pokok",
        BILANGAN,
        "Banyaknya masalah pokok.",
        lambda s: len(s.pohon.permasalahan),
        "5",
    ),
    Bidang("isu", BILANGAN, "Banyaknya isu strategis.", lambda s: len(s.konteks.isu), "5"),
    Bidang("usulan", BILANGAN, "Banyaknya usulan.", lambda s: len(s.rencana.usulan), "0"),
    Bidang("reviu", BILANGAN, "Banyaknya baris reviu.", lambda s: len(s.rencana.reviu), "77"),
    Bidang("layanan", BILANGAN, "Banyaknya layanan.", lambda s: len(s.konteks.layanan), "17"),
    Bidang(
        "dasar_hukum",
        BILANGAN,
        "Banyaknya dasar hukum.",
        lambda s: len(s.konteks.dasar_hukum),
        "22",
    ),
    Bidang("misi", BILANGAN, "Banyaknya misi.", lambda s: len(s.jangka.misi), "5"),
    Bidang("unit", BILANGAN, "Banyaknya unit kerja.", lambda s: len(s.konteks.unit), "5"),
)
_PAGU = skema(
    Bidang("total", UANG, "Jumlah pagu indikatif.", lambda s: s.pagu, "4.704.246.000"),
    Bidang("maju", UANG, "Jumlah prakiraan maju.", lambda s: s.maju, "5.228.746.000"),
    Bidang(
        "selisih_maju",
        UANG,
        "Prakiraan maju dikurangi pagu.",
        lambda s: s.selisih_maju,
        "524.500.000",
    ),
    Bidang(
        "lapisan",
        peta(UANG),
        'Jumlah tiap lapisan pagu yang dimuat, misalnya pagu.lapisan["indikatif"].',
        lambda s: s.pohon.lapisan,
    ),
    Bidang(
        "semula",
        UANG,
        "Jumlah pagu Renja semula; hanya ada pada Perubahan Renja.",
        lambda s: s.pagu_semula,
        "…",
    ),
)
_PENANDA_TANGAN = skema(
    Bidang(
        "jabatan", TEKS, "Jabatannya, dengan Plt. atau Plh.", jabatan_penanda_tangan, "Kepala …"
    ),
    Bidang("nama", TEKS, "Namanya.", lambda v: v.nama, "Dedi Kepala"),
    Bidang("pangkat", TEKS, "Pangkatnya.", lambda v: v.pangkat, "Pembina"),
    Bidang("nip", TEKS, "NIP-nya.", lambda v: v.nip, "…"),
    Bidang("tempat", TEKS, "Tempat penandatanganan.", lambda v: v.tempat, "Pontianak"),
)
_PENETAPAN = skema(
    Bidang(
        "nomor", TEKS, "Nomor peraturan penetapannya.", lambda s: s.konteks.penetapan.nomor, "…"
    ),
    Bidang(
        "tanggal",
        TANGGAL,
        "Tanggal penetapannya.",
        lambda s: s.konteks.penetapan.tanggal,
        "24 November 2023",
    ),
)
_SERAPAN = skema(
    Bidang("pagu", UANG, "Pagu yang berlaku.", lambda v: v.pagu, "4.704.246.000"),
    Bidang("realisasi", UANG, "Realisasi anggarannya.", lambda v: v.realisasi, "2.000.000.000"),
    Bidang("persen", PERSEN, "Realisasi terhadap pagu.", lambda v: v.persen, "42,51"),
)


def _iku(nama: str, keterangan: str, ambil: Callable[[TampilIku], object]) -> Bidang:
    """A cell of every IKU by its key, of the kind and with the example that a list of them has."""
    satu = skema_kinerja.IKU.bidang[nama]
    return Bidang(nama, peta(satu.tipe), keterangan, lambda s: s.iku(ambil), satu.contoh)


_UMUM = (
    Bidang("tahun", TAHUN, "Tahun Renja (n).", lambda s: s.rencana.tahun, "2024"),
    Bidang("tahun_lalu", TAHUN, "Tahun n-1.", lambda s: s.rencana.tahun - 1, "2023"),
    Bidang(
        "tahun_evaluasi",
        TAHUN,
        "Tahun n-2, yang dievaluasi.",
        lambda s: s.rencana.tahun - 2,
        "2022",
    ),
    Bidang("tahun_depan", TAHUN, "Tahun n+1.", lambda s: s.rencana.tahun + 1, "2025"),
    Bidang("siklus", TEKS, "awal atau perubahan.", lambda s: s.rencana.siklus, "awal"),
    Bidang(
        "perubahan",
        YA_TIDAK,
        "Apakah ini Perubahan Renja.",
        lambda s: s.rencana.siklus == "perubahan",
    ),
    Bidang("tahap", TEKS, "Tahap penyusunan.", lambda s: s.rencana.tahap, "Rancangan awal"),
    Bidang(
        "sebutan_tahap",
        TEKS,
        "Sebutan naskah pada tahap itu; kosong pada tahap penetapan.",
        lambda s: s.sebutan_tahap,
        "Rancangan awal",
    ),
    Bidang(
        "edisi",
        TEKS,
        "Edisi nomenklatur.",
        lambda s: s.konteks.edisi,
        "Nomenklatur 900/2023 (kabupaten/kota)",
    ),
    Bidang("pd", rekaman(_PD), "Perangkat daerah.", lambda s: s),
    Bidang("pemda", rekaman(_PEMDA), "Pemerintah daerah.", lambda s: s),
    Bidang("renstra", rekaman(_RENSTRA), "Renstra perangkat daerah.", lambda s: s),
    Bidang("rpjmd", rekaman(_RPJMD), "RPJMD atau RPD di atasnya.", lambda s: s),
    Bidang("jumlah", rekaman(_JUMLAH), "Banyaknya isi tiap daftar.", lambda s: s),
    Bidang("pagu", rekaman(_PAGU), "Uang rencana ini, dalam rupiah.", lambda s: s),
    Bidang(
        "penanda_tangan",
        rekaman(_PENANDA_TANGAN),
        "Penanda tangan pada hari penetapan, atau pada akhir masa penyusunan.",
        lambda s: s.kinerja.penanda_tangan,
    ),
    Bidang("penetapan", rekaman(_PENETAPAN), "Peraturan yang menetapkan Renja.", lambda s: s),
)
_KINERJA = (
    _iku("target", "Target IKU tahun n-2 seperti pada tabel IKU.", lambda v: v.target),
    _iku("realisasi", "Realisasi IKU tahun n-2 seperti pada tabel IKU.", lambda v: v.realisasi),
    _iku("capaian", "Capaian IKU tahun n-2 seperti pada tabel IKU.", lambda v: v.capaian),
    _iku("kategori", "Kategori capaian IKU tahun n-2.", lambda v: v.kategori),
    _iku("alasan", "Sebab capaian IKU tidak ada.", lambda v: v.alasan),
    _iku("target_tahun_ini", "Target IKU tahun Renja.", lambda v: v.target_kini),
    Bidang("iku", daftar(skema_kinerja.IKU), "IKU menurut nomornya.", lambda s: s.kinerja.iku),
    Bidang(
        "skala",
        daftar(skema_kinerja.SKALA),
        "Kelas skala kategori, dari yang tertinggi.",
        lambda s: s.kinerja.skala,
    ),
    Bidang(
        "nama_skala",
        TEKS,
        "Nama skala kategori.",
        lambda s: s.rencana.skala.nama if s.rencana.skala else "",
        "Skala LAN",
    ),
    Bidang(
        "serapan",
        peta(rekaman(_SERAPAN)),
        'Anggaran sampai akhir triwulan tahun Renja, misalnya serapan["TW III"].persen.',
        lambda s: s.kinerja.serapan,
    ),
    Bidang(
        "sumber_dana",
        daftar(skema_kinerja.SUMBER_DANA),
        "Pagu indikatif menurut sumber dana.",
        lambda s: s.kinerja.sumber_dana,
    ),
    Bidang(
        "catatan_realisasi",
        TEKS,
        "Catatan yang menyertai realisasi tahun Renja.",
        lambda s: s.rencana.catatan_realisasi,
        "…",
    ),
)
_DAFTAR = (
    Bidang("program", skema_pohon.DAFTAR_PROGRAM, "Program.", lambda s: s.pohon.program),
    Bidang("tujuan", skema_pohon.DAFTAR_TUJUAN, "Tujuan Renstra.", lambda s: s.pohon.tujuan),
    Bidang("sasaran", skema_pohon.DAFTAR_SASARAN, "Semua sasaran.", lambda s: s.pohon.sasaran),
    Bidang("misi", daftar(skema_konteks.MISI), "Misi RPJMD.", lambda s: s.jangka.misi),
    Bidang(
        "tujuan_daerah",
        daftar(skema_konteks.TUJUAN_DAERAH),
        "Tujuan RPJMD.",
        lambda s: s.jangka.tujuan,
    ),
    Bidang("isu", daftar(skema_konteks.ISU), "Isu strategis.", lambda s: s.konteks.isu),
    Bidang(
        "permasalahan",
        daftar(skema_konteks.PERMASALAHAN),
        "Masalah pokok, tiap masalah di bawahnya, lalu akarnya.",
        lambda s: s.pohon.permasalahan,
    ),
    Bidang(
        "analisis",
        daftar(skema_pohon.ANALISIS),
        "Program dan kegiatan yang menunjang atau menghambat IKU (Tabel 2.2).",
        lambda s: s.pohon.analisis,
    ),
    Bidang("layanan", daftar(skema_konteks.LAYANAN), "Layanan.", lambda s: s.konteks.layanan),
    Bidang(
        "dasar_hukum",
        daftar(skema_konteks.DASAR_HUKUM),
        "Dasar hukum menurut urutannya.",
        lambda s: s.konteks.dasar_hukum,
    ),
    Bidang("unit", daftar(skema_konteks.UNIT), "Unit kerja.", lambda s: s.konteks.unit),
    Bidang("usulan", daftar(skema_konteks.USULAN), "Usulan.", lambda s: s.rencana.usulan),
    Bidang(
        "sistematika",
        daftar(skema_konteks.SISTEMATIKA),
        "Bab dokumen ini menurut kerangkanya.",
        lambda s: s.sistematika,
    ),
)
AKAR = skema(*_UMUM, *_KINERJA, *_DAFTAR)
