"""Writing demo rows: checked one by one, stored in bulk, each with an identity that stays."""

from collections.abc import Sequence
from typing import Any, TypeVar
from uuid import UUID, uuid5

from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.models import Model

from planning.pemuatan.berkas import BerkasKeliru
from renja.demo.pembaca import Butir

# Never changes: the uid of every demo row follows from it and from a readable key.
RUANG = UUID("6f0d5b2e-7f6a-5c58-9a0e-2d6b0e3c2024")

M = TypeVar("M", bound=Model)


def uid(*kunci: object) -> UUID:
    """The stable identity of a row, such as `uid("disnaker", "program", "2.07.03")`."""
    return uuid5(RUANG, "/".join(str(satu) for satu in kunci))


def simpan(baris: Sequence[tuple[Butir, M]]) -> list[M]:
    """Insert rows of one model together; raises `BerkasKeliru` naming the faulty record."""
    if not baris:
        return []
    for butir, objek in baris:
        periksa(butir, objek)
    model: Any = type(baris[0][1])
    try:
        return list(model.objects.bulk_create([objek for _, objek in baris]))
    except IntegrityError as galat:
        raise _bertentangan(baris[0][0], galat) from galat


def perbarui(butir: Butir, model: type[M], kunci: dict[str, Any], **isi: Any) -> M:
    """Insert or update one row of master data; raises `BerkasKeliru`."""
    pengelola: Any = model
    objek: M = pengelola.objects.filter(**kunci).first() or model(**kunci)
    for nama, nilai in isi.items():
        setattr(objek, nama, nilai)
    periksa(butir, objek)
    try:
        objek.save()
    except IntegrityError as galat:
        raise _bertentangan(butir, galat) from galat
    return objek


def periksa(butir: Butir, objek: Model) -> None:
    """Check length, choice, kind and size of every column; raises `BerkasKeliru`."""
    for kolom in objek._meta.concrete_fields:
        nilai = getattr(objek, kolom.attname)
        boleh_kosong = (kolom.null and nilai is None) or (kolom.blank and not nilai)
        if kolom.is_relation or kolom.primary_key or boleh_kosong:
            continue
        try:
            kolom.get_prep_value(kolom.clean(nilai, objek))
        except ValidationError as galat:
            sebab = galat.messages[0].rstrip(".")
            raise butir.galat(kolom.name, f"{sebab}; perbaiki nilainya.") from galat


def _bertentangan(butir: Butir, galat: IntegrityError) -> BerkasKeliru:
    sebab = str(galat).partition("\n")[0]
    return BerkasKeliru(
        f"{butir.tempat} atau baris sesudahnya bertentangan dengan aturan basis data ({sebab}); "
        "periksa baris ganda atau nilai yang tidak cocok."
    )
