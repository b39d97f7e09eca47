"""Who may open the addresses of the room tahapan."""

from tests.hak_akses import Hak

HAK: dict[str, Hak] = {}
