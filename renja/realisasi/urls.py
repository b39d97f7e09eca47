"""Addresses of this room, below those of a Renja."""

from django.urls import path, register_converter

from renja.realisasi import views
from renja.realisasi.anggaran import views as views_anggaran
from renja.realisasi.kinerja import views as views_kinerja
from renja.realisasi.kinerja import views_bukti
from renja.realisasi.konverter import KonverterTriwulan
from renja.realisasi.laporan import views as views_laporan
from renja.realisasi.laporan import views_koreksi, views_paraf

register_converter(KonverterTriwulan, "triwulan")

TW = "<triwulan:triwulan>/"

app_name = "realisasi"
urlpatterns = [
    path("", views.daftar, name="daftar"),
    path(TW, views_kinerja.kinerja, name="kinerja"),
    path(f"{TW}simpan/", views_kinerja.simpan, name="simpan_kinerja"),
    path(f"{TW}urungkan/", views_kinerja.urungkan_simpanan, name="urungkan_kinerja"),
    path(f"{TW}bukti/", views_bukti.lampirkan, name="lampirkan"),
    path(f"{TW}bukti/lepas/", views_bukti.lepas, name="lepas_bukti"),
    path("bukti/<uuid:uid>/", views_bukti.unduh, name="bukti"),
    path(f"{TW}anggaran/", views_anggaran.anggaran, name="anggaran"),
    path(f"{TW}anggaran/simpan/", views_anggaran.simpan, name="anggaran_simpan"),
    path(f"{TW}anggaran/tempel/", views_anggaran.tempel, name="anggaran_tempel"),
    path(f"{TW}anggaran/kabar/", views_anggaran.lihat_kabar, name="anggaran_kabar"),
    path(f"{TW}anggaran/urungkan/", views_anggaran.urungkan_simpanan, name="anggaran_urungkan"),
    path(f"{TW}anggaran/<uuid:uid>/", views_anggaran.anggaran_baris, name="anggaran_baris"),
    path(f"{TW}anggaran/<uuid:uid>/buka/", views_koreksi.buka_anggaran, name="anggaran_buka"),
    path(f"{TW}paraf/", views_paraf.paraf, name="paraf"),
    path(f"{TW}paraf/<uuid:uid>/buka/", views_koreksi.buka_kinerja, name="buka_kinerja"),
    path(f"{TW}laporan/", views_laporan.laporan, name="laporan"),
    path(f"{TW}koreksi/", views_koreksi.koreksi, name="koreksi"),
    path(f"{TW}koreksi/<uuid:uid>/selesai/", views_koreksi.selesai, name="koreksi_selesai"),
]
