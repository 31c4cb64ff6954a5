/* Opens and closes the search. The rest of it loads when a reader first asks for it, so that a visit without a search does not pay for one. */
(() => {
  const at = (id) => document.getElementById(id);
  const link = at("search-open"), dialog = at("search"), field = at("search-field");
  const rest = document.createElement("script");

  const open = (event) => {
    event.preventDefault();
    dialog.showModal();
    field.focus();
    if (rest.src) return;
    rest.src = dialog.dataset.base + "assets/js/search.js"; // it finds what was typed while it was coming
    rest.onerror = () => { location.href = link.href; }; // the list of all pages
    document.head.append(rest);
  };

  const KEY = "back-to-running:search-key";
  try {
    const old = localStorage.getItem("search-key"); // from before names had a prefix
    if (old && !localStorage.getItem(KEY)) localStorage.setItem(KEY, old);
  } catch { /* storage may be forbidden */ }
  const keyIsOn = () => { try { return localStorage.getItem(KEY) !== "off"; } catch { return true; } };
  const busy = (event) => event.ctrlKey || event.metaKey || event.altKey
    || event.target.closest("input, textarea, select");

  link.addEventListener("click", open);
  document.addEventListener("keydown", (event) => {
    if (!dialog.open) {
      if (event.key === "/" && keyIsOn() && !busy(event)) open(event);
    } else if (event.key === "Escape") { // a search field would only clear itself
      event.preventDefault();
      dialog.close();
    }
  });
  field.form.addEventListener("submit", (event) => event.preventDefault()); // Enter before the rest is there keeps the page
})();
