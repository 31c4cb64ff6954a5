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
