"""The capaian up to a quarter and what the target to date is, by worked numbers."""

from decimal import Decimal
from uuid import UUID

import pytest

from planning.kuantitas import Keadaan, kosong
from renja.dasbor.rata import susun_rata
from renja.dasbor.saringan import Saringan, baca_saringan
from renja.dasbor.susun import cacah_ukuran, triwulan_terlapor
from renja.dasbor.ukuran import BAGIAN, TAHUNAN, TRIWULANAN, Ukuran, ukur
from renja.rencana import Rencana
from tests.dasbor.contoh import BIDANG, SEKSI, baris, lapor, tahun, terlapor
from tests.renja.contoh import uid


def ukuran(isi: Rencana, sampai: int) -> tuple[Ukuran, ...]:
    return ukur(isi, Saringan(sampai))


def satu(sampai: int, *bagian: object, **lain: object) -> Ukuran:
    return ukuran(tahun(baris(1, terlapor(11, *bagian, **lain))), sampai)[0]


def test_kumulatif_dengan_target_triwulan() -> None:
    isi = satu(3, "12 Perkara", {1: "3 Perkara", 2: "0 Perkara", 3: "2 Perkara"}, ("3", "3", "3"))
    # 3 + 0 + 2 = 5; 5 / 12 = 41,67 %; 5 / (3 + 3 + 3) = 55,56 %; the mark: 9 / 12 = 75 %.
    assert str(isi.realisasi.nilai) == "5 Perkara"
    assert isi.hasil.nilai_bulat == Decimal("41.67")
    assert (isi.dasar, isi.hasil_kini.nilai_bulat) == (TRIWULANAN, Decimal("55.56"))
    assert isi.tanda.nilai == 75
    assert (isi.kelas, isi.keadaan, isi.kurang) == ("Kurang Berhasil", "terhitung", "")


def test_kumulatif_tanpa_target_triwulan_memakai_bagian_tahun() -> None:
    isi = satu(2, "12 Perkara", {1: "3 Perkara", 2: "3 Perkara"})
    # Half of the year has gone: 6 of 12 / 2 = 6.
    assert (isi.dasar, str(isi.target_kini)) == (BAGIAN, "6 Perkara")
    assert (isi.hasil_kini.nilai, isi.hasil.nilai, isi.tanda.nilai) == (100, 50, 50)


def test_nilai_akhir_tanpa_target_triwulan_memakai_target_tahun() -> None:
    isi = satu(2, "80 %", {1: "40 %", 2: "60 %"}, agregasi="nilai_akhir")
    assert (isi.dasar, isi.hasil.nilai, isi.hasil_kini.nilai) == (TAHUNAN, 75, 75)
    assert not isi.tanda.ada


def test_belum_lapor_bukan_nol() -> None:
    nol, diam = satu(1, "12 Perkara", {1: "0 Perkara"}), satu(1, "12 Perkara", {})
    assert (nol.hasil.nilai, nol.keadaan, nol.kurang) == (0, "terhitung", "")
    assert (diam.hasil.nilai, diam.keadaan, diam.kurang) == (None, "belum_lapor", "TW I")
    assert diam.alasan == "TW I belum dilaporkan"


@pytest.mark.parametrize("status", ["draf", "dikembalikan"])
def test_draf_dan_yang_dikembalikan_belum_terhitung(status: str) -> None:
    isi = satu(1, "12 Perkara", {}, triwulan={(2024, 1): (lapor(111, "3 Perkara", status),)})
    assert (isi.keadaan, isi.kurang) == ("belum_lapor", "TW I")


def test_rentang_makin_rendah_makin_baik() -> None:
    isi = satu(
        4, "8,35-10,25 %", dict.fromkeys(range(1, 5), "7 %"), arah="negatif", agregasi="nilai_akhir"
    )
    # Below the range: (2 x 8,35 - 7) / 8,35 = 116,17 %.
    assert isi.hasil.nilai_bulat == Decimal("116.17")


def test_belum_rilis_bukan_belum_lapor() -> None:
    isi = satu(1, "65 %", {1: "rilis"}, agregasi="nilai_akhir")
    assert (isi.keadaan, isi.kurang) == ("belum_rilis", "")


def test_triwulan_yang_tidak_direncanakan_tidak_wajib() -> None:
    tidak = kosong("Gedung", Keadaan.TIDAK_DIRENCANAKAN)
    isi = satu(1, "1 Gedung", {}, target_triwulan={(2024, 1): tidak})
    assert (isi.keadaan, isi.wajib) == ("tidak_wajib", False)
    assert isi.alasan == "belum ada triwulan yang wajib dilaporkan"


def test_rata_rata_tiga_sub_kegiatan_bukan_rata_rata_indikator() -> None:
    isi = tahun(
        baris(1, terlapor(11, "10 Orang", {1: "10 Orang"})),
        baris(2, terlapor(12, "10 Orang", {1: "4 Orang"})),
        baris(3, terlapor(13, "100 Orang", {1: "25 Orang"})),
    )
    rata = susun_rata(isi, ukuran(isi, 1), 1)
    # (100 + 40 + 25) / 3 = 55,00; summed over the units it would be 39 / 120.
    assert rata.rata.hasil.nilai_bulat == Decimal("55.00")
    assert (rata.tingkat, rata.predikat.nama) == ("sub kegiatan", "Cukup Berhasil")
    assert [satu.hasil.nilai for satu in rata.anggota] == [100, 40, 25]


def test_tanpa_predikat_selama_ada_yang_belum_lapor() -> None:
    isi = tahun(
        baris(1, terlapor(11, "10 Orang", {1: "10 Orang"})), baris(2, terlapor(12, "10 Orang", {}))
    )
    rata = susun_rata(isi, ukuran(isi, 1), 1)
    assert rata.rata.hasil.nilai == 100
    assert (rata.predikat.nama, rata.predikat.alasan) == ("", "1 sub kegiatan belum lapor")


def test_belum_lapor_nol_menghitungnya() -> None:
    isi = tahun(
        baris(1, terlapor(11, "10 Orang", {1: "10 Orang"})),
        baris(2, terlapor(12, "10 Orang", {})),
        pengaturan={"belum_lapor_nol": "ya"},
    )
    rata = susun_rata(isi, ukuran(isi, 1), 1)
    assert (rata.rata.hasil.nilai, rata.predikat.nama) == (50, "Kurang Berhasil")


def test_batas_capaian_sebelum_rata_rata() -> None:
    isi = tahun(
        baris(1, terlapor(11, "10 Orang", {1: "20 Orang"})),
        baris(2, terlapor(12, "10 Orang", {1: "5 Orang"})),
        pengaturan={"batas_capaian": "100"},
    )
    # min(200; 100) = 100, and 50: the mean is 75, not 125. The row itself prints 200.
    assert susun_rata(isi, ukuran(isi, 1), 1).rata.hasil.nilai == 75
    assert ukuran(isi, 1)[0].hasil.nilai == 200


def test_rata_rata_tingkat_iku_hanya_memuat_iku() -> None:
    isi = tahun(
        baris(1, terlapor(11, "10 Orang", {1: "10 Orang"})),
        indikator_lain=(
            terlapor(12, "80 %", {}, iku=1, triwulan={(2024, 1): (lapor(1, "60 %"),)}),
        ),
        pengaturan={"tingkat_rata_rata": "iku"},
    )
    rata = susun_rata(isi, ukuran(isi, 1), 1)
    assert (rata.tingkat, [satu.nama for satu in rata.anggota]) == ("IKU", ["Indikator 12"])


def test_cacah_membagi_habis() -> None:
    isi = tahun(
        baris(1, terlapor(11, "10 Orang", {1: "10 Orang"})),
        baris(2, terlapor(12, "10 Orang", {})),
        baris(3, terlapor(13, "65 %", {1: "rilis"}, agregasi="nilai_akhir")),
        baris(4, terlapor(14, "0 Orang", {1: "4 Orang"})),
    )
    cacah = cacah_ukuran(isi, ukuran(isi, 1))
    assert (cacah.banyak, cacah.wajib, cacah.lapor, cacah.menunggak) == (4, 4, 3, 1)
    assert (cacah.terhitung, cacah.belum_lapor, cacah.belum_rilis, cacah.tanpa_nilai) == (
        1,
        1,
        1,
        1,
    )
    assert ("target nol", 1) in cacah.sebab
    assert dict(cacah.kelas)["Sangat Berhasil"] == 1


def test_saringan_unit_memuat_yang_di_bawahnya() -> None:
    isi = tahun(
        baris(1, terlapor(11, "10 Orang", {}), uid_unit=SEKSI.uid),
        baris(2, terlapor(12, "10 Orang", {})),
    )
    bidang = baca_saringan({"unit": str(BIDANG.uid)}, isi, 2)
    seksi = baca_saringan({"unit": str(SEKSI.uid)}, isi, 2)
    assert [satu.uid for satu in ukur(isi, bidang)] == [uid(11), uid(12)]
    assert [satu.uid for satu in ukur(isi, seksi)] == [uid(11)]
    assert seksi.kueri() == f"triwulan=2&unit={SEKSI.uid}"
    assert seksi.kueri(unit=None, apa="semua") == "triwulan=2&apa=semua"


def test_saringan_yang_tidak_dikenal_dikatakan() -> None:
    isi = tahun(baris(1, terlapor(11, "10 Orang", {})))
    lain = baca_saringan({"unit": "bukan-uid", "program": str(UUID(int=5))}, isi, 1)
    assert (lain.menyaring, len(lain.catatan)) == (False, 2)


def test_triwulan_terlapor_mengabaikan_draf() -> None:
    draf = terlapor(11, "10 Orang", {1: "3 Orang"}).triwulan | {
        (2024, 2): (lapor(112, "3", "draf"),)
    }
    isi = tahun(baris(1, terlapor(11, "10 Orang", {}, triwulan=draf)))
    assert (triwulan_terlapor(isi), triwulan_terlapor(tahun())) == (1, 0)
