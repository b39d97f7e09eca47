"""What is offered while typing, and the page that tells all names."""

import time
from pathlib import Path

import pytest
from django.conf import settings

from renja.dokumen.ikatan import daftar_nama, daftar_saringan, lengkapi, lengkapi_di, lingkup_di
from renja.dokumen.ikatan.halaman import perbarui
from tests.dokumen.ikatan.contoh import nama


def _isi(teks: str, satu: object = None) -> list[str]:
    """What is offered at the mark § of a text."""
    letak = teks.index("§")
    return [hasil.isi for hasil in lengkapi_di(teks.replace("§", ""), letak, satu)]


@pytest.mark.parametrize(
    ("teks", "hasil"),
    [
        ("{{ pag§", ["pagu"]),
        (
            "{{ pagu.§ }}",
            ["pagu.total", "pagu.maju", "pagu.selisih_maju", "pagu.lapisan", "pagu.semula"],
        ),
        ("{{ pagu.to§tal }}", ["pagu.total"]),
        ("{{ pagu.total | terb§", ["terbilang", "terbilang_rupiah"]),
        ("{{ pagu.total|§ r }}", [satu.nama for satu in daftar_saringan()]),
        ("{% un§", ["untuk"]),
        ("{% §", ["untuk", "jika", "lain", "selesai", "tabel", "gambar", "tanda_tangan"]),
        ("{% untuk p dari prog§", ["program"]),
        ("{% jika bukan usu§", ["usulan"]),
        ('{% tabel "tabel-4§', ["tabel-4.1"]),
        ('{{ tabel("tabel-4§', ["tabel-4.1"]),
        ("{% untuk p dari program %}{{ p.na§", ["p.nama"]),
        ("{% untuk p dari program %}\n{% untuk k dari p.keg§", ["p.kegiatan"]),
        (
            "{% untuk p dari program %}{% untuk k dari p.kegiatan %}{{ k.§",
            [
                *("k.huruf", "k.kode", "k.nama", "k.pagu", "k.maju", "k.indikator"),
                *("k.sub_kegiatan", "k.ke", "k.terakhir"),
            ],
        ),
        ("{% untuk pusat dari program %}{{ pu§", ["pusat"]),
        ("{% untuk p dari program %}{% selesai %}{{ p.§", []),
        ("biasa§", []),
        ("{{ tahun }} §", []),
        ("{{ xyz.§", []),
        ('{{ serapan["TW I"].§', [f'serapan["TW I"].{x}' for x in ("pagu", "realisasi", "persen")]),
        ('{{ pagu.lapisan["§', []),
    ],
)
def test_yang_ditawarkan(teks, hasil):
    assert _isi(teks) == hasil


def test_kunci_dan_gambar_menurut_dokumennya():
    satu = nama(gambar=("peta-kota", "bagan"))
    assert _isi('{{ pagu.lapisan["ind§', satu) == ['pagu.lapisan["indikatif"]']
    assert _isi("{{ serapan[§", satu) == [f'serapan["TW {x}"]' for x in ("I", "II", "III", "IV")]
    assert _isi('{% gambar "pe§', satu) == ["peta-kota"]
    assert _isi('{{ gambar("§', satu) == ["peta-kota", "bagan"]


def test_tempat_yang_diganti():
    (satu,) = lengkapi_di("a {{ pagu.to", 12)
    assert (satu.mulai, satu.isi, satu.jenis, satu.contoh) == (
        5,
        "pagu.total",
        "uang",
        "4.704.246.000",
    )


def test_lingkup_di_suatu_tempat():
    teks = "{% untuk p dari program %}{% jika p.pagu %}{% untuk k dari p.kegiatan %}|{% selesai %}"
    assert lingkup_di(teks, teks.index("|")) == {"p": "program[]", "k": "program[].kegiatan[]"}
    assert lingkup_di(teks, len(teks)) == {"p": "program[]"}
    assert lingkup_di("{% untuk p dari %}{% untuk %}", 29) == {"p": "[]"}


def test_awalan_kosong_menawarkan_semua_nama_akar():
    akar = [satu.nama for satu in daftar_nama() if "." not in satu.nama]
    assert [satu.nama for satu in lengkapi("")] == akar


def test_setiap_nama_dan_saringan_diterangkan():
    for satu in daftar_nama():
        assert satu.keterangan.endswith("."), satu.nama
        assert satu.jenis
    tunggal = [satu for satu in daftar_nama() if satu.jenis in {"teks", "uang", "bilangan"}]
    assert [satu.nama for satu in tunggal if not satu.contoh] == []
    for saringan in daftar_saringan():
        assert saringan.keterangan.endswith(".")
        assert f"| {saringan.nama}" in saringan.contoh


def test_halaman_dokumentasi_memuat_tabel_yang_sama():
    """Write it anew with renja.dokumen.ikatan.halaman.perbarui where this fails."""
    halaman = Path(settings.BASE_DIR, "docs", "bahasa-ikatan.md").read_text(encoding="utf-8")
    assert "| `program[].kegiatan[].sub_kegiatan[].nama` |" in halaman
    assert perbarui(halaman) == halaman


@pytest.mark.parametrize(
    "teks",
    [
        "{{ a" + "[" * 60 + "]!!",
        "{{ a" + '["' * 60 + "]!!",
        "{{ " + "a." * 100_000 + "!",
        "{{ {% " * 40_000,
        "{{ gambar" + " " * 200_000 + "x",
    ],
)
def test_ketikan_aneh_tidak_menahan_server(teks: str):
    mulai = time.process_time()
    lengkapi_di(teks, len(teks))
    assert time.process_time() - mulai < 5
