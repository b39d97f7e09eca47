"""The lists beside the tree as rows with named cells: permasalahan, isu, dasar hukum, and so on."""

from collections.abc import Iterator

from planning.kuantitas import tampil_angka
from renja.dokumen.naskah import GambarNaskah, Naskah
from renja.konteks import Konteks
from renja.rencana import Rencana, SisiReviu
from renja.sandingan.bentuk import Jenis
from renja.sandingan.butir import Butir


def butir_daftar(rencana: Rencana) -> Iterator[Butir]:
    """The rows of every list of a plan, each list in its order."""
    yield from _konteks(rencana.konteks)
    for masalah in rencana.permasalahan:
        isi = (masalah.masalah_pokok, masalah.masalah, masalah.akar_masalah)
        sel = dict(zip(("Masalah pokok", "Masalah", "Akar masalah"), isi, strict=True))
        yield Butir(Jenis.PERMASALAHAN, masalah.uid, (isi, isi[:2]), "", masalah.masalah, sel)
    for reviu in rencana.reviu:
        padanan = ((reviu.tingkat, reviu.awal.nama, reviu.analisis.nama),)
        nama = reviu.analisis.nama or reviu.awal.nama
        sel = {
            "RKPD": _sisi(reviu.awal),
            "Hasil analisis kebutuhan": _sisi(reviu.analisis),
            "Catatan penting": reviu.catatan,
        }
        yield Butir(Jenis.REVIU, reviu.uid, padanan, "", nama, sel)
    for usulan in rencana.usulan:
        sel = {
            "Program/kegiatan": usulan.kegiatan,
            "Lokasi": usulan.lokasi,
            "Indikator": usulan.indikator,
            "Besaran/volume": usulan.volume,
            "Catatan": usulan.catatan,
        }
        padanan = ((usulan.kegiatan, usulan.lokasi, usulan.indikator),)
        yield Butir(Jenis.USULAN, usulan.uid, padanan, "", usulan.kegiatan, sel)


def butir_gambar(naskah: Naskah) -> Iterator[Butir]:
    """The pictures of a manuscript, by their names."""
    semua = dict(naskah.gambar)
    if naskah.lambang is not None:
        semua["lambang"] = naskah.lambang
    for nama, satu in sorted(semua.items()):
        yield Butir(Jenis.GAMBAR, nama, (), "", satu.keterangan, _sel_gambar(nama, satu))


def _sel_gambar(nama: str, satu: GambarNaskah) -> dict[str, str]:
    return {
        "Nama": nama,
        "Keterangan": satu.keterangan,
        "Teks pengganti": satu.alternatif,
        "Sumber": satu.sumber,
        "Isi gambar": f"{satu.lebar} × {satu.tinggi} piksel, SHA-256 {satu.sidik[:12]}…",
    }


def _konteks(konteks: Konteks) -> Iterator[Butir]:
    for misi in konteks.jangka.misi:
        sel = {
            "Misi": misi.uraian,
            "Faktor pendorong": "\n".join(misi.pendorong),
            "Faktor penghambat": "\n".join(misi.penghambat),
        }
        yield Butir(Jenis.MISI, misi.uid, (misi.nomor,), f"Misi {misi.nomor}", misi.uraian, sel)
    for isu in konteks.isu:
        sel = {
            "Isu strategis": isu.judul,
            "Uraian": isu.uraian,
            "Permasalahan": "\n".join(isu.permasalahan),
            "Sasaran": isu.sasaran,
        }
        yield Butir(Jenis.ISU, isu.uid, (isu.judul,), "", isu.judul, sel)
    for layanan in konteks.layanan:
        sel = {
            "Jenis pelayanan": layanan.nama,
            "Dasar hukum": layanan.dasar_hukum,
            "Unit kerja": layanan.unit_kerja,
            "Volume": layanan.volume,
        }
        yield Butir(Jenis.LAYANAN, layanan.uid, (layanan.nama,), "", layanan.nama, sel)
    for satu in konteks.dasar_hukum:
        nomor = f"Nomor {satu.nomor}" if satu.nomor else ""
        tahun = f"Tahun {satu.tahun}" if satu.tahun else ""
        sebutan = " ".join(filter(None, (satu.jenis, satu.penerbit, nomor, tahun)))
        sel = {
            "Peraturan": sebutan,
            "Tentang": satu.tentang,
            "Lembaran/berita": satu.sumber,
            "Mengubah": satu.mengubah,
            "Dicabut oleh": satu.dicabut_oleh,
        }
        padanan = ((sebutan, satu.tentang), satu.tentang)
        yield Butir(Jenis.DASAR_HUKUM, satu.uid, padanan, "", f"{sebutan}: {satu.tentang}", sel)


def _sisi(satu: SisiReviu) -> str:
    pagu = "" if satu.pagu is None else f"Rp {tampil_angka(satu.pagu)}"
    isi = (satu.nama, satu.lokasi, satu.indikator, satu.target, pagu)
    return "; ".join(filter(None, isi))
