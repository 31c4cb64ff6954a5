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

  const stored = () => {
    try { return localStorage.getItem(KEY); } catch { return null; } // storage may be forbidden
  };
  const store = (choice) => {
    try { localStorage.setItem(KEY, choice); } catch { /* the choice then lasts for this page */ }
  };
  const show = (choice) => {
    if (choice === "auto") delete root.dataset.scheme;
    else root.dataset.scheme = choice;
    document.getElementById("scheme-now").textContent = button.dataset[choice];
  };

  let now = CHOICES.includes(stored()) ? stored() : "auto";
  show(now);
  button.hidden = false;
  button.addEventListener("click", () => {
    now = CHOICES[(CHOICES.indexOf(now) + 1) % CHOICES.length];
    store(now);
    show(now);
  });
})();
