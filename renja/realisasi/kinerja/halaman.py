"""The page of a quarter: its rows in the order of the plan, filtered by the address."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple
from uuid import UUID

from django.http import QueryDict

from planning.models import UnitKerja
from planning.models.pelaporan import TERKUNCI, StatusPelaporan
from renja.kewajiban import BELUM_DIISI
from renja.pemuat.laporan import nilai_lama
from renja.realisasi.kinerja.baris import Baris, Kinerja
from renja.realisasi.kinerja.hasil import MEDAN, Bentrokan, HasilBaris
from renja.realisasi.kinerja.hitung import Angka, hitung
from renja.realisasi.kinerja.nilai import URAIAN, Ketikan
from renja.rencana import Program

STATUS = {BELUM_DIISI: "Belum diisi", **dict(StatusPelaporan.choices)}
LENCANA = {"disetujui": "berhasil", "diajukan": "forum", "dikembalikan": "galat"}
LENCANA_LAIN = "persiapan"
TINGKAT = {
    "tujuan": "Indikator tujuan",
    "sasaran": "Indikator sasaran",
    "iku": "IKU perangkat daerah",
    "program": "Indikator program",
    "kegiatan": "Indikator kegiatan",
    "sub_kegiatan": "Indikator sub kegiatan",
}
SEMUA = "semua"
Jalur = tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class Saringan:
    """Which rows the address asks for; `unit` a key, SEMUA, or "" for the person's own."""

    unit: str = ""
    program: str = ""
    status: str = ""
    baris: str = ""

    @classmethod
    def dari(cls, kiriman: QueryDict) -> "Saringan":
        """Those of an address; unknown words select nothing and are left out."""
        status = kiriman.get("status", "")
        return cls(
            kiriman.get("unit", ""),
            kiriman.get("program", ""),
            status if status in STATUS else "",
            kiriman.get("baris", ""),
        )


class Medan(NamedTuple):
    """An explaining text of a row as its field shows it."""

    nama: str
    label: str
    teks: str
    galat: str


@dataclass(slots=True)
class Tampilan:
    """A row as the page shows it: stored or typed texts, figures, what was wrong."""

    baris: Baris
    angka: Angka
    teks: Ketikan
    galat: Mapping[str, str] = field(default_factory=dict)
    bentrok: Bentrokan | None = None
    berkas: tuple[str, ...] = ()
    lama: str = ""

    @property
    def nama_status(self) -> str:
        """The status in words."""
        return nama_status(self.baris)

    @property
    def sebab_ringkas(self) -> str:
        """Why the row is locked, in a few words; the whole sentence stands with its particulars."""
        baris = self.baris
        if baris.lapor is not None and baris.lapor.status in TERKUNCI:
            return f"Terkunci: sudah {self.nama_status.lower()}."
        return "Terkunci: di luar jadwal pengisian, atau laporannya sudah diajukan."

    @property
    def lencana(self) -> str:
        """The badge's modifier."""
        return LENCANA.get(self.baris.status, LENCANA_LAIN)

    @property
    def nama_tingkat(self) -> str:
        """What is measured."""
        return TINGKAT[self.baris.terukur.tingkat]

    @property
    def gagal(self) -> bool:
        """Whether something of it was not taken."""
        return bool(self.galat or self.bentrok or self.berkas)

    @property
    def galat_baris(self) -> str:
        """What is wrong with the row as a whole."""
        return self.galat.get("", "")

    @property
    def uraian(self) -> list[Medan]:
        """The explaining texts with their labels."""
        isi = self.teks.kolom()
        return [Medan(n, MEDAN[n], isi[n], self.galat.get(n, "")) for n in URAIAN]

    @property
    def ringkas(self) -> str:
        """What is behind the particulars, in a few words."""
        return ringkas(self.baris)

    @property
    def rincian_terbuka(self) -> bool:
        """Whether the particulars are shown at once: something in them was refused."""
        return bool(self.berkas or self.bentrok or set(self.galat) & {*URAIAN, "rilis"})


def nama_status(baris: Baris) -> str:
    """Where a report stands, in words; a quarter that the plan leaves out owes none."""
    if baris.status == BELUM_DIISI and not baris.wajib:
        return "Tidak direncanakan"
    return STATUS[baris.status]


def ringkas(baris: Baris) -> str:
    """What explains a report, in a few words: "2 bukti, faktor pendorong"."""
    isi = baris.tersimpan.kolom()
    kata = [f"{len(baris.bukti)} bukti"] if baris.bukti else []
    kata += [MEDAN[nama].lower() for nama in URAIAN if isi[nama]]
    return ", ".join(kata) or "belum ada"


@dataclass(slots=True)
class Bagian:
    """Rows below one heading: a program, a kegiatan, or what stands above the programs."""

    tingkat: str
    kode: str
    nama: str
    isi: list[Tampilan] = field(default_factory=list)

    @property
    def judul_baris(self) -> int:
        """The level of the headings of its rows."""
        return 4 if self.tingkat == "kegiatan" else 3


class Halaman:
    """What the page of a quarter shows to one person."""

    def __init__(
        self, kinerja: Kinerja, saringan: Saringan, gagal: Mapping[str, HasilBaris] | None = None
    ) -> None:
        self.kinerja = kinerja
        # Rows that were refused are shown whatever the filter says, with what was typed.
        self.gagal = gagal or {}
        self.saringan = saringan
        self.unit_dipilih = saringan.unit or ("" if kinerja.unit_sendiri else SEMUA)
        self.dipilih = list(self._pilih())
        lain = list(self._pilih(tanpa_status=True))
        self.cacah = Counter(satu.status for satu in lain if satu.wajib or satu.lapor)
        self.banyak = len(lain)
        self.sendirian = bool(saringan.baris)

    def _pilih(self, *, tanpa_status: bool = False) -> Iterator[Baris]:
        for satu in self.kinerja.baris.values():
            if satu.kunci in self.gagal:
                yield satu
                continue
            if self.saringan.baris:
                if satu.kunci == self.saringan.baris:
                    yield satu
                continue
            if not self._unit_cocok(satu.unit) or not self._program_cocok(satu):
                continue
            if tanpa_status or self._status_cocok(satu):
                yield satu

    def _status_cocok(self, baris: Baris) -> bool:
        """What the plan leaves out of the quarter is not waited for."""
        dicari = self.saringan.status
        return dicari in {"", baris.status} and (
            dicari != BELUM_DIISI or baris.wajib or baris.lapor is not None
        )

    def _unit_cocok(self, unit: UnitKerja) -> bool:
        if self.unit_dipilih == SEMUA:
            return True
        if not self.unit_dipilih:
            return unit.uid in self.kinerja.unit_sendiri
        return str(unit.pk) == self.unit_dipilih

    def _program_cocok(self, baris: Baris) -> bool:
        if not self.saringan.program:
            return True
        jalur = baris.terukur.jalur
        return bool(jalur) and jalur[0].hex == self.saringan.program

    def bagian(self) -> list[Bagian]:
        """The rows below their headings, those that were refused with what was typed."""
        hasil: list[Bagian] = []
        judul = _judul(self.kinerja.rencana.program)
        terakhir: Jalur | None = None
        for satu in self.dipilih:
            jalur = satu.terukur.jalur[:2]
            if jalur != terakhir:
                hasil += [Bagian(*judul[langkah]) for langkah in _langkah(jalur, terakhir)]
                terakhir = jalur
            hasil[-1].isi.append(self.tampilan(satu, self.gagal.get(satu.kunci)))
        return hasil

    def tampilan(self, baris: Baris, ketikan: HasilBaris | None = None) -> Tampilan:
        """A row as it is shown."""
        k = self.kinerja
        hasil = Tampilan(baris, hitung(k.rencana, baris, k.tahun, k.triwulan), baris.tersimpan)
        if baris.koreksi is not None:
            lama = nilai_lama(baris.koreksi.lama, baris.ukuran.satuan, baris.unit.nama)
            hasil.lama = str(lama.nilai)
        if ketikan is not None:
            hasil.teks = ketikan.ketikan
            hasil.galat = ketikan.galat
            hasil.bentrok = ketikan.bentrok
            hasil.berkas = ketikan.berkas
        return hasil

    @property
    def galat_lain(self) -> list[str]:
        """What is said to rows that the plan does not have, with what was typed there."""
        return [
            f"{satu.ketikan.nilai}: {kalimat}"
            for kunci, satu in self.gagal.items()
            if kunci not in self.kinerja.baris
            for kalimat in (*satu.galat.values(), *satu.berkas)
        ]

    @property
    def dikembalikan(self) -> list[tuple[Baris, str]]:
        """The rows of the person that were returned, with where each is shown.

        A page of one row names that one alone.
        """
        di_sini = {satu.kunci for satu in self.dipilih}
        return [
            (satu, f"#b-{satu.kunci}" if satu.kunci in di_sini else f"?baris={satu.kunci}")
            for satu in self.kinerja.milik_sendiri()
            if satu.status == "dikembalikan" and (satu.kunci in di_sini or not self.sendirian)
        ]

    @property
    def pilihan_unit(self) -> list[tuple[UnitKerja, str]]:
        """The units that owe something, in their order, with the word of each in the address."""
        ada = {satu.unit.uid for satu in self.kinerja.baris.values()}
        return [(satu, str(satu.pk)) for uid, satu in self.kinerja.unit.items() if uid in ada]

    @property
    def pilihan_status(self) -> list[tuple[str, str, int]]:
        """The states with their numbers of rows."""
        return [(kode, nama, self.cacah[kode]) for kode, nama in STATUS.items()]

    @property
    def satu_unit(self) -> bool:
        """Whether the address names one unit kerja."""
        return self.unit_dipilih not in {"", SEMUA}

    def _milik(self) -> Iterator[Baris]:
        """The rows to hand in: own units', entered on behalf, and all of a unit that was chosen."""
        for satu in self._pilih(tanpa_status=True):
            atas_nama = satu.lapor is not None and satu.lapor.atas_nama
            if satu.berhak and (satu.sendiri or atas_nama or self.satu_unit):
                yield satu

    @property
    def siap_diajukan(self) -> list[Baris]:
        """The rows that are filled in and not handed in."""
        return [
            satu
            for satu in self._milik()
            if satu.terisi and satu.terbuka and satu.status in {"draf", "dikembalikan"}
        ]

    @property
    def dapat_ditarik(self) -> list[Baris]:
        """The rows that were handed in and wait."""
        return [satu for satu in self._milik() if satu.status == "diajukan"]


def _langkah(jalur: Jalur, lalu: Jalur | None) -> list[Jalur]:
    """The headings that a row needs after those that stand above the one before it."""
    if not jalur:
        return [()]
    semua = [jalur[:n] for n in range(1, len(jalur) + 1)]
    return [satu for satu in semua if lalu is None or satu != lalu[: len(satu)]]


def _judul(program: Iterable[Program]) -> dict[Jalur, tuple[str, str, str]]:
    """What each heading of the page says (level, code, name), by the way to it."""
    hasil: dict[Jalur, tuple[str, str, str]] = {(): ("atas", "", "Tujuan, sasaran, dan IKU")}
    for satu in program:
        hasil[(satu.uid,)] = ("program", satu.kode, satu.nama)
        for kegiatan in satu.kegiatan:
            hasil[satu.uid, kegiatan.uid] = ("kegiatan", kegiatan.kode, kegiatan.nama)
    return hasil
