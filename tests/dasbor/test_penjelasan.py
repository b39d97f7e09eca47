"""An explanation gives the dashboard's own number, and every step to it."""

from datetime import UTC, datetime
from decimal import Decimal

from performance.agregasi import NilaiTriwulan
from renja.dasbor.penjelasan import (
    jelaskan_indikator,
    jelaskan_rata,
    kalimat_koreksi,
    koreksi_uang,
    serapan_program,
)
from renja.dasbor.rata import susun_rata
from renja.dasbor.saringan import Saringan
from renja.dasbor.uang import hitung_uang
from renja.dasbor.ukuran import ukur
from renja.pelaksanaan import Koreksi
from tests.dasbor.contoh import BIDANG, SEKSI, baris, koreksi, lapor, orang, tahun, terlapor, uang
from tests.renja.contoh import uid


def test_langkah_dari_triwulan_ke_capaian() -> None:
    ukuran = terlapor(11, "12 Orang", {1: "3 Orang", 2: "0 Orang", 3: "2 Orang"}, ("3", "3", "3"))
    isi = tahun(baris(1, ukuran))
    (satu,) = ukur(isi, Saringan(3))
    hasil = jelaskan_indikator(isi, satu)
    assert (hasil.tahun.bentuk, hasil.tahun.rumus) == ("TW1 + TW2 + TW3", "3 + 0 + 2")
    assert [(m.simbol, m.nilai, m.tempat, m.tautan) for m in hasil.tahun.masukan] == [
        ("TW1", "3 Orang", "E.81 kolom 8", "#tw-1"),
        ("TW2", "0 Orang", "E.81 kolom 9", "#tw-2"),
        ("TW3", "2 Orang", "E.81 kolom 10", "#tw-3"),
    ]
    assert (hasil.capaian.rumus, hasil.capaian.hasil) == ("5 / 12 × 100", "41,67 %")
    assert [(m.nama, m.tempat) for m in hasil.capaian.masukan] == [
        ("target", "target 2024, E.81 kolom 7"),
        ("realisasi", "realisasi s/d TW III, E.81 kolom 12"),
    ]
    assert (hasil.kini.hasil, hasil.asal_target, hasil.kelas) == (
        "55,56 %",
        "Renja 2024",
        "Kurang Berhasil",
    )


def test_tanpa_nilai_disebut_alasannya() -> None:
    isi = tahun(baris(1, terlapor(11, "12 Orang", {1: "3 Orang"})))
    hasil = jelaskan_indikator(isi, ukur(isi, Saringan(2))[0])
    assert (hasil.capaian.hasil, hasil.capaian.alasan) == ("–", "TW II belum dilaporkan")
    assert [(satu.triwulan, satu.status) for satu in hasil.lapor] == [
        (1, "disetujui"),
        (2, "belum diisi"),
        (3, "belum diisi"),
        (4, "belum diisi"),
    ]


def test_koreksi_memperlihatkan_nilai_lama() -> None:
    laporan = lapor(
        111,
        "7 Orang",
        "draf",
        berlaku=NilaiTriwulan(orang(8), unit=BIDANG.nama),
        dikoreksi=True,
        atas_nama=True,
        bukti=2,
    )
    ukuran = terlapor(11, "16 Orang", {}, triwulan={(2024, 1): (laporan,)})
    isi = tahun(baris(1, ukuran), pelaksanaan={"koreksi": (koreksi(111, 1),)})
    (satu,) = ukur(isi, Saringan(1))
    lapor_i = jelaskan_indikator(isi, satu).lapor[0]
    # The approved 8 stays in force: 8 / 16.
    assert satu.hasil.nilai == 50
    assert (lapor_i.nilai, lapor_i.bukti) == ("7 Orang", 2)
    assert lapor_i.berlaku == "nilai semula 8 Orang sampai koreksi disetujui"
    assert "Diisi perencana atas nama unit kerja." in lapor_i.rincian
    (kalimat,) = lapor_i.perbaikan
    assert kalimat.startswith("Dibuka kembali 1 Agustus 2024, semula 8 Orang, belum selesai.")
    assert kalimat.endswith("Alasan: Daftar hadir dihitung dua kali.")


def test_koreksi_yang_selesai() -> None:
    isi = tahun(
        baris(1, terlapor(11, "16 Orang", {1: "7 Orang"})),
        pelaksanaan={"koreksi": (koreksi(111, 1, "7"),)},
    )
    lapor_i = jelaskan_indikator(isi, ukur(isi, Saringan(1))[0]).lapor[0]
    (kalimat,) = lapor_i.perbaikan
    assert kalimat.startswith("Dikoreksi 9 Agustus 2024: semula 8 Orang, menjadi 7 Orang.")


def test_penjelasan_rata_rata_membagi_sekali() -> None:
    isi = tahun(
        baris(1, terlapor(11, "10 Orang", {1: "10 Orang"})),
        baris(2, terlapor(12, "10 Orang", {1: "4 Orang"})),
        baris(3, terlapor(13, "100 Orang", {1: "25 Orang"})),
        baris(4, terlapor(14, "100 Orang", {})),
    )
    rata = susun_rata(isi, ukur(isi, Saringan(1)), 1)
    hasil = jelaskan_rata(isi, rata)
    # 100 + 40 + 25 = 165; 165 / 3 = 55.
    assert (hasil.pembilang, hasil.pembagi, hasil.hasil) == (Decimal(165), 3, "55,00 %")
    assert rata.rata.hasil.nilai == Decimal(55)
    assert rata.rata.keterangan == "3 dari 4 sub kegiatan dihitung; 1 belum lapor"


def test_serapan_program_sama_dengan_jumlahnya() -> None:
    isi = tahun(
        baris(1, pagu=300, uang=uang({1: 100}, {1: 150})),
        baris(2, pagu=100, uang=uang({1: 50}), uid_unit=SEKSI.uid),
    )
    hasil = hitung_uang(isi, Saringan(1))
    (program,) = serapan_program(hasil)
    # 150 / 400.
    assert (program.realisasi, program.pagu) == (150, 400)
    assert program.serapan.nilai == hasil.serapan.nilai == Decimal("37.5")
    assert hasil.serapan.rumus == "150 / 400 × 100"
    # Only the row with a cash plan is compared: 100 / 150.
    assert f"{hasil.terhadap_kas.nilai_bulat}" == "66.67"


def test_koreksi_uang_menyebut_rupiah_lama_dan_baru() -> None:
    kapan = datetime(2024, 8, 9, 9, 0, tzinfo=UTC)
    satu = Koreksi(
        *("anggaran", uid(1), "Sub kegiatan 1", 2024, 1, {"1": "100", "2": "2500000.50"}),
        *({"1": "90", "2": "2500000.50"}, "Salah catat.", kapan, kapan),
    )
    isi = tahun(baris(1, pagu=300, uang=uang({1: 90})), pelaksanaan={"koreksi": (satu,)})
    assert koreksi_uang(isi, hitung_uang(isi, Saringan(1))) == (satu,)
    assert koreksi_uang(isi, hitung_uang(isi, Saringan(1, program=uid(999)))) == ()
    assert kalimat_koreksi(satu) == (
        "Dikoreksi 9 Agustus 2024: semula Januari Rp 100; Februari Rp 2.500.000,5, "
        "menjadi Januari Rp 90; Februari Rp 2.500.000,5. Alasan: Salah catat."
    )
