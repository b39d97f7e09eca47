/* Filters the plan's tree by words: a row stays when it holds every word, with the rows above it
   and below it. The field carries "hidden" in the markup, so that a page without scripts shows none
   that would not work. What was open before comes back when the field is emptied. */
(() => {
  "use strict";
  const field = document.getElementById("saring");
  const tree = document.querySelector(".pohon");
  if (!field || !tree) {
    return;
  }
  const status = document.getElementById("saring-hasil");
  const ROW = "li[class^='t-']";
  const childrenOf = (list) => [...(list ? list.children : [])].filter((item) => item.matches(ROW));
  let rows = null;
  let openBefore = null;

  const read = (item) => {
    const details = item.querySelector("details");
    const own = [...details.children].filter((part) => part.tagName !== "UL");
    return {
      item,
      details,
      children: childrenOf(details.querySelector(":scope > ul")).map(read),
      text: own.map((part) => part.textContent).join(" ").toLocaleLowerCase("id"),
    };
  };

  /* Shows a row where it or a row below matches, or one above did; returns how many rows match. */
  const filter = (row, words, aboveMatches) => {
    const matches = words.every((word) => row.text.includes(word));
    const below = row.children.reduce((sum, child) => sum + filter(child, words, aboveMatches || matches), 0);
    row.item.hidden = !(matches || below || aboveMatches);
    row.details.open = below > 0;
    return below + (matches ? 1 : 0);
  };

  const forget = () => {
    tree.querySelectorAll(ROW).forEach((item) => {
      item.hidden = false;
    });
    openBefore?.forEach((open, details) => {
      details.open = open;
    });
    openBefore = null;
    status.textContent = "";
  };

  field.closest("[data-saring-medan]").hidden = false;
  field.addEventListener("input", () => {
    const words = field.value.toLocaleLowerCase("id").split(/\s+/).filter(Boolean);
    if (words.length === 0) {
      forget();
      return;
    }
    rows ??= childrenOf(tree).map(read);
    openBefore ??= new Map([...tree.querySelectorAll("details")].map((details) => [details, details.open]));
    const found = rows.reduce((sum, row) => sum + filter(row, words, false), 0);
    status.textContent = found === 0
      ? "Tidak ada baris yang memuat kata itu. Periksa ejaannya, atau pakai kata yang lebih pendek."
      : `${found} baris cocok.`;
  });
})();
