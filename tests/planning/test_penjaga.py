"""The guard between agencies: Ani's Disnaker and Citra's Dinsos never share a row."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction
from django.db.migrations.state import ProjectState
from django.test.utils import CaptureQueriesContext

from budget import models as b
from performance import models as k
from planning import models as m
from planning.penjaga import SEJALAN, daftar_jaga, pasang, sebelum_migrasi, sesudah_migrasi
from tests.planning.bahan import PUKUL_8, Pohon, pemda, tanam
from tests.planning.contoh import contoh

PESAN = "perangkat daerah berbeda"
TIDAK_SEJALAN = "tidak sejalan"

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
    (m.Indikator, "penanggung_jawab"),
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
    (m.BukaBaris, "renja"),
    (m.Komentar, "renja"),
    (m.Komentar, "induk"),
    (m.PutusanPemutakhiran, "renja"),
    (m.PutusanPemutakhiran, "baris"),
    (m.Perubahan, "pengurung"),
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
    (k.BuktiRealisasi, "realisasi"),
    (k.RealisasiTahunan, "indikator"),
    (k.Perkiraan, "indikator"),
    (k.AnalisisKinerja, "renja"),
    (k.AnalisisKinerja, "indikator"),
]


# What a clerk would call the mistake -> the model, the two ways that part, and the
# column that makes them part: it names a row of the same agency, but of its other Renstra.
MENYIMPANG: dict[str, tuple[type[models.Model], str, str, str]] = {
    "penugasan pada pemda lain": (m.Penugasan, "pemda", "perangkat_daerah.pemda", "pemda"),
    "program dengan sasaran Renstra lain": (
        m.Program,
        "renstra",
        "sasaran.tujuan.renstra",
        "sasaran",
    ),
    "indikator tujuan Renstra lain": (m.Indikator, "renstra", "tujuan.renstra", "tujuan"),
    "indikator sasaran Renstra lain": (m.Indikator, "renstra", "sasaran.tujuan.renstra", "sasaran"),
    "indikator program Renstra lain": (m.Indikator, "renstra", "program.renstra", "program"),
    "indikator kegiatan Renstra lain": (
        m.Indikator,
        "renstra",
        "kegiatan.program.renstra",
        "kegiatan",
    ),
    "indikator sub kegiatan Renstra lain": (
        m.Indikator,
        "renstra",
        "sub_kegiatan.kegiatan.program.renstra",
        "sub_kegiatan",
    ),
    "baris Renja dengan sub kegiatan Renstra lain": (
        m.BarisRenja,
        "renja.renstra",
        "sub_kegiatan.kegiatan.program.renstra",
        "sub_kegiatan",
    ),
    "lokasi di kota lain": (m.LokasiBaris, "wilayah.pemda", "perangkat_daerah.pemda", "wilayah"),
    "balasan pada Renja lain": (m.Komentar, "renja", "induk.renja", "induk"),
    "putusan kode bagi baris Renja lain": (m.PutusanPemutakhiran, "renja", "baris.renja", "baris"),
    "pagu dengan baris Renja tahun lain": (b.Pagu, "lapisan.renja", "baris.renja", "baris"),
}


def rencana_lain(p: Pohon, berikutnya: dict[str, Any]) -> dict[str, Any]:
    """Rows by column: a next Renstra of the same agency with a Renja, and another pemda."""
    milik: dict[str, Any] = {"perangkat_daerah": p.perangkat_daerah}
    butir = {**milik, "nama": "Butir", "urutan": 1}
    renstra = m.Renstra.objects.create(**berikutnya)
    tujuan = m.Tujuan.objects.create(**milik, renstra=renstra, nomor=1, uraian="Tujuan")
    sasaran = m.Sasaran.objects.create(**milik, tujuan=tujuan, nomor=1, uraian="Sasaran")
    program = m.Program.objects.create(
        **butir, renstra=renstra, sasaran=sasaran, nomenklatur=p.program.nomenklatur
    )
    kegiatan = m.Kegiatan.objects.create(
        **butir, program=program, nomenklatur=p.kegiatan.nomenklatur
    )
    sub = m.SubKegiatan.objects.create(
        **butir, kegiatan=kegiatan, nomenklatur=p.sub_kegiatan.nomenklatur
    )
    renja = m.Renja.objects.create(**milik, renstra=renstra, edisi=renstra.edisi, tahun=2027)
    baris = m.BarisRenja.objects.create(**milik, renja=renja, unit_kerja=p.akar, sub_kegiatan=sub)
    singkawang = m.Pemda.objects.create(kode="singkawang", nama="Kota Singkawang", jenis="kota")
    kota = m.Wilayah.objects.create(pemda=singkawang, jenis="daerah", nama="Kota Singkawang")
    return {
        "tujuan": tujuan,
        "sasaran": sasaran,
        "program": program,
        "kegiatan": kegiatan,
        "sub_kegiatan": sub,
        "baris": baris,
        "induk": m.Komentar.objects.create(
            **milik,
            renja=renja,
            objek=baris.uid,
            isi="Tahun depan",
            penulis=p.penulis,
            ditulis_pada=PUKUL_8,
        ),
        "pemda": singkawang,
        "wilayah": kota,
    }


@pytest.mark.parametrize("kalimat", MENYIMPANG)
def test_baris_tidak_menyimpang_dari_rencananya(db: None, kalimat: str) -> None:
    model, satu, dua, kolom = MENYIMPANG[kalimat]
    disnaker = tanam("disnaker")
    semua = contoh(disnaker)
    benar, lain = semua[model], rencana_lain(disnaker, semua[m.Renstra])
    pesan = f"{TIDAK_SEJALAN}: {satu} dan {dua}"
    with pytest.raises(IntegrityError, match=pesan), transaction.atomic():
        model._base_manager.create(**benar | {kolom: lain[kolom]})
    baris = model._base_manager.create(**benar)
    with pytest.raises(IntegrityError, match=pesan), transaction.atomic():
        model._base_manager.filter(pk=baris.pk).update(**{kolom: lain[kolom]})


def test_setiap_pasangan_jalur_diuji() -> None:
    assert {(model._meta.label, a, b) for model, a, b, _ in MENYIMPANG.values()} == set(SEJALAN)
    terpasang = {(a.nama, b.nama) for jaga in daftar_jaga() for a, b in jaga.sejalan}
    assert terpasang == {(a, b) for _, a, b in SEJALAN}


def test_jalur_yang_belum_ada_pada_suatu_migrasi_dilewati() -> None:
    lama = ProjectState.from_apps(apps)
    lama.remove_field("planning", "program", "sasaran")
    sejalan = {jaga.tabel: jaga.sejalan for jaga in daftar_jaga(lama.apps)}
    assert sejalan["planning_program"] == ()
    assert len(sejalan["planning_indikator"]) == 5


def test_indikator_tanpa_baris_rencana_diterima(db: None) -> None:
    """The way ends at an empty column: nothing to compare."""
    iku = m.Indikator.objects.create(**contoh(tanam())[m.Indikator])
    assert iku.sub_kegiatan is None


def model_milik() -> list[type[models.Model]]:
    """Every model of the three apps whose rows all belong to an agency."""
    return [
        model
        for app in ("planning", "budget", "performance")
        for model in apps.get_app_config(app).get_models()
        for kolom in model._meta.concrete_fields
        if kolom.name == "perangkat_daerah" and not kolom.null
    ]


@pytest.mark.parametrize("model", model_milik(), ids=lambda model: model.__name__)
def test_setiap_baris_hanya_terbaca_perangkat_daerahnya(
    db: None, model: type[models.Model]
) -> None:
    disnaker, dinsos = tanam("disnaker"), tanam("dinsos")
    semua = contoh(disnaker)
    budi = m.Penugasan.objects.create(**semua[m.Penugasan]).pengguna
    citra = m.Pengguna.objects.create(username="citra", nama="Citra")
    di_dinsos = {"perangkat_daerah": dinsos.perangkat_daerah, "pengguna": citra}
    m.Penugasan.objects.create(**semua[m.Penugasan] | di_dinsos)
    baris = model._base_manager.create(**semua[model])
    assert baris in model._default_manager.untuk(budi)
    assert baris not in model._default_manager.untuk(citra)


def milik_lain(lain: Pohon, model: type[models.Model]) -> models.Model:
    """The other agency's row of a model."""
    if model is k.RealisasiTriwulan:
        milik = {"perangkat_daerah": lain.perangkat_daerah, "indikator": lain.indikator}
        masa = {"unit_kerja": lain.akar, "tahun": 2024, "triwulan": 1, "bawah": 1}
        return model.objects.get_or_create(**milik, **masa)[0]
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
