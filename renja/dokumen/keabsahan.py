"""The last page: what the document is called, its fingerprint, and how anyone can check it."""

import base64
import io
from collections.abc import Sequence
from html import escape

import segno

from renja.dokumen.bentuk import ButirRalat, Dokumen

_DRAF = (
    "Dokumen ini draf: belum diajukan, dapat berubah setiap saat, dan belum dapat diperiksa "
    "keasliannya. Kode dan sidik digital diberikan ketika dokumen diajukan."
)
_SIDIK = 8


def keabsahan_html(dokumen: Dokumen) -> str:
    """The content of the last page; a draft says that it is one."""
    identitas = dokumen.identitas
    baris = [
        ("Dokumen", escape(dokumen.judul)),
        ("Kode dokumen", escape(identitas.kode)),
        ("Tahap", escape(identitas.tahap)),
    ]
    if identitas.draf:
        return f"{_judul()}{_tabel(baris)}<p>{escape(_DRAF)}</p>"
    baris.append(("SHA-256 data", f'<span class="sidik">{_kelompok(identitas.sidik)}</span>'))
    if identitas.alamat:
        baris.append(("Halaman pemeriksaan", escape(identitas.alamat)))
    return f"{_judul()}{_tabel(baris)}{_cara(dokumen)}{_ralat(identitas.ralat)}"


def _judul() -> str:
    return '<h1 id="keterangan-dokumen" data-judul="Keterangan Dokumen">Keterangan Dokumen</h1>'


def _tabel(baris: Sequence[tuple[str, str]]) -> str:
    isi = "".join(f'<tr><th scope="row">{nama}</th><td>{nilai}</td></tr>' for nama, nilai in baris)
    return f'<table class="keabsahan"><tbody>{isi}</tbody></table>'


def _kelompok(sidik: str) -> str:
    """The hash in groups, so that it can be compared by eye."""
    return " ".join(sidik[letak : letak + _SIDIK] for letak in range(0, len(sidik), _SIDIK))


def _cara(dokumen: Dokumen) -> str:
    """How to check, with the QR of the public page where there is one."""
    alamat = dokumen.identitas.alamat
    langkah = [
        f"Cocokkan kode {escape(dokumen.identitas.kode)} dengan kode pada kaki setiap halaman.",
        "Bandingkan SHA-256 di atas dengan yang ditampilkan pada halaman pemeriksaan.",
        (
            "Unggah berkas PDF yang diterima pada halaman itu untuk mengetahui apakah isinya asli; "
            "berkas diperiksa tanpa disimpan."
        ),
    ]
    if alamat.startswith("http"):
        langkah.insert(0, "Pindai kode QR, atau buka alamat halaman pemeriksaan.")
    elif alamat:
        langkah.insert(0, "Buka alamat halaman pemeriksaan pada situs Renja pemerintah daerah.")
    butir = "".join(f"<li>{satu}</li>" for satu in langkah)
    return (
        f'<h2 class="lepas">Cara memeriksa keaslian</h2>{_qr(alamat)}<ol>{butir}</ol>'
        "<p>Halaman pemeriksaan menyatakan apakah dokumen ini masih berlaku, sudah digantikan, "
        "atau tidak dikenal.</p>"
    )


def _qr(alamat: str) -> str:
    """The QR code of an address as a picture inside the document."""
    if not alamat.startswith("http"):
        return ""
    keluar = io.BytesIO()
    segno.make(alamat, error="m", micro=False).save(keluar, kind="png", scale=10, border=2)
    isi = base64.b64encode(keluar.getvalue()).decode()
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
        '<h2 class="lepas">Ralat</h2><p>Ralat berada di samping dokumen; isi yang terkunci tidak '
        f'diubah.</p><table class="prosa-tabel"><thead><tr>{kepala}</tr></thead>'
        f"<tbody>{baris}</tbody></table>"
    )
