"""A valid row of every model that has constraints, beside those of `tests.planning.bahan`."""

from datetime import date
from typing import Any

from django.db import models

from budget import models as b
from performance import models as k
from planning import models as m
from tests.planning.bahan import (
    AWAL_2022,
    PUKUL_8,
    Pohon,
    edisi,
    kota,
    nomenklatur,
    pemda,
    perangkat_daerah,
    sumber_dana,
    unit_kerja,
)

Contoh = dict[type[models.Model], dict[str, Any]]


def contoh(p: Pohon) -> Contoh:
    """What to give `create()`, by model."""
    return (
        _lembaga(p)
        | _rpjmd()
        | _rencana(p)
        | _butir_renja(p)
        | _penyuntingan(p)
        | _kinerja(p)
        | _anggaran(p)
    )


def _lembaga(p: Pohon) -> Contoh:
    milik = {"perangkat_daerah": p.perangkat_daerah}
    sejak = {"berlaku_dari": AWAL_2022}
    program = {"tingkat": "program", "nama": "Program", "induk": nomenklatur()["2.07"]}
    return {
        m.Pemda: {"kode": "singkawang", "nama": "Kota Singkawang", "jenis": "kota"},
        m.PerangkatDaerah: {**sejak, "pemda": pemda(), "kode": "lain", "nama": "Lain"},
        m.SuksesiPerangkatDaerah: {
            "pendahulu": perangkat_daerah("dpmptsp"),
            "penerus": p.perangkat_daerah,
            "sejak": AWAL_2022,
        },
        m.UnitKerja: {**milik, **sejak, "jenis": "bidang", "nama": "Bidang", "induk": p.akar},
        m.Penugasan: {
            **milik,
            **sejak,
            "pengguna": m.Pengguna.objects.create(username="budi", nama="Budi"),
            "peran": "perencana",
            "pemda": pemda(),
        },
        m.Penandatangan: {
            **milik,
            **sejak,
            "jabatan": "Kepala Dinas",
            "nama": "Dedi",
            "tempat": "Pontianak",
            "nip": "1" * 18,
        },
        m.Nomenklatur: {**program, "edisi": edisi("lain"), "kode": "2.07.05"},
        m.PetaNomenklatur: {"baru": nomenklatur()["2.07.04"], "kode_lama": "2.07.09"},
        m.Wilayah: {"pemda": pemda(), "jenis": "kecamatan", "induk": kota(), "nama": "Barat"},
        m.Peraturan: {"jenis": "uu", "nomor": "13", "tahun": 2003, "tentang": "Ketenagakerjaan"},
        m.JadwalTahap: {
            "pemda": pemda(),
            "tahun": 2025,
            "tahap": "rancangan",
            "mulai": date(2024, 3, 1),
            "selesai": date(2024, 3, 31),
        },
        m.JadwalPengisian: {
            "pemda": pemda(),
            "tahun": 2024,
            "triwulan": 1,
            "mulai": date(2024, 4, 1),
            "selesai": date(2024, 4, 15),
        },
    }


def _rpjmd() -> Contoh:
    lima_tahun = {"tahun_awal": 2019, "tahun_akhir": 2023}
    rpjmd = m.Rpjmd.objects.create(pemda=pemda(), jenis="rpd", nama="RPD", **lima_tahun)
    tujuan = m.TujuanRpjmd.objects.create(rpjmd=rpjmd, nomor=9, uraian="Tujuan")
    return {
        m.Rpjmd: {**lima_tahun, "pemda": pemda(), "jenis": "rpjmd", "nama": "RPJMD"},
        m.Misi: {"rpjmd": rpjmd, "nomor": 1, "uraian": "Misi"},
        m.TujuanRpjmd: {"rpjmd": rpjmd, "nomor": 1, "uraian": "Tujuan"},
        m.SasaranRpjmd: {"tujuan": tujuan, "nomor": 1, "uraian": "Sasaran"},
    }


def _rencana(p: Pohon) -> Contoh:
    milik = {"perangkat_daerah": p.perangkat_daerah}
    kode = nomenklatur()
    kedua = {**milik, "nama": "Bunyi dokumen", "urutan": 2}
    return {
        m.Renstra: {
            **milik,
            "nama": "Renstra berikutnya",
            "edisi": edisi(),
            "tahun_awal": 2027,
            "tahun_akhir": 2030,
        },
        m.Tujuan: {**milik, "renstra": p.renstra, "nomor": 2, "uraian": "Tujuan"},
        m.Sasaran: {**milik, "tujuan": p.tujuan, "nomor": 2, "uraian": "Sasaran"},
        m.Program: {**kedua, "renstra": p.renstra, "nomenklatur": kode["2.07.04"]},
        m.Kegiatan: {**kedua, "program": p.program, "nomenklatur": kode["2.07.03.2.02"]},
        m.SubKegiatan: {**kedua, "kegiatan": p.kegiatan, "nomenklatur": kode["2.07.03.2.01.0002"]},
        m.Indikator: {
            **milik,
            "renstra": p.renstra,
            "uraian": "TPT",
            "satuan": "%",
            "iku": 1,
            "nomor_pelayanan": 1,
        },
        m.Renja: {**milik, "renstra": p.renstra, "edisi": edisi(), "tahun": 2025},
        m.BarisRenja: {
            **milik,
            "renja": p.renja,
            "sub_kegiatan": p.sub_kegiatan,
            "unit_kerja": unit_kerja(p, "UPTD BLK"),
        },
        m.LokasiBaris: {**milik, "baris": p.baris, "wilayah": kota()},
    }


def _butir_renja(p: Pohon) -> Contoh:
    milik = {"perangkat_daerah": p.perangkat_daerah, "renja": p.renja}
    pertama = {**milik, "urutan": 1}
    peraturan = m.Peraturan.objects.create(jenis="uud", tentang="Undang-Undang Dasar 1945")
    rpjmd = m.Rpjmd.objects.get(jenis="rpd")
    misi = m.Misi.objects.create(rpjmd=rpjmd, nomor=9, uraian="Misi")
    return {
        m.Permasalahan: {**pertama, "masalah_pokok": "a", "masalah": "b", "akar_masalah": "c"},
        m.IsuStrategis: {**pertama, "judul": "Isu"},
        m.FaktorMisi: {**pertama, "misi": misi, "jenis": "pendorong", "uraian": "Faktor"},
        m.Layanan: {**pertama, "nama": "Kartu AK/I"},
        m.DasarHukum: {**pertama, "peraturan": peraturan},
        m.ReviuRkpd: {**pertama, "tingkat": "program"},
        m.UsulanMasyarakat: {**pertama, "kegiatan": "Pelatihan las", "sumber": "musrenbang"},
        m.TertulisDi: {
            **milik,
            "formulir": "tabel-2.6",
            "baris": p.baris.uid,
            "kolom": "awal_target",
            "nilai": "54 %",
        },
        k.AnalisisKinerja: {**pertama, "indikator": p.indikator, "sifat": "menunjang"},
    }


def _penyuntingan(p: Pohon) -> Contoh:
    milik = {"perangkat_daerah": p.perangkat_daerah}
    tentang_baris = {**milik, "renja": p.renja, "objek": p.baris.uid}
    oleh = {"pelaku": p.penulis, "waktu": PUKUL_8, "asal": "tangan"}
    rantai = m.RantaiJejak.objects.create(**milik)
    return {
        m.BukaBaris: {
            **tentang_baris,
            "alasan": "Pagu berubah",
            "oleh": p.penulis,
            "mulai": PUKUL_8,
            "sampai": PUKUL_8,
        },
        m.Komentar: {
            **tentang_baris,
            "isi": "Setuju",
            "induk": p.komentar,
            "penulis": p.penulis,
            "ditulis_pada": PUKUL_8,
        },
        m.PutusanPemutakhiran: {
            **milik,
            "renja": p.renja,
            "baris": p.baris,
            "edisi": edisi("baru"),
            "putusan": "tetap",
            "oleh": p.penulis,
        },
        m.Perubahan: {**milik, **oleh, "judul": "Mengubah sasaran"},
        # The chain of what all share: neither agency nor pemda.
        m.RantaiJejak: {},
        m.JejakAudit: {
            **oleh,
            "rantai": rantai,
            "nomor": 1,
            "perubahan": p.perubahan,
            "nama_pelaku": "Penulis",
            "aksi": "tambah",
            "objek": "planning.barisrenja",
            "kunci": p.baris.pk,
            "versi": 1,
            "hash": "0" * 64,
        },
    }


def _kinerja(p: Pohon) -> Contoh:
    milik = {"perangkat_daerah": p.perangkat_daerah}
    setahun = {**milik, "indikator": p.indikator, "tahun": 2024}
    berangka = {**setahun, "bawah": 15}
    sendiri = {"milik": p.perangkat_daerah}
    triwulan = {**milik, "tahun": 2024, "triwulan": 2}
    lapor = k.RealisasiTriwulan.objects.create(**berangka, unit_kerja=p.akar, triwulan=1)
    skala = k.SkalaPredikat.objects.create(kode="lan", nama="LAN")
    return {
        m.Target: {**berangka, "asal": "renja"},
        m.TargetTriwulan: {**berangka, "triwulan": 1},
        m.RiwayatKinerja: {**setahun, **sendiri},
        m.RiwayatAnggaran: {**milik, **sendiri, "program": p.program, "tahun": 2022},
        m.LaporanTriwulan: triwulan,
        m.KoreksiRealisasi: {
            **triwulan,
            "jenis": "kinerja",
            "objek": lapor.uid,
            "sebutan": "Jumlah dokumen",
            "alasan": "Salah hitung",
            "oleh": p.penulis,
            "dibuka_pada": PUKUL_8,
        },
        k.RealisasiTriwulan: {**berangka, "unit_kerja": p.akar, "triwulan": 4},
        k.BuktiRealisasi: {
            **milik,
            "realisasi": lapor,
            "nama": "foto.png",
            "bentuk": "png",
            "ukuran": 10,
            "sidik": "0" * 64,
            "diunggah_pada": PUKUL_8,
        },
        k.RealisasiTahunan: {**berangka, **sendiri},
        k.Perkiraan: {**berangka, "jenis": "realisasi"},
        k.KelasPredikat: {"skala": skala, "batas": 85, "nama": "Sangat Berhasil"},
    }


def _anggaran(p: Pohon) -> Contoh:
    milik = {"perangkat_daerah": p.perangkat_daerah, "nilai": 0}
    baris = m.BarisRenja.objects.create(
        perangkat_daerah=p.perangkat_daerah,
        renja=p.renja,
        unit_kerja=p.bidang,
        sub_kegiatan=p.sub_kegiatan,
    )
    # A month may have one realisasi whose sumber dana is not told: here it already has.
    b.RealisasiAnggaran.objects.create(**milik, baris=baris, bulan=1)
    return {
        b.SumberDana: {"kode": "9", "tingkat": 1, "uraian": "Dana"},
        b.LapisanPagu: {
            "perangkat_daerah": p.perangkat_daerah,
            "renja": p.renja,
            "jenis": "dpa",
        },
        b.Pagu: {**milik, "lapisan": p.lapisan, "baris": baris},
        b.PaguSumber: {**milik, "pagu": p.pagu, "sumber_dana": sumber_dana()},
        b.PrakiraanMaju: {**milik, "baris": p.baris},
        b.PaguRenstra: {**milik, "sub_kegiatan": p.sub_kegiatan, "tahun": 2024},
        b.AnggaranKas: {**milik, "baris": p.baris, "bulan": 12},
        b.RealisasiAnggaran: {**milik, "baris": baris, "bulan": 1, "sumber_dana": sumber_dana()},
    }
