"""The names of performance and money: IKU, the scale, sumber dana, serapan."""

from renja.dokumen.ikatan.tipe import (
    BILANGAN,
    KUANTITAS,
    PERSEN,
    TAHUN,
    TEKS,
    UANG,
    Bidang,
    skema,
)

IKU = skema(
    Bidang("kode", TEKS, "Kunci IKU.", lambda v: v.kode, "IKU-2"),
    Bidang("nomor", BILANGAN, "Nomor IKU.", lambda v: v.indikator.iku, "2"),
    Bidang("uraian", TEKS, "Bunyi IKU.", lambda v: v.indikator.uraian, "Persentase …"),
    Bidang("satuan", TEKS, "Satuannya.", lambda v: v.indikator.satuan, "%"),
    Bidang("tahun", TAHUN, "Tahun yang dievaluasi (n-2).", lambda v: v.tahun, "2022"),
    Bidang("target", KUANTITAS, "Target tahun yang dievaluasi.", lambda v: v.target, "52 %"),
    Bidang(
        "realisasi", KUANTITAS, "Realisasi tahun yang dievaluasi.", lambda v: v.realisasi, "59,45 %"
    ),
    Bidang("capaian", PERSEN, "Capaiannya dalam persen.", lambda v: v.capaian, "114,33"),
    Bidang("kategori", TEKS, "Kategori capaiannya.", lambda v: v.kategori, "Sangat Berhasil"),
    Bidang(
        "alasan",
        TEKS,
        "Sebab capaiannya tidak ada.",
        lambda v: v.alasan,
        "realisasi belum dilaporkan",
    ),
    Bidang("target_tahun_ini", KUANTITAS, "Target tahun Renja.", lambda v: v.target_kini, "55 %"),
)
SKALA = skema(
    Bidang("nama", TEKS, "Nama kelas.", lambda v: v.nama, "Berhasil"),
    Bidang(
        "rentang",
        TEKS,
        "Rentang capaiannya dengan kata.",
        lambda v: v.rentang,
        "70 sampai kurang dari 85",
    ),
)
SUMBER_DANA = skema(
    Bidang("nama", TEKS, "Kode dan nama sumber dana.", lambda v: v.nama, "1.1 PAD"),
    Bidang("pagu", UANG, "Pagu indikatif dari sumber itu.", lambda v: v.pagu, "1.000.000.000"),
    Bidang("keterangan", TEKS, "Yang belum dirinci.", lambda v: v.keterangan, "…"),
)
