/* The toolbar over the text area: marks of Markdown, and lists to choose values, tables, pictures and
   references from. Everything works on the plain text. */
(() => {
  "use strict";
  const t = window.penulisan;
  const bar = document.querySelector("[data-pn-alat]");
  if (!t.text || !bar) {
    return;
  }
  const SIGN = { butir: "- ", nomor: "1. ", kutipan: "> ", judul: "### " };
  const NAMES = { nilai: "Sisipkan nilai", tabel: "Tempatkan formulir", gambar: "Tempatkan gambar", rujukan: "Sebut nomor tabel atau gambar" };
  const TABLE = "| Kolom 1 | Kolom 2 |\n| --- | --- |\n| isi | isi |\n";

  /* Puts a mark around the selection, or takes it off. */
  const wrap = (mark) => {
    const { selectionStart: from, selectionEnd: to, value } = t.text;
    const chosen = value.slice(from, to);
    const outside = value.slice(from - mark.length, from) === mark && value.slice(to, to + mark.length) === mark;
    const longer = mark === "*" && (value.slice(from - 2, from) === "**" || chosen.startsWith("**"));
    if (outside && !longer) {
      t.insert(chosen, from - mark.length, to + mark.length);
      t.text.setSelectionRange(from - mark.length, to - mark.length);
      return;
    }
    t.insert(`${mark}${chosen}${mark}`, from, to);
    t.text.setSelectionRange(from + mark.length, to + mark.length);
  };

  /* Puts a sign before every line of the selection, or takes it off all of them. */
  const prefix = (kind) => {
    const { value } = t.text;
    const from = value.lastIndexOf("\n", t.text.selectionStart - 1) + 1;
    const next = value.indexOf("\n", t.text.selectionEnd);
    const to = next < 0 ? value.length : next;
    const lines = value.slice(from, to).split("\n");
    const known = kind === "nomor" ? /^\d+[.)] / : kind === "judul" ? /^#{1,6} / : kind === "butir" ? /^[-*+] / : /^> /;
    const off = lines.every((line) => known.test(line));
    const changed = lines.map((line, place) => {
      const bare = line.replace(kind === "kutipan" ? /^> / : /^(?:#{1,6} |[-*+] |\d+[.)] )/, "");
      return off ? bare : `${kind === "nomor" ? `${place + 1}. ` : SIGN[kind]}${kind === "kutipan" ? line : bare}`;
    });
    const text = changed.join("\n");
    t.insert(text, from, to);
    t.text.setSelectionRange(lines.length > 1 ? from : from + text.length, from + text.length);
  };

  /* Puts a block on lines of its own. */
  const block = (text) => {
    const { selectionEnd: at, value } = t.text;
    const line = value.indexOf("\n", at);
    const end = line < 0 ? value.length : line;
    const start = value.lastIndexOf("\n", end - 1) + 1;
    const empty = value.slice(start, end).trim() === "";
    const before = value.slice(0, empty ? start : end);
    const head = before === "" || before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n";
    const tail = value.slice(end).startsWith("\n\n") ? "" : value.slice(end).startsWith("\n") ? "\n" : "\n\n";
    t.insert(`${head}${text}${tail}`, empty ? start : end, end);
  };

  /* ---- The dialog to choose from */
  let dialog = null;
  let lists = null;
  let place = [0, 0];

  const build = () => {
    dialog = document.createElement("dialog");
    dialog.className = "pn-memilih";
    const head = document.createElement("div");
    head.className = "pn-memilih-kepala";
    const field = document.createElement("div");
    const label = document.createElement("label");
    label.htmlFor = "pn-cari";
    const input = document.createElement("input");
    Object.assign(input, { type: "search", id: "pn-cari", className: "form-control", autocomplete: "off", spellcheck: false });
    const status = document.createElement("p");
    status.className = "pn-status";
    status.setAttribute("role", "status");
    field.append(label, input, status);
    head.append(field, t.button("Tutup", () => dialog.close()));
    lists = document.createElement("div");
    dialog.append(head, lists);
    Object.assign(dialog, { label, input, status });
    input.addEventListener("input", () => t.filter(lists, input, status));
    input.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.isComposing) {
        event.preventDefault();
        lists.querySelector("li:not([hidden]) button")?.click();
      }
    });
    lists.addEventListener("click", (event) => {
      const button = event.target.closest("button[data-sisip]");
      if (!button) {
        return;
      }
      dialog.close();
      t.text.focus();
      t.text.setSelectionRange(...place);
      if ("baris" in button.dataset) {
        block(button.dataset.sisip);
      } else {
        t.insert(button.dataset.sisip);
      }
    });
    dialog.addEventListener("close", () => {
      t.text.focus();
      t.text.setSelectionRange(...place);
    });
    document.body.append(dialog);
  };

  const choose = async (kind) => {
    if (!dialog) {
      build();
    }
    place = [t.text.selectionStart, t.text.selectionEnd];
    dialog.setAttribute("aria-label", NAMES[kind]);
    dialog.label.textContent = `${NAMES[kind]}: cari menurut kata`;
    dialog.input.value = "";
    dialog.status.textContent = "Daftar sedang diambil…";
    lists.replaceChildren();
    dialog.showModal();
    dialog.input.focus();
    try {
      const answer = await fetch(t.form.dataset.pilihan, { headers: t.HEADER, redirect: "manual" });
      if (!answer.ok) {
        throw new Error(String(answer.status));
      }
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      lists.replaceChildren(page.querySelector(`[data-bagian="${kind}"]`));
      t.filter(lists, dialog.input, dialog.status);
    } catch {
      dialog.status.textContent = "Daftar belum dapat diambil. Periksa sambungan, tutup, lalu coba lagi.";
    }
  };

  const run = {
    tebal: () => wrap("**"),
    miring: () => wrap("*"),
    kisi: () => block(TABLE),
    ...Object.fromEntries(Object.keys(SIGN).map((kind) => [kind, () => prefix(kind)])),
    ...Object.fromEntries(Object.keys(NAMES).map((kind) => [kind, () => choose(kind)])),
  };

  /* ---- One button in the tab order, arrows among them */
  const buttons = [...bar.querySelectorAll("[data-alat]")];
  const focusable = (chosen) => {
    buttons.forEach((button) => {
      button.tabIndex = button === chosen ? 0 : -1;
    });
  };
  focusable(buttons[0]);
  bar.hidden = false;
  bar.addEventListener("click", (event) => {
    const button = event.target.closest("[data-alat]");
    if (button) {
      focusable(button);
      run[button.dataset.alat]();
    }
  });
  bar.addEventListener("keydown", (event) => {
    const now = buttons.indexOf(document.activeElement);
    const next = { ArrowRight: now + 1, ArrowLeft: now - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (next !== undefined) {
      event.preventDefault();
      const button = buttons[(next + buttons.length) % buttons.length];
      focusable(button);
      button.focus();
    }
  });
  t.text.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey)) {
      return;
    }
    const key = event.key.toLowerCase();
    let kind = "";
    if (event.altKey) {
      kind = { h: "judul", n: "nilai" }[key];
    } else if (event.shiftKey) {
      kind = { Digit7: "nomor", Digit8: "butir" }[event.code];
    } else {
      kind = { b: "tebal", i: "miring" }[key];
    }
    if (kind) {
      event.preventDefault();
      run[kind]();
    }
  });
})();
