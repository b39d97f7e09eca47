"""The warm process: limits, walls, two children at once, and what happens when it is killed."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from renja.cetak import PdfGagal, PdfTidakTersedia, Simpanan, galat, induk, satu
from renja.cetak.galat import GagalCetak, Sebab
from renja.cetak.induk import Induk, Tugas
from tests.cetak.contoh import cetak, html, tabel

LAMA = html("".join(f"<p>{nomor}</p>" for nomor in range(1500)))


@pytest.fixture(scope="module")
def milik_berkas_ini() -> Iterator[Induk]:
    milik = Induk()
    yield milik
    milik.tutup()


@pytest.fixture
def sendiri(milik_berkas_ini: Induk) -> Induk:
    """A printing process that no other file uses, warm; a new one where a test has ended it."""
    list(milik_berkas_ini.cetak([Tugas(html("<p>hangat</p>"))]))
    return milik_berkas_ini


def mati(pid: int) -> bool:
    """Whether a process is gone, or a zombie, within a few seconds."""
    for _ in range(100):
        try:
            keadaan = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
        except OSError:
            return True
        if keadaan == "Z":
            return True
        time.sleep(0.05)
    return False


def anak_dari(pid: int) -> list[int]:
    return [int(satu) for satu in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def tunggu_anak(pid: int) -> list[int]:
    for _ in range(200):
        if anak := anak_dari(pid):
            return anak
        time.sleep(0.02)
    return []


def test_hasil_sama_dari_proses_lain_dan_urutan_lain(sendiri: Induk) -> None:
    tugas = [Tugas(html(f"<p>{nomor}</p>")) for nomor in range(4)]
    satu_kali = {jadi.nomor: jadi.paket for jadi in sendiri.cetak(tugas)}
    sendiri.tutup()
    terbalik = {3 - jadi.nomor: jadi.paket for jadi in sendiri.cetak(tugas[::-1])}
    assert satu_kali == terbalik
    assert sorted(satu_kali) == [0, 1, 2, 3]


def test_paling_banyak_dua_anak(sendiri: Induk) -> None:
    pid = sendiri.hangatkan().proses.pid
    banyak: list[int] = []
    berhenti = threading.Event()

    def hitung() -> None:
        while not berhenti.is_set():
            banyak.append(len(anak_dari(pid)))
            time.sleep(0.01)

    pengamat = threading.Thread(target=hitung)
    pengamat.start()
    list(sendiri.cetak([Tugas(html(tabel(60), "@page{size:A5}")) for _ in range(5)]))
    berhenti.set()
    pengamat.join()
    assert max(banyak) == 2


def test_proses_yang_dibunuh_diganti_dan_cetakan_tetap_jadi(sendiri: Induk) -> None:
    pertama = sendiri.hangatkan().proses.pid
    hasil: list[int] = []
    tugas = [Tugas(LAMA), Tugas(html("<p>x</p>"))]
    kerja = threading.Thread(target=lambda: hasil.extend(j.nomor for j in sendiri.cetak(tugas)))
    kerja.start()
    anak = tunggu_anak(pertama)
    os.kill(pertama, signal.SIGKILL)
    kerja.join(30)
    assert sorted(hasil) == [0, 1]
    assert sendiri.hangatkan().proses.pid != pertama
    assert all(mati(satu) for satu in anak)


def test_proses_yang_terus_mati_menjadi_kalimat(
    sendiri: Induk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    berkas = tmp_path / "pelayan.py"
    berkas.write_text("import os\nos._exit(9)\n")
    monkeypatch.setattr(induk, "PELAYAN", berkas)
    sendiri.tutup()
    with pytest.raises(PdfGagal, match="berhenti berulang kali"):
        list(sendiri.cetak([Tugas("x")]))


def test_anak_yang_dibunuh_hanya_menggagalkan_bagiannya(sendiri: Induk) -> None:
    pid = sendiri.hangatkan().proses.pid
    gagal: list[GagalCetak] = []

    def kerjakan() -> None:
        try:
            list(sendiri.cetak([Tugas(LAMA)]))
        except GagalCetak as kesalahan:
            gagal.append(kesalahan)

    kerja = threading.Thread(target=kerjakan)
    kerja.start()
    os.kill(tunggu_anak(pid)[0], signal.SIGKILL)
    kerja.join(30)
    assert [satu.sebab for satu in gagal] == [Sebab.ISI]
    assert len(list(sendiri.cetak([Tugas(html("<p>x</p>"))]))) == 1
    assert sendiri.hangatkan().proses.pid == pid


def test_batas_waktu_kerja(sendiri: Induk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(induk, "DETIK_AWAL", 1)
    monkeypatch.setattr(induk, "BARIS_PER_DETIK", 10**6)
    monkeypatch.setattr(induk, "BITA_PER_DETIK", 10**9)
    with pytest.raises(GagalCetak) as gagal:
        list(sendiri.cetak([Tugas(html(tabel(1500), "@page{size:A5}"))]))
    assert gagal.value.sebab is Sebab.WAKTU


def test_batas_memori(sendiri: Induk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(induk, "MEMORI_AWAL", 100 * 2**20)
    monkeypatch.setattr(induk, "MEMORI_PER_BARIS", 0)
    # What a process frees it may use again within the limit, so the document has to be a large one.
    besar = html("".join(f"<p>{nomor}</p>" for nomor in range(12_000)))
    with pytest.raises(GagalCetak) as gagal:
        list(sendiri.cetak([Tugas(besar)]))
    assert gagal.value.sebab is Sebab.ISI


def test_yang_dibatalkan_tidak_diteruskan(sendiri: Induk) -> None:
    """A failure calls the rest off, so that nobody prints for a document that is lost."""
    pid = sendiri.hangatkan().proses.pid
    with pytest.raises(GagalCetak):
        list(sendiri.cetak([Tugas(LAMA), Tugas("<div>" * 500), Tugas(LAMA + " ")]))
    for _ in range(100):
        if not anak_dari(pid):
            break
        time.sleep(0.02)
    assert anak_dari(pid) == []


def test_pustaka_yang_tidak_ada_disebut_dengan_jalan_keluarnya(
    sendiri: Induk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    berkas = tmp_path / "pelayan.py"
    akar = Path(__file__).resolve().parents[2]
    berkas.write_text(
        f"import sys\nsys.path.append({str(akar)!r})\n"
        "from renja.cetak.protokol import kirim\n"
        "kirim(sys.stdout.buffer, {'siap': False, 'rinci': 'cannot load library'})\n"
    )
    monkeypatch.setattr(induk, "PELAYAN", berkas)
    sendiri.tutup()
    monkeypatch.setattr(satu, "INDUK", sendiri)
    monkeypatch.setattr(galat, "kurang", list)
    monkeypatch.setattr("shutil.which", lambda _: "/usr/bin/apt-get")
    with pytest.raises(PdfTidakTersedia) as gagal:
        satu.cetak_html("x")
    assert str(gagal.value) == (
        "PDF belum tersedia karena pustakanya belum ada di mesin ini. Jalankan: "
        "sudo apt-get update && sudo apt-get install -y --no-install-recommends "
        "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core"
    )
    monkeypatch.setattr(galat, "kurang", lambda _: [])
    with pytest.raises(PdfTidakTersedia, match="mulai --tanpa-server"):
        satu.cetak_html("x")


def test_berjalan_tanpa_rahasia_induknya(sendiri: Induk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "rahasia-basis-data")
    sendiri.tutup()
    pid = sendiri.hangatkan().proses.pid
    list(sendiri.cetak([Tugas(html("<p>x</p>"))]))
    assert b"rahasia-basis-data" not in Path(f"/proc/{pid}/environ").read_bytes()
    assert Path(f"/proc/{pid}/cwd").resolve() == Path("/")


def test_dinding_di_belakang_pengambil(tmp_path: Path) -> None:
    """Where the system allows it, a child that were taken over could read and call nothing."""
    rahasia = tmp_path / "rahasia.txt"
    rahasia.write_text("x")
    akar = Path(__file__).resolve().parents[2]
    kode = (
        f"import sys; sys.path.append({str(akar)!r})\n"
        "from renja.cetak import kurung\n"
        "import socket\n"
        "jaring, baca = kurung.tanpa_jaringan(), kurung.hanya_baca_pustaka()\n"
        "kurung.batasi(5, 1 << 30)\n"
        "def coba(apa):\n"
        "    try:\n        apa()\n    except OSError:\n        return 'tolak'\n    return 'boleh'\n"
        f"berkas = coba(lambda: open({str(rahasia)!r}))\n"
        f"tulis = coba(lambda: open({str(tmp_path / 'baru')!r}, 'w'))\n"
        "sambung = coba(lambda: socket.create_connection(('127.0.0.1', PORT), 1))\n"
        "print(jaring, baca, berkas, tulis, sambung)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-m", "http.server", "0", "--bind", "127.0.0.1"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=tmp_path,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    ) as server:
        try:
            port = server.stdout.readline().split(" port ")[1].split()[0]
            hasil = subprocess.run(
                [sys.executable, "-c", kode.replace("PORT", port)],
                capture_output=True,
                text=True,
                check=True,
            ).stdout.split()
        finally:
            server.terminate()
    jaring, baca, berkas, tulis, sambung = hasil
    assert sambung == ("tolak" if jaring == "True" else "boleh")
    assert (berkas, tulis) == (("tolak", "tolak") if baca == "True" else ("boleh", "boleh"))


def test_berakhir_bersama_pemiliknya() -> None:
    akar = Path(__file__).resolve().parents[2]
    kode = (
        f"import sys; sys.path.insert(0, {str(akar)!r})\n"
        "from renja.cetak.induk import INDUK\n"
        "print(INDUK.hangatkan().proses.pid, flush=True)\n"
        "sys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", kode],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as pemilik:
        pid = int(pemilik.stdout.readline())
        pemilik.kill()
    assert mati(pid)


def test_salinan_pemilik_memakai_proses_sendiri(sendiri: Induk) -> None:
    """A worker forked from a process that printed before does not talk into its pipes."""
    list(sendiri.cetak([Tugas(html("<p>x</p>"))]))
    pid = sendiri.hangatkan().proses.pid
    anak = os.fork()
    if anak == 0:
        sendiri.lupakan()
        hasil = list(sendiri.cetak([Tugas(html("<p>y</p>"))]))
        lain = sendiri.hangatkan().proses.pid
        sendiri.tutup()
        os._exit(0 if len(hasil) == 1 and lain != pid else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(anak, 0)[1]) == 0
    assert len(list(sendiri.cetak([Tugas(html("<p>z</p>"))]))) == 1
    assert sendiri.hangatkan().proses.pid == pid


def test_banyak_benang_sekaligus(monkeypatch: pytest.MonkeyPatch) -> None:
    hasil: list[bytes] = []
    benang = [
        threading.Thread(target=lambda: hasil.append(cetak(simpanan=Simpanan()).pdf))
        for _ in range(4)
    ]
    for satu_benang in benang:
        satu_benang.start()
    for satu_benang in benang:
        satu_benang.join(60)
    assert len(hasil) == 4
    assert len(set(hasil)) == 1


def test_tempat_penuh(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(induk, "TUNGGU", 0)
    for _ in range(induk.SEKALIGUS):
        assert induk.TEMPAT.acquire(blocking=False)
    try:
        with pytest.raises(PdfGagal, match="Sedang banyak PDF dibuat"):
            cetak(simpanan=Simpanan())
    finally:
        induk.TEMPAT.release(induk.SEKALIGUS)
