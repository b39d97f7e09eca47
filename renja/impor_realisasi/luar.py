"""Spending from the budgeting office: rows found by code, months in columns or as a ledger.

What is not said for certain is asked: which unit kerja of a shared sub kegiatan, which sumber
dana of several. Lines of other agencies are left out and counted.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from planning.ketikan import TidakTerbaca
from planning.kuantitas import Rupiah
from planning.models import PerangkatDaerah
from renja.impor.acuan import TidakDikenal
from renja.impor.padanan import baku
from renja.impor.rancangan import Calon, Keputusan
from renja.impor_realisasi.banding_uang import PembandingUang, selesai, tolak
from renja.impor_realisasi.kini_uang import BarisPlan, UangKini
from renja.impor_realisasi.rancangan import UANG, HasilBaris
from renja.lembar.baca_realisasi import Baris, periksa_sel, rupiah_ketikan
from renja.lembar.buku_realisasi import BULAN, bulan_dari
from renja.lembar.kode import Kode, KodeTidakTerbaca, normalkan
from renja.lembar.tata_letak_realisasi import bulan_dari_teks
from renja.realisasi.anggaran.simpan import baca_realisasi

TANPA_DANA = "-"
TAK_TERSEBUT = 5
BARIS_DISEBUT = 12


@dataclass(slots=True)
class Setoran:
    """The amounts of a ledger for one row and source: by month the lines and their sum."""

    hasil: HasilBaris
    plan: BarisPlan
    bulan: dict[int, list[tuple[Baris, Rupiah]]] = field(default_factory=dict)


class PembandingLuar:
    """Reads the lines of a foreign sheet into compared ones, and what has to be asked."""

    def __init__(
        self,
        kini: UangKini,
        pembanding: PembandingUang,
        pd: PerangkatDaerah,
        putusan: Mapping[str, str],
    ) -> None:
        self.kini = kini
        self.pembanding = pembanding
        self.pd = pd
        self.putusan = putusan
        self.keputusan: dict[str, Keputusan] = {}
        self.lain: Counter[str] = Counter()
        self.induk = 0
        self._milik = {baku(s) for s in (pd.nama, pd.singkatan, pd.kode, pd.kode_skpd) if s}
        self._terpakai: dict[tuple[int, int | None], int] = {}
        self._setoran: dict[tuple[int, int | None], Setoran] = {}

    def baca(self, baris: Iterable[Baris]) -> list[HasilBaris]:
        """Every line about this agency's sub kegiatan, compared."""
        hasil: list[HasilBaris] = []
        for masuk in baris:
            if self._bukan_milik(masuk):
                continue
            satu = self._satu(masuk)
            if satu is not None:
                hasil.append(satu)
        for setoran in self._setoran.values():
            self._jumlahkan(setoran)
        return hasil

    @property
    def dilewati(self) -> list[str]:
        """What was left out, a sentence for each reason."""
        hasil = []
        if self.lain:
            nama = ", ".join(f"{satu} ({n})" for satu, n in self.lain.most_common(TAK_TERSEBUT))
            akhir = " dan lainnya" if len(self.lain) > TAK_TERSEBUT else ""
            hasil.append(
                f"{self.lain.total()} baris milik perangkat daerah lain dilewati: {nama}{akhir}. "
                "Unggah berkas yang sama di halaman perangkat daerah itu."
            )
        if self.induk:
            hasil.append(f"{self.induk} baris program dan kegiatan (jumlah) dilewati.")
        return hasil

    def _bukan_milik(self, masuk: Baris) -> bool:
        """Whether the line names another agency; then it is counted."""
        nama = masuk.mentah("skpd")
        if not nama or baku(nama) in self._milik or baku(self.pd.nama) in baku(nama):
            return False
        kode = nama.split()[0]
        if baku(kode) in self._milik:
            return False
        self.lain[nama[:60]] += 1
        return True

    # --- One line ------------------------------------------------------------------------

    def _satu(self, masuk: Baris) -> HasilBaris | None:
        """The line compared; None for one of a level above, and for a further one of a ledger."""
        hasil = HasilBaris(UANG, masuk.nomor, masuk.mentah("kode"), masuk.mentah("nama"))
        kode = self._kode(hasil, masuk)
        if kode is None:
            return hasil
        if kode.tingkat != "sub_kegiatan":
            self.induk += 1
            return None
        plan = self._plan(hasil, masuk, kode)
        if plan is None:
            return hasil
        dana = self._dana(hasil, masuk, plan)
        if not hasil.ditolak and "nilai" in masuk.kolom:
            return self._setor(hasil, masuk, plan, dana)
        if not hasil.ditolak:
            self._bulanan(hasil, masuk, plan, dana)
        return hasil

    def _bulanan(self, hasil: HasilBaris, masuk: Baris, plan: BarisPlan, dana: int | None) -> None:
        """A line with a column for each month; an empty month says nothing."""
        asal = self._terpakai.setdefault((plan.uang.pk, dana), masuk.nomor)
        if asal != masuk.nomor:
            kalimat = (
                f"Sub kegiatan dan sumber dana ini sudah ada pada baris {asal}. Gabungkan keduanya."
            )
            tolak(hasil, masuk, "kode", kalimat)
            return
        self.pembanding.kenali(hasil, plan, dana)
        for isian in masuk.sel:
            if isian.startswith("b_") and masuk.mentah(isian) not in {"", "-"}:
                self.pembanding.sel(hasil, plan, masuk, isian, bulan_dari(isian))
        selesai(hasil)

    def _kode(self, hasil: HasilBaris, masuk: Baris) -> Kode | None:
        sel = masuk.sel.get("kode")
        if sel is None or sel.nilai is None or not masuk.mentah("kode"):
            kalimat = "Kode sub kegiatan kosong. Tulis seperti 2.07.03.2.01.0001."
            tolak(hasil, masuk, "kode", kalimat)
            return None
        try:
            periksa_sel(sel)
            return normalkan(sel.nilai, self.kini.bidang)
        except (TidakTerbaca, KodeTidakTerbaca) as galat:
            tolak(hasil, masuk, "kode", str(galat))
            return None

    def _plan(self, hasil: HasilBaris, masuk: Baris, kode: Kode) -> BarisPlan | None:
        """The row of a code; of several units' the one that is named or chosen."""
        ada = self.kini.menurut_kode.get(kode.teks, [])
        unit = baku(masuk.mentah("unit_kerja"))
        if len(ada) > 1 and unit:
            ada = [satu for satu in ada if baku(satu.sub.unit_kerja) == unit] or ada
        if not ada:
            kalimat = (
                "Sub kegiatan ini tidak ada dalam Renja perangkat daerah ini. Periksa kodenya."
            )
            tolak(hasil, masuk, "kode", kalimat)
            return None
        if len(ada) == 1:
            return ada[0]
        calon = {str(satu.uang.uid): satu for satu in ada}
        dipilih = self._tanya(
            f"nu-{kode.teks}",
            masuk,
            "kode",
            "Sub kegiatan ini dipegang beberapa unit kerja.",
            tuple(Calon(uid, satu.sub.unit_kerja) for uid, satu in calon.items()),
        )
        if dipilih not in calon:
            kalimat = "Sub kegiatan ini dipegang beberapa unit kerja. Pilih yang dimaksud."
            tolak(hasil, masuk, "kode", kalimat)
            return None
        return calon[dipilih]

    def _dana(self, hasil: HasilBaris, masuk: Baris, plan: BarisPlan) -> int | None:
        """The source that a line names, the row's only one, or the one that is chosen."""
        pagu = self.kini.sumber_pagu(plan)
        tercatat = self.kini.tercatat.get(plan.uang.pk, set())
        dikenal = {*pagu, *(satu for satu in tercatat if satu is not None)}
        teks = masuk.mentah("dana")
        if teks and teks != TANPA_DANA:
            try:
                return self.kini.dana.cari(teks, dikenal).pk
            except TidakDikenal as galat:
                tolak(hasil, masuk, "dana", str(galat))
                return None
        if len(tercatat) == 1:
            return next(iter(tercatat))
        pilihan: list[int | None] = [*sorted(dikenal)]
        if not tercatat and len(pilihan) <= 1:
            return pilihan[0] if pilihan else None
        if None in tercatat or not tercatat:
            pilihan.append(None)
        calon = {self.kini.kode_dana[s] if s is not None else TANPA_DANA: s for s in pilihan}
        dipilih = self._tanya(
            f"nd-{plan.uang.uid}",
            masuk,
            "kode",
            "Berkas tidak menyebut sumber dana, sedangkan sub kegiatan ini mempunyai beberapa.",
            tuple(Calon(kode, self.kini.sebut_dana(pk)) for kode, pk in calon.items()),
        )
        if dipilih not in calon:
            kalimat = "Sumber dana baris ini belum pasti. Pilih yang dimaksud."
            tolak(hasil, masuk, "kode", kalimat)
            return None
        return calon[dipilih]

    def _tanya(
        self, kunci: str, masuk: Baris, isian: str, kalimat: str, calon: tuple[Calon, ...]
    ) -> str:
        """What was chosen, "" as long as nothing was; asked once for all lines of a row."""
        dipilih = self.putusan.get(kunci, "")
        if dipilih not in {satu.nilai for satu in calon}:
            dipilih = ""
        teks = f"{masuk.mentah('kode')} {masuk.mentah('nama')}".strip()
        keputusan = Keputusan(
            kunci, "nama", masuk.alamat(isian), teks[:200], kalimat, calon, dipilih
        )
        self.keputusan.setdefault(kunci, keputusan)
        return dipilih

    # --- A ledger ------------------------------------------------------------------------

    def _setor(
        self, hasil: HasilBaris, masuk: Baris, plan: BarisPlan, dana: int | None
    ) -> HasilBaris | None:
        """Add a line of a ledger to its row and month; refused ones stand for themselves."""
        try:
            bulan = self._bulan(masuk)
            sel = masuk.sel.get("nilai")
            nilai = baca_realisasi(rupiah_ketikan(sel)) if sel is not None else None
        except TidakTerbaca as galat:
            isian = "nilai" if _terbaca_bulan(masuk, self.kini.renja.tahun) else "bulan"
            tolak(hasil, masuk, isian, str(galat))
            return hasil
        if nilai is None:
            return None
        kunci = (plan.uang.pk, dana)
        baru = kunci not in self._setoran
        setoran = self._setoran.setdefault(kunci, Setoran(hasil, plan))
        if baru:
            self.pembanding.kenali(hasil, plan, dana)
        setoran.bulan.setdefault(bulan, []).append((masuk, nilai))
        return hasil if baru else None

    def _bulan(self, masuk: Baris) -> int:
        sel = masuk.sel.get("bulan")
        if sel is None:
            raise TidakTerbaca("Bulannya kosong. Tulis nama bulan, misalnya Maret.")
        periksa_sel(sel)
        if isinstance(sel.nilai, date):
            terbaca: tuple[int, int | None] | None = (sel.nilai.month, sel.nilai.year)
        else:
            terbaca = bulan_dari_teks(sel.tampil)
        if terbaca is None:
            raise TidakTerbaca(
                f'"{sel.tampil[:40]}" bukan bulan yang dikenal. Tulis nama bulan, misalnya Maret.'
            )
        bulan, tahun = terbaca
        if tahun not in {None, self.kini.renja.tahun}:
            raise TidakTerbaca(
                f"Bulan ini dari tahun {tahun}, sedangkan halaman ini tahun "
                f"{self.kini.renja.tahun}. Unggah di halaman tahun itu."
            )
        return bulan

    def _jumlahkan(self, setoran: Setoran) -> None:
        """Compare the sums of a ledger; where a month has several lines, say which."""
        hasil = setoran.hasil
        for bulan, isi in sorted(setoran.bulan.items()):
            jumlah = sum(nilai for _, nilai in isi)
            self.pembanding.nilai(hasil, setoran.plan, (isi[0][0], "nilai"), bulan, jumlah)
            if len(isi) > 1:
                baris = ", ".join(str(masuk.nomor) for masuk, _ in isi[:BARIS_DISEBUT])
                akhir = " dan seterusnya" if len(isi) > BARIS_DISEBUT else ""
                hasil.catatan.append(
                    f"{BULAN[bulan - 1]}: {len(isi)} baris dijumlahkan (baris {baris}{akhir})."
                )
        selesai(hasil)


def _terbaca_bulan(masuk: Baris, tahun: int) -> bool:
    sel = masuk.sel.get("bulan")
    if sel is None:
        return False
    if isinstance(sel.nilai, date):
        return sel.nilai.year == tahun
    terbaca = bulan_dari_teks(sel.tampil)
    return terbaca is not None and terbaca[1] in {None, tahun}
