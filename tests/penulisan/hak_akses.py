"""Who gets which answer from the addresses of this room."""

from collections.abc import Mapping
from typing import Any

from planning.models import Renja
from renja.models import Bab, Gambar, IsiGambar
from tests.hak_akses import (
    DINSOS,
    DISNAKER,
    KOTA_LAIN,
    TULIS_DINSOS,
    TULIS_DISNAKER,
    TULIS_KOTA_LAIN,
    Hak,
)
from tests.penulisan.alat import png

MENGISI = {"get": "3 F 2 T F F F F F T", "get_dinsos": "3 F T 2 T F T T F T"}
TANPA_GET = dict.fromkeys(("get", "get_dinsos", "get_lain"), "3 M M M M M M M M M")
TULIS = {"post": TULIS_DISNAKER, "post_dinsos": TULIS_DINSOS, "post_lain": TULIS_KOTA_LAIN}
# Asked by a script, which stays on its page; whoever reads may ask.
TANYA = {"post": DISNAKER, "post_dinsos": DINSOS, "post_lain": KOTA_LAIN}
# Nothing of that name was printed.
TIADA = dict.fromkeys(("get", "get_dinsos", "get_lain"), KOTA_LAIN)
# As TULIS, but the page itself is the answer.
PRATINJAU = {
    "post": "3 F 2 T F F F F F T",
    "post_dinsos": "3 F T 2 T F T T F T",
    "post_lain": KOTA_LAIN,
}


def _bab(renja: Renja) -> Bab:
    satu, _ = Bab.objects.get_or_create(
        renja=renja,
        kode="uji",
        defaults={
            "perangkat_daerah": renja.perangkat_daerah,
            "jenis": "bab",
            "judul": "Bab uji",
            "isi": "Tulisan.",
            "urutan": 90,
        },
    )
    return satu


def _gambar(renja: Renja) -> Gambar:
    isi, _ = IsiGambar.objects.get_or_create(sidik="0" * 64, defaults={"isi": png()})
    satu, _ = Gambar.objects.get_or_create(
        renja=renja,
        nama="uji",
        defaults={
            "perangkat_daerah": renja.perangkat_daerah,
            "keterangan": "Gambar uji",
            "alternatif": "Bidang berwarna",
            "isi": isi,
            "bentuk": "png",
            "lebar": 60,
            "tinggi": 40,
            "ukuran": len(png()),
        },
    )
    return satu


def _bagian(renja: Renja) -> Mapping[str, Any]:
    return {"uid": _bab(renja).uid}


def _versi(renja: Renja) -> Mapping[str, Any]:
    return {"versi": _bab(renja).versi, "isi": "Lain.", "judul": "Bab uji", "arah": "naik"}


def _foto(renja: Renja) -> Mapping[str, Any]:
    return {"uid": _gambar(renja).uid, "ukuran": "lain"}


def _ubahan_foto(renja: Renja) -> Mapping[str, Any]:
    satu = _gambar(renja)
    return {"versi": satu.versi, "nama": "uji", "keterangan": "Lain", "alternatif": "Lain"}


def _lembar(_renja: Renja) -> Mapping[str, Any]:
    return {"sidik": "0" * 64, "nomor": 1}


HAK: dict[str, Hak] = {
    "penulisan:daftar": Hak(),
    # The manuscript of the samples was begun already: nothing is written, and one goes on.
    "penulisan:mulai": Hak(**TANPA_GET, **TULIS),
    "penulisan:tambah": Hak(
        **MENGISI, get_lain=KOTA_LAIN, **TULIS, kirim=lambda _: {"judul": "Bab baru"}
    ),
    "penulisan:masukkan": Hak(**TANPA_GET, **TULIS),
    "penulisan:sunting": Hak(**TULIS, isi=_bagian, kirim=_versi),
    "penulisan:kabar": Hak(isi=_bagian),
    "penulisan:judul": Hak(**MENGISI, get_lain=KOTA_LAIN, **TULIS, isi=_bagian, kirim=_versi),
    "penulisan:pindah": Hak(**TANPA_GET, **TULIS, isi=_bagian, kirim=_versi),
    "penulisan:hapus": Hak(**MENGISI, get_lain=KOTA_LAIN, **TULIS, isi=_bagian, kirim=_versi),
    "penulisan:teks_awal": Hak(**TANPA_GET, **TULIS, isi=_bagian, kirim=_versi),
    "penulisan:versi": Hak(isi=_bagian),
    # No version of that number is known: whoever may write finds nothing.
    "penulisan:pulihkan": Hak(
        **TANPA_GET,
        post="3 F T T F F F F F T",
        post_dinsos="3 F T T T F T T F T",
        post_lain=TULIS_KOTA_LAIN,
        isi=lambda renja: {**_bagian(renja), "nomor": 1},
        kirim=_versi,
    ),
    "penulisan:pratinjau": Hak(**PRATINJAU, isi=_bagian, kirim=lambda _: {"isi": "Tulisan."}),
    "penulisan:lembar": Hak(**TIADA, isi=_lembar),
    "penulisan:lembar_gambar": Hak(**TIADA, isi=_lembar),
    "penulisan:gambar": Hak(
        # A form without a file is refused, with the page itself.
        post="3 F V T F F F F F T",
        post_dinsos="3 F T V T F T T F T",
        post_lain=TULIS_KOTA_LAIN,
    ),
    "penulisan:gambar_ubah": Hak(
        **MENGISI, get_lain=KOTA_LAIN, **TULIS, isi=_foto, kirim=_ubahan_foto
    ),
    "penulisan:gambar_hapus": Hak(
        **MENGISI, get_lain=KOTA_LAIN, **TULIS, isi=_foto, kirim=_ubahan_foto
    ),
    # Pictures may stay in the browser of who sees them (test_gambar.py, test_pratinjau.py); here
    # a size that there is not.
    "penulisan:gambar_berkas": Hak(**TIADA, isi=_foto),
    # Whoever reads the plan may take its document along.
    "penulisan:unduh": Hak(**TANPA_GET, **TANYA, isi=lambda _: {"berkas": "pdf"}),
    "penulisan:bahasa": Hak(),
    "penulisan:lengkapi": Hak(**TANPA_GET, **TANYA, kirim=lambda _: {"depan": "{{ pagu."}),
}
