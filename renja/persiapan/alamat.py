"""The address that `mulai` serves on."""

import errno
import socket
from dataclasses import dataclass

from renja.persiapan.tempat import Galat

ALAMAT_BAKU = "127.0.0.1:8000"
PORT_TERBESAR = 65535


@dataclass(frozen=True)
class Alamat:
    """A host (name, IPv4 or IPv6 without brackets) and a port from 1 to 65535."""

    host: str
    port: int

    @property
    def url(self) -> str:
        """What a person types into the browser."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}/"

    @property
    def sendiri(self) -> bool:
        """Whether only this machine reaches it."""
        return self.host in ("localhost", "::1") or self.host.startswith("127.")


def baca_alamat(teks: str) -> Alamat:
    """Read HOST:PORT, or [IPV6]:PORT; raises Galat where it is something else."""
    host, pemisah, port = teks.rpartition(":")
    if host.startswith("[") and host.endswith("]"):
        host = host[1:-1]
    elif ":" in host:
        pemisah = ""
    angka = int(port) if port.isascii() and port.isdigit() else 0
    if not (pemisah and host and 1 <= angka <= PORT_TERBESAR):
        raise Galat(
            f"Alamat {teks!r} tidak dikenal. Tulis sebagai HOST:PORT, "
            f"dengan port 1-{PORT_TERBESAR}, misalnya --alamat {ALAMAT_BAKU}."
        )
    return Alamat(host, angka)


def ip_bebas(alamat: Alamat) -> str:
    """The IP address of `alamat`; raises Galat where nothing can listen there, and says why."""
    try:
        jenis = socket.getaddrinfo(alamat.host, alamat.port, type=socket.SOCK_STREAM)[0]
        with socket.socket(jenis[0], socket.SOCK_STREAM) as soket:
            soket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            soket.bind(jenis[4])
            return str(jenis[4][0])
    except OSError as galat:
        raise Galat(_sebab(alamat, galat)) from galat


def _sebab(alamat: Alamat, galat: OSError) -> str:
    tempat = f"{alamat.host}:{alamat.port}"
    if galat.errno == errno.EADDRINUSE:
        lain = f"{alamat.host}:{alamat.port % PORT_TERBESAR + 1}"
        return (
            f"Port {alamat.port} di {alamat.host} sudah dipakai program lain. "
            f"Hentikan program itu, atau pilih port lain, misalnya --alamat {lain}."
        )
    if galat.errno == errno.EACCES:
        return f"Tidak ada izin untuk memakai {tempat}. Pilih port 1024 ke atas."
    return f"Alamat {tempat} bukan milik mesin ini. Pilih misalnya --alamat {ALAMAT_BAKU}."
