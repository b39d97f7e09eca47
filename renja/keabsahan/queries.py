"""What anyone may know of a frozen version, by its code or by the hash of a file."""

from dataclasses import dataclass

from django.db.models import QuerySet

from renja.models import BerkasVersi, KeputusanVersi, Versi
from renja.models.versi import JenisBerkas, JenisKeputusan
from renja.tahapan.keadaan import KeadaanVersi, keadaan_renja
from renja.tahapan.kode import rapikan_kode

# Versions that are named for one hash.
TERBANYAK = 10
# What of the decisions is public: role, kind and day; no name, no reason.
UMUM = frozenset(
    {JenisKeputusan.DITANDATANGANI, JenisKeputusan.DITERIMA, JenisKeputusan.DITETAPKAN}
)


@dataclass(frozen=True, slots=True)
class Bukti:
    """A version as everyone may see it; `penetapan` is the decision that names the Perkada."""

    versi: Versi
    keadaan: KeadaanVersi
    berkas: tuple[BerkasVersi, ...]
    penetapan: KeputusanVersi | None
    banyak_ralat: int

    @property
    def keputusan(self) -> tuple[KeputusanVersi, ...]:
        """The decisions that are public."""
        return tuple(satu for satu in self.keadaan.keputusan if satu.jenis in UMUM)


@dataclass(frozen=True, slots=True)
class Cocok:
    """The file that has a hash: of which version, and which of its files."""

    bukti: Bukti
    apa: str


def cari_kode(ketikan: str) -> Bukti | None:
    """The version of a document code as it was typed, None where there is none."""
    kode = rapikan_kode(ketikan)
    versi = _lengkap().filter(kode=kode).first() if kode else None
    return _bukti(versi) if versi is not None else None


def cari_sidik(sidik: str) -> list[Cocok]:
    """Every version that a hash belongs to, the latest first: its PDF, a signed file, its data."""
    hasil: dict[int, Cocok] = {}
    berkas = BerkasVersi.objects.filter(sidik=sidik).order_by("-waktu", "-id")
    milik = {satu.pk: satu for satu in _lengkap().filter(berkas__sidik=sidik)}
    for versi_id, jenis in berkas.values_list("versi_id", "jenis")[:TERBANYAK]:
        hasil.setdefault(versi_id, Cocok(_bukti(milik[versi_id]), JenisBerkas(jenis).label))
    for versi in _lengkap().filter(sidik=sidik).order_by("-dibuat", "-id")[:TERBANYAK]:
        hasil.setdefault(versi.pk, Cocok(_bukti(versi), "Data terkunci (JSON)"))
    return list(hasil.values())


def _lengkap() -> QuerySet[Versi]:
    return Versi.objects.select_related("renja__perangkat_daerah__pemda").defer("isi")


def _bukti(versi: Versi) -> Bukti:
    keadaan = keadaan_renja(versi.renja_id)[versi.pk]
    penetapan = next(
        (satu for satu in keadaan.keputusan if satu.jenis == JenisKeputusan.DITETAPKAN), None
    )
    return Bukti(
        versi,
        keadaan,
        tuple(versi.berkas.defer("isi").order_by("waktu", "id")),
        penetapan,
        versi.ralat.count(),
    )
