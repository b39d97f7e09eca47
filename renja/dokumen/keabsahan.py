"""The last page: what the document is called, its fingerprint, and how anyone can check it."""

import base64
import io
from collections.abc import Sequence
from html import escape

import segno

from renja.dokumen.bentuk import ButirRalat, Dokumen

DRAF = (
    "Dokumen ini draf: belum diajukan, dapat berubah setiap saat, dan belum dapat diperiksa "
    "keasliannya. Kode dan sidik digital diberikan ketika dokumen diajukan."
)
CARA = "Cara memeriksa keaslian"
RALAT = "Ralat"
_SIDIK = 8


def keabsahan_html(dokumen: Dokumen) -> str:
    """The content of the last page; a draft says that it is one."""
    identitas = dokumen.identitas
    isi = "".join(
        f'<tr><th scope="row">{escape(nama)}</th><td>{escape(nilai)}</td></tr>'
        for nama, nilai in baris_keterangan(dokumen)
    )
    awal = (
        '<h1 id="keterangan-dokumen" data-judul="Keterangan Dokumen">Keterangan Dokumen</h1>'
        f'<table class="keabsahan"><tbody>{isi}</tbody></table>'
    )
    if identitas.draf:
        return f"{awal}<p>{DRAF}</p>"
    butir = "".join(f"<li>{escape(satu)}</li>" for satu in langkah_periksa(dokumen))
    return (
        f'{awal}<h2 class="lepas">{CARA}</h2>{_qr(identitas.alamat)}<ol>{butir}</ol>'
        f"{_ralat(identitas.ralat)}"
    )


def baris_keterangan(dokumen: Dokumen) -> list[tuple[str, str]]:
    """What the document is known by: names and values."""
    identitas = dokumen.identitas
    baris = [
        ("Dokumen", dokumen.judul),
        ("Kode dokumen", identitas.kode),
        ("Tahap", identitas.tahap),
    ]
    if not identitas.draf:
        baris.append(("SHA-256 data", _kelompok(identitas.sidik)))
    if not identitas.draf and identitas.alamat:
        baris.append(("Halaman pemeriksaan", identitas.alamat))
    return baris


def langkah_periksa(dokumen: Dokumen) -> list[str]:
    """How anyone can check the document, step by step."""
    identitas = dokumen.identitas
    langkah = [
        f"Cocokkan kode {identitas.kode} dengan kode pada kaki setiap halaman.",
        (
            "Bandingkan SHA-256 di atas dengan yang ditampilkan pada halaman pemeriksaan, "
            "yang juga menyatakan apakah dokumen ini berlaku, digantikan, atau tidak dikenal."
        ),
        (
            "Unggah berkas PDF yang diterima pada halaman itu untuk mengetahui apakah isinya asli; "
            "berkas diperiksa tanpa disimpan."
        ),
    ]
    if _dapat_dibuka(identitas.alamat):
        langkah.insert(0, "Pindai kode QR, atau buka alamat halaman pemeriksaan.")
    elif identitas.alamat:
        langkah.insert(0, "Buka alamat halaman pemeriksaan pada situs Renja pemerintah daerah.")
    return langkah


def _dapat_dibuka(alamat: str) -> bool:
    return alamat.startswith(("https://", "http://"))


def _kelompok(sidik: str) -> str:
    """The hash in groups, so that it can be compared by eye."""
    return " ".join(sidik[letak : letak + _SIDIK] for letak in range(0, len(sidik), _SIDIK))


def qr_png(alamat: str) -> bytes:
    """The QR code of an address as a PNG, empty where it is none that a phone could open."""
    if not _dapat_dibuka(alamat):
        return b""
    keluar = io.BytesIO()
    segno.make(alamat, error="m", micro=False).save(keluar, kind="png", scale=10, border=2)
    return keluar.getvalue()


def _qr(alamat: str) -> str:
    """The QR code as a picture inside the document."""
    png = qr_png(alamat)
    if not png:
        return ""
    isi = base64.b64encode(png).decode()
    alt = escape(f"Kode QR ke halaman pemeriksaan: {alamat}")
    return f'<div class="qr"><img src="data:image/png;base64,{isi}" alt="{alt}"></div>'


def _ralat(ralat: Sequence[ButirRalat]) -> str:
    """The corrections that stand beside the frozen version."""
    if not ralat:
        return ""
    baris = "".join(
        f"<tr><td>{satu.nomor}</td><td>{escape(satu.tempat)}</td>"
        f"<td>{escape(satu.tertulis)}</td><td>{escape(satu.seharusnya)}</td></tr>"
        for satu in ralat
    )
    kepala = "".join(
        f'<th scope="col">{satu}</th>' for satu in ("No", "Tempat", "Tertulis", "Seharusnya")
    )
    return (
        f'<h2 class="lepas">{RALAT}</h2><p>Ralat berada di samping dokumen; isi yang terkunci '
        f'tidak diubah.</p><table class="prosa-tabel"><thead><tr>{kepala}</tr></thead>'
        f"<tbody>{baris}</tbody></table>"
    )
