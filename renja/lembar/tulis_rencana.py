"""The plan as a workbook to be worked on offline and sent back.

One row per indikator; what belongs to the node stands on its first row. Hidden columns
carry the identity and version of what a cell shows, a hidden sheet whose plan it is.
Sums and codes are locked. The same plan gives the same bytes.
"""

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from uuid import UUID

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from planning.kuantitas import Kuantitas, Rupiah
from renja.lembar.angka import untuk_sel
from renja.lembar.buku_rencana import (
    AWAL_DATA,
    BARIS_KEPALA,
    BARIS_KUNCI,
    KOLOM,
    LETAK,
    Gaya,
    KolomRencana,
    judul_kolom,
    sahkan,
    tulis_daftar,
    tulis_identitas,
    tulis_petunjuk,
)
from renja.lembar.dikenal import LEMBAR_RENCANA
from renja.lembar.nilai import huruf_kolom
from renja.rencana import (
    INDIKATIF,
    Indikator,
    Kegiatan,
    Program,
    Rencana,
    SubKegiatan,
    jumlah_maju,
    jumlah_pagu,
)
from renja.tabel.xlsx_gaya import tinggi_teks
from renja.tabel.xlsx_nilai import ANGKA_PENTING, potong

PILIHAN_BUKU = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_SEBUTAN = {"program": "Program", "kegiatan": "Kegiatan", "sub_kegiatan": "Sub kegiatan"}
Isi = str | int | Kuantitas | None
Simpul = Program | Kegiatan | SubKegiatan


@dataclass(frozen=True, slots=True)
class Pilihan:
    """What the plan itself does not carry: lists for the drop-downs, and versions.

    `versi` is that of a row by its uid (indikator included); `versi_sel` that of a value
    by the uid of its row and "target", "target_maju", "target_akhir",
    "perkiraan", "pagu" or "pagu_maju".
    """

    unit_kerja: Sequence[str] = ()
    sumber_dana: Sequence[str] = ()
    satuan: Sequence[str] = ()
    lokasi: Sequence[str] = ()
    versi: Mapping[UUID, int] = field(default_factory=dict)
    versi_sel: Mapping[tuple[UUID, str], int] = field(default_factory=dict)
    baris_tambahan: int = 30


def tulis_rencana(rencana: Rencana, pilihan: Pilihan) -> bytes:
    """The workbook: instructions, the plan, the lists, and the hidden identity."""
    berkas = io.BytesIO()
    with Workbook(berkas, PILIHAN_BUKU) as buku:
        buku.set_properties(
            {
                "title": f"Renja {rencana.perangkat_daerah.nama} {rencana.tahun}",
                "author": rencana.perangkat_daerah.nama,
                "created": datetime(rencana.tahun, 1, 1, tzinfo=UTC),
            }
        )
        gaya = Gaya(buku)
        petunjuk = buku.add_worksheet("Petunjuk")
        lembar = buku.add_worksheet(LEMBAR_RENCANA)
        daftar = tulis_daftar(
            buku.add_worksheet("Daftar"),
            gaya,
            {
                "unit_kerja": pilihan.unit_kerja,
                "sumber_dana": pilihan.sumber_dana,
                "satuan": pilihan.satuan,
                "lokasi": pilihan.lokasi,
            },
        )
        tulis_identitas(buku.add_worksheet("_renja"), rencana)
        tulis_petunjuk(petunjuk, gaya, rencana)
        _Penulis(lembar, gaya, rencana, pilihan).tulis(daftar)
        lembar.activate()
    return berkas.getvalue()


class _Penulis:
    def __init__(self, lembar: Worksheet, gaya: Gaya, rencana: Rencana, pilihan: Pilihan) -> None:
        self.lembar = lembar
        self.gaya = gaya
        self.rencana = rencana
        self.pilihan = pilihan
        self.baris = AWAL_DATA

    def tulis(self, daftar: Mapping[str, str]) -> None:
        """Everything on the sheet from the title to the row of totals."""
        self._kepala()
        for program in self.rencana.program:
            self._induk("program", program)
        akhir = self.baris + self.pilihan.baris_tambahan
        for baris in range(self.baris, akhir):
            for kolom in KOLOM:
                gaya = self.gaya.sel("tambahan", kolom, terkunci=kolom.tersembunyi)
                self.lembar.write_blank(baris, LETAK[kolom.kunci], None, gaya)
        self.baris = akhir
        self._jumlah()
        sahkan(self.lembar, daftar, AWAL_DATA, akhir - 1)

    def _kepala(self) -> None:
        lembar, r = self.lembar, self.rencana
        lembar.write_string(
            0, 0, f"Renja {r.perangkat_daerah.nama} Tahun {r.tahun}", self.gaya.judul
        )
        lembar.write_string(
            1, 0, "Sel berlatar putih boleh diubah. Sel berwarna terkunci.", self.gaya.catatan
        )
        for letak, kolom in enumerate(KOLOM):
            lembar.write_string(BARIS_KUNCI, letak, kolom.kunci)
            lembar.write_string(BARIS_KEPALA, letak, judul_kolom(kolom, r.tahun), self.gaya.kepala)
            lembar.set_column(letak, letak, kolom.lebar, None, {"hidden": kolom.tersembunyi})
        lembar.set_row(BARIS_KUNCI, None, None, {"hidden": True})
        lembar.set_row(BARIS_KEPALA, 42)
        lembar.freeze_panes(AWAL_DATA, LETAK["nama"] + 1)
        lembar.repeat_rows(BARIS_KEPALA)
        lembar.set_landscape()
        # Eighteen columns are legible on A3 only.
        lembar.set_paper(8)
        lembar.fit_to_pages(1, 0)
        lembar.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        lembar.set_footer("&R&8Halaman &P dari &N")
        lembar.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        lembar.protect("", {"format_columns": True, "format_rows": True})

    def _induk(self, tingkat: str, simpul: Program | Kegiatan) -> None:
        """A program or kegiatan with its sums, then what stands below it."""
        awal = self.baris
        self._simpul(tingkat, simpul, {})
        anak: Iterable[Kegiatan | SubKegiatan] = (
            simpul.kegiatan if isinstance(simpul, Program) else simpul.sub_kegiatan
        )
        for satu in anak:
            if isinstance(satu, SubKegiatan):
                self._sub(satu)
            else:
                self._induk("kegiatan", satu)
        self._rumus(awal, tingkat, awal + 1, self.baris - 1, simpul)

    def _sub(self, sub: SubKegiatan) -> None:
        pagu = sub.pagu.get(INDIKATIF)
        self._simpul(
            "sub_kegiatan",
            sub,
            {
                "unit_kerja": sub.unit_kerja,
                "pagu": _bulat(pagu.nilai if pagu else None),
                "sumber_dana": sub.teks_sumber_dana,
                "lokasi": sub.teks_lokasi,
                "kelompok_sasaran": sub.kelompok_sasaran,
                "prioritas_nasional": sub.prioritas_nasional,
                "prioritas_daerah": sub.prioritas_daerah,
                "pagu_maju": _bulat(sub.prakiraan_maju),
                "versi_pagu": self.pilihan.versi_sel.get((sub.uid, "pagu")),
                "versi_pagu_maju": self.pilihan.versi_sel.get((sub.uid, "pagu_maju")),
            },
        )

    def _simpul(self, tingkat: str, simpul: Simpul, isi: Mapping[str, Isi]) -> None:
        """The rows of one node: the first with what is its own, one for each indikator."""
        sendiri: dict[str, Isi] = {
            "kode": simpul.kode,
            "tingkat": _SEBUTAN[tingkat],
            "nama": simpul.nama,
            "uid": str(simpul.uid),
            "versi": self.pilihan.versi.get(simpul.uid),
            **isi,
        }
        for satu in simpul.indikator or (None,):
            ukuran = self._ukuran(satu) if satu else {}
            self._tulis_baris(tingkat, {**sendiri, **ukuran})
            sendiri, tingkat = {"tingkat": "Indikator"}, f"lanjut_{tingkat.removeprefix('lanjut_')}"

    def _ukuran(self, satu: Indikator) -> dict[str, Isi]:
        versi, r = self.pilihan.versi_sel, self.rencana
        return {
            "indikator": satu.uraian,
            "satuan": satu.satuan,
            "target": untuk_sel(r.target_tahun_ini(satu), satu.satuan),
            "target_maju": untuk_sel(satu.target_dari(r.tahun + 1, "maju"), satu.satuan),
            "target_akhir": untuk_sel(
                satu.target_dari(r.renstra.tahun_akhir, "akhir"), satu.satuan
            ),
            "realisasi_lalu": untuk_sel(satu.realisasi.get(r.tahun - 2), satu.satuan),
            "perkiraan": untuk_sel(satu.perkiraan.get(r.tahun - 1), satu.satuan),
            "uid_indikator": str(satu.uid),
            "versi_indikator": self.pilihan.versi.get(satu.uid),
            "versi_target": versi.get((satu.uid, "target")),
            "versi_target_maju": versi.get((satu.uid, "target_maju")),
            "versi_target_akhir": versi.get((satu.uid, "target_akhir")),
            "versi_perkiraan": versi.get((satu.uid, "perkiraan")),
        }

    def _tulis_baris(self, tingkat: str, isi: Mapping[str, Isi]) -> None:
        self.lembar.set_row(self.baris, _tinggi(isi))
        for letak, kolom in enumerate(KOLOM):
            terkunci = _terkunci(tingkat, kolom) or _bersatuan(kolom, isi)
            gaya = self.gaya.sel(tingkat, kolom, terkunci=terkunci)
            nilai = isi.get(kolom.kunci)
            if isinstance(nilai, int) and len(str(abs(nilai))) <= ANGKA_PENTING:
                self.lembar.write_number(self.baris, letak, nilai, gaya)
            elif isinstance(nilai, Kuantitas) and nilai.bawah is not None:
                self.lembar.write_number(self.baris, letak, float(nilai.bawah), gaya)
            elif nilai in {None, ""}:
                self.lembar.write_blank(self.baris, letak, None, gaya)
            else:
                self.lembar.write_string(self.baris, letak, potong(str(nilai)), gaya)
        self.baris += 1

    def _jumlah(self) -> None:
        self.lembar.write_string(
            self.baris, LETAK["nama"], "Jumlah", self.gaya.sel("jumlah", KOLOM[2], terkunci=True)
        )
        self._rumus(self.baris, "jumlah", AWAL_DATA, self.baris - 1, self.rencana)

    def _rumus(
        self, baris: int, tingkat: str, awal: int, akhir: int, simpul: Rencana | Program | Kegiatan
    ) -> None:
        """The locked sums of a row; SUBTOTAL leaves out the sums below it."""
        for kunci, nilai in (("pagu", jumlah_pagu(simpul)), ("pagu_maju", jumlah_maju(simpul))):
            letak = LETAK[kunci]
            huruf = huruf_kolom(letak)
            gaya = self.gaya.sel(tingkat, KOLOM[letak], terkunci=True)
            if akhir < awal:
                self.lembar.write_blank(baris, letak, None, gaya)
                continue
            rumus = f"=SUBTOTAL(9,{huruf}{awal + 1}:{huruf}{akhir + 1})"
            self.lembar.write_formula(baris, letak, rumus, gaya, _bulat(nilai) or 0)


def _terkunci(tingkat: str, kolom: KolomRencana) -> bool:
    """Whether a cell must not be typed into: identity, sums, and what is another row's."""
    if kolom.terkunci or kolom.tersembunyi:
        return True
    if tingkat.startswith("lanjut_"):
        return not kolom.indikator
    return tingkat != "sub_kegiatan" and kolom.sub_saja


def _bersatuan(kolom: KolomRencana, isi: Mapping[str, Isi]) -> bool:
    """The satuan of an indikator that is there is not changed by a file."""
    return kolom.kunci == "satuan" and bool(isi.get("uid_indikator"))


def _tinggi(isi: Mapping[str, Isi]) -> float:
    """The height of a row in which the longest of its texts fits."""
    return max(
        tinggi_teks(nilai, kolom.lebar)
        for kolom in KOLOM
        if not kolom.tersembunyi and isinstance(nilai := isi.get(kolom.kunci, ""), str)
    )


def _bulat(nilai: Rupiah | None) -> int | None:
    """Whole rupiah for a cell; a pagu has no sen."""
    return None if nilai is None else int(nilai)
