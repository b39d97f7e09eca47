"""Signing in and out, and one's own password."""

from typing import Any
from urllib.parse import urlsplit

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LoginView, PasswordChangeView
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.views.decorators.cache import never_cache

from planning.forms import FormulirKataSandi, FormulirMasuk
from planning.models import Pengguna
from planning.penyuntingan.induk import JejakInduk


class Masuk(LoginView):
    """The sign-in page; who is signed in already goes on to the first page."""

    template_name = "registration/masuk.html"
    authentication_form = FormulirMasuk
    redirect_authenticated_user = True

    def get_redirect_url(self, *isi: Any) -> str:
        """Where to go on; the sign-in page itself would be a circle."""
        tujuan = super().get_redirect_url(*isi)
        return "" if urlsplit(tujuan).path == self.request.path else tujuan


class GantiKataSandi(PasswordChangeView):
    """One's own password; other sessions of the person end with the old one."""

    template_name = "registration/kata_sandi.html"
    form_class = FormulirKataSandi
    success_url = reverse_lazy("beranda")

    def form_valid(self, form: Any) -> HttpResponse:
        """Set it and leave a trace, which holds no password."""
        with transaction.atomic():
            diri = Pengguna.objects.get(pk=form.user.pk)
            catatan = JejakInduk(diri, "Mengganti kata sandi sendiri", asal="tangan")
            catatan.peristiwa(diri, {"kata_sandi": "diganti"})
            jawaban = super().form_valid(form)
            catatan.tutup()
        messages.success(self.request, "Kata sandi Anda sudah diganti.")
        return jawaban


@login_not_required
@never_cache
def keluar(request: HttpRequest) -> HttpResponse:
    """Sign out by POST; an address typed by hand (GET) changes nothing and leads home."""
    if request.method != "POST":
        return redirect("beranda")
    logout(request)
    messages.success(request, "Anda sudah keluar.")
    return redirect("masuk")
