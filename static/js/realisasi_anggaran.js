/* Realisasi anggaran over the grid of tabel_isian*.js: rupiah with sen and contra posts, and the sums,
   the serapan and what is over the pagu, which move while one types. Exact: sen as BigInt. */
(() => {
  "use strict";
  const t = window.tabelIsian;
  if (!t || !document.querySelector("#ti.ra")) {
    return;
  }
  const DASH = "–";

  /* Typed rupiah in sen, 0n for an empty cell, null for what cannot be read. */
  t.rupiah = (text) => {
    let bare = text.trim().replace(/,-+$/, "");
    let negative = false;
    if (/^\(.+\)$/.test(bare)) {
      negative = true;
      bare = bare.slice(1, -1).trim();
    }
    bare = bare.replace(/^([-−]?)\s*Rp\.?\s*/i, "$1");
    if (bare === "" || /^[-–—]$/.test(bare)) {
      return 0n;
    }
    const parts = /^([-−]?)(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{1,2}))?$/.exec(bare);
    if (!parts) {
      return null;
    }
    const sen = BigInt(parts[2].replaceAll(".", "") + (parts[3] ?? "").padEnd(2, "0"));
    return negative || parts[1] ? -sen : sen;
  };

  t.printRupiah = (sen) => {
    const bare = sen < 0n ? -sen : sen;
    const rupiah = (bare / 100n).toString().replace(/\B(?=(\d{3})+$)/g, ".");
    const rest = bare % 100n ? `,${(bare % 100n).toString().padStart(2, "0")}` : "";
    return `${sen < 0n ? "-" : ""}${rupiah}${rest}`;
  };

  /* Two places, half up, as the server prints them. */
  const percent = (part, whole) => {
    const bare = part < 0n ? -part : part;
    const rounded = (bare * 20000n + whole) / (2n * whole);
    const text = `${(rounded / 100n).toString().replace(/\B(?=(\d{3})+$)/g, ".")},${(rounded % 100n).toString().padStart(2, "0")}`;
    return part < 0n && rounded > 0n ? `-${text}` : text;
  };

  /* --- What a row comes to ---------------------------------------------------------------- */

  const missing = (text) => text === "" || text === DASH;
  const stored = (text) => (missing(text) ? null : t.rupiah(text));

  /* A month: what stands in its cell, and by how much that differs from what is stored. */
  const month = (cell) => {
    const input = t.inputOf(cell);
    if (!input) {
      return { now: stored((cell.firstChild?.textContent ?? "").trim()), delta: 0n };
    }
    const before = stored((t.base.get(input.name) ?? { n: "" }).n);
    const text = input.value.trim();
    const typed = missing(text) ? null : t.rupiah(text);
    const now = typed === null && !missing(text) ? before : typed;
    cell.classList.toggle("ra-kontra", now !== null && now < 0n);
    return { now, delta: (now ?? 0n) - (before ?? 0n) };
  };

  const plus = (one, other) => (other === null ? one : (one ?? 0n) + other);
  const fresh = () => ({ months: t.months.map(() => ({ now: null, delta: 0n })), past: null, budget: null });
  const given = (text) => (text === undefined || text === "" ? null : BigInt(text));

  const add = (sum, row) => {
    row.months.forEach((one, index) => {
      sum.months[index].now = plus(sum.months[index].now, one.now);
      sum.months[index].delta += one.delta;
    });
    sum.past = plus(sum.past, row.past);
    sum.budget = plus(sum.budget, row.budget);
  };

  /* --- Showing it ------------------------------------------------------------------------- */

  const small = (name, className, text) => {
    const made = document.createElement(name);
    made.className = className;
    made.textContent = text;
    return made;
  };

  const put = (cell, text, note) => {
    const shown = cell.firstChild?.textContent ?? "";
    if (shown !== text || (cell.children[0]?.textContent ?? "") !== (note?.textContent ?? "")) {
      cell.replaceChildren(text, ...(note ? [note] : []));
    }
  };

  const showSums = (row, sum) => {
    sum.months.forEach(({ now, delta }, index) => {
      const cell = row.cells[t.months[index]];
      const note = delta ? small("small", "", `bergerak ${delta > 0n ? "+" : ""}${t.printRupiah(delta)}`) : null;
      cell.classList.toggle("ti-gerak", delta !== 0n);
      put(cell, now === null ? "" : t.printRupiah(now), note);
    });
  };

  const showRow = (row, sum) => {
    const now = sum.months.reduce((whole, one) => plus(whole, one.now), sum.past);
    const over = now !== null && sum.budget !== null && now > sum.budget ? now - sum.budget : 0n;
    const below = now !== null && now < 0n;
    const odd = over ? `Rp ${t.printRupiah(over)} di atas pagu` : below ? "jumlahnya negatif; periksa contra pos" : "";
    const note = odd ? small("span", "ra-lebih", odd) : null;
    put(row.cells[t.place.kini], now === null ? DASH : t.printRupiah(now), note);
    const known = now !== null && sum.budget !== null && sum.budget > 0n;
    put(row.cells[t.place.serap], known ? percent(now, sum.budget) : DASH, null);
  };

  /* Works out every row, the sums above it, and the foot, in one walk down the table. */
  t.moveSums = () => {
    const total = fresh();
    const above = [];
    const sums = [];
    for (const row of t.table.tBodies[0].rows) {
      const level = Number(row.getAttribute("aria-level"));
      if (!row.classList.contains("t-sub_kegiatan")) {
        above.length = level - 1;
        above[level - 1] = fresh();
        sums.push([row, above[level - 1]]);
        continue;
      }
      const own = fresh();
      own.months = t.months.map((index) => month(row.cells[index]));
      own.past = given(row.dataset.lalu);
      own.budget = given(row.dataset.pagu);
      [...above, total].forEach((sum) => add(sum, own));
      showRow(row, own);
    }
    for (const [row, sum] of [...sums, [t.table.tFoot.rows[0], total]]) {
      showSums(row, sum);
      showRow(row, sum);
    }
  };

  t.findSums = () => {
    t.months = t.columns.map((column, index) => (column.kind === "uang" ? index : -1)).filter((i) => i >= 0);
    t.place = Object.fromEntries(t.columns.map((column, index) => [column.key, index]));
  };

  t.setSums = () => t.moveSums();
})();
