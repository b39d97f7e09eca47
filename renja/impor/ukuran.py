"""The indikator that a line names, its own or those of the rows above it (Tabel 3.2, 4.1).

Wordings that differ by slips of the keyboard only are taken for one indikator; that is
shown, and can be undone.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from planning.kuantitas import Kuantitas
from renja.impor.bandingan import PANJANG, sama_kuantitas, tampil
from renja.impor.kini import Simpul, Ukuran
from renja.impor.padanan import baku, serupa
from renja.impor.rancangan import Calon, HasilBaris, Keputusan, Tuju
from renja.impor.sel import PembandingSel, cari_ukuran
from renja.lembar.masukan import BarisMasuk

# Of each level: the column of its indikator, that of the target, and which target it is.
_TABEL = (
    ("program", "ind_program", "t_program", "target"),
    ("kegiatan", "ind_hasil", "t_hasil", "target"),
    ("sub_kegiatan", "ind_keluaran", "t_keluaran", "target"),
    ("program", "tolak_ukur", "target_maju", "target_maju"),
)
SENDIRI = ("target", "target_maju", "target_akhir", "perkiraan")
SAMA, PISAH = "sama", "pisah"


@dataclass(frozen=True, slots=True)
class Sebutan:
    """A target as an earlier line wrote it."""

    nomor: int
    nilai: Kuantitas | None


class PencariUkuran:
    """Finds or makes the indikator of lines; what a refused line said is forgotten again."""

    def __init__(self, sel: PembandingSel, terpetakan: frozenset[str], putusan: Mapping[str, str]):
        self.sel = sel
        self.putusan = putusan
        self.keputusan: dict[str, Keputusan] = {}
        self.dipakai: set[int] = set()
        self._maju_program = "tolak_ukur" in terpetakan
        self._milik: dict[int, list[Tuju]] = {}
        self._tuju: dict[int, Tuju] = {}
        self._terlihat: dict[tuple[int, str], Sebutan] = {}
        self._baru: list[tuple[tuple[int, str], Sebutan]] = []

    def baca(self, hasil: HasilBaris, masuk: BarisMasuk, simpul: Tuju) -> None:
        """Every indikator of a line about a node, with its targets."""
        self._sendiri(hasil, masuk, simpul)
        if simpul.jenis != "sub_kegiatan":
            return
        menurut_jenis = {satu.jenis: satu for satu in simpul.rantai()}
        for jenis, isian, target, sebagai in _TABEL:
            uraian = masuk.teks(isian)
            pemilik = menurut_jenis.get(jenis)
            if not uraian or pemilik is None:
                continue
            ukuran = self._cari(hasil, masuk, pemilik, isian, (target,))
            if ukuran is not None:
                self._target(hasil, masuk, ukuran, target, sebagai)

    def selesai(self, *, ditolak: bool) -> None:
        """A line is done: what it said counts for later ones unless it was refused."""
        if not ditolak:
            self._terlihat.update(self._baru)
        self._baru.clear()

    # --- Its own indikator ---------------------------------------------------------------

    def _sendiri(self, hasil: HasilBaris, masuk: BarisMasuk, simpul: Tuju) -> None:
        isian = [satu for satu in SENDIRI if not (satu == "target_maju" and self._maju_program)]
        ukuran = self._milik_baris(hasil, masuk, simpul, isian)
        if ukuran is None:
            tanpa = [satu for satu in isian if isinstance(masuk.nilai(satu), Kuantitas)]
            if tanpa and not masuk.teks("indikator") and _ada(masuk, tanpa):
                kalimat = "Target ditulis tanpa indikator. Isi indikatornya, atau kosongkan."
                self.sel.tolak(hasil, masuk, tanpa[0], kalimat)
            return
        if isinstance(ukuran.kini, Ukuran):
            self.sel.uraian(hasil, masuk, ukuran)
            if not self.sel.satuan(hasil, masuk, ukuran.kini):
                return
        for satu in isian:
            self._target(hasil, masuk, ukuran, satu, satu)

    def _milik_baris(
        self, hasil: HasilBaris, masuk: BarisMasuk, simpul: Tuju, isian: list[str]
    ) -> Tuju | None:
        penanda = masuk.teks("uid_indikator")
        if not penanda:
            return (
                self._cari(hasil, masuk, simpul, "indikator", isian)
                if masuk.teks("indikator")
                else None
            )
        ada = self.sel.kini.uid_indikator.get(penanda)
        if ada is None or self.sel.kini.pemilik[ada.pk] is not simpul.kini:
            self.sel.tolak(
                hasil,
                masuk,
                "indikator",
                "Indikator ini sudah dihapus atau dipindahkan sejak buku kerja diunduh. "
                "Unduh buku kerja yang baru.",
            )
            return None
        if ada.pk in self.dipakai and self.sel.sendiri and simpul.jenis != "sub_kegiatan":
            kalimat = "Indikator ini sudah ada pada baris lain. Hapus salah satunya."
            self.sel.tolak(hasil, masuk, "indikator", kalimat)
        self.dipakai.add(ada.pk)
        return self._satu(ada, simpul)

    # --- Looking up ----------------------------------------------------------------------

    def _satu(self, ada: Ukuran, simpul: Tuju) -> Tuju:
        if ada.pk not in self._tuju:
            self._tuju[ada.pk] = Tuju("indikator", ada, simpul)
        return self._tuju[ada.pk]

    def _cari(
        self,
        hasil: HasilBaris,
        masuk: BarisMasuk,
        simpul: Tuju,
        isian: str,
        target: "list[str] | tuple[str, ...]",
    ) -> Tuju | None:
        """The indikator of that wording below a node; a new one where there is none."""
        uraian = masuk.teks(isian)
        if len(uraian) > PANJANG["indikator"]:
            self.sel.tolak(hasil, masuk, isian, "Indikator ini lebih panjang dari 1.000 huruf.")
            return None
        ada = cari_ukuran(simpul.kini if isinstance(simpul.kini, Simpul) else None, uraian)
        if ada is not None:
            return self._satu(ada, simpul)
        tuju = self._bernama(simpul, uraian) or self._serupa(masuk, simpul, isian)
        if tuju is None:
            satuan = self.sel.satuan_baru(masuk, *target)
            if not satuan:
                kalimat = (
                    "Satuan indikator baru ini tidak diketahui. Tulis targetnya dengan satuan, "
                    "misalnya 15 Dokumen."
                )
                self.sel.tolak(hasil, masuk, target[0] if target else isian, kalimat)
                return None
            tuju = Tuju("indikator", None, simpul, {"uraian": uraian, "satuan": satuan})
            tuju.nomor = masuk.nomor
            self._milik.setdefault(id(simpul), []).append(tuju)
        if tuju.baru:
            tuju.bunyi[uraian] = tuju.bunyi.get(uraian, 0) + 1
            self._catat_baru(hasil, masuk, tuju, isian)
        return tuju

    def _catat_baru(self, hasil: HasilBaris, masuk: BarisMasuk, tuju: Tuju, isian: str) -> None:
        """A new indikator is a changed cell of the first accepted line that names it."""
        kunci = (id(tuju), "uraian")
        if kunci in self._terlihat:
            return
        self._baru.append((kunci, Sebutan(masuk.nomor, None)))
        uraian = tuju.isi["uraian"]
        self.sel.catat(hasil, masuk.sel[isian], isian, tuju, (None, uraian, tampil(uraian)))

    def _bernama(self, simpul: Tuju, uraian: str) -> Tuju | None:
        dicari = baku(uraian)
        milik = self._milik.get(id(simpul), ())
        return next((t for t in milik if any(baku(b) == dicari for b in t.bunyi)), None)

    def _serupa(self, masuk: BarisMasuk, simpul: Tuju, isian: str) -> Tuju | None:
        """One that differs by slips of the keyboard; noted, and apart if a person said so."""
        uraian = masuk.teks(isian)
        kini = simpul.kini.indikator if isinstance(simpul.kini, Simpul) else []
        calon = [(satu.uraian, self._satu(satu, simpul)) for satu in kini]
        calon += [(b, t) for t in self._milik.get(id(simpul), ()) for b in t.bunyi]
        mirip = next(((bunyi, t) for bunyi, t in calon if serupa(bunyi, uraian)), None)
        if mirip is None:
            return None
        kunci = f"s{simpul.isi.get('nomenklatur')}-{baku(uraian)}"[:120]
        pilihan = PISAH if self.putusan.get(kunci) == PISAH else SAMA
        self.keputusan.setdefault(
            kunci,
            Keputusan(
                kunci,
                "serupa",
                masuk.sel[isian].alamat,
                uraian,
                f'Indikator ini hanya beda ketikan dari "{mirip[0]}".',
                (Calon(SAMA, "Indikator yang sama"), Calon(PISAH, "Indikator lain")),
                pilihan,
            ),
        )
        return mirip[1] if pilihan == SAMA else None

    # --- Targets -------------------------------------------------------------------------

    def _target(
        self, hasil: HasilBaris, masuk: BarisMasuk, ukuran: Tuju, isian: str, sebagai: str
    ) -> None:
        """A target; one that earlier lines wrote already has to be the same again."""
        kunci = (id(ukuran), sebagai)
        nilai = masuk.nilai(isian)
        baru = nilai if isinstance(nilai, Kuantitas) else None
        lalu = self._terlihat.get(kunci)
        if lalu is None:
            if isian in masuk.sel:
                self._baru.append((kunci, Sebutan(masuk.nomor, baru)))
            self.sel.target(hasil, masuk, ukuran, isian, sebagai)
        elif isian in masuk.sel and not sama_kuantitas(baru, lalu.nilai):
            self.sel.tolak(
                hasil,
                masuk,
                isian,
                f"Target indikator ini pada baris {lalu.nomor} adalah {tampil(lalu.nilai)}. "
                "Samakan keduanya.",
            )


def _ada(masuk: BarisMasuk, isian: list[str]) -> bool:
    nilai = [masuk.nilai(satu) for satu in isian]
    return any(isinstance(satu, Kuantitas) and satu.ada for satu in nilai)
