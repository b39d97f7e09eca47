"""From typed cells to what is to be done with stored rows: one act for each row."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, NamedTuple

from budget.models import LapisanPagu, Pagu, PaguRenstra, PrakiraanMaju
from planning.ketikan import TidakTerbaca
from planning.kuantitas import Kuantitas
from planning.models import BarisRenja, Indikator, Renja, SubKegiatan, Target
from planning.models.dasar import BarisBerversi
from planning.penyuntingan import Ubahan
from planning.penyuntingan.izin import dengan_jalur
from renja.tabel_isian.bentuk import Kolom
from renja.tabel_isian.data import Alamat, alamat, lapisan_indikatif
from renja.tabel_isian.kolom import TAHUN
from renja.tabel_isian.nilai import UkuranSel, baca_target, baca_uang, urai_sumber
from renja.tabel_isian.sumber import DaftarSumber

BUKAN_SEL = "Sel ini tidak ada pada tabel, atau barisnya sudah dihapus. Muat ulang halaman ini."
SUMBER_BANYAK = "Sumber dana baris ini lebih dari satu. Ubah bagiannya pada formulir pagunya."
SUMBER_TANPA_PAGU = "Isi pagu baris ini dahulu, lalu sumber dananya."


# The rows above a row, which the core asks for one by one where only single rows are unlocked.
_ATAS_SUB = "sub_kegiatan__kegiatan__program__sasaran__tujuan"
_ATAS_INDIKATOR = (
    *("tujuan", "sasaran__tujuan", "program__sasaran__tujuan"),
    *("kegiatan__program__sasaran__tujuan", _ATAS_SUB),
)
_ATAS_BARIS = (_ATAS_SUB, "unit_kerja__induk__induk")


class Isian(NamedTuple):
    """A typed cell: its key, the version that was on the page, and the text."""

    kunci: str
    versi: int
    teks: str


@dataclass(slots=True)
class Tindakan:
    """What is to be done with one stored row for one or two cells.

    `lama` is the row as it stands, None where there is none; `isi` None deletes it.
    """

    sel: list[Isian]
    lama: Any
    isi: dict[str, Any] | None
    baru: BarisBerversi | None = None
    deret: dict[str, list[dict[str, Any]]] = field(default_factory=dict)

    @property
    def baris(self) -> Any:
        """The stored row, or the one that would be added; None where neither is."""
        return self.baru if self.lama is None else self.lama

    @property
    def bentrok(self) -> bool:
        """Whether the row moved on since the page was made."""
        kini = self.lama.versi if self.lama is not None else 0
        return any(satu.versi != kini for satu in self.sel)

    @property
    def ubahan(self) -> Ubahan:
        """The change of a row that is there."""
        return Ubahan(self.lama, self.sel[0].versi, self.isi or {}, self.deret)


class Perencana:
    """Reads the rows behind typed cells, and says what is to be done or why not."""

    def __init__(
        self,
        renja: Renja,
        jenis: str,
        kolom: tuple[Kolom, ...],
        sumber: DaftarSumber,
        *,
        tertutup: bool = False,
    ) -> None:
        self.renja = renja
        self.jenis = jenis
        self.tertutup = tertutup
        self.kolom = kolom
        self.sumber = sumber
        self.ditolak: dict[str, str] = {}
        self.tindakan: list[Tindakan] = []
        self.lapisan: LapisanPagu | None = None
        # Set where the layer is yet to be saved.
        self.lapisan_baru: LapisanPagu | None = None

    def rencanakan(self, isian: Iterable[Isian]) -> None:
        """Fill `tindakan` and `ditolak` (sentences by key)."""
        menurut: dict[tuple[str, str], list[tuple[Isian, Alamat]]] = defaultdict(list)
        for satu in isian:
            letak = alamat(satu.kunci, self.jenis, self.kolom)
            if letak is None:
                self.ditolak[satu.kunci] = BUKAN_SEL
                continue
            menurut[letak.huruf, self._macam(letak)].append((satu, letak))
        for (_, macam), isi in menurut.items():
            getattr(self, f"_{macam}")(isi)

    def _macam(self, letak: Alamat) -> str:
        if letak.huruf == "i":
            return "target"
        if letak.huruf == "s":
            return "pagu_renstra"
        return "maju" if letak.kolom.kunci == "q" else "pagu"

    def _dengan_atas(self, isi: Any, awalan: str, atas: Iterable[str]) -> Any:
        """The same rows with those above them, where the stage is closed."""
        if not self.tertutup:
            return isi
        return isi.select_related(*(f"{awalan}{satu}" for satu in atas))

    # --- Targets -------------------------------------------------------------------------

    def _target(self, isi: list[tuple[Isian, Alamat]]) -> None:
        nomor = {letak.pemilik for _, letak in isi}
        indikator = {
            satu.pk: satu
            for satu in self._dengan_atas(Indikator.objects.all(), "", _ATAS_INDIKATOR)
            .filter(pk__in=nomor, renstra=self.renja.renstra_id)
            .select_related("renstra", "perangkat_daerah")
        }
        lama = {
            (satu.indikator_id, satu.asal, satu.tahun): satu
            for satu in self._dengan_atas(
                dengan_jalur(Target), "indikator__", _ATAS_INDIKATOR
            ).filter(indikator__in=indikator)
        }
        for isian, letak in isi:
            milik = indikator.get(letak.pemilik)
            if milik is None:
                self.ditolak[isian.kunci] = BUKAN_SEL
                continue
            kini = lama.get((milik.pk, letak.kolom.asal, letak.kolom.tahun))
            try:
                nilai = baca_target(
                    isian.teks, UkuranSel(milik.satuan, tuple(milik.skala_ordinal or ()))
                )
            except TidakTerbaca as galat:
                self.ditolak[isian.kunci] = str(galat)
                continue
            self.tindakan.append(self._tindakan_target(isian, letak.kolom, milik, kini, nilai))

    def _tindakan_target(
        self,
        isian: Isian,
        kolom: Kolom,
        milik: Indikator,
        kini: Target | None,
        nilai: Kuantitas | None,
    ) -> Tindakan:
        if nilai is None:
            return Tindakan([isian], kini, None)
        baru = Target(
            perangkat_daerah=milik.perangkat_daerah,
            indikator=milik,
            tahun=kolom.tahun,
            asal=kolom.asal,
        )
        baru.isi_kuantitas(nilai)
        kolom_nilai = ("bawah", "atas", "teks", "keadaan", "satuan")
        isi = {nama: getattr(baru, nama) for nama in kolom_nilai}
        return Tindakan([isian], kini, isi, baru)

    # --- Money of the year ---------------------------------------------------------------

    def _baris(self, isi: list[tuple[Isian, Alamat]]) -> dict[int, BarisRenja]:
        nomor = {letak.pemilik for _, letak in isi}
        milik = BarisRenja.objects.filter(pk__in=nomor, renja=self.renja)
        milik = self._dengan_atas(milik.select_related("perangkat_daerah"), "", _ATAS_BARIS)
        hasil: dict[int, BarisRenja] = {satu.pk: satu for satu in milik}
        for satu in hasil.values():
            satu.renja = self.renja
        for isian, letak in isi:
            if letak.pemilik not in hasil:
                self.ditolak[isian.kunci] = BUKAN_SEL
        return hasil

    def _pagu(self, isi: list[tuple[Isian, Alamat]]) -> None:
        baris = self._baris(isi)
        lama = {
            satu.baris_id: satu
            for satu in self._dengan_atas(dengan_jalur(Pagu), "baris__", _ATAS_BARIS)
            .filter(baris__in=baris, **lapisan_indikatif(self.renja))
            .prefetch_related("sumber")
        }
        menurut: dict[int, dict[str, Isian]] = defaultdict(dict)
        for isian, letak in isi:
            if letak.pemilik in baris:
                menurut[letak.pemilik][letak.kolom.kunci] = isian
        for nomor, sel in menurut.items():
            if (tindakan := self._tindakan_pagu(baris[nomor], lama.get(nomor), sel)) is not None:
                self.tindakan.append(tindakan)

    def _tindakan_pagu(
        self, baris: BarisRenja, lama: Pagu | None, sel: Mapping[str, Isian]
    ) -> Tindakan | None:
        """Pagu and sumber dana of one row; a single sumber carries all of the pagu."""
        nilai = lama.nilai if lama is not None else None
        bagian = _bagian(lama)
        sah = []
        if "p" in sel:
            try:
                nilai = baca_uang(sel["p"].teks)
                sah.append(sel["p"])
            except TidakTerbaca as galat:
                self.ditolak[sel["p"].kunci] = str(galat)
        if "s" in sel and self._terima_sumber(sel["s"], nilai, bagian):
            sah.append(sel["s"])
        if not sah:
            return None
        if nilai is None:
            return Tindakan(sah, lama, None)
        if len(bagian) == 1:
            bagian[0]["nilai"] = nilai
        baru = Pagu(
            perangkat_daerah=baris.perangkat_daerah,
            lapisan=self._lapisan() if lama is None else lama.lapisan,
            baris=baris,
            nilai=nilai,
        )
        return Tindakan(sah, lama, {"nilai": nilai}, baru, {"sumber": bagian})

    def _terima_sumber(
        self, isian: Isian, pagu: int | Decimal | None, bagian: list[dict[str, Any]]
    ) -> bool:
        """Put the typed sumber dana into the parts, or note why it cannot be."""
        kunci, alasan = None, SUMBER_BANYAK if len(bagian) > 1 else ""
        try:
            kunci = urai_sumber(isian.teks, self.sumber.dikenal)
        except TidakTerbaca as galat:
            alasan = alasan or str(galat)
        if kunci is not None and pagu is None:
            alasan = alasan or SUMBER_TANPA_PAGU
        if alasan:
            self.ditolak[isian.kunci] = alasan
            return False
        urutan = bagian[0]["urutan"] if bagian else 1
        bagian[:] = [{"sumber_dana_id": kunci, "nilai": pagu, "urutan": urutan}] if kunci else []
        return True

    def _lapisan(self) -> LapisanPagu:
        """The agency's own layer; where there is none yet, one that is saved with the rows."""
        if self.lapisan is None:
            milik = {"renja": self.renja, "jenis": LapisanPagu.Jenis.INDIKATIF, "ke": 1}
            self.lapisan = LapisanPagu.objects.filter(**milik).first()
            if self.lapisan is None:
                pd = self.renja.perangkat_daerah
                self.lapisan = self.lapisan_baru = LapisanPagu(perangkat_daerah=pd, **milik)
            self.lapisan.renja = self.renja
        return self.lapisan

    # --- Money that stands alone ---------------------------------------------------------

    def _maju(self, isi: list[tuple[Isian, Alamat]]) -> None:
        baris = self._baris(isi)
        lama = {
            satu.baris_id: satu
            for satu in self._dengan_atas(
                dengan_jalur(PrakiraanMaju), "baris__", _ATAS_BARIS
            ).filter(baris__in=baris)
        }
        for isian, letak in isi:
            if (milik := baris.get(letak.pemilik)) is not None:
                baru = PrakiraanMaju(perangkat_daerah=milik.perangkat_daerah, baris=milik, nilai=0)
                self._uang(isian, lama.get(milik.pk), baru)

    def _pagu_renstra(self, isi: list[tuple[Isian, Alamat]]) -> None:
        nomor = {letak.pemilik for _, letak in isi}
        sub = {
            satu.pk: satu
            for satu in self._dengan_atas(
                dengan_jalur(SubKegiatan), "", (_ATAS_SUB.partition("__")[2],)
            ).filter(pk__in=nomor, kegiatan__program__renstra=self.renja.renstra_id)
        }
        lama = {
            (satu.sub_kegiatan_id, satu.tahun): satu
            for satu in self._dengan_atas(dengan_jalur(PaguRenstra), "", (_ATAS_SUB,)).filter(
                sub_kegiatan__in=sub
            )
        }
        for isian, letak in isi:
            milik = sub.get(letak.pemilik)
            if milik is None:
                self.ditolak[isian.kunci] = BUKAN_SEL
                continue
            baru = PaguRenstra(
                perangkat_daerah=milik.perangkat_daerah,
                sub_kegiatan=milik,
                tahun=letak.kolom.tahun,
                nilai=0,
            )
            self._uang(isian, lama.get((milik.pk, letak.kolom.tahun)), baru)

    def _uang(self, isian: Isian, lama: Any, baru: Any) -> None:
        try:
            baru.nilai = baca_uang(isian.teks)
        except TidakTerbaca as galat:
            self.ditolak[isian.kunci] = str(galat)
            return
        isi = None if baru.nilai is None else {"nilai": baru.nilai}
        self.tindakan.append(Tindakan([isian], lama, isi, baru))


def _bagian(pagu: Pagu | None) -> list[dict[str, Any]]:
    """The parts of a pagu as the core takes them."""
    if pagu is None:
        return []
    return [
        {"sumber_dana_id": b.sumber_dana_id, "nilai": b.nilai, "urutan": b.urutan}
        for b in pagu.sumber.all()
    ]


def pasangan(kunci: str, jenis: str) -> str:
    """The other cell of the same stored row: pagu and its sumber dana; "" where there is none."""
    if jenis == TAHUN and kunci.startswith("b") and kunci[-2:] in {".p", ".s"}:
        return f"{kunci[:-1]}{'s' if kunci.endswith('p') else 'p'}"
    return ""
