"""Corrections beside a frozen version: numbered, never changed, never inside it."""

from collections.abc import Mapping

from django.db.models import Max
from django.utils import timezone

from planning.models import Pengguna, Renja
from planning.penyuntingan import Ditolak, TidakSah, jejak
from planning.penyuntingan.kendala import tersimpan
from renja.models import Ralat, Versi
from renja.tahapan.izin import boleh_beri_ralat
from renja.tahapan.rujukan import label_versi
from renja.tahapan.suntingan import tindakan

# Each field with the most letters it takes and what is asked where it is empty.
MEDAN: Mapping[str, tuple[int, str]] = {
    "tempat": (300, "Tulis tempat yang keliru, misalnya Tabel 4.1 baris 12."),
    "tertulis": (2000, "Tulis apa yang tertulis sekarang."),
    "seharusnya": (2000, "Tulis apa yang seharusnya tertulis."),
    "alasan": (500, "Tulis alasan ralat ini."),
}
HANYA = "Ralat ditulis oleh perencana perangkat daerahnya atau verifikator Bappeda mitranya."
RALAT_TERBANYAK = 200


def beri_ralat(user: Pengguna, renja: Renja, versi: Versi, isian: Mapping[str, str]) -> Ralat:
    """Write a correction beside a version; raises Ditolak or TidakSah (by field)."""
    if not boleh_beri_ralat(user, renja):
        raise Ditolak(HANYA)
    bersih = {nama: tersimpan(isian.get(nama, "")).strip() for nama in MEDAN}
    _periksa(bersih)
    with tindakan(
        user, renja, f"Menulis ralat {label_versi(versi).lower()}", bersih["alasan"]
    ) as s:
        jejak.pegang((renja.perangkat_daerah_id, None))
        lalu = versi.ralat.aggregate(nomor=Max("nomor"))["nomor"] or 0
        if lalu >= RALAT_TERBANYAK:
            raise TidakSah({"": [f"Versi ini sudah memuat {RALAT_TERBANYAK} ralat."]})
        satu = Ralat(
            perangkat_daerah=renja.perangkat_daerah,
            versi=versi,
            nomor=lalu + 1,
            oleh=user,
            nama_oleh=user.nama or user.get_username(),
            waktu=timezone.now(),
            **bersih,
        )
        s.sisipkan_tetap(satu, {"versi_id": versi.pk, "nomor": satu.nomor, **bersih})
    return satu


def _periksa(isi: Mapping[str, str]) -> None:
    pesan: dict[str, list[str]] = {}
    for nama, (panjang, kalimat) in MEDAN.items():
        if not any(huruf.isprintable() and not huruf.isspace() for huruf in isi[nama]):
            pesan[nama] = [kalimat]
        elif len(isi[nama]) > panjang:
            pesan[nama] = [f"Paling panjang {panjang} huruf; ringkaskan."]
    if not pesan and isi["tertulis"] == isi["seharusnya"]:
        pesan["seharusnya"] = ["Ini sama dengan yang tertulis; tulis yang seharusnya."]
    if pesan:
        raise TidakSah(pesan)
