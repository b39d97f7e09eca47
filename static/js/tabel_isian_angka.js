/* Rupiah in the grid: reading and printing them exactly (BigInt), and sums that move while one types.
   The server works every sum out anew; these only show at once where a typed value leads. */
(() => {
  "use strict";
  const t = (window.tabelIsian = {});

  /* Typed rupiah as a BigInt, 0n for an empty cell, null for what cannot be read. */
  t.rupiah = (text) => {
    const bare = text.trim().replace(/^Rp\.?\s*/i, "").replace(/(,00?|,-+)$/, "");
    if (bare === "" || bare === "-" || bare === "–") {
      return 0n;
    }
    if (!/^(\d{1,3}(\.\d{3})+|\d+)$/.test(bare)) {
      return null;
    }
    return BigInt(bare.replaceAll(".", ""));
  };

  t.printRupiah = (value) => {
    const digits = (value < 0n ? -value : value).toString().replace(/\B(?=(\d{3})+$)/g, ".");
    return value < 0n ? `-${digits}` : digits;
  };

  /* The rows above a row, nearest first, by aria-level. */
  t.rowsAbove = (row) => {
    const above = [];
    let level = Number(row.getAttribute("aria-level"));
    for (let other = row.previousElementSibling; other && level > 1; other = other.previousElementSibling) {
      const its = Number(other.getAttribute("aria-level"));
      if (its < level) {
        above.push(other);
        level = its;
      }
    }
    return above;
  };

  /* Finds the cells that hold sums: those of columns of money without an input. */
  t.findSums = () => {
    t.sums = new Map();
    const money = t.columns.map((column, index) => (column.kind === "uang" ? index : -1)).filter((i) => i >= 0);
    const rows = [...t.table.querySelectorAll("tbody > .t-program, tbody > .t-kegiatan"), ...t.table.tFoot.rows];
    for (const row of rows) {
      for (const index of money) {
        const cell = row.cells[index];
        t.sums.set(cell, { base: cell.textContent.trim(), row: row.cells[1].id, column: t.columns[index].key });
      }
    }
  };

  const show = (cell, sum, delta) => {
    cell.classList.toggle("ti-gerak", delta !== 0n);
    if (delta === 0n) {
      cell.textContent = sum.base;
      return;
    }
    const moved = document.createElement("small");
    moved.textContent = `bergerak ${delta > 0n ? "+" : ""}${t.printRupiah(delta)}`;
    cell.replaceChildren(t.printRupiah((t.rupiah(sum.base) ?? 0n) + delta), moved);
  };

  /* Shows every sum with what the cells not saved yet add to it. */
  t.moveSums = () => {
    const deltas = new Map();
    for (const id of t.dirty) {
      const input = t.input(id);
      const cell = input?.closest("td");
      if (!cell || t.columns[cell.cellIndex].kind !== "uang") {
        continue;
      }
      const value = t.rupiah(input.value);
      const before = t.rupiah(t.base.get(id).n);
      if (value === null || before === null) {
        continue;
      }
      for (const row of [...t.rowsAbove(cell.parentNode), t.table.tFoot.rows[0]]) {
        const sum = row.cells[cell.cellIndex];
        deltas.set(sum, (deltas.get(sum) ?? 0n) + value - before);
      }
    }
    for (const [cell, sum] of t.sums) {
      const delta = deltas.get(cell) ?? 0n;
      if (delta !== 0n || cell.classList.contains("ti-gerak")) {
        show(cell, sum, delta);
      }
    }
  };

  /* The true sums, as the server brings them with every answer. */
  t.setSums = (sums) => {
    for (const [cell, sum] of t.sums) {
      const text = sums[sum.row]?.[sum.column] ?? "";
      if (text !== sum.base) {
        sum.base = text;
        cell.textContent = text;
        cell.classList.remove("ti-gerak");
      }
    }
    t.moveSums();
  };
})();
