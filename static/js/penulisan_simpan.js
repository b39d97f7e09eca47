/* Saving by itself: after a pause, at least every twenty seconds, on leaving the field or the page.
   Every save names the version it was typed over. What is not on the server yet lies in this browser
   (removed on signing out). A conflict or a deleted part stops it until the person has chosen. */
(() => {
  "use strict";
  const t = window.penulisan;
  if (!t.text) {
    return;
  }
  const PAUSE = 3000;
  const LONGEST = 20000;
  const RETRY = 5000;
  const NEWS = 20000;
  const KEEPALIVE = 60000;
  const data = t.form.dataset;
  const key = `renja:naskah:${data.siapa}:${data.milik}:${data.uid}`;
  const limit = Number(data.terpanjang);
  const state = t.root.querySelector("[data-pn-status]");
  const tooLong = t.root.querySelector("[data-pn-panjang]");
  /* What the server has, as far as this page knows. */
  const base = { version: Number(t.form.elements.versi.defaultValue), text: t.text.defaultValue };
  let saving = null;
  /* A text that was sent and never answered: it may have been saved all the same. */
  let unanswered = null;
  let refused = null;
  let stopped = false;
  let since = 0;
  let pauseTimer = 0;
  let draftTimer = 0;
  let kept = true;
  /* Whether the person asked to save, and so waits for what comes of it. */
  let asked = false;

  const say = (sentence, kind = "") => {
    if (state.textContent !== sentence) {
      state.textContent = sentence;
      state.dataset.keadaan = kind;
    }
  };
  const dirty = () => t.text.value !== base.text;

  /* ---- The draft in this browser */
  const draft = {
    read() {
      try {
        return JSON.parse(localStorage.getItem(key));
      } catch {
        return null;
      }
    },
    write() {
      clearTimeout(draftTimer);
      draftTimer = 0;
      try {
        localStorage.setItem(key, JSON.stringify({ versi: base.version, isi: t.text.value, waktu: Date.now() }));
        kept = true;
      } catch {
        kept = false;
      }
    },
    drop() {
      clearTimeout(draftTimer);
      draftTimer = 0;
      try {
        localStorage.removeItem(key);
      } catch {
        /* Nothing was kept then. */
      }
    },
  };

  const setBase = (version, text) => {
    base.version = version;
    base.text = text;
    document.querySelectorAll("[data-pn-form] input[name=versi], [data-pn-awal] input[name=versi]").forEach((input) => {
      input.value = String(version);
    });
  };

  /* Puts a text in the field in one step that Ctrl+Z takes back. */
  const replace = (text) => {
    const top = t.text.scrollTop;
    t.insert(text, 0, t.text.value.length);
    if (t.text.value !== text) {
      t.setText(text);
    }
    t.text.scrollTop = top;
  };

  /* ---- Limits, told at the place */
  const length = () => {
    const now = t.text.value.length < limit * 0.9 ? 0 : Array.from(t.text.value).length;
    const number = (value) => value.toLocaleString("id-ID");
    let sentence = "";
    if (now > limit) {
      sentence = `Lebih ${number(now - limit)} huruf dari batas ${number(limit)} huruf. Pindahkan sebagian ke subbab lain; belum disimpan.`;
    } else if (now > limit * 0.9) {
      sentence = `Tersisa ${number(limit - now)} dari ${number(limit)} huruf.`;
    }
    if (tooLong.textContent !== sentence) {
      tooLong.textContent = sentence;
      if (now > limit) {
        t.text.setAttribute("aria-invalid", "true");
      } else {
        t.text.removeAttribute("aria-invalid");
      }
    }
    return now <= limit;
  };

  /* ---- Answers */
  const done = (answer, text) => {
    const clean = answer.isi ?? text;
    setBase(answer.versi, clean);
    if (clean !== text && t.text.value === text) {
      const caret = t.text.selectionStart;
      t.text.value = clean;
      t.text.setSelectionRange(caret, caret);
    }
    if (answer.pesan) {
      t.notice("info", answer.pesan, [], "dibuang");
    }
    t.dropNotice("sambungan");
    if (dirty()) {
      since = Date.now();
      say("Belum tersimpan.");
      plan();
    } else {
      since = 0;
      draft.drop();
      say(answer.jam ? `Tersimpan ${answer.jam}.` : "Tersimpan.");
    }
  };

  const failed = (sentence, wait) => {
    draft.write();
    say(kept ? "Belum tersimpan ke server; tulisan ada di peramban ini." : "Belum tersimpan. Jangan tutup halaman ini.", "gagal");
    t.notice("warning", sentence, [t.button("Coba lagi", () => save())], "sambungan");
    clearTimeout(pauseTimer);
    if (wait) {
      pauseTimer = setTimeout(save, wait);
    }
  };

  const lostSession = () => {
    draft.write();
    say("Belum tersimpan ke server; tulisan ada di peramban ini.", "gagal");
    const link = document.createElement("a");
    link.className = "tombol";
    link.href = `${data.masuk}?next=${encodeURIComponent(location.pathname + location.search)}`;
    link.textContent = "Masuk lagi";
    t.notice("warning", "Sesi Anda sudah berakhir. Tulisan Anda tetap disimpan di peramban ini dan ditawarkan kembali setelah Anda masuk lagi.", [link], "sambungan");
  };

  /* Both texts and the choice; autosave waits for it. */
  const conflict = (answer, text) => {
    if (answer.isi === unanswered) {
      /* It was this page's own save, whose answer was lost on the way. */
      unanswered = null;
      done({ versi: answer.versi }, answer.isi);
      return;
    }
    stopped = true;
    draft.write();
    say("Belum tersimpan: pilih dahulu tulisan yang dipakai.", "gagal");
    const place = t.root.querySelector("[data-pn-kabar]");
    place.querySelector("[data-pn-bentrok]")?.remove();
    place.append(...t.nodes(answer.html));
    const box = place.querySelector("[data-pn-bentrok]");
    const choices = box.querySelector("[data-pn-pilih]");
    choices.hidden = false;
    choices.addEventListener("click", (event) => {
      const kind = event.target.closest("[data-pilih]")?.dataset.pilih;
      if (!kind) {
        return;
      }
      if (kind === "gabungan" && t.text.value !== text) {
        /* More was typed meanwhile: put together anew, then look again. */
        box.remove();
        stopped = false;
        save();
        return;
      }
      settle(kind, answer, box);
    });
    notify(box);
  };

  /* Who is typing is not torn away from the text: the notice is announced, and comes into sight. */
  const notify = (box) => {
    if (asked || document.activeElement !== t.text) {
      box.focus();
    } else {
      box.scrollIntoView({ block: "nearest" });
    }
  };

  const settle = (kind, answer, box) => {
    const mine = t.text.value;
    box.remove();
    setBase(answer.versi, answer.isi);
    stopped = false;
    if (kind === "mereka") {
      replace(answer.isi);
      draft.drop();
      t.notice("info", `Tulisan ${answer.oleh} yang dipakai.`, [t.button("Kembalikan tulisan saya", () => {
        t.dropNotice("pilihan");
        replace(mine);
      })], "pilihan");
    } else if (kind === "gabungan") {
      replace(answer.gabungan);
      if (answer.pertentangan) {
        const place = t.text.value.indexOf("=== Tulisan Anda ===");
        t.text.focus();
        t.text.setSelectionRange(place, place);
      }
    }
    t.text.focus();
    if (!(kind === "gabungan" && answer.pertentangan)) {
      save();
    }
  };

  /* Somebody deleted the part: the text stays, and a button puts it back as a new one. */
  const gone = (answer) => {
    stopped = true;
    draft.write();
    say("Belum tersimpan: bagian ini sudah dihapus.", "gagal");
    const place = t.root.querySelector("[data-pn-kabar]");
    place.append(...t.nodes(answer.html));
    const box = place.querySelector("[data-pn-hilang]");
    const form = box.querySelector("form");
    form.elements.isi.hidden = true;
    form.addEventListener("submit", () => {
      form.elements.isi.value = t.text.value;
    });
    notify(box);
  };

  /* ---- Sending */
  const body = (text) => new URLSearchParams({ versi: String(base.version), isi: text });
  const headers = () => ({ ...t.HEADER, "X-CSRFToken": t.form.elements.csrfmiddlewaretoken.value });

  const send = async (text) => {
    let answer;
    try {
      answer = await fetch(location.pathname, { method: "POST", body: body(text), headers: headers(), redirect: "manual", keepalive: text.length < KEEPALIVE / 3 });
    } catch {
      unanswered = text;
      failed("Belum tersambung ke server. Tulisan Anda tetap disimpan di peramban ini; dicoba lagi sebentar lagi.", RETRY);
      return;
    }
    const json = answer.headers.get("Content-Type")?.startsWith("application/json");
    if (answer.type === "opaqueredirect" || (!json && [401, 403].includes(answer.status))) {
      lostSession();
      return;
    }
    if (!json) {
      unanswered = text;
      failed(`Server belum dapat menyimpan (galat ${answer.status}). Tulisan Anda tetap disimpan di peramban ini.`, RETRY * 3);
      return;
    }
    const found = await answer.json();
    t.dropNotice("sambungan");
    if (answer.status === 200) {
      unanswered = null;
      done(found, text);
    } else if (answer.status === 409) {
      conflict(found, text);
    } else if (answer.status === 410) {
      gone(found);
    } else {
      refused = text;
      draft.write();
      say("Belum tersimpan.", "gagal");
      t.notice("error", found.pesan, [], "sambungan");
    }
  };

  const save = () => {
    clearTimeout(pauseTimer);
    if (saving || stopped || !dirty() || t.text.value === refused || !length()) {
      return saving;
    }
    const text = t.text.value;
    say("Menyimpan…");
    saving = send(text).finally(() => {
      saving = null;
      asked = false;
    });
    return saving;
  };

  const plan = () => {
    clearTimeout(pauseTimer);
    const left = since + LONGEST - Date.now();
    pauseTimer = setTimeout(save, Math.max(0, Math.min(PAUSE, left)));
  };

  t.text.addEventListener("input", () => {
    length();
    if (!dirty()) {
      clearTimeout(pauseTimer);
      since = 0;
      draft.drop();
      say("Tidak ada yang belum tersimpan.");
      return;
    }
    since ||= Date.now();
    if (!stopped && !saving) {
      say("Belum tersimpan.");
      plan();
    }
    draftTimer ||= setTimeout(draft.write, 300);
  });
  t.text.addEventListener("blur", () => save());
  t.form.addEventListener("submit", (event) => {
    event.preventDefault();
    refused = null;
    asked = true;
    if (dirty()) {
      save();
    } else {
      say("Tidak ada yang belum tersimpan.");
    }
  });
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "s") {
      event.preventDefault();
      t.form.requestSubmit();
    }
  });
  addEventListener("online", () => save());
  document.querySelector("[data-pn-awal]")?.addEventListener("submit", async (event) => {
    if (dirty() && !stopped) {
      event.preventDefault();
      await save();
      if (!dirty()) {
        event.target.submit();
      }
    }
  });

  /* Leaving: the draft first, which never fails silently; then the server, where it is short enough. */
  const leave = () => {
    if (!dirty()) {
      return;
    }
    draft.write();
    if (!saving && !stopped && t.text.value !== refused) {
      const parcel = body(t.text.value);
      if (parcel.toString().length < KEEPALIVE) {
        unanswered = t.text.value;
        fetch(location.pathname, { method: "POST", body: parcel, headers: headers(), redirect: "manual", keepalive: true }).catch(() => {});
      }
    }
  };
  addEventListener("pagehide", leave);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") {
      save();
    }
  });
  addEventListener("beforeunload", (event) => {
    if (dirty() && !kept) {
      event.preventDefault();
    }
  });

  /* ---- News of others, while nothing of one's own waits */
  setInterval(async () => {
    if (document.visibilityState !== "visible" || saving || stopped || dirty()) {
      return;
    }
    try {
      const answer = await fetch(data.kabar, { headers: t.HEADER, redirect: "manual" });
      const news = answer.ok ? await answer.json() : null;
      if (news && news.versi !== base.version && !saving && !dirty()) {
        const sentence = news.versi ? `${news.oleh} mengubah bagian ini pukul ${news.jam}.` : "Bagian ini sudah dihapus orang lain.";
        t.notice("info", sentence, news.versi ? [t.button("Tampilkan isinya", () => location.reload())] : [], "kabar");
      }
    } catch {
      /* No connection: the next save says so. */
    }
  }, NEWS);

  /* ---- A draft from before */
  const old = draft.read();
  if (old && typeof old.isi === "string" && old.isi !== base.text && !t.root.querySelector("[data-pn-bentrok]")) {
    const at = new Date(old.waktu).toLocaleString("id-ID", { dateStyle: "long", timeStyle: "short" });
    t.notice("warning", `Ada tulisan dari ${at} yang belum sampai ke server.`, [
      t.button("Pakai tulisan itu", () => {
        t.dropNotice("draf");
        /* Over the version that it was typed for, so that nobody's later text is lost. */
        base.version = old.versi;
        replace(old.isi);
        save();
      }, "tombol--utama"),
      t.button("Buang", () => {
        t.dropNotice("draf");
        draft.drop();
      }),
    ], "draf");
  } else if (old) {
    draft.drop();
  }
  length();
})();
