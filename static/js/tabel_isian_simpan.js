/* Saving: each row by itself when it is left, a block in one act; answers, conflicts, undo, news. */
(() => {
  "use strict";
  const t = window.tabelIsian;
  const RETRY = 5000;
  const JSON_TYPE = "application/json";
  let queue = Promise.resolve();
  let retry = 0;

  t.startSaving = () => {
    const stored = JSON.parse(t.form.elements.asal.value);
    t.base = new Map(Object.entries(stored).map(([id, [v, n]]) => [id, { v, n }]));
    t.dirty = new Set();
    t.refused = new Map();
    t.olderVersion = new Map();
    t.number = Number(t.form.dataset.nomor);
    t.undoStack = t.recall("urung") ?? (t.form.dataset.simpanan ? [t.form.dataset.simpanan] : []);
  };

  /* A cell was typed into: keeps the draft, moves the sums. */
  t.changed = (input) => {
    const id = input.name;
    if (input.value === t.base.get(id).n) {
      forget(id);
      t.setState(id, "");
    } else {
      t.dirty.delete(id);
      t.dirty.add(id);
      t.keepDraft(id, input.value);
      t.setState(id, "berubah");
    }
    t.moveSums();
    t.showOverall();
  };

  /* A cell is as it is stored. */
  const forget = (id) => {
    t.dirty.delete(id);
    t.refused.delete(id);
    t.olderVersion.delete(id);
    t.dropDraft(id);
  };

  t.restore = (id) => {
    const input = t.input(id);
    input.value = t.base.get(id).n;
    t.changed(input);
  };

  /* --- Sending -------------------------------------------------------------------------- */

  const lostSession = () => {
    const link = document.createElement("a");
    link.href = `${t.form.dataset.masuk}?next=${encodeURIComponent(location.pathname + location.search)}`;
    link.className = "tombol";
    link.textContent = "Masuk lagi";
    t.notice("warning", "Sesi Anda sudah berakhir. Isian Anda tetap disimpan di peramban ini dan dipulihkan setelah Anda masuk lagi.", [link], "sesi");
  };

  const offline = () => {
    clearTimeout(retry);
    retry = setTimeout(() => t.saveAll(), RETRY);
    t.notice("warning", "Belum tersambung ke server. Isian Anda tetap disimpan di peramban ini; dicoba lagi sebentar lagi.", [t.button("Coba lagi", () => t.saveAll())], "sambungan");
  };

  /* Sends JSON and gives the answer, or null where none came (the reason is then shown). */
  t.post = async (address, body, method = "POST") => {
    let response;
    try {
      const headers = { "Content-Type": JSON_TYPE, "X-CSRFToken": t.form.elements.csrfmiddlewaretoken.value };
      const text = method === "POST" ? JSON.stringify(body) : undefined;
      response = await fetch(address, { method, headers, body: text, redirect: "manual", keepalive: (text ?? "").length < 60000 });
    } catch {
      offline();
      return null;
    }
    t.dropNotice("sambungan");
    const json = response.headers.get("Content-Type")?.startsWith(JSON_TYPE);
    if (response.type === "opaqueredirect" || (!json && [401, 403].includes(response.status))) {
      lostSession();
      return null;
    }
    if (!json) {
      t.notice("error", `Server tidak dapat menyimpan sekarang (galat ${response.status}). Isian Anda tetap disimpan di peramban ini.`, [t.button("Coba lagi", () => t.saveAll())], "sambungan");
      return null;
    }
    return { ...(await response.json()), status: response.status };
  };

  /* Saves those of the cells that wait; one request after the other, so that versions stay in step. */
  t.save = (ids, how = "baris", force = false) => {
    queue = queue.then(() => {
      const waiting = ids.filter((id) => t.dirty.has(id) && (force || t.refused.get(id) !== t.input(id).value));
      const cells = waiting.map((id) => [id, t.olderVersion.get(id) ?? t.base.get(id).v, t.input(id).value]);
      return cells.length ? send(cells, how) : null;
    });
    return queue;
  };

  t.saveAll = (force = true) => t.save([...t.dirty], "halaman", force);

  /* Saves cells that are not typed one by one: a pasted block. */
  t.sendCells = (cells, how) => {
    queue = queue.then(() => send(cells, how));
    return queue;
  };

  const send = async (cells, how) => {
    const sent = new Map(cells.map(([id, , text]) => [id, text]));
    sent.forEach((_, id) => t.setState(id, "kirim"));
    t.showOverall("Menyimpan…");
    const reason = document.getElementById("ti-alasan")?.value ?? "";
    const answer = await t.post(t.form.dataset.simpan, { sel: cells, nomor: t.number, cara: how, alasan: reason });
    if (!answer?.sel) {
      sent.forEach((_, id) => t.dirty.has(id) && t.setState(id, "berubah"));
      if (answer?.pesan) {
        t.notice("error", answer.pesan);
      }
      t.showOverall("Belum tersimpan.");
      return;
    }
    apply(answer, sent);
    report(answer, how);
  };

  const report = (answer, how) => {
    const states = Object.values(answer.sel).map((cell) => cell.s);
    const saved = states.filter((state) => state === "simpan").length;
    if (answer.alasan) {
      t.notice("warning", answer.alasan, [t.button("Isi alasan", () => document.getElementById("ti-alasan").focus())], "alasan");
    } else {
      t.dropNotice("alasan");
    }
    if (answer.perubahan) {
      t.undoStack.push(answer.perubahan);
      t.remember("urung", t.undoStack.slice(-50));
      if (how !== "baris" && how !== "halaman") {
        t.notice("success", `${answer.judul}.`, [t.button("Urungkan", () => t.undo())], "blok");
      }
    } else if (how === "tempel" && saved === 0) {
      t.notice("error", "Tidak ada yang ditempel: ada sel yang baru saja diubah orang lain. Tempel sekali lagi.", [], "blok");
    }
    const same = states.every((state) => state === "tetap") ? "Isian itu sudah tersimpan." : "";
    t.showOverall(saved ? `${saved} sel tersimpan ${t.clock()}.` : same);
  };

  /* --- Answers -------------------------------------------------------------------------- */

  const apply = (answer, sent) => {
    t.number = Math.max(t.number, answer.nomor ?? 0);
    for (const [id, cell] of Object.entries(answer.sel ?? {})) {
      applyCell(id, cell, sent?.get(id));
    }
    for (const [id, cell] of Object.entries(answer.ikut ?? {})) {
      if (t.base.has(id)) {
        const changed = t.input(id)?.value !== t.base.get(id).n;
        t.base.set(id, { v: cell.v, n: cell.n });
        if (!changed && t.input(id)) {
          t.input(id).value = cell.n;
        }
      }
    }
    for (const [id, cell] of Object.entries(answer.lain ?? {})) {
      news(id, cell);
    }
    if (answer.jumlah) {
      t.setSums(answer.jumlah);
    }
    if (answer.susunan) {
      t.notice("info", "Susunan rencana ini baru saja berubah.", [t.button("Muat ulang", () => location.reload())], "susunan");
    }
  };

  const applyCell = (id, cell, sentText) => {
    const input = t.input(id);
    if (!input) {
      return;
    }
    if (cell.s === "simpan" || cell.s === "tetap") {
      const typedOn = t.dirty.has(id) && input.value !== sentText;
      t.base.set(id, { v: cell.v, n: cell.n });
      if (typedOn) {
        t.olderVersion.delete(id);
        t.changed(input);
        return;
      }
      input.value = cell.n;
      forget(id);
      t.setState(id, cell.s === "simpan" ? "simpan" : "");
      return;
    }
    if (!t.dirty.has(id) && sentText !== undefined) {
      input.value = sentText;
      t.dirty.add(id);
      t.keepDraft(id, sentText);
    }
    if (cell.s === "bentrok") {
      conflict(id, cell);
      return;
    }
    t.refused.set(id, sentText);
    t.setState(id, cell.s, cell.pesan);
  };

  /* Both values, who and when; a person decides. */
  const conflict = (id, cell) => {
    const input = t.input(id);
    const theirs = cell.n === "" ? "kosong" : cell.n;
    const when = cell.waktu ? ` pada ${cell.waktu}` : "";
    t.refused.set(id, input.value);
    t.base.set(id, { v: cell.v, n: cell.n });
    const settle = (mine) => {
      t.olderVersion.delete(id);
      t.refused.delete(id);
      if (mine) {
        t.keepDraft(id, input.value);
        t.save([id], "baris", true);
      } else {
        t.restore(id);
      }
      t.focusCell(input.closest("td"));
    };
    t.setState(id, "bentrok", `${cell.oleh} menyimpan ${theirs}${when}. Isian Anda: ${input.value || "kosong"}.`, [
      ["Pakai milik saya", () => settle(true)],
      ["Pakai nilai itu", () => settle(false)],
    ]);
    t.moveSums();
  };

  /* What somebody else saved: shown, unless the cell is being typed into here. */
  const news = (id, cell) => {
    const input = t.input(id);
    if (!input || !t.base.has(id) || t.base.get(id).v === cell.v) {
      return;
    }
    if (t.dirty.has(id) && input.value !== cell.n) {
      conflict(id, cell);
      return;
    }
    const same = input.value === cell.n;
    t.base.set(id, { v: cell.v, n: cell.n });
    input.value = cell.n;
    forget(id);
    if (!same) {
      t.setState(id, "lain");
      input.closest("td").title = `Disimpan ${cell.oleh} ${cell.waktu}`;
    }
  };

  /* --- Undo and news -------------------------------------------------------------------- */

  /* Takes back what was typed last and is not saved yet; else the last saved act, on the server. */
  t.undo = async () => {
    await queue;
    const last = [...t.dirty].pop();
    if (last) {
      t.restore(last);
      return;
    }
    const act = t.undoStack.pop();
    t.remember("urung", t.undoStack);
    if (!act) {
      t.showOverall("Tidak ada simpanan yang dapat diurungkan.");
      return;
    }
    const answer = await t.post(t.form.dataset.urungkan, { perubahan: act, nomor: t.number });
    if (answer) {
      apply(answer);
      t.dropNotice("blok");
      if (answer.status === 200) {
        t.showOverall(answer.pesan);
      } else {
        t.notice("error", answer.pesan ?? "Simpanan itu tidak dapat diurungkan.");
      }
    }
  };

  t.askNews = async () => {
    await queue;
    const answer = await t.post(`${t.form.dataset.kabar}&sejak=${t.number}`, null, "GET");
    if (answer) {
      apply(answer);
    }
  };
})();
