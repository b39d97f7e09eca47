"""Uploads on their way into the plan: keeping, choosing, previewing, applying, cancelling."""

import hashlib
from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from planning.models import Pengguna, Renja
from planning.penyuntingan import suntingan
from renja.impor.acuan import Acuan
from renja.impor.banding import Masukan, Pilihan, bandingkan
from renja.impor.berkas import (
    INGATAN,
    Berkas,
    baca_berkas,
    buka_berkas,
    pemetaan_pasti,
    periksa_pemilik,
    sidik_bacaan,
)
from renja.impor.kini import Kini
from renja.impor.rancangan import Pratinjau
from renja.impor.terapkan import Penerap
from renja.lembar.masukan import Bacaan
from renja.lembar.nilai import Baris, Buku, Lembar
from renja.lembar.tata_letak import Pemetaan, PemetaanKeliru, sidik_kepala
from renja.lembar.tata_letak import terapkan as pakai_ingatan
from renja.models import Impor, PemetaanImpor
from renja.pemuat.dasar import tanpa_pemungut_sampah

SIMPAN = timedelta(days=7)
RENCANA, LAPISAN, SIPD = "rencana", "lapisan", "sipd"
PALING_BANYAK_TERSIMPAN = 10
KEPALA_DICARI = 40


class TidakDapatDiterapkan(Exception):
    """An import that is not written; the message is an Indonesian sentence."""


@dataclass(frozen=True)
class Hasil:
    """A preview with what it was made from."""

    pratinjau: Pratinjau
    masukan: Masukan


def simpan_unggahan(
    user: Pengguna, renja: Renja, jenis: str, berkas: Berkas, pilihan: Mapping[str, Any]
) -> Impor:
    """Keep an upload that was opened; raises LembarDitolak for that of another agency or year."""
    periksa_pemilik(berkas, renja)
    pasti = pemetaan_pasti(berkas)
    siap = berkas.json or pasti is not None
    peta = pasti.ke_json() if pasti else {}
    return catat_unggahan(user, renja, jenis, berkas, (peta, pilihan), siap=siap)


def catat_unggahan(
    user: Pengguna,
    renja: Renja,
    jenis: str,
    berkas: Berkas,
    isi: tuple[Mapping[str, Any], Mapping[str, Any]],
    *,
    siap: bool,
) -> Impor:
    """Keep a file with its mapping and choices (`isi`); `siap` says that it can be previewed.

    Those that are a week old go, and the oldest of many.
    """
    buang_yang_lama(user)
    return Impor.objects.create(
        perangkat_daerah=renja.perangkat_daerah,
        renja=renja,
        pengguna=user,
        jenis=jenis,
        nama_berkas=berkas.nama[:200],
        sidik=hashlib.sha256(berkas.isi).hexdigest(),
        berkas=berkas.isi,
        pemetaan=dict(isi[0]),
        pilihan=dict(isi[1]),
        status=Impor.Status.DIPETAKAN if siap else Impor.Status.DIUNGGAH,
    )


def simpan_pilihan(impor: Impor, pilihan: Mapping[str, Any]) -> None:
    """Keep what was chosen in a preview."""
    impor.pilihan = dict(pilihan)
    impor.save(update_fields=["pilihan"])


def buang_yang_lama(user: Pengguna) -> None:
    """Let go of files that nobody applied within a week, and of a person's oldest ones."""
    menunggu = Impor.objects.filter(status__in=[Impor.Status.DIUNGGAH, Impor.Status.DIPETAKAN])
    lama = menunggu.filter(dibuat__lt=timezone.now() - SIMPAN)
    milik = menunggu.filter(pengguna=user).order_by("-dibuat").values_list("pk", flat=True)
    lebih = list(milik[PALING_BANYAK_TERSIMPAN - 1 :])
    for satu in (lama, Impor.objects.filter(pk__in=lebih)):
        satu.update(berkas=b"", status=Impor.Status.DIBATALKAN)


def buka_impor(impor: Impor) -> Berkas:
    """The kept file, opened again; raises LembarDitolak."""
    return buka_berkas(impor.nama_berkas, bytes(impor.berkas))


def baca_impor(impor: Impor, pemetaan: Pemetaan | None, acuan: Acuan, kini: Kini) -> Bacaan:
    """The lines of a kept file; raises LembarDitolak."""
    return INGATAN.ambil(
        sidik_bacaan(f"{impor.nama_berkas} {impor.sidik}", pemetaan, kini),
        lambda: baca_berkas(buka_impor(impor), pemetaan, impor.renja, acuan, kini),
    )


def pemetaan_impor(impor: Impor) -> Pemetaan | None:
    """The mapping that an upload is read by, None for JSON of SIPD; raises PemetaanKeliru."""
    if not impor.pemetaan:
        return None
    return Pemetaan.dari_json(impor.pemetaan)


def ingatan_cocok(berkas: Berkas, renja: Renja) -> list[tuple[PemetaanImpor, Pemetaan]]:
    """The remembered mappings whose header this file has, with where it stands here."""
    hasil = []
    buku: Buku | None = berkas.buku
    for satu in PemetaanImpor.objects.filter(perangkat_daerah=renja.perangkat_daerah):
        for lembar in buku.lembar if buku is not None else ():
            try:
                ingatan = Pemetaan.dari_json(satu.peta)
            except PemetaanKeliru:
                continue
            cocok = pakai_ingatan(ingatan, lembar) or kepala_tak_dikenal(ingatan, lembar)
            if cocok is not None:
                hasil.append((satu, cocok))
    return hasil


def kepala_tak_dikenal(ingatan: Pemetaan, lembar: Lembar) -> Pemetaan | None:
    """A remembered mapping on a sheet whose headings no layout knows, found by their words."""
    for baris in lembar.baris[:KEPALA_DICARI]:
        if _sidik_baris(baris) == ingatan.sidik:
            kepala = (baris.nomor,)
            return replace(ingatan, lembar=lembar.nama, kepala=kepala, awal=baris.nomor + 1)
    return None


def _sidik_baris(baris: Baris) -> str:
    return sidik_kepala({kolom: sel.tampil for kolom, sel in baris.sel.items()})


def bersidik(pemetaan: Pemetaan, lembar: Lembar) -> Pemetaan:
    """A mapping of a sheet without known header, by the row above its first row of data."""
    if pemetaan.kepala:
        return pemetaan
    atas = next((b for b in reversed(lembar.baris) if b.nomor < pemetaan.awal), None)
    if atas is None:
        return pemetaan
    return replace(pemetaan, kepala=(atas.nomor,), sidik=_sidik_baris(atas))


def petakan(user: Pengguna, impor: Impor, pemetaan: Pemetaan, nama: str) -> None:
    """Read an upload by a mapping from now on, remembered under a name where one is given."""
    impor.pemetaan = pemetaan.ke_json()
    impor.status = Impor.Status.DIPETAKAN
    with transaction.atomic():
        impor.save(update_fields=["pemetaan", "status"])
        if nama:
            _ingat(user, impor, pemetaan, nama)


def _ingat(user: Pengguna, impor: Impor, pemetaan: Pemetaan, nama: str) -> None:
    ada = PemetaanImpor.objects.filter(
        perangkat_daerah=impor.perangkat_daerah_id, nama=nama
    ).first()
    isi = {"sidik": pemetaan.sidik, "peta": pemetaan.ke_json()}
    with suntingan(user, renja=impor.renja, judul=f"Mengingat tata letak {nama}") as s:
        if ada is None:
            s.tambah(PemetaanImpor(perangkat_daerah=impor.perangkat_daerah, nama=nama, **isi))
        else:
            s.ubah(ada, ada.versi, isi)


def pratinjau(impor: Impor, user: Pengguna | None) -> Hasil:
    """What an upload would do to the plan as it stands now; raises LembarDitolak."""
    with tanpa_pemungut_sampah():
        acuan, kini = Acuan(impor.renja), Kini(impor.renja)
        pemetaan = pemetaan_impor(impor)
        bacaan = baca_impor(impor, pemetaan, acuan, kini)
        masukan = Masukan(bacaan, pemetaan, acuan, kini)
        pilihan = Pilihan.dari_json(impor.pilihan)
        return Hasil(bandingkan(impor.renja, masukan, pilihan, user), masukan)


def kunci(impor: Impor) -> Impor:
    """The row of an upload, locked; raises TidakDapatDiterapkan where it is done with."""
    satu = (
        Impor.objects.select_for_update(of=("self",))
        .select_related("renja__perangkat_daerah__pemda", "renja__renstra", "renja__edisi")
        .get(pk=impor.pk)
    )
    if satu.status != Impor.Status.DIPETAKAN:
        raise TidakDapatDiterapkan(
            f"Impor ini {satu.get_status_display().lower()}; tidak ada yang ditulis lagi."
        )
    return satu


@dataclass(frozen=True, slots=True)
class Penerapan:
    """What the person agreed to: the preview's fingerprint, refused lines left out, a reason."""

    sidik: str
    lewati_ditolak: bool = False
    alasan: str = ""


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
        yield "Membandingkan dengan rencana", len(hasil.pratinjau.baris)
        judul = f"Impor {satu.nama_berkas}"
        with suntingan(
            user, renja=satu.renja, asal="impor", judul=judul, alasan=setuju.alasan
        ) as s:
            penerap = Penerap(s, satu.renja, hasil.masukan.kini, hasil.pratinjau)
            for nama, banyak in tanpa_pemungut(penerap.langkah()):
                yield f"Menulis {nama}", banyak
        tutup(satu, s.perubahan)
    impor.refresh_from_db()


def tanpa_pemungut(langkah: Iterator[tuple[str, int]]) -> Iterator[tuple[str, int]]:
    """The same steps with the cycle collector off while each is done, not while it is told."""
    while True:
        with tanpa_pemungut_sampah():
            satu = next(langkah, None)
        if satu is None:
            return
        yield satu


def _periksa(pratinjau: Pratinjau, setuju: Penerapan) -> None:
    cacah = pratinjau.cacah
    if pratinjau.sidik != setuju.sidik:
        raise TidakDapatDiterapkan(
            "Rencana atau pilihan Anda berubah sejak pratinjau ini dibuka. "
            "Periksa pratinjau yang baru, lalu terapkan lagi."
        )
    ditolak = len([satu for satu in pratinjau.baris if satu.ditolak])
    if ditolak and not setuju.lewati_ditolak:
        raise TidakDapatDiterapkan(
            f"{ditolak} baris ditolak. Perbaiki berkasnya, atau centang bahwa baris itu dilewati."
        )
    if not pratinjau.ditulis and not pratinjau.hapus:
        raise TidakDapatDiterapkan(
            f"Tidak ada yang perlu ditulis: {len(pratinjau.baris)} baris berkas ini, "
            f"{sum(cacah.values()) - ditolak} di antaranya sudah sama atau dibiarkan."
        )
    if pratinjau.butuh_alasan and not setuju.alasan:
        raise TidakDapatDiterapkan(
            "Target akhir Renstra yang sudah ditetapkan ikut berubah. Tulis alasan perubahannya."
        )


def tutup(impor: Impor, perubahan: Any) -> None:
    """Note that an upload was applied; its file is not kept any longer."""
    impor.status = Impor.Status.DITERAPKAN
    impor.perubahan = perubahan
    impor.berkas = b""
    impor.save(update_fields=["status", "perubahan", "berkas"])


def batalkan(impor: Impor) -> None:
    """Let an upload go; what was applied stays so."""
    Impor.objects.filter(
        pk=impor.pk, status__in=[Impor.Status.DIUNGGAH, Impor.Status.DIPETAKAN]
    ).update(status=Impor.Status.DIBATALKAN, berkas=b"")
