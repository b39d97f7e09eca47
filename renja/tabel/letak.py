"""Where things of a Tabel stand: what every renderer needs and none works out for itself."""

from collections.abc import Callable, Iterator, Sequence

from planning.models.pelaporan import ROMAWI
from renja.tabel.bentuk import Baris, Isi, Jenis, Kolom, Tabel, TandaTangan, Tingkat
from renja.tabel.sel import teks_sel

# Leaves that number or code a row; the first column of text after them names it.
NOMOR = frozenset({"no", "nomor"})
PENOMORAN = NOMOR | {"kode"}
# Rows after which a part of a long table may end.
BARIS_BAGIAN = 100
TANDA = "†"
# What stands for the name of someone who is not known.
TANPA_NAMA = "." * 40
_DI_ATAS_PROGRAM = frozenset(
    {Tingkat.URUSAN, Tingkat.BIDANG_URUSAN, Tingkat.TUJUAN, Tingkat.SASARAN}
)
_DI_BAWAH_PROGRAM = frozenset({Tingkat.KEGIATAN, Tingkat.SUB_KEGIATAN})


def kolom_nama(daun: Sequence[Kolom]) -> int:
    """The index of the leaf that names a row: the one marked, else the first text.

    A number or code names nothing.
    """
    for letak, kolom in enumerate(daun):
        if kolom.nama:
            return letak
    for letak, kolom in enumerate(daun):
        if kolom.jenis is Jenis.TEKS and kolom.kunci not in PENOMORAN:
            return letak
    return 0


def nomor_kolom(daun: Sequence[Kolom]) -> list[str]:
    """The numbers printed below the headings: (1), (2) by place, or the form's own."""
    return [f"({kolom.nomor or letak})" for letak, kolom in enumerate(daun, start=1)]


def jalur_judul(kolom: Sequence[Kolom]) -> Iterator[tuple[str, ...]]:
    """For every leaf the headings above it and its own, from the top down."""
    for satu in kolom:
        if not satu.anak:
            yield (satu.judul,)
        for jalur in jalur_judul(satu.anak):
            yield (satu.judul, *jalur)


def bagian(tabel: Tabel) -> Iterator[Sequence[Baris]]:
    """The rows in parts: one per program, and a new one after `BARIS_BAGIAN` rows.

    The urusan or sasaran above a program belong to its part, a long program is cut before a
    kegiatan only, and no cut goes through a cell that spans rows. Programs without rows
    below them (T-C.24) are rows like any other.
    """
    baris = tabel.baris
    bersusun = not tabel.utuh and any(satu.tingkat in _DI_BAWAH_PROGRAM for satu in baris)
    program = [n for n, satu in enumerate(baris) if bersusun and satu.tingkat is Tingkat.PROGRAM]
    awal_program = {_di_atas(baris, letak) for letak in program} if len(program) > 1 else set()
    awal = 0
    for letak, satu in enumerate(baris):
        if letak == awal or satu.lanjut:
            continue
        boleh = not program or satu.tingkat is Tingkat.KEGIATAN
        if letak in awal_program or (boleh and letak - awal >= BARIS_BAGIAN):
            yield baris[awal:letak]
            awal = letak
    if baris:
        yield baris[awal:]


def _di_atas(baris: Sequence[Baris], letak: int) -> int:
    """Where the part of the program at `letak` starts: at the heads right above it."""
    while letak and baris[letak - 1].tingkat in _DI_ATAS_PROGRAM:
        letak -= 1
    return letak


def rentang(baris: Sequence[Baris]) -> dict[tuple[int, int], int]:
    """How many rows a cell spans, by its (row, column); cells of one row are left out.

    Raises ValueError where the first row continues a cell: there is none above it.
    """
    hasil: dict[tuple[int, int], int] = {}
    jangkar: dict[int, int] = {}
    for letak, satu in enumerate(baris):
        if not satu.lanjut:
            jangkar = {}
            continue
        if letak == 0:
            raise ValueError("Baris pertama tidak dapat melanjutkan sel di atasnya.")
        jangkar = {kolom: jangkar.get(kolom, letak - 1) for kolom in satu.lanjut}
        for kolom, atas in jangkar.items():
            hasil[atas, kolom] = letak - atas + 1
    return hasil


def gugus(baris: Sequence[Baris], sendiri: Callable[[Baris], bool]) -> list[Sequence[Baris]]:
    """The rows in runs: those tied by spanning cells, those to stand alone, those between."""
    terikat = [bool(satu.lanjut) for satu in baris] + [False]
    lepas = [sendiri(satu) for satu in baris]
    hasil: list[Sequence[Baris]] = []
    awal = 0
    for letak in range(1, len(baris)):
        ganti = terikat[letak + 1] or terikat[letak - 1] or lepas[letak] or lepas[letak - 1]
        if ganti and not terikat[letak]:
            hasil.append(baris[awal:letak])
            awal = letak
    return [*hasil, baris[awal:]] if baris else []


def sel_penuh(tabel: Tabel) -> Iterator[tuple[Isi, ...]]:
    """The cells of each row, a continued one holding what the cell above it holds."""
    atas: tuple[Isi, ...] = ()
    for baris in tabel.baris:
        sel = baris.sel
        if baris.lanjut:
            sel = tuple(
                atas[letak] if letak in baris.lanjut else isi for letak, isi in enumerate(sel)
            )
        yield sel
        atas = sel


def baris_judul(tabel: Tabel) -> tuple[str, ...]:
    """The lines of the title, the table's number first."""
    if not tabel.sebutan or tabel.judul[:1] == (tabel.sebutan,):
        return tabel.judul
    return (tabel.sebutan, *tabel.judul)


def nama_tabel(tabel: Tabel) -> str:
    """The title in one line."""
    return " ".join(baris_judul(tabel))


def masa(tabel: Tabel) -> str:
    """The cycle, the year and the quarter or the stage of the plan."""
    siklus = "Renja" if tabel.siklus == "awal" else "Perubahan Renja"
    bagian_teks = (f"{siklus} Tahun {tabel.tahun}", triwulan(tabel) or tabel.tahap)
    return " · ".join(teks for teks in bagian_teks if teks)


def triwulan(tabel: Tabel) -> str:
    """The quarter in words, "" where the table has none."""
    return f"Triwulan {ROMAWI[tabel.triwulan]}" if tabel.triwulan else ""


def subjudul(tabel: Tabel) -> str:
    """The line under the title: whose plan (unless the title says so), which year and stage."""
    milik = tabel.perangkat_daerah
    if not milik or any(milik in baris for baris in tabel.judul):
        return masa(tabel)
    return f"{milik} · {masa(tabel)}"


def nama_terang(satu: TandaTangan) -> str:
    """The name under a signature, or dots to write it on."""
    return satu.nama or TANPA_NAMA


def garis_tanda_tangan(satu: TandaTangan) -> tuple[str, ...]:
    """The lines of a signature from the top, its name among them."""
    return (*satu.atas, nama_terang(satu), *satu.bawah)


def kaki_lembar(tabel: Tabel) -> str:
    """The line at the foot of every sheet."""
    bagian_teks = (tabel.sebutan, tabel.perangkat_daerah, masa(tabel))
    return " · ".join(teks for teks in bagian_teks if teks)


def catatan_lengkap(tabel: Tabel) -> tuple[str, ...]:
    """The notes below the table, with one about the marked cells where there are any."""
    tertanda = sum(len(baris.tertulis) for baris in tabel.baris)
    if not tertanda:
        return tabel.catatan
    tentang = (
        f"{TANDA} Tertulis demikian pada dokumen sumber; "
        f"rencana memuat nilai lain ({tertanda} sel)."
    )
    return (*tabel.catatan, tentang)


def keterangan_tanda(isi: Isi, kolom: Kolom) -> str:
    """What the plan holds behind a marked cell."""
    return f"Rencana memuat: {teks_sel(isi, kolom.jenis) or '(kosong)'}"
