"""The one question whether something may be written: role, agency, stage, unlocked rows.

Rows of a Renja follow its stage. Rows of the Renstra, which several years share, may be
changed while the Renstra is a draft, or on the page of an open Renja drawn from it.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from planning.models import (
    BarisRenja,
    BukaBaris,
    JadwalTahap,
    Pengguna,
    Penugasan,
    Renja,
    Renstra,
    Target,
)
from planning.models.dasar import BarisBerversi, BarisPemda, BarisPerangkatDaerah
from planning.penyuntingan.galat import Ditolak
from planning.permissions import lingkup, mitra

PERAN_SEPEMDA = frozenset({"verifikator", "penganggaran", "apip", "admin"})
PERAN_UNIT = frozenset({"pelaksana", "kepala_bidang"})
SEBUTAN = {
    "perencana": "perencana perangkat daerahnya",
    "pelaksana": "pelaksana unit kerjanya",
    "kepala_bidang": "kepala bidangnya",
    "kepala_dinas": "kepala perangkat daerahnya",
    "verifikator": "verifikator Bappeda",
    "penganggaran": "penganggaran (TAPD/BPKAD)",
    "admin": "admin",
}


# The Renja of other years by (tahun, siklus), asked for once.
RenjaTahun = dict[tuple[int, str], Renja]


@dataclass(frozen=True, slots=True)
class Jawaban:
    """Yes, or no with the reason as an Indonesian sentence.

    `sebaris` says that the answer holds for this row alone: it was unlocked by itself.
    """

    boleh: bool
    alasan: str = ""
    sebaris: bool = False


BOLEH = Jawaban(boleh=True)


def boleh_tulis(user: Pengguna, renja: Renja) -> Jawaban:
    """Whether the person may change the plan's rows now, as its perencana."""
    if not lingkup(user).bertugas(Penugasan.Peran.PERENCANA, renja.perangkat_daerah_id):
        return _tidak("Rencana ini hanya dapat diubah oleh perencana perangkat daerahnya.")
    return tahap_terbuka(renja)


def boleh_tulis_baris(
    user: Pengguna,
    baris: BarisBerversi,
    renja: Renja | None = None,
    dikenal: RenjaTahun | None = None,
) -> Jawaban:
    """Whether the person may write this row now, on the page of `renja` where there is one.

    `dikenal` keeps the Renja of other years for who asks about many rows.
    """
    if not _berperan(user, baris):
        return _tidak(f"Baris ini hanya dapat diubah oleh {_sebutan(baris.peran_penulis())}.")
    if not baris.JALUR_TAHAP or baris.peran_penulis() == ("penganggaran",):
        sebab, sebaris = baris.gerbang()
        return _tidak(sebab) if sebab else Jawaban(boleh=True, sebaris=sebaris)
    acuan = acuan_tahap(baris, renja, dikenal)
    if isinstance(acuan, Renja):
        jawaban = tahap_terbuka(acuan)
        terkunci = acuan.pengajuan != Renja.Pengajuan.DISUSUN
        if jawaban.boleh or terkunci or acuan.tahap == Renja.Tahap.PENETAPAN:
            return jawaban
        if not _dibuka(acuan, naungan(baris, acuan)):
            return jawaban
        return Jawaban(boleh=True, sebaris=True)
    return _renstra_terbuka(acuan)


def minta_masih_terbuka(baris: Iterable[BarisBerversi], renja: Collection[int] = ()) -> None:
    """Raise Ditolak where a gate, or the stage of a Renja, has closed since it was asked.

    Asked when nobody else writes in the agency's chain any more: otherwise a value could slip
    in behind a report or a plan that was handed in meanwhile.
    """
    minta_belum_diajukan(renja)
    for satu in baris:
        sebab = satu.gerbang().sebab
        if sebab:
            raise Ditolak(sebab)


def minta_belum_diajukan(renja: Collection[int]) -> None:
    """Raise Ditolak where one of the Renja (by key) was handed in since it was asked.

    A frozen version holds what was written before it, and nothing slips in behind: also not a new
    row, whose Renja was read before the set of changes was opened.
    """
    if not renja:
        return
    lewat = ~Q(pengajuan=Renja.Pengajuan.DISUSUN) | Q(tahap=Renja.Tahap.PENETAPAN)
    kini = Renja.objects.filter(lewat, pk__in=renja).select_related("perangkat_daerah").first()
    if kini is not None:
        raise Ditolak(tahap_terbuka(kini).alasan)


def renja_acuan(baris: BarisBerversi, renja: Renja | None, dikenal: RenjaTahun) -> frozenset[int]:
    """The key of the Renja whose stage decides over the row, empty where none does."""
    if not baris.JALUR_TAHAP or baris.peran_penulis() == ("penganggaran",):
        return frozenset()
    acuan = acuan_tahap(baris, renja, dikenal)
    return frozenset({acuan.pk} if isinstance(acuan, Renja) and acuan.pk else ())


def tahap_terbuka(renja: Renja) -> Jawaban:
    """Whether the stage of a Renja is open today: not handed in, by its switch, by the schedule."""
    tahap, pengajuan = renja.get_tahap_display(), renja.get_pengajuan_display()
    if renja.pengajuan != Renja.Pengajuan.DISUSUN:
        return _tidak(
            f"{tahap} sudah diajukan dan terkunci ({pengajuan[:1].lower()}{pengajuan[1:]}). "
            "Isinya dapat diubah lagi setelah ditarik atau dikembalikan."
        )
    if not renja.terbuka:
        return _tidak(
            f"Tahap {tahap} sedang tertutup. "
            "Minta verifikator Bappeda membukanya bila ada yang perlu diubah."
        )
    jadwal = JadwalTahap.objects.filter(
        pemda=renja.perangkat_daerah.pemda_id,
        tahun=renja.tahun,
        siklus=renja.siklus,
        tahap=renja.tahap,
    ).first()
    if jadwal is None or jadwal.mulai <= timezone.localdate() <= jadwal.selesai:
        return BOLEH
    return _tidak(
        f"Jadwal tahap {tahap} adalah {jadwal.mulai:%d-%m-%Y} sampai {jadwal.selesai:%d-%m-%Y}. "
        "Minta Bappeda mengubah jadwalnya bila ada yang perlu diubah."
    )


def acuan_tahap(
    baris: BarisBerversi, renja: Renja | None, dikenal: RenjaTahun | None = None
) -> Renja | Renstra:
    """The Renja or Renstra whose stage decides over the row.

    A target that belongs to the Renja of another year follows that one, where it is there.
    """
    acuan: Renja | Renstra = ikuti(baris, baris.JALUR_TAHAP)
    if isinstance(acuan, Renja) or renja is None or renja.renstra_id != acuan.pk:
        return acuan
    if not isinstance(baris, Target):
        return renja
    return _renja_target(baris, renja, {} if dikenal is None else dikenal)


def naungan(baris: BarisBerversi, renja: Renja) -> frozenset[UUID]:
    """The uids under which a row stands: its own, those above it, and its rows of the year."""
    hasil: set[UUID] = set()
    sub: set[int] = set()
    antrean: list[Any] = [baris]
    while antrean:
        satu = antrean.pop()
        hasil.add(satu.uid)
        for kolom in satu._meta.concrete_fields:
            atas = kolom.related_model
            if atas is None or not issubclass(atas, BarisPerangkatDaerah):
                continue
            if atas in {Renja, Renstra} or getattr(satu, kolom.attname) is None:
                continue
            # A row of the year stands for itself, not for that of another unit kerja.
            if atas._meta.model_name == "subkegiatan" and not isinstance(satu, BarisRenja):
                sub.add(getattr(satu, kolom.attname))
            antrean.append(getattr(satu, kolom.name))
    hasil |= set(
        BarisRenja.objects.filter(renja=renja, sub_kegiatan__in=sub).values_list("uid", flat=True)
    )
    return frozenset(hasil)


def dengan_jalur(model: type[BarisBerversi]) -> Any:
    """All rows of a model with what permission and trail ask of them, in one query."""
    jalur = [
        satu.replace(".", "__")
        for satu in (model.JALUR_TAHAP, model.JALUR_INDUK, *model.JALUR_GERBANG)
        if satu not in {"", "self"}
    ]
    if issubclass(model, BarisPerangkatDaerah):
        jalur.append("perangkat_daerah")
    pengelola: Any = model
    return pengelola.objects.select_related(*jalur)


def ikuti(baris: Any, jalur: str) -> Any:
    """The end of a dotted way from a row; "self" is the row itself."""
    if jalur == "self":
        return baris
    for langkah in jalur.split("."):
        baris = getattr(baris, langkah)
    return baris


def _renja_target(target: Target, renja: Renja, dikenal: RenjaTahun) -> Renja:
    asal = Target.Asal
    if target.asal in {asal.RENSTRA, asal.AKHIR}:
        return renja
    tahun = target.tahun - 1 if target.asal == asal.MAJU else target.tahun
    siklus = Renja.Siklus.PERUBAHAN if target.asal == asal.PERUBAHAN else Renja.Siklus.AWAL
    if tahun == renja.tahun and (siklus == renja.siklus or target.asal == asal.MAJU):
        return renja
    if (tahun, siklus) not in dikenal:
        lain = Renja.objects.filter(
            perangkat_daerah=renja.perangkat_daerah_id, tahun=tahun, siklus=siklus
        )
        dikenal[tahun, siklus] = lain.select_related("perangkat_daerah").first() or renja
    return dikenal[tahun, siklus]


def _berperan(user: Pengguna, baris: BarisBerversi) -> bool:
    if user.is_superuser and user.is_active and "admin" in baris.peran_penulis():
        return True
    jangkauan = lingkup(user)
    if isinstance(baris, BarisPerangkatDaerah):
        return any(_berperan_pd(user, peran, baris) for peran in baris.peran_penulis())
    pemda = pemda_baris(baris)
    for peran in baris.peran_penulis():
        if peran not in PERAN_SEPEMDA:
            boleh = peran in jangkauan.peran and pemda is None
        elif pemda is None:
            boleh = peran in jangkauan.peran
        else:
            boleh = jangkauan.bertugas_di_pemda(peran, pemda)
        if boleh:
            return True
    return False


def _berperan_pd(user: Pengguna, peran: str, baris: BarisPerangkatDaerah) -> bool:
    jangkauan = lingkup(user)
    pemda = baris.perangkat_daerah.pemda_id
    if peran == "pembaca":
        return baris.perangkat_daerah_id in jangkauan.perangkat_daerah or pemda in jangkauan.pemda
    if peran == "verifikator":
        return baris.perangkat_daerah_id in mitra(user)
    if peran in PERAN_SEPEMDA:
        return jangkauan.bertugas_di_pemda(peran, pemda)
    if peran in PERAN_UNIT:
        return jangkauan.bertugas_di_unit(peran, baris.unit_penulis())
    return jangkauan.bertugas(peran, baris.perangkat_daerah_id)


def pemda_baris(baris: BarisBerversi) -> int | None:
    """The id of the pemda that a shared row belongs to; None for what all share."""
    if not isinstance(baris, BarisPemda) or not baris.JALUR_PEMDA:
        return None
    return int(ikuti(baris, baris.JALUR_PEMDA.replace("__", ".") + "_id"))


def _renstra_terbuka(renstra: Renstra) -> Jawaban:
    if renstra.status == Renstra.Status.RANCANGAN:
        return BOLEH
    renja = list(Renja.objects.filter(renstra=renstra).select_related("perangkat_daerah"))
    if any(tahap_terbuka(satu).boleh for satu in renja):
        return BOLEH
    return _tidak(
        f"{renstra} sudah ditetapkan dan tidak ada Renja darinya yang sedang terbuka. "
        "Minta verifikator Bappeda membuka tahap Renja yang bersangkutan."
    )


def _dibuka(renja: Renja, uid: frozenset[UUID]) -> bool:
    kini = timezone.now()
    return BukaBaris.objects.filter(
        Q(renja=renja, objek__in=uid, mulai__lte=kini, sampai__gt=kini)
    ).exists()


def _sebutan(peran: tuple[str, ...]) -> str:
    return " atau ".join(SEBUTAN.get(satu, satu) for satu in peran)


def _tidak(alasan: str) -> Jawaban:
    return Jawaban(boleh=False, alasan=alasan)
