"""Addresses of signing in and out, and of one's own password."""

from django.urls import path

from planning.views import GantiKataSandi, Masuk, keluar

urlpatterns = [
    path("masuk/", Masuk.as_view(), name="masuk"),
    path("keluar/", keluar, name="keluar"),
    path("kata-sandi/", GantiKataSandi.as_view(), name="kata_sandi"),
]
