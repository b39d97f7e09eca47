"""Addresses of this room, below those of a Renja."""

from django.urls import path, register_converter

from renja.isian import views, views_ubah
from renja.isian.konverter import KonverterJenis, KonverterTabel

register_converter(KonverterJenis, "jenis")
register_converter(KonverterTabel, "tabel")

app_name = "isian"
urlpatterns = [
    path("", views.daftar_isi, name="daftar_isi"),
    path("lapisan-pagu/", views.lapisan, name="lapisan"),
    path("<tabel:tabel>/", views.tabel, name="tabel"),
    path("reviu-rkpd/salin/", views.salin_reviu, name="salin_reviu"),
    path("<jenis:jenis>/", views.daftar, name="daftar"),
    path("<jenis:jenis>/tambah/", views_ubah.tambah, name="tambah"),
    path("<jenis:jenis>/<uuid:uid>/", views_ubah.ubah, name="ubah"),
    path("<jenis:jenis>/<uuid:uid>/hapus/", views_ubah.hapus, name="hapus"),
    path("<jenis:jenis>/<uuid:uid>/pindah/", views_ubah.pindah, name="pindah"),
]
