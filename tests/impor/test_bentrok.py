"""Somebody saved a row after the workbook was downloaded."""

import pytest

from budget.models import Pagu
from planning.models import BarisRenja, Pengguna, Renja
from planning.penyuntingan import suntingan
from renja.impor.rancangan import HasilBaris, Keadaan, Pratinjau
from renja.impor.services import Penerapan, TidakDapatDiterapkan, jalankan
from tests.impor.alat import Buku, buku_kerja, lihat, terapkan, unggah
from tests.pabrik import buat_pengguna

pytestmark = pytest.mark.django_db

SUB = "2.07.01.2.01.0001"


@pytest.fixture
def rekan(disnaker: Renja) -> Pengguna:
    """A second perencana of disnaker."""
    pd = disnaker.perangkat_daerah
    return buat_pengguna("rekan", ("perencana", pd.pemda, pd))


def ubah_pagu(rekan: Pengguna, renja: Renja, nilai: int) -> None:
    kode = {"baris__sub_kegiatan__nomenklatur__kode": "X.XX.01.2.01.0001"}
    pagu = Pagu.objects.get(lapisan__renja=renja, **kode)
    with suntingan(rekan, renja=renja) as s:
        s.ubah(pagu, pagu.versi, {"nilai": nilai})


def ubah_kelompok(rekan: Pengguna, renja: Renja, nilai: str) -> None:
    baris = BarisRenja.objects.get(renja=renja, sub_kegiatan__nomenklatur__kode="X.XX.01.2.01.0001")
    with suntingan(rekan, renja=renja) as s:
        s.ubah(baris, baris.versi, {"kelompok_sasaran": nilai})


def baris_sub(p: Pratinjau) -> HasilBaris:
    return next(satu for satu in p.baris if satu.kode == SUB)


def test_kedua_nilai_siapa_dan_kapan_ditunjukkan(
    budi: Pengguna, rekan: Pengguna, disnaker: Renja
) -> None:
    buku = Buku(buku_kerja(disnaker))
    ubah_pagu(rekan, disnaker, 1_000)
    buku[buku.baris(SUB), "pagu"] = 2_000
    impor = unggah(budi, disnaker, buku.bytes())
    p = lihat(impor)
    satu = baris_sub(p)
    assert p.cacah[Keadaan.BENTROK] == 1
    assert [(sel.lama, sel.baru) for sel in satu.ubah] == [("1.000", "2.000")]
    assert satu.campur is not None
    assert satu.campur.oleh == "Rekan"
    assert satu.campur.waktu is not None
    # What is there stays, until a person says otherwise.
    assert p.ditulis == []
    with pytest.raises(TidakDapatDiterapkan, match="Tidak ada yang perlu ditulis"):
        terapkan(impor)
    impor.pilihan = {"pakai_berkas": [satu.nomor]}
    impor.save()
    terapkan(impor)
    assert Pagu.objects.filter(lapisan__renja=disnaker, nilai=2_000).count() == 1


def test_yang_tidak_disentuh_berkas_bukan_bentrok(
    budi: Pengguna, rekan: Pengguna, disnaker: Renja
) -> None:
    """The file still holds the old pagu: it is not a change, and the new one stays."""
    buku = Buku(buku_kerja(disnaker))
    ubah_pagu(rekan, disnaker, 1_000)
    ubah_kelompok(rekan, disnaker, "Pencari kerja")
    buku[buku.baris("2.07.01.2.01.0006"), "pagu"] = 2_000
    p = lihat(unggah(budi, disnaker, buku.bytes()))
    assert p.cacah[Keadaan.BENTROK] == 0
    assert p.sel_berubah == 1
    assert "dibiarkan" in baris_sub(p).catatan[0]


def test_sel_lain_pada_baris_yang_bergeser_tetap_bentrok(
    budi: Pengguna, rekan: Pengguna, disnaker: Renja
) -> None:
    buku = Buku(buku_kerja(disnaker))
    ubah_kelompok(rekan, disnaker, "Pencari kerja")
    buku[buku.baris(SUB), "prioritas_daerah"] = "Pelayanan"
    satu = baris_sub(lihat(unggah(budi, disnaker, buku.bytes())))
    assert satu.keadaan is Keadaan.BENTROK
    assert [sel.isian for sel in satu.ubah] == ["prioritas_daerah"]


def test_yang_disimpan_sesudah_pratinjau_menahan_penerapan(
    budi: Pengguna, rekan: Pengguna, disnaker: Renja
) -> None:
    """Applying what was previewed means just that: the fingerprint no longer fits."""
    buku = Buku(buku_kerja(disnaker))
    buku[buku.baris(SUB), "pagu"] = 2_000
    impor = unggah(budi, disnaker, buku.bytes())
    sidik = lihat(impor).sidik
    ubah_pagu(rekan, disnaker, 1_000)
    with pytest.raises(TidakDapatDiterapkan, match="berubah sejak pratinjau"):
        list(jalankan(budi, impor, Penerapan(sidik)))
    assert Pagu.objects.filter(lapisan__renja=disnaker, nilai=1_000).count() == 1


def test_impor_diterapkan_sekali_saja(budi: Pengguna, disnaker: Renja) -> None:
    buku = Buku(buku_kerja(disnaker))
    buku[buku.baris(SUB), "pagu"] = 2_000
    impor = unggah(budi, disnaker, buku.bytes())
    lagi = lihat(impor)
    terapkan(impor)
    assert lagi.sel_berubah == 1
    with pytest.raises(TidakDapatDiterapkan, match="diterapkan"):
        list(jalankan(budi, impor, Penerapan(lagi.sidik)))
