"""Addresses of this room."""

from django.urls import path

from renja.dasbor import views, views_penjelasan

app_name = "dasbor"
urlpatterns = [
    path("", views.dasbor, name="dasbor"),
    path("baris/", views.baris, name="baris"),
    path("penjelasan/serapan/", views_penjelasan.serapan, name="serapan"),
    path("penjelasan/rata-rata/", views_penjelasan.rata_rata, name="rata_rata"),
    path("penjelasan/<uuid:uid>/", views_penjelasan.penjelasan, name="penjelasan"),
]
