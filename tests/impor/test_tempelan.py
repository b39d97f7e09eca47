"""From an empty year to the seed's whole plan: Tabel 4.1 pasted as a block, names decided."""

import pytest

from planning.models import BarisRenja, Indikator, Pengguna, Program, Renja
from planning.penyuntingan import urungkan
from renja.impor.rancangan import Keadaan, Keputusan
from renja.impor.services import TidakDapatDiterapkan
from renja.models import Impor
from renja.pemuat import muat_rencana
from renja.rencana import cacah, jumlah_maju, jumlah_pagu
from tests.impor.alat import lihat, tabel_4_1, terapkan, unggah

pytestmark = pytest.mark.django_db

# The names that differ from edition 900-2023, with the code that each of them means.
BERBEDA = {
    "PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH KAB/KOTA": "X.XX.01",
    "Penyusunan Dokumen Perangkat Daerah": "X.XX.01.2.01.0001",
    "Penyediaan Barang Cetak dan Penggandaan": "X.XX.01.2.06.0005",
    "Penyediaan Jasa Penunjang Urusan Pemerintah Daerah": "X.XX.01.2.08",
    "Peyediaan Jasa Peralatan dan Perlengkapan Kantor": "X.XX.01.2.08.0003",
    "Pemeliharaan Barang Milik Daerah Penunjang Urusan Pemerintah Daerah": "X.XX.01.2.09",
    "Pemeliharaan/Rehabilitasi Gedung Kantor atau Bangunan Lainnya": "X.XX.01.2.09.0009",
    "PROGRAM PERENCANAAN TENAGA KERJA (RTK)": "2.07.02",
    "Penyusunan Rencana Tenaga Kerja Mikro": "2.07.02.2.01.0003",
    "Konsultasi Produktivitas pada Perusahaan Kecil": "2.07.03.2.04",
    "Perlindungan PMI [Pra dan Purna Penempatan] di daerah kabupaten/kota": "2.07.04.2.04",
    "Peningkatan perlindungan dan kompetensi calon pekerja": "2.07.04.2.04.0001",
}


def perlu_dipilih(impor: Impor) -> list[Keputusan]:
    return [satu for satu in lihat(impor).keputusan if satu.menunggu]


def pilih_saran(impor: Impor) -> None:
    """Take the first suggestion for every name, as a person who agrees with all of them."""
    while menunggu := perlu_dipilih(impor):
        putusan = impor.pilihan.get("putusan", {})
        impor.pilihan["putusan"] = putusan | {k.kunci: k.calon[0].nilai for k in menunggu}
        impor.save()


def test_nama_yang_berbeda_ditanyakan_dengan_saran_yang_tepat(
    citra_baru: Pengguna, kosong: Renja, disnaker: Renja
) -> None:
    impor = unggah(citra_baru, kosong, tabel_4_1(disnaker))
    saran = {satu.teks: satu.calon[0].nilai for satu in perlu_dipilih(impor)}
    assert {nama: saran.get(nama) for nama in BERBEDA} == BERBEDA
    # The other five differ by spelling or were cut off at the end of a cell.
    assert len(saran) == 17


def test_sebelum_dipilih_tidak_ada_yang_ditulis_diam_diam(
    citra_baru: Pengguna, kosong: Renja, disnaker: Renja
) -> None:
    impor = unggah(citra_baru, kosong, tabel_4_1(disnaker))
    p = lihat(impor)
    program = next(b for b in p.baris if b.nama.startswith("PROGRAM PENUNJANG"))
    assert program.keadaan is Keadaan.DITOLAK
    assert p.cacah[Keadaan.DITOLAK] == 50
    with pytest.raises(TidakDapatDiterapkan, match="50 baris ditolak"):
        terapkan(impor)
    assert not Program.objects.filter(renstra=kosong.renstra).exists()


def test_tabel_4_1_menjadi_rencana_lengkap(
    citra_baru: Pengguna, kosong: Renja, disnaker: Renja
) -> None:
    impor = unggah(citra_baru, kosong, tabel_4_1(disnaker))
    pilih_saran(impor)
    p = lihat(impor)
    assert (p.cacah[Keadaan.BARU], p.cacah[Keadaan.DITOLAK]) == (77, 0)
    assert p.selisih == ()
    assert [t.pagu[1] for t in p.total] == [
        3_535_388_000,
        38_000_000,
        556_000_000,
        284_000_000,
        290_858_000,
        4_704_246_000,
    ]
    impor = terapkan(impor)
    rencana = muat_rencana(kosong)
    jumlah = cacah(rencana)
    assert (jumlah.program, jumlah.kegiatan, jumlah.sub_kegiatan) == (5, 19, 53)
    assert jumlah_pagu(rencana) == 4_704_246_000
    assert jumlah_maju(rencana) == 5_228_746_000
    sub = rencana.program[0].kegiatan[0].sub_kegiatan[0]
    assert (sub.kode, sub.nama) == ("2.07.01.2.01.0001", "Penyusunan Dokumen Perangkat Daerah")
    assert sub.lokasi == ("Kota Pontianak", "Semua Kecamatan", "Semua Kelurahan")
    assert sub.teks_sumber_dana == "Dana Transfer Umum/Dana Bagi Hasil"
    assert str(rencana.target_tahun_ini(sub.indikator[0])) == "15 Dokumen"
    assert impor.perubahan is not None
    urungkan(citra_baru, impor.perubahan)
    assert not BarisRenja.objects.filter(renja=kosong).exists()
    assert not Program.objects.filter(renstra=kosong.renstra).exists()


def test_salah_ketik_indikator_dianggap_satu_dan_dapat_dipisah(
    citra_baru: Pengguna, kosong: Renja, disnaker: Renja
) -> None:
    """Three rows of the source cut the last letter of the program's indikator off."""
    impor = unggah(citra_baru, kosong, tabel_4_1(disnaker))
    pilih_saran(impor)
    serupa = [k for k in lihat(impor).keputusan if k.kelompok == "serupa"]
    assert "Kesekretariatan" in serupa[0].teks
    terapkan(impor)
    program = Program.objects.get(renstra=kosong.renstra, nomenklatur__kode="X.XX.01")
    uraian = Indikator.objects.filter(program=program).values_list("uraian", flat=True)
    assert list(uraian) == [
        "Persentase tingkat kepuasan Bidang/Bagian terhadap pelayanan Kesekretariatan"
    ]


def test_tempelan_yang_sama_lagi_tidak_mengubah_apa_pun(budi: Pengguna, disnaker: Renja) -> None:
    p = lihat(unggah(budi, disnaker, tabel_4_1(disnaker)))
    assert (p.cacah[Keadaan.BERUBAH], p.cacah[Keadaan.DITOLAK]) == (0, 0)
    assert p.tak_disebut == []


def test_dana_berkode_ganda_ditanyakan(
    citra_baru: Pengguna, kosong: Renja, disnaker: Renja
) -> None:
    impor = unggah(citra_baru, kosong, tabel_4_1(disnaker))
    dana = next(k for k in lihat(impor).keputusan if k.kelompok == "dana")
    assert [satu.nilai for satu in dana.calon] == ["1.2.01.01.01", "2.2.01.01.01"]
    assert dana.pilihan == "1.2.01.01.01"
