/* Colour scheme: automatic, light or dark. Runs before the first paint (blocking="render"), so nothing flashes. */
(() => {
  const KEY = "back-to-running:colour-scheme";
  const CHOICES = ["auto", "light", "dark"];
  try {
    const old = localStorage.getItem("colour-scheme"); // from before names had a prefix
    if (CHOICES.includes(old) && !localStorage.getItem(KEY)) localStorage.setItem(KEY, old);
  } catch { /* storage may be forbidden */ }
  const root = document.documentElement;
  const button = document.getElementById("scheme");
  let now;

  const stored = () => {
    try { return localStorage.getItem(KEY); } catch { return now; } // storage may be forbidden
  };
  const store = (choice) => {
    try { localStorage.setItem(KEY, choice); } catch { /* the choice then lasts for this page */ }
  };
  const show = (choice) => {
    now = CHOICES.includes(choice) ? choice : "auto";
    if (now === "auto") delete root.dataset.scheme;
    else root.dataset.scheme = now;
    document.getElementById("scheme-now").textContent = button.dataset[now];
  };
  const read = () => show(stored());

  read();
  addEventListener("pageshow", read); // after Back the page may be shown as it was left
  addEventListener("storage", read); // another tab chose
  button.hidden = !CSS.supports("color", "light-dark(red, red)");
  button.addEventListener("click", () => {
    show(CHOICES[(CHOICES.indexOf(now) + 1) % CHOICES.length]);
    store(now);
  });
})();

/* The menu closes when the window grows wide enough for a row of links: an open panel would hide part of it. */
matchMedia("(min-width: 60rem)").onchange = () => document.getElementById("menu").hidePopover?.();

/* Paper shows what is folded: browsers that style sheets cannot tell so unfold it while they print. */
if (!CSS.supports("selector(::details-content)")) {
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("details:not([open])")];
    for (const one of folded) one.open = true;
  });
  addEventListener("afterprint", () => {
    for (const one of folded) one.open = false;
  });
}

/* A review that falls due after the build: the reader's own day decides. */
(() => {
  const tell = () => {
    const now = new Date(), today = new Date(now - now.getTimezoneOffset() * 6e4).toISOString().slice(0, 10);
    for (const notice of document.querySelectorAll("[data-due]")) {
      if (notice.dataset.due >= today) continue; // the day itself is still in time
      notice.firstChild.textContent = notice.dataset.words;
      notice.className = "overdue";
      notice.hidden = false;
    }
  };
  tell();
  addEventListener("pageshow", tell); // also after Back, when the page may be from yesterday
})();
