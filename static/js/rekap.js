/* The button that copies a text field; it carries "hidden" in the markup for pages without scripts.
   Where the browser refuses the clipboard the text is selected instead, ready for Ctrl+C. */
(() => {
  "use strict";
  const say = (button, text) => {
    const place = button.parentElement.querySelector("[data-salin-kabar]");
    place.textContent = "";
    window.setTimeout(() => {
      place.textContent = text;
    }, 50);
  };

  const selected = (field) => {
    field.focus();
    field.select();
    try {
      return document.execCommand("copy");
    } catch {
      return false;
    }
  };

  const copy = async (field) => {
    if (navigator.clipboard) {
      try {
        await navigator.clipboard.writeText(field.value);
        return true;
      } catch {
        /* Not allowed here: the older way may still be. */
      }
    }
    return selected(field);
  };

  document.querySelectorAll("[data-salin]").forEach((button) => {
    const field = document.getElementById(button.dataset.salin);
    button.hidden = false;
    button.addEventListener("click", async () => {
      const done = await copy(field);
      say(button, done ? "Daftar disalin." : "Daftar sudah dipilih; tekan Ctrl+C untuk menyalin.");
    });
  });
})();
