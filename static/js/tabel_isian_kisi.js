/* The treegrid: one cell in the tab order, moving, marking a block, opening and closing rows.
   Modes: "nav" moves, "type" was started by typing, "edit" by Enter or F2, "flow" follows Tab. */
(() => {
  "use strict";
  const t = window.tabelIsian;
  const PAGE = 10;

  t.start = (form, table) => {
    Object.assign(t, { form, table, frame: table.closest(".ti-bingkai"), mode: "nav", active: null, anchor: null });
    t.columns = [...table.tHead.rows[0].cells].map((head, index) => ({
      key: head.id.slice(2) || ["kode", "nama", "indikator", "satuan"][index] || "panel",
      kind: head.dataset.j ?? "teks",
    }));
    table.classList.add("ti--hidup");
    table.setAttribute("aria-multiselectable", "true");
    t.frame.removeAttribute("tabindex");
    t.placeRows();
    for (const part of table.querySelectorAll("tbody input, tbody a")) {
      part.tabIndex = -1;
    }
    const first = table.querySelector("tbody input") ?? table.tBodies[0].rows[0].cells[1];
    t.active = first.closest("td, th");
    focusable(t.active).tabIndex = 0;
  };

  /* The place of each row among its siblings: known from the levels, so not sent with every row. */
  t.placeRows = () => {
    const path = [];
    const rows = [...t.table.tBodies[0].rows];
    const siblings = new Map();
    for (const row of rows) {
      const level = Number(row.getAttribute("aria-level"));
      path.length = level;
      const parent = path[level - 1] ?? null;
      path[level] = row;
      const group = siblings.get(parent) ?? [];
      group.push(row);
      siblings.set(parent, group);
    }
    for (const group of siblings.values()) {
      group.forEach((row, index) => {
        row.setAttribute("aria-posinset", index + 1);
        row.setAttribute("aria-setsize", group.length);
      });
    }
  };

  t.input = (id) => {
    const part = t.form.elements[id];
    return part instanceof HTMLInputElement ? part : null;
  };

  t.inputOf = (cell) => cell?.querySelector(":scope > input[name]") ?? null;
  const focusable = (cell) => t.inputOf(cell) ?? cell.querySelector(":scope > a") ?? cell;
  t.visibleRows = () => [...t.table.tBodies[0].rows].filter((row) => !row.hidden);
  const allRows = () => [...t.visibleRows(), ...t.table.tFoot.rows];
  t.rowKey = (row) => row.cells[1].id || row.cells[2].id;

  /* Makes a cell the one in the tab order, and focuses it unless it has the focus already. */
  t.focusCell = (cell, { keepMark = false, mode = "nav" } = {}) => {
    if (t.active && t.active !== cell) {
      focusable(t.active).tabIndex = -1;
    }
    t.active = cell;
    t.mode = mode;
    const target = focusable(cell);
    target.tabIndex = 0;
    if (document.activeElement !== target) {
      target.focus({ preventScroll: true });
    }
    cell.scrollIntoView({ block: "nearest", inline: "nearest" });
    if (target instanceof HTMLInputElement) {
      target.select();
    }
    if (!keepMark) {
      t.anchor = null;
      t.showMark();
    }
  };

  /* --- Marking a block ------------------------------------------------------------------ */

  /* The cells of the marked block by row; the active cell alone where nothing is marked. */
  t.block = () => {
    const from = t.anchor ?? t.active;
    const rows = t.visibleRows();
    const ends = [rows.indexOf(from.parentNode), rows.indexOf(t.active.parentNode)].sort((a, b) => a - b);
    const [left, right] = [from.cellIndex, t.active.cellIndex].sort((a, b) => a - b);
    return rows.slice(Math.max(ends[0], 0), ends[1] + 1).map((row) => [...row.cells].slice(left, right + 1));
  };

  t.showMark = () => {
    t.table.querySelectorAll("[aria-selected]").forEach((cell) => cell.removeAttribute("aria-selected"));
    if (t.anchor) {
      t.block().flat().forEach((cell) => cell.setAttribute("aria-selected", "true"));
    }
  };

  /* --- Moving --------------------------------------------------------------------------- */

  t.move = (down, right, extend = false) => {
    const rows = extend ? t.visibleRows() : allRows();
    const row = rows[Math.min(Math.max(rows.indexOf(t.active.parentNode) + down, 0), rows.length - 1)];
    const cell = row.cells[Math.min(Math.max(t.active.cellIndex + right, 0), row.cells.length - 1)];
    if (extend) {
      t.anchor ??= t.active;
    }
    t.focusCell(cell, { keepMark: extend });
    if (extend) {
      t.showMark();
    }
  };

  /* The next cell with an input: down the column, or along the rows. */
  t.nextInput = (step, along) => {
    const rows = t.visibleRows();
    let at = rows.indexOf(t.active.parentNode);
    let column = t.active.cellIndex;
    while (at >= 0 && at < rows.length) {
      if (along) {
        column += step;
        if (column < 0 || column >= rows[at].cells.length) {
          at += step;
          column = step > 0 ? -1 : t.columns.length;
          continue;
        }
      } else {
        at += step;
      }
      const cell = rows[at]?.cells[column];
      if (t.inputOf(cell)) {
        return cell;
      }
    }
    return null;
  };

  /* --- Opening and closing -------------------------------------------------------------- */

  const below = (row) => {
    const level = Number(row.getAttribute("aria-level"));
    const rows = [];
    for (let next = row.nextElementSibling; next; next = next.nextElementSibling) {
      if (Number(next.getAttribute("aria-level")) <= level) {
        break;
      }
      rows.push(next);
    }
    return rows;
  };

  t.expand = (row, open) => {
    if (!row.hasAttribute("aria-expanded")) {
      return;
    }
    row.setAttribute("aria-expanded", String(open));
    let closedAt = Infinity;
    for (const next of below(row)) {
      const level = Number(next.getAttribute("aria-level"));
      if (level <= closedAt) {
        closedAt = Infinity;
      }
      next.hidden = !open || level > closedAt;
      if (closedAt === Infinity && next.getAttribute("aria-expanded") === "false") {
        closedAt = level;
      }
    }
  };

  t.expandAll = (open) => {
    const rows = [...t.table.tBodies[0].rows];
    rows.filter((row) => row.getAttribute("aria-level") === "1" || open).forEach((row) => t.expand(row, open));
    if (t.active.parentNode.hidden) {
      t.focusCell(t.visibleRows()[0].cells[1]);
    }
  };

  /* Left and right on the name of a row; true where that was all. */
  const treeKey = (key, cell) => {
    const row = cell.parentNode;
    const open = row.getAttribute("aria-expanded");
    if (cell.cellIndex === 1 && key === "ArrowLeft" && open === "true") {
      t.expand(row, false);
      return true;
    }
    if (cell.cellIndex === 1 && key === "ArrowRight" && open === "false") {
      t.expand(row, true);
      return true;
    }
    if (cell.cellIndex === 0 && key === "ArrowLeft" && t.rowsAbove(row)[0]) {
      t.focusCell(t.rowsAbove(row)[0].cells[0]);
      return true;
    }
    return false;
  };

  const STEPS = {
    ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1],
    PageUp: [-PAGE, 0], PageDown: [PAGE, 0], Home: [0, -Infinity], End: [0, Infinity],
  };

  /* Moves by a key; false where the key does not move. */
  t.moveByKey = (event) => {
    const step = STEPS[event.key];
    if (!step || event.altKey) {
      return false;
    }
    if (t.mode === "edit" && !["ArrowUp", "ArrowDown", "PageUp", "PageDown"].includes(event.key)) {
      return false;
    }
    /* A list of choices is walked through with the arrows. */
    const choosing = (t.mode === "type" || t.mode === "edit") && t.inputOf(t.active)?.list;
    if (choosing && event.key.startsWith("Arrow")) {
      return false;
    }
    event.preventDefault();
    if (t.mode === "nav" && !event.shiftKey && !event.ctrlKey && treeKey(event.key, t.active)) {
      return true;
    }
    const far = event.ctrlKey || event.metaKey ? { Home: -Infinity, End: Infinity, ArrowUp: -Infinity, ArrowDown: Infinity } : {};
    t.move(far[event.key] ?? step[0], step[1], event.shiftKey && t.mode === "nav");
    return true;
  };
})();
