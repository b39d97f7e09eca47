"""Addresses of this room, below those of a Renja."""

from django.urls import path, register_converter

from renja.realisasi import alamat_paraf, views, views_bukti, views_kinerja
from renja.realisasi.konverter import KonverterTriwulan

register_converter(KonverterTriwulan, "triwulan")

app_name = "realisasi"
urlpatterns = [
    path("", views.daftar, name="daftar"),
    path("<triwulan:triwulan>/", views_kinerja.kinerja, name="kinerja"),
    path("<triwulan:triwulan>/simpan/", views_kinerja.simpan, name="simpan_kinerja"),
    path("<triwulan:triwulan>/urungkan/", views_kinerja.urungkan_simpanan, name="urungkan_kinerja"),
    path("<triwulan:triwulan>/bukti/", views_bukti.lampirkan, name="lampirkan"),
    path("<triwulan:triwulan>/bukti/lepas/", views_bukti.lepas, name="lepas_bukti"),
    path("bukti/<uuid:uid>/", views_bukti.unduh, name="bukti"),
    *alamat_paraf.alamat(),
]
