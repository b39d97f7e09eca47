"""Changing the manuscript: beginning it, its outline, its prose; each act is one undo."""

from collections.abc import Sequence

from django.db.models import Max

from planning.models import Pengguna, Perubahan, Renja
from planning.penyuntingan import Suntingan, TidakSah, suntingan
from renja.dokumen.naskah import TANPA_ISI, JenisBab
from renja.models import Bab
from renja.penulisan.bahan import BagianAwal, bagian_awal, kerangka, sebutan
from renja.penulisan.teks import rapikan, terlalu_panjang

BAGIAN_TERBANYAK = 500
JUDUL_TERPANJANG = 300
# The parts that a person puts in order; what stands before BAB I has its place by rule.
BERURUT = frozenset({JenisBab.BAB, JenisBab.SUB_BAB})


def mulai(user: Pengguna, renja: Renja) -> Perubahan | None:
    """Write the outline's template down as rows of this Renja, in one set of changes.

    Raises Ditolak, or TidakSah where the manuscript was begun already.
    """
    if Bab.objects.filter(renja=renja).exists():
        raise TidakSah({"": ["Naskah ini sudah dimulai; buka daftar isinya."]})
    awal = kerangka(renja)
    with suntingan(
        user, renja=renja, asal="tarik", judul="Memulai naskah dokumen dari kerangka"
    ) as s:
        atas = _tulis_awal(s, renja, [(None, satu) for satu in awal])
        menurut = dict(zip(awal, atas, strict=True))
        bawah = [(menurut[satu], anak) for satu in awal for anak in satu.anak]
        _tulis_awal(s, renja, bawah)
    return s.perubahan


def _tulis_awal(
    s: Suntingan, renja: Renja, isi: Sequence[tuple[Bab | None, BagianAwal]]
) -> list[Bab]:
    """Add parts of the template below their rows, numbered in their order."""
    baris = [
        Bab(
            perangkat_daerah=renja.perangkat_daerah,
            renja=renja,
            induk=induk,
            uid=satu.uid,
            kode=satu.kode,
            jenis=satu.jenis.value,
            judul=satu.judul,
            isi=satu.isi,
            urutan=nomor,
        )
        for nomor, (induk, satu) in enumerate(isi, start=1)
    ]
    s.tambah_banyak(baris)
    return baris


def tambah_bagian(
    user: Pengguna, renja: Renja, induk: Bab | None, judul: str, isi: str = ""
) -> Bab:
    """A new chapter at the end, or a new sub-chapter at the end of a chapter.

    Raises Ditolak or TidakSah.
    """
    if induk is not None and induk.jenis != JenisBab.BAB:
        raise TidakSah({"induk": ["Subbab ditambahkan di bawah sebuah bab."]})
    if Bab.objects.filter(renja=renja).count() >= BAGIAN_TERBANYAK:
        kalimat = f"Naskah ini sudah memuat {BAGIAN_TERBANYAK} bagian; gabungkan yang pendek."
        raise TidakSah({"": [kalimat]})
    baru = Bab(
        perangkat_daerah=renja.perangkat_daerah,
        renja=renja,
        induk=induk,
        jenis=(JenisBab.SUB_BAB if induk else JenisBab.BAB).value,
        judul=_judul(judul),
        isi=_isi(isi),
        urutan=_berikut(renja, induk),
    )
    jenis = "subbab" if induk else "bab"
    with suntingan(user, renja=renja, judul=f"Menambah {jenis} {baru.judul}"[:200]) as s:
        # As one of many: a chapter has no induk, which a single row would have to choose.
        s.tambah_banyak([baru])
    return baru


def bagian_tersisa(renja: Renja) -> list[BagianAwal]:
    """The parts of the template that the manuscript has no more, and a place for."""
    ada = set(Bab.objects.filter(renja=renja).values_list("kode", flat=True))
    hasil = []
    for satu in kerangka(renja):
        if satu.kode not in ada:
            hasil.append(satu)
        else:
            hasil += [anak for anak in satu.anak if anak.kode not in ada]
    return hasil


def masukkan_kembali(user: Pengguna, renja: Renja, kode: str) -> Bab:
    """Put a part of the template back behind the one that it follows there.

    Raises Ditolak, or TidakSah where it is there, or there is none of that code.
    """
    awal = next((satu for satu in bagian_tersisa(renja) if satu.kode == kode), None)
    if awal is None:
        raise TidakSah({"": ["Bagian kerangka itu sudah ada dalam naskah."]})
    sebelum, induk = _tempat_kerangka(renja, kode)
    baru = Bab(
        perangkat_daerah=renja.perangkat_daerah,
        renja=renja,
        induk=induk,
        kode=kode,
        jenis=awal.jenis.value,
        judul=awal.judul,
        isi=awal.isi,
        # The same number as the one before it: rows of one number stand in the order they came.
        urutan=sebelum.urutan if sebelum else 0,
    )
    judul = f"Memasukkan kembali {sebutan(awal.judul)}"
    with suntingan(user, renja=renja, asal="tarik", judul=judul[:200]) as s:
        s.tambah_banyak([baru])
    return baru


def _tempat_kerangka(renja: Renja, kode: str) -> tuple[Bab | None, Bab | None]:
    """The row that a part follows in the template, and the chapter that it stands in."""
    ada = {satu.kode: satu for satu in Bab.objects.filter(renja=renja).exclude(kode="")}
    for satu in kerangka(renja):
        for anak in satu.anak:
            if anak.kode == kode:
                depan = satu.anak[: satu.anak.index(anak)]
                milik = [ada[lain.kode] for lain in depan if lain.kode in ada]
                induk = ada[satu.kode]
                return next((b for b in reversed(milik) if b.induk_id == induk.pk), None), induk
    atas = [satu.kode for satu in kerangka(renja)]
    depan_atas = [ada[lain] for lain in atas[: atas.index(kode)] if lain in ada]
    return (depan_atas[-1] if depan_atas else None), None


def ubah_judul(
    user: Pengguna, bab: Bab, versi: int, judul: str, induk: Bab | None
) -> Perubahan | None:
    """Rename a part, and move a sub-chapter to the end of another chapter.

    Raises Ditolak, Bentrok or TidakSah.
    """
    isi: dict[str, object] = {"judul": _judul(judul)}
    if bab.jenis == JenisBab.SUB_BAB:
        if induk is None or induk.jenis != JenisBab.BAB or induk.renja_id != bab.renja_id:
            raise TidakSah({"induk": ["Pilih bab tempat subbab ini berada."]})
        if induk.pk != bab.induk_id:
            isi |= {"induk": induk, "urutan": _berikut(bab.renja, induk)}
    judul_set = f"Mengubah judul {sebutan(bab.judul)}"[:200]
    with suntingan(user, renja=bab.renja, judul=judul_set) as s:
        s.ubah(bab, versi, isi)
    return s.perubahan


def pindah(user: Pengguna, bab: Bab, versi: int, *, naik: bool) -> Perubahan | None:
    """Move a part before the one above it, or behind the one below, among its like.

    None where there is nowhere to go. Raises Ditolak, Bentrok or TidakSah.
    """
    if bab.jenis not in BERURUT:
        raise TidakSah({"": ["Letak bagian depan mengikuti sistematika dan tidak diubah."]})
    arah = "naik" if naik else "turun"
    with suntingan(
        user, renja=bab.renja, judul=f"Memindahkan {arah}: {sebutan(bab.judul)}"[:200]
    ) as s:
        semua = list(
            Bab.objects.filter(renja=bab.renja_id, induk=bab.induk_id, jenis=bab.jenis)
            .select_related("renja__perangkat_daerah", "perangkat_daerah")
            .order_by("urutan", "id")
        )
        letak = next((n for n, satu in enumerate(semua) if satu.pk == bab.pk), -1)
        lain = letak - 1 if naik else letak + 1
        if letak < 0 or not 0 <= lain < len(semua):
            return None
        nomor = [satu.urutan for satu in semua]
        if nomor != sorted(set(nomor)):
            nomor = [nomor[0] + n for n in range(len(semua))]
        semua[letak], semua[lain] = semua[lain], semua[letak]
        for satu, baru in zip(semua, nomor, strict=True):
            if satu.urutan != baru:
                s.ubah(satu, versi if satu.pk == bab.pk else satu.versi, {"urutan": baru})
    return s.perubahan


def sebab_tetap(bab: Bab) -> str:
    """Why a part is not removed, "" where it may go."""
    awal = bagian_awal(bab.renja)
    if bab.kode in awal and awal[bab.kode].wajib:
        nama = sebutan(bab.judul)
        return f"“{nama}” wajib ada menurut sistematika dokumen Renja; isinya dapat diubah."
    wajib = [
        sebutan(anak.judul)
        for anak in bab.anak.all()
        if anak.kode in awal and awal[anak.kode].wajib
    ]
    if wajib:
        return (
            f"Bab ini memuat bagian yang wajib ada: {', '.join(wajib)}. "
            "Pindahkan dahulu bagian itu ke bab lain."
        )
    return ""


def hapus_bagian(user: Pengguna, bab: Bab, versi: int) -> Perubahan | None:
    """Remove a part with those below it; raises Ditolak, Bentrok, or TidakSah (mandatory)."""
    if sebab := sebab_tetap(bab):
        raise TidakSah({"": [sebab]})
    with suntingan(
        user, renja=bab.renja, judul=f"Menghapus bagian {sebutan(bab.judul)}"[:200]
    ) as s:
        s.hapus(bab, versi)
    return s.perubahan


def simpan_isi(user: Pengguna, bab: Bab, versi: int, isi: str, judul: str = "") -> Perubahan | None:
    """Save the prose of a part; `bab` holds what was kept, its signs cleaned, and its version.

    None where nothing differed. Raises Ditolak, Bentrok or TidakSah.
    """
    if bab.jenis in TANPA_ISI:
        raise TidakSah({"isi": ["Daftar ini dibuat oleh aplikasi dan tidak memuat tulisan."]})
    bersih = _isi(isi)
    judul_set = judul or f"Menulis {sebutan(bab.judul)}"
    with suntingan(user, renja=bab.renja, judul=judul_set[:200]) as s:
        s.ubah(bab, versi, {"isi": bersih})
    return s.perubahan


def kembalikan_awal(user: Pengguna, bab: Bab, versi: int) -> Perubahan | None:
    """Put the starter text back; raises Ditolak, Bentrok, or TidakSah where there is none."""
    awal = bagian_awal(bab.renja).get(bab.kode)
    if awal is None:
        raise TidakSah({"": ["Bagian ini ditambahkan sendiri; tidak ada teks awalnya."]})
    return simpan_isi(
        user, bab, versi, awal.isi, judul=f"Mengembalikan teks awal {sebutan(bab.judul)}"
    )


def _judul(judul: str) -> str:
    bersih = " ".join(rapikan(judul).teks.split())
    if not bersih:
        raise TidakSah({"judul": ["Tulis judul bagian ini."]})
    if len(bersih) > JUDUL_TERPANJANG:
        kalimat = f"Judul paling banyak {JUDUL_TERPANJANG} huruf; ini {len(bersih)} huruf."
        raise TidakSah({"judul": [kalimat]})
    return bersih


def _isi(isi: str) -> str:
    bersih = rapikan(isi).teks
    if sebab := terlalu_panjang(bersih):
        raise TidakSah({"isi": [sebab]})
    return bersih


def _berikut(renja: Renja, induk: Bab | None) -> int:
    """The number behind the last part at that place."""
    semua = Bab.objects.filter(renja=renja, induk=induk)
    return int(semua.aggregate(n=Max("urutan"))["n"] or 0) + 1
