"""The workbook there and back: what was changed in it, and nothing else, comes into the plan."""

from collections.abc import Callable
from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from budget.models import Pagu, PrakiraanMaju
from planning.models import JejakAudit, Pengguna, Perubahan, Renja, Target
from planning.penyuntingan import urungkan
from renja.impor.rancangan import Keadaan
from renja.models import Impor
from tests.impor.alat import Buku, buku_kerja, isi_baris, lihat, terapkan, ubah_buku, unggah

pytestmark = pytest.mark.django_db

SUB_1, SUB_2, SUB_3 = "2.07.01.2.01.0001", "2.07.01.2.01.0006", "2.07.03.2.01.0001"
SEPULUH = {
    (SUB_1, "pagu"): 9_160_000,
    (SUB_1, "pagu_maju"): 9_200_000,
    (SUB_1, "target"): 16,
    (SUB_1, "kelompok_sasaran"): "=1+1",
    (SUB_2, "lokasi"): "Pontianak Barat, Pontianak Utara",
    (SUB_2, "sumber_dana"): "PAD",
    (SUB_2, "prioritas_daerah"): "Pelayanan publik",
    (SUB_2, "target_maju"): 7,
    (SUB_3, "nama"): "Proses pelatihan kerja berdasarkan unit kompetensi",
    (SUB_3, "unit_kerja"): "Sekretariat",
}


def sepuluh(buku: Buku) -> None:
    for (kode, kunci), nilai in SEPULUH.items():
        buku[buku.baris(kode), kunci] = nilai


def test_buku_yang_tidak_diubah_tidak_mengubah_apa_pun(budi: Pengguna, disnaker: Renja) -> None:
    p = lihat(unggah(budi, disnaker, buku_kerja(disnaker)))
    assert p.cacah == {
        Keadaan.BARU: 0,
        Keadaan.BERUBAH: 0,
        Keadaan.TETAP: 78,
        Keadaan.BENTROK: 0,
        Keadaan.DITOLAK: 0,
    }
    assert (p.keputusan, p.tak_disebut, p.selisih) == ([], [], ())


def test_sepuluh_sel_tepat_sepuluh_perubahan(budi: Pengguna, disnaker: Renja) -> None:
    awal = Buku(buku_kerja(disnaker)).terlihat()
    isi = ubah_buku(disnaker, sepuluh)
    impor = unggah(budi, disnaker, isi)
    p = lihat(impor)
    assert p.sel_berubah == 10
    assert (p.cacah[Keadaan.BERUBAH], p.cacah[Keadaan.TETAP]) == (3, 75)
    assert isi_baris(p)[Buku(isi).baris(SUB_1)] == [
        ("kelompok_sasaran", "–", "=1+1"),
        ("pagu", "8.160.000", "9.160.000"),
        ("pagu_maju", "8.200.000", "9.200.000"),
        ("target", "15 Dokumen", "16 Dokumen"),
    ]
    assert p.total[-1].pagu == (4_704_246_000, 4_705_246_000)
    assert p.total[-1].maju == (5_228_746_000, 5_229_746_000)
    terapkan(impor)
    sesudah = Buku(buku_kerja(disnaker)).terlihat()
    # Our own export again: equal to what was sent, and to the first one but for the ten.
    assert sesudah == Buku(isi).terlihat()
    assert len({k for k in awal.keys() | sesudah.keys() if awal.get(k) != sesudah.get(k)}) == 10
    assert lihat(unggah(budi, disnaker, buku_kerja(disnaker))).sel_berubah == 0


def test_seluruh_impor_diurungkan_sekaligus(budi: Pengguna, disnaker: Renja) -> None:
    awal = Buku(buku_kerja(disnaker)).terlihat()
    impor = terapkan(unggah(budi, disnaker, ubah_buku(disnaker, sepuluh), "renja ubah.xlsx"))
    assert isinstance(impor.perubahan, Perubahan)
    assert impor.perubahan.judul == "Impor renja ubah.xlsx"
    assert (impor.perubahan.asal, impor.perubahan.banyak) == ("impor", 8)
    assert bytes(impor.berkas) == b""
    asal = JejakAudit.objects.filter(perubahan=impor.perubahan).values_list("asal", "pelaku")
    assert set(asal) == {("impor", budi.pk)}
    urungkan(budi, impor.perubahan)
    assert Buku(buku_kerja(disnaker)).terlihat() == awal


def test_sel_yang_dikosongkan_menghapus_nilainya(budi: Pengguna, disnaker: Renja) -> None:
    def kosongkan(buku: Buku) -> None:
        for kunci in ("target", "pagu", "sumber_dana", "pagu_maju", "lokasi"):
            buku[buku.baris(SUB_1), kunci] = None

    pagu, maju, target = Pagu.objects.count(), PrakiraanMaju.objects.count(), Target.objects.count()
    impor = unggah(budi, disnaker, ubah_buku(disnaker, kosongkan))
    assert lihat(impor).sel_berubah == 5
    terapkan(impor)
    assert (Pagu.objects.count(), PrakiraanMaju.objects.count()) == (pagu - 1, maju - 1)
    assert Target.objects.count() == target - 1


def test_sumber_tunggal_mengikuti_pagunya(budi: Pengguna, disnaker: Renja) -> None:
    terapkan(unggah(budi, disnaker, ubah_buku(disnaker, sepuluh)))
    pagu = Pagu.objects.get(nilai=9_160_000)
    assert list(pagu.sumber.values_list("nilai", flat=True)) == [9_160_000]


def test_baris_baru_di_bawah_membuat_yang_belum_ada(budi: Pengguna, disnaker: Renja) -> None:
    def tambah(buku: Buku) -> None:
        nomor = next(n for n in range(60, 200) if buku[n, "tingkat"] is None)
        buku[nomor, "kode"] = "2.07.03.2.02.0001"
        buku[nomor, "nama"] = "Pembinaan Lembaga Pelatihan Kerja Swasta"
        buku[nomor, "unit_kerja"] = "Sekretariat"
        buku[nomor, "indikator"] = "Jumlah lembaga yang dibina"
        buku[nomor, "satuan"] = "Lembaga"
        buku[nomor, "target"] = 4
        buku[nomor, "pagu"] = 5_000_000
        buku[nomor, "sumber_dana"] = "PAD"

    banyak = disnaker.baris.count()
    impor = unggah(budi, disnaker, ubah_buku(disnaker, tambah))
    p = lihat(impor)
    assert p.cacah[Keadaan.BARU] == 1
    assert p.ditolak == []
    assert p.total[-1].selisih == 5_000_000
    terapkan(impor)
    assert disnaker.baris.count() == banyak + 1
    baris = disnaker.baris.order_by("-pk").first()
    assert baris is not None
    assert baris.pagu.get().nilai == 5_000_000
    assert [satu.sumber_dana.kode for satu in baris.pagu.get().sumber.all()] == ["1.1"]


def teks() -> st.SearchStrategy[str]:
    huruf = st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"))
    awal = st.sampled_from(["", "=", "+", "-", "@", "'", "=HYPERLINK(", "<b>"])
    return st.builds(lambda a, t: " ".join((a + t).split())[:300].strip(), awal, st.text(huruf))


@given(
    pagu=st.integers(0, 10**13),
    maju=st.integers(0, 10**13),
    target=st.integers(0, 10**9) | st.decimals(0, 10**6, places=4),
    kelompok=teks(),
)
@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_angka_dan_teks_apa_pun_kembali_sama(
    budi: Pengguna, disnaker: Renja, pagu: int, maju: int, target: object, kelompok: str
) -> None:
    """Whatever is typed comes back from the next workbook as it was typed."""

    def ubah(buku: Buku) -> None:
        nomor = buku.baris(SUB_1)
        buku[nomor, "pagu"], buku[nomor, "pagu_maju"] = pagu, maju
        buku[nomor, "target"], buku[nomor, "kelompok_sasaran"] = target, kelompok or None

    impor = unggah(budi, disnaker, ubah_buku(disnaker, ubah))
    p = lihat(impor)
    assert p.ditolak == []
    if p.ditulis:
        terapkan(impor)
    buku = Buku(buku_kerja(disnaker))
    nomor = buku.baris(SUB_1)
    assert (buku[nomor, "pagu"], buku[nomor, "pagu_maju"]) == (pagu, maju)
    assert buku[nomor, "target"] == pytest.approx(float(str(target)))
    assert (buku[nomor, "kelompok_sasaran"] or "") == kelompok
    sel = buku.lembar.cell(nomor, buku.kolom["kelompok_sasaran"])
    assert sel.data_type != "f"


def test_jumlah_kueri_unduhan_tetap(
    disnaker: Renja, django_assert_max_num_queries: Callable[..., object]
) -> None:
    """Five master lists, the plan as printed and as compared: none of them a query a row."""
    with django_assert_max_num_queries(45):
        buku_kerja(disnaker)


def test_unggahan_dibuang_sesudah_seminggu(budi: Pengguna, disnaker: Renja) -> None:
    lama = unggah(budi, disnaker, buku_kerja(disnaker))
    Impor.objects.filter(pk=lama.pk).update(dibuat=datetime.fromisoformat("2024-01-01T00:00+07:00"))
    unggah(budi, disnaker, buku_kerja(disnaker))
    lama.refresh_from_db()
    assert (lama.status, bytes(lama.berkas)) == ("dibatalkan", b"")
