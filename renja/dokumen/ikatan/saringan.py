"""The closed table of filters: what each takes, what it gives, and how."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from planning.kuantitas import STRIP, tampil_angka
from planning.models.pelaporan import NAMA_BULAN
from renja.dokumen.ikatan.judul import judul
from renja.dokumen.ikatan.rujukan import Tujuan
from renja.dokumen.ikatan.terbilang import TERBESAR, terbilang
from renja.dokumen.ikatan.tipe import (
    BERANGKA,
    BILANGAN,
    TEKS,
    Bidang,
    Jenis,
    Tipe,
    angka,
    hilang,
    tampil_tanggal,
    teks_nilai,
)
from renja.laporan.penyusun import huruf, romawi

Isian = tuple[str | int, ...]
ROMAWI_TERBESAR = 3999
HURUF_TERBESAR = 100_000
DESIMAL_TERBANYAK = 4


class SaringanGagal(ValueError):
    """A value that a filter cannot take; the message is one Indonesian sentence."""


@dataclass(frozen=True, slots=True)
class Saringan:
    """A filter; `kerja` gets the kind, the value and the arguments, and gives the new value.

    `isian` names its arguments: "teks" and "desimal" may be left out, "bidang" (a field of the
    list's records) has to be there where the list holds records and must not where not.
    """

    nama: str
    terima: frozenset[Jenis]
    kerja: Callable[[Tipe, Any, Isian], object]
    keterangan: str
    contoh: str
    isian: str = ""
    hasil: Tipe = TEKS
    unsur: bool = False

    def tipe_hasil(self, tipe: Tipe, isian: Isian) -> Tipe:
        """The kind of what it gives."""
        if not self.unsur or tipe.unsur is None:
            return self.hasil
        return bidang_unsur(tipe, isian).tipe if isian else tipe.unsur


def bidang_unsur(tipe: Tipe, isian: Isian) -> Bidang:
    """The field of a list's records that an argument names; KeyError where there is none."""
    skema = tipe.unsur.skema if tipe.unsur else None
    if skema is None:
        raise KeyError(isian)
    return skema.bidang[str(isian[0])]


def _isi_daftar(tipe: Tipe, nilai: Sequence[object], isian: Isian) -> tuple[Tipe, list[object]]:
    """The values of a list, or one field of each of its records."""
    if isian:
        bidang = bidang_unsur(tipe, isian)
        return bidang.tipe, [bidang.ambil(satu) for satu in nilai]
    return tipe.unsur or TEKS, list(nilai)


def _bernilai(kerja: Callable[[int | Decimal, Isian], object]) -> Callable[..., object]:
    """A filter over the one number of a value; without a number nothing comes of it."""

    def saring(tipe: Tipe, nilai: object, isian: Isian) -> object:
        satu = angka(nilai)
        if satu is None:
            if hilang(nilai):
                return None
            teks = teks_nilai(tipe, nilai)
            raise SaringanGagal(f'Hapus saringan ini: "{teks}" bukan satu angka.')
        return kerja(satu, isian)

    return saring


def _berteks(kerja: Callable[[str], str]) -> Callable[..., object]:
    def saring(_tipe: Tipe, nilai: object, _isian: Isian) -> object:
        return None if hilang(nilai) else kerja(str(nilai))

    return saring


def _kalimat(teks: str) -> str:
    """A text that ends as a sentence does."""
    bersih = teks.rstrip(" \n;,:")
    return bersih if bersih.rstrip("”\"')]").endswith((".", "?", "!", "…")) else f"{bersih}."


def _frasa(teks: str) -> str:
    """A text that another sentence goes on after."""
    return teks.rstrip(" \n.;,:")


def _terbilang(nilai: int | Decimal, isian: Isian) -> str:
    try:
        kata = terbilang(nilai)
    except ValueError:
        batas = tampil_angka(TERBESAR)
        raise SaringanGagal(f"Hapus saringan ini: angka di atas {batas} tidak dibaca.") from None
    return f"{kata} {isian[0]}" if isian else kata


def _bulat(nilai: int | Decimal, terbesar: int) -> int:
    if nilai != int(nilai) or not 1 <= nilai <= terbesar:
        batas = tampil_angka(terbesar)
        raise SaringanGagal(
            f"Hapus saringan ini: {tampil_angka(nilai)} bukan bilangan bulat 1 sampai {batas}."
        )
    return int(nilai)


def _angka(nilai: int | Decimal, isian: Isian) -> str:
    return tampil_angka(nilai, int(isian[0]) if isian else None)


def _persen(nilai: int | Decimal, isian: Isian) -> str:
    return f"{tampil_angka(nilai, int(isian[0]) if isian else 2)} %"


def _bulan(_tipe: Tipe, nilai: object, _isian: Isian) -> object:
    if isinstance(nilai, date):
        return NAMA_BULAN[nilai.month - 1]
    satu = angka(nilai)
    return None if satu is None else NAMA_BULAN[_bulat(satu, 12) - 1]


def _tanggal(_tipe: Tipe, nilai: object, _isian: Isian) -> object:
    return tampil_tanggal(nilai) if isinstance(nilai, date) else None


def _gabung(tipe: Tipe, nilai: Sequence[object], isian: Isian) -> object:
    unsur, isi = _isi_daftar(tipe, nilai, isian)
    teks = [teks_nilai(unsur, satu) for satu in isi]
    awal = teks[:-1]
    if not awal:
        return teks[0] if teks else None
    koma = "," if len(awal) > 1 else ""
    return f"{', '.join(awal)}{koma} dan {teks[-1]}"


def _pertama(tipe: Tipe, nilai: Sequence[object], isian: Isian) -> object:
    _, isi = _isi_daftar(tipe, nilai[:1], isian)
    return isi[0] if isi else None


def _jumlah(_tipe: Tipe, nilai: Sequence[object], _isian: Isian) -> object:
    return len(nilai)


def _nomor(_tipe: Tipe, nilai: object, _isian: Isian) -> object:
    return nilai.nomor if isinstance(nilai, Tujuan) else STRIP


_BERDAFTAR = frozenset({Jenis.DAFTAR})
_BERTANGGAL = frozenset({Jenis.TANGGAL})
_TEKS = frozenset({Jenis.TEKS})
_CACAH = frozenset({Jenis.BILANGAN, Jenis.TAHUN, Jenis.KUANTITAS})
_UANG = frozenset({Jenis.UANG, Jenis.BILANGAN, Jenis.KUANTITAS})
SARINGAN: Mapping[str, Saringan] = {
    satu.nama: satu
    for satu in (
        Saringan(
            "terbilang",
            BERANGKA,
            _bernilai(_terbilang),
            "Angka dengan kata, sampai 999 triliun; isiannya ditulis sesudahnya.",
            "{{ jumlah.program | terbilang }}",
            "teks",
        ),
        Saringan(
            "terbilang_rupiah",
            _UANG,
            _bernilai(lambda nilai, _: _terbilang(nilai, ("rupiah",))),
            'Angka dengan kata, diakhiri "rupiah".',
            "{{ pagu.total | terbilang_rupiah }}",
        ),
        Saringan(
            "rupiah",
            _UANG,
            _bernilai(lambda nilai, _: f"Rp {tampil_angka(nilai)}"),
            "Uang dengan Rp di depannya.",
            "{{ pagu.total | rupiah }}",
        ),
        Saringan(
            "angka",
            BERANGKA,
            _bernilai(_angka),
            "Angkanya saja, tanpa satuan; isiannya banyaknya angka di belakang koma.",
            '{{ target["IKU-2"] | angka }}',
            "desimal",
        ),
        Saringan(
            "persen",
            frozenset({Jenis.PERSEN, Jenis.BILANGAN, Jenis.KUANTITAS}),
            _bernilai(_persen),
            "Angka dengan % di belakangnya, dua angka di belakang koma kecuali disebut lain.",
            '{{ capaian["IKU-2"] | persen }}',
            "desimal",
        ),
        Saringan(
            "romawi",
            _CACAH,
            _bernilai(lambda nilai, _: romawi(_bulat(nilai, ROMAWI_TERBESAR))),
            "Angka Romawi.",
            "{{ p.ke | romawi }}",
        ),
        Saringan(
            "huruf",
            _CACAH,
            _bernilai(lambda nilai, _: huruf(_bulat(nilai, HURUF_TERBESAR))),
            "Huruf menurut urutan: 1 menjadi A, 27 menjadi AA.",
            "{{ p.ke | huruf }}",
        ),
        Saringan("kecil", _TEKS, _berteks(str.lower), "Huruf kecil semua.", "{{ tahap | kecil }}"),
        Saringan(
            "besar", _TEKS, _berteks(str.upper), "Huruf besar semua.", "{{ pd.nama | besar }}"
        ),
        Saringan(
            "judul",
            _TEKS,
            _berteks(judul),
            "Huruf besar pada awal tiap kata, kecuali kata sambung.",
            "{{ p.nama | judul }}",
        ),
        Saringan(
            "kalimat",
            _TEKS,
            _berteks(_kalimat),
            "Diakhiri titik, kecuali sudah bertanda baca akhir.",
            "{{ m.uraian | kalimat }}",
        ),
        Saringan(
            "frasa",
            _TEKS,
            _berteks(_frasa),
            "Tanpa titik, koma, atau titik koma di ujungnya.",
            "{{ m.uraian | frasa }}",
        ),
        Saringan(
            "tanggal",
            _BERTANGGAL,
            _tanggal,
            "Tanggal dengan nama bulan.",
            "{{ penetapan.tanggal | tanggal }}",
        ),
        Saringan(
            "bulan",
            _BERTANGGAL | {Jenis.BILANGAN},
            _bulan,
            "Nama bulan dari tanggal atau dari angka 1 sampai 12.",
            "{{ penetapan.tanggal | bulan }}",
        ),
        Saringan(
            "gabung",
            _BERDAFTAR,
            _gabung,
            'Isi daftar dalam satu kalimat: "a, b, dan c"; isiannya bagian yang diambil.',
            '{{ program | gabung("nama") }}',
            "bidang",
        ),
        Saringan(
            "jumlah",
            _BERDAFTAR,
            _jumlah,
            "Banyaknya isi daftar.",
            "{{ layanan | jumlah }}",
            hasil=BILANGAN,
        ),
        Saringan(
            "pertama",
            _BERDAFTAR,
            _pertama,
            "Isi daftar yang pertama; isiannya bagian yang diambil.",
            '{{ tujuan | pertama("uraian") }}',
            "bidang",
            unsur=True,
        ),
        Saringan(
            "nomor",
            frozenset({Jenis.TAUTAN}),
            _nomor,
            "Nomor tabel atau gambar saja, tanpa tautan.",
            '{{ tabel("4.1") | nomor }}',
        ),
    )
}
