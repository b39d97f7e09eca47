/* How the state of a cell is shown: a sign at the cell, a word at the end of its row, a sentence
   or a choice inside the cell, and one line for the whole grid. */
(() => {
  "use strict";
  const t = window.tabelIsian;
  const SIGNS = { berubah: "•", kirim: "…", simpan: "✓", tidak: "!", kunci: "!", bentrok: "⇄", lain: "↻" };
  const WORDS = [
    ["bentrok", "Bentrok"], ["tidak", "Tidak sah"], ["kunci", "Terkunci"], ["kirim", "Menyimpan…"],
    ["berubah", "Belum tersimpan"], ["simpan", "Tersimpan"], ["lain", "Diperbarui"],
  ];

  const element = (name, className, ...parts) => {
    const made = document.createElement(name);
    made.className = className;
    made.append(...parts);
    return made;
  };

  t.clock = () => new Date().toLocaleTimeString("id-ID", { hour: "2-digit", minute: "2-digit" });

  /* Gives a cell a state ("" for none), with a sentence and buttons where there are any. */
  t.setState = (id, state, sentence = "", buttons = []) => {
    const input = t.input(id);
    const cell = input?.closest("td");
    if (!cell) {
      return;
    }
    cell.querySelectorAll(".ti-tanda-isi, .ti-pesan, .ti-aksi, .ti-pilih").forEach((part) => part.remove());
    cell.classList.remove(...Object.keys(SIGNS).map((name) => `ti-${name}`));
    cell.dataset.s = state;
    input.removeAttribute("aria-invalid");
    input.removeAttribute("aria-describedby");
    if (state) {
      cell.classList.add(`ti-${state}`);
      const sign = element("span", "ti-tanda-isi", SIGNS[state]);
      sign.setAttribute("aria-hidden", "true");
      cell.append(sign);
    }
    if (sentence) {
      const message = element("span", "ti-pesan", sentence);
      message.id = `g-${id}`;
      input.setAttribute("aria-describedby", message.id);
      cell.append(message);
    }
    if (["tidak", "kunci", "bentrok"].includes(state)) {
      input.setAttribute("aria-invalid", "true");
    }
    if (buttons.length) {
      cell.append(element("span", "ti-aksi", ...buttons.map(([text, act]) => t.button(text, act))));
    }
    showRow(cell.parentNode);
  };

  t.button = (text, act) => {
    const made = element("button", "tombol", text);
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  };

  const showRow = (row) => {
    const states = new Set([...row.cells].map((cell) => cell.dataset.s));
    const found = WORDS.find(([state]) => states.has(state));
    const last = row.cells[row.cells.length - 1];
    last.querySelector(".ti-status")?.remove();
    if (found) {
      const [state, word] = found;
      const bad = ["bentrok", "tidak", "kunci"].includes(state);
      const text = state === "simpan" || state === "lain" ? `${word} ${t.clock()}` : word;
      last.append(element("span", `ti-status${bad ? " ti-status--galat" : ""}`, text));
    }
  };

  /* The line of the whole grid, read out when it changes. */
  t.showOverall = (text = "") => {
    const waiting = t.dirty.size;
    const bad = t.table.querySelectorAll("[data-s=tidak], [data-s=kunci], [data-s=bentrok]").length;
    const parts = [text];
    if (bad) {
      parts.push(`${bad} sel perlu diperbaiki.`);
    } else if (waiting && !text) {
      parts.push(`${waiting} isian belum tersimpan; tersimpan saat Anda meninggalkan barisnya.`);
    }
    document.getElementById("ti-keadaan").textContent = parts.filter(Boolean).join(" ");
  };

  /* A notice above the grid, one of a kind at a time; `kind` as the modifiers of .pesan. */
  t.notice = (kind, text, buttons = [], name = "umum") => {
    t.dropNotice(name);
    const words = { error: "Galat.", warning: "Perhatian.", success: "Berhasil.", info: "Info." };
    const box = element("div", `pesan pesan--${kind} ti-pemberitahuan`);
    const line = element("span", "");
    line.append(element("span", "pesan-jenis", words[kind]), ` ${text}`);
    box.append(line, ...buttons);
    box.dataset.nama = name;
    document.getElementById("ti-pesan").append(box);
  };

  t.dropNotice = (name) => document.querySelector(`#ti-pesan > [data-nama="${name}"]`)?.remove();
})();
