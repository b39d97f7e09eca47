"""What each of the cast owes on which day, worked out by hand from the windows."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from planning.models import (
    JadwalPengisian,
    JadwalTahap,
    KoreksiRealisasi,
    LaporanTriwulan,
    Pengguna,
    Penugasan,
    PerangkatDaerah,
    Renja,
    TargetTriwulan,
)
from renja.pengingat.tugas import Tugas, susun_tugas, tugas_untuk
from tests.pabrik import buat_pengguna, buat_renja
from tests.pengingat.contoh import bidang, disnaker, indikator_bidang, lapor, laporan

pytestmark = pytest.mark.django_db
Orang = dict[str, Pengguna]
OKT = {hari: date(2024, 10, hari) for hari in (1, 8, 15, 16, 25)}


def _kunci(user: Pengguna, hari: date) -> list[str]:
    return [satu.kunci for satu in tugas_untuk(user, hari)]


def _satu(user: Pengguna, hari: date) -> Tugas:
    (hasil,) = tugas_untuk(user, hari)
    return hasil


def test_pelaksana_berutang_sejak_jendela_dibuka(orang: Orang) -> None:
    fajar = orang["fajar"]
    assert tugas_untuk(fajar, date(2024, 9, 30)) == ()
    assert _satu(fajar, OKT[1]) == Tugas(
        kunci="lapor:disnaker:2024:3",
        judul="Mengisi realisasi triwulan III 2024",
        keterangan="Dinas Disnaker: 1 dari 1 realisasi belum diajukan.",
        batas=date(2024, 10, 15),
        sisa=14,
        alamat="/disnaker/2024/realisasi/3/",
        peran="Pelaksana",
    )


@pytest.mark.parametrize(
    ("hari", "kata", "keadaan"),
    [
        (date(2024, 10, 7), "8 hari lagi", ""),
        (OKT[8], "7 hari lagi", "segera"),
        (date(2024, 10, 14), "besok", "segera"),
        (OKT[15], "hari ini", "segera"),
        (OKT[16], "terlambat 1 hari", "terlambat"),
        (OKT[25], "terlambat 10 hari", "terlambat"),
    ],
)
def test_sisa_waktu_dalam_kata(orang: Orang, hari: date, kata: str, keadaan: str) -> None:
    satu = _satu(orang["fajar"], hari)
    assert satu.sisa_waktu == kata
    assert (satu.terlambat, satu.segera) == (keadaan == "terlambat", keadaan == "segera")


def test_sesudah_ditutup_disebut_jalan_keluarnya(orang: Orang) -> None:
    ket = _satu(orang["fajar"], OKT[16]).keterangan
    assert ket.endswith("Pengisian sudah ditutup; minta verifikator Bappeda memperpanjangnya.")
    assert "ditutup" not in _satu(orang["fajar"], OKT[15]).keterangan


def test_perpanjangan_menggeser_batas_bagi_dinas_itu_saja(orang: Orang) -> None:
    laporan(3, "draf", diperpanjang_sampai=OKT[25])
    satu = _satu(orang["fajar"], OKT[16])
    assert (satu.batas, satu.sisa, satu.terlambat) == (OKT[25], 9, False)
    citra = {satu.kunci: satu for satu in tugas_untuk(orang["citra"], OKT[16])}
    assert citra["laporan:dinsos:2024:3"].batas == OKT[15]


def test_perpanjangan_yang_lebih_awal_tidak_memendekkan(orang: Orang) -> None:
    laporan(3, "draf", diperpanjang_sampai=OKT[8])
    assert _satu(orang["fajar"], OKT[16]).batas == OKT[15]


@pytest.mark.parametrize(
    ("status", "keterangan"),
    [
        ("draf", "Dinas Disnaker: 1 dari 1 realisasi belum diajukan."),
        (
            "dikembalikan",
            "Dinas Disnaker: 1 dari 1 realisasi belum diajukan, 1 di antaranya dikembalikan.",
        ),
    ],
)
def test_draf_dan_yang_dikembalikan_masih_berutang(
    orang: Orang, status: str, keterangan: str
) -> None:
    lapor(status)
    assert _satu(orang["fajar"], OKT[8]).keterangan == keterangan


def test_yang_diajukan_pindah_kepada_kepala_bidang(orang: Orang) -> None:
    assert tugas_untuk(orang["gita"], OKT[8]) == ()
    satu = lapor("diajukan")
    assert tugas_untuk(orang["fajar"], OKT[8]) == ()
    assert _satu(orang["gita"], OKT[8]) == Tugas(
        kunci="paraf:disnaker:2024:3",
        judul="Memaraf realisasi triwulan III 2024",
        keterangan="Dinas Disnaker: 1 realisasi menunggu paraf Anda.",
        batas=OKT[15],
        sisa=7,
        alamat="/disnaker/2024/realisasi/3/paraf/",
        peran="Kepala bidang/Sekretaris",
    )
    satu.status = "disetujui"
    satu.save()
    assert tugas_untuk(orang["gita"], OKT[8]) == ()


def test_triwulan_yang_tidak_direncanakan_tidak_berutang(orang: Orang) -> None:
    TargetTriwulan.objects.create(
        perangkat_daerah=disnaker(),
        indikator=indikator_bidang(),
        tahun=2024,
        triwulan=3,
        keadaan="tidak_direncanakan",
    )
    assert tugas_untuk(orang["fajar"], OKT[8]) == ()


def test_angka_yang_belum_rilis_tidak_terlambat(orang: Orang) -> None:
    satu = lapor("diajukan")
    satu.keadaan, satu.bawah, satu.rilis_bulan = "belum_rilis", None, date(2024, 12, 1)
    satu.save()
    assert tugas_untuk(orang["fajar"], OKT[16]) == ()


def test_laporan_dinas_yang_diajukan_menghentikan_tagihan(orang: Orang) -> None:
    laporan(3, "diajukan")
    assert tugas_untuk(orang["fajar"], OKT[16]) == ()
    assert tugas_untuk(orang["budi"], OKT[16]) == ()


def test_perencana_berutang_laporan_dan_baris_dinas_sendiri(orang: Orang) -> None:
    akar, lap = tugas_untuk(orang["budi"], OKT[8])[::-1]
    assert (lap.kunci, akar.kunci) == ("laporan:disnaker:2024:3", "akar:disnaker:2024:3")
    assert akar.judul == "Mengisi realisasi triwulan III 2024 tingkat perangkat daerah"
    assert akar.keterangan == "Dinas Disnaker: 3 dari 3 realisasi belum diajukan."
    assert lap.judul == "Mengajukan laporan triwulan III 2024"
    assert lap.keterangan == "Dinas Disnaker: 4 dari 4 realisasi belum diajukan unit kerja."
    assert lap.alamat == "/disnaker/2024/realisasi/3/laporan/"
    lapor("diajukan")
    (lap,) = (s for s in tugas_untuk(orang["budi"], OKT[8]) if s.kunci.startswith("laporan"))
    assert lap.keterangan == (
        "Dinas Disnaker: 3 dari 4 realisasi belum diajukan unit kerja. 1 realisasi menunggu paraf."
    )


def test_laporan_yang_dikembalikan_menyebut_alasannya(orang: Orang) -> None:
    laporan(3, "dikembalikan", alasan_kembali="Lengkapi faktor penghambat.")
    (lap,) = (s for s in tugas_untuk(orang["budi"], OKT[8]) if s.kunci.startswith("laporan"))
    assert lap.keterangan.startswith("Dinas Disnaker: Dikembalikan: Lengkapi faktor penghambat. ")


def test_kepala_dinas_menyetujui_laporan_dan_memaraf_baris_dinas(orang: Orang) -> None:
    assert tugas_untuk(orang["dedi"], OKT[8]) == ()
    laporan(3, "diajukan")
    lapor("diajukan", milik_akar=True)
    lapor("diajukan")
    paraf, ttd = sorted(tugas_untuk(orang["dedi"], OKT[8]), key=lambda satu: satu.kunci)
    assert (paraf.kunci, ttd.kunci) == ("paraf-akar:disnaker:2024:3", "ttd:disnaker:2024:3")
    assert paraf.keterangan == "Dinas Disnaker: 1 realisasi menunggu paraf Anda."
    assert (ttd.judul, ttd.batas) == ("Menyetujui laporan triwulan III 2024", OKT[15])
    assert ttd.alamat == "/disnaker/2024/realisasi/3/laporan/"


def _mitra(ani: Pengguna, *kode: str) -> None:
    tugas = Penugasan.objects.get(pengguna=ani)
    tugas.mitra.set(PerangkatDaerah.objects.filter(kode__in=kode))


def test_verifikator_menagih_mitranya_saja(orang: Orang) -> None:
    ani = orang["ani"]
    assert tugas_untuk(ani, OKT[8]) == ()
    _mitra(ani, "dinsos")
    satu = _satu(ani, OKT[8])
    assert satu.kunci == "mitra:kota:2024:3:2024-10-15"
    assert satu.judul == "Menagih laporan triwulan III 2024 perangkat daerah mitra"
    assert satu.keterangan == "1 belum disetujui: Dinas Dinsos (belum diajukan)."
    assert satu.alamat == "/dinsos/2024/realisasi/3/laporan/"
    laporan(3, "disetujui", "dinsos")
    assert tugas_untuk(ani, OKT[8]) == ()


def test_mitra_sejadwal_menjadi_satu_dan_yang_diperpanjang_tersendiri(orang: Orang) -> None:
    ani = orang["ani"]
    _mitra(ani, "dinsos", "disnaker")
    satu = laporan(3, "diajukan")
    (bersama,) = tugas_untuk(ani, OKT[8])
    assert bersama.keterangan == (
        "2 belum disetujui: Dinas Disnaker (menunggu kepala perangkat daerah), "
        "Dinas Dinsos (belum diajukan)."
    )
    assert bersama.alamat == "/pemda/kota/2024/capaian/?triwulan=3"
    satu.diperpanjang_sampai = OKT[25]
    satu.save()
    assert [(t.batas, t.terlambat) for t in tugas_untuk(ani, OKT[16])] == [
        (OKT[15], True),
        (OKT[25], False),
    ]


def test_tahap_yang_berjadwal_dan_masih_terbuka(orang: Orang) -> None:
    JadwalTahap.objects.create(
        pemda=disnaker().pemda,
        tahun=2024,
        tahap="rancangan_awal",
        mulai=date(2024, 2, 1),
        selesai=date(2024, 2, 29),
    )
    _mitra(orang["ani"], "disnaker")
    assert tugas_untuk(orang["budi"], date(2024, 1, 31)) == ()
    hari = date(2024, 2, 26)
    budi, ani = _satu(orang["budi"], hari), _satu(orang["ani"], hari)
    assert (budi.judul, budi.sisa) == ("Menyelesaikan rancangan awal Renja 2024", 3)
    assert budi.alamat == "/disnaker/2024/"
    assert (ani.judul, ani.alamat) == (
        "Mengawal rancangan awal Renja 2024",
        "/disnaker/2024/tahapan/",
    )
    Renja.objects.filter(perangkat_daerah=disnaker()).update(terbuka=False)
    assert tugas_untuk(orang["budi"], hari) == ()


def _koreksi(jenis: str, objek: object, triwulan: int = 2) -> None:
    KoreksiRealisasi.objects.create(
        perangkat_daerah=disnaker(),
        jenis=jenis,
        objek=objek,
        sebutan="Baris",
        tahun=2024,
        triwulan=triwulan,
        alasan="Salah ketik",
        oleh=Pengguna.objects.get(username="ani"),
        dibuka_pada=timezone.now(),
        lama={"bawah": "3", "atas": None, "teks": "", "keadaan": "ada", "satuan": ""},
    )


def test_koreksi_terbuka_tidak_berbatas(orang: Orang) -> None:
    """The agency's report of TW II is signed, and its window closed long ago."""
    satu = lapor("dikembalikan", 2)
    _koreksi("kinerja", satu.uid)
    assert tugas_untuk(orang["fajar"], date(2024, 9, 1)) == (
        Tugas(
            kunci="koreksi:disnaker:2024:2",
            judul="Memperbaiki realisasi triwulan II 2024",
            keterangan=(
                "Dinas Disnaker: 1 realisasi yang sudah disetujui dibuka kembali untuk diperbaiki."
            ),
            batas=None,
            sisa=None,
            alamat="/disnaker/2024/realisasi/2/",
            peran="Pelaksana",
        ),
    )
    satu.status = "diajukan"
    satu.save()
    assert tugas_untuk(orang["fajar"], date(2024, 9, 1)) == ()
    assert _kunci(orang["gita"], date(2024, 9, 1)) == ["paraf:disnaker:2024:2"]


def test_koreksi_anggaran_menunggu_perencana(orang: Orang) -> None:
    _koreksi("anggaran", bidang().uid)
    satu = _satu(orang["budi"], date(2024, 9, 1))
    assert (satu.kunci, satu.sisa_waktu) == (
        "koreksi-anggaran:disnaker:2024:2",
        "tanpa batas waktu",
    )
    assert satu.alamat == "/disnaker/2024/realisasi/2/anggaran/"


def test_tanpa_jadwal_berutang_sesudah_triwulan_berakhir(orang: Orang) -> None:
    JadwalPengisian.objects.all().delete()
    assert tugas_untuk(orang["fajar"], OKT[1]) == (), "Renjanya belum ditetapkan"
    Renja.objects.update(tahap="penetapan", terbuka=False)
    assert tugas_untuk(orang["fajar"], date(2024, 9, 30)) == ()
    satu = _satu(orang["fajar"], OKT[1])
    assert (satu.batas, satu.terlambat, satu.sisa_waktu) == (None, False, "tanpa batas waktu")


def test_triwulan_iv_ditagih_pada_januari_berikutnya(orang: Orang) -> None:
    laporan(3, "disetujui")
    satu = _satu(orang["fajar"], date(2025, 1, 10))
    assert (satu.kunci, satu.batas, satu.sisa) == (
        "lapor:disnaker:2024:4",
        date(2025, 1, 20),
        10,
    )


def test_yang_terlambat_lebih_dahulu_lalu_menurut_tanggal(orang: Orang) -> None:
    LaporanTriwulan.objects.filter(perangkat_daerah=disnaker(), triwulan=2).delete()
    _koreksi("kinerja", lapor("dikembalikan", 1).uid, 1)
    assert _kunci(orang["fajar"], OKT[8]) == [
        "lapor:disnaker:2024:2",
        "lapor:disnaker:2024:3",
        "koreksi:disnaker:2024:1",
    ]


def test_perubahan_yang_ditetapkan_menggantikan_renjanya(orang: Orang) -> None:
    awal = Renja.objects.get(perangkat_daerah=disnaker())
    baru = Renja.objects.create(
        perangkat_daerah=awal.perangkat_daerah,
        renstra=awal.renstra,
        edisi=awal.edisi,
        tahun=2024,
        siklus="perubahan",
        tahap="rancangan",
        terbuka=False,
    )
    assert _satu(orang["fajar"], OKT[8]).alamat == "/disnaker/2024/realisasi/3/"
    lapor("diajukan")
    Renja.objects.filter(pk=baru.pk).update(tahap="penetapan")
    assert _satu(orang["gita"], OKT[8]).alamat == "/disnaker/2024-perubahan/realisasi/3/paraf/"


def test_peran_yang_berakhir_dan_yang_tidak_berperan(orang: Orang) -> None:
    Penugasan.objects.filter(pengguna=orang["fajar"]).update(berlaku_sampai=date(2024, 10, 7))
    assert len(tugas_untuk(orang["fajar"], date(2024, 10, 7))) == 1
    assert tugas_untuk(orang["fajar"], OKT[8]) == ()
    for siapa in ("eka", "hadi", "indah"):
        assert tugas_untuk(orang[siapa], OKT[16]) == (), siapa


def test_pelaksana_di_unit_atas_membawa_unit_di_bawahnya(orang: Orang) -> None:
    atas = bidang().induk
    Penugasan.objects.filter(pengguna=orang["fajar"]).update(unit_kerja=atas)
    ket = _satu(orang["fajar"], OKT[8]).keterangan
    assert ket == "Dinas Disnaker: 4 dari 4 realisasi belum diajukan."


def test_hanya_dua_tahun_terakhir_yang_ditagih(orang: Orang) -> None:
    """In October 2026 the agency still has no plan after 2024: that year stays asked for."""
    hari = date(2026, 10, 8)
    assert _kunci(orang["fajar"], hari) == ["lapor:disnaker:2024:3", "lapor:disnaker:2024:4"]
    lama = Renja.objects.get(perangkat_daerah=disnaker())
    for tahun in (2025, 2026):
        Renja.objects.create(
            perangkat_daerah=lama.perangkat_daerah,
            renstra=lama.renstra,
            edisi=lama.edisi,
            tahun=tahun,
            tahap="rancangan",
        )
    assert _kunci(orang["fajar"], hari) == []


def test_kueri_tetap_untuk_banyak_orang_dan_banyak_dinas(orang: Orang) -> None:
    semua = list(Pengguna.objects.values_list("pk", flat=True))
    _mitra(orang["ani"], "disnaker", "dinsos")

    def kueri(siapa: list[int]) -> int:
        with CaptureQueriesContext(connection) as isi:
            assert susun_tugas(siapa, OKT[8])
        return len(isi)

    sedikit = kueri(semua)
    kota = disnaker().pemda
    for nomor in range(3):
        pd = buat_renja(4, f"dinas-{nomor}", pemda=kota).perangkat_daerah
        semua.append(buat_pengguna(f"perencana-{nomor}", ("perencana", kota, pd)).pk)
    assert kueri(semua) == sedikit
    assert kueri([orang["budi"].pk]) <= sedikit


def test_uid_tugas_tidak_berubah_dari_hari_ke_hari(orang: Orang) -> None:
    hari = [_kunci(orang["budi"], OKT[1] + timedelta(days=n)) for n in range(30)]
    assert all(sorted(satu) == sorted(hari[0]) for satu in hari)
