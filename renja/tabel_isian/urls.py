"""Addresses of this room, below those of a Renja."""

from django.urls import URLPattern

app_name = "tabel_isian"
urlpatterns: list[URLPattern] = []
