/* Work in the background: asks how far it is, every second at first, less often while nothing
   changes. Without scripts a link shows the latest state. */
(() => {
  "use strict";
  const PALING_CEPAT = 1000;
  const PALING_LAMBAT = 10000;

  const ikuti = (kotak) => {
    const kalimat = kotak.querySelector("[data-proses-kalimat]");
    let jeda = PALING_CEPAT;
    let terakhir = "";

    const tulis = (teks) => {
      if (kalimat.textContent !== teks) kalimat.textContent = teks;
    };
    const sembunyikanMuat = () => {
      const muat = kotak.querySelector("[data-proses-muat]");
      if (muat) muat.hidden = true;
    };

    const tunjukkan = (kini) => {
      const isi = kotak.querySelector("[data-proses-isi]");
      if (isi && kini.status !== kotak.dataset.status) {
        const berfokus = isi.contains(document.activeElement);
        isi.innerHTML = kini.html;
        sembunyikanMuat();
        if (berfokus) isi.querySelector("a, button")?.focus();
      }
      kotak.dataset.status = kini.status;
      const bilah = kotak.querySelector("[data-proses-kemajuan]");
      if (bilah && kini.status === "berjalan") bilah.value = kini.kemajuan;
      tulis(kini.kalimat);
    };

    const selesai = (kini) => {
      kotak.removeAttribute("data-bergerak");
      kotak.dispatchEvent(new CustomEvent("proses:selesai", { bubbles: true, detail: kini }));
      if ("muatUlang" in kotak.dataset) window.location.reload();
      else if (!kotak.querySelector("[data-proses-isi]")) {
        kotak.querySelector("[data-proses-kemajuan]")?.remove();
      }
    };

    const tanya = async () => {
      if (document.hidden) {
        document.addEventListener("visibilitychange", tanya, { once: true });
        return;
      }
      try {
        const jawaban = await fetch(kotak.dataset.proses, {
          headers: { Accept: "application/json" },
          redirect: "manual",
        });
        if (jawaban.status >= 500) throw new Error(String(jawaban.status));
        if (!jawaban.ok) {
          tulis("Keadaannya tidak dapat dibaca lagi. Muat ulang halaman ini.");
          return;
        }
        const kini = await jawaban.json();
        tunjukkan(kini);
        if (!kini.bergerak) {
          selesai(kini);
          return;
        }
        const tanda = `${kini.status} ${kini.kemajuan} ${kini.kalimat}`;
        jeda = tanda === terakhir ? Math.min(jeda * 1.3, PALING_LAMBAT) : PALING_CEPAT;
        terakhir = tanda;
      } catch {
        tulis("Sambungan ke server terputus. Dicoba lagi dengan sendirinya.");
        jeda = Math.min(jeda * 2, PALING_LAMBAT);
      }
      window.setTimeout(tanya, jeda);
    };

    sembunyikanMuat();
    window.setTimeout(tanya, jeda);
  };

  document.querySelectorAll("[data-proses][data-bergerak]").forEach(ikuti);
})();
