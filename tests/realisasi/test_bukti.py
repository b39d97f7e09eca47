"""Evidence through the pages: attached, refused at its row, downloaded, taken off."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from performance.models import BuktiRealisasi
from planning.models import JejakAudit, Perubahan
from planning.penyuntingan import urungkan
from tests.performance.berkas_bukti import PDF, png
from tests.realisasi.alat_kinerja import (
    TW3,
    asal_halaman,
    buat_lapor,
    formulir,
    kirim,
    kunci,
    lapor,
    simpan,
)

Klien = Callable[[str], Client]
MIB = 1024 * 1024


def berkas(nama: str = "Daftar hadir.pdf", isi: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(nama, isi, "application/pdf")


def lampirkan(klien: Client, *semua: SimpleUploadedFile, nomor: int = 0) -> tuple[int, Any]:
    jawaban = klien.post(f"{TW3}bukti/", {f"bukti.{kunci(nomor)}": list(semua)})
    return jawaban.status_code, jawaban.json() if jawaban["Content-Type"] == JSON else None


JSON = "application/json"


def alamat(bukti: BuktiRealisasi) -> str:
    return f"/disnaker/2024/realisasi/bukti/{bukti.uid}/"


def satu_bukti() -> BuktiRealisasi:
    return BuktiRealisasi.objects.get()


def test_lampirkan_tanpa_laporan_membuat_drafnya(fajar: Client, bukti_root: Path) -> None:
    status, isi = lampirkan(fajar, berkas())
    assert (status, isi["galat"], isi["baris"][kunci()]["ringkas"]) == (200, [], "1 bukti")
    assert "Daftar hadir.pdf" in isi["html"]
    bukti = satu_bukti()
    assert (bukti.bentuk, bukti.ukuran) == ("pdf", len(PDF))
    assert (bukti_root / bukti.sidik[:2] / bukti.sidik).read_bytes() == PDF
    baris = lapor()
    assert baris is not None
    assert (baris.status, baris.keadaan) == ("draf", "kosong")


def test_formulir_satu_baris_tanpa_skrip(fajar: Client) -> None:
    halaman = f"{TW3}?baris={kunci()}"
    assert f'type="file" id="bukti-{kunci()}"' in fajar.get(halaman).content.decode()
    isi = {f"nilai.{kunci()}": "9", f"bukti.{kunci()}": [berkas(), berkas("foto.png", png())]}
    jawaban = formulir(fajar, isi, alamat=halaman)
    assert (jawaban.status_code, jawaban["Location"]) == (302, halaman)
    assert sorted(BuktiRealisasi.objects.values_list("nama", flat=True)) == [
        "Daftar hadir.pdf",
        "foto.png",
    ]
    baris = lapor()
    assert baris is not None
    assert baris.bawah == 9
    jawaban = formulir(fajar, {}, alamat=halaman, lepas=str(BuktiRealisasi.objects.first().uid))
    assert jawaban.status_code == 302
    assert satu_bukti().nama == "foto.png"


def test_program_bernama_pdf_ditolak_di_barisnya_dan_yang_lain_masuk(fajar: Client) -> None:
    halaman = f"{TW3}?baris={kunci()}"
    isi = {
        f"nilai.{kunci()}": "9",
        f"bukti.{kunci()}": [berkas("Laporan.pdf", b"MZ\x90" + bytes(99)), berkas()],
    }
    jawaban = formulir(fajar, isi, alamat=halaman)
    teks = jawaban.content.decode()
    assert jawaban.status_code == 422
    assert "Laporan.pdf: Isi berkas ini sebuah program, bukan dokumen." in teks
    assert satu_bukti().nama == "Daftar hadir.pdf"
    baris = lapor()
    assert baris is not None
    assert baris.bawah == 9


def test_lima_puluh_mib_ditolak_dan_isian_lain_tersimpan(fajar: Client, tmp_path: Path) -> None:
    halaman = f"{TW3}?baris={kunci()}"
    asal = asal_halaman(fajar, halaman)
    besar = tmp_path / "besar.pdf"
    with besar.open("wb") as isi:
        isi.write(b"%PDF-1.7\n")
        isi.truncate(50 * MIB)
    with besar.open("rb") as isi:
        # The file stands before the value: what follows it is read all the same.
        jawaban = fajar.post(
            halaman,
            {
                f"bukti.{kunci()}": isi,
                f"nilai.{kunci()}": "9",
                f"penghambat.{kunci()}": "Data terlambat",
                "asal": json.dumps(asal),
            },
        )
    assert jawaban.status_code == 422
    assert "besar.pdf: Berkas ini lebih dari 10 MiB." in jawaban.content.decode()
    assert not BuktiRealisasi.objects.exists()
    baris = lapor()
    assert baris is not None
    assert (baris.bawah, baris.faktor_penghambat) == (9, "Data terlambat")


def test_skrip_mendapat_kalimat_bagi_yang_terlalu_besar(fajar: Client) -> None:
    besar = SimpleUploadedFile("besar.pdf", b"%PDF-1.7\n" + bytes(10 * MIB))
    status, isi = lampirkan(fajar, besar)
    assert status == 422
    assert isi["galat"] == [
        "besar.pdf: Berkas ini lebih dari 10 MiB. Perkecil atau bagi menjadi beberapa berkas."
    ]
    # What is sent together with it, and small enough, is taken.
    status, isi = lampirkan(fajar, SimpleUploadedFile("b.pdf", bytes(11 * MIB)), berkas())
    assert (status, len(isi["galat"]), satu_bukti().nama) == (422, 1, "Daftar hadir.pdf")


def test_paling_banyak_sepuluh_dan_tidak_dua_kali_yang_sama(
    fajar: Client, bukti_root: Path
) -> None:
    semua = [berkas(f"{n}.pdf", PDF + b"%" + str(n).encode()) for n in range(11)]
    _, isi = lampirkan(fajar, *semua)
    assert isi["galat"] == [
        "10.pdf: Satu baris memuat paling banyak 10 berkas; gabungkan sebagian."
    ]
    assert BuktiRealisasi.objects.count() == 10
    _, isi = lampirkan(fajar, berkas("lain.pdf", PDF + b"%3"))
    assert isi["galat"] == ["lain.pdf: sudah dilampirkan pada baris ini."]
    # What was refused left no bytes behind.
    assert sum(1 for satu in bukti_root.rglob("*") if satu.is_file()) == 10


def test_unduhan_selalu_lampiran_dan_tidak_pernah_dijalankan(fajar: Client, klien: Klien) -> None:
    lampirkan(fajar, berkas("Daftar hadir é.pdf"))
    for siapa in ("fajar", "gita", "budi", "dedi", "ani", "eka", "hadi"):
        jawaban = klien(siapa).get(alamat(satu_bukti()))
        assert jawaban.status_code == 200, siapa
        assert b"".join(jawaban.streaming_content) == PDF
        assert jawaban["Content-Type"] == "application/pdf"
        assert jawaban["Content-Disposition"].startswith("attachment;")
        assert jawaban["X-Content-Type-Options"] == "nosniff"
        assert jawaban["Content-Security-Policy"] == "sandbox; default-src 'none'"
    for siapa in ("citra", "indah"):
        assert klien(siapa).get(alamat(satu_bukti())).status_code == 404
    assert Client().get(alamat(satu_bukti())).status_code == 302
    salah = alamat(satu_bukti()).replace("disnaker", "dinsos")
    assert klien("ani").get(salah).status_code == 404


def test_berkas_yang_hilang_dari_disk_dijawab_404_dengan_kalimat(
    fajar: Client, bukti_root: Path
) -> None:
    lampirkan(fajar, berkas())
    sidik = satu_bukti().sidik
    (bukti_root / sidik[:2] / sidik).unlink()
    jawaban = fajar.get(alamat(satu_bukti()))
    assert jawaban.status_code == 404
    assert "tidak ada pada penyimpanan" in jawaban.content.decode()


def test_dilepas_lalu_diurungkan(fajar: Client, orang: Any, bukti_root: Path) -> None:
    lampirkan(fajar, berkas())
    bukti = satu_bukti()
    jawaban = fajar.post(f"{TW3}bukti/lepas/", {"lepas": str(bukti.uid)})
    assert (jawaban.status_code, "Belum ada bukti." in jawaban.json()["html"]) == (200, True)
    assert not BuktiRealisasi.objects.exists()
    # The bytes stay, for undo and for the trail.
    assert (bukti_root / bukti.sidik[:2] / bukti.sidik).is_file()
    satu = Perubahan.objects.get(pk=jawaban.json()["perubahan"])
    urungkan(orang["fajar"], satu)
    assert satu_bukti().uid == bukti.uid
    aksi = JejakAudit.objects.filter(objek="performance.buktirealisasi").order_by("nomor")
    assert list(aksi.values_list("aksi", flat=True)) == ["tambah", "hapus", "tambah"]
    jawaban = fajar.post(f"{TW3}bukti/lepas/", {"lepas": "00000000-0000-0000-0000-000000000000"})
    assert (jawaban.status_code, jawaban.json()["galat"]) == (
        422,
        ["Bukti ini sudah dilepas. Muat ulang halaman ini."],
    )


def test_unit_lain_dan_pembaca_tidak_melampirkan(fajar: Client, klien: Klien) -> None:
    assert lampirkan(fajar, berkas(), nomor=1)[0] == 403
    for siapa, status in (("dedi", 403), ("ani", 403), ("citra", 404)):
        assert lampirkan(klien(siapa), berkas())[0] == status
    assert lampirkan(klien("budi"), berkas(), nomor=1)[0] == 200
    jawaban = fajar.post(f"{TW3}bukti/lepas/", {"lepas": str(satu_bukti().uid)})
    assert jawaban.status_code in {403, 422}
    assert BuktiRealisasi.objects.exists()


def test_baris_yang_terkunci_tidak_menerima_dan_tidak_melepas(fajar: Client) -> None:
    lampirkan(fajar, berkas())
    simpan(fajar, 1, nilai="9")
    fajar.post(TW3, {"asal": "{}", "aksi": "ajukan"})
    status, isi = lampirkan(fajar, berkas("b.pdf", PDF + b"%b"))
    assert (status, "sudah diajukan" in isi["galat"][0]) == (422, True)
    jawaban = fajar.post(f"{TW3}bukti/lepas/", {"lepas": str(satu_bukti().uid)})
    assert (jawaban.status_code, "sudah diajukan" in jawaban.json()["galat"][0]) == (422, True)


def test_laporan_berbukti_tidak_ikut_terhapus(fajar: Client) -> None:
    lampirkan(fajar, berkas())
    simpan(fajar, 1, nilai="9")
    _, isi = simpan(fajar, 2, nilai="")
    assert (isi["s"], isi["ringkas"]) == ("simpan", "1 bukti")
    assert satu_bukti().realisasi == lapor()


def test_kiriman_tanpa_berkas(fajar: Client) -> None:
    buat_lapor(bawah=1)
    jawaban = fajar.post(f"{TW3}bukti/", {"x": "1"})
    assert (jawaban.status_code, "Pilih berkasnya" in jawaban.json()["pesan"]) == (400, True)
    jawaban = kirim(fajar, {}, apa="bukti/lepas")
    assert jawaban.status_code == 400


@pytest.mark.parametrize("medan", ["berkas", "lain.1-1"])
def test_unggahan_ruang_lain_tidak_dibatasi_di_sini(fajar: Client, medan: str) -> None:
    """The counter stands before every upload, and lets those of other rooms pass whole."""
    isi = io.BytesIO(bytes(11 * MIB))
    isi.name = "rencana.xlsx"
    jawaban = fajar.post(TW3, {medan: isi, "asal": "{}"})
    assert jawaban.status_code == 302
