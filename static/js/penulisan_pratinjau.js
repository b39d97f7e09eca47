/* The preview: pages of the part as it is being typed, asked for after a pause. An answer that was
   overtaken is not shown. Without this script a link leads to the same pages. */
(() => {
  "use strict";
  const t = window.penulisan;
  const box = document.querySelector("[data-pn-lembaran]");
  const state = document.querySelector("[data-pn-sedang]");
  const stored = document.querySelector("[data-pn-lihat]")?.dataset.pnLihat;
  if (!box || !stored) {
    return;
  }
  const PAUSE = 900;
  /* How long after a failed asking the next one follows by itself. */
  const AGAIN = 15000;
  const page = Math.random().toString(36).slice(2);
  let timer = 0;
  let ticket = 0;
  let running = null;
  /* Every row of long tables, once the person has asked for them. */
  let whole = false;

  const address = () => {
    const place = new URL(stored, location.href);
    if (whole) {
      place.searchParams.set("semua", "1");
    }
    return place;
  };

  const errors = (root) => {
    root.querySelectorAll("[data-pn-tempat]").forEach((item) => {
      if (!t.text) {
        return;
      }
      const [line, column, length] = item.dataset.pnTempat.split(",").map(Number);
      const place = item.querySelector("span");
      const go = t.button(place.textContent, () => t.select(line, column, length), "tombol--senyap");
      place.replaceWith(go);
    });
  };

  const more = (root) => {
    root.querySelectorAll("[data-pn-lagi]").forEach((link) => {
      link.addEventListener("click", async (event) => {
        event.preventDefault();
        link.setAttribute("aria-disabled", "true");
        try {
          const answer = await fetch(link.href, { headers: t.HEADER });
          if (!answer.ok) {
            throw new Error(String(answer.status));
          }
          const nodes = t.nodes(await answer.text());
          link.closest("p").replaceWith(...nodes);
          more(box);
        } catch {
          link.removeAttribute("aria-disabled");
          state.textContent = "Halaman berikutnya belum dapat diambil; coba lagi.";
        }
      });
    });
  };

  /* Pictures that are there already stay until their successors have come: nothing flickers. */
  const show = (html) => {
    const top = box.scrollTop;
    const opened = [...box.querySelectorAll("figure details")].map((one) => one.open);
    const nodes = t.nodes(html);
    box.replaceChildren(...nodes);
    box.querySelectorAll("figure details").forEach((one, place) => {
      one.open = opened[place] ?? false;
    });
    box.scrollTop = top;
    errors(box);
    more(box);
    box.querySelector("[data-pn-semua]")?.addEventListener("click", (event) => {
      event.preventDefault();
      whole = true;
      ask();
    });
  };

  const ask = async () => {
    clearTimeout(timer);
    ticket += 1;
    const mine = ticket;
    running?.abort();
    running = new AbortController();
    state.textContent = "Halaman sedang dibuat…";
    box.setAttribute("aria-busy", "true");
    let sentence = "";
    try {
      const options = { headers: { ...t.HEADER }, signal: running.signal, redirect: "manual" };
      if (t.form) {
        options.method = "POST";
        options.body = new URLSearchParams({ isi: t.text.value, tiket: String(mine), halaman: page, semua: whole ? "1" : "" });
        options.headers["X-CSRFToken"] = t.form.elements.csrfmiddlewaretoken.value;
      }
      const answer = await fetch(t.form ? t.form.dataset.pratinjau : address(), options);
      if (mine !== ticket) {
        return;
      }
      if ([200, 422, 503].includes(answer.status) && answer.headers.get("Content-Type")?.startsWith("text/html")) {
        show(await answer.text());
        sentence = answer.status === 200 ? "Halaman terbaru." : "";
      } else {
        sentence = "Pratinjau belum dapat dibuat; dicoba lagi saat Anda mengetik.";
      }
    } catch (error) {
      if (error.name === "AbortError") {
        return;
      }
      sentence = "Pratinjau menunggu sambungan ke server.";
      timer = setTimeout(ask, AGAIN);
    }
    if (mine === ticket) {
      state.textContent = sentence;
      box.removeAttribute("aria-busy");
    }
  };

  t.refresh = () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  };
  t.text?.addEventListener("input", t.refresh);
  addEventListener("online", t.refresh);
  ask();
})();
