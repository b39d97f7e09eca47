"""An invented plan with one of everything that a frozen version can hold, written by hand."""

from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID

from performance.agregasi import NilaiTriwulan
from performance.predikat import Kelas, Skala
from planning.kuantitas import Keadaan, Kuantitas
from renja import konteks as k
from renja import pelaksanaan as p
from renja import rencana as r
from renja.dokumen.naskah import BabNaskah, GambarNaskah, JenisBab, Naskah


def uid(nomor: int) -> UUID:
    """An identity that a reader can recognise."""
    return UUID(int=nomor)


LAPOR = p.LaporanUnit(
    uid(21),
    uid(31),
    "Bidang Kebun",
    "disetujui",
    Kuantitas(Decimal("2.5"), None, "Ton"),
    pembilang=Decimal("2.5"),
    penyebut=Decimal(100),
    rilis=date(2030, 5, 1),
    berlaku=NilaiTriwulan(Kuantitas(2, None, "Ton"), unit="Bidang Kebun"),
    dikoreksi=True,
)
PANEN = r.Indikator(
    uid(11),
    "Panen — jeruk “manis”",
    "Ton",
    "positif",
    "kumulatif",
    iku=1,
    target={
        ("renja", 2030): Kuantitas(Decimal("8.35"), Decimal("10.25"), "Ton"),
        ("maju", 2031): Kuantitas(satuan="Ton", keadaan=Keadaan.TIDAK_DIRENCANAKAN),
    },
    realisasi={2028: Kuantitas(teks="WTP")},
    milik_lain={2028: "Dinas Lama"},
    riwayat={2027: r.Tahunan(Kuantitas(1), Kuantitas(keadaan=Keadaan.KOSONG), "Dinas Lama")},
    skala_ordinal=("C", "B", "A"),
    penanggung_jawab=uid(31),
    triwulan={(2030, 1): (LAPOR,)},
    target_triwulan={(2030, 1): Kuantitas(2, None, "Ton")},
)
TANAM = r.SubKegiatan(
    uid(5),
    uid(105),
    "9.01.02.2.01.0001",
    "Menanam jeruk",
    "Bidang Kebun",
    ("Kecamatan Utara", "Kecamatan Selatan"),
    (PANEN,),
    {
        "indikatif": r.Pagu(
            1_500_000,
            (
                r.BagianSumber("1.1", "PAD", Decimal("1000000.25")),
                r.BagianSumber("1.2", "DAU", None),
            ),
        ),
        "perubahan/indikatif": r.Pagu(Decimal("1750000.5")),
    },
    2_000_000,
    uid_unit=uid(31),
    uang=p.UangBaris(
        realisasi={
            2: (p.BagianBulan("1.1", "PAD", Decimal("99.75")), p.BagianBulan("", "", 1)),
            10: (),
        },
        kas={1: 5},
        pagu_renstra={2031: 7},
        realisasi_lalu={2029: 3},
    ),
)
KEBUN = r.Program(
    uid(3),
    "9.01.02",
    "PROGRAM KEBUN",
    r.Urusan("9", "URUSAN KEBUN"),
    r.Urusan("9.01", "BIDANG KEBUN"),
    (),
    (r.Kegiatan(uid(4), "9.01.02.2.01", "Penanaman", (), (TANAM,)),),
    riwayat_anggaran={2029: r.AnggaranTahunan(9, None, "Dinas Kebun", sebanding=True)},
    sasaran=uid(2),
)
PELAKSANAAN = p.Pelaksanaan(
    unit=(p.UnitKerja(uid(31), "Bidang Kebun", "bidang", None),),
    lapisan=(p.Lapisan("dpa", "awal", "dpa", 1, "DPA", "1/DPA", date(2030, 1, 2)),),
    laporan={(2030, 1): p.Laporan("disetujui", disetujui_pada=datetime(2030, 4, 1, 3, tzinfo=UTC))},
    koreksi=(
        p.Koreksi(
            *(
                "kinerja",
                uid(21),
                "Panen",
                2030,
                1,
                {"bawah": "3", "teks": ""},
                None,
                "Salah ketik",
            ),
            *(datetime(2030, 5, 1, tzinfo=UTC), None),
        ),
    ),
    tanda_tangan=(
        p.TandaTangan("Kepala", "plt", "A", "", "", "Kota Kebun", date(2029, 1, 1), None),
    ),
    jadwal={1: (date(2030, 4, 1), date(2030, 4, 15))},
)
KONTEKS = k.Konteks(
    jangka=k.Jangka(
        *("RPD", "RPD Kota Kebun", "Kebun subur", 2029, 2031),
        (k.Misi(uid(41), 1, "Menanam", ("Hujan",), ("Hama",)),),
        (k.TujuanDaerah(1, "Subur", ("Panen naik",), 1),),
    ),
    isu=(k.Isu(uid(42), "Hama", "Banyak hama", ("Pupuk kurang",), "Panen naik"),),
    layanan=(k.Layanan(uid(43), "Bibit"),),
    dasar_hukum=(
        k.Peraturan(
            uid(44),
            "Peraturan Daerah",
            "Kota Kebun",
            "",
            None,
            "Kebun",
            mengubah="UU 1",
            diubah_oleh=("UU 2",),
        ),
    ),
    unit=(k.Unit("Dinas Kebun", "Perangkat daerah", 0, "Berkebun"),),
    kepala_daerah="Wali Kota",
    edisi="Edisi uji",
    penetapan=k.Penetapan("12", date(2029, 7, 1)),
)
RENCANA = r.Rencana(
    perangkat_daerah=r.Pemilik("kebun", "Dinas Kebun", "Kota Kebun"),
    tahun=2030,
    siklus="awal",
    tahap="Rancangan",
    renstra=r.Periode("Renstra 2029–2031", 2029, 2031),
    program=(KEBUN,),
    tujuan=(
        r.Tujuan(uid(1), 1, "Kota subur", (), (r.Sasaran(uid(2), 1, "Panen naik", (PANEN,)),)),
    ),
    reviu=(
        r.BarisReviu(
            uid(51),
            "program",
            r.SisiReviu("Kebun", "Utara", "Panen", "5 Ton", Decimal("10.5")),
            r.SisiReviu("Kebun", "Utara", "Panen", "6 Ton", None),
            "Naik",
        ),
    ),
    usulan=(r.BarisUsulan(uid(52), "Bibit", "Utara", "Bibit", "10", ""),),
    permasalahan=(r.BarisPermasalahan(uid(53), "Pupuk kurang", "Mahal", "Jauh"),),
    analisis=(r.BarisAnalisis(uid(54), uid(11), "menunjang", "Menanam", "Hujan", "Lanjut"),),
    tertulis={"tabel-4.1": {(uid(5), "pagu"): {"nilai": "1", "catatan": None, "daftar": [1, 2.5]}}},
    pengaturan={"varian_negatif": "B", "kolom_5": True},
    skala=Skala("uji", "Uji", (Kelas(Decimal("85.5"), "Baik"), Kelas(Decimal(0), "Buruk"))),
    pelaksanaan=PELAKSANAAN,
    konteks=KONTEKS,
)
NASKAH = Naskah(
    "uji-1",
    (
        BabNaskah(uid(61), "sampul", JenisBab.SAMPUL, "Sampul"),
        BabNaskah(
            uid(62),
            "bab-1",
            JenisBab.BAB,
            "Pendahuluan",
            anak=(
                BabNaskah(uid(63), "", JenisBab.SUB_BAB, "Latar", "Baris satu\nPagu {{ pagu }}"),
            ),
        ),
    ),
    {"peta": GambarNaskah("peta", "Peta kebun", "ab" * 32, "png", 640, 480, "Peta", "Kota Kebun")},
    GambarNaskah("lambang", "Lambang", "cd" * 32, "png", 64, 64),
)
