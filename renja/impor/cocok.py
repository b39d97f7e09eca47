"""Which program, kegiatan or sub kegiatan a line of the file is about.

By the hidden key of our own workbook, by code (also one of an earlier edition), or by
name: exactly, then but for case and punctuation. What is only near is asked.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from renja.impor.acuan import SEBUTAN, Acuan, Butir
from renja.impor.kini import Baris, Kini, Simpul
from renja.impor.padanan import baku, kemiripan, terdekat
from renja.impor.rancangan import Calon, Keputusan, Tuju
from renja.lembar.masukan import BarisMasuk

_INDUK = {"kegiatan": "program", "sub_kegiatan": "kegiatan"}
_CUKUP_DEKAT = 0.6
# Looking for near names is slow: a file with more strange ones is not about this edition.
_PENCARIAN_TERBANYAK = 300
_PENCARIAN_LUAS_TERBANYAK = 30


@dataclass(frozen=True, slots=True)
class Temuan:
    """What was found: the row, a decision that is asked for, or why it is refused.

    `tuju` with a waiting `keputusan` is only supposed, for the lines below it.
    """

    tuju: Tuju | None = None
    keputusan: Keputusan | None = None
    isian: str = "nama"
    tolak: str = ""
    catatan: str = ""


class Pencocok:
    """Finds the rows of the tree; each `Tuju` is made once."""

    def __init__(self, kini: Kini, acuan: Acuan, putusan: Mapping[str, str]) -> None:
        self.kini = kini
        self.acuan = acuan
        self.putusan = putusan
        self._tuju: dict[tuple[str, int], Tuju] = {}
        self._pencarian = 0
        self._pencarian_luas = 0
        self._kode = {
            (satu.jenis, satu.kode): satu for isi in kini.simpul.values() for satu in isi.values()
        }
        self._kode |= {
            ("sub_kegiatan", satu.kode): satu.sub for satu in kini.baris.values() if satu.kode
        }

    def cari(self, masuk: BarisMasuk, induk: Tuju | None) -> Temuan:
        """The row that a line is about; `induk` is that of the line above it in the tree."""
        if masuk.uid and "SIPD!" not in _alamat(masuk):
            return self._menurut_uid(masuk)
        if masuk.kode:
            return self._menurut_kode(masuk, induk)
        return self._menurut_nama(masuk, induk)

    def dari_simpul(self, simpul: Simpul) -> Tuju:
        """The row of a node that is there."""
        return self._satu(simpul.jenis, simpul.nomenklatur, simpul)

    def dari_butir(self, butir: Butir, nama: str = "", nomor: int = 0) -> Tuju:
        """The row of a code, with those above it; new where the plan has none."""
        ada = self.kini.menurut_nomenklatur.get((butir.tingkat, butir.pk))
        ada = ada or self._kode.get((butir.tingkat, butir.kode))
        if ada is not None:
            return self.dari_simpul(ada)
        induk = None
        if butir.tingkat in _INDUK and butir.induk is not None:
            induk = self.dari_butir(self.acuan.nomenklatur.menurut_pk[butir.induk])
        tuju = self._satu(butir.tingkat, butir.pk, None, induk)
        tuju.isi.setdefault("nama", butir.nama)
        if nomor and not tuju.nomor:
            tuju.nomor = nomor
            tuju.isi["nama"] = nama or butir.nama
        return tuju

    def butir(self, tuju: Tuju) -> Butir | None:
        """The code behind a row, None where it belongs to another edition."""
        pk = tuju.kini.nomenklatur if isinstance(tuju.kini, Simpul) else tuju.isi["nomenklatur"]
        ada = self.acuan.nomenklatur.menurut_pk.get(pk)
        if ada is None and isinstance(tuju.kini, Simpul):
            return self.acuan.nomenklatur.menurut_kode.get(tuju.kini.kode)
        return ada

    def _satu(
        self, jenis: str, nomenklatur: int, kini: Simpul | None, induk: Tuju | None = None
    ) -> Tuju:
        kunci = (jenis, nomenklatur)
        if kunci not in self._tuju:
            if kini is not None and kini.induk is not None:
                induk = self.dari_simpul(kini.induk)
            self._tuju[kunci] = Tuju(jenis, kini, induk, {"nomenklatur": nomenklatur})
        return self._tuju[kunci]

    # --- By key and by code --------------------------------------------------------------

    def _menurut_uid(self, masuk: BarisMasuk) -> Temuan:
        ada = self.kini.menurut_uid.get(masuk.uid)
        if ada is None:
            return Temuan(
                tolak="Baris ini sudah tidak ada dalam rencana sejak buku kerja diunduh. "
                "Kosongkan kolom penandanya dengan menyalin baris ini ke baris baru.",
            )
        simpul = ada.sub if isinstance(ada, Baris) else ada
        kode = ada.kode_tahun_ini if isinstance(ada, Baris) else ada.kode
        if masuk.kode and masuk.kode != kode:
            return Temuan(
                isian="kode",
                tolak=f"Kode baris ini diganti; dalam rencana kodenya "
                f"{self.kini.kode_cetak(kode)}. Kembalikan kodenya, dan tulis sub kegiatan lain "
                "pada baris kosong.",
            )
        return Temuan(self.dari_simpul(simpul))

    def _menurut_kode(self, masuk: BarisMasuk, induk: Tuju | None) -> Temuan:
        nomenklatur, tingkat = self.acuan.nomenklatur, masuk.tingkat
        ada = self._kode.get((tingkat, masuk.kode))
        butir = nomenklatur.menurut_kode.get(masuk.kode)
        if butir is not None and butir.tingkat != tingkat:
            butir = None
        nama = masuk.teks("nama")
        if ada is None and butir is not None and masuk.kode_pendek and _jauh(nama, butir.nama):
            butir = None
        if ada is not None:
            return self._sejalan(Temuan(self.dari_simpul(ada), isian="kode"), induk)
        if butir is not None:
            tuju = self.dari_butir(butir, nama, masuk.nomor)
            return self._sejalan(Temuan(tuju, isian="kode"), induk)
        return self._kode_lain(masuk, induk)

    def _kode_lain(self, masuk: BarisMasuk, induk: Tuju | None) -> Temuan:
        """A code that this edition has not: its successors, else a person says."""
        nomenklatur = self.acuan.nomenklatur
        penerus = [
            satu
            for kode in (masuk.kode, _kode_pendek(masuk.kode))
            for satu in nomenklatur.penerus.get(kode, ())
            if satu.tingkat == masuk.tingkat
        ]
        if len(penerus) == 1:
            tuju = self.dari_butir(penerus[0], masuk.teks("nama"), masuk.nomor)
            catatan = (
                f"Kode {masuk.kode} berasal dari edisi lain; dipetakan ke {penerus[0].kode} "
                f"{penerus[0].nama}."
            )
            return self._sejalan(Temuan(tuju, isian="kode", catatan=catatan), induk)
        kalimat = f"Kode {masuk.kode} tidak ada pada {nomenklatur.nama}."
        calon = penerus or self._calon(masuk, induk)
        nama = masuk.teks("nama")
        dekat = [satu for satu in calon if penerus or not _jauh(nama, satu.nama)]
        if not dekat:
            return Temuan(isian="kode", tolak=f"{kalimat} Tulis kode edisi itu, lalu unggah lagi.")
        return self._tanya(masuk, dekat, kalimat, "kode")

    def _sejalan(self, temuan: Temuan, induk: Tuju | None) -> Temuan:
        """Refuse a row that stands below another program or kegiatan than its code says."""
        tuju = temuan.tuju
        if tuju is None or induk is None or tuju.induk is None or tuju.induk is induk:
            return temuan
        if induk.jenis != tuju.induk.jenis:
            atas = tuju.induk.induk
            if induk.jenis == "program" and (atas is None or atas is induk):
                return temuan
        seharusnya = self._sebut(tuju.induk)
        return Temuan(
            isian=temuan.isian,
            tolak=f"{SEBUTAN[tuju.jenis]} ini menurut kodenya berada di bawah {seharusnya}, "
            f"tetapi dalam berkas di bawah {self._sebut(induk)}. Pindahkan barisnya.",
        )

    def _sebut(self, tuju: Tuju) -> str:
        butir = self.butir(tuju)
        kode = self.kini.kode_cetak(butir.kode) if butir else ""
        return f"{SEBUTAN[tuju.jenis].lower()} {kode}".strip()

    # --- By name -------------------------------------------------------------------------

    def _menurut_nama(self, masuk: BarisMasuk, induk: Tuju | None) -> Temuan:
        nama, tingkat = masuk.teks("nama"), masuk.tingkat
        if not nama:
            return Temuan(tolak="Baris ini tidak memuat kode maupun nama. Isi salah satunya.")
        if tingkat in _INDUK and induk is None:
            return Temuan(
                tolak=f"Tidak ada {_INDUK[tingkat]} di atas baris ini. "
                f"Tulis {_INDUK[tingkat]}nya di atasnya, atau beri kode."
            )
        ada = self._bernama(tingkat, nama, induk)
        if ada is not None:
            return Temuan(self.dari_simpul(ada))
        atas = self._butir_atas(induk)
        sama = self.acuan.nomenklatur.bernama(tingkat, atas).get(baku(nama), ())
        persis = [satu for satu in sama if satu.nama == nama] or list(sama)
        if len(persis) == 1:
            return Temuan(self.dari_butir(persis[0], nama, masuk.nomor))
        if persis:
            kalimat = f'Nama "{nama[:120]}" dipakai beberapa kode.'
            return self._tanya(masuk, persis, kalimat)
        return self._tak_bernama(masuk, induk, nama)

    def _tak_bernama(self, masuk: BarisMasuk, induk: Tuju | None, nama: str) -> Temuan:
        """A name that the edition has elsewhere, or only nearly, or not at all."""
        nomenklatur, sebutan = self.acuan.nomenklatur, SEBUTAN[masuk.tingkat]
        lain = nomenklatur.bernama(masuk.tingkat, None).get(baku(nama), ())
        if lain and induk is not None and f"n{masuk.nomor}" not in self.putusan:
            atas = nomenklatur.menurut_pk[lain[0].induk or 0]
            return Temuan(
                tolak=f"{sebutan} ini pada {nomenklatur.nama} berada di bawah {atas.kode} "
                f"{atas.nama}, bukan di bawah {self._sebut(induk)}. Pindahkan barisnya."
            )
        calon = self._calon(masuk, induk)
        if not calon:
            return Temuan(
                tolak=f'{sebutan} "{nama[:120]}" tidak ada pada {nomenklatur.nama}. '
                "Periksa namanya, atau tulis kodenya."
            )
        kalimat = f'{sebutan} "{nama[:120]}" tidak ada dengan nama itu pada {nomenklatur.nama}.'
        return self._tanya(masuk, calon, kalimat)

    def _bernama(self, tingkat: str, nama: str, induk: Tuju | None) -> Simpul | None:
        """A node that the plan already has, by its wording there."""
        if tingkat == "program":
            isi = self.kini.program
        elif induk is not None and isinstance(induk.kini, Simpul):
            isi = induk.kini.anak
        else:
            return None
        dicari = baku(nama)
        bernama = [(satu.nama, satu) for satu in isi]
        bernama += [(baris.nama, satu) for satu in isi for baris in satu.baris if baris.nama]
        persis = [satu for teks, satu in bernama if teks == nama]
        return next(iter(persis or [satu for teks, satu in bernama if baku(teks) == dicari]), None)

    def _calon(self, masuk: BarisMasuk, induk: Tuju | None) -> list[Butir]:
        """The codes nearest to a name: below the row above it first, then anywhere."""
        nomenklatur, nama = self.acuan.nomenklatur, masuk.teks("nama")
        atas = self._butir_atas(induk)
        self._pencarian += 1
        if not nama or self._pencarian > _PENCARIAN_TERBANYAK:
            return []
        dekat: list[Butir] = []
        if atas is not None or masuk.tingkat == "program":
            dekat = terdekat(nama, nomenklatur.bernama(masuk.tingkat, atas))
        if dekat or masuk.tingkat == "program":
            return dekat
        self._pencarian_luas += 1
        if self._pencarian_luas > _PENCARIAN_LUAS_TERBANYAK:
            return []
        return terdekat(nama, nomenklatur.bernama(masuk.tingkat, None), 3)

    def _butir_atas(self, induk: Tuju | None) -> int | None:
        butir = self.butir(induk) if induk is not None else None
        return butir.pk if butir is not None else None

    def _tanya(
        self, masuk: BarisMasuk, calon: list[Butir], kalimat: str, isian: str = "nama"
    ) -> Temuan:
        """Ask which code is meant; until it is said, the first one is only supposed."""
        kunci = f"n{masuk.nomor}"
        dipilih = self.putusan.get(kunci, "")
        butir = self.acuan.nomenklatur.menurut_kode.get(dipilih)
        if butir is None or butir.tingkat != masuk.tingkat:
            dipilih, butir = "", calon[0]
        keputusan = Keputusan(
            kunci,
            "nama",
            masuk.sel[isian].alamat if isian in masuk.sel else "",
            masuk.teks("nama") or masuk.kode,
            kalimat,
            tuple(
                Calon(satu.kode, f"{self.kini.kode_cetak(satu.kode)} {satu.nama}") for satu in calon
            ),
            dipilih,
        )
        tuju = self.dari_butir(butir, masuk.teks("nama") if dipilih else "", masuk.nomor)
        return Temuan(tuju, keputusan, isian)


def _alamat(masuk: BarisMasuk) -> str:
    return next(iter(masuk.sel.values())).alamat if masuk.sel else ""


def _jauh(nama: str, resmi: str) -> bool:
    return bool(nama) and kemiripan(baku(nama), baku(resmi)) < _CUKUP_DEKAT


def _kode_pendek(kode: str) -> str:
    """A sub kegiatan's code with the two digits of earlier editions."""
    awal, _, akhir = kode.rpartition(".")
    return f"{awal}.{int(akhir):02}" if akhir.isdigit() else kode
