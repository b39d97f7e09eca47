"""Indikator cards with their targets by year and quarter, and which of them are IKU."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet

from performance.models import RealisasiTahunan
from planning.ketikan import TidakTerbaca, cocokkan_satuan
from planning.kuantitas import Kuantitas
from planning.models import Indikator, Renja, Target, TargetTriwulan
from renja.isian.jenis import pilihan
from renja.isian.jenis.dasar import Jenis, Kelompok, Kolom, Medan, TabelSel, Urutan
from renja.isian.jenis.pembuat import bulat, pilih, teks
from renja.isian.konteks import Konteks
from renja.isian.medan import MedanBaris, MedanCari
from renja.isian.satelit import SelNilai

TRIWULAN = ("I", "II", "III", "IV")
SEBUTAN = {
    "tujuan": "Tujuan",
    "sasaran": "Sasaran",
    "program": "Program",
    "kegiatan": "Kegiatan",
    "sub_kegiatan": "Sub kegiatan",
}
PERANGKAT_DAERAH = "perangkat daerah"


def pemilik(konteks: Konteks, baris: Any) -> list[tuple[str, str]]:
    """What an indikator can measure: every row of the Renstra, or the agency itself."""
    hasil = [(PERANGKAT_DAERAH, f"Perangkat daerah: {konteks.perangkat_daerah}")]
    for nama, sebutan in SEBUTAN.items():
        daftar = getattr(pilihan, nama)(konteks, baris)
        hasil += [(f"{nama}:{kunci}", f"{sebutan} {isi}") for kunci, isi in daftar]
    return hasil


def _medan_pemilik(konteks: Konteks, baris: Any) -> forms.Field:
    return MedanCari(
        pemilik(konteks, baris),
        label="Yang diukur",
        help_text="Ketik kode atau kata dari tujuan, sasaran, program, atau di bawahnya.",
    )


def milik(baris: Any) -> str:
    """`program:12` for what an indikator measures; "" for a new one that says nothing yet."""
    for nama in SEBUTAN:
        if (kunci := getattr(baris, f"{nama}_id")) is not None:
            return f"{nama}:{kunci}"
    return PERANGKAT_DAERAH if baris.pk else ""


def kolom_milik(kunci: str) -> dict[str, int | None]:
    """The columns of an owner: one is set, or none for the agency itself."""
    dipilih, _, nomor = kunci.partition(":")
    return {f"{nama}_id": int(nomor) if nama == dipilih else None for nama in SEBUTAN}


def mulai(konteks: Konteks, baris: Any, alamat: Mapping[str, str]) -> Mapping[str, Any]:
    """Start a card for the owner that the address names, with the official wording if asked for."""
    kunci = alamat.get("milik", "")
    if kunci not in dict(pemilik(konteks, baris)):
        return {}
    for kolom, nilai in kolom_milik(kunci).items():
        setattr(baris, kolom, nilai)
    hasil: dict[str, Any] = {"milik": kunci}
    resmi = pilihan.nomenklatur_milik(baris)
    if resmi and alamat.get("saran"):
        hasil |= {"uraian": resmi.indikator, "satuan": resmi.satuan}
    return hasil


def sempit(semua: QuerySet[Any], alamat: Mapping[str, str]) -> QuerySet[Any]:
    """The indikator of one owner, `milik=program:12`."""
    nama, _, nomor = alamat.get("milik", "").partition(":")
    if nama in SEBUTAN and nomor.isascii() and nomor.isdigit():
        return semua.filter(**{nama: int(nomor[:15])})
    return semua


def siapkan(baris: Any, data: Any) -> None:
    """Give a row the satuan and scale just typed: its targets are read by them."""
    baris.satuan = str(data.get("satuan", "")).strip()
    baris.skala_ordinal = [
        rapi for satu in str(data.get("skala_ordinal", "")).splitlines() if (rapi := satu.strip())
    ]


def _target(konteks: Konteks, baris: Any) -> Sequence[TabelSel]:
    renja, periode = konteks.renja, konteks.periode
    ada = {(s.asal, s.tahun): s for s in Target.objects.filter(indikator=baris.pk)}
    lalu = periode[0] - 1
    dasar = RealisasiTahunan.objects.filter(indikator=baris.pk, tahun=lalu).first()
    skala = tuple(baris.skala_ordinal or ())

    def sel(asal: str, tahun: int) -> SelNilai:
        return SelNilai(
            nama=f"target-{asal}-{tahun}",
            label=f"Target {Target.Asal(asal).label} {tahun}",
            model=Target,
            kunci={
                "perangkat_daerah": konteks.perangkat_daerah,
                "tahun": tahun,
                "asal": asal,
            },
            baris=ada.get((asal, tahun)),
            pemilik="indikator",
            skala=skala,
        )

    kondisi_awal = SelNilai(
        nama=f"realisasi-{lalu}",
        label=f"Kondisi awal {lalu}",
        model=RealisasiTahunan,
        kunci={"perangkat_daerah": konteks.perangkat_daerah, "tahun": lalu},
        baris=dasar,
        pemilik="indikator",
        tetap={"milik": konteks.perangkat_daerah},
        skala=skala,
    )
    tahun = [lalu, *periode, periode[-1] + 1]
    baris_tabel = [
        ("Kondisi awal (realisasi)", (kondisi_awal, *(None for _ in tahun[1:]))),
        ("Renstra", tuple(sel("renstra", satu) if satu in periode else None for satu in tahun)),
        ("Akhir periode Renstra", tuple(_pada(sel, "akhir", periode[-1], s) for s in tahun)),
        ("Renja", tuple(_pada(sel, "renja", renja.tahun, satu) for satu in tahun)),
        ("Prakiraan maju", tuple(_pada(sel, "maju", renja.tahun + 1, satu) for satu in tahun)),
    ]
    if renja.siklus == Renja.Siklus.PERUBAHAN:
        isi = tuple(_pada(sel, "perubahan", renja.tahun, satu) for satu in tahun)
        baris_tabel.insert(4, ("Perubahan Renja", isi))
    satuan = baris.satuan or "satuan indikator"
    petunjuk = (
        f'Tulis angka dalam {satuan}, rentang "8,35-10,25", atau "tidak direncanakan". '
        "Kosong berarti belum ada, bukan nol."
    )
    return [
        TabelSel(
            "Target",
            tuple(str(satu) for satu in tahun),
            tuple(baris_tabel),
            petunjuk,
            "Asal",
        ),
        target_triwulan(konteks, [(f"Target {renja.tahun}", baris)]),
    ]


def _pada(sel: Any, asal: str, tahun: int, kolom: int) -> SelNilai | None:
    return sel(asal, tahun) if tahun == kolom else None


def target_triwulan(konteks: Konteks, indikator: Sequence[tuple[str, Any]]) -> TabelSel:
    """The targets of the Renja's year by quarter, a line for each indikator."""
    tahun = konteks.renja.tahun
    kunci = [satu.pk for _, satu in indikator]
    ada = {
        (satu.indikator_id, satu.triwulan): satu
        for satu in TargetTriwulan.objects.filter(indikator__in=kunci, tahun=tahun)
    }
    return TabelSel(
        f"Target per triwulan {tahun}",
        tuple(f"TW {nama}" for nama in TRIWULAN),
        tuple(
            (
                nama,
                tuple(
                    SelNilai(
                        nama=f"tw-{satu.pk or 0}-{nomor}",
                        label=f"TW {TRIWULAN[nomor - 1]}: {nama}",
                        model=TargetTriwulan,
                        kunci={
                            "perangkat_daerah": konteks.perangkat_daerah,
                            "tahun": tahun,
                            "triwulan": nomor,
                        }
                        | ({"indikator": satu} if satu.pk else {}),
                        baris=ada.get((satu.pk, nomor)),
                        pemilik="" if satu.pk else "indikator",
                        skala=tuple(satu.skala_ordinal or ()),
                    )
                    for nomor in range(1, 5)
                ),
            )
            for nama, satu in indikator
        ),
        kepala="Indikator",
    )


def periksa_satuan(satuan: str, isi: dict[str, Any], nama: Sequence[str]) -> dict[str, str]:
    """Name the cells with another satuan than the indikator's; the others lose theirs."""
    salah = {}
    for satu in nama:
        nilai = isi.get(satu)
        if not isinstance(nilai, Kuantitas):
            continue
        try:
            isi[satu] = cocokkan_satuan(nilai, satuan)
        except TidakTerbaca as galat:
            salah[satu] = str(galat)
    return salah


def _periksa(konteks: Konteks, baris: Any, isi: dict[str, Any]) -> Mapping[str, str]:
    awalan = ("target-", "tw-", "realisasi-")
    salah = periksa_satuan(isi["satuan"], isi, [n for n in isi if n.startswith(awalan)])
    for kolom, sebutan in (("iku", "Nomor IKU"), ("nomor_pelayanan", "Nomor")):
        if isi.get(kolom) is None:
            continue
        lain = Indikator.objects.filter(renstra=konteks.renstra, **{kolom: isi[kolom]})
        dipakai = lain.exclude(pk=baris.pk).first()
        if dipakai:
            salah[kolom] = f"{sebutan} {isi[kolom]} sudah dipakai oleh {dipakai}."
    return salah


def _skala(_konteks: Konteks, _baris: Any) -> forms.Field:
    return MedanBaris(
        label="Skala ordinal",
        required=False,
        help_text="Hanya bagi nilai berupa kata, misalnya predikat: satu nilai sebaris, "
        "dari yang terendah.",
    )


def sebutan_milik(konteks: Konteks, baris: Any) -> str:
    """What an indikator measures, for a list."""
    for nama, sebutan in SEBUTAN.items():
        if getattr(baris, f"{nama}_id") is not None:
            atas = getattr(baris, nama)
            butir = getattr(atas, "nomenklatur", None)
            kode = f" {konteks.kode(butir.kode)}" if butir else ""
            return f"{sebutan}{kode} {atas}"
    return "Perangkat daerah"


_MUAT = (
    *("tujuan", "sasaran", "program__nomenklatur", "kegiatan__nomenklatur"),
    "sub_kegiatan__nomenklatur",
)

INDIKATOR = Jenis(
    kode="indikator",
    satu="Indikator",
    banyak="Indikator",
    bagian="renstra",
    model=Indikator,
    lingkup={"renstra": "renstra"},
    tetap={"renstra": "renstra"},
    urutan=Urutan("urutan", tuple(SEBUTAN), tunggal=False),
    urut=(
        *("tujuan__nomor", "sasaran__tujuan__nomor", "sasaran__nomor", "program__urutan"),
        *("kegiatan__program__urutan", "kegiatan__urutan", "sub_kegiatan__kegiatan__urutan"),
        *("sub_kegiatan__urutan", "urutan", "pk"),
    ),
    muat=_MUAT,
    kelompok=(
        Kelompok(
            "Kartu indikator",
            (
                Medan("milik", _medan_pemilik, ambil=milik, taruh=kolom_milik),
                teks("uraian", "Indikator", panjang=True),
                teks("satuan", "Satuan", "Pilih dari daftar atau tulis.", usul=pilihan.satuan),
                teks("definisi", "Definisi operasional", panjang=True),
                teks(
                    "formula",
                    "Rumus dalam kata",
                    "Misalnya: jumlah pencari kerja yang ditempatkan dibagi jumlah pendaftar.",
                    panjang=True,
                ),
                teks("sumber_data", "Sumber data"),
            ),
        ),
        Kelompok(
            "Cara menghitung",
            (
                pilih("arah", "Arah"),
                pilih("agregasi", "Jenis agregasi", petunjuk="Cara bagian-bagian menjadi setahun."),
                pilih("cara_tulis", "Realisasi triwulan ditulis"),
                pilih(
                    "penanggung_jawab",
                    "Penanggung jawab realisasi",
                    pilihan.unit_kerja,
                    "Unit kerja yang melaporkannya. Kosong berarti unit kerja barisnya; bagi "
                    "kegiatan dan program, unit yang membawahkan semua barisnya.",
                ),
                Medan("skala_ordinal", _skala),
            ),
        ),
        Kelompok(
            "IKU dan kinerja pelayanan",
            (
                bulat("iku", "Nomor IKU", "Isi bila indikator ini indikator kinerja utama."),
                bulat(
                    "nomor_pelayanan",
                    "Nomor pada T-C.23 dan T-C.30",
                    "Kosong bila tidak tercantum di sana.",
                ),
                teks("target_nspk", "Target NSPK"),
                teks("target_ikk", "Target IKK"),
                teks("target_lainnya", "Target indikator lainnya"),
            ),
            tertutup=True,
        ),
    ),
    mulai=mulai,
    sempit=sempit,
    siapkan=siapkan,
    kaitan=_target,
    periksa=_periksa,
    kolom=(
        Kolom("Indikator", lambda _, b: b.uraian, 52),
        Kolom("Satuan", lambda _, b: b.satuan, 14),
        Kolom("Yang diukur", sebutan_milik, 52),
        Kolom("IKU", lambda _, b: b.iku or "–", 6, angka=True),
    ),
    alasan=True,
    kosong="Tambahkan indikator bagi tujuan, sasaran, program, kegiatan, dan sub kegiatan.",
)

IKU = Jenis(
    kode="iku",
    satu="IKU",
    banyak="Indikator kinerja utama",
    bagian="renstra",
    model=Indikator,
    lingkup={"renstra": "renstra"},
    saring={"iku__isnull": False},
    urutan=Urutan("iku", ("renstra",)),
    urut=("iku",),
    muat=_MUAT,
    kelompok=(
        Kelompok(
            "IKU",
            (
                bulat("iku", "Nomor IKU", "Kosongkan bila bukan lagi indikator kinerja utama."),
                teks("sumber_data", "Sumber data"),
                teks("formula", "Rumus dalam kata", panjang=True),
            ),
        ),
    ),
    periksa=lambda konteks, baris, isi: {
        nama: kalimat
        for nama, kalimat in _periksa(konteks, baris, {"satuan": "", **isi}).items()
        if nama == "iku"
    },
    kolom=(
        Kolom("No", lambda _, b: b.iku, 5, angka=True),
        Kolom("Indikator", lambda _, b: b.uraian, 56),
        Kolom("Satuan", lambda _, b: b.satuan, 14),
        Kolom("Yang diukur", sebutan_milik, 44),
    ),
    tambah=False,
    hapus=False,
    alasan=True,
    penjelasan="Isi Tabel 2.1a, menurut nomornya.",
    kosong="Buka kartu sebuah indikator dan isi Nomor IKU; indikator itu lalu muncul di sini.",
)

KELUARGA = (INDIKATOR, IKU)
