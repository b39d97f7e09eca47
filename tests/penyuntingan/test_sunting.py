"""One way to change a row: Budi plans for Disnaker, Citra for Dinsos, Hadi holds the money."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from budget.models import LapisanPagu, Pagu, PaguSumber, SumberDana
from planning.models import (
    BarisRenja,
    BukaBaris,
    Indikator,
    JadwalTahap,
    JejakAudit,
    Kegiatan,
    LokasiBaris,
    Pengguna,
    Perubahan,
    Program,
    Renja,
    SubKegiatan,
    Target,
    Tujuan,
    Wilayah,
)
from planning.penyuntingan import (
    Bentrok,
    Ditolak,
    TidakDapatDiurungkan,
    TidakSah,
    Ubahan,
    boleh_tulis,
    gantungan,
    potret,
    suntingan,
    urungkan,
)
from tests.orang import buat_orang

pytestmark = pytest.mark.django_db


@pytest.fixture
def orang() -> dict[str, Pengguna]:
    return buat_orang()


@pytest.fixture
def budi(orang: dict[str, Pengguna]) -> Pengguna:
    return orang["budi"]


@pytest.fixture
def renja(budi: Pengguna) -> Renja:
    return Renja.objects.milik("disnaker", 2024).get()


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


@pytest.mark.parametrize("nama", ["citra", "dedi", "eka", "ani", "fajar", "gita", "hadi", "indah"])
def test_hanya_perencananya_yang_mengubah_rencana(
    orang: dict[str, Pengguna], renja: Renja, nama: str
) -> None:
    program = Program.objects.filter(renstra=renja.renstra).get()
    with (
        pytest.raises(Ditolak, match="hanya dapat diubah oleh perencana perangkat daerahnya"),
        suntingan(orang[nama], renja=renja) as s,
    ):
        s.ubah(program, 1, {"nama": "Berubah"})
    assert boleh_tulis(orang[nama], renja).boleh is False
    assert Program.objects.get(pk=program.pk).versi == 1


def test_lapisan_dpa_ditulis_penganggaran_dan_indikatif_oleh_perencana(
    orang: dict[str, Pengguna], renja: Renja
) -> None:
    indikatif = Pagu.objects.filter(baris__renja=renja).first()
    with suntingan(orang["budi"], renja=renja) as s:
        s.ubah(indikatif, 1, {"nilai": 2_000_000})
    with pytest.raises(Ditolak), suntingan(orang["hadi"], renja=renja) as s:
        s.ubah(Pagu.objects.get(pk=indikatif.pk), 2, {"nilai": 3_000_000})
    dpa = LapisanPagu(perangkat_daerah=renja.perangkat_daerah, renja=renja, jenis="dpa")
    with pytest.raises(Ditolak), suntingan(orang["budi"], renja=renja) as s:
        s.tambah(dpa)
    Renja.objects.filter(pk=renja.pk).update(terbuka=False)
    with suntingan(orang["hadi"], renja=Renja.objects.get(pk=renja.pk)) as s:
        s.tambah(dpa)
    assert LapisanPagu.objects.get(pk=dpa.pk).jenis == "dpa"


def test_tahap_tertutup_mengunci_dan_pembukaan_baris_membukanya(
    orang: dict[str, Pengguna], renja: Renja
) -> None:
    Renja.objects.filter(pk=renja.pk).update(terbuka=False)
    renja.refresh_from_db()
    budi, ani = orang["budi"], orang["ani"]
    satu, dua = BarisRenja.objects.filter(renja=renja).order_by("pk")
    with pytest.raises(Ditolak, match="Tahap Rancangan awal sedang tertutup"):
        _ubah_pagu(budi, renja, satu, 5)
    kini = timezone.now()
    buka = BukaBaris(
        perangkat_daerah=renja.perangkat_daerah,
        renja=renja,
        objek=satu.uid,
        alasan="Salah satu nol",
        oleh=ani,
        mulai=kini,
        sampai=kini + timedelta(hours=1),
    )
    with pytest.raises(Ditolak, match="verifikator Bappeda"), suntingan(budi, renja=renja) as s:
        s.tambah(buka)
    with pytest.raises(Ditolak), suntingan(ani, renja=renja) as s:
        s.tambah(buka)
    ani.penugasan.get().mitra.add(renja.perangkat_daerah)
    with suntingan(ani, renja=renja) as s:
        s.tambah(buka)
    _ubah_pagu(budi, renja, satu, 5)
    target = Target.objects.get(indikator__sub_kegiatan=satu.sub_kegiatan, asal="renja", tahun=2024)
    with suntingan(budi, renja=renja) as s:
        s.ubah(target, 1, {"bawah": 9})
    with pytest.raises(Ditolak):
        _ubah_pagu(budi, renja, dua, 5)
    Renja.objects.filter(pk=renja.pk).update(tahap="penetapan")
    with pytest.raises(Ditolak, match="Tahap Penetapan"):
        _ubah_pagu(budi, renja, satu, 6)
    Renja.objects.filter(pk=renja.pk).update(tahap="rancangan_awal")
    BukaBaris.objects.update(mulai=kini - timedelta(hours=2), sampai=kini - timedelta(hours=1))
    with pytest.raises(Ditolak):
        _ubah_pagu(budi, renja, satu, 6)


def _ubah_pagu(siapa: Pengguna, renja: Renja, baris: BarisRenja, nilai: int) -> None:
    pagu = Pagu.objects.get(baris=baris)
    with suntingan(siapa, renja=renja) as s:
        s.ubah(pagu, pagu.versi, {"nilai": nilai})


def test_baris_yang_dibuka_tidak_membuka_baris_sejenis_dalam_set_yang_sama(
    orang: dict[str, Pengguna], renja: Renja
) -> None:
    Renja.objects.filter(pk=renja.pk).update(terbuka=False)
    renja.refresh_from_db()
    satu, dua = BarisRenja.objects.filter(renja=renja).order_by("pk")
    kini = timezone.now()
    BukaBaris.objects.create(
        perangkat_daerah=renja.perangkat_daerah,
        renja=renja,
        objek=satu.uid,
        alasan="Salah satu nol",
        oleh=orang["ani"],
        mulai=kini,
        sampai=kini + timedelta(hours=1),
    )

    def keduanya() -> None:
        with suntingan(orang["budi"], renja=renja) as s:
            s.ubah(Pagu.objects.get(baris=satu), 1, {"nilai": 5})
            s.ubah(Pagu.objects.get(baris=dua), 1, {"nilai": 5})

    with pytest.raises(Ditolak):
        keduanya()
    assert set(Pagu.objects.filter(baris__renja=renja).values_list("versi", flat=True)) == {1}


def test_jadwal_yang_lewat_menutup_tahap(budi: Pengguna, renja: Renja) -> None:
    kemarin = timezone.localdate() - timedelta(days=1)
    jadwal = JadwalTahap.objects.create(
        pemda=renja.perangkat_daerah.pemda,
        tahun=2024,
        tahap="rancangan_awal",
        mulai=kemarin - timedelta(days=30),
        selesai=kemarin,
    )
    jawaban = boleh_tulis(budi, renja)
    assert jawaban.boleh is False
    assert jawaban.alasan.startswith("Jadwal tahap Rancangan awal adalah ")
    jadwal.selesai = timezone.localdate()
    jadwal.save()
    assert boleh_tulis(budi, renja).boleh is True


def test_target_tahun_lain_mengikuti_renja_tahun_itu(budi: Pengguna, renja: Renja) -> None:
    lalu = Renja.objects.create(
        perangkat_daerah=renja.perangkat_daerah,
        renstra=renja.renstra,
        edisi=renja.edisi,
        tahun=2023,
        tahap="penetapan",
        terbuka=False,
    )
    target = Target.objects.filter(asal="renja", tahun=2023).first()
    with pytest.raises(Ditolak, match="Tahap Penetapan"), suntingan(budi, renja=renja) as s:
        s.ubah(target, 1, {"bawah": 99})
    lalu.delete()
    with suntingan(budi, renja=renja) as s:
        s.ubah(target, 1, {"bawah": 99})
    assert Target.objects.get(pk=target.pk).bawah == 99


def test_renstra_yang_ditetapkan_meminta_alasan(budi: Pengguna, renja: Renja) -> None:
    renja.renstra.status = "ditetapkan"
    renja.renstra.save()
    tujuan = Tujuan(
        perangkat_daerah=renja.perangkat_daerah, renstra=renja.renstra, nomor=1, uraian="Tujuan"
    )
    with pytest.raises(TidakSah, match="sudah ditetapkan"), suntingan(budi, renja=renja) as s:
        s.tambah(tujuan)
    with suntingan(budi, renja=renja, alasan="Perubahan Perkada") as s:
        s.tambah(tujuan)
    assert JejakAudit.objects.get().alasan == "Perubahan Perkada"


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
