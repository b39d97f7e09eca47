"""Loading the funding sources (sumber dana) by code, all or none.

`baca_daftar`, `susun` and `bandingkan` need no database; `muat_sumber_dana` writes.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from django.conf import settings

from budget.models import SumberDana
from planning.kuantitas import tampil_angka
from planning.pemuatan.berkas import BarisBerkas, BerkasKeliru, baca_csv, baca_toml
from planning.pemuatan.laporan import PALING_BANYAK, tulis_daftar

DAFTAR = Path(settings.BASE_DIR) / "fixtures" / "sumber_dana.toml"
KOLOM = ("kode", "level", "uraian")
KOLOM_PILIHAN = ("keterangan",)
_BENTUK = re.compile(r"\d(?:\.\d{1,4})*", re.ASCII)
_TINGKAT_TERBAWAH = 6
_PANJANG: dict[str, int] = {
    kolom: getattr(SumberDana, kolom).field.max_length for kolom in ("kode", "uraian", "cetak")
}
_PER_BATCH = 1000


@dataclass(frozen=True, slots=True)
class Sumber:
    """One code; `induk` is the code above it, "" where none is loaded, `cetak` its print name."""

    kode: str
    tingkat: int
    uraian: str
    keterangan: str
    induk: str
    cetak: str = ""


@dataclass(frozen=True, slots=True)
class Hasil:
    """What loading did; nothing is ever deleted, so `tertinggal` are only reported.

    `tanpa_induk` are codes below the first level whose induk the file lacks, and
    `cetak_asing` codes of the print names that the file lacks.
    """

    berkas: str
    jumlah: int
    ditambah: tuple[Sumber, ...]
    diubah: tuple[tuple[Sumber, Sumber], ...]
    tertinggal: tuple[Sumber, ...]
    tanpa_induk: tuple[Sumber, ...]
    cetak_asing: tuple[str, ...]


def baca_daftar() -> tuple[Path, dict[str, str]]:
    """The file to load and the print names by code; raises `BerkasKeliru`."""
    daftar = DAFTAR
    isi = baca_toml(daftar)
    berkas, cetak = isi.get("berkas"), isi.get("cetak", {})
    benar = isinstance(cetak, dict) and all(map(_muat_cetak, cetak.values()))
    if not isinstance(berkas, str) or not benar:
        raise BerkasKeliru(
            f'Berkas "{daftar.name}" harus memuat berkas = "..." dan tabel [cetak] berisi '
            f"kode = nama paling panjang {_PANJANG['cetak']} huruf; perbaiki isinya."
        )
    return daftar.parent / berkas, cetak


def susun(baris: Iterable[BarisBerkas], berkas: str) -> dict[str, Sumber]:
    """Check the lines and put them together by code; raises `BerkasKeliru` with every fault."""
    nomor: dict[str, int] = {}
    hasil: dict[str, Sumber] = {}
    salah = []
    for satu in baris:
        kode = satu.sel["kode"]
        cela = _cela(satu.sel)
        if not cela and kode in nomor:
            cela = f'kode "{kode}" sudah ada pada baris {nomor[kode]}; hapus salah satunya'
        if cela:
            salah.append(f'Berkas "{berkas}" baris {satu.nomor}: {cela}.')
            continue
        nomor[kode] = satu.nomor
        hasil[kode] = Sumber(
            kode,
            kode.count(".") + 1,
            satu.sel["uraian"],
            satu.sel["keterangan"],
            induk=kode.rpartition(".")[0],
        )
    if salah:
        raise BerkasKeliru(*salah)
    return {
        kode: satu if satu.induk in hasil else replace(satu, induk="")
        for kode, satu in hasil.items()
    }


def bandingkan(
    isi: Mapping[str, Sumber], tersimpan: Mapping[str, Sumber], cetak: Mapping[str, str]
) -> tuple[list[Sumber], list[tuple[Sumber, Sumber]]]:
    """What to add and what to change; a print name that the table lacks stays as it is stored."""
    ditambah, diubah = [], []
    for kode, satu in isi.items():
        lama = tersimpan.get(kode)
        baru = replace(satu, cetak=cetak.get(kode, lama.cetak if lama else ""))
        if lama is None:
            ditambah.append(baru)
        elif lama != baru:
            diubah.append((lama, baru))
    return ditambah, diubah


def muat_sumber_dana(berkas: Path, cetak: Mapping[str, str]) -> Hasil:
    """Load a file inside the caller's transaction; raises `BerkasKeliru` before writing."""
    isi = susun(baca_csv(berkas, KOLOM, KOLOM_PILIHAN), berkas.name)
    kolom = ("kode", "tingkat", "uraian", "keterangan", "induk__kode", "cetak")
    tersimpan = {
        kode: Sumber(kode, tingkat, uraian, keterangan, induk or "", nama_cetak)
        for kode, tingkat, uraian, keterangan, induk, nama_cetak in SumberDana.objects.order_by(
            "kode"
        ).values_list(*kolom)
    }
    ditambah, diubah = bandingkan(isi, tersimpan, cetak)
    _simpan([*ditambah, *(baru for _, baru in diubah)])
    return Hasil(
        berkas.name,
        len(isi),
        tuple(ditambah),
        tuple(diubah),
        tuple(satu for kode, satu in tersimpan.items() if kode not in isi),
        tuple(satu for satu in isi.values() if satu.tingkat > 1 and not satu.induk),
        tuple(kode for kode in cetak if kode not in isi),
    )


def tulis_hasil(hasil: Hasil, *, rinci: bool) -> Iterator[str]:
    """What loading did, as Indonesian lines; long lists are cut unless `rinci`."""
    yield f"Sumber dana: {tampil_angka(hasil.jumlah)} kode dari {hasil.berkas}."
    if not hasil.ditambah and not hasil.diubah:
        yield "  Tidak ada perubahan."
    panjang = None if rinci else PALING_BANYAK
    yield from tulis_daftar("Ditambah", map(_baris, hasil.ditambah), None if rinci else 0)
    yield from tulis_daftar("Diubah", (_beda(*pasang) for pasang in hasil.diubah), panjang)
    yield from tulis_daftar(
        "Induknya tidak ada pada berkas, dimuat tanpa induk",
        map(_baris, hasil.tanpa_induk),
        panjang,
    )
    yield from tulis_daftar(
        "Tidak ada lagi pada berkas, dibiarkan", map(_baris, hasil.tertinggal), panjang
    )
    yield from tulis_daftar("Nama cetak untuk kode yang tidak ada", hasil.cetak_asing, panjang)


def _simpan(ditulis: list[Sumber]) -> None:
    """Insert or update level by level, so that each induk has its key."""
    kunci = dict(SumberDana.objects.values_list("kode", "pk")) if ditulis else {}
    for tingkat in range(1, _TINGKAT_TERBAWAH + 1):
        baris = [
            SumberDana(
                kode=satu.kode,
                tingkat=satu.tingkat,
                uraian=satu.uraian,
                keterangan=satu.keterangan,
                cetak=satu.cetak,
                induk_id=kunci[satu.induk] if satu.induk else None,
            )
            for satu in ditulis
            if satu.tingkat == tingkat
        ]
        tertulis = SumberDana.objects.bulk_create(
            baris,
            batch_size=_PER_BATCH,
            update_conflicts=True,
            unique_fields=["kode"],
            update_fields=["tingkat", "uraian", "keterangan", "cetak", "induk"],
        )
        kunci |= {satu.kode: satu.pk for satu in tertulis}


def _cela(sel: Mapping[str, str]) -> str:
    """What is wrong with a line by itself and what to do, or ""."""
    kode = sel["kode"]
    if not _BENTUK.fullmatch(kode):
        return f'kode "{kode}" bukan kode sumber dana; tulis seperti 1.2.01.01.01'
    tingkat = kode.count(".") + 1
    if tingkat > _TINGKAT_TERBAWAH:
        return f'kode "{kode}" melebihi {_TINGKAT_TERBAWAH} bagian; perbaiki kodenya'
    if sel["level"] != str(tingkat):
        return f'level "{sel["level"]}" tidak cocok dengan kode "{kode}"; tulis {tingkat}'
    if not sel["uraian"]:
        return f'uraian untuk kode "{kode}" kosong; isi uraiannya'
    for kolom in ("kode", "uraian"):
        if len(sel[kolom]) > _PANJANG[kolom]:
            return f'{kolom} "{kode}" melebihi {_PANJANG[kolom]} huruf; ringkas isinya'
    return ""


def _muat_cetak(nama: object) -> bool:
    return isinstance(nama, str) and len(nama) <= _PANJANG["cetak"]


def _baris(sumber: Sumber) -> str:
    return f"{sumber.kode} {sumber.uraian}"


def _beda(lama: Sumber, baru: Sumber) -> str:
    """A changed code: old and new uraian, or which other column changed."""
    if lama.uraian != baru.uraian:
        return f"{baru.kode}: {lama.uraian} → {baru.uraian}"
    kolom = ("tingkat", "keterangan", "induk", "cetak")
    beda = [satu for satu in kolom if getattr(lama, satu) != getattr(baru, satu)]
    return f"{_baris(baru)}: {', '.join(beda)}"
