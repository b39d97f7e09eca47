"""A row's months by sumber dana, with its corrections: what the page of one row shows."""

import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404
from django.urls import NoReverseMatch, reverse

from budget.models import PaguSumber, SumberDana
from performance.pelaporan import boleh_membuka_kembali
from planning.models import Renja
from planning.models.pelaporan import NAMA_BULAN
from renja.halaman.akses import Permintaan
from renja.pemuat import muat_rencana
from renja.realisasi.akses import isi_kerangka
from renja.realisasi.anggaran.data import BarisUang, Catatan, Pembaca, kini_sel, kunci_sel
from renja.realisasi.anggaran.gembok import GembokAnggaran
from renja.realisasi.anggaran.tabel import Uang, saring, susun_tabel, teks_serapan
from renja.realisasi.koreksi import daftar_koreksi
from renja.rencana import SubKegiatan, daun
from renja.tabel_isian.bentuk import Sel
from renja.tabel_isian.hasil import HasilSel
from renja.tabel_isian.html import Ketikan, asal_atribut
from renja.tabel_isian.nilai import teks_uang

TANPA_SUMBER = "Belum dirinci menurut sumber dana"


@dataclass(frozen=True, slots=True)
class SelRincian:
    """A month of one source: its cell, what was typed there, and what came of it."""

    sel: Sel
    label: str
    teks: str
    hasil: HasilSel | None = None


@dataclass(frozen=True, slots=True)
class BarisSumber:
    """A sumber dana of the row with its part of the pagu and its months."""

    nama: str
    bagian: str
    sel: tuple[SelRincian, ...]


def isi_rincian(
    request: Permintaan, renja: Renja, triwulan: int, uid: UUID, ketikan: Ketikan | None = None
) -> dict[str, Any]:
    """The context of realisasi/anggaran_baris.html; Http404 where the Renja has no such row."""
    pembaca = Pembaca(renja, triwulan)
    baris = next((satu for satu in pembaca.baris.values() if satu.uid == uid), None)
    if baris is None:
        raise Http404("Baris ini tidak ada pada Renja ini.")
    gembok = GembokAnggaran(request.user, renja, triwulan)
    rencana = muat_rencana(renja, pelaksanaan=True)
    sub = next(satu for satu in daun(rencana) if satu.uid == uid)
    tabel = susun_tabel(rencana, pembaca, gembok, saring((), ""))
    uang = tabel.uang[f"b{baris.pk}"]
    lapisan = rencana.pelaksanaan.lapisan_berlaku(renja.tahun, triwulan)
    penyusun = _Rincian(pembaca, gembok, baris, tabel.catatan, ketikan or Ketikan())
    sumber = penyusun.susun(sub, lapisan.kunci if lapisan else "")
    koreksi = [
        satu
        for satu in daftar_koreksi(request.user, renja, triwulan)
        if satu.koreksi.objek == baris.uid_catat
    ]
    terbuka = baris.uid_catat in gembok.dikoreksi
    return isi_kerangka(renja, triwulan, "anggaran") | {
        "sub": sub,
        "baris": baris,
        "sumber": sumber,
        "bulan": [NAMA_BULAN[satu - 1] for satu in pembaca.bulan],
        "jumlah": [teks_uang(satu) or "–" for satu in uang.bulan.values()],
        "uang": uang,
        "teks": _teks(uang),
        "lapisan": lapisan,
        "gembok": gembok,
        "terisi": any(not satu.sel.terkunci for isi in sumber for satu in isi.sel),
        "alasan_kunci": gembok.alasan(baris, pembaca.bulan[0]),
        "asal": asal_atribut(penyusun.asal()),
        "koreksi": koreksi,
        "terbuka": terbuka,
        "boleh_buka": bool(gembok.sebab) and not terbuka and _boleh_buka(request, renja, gembok),
        "catatan_realisasi": rencana.catatan_realisasi,
        "ke_riwayat": _panel(renja, uid),
    }


def _boleh_buka(request: Permintaan, renja: Renja, gembok: GembokAnggaran) -> bool:
    """Whether the person may reopen the row."""
    pd = renja.perangkat_daerah_id
    return boleh_membuka_kembali(request.user, pd, terkunci=gembok.terkunci)


def _teks(uang: Uang) -> dict[str, str]:
    """Printed money of the row."""
    return {
        "pagu": teks_uang(uang.pagu) or "–",
        "lalu": teks_uang(uang.lalu) or "–",
        "kini": teks_uang(uang.kini) or "–",
        "kas": teks_uang(uang.kas) or "–",
        "serapan": teks_serapan(uang),
        "ganjil": uang.ganjil,
    }


def _panel(renja: Renja, uid: UUID) -> str:
    try:
        return reverse("tindak_lanjut:panel", args=[renja.perangkat_daerah.kode, renja, uid])
    except NoReverseMatch:
        return ""


class _Rincian:
    """Puts the table of sources together, and remembers what the form brings back."""

    def __init__(
        self,
        pembaca: Pembaca,
        gembok: GembokAnggaran,
        baris: BarisUang,
        catatan: Any,
        ketikan: Ketikan,
    ) -> None:
        self.pembaca = pembaca
        self.gembok = gembok
        self.baris = baris
        self.ketikan = ketikan
        self.catatan: dict[int, list[Catatan]] = {
            bulan: catatan.get((baris.pk, bulan), []) for bulan in pembaca.bulan
        }
        self.sel: list[Sel] = []

    def susun(self, sub: SubKegiatan, lapisan: str) -> list[BarisSumber]:
        """The sources of the row's pagu, then others that were spent from, then none at all."""
        pagu = sub.pagu.get(lapisan)
        bagian = {satu.kode: satu.nilai for satu in pagu.sumber} if pagu else {}
        terpakai = {satu.sumber for isi in self.catatan.values() for satu in isi if satu.sumber}
        milik = PaguSumber.objects.filter(pagu__baris__in=self.baris.semua)
        dicari = terpakai | set(milik.values_list("sumber_dana", flat=True))
        dana = SumberDana.objects.filter(pk__in=dicari).order_by("kode")
        hasil = [
            self._baris(satu.pk, str(satu), bagian.get(satu.kode))
            for satu in dana
            if satu.kode in bagian or satu.pk in terpakai
        ]
        if len(hasil) == 1 and not terpakai:
            # One source only: the month needs no parts.
            hasil = []
        nama = TANPA_SUMBER if hasil else "Seluruh sumber dana"
        return [*hasil, self._baris(0, nama, None)]

    def _baris(self, sumber: int, nama: str, bagian: Any) -> BarisSumber:
        sel = tuple(self._sel(sumber, nama, bulan) for bulan in self.pembaca.bulan)
        return BarisSumber(nama, teks_uang(bagian) or "–", sel)

    def _sel(self, sumber: int, nama: str, bulan: int) -> SelRincian:
        isi = [satu for satu in self.catatan[bulan] if (satu.sumber or 0) == sumber]
        kini = kini_sel(isi)
        kunci = f"{kunci_sel(self.baris.pk, bulan)}.s{sumber}"
        sel = Sel(kunci, kini.teks, kini.versi, self.gembok.alasan(self.baris, bulan))
        self.sel.append(sel)
        label = f"{NAMA_BULAN[bulan - 1]}, {nama}"
        teks = self.ketikan.teks.get(kunci, kini.teks)
        return SelRincian(sel, label, teks, self.ketikan.hasil.get(kunci))

    def asal(self) -> str:
        """Versions and values by cell, as the form brings them back."""
        isi = {sel.kunci: [sel.versi, sel.teks] for sel in self.sel if not sel.terkunci}
        return json.dumps(isi, ensure_ascii=False, separators=(",", ":"))
