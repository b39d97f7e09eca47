"""Money against pagu and cash plan, and what is at risk, by worked numbers."""

from datetime import date

from renja.dasbor.baris import MENURUT_KEADAAN, daftar_baris
from renja.dasbor.panas import tabel_panas
from renja.dasbor.saringan import Saringan
from renja.dasbor.susun import Dasbor, susun_dasbor
from renja.dasbor.uang import hitung_uang, susun_kurva
from renja.pelaksanaan import Laporan
from renja.rencana import Rencana
from tests.dasbor.contoh import BIDANG, baris, koreksi, lapor, tahun, terlapor, uang
from tests.renja.contoh import uid

JUTA = 1_000_000
JADWAL = {1: (date(2024, 4, 1), date(2024, 4, 15)), 2: (date(2024, 7, 1), date(2024, 7, 15))}


def dasbor(isi: Rencana, triwulan: int = 1, hari: date = date(2024, 8, 1)) -> Dasbor:
    return susun_dasbor(isi, Saringan(triwulan), hari)


def risiko(isi: Rencana, triwulan: int = 1, hari: date = date(2024, 8, 1)) -> dict[str, list[str]]:
    """The titles at risk by kind."""
    return {
        satu.jenis: [isi.judul for isi in satu.isi] for satu in dasbor(isi, triwulan, hari).risiko
    }


def test_serapan_kelompok_dibagi_sekali() -> None:
    isi = tahun(
        baris(1, pagu=100 * JUTA, uang=uang({1: 30 * JUTA})),
        baris(2, pagu=50 * JUTA, uang=uang({2: 10 * JUTA, 4: 5 * JUTA})),
    )
    hasil = hitung_uang(isi, Saringan(1))
    # April is not in the first quarter: (30 + 10) / (100 + 50) = 26,67, not (30 + 20) / 2 = 25.
    assert f"{hasil.serapan.nilai_bulat}" == "26.67"
    assert hasil.lapisan is not None
    assert (hasil.bulan, hasil.lapisan.sebutan) == (2, "DPA Nomor 1/2024")


def test_yang_belum_dilaporkan_bukan_nol() -> None:
    isi = tahun(baris(1, pagu=100 * JUTA, uang=uang({1: 30 * JUTA})), baris(2, pagu=50 * JUTA))
    hasil = hitung_uang(isi, Saringan(1))
    assert [satu.realisasi for satu in hasil.baris] == [30 * JUTA, None]
    assert (hasil.jumlah.tanpa_realisasi, f"{hasil.serapan.nilai_bulat}") == (1, "20.00")


def test_kurva_menjumlah_sejak_januari() -> None:
    isi = tahun(
        baris(1, pagu=90, uang=uang({1: 10, 2: 20}, {1: 30, 3: 30, 12: 30})),
        baris(2, pagu=10, uang=uang({2: 5})),
    )
    kurva = susun_kurva(hitung_uang(isi, Saringan(1)))
    assert kurva.realisasi == ((1, 10), (2, 35))
    assert [nilai for _, nilai in kurva.kas] == [30, 30, *[60] * 9, 90]
    assert kurva.pagu == 100


def test_tanpa_anggaran_kas_tidak_ada_garis_rencana() -> None:
    hasil = hitung_uang(tahun(baris(1, pagu=90, uang=uang({1: 10}))), Saringan(1))
    assert (susun_kurva(hasil).kas, hasil.kas, hasil.tanpa_kas) == ((), None, 1)
    assert hasil.terhadap_kas.alasan == "anggaran kas tidak ada"


def test_serapan_di_belakang_kas_yang_kurang_terbanyak_lebih_dahulu() -> None:
    isi = tahun(
        baris(1, pagu=100, uang=uang({3: 90}, {3: 100})),
        baris(2, pagu=1000, uang=uang({3: 89}, {3: 100})),
        baris(3, pagu=1000, uang=uang({3: 500}, {3: 900})),
    )
    # 90 % is not behind; 89 is 11 short, 500 of 900 is 400 short.
    assert risiko(isi)["kas"] == ["Sub kegiatan 3", "Sub kegiatan 2"]
    (kelompok,) = (satu for satu in dasbor(isi).risiko if satu.jenis == "kas")
    assert kelompok.isi[0].angka == "55,56 %"
    assert kelompok.isi[0].rincian == "Rp 500 dari kas Rp 900, kurang Rp 400"


def test_melebihi_pagu() -> None:
    isi = tahun(
        baris(1, pagu=100, uang=uang({1: 100})), baris(2, pagu=100, uang=uang({1: 60, 2: 41}))
    )
    assert risiko(isi) == {"pagu": ["Sub kegiatan 2"]}


def test_capaian_rendah_yang_utama_lalu_yang_terendah() -> None:
    isi = tahun(
        baris(1, terlapor(11, "12 Orang", {1: "1 Orang"})),
        baris(2, terlapor(12, "12 Orang", {1: "2 Orang"})),
        baris(3, terlapor(13, "100 Orang", {1: "17 Orang"}, ("25",))),
        indikator_lain=(terlapor(14, "12 %", {1: "2 %"}, iku=1, penanggung_jawab=BIDANG.uid),),
    )
    # To date 3: 1 of 3 is 33,33 and 2 of 3 is 66,67; 17 of 25 is 68: all below 70.
    assert risiko(isi)["capaian"] == [
        "Indikator 14",
        "Indikator 11",
        "Indikator 12",
        "Indikator 13",
    ]


def test_ambang_sendiri_tidak_rendah() -> None:
    isi = tahun(baris(1, terlapor(11, "100 Orang", {1: "70 Orang"}, ("100",))))
    assert risiko(isi) == {}


def test_target_tahun_baru_dipakai_sejak_triwulan_tiga() -> None:
    ukuran = terlapor(11, "100 %", {1: "20 %", 2: "40 %", 3: "60 %"}, agregasi="nilai_akhir")
    isi = tahun(baris(1, ukuran))
    assert risiko(isi, 2) == {}
    assert risiko(isi, 3)["capaian"] == ["Indikator 11"]


def test_terlambat_setelah_jadwal_ditutup() -> None:
    isi = tahun(baris(1, terlapor(11, "12 Orang", {})), pelaksanaan={"jadwal": JADWAL})
    assert risiko(isi, 2, date(2024, 4, 15)) == {}
    kelompok = dasbor(isi, 2, date(2024, 7, 20)).risiko
    assert [(satu.judul, satu.rincian) for satu in kelompok[0].isi] == [
        ("Bidang Pelatihan", "TW I ditutup 15 April 2024, 96 hari yang lalu"),
        ("Bidang Pelatihan", "TW II ditutup 15 Juli 2024, 5 hari yang lalu"),
    ]


def test_perpanjangan_menunda_keterlambatan() -> None:
    laporan = {(2024, 1): Laporan("draf", diperpanjang_sampai=date(2024, 5, 1))}
    isi = tahun(
        baris(1, terlapor(11, "12 Orang", {})),
        pelaksanaan={"jadwal": JADWAL, "laporan": laporan},
    )
    assert risiko(isi, 1, date(2024, 5, 1)) == {}
    assert risiko(isi, 1, date(2024, 5, 2)) == {"terlambat": ["Bidang Pelatihan"]}


def test_koreksi_terbuka_terlihat_sampai_selesai() -> None:
    ukuran = terlapor(11, "12 Orang", {1: "8 Orang"})
    terbuka = tahun(baris(1, ukuran), pelaksanaan={"koreksi": (koreksi(111, 1),)})
    selesai = tahun(baris(1, ukuran), pelaksanaan={"koreksi": (koreksi(111, 1, "7"),)})
    lain = tahun(baris(1, ukuran), pelaksanaan={"koreksi": (koreksi(999, 1),)})
    assert risiko(terbuka)["koreksi"] == ["Jumlah peserta"]
    assert "koreksi" not in risiko(selesai)
    assert "koreksi" not in risiko(lain)


def test_tabel_panas_dalam_kata() -> None:
    isi = tahun(
        baris(1, terlapor(11, "12 Orang", {1: "3 Orang", 2: "3 Orang"})),
        baris(
            2,
            terlapor(
                12,
                "12 Orang",
                {},
                triwulan={
                    (2024, 1): (lapor(121, "3 Orang"),),
                    (2024, 2): (lapor(122, "3 Orang", "diajukan"),),
                    (2024, 3): (lapor(123, "3 Orang", "draf"),),
                },
            ),
        ),
    )
    (satu,) = tabel_panas(isi, Saringan(3), date(2024, 7, 2))
    assert (satu.unit, [sel.teks for sel in satu.sel]) == (
        BIDANG,
        ["disetujui 2", "diajukan 1 dari 2", "belum 2 dari 2", "belum waktunya"],
    )


def test_setiap_angka_membuka_barisnya() -> None:
    isi = tahun(
        baris(1, terlapor(11, "12 Orang", {1: "3 Orang"})),
        baris(2, terlapor(12, "12 Orang", {})),
        baris(3, pagu=100, uang=uang({1: 101}, {1: 200})),
        pelaksanaan={"jadwal": JADWAL, "koreksi": (koreksi(111, 1),)},
    )
    papan = dasbor(isi)
    banyak = {
        apa: daftar.banyak
        for apa in (*MENURUT_KEADAAN, "capaian", "kas", "pagu", "koreksi", "terlambat")
        if (daftar := daftar_baris(isi, papan, apa)) is not None
    }
    assert banyak == {
        "semua": 2,
        "lapor": 1,
        "belum-lapor": 1,
        "tanpa-kabar": 1,
        "terhitung": 1,
        "tanpa-nilai": 0,
        "belum-rilis": 0,
        "tidak-wajib": 0,
        "capaian": 0,
        "kas": 1,
        "pagu": 1,
        "koreksi": 1,
        "terlambat": 1,
    }
    kelas = daftar_baris(isi, papan, "kelas", "Kurang Berhasil")
    assert kelas is not None
    assert [satu.uid for satu in kelas.ukuran] == [uid(11)]
    perbaikan = daftar_baris(isi, papan, "koreksi")
    assert perbaikan is not None
    assert [satu.indikator for satu in perbaikan.koreksi] == [uid(11)]
    assert "semula 8 Orang" in perbaikan.koreksi[0].kalimat
    sel = daftar_baris(isi, papan, "sel", sel=(str(BIDANG.uid), "1"))
    assert sel is not None
    assert [(satu.ukuran.uid, satu.status, satu.nilai) for satu in sel.lapor] == [
        (uid(11), "disetujui", "3 Orang"),
        (uid(12), "belum diisi", "–"),
    ]


def test_angka_yang_tidak_dikenal_tidak_ada() -> None:
    isi = tahun(baris(1, terlapor(11, "12 Orang", {})))
    papan = dasbor(isi)
    assert daftar_baris(isi, papan, "entah") is None
    assert daftar_baris(isi, papan, "kelas", "Kelas lain") is None
    assert daftar_baris(isi, papan, "sel", sel=("entah", "1")) is None
    assert daftar_baris(isi, papan, "sel", sel=(str(BIDANG.uid), "5")) is None


def test_saringan_program_lain_kosong() -> None:
    isi = tahun(baris(1, terlapor(11, "12 Orang", {}), pagu=10))
    papan = susun_dasbor(isi, Saringan(1, program=uid(999)), date(2024, 8, 1))
    assert (papan.ukuran, papan.uang.baris, papan.panas) == ((), (), ())
