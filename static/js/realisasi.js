/* Reporting a quarter: each row saves itself when it is left, with its version; Enter and the arrows
   move between the values; a pasted column fills them downwards. Without this script the page is
   one plain form. */
(() => {
  "use strict";
  const r = window.realisasi;
  const { form } = r;
  const RETRY = 5000;
  const TYPE = "application/json";
  const FIELDS = ["nilai", "pembilang", "penyebut", "rilis", "pendorong", "penghambat", "lanjut"];
  const rows = new Map();
  const notices = new Map();
  let queue = Promise.resolve();
  let retry = 0;

  const part = (row, name) => row.el.querySelector(`[data-rl="${name}"]`);
  const field = (row, name) => form.elements[`${name}.${row.key}`];
  const texts = (row) => Object.fromEntries(FIELDS.map((name) => [name, field(row, name)?.value ?? row.base[name] ?? ""]));
  const same = (one, other) => FIELDS.every((name) => (one[name] ?? "").trim() === (other[name] ?? "").trim());
  const isDirty = (row) => !same(texts(row), row.base);
  const rowOf = (element) => rows.get(element?.closest?.("[data-baris]")?.dataset.baris);
  const clock = () => new Date().toLocaleTimeString("id-ID", { hour: "2-digit", minute: "2-digit" });
  const button = (label, act) => {
    const item = document.createElement("button");
    item.type = "button";
    item.className = "tombol";
    item.textContent = label;
    item.addEventListener("click", act);
    return item;
  };

  /* --- Words -------------------------------------------------------------------------------- */

  r.say = (sentence, undo = false) => {
    const place = document.getElementById("rl-keadaan");
    place.textContent = sentence;
    if (undo) {
      place.append(" ", button("Urungkan", () => r.undo()));
    }
  };

  const notice = (kind, sentence, buttons, name) => {
    notices.get(name)?.remove();
    const box = document.createElement("div");
    box.className = `pesan pesan--${kind}`;
    const text = document.createElement("span");
    text.textContent = `${sentence} `;
    box.append(text, ...buttons);
    document.getElementById("rl-pesan").append(box);
    notices.set(name, box);
  };

  const dropNotice = (name) => {
    notices.get(name)?.remove();
    notices.delete(name);
  };

  const setState = (row, sentence) => {
    part(row, "keadaan").textContent = sentence;
  };

  const message = (row, name, sentence) => {
    const place = document.getElementById(`g-${name || "baris"}-${row.key}`);
    if (place) {
      place.textContent = sentence;
    }
    const input = name && field(row, name);
    if (input) {
      input.toggleAttribute("aria-invalid", Boolean(sentence));
      if (sentence) {
        input.setAttribute("aria-invalid", "true");
      }
    }
  };

  const showErrors = (row, errors) => {
    ["", ...FIELDS].forEach((name) => message(row, name, errors[name] ?? ""));
    row.el.classList.toggle("rl-baris--galat", Object.keys(errors).length > 0);
    if (Object.keys(errors).some((name) => field(row, name)?.closest(".rl-rincian"))) {
      row.el.querySelector(".rl-rincian").open = true;
    }
  };

  /* --- Rows --------------------------------------------------------------------------------- */

  const changed = (row) => {
    if (isDirty(row)) {
      r.keepDraft(row.key, row.versi, texts(row));
      setState(row, "Belum tersimpan");
    } else {
      r.dropDraft(row.key);
      row.refused = null;
      setState(row, "");
      showErrors(row, {});
    }
  };

  const put = (row, values) => {
    FIELDS.forEach((name) => {
      const input = field(row, name);
      if (input && values[name] !== undefined) {
        input.value = values[name];
      }
    });
  };

  /* What the server tells of a row beside its fields: figures, state, who, warnings. */
  const figures = (row, told) => {
    const { angka } = told;
    part(row, "tahun").textContent = angka.tahun;
    part(row, "capaian").textContent = angka.capaian;
    part(row, "capaian").classList.toggle("rl-alasan", !angka.ada);
    part(row, "draf").hidden = !angka.draf;
    part(row, "kurang").hidden = !angka.kurang;
    part(row, "kurang").querySelector("span").textContent = angka.kurang;
    const list = part(row, "peringatan");
    list.replaceChildren(
      ...angka.peringatan.map((sentence) => {
        const item = document.createElement("li");
        item.textContent = sentence;
        return item;
      }),
    );
    list.hidden = !angka.peringatan.length;
    part(row, "status").textContent = told.status;
    part(row, "status").className = `lencana lencana--${told.lencana}`;
    part(row, "atas_nama").hidden = !told.atas_nama;
    part(row, "ringkas").textContent = told.ringkas;
  };

  const settled = (row, told, sent) => {
    const typedOn = sent && !same(texts(row), sent);
    row.base = told.kolom;
    row.versi = told.versi;
    row.refused = null;
    showErrors(row, {});
    if (typedOn) {
      changed(row);
      return;
    }
    put(row, told.kolom);
    r.dropDraft(row.key);
    setState(row, told.s === "simpan" ? `Tersimpan ${clock()}` : "");
  };

  const conflict = (row, told) => {
    const settle = (mine) => {
      row.el.querySelector(".rl-bentrok")?.remove();
      row.base = told.kolom;
      row.versi = told.versi;
      row.refused = null;
      if (mine) {
        r.keepDraft(row.key, row.versi, texts(row));
        save([row], "baris", true);
      } else {
        put(row, told.kolom);
        changed(row);
      }
      field(row, "nilai").focus();
    };
    row.el.querySelector(".rl-bentrok")?.remove();
    const box = document.createElement("div");
    box.className = "rl-bentrok";
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", "Bentrok");
    const text = document.createElement("p");
    text.textContent = `Bentrok. ${told.oleh} menyimpan baris ini${told.waktu ? ` pada ${told.waktu}` : ""} sejak Anda membukanya.`;
    const list = document.createElement("ul");
    told.beda.forEach(([label, theirs, mine]) => {
      const item = document.createElement("li");
      item.textContent = `${label}: tersimpan ${theirs}, isian Anda ${mine}`;
      list.append(item);
    });
    box.append(text, list, button("Pakai milik saya", () => settle(true)), " ", button("Pakai yang tersimpan", () => settle(false)));
    row.el.querySelector(".rl-rincian").before(box);
    setState(row, "Bentrok");
  };

  r.applyRows = (told, { sent, quiet } = {}) => {
    for (const [key, one] of Object.entries(told)) {
      const row = rows.get(key);
      if (!row) {
        continue;
      }
      if (one.angka) {
        figures(row, one);
      }
      if (one.s === "simpan" || one.s === "tetap") {
        settled(row, one, sent?.get(key));
      } else if (one.s === "bentrok") {
        row.refused = sent?.get(key) ?? null;
        conflict(row, one);
      } else if (one.s) {
        row.refused = sent?.get(key) ?? null;
        showErrors(row, one.galat);
        setState(row, one.s === "kunci" ? "Terkunci" : "Tidak sah, belum tersimpan");
      } else if (quiet || !isDirty(row)) {
        const dirty = isDirty(row);
        row.versi = one.versi;
        row.base = one.kolom;
        if (!dirty) {
          put(row, one.kolom);
          changed(row);
        }
      }
    }
    count();
  };

  /* How many would be handed in: filled in, by the own unit or on its behalf. */
  const count = () => {
    const mine = (row) => row.el.dataset.sendiri || !part(row, "atas_nama").hidden;
    const filled = [...rows.values()].filter((row) => (row.base.nilai || row.base.rilis) && mine(row)).length;
    const act = form.querySelector("button[value=ajukan]");
    if (act) {
      act.textContent = `Ajukan yang sudah diisi${filled ? ` (${filled})` : ""}`;
    }
  };

  /* --- Saving ------------------------------------------------------------------------------- */

  const offline = () => {
    clearTimeout(retry);
    retry = setTimeout(() => saveAll(), RETRY);
    notice("warning", "Belum tersambung ke server. Isian Anda tetap disimpan di peramban ini; dicoba lagi sebentar lagi.", [button("Coba lagi", () => saveAll())], "sambungan");
  };

  const lostSession = () => {
    const link = document.createElement("a");
    link.href = `${form.dataset.masuk}?next=${encodeURIComponent(location.pathname + location.search)}`;
    link.className = "tombol";
    link.textContent = "Masuk lagi";
    notice("warning", "Sesi Anda sudah berakhir. Isian Anda tetap disimpan di peramban ini dan dipulihkan setelah Anda masuk lagi.", [link], "sesi");
  };

  const post = async (address, body) => {
    let response;
    try {
      const headers = { "Content-Type": TYPE, "X-CSRFToken": form.elements.csrfmiddlewaretoken.value };
      const text = JSON.stringify(body);
      response = await fetch(address, { method: "POST", headers, body: text, redirect: "manual", keepalive: text.length < 60000 });
    } catch {
      offline();
      return null;
    }
    dropNotice("sambungan");
    const json = response.headers.get("Content-Type")?.startsWith(TYPE);
    if (response.type === "opaqueredirect" || (!json && [401, 403].includes(response.status))) {
      lostSession();
      return null;
    }
    if (!json) {
      notice("error", `Server tidak dapat menyimpan sekarang (galat ${response.status}). Isian Anda tetap disimpan di peramban ini.`, [button("Coba lagi", () => saveAll())], "sambungan");
      return null;
    }
    return { ...(await response.json()), status: response.status };
  };

  r.pushUndo = (uid) => {
    r.undoStack.push(uid);
    r.rememberUndo();
  };

  const send = async (list, how) => {
    const sent = new Map(list.map((row) => [row.key, texts(row)]));
    list.forEach((row) => setState(row, "Menyimpan…"));
    r.say("Menyimpan…");
    const body = Object.fromEntries(list.map((row) => [row.key, { versi: row.versi, ...sent.get(row.key) }]));
    const answer = await post(form.dataset.simpan, { baris: body, cara: how });
    if (!answer?.baris) {
      list.forEach((row) => setState(row, "Belum tersimpan"));
      r.say(answer?.pesan ?? "Belum tersimpan.");
      return;
    }
    r.applyRows(answer.baris, { sent });
    if (answer.perubahan) {
      r.pushUndo(answer.perubahan);
    }
    const told = Object.values(answer.baris);
    const saved = told.filter((one) => one.s === "simpan").length;
    const failed = told.filter((one) => one.s !== "simpan" && one.s !== "tetap").length;
    const words = [saved && `${saved} realisasi tersimpan ${clock()}.`, failed && `${failed} belum tersimpan; sebabnya di barisnya.`];
    r.say(words.filter(Boolean).join(" ") || "Isian itu sudah tersimpan.", Boolean(answer.perubahan));
  };

  /* One request after the other, so that versions stay in step. */
  const save = (list, how = "baris", force = false) => {
    queue = queue.then(() => {
      const waiting = list.filter((row) => isDirty(row) && (force || !row.refused || !same(row.refused, texts(row))));
      return waiting.length ? send(waiting, how) : null;
    });
    return queue;
  };

  const saveAll = () => save([...rows.values()], "halaman", true);

  r.afterSaves = (act) => {
    queue = saveAll().then(act);
  };

  r.undo = async () => {
    await queue;
    const act = r.undoStack.pop();
    r.rememberUndo();
    if (!act) {
      r.say("Tidak ada simpanan yang dapat diurungkan.");
      return;
    }
    const answer = await post(form.dataset.urungkan, { perubahan: act });
    if (answer) {
      r.applyRows(answer.baris ?? {});
      r.say(answer.pesan ?? "");
      if (answer.status === 200 && /bukti/i.test(answer.pesan ?? "")) {
        location.reload();
      }
    }
  };

  Object.assign(r, { field, isDirty, changed, rowOf, save, saveAll, notice, allRows: () => [...rows.values()] });

  /* --- Start ---------------------------------------------------------------------------------- */

  form.addEventListener("input", (event) => {
    const row = rowOf(event.target);
    if (row && event.target.type !== "file") {
      changed(row);
    }
  });
  form.addEventListener("focusout", (event) => {
    const row = rowOf(event.target);
    if (row && rowOf(event.relatedTarget) !== row) {
      save([row]);
    }
  });
  form.addEventListener("submit", (event) => {
    if (event.submitter?.value === "simpan" && ![...form.querySelectorAll("input[type=file]")].some((input) => input.files.length)) {
      event.preventDefault();
      saveAll();
      return;
    }
    const stored = Object.fromEntries([...rows.values()].map((row) => [row.key, { versi: row.versi, ...row.base }]));
    form.elements.asal.value = JSON.stringify(stored);
  });

  Object.entries(JSON.parse(form.elements.asal.value)).forEach(([key, { versi, ...base }]) => {
    const el = form.querySelector(`[data-baris="${key}"]`);
    if (el) {
      rows.set(key, { key, el, versi, base, refused: null });
      r.prepareEvidence(el);
    }
  });
  const restored = r.drafts().filter(([key, draft]) => {
    const row = rows.get(key);
    if (!row || same(draft.texts, row.base)) {
      r.dropDraft(key);
      return false;
    }
    if (!isDirty(row)) {
      put(row, draft.texts);
      row.versi = draft.versi;
    }
    changed(row);
    return true;
  });
  if (restored.length && !document.querySelector(".ringkasan-galat")) {
    const drop = () => {
      restored.forEach(([key]) => r.dropDraft(key));
      location.reload();
    };
    notice("info", `${restored.length} isian yang belum tersimpan dipulihkan.`, [button("Simpan", () => saveAll()), " ", button("Buang", drop)], "draf");
  }
  document.querySelector(".ringkasan-galat")?.focus();
})();
