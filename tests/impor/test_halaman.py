"""The pages: who gets in, what a person sees, applying with and without scripts, hostile input."""

import io
import json
import zipfile
from collections.abc import Callable

import openpyxl
import pytest
from django.test import Client

from budget.models import Pagu
from planning.models import BarisRenja, JejakAudit, Pengguna, Renja
from renja.impor.services import Penerapan, jalankan, pratinjau
from renja.models import Impor, PemetaanImpor
from tests.impor.alat import Buku, buku_kerja, lihat, ubah_buku, unggah

pytestmark = pytest.mark.django_db

AWAL = "/disnaker/2024/impor/"
SUB = "2.07.01.2.01.0001"
MUATAN = '<script>alert("x")</script>'


@pytest.fixture
def buka(disnaker: Renja) -> Callable[[str], Client]:
    def masuk(nama: str) -> Client:
        klien = Client()
        klien.force_login(Pengguna.objects.get(username=nama))
        return klien

    return masuk


def berkas(isi: bytes, nama: str = "renja.xlsx") -> io.BytesIO:
    hasil = io.BytesIO(isi)
    hasil.name = nama
    return hasil


def satu_pagu(nilai: int, lain: str = "") -> Callable[[Buku], None]:
    def ubah(buku: Buku) -> None:
        buku[buku.baris(SUB), "pagu"] = nilai
        if lain:
            buku[buku.baris(SUB), "kelompok_sasaran"] = lain

    return ubah


def kirim(klien: Client, isi: bytes, nama: str = "renja.xlsx") -> str:
    jawaban = klien.post(AWAL, {"berkas": berkas(isi, nama)})
    assert jawaban.status_code == 302, jawaban.content.decode()
    return jawaban.headers["Location"]


def test_unduhan_bernama_menurut_rencananya(buka: Callable[[str], Client]) -> None:
    jawaban = buka("dedi").get(f"{AWAL}buku-kerja.xlsx")
    assert (
        jawaban.headers["Content-Disposition"] == 'attachment; filename="renja-disnaker-2024.xlsx"'
    )
    assert openpyxl.load_workbook(io.BytesIO(jawaban.content)).sheetnames[1] == "Rencana"


@pytest.mark.parametrize("orang", ["ani", "dedi", "eka", "fajar", "gita", "hadi"])
def test_yang_hanya_membaca_tidak_mengunggah(
    buka: Callable[[str], Client], disnaker: Renja, orang: str
) -> None:
    klien = buka(orang)
    halaman = klien.get(AWAL)
    assert halaman.status_code == 200
    assert "Lanjut ke pratinjau" not in halaman.content.decode()
    jawaban = klien.post(AWAL, {"berkas": berkas(buku_kerja(disnaker))})
    assert jawaban.status_code == 403
    assert "hanya dapat dilakukan oleh perencana" in jawaban.content.decode()
    assert not Impor.objects.exists()


def test_dari_unggahan_sampai_urung(buka: Callable[[str], Client], disnaker: Renja) -> None:
    klien = buka("budi")
    alamat = kirim(klien, ubah_buku(disnaker, satu_pagu(9_000_000)))
    halaman = klien.get(alamat).content.decode()
    assert "9.000.000" in halaman
    assert "Belum ada yang ditulis" in halaman
    impor = Impor.objects.get()
    sidik = lihat(impor).sidik
    assert sidik in halaman
    klien.post(f"{alamat}terapkan/", {"sidik": sidik})
    assert Pagu.objects.filter(nilai=9_000_000).exists()
    selesai = klien.get(alamat).content.decode()
    assert "Urungkan impor ini" in selesai
    impor.refresh_from_db()
    assert impor.perubahan is not None
    klien.post(f"/disnaker/2024/perubahan/{impor.perubahan.pk}/urungkan/")
    assert not Pagu.objects.filter(nilai=9_000_000).exists()


def test_kemajuan_dikirim_baris_demi_baris(buka: Callable[[str], Client], disnaker: Renja) -> None:
    klien = buka("budi")
    alamat = kirim(klien, ubah_buku(disnaker, satu_pagu(9_000_000)))
    sidik = lihat(Impor.objects.get()).sidik
    jawaban = klien.post(
        f"{alamat}terapkan/", {"sidik": sidik}, headers={"accept": "application/x-ndjson"}
    )
    baris = [json.loads(satu) for satu in b"".join(jawaban.streaming_content).splitlines()]
    assert baris[0]["nama"] == "Membaca berkas"
    assert baris[-1] == {"selesai": True, "nomor": 12, "dari": 12, "tujuan": alamat}
    assert Pagu.objects.filter(nilai=9_000_000).exists()


def test_yang_berhenti_mendengar_membatalkan_seluruhnya(budi: Pengguna, disnaker: Renja) -> None:
    """A closed connection closes the generator in the middle of its transaction."""
    impor = unggah(budi, disnaker, ubah_buku(disnaker, satu_pagu(9_000_000)))
    langkah = jalankan(budi, impor, Penerapan(lihat(impor).sidik))
    assert "Menulis pagu" in (nama for nama, _ in langkah)
    assert Pagu.objects.filter(nilai=9_000_000).exists()
    langkah.close()
    assert not Pagu.objects.filter(nilai=9_000_000).exists()
    assert Impor.objects.get().status == Impor.Status.DIPETAKAN


def test_galat_penerapan_dikabarkan(buka: Callable[[str], Client], disnaker: Renja) -> None:
    klien = buka("budi")
    alamat = kirim(klien, ubah_buku(disnaker, satu_pagu(9_000_000)))
    jawaban = klien.post(
        f"{alamat}terapkan/", {"sidik": "lain"}, headers={"accept": "application/x-ndjson"}
    )
    akhir = json.loads(b"".join(jawaban.streaming_content).splitlines()[-1])
    assert "berubah sejak pratinjau" in akhir["galat"]


def test_muatan_html_tetap_teks(buka: Callable[[str], Client], disnaker: Renja) -> None:
    klien = buka("budi")
    alamat = kirim(klien, ubah_buku(disnaker, satu_pagu(1, MUATAN)), f"{MUATAN[:30]}.xlsx")
    halaman = klien.get(alamat).content.decode()
    assert MUATAN not in halaman
    assert "&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;" in halaman
    klien.post(f"{alamat}terapkan/", {"sidik": lihat(Impor.objects.get()).sidik})
    assert BarisRenja.objects.filter(kelompok_sasaran=MUATAN).count() == 1


def test_isian_titipan_diabaikan(buka: Callable[[str], Client], disnaker: Renja) -> None:
    """Agency, Renja, person, kind and status of an upload are not the client's to say."""
    lain = Renja.objects.exclude(pk=disnaker.pk).order_by("pk").first()
    assert lain is not None
    klien = buka("budi")
    titipan = {
        "perangkat_daerah": lain.perangkat_daerah_id,
        "renja": lain.pk,
        "pengguna": Pengguna.objects.get(username="ani").pk,
        "jenis": "lapisan",
        "status": "diterapkan",
        "peran": "admin",
        "versi": 9,
    }
    klien.post(AWAL, {"berkas": berkas(ubah_buku(disnaker, satu_pagu(5))), **titipan})
    impor = Impor.objects.get()
    assert (impor.renja, impor.pengguna.username, impor.jenis, impor.status) == (
        disnaker,
        "budi",
        "rencana",
        "dipetakan",
    )
    assert impor.perangkat_daerah == disnaker.perangkat_daerah


def test_kiriman_tanpa_csrf_ditolak(disnaker: Renja, budi: Pengguna) -> None:
    klien = Client(enforce_csrf_checks=True)
    klien.force_login(budi)
    impor = unggah(budi, disnaker, ubah_buku(disnaker, satu_pagu(5)))
    for bagian in ("", f"{impor.pk}/", f"{impor.pk}/terapkan/", f"{impor.pk}/batal/"):
        assert klien.post(f"{AWAL}{bagian}", {}).status_code == 403


def test_unggahan_orang_lain_tidak_ada(
    buka: Callable[[str], Client], budi: Pengguna, disnaker: Renja
) -> None:
    impor = unggah(budi, disnaker, ubah_buku(disnaker, satu_pagu(5)))
    for orang in ("ani", "dedi", "hadi", "citra"):
        assert buka(orang).get(f"{AWAL}{impor.pk}/").status_code == 404


def test_berkas_bertanda_memuat_alasan_sebagai_komentar(
    buka: Callable[[str], Client], disnaker: Renja
) -> None:
    klien = buka("budi")

    def ubah(buku: Buku) -> None:
        buku[buku.baris(SUB), "lokasi"] = "Pontianak Baratt"

    alamat = kirim(klien, ubah_buku(disnaker, ubah))
    assert "Kembalikan berkas bertanda" in klien.get(alamat).content.decode()
    jawaban = klien.get(f"{alamat}bertanda.xlsx")
    assert jawaban.headers["Content-Disposition"].endswith('filename="renja-bertanda.xlsx"')
    buku = openpyxl.load_workbook(io.BytesIO(jawaban.content))
    komentar = buku["Rencana"]["J8"].comment
    assert komentar is not None
    assert 'Mungkin maksudnya "Pontianak Barat"' in komentar.text
    # The marked file is one of ours still: corrected, it goes through.
    buku["Rencana"]["J8"] = "Pontianak Barat"
    keluar = io.BytesIO()
    buku.save(keluar)
    alamat = kirim(klien, keluar.getvalue())
    impor = Impor.objects.latest("pk")
    hasil = pratinjau(impor, impor.pengguna).pratinjau
    assert (hasil.sel_berubah, hasil.ditolak) == (1, [])


def test_tata_letak_asing_dipetakan_dan_diingat(
    buka: Callable[[str], Client], disnaker: Renja
) -> None:
    klien = buka("budi")
    blok = "Rek.\tKeterangan lain-lain\tJml\n2.07.01.2.01.0001\tx\t8.000.000\n"
    alamat = klien.post(AWAL, {"tempelan": blok}).headers["Location"]
    assert alamat.endswith("/petakan/")
    assert "8.000.000" in klien.get(alamat).content.decode()
    peta = {"lembar": "Tempelan", "k0": "kode", "k2": "pagu", "awal": "2", "nama": "Milik bidang"}
    salah = klien.post(alamat, {**peta, "k0": "pagu"})
    assert salah.status_code == 422
    tujuan = klien.post(alamat, peta).headers["Location"]
    assert "8.160.000" in klien.get(tujuan).content.decode()
    ingatan = PemetaanImpor.objects.get()
    assert (ingatan.nama, ingatan.perangkat_daerah) == ("Milik bidang", disnaker.perangkat_daerah)
    # The same header again: the mapping is offered, already filled in.
    lagi = klien.post(AWAL, {"tempelan": blok.replace("8.000", "7.000")}).headers["Location"]
    halaman = klien.get(lagi).content.decode()
    assert "Milik bidang" in halaman
    assert '<option value="kode" selected>' in halaman


def test_penanda_baris_tidak_dapat_dipetakan(
    buka: Callable[[str], Client], disnaker: Renja
) -> None:
    klien = buka("budi")
    blok = "Rek.\tKeterangan lain-lain\tJml\n2.07.01.2.01.0001\tx\t8.000.000\n"
    alamat = klien.post(AWAL, {"tempelan": blok}).headers["Location"]
    peta = {"lembar": "Tempelan", "k0": "kode", "k1": "uid", "k2": "pagu", "awal": "2"}
    assert klien.post(alamat, peta).status_code == 422


def test_tanpa_berkas_diberi_tahu(buka: Callable[[str], Client]) -> None:
    jawaban = buka("budi").post(AWAL, {})
    assert jawaban.status_code == 422
    assert "Pilih berkas, atau tempel tabelnya." in jawaban.content.decode()


def bom() -> bytes:
    hasil = io.BytesIO()
    with zipfile.ZipFile(hasil, "w", zipfile.ZIP_DEFLATED) as arsip:
        arsip.writestr("[Content_Types].xml", "<Types/>")
        arsip.writestr("xl/workbook.xml", b"0" * (80 * 2**20))
    return hasil.getvalue()


@pytest.mark.parametrize(
    ("isi", "nama"),
    [
        (b"", "kosong.xlsx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "bersandi.xlsx"),
        (b"PK\x03\x04rusak", "rusak.xlsx"),
        (b"%PDF-1.7", "lain.pdf"),
        (b'[{"a": 1}]', "lain.json"),
        (b"[" * 300_000, "dalam.json"),
    ],
)
def test_berkas_buruk_ditolak_dengan_kalimat(
    buka: Callable[[str], Client], isi: bytes, nama: str
) -> None:
    klien = buka("budi")
    jawaban = klien.post(AWAL, {"berkas": berkas(isi, nama)})
    if jawaban.status_code == 302:  # JSON is read when it is previewed
        jawaban = klien.get(jawaban.headers["Location"])
    assert jawaban.status_code == 422
    assert "ringkasan-galat" in jawaban.content.decode()
    assert not JejakAudit.objects.exists()


def test_bom_zip_ditolak(buka: Callable[[str], Client]) -> None:
    jawaban = buka("budi").post(AWAL, {"berkas": berkas(bom())})
    assert jawaban.status_code == 422
    assert not Impor.objects.exists()


def test_dibatalkan_menghapus_berkasnya(
    buka: Callable[[str], Client], budi: Pengguna, disnaker: Renja
) -> None:
    impor = unggah(budi, disnaker, ubah_buku(disnaker, satu_pagu(5)))
    klien = buka("budi")
    klien.post(f"{AWAL}{impor.pk}/batal/")
    impor.refresh_from_db()
    assert (impor.status, bytes(impor.berkas)) == ("dibatalkan", b"")
    assert klien.get(f"{AWAL}{impor.pk}/").status_code == 404


@pytest.mark.parametrize(
    "pilihan", [{"p-²": "berkas"}, {"p-" + "9" * 200: "berkas"}, {"k-n\0a": "x\0y"}]
)
def test_pilihan_yang_tidak_masuk_akal_tidak_menggagalkan(
    disnaker: Renja, buka: Callable[[str], Client], pilihan: dict[str, str]
) -> None:
    klien = buka("budi")
    alamat = kirim(klien, buku_kerja(disnaker))
    assert klien.post(alamat, pilihan).status_code == 302
    assert klien.get(alamat).status_code == 200


def test_nama_tata_letak_dengan_nul_tidak_menggagalkan(
    disnaker: Renja, buka: Callable[[str], Client]
) -> None:
    klien = buka("budi")
    alamat = kirim(klien, b"Kode;Uraian;Uang\n2.07.03.2.01.0001;Pelatihan;5000\n", "asing.csv")
    assert klien.post(alamat, {"nama": "tata\0letak"}).status_code in {302, 422}
