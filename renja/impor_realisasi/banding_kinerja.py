"""Lines of the sheet "Realisasi kinerja" against the reports as they stand.

A line is read by the rules of the form (renja.realisasi.kinerja.nilai); cells that the file left as
they were when it was made are not changes, whoever changed them since.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from performance.models import RealisasiTriwulan
from planning.ketikan import TidakTerbaca
from planning.kuantitas import STRIP
from planning.models.pelaporan import ROMAWI
from renja.impor_realisasi.dahulu import Dahulu, Sejak
from renja.impor_realisasi.rancangan import KINERJA, HasilBaris, Ubah
from renja.lembar.baca_realisasi import Baris, teks_ketikan
from renja.lembar.buku_realisasi import ISIAN_KINERJA
from renja.lembar.masukan import Penolakan
from renja.realisasi.kinerja.baris import Baris as BarisKinerja
from renja.realisasi.kinerja.baris import Kinerja
from renja.realisasi.kinerja.nilai import URAIAN, Bacaan, Ketikan, baca

DIBIARKAN = "Ada sel yang sudah diubah orang lain; isinya dibiarkan."
# The columns of the sheet by the names of the form's inputs.
KOLOM = {
    "nilai": "nilai",
    "pembilang": "pembilang",
    "penyebut": "penyebut",
    "rilis": "rilis",
    **URAIAN,
}
Kunci = tuple[int, int]


def kunci_lapor(tahun: int, triwulan: int) -> Any:
    """Makes (indikator, unit) out of the columns of a report of that quarter."""

    def kunci(isi: Mapping[str, Any]) -> Kunci | None:
        if (isi.get("tahun"), isi.get("triwulan")) != (tahun, triwulan):
            return None
        return isi["indikator_id"], isi["unit_kerja_id"]

    return kunci


class PembandingKinerja:
    """Compares the lines of one quarter for one person; nothing is written."""

    def __init__(self, kinerja: Kinerja, sejak: Sejak[Kunci], hari: date) -> None:
        self.kinerja = kinerja
        self.sejak = sejak
        self.hari = hari
        self.baris = {
            (str(satu.terukur.indikator.uid), str(satu.unit.uid)): satu
            for satu in kinerja.baris.values()
        }
        self._terlihat: dict[str, int] = {}

    def baca(self, masuk: Baris) -> HasilBaris:
        """One line, compared."""
        hasil = HasilBaris(KINERJA, masuk.nomor, masuk.mentah("kode"), masuk.mentah("indikator"))
        baris = self._baris(hasil, masuk)
        if baris is None:
            return hasil
        hasil.kinerja = baris
        hasil.kode = baris.terukur.kode
        hasil.nama = f"{baris.terukur.indikator.uraian} · {baris.unit.nama}"
        ketikan = self._ketikan(hasil, masuk, baris)
        if hasil.ditolak and baris.terbuka:
            return hasil
        self._banding(hasil, masuk, baris, ketikan)
        return hasil

    # --- Which row -----------------------------------------------------------------------

    def _baris(self, hasil: HasilBaris, masuk: Baris) -> BarisKinerja | None:
        uid, unit = masuk.mentah("uid"), masuk.mentah("uid_unit")
        if not uid or not unit:
            self._tolak(
                hasil,
                masuk,
                "indikator",
                "Baris ini tidak berpenanda. Tulis pada baris yang ada dalam buku kerja; baris "
                "baru tidak ditambahkan di sini.",
            )
            return None
        baris = self.baris.get((uid, unit))
        if baris is None:
            self._tolak(hasil, masuk, "indikator", self._tak_ada(uid))
            return None
        asal = self._terlihat.setdefault(baris.kunci, masuk.nomor)
        if asal != masuk.nomor:
            kalimat = f"Baris {masuk.nomor} adalah salinan baris {asal}. Hapus salah satunya."
            self._tolak(hasil, masuk, "indikator", kalimat)
            return None
        return baris

    def _tak_ada(self, uid: str) -> str:
        """Why a line stands for nothing that is reported here."""
        if any(satu == uid for satu, _ in self.baris):
            return (
                "Unit kerja pada baris ini tidak melaporkan indikator itu. Unduh buku kerja baru."
            )
        if any(str(satu.uid) == uid for satu in self.kinerja.rencana.semua_indikator()):
            return (
                f"Indikator ini tidak mempunyai target tahun {self.kinerja.tahun}, sehingga "
                "realisasinya tidak dilaporkan. Isi targetnya dahulu pada rencana."
            )
        return (
            "Indikator ini tidak ada dalam rencana perangkat daerah ini. Unggah di halaman "
            "perangkat daerahnya, atau unduh buku kerja baru."
        )

    # --- Its cells -----------------------------------------------------------------------

    def _ketikan(self, hasil: HasilBaris, masuk: Baris, baris: BarisKinerja) -> Ketikan:
        """The texts of the line; of a column that the file has not, what is stored."""
        isi = {}
        for nama, kolom in KOLOM.items():
            if kolom not in masuk.kolom:
                isi[nama] = getattr(baris.tersimpan, nama)
                continue
            try:
                isi[nama] = teks_ketikan(masuk.sel.get(kolom))
            except TidakTerbaca as galat:
                isi[nama] = ""
                self._tolak(hasil, masuk, kolom, str(galat))
        return Ketikan(**isi)

    def _banding(
        self, hasil: HasilBaris, masuk: Baris, baris: BarisKinerja, ketikan: Ketikan
    ) -> None:
        semula = baris.tersimpan
        dahulu = self.sejak.cari((baris.indikator, baris.unit.pk))
        lampau = _dahulu(dahulu, baris) if dahulu else semula
        bergeser = lampau.baku != semula.baku
        if bergeser:
            ketikan = self._biarkan(hasil, ketikan, lampau, semula)
        beda = [nama for nama, teks in ketikan.baku.items() if teks != semula.baku[nama]]
        if not beda:
            hasil.ditolak.clear()
            return
        if not baris.terbuka:
            self._terkunci(hasil, masuk, baris, beda)
            return
        if self._tanpa_bagian(hasil, masuk, baris, beda):
            return
        bacaan = baca(ketikan, baris.ukuran, semula, self.hari)
        if bacaan.galat:
            for nama, kalimat in bacaan.galat.items():
                self._tolak(hasil, masuk, KOLOM[nama], kalimat)
            return
        self._catat(hasil, masuk, baris, bacaan)
        if hasil.ubah and bergeser and dahulu is not None:
            hasil.campur = dahulu.campur
            hasil.ubah = [replace(satu, bentrok=True) for satu in hasil.ubah]

    def _tanpa_bagian(
        self, hasil: HasilBaris, masuk: Baris, baris: BarisKinerja, beda: list[str]
    ) -> bool:
        """Refuse pembilang and penyebut where the indikator keeps none; the form has no field."""
        lebih = {"pembilang", "penyebut"} & set(beda)
        if not lebih or baris.ukuran.agregasi == "persentase":
            return False
        for nama in sorted(lebih):
            kalimat = (
                f"Indikator ini dalam {baris.ukuran.satuan} tanpa {nama}. Kosongkan sel ini, dan "
                "tulis realisasinya saja."
            )
            self._tolak(hasil, masuk, KOLOM[nama], kalimat)
        return True

    def _biarkan(
        self, hasil: HasilBaris, ketikan: Ketikan, lampau: Ketikan, semula: Ketikan
    ) -> Ketikan:
        """The texts of the file, where it left alone what others changed those of now."""
        isi = ketikan.kolom()
        for nama, teks in ketikan.baku.items():
            if teks == lampau.baku[nama] != semula.baku[nama]:
                isi[nama] = getattr(semula, nama)
                if DIBIARKAN not in hasil.catatan:
                    hasil.catatan.append(DIBIARKAN)
        return Ketikan(**isi)

    def _terkunci(
        self, hasil: HasilBaris, masuk: Baris, baris: BarisKinerja, beda: list[str]
    ) -> None:
        kalimat = baris.sebab
        if not baris.berhak:
            kalimat = (
                f"Indikator ini dilaporkan oleh {baris.unit.nama}. Anda hanya mengisi baris unit "
                "kerja Anda."
            )
        hasil.ditolak.clear()
        for nama in beda:
            self._tolak(hasil, masuk, KOLOM[nama], kalimat)

    def _catat(self, hasil: HasilBaris, masuk: Baris, baris: BarisKinerja, bacaan: Bacaan) -> None:
        """Note the cells that differ once they are read: what was typed may say the same."""
        semula, sesudah = baris.tersimpan, _teks(baris, bacaan.isi)
        hasil.baru = baris.lapor is None
        hasil.isi = bacaan.isi
        for nama, teks in sesudah.baku.items():
            if teks == semula.baku[nama]:
                continue
            kolom = KOLOM[nama]
            satuan = baris.ukuran.satuan if nama == "nilai" else ""
            lama, baru = (_tampil(satu, satuan) for satu in (semula.baku[nama], teks))
            sel = Ubah(masuk.alamat(kolom), kolom, self._judul(kolom), lama, baru)
            hasil.ubah.append(sel)

    def _judul(self, kolom: str) -> str:
        judul = ISIAN_KINERJA[kolom]
        return f"{judul} TW {ROMAWI[self.kinerja.triwulan]}" if kolom == "nilai" else judul

    @staticmethod
    def _tolak(hasil: HasilBaris, masuk: Baris, kolom: str, kalimat: str) -> None:
        judul = ISIAN_KINERJA.get(kolom, "Indikator")
        hasil.ditolak.append(Penolakan(masuk.alamat(kolom), judul, masuk.mentah(kolom), kalimat))


def _tampil(teks: str, satuan: str) -> str:
    """A text of the form as the preview prints it: a number with its unit, a dash for nothing."""
    berangka = any(huruf.isdigit() for huruf in teks)
    return f"{teks} {satuan}" if satuan and berangka else teks or STRIP


def _teks(baris: BarisKinerja, isi: Mapping[str, Any]) -> Ketikan:
    """The texts of a report with these columns, as the form shows what is stored."""
    kolom = {satu.attname for satu in RealisasiTriwulan._meta.concrete_fields} - {"id"}
    milik = {nama: nilai for nama, nilai in isi.items() if nama in kolom}
    return replace(baris, lapor=RealisasiTriwulan(**milik)).tersimpan


def _dahulu(dahulu: Dahulu, baris: BarisKinerja) -> Ketikan:
    return Ketikan() if dahulu.isi is None else _teks(baris, dahulu.isi)
