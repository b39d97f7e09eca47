"""What the audit trail keeps as JSON, in words: labels, choices, names, money, dates.

Names behind foreign keys and lists are fetched per kind of row, however many entries there
are; what no longer exists says so.
"""

import json
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from django.apps import apps
from django.db import models
from django.utils import timezone
from django.utils.formats import date_format

from planning.fields import BilanganTetapField, UangField
from planning.kuantitas import STRIP, Keadaan, Kuantitas, tampil_angka, tampil_kuantitas
from planning.models import BarisRenja, JejakAudit, SubKegiatan
from planning.models.dasar import BernilaiMixin

TIADA = "(sudah dihapus)"
# Who owns a row and where it hangs is said by the page that shows it.
TERSIRAT = frozenset(
    {
        *("uid", "perangkat_daerah_id", "renja_id", "renstra_id"),
        *("objek", "penulis_id", "induk_id", "ditulis_pada"),
    }
)
# Lists and keys whose own label says too little.
LABEL = {"sebut": "Menyebut", "kolom": "Sel", "sumber": "Sumber dana"}
BERNILAI = ("bawah", "atas", "teks", "keadaan", "satuan")
# What tells a row from its neighbours, in the order in which it is said.
PENANDA = (
    *("nama", "uraian", "judul", "isi", "sebutan", "sub_kegiatan_id", "lapisan_id", "indikator_id"),
    *("baris_id", "program_id", "jenis", "tahun", "triwulan", "bulan", "asal", "formulir", "kolom"),
)
PENANDA_TERPANJANG = 160
# Signs of a text that are shown whole, and those shown on either side of what differs.
TEKS_TERPANJANG = 1_000
SEKITAR = 60
PELENGKAP: dict[type[models.Model], tuple[str, ...]] = {BarisRenja: ("sub_kegiatan",)}


class Kunci(NamedTuple):
    """A row that a value points to."""

    model: Any
    kunci: Any


class Beda(NamedTuple):
    """One column of an entry in words: label, before and after ("" where there was no row)."""

    label: str
    sebelum: str
    sesudah: str


class Penerjemah:
    """Puts the entries of one page into words, in a query per kind of row they point to."""

    def __init__(self, entri: Iterable[JejakAudit]) -> None:
        self.entri = list(entri)
        self.baris = self._baris_kini()
        self.nama = _nama({k for satu in self.entri for k in self._rujukan(satu)})

    def model(self, satu: JejakAudit) -> Any:
        """The kind of row of an entry."""
        return apps.get_model(satu.objek)

    def sebutan(self, satu: JejakAudit, *, dengan_induk: bool = False) -> str:
        """What tells the row of an entry from others of its kind: "2024, Renja"."""
        model = self.model(satu)
        isi = self._penanda(satu)
        bagian = []
        for nama in PENANDA:
            kolom = _kolom(model).get(nama)
            if kolom is None or nama not in isi or isi[nama] in {None, ""}:
                continue
            if kolom.name == _induk(model) and not dengan_induk:
                continue
            if nama == "isi" and satu.aksi == "tambah":
                # A new comment is printed whole below.
                continue
            bagian.append(self._berlabel(kolom, isi[nama]))
            if nama in {"nama", "uraian", "judul", "isi"}:
                break
        hasil = ", ".join(bagian)
        if len(hasil) <= PENANDA_TERPANJANG:
            return hasil
        return f"{hasil[: PENANDA_TERPANJANG - 1]}…"

    def beda(self, satu: JejakAudit) -> list[Beda]:
        """The columns of an entry in words; of a row that came or went those that hold something.

        The parts of a quantity of a row that came or went are one line.
        """
        model = self.model(satu)
        sebelum, sesudah = satu.sebelum or {}, satu.sesudah or {}
        hasil = []
        for nama in _berurut(model, {*sebelum, *sesudah}):
            kolom = _kolom(model).get(nama)
            if nama in TERSIRAT or (kolom is not None and kolom.name == _induk(model)):
                continue
            if issubclass(model, BernilaiMixin) and satu.aksi != "ubah" and nama in BERNILAI:
                if nama == "bawah":
                    hasil.append(Beda("Nilai", _kuantitas(sebelum), _kuantitas(sesudah)))
                continue
            lama = self._teks(model, nama, sebelum[nama]) if nama in sebelum else ""
            baru = self._teks(model, nama, sesudah[nama]) if nama in sesudah else ""
            if satu.aksi != "ubah" and (lama or baru) == STRIP:
                continue
            hasil.append(Beda(label(model, nama), *_di_sekitar(lama, baru)))
        return hasil

    def _penanda(self, satu: JejakAudit) -> Mapping[str, Any]:
        kini = self.baris.get((satu.objek, satu.kunci), {})
        return {**kini, **(satu.sebelum or {}), **(satu.sesudah or {})}

    def _baris_kini(self) -> dict[tuple[str, int], Mapping[str, Any]]:
        """The telling columns of the rows that are still there: a query per kind."""
        kunci: dict[str, set[int]] = {}
        for satu in self.entri:
            kunci.setdefault(satu.objek, set()).add(satu.kunci)
        hasil: dict[tuple[str, int], Mapping[str, Any]] = {}
        for objek, isi in kunci.items():
            model: Any = apps.get_model(objek)
            kolom = [nama for nama in PENANDA if nama in _kolom(model)]
            for baris in model.objects.filter(pk__in=isi).values("pk", *kolom):
                hasil[objek, baris.pop("pk")] = baris
        return hasil

    def _rujukan(self, satu: JejakAudit) -> Iterable[Kunci]:
        model = self.model(satu)
        for isi in (satu.sebelum or {}, satu.sesudah or {}, self._penanda(satu)):
            for nama, nilai in isi.items():
                yield from _rujukan_nilai(model, nama, nilai)

    def _berlabel(self, kolom: models.Field, nilai: Any) -> str:
        """A telling value; a bare number is given its label."""
        teks = self._satu(kolom, nilai)
        polos = isinstance(kolom, models.PositiveSmallIntegerField) and not kolom.choices
        polos = polos and kolom.name != "tahun"
        return f"{kolom.verbose_name} {teks}" if polos else teks

    def _teks(self, model: Any, nama: str, nilai: Any) -> str:
        kolom = _kolom(model).get(nama)
        if kolom is not None:
            return self._satu(kolom, nilai)
        if not _berderet(model, nama):
            return _polos(nilai)
        return "; ".join(self._bagian(model, nama, satu) for satu in nilai or ()) or STRIP

    def _bagian(self, model: Any, nama: str, satu: Any) -> str:
        """One part of a list: a name, with its amount where it has one."""
        bawah = _model_deret(model, nama)
        if not isinstance(satu, Mapping):
            return self.nama.get(Kunci(bawah, satu), TIADA)
        isi = [
            self._satu(_kolom(bawah)[kunci], satu[kunci])
            for kunci in model.DERET[nama]
            if kunci != "urutan" and satu.get(kunci) is not None
        ]
        return " ".join(isi)

    def _satu(self, kolom: models.Field, nilai: Any) -> str:
        if nilai is None or nilai in ("", []):
            return STRIP
        if isinstance(kolom, models.ForeignKey):
            return self.nama.get(Kunci(kolom.related_model, nilai), TIADA)
        return tampil_nilai(kolom, nilai)


def tampil_nilai(kolom: models.Field, nilai: Any) -> str:
    """One stored value of a plain column, the Indonesian way."""
    if kolom.choices:
        return str(dict(kolom.flatchoices).get(nilai, nilai))
    if isinstance(kolom, UangField):
        return _rupiah(nilai)
    if isinstance(kolom, BilanganTetapField):
        return tampil_angka(Decimal(nilai))
    if isinstance(kolom, models.DateField):
        return _tanggal(kolom, nilai)
    return _polos(nilai)


def _tanggal(kolom: models.DateField, nilai: str) -> str:
    if isinstance(kolom, models.DateTimeField):
        return waktu_terbaca(datetime.fromisoformat(nilai))
    return date_format(date.fromisoformat(nilai), "j F Y")


def waktu_terbaca(waktu: datetime) -> str:
    """`3 Maret 2024 pukul 14.05 WIB`."""
    return date_format(timezone.localtime(waktu), r"j F Y \p\u\k\u\l H.i \W\I\B")


def label(model: Any, nama: str) -> str:
    """The label of a column or a list as a reader calls it."""
    kolom = _kolom(model).get(nama)
    if nama in LABEL:
        teks = LABEL[nama]
    elif kolom is not None:
        teks = str(kolom.verbose_name)
    elif _berderet(model, nama):
        teks = str(_model_deret(model, nama)._meta.verbose_name)
    else:
        teks = nama.replace("_", " ")
    return teks[:1].upper() + teks[1:]


def _berurut(model: Any, nama: Collection[str]) -> list[str]:
    """Columns in the order of the model, then lists: PostgreSQL keeps no order of its own."""
    kolom = [satu for satu in _kolom(model) if satu in nama]
    return [*kolom, *sorted(set(nama) - set(kolom))]


def _kolom(model: Any) -> dict[str, models.Field]:
    return {satu.attname: satu for satu in model._meta.concrete_fields}


def _induk(model: Any) -> str:
    """The column that leads to the row above; roles have none."""
    return getattr(model, "JALUR_INDUK", "")


def _berderet(model: Any, nama: str) -> bool:
    """Whether a name stands for a list of rows: those of DERET, and the mitra of a role."""
    return nama in getattr(model, "DERET", {}) or any(
        satu.name == nama for satu in model._meta.many_to_many
    )


def _model_deret(model: Any, nama: str) -> Any:
    return model._meta.get_field(nama).related_model


def _rujukan_nilai(model: Any, nama: str, nilai: Any) -> Iterable[Kunci]:
    """The rows that a value points to."""
    kolom = _kolom(model).get(nama)
    if isinstance(kolom, models.ForeignKey):
        if nilai is not None and nama not in TERSIRAT:
            yield Kunci(kolom.related_model, nilai)
    elif kolom is None and _berderet(model, nama):
        bawah = _model_deret(model, nama)
        for satu in nilai or ():
            if not isinstance(satu, Mapping):
                yield Kunci(bawah, satu)
                continue
            for kunci, isi in satu.items():
                yield from _rujukan_nilai(bawah, kunci, isi)


def _nama(rujukan: set[Kunci]) -> dict[Kunci, str]:
    """The names of rows: a query per kind."""
    menurut: dict[Any, set[Any]] = {}
    for satu in rujukan:
        menurut.setdefault(satu.model, set()).add(satu.kunci)
    return {
        Kunci(model, baris.pk): _sebut(baris)
        for model, kunci in menurut.items()
        for baris in model.objects.select_related(*PELENGKAP.get(model, ())).filter(pk__in=kunci)
    }


def _sebut(baris: Any) -> str:
    if isinstance(baris, BarisRenja):
        return baris.nama or baris.sub_kegiatan.nama
    if isinstance(baris, SubKegiatan):
        return baris.nama
    return str(baris)


def _kuantitas(isi: Mapping[str, Any]) -> str:
    """The quantity of a whole row, "" where there was none."""
    if "keadaan" not in isi:
        return ""
    bawah, atas = (None if isi[k] is None else Decimal(isi[k]) for k in ("bawah", "atas"))
    keadaan = Keadaan(isi["keadaan"])
    return tampil_kuantitas(Kuantitas(bawah, atas, isi["satuan"], isi["teks"], keadaan))


def _rupiah(nilai: Any) -> str:
    """Rupiah, with two places where there are sen."""
    angka = Decimal(nilai)
    return f"Rp {tampil_angka(angka, None if angka == int(angka) else 2)}"


def _koreksi(isi: Mapping[str, Any]) -> str:
    """What a correction keeps: a quantity, or rupiah by month; "" for anything else."""
    if "keadaan" in isi:
        return _kuantitas(isi)
    if all(bulan.isdigit() for bulan in isi):
        return "; ".join(f"bulan {bulan} {_rupiah(nilai)}" for bulan, nilai in isi.items())
    return ""


def _di_sekitar(lama: str, baru: str) -> tuple[str, str]:
    """Two texts, of long ones the place that differs: a chapter of prose is saved every minute."""
    if max(len(lama), len(baru)) <= TEKS_TERPANJANG:
        return lama, baru
    depan = _awal_sama(lama, baru)
    belakang = _awal_sama(lama[depan:][::-1], baru[depan:][::-1])
    awal, akhir = max(0, depan - SEKITAR), max(0, belakang - SEKITAR)
    return _sepotong(lama, awal, len(lama) - akhir), _sepotong(baru, awal, len(baru) - akhir)


def _awal_sama(satu: str, lain: str) -> int:
    """How many signs two texts begin with alike."""
    pendek = min(len(satu), len(lain))
    return next((n for n in range(pendek) if satu[n] != lain[n]), pendek)


def _sepotong(teks: str, awal: int, akhir: int) -> str:
    batas = min(akhir, awal + TEKS_TERPANJANG)
    isi = f"{'…' if awal else ''}{teks[awal:batas]}"
    return f"{isi}…" if batas < len(teks) else isi


def _polos(nilai: Any) -> str:
    if isinstance(nilai, dict) and nilai and (teks := _koreksi(nilai)):
        return teks
    if isinstance(nilai, list) and all(isinstance(satu, str) for satu in nilai):
        return ", ".join(nilai) or STRIP
    if isinstance(nilai, dict | list):
        return json.dumps(nilai, ensure_ascii=False) if nilai else STRIP
    if isinstance(nilai, bool):
        return "ya" if nilai else "tidak"
    return STRIP if nilai is None or nilai == "" else str(nilai)
