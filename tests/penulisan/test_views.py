"""The pages: outline, editor, conflicts, versions, and what they answer to a script."""

import pytest

from planning.models import Komentar, Pengguna
from renja.models import Bab
from renja.penulisan import services
from tests.penulisan.alat import SKRIP, bab, mulai, sebagai

pytestmark = pytest.mark.django_db
DASAR = "/disnaker/2024/dokumen/"


def alamat(satu: Bab, ekor: str = "") -> str:
    return f"{DASAR}bagian/{satu.uid}/{ekor}"


def test_sebelum_dimulai_pembaca_melihat_kerangka_dan_budi_memulainya(
    orang: dict[str, Pengguna],
) -> None:
    dedi = sebagai(orang, "dedi").get(DASAR).content.decode()
    assert "Latar Belakang" in dedi
    assert "Naskah belum dimulai" in dedi
    assert "Mulai dari kerangka<" not in dedi
    budi = sebagai(orang, "budi")
    assert "Mulai dari kerangka<" in budi.get(DASAR).content.decode()
    jawaban = budi.post(f"{DASAR}mulai/", follow=True).content.decode()
    assert "Naskah dimulai dari kerangka." in jawaban
    assert "Urungkan" in jawaban
    assert Bab.objects.filter(kode="latar-belakang").count() == 1


def test_bagian_awal_dibaca_dari_alamatnya_tanpa_medan(orang: dict[str, Pengguna]) -> None:
    budi = sebagai(orang, "budi")
    halaman = budi.get(DASAR).content.decode()
    tautan = halaman.split('">')[0]
    assert tautan
    awal = next(x for x in halaman.split('href="') if "/bagian/" in x).split('"')[0]
    isi = budi.get(awal).content.decode()
    assert "Naskah belum dimulai." in isi
    assert 'name="isi"' not in isi
    assert budi.post(awal, {"versi": "1", "isi": "x"}).status_code == 404


def test_daftar_menyebut_keadaan_komentar_dan_ikatan_yang_salah(
    orang: dict[str, Pengguna],
) -> None:
    renja = mulai(orang["budi"])
    satu = bab(renja)
    services.simpan_isi(orang["budi"], satu, 1, "Pagu {{ paggu }} dan {{ tahun }}.")
    services.simpan_isi(orang["budi"], bab(renja, "landasan-hukum"), 1, "")
    sebagai(orang, "ani").post(
        f"/disnaker/2024/baris/{satu.uid}/komentar/", {"isi": "Perjelas angkanya."}
    )
    assert Komentar.objects.get().objek == satu.uid
    teks = " ".join(sebagai(orang, "dedi").get(DASAR).content.decode().split())
    assert "1 ikatan salah" in teks
    assert "1 komentar" in teks
    assert "Ditulis</span>" in teks
    assert "Kosong</span>" in teks
    assert "Budi" in teks
    assert "<form" not in teks.split('class="pn-isi"')[1]


def test_formulir_polos_menyimpan_dan_kembali(orang: dict[str, Pengguna]) -> None:
    satu = bab(mulai(orang["budi"]))
    budi = sebagai(orang, "budi")
    jawaban = budi.post(alamat(satu), {"versi": "1", "isi": "Baru.\r\n"}, follow=True)
    assert "Isi bagian ini disimpan." in jawaban.content.decode()
    assert bab(satu.renja).isi == "Baru.\n"


def test_skrip_mendapat_versi_dan_tulisan_yang_dibersihkan(orang: dict[str, Pengguna]) -> None:
    satu = bab(mulai(orang["budi"]))
    budi = sebagai(orang, "budi")
    biasa = budi.post(alamat(satu), {"versi": "1", "isi": "Satu"}, headers=SKRIP).json()
    assert biasa["versi"] == 2
    assert "isi" not in biasa
    kotor = budi.post(alamat(satu), {"versi": "2", "isi": "Dua\u202e"}, headers=SKRIP).json()
    assert (kotor["versi"], kotor["isi"]) == (3, "Dua")
    assert kotor["pesan"] == "1 tanda yang tidak terlihat dibuang dari tulisan ini."


def test_dua_orang_pada_satu_bagian_tidak_saling_menimpa(orang: dict[str, Pengguna]) -> None:
    satu = bab(mulai(orang["budi"]))
    services.simpan_isi(orang["budi"], satu, 1, "Satu\n\nDua\n\nTiga\n")
    budi = sebagai(orang, "budi")
    budi.post(alamat(satu), {"versi": "2", "isi": "Satu\n\nDua\n\nTIGA\n"}, headers=SKRIP)
    kirim = {"versi": "2", "isi": "SATU\n\nDua\n\nTiga\n"}
    bentrok = budi.post(alamat(satu), kirim, headers=SKRIP)
    assert bentrok.status_code == 409
    isi = bentrok.json()
    assert isi["isi"] == "Satu\n\nDua\n\nTIGA\n"
    assert (isi["gabungan"], isi["pertentangan"]) == ("SATU\n\nDua\n\nTIGA\n", 0)
    assert orang["budi"].nama in isi["html"]
    assert "<del>Satu</del><ins>SATU</ins>" in isi["html"]
    assert bab(satu.renja).isi == "Satu\n\nDua\n\nTIGA\n"
    # Without a script: the page with both texts, and the merged one in its field.
    polos = budi.post(alamat(satu), kirim)
    assert polos.status_code == 409
    assert "SATU\n\nDua\n\nTIGA\n</textarea>" in polos.content.decode()
    assert 'name="versi" value="3"' in polos.content.decode()


def test_bagian_yang_dihapus_orang_lain_tulisannya_tetap_ada(orang: dict[str, Pengguna]) -> None:
    renja = mulai(orang["budi"])
    satu = services.tambah_bagian(orang["budi"], renja, bab(renja, "bab-1"), "Catatan")
    budi = sebagai(orang, "budi")
    budi.post(alamat(satu, "hapus/"), {"versi": "1"})
    kirim = {"versi": "1", "isi": "Tulisan panjang <b>"}
    skrip = budi.post(alamat(satu), kirim, headers=SKRIP)
    assert skrip.status_code == 410
    assert "sudah dihapus oleh" in skrip.json()["html"]
    polos = budi.post(alamat(satu), kirim)
    assert polos.status_code == 410
    assert "Tulisan panjang &lt;b&gt;</textarea>" in polos.content.decode()
    induk = bab(renja, "bab-1").uid
    kembali = {"judul": "Catatan", "induk": str(induk), "isi": "Tulisan panjang <b>"}
    budi.post(f"{DASAR}tambah/", kembali)
    baru = Bab.objects.get(judul="Catatan")
    assert (baru.isi, baru.induk) == ("Tulisan panjang <b>", bab(renja, "bab-1"))
    assert sebagai(orang, "citra").post(alamat(satu), kirim).status_code == 404


def test_tulisan_terlalu_panjang_kembali_bersama_kalimatnya(orang: dict[str, Pengguna]) -> None:
    satu = bab(mulai(orang["budi"]))
    budi = sebagai(orang, "budi")
    kirim = {"versi": "1", "isi": "kata " * 60_000}
    skrip = budi.post(alamat(satu), kirim, headers=SKRIP)
    assert skrip.status_code == 422
    assert "lebih 100.000 huruf" in skrip.json()["pesan"]
    polos = budi.post(alamat(satu), kirim)
    assert polos.status_code == 422
    assert "kata kata kata" in polos.content.decode()
    assert bab(satu.renja).versi == 1


@pytest.mark.parametrize(
    "isi",
    [
        "<script>alert(1)</script>",
        "</textarea><script>alert(1)</script>",
        "[klik](javascript:alert(1))",
        "![x](file:///etc/passwd)",
        "{{ __class__.__mro__ }}",
        "{% include 'x' %}",
        "{" * 5_000,
        "\u202egnp.exe",
    ],
)
def test_tulisan_musuh_tidak_pernah_menjadi_kode(orang: dict[str, Pengguna], isi: str) -> None:
    satu = bab(mulai(orang["budi"]))
    budi = sebagai(orang, "budi")
    budi.post(alamat(satu), {"versi": "1", "isi": isi}, headers=SKRIP)
    for ekor in ("", "versi/"):
        teks = budi.get(alamat(satu, ekor)).content.decode()
        assert "<script>alert" not in teks
        assert 'href="javascript:' not in teks
    assert budi.get(DASAR).status_code == 200


def test_versi_dibandingkan_dan_dipulihkan(orang: dict[str, Pengguna]) -> None:
    satu = bab(mulai(orang["budi"]))
    awal = satu.isi
    services.simpan_isi(orang["budi"], satu, 1, "Sama sekali lain.")
    budi = sebagai(orang, "budi")
    halaman = budi.get(alamat(satu, "versi/")).content.decode()
    assert "<ins>" in halaman
    assert "Ini isi yang berlaku sekarang." in halaman
    lama = budi.get(alamat(satu, "versi/?v=1")).content.decode()
    assert "Pulihkan isi versi ini" in lama
    jawaban = budi.post(alamat(satu, "versi/1/"), {"versi": "2"}, follow=True)
    assert "Isi versi itu dipulihkan." in jawaban.content.decode()
    assert bab(satu.renja).isi == awal
    assert budi.post(alamat(satu, "versi/99/"), {"versi": "3"}).status_code in {302, 404}
    dedi = sebagai(orang, "dedi").get(alamat(satu, "versi/?v=1")).content.decode()
    assert "Pulihkan" not in dedi


def test_judul_yang_diubah_orang_lain_dikatakan(orang: dict[str, Pengguna]) -> None:
    satu = bab(mulai(orang["budi"]), "bab-5")
    budi = sebagai(orang, "budi")
    budi.post(alamat(satu, "judul/"), {"versi": "1", "judul": "Akhir"})
    jawaban = budi.post(alamat(satu, "judul/"), {"versi": "1", "judul": "Lain"})
    assert jawaban.status_code == 409
    teks = jawaban.content.decode()
    assert "sudah diubah oleh Budi" in teks
    assert 'value="Lain"' in teks
    assert bab(satu.renja, "bab-5").judul == "Akhir"


def test_kabar_menyebut_versi_dan_siapa(orang: dict[str, Pengguna]) -> None:
    satu = bab(mulai(orang["budi"]))
    services.simpan_isi(orang["budi"], satu, 1, "Baru")
    kabar = sebagai(orang, "budi").get(alamat(satu, "kabar/")).json()
    assert (kabar["versi"], kabar["oleh"]) == (2, orang["budi"].nama)


def test_pelengkap_menawarkan_nama_saringan_dan_formulir(orang: dict[str, Pengguna]) -> None:
    budi = sebagai(orang, "budi")

    def tawaran(depan: str) -> tuple[int, list[str]]:
        isi = budi.post(f"{DASAR}lengkapi/", {"depan": depan}).json()
        return isi["panjang"], [satu[0] for satu in isi["pilihan"]]

    assert "pagu." in tawaran("Ada {{ pa")[1]
    assert tawaran("Ada {{ pa")[0] == 2
    assert "pagu.total" in tawaran("{{ pagu.")[1]
    assert tawaran("{{ pagu.total | terb") == (4, ["terbilang", "terbilang_rupiah"])
    assert 'tabel-4.1")' in tawaran('{{ tabel("4.1')[1]
    assert 'tabel-4.1"' in tawaran('{% tabel "4.1')[1]
    assert "p.nama" in tawaran("{% untuk p dari program %}\n{{ p.na")[1]
    assert "selesai %}" in tawaran("{% se")[1]
    assert tawaran("{{ pagu.total }} lalu ") == (0, [])
    assert tawaran("biasa saja") == (0, [])
    nilai = budi.post(f"{DASAR}lengkapi/", {"depan": "{{ tah"}).json()["pilihan"]
    assert ["tahun", "2024"] in [[satu[1], satu[4]] for satu in nilai]


def test_lima_ratus_bagian_tetap_terbuka(orang: dict[str, Pengguna]) -> None:
    renja = mulai(orang["budi"])
    induk = bab(renja, "bab-1")
    Bab.objects.bulk_create(
        Bab(
            perangkat_daerah=renja.perangkat_daerah,
            renja=renja,
            induk=induk,
            jenis="sub_bab",
            judul=f"Bagian {n}",
            isi="{{ tahun }}",
            urutan=100 + n,
        )
        for n in range(470)
    )
    halaman = sebagai(orang, "budi").get(DASAR)
    assert halaman.status_code == 200
    assert "1.470" in halaman.content.decode()
