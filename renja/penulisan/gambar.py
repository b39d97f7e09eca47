"""The pictures of a Renja: taking one in, changing what is said of it, removing it."""

import re
from collections.abc import Mapping
from io import BytesIO
from typing import NamedTuple

from PIL import Image

from planning.models import Pengguna, Perubahan, Renja
from planning.penyuntingan import TidakSah, suntingan
from renja.dokumen.gambar import GambarBersih, GambarDitolak, terima_gambar
from renja.models import Bab, Gambar, IsiGambar
from renja.penulisan.teks import rapikan

GAMBAR_TERBANYAK = 200
LEBAR_KECIL = 320
_NAMA = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
WAJIB = {
    "keterangan": "Tulis keterangan yang dicetak di bawah gambar.",
    "alternatif": "Tulis apa yang terlihat pada gambar, bagi orang yang tidak melihatnya.",
}
PANJANG = {"nama": 60, "keterangan": 300, "alternatif": 500, "sumber": 300}
KOLOM = tuple(PANJANG)


class Pemakaian(NamedTuple):
    """Where a picture is placed: the parts of the manuscript that name it."""

    bagian: tuple[Bab, ...]

    @property
    def kalimat(self) -> str:
        """Why it does not go, "" where it is placed nowhere."""
        if not self.bagian:
            return ""
        judul = ", ".join(f"“{satu.judul}”" for satu in self.bagian[:5])
        return f"Gambar ini dipakai pada {judul}. Hapus dahulu dari sana."


def pemakaian(renja: Renja, nama: str) -> Pemakaian:
    """The parts that place a picture or refer to it."""
    pola = re.compile(rf"""gambar\s*\(?\s*["'“‘]{re.escape(nama)}["'”’]""")
    calon = Bab.objects.filter(renja=renja, isi__contains=nama).order_by("urutan", "id")
    return Pemakaian(tuple(satu for satu in calon if pola.search(satu.isi)))


def baca(berkas: bytes) -> GambarBersih:
    """An uploaded picture written anew from its pixels; raises TidakSah with the sentence."""
    try:
        return terima_gambar(berkas)
    except GambarDitolak as galat:
        raise TidakSah({"berkas": [str(galat)]}) from galat


def tambah(user: Pengguna, renja: Renja, isian: Mapping[str, str], bersih: GambarBersih) -> Gambar:
    """Add a picture; raises Ditolak or TidakSah."""
    kolom = _kolom(isian)
    if Gambar.objects.filter(renja=renja).count() >= GAMBAR_TERBANYAK:
        raise TidakSah({"": [f"Renja ini sudah memuat {GAMBAR_TERBANYAK} gambar; hapus dahulu."]})
    baru = Gambar(perangkat_daerah=renja.perangkat_daerah, renja=renja, **kolom, **_berkas(bersih))
    with suntingan(user, renja=renja, judul=f"Menambah gambar {baru.nama}"[:200]) as s:
        _simpan_isi(bersih)
        s.tambah(baru)
    return baru


def ubah(
    user: Pengguna,
    satu: Gambar,
    versi: int,
    isian: Mapping[str, str],
    bersih: GambarBersih | None = None,
) -> Perubahan | None:
    """Change what is said of a picture, or put another file in its place.

    Raises Ditolak, Bentrok or TidakSah.
    """
    kolom: dict[str, object] = dict(_kolom(isian))
    if kolom["nama"] != satu.nama and (pakai := pemakaian(satu.renja, satu.nama)).bagian:
        judul = ", ".join(f"“{bab.judul}”" for bab in pakai.bagian[:5])
        kalimat = f"Nama ini dipakai pada {judul}; ganti dahulu di sana."
        raise TidakSah({"nama": [kalimat]})
    with suntingan(user, renja=satu.renja, judul=f"Mengubah gambar {satu.nama}"[:200]) as s:
        if bersih is not None:
            _simpan_isi(bersih)
            kolom |= _berkas(bersih)
        s.ubah(satu, versi, kolom)
    return s.perubahan


def hapus(user: Pengguna, satu: Gambar, versi: int) -> Perubahan | None:
    """Remove a picture that is placed nowhere; raises Ditolak, Bentrok or TidakSah."""
    if kalimat := pemakaian(satu.renja, satu.nama).kalimat:
        raise TidakSah({"": [kalimat]})
    with suntingan(user, renja=satu.renja, judul=f"Menghapus gambar {satu.nama}"[:200]) as s:
        s.hapus(satu, versi)
    return s.perubahan


def kecil(isi: bytes, bentuk: str) -> bytes:
    """A picture at most LEBAR_KECIL pixels wide and high, in its own format."""
    with Image.open(BytesIO(isi), formats=("PNG", "JPEG")) as gambar:
        gambar.thumbnail((LEBAR_KECIL, LEBAR_KECIL))
        keluaran = BytesIO()
        gambar.save(keluaran, bentuk.upper())
    return keluaran.getvalue()


def _kolom(isian: Mapping[str, str]) -> dict[str, str]:
    """The columns of a form, tidied; raises TidakSah."""
    kolom = {nama: " ".join(rapikan(isian.get(nama, "")).teks.split()) for nama in KOLOM}
    pesan: dict[str, list[str]] = {}
    if not _NAMA.fullmatch(kolom["nama"]):
        kalimat = "Nama memuat huruf kecil, angka, dan tanda hubung saja, misalnya peta-lokasi."
        pesan["nama"] = [kalimat]
    lambang = kolom["nama"] == Gambar.LAMBANG
    if lambang:
        kolom["keterangan"] = kolom["keterangan"] or "Lambang daerah"
        kolom["alternatif"] = kolom["alternatif"] or "Lambang daerah"
    for nama, kalimat in WAJIB.items():
        if not kolom[nama]:
            pesan[nama] = [kalimat]
    for nama in KOLOM:
        panjang = PANJANG[nama]
        if len(kolom[nama]) > panjang:
            pesan[nama] = [f"Paling banyak {panjang} huruf; ini {len(kolom[nama])} huruf."]
    if pesan:
        raise TidakSah(pesan)
    return kolom


def _simpan_isi(bersih: GambarBersih) -> None:
    IsiGambar.objects.get_or_create(sidik=bersih.sidik, defaults={"isi": bersih.isi})


def _berkas(bersih: GambarBersih) -> dict[str, object]:
    return {
        "isi_id": bersih.sidik,
        "bentuk": bersih.bentuk,
        "lebar": bersih.lebar,
        "tinggi": bersih.tinggi,
        "ukuran": len(bersih.isi),
    }
