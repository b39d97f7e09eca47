"""Who gets which answer from the addresses of this room.

A piece of work is there for whoever asked for it alone; tests/proses/test_halaman.py asks that.
"""

from tests.hak_akses import TULIS_KOTA_LAIN, Hak, HakUmum

SEMUA = "3 2 2 2 2 2 2 2 2 2"
TAK_BOLEH_KIRIM = "3 M M M M M M M M M"
TIADA = "3 T T T T T T T T T"
# One that nobody asked for.
UID = {"uid": "00000000-0000-4000-8000-000000000000"}

HAK_UMUM = {
    "proses:daftar": HakUmum(SEMUA, TAK_BOLEH_KIRIM),
    "proses:satu": HakUmum(TIADA, TAK_BOLEH_KIRIM, UID),
    "proses:keadaan": HakUmum(TIADA, TAK_BOLEH_KIRIM, UID),
    "proses:hasil": HakUmum(TIADA, TAK_BOLEH_KIRIM, UID),
    "proses:batal": HakUmum(TAK_BOLEH_KIRIM, TIADA, UID),
    "proses:ulangi": HakUmum(TAK_BOLEH_KIRIM, TIADA, UID),
}
# Whoever reads a plan may have its forms printed.
HAK = {
    "proses:formulir": Hak(
        get=TAK_BOLEH_KIRIM,
        get_dinsos=TAK_BOLEH_KIRIM,
        get_lain=TAK_BOLEH_KIRIM,
        post="3 3 3 T 3 3 3 3 3 T",
        post_dinsos="3 3 T 3 T 3 T T 3 T",
        post_lain=TULIS_KOTA_LAIN,
    )
}
