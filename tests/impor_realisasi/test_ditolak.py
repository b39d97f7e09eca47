"""What an upload refuses: each at its cell with one sentence, and nothing else lost."""

import io
from typing import Any

import openpyxl
import pytest
from django.utils import timezone

from budget.models import RealisasiAnggaran
from planning.models import Pengguna, Renja
from planning.models.pelaporan import KoreksiRealisasi, LaporanTriwulan
from planning.penyuntingan import Ditolak, suntingan
from renja.impor.rancangan import Keadaan
from renja.impor.services import TidakDapatDiterapkan
from renja.lembar.nilai import LembarDitolak
from renja.lembar.tandai import tandai
from tests.impor.alat import ambil_renja
from tests.impor.alat import buku_kerja as buku_rencana
from tests.impor_realisasi.alat import (
    KINERJA,
    UANG,
    Buku,
    beda,
    buku_kerja,
    lihat,
    terapkan,
    unggah,
)
from tests.lembar.berkas import xlsx, xlsx_mentah

pytestmark = pytest.mark.django_db


def satu_penolakan(budi: Pengguna, renja: Renja, buku: Buku) -> str:
    hasil = lihat(unggah(budi, renja, buku.bytes()))
    (satu,) = hasil.ditolak
    assert hasil.cacah[Keadaan.DITOLAK] == 1
    return f"{satu.alamat.split('!')[1]} {satu.isian}: {satu.kalimat}"


@pytest.mark.parametrize(
    ("satuan", "kunci", "nilai", "alasan"),
    [
        ("Orang", "nilai", "1.5", '"1.5" bukan nilai yang dikenal'),
        ("Orang", "nilai", "1,500", "dapat berarti ribuan atau pecahan"),
        ("Orang", "nilai", "banyak", '"banyak" bukan angka'),
        ("Orang", "nilai", -3, "-3 negatif"),
        ("Orang", "nilai", "15 Dokumen", 'Satuan "Dokumen" bukan satuan indikator'),
        ("Orang", "nilai", "12-15", "adalah rentang"),
        ("Orang", "rilis", "kapan-kapan", "bukan bulan yang dikenal"),
        ("Orang", "pembilang", 5, "tanpa pembilang"),
        ("%", "nilai", 100.5, "melebihi 100 %"),
    ],
)
def test_nilai_ditolak_pada_selnya(
    budi: Pengguna, disnaker: Renja, satuan: str, kunci: str, nilai: Any, alasan: str
) -> None:
    buku = Buku(buku_kerja(budi, disnaker, 3))
    status = "Belum diisi" if satuan == "Orang" else "Draf"
    nomor = buku.baris(KINERJA, status=status, satuan=satuan)
    buku.tulis(KINERJA, nomor, kunci, nilai)
    penolakan = satu_penolakan(budi, disnaker, buku)
    kolom = {"nilai": "K", "pembilang": "M", "rilis": "O"}[kunci]
    assert penolakan.startswith(f"{kolom}{nomor} ")
    assert alasan in penolakan


@pytest.mark.parametrize(
    ("kunci", "nilai", "letak", "alasan"),
    [
        ("nilai", "belum rilis", "O", "Isi bulan angka ini diharapkan rilis"),
        ("pembilang", 5, "N", "Isi juga penyebutnya"),
    ],
)
def test_yang_kurang_ditunjuk_pada_sel_yang_kosong(
    budi: Pengguna, disnaker: Renja, kunci: str, nilai: Any, letak: str, alasan: str
) -> None:
    buku = Buku(buku_kerja(budi, disnaker, 3))
    nomor = buku.baris(KINERJA, status="Draf", satuan="%")
    buku.tulis(KINERJA, nomor, kunci, nilai)
    penolakan = satu_penolakan(budi, disnaker, buku)
    assert penolakan.startswith(f"{letak}{nomor} ")
    assert alasan in penolakan


@pytest.mark.parametrize(
    ("nilai", "alasan"),
    [
        ("1.5", '"1.5" bukan angka yang dikenal'),
        ("banyak", "bukan angka yang dikenal"),
        (1.005, "lebih dari dua angka di belakang koma"),
        (10**15, "lebih dari Rp 99 triliun"),
    ],
)
def test_uang_yang_tidak_terbaca(budi: Pengguna, disnaker: Renja, nilai: Any, alasan: str) -> None:
    buku = Buku(buku_kerja(budi, disnaker, 3))
    buku.tulis(UANG, 5, "b_7", nilai)
    penolakan = satu_penolakan(budi, disnaker, buku)
    assert penolakan.startswith("L5 Juli: ")
    assert alasan in penolakan


def test_triwulan_yang_belum_dibuka(budi: Pengguna, disnaker: Renja) -> None:
    buku = Buku(buku_kerja(budi, disnaker, 4))
    buku.tulis(KINERJA, 8, "nilai", 78)
    buku.tulis(UANG, 5, "b_10", 1)
    hasil = lihat(unggah(budi, disnaker, buku.bytes()))
    assert [satu.alamat for satu in hasil.ditolak] == [f"{KINERJA}!L8", f"{UANG}!O5"]
    assert all("triwulan IV 2024 baru dibuka pada" in satu.kalimat for satu in hasil.ditolak)
    assert hasil.ditulis == []


def test_yang_disetujui_tidak_ditimpa(budi: Pengguna, disnaker: Renja) -> None:
    buku = Buku(buku_kerja(budi, disnaker, 3))
    nomor = buku.baris(KINERJA, status="Disetujui")
    buku.tulis(KINERJA, nomor, "nilai", 1)
    assert "sudah disetujui" in satu_penolakan(budi, disnaker, buku)


def test_bulan_tertutup_tidak_membawa_serta_bulan_terbuka(budi: Pengguna, disnaker: Renja) -> None:
    buku = Buku(buku_kerja(budi, disnaker, 3))
    buku.tulis(UANG, 5, "b_2", 1)
    buku.tulis(UANG, 5, "b_7", 600_000)
    impor = unggah(budi, disnaker, buku.bytes())
    hasil = lihat(impor)
    assert [satu.alamat for satu in hasil.ditolak] == [f"{UANG}!G5"]
    assert beda(hasil) == [(f"{UANG}!L5", "588.000", "600.000")]
    with pytest.raises(TidakDapatDiterapkan, match="1 sel ditolak"):
        terapkan(impor)
    terapkan(impor, lewati=True)
    uang = RealisasiAnggaran.objects.filter(baris__uid=buku.isi(UANG, 5, "uid"))
    assert (uang.get(bulan=2).nilai, uang.get(bulan=7).nilai) == (286_000, 600_000)


def test_baris_unit_lain_tidak_diisi_pelaksana(
    budi: Pengguna, fajar: Pengguna, disnaker: Renja
) -> None:
    buku = Buku(buku_kerja(budi, disnaker, 3))
    lain = buku.baris(KINERJA, status="Belum diisi", unit_kerja="Bidang Pelatihan")
    buku.tulis(KINERJA, lain, "nilai", 5)
    gaji = buku.baris(UANG, kode="2.07.01.2.02.0001")
    buku.tulis(UANG, gaji, "b_7", 5)
    hasil = lihat(unggah(fajar, disnaker, buku.bytes()))
    assert [satu.alamat for satu in hasil.ditolak] == [f"{KINERJA}!K{lain}", f"{UANG}!L{gaji}"]
    assert "dilaporkan oleh Bidang Pelatihan" in hasil.ditolak[0].kalimat
    assert "milik unit kerja lain" in hasil.ditolak[1].kalimat


def test_kinerja_tidak_diisi_penganggaran(budi: Pengguna, hadi: Pengguna, disnaker: Renja) -> None:
    buku = Buku(buku_kerja(budi, disnaker, 3))
    nomor = buku.baris(KINERJA, status="Belum diisi")
    buku.tulis(KINERJA, nomor, "nilai", 5)
    buku.tulis(UANG, 5, "b_7", 5)
    hasil = lihat(unggah(hadi, disnaker, buku.bytes()))
    assert [satu.alamat for satu in hasil.ditolak] == [f"{KINERJA}!K{nomor}"]
    assert beda(hasil) == [(f"{UANG}!L5", "588.000", "5")]


@pytest.mark.parametrize(
    ("lembar", "kunci", "nilai", "alasan"),
    [
        (KINERJA, "uid", "9b2e4d0c-0000-0000-0000-000000000000", "tidak ada dalam rencana"),
        (KINERJA, "uid", None, "tidak berpenanda"),
        (KINERJA, "uid_unit", "9b2e4d0c-0000-0000-0000-000000000000", "tidak melaporkan"),
        (UANG, "uid", "9b2e4d0c-0000-0000-0000-000000000000", "tidak ada dalam Renja"),
        (UANG, "uid", None, "tidak berpenanda"),
        (UANG, "kode_dana", "9.9", 'Sumber dana "9.9" tidak dikenal'),
    ],
)
def test_baris_tak_dikenal(
    *, budi: Pengguna, disnaker: Renja, lembar: str, kunci: str, nilai: Any, alasan: str
) -> None:
    buku = Buku(buku_kerja(budi, disnaker, 3))
    buku.tulis(lembar, 6, kunci, nilai)
    assert alasan in satu_penolakan(budi, disnaker, buku)


def test_indikator_tanpa_target(budi: Pengguna, disnaker: Renja) -> None:
    """Its target of the year is gone since: there is nothing to report against."""
    buku = Buku(buku_kerja(budi, disnaker, 3))
    nomor = buku.baris(KINERJA, status="Belum diisi", satuan="Orang")
    target = disnaker.renstra.indikator.get(uid=buku.isi(KINERJA, nomor, "uid")).target
    with suntingan(None, renja=disnaker) as s:
        s.hapus_banyak([(satu, satu.versi) for satu in target.filter(tahun=2024)])
    assert "tidak mempunyai target tahun 2024" in satu_penolakan(budi, disnaker, buku)


def test_baris_yang_disalin(budi: Pengguna, disnaker: Renja) -> None:
    buku = Buku(buku_kerja(budi, disnaker, 3))
    buku.tulis(UANG, 7, "uid", buku.isi(UANG, 6, "uid"))
    assert "Baris 7 adalah salinan baris 6" in satu_penolakan(budi, disnaker, buku)


def test_baris_yang_dibuka_kembali_dapat_diimpor(budi: Pengguna, disnaker: Renja) -> None:
    """TW I is approved; the months of one row were reopened, those of the others not."""
    baris = disnaker.baris.get(sub_kegiatan__nomenklatur__kode="X.XX.01.2.01.0001")
    koreksi = KoreksiRealisasi(
        perangkat_daerah=disnaker.perangkat_daerah,
        jenis="anggaran",
        objek=baris.uid,
        sebutan="Penyusunan dokumen",
        tahun=2024,
        triwulan=1,
        lama={"2": "286000"},
        alasan="Salah bulan",
        oleh=budi,
        dibuka_pada=timezone.now(),
    )
    with suntingan(None, renja=disnaker) as s:
        s.tambah(koreksi)
    buku = Buku(buku_kerja(budi, disnaker, 3))
    terbuka = [n for n in range(1, 13) if not buku.sel(UANG, 5, f"b_{n}").protection.locked]
    assert terbuka == [1, 2, 3, 7, 8, 9]
    buku.tulis(UANG, 5, "b_2", 300_000)
    buku.tulis(UANG, 6, "b_2", 300_000)
    impor = unggah(budi, disnaker, buku.bytes())
    assert beda(lihat(impor)) == [(f"{UANG}!G5", "286.000", "300.000")]
    assert [satu.alamat for satu in lihat(impor).ditolak] == [f"{UANG}!G6"]
    terapkan(impor, lewati=True)
    assert RealisasiAnggaran.objects.get(baris=baris, bulan=2).nilai == 300_000


def test_di_atas_pagu_diperingatkan_dan_ditulis(budi: Pengguna, disnaker: Renja) -> None:
    """8.160.000 is the pagu; with 8.000.000 in July the year stands at 13.620.500."""
    buku = Buku(buku_kerja(budi, disnaker, 3))
    buku.tulis(UANG, 5, "b_7", 8_000_000)
    impor = unggah(budi, disnaker, buku.bytes())
    (satu,) = [b for b in lihat(impor).baris if b.ubah]
    assert "s/d September menjadi Rp 13.620.000" in satu.peringatan[0]
    assert "Rp 8.160.000" in satu.peringatan[0]
    assert satu.keadaan is Keadaan.BERUBAH
    terapkan(impor)


def test_inti_menolak_yang_ditutup_sesudah_pratinjau(budi: Pengguna, disnaker: Renja) -> None:
    """The agency's report is handed in between preview and applying: nothing is written."""
    buku = Buku(buku_kerja(budi, disnaker, 3))
    buku.tulis(UANG, 5, "b_7", 600_000)
    impor = unggah(budi, disnaker, buku.bytes())
    assert lihat(impor).ditulis
    laporan = LaporanTriwulan.objects.get(
        perangkat_daerah=disnaker.perangkat_daerah, tahun=2024, triwulan=3
    )
    with suntingan(None, renja=disnaker) as s:
        s.ubah(laporan, laporan.versi, {"status": "diajukan"})
    assert [satu.isian for satu in lihat(impor).ditolak] == ["Juli"]
    with pytest.raises((TidakDapatDiterapkan, Ditolak)):
        terapkan(impor, lewati=True)


# --- Whole files -------------------------------------------------------------------------


def test_buku_perangkat_daerah_atau_tahun_lain(budi: Pengguna, disnaker: Renja) -> None:
    isi = buku_kerja(budi, disnaker, 3)
    dinsos = ambil_renja("dinsos")
    with pytest.raises(LembarDitolak, match='milik perangkat daerah "disnaker"'):
        unggah(budi, dinsos, isi)
    with pytest.raises(LembarDitolak, match="dari Renja 2023"):
        unggah(budi, disnaker, _identitas(isi, "tahun", "2023"))
    with pytest.raises(LembarDitolak, match="data yang lebih baru"):
        unggah(budi, disnaker, _identitas(isi, "jejak", "999999999"))


def _identitas(isi: bytes, kunci: str, nilai: str) -> bytes:
    buku = openpyxl.load_workbook(io.BytesIO(isi))
    lembar = buku["_realisasi"]
    next(sel for sel in lembar["A"] if sel.value == kunci).offset(column=1).value = nilai
    berkas = io.BytesIO()
    buku.save(berkas)
    return berkas.getvalue()


def test_buku_tanpa_identitas(budi: Pengguna, disnaker: Renja) -> None:
    buku = openpyxl.load_workbook(io.BytesIO(buku_kerja(budi, disnaker, 3)))
    del buku["_realisasi"]
    berkas = io.BytesIO()
    buku.save(berkas)
    with pytest.raises(LembarDitolak, match="Lembar identitas"):
        unggah(budi, disnaker, berkas.getvalue())


def test_buku_rencana_bukan_realisasi(budi: Pengguna, disnaker: Renja) -> None:
    with pytest.raises(LembarDitolak, match="Ini buku kerja rencana"):
        unggah(budi, disnaker, buku_rencana(disnaker))


@pytest.mark.parametrize(
    ("isi", "nama", "alasan"),
    [
        (b"PK\x03\x04 rusak", "buku.xlsx", "rusak"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 600, "buku.xlsx", "bukan buku kerja"),
        (b"MZ\x90\x00", "buku.xlsx", "bukan"),
        (b"kode;Januari\n" * 20_002, "uang.csv", "20.000 baris"),
        (xlsx_mentah("<row><c r='A1'/></row>" * 10), "makro.xlsm", "makro"),
        (b'[{"kode": 1}]', "uang.json", "JSON"),
    ],
)
def test_berkas_jahat_atau_rusak(
    budi: Pengguna, disnaker: Renja, isi: bytes, nama: str, alasan: str
) -> None:
    with pytest.raises(LembarDitolak, match=alasan):
        unggah(budi, disnaker, isi, nama)


def test_rumus_tanpa_hasil_ditolak_pada_selnya(budi: Pengguna, disnaker: Renja) -> None:
    buku = Buku(buku_kerja(budi, disnaker, 3))
    buku.sel(UANG, 5, "b_7").value = "=100*2"
    penolakan = satu_penolakan(budi, disnaker, buku)
    assert penolakan.startswith("L5 Juli: Sel ini berisi rumus tanpa hasil tersimpan")


def test_berkas_tanpa_realisasi(budi: Pengguna, disnaker: Renja) -> None:
    impor = unggah(budi, disnaker, xlsx([["Kode", "Januari"]]))
    with pytest.raises(LembarDitolak, match="tidak memuat realisasi"):
        lihat(impor)


def test_berkas_bertanda_memuat_alasannya(budi: Pengguna, disnaker: Renja) -> None:
    buku = Buku(buku_kerja(budi, disnaker, 3))
    buku.tulis(UANG, 5, "b_7", "banyak")
    impor = unggah(budi, disnaker, buku.bytes())
    hasil = openpyxl.load_workbook(
        io.BytesIO(tandai("buku.xlsx", bytes(impor.berkas), lihat(impor).ditolak))
    )
    assert "bukan angka yang dikenal" in hasil[UANG]["L5"].comment.text
    assert [sel.value for sel in hasil["Yang ditolak"][2]][:3] == [f"{UANG}!L5", "Juli", "banyak"]
