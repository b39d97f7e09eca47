/* What was typed into a report and is not saved yet, kept in this browser by person, quarter and
   row. Signing out removes it (renja.js). */
(() => {
  "use strict";
  const form = document.getElementById("rl-formulir");
  const r = (window.realisasi = { form });
  const prefix = `renja:draf:${form.dataset.siapa}:${form.dataset.milik}:`;

  /* Storage may be full or switched off: the page works on, only without drafts. */
  const attempt = (act) => {
    try {
      return act();
    } catch {
      return null;
    }
  };

  r.keepDraft = (key, versi, texts) =>
    attempt(() => localStorage.setItem(prefix + key, JSON.stringify({ versi, texts, waktu: Date.now() })));
  r.dropDraft = (key) => attempt(() => localStorage.removeItem(prefix + key));
  r.drafts = () =>
    (attempt(() => Object.keys(localStorage).filter((key) => key.startsWith(prefix))) ?? [])
      .map((key) => [key.slice(prefix.length), attempt(() => JSON.parse(localStorage.getItem(key)))])
      .filter(([, draft]) => draft && typeof draft.texts === "object");

  const undoKey = `renja:urung:${form.dataset.siapa}:${form.dataset.milik}`;
  r.undoStack = attempt(() => JSON.parse(sessionStorage.getItem(undoKey))) ?? [];
  r.rememberUndo = () => attempt(() => sessionStorage.setItem(undoKey, JSON.stringify(r.undoStack.slice(-50))));
})();
