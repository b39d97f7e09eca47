"""Loading the nomenclature. The counts were taken from the files with cut, sort and comm."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from planning.models import EdisiNomenklatur, Nomenklatur, PetaNomenklatur
from planning.pemuatan import berkas as modul_berkas

JUDUL = "kode,level,nama,kinerja,indikator,satuan"
URUSAN = "2,urusan,URUSAN WAJIB,,,"
BIDANG = "2.07,bidang,TENAGA KERJA,,,"
PROGRAM = "2.07.03,program,PROGRAM PELATIHAN KERJA,,,"
KEGIATAN = "2.07.03.2.01,kegiatan,Pelatihan berdasarkan Unit Kompetensi,,,"
SUB = "2.07.03.2.01.0001,sub_kegiatan,Proses Pelatihan,Terlaksananya,Jumlah Tenaga Kerja,Orang"
UTUH = (JUDUL, URUSAN, BIDANG, PROGRAM, KEGIATAN, SUB)


def tulis(folder: Path, *baris: str, nama: str = "uji.csv") -> Path:
    berkas = folder / nama
    berkas.write_text("\n".join(baris) + "\n", encoding="utf-8")
    return berkas


def muat(*pilihan: object) -> str:
    keluaran = StringIO()
    call_command("muat_nomenklatur", *map(str, pilihan), stdout=keluaran, stderr=StringIO())
    return keluaran.getvalue()


def muat_berkas(berkas: Path, edisi: str = "900-2023") -> str:
    return muat("--edisi", edisi, "--berkas", berkas)


def ditolak(*pilihan: object) -> str:
    """The sentence of a load that was refused with exit code 2."""
    with pytest.raises(CommandError) as galat:
        muat(*pilihan)
    assert galat.value.returncode == 2
    return str(galat.value)


def jumlah(edisi: str, **saring: object) -> int:
    return Nomenklatur.objects.filter(edisi__kode=edisi, **saring).count()


def butir(kode: str, edisi: str = "900-2023") -> Nomenklatur:
    return Nomenklatur.objects.get(edisi__kode=edisi, kode=kode)


# --- The official files ---------------------------------------------------------------------


@pytest.fixture
def laporan_resmi(db: None) -> str:
    """What loading both official editions said."""
    return muat()


def test_kedua_edisi_resmi_termuat_seluruhnya(laporan_resmi: str) -> None:
    assert jumlah("900-2023") == 2_990
    assert jumlah("900-2023", tingkat="sub_kegiatan") == 2_337
    assert jumlah("900-2023", tingkat="kegiatan") == 410
    assert jumlah("900-2023", tingkat="program") == 188
    assert jumlah("900-2023", tingkat="bidang_urusan") == 45
    assert jumlah("900-2023", tingkat="urusan") == 10
    assert jumlah("2027") == 3_159 + 9
    assert jumlah("2027", tingkat="sub_kegiatan") == 2_542
    assert jumlah("2027", tingkat="urusan") == 9
    assert "Ditambah: 2.990." in laporan_resmi
    assert "Ditambah: 3.159." in laporan_resmi


def test_setiap_butir_tergantung_pada_induknya(laporan_resmi: str) -> None:
    satu: Nomenklatur | None = butir("2.07.03.2.01.0001")
    garis = []
    while satu:
        garis.append((satu.kode, satu.tingkat))
        satu = satu.induk
    assert garis == [
        ("2.07.03.2.01.0001", "sub_kegiatan"),
        ("2.07.03.2.01", "kegiatan"),
        ("2.07.03", "program"),
        ("2.07", "bidang_urusan"),
        ("2", "urusan"),
    ]
    assert butir("X.XX.01").induk == butir("X.XX")
    assert butir("X.XX").induk == butir("X")
    assert butir("2.07", "2027").induk == butir("2", "2027")
    assert not Nomenklatur.objects.exclude(induk=None).exclude(
        induk__edisi__kode__in=["900-2023", "2027"]
    )


def test_urusan_yang_absen_dibuat_dari_edisi_sebelumnya(laporan_resmi: str) -> None:
    assert "Dibuat dari edisi sebelumnya: 9." in laporan_resmi
    assert "3 URUSAN PEMERINTAHAN PILIHAN" in laporan_resmi
    assert butir("3", "2027").nama == "URUSAN PEMERINTAHAN PILIHAN"
    assert jumlah("2027", kode="9") == 0


def test_peta_ke_edisi_2027(laporan_resmi: str) -> None:
    assert PetaNomenklatur.objects.count() == 169
    assert PetaNomenklatur.objects.filter(lama=None).count() == 105
    assert butir("2.07.03.2.01.0009", "2027").asal.get().lama == butir("2.07.03.2.01.0004")
    assert "tidak ada pada edisi mana pun yang dimuat: 105." in laporan_resmi
    assert "Kode edisi 900-2023 yang hilang tanpa penerus: 411." in laporan_resmi
    assert "2.07.03.2.01.0001" not in laporan_resmi
    assert "    2.07.03.2.01.0001 Proses Pelaksanaan" in muat("--edisi", "2027", "--rinci")


def test_muat_kedua_tidak_mengubah_apa_pun(laporan_resmi: str) -> None:
    kunci = set(Nomenklatur.objects.values_list("pk", flat=True))
    kedua = muat()
    assert kedua.count("Tidak ada perubahan.") == 2
    assert "Ditambah" not in kedua
    assert set(Nomenklatur.objects.values_list("pk", flat=True)) == kunci
    assert PetaNomenklatur.objects.count() == 169


def test_nama_yang_rusak_pada_berkas_dirapikan(laporan_resmi: str) -> None:
    assert butir("3.25").nama == "URUSAN PEMERINTAHAN BIDANG KELAUTAN DAN PERIKANAN"
    assert butir("1.03.05.2.01.0021").satuan == "M³/Hari"
    assert "Sel yang dirapikan menurut daftar edisi: 18." in laporan_resmi


# --- A file that changes --------------------------------------------------------------------


def test_nama_baru_diubah_dan_disebut(db: None, tmp_path: Path) -> None:
    muat_berkas(tulis(tmp_path, *UTUH))
    baru = SUB.replace("Proses Pelatihan", "Pelatihan Kerja")
    laporan = muat_berkas(tulis(tmp_path, *UTUH[:-1], baru))
    assert "Diubah: 1." in laporan
    assert "2.07.03.2.01.0001: Proses Pelatihan → Pelatihan Kerja" in laporan
    assert butir("2.07.03.2.01.0001").nama == "Pelatihan Kerja"


def test_satuan_baru_diubah_dan_disebut(db: None, tmp_path: Path) -> None:
    muat_berkas(tulis(tmp_path, *UTUH))
    laporan = muat_berkas(tulis(tmp_path, *UTUH[:-1], SUB.replace("Orang", "Peserta")))
    assert "2.07.03.2.01.0001 Proses Pelatihan: satuan" in laporan
    assert butir("2.07.03.2.01.0001").satuan == "Peserta"


def test_kode_yang_hilang_dihentikan_lalu_hidup_kembali(db: None, tmp_path: Path) -> None:
    muat_berkas(tulis(tmp_path, *UTUH))
    kunci = butir("2.07.03.2.01.0001").pk
    laporan = muat_berkas(tulis(tmp_path, *UTUH[:-1]))
    assert "Dihentikan: 1.\n    2.07.03.2.01.0001 Proses Pelatihan" in laporan
    assert butir("2.07.03.2.01.0001").dihentikan
    assert "Tidak ada perubahan." in muat_berkas(tulis(tmp_path, *UTUH[:-1]))
    laporan = muat_berkas(tulis(tmp_path, *UTUH))
    assert "Dihidupkan kembali: 1." in laporan
    assert (butir("2.07.03.2.01.0001").pk, butir("2.07.03.2.01.0001").dihentikan) == (kunci, False)


def test_hanya_dua_puluh_perubahan_disebut(db: None, tmp_path: Path) -> None:
    def banyak(nama: str) -> Path:
        sub = [f"2.07.03.2.01.{i:04},sub_kegiatan,{nama} {i},,," for i in range(1, 24)]
        return tulis(tmp_path, *UTUH[:-1], *sub)

    muat_berkas(banyak("Lama"))
    laporan = muat_berkas(banyak("Baru"))
    assert "Diubah: 23." in laporan
    assert laporan.count(" → ") == 20
    assert "... dan 3 lainnya" in laporan


def test_peta_dilengkapi_saat_kode_lama_dikenal(db: None, tmp_path: Path) -> None:
    muat_berkas(tulis(tmp_path, *UTUH))
    judul = f"{JUDUL},kode_sebelumnya"
    baru = [f"{baris}," for baris in UTUH[2:-1]]
    sub = "2.07.03.2.01.0009,sub_kegiatan,Pelatihan,,,,2.07.03.2.01.0007"
    edisi_baru = tulis(tmp_path, judul, *baru, sub, nama="baru.csv")
    muat_berkas(edisi_baru, "2027")
    assert PetaNomenklatur.objects.get().lama is None
    muat_berkas(tulis(tmp_path, *UTUH, SUB.replace("0001", "0007")))
    assert "1 kode, 0 baru dan 1 dilengkapi." in muat_berkas(edisi_baru, "2027")
    assert PetaNomenklatur.objects.get().lama == butir("2.07.03.2.01.0007")


def test_putusan_admin_pada_peta_dibiarkan(db: None, tmp_path: Path) -> None:
    muat_berkas(tulis(tmp_path, *UTUH))
    PetaNomenklatur.objects.create(baru=butir("2.07.03"), kode_lama="2.07.09")
    muat_berkas(tulis(tmp_path, *UTUH))
    assert PetaNomenklatur.objects.get().kode_lama == "2.07.09"


def test_edisi_yang_hanya_ada_di_basis_data(db: None, tmp_path: Path) -> None:
    EdisiNomenklatur.objects.create(kode="2030", nama="Edisi 2030", tahun=2030)
    assert "Ditambah: 5." in muat_berkas(tulis(tmp_path, *UTUH), "2030")


def test_bom_spasi_dan_baris_kosong_diterima(db: None, tmp_path: Path) -> None:
    berkas = tulis(tmp_path, "\ufeff" + JUDUL, "", ",,,,,", " 2 ,urusan , URUSAN  WAJIB ,,,")
    muat_berkas(berkas)
    assert butir("2").nama == "URUSAN WAJIB"


def test_anak_boleh_mendahului_induknya(db: None, tmp_path: Path) -> None:
    muat_berkas(tulis(tmp_path, JUDUL, SUB, KEGIATAN, PROGRAM, BIDANG, URUSAN))
    assert butir("2.07.03").induk == butir("2.07")


# --- A file at fault: one sentence, exit code 2, nothing changed ----------------------------

KELIRU = {
    "kode ganda": ((*UTUH, SUB), 'baris 7: kode "2.07.03.2.01.0001" sudah ada pada baris 6'),
    "induk tidak ada": ((*UTUH[:4], SUB), 'baris 5: induk "2.07.03.2.01" dari kode'),
    "urusan tidak ada": ((JUDUL, BIDANG), 'baris 2: urusan "2" tidak ada pada berkas dan edisi'),
    "level tidak dikenal": ((*UTUH, "2.08,bagian,X,,,"), 'baris 7: level "bagian" tidak dikenal'),
    "kode bukan bentuk levelnya": (
        (*UTUH, "2.08,program,X,,,"),
        'baris 7: kode "2.08" bukan kode program; tulis seperti 2.07.03',
    ),
    "angka bukan ASCII": ((*UTUH, "2.0٨,bidang,X,,,"), 'baris 7: kode "2.0٨" bukan kode'),
    "nama kosong": ((*UTUH, "2.08,bidang, ,,,"), 'baris 7: nama untuk kode "2.08" kosong'),
    "nama terlalu panjang": (
        (*UTUH, f"2.08,bidang,{'x' * 501},,,"),
        'baris 7: nama untuk kode "2.08" kelebihan 1 huruf',
    ),
    "kolom kurang": (("kode,level,nama", "2,urusan,X"), "tidak memuat judul kolom kinerja"),
    "dipisah titik koma": ((JUDUL.replace(",", ";"),), "tidak memuat judul kolom kode"),
    "judul ganda": ((f"{JUDUL},kode", "2,urusan,X,,,,2"), "kolom kode lebih dari sekali"),
    "sel berlebih": ((*UTUH, "2.08,bidang,A, B,,,"), "baris 7 berisi 7 sel"),
    "tanda kutip terbuka": ((*UTUH, '2.08,bidang,"A,,,'), "mulai di baris 7: tanda kutipnya"),
    "karakter NUL": ((*UTUH, "2.08,bidang,A\0,,,"), "baris 7 memuat karakter NUL"),
    "tanpa data": ((JUDUL,), "tidak berisi satu baris data pun"),
    "berkas kosong": (("",), "tidak memuat judul kolom kode"),
}


@pytest.mark.parametrize("keliru", KELIRU)
def test_berkas_keliru_ditolak_tanpa_mengubah_apa_pun(
    db: None, tmp_path: Path, keliru: str
) -> None:
    baris, kalimat = KELIRU[keliru]
    muat_berkas(tulis(tmp_path, JUDUL, URUSAN.replace("WAJIB", "LAMA"), nama="awal.csv"))
    pesan = ditolak("--edisi", "900-2023", "--berkas", tulis(tmp_path, *baris))
    assert kalimat in pesan
    assert pesan.startswith('Berkas "uji.csv" ')
    assert pesan.count(". ") == 0
    assert list(Nomenklatur.objects.values_list("kode", "nama")) == [("2", "URUSAN LAMA")]


def test_semua_kesalahan_dihitung_dan_dirinci(db: None, tmp_path: Path) -> None:
    berkas = tulis(tmp_path, *UTUH, SUB, "2.08,bidang,,,,")
    assert ditolak("--edisi", "900-2023", "--berkas", berkas).endswith(
        "hapus salah satunya (dan 1 kesalahan lain pada berkas itu)."
    )
    rinci = StringIO()
    with pytest.raises(CommandError):
        call_command(
            "muat_nomenklatur", "--edisi=900-2023", f"--berkas={berkas}", "--rinci", stderr=rinci
        )
    assert 'baris 8: nama untuk kode "2.08" kosong; isi namanya.' in rinci.getvalue()


def test_berkas_yang_tidak_ada(db: None, tmp_path: Path) -> None:
    pesan = ditolak("--edisi", "2027", "--berkas", tmp_path / "hilang.csv")
    assert pesan.endswith('hilang.csv" tidak ditemukan; periksa nama dan foldernya.')


def test_berkas_bukan_utf8(db: None, tmp_path: Path) -> None:
    berkas = tmp_path / "lama.csv"
    berkas.write_bytes(f"{JUDUL}\n2,urusan,M".encode() + b"\xb3,,,\n")
    assert "bukan teks UTF-8 (mulai byte ke-52)" in ditolak(
        "--edisi", "900-2023", "--berkas", berkas
    )


def test_berkas_terlalu_besar(db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(modul_berkas, "UKURAN_TERBESAR", 1024**2)
    berkas = tulis(tmp_path, JUDUL, "x" * 2 * 1024**2)
    assert "berukuran 2 MB, melebihi batas 1 MB" in ditolak(
        "--edisi", "900-2023", "--berkas", berkas
    )


def test_edisi_tidak_dikenal_dan_pilihan_tidak_lengkap(db: None, tmp_path: Path) -> None:
    assert 'Edisi "2050" tidak dikenal; pilih salah satu dari 900-2023, 2027' in ditolak(
        "--edisi", "2050"
    )
    assert "memerlukan --edisi" in ditolak("--berkas", tulis(tmp_path, *UTUH))
    EdisiNomenklatur.objects.create(kode="2030", nama="Edisi 2030", tahun=2030)
    assert "sebutkan --berkas" in ditolak("--edisi", "2030")


def test_edisi_lanjutan_menunggu_edisi_sebelumnya(db: None) -> None:
    assert 'melanjutkan edisi "900-2023" yang belum dimuat' in ditolak("--edisi", "2027")
    assert EdisiNomenklatur.objects.count() == 0


def test_edisi_kedua_yang_keliru_membatalkan_yang_pertama(
    db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tulis(tmp_path, *UTUH, nama="a.csv")
    tulis(tmp_path, f"{JUDUL},kode_sebelumnya", f"{SUB},", nama="b.csv")
    daftar = tulis(
        tmp_path,
        '[[edisi]]\nkode="a"\nnama="A"\ndasar_hukum=""\ntahun=2023\nberkas="a.csv"',
        '[[edisi]]\nkode="b"\nnama="B"\ndasar_hukum=""\ntahun=2027\nberkas="b.csv"',
        nama="edisi.toml",
    )
    monkeypatch.setattr("planning.pemuatan.edisi.DAFTAR_EDISI", daftar)
    assert 'Berkas "b.csv" baris 2: induk "2.07.03.2.01"' in ditolak()
    assert EdisiNomenklatur.objects.count() == 0
    assert Nomenklatur.objects.count() == 0


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ("[[edisi]", "bukan TOML yang utuh"),
        ("judul = 1", "tidak memuat satu pun tabel [[edisi]]"),
        ('[[edisi]]\nkode = "a"', "Edisi ke-1"),
        (
            '[[edisi]]\nkode="b"\nnama="B"\ndasar_hukum=""\ntahun=2027\nberkas="b"\nsebelumnya="a"',
            'Edisi "b"',
        ),
    ],
)
def test_daftar_edisi_rusak(
    db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, isi: str, kalimat: str
) -> None:
    daftar = tulis(tmp_path, isi, nama="edisi.toml")
    monkeypatch.setattr("planning.pemuatan.edisi.DAFTAR_EDISI", daftar)
    assert kalimat in ditolak()
