/* The user menu closes like a menu: on Escape, and on a click or focus outside it. */
(() => {
  "use strict";
  const menu = document.querySelector(".menu-pengguna");
  if (!menu) {
    return;
  }
  const closeOutside = (event) => {
    if (!menu.contains(event.target)) {
      menu.open = false;
    }
  };
  document.addEventListener("click", closeOutside);
  document.addEventListener("focusin", closeOutside);
  menu.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu.open) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
})();

/* Signing out takes along what was typed and not saved yet (static/js/tabel_isian_draf.js). */
(() => {
  "use strict";
  document.querySelector(".menu-isi form")?.addEventListener("submit", () => {
    for (const store of [localStorage, sessionStorage]) {
      Object.keys(store).filter((key) => key.startsWith("renja:")).forEach((key) => store.removeItem(key));
    }
  });
})();

/* On a narrow screen the bar of a Renja's pages scrolls: the present page is never out of sight. */
(() => {
  "use strict";
  const bar = document.querySelector(".nav-halaman ul");
  const here = bar?.querySelector("[aria-current]");
  if (here && bar.scrollWidth > bar.clientWidth) {
    bar.scrollLeft = here.offsetLeft - bar.offsetLeft - (bar.clientWidth - here.offsetWidth) / 2;
  }
})();
