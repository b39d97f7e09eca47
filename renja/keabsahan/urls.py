"""Addresses of the public pages, below /keabsahan/."""

from django.urls import path

from renja.keabsahan import views

app_name = "keabsahan"
urlpatterns = [
    path("", views.awal, name="awal"),
    path("berkas/", views.berkas, name="berkas"),
    path("<slug:kode>/", views.periksa, name="periksa"),
]
