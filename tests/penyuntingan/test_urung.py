"""Undo: a set of changes comes back whole, or not at all."""

import pytest

from budget.models import Pagu
from planning.models import (
    BarisRenja,
    Indikator,
    Kegiatan,
    Pengguna,
    Perubahan,
    Program,
    Renja,
    SubKegiatan,
    Target,
)
from planning.penyuntingan import (
    TidakDapatDiurungkan,
    gantungan,
    potret,
    suntingan,
    urungkan,
)

pytestmark = pytest.mark.django_db


def test_menghapus_program_menyebut_isinya_dan_dapat_diurungkan(
    budi: Pengguna, renja: Renja
) -> None:
    program = Program.objects.untuk(budi).get()
    semula = _potret_semua(renja)
    bawah = dict(gantungan(program))
    assert (bawah["kegiatan"], bawah["sub kegiatan"], bawah["baris Renja"]) == (1, 2, 2)
    assert (bawah["indikator"], bawah["target"], bawah["pagu"]) == (4, 20, 2)
    with suntingan(budi, renja=renja, judul="Menghapus program") as s:
        s.hapus(program, 1)
    assert not SubKegiatan.objects.untuk(budi).exists()
    assert not Indikator.objects.untuk(budi).exists()
    balik = urungkan(budi, s.perubahan)
    assert _potret_semua(renja) == semula
    assert balik.judul == "Mengurungkan: Menghapus program"
    assert Program.objects.get(pk=program.pk).versi == 2
    with pytest.raises(TidakDapatDiurungkan, match="sudah diurungkan"):
        urungkan(budi, Perubahan.objects.get(pk=s.perubahan.pk))
    urungkan(budi, balik)
    assert not Program.objects.untuk(budi).exists()


def _potret_semua(renja: Renja) -> dict[str, dict]:
    model = (Program, Kegiatan, SubKegiatan, BarisRenja, Indikator, Target, Pagu)
    pd = renja.perangkat_daerah
    return {
        f"{satu._meta.label} {baris.uid}": potret(baris)
        for satu in model
        for baris in satu.objects.filter(perangkat_daerah=pd)
    }


def test_perubahan_yang_ditimpa_tidak_diurungkan_sama_sekali(budi: Pengguna, renja: Renja) -> None:
    program, kegiatan = Program.objects.untuk(budi).get(), Kegiatan.objects.untuk(budi).get()
    with suntingan(budi, renja=renja) as pertama:
        pertama.ubah(program, 1, {"nama": "Baru"})
        pertama.ubah(kegiatan, 1, {"nama": "Baru"})
    with suntingan(budi, renja=renja) as kedua:
        kedua.ubah(kegiatan, 2, {"nama": "Lebih baru"})
    with pytest.raises(TidakDapatDiurungkan) as galat:
        urungkan(budi, pertama.perubahan)
    assert [satu.nama for satu in galat.value.daftar] == ["kegiatan Lebih baru"]
    assert Program.objects.get(pk=program.pk).nama == "Baru"
    urungkan(budi, kedua.perubahan)
    assert Kegiatan.objects.get(pk=kegiatan.pk).nama == "Baru"


def test_baris_yang_diubah_dua_kali_dalam_satu_set_kembali_semula(
    budi: Pengguna, renja: Renja
) -> None:
    program = Program.objects.untuk(budi).get()
    with suntingan(budi, renja=renja) as s:
        s.ubah(program, 1, {"nama": "Dua"})
        s.ubah(program, 2, {"nama": "Tiga", "urutan": 7})
    urungkan(budi, s.perubahan)
    program.refresh_from_db()
    assert (program.nama, program.urutan, program.versi) == ("program 2.07.001", 0, 5)


def test_buka_tutup_tahap_tidak_diurungkan_tetapi_pengaturan_ya(
    budi: Pengguna, renja: Renja
) -> None:
    with suntingan(budi, renja=renja) as pengaturan:
        pengaturan.ubah(renja, 1, {"pengaturan": {"varian_negatif": "B"}})
    urungkan(budi, pengaturan.perubahan)
    renja.refresh_from_db()
    assert renja.pengaturan == {}
    with suntingan(None, renja=renja) as tutup:
        tutup.ubah(renja, 3, {"terbuka": False})
    with pytest.raises(TidakDapatDiurungkan, match="tahap"):
        urungkan(budi, tutup.perubahan)
    renja.refresh_from_db()
    assert renja.terbuka is False


def test_yang_ditambah_hilang_lagi_kecuali_sudah_berisi(budi: Pengguna, renja: Renja) -> None:
    program = Program.objects.untuk(budi).get()
    baru = Indikator(
        perangkat_daerah=program.perangkat_daerah,
        renstra=program.renstra,
        program=program,
        uraian="Persentase kepuasan",
        satuan="%",
    )
    with suntingan(budi, renja=renja) as s:
        s.tambah(baru)
    target = Target(
        perangkat_daerah=program.perangkat_daerah,
        indikator=baru,
        tahun=2024,
        asal="renja",
        bawah=95,
    )
    with suntingan(budi, renja=renja) as isi:
        isi.tambah(target)
    with pytest.raises(TidakDapatDiurungkan) as galat:
        urungkan(budi, s.perubahan)
    assert galat.value.daftar[0].nama == "target Target 2024 (Renja)"
    urungkan(budi, isi.perubahan)
    urungkan(budi, s.perubahan)
    assert not Indikator.objects.filter(uraian="Persentase kepuasan").exists()
