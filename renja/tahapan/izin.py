"""Who may do what in the stages, and how the person's role is named."""

from django.db.models import Q
from django.utils import timezone

from planning.models import Pengguna, Penugasan, Renja
from planning.penyuntingan.izin import BOLEH, Jawaban, boleh_tulis
from planning.permissions import lingkup, mitra
from renja.models import KeputusanVersi, Versi
from renja.models.versi import JenisKeputusan
from renja.tahapan.aturan import KEPALA, LANGKAH, PERENCANA, VERIFIKATOR, Langkah

HANYA = {
    PERENCANA: "Ini dikerjakan oleh perencana perangkat daerahnya.",
    KEPALA: "Ini diputuskan oleh kepala perangkat daerahnya.",
    VERIFIKATOR: "Ini diputuskan oleh verifikator Bappeda yang menjadi mitra perangkat daerahnya.",
}
BUKAN_WAKTUNYA = {
    "lanjutkan": "Rencana ini sudah melewati tahap persiapan.",
    "ajukan": "Tahap ini sedang tidak disusun, sehingga tidak ada yang diajukan.",
    "tarik": "Tidak ada pengajuan yang dapat ditarik: kepala sudah memutuskannya, atau belum ada.",
    "tandatangani": "Tidak ada pengajuan yang menunggu tanda tangan.",
    "kembalikan": "Tidak ada pengajuan yang menunggu tanda tangan.",
    "tolak": "Tidak ada pengajuan yang menunggu verifikasi.",
    "terima": "Tidak ada pengajuan yang menunggu verifikasi.",
    "tetapkan": "Penetapan dicatat sesudah rancangan akhir diterima.",
}
SUDAH_DITETAPKAN = (
    "Penetapan sudah dicatat. Kekeliruannya ditulis sebagai ralat di samping versinya."
)


def berperan(user: Pengguna, peran: str, renja: Renja) -> bool:
    """Whether the person holds the role for the agency of a Renja today."""
    if peran == VERIFIKATOR:
        return renja.perangkat_daerah_id in mitra(user)
    return lingkup(user).bertugas(peran, renja.perangkat_daerah_id)


def boleh_bertindak(user: Pengguna, renja: Renja, kunci: str) -> Jawaban:
    """Whether the person may do this act now; the reason speaks of the role first."""
    langkah = LANGKAH[kunci]
    if not berperan(user, langkah.peran, renja):
        return Jawaban(boleh=False, alasan=HANYA[langkah.peran])
    return waktunya(user, renja, langkah)


def waktunya(user: Pengguna, renja: Renja, langkah: Langkah) -> Jawaban:
    """Whether a Renja stands where the act is done, for who holds its role."""
    if not langkah.berlaku(renja):
        return Jawaban(boleh=False, alasan=BUKAN_WAKTUNYA[langkah.kunci])
    if langkah.peran == PERENCANA and langkah.kunci != "tarik":
        return boleh_tulis(user, renja)
    if langkah.kunci == "tetapkan" and sudah_ditetapkan(renja):
        return Jawaban(boleh=False, alasan=SUDAH_DITETAPKAN)
    return BOLEH


def sudah_ditetapkan(renja: Renja) -> bool:
    """Whether the Perkada of a Renja was recorded."""
    return KeputusanVersi.objects.filter(
        versi__renja=renja, jenis=JenisKeputusan.DITETAPKAN
    ).exists()


def boleh_beri_ralat(user: Pengguna, renja: Renja) -> bool:
    """The perencana, and the mitra verifikator."""
    return any(berperan(user, peran, renja) for peran in (PERENCANA, VERIFIKATOR))


def boleh_daftarkan_berkas(user: Pengguna, renja: Renja) -> bool:
    """The perencana, the head, and the mitra verifikator."""
    return any(berperan(user, peran, renja) for peran in (PERENCANA, KEPALA, VERIFIKATOR))


def sebutan_peran(user: Pengguna, peran: str, renja: Renja) -> str:
    """The role as it is recorded beside a decision: "Plt. Kepala perangkat daerah"."""
    hari = timezone.localdate()
    tugas = Penugasan.objects.filter(
        Q(berlaku_sampai__isnull=True) | Q(berlaku_sampai__gte=hari),
        pengguna=user,
        peran=peran,
        berlaku_dari__lte=hari,
    )
    if peran == VERIFIKATOR:
        tugas = tugas.filter(mitra=renja.perangkat_daerah_id)
    else:
        tugas = tugas.filter(perangkat_daerah=renja.perangkat_daerah_id)
    sebagai = set(tugas.values_list("sebagai", flat=True))
    nama = Penugasan.Peran(peran).label
    if not sebagai or Penugasan.Sebagai.DEFINITIF.value in sebagai:
        return nama
    return f"{Penugasan.Sebagai(min(sebagai)).label} {nama}"


def terakhir(renja: Renja, tahap: str = "") -> Versi | None:
    """The last version of a stage (the present one by default), without its bytes."""
    return (
        Versi.objects.filter(renja=renja, tahap=tahap or renja.tahap)
        .defer("isi")
        .order_by("-nomor")
        .first()
    )
