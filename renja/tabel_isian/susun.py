"""Puts the rows of a grid together: each node with its first indikator, further ones below."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from planning.models import Pengguna, RantaiJejak, Renja
from renja.pemuat.dasar import tanpa_pemungut_sampah
from renja.tabel_isian.bahan import Bahan, Ukuran
from renja.tabel_isian.bentuk import Baris, Jenis, Kolom, Sel, Tabel
from renja.tabel_isian.data import KOSONG
from renja.tabel_isian.gembok import Gembok
from renja.tabel_isian.jumlah import jumlah_tabel
from renja.tabel_isian.kolom import TAHUN, kolom_tabel
from renja.tabel_isian.sumber import muat_sumber

BANYAK_SUMBER = "Sumber dana baris ini lebih dari satu. Ubah bagiannya pada formulir pagunya."
DI_ATAS = "diisi pada baris pertamanya"
TANPA_UID: frozenset[UUID] = frozenset()


def muat_tabel(
    renja: Renja, user: Pengguna, jenis: str, pilihan: str = "", gembok: Gembok | None = None
) -> Tabel:
    """One page of a grid; the caller has fetched `renja` through permission."""
    nomor = nomor_terakhir(renja)
    kolom = kolom_tabel(renja, jenis)
    gembok = gembok or Gembok(user, renja)
    with tanpa_pemungut_sampah():
        sumber = muat_sumber()
        bahan = Bahan(renja, jenis, kolom, sumber, pilihan)
        jumlah = jumlah_tabel(renja, jenis, kolom, bahan.hanya)
        baris = _Penyusun(bahan, gembok, jumlah).susun()
    return Tabel(
        jenis,
        kolom,
        baris,
        jumlah,
        nomor,
        gembok.alasan,
        sumber.ditawarkan if jenis == TAHUN else (),
        bahan.halaman,
        bahan.pilihan,
    )


def nomor_terakhir(renja: Renja) -> int:
    """The number of the last change in the agency's trail: from here on others' are told."""
    kepala = RantaiJejak.objects.filter(perangkat_daerah=renja.perangkat_daerah_id)
    return kepala.values_list("nomor", flat=True).first() or 0


class _Penyusun:
    def __init__(self, bahan: Bahan, gembok: Gembok, jumlah: dict[str, dict[str, str]]) -> None:
        self.bahan = bahan
        self.gembok = gembok
        self.jumlah = jumlah
        self.baris: list[Baris] = []
        self.target = [k for k in bahan.kolom if k.asal]
        self.uang = [k for k in bahan.kolom if not k.asal]
        # Tujuan and sasaran have targets of the year itself, not of the next.
        self.target_sasaran = [k for k in self.target if k.kunci != "m"]
        self.tampak: set[int] = set()

    def susun(self) -> list[Baris]:
        """All rows of the page, in their order."""
        if self.bahan.dengan_sasaran:
            self._sasaran()
        for satu in self.bahan.program:
            self._program(*satu)
        induk = {baris.induk for baris in self.baris}
        for baris in self.baris:
            baris.beranak = baris.kunci in induk
        return self.baris

    # --- Levels --------------------------------------------------------------------------

    def _sasaran(self) -> None:
        milik = self.bahan.indikator
        for kunci, uid, nomor, uraian in self.bahan.tujuan:
            baris = Baris(f"g{kunci}", "tujuan", 1, f"T{nomor}", uraian, uid)
            jalur = frozenset({uid})
            self._simpul(baris, milik.get(("tujuan", kunci), []), jalur, self.target_sasaran)
            for anak, uid_anak, letak, isi in self.bahan.sasaran.get(kunci, ()):
                kode = f"T{nomor}.S{letak}"
                bawah = Baris(f"a{anak}", "sasaran", 2, kode, isi, uid_anak, induk=baris.kunci)
                ukuran = milik.get(("sasaran", anak), [])
                self._simpul(bawah, ukuran, jalur | {uid_anak}, self.target_sasaran)
        lain = milik.get(("perangkat_daerah", 0), [])
        if lain:
            nama = "Indikator kinerja perangkat daerah"
            baris = Baris("d0", "sasaran", 1, "", nama, self.bahan.renja.renstra.uid)
            self._simpul(baris, lain, TANPA_UID, self.target_sasaran)

    def _program(
        self, kunci: int, uid: UUID, kode: str, nama: str, _bidang: str, *atas: UUID | None
    ) -> None:
        bahan = self.bahan
        jalur = frozenset({uid, *(satu for satu in atas if satu)})
        baris = Baris(f"p{kunci}", "program", 1, bahan.kode(kode), nama, uid)
        self._jumlahkan(baris)
        self._simpul(baris, bahan.indikator.get(("program", kunci), []), jalur, self.target)
        for nomor, uid_kegiatan, kode_kegiatan, nama_kegiatan in bahan.kegiatan.get(kunci, ()):
            anak = bahan.anak.get(nomor, ())
            if not anak and bahan.jenis == TAHUN:
                continue
            bawah = Baris(
                f"k{nomor}",
                "kegiatan",
                2,
                bahan.kode(kode_kegiatan),
                nama_kegiatan,
                uid_kegiatan,
                induk=baris.kunci,
            )
            self._jumlahkan(bawah)
            ukuran = bahan.indikator.get(("kegiatan", nomor), [])
            self._simpul(bawah, ukuran, jalur | {uid_kegiatan}, self.target)
            for satu in anak:
                self._sub(bawah, satu, jalur | {uid_kegiatan})

    def _sub(self, atas: Baris, isi: tuple[Any, ...], jalur: frozenset[UUID]) -> None:
        kunci, uid, kode, nama, sub, uid_sub, unit, nama_unit = isi
        bahan = self.bahan
        huruf = "b" if bahan.jenis == TAHUN else "s"
        berulang = sub in self.tampak
        self.tampak.add(sub)
        if berulang:
            nama = f"{nama} ({nama_unit})"
        baris = Baris(
            f"{huruf}{kunci}", "sub_kegiatan", 3, bahan.kode(kode), nama, uid, induk=atas.kunci
        )
        jalur |= {uid, uid_sub}
        alasan = self.gembok.alasan_untuk(jalur)
        for kolom in self.uang:
            if kolom.jenis is Jenis.SEMULA:
                baris.sel[kolom.kunci] = bahan.semula.get((sub, unit), "")
                continue
            kini = bahan.sel.get(f"{baris.kunci}.{kolom.kunci}", KOSONG)
            sel = Sel(f"{baris.kunci}.{kolom.kunci}", kini.teks, kini.versi, alasan)
            if kini.banyak > 1:
                sel.terkunci = alasan or BANYAK_SUMBER
            self._komentari(sel, kolom, (uid, uid_sub))
            baris.sel[kolom.kunci] = sel
        ukuran = bahan.indikator.get(("sub_kegiatan", sub), [])
        if berulang:
            self._tanpa_target(baris, ukuran)
        else:
            self._simpul(baris, ukuran, jalur, self.target)
        baris.komentar += self._komentar_baris(uid_sub) if uid_sub != uid else 0

    # --- Rows ----------------------------------------------------------------------------

    def _jumlahkan(self, baris: Baris) -> None:
        isi = self.jumlah.get(baris.kunci, {})
        for kolom in self.uang:
            if kolom.jenis is not Jenis.SUMBER:
                baris.sel[kolom.kunci] = isi.get(kolom.kunci, "")

    def _tanpa_target(self, baris: Baris, ukuran: Sequence[Ukuran]) -> None:
        """A further row of a sub kegiatan whose targets already stand at its first one."""
        if ukuran:
            baris.indikator, baris.satuan = ukuran[0].uraian, ukuran[0].satuan
            baris.sel |= dict.fromkeys((k.kunci for k in self.target), DI_ATAS)
        baris.komentar = self._komentar_baris(baris.uid)
        self.baris.append(baris)

    def _simpul(
        self,
        baris: Baris,
        ukuran: Sequence[Ukuran],
        jalur: frozenset[UUID],
        target: Sequence[Kolom],
    ) -> None:
        """A node with its first indikator, and a row below it for each further one."""
        baris.komentar = self._komentar_baris(baris.uid)
        self.baris.append(baris)
        for nomor, satu in enumerate(ukuran, 1):
            tujuan = baris
            if nomor > 1:
                tujuan = Baris(
                    f"i{satu.kunci}",
                    "indikator",
                    baris.level + 1,
                    "",
                    f"Indikator ke-{nomor}",
                    satu.uid,
                    induk=baris.kunci,
                )
                self.baris.append(tujuan)
            tujuan.komentar += self._komentar_baris(satu.uid)
            self._ukur(tujuan, satu, jalur, target)

    def _ukur(
        self, baris: Baris, satu: Ukuran, jalur: frozenset[UUID], target: Sequence[Kolom]
    ) -> None:
        baris.indikator, baris.satuan = satu.uraian, satu.satuan
        baris.kunci_indikator = f"i{satu.kunci}"
        alasan = self.gembok.alasan_untuk(jalur | {satu.uid})
        for kolom in target:
            kini = self.bahan.sel.get(f"i{satu.kunci}.{kolom.kunci}", KOSONG)
            if kolom.jenis is Jenis.SEMULA:
                baris.sel[kolom.kunci] = kini.teks
                continue
            sel = Sel(f"i{satu.kunci}.{kolom.kunci}", kini.teks, kini.versi, alasan)
            self._komentari(sel, kolom, (satu.uid, baris.uid))
            baris.sel[kolom.kunci] = sel

    def _komentari(self, sel: Sel, kolom: Kolom, uid: Sequence[UUID]) -> None:
        if self.bahan.komentar:
            sel.komentar = sum(self.bahan.komentar[satu, kolom.nama] for satu in set(uid))

    def _komentar_baris(self, uid: UUID) -> int:
        """Open threads on a row, those on its cells included."""
        return self.bahan.komentar_baris[uid]
