"""The queue as a worker cluster uses it: its guard gives signs of life, and sweeps.

Named by Q_CLUSTER["broker_class"].
"""

import logging
import time

from django.conf import settings
from django.db import Error, connection
from django.utils import timezone

from renja.proses.antrean import Antrean, catat_denyut
from renja.proses.sapu import sapu

logger = logging.getLogger(__name__)


class Gugus(Antrean):
    """django-q2 hands over a cluster's state twice a second; here it is kept in the database.

    This happens in the guard of the cluster, which never waits for its workers.
    """

    _berikut = 0.0

    def set_stat(self, *_keadaan: object) -> None:
        """Say that the cluster lives, and sweep, every few seconds."""
        kini = time.monotonic()
        if kini < self._berikut or connection.in_atomic_block:
            return
        self._berikut = kini + settings.PROSES_SAPU
        try:
            catat_denyut(timezone.now())
            sapu()
        except Error as galat:
            logger.warning("Antrean pekerjaan tidak tersapu: %s", galat)
            connection.close()
