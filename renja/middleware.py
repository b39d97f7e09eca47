"""Answers that Django would give otherwise: a database that is away, a page that is not there."""

import logging
from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.db import OperationalError, connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
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


class TidakDitemukanMiddleware:
    """Puts templates/404.html in place of Django's technical page, which comes with DEBUG on.

    That page is English and lists every address of the application; who tries out the demo
    would meet it for each Renja of another agency. A page that a view answers itself stays.
    """

    GALAT = "_galat_view"

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        if not settings.DEBUG:
            raise MiddlewareNotUsed("404.html is shown anyway.")
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer as without DEBUG where nothing was found."""
        jawaban = self.get_response(request)
        dijawab = request.resolver_match is not None and not hasattr(request, self.GALAT)
        if jawaban.status_code != HTTPStatus.NOT_FOUND or dijawab:
            return jawaban
        return render(request, "404.html", status=HTTPStatus.NOT_FOUND)

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        """Remember that the view gave no page of its own."""
        setattr(request, self.GALAT, exception)
