"""Saves typed cells: each is written, found unchanged, refused, or in conflict; one act."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from budget.models import LapisanPagu, Pagu
from planning.models import JejakAudit, Pengguna, Renja
from planning.penyuntingan import (
    Bentrok,
    Ditolak,
    Suntingan,
    TidakSah,
    boleh_tulis_baris,
    suntingan,
)
from renja.tabel_isian.data import KOSONG, Pembaca
from renja.tabel_isian.gembok import Gembok
from renja.tabel_isian.hasil import Hasil, HasilSel, Keadaan
from renja.tabel_isian.kolom import kolom_tabel, sebutan_tabel
from renja.tabel_isian.rencana_simpan import Isian, Perencana, Tindakan, pasangan
from renja.tabel_isian.sumber import muat_sumber

PERCOBAAN = 4
SEL_TERBANYAK = 5_000
# How a save came about: what its set of changes is called, and where it came from.
CARA = {
    "baris": ("Mengisi", "tangan"),
    "isi_bawah": ("Mengisi ke bawah", "tangan"),
    "kosongkan": ("Mengosongkan", "tangan"),
    "halaman": ("Mengisi", "tangan"),
    "tempel": ("Menempel", "tempel"),
}


class Penyimpan:
    """Saves cells of one grid of a Renja for one person."""

    def __init__(self, user: Pengguna, renja: Renja, jenis: str) -> None:
        self.user = user
        self.renja = renja
        self.jenis = jenis
        self.kolom = kolom_tabel(renja, jenis)
        self.sumber = muat_sumber()
        self.gembok = Gembok(user, renja)
        self.pembaca = Pembaca(renja, jenis, self.kolom, self.sumber)

    def perencana(self) -> Perencana:
        """A plan of what typed cells would do."""
        tertutup = bool(self.gembok.alasan)
        return Perencana(self.renja, self.jenis, self.kolom, self.sumber, tertutup=tertutup)

    def simpan(
        self, isian: Sequence[Isian], cara: str = "baris", alasan: str = "", *, semua: bool = False
    ) -> Hasil:
        """Save the cells in one set of changes; with `semua` all of them or none.

        A row that somebody changes in the same moment is looked at anew.
        """
        for _ in range(PERCOBAAN - 1):
            try:
                return self._sekali(isian, cara, alasan, semua=semua)
            except Bentrok:
                continue
            except TidakSah as galat:
                if "alasan" in galat.pesan:
                    return self._tanpa_alasan(isian, galat.pesan["alasan"][0])
        try:
            return self._sekali(isian, cara, alasan, semua=semua)
        except (Bentrok, TidakSah) as galat:
            return self._semua(isian, Keadaan.TIDAK_SAH, f"Belum tersimpan. {galat}")

    # --- Inside --------------------------------------------------------------------------

    def _sekali(self, isian: Sequence[Isian], cara: str, alasan: str, *, semua: bool) -> Hasil:
        rencana = self.perencana()
        rencana.rencanakan(isian)
        hasil = Hasil(alasan="")
        for kunci, pesan in rencana.ditolak.items():
            hasil.sel[kunci] = HasilSel(Keadaan.TIDAK_SAH, pesan=pesan)
        jadi = self._pilah(rencana.tindakan, hasil)
        if semua and not hasil.beres:
            self._catat(jadi, hasil, Keadaan.TETAP)
        elif jadi:
            try:
                self._tulis(jadi, rencana, cara, alasan, hasil)
            except Ditolak as galat:
                return self._semua(isian, Keadaan.TERKUNCI, galat.alasan)
            self._catat(jadi, hasil, Keadaan.SIMPAN)
        self._lengkapi(hasil)
        return hasil

    def _pilah(self, tindakan: Iterable[Tindakan], hasil: Hasil) -> list[Tindakan]:
        """What is really to be written; the other cells get their state."""
        jadi, tersangkut = [], []
        for satu in tindakan:
            if self.gembok.alasan and not self._boleh(satu, hasil):
                continue
            if not berubah(satu):
                self._catat([satu], hasil, Keadaan.TETAP)
            elif satu.bentrok:
                tersangkut.append(satu)
            else:
                jadi.append(satu)
        if tersangkut:
            self._catat_bentrok(tersangkut, hasil)
        return jadi

    def _boleh(self, satu: Tindakan, hasil: Hasil) -> bool:
        baris = satu.baris
        if baris is None:
            self._catat([satu], hasil, Keadaan.TETAP)
            return False
        jawaban = boleh_tulis_baris(self.user, baris, self.renja)
        if not jawaban.boleh:
            for isian in satu.sel:
                hasil.sel[isian.kunci] = HasilSel(Keadaan.TERKUNCI, pesan=jawaban.alasan)
        return jawaban.boleh

    def _tulis(
        self,
        jadi: Sequence[Tindakan],
        rencana: Perencana,
        cara: str,
        alasan: str,
        hasil: Hasil,
    ) -> None:
        banyak = sum(len(satu.sel) for satu in jadi)
        kata, asal = CARA[cara]
        judul = f"{kata} {banyak} sel pada {sebutan_tabel(self.renja, self.jenis)}"
        with suntingan(self.user, renja=self.renja, asal=asal, judul=judul, alasan=alasan) as s:
            lapisan = rencana.lapisan_baru
            if lapisan is not None:
                s.tambah(lapisan)
                _beri_lapisan(jadi, lapisan)
            _kerjakan(s, jadi)
        hasil.perubahan = s.perubahan

    def _catat(self, tindakan: Iterable[Tindakan], hasil: Hasil, keadaan: Keadaan) -> None:
        for satu in tindakan:
            for isian in satu.sel:
                hasil.sel[isian.kunci] = HasilSel(keadaan)

    def _catat_bentrok(self, tindakan: Sequence[Tindakan], hasil: Hasil) -> None:
        """Who came first and when, from the trail."""
        for satu in tindakan:
            akhir = _entri_terakhir(satu, self.renja)
            oleh = akhir.nama_pelaku if akhir else ""
            waktu = akhir.waktu if akhir else None
            for isian in satu.sel:
                hasil.sel[isian.kunci] = HasilSel(Keadaan.BENTROK, oleh=oleh, waktu=waktu)

    def _lengkapi(self, hasil: Hasil) -> None:
        """Every cell as it stands now, with the other cells of the rows that were written."""
        ikut = {p for kunci in hasil.sel if (p := pasangan(kunci, self.jenis))} - set(hasil.sel)
        kini = self.pembaca.kini({*hasil.sel, *ikut})
        for kunci, satu in hasil.sel.items():
            satu.kini = kini.get(kunci, KOSONG)
        hasil.ikut = {kunci: kini.get(kunci, KOSONG) for kunci in ikut}

    def _tanpa_alasan(self, isian: Sequence[Isian], kalimat: str) -> Hasil:
        hasil = self._semua(
            isian, Keadaan.TIDAK_SAH, "Tulis dahulu alasan perubahan di atas tabel."
        )
        hasil.alasan = kalimat
        return hasil

    def _semua(self, isian: Sequence[Isian], keadaan: Keadaan, pesan: str) -> Hasil:
        hasil = Hasil({satu.kunci: HasilSel(keadaan, pesan=pesan) for satu in isian})
        self._lengkapi(hasil)
        return hasil


def berubah(satu: Tindakan) -> bool:
    """Whether anything would be written."""
    if satu.isi is None or satu.lama is None:
        return satu.isi is not None or satu.lama is not None
    if any(getattr(satu.lama, nama) != nilai for nama, nilai in satu.isi.items()):
        return True
    return any(
        [{k: getattr(b, k) for k in b_baru} for b, b_baru in zip(lama, isi, strict=False)] != isi
        or len(lama) != len(isi)
        for nama, isi in satu.deret.items()
        if (lama := list(getattr(satu.lama, nama).all())) is not None
    )


def _beri_lapisan(jadi: Iterable[Tindakan], lapisan: LapisanPagu) -> None:
    """Rows that were made for a layer not yet saved learn its key."""
    for satu in jadi:
        if isinstance(satu.baru, Pagu) and satu.lama is None:
            satu.baru.lapisan = lapisan


def _kerjakan(s: Suntingan, jadi: Sequence[Tindakan]) -> None:
    """Deletions, changes and additions, of each kind of row at once."""
    for _, kelompok in groupby(sorted(jadi, key=_macam), key=_macam):
        isi = list(kelompok)
        s.hapus_banyak([(t.lama, t.sel[0].versi) for t in isi if t.isi is None])
        s.ubah_banyak([t.ubahan for t in isi if t.isi is not None and t.lama is not None])
        baru = [t for t in isi if t.isi is not None and t.lama is None and t.baru is not None]
        s.tambah_banyak([t.baru for t in baru if t.baru], [t.deret for t in baru])


def _macam(satu: Tindakan) -> str:
    return str(satu.baris._meta.label_lower)


def _entri_terakhir(satu: Tindakan, renja: Renja) -> JejakAudit | None:
    """The last entry about a row, also one that is gone."""
    entri = JejakAudit.objects.filter(rantai__perangkat_daerah=renja.perangkat_daerah_id)
    if satu.lama is not None:
        entri = entri.filter(objek=satu.lama._meta.label_lower, kunci=satu.lama.pk)
        return entri.order_by("-nomor").first()
    return _entri_hapus(entri, satu)


def _entri_hapus(entri: Any, satu: Tindakan) -> JejakAudit | None:
    baru = satu.baru
    if baru is None:
        return None
    kolom = ("indikator_id", "tahun", "asal", "baris_id", "lapisan_id", "sub_kegiatan_id")
    saring = {f"sebelum__{k}": getattr(baru, k) for k in kolom if hasattr(baru, k)}
    hasil: JejakAudit | None = (
        entri.filter(objek=baru._meta.label_lower, aksi=JejakAudit.Aksi.HAPUS, **saring)
        .order_by("-nomor")
        .first()
    )
    return hasil
