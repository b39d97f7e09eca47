"""Assembles the document: numbers for parts, tables and figures, values filled into prose.

Pure: a plan and its manuscript in, a `Dokumen` out, the same for the same input.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from planning.models.pelaporan import NAMA_BULAN
from renja.dokumen import ikatan
from renja.dokumen.bentuk import (
    Bagian,
    Blok,
    BlokGambar,
    BlokTabel,
    BlokTandaTangan,
    Dokumen,
    GalatBagian,
    Identitas,
    Prosa,
)
from renja.dokumen.ikatan import (
    BagianSistematika,
    Galat,
    Nama,
    Tujuan,
    dengan_sistematika,
    isikan,
    nama_dokumen,
    penempatan,
    urai,
)
from renja.dokumen.markdown import PenyusunJudul, lekatkan_akhir, polos
from renja.dokumen.naskah import BabNaskah, GambarNaskah, JenisBab, Naskah
from renja.laporan import FORMULIR
from renja.laporan.penyusun import romawi
from renja.rencana import Rencana
from renja.tabel.bentuk import Tabel, TandaTangan

ISI, JUDUL = "isi", "judul"
PemuatGambar = Callable[[str], bytes | None]
# Forms whose figures come from elsewhere too; every other one is the agency's own.
_SUMBER = {
    "tabel-2.6": "Rancangan awal RKPD {pemda} Tahun {tahun} dan analisis kebutuhan {pd}",
    "tc-32": "Usulan para pemangku kepentingan, diolah oleh {pd}",
}
_TITIK = "." * 24


def tanpa_gambar(_sidik: str) -> bytes | None:
    """No picture's bytes: for a document whose text alone matters."""
    return None


@dataclass(slots=True)
class _Nomor:
    """The numbers that a document gave: forms by code, pictures by name. A `Rujukan`."""

    nama: Nama | None = None
    formulir: dict[str, Tujuan] = field(default_factory=dict)
    foto: dict[str, Tujuan] = field(default_factory=dict)

    def tabel(self, kunci: str, /) -> Tujuan | None:
        """A table by its code, its number in use, or its official name."""
        kode = self.nama.kode_tabel(kunci) if self.nama else ""
        return self.formulir.get(kode)

    def gambar(self, nama: str, /) -> Tujuan | None:
        """A picture by the name that it is placed with."""
        return self.foto.get(nama)


@dataclass(frozen=True, slots=True)
class _Tempat:
    """A part of the outline with its place: number, anchor, level, and the chapter around it."""

    bab: BabNaskah
    nomor: str
    anker: str
    tingkat: int
    ke: int
    anak: tuple["_Tempat", ...]


def judul_dokumen(rencana: Rencana) -> str:
    """The title of the document as a file knows it."""
    awal = "Perubahan Rencana Kerja" if rencana.siklus == "perubahan" else "Rencana Kerja"
    return f"{awal} (Renja) {rencana.perangkat_daerah.nama} Tahun {rencana.tahun}"


def identitas_draf(rencana: Rencana) -> Identitas:
    """What a document is called as long as it was not handed in."""
    akhir = "-P" if rencana.siklus == "perubahan" else ""
    kode = f"DRAF-{rencana.perangkat_daerah.kode.upper()}-{rencana.tahun}{akhir}"
    return Identitas(kode, f"Draf {rencana.tahap.lower()}, belum diajukan")


def susun_dokumen(
    rencana: Rencana,
    naskah: Naskah,
    identitas: Identitas | None = None,
    *,
    tanda: bool = False,
    gambar: PemuatGambar = tanpa_gambar,
) -> Dokumen:
    """The document of a plan (loaded with pelaksanaan and konteks) and its manuscript.

    Tables and figures are numbered once, in order, per chapter. Never raises for what prose
    holds: `galat` lists it with its place. With `tanda` bound values come marked; `gambar`
    gives a picture's bytes by its SHA-256.
    """
    penyusun = _Penyusun(rencana, naskah, gambar, tanda=tanda)
    tempat = letakkan(naskah)
    for satu in tempat:
        penyusun.nomori(satu)
    penyusun.kenali_bab()
    bagian = tuple(penyusun.bagian(satu) for satu in tempat)
    return Dokumen(
        identitas=identitas or identitas_draf(rencana),
        judul=judul_dokumen(rencana),
        perangkat_daerah=rencana.perangkat_daerah.nama,
        tahun=rencana.tahun,
        bagian=bagian,
        galat=tuple(sorted(penyusun.galat, key=penyusun.urutan_galat)),
        lambang=penyusun.lambang(),
        tanda=tanda,
        sistematika=penyusun.sistematika,
    )


def sistematika_naskah(naskah: Naskah, nama: Nama | None = None) -> tuple[BagianSistematika, ...]:
    """The chapters with their numbers; titles are filled with `nama`, or as typed without."""

    def baca(teks: str) -> str:
        if nama is None or "{" not in teks:
            return " ".join(teks.split())
        return polos(isikan(urai(teks), nama).teks)

    def satu(tempat: _Tempat) -> BagianSistematika:
        bab = tempat.bab
        anak = tuple(map(satu, tempat.anak))
        return BagianSistematika(tempat.nomor, baca(bab.judul), baca(bab.uraian), anak)

    return tuple(satu(tempat) for tempat in letakkan(naskah) if tempat.ke)


def letakkan(naskah: Naskah) -> tuple[_Tempat, ...]:
    """The parts with numbers worked out from their places."""
    hasil = []
    bab = 0
    for satu in naskah.bab:
        bab += satu.jenis is JenisBab.BAB
        if satu.jenis is JenisBab.BAB:
            anak = _anak(satu, str(bab), 2, bab)
            hasil.append(_Tempat(satu, romawi(bab), f"bab-{bab}", 1, bab, anak))
        else:
            anker = satu.kode or f"bagian-{satu.uid.hex[:8]}"
            hasil.append(_Tempat(satu, "", anker, 1, 0, _anak(satu, "", 2, 0)))
    return tuple(hasil)


def _anak(induk: BabNaskah, nomor: str, tingkat: int, bab: int) -> tuple[_Tempat, ...]:
    hasil = []
    for ke, satu in enumerate(induk.anak, start=1):
        nomor_ini = f"{nomor}.{ke}" if nomor else ""
        anker = f"sub-{nomor_ini.replace('.', '-')}" if nomor else f"bagian-{satu.uid.hex[:8]}"
        bawah = _anak(satu, nomor_ini, tingkat + 1, bab)
        hasil.append(_Tempat(satu, nomor_ini, anker, tingkat, bab, bawah))
    return tuple(hasil)


class _Penyusun:
    """Both passes over the parts: numbers first, then values."""

    def __init__(
        self, rencana: Rencana, naskah: Naskah, gambar: PemuatGambar, *, tanda: bool
    ) -> None:
        self.rencana = rencana
        self.naskah = naskah
        self.gambar = gambar
        self.tanda = tanda
        self.galat: set[GalatBagian] = set()
        self.rujukan = _Nomor()
        self.sistematika = sistematika_naskah(naskah)
        self.nama = nama_dokumen(rencana, self.rujukan, set(naskah.gambar), self.sistematika)
        self.rujukan.nama = self.nama
        self._urutan = {satu.uid: ke for ke, satu in enumerate(naskah.semua())}
        self._pemilik: dict[str, tuple[object, int]] = {}
        self._banyak: dict[tuple[str, int], int] = {}

    def urutan_galat(self, satu: GalatBagian) -> tuple[int, str, int, int, str]:
        """By the place of the part in the document, then by the place in it."""
        return self._urutan[satu.uid], satu.medan, satu.baris, satu.kolom, satu.pesan

    def nomori(self, tempat: _Tempat) -> None:
        """First pass: a number for every form and picture, at its first place."""
        for ke, blok in enumerate(penempatan(urai(tempat.bab.isi), self.nama)):
            if isinstance(blok, ikatan.BlokTabel):
                self._beri_nomor(tempat, ke, "tabel", blok.kode, self.rujukan.formulir)
            elif isinstance(blok, ikatan.BlokGambar):
                self._beri_nomor(tempat, ke, "gambar", blok.nama, self.rujukan.foto)
        for anak in tempat.anak:
            self.nomori(anak)

    def _beri_nomor(
        self, tempat: _Tempat, ke: int, jenis: str, kunci: str, wadah: dict[str, Tujuan]
    ) -> None:
        if not tempat.ke or kunci in wadah:
            return
        banyak = self._banyak[jenis, tempat.ke] = self._banyak.get((jenis, tempat.ke), 0) + 1
        nomor = f"{tempat.ke}.{banyak}"
        sebutan = f"{jenis.capitalize()} {nomor}"
        wadah[kunci] = Tujuan(nomor, sebutan, f"{jenis}-{nomor.replace('.', '-')}")
        self._pemilik[f"{jenis} {kunci}"] = (tempat.bab.uid, ke)

    def kenali_bab(self) -> None:
        """Between both: what the parts are called; their titles may hold numbers of tables."""
        self.sistematika = sistematika_naskah(self.naskah, self.nama)
        self.nama = dengan_sistematika(self.nama, self.sistematika)

    def bagian(self, tempat: _Tempat) -> Bagian:
        """Second pass: a part with its values, and those below it."""
        return Bagian(
            kode=tempat.bab.kode,
            uid=tempat.bab.uid,
            jenis=tempat.bab.jenis,
            nomor=tempat.nomor,
            judul=self._judul(tempat.bab),
            anker=tempat.anker,
            tingkat=tempat.tingkat,
            blok=self._isi(tempat),
            anak=tuple(self.bagian(anak) for anak in tempat.anak),
        )

    def _judul(self, bab: BabNaskah) -> str:
        if "{" not in bab.judul:
            return " ".join(bab.judul.split())
        terisi = isikan(urai(bab.judul), self.nama)
        self._catat(bab, JUDUL, terisi.galat)
        return polos(terisi.teks)

    def _isi(self, tempat: _Tempat) -> tuple[Blok, ...]:
        terisi = isikan(urai(tempat.bab.isi), self.nama, tanda=self.tanda)
        self._catat(tempat.bab, ISI, terisi.galat)
        induk = tempat.nomor if tempat.tingkat > 1 else str(tempat.ke or "")
        judul = PenyusunJudul(tempat.tingkat, "" if tempat.anak else induk, tempat.anker)
        judul.siapkan(satu for satu in terisi.bagian if isinstance(satu, str))
        hasil: list[Blok] = []
        ke = -1
        for satu in terisi.bagian:
            if isinstance(satu, str):
                prosa = judul.baca(satu)
                hasil += [prosa] if prosa.token else []
                continue
            ke += 1
            blok = self._blok(tempat, ke, satu)
            if isinstance(blok, BlokTandaTangan) and hasil and isinstance(hasil[-1], Prosa):
                lekatkan_akhir(hasil[-1])
            hasil += [blok] if blok is not None else []
        return tuple(hasil)

    def _catat(self, bab: BabNaskah, medan: str, galat: Iterable[Galat]) -> None:
        for satu in galat:
            self.galat.add(
                GalatBagian(bab.uid, medan, satu.baris, satu.kolom, satu.panjang, satu.pesan)
            )

    def _tolak(self, tempat: _Tempat, posisi: ikatan.Posisi, pesan: str) -> None:
        self._catat(tempat.bab, ISI, [Galat.di(posisi, pesan)])

    def _blok(self, tempat: _Tempat, ke: int, blok: ikatan.Blok) -> Blok | None:
        if isinstance(blok, ikatan.BlokTandaTangan):
            return BlokTandaTangan(tanda_tangan_dokumen(self.rencana))
        if isinstance(blok, ikatan.BlokTabel):
            tujuan = self._tujuan(tempat, ke, blok.posisi, "tabel", blok.kode)
            return self._tabel(blok.kode, tujuan) if tujuan else None
        tujuan = self._tujuan(tempat, ke, blok.posisi, "gambar", blok.nama)
        return self._foto(tempat, blok, tujuan) if tujuan else None

    def _tujuan(
        self, tempat: _Tempat, ke: int, posisi: ikatan.Posisi, jenis: str, kunci: str
    ) -> Tujuan | None:
        """The number of what is placed here; None with an error where it stands elsewhere."""
        wadah = self.rujukan.formulir if jenis == "tabel" else self.rujukan.foto
        if not tempat.ke:
            pesan = f"Pindahkan {jenis} ini ke sebuah bab: nomornya mengikuti nomor bab."
            self._tolak(tempat, posisi, pesan)
            return None
        tujuan = wadah.get(kunci)
        if tujuan and self._pemilik[f"{jenis} {kunci}"] == (tempat.bab.uid, ke):
            return tujuan
        sebutan = tujuan.sebutan if tujuan else f'{jenis} "{kunci}"'
        self._tolak(
            tempat,
            posisi,
            f"Hapus yang ini: {sebutan} sudah ditempatkan di depan; "
            f'rujuk dengan {{{{ {jenis}("{kunci}") }}}}.',
        )
        return None

    def _tabel(self, kode: str, tujuan: Tujuan) -> BlokTabel:
        formulir = FORMULIR[kode]
        tabel = replace(formulir.susun(self.rencana), sebutan=tujuan.sebutan)
        return BlokTabel(
            tabel, tujuan.nomor, tujuan.anker, sumber_tabel(self.rencana, tabel), formulir.kertas
        )

    def _foto(self, tempat: _Tempat, blok: ikatan.BlokGambar, tujuan: Tujuan) -> BlokGambar | None:
        satu = self.naskah.gambar[blok.nama]
        isi = self.gambar(satu.sidik)
        if isi is None:
            pesan = f'Isi gambar "{blok.nama}" tidak ditemukan; unggah gambarnya lagi.'
            self._tolak(tempat, blok.posisi, pesan)
            return None
        return BlokGambar(satu, isi, tujuan.nomor, tujuan.anker)

    def lambang(self) -> BlokGambar | None:
        """The emblem of the cover, None where there is none."""
        satu: GambarNaskah | None = self.naskah.lambang
        isi = self.gambar(satu.sidik) if satu else None
        return BlokGambar(satu, isi) if satu and isi is not None else None


def sumber_tabel(rencana: Rencana, tabel: Tabel) -> str:
    """The line below a table that says where its figures come from."""
    pemilik = rencana.perangkat_daerah
    isian: Mapping[str, object] = {
        "pd": pemilik.nama,
        "pemda": pemilik.pemda,
        "tahun": rencana.tahun,
    }
    return f"Sumber: {_SUMBER.get(tabel.formulir, '{pd}').format(**isian)}"


def tanda_tangan_dokumen(rencana: Rencana) -> TandaTangan:
    """Who signs the document, with dots to write on where a thing is not known."""
    satu = ikatan.penanda_tangan(rencana)
    hari = ikatan.hari_dokumen(rencana)
    tempat = (satu.tempat if satu else "") or _ibu_kota(rencana.perangkat_daerah.pemda)
    if rencana.konteks.penetapan.tanggal:
        tanggal = f"{hari.day} {NAMA_BULAN[hari.month - 1]} {hari.year}"
    else:
        tanggal = f"{_TITIK} {hari.year}"
    jabatan = ikatan.jabatan_penanda_tangan(satu) if satu else ""
    atas = (f"{tempat}, {tanggal}", jabatan or f"Kepala {rencana.perangkat_daerah.nama}")
    if satu is None:
        return TandaTangan(atas, "", (f"NIP {_TITIK}",))
    nip = f"NIP {satu.nip}" if satu.nip else f"NIP {_TITIK}"
    return TandaTangan(atas, satu.nama, tuple(filter(None, (satu.pangkat, nip))))


def _ibu_kota(pemda: str) -> str:
    """The place that a regional government is named after."""
    for awal in ("Kota ", "Kabupaten ", "Provinsi "):
        if pemda.startswith(awal):
            return pemda.removeprefix(awal)
    return pemda
