"""Undo: a whole set of changes taken back in one act, or not at all."""

from itertools import groupby
from typing import Any

from django.apps import apps
from django.db import IntegrityError, transaction
from django.db.models import Q

from planning.models import (
    BukaBaris,
    JejakAudit,
    Komentar,
    Pengguna,
    Penugasan,
    Perubahan,
    Renja,
)
from planning.models.dasar import BarisBerversi
from planning.penyuntingan.galat import Bentrok, Penghalang, TidakDapatDiurungkan, TidakSah
from planning.penyuntingan.gantungan import kumpulkan
from planning.penyuntingan.izin import dengan_jalur
from planning.penyuntingan.kendala import RUJUKAN_HILANG
from planning.penyuntingan.potret import isi_kembali, pisah_deret
from planning.penyuntingan.sunting import Suntingan, Ubahan, suntingan

PALING_BANYAK = 20
# What was said and decided is answered or decided again, never taken back.
KEPUTUSAN = Q(
    objek__in=[model._meta.label_lower for model in (Komentar, BukaBaris, Penugasan)]
) | Q(
    objek=Renja._meta.label_lower,
    aksi=JejakAudit.Aksi.UBAH,
    sesudah__has_any_keys=["tahap", "terbuka", "pengajuan"],
)


def urungkan(pelaku: Pengguna | None, perubahan: Perubahan) -> Perubahan:
    """Take back every row of a set of changes; gives the set that did so.

    Every row has to stand as the set left it. Raises TidakDapatDiurungkan with the rows in
    the way, or Ditolak where the person may not write them (any more).
    """
    if perubahan.pengurung_id is not None:
        raise TidakDapatDiurungkan("Perubahan ini sudah diurungkan.")
    entri = list(perubahan.entri.order_by("-rantai", "-nomor"))
    if not all(issubclass(_model(satu), BarisBerversi) for satu in {e.objek for e in entri}):
        raise TidakDapatDiurungkan("Perubahan data induk tidak diurungkan; ubah lagi di sana.")
    if perubahan.asal == Perubahan.Asal.PARAF or perubahan.entri.filter(KEPUTUSAN).exists():
        raise TidakDapatDiurungkan(
            "Komentar, pembukaan, tahap, paraf, dan penugasan tidak diurungkan. "
            "Buat putusan yang baru."
        )
    if not entri:
        raise TidakDapatDiurungkan("Perubahan ini tidak memuat baris yang dapat diurungkan.")
    halangan = _halangan(entri)
    if halangan:
        raise TidakDapatDiurungkan(
            f"{len(halangan)} baris sudah berubah lagi sesudahnya, sehingga tidak ada yang "
            "diurungkan. Urungkan dahulu perubahan yang lebih baru.",
            halangan[:PALING_BANYAK],
        )
    renja = Renja.objects.filter(pk__in=[perubahan.renja_id]).first()
    judul = f"Mengurungkan: {perubahan.judul}"
    try:
        with (
            transaction.atomic(),
            suntingan(pelaku, renja=renja, asal="urung", judul=judul, alasan=judul) as s,
        ):
            _balikkan(s, entri)
            s.tutup()
            baru = s.perubahan
            terkunci = Perubahan.objects.filter(pk=perubahan.pk, pengurung=None)
            if baru is None or not terkunci.update(pengurung=baru):
                raise TidakDapatDiurungkan("Perubahan ini sudah diurungkan.")
    except (Bentrok, TidakSah) as galat:
        raise TidakDapatDiurungkan(f"Tidak ada yang diurungkan. {galat}") from galat
    except IntegrityError as galat:
        raise TidakDapatDiurungkan(RUJUKAN_HILANG) from galat
    perubahan.pengurung = baru
    return baru


def _model(objek: str) -> Any:
    return apps.get_model(objek)


def _baris_kini(entri: list[JejakAudit]) -> dict[tuple[str, int], Any]:
    """The rows of the entries as they stand, by kind and key: a query a kind."""
    kunci: dict[str, set[int]] = {}
    for satu in entri:
        kunci.setdefault(satu.objek, set()).add(satu.kunci)
    return {
        (objek, baris.pk): baris
        for objek, isi in kunci.items()
        for baris in dengan_jalur(_model(objek)).filter(pk__in=isi)
    }


def _halangan(entri: list[JejakAudit]) -> list[Penghalang]:
    """The rows that do not stand as the set left them; `entri` has the newest first."""
    kini = _baris_kini(entri)
    terakhir: dict[tuple[str, int], JejakAudit] = {}
    for satu in entri:
        terakhir.setdefault((satu.objek, satu.kunci), satu)
    halangan = []
    for kunci, satu in terakhir.items():
        baris = kini.get(kunci)
        nama = str(_model(satu.objek)._meta.verbose_name)
        if satu.aksi == JejakAudit.Aksi.HAPUS:
            if baris is not None:
                halangan.append(Penghalang(nama, "sudah ada lagi"))
        elif baris is None:
            halangan.append(Penghalang(nama, "sudah dihapus"))
        elif baris.versi != satu.versi:
            halangan.append(Penghalang(f"{nama} {baris}", "sudah diubah lagi"))
    return halangan


def _balikkan(s: Suntingan, entri: list[JejakAudit]) -> None:
    """The opposite of every entry, the newest first; changes of one kind together."""
    aksi = JejakAudit.Aksi
    for (objek, jenis), isi in groupby(entri, key=lambda satu: (satu.objek, satu.aksi)):
        kelompok = list(isi)
        if jenis == aksi.UBAH:
            _kembalikan(s, objek, kelompok)
        elif jenis == aksi.TAMBAH:
            _buang(s, objek, kelompok)
        else:
            _pulihkan(s, objek, kelompok)


def _kembalikan(s: Suntingan, objek: str, entri: list[JejakAudit]) -> None:
    """Old values back; a row that changed more than once in the set goes one by one."""
    model = _model(objek)
    kunci = [satu.kunci for satu in entri]
    baris = {satu.pk: satu for satu in dengan_jalur(model).filter(pk__in=kunci)}
    sekaligus = len(set(kunci)) == len(kunci)
    ubahan = []
    for satu in entri:
        kolom, deret = pisah_deret(model, satu.sebelum or {})
        isi = isi_kembali(model, kolom)
        kini = baris[satu.kunci]
        if sekaligus:
            ubahan.append(Ubahan(kini, kini.versi, isi, deret))
        else:
            s.ubah(kini, kini.versi, isi, deret)
    s.ubah_banyak(ubahan)


def _buang(s: Suntingan, objek: str, entri: list[JejakAudit]) -> None:
    """Rows that the set added go again, unless something new hangs on them."""
    model = _model(objek)
    kunci = {satu.kunci for satu in entri}
    baris = list(dengan_jalur(model).filter(pk__in=kunci).order_by("-pk"))
    semua = kumpulkan(baris) if baris else []
    bawah = [satu for satu in semua if type(satu) is not model or satu.pk not in kunci]
    if bawah:
        raise TidakDapatDiurungkan(
            "Tidak ada yang diurungkan: ada isi baru di bawah baris yang ditambahkan.",
            [Penghalang(f"{satu._meta.verbose_name} {satu}", "baru") for satu in bawah[:5]],
        )
    s.hapus_banyak([(satu, satu.versi) for satu in baris])


def _pulihkan(s: Suntingan, objek: str, entri: list[JejakAudit]) -> None:
    model = _model(objek)
    baris, daftar = [], []
    for satu in entri:
        kolom, deret = pisah_deret(model, satu.sebelum or {})
        baris.append(model(pk=satu.kunci, versi=satu.versi, **isi_kembali(model, kolom)))
        daftar.append(deret)
    s.pulihkan(baris, daftar)
