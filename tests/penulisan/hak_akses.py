"""Who may open the addresses of the room penulisan."""

from tests.hak_akses import Hak

HAK: dict[str, Hak] = {}
