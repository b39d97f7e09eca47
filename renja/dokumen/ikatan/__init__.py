"""The small closed language of bound values: Markdown with names, loops, conditions, blocks.

`urai` reads a text, `isikan` fills it with the values of a plan. Nothing in it is executed:
names, filters and blocks are closed tables, told in docs/bahasa-ikatan.md.
"""

from renja.dokumen.ikatan.galat import Galat, Posisi
from renja.dokumen.ikatan.isi import (
    Blok,
    BlokGambar,
    BlokTabel,
    BlokTandaTangan,
    Terisi,
    isikan,
    penempatan,
)
from renja.dokumen.ikatan.kamus import Nama
from renja.dokumen.ikatan.kinerja import hari_dokumen, jabatan_penanda_tangan, penanda_tangan
from renja.dokumen.ikatan.lolos import lolos, tandai_html, tanpa_tanda
from renja.dokumen.ikatan.nama import (
    KeteranganNama,
    KeteranganSaringan,
    daftar_filter,
    daftar_nama,
    daftar_saringan,
    dengan_sistematika,
    nama_dokumen,
    sebutan_formulir,
)
from renja.dokumen.ikatan.pelengkap import Lengkapan, lengkapi, lengkapi_di, lingkup_di
from renja.dokumen.ikatan.pohon import Templat
from renja.dokumen.ikatan.rujukan import Rujukan, TanpaRujukan, Tujuan
from renja.dokumen.ikatan.sistematika import BagianSistematika
from renja.dokumen.ikatan.urai import urai

__all__ = [
    "BagianSistematika",
    "Blok",
    "BlokGambar",
    "BlokTabel",
    "BlokTandaTangan",
    "Galat",
    "KeteranganNama",
    "KeteranganSaringan",
    "Lengkapan",
    "Nama",
    "Posisi",
    "Rujukan",
    "TanpaRujukan",
    "Templat",
    "Terisi",
    "Tujuan",
    "daftar_filter",
    "daftar_nama",
    "daftar_saringan",
    "dengan_sistematika",
    "hari_dokumen",
    "isikan",
    "jabatan_penanda_tangan",
    "lengkapi",
    "lengkapi_di",
    "lingkup_di",
    "lolos",
    "nama_dokumen",
    "penanda_tangan",
    "penempatan",
    "sebutan_formulir",
    "tandai_html",
    "tanpa_tanda",
    "urai",
]
