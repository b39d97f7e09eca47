"""Addresses of this room."""

from django.urls import path

from renja.dasbor import views

app_name = "dasbor"
urlpatterns = [path("", views.dasbor, name="dasbor")]
