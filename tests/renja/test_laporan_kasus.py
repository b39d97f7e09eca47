"""Cases that the demo does not have: a changed Renja, a later year, ranges, odd settings."""

from decimal import Decimal

import pytest

from performance.agregasi import jumlah_tahun
from planning.kuantitas import Kuantitas, kosong, urai_kuantitas
from renja.laporan import FORMULIR
from renja.laporan.formulir import FormulirRusak, baca_bentuk
from renja.laporan.pendanaan import pertumbuhan_tahunan
from renja.rencana import AnggaranTahunan, BarisReviu, Rencana, SisiReviu, Tahunan
from renja.tabel.bentuk import Isi, Tabel
from tests.renja.contoh import indikator, kegiatan, nilai, program, rencana, sub, uid


def q(teks: str) -> Kuantitas:
    return urai_kuantitas(teks)


def sel(tabel: Tabel, baris: int, kunci: str) -> Isi:
    letak = [daun.kunci for daun in tabel.daun].index(kunci)
    return tabel.baris[baris].sel[letak]


def _bertarget(**lain: object) -> Rencana:
    satu = indikator(
        11,
        "Jumlah dokumen",
        "Dokumen",
        target=nilai(renja_2024="12 Dokumen", perubahan_2024="99 Dokumen"),
    )
    return rencana(program(kegiatan(sub(1, "a", 1, 1, indikator=(satu,)))), **lain)


@pytest.mark.parametrize(
    ("siklus", "target"), [("awal", "12 Dokumen"), ("perubahan", "99 Dokumen")]
)
def test_renja_awal_tidak_berubah_oleh_target_perubahan(siklus, target):
    isi = _bertarget(siklus=siklus)
    assert sel(FORMULIR["tabel-4.1"].susun(isi), 4, "t_keluaran") == q(target)
    assert sel(FORMULIR["sipd-ri"].susun(isi), 4, "target") == q(target)


def test_perubahan_menyebut_dirinya():
    assert FORMULIR["tabel-4.1"].susun(_bertarget(siklus="perubahan")).siklus == "perubahan"


def _tc29(tahun: int, agregasi: str = "kumulatif", **deret: object) -> Tabel:
    satu = indikator(11, "Jumlah dokumen", "Dokumen", agregasi=agregasi, **deret)
    isi = rencana(program(kegiatan(sub(1, "a", 1, 1, indikator=(satu,)))), tahun=tahun, awal=2024)
    return FORMULIR["tabel-2.1"].susun(isi)


@pytest.mark.parametrize(
    ("perkiraan", "alasan"),
    [
        ("10-12 Dokumen", "nilai tahun 2025 bukan satu angka"),
        ("12 Orang", "satuan tahun 2025 berbeda"),
    ],
)
def test_tc29_tidak_menjumlah_rentang_dan_satuan_lain(perkiraan, alasan):
    tabel = _tc29(
        2026,
        target=nilai(akhir_2026="45 Dokumen"),
        realisasi={2024: q("15 Dokumen")},
        perkiraan={2025: q(perkiraan)},
    )
    capaian = sel(tabel, len(tabel.baris) - 1, "tingkat_capaian")
    assert (capaian.nilai, capaian.alasan) == (None, alasan)


def test_tc29_tahun_pertama_renstra_sudah_dapat_dihitung():
    tabel = _tc29(
        2025,
        target=nilai(akhir_2026="45 Dokumen"),
        realisasi={2023: q("7 Dokumen")},
        perkiraan={2024: q("9 Dokumen")},
    )
    baris = len(tabel.baris) - 1
    assert sel(tabel, baris, "perkiraan") == Kuantitas(9, satuan="Dokumen")
    assert sel(tabel, baris, "tingkat_capaian").nilai_bulat == Decimal("20.00")


def test_tc29_menyebut_pemilik_realisasi_dan_tidak_menjumlahnya():
    tabel = _tc29(
        2026,
        target=nilai(akhir_2026="45 Dokumen"),
        realisasi={2024: q("15 Dokumen")},
        milik_lain={2024: "DPMTKPTSP"},
        perkiraan={2025: q("12 Dokumen")},
    )
    capaian = sel(tabel, len(tabel.baris) - 1, "tingkat_capaian")
    assert capaian.alasan == "realisasi tahun 2024 milik instansi lain"
    assert "Realisasi tahun 2024 adalah data DPMTKPTSP." in tabel.catatan


def test_jumlah_tahun_pasangan_kosong_dan_nol():
    assert jumlah_tahun({2024: q("0 Dokumen"), 2025: q("5 Dokumen")}, "Dokumen") == (
        Kuantitas(5, satuan="Dokumen"),
        "",
    )
    assert jumlah_tahun({2024: kosong("Dokumen"), 2025: q("5 Dokumen")}, "Dokumen")[1] == (
        "realisasi tahun 2024 belum ada"
    )


@pytest.mark.parametrize(
    ("sebanding_a", "sebanding_b", "milik_b", "dihitung"),
    [
        (True, False, "C", False),
        (True, True, "C", True),
        (False, False, "Disnaker", False),
        (True, False, "Disnaker", True),
        (False, False, "A", True),
    ],
)
def test_pertumbuhan_lintas_instansi_bila_kedua_tahun_sebanding(
    sebanding_a, sebanding_b, milik_b, dihitung
):
    deret = {
        2020: AnggaranTahunan(100, None, "A", sebanding_a),
        2021: AnggaranTahunan(200, None, milik_b, sebanding_b),
    }
    assert pertumbuhan_tahunan(deret, (2020, 2021), "anggaran", "Disnaker")[2021].ada is dihitung


def test_tc24_mencetak_program_lama_yang_beranggaran():
    lama = {2020: AnggaranTahunan(100, 50, "Dinas Tenaga Kerja")}
    isi = rencana(program_lain=(program(riwayat=lama),))
    tabel = FORMULIR["tc-24"].susun(isi)
    assert sel(tabel, 0, "rasio_2020").nilai_bulat == Decimal("50.00")


def test_reviu_mencetak_nilai_ordinal():
    sisi = SisiReviu("Opini", "Kota Pontianak", "Opini BPK", "WTP", 10)
    isi = rencana(reviu=(BarisReviu(uid(1), "sub_kegiatan", sisi, sisi, "-"),))
    assert sel(FORMULIR["tabel-2.6"].susun(isi), 0, "awal_target") == "WTP"


def test_sipd_tidak_memakai_target_tahun_terakhir_sebagai_target_akhir():
    satu = indikator(
        11, "Jumlah", "Dokumen", target=nilai(renstra_2026="15 Dokumen", renja_2024="15 Dokumen")
    )
    isi = rencana(program(kegiatan(sub(1, "a", 1, 1, indikator=(satu,)))))
    assert sel(FORMULIR["sipd-ri"].susun(isi), 4, "target_akhir") == kosong("Dokumen")


def test_sipd_mencetak_urusan_dengan_jumlahnya():
    tabel = FORMULIR["sipd-ri"].susun(rencana(program(kegiatan(sub(1, "a", 7, 9)))))
    assert [baris.tingkat.value for baris in tabel.baris] == [
        "urusan",
        "bidang_urusan",
        "program",
        "kegiatan",
        "sub_kegiatan",
        "jumlah",
    ]
    assert [sel(tabel, n, "pagu") for n in range(6)] == [7, 7, 7, 7, 7, 7]
    assert [sel(tabel, n, "kode") for n in range(2)] == ["2", "2.07"]


def test_catatan_pemilik_hanya_menyebut_tahun_yang_dicetak():
    riwayat = {t: Tahunan(q("50 %"), q("40 %"), "DPMTKPTSP") for t in (2020, 2021, 2022)}
    satu = indikator(11, "IKU tanpa nomor pelayanan", "%", iku=1, arah="negatif", riwayat=riwayat)
    tabel = FORMULIR["iku"].susun(rencana(indikator_lain=(satu,)))
    assert "Tahun 2022 adalah data DPMTKPTSP." in tabel.catatan
    assert "Indikator makin rendah makin baik dihitung dengan varian A." in tabel.catatan


def test_tertulis_pada_kolom_yang_tidak_ditampilkan_diabaikan():
    tertulis = {"tabel-2.1": {(uid(11), "realisasi_n3"): "5 Dokumen"}}
    satu = indikator(11, "Jumlah", "Dokumen")
    isi = rencana(program(kegiatan(sub(1, "a", 1, 1, indikator=(satu,)))), tertulis=tertulis)
    assert all(not baris.tertulis for baris in FORMULIR["tabel-2.1"].susun(isi).baris)


@pytest.mark.parametrize(("pilihan", "varian"), [("b", "B"), ("B", "B"), (None, "A"), ([], "A")])
def test_pengaturan_yang_ganjil_tidak_mematikan_formulir(pilihan, varian):
    isi = rencana(pengaturan={"varian_negatif": pilihan})
    assert isi.varian_negatif == varian


@pytest.mark.parametrize(
    ("ganti", "pesan"),
    [
        (("nihil = 'x'", "nihil = '{zaman}'"), "zaman"),
        (("jenis = 'teks'", "jenis = 'gambar'"), "gambar"),
        (("judul = 'No'", "nama = 'No'"), "judul"),
        (("kunci = 'no'", "kunci = 'nama'"), "kembar pada uji"),
    ],
)
def test_berkas_formulir_diperiksa_seluruhnya(tmp_path, ganti, pesan):
    isi = (
        "[[formulir]]\nkode = 'uji'\nnama = 'Uji'\nsebutan = 'U'\njudul = ['{n}']\nnihil = 'x'\n"
        "kolom = [{ judul = 'No', kunci = 'no', jenis = 'teks' }, { judul = 'N', kunci = 'nama' }]"
    )
    berkas = tmp_path / "uji.toml"
    berkas.write_text(isi, encoding="utf-8")
    assert list(baca_bentuk(berkas)) == ["uji"]
    berkas.write_text(isi.replace(*ganti), encoding="utf-8")
    with pytest.raises(FormulirRusak, match=pesan):
        baca_bentuk(berkas)
