"""RPJMD and Renstra: visi, misi, tujuan, sasaran; the tree below them is `renja.demo.pohon`."""

from planning.models import EdisiNomenklatur, Misi, Renstra, Rpjmd, Sasaran, Tujuan
from renja.demo.organisasi import Konteks, Organisasi
from renja.demo.pembaca import Butir, Kumpulan
from renja.demo.pohon import Pohon, tanam
from renja.demo.simpan import perbarui, simpan


def muat_rpjmd(berkas: Kumpulan, organisasi: Organisasi) -> Rpjmd:
    """Bring the medium-term plan up to date from rpjmd.toml."""
    isi = berkas.toml("rpjmd.toml")
    butir = isi.tabel("rpjmd")
    rpjmd = perbarui(
        butir,
        Rpjmd,
        {"pemda": organisasi.pemda, "nama": butir.teks("nama")},
        jenis=butir.teks("jenis"),
        visi=butir.teks("visi"),
        tahun_awal=butir.bulat("tahun_awal"),
        tahun_akhir=butir.bulat("tahun_akhir"),
    )
    for satu in isi.deret("misi"):
        perbarui(
            satu, Misi, {"rpjmd": rpjmd, "nomor": satu.bulat("nomor")}, uraian=satu.teks("uraian")
        )
    return rpjmd


def muat_renstra(konteks: Konteks, rpjmd: Rpjmd, edisi: EdisiNomenklatur) -> Pohon:
    """Load the Renstra of rencana.toml with tujuan and sasaran, and the tree of pohon.csv."""
    isi = konteks.berkas.toml("rencana.toml")
    butir = isi.tabel("renstra")
    renstra = Renstra(
        perangkat_daerah=konteks.pd,
        uid=konteks.uid("renstra"),
        nama=butir.teks("nama"),
        rpjmd=rpjmd,
        edisi=edisi,
        status=butir.teks("status"),
        tahun_awal=butir.bulat("tahun_awal"),
        tahun_akhir=butir.bulat("tahun_akhir"),
    )
    pohon = Pohon(simpan([(butir, renstra)])[0])
    _muat_tujuan(konteks, pohon, isi)
    tanam(konteks, pohon, edisi)
    return pohon


def _muat_tujuan(konteks: Konteks, pohon: Pohon, isi: Butir) -> None:
    for butir in isi.deret("tujuan"):
        nomor = butir.bulat("nomor")
        tujuan = Tujuan(
            perangkat_daerah=konteks.pd,
            uid=konteks.uid("tujuan", nomor),
            renstra=pohon.renstra,
            nomor=nomor,
            uraian=butir.teks("uraian"),
        )
        pohon.tujuan[f"tujuan {nomor}"] = simpan([(butir, tujuan)])[0]
    for butir in isi.deret("sasaran"):
        nomor = butir.bulat("nomor")
        induk = pohon.tujuan.get(f"tujuan {butir.bulat('tujuan')}")
        if induk is None:
            raise butir.galat("tujuan", "tidak ada tujuan bernomor itu.")
        sasaran = Sasaran(
            perangkat_daerah=konteks.pd,
            uid=konteks.uid("sasaran", nomor),
            tujuan=induk,
            nomor=nomor,
            uraian=butir.teks("uraian"),
        )
        pohon.sasaran[f"sasaran {nomor}"] = simpan([(butir, sasaran)])[0]
