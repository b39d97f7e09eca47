"""Taking a manuscript over from another Renja of the agency."""

from collections.abc import Sequence

from planning.models import Renja
from planning.penyuntingan import Suntingan
from renja.models import Bab, Gambar
from renja.penulisan.bahan import BagianAwal, kerangka

KOLOM_BAB = ("kode", "jenis", "judul", "isi")
KOLOM_GAMBAR = (
    *("nama", "keterangan", "alternatif", "sumber"),
    *("isi_id", "bentuk", "lebar", "tinggi", "ukuran"),
)


def salin_naskah(s: Suntingan, renja: Renja, lama: Renja) -> int:
    """Write the parts and pictures of `lama` into a Renja without any; gives how many parts.

    Sub-chapters that only this Renja's outline has (those of a perubahan) come in at their
    place, with their starter text. Four queries, and those of adding.
    """
    bagian = list(Bab.objects.filter(renja=lama).order_by("urutan", "pk"))
    if not bagian:
        return 0
    atas = [satu for satu in bagian if satu.induk_id is None]
    menurut = dict(zip((satu.pk for satu in atas), _tambah(s, renja, atas), strict=True))
    lama_kode = {satu.kode for satu in _semua(kerangka(lama))}
    baru = {
        satu.kode: [anak for anak in enumerate(satu.anak) if anak[1].kode not in lama_kode]
        for satu in kerangka(renja)
    }
    banyak = len(atas)
    for satu in atas:
        anak = [isi for isi in bagian if isi.induk_id == satu.pk]
        for letak, tambahan in baru.get(satu.kode, ()):
            anak.insert(letak, _bagian_baru(tambahan))
        banyak += len(_tambah(s, renja, anak, menurut[satu.pk]))
    s.tambah_banyak(
        [
            Gambar(
                perangkat_daerah=renja.perangkat_daerah,
                renja=renja,
                **{kolom: getattr(satu, kolom) for kolom in KOLOM_GAMBAR},
            )
            for satu in Gambar.objects.filter(renja=lama).order_by("pk")
        ]
    )
    return banyak


def _tambah(
    s: Suntingan, renja: Renja, bagian: Sequence[Bab], induk: Bab | None = None
) -> list[Bab]:
    baris = [
        Bab(
            perangkat_daerah=renja.perangkat_daerah,
            renja=renja,
            induk=induk,
            urutan=urutan,
            **{kolom: getattr(satu, kolom) for kolom in KOLOM_BAB},
        )
        for urutan, satu in enumerate(bagian, 1)
    ]
    s.tambah_banyak(baris)
    return baris


def _semua(bagian: Sequence[BagianAwal]) -> list[BagianAwal]:
    return [isi for satu in bagian for isi in (satu, *satu.anak)]


def _bagian_baru(satu: BagianAwal) -> Bab:
    return Bab(kode=satu.kode, jenis=satu.jenis.value, judul=satu.judul, isi=satu.isi)
