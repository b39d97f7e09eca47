"""The seed's whole plan through every layout that the application itself prints."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from planning.kuantitas import urai_kuantitas
from planning.models import Renja
from renja.laporan import rincian_program, sipd_ri
from renja.lembar.baca import baca_baris
from renja.lembar.masukan import Bacaan, selisih_jumlah
from renja.lembar.nilai import Buku
from renja.lembar.pembuka import buka, dari_tempelan
from renja.lembar.tata_letak import usulkan
from renja.lembar.tulis_rencana import Pilihan, tulis_rencana
from renja.pemuat import muat_rencana
from renja.rencana import Rencana, daun
from renja.tabel.bentuk import Tabel
from renja.tabel.csv import tulis_csv
from renja.tabel.xlsx import tulis_xlsx

pytestmark = pytest.mark.django_db
POHON = {"urusan": 2, "bidang_urusan": 1, "program": 5, "kegiatan": 19, "sub_kegiatan": 53}
PAGU, MAJU = 4_704_246_000, 5_228_746_000


@pytest.fixture
def rencana(data_demo: None) -> Rencana:
    return muat_rencana(Renja.objects.get(perangkat_daerah__kode="disnaker", tahun=2024))


def baca(buku: Buku) -> tuple[str, Bacaan]:
    pemetaan = usulkan(buku)[0].pemetaan
    lembar = buku.bernama(pemetaan.lembar)
    assert lembar is not None
    return pemetaan.tata_letak, baca_baris(lembar, pemetaan, bidang_urusan=["2.07"])


def tingkat(bacaan: Bacaan) -> dict[str, int]:
    return dict(Counter(baris.tingkat for baris in bacaan.baris if not baris.lanjutan))


@pytest.mark.parametrize(
    ("susun", "nama"),
    [
        (rincian_program.susun_3_2, "tabel-3.2"),
        (rincian_program.susun_4_1, "tabel-4.1"),
        (sipd_ri.susun, "sipd-ri"),
    ],
)
@pytest.mark.parametrize("tulis", [tulis_xlsx, tulis_csv])
def test_cetakan_sendiri_terbaca(
    rencana: Rencana,
    susun: Callable[[Rencana], Tabel],
    nama: str,
    tulis: Callable[[Tabel], bytes],
):
    berkas = "a.xlsx" if tulis is tulis_xlsx else "a.csv"
    tata_letak, bacaan = baca(buka(berkas, tulis(susun(rencana))))
    assert tata_letak == nama
    assert tingkat(bacaan) == POHON
    assert bacaan.ditolak == ()
    assert bacaan.jumlah[-1].sel["pagu"].nilai == PAGU
    assert selisih_jumlah(bacaan) == ()
    sub = [baris for baris in bacaan.baris if baris.tingkat == "sub_kegiatan"]
    assert [baris.nilai("pagu") for baris in sub] == [
        satu.pagu["indikatif"].nilai for satu in daun(rencana)
    ]
    assert [baris.teks("nama") for baris in sub] == [satu.nama for satu in daun(rencana)]
    if nama == "sipd-ri":
        assert [baris.kode for baris in sub] == [
            satu.kode.replace("2.07.01", "X.XX.01") for satu in daun(rencana)
        ]


def test_buku_kerja_rencana_terbaca_kembali(rencana: Rencana):
    tata_letak, bacaan = baca(buka("a.xlsx", tulis_rencana(rencana, Pilihan())))
    assert tata_letak == "renja"
    assert {**tingkat(bacaan), "urusan": 2, "bidang_urusan": 1} == POHON
    assert (bacaan.ditolak, selisih_jumlah(bacaan)) == ((), ())
    menurut_uid = {baris.uid: baris for baris in bacaan.baris if baris.uid}
    ukuran = {baris.teks("uid_indikator"): baris for baris in bacaan.baris}
    for sub in daun(rencana):
        baris = menurut_uid[str(sub.uid)]
        assert baris.nilai("pagu") == sub.pagu["indikatif"].nilai
        assert baris.nilai("pagu_maju") == sub.prakiraan_maju
        assert baris.teks("unit_kerja") == sub.unit_kerja
        assert baris.teks("lokasi") == sub.teks_lokasi
        for satu in sub.indikator:
            terbaca = ukuran[str(satu.uid)]
            assert terbaca.nilai("target") == rencana.target_tahun_ini(satu)
            assert terbaca.teks("satuan") == satu.satuan


def test_tabel_4_1_dokumen_sumber_sebagai_tempelan():
    """The seed's own Tabel 4.1, as a block copied from its Word document."""
    berkas = Path(__file__).parent / "tabel_4_1.tsv"
    tata_letak, bacaan = baca(dari_tempelan(berkas.read_text(encoding="utf-8")))
    assert tata_letak == "tabel-4.1"
    assert tingkat(bacaan) == {"program": 5, "kegiatan": 19, "sub_kegiatan": 53}
    assert bacaan.ditolak == ()
    sub = [baris for baris in bacaan.baris if baris.tingkat == "sub_kegiatan"]
    jumlah = [sum(baris.nilai(isian) or 0 for baris in sub) for isian in ("pagu", "pagu_maju")]
    assert jumlah == [PAGU, MAJU]
    assert selisih_jumlah(bacaan) == ()
    assert sub[0].nilai("t_keluaran") == urai_kuantitas("15 Dokumen")
