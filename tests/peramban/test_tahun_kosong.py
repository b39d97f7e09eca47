"""From an empty agency to a plan by keyboard alone, in minutes."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.db.models import Sum
from playwright.sync_api import BrowserContext, ConsoleMessage

from budget.models import Pagu, PaguSumber, PrakiraanMaju
from planning.models import Indikator, Renja, Renstra, Target
from tests.peramban.papan_ketik import LOKASI, Papan, Sub, Ukuran, buat_rencana, dinas_kosong

pytestmark = [pytest.mark.peramban, pytest.mark.django_db(transaction=True)]

Konteks = Callable[..., BrowserContext]
PELATIHAN = Sub(
    kode="2.07.03.2.01.0001",
    unit="Bidang Pel",
    sasaran="1.1",
    program=Ukuran("Persentase tenaga kerja yang dilatih", "%", "54", "56"),
    kegiatan=Ukuran("Persentase terlaksananya pelatihan", "%", "100"),
    keluaran=Ukuran(target="230"),
    pagu="450.000.000",
    maju="450.000.000",
    sumber="1.2.01.01.01",
)
# Two kegiatan of one program: 450 + 15 + 50 + 13 = 528 and 450 + 20 + 50 + 17 = 537 million.
RENCANA = (
    PELATIHAN,
    replace(
        PELATIHAN,
        kode="2.07.03.2.01.0002",
        keluaran=Ukuran(target="40"),
        pagu="15.000.000",
        maju="20.000.000",
        sumber="1.1; 1.2.01.01.01",
    ),
    replace(
        PELATIHAN,
        kode="2.07.03.2.02.0001",
        kegiatan=Ukuran("Persentase pembinaan lembaga", "%", "100"),
        keluaran=Ukuran(target="40"),
        pagu="50.000.000",
        maju="50.000.000",
    ),
    replace(
        PELATIHAN,
        kode="2.07.03.2.03.0001",
        kegiatan=Ukuran("Persentase perizinan lembaga", "%", "100"),
        keluaran=Ukuran(target="10"),
        pagu="13.000.000",
        maju="17.000.000",
    ),
)


def test_dari_perangkat_daerah_kosong_ke_rencana_dengan_papan_ketik_saja(
    transactional_db: None, konteks: Konteks
) -> None:
    dinas_kosong()
    halaman = konteks("budi", 1366).new_page()
    galat: list[ConsoleMessage] = []
    halaman.on("console", lambda pesan: galat.append(pesan) if pesan.type == "error" else None)
    papan = Papan(halaman)
    buat_rencana(papan, "/", RENCANA)
    renja = Renja.objects.milik("naker", 2024).get()
    baris = list(renja.baris.order_by("pk"))
    assert len(baris) == 4
    assert {satu.unit_kerja.nama for satu in baris} == {
        "Bidang Pelatihan dan Produktivitas Tenaga Kerja"
    }
    assert Pagu.objects.aggregate(jumlah=Sum("nilai"))["jumlah"] == 528_000_000
    assert PrakiraanMaju.objects.aggregate(jumlah=Sum("nilai"))["jumlah"] == 537_000_000
    dua = PaguSumber.objects.filter(pagu__baris=baris[1]).order_by("urutan")
    assert [(satu.sumber_dana.kode, satu.nilai) for satu in dua] == [
        ("1.1", None),
        ("1.2.01.01.01", None),
    ]
    for satu in baris:
        lokasi = satu.lokasi_baris.order_by("urutan").values_list("wilayah__nama", flat=True)
        assert "; ".join(lokasi) == LOKASI
    assert Renstra.objects.get().program.get().sasaran.nomor == 1
    program = Indikator.objects.get(program__isnull=False)
    assert program.uraian == "Persentase tenaga kerja yang dilatih"
    assert [
        (satu.asal, satu.tahun, satu.bawah)
        for satu in Target.objects.filter(indikator=program).order_by("tahun")
    ] == [("renja", 2024, 54), ("maju", 2025, 56)]
    assert Indikator.objects.filter(kegiatan__isnull=False).count() == 3
    keluaran = Target.objects.filter(indikator__sub_kegiatan__isnull=False)
    assert sorted(satu.bawah for satu in keluaran) == [10, 40, 40, 230]
    assert papan.ketukan < 900
    assert papan.muatan < 25
    assert galat == []
