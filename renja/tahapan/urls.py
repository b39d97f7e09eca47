"""Addresses of the room `tahapan`."""

from django.urls import URLPattern

app_name = "tahapan"
urlpatterns: list[URLPattern] = []
