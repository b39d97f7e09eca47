"""The realisasi of a quarter and of the months as a workbook to be filled in offline.

Cells that may not be typed are locked and coloured. Hidden columns carry the identity of each
line, a hidden sheet whose workbook it is and how long the audit trail was: by that, what others
saved since is told apart. The same values give the same bytes.
"""

import io
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from planning.kuantitas import PAGU_TERBESAR, Kuantitas, tampil_angka
from planning.models.pelaporan import ROMAWI
from renja.lembar.angka import muat_sel, untuk_sel
from renja.lembar.buku_realisasi import (
    BULAN,
    CARA_TULIS,
    LEMBAR_ANGGARAN,
    LEMBAR_IDENTITAS,
    LEMBAR_KINERJA,
    TEKS_KINERJA,
    BarisKinerja,
    BarisUang,
    IsiBuku,
    bersen,
    kolom_anggaran,
    kolom_kinerja,
    kunci_bulan,
    petunjuk,
    teks_bulan,
)
from renja.lembar.buku_rencana import (
    AWAL_DATA,
    BARIS_KEPALA,
    BARIS_KUNCI,
    Gaya,
    KolomRencana,
    tulis_kalimat,
    tulis_pasangan,
)
from renja.lembar.nilai import huruf_kolom
from renja.lembar.tulis_rencana import PILIHAN_BUKU
from renja.tabel.xlsx_gaya import tinggi_teks
from renja.tabel.xlsx_nilai import potong

Isi = str | int | Decimal | Kuantitas | None
_JUMLAH = "jumlah"


def tulis_realisasi(isi: IsiBuku) -> bytes:
    """The workbook: instructions, kinerja (where there is any to see), money, identity."""
    berkas = io.BytesIO()
    identitas = isi.identitas
    with Workbook(berkas, PILIHAN_BUKU) as buku:
        judul = f"Realisasi {isi.nama} {identitas.tahun}"
        buku.set_properties({"title": judul, "author": isi.nama, "created": isi.dibuat})
        gaya = Gaya(buku)
        triwulan = f"Triwulan {ROMAWI[identitas.triwulan]} {identitas.tahun}"
        tulis_kalimat(buku.add_worksheet("Petunjuk"), gaya, judul, petunjuk(isi))
        if isi.kinerja is not None:
            kolom = kolom_kinerja(identitas.tahun, identitas.triwulan)
            lembar = _Lembar(buku.add_worksheet(LEMBAR_KINERJA), gaya, kolom, "indikator")
            lembar.kepala(f"Realisasi kinerja {isi.nama} {triwulan}")
            for satu in isi.kinerja:
                _kinerja(lembar, satu)
            lembar.activate()
        uang = _Lembar(buku.add_worksheet(LEMBAR_ANGGARAN), gaya, kolom_anggaran(isi.pagu), "nama")
        uang.kepala(f"Realisasi anggaran {isi.nama} Tahun {identitas.tahun}")
        for satu_uang in isi.uang:
            _uang(uang, satu_uang)
        _jumlah(uang)
        if isi.kinerja is None:
            uang.activate()
        tulis_pasangan(buku.add_worksheet(LEMBAR_IDENTITAS), identitas.pasangan())
    return berkas.getvalue()


class _Lembar:
    """A sheet that is filled line by line."""

    def __init__(
        self, lembar: Worksheet, gaya: Gaya, kolom: Sequence[KolomRencana], beku: str
    ) -> None:
        self.lembar = lembar
        self.gaya = gaya
        self.kolom = kolom
        self.letak = {satu.kunci: letak for letak, satu in enumerate(kolom)}
        self.beku = beku
        self.baris = AWAL_DATA

    def activate(self) -> None:
        """Shown first when the file is opened."""
        self.lembar.activate()

    def kepala(self, judul: str) -> None:
        """Title, the hidden row of keys, headings, and how the sheet prints."""
        lembar, gaya = self.lembar, self.gaya
        lembar.write_string(0, 0, judul, gaya.judul)
        lembar.write_string(
            1, 0, "Sel berlatar putih boleh diisi. Sel berwarna terkunci.", gaya.catatan
        )
        for letak, kolom in enumerate(self.kolom):
            lembar.write_string(BARIS_KUNCI, letak, kolom.kunci)
            lembar.write_string(BARIS_KEPALA, letak, kolom.judul, gaya.kepala)
            lembar.set_column(letak, letak, kolom.lebar, None, {"hidden": kolom.tersembunyi})
        lembar.set_row(BARIS_KUNCI, None, None, {"hidden": True})
        lembar.set_row(BARIS_KEPALA, 42)
        lembar.freeze_panes(AWAL_DATA, self.letak[self.beku] + 1)
        lembar.repeat_rows(BARIS_KEPALA)
        lembar.set_landscape()
        lembar.set_paper(8)
        lembar.fit_to_pages(1, 0)
        lembar.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        lembar.set_footer("&R&8Halaman &P dari &N")
        lembar.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        lembar.protect("", {"format_columns": True, "format_rows": True})

    def tulis(self, isi: Mapping[str, Isi], terkunci: Mapping[str, bool], tingkat: str) -> None:
        """One line; `terkunci` says of typed columns whether they are closed here."""
        tinggi = (
            tinggi_teks(nilai, kolom.lebar)
            for kolom in self.kolom
            if not kolom.tersembunyi and isinstance(nilai := isi.get(kolom.kunci, ""), str)
        )
        self.lembar.set_row(self.baris, max(tinggi))
        for letak, kolom in enumerate(self.kolom):
            nilai = isi.get(kolom.kunci)
            kunci = kolom.terkunci or terkunci.get(kolom.kunci, False)
            gaya = self.gaya.sel(tingkat, _dengan_sen(kolom, nilai), terkunci=kunci)
            self._sel(letak, nilai, gaya)
        self.baris += 1

    def _sel(self, letak: int, nilai: Isi, gaya: object) -> None:
        angka = nilai.bawah if isinstance(nilai, Kuantitas) else nilai
        if isinstance(angka, int | Decimal) and muat_sel(angka):
            tertulis = angka if isinstance(angka, int) else float(angka)
            self.lembar.write_number(self.baris, letak, tertulis, gaya)
        elif isinstance(angka, int | Decimal):
            self.lembar.write_string(self.baris, letak, tampil_angka(angka), gaya)
        elif nilai in {None, ""}:
            self.lembar.write_blank(self.baris, letak, None, gaya)
        else:
            self.lembar.write_string(self.baris, letak, potong(str(nilai)), gaya)


def _dengan_sen(kolom: KolomRencana, nilai: Isi) -> KolomRencana:
    """The column, shown with sen where the amount has them."""
    if kolom.jenis == "rupiah" and isinstance(nilai, Decimal) and bersen(nilai):
        return replace(kolom, jenis="sen")
    return kolom


def _kinerja(lembar: _Lembar, satu: BarisKinerja) -> None:
    isi: dict[str, Isi] = {
        "kode": satu.kode,
        "uraian": satu.uraian,
        "indikator": satu.indikator,
        "unit_kerja": satu.unit_kerja,
        "satuan": satu.satuan,
        "cara_tulis": CARA_TULIS.get(satu.cara_tulis, satu.cara_tulis),
        "target": untuk_sel(satu.target, satu.satuan),
        "target_triwulan": untuk_sel(satu.target_triwulan, satu.satuan),
        "pembilang": satu.pembilang,
        "penyebut": satu.penyebut,
        "rilis": teks_bulan(satu.rilis) if satu.rilis else None,
        "faktor_pendorong": satu.faktor_pendorong,
        "faktor_penghambat": satu.faktor_penghambat,
        "tindak_lanjut": satu.tindak_lanjut,
        "status": satu.status,
        "uid": satu.uid_indikator,
        "uid_unit": satu.uid_unit,
    }
    diisi = ("nilai", "pembilang", "penyebut", "rilis", *TEKS_KINERJA)
    for triwulan, nilai in satu.nilai.items():
        kunci = "nilai" if "nilai" not in isi and f"tw_{triwulan}" not in lembar.letak else ""
        isi[kunci or f"tw_{triwulan}"] = untuk_sel(nilai, satu.satuan)
    terkunci = dict.fromkeys(diisi, bool(satu.terkunci))
    if not satu.berbagi:
        terkunci |= {"pembilang": True, "penyebut": True}
    lembar.tulis(isi, terkunci, "indikator")


def _uang(lembar: _Lembar, satu: BarisUang) -> None:
    nomor = range(1, len(BULAN) + 1)
    isi: dict[str, Isi] = {
        "kode": satu.kode,
        "nama": satu.nama,
        "unit_kerja": satu.unit_kerja,
        "sumber_dana": satu.sumber_dana or "Tanpa rincian sumber dana",
        "pagu": satu.pagu,
        "uid": satu.uid,
        "kode_dana": satu.kode_dana,
        **{kunci_bulan(bulan): satu.bulan.get(bulan) for bulan in nomor},
    }
    terkunci = {kunci_bulan(bulan): bulan in satu.terkunci for bulan in nomor}
    baris = lembar.baris
    lembar.tulis(isi, terkunci, "sub_kegiatan")
    awal, akhir = (huruf_kolom(lembar.letak[kunci_bulan(bulan)]) for bulan in (1, len(BULAN)))
    kolom = lembar.kolom[lembar.letak[_JUMLAH]]
    lembar.lembar.write_formula(
        baris,
        lembar.letak[_JUMLAH],
        f"=SUM({awal}{baris + 1}:{akhir}{baris + 1})",
        lembar.gaya.sel("sub_kegiatan", kolom, terkunci=True),
        float(sum(satu.bulan.values())),
    )


def _jumlah(lembar: _Lembar) -> None:
    """The locked sums below the lines, and what a month may hold."""
    baris, akhir = lembar.baris, lembar.baris - 1
    gaya = lembar.gaya
    lembar.tulis({"nama": "Jumlah"}, {kunci_bulan(n): True for n in range(1, 13)}, _JUMLAH)
    if akhir < AWAL_DATA:
        return
    for kolom in lembar.kolom:
        if kolom.jenis == "rupiah":
            letak = lembar.letak[kolom.kunci]
            huruf = huruf_kolom(letak)
            rumus = f"=SUBTOTAL(9,{huruf}{AWAL_DATA + 1}:{huruf}{akhir + 1})"
            lembar.lembar.write_formula(
                baris, letak, rumus, gaya.sel(_JUMLAH, kolom, terkunci=True)
            )
    awal_bulan, akhir_bulan = (lembar.letak[kunci_bulan(n)] for n in (1, len(BULAN)))
    lembar.lembar.data_validation(
        *(AWAL_DATA, awal_bulan, akhir, akhir_bulan),
        {
            "validate": "decimal",
            "criteria": "between",
            "minimum": -PAGU_TERBESAR,
            "maximum": PAGU_TERBESAR,
            "error_title": "Bukan rupiah",
            "error_message": "Tulis realisasi bulan ini dalam rupiah.",
        },
    )
