"""Addresses of the room `proses`."""

from django.urls import path

from renja.proses import views

app_name = "proses"
urlpatterns = [
    path("", views.daftar, name="daftar"),
    path("formulir/<slug:kode>/<masa:masa>/<formulir:formulir>/", views.formulir, name="formulir"),
    path("<uuid:uid>/", views.satu, name="satu"),
    path("<uuid:uid>/keadaan/", views.status, name="keadaan"),
    path("<uuid:uid>/hasil/", views.hasil, name="hasil"),
    path("<uuid:uid>/batal/", views.batal, name="batal"),
    path("<uuid:uid>/ulangi/", views.ulang, name="ulangi"),
]
