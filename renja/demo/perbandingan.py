"""What stands beside the plan: the RKPD's draft (Tabel 2.6) and cells printed differently."""

from decimal import Decimal
from uuid import UUID

from planning.kuantitas import Kuantitas
from planning.models import Indikator, ReviuRkpd, TertulisDi
from renja.demo.organisasi import Konteks
from renja.demo.pembaca import Butir, dikenal
from renja.demo.simpan import simpan
from renja.demo.tahunan import Tahunan

SISI = ("nama", "lokasi", "indikator", "target", "pagu")
KOLOM_REVIU = (
    "urutan",
    "tingkat",
    "rujukan",
    *(f"awal_{satu}" for satu in SISI),
    *(f"analisis_{satu}" for satu in SISI),
    "catatan",
    "baris",
)
KOLOM_TERTULIS = ("formulir", "baris_rencana", "kolom", "nilai", "baris")
RUPIAH = frozenset({"pagu", "pagu_maju"})
KUANTITAS = ("target", "realisasi", "perkiraan", "t_")


def muat_reviu(konteks: Konteks, tahunan: Tahunan) -> int:
    """Load both sides of Tabel 2.6; gives the number of lines."""
    uid = _uid_baris(tahunan)
    isi = konteks.berkas.csv("reviu_rkpd.csv", *KOLOM_REVIU)
    simpan([(butir, _reviu(konteks, tahunan, butir, uid)) for butir in isi])
    return len(isi)


def muat_tertulis(konteks: Konteks, tahunan: Tahunan, indikator: dict[str, Indikator]) -> int:
    """Load the cells that a form prints differently from the plan; gives how many."""
    uid = _uid_baris(tahunan) | {kunci: satu.uid for kunci, satu in indikator.items()}
    isi = konteks.berkas.csv("tertulis_di.csv", *KOLOM_TERTULIS)
    simpan([(butir, _tertulis(konteks, tahunan, butir, uid)) for butir in isi])
    return len(isi)


def _uid_baris(tahunan: Tahunan) -> dict[str, UUID]:
    """The uid of each row of the forms by its key; a sub kegiatan stands as its row of the year."""
    simpul = {kunci: satu.uid for kunci, satu in tahunan.pohon.simpul.items()}
    return simpul | {kunci: satu.uid for kunci, satu in tahunan.baris.items()}


def _reviu(konteks: Konteks, tahunan: Tahunan, butir: Butir, uid: dict[str, UUID]) -> ReviuRkpd:
    urutan = butir.bulat("urutan")
    satu = ReviuRkpd(
        perangkat_daerah=konteks.pd,
        uid=konteks.uid("reviu", tahunan.renja.tahun, urutan),
        renja=tahunan.renja,
        urutan=urutan,
        tingkat=butir.teks("tingkat"),
        rujukan=dikenal(butir, "rujukan", uid) if "rujukan" in butir else None,
        catatan=butir.teks_bila_ada("catatan"),
    )
    for sisi in ("awal", "analisis"):
        for kolom in SISI[:4]:
            setattr(satu, f"{sisi}_{kolom}", butir.teks_bila_ada(f"{sisi}_{kolom}"))
        butir.kuantitas(f"{sisi}_target")
        setattr(satu, f"{sisi}_pagu", butir.rupiah_bila_ada(f"{sisi}_pagu"))
    return satu


def _tertulis(konteks: Konteks, tahunan: Tahunan, butir: Butir, uid: dict[str, UUID]) -> TertulisDi:
    formulir, kolom = butir.teks("formulir"), butir.teks("kolom")
    baris = dikenal(butir, "baris_rencana", uid)
    return TertulisDi(
        perangkat_daerah=konteks.pd,
        uid=konteks.uid("tertulis", formulir, baris, kolom),
        renja=tahunan.renja,
        formulir=formulir,
        baris=baris,
        kolom=kolom,
        nilai=_nilai(butir, kolom),
        baris_sumber=butir.bulat("baris"),
    )


def _nilai(butir: Butir, kolom: str) -> object:
    """The printed value in the shape of the JSON export: null, text, rupiah, or a quantity."""
    if "nilai" not in butir:
        return None
    if kolom in RUPIAH:
        return int(butir.rupiah("nilai"))
    if kolom.startswith(KUANTITAS):
        return _bentuk(butir.kuantitas("nilai"))
    return butir.teks("nilai")


def _bentuk(nilai: Kuantitas) -> dict[str, int | str]:
    angka = {"nilai": nilai.bawah}
    if nilai.atas is not None:
        angka = {"bawah": nilai.bawah, "atas": nilai.atas}
    return {nama: _ringkas(satu) for nama, satu in angka.items()} | {"satuan": nilai.satuan}


def _ringkas(nilai: int | Decimal | None) -> int | str:
    """A whole number as such, any other as a decimal string."""
    angka = Decimal(nilai or 0)
    return int(angka) if angka == angka.to_integral_value() else str(angka)
