/* Keys and paste on the page of a quarter: Enter and the arrows move between the values, a column
   copied from a sheet fills them downwards, Ctrl+S saves, Ctrl+Z takes the last save back. */
(() => {
  "use strict";
  const r = window.realisasi;
  const { form } = r;

  const values = () => r.allRows().map((row) => r.field(row, "nilai")).filter((input) => input.offsetParent);

  const step = (input, by) => {
    const all = values();
    const next = all[all.indexOf(input) + by];
    if (next) {
      next.focus();
      next.select?.();
    }
    return Boolean(next);
  };

  const fill = (input, block) => {
    const all = values();
    const start = all.indexOf(input);
    const lines = block.replace(/\r/g, "").replace(/\n$/, "").split("\n").map((line) => line.split("\t")[0].trim());
    const touched = [];
    lines.forEach((line, place) => {
      const target = all[start + place];
      if (target && line !== "") {
        target.value = line;
        const row = r.rowOf(target);
        r.changed(row);
        touched.push(row);
      }
    });
    const rest = lines.length - Math.min(lines.length, all.length - start);
    r.save(touched, "tempel", true).then(() => {
      if (rest) {
        r.notice("warning", `${rest} baris terakhir yang ditempel tidak terpakai: tidak ada lagi nilai di bawahnya.`, [], "tempel");
      }
    });
  };

  form.addEventListener("paste", (event) => {
    const text = event.clipboardData?.getData("text") ?? "";
    if (event.target.name?.startsWith("nilai.") && text.replace(/\r?\n$/, "").includes("\n")) {
      event.preventDefault();
      fill(event.target, text);
    }
  });

  form.addEventListener("keydown", (event) => {
    const row = r.rowOf(event.target);
    const name = event.target.name ?? "";
    if (!row || event.target.tagName === "TEXTAREA" || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    if (event.key === "Enter" && event.target.tagName === "INPUT" && event.target.type !== "file") {
      event.preventDefault();
      const value = r.field(row, "nilai");
      if (name.startsWith("pembilang.")) {
        r.field(row, "penyebut").focus();
      } else if (!step(value, event.shiftKey ? -1 : 1)) {
        r.save([row]);
      }
    } else if (name.startsWith("nilai.") && event.target.tagName === "INPUT" && ["ArrowDown", "ArrowUp"].includes(event.key)) {
      event.preventDefault();
      step(event.target, event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Escape" && event.target.tagName === "INPUT") {
      event.target.value = row.base[name.split(".")[0]] ?? "";
      r.changed(row);
    }
  });

  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) {
      return;
    }
    const key = event.key.toLowerCase();
    const row = r.rowOf(document.activeElement);
    if (key === "s") {
      event.preventDefault();
      r.saveAll();
    } else if (key === "z" && !event.shiftKey && (!row || !r.isDirty(row))) {
      event.preventDefault();
      r.undo();
    }
  });
})();
