"""Addresses of the room `proses`."""

from django.urls import URLPattern

app_name = "proses"
urlpatterns: list[URLPattern] = []
