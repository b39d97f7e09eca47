"""What PDF/A-3a (ISO 19005-3) asks beside PDF/UA-1, as far as a machine can check it.

Test support; codes are the clauses of the standard.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pikepdf

from tests.cetak.matterhorn import Berkas, Temuan
from tests.cetak.matterhorn_fon import makna_fon
from tests.cetak.matterhorn_isi import warna_gambar
from tests.cetak.matterhorn_pohon import semua_kamus

_PDFA = "{http://www.aiim.org/pdfa/ns/id/}"
_DASAR = ("pdf:Producer", "xmp:CreatorTool", "dc:title", "dc:creator")
_INFO = dict(zip(("/Producer", "/Creator", "/Title", "/Author"), _DASAR, strict=True))
_TANGGAL = {"/CreationDate": "xmp:CreateDate", "/ModDate": "xmp:ModifyDate"}
# Namespaces that the standard knows by itself; any other has to be explained.
_DIKENAL = {
    *("http://purl.org/dc/elements/1.1/", "http://ns.adobe.com/pdf/1.3/"),
    *("http://ns.adobe.com/xap/1.0/", "http://www.aiim.org/pdfa/ns/id/"),
    *("http://www.aiim.org/pdfa/ns/extension/", "http://www.aiim.org/pdfa/ns/schema#"),
    *("http://www.aiim.org/pdfa/ns/property#", "adobe:ns:meta/"),
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
}
_TINDAKAN = {"/GoTo", "/GoToR", "/GoToE", "/Thread", "/URI", "/Named", "/SubmitForm"}
_CAMPURAN = {
    f"/{nama}"
    for nama in (
        *("Normal", "Compatible", "Multiply", "Screen", "Overlay", "Darken", "Lighten"),
        *("ColorDodge", "ColorBurn", "HardLight", "SoftLight", "Difference", "Exclusion"),
        *("Hue", "Saturation", "Color", "Luminosity"),
    )
}
_Q_TERDALAM = 28
_TEKS_TERPANJANG = 32767
_NAMA_TERPANJANG = 127
_CETAK, _TERLARANG = 4, 1 | 2 | 32 | 256
_SISI_TERPENDEK, _SISI_TERPANJANG = 3, 14400


def periksa_arsip(berkas: Berkas, isi: bytes) -> list[Temuan]:
    """Everything in a PDF that keeps it from being PDF/A-3a, beside what PDF/UA-1 asks."""
    temuan: list[Temuan] = []
    for periksa in (_akar, _keterangan, _warna, _halaman, _lampiran):
        temuan += periksa(berkas)
    for letak, objek in semua_kamus(berkas.pdf):
        temuan += _objek(str(letak), objek)
    return sorted({*temuan, *_bita(isi)})


def _bita(isi: bytes) -> Iterator[Temuan]:
    """What the file begins with."""
    kepala = isi.split(b"\n", 2)
    if not re.fullmatch(rb"%PDF-1\.[0-7]", kepala[0]):
        yield Temuan("6.1.2", "the header is no PDF 1")
    if not kepala[1].startswith(b"%") or sum(satu > 127 for satu in kepala[1][1:5]) < 4:
        yield Temuan("6.1.2", "no comment of four high bytes after the header")
    if not isi.rstrip(b"\r\n").endswith(b"%%EOF"):
        yield Temuan("6.1.3", "something stands after the end")


def _akar(berkas: Berkas) -> Iterator[Temuan]:
    """What the trailer and the catalogue may hold."""
    pdf = berkas.pdf
    if len(pdf.trailer.get("/ID", ())) != 2 or not all(bytes(x) for x in pdf.trailer.ID):
        yield Temuan("6.1.3", "no ID of two parts")
    if pdf.is_encrypted:
        yield Temuan("6.1.3", "encrypted")
    for nama in ("/AA", "/OCProperties", "/Requirements", "/Perms", "/AcroForm"):
        if nama in pdf.Root:
            yield Temuan("6.1.13", f"{nama} in the catalogue")
    for nama in ("/AlternatePresentations", "/JavaScript"):
        if nama in pdf.Root.get("/Names", {}):
            yield Temuan("6.10", f"{nama} among the names")


def _keterangan(berkas: Berkas) -> Iterator[Temuan]:
    """The metadata: plain, of this standard, explained, and the same as the old ones."""
    pdf = berkas.pdf
    if "/Metadata" not in pdf.Root:
        yield Temuan("6.6.2", "no metadata")
        return
    if "/Filter" in pdf.Root.Metadata:
        yield Temuan("6.6.2", "the metadata is compressed")
    xmp = pdf.Root.Metadata.read_bytes().decode()
    if re.search(r"<\?xpacket[^>]*(bytes|encoding)=", xmp):
        yield Temuan("6.6.2", "the packet tells bytes or encoding")
    meta = pdf.open_metadata()
    if (str(meta.get(f"{_PDFA}part", "")), str(meta.get(f"{_PDFA}conformance", ""))) != ("3", "A"):
        yield Temuan("6.6.4", "not part 3, conformance A")
    dijelaskan = set(re.findall(r"<pdfaSchema:namespaceURI>([^<]+)<", xmp))
    for ruang in sorted(set(re.findall(r'xmlns:\w+="([^"]+)"', xmp)) - _DIKENAL - dijelaskan):
        yield Temuan("6.6.2.3", f"{ruang} is not explained")
    yield from _info(pdf, meta)


def _info(pdf: pikepdf.Pdf, meta: Any) -> Iterator[Temuan]:
    """The old metadata says nothing else than the new."""
    for lama, baru in _INFO.items():
        isi = meta.get(baru, "")
        isi = ", ".join(isi) if isinstance(isi, list) else str(isi)
        if str(pdf.docinfo.get(lama, "")) != isi:
            yield Temuan("6.6.3", f"{lama} is not {baru}")
    for lama, baru in _TANGGAL.items():
        kata = (str(pdf.docinfo.get(lama, "")), str(meta.get(baru, "")))
        if any(kata) and (not all(kata) or waktu_pdf(kata[0]) != datetime.fromisoformat(kata[1])):
            yield Temuan("6.6.3", f"{lama} is not {baru}")
    for kunci in set(pdf.docinfo) - set(_INFO) - set(_TANGGAL):
        yield Temuan("6.6.3", f"{kunci} is in the old metadata alone")


def waktu_pdf(teks: str) -> datetime | None:
    """A date as PDF writes it; None where it is none."""
    cocok = re.fullmatch(r"D:(\d{14})(?:Z|([+-])(\d\d)'(\d\d)'?)", teks)
    if not cocok:
        return None
    tanda = -1 if cocok[2] == "-" else 1
    jauh = timedelta(hours=int(cocok[3] or 0), minutes=int(cocok[4] or 0)) * tanda
    zona = timezone(jauh) if jauh else UTC
    return datetime.strptime(cocok[1], "%Y%m%d%H%M%S").replace(tzinfo=zona)


def _warna(berkas: Berkas) -> Iterator[Temuan]:
    """Colours of devices mean something: there is a profile of their kind."""
    maksud = [x for x in berkas.pdf.Root.get("/OutputIntents", ()) if x.get("/S") == "/GTS_PDFA1"]
    ruang = ""
    if len(maksud) > 1:
        yield Temuan("6.2.3", "several intents")
    for satu in maksud:
        if "/DestOutputProfile" not in satu:
            yield Temuan("6.2.3", "an intent without profile")
        else:
            profil = satu.DestOutputProfile.read_bytes()
            ruang = profil[16:20].decode("ascii", "replace").strip()
            yield from _profil(profil, ruang, int(satu.DestOutputProfile.get("/N", 0)))
    yield from _alat(berkas, ruang)


def _profil(profil: bytes, ruang: str, warna: int) -> Iterator[Temuan]:
    """A profile of ICC as the standard knows it, with as many colours as it says."""
    if profil[36:40] != b"acsp" or profil[8] > 4 or profil[12:16] not in (b"mntr", b"prtr"):
        yield Temuan("6.2.3", "the profile is none")
    if int.from_bytes(profil[:4], "big") != len(profil):
        yield Temuan("6.2.3", "the profile is not as long as it says")
    if {"RGB": 3, "GRAY": 1, "CMYK": 4}.get(ruang) != warna:
        yield Temuan("6.2.3", "the profile has another number of colours")


def _alat(berkas: Berkas, ruang: str) -> Iterator[Temuan]:
    """The colours of devices that are used, beside the profile's own."""
    dipakai: set[str] = set()
    for isi in berkas.isi:
        dipakai |= isi.warna
        for gambar in isi.gambar.values():
            dipakai |= warna_gambar(gambar)
    if not ruang and dipakai:
        yield Temuan("6.2.4.3", f"{', '.join(sorted(dipakai))} without an intent")
    for alat, butuh in (("/DeviceRGB", "RGB"), ("/DeviceCMYK", "CMYK")):
        if ruang and alat in dipakai and ruang != butuh:
            yield Temuan("6.2.4.3", f"{alat} with a profile of {ruang}")


def _halaman(berkas: Berkas) -> Iterator[Temuan]:
    """Pages: their sides, states, transparency, and what their letters mean."""
    for nomor, (halaman, isi) in enumerate(zip(berkas.pdf.pages, berkas.isi, strict=True)):
        kotak = [float(satu) for satu in halaman.mediabox]
        for sisi in (kotak[2] - kotak[0], kotak[3] - kotak[1]):
            if not _SISI_TERPENDEK <= sisi <= _SISI_TERPANJANG:
                yield Temuan("6.1.13", f"page {nomor}: a side of {sisi}")
        if isi.dalam > _Q_TERDALAM:
            yield Temuan("6.1.13", f"page {nomor}: {isi.dalam} states inside of each other")
        for keadaan in isi.keadaan:
            yield from _keadaan(f"page {nomor}", keadaan)
        for fon in isi.fon.values():
            arti = makna_fon(fon)
            huruf = "".join(arti.get(kode, "") for kode in isi.glif[fon.objgen])
            if re.search("[\ue000-\uf8ff]", huruf):
                yield Temuan("6.2.11.7", f"page {nomor}: a letter of private meaning")


def _keadaan(nama: str, keadaan: Any) -> Iterator[Temuan]:
    """Graphics states: no transfer functions, and blend modes that there are."""
    if "/TR" in keadaan or "/HTP" in keadaan or keadaan.get("/TR2", "/Default") != "/Default":
        yield Temuan("6.2.5", f"{nama}: a state with transfer functions")
    campuran = keadaan.get("/BM", "/Normal")
    for satu in campuran if isinstance(campuran, pikepdf.Array) else [campuran]:
        if str(satu) not in _CAMPURAN:
            yield Temuan("6.2.10", f"{nama}: blend mode {satu}")


def _lampiran(berkas: Berkas) -> Iterator[Temuan]:
    """Attached files belong to the document, and say what they are and since when."""
    pdf = berkas.pdf
    terkait = {satu.objgen for satu in pdf.Root.get("/AF", ())}
    for nama, berkas_isi in pdf.attachments.items():
        spek = berkas_isi.obj
        if spek.objgen not in terkait:
            yield Temuan("6.8", f"{nama} is not associated")
        if "/F" not in spek or "/UF" not in spek:
            yield Temuan("6.8", f"{nama} has not both names")
        jenis = ("/Source", "/Data", "/Alternative", "/Supplement", "/Unspecified")
        if str(spek.get("/AFRelationship")) not in jenis:
            yield Temuan("6.8", f"{nama} does not say how it belongs")
        arus = spek.EF.F
        if not re.fullmatch(r"/[a-z]+/[a-z0-9.+-]+", str(arus.get("/Subtype", ""))):
            yield Temuan("6.8", f"{nama} has no media type")
        pakai = arus.get("/Params", pikepdf.Dictionary())
        if waktu_pdf(str(pakai.get("/ModDate", ""))) is None:
            yield Temuan("6.8", f"{nama} does not say since when it is so")
        if int(pakai.get("/Size", -1)) != len(arus.read_bytes()):
            yield Temuan("6.8", f"{nama} has another size")


def _objek(nama: str, objek: Any) -> Iterator[Temuan]:
    """What no object may be or have."""
    if isinstance(objek, pikepdf.Stream):
        yield from _arus(nama, objek)
    if objek.get("/Type") == "/Annot":
        yield from _catatan(nama, objek)
    if objek.get("/Type") == "/Action" and str(objek.get("/S")) not in _TINDAKAN:
        yield Temuan("6.5.1", f"{nama}: {objek.get('/S')}")
    for kunci, isi in objek.items():
        if len(kunci.encode()) - 1 > _NAMA_TERPANJANG:
            yield Temuan("6.1.13", f"{nama}: a name of {len(kunci)} letters")
        if isinstance(isi, pikepdf.String) and len(bytes(isi)) > _TEKS_TERPANJANG:
            yield Temuan("6.1.13", f"{nama}: {kunci} is too long")


def _arus(nama: str, objek: Any) -> Iterator[Temuan]:
    saringan = str(objek.get("/Filter", ""))
    if "/LZWDecode" in saringan or "/Crypt" in saringan:
        yield Temuan("6.1.7.2", f"{nama}: {saringan}")
    if "/F" in objek or "/FFilter" in objek:
        yield Temuan("6.1.7.1", f"{nama}: its bytes are in another file")
    if objek.get("/Interpolate") is True or "/Alternates" in objek or "/OPI" in objek:
        yield Temuan("6.2.8", f"{nama}: a picture that a viewer may draw otherwise")
    if objek.get("/Subtype") == "/PS" or "/PS" in objek or "/Ref" in objek:
        yield Temuan("6.2.9", f"{nama}: PostScript or a reference")


def _catatan(nama: str, objek: Any) -> Iterator[Temuan]:
    tanda = int(objek.get("/F", 0))
    if not tanda & _CETAK or tanda & _TERLARANG:
        yield Temuan("6.3.2", f"{nama}: a note that is not printed")
    if objek.get("/Subtype") != "/Link" and "/AP" not in objek:
        yield Temuan("6.3.3", f"{nama}: a note without appearance")
    if "/AA" in objek:
        yield Temuan("6.5.2", f"{nama}: actions beside")
