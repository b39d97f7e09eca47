"""What a person typed into a report, read strictly, and what is odd about what was stored. Pure.

Each refusal is one Indonesian sentence by field: what is wrong, and what to write instead.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from decimal import Decimal
from typing import Any

from planning.ketikan import (
    DESIMAL_NILAI,
    TidakTerbaca,
    cocokkan_satuan,
    periksa_nilai,
    rapi,
    satuan_sama,
    tiada,
    tulis_target,
    urai_target,
)
from planning.kuantitas import (
    AngkaTidakTerbaca,
    Keadaan,
    Kuantitas,
    bulatkan,
    kosong,
    tampil_angka,
    urai_angka,
)

SERATUS = 100
TAHUN_TERKECIL, TAHUN_TERBESAR = 2000, 2100
# A target above 100 % may be outdone, but not by an order of magnitude.
KELIPATAN_TERBESAR = 5
TEKS_TERPANJANG = 2_000
KUTIPAN = 60
CONTOH_BULAN = "misalnya 11-2026 atau November 2026"
URAIAN = {
    "pendorong": "faktor_pendorong",
    "penghambat": "faktor_penghambat",
    "lanjut": "tindak_lanjut",
}
NAMA_BULAN = (
    *("januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus"),
    *("september", "oktober", "november", "desember"),
)
# What may go below zero without a target that does: it is the change of something.
_BERTANDA = re.compile(r"pertumbuhan|laju|perubahan|selisih|kenaikan|penurunan|inflasi|deviasi")
_ISO = re.compile(r"(\d{4})-(\d{1,2})(?:-\d{1,2})?")
_BULAN_TAHUN = re.compile(r"(\d{1,2})[-/. ](\d{4})")
_NAMA_TAHUN = re.compile(r"([a-z]{3,})\.? (\d{4})")


@dataclass(frozen=True, slots=True)
class Ketikan:
    """The fields of one report as they stand in the form; the names are those of the inputs."""

    nilai: str = ""
    pembilang: str = ""
    penyebut: str = ""
    rilis: str = ""
    pendorong: str = ""
    penghambat: str = ""
    lanjut: str = ""

    @classmethod
    def dari(cls, isi: Mapping[str, Any]) -> "Ketikan":
        """Those of a request: texts alone, without line ends of other systems."""
        return cls(
            **{
                satu.name: str(isi[satu.name]).replace("\r\n", "\n").replace("\x00", "")
                for satu in fields(cls)
                if isinstance(isi.get(satu.name), str)
            }
        )

    def kolom(self) -> dict[str, str]:
        """The texts by field."""
        return {satu.name: getattr(self, satu.name) for satu in fields(self)}

    @property
    def baku(self) -> dict[str, str]:
        """The texts without what makes no difference."""
        return {nama: rapi(teks) for nama, teks in self.kolom().items()}


@dataclass(frozen=True, slots=True)
class Ukuran:
    """What a typed value is held against: the indikator, its target, what stands already."""

    satuan: str
    uraian: str = ""
    agregasi: str = "nilai_akhir"
    cara_tulis: str = "pada"
    skala: tuple[str, ...] = ()
    target: Kuantitas = field(default_factory=kosong)

    @property
    def persen(self) -> bool:
        """Whether it is a percentage."""
        return satuan_sama(self.satuan, "%")

    @property
    def terbesar(self) -> int | Decimal | None:
        """The largest value that makes sense, None without one."""
        if not self.persen:
            return None
        puncak = self.target.atas if self.target.atas is not None else self.target.bawah
        if puncak is None or puncak <= SERATUS:
            return SERATUS
        return puncak * KELIPATAN_TERBESAR

    @property
    def bertanda(self) -> bool:
        """Whether a value below zero makes sense."""
        bawah = self.target.bawah
        return (bawah is not None and bawah < 0) or bool(_BERTANDA.search(self.uraian.casefold()))


@dataclass(slots=True)
class Bacaan:
    """The columns of a report, or sentences by field why they are not taken."""

    isi: dict[str, Any] = field(default_factory=dict)
    galat: dict[str, str] = field(default_factory=dict)

    @property
    def tanpa_isi(self) -> bool:
        """Whether nothing at all was written."""
        return self.isi.get("keadaan") == Keadaan.KOSONG.value and not any(
            self.isi.get(kolom) for kolom in URAIAN.values()
        )


def baca(ketikan: Ketikan, ukuran: Ukuran, semula: Ketikan, hari: date) -> Bacaan:
    """Read one report. `semula` are the texts of what is stored: what stayed is not asked anew."""
    hasil = Bacaan()
    for nama, kolom in URAIAN.items():
        teks = getattr(ketikan, nama).strip()
        if len(teks) > TEKS_TERPANJANG:
            hasil.galat[nama] = (
                f"Teks ini {tampil_angka(len(teks))} huruf; paling panjang "
                f"{tampil_angka(TEKS_TERPANJANG)}. Ringkaskan."
            )
        hasil.isi[kolom] = teks
    pembilang = _bagian(hasil, ketikan, ukuran, "pembilang")
    penyebut = _bagian(hasil, ketikan, ukuran, "penyebut")
    nilai = _nilai(hasil, ketikan, ukuran)
    if nilai is not None and not {"pembilang", "penyebut"} & hasil.galat.keys():
        nilai = _dengan_bagian(hasil, nilai, ukuran, (pembilang, penyebut), (ketikan, semula))
    if nilai is not None:
        nilai = _rilis(hasil, ketikan, nilai, semula, hari)
    if nilai is not None:
        _batas(hasil, nilai, ukuran)
        hasil.isi |= {
            "bawah": nilai.bawah,
            "atas": None,
            "teks": nilai.teks,
            "keadaan": nilai.keadaan.value,
            "satuan": "",
            "pembilang": pembilang,
            "penyebut": penyebut,
        }
    return hasil


def _nilai(hasil: Bacaan, ketikan: Ketikan, ukuran: Ukuran) -> Kuantitas | None:
    """The typed value; None where it is refused."""
    try:
        return _urai(rapi(ketikan.nilai), ukuran)
    except TidakTerbaca as galat:
        hasil.galat["nilai"] = str(galat)
        return None


def _urai(bersih: str, ukuran: Ukuran) -> Kuantitas:
    """One number, a word of the scale, or that there is none. Raises TidakTerbaca."""
    if bersih.casefold() == "tidak direncanakan":
        raise TidakTerbaca(
            '"tidak direncanakan" berlaku bagi target, bukan realisasi. '
            "Kosongkan bila memang belum ada realisasinya."
        )
    tanpa_angka = not any(huruf.isdigit() for huruf in bersih)
    dikenal = tiada(bersih) or bersih.casefold() == "belum rilis"
    if tanpa_angka and not dikenal and not ukuran.skala:
        raise TidakTerbaca(
            f'"{bersih[:KUTIPAN]}" bukan angka. Tulis angka dalam satuan {ukuran.satuan}, '
            'misalnya 15, atau "belum rilis".'
        )
    nilai = cocokkan_satuan(urai_target(bersih, ukuran.skala), ukuran.satuan)
    if nilai.atas is not None:
        raise TidakTerbaca(
            f'"{bersih[:KUTIPAN]}" adalah rentang. Tulis realisasi sebagai satu angka.'
        )
    return nilai


def _bagian(hasil: Bacaan, ketikan: Ketikan, ukuran: Ukuran, nama: str) -> Decimal | None:
    """A typed pembilang or penyebut."""
    bersih = rapi(getattr(ketikan, nama))
    if tiada(bersih) or ukuran.agregasi != "persentase":
        return None
    try:
        angka = urai_angka(bersih)
        periksa_nilai(Kuantitas(angka))
    except (AngkaTidakTerbaca, TidakTerbaca) as galat:
        hasil.galat[nama] = str(galat)
        return None
    if angka < 0:
        hasil.galat[nama] = (
            f"{nama.capitalize()} {tampil_angka(angka)} negatif. Tulis 0 atau lebih."
        )
    elif nama == "penyebut" and angka == 0:
        hasil.galat[nama] = (
            "Penyebut 0 tidak dapat dipakai membagi. Tulis penyebut yang lebih dari nol, "
            "atau kosongkan pembilang dan penyebutnya."
        )
    return angka


def _dengan_bagian(
    hasil: Bacaan,
    nilai: Kuantitas,
    ukuran: Ukuran,
    bagian: tuple[Decimal | None, Decimal | None],
    teks: tuple[Ketikan, Ketikan],
) -> Kuantitas | None:
    """The value out of pembilang and penyebut, where both are there."""
    pembilang, penyebut = bagian
    if pembilang is None and penyebut is None:
        return nilai
    if pembilang is None or penyebut is None:
        ada, kurang = ("penyebut", "pembilang") if pembilang is None else ("pembilang", "penyebut")
        hasil.galat[kurang] = f"Isi juga {kurang}nya, atau kosongkan {ada}nya."
        return None
    if nilai.keadaan is Keadaan.BELUM_RILIS:
        hasil.galat["nilai"] = (
            "Angka ini ditandai belum rilis, tetapi pembilang dan penyebutnya terisi. "
            "Kosongkan salah satunya."
        )
        return None
    if pembilang > penyebut and ukuran.terbesar == SERATUS:
        hasil.galat["pembilang"] = (
            f"Pembilang {tampil_angka(pembilang)} lebih dari penyebut {tampil_angka(penyebut)}, "
            "sehingga melebihi 100 %. Periksa keduanya."
        )
        return None
    hitung = bulatkan(pembilang * SERATUS / penyebut, DESIMAL_NILAI)
    ketikan, semula = teks
    if nilai.ada and rapi(ketikan.nilai) != rapi(semula.nilai) and not _setara(nilai, hitung):
        hasil.galat["nilai"] = (
            f"{tampil_angka(nilai.bawah or 0)} tidak sama dengan {tampil_angka(pembilang)} / "
            f"{tampil_angka(penyebut)} × 100 = {tampil_angka(hitung, 2)}. Kosongkan nilainya "
            "agar dihitung, atau perbaiki salah satunya."
        )
        return None
    return Kuantitas(hitung)


def _setara(nilai: Kuantitas, hitung: Decimal) -> bool:
    """Whether a typed value is the computed one as far as it was written."""
    if nilai.bawah is None:
        return False
    angka = Decimal(nilai.bawah)
    pangkat = angka.as_tuple().exponent
    return angka == bulatkan(hitung, max(-pangkat, 0) if isinstance(pangkat, int) else 0)


def _rilis(
    hasil: Bacaan, ketikan: Ketikan, nilai: Kuantitas, semula: Ketikan, hari: date
) -> Kuantitas | None:
    """With the month of a figure that is still to be released; None where something is missing."""
    hasil.isi["rilis_bulan"] = None
    teks = rapi(ketikan.rilis)
    berubah = teks != rapi(semula.rilis)
    try:
        if nilai.ada:
            return _sudah_rilis(nilai, teks if berubah else "")
        if not teks and nilai.keadaan is Keadaan.KOSONG:
            return nilai
        hasil.isi["rilis_bulan"] = _bulan_rilis(teks, hari if berubah else date.min)
    except TidakTerbaca as galat:
        hasil.galat["rilis"] = str(galat)
        return None
    return kosong(keadaan=Keadaan.BELUM_RILIS)


def _sudah_rilis(nilai: Kuantitas, bulan_baru: str) -> Kuantitas:
    """A figure that came needs no month any more. Raises TidakTerbaca where one was just typed."""
    if bulan_baru:
        raise TidakTerbaca(
            "Nilainya sudah diisi, jadi bulan rilis tidak diperlukan. Kosongkan salah satunya."
        )
    return nilai


def _bulan_rilis(teks: str, hari: date) -> date:
    """The month in which a figure is expected, this one or later. Raises TidakTerbaca."""
    if not teks:
        raise TidakTerbaca(f"Isi bulan angka ini diharapkan rilis, {CONTOH_BULAN}.")
    bulan = baca_bulan(teks)
    if bulan is None:
        raise TidakTerbaca(f'"{teks[:KUTIPAN]}" bukan bulan yang dikenal. Tulis {CONTOH_BULAN}.')
    if bulan < hari.replace(day=1):
        raise TidakTerbaca(
            f"Bulan {sebut_bulan(bulan)} sudah lewat. Tulis bulan ini atau sesudahnya, "
            "atau isi nilainya bila sudah rilis."
        )
    return bulan


def _batas(hasil: Bacaan, nilai: Kuantitas, ukuran: Ukuran) -> None:
    """Refuse what the indikator cannot reach."""
    angka = nilai.bawah
    if angka is None or "nilai" in hasil.galat:
        return
    if angka < 0 and not ukuran.bertanda:
        hasil.galat["nilai"] = (
            f"{tampil_angka(angka)} negatif, padahal indikator ini tidak dapat kurang dari nol. "
            "Tulis 0 atau lebih."
        )
        return
    batas = ukuran.terbesar
    if batas is None or angka <= batas:
        return
    if batas == SERATUS:
        hasil.galat["nilai"] = (
            f"{tampil_angka(angka)} % melebihi 100 %. Persentase ini berkisar 0 sampai 100; "
            "periksa letak komanya."
        )
    else:
        hasil.galat["nilai"] = (
            f"{tampil_angka(angka)} % melebihi {tampil_angka(batas)} %, yaitu "
            f"{KELIPATAN_TERBESAR} kali targetnya. Periksa letak komanya."
        )


def baca_bulan(teks: str) -> date | None:
    """The first day of a month: `2026-11`, `11-2026`, `11/2026`, `November 2026`, `Nov 2026`."""
    bersih = rapi(teks).casefold()
    tahun, bulan = 0, 0
    if cocok := _ISO.fullmatch(bersih):
        tahun, bulan = int(cocok[1]), int(cocok[2])
    elif cocok := _BULAN_TAHUN.fullmatch(bersih):
        bulan, tahun = int(cocok[1]), int(cocok[2])
    elif cocok := _NAMA_TAHUN.fullmatch(bersih):
        tahun = int(cocok[2])
        bulan = next((n for n, nama in enumerate(NAMA_BULAN, 1) if nama.startswith(cocok[1])), 0)
    if not (1 <= bulan <= len(NAMA_BULAN) and TAHUN_TERKECIL <= tahun <= TAHUN_TERBESAR):
        return None
    return date(tahun, bulan, 1)


def sebut_bulan(bulan: date) -> str:
    """`November 2026`."""
    return f"{NAMA_BULAN[bulan.month - 1].capitalize()} {bulan.year}"


def tulis_nilai(nilai: Kuantitas) -> str:
    """A stored value as it stands in its field: without satuan, "" where there is none."""
    if nilai.keadaan is Keadaan.KOSONG:
        return ""
    return tulis_target(Kuantitas(nilai.bawah, nilai.atas, "", nilai.teks, nilai.keadaan))


def tulis_angka(angka: int | Decimal | None) -> str:
    """A stored pembilang or penyebut as it stands in its field."""
    return "" if angka is None else tulis_target(Kuantitas(angka))
