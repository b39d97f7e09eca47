"""Addresses of the room, below /<kode>/<masa>/tahapan/."""

from django.urls import path

from renja.tahapan import views, views_versi

VERSI = "versi/<slug:tahap>/<int:nomor>/"

app_name = "tahapan"
urlpatterns = [
    path("", views.halaman, name="halaman"),
    path("tindak/<slug:aksi>/", views.tindak, name="tindak"),
    path(VERSI, views_versi.versi, name="versi"),
    path(f"{VERSI}ralat/", views_versi.ralat, name="ralat"),
    path(f"{VERSI}berkas/", views_versi.berkas, name="berkas"),
    path(f"{VERSI}berkas/<slug:sidik>.pdf", views_versi.unduh_berkas, name="unduh_berkas"),
    path(f"{VERSI}data.json", views_versi.unduh_data, name="unduh_data"),
]
