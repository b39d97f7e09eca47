"""Who owes a report of what: unit kerja, quarters, targets; all without a database."""

from uuid import UUID

from performance.agregasi import NilaiTriwulan
from planning.kuantitas import Keadaan, Kuantitas, kosong, urai_kuantitas
from renja.kewajiban import (
    BELUM_DIISI,
    Terukur,
    target_tahun,
    target_triwulan,
    terukur,
    unit_bersama,
)
from renja.pelaksanaan import LaporanUnit, Pelaksanaan, UnitKerja
from renja.rencana import Indikator, Rencana
from tests.renja.contoh import indikator, kegiatan, nilai, program, rencana, sub, uid

DINAS = UnitKerja(uid(1), "Dinas", "akar", None)
BIDANG = UnitKerja(uid(2), "Bidang Pelatihan", "bidang", uid(1))
SEKSI_A = UnitKerja(uid(3), "Seksi A", "seksi", uid(2))
SEKSI_B = UnitKerja(uid(4), "Seksi B", "seksi", uid(2))
SEKRETARIAT = UnitKerja(uid(5), "Sekretariat", "sekretariat", uid(1))
UNIT = (DINAS, BIDANG, SEKSI_A, SEKSI_B, SEKRETARIAT)
TAHU = Pelaksanaan(unit=UNIT)
SATU_TAHUN = {"target": nilai(renja_2024="12 Orang")}


def orang(nomor: int, **lain: object) -> Indikator:
    isian = {**SATU_TAHUN, "agregasi": "kumulatif", **lain}
    return indikator(nomor, f"Jumlah orang {nomor}", "Orang", **isian)


def lapor(unit: UnitKerja, teks: str, status: str = "disetujui") -> LaporanUnit:
    isi = urai_kuantitas(teks)
    berlaku = NilaiTriwulan(isi, unit=unit.nama) if status in {"diajukan", "disetujui"} else None
    return LaporanUnit(uid(900), unit.uid, unit.nama, status, isi, berlaku=berlaku)


def dua_seksi() -> Rencana:
    """A kegiatan with a row of each seksi, and one of the sekretariat under another kegiatan."""
    pelatihan = kegiatan(
        sub(11, "Melatih", 1, 1, indikator=(orang(111),), uid_unit=SEKSI_A.uid),
        sub(12, "Menguji", 1, 1, indikator=(orang(121),), uid_unit=SEKSI_B.uid),
        indikator=(orang(201),),
    )
    administrasi = kegiatan(
        sub(13, "Mencatat", 1, 1, indikator=(orang(131),), uid_unit=SEKRETARIAT.uid),
        nomor=210,
        indikator=(orang(211),),
    )
    isi = program(pelatihan, administrasi, indikator=(orang(301),))
    lain = (indikator(401, "IKU", "%", iku=1, target=nilai(renstra_2024="78 %")),)
    return rencana(isi, pelaksanaan=TAHU, indikator_lain=lain)


def unit_menurut(satu: Rencana) -> dict[UUID, tuple[str, ...]]:
    return {isi.indikator.uid: isi.nama_unit for isi in terukur(satu)}


def test_setiap_tingkat_dilaporkan_unit_yang_membawahkan_barisnya() -> None:
    milik = unit_menurut(dua_seksi())
    assert milik[uid(111)] == ("Seksi A",)
    assert milik[uid(121)] == ("Seksi B",)
    assert milik[uid(201)] == ("Bidang Pelatihan",)
    assert milik[uid(211)] == ("Sekretariat",)
    assert milik[uid(301)] == ("Dinas",)
    assert milik[uid(401)] == ("Dinas",)


def test_penanggung_jawab_yang_ditunjuk_didahulukan() -> None:
    isi = orang(111, penanggung_jawab=SEKRETARIAT.uid)
    baris = sub(11, "Melatih", 1, 1, indikator=(isi,), uid_unit=SEKSI_A.uid)
    satu = rencana(program(kegiatan(baris)), pelaksanaan=TAHU)
    assert unit_menurut(satu) == {uid(111): ("Sekretariat",)}


def test_sub_kegiatan_bersama_dilaporkan_setiap_unitnya() -> None:
    isi = (orang(111),)
    satu = sub(11, "Melatih", 1, 1, indikator=isi, uid_unit=SEKSI_A.uid)
    dua = sub(11, "Melatih", 1, 1, indikator=isi, uid_unit=SEKSI_B.uid)
    bersama = rencana(program(kegiatan(satu, dua)), pelaksanaan=TAHU)
    assert unit_menurut(bersama) == {uid(111): ("Seksi A", "Seksi B")}


def test_tanpa_target_tidak_wajib_lapor() -> None:
    tanpa = orang(111, target={})
    tidak = orang(112, target={("renja", 2024): kosong("Orang", Keadaan.TIDAK_DIRENCANAKAN)})
    baris = sub(11, "Melatih", 1, 1, indikator=(tanpa, tidak), uid_unit=SEKSI_A.uid)
    assert terukur(rencana(program(kegiatan(baris)), pelaksanaan=TAHU)) == ()


def test_target_tahun_dari_renja_lalu_renstra() -> None:
    satu = rencana(program())
    berdua = orang(1, target=nilai(renja_2024="12 Orang", renstra_2024="10 Orang"))
    assert str(target_tahun(satu, berdua)) == "12 Orang"
    assert str(target_tahun(satu, orang(2, target=nilai(renstra_2024="10 Orang")))) == "10 Orang"


def ukur(isi: Indikator, *unit: UnitKerja) -> Terukur:
    return Terukur(isi, "sub_kegiatan", "1", "Melatih", unit or (SEKSI_A,))


def test_yang_diajukan_sudah_lapor_yang_masih_draf_belum() -> None:
    isi = orang(
        111,
        triwulan={
            (2024, 1): (lapor(SEKSI_A, "3 Orang"),),
            (2024, 2): (lapor(SEKSI_A, "4 Orang", "diajukan"),),
            (2024, 3): (lapor(SEKSI_A, "5 Orang", "draf"),),
        },
    )
    satu = ukur(isi)
    assert satu.belum_lapor(2024, 2) == ()
    assert satu.belum_lapor(2024, 3) == ((3, SEKSI_A),)
    assert satu.status(2024, 3, SEKSI_A) == "draf"
    assert satu.status(2024, 4, SEKSI_A) == BELUM_DIISI
    assert str(satu.berjalan(2024, 2).nilai) == "7 Orang"
    assert satu.berjalan(2024, 3).kurang == (3,)


def test_nol_yang_dilaporkan_bukan_belum_lapor() -> None:
    isi = orang(111, triwulan={(2024, 1): (lapor(SEKSI_A, "0 Orang"),)})
    assert ukur(isi).belum_lapor(2024, 1) == ()
    assert str(ukur(isi).berjalan(2024, 1).nilai) == "0 Orang"
    assert ukur(orang(112)).belum_lapor(2024, 1) == ((1, SEKSI_A),)
    assert not ukur(orang(112)).berjalan(2024, 1).nilai.ada


def test_unit_yang_diam_disebut_juga_bila_unit_lain_melapor() -> None:
    isi = orang(111, triwulan={(2024, 1): (lapor(SEKSI_A, "3 Orang"),)})
    berdua = ukur(isi, SEKSI_A, SEKSI_B)
    assert berdua.belum_lapor(2024, 1) == ((1, SEKSI_B),)
    assert berdua.berjalan(2024, 1).kurang == (1,)


def test_triwulan_yang_tidak_direncanakan_tidak_wajib() -> None:
    tidak = kosong("Orang", Keadaan.TIDAK_DIRENCANAKAN)
    isi = orang(
        111,
        target_triwulan={(2024, 1): tidak, (2024, 2): tidak},
        triwulan={(2024, 3): (lapor(SEKSI_A, "846 Orang"),)},
    )
    assert ukur(isi).belum_lapor(2024, 3) == ()
    assert str(ukur(isi).berjalan(2024, 3).nilai) == "846 Orang"


def test_target_sampai_triwulan_dijumlahkan_bila_kumulatif_pada() -> None:
    target = {
        (2024, 1): urai_kuantitas("2 Orang"),
        (2024, 2): urai_kuantitas("3 Orang"),
        (2024, 4): urai_kuantitas("6 Orang"),
    }
    pada = ukur(orang(1, target_triwulan=target))
    assert str(target_triwulan(pada, 2024, 2)) == "5 Orang"
    assert str(target_triwulan(pada, 2024, 3)) == "5 Orang"
    sampai = ukur(orang(2, target_triwulan=target, cara_tulis="sampai"))
    assert str(target_triwulan(sampai, 2024, 3)) == "3 Orang"
    assert target_triwulan(ukur(orang(3)), 2024, 4) == kosong("Orang")
    rentang = {(2024, 1): Kuantitas(1, 2, "Orang"), (2024, 2): Kuantitas(3, satuan="Orang")}
    assert target_triwulan(ukur(orang(4, target_triwulan=rentang)), 2024, 2) == kosong("Orang")


def test_unit_bersama_adalah_yang_terdekat_di_atas_semuanya() -> None:
    semua = {satu.uid: satu for satu in UNIT}
    assert unit_bersama([SEKSI_A.uid, SEKSI_A.uid], semua) == SEKSI_A
    assert unit_bersama([SEKSI_A.uid, SEKSI_B.uid], semua) == BIDANG
    assert unit_bersama([SEKSI_A.uid, BIDANG.uid], semua) == BIDANG
    assert unit_bersama([SEKSI_B.uid, SEKRETARIAT.uid], semua) == DINAS
    assert unit_bersama([], semua) is None
