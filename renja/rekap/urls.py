"""Addresses of this room."""

from django.urls import URLPattern

app_name = "rekap"
urlpatterns: list[URLPattern] = []
