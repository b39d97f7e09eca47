"""The language of bound values: its help page, the searchable list of values, and completion."""

from typing import Any

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from renja.dokumen.ikatan import daftar_nama, daftar_saringan
from renja.halaman.akses import Permintaan, ambil_renja
from renja.halaman.konverter import Masa
from renja.laporan import FORMULIR
from renja.penulisan import bahan
from renja.penulisan.akses import dari_skrip
from renja.penulisan.pelengkap import nilai_kini, tawarkan

# What stands in a list or a map has no value of its own.
BERLAPIS = ("[]", '["')
PERINTAH = (
    ("untuk p dari program", "Mengulang isinya bagi tiap isi sebuah daftar."),
    ("jika usulan", "Mencetak isinya hanya bila nilainya ada."),
    ("jika bukan usulan", "Mencetak isinya hanya bila nilainya tidak ada."),
    ("lain", "Isi bila syaratnya tidak terpenuhi."),
    ("selesai", "Menutup perulangan atau syarat."),
    ('tabel "tabel-4.1"', "Menempatkan formulir pada barisnya sendiri."),
    ('gambar "peta"', "Menempatkan gambar pada barisnya sendiri."),
    ("tanda_tangan", "Menempatkan blok tanda tangan pada barisnya sendiri."),
)
TAK_TERCETAK = frozenset({"kumpulan nilai", "menurut kunci", "daftar", "ya/tidak"})
DEPAN_TERPANJANG = 250_000


@never_cache
@require_safe
def bahasa(request: Permintaan, kode: str, masa: Masa) -> HttpResponse:
    """Every name with its value now, filters, commands, forms and pictures.

    A script gets the list alone, to choose from while writing.
    """
    renja = ambil_renja(request, kode, masa)
    sumber = bahan.sumber(request, renja)
    isi = {
        "renja": renja,
        "halaman": "dokumen",
        "sumber": sumber,
        "nama": _nama(sumber),
        "saringan": daftar_saringan(),
        "perintah": PERINTAH,
        "formulir": FORMULIR.values(),
        "gambar": sumber.naskah.gambar.values(),
    }
    templat = "penulisan/_pilihan.html" if dari_skrip(request) else "penulisan/bahasa.html"
    return render(request, templat, isi)


def _nama(sumber: bahan.Sumber) -> list[dict[str, Any]]:
    """The names told, with what those outside of lists print now."""
    hasil = []
    for satu in daftar_nama():
        tercetak = satu.jenis not in TAK_TERCETAK
        sendiri = tercetak and not any(tanda in satu.nama for tanda in BERLAPIS)
        hasil.append(
            {
                "nama": satu.nama,
                "jenis": satu.jenis,
                "keterangan": satu.keterangan,
                "contoh": satu.contoh,
                "nilai": nilai_kini(satu.nama, sumber.nama) if sendiri else "",
                "sisip": f"{{{{ {satu.nama} }}}}" if sendiri else "",
            }
        )
    return hasil


@never_cache
@require_POST
def lengkapi(request: Permintaan, kode: str, masa: Masa) -> JsonResponse:
    """What may follow the text before the caret (`depan`), as JSON."""
    renja = ambil_renja(request, kode, masa)
    sumber = bahan.sumber_cepat(renja)
    depan = request.POST.get("depan", "")[-DEPAN_TERPANJANG:]
    gambar = {nama: satu.keterangan for nama, satu in sumber.naskah.gambar.items()}
    tawaran = tawarkan(depan, sumber.nama, gambar)
    pilihan = [
        [satu.sisip, satu.nama, satu.jenis, satu.keterangan, satu.nilai] for satu in tawaran.pilihan
    ]
    return JsonResponse({"panjang": tawaran.panjang, "tutup": tawaran.tutup, "pilihan": pilihan})
