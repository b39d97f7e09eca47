"""The pages of one's own work: what they say, give, and refuse."""

from datetime import timedelta

import pytest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.utils import timezone

from planning.models import Pengguna, Penugasan, Renja
from renja.models import Proses
from renja.proses.antrean import catat_denyut
from renja.proses.kerja import Hasil, Kerja, KerjaGagal
from renja.proses.services import mulai_proses
from renja.proses.tampilan import TANPA_PEKERJA
from tests.proses.pembantu import kerjakan_antrean
from tests.proses.test_pekerja import Pasang

S = Proses.Status


@pytest.fixture
def klien(budi: Pengguna) -> Client:
    """Budi's browser."""
    klien = Client()
    klien.force_login(budi)
    return klien


@pytest.fixture
def proses(budi: Pengguna, renja: Renja, pasang: Pasang) -> Proses:
    """Work that gives a file."""
    pasang("uji", lambda _: Hasil("hasil uji.txt", "text/plain", b"isi"))
    return mulai_proses(budi, renja, "uji", "Mencetak uji", {"lanjut": "/disnaker/2024/"})


def isi(klien: Client, alamat: str) -> str:
    jawaban = klien.get(alamat)
    assert jawaban.status_code == 200
    return jawaban.content.decode()


def test_tanpa_pekerjaan_ada_penjelasan(klien: Client) -> None:
    assert "Belum ada pekerjaan" in isi(klien, "/proses/")


def test_menunggu_tanpa_pekerja_dikatakan(klien: Client, proses: Proses) -> None:
    for alamat in ("/proses/", f"/proses/{proses.pk}/"):
        assert TANPA_PEKERJA in isi(klien, alamat)
    catat_denyut(timezone.now() - timedelta(seconds=16))
    assert TANPA_PEKERJA in isi(klien, f"/proses/{proses.pk}/")
    catat_denyut(timezone.now())
    for alamat in ("/proses/", f"/proses/{proses.pk}/"):
        teks = isi(klien, alamat)
        assert TANPA_PEKERJA not in teks
        assert "Menunggu giliran." in teks
        assert "Batalkan" in teks


def test_kemajuan_sebagai_json(klien: Client, proses: Proses) -> None:
    Proses.objects.update(status=S.BERJALAN, kemajuan=40, keterangan="Mencetak bagian 4 dari 9")
    jawaban = klien.get(f"/proses/{proses.pk}/keadaan/")
    kini = jawaban.json()
    assert {"no-store", "private"} <= set(jawaban.headers["Cache-Control"].split(", "))
    assert (kini["status"], kini["bergerak"], kini["kemajuan"]) == ("berjalan", True, 40)
    assert kini["kalimat"] == "Mencetak bagian 4 dari 9."
    assert 'value="40"' in kini["html"]


def test_hasil_diunduh_dan_dilanjutkan(klien: Client, proses: Proses) -> None:
    alamat = f"/proses/{proses.pk}/"
    assert klien.get(f"{alamat}hasil/").status_code == 404
    kerjakan_antrean()
    teks = isi(klien, alamat)
    assert "Selesai, berkasnya dapat diunduh." in teks
    assert 'href="/disnaker/2024/"' in teks
    assert "Lanjutkan" in teks
    assert "Coba lagi" not in teks
    jawaban = klien.get(f"{alamat}hasil/")
    assert (jawaban.content, jawaban.headers["Content-Type"]) == (b"isi", "text/plain")
    assert jawaban.headers["Content-Disposition"] == 'attachment; filename="hasil uji.txt"'
    assert {"no-store", "private"} <= set(jawaban.headers["Cache-Control"].split(", "))


def test_berkas_yang_sudah_dihapus_dikatakan(klien: Client, proses: Proses) -> None:
    kerjakan_antrean()
    proses.refresh_from_db()
    proses.hasil.delete()
    Proses.objects.update(selesai=timezone.now() - timedelta(days=8))
    assert "sudah dihapus karena lewat tujuh hari" in isi(klien, f"/proses/{proses.pk}/")
    assert klien.get(f"/proses/{proses.pk}/hasil/").status_code == 404


def test_lanjut_tidak_keluar_dari_situs(klien: Client, proses: Proses) -> None:
    kerjakan_antrean()
    for lanjut in ("https://contoh.invalid/", "//contoh.invalid/", "/\\contoh.invalid/", 7):
        Proses.objects.update(argumen={"lanjut": lanjut})
        assert "Lanjutkan" not in isi(klien, f"/proses/{proses.pk}/")


def test_dibatalkan_lalu_dicoba_lagi(klien: Client, proses: Proses) -> None:
    alamat = f"/proses/{proses.pk}/"
    assert "Mencetak uji dibatalkan." in klien.post(f"{alamat}batal/", follow=True).content.decode()
    assert "sudah berakhir" in klien.post(f"{alamat}batal/", follow=True).content.decode()
    assert klien.post(f"{alamat}ulangi/").status_code == 302
    kerjakan_antrean()
    proses.refresh_from_db()
    assert proses.status == S.SELESAI
    assert "Hanya pekerjaan yang gagal" in (
        klien.post(f"{alamat}ulangi/", follow=True).content.decode()
    )


def test_sebab_gagal_terbaca(klien: Client, proses: Proses, pasang: Pasang) -> None:
    def gagal(_kerja: Kerja) -> None:
        raise KerjaGagal("Gambar <peta> terlalu besar.", ulangi=False)

    pasang("uji", gagal)
    kerjakan_antrean()
    teks = isi(klien, f"/proses/{proses.pk}/")
    assert "Gambar &lt;peta&gt; terlalu besar." in teks
    assert "Coba lagi" in teks
    assert "Gagal" in isi(klien, "/proses/")


def test_percobaan_yang_gagal_terbaca_selama_menunggu(klien: Client, proses: Proses) -> None:
    Proses.objects.update(percobaan=1, galat="Pencetak sibuk.")
    teks = isi(klien, f"/proses/{proses.pk}/")
    assert "Percobaan ke-1 belum berhasil, akan diulang. Pencetak sibuk." in teks


def test_milik_orang_lain_tidak_ada(orang: dict[str, Pengguna], proses: Proses) -> None:
    kerjakan_antrean()
    dedi = Client()
    dedi.force_login(orang["dedi"])
    for bagian in ("", "keadaan/", "hasil/"):
        assert dedi.get(f"/proses/{proses.pk}/{bagian}").status_code == 404
    for bagian in ("batal/", "ulangi/"):
        assert dedi.post(f"/proses/{proses.pk}/{bagian}").status_code == 404
    assert "Mencetak uji" not in isi(dedi, "/proses/")


def test_hak_yang_dicabut_menutup_hasilnya(klien: Client, budi: Pengguna, proses: Proses) -> None:
    kerjakan_antrean()
    Penugasan.objects.filter(pengguna=budi).update(berlaku_sampai="2023-12-31")
    assert klien.get(f"/proses/{proses.pk}/hasil/").status_code == 404
    assert "Mencetak uji" not in isi(klien, "/proses/")


def test_bilah_menunjukkan_yang_berjalan(orang: dict[str, Pengguna], proses: Proses) -> None:
    def bilah(orang: Pengguna, proses: Proses | None) -> str:
        permintaan = RequestFactory().get("/")
        permintaan.user = orang
        return render_to_string("proses/_bilah.html", {"proses": proses}, permintaan).strip()

    assert f'data-proses="/proses/{proses.pk}/keadaan/"' in bilah(orang["budi"], proses)
    milik_orang = bilah(orang["dedi"], proses)
    assert "sedang dikerjakan atas permintaan" in milik_orang
    assert str(proses.pk) not in milik_orang
    assert bilah(orang["budi"], None) == ""


def test_formulir_dicetak_di_latar(klien: Client, budi: Pengguna) -> None:
    alamat = "/proses/formulir/disnaker/2024/tabel-4.1/"
    kirim = [klien.post(alamat, {"kertas": "F4"}).headers["Location"] for _ in range(2)]
    proses = Proses.objects.get()
    assert kirim == [f"/proses/{proses.pk}/"] * 2
    assert (proses.pengguna, proses.judul) == (budi, "PDF Tabel 4.1 Renja 2024 di F4")
    assert proses.argumen == {"formulir": "tabel-4.1", "kertas": "F4", "triwulan": 4}


def test_daftar_tidak_bertanya_per_baris(
    klien: Client, budi: Pengguna, renja: Renja, proses: Proses
) -> None:
    for _ in range(51):
        mulai_proses(budi, renja, "uji", "Lagi", {})
    teks = isi(klien, "/proses/")
    assert teks.count("Menunggu giliran.") == 50
    assert "Ditampilkan 50 pekerjaan terbaru." in teks
    assert str(proses.pk) not in teks
