"""Changing the manuscript: beginning it, its outline, its prose, and taking it all back."""

import pytest

from planning.models import JejakAudit, Perubahan
from planning.penyuntingan import (
    Bentrok,
    Ditolak,
    TidakDapatDiurungkan,
    TidakSah,
    urungkan,
)
from renja.dokumen.kerangka import kerangka_untuk
from renja.models import Bab
from renja.penulisan import services
from renja.penulisan.versi import daftar_versi, teks_pada
from tests.orang import buat_orang
from tests.penulisan.alat import bab, mulai, renja_disnaker

pytestmark = pytest.mark.django_db


def test_mulai_menulis_seluruh_kerangka_dan_dapat_diurungkan() -> None:
    budi = buat_orang()["budi"]
    renja = renja_disnaker()
    perubahan = services.mulai(budi, renja)
    kerangka = list(kerangka_untuk(2024, "awal").semua())
    baris = Bab.objects.filter(renja=renja)
    assert {satu.kode for satu in baris} == {satu.kode for satu in kerangka}
    assert bab(renja, "latar-belakang").induk == bab(renja, "bab-1")
    assert perubahan is not None
    urungkan(budi, perubahan)
    assert not baris.all().exists()
    services.mulai(budi, renja)
    assert baris.all().count() == len(kerangka)


def test_mulai_tidak_diurungkan_bila_ada_subbab_baru_di_bawahnya() -> None:
    budi = buat_orang()["budi"]
    renja = renja_disnaker()
    perubahan = services.mulai(budi, renja)
    assert perubahan is not None
    baru = services.tambah_bagian(budi, renja, bab(renja, "bab-1"), "Catatan")
    with pytest.raises(TidakDapatDiurungkan, match="ada isi baru di bawah baris") as galat:
        urungkan(budi, perubahan)
    assert [satu.nama for satu in galat.value.daftar] == ["bab Catatan"]
    assert Bab.objects.filter(pk=baru.pk).exists()
    assert bab(renja, "latar-belakang").induk == bab(renja, "bab-1")


def test_mulai_kedua_kali_dan_oleh_yang_bukan_perencana_ditolak() -> None:
    orang = buat_orang()
    renja = mulai(orang["budi"])
    with pytest.raises(TidakSah, match="sudah dimulai"):
        services.mulai(orang["budi"], renja)
    Bab.objects.all().delete()
    for nama in ("ani", "dedi", "citra"):
        with pytest.raises(Ditolak):
            services.mulai(orang[nama], renja)
    assert not Bab.objects.exists()


def test_subbab_ditambah_diganti_judulnya_dipindah_dan_dihapus() -> None:
    budi = buat_orang()["budi"]
    renja = mulai(budi)
    satu = bab(renja, "bab-1")
    baru = services.tambah_bagian(budi, renja, satu, "  Catatan\u202e penting ")
    assert (baru.judul, baru.jenis, baru.kode) == ("Catatan penting", "sub_bab", "")
    services.ubah_judul(budi, baru, baru.versi, "Catatan", bab(renja, "bab-2"))
    assert baru.induk == bab(renja, "bab-2")
    anak = list(Bab.objects.filter(induk=baru.induk).order_by("urutan"))
    assert anak[-1] == baru
    services.pindah(budi, baru, baru.versi, naik=True)
    anak = list(Bab.objects.filter(induk=baru.induk).order_by("urutan"))
    assert anak[-2] == baru
    baru.refresh_from_db()
    services.hapus_bagian(budi, bab_dari(baru), baru.versi)
    assert not Bab.objects.filter(pk=baru.pk).exists()
    urungkan(budi, Perubahan.objects.order_by("-waktu").first() or Perubahan())
    assert Bab.objects.get(uid=baru.uid).judul == "Catatan"


def bab_dari(satu: Bab) -> Bab:
    return Bab.objects.select_related("renja__perangkat_daerah", "perangkat_daerah").get(pk=satu.pk)


def test_bab_baru_menjadi_bab_terakhir_dan_bagian_depan_tidak_berpindah() -> None:
    budi = buat_orang()["budi"]
    renja = mulai(budi)
    baru = services.tambah_bagian(budi, renja, None, "Lampiran")
    assert Bab.objects.filter(renja=renja, induk=None).order_by("urutan").last() == baru
    assert services.pindah(budi, bab_dari(baru), 1, naik=False) is None
    sampul = bab(renja, "sampul")
    with pytest.raises(TidakSah, match="sistematika"):
        services.pindah(budi, sampul, sampul.versi, naik=False)


def test_bagian_wajib_tidak_dihapus_dan_judul_kosong_ditolak() -> None:
    budi = buat_orang()["budi"]
    renja = mulai(budi)
    wajib = bab(renja)
    with pytest.raises(TidakSah, match="“Latar Belakang” wajib ada"):
        services.hapus_bagian(budi, wajib, wajib.versi)
    # A chapter that is not mandatory itself stays as long as a mandatory part stands in it.
    lain = services.tambah_bagian(budi, renja, None, "Bab lain")
    services.ubah_judul(budi, wajib, wajib.versi, wajib.judul, lain)
    with pytest.raises(TidakSah, match="memuat bagian yang wajib ada: Latar Belakang"):
        services.hapus_bagian(budi, bab_dari(lain), lain.versi)
    for judul in ("", "   ", "\u202e"):
        with pytest.raises(TidakSah, match="Tulis judul"):
            services.tambah_bagian(budi, renja, None, judul)
    with pytest.raises(TidakSah, match="paling banyak 300 huruf; ini 301 huruf"):
        services.tambah_bagian(budi, renja, None, "a" * 301)


def test_bagian_kerangka_yang_dihapus_dimasukkan_kembali_pada_tempatnya() -> None:
    budi = buat_orang()["budi"]
    renja = mulai(budi)
    semua = list(Bab.objects.filter(renja=renja, induk=None).values_list("kode", flat=True))
    assert services.bagian_tersisa(renja) == []
    satu = bab(renja, "daftar-gambar")
    services.hapus_bagian(budi, satu, satu.versi)
    assert [lain.kode for lain in services.bagian_tersisa(renja)] == ["daftar-gambar"]
    services.masukkan_kembali(budi, renja, "daftar-gambar")
    kini = list(Bab.objects.filter(renja=renja, induk=None).values_list("kode", flat=True))
    assert kini == semua
    for kode in ("daftar-gambar", "tidak-ada", ""):
        with pytest.raises(TidakSah, match="sudah ada"):
            services.masukkan_kembali(budi, renja, kode)


def test_bagian_dibatasi_lima_ratus() -> None:
    budi = buat_orang()["budi"]
    renja = mulai(budi)
    ada = Bab.objects.filter(renja=renja).count()
    induk = bab(renja, "bab-1")
    Bab.objects.bulk_create(
        Bab(
            perangkat_daerah=renja.perangkat_daerah,
            renja=renja,
            induk=induk,
            jenis="sub_bab",
            judul=f"Bagian {n}",
            urutan=100 + n,
        )
        for n in range(500 - ada)
    )
    with pytest.raises(TidakSah, match="500 bagian"):
        services.tambah_bagian(budi, renja, induk, "Satu lagi")


def test_simpanan_bersih_berversi_dan_yang_sama_tidak_menulis() -> None:
    budi = buat_orang()["budi"]
    renja = mulai(budi)
    satu = bab(renja)
    assert services.simpan_isi(budi, satu, 1, "Satu\r\ndua\u202e \x00tiga") is not None
    assert (satu.isi, satu.versi) == ("Satu\ndua tiga", 2)
    assert services.simpan_isi(budi, satu, 2, "Satu\ndua tiga") is None
    with pytest.raises(TidakSah, match=r"lebih 100\.000 huruf dari batas 200\.000"):
        services.simpan_isi(budi, satu, 2, "x" * 300_000)
    with pytest.raises(Bentrok):
        services.simpan_isi(budi, satu, 1, "Tiga")
    daftar = bab(renja, "daftar-isi")
    with pytest.raises(TidakSah, match="tidak memuat tulisan"):
        services.simpan_isi(budi, daftar, 1, "x")


def test_teks_awal_dikembalikan_dan_bagian_sendiri_tidak_punya() -> None:
    budi = buat_orang()["budi"]
    renja = mulai(budi)
    satu = bab(renja)
    awal = satu.isi
    services.simpan_isi(budi, satu, 1, "Lain")
    services.kembalikan_awal(budi, satu, 2)
    assert bab(renja).isi == awal
    baru = services.tambah_bagian(budi, renja, None, "Lampiran")
    with pytest.raises(TidakSah, match="tidak ada teks awalnya"):
        services.kembalikan_awal(budi, bab_dari(baru), 1)


def test_versi_menggabungkan_simpanan_berurutan_seorang() -> None:
    orang = buat_orang()
    renja = mulai(orang["budi"])
    satu = bab(renja)
    awal = satu.isi
    for n in range(3):
        services.simpan_isi(orang["budi"], satu, satu.versi, f"Budi {n}")
    versi = daftar_versi(satu)
    assert [(v.oleh, v.banyak, v.sebelum, v.versi) for v in versi] == [
        (orang["budi"].nama, 3, 1, 4),
        (orang["budi"].nama, 1, 0, 1),
    ]
    assert teks_pada(satu, 1) == awal
    assert [teks_pada(satu, n) for n in (2, 3, 4, 9)] == ["Budi 0", "Budi 1", "Budi 2", "Budi 2"]


def test_versi_baris_tanpa_jejak_dibaca_dari_perubahan_pertamanya() -> None:
    budi = buat_orang()["budi"]
    renja = mulai(budi)
    satu = Bab.objects.create(
        perangkat_daerah=renja.perangkat_daerah,
        renja=renja,
        jenis="bab",
        judul="Dari luar",
        isi="Lama",
        urutan=99,
    )
    assert daftar_versi(satu) == []
    assert teks_pada(satu, 1) is None
    services.simpan_isi(budi, bab_dari(satu), 1, "Baru")
    assert teks_pada(satu, 1) == "Lama"
    assert not JejakAudit.objects.filter(uid=satu.uid, aksi="tambah").exists()
