"""Two small plans and manuscripts of the same Renja, written by hand.

From the earlier to the later one: Satu loses 2 rupiah and two people, and goes behind Tiga; Dua
goes; Empat comes with a thousand rupiah, in a kegiatan of its own. 60 rupiah become 1,038.
"""

from renja.dokumen.naskah import BabNaskah, JenisBab, Naskah
from renja.rencana import Rencana, SubKegiatan
from tests.renja.contoh import indikator, kegiatan, nilai, program, rencana, sub, uid


def satu(nama: str, pagu: int, target: str, **lain: object) -> SubKegiatan:
    """The row that changes."""
    ukuran = indikator(11, "Peserta", "Orang", target=nilai(renja_2024=target, maju_2025="7 Orang"))
    return sub(1, nama, pagu, 5, indikator=(ukuran,))


def semula() -> Rencana:
    """The earlier plan."""
    tiga = sub(3, "Tiga", 30, 7)
    return rencana(program(kegiatan(satu("Satu", 10, "5 Orang"), sub(2, "Dua", 20, None), tiga)))


def menjadi() -> Rencana:
    """The later plan."""
    tiga = sub(3, "Tiga", 30, 7)
    pertama = kegiatan(tiga, satu("Satu baru", 8, "3 Orang"))
    return rencana(program(pertama, kegiatan(sub(4, "Empat", 1_000, None), nomor=201)))


def bagian(nomor: int, judul: str, isi: str = "", kode: str = "") -> BabNaskah:
    """A sub-chapter."""
    return BabNaskah(uid(nomor), kode, JenisBab.SUB_BAB, judul, isi)


def naskah(*isi: tuple[str, tuple[BabNaskah, ...]]) -> Naskah:
    """Chapters with their sub-chapters; a chapter's identity is 900 and its place."""
    return Naskah(
        "uji",
        tuple(
            BabNaskah(uid(900 + n), f"bab-{n}", JenisBab.BAB, judul, anak=anak)
            for n, (judul, anak) in enumerate(isi, 1)
        ),
    )
