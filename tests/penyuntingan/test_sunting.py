"""One way to change a row: Budi plans for Disnaker, Citra for Dinsos, Hadi holds the money."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from budget.models import Pagu, PaguSumber, SumberDana
from planning.models import (
    BarisRenja,
    JejakAudit,
    Kegiatan,
    LokasiBaris,
    Pengguna,
    Perubahan,
    Program,
    Renja,
    SubKegiatan,
    Target,
    Wilayah,
)
from planning.penyuntingan import (
    Bentrok,
    TidakSah,
    Ubahan,
    suntingan,
    urungkan,
)

pytestmark = pytest.mark.django_db


def test_mengubah_menaikkan_versi_dan_meninggalkan_jejak(budi: Pengguna, renja: Renja) -> None:
    program = Program.objects.untuk(budi).get()
    with suntingan(budi, renja=renja, judul="Mengubah program", alasan="Salah ketik") as s:
        assert s.ubah(program, 1, {"nama": "PROGRAM PELATIHAN KERJA"}) is True
    program.refresh_from_db()
    assert (program.nama, program.versi) == ("PROGRAM PELATIHAN KERJA", 2)
    (jejak,) = JejakAudit.objects.all()
    assert (jejak.nomor, jejak.aksi, jejak.objek, jejak.kunci, jejak.versi) == (
        *(1, "ubah", "planning.program", program.pk, 2),
    )
    assert (jejak.sebelum, jejak.sesudah) == (
        {"nama": "program 2.07.001"},
        {"nama": "PROGRAM PELATIHAN KERJA"},
    )
    assert (jejak.nama_pelaku, jejak.asal, jejak.alasan) == ("Budi", "tangan", "Salah ketik")
    assert (s.perubahan.judul, s.perubahan.banyak) == ("Mengubah program", 1)


def test_nilai_yang_sama_tidak_menulis_apa_pun(budi: Pengguna, renja: Renja) -> None:
    program = Program.objects.untuk(budi).get()
    with suntingan(budi, renja=renja) as s:
        assert s.ubah(program, 1, {"nama": "program 2.07.001"}) is False
    assert s.perubahan is None
    assert (JejakAudit.objects.count(), Perubahan.objects.count()) == (0, 0)
    assert Program.objects.get(pk=program.pk).versi == 1


def test_versi_lama_bentrok_dan_menyebut_siapa(budi: Pengguna, renja: Renja) -> None:
    program = Program.objects.untuk(budi).get()
    with suntingan(budi, renja=renja) as s:
        s.ubah(program, 1, {"nama": "Oleh Budi"})
    with pytest.raises(Bentrok) as galat, suntingan(budi, renja=renja) as s:
        s.ubah(Program.objects.get(pk=program.pk), 1, {"nama": "Terlambat"})
    assert galat.value.oleh == "Budi"
    assert galat.value.kini["nama"] == "Oleh Budi"
    assert str(galat.value) == "Baris ini sudah diubah oleh Budi sejak Anda membukanya."
    assert Program.objects.get(pk=program.pk).nama == "Oleh Budi"


def test_galat_menggugurkan_seluruh_set(budi: Pengguna, renja: Renja) -> None:
    program = Program.objects.untuk(budi).get()
    kegiatan = Kegiatan.objects.untuk(budi).get()

    def dua_sekaligus() -> None:
        with suntingan(budi, renja=renja) as s:
            s.ubah(program, 1, {"nama": "Berubah"})
            s.ubah(kegiatan, 1, {"nama": ""})

    with pytest.raises(TidakSah) as galat:
        dua_sekaligus()
    assert list(galat.value.pesan) == ["nama"]
    assert Program.objects.get(pk=program.pk).nama == "program 2.07.001"
    assert JejakAudit.objects.count() == 0


def test_lokasi_dan_sumber_dana_ikut_dalam_jejak(budi: Pengguna, renja: Renja) -> None:
    baris = BarisRenja.objects.filter(renja=renja).first()
    kota = Wilayah.objects.get(nama="Kota Uji", pemda=renja.perangkat_daerah.pemda)
    barat = Wilayah.objects.create(
        pemda=kota.pemda, induk=kota, jenis="kecamatan", nama="Pontianak Barat"
    )
    pagu = Pagu.objects.get(baris=baris)
    pad = SumberDana.objects.get(cetak="PAD")
    with suntingan(budi, renja=renja) as s:
        s.ubah(baris, 1, {}, {"lokasi_baris": [{"wilayah_id": barat.pk, "urutan": 1}]})
        s.ubah(
            pagu,
            1,
            {"nilai": 700},
            {"sumber": [{"sumber_dana_id": pad.pk, "nilai": 700, "urutan": 1}]},
        )
    assert [satu.wilayah.nama for satu in LokasiBaris.objects.filter(baris=baris)] == [
        "Pontianak Barat"
    ]
    assert list(PaguSumber.objects.filter(pagu=pagu).values_list("nilai", flat=True)) == [700]
    lokasi, uang = JejakAudit.objects.order_by("nomor")
    assert lokasi.sebelum == {"lokasi_baris": [{"wilayah_id": kota.pk, "urutan": 0}]}
    assert uang.sesudah["sumber"] == [{"sumber_dana_id": pad.pk, "nilai": 700, "urutan": 1}]
    urungkan(budi, s.perubahan)
    assert [satu.wilayah.nama for satu in LokasiBaris.objects.filter(baris=baris)] == ["Kota Uji"]
    assert PaguSumber.objects.filter(pagu=pagu).count() == 2


def test_banyak_baris_diubah_dengan_sedikit_kueri(budi: Pengguna, renja: Renja) -> None:
    target = list(Target.objects.untuk(budi).select_related("indikator__renstra"))
    assert len(target) == 20
    ubahan = [Ubahan(satu, 1, {"bawah": 50 + n}) for n, satu in enumerate(target)]
    with CaptureQueriesContext(connection) as kueri, suntingan(budi, renja=renja) as s:
        assert s.ubah_banyak(ubahan) == 19 + 1
    assert len(kueri) <= 20
    assert sorted(Target.objects.untuk(budi).values_list("bawah", flat=True)) == list(range(50, 70))
    assert set(Target.objects.untuk(budi).values_list("versi", flat=True)) == {2}
    with pytest.raises(Bentrok), suntingan(budi, renja=renja) as s:
        s.ubah_banyak([Ubahan(satu, 1, {"bawah": 1}) for satu in target])
    assert not Target.objects.untuk(budi).filter(bawah=1).exists()
    urungkan(budi, Perubahan.objects.get())
    assert set(Target.objects.untuk(budi).values_list("bawah", flat=True)) == {12}


def test_baris_perangkat_daerah_lain_tidak_dapat_ditunjuk(budi: Pengguna, renja: Renja) -> None:
    asing = SubKegiatan.objects.filter(perangkat_daerah__kode="dinsos").first()
    baris = BarisRenja(
        perangkat_daerah=renja.perangkat_daerah,
        renja=renja,
        unit_kerja=BarisRenja.objects.filter(renja=renja).first().unit_kerja,
        sub_kegiatan=asing,
    )
    with (
        pytest.raises(TidakSah, match="milik perangkat daerah lain"),
        suntingan(budi, renja=renja) as s,
    ):
        s.tambah(baris)
