"""A database of its own in a temporary folder, with plans of 53, 530 and 5,300 sub kegiatan."""

from django.core.management import call_command
from django.db.models import F, Value
from django.db.models.functions import Concat

from planning import models as m
from tests.pabrik import buat_pengguna, buat_renja

UKURAN = (53, 530, 5300)
# About as long as the texts of a real Tabel 4.1, so that layout and bytes are those of use.
TAMBAHAN = {
    m.Program: ("nama", " PELATIHAN KERJA DAN PRODUKTIVITAS TENAGA KERJA"),
    m.Kegiatan: ("nama", " Pelaksanaan Pelatihan Berdasarkan Unit Kompetensi"),
    m.SubKegiatan: ("nama", " Koordinasi Lintas Lembaga dan Kerja Sama dengan Sektor Swasta"),
    m.Indikator: ("uraian", " yang mendapatkan pelatihan berbasis kompetensi pada tahun N"),
}


def siapkan_basis_data() -> None:
    """Make the tables, and the files that pages are served with."""
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)


def buat_rencana_terukur() -> dict[int, m.Renja]:
    """Make a Renja of every size; gives them by their number of sub kegiatan."""
    return {banyak: buat_rencana(banyak) for banyak in UKURAN}


def buat_rencana(banyak: int) -> m.Renja:
    """A Renja of `banyak` sub kegiatan with long texts, in an agency of its own."""
    renja = buat_renja(banyak, f"ukur-{banyak}")
    for model, (kolom, teks) in TAMBAHAN.items():
        milik = model.objects.filter(perangkat_daerah=renja.perangkat_daerah)
        milik.update(**{kolom: Concat(F(kolom), Value(teks))})
    relasi = ("perangkat_daerah__pemda", "renstra")
    return m.Renja.objects.select_related(*relasi).get(pk=renja.pk)


def perencana(renja: m.Renja) -> m.Pengguna:
    """The planner of a measured plan's agency."""
    pd = renja.perangkat_daerah
    nama = f"perencana-{pd.kode}"
    ada = m.Pengguna.objects.filter(username=nama).first()
    return ada or buat_pengguna(nama, ("perencana", pd.pemda, pd))
