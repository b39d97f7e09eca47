"""What the streams of a page draw: in which marks, with which glyphs, colours and pictures.

Test support for `tests.cetak.matterhorn`; reads with pikepdf alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import pikepdf

TEKS = {"Tj", "TJ", "'", '"'}
_LUKIS = {"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "INLINE IMAGE"} | TEKS
_WARNA = {
    **dict.fromkeys(("rg", "RG"), "/DeviceRGB"),
    **dict.fromkeys(("g", "G"), "/DeviceGray"),
    **dict.fromkeys(("k", "K"), "/DeviceCMYK"),
}
Matriks = tuple[float, float, float, float, float, float]
SATUAN: Matriks = (1, 0, 0, 1, 0, 0)
HIASAN = -1
_LAIN = -2


@dataclass(slots=True)
class IsiHalaman:
    """What was found in the stream of a page and the forms that it draws.

    `mcid`: every number in order of drawing. `telanjang`: painting outside of marks.
    `bersarang`: artifacts inside real content, `terbalik`: the reverse. `glif`: codes by
    font (objgen). `warna`: colour spaces in use. `bentuk`: forms with numbers of their own.
    `dalam`: deepest q. `timpang`: marks or states that were never closed, or closed twice.
    `kotak`: where pictures stand on the page, by the number of their mark.
    """

    mcid: list[int] = field(default_factory=list)
    telanjang: list[str] = field(default_factory=list)
    bersarang: int = 0
    terbalik: int = 0
    glif: dict[tuple[int, int], set[int]] = field(default_factory=dict)
    fon: dict[tuple[int, int], Any] = field(default_factory=dict)
    warna: set[str] = field(default_factory=set)
    bentuk: list[tuple[int, int]] = field(default_factory=list)
    gambar: dict[tuple[int, int], Any] = field(default_factory=dict)
    keadaan: list[Any] = field(default_factory=list)
    dalam: int = 0
    timpang: int = 0
    tanpa_sumber: list[str] = field(default_factory=list)
    kotak: dict[int, tuple[float, float, float, float]] = field(default_factory=dict)


def baca_isi(halaman: Any) -> IsiHalaman:
    """Everything that a page draws."""
    hasil = IsiHalaman()
    _Pembaca(hasil).baca(halaman.obj if isinstance(halaman, pikepdf.Page) else halaman, [])
    return hasil


class _Pembaca:
    """Walks through a stream, and through the forms that it names."""

    def __init__(self, hasil: IsiHalaman) -> None:
        self.hasil = hasil

    def baca(self, asal: Any, tanda: list[int], dasar: Matriks = SATUAN) -> None:
        """A stream inside the marks that are open already."""
        sumber = asal.get("/Resources", pikepdf.Dictionary())
        awal = len(tanda)
        fon: Any = None
        simpan: list[Any] = []
        matriks = dasar
        arus = pikepdf.Page(asal) if asal.get("/Type") == "/Page" else asal
        for operan, operator in pikepdf.parse_content_stream(arus):
            nama = str(operator)
            if nama == "q":
                simpan.append((fon, matriks))
                self.hasil.dalam = max(self.hasil.dalam, len(simpan))
            elif nama == "Q":
                fon, matriks = simpan.pop() if simpan else self._timpang()
            elif nama == "cm":
                matriks = kali(tuple(map(float, operan)), matriks)
            elif nama in ("BDC", "BMC"):
                self._buka(operan, tanda, sumber)
            elif nama == "EMC":
                self._tutup(tanda, awal)
            elif nama == "Tf":
                fon = self._sumber(sumber, "/Font", operan[0])
            elif nama == "Do":
                self._gambar(self._sumber(sumber, "/XObject", operan[0]), tanda, matriks)
            else:
                self._lainnya(nama, operan, tanda, sumber, fon)
        self.hasil.timpang += len(simpan) + abs(len(tanda) - awal)
        del tanda[awal:]

    def _lainnya(self, nama: str, operan: Any, tanda: list[int], sumber: Any, fon: Any) -> None:
        if nama in _LUKIS:
            self._periksa_tanda(nama, tanda)
        if nama in TEKS and fon is not None:
            self._catat_glif(fon, operan)
        elif nama in _WARNA:
            self.hasil.warna.add(_WARNA[nama])
        elif nama in ("cs", "CS"):
            self.hasil.warna |= set(_dasar_warna(self._ruang(sumber, operan[0])))
        elif nama == "gs":
            keadaan = self._sumber(sumber, "/ExtGState", operan[0])
            if keadaan is not None:
                self.hasil.keadaan.append(keadaan)

    def _timpang(self) -> tuple[Any, Matriks]:
        self.hasil.timpang += 1
        return None, SATUAN

    def _buka(self, operan: Any, tanda: list[int], sumber: Any) -> None:
        nomor = HIASAN if operan[0] == "/Artifact" else _LAIN
        if nomor == _LAIN and len(operan) > 1:
            kamus = operan[1]
            if isinstance(kamus, pikepdf.Name):
                kamus = self._sumber(sumber, "/Properties", kamus) or {}
            if "/MCID" in kamus:
                nomor = int(kamus["/MCID"])
                self.hasil.mcid.append(nomor)
        if nomor == HIASAN and any(satu >= 0 for satu in tanda):
            self.hasil.bersarang += 1
        if nomor >= 0 and HIASAN in tanda:
            self.hasil.terbalik += 1
        tanda.append(nomor)

    def _tutup(self, tanda: list[int], awal: int) -> None:
        if len(tanda) > awal:
            tanda.pop()
        else:
            self.hasil.timpang += 1

    def _periksa_tanda(self, nama: str, tanda: list[int]) -> None:
        if not any(satu >= HIASAN for satu in tanda):
            self.hasil.telanjang.append(nama)

    def _sumber(self, sumber: Any, jenis: str, nama: Any) -> Any:
        isi = sumber.get(jenis, {}).get(str(nama))
        if isi is None:
            self.hasil.tanpa_sumber.append(f"{jenis} {nama}")
        return isi

    def _ruang(self, sumber: Any, nama: Any) -> Any:
        if str(nama) in ("/DeviceRGB", "/DeviceGray", "/DeviceCMYK", "/Pattern"):
            return nama
        return self._sumber(sumber, "/ColorSpace", nama)

    def _gambar(self, benda: Any, tanda: list[int], matriks: Matriks) -> None:
        if benda is None:
            return
        if benda.get("/Subtype") != "/Form":
            self._periksa_tanda("Do", tanda)
            self.hasil.gambar[benda.objgen] = benda
            if tanda and tanda[-1] >= 0:
                self.hasil.kotak[tanda[-1]] = _kotak(matriks)
            return
        sebelum = len(self.hasil.mcid)
        sendiri = tuple(map(float, benda.get("/Matrix", SATUAN)))
        self.baca(benda, tanda, kali(sendiri, matriks))
        if len(self.hasil.mcid) > sebelum or "/StructParents" in benda:
            self.hasil.bentuk.append(benda.objgen)

    def _catat_glif(self, fon: Any, operan: Any) -> None:
        self.hasil.fon[fon.objgen] = fon
        dipakai = self.hasil.glif.setdefault(fon.objgen, set())
        lebar = 2 if fon.get("/Subtype") == "/Type0" else 1
        for teks in _teks(operan):
            dipakai |= {
                int.from_bytes(teks[letak : letak + lebar], "big")
                for letak in range(0, len(teks), lebar)
            }


def kali(dalam: Sequence[float], luar: Matriks) -> Matriks:
    """Two matrices as one: the inner one first."""
    a, b, c, d, e, f = dalam
    p, q, r, s, t, u = luar
    return (
        *(a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s),
        *(e * p + f * r + t, e * q + f * s + u),
    )


def _kotak(matriks: Matriks) -> tuple[float, float, float, float]:
    """Left, lower, right and upper edge of the unit square on the page."""
    a, b, c, d, e, f = matriks
    x = [e, e + a, e + c, e + a + c]
    y = [f, f + b, f + d, f + b + d]
    return min(x), min(y), max(x), max(y)


def _teks(operan: Any) -> Iterator[bytes]:
    for satu in operan:
        if isinstance(satu, pikepdf.Array):
            yield from _teks(satu)
        elif isinstance(satu, pikepdf.String):
            yield bytes(satu)


def _dasar_warna(ruang: Any) -> Iterator[str]:
    """The device colour spaces that a colour space rests on."""
    if ruang is None:
        return
    if isinstance(ruang, pikepdf.Array):
        jenis = str(ruang[0])
        if jenis in ("/Indexed", "/Pattern") and len(ruang) > 1:
            yield from _dasar_warna(ruang[1])
        elif jenis in ("/Separation", "/DeviceN"):
            yield from _dasar_warna(ruang[2])
    elif str(ruang).startswith("/Device"):
        yield str(ruang)


def warna_gambar(gambar: Any) -> set[str]:
    """The device colour spaces of a picture."""
    return set(_dasar_warna(gambar.get("/ColorSpace")))
