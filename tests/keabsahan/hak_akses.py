"""Who may open the addresses of the room keabsahan: everyone, signed in or not."""

from tests.hak_akses import Hak, HakUmum

SEMUA = "2 2 2 2 2 2 2 2 2 2"
TAK_BOLEH = "M M M M M M M M M M"
TIADA = "T T T T T T T T T T"
TANPA_BERKAS = "V V V V V V V V V V"

HAK: dict[str, Hak] = {}
HAK_UMUM = {
    "keabsahan:awal": HakUmum(SEMUA, TAK_BOLEH),
    "keabsahan:periksa": HakUmum(TIADA, TAK_BOLEH, {"kode": "2222-2222-2222"}),
    "keabsahan:berkas": HakUmum(TAK_BOLEH, TANPA_BERKAS),
}
