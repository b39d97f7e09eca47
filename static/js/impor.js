/* Applying an import with its progress shown; without scripts the form is sent as it is. */
(() => {
  "use strict";
  const formulir = document.querySelector("[data-terapkan]");
  if (!formulir || !window.ReadableStream) return;
  const kotak = formulir.querySelector("[data-kemajuan]");
  const bilah = kotak.querySelector("progress");
  const kabar = kotak.querySelector("[data-kabar]");
  const tombol = formulir.querySelector("button[type=submit]");

  const terima = (baris) => {
    const isi = JSON.parse(baris);
    if (isi.dari) {
      bilah.max = isi.dari;
      bilah.value = isi.nomor;
    }
    if (isi.nama) kabar.textContent = isi.n ? `${isi.nama} (${isi.n})` : isi.nama;
    if (isi.galat) {
      kabar.textContent = `Tidak ada yang ditulis. ${isi.galat}`;
      kabar.className = "impor-alasan";
      tombol.disabled = false;
    } else if (isi.selesai) {
      kabar.textContent = "Selesai.";
      window.location.assign(isi.tujuan);
    }
  };

  const jalankan = async () => {
    const jawaban = await fetch(formulir.action, {
      method: "POST",
      body: new FormData(formulir),
      headers: { Accept: "application/x-ndjson" },
    });
    if (!jawaban.ok || !jawaban.body) throw new Error(String(jawaban.status));
    const pembaca = jawaban.body.getReader();
    const sandi = new TextDecoder();
    let sisa = "";
    for (;;) {
      const { done, value } = await pembaca.read();
      sisa += done ? "" : sandi.decode(value, { stream: true });
      const baris = sisa.split("\n");
      sisa = baris.pop();
      baris.filter(Boolean).forEach(terima);
      if (done) return;
    }
  };

  formulir.addEventListener("submit", (peristiwa) => {
    peristiwa.preventDefault();
    tombol.disabled = true;
    kotak.hidden = false;
    kabar.className = "";
    jalankan().catch(() => {
      kabar.textContent = "Sambungan terputus. Muat ulang halaman ini untuk melihat hasilnya.";
      kabar.className = "impor-alasan";
      tombol.disabled = false;
    });
  });
})();
