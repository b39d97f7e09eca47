"""The form of a new row that is sent twice (a double click, a page sent anew) adds one row.

The page carries a signed name for the row that it will become. A second sending with the same
values finds that row; other values, typed after going back, make a row of their own.
"""

from typing import Any
from uuid import UUID, uuid4

from django.core import signing

from planning.models import JejakAudit
from planning.penyuntingan.potret import json_nilai
from renja.isian.formulir import FormulirIsian

SEKALI = "sekali"
_GARAM = "renja.isian.sekali"


def tanda(form: FormulirIsian) -> str:
    """The hidden field of a new row's page: the one that was sent, or a new one."""
    if _dibaca(form) is not None:
        return str(form.data[SEKALI])
    return signing.dumps([*_pemilik(form), uuid4().hex], salt=_GARAM)


def uid_baru(form: FormulirIsian) -> UUID:
    """The uid for the row of a form; another one where its page's was used before."""
    uid = _dibaca(form)
    model: Any = form.jenis.model
    if uid is None or model.objects.filter(uid=uid).exists():
        return uuid4()
    return uuid4() if JejakAudit.objects.filter(uid=uid).exists() else uid


def sudah_ada(form: FormulirIsian) -> Any:
    """The row that the same page made of the same values before; None where there is none."""
    uid = _dibaca(form)
    if uid is None:
        return None
    isi, _ = form.kolom()
    baris = form.jenis.isi(form.konteks).filter(uid=uid).first()
    if baris is None or any(_beda(baris, kolom, nilai) for kolom, nilai in isi.items()):
        return None
    return baris


def _beda(baris: Any, kolom: str, nilai: Any) -> bool:
    return bool(json_nilai(getattr(baris, kolom)) != json_nilai(nilai))


def _pemilik(form: FormulirIsian) -> list[Any]:
    return [form.konteks.user.pk, form.konteks.renja.pk, form.jenis.kode]


def _dibaca(form: FormulirIsian) -> UUID | None:
    try:
        *pemilik, uid = signing.loads(str(form.data.get(SEKALI, "")), salt=_GARAM)
    except (signing.BadSignature, ValueError):
        return None
    return UUID(uid) if pemilik == _pemilik(form) else None
