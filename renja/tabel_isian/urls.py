"""Addresses of the grids, below those of a Renja."""

from django.urls import path

from renja.tabel_isian import views
from renja.tabel_isian.kolom import RENSTRA, TAHUN

app_name = "tabel_isian"
urlpatterns = [
    path("", views.awal, name="awal"),
    path("tahun/", views.tabel, {"jenis": TAHUN}, name="tahun"),
    path("renstra/", views.tabel, {"jenis": RENSTRA}, name="renstra"),
    path("<slug:jenis>/simpan/", views.simpan, name="simpan"),
    path("<slug:jenis>/tempel/", views.tempel, name="tempel"),
    path("<slug:jenis>/kabar/", views.lihat_kabar, name="kabar"),
    path("<slug:jenis>/urungkan/", views.urungkan_simpanan, name="urungkan"),
]
