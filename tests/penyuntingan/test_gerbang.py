"""No door writes a reported row outside of its window, its unit or agency, or once handed in."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from budget.models import RealisasiAnggaran
from performance.models import RealisasiTriwulan
from performance.pelaporan import ajukan
from planning.models import BarisRenja, JadwalPengisian, KoreksiRealisasi, Penugasan, Perubahan
from planning.penyuntingan import Ditolak, TidakDapatDiurungkan, suntingan
from planning.penyuntingan.serah import serahkan
from planning.penyuntingan.sunting import Ubahan
from planning.penyuntingan.urung import urungkan
from planning.permissions import lingkup
from tests.realisasi.bahan_paraf import Dunia, buat_dunia

pytestmark = pytest.mark.django_db

HARI = date(2024, 8, 20)


@pytest.fixture
def dunia() -> Dunia:
    return buat_dunia()


def segar(satu: Any) -> Any:
    """The same row as it is stored."""
    return type(satu).objects.get(pk=satu.pk)


def lapor_baru(dunia: Dunia, nomor: int = 0, **lain: Any) -> RealisasiTriwulan:
    isi = {"tahun": 2024, "triwulan": 3, "bawah": 1} | lain
    return RealisasiTriwulan(
        perangkat_daerah=dunia.pd,
        indikator=dunia.indikator(nomor),
        unit_kerja=dunia.baris[nomor].unit_kerja,
        **isi,
    )


def uang_baru(dunia: Dunia, nomor: int = 0, bulan: int = 7) -> RealisasiAnggaran:
    return RealisasiAnggaran(
        perangkat_daerah=dunia.pd, baris=dunia.baris[nomor], bulan=bulan, nilai=10
    )


# Every way in which a stored row can be written, of kinerja and of money.
Pintu = Callable[[Any, Any], Any]
PINTU: dict[str, Pintu] = {
    "ubah": lambda s, satu: s.ubah(satu, satu.versi, _isi(satu)),
    "ubah_banyak": lambda s, satu: s.ubah_banyak([Ubahan(satu, satu.versi, _isi(satu))]),
    "hapus": lambda s, satu: s.hapus(satu, satu.versi),
    "hapus_banyak": lambda s, satu: s.hapus_banyak([(satu, satu.versi)]),
}


def _isi(satu: Any) -> dict[str, Any]:
    return {"bawah": 99} if isinstance(satu, RealisasiTriwulan) else {"nilai": 99}


def tertolak(dunia: Dunia, siapa: str, kalimat: str, nomor: int = 0) -> None:
    """Every door refuses the report and the money of a row, with the sentence."""
    lapor, uang = dunia.lapor(nomor, status="draf"), dunia.uang(nomor, 7, 100)
    user = dunia.orang[siapa]
    for satu in (lapor, uang):
        for nama, pintu in PINTU.items():
            with (
                pytest.raises(Ditolak, match=kalimat),
                suntingan(user, renja=dunia.renja) as s,
            ):
                pintu(s, segar(satu))
            assert segar(satu).versi == 1, nama
    for baru in (lapor_baru(dunia, nomor, triwulan=3), uang_baru(dunia, nomor, 8)):
        for menambah in (lambda s, b: s.tambah(b), lambda s, b: s.tambah_banyak([b])):
            with (
                pytest.raises(Ditolak, match=kalimat),
                suntingan(user, renja=dunia.renja, asal="impor") as s,
            ):
                menambah(s, baru)
    assert not Perubahan.objects.exists()


@pytest.mark.parametrize("siapa", ["fajar", "budi"])
def test_di_luar_jadwal(dunia: Dunia, siapa: str) -> None:
    dunia.tutup()
    tertolak(dunia, siapa, "ditutup sejak")


def test_sebelum_jadwal(dunia: Dunia) -> None:
    besok = timezone.localdate() + timedelta(days=1)
    JadwalPengisian.objects.create(
        pemda=dunia.pd.pemda, tahun=2024, triwulan=3, mulai=besok, selesai=besok
    )
    tertolak(dunia, "budi", "baru dibuka pada")


@pytest.mark.parametrize("status", ["diajukan", "disetujui"])
def test_sesudah_laporan_perangkat_daerah_diajukan(dunia: Dunia, status: str) -> None:
    dunia.laporan(status)
    tertolak(dunia, "budi", f"sudah {status}")


def test_laporan_yang_dikembalikan_membuka_lagi(dunia: Dunia) -> None:
    dunia.laporan("dikembalikan")
    with suntingan(dunia.orang["fajar"], renja=dunia.renja) as s:
        s.tambah(lapor_baru(dunia))
        s.tambah(uang_baru(dunia))


def test_unit_kerja_lain(dunia: Dunia) -> None:
    tertolak(dunia, "fajar", "pelaksana unit kerjanya", 2)


@pytest.mark.parametrize("siapa", ["ani", "citra", "dedi", "eka", "indah"])
def test_bukan_penulis(dunia: Dunia, siapa: str) -> None:
    """A reader, the head, and the planner of another agency."""
    tertolak(dunia, siapa, "hanya dapat diubah oleh")


def test_pemda_lain(dunia: Dunia) -> None:
    """Budi's own role does not reach an agency of another city, nor does Hadi's."""
    baris = BarisRenja.objects.filter(renja__perangkat_daerah__kode="dinas-lain")[0]
    for siapa in ("budi", "hadi", "fajar"):
        uang = RealisasiAnggaran(
            perangkat_daerah=baris.perangkat_daerah, baris=baris, bulan=7, nilai=1
        )
        with pytest.raises(Ditolak), suntingan(dunia.orang[siapa], renja=dunia.renja) as s:
            s.tambah(uang)


def test_penganggaran_mengisi_uang_tetapi_bukan_kinerja(dunia: Dunia) -> None:
    hadi = dunia.orang["hadi"]
    with suntingan(hadi, renja=dunia.renja) as s:
        s.tambah(uang_baru(dunia))
    with pytest.raises(Ditolak), suntingan(hadi, renja=dunia.renja) as s:
        s.tambah(lapor_baru(dunia))


@pytest.mark.parametrize("status", ["diajukan", "disetujui"])
def test_status_titipan(dunia: Dunia, status: str) -> None:
    """Nobody approves by writing the column: adding, changing one, changing many."""
    satu = dunia.lapor(0, status="draf")
    for siapa in ("fajar", "gita", "budi"):
        user = dunia.orang[siapa]
        with pytest.raises(Ditolak), suntingan(user, renja=dunia.renja) as s:
            s.tambah(lapor_baru(dunia, 1, status=status))
        with pytest.raises(Ditolak), suntingan(user, renja=dunia.renja) as s:
            s.ubah(segar(satu), 1, {"status": status})
        with pytest.raises(Ditolak), suntingan(user, renja=dunia.renja) as s:
            s.ubah_banyak([Ubahan(segar(satu), 1, {"status": status})])
    assert segar(satu).status == "draf"


def test_baris_tidak_dipindah_ke_triwulan_atau_unit_yang_tertutup(dunia: Dunia) -> None:
    JadwalPengisian.objects.create(
        pemda=dunia.pd.pemda,
        tahun=2024,
        triwulan=1,
        mulai=date(2024, 4, 1),
        selesai=date(2024, 4, 15),
    )
    lapor, uang = dunia.lapor(0, status="draf"), dunia.uang(0, 7, 100)
    fajar = dunia.orang["fajar"]
    for satu, isi in (
        (lapor, {"triwulan": 1}),
        (lapor, {"unit_kerja_id": dunia.b.pk}),
        (uang, {"bulan": 1}),
        (uang, {"baris_id": dunia.baris[2].pk}),
    ):
        with pytest.raises(Ditolak), suntingan(fajar, renja=dunia.renja) as s:
            s.ubah(segar(satu), 1, isi)
        with pytest.raises(Ditolak), suntingan(fajar, renja=dunia.renja) as s:
            s.ubah_banyak([Ubahan(segar(satu), 1, isi)])


def test_bulan_yang_belum_mulai(dunia: Dunia, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "localdate", lambda *_: HARI)
    budi = dunia.orang["budi"]
    with suntingan(budi, renja=dunia.renja) as s:
        s.tambah_banyak([uang_baru(dunia, bulan=7), uang_baru(dunia, bulan=8)])
    kalimat = "Bulan September 2024 belum mulai"
    with pytest.raises(Ditolak, match=kalimat), suntingan(budi, renja=dunia.renja) as s:
        s.tambah_banyak([uang_baru(dunia, 1, bulan=8), uang_baru(dunia, bulan=9)])
    satu = RealisasiAnggaran.objects.get(bulan=8)
    with pytest.raises(Ditolak, match=kalimat), suntingan(budi, renja=dunia.renja) as s:
        s.ubah_banyak([Ubahan(satu, 1, {"bulan": 9})])


def test_koreksi_terbuka_tidak_membuka_bulan_yang_belum_mulai(
    dunia: Dunia, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timezone, "localdate", lambda *_: HARI)
    dunia.laporan("disetujui")
    KoreksiRealisasi.objects.create(
        perangkat_daerah=dunia.pd,
        jenis="anggaran",
        objek=dunia.baris[0].uid,
        sebutan="baris",
        tahun=2024,
        triwulan=3,
        alasan="Salah",
        oleh=dunia.orang["dedi"],
        dibuka_pada=timezone.now(),
    )
    fajar = dunia.orang["fajar"]
    with suntingan(fajar, renja=dunia.renja) as s:
        s.tambah(uang_baru(dunia, bulan=8))
    with pytest.raises(Ditolak, match="belum mulai"), suntingan(fajar, renja=dunia.renja) as s:
        s.tambah(uang_baru(dunia, bulan=9))
    with pytest.raises(Ditolak, match="disetujui"), suntingan(fajar, renja=dunia.renja) as s:
        s.tambah(uang_baru(dunia, 1, bulan=8))


def test_nilai_yang_sudah_diajukan_tidak_diurungkan(dunia: Dunia) -> None:
    fajar, budi = dunia.orang["fajar"], dunia.orang["budi"]
    with suntingan(fajar, renja=dunia.renja) as s:
        s.tambah(lapor_baru(dunia))
    perubahan = s.perubahan
    ajukan(fajar, list(RealisasiTriwulan.objects.select_related("unit_kerja")), dunia.renja)
    for user in (fajar, budi):
        with pytest.raises((Ditolak, TidakDapatDiurungkan)):
            urungkan(user, perubahan)
    assert RealisasiTriwulan.objects.get().status == "diajukan"


def menyimpan_sementara_laporan_diajukan(dunia: Dunia, satu: Any) -> None:
    """Write a value, while somebody else hands the agency's report in before it is committed."""
    with suntingan(dunia.orang["fajar"], renja=dunia.renja) as s:
        s.ubah(satu, satu.versi, _isi(satu))
        dunia.laporan("diajukan")


def test_nilai_tidak_menyelinap_di_balik_laporan_yang_sedang_diajukan(dunia: Dunia) -> None:
    for satu in (dunia.uang(0, 7, 100), dunia.lapor(0, status="draf")):
        with pytest.raises(Ditolak, match="sudah diajukan"):
            menyimpan_sementara_laporan_diajukan(dunia, satu)
        assert segar(satu).versi == 1


def test_uang_tidak_diurungkan_sesudah_laporan_diajukan(dunia: Dunia) -> None:
    fajar = dunia.orang["fajar"]
    with suntingan(fajar, renja=dunia.renja) as s:
        s.tambah(uang_baru(dunia))
    dunia.laporan("diajukan")
    with pytest.raises(Ditolak, match="sudah diajukan"):
        urungkan(fajar, s.perubahan)
    assert RealisasiAnggaran.objects.get().nilai == 10


@pytest.mark.parametrize("status", ["diajukan", "disetujui"])
def test_indikator_yang_sudah_dilaporkan_tidak_dihapus(dunia: Dunia, status: str) -> None:
    """Deleting what a report hangs on would delete the report behind its approver's back."""
    satu = dunia.lapor(status=status)
    budi = dunia.orang["budi"]
    with pytest.raises(Ditolak, match=f"sudah {status}"), suntingan(budi, renja=dunia.renja) as s:
        s.hapus(satu.indikator, satu.indikator.versi)
    assert segar(satu).bawah == 5


def test_baris_yang_uangnya_terkunci_tidak_dihapus(dunia: Dunia) -> None:
    uang = dunia.uang(0, 7, 100)
    dunia.laporan("disetujui")
    budi, baris = dunia.orang["budi"], dunia.baris[0]
    with pytest.raises(Ditolak, match="disetujui"), suntingan(budi, renja=dunia.renja) as s:
        s.hapus(baris, baris.versi)
    assert segar(uang).nilai == 100


def test_serah_terima_mengalihkan_tugas_unit_kerja(dunia: Dunia) -> None:
    """From the day on the receiver reports and approves for the unit, and nobody else does."""
    orang, hari = dunia.orang, timezone.localdate()
    satu = dunia.lapor(0, status="draf")
    serahkan(
        orang["indah"], [dunia.pd.pemda], orang["gita"], orang["eka"], tanggal=hari, alasan="Mutasi"
    )
    lama, baru = Penugasan.objects.filter(peran="kepala_bidang").order_by("pk")
    assert (lama.berlaku_sampai, baru.unit_kerja) == (hari - timedelta(days=1), dunia.a)
    for user in (orang["gita"], orang["eka"]):
        user.__dict__.pop("_lingkup", None)
    assert not lingkup(orang["gita"]).bertugas_di_unit("kepala_bidang", dunia.a)
    assert lingkup(orang["eka"]).bertugas_di_unit("kepala_bidang", dunia.a)
    with pytest.raises(Ditolak), suntingan(orang["gita"], renja=dunia.renja) as s:
        s.ubah(segar(satu), 1, {"bawah": 6})
    with suntingan(orang["eka"], renja=dunia.renja) as s:
        s.ubah(segar(satu), 1, {"bawah": 6})


def test_kepala_unit_di_atasnya_menulis_unit_di_bawahnya(dunia: Dunia) -> None:
    Penugasan.objects.filter(pengguna=dunia.orang["gita"]).update(unit_kerja=dunia.akar)
    with suntingan(dunia.orang["gita"], renja=dunia.renja) as s:
        s.tambah(lapor_baru(dunia, 2))
