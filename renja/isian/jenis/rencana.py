"""The Renja itself: its settings, and its rows with all the money and targets of the year."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from budget.models import AnggaranKas, LapisanPagu, Pagu, PrakiraanMaju
from planning.kuantitas import tampil_angka
from planning.models import BarisRenja, Indikator, Nomenklatur, Renja, Target
from renja.isian.jenis import pilihan
from renja.isian.jenis.dasar import Jenis, Kaitan, Kelompok, KelompokSel, Kolom, Medan, TabelSel
from renja.isian.jenis.indikator import periksa_satuan, target_triwulan
from renja.isian.jenis.pembuat import cari, centang_banyak, pilih, teks
from renja.isian.konteks import Konteks
from renja.isian.medan import MedanDeretCari, MedanTeks
from renja.isian.satelit import SelNilai, SelPagu, SelUang

PENANDA = ("SPM", "SDGs", "stunting", "kemiskinan", "gender")
BULAN = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)


def _lokasi(konteks: Konteks, baris: Any) -> forms.Field:
    return MedanDeretCari(
        pilihan.wilayah(konteks, baris),
        satu="Lokasi",
        label="Lokasi",
        required=False,
        help_text="Ketik nama kecamatan atau kelurahan; urutannya adalah urutan cetak. "
        "Kosongkan untuk menghapus.",
    )


def _ambil_lokasi(baris: Any) -> list[int]:
    if baris.pk is None:
        return []
    return list(baris.lokasi_baris.order_by("urutan", "pk").values_list("wilayah_id", flat=True))


def _taruh_lokasi(kunci: Sequence[int]) -> Mapping[str, Any]:
    isi = [{"wilayah_id": satu, "urutan": nomor} for nomor, satu in enumerate(kunci, 1)]
    return {"lokasi_baris": isi}


def _medan_kode(konteks: Konteks, _baris: Any) -> forms.Field:
    return MedanTeks(
        label="Kode tahun ini",
        required=False,
        maks=30,
        help_text="Isi hanya bila kodenya tahun ini berbeda dari kode pada Renstra, "
        f"menurut {konteks.renja.edisi}.",
    )


def _ambil_kode(baris: Any) -> str:
    return baris.nomenklatur.kode if baris.nomenklatur_id else ""


def sub_sebutan(konteks: Konteks, baris: Any) -> str:
    """A row by code and wording of the year."""
    butir = baris.nomenklatur or baris.sub_kegiatan.nomenklatur
    return f"{konteks.kode(butir.kode)} {baris.nama or baris.sub_kegiatan.nama}"


def _uang(konteks: Konteks, baris: Any) -> KelompokSel:
    lapisan = LapisanPagu.objects.filter(
        renja=konteks.renja, jenis=LapisanPagu.Jenis.INDIKATIF, ke=1
    ).first() or LapisanPagu(
        perangkat_daerah=konteks.perangkat_daerah,
        renja=konteks.renja,
        jenis=LapisanPagu.Jenis.INDIKATIF,
    )
    muat = Pagu.objects.select_related("lapisan__renja", "baris", "perangkat_daerah")
    pagu = muat.filter(baris=baris.pk, lapisan=lapisan.pk).first() if baris.pk else None
    bagian = (
        tuple(pagu.sumber.order_by("urutan", "pk").values_list("sumber_dana_id", "nilai"))
        if pagu
        else ()
    )
    milik = {"perangkat_daerah": konteks.perangkat_daerah}
    maju = PrakiraanMaju.objects.filter(baris=baris.pk).first() if baris.pk else None
    tahun = konteks.renja.tahun
    return KelompokSel(
        "Pagu dan sumber dana",
        (
            SelPagu(
                nama="pagu",
                label=f"Pagu indikatif {tahun} (Rp)",
                model=Pagu,
                kunci=milik | {"lapisan": lapisan},
                baris=pagu,
                pemilik="baris",
                sumber=pilihan.sumber_dana(),
                bagian=bagian,
            ),
            SelUang(
                nama="maju",
                label=f"Prakiraan maju {tahun + 1} (Rp)",
                model=PrakiraanMaju,
                kunci=milik,
                baris=maju,
                pemilik="baris",
            ),
        ),
        "Rupiah bulat. Pagu kegiatan dan program dijumlahkan dari sini.",
    )


def _kas(konteks: Konteks, baris: Any) -> TabelSel:
    ada = {satu.bulan: satu for satu in AnggaranKas.objects.filter(baris=baris.pk or 0)}
    sel = tuple(
        SelUang(
            nama=f"kas-{bulan}",
            label=f"{BULAN[bulan - 1]} (Rp)",
            model=AnggaranKas,
            kunci={"perangkat_daerah": konteks.perangkat_daerah, "bulan": bulan},
            baris=ada.get(bulan),
            pemilik="baris",
        )
        for bulan in range(1, 13)
    )
    return TabelSel(
        "Anggaran kas per bulan",
        BULAN,
        (("Kas (Rp)", sel),),
        "Jumlahnya dibandingkan dengan pagu; selisih diperbolehkan dan disebutkan.",
        "Bulan",
        jumlah="kas",
    )


def _target_tahun(konteks: Konteks, indikator: Sequence[Any]) -> TabelSel:
    tahun = konteks.renja.tahun
    asal = Target.Asal
    utama = asal.PERUBAHAN if konteks.renja.siklus == Renja.Siklus.PERUBAHAN else asal.RENJA
    kunci = ((utama, tahun), (asal.MAJU, tahun + 1))
    semua = Target.objects.filter(indikator__in=[satu.pk for satu in indikator])
    ada = {(satu.indikator_id, satu.asal, satu.tahun): satu for satu in semua}
    return TabelSel(
        "Target",
        (f"Target {tahun}", f"Prakiraan maju {tahun + 1}"),
        tuple(
            (
                f"{satu.uraian} ({satu.satuan})",
                tuple(
                    SelNilai(
                        nama=f"target-{satu.pk}-{dari.value}-{th}",
                        label=f"Target {th}: {satu.uraian}",
                        model=Target,
                        kunci={
                            "perangkat_daerah": konteks.perangkat_daerah,
                            "indikator": satu,
                            "tahun": th,
                            "asal": dari.value,
                        },
                        baris=ada.get((satu.pk, dari.value, th)),
                        satuan=satu.satuan,
                        skala=tuple(satu.skala_ordinal or ()),
                    )
                    for dari, th in kunci
                ),
            )
            for satu in indikator
        ),
        "Angka dalam satuan indikatornya; kosong berarti belum ada, bukan nol.",
        "Indikator keluaran",
    )


def _kaitan(konteks: Konteks, baris: Any) -> Sequence[Kaitan]:
    hasil: list[Kaitan] = [_uang(konteks, baris)]
    if baris.pk:
        indikator = list(
            Indikator.objects.untuk(konteks.user)
            .filter(sub_kegiatan=baris.sub_kegiatan_id)
            .select_related("renstra", "perangkat_daerah")
        )
        if indikator:
            hasil.append(_target_tahun(konteks, indikator))
            nama = [(f"{satu.uraian} ({satu.satuan})", satu) for satu in indikator]
            hasil.append(target_triwulan(konteks, nama))
    return [*hasil, _kas(konteks, baris)]


def _periksa(konteks: Konteks, baris: Any, isi: dict[str, Any]) -> Mapping[str, str]:
    return {
        **_periksa_ganda(konteks, baris, isi),
        **_periksa_bagian(isi),
        **_periksa_kode(konteks, baris, isi),
        **_periksa_triwulan(baris, isi),
    }


def _periksa_ganda(konteks: Konteks, baris: Any, isi: dict[str, Any]) -> dict[str, str]:
    sub = isi.get("sub_kegiatan") or baris.sub_kegiatan_id
    ada = BarisRenja.objects.filter(
        renja=konteks.renja, unit_kerja=isi["unit_kerja"], sub_kegiatan=sub
    )
    if ada.exclude(pk=baris.pk).exists():
        return {"unit_kerja": "Sub kegiatan ini sudah ada pada unit kerja itu; pilih unit lain."}
    return {}


def _periksa_bagian(isi: dict[str, Any]) -> dict[str, str]:
    pagu, bagian = isi.get("pagu"), isi.get("pagu-sumber") or []
    if pagu is None:
        return {"pagu": "Isi pagunya, atau kosongkan sumber dananya."} if bagian else {}
    nilai = [satu for _, satu in bagian]
    terisi = sum(satu for satu in nilai if satu is not None)
    rinci = bool(nilai) and None not in nilai
    if (rinci and terisi != pagu) or terisi > pagu:
        return {
            "pagu-sumber": f"Jumlah bagian sumber dana Rp {tampil_angka(terisi)} "
            f"tidak sama dengan pagu Rp {tampil_angka(pagu)}."
            if rinci
            else f"Bagian sumber dana Rp {tampil_angka(terisi)} "
            f"melebihi pagu Rp {tampil_angka(pagu)}."
        }
    return {}


def _periksa_kode(konteks: Konteks, baris: Any, isi: dict[str, Any]) -> dict[str, str]:
    """Put the key of the typed code in its place; one that stands already stays."""
    kode = isi.get("kode_tahun_ini", "")
    tetap = kode == _ambil_kode(baris)
    isi["kode_tahun_ini"] = baris.nomenklatur_id if tetap else None
    if tetap or not kode:
        return {}
    butir = Nomenklatur.objects.filter(edisi=konteks.renja.edisi, tingkat="sub_kegiatan")
    cocok = butir.filter(kode__in=_ejaan(konteks, kode)).first()
    if cocok is None:
        return {"kode_tahun_ini": f'Kode "{kode}" bukan sub kegiatan dalam {konteks.renja.edisi}.'}
    isi["kode_tahun_ini"] = cocok.pk
    return {}


def _ejaan(konteks: Konteks, kode: str) -> list[str]:
    """A code as it stands in the edition, also where it was typed as the forms print it."""
    awalan = f"{konteks.bidang}."
    return [kode, f"X.XX.{kode.removeprefix(awalan)}"] if kode.startswith(awalan) else [kode]


def _periksa_triwulan(baris: Any, isi: dict[str, Any]) -> dict[str, str]:
    salah: dict[str, str] = {}
    for satu in Indikator.objects.filter(sub_kegiatan=baris.sub_kegiatan_id or 0):
        awalan = f"tw-{satu.pk}-"
        salah |= periksa_satuan(satu.satuan, isi, [n for n in isi if n.startswith(awalan)])
    return salah


BARIS = Jenis(
    kode="baris",
    satu="Sub kegiatan Renja",
    banyak="Sub kegiatan Renja",
    bagian="renja",
    model=BarisRenja,
    lingkup={"renja": "renja"},
    tetap={"renja": "renja"},
    urut=(
        *("sub_kegiatan__kegiatan__program__urutan", "sub_kegiatan__kegiatan__urutan"),
        *("sub_kegiatan__urutan", "unit_kerja__urutan", "pk"),
    ),
    muat=("sub_kegiatan__nomenklatur", "unit_kerja", "nomenklatur"),
    kelompok=(
        Kelompok(
            "Sub kegiatan dan penanggung jawab",
            (
                cari(
                    "sub_kegiatan",
                    "Sub kegiatan Renstra",
                    pilihan.sub_kegiatan,
                    "Ketik kode atau kata; hanya yang sudah ada dalam Renstra.",
                    hanya_tambah=True,
                ),
                pilih("unit_kerja", "Unit kerja penanggung jawab", pilihan.unit_kerja),
                Medan("lokasi", _lokasi, ambil=_ambil_lokasi, taruh=_taruh_lokasi, deret=True),
                teks("kelompok_sasaran", "Kelompok sasaran"),
            ),
        ),
        Kelompok(
            "Prioritas, penanda, dan bunyi tahun ini",
            (
                teks("prioritas_nasional", "Prioritas nasional"),
                teks("prioritas_daerah", "Prioritas daerah"),
                centang_banyak(
                    "penanda", "Penanda", lambda _k, _b: [(satu, satu) for satu in PENANDA]
                ),
                teks(
                    "nama",
                    "Nama tahun ini",
                    "Isi hanya bila bunyinya tahun ini berbeda dari bunyi pada Renstra.",
                ),
                Medan(
                    "kode_tahun_ini",
                    _medan_kode,
                    ambil=_ambil_kode,
                    taruh=lambda kunci: {"nomenklatur_id": kunci},
                ),
            ),
            tertutup=True,
        ),
    ),
    kaitan=_kaitan,
    periksa=_periksa,
    kolom=(
        Kolom("Sub kegiatan", sub_sebutan, 60),
        Kolom("Unit kerja", lambda _, b: b.unit_kerja, 32),
        Kolom("Pagu (Rp)", lambda k, b: k.pagu_indikatif.get(b.pk), 16, angka=True),
        Kolom("Kelompok sasaran", lambda _, b: b.kelompok_sasaran or "–", 24),
    ),
    nama=lambda baris: baris.nama or str(baris.sub_kegiatan),
    medan_kendala="unit_kerja",
    cara_lain=(
        ("penyusunan:tarik", "Tarik dari Renstra"),
        ("tabel_isian:awal", "Isi target dan pagu dalam tabel"),
    ),
    kosong="Tambahkan sub kegiatan dari Renstra, atau tarik semuanya sekaligus dari Renstra.",
)


KELUARGA = (BARIS,)
