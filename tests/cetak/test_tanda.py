"""The tags after the join: every mark leads to its element, every element to its page."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pikepdf
import pypdf

from tests.cetak.contoh import BARIS


def unsur(akar: Any) -> Iterator[Any]:
    """Every element below one, itself first."""
    yield akar
    for anak in akar.get("/K", []):
        if isinstance(anak, pikepdf.Dictionary) and anak.get("/Type") == "/StructElem":
            yield from unsur(anak)


def pohon_induk(pdf: pikepdf.Pdf) -> dict[int, Any]:
    nomor = pdf.Root.StructTreeRoot.ParentTree.Nums
    kunci = [int(nomor[i]) for i in range(0, len(nomor), 2)]
    assert kunci == sorted(set(kunci))
    return {satu: nomor[2 * urut + 1] for urut, satu in enumerate(kunci)}


def mcid_halaman(halaman: Any) -> list[int]:
    """The numbers of marked content in the order in which it is drawn."""
    return [int(satu) for satu in re.findall(rb"/MCID (\d+)", isi_halaman(halaman))]


def isi_halaman(halaman: Any) -> bytes:
    """What draws a page; only a page with a foot has its drawing in pieces."""
    arus = halaman.Contents
    bagian = arus if isinstance(arus, pikepdf.Array) else [arus]
    return b"".join(satu.read_bytes() for satu in bagian)


def test_satu_bagian_untuk_tiap_potongan(pdf: pikepdf.Pdf) -> None:
    akar = pdf.Root.StructTreeRoot.K
    assert len(akar) == 1
    assert akar[0].S == "/Document"
    assert [str(anak.S) for anak in akar[0].K] == ["/Part"] * 6
    assert all(akar[0] == anak.P for anak in akar[0].K)


def test_setiap_tanda_sampai_di_unsur_yang_memuatnya(pdf: pikepdf.Pdf) -> None:
    induk = pohon_induk(pdf)
    semua = list(unsur(pdf.Root.StructTreeRoot.K[0]))
    terjangkau = {satu.objgen for satu in semua}
    for halaman in pdf.pages:
        daftar = induk[int(halaman.StructParents)]
        dipakai = mcid_halaman(halaman)
        assert len(set(dipakai)) == len(dipakai)
        for mcid in dipakai:
            milik = daftar[mcid]
            assert milik.objgen in terjangkau
            assert mcid in [int(anak) for anak in milik.K if isinstance(anak, int)]
            assert milik.Pg == halaman.obj


def test_setiap_isi_unsur_ada_di_halamannya(pdf: pikepdf.Pdf) -> None:
    dipakai = {halaman.obj.objgen: set(mcid_halaman(halaman)) for halaman in pdf.pages}
    banyak = 0
    for satu in unsur(pdf.Root.StructTreeRoot.K[0]):
        for anak in satu.get("/K", []):
            if isinstance(anak, int):
                assert int(anak) in dipakai[satu.Pg.objgen]
                banyak += 1
    assert banyak == sum(map(len, dipakai.values()))


def test_semua_yang_digambar_bertanda_atau_hiasan(pdf: pikepdf.Pdf) -> None:
    """Text is shown only between BDC or BMC and EMC, and these never nest."""
    for halaman in pdf.pages:
        terbuka = 0
        for perintah in pikepdf.parse_content_stream(halaman):
            nama = str(perintah.operator)
            if nama in ("BDC", "BMC"):
                assert terbuka == 0
                terbuka = 1
            elif nama == "EMC":
                terbuka -= 1
            elif nama in ("TJ", "Tj", "Do"):
                assert terbuka == 1


def test_kepala_berjalan_dan_kaki_adalah_hiasan(pdf: pikepdf.Pdf) -> None:
    isi = isi_halaman(pdf.pages[3])
    assert isi.count(b"/Type /Pagination") == 2
    assert b"/Subtype /Footer" in isi
    for nama, bentuk in pdf.pages[3].Resources.XObject.items():
        assert nama.startswith("/Kaki")
        assert b"BDC" not in bentuk.read_bytes()


def test_tautan_ada_di_pohon(pdf: pikepdf.Pdf) -> None:
    induk = pohon_induk(pdf)
    tautan = [satu for halaman in pdf.pages for satu in halaman.get("/Annots", [])]
    # Three in the contents, one in the list of tables, five in BAB I.
    assert len(tautan) == 9
    for satu in tautan:
        milik = induk[int(satu.StructParent)]
        assert milik.S == "/Link"
        assert [anak.Obj.objgen for anak in milik.K if isinstance(anak, pikepdf.Dictionary)] == [
            satu.objgen
        ]
        assert int(satu.F) == 4
        assert str(satu.Contents)


def test_judul_sel_punya_arah(pdf: pikepdf.Pdf) -> None:
    semua = list(unsur(pdf.Root.StructTreeRoot.K[0]))
    arah = Counter(str(satu.A.Scope) for satu in semua if satu.S == "/TH")
    # The heading of two columns is repeated on the second page.
    assert arah == {"/Column": 4, "/Row": BARIS}
    assert sum(satu.S == "/TD" for satu in semua) == BARIS
    assert not any("/Headers" in satu.A for satu in semua if satu.S == "/TD")


def test_fon_tertanam_sebagian_dan_milik_proyek(dokumen: pypdf.PdfReader) -> None:
    fon = {}
    for nomor in range(1, int(dokumen.trailer["/Size"])):
        objek = dokumen.get_object(nomor)
        if isinstance(objek, dict) and objek.get("/Type") == "/FontDescriptor":
            fon[str(objek["/FontName"])] = objek
    assert fon
    for nama, satu in fon.items():
        assert re.match(r"/[A-Z]{6}\+(Source-Sans-3|DejaVu)", nama)
        assert {"/FontFile2", "/FontFile3"} & satu.keys()
