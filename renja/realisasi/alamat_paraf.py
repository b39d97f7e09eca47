"""Addresses of money, approval, the agency's report and corrections, below those of the room."""

from django.urls import URLPattern, path

from renja.realisasi import views_anggaran, views_koreksi, views_laporan, views_paraf

TW = "<triwulan:triwulan>/"


def alamat() -> list[URLPattern]:
    """The addresses; asked for when the converter of a quarter is known."""
    return [
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
