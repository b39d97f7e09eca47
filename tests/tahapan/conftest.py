"""The cast with Ani as mitra of Disnaker, its Renja, and versions without a printer."""

import hashlib
from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from planning.models import Pengguna, Penugasan, PerangkatDaerah, Renja
from renja.models import BerkasVersi, Versi
from renja.models.versi import JenisBerkas
from renja.tahapan import services
from tests.orang import buat_orang


@pytest.fixture
def orang(db: None) -> dict[str, Pengguna]:
    """The cast, with Ani as mitra of Disnaker."""
    hasil = buat_orang()
    disnaker = PerangkatDaerah.objects.get(kode="disnaker")
    Penugasan.objects.get(pengguna=hasil["ani"]).mitra.add(disnaker)
    return hasil


@pytest.fixture
def renja(orang: dict[str, Pengguna]) -> Renja:
    """The Renja 2024 of Disnaker, at its first draft."""
    return ambil()


def ambil(kode: str = "disnaker") -> Renja:
    """The Renja as it stands."""
    return (
        Renja.objects.milik(kode, 2024)
        .select_related("perangkat_daerah__pemda", "renstra", "edisi")
        .get()
    )


def beri_pdf(versi: Versi, isi: bytes = b"%PDF-1.7 contoh") -> BerkasVersi:
    """Put a PDF beside a version, as the printer would."""
    satu = BerkasVersi(
        perangkat_daerah_id=versi.perangkat_daerah_id,
        versi=versi,
        jenis=JenisBerkas.PDF,
        nama=f"{versi.kode}.pdf",
        sidik=hashlib.sha256(isi + versi.kode.encode()).hexdigest(),
        ukuran=len(isi),
        isi=isi,
        halaman=1,
        waktu=timezone.now(),
    )
    satu.save()
    return satu


def jalankan(orang: dict[str, Pengguna], *kerja: str) -> Versi:
    """Take the Renja of Disnaker through acts: "ajukan", "tanda", "terima", "tarik", ..."""
    hasil: Any = None
    for satu in kerja:
        renja = ambil()
        if satu == "ajukan":
            hasil = services.ajukan(orang["budi"], renja, renja.versi)
            beri_pdf(hasil)
        elif satu == "tarik":
            hasil = services.tarik(orang["budi"], renja, renja.versi)
        elif satu == "tanda":
            hasil = services.tandatangani(orang["dedi"], renja, renja.versi)
        elif satu == "kembali":
            siapa = "dedi" if renja.pengajuan == "diajukan" else "ani"
            hasil = services.kembalikan(orang[siapa], renja, renja.versi, "Pagu belum cocok")
        elif satu == "terima":
            hasil = services.terima(orang["ani"], renja, renja.versi)
        else:
            isi = ("12 Tahun 2023", date(2023, 7, 3))
            hasil = services.tetapkan(orang["ani"], renja, renja.versi, *isi)
            beri_pdf(hasil)
    return hasil


SATU_TAHAP = ("ajukan", "tanda", "terima")
