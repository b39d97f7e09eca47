/* Forms of rows. Typed text is kept in this browser until it is saved; Ctrl+S saves; lists of
   inputs grow; sums are shown while typing. Without this script the same forms save as they are. */
(() => {
  "use strict";
  const PREFIX = "renja:isian:";
  const form = document.querySelector("form[data-isian]");
  const SKIPPED = new Set(["csrfmiddlewaretoken", "lanjut"]);

  const store = {
    get(key) {
      try {
        return JSON.parse(localStorage.getItem(key));
      } catch {
        return null;
      }
    },
    set(key, value) {
      try {
        localStorage.setItem(key, JSON.stringify(value));
      } catch {
        /* Full or forbidden: the form still saves by itself. */
      }
    },
    keys() {
      try {
        return Object.keys(localStorage);
      } catch {
        return [];
      }
    },
    remove(key) {
      try {
        localStorage.removeItem(key);
      } catch {
        /* Nothing was kept then. */
      }
    },
  };

  /* What the server says is saved needs no draft any more, whoever was signed in. */
  document.querySelectorAll("[data-draf-tersimpan]").forEach((mark) => {
    const tail = `:${mark.dataset.drafTersimpan}`;
    store.keys().filter((key) => key.startsWith(PREFIX) && key.endsWith(tail)).forEach(store.remove);
  });

  /* The row that a save leads back to takes the focus, after the browser has scrolled to it. */
  const row = location.hash.startsWith("#b-") && document.getElementById(location.hash.slice(1));
  if (row) {
    addEventListener("load", () => setTimeout(() => row.querySelector("a")?.focus(), 0));
  }
  if (!form) {
    return;
  }

  const key = `${PREFIX}${form.dataset.isian}:${location.pathname}${location.search}`;
  const entries = () =>
    [...new FormData(form).entries()].filter(([name, value]) => !SKIPPED.has(name) && typeof value === "string");
  /* Empty inputs at the end of a list are no difference. */
  const digest = (list) => JSON.stringify(list.filter(([, value]) => value !== ""));
  const atStart = digest(entries());
  const answered = document.querySelector(".ringkasan-galat, .isian-bentrok");

  /* ---- Lists that grow: the last input is never a filled one */
  const grow = (list) => {
    const items = list.querySelectorAll(":scope > li");
    const last = items[items.length - 1];
    if (![...last.querySelectorAll("input")].some((input) => input.value.trim())) {
      return;
    }
    const next = last.cloneNode(true);
    next.querySelectorAll("input").forEach((input) => {
      input.value = "";
      input.setAttribute("aria-label", input.getAttribute("aria-label").replace(/\d+/, items.length + 1));
    });
    list.append(next);
  };
  const lists = form.querySelectorAll("[data-isian-deret]");
  lists.forEach((list) => list.addEventListener("input", () => grow(list)));

  /* ---- Draft */
  const fill = (draft) => {
    const values = new Map();
    draft.forEach(([name, value]) => values.set(name, [...(values.get(name) || []), value]));
    lists.forEach((list) => {
      const name = list.querySelector("input").name;
      while (list.children.length < (values.get(name) || []).length) {
        const copy = list.lastElementChild.cloneNode(true);
        list.append(copy);
      }
    });
    const used = new Map();
    [...form.elements].forEach((input) => {
      if (!input.name || SKIPPED.has(input.name) || input.tagName === "BUTTON") {
        return;
      }
      const own = values.get(input.name) || [];
      if (input.type === "checkbox" || input.type === "radio") {
        input.checked = own.includes(input.value);
        return;
      }
      const place = used.get(input.name) || 0;
      used.set(input.name, place + 1);
      input.value = own[place] ?? "";
    });
    form.querySelectorAll("details").forEach((part) => {
      part.open = true;
    });
  };

  const notice = (time) => {
    const box = document.createElement("div");
    box.className = "pesan pesan--info isian-draf";
    box.setAttribute("role", "status");
    const text = document.createElement("span");
    const at = new Date(time).toLocaleString("id-ID", { dateStyle: "long", timeStyle: "short" });
    text.textContent = `Isian yang belum tersimpan dari ${at} dipulihkan. `;
    const drop = document.createElement("button");
    drop.type = "button";
    drop.className = "tombol";
    drop.textContent = "Buang";
    drop.addEventListener("click", () => {
      store.remove(key);
      clearTimeout(timer);
      location.reload();
    });
    box.append(text, drop);
    form.before(box);
  };

  const kept = store.get(key);
  if (kept && Array.isArray(kept.isi) && !answered && digest(kept.isi) !== atStart) {
    fill(kept.isi);
    notice(kept.waktu);
  }

  let timer = 0;
  const keep = () => {
    clearTimeout(timer);
    const now = entries();
    if (digest(now) === atStart && !answered) {
      store.remove(key);
    } else {
      store.set(key, { waktu: Date.now(), isi: now });
    }
  };
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(keep, 300);
  });
  form.addEventListener("change", keep);
  form.addEventListener("submit", keep);
  addEventListener("pagehide", () => {
    if (timer) {
      keep();
    }
  });

  /* ---- Ctrl+S */
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "s") {
      event.preventDefault();
      form.requestSubmit(form.querySelector("button[value='simpan']") || undefined);
    }
  });

  /* ---- The first field of a new row; an error summary or conflict goes first */
  const alarm = document.querySelector(".ringkasan-galat, .isian-bentrok");
  if (alarm) {
    alarm.focus();
  } else if (location.pathname.endsWith("/tambah/")) {
    [...form.elements].find((input) => input.type !== "hidden" && input.tagName !== "FIELDSET" && !input.value)?.focus();
  }
  /* A link of the summary opens the part that holds the field. */
  document.querySelectorAll(".ringkasan-galat a").forEach((link) => {
    link.addEventListener("click", () => {
      const target = document.getElementById(link.hash.slice(1));
      const closed = target?.closest("details");
      if (closed) {
        closed.open = true;
      }
      const input = target?.matches("input, select, textarea") ? target : target?.querySelector("input");
      setTimeout(() => input?.focus(), 0);
    });
  });

  /* ---- The official wording, taken over by one click without losing what else was typed */
  const offer = form.querySelector("[data-isian-saran]");
  if (offer) {
    offer.querySelector("a")?.remove();
    const take = document.createElement("button");
    take.type = "button";
    take.className = "tombol";
    take.textContent = "Pakai";
    take.addEventListener("click", () => {
      form.elements.uraian.value = offer.dataset.uraian;
      if (offer.dataset.satuan) {
        form.elements.satuan.value = offer.dataset.satuan;
      }
      keep();
      form.elements.uraian.focus();
    });
    offer.append(" ", take);
  }

  /* ---- A sum over a table, beside the pagu */
  const rupiah = (text) => {
    const plain = text.replace(/^rp\.?\s*/i, "").trim();
    return /^\d{1,3}(\.\d{3})*$|^\d+$/.test(plain) ? BigInt(plain.replaceAll(".", "")) : 0n;
  };
  const print = (value) => value.toLocaleString("id-ID");
  form.querySelectorAll("[data-isian-jumlah]").forEach((table) => {
    const out = form.querySelector(`[data-isian-hasil="${table.dataset.isianJumlah}"]`);
    const pagu = form.elements.pagu;
    const show = () => {
      const sum = [...table.querySelectorAll("input")].reduce((all, input) => all + rupiah(input.value), 0n);
      const goal = pagu ? rupiah(pagu.value) : 0n;
      const gap = goal - sum;
      out.hidden = sum === 0n;
      out.textContent = `Jumlah Rp ${print(sum)} dari pagu Rp ${print(goal)}. ${
        gap === 0n ? "Sama." : gap > 0n ? `Kurang Rp ${print(gap)}.` : `Lebih Rp ${print(-gap)}.`
      }`;
    };
    form.addEventListener("input", show);
    show();
  });
})();
