"""A frozen version is tried through every door, on both databases: nothing changes it."""

from collections.abc import Callable, Iterator
from io import StringIO
from typing import Any

import pytest
from django.contrib import admin
from django.core.management import CommandError, call_command
from django.db import DatabaseError, IntegrityError, connection, models, transaction
from django.db.models import ProtectedError
from django.utils import timezone

from planning.models import Pengguna, PerangkatDaerah, Renja
from planning.models.tetap import BarisTetap, BarisTetapDiubah
from planning.penjaga_tetap import daftar_tetap
from renja.demo.muat import DemoDitolak, muat_data_demo
from renja.models import BerkasVersi, IsiGambar, KeputusanVersi, Ralat, Versi
from tests.tahapan.conftest import jalankan

pytestmark = pytest.mark.django_db
PESAN = "versi terkunci tidak dapat diubah"
MODEL: tuple[Any, ...] = (Versi, KeputusanVersi, BerkasVersi, Ralat, IsiGambar)


@pytest.fixture
def terkunci(orang: dict[str, Pengguna], renja: Renja) -> Versi:
    """A version that was signed, with a PDF, a ralat and a picture."""
    versi = jalankan(orang, "ajukan", "tanda")
    Ralat(
        perangkat_daerah=renja.perangkat_daerah,
        versi=versi,
        nomor=1,
        tempat="Tabel 4.1",
        tertulis="54",
        seharusnya="53",
        alasan="Salah hitung",
        oleh=orang["budi"],
        nama_oleh="Budi",
        waktu=timezone.now(),
    ).save()
    IsiGambar(sidik="a" * 64, isi=b"gambar").save()
    return versi


def _utuh() -> list[tuple[Any, ...]]:
    """Every column of every row that may not change."""
    return [
        tuple(bytes(isi) if isinstance(isi, memoryview) else isi for isi in baris)
        for model in MODEL
        for baris in model.objects.order_by("pk").values_list()
    ]


@pytest.fixture
def tak_berubah(terkunci: Versi) -> Iterator[None]:
    """Whatever the test tries, all is as it was."""
    semula = _utuh()
    assert len(semula) == 5
    yield
    assert _utuh() == semula


def test_semua_model_tetap_dijaga() -> None:
    assert {satu.tabel for satu in daftar_tetap()} == {
        *("renja_versi", "renja_keputusanversi", "renja_berkasversi"),
        *("renja_ralat", "renja_isigambar"),
    }
    assert all(issubclass(model, BarisTetap) for model in MODEL)


@pytest.mark.usefixtures("tak_berubah")
@pytest.mark.parametrize("model", MODEL)
def test_orm_menolak(model: Any) -> None:
    satu = model.objects.get()
    kolom = {KeputusanVersi: "waktu", Ralat: "waktu", IsiGambar: "isi"}.get(model, "sidik")
    semua = model.objects.all()
    pintu: list[Callable[[], Any]] = [
        satu.save,
        lambda: satu.save(update_fields=[kolom]),
        lambda: satu.save(force_update=True),
        satu.delete,
        lambda: semua.update(**{kolom: getattr(satu, kolom)}),
        lambda: semua.bulk_update([satu], [kolom]),
        semua.delete,
        lambda: semua.bulk_create(
            [satu], update_conflicts=True, unique_fields=["pk"], update_fields=[kolom]
        ),
        lambda: semua.update_or_create(pk=satu.pk, defaults={kolom: getattr(satu, kolom)}),
    ]
    for buka in pintu:
        with pytest.raises(BarisTetapDiubah, match=PESAN), transaction.atomic():
            buka()


@pytest.mark.usefixtures("tak_berubah")
@pytest.mark.parametrize("model", MODEL)
def test_di_bawah_orm_basis_data_menolak(model: Any) -> None:
    satu = model.objects.get()
    kolom = "waktu" if model is KeputusanVersi or model is Ralat else "sidik"
    polos: Any = models.QuerySet(model)
    kembar = model(**{k.attname: getattr(satu, k.attname) for k in model._meta.concrete_fields})
    pintu: list[Callable[[], Any]] = [
        polos.delete,
        lambda: polos._raw_delete("default"),
        lambda: polos.update(**{kolom: getattr(satu, kolom)}),
        lambda: models.Model.save(satu),
        lambda: models.Model.delete(satu),
        lambda: models.Model.save_base(kembar, raw=True),
    ]
    for buka in pintu:
        with pytest.raises((IntegrityError, ProtectedError)), transaction.atomic():
            buka()


@pytest.mark.usefixtures("tak_berubah")
@pytest.mark.parametrize("tabel", [satu.tabel for satu in daftar_tetap()])
def test_sql_langsung_ditolak(tabel: str) -> None:
    kunci = "sidik" if tabel == "renja_isigambar" else "id"
    perintah = [
        f'UPDATE "{tabel}" SET "{kunci}" = "{kunci}"',
        f'DELETE FROM "{tabel}"',
    ]
    if connection.vendor == "postgresql":
        perintah.append(f'TRUNCATE "{tabel}" CASCADE')
        # What this test wrote itself would stand in the way before the guard is asked.
        connection.check_constraints()
    else:
        perintah.append(f'UPDATE OR REPLACE "{tabel}" SET "{kunci}" = "{kunci}"')
    for satu in perintah:
        with (
            pytest.raises(IntegrityError, match=PESAN),
            transaction.atomic(),
            connection.cursor() as kursor,
        ):
            kursor.execute(satu)


def _sisipkan(kata: str, tabel: str, isi: dict[str, Any], akhir: str = "") -> None:
    kolom = ", ".join(f'"{nama}"' for nama in isi)
    tanda = ", ".join(["%s"] * len(isi))
    with transaction.atomic(), connection.cursor() as kursor:
        kursor.execute(f'{kata} INTO "{tabel}" ({kolom}) VALUES ({tanda}){akhir}', [*isi.values()])


@pytest.mark.usefixtures("tak_berubah")
def test_menimpa_dengan_sisipan_ditolak() -> None:
    """REPLACE and upsert, by key and by every other unique set of columns."""
    versi = dict(Versi.objects.values().get())
    versi["isi"] = bytes(versi["isi"])
    berkas = dict(BerkasVersi.objects.values().get())
    berkas["isi"] = bytes(berkas["isi"])
    if connection.vendor == "postgresql":
        atas = ' ON CONFLICT ("id") DO UPDATE SET "sidik" = EXCLUDED."sidik"'
        with pytest.raises(IntegrityError, match=PESAN):
            _sisipkan("INSERT", "renja_versi", versi | {"sidik": "b" * 64}, atas)
        return
    palsu = "b" * 64
    for tabel, isi in (
        ("renja_versi", versi | {"sidik": palsu}),
        ("renja_versi", versi | {"id": 999, "sidik": palsu}),
        ("renja_versi", versi | {"id": 999, "sidik": palsu, "kode": "lain"}),
        ("renja_versi", versi | {"id": 999, "sidik": palsu, "nomor": 7}),
        ("renja_berkasversi", berkas | {"id": 999, "sidik": palsu}),
        ("renja_berkasversi", berkas | {"id": 999, "jenis": "tertanda"}),
        ("renja_isigambar", {"sidik": "a" * 64, "isi": b"lain"}),
    ):
        with pytest.raises(IntegrityError, match=PESAN):
            _sisipkan("INSERT OR REPLACE", tabel, isi)


@pytest.mark.usefixtures("tak_berubah")
def test_sisipan_yang_sama_dan_yang_baru_diterima() -> None:
    IsiGambar.objects.bulk_create([IsiGambar(sidik="a" * 64, isi=b"gambar")], ignore_conflicts=True)
    IsiGambar.objects.get_or_create(sidik="a" * 64, defaults={"isi": b"gambar"})


@transaction.atomic
def _hapus_di_bawahnya(perintah: str) -> None:
    with connection.cursor() as kursor:
        kursor.execute(perintah)
    connection.check_constraints()


@pytest.mark.usefixtures("tak_berubah")
def test_tidak_ikut_terhapus_bersama_pemiliknya(renja: Renja) -> None:
    with pytest.raises(ProtectedError), transaction.atomic():
        renja.delete()
    with pytest.raises(ProtectedError), transaction.atomic():
        PerangkatDaerah.objects.get(kode="disnaker").delete()
    for perintah in ("DELETE FROM planning_renja", "DELETE FROM planning_perangkatdaerah"):
        with pytest.raises(DatabaseError):
            _hapus_di_bawahnya(perintah)


@pytest.mark.usefixtures("tak_berubah")
def test_admin_tidak_mengenalnya() -> None:
    assert not any(admin.site.is_registered(model) for model in MODEL)


@pytest.mark.usefixtures("tak_berubah")
def test_demo_ulang_ditolak_dengan_kalimat() -> None:
    with pytest.raises(DemoDitolak, match="versi terkunci"), transaction.atomic():
        muat_data_demo(ulang=True)


@pytest.mark.usefixtures("tak_berubah")
def test_loaddata_ditolak(tmp_path: Any) -> None:
    keluar = StringIO()
    call_command("dumpdata", "renja.ralat", stdout=keluar)
    berkas = tmp_path / "ralat.json"
    berkas.write_text(keluar.getvalue().replace('"54"', '"55"'))
    with pytest.raises((IntegrityError, CommandError)), transaction.atomic():
        call_command("loaddata", str(berkas), verbosity=0)


@pytest.mark.django_db(transaction=True)
def test_flush_ditolak_di_luar_uji() -> None:
    """`manage.py flush` stops at the guard; only the tests' own cleaning lifts it."""
    IsiGambar(sidik="c" * 64, isi=b"gambar").save()
    perintah = 'DELETE FROM "renja_isigambar"'
    if connection.vendor == "postgresql":
        perintah = 'TRUNCATE "renja_isigambar" CASCADE'
    with pytest.raises(IntegrityError, match=PESAN), connection.cursor() as kursor:
        kursor.execute(perintah)
    call_command("flush", interactive=False, verbosity=0)
    assert IsiGambar.objects.count() == 0
    IsiGambar(sidik="c" * 64, isi=b"gambar").save()
    with pytest.raises(IntegrityError, match=PESAN), connection.cursor() as kursor:
        kursor.execute('DELETE FROM "renja_isigambar"')


def test_orang_yang_memutuskan_tidak_terhapus(terkunci: Versi) -> None:
    with pytest.raises(ProtectedError):
        terkunci.keputusan.get().oleh.delete()
