"""Uploads of realisasi on their way: keeping, mapping, previewing, applying."""

from collections.abc import Generator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from budget.models import RealisasiAnggaran
from performance.models import RealisasiTriwulan
from planning.models import Pengguna, Renja
from planning.models.pelaporan import ROMAWI
from planning.penyuntingan import suntingan
from renja.halaman.triwulan import jadwal_pengisian, triwulan_kini
from renja.impor.berkas import Berkas, buka_berkas, cocokkan_pemilik
from renja.impor.services import (
    Penerapan,
    TidakDapatDiterapkan,
    catat_unggahan,
    kepala_tak_dikenal,
    kunci,
    tanpa_pemungut,
    tutup,
)
from renja.impor_realisasi.banding_kinerja import PembandingKinerja, kunci_lapor
from renja.impor_realisasi.banding_uang import PembandingUang, beri_peringatan, kunci_uang
from renja.impor_realisasi.dahulu import Sejak, panjang_jejak
from renja.impor_realisasi.kini_uang import UangKini
from renja.impor_realisasi.luar import PembandingLuar
from renja.impor_realisasi.rancangan import UANG, HasilBaris, Pratinjau
from renja.impor_realisasi.terapkan import Penerap
from renja.lembar.baca_realisasi import baris_buku, baris_luar
from renja.lembar.buku_realisasi import (
    LEMBAR_ANGGARAN,
    LEMBAR_KINERJA,
    Identitas,
    baca_identitas,
)
from renja.lembar.buku_rencana import LEMBAR_IDENTITAS as IDENTITAS_RENCANA
from renja.lembar.nilai import Buku, LembarDitolak
from renja.lembar.tata_letak import Pemetaan, PemetaanKeliru
from renja.lembar.tata_letak_realisasi import UANG as TATA_UANG
from renja.lembar.tata_letak_realisasi import periksa, terapkan, usulkan
from renja.models import Impor, PemetaanImpor
from renja.pemuat.dasar import tanpa_pemungut_sampah
from renja.realisasi.kinerja.baris import Kinerja

REALISASI = "realisasi"
BUKU = "buku"
_WAJIB = {
    LEMBAR_KINERJA: frozenset({"uid", "uid_unit", "nilai"}),
    LEMBAR_ANGGARAN: frozenset({"uid", "kode_dana", "b_1"}),
}
TANPA_IDENTITAS = (
    "Lembar identitas buku kerja ini hilang, sehingga pemilik dan tahunnya tidak diketahui. "
    "Unduh buku kerja yang baru, lalu salin isinya ke sana."
)
SEBAGIAN = "Bulan lain pada baris ini tetap ditulis."
TANPA_ISI = (
    "Berkas ini tidak memuat realisasi sub kegiatan. Pastikan lembar dan kolomnya benar, lalu "
    "unggah lagi."
)


@dataclass(frozen=True)
class Hasil:
    """A preview with the reports that it was made from."""

    pratinjau: Pratinjau
    kinerja: Kinerja


def simpan_unggahan(user: Pengguna, renja: Renja, berkas: Berkas) -> Impor:
    """Keep an upload that was opened; raises LembarDitolak for one that is not of this place."""
    if berkas.buku is None:
        raise LembarDitolak("Unggah berkas .xlsx atau .csv; JSON tidak memuat realisasi per bulan.")
    peta: Mapping[str, Any] = {}
    identitas = periksa_pemilik(berkas.buku, renja)
    if identitas is not None:
        peta = {"tata_letak": BUKU}
    else:
        usulan = usulkan(berkas.buku)
        if usulan and usulan[0].dikenal:
            peta = usulan[0].pemetaan.ke_json()
    return catat_unggahan(user, renja, REALISASI, berkas, (peta, {}), siap=bool(peta))


def periksa_pemilik(buku: Buku, renja: Renja) -> Identitas | None:
    """The identity of our own workbook, None for a foreign file; raises LembarDitolak."""
    if buku.bernama(IDENTITAS_RENCANA) is not None:
        raise LembarDitolak(
            "Ini buku kerja rencana, bukan realisasi. Unggah di halaman Impor/ekspor."
        )
    identitas = baca_identitas(buku)
    if identitas is None:
        if buku.bernama(LEMBAR_KINERJA) or buku.bernama(LEMBAR_ANGGARAN):
            raise LembarDitolak(TANPA_IDENTITAS)
        return None
    cocokkan_pemilik(identitas, renja)
    if identitas.jejak > panjang_jejak(renja.perangkat_daerah):
        raise LembarDitolak(
            "Buku kerja ini dibuat dari data yang lebih baru daripada yang ada di sini. Unduh buku "
            "kerja yang baru, lalu salin isinya ke sana."
        )
    return identitas


def buka_impor(impor: Impor) -> Buku:
    """The kept file, opened again; raises LembarDitolak."""
    buku = buka_berkas(impor.nama_berkas, bytes(impor.berkas)).buku
    if buku is None:
        raise LembarDitolak(TANPA_ISI)
    return buku


def buku_sendiri(impor: Impor) -> bool:
    """Whether the upload is our own workbook, which needs no mapping."""
    return bool(impor.pemetaan.get("tata_letak") == BUKU)


def pemetaan_impor(impor: Impor) -> Pemetaan:
    """The mapping of a foreign upload; raises PemetaanKeliru."""
    return Pemetaan.dari_json(impor.pemetaan, periksa)


def ingatan_cocok(buku: Buku, renja: Renja) -> list[tuple[PemetaanImpor, Pemetaan]]:
    """The remembered mappings of money whose headings this file has."""
    hasil = []
    for satu in PemetaanImpor.objects.filter(perangkat_daerah=renja.perangkat_daerah):
        if satu.peta.get("tata_letak") != TATA_UANG:
            continue
        try:
            ingatan = Pemetaan.dari_json(satu.peta, periksa)
        except PemetaanKeliru:
            continue
        for lembar in buku.lembar:
            cocok = terapkan(ingatan, lembar) or kepala_tak_dikenal(ingatan, lembar)
            if cocok is not None:
                hasil.append((satu, cocok))
    return hasil


def pratinjau(impor: Impor, user: Pengguna) -> Hasil:
    """What an upload would do to the realisasi as it stands now; raises LembarDitolak."""
    with tanpa_pemungut_sampah():
        buku, renja = buka_impor(impor), impor.renja
        identitas = periksa_pemilik(buku, renja)
        triwulan = identitas.triwulan if identitas else _triwulan_kini(renja)
        kinerja = Kinerja(user, renja, triwulan)
        uang = UangKini(user, renja, kinerja.rencana)
        penyusun = _Penyusun(impor, kinerja, uang)
        hasil = penyusun.buku(buku, identitas) if identitas else penyusun.luar(buku)
        if not hasil.baris and not hasil.dilewati:
            raise LembarDitolak(TANPA_ISI)
        pakai = set(impor.pilihan.get("pakai_berkas") or ())
        for satu in hasil.baris:
            satu.pakai_berkas = satu.bentrok and satu.kunci in pakai
            if satu.ditulis and (satu.ditolak or len(satu.ditulis) < len(satu.ubah)):
                satu.catatan.append(SEBAGIAN)
        beri_peringatan(uang, hasil.baris)
        hasil.uang = _jumlah(uang, hasil)
        hasil.triwulan = triwulan
        return Hasil(hasil, kinerja)


def _triwulan_kini(renja: Renja) -> int:
    return triwulan_kini(renja.tahun, jadwal_pengisian(renja))


class _Penyusun:
    """Puts a preview together, out of our own workbook or of a foreign sheet."""

    def __init__(self, impor: Impor, kinerja: Kinerja, uang: UangKini) -> None:
        self.impor = impor
        self.kinerja = kinerja
        self.kini = uang

    def buku(self, buku: Buku, identitas: Identitas) -> Pratinjau:
        """Both sheets of our own workbook."""
        pd, triwulan = self.impor.renja.perangkat_daerah, identitas.triwulan
        kunci_satu = kunci_lapor(identitas.tahun, triwulan)
        lapor = Sejak(pd, RealisasiTriwulan, identitas.jejak, kunci_satu)
        kinerja = PembandingKinerja(self.kinerja, lapor, timezone.localdate())
        uang = PembandingUang(self.kini, self._sejak(identitas.jejak))
        hasil: list[HasilBaris] = []
        for nama, pembanding in ((LEMBAR_KINERJA, kinerja), (LEMBAR_ANGGARAN, uang)):
            lembar = buku.bernama(nama)
            if lembar is None:
                continue
            baris = baris_buku(lembar, _WAJIB[nama])
            if baris is None:
                raise LembarDitolak(
                    f'Baris penanda kolom pada lembar "{nama}" hilang. Unduh buku kerja yang baru, '
                    "lalu salin isinya ke sana."
                )
            hasil += [pembanding.baca(satu) for satu in baris]
        return Pratinjau(hasil)

    def luar(self, buku: Buku) -> Pratinjau:
        """A foreign sheet of money, read by its mapping."""
        pemetaan = pemetaan_impor(self.impor)
        lembar = buku.bernama(pemetaan.lembar)
        if lembar is None:
            raise LembarDitolak(
                f'Lembar "{pemetaan.lembar[:60]}" tidak ada dalam berkas ini. Petakan lagi.'
            )
        putusan = self.impor.pilihan.get("putusan")
        uang = PembandingUang(self.kini, self._sejak(None), luar=True)
        pembanding = PembandingLuar(
            self.kini,
            uang,
            self.impor.renja.perangkat_daerah,
            putusan if isinstance(putusan, dict) else {},
        )
        hasil = pembanding.baca(baris_luar(lembar, pemetaan))
        return Pratinjau(hasil, list(pembanding.keputusan.values()), pembanding.dilewati)

    def _sejak(self, nomor: int | None) -> Any:
        pd = self.impor.renja.perangkat_daerah
        return Sejak(pd, RealisasiAnggaran, nomor, kunci_uang(self.kini.pemilik))


def _jumlah(uang: UangKini, hasil: Pratinjau) -> tuple[Any, Any]:
    """The money of the year before and after, in rupiah."""
    sebelum = sum(satu.nilai for isi in uang.isi.values() for satu in isi)
    tambah = sum(
        (sel.nilai or 0) - sel.semula
        for baris, isi in hasil.ditulis
        if baris.jenis == UANG
        for sel in isi
    )
    return sebelum, sebelum + tambah


def jalankan(
    user: Pengguna, impor: Impor, setuju: Penerapan
) -> Generator[tuple[str, int], None, None]:
    """Apply an upload in one transaction, part by part; gives what was done and how many rows.

    Raises TidakDapatDiterapkan, LembarDitolak, or what the core raises; nothing is written then.
    """
    with transaction.atomic():
        satu = kunci(impor)
        yield "Membaca berkas", 0
        hasil = pratinjau(satu, user)
        _periksa(hasil.pratinjau, setuju)
        yield "Membandingkan dengan realisasi", len(hasil.pratinjau.baris)
        judul = _judul(satu, hasil.pratinjau)
        with suntingan(user, renja=satu.renja, asal="impor", judul=judul) as s:
            penerap = Penerap(s, user, hasil.kinerja, hasil.pratinjau)
            for nama, banyak in tanpa_pemungut(penerap.langkah()):
                yield f"Menulis {nama}", banyak
        tutup(satu, s.perubahan)
    impor.refresh_from_db()


def _judul(impor: Impor, hasil: Pratinjau) -> str:
    if any(satu.jenis != UANG for satu, _ in hasil.ditulis):
        masa = f"triwulan {ROMAWI[hasil.triwulan]} {impor.renja.tahun}"
        return f"Impor realisasi {masa} dari {impor.nama_berkas}"
    return f"Impor realisasi anggaran {impor.renja.tahun} dari {impor.nama_berkas}"


def _periksa(hasil: Pratinjau, setuju: Penerapan) -> None:
    if hasil.sidik != setuju.sidik:
        raise TidakDapatDiterapkan(
            "Realisasi atau pilihan Anda berubah sejak pratinjau ini dibuka. "
            "Periksa pratinjau yang baru, lalu terapkan lagi."
        )
    ditolak = len(hasil.ditolak)
    if ditolak and not setuju.lewati_ditolak:
        raise TidakDapatDiterapkan(
            f"{ditolak} sel ditolak. Perbaiki berkasnya, atau centang bahwa sel itu dilewati."
        )
    if not hasil.ditulis:
        raise TidakDapatDiterapkan(
            f"Tidak ada yang perlu ditulis: {len(hasil.baris)} baris berkas ini sudah sama, "
            "ditolak, atau dibiarkan."
        )
