"""Addresses of this room, below /<kode>/<masa>/dokumen/."""

from django.urls import path

from renja.penulisan import (
    views_bahasa,
    views_daftar,
    views_gambar,
    views_pratinjau,
    views_sunting,
    views_unduh,
)

app_name = "penulisan"
urlpatterns = [
    path("", views_daftar.daftar, name="daftar"),
    path("mulai/", views_daftar.mulai, name="mulai"),
    path("tambah/", views_daftar.tambah, name="tambah"),
    path("masukkan/", views_daftar.masukkan, name="masukkan"),
    path("bagian/<uuid:uid>/", views_sunting.sunting, name="sunting"),
    path("bagian/<uuid:uid>/kabar/", views_sunting.kabar, name="kabar"),
    path("bagian/<uuid:uid>/judul/", views_daftar.judul, name="judul"),
    path("bagian/<uuid:uid>/pindah/", views_daftar.pindah, name="pindah"),
    path("bagian/<uuid:uid>/hapus/", views_daftar.hapus, name="hapus"),
    path("bagian/<uuid:uid>/teks-awal/", views_daftar.teks_awal, name="teks_awal"),
    path("bagian/<uuid:uid>/versi/", views_sunting.versi, name="versi"),
    path("bagian/<uuid:uid>/versi/<int:nomor>/", views_sunting.pulihkan, name="pulihkan"),
    path("bagian/<uuid:uid>/pratinjau/", views_pratinjau.pratinjau, name="pratinjau"),
    path("lembar/<slug:sidik>/", views_pratinjau.lembar, name="lembar"),
    path("lembar/<slug:sidik>/<int:nomor>.png", views_pratinjau.gambar, name="lembar_gambar"),
    path("gambar/", views_gambar.daftar, name="gambar"),
    path("gambar/<uuid:uid>/", views_gambar.ubah, name="gambar_ubah"),
    path("gambar/<uuid:uid>/hapus/", views_gambar.hapus, name="gambar_hapus"),
    path("gambar/<uuid:uid>/berkas/<slug:ukuran>/", views_gambar.berkas, name="gambar_berkas"),
    path("unduh/<slug:berkas>/", views_unduh.unduh, name="unduh"),
    path("bahasa/", views_bahasa.bahasa, name="bahasa"),
    path("lengkapi/", views_bahasa.lengkapi, name="lengkapi"),
]
