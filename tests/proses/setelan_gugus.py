"""Settings of a real worker cluster that a test starts: its own database, and no patience."""

import os

from tests.settings import *

DATABASES["default"]["NAME"] = os.environ["UJI_NAMA_BASIS_DATA"]
INSTALLED_APPS = [*INSTALLED_APPS, "tests.proses.aplikasi.AplikasiUji"]
Q_CLUSTER = {**Q_CLUSTER, "poll": 0.05, "guard_cycle": 0.1}
PROSES_DENYUT = 0.3
PROSES_MATI = 3.0
PROSES_SAPU = 0.2
PROSES_JEDA = (0.1, 0.2)
