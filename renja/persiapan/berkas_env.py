""".env of a trial on one's own machine: DEBUG on and a random SECRET_KEY."""

import os
import secrets
from pathlib import Path

from renja.persiapan.tempat import BERKAS_ENV, lapor

ISI = """\
# Dibuat oleh `python3 manage.py mulai` untuk percobaan di mesin sendiri.
# Di server: DEBUG=off, SECRET_KEY lain, ALLOWED_HOSTS dan DATABASE_URL (lihat README.md).
DEBUG=on
SECRET_KEY={kunci}
"""


def buat(berkas: Path = BERKAS_ENV) -> bool:
    """Write `berkas`, readable by its owner only, unless it or a SECRET_KEY exists already.

    Gives whether it was written. It appears whole or not at all.
    """
    if berkas.exists() or os.environ.get("SECRET_KEY"):
        return False
    sementara = berkas.with_name(f"{berkas.name}.{os.getpid()}")
    pegangan = os.open(sementara, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(pegangan, "w") as isi:
        isi.write(ISI.format(kunci=secrets.token_urlsafe(50)))
    try:
        os.link(sementara, berkas)
    except FileExistsError:
        return False
    finally:
        sementara.unlink()
    lapor(f"Pengaturan percobaan ditulis ke {berkas.name}")
    return True
