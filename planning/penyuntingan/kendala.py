"""What a constraint of the database means, as a sentence by column."""

import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, models

from planning.models.dasar import BarisBerversi
from planning.penyuntingan.galat import TidakSah

UMUM = "Nilai ini bertentangan dengan aturan basis data; periksa baris ganda."
GANDA = "Baris seperti ini sudah ada; ubah yang sudah ada itu, atau beri isi lain."
BEDA_PEMILIK = "Baris ini menunjuk baris milik perangkat daerah lain."
RUJUKAN_HILANG = (
    "Yang dirujuk baris ini (wilayah, unit kerja, atau lainnya) sudah dihapus. "
    "Tidak ada yang disimpan."
)
HURUF = "Teks ini memuat huruf yang tidak dapat disimpan; ketik ulang bagian itu."
TAK_TERSIMPAN = frozenset({"Cc", "Cs"})
TIDAK_SEJALAN = "Baris ini menunjuk baris dari rencana lain; pilih yang dari rencana ini."


@contextmanager
def kendala(baris: BarisBerversi) -> Iterator[None]:
    """Turn what Django or the database refuses into sentences by column."""
    try:
        yield
    except ValidationError as galat:
        raise TidakSah.dari(galat) from galat
    except IntegrityError as galat:
        raise TidakSah(sebab_kendala(type(baris), galat)) from galat
    except (UnicodeEncodeError, DataError) as galat:
        raise TidakSah({"": [HURUF if isinstance(galat, UnicodeError) else UMUM]}) from galat


def tersimpan(teks: str) -> str:
    """The text without what a database does not take: controls but line ends, half characters."""
    return "".join(
        huruf
        for huruf in teks
        if huruf in "\n\t" or unicodedata.category(huruf) not in TAK_TERSIMPAN
    )


def sebab_kendala(model: type[models.Model], galat: IntegrityError) -> dict[str, list[str]]:
    """Which rule an IntegrityError broke: {column or "": [sentence]}."""
    teks = str(galat)
    if "perangkat daerah berbeda" in teks:
        return {"": [BEDA_PEMILIK]}
    if "tidak sejalan" in teks:
        return {"": [TIDAK_SEJALAN]}
    for kendala in model._meta.constraints:
        if _disebut(model, kendala, teks):
            return {"": [_kalimat(kendala)]}
    if "UNIQUE" in teks or "unique" in teks or "duplicate key" in teks:
        return {"": [GANDA]}
    return {"": [UMUM]}


def _disebut(model: type[models.Model], kendala: models.BaseConstraint, teks: str) -> bool:
    """By its name, or on SQLite, which names only the columns of a unique one, by those."""
    if re.search(rf"\b{re.escape(kendala.name)}\b", teks):
        return True
    if not isinstance(kendala, models.UniqueConstraint) or not kendala.fields:
        return False
    medan = {satu.name: satu.column for satu in model._meta.concrete_fields}
    kolom = [medan[nama] for nama in kendala.fields]
    daftar = ", ".join(f"{model._meta.db_table}.{satu}" for satu in kolom)
    return teks.endswith(f"failed: {daftar}")


def _kalimat(kendala: models.BaseConstraint) -> str:
    if kendala.violation_error_message != kendala.default_violation_error_message:
        return str(kendala.violation_error_message)
    return GANDA if isinstance(kendala, models.UniqueConstraint) else UMUM
