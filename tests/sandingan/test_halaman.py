"""The page of a comparison: what its address says, who may see it, and its files."""

import json
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from budget.models import Pagu
from planning.models import BarisRenja, Pengguna, Renja
from renja.beku import bekukan, kemas, sidik
from renja.dokumen.naskah import Naskah
from renja.models import Bab, Versi
from renja.pemuat import muat_rencana
from tests.orang import buat_orang
from tests.pabrik import buat_renja

pytestmark = pytest.mark.django_db
ALAMAT = "/disnaker/2024/sandingan/"


@pytest.fixture
def orang() -> dict[str, Pengguna]:
    return buat_orang()


def ambil(siklus: str = "awal", kode: str = "disnaker") -> Renja:
    semua = Renja.objects.select_related("perangkat_daerah__pemda", "renstra", "edisi")
    return semua.get(perangkat_daerah__kode=kode, siklus=siklus)


def kunci(renja: Renja, oleh: Pengguna, nomor: int = 1, **lain: Any) -> Versi:
    """Freeze a Renja as it stands."""
    isi = bekukan(muat_rencana(renja, pelaksanaan=True, konteks=True), Naskah("", ()))
    kode = f"{renja.perangkat_daerah.kode}-{renja.siklus}-{nomor}"
    kolom = {"sidik": sidik(isi), "isi": kemas(isi), "kode": kode, **lain}
    return Versi.objects.create(
        perangkat_daerah=renja.perangkat_daerah,
        renja=renja,
        tahap="rancangan_awal",
        nomor=nomor,
        pembuat=oleh,
        nama_pembuat=oleh.nama,
        dibuat=timezone.now(),
        **kolom,
    )


def masuk(siapa: Pengguna) -> Client:
    klien = Client()
    klien.force_login(siapa)
    return klien


def ubah_pagu(siklus: str = "awal") -> None:
    """The first row loses 400,000 of its million."""
    baris = BarisRenja.objects.filter(renja=ambil(siklus)).order_by("pk")[0]
    Pagu.objects.filter(baris=baris).update(nilai=600_000)


def test_tanpa_versi_mengatakan_apa_yang_harus_dilakukan(orang: dict[str, Pengguna]) -> None:
    isi = masuk(orang["budi"]).get(ALAMAT)
    assert isi.status_code == 200
    assert "Belum ada yang dapat disandingkan" in isi.content.decode()


def test_versi_terakhir_di_samping_hari_ini(orang: dict[str, Pengguna]) -> None:
    kunci(ambil(), orang["budi"])
    ubah_pagu()
    isi = masuk(orang["ani"]).get(ALAMAT).content.decode()
    assert "Rancangan awal versi 1" in isi
    assert "Hari ini (rancangan awal)" in isi
    assert "(400.000)" in isi
    assert "semula 2.000.000, menjadi 1.600.000" in isi
    assert '<del class="sd-del"><span class="visually-hidden">semula: </span>1.000.000</del>' in isi
    assert '<ins class="sd-ins"><span class="visually-hidden">menjadi: </span>600.000</ins>' in isi


def test_saringan_bekerja_lewat_alamat(orang: dict[str, Pengguna]) -> None:
    kunci(ambil(), orang["budi"])
    ubah_pagu()
    klien = masuk(orang["budi"])
    berubah = klien.get(ALAMAT, {"lihat": "berubah"}).content.decode()
    assert "1.000.000</del>" in berubah
    tambah = klien.get(ALAMAT, {"lihat": "bertambah"}).content.decode()
    assert "Tidak ada baris dengan keadaan ini." in tambah
    assert "1.000.000</del>" not in tambah
    asing = klien.get(ALAMAT, {"lihat": "entah"})
    assert asing.status_code == 200
    assert "1.000.000</del>" in asing.content.decode()


@pytest.mark.parametrize(
    ("rujukan", "kalimat"),
    [
        ("rancangan", "Rancangan Renja 2024 belum pernah diajukan"),
        ("rancangan_awal.7", "tidak mempunyai versi 7"),
        ("entah", "tidak dikenal"),
        ("<b>", "tidak dikenal"),
        ("perubahan", "Perubahan Renja 2024 belum ada."),
        ("awal:entah", "tidak dikenal"),
    ],
)
def test_rujukan_yang_tidak_ada(orang: dict[str, Pengguna], rujukan: str, kalimat: str) -> None:
    jawab = masuk(orang["budi"]).get(ALAMAT, {"semula": rujukan, "menjadi": "kini"})
    assert jawab.status_code == 404
    assert kalimat in jawab.content.decode()
    assert "<b>" not in jawab.content.decode().replace("<br>", "")


def test_versi_yang_rusak_dikatakan(
    orang: dict[str, Pengguna], caplog: pytest.LogCaptureFixture
) -> None:
    kunci(ambil(), orang["budi"], sidik="0" * 64)
    jawab = masuk(orang["budi"]).get(ALAMAT)
    assert jawab.status_code == 404
    assert "tidak cocok dengan SHA-256" in jawab.content.decode()
    assert "versi terkunci rusak: Renja 2024, rancangan_awal.1 atau kini" in caplog.text


def test_perubahan_di_samping_renja_awal(orang: dict[str, Pengguna]) -> None:
    awal = ambil()
    perubahan = Renja.objects.create(
        perangkat_daerah=awal.perangkat_daerah,
        renstra=awal.renstra,
        edisi=awal.edisi,
        tahun=2024,
        siklus="perubahan",
    )
    for baris in awal.baris.all():
        BarisRenja.objects.create(
            perangkat_daerah=awal.perangkat_daerah,
            renja=perubahan,
            unit_kerja=baris.unit_kerja,
            sub_kegiatan=baris.sub_kegiatan,
        )
    klien = masuk(orang["budi"])
    isi = klien.get("/disnaker/2024-perubahan/sandingan/").content.decode()
    assert "Renja 2024: hari ini (rancangan awal)" in isi
    # The perubahan has no money yet; its two rows are those of the Renja.
    assert "semula 2.000.000, menjadi –" in isi
    kunci(awal, orang["budi"])
    isi = klien.get("/disnaker/2024-perubahan/sandingan/").content.decode()
    assert "Renja 2024: rancangan awal versi 1" in isi
    balik = klien.get(ALAMAT, {"semula": "awal", "menjadi": "perubahan"}).content.decode()
    assert "Perubahan Renja 2024: hari ini (persiapan)" in balik


def test_berkas_membawa_saringan(orang: dict[str, Pengguna]) -> None:
    kunci(ambil(), orang["budi"])
    ubah_pagu()
    klien = masuk(orang["budi"])
    dua = {"semula": "rancangan_awal.1", "menjadi": "kini"}
    jawab = klien.get(f"{ALAMAT}pagu.json", dua)
    assert jawab.headers["Content-Disposition"] == (
        'attachment; filename="sandingan-pagu_disnaker_2024.json"'
    )
    baris = json.loads(jawab.content)["baris"]
    assert baris[-1]["sel"]["pagu_selisih"] == -400_000
    assert len(json.loads(klien.get(f"{ALAMAT}baris.json", dua).content)["baris"]) == 1
    saring = {**dua, "lihat": "pindah"}
    assert json.loads(klien.get(f"{ALAMAT}baris.json", saring).content)["baris"] == []
    assert klien.get(f"{ALAMAT}naskah.csv", dua).status_code == 200
    assert klien.get(f"{ALAMAT}entah.csv", dua).status_code == 404
    assert klien.get(f"{ALAMAT}pagu.exe", dua).status_code == 404


def test_dinas_lain_tidak_menemukannya(orang: dict[str, Pengguna]) -> None:
    kunci(ambil(), orang["budi"])
    for alamat in (ALAMAT, f"{ALAMAT}pagu.csv"):
        assert masuk(orang["citra"]).get(alamat).status_code == 404


def test_naskah_kata_demi_kata(orang: dict[str, Pengguna]) -> None:
    renja = ambil()
    bab = Bab.objects.create(
        perangkat_daerah=renja.perangkat_daerah,
        renja=renja,
        jenis="bab",
        judul="Pendahuluan <b>",
        isi="Pagu {{ pagu.total }}",
        urutan=1,
    )
    kunci(renja, orang["budi"])
    isi = masuk(orang["budi"]).get(ALAMAT).content.decode()
    assert "[+Pagu 2.000.000+]" in isi
    assert "Pendahuluan &lt;b&gt;" in isi
    assert bab.judul not in isi


def test_kuerinya_tidak_bertambah_dengan_barisnya(orang: dict[str, Pengguna]) -> None:
    banyak = []
    for kode, sub in (("sepuluh", 10), ("duapuluh", 20)):
        buat_renja(sub, kode, pemda=ambil().perangkat_daerah.pemda)
        kunci(ambil(kode=kode), orang["budi"])
        Pagu.objects.filter(baris__renja=ambil(kode=kode)).update(nilai=5)
        klien = masuk(orang["ani"])
        with CaptureQueriesContext(connection) as kueri:
            assert klien.get(f"/{kode}/2024/sandingan/").status_code == 200
        banyak.append(len(kueri))
    assert banyak[0] == banyak[1]
