"""The form in which a whole sub kegiatan is entered in one go."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import Q

from budget.models import SumberDana
from planning.kuantitas import Keadaan, Kuantitas
from planning.models import (
    BarisRenja,
    Indikator,
    Nomenklatur,
    Renja,
    Sasaran,
    Satuan,
    UnitKerja,
    Wilayah,
)
from renja.isian.nilai import TidakTerbaca, baca_nilai, baca_rupiah, cocokkan_satuan
from renja.penyusunan.bahan import asal_target
from renja.penyusunan.forms import FormBerperaga
from renja.penyusunan.tambah import IsianSub, IsianTarget, PohonRenstra

PEMISAH = ";"


class FormSub(FormBerperaga):
    """A sub kegiatan of the nomenclature with its unit, indikator, target, money and places.

    Where the Renstra has the sub kegiatan with indikator already, those are asked for their
    targets; otherwise the official indikator is offered. `pilihan` holds the units.
    """

    unit_kerja = forms.ModelChoiceField(
        UnitKerja.objects.none(), label="Unit kerja penanggung jawab", empty_label=None
    )
    sasaran = forms.ModelChoiceField(
        Sasaran.objects.none(),
        label="Sasaran yang didukung program ini",
        required=False,
        empty_label="(belum ditentukan)",
    )
    indikator = forms.CharField(label="Indikator keluaran", max_length=1000, required=False)
    satuan = forms.CharField(label="Satuan", max_length=100, required=False)
    target = forms.CharField(label="Target", max_length=100, required=False)
    pagu = forms.CharField(label="Pagu indikatif (Rp)", max_length=30, required=False)
    sumber_dana = forms.ModelChoiceField(
        SumberDana.objects.none(),
        label="Sumber dana",
        required=False,
        empty_label="(belum ditentukan)",
    )
    maju = forms.CharField(label="Prakiraan maju (Rp)", max_length=30, required=False)
    lokasi = forms.CharField(label="Lokasi", max_length=1000, required=False)
    kelompok_sasaran = forms.CharField(label="Kelompok sasaran", max_length=300, required=False)

    def __init__(
        self,
        renja: Renja,
        butir: Nomenklatur,
        pohon: PohonRenstra,
        unit: Sequence[UnitKerja],
        *args: Any,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.renja, self.butir = renja, butir
        medan: Any = self.fields
        medan["unit_kerja"].queryset = UnitKerja.objects.filter(pk__in=[satu.pk for satu in unit])
        medan["sumber_dana"].queryset = pilihan_sumber_dana()
        medan["maju"].label = f"Prakiraan maju {renja.tahun + 1} (Rp)"
        medan["indikator"].initial = butir.indikator
        medan["satuan"].initial = butir.satuan
        medan["satuan"].widget.attrs["list"] = "daftar-satuan"
        medan["lokasi"].widget.attrs["list"] = "daftar-wilayah"
        for nama in ("pagu", "maju"):
            medan[nama].widget.attrs["inputmode"] = "numeric"
        self.program_baru = butir.induk is None or butir.induk.induk_id not in pohon.program
        if self.program_baru:
            milik = Sasaran.objects.filter(tujuan__renstra=renja.renstra_id)
            medan["sasaran"].queryset = milik.order_by("tujuan__nomor", "nomor")
        else:
            del medan["sasaran"]
        self._pakai_indikator(pohon)
        if not self.is_bound:
            next(iter(self.fields.values())).widget.attrs["autofocus"] = True

    def _pakai_indikator(self, pohon: PohonRenstra) -> None:
        """The indikator that are there, each with a field for its target."""
        self.ada: list[Indikator] = []
        sub = pohon.sub.get(self.butir.pk)
        if sub is not None:
            milik = Indikator.objects.filter(sub_kegiatan=sub).select_related("renstra")
            self.ada = list(milik.prefetch_related("target"))
        tahun = self.renja.tahun
        self.fields["target"].label = f"Target {tahun}"
        if not self.ada:
            return
        for nama in ("indikator", "satuan", "target"):
            del self.fields[nama]
        kunci = (asal_target(self.renja), tahun)
        for satu in self.ada:
            if any((t.asal, t.tahun) == kunci for t in satu.target.all()):
                continue
            self.fields[f"target_{satu.pk}"] = forms.CharField(
                label=f"Target {tahun}: {satu.uraian} ({satu.satuan})",
                max_length=100,
                required=False,
                widget=forms.TextInput(attrs={"class": "form-control"}),
            )
        self.order_fields(
            [
                "unit_kerja",
                "sasaran",
                *[nama for nama in self.fields if nama.startswith("target_")],
                "pagu",
            ]
        )

    def clean_pagu(self) -> int | None:
        """Whole rupiah."""
        return self._rupiah("pagu")

    def clean_maju(self) -> int | None:
        """Whole rupiah."""
        return self._rupiah("maju")

    def _rupiah(self, nama: str) -> int | None:
        try:
            nilai = baca_rupiah(self.cleaned_data[nama])
        except TidakTerbaca as galat:
            raise forms.ValidationError(str(galat)) from galat
        return None if nilai is None else int(nilai)

    def clean_lokasi(self) -> list[Wilayah]:
        """Names of the pemda's places, each once."""
        nama = [satu.strip() for satu in self.cleaned_data["lokasi"].split(PEMISAH)]
        milik = Wilayah.objects.filter(pemda=self.renja.perangkat_daerah.pemda_id)
        menurut_nama: dict[str, Wilayah] = {}
        for satu in milik.order_by("-urutan", "-pk"):
            menurut_nama[satu.nama.casefold()] = satu
        asing = [satu for satu in nama if satu and satu.casefold() not in menurut_nama]
        if asing:
            raise forms.ValidationError(
                f'"{asing[0]}" tidak ada pada daftar wilayah. Pilih dari daftar, pisahkan dengan '
                "titik koma."
            )
        pilihan = [menurut_nama[satu.casefold()] for satu in nama if satu]
        return list({satu.pk: satu for satu in pilihan}.values())

    def clean(self) -> dict[str, Any]:
        """Targets with the satuan of their indikator; an indikator with a satuan."""
        isi: dict[str, Any] = super().clean() or {}
        self.nilai: dict[str, Kuantitas | None] = {}
        satuan = {f"target_{satu.pk}": satu.satuan for satu in self.ada}
        if not self.ada:
            satuan["target"] = isi.get("satuan", "")
            if isi.get("indikator") and not isi.get("satuan"):
                self.add_error("satuan", "Tulis satuan indikator ini, misalnya Dokumen.")
            if isi.get("target") and not isi.get("indikator"):
                self.add_error("indikator", "Tulis indikator yang ditargetkan.")
        for nama, milik in satuan.items():
            if nama not in self.fields:
                continue
            try:
                nilai = cocokkan_satuan(baca_nilai(isi.get(nama, "")), milik)
            except TidakTerbaca as galat:
                self.add_error(nama, str(galat))
                continue
            self.nilai[nama] = None if nilai.keadaan is Keadaan.KOSONG else nilai
        if isi.get("sumber_dana") and isi.get("pagu") is None and "pagu" not in self.errors:
            self.add_error("pagu", "Tulis pagunya, atau kosongkan sumber dananya.")
        return isi

    def isian(self) -> IsianSub:
        """What was typed; the form is valid."""
        isi = self.cleaned_data
        target = [
            IsianTarget(self.nilai.get(f"target_{satu.pk}"), indikator=satu) for satu in self.ada
        ]
        if not self.ada:
            target = [IsianTarget(self.nilai["target"], None, isi["indikator"], isi["satuan"])]
        return IsianSub(
            butir=self.butir,
            unit=isi["unit_kerja"],
            sasaran=isi.get("sasaran"),
            kelompok_sasaran=isi["kelompok_sasaran"],
            target=tuple(target),
            pagu=isi["pagu"],
            sumber=isi["sumber_dana"],
            maju=isi["maju"],
            lokasi=tuple(isi["lokasi"]),
        )


def pilihan_sumber_dana() -> Any:
    """The sources that documents print by a name of their own first, then the finest ones."""
    isi = SumberDana.objects.filter(Q(anak__isnull=True) | ~Q(cetak="")).distinct()
    return isi.order_by("-cetak", "kode")


def daftar_satuan() -> list[str]:
    """The units of measure that are offered."""
    return list(Satuan.objects.filter(aktif=True).values_list("nama", flat=True))


def isian_terakhir(renja: Renja, butir: Nomenklatur | None = None) -> dict[str, Any]:
    """Unit, places and source of the row added last: most rows share them.

    For a code the unit is that of its program's rows, this year's before last year's.
    """
    milik = BarisRenja.objects.filter(perangkat_daerah=renja.perangkat_daerah_id)
    milik = milik.filter(renja__tahun__lte=renja.tahun).order_by("-renja__tahun", "-pk")
    baris = milik.first()
    if baris is None:
        return {}
    program = butir.induk.induk_id if butir and butir.induk else None
    seprogram = milik.filter(sub_kegiatan__kegiatan__program__nomenklatur=program).first()
    lokasi = baris.lokasi_baris.select_related("wilayah").order_by("urutan", "pk")
    pagu = baris.pagu.filter(lapisan__jenis="indikatif").first()
    sumber = pagu.sumber.first() if pagu else None
    return {
        "unit_kerja": (seprogram or baris).unit_kerja_id,
        "lokasi": f"{PEMISAH} ".join(satu.wilayah.nama for satu in lokasi),
        "sumber_dana": sumber.sumber_dana_id if sumber else None,
    }
