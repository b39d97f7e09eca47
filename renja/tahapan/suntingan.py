"""The set of changes that an act of the stages is: it moves the Renja's stage and nothing else.

It leaves the same trail as every other change, and is never undone but followed by another act.
"""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any

from planning.models import Pengguna, Renja
from planning.models.dasar import BarisBerversi
from planning.penyuntingan import Ditolak, jejak, suntingan
from planning.penyuntingan.potret import json_nilai
from planning.penyuntingan.sunting import Suntingan, Ubahan
from renja.models.versi import CatatanTetap

KOLOM = frozenset({"tahap", "pengajuan", "terbuka"})
HANYA_TAHAP = "Pengajuan dan putusan hanya memindahkan tahap Renja, bukan mengubah isinya."


class SuntinganTahapan(Suntingan):
    """A set of changes of where a Renja stands; whoever opens it has asked for the right."""

    def ubah(self, baris: BarisBerversi, versi: int, isi: Any, deret: Any = None) -> bool:
        """Move the stage; raises Ditolak for any other column."""
        if not isinstance(baris, Renja) or deret or not KOLOM.issuperset(isi):
            raise Ditolak(HANYA_TAHAP)
        return super().ubah(baris, versi, isi)

    def ubah_banyak(self, ubahan: Sequence[Ubahan]) -> int:
        """One Renja at a time."""
        if ubahan:
            raise Ditolak(HANYA_TAHAP)
        return 0

    def hapus_banyak(self, baris: Sequence[tuple[BarisBerversi, int]]) -> int:
        """Nothing is deleted here."""
        if baris:
            raise Ditolak(HANYA_TAHAP)
        return 0

    def sisipkan_tetap(self, baris: CatatanTetap, isi: Mapping[str, Any]) -> None:
        """Write a row that is never changed, and put `isi` of it into the trail."""
        baris.save()
        sesudah = {nama: json_nilai(nilai) for nama, nilai in isi.items()}
        self._catatan.append(
            jejak.Catatan(
                pemilik=(baris.perangkat_daerah_id, None),
                aksi="tambah",
                objek=baris._meta.label_lower,
                kunci=baris.pk,
                uid=None,
                induk=None,
                versi=1,
                sebelum=None,
                sesudah=sesudah,
            )
        )

    def _periksa(self, baris: BarisBerversi) -> None:
        """Only a Renja that is there."""
        if not isinstance(baris, Renja) or baris.pk is None:
            raise Ditolak(HANYA_TAHAP)


def tindakan(
    user: Pengguna, renja: Renja, judul: str, alasan: str = ""
) -> AbstractContextManager[Any]:
    """Open the set of changes of one act."""
    return suntingan(
        user, renja=renja, asal="paraf", judul=judul, alasan=alasan, kelas=SuntinganTahapan
    )
