"""Processes that end with the one that started them, also where that one was killed.

A worker cluster is five processes. Were its head killed, the others would go on alone: one of
them fetches tasks that nobody does any more.
"""

import ctypes
import os
import signal
import sys

_PR_SET_PDEATHSIG = 1


def ikut_induk(induk: int) -> None:
    """End this process when process `induk`, its parent, has ended.

    The system does that on Linux; elsewhere only an orderly end of the parent reaches it.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != induk:
        # It ended before the system was told.
        os._exit(1)


def ikat_anak() -> None:
    """From now on every process that this one forks, and theirs, ends with its parent."""
    # The last one to fork is the parent of whoever comes to life after it.
    induk = [os.getpid()]

    def catat() -> None:
        induk[0] = os.getpid()

    os.register_at_fork(before=catat, after_in_child=lambda: ikut_induk(induk[0]))
