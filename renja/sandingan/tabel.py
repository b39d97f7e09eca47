"""What a Sandingan found as tables, for every renderer: money, rows, and prose word by word."""

from collections.abc import Sequence

from planning.kuantitas import kosong
from renja.penulisan.beda import HAPUS, SAMA, Sepotong
from renja.rencana import Rencana
from renja.sandingan.bentuk import (
    SEBUTAN_JENIS,
    SEBUTAN_KEADAAN,
    Beda,
    BedaBagian,
    Keadaan,
    Sandingan,
    Uang,
    Ubah,
)
from renja.tabel.bentuk import Baris, Isi, Jenis, Kolom, Tabel, Tingkat

TAMBAH_KURANG = "Bertambah/(Berkurang)"
MILIK_AWAL = (
    "Reviu terhadap rancangan awal RKPD dan usulan masyarakat adalah milik Renja awal, sehingga "
    "tidak disandingkan dengan perubahannya."
)
HANYA_BERUBAH = (
    "Setiap program tercantum dengan jumlahnya; kegiatan dan sub kegiatan hanya yang pagu atau "
    "prakiraan majunya berbeda. Baris tanpa pagu (–) bukan baris berpagu nol."
)
TANDA = "[−…−] hanya ada pada semula, [+…+] hanya ada pada menjadi."
KOLOM_BARIS = (
    Kolom("No", "no", Jenis.NOMOR, 4),
    Kolom("Jenis", "jenis", Jenis.TEKS, 12),
    Kolom("Kode", "kode", Jenis.TEKS, 15),
    Kolom("Uraian", "uraian", Jenis.TEKS, 32, nama=True),
    Kolom("Keadaan", "keadaan", Jenis.TEKS, 10),
    Kolom("Bagian", "bagian", Jenis.TEKS, 14),
    Kolom("Semula", "semula", Jenis.TEKS, 24),
    Kolom("Menjadi", "menjadi", Jenis.TEKS, 24),
    Kolom(TAMBAH_KURANG, "selisih", Jenis.SELISIH, 16),
)
KOLOM_NASKAH = (
    Kolom("No", "no", Jenis.NOMOR, 4),
    Kolom("Bagian", "bagian", Jenis.TEKS, 24, nama=True),
    Kolom("Keadaan", "keadaan", Jenis.TEKS, 12),
    Kolom("Perubahan kata demi kata", "perubahan", Jenis.TEKS, 90),
)
# A row of a table may hold so many signs of prose; what follows is on the page.
SEL_TERPANJANG = 20_000


def tabel_pagu(sandingan: Sandingan) -> Tabel:
    """Semula | Menjadi | Bertambah/(Berkurang) of pagu and prakiraan maju, with totals."""
    n = sandingan.menjadi.rencana.tahun
    kolom = (
        Kolom("Kode", "kode", Jenis.TEKS, 17),
        Kolom("Program/Kegiatan/Sub Kegiatan", "nama", Jenis.TEKS, 46, nama=True),
        _kelompok(f"Pagu Indikatif {n} (Rp)", "pagu"),
        _kelompok(f"Prakiraan Maju {n + 1} (Rp)", "maju"),
    )
    baris = [x for program in sandingan.program for x in _baris_uang(program)]
    if baris:
        baris.append(_satu_uang(sandingan.jumlah))
    catatan = [HANYA_BERUBAH, *(_kalimat_cacah(*satu) for satu in sandingan.cacah)]
    if sandingan.semula.rencana.siklus != sandingan.menjadi.rencana.siklus:
        catatan.append(MILIK_AWAL)
    return _tabel(
        sandingan,
        ("sandingan-pagu", f"Pagu Indikatif {n} dan Prakiraan Maju {n + 1}"),
        kolom,
        baris,
        catatan if baris else [],
        "Kedua sisi belum memuat program.",
    )


def tabel_baris(sandingan: Sandingan) -> Tabel:
    """Every row that differs, each cell old over new."""
    baris = [
        satu for nomor, beda in enumerate(sandingan.beda, 1) for satu in _baris_beda(nomor, beda)
    ]
    return _tabel(
        sandingan,
        ("sandingan-baris", "Baris Rencana"),
        KOLOM_BARIS,
        baris,
        [],
        "Tidak ada baris yang berbeda.",
    )


def tabel_naskah(sandingan: Sandingan) -> Tabel:
    """The prose word by word, with text marks for what went and what came."""
    if sandingan.naskah is None:
        nihil = "Salah satu sisi tidak memuat naskah, sehingga tidak ada yang disandingkan."
    else:
        nihil = "Tidak ada bagian naskah yang berbeda."
    baris = [
        Baris(
            Tingkat.BARIS,
            (nomor, _sebutan_bagian(satu), sebut_keadaan(satu.keadaan), _perubahan(satu)),
        )
        for nomor, satu in enumerate(sandingan.naskah or (), 1)
    ]
    catatan = [TANDA] if baris else []
    nama = ("sandingan-naskah", "Naskah")
    return _tabel(sandingan, nama, KOLOM_NASKAH, baris, catatan, nihil)


def _tabel(
    sandingan: Sandingan,
    nama: tuple[str, str],
    kolom: tuple[Kolom, ...],
    baris: Sequence[Baris],
    catatan: Sequence[str],
    nihil: str,
) -> Tabel:
    """A table by its code and title (`nama`), with both sides named below that."""
    rencana: Rencana = sandingan.menjadi.rencana
    kode, judul = nama
    sisi = f"Semula: {sandingan.semula.label} — Menjadi: {sandingan.menjadi.label}"
    return Tabel(
        formulir=kode,
        sebutan="Sandingan",
        judul=(judul, sisi),
        kolom=kolom,
        baris=tuple(baris),
        tahap=rencana.tahap,
        perangkat_daerah=rencana.perangkat_daerah.nama,
        tahun=rencana.tahun,
        catatan=tuple(catatan),
        nihil=nihil,
        siklus=rencana.siklus,
        utuh=True,
    )


# --- Money -------------------------------------------------------------------------------


def _kelompok(judul: str, kunci: str) -> Kolom:
    return Kolom(
        judul,
        anak=(
            Kolom("Semula", f"{kunci}_semula", Jenis.RUPIAH, 17),
            Kolom("Menjadi", f"{kunci}_menjadi", Jenis.RUPIAH, 17),
            Kolom(TAMBAH_KURANG, f"{kunci}_selisih", Jenis.SELISIH, 17),
        ),
    )


def _baris_uang(program: Uang) -> list[Baris]:
    return [_satu_uang(program), *(_satu_uang(satu) for satu in program.anak)]


def _satu_uang(satu: Uang) -> Baris:
    nilai = (
        *(satu.semula, satu.menjadi, satu.selisih),
        *(satu.maju_semula, satu.maju_menjadi, satu.selisih_maju),
    )
    sel: tuple[Isi, ...] = (satu.kode, satu.nama, *map(tampak, nilai))
    return Baris(satu.tingkat, sel, satu.uid)


def _kalimat_cacah(nama: str, semula: int, menjadi: int) -> str:
    if semula == menjadi:
        return f"{nama}: {semula}, tetap."
    beda = f"bertambah {menjadi - semula}" if menjadi > semula else f"berkurang {semula - menjadi}"
    return f"{nama}: semula {semula}, menjadi {menjadi} ({beda})."


# --- Rows --------------------------------------------------------------------------------


def _baris_beda(nomor: int, beda: Beda) -> list[Baris]:
    """A row for each cell, and one for where it moved; what names it stands once."""
    ubah = [*beda.ubah, *(Ubah("Letak", None, satu) for satu in beda.pindah)]
    kepala: tuple[Isi, ...] = (
        nomor,
        SEBUTAN_JENIS[beda.jenis],
        beda.kode,
        uraian(beda),
        sebut_keadaan(beda.keadaan),
    )
    hasil = []
    for letak, satu in enumerate(ubah or [Ubah("", None, None)]):
        lanjut = frozenset(range(len(kepala))) if letak else frozenset()
        isi = (satu.medan, tampak(satu.semula), tampak(satu.menjadi), satu.selisih)
        hasil.append(Baris(Tingkat.BARIS, (*kepala, *isi), lanjut=lanjut))
    return hasil


def uraian(beda: Beda) -> str:
    """The name of a row, with the place of an indikator."""
    return f"{beda.nama} ({beda.tempat})" if beda.tempat and not beda.kode else beda.nama


def sebut_keadaan(keadaan: Sequence[Keadaan]) -> str:
    """`Berubah, pindah`."""
    return ", ".join(SEBUTAN_KEADAAN[satu] for satu in keadaan).capitalize()


def tampak(isi: Isi) -> Isi:
    """A cell of a comparison: nothing is a dash, so that a blank never hides a loss."""
    return kosong() if isi is None or isi == "" else isi


# --- Prose -------------------------------------------------------------------------------


def _sebutan_bagian(satu: BedaBagian) -> str:
    return f"{satu.tempat}: {satu.judul}" if satu.tempat else satu.judul


def _perubahan(satu: BedaBagian) -> str:
    bagian = []
    if satu.judul_semula:
        bagian.append(f"Judul: [−{satu.judul_semula}−] [+{satu.judul}+]")
    bagian += [f"Pindah {kalimat}." for kalimat in satu.pindah]
    if satu.nilai_saja:
        bagian.append("Hanya nilai terikat yang berubah.")
    teks = "".join(bertanda(potong) for potong in satu.potongan)
    if len(teks) > SEL_TERPANJANG:
        teks = f"{teks[:SEL_TERPANJANG]} … [dipotong; selengkapnya pada halaman Sandingan]"
    return "\n".join(filter(None, (*bagian, teks)))


def bertanda(potong: Sepotong) -> str:
    """A piece with the text marks of what went and what came, its blanks outside of them."""
    if potong.jenis == SAMA:
        return potong.teks
    tanda = "−" if potong.jenis == HAPUS else "+"
    depan, inti, belakang = pisah_spasi(potong.teks)
    return f"{depan}[{tanda}{inti}{tanda}]{belakang}"


def pisah_spasi(teks: str) -> tuple[str, str, str]:
    """The blanks before a text, the text, those behind it; nothing but blanks is named so."""
    inti = teks.strip()
    if not inti:
        return "", "(spasi)", teks
    awal = len(teks) - len(teks.lstrip())
    return teks[:awal], inti, teks[awal + len(inti) :]
