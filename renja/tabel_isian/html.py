"""A grid as HTML: plain f-strings, every text escaped once. Markup in docs/gaya.md.

Bytes are kept few: a cell is named by its input, labels are made of ids that stand anyway,
and versions are told once for the whole page (`asal_json`).
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from uuid import UUID

from django.urls import NoReverseMatch, reverse
from django.utils.safestring import SafeString

from planning.models import Renja
from renja.tabel_isian.bentuk import Baris, Jenis, Kolom, Sel, Tabel
from renja.tabel_isian.hasil import HasilSel, Keadaan, jam
from renja.tabel_isian.jumlah import TOTAL

LEBAR_KODE, LEBAR_NAMA, LEBAR_UKURAN, LEBAR_SATUAN, LEBAR_PANEL = 17, 42, 34, 12, 15
_TANDA_UID = UUID(int=0)
_KATA = {
    Keadaan.TIDAK_SAH: "Tidak sah.",
    Keadaan.TERKUNCI: "Terkunci.",
    Keadaan.BENTROK: "Bentrok.",
}


@dataclass(frozen=True, slots=True)
class Ketikan:
    """What a person typed and what came of it, by cell: shown again where it was not saved."""

    teks: Mapping[str, str] = field(default_factory=dict)
    hasil: Mapping[str, HasilSel] = field(default_factory=dict)


def tabel_html(renja: Renja, tabel: Tabel, ketikan: Ketikan | None = None) -> SafeString:
    """The treegrid itself, all of its texts escaped."""
    pencetak = _Pencetak(renja, tabel, ketikan or Ketikan())
    return SafeString("".join(pencetak.tulis()))


def asal_json(tabel: Tabel) -> str:
    """Versions and values by cell, as the form brings them back: {"i12.t": [1, "15"]}."""
    isi = {
        kunci: [sel.versi, sel.teks]
        for kunci, sel in tabel.menurut_kunci().items()
        if not sel.terkunci
    }
    return json.dumps(isi, ensure_ascii=False, separators=(",", ":"))


def asal_atribut(asal: str) -> SafeString:
    """Versions and values as an attribute in single quotes: JSON is full of double ones."""
    return SafeString(asal.replace("&", "&amp;").replace("'", "&#39;").replace("<", "&lt;"))


class _Pencetak:
    def __init__(self, renja: Renja, tabel: Tabel, ketikan: Ketikan) -> None:
        self.tabel = tabel
        self.ketikan = ketikan
        self.panel = _alamat_panel(renja)
        self.kelas = {
            satu.kunci: "" if satu.jenis is Jenis.SUMBER else ' class="a"' for satu in tabel.kolom
        }

    def tulis(self) -> Iterator[str]:
        """The table from its first tag to its last."""
        nama = "Tabel isian"
        terbaca = "" if self.tabel.terisi else ' aria-readonly="true"'
        yield (
            f'<table class="tabel ti" id="ti" role="treegrid" aria-label="{nama}"{terbaca}>'
            f"{self._kepala()}<tbody>"
        )
        for baris in self.tabel.baris:
            yield self._baris(baris)
        yield f"</tbody>{self._kaki()}</table>"

    def _kepala(self) -> str:
        lebar = [LEBAR_KODE, LEBAR_NAMA, LEBAR_UKURAN, LEBAR_SATUAN]
        lebar += [satu.lebar for satu in self.tabel.kolom]
        lebar += [LEBAR_PANEL]
        col = "".join(f'<col class="l-{satu}">' for satu in lebar)
        sel = "".join(
            f'<th scope="col" id="h-{satu.kunci}" data-j="{satu.jenis.value}">'
            f"{escape(satu.judul)}</th>"
            for satu in self.tabel.kolom
        )
        return (
            f"<colgroup>{col}</colgroup><thead><tr>"
            '<th scope="col" class="beku-1">Kode</th><th scope="col" class="beku-2">Uraian</th>'
            f'<th scope="col">Indikator</th><th scope="col">Satuan</th>{sel}'
            '<th scope="col">Keadaan</th></tr></thead>'
        )

    def _kaki(self) -> str:
        isi = self.tabel.jumlah.get(TOTAL, {})
        nama = "Jumlah seluruh rencana" if self.tabel.pilihan else "Jumlah"
        sel = "".join(f'<td class="a">{isi.get(satu.kunci, "")}</td>' for satu in self.tabel.kolom)
        return (
            f'<tfoot><tr class="t-jumlah"><td></td><th scope="row" id="total">{nama}</th>'
            f"<td></td><td></td>{sel}<td></td></tr></tfoot>"
        )

    def _baris(self, baris: Baris) -> str:
        buka = ' aria-expanded="true"' if baris.beranak else ""
        ukuran = f' id="{baris.kunci_indikator}"' if baris.kunci_indikator else ""
        nama = "" if baris.kunci == baris.kunci_indikator else f' id="{baris.kunci}"'
        sel = "".join([self._sel(baris, kolom) for kolom in self.tabel.kolom])
        return (
            f'<tr class="t-{baris.tingkat}" aria-level="{baris.level}"{buka}>'
            f'<td>{escape(baris.kode)}</td><th scope="row"{nama}>{escape(baris.nama)}</th>'
            f"<td{ukuran}>{escape(baris.indikator)}</td><td>{escape(baris.satuan)}</td>"
            f"{sel}<td>{self._panel(baris)}</td></tr>"
        )

    def _panel(self, baris: Baris) -> str:
        if not self.panel:
            return ""
        kata = f"{baris.komentar} komentar" if baris.komentar else "Riwayat"
        kelas = ' class="ti-kom"' if baris.komentar else ""
        awal, akhir = self.panel
        return f'<a{kelas} href="{awal}{baris.uid}{akhir}">{kata}</a>'

    def _sel(self, baris: Baris, kolom: Kolom) -> str:
        isi = baris.sel.get(kolom.kunci)
        if isi is None:
            return "<td></td>"
        kelas = self.kelas[kolom.kunci]
        if not isinstance(isi, Sel):
            return f"<td{kelas}>{escape(isi)}</td>"
        if isi.kunci in self.ketikan.hasil:
            return self._sel_gagal(baris, kolom, isi)
        if isi.terkunci:
            return f"<td{kelas}>{escape(isi.teks)}{_komentar(isi)}</td>"
        return f"<td{kelas}>{self._isian(baris, kolom, isi, isi.teks)}{_komentar(isi)}</td>"

    def _isian(self, baris: Baris, kolom: Kolom, sel: Sel, teks: str, lain: str = "") -> str:
        pemilik = baris.kunci_indikator if kolom.jenis is Jenis.TARGET else baris.kunci
        if kolom.jenis is Jenis.SUMBER:
            lain += ' list="ti-dana"'
        return (
            f'<input name="{sel.kunci}" value="{escape(teks)}"'
            f' aria-labelledby="{pemilik} h-{kolom.kunci}"{lain}>'
        )

    def _sel_gagal(self, baris: Baris, kolom: Kolom, sel: Sel) -> str:
        """A cell that was not saved: what was typed stays, with the reason beside it."""
        hasil = self.ketikan.hasil[sel.kunci]
        teks = self.ketikan.teks.get(sel.kunci, sel.teks)
        tanda = f"g-{sel.kunci}"
        lain = f' aria-invalid="true" aria-describedby="{tanda}"'
        if hasil.keadaan is Keadaan.BENTROK:
            kini = escape(hasil.kini.teks) or "kosong"
            pesan = f"{escape(hasil.oleh or 'Orang lain')} menyimpan {kini}"
            pesan += f" pada {jam(hasil.waktu)}." if hasil.waktu else "."
            pesan += " Simpan lagi untuk memakai isian Anda."
            pilih = (
                f'<label class="ti-pilih"><input type="checkbox" name="pakai"'
                f' value="{sel.kunci}"> Pakai nilai itu</label>'
            )
        else:
            pesan, pilih = escape(hasil.pesan), ""
        return (
            f'<td class="a ti-{hasil.keadaan.value}">'
            f"{self._isian(baris, kolom, sel, teks, lain)}"
            f'<span class="ti-pesan" id="{tanda}"><b>{_KATA[hasil.keadaan]}</b> {pesan}</span>'
            f"{pilih}</td>"
        )


def _komentar(sel: Sel) -> str:
    if not sel.komentar:
        return ""
    kata = f"{sel.komentar} komentar terbuka pada sel ini"
    return (
        f'<span class="ti-tanda" title="{kata}"><span class="visually-hidden">{kata}</span></span>'
    )


def _alamat_panel(renja: Renja) -> tuple[str, str] | None:
    """The address of a row's panel, before and after its uid."""
    try:
        alamat = reverse(
            "tindak_lanjut:panel", args=[renja.perangkat_daerah.kode, renja, _TANDA_UID]
        )
    except NoReverseMatch:
        return None
    awal, _, akhir = alamat.partition(str(_TANDA_UID))
    return awal, akhir
