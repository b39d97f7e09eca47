"""What the pages of a Renja show besides the forms, worked out from a plan of two programs."""

from dataclasses import replace
from decimal import Decimal

import pytest

from planning.kuantitas import Keadaan, kosong
from renja.halaman.kelengkapan import kekurangan
from renja.halaman.pohon import susun_pohon
from renja.halaman.ringkasan import arah_maju, ringkas
from renja.rencana import BagianSumber, Pagu, Rencana, SubKegiatan
from tests.renja.contoh import indikator, kegiatan, nilai, program, rencana, sub, uid

TERTARGET = indikator(1, "Peserta pelatihan", "Orang", target=nilai(renja_2024="90 Orang"))


def lengkap(nomor: int, pagu: int) -> SubKegiatan:
    """A row that lacks nothing."""
    return sub(nomor, f"Sub {nomor}", pagu, pagu, indikator=(TERTARGET,))


def dua_program() -> Rencana:
    """30,000 rupiah in three rows of the first program, 10,000 in one row of the second."""
    pertama = program(
        kegiatan(lengkap(1, 10_000), lengkap(2, 15_000)), kegiatan(lengkap(3, 5_000), nomor=201)
    )
    kedua = replace(program(kegiatan(lengkap(4, 10_000), nomor=202)), uid=uid(301))
    return rencana(pertama, kedua)


def satu_baris(baris: SubKegiatan) -> Rencana:
    return rencana(program(kegiatan(baris)))


# --- Ringkasan ---------------------------------------------------------------------------


def test_bagian_program_dari_seluruh_pagu() -> None:
    hasil = ringkas(dua_program())
    assert (hasil.cacah.program, hasil.cacah.kegiatan, hasil.cacah.sub_kegiatan) == (2, 3, 4)
    assert (hasil.pagu, hasil.maju) == (40_000, 40_000)
    assert [satu.pagu for satu in hasil.program] == [30_000, 10_000]
    assert [satu.bagian.nilai for satu in hasil.program] == [Decimal(75), Decimal(25)]
    assert [(satu.kegiatan, satu.sub_kegiatan) for satu in hasil.program] == [(2, 3), (1, 1)]


def test_bagian_program_tanpa_pagu_tidak_dihitung() -> None:
    hasil = ringkas(satu_baris(sub(1, "Sub", None, None)))
    assert hasil.pagu is None
    assert hasil.program[0].bagian.nilai is None


@pytest.mark.parametrize(
    ("pagu", "maju", "kalimat"),
    [
        (4_704_246_000, 5_228_746_000, "Naik 11,15 % dari pagu 2024"),
        (100, 95, "Turun 5,00 % dari pagu 2024"),
        (100, 100, "Sama dengan pagu 2024"),
        (100, None, ""),
        (None, 100, ""),
        (0, 100, ""),
    ],
)
def test_arah_maju(pagu: int | None, maju: int | None, kalimat: str) -> None:
    assert arah_maju(pagu, maju, 2024) == kalimat


# --- What is missing ---------------------------------------------------------------------


def kalimat(rencana_diuji: Rencana) -> list[str]:
    return [satu.kalimat for satu in kekurangan(rencana_diuji)]


def test_rencana_lengkap_tidak_kurang_apa_pun() -> None:
    assert kekurangan(dua_program()) == ()


@pytest.mark.parametrize(
    ("ganti", "kurang"),
    [
        ({"pagu": {}}, "belum memuat pagu indikatif"),
        ({"pagu": {"indikatif": Pagu(1, ())}}, "belum memuat sumber dana"),
        ({"prakiraan_maju": None}, "belum memuat prakiraan maju 2025"),
        ({"lokasi": ()}, "belum memuat lokasi"),
        ({"indikator": ()}, "belum memuat indikator"),
    ],
)
def test_yang_kurang_disebut_dengan_tempatnya(ganti: dict[str, object], kurang: str) -> None:
    (satu,) = kekurangan(satu_baris(replace(lengkap(7, 1_000), **ganti)))
    assert (satu.kalimat, satu.banyak) == (kurang, 1)
    assert (satu.tempat[0].uid, satu.tempat[0].nama) == (uid(7), "Sub 7")


@pytest.mark.parametrize(
    ("bagian", "kurang"),
    [
        ((None, None), ["memakai beberapa sumber dana yang belum dirinci"]),
        ((600, None), ["memakai beberapa sumber dana yang belum dirinci"]),
        ((600, 400), []),
        ((600, 300), ["bagian sumber dananya tidak berjumlah pagunya"]),
        ((900,), ["bagian sumber dananya tidak berjumlah pagunya"]),
        ((None,), []),
    ],
)
def test_bagian_sumber_dana(bagian: tuple[int | None, ...], kurang: list[str]) -> None:
    sumber = tuple(BagianSumber(f"1.{n}", f"Sumber {n}", isi) for n, isi in enumerate(bagian))
    baris = replace(lengkap(1, 1_000), pagu={"indikatif": Pagu(1_000, sumber)})
    assert kalimat(satu_baris(baris)) == kurang


def test_indikator_tanpa_target_tahun_ini_disebut() -> None:
    lama = indikator(2, "Peserta", "Orang", target=nilai(renja_2023="80 Orang"))
    baris = replace(lengkap(1, 1_000), indikator=(lama,))
    assert kalimat(satu_baris(baris)) == ["berindikator tanpa target 2024"]


def test_target_bersatuan_lain_disebut() -> None:
    persen = indikator(2, "Peserta", "Orang", target=nilai(renja_2024="80 %"))
    baris = replace(lengkap(1, 1_000), indikator=(persen,))
    (satu,) = kekurangan(satu_baris(baris))
    assert (satu.kode, satu.kalimat) == (
        "satuan",
        "bertarget 2024 dalam satuan lain daripada indikatornya",
    )


def test_indikator_lama_di_samping_yang_bertarget_tidak_kurang() -> None:
    lama = indikator(2, "Peserta", "Orang", target=nilai(renja_2022="80 Orang"))
    baris = replace(lengkap(1, 1_000), indikator=(lama, TERTARGET))
    assert kalimat(satu_baris(baris)) == []


def test_target_kosong_kurang_tetapi_tidak_direncanakan_tidak() -> None:
    def berkeadaan(keadaan: Keadaan) -> Rencana:
        target = {("renja", 2024): kosong("Orang", keadaan)}
        satu = indikator(2, "Peserta", "Orang", target=target)
        return satu_baris(replace(lengkap(1, 1_000), indikator=(satu,)))

    assert kalimat(berkeadaan(Keadaan.KOSONG)) == ["berindikator tanpa target 2024"]
    assert kalimat(berkeadaan(Keadaan.TIDAK_DIRENCANAKAN)) == []


# --- The tree ----------------------------------------------------------------------------


def test_pohon_menjumlahkan_pagu_ke_atas() -> None:
    pertama, kedua = susun_pohon(dua_program())
    assert (pertama.pagu, kedua.pagu) == (30_000, 10_000)
    assert [satu.pagu for satu in pertama.anak] == [25_000, 5_000]
    assert [satu.pagu for satu in pertama.anak[0].anak] == [10_000, 15_000]


def test_pohon_memuat_lokasi_sumber_dana_dan_target_tahun_ini() -> None:
    lama = indikator(2, "Peserta lama", "Orang", target=nilai(renja_2022="80 Orang"))
    baris = replace(lengkap(1, 1_000), indikator=(lama, TERTARGET))
    (satu,) = susun_pohon(satu_baris(baris))[0].anak[0].anak
    assert satu.lokasi == "Kota Pontianak, Semua Kecamatan"
    assert satu.sumber_dana == "Dana Transfer Umum/Dana Bagi Hasil"
    assert [(ukuran.indikator, str(ukuran.target)) for ukuran in satu.ukuran] == [
        ("Peserta pelatihan", "90 Orang")
    ]


def test_pohon_menampilkan_indikator_yang_belum_bertarget_dengan_strip() -> None:
    belum = indikator(2, "Peserta", "Orang")
    (program_satu,) = susun_pohon(satu_baris(replace(lengkap(1, 1_000), indikator=(belum,))))
    (satu,) = program_satu.anak[0].anak
    assert [(ukuran.indikator, str(ukuran.target)) for ukuran in satu.ukuran] == [("Peserta", "–")]


def test_cabang_pohon_tidak_berlokasi() -> None:
    (akar,) = susun_pohon(satu_baris(lengkap(1, 1_000)))
    assert (akar.lokasi, akar.sumber_dana) == ("", "")
