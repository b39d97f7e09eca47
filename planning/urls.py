"""Addresses of signing in and out."""

from django.urls import path

from planning.views import Masuk, keluar

urlpatterns = [
    path("masuk/", Masuk.as_view(), name="masuk"),
    path("keluar/", keluar, name="keluar"),
]
