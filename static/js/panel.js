/* The side panel of a row: a link with data-panel opens its page inside a dialog, and the forms in
   it are sent without leaving the page. Without scripts the same links and forms lead to the page
   of the row. Also keeps a comment that was not sent, and puts names into it. */
(() => {
  "use strict";
  const KEY = "renja-draf-";
  let dialog = null;
  let inside = null;
  let opener = null;

  const build = () => {
    dialog = document.createElement("dialog");
    dialog.className = "panel-samping";
    dialog.setAttribute("aria-label", "Riwayat dan komentar baris");
    const bar = document.createElement("div");
    bar.className = "panel-bilah";
    const page = document.createElement("a");
    page.className = "tombol tombol--senyap";
    page.textContent = "Buka sebagai halaman";
    const close = document.createElement("button");
    close.type = "button";
    close.className = "tombol";
    close.textContent = "Tutup";
    close.addEventListener("click", () => dialog.close());
    bar.append(page, close);
    inside = document.createElement("div");
    dialog.append(bar, inside);
    dialog.page = page;
    dialog.addEventListener("close", () => {
      inside.replaceChildren();
      if (opener && opener.isConnected) {
        opener.focus();
      }
      document.dispatchEvent(new CustomEvent("panel:tutup"));
    });
    document.body.append(dialog);
  };

  const draft = {
    read: (key) => {
      try {
        return localStorage.getItem(KEY + key) || "";
      } catch {
        return "";
      }
    },
    write: (key, text) => {
      try {
        if (text) {
          localStorage.setItem(KEY + key, text);
        } else {
          localStorage.removeItem(KEY + key);
        }
      } catch {
        /* A browser that keeps nothing: the comment is then only on the page. */
      }
    },
  };

  /* Comments that were not sent yet come back, and names are put in with a button. */
  const words = (text) => text.replace(/\s+/g, " ").trim();
  const prepare = (root) => {
    const sent = [...root.querySelectorAll(".komentar-isi")].map((one) => words(one.textContent));
    root.querySelectorAll("textarea[data-draf]").forEach((field) => {
      if (sent.includes(words(draft.read(field.dataset.draf)))) {
        draft.write(field.dataset.draf, "");
      }
      const kept = draft.read(field.dataset.draf);
      if (!field.value && kept) {
        field.value = kept;
      }
      field.addEventListener("input", () => draft.write(field.dataset.draf, field.value));
      field.form.querySelectorAll("[data-sebut]").forEach((item) => {
        const button = document.createElement("button");
        button.type = "button";
        button.className = "tombol tombol--senyap";
        button.append(...item.childNodes);
        button.addEventListener("click", () => {
          const gap = field.value && !/\s$/.test(field.value) ? " " : "";
          field.setRangeText(`${gap}@${item.dataset.sebut} `, field.value.length, field.value.length, "end");
          field.dispatchEvent(new Event("input"));
          field.focus();
        });
        item.append(button);
      });
    });
  };

  const show = async (response, fallback) => {
    const text = await response.text();
    const part = new DOMParser().parseFromString(text, "text/html").querySelector("[data-panel-isi]");
    if (!part) {
      /* Signed out, or refused: the whole page says why. */
      location.assign(fallback);
      return;
    }
    inside.replaceChildren(part);
    prepare(part);
    const wrong = part.querySelector("[aria-invalid]");
    const target = response.url.includes("#") ? part.querySelector(new URL(response.url).hash) : null;
    if (!dialog.open) {
      dialog.showModal();
    }
    (wrong || part.querySelector(".panel-judul")).focus();
    if (target) {
      target.scrollIntoView({ block: "center" });
    }
  };

  const load = async (address) => {
    if (!dialog) {
      build();
    }
    dialog.page.href = address;
    try {
      await show(await fetch(address, { headers: { "X-Panel": "1" } }), address);
    } catch {
      location.assign(address);
    }
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-panel]");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) {
      return;
    }
    event.preventDefault();
    if (!dialog || !dialog.contains(link)) {
      opener = link;
    }
    load(link.href);
  });

  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!dialog || !dialog.contains(form) || !form.matches("[data-panel-kirim]")) {
      return;
    }
    event.preventDefault();
    const button = form.querySelector("button[type=submit]");
    button.disabled = true;
    try {
      const sent = await fetch(form.action, {
        method: "POST",
        body: new FormData(form),
        headers: { "X-Panel": "1" },
      });
      await show(sent, dialog.page.href);
    } catch {
      button.disabled = false;
      const notice = document.createElement("p");
      notice.className = "pesan pesan--error";
      notice.setAttribute("role", "alert");
      notice.textContent = "Galat. Server tidak dapat dihubungi. Tulisan Anda masih ada; coba kirim lagi.";
      form.prepend(notice);
    }
  });

  prepare(document);
})();
