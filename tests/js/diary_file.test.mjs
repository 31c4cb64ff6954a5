/* A file of the diary, also one that came through a spreadsheet, is read whole or refused with the cause; no day is guessed. */
import assert from "node:assert/strict";
import test from "node:test";
import { BEFORE, chance, COLUMNS, day, entry, HEADER, keyed, RUNS } from "./examples.mjs";
import { load } from "./load.mjs";

// A reader whose browser speaks German, and names a language in a way that is none.
Object.defineProperty(globalThis, "navigator", { value: { languages: ["de-DE", "en-US@posix"] }, configurable: true });
const diary = load("diary/model.js", "diary");
const diaryFile = load("diary-file.js", "diaryFile");

const TODAY = "2026-11-28";
const OLD = { acupuncture: 1, side_effects: 'a, "b"', note: "c; d" }; // what a file from before holds
const WANTED = entry("2026-11-02", 6, 30, { ...OLD, leg: 3, exercise: "bridges; planks", tablets: "none", sleep: "6" });
const PLAIN = ["2026-11-02", "6", "30", "1", "0", '"a, ""b"""', '"c; d"', "3", '"bridges; planks"', "none", "6"];

const read = (csv) => diaryFile.read(csv, TODAY);
const joined = (separator, ...rows) => rows.map((row) => row.join(separator) + "\r\n").join("");
const file = (...rows) => [HEADER, ...rows, ""].join("\r\n");
/* A file whose days are written like this, each with a pain of 4. */
const ofDays = (written, separator = ",") =>
  [HEADER.replaceAll(",", separator), ...written.map((one) => `"${one}"${separator}4`), ""].join("\r\n");
const row = (date = "2026-11-02", pain = "4", minutes = "0", more = "0,0,,") => `${date},${pain},${minutes},${more}`;

const always = (name, ask) => test(name, () => {
  for (let seed = 1; seed <= RUNS; seed++) {
    try { ask(chance(seed)); } catch (error) { throw new Error(`seed ${seed}: ${error.message}`, { cause: error }); }
  }
});
const each = (name, cases, ask) => Object.entries(cases).forEach(([what, values]) => test(`${name}: ${what}`, () => ask(values)));

always("writing and reading a file gives the same diary", ({ diary: make }) => {
  const entries = make();
  assert.deepEqual(diaryFile.read(diary.write(entries)), { entries, faults: [], turned: [] });
});

always("whatever a file holds, it is read or refused with a line that it has", ({ text, pick }) => {
  const content = pick(["", `${HEADER}\r\n`]) + text(200), { entries, faults } = diaryFile.read(content);
  assert.ok(Object.keys(entries).length || faults.length, JSON.stringify(content));
  const lines = content.split(/\r\n|\r|\n/).length;
  for (const { line } of faults) assert.ok(line >= 1 && line <= Math.max(lines, 2), `line ${line} of ${JSON.stringify(content)}`);
});

test("a cell as long as a file is refused at once, where a day should stand", () => {
  const { faults } = read(file(row("2026-11-02" + " ".repeat(3e5) + "x")));
  assert.deepEqual(faults.map(({ line, field }) => [line, field]), [[2, "date"]]);
});

const dated = (...cells) => joined(",", COLUMNS, [...cells, ...PLAIN.slice(1)]);
const ALL = joined(",", COLUMNS, PLAIN);
each("what a spreadsheet adds or changes is read as it was", {
  nothing: ALL,
  "an added empty column": joined(",", [...COLUMNS, ""], [...PLAIN, ""]),
  "empty columns at both ends": joined(",", ["", ...COLUMNS, "", ""], ["", ...PLAIN, "", ""]),
  "a column added in the rows only": joined(",", COLUMNS, [...PLAIN, "", " "]),
  semicolons: joined(";", COLUMNS, PLAIN),
  tabs: joined("\t", COLUMNS, PLAIN),
  "a line that names the separator": "sep=;\r\n" + joined(";", COLUMNS, PLAIN),
  "the same with tabs": "sep=\t\n" + joined("\t", COLUMNS, PLAIN),
  "a title line": "My back, November 2026,,,,,,\r\n" + ALL,
  "title lines with commas and marks": 'Pain, "mine"\n\nSheet 1\n' + ALL,
  "decimals with points": joined(",", COLUMNS, ["2026-11-02", "6.0", "30.00", "1.0", "0.0", ...PLAIN.slice(5)]),
  "decimals with commas": joined(";", COLUMNS, ["2026-11-02", "6,0", "30,00", "1,0", "0,0", ...PLAIN.slice(5)]),
  "TRUE and FALSE": joined(",", COLUMNS, [...PLAIN.slice(0, 3), "TRUE", "FALSE", ...PLAIN.slice(5)]),
  "true and False": joined(",", COLUMNS, [...PLAIN.slice(0, 3), "true", "False", ...PLAIN.slice(5)]),
  "WAHR and FALSCH": joined(";", COLUMNS, [...PLAIN.slice(0, 3), "WAHR", "FALSCH", ...PLAIN.slice(5)]),
  "a session left empty": joined(",", COLUMNS, [...PLAIN.slice(0, 4), "", ...PLAIN.slice(5)]),
  "everything between marks": joined(
    ",", COLUMNS.map((name) => `"${name}"`), PLAIN.map((cell) => cell.includes('"') ? cell : `"${cell}"`),
  ),
  "a mark around some cells": joined(",", COLUMNS, ['"2026-11-02"', '"6"', ...PLAIN.slice(2)]),
  "blanks around cells": joined(",", COLUMNS, [" 2026-11-02 ", " 6", "30 ", ...PLAIN.slice(3, 6), '"c; d "', " 3", ...PLAIN.slice(8)]),
  "zeros before numbers": joined(",", COLUMNS, ["2026-11-02", "06", "030", ...PLAIN.slice(3)]),
  LF: ALL.replaceAll("\r\n", "\n"),
  CR: ALL.replaceAll("\r\n", "\r"),
  "no last line break": ALL.trimEnd(),
  "a byte order mark": "\ufeff" + ALL,
  "a byte order mark behind a separator line": "\ufeffsep=,\r\n" + ALL,
  "columns in another order": joined(",", COLUMNS.toReversed(), PLAIN.toReversed()),
  "names in capitals and with spaces": joined(
    ",", ["DATE", " Pain ", "Running Minutes", "acupuncture", "Other-Session", "Side  effects", "Note", " LEG", ...COLUMNS.slice(8)], PLAIN,
  ),
  "blank lines": "\r\n" + joined(",", COLUMNS, [], [" "], PLAIN, [], ["", "", ""]),
  "rows of separators": ALL + ",,,,,,,,,,\r\n",
  "a time at midnight": dated("2026-11-02 00:00:00"),
  "a moment of a program": dated("2026-11-02T00:00:00.000Z"),
  "slashes, the year first": dated("2026/11/2"),
  "eight digits": dated("20261102"),
  "a day held as a text": dated("'2026-11-02"),
  "marks of direction": dated("\u200f2026-11-02\u200e"),
}, (csv) => assert.deepEqual(read(csv), { entries: keyed([WANTED]), faults: [], turned: [] }));

const CELLS = PLAIN.slice(0, BEFORE.length);
each("a file from before the newer columns is read whole, and says nothing in them", {
  plain: joined(",", BEFORE, CELLS),
  semicolons: joined(";", BEFORE, CELLS),
  tabs: joined("\t", BEFORE, CELLS),
  "columns in another order": joined(",", BEFORE.toReversed(), CELLS.toReversed()),
  "an added empty column": joined(",", [...BEFORE, ""], [...CELLS, ""]),
  "a byte order mark": "\ufeff" + joined(",", BEFORE, CELLS),
}, (csv) => assert.deepEqual(read(csv), { entries: keyed([entry("2026-11-02", 6, 30, OLD)]), faults: [], turned: [] }));

/* Of a file that has not all columns, with a day already noted: the columns it has, and those that stay as they are. */
const MINE = keyed([entry("2026-11-02", 1, 0, { note: "mine", leg: 5, exercise: "planks", tablets: "one", sleep: "8" })]);
each("columns that a file has not are left as they are noted, and those that it has are its own", {
  "a file from before": [BEFORE, CELLS, { ...OLD, leg: 5, exercise: "planks", tablets: "one", sleep: "8" }],
  "some of the newer columns": [
    ["sleep", ...BEFORE, "leg"], ["7", ...CELLS, "2"], { ...OLD, leg: 2, exercise: "planks", tablets: "one", sleep: "7" },
  ],
  "empty cells": [COLUMNS, [...CELLS, "", "", "", ""], OLD],
  "all columns": [COLUMNS, PLAIN, WANTED],
}, ([names, cells, more]) => {
  const { entries, faults } = diaryFile.read(joined(",", names, cells), TODAY, MINE);
  assert.deepEqual([entries, faults], [keyed([entry("2026-11-02", 6, 30, more)]), []]);
});

test("a day that is not noted gets nothing from those that are", () => {
  const { entries } = diaryFile.read(joined(",", BEFORE, ["2026-11-03", "4"]), TODAY, MINE);
  assert.deepEqual(entries, keyed([entry("2026-11-03", 4)]));
});

test("too many cells are told against the columns that the file names", () => {
  const wanted = (...names) => read(joined(",", names, new Array(14).fill("1"))).faults.map((fault) => [fault.value, fault.wanted]);
  assert.deepEqual([wanted(...BEFORE), wanted(...COLUMNS)], [[[14, 7]], [[14, 11]]]);
});

test("rows whose empty end was dropped are read", () => {
  const { entries, faults } = read(`${HEADER}\n2026-11-01,6\n2026-11-02,5,30\n2026-11-03,4,0,1,0,a bruise\n`);
  const last = entry("2026-11-03", 4, 0, { acupuncture: 1, side_effects: "a bruise" });
  assert.deepEqual([entries, faults], [keyed([entry("2026-11-01", 6), entry("2026-11-02", 5, 30), last]), []]);
});

test("thousands of rows are read", () => {
  const days = Array.from({ length: 5000 }, (_, number) => day("2010-01-01", number));
  const { entries, faults } = read(ofDays(days.map((one) => one.split("-").reverse().join("/"))));
  assert.deepEqual([Object.keys(entries), faults], [days, []]);
});

/* How a spreadsheet may write the days of a file, and what they were. */
const TURNED = {
  "the day first": [["28/11/2026", "05/11/2026"], ["2026-11-28", "2026-11-05"]],
  "the month first": [["11/28/2026", "11/5/2026"], ["2026-11-28", "2026-11-05"]],
  points: [["28.11.2026", "5.11.2026"], ["2026-11-28", "2026-11-05"]],
  "points and spaces": [["28. 11. 2026"], ["2026-11-28"]],
  dashes: [["28-11-2026"], ["2026-11-28"]],
  "two digits for the year": [["28/11/26", "27/11/26"], ["2026-11-28", "2026-11-27"]],
  "two digits, the month first": [["11/28/26", "11/05/26"], ["2026-11-28", "2026-11-05"]],
  "two digits, the year first": [["26-11-24", "26-11-25", "26-11-26"], ["2026-11-24", "2026-11-25", "2026-11-26"]],
  "a time": [["28/11/2026 00:00", "27/11/2026 0:00:00"], ["2026-11-28", "2026-11-27"]],
  "a time of twelve hours": [["11/28/2026 12:00:00 AM"], ["2026-11-28"]],
  "a month as a word": [["28-Nov-26", "2-Jan-2026", "31-Dec-25"], ["2026-11-28", "2026-01-02", "2025-12-31"]],
  "a long day": [["Saturday, November 28, 2026", "27 November 2026"], ["2026-11-28", "2026-11-27"]],
  "a long day in the reader's language": [["Montag, 5. Oktober 2026"], ["2026-10-05"]],
  "the year first, with a word": [["2026 November 28", "2026-Nov-27"], ["2026-11-28", "2026-11-27"]],
  "the month of a word first": [["May 5, 2026", "January 31 2026"], ["2026-05-05", "2026-01-31"]],
  "numbers of days": [["46354", "46353.0"], ["2026-11-28", "2026-11-27"]],
  "day and month alike": [["05/05/2026"], ["2026-05-05"]],
  "only one of two has come": [["05/12/2026"], ["2026-05-12"]],
  "mixed with days as they were": [["2026-11-27", "28/11/2026"], ["2026-11-27", "2026-11-28"]],
  "signs of Chinese and Japanese": [["2026年11月2日"], ["2026-11-02"]],
};
for (const separator of [",", ";"]) {
  const name = `days that can be read in one way only are read for a person to confirm, cells apart by “${separator}”`;
  each(name, TURNED, ([written, meant]) => {
    const { entries, faults, turned } = read(ofDays(written, separator));
    assert.deepEqual([Object.keys(entries).sort(), faults], [meant.toSorted(), []]);
    const pairs = written.map((value, index) => ({ value, day: meant[index] }));
    assert.deepEqual(turned, pairs.filter((pair) => pair.value !== pair.day && !pair.value.includes("年")));
  });
}

each("days that can be read in two ways are refused", {
  "day and month": [["05/06/2026", "06/06/2026"], "2026-06-05", "2026-05-06"],
  "behind one that says nothing": [["05/05/2026", "05/06/2026"], "2026-06-05", "2026-05-06"],
  "the year as well": [["24/11/26"], "2026-11-24", "2024-11-26"],
}, ([written, one, other]) => {
  const { faults } = read(ofDays(written));
  assert.deepEqual(faults.map(({ kind }) => kind), ["unclear"]);
  assert.equal(faults[0].value, written[faults[0].line - 2]);
  assert.deepEqual([faults[0].one, faults[0].other], [one, other]);
});

const FORMS = [
  ([y, m, d]) => `${d}/${m}/${y}`, ([y, m, d]) => `${m}/${d}/${y}`, ([y, m, d]) => `${d}.${m}.${y.slice(2)}`,
  ([y, m, d]) => `${m}/${d}/${y.slice(2)}`, ([y, m, d]) => `${y.slice(2)}-${m}-${d}`, ([y, m, d]) => `${y}-${m}-${d} 00:00:00`,
  ([y, m, d]) => `${d}-${["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][m - 1]}-${y.slice(2)}`,
];
always("no day is ever taken for another", ({ whole, pick, list }) => {
  const days = [...new Set([TODAY, ...list(29, () => day("2020-01-01", whole(0, 2523)))])].slice(whole(0, 1)).sort();
  if (!days.length) return;
  const form = pick(FORMS), { entries, faults, turned } = read(ofDays(days.map((one) => form(one.split("-")))));
  if (faults.length) {
    for (const { kind } of faults) assert.ok(["unclear", "mixed", "date", "future"].includes(kind), kind);
    return;
  }
  // Of a few days one reading may be impossible by chance; what is then read is shown, and nothing else.
  const found = Object.keys(entries).sort(), confirmed = turned.map((one) => one.day).sort();
  assert.ok([days, confirmed].some((wanted) => wanted.join() === found.join()), `${days} became ${found}`);
});

each("what cannot be told for sure is refused with its line and cause", {
  "nothing at all": ["", [[1, "header"]]],
  "a byte order mark alone": ["\ufeff", [[1, "header"]]],
  "another file": ["Day,Pain\r\n2026-11-02,4\r\n", [[1, "header"]]],
  "no day": [HEADER, [[2, "none"]]],
  "empty rows": [file("", ",,,,,,"), [[2, "none"]]],
  "both orders in one file": [ofDays(["28/11/2026", "11/27/2026"]), [[3, "mixed"]]],
  "a day that has not come": [ofDays(["28/11/2026", "30/11/2026"]), [[3, "future"]]],
  "no day of the calendar": [ofDays(["31/02/2026"]), [[2, "date"]]],
  "no day of that year": [file(row("2025-02-29")), [[2, "date"]]],
  "a year of three digits": [file(row("126-11-02")), [[2, "date"]]],
  "the year last, of three digits": [file(row("02-11-126")), [[2, "date"]]],
  "the same day twice, once with a fault": [file(row("2026-11-02", "11"), row()), [[2, "pain"], [3, "twice"]]],
  "a day twice that is none": [file(row("x"), row("x")), [[2, "date"], [3, "date"]]],
  "faults of all kinds, in the order of lines": [file(row("2026-11-02", "11"), "1,2,3,4,5,6,7,8,9,10,11,12"), [[2, "pain"], [3, "count"]]],
  "no month of the calendar": [file(row("24/13/2026")), [[2, "date"]]],
  "a time of the day": [ofDays(["2026-11-28 12:30:00"]), [[2, "date"]]],
  "a day without a year": [ofDays(["28-Nov"]), [[2, "date"]]],
  "a column without room": [ofDays(["########"]), [[2, "narrow"]]],
  "a decimal": [file("2026-11-02,4.5"), [[2, "pain"]]],
  "less than no pain": [file(row("2026-11-02", "-1")), [[2, "pain"]]],
  "no pain": [file("2026-11-02"), [[2, "pain"]]],
  "thousands or decimals": [file("2026-11-02,4,1.000"), [[2, "running_minutes"]]],
  "a text without marks": [file("2026-11-02,6,0,0,0,a,b,3,c,d,e,f"), [[2, "count"]]],
  "a text without marks, in a file from before": [`${BEFORE}\n2026-11-02,6,0,0,0,a,b,c\n`, [[2, "count"]]],
  "more than the worst leg": [file("2026-11-02,6,0,0,0,,,11"), [[2, "leg"]]],
  "a leg in words": [file("2026-11-02,6,0,0,0,,,numb"), [[2, "leg"]]],
  "too long a text": [file(`2026-11-02,6,0,0,0,,,,${"x".repeat(501)}`), [[2, "text"]]],
  "a column without a name": [`,${HEADER}\n1,2026-11-02,6\n`, [[2, "count"]]],
  "half a file": [`${HEADER}\n${row()}\n2026-11-03,1`, [[3, "cut"]]],
  "a column of somebody's own": [`${HEADER},average\n`, [[1, "unknown"]]],
  "a column that is gone": [`${HEADER.replace(",note", "")}\n2026-11-02,6\n`, [[1, "lacking"]]],
  "a column twice": [`${HEADER},note\n2026-11-02,6\n`, [[1, "double"]]],
  "names sorted to the end": [`2026-11-01,6,0,0,0,,\n2026-11-02,6,0,0,0,,\n${HEADER}\n`, [[1, "above"], [2, "above"]]],
  "the same day twice": [file(row(), row("2026-11-03"), row()), [[4, "twice"]]],
  "the same day in two forms": [ofDays(["28/11/2026", "2026-11-28"]), [[3, "twice"]]],
  "lines behind a title": [`Title\n\n${HEADER}\n2026-11-02,11\n`, [[4, "pain"]]],
  "lines inside a text": [file(row("2026-11-01", "4", "0", '0,0,"two\nlines","and\nmore"'), row("2026-11-02", "11")), [[5, "pain"]]],
  "a mark without a partner": [file(row("2026-11-01"), row("2026-11-02", "4", "0", '0,0,"open,'), row("2026-11-03")), [[3, "quote"]]],
  "a mark inside a text": [file(row("2026-11-02", "4", "0", '0,0,a "bruise",')), [[2, "quote"]]],
  "three faults of a row": [file(row("x", "y", "z")), [[2, "date"], [2, "pain"], [2, "running_minutes"]]],
}, ([csv, wanted]) => assert.deepEqual(read(csv).faults.map(({ line, kind }) => [line, kind]), wanted));

test("a fault names what stands in the file, and of two orders of a day the line that contradicts", () => {
  const { faults } = read(file(row("31/02/2026", "y", " 1e3 "))), [mixed] = read(ofDays(["28/11/2026", "27/11/2026", "11/26/2026"])).faults;
  assert.deepEqual(faults.map(({ field, value }) => [field, value]), [["date", "31/02/2026"], ["pain", "y"], ["running_minutes", "1e3"]]);
  assert.deepEqual([mixed.line, mixed.value, mixed.wanted], [4, "11/26/2026", 2]);
});

/* A file as a browser hands it on. */
const understood = async (bytes) => (await diaryFile.understand(new Blob([bytes])));
const utf16 = (text, isTurned = false) => {
  const bytes = Buffer.from(text, "utf16le");
  return isTurned ? bytes.swap16() : bytes;
};
const SHEET = joined("\t", COLUMNS, PLAIN);
for (const [what, bytes] of Object.entries({
  "UTF-16 as Excel writes it": utf16("\ufeff" + SHEET), "UTF-16, the other way round": utf16("\ufeff" + SHEET, true),
  "UTF-16 without a mark": utf16(ALL), "the same, the other way round": utf16(ALL, true), "UTF-8": Buffer.from(ALL),
})) {
  test(`each encoding that can be told for sure is read: ${what}`, async () => {
    assert.deepEqual((await understood(bytes)).entries, keyed([WANTED]));
  });
}

for (const [what, [bytes, kind]] of Object.entries({
  "xlsx, ods, numbers": [Buffer.from("PK\x03\x04 and more", "latin1"), "workbook"],
  xls: [Buffer.from("\xd0\xcf\x11\xe0 and more", "latin1"), "workbook"],
  "Latin-1": [Buffer.from(file(row("2026-11-02", "4", "0", "0,0,müde,")), "latin1"), "encoding"],
  "UTF-16 that was cut off": [utf16("\ufeff" + file(row())).subarray(0, -1), "encoding"],
  "a film": [Buffer.alloc(2e7 + 1), "size"],
})) {
  test(`a file that is none of the diary is called what it is: ${what}`, async () => {
    assert.deepEqual((await understood(bytes)).faults, [{ kind }]);
  });
}

test("a text that was pasted is read as a file is, and refused when it is as long", async () => {
  const [kept] = Object.values((await diaryFile.understand(joined(",", BEFORE, CELLS), MINE)).entries);
  assert.deepEqual([kept.pain, kept.leg, kept.sleep], [6, 5, "8"]);
  assert.deepEqual((await diaryFile.understand(ALL)).entries, keyed([WANTED]));
  assert.deepEqual((await diaryFile.understand("x".repeat(2e7 + 1))).faults, [{ kind: "size" }]);
});
