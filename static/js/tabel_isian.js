/* Tabel isian: the keys of the grid, and when its rows are saved. Without this script the page is
   a form with plain inputs. The parts stand in tabel_isian_*.js. */
(() => {
  "use strict";
  const t = window.tabelIsian;
  const form = document.getElementById("ti-formulir");
  const table = document.getElementById("ti");
  if (!form || !table) {
    return;
  }
  t.start(form, table);
  t.startSaving();
  t.findSums();
  const writable = document.getElementById("ti-simpan") !== null;

  const rowIds = (row) => [...row.cells].map((cell) => t.inputOf(cell)?.name).filter(Boolean);

  /* --- Keys ------------------------------------------------------------------------------ */

  const editKey = (event, input) => {
    const typing = t.mode === "type" || t.mode === "edit";
    if (event.key === "Enter" && typing) {
      event.preventDefault();
      t.focusCell(t.nextInput(1, false) ?? t.active);
    } else if ((event.key === "Enter" || event.key === "F2") && input) {
      event.preventDefault();
      t.mode = "edit";
      input.setSelectionRange(input.value.length, input.value.length);
    } else if (event.key === "Tab" && (typing || t.mode === "flow")) {
      const next = t.nextInput(event.shiftKey ? -1 : 1, true);
      if (next) {
        event.preventDefault();
        t.focusCell(next, { mode: "flow" });
      }
    } else if (event.key === "Escape") {
      escape(input);
    } else if (event.key === "Delete" && !typing && (input || t.anchor)) {
      event.preventDefault();
      t.clearBlock();
    } else if (event.key === "Enter" && t.active.parentNode.hasAttribute("aria-expanded") && t.active.cellIndex < 2) {
      t.expand(t.active.parentNode, t.active.parentNode.getAttribute("aria-expanded") === "false");
    }
  };

  /* Takes back what was typed into the cell, or lets go of the marked block. */
  const escape = (input) => {
    if (input && t.dirty.has(input.name)) {
      t.restore(input.name);
    }
    t.focusCell(t.active);
  };

  const commandKey = (event) => {
    const key = event.key.toLowerCase();
    const typing = t.mode === "type" || t.mode === "edit";
    if (!writable || event.altKey || !["d", "s", "z"].includes(key) || (key === "z" && typing)) {
      return;
    }
    event.preventDefault();
    ({ d: t.fillDown, s: t.saveAll, z: t.undo })[key]();
  };

  table.addEventListener("keydown", (event) => {
    const cell = event.target.closest("td, th");
    /* Choosing from a list of the browser's own comes as an event without a key. */
    if (!cell || cell.closest("thead") || event.isComposing || !event.key) {
      return;
    }
    if (event.target.matches(".ti-aksi button, [type=checkbox]")) {
      if (event.key === "Escape") {
        t.focusCell(cell);
      }
      return;
    }
    if (t.moveByKey(event)) {
      return;
    }
    if (event.ctrlKey || event.metaKey) {
      commandKey(event);
    } else {
      editKey(event, t.inputOf(cell));
    }
  });

  /* --- Pointer and focus ----------------------------------------------------------------- */

  table.addEventListener("mousedown", (event) => {
    const cell = event.target.closest("td, th");
    if (!cell || cell.closest("thead") || event.button !== 0 || event.target.closest("a, button, label")) {
      return;
    }
    if (event.shiftKey) {
      event.preventDefault();
      t.anchor ??= t.active;
      t.focusCell(cell, { keepMark: true });
      t.showMark();
    } else if (t.active === cell && document.activeElement === t.inputOf(cell)) {
      t.mode = "edit";
    } else {
      if (t.inputOf(cell)) {
        event.preventDefault();
      }
      t.focusCell(cell);
      /* The mark stands before the name, in its padding. */
      const before = parseFloat(getComputedStyle(cell).paddingLeft);
      if (cell.tagName === "TH" && event.clientX - cell.getBoundingClientRect().left < before) {
        t.expand(cell.parentNode, cell.parentNode.getAttribute("aria-expanded") === "false");
      }
    }
  });

  table.addEventListener("focusin", (event) => {
    const cell = event.target.closest("td, th");
    if (cell && cell !== t.active && event.target === t.inputOf(cell)) {
      t.focusCell(cell);
    }
  });

  /* Cells without an input take the focus only by script. */
  table.querySelectorAll("tbody td:not(:has(> input)), tbody th, tfoot td, tfoot th").forEach((cell) => {
    cell.tabIndex = -1;
  });

  table.addEventListener("copy", t.copy);

  const news = () => {
    if (document.visibilityState === "visible" && writable) {
      t.askNews();
    }
  };

  const buttons = () => {
    for (const [id, open] of [["ti-buka", true], ["ti-tutup", false]]) {
      const button = document.getElementById(id);
      if (button) {
        button.hidden = false;
        button.addEventListener("click", () => t.expandAll(open));
      }
    }
  };

  const offerDrafts = () => {
    const restored = t.restoreDrafts();
    if (restored.length === 0) {
      return;
    }
    const done = (act) => () => {
      t.dropNotice("draf");
      act();
    };
    t.notice("warning", `${restored.length} isian yang belum tersimpan dipulihkan.`, [
      t.button("Simpan", done(() => t.save(restored, "halaman", true))),
      t.button("Buang", done(() => restored.forEach(t.restore))),
    ], "draf");
  };

  buttons();
  if (!writable) {
    return;
  }

  /* --- Typing and saving ----------------------------------------------------------------- */

  table.addEventListener("input", (event) => {
    if (event.target.name && t.base.has(event.target.name)) {
      if (t.mode !== "edit") {
        t.mode = "type";
      }
      t.changed(event.target);
    }
  });

  /* A row saves itself when the focus goes elsewhere. */
  table.addEventListener("focusout", (event) => {
    const row = event.target.closest("tr");
    if (row && !row.contains(event.relatedTarget)) {
      t.save(rowIds(row));
    }
  });

  table.addEventListener("paste", t.paste);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    t.saveAll();
  });
  document.getElementById("ti-alasan")?.addEventListener("change", () => {
    t.dropNotice("alasan");
    t.refused.clear();
    t.saveAll();
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") {
      t.saveAll(false);
    }
  });
  window.addEventListener("focus", news);
  window.addEventListener("online", () => t.saveAll(false));
  offerDrafts();
})();
