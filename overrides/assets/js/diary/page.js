/* The page. Words come from its attributes, entries from this browser's storage; nothing is sent. */
(() => {
  const KEY = "back-to-running:diary", ASIDE = KEY + "-put-aside"; // a host may serve other projects too
  const OLD = "diary"; // the name from before they had a prefix
  const PAPER = 650; // pixels between the margins of a printed page
  /* Browsers inside apps: there a file goes nowhere, or takes the place of the page. */
  const INSIDE = /; wv\)|AppleWebKit(?!.*Safari)|FBA[NV]|Instagram|Line\/|Snapchat|Twitter/;
  const root = document.querySelector(".diary");
  const goal = Number(root.dataset.goal), locale = root.dataset.locale;
  const one = (selector, inside = root) => inside.querySelector(selector);
  const all = (selector, inside = root) => [...inside.querySelectorAll(selector)];
  one("template").replaceWith(one("template").content);
  one(".diary__paper").remove();
  const form = one("form"), fields = form.elements, bar = one(".diary__bar"), undoButton = one("[value=undo]");
  const textBox = one(".diary__text"), area = one("#diary-text");
  const here = document.currentScript.src;
  const listBody = one(".diary__list tbody"), rowTemplate = listBody.firstElementChild, figure = one(".diary__chart");
  rowTemplate.remove();

  const word = (group, name, values = {}) =>
    root.getAttribute(`data-${group}-${name}`).replace(/\{(\w+)\}/g, (_, key) => values[key]);
  const inWords = (day) => new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" }).format(diary.number(day) * 864e5);
  const inFigures = (value) => new Intl.NumberFormat(locale).format(value);
  const items = (list, texts) => list.replaceChildren(...texts.map((content) => {
    const item = document.createElement("li");
    item.textContent = content;
    return item;
  }));

  let entries = {}; // by day
  let trouble = ""; // why entries are on this page only
  let pending = {}; // the changes that the browser did not take: days, each with its entry or null
  let locked = false; // what is stored could not be put aside, so it must not be overwritten
  let taken = false; // the days under the old name are among the entries
  let unsaved = false;
  const undos = [];

  const tell = (name, values) => {
    one("p", bar).textContent = word("say", name, values);
    undoButton.hidden = !undos.length;
    one(".diary__faults").hidden = true; // it was about something before
  };

  // Storage

  const asideNames = () => {
    try { return Object.keys(localStorage).filter((name) => name.startsWith(ASIDE)); } catch { return []; }
  };

  /* Keep a copy of what cannot be read under a name of its own, once. */
  const putAside = (stored) => {
    const names = asideNames();
    if (names.some((name) => localStorage.getItem(name) === stored)) return;
    let count = 1;
    while (names.includes(`${ASIDE}-${count}`)) count++;
    try { localStorage.setItem(`${ASIDE}-${count}`, stored); } catch { locked = true; trouble = "full"; }
  };

  /* Another window may have written or deleted since, so what is stored counts; only what could not be stored is put on it. */
  const recall = () => {
    try {
      const stored = localStorage.getItem(KEY), { entries: found, broken } = diary.unpack(stored);
      if (broken) putAside(stored);
      entries = diary.patched(found, pending);
    } catch { trouble = "forbidden"; }
  };

  const store = () => {
    try {
      if (locked) return;
      if (diary.sorted(entries).length) localStorage.setItem(KEY, diary.pack(entries));
      else localStorage.removeItem(KEY);
      trouble = "";
      pending = {};
      if (taken) localStorage.removeItem(OLD);
    } catch (error) { trouble = error.name === "QuotaExceededError" ? "full" : "forbidden"; }
  };

  /* Move what is stored under the old names to the new ones, once; a text without a version is another project's. */
  const takeOver = () => {
    try {
      for (const name of Object.keys(localStorage).filter((one) => one.startsWith(OLD + "-put-aside-"))) {
        putAside(localStorage.getItem(name));
        if (!locked) localStorage.removeItem(name);
      }
      const stored = localStorage.getItem(OLD);
      if (!stored?.includes('"version"')) return;
      const { entries: old, broken } = diary.unpack(stored);
      if (broken || diary.compare(entries, old).changed.length) putAside(stored);
      entries = pending = { ...old, ...entries };
      taken = true;
      store();
      if (trouble !== "full" || locked) return;
      localStorage.removeItem(OLD); // there may be room for one of the two
      store();
      if (trouble) localStorage.setItem(OLD, stored);
    } catch { trouble = "forbidden"; }
  };

  const apply = (patch) => {
    recall();
    const back = diary.inverse(entries, patch);
    entries = diary.patched(entries, patch);
    pending = { ...pending, ...patch };
    store();
    unsaved = Boolean(trouble);
    render();
    return back;
  };
  const change = (patch) => undos.push({ patch: apply(patch), aside: [] });

  const undo = () => {
    const { patch, aside } = undos.pop();
    try { aside.forEach(([name, stored]) => localStorage.setItem(name, stored)); } catch { /* the entries come back all the same */ }
    apply(patch);
    refill();
    tell("undone");
    (undoButton.hidden ? one("#diary-list") : undoButton).focus();
  };

  // The form: it always shows one day

  let shown, day = diary.today();
  const typed = () => Object.fromEntries(diary.COLUMNS.map((name) => {
    const field = fields[name];
    return [name, field.type === "checkbox" ? Number(field.checked) : field.value];
  }));
  const withoutDay = () => JSON.stringify({ ...typed(), date: "" });
  const isUntouched = () => withoutDay() === shown;

  const mark = (faults) => all(".diary__error").forEach((place) => {
    const fault = faults.find(({ field }) => field === place.dataset.for);
    place.textContent = fault ? sentence(fault) : "";
    const field = fields[place.dataset.for];
    (field instanceof RadioNodeList ? one(".diary__pain") : field).setAttribute("aria-invalid", Boolean(fault));
  });
  const note = () => {
    const there = entries[fields.date.value];
    one("#diary-date-help").textContent = word("say", !there ? "blank" : isUntouched() ? "noted" : "replaces");
  };
  const show = (date) => {
    form.reset();
    for (const [name, value] of Object.entries(entries[date] ?? {})) {
      if (fields[name].type === "checkbox") fields[name].checked = value === 1;
      else fields[name].value = value;
    }
    fields.date.value = date;
    fields.date.max = diary.today();
    shown = withoutDay();
    mark([]);
    note();
  };
  /* Show the day of the form anew: its entry may have changed. What somebody is typing stays. */
  const refill = () => { if (isUntouched()) show(fields.date.value); };

  const save = (event) => {
    event.preventDefault();
    const { entry, faults } = diary.check(typed());
    mark(faults);
    if (faults.length) { one(`[name=${faults[0].field}]`, form).focus(); return; }
    change({ [entry.date]: entry });
    show(entry.date);
    tell(trouble ? "shown" : "saved", { day: inWords(entry.date) });
  };

  const sentence = ({ field, kind, value, wanted, one: day, other }) => {
    const short = String(value).length > 40 ? value.slice(0, 40) + "…" : value;
    const advice = word("advice", kind, { value: short, wanted, one: day && inWords(day), other: other && inWords(other) });
    return field ? word("say", value ? "wrong" : "missing", { column: word("columns", field), value: short, advice }) : advice;
  };

  // What stands below the form

  const sessions = (entry) =>
    ["acupuncture", "other_session"].filter((name) => entry[name]).map((name) => word("columns", name)).join(", ");
  const row = (entry) => {
    const made = rowTemplate.cloneNode(true), [date, pain, run, held, more] = made.children;
    date.textContent = inWords(entry.date);
    pain.textContent = entry.pain;
    run.textContent = word("say", "minutes", { minutes: inFigures(entry.running_minutes) });
    held.textContent = sessions(entry);
    more.textContent = ["leg", ...diary.TEXTS].filter((name) => entry[name] !== "")
      .map((name) => word("say", "more", { column: word("columns", name), text: entry[name] })).join("\n");
    for (const button of all("button", made)) {
      button.dataset.day = entry.date;
      button.setAttribute("aria-label", `${button.textContent}: ${date.textContent}`);
    }
    return made;
  };

  const summarise = () => {
    const found = diary.judge(entries, goal), { kind, first, last } = found;
    const values = {
      ...found, change: inFigures(found.change), end: inWords(found.end), firstNoted: first.noted, lastNoted: last.noted,
      firstPain: inFigures(first.pain), lastPain: inFigures(last.pain), firstFrom: inWords(first.from), lastFrom: inWords(last.from),
      firstMinutes: inFigures(first.minutes), lastMinutes: inFigures(last.minutes),
    };
    const isJudged = !["early", "thin"].includes(kind);
    one(".diary__verdict").textContent = (isJudged ? word("say", "weeks", values) + " " : "") + word("say", kind, values);
    one(".diary__tally").textContent = kind === "early" ? "" : word("say", "tally", values);
  };

  const draw = (width = figure.clientWidth) => {
    one("svg", figure)?.remove();
    if (!diary.sorted(entries).length) return;
    const em = parseFloat(getComputedStyle(figure).fontSize);
    figure.prepend(diaryChart.draw(diaryChart.plan(entries, goal, width, em, (name) => word("chart", name))));
  };

  const render = () => {
    const list = diary.sorted(entries), aside = asideNames();
    one(".diary__trouble").textContent = trouble && word("say", trouble);
    root.classList.toggle("diary--filled", list.length > 0);
    for (const part of all(".diary__result")) part.hidden = !list.length;
    for (const name of ["save", "print", "copy"]) one(`[value=${name}]`).hidden = !list.length;
    one("[value=share]").hidden = !list.length || !canShare();
    fill();
    one("[value=empty]").hidden = !list.length && !aside.length && !locked;
    one(".diary__aside").hidden = !aside.length;
    listBody.replaceChildren(...list.reverse().map(row));
    if (list.length) summarise();
    draw();
    note();
  };

  const remove = (date) => {
    const buttons = all("[value=delete]", listBody), place = buttons.findIndex((button) => button.dataset.day === date);
    change({ [date]: null });
    refill();
    tell("deleted", { day: inWords(date) });
    const left = all("[value=delete]", listBody);
    (left[Math.min(place, left.length - 1)] ?? undoButton).focus();
  };

  // Files

  const fileName = () => `${root.dataset.file}-${diary.today()}.csv`;

  /* The diary as text, unless somebody writes there. */
  let filled = "";
  const fill = () => {
    if (!textBox.open || area.value !== filled) return;
    area.value = diary.sorted(entries).length ? diary.write(entries).slice(1) : "";
    filled = area.value; // its line ends are the browser's
  };
  const showText = (content) => {
    textBox.open = true;
    area.value = content;
    area.select();
    area.focus();
  };

  /* No page learns whether a file arrived, so it never says that one is saved. Returns whether the browser was given it. */
  const download = (name, content, type) => {
    const link = document.createElement("a");
    try {
      if (INSIDE.test(navigator.userAgent) || !("download" in link)) throw 0;
      link.href = URL.createObjectURL(new Blob([content], { type }));
    } catch {
      showText(content.replace("\ufeff", ""));
      tell("inside");
      return false;
    }
    link.download = name;
    link.click();
    tell("written", { name });
    return true;
  };
  const saveFile = () => { if (download(fileName(), diary.write(entries), "text/csv;charset=utf-8")) unsaved = false; };
  const saveAside = () => {
    const texts = asideNames().map((name) => localStorage.getItem(name));
    download(`${root.dataset.file}-put-aside.txt`, texts.join("\n"), "text/plain;charset=utf-8");
  };

  const shared = () => ({ files: [new File([diary.write(entries)], fileName(), { type: "text/csv" })] });
  const canShare = () => { try { return navigator.canShare(shared()); } catch { return false; } };
  const share = async () => {
    try {
      await navigator.share(shared());
      tell("shared");
    } catch (error) { // closed again, or refused
      if (error.name !== "AbortError") showText(diary.write(entries).slice(1));
      tell(error.name === "AbortError" ? "untouched" : "unshared");
    }
  };
  const copy = async () => {
    area.focus();
    area.select();
    let isCopied = true;
    try { await navigator.clipboard.writeText(area.value); } catch { isCopied = document.execCommand("copy"); }
    tell(isCopied ? "copied" : "selected");
  };

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
    one("p", bar).textContent = "";
    if (faults.length) box.focus();
  };

  const differences = (changed) => changed.flatMap((theirs) => {
    const mine = entries[theirs.date];
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
    return diaryFile.understand(source, entries);
  };

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
    const { fresh, changed, same } = diary.compare(entries, theirs);
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
  const bringBackText = async () => {
    if (!await bringBack(area.value)) return;
    area.value = filled = "";
    fill();
  };

  const empty = async () => {
    const dialog = one("[data-ask=empty]");
    one("p", dialog).textContent = word("say", "deletes", { count: diary.sorted(entries).length });
    if (await ask("empty") !== "delete") return;
    const lost = locked ? [[KEY, localStorage.getItem(KEY)]] : []; // what there was no room for
    locked = false;
    change(Object.fromEntries(Object.keys(entries).map((date) => [date, null])));
    // Only now: what cannot be read is put aside once more for as long as it is stored.
    const aside = asideNames().map((name) => [name, localStorage.getItem(name)]);
    aside.forEach(([name]) => localStorage.removeItem(name));
    undos.at(-1).aside = [...aside, ...lost];
    render();
    refill();
    tell("emptied");
    undoButton.focus();
  };

  /* Print the empty sheets alone; the page without them is what a filled diary prints by itself. */
  const printSheets = () => {
    document.body.classList.add("diary-sheets-only");
    print();
  };
  addEventListener("beforeprint", () => draw(PAPER));
  addEventListener("afterprint", () => { document.body.classList.remove("diary-sheets-only"); draw(); });

  const actions = {
    undo, save: saveFile, share, copy, paste: bringBackText, aside: saveAside, print: () => print(), sheets: printSheets, empty,
    edit: ({ dataset }) => { show(dataset.day); fields.date.focus(); },
    delete: ({ dataset }) => remove(dataset.day),
  };
  root.addEventListener("click", ({ target }) => {
    const button = target.closest("button[type=button]"), dialog = target.closest("dialog");
    if (button && dialog) dialog.close(button.value);
    else if (button) actions[button.value](button);
  });
  form.addEventListener("submit", save);
  form.addEventListener("input", note);
  fields.date.addEventListener("change", () => { if (isUntouched() && diary.isDay(fields.date.value)) show(fields.date.value); });
  one("#diary-load").addEventListener("change", ({ target }) => {
    const [file] = target.files;
    if (!file) return;
    bringBack(file);
    target.value = ""; // so that the same file can be chosen again
  });
  textBox.addEventListener("toggle", fill);

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
  addEventListener("pageshow", ({ persisted }) => { if (persisted) reload(); });
  /* A page left open over midnight must not take today's entry for yesterday's. */
  document.addEventListener("visibilitychange", () => {
    if (document.hidden || day === diary.today()) return;
    if (fields.date.value === day && isUntouched()) show(diary.today());
    day = diary.today();
  });
  addEventListener("beforeunload", (event) => { if (unsaved) event.preventDefault(); });

  recall();
  takeOver();
  show(day);
  render();
  one(".diary__all").open = diary.sorted(entries).length <= 7; // the chart shows more at a glance
  let width = figure.clientWidth;
  new ResizeObserver(() => { if (figure.clientWidth !== width) { width = figure.clientWidth; draw(); } }).observe(figure);
})();
