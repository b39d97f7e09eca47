"""The cells of a line against the plan: what differs, and what is refused.

An empty cell of our own workbook clears a value; in a foreign layout it says nothing.
"""

from collections.abc import Collection, Mapping
from typing import Any

from planning.kuantitas import Keadaan, Kuantitas
from renja.impor.acuan import Acuan, TidakDikenal
from renja.impor.bandingan import (
    PANJANG,
    PembacaDaftar,
    sama_kuantitas,
    sama_satuan,
    tampil,
    teks_dana,
    teks_tempat,
)
from renja.impor.kini import Baris, Kini, Simpul, Ukuran
from renja.impor.padanan import baku
from renja.impor.rancangan import HasilBaris, Tuju, UbahSel
from renja.lembar.isian import ISIAN
from renja.lembar.masukan import BarisMasuk, IsiSel, Penolakan
from renja.lembar.nilai import alamat_sel
from renja.lembar.tata_letak import Pemetaan

_TEKS_BARIS = ("kelompok_sasaran", "prioritas_nasional", "prioritas_daerah")
KOSONG_DITOLAK = {
    "nama": "Nama tidak boleh kosong. Isi lagi, atau hapus barisnya di aplikasi.",
    "unit_kerja": "Unit kerja tidak boleh kosong. Pilih dari lembar Daftar.",
    "indikator": "Indikator tidak boleh kosong. Isi lagi, atau hapus indikatornya di aplikasi.",
}
_KOSONG = IsiSel("", "")


class PembandingSel:
    """Compares lines read through one mapping; `pemetaan` None is a saved JSON of SIPD."""

    def __init__(
        self,
        kini: Kini,
        acuan: Acuan,
        pemetaan: Pemetaan | None,
        lembar: str,
        putusan: Mapping[str, str],
    ) -> None:
        self.kini = kini
        self.acuan = acuan
        self.sendiri = pemetaan is not None and pemetaan.tata_letak == "renja"
        self.lembar = lembar
        self.kolom = {isian: kolom for kolom, isian in (pemetaan.kolom if pemetaan else {}).items()}
        self.daftar = PembacaDaftar(acuan, kini.dana_dipakai, putusan)

    # --- What a line says ----------------------------------------------------------------

    def ambil(self, masuk: BarisMasuk, isian: str, *, ada: bool) -> IsiSel | None:
        """A cell that says something, None for one that says nothing.

        `ada` tells that the plan has the row; only there an empty cell clears.
        """
        if isian in masuk.sel:
            return masuk.sel[isian]
        if self.sendiri and ada and isian in self.kolom:
            return IsiSel(self.alamat(masuk, isian), "")
        return None

    def alamat(self, masuk: BarisMasuk, isian: str) -> str:
        """Where the field of a line stands, also where it is empty."""
        if isian in masuk.sel:
            return masuk.sel[isian].alamat
        if isian in self.kolom:
            return alamat_sel(self.lembar, masuk.nomor, self.kolom[isian])
        return f"{self.lembar}!{masuk.nomor}"

    def tolak(self, hasil: HasilBaris, masuk: BarisMasuk, isian: str, kalimat: str) -> None:
        """Note a refused cell."""
        mentah = masuk.sel.get(isian, _KOSONG).mentah
        hasil.ditolak.append(Penolakan(self.alamat(masuk, isian), isian, mentah, kalimat))

    def catat(
        self, hasil: HasilBaris, sel: IsiSel, isian: str, tuju: Tuju, beda: tuple[Any, Any, str]
    ) -> None:
        """Note a cell that differs: its old value, what is to be kept, and its text."""
        lama, nilai, teks = beda
        judul = ISIAN[isian].judul
        hasil.ubah.append(UbahSel(sel.alamat, isian, judul, tampil(lama), teks, tuju, nilai))

    # --- Rows of the Renja ---------------------------------------------------------------

    def nama(self, hasil: HasilBaris, masuk: BarisMasuk, tuju: Tuju) -> None:
        """The wording: changed by our own workbook only, or given to what is new."""
        sel = self.ambil(masuk, "nama", ada=not tuju.baru)
        if sel is None or (tuju.kini is not None and not self.sendiri):
            return
        baru = masuk.teks("nama")
        if not self._terbaca(hasil, sel, "nama"):
            return
        if not baru and not tuju.baru:
            self.tolak(hasil, masuk, "nama", KOSONG_DITOLAK["nama"])
        elif self._muat(hasil, masuk, "nama", baru) and tuju.kini is not None:
            kini = tuju.kini
            lama = (
                kini.nama_tahun_ini if isinstance(kini, Baris) else str(getattr(kini, "nama", ""))
            )
            if baru != lama:
                self.catat(hasil, sel, "nama", tuju, (lama, baru, baru))

    def rincian(self, hasil: HasilBaris, masuk: BarisMasuk, tuju: Tuju) -> None:
        """Places, texts and money of a row of the Renja."""
        baris = tuju.kini if isinstance(tuju.kini, Baris) else None
        self._unit_kerja(hasil, masuk, tuju, baris)
        for isian in _TEKS_BARIS:
            sel = self.ambil(masuk, isian, ada=baris is not None)
            if sel is None or not self._terbaca(hasil, sel, isian):
                continue
            lama, baru = getattr(baris, isian, ""), masuk.teks(isian)
            if baru != lama and self._muat(hasil, masuk, isian, baru):
                self.catat(hasil, sel, isian, tuju, (lama, baru, tampil(baru)))
        self._lokasi(hasil, masuk, tuju, baris)
        self._uang(hasil, masuk, tuju, baris)

    def _unit_kerja(
        self, hasil: HasilBaris, masuk: BarisMasuk, tuju: Tuju, baris: Baris | None
    ) -> None:
        sel = self.ambil(masuk, "unit_kerja", ada=baris is not None)
        if sel is None or baris is None or not self._terbaca(hasil, sel, "unit_kerja"):
            return
        if not sel.mentah:
            self.tolak(hasil, masuk, "unit_kerja", KOSONG_DITOLAK["unit_kerja"])
            return
        pk = self.unit(hasil, masuk)
        if pk is not None and pk != baris.unit_kerja:
            lama = self.acuan.unit_kerja.menurut_pk[baris.unit_kerja].nama
            baru = self.acuan.unit_kerja.menurut_pk[pk].nama
            self.catat(hasil, sel, "unit_kerja", tuju, (lama, pk, baru))

    def unit(self, hasil: HasilBaris, masuk: BarisMasuk) -> int | None:
        """The unit that a line names, None where it names none or one that is not known."""
        teks = masuk.teks("unit_kerja")
        if not teks:
            return None
        try:
            return self.acuan.unit_kerja.cari(teks).pk
        except TidakDikenal as galat:
            if not any(satu.isian == "unit_kerja" for satu in hasil.ditolak):
                self.tolak(hasil, masuk, "unit_kerja", str(galat))
            return None

    def _lokasi(
        self, hasil: HasilBaris, masuk: BarisMasuk, tuju: Tuju, baris: Baris | None
    ) -> None:
        sel = self.ambil(masuk, "lokasi", ada=baris is not None)
        if sel is None or not self._terbaca(hasil, sel, "lokasi"):
            return
        kunci = baris.lokasi if baris else ()
        lama, teks = teks_tempat(self.acuan.lokasi, kunci), masuk.teks("lokasi")
        if teks == lama:
            return
        try:
            baru = self.daftar.tempat(teks) if teks else ()
        except TidakDikenal as galat:
            self.tolak(hasil, masuk, "lokasi", str(galat))
            return
        if baru != kunci:
            teks_baru = tampil(teks_tempat(self.acuan.lokasi, baru))
            self.catat(hasil, sel, "lokasi", tuju, (lama, baru, teks_baru))

    def _uang(self, hasil: HasilBaris, masuk: BarisMasuk, tuju: Tuju, baris: Baris | None) -> None:
        pagu = baris.pagu if baris else None
        maju = baris.maju if baris else None
        for isian, lama in (("pagu", pagu), ("pagu_maju", maju)):
            sel = self.ambil(masuk, isian, ada=lama is not None)
            if sel is None or not self._terbaca(hasil, sel, isian):
                continue
            nilai = masuk.nilai(isian)
            if nilai != (lama.nilai if lama else None):
                self.catat(hasil, sel, isian, tuju, (lama and lama.nilai, nilai, tampil(nilai)))
        sel = self.ambil(masuk, "sumber_dana", ada=pagu is not None)
        if sel is None or not self._terbaca(hasil, sel, "sumber_dana"):
            return
        kunci = tuple(dana for dana, _ in pagu.sumber) if pagu else ()
        lama_teks, teks = teks_dana(self.acuan.sumber_dana, kunci), masuk.teks("sumber_dana")
        if teks == lama_teks:
            return
        try:
            baru = self.daftar.dana(teks, kunci) if teks else ()
        except TidakDikenal as galat:
            self.tolak(hasil, masuk, "sumber_dana", str(galat))
            return
        if baru != kunci and (baru or pagu is not None):
            if masuk.nilai("pagu") is None and pagu is None:
                self.tolak(
                    hasil,
                    masuk,
                    "sumber_dana",
                    "Sumber dana ditulis tanpa pagu. Isi pagunya, atau kosongkan sumber dananya.",
                )
                return
            teks_baru = tampil(teks_dana(self.acuan.sumber_dana, baru))
            self.catat(hasil, sel, "sumber_dana", tuju, (lama_teks, baru, teks_baru))

    # --- Indikator -----------------------------------------------------------------------

    def target(
        self, hasil: HasilBaris, masuk: BarisMasuk, ukuran: Tuju, isian: str, sebagai: str
    ) -> None:
        """A target in the column `isian`, which is the indikator's field `sebagai`."""
        kini = ukuran.kini if isinstance(ukuran.kini, Ukuran) else None
        lama = kini.nilai.get(sebagai) if kini else None
        nilai_lama = lama.nilai if lama else None
        if nilai_lama is None and kini is not None and sebagai == "target":
            nilai_lama = kini.semula
        sel = self.ambil(masuk, isian, ada=lama is not None)
        if sel is None or not self._terbaca(hasil, sel, isian):
            return
        nilai = sel.nilai
        baru = nilai if isinstance(nilai, Kuantitas) else None
        if nilai_lama is not None and sama_kuantitas(baru, nilai_lama):
            return
        if baru is not None and baru.keadaan is Keadaan.KOSONG:
            baru = None
        if baru is not None:
            satuan = kini.satuan if kini else ukuran.isi.get("satuan", "")
            dikenal = {satuan, nilai_lama.satuan if nilai_lama else satuan}
            if baru.ada and baru.satuan and not any(sama_satuan(baru.satuan, s) for s in dikenal):
                self.tolak(
                    hasil,
                    masuk,
                    isian,
                    f'Satuan "{baru.satuan}" bukan satuan indikator ini ({satuan}). '
                    "Tulis targetnya dalam satuan itu, atau ganti satuannya di aplikasi.",
                )
                return
            sendiri = nilai_lama.satuan if nilai_lama and nilai_lama.satuan else satuan
            baru = Kuantitas(baru.bawah, baru.atas, sendiri, baru.teks, baru.keadaan)
        if not sama_kuantitas(baru, nilai_lama):
            self.catat(hasil, sel, isian, ukuran, (nilai_lama, (sebagai, baru), tampil(baru)))

    def satuan(self, hasil: HasilBaris, masuk: BarisMasuk, kini: Ukuran) -> bool:
        """The unit is the indikator's own; another one is refused (False)."""
        sel = self.ambil(masuk, "satuan", ada=True)
        if sel is None or (not sel.mentah and not self.sendiri):
            return True
        sama = sama_satuan(masuk.teks("satuan"), kini.satuan)
        if not sama:
            self.tolak(
                hasil,
                masuk,
                "satuan",
                f"Satuan indikator ini {kini.satuan}; nilai tahun lain memakainya juga. "
                "Kembalikan satuannya, atau ganti di aplikasi.",
            )
        return sama

    def satuan_baru(self, masuk: BarisMasuk, *isian: str) -> str:
        """The unit of a new indikator: its own cell's, else that of its first target."""
        tertulis = masuk.teks("satuan")
        nilai = (masuk.nilai(satu) for satu in isian)
        dari_target = (n.satuan for n in nilai if isinstance(n, Kuantitas) and n.satuan)
        return self._baku_satuan(tertulis or next(dari_target, ""))

    def _baku_satuan(self, teks: str) -> str:
        """The unit as the master list writes it."""
        return next((satu for satu in self.acuan.satuan if sama_satuan(satu, teks)), teks)

    def uraian(self, hasil: HasilBaris, masuk: BarisMasuk, ukuran: Tuju) -> None:
        """The wording of an indikator that our own workbook names by its key."""
        kini = ukuran.kini
        if not isinstance(kini, Ukuran) or not self.sendiri:
            return
        sel = self.ambil(masuk, "indikator", ada=True)
        baru = masuk.teks("indikator")
        if sel is None or not self._terbaca(hasil, sel, "indikator"):
            return
        if not self._muat(hasil, masuk, "indikator", baru):
            return
        if not baru:
            self.tolak(hasil, masuk, "indikator", KOSONG_DITOLAK["indikator"])
        elif baru != kini.uraian:
            self.catat(hasil, sel, "indikator", ukuran, (kini.uraian, baru, baru))

    # --- Inside --------------------------------------------------------------------------

    def _terbaca(self, hasil: HasilBaris, sel: IsiSel, isian: str) -> bool:
        if sel.alasan:
            hasil.ditolak.append(Penolakan(sel.alamat, isian, sel.mentah, sel.alasan))
        return not sel.alasan

    def _muat(self, hasil: HasilBaris, masuk: BarisMasuk, isian: str, teks: str) -> bool:
        batas = PANJANG.get(isian, 300)
        if len(teks) > batas:
            self.tolak(
                hasil,
                masuk,
                isian,
                f"Teks ini {len(teks)} huruf; paling banyak {batas}. Pendekkan.",
            )
        return len(teks) <= batas


def cari_ukuran(simpul: Simpul | None, uraian: str) -> Ukuran | None:
    """The indikator of a node with that wording, exact before nearly exact."""
    if simpul is None:
        return None
    persis = (satu for satu in simpul.indikator if satu.uraian == uraian)
    dicari = baku(uraian)
    mirip = (satu for satu in simpul.indikator if baku(satu.uraian) == dicari)
    return next(persis, None) or next(mirip, None)


def penanda_versi(masuk: BarisMasuk, isian: Collection[str]) -> dict[str, int | None]:
    """The versions that a line carries, by the field that holds them; None where blank."""
    hasil: dict[str, int | None] = {}
    for satu in isian:
        teks = masuk.versi if satu == "versi" else masuk.sel.get(satu, _KOSONG).mentah
        angka = teks.strip().split(",")[0].split(".")[0]
        hasil[satu] = int(angka) if angka.isdigit() else None
    return hasil
