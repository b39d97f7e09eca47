"""The document as a file: at once without a worker, in the background with one."""

from typing import Any

import pytest

from planning.models import Pengguna
from renja.models import Proses
from renja.penulisan import views_unduh
from tests.orang import buat_orang
from tests.penulisan.alat import sebagai

pytestmark = pytest.mark.django_db
ALAMAT = "/disnaker/2024/dokumen/unduh/"


@pytest.fixture
def orang(tmp_path: Any, settings: Any) -> dict[str, Pengguna]:
    settings.DATA_DIR = tmp_path
    return buat_orang(1)


@pytest.mark.parametrize(
    ("nama", "awal", "berkas"),
    [
        ("xlsx", b"PK\x03\x04", "renja-disnaker-2024.xlsx"),
        ("html", b"<!DOCTYPE html>", "renja-disnaker-2024.html"),
        ("pdf", b"%PDF-", "renja-disnaker-2024.pdf"),
    ],
)
def test_tanpa_pekerja_berkas_diberikan_langsung(
    orang: dict[str, Pengguna], nama: str, awal: bytes, berkas: str
) -> None:
    jawaban = sebagai(orang, "dedi").post(f"{ALAMAT}{nama}/")
    assert jawaban.content[:200].lstrip().lower().startswith(awal.lower())
    assert berkas in jawaban.headers["Content-Disposition"]
    assert not Proses.objects.exists()


def test_dengan_pekerja_pdf_dikerjakan_di_latar_sekali_saja(
    orang: dict[str, Pengguna], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views_unduh, "pekerja_hidup", lambda: True)
    dedi = sebagai(orang, "dedi")
    jawaban = dedi.post(f"{ALAMAT}pdf-a/")
    proses = Proses.objects.get()
    assert jawaban.headers["Location"] == f"/proses/{proses.pk}/"
    assert proses.argumen == {"format": "pdf-a", "tahap": ""}
    dedi.post(f"{ALAMAT}pdf-a/")
    assert Proses.objects.count() == 1
    assert dedi.post(f"{ALAMAT}xlsx/").status_code == 200


def test_format_dan_tahap_yang_tidak_ada(orang: dict[str, Pengguna]) -> None:
    dedi = sebagai(orang, "dedi")
    assert dedi.post(f"{ALAMAT}exe/").status_code == 404
    assert dedi.post(f"{ALAMAT}pdf/?tahap=rancangan").status_code == 404
    assert dedi.get(f"{ALAMAT}pdf/").status_code == 405
    assert sebagai(orang, "citra").post(f"{ALAMAT}xlsx/").status_code == 404
