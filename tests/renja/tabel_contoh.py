"""Tables made by hand: hostile texts, every kind of cell, spans, marks; and what they print."""

from decimal import Decimal
from uuid import UUID

from performance.hasil import Hasil, Masukan, tidak_dapat
from planning.kuantitas import Keadaan, Kuantitas, kosong
from renja.tabel.bentuk import (
    Baris,
    BarisKaki,
    Isi,
    Jenis,
    Kolom,
    Tabel,
    TandaTangan,
    Tingkat,
)

KOLOM = (
    Kolom("No", "no", Jenis.NOMOR, 4),
    Kolom("Program & Kegiatan", "uraian", Jenis.TEKS, 24),
    Kolom(
        "Rencana Tahun 2024",
        anak=(
            Kolom(
                "Target",
                anak=(
                    Kolom("Keluaran", "keluaran", Jenis.KUANTITAS, 12),
                    Kolom("Hasil", "hasil", Jenis.KUANTITAS, 12),
                ),
            ),
            Kolom("Pagu (Rp)", "pagu", Jenis.RUPIAH, 14),
        ),
    ),
    Kolom("Capaian (%)", "capaian", Jenis.PERSEN, 10),
)
KEPALA = [
    ["No", "Program & Kegiatan", "Rencana Tahun 2024", "", "", "Capaian (%)"],
    ["No", "Program & Kegiatan", "Target", "", "Pagu (Rp)", "Capaian (%)"],
    ["No", "Program & Kegiatan", "Keluaran", "Hasil", "Pagu (Rp)", "Capaian (%)"],
    ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
]
JUDUL_CSV = [
    "No",
    "Program & Kegiatan",
    "Rencana Tahun 2024 > Target > Keluaran",
    "Rencana Tahun 2024 > Target > Hasil",
    "Rencana Tahun 2024 > Pagu (Rp)",
    "Capaian (%)",
]
ALASAN = 'target <belum> "ada"'


def baris(tingkat: Tingkat, nomor: int, *sel: Isi, **lain: object) -> Baris:
    """A row whose identity a reader recognises."""
    return Baris(tingkat, sel, UUID(int=nomor), **lain)


def k(bawah: str, satuan: str = "", atas: str | None = None) -> Kuantitas:
    """A quantity."""
    return Kuantitas(Decimal(bawah), None if atas is None else Decimal(atas), satuan)


def tabel(*isi: Baris, **lain: object) -> Tabel:
    """A table of these rows under the columns above."""
    isian = {
        "formulir": "tabel-9.1",
        "sebutan": "Tabel 9.1",
        "judul": ("Rencana <b>tebal</b> & lainnya",),
        "kolom": KOLOM,
        "baris": isi,
        "tahap": "Rancangan awal",
        "perangkat_daerah": "Dinas Uji",
        "tahun": 2024,
        "nomor_kolom": True,
        **lain,
    }
    return Tabel(**isian)


SERANGAN = (
    "<script>alert('x')</script>",
    '"><img src=x onerror="y">',
    "=cmd|' /C calc'!A0",
    "@SUM(1+1)",
    "+62 811",
    "-",
    "</style></table>&amp;",
    "<r><t>bukan</t></r>",
    "A" * 60,
)


def tabel_rumit() -> Tabel:
    """One table with everything in it; `CETAK` is what it prints."""
    return tabel(
        baris(Tingkat.PROGRAM, 1, None, SERANGAN[0], None, None, 4_704_246_000, None),
        baris(Tingkat.KEGIATAN, 2, 1, SERANGAN[1], None, None, None, None, bentang={1: 3}),
        baris(
            Tingkat.SUB_KEGIATAN,
            3,
            2,
            SERANGAN[2],
            k("15", "Dokumen"),
            k("8.35", "%", "10.25"),
            Decimal("1234.50"),
            Hasil(
                Decimal("98.985"),
                bentuk="R / T × 100",
                masukan=(
                    Masukan("R", "realisasi", Decimal("68.82")),
                    Masukan("T", "target", Decimal("69.52")),
                ),
            ),
            tertulis={2: k("16", "Dokumen")},
        ),
        baris(
            Tingkat.SUB_KEGIATAN,
            4,
            3,
            SERANGAN[3],
            k("-0.5", 'in"ci'),
            kosong("Orang"),
            -5,
            tidak_dapat(ALASAN),
        ),
        baris(
            Tingkat.INDIKATOR,
            4,
            3,
            SERANGAN[3],
            kosong("", Keadaan.BELUM_RILIS),
            Kuantitas(teks="WTP"),
            0,
            Hasil(Decimal(0)),
            lanjut=frozenset({0, 1}),
        ),
        baris(
            Tingkat.INDIKATOR,
            5,
            3,
            SERANGAN[3],
            kosong("", Keadaan.TIDAK_DIRENCANAKAN),
            k("156400000", "Rp"),
            None,
            Hasil(Decimal("-4.005")),
            lanjut=frozenset({0, 1}),
        ),
        baris(
            Tingkat.BARIS,
            6,
            1234,
            SERANGAN[6],
            k("20", "Orang/Bulan & 100 <b>"),
            k("0", "Orang"),
            123_456_789_012_345_678,
            None,
            tertulis={1: "nama <lain>"},
        ),
        baris(Tingkat.BARIS, 7, None, SERANGAN[7], SERANGAN[8], SERANGAN[5], SERANGAN[4], "a\nb"),
        baris(Tingkat.JUMLAH, 8, None, "Jumlah", None, None, 4_704_246_000, None),
        catatan=("Catatan <i>pertama</i>.",),
    )


CETAK = [
    ["", SERANGAN[0], "", "", "4.704.246.000", ""],
    ["1", SERANGAN[1], "", "", "", ""],
    ["2", SERANGAN[2], "15 Dokumen", "8,35–10,25 %", "1.234,5", "98,99"],
    ["3", SERANGAN[3], '-0,5 in"ci', "–", "-5", "–"],
    ["3", SERANGAN[3], "belum rilis", "WTP", "0", "0,00"],
    ["3", SERANGAN[3], "tidak direncanakan", "Rp 156.400.000", "", "-4,01"],
    ["1234", SERANGAN[6], "20 Orang/Bulan & 100 <b>", "0 Orang", "123.456.789.012.345.678", ""],
    ["", SERANGAN[7], SERANGAN[8], "-", "+62 811", "a\nb"],
    ["", "Jumlah", "", "", "4.704.246.000", ""],
]


def tabel_nihil() -> Tabel:
    """A form without rows."""
    return tabel(nihil="Tidak ada usulan <masyarakat> pada tahun ini.")


def tabel_bercabang() -> Tabel:
    """T-B.35 in small: a masalah pokok over four rows, its masalah over two each."""
    kolom = (
        Kolom("No", "no", Jenis.NOMOR, 4),
        Kolom("Masalah Pokok", "masalah_pokok", Jenis.TEKS, 20),
        Kolom("Masalah", "masalah", Jenis.TEKS, 20),
        Kolom("Akar Masalah", "akar_masalah", Jenis.TEKS, 30),
    )
    isi = []
    for nomor in (1, 2):
        for letak in range(4):
            lanjut = {0, 1} if letak else set()
            lanjut |= {2} if letak % 2 else set()
            sel = (nomor, f"Pokok {nomor}", f"Masalah {nomor}.{letak // 2}", f"Akar {letak}")
            isi.append(Baris(Tingkat.BARIS, sel, lanjut=frozenset(lanjut)))
    return tabel(*isi, kolom=kolom, nomor_kolom=False)


KAKI = (
    BarisKaki("Rata-rata <capaian> (%)", "55,00 = 165,00 / 3 & <b>tebal</b>"),
    BarisKaki("Faktor", "=1+1"),
    BarisKaki("Tindak lanjut", "Baris satu\nbaris dua"),
)
TANDA_TANGAN = (
    TandaTangan(("Disusun", "Kepala <Dinas>"), "Dedi Kepala", ("Pembina", "NIP 1")),
    TandaTangan(("Dievaluasi", "Kepala Bappeda"), "", ("NIP ...",)),
)


def tabel_berkaki() -> Tabel:
    """A table of a quarter with a footer and two places to sign."""
    satu = baris(Tingkat.JUMLAH, 1, None, "Jumlah", None, None, 7, None)
    return tabel(satu, kaki=KAKI, tanda_tangan=TANDA_TANGAN, triwulan=3)
