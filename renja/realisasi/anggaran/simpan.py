"""Saves typed months of money: each cell is written, found unchanged, refused or in conflict."""

from collections.abc import Iterable, Sequence

from budget.models import RealisasiAnggaran, SumberDana
from planning.ketikan import TidakTerbaca, rapi, urai_rupiah
from planning.kuantitas import Rupiah
from planning.models import JejakAudit, Pengguna, Renja
from planning.models.pelaporan import ROMAWI
from planning.penyuntingan import Bentrok, Ditolak, TidakSah, suntingan
from planning.penyuntingan.izin import dengan_jalur
from renja.realisasi.anggaran.data import Alamat, Catatan, Pembaca, baris_asli
from renja.realisasi.anggaran.gembok import GembokAnggaran
from renja.tabel_isian.data import KOSONG
from renja.tabel_isian.hasil import Hasil, HasilSel, Keadaan
from renja.tabel_isian.rencana_simpan import BUKAN_SEL, Isian, Tindakan
from renja.tabel_isian.simpan import CARA, PERCOBAAN, berubah

TERPANJANG = 40
BERSUMBER = "Realisasi bulan ini dirinci menurut sumber dana. Buka rincian barisnya."


def baca_realisasi(teks: str) -> Rupiah | None:
    """Typed rupiah with sen, negative for a contra post; None where the cell was cleared.

    Raises TidakTerbaca.
    """
    bersih = rapi(teks)
    if len(bersih) > TERPANJANG:
        raise TidakTerbaca(f"Isi sel ini lebih dari {TERPANJANG} huruf. Tulis satu nilai saja.")
    return urai_rupiah(bersih, sen=True, negatif=True)


class Perencana:
    """Reads the records behind typed cells, and says what is to be done or why not."""

    def __init__(self, pembaca: Pembaca) -> None:
        self.pembaca = pembaca
        self.ditolak: dict[str, str] = {}
        self.tindakan: list[Tindakan] = []
        self.alamat: dict[str, Alamat] = {}

    def rencanakan(self, isian: Iterable[Isian]) -> None:
        """Fill `tindakan` and `ditolak` (sentences by key)."""
        nilai: list[tuple[Isian, Alamat, Rupiah | None]] = []
        for satu in isian:
            letak = self.pembaca.alamat(satu.kunci)
            if letak is None:
                self.ditolak[satu.kunci] = BUKAN_SEL
                continue
            self.alamat[satu.kunci] = letak
            try:
                nilai.append((satu, letak, baca_realisasi(satu.teks)))
            except TidakTerbaca as galat:
                self.ditolak[satu.kunci] = str(galat)
        if nilai:
            self._susun(nilai)

    def _susun(self, nilai: Sequence[tuple[Isian, Alamat, Rupiah | None]]) -> None:
        catatan = self.pembaca.catatan({letak.baris.pk for _, letak, _ in nilai})
        dana = {letak.sumber for _, letak, _ in nilai if letak.sumber}
        dikenal = set(SumberDana.objects.filter(pk__in=dana).values_list("pk", flat=True))
        lama = {satu.pk: satu for satu in self._lama(catatan.values())}
        asli = baris_asli({letak.baris.catat for _, letak, _ in nilai})
        for isian, letak, baru in nilai:
            isi = letak.pilih(catatan.get((letak.baris.pk, letak.bulan), []))
            if len(isi) > 1 or (letak.sumber and letak.sumber not in dikenal):
                self.ditolak[isian.kunci] = BERSUMBER if len(isi) > 1 else BUKAN_SEL
                continue
            baris = asli[letak.baris.catat]
            satu = RealisasiAnggaran(
                perangkat_daerah=baris.perangkat_daerah,
                baris=baris,
                bulan=letak.bulan,
                sumber_dana_id=letak.sumber or None,
                nilai=0 if baru is None else baru,
            )
            kini = lama.get(isi[0].pk) if isi else None
            kolom = None if baru is None else {"nilai": baru}
            self.tindakan.append(Tindakan([isian], kini, kolom, satu))

    def _lama(self, catatan: Iterable[list[Catatan]]) -> Iterable[RealisasiAnggaran]:
        kunci = [satu.pk for isi in catatan for satu in isi]
        atas = ("baris__renja__perangkat_daerah", "baris__unit_kerja__induk__induk")
        hasil: Iterable[RealisasiAnggaran] = (
            dengan_jalur(RealisasiAnggaran).filter(pk__in=kunci).select_related(*atas)
        )
        return hasil


class PenyimpanAnggaran:
    """Saves cells of one quarter's money of a Renja for one person."""

    def __init__(self, user: Pengguna, renja: Renja, triwulan: int) -> None:
        self.user = user
        self.renja = renja
        self.triwulan = triwulan
        self.gembok = GembokAnggaran(user, renja, triwulan)
        self.pembaca = Pembaca(renja, triwulan)

    def perencana(self) -> Perencana:
        """A plan of what typed cells would do."""
        return Perencana(self.pembaca)

    def simpan(self, isian: Sequence[Isian], cara: str = "baris", *, semua: bool = False) -> Hasil:
        """Save the cells in one set of changes; with `semua` all of them or none.

        A row that somebody changes in the same moment is looked at anew.
        """
        for _ in range(PERCOBAAN - 1):
            try:
                return self._sekali(isian, cara, semua=semua)
            except (Bentrok, TidakSah):
                continue
        try:
            return self._sekali(isian, cara, semua=semua)
        except (Bentrok, TidakSah) as galat:
            return self._gagal(isian, Keadaan.TIDAK_SAH, f"Belum tersimpan. {galat}")

    def _sekali(self, isian: Sequence[Isian], cara: str, *, semua: bool) -> Hasil:
        rencana = self.perencana()
        rencana.rencanakan(isian)
        hasil = Hasil()
        for kunci, pesan in rencana.ditolak.items():
            hasil.sel[kunci] = HasilSel(Keadaan.TIDAK_SAH, pesan=pesan)
        jadi = [satu for satu in rencana.tindakan if self._lolos(satu, rencana, hasil)]
        keadaan = Keadaan.SIMPAN
        if semua and not hasil.beres:
            keadaan = Keadaan.TETAP
        elif jadi:
            try:
                self._tulis(jadi, cara, hasil)
            except Ditolak as galat:
                return self._gagal(isian, Keadaan.TERKUNCI, galat.alasan)
        for satu in jadi:
            hasil.sel[satu.sel[0].kunci] = HasilSel(keadaan)
        self._lengkapi(hasil)
        return hasil

    def _lolos(self, satu: Tindakan, rencana: Perencana, hasil: Hasil) -> bool:
        """Whether it is to be written; otherwise the cell gets its state."""
        kunci = satu.sel[0].kunci
        letak = rencana.alamat[kunci]
        alasan = self.gembok.alasan(letak.baris, letak.bulan)
        if alasan:
            hasil.sel[kunci] = HasilSel(Keadaan.TERKUNCI, pesan=alasan)
        elif not berubah(satu):
            hasil.sel[kunci] = HasilSel(Keadaan.TETAP)
        elif satu.bentrok:
            akhir = _entri_terakhir(satu)
            oleh, waktu = (akhir.nama_pelaku, akhir.waktu) if akhir else ("", None)
            hasil.sel[kunci] = HasilSel(Keadaan.BENTROK, oleh=oleh, waktu=waktu)
        else:
            return True
        return False

    def _tulis(self, jadi: Sequence[Tindakan], cara: str, hasil: Hasil) -> None:
        kata, asal = CARA[cara]
        judul = f"{kata} {len(jadi)} sel pada {sebutan(self.renja, self.triwulan)}"
        with suntingan(self.user, renja=self.renja, asal=asal, judul=judul) as s:
            s.hapus_banyak([(t.lama, t.sel[0].versi) for t in jadi if t.isi is None])
            s.ubah_banyak([t.ubahan for t in jadi if t.isi is not None and t.lama is not None])
            s.tambah_banyak([t.baru for t in jadi if t.lama is None and t.baru is not None])
        hasil.perubahan = s.perubahan

    def _lengkapi(self, hasil: Hasil) -> None:
        kini = self.pembaca.kini(hasil.sel)
        for kunci, satu in hasil.sel.items():
            satu.kini = kini.get(kunci, KOSONG)

    def _gagal(self, isian: Sequence[Isian], keadaan: Keadaan, pesan: str) -> Hasil:
        hasil = Hasil({satu.kunci: HasilSel(keadaan, pesan=pesan) for satu in isian})
        self._lengkapi(hasil)
        return hasil


def sebutan(renja: Renja, triwulan: int) -> str:
    """What the grid is called in the titles of its saves."""
    return f"Realisasi anggaran triwulan {ROMAWI[triwulan]} {renja.tahun}"


def _entri_terakhir(satu: Tindakan) -> JejakAudit | None:
    """The last entry about a record, also one that is gone."""
    entri = JejakAudit.objects.filter(objek=RealisasiAnggaran._meta.label_lower)
    if satu.lama is not None:
        entri = entri.filter(kunci=satu.lama.pk)
    elif isinstance(satu.baru, RealisasiAnggaran):
        milik = {"sebelum__baris_id": satu.baru.baris_id, "sebelum__bulan": satu.baru.bulan}
        pd = satu.baru.perangkat_daerah_id
        entri = entri.filter(rantai__perangkat_daerah=pd, aksi=JejakAudit.Aksi.HAPUS, **milik)
    return entri.order_by("-nomor").first()
