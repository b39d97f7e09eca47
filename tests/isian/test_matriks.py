"""Every kind of row by the same acts: list, add, change, conflict, delete, undo, refusal."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from planning.models import JejakAudit, Perubahan, Renja, Renstra
from planning.penyuntingan import urungkan
from renja.isian.jenis import JENIS
from tests.isian.conftest import DASAR, isi_halaman, kirim
from tests.isian.contoh import SAMPEL, Bahan, Sampel

pytestmark = pytest.mark.django_db

Buka = Callable[[str], Client]
SEMUA = sorted(SAMPEL)
DITAMBAH = [kode for kode in SEMUA if SAMPEL[kode].ada is None]
DIHAPUS = [kode for kode in SEMUA if JENIS[kode].hapus]


def test_setiap_jenis_punya_sampel() -> None:
    assert SAMPEL.keys() == JENIS.keys()
    assert sorted(kode for kode, jenis in JENIS.items() if jenis.tambah) == DITAMBAH


def baris(kode: str, bahan: Bahan, klien: Buka) -> tuple[Any, str]:
    """A row of the kind, added by its own form where kinds are added, and its address."""
    sampel = SAMPEL[kode]
    satu = sampel.ada(bahan) if sampel.ada else tambah(kode, sampel, bahan, klien)
    return satu, f"{DASAR}{kode}/{satu.uid}/"


def tambah(kode: str, sampel: Sampel, bahan: Bahan, klien: Buka) -> Any:
    model = JENIS[kode].model
    lama = set(model.objects.values_list("pk", flat=True))
    jawaban = kirim(klien(sampel.penulis), f"{DASAR}{kode}/tambah/", sampel.isi(bahan))
    assert jawaban.status_code == 302, jawaban.context["form"].errors
    (baru,) = model.objects.exclude(pk__in=lama)
    return baru


@pytest.mark.parametrize("kode", SEMUA)
def test_daftar_dan_halaman_terbuka(kode: str, bahan: Bahan, klien: Buka) -> None:
    satu, alamat = baris(kode, bahan, klien)
    for nama in ("budi", "dedi", "ani"):
        daftar = klien(nama).get(f"{DASAR}{kode}/")
        assert daftar.status_code == 200
        assert f"b-{satu.uid}" in daftar.content.decode()
        assert klien(nama).get(alamat).status_code == 200


@pytest.mark.parametrize("kode", DITAMBAH)
def test_menambah_lalu_mengurungkan(kode: str, bahan: Bahan, klien: Buka) -> None:
    satu = tambah(kode, SAMPEL[kode], bahan, klien)
    perubahan = Perubahan.objects.latest("waktu")
    assert perubahan.pelaku.username == SAMPEL[kode].penulis
    assert satu.versi == 1
    urungkan(perubahan.pelaku, perubahan)
    assert not JENIS[kode].model.objects.filter(pk=satu.pk).exists()


@pytest.mark.parametrize("kode", SEMUA)
def test_mengubah_lalu_mengurungkan(kode: str, bahan: Bahan, klien: Buka) -> None:
    satu, alamat = baris(kode, bahan, klien)
    sampel = SAMPEL[kode]
    peramban = klien(sampel.penulis)
    semula = isi_halaman(peramban, alamat)
    jawaban = kirim(peramban, alamat, sampel.ubah)
    assert jawaban.status_code == 302, jawaban.context["form"].errors
    satu.refresh_from_db()
    assert {nama: getattr(satu, nama) for nama in sampel.kolom} == sampel.kolom
    perubahan = Perubahan.objects.latest("waktu")
    urungkan(perubahan.pelaku, perubahan)
    kini = isi_halaman(peramban, alamat)
    beda = {nama for nama in semula if nama not in {"versi", "keadaan"}} & {
        nama for nama in semula if semula[nama] != kini[nama]
    }
    assert beda == set()


@pytest.mark.parametrize("kode", SEMUA)
def test_simpan_tanpa_perubahan_tidak_menulis(kode: str, bahan: Bahan, klien: Buka) -> None:
    _, alamat = baris(kode, bahan, klien)
    sebelum = JejakAudit.objects.count()
    jawaban = kirim(klien(SAMPEL[kode].penulis), alamat, {})
    assert jawaban.status_code == 302, jawaban.context["form"].errors
    assert JejakAudit.objects.count() == sebelum


@pytest.mark.parametrize("kode", SEMUA)
def test_bentrok_menawarkan_kedua_nilai(kode: str, bahan: Bahan, klien: Buka) -> None:
    """Somebody saved in between: nothing is written, and both values stand on the page."""
    satu, alamat = baris(kode, bahan, klien)
    sampel = SAMPEL[kode]
    peramban = klien(sampel.penulis)
    lama = isi_halaman(peramban, alamat)
    kirim(peramban, alamat, sampel.ubah)
    satu.refresh_from_db()
    versi = satu.versi
    jawaban = peramban.post(alamat, {**lama, **SAMPEL[kode].isi(bahan)})
    assert jawaban.status_code == 409
    bentrok = jawaban.context["bentrok"]
    assert bentrok.oleh == sampel.penulis.title()
    assert {beda.nama for beda in bentrok.beda} >= {
        nama for nama in sampel.ubah if nama in jawaban.context["form"].fields
    }
    satu.refresh_from_db()
    assert satu.versi == versi
    # What is stored now is chosen for all of it: saving changes nothing.
    pilihan = {f"pilih-{beda.nama}": "kini" for beda in bentrok.beda}
    ketik = jawaban.context["form"]
    ulang = peramban.post(
        alamat, {**lama, **pilihan, "versi": str(versi), "keadaan": ketik.keadaan}
    )
    assert ulang.status_code == 302, ulang.context["form"].errors
    satu.refresh_from_db()
    assert satu.versi == versi


@pytest.mark.parametrize("kode", DIHAPUS)
def test_menghapus_dan_mengurungkan(kode: str, bahan: Bahan, klien: Buka) -> None:
    satu, alamat = baris(kode, bahan, klien)
    peramban = klien(SAMPEL[kode].penulis)
    halaman = peramban.get(f"{alamat}hapus/")
    assert halaman.status_code == 200
    jawaban = peramban.post(f"{alamat}hapus/", {"versi": satu.versi})
    assert jawaban.status_code == 302
    assert not JENIS[kode].model.objects.filter(pk=satu.pk).exists()
    daftar = peramban.get(jawaban.headers["Location"]).content.decode()
    perubahan = Perubahan.objects.latest("waktu")
    assert f'action="/disnaker/2024/perubahan/{perubahan.uid}/urungkan/"' in daftar
    urungkan(perubahan.pelaku, perubahan)
    assert JENIS[kode].model.objects.get(pk=satu.pk).uid == satu.uid


@pytest.mark.parametrize("kode", DIHAPUS)
def test_menghapus_dengan_versi_lama_bentrok(kode: str, bahan: Bahan, klien: Buka) -> None:
    satu, alamat = baris(kode, bahan, klien)
    peramban = klien(SAMPEL[kode].penulis)
    peramban.post(f"{alamat}hapus/", {"versi": satu.versi + 7})
    assert JENIS[kode].model.objects.filter(pk=satu.pk).exists()


@pytest.mark.parametrize("kode", SEMUA)
def test_pembaca_ditolak(kode: str, bahan: Bahan, klien: Buka) -> None:
    satu, alamat = baris(kode, bahan, klien)
    isi = {**isi_halaman(klien(SAMPEL[kode].penulis), alamat), **SAMPEL[kode].ubah}
    versi = {"versi": satu.versi, "arah": "naik"}
    kiriman = {
        alamat: isi,
        f"{DASAR}{kode}/tambah/": isi if JENIS[kode].tambah else None,
        f"{alamat}hapus/": versi if JENIS[kode].hapus else None,
        f"{alamat}pindah/": versi if JENIS[kode].urutan else None,
    }
    penulis = {SAMPEL[kode].penulis, "ani" if kode == "peraturan" else ""}
    jejak = JejakAudit.objects.count()
    for nama in sorted({"budi", "dedi", "eka", "fajar", "gita", "hadi", "ani"} - penulis):
        peramban = klien(nama)
        status = {
            ke: peramban.post(ke, apa).status_code for ke, apa in kiriman.items() if apa is not None
        }
        assert set(status.values()) == {403}, (nama, status)
    assert JejakAudit.objects.count() == jejak


@pytest.mark.parametrize("kode", SEMUA)
def test_perangkat_daerah_lain_tidak_menemukan(kode: str, bahan: Bahan, klien: Buka) -> None:
    satu, alamat = baris(kode, bahan, klien)
    citra = klien("citra")
    for buka in (citra.get, citra.post):
        assert buka(alamat).status_code == 404
        assert buka(f"{DASAR}{kode}/tambah/").status_code == 404
    # Through her own Renja she does not reach rows of Disnaker either.
    milik = {"peraturan", "rpjmd", "misi", "tujuan-rpjmd", "sasaran-rpjmd", "wilayah"}
    harapan = 200 if kode in milik else 404
    assert citra.get(f"/dinsos/2024/isian/{kode}/{satu.uid}/").status_code == harapan


DIKUNCI = [
    kode for kode in SEMUA if JENIS[kode].model.JALUR_TAHAP and SAMPEL[kode].penulis == "budi"
]


@pytest.mark.parametrize("kode", DIKUNCI)
def test_tahap_tertutup_hanya_dibaca(kode: str, bahan: Bahan, klien: Buka) -> None:
    satu, alamat = baris(kode, bahan, klien)
    isi = {**isi_halaman(klien("budi"), alamat), **SAMPEL[kode].ubah}
    Renstra.objects.update(status="ditetapkan")
    Renja.objects.update(terbuka=False)
    halaman = klien("budi").get(alamat)
    assert halaman.status_code == 200
    teks = halaman.content.decode()
    assert "Tahap Rancangan awal sedang tertutup" in teks
    assert "<textarea" not in teks
    assert klien("budi").post(alamat, isi).status_code == 403
    satu_kini = JENIS[kode].model.objects.get(pk=satu.pk)
    assert satu_kini.versi == satu.versi


@pytest.mark.parametrize("kode", SEMUA)
def test_html_dalam_teks_tetap_teks(kode: str, bahan: Bahan, klien: Buka) -> None:
    satu, alamat = baris(kode, bahan, klien)
    peramban = klien(SAMPEL[kode].penulis)
    form = peramban.get(alamat).context["form"]
    muatan = "<script>alert(1)</script>"
    teks = [
        nama
        for nama, medan in form.fields.items()
        if type(medan).__name__ == "MedanTeks"
        and nama not in {"kode_tahun_ini", "nip", "alasan_perubahan"}
    ]
    if not teks:
        return
    isi = {nama: muatan for nama in teks if (form.fields[nama].max_length or 99) >= len(muatan)}
    jawaban = kirim(peramban, alamat, isi)
    assert jawaban.status_code == 302, jawaban.context["form"].errors
    satu.refresh_from_db()
    for halaman in (f"{DASAR}{kode}/", alamat, f"{DASAR}"):
        assert muatan not in peramban.get(halaman).content.decode()
    assert "&lt;script&gt;" in peramban.get(alamat).content.decode()


@pytest.mark.parametrize("kode", SEMUA)
def test_kiriman_selundupan_diabaikan(
    kode: str, bahan: Bahan, klien: Buka, orang: dict[str, Any]
) -> None:
    """Agency, stage, version, role and key in what is sent change nothing beside the fields."""
    satu, alamat = baris(kode, bahan, klien)
    dinsos = Renja.objects.milik("dinsos", 2024).get()
    selundupan = {
        "perangkat_daerah": dinsos.perangkat_daerah_id,
        "perangkat_daerah_id": dinsos.perangkat_daerah_id,
        "renja": dinsos.pk,
        "renja_id": dinsos.pk,
        "renstra": dinsos.renstra_id,
        "renstra_id": dinsos.renstra_id,
        "tahap": "penetapan",
        "terbuka": "",
        "siklus": "perubahan",
        "uid": "00000000-0000-0000-0000-000000000000",
        "id": "1",
        "pk": "1",
        "peran": "admin",
        "urutan": "77",
        "nomor_urut": "77",
    }
    fields = klien("budi").get(alamat).context["form"].fields
    selundupan = {nama: nilai for nama, nilai in selundupan.items() if nama not in fields}
    kirim(klien(SAMPEL[kode].penulis), alamat, SAMPEL[kode].ubah, **selundupan)
    kini = JENIS[kode].model.objects.get(pk=satu.pk)
    for nama in ("perangkat_daerah_id", "renja_id", "renstra_id", "tahap", "terbuka", "siklus"):
        assert getattr(kini, nama, None) == getattr(satu, nama, None)
    assert kini.uid == satu.uid
    assert getattr(kini, "urutan", None) == getattr(satu, "urutan", None)
