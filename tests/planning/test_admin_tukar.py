"""Master data out as a sheet and back: previewed, applied whole, traced, and never a formula."""

import io
import zipfile
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from planning.models import (
    JadwalTahap,
    JejakAudit,
    Misi,
    Pemda,
    Pengguna,
    Perubahan,
    Rpjmd,
    Satuan,
    UnitKerja,
    Wilayah,
)
from planning.penyuntingan import suntingan
from planning.situs import situs
from planning.unggahan import MAKS_BERKAS, lepas_apostrof, tak_berumus
from tests.orang import buat_orang

pytestmark = pytest.mark.django_db

WILAYAH = "/admin/planning/wilayah"
KEPALA = ["pengenal", "versi", "pemda", "jenis", "induk", "kode wilayah", "nama", "urutan"]


@pytest.fixture
def orang() -> dict[str, Pengguna]:
    return buat_orang()


@pytest.fixture
def indah(orang: dict[str, Pengguna]) -> Client:
    klien = Client()
    klien.force_login(orang["indah"])
    return klien


@pytest.fixture
def akar(orang: dict[str, Pengguna]) -> Client:
    klien = Client()
    klien.force_login(Pengguna.objects.create_superuser("akar", nama="Akar", email=""))
    return klien


def berkas(*baris: list[Any]) -> bytes:
    buku = openpyxl.Workbook()
    for satu in baris:
        buku.active.append(satu)
        for sel in buku.active[buku.active.max_row]:
            # Text, also where it starts like a formula.
            sel.data_type = "s" if isinstance(sel.value, str) else sel.data_type
    wadah = io.BytesIO()
    buku.save(wadah)
    return wadah.getvalue()


def ekspor(klien: Client, alamat: str, jenis: str = "0") -> bytes:
    jawaban = klien.post(f"{alamat}/export/", {"format": jenis, "resource": "0"})
    assert jawaban.status_code == 200
    return jawaban.content


def isi_lembar(isi: bytes) -> list[list[Any]]:
    lembar = openpyxl.load_workbook(io.BytesIO(isi)).active
    return [[sel.value for sel in baris] for baris in lembar.rows]


def unggah(klien: Client, alamat: str, isi: bytes, nama: str = "a.xlsx") -> Any:
    return klien.post(
        f"{alamat}/import/", {"import_file": SimpleUploadedFile(nama, isi), "resource": "0"}
    )


def terapkan(klien: Client, alamat: str, pratinjau: Any) -> Any:
    """What the browser does: send the hidden fields of the preview back."""
    assert "confirm_form" in pratinjau.context, pratinjau.content.decode()
    return klien.post(f"{alamat}/process_import/", pratinjau.context["confirm_form"].initial)


def test_bolak_balik_mengubah_satu_dan_menambah_satu(indah: Client) -> None:
    kota = Wilayah.objects.get(pemda__kode="kota")
    baris = isi_lembar(ekspor(indah, WILAYAH))
    assert (
        baris
        == [
            KEPALA,
            [str(kota.uid), 1, "kota", "Kabupaten/Kota/Provinsi", "", "", "Kota Uji", 0],
        ]
        or baris[1][5] is None
    )
    ubah = [str(kota.uid), 1, "kota", "daerah", None, "61.71", "Kota Pontianak", 0]
    baru = [None, None, "kota", "Kecamatan", "Kota Pontianak", "61.71.01", "=SUM(1)", 1]
    pratinjau = unggah(indah, WILAYAH, berkas(KEPALA, ubah, baru))
    halaman = pratinjau.content.decode()
    assert "1 baris baru, 1 berubah, 0 tetap." in halaman
    assert "<del>Kota Uji</del> <ins>Kota Pontianak</ins>" in halaman
    # A preview writes nothing, no trace either.
    assert (Wilayah.objects.filter(pemda__kode="kota").count(), Perubahan.objects.count()) == (1, 0)
    assert terapkan(indah, WILAYAH, pratinjau).status_code == 302
    kota.refresh_from_db()
    assert (kota.nama, kota.kode, kota.versi) == ("Kota Pontianak", "61.71", 2)
    tambahan = Wilayah.objects.get(induk=kota)
    assert (tambahan.nama, tambahan.jenis, tambahan.urutan) == ("=SUM(1)", "kecamatan", 1)
    perubahan = Perubahan.objects.get()
    assert (perubahan.asal, perubahan.banyak) == ("impor", 2)
    # Out again it is a text, in both kinds of file.
    lembar = openpyxl.load_workbook(io.BytesIO(ekspor(indah, WILAYAH))).active
    sel = next(s for b in lembar.rows for s in b if s.value == "=SUM(1)")
    assert sel.data_type == "s"
    csv = ekspor(indah, WILAYAH, "1")
    assert ",'=SUM(1),1" in csv.decode("utf-8-sig")
    kembali = unggah(indah, WILAYAH, csv, "a.csv").content.decode()
    assert "0 baris baru, 0 berubah, 2 tetap." in kembali


def test_induk_yang_berganti_nama_di_berkas_yang_sama_tetap_dikenali(indah: Client) -> None:
    kota = Wilayah.objects.get(pemda__kode="kota")
    barat = Wilayah.objects.create(pemda=kota.pemda, induk=kota, jenis="kecamatan", nama="Barat")
    isi = berkas(
        KEPALA,
        [str(kota.uid), 1, "kota", "daerah", None, None, "Kota Pontianak", 0],
        [str(barat.uid), 1, "kota", "kecamatan", "Kota Uji", None, "Barat", 1],
    )
    assert terapkan(indah, WILAYAH, unggah(indah, WILAYAH, isi)).status_code == 302
    barat.refresh_from_db()
    assert (barat.induk.nama, barat.urutan) == ("Kota Pontianak", 1)


def test_baris_yang_salah_menolak_seluruhnya_dengan_sebabnya(indah: Client) -> None:
    induk = "Kota Uji"
    halaman = unggah(
        indah,
        WILAYAH,
        berkas(
            KEPALA,
            [None, None, "kota", "Kecamatan", induk, None, "Barat", 1],
            [None, None, "kota", "Dusun", induk, None, "Timur", 1],
            [None, None, "pemda-dinas-lain", "Kecamatan", induk, None, "Jauh", 1],
            [None, None, "kota", "Kecamatan", induk, None, "Utara", "satu"],
            ["bukan-uid", 1, "kota", "Kecamatan", induk, None, "Selatan", 1],
        ),
    ).content.decode()
    assert "Terapkan impor" not in halaman
    assert "&quot;Dusun&quot; bukan salah satu dari: Kabupaten/Kota/Provinsi" in halaman
    assert "pemerintah daerah &quot;pemda-dinas-lain&quot; tidak ditemukan." in halaman
    assert "&quot;satu&quot; bukan bilangan bulat." in halaman
    assert "Tidak ada baris dengan pengenal &quot;bukan-uid&quot;." in halaman
    assert not Wilayah.objects.filter(jenis="kecamatan").exists()


def test_html_di_berkas_tetap_teks(indah: Client) -> None:
    nama = "<script>alert(1)</script>"
    baru = [None, None, "kota", "Kecamatan", "Kota Uji", None, nama, 1]
    halaman = unggah(indah, WILAYAH, berkas(KEPALA, baru)).content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in halaman
    assert nama not in halaman


def test_baris_pemda_lain_tidak_terjangkau_lewat_pengenalnya(indah: Client) -> None:
    lain = Wilayah.objects.get(pemda__kode="pemda-dinas-lain")
    isi = berkas(KEPALA, [str(lain.uid), 1, "kota", "daerah", None, None, "Direbut", 0])
    assert "Tidak ada baris dengan pengenal" in unggah(indah, WILAYAH, isi).content.decode()
    lain.refresh_from_db()
    assert lain.nama == "Kota Uji"


def test_yang_berubah_sesudah_pratinjau_tidak_ditimpa(
    indah: Client, orang: dict[str, Pengguna]
) -> None:
    kota = Wilayah.objects.get(pemda__kode="kota")
    ubah = [str(kota.uid), 1, "kota", "daerah", None, None, "Isian Indah", 0]
    pratinjau = unggah(indah, WILAYAH, berkas(KEPALA, ubah))
    with suntingan(orang["ani"], judul="Mengubah wilayah") as s:
        s.ubah(kota, 1, {"nama": "Simpanan Ani"})
    jawaban = terapkan(indah, WILAYAH, pratinjau)
    assert jawaban.status_code == 200
    assert "Baris ini sudah diubah oleh Ani" in jawaban.content.decode()
    kota.refresh_from_db()
    assert kota.nama == "Simpanan Ani"


def test_kepala_kolom_yang_asing_disebut(indah: Client) -> None:
    halaman = unggah(indah, WILAYAH, berkas(["nama", "luas"], ["Barat", 3])).content.decode()
    assert "Kepala kolom berkas ini tidak cocok: kurang induk, jenis" in halaman
    halaman = unggah(indah, WILAYAH, berkas([*KEPALA, "luas"], ["x"])).content.decode()
    assert "tak dikenal &quot;luas&quot;" in halaman


def test_pratinjau_orang_lain_dan_yang_sudah_diterapkan_ditolak(
    indah: Client, akar: Client
) -> None:
    baru = [None, None, "kota", "Kecamatan", "Kota Uji", None, "Barat", 1]
    pratinjau = unggah(indah, WILAYAH, berkas(KEPALA, baru))
    jawaban = terapkan(akar, WILAYAH, pratinjau)
    assert "Pratinjau ini sudah tidak berlaku." in jawaban.content.decode()
    assert terapkan(indah, WILAYAH, pratinjau).status_code == 302
    assert terapkan(indah, WILAYAH, pratinjau).status_code == 200
    isi = {"import_file_name": "../../etc/passwd", "original_file_name": "a", "format": "1"}
    jawaban = indah.post(f"{WILAYAH}/process_import/", isi)
    assert "Pratinjau ini sudah tidak berlaku." in jawaban.content.decode()
    assert Wilayah.objects.filter(nama="Barat").count() == 1


def _dengan_bagian(nama: str, isi: bytes = b"x") -> bytes:
    wadah = io.BytesIO(berkas(KEPALA))
    with zipfile.ZipFile(wadah, "a", zipfile.ZIP_DEFLATED) as arsip:
        arsip.writestr(nama, isi)
    return wadah.getvalue()


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        (b"", "Berkas ini kosong."),
        (b"x" * (MAKS_BERKAS + 1), "lebih dari 2 MiB"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 100, "dilindungi kata sandi atau berformat Excel lama"),
        (b"PK\x03\x04rusak", "tidak dapat dibaca"),
        (b"\xff\xfe\x00rusak", "tidak dapat dibaca"),
        (_dengan_bagian("xl/vbaProject.bin"), "memuat makro"),
        (_dengan_bagian("xl/externalLinks/externalLink1.xml"), "merujuk berkas lain"),
        (_dengan_bagian("xl/bom.xml", b"\0" * 20_000_000), "terlalu besar"),
        (berkas(KEPALA, *([["x"]] * 2_001)), "lebih dari 2000 baris"),
        (berkas([f"k{n}" for n in range(41)], ["x"]), "lebih dari 40 kolom"),
    ],
    ids=lambda satu: satu if isinstance(satu, str) else "",
)
def test_berkas_yang_bukan_lembar_polos_ditolak(indah: Client, isi: bytes, kalimat: str) -> None:
    halaman = unggah(indah, WILAYAH, isi).content.decode()
    assert kalimat in halaman
    assert "Terapkan impor" not in halaman


def test_lembar_dengan_entitas_luar_ditolak(indah: Client) -> None:
    wadah, lama = io.BytesIO(), zipfile.ZipFile(io.BytesIO(berkas(KEPALA, ["x"])))
    with zipfile.ZipFile(wadah, "w") as baru:
        for nama in lama.namelist():
            isi = lama.read(nama)
            if nama == "xl/worksheets/sheet1.xml":
                isi = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>' + isi
            baru.writestr(nama, isi)
    halaman = unggah(indah, WILAYAH, wadah.getvalue()).content.decode()
    assert "tidak dapat dibaca" in halaman
    assert "root:" not in halaman


def test_satuan_dikenali_dari_namanya(akar: Client) -> None:
    Satuan.objects.create(nama="Orang")
    isi = b"satuan;ditawarkan\nOrang;tidak\nDokumen;ya\n"
    pratinjau = unggah(akar, "/admin/planning/satuan", isi, "a.csv")
    assert "1 baris baru, 1 berubah, 0 tetap." in pratinjau.content.decode()
    assert Satuan.objects.count() == 1
    terapkan(akar, "/admin/planning/satuan", pratinjau)
    assert dict(Satuan.objects.values_list("nama", "aktif")) == {"Orang": False, "Dokumen": True}
    assert JejakAudit.objects.filter(objek="planning.satuan", asal="impor").count() == 2


def test_jadwal_tahap_diimpor_menurut_pemda_dan_tahap(indah: Client) -> None:
    kota = Pemda.objects.get(kode="kota")
    JadwalTahap.objects.create(
        pemda=kota, tahun=2025, tahap="rancangan", mulai="2024-03-01", selesai="2024-03-31"
    )
    kepala = ["pemda", "tahun Renja", "siklus", "tahap", "mulai", "selesai"]
    isi = berkas(
        kepala,
        ["kota", 2025, "Renja", "Rancangan", "01-03-2024", "15/04/2024"],
        ["kota", 2025, "Renja", "Forum perangkat daerah", "2024-04-16", "2024-04-30"],
    )
    alamat = "/admin/planning/jadwaltahap"
    terapkan(indah, alamat, unggah(indah, alamat, isi))
    assert [
        (satu.tahap, str(satu.mulai), str(satu.selesai))
        for satu in JadwalTahap.objects.order_by("mulai")
    ] == [("rancangan", "2024-03-01", "2024-04-15"), ("forum", "2024-04-16", "2024-04-30")]


def test_unit_kerja_rpjmd_dan_misi_bolak_balik(indah: Client) -> None:
    unit = "/admin/planning/unitkerja"
    lembar = isi_lembar(ekspor(indah, unit))
    assert {baris[2] for baris in lembar[1:]} == {"disnaker", "dinsos"}
    bidang = [None, None, "disnaker", "Bidang", "Dinas Disnaker", "Bidang Latihan", "", "", ""]
    terapkan(indah, unit, unggah(indah, unit, berkas(lembar[0], [*bidang, 1, "2024-01-01", None])))
    assert UnitKerja.objects.get(nama="Bidang Latihan").induk.nama == "Dinas Disnaker"
    rpjmd = "/admin/planning/rpjmd"
    kepala = ["pengenal", "versi", "pemda", "jenis", "nama", "visi", "tahun awal", "tahun akhir"]
    baru = [None, None, "kota", "RPD", "RPD 2024-2026", "", 2024, 2026]
    terapkan(indah, rpjmd, unggah(indah, rpjmd, berkas(kepala, baru)))
    misi = "/admin/planning/misi"
    kepala = ["pengenal", "versi", "RPJMD/RPD", "nomor", "uraian"]
    isi = berkas(kepala, [None, None, "RPD 2024-2026", 1, "Maju"])
    terapkan(indah, misi, unggah(indah, misi, isi))
    satu = Misi.objects.get()
    assert (satu.rpjmd, satu.nomor, satu.uraian) == (Rpjmd.objects.get(), 1, "Maju")


def test_yang_dimuat_dan_penugasan_hanya_keluar(indah: Client) -> None:
    for alamat, kolom in (
        ("planning/penugasan", "nama pengguna"),
        ("planning/nomenklatur", "edisi"),
        ("budget/sumberdana", "kode"),
        ("performance/skalapredikat", "kode skala"),
    ):
        lembar = isi_lembar(ekspor(indah, f"/admin/{alamat}"))
        assert lembar[0][0] == kolom
        assert "Impor" not in indah.get(f"/admin/{alamat}/").content.decode()
    lembar = isi_lembar(ekspor(indah, "/admin/planning/penugasan"))
    assert {baris[0] for baris in lembar[1:]} == {
        *("ani", "budi", "citra", "dedi", "eka", "fajar", "gita", "hadi")
    }


def test_setiap_daftar_yang_dapat_ditukar_punya_kolom_sendiri() -> None:
    """No resource falls back on all columns of its model, passwords included."""
    tanpa = [
        admin
        for admin in situs._registry.values()
        if hasattr(admin, "export_action") and not admin.resource_classes
    ]
    assert tanpa == []


@pytest.mark.parametrize(
    ("teks", "keluar"),
    [
        ("=1+1", "'=1+1"),
        ("  =1+1", "'  =1+1"),
        ("\u202e@a", "'\u202e@a"),
        ("Bidang; =1+1", "Bidang;' =1+1"),
        ("Kota; Kabupaten", "Kota; Kabupaten"),
        ("-", "-"),
    ],
)
def test_teks_yang_akan_menjadi_rumus_pulang_seperti_semula(teks: str, keluar: str) -> None:
    assert tak_berumus(teks) == keluar
    assert lepas_apostrof(keluar) == teks
