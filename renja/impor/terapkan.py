"""Writing what a preview shows: one transaction, one set of changes, few queries.

The core (`planning.penyuntingan`) asks for the right of every row and compares every
version; what it refuses rolls everything back.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from budget.models import LapisanPagu, Pagu, PrakiraanMaju
from performance.models import Perkiraan
from planning import models as m
from planning.kuantitas import Kuantitas
from planning.penyuntingan import Suntingan, Ubahan
from planning.penyuntingan.izin import dengan_jalur
from renja.impor.banding import uraian_baru
from renja.impor.bandingan import bagian_dana, sama_satuan
from renja.impor.kini import Baris, Kini, Nilai, Simpul, Uang, Ukuran, target_ditulis
from renja.impor.rancangan import Pratinjau, Tuju, UbahSel

_MODEL: dict[str, Any] = {
    "program": m.Program,
    "kegiatan": m.Kegiatan,
    "sub_kegiatan": m.SubKegiatan,
    "baris": m.BarisRenja,
    "indikator": m.Indikator,
}
_KOLOM_BARIS = {
    "nama": "nama",
    "unit_kerja": "unit_kerja_id",
    "kelompok_sasaran": "kelompok_sasaran",
    "prioritas_nasional": "prioritas_nasional",
    "prioritas_daerah": "prioritas_daerah",
}
_PER_KUERI = 500
Langkah = tuple[str, int]


class Penerap:
    """Writes a preview into an open `Suntingan`; `langkah` says how far it has come."""

    def __init__(self, s: Suntingan, renja: m.Renja, kini: Kini, pratinjau: Pratinjau) -> None:
        self.s = s
        self.renja = renja
        self.kini = kini
        self.pratinjau = pratinjau
        self.milik = {"perangkat_daerah": renja.perangkat_daerah}
        self._contoh: dict[tuple[str, int], Any] = {}
        self._baru: dict[int, Any] = {}

    def langkah(self) -> Iterator[Langkah]:
        """Do it part by part; gives what was done (an Indonesian phrase) and how many rows."""
        ditulis = self.pratinjau.ditulis
        for jenis, baru in _yang_baru(ditulis).items():
            self._tambah(jenis, baru, ditulis)
            yield f"{_MODEL[jenis]._meta.verbose_name} baru", len(baru)
        yield "baris yang berubah", self._ubah_baris(ditulis)
        yield "target", self._nilai(ditulis)
        yield "pagu", self._pagu(ditulis)
        yield "prakiraan maju", self._maju(ditulis)
        if self.pratinjau.hapus:
            yield "baris yang dihapus", self._hapus()

    # --- New rows ------------------------------------------------------------------------

    def _tambah(self, jenis: str, baru: Sequence[Tuju], ditulis: Sequence[UbahSel]) -> None:
        urutan = self._urutan_terakhir(jenis)
        sel: dict[int, dict[str, Any]] = {}
        if jenis == "baris":
            for satu in ditulis:
                if satu.tuju.baru:
                    sel.setdefault(id(satu.tuju), {})[satu.isian] = satu.nilai
        baris, deret = [], []
        for letak, tuju in enumerate(baru, start=1):
            satu = self._buat(tuju, urutan + letak, sel.get(id(tuju), {}))
            self._baru[id(tuju)] = satu
            baris.append(satu)
            tempat = sel.get(id(tuju), {}).get("lokasi", ())
            deret.append({"lokasi_baris": _tempat(tempat)} if jenis == "baris" else {})
        self.s.tambah_banyak(baris, deret)

    def _urutan_terakhir(self, jenis: str) -> int:
        isi = self.kini.simpul.get(jenis, {}).values()
        return max((satu.urutan for satu in isi), default=0)

    def _buat(self, tuju: Tuju, urutan: int, sel: dict[str, Any]) -> Any:
        atas = self.objek(tuju.induk) if tuju.induk is not None else None
        if tuju.jenis == "baris":
            teks = {k: sel[k] or "" for k in _KOLOM_BARIS if k in sel and k != "nama"}
            teks.pop("unit_kerja", None)
            return m.BarisRenja(
                **self.milik,
                renja=self.renja,
                sub_kegiatan=atas,
                unit_kerja_id=tuju.isi["unit"],
                **teks,
            )
        if tuju.jenis == "indikator":
            return self._indikator_baru(tuju, atas)
        isi = {"nomenklatur_id": tuju.isi["nomenklatur"], "nama": tuju.isi["nama"]}
        kolom = {"program": "renstra", "kegiatan": "program", "sub_kegiatan": "kegiatan"}
        induk = atas if atas is not None else self.renja.renstra
        return _MODEL[tuju.jenis](**self.milik, **isi, **{kolom[tuju.jenis]: induk}, urutan=urutan)

    def _indikator_baru(self, tuju: Tuju, atas: Any) -> m.Indikator:
        simpul = tuju.induk.kini if tuju.induk is not None else None
        lama = simpul.indikator if isinstance(simpul, Simpul) else []
        dahulu = sum(
            1 for t in self._baru.values() if isinstance(t, m.Indikator) and _milik(t, atas)
        )
        return m.Indikator(
            **self.milik,
            renstra=self.renja.renstra,
            **{atas._meta.model_name.replace("subkegiatan", "sub_kegiatan"): atas},
            urutan=max((satu.urutan for satu in lama), default=0) + dahulu + 1,
            uraian=uraian_baru(tuju),
            satuan=tuju.isi["satuan"],
        )

    # --- Rows that are there -------------------------------------------------------------

    def objek(self, tuju: Tuju) -> Any:
        """The model instance of a row, new or as the plan has it (not asked for again)."""
        if tuju.kini is None:
            return self._baru[id(tuju)]
        return self._dari_kini(tuju.jenis, tuju.kini)

    def _dari_kini(self, jenis: str, kini: Simpul | Baris | Ukuran) -> Any:
        kunci = (jenis, kini.pk)
        if kunci not in self._contoh:
            self._contoh[kunci] = self._pasang(jenis, kini)
        return self._contoh[kunci]

    def _pasang(self, jenis: str, kini: Simpul | Baris | Ukuran) -> Any:
        """An instance made of what was read: to hang new rows on, not to be changed itself."""
        umum = {"pk": kini.pk, "uid": kini.uid, "versi": kini.versi, **self.milik}
        if isinstance(kini, Baris):
            hasil: Any = m.BarisRenja(
                **umum,
                renja=self.renja,
                sub_kegiatan_id=kini.sub.pk,
                unit_kerja_id=kini.unit_kerja,
            )
        elif isinstance(kini, Ukuran):
            pemilik = self.kini.pemilik[kini.pk]
            atas = {f"{pemilik.jenis}_id": pemilik.pk}
            hasil = m.Indikator(**umum, renstra=self.renja.renstra, satuan=kini.satuan, **atas)
        else:
            kolom = {"program": "renstra", "kegiatan": "program", "sub_kegiatan": "kegiatan"}
            induk = (
                self._dari_kini(kini.induk.jenis, kini.induk)
                if kini.induk is not None
                else self.renja.renstra
            )
            hasil = _MODEL[jenis](
                **umum,
                **{kolom[jenis]: induk},
                nama=kini.nama,
                urutan=kini.urutan,
                nomenklatur_id=kini.nomenklatur,
            )
        return hasil

    def _ubah_baris(self, ditulis: Sequence[UbahSel]) -> int:
        """Wordings, units, texts and places of rows; wordings of indikator."""
        isi: dict[str, dict[int, tuple[Any, dict[str, Any], dict[str, Any]]]] = {}
        for sel in ditulis:
            kini = sel.tuju.kini
            if kini is None or sel.isian not in {*_KOLOM_BARIS, "lokasi", "indikator"}:
                continue
            milik = isi.setdefault(sel.tuju.jenis, {}).setdefault(kini.pk, (kini, {}, {}))
            if sel.isian == "lokasi":
                milik[2]["lokasi_baris"] = _tempat(sel.nilai)
            elif sel.isian == "indikator":
                milik[1]["uraian"] = sel.nilai
            else:
                nilai = sel.nilai
                if isinstance(kini, Baris) and sel.isian == "nama":
                    nilai = "" if nilai == kini.sub.nama else nilai
                milik[1][_KOLOM_BARIS[sel.isian]] = nilai
        return sum(
            self.s.ubah_banyak(
                [
                    Ubahan(satu, baris[satu.pk][0].versi, *baris[satu.pk][1:])
                    for satu in _ambil(_MODEL[jenis], baris)
                ]
            )
            for jenis, baris in isi.items()
        )

    # --- Targets and estimates -----------------------------------------------------------

    def _nilai(self, ditulis: Sequence[UbahSel]) -> int:
        letak = target_ditulis(self.renja)
        banyak = 0
        for perkiraan in (False, True):
            milik = [
                (sel.tuju, *sel.nilai)
                for sel in ditulis
                if sel.tuju.jenis == "indikator"
                and isinstance(sel.nilai, tuple)
                and (sel.nilai[0] == "perkiraan") is perkiraan
            ]
            model: Any = Perkiraan if perkiraan else m.Target
            banyak += self._simpan_nilai(model, milik, letak)
        return banyak

    def _simpan_nilai(
        self, model: Any, isi: Sequence[tuple[Tuju, str, Kuantitas | None]], letak: Any
    ) -> int:
        baru: list[Any] = []
        lama: dict[int, tuple[Nilai, Kuantitas, str]] = {}
        buang: dict[int, Nilai] = {}
        for tuju, sebagai, nilai in isi:
            satuan = tuju.kini.satuan if isinstance(tuju.kini, Ukuran) else ""
            kini = tuju.kini.nilai.get(sebagai) if isinstance(tuju.kini, Ukuran) else None
            if kini is None and nilai is not None:
                satu = model(
                    **self.milik, indikator=self.objek(tuju), **self._letak(sebagai, letak)
                )
                satu.isi_kuantitas(_tanpa_satuan(nilai, satu.indikator.satuan))
                baru.append(satu)
            elif kini is not None and nilai is not None:
                lama[kini.pk] = (kini, nilai, satuan)
            elif kini is not None:
                buang[kini.pk] = kini
        self.s.tambah_banyak(baru)
        ubahan = []
        for satu in self._ambil_bawah(model, lama, "indikator"):
            simpanan, tertulis, satuan = lama[satu.pk]
            isi_kolom = _kolom_nilai(_tanpa_satuan(tertulis, satuan))
            if sama_satuan(satu.satuan, tertulis.satuan):
                isi_kolom.pop("satuan")
            ubahan.append(Ubahan(satu, simpanan.versi, isi_kolom))
        self.s.ubah_banyak(ubahan)
        dibuang = [(satu, buang[satu.pk].versi) for satu in _ambil(model, buang)]
        self.s.hapus_banyak(dibuang)
        return len(isi)

    def _letak(self, sebagai: str, letak: Any) -> dict[str, Any]:
        if sebagai == "perkiraan":
            return {"tahun": self.renja.tahun - 1, "jenis": Perkiraan.Jenis.REALISASI}
        tahun, asal = letak[sebagai]
        return {"tahun": tahun, "asal": asal}

    def _ambil_bawah(self, model: Any, kunci: Iterable[int], kolom: str) -> Iterator[Any]:
        """Stored rows with the row they hang on put in, without joining what is known."""
        pemilik = self.kini.indikator if kolom == "indikator" else self.kini.baris
        for satu in _ambil(model, kunci, lengkap=False):
            atas = pemilik[getattr(satu, f"{kolom}_id")]
            setattr(satu, kolom, self._dari_kini(kolom, atas))
            satu.perangkat_daerah = self.renja.perangkat_daerah
            yield satu

    # --- Money ---------------------------------------------------------------------------

    def _pagu(self, ditulis: Sequence[UbahSel]) -> int:
        isi: dict[int, tuple[Tuju, dict[str, Any]]] = {}
        for sel in ditulis:
            if sel.isian in {"pagu", "sumber_dana"}:
                isi.setdefault(id(sel.tuju), (sel.tuju, {}))[1][sel.isian] = sel.nilai
        baru, deret_baru = [], []
        lama: dict[int, tuple[Uang, dict[str, Any]]] = {}
        buang: dict[int, Uang] = {}
        for tuju, nilai in isi.values():
            uang = tuju.kini.pagu if isinstance(tuju.kini, Baris) else None
            if uang is None and nilai.get("pagu") is not None:
                satu = Pagu(
                    **self.milik,
                    lapisan=self._lapisan(),
                    baris=self.objek(tuju),
                    nilai=nilai["pagu"],
                )
                baru.append(satu)
                bagian = bagian_dana(nilai.get("sumber_dana", ()), nilai["pagu"], None)
                deret_baru.append({"sumber": bagian})
            elif uang is not None and "pagu" in nilai and nilai["pagu"] is None:
                buang[uang.pk] = uang
            elif uang is not None:
                lama[uang.pk] = (uang, nilai)
        self.s.tambah_banyak(baru, deret_baru)
        self.s.ubah_banyak(
            [self._ubah_pagu(satu, *lama[satu.pk]) for satu in self._pagu_lama(lama)]
        )
        self.s.hapus_banyak([(satu, buang[satu.pk].versi) for satu in _ambil(Pagu, buang)])
        return len(isi)

    def _pagu_lama(self, kunci: Iterable[int]) -> Iterator[Pagu]:
        for satu in self._ambil_bawah(Pagu, kunci, "baris"):
            satu.lapisan = self._lapisan()
            yield satu

    @staticmethod
    def _ubah_pagu(satu: Pagu, uang: Uang, nilai: dict[str, Any]) -> Ubahan:
        """The new sum, with the parts of its sources as they follow from it."""
        pagu = nilai.get("pagu", uang.nilai)
        dana = nilai.get("sumber_dana", tuple(pk for pk, _ in uang.sumber))
        deret = {"sumber": bagian_dana(dana, pagu, uang)}
        belum_dirinci = all(bagian is None for _, bagian in uang.sumber)
        if "sumber_dana" not in nilai and belum_dirinci:
            deret = {}
        return Ubahan(satu, uang.versi, {"nilai": pagu} if "pagu" in nilai else {}, deret)

    def _lapisan(self) -> LapisanPagu:
        """The indikatif layer, made with the first pagu."""
        if self.kini.lapisan is None:
            satu = LapisanPagu(**self.milik, renja=self.renja, jenis=LapisanPagu.Jenis.INDIKATIF)
            self.s.tambah(satu)
            self.kini.lapisan = satu
        self.kini.lapisan.renja = self.renja
        return self.kini.lapisan

    def _maju(self, ditulis: Sequence[UbahSel]) -> int:
        baru, lama, buang = [], {}, {}
        for sel in ditulis:
            if sel.isian != "pagu_maju":
                continue
            uang = sel.tuju.kini.maju if isinstance(sel.tuju.kini, Baris) else None
            if uang is None:
                baris = self.objek(sel.tuju)
                baru.append(PrakiraanMaju(**self.milik, baris=baris, nilai=sel.nilai))
            elif sel.nilai is None:
                buang[uang.pk] = uang
            else:
                lama[uang.pk] = (uang, sel.nilai)
        self.s.tambah_banyak(baru)
        self.s.ubah_banyak(
            [
                Ubahan(satu, lama[satu.pk][0].versi, {"nilai": lama[satu.pk][1]})
                for satu in self._ambil_bawah(PrakiraanMaju, lama, "baris")
            ]
        )
        self.s.hapus_banyak([(satu, buang[satu.pk].versi) for satu in _ambil(PrakiraanMaju, buang)])
        return len(baru) + len(lama) + len(buang)

    def _hapus(self) -> int:
        versi = {satu.pk: satu.versi for satu in self.pratinjau.hapus}
        return self.s.hapus_banyak([(satu, versi[satu.pk]) for satu in _ambil(m.BarisRenja, versi)])


def terapkan(
    s: Suntingan,
    renja: m.Renja,
    kini: Kini,
    pratinjau: Pratinjau,
    lapor: Callable[[str, int], None] | None = None,
) -> None:
    """Write all of a preview; `lapor` is told of every part that is done."""
    for nama, banyak in Penerap(s, renja, kini, pratinjau).langkah():
        if lapor is not None:
            lapor(nama, banyak)


def _yang_baru(ditulis: Sequence[UbahSel]) -> dict[str, list[Tuju]]:
    """Every row to be made, parents before children, in the order of the file."""
    hasil: dict[str, dict[int, Tuju]] = {jenis: {} for jenis in _MODEL}
    for sel in ditulis:
        for tuju in sel.tuju.rantai():
            if tuju.baru:
                hasil[tuju.jenis].setdefault(id(tuju), tuju)
    return {jenis: list(isi.values()) for jenis, isi in hasil.items() if isi}


def _ambil(model: Any, kunci: Iterable[int], *, lengkap: bool = True) -> Iterator[Any]:
    """Stored rows by key, with what permission asks of them unless it is put in by hand."""
    semua = list(kunci)
    asal = dengan_jalur(model) if lengkap else model.objects.all()
    for awal in range(0, len(semua), _PER_KUERI):
        yield from asal.filter(pk__in=semua[awal : awal + _PER_KUERI])


def _tempat(kunci: Sequence[int]) -> list[dict[str, int]]:
    return [{"wilayah_id": pk, "urutan": urutan} for urutan, pk in enumerate(kunci, start=1)]


def _milik(indikator: m.Indikator, atas: Any) -> bool:
    return atas in {indikator.program, indikator.kegiatan, indikator.sub_kegiatan}


def _tanpa_satuan(nilai: Kuantitas, satuan: str) -> Kuantitas:
    """A target in the indikator's own unit does not repeat it."""
    if not sama_satuan(nilai.satuan, satuan):
        return nilai
    return Kuantitas(nilai.bawah, nilai.atas, "", nilai.teks, nilai.keadaan)


def _kolom_nilai(nilai: Kuantitas) -> dict[str, Any]:
    contoh = m.Target()
    contoh.isi_kuantitas(nilai)
    return {
        kolom: getattr(contoh, kolom) for kolom in ("bawah", "atas", "teks", "keadaan", "satuan")
    }
