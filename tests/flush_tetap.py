"""Lets the flush after a transactional test empty the tables whose rows are written once.

Nothing else lifts that guard: `manage.py flush` on a database with a frozen version is refused.
"""

from collections.abc import Sequence
from typing import Any

import pytest
from django.db.backends.base.operations import BaseDatabaseOperations

from planning.penjaga_tetap import AWALAN_TETAP, daftar_tetap, trigger_sqlite

LEPAS_PG = "SET LOCAL session_replication_role = replica"


def pytest_configure(config: pytest.Config) -> None:
    """Put the flush of tests in place of Django's, once."""
    asli = BaseDatabaseOperations.execute_sql_flush

    def flush(self: Any, sql_list: Sequence[str]) -> None:
        if self.connection.vendor == "sqlite":
            lepas, pasang = _tanpa_penjaga_sqlite(self.connection)
            asli(self, [*lepas, *sql_list, *pasang])
        else:
            asli(self, [LEPAS_PG, *sql_list])

    BaseDatabaseOperations.execute_sql_flush = flush


def _tanpa_penjaga_sqlite(koneksi: Any) -> tuple[list[str], list[str]]:
    """The statements that take the guard off the tables that hold rows, and put it back."""
    lepas, pasang = [], []
    with koneksi.cursor() as kursor:
        kursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        ada = {nama for (nama,) in kursor.fetchall() if nama.startswith(AWALAN_TETAP)}
        for satu in daftar_tetap():
            kursor.execute(f'SELECT EXISTS (SELECT 1 FROM "{satu.tabel}")')
            if not kursor.fetchone()[0]:
                continue
            for nama, perintah in trigger_sqlite([satu]).items():
                if nama in ada:
                    lepas.append(f'DROP TRIGGER "{nama}"')
                    pasang.append(perintah)
    return lepas, pasang
