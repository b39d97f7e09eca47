"""The manuscript of the demo: the outline with the agency's own prose, and an invented emblem."""

from pathlib import Path

from planning.pemuatan.berkas import BerkasKeliru, baca_teks
from renja.demo.organisasi import Konteks
from renja.demo.pembaca import Butir
from renja.demo.simpan import simpan
from renja.demo.tahunan import Tahunan
from renja.dokumen.gambar import GambarDitolak, terima_gambar
from renja.dokumen.kerangka import Kerangka, kerangka_untuk, naskah_awal
from renja.dokumen.naskah import BabNaskah
from renja.models import Bab, Gambar, IsiGambar

FOLDER = "dokumen"
LAMBANG = "lambang-contoh.png"
SEBUTAN_LAMBANG = "Lambang contoh, bukan lambang resmi"


def muat_dokumen(konteks: Konteks, tahunan: Tahunan) -> int:
    """Load the parts of the manuscript and the emblem; gives how many parts hold own prose.

    A text in the agency's folder stands in the place of the starter text of its part.
    """
    kerangka = kerangka_untuk(tahunan.renja.tahun, tahunan.renja.siklus)
    sendiri = _teks_sendiri(konteks, kerangka)
    _muat_bab(konteks, tahunan, naskah_awal(kerangka).bab, sendiri)
    _muat_lambang(konteks, tahunan)
    return len(sendiri)


def _teks_sendiri(konteks: Konteks, kerangka: Kerangka) -> dict[str, tuple[Butir, str]]:
    """The agency's own texts by the code of their part."""
    dikenal = {satu.kode for satu in kerangka.semua()}
    hasil = {}
    for berkas in sorted((konteks.berkas.akar / konteks.berkas.bagian / FOLDER).glob("*.md")):
        butir = _butir(konteks, berkas)
        if berkas.stem not in dikenal:
            raise butir.galat("nama", f'bagian "{berkas.stem}" tidak ada pada kerangka naskah.')
        hasil[berkas.stem] = (butir, baca_teks(berkas).strip() + "\n")
    return hasil


def _butir(konteks: Konteks, berkas: Path) -> Butir:
    return Butir(f'Berkas "{berkas.relative_to(konteks.berkas.akar)}"', {})


def _muat_bab(
    konteks: Konteks,
    tahunan: Tahunan,
    bab: tuple[BabNaskah, ...],
    sendiri: dict[str, tuple[Butir, str]],
    induk: Bab | None = None,
) -> None:
    """The parts of one level in order, then those below each."""
    awal = Butir("Kerangka naskah", {})
    pasangan = []
    for urutan, satu in enumerate(bab, 1):
        butir, isi = sendiri.get(satu.kode, (awal, satu.isi))
        pasangan.append(
            (
                butir,
                Bab(
                    perangkat_daerah=konteks.pd,
                    uid=konteks.uid("bab", tahunan.renja.tahun, satu.kode),
                    renja=tahunan.renja,
                    induk=induk,
                    kode=satu.kode,
                    jenis=satu.jenis.value,
                    judul=satu.judul,
                    isi=isi,
                    urutan=urutan,
                ),
            )
        )
    for satu, baris in zip(bab, simpan(pasangan), strict=True):
        _muat_bab(konteks, tahunan, satu.anak, sendiri, baris)


def _muat_lambang(konteks: Konteks, tahunan: Tahunan) -> None:
    """The invented emblem of the cover, written anew from its pixels as any picture is."""
    berkas = konteks.berkas.akar / LAMBANG
    try:
        bersih = terima_gambar(berkas.read_bytes())
    except (OSError, GambarDitolak) as galat:
        raise BerkasKeliru(f'Berkas "{LAMBANG}" tidak dapat dipakai: {galat}') from galat
    IsiGambar.objects.get_or_create(sidik=bersih.sidik, defaults={"isi": bersih.isi})
    satu = Gambar(
        perangkat_daerah=konteks.pd,
        uid=konteks.uid("gambar", tahunan.renja.tahun, Gambar.LAMBANG),
        renja=tahunan.renja,
        nama=Gambar.LAMBANG,
        keterangan=SEBUTAN_LAMBANG,
        alternatif=SEBUTAN_LAMBANG,
        isi_id=bersih.sidik,
        bentuk=bersih.bentuk,
        lebar=bersih.lebar,
        tinggi=bersih.tinggi,
        ukuran=len(bersih.isi),
    )
    simpan([(_butir(konteks, berkas), satu)])
