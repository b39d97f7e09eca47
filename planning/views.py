"""Signing in and out."""

from urllib.parse import urlsplit

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache

from planning.forms import FormulirMasuk


class Masuk(LoginView):
    """The sign-in page; who is signed in already goes on to the first page."""

    template_name = "registration/masuk.html"
    authentication_form = FormulirMasuk
    redirect_authenticated_user = True

    def get_redirect_url(self) -> str:
        """Where to go on; the sign-in page itself would be a circle."""
        tujuan = super().get_redirect_url()
        return "" if urlsplit(tujuan).path == self.request.path else tujuan


@login_not_required
@never_cache
def keluar(request: HttpRequest) -> HttpResponse:
    """Sign out by POST; an address typed by hand (GET) changes nothing and leads home."""
    if request.method != "POST":
        return redirect("beranda")
    logout(request)
    messages.success(request, "Anda sudah keluar.")
    return redirect("masuk")
