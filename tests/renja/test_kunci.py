"""The locks that the set-up installs from."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

AKAR = Path(__file__).resolve().parents[2]
KUNCI = {"jalan": AKAR / "requirements.lock", "uji": AKAR / "tests" / "requirements.lock"}


def isi_kunci(berkas: Path) -> dict[str, tuple[str, set[str]]]:
    """{name: (version and marker, hashes)} of a lock."""
    isi: dict[str, tuple[str, set[str]]] = {}
    for bagian in re.split(r"\n(?=[a-z])", berkas.read_text()):
        kepala, *sidik = re.split(r"\s*\\?\n?\s+--hash=", bagian.strip())
        syarat = Requirement(kepala)
        isi[syarat.name] = (f"{syarat.specifier} {syarat.marker}", set(sidik))
    return isi


@pytest.mark.parametrize("nama", KUNCI)
def test_kunci_tanpa_alamat_dan_tempat(nama: str) -> None:
    isi = KUNCI[nama].read_text()
    for terlarang in ("://", "file:", " @ ", "--index", "--extra-index", "--find-links", "-e "):
        assert terlarang not in isi
    for baris in isi.splitlines():
        assert re.fullmatch(
            r"[a-z0-9][a-z0-9-]*==[0-9][0-9.a-z]*( ; [a-z_]+ (==|!=) '[A-Za-z0-9]+')? \\"
            r"|    --hash=sha256:[0-9a-f]{64}( \\)?",
            baris,
        ), baris


@pytest.mark.parametrize("nama", KUNCI)
def test_tiap_pustaka_terkunci_punya_sidik(nama: str) -> None:
    isi = isi_kunci(KUNCI[nama])
    assert isi["django"][0].startswith("==5.2.")
    assert [pustaka for pustaka, (_, sidik) in isi.items() if not sidik] == []


def test_kunci_uji_memuat_seluruh_kunci_jalan() -> None:
    jalan, uji = isi_kunci(KUNCI["jalan"]), isi_kunci(KUNCI["uji"])
    assert {nama: uji.get(nama) for nama in jalan} == jalan


def test_kunci_memenuhi_pyproject() -> None:
    proyek = tomllib.loads((AKAR / "pyproject.toml").read_text())["project"]
    diminta = {
        "jalan": proyek["dependencies"],
        "uji": proyek["dependencies"] + proyek["optional-dependencies"]["uji"],
    }
    for nama, daftar in diminta.items():
        isi = isi_kunci(KUNCI[nama])
        for syarat in map(Requirement, daftar):
            versi = isi[syarat.name][0].split()[0].removeprefix("==")
            assert str(syarat.specifier).startswith("~=")
            assert versi in syarat.specifier, syarat
