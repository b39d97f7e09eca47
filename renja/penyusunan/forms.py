"""What is typed to start a plan."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from planning.models import EdisiNomenklatur, PerangkatDaerah, Renja, Renstra, Rpjmd

TAHUN_PERTAMA, TAHUN_TERAKHIR = 2000, 2100
LAMA_RENSTRA = 6


class FormBerperaga(forms.Form):
    """Fields that carry the classes of the house and name their error and hint."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for medan in self.fields.values():
            pilihan = isinstance(medan.widget, forms.Select)
            medan.widget.attrs.setdefault("class", "form-select" if pilihan else "form-control")
            # The browser would cut a pasted text without a word; the form says what is too long.
            medan.widget.attrs.pop("maxlength", None)
            if isinstance(medan.widget, forms.NumberInput):
                medan.widget.attrs["inputmode"] = "numeric"

    def fokus_awal(self) -> None:
        """Put the cursor into the first field of a form that nobody has sent yet."""
        if not self.is_bound:
            next(iter(self.fields.values())).widget.attrs["autofocus"] = True


def edisi_terbaru() -> EdisiNomenklatur | None:
    """The edition that most plans of today are written in: the newest not of a later year."""
    tahun = timezone.localdate().year
    isi = EdisiNomenklatur.objects.filter(tahun__lte=tahun).order_by("-tahun", "-pk")
    return isi.first() or EdisiNomenklatur.objects.order_by("tahun").first()


class FormRenstra(FormBerperaga):
    """Name, period, edition and the medium-term plan that it serves."""

    nama = forms.CharField(label="Nama", max_length=200)
    tahun_awal = forms.IntegerField(
        label="Tahun awal", min_value=TAHUN_PERTAMA, max_value=TAHUN_TERAKHIR
    )
    tahun_akhir = forms.IntegerField(
        label="Tahun akhir", min_value=TAHUN_PERTAMA, max_value=TAHUN_TERAKHIR
    )
    edisi = forms.ModelChoiceField(
        EdisiNomenklatur.objects.none(), label="Edisi nomenklatur", empty_label=None
    )
    rpjmd = forms.ModelChoiceField(
        Rpjmd.objects.none(),
        label="RPJMD/RPD yang diacu",
        required=False,
        empty_label="(belum ditentukan)",
    )

    def __init__(self, pd: PerangkatDaerah, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pd = pd
        _isi_pilihan(self, "edisi", EdisiNomenklatur.objects.order_by("-tahun"))
        _isi_pilihan(self, "rpjmd", Rpjmd.objects.filter(pemda=pd.pemda))
        self.fokus_awal()

    def clean(self) -> dict[str, Any]:
        """A period of at most six years, and a name of its own."""
        isi: dict[str, Any] = super().clean() or {}
        awal, akhir = isi.get("tahun_awal"), isi.get("tahun_akhir")
        if awal and akhir and not awal <= akhir < awal + LAMA_RENSTRA:
            self.add_error(
                "tahun_akhir",
                f"Periode Renstra paling lama enam tahun: isi {awal} sampai {awal + 5}.",
            )
        if not self.errors and awal and akhir and self._kembar(isi["nama"], awal, akhir):
            self.add_error("nama", "Renstra dengan nama dan periode ini sudah ada; ganti namanya.")
        return isi

    def _kembar(self, nama: str, awal: int, akhir: int) -> bool:
        milik = Renstra.objects.filter(perangkat_daerah=self.pd, nama=nama)
        return milik.filter(tahun_awal=awal, tahun_akhir=akhir).exists()


class FormRenja(FormBerperaga):
    """The year, the Renstra that covers it (a draft will do), and the edition."""

    tahun = forms.IntegerField(
        label="Tahun Renja", min_value=TAHUN_PERTAMA, max_value=TAHUN_TERAKHIR
    )
    renstra = forms.ModelChoiceField(
        Renstra.objects.none(), label="Renstra yang mencakup tahun itu", empty_label=None
    )
    edisi = forms.ModelChoiceField(
        EdisiNomenklatur.objects.none(), label="Edisi nomenklatur", empty_label=None
    )

    def __init__(self, pd: PerangkatDaerah, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pd = pd
        _isi_pilihan(self, "renstra", Renstra.objects.filter(perangkat_daerah=pd))
        _isi_pilihan(self, "edisi", EdisiNomenklatur.objects.order_by("-tahun"))
        medan: Any = self.fields["renstra"]
        medan.label_from_instance = _nama_renstra
        self.fokus_awal()

    def clean(self) -> dict[str, Any]:
        """The Renstra covers the year, and the year has no Renja yet."""
        isi: dict[str, Any] = super().clean() or {}
        tahun, renstra = isi.get("tahun"), isi.get("renstra")
        if tahun and renstra and not renstra.tahun_awal <= tahun <= renstra.tahun_akhir:
            self.add_error(
                "renstra",
                f"{renstra} mencakup {renstra.tahun_awal} sampai {renstra.tahun_akhir}, bukan "
                f"{tahun}. Pilih Renstra lain atau buat Renstra yang mencakup tahun itu.",
            )
        if tahun and self._ada(tahun):
            self.add_error("tahun", f"Renja {tahun} sudah ada; buka Renja itu atau isi tahun lain.")
        return isi

    def _ada(self, tahun: int) -> bool:
        milik = Renja.objects.filter(perangkat_daerah=self.pd, siklus=Renja.Siklus.AWAL)
        return milik.filter(tahun=tahun).exists()


def _nama_renstra(satu: Renstra) -> str:
    periode = f"{satu.tahun_awal}–{satu.tahun_akhir}, {satu.get_status_display().lower()}"
    return f"{satu.nama} ({periode})"


def _isi_pilihan(form: forms.Form, nama: str, isi: QuerySet) -> None:
    medan: Any = form.fields[nama]
    medan.queryset = isi
