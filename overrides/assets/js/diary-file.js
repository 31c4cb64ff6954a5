/* Reads a file of the diary, also one that came through a spreadsheet. diary.js loads this when a reader first brings
   something back. Nothing here touches the page or what is stored. */
const diaryFile = (() => {
  const { COLUMNS, TEXTS, check, isDay } = diary;
  const NEEDED = COLUMNS.slice(0, COLUMNS.indexOf("note") + 1); // the columns of every file that this page ever saved
  const LARGEST = 2e7; // bytes: more than all that a browser stores of one site makes
  const SEPARATORS = [",", ";", "\t"];
  const UNSEEN = /[\u200e\u200f\ufeff]/g; // marks of direction and of byte order
  const GUARDED = /(^|[,;\t\n])'(?=['=+\-@＝＋－＠])/g;

  /* The text of a file's bytes, or a fault: a wrong encoding would silently turn letters into others. */
  const decode = (buffer) => {
    const [first, second] = new Uint8Array(buffer), start = String.fromCharCode(first, second);
    if (start === "PK" || start === "\xd0\xcf") return { fault: { kind: "workbook" } };
    // Excel's “Unicode text” is UTF-16; a name of a column begins with a zero byte or has one in the second place.
    const encoding = start === "\xff\xfe" || first && second === 0 ? "utf-16le"
      : start === "\xfe\xff" || second && first === 0 ? "utf-16be" : "utf-8";
    try { return { text: new TextDecoder(encoding, { fatal: true }).decode(buffer) }; } catch { return { fault: { kind: "encoding" } }; }
  };

  // Rows

  const bare = (cell) => cell.replace(UNSEEN, "").trim().replace(/^"(.*)"$/, "$1").trim();
  const columnName = (cell) => bare(cell).toLowerCase().replace(/[\s-]+/g, "_");

  /* The line that names the columns, whatever stands above it; what separates its names separates the cells of rows too. */
  const heading = (csv) => {
    const above = [];
    for (const { 0: whole, 1: line, index } of csv.matchAll(/([^\r\n]*)(?:\r\n|\r|\n|$)/g)) {
      for (const separator of SEPARATORS) {
        const written = line.split(separator), names = written.map(columnName);
        if (names.includes("date") && names.includes("pain")) {
          return { line: above.length + 1, above, separator, written, names, body: csv.slice(index + whole.length) };
        }
      }
      above.push(line);
    }
    return null;
  };

  /* RFC 4180: the cells of each row, with the line on which it begins. Stops at a quotation mark that is never closed. */
  const rows = (csv, separator, first) => {
    const token = new RegExp(`("[^"]*(?:""[^"]*)*"|[^"${separator}\\r\\n]*)(${separator}|\\r\\n|\\n|\\r|$)`, "y");
    const found = [];
    for (let line = first, row = { line, cells: [] }, end; end !== "";) {
      const match = token.exec(csv);
      if (!match) return { found, open: line };
      const [whole, written] = match;
      end = match[2];
      row.cells.push(written.startsWith('"') ? written.slice(1, -1).replaceAll('""', '"') : written);
      line += (whole.match(/\r\n|\r|\n/g) ?? []).length;
      if (end === separator) continue;
      if (row.cells.some((one) => one.trim())) found.push({ ...row, isLast: end === "" });
      row = { line, cells: [] };
    }
    return { found };
  };

  // Days

  const LONGEST = 100; // characters of a cell that may be a day: more would take minutes to look at
  const MIDNIGHT = /[T,\s]+(?:0?0:00|12:00(?=[:0]*\s?AM))(?::00)?(?:[.,]0+)?\s*(?:AM|Z)?$/i;
  const THREE = /^(\d{1,4})[-/.\s年月]+(\d\d?)[-/.\s年月]+(\d{1,4})[.日]?$/;
  const SERIAL = /^(\d{5})(?:[.,]0+)?$/;
  const BEFORE_1970 = 25569; // days from the day 0 of spreadsheets

  const dated = (year, month, day) => {
    const made = [year.length === 2 ? "20" + year : year, month, day].map((part) => String(part).padStart(2, "0")).join("-");
    return isDay(made) ? made : null;
  };

  const isKnown = (language) => { try { return Intl.getCanonicalLocales(language); } catch { return false; } }; // en-US@posix is none
  /* Months and days of the week in English and in the languages of the browser: each word in small letters, with its number. */
  const calendar = (part) => new Map(["en-GB", "en-US", ...navigator.languages ?? []].filter(isKnown).reverse().flatMap((language) =>
    ["long", "short"].flatMap((length) => Array.from({ length: 12 }, (_, index) => {
      const first = Date.UTC(2026, index); // of months: they fall on all days of the week
      const made = new Intl.DateTimeFormat(language, { [part]: length, timeZone: "UTC" }).format(first);
      return [made.toLowerCase().replace(/\./g, ""), index + 1];
    }))));
  let months, weekdays;

  /* A day with its month as a word, like 28-Nov-26 or Saturday, 28 November 2026. */
  const spelled = (cell) => {
    months ??= calendar("month");
    weekdays ??= calendar("weekday");
    const parts = cell.toLowerCase().match(/\p{L}+|\d+/gu) ?? [];
    const [a, b, c, ...rest] = parts.filter((part) => months.has(part) || !weekdays.has(part) && !["de", "of"].includes(part));
    const [day, month, year] = months.has(a) ? [b, a, c] : a?.length === 4 ? [c, b, a] : [a, b, c];
    const fits = !rest.length && months.has(month) && /^\d\d?$/.test(day) && /^(?:\d\d)?\d\d$/.test(year);
    return fits ? dated(year, months.get(month), day) : null;
  };

  /* The days that a cell may mean: with the day first, the month first and the year first. Plain is what leaves no
     choice to anybody; short is a year of two digits. */
  const readings = (cell) => {
    const only = (day, plain = false) => ({ days: [day, day, day], plain });
    if (cell.length > LONGEST) return only(null);
    const text = bare(cell).replace(/^'/, "").replace(MIDNIGHT, "");
    const three = THREE.exec(text) ?? /^(20\d\d)(\d\d)(\d\d)$/.exec(text), serial = SERIAL.exec(text);
    if (serial) return only(dated(...diary.text(serial[1] - BEFORE_1970).split("-")));
    if (!three) return only(spelled(text));
    const [, a, b, c] = three;
    if (a.length === 4 && c.length < 3) return only(dated(a, b, c), true);
    const short = c.length === 2;
    if (a.length > 2 || !short && c.length < 4) return only(null);
    return { days: [dated(c, b, a), dated(c, a, b), short && a.length === 2 ? dated(a, b, c) : null], short };
  };

  /* Which of the three readings fit every row. A row that none of them fits is a fault of its own, and does not count here. */
  const orders = (found, last) => {
    const fits = ({ days }, order) => days[order] && days[order] <= last;
    const known = found.filter((row) => [0, 1, 2].some((order) => fits(row, order)));
    const different = (days, from, to) => new Set(days.map((day) => day.slice(from, to))).size;
    const isSteady = (order) => { // a year of two digits could be taken for a day, but it changes more rarely
      const days = known.filter(({ short }) => short).map(({ days }) => days[order]);
      return different(days, 0, 4) <= different(days, 8);
    };
    const possible = [0, 1, 2].filter((order) => known.every((row) => fits(row, order)));
    const fitting = possible.some(isSteady) ? possible.filter(isSteady) : possible;
    const unclear = known.find(({ days }) => fitting.some((order) => days[order] !== days[fitting[0]]));
    // When no reading fits all rows: the one that fits most of them, and a row that contradicts the others.
    const bad = (order) => known.filter((row) => !fits(row, order));
    const best = fitting[0] ?? [0, 1, 2].reduce((one, other) => bad(other).length < bad(one).length ? other : one);
    const mixed = bad(best).filter(({ days }) => !days[best]);
    const against = known.find((row) => fits(row, best) && mixed.some((one) => one.days.some((day, order) => day && !fits(row, order))));
    return { best, unclear, mixed, against, other: unclear && fitting.find((order) => unclear.days[order] !== unclear.days[best]) };
  };

  // Cells

  const YES = /^(?:true|wahr|vrai|verdadero|verdadeiro|vero|waar|sant|sand|prawda)$/i;
  const NO = /^(?:false|falsch|faux|falso|onwaar|falskt|falsk|fałsz)$/i;

  /* A number as it was before a spreadsheet gave it decimals. Three zeros could also be thousands: they stay, and are refused. */
  const whole = (cell) => bare(cell).replace(/^(\d+)[.,]0{1,2}$/, "$1").replace(YES, "1").replace(NO, "0");

  /* The entries of a CSV text, and every fault with its line: with a fault, the entries must not be used. `turned` holds
     the days that were not written year-month-day, with what was read from them, for a person to confirm. For columns that
     an older file lacks, what is already noted for its days stays. */
  const read = (csv, last = diary.latest(), mine = {}) => {
    const faults = [], lines = {}, entries = {}, turned = [];
    const fault = (line, kind, value, wanted, more) => faults.push({ line, kind, value, wanted, ...more });
    const done = () => ({ entries, faults: faults.sort((one, other) => one.line - other.line), turned });
    const head = heading(csv);
    if (!head) { fault(1, "header", "", COLUMNS.join()); return done(); }

    const { line: top, above, separator, written, names } = head;
    names.forEach((name, index) => {
      if (name && !COLUMNS.includes(name)) fault(top, "unknown", bare(written[index]), COLUMNS.join());
      else if (name && names.indexOf(name) < index) fault(top, "double", name);
    });
    for (const name of NEEDED) if (!names.includes(name)) fault(top, "lacking", name);
    above.forEach((line, index) => {
      const cells = line.split(separator), cell = (name) => cells[names.indexOf(name)] ?? "";
      if (readings(cell("date")).days.some(Boolean) && /^\d+$/.test(whole(cell("pain")))) fault(index + 1, "above");
    });
    if (faults.length) return done();

    const { found: all, open } = rows(head.body, separator, top + 1), named = names.filter(Boolean).length;
    const found = [];
    for (const { line, cells, isLast } of all) {
      // A spreadsheet leaves empty cells out at the end of a line, but it ends the line: half a file came to us.
      if (isLast && cells.length < named) { fault(line, "cut"); continue; }
      if (cells.some((cell, index) => !names[index] && cell.trim())) { fault(line, "count", cells.length, named); continue; }
      const raw = Object.fromEntries(COLUMNS.map((name) => [name, cells[names.indexOf(name)] ?? ""]));
      found.push({ line, raw, ...readings(raw.date) });
    }
    const { best, unclear, mixed, against, other } = orders(found, last);
    if (unclear) fault(unclear.line, "unclear", bare(unclear.raw.date), "", { one: unclear.days[best], other: unclear.days[other] });
    for (const row of found) {
      const { line, raw, days, plain } = row, cell = bare(raw.date);
      if (mixed.includes(row)) { fault(line, "mixed", cell, against?.line ?? top); continue; }
      for (const field of COLUMNS) {
        raw[field] = field === "date" ? days[best] ?? cell
          : !names.includes(field) ? mine[raw.date]?.[field]
          : TEXTS.includes(field) ? raw[field].replace(/\r\n?/g, "\n").replace(GUARDED, "$1") : whole(raw[field]);
      }
      const { entry, faults: wrong } = check(raw, last);
      for (const one of wrong) {
        if (one.field === "date") one.value = cell; // as it stands in the file
        if (/^#+$/.test(one.value)) one.kind = "narrow"; // what a spreadsheet writes for a column without room
        faults.push({ line, ...one });
      }
      if (wrong.some((one) => one.field === "date")) continue;
      if (lines[entry.date]) fault(line, "twice", entry.date, lines[entry.date]);
      lines[entry.date] ??= line;
      entries[entry.date] = entry;
      if (!plain) turned.push({ value: cell, day: entry.date });
    }
    if (open) fault(open, "quote");
    if (!open && !all.length) fault(top + 1, "none");
    return done();
  };

  /* What a file or a pasted text holds, as `read` gives it. */
  const understand = async (source, mine) => {
    if ((source.size ?? source.length) > LARGEST) return { faults: [{ kind: "size" }] };
    const { text, fault } = source.size === undefined ? { text: source } : decode(await source.arrayBuffer());
    return fault ? { faults: [fault] } : read(text, undefined, mine);
  };

  return { read, understand };
})();
