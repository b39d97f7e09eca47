"""Rows whose code of this year stands elsewhere than the Renstra has them: shown where it does."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from planning.models import EdisiNomenklatur, Nomenklatur, Renja
from renja.pemuat import muat_rencana
from renja.rencana import Rencana, cacah, jumlah_pagu
from tests.pabrik import buat_renja

pytestmark = pytest.mark.django_db


def _rencana(renja: Renja) -> Rencana:
    return muat_rencana(
        Renja.objects.select_related("perangkat_daerah__pemda", "renstra").get(pk=renja.pk)
    )


def _baru(
    renja: Renja, kode: str, nama: str, induk: Nomenklatur | None, tingkat: str
) -> Nomenklatur:
    edisi, _ = EdisiNomenklatur.objects.get_or_create(
        kode="edisi-baru", defaults={"nama": "Edisi baru", "tahun": 2025, "sebelumnya": renja.edisi}
    )
    return Nomenklatur.objects.create(
        edisi=edisi, kode=kode, nama=nama, induk=induk, tingkat=tingkat
    )


@pytest.fixture
def renja() -> Renja:
    """One program, two kegiatan; three sub kegiatan under the first, one under the second."""
    return buat_renja(4)


@pytest.fixture
def program_baru(renja: Renja) -> Nomenklatur:
    urusan = _baru(renja, "2", "urusan 2", None, "urusan")
    bidang = _baru(renja, "2.07", "bidang_urusan 2.07", urusan, "bidang_urusan")
    return _baru(renja, "2.07.009", "PROGRAM BARU", bidang, "program")


def _pindahkan(renja: Renja, nomor: list[int], induk: Nomenklatur) -> None:
    baris = list(renja.baris.order_by("sub_kegiatan__urutan"))
    for satu in nomor:
        kode = f"{induk.kode}.{satu:04}"
        baris[satu].nomenklatur = _baru(renja, kode, f"Sub baru {satu}", induk, "sub_kegiatan")
        baris[satu].save()


def test_seluruh_kegiatan_berpindah_bersama_indikatornya(
    renja: Renja, program_baru: Nomenklatur
) -> None:
    lama = _rencana(renja)
    kegiatan = _baru(renja, "2.07.009.2.01", "Kegiatan baru", program_baru, "kegiatan")
    _pindahkan(renja, [0, 1, 2], kegiatan)
    rencana = _rencana(renja)
    assert [p.kode for p in rencana.program] == ["2.07.001", "2.07.009"]
    baru = rencana.program[1].kegiatan[0]
    assert (baru.kode, baru.nama) == ("2.07.009.2.01", "Kegiatan baru")
    assert baru.uid == lama.program[0].kegiatan[0].uid
    assert [i.uraian for i in baru.indikator] == ["Indikator kegiatan 2.07.001.2.0001"]
    assert [s.kode[-4:] for s in baru.sub_kegiatan] == ["0000", "0001", "0002"]
    assert rencana.program[1].indikator == ()
    assert (cacah(rencana).sub_kegiatan, jumlah_pagu(rencana)) == (4, 4_000_000)


def test_program_ikut_bila_semua_kegiatannya_berpindah(
    renja: Renja, program_baru: Nomenklatur
) -> None:
    lama = _rencana(renja)
    satu = _baru(renja, "2.07.009.2.01", "Kegiatan satu", program_baru, "kegiatan")
    dua = _baru(renja, "2.07.009.2.02", "Kegiatan dua", program_baru, "kegiatan")
    _pindahkan(renja, [0, 1, 2], satu)
    _pindahkan(renja, [3], dua)
    (program,) = _rencana(renja).program
    assert (program.uid, program.kode, program.nama) == (
        *(lama.program[0].uid, "2.07.009", "PROGRAM BARU"),
    )
    assert [i.uraian for i in program.indikator] == ["Indikator program 2.07.001"]
    assert [(k.kode, len(k.sub_kegiatan)) for k in program.kegiatan] == [
        ("2.07.009.2.01", 3),
        ("2.07.009.2.02", 1),
    ]


def test_kegiatan_yang_dipecah_tetap_beridentitas_pada_yang_tinggal(
    renja: Renja, program_baru: Nomenklatur
) -> None:
    lama = _rencana(renja).program[0].kegiatan[0]
    kegiatan = _baru(renja, "2.07.009.2.01", "Kegiatan baru", program_baru, "kegiatan")
    _pindahkan(renja, [1], kegiatan)
    rencana = _rencana(renja)
    tinggal, pecahan = rencana.program[0].kegiatan[0], rencana.program[1].kegiatan[0]
    assert (tinggal.uid, len(tinggal.sub_kegiatan)) == (lama.uid, 2)
    assert tinggal.indikator == lama.indikator
    assert (len(pecahan.sub_kegiatan), pecahan.indikator) == (1, ())
    assert len({lama.uid, pecahan.uid, rencana.program[0].uid, rencana.program[1].uid}) == 4


def test_dua_kegiatan_yang_digabung_membawa_indikator_keduanya(
    renja: Renja, program_baru: Nomenklatur
) -> None:
    kegiatan = _baru(renja, "2.07.009.2.01", "Kegiatan gabungan", program_baru, "kegiatan")
    _pindahkan(renja, [0, 1, 2, 3], kegiatan)
    (program,) = _rencana(renja).program
    (gabungan,) = program.kegiatan
    assert len(gabungan.sub_kegiatan) == 4
    assert [i.uraian for i in gabungan.indikator] == [
        "Indikator kegiatan 2.07.001.2.0001",
        "Indikator kegiatan 2.07.001.2.0002",
    ]


def test_kode_yang_sama_pada_edisi_lain_tidak_memindahkan_apa_pun(renja: Renja) -> None:
    """The parents go on unchanged: the Renstra's wording of kegiatan and program stays."""
    renja.renstra.program.update(nama="Program menurut dokumen")
    urusan = _baru(renja, "2", "urusan 2", None, "urusan")
    bidang = _baru(renja, "2.07", "bidang_urusan 2.07", urusan, "bidang_urusan")
    program = _baru(renja, "2.07.001", "program 2.07.001", bidang, "program")
    kegiatan = _baru(renja, "2.07.001.2.0001", "kegiatan 2.07.001.2.0001", program, "kegiatan")
    _pindahkan(renja, [0, 2], kegiatan)
    (satu,) = _rencana(renja).program
    assert (satu.kode, satu.nama) == ("2.07.001", "Program menurut dokumen")
    assert [len(k.sub_kegiatan) for k in satu.kegiatan] == [3, 1]


def test_banyaknya_kueri_tetap(renja: Renja, program_baru: Nomenklatur) -> None:
    kegiatan = _baru(renja, "2.07.009.2.01", "Kegiatan baru", program_baru, "kegiatan")
    _pindahkan(renja, [0, 1], kegiatan)
    dibaca = Renja.objects.select_related("perangkat_daerah__pemda", "renstra").get(pk=renja.pk)
    with CaptureQueriesContext(connection) as kueri:
        muat_rencana(dibaca)
    assert len(kueri) == 23
