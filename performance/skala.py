"""The rating scales that every installation starts with; an admin may add others.

LAN: Keputusan Kepala LAN Nomor 239/IX/618/2004. The other: Permendagri 86/2017.
"""

from decimal import Decimal

from performance.models import KelasPredikat, SkalaPredikat
from performance.predikat import Kelas, Skala

LAN = Skala(
    "lan",
    "Skala LAN",
    (
        Kelas(Decimal(85), "Sangat Berhasil"),
        Kelas(Decimal(70), "Berhasil"),
        Kelas(Decimal(55), "Cukup Berhasil"),
        Kelas(Decimal(0), "Kurang Berhasil"),
    ),
)
PERMENDAGRI_86_2017 = Skala(
    "permendagri-86-2017",
    "Skala Permendagri 86/2017",
    (
        Kelas(Decimal(90), "Sangat Tinggi", termasuk=False),
        Kelas(Decimal(75), "Tinggi", termasuk=False),
        Kelas(Decimal(65), "Sedang", termasuk=False),
        Kelas(Decimal(50), "Rendah", termasuk=False),
        Kelas(Decimal(0), "Sangat Rendah"),
    ),
)
DASAR_HUKUM = {
    LAN.kode: "Keputusan Kepala LAN Nomor 239/IX/618/2004",
    PERMENDAGRI_86_2017.kode: "Peraturan Menteri Dalam Negeri Nomor 86 Tahun 2017",
}


def muat_skala_predikat() -> list[str]:
    """Add the scales that are not there yet, inside the caller's transaction; gives their names.

    A scale that is there stays as it is: an admin may have changed it.
    """
    ada = set(SkalaPredikat.objects.values_list("kode", flat=True))
    baru = [skala for skala in (LAN, PERMENDAGRI_86_2017) if skala.kode not in ada]
    for skala in baru:
        tersimpan = SkalaPredikat.objects.create(
            kode=skala.kode, nama=skala.nama, dasar_hukum=DASAR_HUKUM[skala.kode]
        )
        KelasPredikat.objects.bulk_create(
            KelasPredikat(
                skala=tersimpan, batas=kelas.batas, termasuk=kelas.termasuk, nama=kelas.nama
            )
            for kelas in skala.kelas
        )
    return [skala.nama for skala in baru]
