"""Addresses of this room, below those of a Renja."""

from django.urls import path, register_converter

from renja.realisasi import views, views_kinerja
from renja.realisasi.konverter import KonverterTriwulan

register_converter(KonverterTriwulan, "triwulan")

app_name = "realisasi"
urlpatterns = [
    path("", views.daftar, name="daftar"),
    path("<triwulan:triwulan>/", views_kinerja.kinerja, name="kinerja"),
    path("<triwulan:triwulan>/anggaran/", views.anggaran, name="anggaran"),
    path("<triwulan:triwulan>/paraf/", views.paraf, name="paraf"),
    path("<triwulan:triwulan>/laporan/", views.laporan, name="laporan"),
]
