"""Addresses of the room `keabsahan`."""

from django.urls import URLPattern

app_name = "keabsahan"
urlpatterns: list[URLPattern] = []
