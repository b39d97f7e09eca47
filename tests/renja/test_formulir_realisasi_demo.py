"""The forms of realisasi on the demo's 2024: read from the JSON export and worked again.

The numbers are worked here by plain arithmetic from the raw cells of the export, by the rules
written in DOMAIN.md, with nothing of the application's own rules.
"""

import io
import json
from collections.abc import Callable
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from planning.models import Pengguna, Renja
from renja.laporan import FORMULIR
from renja.pemuat import muat_rencana
from renja.rencana import Rencana
from renja.tabel.json import isi_json

pytestmark = pytest.mark.django_db
DUA = Decimal("0.01")
TIDAK_PER_TRIWULAN = (
    "Tabel 4.1 tidak disusun per triwulan. Hapus --triwulan; yang memakainya: e81, iku-triwulan, "
    "serapan."
)
UANG = (
    "target_renstra",
    "realisasi_lalu",
    "target",
    "tw_1",
    "tw_2",
    "tw_3",
    "realisasi",
    "renstra",
)


@pytest.fixture
def rencana(data_demo: None) -> Rencana:
    renja = Renja.objects.milik("disnaker", 2024)
    baca = renja.select_related("perangkat_daerah__pemda", "renstra").get()
    return muat_rencana(baca, pelaksanaan=True)


@pytest.fixture
def buka(data_demo: None) -> Callable[[str], Client]:
    def masuk(nama: str) -> Client:
        klien = Client()
        klien.force_login(Pengguna.objects.get(username=nama))
        return klien

    return masuk


def baca(rencana: Rencana, kode: str, triwulan: int) -> list[dict[str, Any]]:
    """The rows of the export, with their level."""
    isi = isi_json(FORMULIR[kode].susun(rencana, triwulan))
    return [{"tingkat": baris["tingkat"], **baris["sel"]} for baris in isi["baris"]]


def angka(isi: Any) -> Decimal | None:
    """The number of a raw cell."""
    if isinstance(isi, dict):
        isi = isi.get("nilai")
    return None if isi is None else Decimal(str(isi))


def bulat(nilai: Decimal) -> Decimal:
    return nilai.quantize(DUA, ROUND_HALF_UP)


@pytest.mark.parametrize("triwulan", [1, 2, 3])
def test_rupiah_e81_berjumlah_di_setiap_tingkat(rencana: Rencana, triwulan: int):
    baris = baca(rencana, "e81", triwulan)
    for kunci in UANG:
        jumlah = {
            tingkat: sum(
                angka(satu[f"{kunci}_rp"]) or 0 for satu in baris if satu["tingkat"] == tingkat
            )
            for tingkat in ("program", "kegiatan", "sub_kegiatan", "jumlah")
        }
        assert len(set(jumlah.values())) == 1, (kunci, jumlah)
    assert angka(baris[-1]["target_rp"]) == 4_704_246_000


@pytest.mark.parametrize("triwulan", [1, 2, 3])
def test_kolom_turunan_e81_dapat_dihitung_ulang_dari_sel_mentahnya(rencana: Rencana, triwulan: int):
    """Column 12 Rp from 8 to 11, 13 from 6 and 12, 14 from 13 and 5; K where it is cumulative."""
    kumulatif = {
        satu.uraian
        for satu in rencana.semua_indikator()
        if satu.agregasi == "kumulatif" and satu.cara_tulis == "pada"
    }
    terhitung = 0
    for satu in baca(rencana, "e81", triwulan):
        bagian = [angka(satu[f"tw_{q}_rp"]) for q in range(1, triwulan + 1)]
        ada = [isi for isi in bagian if isi is not None]
        assert angka(satu["realisasi_rp"]) == (sum(ada) if ada else None)
        assert angka(satu["renstra_rp"]) == angka(satu["realisasi_rp"]), "tahun pertama Renstra"
        if satu["indikator"] in kumulatif and angka(satu["realisasi_k"]) is not None:
            kinerja = [angka(satu[f"tw_{q}_k"]) or 0 for q in range(1, triwulan + 1)]
            assert angka(satu["realisasi_k"]) == sum(kinerja), satu["uraian"]
            terhitung += 1
        target, renstra = angka(satu["target_renstra_k"]), angka(satu["renstra_k"])
        if angka(satu["tingkat_k"]) is not None:
            assert abs(angka(satu["tingkat_k"]) - bulat(renstra / target * 100)) <= DUA
    assert terhitung > 10


def test_rata_rata_e81_dari_kolom_12_7(rencana: Rencana):
    """The footer's mean is that of the rows' own column 12/7, as the older form prints it."""
    pengaturan = {**rencana.pengaturan, "kolom_12_7": "ya"}
    isi = isi_json(FORMULIR["e81"].susun(replace(rencana, pengaturan=pengaturan), 3))
    capaian = [
        angka(satu["sel"]["capaian_k"])
        for satu in isi["baris"]
        if satu["tingkat"] == "sub_kegiatan"
    ]
    ada = [satu for satu in capaian if satu is not None]
    (teks,) = [satu["isi"] for satu in isi["kaki"] if satu["label"].startswith("Rata-rata")]
    cetak = Decimal(teks.split(" ")[0].replace(".", "").replace(",", "."))
    assert abs(cetak - bulat(sum(ada) / len(ada))) <= DUA
    assert f"{len(ada)} dari 53 sub kegiatan dihitung" in teks


def test_serapan_demo_sama_dengan_e81(rencana: Rencana):
    serapan = [satu for satu in baca(rencana, "serapan", 3) if satu["tingkat"] == "jumlah"]
    e81 = baca(rencana, "e81", 3)[-1]
    assert [angka(satu["realisasi"]) for satu in serapan] == [angka(e81["realisasi_rp"])] * 2
    assert [angka(satu["pagu"]) for satu in serapan] == [4_704_246_000] * 2


def test_realisasi_rekaan_disebut_di_bawah_setiap_tabelnya(rencana: Rencana):
    for kode in ("e81", "evaluasi-renstra", "iku-triwulan", "serapan"):
        assert rencana.catatan_realisasi in FORMULIR[kode].susun(rencana, 3).catatan, kode


# --- The command and the pages -------------------------------------------------------------


def panggil(nama: str, **pilihan: object) -> str:
    keluaran = io.StringIO()
    isian = {"perangkat_daerah": "disnaker", "tahun": "2024", "format": "json", **pilihan}
    call_command("ekspor", nama, stdout=keluaran, **isian)
    return keluaran.getvalue()


@pytest.mark.parametrize("nama", ["e81", "serapan", "iku-triwulan"])
def test_ekspor_per_triwulan(data_demo: None, tmp_path: Path, nama: str):
    berkas = tmp_path / "x.json"
    panggil(nama, triwulan="2", ke=str(berkas))
    assert json.loads(berkas.read_text())["triwulan"] == 2
    panggil(nama, ke=str(berkas))
    assert json.loads(berkas.read_text())["triwulan"] in {1, 2, 3, 4}


@pytest.mark.parametrize(
    ("nama", "triwulan", "kalimat"),
    [
        ("e81", "5", 'Triwulan "5" tidak dikenal. Tulis 1, 2, 3, atau 4.'),
        ("e81", "III", 'Triwulan "III" tidak dikenal. Tulis 1, 2, 3, atau 4.'),
        ("tabel-4.1", "3", TIDAK_PER_TRIWULAN),
    ],
)
def test_triwulan_yang_keliru_ditolak(tmp_path: Path, nama: str, triwulan: str, kalimat: str):
    berkas = tmp_path / "x.json"
    with pytest.raises(CommandError, match=r"\.$") as galat:
        panggil(nama, triwulan=triwulan, ke=str(berkas))
    assert (str(galat.value), galat.value.returncode) == (kalimat, 2)
    assert not berkas.exists()


def test_halaman_berpindah_triwulan_dan_unduhannya_ikut(buka: Callable[[str], Client]):
    klien = buka("dedi")
    halaman = klien.get("/disnaker/2024/e81/?triwulan=2").content.decode()
    assert 'href="?triwulan=2" aria-current="page"' in halaman
    assert 'href="?triwulan=3">' in halaman
    assert 'href="/disnaker/2024/e81.xlsx?triwulan=2"' in halaman
    assert "e81.pdf?kertas=A3&amp;triwulan=2" in halaman
    assert 'class="pilih-triwulan' not in klien.get("/disnaker/2024/tabel-4.1/").content.decode()
    jawaban = klien.get("/disnaker/2024/e81.csv?triwulan=2")
    assert 'filename="e81_disnaker_2024_tw-2.csv"' in jawaban.headers["Content-Disposition"]


def test_dinsos_tidak_membuka_e81_disnaker(buka: Callable[[str], Client]):
    assert buka("citra").get("/disnaker/2024/e81/").status_code == 404
    assert buka("citra").get("/disnaker/2024/serapan.json?triwulan=1").status_code == 404
