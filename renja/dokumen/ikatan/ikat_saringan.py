"""Binds the filters of a value: are they known, do they take it, are their arguments right."""

from collections.abc import Sequence
from dataclasses import dataclass

from renja.dokumen.ikatan.galat import Keliru, Posisi, anjuran, sebut
from renja.dokumen.ikatan.pohon import Argumen, Pakai
from renja.dokumen.ikatan.saringan import DESIMAL_TERBANYAK, SARINGAN, Isian, Saringan
from renja.dokumen.ikatan.tipe import TUNGGAL, Tipe


@dataclass(frozen=True, slots=True)
class Saring:
    """A filter bound: what it is put on, and its arguments."""

    saringan: Saringan
    tipe: Tipe
    isian: Isian
    tempat: Posisi


def ikat_saringan(
    dipakai: Sequence[Pakai], tipe: Tipe, sumber: str
) -> tuple[tuple[Saring, ...], Tipe]:
    """The filters in their order and the kind that comes out of them; raises `Keliru`."""
    hasil: list[Saring] = []
    for satu in dipakai:
        saringan = SARINGAN.get(satu.nama)
        if saringan is None:
            lain = f"yang ada: {sebut(SARINGAN, 20)}"
            pesan = f'Saringan "{satu.nama}" tidak dikenal; {anjuran(satu.nama, SARINGAN, lain)}'
            raise Keliru(satu.tempat, pesan)
        if tipe.jenis not in saringan.terima:
            terima = sebut(sorted(saringan.terima))
            pesan = (
                f'Hapus saringan "{satu.nama}": {sumber} berjenis {tipe.jenis}, '
                f"sedangkan saringan ini untuk {terima}."
            )
            raise Keliru(satu.tempat, pesan)
        isian = _isian(saringan, satu, tipe, sumber)
        hasil.append(Saring(saringan, tipe, isian, satu.tempat))
        tipe = saringan.tipe_hasil(tipe, isian)
    return tuple(hasil), tipe


def _isian(saringan: Saringan, satu: Pakai, tipe: Tipe, sumber: str) -> Isian:
    """The arguments of a filter, checked."""
    if saringan.isian == "bidang":
        return _bidang(satu, tipe, sumber)
    if len(satu.argumen) > (1 if saringan.isian else 0):
        lebih = satu.argumen[-1]
        boleh = "paling banyak satu isian" if saringan.isian else "tanpa isian"
        raise Keliru(lebih.tempat, f'Hapus isian ini: "{satu.nama}" {boleh}.')
    for argumen in satu.argumen:
        _cocok(saringan, argumen)
    return tuple(argumen.isi for argumen in satu.argumen)


def _cocok(saringan: Saringan, argumen: Argumen) -> None:
    if saringan.isian == "teks" and not isinstance(argumen.isi, str):
        raise Keliru(argumen.tempat, "Tulis isian ini di antara tanda kutip.")
    if saringan.isian == "desimal" and not (
        isinstance(argumen.isi, int) and argumen.isi <= DESIMAL_TERBANYAK
    ):
        raise Keliru(argumen.tempat, f"Tulis angka 0 sampai {DESIMAL_TERBANYAK} di sini.")


def _bidang(satu: Pakai, tipe: Tipe, sumber: str) -> Isian:
    """The field that a filter takes of each record of a list."""
    skema = tipe.unsur.skema if tipe.unsur else None
    if skema is None:
        if satu.argumen:
            raise Keliru(satu.argumen[0].tempat, f"Hapus isian ini: isi {sumber} satu nilai saja.")
        return ()
    dikenal = [nama for nama, bidang in skema.bidang.items() if bidang.tipe.jenis in TUNGGAL]
    if len(satu.argumen) != 1:
        pesan = f'Sebut bagian yang diambil: {satu.nama}("{dikenal[0]}").'
        raise Keliru(satu.tempat, pesan)
    argumen = satu.argumen[0]
    if argumen.isi not in dikenal:
        lain = f"yang ada: {sebut(dikenal)}"
        anjur = anjuran(str(argumen.isi), dikenal, lain)
        raise Keliru(argumen.tempat, f'"{argumen.isi}" tidak ada pada isi {sumber}; {anjur}')
    return (argumen.isi,)
