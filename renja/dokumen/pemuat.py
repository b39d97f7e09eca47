"""From the live tables to a manuscript, and to the whole document, in constant queries."""

from collections import defaultdict

from planning.models import Renja
from renja.dokumen.bentuk import Dokumen, Identitas
from renja.dokumen.kerangka import Kerangka, kerangka_untuk, naskah_awal
from renja.dokumen.naskah import BabNaskah, GambarNaskah, JenisBab, Naskah
from renja.dokumen.susun import susun_dokumen
from renja.models import Bab, Gambar, IsiGambar
from renja.pemuat import muat_rencana
from renja.rencana import Rencana

JUMLAH_KUERI_NASKAH = 2


def muat_naskah(renja: Renja) -> Naskah:
    """The manuscript of a Renja as it stands; the outline's starter texts where it has none.

    `JUMLAH_KUERI_NASKAH` queries, none of which reads the bytes of a picture.
    """
    kerangka = kerangka_untuk(renja.tahun, renja.siklus)
    gambar = {satu.nama: _gambar(satu) for satu in Gambar.objects.filter(renja=renja)}
    lambang = gambar.pop(Gambar.LAMBANG, None)
    baris = list(Bab.objects.filter(renja=renja).order_by("urutan", "id"))
    bab = _pohon(baris, kerangka) if baris else naskah_awal(kerangka).bab
    return Naskah(kerangka.kode, bab, gambar, lambang)


def _pohon(baris: list[Bab], kerangka: Kerangka) -> tuple[BabNaskah, ...]:
    anak: dict[int | None, list[Bab]] = defaultdict(list)
    for satu in baris:
        anak[satu.induk_id].append(satu)
    uraian = {satu.kode: satu.uraian for satu in kerangka.semua()}

    def jadi(satu: Bab) -> BabNaskah:
        return BabNaskah(
            satu.uid,
            satu.kode,
            JenisBab(satu.jenis),
            satu.judul,
            satu.isi,
            tuple(map(jadi, anak[satu.pk])),
            uraian.get(satu.kode, ""),
        )

    return tuple(map(jadi, anak[None]))


def _gambar(satu: Gambar) -> GambarNaskah:
    return GambarNaskah(
        satu.nama,
        satu.keterangan,
        satu.isi_id,
        satu.bentuk,
        satu.lebar,
        satu.tinggi,
        satu.alternatif,
        satu.sumber,
    )


def isi_gambar(sidik: str) -> bytes | None:
    """The bytes of a picture by their SHA-256, None where there are none; one query."""
    isi = IsiGambar.objects.filter(pk=sidik).values_list("isi", flat=True).first()
    return bytes(isi) if isi is not None else None


def muat_bahan(renja: Renja) -> tuple[Rencana, Naskah]:
    """Everything that the document of a Renja is made of, as it stands today."""
    return muat_rencana(renja, pelaksanaan=True, konteks=True), muat_naskah(renja)


def dokumen_dari(
    renja: Renja, identitas: Identitas | None = None, *, tanda: bool = False
) -> Dokumen:
    """The document of a Renja as it stands today: a draft, unless `identitas` says otherwise."""
    rencana, naskah = muat_bahan(renja)
    return susun_dokumen(rencana, naskah, identitas, tanda=tanda, gambar=isi_gambar)
