"""Addresses of the room `sandingan`."""

from django.urls import path, re_path

from renja.sandingan import views

app_name = "sandingan"
urlpatterns = [
    path("", views.sandingan, name="sandingan"),
    re_path(r"^sandingan\.(?P<jenis>xlsx|pdf)$", views.unduh_semua, name="unduh_semua"),
    re_path(
        r"^(?P<tabel>pagu|baris|naskah)\.(?P<jenis>xlsx|pdf|csv|json)$", views.unduh, name="unduh"
    ),
]
