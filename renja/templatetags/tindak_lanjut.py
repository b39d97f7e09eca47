"""What the templates of history, comments and duties print."""

from datetime import datetime

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from planning.models import Renja
from renja.halaman.kelengkapan import Kekurangan, Tempat
from renja.tindak_lanjut.isi_jejak import waktu_terbaca
from renja.tindak_lanjut.percakapan import sebutan_kolom
from renja.tindak_lanjut.tempat import tempat_mengisi

register = template.Library()


@register.filter
def waktu(nilai: datetime) -> str:
    """A moment in Pontianak: `3 Maret 2024 pukul 14.05 WIB`."""
    return waktu_terbaca(nilai)


@register.filter
def saat(nilai: datetime) -> str:
    """The same for machines, to the second: HTML knows no finer one."""
    return timezone.localtime(nilai).isoformat(timespec="seconds")


@register.filter
def nama_kolom(kolom: str) -> str:
    """A cell key in words."""
    return sebutan_kolom(kolom)


@register.simple_tag
def alamat_isi(renja: Renja, kelompok: Kekurangan, tempat: Tempat) -> str:
    """The address where a gap is filled."""
    return tempat_mengisi(renja, kelompok, tempat)


@register.simple_tag
def judul_panel(sepotong: object, pengenal: str, teks: str) -> SafeString:
    """The heading of a section: one level deeper inside the side panel."""
    return format_html('<h{0} id="{1}">{2}</h{0}>', 3 if sepotong else 2, pengenal, teks)
