"""Taking a manuscript over from another Renja of the agency."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from planning.models import Renja
from planning.penyuntingan import Suntingan
from renja.models import Bab, Gambar
from renja.penulisan.bahan import BagianAwal, kerangka

KOLOM_BAB = ("kode", "jenis", "judul", "isi")
KOLOM_GAMBAR = (
    *("nama", "keterangan", "alternatif", "sumber"),
    *("isi_id", "bentuk", "lebar", "tinggi", "ukuran"),
)
Kode = Mapping[str, BagianAwal]


@dataclass(frozen=True, slots=True)
class SalinanNaskah:
    """What a manuscript brings to a Renja: parts with those below them, pictures, all unsaved.

    `berbeda` counts the parts that are not as the outline begins them; `terisi`: the Renja has
    a manuscript already, to which nothing is added.
    """

    bagian: tuple[tuple[Bab, tuple[Bab, ...]], ...] = ()
    gambar: tuple[Gambar, ...] = ()
    berbeda: int = 0
    terisi: bool = False

    @property
    def ada_isi(self) -> bool:
        """Whether there is anything to write."""
        return bool(self.bagian or self.gambar)


def susun_naskah(renja: Renja, lama: Renja) -> SalinanNaskah:
    """The manuscript of `lama` for a Renja without any, in four queries.

    Where it still says what its outline began with, this Renja's own starter text comes
    instead; parts of the other cycle stay behind, those of this one come in at their place.
    """
    if Bab.objects.filter(renja=renja).exists():
        return SalinanNaskah(terisi=True)
    ada = set(Gambar.objects.filter(renja=renja).values_list("nama", flat=True))
    gambar = tuple(
        _gambar(renja, satu)
        for satu in Gambar.objects.filter(renja=lama).order_by("pk")
        if satu.nama not in ada
    )
    baris = list(Bab.objects.filter(renja=lama).order_by("urutan", "pk"))
    awal, tujuan = _menurut_kode(lama), _menurut_kode(renja)
    berbeda = sum(_berbeda(satu, awal) for satu in baris)
    if not berbeda and [satu.kode for satu in _berurut(baris)] in ([], list(awal)):
        return SalinanNaskah(gambar=gambar)
    bagian = []
    for satu in _gabung(None, baris, kerangka(renja), awal, tujuan):
        kini = tujuan.get(satu.kode)
        # A part that only this outline has is unsaved, and brings all of its own below it.
        anak = _gabung(satu.pk or 0, baris, kini.anak if kini else (), awal, tujuan)
        bagian.append(
            (
                _bab(renja, satu, awal, tujuan),
                tuple(_bab(renja, isi, awal, tujuan) for isi in anak),
            )
        )
    return SalinanNaskah(tuple(bagian), gambar, berbeda)


def tulis_naskah(s: Suntingan, salinan: SalinanNaskah) -> None:
    """Write what `susun_naskah` shows, in a constant number of queries."""
    for urutan, (atas, anak) in enumerate(salinan.bagian, 1):
        atas.urutan = urutan
        for letak, satu in enumerate(anak, 1):
            satu.urutan = letak
    s.tambah_banyak([atas for atas, _ in salinan.bagian])
    for atas, anak in salinan.bagian:
        for satu in anak:
            satu.induk = atas
    s.tambah_banyak([satu for _, anak in salinan.bagian for satu in anak])
    s.tambah_banyak(salinan.gambar)


def _menurut_kode(renja: Renja) -> dict[str, BagianAwal]:
    """The outline's parts of a Renja by their code, in the order of the document."""
    return {isi.kode: isi for satu in kerangka(renja) for isi in (satu, *satu.anak)}


def _berurut(baris: Sequence[Bab]) -> list[Bab]:
    """Rows in the order of the document."""
    atas = [satu for satu in baris if satu.induk_id is None]
    return [isi for satu in atas for isi in (satu, *(x for x in baris if x.induk_id == satu.pk))]


def _berbeda(satu: Bab, awal: Kode) -> bool:
    semula = awal.get(satu.kode)
    return semula is None or (satu.judul, satu.isi) != (semula.judul, semula.isi)


def _gabung(
    induk: int | None, baris: Sequence[Bab], kini: Sequence[BagianAwal], awal: Kode, tujuan: Kode
) -> list[Bab]:
    """The rows below one, without those of the other cycle, with the new parts in between."""
    hasil = [
        satu
        for satu in baris
        if satu.induk_id == induk and not (satu.kode in awal and satu.kode not in tujuan)
    ]
    for letak, satu in enumerate(kini):
        if satu.kode not in awal:
            hasil.insert(letak, Bab(kode=satu.kode, jenis=satu.jenis.value))
    return hasil


def _bab(renja: Renja, satu: Bab, awal: Kode, tujuan: Kode) -> Bab:
    """The part of this Renja: its own starter text where the other's was not changed."""
    isi = {kolom: getattr(satu, kolom) for kolom in KOLOM_BAB}
    semula, kini = awal.get(satu.kode), tujuan.get(satu.kode)
    if kini is not None:
        for kolom in ("judul", "isi"):
            if semula is None or isi[kolom] == getattr(semula, kolom):
                isi[kolom] = getattr(kini, kolom)
    return Bab(perangkat_daerah=renja.perangkat_daerah, renja=renja, **isi)


def _gambar(renja: Renja, satu: Gambar) -> Gambar:
    isi = {kolom: getattr(satu, kolom) for kolom in KOLOM_GAMBAR}
    return Gambar(perangkat_daerah=renja.perangkat_daerah, renja=renja, **isi)
