"""Comments on a row or a cell: writing, answering, resolving, and returning a row.

A comment is not changed once it is written; what was meant otherwise is said in a reply.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils import timezone

from planning.models import (
    JejakAudit,
    Komentar,
    Pengguna,
    Penugasan,
    PerangkatDaerah,
    Renja,
)
from planning.penyuntingan import Ditolak, TidakSah, Ubahan, suntingan
from planning.permissions import PERAN_SEPEMDA, lingkup, mitra
from renja.tindak_lanjut.baris import Baris

TERPANJANG = 2_000
_SEBUT = re.compile(r"(?<![\w@.])@([\w.+-]*\w)")
_KOLOM = re.compile(r"[a-z0-9_.:-]{1,60}")


@dataclass(frozen=True, slots=True)
class Utas:
    """A comment with its replies, and whether the reader may resolve or reopen it."""

    awal: Komentar
    balasan: tuple[Komentar, ...]
    boleh_selesai: bool

    @property
    def selesai(self) -> bool:
        """Whether it was resolved."""
        return self.awal.selesai_pada is not None


def utas_baris(user: Pengguna, renja: Renja, baris: Baris) -> list[Utas]:
    """The threads on a row and its cells, open ones first; three queries."""
    semua = (
        Komentar.objects.filter(renja=renja, objek__in=baris.keluarga)
        .select_related("penulis", "ditujukan", "selesai_oleh")
        .prefetch_related("sebut")
        .order_by("ditulis_pada", "pk")
    )
    balasan: dict[int, list[Komentar]] = {}
    awal: list[Komentar] = []
    for satu in semua:
        if satu.induk_id is None:
            awal.append(satu)
        else:
            balasan.setdefault(satu.induk_id, []).append(satu)
    mengembalikan = boleh_mengembalikan(user, renja)
    utas = [
        Utas(
            satu,
            tuple(balasan.get(satu.pk, ())),
            mengembalikan or satu.jenis == Komentar.Jenis.KOMENTAR,
        )
        for satu in awal
    ]
    return sorted(utas, key=lambda satu: satu.selesai)


def pembaca(pd: PerangkatDaerah) -> QuerySet[Pengguna]:
    """Who may read the plans of an agency today, and so may be mentioned."""
    hari_ini = timezone.localdate()
    berlaku = Penugasan.objects.filter(berlaku_dari__lte=hari_ini).filter(
        Q(berlaku_sampai__isnull=True) | Q(berlaku_sampai__gte=hari_ini)
    )
    milik = berlaku.filter(
        Q(perangkat_daerah=pd) | Q(pemda=pd.pemda_id, peran__in=sorted(PERAN_SEPEMDA))
    )
    return Pengguna.objects.filter(is_active=True, pk__in=milik.values("pengguna")).order_by("nama")


def perencana(pd: PerangkatDaerah) -> QuerySet[Pengguna]:
    """Those who plan for an agency today, who has done so longest first."""
    hari_ini = timezone.localdate()
    return Pengguna.objects.filter(
        Q(penugasan__berlaku_sampai__isnull=True) | Q(penugasan__berlaku_sampai__gte=hari_ini),
        is_active=True,
        penugasan__peran=Penugasan.Peran.PERENCANA,
        penugasan__perangkat_daerah=pd,
        penugasan__berlaku_dari__lte=hari_ini,
    ).order_by("penugasan__berlaku_dari", "pk")


def boleh_mengembalikan(user: Pengguna, renja: Renja) -> bool:
    """The mitra verifikator and the head of the agency return rows."""
    pd = renja.perangkat_daerah_id
    return pd in mitra(user) or lingkup(user).bertugas(Penugasan.Peran.KEPALA_DINAS, pd)


def tulis_komentar(
    user: Pengguna, renja: Renja, baris: Baris, isi: str, *, kolom: str = ""
) -> Komentar:
    """Comment on a row, or on its cell `kolom`; raises TidakSah."""
    if kolom and not _KOLOM.fullmatch(kolom):
        raise TidakSah({"kolom": ["Sel ini tidak dikenal; tulis komentar pada barisnya."]})
    baru = _komentar(user, renja, isi, objek=baris.uid, kolom=kolom)
    return _simpan(user, renja, baru, f"Menulis komentar pada {baris.nama}")


def balas(user: Pengguna, renja: Renja, awal: Komentar, isi: str) -> Komentar:
    """Answer a thread; raises TidakSah."""
    baru = _komentar(user, renja, isi, objek=awal.objek, kolom=awal.kolom, induk=awal)
    return _simpan(user, renja, baru, "Membalas komentar")


def kembalikan(user: Pengguna, renja: Renja, baris: Baris, alasan: str) -> Komentar:
    """Return a row to who is answerable for it; raises Ditolak or TidakSah."""
    if not boleh_mengembalikan(user, renja):
        raise Ditolak(
            "Baris hanya dikembalikan oleh verifikator mitra atau kepala perangkat daerahnya."
        )
    tanggung = penanggung_jawab(renja, baris)
    baru = _komentar(
        user,
        renja,
        alasan,
        objek=baris.uid,
        jenis=Komentar.Jenis.DIKEMBALIKAN,
        ditujukan=tanggung,
    )
    return _simpan(user, renja, baru, f"Mengembalikan {baris.nama}", alasan=alasan)


def penanggung_jawab(renja: Renja, baris: Baris) -> Pengguna | None:
    """The perencana of today who changed the row last, else the one who has planned longest."""
    kini = list(perencana(renja.perangkat_daerah))
    terakhir = (
        JejakAudit.objects.filter(
            Q(uid__in=baris.keluarga) | Q(induk__in=baris.keluarga),
            rantai__perangkat_daerah=renja.perangkat_daerah_id,
            pelaku__in=[satu.pk for satu in kini],
        )
        .order_by("-nomor")
        .values_list("pelaku", flat=True)
        .first()
    )
    cocok = [satu for satu in kini if satu.pk == terakhir]
    return next(iter(cocok or kini), None)


def atur_selesai(user: Pengguna, renja: Renja, awal: Komentar, *, selesai: bool) -> None:
    """Resolve or reopen a thread; a returned row only by who may return rows.

    Raises Ditolak or Bentrok.
    """
    if awal.jenis == Komentar.Jenis.DIKEMBALIKAN and not boleh_mengembalikan(user, renja):
        raise Ditolak(
            "Baris yang dikembalikan diterima oleh verifikator mitra atau kepala perangkat "
            "daerahnya. Balas komentar ini bila perbaikannya sudah selesai."
        )
    isi = {
        "selesai_oleh_id": user.pk if selesai else None,
        "selesai_pada": timezone.now() if selesai else None,
    }
    judul = "Menyelesaikan komentar" if selesai else "Membuka kembali komentar"
    with suntingan(user, renja=renja, judul=judul) as s:
        s.ubah_banyak([Ubahan(awal, awal.versi, isi)])


def disebut(isi: str, orang: Iterable[Pengguna]) -> list[Pengguna]:
    """The people whose @username stands in a text."""
    nama = {satu.casefold() for satu in _SEBUT.findall(isi)}
    return [satu for satu in orang if satu.username.casefold() in nama]


def sebutan_kolom(kolom: str) -> str:
    """A cell key in words: `target_2024` is "target 2024"."""
    return re.sub(r"[_.:-]+", " ", kolom).strip()


def _komentar(user: Pengguna, renja: Renja, isi: str, **lain: object) -> Komentar:
    return Komentar(
        perangkat_daerah=renja.perangkat_daerah,
        renja=renja,
        isi=isi.replace("\r\n", "\n").strip(),
        penulis=user,
        ditulis_pada=timezone.now(),
        **lain,
    )


def _simpan(
    user: Pengguna, renja: Renja, komentar: Komentar, judul: str, *, alasan: str = ""
) -> Komentar:
    if not komentar.isi:
        raise TidakSah({"isi": ["Tulis isinya dahulu."]})
    if len(komentar.isi) > TERPANJANG:
        panjang = len(komentar.isi)
        raise TidakSah({"isi": [f"Paling banyak 2.000 huruf; tulisan ini {panjang} huruf."]})
    orang = disebut(komentar.isi, pembaca(renja.perangkat_daerah))
    with suntingan(user, renja=renja, judul=judul, alasan=alasan) as s:
        # As one of many: a first comment has no induk, which a single row would have to choose.
        s.tambah_banyak([komentar], [{"sebut": [satu.pk for satu in orang]}])
    return komentar
