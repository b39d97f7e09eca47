"""A frozen version: canonical, the same bytes for the same plan, and readable for ever."""

import json
import os
import subprocess
import sys
from dataclasses import MISSING, fields, is_dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest

from planning.kuantitas import Keadaan, Kuantitas
from renja.beku import FORMAT, BekuRusak, bekukan, buka, cairkan, kemas, sidik
from renja.beku.format import LANGKAH, naikkan
from renja.beku.pengubah import pengubah, teks_desimal
from renja.dokumen.naskah import JenisBab, Naskah
from renja.rencana import Rencana
from tests.beku.isi_contoh import NASKAH, PANEN, RENCANA

CONTOH = Path(__file__).parent / "contoh"
PERTAMA = (CONTOH / "format-1.json").read_bytes()
# Of the example's bytes: a change here means that what was frozen reads as something else.
SIDIK_PERTAMA = "5a37ee354a160426d60b0df957b40d2047810005140a84186873b40604d313cd"


def test_format_1_terbaca_selamanya() -> None:
    assert sidik(PERTAMA) == SIDIK_PERTAMA
    isi = cairkan(PERTAMA, SIDIK_PERTAMA)
    assert isi.rencana == RENCANA
    assert isi.naskah == NASKAH
    assert isi.formulir == "86-2017"
    # A StrEnum equals its text, but much asks for the member itself.
    assert isi.naskah.bab[0].jenis is JenisBab.SAMPUL
    (indikator,) = isi.rencana.tujuan[0].sasaran[0].indikator
    assert indikator.target["maju", 2031].keadaan is Keadaan.TIDAK_DIRENCANAKAN


@pytest.mark.parametrize("berkas", sorted(CONTOH.glob("format-*.json")), ids=lambda x: x.stem)
def test_setiap_format_punya_contoh_yang_terbaca(berkas: Path) -> None:
    assert cairkan(berkas.read_bytes()).rencana.tahun == 2030


def test_setiap_format_punya_contoh_dan_langkah() -> None:
    semua = range(1, FORMAT + 1)
    assert {satu.stem for satu in CONTOH.glob("format-*.json")} == {f"format-{n}" for n in semua}
    assert set(LANGKAH) == set(semua) - {FORMAT}


def test_pulang_pergi_dan_byte_yang_sama() -> None:
    isi = bekukan(RENCANA, NASKAH)
    kembali = cairkan(isi)
    assert (kembali.rencana, kembali.naskah) == (RENCANA, NASKAH)
    assert bekukan(kembali.rencana, kembali.naskah) == isi
    if FORMAT == 1:
        assert isi == PERTAMA


def test_kanonik() -> None:
    isi = bekukan(RENCANA, NASKAH)
    assert b"\n" not in isi
    assert isi.startswith(b'{"format":1,"formulir":"86-2017","naskah":{"bab":[')
    assert "Panen — jeruk “manis”".encode() in isi
    tanpa_spasi = json.dumps(
        json.loads(isi), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    assert tanpa_spasi.encode() == isi


def test_tidak_bergantung_pada_urutan_kamus() -> None:
    balik = replace(
        RENCANA,
        pengaturan=dict(reversed(list(RENCANA.pengaturan.items()))),
        indikator_lain=(replace(PANEN, target=dict(reversed(list(PANEN.target.items())))),),
    )
    lurus = replace(RENCANA, indikator_lain=(PANEN,))
    assert list(balik.indikator_lain[0].target) != list(PANEN.target)
    assert bekukan(balik, NASKAH) == bekukan(lurus, NASKAH)


def test_nilai_yang_sama_ditulis_sama() -> None:
    """SQLite, PostgreSQL and a person who types may write one value in several ways."""
    semua = [
        bekukan(replace(RENCANA, indikator_lain=(replace(PANEN, target=isi),)), NASKAH)
        for nilai in (65, Decimal(65), Decimal("65.0000"), Decimal("6.5E+1"))
        for isi in ({("renja", 2030): Kuantitas(nilai, None, "Ton")},)
    ]
    assert len(set(semua)) == 1
    terurai = "Penye\u0301lia"
    utuh = "Peny\u00e9lia"
    assert bekukan(replace(RENCANA, tahap=terurai), NASKAH) == bekukan(
        replace(RENCANA, tahap=utuh), NASKAH
    )


@pytest.mark.parametrize(
    ("nilai", "teks"),
    [
        ("65.50", "65.5"),
        ("-0.2500", "-0.25"),
        ("1E+3", "1000"),
        ("0.0001", "0.0001"),
        ("-0.00", "0"),
        ("120", "120"),
    ],
)
def test_desimal_tanpa_nol_yang_tidak_perlu(nilai: str, teks: str) -> None:
    assert teks_desimal(Decimal(nilai)) == teks


def test_himpunan_ditulis_urut() -> None:
    ubah = pengubah()
    assert ubah.unstructure(frozenset({30, 4, 100}), frozenset[int]) == [4, 30, 100]
    assert ubah.structure([4, 30], frozenset[int]) == frozenset({4, 30})


def test_tidak_bergantung_pada_proses() -> None:
    """Another process with another hash seed and time zone writes the same bytes."""
    perintah = (
        "import django; django.setup()\n"
        "from renja.beku import bekukan, sidik\n"
        "from tests.beku.isi_contoh import NASKAH, RENCANA\n"
        "print(sidik(bekukan(RENCANA, NASKAH)))"
    )
    hasil = [
        subprocess.run(
            [sys.executable, "-c", perintah],
            env={
                **os.environ,
                "DJANGO_SETTINGS_MODULE": "tests.settings",
                "PYTHONHASHSEED": benih,
                "TZ": zona,
            },
            cwd=Path(__file__).parents[2],
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for benih, zona in (("1", "Asia/Jayapura"), ("2", "America/Lima"))
    ]
    assert hasil == [sidik(bekukan(RENCANA, NASKAH))] * 2


@pytest.mark.parametrize(
    ("rusak", "kata"),
    [
        (b"", "bukan JSON"),
        (b"\xff\xfe", "bukan JSON"),
        (b"[]", "bukan JSON"),
        (b"[" * 100_000, "bukan JSON"),
        (PERTAMA[:-1], "bukan JSON"),
        (b'{"format":1,"format":1}', "bukan JSON"),
        (b'{"format":NaN}', "bukan JSON"),
        (b"{}", "nomor format"),
        (b'{"format":true}', "nomor format"),
        (b'{"format":0}', "nomor format"),
        (b'{"format":"1"}', "nomor format"),
        (b'{"format":99}', "format 99, sedangkan aplikasi ini membaca sampai format 1"),
        (b'{"format":1}', "bagian pokoknya tidak lengkap"),
        (PERTAMA.replace(b'"tahun":2030', b'"tahun":"2030"', 1), "susunannya"),
        (PERTAMA.replace(b'"tahun":2030', b'"tahun":2030.5', 1), "susunannya"),
        (PERTAMA.replace(b'"alamat":""', b'"alamat":null', 1), "susunannya"),
        (PERTAMA.replace(b'"alamat":""', b'"alamt":""', 1), "susunannya"),
        (PERTAMA.replace(b'"8.35"', b'"8,35"', 1), "susunannya"),
        (PERTAMA.replace(b'"8.35"', b'"1E+99999"', 1), "susunannya"),
        (PERTAMA.replace(b'"jenis":"bab"', b'"jenis":"buku"', 1), "susunannya"),
        (PERTAMA.replace(b'"2029-07-01"', b'"20290701"', 1), "susunannya"),
        (PERTAMA.replace(b"0000-00000000003d", b"0000-00000000003D", 1), "susunannya"),
        (PERTAMA.replace(b'"kas":[[1,5]]', b'"kas":[[1,5],[1,6]]', 1), "susunannya"),
        (PERTAMA.replace(b'"kas":[[1,5]]', b'"kas":{"1":5}', 1), "susunannya"),
    ],
)
def test_yang_rusak_ditolak_dengan_kalimat(rusak: bytes, kata: str) -> None:
    assert rusak != PERTAMA
    with pytest.raises(BekuRusak, match=kata):
        cairkan(rusak)


def test_satu_byte_berubah_membuat_sidiknya_tidak_cocok() -> None:
    ubahan = PERTAMA.replace(b"Dinas Kebun", b"Dinas Kabun", 1)
    assert cairkan(ubahan).rencana != RENCANA
    with pytest.raises(BekuRusak, match="tidak cocok dengan SHA-256"):
        cairkan(ubahan, SIDIK_PERTAMA)


def test_ukurannya_dibatasi(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("renja.beku.kemasan.UKURAN_TERBESAR", 1000)
    with pytest.raises(BekuRusak, match="melebihi 64 MB"):
        cairkan(PERTAMA)
    with pytest.raises(BekuRusak, match="melebihi 64 MB"):
        buka(kemas(PERTAMA))


def test_kemasan_tetap_dan_yang_rusak_ditolak() -> None:
    assert kemas(PERTAMA) == kemas(PERTAMA)
    assert buka(kemas(PERTAMA)) == PERTAMA
    for rusak in (b"", b"bukan gzip", kemas(PERTAMA)[:-9], kemas(PERTAMA)[:50]):
        with pytest.raises(BekuRusak, match="kemasannya"):
            buka(rusak)


def test_waktu_tanpa_zona_dan_pecahan_biner_tidak_dibekukan() -> None:
    (koreksi,) = RENCANA.pelaksanaan.koreksi
    tanpa_zona = replace(koreksi, dibuka=koreksi.dibuka.replace(tzinfo=None))
    rusak = replace(RENCANA, pelaksanaan=replace(RENCANA.pelaksanaan, koreksi=(tanpa_zona,)))
    with pytest.raises(TypeError, match="time zone"):
        bekukan(rusak, NASKAH)
    with pytest.raises(TypeError, match="cannot be frozen"):
        bekukan(replace(RENCANA, pengaturan={"x": object()}), NASKAH)
    with pytest.raises(TypeError, match="number expected"):
        bekukan(replace(RENCANA, indikator_lain=(_berpecahan(),)), NASKAH)


def test_format_lama_dinaikkan_selangkah_demi_selangkah() -> None:
    langkah = {
        1: lambda isi: {**isi, "b": isi["a"] + 1},
        2: lambda isi: {"c": isi["b"] * 10},
    }
    assert naikkan({"format": 1, "a": 4}, langkah, 3) == {"format": 3, "c": 50}
    assert naikkan({"format": 2, "b": 4}, langkah, 3) == {"format": 3, "c": 40}
    assert naikkan({"format": 3, "c": 4}, langkah, 3) == {"format": 3, "c": 4}


# --- The fields of a format ----------------------------------------------------------------

CATATAN_MEDAN = CONTOH / f"medan-{FORMAT}.json"


def test_medan_baru_berbaku_atau_berformat_baru() -> None:
    """A field of frozen values that changes needs a format step (renja.beku.format).

    Only a new field with a default does not: it is filled in when an old version is read.
    """
    tercatat = json.loads(CATATAN_MEDAN.read_text(encoding="utf-8"))
    kini = {satu.__name__: satu for satu in _kelas_beku()}
    keluhan = [f"{nama}: the class is gone" for nama in sorted(set(tercatat) - set(kini))]
    for nama, kelas in sorted(kini.items()):
        dahulu, sekarang = tercatat.get(nama), _medan(kelas)
        if dahulu is None:
            continue
        for medan, jenis in dahulu.items():
            if sekarang.get(medan) != jenis:
                keluhan.append(f"{nama}.{medan}: was {jenis}, is {sekarang.get(medan, 'gone')}")
        keluhan += [
            f"{nama}.{satu.name}: new, and without a default"
            for satu in fields(kelas)
            if satu.name not in dahulu
            and satu.default is MISSING
            and satu.default_factory is MISSING
        ]
    assert keluhan == []


def _kelas_beku() -> list[type]:
    """Every dataclass that a frozen version holds."""
    hasil: dict[type, None] = {}
    tunggu: list[Any] = [Rencana, Naskah]
    while tunggu:
        kini = tunggu.pop()
        if is_dataclass(kini) and isinstance(kini, type) and kini not in hasil:
            hasil[kini] = None
            tunggu += get_type_hints(kini).values()
        tunggu += get_args(kini)
    return list(hasil)


def _medan(kelas: type) -> dict[str, str]:
    jenis = get_type_hints(kelas)
    return {satu.name: _sebutan(jenis[satu.name]) for satu in fields(kelas)}


def _sebutan(jenis: Any) -> str:
    """A type by the short names of its parts: `Mapping[tuple[str,int],Kuantitas]`."""
    if jenis is Ellipsis:
        return "..."
    anggota = get_args(jenis)
    if not anggota:
        return "None" if jenis is type(None) else getattr(jenis, "__name__", str(jenis))
    asal = getattr(jenis, "__origin__", None)
    nama = [_sebutan(satu) for satu in anggota]
    if asal is None or asal.__name__ == "Union":
        return "|".join(nama)
    return f"{asal.__name__}[{','.join(nama)}]"


def _berpecahan() -> Any:
    pecahan: Any = 65.5
    return replace(PANEN, target={("renja", 2030): Kuantitas(pecahan, None, "Ton")})
