/* What the diary knows without a page: days, checks, CSV, storage as a text, and comparison. */
const diary = (() => {
  // The columns of the file and the fields of an entry. They are a format, not words: a translation keeps them.
  // The last four came later: a diary or a file from before has none of them, and they are empty there, never 0.
  const COLUMNS = [
    "date", "pain", "running_minutes", "acupuncture", "other_session", "side_effects", "note", "leg", "exercise", "tablets", "sleep",
  ];
  const LIMITS = { pain: 10, running_minutes: 1440, acupuncture: 1, other_session: 1, leg: 10 };
  const TEXTS = ["exercise", "tablets", "sleep", "side_effects", "note"]; // in the order in which a page shows them
  const LONGEST = 500; // characters of a text
  const VERSION = 1;
  const FEWEST = 4; // days of a week without which its average says nothing
  const CLEAR = 2; // points of 10
  const THIRTY = 3; // tenths of the first week's pain: what the stopping rule of the plan counts

  /* A day is a text like 2026-11-24 or the number of days since 1970, never a moment: no time zone can shift it. */
  const number = (day) => Date.parse(day + "T00:00Z") / 864e5;
  const text = (count) => new Date(count * 864e5).toISOString().slice(0, 10);
  const today = (now = new Date()) =>
    [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  const isDay = (day) => /^20\d\d-\d\d-\d\d$/.test(day) && !isNaN(number(day)) && text(number(day)) === day;
  // A traveller's today may be tomorrow at home.
  const latest = () => text(number(today()) + 1);

  /* What was typed, read or stored becomes an entry, or faults: which field, what kind of mistake, what stood there. */
  const check = (raw, last = latest()) => {
    const entry = {}, faults = [];
    for (const field of COLUMNS) {
      const value = String(raw[field] ?? "").replace(/\r\n?/g, "\n").trim();
      const isText = TEXTS.includes(field), isDate = field === "date";
      const needed = isDate || field === "pain";
      const fits = isDate ? isDay(value)
        : isText ? value.length <= LONGEST
        : /^\d{1,5}$/.test(value) ? Number(value) <= LIMITS[field] : !value && !needed;
      if (!fits) faults.push({ field, kind: isText ? "text" : field, value });
      else if (isDate && value > last) faults.push({ field, kind: "future", value });
      entry[field] = isDate || isText || field === "leg" && !value ? value : Number(value);
    }
    return { entry, faults };
  };

  /* A spreadsheet takes a cell that begins like this for a formula; some split cells at a semicolon or a tab too. */
  const FORMULA = /(^|[,;\t\n])(?=['=+\-@＝＋－＠])/g;
  const cell = (value) => {
    const safe = typeof value === "number" ? String(value) : value.replace(FORMULA, "$1'");
    return /[",;\t\n]/.test(safe) ? '"' + safe.replaceAll('"', '""') + '"' : safe;
  };
  const sorted = (entries) => Object.keys(entries).sort().map((day) => entries[day]);

  /* RFC 4180. The mark at the beginning tells spreadsheets that this is UTF-8. */
  const write = (entries) => {
    const lines = sorted(entries).map((entry) => COLUMNS.map((field) => cell(entry[field])));
    return "\ufeff" + [COLUMNS, ...lines].map((cells) => cells.join() + "\r\n").join("");
  };

  /* What is stored. When a part of it cannot be read, the rest still can. */
  const pack = (entries) => JSON.stringify({ version: VERSION, entries: sorted(entries) });
  const unpack = (stored) => {
    const entries = {};
    if (stored === null) return { entries, broken: false };
    try {
      const { version, entries: list } = JSON.parse(stored);
      const checked = version === VERSION ? list.map((raw) => check(raw ?? {}, "2099-12-31")) : null;
      for (const { entry, faults } of checked ?? []) if (!faults.length) entries[entry.date] = entry;
      const isLost = ({ entry, faults }) => faults.length || differing(entries[entry.date], entry).length; // or told twice
      return { entries, broken: !checked || checked.some(isLost) };
    } catch { return { entries, broken: true }; }
  };

  /* A patch names days: each gets an entry, or null and is gone. Its inverse undoes it and touches no other day. */
  const patched = (entries, patch) => Object.fromEntries(Object.entries({ ...entries, ...patch }).filter(([, entry]) => entry));
  const inverse = (entries, patch) => Object.fromEntries(Object.keys(patch).map((day) => [day, entries[day] ?? null]));

  const differing = (mine, theirs) => COLUMNS.filter((field) => mine[field] !== theirs[field]);
  const compare = (mine, theirs) => {
    const result = { fresh: [], changed: [], same: [] };
    for (const entry of sorted(theirs)) {
      const own = mine[entry.date];
      result[!own ? "fresh" : differing(own, entry).length ? "changed" : "same"].push(entry);
    }
    return result;
  };

  /* First week against last week, in rounded numbers, so that a reader can check the sum. */
  const round = (value) => Math.round(value * 10) / 10;
  const week = (list, from) => {
    const days = list.filter(({ date }) => number(date) >= from && number(date) < from + 7);
    const sum = (field) => days.reduce((all, day) => all + day[field], 0);
    return { from: text(from), noted: days.length, pain: round(sum("pain") / days.length), minutes: sum("running_minutes") };
  };
  const judge = (entries, goal) => {
    const list = sorted(entries);
    const start = number(list[0].date), end = number(list.at(-1).date);
    const first = week(list, start), last = week(list, end - 6);
    const change = round(last.pain - first.pain);
    const kind = end - start + 1 < goal ? "early"
      : Math.min(first.noted, last.noted) < FEWEST ? "thin"
      : change <= -CLEAR ? "lower" : change >= CLEAR ? "higher"
      : change < 0 && -10 * change >= THIRTY * first.pain ? "some" : "same";
    const count = (field) => list.filter((entry) => entry[field]).length;
    return {
      kind, first, last, change: Math.abs(change), end: text(start + goal - 1), noted: list.length,
      acupuncture: count("acupuncture"), other: count("other_session"), effects: count("side_effects"),
    };
  };

  return {
    COLUMNS, TEXTS, number, text, today, latest, isDay, check, write, sorted, pack, unpack, patched, inverse, differing, compare, judge,
  };
})();
