/* The plan's tree: the buttons that open or close every level, and opening the way to the row
   that the address names (#...). The buttons carry "hidden" in the markup, so that a page without
   scripts shows none that would not work. */
(() => {
  "use strict";
  const tree = document.querySelector(".pohon");
  if (!tree) {
    return;
  }
  document.querySelectorAll("[data-pohon]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => {
      tree.querySelectorAll("details").forEach((level) => {
        level.open = button.dataset.pohon === "buka";
      });
    });
  });
  const reveal = () => {
    const row = document.getElementById(location.hash.slice(1));
    if (!row || !tree.contains(row)) {
      return;
    }
    for (let level = row.closest("details"); level; level = level.parentElement.closest("details")) {
      level.open = true;
    }
    row.scrollIntoView({ block: "center" });
  };
  window.addEventListener("hashchange", reveal);
  reveal();
})();
