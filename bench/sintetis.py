"""A city of made-up agencies over several years: plans, reports by quarter, money by month.

For measurements and for tests that compare two ways to the same numbers. Everything follows
from the seed. Rows are written in bulk, past the audit trail: they are there from the start.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, TypeVar

from django.db.models import Model

from bench.sintetis_nilai import Acak, Ukuran, laporan, pilih_ukuran, target, target_triwulan
from budget.models import LapisanPagu, Pagu, RealisasiAnggaran
from performance.models import RealisasiTriwulan
from performance.pelaporan import nilai_lapor
from performance.skala import muat_skala_predikat
from planning import models as m

MULAI = date(2020, 1, 1)
SUB_PER_KEGIATAN, KEGIATAN_PER_PROGRAM = 3, 4
T = TypeVar("T", bound=Model)


@dataclass(frozen=True, slots=True)
class Ukur:
    """How large: `sub` sub kegiatan and `iku` IKU an agency, over the years."""

    sub: int = 53
    iku: int = 5
    tahun: tuple[int, ...] = (2022, 2023, 2024, 2025, 2026)
    bidang: int = 4


@dataclass(slots=True)
class _Pd:
    """An agency being made."""

    pd: m.PerangkatDaerah
    unit: list[m.UnitKerja]
    renstra: m.Renstra
    sub: list[m.SubKegiatan] = field(default_factory=list)
    ukuran: dict[int, Ukuran] = field(default_factory=dict)
    indikator: list[m.Indikator] = field(default_factory=list)
    unit_indikator: dict[int, m.UnitKerja] = field(default_factory=dict)


def buat_kota(banyak: int, acak: Acak, ukur: Ukur | None = None, kode: str = "kota") -> m.Pemda:
    """A pemda with `banyak` agencies, each with a Renja for every year."""
    ukur = ukur or Ukur()
    muat_skala_predikat()
    pemda = m.Pemda.objects.create(kode=kode, nama=f"Kota {kode.title()}", jenis="kota")
    edisi = m.EdisiNomenklatur.objects.create(kode=f"edisi-{kode}", nama="Edisi buatan", tahun=2023)
    tangga = _nomenklatur(edisi, ukur.sub)
    for nomor in range(1, banyak + 1):
        tambah_perangkat_daerah(pemda, edisi, tangga, f"{kode}-pd-{nomor:02}", acak, ukur)
    return pemda


Tangga = tuple[list[m.Nomenklatur], list[m.Nomenklatur], list[m.Nomenklatur]]


def tambah_perangkat_daerah(
    pemda: m.Pemda,
    edisi: m.EdisiNomenklatur,
    tangga: Tangga,
    kode: str,
    acak: Acak,
    ukur: Ukur,
) -> m.PerangkatDaerah:
    """One more agency with its Renstra and a Renja for every year."""
    nama = f"Dinas {kode.replace('-', ' ').title()}"
    pd = m.PerangkatDaerah.objects.create(pemda=pemda, kode=kode, nama=nama, berlaku_dari=MULAI)
    akar = m.UnitKerja.objects.create(
        perangkat_daerah=pd, jenis="akar", nama=nama, berlaku_dari=MULAI
    )
    bidang = _simpan(
        m.UnitKerja(
            perangkat_daerah=pd,
            jenis="bidang",
            nama=f"Bidang {n} {kode}",
            induk=akar,
            urutan=n,
            berlaku_dari=MULAI,
        )
        for n in range(1, ukur.bidang + 1)
    )
    renstra = m.Renstra.objects.create(
        perangkat_daerah=pd,
        nama=f"Renstra {nama}",
        edisi=edisi,
        tahun_awal=ukur.tahun[0],
        tahun_akhir=ukur.tahun[-1],
    )
    satu = _Pd(pd, [akar, *bidang], renstra)
    _pohon(satu, tangga, acak, ukur)
    for tahun in ukur.tahun:
        _tahun(satu, tahun, acak)
    return pd


def _simpan(butir: Iterable[T]) -> list[T]:
    isi = list(butir)
    return type(isi[0])._meta.base_manager.bulk_create(isi, batch_size=500) if isi else []


def _nomenklatur(edisi: m.EdisiNomenklatur, banyak: int) -> Tangga:
    """The codes of so many sub kegiatan with what stands above them, for all agencies."""

    def buat(tingkat: str, isi: Iterable[tuple[str, m.Nomenklatur | None]]) -> list[m.Nomenklatur]:
        return _simpan(
            m.Nomenklatur(edisi=edisi, tingkat=tingkat, kode=kode, nama=f"Nama {kode}", induk=induk)
            for kode, induk in isi
        )

    (urusan,) = buat("urusan", [("2", None)])
    (bidang,) = buat("bidang_urusan", [("2.07", urusan)])
    kegiatan_perlu = -(-banyak // SUB_PER_KEGIATAN)
    program_perlu = -(-kegiatan_perlu // KEGIATAN_PER_PROGRAM)
    program = buat("program", ((f"2.07.{n:02}", bidang) for n in range(1, program_perlu + 1)))
    atas = [program[n // KEGIATAN_PER_PROGRAM] for n in range(kegiatan_perlu)]
    kegiatan = buat("kegiatan", ((f"{p.kode}.2.{n:02}", p) for n, p in enumerate(atas, 1)))
    atas = [kegiatan[n // SUB_PER_KEGIATAN] for n in range(banyak)]
    sub = buat("sub_kegiatan", ((f"{k.kode}.{n:04}", k) for n, k in enumerate(atas, 1)))
    return program, kegiatan, sub


def _pohon(satu: _Pd, tangga: Tangga, acak: Acak, ukur: Ukur) -> None:
    """The Renstra's tree over the codes, and an indikator for each row and IKU."""
    umum = {"perangkat_daerah": satu.pd}
    program = _simpan(
        m.Program(renstra=satu.renstra, nomenklatur=kode, nama=kode.nama, urutan=n, **umum)
        for n, kode in enumerate(tangga[0])
    )
    kegiatan = _simpan(
        m.Kegiatan(
            program=program[n // KEGIATAN_PER_PROGRAM],
            nomenklatur=kode,
            nama=kode.nama,
            urutan=n,
            **umum,
        )
        for n, kode in enumerate(tangga[1])
    )
    satu.sub = _simpan(
        m.SubKegiatan(
            kegiatan=kegiatan[n // SUB_PER_KEGIATAN],
            nomenklatur=kode,
            nama=kode.nama,
            urutan=n,
            **umum,
        )
        for n, kode in enumerate(tangga[2])
    )
    pemilik: list[dict[str, Any]] = [
        *({"program": baris} for baris in program),
        *({"kegiatan": baris} for baris in kegiatan),
        *({"sub_kegiatan": baris} for baris in satu.sub),
        *({"iku": n} for n in range(1, ukur.iku + 1)),
    ]
    dibuat = []
    for nomor, kolom in enumerate(pemilik):
        ukuran = pilih_ukuran(acak)
        penanggung_jawab = acak.choice(satu.unit)
        dibuat.append(
            (
                ukuran,
                penanggung_jawab,
                m.Indikator(
                    renstra=satu.renstra,
                    uraian=f"Indikator {nomor} {satu.pd.kode}",
                    penanggung_jawab=penanggung_jawab,
                    **kolom,
                    **ukuran.kolom,
                    **umum,
                ),
            )
        )
    satu.indikator = _simpan(isi for _, _, isi in dibuat)
    for (ukuran, unit, _), baris in zip(dibuat, satu.indikator, strict=True):
        satu.ukuran[baris.pk], satu.unit_indikator[baris.pk] = ukuran, unit


def _tahun(satu: _Pd, tahun: int, acak: Acak) -> None:
    """A Renja with its rows, targets, reports and money; some agencies choose other settings."""
    pengaturan = {
        "varian_negatif": acak.choice("AAB"),
        "skala_predikat": acak.choice(("lan", "lan", "permendagri-86-2017", "")),
        "batas_capaian": acak.choice(("", "", "100", "120")),
        "tingkat_rata_rata": acak.choice(("", "", "kegiatan", "program", "iku")),
        "belum_lapor_nol": acak.choice(("", "", "", "ya")),
    }
    renja = m.Renja.objects.create(
        perangkat_daerah=satu.pd,
        renstra=satu.renstra,
        edisi=satu.renstra.edisi,
        tahun=tahun,
        tahap="penetapan",
        terbuka=False,
        pengaturan=pengaturan,
    )
    baris = _baris(satu, renja, acak)
    _target(satu, tahun, acak)
    _laporan(satu, tahun, acak)
    _uang(satu, renja, baris, acak)
    m.LaporanTriwulan.objects.bulk_create(
        m.LaporanTriwulan(
            perangkat_daerah=satu.pd,
            tahun=tahun,
            triwulan=q,
            status=acak.choice(("draf", "diajukan", "disetujui", "disetujui")),
        )
        for q in range(1, 5)
        if acak.random() < 0.9
    )


def _baris(satu: _Pd, renja: m.Renja, acak: Acak) -> list[m.BarisRenja]:
    """One row a sub kegiatan, and now and then a second one of another unit, or none."""
    isi: list[m.BarisRenja] = []
    for sub in satu.sub:
        banyak = 1 if acak.random() < 0.94 else acak.choice((0, 2))
        isi += [
            m.BarisRenja(perangkat_daerah=satu.pd, renja=renja, unit_kerja=unit, sub_kegiatan=sub)
            for unit in acak.sample(satu.unit, banyak)
        ]
    return _simpan(isi)


def _target(satu: _Pd, tahun: int, acak: Acak) -> None:
    umum = {"perangkat_daerah": satu.pd, "tahun": tahun}
    dibuat: list[m.Target] = []
    triwulan: list[m.TargetTriwulan] = []
    for baris in satu.indikator:
        isi = target(acak, satu.ukuran[baris.pk])
        asal = "renja" if acak.random() < 0.9 else "renstra"
        if isi is not None:
            dibuat.append(m.Target(indikator=baris, asal=asal, **isi, **umum))
        triwulan += [
            m.TargetTriwulan(indikator=baris, triwulan=q, **target_triwulan(acak), **umum)
            for q in range(1, 5)
        ]
    _simpan(dibuat)
    _simpan(triwulan)


def _laporan(satu: _Pd, tahun: int, acak: Acak) -> None:
    """A report by the answering unit for each quarter; a few are being corrected."""
    umum = {"perangkat_daerah": satu.pd, "tahun": tahun}
    dibuat = []
    for baris in satu.indikator:
        for q in range(1, 5):
            isi = laporan(acak, satu.ukuran[baris.pk], date(tahun, 3 * q, 28))
            if isi is not None:
                unit = satu.unit_indikator[baris.pk]
                lapor = {"indikator": baris, "unit_kerja": unit, "triwulan": q}
                dibuat.append(RealisasiTriwulan(**lapor, **isi, **umum))
    semua = _simpan(dibuat)
    draf = [satu for satu in semua if satu.status == "draf" and satu.bawah is not None]
    _koreksi(satu, tahun, draf[:2])


def _koreksi(satu: _Pd, tahun: int, lapor: Sequence[RealisasiTriwulan]) -> None:
    """Open corrections, behind which another value stays in force."""
    if not lapor:
        return
    pengguna, _ = m.Pengguna.objects.get_or_create(username="pembuat", defaults={"nama": "Pembuat"})
    dibuka = datetime(tahun, 12, 1, tzinfo=UTC)
    for isi in RealisasiTriwulan.objects.filter(pk__in=[baris.pk for baris in lapor]):
        lama: dict[str, Any] = nilai_lapor(isi) | {"bawah": "7"}
        m.KoreksiRealisasi.objects.create(
            perangkat_daerah=satu.pd,
            jenis="kinerja",
            objek=isi.uid,
            sebutan="Indikator",
            tahun=tahun,
            triwulan=isi.triwulan,
            lama=lama,
            alasan="Salah ketik",
            oleh=pengguna,
            dibuka_pada=dibuka,
        )


def _uang(satu: _Pd, renja: m.Renja, baris: Sequence[m.BarisRenja], acak: Acak) -> None:
    """Indikatif, DPA and a pergeseran in August; spending by month, without some."""
    umum = {"perangkat_daerah": satu.pd}
    tanggal = {
        ("indikatif", 1): None,
        ("dpa", 1): date(renja.tahun, 1, 3),
        ("pergeseran", 1): date(renja.tahun, 8, acak.randint(1, 28)),
    }
    lapisan = [
        LapisanPagu.objects.create(renja=renja, jenis=jenis, ke=ke, tanggal=hari, **umum)
        for (jenis, ke), hari in tanggal.items()
        if jenis == "indikatif" or acak.random() < 0.9
    ]
    _simpan(
        Pagu(lapisan=satu_lapisan, baris=isi, nilai=acak.randint(1, 900) * 100_000, **umum)
        for satu_lapisan in lapisan
        for isi in baris
        if acak.random() < 0.98
    )
    _simpan(_bulanan(baris, acak, umum))


def _bulanan(
    baris: Sequence[m.BarisRenja], acak: Acak, umum: dict[str, Any]
) -> Iterator[RealisasiAnggaran]:
    """Twelve months a row, some without a report and one in a hundred with a contra post."""
    for isi in baris:
        if acak.random() < 0.02:
            continue
        for bulan in range(1, 13):
            tanda = -1 if acak.random() < 0.01 else 1
            if acak.random() < 0.98:
                nilai = Decimal(tanda * acak.randint(0, 90_000_000)).scaleb(-2)
                yield RealisasiAnggaran(baris=isi, bulan=bulan, nilai=nilai, **umum)
