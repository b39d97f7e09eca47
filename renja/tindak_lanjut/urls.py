"""Addresses of this room, below those of a Renja."""

from django.urls import path

from renja.tindak_lanjut import views_panel, views_perubahan

app_name = "tindak_lanjut"
urlpatterns = [
    path("baris/<uuid:uid>/", views_panel.panel, name="panel"),
    path("perubahan/", views_perubahan.daftar, name="perubahan"),
    path("perubahan/<uuid:uid>/urungkan/", views_perubahan.urungkan_set, name="urungkan"),
]
