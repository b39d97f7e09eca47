"""A set of changes in one transaction: the only place where rows with a version are saved."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from planning.models import JejakAudit, Pengguna, Perubahan, Renja, Renstra
from planning.models.dasar import BarisBerversi
from planning.penyuntingan import jejak
from planning.penyuntingan.banyak import buang, ganti_deret, sisipkan, ubah_sekaligus
from planning.penyuntingan.galat import Bentrok, Ditolak, TidakSah
from planning.penyuntingan.gantungan import kumpulkan
from planning.penyuntingan.izin import (
    RenjaTahun,
    acuan_tahap,
    boleh_tulis_baris,
    dengan_jalur,
    ikuti,
    minta_masih_terbuka,
    renja_acuan,
)
from planning.penyuntingan.kendala import RUJUKAN_HILANG, kendala, tersimpan
from planning.penyuntingan.potret import (
    beda,
    isi_kembali,
    json_nilai,
    pisah_deret,
    potret,
    potret_deret,
    simpan_deret,
)

TETAP = frozenset({"id", "uid", "versi", "perangkat_daerah", "perangkat_daerah_id"})


@dataclass(frozen=True, slots=True)
class Ubahan:
    """A change of one row: its version as it was read, new values by column, and its lists."""

    baris: BarisBerversi
    versi: int
    isi: Mapping[str, Any]
    deret: Mapping[str, Sequence[Any]] = field(default_factory=dict)


class Suntingan:
    """The changes of one act; `perubahan` is what they are kept under, None where none were made.

    `pelaku` None stands for a command run on the server: it needs no role, but leaves a trace.
    """

    def __init__(
        self, pelaku: Pengguna | None, renja: Renja | None, asal: str, judul: str, alasan: str
    ) -> None:
        self.pelaku = pelaku
        self.renja = renja
        self.asal = asal
        self.judul = tersimpan(judul)
        self.alasan = tersimpan(alasan).strip()
        self.perubahan: Perubahan | None = None
        self._catatan: list[jejak.Catatan] = []
        self._diizinkan: set[object] = set()
        self._bergerbang: dict[object, BarisBerversi] = {}
        self._renja_tahun: RenjaTahun = {}
        self._bertahap: set[int] = set()

    # --- One row -------------------------------------------------------------------------

    def tambah(
        self, baris: BarisBerversi, deret: Mapping[str, Sequence[Any]] | None = None
    ) -> None:
        """Add a row with its lists; raises Ditolak or TidakSah."""
        self._periksa(baris)
        with kendala(baris):
            baris.full_clean(exclude=["uid"])
            with transaction.atomic():
                baris.save(force_insert=True)
                for nama, isi in (deret or {}).items():
                    simpan_deret(baris, nama, isi)
        self._catat(baris, "tambah", None, potret(baris))

    def ubah(
        self,
        baris: BarisBerversi,
        versi: int,
        isi: Mapping[str, Any],
        deret: Mapping[str, Sequence[Any]] | None = None,
    ) -> bool:
        """Change a row that stood at `versi`; gives whether anything differed.

        `isi` names fields or their columns. The instance holds the new values afterwards.
        Raises Ditolak, Bentrok or TidakSah.
        """
        kini = self._kini(baris, versi)
        self._periksa(kini)
        lama = potret(kini)
        for nama, nilai in isi.items():
            setattr(kini, _kolom(kini, nama).attname if nama.endswith("_id") else nama, nilai)
        with kendala(kini):
            kini.full_clean(exclude=["uid"])
        baru = potret(kini, deret=False) | _deret_json(deret or {})
        sebelum, sesudah = beda(lama, baru)
        if not sesudah:
            baris.__dict__.update(kini.__dict__)
            return False
        # A row that moves has to be allowed where it goes, too.
        self._periksa(kini)
        kolom, daftar = pisah_deret(type(kini), sesudah)
        nilai = isi_kembali(type(kini), kolom)
        with kendala(kini), transaction.atomic():
            terubah = (
                _semua(kini).filter(pk=kini.pk, versi=versi).update(versi=F("versi") + 1, **nilai)
            )
            if not terubah:
                raise _bentrok(kini)
            for nama in daftar:
                simpan_deret(kini, nama, (deret or {})[nama])
        kini.versi = versi + 1
        baris.__dict__.update(kini.__dict__)
        self._catat(kini, "ubah", sebelum, sesudah)
        return True

    def hapus(self, baris: BarisBerversi, versi: int) -> int:
        """Delete a row that stood at `versi` with all that hangs on it; gives how many rows went.

        Raises Ditolak (also for a row below that another role looks after) or Bentrok.
        """
        kini = self._kini(baris, versi)
        return self.hapus_banyak([(kini, versi)])

    # --- Many rows -----------------------------------------------------------------------

    def tambah_banyak(
        self, baris: Sequence[BarisBerversi], deret: Sequence[Mapping[str, Sequence[Any]]] = ()
    ) -> None:
        """Add rows of one model in few queries, `deret` in step; only columns are checked here.

        The database's own constraints refuse the rest. Raises Ditolak or TidakSah.
        """
        if not baris:
            return
        for satu in baris:
            self._periksa(satu)
            with kendala(satu):
                satu.clean_fields(exclude=["uid", *_kunci_asing(satu)])
        with kendala(baris[0]), transaction.atomic():
            sisipkan(baris, deret)
        self._catat_tambah(baris)

    def ubah_banyak(self, ubahan: Sequence[Ubahan]) -> int:
        """Change rows of one model in few queries; gives how many differed.

        The rows given are taken as they were read; the UPDATE compares their versions.
        Raises Ditolak, Bentrok (for the first row that moved on) or TidakSah.
        """
        deret = _deret_kini(ubahan)
        siap = (self._siapkan(satu, deret.get(satu.baris.pk)) for satu in ubahan)
        jadi = [satu for satu in siap if satu is not None]
        if not jadi:
            return 0
        with kendala(jadi[0].baris), transaction.atomic():
            tersangkut = ubah_sekaligus([(s.baris, s.versi, s.nilai) for s in jadi])
            if tersangkut is not None:
                raise _bentrok(tersangkut)
            ganti_deret([(satu.baris, satu.deret) for satu in jadi if satu.deret])
        for satu in jadi:
            satu.baris.versi = satu.versi + 1
            self._catat(satu.baris, "ubah", satu.sebelum, satu.sesudah)
        return len(jadi)

    def hapus_banyak(self, baris: Sequence[tuple[BarisBerversi, int]]) -> int:
        """Delete rows of one model with all that hangs on them; gives how many rows went.

        Each row comes with the version that was read. Raises Ditolak or Bentrok.
        """
        if not baris:
            return 0
        semua = kumpulkan([satu for satu, _ in baris])
        for satu in semua:
            self._periksa(satu)
        tersangkut = ubah_sekaligus([(satu, versi, {}) for satu, versi in baris])
        if tersangkut is not None:
            raise _bentrok(tersangkut)
        self._catat_hapus(semua)
        with kendala(semua[0]):
            buang(semua)
        return len(semua)

    def pulihkan(
        self, baris: Sequence[BarisBerversi], deret: Sequence[Mapping[str, Sequence[Any]]]
    ) -> None:
        """Bring deleted rows of one model back with key, uid and lists (`deret` in step)."""
        for satu in baris:
            self._periksa(satu)
        with kendala(baris[0]), transaction.atomic():
            sisipkan(baris, deret)
        self._catat_tambah(baris)

    # --- Inside --------------------------------------------------------------------------

    def _siapkan(self, satu: Ubahan, deret_kini: Mapping[str, Any] | None) -> "_Siap | None":
        """Set the new values, and tell what differs; looks at the columns named alone.

        `deret_kini` are the row's lists as they stand, None where it names none.
        """
        self._periksa(satu.baris)
        gerbang = satu.baris.kunci_gerbang()
        kolom = [_kolom(satu.baris, nama) for nama in satu.isi]
        lama = {k.attname: json_nilai(getattr(satu.baris, k.attname)) for k in kolom}
        lama |= deret_kini or {}
        with kendala(satu.baris):
            for k, (nama, nilai) in zip(kolom, satu.isi.items(), strict=True):
                setattr(satu.baris, nama, nilai if k.is_relation else k.clean(nilai, satu.baris))
        baru = {k.attname: json_nilai(getattr(satu.baris, k.attname)) for k in kolom}
        sebelum, sesudah = beda(lama, baru | _deret_json(satu.deret))
        if not sesudah:
            return None
        # A row that moves, or changes its own gate, has to be allowed where it goes, too.
        if any(k.is_relation for k in kolom) or satu.baris.kunci_gerbang() != gerbang:
            self._periksa(satu.baris)
        nilai_baru = {nama: getattr(satu.baris, nama) for nama in sesudah if nama in baru}
        deret = {nama: satu.deret[nama] for nama in sesudah if nama not in baru}
        return _Siap(satu.baris, satu.versi, nilai_baru, deret, sebelum, sesudah)

    def _kini(self, baris: BarisBerversi, versi: int) -> Any:
        """The row as it stands, at the version that was read; otherwise Bentrok."""
        kini = _semua(baris).filter(pk=baris.pk).first()
        if kini is None or kini.versi != versi:
            raise _bentrok(baris)
        return kini

    def _periksa(self, baris: BarisBerversi) -> None:
        """Raise Ditolak where the row may not be written, TidakSah where a reason is missing."""
        if self.pelaku is None:
            return
        self._minta_alasan(baris)
        kunci = self._kunci_izin(baris)
        if kunci in self._diizinkan:
            return
        jawaban = boleh_tulis_baris(self.pelaku, baris, self.renja, self._renja_tahun)
        if not jawaban.boleh:
            raise Ditolak(jawaban.alasan)
        if not baris.JALUR_TAHAP and baris.kunci_gerbang():
            self._bergerbang[(kunci, baris.uid) if jawaban.sebaris else kunci] = baris
        self._bertahap |= renja_acuan(baris, self.renja, self._renja_tahun)
        if not jawaban.sebaris:
            self._diizinkan.add(kunci)

    def _kunci_izin(self, baris: BarisBerversi) -> object:
        """Rows with the same key get the same answer, but for those unlocked by themselves."""
        if not baris.JALUR_TAHAP:
            return jejak.pemilik_rantai(baris), baris.peran_penulis(), _kunci_gerbang(baris)
        acuan = acuan_tahap(baris, self.renja, self._renja_tahun)
        # An acuan without a key is the new row itself.
        milik = jejak.pemilik_rantai(baris), baris.peran_penulis(), _kunci_gerbang(baris)
        return *milik, type(acuan), acuan.pk or id(acuan)

    def _minta_alasan(self, baris: BarisBerversi) -> None:
        if self.alasan or not baris.butuh_alasan():
            return
        renstra = ikuti(baris, baris.JALUR_TAHAP)
        if isinstance(renstra, Renstra) and renstra.status == Renstra.Status.DITETAPKAN:
            raise TidakSah({"alasan": [f"{renstra} sudah ditetapkan: tulis alasan perubahan ini."]})

    def _catat_tambah(self, baris: Sequence[BarisBerversi]) -> None:
        daftar = potret_deret(type(baris[0]), [satu.pk for satu in baris])
        for satu in baris:
            self._catat(satu, "tambah", None, potret(satu, deret=False) | daftar[satu.pk])

    def _catat_hapus(self, semua: Sequence[BarisBerversi]) -> None:
        """Note collected rows of one or more models, in their order."""
        for model, isi in groupby(semua, key=type):
            baris = list(isi)
            deret = potret_deret(model, [satu.pk for satu in baris])
            for satu in baris:
                sebelum = potret(satu, deret=False) | deret[satu.pk]
                self._catat(satu, "hapus", sebelum, None, versi=satu.versi + 1)

    def _catat(
        self,
        baris: BarisBerversi,
        aksi: str,
        sebelum: dict[str, Any] | None,
        sesudah: dict[str, Any] | None,
        versi: int = 0,
    ) -> None:
        catatan = jejak.catatan(baris, aksi, versi or baris.versi, sebelum, sesudah)
        self._catatan.append(catatan)

    def tutup(self) -> None:
        """Write the set and its entries; nothing where nothing changed."""
        if not self._catatan:
            return
        pd = {satu.pemilik[0] for satu in self._catatan}
        self.perubahan = Perubahan.objects.create(
            perangkat_daerah_id=pd.pop() if len(pd) == 1 else None,
            renja=self.renja,
            pelaku=self.pelaku,
            waktu=timezone.now(),
            asal=self.asal,
            judul=self.judul[:200],
            alasan=self.alasan[:500],
            banyak=len(self._catatan),
        )
        jejak.tulis(self.perubahan, self._catatan)
        minta_masih_terbuka(self._bergerbang.values(), self._bertahap)
        # Undo closes its set itself, to mark the one it took back; it is written only once.
        self._catatan = []


@dataclass(frozen=True, slots=True)
class _Siap:
    baris: BarisBerversi
    versi: int
    nilai: dict[str, Any]
    deret: dict[str, Sequence[Any]]
    sebelum: dict[str, Any]
    sesudah: dict[str, Any]


@contextmanager
def suntingan(
    pelaku: Pengguna | None,
    *,
    renja: Renja | None = None,
    asal: str = "tangan",
    judul: str = "Mengubah rencana",
    alasan: str = "",
    kelas: type[Suntingan] = Suntingan,
) -> Iterator[Suntingan]:
    """Open a set of changes: all of it is written, or nothing; `kelas` asks for its rights."""
    try:
        with transaction.atomic():
            satu = kelas(pelaku, renja, asal, judul, alasan)
            yield satu
            satu.tutup()
    except IntegrityError as galat:
        # What a row points to is looked at again when all is written: it went in between.
        raise TidakSah({"": [RUJUKAN_HILANG]}) from galat


def _kunci_gerbang(baris: BarisBerversi) -> tuple[object, ...]:
    kunci = baris.kunci_gerbang()
    return (type(baris), *kunci) if kunci else ()


def _semua(baris: BarisBerversi) -> Any:
    """All rows of a model, without the permission that the caller has asked for already."""
    return dengan_jalur(type(baris))


def _kolom(baris: BarisBerversi, nama: str) -> Any:
    """A column by its field's name or its own; ValueError for one that is not changed here."""
    if nama in TETAP:
        raise ValueError(f"{nama} tidak diubah di sini")
    return baris._meta.get_field(nama.removesuffix("_id"))


def _deret_kini(ubahan: Sequence[Ubahan]) -> dict[int, dict[str, Any]]:
    """The lists of the rows whose lists may change, by their key: one query a list."""
    kunci = [satu.baris.pk for satu in ubahan if satu.deret]
    return potret_deret(type(ubahan[0].baris), kunci) if kunci else {}


def _deret_json(deret: Mapping[str, Sequence[Any]]) -> dict[str, Any]:
    return {
        nama: sorted(isi)
        if isi and not isinstance(isi[0], Mapping)
        else [{kolom: json_nilai(nilai) for kolom, nilai in satu.items()} for satu in isi]
        for nama, isi in deret.items()
    }


def _kunci_asing(baris: BarisBerversi) -> list[str]:
    """Foreign keys are the database's to check; asking for each row would cost a query."""
    return [kolom.name for kolom in baris._meta.concrete_fields if kolom.is_relation]


def _bentrok(baris: BarisBerversi) -> Bentrok:
    """Who came first, with the row as it stands now."""
    kini = _semua(baris).filter(pk=baris.pk).first()
    akhir = (
        JejakAudit.objects.filter(objek=baris._meta.label_lower, kunci=baris.pk)
        .order_by("-nomor")
        .first()
    )
    return Bentrok(
        kini,
        akhir.nama_pelaku if akhir else "",
        akhir.waktu if akhir else None,
        potret(kini) if kini is not None else None,
    )
