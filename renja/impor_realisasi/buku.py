"""What the workbook of realisasi shows to one person: the rows, and which cells are locked."""

from django.utils import timezone

from planning.kuantitas import Rupiah
from planning.models import Pengguna, Renja
from planning.models.pelaporan import TERKUNCI, triwulan_bulan
from renja.impor_realisasi.dahulu import panjang_jejak
from renja.impor_realisasi.kini_uang import BarisPlan, UangKini
from renja.kewajiban import target_triwulan
from renja.lembar.buku_realisasi import (
    BULAN,
    BarisKinerja,
    BarisUang,
    Identitas,
    IsiBuku,
)
from renja.realisasi.kinerja.baris import BACA_SAJA, Baris, Kinerja
from renja.realisasi.kinerja.halaman import STATUS

TANPA_LAPISAN = "Pagu"


def isi_buku(user: Pengguna, renja: Renja, triwulan: int) -> IsiBuku:
    """The workbook of a quarter; a pelaksana gets the rows of the own units, others all."""
    # The trail first: what is saved while this is read counts as saved afterwards.
    jejak = panjang_jejak(renja.perangkat_daerah)
    kinerja = Kinerja(user, renja, triwulan)
    uang = UangKini(user, renja, kinerja.rencana)
    hanya_unit = bool(kinerja.unit_sendiri) and not kinerja.perencana
    gembok = uang.gembok[triwulan]
    hanya_uang = gembok.menulis and not kinerja.menulis
    lapisan = uang.lapisan(3 * triwulan)
    kini = timezone.localtime()
    identitas = Identitas(
        renja.perangkat_daerah.kode,
        renja.tahun,
        renja.siklus,
        triwulan,
        jejak,
        kini.isoformat(timespec="seconds"),
    )
    baris = [satu for satu in kinerja.baris.values() if satu.sendiri or not hanya_unit]
    unit = {satu.unit.pk for satu in kinerja.baris.values() if satu.sendiri}
    plan = [
        satu
        for satu in uang.plan.values()
        if not hanya_unit or satu.uang.unit in unit or gembok.boleh_unit(satu.uang.unit)
    ]
    return IsiBuku(
        identitas,
        renja.perangkat_daerah.nama,
        kini.replace(microsecond=0, tzinfo=None),
        lapisan.sebutan if lapisan else TANPA_LAPISAN,
        None if hanya_uang else tuple(_kinerja(kinerja, satu) for satu in baris if _tampil(satu)),
        tuple(isi for satu in plan for isi in _uang(uang, satu, 3 * triwulan)),
        kinerja.rencana.catatan_realisasi,
    )


def _tampil(baris: Baris) -> bool:
    """A quarter that the plan leaves out is shown only where something was reported."""
    return baris.wajib or baris.lapor is not None


def _kinerja(kinerja: Kinerja, baris: Baris) -> BarisKinerja:
    terukur, indikator, lapor = baris.terukur, baris.terukur.indikator, baris.lapor
    tahun, triwulan = kinerja.tahun, kinerja.triwulan
    terkunci = baris.sebab if baris.berhak else BACA_SAJA
    status = STATUS[baris.status]
    if terkunci and baris.status not in TERKUNCI:
        status = f"{status}. {terkunci}"
    nilai = {triwulan: baris.nilai}
    for q in range(1, 5):
        satu = next(
            (s for s in indikator.triwulan.get((tahun, q), ()) if s.unit == baris.unit.uid), None
        )
        if satu is not None and q != triwulan:
            nilai[q] = satu.nilai
    return BarisKinerja(
        str(indikator.uid),
        str(baris.unit.uid),
        terukur.kode,
        terukur.nama,
        indikator.uraian,
        baris.unit.nama,
        indikator.satuan,
        indikator.cara_tulis,
        baris.ukuran.target,
        target_triwulan(terukur, tahun, triwulan),
        nilai,
        status,
        lapor.pembilang if lapor else None,
        lapor.penyebut if lapor else None,
        lapor.rilis_bulan if lapor else None,
        *(baris.tersimpan.pendorong, baris.tersimpan.penghambat, baris.tersimpan.lanjut),
        terkunci=terkunci,
        berbagi=baris.ukuran.agregasi == "persentase",
    )


def _uang(uang: UangKini, plan: BarisPlan, bulan_akhir: int) -> list[BarisUang]:
    """A line for each source: those of the pagu in force, and those that were recorded."""
    pk = plan.uang.pk
    tercatat = uang.tercatat.get(pk, set())
    pagu = uang.sumber_pagu(plan, bulan_akhir)
    dana: list[int | None] = list(pagu) if tercatat != {None} else []
    dana += sorted(satu for satu in tercatat if satu is not None and satu not in pagu)
    if None in tercatat or not dana:
        dana.append(None)
    terkunci = tuple(
        bulan
        for bulan in range(1, len(BULAN) + 1)
        if uang.gembok[triwulan_bulan(bulan)].alasan(plan.uang, bulan)
    )
    return [
        BarisUang(
            str(plan.uang.uid),
            uang.kode_dana[satu] if satu is not None else "",
            plan.sub.kode,
            plan.sub.nama,
            plan.sub.unit_kerja,
            uang.sebut_dana(satu) if satu is not None else "",
            _pagu(uang, plan, satu, bulan_akhir),
            {
                bulan: sum(isi.nilai for isi in ada)
                for bulan in range(1, len(BULAN) + 1)
                if (ada := uang.isi.get((pk, bulan, satu)))
            },
            terkunci,
        )
        for satu in dana
    ]


def _pagu(uang: UangKini, plan: BarisPlan, dana: int | None, bulan: int) -> Rupiah | None:
    """The part of a source in the pagu in force; all of it where the source is not told apart."""
    lapisan = uang.lapisan(bulan)
    pagu = plan.sub.pagu.get(lapisan.kunci) if lapisan else None
    if pagu is None or dana is None or len(pagu.sumber) == 1:
        return pagu.nilai if pagu else None
    kode = uang.kode_dana[dana]
    return next((satu.nilai for satu in pagu.sumber if satu.kode == kode), None)
