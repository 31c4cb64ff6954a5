/* Opens the search, and loads the rest of it, when a reader first asks for it, so that a visit without a search does not pay for one. */
(() => {
  const link = document.getElementById("search-open"), dialog = document.getElementById("search");

  const keyIsOn = () => { try { return localStorage.getItem("search-key") !== "off"; } catch { return true; } };
  const busy = (event) => event.ctrlKey || event.metaKey || event.altKey
    || event.target.closest("input, textarea, select, [contenteditable]");

  const load = (event) => {
    event.preventDefault();
    link.removeEventListener("click", load);
    document.removeEventListener("keydown", pressed);
    dialog.showModal();
    document.getElementById("search-field").focus(); // what is typed from now on is found when the rest has come
    const script = document.createElement("script");
    script.src = dialog.dataset.base + "assets/js/search.js";
    script.onerror = () => { location.href = link.href; }; // the list of all pages
    document.head.append(script);
  };
  const pressed = (event) => { if (event.key === "/" && keyIsOn() && !busy(event)) load(event); };

  link.addEventListener("click", load);
  document.addEventListener("keydown", pressed);
})();
