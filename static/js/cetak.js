/* The button that prints the page; it carries "hidden" in the markup for pages without scripts. */
(() => {
  "use strict";
  document.querySelectorAll("[data-cetak]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  });
})();
