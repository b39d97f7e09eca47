"""Two stages side by side: rows by identity, cells old over new, moves, money with totals."""

from dataclasses import replace
from decimal import Decimal
from uuid import UUID

from planning.kuantitas import Kuantitas, kosong
from renja.konteks import Isu, Konteks, Peraturan
from renja.rencana import (
    BagianSumber,
    BarisPermasalahan,
    BarisReviu,
    BarisUsulan,
    Pagu,
    Rencana,
    Sasaran,
    SisiReviu,
    Tujuan,
)
from renja.sandingan.bentuk import Beda, Jenis, Keadaan, Sandingan, Sisi, selisih
from renja.sandingan.cocok import tetap
from renja.sandingan.susun import sandingkan
from renja.sandingan.tabel import tabel_pagu
from renja.tabel.bentuk import Tingkat
from tests.renja.contoh import indikator, kegiatan, nilai, program, rencana, sub, uid
from tests.sandingan.contoh import menjadi, semula


def banding(kiri: Rencana, kanan: Rencana) -> Sandingan:
    return sandingkan(Sisi("A", kiri), Sisi("B", kanan))


def beda(hasil: Sandingan, jenis: Jenis) -> list[Beda]:
    return [x for x in hasil.beda if x.jenis is jenis]


def sel(x: Beda) -> dict[str, tuple[str, ...]]:
    """The cells of a row as text, old and new."""
    return {
        u.medan: tuple("" if i is None else str(i) for i in (u.semula, u.menjadi)) for u in x.ubah
    }


def test_yang_sama_tidak_berbeda() -> None:
    hasil = banding(semula(), semula())
    assert hasil.sama
    assert hasil.beda == ()
    assert hasil.jumlah.selisih == 0
    assert [x.anak for x in hasil.program] == [()]


def test_baris_bertambah_berkurang_berubah_dan_pindah() -> None:
    hasil = banding(semula(), menjadi())
    baris = {x.nama: x for x in beda(hasil, Jenis.SUB_KEGIATAN)}
    assert {nama: x.keadaan for nama, x in baris.items()} == {
        "Satu baru": (Keadaan.BERUBAH, Keadaan.PINDAH),
        "Dua": (Keadaan.BERKURANG,),
        "Empat": (Keadaan.BERTAMBAH,),
    }
    assert sel(baris["Satu baru"]) == {
        "Nama": ("Satu", "Satu baru"),
        "Pagu indikatif (Rp)": ("10", "8"),
    }
    assert baris["Satu baru"].pindah == ("dari urutan ke-1 menjadi ke-2",)
    assert sel(baris["Empat"]) == {
        "Unit kerja": ("", "Bidang Pelatihan"),
        "Lokasi": ("", "Kota Pontianak, Semua Kecamatan"),
        "Pagu indikatif (Rp)": ("", "1000"),
        "Sumber dana": ("", "1.2.01.01.01 Dana Transfer Umum/Dana Bagi Hasil"),
    }
    (target,) = beda(hasil, Jenis.INDIKATOR)
    assert sel(target) == {"Target 2024": ("5 Orang", "3 Orang")}
    assert target.ubah[0].selisih == Kuantitas(-2, None, "Orang")
    assert target.tempat == "2.07.03.2.01.0001 Satu baru"
    assert [x.nama for x in beda(hasil, Jenis.KEGIATAN)] == ["Pelatihan"]
    assert [hasil.banyak(x) for x in Keadaan] == [2, 1, 2, 1]
    assert [x.nama for x in hasil.hanya(Keadaan.BERKURANG).beda] == ["Dua"]


def test_pagu_per_program_dan_seluruhnya() -> None:
    hasil = banding(semula(), menjadi())
    jumlah = hasil.jumlah
    assert (jumlah.semula, jumlah.menjadi, jumlah.selisih) == (60, 1_038, 978)
    assert (jumlah.maju_semula, jumlah.maju_menjadi, jumlah.selisih_maju) == (12, 12, 0)
    (isi,) = hasil.program
    assert (isi.semula, isi.menjadi, isi.selisih) == (60, 1_038, 978)
    assert [(x.tingkat, x.nama, x.semula, x.menjadi, x.selisih) for x in isi.anak] == [
        (Tingkat.KEGIATAN, "Pelatihan", 60, 38, -22),
        (Tingkat.SUB_KEGIATAN, "Satu baru", 10, 8, -2),
        (Tingkat.SUB_KEGIATAN, "Dua", 20, None, -20),
        (Tingkat.KEGIATAN, "Pelatihan", None, 1_000, 1_000),
        (Tingkat.SUB_KEGIATAN, "Empat", None, 1_000, 1_000),
    ]
    assert hasil.cacah == (("Program", 1, 1), ("Kegiatan", 1, 2), ("Sub kegiatan", 3, 3))


def test_program_hilang_dan_baru_tetap_dijumlahkan() -> None:
    lain = replace(
        program(kegiatan(sub(9, "Lain", 5, None), nomor=209)), uid=uid(301), kode="2.07.04"
    )
    hasil = banding(rencana(program(kegiatan(sub(1, "A", 7, None)))), rencana(lain))
    assert [(x.kode, x.semula, x.menjadi) for x in hasil.program] == [
        ("2.07.03", 7, None),
        ("2.07.04", None, 5),
    ]
    assert (hasil.jumlah.semula, hasil.jumlah.menjadi, hasil.jumlah.selisih) == (7, 5, -2)


def test_tanpa_pagu_bukan_berpagu_nol() -> None:
    hasil = banding(
        rencana(program(kegiatan(sub(1, "A", None, None), sub(2, "B", None, None)))),
        rencana(program(kegiatan(sub(1, "A", 0, None), sub(2, "B", None, None)))),
    )
    (isi,) = hasil.program
    assert [(x.nama, x.semula, x.menjadi) for x in isi.anak] == [
        ("Pelatihan", None, 0),
        ("A", None, 0),
    ]
    assert hasil.jumlah.selisih == 0
    (baris,) = beda(hasil, Jenis.SUB_KEGIATAN)
    assert baris.ubah[0].semula is None


def test_pindah_induk_dan_pindah_unit() -> None:
    kiri = rencana(
        program(
            kegiatan(sub(1, "A", 1, None), sub(2, "B", 1, None), nomor=200),
            kegiatan(sub(3, "C", 1, None), nomor=201),
        )
    )
    kanan = rencana(
        program(
            kegiatan(sub(2, "B", 1, None, unit_kerja="Sekretariat"), nomor=200),
            kegiatan(sub(3, "C", 1, None), sub(1, "A", 1, None), nomor=201),
        )
    )
    a, b = sorted(beda(banding(kiri, kanan), Jenis.SUB_KEGIATAN), key=lambda x: x.nama)
    assert a.keadaan == (Keadaan.PINDAH,)
    assert a.pindah == ("dari 2.07.03.2.01 Pelatihan ke 2.07.03.2.01 Pelatihan",)
    assert b.keadaan == (Keadaan.BERUBAH, Keadaan.PINDAH)
    assert b.pindah == ("dari unit kerja Bidang Pelatihan ke Sekretariat",)
    assert sel(b) == {"Unit kerja": ("Bidang Pelatihan", "Sekretariat")}


def test_yang_pindah_paling_sedikit() -> None:
    """Of four rows in another order as few as possible moved: the one that went to the front."""
    assert tetap([1, 2, 3, 0]) == {1, 2, 3}
    assert tetap([3, 0, 1, 2]) == {0, 1, 2}
    assert tetap([]) == set()
    assert tetap([2, 1, 0]) in ({0}, {1}, {2})


def test_siklus_lain_dijodohkan_menurut_baris_renstra_dan_unit() -> None:
    """The rows of a perubahan have identities of their own."""
    unit, lain = UUID(int=71), UUID(int=72)
    dua_unit = [
        replace(sub(1, "A", 10, None), uid_unit=unit),
        replace(sub(2, "A", 20, None), uid_unit=lain, uid_renstra=uid(1001)),
    ]
    kiri = rencana(program(kegiatan(*dua_unit)))
    baru = [replace(x, uid=uid(500 + n)) for n, x in enumerate(dua_unit)]
    baru[1] = replace(baru[1], pagu={"indikatif": Pagu(15, ())})
    hasil = banding(kiri, rencana(program(kegiatan(*baru)), siklus="perubahan"))
    (ubah,) = beda(hasil, Jenis.SUB_KEGIATAN)
    assert ubah.ubah[0].medan == "Pagu indikatif (Rp)"
    assert (ubah.ubah[0].semula, ubah.ubah[0].menjadi, ubah.ubah[0].selisih) == (20, 15, -5)


def test_target_perubahan_mendahului_target_renja() -> None:
    ukuran = indikator(11, "I", "%", target=nilai(renja_2024="65 %", perubahan_2024="60,5 %"))
    isi = program(kegiatan(sub(1, "A", 1, None, indikator=(ukuran,))))
    (ubah,) = beda(banding(rencana(isi), rencana(isi, siklus="perubahan")), Jenis.INDIKATOR)
    assert sel(ubah) == {"Target 2024": ("65 %", "60,5 %")}
    assert ubah.ubah[0].selisih == Kuantitas(Decimal("-4.5"), None, "%")


def test_indikator_yang_dipakai_dua_unit_tercatat_sekali() -> None:
    def isi(target: str) -> Rencana:
        ukuran = indikator(11, "I", "Orang", target=nilai(renja_2024=target))
        dua = [sub(n, "A", 1, None, indikator=(ukuran,)) for n in (1, 2)]
        return rencana(program(kegiatan(*[replace(x, uid_renstra=uid(1001)) for x in dua])))

    assert len(beda(banding(isi("1 Orang"), isi("2 Orang")), Jenis.INDIKATOR)) == 1


def test_sumber_dana_menurut_kode_dan_bagiannya() -> None:
    def isi(*sumber: BagianSumber) -> Rencana:
        return rencana(
            program(kegiatan(replace(sub(1, "A", 0, None), pagu={"indikatif": Pagu(9, sumber)})))
        )

    kiri = isi(BagianSumber("1.1", "DBH", None))
    kanan = isi(BagianSumber("2.2", "DBH", 4), BagianSumber("1.3", "PAD", 5))
    (ubah,) = beda(banding(kiri, kanan), Jenis.SUB_KEGIATAN)
    assert sel(ubah) == {"Sumber dana": ("1.1 DBH", "2.2 DBH: Rp 4; 1.3 PAD: Rp 5")}


def test_yang_dibuat_ulang_dengan_kode_sama_adalah_baris_yang_sama() -> None:
    kanan = rencana(
        program(kegiatan(replace(sub(1, "Satu", 11, 5), uid=uid(77), uid_renstra=uid(78))))
    )
    kiri = rencana(program(kegiatan(sub(1, "Satu", 10, 5))))
    (ubah,) = banding(kiri, kanan).beda
    assert sel(ubah) == {"Pagu indikatif (Rp)": ("10", "11")}


def test_tujuan_sasaran_dan_iku() -> None:
    def isi(uraian: str, iku: int | None, target: str) -> Rencana:
        ukuran = indikator(11, "TPT", "%", iku=iku, target=nilai(renstra_2024=target))
        sasaran = Sasaran(uid(2), 1, uraian, (ukuran,))
        return rencana(tujuan=(Tujuan(uid(1), 1, "Tujuan", (), (sasaran,)),))

    hasil = banding(isi("Lama", None, "8 %"), isi("Baru", 1, "7 %"))
    (sasaran,) = beda(hasil, Jenis.SASARAN)
    assert (sasaran.kode, sel(sasaran)) == ("Sasaran 1.1", {"Sasaran": ("Lama", "Baru")})
    (iku,) = beda(hasil, Jenis.INDIKATOR)
    assert sel(iku) == {"Nomor IKU": ("", "1"), "Target Renstra 2024": ("8 %", "7 %")}


def test_daftar_di_samping_pohon() -> None:
    sisi = SisiReviu("Kebun", "Utara", "Panen", "5 Ton", 10)
    kiri = rencana(
        permasalahan=(BarisPermasalahan(uid(1), "P", "M", "A"),),
        usulan=(BarisUsulan(uid(2), "Bibit", "Utara", "Bibit", "10", ""),),
        reviu=(BarisReviu(uid(3), "program", sisi, sisi, ""),),
        konteks=Konteks(
            isu=(Isu(uid(4), "Hama", ""),),
            dasar_hukum=(
                Peraturan(uid(5), "Undang-Undang", "", "1", 2020, "Kebun"),
                Peraturan(uid(6), "Undang-Undang", "", "2", 2021, "Air"),
            ),
        ),
    )
    kanan = replace(
        kiri,
        permasalahan=(BarisPermasalahan(uid(1), "P", "M", "Akar"),),
        usulan=(),
        reviu=(BarisReviu(uid(3), "program", sisi, replace(sisi, pagu=12), "Naik"),),
        konteks=Konteks(
            isu=(Isu(uid(4), "Hama", ""), Isu(uid(7), "Banjir", "")),
            dasar_hukum=tuple(reversed(kiri.konteks.dasar_hukum)),
        ),
    )
    hasil = banding(kiri, kanan)
    assert sel(beda(hasil, Jenis.PERMASALAHAN)[0]) == {"Akar masalah": ("A", "Akar")}
    assert beda(hasil, Jenis.USULAN)[0].keadaan == (Keadaan.BERKURANG,)
    assert sel(beda(hasil, Jenis.REVIU)[0]) == {
        "Hasil analisis kebutuhan": (
            "Kebun; Utara; Panen; 5 Ton; Rp 10",
            "Kebun; Utara; Panen; 5 Ton; Rp 12",
        ),
        "Catatan penting": ("", "Naik"),
    }
    assert [x.nama for x in beda(hasil, Jenis.ISU)] == ["Banjir"]
    (hukum,) = beda(hasil, Jenis.DASAR_HUKUM)
    assert hukum.keadaan == (Keadaan.PINDAH,)
    assert [x.jenis for x in hasil.beda] == sorted(
        (x.jenis for x in hasil.beda), key=list(Jenis).index
    )


def test_peraturan_yang_tercantum_dua_kali_pada_kedua_sisi_tetap_dua() -> None:
    """Identities differ between a Renja and its perubahan."""

    def hukum(awal: int, *nomor: str) -> Konteks:
        butir = (
            Peraturan(uid(awal + n), "Perda", "Kota", x, 2020, f"Hal {x}")
            for n, x in enumerate(nomor)
        )
        return Konteks(dasar_hukum=tuple(butir))

    kiri = replace(semula(), konteks=hukum(500, "1", "2", "1"))
    kanan = replace(kiri, konteks=hukum(600, "1", "2", "1"))
    assert beda(banding(kiri, kanan), Jenis.DASAR_HUKUM) == []
    sekali = replace(kiri, konteks=hukum(600, "2", "1"))
    assert len(beda(banding(kiri, sekali), Jenis.DASAR_HUKUM)) == 3


def test_reviu_dan_usulan_milik_renja_awal() -> None:
    kiri = replace(
        semula(),
        usulan=(BarisUsulan(uid(700), "Kebun", "Utara", "Panen", "1", ""),),
    )
    kanan = replace(semula(), siklus="perubahan")
    hasil = banding(kiri, kanan)
    assert beda(hasil, Jenis.USULAN) == []
    assert "milik Renja awal" in " ".join(tabel_pagu(hasil).catatan)
    assert "milik Renja awal" not in " ".join(tabel_pagu(banding(kiri, kiri)).catatan)


def test_selisih() -> None:
    assert selisih(10, 8) == -2
    assert selisih(None, 8) == 8
    assert selisih("a", "b") is None
    assert selisih(None, None) is None
    assert selisih(Kuantitas(1, None, "Orang"), Kuantitas(2, None, "Dokumen")) is None
    assert selisih(Kuantitas(1, 2, "%"), Kuantitas(2, None, "%")) is None
    assert selisih(kosong("%"), Kuantitas(2, None, "%")) is None


def test_yang_kosong_sama_kosongnya() -> None:
    def isi(target: dict[tuple[str, int], Kuantitas]) -> Rencana:
        ukuran = indikator(11, "I", "%", target=target)
        return rencana(program(kegiatan(sub(1, "A", 1, None, indikator=(ukuran,)))))

    assert banding(isi({}), isi({("renja", 2024): kosong("Orang")})).sama
    hasil = banding(isi({}), isi(nilai(renja_2024="0 %")))
    assert sel(beda(hasil, Jenis.INDIKATOR)[0]) == {"Target 2024": ("–", "0 %")}
