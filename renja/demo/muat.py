"""The way in: load the demo data, all or none."""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import ProtectedError

from budget.models import SumberDana
from performance.skala import muat_skala_predikat
from planning.kuantitas import tampil_angka
from planning.models import EdisiNomenklatur, Peraturan, Renja, Renstra, Rpjmd
from planning.pemuatan.berkas import BerkasKeliru
from planning.pemuatan.satuan import muat_satuan
from renja.demo.dokumen import muat_dokumen
from renja.demo.hapus import kosongkan
from renja.demo.indikator import muat_indikator
from renja.demo.organisasi import Konteks, Organisasi, muat_organisasi
from renja.demo.pembaca import Kumpulan
from renja.demo.pengguna import AKAR, muat_pengguna
from renja.demo.perbandingan import muat_reviu, muat_tertulis
from renja.demo.realisasi import muat_pelaporan
from renja.demo.renstra import muat_renstra, muat_rpjmd
from renja.demo.riwayat import (
    baca_milik,
    baca_pelayanan,
    muat_evaluasi,
    muat_riwayat_anggaran,
    muat_riwayat_kinerja,
)
from renja.demo.tahunan import Tahunan, muat_tahunan
from renja.demo.uraian import muat_dasar_hukum, muat_peraturan, muat_uraian
from renja.models import Versi

EDISI = "900-2023"
UTAMA, KEDUA, TAHUN = "disnaker", "dinsos", 2024


class DemoDitolak(Exception):
    """Demo data cannot be loaded here or now; the message is an Indonesian sentence."""


@transaction.atomic
def muat_data_demo(akar: Path = AKAR, *, ulang: bool = False) -> list[str]:
    """Load the demo data and give the lines that say what was done.

    A demo Renja that is already there is left alone, with whatever people made of it;
    `ulang` empties the demo agencies first. Raises `DemoDitolak` where demo data is not
    allowed or something is not prepared, `BerkasKeliru` for a faulty file.
    """
    if not settings.DEMO_DIIZINKAN:
        raise DemoDitolak(
            "Data demo tidak dimuat, karena pengguna contohnya berkata sandi yang diketahui umum; "
            "pakai hanya pada pemasangan percobaan dengan DEBUG=on."
        )
    lama = Renja.objects.milik(UTAMA, TAHUN).select_related("perangkat_daerah").first()
    if lama is not None and not ulang:
        sudah_ada = (
            f"Data demo sudah ada: Renja {TAHUN} {lama.perangkat_daerah.nama}. Tidak ada yang "
            "diubah, juga bila isinya sudah disunting."
        )
        return [sudah_ada, "Tambahkan --ulang untuk mengembalikannya ke keadaan semula."]
    if not ulang and Renstra.objects.filter(perangkat_daerah__kode__in=[UTAMA, KEDUA]).exists():
        raise DemoDitolak(
            f"Perangkat daerah {UTAMA} atau {KEDUA} sudah punya Renstra, tetapi Renja {TAHUN} "
            f"{UTAMA} tidak ada; tambahkan --ulang untuk menghapus isi keduanya dan memuat "
            "data demo dari awal."
        )
    if ulang:
        _minta_tanpa_versi()
    return list(_muat(Kumpulan(akar), _edisi(), ulang=ulang))


def _minta_tanpa_versi() -> None:
    """Raise DemoDitolak where a demo agency has a frozen version, which nothing deletes."""
    ada = Versi.objects.filter(perangkat_daerah__kode__in=[UTAMA, KEDUA]).defer("isi")
    terkunci = ada.select_related("renja__perangkat_daerah").first()
    if terkunci is not None:
        raise DemoDitolak(
            f"Data demo tidak dapat dikosongkan, karena {terkunci.renja.perangkat_daerah} sudah "
            f"mempunyai versi terkunci ({terkunci}), yang tidak dapat dihapus. Pakai basis data "
            "yang baru."
        )


def _edisi() -> EdisiNomenklatur:
    edisi = EdisiNomenklatur.objects.filter(kode=EDISI, butir__isnull=False).first()
    if edisi is None:
        raise DemoDitolak(
            f"Edisi nomenklatur {EDISI} belum dimuat; jalankan `python3 manage.py "
            "muat_nomenklatur`, lalu ulangi perintah ini."
        )
    if not SumberDana.objects.exists():
        raise DemoDitolak(
            "Sumber dana belum dimuat; jalankan `python3 manage.py muat_sumber_dana`, lalu "
            "ulangi perintah ini."
        )
    return edisi


def _muat(berkas: Kumpulan, edisi: EdisiNomenklatur, *, ulang: bool) -> Iterator[str]:
    muat_skala_predikat()
    organisasi = muat_organisasi(berkas)
    if ulang:
        jumlah = _kosongkan(organisasi)
        yield f"Data lama perangkat daerah demo dihapus: {tampil_angka(jumlah)} baris."
    rpjmd = muat_rpjmd(berkas, organisasi)
    yield "Data demo dimuat:"
    for kode in (UTAMA, KEDUA):
        pd = organisasi.perangkat_daerah.get(kode)
        if pd is None:
            raise BerkasKeliru(
                f'Berkas "organisasi.toml" tidak memuat perangkat daerah {kode}; tambahkan.'
            )
        konteks = Konteks(Kumpulan(berkas.akar, kode), pd, organisasi)
        if kode == UTAMA:
            yield from _muat_utama(konteks, rpjmd, edisi, muat_peraturan(berkas))
        else:
            yield _sebutan(muat_tahunan(konteks, muat_renstra(konteks, rpjmd, edisi), edisi))
    muat_satuan()
    yield f"  {muat_pengguna(berkas, organisasi)} pengguna contoh."


def _kosongkan(organisasi: Organisasi) -> int:
    try:
        return kosongkan(organisasi.perangkat_daerah.values())
    except ProtectedError as galat:
        raise DemoDitolak(
            "Data demo tidak dapat dikosongkan, karena masih dirujuk data lain "
            f"({next(iter(galat.protected_objects))}); hapus rujukannya lebih dahulu."
        ) from galat


def _muat_utama(
    konteks: Konteks,
    rpjmd: Rpjmd,
    edisi: EdisiNomenklatur,
    peraturan: dict[str, Peraturan],
) -> Iterator[str]:
    """Everything that the document of the main agency holds."""
    pelayanan, milik = baca_pelayanan(konteks), baca_milik(konteks)
    pohon = muat_renstra(konteks, rpjmd, edisi)
    tahunan = muat_tahunan(konteks, pohon, edisi)
    indikator = muat_indikator(konteks, pohon, pelayanan)
    evaluasi = muat_evaluasi(konteks, indikator, milik)
    muat_riwayat_kinerja(konteks, pelayanan, indikator, milik)
    muat_riwayat_anggaran(konteks, pohon, milik)
    muat_uraian(konteks, tahunan, rpjmd)
    muat_dasar_hukum(konteks, tahunan, peraturan)
    muat_pelaporan(konteks, tahunan, indikator)
    reviu = muat_reviu(konteks, tahunan)
    tertulis = muat_tertulis(konteks, tahunan, indikator)
    prosa = muat_dokumen(konteks, tahunan)
    yield _sebutan(tahunan)
    yield (
        f"    {len(indikator)} indikator, {evaluasi} baris evaluasi (T-C.29), {reviu} baris "
        f"reviu RKPD (Tabel 2.6), {tertulis} sel yang tertulis lain pada formulirnya."
    )
    yield f"    Naskah dokumen, {prosa} bagiannya berisi uraian perangkat daerah sendiri."


def _sebutan(tahunan: Tahunan) -> str:
    pohon = tahunan.pohon
    return (
        f"  {tahunan.renja.perangkat_daerah.nama}, {tahunan.renja}: {len(pohon.program)} program, "
        f"{len(pohon.kegiatan)} kegiatan, {len(pohon.sub_kegiatan)} sub kegiatan."
    )
