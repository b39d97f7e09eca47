"""The prose of two stages word by word, with the values that stand in it."""

import time

from renja.dokumen.naskah import GambarNaskah, Naskah
from renja.penulisan.beda import Sepotong
from renja.sandingan.bentuk import BedaBagian, Jenis, Keadaan, Sandingan, Sisi
from renja.sandingan.susun import sandingkan
from tests.renja.contoh import rencana
from tests.sandingan.contoh import bagian, menjadi, naskah, semula


def banding(kiri: Naskah | None, kanan: Naskah | None) -> Sandingan:
    return sandingkan(Sisi("A", semula(), kiri), Sisi("B", menjadi(), kanan))


def bagian_beda(kiri: Naskah | None, kanan: Naskah | None) -> tuple[BedaBagian, ...]:
    return banding(kiri, kanan).naskah or ()


def test_kata_demi_kata() -> None:
    (satu,) = bagian_beda(
        naskah(("Pendahuluan", (bagian(1, "Latar", "Dinas ini *kecil* sekali."),))),
        naskah(("Pendahuluan", (bagian(1, "Latar", "Dinas ini *besar* sekali."),))),
    )
    assert (satu.judul, satu.tempat, satu.keadaan) == ("Latar", "Pendahuluan", (Keadaan.BERUBAH,))
    assert satu.potongan == (
        Sepotong("sama", "Dinas ini *"),
        Sepotong("hapus", "kecil"),
        Sepotong("tambah", "besar"),
        Sepotong("sama", "* sekali."),
    )
    assert not satu.nilai_saja


def test_nilai_terikat_tercetak_sebagai_nilainya() -> None:
    isi = naskah(
        ("Bab {{ tahun }}", (bagian(1, "Pagu {{ pd.nama }}", "Pagu Rp {{ pagu.total }}."),))
    )
    (satu,) = bagian_beda(isi, isi)
    assert satu.potongan == (
        Sepotong("sama", "Pagu Rp "),
        Sepotong("hapus", "60"),
        Sepotong("tambah", "1.038"),
        Sepotong("sama", "."),
    )
    assert satu.nilai_saja
    assert (satu.judul, satu.tempat) == ("Pagu Dinas Tenaga Kerja", "Bab 2024")


def test_yang_tidak_dikenal_tetap_terbaca() -> None:
    kiri = naskah(("Bab", (bagian(1, "A", "Isi {{ entah.apa }} ini"),)))
    kanan = naskah(("Bab", (bagian(1, "A", "Isi {{ entah.apa }} itu"),)))
    (satu,) = bagian_beda(kiri, kanan)
    assert satu.potongan[0] == Sepotong("sama", "Isi {{ entah.apa }} ")


def test_tabel_dan_gambar_disebut_pada_tempatnya() -> None:
    kiri = naskah(
        ("Bab", (bagian(1, "A", 'Lihat {{ tabel("4.1") }}.\n\n{% tabel "tabel-4.1" %}\n'),))
    )
    kanan = naskah(("Bab", (bagian(1, "A", 'Lihat {{ tabel("4.1") }}.\n\n{% gambar "peta" %}\n'),)))
    (satu,) = bagian_beda(kiri, kanan)
    teks = {
        jenis: "".join(x.teks for x in satu.potongan if x.jenis == jenis)
        for jenis in ("hapus", "tambah")
    }
    assert "Tabel" in teks["hapus"]
    assert "Gambar" in teks["tambah"]


def test_bagian_bertambah_berkurang_dan_berganti_judul() -> None:
    hasil = bagian_beda(
        naskah(("Bab", (bagian(1, "Lama", "Isi"), bagian(2, "Hilang", "Dulu ada")))),
        naskah(("Bab", (bagian(1, "Baru", "Isi"), bagian(3, "Tambah", "Kini ada")))),
    )
    assert [(x.judul, x.judul_semula, x.keadaan) for x in hasil] == [
        ("Baru", "Lama", (Keadaan.BERUBAH,)),
        ("Hilang", "", (Keadaan.BERKURANG,)),
        ("Tambah", "", (Keadaan.BERTAMBAH,)),
    ]
    assert hasil[0].potongan == ()
    assert hasil[1].potongan == (Sepotong("hapus", "Dulu ada"),)
    assert hasil[2].potongan == (Sepotong("tambah", "Kini ada"),)


def test_bagian_yang_pindah_urutan_dan_pindah_bab() -> None:
    satu, dua, tiga, empat = (bagian(n, f"Bagian {n}") for n in (1, 2, 3, 4))
    hasil = bagian_beda(
        naskah(("A", (satu, dua, tiga, empat)), ("B", ())),
        naskah(("A", (tiga, satu, dua)), ("B", (empat,))),
    )
    assert [(x.judul, x.keadaan, x.pindah) for x in hasil] == [
        ("Bagian 3", (Keadaan.PINDAH,), ("dari urutan ke-3 menjadi ke-1",)),
        ("Bagian 4", (Keadaan.PINDAH,), ("dari A ke B",)),
    ]


def test_naskah_siklus_lain_dijodohkan_menurut_kode_lalu_judul() -> None:
    hasil = bagian_beda(
        naskah(("Bab", (bagian(1, "Latar", "satu", "latar"), bagian(2, "Maksud", "a")))),
        naskah(("Bab", (bagian(8, "Latar belakang", "dua", "latar"), bagian(9, "Maksud", "b")))),
    )
    assert [(x.judul, x.judul_semula) for x in hasil] == [
        ("Latar belakang", "Latar"),
        ("Maksud", ""),
    ]


def test_tanpa_naskah_pada_satu_sisi_tidak_disandingkan() -> None:
    assert banding(None, naskah(("Bab", ()))).naskah is None
    assert banding(naskah(("Bab", ())), naskah(("Bab", ()))).naskah == ()


def test_gambar_menurut_nama_dan_isinya() -> None:
    peta = GambarNaskah("peta", "Peta", "ab" * 32, "png", 10, 20)
    baru = GambarNaskah("peta", "Peta", "cd" * 32, "png", 10, 20)
    hasil = sandingkan(
        Sisi("A", rencana(), Naskah("uji", (), {"peta": peta})),
        Sisi("B", rencana(), Naskah("uji", (), {"peta": baru}, peta)),
    )
    satu, dua = hasil.beda
    assert (satu.jenis, satu.keadaan, satu.ubah[0].medan) == (
        Jenis.GAMBAR,
        (Keadaan.BERTAMBAH,),
        "Nama",
    )
    assert dua.keadaan == (Keadaan.BERUBAH,)
    assert dua.ubah[0].medan == "Isi gambar"


def test_teks_panjang_dan_jahat_tetap_cepat() -> None:
    """300 KB in one line, the same word over and over, every word another one."""
    sama = "kata " * 60_000
    lain = " ".join(f"k{n}" for n in range(50_000))
    baris = "\n".join(f"baris {n % 7} ulang" for n in range(15_000))
    awal = time.process_time()
    for kiri, kanan in (
        (sama, sama + "x"),
        (sama, lain),
        (baris, f"x\n{baris[:-9]}\ny"),
        (lain, ""),
    ):
        (satu,) = bagian_beda(
            naskah(("Bab", (bagian(1, "A", kiri),))), naskah(("Bab", (bagian(1, "A", kanan),)))
        )
        assert satu.keadaan == (Keadaan.BERUBAH,)
    assert time.process_time() - awal < 10
