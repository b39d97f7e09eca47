"""Addresses of this room."""

from django.urls import URLPattern

app_name = "impor_realisasi"
urlpatterns: list[URLPattern] = []
