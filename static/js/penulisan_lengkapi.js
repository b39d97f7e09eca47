/* Offers names, filters and commands while a bound value is typed. The field keeps the focus; the
   choice is told by aria-activedescendant. A list belongs to the very text it was asked for: as soon
   as something else is typed it is gone, and keys go to the text until the new one has come. */
(() => {
  "use strict";
  const t = window.penulisan;
  if (!t.text) {
    return;
  }
  const OPEN = /(?:\{\{|\{%)(?:(?!\}\}|%\})[^\n])*$/;
  const PAUSE = 120;
  const list = document.createElement("ul");
  list.className = "pn-tawaran";
  list.id = "pn-tawaran";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Nilai yang dapat dipakai");
  list.hidden = true;
  const status = document.createElement("p");
  status.className = "visually-hidden";
  status.setAttribute("role", "status");
  t.text.after(list, status);
  t.text.setAttribute("aria-autocomplete", "list");
  t.text.setAttribute("aria-haspopup", "listbox");
  let timer = 0;
  let asked = 0;
  let offers = [];
  let length = 0;
  let closing = "";
  let active = -1;
  let madeFor = "";

  const before = () => t.text.value.slice(0, t.text.selectionStart);

  const close = () => {
    clearTimeout(timer);
    asked += 1;
    list.hidden = true;
    active = -1;
    t.text.removeAttribute("aria-activedescendant");
    t.text.removeAttribute("aria-controls");
    status.textContent = "";
  };

  const mark = (place) => {
    active = place;
    [...list.children].forEach((item, at) => item.setAttribute("aria-selected", String(at === place)));
    const chosen = list.children[place];
    t.text.setAttribute("aria-activedescendant", chosen.id);
    chosen.scrollIntoView({ block: "nearest" });
  };

  /* Where the caret is, measured by a copy of the text with the same lines. */
  const caretBottom = () => {
    const copy = document.createElement("div");
    const style = getComputedStyle(t.text);
    ["font", "letterSpacing", "padding", "border", "lineHeight", "tabSize"].forEach((name) => {
      copy.style[name] = style[name];
    });
    Object.assign(copy.style, { position: "absolute", visibility: "hidden", whiteSpace: "pre-wrap", overflowWrap: "break-word", width: `${t.text.clientWidth}px` });
    copy.textContent = before();
    const end = document.createElement("span");
    end.textContent = "|";
    copy.append(end);
    t.text.parentElement.append(copy);
    const bottom = end.offsetTop + end.offsetHeight - t.text.scrollTop;
    copy.remove();
    return Math.min(Math.max(bottom, 24), t.text.clientHeight);
  };

  /* Below the line of the caret, or above it where there is no room left on the screen. */
  const place = () => {
    const bottom = caretBottom();
    list.style.top = `${bottom + 4}px`;
    const box = list.getBoundingClientRect();
    const above = bottom - parseFloat(getComputedStyle(t.text).lineHeight) - box.height - 4;
    if (box.bottom > innerHeight && box.top - bottom + above > 0) {
      list.style.top = `${above}px`;
    }
  };

  const show = () => {
    list.replaceChildren(
      ...offers.map(([, name, kind, about, value], place) => {
        const item = document.createElement("li");
        item.id = `pn-tawaran-${place}`;
        item.setAttribute("role", "option");
        item.setAttribute("aria-selected", "false");
        const code = document.createElement("code");
        code.textContent = name;
        const now = document.createElement("span");
        now.className = "pn-kini";
        now.textContent = value;
        const small = document.createElement("small");
        small.textContent = about ? `${about} (${kind})` : kind;
        item.append(code, now, small);
        return item;
      }),
    );
    list.hidden = false;
    place();
    t.text.setAttribute("aria-controls", list.id);
    mark(0);
    status.textContent = `${offers.length} pilihan. Panah untuk memilih, Enter untuk memakai.`;
  };

  const ask = async () => {
    const text = before();
    const mine = ++asked;
    try {
      const answer = await fetch(t.form.dataset.lengkapi, {
        method: "POST",
        body: new URLSearchParams({ depan: text }),
        headers: { ...t.HEADER, "X-CSRFToken": t.form.elements.csrfmiddlewaretoken.value },
        redirect: "manual",
      });
      if (!answer.ok) {
        return;
      }
      const found = await answer.json();
      if (mine !== asked || before() !== text || document.activeElement !== t.text) {
        return;
      }
      ({ panjang: length, tutup: closing, pilihan: offers } = found);
      const typed = Array.from(text).slice(-length).join("");
      if (!offers.length || (offers.length === 1 && length && offers[0][0] === typed)) {
        close();
        return;
      }
      madeFor = text;
      show();
    } catch {
      /* No connection: writing goes on without offers. */
    }
  };

  const pick = (place) => {
    const [text] = offers[place];
    const at = t.text.selectionStart;
    const typed = Array.from(madeFor).slice(-length).join("");
    const rest = t.text.value.slice(at).split("\n")[0];
    const goesOn = /[.(["'\s]$/.test(text) || text.endsWith("%}") || /^\s*(?:\}\}|%\}|\|)/.test(rest);
    close();
    t.insert(goesOn ? text : `${text}${closing}`, length ? at - typed.length : at, at);
  };

  const changed = () => {
    close();
    if (t.text.selectionStart === t.text.selectionEnd && OPEN.test(before())) {
      timer = setTimeout(ask, PAUSE);
    }
  };

  t.text.addEventListener("input", changed);
  t.text.addEventListener("keydown", (event) => {
    if (event.ctrlKey && event.key === " ") {
      event.preventDefault();
      changed();
      return;
    }
    if (list.hidden || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    if (before() !== madeFor) {
      close();
      return;
    }
    const steps = { ArrowDown: active + 1, ArrowUp: active - 1, PageDown: Math.min(active + 5, offers.length - 1), PageUp: Math.max(active - 5, 0) };
    if (event.key in steps) {
      event.preventDefault();
      mark((steps[event.key] + offers.length) % offers.length);
    } else if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      pick(active);
    } else if (event.key === "Escape") {
      event.preventDefault();
      close();
    } else if (["ArrowLeft", "ArrowRight", "Home", "End", "Tab"].includes(event.key)) {
      close();
    }
  });
  t.text.addEventListener("blur", close);
  t.text.addEventListener("click", close);
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const item = event.target.closest("[role=option]");
    if (item) {
      pick([...list.children].indexOf(item));
    }
  });
})();
