"""Addresses of this room, below those of a Renja."""

from django.urls import path

from renja.impor import views, views_lapisan, views_pratinjau, views_sipd

app_name = "impor"
urlpatterns = [
    path("", views.unggah, name="unggah"),
    path("buku-kerja.xlsx", views.unduh, name="unduh"),
    path("lapisan/", views_lapisan.lapisan, name="lapisan"),
    path("sipd/", views_sipd.sipd, name="sipd"),
    path("<int:nomor>/", views_pratinjau.pratinjau, name="pratinjau"),
    path("<int:nomor>/petakan/", views.petakan, name="petakan"),
    path("<int:nomor>/terapkan/", views_pratinjau.terapkan, name="terapkan"),
    path("<int:nomor>/batal/", views.batal, name="batal"),
    path("<int:nomor>/bertanda.xlsx", views_pratinjau.bertanda, name="bertanda"),
    path("<int:nomor>/sandingan.xlsx", views_sipd.unduh_sandingan, name="sandingan"),
]
