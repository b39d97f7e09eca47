"""Who may open the addresses of the room keabsahan."""

from tests.hak_akses import Hak

HAK: dict[str, Hak] = {}
