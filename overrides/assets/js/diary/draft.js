/* What is typed and not saved is kept at each letter: a phone may discard the page, and a link leads away from it. */
let own = DRAFT + Date.now(), isLoose = false; // what is typed could not be kept
const keepDraft = () => {
  note();
  try {
    if (isUntouched()) localStorage.removeItem(own);
    else localStorage.setItem(own, JSON.stringify(typed()));
    isLoose = false;
  } catch { isLoose = true; }
};
const tellDraft = ({ value } = fields.date) => tell("draft", { day: diary.isDay(value) ? inWords(value) : "…" });

/* Bring back what was typed last; what is a noted day by now, or cannot be read, goes. */
const giveBack = () => {
  const before = fields.date.value;
  for (own of named(DRAFT).sort().reverse()) {
    try {
      const values = JSON.parse(localStorage.getItem(own));
      show(values.date);
      put(values);
    } catch { /* no draft of ours */ }
    keepDraft();
    if (!isUntouched()) { tellDraft(); return; }
  }
  show(before);
};
