"""Who gets which answer from the addresses of this room."""

from tests.hak_akses import TAK_BOLEH_KIRIM, Hak, HakUmum

# Roles over the pemda read all of it; whoever reads one agency is refused, the admin finds nothing.
SEPEMDA = "3 2 F F F 2 F F 2 T"
BAGIAN = {"pemda": "kota", "masa": "2024", "jenis": "csv"}

HAK: dict[str, Hak] = {}
HAK_UMUM = {
    "rekap:capaian": HakUmum(SEPEMDA, TAK_BOLEH_KIRIM, BAGIAN),
    "rekap:unduh": HakUmum(SEPEMDA, TAK_BOLEH_KIRIM, BAGIAN),
}
