"""Lines of money against the months as they stand: our own sheet, and cells of foreign ones."""

from collections.abc import Mapping
from typing import Any

from planning.ketikan import TidakTerbaca
from planning.kuantitas import STRIP, Rupiah, tampil_angka
from planning.models.pelaporan import triwulan_bulan
from renja.impor_realisasi.banding_kinerja import DIBIARKAN
from renja.impor_realisasi.dahulu import Sejak
from renja.impor_realisasi.kini_uang import BarisPlan, Catatan, UangKini
from renja.impor_realisasi.rancangan import UANG, HasilBaris, Ubah
from renja.lembar.baca_realisasi import Baris, rupiah_ketikan
from renja.lembar.buku_realisasi import BULAN, kunci_bulan
from renja.lembar.masukan import Penolakan
from renja.realisasi.anggaran.simpan import baca_realisasi

Kunci = tuple[int, int, int | None]
BELUM_DICATAT = (
    "Realisasi bulan ini tercatat pada Renja dan perubahannya sekaligus. Rapikan dahulu di halaman "
    "Realisasi anggaran."
)


def kunci_uang(pemilik: Mapping[int, int]) -> Any:
    """Makes (row, month, source) out of the columns of a month; `pemilik` as in `UangKini`."""

    def kunci(isi: Mapping[str, Any]) -> Kunci | None:
        baris = pemilik.get(isi.get("baris_id", 0))
        return (baris, isi["bulan"], isi["sumber_dana_id"]) if baris is not None else None

    return kunci


class PembandingUang:
    """Compares months of one person's file; nothing is written.

    `luar` marks a foreign file, which does not show under which sources a month stands already.
    """

    def __init__(self, kini: UangKini, sejak: Sejak[Kunci], *, luar: bool = False) -> None:
        self.kini = kini
        self.sejak = sejak
        self.luar = luar
        self._terlihat: dict[tuple[str, str], int] = {}

    # --- Our own sheet -------------------------------------------------------------------

    def baca(self, masuk: Baris) -> HasilBaris:
        """One line of our own workbook: an empty month clears what stands there."""
        hasil = HasilBaris(UANG, masuk.nomor, masuk.mentah("kode"), masuk.mentah("nama"))
        plan = self._baris(hasil, masuk)
        if plan is None:
            return hasil
        self.kenali(hasil, plan, hasil.dana)
        for bulan in range(1, len(BULAN) + 1):
            isian = kunci_bulan(bulan)
            if isian in masuk.kolom:
                self.sel(hasil, plan, masuk, isian, bulan)
        selesai(hasil)
        return hasil

    def _baris(self, hasil: HasilBaris, masuk: Baris) -> BarisPlan | None:
        uid, kode = masuk.mentah("uid"), masuk.mentah("kode_dana")
        plan = self.kini.menurut_uid.get(uid)
        kalimat, isian = "", "kode"
        if not uid:
            kalimat = (
                "Baris ini tidak berpenanda. Tulis pada baris yang ada dalam buku kerja; baris "
                "baru tidak ditambahkan di sini."
            )
        elif plan is None:
            kalimat = (
                "Baris ini tidak ada dalam Renja perangkat daerah ini. Unggah di halaman perangkat "
                "daerahnya, atau unduh buku kerja baru."
            )
        elif kode and kode not in self.kini.pk_dana:
            kalimat, isian = f'Sumber dana "{kode[:40]}" tidak dikenal.', "sumber_dana"
        elif (asal := self._terlihat.setdefault((uid, kode), masuk.nomor)) != masuk.nomor:
            kalimat = f"Baris {masuk.nomor} adalah salinan baris {asal}. Hapus salah satunya."
        if kalimat:
            tolak(hasil, masuk, isian, kalimat)
            return None
        hasil.dana = self.kini.pk_dana.get(kode)
        return plan

    # --- Any line ------------------------------------------------------------------------

    def kenali(self, hasil: HasilBaris, plan: BarisPlan, dana: int | None) -> None:
        """Tell which row and source a line is about."""
        hasil.uang, hasil.dana = plan.uang, dana
        hasil.kode = plan.sub.kode
        rincian = self.kini.sebut_dana(dana)
        hasil.nama = f"{plan.sub.nama} · {plan.sub.unit_kerja} · {rincian}"
        hasil.baru = True

    def sel(self, hasil: HasilBaris, plan: BarisPlan, masuk: Baris, isian: str, bulan: int) -> None:
        """A month as a cell of the file writes it; an empty one clears."""
        ada = masuk.sel.get(isian)
        try:
            baru = baca_realisasi(rupiah_ketikan(ada)) if ada is not None else None
        except TidakTerbaca as galat:
            tolak(hasil, masuk, isian, str(galat), bulan)
            return
        self.nilai(hasil, plan, (masuk, isian), bulan, baru)

    def nilai(
        self,
        hasil: HasilBaris,
        plan: BarisPlan,
        letak: tuple[Baris, str],
        bulan: int,
        baru: Rupiah | None,
    ) -> None:
        """A month that is to hold `baru` rupiah, None to be cleared; `letak` is its cell."""
        masuk, isian = letak
        kunci = (plan.uang.pk, bulan, hasil.dana)
        catatan = self.kini.isi.get(kunci, [])
        lama = sum(satu.nilai for satu in catatan) if catatan else None
        if baru == lama:
            return
        dahulu = self.sejak.cari(kunci)
        lampau = dahulu.isi["nilai"] if dahulu and dahulu.isi else None
        bergeser = dahulu is not None and lampau != lama
        if bergeser and baru == lampau:
            if DIBIARKAN not in hasil.catatan:
                hasil.catatan.append(DIBIARKAN)
            return
        alasan = self.kini.gembok[triwulan_bulan(bulan)].alasan(plan.uang, bulan)
        if not alasan and len(catatan) > 1:
            alasan = BELUM_DICATAT
        if not alasan and self.luar and not catatan:
            alasan = self._ganda(plan, bulan, hasil.dana)
        if alasan:
            tolak(hasil, masuk, isian, alasan, bulan)
            return
        if bergeser and dahulu is not None:
            hasil.campur = dahulu.campur
        ubah = _ubah(masuk.alamat(isian), bulan, (lama, baru), catatan, bentrok=bergeser)
        hasil.ubah.append(ubah)

    def _ganda(self, plan: BarisPlan, bulan: int, dana: int | None) -> str:
        """Why a month that stands under other sources is not written again, "" where it is not."""
        pk = plan.uang.pk
        lain = {
            satu: sum(catatan.nilai for catatan in isi)
            for satu in self.kini.tercatat.get(pk, ())
            if satu != dana and (isi := self.kini.isi.get((pk, bulan, satu)))
        }
        if dana is not None:
            lain = {satu: nilai for satu, nilai in lain.items() if satu is None}
        if not lain:
            return ""
        tercatat = ", ".join(self.kini.sebut_dana(satu) for satu in lain)
        return (
            f"Bulan ini sudah tercatat {tercatat} sebesar Rp {tampil_rupiah(sum(lain.values()))}; "
            "menulisnya juga di sini menggandakannya. Samakan sumber dananya, atau kosongkan "
            "dahulu yang tercatat itu."
        )


def selesai(hasil: HasilBaris) -> None:
    """Note, once all months of a line were read, whether they are all new."""
    hasil.baru = all(satu.pk is None for satu in hasil.ubah)


def _ubah(
    alamat: str,
    bulan: int,
    nilai: tuple[Rupiah | None, Rupiah | None],
    catatan: list[Catatan],
    *,
    bentrok: bool,
) -> Ubah:
    lama, baru = nilai
    return Ubah(
        alamat,
        kunci_bulan(bulan),
        BULAN[bulan - 1],
        tampil_rupiah(lama),
        tampil_rupiah(baru),
        bentrok,
        bulan,
        baru,
        catatan[0].pk if catatan else None,
        catatan[0].versi if catatan else 0,
        lama or 0,
    )


def tampil_rupiah(nilai: Rupiah | None) -> str:
    """Rupiah as the preview prints them, sen with two places; a dash for none."""
    if nilai is None:
        return STRIP
    return tampil_angka(nilai) if nilai == int(nilai) else tampil_angka(nilai, 2)


def tolak(hasil: HasilBaris, masuk: Baris, isian: str, kalimat: str, bulan: int = 0) -> None:
    """Note a refused cell."""
    judul = BULAN[bulan - 1] if bulan else {"kode": "Kode", "dana": "Sumber dana"}.get(isian, isian)
    hasil.ditolak.append(Penolakan(masuk.alamat(isian), judul, masuk.mentah(isian), kalimat))


def beri_peringatan(kini: UangKini, baris: list[HasilBaris]) -> None:
    """Warn at the lines of a row that would have spent more than its pagu in force."""
    milik: dict[int, list[HasilBaris]] = {}
    for satu in baris:
        if satu.uang is not None:
            milik.setdefault(satu.uang.pk, []).append(satu)
    for pk, isi in milik.items():
        sel = [ubah for satu in isi for ubah in satu.ditulis]
        plan = kini.plan[pk]
        jumlah = kini.per_bulan(plan)
        for satu_sel in sel:
            bulan = satu_sel.bulan
            jumlah[bulan] = jumlah.get(bulan, 0) - satu_sel.semula + (satu_sel.nilai or 0)
        kalimat = _lebih(kini, plan, jumlah)
        if kalimat:
            for satu in isi:
                if satu.ditulis or satu.ditolak:
                    satu.peringatan.append(kalimat)


def _lebih(kini: UangKini, plan: BarisPlan, jumlah: Mapping[int, Rupiah]) -> str:
    terisi = [bulan for bulan, nilai in jumlah.items() if nilai]
    if not terisi:
        return ""
    akhir = max(terisi)
    lapisan = kini.lapisan(akhir)
    if lapisan is None:
        return ""
    pagu = plan.sub.pagu.get(lapisan.kunci)
    batas = pagu.nilai if pagu else 0
    total = sum(jumlah.values())
    if total <= batas:
        return ""
    return (
        f"Realisasi s/d {BULAN[akhir - 1]} menjadi Rp {tampil_rupiah(total)}, melebihi "
        f"{lapisan.sebutan} Rp {tampil_rupiah(batas)}. Boleh ditulis; periksa lagi pagunya."
    )
