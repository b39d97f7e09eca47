"""E.81 worked once more by LibreOffice: `python3 -m bench.periksa_libreoffice [TRIWULAN]`.

Exports the demo's E.81 as XLSX, copies its raw cells (columns 5 to 11) into a second workbook,
writes formulas for columns 12, 12/7, 13, 14, for every sum of Rp and for the mean of the
footer, lets LibreOffice calculate them, and compares cell by cell with what was exported.
Needs `soffice`; ends with exit code 1 where a cell differs.
"""

import io
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import django
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

# A formula's answer where there is no number.
TANPA = '""'
SELISIH_TERBESAR = Decimal("0.000001")


def utama(argumen: list[str]) -> int:
    """Export, calculate, compare; returns the exit code."""
    triwulan = int(argumen[0]) if argumen else 3
    tabel, aturan = _tabel_demo(triwulan)
    hasil = _bandingkan(tabel, aturan, triwulan)
    beda = [satu for satu in hasil if satu[-1]]
    for baris, kunci, ekspor, hitung, _ in beda:
        sys.stdout.write(f"baris {baris} {kunci}: ekspor {ekspor}, LibreOffice {hitung}\n")
    menurut: dict[str, int] = {}
    for _, kunci, *_ in hasil:
        menurut[kunci] = menurut.get(kunci, 0) + 1
    angka = sum(1 for satu in hasil if satu[2] is not None)
    rincian = ", ".join(f"{kunci} {banyak}" for kunci, banyak in menurut.items())
    sys.stdout.write(
        f"E.81 TW {triwulan}: {len(hasil)} sel dibandingkan ({angka} berisi angka), "
        f"{len(beda)} berbeda ({rincian}).\n"
    )
    return 1 if beda else 0


# --- What was exported -----------------------------------------------------------------------


def _tabel_demo(triwulan: int) -> tuple[Any, dict[str, Any]]:
    """The demo's E.81 with column 12/7, and the rule of each indikator by its wording."""
    from planning.models import Renja
    from renja.laporan import FORMULIR
    from renja.laporan.kinerja import uraian_bertanda
    from renja.pemuat import muat_rencana

    renja = Renja.objects.milik("disnaker", 2024).get()
    rencana = muat_rencana(renja, pelaksanaan=True)
    rencana = replace(rencana, pengaturan={**rencana.pengaturan, "kolom_12_7": "ya"})
    aturan = {uraian_bertanda(satu): satu for satu in rencana.semua_indikator()}
    return FORMULIR["e81"].susun(rencana, triwulan), aturan


class _Lembar:
    """The exported sheet: its cells by column key, and the level of each row."""

    def __init__(self, tabel: Any) -> None:
        from renja.ekspor import ekspor

        self.lembar: Worksheet = load_workbook(io.BytesIO(ekspor(tabel, "xlsx"))).worksheets[0]
        cocok = re.fullmatch(r"[A-Z]+(\d+)", str(self.lembar.freeze_panes))
        if cocok is None:
            raise ValueError("Lembar tidak bertajuk.")
        self.awal = int(cocok[1])
        isi = json.loads(ekspor(tabel, "json"))
        self.kolom = {satu["kunci"]: n for n, satu in enumerate(isi["kolom"], start=1)}
        self.tingkat = [satu["tingkat"] for satu in isi["baris"]]
        self.indikator = [satu["sel"]["indikator"] for satu in isi["baris"]]
        self.rata = next(
            satu["isi"] for satu in isi["kaki"] if satu["label"].startswith("Rata-rata")
        )

    def nilai(self, baris: int, kunci: str) -> int | float | None:
        """The number in a cell of the export, None for a text, a dash or a blank."""
        isi = self.lembar.cell(self.awal + baris, self.kolom[kunci]).value
        return isi if isinstance(isi, int | float) else None

    def sel(self, baris: int, kunci: str) -> str:
        """The address of a cell in the copy."""
        return f"{get_column_letter(self.kolom[kunci])}{baris + 1}"


# --- What LibreOffice is asked ---------------------------------------------------------------


def _rumus(lembar: _Lembar, aturan: Mapping[str, Any], triwulan: int) -> Iterator[Any]:
    """Every formula as (row, column key, formula); rows from 0."""
    for n, tingkat in enumerate(lembar.tingkat):
        tw = [lembar.sel(n, f"tw_{q}_rp") for q in range(1, triwulan + 1)]
        if tingkat in {"program", "kegiatan", "jumlah"}:
            for kunci in (*(f"tw_{q}_rp" for q in range(1, triwulan + 1)), "target_rp"):
                yield n, kunci, _jumlah_bawah(lembar, n, kunci)
        if tingkat not in {"sasaran", "indikator"}:
            yield n, "realisasi_rp", _jumlah(tw)
            lalu, kini = (
                lembar.sel(n, "realisasi_lalu_rp"),
                f"Hitung.{_h(lembar, n, 'realisasi_rp')}",
            )
            yield n, "renstra_rp", _jumlah([lalu, kini])
            yield n, "capaian_rp", _bagi(kini, lembar.sel(n, "target_rp"))
            renstra = f"Hitung.{_h(lembar, n, 'renstra_rp')}"
            yield n, "tingkat_rp", _bagi(renstra, lembar.sel(n, "target_renstra_rp"))
        satu = aturan.get(lembar.indikator[n] or "")
        if satu is not None:
            yield from _rumus_kinerja(lembar, n, satu, triwulan)


def _rumus_kinerja(lembar: _Lembar, n: int, satu: Any, triwulan: int) -> Iterator[Any]:
    """Columns 12, 12/7, 13 and 14 K; ranges of a target are left to the tests."""
    wajib = [
        q
        for q in range(1, triwulan + 1)
        if (isi := satu.target_triwulan.get((2024, q))) is None
        or isi.keadaan.value != "tidak_direncanakan"
    ]
    yield n, "realisasi_k", _tahun(lembar, n, satu, wajib, triwulan)
    kini = f"Hitung.{_h(lembar, n, 'realisasi_k')}"
    yield n, "renstra_k", f'IF(ISNUMBER({kini});{kini};"")'
    yield n, "tingkat_k", _bagi(kini, lembar.sel(n, "target_renstra_k"))
    if lembar.nilai(n, "target_k") is not None:
        yield n, "capaian_k", _capaian(satu.arah, lembar.sel(n, "target_k"), kini)


def _tahun(lembar: _Lembar, n: int, satu: Any, wajib: list[int], triwulan: int) -> str:
    semua = [lembar.sel(n, f"tw_{q}_k") for q in range(1, triwulan + 1)]
    if satu.agregasi == "kumulatif" and satu.cara_tulis == "pada":
        if not wajib:
            return _jumlah(semua)
        kurang = "+".join(f"ISNUMBER({lembar.sel(n, f'tw_{q}_k')})" for q in wajib)
        return f'IF({kurang}<{len(wajib)};"";{_jumlah(semua)})'
    if satu.agregasi == "rata_rata" and satu.cara_tulis == "pada":
        daftar = ";".join(semua)
        return f'IF(COUNT({daftar})=0;"";AVERAGE({daftar}))'
    rumus = TANPA
    for sel in semua:
        rumus = f"IF(ISNUMBER({sel});{sel};{rumus})"
    return rumus


def _jumlah(sel: list[str]) -> str:
    daftar = ";".join(sel)
    return f'IF(COUNT({daftar})=0;"";SUM({daftar}))'


def _bagi(atas: str, bawah: str) -> str:
    syarat = f"AND(ISNUMBER({atas});ISNUMBER({bawah}))"
    return f'IF({syarat};IF({bawah}=0;"";{atas}/{bawah}*100);"")'


def _capaian(arah: str, target: str, realisasi: str) -> str:
    if arah == "negatif":
        rumus = f"MAX(0;(2*{target}-{realisasi})/{target}*100)"
        return f'IF(AND(ISNUMBER({target});ISNUMBER({realisasi}));{rumus};"")'
    return _bagi(realisasi, target)


def _jumlah_bawah(lembar: _Lembar, n: int, kunci: str) -> str:
    """The sum of the sub kegiatan below a row."""
    akhir = n + 1
    berhenti = {"program": {"program", "jumlah", "sasaran"}}.get(
        lembar.tingkat[n], {"kegiatan", "program", "jumlah", "sasaran"}
    )
    if lembar.tingkat[n] == "jumlah":
        baris = range(n)
    else:
        while lembar.tingkat[akhir] not in berhenti:
            akhir += 1
        baris = range(n + 1, akhir)
    return _jumlah([lembar.sel(m, kunci) for m in baris if lembar.tingkat[m] == "sub_kegiatan"])


def _h(lembar: _Lembar, n: int, kunci: str) -> str:
    """The place of a formula on the sheet of formulas: the same as in the copy."""
    return lembar.sel(n, kunci)


# --- LibreOffice and the comparison ----------------------------------------------------------


def _bandingkan(
    tabel: Any, aturan: Mapping[str, Any], triwulan: int
) -> list[tuple[int, str, Any, Any, bool]]:
    lembar = _Lembar(tabel)
    rumus = list(_rumus(lembar, aturan, triwulan))
    hitung = _hitung(lembar, rumus)
    hasil = []
    for n, kunci, _ in rumus:
        ekspor, lain = lembar.nilai(n, kunci), hitung[lembar.sel(n, kunci)].value
        lain = lain if isinstance(lain, int | float) else None
        hasil.append((n + 1, kunci, ekspor, lain, not _sama(ekspor, lain, kunci)))
    cetak = Decimal(lembar.rata.split(" ")[0].replace(".", "").replace(",", "."))
    rata = hitung["A1000"].value
    hasil.append((0, "rata-rata", float(cetak), rata, not _sama(float(cetak), rata, "persen")))
    return hasil


def _sama(ekspor: float | None, hitung: float | None, kunci: str) -> bool:
    """Equal; a percentage is exported as printed, rounded half up to two places."""
    if ekspor is None or hitung is None:
        return ekspor is None and hitung is None
    selisih = abs(Decimal(str(ekspor)) - Decimal(str(hitung)))
    bulat = kunci.startswith(("capaian", "tingkat", "persen")) or kunci.endswith("_k")
    return selisih <= (Decimal("0.005") + SELISIH_TERBESAR if bulat else SELISIH_TERBESAR)


def _hitung(lembar: _Lembar, rumus: list[Any]) -> Worksheet:
    """The sheet of formulas after LibreOffice has worked it."""
    buku = Workbook()
    salinan = buku.worksheets[0]
    salinan.title = "Salinan"
    terhitung = {(n, kunci) for n, kunci, _ in rumus}
    for n in range(len(lembar.tingkat)):
        for kunci in lembar.kolom:
            sendiri = (n, kunci) not in terhitung or kunci.startswith(("tw_", "target_"))
            nilai = lembar.nilai(n, kunci) if sendiri else None
            if nilai is not None:
                salinan[lembar.sel(n, kunci)] = nilai
    hitung = buku.create_sheet("Hitung")
    for n, kunci, isi in rumus:
        hitung[lembar.sel(n, kunci)] = "=" + _ke_excel(isi)
    sub = [
        lembar.sel(n, "capaian_k")
        for n, tingkat in enumerate(lembar.tingkat)
        if tingkat == "sub_kegiatan" and (n, "capaian_k") in terhitung
    ]
    hitung["A1000"] = f"=AVERAGE({','.join(sub)})"
    with tempfile.TemporaryDirectory(prefix="periksa-") as tempat:
        asal = Path(tempat) / "periksa.xlsx"
        buku.save(asal)
        tujuan = Path(tempat) / "hasil"
        perintah = ["soffice", f"-env:UserInstallation=file://{tempat}/profil", "--headless"]
        perintah += ["--convert-to", "xlsx", "--outdir", str(tujuan), str(asal)]
        subprocess.run(perintah, check=True, capture_output=True, timeout=300)
        return load_workbook(tujuan / "periksa.xlsx", data_only=True)["Hitung"]


def _ke_excel(rumus: str) -> str:
    """Semicolons and names of sheets as the file format writes them; raw cells stand beside."""
    rumus = rumus.replace(";", ",")
    rumus = re.sub(r"(?<![.A-Z])([A-Z]{1,2}\d+)", r"Salinan!\1", rumus)
    return rumus.replace("Hitung.", "Hitung!").replace("Hitung!Salinan!", "Hitung!")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "renja.settings")
    django.setup()
    sys.exit(utama(sys.argv[1:]))
