/* A file or a text comes back into the diary: it is read, its faults are told, and whatever it would change is asked first. */
const here = document.currentScript.src;
const items = (list, texts) => list.replaceChildren(...texts.map((content) => {
  const item = document.createElement("li");
  item.textContent = content;
  return item;
}));

/* Return the value of the button that closed a dialog; nothing, when none did. */
const ask = (kind) => new Promise((answered) => {
  const dialog = one(`[data-ask=${kind}]`);
  dialog.returnValue = "";
  dialog.onclose = () => answered(dialog.returnValue);
  dialog.showModal();
});

const refuse = (faults) => {
  const box = one(".diary__faults"), most = 10;
  const texts = faults.slice(0, most).map((fault) =>
    fault.line ? word("say", "line", { line: fault.line, what: sentence(fault) }) : sentence(fault));
  if (faults.length > most) texts.push(word("say", "rest", { count: faults.length - most }));
  items(one("ul", box), texts);
  box.hidden = !faults.length;
  one(".diary__bar p").textContent = "";
  if (faults.length) box.focus();
};

const differences = (changed) => changed.flatMap((theirs) => {
  const mine = kept.entries[theirs.date];
  return diary.differing(mine, theirs).map((field) => word("say", "differs", {
    day: inWords(theirs.date), column: word("columns", field), mine: mine[field], theirs: theirs[field],
  }));
});

let reader;
const loadReader = () => reader ??= new Promise((done, failed) => {
  const script = document.createElement("script");
  script.src = new URL("diary-file.js", here);
  script.onload = done;
  script.onerror = () => { reader = null; failed(); };
  document.head.append(script);
});

const understand = async (source) => {
  try { await loadReader(); } catch { return { faults: [{ kind: "loading" }] }; }
  return diaryFile.understand(source, kept.entries);
};

/* Bring back what a file or a text holds. Returns whether it was. */
const bringBack = async (source) => {
  const { entries: theirs, faults, turned } = await understand(source);
  refuse(faults);
  if (faults.length) return false;
  if (turned.length) {
    const dialog = one("[data-ask=turned]"), samples = 5, step = Math.ceil(turned.length / samples);
    one("p", dialog).textContent = word("say", "turned");
    items(one("ul", dialog), turned.filter((_, index) => index % step === 0)
      .map(({ value, day }) => word("say", "reading", { value, day: inWords(day) })));
    if (await ask("turned") !== "take") { tell("untouched"); return false; }
  }
  const { fresh, changed, same } = diary.compare(kept.entries, theirs);
  const counts = { new: fresh.length, changed: changed.length, same: same.length };
  let answer = "take";
  if (changed.length) {
    const dialog = one("[data-ask=replace]");
    one("p", dialog).textContent = word("say", "counts", counts);
    items(one("ul", dialog), differences(changed));
    answer = await ask("replace");
  }
  if (!["take", "keep"].includes(answer)) { tell("untouched"); return false; }
  const wanted = answer === "take" ? [...fresh, ...changed] : fresh;
  if (wanted.length) change(Object.fromEntries(wanted.map((entry) => [entry.date, entry])));
  refill();
  tell("imported", answer === "take" ? counts : { ...counts, changed: 0 });
  one("#diary-list").focus();
  return true;
};
