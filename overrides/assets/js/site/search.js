/* Opens and closes the search. The rest of it loads when a reader first asks for it, so that a visit without a search
   does not pay for one. */
(() => {
  const link = document.getElementById("search-open");
  const dialog = document.createElement("dialog");
  dialog.id = dialog.className = "search";
  dialog.setAttribute("aria-labelledby", "search-title");
  // eslint-disable-next-line no-restricted-properties -- what stands here is ours, and no reader wrote any of it
  dialog.innerHTML = '<form method="dialog"><button></button></form><form role="search">'
    + '<label class="search__title" id="search-title" for="search-field"></label><input id="search-field" type="search"></form>';
  const [close, title, field] = dialog.querySelectorAll("button, label, input");
  close.textContent = link.dataset.close;
  title.textContent = link.dataset.title;
  const assets = new URL("..", document.currentScript.src);
  const rest = document.createElement("script"), style = document.createElement("link");

  /* With a modifier the link opens elsewhere, and without dialogs it leads to the list of all pages. */
  const open = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || !dialog.showModal) return;
    event.preventDefault();
    if (!dialog.open) dialog.showModal();
    field.focus();
    if (rest.src) return;
    dialog.style.opacity = 0; // it takes what is typed, and shows once its style is there
    rest.src = assets + "js/search.js"; // it finds what was typed while it was coming
    style.rel = "stylesheet";
    style.href = assets + "search.css";
    rest.onerror = () => { // leads to the list of all pages: at once, or next time if the search was closed meanwhile
      if (dialog.open) location.href = link.href; else dialog.showModal = null;
    };
    style.onload = style.onerror = () => { dialog.style.opacity = 1; };
    document.head.append(style, rest);
  };
  const back = (event) => { if ((history.state || {}).search) open(event); }; // from a result that was followed

  const KEY = "back-to-running:search-key";
  try {
    const old = localStorage.getItem("search-key"); // from before names had a prefix
    if (old && !localStorage.getItem(KEY)) localStorage.setItem(KEY, old);
  } catch { /* storage may be forbidden */ }
  const keyIsOn = () => { try { return localStorage.getItem(KEY) !== "off"; } catch { return true; } };
  const busy = (event) => event.ctrlKey || event.metaKey || event.altKey
    || event.target.closest("input, textarea, select");

  /* Closed, not left by a result: then it stays closed, even before the rest has loaded. At the click, since the event of
     closing comes later, perhaps after a reload of the page. */
  dialog.onclose = close.onclick = () => {
    if (dialog.returnValue !== "leaving" && history.state) history.replaceState({ ...history.state, search: null }, "");
    dialog.returnValue = "";
  };
  document.body.append(dialog);
  link.addEventListener("click", open);
  addEventListener("pageshow", back);
  addEventListener("popstate", back);
  document.addEventListener("keydown", (event) => {
    if (!dialog.open) {
      if (event.key === "/" && keyIsOn() && !busy(event)) open(event);
    } else if (event.key === "Escape") { // a search field would only clear itself
      event.preventDefault();
      close.click();
    }
  });
  field.form.addEventListener("submit", (event) => event.preventDefault()); // Enter before the rest is there keeps the page
})();
