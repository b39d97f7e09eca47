"""What every page knows about the person who opened it."""

from collections.abc import Mapping

from django.http import HttpRequest

from planning.models import Penugasan
from planning.permissions import lingkup


def peran_saya(request: HttpRequest) -> Mapping[str, object]:
    """`peran_saya`: the labels of the roles held today; `boleh_admin`: whether admin is one.

    Both are empty where there is no signed-in person (error 400, the health check).
    """
    user = getattr(request, "user", None)
    peran = lingkup(user).peran if user is not None else frozenset()
    return {
        "peran_saya": [satu.label for satu in Penugasan.Peran if satu.value in peran],
        "boleh_admin": Penugasan.Peran.ADMIN in peran,
    }
