"""Addresses of this room, below those of a Renja."""

from django.urls import URLPattern

app_name = "tindak_lanjut"
urlpatterns: list[URLPattern] = []
