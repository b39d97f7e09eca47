"""What the navigation of every page knows about duties."""

from collections.abc import Mapping

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from renja.tindak_lanjut.perlu import banyak_perlu


def perlu_saya(request: HttpRequest) -> Mapping[str, object]:
    """`banyak_perlu`: how many returned rows and mentions wait; asked only where it is printed."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {}
    return {"banyak_perlu": SimpleLazyObject(lambda: banyak_perlu(user))}
