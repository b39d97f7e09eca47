"""Addresses of this room, below /pemda/<kode>/<masa>/."""

from django.urls import path

from renja.rekap import views

app_name = "rekap"
urlpatterns = [
    path("capaian/", views.capaian, name="capaian"),
    path("capaian.<format:jenis>", views.unduh, name="unduh"),
]
