"""The shape of the house, read from the source itself; each failure names file and line.

planning <- budget <- performance <- renja: what stands left never imports what stands
right, not even inside a function; so nobody but renja, tests and bench imports renja.
"""

import ast
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest

AKAR = Path(__file__).resolve().parents[1]
APLIKASI = ("planning", "budget", "performance", "renja")
BUKAN_APLIKASI = ("tests", "bench")


def berkas_python(*folder: str) -> list[Path]:
    """The project's Python files below the folders; without any, all of them and manage.py."""
    if folder:
        return [berkas for satu in folder for berkas in sorted((AKAR / satu).rglob("*.py"))]
    return [AKAR / "manage.py", *berkas_python(*APLIKASI, "tests", "bench")]


@cache
def pohon(berkas: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(berkas.read_text(encoding="utf-8"), str(berkas))


def letak(berkas: Path, simpul: ast.AST) -> str:
    """Where something stands: `planning/queries.py:12`."""
    return f"{berkas.relative_to(AKAR)}:{getattr(simpul, 'lineno', 1)}"


def nama_modul(berkas: Path) -> str:
    """`planning/models/renja.py` is `planning.models.renja`, a package is its folder."""
    bagian = berkas.relative_to(AKAR).with_suffix("").parts
    return ".".join(bagian[:-1] if bagian[-1] == "__init__" else bagian)


def impor(berkas: Path, isi: Iterable[ast.AST] | None = None) -> Iterator[tuple[str, ast.stmt]]:
    """Every module that a file imports with the statement; names of `from` ones included."""
    for simpul in isi if isi is not None else ast.walk(pohon(berkas)):
        if isinstance(simpul, ast.Import):
            for satu in simpul.names:
                yield satu.name, simpul
        elif isinstance(simpul, ast.ImportFrom):
            awal = _asal(berkas, simpul)
            yield awal, simpul
            for satu in simpul.names:
                yield f"{awal}.{satu.name}", simpul


def _asal(berkas: Path, simpul: ast.ImportFrom) -> str:
    """The absolute name behind `from x` or `from . import`."""
    if not simpul.level:
        return simpul.module or ""
    paket = nama_modul(berkas).split(".")
    if berkas.name != "__init__.py":
        paket = paket[:-1]
    paket = paket[: len(paket) - simpul.level + 1]
    return ".".join([*paket, *([simpul.module] if simpul.module else [])])


@pytest.mark.parametrize("aplikasi", APLIKASI)
def test_impor_menunjuk_ke_kiri(aplikasi: str) -> None:
    kanan = APLIKASI[APLIKASI.index(aplikasi) + 1 :]
    melanggar = [
        f"{letak(berkas, simpul)} mengimpor {modul}"
        for berkas in berkas_python(aplikasi)
        for modul, simpul in impor(berkas)
        if modul.split(".")[0] in kanan
    ]
    assert melanggar == []


def test_aplikasi_tidak_mengimpor_uji_dan_tolok_ukur() -> None:
    melanggar = [
        f"{letak(berkas, simpul)} mengimpor {modul}"
        for berkas in berkas_python(*APLIKASI)
        for modul, simpul in impor(berkas)
        if modul.split(".")[0] in BUKAN_APLIKASI
    ]
    assert melanggar == []


def test_tanpa_impor_dengan_nama_yang_dirakit() -> None:
    """`import_module("renja.x")` would slip past the test above."""
    melanggar = [
        letak(berkas, simpul)
        for berkas in berkas_python("planning", "budget", "performance")
        for simpul in ast.walk(pohon(berkas))
        if isinstance(simpul, ast.Call)
        and ast.unparse(simpul.func).rpartition(".")[2] in {"import_module", "__import__"}
    ]
    assert melanggar == []


def test_akar_renja_kosong() -> None:
    assert (AKAR / "renja" / "__init__.py").read_text(encoding="utf-8") == ""


def test_tanpa_lingkaran_impor() -> None:
    graf = _graf_impor()
    assert _lingkaran(graf) == []


def test_pencari_lingkaran_menemukan_lingkaran() -> None:
    """The searcher itself, on a graph with one cycle and a bystander."""
    graf = {"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}}
    assert _lingkaran(graf) == [["a", "b", "c"]]


def _graf_impor() -> dict[str, set[str]]:
    """Which of the project's modules each one imports when it runs.

    Imports for type checkers only are left out; so are those of an own package, which is
    loaded before its modules anyway.
    """
    modul = {nama_modul(berkas): berkas for berkas in berkas_python(*APLIKASI)}
    graf: dict[str, set[str]] = {}
    for nama, berkas in modul.items():
        tujuan = {satu for satu, _ in impor(berkas, _berjalan(pohon(berkas)))} & modul.keys()
        graf[nama] = {satu for satu in tujuan - {nama} if not nama.startswith(f"{satu}.")}
    return graf


def _berjalan(simpul: ast.AST) -> Iterator[ast.AST]:
    """All nodes but those below `if TYPE_CHECKING`."""
    for anak in ast.iter_child_nodes(simpul):
        if isinstance(anak, ast.If) and "TYPE_CHECKING" in ast.unparse(anak.test):
            continue
        yield anak
        yield from _berjalan(anak)


def _lingkaran(graf: dict[str, set[str]]) -> list[list[str]]:
    """The groups of modules that reach one another (Tarjan's strongly connected components)."""
    urutan: dict[str, int] = {}
    rendah: dict[str, int] = {}
    tumpukan: list[str] = []
    hasil: list[list[str]] = []

    def kunjungi(nama: str) -> None:
        urutan[nama] = rendah[nama] = len(urutan)
        tumpukan.append(nama)
        for tujuan in sorted(graf.get(nama, ())):
            if tujuan not in urutan:
                kunjungi(tujuan)
            if tujuan in tumpukan:
                rendah[nama] = min(rendah[nama], rendah[tujuan])
        if rendah[nama] == urutan[nama]:
            kelompok = tumpukan[tumpukan.index(nama) :]
            del tumpukan[tumpukan.index(nama) :]
            if len(kelompok) > 1:
                hasil.append(sorted(kelompok))

    for nama in sorted(graf):
        if nama not in urutan:
            kunjungi(nama)
    return hasil


def test_tanpa_except_telanjang() -> None:
    melanggar = [
        letak(berkas, simpul)
        for berkas in berkas_python()
        for simpul in ast.walk(pohon(berkas))
        if isinstance(simpul, ast.ExceptHandler) and simpul.type is None
    ]
    assert melanggar == []


AWALAN_KODE = re.compile(r"^(\w+__)?kode(_\w+)?__(i?startswith|i?regex|i?contains)$")


def test_kode_tidak_dicocokkan_menurut_awalan() -> None:
    """`kode__startswith="1.01"` also finds 1.010: levels are linked by key."""
    melanggar = [
        f"{letak(berkas, simpul)} memakai {simpul.arg}"
        for berkas in berkas_python(*APLIKASI)
        for simpul in ast.walk(pohon(berkas))
        if isinstance(simpul, ast.keyword) and simpul.arg and AWALAN_KODE.match(simpul.arg)
    ]
    assert melanggar == []


def test_pola_awalan_kode() -> None:
    terlarang = ["kode__startswith", "nomenklatur__kode__istartswith", "kode_lama__regex"]
    boleh = ["kode", "nama__startswith", "kode__in"]
    assert [kata for kata in [*terlarang, *boleh] if AWALAN_KODE.match(kata)] == terlarang


def test_modul_dan_fungsi_tetap_kecil() -> None:
    """Modules under 400 lines, functions of at most 60."""
    besar = [
        f"{berkas.relative_to(AKAR)}: {banyak} baris"
        for berkas in berkas_python(*APLIKASI)
        if "migrations" not in berkas.parts
        and (banyak := len(berkas.read_text(encoding="utf-8").splitlines())) >= 400
    ]
    panjang = [
        f"{letak(berkas, simpul)} {simpul.name}"
        for berkas in berkas_python(*APLIKASI)
        for simpul in ast.walk(pohon(berkas))
        if isinstance(simpul, ast.FunctionDef | ast.AsyncFunctionDef)
        and simpul.end_lineno is not None
        and simpul.end_lineno - simpul.lineno >= 60
    ]
    assert (besar, panjang) == ([], [])


# Where rows may be written without a suntingan, by folder or file.
PENULIS_TELANJANG = (
    "planning/penyuntingan",
    "planning/pemuatan",
    "budget/pemuatan.py",
    "performance/skala.py",
    "renja/demo",
)
# Single calls elsewhere, each with the reason why no row with a version is meant.
TULISAN_DIIZINKAN: dict[str, str] = {
    "planning/sumber_daya_dasar.py: instance.save()": "Satuan and JadwalTahap have no version",
    "planning/models/tetap.py: super().bulk_create(": "what is written once refuses the rest",
    "renja/penulisan/gambar.py: IsiGambar.objects.get_or_create(": "bytes by their hash",
    "renja/tahapan/cetak.py: satu.save()": "the PDF of a version, written once",
    "renja/tahapan/suntingan.py: baris.save()": "rows written once, with their own trail",
    "renja/impor/services.py: Impor.objects": "an upload is no row of the plan",
    "renja/impor/services.py: impor.save(": "the same",
    "renja/impor/services.py: satu.update(berkas=": "the same: the files of uploads that are over",
    "renja/pengingat/surat.py: Pengingat.objects": "a reminder is no row of the plan",
    "renja/proses/": "work in the background and its queue are no rows of the plan",
    "renja/impor/views_pratinjau.py: impor.save(": "the same: what was chosen in its preview",
}
SELALU_TULISAN = {"bulk_create", "bulk_update", "get_or_create", "update_or_create"}
PILIHAN_SIMPAN = {"force_insert", "force_update", "using", "update_fields", "commit"}


def tulisan(simpul: ast.AST) -> bool:
    """Whether a call looks like a write past planning.penyuntingan.

    `x.save()` and `x.delete()` without a positional argument are rows or querysets (a
    workbook is saved to somewhere, a cache deletes a key); `x.update(a=1)` with keywords is
    a queryset's unless x is told to be a dict (a dict, a set and a hash take an argument).
    """
    if not (isinstance(simpul, ast.Call) and isinstance(simpul.func, ast.Attribute)):
        return False
    nama, milik = simpul.func.attr, simpul.func.value
    if nama in SELALU_TULISAN or (nama == "create" and ast.unparse(milik).endswith("objects")):
        return True
    if (isinstance(milik, ast.Call) and ast.unparse(milik.func) == "super") or simpul.args:
        return False
    if nama == "save":
        return all(satu.arg in PILIHAN_SIMPAN or satu.arg is None for satu in simpul.keywords)
    if nama == "update":
        return bool(simpul.keywords) and not ast.unparse(milik).endswith("__dict__")
    return nama == "delete" and not simpul.keywords


def test_baris_hanya_ditulis_lewat_penyuntingan() -> None:
    """Bare writes miss permission, version and trail; each exception names its reason."""
    ditemukan = {
        f"{berkas.relative_to(AKAR)}: {ast.unparse(simpul)}": letak(berkas, simpul)
        for berkas in berkas_python(*APLIKASI)
        if not str(berkas.relative_to(AKAR)).startswith(PENULIS_TELANJANG)
        and "migrations" not in berkas.parts
        for simpul in ast.walk(pohon(berkas))
        if tulisan(simpul)
    }
    telanjang = [f"{ditemukan[satu]} {satu}" for satu in ditemukan if not _diizinkan(satu)]
    assert telanjang == []
    usang = [satu for satu in TULISAN_DIIZINKAN if not any(d.startswith(satu) for d in ditemukan)]
    assert usang == []


def _diizinkan(panggilan: str) -> bool:
    return any(panggilan.startswith(satu) for satu in TULISAN_DIIZINKAN)


def test_pencari_tulisan_membedakan_baris_dari_kamus() -> None:
    tertangkap = [
        "baris.save()",
        "baris.save(update_fields=['nama'])",
        "formulir.save(commit=False)",
        "baris.delete()",
        "Program.objects.filter(pk=1).delete()",
        "Program.objects.filter(pk=1).update(nama='x')",
        "semua.update(**nilai)",
        "Target.objects.bulk_create(daftar)",
        "Target.objects.update_or_create(pk=1)",
        "Wilayah.objects.get_or_create(nama='x')",
        "Program.objects.create(nama='x')",
    ]
    lolos = [
        "isi.update({'a': 1})",
        "himpunan.update(lain)",
        "sidik.update(b'x')",
        "baris.__dict__.update(a=1)",
        "buku.save(wadah)",
        "cache.delete('kunci')",
        "super().save(force_insert=True)",
        "super().delete()",
        "gambar.save(format='png')",
    ]
    hasil = [satu for satu in [*tertangkap, *lolos] if tulisan(ast.parse(satu, mode="eval").body)]
    assert hasil == tertangkap
