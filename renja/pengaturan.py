"""What an agency chooses for a year: variant, scale, cap, level of the mean. Pure."""

from collections.abc import Mapping

TINGKAT_RATA_RATA = ("sub_kegiatan", "kegiatan", "program", "iku")
BATAS = ("100", "120")


class Berpengaturan:
    """Reads the settings of a Renja; whatever they do not say is the default."""

    __slots__ = ()

    pengaturan: Mapping[str, object]

    @property
    def varian_negatif(self) -> str:
        """The year's rule for lower-is-better: "A" unless "B" was chosen."""
        return "B" if str(self.pengaturan.get("varian_negatif", "")).upper() == "B" else "A"

    @property
    def batas_capaian(self) -> int | None:
        """The cap of a capaian before any average, None without one."""
        teks = str(self.pengaturan.get("batas_capaian", ""))
        return int(teks) if teks in BATAS else None

    @property
    def tingkat_rata_rata(self) -> str:
        """The level that the agency's mean is taken over: sub_kegiatan unless chosen."""
        teks = str(self.pengaturan.get("tingkat_rata_rata", ""))
        return teks if teks in TINGKAT_RATA_RATA else TINGKAT_RATA_RATA[0]

    @property
    def belum_lapor_nol(self) -> bool:
        """Whether a due indikator without a report counts as 0 in the mean."""
        return bool(self.pengaturan.get("belum_lapor_nol"))

    @property
    def catatan_realisasi(self) -> str:
        """What is printed wherever realisasi of the year is shown."""
        return str(self.pengaturan.get("catatan_realisasi", ""))
