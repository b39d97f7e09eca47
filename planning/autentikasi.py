"""Who may sign in: active people, and demo users only where demo data is allowed."""

from typing import Any

from django.conf import settings
from django.contrib.auth.backends import ModelBackend


class BackendPengguna(ModelBackend):
    """Django's own backend, which also turns away the users whose passwords everybody knows.

    A database that was once filled for trying out, and then put behind a real address with
    DEBUG off, lets none of them in; open sessions of theirs end too.
    """

    def user_can_authenticate(self, user: Any) -> bool:
        """Whether the account may be used here and now."""
        if getattr(user, "contoh", False) and not settings.DEMO_DIIZINKAN:
            return False
        return super().user_can_authenticate(user)
