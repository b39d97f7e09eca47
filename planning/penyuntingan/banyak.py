"""Many rows of one model in few statements, each UPDATE comparing the versions it was made for."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from django.db import transaction
from django.db.models import Case, F, Value, When
from django.db.models.fields.related import ForeignKey

from planning.models.dasar import BarisBerversi, BarisPerangkatDaerah
from planning.penyuntingan.potret import simpan_deret

PER_BATCH = 200


def sisipkan(baris: Sequence[BarisBerversi], deret: Sequence[Mapping[str, Sequence[Any]]]) -> None:
    """Insert rows, then the parts of their lists (`deret` in step with the rows)."""
    model: Any = type(baris[0])
    model.objects.bulk_create(baris, batch_size=500)
    bagian: dict[Any, list[Any]] = {}
    for satu, isi in zip(baris, deret, strict=False):
        for nama, daftar in isi.items():
            relasi: Any = model._meta.get_field(nama)
            if relasi.many_to_many:
                simpan_deret(satu, nama, daftar)
                continue
            milik: dict[str, Any] = {relasi.remote_field.name: satu}
            if isinstance(satu, BarisPerangkatDaerah):
                milik["perangkat_daerah_id"] = satu.perangkat_daerah_id
            bagian.setdefault(relasi.related_model, []).extend(
                relasi.related_model(**milik, **kolom) for kolom in daftar
            )
    for model_bagian, isi_bagian in bagian.items():
        model_bagian.objects.bulk_create(isi_bagian, batch_size=500)


def buang(baris: Sequence[BarisBerversi]) -> None:
    """Delete rows that come in the order in which they can go, a statement for each kind."""
    for model, isi in groupby(baris, key=type):
        kunci = [satu.pk for satu in isi]
        pengelola: Any = model
        if any(kolom.related_model is model for kolom in pengelola._meta.concrete_fields):
            for satu in kunci:
                pengelola.objects.filter(pk=satu).delete()
            continue
        for awal in range(0, len(kunci), PER_BATCH):
            pengelola.objects.filter(pk__in=kunci[awal : awal + PER_BATCH]).delete()


def ubah_sekaligus(
    ubahan: Sequence[tuple[BarisBerversi, int, Mapping[str, Any]]],
) -> BarisBerversi | None:
    """Give the rows their new values (by column), each only where its version still stands.

    Gives the first row that had moved on, where one had; nothing of its batch is written then,
    and the caller rolls the others back.
    """
    for awal in range(0, len(ubahan), PER_BATCH):
        bagian = ubahan[awal : awal + PER_BATCH]
        with transaction.atomic():
            lengkap = _ubah_bagian(bagian) == len(bagian)
            transaction.set_rollback(not lengkap)
        if not lengkap:
            return _tersangkut(bagian)
    return None


def _ubah_bagian(bagian: Sequence[tuple[BarisBerversi, int, Mapping[str, Any]]]) -> int:
    model: Any = type(bagian[0][0])
    kolom = sorted({nama for _, _, nilai in bagian for nama in nilai})
    medan = {satu.attname: satu for satu in model._meta.concrete_fields}
    versi = Case(*(When(pk=baris.pk, then=Value(angka)) for baris, angka, _ in bagian))
    isi = {
        nama: Case(
            *(
                When(pk=baris.pk, then=_nilai(medan[nama], nilai[nama]))
                for baris, _, nilai in bagian
                if nama in nilai
            ),
            default=F(nama),
            output_field=_keluaran(medan[nama]),
        )
        for nama in kolom
    }
    return int(
        model.objects.filter(pk__in=[baris.pk for baris, _, _ in bagian], versi=versi).update(
            versi=F("versi") + 1, **isi
        )
    )


def _keluaran(kolom: Any) -> Any:
    return kolom.target_field if isinstance(kolom, ForeignKey) else kolom


def _nilai(kolom: Any, nilai: Any) -> Value:
    return Value(nilai, output_field=_keluaran(kolom))


def _tersangkut(
    bagian: Sequence[tuple[BarisBerversi, int, Mapping[str, Any]]],
) -> BarisBerversi:
    """The first row that does not stand at the version it was to be changed from."""
    model: Any = type(bagian[0][0])
    kini = dict(
        model.objects.filter(pk__in=[baris.pk for baris, _, _ in bagian]).values_list("pk", "versi")
    )
    return next((b for b, versi, _ in bagian if kini.get(b.pk) != versi), bagian[0][0])
