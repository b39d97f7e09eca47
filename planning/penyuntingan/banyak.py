"""Many rows of one model in few statements, each UPDATE comparing the versions it was made for."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, connections, transaction

from planning.models.dasar import BarisBerversi, BarisPerangkatDaerah
from planning.penyuntingan.potret import simpan_deret

PER_BATCH = 500


def sisipkan(baris: Sequence[BarisBerversi], deret: Sequence[Mapping[str, Sequence[Any]]]) -> None:
    """Insert rows, then the parts of their lists (`deret` in step with the rows)."""
    model: Any = type(baris[0])
    model.objects.bulk_create(baris, batch_size=500)
    bagian: dict[Any, list[Any]] = {}
    for satu, isi in zip(baris, deret, strict=False):
        for nama, daftar in isi.items():
            relasi: Any = model._meta.get_field(nama)
            if relasi.many_to_many:
                tautan = relasi.remote_field.through
                dari, ke = relasi.m2m_field_name(), relasi.m2m_reverse_field_name()
                bagian.setdefault(tautan, []).extend(
                    tautan(**{f"{dari}_id": satu.pk, f"{ke}_id": kunci}) for kunci in daftar
                )
                continue
            milik: dict[str, Any] = {relasi.remote_field.name: satu}
            if isinstance(satu, BarisPerangkatDaerah):
                milik["perangkat_daerah_id"] = satu.perangkat_daerah_id
            bagian.setdefault(relasi.related_model, []).extend(
                relasi.related_model(**milik, **kolom) for kolom in daftar
            )
    for model_bagian, isi_bagian in bagian.items():
        model_bagian.objects.bulk_create(isi_bagian, batch_size=500)


def ganti_deret(isi: Sequence[tuple[BarisBerversi, Mapping[str, Sequence[Any]]]]) -> None:
    """Replace lists of rows of one model: two statements a list, whatever the number of rows."""
    nama_deret = {nama for _, deret in isi for nama in deret}
    for nama in sorted(nama_deret):
        milik = [(baris, deret[nama]) for baris, deret in isi if nama in deret]
        relasi: Any = type(milik[0][0])._meta.get_field(nama)
        if relasi.many_to_many:
            for baris, daftar in milik:
                simpan_deret(baris, nama, daftar)
            continue
        bagian: Any = relasi.related_model
        asing = relasi.remote_field
        for awal in range(0, len(milik), PER_BATCH):
            kunci = [baris.pk for baris, _ in milik[awal : awal + PER_BATCH]]
            bagian.objects.filter(**{f"{asing.name}__in": kunci}).delete()
        kolom = type(milik[0][0]).DERET[nama]
        pemilik = ("perangkat_daerah_id",) if isinstance(milik[0][0], BarisPerangkatDaerah) else ()
        medan = {satu.attname: satu for satu in bagian._meta.concrete_fields}
        bawaan = {satu: medan[satu].get_default() for satu in kolom}
        sisipkan_kolom(
            bagian,
            (asing.attname, *pemilik, *kolom),
            (
                (
                    baris.pk,
                    *(getattr(baris, satu) for satu in pemilik),
                    *(medan[k].to_python(satu.get(k, bawaan[k])) for k in kolom),
                )
                for baris, daftar in milik
                for satu in daftar
            ),
        )


def sisipkan_kolom(model: Any, kolom: Sequence[str], isi: Iterable[Sequence[Any]]) -> None:
    """Insert rows given as values in the order of `kolom`; nothing is checked or given back."""
    medan = {satu.attname: satu for satu in model._meta.concrete_fields}
    kutip = connection.ops.quote_name
    nama = ", ".join(kutip(medan[satu].column) for satu in kolom)
    tanda = ", ".join(["%s"] * len(kolom))
    siapkan = [_penyiap(medan[satu]) for satu in kolom]
    nilai = [[siap(satu) for siap, satu in zip(siapkan, baris, strict=True)] for baris in isi]
    with connection.cursor() as kursor:
        kursor.executemany(
            f"INSERT INTO {kutip(model._meta.db_table)} ({nama}) VALUES ({tanda})", nilai
        )


def _penyiap(kolom: Any) -> Callable[[Any], Any]:
    """Prepares values of a column for the database; one that comes again is prepared once."""
    basis_data = connections[DEFAULT_DB_ALIAS]
    lalu: Any = None
    jadi = kolom.get_db_prep_save(None, basis_data)

    def siap(nilai: Any) -> Any:
        nonlocal lalu, jadi
        if nilai is not lalu:
            lalu, jadi = nilai, kolom.get_db_prep_save(nilai, basis_data)
        return jadi

    return siap


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

    Gives the first row that had moved on, where one had; nothing is written then.
    """
    with transaction.atomic():
        terubah = sum(
            _ubah_kolom(kolom, list(isi))
            for kolom, isi in groupby(sorted(ubahan, key=_nama_kolom), key=_nama_kolom)
        )
        lengkap = terubah == len(ubahan)
        transaction.set_rollback(not lengkap)
    return None if lengkap else _tersangkut(ubahan)


def _nama_kolom(satu: tuple[BarisBerversi, int, Mapping[str, Any]]) -> tuple[str, ...]:
    return tuple(sorted(satu[2]))


def _ubah_kolom(
    kolom: tuple[str, ...], ubahan: Sequence[tuple[BarisBerversi, int, Mapping[str, Any]]]
) -> int:
    """One statement for rows that change the same columns; gives how many rows it changed.

    Made by hand, because an expression tree a row costs Django fifty times as much.
    """
    model: Any = type(ubahan[0][0])
    medan = {satu.attname: satu for satu in model._meta.concrete_fields}
    kutip = connection.ops.quote_name
    isi = "".join(f", {kutip(medan[nama].column)} = %s" for nama in kolom)
    perintah = (
        f"UPDATE {kutip(model._meta.db_table)} SET {kutip('versi')} = {kutip('versi')} + 1{isi} "
        f"WHERE {kutip(model._meta.pk.column)} = %s AND {kutip('versi')} = %s"
    )
    nilai = [
        (
            *(medan[nama].get_db_prep_save(baru[nama], connection) for nama in kolom),
            baris.pk,
            versi,
        )
        for baris, versi, baru in ubahan
    ]
    with connection.cursor() as kursor:
        kursor.executemany(perintah, nilai)
        return int(kursor.rowcount)


def _tersangkut(
    ubahan: Sequence[tuple[BarisBerversi, int, Mapping[str, Any]]],
) -> BarisBerversi:
    """The first row that does not stand at the version it was to be changed from."""
    model: Any = type(ubahan[0][0])
    kini: dict[int, int] = {}
    for awal in range(0, len(ubahan), PER_BATCH):
        kunci = [baris.pk for baris, _, _ in ubahan[awal : awal + PER_BATCH]]
        kini |= dict(model.objects.filter(pk__in=kunci).values_list("pk", "versi"))
    return next((b for b, versi, _ in ubahan if kini.get(b.pk) != versi), ubahan[0][0])
