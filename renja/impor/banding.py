"""From the lines of a file to a preview: every line with its state and its changed cells."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from planning.models import Pengguna, Renja, Renstra
from renja.impor.acuan import SEBUTAN, TINGKAT, Acuan
from renja.impor.bentrok import tandai_bentrok
from renja.impor.cocok import Pencocok, Temuan
from renja.impor.izin import Gerbang
from renja.impor.kini import Baris, Kini, Simpul, Ukuran
from renja.impor.rancangan import (
    Calon,
    HasilBaris,
    Keadaan,
    Keputusan,
    Pratinjau,
    Tuju,
)
from renja.impor.sel import PembandingSel
from renja.impor.total import hitung_total
from renja.impor.ukuran import PencariUkuran
from renja.lembar.masukan import Bacaan, BarisMasuk, selisih_jumlah
from renja.lembar.tata_letak import Pemetaan

_BUTUH_ALASAN = frozenset({"target_akhir"})


@dataclass(frozen=True)
class Pilihan:
    """What the person said so far: decisions and conflicts by key, and the rest of the form."""

    putusan: Mapping[str, str] = field(default_factory=dict)
    pakai_berkas: Collection[int] = ()
    hapus: bool = False
    unit_kerja: int | None = None

    @classmethod
    def dari_json(cls, isi: Mapping[str, Any]) -> "Pilihan":
        """From what an Impor keeps; what does not fit counts as not said."""
        putusan = isi.get("putusan")
        pakai = isi.get("pakai_berkas")
        unit = isi.get("unit_kerja")
        return cls(
            {str(k): str(v) for k, v in putusan.items()} if isinstance(putusan, dict) else {},
            frozenset(n for n in pakai if isinstance(n, int)) if isinstance(pakai, list) else (),
            isi.get("hapus") is True,
            unit if isinstance(unit, int) else None,
        )


@dataclass(frozen=True)
class Masukan:
    """A file that was read: its lines, and the mapping by which (None for JSON of SIPD)."""

    bacaan: Bacaan
    pemetaan: Pemetaan | None
    acuan: Acuan
    kini: Kini


def bandingkan(
    renja: Renja, masukan: Masukan, pilihan: Pilihan, user: Pengguna | None
) -> Pratinjau:
    """Compare a file with the plan; nothing is written. `user` None may write everything."""
    return _Pembanding(renja, masukan, pilihan, user).susun()


class _Pembanding:
    def __init__(
        self, renja: Renja, masukan: Masukan, pilihan: Pilihan, user: Pengguna | None
    ) -> None:
        self.renja = renja
        self.masukan = masukan
        self.kini, self.acuan = masukan.kini, masukan.acuan
        self.pilihan = pilihan
        self.gerbang = Gerbang(user, renja)
        pemetaan, putusan = masukan.pemetaan, pilihan.putusan
        self.terpetakan = frozenset(pemetaan.kolom.values() if pemetaan else ("tolak_ukur",))
        lembar = masukan.bacaan.lembar
        self.pencocok = Pencocok(self.kini, self.acuan, putusan)
        self.sel = PembandingSel(self.kini, self.acuan, pemetaan, lembar, putusan)
        self.ukuran = PencariUkuran(self.sel, self.terpetakan, putusan)
        self.simpul: dict[int, Tuju] = {}
        self.menunggu: dict[int, str] = {}
        self.terpakai: dict[tuple[int, int | None], int] = {}
        self.uid_terpakai: dict[str, int] = {}
        self.disebut: set[int] = set()
        self.keputusan: list[Keputusan] = []
        self.hasil: list[tuple[HasilBaris, BarisMasuk]] = []

    def susun(self) -> Pratinjau:
        for masuk in self.masukan.bacaan.baris:
            if masuk.tingkat in {"urusan", "bidang_urusan"} and not masuk.lanjutan:
                continue
            hasil = HasilBaris(masuk.nomor, masuk.tingkat, "", masuk.teks("nama"))
            self.hasil.append((hasil, masuk))
            self._satu(hasil, masuk)
            self.ukuran.selesai(ditolak=bool(hasil.ditolak))
        tandai_bentrok(self.renja.perangkat_daerah, self.hasil, self.terpetakan)
        for hasil, masuk in self.hasil:
            self._putuskan(hasil, masuk)
        return self._pratinjau()

    # --- One line ------------------------------------------------------------------------

    def _satu(self, hasil: HasilBaris, masuk: BarisMasuk) -> None:
        tuju = self._simpul(hasil, masuk)
        if tuju is None:
            return
        hasil.kode = self._kode(tuju)
        hasil.nama = hasil.nama or self._nama(tuju)
        hasil.tingkat = tuju.jenis
        if not masuk.lanjutan:
            self.simpul[masuk.nomor] = tuju
            if not self._sendiri(hasil, masuk, tuju):
                return
        self.ukuran.baca(hasil, masuk, tuju)
        if hasil.ditolak and tuju.baru and not masuk.lanjutan:
            tuju.tolak = f"{SEBUTAN[tuju.jenis]} pada baris {masuk.nomor} ditolak."

    def _simpul(self, hasil: HasilBaris, masuk: BarisMasuk) -> Tuju | None:
        """The node of a line; None where it is refused for it."""
        if masuk.lanjutan:
            tuju = self.simpul.get(masuk.induk or 0)
            if tuju is None or masuk.induk in self.menunggu:
                self._tolak_baris(hasil, masuk, f"Baris {masuk.induk} di atasnya belum diterima.")
                return None
            return tuju
        kode = masuk.sel.get("kode")
        if kode is not None and kode.alasan:
            self.sel.tolak(hasil, masuk, "kode", kode.alasan)
            return None
        if masuk.tingkat not in TINGKAT:
            self._tolak_baris(
                hasil,
                masuk,
                "Tidak dapat dikenali apakah baris ini program, kegiatan, atau sub kegiatan. "
                "Tulis kodenya.",
            )
            return None
        if masuk.uid and self.sel.sendiri and masuk.uid in self.uid_terpakai:
            nomor = self.uid_terpakai[masuk.uid]
            kalimat = f"Baris ini sudah ada pada baris {nomor}. Hapus salah satunya."
            self._tolak_baris(hasil, masuk, kalimat)
            return None
        return self._temukan(hasil, masuk)

    def _temukan(self, hasil: HasilBaris, masuk: BarisMasuk) -> Tuju | None:
        atas = masuk.induk or 0
        if atas in self.menunggu and not masuk.kode:
            self.menunggu[masuk.nomor] = self.menunggu[atas]
        # New rows of our own workbook stand below all others; their code says where they belong.
        lepas = self.sel.sendiri and bool(masuk.kode)
        temuan = self.pencocok.cari(masuk, None if lepas else self.simpul.get(atas))
        if temuan.catatan:
            hasil.catatan.append(temuan.catatan)
        if temuan.keputusan is not None:
            self.keputusan.append(temuan.keputusan)
        if temuan.tuju is None:
            self.sel.tolak(hasil, masuk, temuan.isian, temuan.tolak)
            return None
        if self._belum_pasti(hasil, masuk, temuan):
            self.simpul[masuk.nomor] = temuan.tuju
            return None
        self.uid_terpakai[masuk.uid] = masuk.nomor
        return temuan.tuju

    def _belum_pasti(self, hasil: HasilBaris, masuk: BarisMasuk, temuan: Temuan) -> bool:
        """Refuse a line that waits for a decision, its own or that of a line above it."""
        if temuan.keputusan is not None and temuan.keputusan.menunggu:
            self.menunggu.setdefault(
                masuk.nomor, f"Pilih dahulu arti baris {masuk.nomor} di atasnya."
            )
            kalimat = f"{temuan.keputusan.kalimat} Pilih yang dimaksud."
        elif masuk.nomor in self.menunggu:
            kalimat = self.menunggu[masuk.nomor]
        else:
            return False
        self.sel.tolak(hasil, masuk, temuan.isian, kalimat)
        return True

    def _sendiri(self, hasil: HasilBaris, masuk: BarisMasuk, tuju: Tuju) -> bool:
        """What belongs to the node itself; False where the line is refused as a whole."""
        atas = next((satu.tolak for satu in tuju.rantai() if satu is not tuju and satu.tolak), "")
        if tuju.baru and atas:
            self.sel.tolak(hasil, masuk, "nama", f"{atas} Perbaiki baris itu dahulu.")
            tuju.tolak = atas
            return False
        if tuju.jenis != "sub_kegiatan":
            if tuju.baru:
                self._baru(hasil, masuk, tuju)
            self.sel.nama(hasil, masuk, tuju)
            return True
        baris = self._baris(hasil, masuk, tuju)
        if baris is None:
            return False
        if baris.baru:
            self._baru(hasil, masuk, baris)
        self.sel.nama(hasil, masuk, baris)
        self.sel.rincian(hasil, masuk, baris)
        return True

    def _baru(self, hasil: HasilBaris, masuk: BarisMasuk, tuju: Tuju) -> None:
        """A row that the plan does not have yet is itself a changed cell."""
        hasil.baru = True
        sel = masuk.sel.get("nama") or masuk.sel.get("kode") or next(iter(masuk.sel.values()))
        self.sel.catat(hasil, sel, "nama", tuju, (None, hasil.nama, hasil.nama or hasil.kode))

    # --- Rows of the Renja ---------------------------------------------------------------

    def _baris(self, hasil: HasilBaris, masuk: BarisMasuk, simpul: Tuju) -> Tuju | None:
        """The year's row of a sub kegiatan for its unit; None where it is refused."""
        ada = self.kini.menurut_uid.get(masuk.uid) if self.sel.sendiri and masuk.uid else None
        unit = self.sel.unit(hasil, masuk)
        if isinstance(ada, Baris):
            baris = Tuju("baris", ada, simpul)
            self.disebut.add(ada.pk)
            unit = unit if unit is not None else ada.unit_kerja
        elif masuk.teks("unit_kerja") and unit is None:
            return None
        else:
            baris = self._baris_menurut_unit(simpul, unit)
            unit = baris.kini.unit_kerja if isinstance(baris.kini, Baris) else baris.isi["unit"]
        kunci = (id(simpul), unit)
        if kunci in self.terpakai:
            self.sel.tolak(
                hasil,
                masuk,
                "kode" if "kode" in masuk.sel else "nama",
                f"Sub kegiatan ini sudah ada pada baris {self.terpakai[kunci]} untuk unit kerja "
                "yang sama. Gabungkan keduanya, atau tulis unit kerja yang lain.",
            )
            return None
        self.terpakai[kunci] = masuk.nomor
        if isinstance(baris.kini, Baris):
            self.disebut.add(baris.kini.pk)
        return baris

    def _baris_menurut_unit(self, simpul: Tuju, unit: int | None) -> Tuju:
        """The row for a unit; without one the next row that no line is about yet."""
        kini = simpul.kini.baris if isinstance(simpul.kini, Simpul) else []
        if unit is None:
            bebas = [b for b in kini if (id(simpul), b.unit_kerja) not in self.terpakai]
            calon = (bebas or kini)[:1]
            unit = self.pilihan.unit_kerja
            if unit not in self.acuan.unit_kerja.menurut_pk:
                unit = self.acuan.unit_akar
        else:
            calon = [b for b in kini if b.unit_kerja == unit]
        if calon:
            return Tuju("baris", calon[0], simpul)
        return Tuju("baris", None, simpul, {"unit": unit})

    # --- States --------------------------------------------------------------------------

    def _putuskan(self, hasil: HasilBaris, masuk: BarisMasuk) -> None:
        if hasil.ubah and not hasil.ditolak:
            self._periksa_izin(hasil, masuk)
        if hasil.ditolak:
            hasil.keadaan = Keadaan.DITOLAK
        elif not hasil.ubah:
            hasil.keadaan = Keadaan.TETAP
        elif hasil.campur is not None:
            hasil.keadaan = Keadaan.BENTROK
            hasil.pakai_berkas = hasil.nomor in self.pilihan.pakai_berkas
        elif hasil.baru or all(sel.tuju.baru for sel in hasil.ubah):
            hasil.keadaan = Keadaan.BARU
        else:
            hasil.keadaan = Keadaan.BERUBAH

    def _periksa_izin(self, hasil: HasilBaris, masuk: BarisMasuk) -> None:
        for sel in hasil.ubah:
            if not self.gerbang.boleh(_uid(sel.tuju)):
                self.sel.tolak(hasil, masuk, sel.isian, self.gerbang.alasan)
                return

    def _tolak_baris(self, hasil: HasilBaris, masuk: BarisMasuk, kalimat: str) -> None:
        isian = next((satu for satu in ("kode", "nama", "indikator") if satu in masuk.sel), "")
        isian = isian or next(iter(masuk.sel), "")
        self.sel.tolak(hasil, masuk, isian, kalimat)

    def _kode(self, tuju: Tuju) -> str:
        if isinstance(tuju.kini, Simpul):
            return self.kini.kode_cetak(tuju.kini.kode)
        butir = self.pencocok.butir(tuju)
        return self.kini.kode_cetak(butir.kode) if butir else ""

    @staticmethod
    def _nama(tuju: Tuju) -> str:
        return tuju.kini.nama if isinstance(tuju.kini, Simpul) else str(tuju.isi.get("nama", ""))

    # --- The whole -----------------------------------------------------------------------

    def _pratinjau(self) -> Pratinjau:
        baris = [hasil for hasil, _ in self.hasil]
        tak_disebut = [satu for satu in self.kini.baris.values() if satu.pk not in self.disebut]
        hapus = tak_disebut if self.pilihan.hapus else []
        ganda = (
            Keputusan(
                satu.kunci,
                "dana",
                "",
                satu.teks,
                f'Sumber dana "{satu.teks}" mempunyai beberapa kode.',
                tuple(Calon(c.lain[0], f"{c.lain[0]} {c.nama}") for c in satu.calon),
                self.pilihan.putusan.get(satu.kunci) or satu.calon[0].lain[0],
            )
            for satu in self.sel.daftar.ganda.values()
        )
        hasil = Pratinjau(
            baris,
            [*self.keputusan, *ganda, *self.ukuran.keputusan.values()],
            tak_disebut=tak_disebut,
            hapus=[b for b in hapus if self.gerbang.boleh([b.uid, *_uid_simpul(b.sub)])],
            selisih=selisih_jumlah(self.masukan.bacaan),
            penutup=self.gerbang.alasan,
        )
        hasil.total = hitung_total(self.kini, hasil)
        ditetapkan = self.renja.renstra.status == Renstra.Status.DITETAPKAN
        hasil.butuh_alasan = ditetapkan and any(
            isinstance(sel.nilai, tuple) and sel.nilai and sel.nilai[0] in _BUTUH_ALASAN
            for sel in hasil.ditulis
        )
        return hasil


def _uid(tuju: Tuju) -> list[UUID]:
    """The uids under which a row stands, those of the year's rows included."""
    hasil: list[UUID] = []
    for satu in tuju.rantai():
        if satu.kini is not None:
            hasil.append(satu.kini.uid)
        if isinstance(satu.kini, Simpul) and tuju.jenis == "indikator":
            hasil += [baris.uid for baris in satu.kini.baris]
    return hasil


def _uid_simpul(simpul: Simpul | None) -> list[UUID]:
    hasil = []
    while simpul is not None:
        hasil.append(simpul.uid)
        simpul = simpul.induk
    return hasil


def uraian_baru(tuju: Tuju) -> str:
    """The wording of a new indikator that most lines use, the first among equals."""
    if isinstance(tuju.kini, Ukuran) or not tuju.bunyi:
        return str(tuju.isi.get("uraian", ""))
    return max(tuju.bunyi, key=lambda bunyi: tuju.bunyi[bunyi])
