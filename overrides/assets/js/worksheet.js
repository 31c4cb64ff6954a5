/* Worksheets: remembers what a reader ticks or writes, in this browser only. Nothing is sent. Another tab may show the
   same sheet: what is stored counts, field by field, and a field that is being filled in is left alone. */
(() => {
  const VERSION = 1; // of what is stored; raise it when older answers cannot be shown any more
  const at = (id) => document.getElementById(id);
  const sheet = at("worksheet"), kept = at("kept"), words = sheet.dataset;
  const key = words.store, aside = key + "-aside";
  const fields = [...sheet.querySelectorAll("input, textarea")];
  let answers = {}; // what each field shows; also those of fields that are gone: a later page may have them again
  let unstored = {}; // those that the browser did not take

  const name = (field) => field.name + (field.rows ? "" : "=" + field.value); // a box is named with its choice
  const answer = (field) => field.rows ? "value" : "checked";
  const grow = (field) => { // what is written must also show on paper
    while (field.rows < 60 && field.scrollHeight > field.clientHeight) field.rows++;
  };
  const show = () => fields.forEach((field) => {
    field[answer(field)] = answers[name(field)] ?? "";
    grow(field);
  });

  const putAside = (text) => {
    const before = localStorage.getItem(aside);
    if (!before?.includes(text)) localStorage.setItem(aside, before ? before + "\n" + text : text);
    kept.textContent = words.notRead;
  };
  const parsed = (text) => {
    try {
      const stored = JSON.parse(text) ?? { version: VERSION };
      return stored.version === VERSION ? { ...stored.answers } : null;
    } catch { return null; }
  };
  const stored = () => {
    const text = localStorage.getItem(key), found = parsed(text);
    if (!found) putAside(text);
    return found ?? {};
  };
  const write = () => localStorage.setItem(key, JSON.stringify({ version: VERSION, answers }));

  const load = () => {
    const field = document.hasFocus() && fields.find((one) => one.rows && one === document.activeElement);
    try {
      const isCleared = localStorage.getItem(key) === null;
      answers = { ...stored(), ...unstored };
      if (field && !isCleared) answers[name(field)] = field.value;
      show();
    } catch { /* storage is forbidden: answers last as long as the page is open */ }
  };

  /* Only what was just changed is this tab's; all else is as stored. A text that another tab changed meanwhile is kept
     below the one written here. */
  const store = ({ target, isComposing }) => {
    const changed = fields.filter((one) => one === target || target.type === "radio" && one.name === target.name);
    const take = () => { for (const one of changed) unstored[name(one)] = one[answer(one)]; };
    try {
      const there = stored(), theirs = there[name(target)] || "";
      if (target.rows && theirs !== (answers[name(target)] ?? "") && !target.value.includes(theirs)) {
        if (isComposing) return; // the letter is not finished
        const { selectionStart: caret } = target;
        target.value += "\n" + theirs;
        target.setSelectionRange(caret, caret);
        kept.textContent = words.both;
      }
      take();
      answers = { ...there, ...unstored };
      write();
      unstored = {};
      if (kept.textContent === words.notKept) kept.textContent = "";
    } catch {
      take();
      answers = { ...answers, ...unstored };
      kept.textContent = words.notKept;
    }
    show();
  };

  const clear = () => {
    if (!confirm(words.sure)) return;
    answers = {};
    unstored = {};
    show();
    kept.textContent = words.done;
    try { [key, aside].forEach((one) => localStorage.removeItem(one)); } catch { /* nothing is stored */ }
  };

  /* What lies under the names from before they had a prefix moves to the new ones, once. */
  const takeOver = () => {
    const [old, oldAside] = [key, aside].map((one) => one.split(":")[1]);
    for (const one of [oldAside, old]) {
      const text = localStorage.getItem(one), found = one === old && parsed(text);
      if (text === null) continue;
      if (found) unstored = answers = { ...found, ...stored() };
      if (found) write();
      else putAside(text);
      localStorage.removeItem(one);
      unstored = {};
    }
    if (localStorage.getItem(aside)) kept.textContent = words.notRead;
  };

  try { takeOver(); } catch { /* as above */ }
  load();
  addEventListener("pageshow", load); // the page may come back as it was left, or with what the browser filled in
  addEventListener("storage", (event) => {
    if (event.key !== key && event.key !== null) return;
    load();
    if (!event.newValue) kept.textContent = words.done;
  });
  sheet.addEventListener("focusout", ({ target }) => { if (target.rows) load(); });
  for (const kind of ["input", "compositionend"]) sheet.addEventListener(kind, store);
  for (const [id, act] of [["print", () => print()], ["clear", clear]]) {
    at(id).hidden = false;
    at(id).addEventListener("click", act);
  }
})();
