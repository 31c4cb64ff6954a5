/* Opens and closes the search. The rest of it loads when a reader first asks for it, so that a visit without a search does not pay for one. */
(() => {
  const at = (id) => document.getElementById(id);
  const link = at("search-open"), dialog = at("search"), field = at("search-field");
  let asked;

  const load = () => {
    const script = document.createElement("script");
    script.src = dialog.dataset.base + "assets/js/search.js"; // it finds what was typed while it was coming
    script.onerror = () => { location.href = link.href; }; // the list of all pages
    document.head.append(script);
    asked = true;
  };
  const open = (event) => {
    event.preventDefault();
    dialog.showModal();
    field.focus();
    if (!asked) load();
  };

  const keyIsOn = () => { try { return localStorage.getItem("search-key") !== "off"; } catch { return true; } };
  const busy = (event) => event.ctrlKey || event.metaKey || event.altKey
    || event.target.closest("input, textarea, select, [contenteditable]");

  link.addEventListener("click", open);
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !dialog.open && keyIsOn() && !busy(event)) open(event);
  });
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { event.preventDefault(); dialog.close(); } // a search field would only clear itself
  });
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  field.form.addEventListener("submit", (event) => event.preventDefault()); // Enter before the rest is there keeps the page
})();
