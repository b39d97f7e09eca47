"""Addresses of this room."""

from django.urls import path

from renja.realisasi import views

app_name = "realisasi"
urlpatterns = [path("", views.daftar, name="daftar")]
