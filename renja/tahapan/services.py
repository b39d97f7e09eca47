"""The acts of the stages: each one transaction, one conditional change of the Renja, one trail.

Each names who, in which role, when and why. Raises Ditolak (no right, or not now), Bentrok (the
Renja moved on since the page was opened), TidakSah (a reason or a number is missing),
NaskahBergalat and PembekuanGagal (nothing was frozen), PdfBelumAda.
"""

from datetime import date
from typing import Any

from django.utils import timezone

from planning.models import Pengguna, Renja
from planning.penyuntingan import Ditolak, TidakSah
from planning.penyuntingan.kendala import tersimpan
from renja.konteks import Penetapan
from renja.models import BerkasVersi, KeputusanVersi, Versi
from renja.models.versi import JenisBerkas
from renja.tahapan.aturan import LANGKAH, Langkah, sesudah
from renja.tahapan.galat import PdfBelumAda, PembekuanGagal
from renja.tahapan.izin import HANYA, berperan, sebutan_peran, terakhir, waktunya
from renja.tahapan.pembekuan import GAGAL, SEBAB_SIMPAN, bekukan_versi, kunci_renja
from renja.tahapan.suntingan import tindakan

ALASAN_TERPANJANG = 500
NOMOR_TERPANJANG = 100
BELUM_ADA_PDF = (
    "PDF versi ini belum ada, sehingga belum dapat ditandatangani. Tunggu sampai selesai dibuat, "
    "atau minta dibuat sekali lagi."
)


def lanjutkan(user: Pengguna, renja: Renja, versi: int) -> None:
    """Begin the first draft; by the perencana."""
    _lakukan(user, renja, versi, "lanjutkan", f"Memulai rancangan awal {renja}")


def ajukan(user: Pengguna, renja: Renja, versi: int) -> Versi:
    """Freeze the present stage and hand it to the head; by the perencana, inside the schedule."""
    return _bekukan(user, renja, versi, "ajukan")


def tarik(user: Pengguna, renja: Renja, versi: int, alasan: str = "") -> Versi:
    """Take back what the head has not decided yet; by the perencana."""
    return _putuskan(user, renja, versi, "tarik", "Menarik pengajuan", alasan)


def tandatangani(user: Pengguna, renja: Renja, versi: int) -> Versi:
    """Sign, once the PDF is there; by the head, also Plt. and Plh."""
    return _putuskan(user, renja, versi, "tandatangani", "Menandatangani", "")


def kembalikan(user: Pengguna, renja: Renja, versi: int, alasan: str) -> Versi:
    """Give back with a reason: the head what waits for a signature, the mitra what was signed."""
    kunci = "kembalikan"
    if berperan(user, LANGKAH["tolak"].peran, renja) and (
        LANGKAH["tolak"].berlaku(renja) or not berperan(user, LANGKAH[kunci].peran, renja)
    ):
        kunci = "tolak"
    return _putuskan(user, renja, versi, kunci, "Mengembalikan", alasan)


def terima(user: Pengguna, renja: Renja, versi: int) -> Versi:
    """Accept: the next stage begins; by the mitra verifikator."""
    return _putuskan(user, renja, versi, "terima", "Menerima", "")


def tetapkan(user: Pengguna, renja: Renja, versi: int, nomor: str, tanggal: date | None) -> Versi:
    """Record the Perkada and freeze the final version with it; by the mitra verifikator."""
    return _bekukan(user, renja, versi, "tetapkan", _penetapan(nomor, tanggal))


# --- Inside ------------------------------------------------------------------------------


def _minta(user: Pengguna, renja: Renja, langkah: Langkah) -> None:
    """Raise Ditolak where the person lacks the role; where the Renja stands is asked later."""
    if not berperan(user, langkah.peran, renja):
        raise Ditolak(HANYA[langkah.peran])


def _lakukan(user: Pengguna, renja: Renja, versi: int, kunci: str, judul: str) -> None:
    langkah = LANGKAH[kunci]
    _minta(user, renja, langkah)
    with tindakan(user, renja, judul) as s:
        kini = kunci_renja(renja, versi)
        _waktunya(user, kini, langkah)
        s.ubah(kini, versi, sesudah(langkah, kini))
    renja.__dict__.update(kini.__dict__)


def _waktunya(user: Pengguna, renja: Renja, langkah: Langkah) -> None:
    jawaban = waktunya(user, renja, langkah)
    if not jawaban.boleh:
        raise Ditolak(jawaban.alasan)


def _bekukan(
    user: Pengguna, renja: Renja, versi: int, kunci: str, penetapan: Penetapan | None = None
) -> Versi:
    langkah = LANGKAH[kunci]
    _minta(user, renja, langkah)
    kerja = "Mengajukan" if penetapan is None else "Mencatat penetapan"
    judul = f"{kerja} {renja.get_tahap_display().lower()} {renja}"
    try:
        with tindakan(user, renja, judul) as s:
            kini = kunci_renja(renja, versi)
            _waktunya(user, kini, langkah)
            baru = bekukan_versi(s, user, kini, penetapan)
            s.ubah(kini, versi, sesudah(langkah, kini))
            if penetapan is not None:
                isi = {"nomor": penetapan.nomor, "tanggal": penetapan.tanggal}
                _catat(s, user, baru, langkah, **isi)
    except SEBAB_SIMPAN as galat:
        raise PembekuanGagal(GAGAL) from galat
    renja.__dict__.update(kini.__dict__)
    return baru


def _putuskan(
    user: Pengguna, renja: Renja, versi: int, kunci: str, kerja: str, alasan: str
) -> Versi:
    """Write a decision about the last version of the present stage, and move the Renja."""
    langkah = LANGKAH[kunci]
    _minta(user, renja, langkah)
    alasan = _beralasan(alasan, wajib=langkah.beralasan)
    judul = f"{kerja} {renja.get_tahap_display().lower()} {renja}"
    with tindakan(user, renja, judul, alasan) as s:
        kini = kunci_renja(renja, versi)
        _waktunya(user, kini, langkah)
        satu = terakhir(kini)
        if satu is None:
            raise Ditolak("Versi yang diajukan tidak ditemukan. Hubungi admin.")
        if kunci == "tandatangani":
            _minta_pdf(satu)
        s.ubah(kini, versi, sesudah(langkah, kini))
        _catat(s, user, satu, langkah, alasan=alasan)
    renja.__dict__.update(kini.__dict__)
    return satu


def _catat(s: Any, user: Pengguna, versi: Versi, langkah: Langkah, **isi: Any) -> None:
    """The decision as a row of its own, and in the trail."""
    putusan = KeputusanVersi(
        perangkat_daerah_id=versi.perangkat_daerah_id,
        versi=versi,
        jenis=langkah.keputusan,
        oleh=user,
        nama_oleh=user.nama or user.get_username(),
        peran=sebutan_peran(user, langkah.peran, versi.renja),
        waktu=timezone.now(),
        **isi,
    )
    catatan = {"versi_id": versi.pk, "jenis": putusan.jenis, "peran": putusan.peran}
    s.sisipkan_tetap(putusan, catatan | {nama: nilai for nama, nilai in isi.items() if nilai})


def _minta_pdf(versi: Versi) -> None:
    if not BerkasVersi.objects.filter(versi=versi, jenis=JenisBerkas.PDF).exists():
        raise PdfBelumAda(BELUM_ADA_PDF)


def _beralasan(alasan: str, *, wajib: bool) -> str:
    """The reason, trimmed; raises TidakSah where one is due, or it is too long."""
    bersih = tersimpan(alasan).strip()
    if wajib and not any(huruf.isalnum() for huruf in bersih):
        raise TidakSah({"alasan": ["Tulis alasan mengembalikannya."]})
    if len(bersih) > ALASAN_TERPANJANG:
        raise TidakSah({"alasan": [f"Alasan paling panjang {ALASAN_TERPANJANG} huruf."]})
    return bersih


def _penetapan(nomor: str, tanggal: date | None) -> Penetapan:
    """The Perkada as it was typed; raises TidakSah by field."""
    bersih = " ".join(tersimpan(nomor).split())
    pesan: dict[str, list[str]] = {}
    if not any(huruf.isalnum() for huruf in bersih):
        pesan["nomor"] = ["Tulis nomor Perkada."]
    elif len(bersih) > NOMOR_TERPANJANG:
        pesan["nomor"] = [f"Nomor Perkada paling panjang {NOMOR_TERPANJANG} huruf."]
    if tanggal is None:
        pesan["tanggal"] = ["Isi tanggal Perkada, misalnya 31/12/2024."]
    elif tanggal > timezone.localdate():
        pesan["tanggal"] = ["Tanggal Perkada belum tiba; periksa tahunnya."]
    if pesan:
        raise TidakSah(pesan)
    return Penetapan(bersih, tanggal)
