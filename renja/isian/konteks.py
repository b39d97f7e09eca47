"""Where a person stands while filling in: the Renja of the address and what it belongs to."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from uuid import UUID

from budget.models import LapisanPagu, Pagu
from planning.models import (
    BarisRenja,
    Indikator,
    Kegiatan,
    Pemda,
    Pengguna,
    PerangkatDaerah,
    Program,
    Renja,
    Renstra,
)
from renja.laporan.formulir import daftar_bentuk, kolom_formulir
from renja.pemuat import muat_rencana
from renja.tabel.bentuk import Kolom
from renja.tabel.letak import jalur_judul

PENUNJANG = "X.XX"


@dataclass(frozen=True)
class Konteks:
    """The person, and the Renja fetched through permission."""

    user: Pengguna
    renja: Renja

    @property
    def renstra(self) -> Renstra:
        """The Renstra that the Renja is drawn from."""
        return self.renja.renstra

    @property
    def perangkat_daerah(self) -> PerangkatDaerah:
        """The agency."""
        return self.renja.perangkat_daerah

    @property
    def pemda(self) -> Pemda:
        """The government of the agency."""
        return self.perangkat_daerah.pemda

    @property
    def id_renja(self) -> int:
        """The key of the Renja."""
        return self.renja.pk

    @cached_property
    def periode(self) -> range:
        """The years of the Renstra."""
        return range(self.renstra.tahun_awal, self.renstra.tahun_akhir + 1)

    @cached_property
    def pagu_indikatif(self) -> dict[int, int | Decimal]:
        """The indikatif pagu of the Renja's rows by their key, in rupiah."""
        pagu = Pagu.objects.filter(
            lapisan__renja=self.renja, lapisan__jenis=LapisanPagu.Jenis.INDIKATIF, lapisan__ke=1
        )
        return dict(pagu.values_list("baris_id", "nilai"))

    @cached_property
    def nama_baris(self) -> dict[UUID, str]:
        """The names of the rows that a form may print, by uid."""
        milik = {"renstra": self.renstra}
        nama = dict(Program.objects.filter(**milik).values_list("uid", "nama"))
        nama |= dict(
            Kegiatan.objects.filter(program__renstra=self.renstra).values_list("uid", "nama")
        )
        baris = BarisRenja.objects.filter(renja=self.renja)
        nama |= dict(baris.values_list("uid", "sub_kegiatan__nama"))
        return nama | dict(Indikator.objects.filter(**milik).values_list("uid", "uraian"))

    @cached_property
    def kolom_formulir(self) -> dict[str, dict[str, tuple[str, Kolom]]]:
        """By form and column key: the headings over a column from the top, and the column."""
        rencana = muat_rencana(self.renja)
        hasil: dict[str, dict[str, tuple[str, Kolom]]] = {}
        for kode, bentuk in daftar_bentuk().items():
            kolom = kolom_formulir(bentuk, rencana)
            daun = [satu for atas in kolom for satu in atas.daun()]
            hasil[kode] = {
                satu.kunci: (" > ".join(jalur), satu)
                for satu, jalur in zip(daun, jalur_judul(kolom), strict=True)
            }
        return hasil

    @cached_property
    def bidang(self) -> str:
        """The agency's own bidang urusan, which stands in codes of the supporting program."""
        kode = Program.objects.filter(renstra=self.renstra).exclude(
            nomenklatur__induk__kode=PENUNJANG
        )
        return kode.values_list("nomenklatur__induk__kode", flat=True).first() or PENUNJANG

    def kode(self, kode: str) -> str:
        """A code as the forms print it."""
        return self.bidang + kode[len(PENUNJANG) :] if kode.startswith(PENUNJANG) else kode
