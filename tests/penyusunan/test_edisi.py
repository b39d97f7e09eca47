"""A new edition in mid-draft: Budi decides for each row of the seed's Renja 2024."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from budget.models import Pagu
from planning.models import (
    EdisiNomenklatur,
    Nomenklatur,
    Pengguna,
    PetaNomenklatur,
    PutusanPemutakhiran,
    Renja,
)
from planning.penyuntingan import Bentrok, TidakSah, urungkan
from renja.pemuat import muat_rencana
from renja.penyusunan.edisi import (
    IsianPutusan,
    Pemutakhiran,
    pilihan_edisi,
    simpan_putusan,
    susun_pemutakhiran,
    terapkan,
)
from renja.rencana import cacah, daun
from tests.pabrik import buat_renja

pytestmark = pytest.mark.django_db
ALAMAT = "/disnaker/2024/susun/edisi/"
HILANG = ["2.07.03.2.01.0001", "2.07.04.2.03.0001", "2.07.04.2.04.0003"]


@pytest.fixture
def ke(budi: Pengguna) -> EdisiNomenklatur:
    return EdisiNomenklatur.objects.get(kode="2027")


def putuskan(user: Pengguna, isi: Pemutakhiran, **kode: str) -> Pemutakhiran:
    """Take every suggestion, and for the codes named (dots as underscores) what is given."""
    isian = {}
    for satu in isi.baris:
        putusan = kode.get("k" + satu.lama.kode.replace(".", "_"), "")
        if not putusan:
            putusan = "tetap" if satu.jenis == "hilang" else "ganti"
        baru = satu.calon[0].pk if putusan == "ganti" else None
        isian[satu.baris.pk] = IsianPutusan(putusan, baru, 0)
    simpan_putusan(user, isi, isian)
    return susun_pemutakhiran(isi.renja, isi.ke)


def test_pratinjau_menurut_peta(lalu: Renja, ke: EdisiNomenklatur) -> None:
    isi = susun_pemutakhiran(lalu, ke)
    assert {sebutan: len(baris) for _, sebutan, baris in isi.kelompok} == {
        "Tanpa penerus": 3,
        "Berganti kode": 1,
        "Berganti nama": 1,
        "Sama": 48,
    }
    menurut_kode = {satu.lama.kode: satu for satu in isi.baris}
    assert sorted(kode for kode, satu in menurut_kode.items() if satu.jenis == "hilang") == HILANG
    assert menurut_kode["2.07.04.2.04.0002"].calon[0].kode == "2.07.04.2.04.0004"
    assert menurut_kode["2.07.04.2.03.0003"].jenis == "nama"


def test_saran_hanya_bila_satu_lawan_satu(lalu: Renja, ke: EdisiNomenklatur) -> None:
    saran = {satu.lama.kode: satu.nilai for satu in susun_pemutakhiran(lalu, ke).baris}
    assert [kode for kode, nilai in saran.items() if not nilai] == HILANG
    assert all(nilai.startswith("ganti-") for nilai in saran.values() if nilai)


def test_dipecah_dan_digabung_dikenali(lalu: Renja, ke: EdisiNomenklatur) -> None:
    baru = Nomenklatur.objects.filter(edisi=ke, tingkat="sub_kegiatan")
    lama = Nomenklatur.objects.filter(edisi=lalu.edisi)
    peta = PetaNomenklatur.objects
    for kode in ("X.XX.01.2.01.0001", "X.XX.01.2.01.0006"):
        peta.create(
            baru=baru.get(kode="X.XX.01.2.01.0001"), kode_lama=kode, lama=lama.get(kode=kode)
        )
    baru.filter(kode="X.XX.01.2.01.0006").update(dihentikan=True)
    asal = lama.get(kode="2.07.04.2.03.0003")
    peta.create(baru=baru.get(kode="2.07.04.2.03.0002"), kode_lama=asal.kode, lama=asal)
    jenis = {satu.lama.kode: satu.jenis for satu in susun_pemutakhiran(lalu, ke).baris}
    assert jenis["X.XX.01.2.01.0001"] == jenis["X.XX.01.2.01.0006"] == "digabung"
    assert jenis["2.07.04.2.03.0003"] == "dipecah"


def test_terapkan_menunggu_semua_putusan(budi: Pengguna, lalu: Renja, ke: EdisiNomenklatur) -> None:
    isi = susun_pemutakhiran(lalu, ke)
    with pytest.raises(TidakSah, match="53 baris belum diputuskan"):
        terapkan(budi, isi)
    satu = isi.baris[0]
    simpan_putusan(budi, isi, {satu.baris.pk: IsianPutusan("tetap", None, 0)})
    isi = susun_pemutakhiran(lalu, ke)
    assert (isi.diputuskan, isi.lengkap) == (1, False)
    with pytest.raises(TidakSah, match="52 baris belum diputuskan"):
        terapkan(budi, isi)


def test_terapkan_mengganti_kode_nama_dan_edisi(
    belum_dilaporkan: None, budi: Pengguna, lalu: Renja, ke: EdisiNomenklatur
) -> None:
    isi = putuskan(budi, susun_pemutakhiran(lalu, ke), k2_07_04_2_03_0001="keluarkan")
    perubahan = terapkan(budi, isi)
    lalu.refresh_from_db()
    assert (lalu.edisi, lalu.baris.count(), perubahan.asal) == (ke, 52, "edisi")
    kode = dict(lalu.baris.values_list("sub_kegiatan__nomenklatur__kode", "nomenklatur__kode"))
    assert kode["2.07.04.2.04.0002"] == "2.07.04.2.04.0004"
    assert kode["2.07.03.2.01.0001"] is None
    assert "2.07.04.2.03.0001" not in kode
    nama = dict(lalu.baris.values_list("sub_kegiatan__nomenklatur__kode", "nama"))
    assert nama["2.07.04.2.03.0003"] == "Job Fair/Bursa Kerja"
    assert nama["X.XX.01.2.01.0001"] == ""


def test_formulir_memakai_kode_edisi_baru(
    budi: Pengguna, lalu: Renja, ke: EdisiNomenklatur
) -> None:
    semula = muat_rencana(lalu)
    terapkan(budi, putuskan(budi, susun_pemutakhiran(lalu, ke)))
    rencana = muat_rencana(
        Renja.objects.select_related("perangkat_daerah__pemda", "renstra").get(pk=lalu.pk)
    )
    assert cacah(rencana) == cacah(semula)
    assert {sub.kode for sub in daun(rencana)} ^ {sub.kode for sub in daun(semula)} == {
        "2.07.04.2.04.0002",
        "2.07.04.2.04.0004",
    }
    indikator = [len(program.indikator) for program in semula.program]
    assert [len(program.indikator) for program in rencana.program] == indikator


def test_satu_urungan_mengembalikan_edisi_dan_baris(
    belum_dilaporkan: None, budi: Pengguna, lalu: Renja, ke: EdisiNomenklatur
) -> None:
    edisi, pagu = lalu.edisi, Pagu.objects.filter(lapisan__renja=lalu).count()
    isi = putuskan(budi, susun_pemutakhiran(lalu, ke), k2_07_04_2_03_0001="keluarkan")
    urungkan(budi, terapkan(budi, isi))
    lalu.refresh_from_db()
    assert (lalu.edisi, lalu.baris.count()) == (edisi, 53)
    assert Pagu.objects.filter(lapisan__renja=lalu).count() == pagu
    assert set(lalu.baris.values_list("nomenklatur", flat=True)) == {None}
    assert susun_pemutakhiran(lalu, ke).diputuskan == 53


def test_renja_tahun_lain_tidak_tersentuh(
    budi: Pengguna, lalu: Renja, renja: Renja, ke: EdisiNomenklatur
) -> None:
    terapkan(budi, putuskan(budi, susun_pemutakhiran(lalu, ke)))
    renja.refresh_from_db()
    assert renja.edisi.kode == "900-2023"


def test_kode_yang_sama_dua_kali_dalam_satu_unit_ditolak(
    budi: Pengguna, lalu: Renja, ke: EdisiNomenklatur
) -> None:
    isi = putuskan(budi, susun_pemutakhiran(lalu, ke))
    satu, dua, *_ = (b for b in isi.baris if b.lama.kode.startswith("X.XX.01.2.01.000"))
    simpan_putusan(
        budi, isi, {dua.baris.pk: IsianPutusan("ganti", satu.calon[0].pk, dua.putusan.versi)}
    )
    with pytest.raises(TidakSah, match="lebih dari sekali pada Sekretariat"):
        terapkan(budi, susun_pemutakhiran(lalu, ke))


def test_putusan_orang_lain_tidak_ditimpa(
    budi: Pengguna, lalu: Renja, ke: EdisiNomenklatur
) -> None:
    isi = susun_pemutakhiran(lalu, ke)
    kunci = isi.baris[0].baris.pk
    simpan_putusan(budi, isi, {kunci: IsianPutusan("tetap", None, 0)})
    kini = susun_pemutakhiran(lalu, ke)
    simpan_putusan(budi, kini, {kunci: IsianPutusan("keluarkan", None, 1)})
    with pytest.raises(Bentrok):
        simpan_putusan(
            budi,
            susun_pemutakhiran(lalu, ke),
            {kunci: IsianPutusan("tetap", None, 1)},
        )
    assert PutusanPemutakhiran.objects.get(baris=kunci).putusan == "keluarkan"


def test_sesudah_diterapkan_yang_tetap_masih_dapat_diputuskan(
    budi: Pengguna, lalu: Renja, ke: EdisiNomenklatur
) -> None:
    """Rows that kept an old code stand outside the Renja's edition: it is offered again."""
    terapkan(budi, putuskan(budi, susun_pemutakhiran(lalu, ke)))
    lalu.refresh_from_db()
    assert pilihan_edisi(lalu) == [ke]
    isi = susun_pemutakhiran(lalu, ke)
    assert (len(isi.baris), isi.sudah) == (3, 50)


def test_halaman_memutuskan_menerapkan_dan_kode_lain(klien: Client, lalu: Renja) -> None:
    halaman = klien.get(ALAMAT).content.decode()
    assert "0 dari 53 baris sudah diputuskan." in halaman
    isi = susun_pemutakhiran(lalu, EdisiNomenklatur.objects.get(kode="2027"))
    kirim = {f"putusan-{b.baris.pk}": b.nilai or "tetap" for b in isi.baris}
    hilang = next(b for b in isi.baris if b.lama.kode == HILANG[0])
    kirim |= {
        f"putusan-{hilang.baris.pk}": "lain",
        f"kode-{hilang.baris.pk}": "2.7.3.2.1.3",
        "ke": "2027",
    }
    hasil = klien.post(ALAMAT, kirim, follow=True).content.decode()
    assert "53 dari 53 baris sudah diputuskan." in hasil
    assert "Pakai 2.07.03.2.01.0003" in hasil
    hasil = klien.post(ALAMAT, {"ke": "2027", "terapkan": "1"}, follow=True).content.decode()
    assert "51 baris berganti kode, 2 tetap, 0 dikeluarkan." in hasil


def test_kode_lain_yang_tidak_ada_ditolak(klien: Client, lalu: Renja) -> None:
    baris = lalu.baris.first()
    kirim = {f"putusan-{baris.pk}": "lain", f"kode-{baris.pk}": "2.07.03.2.01.9999", "ke": "2027"}
    jawaban = klien.post(ALAMAT, kirim)
    assert jawaban.status_code == 422
    assert "bukan kode sub kegiatan pada Nomenklatur pemutakhiran 2027" in jawaban.content.decode()


@pytest.mark.parametrize("banyak", [6, 60])
def test_banyaknya_kueri_pratinjau_tetap(banyak: int) -> None:
    renja = buat_renja(banyak, "edisi")
    ke = EdisiNomenklatur.objects.create(kode="ke", nama="Ke", tahun=2030, sebelumnya=renja.edisi)
    with CaptureQueriesContext(connection) as kueri:
        isi = susun_pemutakhiran(renja, ke)
    assert (len(isi.baris), {satu.jenis for satu in isi.baris}) == (banyak, {"hilang"})
    assert len(kueri) == 10
