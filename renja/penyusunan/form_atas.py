"""What the form of a sub kegiatan asks for the kegiatan and program that it brings along."""

from dataclasses import dataclass

from django import forms

from planning.models import Indikator, Nomenklatur, Renja
from renja.isian.medan import TeksUtuh
from renja.penyusunan.tambah import PohonRenstra


@dataclass(frozen=True, slots=True)
class Ukuran:
    """The fields of one indikator: its wording, satuan, target, and the target of next year."""

    tingkat: str
    indikator: str
    satuan: str
    target: str
    maju: str = ""

    @property
    def nilai(self) -> tuple[str, ...]:
        """The fields that hold quantities."""
        return (self.target, self.maju) if self.maju else (self.target,)

    @property
    def medan(self) -> tuple[str, ...]:
        """All fields in the order in which they are filled in."""
        return (self.indikator, self.satuan, *self.nilai)


SUB = Ukuran("sub_kegiatan", "indikator", "satuan", "target")
KEGIATAN = Ukuran("kegiatan", "indikator_kegiatan", "satuan_kegiatan", "target_kegiatan")
PROGRAM = Ukuran("program", "indikator_program", "satuan_program", "target_program", "maju_program")


def ukuran_baru(pohon: PohonRenstra, butir: Nomenklatur) -> tuple[Ukuran, ...]:
    """The levels above a code that the Renstra lacks: they come along with the sub kegiatan."""
    kegiatan = butir.induk
    if kegiatan is None:
        return ()
    tanpa_program = kegiatan.induk_id not in pohon.program
    tanpa_kegiatan = kegiatan.pk not in pohon.kegiatan
    return (PROGRAM,) * tanpa_program + (KEGIATAN,) * tanpa_kegiatan


def medan_ukuran(renja: Renja, ukuran: Ukuran) -> dict[str, TeksUtuh]:
    """The fields for the indikator of a level; its satuan is that of the level's last one."""
    tingkat = ukuran.tingkat
    milik = Indikator.objects.filter(renstra=renja.renstra_id, **{f"{tingkat}__isnull": False})
    terakhir = milik.order_by("-pk").values_list("satuan", flat=True).first()
    daftar = forms.TextInput(attrs={"list": "daftar-satuan", "class": "form-control"})
    medan = {
        ukuran.indikator: _teks(f"Indikator {tingkat}", 1000),
        ukuran.satuan: TeksUtuh(
            label=f"Satuan indikator {tingkat}",
            max_length=100,
            required=False,
            widget=daftar,
            initial=terakhir,
        ),
        ukuran.target: _teks(f"Target {tingkat} {renja.tahun}", 100),
    }
    if ukuran.maju:
        medan[ukuran.maju] = _teks(f"Target {tingkat} {renja.tahun + 1} (prakiraan maju)", 100)
    return medan


def _teks(label: str, terpanjang: int) -> TeksUtuh:
    isian = forms.TextInput(attrs={"class": "form-control"})
    return TeksUtuh(label=label, max_length=terpanjang, required=False, widget=isian)
