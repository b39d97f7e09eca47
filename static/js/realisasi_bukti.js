/* Evidence: files are sent at once with their progress shown, and taken off without leaving the
   page. Without this script the same is done by the form of a single row. */
(() => {
  "use strict";
  const r = window.realisasi;
  const LIMIT = 10 * 1024 * 1024;

  const part = (row, name) => row.querySelector(`[data-rl="${name}"]`);

  const errors = (row, list) => {
    const box = part(row, "galat_bukti");
    box.replaceChildren(
      ...list.map((sentence) => {
        const item = document.createElement("li");
        item.textContent = sentence;
        return item;
      }),
    );
    box.hidden = !list.length;
    part(row, "unggah").classList.toggle("medan--galat", list.length > 0);
  };

  /* The answer of the server: the list as it stands now, and why a file was not taken. */
  const settle = (row, request, done) => {
    if (request.status === 0 || !request.getResponseHeader("Content-Type")?.startsWith("application/json")) {
      errors(row, [
        request.status === 413
          ? "Berkas ini terlalu besar bagi server. Perkecil atau bagi menjadi beberapa berkas."
          : "Belum terkirim. Periksa sambungan atau masuk lagi, lalu pilih berkasnya sekali lagi.",
      ]);
      return;
    }
    const answer = JSON.parse(request.responseText);
    errors(row, answer.galat ?? (answer.pesan ? [answer.pesan] : []));
    if (answer.html) {
      part(row, "bukti").innerHTML = answer.html;
    }
    r.applyRows(answer.baris ?? {}, { quiet: true });
    if (answer.perubahan) {
      r.pushUndo(answer.perubahan);
      r.say(`${answer.judul}.`, true);
    }
    done?.(answer);
  };

  const send = (row, address, data, progress) => {
    const request = new XMLHttpRequest();
    request.open("POST", address);
    request.setRequestHeader("X-CSRFToken", r.form.elements.csrfmiddlewaretoken.value);
    if (progress) {
      request.upload.addEventListener("progress", (event) => {
        progress.max = event.total;
        progress.value = event.loaded;
      });
    }
    request.addEventListener("loadend", () => {
      progress?.remove();
      settle(row, request);
    });
    request.send(data);
  };

  const upload = (row, input) => {
    const files = [...input.files];
    const large = files.filter((file) => file.size > LIMIT);
    const fine = files.filter((file) => file.size <= LIMIT);
    input.value = "";
    const refused = large.map((file) => `${file.name}: Berkas ini lebih dari 10 MiB. Perkecil atau bagi menjadi beberapa berkas.`);
    errors(row, refused);
    if (!fine.length) {
      return;
    }
    const data = new FormData();
    fine.forEach((file) => data.append(`bukti.${row.dataset.baris}`, file));
    const progress = document.createElement("progress");
    progress.max = 1;
    progress.value = 0;
    progress.setAttribute("aria-label", `Mengirim ${fine.length} berkas`);
    input.after(progress);
    r.afterSaves(() => send(row, r.form.dataset.lampirkan, data, progress));
  };

  r.prepareEvidence = (row) => {
    const place = part(row, "unggah");
    let input = place.querySelector("input[type=file]");
    if (!input) {
      const link = place.querySelector("a");
      const key = row.dataset.baris;
      const label = document.createElement("label");
      label.htmlFor = `bukti-${key}`;
      label.textContent = "Lampirkan berkas";
      input = document.createElement("input");
      Object.assign(input, { type: "file", id: `bukti-${key}`, multiple: true, className: "form-control" });
      input.accept = ".pdf,.png,.jpg,.jpeg,.xlsx,.docx";
      input.setAttribute("aria-describedby", `p-bukti-${key} g-bukti-${key}`);
      link.replaceWith(label, input);
    }
    input.addEventListener("change", () => upload(row, input));
    row.addEventListener("click", (event) => {
      const button = event.target.closest("button[name=lepas]");
      if (button) {
        event.preventDefault();
        const data = new FormData();
        data.append("lepas", button.value);
        r.afterSaves(() => send(row, r.form.dataset.lepas, data));
      }
    });
  };
})();
