"""Addresses of the room `penulisan`."""

from django.urls import URLPattern

app_name = "penulisan"
urlpatterns: list[URLPattern] = []
