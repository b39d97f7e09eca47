"""What loading the nomenclature did, as Indonesian lines."""

from collections.abc import Iterable, Iterator

from planning.kuantitas import tampil_angka
from planning.pemuatan.nomenklatur import ISIAN, Butir
from planning.pemuatan.simpan import Hasil

PALING_BANYAK = 20


def tulis_hasil(hasil: Hasil, *, rinci: bool) -> Iterator[str]:
    """The lines for one edition; long lists are cut at twenty unless `rinci`."""
    yield f"Edisi {hasil.edisi.kode}: {tampil_angka(hasil.jumlah)} butir dari {hasil.berkas.name}."
    ubah = hasil.perubahan
    if hasil.edisi_berubah:
        yield "  Keterangan edisi disimpan."
    if hasil.dirapikan:
        yield f"  Sel yang dirapikan menurut daftar edisi: {tampil_angka(hasil.dirapikan)}."
    if not hasil.berubah:
        yield "  Tidak ada perubahan."
    panjang = None if rinci else PALING_BANYAK
    yield from tulis_daftar("Ditambah", map(_baris, ubah.ditambah), None if rinci else 0)
    yield from tulis_daftar("Dibuat dari edisi sebelumnya", map(_baris, ubah.dibuat), panjang)
    yield from tulis_daftar("Diubah", (_beda(*pasang) for pasang in ubah.diubah), panjang)
    yield from tulis_daftar("Dihidupkan kembali", map(_baris, ubah.dihidupkan), panjang)
    yield from tulis_daftar("Dihentikan", map(_baris, ubah.dihentikan), panjang)
    yield from _tulis_peta(hasil, rinci=rinci)


def tulis_daftar(judul: str, butir: Iterable[str], paling_banyak: int | None) -> Iterator[str]:
    """A title with the count, and the list down to `paling_banyak` (None: whole, 0: none of it).

    Nothing at all where the list is empty.
    """
    semua = list(butir)
    if not semua:
        return
    yield f"  {judul}: {tampil_angka(len(semua))}."
    tampak = semua[:paling_banyak]
    yield from (f"    {satu}" for satu in tampak)
    if tampak and len(tampak) < len(semua):
        sisa = tampil_angka(len(semua) - len(tampak))
        yield f"    ... dan {sisa} lainnya; tambahkan --rinci untuk melihat semuanya."


def _tulis_peta(hasil: Hasil, *, rinci: bool) -> Iterator[str]:
    """The map from the edition before, and what an admin has to decide about it."""
    peta = hasil.peta
    if peta.jumlah:
        yield (
            f"  Peta dari kode sebelumnya: {tampil_angka(peta.jumlah)} kode, "
            f"{tampil_angka(peta.baru)} baru dan {tampil_angka(peta.terisi)} dilengkapi."
        )
    panjang = None if rinci else 0
    yield from tulis_daftar(
        "Kode sebelumnya yang tidak ada pada edisi mana pun yang dimuat",
        (f"{lama} → {kode}" for kode, lama in peta.tak_dikenal),
        panjang,
    )
    yield from tulis_daftar(
        f"Kode edisi {hasil.edisi.sebelumnya} yang hilang tanpa penerus",
        map(_baris, peta.hilang),
        panjang,
    )
    if not rinci and (peta.tak_dikenal or peta.hilang):
        yield "  Tambahkan --rinci untuk melihat kodenya satu per satu."


def _baris(butir: Butir) -> str:
    return f"{butir.kode} {butir.nama}"


def _beda(lama: Butir, baru: Butir) -> str:
    """A changed butir: old and new name, or which other column changed."""
    if lama.nama != baru.nama:
        return f"{baru.kode}: {lama.nama} → {baru.nama}"
    kolom = [k for k in (*ISIAN, "tingkat", "induk") if getattr(lama, k) != getattr(baru, k)]
    return f"{baru.kode} {baru.nama}: {', '.join(kolom)}"
