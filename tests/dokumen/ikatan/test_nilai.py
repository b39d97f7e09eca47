"""Values behind the names: IKU without a number, the scale in words, regulations, who signs."""

from dataclasses import replace
from datetime import date

import pytest

from performance.predikat import Kelas, Skala
from performance.skala import LAN, PERMENDAGRI_86_2017
from planning.kuantitas import urai_kuantitas
from renja.dokumen.ikatan import (
    TanpaRujukan,
    hari_dokumen,
    isikan,
    jabatan_penanda_tangan,
    nama_dokumen,
    penanda_tangan,
    urai,
)
from renja.dokumen.ikatan.kinerja import kelas_skala
from renja.dokumen.ikatan.peraturan import bunyi_peraturan, sebutan_peraturan
from renja.konteks import Konteks, Penetapan, Peraturan
from renja.pelaksanaan import Pelaksanaan, TandaTangan
from renja.rencana import AnggaranTahunan, BarisAnalisis, Rencana
from tests.dokumen.ikatan.contoh import jadi, rencana
from tests.renja import contoh as dasar

SATU = dasar.indikator(
    401,
    "Persentase penempatan",
    "%",
    iku=1,
    target=dasar.nilai(renstra_2022="52 %", renja_2024="55 %"),
    realisasi={2022: urai_kuantitas("59,45 %")},
)
DUA = dasar.indikator(402, "Tanpa laporan", "%", iku=2, target=dasar.nilai(renstra_2022="50 %"))


def _ber_iku() -> Rencana:
    return rencana(indikator_lain=(DUA, SATU), skala=dasar.LAN)


@pytest.mark.parametrize(
    ("teks", "hasil"),
    [
        ('{{ capaian["IKU-1"] }} {{ kategori["IKU-1"] }}', "114,33 Sangat Berhasil"),
        ('{{ capaian["IKU-1"] | terbilang }}', "seratus empat belas koma tiga tiga"),
        ('{{ target["IKU-1"] | angka }} {{ realisasi["IKU-1"] | persen(1) }}', "52 59,5 %"),
        ('{{ target_tahun_ini["IKU-1"] }} {{ target_tahun_ini["IKU-2"] }}', "55 % –"),
        ('{{ capaian["IKU-2"] }} {{ kategori["IKU-2"] }}', "– –"),
        ('{{ alasan["IKU-2"] }}', "realisasi belum dilaporkan"),
        ('{% jika capaian["IKU-2"] %}ada{% lain %}{{ alasan["IKU-2"] }}{% selesai %}', None),
        ('{{ capaian["IKU-2"] | persen }}', "–"),
        ("{% untuk i dari iku %}{{ i.kode }} {{ i.capaian }} {{ i.tahun }};{% selesai %}", "IKU"),
    ],
)
def test_iku(teks, hasil):
    harapan = {None: "realisasi belum dilaporkan", "IKU": "IKU-1 114,33 2022;IKU-2 – 2022;"}
    assert jadi(teks, _ber_iku()) == harapan.get(hasil, hasil)


def test_kunci_iku_terdekat():
    terisi = isikan(urai('{{ capaian["IKU2"] }}'), nama_dokumen(_ber_iku(), TanpaRujukan()))
    assert terisi.galat[0].pesan == '"IKU2" tidak ada pada capaian; maksud Anda "IKU-2"?'


@pytest.mark.parametrize(
    ("skala", "rentang"),
    [
        (LAN, ["85 ke atas", "70 sampai kurang dari 85", "55 sampai kurang dari 70", "<55"]),
        (
            PERMENDAGRI_86_2017,
            [
                "lebih dari 90",
                "lebih dari 75 sampai 90",
                "lebih dari 65 sampai 75",
                "lebih dari 50 sampai 65",
                "50 ke bawah",
            ],
        ),
        (Skala("x", "Satu kelas", (Kelas(0, "Cukup"),)), ["0 ke atas"]),
    ],
)
def test_rentang_kelas(skala, rentang):
    harapan = [satu.replace("<", "kurang dari ") for satu in rentang]
    assert [satu.rentang for satu in kelas_skala(skala)] == harapan


def _peraturan(jenis: str, penerbit: str = "", nomor: str = "5", sumber: str = "") -> Peraturan:
    return Peraturan(dasar.uid(1), jenis, penerbit, nomor, 2020, "Hal Itu", sumber)


@pytest.mark.parametrize(
    ("satu", "bunyi"),
    [
        (_peraturan("Undang-Undang"), "Undang-Undang Nomor 5 Tahun 2020 tentang Hal Itu"),
        (_peraturan("uu"), "Undang-Undang Nomor 5 Tahun 2020 tentang Hal Itu"),
        (
            _peraturan("Peraturan Pemerintah", sumber="Lembaran Negara Nomor 1"),
            "Peraturan Pemerintah Nomor 5 Tahun 2020 tentang Hal Itu (Lembaran Negara Nomor 1)",
        ),
        (
            _peraturan("Peraturan Menteri", "Menteri Dalam Negeri"),
            "Peraturan Menteri Dalam Negeri Nomor 5 Tahun 2020 tentang Hal Itu",
        ),
        (
            _peraturan("perkada", "Wali Kota Pontianak", ""),
            "Peraturan Wali Kota Pontianak Nomor … Tahun 2020 tentang Hal Itu",
        ),
        (
            _peraturan("Lainnya", "Surat Edaran Sekretaris Daerah"),
            "Surat Edaran Sekretaris Daerah Nomor 5 Tahun 2020 tentang Hal Itu",
        ),
    ],
)
def test_bunyi_peraturan(satu, bunyi):
    assert bunyi_peraturan(satu) == bunyi


def test_bunyi_peraturan_dengan_perubahannya():
    sekali = replace(_peraturan("uu"), diubah_oleh=("Undang-Undang A",))
    awal = "Undang-Undang Nomor 5 Tahun 2020 tentang Hal Itu sebagaimana telah diubah"
    assert bunyi_peraturan(sekali) == f"{awal} dengan Undang-Undang A"
    berkali = replace(sekali, diubah_oleh=("Undang-Undang A", "Undang-Undang B"))
    assert bunyi_peraturan(berkali) == f"{awal} beberapa kali terakhir dengan Undang-Undang B"
    # The title of the only one that is known says that there was another.
    kedua = replace(sekali, diubah_oleh=("Undang-Undang C tentang Perubahan Kedua Atas A",))
    assert bunyi_peraturan(kedua).startswith(
        f"{awal} beberapa kali terakhir dengan Undang-Undang C"
    )


def test_undang_undang_dasar_dengan_pasalnya():
    satu = replace(_peraturan("Undang-Undang Dasar", nomor=""), tentang="UUD 1945, Pasal 18")
    assert sebutan_peraturan(satu) == bunyi_peraturan(satu) == "Pasal 18 UUD 1945"
    assert sebutan_peraturan(replace(satu, tentang="UUD 1945")) == "UUD 1945"


def _penanda(nama: str, dari: date, sampai: date | None, sebagai: str = "definitif") -> TandaTangan:
    return TandaTangan("Kepala Dinas", sebagai, nama, "Pembina", "1", "Pontianak", dari, sampai)


LAMA = _penanda("Dedi Kepala", date(2020, 1, 1), date(2023, 11, 30))
BARU = _penanda("Dina Kepala", date(2023, 12, 1), None, "plt")


@pytest.mark.parametrize(
    ("ubahan", "hari", "nama"),
    [
        ({}, date(2023, 12, 31), "Dina Kepala"),
        (
            {"konteks": Konteks(penetapan=Penetapan("1", date(2023, 11, 24)))},
            date(2023, 11, 24),
            "",
        ),
        ({"siklus": "perubahan"}, date(2024, 12, 31), "Dina Kepala"),
    ],
)
def test_penanda_tangan_pada_hari_dokumen(ubahan, hari, nama):
    satu = replace(
        rencana(konteks=Konteks()), pelaksanaan=Pelaksanaan(tanda_tangan=(LAMA, BARU)), **ubahan
    )
    assert hari_dokumen(satu) == hari
    assert penanda_tangan(satu).nama == (nama or "Dedi Kepala")


def test_penanda_tangan_yang_belum_menjabat_dan_jabatannya():
    satu = replace(rencana(konteks=Konteks()), pelaksanaan=Pelaksanaan(tanda_tangan=(LAMA,)))
    assert penanda_tangan(satu) == LAMA
    assert penanda_tangan(rencana()) is None
    assert jabatan_penanda_tangan(LAMA) == "Kepala Dinas"
    assert jabatan_penanda_tangan(BARU) == "Plt. Kepala Dinas"


def test_riwayat_program_dan_analisis():
    lalu = {
        2022: AnggaranTahunan(40_000_000, 30_000_000, "Dinas Lama"),
        2021: AnggaranTahunan(10_000_000, None, "Dinas Lama"),
    }
    dasar_rencana = _ber_iku()
    satu = replace(
        dasar_rencana,
        program=(replace(dasar_rencana.program[0], riwayat_anggaran=lalu),),
        analisis=(
            BarisAnalisis(dasar.uid(9), SATU.uid, "menghambat", "Pelatihan", "Dana", "Menambah"),
            BarisAnalisis(dasar.uid(8), SATU.uid, "catatan", "", "x", ""),
        ),
    )
    teks = (
        "{% untuk p dari program %}{% untuk r dari p.riwayat %}"
        "{{ r.tahun }} {{ r.anggaran }} {{ r.realisasi }} {{ r.persen }};{% selesai %}{% selesai %}"
    )
    assert jadi(teks, satu) == "2021 10.000.000 – –;2022 40.000.000 30.000.000 75,00;"
    teks = "{% untuk a dari analisis %}{{ a.nomor }} {{ a.indikator }}: {{ a.sifat }}{% selesai %}"
    assert jadi(teks, satu) == "1 Persentase penempatan: Menghambat"
