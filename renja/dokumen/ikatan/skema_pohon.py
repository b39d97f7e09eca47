"""The names of the tree: program, kegiatan, sub kegiatan, indikator, tujuan, sasaran."""

from renja.dokumen.ikatan.tipe import (
    BILANGAN,
    KUANTITAS,
    PERSEN,
    TAHUN,
    TEKS,
    UANG,
    Bidang,
    Tipe,
    daftar,
    skema,
)

INDIKATOR = skema(
    Bidang("uraian", TEKS, "Bunyi indikator.", lambda v: v.indikator.uraian, "Persentase …"),
    Bidang("satuan", TEKS, "Satuannya.", lambda v: v.indikator.satuan, "%"),
    Bidang("target", KUANTITAS, "Target tahun Renja.", lambda v: v.target, "55 %"),
    Bidang("target_maju", KUANTITAS, "Target tahun berikutnya.", lambda v: v.target_maju, "58 %"),
    Bidang(
        "target_akhir",
        KUANTITAS,
        "Target tahun terakhir Renstra.",
        lambda v: v.target_akhir,
        "60 %",
    ),
)
_INDIKATOR = daftar(INDIKATOR)


def _pagu(apa: str) -> tuple[Bidang, Bidang]:
    return (
        Bidang("pagu", UANG, f"Pagu indikatif {apa}.", lambda v: v.pagu, "38.000.000"),
        Bidang("maju", UANG, f"Prakiraan maju {apa}.", lambda v: v.maju, "40.000.000"),
    )


SUB_KEGIATAN = skema(
    Bidang("nomor", BILANGAN, "Nomor berjalan seperti pada Tabel 4.1.", lambda v: v.nomor, "1"),
    Bidang("kode", TEKS, "Kode sub kegiatan.", lambda v: v.sub.kode, "2.07.03.2.01.0001"),
    Bidang("nama", TEKS, "Nama sub kegiatan.", lambda v: v.sub.nama, "Pengadaan Mebel"),
    Bidang("pagu", UANG, "Pagu indikatif sub kegiatan.", lambda v: v.pagu, "38.000.000"),
    Bidang(
        "maju", UANG, "Prakiraan maju sub kegiatan.", lambda v: v.sub.prakiraan_maju, "40.000.000"
    ),
    Bidang("target", KUANTITAS, "Target indikator pertamanya.", lambda v: v.target, "15 Dokumen"),
    Bidang("indikator", _INDIKATOR, "Indikator sub kegiatan.", lambda v: v.indikator),
    Bidang("lokasi", TEKS, "Lokasinya.", lambda v: v.sub.teks_lokasi, "Kota Pontianak"),
    Bidang("unit_kerja", TEKS, "Unit kerja pelaksana.", lambda v: v.sub.unit_kerja, "Sekretariat"),
    Bidang("sumber_dana", TEKS, "Sumber dananya.", lambda v: v.sub.teks_sumber_dana, "PAD"),
    Bidang(
        "kelompok_sasaran",
        TEKS,
        "Kelompok sasaran.",
        lambda v: v.sub.kelompok_sasaran,
        "Pencari kerja",
    ),
    Bidang(
        "prioritas_nasional",
        TEKS,
        "Prioritas nasional yang didukung.",
        lambda v: v.sub.prioritas_nasional,
        "…",
    ),
    Bidang(
        "prioritas_daerah",
        TEKS,
        "Prioritas daerah yang didukung.",
        lambda v: v.sub.prioritas_daerah,
        "…",
    ),
)
KEGIATAN = skema(
    Bidang("huruf", TEKS, "Huruf berjalan seperti pada Tabel 4.1.", lambda v: v.huruf, "A"),
    Bidang("kode", TEKS, "Kode kegiatan.", lambda v: v.kegiatan.kode, "2.07.03.2.01"),
    Bidang("nama", TEKS, "Nama kegiatan.", lambda v: v.kegiatan.nama, "Pengelolaan …"),
    *_pagu("kegiatan"),
    Bidang("indikator", _INDIKATOR, "Indikator kegiatan.", lambda v: v.indikator),
    Bidang(
        "sub_kegiatan",
        daftar(SUB_KEGIATAN),
        "Sub kegiatannya; satu baris tiap unit kerja.",
        lambda v: v.sub_kegiatan,
    ),
)
RIWAYAT = skema(
    Bidang("tahun", TAHUN, "Tahunnya.", lambda v: v.tahun, "2022"),
    Bidang("anggaran", UANG, "Anggaran tahun itu.", lambda v: v.isi.anggaran, "38.000.000"),
    Bidang("realisasi", UANG, "Realisasinya.", lambda v: v.isi.realisasi, "37.000.000"),
    Bidang("persen", PERSEN, "Realisasi terhadap anggaran.", lambda v: v.persen, "97,37"),
    Bidang("milik", TEKS, "Perangkat daerah pemilik tahun itu.", lambda v: v.isi.milik, "Dinas …"),
)
ANALISIS = skema(
    Bidang("nomor", BILANGAN, "Nomor barisnya pada Tabel 2.2.", lambda v: v.nomor, "1"),
    Bidang("indikator", TEKS, "Bunyi indikatornya.", lambda v: v.indikator, "Persentase …"),
    Bidang("sifat", TEKS, "Menunjang atau Menghambat.", lambda v: v.sifat, "Menunjang"),
    Bidang("kegiatan", TEKS, "Program atau kegiatannya.", lambda v: v.baris.kegiatan, "…"),
    Bidang("faktor", TEKS, "Faktor penyebabnya.", lambda v: v.baris.faktor, "…"),
    Bidang("tindak_lanjut", TEKS, "Tindak lanjutnya.", lambda v: v.baris.tindak_lanjut, "…"),
)
PROGRAM = skema(
    Bidang("nomor", TEKS, "Nomor Romawi seperti pada Tabel 4.1.", lambda v: v.nomor, "I"),
    Bidang("kode", TEKS, "Kode program.", lambda v: v.program.kode, "2.07.03"),
    Bidang("nama", TEKS, "Nama program.", lambda v: v.program.nama, "PROGRAM …"),
    *_pagu("program"),
    Bidang("selisih", UANG, "Prakiraan maju dikurangi pagu.", lambda v: v.selisih, "2.000.000"),
    Bidang("urusan", TEKS, "Urusan pemerintahannya.", lambda v: v.program.urusan.nama, "…"),
    Bidang("bidang_urusan", TEKS, "Bidang urusannya.", lambda v: v.program.bidang_urusan.nama, "…"),
    Bidang("sasaran", TEKS, "Sasaran Renstra yang didukungnya.", lambda v: v.sasaran, "…"),
    Bidang("jumlah_kegiatan", BILANGAN, "Banyaknya kegiatan.", lambda v: len(v.kegiatan), "4"),
    Bidang(
        "jumlah_sub_kegiatan", BILANGAN, "Banyaknya sub kegiatan.", lambda v: v.banyak_sub, "11"
    ),
    Bidang("indikator", _INDIKATOR, "Indikator program.", lambda v: v.indikator),
    Bidang(
        "riwayat",
        daftar(RIWAYAT),
        "Anggaran dan realisasi tahun-tahun lalu, dari yang terlama.",
        lambda v: v.riwayat,
    ),
    Bidang("kegiatan", daftar(KEGIATAN), "Kegiatan program itu.", lambda v: v.kegiatan),
)
SASARAN = skema(
    Bidang("nomor", BILANGAN, "Nomor sasaran pada Renstra.", lambda v: v.sasaran.nomor, "1"),
    Bidang("uraian", TEKS, "Bunyi sasaran.", lambda v: v.sasaran.uraian, "Meningkatnya …"),
    Bidang("tujuan", TEKS, "Bunyi tujuan di atasnya.", lambda v: v.tujuan, "Meningkatkan …"),
    Bidang("indikator", _INDIKATOR, "Indikator sasaran.", lambda v: v.indikator),
)
TUJUAN = skema(
    Bidang("nomor", BILANGAN, "Nomor tujuan pada Renstra.", lambda v: v.tujuan.nomor, "1"),
    Bidang("uraian", TEKS, "Bunyi tujuan.", lambda v: v.tujuan.uraian, "Meningkatkan …"),
    Bidang("indikator", _INDIKATOR, "Indikator tujuan.", lambda v: v.indikator),
    Bidang("sasaran", daftar(SASARAN), "Sasaran di bawah tujuan itu.", lambda v: v.sasaran),
)
DAFTAR_PROGRAM: Tipe = daftar(PROGRAM)
DAFTAR_TUJUAN: Tipe = daftar(TUJUAN)
DAFTAR_SASARAN: Tipe = daftar(SASARAN)
