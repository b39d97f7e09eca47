"""Handing over all duties of a person in one act: roles, returned rows, mentions, unlockings.

An admin writes no rows of a plan; `SuntinganSerahTerima` therefore asks its own question and
touches nothing but to whom a comment or an unlocking is addressed. Roles carry no version,
but their entries stand in the same set.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from planning.models import BukaBaris, Komentar, Pemda, Pengguna, Penugasan, Perubahan
from planning.models.dasar import BarisBerversi
from planning.penyuntingan.admin_terakhir import JagaAdmin
from planning.penyuntingan.galat import Ditolak, TidakSah
from planning.penyuntingan.jejak import Catatan
from planning.penyuntingan.potret import beda, json_nilai, potret_deret
from planning.penyuntingan.sunting import Suntingan, Ubahan

SEHARI = timedelta(days=1)
PALING_JAUH = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Serahan:
    """What moves from one person to another."""

    penugasan: tuple[Penugasan, ...]
    dikembalikan: tuple[Komentar, ...]
    sebutan: tuple[Komentar, ...]
    pembukaan: tuple[BukaBaris, ...]

    @property
    def kosong(self) -> bool:
        """Whether there is nothing to hand over."""
        return not self.penugasan


class SuntinganSerahTerima(Suntingan):
    """A set of changes that may only re-address comments and unlockings of some pemda."""

    def __init__(self, pelaku: Pengguna, pemda: Sequence[Pemda], judul: str, alasan: str) -> None:
        super().__init__(pelaku, None, "admin", judul, alasan)
        self.pemda = {satu.pk for satu in pemda}

    def _periksa(self, baris: BarisBerversi) -> None:
        """Raise Ditolak unless the row belongs to a pemda that the person looks after."""
        if not isinstance(baris, Komentar | BukaBaris):
            raise Ditolak("Serah terima hanya mengalihkan komentar dan pembukaan baris.")
        if baris.perangkat_daerah.pemda_id not in self.pemda:
            raise Ditolak("Baris ini milik pemerintah daerah lain.")

    def catat_penugasan(
        self, penugasan: Penugasan, aksi: str, sebelum: Any, sesudah: dict[str, Any]
    ) -> None:
        """Note a role in the chain of its pemda, as the admin's own pages do."""
        pemilik = (None, penugasan.pemda_id)
        objek = Penugasan._meta.label_lower
        self._catatan.append(
            Catatan(pemilik, aksi, objek, penugasan.pk, None, None, 0, sebelum, sesudah)
        )


def serahan(dari: Pengguna, pemda: Sequence[Pemda], tanggal: date) -> Serahan:
    """What the person would hand over from a day on, in the pemda given; four queries."""
    tugas = (
        Penugasan.objects.filter(pengguna=dari, pemda__in=pemda)
        .filter(Q(berlaku_sampai__isnull=True) | Q(berlaku_sampai__gte=tanggal))
        .select_related("perangkat_daerah", "unit_kerja", "pemda")
        .prefetch_related("mitra")
        .order_by("pk")
    )
    komentar = Komentar.objects.filter(perangkat_daerah__pemda__in=pemda).select_related(
        "perangkat_daerah"
    )
    kini = timezone.now()
    return Serahan(
        tuple(tugas),
        tuple(komentar.filter(ditujukan=dari, selesai_pada=None).order_by("pk")),
        tuple(_belum_dijawab(komentar, dari).order_by("pk")),
        tuple(
            BukaBaris.objects.filter(oleh=dari, sampai__gt=kini, perangkat_daerah__pemda__in=pemda)
            .select_related("perangkat_daerah")
            .order_by("pk")
        ),
    )


def halangan(isi: Serahan, dari: Pengguna, ke: Pengguna, tanggal: date) -> dict[str, list[str]]:
    """What keeps the duties from being handed over: {"ke" or "tanggal" or "": [sentence]}."""
    pesan: dict[str, list[str]] = {}
    hari_ini = timezone.localdate()
    if dari.pk == ke.pk:
        pesan["ke"] = ["Penerima harus orang lain."]
    if not hari_ini <= tanggal <= hari_ini + PALING_JAUH:
        pesan["tanggal"] = ["Pilih hari ini atau hari sesudahnya, paling lama setahun lagi."]
    if isi.kosong:
        pesan[""] = [f"{dari} tidak memegang penugasan yang masih berlaku pada tanggal itu."]
    baru_mulai = [satu for satu in isi.penugasan if satu.berlaku_dari >= tanggal]
    if baru_mulai:
        tugas = ", ".join(_sebut(satu) for satu in baru_mulai)
        pesan.setdefault("tanggal", []).append(
            f"{tugas} belum berjalan sehari pun pada tanggal itu; pilih tanggal sesudahnya."
        )
    pesan.setdefault("ke", []).extend(_ganda(isi.penugasan, ke, tanggal))
    return {kolom: kalimat for kolom, kalimat in pesan.items() if kalimat}


def serahkan(
    admin: Pengguna,
    pemda: Sequence[Pemda],
    dari: Pengguna,
    ke: Pengguna,
    *,
    tanggal: date,
    alasan: str,
) -> Perubahan:
    """Hand everything over in one transaction; raises Ditolak or TidakSah.

    The roles of `dari` end on the day before, equal ones of `ke` begin on the day (with the
    same mitra). Nobody gives a role to oneself.
    """
    if admin.pk in {dari.pk, ke.pk}:
        raise Ditolak("Tugas Anda sendiri diserahkan atau diterima lewat admin lain.")
    if not alasan.strip():
        raise TidakSah({"alasan": ["Tulis alasan serah terima ini."]})
    judul = f"Menyerahkan tugas {dari} kepada {ke}"
    with transaction.atomic():
        jaga = JagaAdmin(satu.pk for satu in pemda)
        # Two admins at once: the second one finds nothing left.
        list(Penugasan.objects.select_for_update().filter(pengguna=dari, pemda__in=pemda))
        isi = serahan(dari, pemda, tanggal)
        pesan = halangan(isi, dari, ke, tanggal)
        if pesan:
            raise TidakSah(pesan)
        s = SuntinganSerahTerima(admin, pemda, judul, alasan)
        for satu in isi.penugasan:
            _alihkan(s, satu, ke, tanggal)
        _alamatkan(s, isi, dari, ke)
        jaga.periksa("ke")
        s.tutup()
    if s.perubahan is None:
        raise TidakSah({"": ["Tidak ada yang diserahkan."]})
    return s.perubahan


def _alihkan(s: SuntinganSerahTerima, lama: Penugasan, ke: Pengguna, tanggal: date) -> None:
    """End a role on the day before, and begin the same one for the other person."""
    mitra = [satu.pk for satu in lama.mitra.all()]
    sebelum = _potret(lama, mitra)
    baru = Penugasan(
        pengguna=ke,
        peran=lama.peran,
        sebagai=lama.sebagai,
        pemda=lama.pemda,
        perangkat_daerah=lama.perangkat_daerah,
        unit_kerja=lama.unit_kerja,
        berlaku_dari=tanggal,
        berlaku_sampai=lama.berlaku_sampai,
    )
    lama.berlaku_sampai = tanggal - SEHARI
    lama.save(update_fields=["berlaku_sampai"])
    baru.full_clean()
    baru.save()
    baru.mitra.set(mitra)
    s.catat_penugasan(lama, "ubah", *beda(sebelum, _potret(lama, mitra)))
    s.catat_penugasan(baru, "tambah", None, _potret(baru, mitra))


def _alamatkan(s: SuntinganSerahTerima, isi: Serahan, dari: Pengguna, ke: Pengguna) -> None:
    """Returned rows, mentions and unlockings go to the other person."""
    sebut = potret_deret(Komentar, [satu.pk for satu in isi.sebutan])
    menyebut = {
        pk: sorted({ke.pk if satu == dari.pk else satu for satu in isi_deret["sebut"]})
        for pk, isi_deret in sebut.items()
    }
    semua = {satu.pk: satu for satu in (*isi.dikembalikan, *isi.sebutan)}
    kembali = {satu.pk for satu in isi.dikembalikan}
    s.ubah_banyak(
        [
            Ubahan(
                satu,
                satu.versi,
                {"ditujukan_id": ke.pk} if pk in kembali else {},
                {"sebut": menyebut[pk]} if pk in menyebut else {},
            )
            for pk, satu in semua.items()
        ]
    )
    s.ubah_banyak([Ubahan(satu, satu.versi, {"oleh_id": ke.pk}) for satu in isi.pembukaan])


def _belum_dijawab(komentar: Any, orang: Pengguna) -> Any:
    """Mentions of a person in open threads that were not answered since."""
    jawaban = Komentar.objects.filter(
        induk=OuterRef("utas"), penulis=orang, ditulis_pada__gte=OuterRef("ditulis_pada")
    )
    terbuka = Q(induk=None, selesai_pada=None) | Q(induk__isnull=False, induk__selesai_pada=None)
    return (
        komentar.filter(terbuka, sebut=orang)
        .annotate(utas=Coalesce("induk_id", "pk"))
        .filter(~Exists(jawaban))
    )


def _ganda(tugas: Iterable[Penugasan], ke: Pengguna, tanggal: date) -> list[str]:
    """The roles that the receiver holds already on the day or later."""
    milik = set(
        Penugasan.objects.filter(pengguna=ke)
        .filter(Q(berlaku_sampai__isnull=True) | Q(berlaku_sampai__gte=tanggal))
        .values_list("peran", "pemda_id", "perangkat_daerah_id", "unit_kerja_id")
    )
    return [
        f"{ke} sudah memegang peran {_sebut(satu)}; pilih penerima lain atau akhiri dahulu "
        "penugasan itu."
        for satu in tugas
        if (satu.peran, satu.pemda_id, satu.perangkat_daerah_id, satu.unit_kerja_id) in milik
    ]


def _sebut(penugasan: Penugasan) -> str:
    tempat = penugasan.unit_kerja or penugasan.perangkat_daerah or penugasan.pemda
    return f"{penugasan.get_peran_display()} {tempat}"


def _potret(penugasan: Penugasan, mitra: Sequence[int]) -> dict[str, Any]:
    """A role as JSON values, with its mitra."""
    isi = {
        kolom.attname: json_nilai(getattr(penugasan, kolom.attname))
        for kolom in Penugasan._meta.concrete_fields
        if kolom.name != "id"
    }
    return isi | {"mitra": sorted(mitra)}
