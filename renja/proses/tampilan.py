"""What a page says of a Proses: one sentence, and what can be done now."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from renja.models import HasilProses, Proses
from renja.proses.antrean import pekerja_hidup
from renja.proses.services import BERGERAK, LANJUT, SIMPAN

S = Proses.Status
LENCANA = {
    S.SELESAI: "lencana--berhasil",
    S.GAGAL: "lencana--galat",
    S.BERJALAN: "lencana--peringatan",
}
TANPA_PEKERJA = (
    "Pekerja latar sedang tidak berjalan, jadi pekerjaan ini belum dimulai. Pekerjaannya tidak "
    "hilang: minta admin menjalankan pekerja latar (python3 manage.py qcluster)."
)


@dataclass(frozen=True, slots=True)
class Keadaan:
    """A Proses as a page shows it; `hasil` carries no content."""

    proses: Proses
    kalimat: str
    hasil: HasilProses | None = None
    sampai: datetime | None = None
    peringatan: str = ""

    @property
    def bergerak(self) -> bool:
        """Whether it waits or is under way: then it can be cancelled, and the page asks again."""
        return self.proses.status in BERGERAK

    @property
    def dapat_diulang(self) -> bool:
        """Whether it is over without having succeeded."""
        return self.proses.status in (S.GAGAL, S.DIBATALKAN)

    @property
    def lencana(self) -> str:
        """The modifier of its badge."""
        return LENCANA.get(S(self.proses.status), "")

    @property
    def lanjut(self) -> str:
        """Where the person goes on when it is done: an address of this site, or nothing."""
        alamat = self.proses.argumen.get(LANJUT, "")
        # A browser reads a backslash as a stroke, too.
        ke_sini = isinstance(alamat, str) and url_has_allowed_host_and_scheme(alamat, None)
        ke_sini = ke_sini and alamat.startswith("/")
        return alamat if ke_sini and self.proses.status == S.SELESAI else ""

    @property
    def alamat(self) -> str:
        """The address that tells the state as JSON."""
        return reverse("proses:keadaan", args=[self.proses.pk])


def keadaan(proses: Proses) -> Keadaan:
    """The state of one Proses; two queries at most."""
    hasil = HasilProses.objects.filter(proses=proses).defer("isi").first()
    return susun(proses, hasil, hidup=proses.status != S.ANTRE or pekerja_hidup())


def daftar_keadaan(daftar: list[Proses]) -> list[Keadaan]:
    """The states of many, in two queries."""
    hasil = {
        satu.proses_id: satu for satu in HasilProses.objects.filter(proses__in=daftar).defer("isi")
    }
    menunggu = any(satu.status == S.ANTRE for satu in daftar)
    hidup = not menunggu or pekerja_hidup()
    return [susun(satu, hasil.get(satu.pk), hidup=hidup) for satu in daftar]


def susun(proses: Proses, hasil: HasilProses | None, *, hidup: bool) -> Keadaan:
    """The state; `hidup` says whether a worker is there to begin what waits."""
    sampai = proses.selesai + SIMPAN if hasil and proses.selesai else None
    menunggu = proses.status == S.ANTRE and not hidup
    return Keadaan(
        proses, _kalimat(proses, hasil), hasil, sampai, TANPA_PEKERJA if menunggu else ""
    )


def _kalimat(proses: Proses, hasil: HasilProses | None) -> str:
    if proses.status == S.ANTRE:
        return _menunggu(proses)
    if proses.status == S.SELESAI:
        return _selesai(proses, hasil)
    return {
        S.BERJALAN: f"{proses.keterangan or 'Sedang dikerjakan'}.",
        S.GAGAL: proses.galat,
        S.DIBATALKAN: "Dibatalkan; tidak ada yang disimpan.",
    }[S(proses.status)]


def _menunggu(proses: Proses) -> str:
    if not (proses.galat and proses.percobaan):
        return "Menunggu giliran."
    return f"Percobaan ke-{proses.percobaan} belum berhasil, akan diulang. {proses.galat}"


def _selesai(proses: Proses, hasil: HasilProses | None) -> str:
    if proses.keterangan:
        return proses.keterangan
    if hasil:
        return "Selesai, berkasnya dapat diunduh."
    lewat = proses.selesai and timezone.now() - proses.selesai > SIMPAN
    return "Selesai. Berkasnya sudah dihapus karena lewat tujuh hari." if lewat else "Selesai."
