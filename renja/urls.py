"""Addresses of the application. Those of a Renja start with its agency's code and its year."""

from django.urls import include, path, register_converter

from planning.situs import situs
from renja.halaman import konverter, views
from renja.pengingat import views as views_pengingat
from renja.penyusunan import views_baru
from renja.penyusunan.perangkat_daerah import perangkat_daerah
from renja.tahapan import views_antrean
from renja.tindak_lanjut import views_tugas

register_converter(konverter.KonverterMasa, "masa")
register_converter(konverter.KonverterFormulir, "formulir")
register_converter(konverter.KonverterFormat, "format")

RENJA = "<slug:kode>/<masa:masa>/"

urlpatterns = [
    path("", views.beranda, name="beranda"),
    path("", include("planning.urls")),
    path("sehat", views.sehat, name="sehat"),
    path("admin/", situs.urls),
    path("tindak-lanjut/", views_tugas.perlu, name="perlu_tindak_lanjut"),
    path("tindak-lanjut/kalender/", views_pengingat.kalender, name="kalender"),
    path("tindak-lanjut/kalender.ics", views_pengingat.kalender_ics, name="kalender_ics"),
    path("tindak-lanjut/serah-terima/", views_tugas.serah_terima, name="serah_terima"),
    path("proses/", include("renja.proses.urls")),
    path("keabsahan/", include("renja.keabsahan.urls")),
    path("pemda/<slug:pemda>/<masa:masa>/tahapan/", views_antrean.antrean, name="antrean_tahapan"),
    path("pemda/<slug:pemda>/<masa:masa>/", include("renja.rekap.urls")),
    path("<slug:kode>/", perangkat_daerah, name="perangkat_daerah"),
    path("<slug:kode>/renstra-baru/", views_baru.renstra_baru, name="renstra_baru"),
    path("<slug:kode>/renja-baru/", views_baru.renja_baru, name="renja_baru"),
    path("<slug:kode>/perubahan-baru/", views_baru.perubahan_baru, name="perubahan_baru"),
    path(
        "<slug:kode>/urungkan/<uuid:uid>/",
        views_baru.urungkan_pembuatan,
        name="urungkan_pembuatan",
    ),
    path(RENJA, views.renja, name="renja"),
    path(f"{RENJA}rencana/", views.pohon, name="pohon"),
    path(f"{RENJA}isian/", include("renja.isian.urls")),
    path(f"{RENJA}tabel-isian/", include("renja.tabel_isian.urls")),
    path(f"{RENJA}impor/", include("renja.impor.urls")),
    path(f"{RENJA}susun/", include("renja.penyusunan.urls")),
    path(f"{RENJA}realisasi/impor/", include("renja.impor_realisasi.urls")),
    path(f"{RENJA}realisasi/", include("renja.realisasi.urls")),
    path(f"{RENJA}dasbor/", include("renja.dasbor.urls")),
    path(f"{RENJA}dokumen/", include("renja.penulisan.urls")),
    path(f"{RENJA}tahapan/", include("renja.tahapan.urls")),
    path(f"{RENJA}sandingan/", include("renja.sandingan.urls")),
    path(RENJA, include("renja.tindak_lanjut.urls")),
    path(f"{RENJA}<formulir:formulir>/", views.formulir, name="formulir"),
    path(f"{RENJA}<formulir:formulir>.<format:jenis>", views.unduh, name="unduh"),
]
