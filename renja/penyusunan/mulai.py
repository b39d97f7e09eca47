"""Starting plans: a Renstra, the Renja of a year, its perubahan."""

from collections.abc import Mapping, Sequence
from typing import Any

from budget.models import Pagu, PrakiraanMaju
from planning.models import (
    BarisRenja,
    EdisiNomenklatur,
    Pengguna,
    PerangkatDaerah,
    Renja,
    Renstra,
    Rpjmd,
    Target,
)
from planning.penyuntingan import Suntingan, suntingan
from renja.penulisan.salin import susun_naskah, tulis_naskah
from renja.penyusunan.bahan import belum_bertarget, lapisan_indikatif, muat_target, target_baru
from renja.penyusunan.daftar_salin import DAFTAR, susun_daftar, tulis_daftar
from renja.penyusunan.sumber_salin import KETERANGAN, baris_renja


def buat_renstra(
    user: Pengguna, pd: PerangkatDaerah, isi: Mapping[str, Any], rpjmd: Rpjmd | None
) -> Renstra:
    """A new Renstra, a draft; `isi` holds nama, tahun_awal, tahun_akhir and edisi.

    Raises Ditolak or TidakSah.
    """
    renstra = Renstra(
        perangkat_daerah=pd, rpjmd=rpjmd, status=Renstra.Status.RANCANGAN, **dict(isi)
    )
    with suntingan(user, judul=f"Membuat {renstra.nama}") as s:
        s.tambah(renstra)
    return renstra


def buat_renja(
    user: Pengguna, pd: PerangkatDaerah, tahun: int, renstra: Renstra, edisi: EdisiNomenklatur
) -> Renja:
    """The Renja of a year, empty and in its first stage; raises Ditolak or TidakSah.

    The ways of calculation are those of the agency's Renja before.
    """
    lalu = Renja.objects.filter(perangkat_daerah=pd, tahun__lt=tahun).order_by("-tahun").first()
    renja = Renja(
        perangkat_daerah=pd,
        renstra=renstra,
        edisi=edisi,
        tahun=tahun,
        siklus=Renja.Siklus.AWAL,
        tahap=Renja.Tahap.PERSIAPAN,
        terbuka=True,
        pengaturan=dict(lalu.pengaturan) if lalu else {},
    )
    with suntingan(user, judul=f"Membuat {renja}") as s:
        s.tambah(renja)
    return renja


def mulai_perubahan(user: Pengguna, awal: Renja) -> Renja:
    """The perubahan of a Renja that is set or closed, begun as that one stands.

    Rows, money and targets, the lists that its chapters draw on, and the chapters with their
    pictures; the review of the RKPD's draft and the proposals belong to the Renja itself.
    Raises Ditolak or TidakSah (also where there is one already).
    """
    baru = Renja(
        perangkat_daerah=awal.perangkat_daerah,
        renstra=awal.renstra,
        edisi=awal.edisi,
        tahun=awal.tahun,
        siklus=Renja.Siklus.PERUBAHAN,
        tahap=Renja.Tahap.PERSIAPAN,
        terbuka=True,
        pengaturan=dict(awal.pengaturan),
    )
    with suntingan(user, asal="salin", judul=f"Memulai {baru}") as s:
        s.tambah(baru)
        s.renja = baru
        lama = baris_renja(awal)
        baris = [_baris(baru, satu) for satu in lama]
        s.tambah_banyak(baris, [_lokasi(satu) for satu in lama])
        pasangan = list(zip(baris, lama, strict=True))
        _pagu(s, baru, pasangan)
        s.tambah_banyak(
            [
                PrakiraanMaju(
                    perangkat_daerah=baru.perangkat_daerah,
                    baris=satu,
                    nilai=asal.prakiraan_maju.nilai,
                )
                for satu, asal in pasangan
                if hasattr(asal, "prakiraan_maju")
            ]
        )
        dari, ke = (Target.Asal.RENJA, awal.tahun), (Target.Asal.PERUBAHAN, awal.tahun)
        target = belum_bertarget(muat_target(awal.renstra_id, awal.tahun), dari, ke)
        s.tambah_banyak(target_baru(target, *ke))
        tulis_daftar(s, baru, awal, susun_daftar(baru, awal, DAFTAR))
        tulis_naskah(s, susun_naskah(baru, awal))
        # Taken back on the page of the agency: the Renja's own pages go with it.
        s.renja = None
    return baru


def _baris(renja: Renja, lama: BarisRenja) -> BarisRenja:
    return BarisRenja(
        perangkat_daerah=renja.perangkat_daerah,
        renja=renja,
        unit_kerja=lama.unit_kerja,
        sub_kegiatan=lama.sub_kegiatan,
        nomenklatur=lama.nomenklatur,
        nama=lama.nama,
        **{kolom: getattr(lama, kolom) for kolom in KETERANGAN},
    )


def _lokasi(lama: BarisRenja) -> dict[str, Sequence[Any]]:
    isi = [
        {"wilayah_id": satu.wilayah_id, "urutan": satu.urutan} for satu in lama.lokasi_baris.all()
    ]
    return {"lokasi_baris": isi} if isi else {}


def _pagu(s: Suntingan, renja: Renja, pasangan: Sequence[tuple[BarisRenja, Any]]) -> None:
    """The indikatif pagu with its sumber dana."""
    berpagu = [(baris, lama.indikatif[0]) for baris, lama in pasangan if lama.indikatif]
    if not berpagu:
        return
    lapisan = lapisan_indikatif(s, renja)
    pagu, sumber = [], []
    for baris, lama in berpagu:
        pagu.append(
            Pagu(
                perangkat_daerah=renja.perangkat_daerah,
                lapisan=lapisan,
                baris=baris,
                nilai=lama.nilai,
            )
        )
        bagian = [
            {"sumber_dana_id": s.sumber_dana_id, "nilai": s.nilai, "urutan": s.urutan}
            for s in lama.sumber.all()
        ]
        sumber.append({"sumber": bagian} if bagian else {})
    s.tambah_banyak(pagu, sumber)
