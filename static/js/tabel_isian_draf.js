/* What was typed and is not saved yet, kept in this browser by person, agency, year and cell.
   Signing out removes it (renja.js). */
(() => {
  "use strict";
  const t = window.tabelIsian;
  const prefix = () => `renja:draf:${t.form.dataset.siapa}:${t.form.dataset.milik}:`;

  /* Storage may be full or switched off: the grid works on, only without drafts. */
  const attempt = (act) => {
    try {
      return act();
    } catch {
      return null;
    }
  };

  t.keepDraft = (id, text) => {
    const { v, n } = t.base.get(id);
    const version = t.olderVersion.get(id) ?? v;
    attempt(() => localStorage.setItem(prefix() + id, JSON.stringify({ t: text, v: version, n })));
  };

  t.dropDraft = (id) => attempt(() => localStorage.removeItem(prefix() + id));

  const drafts = () => attempt(() => Object.keys(localStorage).filter((key) => key.startsWith(prefix()))) ?? [];

  /* Puts drafts back into their cells; gives the keys of those that differ from what is stored. */
  t.restoreDrafts = () => {
    const restored = [];
    for (const key of drafts()) {
      const id = key.slice(prefix().length);
      const input = t.input(id);
      const draft = attempt(() => JSON.parse(localStorage.getItem(key)));
      if (!input || !draft) {
        continue;
      }
      if (draft.t === t.base.get(id).n) {
        t.dropDraft(id);
        continue;
      }
      if (input.value === t.base.get(id).n) {
        input.value = draft.t;
      }
      if (draft.v !== t.base.get(id).v) {
        t.olderVersion.set(id, draft.v);
      }
      t.changed(input);
      restored.push(id);
    }
    return restored;
  };

  t.remember = (key, value) =>
    attempt(() => sessionStorage.setItem(`renja:${key}:${t.form.dataset.siapa}:${t.form.dataset.milik}`, JSON.stringify(value)));
  t.recall = (key) =>
    attempt(() => JSON.parse(sessionStorage.getItem(`renja:${key}:${t.form.dataset.siapa}:${t.form.dataset.milik}`)));
})();
