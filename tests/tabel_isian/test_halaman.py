"""The page: who sees inputs, the plain form, large plans, queries, perubahan."""

import json
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from budget.models import LapisanPagu, Pagu
from planning.models import BarisRenja, Komentar, Pengguna, Perubahan, Renja, Target
from tests.orang import buat_orang
from tests.pabrik import buat_renja
from tests.tabel_isian.alat import (
    RENSTRA,
    TAHUN,
    asal_halaman,
    baris,
    formulir,
    indikator_sub,
    pagu,
    renja_disnaker,
    simpan,
    target,
)

pytestmark = pytest.mark.django_db
BukaKlien = Callable[[str], Client]


def test_perencana_melihat_isian_dan_jumlah(budi: Client) -> None:
    teks = budi.get(TAHUN).content.decode()
    assert 'role="treegrid"' in teks
    assert f'<input name="b{baris().pk}.p" value="1.000.000"' in teks
    # Three rows of 1.000.000 and of 1.500.000: kegiatan, program and the total.
    assert teks.count('<td class="a">3.000.000</td>') == 3
    assert teks.count('<td class="a">4.500.000</td>') == 3
    assert teks.count('<tr class="t-sub_kegiatan" aria-level="3">') == 3


@pytest.mark.parametrize("nama", ["ani", "dedi", "eka", "fajar", "gita", "hadi"])
@pytest.mark.parametrize("alamat", [TAHUN, RENSTRA])
def test_pembaca_melihat_teks_saja_dengan_alasannya(
    klien: BukaKlien, nama: str, alamat: str
) -> None:
    teks = klien(nama).get(alamat).content.decode()
    assert "hanya dapat diubah oleh perencana perangkat daerahnya" in teks
    assert 'aria-readonly="true"' in teks
    assert '<input name="' not in teks
    assert 'id="ti-simpan"' not in teks


def test_get_tidak_menulis(budi: Client) -> None:
    with CaptureQueriesContext(connection) as kueri:
        budi.get(TAHUN)
        budi.get(RENSTRA)
        budi.get(f"{TAHUN}kabar/?sejak=0")
    assert [k["sql"] for k in kueri if not k["sql"].startswith(("SELECT", "SAVEPOINT"))] == []


def test_banyak_kueri_tetap(orang: dict[str, Pengguna]) -> None:
    def hitung(kode: str) -> int:
        peramban = Client()
        peramban.force_login(orang["ani"])
        with CaptureQueriesContext(connection) as kueri:
            assert peramban.get(f"/{kode}/2024/tabel-isian/tahun/").status_code == 200
        return len(kueri)

    pemda = renja_disnaker().perangkat_daerah.pemda
    buat_renja(40, "besar", pemda=pemda)
    assert hitung("besar") == hitung("disnaker") <= 26


# --- Without scripts ----------------------------------------------------------------------


def test_formulir_hanya_menyimpan_yang_berubah(budi: Client) -> None:
    satu, ukuran = baris(), indikator_sub()
    jawaban = formulir(budi, {f"b{satu.pk}.p": "8.160.000", f"i{ukuran.pk}.t": " 12 "})
    assert (jawaban.status_code, jawaban.url) == (302, TAHUN)
    assert pagu(satu).nilai == 8_160_000
    assert Perubahan.objects.get().banyak == 1
    teks = budi.get(TAHUN).content.decode()
    assert "1 sel tersimpan." in teks
    assert "Simpanan terakhir Anda" in teks


def test_formulir_menampilkan_kembali_yang_diketik_dengan_sebabnya(budi: Client) -> None:
    satu, ukuran = baris(), indikator_sub()
    jawaban = formulir(budi, {f"b{satu.pk}.p": "1,5", f"i{ukuran.pk}.t": "15"})
    assert jawaban.status_code == 422
    teks = jawaban.content.decode()
    assert f'name="b{satu.pk}.p" value="1,5"' in teks
    assert f'aria-invalid="true" aria-describedby="g-b{satu.pk}.p"' in teks
    assert "memuat sen" in teks
    assert target(ukuran).bawah == 15
    assert pagu(satu).nilai == 1_000_000


def test_formulir_menampilkan_bentrok_dan_pilihannya(budi: Client) -> None:
    ukuran = indikator_sub()
    kunci = f"i{ukuran.pk}.t"
    asal = asal_halaman(budi)
    simpan(budi, (kunci, 1, "20"))
    jawaban = budi.post(TAHUN, {kunci: "25", "asal": json.dumps(asal)})
    teks = jawaban.content.decode()
    assert jawaban.status_code == 409
    assert f'name="{kunci}" value="25"' in teks
    assert "Budi menyimpan 20 pada" in teks
    assert f'<input type="checkbox" name="pakai" value="{kunci}">' in teks
    assert target(ukuran).bawah == 20
    # Sent again with the new versions: first their value is kept, then one's own is taken.
    assert formulir(budi, {kunci: "25"}, pakai=kunci).status_code == 302
    assert target(ukuran).bawah == 20
    assert formulir(budi, {kunci: "25"}).status_code == 302
    assert target(ukuran).bawah == 25


def test_formulir_tanpa_asal_ditolak(budi: Client) -> None:
    assert budi.post(TAHUN, {f"b{baris().pk}.p": "5"}).status_code == 400
    assert budi.post(TAHUN, {"asal": "[1]"}).status_code == 400
    assert budi.post(TAHUN, {"asal": '{"b1.p": 3}', "b1.p": "4"}).status_code == 400


def test_formulir_urungkan_kembali_ke_halaman(budi: Client) -> None:
    satu = baris()
    uid = simpan(budi, (f"b{satu.pk}.p", 1, "5"))[1]["perubahan"]
    alamat = f"/disnaker/2024/perubahan/{uid}/urungkan/"
    halaman = budi.get(TAHUN).content.decode()
    assert f'action="{alamat}"' in halaman
    assert f'name="kembali" value="{TAHUN}"' in halaman
    jawaban = budi.post(alamat, {"kembali": TAHUN})
    assert (jawaban.status_code, jawaban.url) == (302, TAHUN)
    assert pagu(satu).nilai == 1_000_000


# --- Large and other plans ----------------------------------------------------------------


def test_rencana_besar_dibuka_seprogram(db: None) -> None:
    orang = buat_orang(700)
    peramban = Client()
    peramban.force_login(orang["budi"])
    teks = peramban.get(TAHUN).content.decode()
    # 12 sub kegiatan a program: only those of the first one, and the sum of all 700.
    assert teks.count('<tr class="t-sub_kegiatan"') == 12
    assert "Jumlah seluruh rencana" in teks
    assert "700.000.000" in teks
    assert '<option value="2.07.002"' in teks
    teks = peramban.get(f"{TAHUN}?program=2.07.059").content.decode()
    # 58 programs of 12 hold 696; four are left for the last.
    assert teks.count('<tr class="t-sub_kegiatan"') == 4
    assert peramban.get(f"{TAHUN}?program=sasaran").status_code == 200


def test_rencana_kosong_menyebut_langkah_berikutnya(budi: Client) -> None:
    Renja.objects.create(
        perangkat_daerah=renja_disnaker().perangkat_daerah,
        renstra=renja_disnaker().renstra,
        edisi=renja_disnaker().edisi,
        tahun=2025,
    )
    teks = budi.get("/disnaker/2025/tabel-isian/tahun/").content.decode()
    assert "Belum ada yang dapat diisi" in teks
    assert "Pilih sub kegiatan tahun ini dahulu" in teks


def test_perubahan_menyandingkan_semula(budi: Client) -> None:
    awal = renja_disnaker()
    kedua = Renja.objects.create(
        perangkat_daerah=awal.perangkat_daerah,
        renstra=awal.renstra,
        edisi=awal.edisi,
        tahun=2024,
        siklus="perubahan",
        tahap="rancangan_awal",
    )
    satu = BarisRenja.objects.create(
        perangkat_daerah=awal.perangkat_daerah,
        renja=kedua,
        unit_kerja=baris().unit_kerja,
        sub_kegiatan=baris().sub_kegiatan,
    )
    alamat = "/disnaker/2024-perubahan/tabel-isian/tahun/"
    teks = budi.get(alamat).content.decode()
    assert "Target 2024 semula" in teks
    assert '<td class="a">12</td>' in teks
    assert '<td class="a">1.000.000</td>' in teks
    ukuran = indikator_sub()
    status, _ = simpan(
        budi, (f"i{ukuran.pk}.t", 0, "14"), (f"b{satu.pk}.p", 0, "900.000"), alamat=alamat
    )
    assert status == 200
    assert (target(ukuran).bawah, target(ukuran, "perubahan").bawah) == (12, 14)
    assert Pagu.objects.get(baris=satu).nilai == 900_000
    assert pagu(baris()).nilai == 1_000_000
    assert LapisanPagu.objects.filter(renja=kedua).count() == 1


def test_baris_kedua_sub_kegiatan_tidak_mengulang_targetnya(budi: Client) -> None:
    awal = baris()
    unit = type(awal.unit_kerja).objects.create(
        perangkat_daerah=awal.perangkat_daerah,
        induk=awal.unit_kerja,
        jenis="bidang",
        nama="Bidang Dua",
        berlaku_dari=awal.unit_kerja.berlaku_dari,
    )
    BarisRenja.objects.create(
        perangkat_daerah=awal.perangkat_daerah,
        renja=awal.renja,
        unit_kerja=unit,
        sub_kegiatan=awal.sub_kegiatan,
    )
    teks = budi.get(TAHUN).content.decode()
    assert teks.count(f'name="i{indikator_sub().pk}.t"') == 1
    assert "(Bidang Dua)" in teks
    assert "diisi pada baris pertamanya" in teks


def test_komentar_terbuka_ditandai_pada_sel_dan_barisnya(
    budi: Client, orang: dict[str, Pengguna]
) -> None:
    Komentar.objects.create(
        perangkat_daerah=renja_disnaker().perangkat_daerah,
        renja=renja_disnaker(),
        objek=baris().uid,
        kolom="pagu",
        isi="Terlalu kecil",
        penulis=orang["ani"],
        ditulis_pada=timezone.now(),
    )
    teks = budi.get(TAHUN).content.decode()
    assert teks.count("1 komentar terbuka pada sel ini") == 2
    assert f'href="/disnaker/2024/baris/{baris().uid}/">1 komentar</a>' in teks


def test_target_yang_dimiliki_tahun_lain_tidak_tersentuh(budi: Client) -> None:
    ukuran = indikator_sub()
    simpan(budi, (f"i{ukuran.pk}.t", 1, "99"))
    lain = Target.objects.filter(indikator=ukuran, asal="renja").exclude(tahun=2024)
    assert {satu.bawah for satu in lain} == {12}
