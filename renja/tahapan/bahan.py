"""What this room takes from the others: manuscript, errors of its values, the printed PDF."""

from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec

from planning.models import Renja
from renja.dokumen.naskah import BabNaskah, GambarNaskah, JenisBab, Naskah
from renja.models import Bab, Gambar
from renja.rencana import Rencana
from renja.tahapan.galat import GalatBagian


def muat_naskah(renja: Renja) -> Naskah:
    """The manuscript of a Renja as it stands."""
    anak: dict[int | None, list[Bab]] = {}
    for satu in Bab.objects.filter(renja=renja).order_by("urutan", "id"):
        anak.setdefault(satu.induk_id, []).append(satu)
    gambar = {satu.nama: _gambar(satu) for satu in Gambar.objects.filter(renja=renja)}
    lambang = gambar.pop(Gambar.LAMBANG, None)
    return Naskah("", tuple(_bab(anak, None)), gambar, lambang)


def _bab(anak: dict[int | None, list[Bab]], induk: int | None) -> Iterator[BabNaskah]:
    for satu in anak.get(induk, ()):
        isi = tuple(_bab(anak, satu.pk))
        yield BabNaskah(satu.uid, satu.kode, JenisBab(satu.jenis), satu.judul, satu.isi, isi)


def _gambar(satu: Gambar) -> GambarNaskah:
    return GambarNaskah(
        *(satu.nama, satu.keterangan, satu.isi_id, satu.bentuk, satu.lebar, satu.tinggi),
        *(satu.alternatif, satu.sumber),
    )


def galat_naskah(rencana: Rencana, naskah: Naskah) -> tuple[GalatBagian, ...]:
    """What cannot be frozen: errors in the bound values of the manuscript, in its order."""
    if find_spec("renja.dokumen.susun") is None:
        return ()
    dokumen = import_module("renja.dokumen.susun").susun_dokumen(rencana, naskah)
    judul = {satu.uid: satu.judul for satu in naskah.semua()}
    return tuple(
        GalatBagian(
            satu.uid,
            judul.get(satu.uid, ""),
            f"{'Judul' if satu.medan == 'judul' else 'Isi'}, baris {satu.baris}, "
            f"kolom {satu.kolom}",
            satu.pesan,
        )
        for satu in dokumen.galat
    )
