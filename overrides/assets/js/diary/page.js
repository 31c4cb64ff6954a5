/* What each button does, when the page is shown anew, and its beginning. */
const PAPER = 650; // pixels between the margins of a printed page
let day = diary.today(), isChosen = false; // whether the day of the form is one that the reader chose

const save = (event) => {
  event.preventDefault();
  const entry = checked();
  if (!entry) return;
  change({ [entry.date]: entry });
  show(entry.date);
  isChosen = false;
  if (!kept.trouble) keepDraft(); // else the draft is all that is stored of this day
  tell(kept.trouble ? "shown" : "saved", { day: inWords(entry.date) });
};

const remove = (date) => {
  const buttons = all("[value=delete]", listBody), place = buttons.findIndex((button) => button.dataset.day === date);
  change({ [date]: null });
  refill();
  tell("deleted", { day: inWords(date) });
  const left = all("[value=delete]", listBody);
  (left[Math.min(place, left.length - 1)] ?? one("[value=undo]")).focus();
};

const empty = async () => {
  const dialog = one("[data-ask=empty]");
  one("p", dialog).textContent = word("say", "deletes", { count: diary.sorted(kept.entries).length });
  if (await ask("empty") !== "delete") return;
  const forget = ([name]) => localStorage.removeItem(name);
  const lost = kept.isLocked ? [[KEY, localStorage.getItem(KEY)]] : []; // what there was no room for
  lost.forEach(forget);
  kept.isLocked = false;
  change(Object.fromEntries(Object.keys(kept.entries).map((date) => [date, null])));
  // Only now: what cannot be read is put aside once more for as long as it is stored.
  const aside = named(KEY + "-").map((name) => [name, localStorage.getItem(name)]);
  aside.forEach(forget);
  kept.undos.at(-1).aside = [...aside, ...lost];
  show(fields.date.value); // what was typed goes too
  render();
  tell("emptied");
  one("[value=undo]").focus();
};

/* Print the empty sheets alone; the page without them is what a filled diary prints by itself. */
const printSheets = () => {
  document.body.classList.add("diary-sheets-only");
  print();
};
addEventListener("beforeprint", () => draw(PAPER));
addEventListener("afterprint", () => { document.body.classList.remove("diary-sheets-only"); draw(); });

/* Show another day in the form, if what is typed there may go. */
const leaveFor = (date) => {
  if (isUntouched() || confirm(word("say", "drop"))) {
    show(date);
    keepDraft();
    isChosen = date !== day;
  }
  fields.date.focus();
};

const actions = {
  undo, save: saveFile, share, copy, aside: saveAside, empty,
  paste: async () => { if (await bringBack(area.value)) refillText(); },
  print: () => print(), sheets: printSheets,
  edit: ({ dataset }) => leaveFor(dataset.day),
  drop: () => leaveFor(day),
  delete: ({ dataset }) => remove(dataset.day),
};
root.addEventListener("click", ({ target }) => {
  const button = target.closest("button[type=button]"), dialog = target.closest("dialog");
  if (button && dialog) dialog.close(button.value);
  else if (button) actions[button.value](button);
});
form.addEventListener("submit", save);
form.addEventListener("input", keepDraft);
fields.date.addEventListener("change", () => {
  isChosen = true;
  if (isUntouched() && diary.isDay(fields.date.value)) show(fields.date.value);
});
one("#diary-load").addEventListener("change", ({ target }) => {
  const [file] = target.files;
  if (!file) return;
  bringBack(file);
  target.value = ""; // so that the same file can be chosen again
});

const reload = () => {
  recall();
  render();
  refill();
};
addEventListener("storage", ({ key }) => {
  if (key !== KEY && key !== null) return;
  reload();
  tell("elsewhere");
});
/* A page left open over midnight must not take today's entry for yesterday's. A day that was chosen stays, and so does one
   that is half typed; then its day is named. */
const newDay = () => {
  if (day === diary.today()) return;
  day = fields.date.max = diary.today();
  if (!isUntouched()) tellDraft();
  else if (!isChosen) show(day);
};
document.addEventListener("visibilitychange", newDay);
addEventListener("focus", newDay);
addEventListener("pageshow", ({ persisted }) => {
  if (!persisted) return;
  reload();
  if (!isLoose) { // what was typed here may have been saved or deleted on another page since
    show(fields.date.value);
    giveBack();
  }
  newDay();
});
addEventListener("beforeunload", (event) => { if (kept.isUnsaved || isLoose && !isUntouched()) event.preventDefault(); });

recall();
takeOver();
show(day);
render();
giveBack();
one(".diary__all").open = diary.sorted(kept.entries).length <= 7; // the chart shows more at a glance
let width = figure.clientWidth;
new ResizeObserver(() => { if (figure.clientWidth !== width) { width = figure.clientWidth; draw(); } }).observe(figure);
