"""A chain of the audit trail that somebody touched behind the program's back is found."""

import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction

from planning.models import JejakAudit, Pengguna, Program, RantaiJejak, Renja
from planning.penyuntingan import suntingan
from tests.orang import buat_orang

pytestmark = pytest.mark.django_db


@pytest.fixture
def orang() -> dict[str, Pengguna]:
    return buat_orang()


@pytest.fixture
def rantai(orang: dict[str, Pengguna]) -> RantaiJejak:
    """The chain of Disnaker with four entries: Budi renames a program four times."""
    renja = Renja.objects.milik("disnaker", 2024).get()
    program = Program.objects.filter(renstra=renja.renstra).get()
    for nomor in range(1, 5):
        with suntingan(orang["budi"], renja=renja) as s:
            s.ubah(program, nomor, {"nama": f"Nama ke-{nomor}"})
    return RantaiJejak.objects.get(perangkat_daerah=renja.perangkat_daerah)


def _tanpa_pemicu() -> None:
    """What an owner of the database can do: switch the trigger off and write."""
    if connection.vendor == "postgresql":
        with connection.cursor() as kursor:
            kursor.execute("SET LOCAL session_replication_role = replica")


def _ubah(rantai: RantaiJejak, nomor: int, **kolom: object) -> None:
    _tanpa_pemicu()
    assert JejakAudit.objects.filter(rantai=rantai, nomor=nomor).update(**kolom) == 1


def _buang(rantai: RantaiJejak, *nomor: int) -> None:
    _tanpa_pemicu()
    JejakAudit.objects.filter(rantai=rantai, nomor__in=nomor).delete()


def _periksa(**pilihan: object) -> tuple[int, str, str]:
    """The exit code of the command, what it printed, and its complaints."""
    keluaran, keluhan = io.StringIO(), io.StringIO()
    try:
        call_command("periksa_jejak", stdout=keluaran, stderr=keluhan, **pilihan)
    except SystemExit as keluar:
        return int(keluar.code or 0), keluaran.getvalue(), keluhan.getvalue()
    return 0, keluaran.getvalue(), keluhan.getvalue()


def test_rantai_utuh(rantai: RantaiJejak) -> None:
    kode, keluaran, keluhan = _periksa()
    assert (kode, keluhan) == (0, "")
    assert f"Dinas Disnaker: utuh, 4 entri, kepala {rantai.hash}" in keluaran
    assert "Jejak audit utuh: 1 rantai." in keluaran


def test_tanpa_jejak_sama_sekali(db: None) -> None:
    assert _periksa() == (0, "Jejak audit utuh: 0 rantai.\n", "")


def test_nilai_yang_diubah(rantai: RantaiJejak) -> None:
    _ubah(rantai, 2, sesudah={"nama": "Nama yang lebih bagus"})
    kode, keluaran, keluhan = _periksa()
    assert (kode, keluhan) == (1, "Dinas Disnaker, nomor 2: isi entri 2 diubah.\n")
    assert "Dinas Disnaker: rusak, 4 entri" in keluaran


@pytest.mark.parametrize(
    "kolom", [{"nama_pelaku": "Orang lain"}, {"pelaku": None}, {"aksi": "hapus"}, {"versi": 9}]
)
def test_keterangan_yang_diubah(rantai: RantaiJejak, kolom: dict[str, object]) -> None:
    _ubah(rantai, 3, **kolom)
    assert _periksa()[2] == "Dinas Disnaker, nomor 3: isi entri 3 diubah.\n"


def test_hash_yang_diubah(rantai: RantaiJejak) -> None:
    _ubah(rantai, 2, hash="f" * 64)
    kode, _, keluhan = _periksa()
    assert kode == 1
    assert keluhan.splitlines() == [
        "Dinas Disnaker, nomor 2: isi entri 2 diubah.",
        "Dinas Disnaker, nomor 3: entri 3 tidak menyambung sebelumnya.",
    ]


def test_entri_tengah_yang_dibuang(rantai: RantaiJejak) -> None:
    _buang(rantai, 2, 3)
    kode, _, keluhan = _periksa()
    assert (kode, keluhan) == (1, "Dinas Disnaker, nomor 2: entri 2 sampai 3 hilang.\n")


def test_entri_terakhir_yang_dibuang(rantai: RantaiJejak) -> None:
    _buang(rantai, 4)
    kode, _, keluhan = _periksa()
    assert (kode, keluhan) == (1, "Dinas Disnaker, nomor 4: entri 4 sampai 4 hilang.\n")


def _potong_dengan_kepala(rantai: RantaiJejak) -> None:
    """Cut off the last entry and move the head back, as if it had never been."""
    _buang(rantai, 4)
    akhir = JejakAudit.objects.get(rantai=rantai, nomor=3)
    RantaiJejak.objects.filter(pk=rantai.pk).update(nomor=3, hash=akhir.hash)


def test_ujung_yang_dipotong_bersama_kepala_hanya_terlihat_dari_jangkar(
    rantai: RantaiJejak, tmp_path: Path
) -> None:
    jangkar = tmp_path / "jangkar.json"
    assert _periksa(tulis_jangkar=jangkar)[0] == 0
    assert json.loads(jangkar.read_text()) == {
        "format": 1,
        "rantai": [{"pemilik": "perangkat-daerah:disnaker", "nomor": 4, "hash": rantai.hash}],
    }
    _potong_dengan_kepala(rantai)
    assert _periksa()[0] == 0, "alone, the chain cannot know"
    assert _periksa(jangkar=jangkar)[::2] == (
        1,
        "Dinas Disnaker, nomor 4: entri 4 yang tercatat pada jangkar sudah tidak ada.\n",
    )


def test_jangkar_lama_tetap_cocok_dengan_rantai_yang_tumbuh(
    orang: dict[str, Pengguna], rantai: RantaiJejak, tmp_path: Path
) -> None:
    jangkar = tmp_path / "jangkar.json"
    _periksa(tulis_jangkar=jangkar)
    renja = Renja.objects.milik("disnaker", 2024).get()
    program = Program.objects.get(renstra=renja.renstra)
    with suntingan(orang["budi"], renja=renja) as s:
        s.ubah(program, 5, {"nama": "Nama ke-5"})
    assert _periksa(jangkar=jangkar)[0] == 0


def test_rantai_yang_ditulis_ulang_tidak_cocok_dengan_jangkar(
    rantai: RantaiJejak, tmp_path: Path
) -> None:
    jangkar = tmp_path / "jangkar.json"
    palsu = {"pemilik": "perangkat-daerah:disnaker", "nomor": 4, "hash": "a" * 64}
    jangkar.write_text(json.dumps({"format": 1, "rantai": [palsu]}))
    kode, _, keluhan = _periksa(jangkar=jangkar)
    assert kode == 1
    assert keluhan == ("Dinas Disnaker, nomor 4: entri 4 bukan lagi yang tercatat pada jangkar.\n")


def test_jejak_rusak_tidak_dicatat_sebagai_jangkar(rantai: RantaiJejak, tmp_path: Path) -> None:
    _buang(rantai, 4)
    assert _periksa(tulis_jangkar=tmp_path / "jangkar.json")[0] == 1
    assert not (tmp_path / "jangkar.json").exists()


@pytest.mark.parametrize("isi", ["", "[]", '{"format": 2, "rantai": []}', '{"format": 1}', "\0"])
def test_berkas_jangkar_keliru(db: None, tmp_path: Path, isi: str) -> None:
    jangkar = tmp_path / "jangkar.json"
    jangkar.write_text(isi)
    with pytest.raises(CommandError, match="Berkas jangkar tidak dapat dibaca") as galat:
        call_command("periksa_jejak", jangkar=jangkar)
    assert galat.value.returncode == 2


def test_berkas_jangkar_yang_tidak_ada(db: None, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="tidak dapat dibuka") as galat:
        call_command("periksa_jejak", jangkar=tmp_path / "tiada.json")
    assert galat.value.returncode == 2


def test_postgresql_menolak_mengubah_dan_membuang(rantai: RantaiJejak) -> None:
    """A trigger on PostgreSQL; SQLite has none, and the chain finds what was done.

    TRUNCATE stays possible: tests with transactions empty their tables with it.
    """
    tabel = JejakAudit._meta.db_table
    semua = JejakAudit.objects.filter(rantai=rantai)
    satu = semua.get(nomor=2)

    def lewat_simpan() -> None:
        satu.alasan = "diganti"
        satu.save(update_fields=["alasan"])

    def lewat_sql(perintah: str) -> None:
        with connection.cursor() as kursor:
            kursor.execute(perintah)

    upaya = [
        lambda: semua.update(nama_pelaku="Orang lain"),
        lewat_simpan,
        lambda: lewat_sql(f"UPDATE {tabel} SET versi = 7 WHERE nomor = 3"),
        lambda: lewat_sql(f"DELETE FROM {tabel} WHERE nomor = 3"),
        semua.delete,
    ]
    if connection.vendor == "postgresql":
        for satu_upaya in upaya:
            with pytest.raises(IntegrityError, match="hanya dapat ditambah"), transaction.atomic():
                satu_upaya()
        assert semua.count() == 4
        assert _periksa()[0] == 0
        return
    for satu_upaya in upaya:
        with transaction.atomic():
            satu_upaya()
            assert _periksa()[0] == 1
            transaction.set_rollback(True)
    assert _periksa()[0] == 0
