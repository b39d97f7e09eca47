"""Addresses of this room, below those of a Renja."""

from django.urls import path

from renja.tindak_lanjut import views_panel, views_perubahan

app_name = "tindak_lanjut"
urlpatterns = [
    path("baris/<uuid:uid>/", views_panel.panel, name="panel"),
    path("baris/<uuid:uid>/komentar/", views_panel.komentari, name="komentari"),
    path("baris/<uuid:uid>/kembalikan/", views_panel.kembalikan_baris, name="kembalikan"),
    path("baris/<uuid:uid>/buka/", views_panel.buka, name="buka_baris"),
    path("buka-baris/<uuid:uid>/akhiri/", views_panel.akhiri, name="akhiri"),
    path("komentar/<uuid:uid>/selesai/", views_panel.selesai, name="selesai"),
    path("perubahan/", views_perubahan.daftar, name="perubahan"),
    path("perubahan/<uuid:uid>/", views_perubahan.satu_set, name="satu_set"),
    path("perubahan/<uuid:uid>/urungkan/", views_perubahan.urungkan_set, name="urungkan"),
    path("jejak/", views_perubahan.jejak, name="jejak"),
    path("jejak/jejak-audit.csv", views_perubahan.unduh_jejak, name="unduh_jejak"),
]
