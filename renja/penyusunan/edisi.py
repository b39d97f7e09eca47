"""A new edition of the nomenclature in mid-draft: what becomes of each row, and who decides it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q

from planning.kuantitas import Rupiah
from planning.models import (
    BarisRenja,
    EdisiNomenklatur,
    Nomenklatur,
    Pengguna,
    Perubahan,
    PutusanPemutakhiran,
    Renja,
)
from planning.penyuntingan import Suntingan, TidakSah, Ubahan, suntingan
from planning.peta_nomenklatur import nasib, sebunyi
from renja.penyusunan.sumber_salin import baris_renja
from renja.penyusunan.tarik import nama_bila_berganti

Putusan = PutusanPemutakhiran.Putusan
# What became of a code, with the words of the page.
JENIS = {
    "hilang": "Tanpa penerus",
    "dipecah": "Dipecah",
    "digabung": "Digabung",
    "kode": "Berganti kode",
    "nama": "Berganti nama",
    "sama": "Sama",
}
PERLU_PIKIR = ("hilang", "dipecah", "digabung")


@dataclass(frozen=True, slots=True)
class BarisEdisi:
    """A row of the year, its code, and what may follow it in the new edition."""

    baris: BarisRenja
    lama: Nomenklatur
    calon: tuple[Nomenklatur, ...]
    jenis: str
    putusan: PutusanPemutakhiran | None

    @property
    def sebutan(self) -> str:
        """What became of the code, in words."""
        return JENIS[self.jenis]

    @property
    def nilai(self) -> str:
        """The decision as the form sends it; where there is none, what is suggested."""
        if self.putusan is not None:
            return tulis_putusan(self.putusan.putusan, self.putusan.baru_id)
        if self.jenis in PERLU_PIKIR:
            return ""
        return tulis_putusan(Putusan.GANTI, self.calon[0].pk)

    @property
    def kode_lain(self) -> Nomenklatur | None:
        """The code that a person chose beside those that the map knows."""
        if self.putusan is None or self.putusan.baru in {None, *self.calon}:
            return None
        return self.putusan.baru

    @property
    def pagu(self) -> Rupiah | None:
        """The row's indikatif pagu in rupiah, which goes with it where it is taken out."""
        isi = getattr(self.baris, "indikatif", [])
        return isi[0].nilai if isi else None


@dataclass(frozen=True, slots=True)
class Pemutakhiran:
    """A Renja on its way to an edition; `sudah` counts rows whose code is of that edition."""

    renja: Renja
    ke: EdisiNomenklatur
    baris: tuple[BarisEdisi, ...]
    sudah: int

    @property
    def diputuskan(self) -> int:
        """How many rows a person has decided."""
        return sum(satu.putusan is not None for satu in self.baris)

    @property
    def lengkap(self) -> bool:
        """Whether every row is decided."""
        return self.diputuskan == len(self.baris)

    @property
    def kelompok(self) -> list[tuple[str, str, tuple[BarisEdisi, ...]]]:
        """The rows by what became of their code, those to think about first."""
        isi = ((j, s, tuple(b for b in self.baris if b.jenis == j)) for j, s in JENIS.items())
        return [satu for satu in isi if satu[2]]

    def cacah(self) -> Counter[str]:
        """How many decisions of each kind there are."""
        return Counter(b.putusan.putusan for b in self.baris if b.putusan is not None)


def tulis_putusan(putusan: str, baru: int | None) -> str:
    """A decision as one word of a form: `ganti-12`, `tetap`, `keluarkan`."""
    return f"{putusan}-{baru}" if putusan == Putusan.GANTI else str(putusan)


def pilihan_edisi(renja: Renja) -> list[EdisiNomenklatur]:
    """The editions that follow the Renja's, and its own where rows carry codes from outside it."""
    semua = {satu.pk: satu for satu in EdisiNomenklatur.objects.order_by("tahun", "pk")}
    hasil = []
    for satu in semua.values():
        lama, langkah = satu.sebelumnya_id, 0
        while lama is not None and lama != renja.edisi_id and langkah < len(semua):
            lama, langkah = semua[lama].sebelumnya_id, langkah + 1
        if lama == renja.edisi_id:
            hasil.append(satu)
    luar = renja.baris.filter(
        Q(nomenklatur__isnull=False) & ~Q(nomenklatur__edisi=renja.edisi_id)
        | Q(nomenklatur__isnull=True) & ~Q(sub_kegiatan__nomenklatur__edisi=renja.edisi_id)
    )
    return [semua[renja.edisi_id], *hasil] if luar.exists() else hasil


def susun_pemutakhiran(renja: Renja, ke: EdisiNomenklatur) -> Pemutakhiran:
    """Every row with what may follow its code, in a constant number of queries."""
    baris = baris_renja(renja)
    kode = {satu.pk: satu.nomenklatur or satu.sub_kegiatan.nomenklatur for satu in baris}
    pindah = [satu for satu in baris if kode[satu.pk].edisi_id != ke.pk]
    isi = nasib([kode[satu.pk].pk for satu in pindah], ke)
    putusan = {
        satu.baris_id: satu
        for satu in PutusanPemutakhiran.objects.filter(renja=renja, edisi=ke).select_related(
            "baru", "oleh", "perangkat_daerah", "renja"
        )
    }
    asal: dict[int, set[int]] = defaultdict(set)
    for milik in isi.values():
        for calon in milik.calon:
            asal[calon.pk].add(milik.lama.pk)
    hasil = []
    for satu in pindah:
        milik = isi[kode[satu.pk].pk]
        jenis = _jenis(milik.lama, milik.calon, asal)
        hasil.append(BarisEdisi(satu, milik.lama, milik.calon, jenis, putusan.get(satu.pk)))
    return Pemutakhiran(renja, ke, tuple(hasil), len(baris) - len(pindah))


def _jenis(lama: Nomenklatur, calon: Sequence[Nomenklatur], asal: Mapping[int, set[int]]) -> str:
    if not calon:
        return "hilang"
    if len(calon) > 1:
        return "dipecah"
    (baru,) = calon
    if len(asal[baru.pk]) > 1:
        return "digabung"
    if baru.kode != lama.kode:
        return "kode"
    return "sama" if sebunyi(baru.nama, lama.nama) else "nama"


@dataclass(frozen=True, slots=True)
class IsianPutusan:
    """What was decided for a row: "" for nothing yet; `versi` that of the decision as read."""

    putusan: str
    baru: int | None
    versi: int


def simpan_putusan(
    user: Pengguna, isi: Pemutakhiran, isian: Mapping[int, IsianPutusan]
) -> Perubahan | None:
    """Keep decisions by the key of their row, as one set.

    Raises Ditolak, Bentrok (somebody else decided in between) or TidakSah.
    """
    berubah = [
        (satu, isian[satu.baris.pk])
        for satu in isi.baris
        if satu.baris.pk in isian and _beda(satu.putusan, isian[satu.baris.pk])
    ]
    judul = f"Memutuskan kode {len(berubah)} baris untuk {isi.ke}"
    with suntingan(user, renja=isi.renja, asal="edisi", judul=judul) as s:
        s.hapus_banyak(
            [
                (satu.putusan, mau.versi)
                for satu, mau in berubah
                if satu.putusan is not None and not mau.putusan
            ]
        )
        s.ubah_banyak(
            [
                Ubahan(
                    satu.putusan,
                    mau.versi,
                    {"putusan": mau.putusan, "baru_id": mau.baru, "oleh_id": user.pk},
                )
                for satu, mau in berubah
                if satu.putusan is not None and mau.putusan
            ]
        )
        s.tambah_banyak(
            [
                PutusanPemutakhiran(
                    perangkat_daerah=isi.renja.perangkat_daerah,
                    renja=isi.renja,
                    edisi=isi.ke,
                    baris=satu.baris,
                    putusan=mau.putusan,
                    baru_id=mau.baru,
                    oleh=user,
                )
                for satu, mau in berubah
                if satu.putusan is None and mau.putusan
            ]
        )
    return s.perubahan


def _beda(kini: PutusanPemutakhiran | None, mau: IsianPutusan) -> bool:
    if kini is None:
        return bool(mau.putusan)
    return (kini.putusan, kini.baru_id) != (mau.putusan, mau.baru)


def terapkan(user: Pengguna, isi: Pemutakhiran) -> Perubahan | None:
    """Give the year's rows their decided codes and the Renja its edition, as one set.

    Raises TidakSah where a row is undecided or two rows of one unit get the same code,
    Ditolak or Bentrok.
    """
    _periksa(isi)
    renja = isi.renja
    with suntingan(user, renja=renja, asal="edisi", judul=f"Memutakhirkan ke {isi.ke}") as s:
        s.ubah_banyak([_ubahan(satu) for satu in _menurut(isi, Putusan.GANTI)])
        keluar = [satu.baris for satu in _menurut(isi, Putusan.KELUARKAN)]
        s.hapus_banyak([(satu, satu.versi) for satu in keluar])
        _pindahkan(s, renja, isi.ke)
    return s.perubahan


def _periksa(isi: Pemutakhiran) -> None:
    if not isi.lengkap:
        sisa = len(isi.baris) - isi.diputuskan
        raise TidakSah({"": [f"{sisa} baris belum diputuskan; putuskan dan simpan dahulu."]})
    kembar = Counter(
        (satu.baris.unit_kerja_id, satu.putusan.baru_id)
        for satu in _menurut(isi, Putusan.GANTI)
        if satu.putusan is not None
    )
    for satu in _menurut(isi, Putusan.GANTI):
        baru = satu.putusan.baru if satu.putusan else None
        if baru is not None and kembar[satu.baris.unit_kerja_id, baru.pk] > 1:
            kalimat = (
                f"{baru.kode} akan ada lebih dari sekali pada {satu.baris.unit_kerja}; "
                "keluarkan salah satu barisnya atau pilih kode lain."
            )
            raise TidakSah({"": [kalimat]})


def _menurut(isi: Pemutakhiran, putusan: str) -> list[BarisEdisi]:
    return [b for b in isi.baris if b.putusan is not None and b.putusan.putusan == putusan]


def _ubahan(satu: BarisEdisi) -> Ubahan:
    """The new code; a wording of its own stays unless the official name changed."""
    baru = satu.putusan.baru if satu.putusan else None
    nama = nama_bila_berganti(satu.lama, baru) if baru is not None else ""
    isi = {"nomenklatur": baru, "nama": nama or satu.baris.nama}
    return Ubahan(satu.baris, satu.baris.versi, isi)


def _pindahkan(s: Suntingan, renja: Renja, ke: EdisiNomenklatur) -> None:
    if renja.edisi_id != ke.pk:
        s.ubah(renja, renja.versi, {"edisi": ke})


def kode_dipilih(ke: EdisiNomenklatur, kode: Iterable[str]) -> dict[str, int]:
    """The keys of sub kegiatan codes of an edition that are in force."""
    isi = Nomenklatur.objects.filter(
        edisi=ke, kode__in=set(kode), tingkat="sub_kegiatan", dihentikan=False
    )
    return dict(isi.values_list("kode", "pk"))
