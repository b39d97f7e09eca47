/* Blocks: copying, pasting from a spreadsheet with a preview by the server, filling down, emptying. */
(() => {
  "use strict";
  const t = window.tabelIsian;

  const textOf = (cell) => (t.inputOf(cell)?.value ?? cell.firstChild?.textContent ?? "").replace(/\s+/g, " ").trim();

  t.copy = (event) => {
    if (t.mode !== "nav" && t.mode !== "flow") {
      return;
    }
    event.preventDefault();
    const rows = t.block().map((cells) => cells.map(textOf).join("\t"));
    event.clipboardData.setData("text/plain", rows.join("\n"));
  };

  /* A text with rows or columns is a block; one value over a marked block fills it. */
  const asBlock = (text) => {
    const bare = text.replace(/(\r\n|\r|\n)$/, "");
    if (/[\t\r\n]/.test(bare)) {
      return bare;
    }
    if (!t.anchor) {
      return "";
    }
    return t.block().map((cells) => cells.map(() => bare).join("\t")).join("\n");
  };

  t.paste = (event) => {
    const block = asBlock(event.clipboardData.getData("text/plain"));
    if (!block) {
      return;
    }
    event.preventDefault();
    t.previewPaste(block);
  };

  t.previewPaste = async (block) => {
    await t.save([...t.dirty]);
    const [[first]] = t.block();
    const rows = t.visibleRows();
    const body = {
      blok: block,
      baris: rows.slice(rows.indexOf(first.parentNode)).map(t.rowKey),
      kolom: t.columns.slice(first.cellIndex).map((column) => column.key),
      tersembunyi: t.table.tBodies[0].rows.length - rows.length,
    };
    const answer = await t.post(t.form.dataset.tempel, body);
    if (answer?.html) {
      showDialog(answer);
    } else if (answer?.pesan) {
      t.notice("error", answer.pesan);
    }
  };

  const showDialog = (answer) => {
    const dialog = document.getElementById("ti-dialog");
    dialog.innerHTML = answer.html;
    dialog.onclose = () => t.focusCell(t.active, { keepMark: true });
    dialog.querySelector("[data-tempel=batal]").onclick = () => dialog.close();
    const yes = dialog.querySelector("[data-tempel=ya]");
    if (yes) {
      yes.onclick = async () => {
        dialog.close();
        await t.sendCells(answer.sel, "tempel");
      };
    }
    dialog.showModal();
    (yes ?? dialog.querySelector("[data-tempel=batal]")).focus();
  };

  /* Puts values into cells and saves them together; `values` maps inputs to texts. */
  const fill = (values, how) => {
    const ids = [];
    for (const [input, text] of values) {
      if (input.value !== text) {
        input.value = text;
        t.changed(input);
        ids.push(input.name);
      }
    }
    if (ids.length) {
      t.save(ids, how);
    }
  };

  /* From the first row of the marked block, or from the nearest input above. */
  t.fillDown = () => {
    const values = new Map();
    if (t.anchor) {
      const [top, ...rest] = t.block();
      top.forEach((source, index) => {
        const from = t.inputOf(source);
        rest.forEach((cells) => {
          const to = t.inputOf(cells[index]);
          if (from && to) {
            values.set(to, from.value);
          }
        });
      });
    } else {
      const from = t.inputOf(t.nextInput(-1, false));
      const to = t.inputOf(t.active);
      if (from && to) {
        values.set(to, from.value);
      }
    }
    fill(values, "isi_bawah");
    t.focusCell(t.active, { keepMark: true });
  };

  t.clearBlock = () => {
    const inputs = t.block().flat().map(t.inputOf).filter(Boolean);
    if (t.anchor) {
      fill(new Map(inputs.map((input) => [input, ""])), "kosongkan");
    } else if (inputs[0]) {
      inputs[0].value = "";
      t.changed(inputs[0]);
    }
  };
})();
