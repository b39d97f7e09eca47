"""A database that is away: one Indonesian page with status 503, and no traceback."""

import logging
from collections.abc import Callable

from django.db import OperationalError, connection
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

log = logging.getLogger(__name__)


class BasisDataMiddleware:
    """Answers 503 when the database cannot be reached, and recovers by itself.

    Asking for a cursor opens the connection or checks the one that is kept, before the
    session and the user are read: later middleware turns its own errors into 500.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on, or answer 503 where no cursor can be had."""
        try:
            connection.cursor().close()
        except OperationalError as galat:
            return jawaban_503(galat)
        return self.get_response(request)

    def process_exception(self, _request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer 503 where the database went away inside a view; None leaves it to Django."""
        if isinstance(exception, OperationalError):
            return jawaban_503(exception)
        return None


def jawaban_503(galat: OperationalError) -> HttpResponse:
    """The page that says the database is away; the cause goes to the log only."""
    log.error("Basis data tidak dapat dipakai: %s", galat)
    isi = render_to_string("503.html")
    return HttpResponse(isi, status=503, headers={"Retry-After": "10"})
