"""One run, two legs: every test that uses the database runs on SQLite and on PostgreSQL.

`manage.py uji` starts the legs with `--dist each`. Tests without a database run on the
SQLite leg only; browser tests on one leg each, shared out so that both end at about the same
time; so does the matrix of rights, some thousand requests that all ask `.untuk` (whose queries
other tests run on both), and what is made of the demo. A skipped test fails the run.
"""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.basisdata import NAMA_LEG

FIXTURE_BASIS_DATA = {"db", "transactional_db", "live_server", "django_db_setup"}
FIXTURE_PERAMBAN = {"browser", "context", "page"}
LEG_MURNI = "sqlite"
LEG_PERAMBAN = "pg"
# The browser tests that run on the SQLite leg instead.
PERAMBAN_SQLITE = frozenset(
    f"test_{nama}.py"
    for nama in (
        *("dasbor", "halaman", "impor", "impor_realisasi", "isian", "penyusunan"),
        *("penulisan", "realisasi", "realisasi_anggaran", "rekap", "sandingan", "tabel_isian"),
    )
)
# The tests with a database that need but one: what they look at is made of a loaded plan, and
# that it loads alike is asked on both.
SATU_LEG = dict.fromkeys(
    ("test_hak_akses.py", "test_cetak_demo.py", "test_ikatan_demo.py"), LEG_MURNI
)
DISISIHKAN = pytest.StashKey[int]()


def leg_untuk(item: pytest.Item) -> tuple[str, ...]:
    """The legs that `item` belongs to, told by its fixtures and markers."""
    fixture = set(getattr(item, "fixturenames", ()))
    nama = getattr(item, "path", Path()).name
    if item.get_closest_marker("peramban") or fixture & FIXTURE_PERAMBAN:
        return (LEG_MURNI if nama in PERAMBAN_SQLITE else LEG_PERAMBAN,)
    if nama in SATU_LEG:
        return (SATU_LEG[nama],)
    if item.get_closest_marker("django_db") or fixture & FIXTURE_BASIS_DATA:
        return NAMA_LEG
    return (LEG_MURNI,)


def leg_pekerja(config: pytest.Config) -> str | None:
    """The leg that this process is, or None where pytest runs in one process."""
    nama = getattr(config, "workerinput", {}).get("workerid")
    return nama if nama in NAMA_LEG else None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep what belongs to this leg."""
    leg = leg_pekerja(config)
    if leg is None:
        return
    milik_leg_ini = [item for item in items if leg in leg_untuk(item)]
    config.stash[DISISIHKAN] = len(items) - len(milik_leg_ini)
    items[:] = milik_leg_ini


def pytest_configure(config: pytest.Config) -> None:
    """The process that shows the results counts them by leg."""
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(Ringkasan(), "ringkasan-leg")


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """A leg reports how many tests it left to the other one."""
    if leg_pekerja(session.config):
        keluaran: dict[str, Any] = session.config.workeroutput
        keluaran["disisihkan"] = session.config.stash.get(DISISIHKAN, 0)


class Ringkasan:
    """Counts by leg, and the verdict on skipped tests."""

    def __init__(self) -> None:
        self.dijalankan: Counter[str] = Counter()
        self.disisihkan: Counter[str] = Counter()
        self.dilewati: list[str] = []
        self.mati: list[str] = []
        self.detik: Counter[str] = Counter()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Count a test once it was called, and remember what was skipped."""
        if report.skipped and not hasattr(report, "wasxfail"):
            self.dilewati.append(report.nodeid)
        if hasattr(report, "node"):
            self.detik[report.node.gateway.id] += report.duration
            self.dijalankan[report.node.gateway.id] += report.when == "call"

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """A module that skips itself counts as skipped."""
        if report.skipped:
            self.dilewati.append(report.nodeid)

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any, error: object) -> None:
        """Take what the leg reported at its end, or that it did not come so far."""
        if error:
            self.mati.append(node.gateway.id)
        keluaran = getattr(node, "workeroutput", None) or {}
        self.disisihkan[node.gateway.id] = keluaran.get("disisihkan", 0)

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """A skipped test or a dead leg did not pass; one leg may have nothing to run."""
        if session.exitstatus not in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED):
            return
        if self.dilewati or self.mati:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED
        elif self.dijalankan:
            session.exitstatus = pytest.ExitCode.OK

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Print the counts of each leg, and what was skipped."""
        for leg in sorted(self.disisihkan):
            terminalreporter.write_line(
                f"leg {leg}: {self.dijalankan[leg]} uji dijalankan, "
                f"{self.disisihkan[leg]} milik leg lain, {self.detik[leg]:.0f} detik"
            )
        for leg in self.mati:
            terminalreporter.write_line(f"leg {leg} mati sebelum selesai, jadi gagal", red=True)
        for nodeid in sorted(set(self.dilewati)):
            terminalreporter.write_line(f"dilewati, jadi gagal: {nodeid}", red=True)
