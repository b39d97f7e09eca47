"""The forms that are lists: Tabel 2.2, Tabel 2.5 (T-B.35) and T-C.32."""

from renja.laporan.penyusun import Penyusun
from renja.rencana import Rencana
from renja.tabel.bentuk import Tabel, Tingkat

SIFAT = {"menunjang": "Menunjang", "menghambat": "Menghambat"}


def susun_2_2(rencana: Rencana) -> Tabel:
    """Tabel 2.2: program and kegiatan that supported or hindered each IKU."""
    penyusun = Penyusun(rencana, "tabel-2.2")
    uraian = {satu.uid: satu.uraian for satu in rencana.semua_indikator()}
    isi = [satu for satu in rencana.analisis if satu.sifat in SIFAT]
    for nomor, satu in enumerate(isi, start=1):
        penyusun.tambah(
            Tingkat.BARIS,
            satu.uid,
            {
                "no": nomor,
                "indikator": uraian.get(satu.indikator, ""),
                "kegiatan": satu.kegiatan,
                "sifat": SIFAT[satu.sifat],
                "faktor": satu.faktor,
                "tindak_lanjut": satu.tindak_lanjut,
            },
        )
    return penyusun.tabel()


def susun_2_5(rencana: Rencana) -> Tabel:
    """Tabel 2.5 / T-B.35: a masalah pokok spans its masalah, a masalah its akar masalah."""
    penyusun = Penyusun(rencana, "tabel-2.5")
    nomor = 0
    pokok = masalah = None
    for satu in rencana.permasalahan:
        lanjut: tuple[str, ...] = ()
        if satu.masalah_pokok == pokok:
            lanjut = ("no", "masalah_pokok")
            if satu.masalah == masalah:
                lanjut = (*lanjut, "masalah")
        else:
            nomor += 1
        pokok, masalah = satu.masalah_pokok, satu.masalah
        penyusun.tambah(
            Tingkat.BARIS,
            satu.uid,
            {
                "no": nomor,
                "masalah_pokok": pokok,
                "masalah": masalah,
                "akar_masalah": satu.akar_masalah,
            },
            lanjut=lanjut,
        )
    return penyusun.tabel()


def susun_32(rencana: Rencana) -> Tabel:
    """T-C.32: proposals of the public; printed also when there are none, saying so."""
    penyusun = Penyusun(rencana, "tc-32")
    for nomor, satu in enumerate(rencana.usulan, start=1):
        penyusun.tambah(
            Tingkat.BARIS,
            satu.uid,
            {
                "no": nomor,
                "kegiatan": satu.kegiatan,
                "lokasi": satu.lokasi,
                "indikator": satu.indikator,
                "volume": satu.volume,
                "catatan": satu.catatan,
            },
        )
    return penyusun.tabel()
