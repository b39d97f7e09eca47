/* Writing the document: what the other scripts of this room share, and the search over values. */
(() => {
  "use strict";
  const form = document.querySelector("[data-pn-form]");
  const t = {
    form,
    root: document.querySelector("[data-pn]"),
    text: form?.elements.isi ?? null,
    HEADER: { "X-Penulisan": "1" },
  };
  window.penulisan = t;

  t.button = (label, action, kind = "") => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = `tombol ${kind}`.trim();
    button.textContent = label;
    button.addEventListener("click", action);
    return button;
  };

  /* A notice above the text; one of each name at a time. */
  t.notice = (kind, sentence, actions = [], name = "umum") => {
    t.dropNotice(name);
    const word = { error: "Galat.", warning: "Perhatian.", success: "Berhasil.", info: "Info." }[kind];
    const box = document.createElement("div");
    box.className = `pesan pesan--${kind}`;
    box.dataset.kabar = name;
    box.setAttribute("role", kind === "error" ? "alert" : "status");
    const mark = document.createElement("span");
    mark.className = "pesan-jenis";
    mark.textContent = word;
    box.append(mark, ` ${sentence} `, ...actions);
    t.root.querySelector("[data-pn-kabar]").append(box);
    return box;
  };

  t.dropNotice = (name) => {
    t.root.querySelectorAll(`[data-kabar="${name}"]`).forEach((box) => box.remove());
  };

  /* Markup that the server wrote, as nodes. */
  t.nodes = (html) => [...new DOMParser().parseFromString(html, "text/html").body.childNodes];

  /* Puts text in place of the selection, so that the browser's own undo knows of it. */
  t.insert = (text, from = t.text.selectionStart, to = t.text.selectionEnd) => {
    t.text.focus();
    t.text.setSelectionRange(from, to);
    if (!document.execCommand("insertText", false, text)) {
      t.text.setRangeText(text, from, to, "end");
      t.text.dispatchEvent(new Event("input", { bubbles: true }));
    }
  };

  /* Replaces the whole text and tells everybody. */
  t.setText = (text) => {
    t.text.value = text;
    t.text.dispatchEvent(new Event("input", { bubbles: true }));
  };

  /* Leads to a place told by line, column and length, all counted in characters from 1. */
  t.select = (line, column, length) => {
    const lines = t.text.value.split("\n");
    const before = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
    const signs = Array.from(lines[line - 1] ?? "");
    const start = before + signs.slice(0, column - 1).join("").length;
    const end = start + signs.slice(column - 1, column - 1 + length).join("").length;
    t.text.focus();
    t.text.setSelectionRange(start, Math.max(end, start));
    /* A text area scrolls to its caret only when something is typed: line by line, near enough. */
    const height = t.text.scrollHeight / Math.max(lines.length, 1);
    t.text.scrollTop = Math.max(0, (line - 4) * height);
    t.text.scrollIntoView({ block: "nearest" });
  };

  /* ---- The search over values: a row stays when it holds every word */
  t.filter = (root, field, status) => {
    const words = field.value.toLocaleLowerCase("id").split(/\s+/).filter(Boolean);
    let found = 0;
    root.querySelectorAll("[data-pn-satu]").forEach((row) => {
      const text = row.textContent.toLocaleLowerCase("id");
      row.hidden = !words.every((word) => text.includes(word));
      found += row.hidden ? 0 : 1;
    });
    status.textContent = words.length ? (found ? `${found} cocok.` : "Tidak ada yang memuat kata itu; pakai kata yang lebih pendek.") : "";
  };
  const search = document.querySelector("[data-pn-cari]");
  if (search) {
    search.hidden = false;
    const field = search.querySelector("input");
    const place = document.querySelector("[data-pn-cari-di]");
    field.addEventListener("input", () => t.filter(place, field, search.querySelector("[role=status]")));
  }

  /* The outline is folded where there is no room beside the text. */
  const outline = document.querySelector("[data-pn-daftar]");
  if (outline && matchMedia("(min-width: 88rem)").matches) {
    outline.open = true;
    /* The list alone scrolls, never the page. */
    const list = outline.querySelector("ol");
    const here = list.querySelector("[aria-current]");
    list.scrollTop = here ? here.offsetTop - list.offsetTop - list.clientHeight / 2 : 0;
  } else if (outline) {
    outline.open = false;
  }
})();
