"""Past years and estimates: one page for all of them, an indikator or program a line."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import Q
from django.http import QueryDict

from performance.models import Perkiraan, RealisasiTahunan
from planning.models import (
    PerangkatDaerah,
    RiwayatAnggaran,
    RiwayatKinerja,
    SuksesiPerangkatDaerah,
)
from renja.isian.formulir import FormulirSel
from renja.isian.jenis.dasar import TabelSel
from renja.isian.jenis.indikator import INDIKATOR, periksa_satuan
from renja.isian.jenis.pilihan import nomenklatur_milik
from renja.isian.jenis.renstra import PROGRAM
from renja.isian.konteks import Konteks
from renja.isian.medan import MedanPilih
from renja.isian.satelit import Sel, SelNilai, SelRiwayatAnggaran, SelRiwayatKinerja

TAHUN_RIWAYAT = 4
SEBANDING = [("ya", "Sebanding"), ("tidak", "Belum dinyatakan sebanding")]


@dataclass(frozen=True)
class Tabel:
    """A page of years: what it is called, and how its cells are made.

    `bermilik` ones say for each year whose it was; `bersebanding` ones also whether it is
    comparable.
    """

    kode: str
    judul: str
    penjelasan: str
    bangun: Callable[[Konteks], Sequence[TabelSel]]
    model: type[Any]
    bermilik: bool = False
    bersebanding: bool = False
    kosong: str = "Belum ada indikator; tambahkan dahulu kartu indikatornya."


def _indikator(konteks: Konteks) -> list[Any]:
    return list(INDIKATOR.isi(konteks))


def _bernama(konteks: Konteks, satu: Any) -> str:
    """An indikator with the code of what it measures."""
    butir = nomenklatur_milik(satu)
    kode = f"{konteks.kode(butir.kode)} " if butir else ""
    return f"{kode}{satu.uraian} ({satu.satuan})"


def _peta(model: type[Any], konteks: Konteks, pemilik: str) -> dict[tuple[int, int], Any]:
    jalur = f"{pemilik}__renstra"
    semua = model.objects.untuk(konteks.user).filter(**{jalur: konteks.renstra})
    muat = semua.select_related(jalur, "perangkat_daerah", "milik")
    return {(getattr(satu, f"{pemilik}_id"), satu.tahun): satu for satu in muat}


def _riwayat_kinerja(konteks: Konteks) -> Sequence[TabelSel]:
    tahun = konteks.renja.tahun
    ada = _peta(RiwayatKinerja, konteks, "indikator")
    kolom = _tahun_riwayat(tahun, ada)
    dipakai = {kunci for kunci, _ in ada}
    baris = [
        satu
        for satu in _indikator(konteks)
        if satu.nomor_pelayanan or satu.iku or satu.pk in dipakai
    ]
    baris.sort(key=lambda satu: (satu.nomor_pelayanan or 10_000, satu.iku or 10_000, satu.pk))
    return [
        TabelSel(
            "Kinerja pelayanan tahun-tahun lalu",
            tuple(str(th) for th in kolom),
            tuple(
                (
                    _bernama(konteks, satu),
                    tuple(
                        SelRiwayatKinerja(
                            nama=f"rk-{satu.pk}-{th}",
                            label=str(th),
                            model=RiwayatKinerja,
                            kunci=_kunci(konteks, indikator=satu, tahun=th),
                            baris=ada.get((satu.pk, th)),
                            tetap={"milik": konteks.perangkat_daerah},
                            satuan=satu.satuan,
                        )
                        for th in kolom
                    ),
                )
                for satu in baris
            ),
            "Tulis angka, atau angka dengan satuannya bila tahun itu diukur dengan satuan lain.",
            "Indikator",
            sub_kolom=("Target", "Realisasi"),
        )
    ]


def _riwayat_anggaran(konteks: Konteks) -> Sequence[TabelSel]:
    ada = _peta(RiwayatAnggaran, konteks, "program")
    kolom = _tahun_riwayat(konteks.renja.tahun, ada)
    return [
        TabelSel(
            "Anggaran dan realisasi tahun-tahun lalu",
            tuple(str(th) for th in kolom),
            tuple(
                (
                    f"{konteks.kode(satu.nomenklatur.kode)} {satu.nama}",
                    tuple(
                        SelRiwayatAnggaran(
                            nama=f"ra-{satu.pk}-{th}",
                            label=str(th),
                            model=RiwayatAnggaran,
                            kunci=_kunci(konteks, program=satu, tahun=th),
                            baris=ada.get((satu.pk, th)),
                            tetap={"milik": konteks.perangkat_daerah},
                        )
                        for th in kolom
                    ),
                )
                for satu in PROGRAM.isi(konteks)
            ),
            "Rupiah. Realisasi boleh memuat sen.",
            "Program",
            sub_kolom=("Anggaran", "Realisasi"),
        )
    ]


def _realisasi_tahunan(konteks: Konteks) -> Sequence[TabelSel]:
    tahun = konteks.renja.tahun
    ada = _peta(RealisasiTahunan, konteks, "indikator")
    kolom = sorted({tahun - 4, tahun - 3, tahun - 2, *(th for _, th in ada)})
    return [
        TabelSel(
            "Realisasi tahunan",
            tuple(str(th) for th in kolom),
            tuple(
                (
                    _bernama(konteks, satu),
                    tuple(
                        SelNilai(
                            nama=f"rt-{satu.pk}-{th}",
                            label=f"Realisasi {th}",
                            model=RealisasiTahunan,
                            kunci=_kunci(konteks, indikator=satu, tahun=th),
                            baris=ada.get((satu.pk, th)),
                            tetap={"milik": konteks.perangkat_daerah},
                            skala=tuple(satu.skala_ordinal or ()),
                        )
                        for th in kolom
                    ),
                )
                for satu in _indikator(konteks)
            ),
            "Realisasi setahun penuh: kolom 5 dan 7 pada T-C.29. Kosong berarti tidak dilaporkan; "
            "nol ditulis 0.",
            "Indikator",
        )
    ]


def _perkiraan(konteks: Konteks) -> Sequence[TabelSel]:
    tahun = konteks.renja.tahun
    jenis = Perkiraan.Jenis
    semua = Perkiraan.objects.untuk(konteks.user).filter(indikator__renstra=konteks.renstra)
    ada = {
        (satu.indikator_id, satu.jenis, satu.tahun): satu
        for satu in semua.select_related("indikator__renstra", "perangkat_daerah")
    }
    kolom = (
        (jenis.REALISASI, tahun - 1, f"Perkiraan realisasi {tahun - 1}"),
        (jenis.PROYEKSI, tahun, f"Proyeksi {tahun}"),
        (jenis.PROYEKSI, tahun + 1, f"Proyeksi {tahun + 1}"),
    )
    return [
        TabelSel(
            "Perkiraan dan proyeksi",
            tuple(judul for _, _, judul in kolom),
            tuple(
                (
                    _bernama(konteks, satu),
                    tuple(
                        SelNilai(
                            nama=f"pk-{satu.pk}-{jen.value}-{th}",
                            label=judul,
                            model=Perkiraan,
                            kunci=_kunci(konteks, indikator=satu, tahun=th, jenis=jen.value),
                            baris=ada.get((satu.pk, jen.value, th)),
                            skala=tuple(satu.skala_ordinal or ()),
                        )
                        for jen, th, judul in kolom
                    ),
                )
                for satu in _indikator(konteks)
            ),
            f"Perkiraan {tahun - 1} mengisi kolom 10 T-C.29, proyeksi mengisi T-C.30.",
            "Indikator",
        )
    ]


def _kunci(konteks: Konteks, **lain: Any) -> dict[str, Any]:
    return {"perangkat_daerah": konteks.perangkat_daerah, **lain}


def _tahun_riwayat(tahun: int, ada: Iterable[tuple[int, int]]) -> list[int]:
    return sorted({*range(tahun - TAHUN_RIWAYAT, tahun), *(th for _, th in ada)})


TABEL: dict[str, Tabel] = {
    satu.kode: satu
    for satu in (
        Tabel(
            "riwayat-kinerja",
            "Riwayat kinerja (T-C.23)",
            "Target dan realisasi tahun-tahun sebelum Renja ini, dengan pemilik tahunnya.",
            _riwayat_kinerja,
            RiwayatKinerja,
            bermilik=True,
            bersebanding=True,
            kosong="Beri nomor pada kinerja pelayanan, atau nomor IKU, pada kartu indikator; "
            "indikator itu lalu muncul di sini.",
        ),
        Tabel(
            "riwayat-anggaran",
            "Riwayat anggaran (T-C.24)",
            "Anggaran dan realisasi program pada tahun-tahun sebelum Renja ini.",
            _riwayat_anggaran,
            RiwayatAnggaran,
            bermilik=True,
            bersebanding=True,
            kosong="Belum ada program; pilih dahulu dari nomenklatur.",
        ),
        Tabel(
            "realisasi-tahunan",
            "Realisasi tahunan",
            "Realisasi tahun n-2 dan sebelumnya, bagi setiap indikator.",
            _realisasi_tahunan,
            RealisasiTahunan,
            bermilik=True,
        ),
        Tabel(
            "perkiraan",
            "Perkiraan realisasi dan proyeksi",
            "Perkiraan tahun berjalan (n-1) serta proyeksi tahun n dan n+1.",
            _perkiraan,
            Perkiraan,
        ),
    )
}


class FormulirTabel(FormulirSel):
    """A table of years with, above each year, whose it was and whether it is comparable."""

    def __init__(self, tabel: Tabel, konteks: Konteks, data: QueryDict | None = None) -> None:
        super().__init__(tabel.bangun(konteks), data)
        self.tabel, self.konteks = tabel, konteks
        self.kepala: list[tuple[str, list[str]]] = []
        if tabel.bermilik:
            self._pasang_kepala(pemilik_tahun(konteks, tabel.model))
        self.pasang_sel()

    def _pasang_kepala(self, milik: list[tuple[int, str]]) -> None:
        for tahun, sel in self._menurut_tahun().items():
            ada = [satu.baris for satu in sel if satu.baris is not None]
            nama = [f"milik-{tahun}"]
            pemilik = {satu.milik_id for satu in ada} or {self.konteks.perangkat_daerah.pk}
            self._pasang_pilihan(nama[0], f"Milik {tahun}", milik, pemilik)
            if self.tabel.bersebanding:
                nama.append(f"sebanding-{tahun}")
                kata = {"ya" if satu.sebanding else "tidak" for satu in ada} or {"tidak"}
                self._pasang_pilihan(nama[1], f"Sebanding {tahun}", SEBANDING, kata)
            self.kepala.append((str(tahun), nama))

    def _pasang_pilihan(self, nama: str, label: str, pilihan: Any, ada: set[Any]) -> None:
        """A choice for all rows of a year; nothing is chosen where they differ."""
        medan = MedanPilih(pilihan, kosong="beragam", label=label, required=False)
        self.pasang({nama: medan}, {nama: ada.pop() if len(ada) == 1 else None})

    def _menurut_tahun(self) -> dict[int, list[Sel]]:
        hasil: dict[int, list[Sel]] = {}
        for satu in self.sel:
            hasil.setdefault(satu.kunci["tahun"], []).append(satu)
        return hasil

    def clean(self) -> dict[str, Any]:
        """Refuse a satuan that an indikator does not have; hand the headings down to the cells."""
        isi = super().clean() or self.cleaned_data
        for sel in self.sel:
            if isinstance(sel, SelNilai):
                indikator = sel.kunci["indikator"]
                salah = periksa_satuan(indikator.satuan, isi, [sel.nama])
                for nama, kalimat in salah.items():
                    if self.disentuh(sel):
                        self.add_error(nama, kalimat)
        for tahun, sel_tahun in self._menurut_tahun().items():
            ikut = self._kolom_kepala(tahun, isi)
            for sel in sel_tahun:
                sel.ikut = dict(ikut)
                sel.tetap = {n: v for n, v in sel.tetap.items() if f"{n}_id" not in ikut}
        return isi

    def _kolom_kepala(self, tahun: int, isi: dict[str, Any]) -> dict[str, Any]:
        """The columns that the heading of a year sets, where it was changed."""
        hasil: dict[str, Any] = {}
        for nama, kolom in ((f"milik-{tahun}", "milik_id"), (f"sebanding-{tahun}", "sebanding")):
            if nama not in self.fields or isi.get(nama) is None:
                continue
            if self.fields[nama].has_changed(self.initial.get(nama), self.mentah(nama)):
                hasil[kolom] = isi[nama] if kolom == "milik_id" else isi[nama] == "ya"
        return hasil

    def medan_kepala(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The fields above each year, for the page."""
        return [(tahun, [self[satu] for satu in nama]) for tahun, nama in self.kepala]


def pemilik_tahun(konteks: Konteks, model: type[Any]) -> list[tuple[int, str]]:
    """The agency, those before it, and those that its rows name already."""
    pd = konteks.perangkat_daerah
    dahulu = SuksesiPerangkatDaerah.objects.filter(penerus=pd).values("pendahulu")
    dipakai = model.objects.filter(perangkat_daerah=pd).values("milik")
    semua = PerangkatDaerah.objects.filter(
        Q(pk=pd.pk) | Q(pk__in=dahulu) | Q(pk__in=dipakai), pemda=pd.pemda_id
    )
    return [(satu.pk, satu.singkatan or satu.nama) for satu in semua]
