"""The form in which a whole sub kegiatan is entered in one go."""

from collections.abc import Sequence
from typing import Any

from django import forms

from budget.models import SumberDana
from planning.ketikan import TidakTerbaca, cocokkan_satuan, urai_rupiah, urai_target
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
from renja.isian.medan import TeksUtuh
from renja.penyusunan.bahan import asal_target
from renja.penyusunan.form_atas import SUB, Ukuran, medan_ukuran, ukuran_baru
from renja.penyusunan.forms import FormBerperaga
from renja.penyusunan.tambah import IsianSub, IsianTarget, PohonRenstra
from renja.tabel_isian.nilai import urai_sumber
from renja.tabel_isian.sumber import muat_sumber

PEMISAH = ";"


class FormSub(FormBerperaga):
    """A sub kegiatan of the nomenclature with its unit, indikator, target, money and places.

    Where the Renstra has the sub kegiatan with indikator already, those are asked for their
    targets; otherwise the official indikator is offered. A kegiatan or program that comes along
    is asked for its indikator too. The cursor starts where there is something to type.
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
    maju = forms.CharField(label="Prakiraan maju (Rp)", max_length=30, required=False)
    sumber_dana = forms.CharField(label="Sumber dana", max_length=1000, required=False)
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
        medan["maju"].label = f"Prakiraan maju {renja.tahun + 1} (Rp)"
        medan["indikator"].initial = butir.indikator
        medan["satuan"].initial = butir.satuan
        medan["satuan"].widget.attrs["list"] = "daftar-satuan"
        medan["sumber_dana"].widget.attrs["list"] = "daftar-sumber"
        medan["lokasi"].widget.attrs["list"] = "daftar-wilayah"
        for nama in ("pagu", "maju"):
            medan[nama].widget.attrs["inputmode"] = "numeric"
        self.program_baru = butir.induk is None or butir.induk.induk_id not in pohon.program
        if self.program_baru:
            milik = Sasaran.objects.filter(tujuan__renstra=renja.renstra_id)
            milik = milik.select_related("tujuan").order_by("tujuan__nomor", "nomor")
            medan["sasaran"].queryset = milik
            medan["sasaran"].label_from_instance = _nama_sasaran
        else:
            del medan["sasaran"]
        self._pakai_indikator(pohon)
        self.baru = ukuran_baru(pohon, butir)
        for satu in self.baru:
            medan.update(medan_ukuran(renja, satu))
        self._urutkan()
        if not self.is_bound:
            self.fields[self._awal()].widget.attrs["autofocus"] = True

    def _urutkan(self) -> None:
        """Unit first, then what the levels above ask, the row's own targets, and the rest."""
        atas = [nama for satu in self.baru for nama in satu.medan]
        target = [nama for nama in self.fields if nama.startswith("target_") and nama not in atas]
        self.order_fields(["unit_kerja", "sasaran", *atas, *target])

    def _awal(self) -> str:
        """The unit while nothing says whose the program is, else the first empty field."""
        if self.program_baru or "unit_kerja" not in self.initial:
            return "unit_kerja"
        kosong = (
            nama
            for nama, satu in self.fields.items()
            if nama != "unit_kerja" and not self.initial.get(nama, satu.initial)
        )
        return next(kosong, "unit_kerja")

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
            self.fields[f"target_{satu.pk}"] = TeksUtuh(
                label=f"Target {tahun}: {satu.uraian} ({satu.satuan})",
                max_length=100,
                required=False,
                widget=forms.TextInput(attrs={"class": "form-control"}),
            )

    def clean_pagu(self) -> int | None:
        """Whole rupiah."""
        return self._rupiah("pagu")

    def clean_maju(self) -> int | None:
        """Whole rupiah."""
        return self._rupiah("maju")

    def _rupiah(self, nama: str) -> int | None:
        try:
            nilai = urai_rupiah(self.cleaned_data[nama])
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

    def clean_sumber_dana(self) -> list[SumberDana]:
        """Names or codes of the master list, each once."""
        daftar = muat_sumber()
        kunci: dict[int, None] = {}
        for satu in self.cleaned_data["sumber_dana"].split(PEMISAH):
            try:
                dikenal = urai_sumber(satu, daftar.dikenal)
            except TidakTerbaca as galat:
                raise forms.ValidationError(str(galat)) from galat
            if dikenal is not None:
                kunci[dikenal] = None
        milik = SumberDana.objects.in_bulk(list(kunci))
        return [milik[satu] for satu in kunci]

    def clean(self) -> dict[str, Any]:
        """Targets with the satuan of their indikator; an indikator with a satuan."""
        isi: dict[str, Any] = super().clean() or {}
        self.nilai: dict[str, Kuantitas | None] = {}
        for satu in self.ada:
            self._baca_target(f"target_{satu.pk}", satu.satuan)
        for ukuran in self._ukuran():
            if isi.get(ukuran.indikator) and not isi.get(ukuran.satuan):
                self.add_error(ukuran.satuan, "Tulis satuan indikator ini, misalnya Dokumen.")
            bertarget = any(isi.get(nama) for nama in ukuran.nilai)
            if bertarget and not isi.get(ukuran.indikator):
                self.add_error(ukuran.indikator, "Tulis indikator yang ditargetkan.")
            for nama in ukuran.nilai:
                self._baca_target(nama, isi.get(ukuran.satuan, ""))
        tanpa_pagu = isi.get("pagu") is None and "pagu" not in self.errors
        if isi.get("sumber_dana") and tanpa_pagu and "sumber_dana" in self.changed_data:
            self.add_error("pagu", "Tulis pagunya, atau kosongkan sumber dananya.")
        return isi

    def _ukuran(self) -> list[Ukuran]:
        """The indikator that are typed here."""
        return [*self.baru] if self.ada else [*self.baru, SUB]

    def _baca_target(self, nama: str, satuan: str) -> None:
        if nama not in self.fields:
            return
        try:
            nilai = cocokkan_satuan(urai_target(self.cleaned_data.get(nama, "")), satuan)
        except TidakTerbaca as galat:
            self.add_error(nama, str(galat))
            return
        self.nilai[nama] = None if nilai.keadaan is Keadaan.KOSONG else nilai

    def isian(self) -> IsianSub:
        """What was typed; the form is valid."""
        isi = self.cleaned_data
        target = [
            IsianTarget(self.nilai.get(f"target_{satu.pk}"), indikator=satu) for satu in self.ada
        ]
        target += [
            IsianTarget(
                self.nilai[satu.target],
                None,
                isi[satu.indikator],
                isi[satu.satuan],
                satu.tingkat,
                self.nilai[satu.maju] if satu.maju else None,
            )
            for satu in self._ukuran()
        ]
        return IsianSub(
            butir=self.butir,
            unit=isi["unit_kerja"],
            sasaran=isi.get("sasaran"),
            kelompok_sasaran=isi["kelompok_sasaran"],
            target=tuple(target),
            pagu=isi["pagu"],
            sumber=tuple(isi["sumber_dana"]) if isi["pagu"] is not None else (),
            maju=isi["maju"],
            lokasi=tuple(isi["lokasi"]),
        )


def _nama_sasaran(satu: Sasaran) -> str:
    return f"{satu.tujuan.nomor}.{satu.nomor} {satu.uraian}"


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
    sumber = [satu.sumber_dana_id for satu in pagu.sumber.order_by("urutan")] if pagu else []
    nama = muat_sumber().nama
    return {
        "unit_kerja": (seprogram or baris).unit_kerja_id,
        "lokasi": f"{PEMISAH} ".join(satu.wilayah.nama for satu in lokasi),
        "sumber_dana": f"{PEMISAH} ".join(nama[satu] for satu in sumber),
    }
