"""What a page of a grid is made of, read in a constant number of queries."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Q

from planning.models import (
    BarisRenja,
    Indikator,
    Kegiatan,
    Komentar,
    Program,
    Renja,
    Sasaran,
    SubKegiatan,
    Tujuan,
)
from planning.models.indikator import Indikator as ModelIndikator
from renja.pemuat.dasar import kelompok
from renja.pemuat.pohon import PENUNJANG
from renja.tabel_isian.bentuk import Jenis, Kolom, Pilihan
from renja.tabel_isian.data import Kini, Pembaca
from renja.tabel_isian.jumlah import pagu_semula
from renja.tabel_isian.kolom import TAHUN
from renja.tabel_isian.nilai import teks_uang
from renja.tabel_isian.sumber import DaftarSumber

# More rows than this are shown a program at a time.
BARIS_SEHALAMAN = 600
SASARAN = "sasaran"
PEMILIK = tuple(f"{nama}_id" for nama in ModelIndikator.LEVEL)


@dataclass(frozen=True, slots=True)
class Ukuran:
    """An indikator as the grid shows it."""

    kunci: int
    uid: UUID
    uraian: str
    satuan: str


class Bahan:
    """The rows of one page: of the whole plan, of one program, or the tujuan and sasaran only."""

    def __init__(
        self,
        renja: Renja,
        jenis: str,
        kolom: tuple[Kolom, ...],
        sumber: DaftarSumber,
        pilihan: str = "",
    ) -> None:
        self.renja = renja
        self.jenis = jenis
        self.kolom = kolom
        self._muat_program()
        self.pilihan = self._pilih(pilihan)
        self.halaman = self._halaman()
        self.hanya = next((p[0] for p in self.program if self.kode(p[2]) == self.pilihan), None)
        self.dengan_pohon = self.pilihan != SASARAN
        self.dengan_sasaran = self.hanya is None
        self._muat_pohon()
        self._muat_indikator()
        self._muat_sel(Pembaca(renja, jenis, kolom, sumber))
        self._muat_komentar()

    # --- Which page ----------------------------------------------------------------------

    def _muat_program(self) -> None:
        baris = Program.objects.filter(renstra=self.renja.renstra_id).order_by("urutan", "id")
        semua = list(
            baris.values_list(
                *("id", "uid", "nomenklatur__kode", "nama", "nomenklatur__induk__kode"),
                *("sasaran__uid", "sasaran__tujuan__uid"),
            )
        )
        self.bidang = next((satu[4] for satu in semua if satu[4] != PENUNJANG), PENUNJANG)
        if self.jenis == TAHUN:
            isi: Any = BarisRenja.objects.filter(renja=self.renja)
            jalur = "sub_kegiatan__kegiatan"
        else:
            isi = SubKegiatan.objects.filter(kegiatan__program__renstra=self.renja.renstra_id)
            jalur = "kegiatan"
        cacah = {
            program: banyak + kegiatan + 1
            for program, banyak, kegiatan in isi.order_by()
            .values_list(f"{jalur}__program_id")
            .annotate(banyak=Count("pk"), kegiatan=Count(jalur, distinct=True))
        }
        self.program = [satu for satu in semua if self.jenis != TAHUN or satu[0] in cacah]
        self.banyak = sum(cacah.values())

    def _pilih(self, pilihan: str) -> str:
        dikenal = {self.kode(satu[2]) for satu in self.program} | {SASARAN}
        if pilihan in dikenal:
            return pilihan
        if self.banyak <= BARIS_SEHALAMAN or not self.program:
            return ""
        return self.kode(self.program[0][2])

    def _halaman(self) -> tuple[Pilihan, ...]:
        """The pages of a plan that is too large for one; none where it is not."""
        if self.banyak <= BARIS_SEHALAMAN:
            return ()
        program = (
            Pilihan(kode, kode, satu[3]) for satu in self.program if (kode := self.kode(satu[2]))
        )
        return (Pilihan(SASARAN, "", "Tujuan dan sasaran"), *program)

    def kode(self, kode: str) -> str:
        """The printed code: the supporting program takes the agency's own bidang urusan."""
        return self.bidang + kode[len(PENUNJANG) :] if kode.startswith(PENUNJANG) else kode

    # --- What is on it -------------------------------------------------------------------

    def _saring(self, jalur: str) -> Q:
        """Rows of this page by the way to their program."""
        if self.hanya is not None:
            return Q(**{jalur: self.hanya})
        return Q(**{f"{jalur}__renstra": self.renja.renstra_id})

    def _muat_pohon(self) -> None:
        self.tujuan: list[tuple[Any, ...]] = []
        self.sasaran: dict[int, list[tuple[Any, ...]]] = {}
        self.kegiatan: dict[int, list[tuple[Any, ...]]] = {}
        self.anak: dict[int, list[tuple[Any, ...]]] = {}
        if self.dengan_sasaran:
            self.tujuan = list(
                Tujuan.objects.filter(renstra=self.renja.renstra_id)
                .order_by("nomor")
                .values_list("id", "uid", "nomor", "uraian")
            )
            self.sasaran = kelompok(
                Sasaran.objects.filter(tujuan__renstra=self.renja.renstra_id)
                .order_by("nomor")
                .values_list("tujuan_id", "id", "uid", "nomor", "uraian")
            )
        if not self.dengan_pohon:
            self.program = []
            return
        if self.hanya is not None:
            self.program = [satu for satu in self.program if satu[0] == self.hanya]
        self.kegiatan = kelompok(
            Kegiatan.objects.filter(self._saring("program"))
            .order_by("urutan", "id")
            .values_list("program_id", "id", "uid", "nomenklatur__kode", "nama")
        )
        self.anak = self._anak_tahun() if self.jenis == TAHUN else self._anak_renstra()

    def _anak_tahun(self) -> dict[int, list[tuple[Any, ...]]]:
        """By kegiatan: key, uid, code, name, sub kegiatan, its uid, unit kerja and its name."""
        isi = BarisRenja.objects.filter(
            self._saring("sub_kegiatan__kegiatan__program"), renja=self.renja
        ).order_by("sub_kegiatan__urutan", "sub_kegiatan_id", "unit_kerja__urutan", "id")
        hasil = isi.values_list(
            *("sub_kegiatan__kegiatan_id", "id", "uid", "nomenklatur__kode", "nama"),
            *("sub_kegiatan_id", "sub_kegiatan__uid", "unit_kerja_id", "unit_kerja__nama"),
            *("sub_kegiatan__nomenklatur__kode", "sub_kegiatan__nama"),
        )
        return kelompok(
            (satu[0], *satu[1:3], satu[3] or satu[9], satu[4] or satu[10], *satu[5:9])
            for satu in hasil
        )

    def _anak_renstra(self) -> dict[int, list[tuple[Any, ...]]]:
        isi = SubKegiatan.objects.filter(self._saring("kegiatan__program")).order_by("urutan", "id")
        hasil = isi.values_list("kegiatan_id", "id", "uid", "nomenklatur__kode", "nama")
        return kelompok((*satu, satu[1], satu[2], None, "") for satu in hasil)

    def _saring_indikator(self, awalan: str = "") -> Q:
        semua = Q(**{f"{awalan}renstra": self.renja.renstra_id})
        pohon = {
            "program": self.hanya,
            "kegiatan__program": self.hanya,
            "sub_kegiatan__kegiatan__program": self.hanya,
        }
        if self.hanya is not None:
            pilihan = Q()
            for jalur, isi in pohon.items():
                pilihan |= Q(**{f"{awalan}{jalur}": isi})
            return semua & pilihan
        if self.dengan_pohon:
            return semua
        tanpa = {f"{awalan}{nama}": None for nama in ("program", "kegiatan", "sub_kegiatan")}
        return semua & Q(**tanpa)

    def _muat_indikator(self) -> None:
        self.indikator: dict[tuple[str, int], list[Ukuran]] = defaultdict(list)
        isi = Indikator.objects.filter(self._saring_indikator()).order_by("urutan", "id")
        for kunci, uid, uraian, satuan, *pemilik in isi.values_list(
            "id", "uid", "uraian", "satuan", *PEMILIK
        ):
            milik = next(
                (
                    (nama, nomor)
                    for nama, nomor in zip(ModelIndikator.LEVEL, pemilik, strict=True)
                    if nomor is not None
                ),
                ("perangkat_daerah", 0),
            )
            self.indikator[milik].append(Ukuran(kunci, uid, uraian, satuan))

    def _muat_sel(self, pembaca: Pembaca) -> None:
        self.sel: dict[str, Kini] = pembaca.target(self._saring_indikator("indikator__"))
        self.semula: dict[tuple[int, int], str] = {}
        if not self.dengan_pohon:
            return
        tahun = self.jenis == TAHUN
        jalur = "baris__sub_kegiatan__kegiatan" if tahun else "sub_kegiatan__kegiatan"
        self.sel |= pembaca.uang(self._saring(f"{jalur}__program"))
        if any(satu.kunci == "v" and satu.jenis is Jenis.SEMULA for satu in self.kolom):
            self.semula = {
                (sub, unit): teks_uang(nilai)
                for sub, unit, nilai in pagu_semula(self.renja).values_list(
                    "baris__sub_kegiatan_id", "baris__unit_kerja_id", "nilai"
                )
            }

    def _muat_komentar(self) -> None:
        self.komentar: Counter[tuple[UUID, str]] = Counter(
            Komentar.objects.filter(renja=self.renja, induk=None, selesai_pada=None).values_list(
                "objek", "kolom"
            )
        )
        self.komentar_baris: Counter[UUID] = Counter()
        for (objek, _), banyak in self.komentar.items():
            self.komentar_baris[objek] += banyak
