"""The grid of a quarter's money as HTML: the treegrid of the Tabel isian with its own columns."""

from collections.abc import Iterator
from html import escape

from django.urls import reverse
from django.utils.safestring import SafeString

from planning.kuantitas import STRIP, Rupiah
from planning.models import Renja
from renja.realisasi.anggaran.tabel import TabelAnggaran, Uang, teks_serapan
from renja.tabel_isian.bentuk import Baris, Jenis, Kolom, Sel
from renja.tabel_isian.hasil import Keadaan, jam
from renja.tabel_isian.html import Ketikan
from renja.tabel_isian.jumlah import TOTAL
from renja.tabel_isian.nilai import teks_uang

LEBAR_KODE, LEBAR_NAMA, LEBAR_UNIT, LEBAR_KEADAAN = 17, 42, 22, 16
_KATA = {
    Keadaan.TIDAK_SAH: "Tidak sah.",
    Keadaan.TERKUNCI: "Terkunci.",
    Keadaan.BENTROK: "Bentrok.",
}


def tabel_html(
    renja: Renja, triwulan: int, isi: TabelAnggaran, ketikan: Ketikan | None = None
) -> SafeString:
    """The treegrid itself, all of its texts escaped."""
    return SafeString("".join(_Pencetak(renja, triwulan, isi, ketikan or Ketikan()).tulis()))


class _Pencetak:
    def __init__(self, renja: Renja, triwulan: int, isi: TabelAnggaran, ketikan: Ketikan) -> None:
        self.isi = isi
        self.ketikan = ketikan
        self.alamat = (renja.perangkat_daerah.kode, renja, triwulan)

    def tulis(self) -> Iterator[str]:
        """The table from its first tag to its last."""
        terbaca = "" if self.isi.tabel.terisi else ' aria-readonly="true"'
        yield (
            '<table class="tabel ti ra" id="ti" role="treegrid"'
            f' aria-label="Realisasi anggaran"{terbaca}>{self._kepala()}<tbody>'
        )
        for baris in self.isi.tabel.baris:
            yield self._baris(baris)
        total = self.isi.uang[TOTAL]
        yield (
            f'</tbody><tfoot><tr class="t-jumlah"><td></td><th scope="row" id="total">Jumlah</th>'
            f"<td></td>{self._kosong_bulan(total)}<td></td></tr></tfoot></table>"
        )

    def _kepala(self) -> str:
        lebar = [LEBAR_KODE, LEBAR_NAMA, LEBAR_UNIT]
        lebar += [satu.lebar for satu in self.isi.tabel.kolom] + [LEBAR_KEADAAN]
        col = "".join(f'<col class="l-{satu}">' for satu in lebar)
        sel = "".join(
            f'<th scope="col" id="h-{satu.kunci}" data-j="{satu.jenis.value}">'
            f"{escape(satu.judul)}</th>"
            for satu in self.isi.tabel.kolom
        )
        return (
            f"<colgroup>{col}</colgroup><thead><tr>"
            '<th scope="col" class="beku-1">Kode</th><th scope="col" class="beku-2">Uraian</th>'
            f'<th scope="col" id="h-unit">Unit kerja</th>{sel}<th scope="col">Keadaan</th>'
            "</tr></thead>"
        )

    def _baris(self, baris: Baris) -> str:
        uang = self.isi.uang[baris.kunci]
        buka = ' aria-expanded="true"' if baris.beranak else ""
        data = ""
        if baris.tingkat == "sub_kegiatan":
            data = f' data-lalu="{_sen(uang.lalu)}" data-pagu="{_sen(uang.pagu)}"'
        bulan = "".join(
            self._bulan(baris, satu) for satu in self.isi.tabel.kolom if satu.jenis is Jenis.UANG
        )
        return (
            f'<tr class="t-{baris.tingkat}" aria-level="{baris.level}"{buka}{data}>'
            f'<td>{escape(baris.kode)}</td><th scope="row" id="{baris.kunci}">'
            f"{escape(baris.nama)}</th><td>{escape(self.isi.unit.get(baris.kunci, ''))}</td>"
            f"{_awal(uang)}{bulan}{_akhir(uang)}<td>{self._keadaan(baris)}</td></tr>"
        )

    def _kosong_bulan(self, uang: Uang) -> str:
        bulan = "".join(f'<td class="a">{teks_uang(nilai)}</td>' for nilai in uang.bulan.values())
        return f"{_awal(uang)}{bulan}{_akhir(uang)}"

    def _keadaan(self, baris: Baris) -> str:
        """The link to the row's page, and whether it is open for a correction."""
        if baris.tingkat != "sub_kegiatan":
            return ""
        alamat = reverse("realisasi:anggaran_baris", args=[*self.alamat, baris.uid])
        kata = "Per sumber dana" if baris.kunci in self.isi.bersumber else "Rincian"
        koreksi = ""
        if baris.kunci in self.isi.dikoreksi:
            koreksi = '<span class="ra-koreksi">Dibuka untuk koreksi</span>'
        return f'<a href="{alamat}">{kata}</a>{koreksi}'

    # --- Cells ---------------------------------------------------------------------------

    def _bulan(self, baris: Baris, kolom: Kolom) -> str:
        isi = baris.sel.get(kolom.kunci, "")
        if not isinstance(isi, Sel):
            return f'<td class="a">{escape(isi)}</td>'
        kontra = " ra-kontra" if isi.teks.startswith("-") else ""
        if isi.kunci in self.ketikan.hasil:
            return self._sel_gagal(baris, kolom, isi)
        if isi.terkunci:
            return f'<td class="a{kontra}">{escape(isi.teks)}</td>'
        return f'<td class="a{kontra}">{_isian(baris, kolom, isi, isi.teks)}</td>'

    def _sel_gagal(self, baris: Baris, kolom: Kolom, sel: Sel) -> str:
        """A cell that was not saved: what was typed stays, with the reason beside it."""
        hasil = self.ketikan.hasil[sel.kunci]
        teks = self.ketikan.teks.get(sel.kunci, sel.teks)
        tanda = f"g-{sel.kunci}"
        pilih = ""
        pesan = escape(hasil.pesan)
        if hasil.keadaan is Keadaan.BENTROK:
            kapan = f" pada {jam(hasil.waktu)}" if hasil.waktu else ""
            kini = escape(hasil.kini.teks) or "kosong"
            pesan = f"{escape(hasil.oleh or 'Orang lain')} menyimpan {kini}{kapan}."
            pesan += " Simpan lagi untuk memakai isian Anda."
            pilih = (
                '<label class="ti-pilih"><input type="checkbox" name="pakai"'
                f' value="{sel.kunci}"> Pakai nilai itu</label>'
            )
        lain = f' aria-invalid="true" aria-describedby="{tanda}"'
        return (
            f'<td class="a ti-{hasil.keadaan.value}">{_isian(baris, kolom, sel, teks, lain)}'
            f'<span class="ti-pesan" id="{tanda}"><b>{_KATA[hasil.keadaan]}</b> {pesan}</span>'
            f"{pilih}</td>"
        )


def _isian(baris: Baris, kolom: Kolom, sel: Sel, teks: str, lain: str = "") -> str:
    return (
        f'<input name="{sel.kunci}" value="{escape(teks)}" inputmode="decimal"'
        f' aria-labelledby="{baris.kunci} h-{kolom.kunci}"{lain}>'
    )


def _awal(uang: Uang) -> str:
    return f'<td class="a">{_atau(uang.pagu)}</td><td class="a">{_atau(uang.lalu)}</td>'


def _akhir(uang: Uang) -> str:
    ganjil = f'<span class="ra-lebih">{uang.ganjil}</span>' if uang.ganjil else ""
    return (
        f'<td class="a">{_atau(uang.kini)}{ganjil}</td><td class="a">{teks_serapan(uang)}</td>'
        f'<td class="a">{_atau(uang.kas)}</td>'
    )


def _atau(nilai: Rupiah | None) -> str:
    return STRIP if nilai is None else teks_uang(nilai)


def _sen(nilai: Rupiah | None) -> str:
    """Rupiah in whole sen, for the script; "" where there are none."""
    return "" if nilai is None else str(int(nilai * 100))
