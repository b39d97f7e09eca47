"""The way of a report: who may, when, what stays, and what two people do at once."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from performance import pelaporan as p
from performance.models import RealisasiTriwulan
from planning.models import JejakAudit, KoreksiRealisasi, LaporanTriwulan, Perubahan
from planning.penyuntingan import Bentrok, Ditolak, TidakDapatDiurungkan, TidakSah, suntingan
from planning.penyuntingan.sunting import Ubahan
from planning.penyuntingan.urung import urungkan
from tests.realisasi.bahan_paraf import Dunia, buat_dunia

pytestmark = pytest.mark.django_db


@pytest.fixture
def dunia() -> Dunia:
    return buat_dunia()


def segar(satu: Any) -> Any:
    """The same row as it is stored."""
    return type(satu).objects.get(pk=satu.pk)


# --- Reports of a unit -------------------------------------------------------------------


def test_dari_draf_sampai_disetujui(dunia: Dunia) -> None:
    satu = dunia.lapor(status="draf")
    assert p.ajukan(dunia.orang["fajar"], [satu], dunia.renja) == 1
    assert segar(satu).status == "diajukan"
    assert p.setujui(dunia.orang["gita"], [segar(satu)], dunia.renja) == 1
    satu = segar(satu)
    assert (satu.status, satu.pemaraf, satu.versi) == ("disetujui", dunia.orang["gita"], 3)
    assert satu.diparaf_pada is not None


@pytest.mark.parametrize("siapa", ["fajar", "gita", "budi"])
def test_yang_mengajukan(dunia: Dunia, siapa: str) -> None:
    assert p.ajukan(dunia.orang[siapa], [dunia.lapor(status="draf")], dunia.renja) == 1


@pytest.mark.parametrize("siapa", ["ani", "citra", "dedi", "eka", "hadi", "indah"])
def test_yang_tidak_mengajukan(dunia: Dunia, siapa: str) -> None:
    satu = dunia.lapor(status="draf")
    with pytest.raises(Ditolak, match="diajukan oleh unit kerjanya"):
        p.ajukan(dunia.orang[siapa], [satu], dunia.renja)
    assert segar(satu).status == "draf"


def test_unit_lain_tidak_mengajukan(dunia: Dunia) -> None:
    with pytest.raises(Ditolak):
        p.ajukan(dunia.orang["fajar"], [dunia.lapor(2, status="draf")], dunia.renja)


@pytest.mark.parametrize("siapa", ["fajar", "budi", "dedi", "ani", "eka"])
def test_hanya_kepala_unit_yang_memaraf(dunia: Dunia, siapa: str) -> None:
    satu = dunia.lapor()
    with pytest.raises(Ditolak, match="kepala unit kerjanya"):
        p.setujui(dunia.orang[siapa], [satu], dunia.renja)
    with pytest.raises(Ditolak, match="kepala unit kerjanya"):
        p.kembalikan(dunia.orang[siapa], [satu], "Periksa lagi", dunia.renja)
    assert segar(satu).status == "diajukan"


def test_kepala_bidang_lain_tidak_memaraf(dunia: Dunia) -> None:
    with pytest.raises(Ditolak):
        p.setujui(dunia.orang["gita"], [dunia.lapor(2)], dunia.renja)


def test_kepala_dinas_memaraf_milik_perangkat_daerah_sendiri(dunia: Dunia) -> None:
    satu = dunia.lapor(unit_kerja=dunia.akar)
    assert p.setujui(dunia.orang["dedi"], [satu], dunia.renja) == 1


def test_kepala_bidang_memaraf_isiannya_sendiri(dunia: Dunia) -> None:
    """A small unit has nobody else; who filled it in stays on the row."""
    gita = dunia.orang["gita"]
    satu = dunia.lapor(pelapor=gita)
    assert p.setujui(gita, [satu], dunia.renja) == 1
    assert segar(satu).pelapor == segar(satu).pemaraf == gita


def test_baris_tanpa_nilai_tidak_diajukan(dunia: Dunia) -> None:
    kosong = dunia.lapor(0, status="draf", bawah=None, keadaan="kosong")
    with pytest.raises(TidakSah, match="1 baris belum bernilai"):
        p.ajukan(dunia.orang["fajar"], [kosong], dunia.renja)
    nanti = {"keadaan": "belum_rilis", "rilis_bulan": date(2025, 2, 1)}
    rilis = dunia.lapor(1, status="draf", bawah=None, **nanti)
    assert p.ajukan(dunia.orang["fajar"], [rilis], dunia.renja) == 1


def test_mengembalikan_beralasan_dan_alasannya_tersimpan(dunia: Dunia) -> None:
    gita, satu = dunia.orang["gita"], dunia.lapor()
    with pytest.raises(TidakSah, match="Tulis alasan mengembalikannya"):
        p.kembalikan(gita, [satu], "  ", dunia.renja)
    for kosong in ("\x00", "\u200b", "\u2800", "…"):
        with pytest.raises(TidakSah, match="Tulis alasan mengembalikannya"):
            p.kembalikan(gita, [satu], kosong, dunia.renja)
    with pytest.raises(TidakSah, match="500 huruf"):
        p.kembalikan(gita, [satu], "x" * 501, dunia.renja)
    assert p.kembalikan(gita, [satu], " Bukti kurang ", dunia.renja) == 1
    satu = segar(satu)
    assert (satu.status, satu.alasan_kembali) == ("dikembalikan", "Bukti kurang")
    assert Perubahan.objects.get().alasan == "Bukti kurang"
    assert p.ajukan(dunia.orang["fajar"], [satu], dunia.renja) == 1
    assert segar(satu).alasan_kembali == ""


def test_hanya_yang_diajukan_yang_diparaf(dunia: Dunia) -> None:
    semua = [dunia.lapor(0, status="draf"), dunia.lapor(1, status="disetujui")]
    assert p.setujui(dunia.orang["gita"], semua, dunia.renja) == 0
    assert [segar(satu).versi for satu in semua] == [1, 1]


def test_dua_paraf_serentak_satu_yang_jadi(dunia: Dunia) -> None:
    satu = dunia.lapor()
    lain = segar(satu)
    p.setujui(dunia.orang["gita"], [satu], dunia.renja)
    with pytest.raises(Bentrok, match="Gita"):
        p.kembalikan(dunia.orang["gita"], [lain], "Terlambat", dunia.renja)
    assert segar(satu).status == "disetujui"


def test_paraf_atas_nilai_yang_sudah_ditarik_bentrok(dunia: Dunia) -> None:
    satu = dunia.lapor()
    lama = segar(satu)
    p.tarik_pengajuan(dunia.orang["fajar"], [satu], dunia.renja)
    assert segar(satu).status == "draf"
    with pytest.raises(Bentrok):
        p.setujui(dunia.orang["gita"], [lama], dunia.renja)


def test_di_luar_jadwal_diparaf_tetapi_tidak_diajukan_atau_ditarik(dunia: Dunia) -> None:
    dunia.tutup()
    draf, diajukan = dunia.lapor(0, status="draf"), dunia.lapor(1)
    with pytest.raises(Ditolak, match="ditutup sejak"):
        p.ajukan(dunia.orang["fajar"], [draf], dunia.renja)
    with pytest.raises(Ditolak, match="ditutup sejak"):
        p.tarik_pengajuan(dunia.orang["fajar"], [diajukan], dunia.renja)
    assert p.setujui(dunia.orang["gita"], [diajukan], dunia.renja) == 1


def test_di_balik_laporan_yang_diajukan_tidak_ada_yang_ditarik(dunia: Dunia) -> None:
    satu = dunia.lapor()
    dunia.laporan("diajukan")
    with pytest.raises(Ditolak, match="Laporan triwulan"):
        p.kembalikan(dunia.orang["gita"], [satu], "Salah", dunia.renja)
    with pytest.raises(Ditolak, match="sudah diajukan"):
        p.tarik_pengajuan(dunia.orang["fajar"], [satu], dunia.renja)
    assert p.setujui(dunia.orang["gita"], [satu], dunia.renja) == 1


# --- Corrections -------------------------------------------------------------------------


def test_koreksi_menyimpan_nilai_lama_di_samping_yang_baru(dunia: Dunia) -> None:
    gita, fajar = dunia.orang["gita"], dunia.orang["fajar"]
    satu = dunia.lapor(nilai=5, status="disetujui")
    koreksi = p.buka_kembali(gita, satu, "Angka kampus kedua tertinggal", dunia.renja)
    assert (koreksi.lama["bawah"], koreksi.baru, koreksi.oleh) == (5, None, gita)
    satu = segar(satu)
    assert satu.status == "dikembalikan"
    with suntingan(fajar, renja=dunia.renja) as s:
        s.ubah(satu, satu.versi, {"bawah": 8})
    p.ajukan(fajar, [segar(satu)], dunia.renja)
    p.setujui(gita, [segar(satu)], dunia.renja)
    koreksi = segar(koreksi)
    assert (koreksi.lama["bawah"], koreksi.baru["bawah"]) == (5, 8)
    assert koreksi.selesai_pada is not None


def test_koreksi_membuka_baris_di_luar_jadwal_dan_sesudah_laporan_disetujui(dunia: Dunia) -> None:
    dunia.tutup()
    dunia.jadikan_mitra()
    satu, lain = dunia.lapor(0, status="disetujui"), dunia.lapor(1, status="draf")
    dunia.laporan("disetujui")
    with pytest.raises(Ditolak, match="verifikator Bappeda"):
        p.buka_kembali(dunia.orang["dedi"], satu, "Salah", dunia.renja)
    p.buka_kembali(dunia.orang["ani"], satu, "Temuan reviu", dunia.renja)
    satu, fajar = segar(satu), dunia.orang["fajar"]
    with suntingan(fajar, renja=dunia.renja) as s:
        s.ubah(satu, satu.versi, {"bawah": 8})
    with pytest.raises(Ditolak, match="sudah disetujui"), suntingan(fajar, renja=dunia.renja) as s:
        s.ubah(lain, lain.versi, {"bawah": 8})
    p.ajukan(fajar, [segar(satu)], dunia.renja)
    # While it is corrected it may go back and forth between unit and head.
    p.kembalikan(dunia.orang["gita"], [segar(satu)], "Belum lengkap", dunia.renja)
    p.ajukan(fajar, [segar(satu)], dunia.renja)
    p.setujui(dunia.orang["gita"], [segar(satu)], dunia.renja)
    assert KoreksiRealisasi.objects.get().baru["bawah"] == 8


@pytest.mark.parametrize("siapa", ["fajar", "budi", "citra", "eka", "ani", "hadi"])
def test_yang_tidak_membuka_kembali(dunia: Dunia, siapa: str) -> None:
    with pytest.raises(Ditolak):
        p.buka_kembali(dunia.orang[siapa], dunia.lapor(status="disetujui"), "x", dunia.renja)


def test_hanya_yang_disetujui_yang_dibuka_kembali_dan_sekali(dunia: Dunia) -> None:
    gita, satu = dunia.orang["gita"], dunia.lapor()
    with pytest.raises(Ditolak, match="sudah disetujui"):
        p.buka_kembali(gita, satu, "x", dunia.renja)
    RealisasiTriwulan.objects.filter(pk=satu.pk).update(status="disetujui")
    lain = segar(satu)
    with pytest.raises(TidakSah, match="Tulis alasan"):
        p.buka_kembali(gita, segar(satu), "", dunia.renja)
    p.buka_kembali(gita, segar(satu), "Salah ketik", dunia.renja)
    with pytest.raises((Bentrok, TidakSah)):
        p.buka_kembali(gita, lain, "Salah ketik", dunia.renja)
    assert KoreksiRealisasi.objects.count() == 1


def test_uang_dibuka_hanya_bila_tertutup(dunia: Dunia) -> None:
    dedi, baris = dunia.orang["dedi"], dunia.baris[0]
    dunia.uang(0, 7, 100)
    dunia.uang(0, 8, -25)
    with pytest.raises(Ditolak, match="masih terbuka"):
        p.buka_kembali_anggaran(dedi, baris, 3, "Salah bulan")
    dunia.tutup()
    koreksi = p.buka_kembali_anggaran(dedi, baris, 3, "Salah bulan")
    assert koreksi.lama == {"7": "100", "8": "-25"}
    with pytest.raises(Ditolak, match="sudah dibuka kembali"):
        p.buka_kembali_anggaran(dedi, baris, 3, "Sekali lagi")


def test_uang_triwulan_yang_belum_mulai_tidak_dibuka(
    dunia: Dunia, monkeypatch: pytest.MonkeyPatch
) -> None:
    dunia.laporan("disetujui")
    monkeypatch.setattr(timezone, "localdate", lambda *_: date(2024, 6, 30))
    dunia.jadikan_mitra()
    with pytest.raises(Ditolak, match="baru dibuka pada 01-07-2024"):
        p.buka_kembali_anggaran(dunia.orang["ani"], dunia.baris[0], 3, "Lebih awal")


def test_koreksi_uang_diselesaikan_dengan_nilai_baru(dunia: Dunia) -> None:
    dunia.tutup()
    satu = dunia.uang(0, 7, 100)
    koreksi = p.buka_kembali_anggaran(dunia.orang["dedi"], dunia.baris[0], 3, "Salah angka")
    with suntingan(dunia.orang["fajar"], renja=dunia.renja) as s:
        s.ubah(satu, 1, {"nilai": 250})
    for siapa in ("fajar", "citra", "hadi"):
        with pytest.raises(Ditolak, match="diselesaikan oleh"):
            p.selesaikan_koreksi(dunia.orang[siapa], koreksi, dunia.baris[0])
    with pytest.raises(Ditolak, match="milik baris lain"):
        p.selesaikan_koreksi(dunia.orang["budi"], koreksi, dunia.baris[1])
    p.selesaikan_koreksi(dunia.orang["budi"], koreksi, dunia.baris[0])
    koreksi = segar(koreksi)
    assert (koreksi.lama, koreksi.baru) == ({"7": "100"}, {"7": "250"})
    with pytest.raises(Ditolak, match="sudah selesai"):
        p.selesaikan_koreksi(dunia.orang["budi"], koreksi, dunia.baris[0])
    with (
        pytest.raises(Ditolak, match="ditutup"),
        suntingan(dunia.orang["fajar"], renja=dunia.renja) as s,
    ):
        s.ubah(segar(satu), 2, {"nilai": 300})


def test_koreksi_kinerja_tidak_diselesaikan_sebagai_uang(dunia: Dunia) -> None:
    koreksi = p.buka_kembali(
        dunia.orang["dedi"], dunia.lapor(status="disetujui"), "Salah", dunia.renja
    )
    with pytest.raises(Ditolak, match="realisasinya diparaf"):
        p.selesaikan_koreksi(dunia.orang["budi"], koreksi, dunia.baris[0])


# --- The agency's report -----------------------------------------------------------------


def test_laporan_dari_pengajuan_sampai_tanda_tangan(dunia: Dunia) -> None:
    laporan = LaporanTriwulan(perangkat_daerah=dunia.pd, tahun=2024, triwulan=3)
    p.ajukan_laporan(dunia.orang["budi"], laporan, dunia.renja)
    laporan = segar(laporan)
    assert (laporan.status, laporan.penyusun) == ("diajukan", dunia.orang["budi"])
    p.kembalikan_laporan(dunia.orang["dedi"], laporan, "Faktor kosong", dunia.renja)
    laporan = segar(laporan)
    assert (laporan.status, laporan.alasan_kembali) == ("dikembalikan", "Faktor kosong")
    p.ajukan_laporan(dunia.orang["budi"], laporan, dunia.renja)
    p.setujui_laporan(dunia.orang["dedi"], segar(laporan), dunia.renja)
    laporan = segar(laporan)
    assert (laporan.status, laporan.penyetuju) == ("disetujui", dunia.orang["dedi"])
    judul = list(Perubahan.objects.order_by("waktu").values_list("judul", flat=True))
    assert judul == [
        "Mengajukan laporan triwulan III 2024",
        "Mengembalikan laporan triwulan III 2024",
        "Mengajukan laporan triwulan III 2024",
        "Menyetujui laporan triwulan III 2024",
    ]


Kerja = Callable[[Any, LaporanTriwulan, Any], None]


@pytest.mark.parametrize(
    ("kerja", "status", "siapa"),
    [
        (p.ajukan_laporan, "draf", ["ani", "citra", "dedi", "eka", "fajar", "gita", "hadi"]),
        (p.setujui_laporan, "diajukan", ["ani", "budi", "citra", "eka", "fajar", "gita", "hadi"]),
    ],
)
def test_yang_tidak_memutus_laporan(
    dunia: Dunia, kerja: Kerja, status: str, siapa: list[str]
) -> None:
    dunia.jadikan_mitra()
    laporan = dunia.laporan(status)
    for nama in siapa:
        with pytest.raises(Ditolak):
            kerja(dunia.orang[nama], laporan, dunia.renja)
    assert segar(laporan).versi == 1


def test_laporan_yang_disetujui_dikembalikan_hanya_oleh_mitra(dunia: Dunia) -> None:
    laporan = dunia.laporan("disetujui")
    for nama in ("dedi", "budi", "ani"):
        with pytest.raises(Ditolak):
            p.kembalikan_laporan(dunia.orang[nama], laporan, "Periksa lagi", dunia.renja)
    dunia.jadikan_mitra()
    p.kembalikan_laporan(dunia.orang["ani"], laporan, "Angka IKU tidak cocok", dunia.renja)
    laporan = segar(laporan)
    assert (laporan.status, laporan.penyetuju, laporan.disetujui_pada) == (
        "dikembalikan",
        None,
        None,
    )


def test_dua_putusan_serentak_atas_laporan(dunia: Dunia) -> None:
    laporan = dunia.laporan("diajukan")
    lain = segar(laporan)
    p.setujui_laporan(dunia.orang["dedi"], laporan, dunia.renja)
    with pytest.raises(Bentrok):
        p.kembalikan_laporan(dunia.orang["dedi"], lain, "Terlambat", dunia.renja)
    assert segar(laporan).status == "disetujui"


def test_memperpanjang_membuka_kembali_jadwal_bagi_satu_perangkat_daerah(dunia: Dunia) -> None:
    hari = timezone.localdate()
    laporan = LaporanTriwulan(perangkat_daerah=dunia.pd, tahun=2024, triwulan=3)
    dunia.jadikan_mitra()
    ani = dunia.orang["ani"]
    with pytest.raises(Ditolak, match="tidak berjadwal"):
        p.perpanjang(ani, laporan, hari, "x", dunia.renja)
    dunia.tutup()
    satu = dunia.lapor(status="draf")
    for nama in ("budi", "dedi", "hadi", "eka"):
        with pytest.raises(Ditolak, match="mendampingi"):
            p.perpanjang(dunia.orang[nama], laporan, hari, "x", dunia.renja)
    for sampai in (hari - timedelta(days=1), hari + timedelta(days=367)):
        with pytest.raises(TidakSah, match="paling lama setahun"):
            p.perpanjang(ani, laporan, sampai, "x", dunia.renja)
    with pytest.raises(TidakSah, match="Tulis alasan"):
        p.perpanjang(ani, laporan, hari, "", dunia.renja)
    p.perpanjang(ani, laporan, hari, "Banjir", dunia.renja)
    assert p.ajukan(dunia.orang["fajar"], [satu], dunia.renja) == 1


def test_memperpanjang_jadwal_yang_belum_habis_tidak_berguna(dunia: Dunia) -> None:
    dunia.tutup(kemarin=-5)
    dunia.jadikan_mitra()
    laporan = LaporanTriwulan(perangkat_daerah=dunia.pd, tahun=2024, triwulan=3)
    with pytest.raises(TidakSah, match="Jadwalnya sendiri sampai"):
        p.perpanjang(dunia.orang["ani"], laporan, timezone.localdate(), "x", dunia.renja)


# --- What such a set may do, and what stays of it ----------------------------------------


def test_paraf_tidak_mengubah_nilai(dunia: Dunia) -> None:
    satu, uang = dunia.lapor(status="draf"), dunia.uang(0, 7, 100)
    gita = dunia.orang["gita"]

    def buka() -> Any:
        return suntingan(gita, renja=dunia.renja, asal="paraf", kelas=p.SuntinganParaf)

    with pytest.raises(Ditolak, match="bukan nilainya"), buka() as s:
        s.ubah(satu, 1, {"bawah": 99})
    with pytest.raises(Ditolak, match="bukan nilainya"), buka() as s:
        s.ubah_banyak([Ubahan(satu, 1, {"status": "disetujui", "bawah": 99})])
    with pytest.raises(Ditolak, match="bukan nilainya"), buka() as s:
        s.ubah(uang, 1, {"nilai": 99})
    with pytest.raises(Ditolak, match="bukan nilainya"), buka() as s:
        s.hapus(satu, 1)
    baru = RealisasiTriwulan(
        perangkat_daerah=dunia.pd,
        indikator=dunia.indikator(1),
        unit_kerja=dunia.a,
        tahun=2024,
        triwulan=3,
        bawah=1,
        status="disetujui",
    )
    for menambah in (lambda s: s.tambah(baru), lambda s: s.tambah_banyak([baru])):
        with pytest.raises(Ditolak, match="bukan nilainya"), buka() as s:
            menambah(s)
    assert (segar(satu).bawah, segar(uang).nilai) == (5, 100)


def test_paraf_tidak_diurungkan(dunia: Dunia) -> None:
    p.setujui(dunia.orang["gita"], [dunia.lapor()], dunia.renja)
    for nama in ("gita", "budi"):
        with pytest.raises(TidakDapatDiurungkan, match="paraf"):
            urungkan(dunia.orang[nama], Perubahan.objects.get())


def test_jejak_menyebut_siapa_apa_dan_mengapa(dunia: Dunia) -> None:
    satu = dunia.lapor()
    p.kembalikan(dunia.orang["gita"], [satu], "Bukti kurang", dunia.renja)
    entri = JejakAudit.objects.get()
    assert (entri.objek, entri.nama_pelaku, entri.aksi, entri.alasan) == (
        "performance.realisasitriwulan",
        "Gita",
        "ubah",
        "Bukti kurang",
    )
    assert entri.sebelum == {"status": "diajukan", "alasan_kembali": ""}
    assert entri.sesudah == {"status": "dikembalikan", "alasan_kembali": "Bukti kurang"}
    assert entri.induk == satu.indikator.uid
