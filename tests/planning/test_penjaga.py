"""The guard between agencies: Ani's Disnaker and Citra's Dinsos never share a row."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction
from django.test.utils import CaptureQueriesContext

from budget import models as b
from performance import models as k
from planning import models as m
from planning.penjaga import daftar_jaga, pasang, sebelum_migrasi, sesudah_migrasi
from tests.planning.bahan import Pohon, pemda, tanam
from tests.planning.contoh import contoh

PESAN = "perangkat daerah berbeda"

# Every foreign key from a row of an agency to another row of an agency.
RUJUKAN: list[tuple[type[models.Model], str]] = [
    (m.UnitKerja, "induk"),
    (m.Penugasan, "unit_kerja"),
    (m.Tujuan, "renstra"),
    (m.Sasaran, "tujuan"),
    (m.Program, "renstra"),
    (m.Program, "sasaran"),
    (m.Kegiatan, "program"),
    (m.SubKegiatan, "kegiatan"),
    (m.Renja, "renstra"),
    (m.BarisRenja, "renja"),
    (m.BarisRenja, "unit_kerja"),
    (m.BarisRenja, "sub_kegiatan"),
    (m.LokasiBaris, "baris"),
    (m.Indikator, "renstra"),
    (m.Indikator, "tujuan"),
    (m.Indikator, "sasaran"),
    (m.Indikator, "program"),
    (m.Indikator, "kegiatan"),
    (m.Indikator, "sub_kegiatan"),
    (m.Target, "indikator"),
    (m.TargetTriwulan, "indikator"),
    (m.TertulisDi, "renja"),
    (m.RiwayatKinerja, "indikator"),
    (m.RiwayatAnggaran, "program"),
    (m.ReviuRkpd, "renja"),
    (m.UsulanMasyarakat, "renja"),
    (m.UsulanMasyarakat, "sub_kegiatan"),
    (m.Permasalahan, "renja"),
    (m.Permasalahan, "sasaran"),
    (m.IsuStrategis, "renja"),
    (m.IsuStrategis, "sasaran"),
    (m.FaktorMisi, "renja"),
    (m.Layanan, "renja"),
    (m.Layanan, "unit_kerja"),
    (m.DasarHukum, "renja"),
    (b.LapisanPagu, "renja"),
    (b.Pagu, "lapisan"),
    (b.Pagu, "baris"),
    (b.PaguSumber, "pagu"),
    (b.PrakiraanMaju, "baris"),
    (b.PaguRenstra, "sub_kegiatan"),
    (b.AnggaranKas, "baris"),
    (b.RealisasiAnggaran, "baris"),
    (k.RealisasiTriwulan, "indikator"),
    (k.RealisasiTriwulan, "unit_kerja"),
    (k.RealisasiTahunan, "indikator"),
    (k.Perkiraan, "indikator"),
    (k.AnalisisKinerja, "renja"),
    (k.AnalisisKinerja, "indikator"),
]


def milik_lain(lain: Pohon, model: type[models.Model]) -> models.Model:
    """The other agency's row of a model."""
    baris = [lain.akar, *vars(lain).values()]
    return next(satu for satu in baris if isinstance(satu, model))


@pytest.mark.parametrize(
    ("model", "kolom"), RUJUKAN, ids=[f"{model.__name__}.{kolom}" for model, kolom in RUJUKAN]
)
def test_baris_tidak_menunjuk_perangkat_daerah_lain(
    db: None, model: type[models.Model], kolom: str
) -> None:
    disnaker, dinsos = tanam("disnaker"), tanam("dinsos")
    benar = contoh(disnaker)[model]
    induk = getattr(model, kolom).field.related_model
    with pytest.raises(IntegrityError, match=PESAN), transaction.atomic():
        model._base_manager.create(**benar | {kolom: milik_lain(dinsos, induk)})
    baris = model._base_manager.create(**benar)
    with pytest.raises(IntegrityError, match=PESAN), transaction.atomic():
        model._base_manager.filter(pk=baris.pk).update(**{kolom: milik_lain(dinsos, induk)})


def test_setiap_rujukan_diuji() -> None:
    dijaga = {
        (jaga.tabel, rujukan.kolom)
        for jaga in daftar_jaga()
        for rujukan in jaga.rujukan
        if jaga.pemilik and not jaga.tabel.startswith("renja_")
    }
    diuji = {(model._meta.db_table, f"{kolom}_id") for model, kolom in RUJUKAN}
    assert dijaga == diuji


def test_program_tidak_pindah_perangkat_daerah(db: None) -> None:
    disnaker, dinsos = tanam("disnaker"), tanam("dinsos")
    with pytest.raises(IntegrityError, match=f"{PESAN}: planning_program"), transaction.atomic():
        m.Program.objects.filter(pk=disnaker.program.pk).update(
            perangkat_daerah=dinsos.perangkat_daerah
        )


def test_renstra_tanpa_anak_pun_tidak_pindah_perangkat_daerah(db: None) -> None:
    disnaker, dinsos = tanam("disnaker"), tanam("dinsos")
    renstra = m.Renstra.objects.create(**contoh(disnaker)[m.Renstra])
    renstra.perangkat_daerah = dinsos.perangkat_daerah
    with pytest.raises(IntegrityError, match=f"{PESAN}: planning_renstra"), transaction.atomic():
        renstra.save()


def test_penugasan_boleh_pindah_selama_unit_kerjanya_ikut(db: None) -> None:
    disnaker, dinsos = tanam("disnaker"), tanam("dinsos")
    budi = m.Penugasan.objects.create(**contoh(disnaker)[m.Penugasan])
    budi.perangkat_daerah = dinsos.perangkat_daerah
    budi.save()
    budi.peran, budi.unit_kerja = "pelaksana", dinsos.bidang
    budi.save()
    budi.perangkat_daerah = disnaker.perangkat_daerah
    with pytest.raises(IntegrityError, match=PESAN), transaction.atomic():
        budi.save()


def test_penugasan_sepemda_tidak_terikat_perangkat_daerah(db: None) -> None:
    isi = contoh(tanam())[m.Penugasan] | {"perangkat_daerah": None, "peran": "verifikator"}
    assert m.Penugasan.objects.create(**isi).pemda == pemda()


def test_banyak_baris_sekaligus_ditolak_seluruhnya(db: None) -> None:
    disnaker, dinsos = tanam("disnaker"), tanam("dinsos")
    target = [
        m.Target(
            perangkat_daerah=disnaker.perangkat_daerah,
            indikator=pohon.indikator,
            tahun=2025,
            asal="renja",
            bawah=1,
        )
        for pohon in (disnaker, dinsos)
    ]
    with pytest.raises(IntegrityError, match=PESAN), transaction.atomic():
        m.Target.objects.bulk_create(target)
    assert m.Target.objects.count() == 0


def test_isu_hanya_bertaut_dengan_permasalahan_sendiri(db: None) -> None:
    disnaker, dinsos = tanam("disnaker"), tanam("dinsos")
    permasalahan, lain = (
        m.Permasalahan.objects.create(
            perangkat_daerah=pohon.perangkat_daerah,
            renja=pohon.renja,
            urutan=1,
            masalah_pokok="Pengangguran",
            masalah="Keterampilan",
            akar_masalah="Pelatihan",
        )
        for pohon in (disnaker, dinsos)
    )
    isu = m.IsuStrategis.objects.create(
        perangkat_daerah=disnaker.perangkat_daerah, renja=disnaker.renja, urutan=1, judul="Isu"
    )
    isu.permasalahan.add(permasalahan)
    with pytest.raises(IntegrityError, match=PESAN), transaction.atomic():
        isu.permasalahan.add(lain)
    assert list(isu.permasalahan.all()) == [permasalahan]


def test_penjaga_yang_sudah_terpasang_tidak_dipasang_lagi(db: None) -> None:
    with CaptureQueriesContext(connection) as kueri:
        pasang("default")
    assert len(kueri) == 1


def test_migrasi_tanpa_rencana_dan_flush_tidak_menyentuh_penjaga(db: None) -> None:
    with CaptureQueriesContext(connection) as kueri:
        sebelum_migrasi(using="default", plan=[])
        sesudah_migrasi(using="default")
    assert len(kueri) == 0


@pytest.fixture
def urutan_lebar() -> Iterator[models.Field]:
    """`Program.urutan` as a later migration may have it; the column is put back afterwards."""
    lama = m.Program._meta.get_field("urutan")
    baru = models.BigIntegerField("urutan")
    baru.set_attributes_from_name("urutan")
    baru.model = m.Program
    sebelum_migrasi(using="default", plan=["mengubah"])
    with connection.schema_editor() as penyunting:
        penyunting.alter_field(m.Program, lama, baru)
    yield baru
    sebelum_migrasi(using="default", plan=["mengembalikan"])
    with connection.schema_editor() as penyunting:
        penyunting.alter_field(m.Program, baru, lama)
    sesudah_migrasi(using="default", apps=apps)


@pytest.mark.django_db(transaction=True)
def test_tabel_dapat_diubah_migrasi_dan_tetap_dijaga(urutan_lebar: models.Field) -> None:
    sesudah_migrasi(using="default", apps=apps)
    disnaker, dinsos = tanam("disnaker"), tanam("dinsos")
    for anak, kolom, induk in (
        (disnaker.kegiatan, "program", dinsos.program),
        (disnaker.program, "renstra", dinsos.renstra),
    ):
        setattr(anak, kolom, induk)
        with pytest.raises(IntegrityError, match=PESAN), transaction.atomic():
            anak.save()
