"""The columns of the two grids."""

from planning.models import Renja, Target
from renja.tabel_isian.bentuk import Jenis, Kolom

TAHUN, RENSTRA = "tahun", "renstra"
JENIS_TABEL = (TAHUN, RENSTRA)


def kolom_tabel(renja: Renja, jenis: str) -> tuple[Kolom, ...]:
    """The columns of a grid of the Renja, in their order; raises ValueError for another grid."""
    if jenis == TAHUN:
        return _kolom_tahun(renja)
    if jenis == RENSTRA:
        return _kolom_renstra(renja)
    raise ValueError(jenis)


def sebutan_tabel(renja: Renja, jenis: str) -> str:
    """What a grid is called in the titles of its saves."""
    return f"Tabel isian {renja.renstra if jenis == RENSTRA else renja}"


def _kolom_tahun(renja: Renja) -> tuple[Kolom, ...]:
    """In the order of Tabel 4.1, so that a block of it can be pasted as it is."""
    n = renja.tahun
    asal = Target.Asal
    perubahan = renja.siklus == Renja.Siklus.PERUBAHAN
    maju = (
        Kolom("m", "target_maju", f"Target {n + 1} (maju)", Jenis.TARGET, 16, asal.MAJU, n + 1),
        Kolom("q", "pagu_maju", f"Prakiraan maju {n + 1} (Rp)", Jenis.UANG, 18, "", n + 1),
    )
    sumber = Kolom("s", "sumber_dana", "Sumber dana", Jenis.SUMBER, 30)
    if not perubahan:
        return (
            Kolom("t", "target", f"Target {n}", Jenis.TARGET, 16, asal.RENJA, n),
            Kolom("p", "pagu", f"Pagu indikatif {n} (Rp)", Jenis.UANG, 18, "", n),
            sumber,
            *maju,
        )
    return (
        Kolom("u", "target_semula", f"Target {n} semula", Jenis.SEMULA, 13, asal.RENJA, n),
        Kolom("t", "target", f"Target {n} menjadi", Jenis.TARGET, 16, asal.PERUBAHAN, n),
        Kolom("v", "pagu_semula", f"Pagu {n} semula (Rp)", Jenis.SEMULA, 17, "", n),
        Kolom("p", "pagu", f"Pagu {n} menjadi (Rp)", Jenis.UANG, 18, "", n),
        sumber,
        *maju,
    )


def _kolom_renstra(renja: Renja) -> tuple[Kolom, ...]:
    """Target and pagu of each year side by side, as the matrix of a Renstra has them."""
    renstra = renja.renstra
    asal = Target.Asal
    hasil: list[Kolom] = []
    for tahun in range(renstra.tahun_awal, renstra.tahun_akhir + 1):
        hasil += [
            Kolom(
                f"t{tahun}",
                f"target_{tahun}",
                f"Target {tahun}",
                Jenis.TARGET,
                15,
                asal.RENSTRA,
                tahun,
            ),
            Kolom(f"p{tahun}", f"pagu_{tahun}", f"Pagu {tahun} (Rp)", Jenis.UANG, 18, "", tahun),
        ]
    judul = f"Target akhir {renstra.tahun_akhir}"
    akhir = Kolom("ta", "target_akhir", judul, Jenis.TARGET, 15, asal.AKHIR, renstra.tahun_akhir)
    return (*hasil, akhir)
