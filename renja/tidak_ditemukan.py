"""With DEBUG on, an address that is not there shows the same page as everywhere else.

Django would show its own English page instead, with every address of the application; who
tries out the demo would meet it for each Renja of another agency.
"""

from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


class TidakDitemukanMiddleware:
    """Puts templates/404.html in place of Django's technical page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        if not settings.DEBUG:
            raise MiddlewareNotUsed("404.html is shown anyway.")
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer as without DEBUG where nothing was found."""
        jawaban = self.get_response(request)
        if jawaban.status_code != HTTPStatus.NOT_FOUND:
            return jawaban
        return render(request, "404.html", status=HTTPStatus.NOT_FOUND)
