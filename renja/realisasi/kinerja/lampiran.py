"""Attaching evidence to the report of a row, and taking it off again."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone

from performance.bukti import (
    MAKS_BERKAS,
    MAKS_PER_BARIS,
    TERLALU_BESAR,
    BuktiDitolak,
    kenali,
    nama_bersih,
    sidik_berkas,
    simpan_berkas,
)
from performance.models import BuktiRealisasi, RealisasiTriwulan
from planning.models import Pengguna, Perubahan, Renja
from planning.penyuntingan import Bentrok, Ditolak, TidakSah, suntingan
from renja.halaman.akses import Permintaan
from renja.realisasi.kinerja.baris import Baris, Kinerja
from renja.realisasi.kinerja.hasil import Hasil, HasilBaris, Keadaan
from renja.realisasi.kinerja.kiriman import baca_uid
from renja.realisasi.kinerja.nilai import Ketikan
from renja.realisasi.kinerja.unggahan import AWALAN, terlalu_besar
from renja.tindak_lanjut.kabarkan import kabarkan

SUDAH_ADA = "sudah dilampirkan pada baris ini."
PENUH = f"Satu baris memuat paling banyak {MAKS_PER_BARIS} berkas; gabungkan sebagian."


class Lampiran:
    """Attaches files to the rows of a quarter for one person."""

    def __init__(self, user: Pengguna, renja: Renja, triwulan: int) -> None:
        self.user = user
        self.renja = renja
        self.kinerja = Kinerja(user, renja, triwulan)
        self.perubahan: Perubahan | None = None
        self.banyak = 0

    def lampirkan(self, kunci: str, berkas: Iterable[UploadedFile]) -> list[str]:
        """Attach files to a row in one act; gives why some were not taken, a sentence each.

        Raises PermissionDenied for a row of a unit that the person does not report for.
        """
        baris = self.kinerja.baris.get(kunci)
        if baris is None:
            return ["Baris ini tidak ada lagi pada rencana. Muat ulang halaman ini."]
        if not baris.berhak:
            raise PermissionDenied(
                f"Bukti {baris.unit.nama} hanya dilampirkan oleh unit kerja itu atau perencana."
            )
        if baris.sebab:
            return [baris.sebab]
        galat: list[str] = []
        siap = [isi for satu in berkas if (isi := _baca(satu, galat)) is not None]
        if siap:
            try:
                self._tulis(baris, siap, galat)
            except (Ditolak, Bentrok, TidakSah) as sebab:
                galat.append(f"Belum terlampir. {sebab}")
        return galat

    def _tulis(self, baris: Baris, siap: list[dict[str, Any]], galat: list[str]) -> None:
        judul = f"Melampirkan bukti: {baris.terukur.indikator.uraian}"[:200]
        banyak = 0
        with suntingan(self.user, renja=self.renja, judul=judul) as s:
            lapor = self._lapor(s, baris)
            ada = set(lapor.bukti.values_list("sidik", flat=True))
            for isi in siap:
                if isi["sidik"] in ada:
                    galat.append(f"{isi['nama']}: {SUDAH_ADA}")
                elif len(ada) >= MAKS_PER_BARIS:
                    galat.append(f"{isi['nama']}: {PENUH}")
                else:
                    berkas = isi.pop("berkas")
                    berkas.seek(0)
                    simpan_berkas(berkas.read())
                    s.tambah(
                        BuktiRealisasi(
                            perangkat_daerah=self.renja.perangkat_daerah,
                            realisasi=lapor,
                            diunggah_oleh=self.user,
                            diunggah_pada=timezone.now(),
                            **isi,
                        )
                    )
                    ada.add(isi["sidik"])
                    banyak += 1
        self.banyak += banyak
        self.perubahan = s.perubahan or self.perubahan

    def _lapor(self, s: Any, baris: Baris) -> RealisasiTriwulan:
        """The row's report, held so that nobody else adds at the same time; made where none is."""
        if baris.lapor is None:
            baru = self.kinerja.baru(baris)
            baru.pelapor, baru.atas_nama = self.user, not baris.sendiri
            s.tambah(baru)
            return baru
        lapor = RealisasiTriwulan.objects.select_for_update(of=("self",)).get(pk=baris.lapor.pk)
        lapor.perangkat_daerah = self.renja.perangkat_daerah
        lapor.unit_kerja = baris.unit
        return lapor

    def lepas(self, uid: UUID) -> str:
        """Take evidence off its row; gives its name. Its bytes stay, for undo and trail.

        Raises Ditolak, Bentrok, or BuktiDitolak where there is none.
        """
        satu = next(
            (b for baris in self.kinerja.baris.values() for b in baris.bukti if b.uid == uid), None
        )
        if satu is None:
            raise BuktiDitolak("Bukti ini sudah dilepas. Muat ulang halaman ini.")
        with suntingan(self.user, renja=self.renja, judul=f"Melepas bukti {satu.nama}"[:200]) as s:
            s.hapus(satu, satu.versi)
        self.perubahan = s.perubahan
        return satu.nama


def _baca(satu: UploadedFile, galat: list[str]) -> dict[str, Any] | None:
    """The columns of a file that may be taken, and the `berkas` itself; otherwise why not."""
    nama = satu.name or "berkas"
    try:
        # One more than may be tells that there is more: nothing larger is held in memory.
        isi = satu.read(MAKS_BERKAS + 1)
        bentuk = kenali(isi)
    except BuktiDitolak as sebab:
        galat.append(f"{nama}: {sebab}")
        return None
    return {
        "nama": nama_bersih(nama, bentuk),
        "bentuk": bentuk,
        "ukuran": len(isi),
        "sidik": sidik_berkas(isi),
        "berkas": satu,
    }


def berkas_kiriman(request: Permintaan) -> dict[str, tuple[list[UploadedFile], list[str]]]:
    """The files of a request by row, and the sentences for those that were too large."""
    hasil: dict[str, tuple[list[UploadedFile], list[str]]] = {}
    for nama in request.FILES:
        if nama.startswith(AWALAN):
            kunci = nama.removeprefix(AWALAN)
            hasil.setdefault(kunci, ([], []))[0].extend(request.FILES.getlist(nama))
    for nama, berkas in terlalu_besar(request):
        kunci = nama.removeprefix(AWALAN)
        hasil.setdefault(kunci, ([], []))[1].append(f"{berkas}: {TERLALU_BESAR}")
    return hasil


def lampirkan_semua(request: Permintaan, renja: Renja, triwulan: int, hasil: Hasil) -> bool:
    """Attach what the plain form brought; what was refused stands at its row in `hasil`."""
    kiriman = berkas_kiriman(request)
    for kunci, (berkas, galat) in kiriman.items():
        lampiran = Lampiran(request.user, renja, triwulan)
        semua = (*galat, *lampiran.lampirkan(kunci, berkas))
        if semua:
            ketikan = _tersimpan(lampiran.kinerja.baris, kunci)
            satu = hasil.baris.setdefault(kunci, HasilBaris(Keadaan.TETAP, ketikan))
            satu.berkas = semua
        if lampiran.banyak:
            sebut = f"{lampiran.banyak} bukti terlampir."
            kabarkan(request, sebut, renja, lampiran.perubahan, request.get_full_path())
    return bool(kiriman)


def _tersimpan(baris: Mapping[str, Baris], kunci: str) -> Ketikan:
    return baris[kunci].tersimpan if kunci in baris else Ketikan()


def lepas_dari_formulir(request: Permintaan, renja: Renja, triwulan: int) -> bool:
    """Take off the evidence whose button was pressed; whether one was."""
    if "lepas" not in request.POST:
        return False
    lampiran = Lampiran(request.user, renja, triwulan)
    uid = baca_uid(request.POST["lepas"])
    try:
        nama = lampiran.lepas(uid) if uid else ""
    except (Ditolak, Bentrok, TidakSah, BuktiDitolak) as galat:
        messages.error(request, f"Bukti belum dilepas. {galat}")
        return True
    if nama:
        sebut = f"Bukti {nama} dilepas."
        kabarkan(request, sebut, renja, lampiran.perubahan, request.get_full_path())
    return True
