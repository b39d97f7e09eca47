"""Addresses of this room, below those of a Renja."""

from django.urls import path

from renja.penyusunan.nomenklatur import nomenklatur

app_name = "penyusunan"
urlpatterns = [
    path("nomenklatur/", nomenklatur, name="nomenklatur"),
]
