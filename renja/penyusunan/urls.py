"""Addresses of this room, below those of a Renja."""

from django.urls import path

from renja.penyusunan import nomenklatur, views, views_edisi, views_tautan

app_name = "penyusunan"
urlpatterns = [
    path("", views.mulai, name="mulai"),
    path("tarik/", views.tarik_renstra, name="tarik"),
    path("salin/", views.salin_lalu, name="salin"),
    path("nomenklatur/", nomenklatur.nomenklatur, name="nomenklatur"),
    path("nomenklatur/cari/", nomenklatur.cari, name="cari"),
    path("nomenklatur/tambah/", nomenklatur.tambah_banyak, name="tambah_banyak"),
    path("renstra/", views_tautan.renstra, name="renstra"),
    path("edisi/", views_edisi.edisi, name="edisi"),
]
