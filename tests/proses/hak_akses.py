"""Who may open the addresses of the room proses."""

from tests.hak_akses import Hak

HAK: dict[str, Hak] = {}
