"""Addresses of this room, below those of a Renja's realisasi."""

from django.urls import path

from renja.impor_realisasi import views, views_pratinjau

app_name = "impor_realisasi"
urlpatterns = [
    path("", views.unggah, name="unggah"),
    path("buku.xlsx", views.unduh, name="unduh"),
    path("<int:nomor>/", views_pratinjau.pratinjau, name="pratinjau"),
    path("<int:nomor>/petakan/", views.petakan, name="petakan"),
    path("<int:nomor>/terapkan/", views_pratinjau.terapkan, name="terapkan"),
    path("<int:nomor>/batal/", views.batal, name="batal"),
    path("<int:nomor>/bertanda.xlsx", views_pratinjau.bertanda, name="bertanda"),
]
