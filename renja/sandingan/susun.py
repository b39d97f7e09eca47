"""Two sides laid beside each other: rows matched by identity, cells old over new, money, prose."""

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence

from planning.kuantitas import Kuantitas
from renja.dokumen.naskah import Naskah
from renja.rencana import Rencana, cacah
from renja.sandingan.bentuk import Beda, Jenis, Keadaan, Sandingan, Sisi, Ubah
from renja.sandingan.butir import Butir, semua_butir
from renja.sandingan.butir_daftar import butir_daftar, butir_gambar
from renja.sandingan.cocok import jodohkan, tetap, urut_gabungan
from renja.sandingan.naskah import beda_naskah
from renja.sandingan.uang import beda_uang
from renja.tabel.bentuk import Isi

# What comes before a Renja is set, and is not done once more for its perubahan.
MILIK_AWAL = frozenset({Jenis.REVIU, Jenis.USULAN})
_URUTAN = {jenis: n for n, jenis in enumerate(Jenis)}


def sandingkan(semula: Sisi, menjadi: Sisi) -> Sandingan:
    """What became of the earlier side in the later one."""
    kiri, kanan = _butir(semula, menjadi), _butir(menjadi, semula)
    jodoh = jodohkan(kiri, kanan)
    program, jumlah = beda_uang(semula.rencana, menjadi.rencana)
    return Sandingan(
        semula,
        menjadi,
        _beda(kiri, kanan, jodoh),
        program,
        jumlah,
        beda_naskah(semula, menjadi),
        _cacah(semula.rencana, menjadi.rencana),
    )


def _butir(sisi: Sisi, lain: Sisi) -> list[Butir]:
    """All rows of a side; pictures only where both have a manuscript.

    What belongs to the Renja itself is not looked for in its perubahan.
    """
    hasil = [*semua_butir(sisi.rencana), *butir_daftar(sisi.rencana)]
    if sisi.rencana.siklus != lain.rencana.siklus:
        hasil = [satu for satu in hasil if satu.jenis not in MILIK_AWAL]
    if isinstance(sisi.naskah, Naskah) and lain.naskah is not None:
        hasil += butir_gambar(sisi.naskah)
    return hasil


def _cacah(semula: Rencana, menjadi: Rencana) -> tuple[tuple[str, int, int], ...]:
    satu, dua = cacah(semula), cacah(menjadi)
    return (
        ("Program", satu.program, dua.program),
        ("Kegiatan", satu.kegiatan, dua.kegiatan),
        ("Sub kegiatan", satu.sub_kegiatan, dua.sub_kegiatan),
    )


def _beda(
    kiri: Sequence[Butir], kanan: Sequence[Butir], jodoh: Mapping[int, int]
) -> tuple[Beda, ...]:
    pindah = _pindah(kiri, kanan, jodoh)
    hasil = []
    for satu, dua in urut_gabungan(jodoh, len(kiri), len(kanan)):
        lama = None if satu is None else kiri[satu]
        baru = None if dua is None else kanan[dua]
        beda = _satu(lama, baru, pindah.get(dua, ()) if dua is not None else ())
        if beda is not None:
            hasil.append(beda)
    return tuple(sorted(hasil, key=lambda beda: _URUTAN[beda.jenis]))


def _satu(lama: Butir | None, baru: Butir | None, pindah: tuple[str, ...]) -> Beda | None:
    """What differs in a row, None where nothing does."""
    ubah = _ubah(lama.sel if lama else {}, baru.sel if baru else {})
    keadaan: list[Keadaan] = []
    if lama is None:
        keadaan.append(Keadaan.BERTAMBAH)
    elif baru is None:
        keadaan.append(Keadaan.BERKURANG)
    else:
        keadaan += [Keadaan.BERUBAH] * bool(ubah) + [Keadaan.PINDAH] * bool(pindah)
    satu = baru or lama
    if satu is None or not keadaan:
        return None
    if lama is None or baru is None:
        # What names the row is said already.
        ubah = tuple(x for x in ubah if {x.semula, x.menjadi} - {None, satu.kode, satu.nama})
    return Beda(satu.jenis, satu.kode, satu.nama, satu.tempat, tuple(keadaan), ubah, pindah)


def _ubah(lama: Mapping[str, Isi], baru: Mapping[str, Isi]) -> tuple[Ubah, ...]:
    hasil = []
    for medan in {**baru, **lama}:
        semula, menjadi = lama.get(medan), baru.get(medan)
        if not sama(semula, menjadi):
            hasil.append(Ubah(medan, semula, menjadi))
    return tuple(hasil)


def sama(satu: Isi, dua: Isi) -> bool:
    """Whether two cells say the same; what is missing is missing, in whatever satuan."""
    return satu == dua or (_kosong(satu) and _kosong(dua))


def _kosong(isi: Isi) -> bool:
    if isinstance(isi, Kuantitas):
        return str(isi) == "–"
    return isi is None or isi == ""


# --- Moves -------------------------------------------------------------------------------


def _pindah(
    kiri: Sequence[Butir], kanan: Sequence[Butir], jodoh: Mapping[int, int]
) -> dict[int, tuple[str, ...]]:
    """Where rows went, by their place on the later side: another parent, unit or order."""
    hasil: dict[int, tuple[str, ...]] = {}
    setara = _setara(kiri, kanan, jodoh)
    seinduk: dict[Hashable, list[tuple[int, int]]] = defaultdict(list)
    for satu, dua in sorted(jodoh.items()):
        lama, baru = kiri[satu], kanan[dua]
        if setara.get(lama.induk, lama.induk) != baru.induk:
            hasil[dua] = (f"dari {lama.tempat or 'tempat lain'} ke {baru.tempat or 'tempat lain'}",)
        else:
            seinduk[baru.jenis, baru.induk].append((satu, dua))
        if (unit := _unit(lama, baru)) is not None:
            hasil[dua] = (*hasil.get(dua, ()), unit)
    letak = _letak(kiri), _letak(kanan)
    for pasangan in seinduk.values():
        diam = tetap([dua for _, dua in pasangan])
        for satu, dua in pasangan:
            if dua not in diam:
                kalimat = f"dari urutan ke-{letak[0][satu]} menjadi ke-{letak[1][dua]}"
                hasil[dua] = (*hasil.get(dua, ()), kalimat)
    return hasil


def _setara(
    kiri: Sequence[Butir], kanan: Sequence[Butir], jodoh: Mapping[int, int]
) -> dict[Hashable, Hashable]:
    """What the rows of the earlier side are called as parents on the later one."""
    hasil: dict[Hashable, Hashable] = {}
    for satu, dua in jodoh.items():
        lama, baru = kiri[satu], kanan[dua]
        hasil[lama.sendiri or lama.kunci] = baru.sendiri or baru.kunci
    return hasil


def _unit(lama: Butir, baru: Butir) -> str | None:
    dari, ke = lama.sel.get("Unit kerja"), baru.sel.get("Unit kerja")
    if baru.jenis is not Jenis.SUB_KEGIATAN or dari == ke:
        return None
    return f"dari unit kerja {dari or '–'} ke {ke or '–'}"


def _letak(semua: Sequence[Butir]) -> list[int]:
    """The place of each row among those of its kind below one parent, from 1."""
    banyak: dict[Hashable, int] = defaultdict(int)
    hasil = []
    for satu in semua:
        banyak[satu.jenis, satu.induk] += 1
        hasil.append(banyak[satu.jenis, satu.induk])
    return hasil
