"""Layers of pagu as a file: plafon, RKA, DPA, pergeseran, DPPA, row by row beside the indikatif.

They come from TAPD/BPKAD, also while the plan's stage is closed; no other row is touched.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from budget.models import LapisanPagu, Pagu, PaguSumber
from planning.models import BarisRenja, Renja
from planning.penyuntingan import Suntingan, Ubahan
from renja.impor.acuan import Acuan, TidakDikenal
from renja.impor.bandingan import PembacaDaftar, bagian_dana, teks_dana
from renja.impor.kini import Baris, Kini, Uang
from renja.impor.padanan import baku
from renja.impor.rancangan import Berbaris, Keadaan, Total
from renja.lembar.masukan import Bacaan, BarisMasuk, Penolakan, Selisih, selisih_jumlah
from renja.pemuat.dasar import kelompok

JENIS_BERKAS = tuple(
    (nilai, label)
    for nilai, label in LapisanPagu.Jenis.choices
    if nilai != LapisanPagu.Jenis.INDIKATIF
)
_PER_KUERI = 500


@dataclass(frozen=True, slots=True)
class Dokumen:
    """Which layer a file holds: kind, number of it, and its document."""

    jenis: str
    ke: int = 1
    nomor: str = ""
    tanggal: date | None = None

    @classmethod
    def dari_json(cls, isi: Mapping[str, Any]) -> "Dokumen":
        """From what an Impor keeps."""
        tanggal = isi.get("tanggal")
        return cls(
            str(isi.get("jenis", "")),
            int(isi.get("ke", 1)),
            str(isi.get("nomor", "")),
            date.fromisoformat(tanggal) if tanggal else None,
        )

    def ke_json(self) -> dict[str, Any]:
        """As an Impor keeps it."""
        tanggal = self.tanggal.isoformat() if self.tanggal else ""
        return {"jenis": self.jenis, "ke": self.ke, "nomor": self.nomor, "tanggal": tanggal}

    @property
    def sebutan(self) -> str:
        """What the layer is called."""
        return str(LapisanPagu(jenis=self.jenis, ke=self.ke))


@dataclass(slots=True)
class BarisLapisan:
    """A line of the file: its row, the pagu of the layer before and after, the indikatif."""

    nomor: int
    kode: str
    nama: str
    unit_kerja: str = ""
    keadaan: Keadaan = Keadaan.TETAP
    lama: Any = None
    baru: Any = None
    indikatif: Any = None
    dana_lama: str = ""
    dana_baru: str = ""
    ditolak: list[Penolakan] = field(default_factory=list)
    baris: Baris | None = field(default=None, repr=False)
    dana: tuple[int, ...] | None = field(default=None, repr=False)

    @property
    def selisih(self) -> Any:
        """How much the layer differs from the indikatif, None where one of them is missing."""
        if self.baru is None or self.indikatif is None:
            return None
        return self.baru - self.indikatif


@dataclass(slots=True)
class PratinjauLapisan(Berbaris):
    """What a layer's file would do."""

    dokumen: Dokumen
    lapisan: LapisanPagu | None
    baris: list[BarisLapisan]
    pagu: Mapping[int, Uang]
    tak_disebut: list[Baris]
    total: Total
    indikatif: Any
    selisih: tuple[Selisih, ...] = ()

    @property
    def ditulis(self) -> list[BarisLapisan]:
        """The lines that are going to be written."""
        return [b for b in self.baris if b.keadaan in {Keadaan.BARU, Keadaan.BERUBAH}]

    @property
    def kepala_berubah(self) -> bool:
        """Whether the number or date of the layer's document changes."""
        if self.lapisan is None:
            return True
        lama = (self.lapisan.nomor, self.lapisan.tanggal)
        return lama != (self.dokumen.nomor, self.dokumen.tanggal)

    @property
    def sidik(self) -> str:
        """A fingerprint of what is going to be written."""
        sari = hashlib.sha256(str(self.dokumen.ke_json()).encode())
        for satu in self.ditulis:
            sari.update(f"{satu.nomor}\0{satu.lama}\0{satu.baru}\0{satu.dana_baru}\1".encode())
        return sari.hexdigest()


def bandingkan_lapisan(
    renja: Renja, bacaan: Bacaan, dokumen: Dokumen, acuan: Acuan, kini: Kini
) -> PratinjauLapisan:
    """Compare a layer's file with what the layer holds; nothing is written."""
    lapisan = LapisanPagu.objects.filter(renja=renja, jenis=dokumen.jenis, ke=dokumen.ke).first()
    pagu = _pagu_lapisan(lapisan)
    pencari = _Pencari(kini, acuan, pagu)
    baris = [pencari.baca(masuk) for masuk in bacaan.baris if _berpagu(masuk)]
    disebut = {satu.baris.pk for satu in baris if satu.baris is not None}
    sebelum = sum(satu.nilai for satu in pagu.values())
    tambah = sum((b.baru or 0) - (b.lama or 0) for b in baris if b.keadaan is not Keadaan.DITOLAK)
    return PratinjauLapisan(
        dokumen,
        lapisan,
        baris,
        pagu,
        [satu for satu in kini.baris.values() if satu.pk not in disebut],
        Total("Jumlah", (sebelum, sebelum + tambah), (0, 0)),
        sum(satu.pagu.nilai for satu in kini.baris.values() if satu.pagu is not None),
        selisih_jumlah(bacaan),
    )


def _berpagu(masuk: BarisMasuk) -> bool:
    return masuk.tingkat in {"sub_kegiatan", ""} and not masuk.lanjutan


def _pagu_lapisan(lapisan: LapisanPagu | None) -> dict[int, Uang]:
    """The pagu of a layer by the key of its row."""
    if lapisan is None:
        return {}
    sumber = kelompok(
        PaguSumber.objects.filter(pagu__lapisan=lapisan)
        .order_by("urutan", "pk")
        .values_list("pagu_id", "sumber_dana_id", "nilai")
    )
    return {
        baris: Uang(pk, versi, nilai, tuple((d, n) for d, n in sumber.get(pk, ())))
        for baris, pk, versi, nilai in Pagu.objects.filter(lapisan=lapisan).values_list(
            "baris_id", "pk", "versi", "nilai"
        )
    }


class _Pencari:
    """Finds the row of each line, by code, else by its name in the plan."""

    def __init__(self, kini: Kini, acuan: Acuan, pagu: Mapping[int, Uang]) -> None:
        self.kini, self.acuan, self.pagu = kini, acuan, pagu
        self.daftar = PembacaDaftar(acuan, kini.dana_dipakai, {})
        self.terpakai: dict[int, int] = {}
        self.menurut_kode: dict[str, list[Baris]] = {}
        self.menurut_nama: dict[str, list[Baris]] = {}
        for satu in kini.baris.values():
            self.menurut_kode.setdefault(satu.kode_tahun_ini, []).append(satu)
            self.menurut_nama.setdefault(baku(satu.nama_tahun_ini), []).append(satu)

    def baca(self, masuk: BarisMasuk) -> BarisLapisan:
        """One line, compared."""
        hasil = BarisLapisan(masuk.nomor, self.kini.kode_cetak(masuk.kode), masuk.teks("nama"))
        for isian in ("kode", "pagu"):
            sel = masuk.sel.get(isian)
            if sel is not None and sel.alasan:
                hasil.ditolak.append(Penolakan(sel.alamat, isian, sel.mentah, sel.alasan))
        baris = None if hasil.ditolak else self._baris(hasil, masuk)
        if baris is not None:
            self._banding(hasil, masuk, baris)
        if hasil.ditolak:
            hasil.keadaan = Keadaan.DITOLAK
        return hasil

    def _baris(self, hasil: BarisLapisan, masuk: BarisMasuk) -> Baris | None:
        ada = self.menurut_kode.get(masuk.kode) if masuk.kode else None
        if ada is None and not masuk.kode:
            ada = self.menurut_nama.get(baku(masuk.teks("nama")))
        if not ada:
            self._tolak(hasil, masuk, "Sub kegiatan ini tidak ada dalam Renja. Periksa kodenya.")
            return None
        unit = masuk.teks("unit_kerja")
        if unit:
            try:
                pk = self.acuan.unit_kerja.cari(unit).pk
            except TidakDikenal as galat:
                self._tolak(hasil, masuk, str(galat), "unit_kerja")
                return None
            ada = [satu for satu in ada if satu.unit_kerja == pk]
        if len(ada) != 1:
            nama = ", ".join(self.acuan.unit_kerja.menurut_pk[b.unit_kerja].nama for b in ada)
            kalimat = (
                f"Sub kegiatan ini dipegang beberapa unit kerja ({nama}). Tulis unit kerjanya."
                if ada
                else f"Sub kegiatan ini tidak dipegang unit kerja {unit}. Periksa unit kerjanya."
            )
            self._tolak(hasil, masuk, kalimat)
            return None
        if ada[0].pk in self.terpakai:
            nomor = self.terpakai[ada[0].pk]
            self._tolak(hasil, masuk, f"Sub kegiatan ini sudah ada pada baris {nomor}.")
            return None
        self.terpakai[ada[0].pk] = masuk.nomor
        return ada[0]

    def _banding(self, hasil: BarisLapisan, masuk: BarisMasuk, baris: Baris) -> None:
        lama = self.pagu.get(baris.pk)
        hasil.baris = baris
        hasil.nama = hasil.nama or baris.nama_tahun_ini
        hasil.kode = self.kini.kode_cetak(baris.kode_tahun_ini)
        hasil.unit_kerja = self.acuan.unit_kerja.menurut_pk[baris.unit_kerja].nama
        hasil.indikatif = baris.pagu.nilai if baris.pagu else None
        hasil.lama, hasil.baru = (lama.nilai if lama else None), masuk.nilai("pagu")
        kunci = tuple(pk for pk, _ in lama.sumber) if lama else ()
        hasil.dana_lama = hasil.dana_baru = teks_dana(self.acuan.sumber_dana, kunci)
        teks = masuk.teks("sumber_dana")
        if teks and teks != hasil.dana_lama:
            try:
                sendiri = {pk for pk, _ in baris.pagu.sumber} if baris.pagu else set()
                hasil.dana = self.daftar.dana(teks, {*kunci, *sendiri})
            except TidakDikenal as galat:
                self._tolak(hasil, masuk, str(galat), "sumber_dana")
                return
            hasil.dana_baru = teks_dana(self.acuan.sumber_dana, hasil.dana)
        if hasil.baru is None:
            self._tolak(hasil, masuk, "Pagu baris ini kosong. Tulis 0 bila memang nol.", "pagu")
        elif lama is None:
            hasil.keadaan = Keadaan.BARU
        elif hasil.baru != hasil.lama or hasil.dana_baru != hasil.dana_lama:
            hasil.keadaan = Keadaan.BERUBAH

    @staticmethod
    def _tolak(hasil: BarisLapisan, masuk: BarisMasuk, kalimat: str, isian: str = "kode") -> None:
        sel = masuk.sel.get(isian) or masuk.sel.get("nama") or next(iter(masuk.sel.values()), None)
        alamat, mentah = (sel.alamat, sel.mentah) if sel else ("", "")
        hasil.ditolak.append(Penolakan(alamat, isian, mentah, kalimat))


def tulis_lapisan(s: Suntingan, renja: Renja, p: PratinjauLapisan) -> int:
    """Write a layer's lines; gives how many."""
    dokumen, pd = p.dokumen, renja.perangkat_daerah
    lapisan = p.lapisan
    if lapisan is None:
        lapisan = LapisanPagu(perangkat_daerah=pd, renja=renja, **_kepala(dokumen))
        s.tambah(lapisan)
    elif p.kepala_berubah:
        isi = {"nomor": dokumen.nomor, "tanggal": dokumen.tanggal}
        s.ubah(lapisan, lapisan.versi, isi)
    baris = _contoh_baris(renja, [b.baris for b in p.ditulis if b.baris is not None])
    baru, deret, lama = [], [], {}
    for satu in p.ditulis:
        if satu.baris is None:
            continue
        uang = p.pagu.get(satu.baris.pk)
        if uang is None:
            objek = baris[satu.baris.pk]
            baru.append(Pagu(perangkat_daerah=pd, lapisan=lapisan, baris=objek, nilai=satu.baru))
            deret.append({"sumber": bagian_dana(satu.dana or (), satu.baru, None)})
        else:
            lama[uang.pk] = (uang, satu)
    s.tambah_banyak(baru, deret)
    s.ubah_banyak([_ubahan(objek, *lama[objek.pk]) for objek in _ambil(lama, lapisan, baris)])
    return len(p.ditulis)


def _kepala(dokumen: Dokumen) -> dict[str, Any]:
    return {
        "jenis": dokumen.jenis,
        "ke": dokumen.ke,
        "nomor": dokumen.nomor,
        "tanggal": dokumen.tanggal,
    }


def _ubahan(objek: Pagu, uang: Uang, satu: BarisLapisan) -> Ubahan:
    dana = satu.dana if satu.dana is not None else tuple(pk for pk, _ in uang.sumber)
    deret = {"sumber": bagian_dana(dana, satu.baru, uang)}
    return Ubahan(objek, uang.versi, {"nilai": satu.baru}, deret)


def _ambil(
    kunci: Mapping[int, Any], lapisan: LapisanPagu, baris: Mapping[int, BarisRenja]
) -> list[Pagu]:
    semua, hasil = list(kunci), []
    for awal in range(0, len(semua), _PER_KUERI):
        for satu in Pagu.objects.filter(pk__in=semua[awal : awal + _PER_KUERI]):
            satu.lapisan, satu.baris = lapisan, baris[satu.baris_id]
            satu.perangkat_daerah = lapisan.perangkat_daerah
            hasil.append(satu)
    return hasil


def _contoh_baris(renja: Renja, baris: Sequence[Baris]) -> dict[int, BarisRenja]:
    """Rows to hang pagu on, made of what was read."""
    return {
        satu.pk: BarisRenja(
            pk=satu.pk,
            uid=satu.uid,
            versi=satu.versi,
            perangkat_daerah=renja.perangkat_daerah,
            renja=renja,
            unit_kerja_id=satu.unit_kerja,
            sub_kegiatan_id=satu.sub.pk,
        )
        for satu in baris
    }
