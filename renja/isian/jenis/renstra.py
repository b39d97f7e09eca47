"""The Renstra side: the plan itself, tujuan, sasaran, and the tree of program and below."""

from collections.abc import Mapping, Sequence
from typing import Any

from budget.models import PaguRenstra
from planning.models import Kegiatan, Program, Renstra, Sasaran, SubKegiatan, Tujuan
from renja.isian.jenis import pilihan
from renja.isian.jenis.dasar import Jenis, Kelompok, Kolom, TabelSel, Urutan
from renja.isian.jenis.pembuat import bulat, cari, pilih, teks
from renja.isian.konteks import Konteks
from renja.isian.satelit import SelUang

PERIODE_TERPANJANG = 6
NOMENKLATUR = (("penyusunan:nomenklatur", "Tambah dari nomenklatur"),)
TIDAK_SEINDUK = "{bawah} {kode} bukan bagian dari {atas} yang dipilih; pilih {atas} {seharusnya}."


def _periksa_renstra(_konteks: Konteks, _baris: Any, isi: dict[str, Any]) -> Mapping[str, str]:
    awal, akhir = isi["tahun_awal"], isi["tahun_akhir"]
    if akhir < awal:
        return {"tahun_akhir": "Tahun akhir mendahului tahun awal."}
    if akhir - awal + 1 > PERIODE_TERPANJANG:
        return {"tahun_akhir": "Periode Renstra paling lama enam tahun."}
    return {}


def _periksa_induk(atas: str, bawah: str) -> Any:
    """The row above has to be the one that the nomenclature puts it under."""

    def periksa(konteks: Konteks, baris: Any, isi: dict[str, Any]) -> Mapping[str, str]:
        model = type(baris)._meta.get_field(atas).related_model
        butir = baris.nomenklatur
        induk = model.objects.untuk(konteks.user).filter(pk=isi[atas])
        if butir.induk_id in set(induk.values_list("nomenklatur_id", flat=True)):
            return {}
        kalimat = TIDAK_SEINDUK.format(
            bawah=bawah,
            kode=konteks.kode(butir.kode),
            atas=atas,
            seharusnya=konteks.kode(butir.induk.kode),
        )
        return {atas: kalimat}

    return periksa


def _pagu_renstra(konteks: Konteks, baris: Any) -> Sequence[TabelSel]:
    ada = {satu.tahun: satu for satu in PaguRenstra.objects.filter(sub_kegiatan=baris.pk)}
    sel = tuple(
        SelUang(
            nama=f"pagu-{tahun}",
            label=f"Pagu Renstra {tahun}",
            model=PaguRenstra,
            kunci={"perangkat_daerah": konteks.perangkat_daerah, "tahun": tahun},
            baris=ada.get(tahun),
            pemilik="sub_kegiatan",
        )
        for tahun in sorted({*konteks.periode, *ada})
    )
    return [
        TabelSel(
            "Pagu Renstra",
            tuple(str(satu.kunci["tahun"]) for satu in sel),
            (("Pagu (Rp)", sel),),
            "Kebutuhan dana menurut Renstra, rupiah bulat. Kosong berarti belum ada.",
        )
    ]


RENSTRA = Jenis(
    kode="renstra",
    satu="Renstra",
    banyak="Renstra",
    bagian="renstra",
    model=Renstra,
    lingkup={"renja": "renja"},
    kelompok=(
        Kelompok(
            "Renstra",
            (
                teks("nama", "Nama Renstra"),
                bulat("tahun_awal", "Tahun awal", kecil=2000, besar=2100),
                bulat("tahun_akhir", "Tahun akhir", kecil=2000, besar=2100),
                pilih("rpjmd", "RPJMD atau RPD di atasnya", pilihan.rpjmd),
                pilih(
                    "status",
                    "Status",
                    petunjuk="Setelah ditetapkan, setiap perubahan meminta alasan.",
                ),
            ),
        ),
    ),
    kolom=(
        Kolom("Nama", lambda _, b: b.nama, 60),
        Kolom("Periode", lambda _, b: f"{b.tahun_awal}–{b.tahun_akhir}", 16),
        Kolom("Status", lambda _, b: b.get_status_display(), 18),
    ),
    periksa=_periksa_renstra,
    tambah=False,
    hapus=False,
    alasan=True,
    medan_kendala="nama",
    penjelasan="Rencana strategis yang menjadi sumber Renja ini.",
)

TUJUAN = Jenis(
    kode="tujuan",
    satu="Tujuan",
    banyak="Tujuan",
    bagian="renstra",
    model=Tujuan,
    lingkup={"renstra": "renstra"},
    tetap={"renstra": "renstra"},
    urutan=Urutan("nomor", ("renstra",)),
    muat=("sasaran_rpjmd",),
    kelompok=(
        Kelompok(
            "Tujuan",
            (
                teks("uraian", "Tujuan", "Bunyi tujuan sebagaimana dalam Renstra.", panjang=True),
                cari(
                    "sasaran_rpjmd",
                    "Sasaran RPJMD yang didukung",
                    pilihan.sasaran_rpjmd,
                    "Ketik nomor atau kata dari sasaran itu; boleh kosong.",
                ),
            ),
        ),
    ),
    kolom=(
        Kolom("No", lambda _, b: b.nomor, 5, angka=True),
        Kolom("Tujuan", lambda _, b: b.uraian, 56),
        Kolom("Sasaran RPJMD", lambda _, b: b.sasaran_rpjmd or "–", 44),
    ),
    alasan=True,
    kosong="Tambahkan tujuan Renstra yang pertama; sasaran dan program bernaung di bawahnya.",
)

SASARAN = Jenis(
    kode="sasaran",
    satu="Sasaran",
    banyak="Sasaran",
    bagian="renstra",
    model=Sasaran,
    lingkup={"tujuan__renstra": "renstra"},
    urutan=Urutan("nomor", ("tujuan",)),
    urut=("tujuan__nomor", "nomor"),
    muat=("tujuan",),
    induk="tujuan",
    jenis_induk="tujuan",
    kelompok=(
        Kelompok(
            "Sasaran",
            (
                pilih("tujuan", "Tujuan di atasnya", pilihan.tujuan),
                teks("uraian", "Sasaran", panjang=True),
            ),
        ),
    ),
    kolom=(
        Kolom("No", lambda _, b: f"{b.tujuan.nomor}.{b.nomor}", 6),
        Kolom("Sasaran", lambda _, b: b.uraian, 56),
        Kolom("Tujuan", lambda _, b: b.tujuan.uraian, 44),
    ),
    cara_lain=NOMENKLATUR,
    alasan=True,
    kosong="Tambahkan sasaran di bawah tujuan; indikatornya menjadi isi Tabel 2.3 dan 3.1.",
)

_BUNYI = "Bunyi dalam dokumen; nama resminya tetap pada nomenklatur."
_URUT_PROGRAM = ("urutan", "pk")

PROGRAM = Jenis(
    kode="program",
    satu="Program",
    banyak="Program",
    bagian="renstra",
    model=Program,
    lingkup={"renstra": "renstra"},
    urutan=Urutan("urutan", ("renstra",), tunggal=False),
    urut=_URUT_PROGRAM,
    muat=("nomenklatur", "sasaran"),
    kelompok=(
        Kelompok(
            "Program",
            (
                teks("nama", "Nama program", _BUNYI, panjang=True),
                pilih("sasaran", "Sasaran yang didukung", pilihan.sasaran),
            ),
        ),
    ),
    kolom=(
        Kolom("Kode", lambda k, b: k.kode(b.nomenklatur.kode), 16),
        Kolom("Program", lambda _, b: b.nama, 60),
        Kolom("Sasaran", lambda _, b: b.sasaran or "–", 40),
    ),
    tambah=False,
    cara_lain=NOMENKLATUR,
    alasan=True,
    kosong="Pilih program, kegiatan, dan sub kegiatan dari nomenklatur.",
)

KEGIATAN = Jenis(
    kode="kegiatan",
    satu="Kegiatan",
    banyak="Kegiatan",
    bagian="renstra",
    model=Kegiatan,
    lingkup={"program__renstra": "renstra"},
    urutan=Urutan("urutan", ("program",), tunggal=False),
    urut=("program__urutan", "program", "urutan", "pk"),
    muat=("nomenklatur__induk", "program"),
    induk="program",
    jenis_induk="program",
    kelompok=(
        Kelompok(
            "Kegiatan",
            (
                teks("nama", "Nama kegiatan", _BUNYI, panjang=True),
                pilih("program", "Program di atasnya", pilihan.program),
            ),
        ),
    ),
    kolom=(
        Kolom("Kode", lambda k, b: k.kode(b.nomenklatur.kode), 18),
        Kolom("Kegiatan", lambda _, b: b.nama, 60),
        Kolom("Program", lambda _, b: b.program.nama, 40),
    ),
    periksa=_periksa_induk("program", "Kegiatan"),
    tambah=False,
    cara_lain=NOMENKLATUR,
    alasan=True,
    medan_kendala="program",
    kosong="Pilih program, kegiatan, dan sub kegiatan dari nomenklatur.",
)

SUB_KEGIATAN = Jenis(
    kode="sub-kegiatan",
    satu="Sub kegiatan",
    banyak="Sub kegiatan",
    bagian="renstra",
    model=SubKegiatan,
    lingkup={"kegiatan__program__renstra": "renstra"},
    urutan=Urutan("urutan", ("kegiatan",), tunggal=False),
    urut=("kegiatan__program__urutan", "kegiatan__urutan", "kegiatan", "urutan", "pk"),
    muat=("nomenklatur__induk", "kegiatan"),
    induk="kegiatan",
    jenis_induk="kegiatan",
    kelompok=(
        Kelompok(
            "Sub kegiatan",
            (
                teks("nama", "Nama sub kegiatan", _BUNYI, panjang=True),
                cari("kegiatan", "Kegiatan di atasnya", pilihan.kegiatan),
            ),
        ),
    ),
    kaitan=_pagu_renstra,
    kolom=(
        Kolom("Kode", lambda k, b: k.kode(b.nomenklatur.kode), 22),
        Kolom("Sub kegiatan", lambda _, b: b.nama, 60),
        Kolom("Kegiatan", lambda _, b: b.kegiatan.nama, 40),
    ),
    periksa=_periksa_induk("kegiatan", "Sub kegiatan"),
    tambah=False,
    cara_lain=NOMENKLATUR,
    alasan=True,
    medan_kendala="kegiatan",
    kosong="Pilih program, kegiatan, dan sub kegiatan dari nomenklatur.",
)

KELUARGA = (RENSTRA, TUJUAN, SASARAN, PROGRAM, KEGIATAN, SUB_KEGIATAN)
