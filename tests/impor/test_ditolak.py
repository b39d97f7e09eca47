"""What an import refuses, at which cell, and with which sentence."""

from collections.abc import Callable

import pytest

from budget.models import RealisasiAnggaran
from planning.models import BukaBaris, Pengguna, Penugasan, Renja
from planning.penyuntingan import Ditolak
from renja.impor.rancangan import Keadaan
from renja.lembar.nilai import LembarDitolak
from tests.impor.alat import Buku, ambil_renja, buku_kerja, lihat, terapkan, ubah_buku, unggah

pytestmark = pytest.mark.django_db

SUB = "2.07.01.2.01.0001"


def tolak(budi: Pengguna, disnaker: Renja, ubahan: Callable[[Buku, int], None]) -> str:
    """The one refusal of a workbook changed in the row of SUB: "isian: kalimat"."""

    def ubah(buku: Buku) -> None:
        ubahan(buku, buku.baris(SUB))

    p = lihat(unggah(budi, disnaker, ubah_buku(disnaker, ubah)))
    assert p.ditulis == []
    (satu,) = p.ditolak
    return f"{satu.alamat} {satu.isian}: {satu.kalimat}"


def setel(kunci: str, nilai: object) -> Callable[[Buku, int], None]:
    def ubah(buku: Buku, nomor: int) -> None:
        buku[nomor, kunci] = nilai

    return ubah


@pytest.mark.parametrize(
    ("kunci", "nilai", "alasan"),
    [
        ("pagu", "banyak", 'Rencana!H8 pagu: "banyak" bukan angka'),
        ("pagu", -5, "Rencana!H8 pagu: Pagu -5 negatif"),
        ("pagu", 10**15, "Rencana!H8 pagu: Pagu 1.000.000.000.000.000 lebih dari Rp 99 triliun"),
        ("pagu", 1.5, "Rencana!H8 pagu: Pagu 1,5 memuat sen"),
        ("target", "15 Kilogram", 'Rencana!G8 target: Satuan "Kilogram" bukan satuan indikator'),
        ("target", "banyak sekali", "Rencana!G8 target:"),
        ("satuan", "Kilogram", "Rencana!F8 satuan: Satuan indikator ini Dokumen"),
        ("unit_kerja", "Sekretariatt", 'Mungkin maksudnya "Sekretariat"'),
        ("lokasi", "Pontianak Baratt", 'Mungkin maksudnya "Pontianak Barat"'),
        ("sumber_dana", "Dana Desa Adat", 'Sumber dana "Dana Desa Adat" tidak dikenal'),
        ("nama", None, "Nama tidak boleh kosong"),
        ("indikator", None, "Indikator tidak boleh kosong"),
        ("unit_kerja", None, "Unit kerja tidak boleh kosong"),
        ("kelompok_sasaran", "x" * 301, "paling banyak 300"),
        ("kode", "2.07.01.2.01.0006", "Kode baris ini diganti"),
        ("uid", "9b2e4d0c-0000-0000-0000-000000000000", "sudah tidak ada dalam rencana"),
    ],
)
def test_sel_ditolak(
    budi: Pengguna, disnaker: Renja, kunci: str, nilai: object, alasan: str
) -> None:
    assert alasan in tolak(budi, disnaker, setel(kunci, nilai))


def test_baris_yang_disalin_dengan_penandanya_ditolak(budi: Pengguna, disnaker: Renja) -> None:
    def salin(buku: Buku) -> None:
        asal = buku.baris(SUB)
        tujuan = next(n for n in range(60, 200) if buku[n, "tingkat"] is None)
        for kunci in buku.kolom:
            buku[tujuan, kunci] = buku[asal, kunci]

    p = lihat(unggah(budi, disnaker, ubah_buku(disnaker, salin)))
    assert [satu.kalimat for satu in p.ditolak] == [
        "Baris ini sudah ada pada baris 8. Hapus salah satunya."
    ]


BLOK = "Kode\tUraian\tPagu indikatif\tUnit kerja\n"


@pytest.mark.parametrize(
    ("baris", "alasan"),
    [
        ("2.07.03.2.01.9999\tTidak ada\t1\t\n", "Kode 2.07.03.2.01.9999 tidak ada pada"),
        (f"{SUB}\tA\t1\tSekretariat\n{SUB}\tA\t2\tSekretariat\n", "sudah ada pada baris 2"),
        ("2.07.02\tProgram\t\t\n2.07.03.2.01\tKegiatan\t\t\n", "menurut kodenya berada di bawah"),
        ("abc\tA\t1\t\n", "bukan kode nomenklatur"),
        (f"{SUB}\tA\t1\tBidang Antah\n", 'Unit kerja "Bidang Antah" tidak dikenal'),
    ],
)
def test_baris_tata_letak_asing_ditolak(
    budi: Pengguna, disnaker: Renja, baris: str, alasan: str
) -> None:
    impor = unggah(budi, disnaker, BLOK + baris)
    impor.pemetaan = {
        "lembar": "Tempelan",
        "kolom": {"0": "kode", "1": "nama", "2": "pagu", "3": "unit_kerja"},
        "kepala": [1],
        "awal": 2,
    }
    ditolak = lihat(impor).ditolak
    assert len(ditolak) == 1
    assert alasan in ditolak[0].kalimat
    assert ditolak[0].alamat.startswith("Tempelan!")


def test_buku_perangkat_daerah_lain_ditolak(budi: Pengguna, disnaker: Renja, kosong: Renja) -> None:
    with pytest.raises(LembarDitolak, match=r'milik perangkat daerah "disnaker"'):
        unggah(budi, kosong, buku_kerja(disnaker))


def test_buku_tahun_dan_siklus_lain_ditolak(budi: Pengguna, disnaker: Renja) -> None:
    isi = buku_kerja(disnaker)
    disnaker.tahun = 2025
    with pytest.raises(LembarDitolak, match="dari Renja 2024, sedangkan halaman ini Renja 2025"):
        unggah(budi, disnaker, isi)
    disnaker.tahun, disnaker.siklus = 2024, "perubahan"
    with pytest.raises(LembarDitolak, match="dari Renja 2024"):
        unggah(budi, disnaker, isi)


def test_tabel_tahun_lain_ditolak(budi: Pengguna, disnaker: Renja) -> None:
    blok = "No\tProgram/Kegiatan\tRencana Tahun 2025 Pagu Indikatif\n1\tx\t5\n"
    impor = unggah(budi, disnaker, blok)
    impor.pemetaan = {
        "lembar": "Tempelan",
        "kolom": {"0": "nomor", "1": "nama", "2": "pagu"},
        "kepala": [1],
        "awal": 2,
    }
    with pytest.raises(LembarDitolak, match="memuat tahun 2025"):
        lihat(impor)


def test_tahap_tertutup_menolak_semua_baris(budi: Pengguna, disnaker: Renja) -> None:
    Renja.objects.filter(pk=disnaker.pk).update(terbuka=False)
    renja = ambil_renja("disnaker")
    p = lihat(unggah(budi, renja, ubah_buku(renja, lambda b: setel("pagu", 5)(b, b.baris(SUB)))))
    assert p.cacah[Keadaan.DITOLAK] == 1
    assert "sedang tertutup" in p.ditolak[0].kalimat


def test_baris_yang_dibuka_dapat_ditulis_lainnya_tidak(budi: Pengguna, disnaker: Renja) -> None:
    Renja.objects.filter(pk=disnaker.pk).update(terbuka=False)
    renja = ambil_renja("disnaker")
    ani = Pengguna.objects.get(username="ani")
    isi = Buku(buku_kerja(renja))
    uid = isi[isi.baris(SUB), "uid"]
    BukaBaris.objects.create(
        perangkat_daerah=renja.perangkat_daerah,
        renja=renja,
        objek=uid,
        alasan="Salah pagu",
        oleh=ani,
        mulai="2024-01-01T00:00+07:00",
        sampai="2099-01-01T00:00+07:00",
    )

    def ubah(buku: Buku) -> None:
        buku[buku.baris(SUB), "pagu"] = 7_000
        buku[buku.baris("2.07.01.2.01.0006"), "pagu"] = 8_000

    impor = unggah(budi, renja, ubah_buku(renja, ubah))
    p = lihat(impor)
    assert (p.cacah[Keadaan.BERUBAH], p.cacah[Keadaan.DITOLAK]) == (1, 1)
    terapkan(impor, lewati_ditolak=True)
    buku = Buku(buku_kerja(renja))
    assert buku[buku.baris(SUB), "pagu"] == 7_000
    assert buku[buku.baris("2.07.01.2.01.0006"), "pagu"] == 4_500_000


def test_yang_tak_disebut_dibiarkan_kecuali_diminta(budi: Pengguna, disnaker: Renja) -> None:
    impor = unggah(budi, disnaker, BLOK + f"{SUB}\tA\t8.160.000\t\n")
    impor.pemetaan = {"lembar": "Tempelan", "kolom": {"0": "kode", "2": "pagu"}, "awal": 2}
    impor.status = "dipetakan"
    impor.save()
    p = lihat(impor)
    assert (len(p.tak_disebut), p.hapus, p.ditulis) == (52, [], [])
    impor.pilihan = {"hapus": True}
    impor.save()
    assert lihat(impor).total[-1].pagu == (4_704_246_000, 8_160_000)
    # What was spent on a row in an approved quarter keeps it from going.
    with pytest.raises(Ditolak, match="sudah disetujui"):
        terapkan(impor)
    assert disnaker.baris.count() == 53
    RealisasiAnggaran.objects.filter(baris__renja=disnaker).delete()
    terapkan(impor)
    assert disnaker.baris.count() == 1


def test_pengguna_tanpa_tugas_tidak_menulis(budi: Pengguna, disnaker: Renja) -> None:
    impor = unggah(budi, disnaker, ubah_buku(disnaker, lambda b: setel("pagu", 5)(b, b.baris(SUB))))
    Penugasan.objects.filter(pengguna=budi).delete()
    impor.pengguna = Pengguna.objects.get(pk=budi.pk)
    assert lihat(impor).cacah[Keadaan.DITOLAK] == 1
