// The search of the nomenclature as a combobox with a list (ARIA pattern), and the tree of
// boxes to tick. Without this script the same forms work with a button.
(() => {
  "use strict";
  const TUNGGU = 90;

  const kotak = document.querySelector("[data-cari][data-halaman]");
  if (kotak) pasangCari(kotak);
  document.querySelectorAll("[data-centang]").forEach(pasangCentang);

  function pasangCari(wadah) {
    const medan = wadah.querySelector("input");
    const daftar = wadah.querySelector('[role="listbox"]');
    const status = document.getElementById("cari-status");
    let aktif = -1;
    let jeda = 0;
    let batal = null;
    let terakhir = medan.value.trim();
    // The words that the list shown belongs to.
    let termuat = "";
    // Keys typed before the list of the present words has arrived, to be obeyed in that list.
    let antrean = null;
    // Words kept from the search before: typing replaces them, the arrow goes on in their list.
    let lanjutan = Boolean(terakhir);
    const pilihKata = () => lanjutan && medan.select();
    medan.addEventListener("focus", pilihKata);
    if (document.activeElement === medan) pilihKata();

    medan.setAttribute("role", "combobox");
    medan.setAttribute("aria-autocomplete", "list");
    medan.setAttribute("aria-controls", daftar.id);
    medan.setAttribute("aria-expanded", "false");

    const pilihan = () => Array.from(daftar.children);

    function tutup() {
      daftar.hidden = true;
      medan.setAttribute("aria-expanded", "false");
      sorot(-1);
    }

    function buka() {
      if (!daftar.children.length) return;
      daftar.hidden = false;
      medan.setAttribute("aria-expanded", "true");
    }

    function sorot(nomor) {
      const semua = pilihan();
      semua.forEach((satu, letak) => satu.setAttribute("aria-selected", String(letak === nomor)));
      aktif = nomor;
      if (nomor < 0) {
        medan.removeAttribute("aria-activedescendant");
        return;
      }
      medan.setAttribute("aria-activedescendant", semua[nomor].id);
      semua[nomor].scrollIntoView({ block: "nearest" });
    }

    async function cari() {
      const teks = medan.value.trim();
      terakhir = teks;
      if (batal) batal.abort();
      if (!teks) {
        termuat = "";
        daftar.replaceChildren();
        status.textContent = "";
        tutup();
        return;
      }
      batal = new AbortController();
      try {
        const alamat = `${wadah.dataset.cari}?${new URLSearchParams({ q: teks })}`;
        const jawaban = await fetch(alamat, { signal: batal.signal });
        if (!jawaban.ok || jawaban.redirected) throw new Error(String(jawaban.status));
        daftar.innerHTML = await jawaban.text();
        termuat = teks;
        sorot(-1);
        const banyak = daftar.children.length;
        status.textContent = banyak
          ? `${banyak} hasil. Panah bawah untuk memilih, Enter untuk daftar lengkap.`
          : `Tidak ada hasil untuk “${teks}”.`;
        if (banyak && document.activeElement === medan) buka();
        else tutup();
      } catch (galat) {
        if (galat.name === "AbortError") return;
        daftar.replaceChildren();
        termuat = teks;
        tutup();
        status.textContent = "Pencarian tidak menjawab. Tekan Enter untuk mencari tanpa daftar ini.";
      }
    }

    function pakai(satu) {
      if (satu.dataset.cari) {
        medan.value = satu.dataset.cari;
        cari();
        return;
      }
      window.location.assign(wadah.dataset.halaman + satu.dataset.buka);
    }

    async function lanjutkan() {
      await cari();
      sorot(Math.max(0, pilihan().findIndex((satu) => "belum" in satu.dataset)));
    }

    const usang = () => medan.value.trim() !== termuat || antrean !== null;

    async function tunda(tombol) {
      if (antrean) {
        antrean.push(tombol);
        return;
      }
      antrean = [tombol];
      window.clearTimeout(jeda);
      await cari();
      const tombolnya = antrean;
      antrean = null;
      if (medan.value.trim() === termuat) tombolnya.forEach(turuti);
    }

    function turuti(tombol) {
      const banyak = daftar.children.length;
      if (tombol === "Enter") {
        if (aktif >= 0) pakai(daftar.children[aktif]);
        else medan.form.requestSubmit();
        return;
      }
      if (!banyak) return;
      buka();
      const turun = tombol === "ArrowDown";
      const awal = aktif < 0 ? (turun ? -1 : banyak) : aktif;
      sorot((awal + (turun ? 1 : -1) + banyak) % banyak);
    }

    medan.addEventListener("input", () => {
      lanjutan = false;
      sorot(-1);
      window.clearTimeout(jeda);
      jeda = window.setTimeout(cari, TUNGGU);
    });

    medan.addEventListener("keydown", (kejadian) => {
      const banyak = daftar.children.length;
      const terbuka = !daftar.hidden;
      const panah = kejadian.key === "ArrowDown" || kejadian.key === "ArrowUp";
      if (panah && medan.value.trim() && !lanjutan && usang()) {
        kejadian.preventDefault();
        tunda(kejadian.key);
      } else if (panah) {
        if (!banyak && lanjutan && kejadian.key === "ArrowDown") {
          kejadian.preventDefault();
          lanjutan = false;
          lanjutkan();
          return;
        }
        if (banyak) kejadian.preventDefault();
        turuti(kejadian.key);
      } else if (kejadian.key === "Enter" && antrean) {
        kejadian.preventDefault();
        tunda("Enter");
      } else if (kejadian.key === "Enter" && terbuka && aktif >= 0) {
        kejadian.preventDefault();
        turuti("Enter");
      } else if (kejadian.key === "Escape") {
        kejadian.preventDefault();
        if (terbuka) tutup();
        else {
          medan.value = "";
          cari();
        }
      } else if (kejadian.key === "Tab") {
        tutup();
      }
    });

    medan.addEventListener("focus", () => {
      if (medan.value.trim() && medan.value.trim() !== terakhir) cari();
    });
    medan.addEventListener("blur", () => window.setTimeout(tutup, 150));
    daftar.addEventListener("mousedown", (kejadian) => kejadian.preventDefault());
    daftar.addEventListener("click", (kejadian) => {
      const satu = kejadian.target.closest('[role="option"]');
      if (satu) pakai(satu);
    });
  }

  function pasangCentang(formulir) {
    const hasil = formulir.querySelector("[data-centang-hasil]");
    const kotak = () => Array.from(formulir.querySelectorAll('input[name="sub"]'));

    function hitung() {
      if (!hasil) return;
      const tercentang = kotak().filter((satu) => satu.checked);
      const pagu = tercentang.reduce((jumlah, satu) => jumlah + BigInt(satu.dataset.pagu.split(/[.,]/)[0] || 0), 0n);
      hasil.textContent =
        `${tercentang.length} sub kegiatan tercentang; pagu Renstranya menjadi pagu indikatif: ` +
        `Rp ${pagu.toLocaleString("id-ID")}.`;
    }

    formulir.addEventListener("change", hitung);
    formulir.querySelectorAll("[data-centang-bagian]").forEach((tombol) => {
      tombol.hidden = false;
      tombol.addEventListener("click", () => {
        const bagian = tombol.closest("section");
        bagian.querySelectorAll('input[name="sub"]').forEach((satu) => {
          satu.checked = !satu.checked;
        });
        hitung();
      });
    });
    hitung();
  }
})();
