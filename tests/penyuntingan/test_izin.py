"""Who may write which row, and when: role, stage, schedule, unlocked rows, a set Renstra."""

from datetime import timedelta

import pytest
from django.utils import timezone

from budget.models import LapisanPagu, Pagu
from planning.models import (
    BarisRenja,
    BukaBaris,
    JadwalTahap,
    JejakAudit,
    Pengguna,
    Program,
    Renja,
    Target,
    Tujuan,
)
from planning.penyuntingan import (
    Ditolak,
    TidakSah,
    boleh_tulis,
    suntingan,
)

pytestmark = pytest.mark.django_db


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
