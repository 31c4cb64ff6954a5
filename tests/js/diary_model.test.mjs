/* What the diary makes of days, entries and weeks, without a page. */
import assert from "node:assert/strict";
import test from "node:test";
import { chance, COLUMNS, day, entry, entryBefore, HEADER, keyed, RUNS, times, weeks } from "./examples.mjs";
import { load } from "./load.mjs";

const diary = load("diary/model.js", "diary");
const GOAL = 42; // days

/* Ask a question of things made by chance; a seed that fails is named. */
const always = (name, ask) => test(name, () => {
  for (let seed = 1; seed <= RUNS; seed++) {
    try { ask(chance(seed)); } catch (error) { throw new Error(`seed ${seed}: ${error.message}`, { cause: error }); }
  }
});
const each = (name, cases, ask) => Object.entries(cases).forEach(([what, values]) => test(`${name}: ${what}`, () => ask(...values)));

each("a day of the calendar is one", {
  plain: ["2026-11-24"], "the last of a leap year's February": ["2024-02-29"], "the first": ["2000-01-01"], "the last": ["2099-12-31"],
}, (written) => assert.equal(diary.isDay(written), true));

each("what is no day of the calendar is none", {
  "30 February": ["2026-02-30"], "29 February of another year": ["2025-02-29"], "month 13": ["2026-13-01"], "day 0": ["2026-01-00"],
  "another century": ["1999-12-31"], "one digit": ["2026-1-1"], "with a time": ["2026-11-24T00:00"], "a blank before it": [" 2026-11-24"],
  empty: [""], "the day first": ["24-11-2026"],
}, (written) => assert.equal(diary.isDay(written), false));

test("today is the reader's own day, from its first minute to its last", () => {
  assert.equal(diary.today(new Date(2026, 2, 29, 0, 0)), "2026-03-29");
  assert.equal(diary.today(new Date(2026, 2, 29, 23, 59)), "2026-03-29");
  assert.equal(diary.today(new Date(2026, 0, 1, 0, 0)), "2026-01-01");
  assert.equal(diary.today(new Date(2026, 11, 31, 23, 59)), "2026-12-31");
});

test("the latest day that may be written is tomorrow", () => {
  assert.equal(diary.number(diary.latest()), diary.number(diary.today()) + 1);
});

test("days are a number apart, also over a change of the clock and a leap day", () => {
  for (const [from, to, apart] of [
    ["2026-03-28", "2026-03-30", 2], ["2026-03-07", "2026-03-09", 2], ["2024-02-28", "2024-03-01", 2], ["2025-12-31", "2026-01-01", 1],
  ]) {
    assert.equal(diary.number(to) - diary.number(from), apart);
    assert.equal(diary.text(diary.number(from) + apart), to);
  }
});

const LAST = "2026-11-28";
const faults = (raw) => diary.check({ date: "2026-11-02", pain: "4", ...raw }, LAST).faults;

test("what was typed becomes an entry", () => {
  const raw = { date: " 2026-11-02 ", pain: "04", running_minutes: "30", acupuncture: "1", note: " three\r\nli\rnes\r" };
  const wanted = entry("2026-11-02", 4, 30, { acupuncture: 1, note: "three\nli\nnes" });
  assert.deepEqual(diary.check(raw, LAST), { entry: wanted, faults: [] });
});

test("what may be left out is none or empty", () => {
  assert.deepEqual(diary.check({ date: "2026-11-02", pain: 0 }, LAST), { entry: entry("2026-11-02", 0), faults: [] });
});

each("a value at its limit is taken", {
  "no pain": ["pain", "0"], "the worst pain": ["pain", "10"], "a whole day of running": ["running_minutes", "1440"],
  "a session": ["acupuncture", "1"], "500 letters": ["note", "x".repeat(500)], "the last day": ["date", LAST],
  "a leg with nothing": ["leg", "0"], "the worst leg": ["leg", "10"], "nothing about a leg": ["leg", ""],
  "500 letters on a night": ["sleep", "x".repeat(500)],
}, (field, value) => assert.deepEqual(faults({ [field]: value }), []));

each("a value that does not fit is a fault of its field", {
  "more than the worst pain": ["pain", "11"], "less than none": ["pain", "-1"], "half a point": ["pain", "4.5"],
  "no pain given": ["pain", ""], "a word": ["pain", "y"],
  "more minutes than a day has": ["running_minutes", "1441"], "another number than 0 and 1": ["acupuncture", "2"],
  "two of the others": ["other_session", "2"], "a yes": ["other_session", "yes"],
  "more than the worst leg": ["leg", "11"], "a leg in words": ["leg", "numb"],
  "30 February": ["date", "2026-02-30"], "the day first": ["date", "24/13/2026"], "no day": ["date", ""],
  "a number with letters": ["running_minutes", "30min"], "an exponent": ["running_minutes", "1e3"],
  "six digits": ["running_minutes", "000030"],
}, (field, value) => assert.deepEqual(faults({ [field]: value }), [{ field, kind: field, value }]));

each("a text that is too long is a fault of its field, of one kind", {
  "side effects": ["side_effects"], "a note": ["note"], exercise: ["exercise"], tablets: ["tablets"], sleep: ["sleep"],
}, (field) => assert.deepEqual(faults({ [field]: "x".repeat(501) }), [{ field, kind: "text", value: "x".repeat(501) }]));

test("nothing noted about a leg is not the same as a leg with nothing", () => {
  const leg = (value) => diary.check({ date: "2026-11-02", pain: 4, leg: value }, LAST).entry.leg;
  assert.deepEqual([leg(""), leg(undefined), leg("0"), leg(0), leg("7")], ["", "", 0, 0, 7]);
});

test("a day that has not come is a fault of another kind", () => {
  assert.deepEqual(faults({ date: "2026-11-29" }), [{ field: "date", kind: "future", value: "2026-11-29" }]);
});

test("each fault of an entry is told, in the order of the columns", () => {
  assert.deepEqual(faults({ date: "x", pain: "y", running_minutes: "z" }).map(({ field }) => field), ["date", "pain", "running_minutes"]);
});

test("the file begins with the mark of UTF-8 and a row of names, oldest day first, and each row ends as RFC 4180 says", () => {
  const written = diary.write(keyed([entry("2026-11-02", 5), entry("2026-10-30", 0, 1440)]));
  assert.equal(written, `\ufeff${HEADER}\r\n2026-10-30,0,1440,0,0,,,,,,\r\n2026-11-02,5,0,0,0,,,,,,\r\n`);
});

each("a text is written so that no program takes it for anything else", {
  "marks and commas": ['a "small" bruise, left', '"a ""small"" bruise, left"'], lines: ["two\nlines", '"two\nlines"'],
  semicolons: ["a;b", '"a;b"'], tabs: ["a\tb", '"a\tb"'], plain: ["müde 疲れ", "müde 疲れ"],
  "a formula": ["=1+1", "'=1+1"], "a formula behind a comma": ["+1, -2,=1", "\"'+1, -2,'=1\""], "wide signs": ["＝1;＠2", "\"'＝1;'＠2\""],
  "a formula on the second line": ["a\n-b", "\"a\n'-b\""], "a mark that was there": ["'=1", "''=1"],
}, (note, cell) => {
  assert.equal(diary.write(keyed([entry("2026-11-02", 5, 0, { note })])), `\ufeff${HEADER}\r\n2026-11-02,5,0,0,0,,${cell},,,,\r\n`);
  const more = { leg: 0, exercise: note, tablets: note, sleep: note };
  assert.ok(diary.write(keyed([entry("2026-11-02", 5, 0, more)])).endsWith(`,0,${cell},${cell},${cell}\r\n`));
});

always("packing and unpacking for storage gives the same diary", ({ diary: make }) => {
  const entries = make();
  assert.deepEqual(diary.unpack(diary.pack(entries)), { entries, broken: false });
});

test("of two years of days, none is lost", () => {
  const entries = keyed(Array.from({ length: 730 }, (_, at) => entry(diary.text(20000 + at), at % 11)));
  assert.deepEqual(diary.unpack(diary.pack(entries)), { entries, broken: false });
});

const BEFORE = [
  entryBefore("2026-11-01", 6, 30, { acupuncture: 1, side_effects: "a bruise", note: "numb toes" }), entryBefore("2026-11-02", 0),
];
const stored = (entries) => JSON.stringify({ version: 1, entries });

test("a diary stored before the newer columns is read whole, and says nothing in them", () => {
  const { entries, broken } = diary.unpack(stored(BEFORE));
  assert.equal(broken, false);
  assert.deepEqual(diary.sorted(entries), BEFORE.map((one) => ({ ...one, leg: "", exercise: "", tablets: "", sleep: "" })));
  assert.deepEqual(diary.unpack(diary.pack(entries)), { entries, broken: false });
});

test("a page from before reads what is stored today, but for the newer columns", () => {
  const more = { leg: 3, exercise: "bridges", tablets: "one", sleep: "7" };
  const { version, entries } = JSON.parse(diary.pack(keyed(BEFORE.map((one) => ({ ...one, ...more })))));
  assert.equal(version, 1); // it puts another version aside
  for (const [place, one] of entries.entries()) assert.deepEqual({ ...BEFORE[place], ...more }, one);
});

test("nothing stored is an empty diary, and not a broken one", () => {
  assert.deepEqual(diary.unpack(null), { entries: {}, broken: false });
});

test("a part that cannot be read does not take the rest with it", () => {
  const good = entry("2026-11-02", 5), list = [good, null, { date: "2026-11-03", pain: 11 }, 7];
  assert.deepEqual(diary.unpack(JSON.stringify({ version: 1, entries: list })), { entries: keyed([good]), broken: true });
});

test("a day that is stored twice and not the same both times makes a diary broken, so that both are put aside", () => {
  const [one, other] = [entry("2026-11-02", 5), entry("2026-11-02", 8)];
  assert.deepEqual(diary.unpack(stored([one, other])), { entries: keyed([other]), broken: true });
  assert.deepEqual(diary.unpack(stored([one, one])), { entries: keyed([one]), broken: false });
});

each("what is stored and is no diary is called broken", {
  nothing: [""], "no JSON": ["{"], "null": ["null"], "a number": ["1"], "another version": ['{"version":2,"entries":[]}'],
  "no list": ['{"version":1}'], "a list": ["[]"],
}, (stored) => assert.deepEqual(diary.unpack(stored), { entries: {}, broken: true }));

always("whatever is stored is unpacked or called broken", ({ whole, pick, list, text }) => {
  const value = (depth) => [
    () => null, () => whole(0, 1) === 1, () => whole(-99, 99), () => text(9),
    () => depth > 0 ? list(4, () => value(depth - 1)) : 0,
    () => depth > 0 ? Object.fromEntries(list(4, () => [text(9), value(depth - 1)])) : 0,
  ][whole(0, 5)]();
  const stored = pick([() => value(3), () => ({ version: 1, entries: value(3) })])();
  const { entries, broken } = diary.unpack(JSON.stringify(stored));
  assert.deepEqual(entries, {});
  assert.equal(broken, !(stored?.version === 1 && Array.isArray(stored.entries) && stored.entries.length === 0));
});

always("undoing a change gives the diary from before", ({ diary: make, pick }) => {
  const before = make(), change = make();
  for (const date of Object.keys(before)) if (pick([true, false])) change[date] = null;
  assert.deepEqual(diary.patched(diary.patched(before, change), diary.inverse(before, change)), before);
});

test("a change touches no other day, and leaves the diary that it was given alone", () => {
  const one = entry("2026-11-01"), two = entry("2026-11-02"), before = keyed([one, two]);
  assert.deepEqual(diary.patched(before, { "2026-11-01": null, "2026-11-03": entry("2026-11-03") }), keyed([two, entry("2026-11-03")]));
  assert.deepEqual(before, keyed([one, two]));
});

test("a file's days are new, changed or the same, and each is named once", () => {
  const mine = keyed([entry("2026-11-01", 6, 0, { note: "mine" }), entry("2026-11-02", 5), entry("2026-11-09")]);
  const changed = entry("2026-11-01", 4, 0, { note: "theirs" }), same = entry("2026-11-02", 5), fresh = entry("2026-11-03");
  assert.deepEqual(diary.compare(mine, keyed([changed, same, fresh])), { fresh: [fresh], changed: [changed], same: [same] });
  assert.deepEqual(diary.differing(mine["2026-11-01"], changed), ["pain", "note"]);
});

each("a day differs from another in each column", {
  leg: ["leg", "", 0], exercise: ["exercise", "bridges", ""], tablets: ["tablets", "one", "two"], sleep: ["sleep", "6", "7"],
}, (field, mine, theirs) => {
  const [one, other] = [mine, theirs].map((value) => entry("2026-11-01", 6, 0, { [field]: value }));
  assert.deepEqual(diary.differing(one, other), [field]);
  assert.deepEqual(diary.compare(keyed([one]), keyed([other])), { fresh: [], changed: [other], same: [] });
});

test("before six weeks are over nothing is judged", () => {
  const found = diary.judge(weeks([...times(20, 8), ...times(21, 1)]), GOAL);
  assert.equal(found.kind, "early");
  assert.deepEqual([found.noted, found.end], [41, "2026-06-11"]);
});

const result = (first, last) => diary.judge(weeks([...times(7, first), ...times(28, 9), ...times(7, last)]), GOAL);
each("after six weeks the first and the last are compared", {
  "6 and 4": [6, 4, "lower", 2], "6 and 5": [6, 5, "same", 1], "4 and 3": [4, 3, "same", 1], "3 and 2": [3, 2, "some", 1],
  "4 and 4": [4, 4, "same", 0], "3 and 4": [3, 4, "same", 1], "0 and 0": [0, 0, "same", 0], "3 and 6": [3, 6, "higher", 3],
  "10 and 0": [10, 0, "lower", 10], "0 and 2": [0, 2, "higher", 2], "0 and 1": [0, 1, "same", 1], "1 and 0": [1, 0, "some", 1],
}, (first, last, kind, change) => {
  const found = result(first, last);
  assert.deepEqual([found.kind, found.change, found.first.pain, found.last.pain], [kind, change, first, last]);
  assert.deepEqual([found.first.from, found.last.from], ["2026-05-01", "2026-06-05"]);
});

each("a fall of less than two points counts from thirty per cent on", {
  "31%": [[4, 4, 4, 4, 4, 4, 5], "some", 1.9], "23%": [[4, 4, 4, 5, 5, 5, 5], "same", 1.4],
}, (last, kind, change) => {
  const found = diary.judge(weeks([...times(35, 6), ...last]), GOAL);
  assert.deepEqual([found.kind, found.change], [kind, change]);
});

test("thirty per cent to the tenth counts, and a tenth less does not", () => {
  assert.equal(diary.judge(weeks([...times(35, 5), ...times(3, 3), ...times(4, 4)]), GOAL).kind, "same"); // 5.0 to 3.6: 28%
  assert.equal(diary.judge(weeks([...times(35, 5), ...times(4, 3), ...times(3, 4)]), GOAL).kind, "some"); // 5.0 to 3.4: 32%
  assert.equal(diary.judge(weeks([...times(35, 4), ...times(1, 2), ...times(6, 3)]), GOAL).kind, "same"); // 4.0 to 2.9: 27.5%
  assert.equal(diary.judge(weeks([...times(35, 4), ...times(2, 2), ...times(4, 3), null, 3]), GOAL).kind, "some"); // 4.0 to 2.7
});

test("averages are rounded before they are compared, so that a reader can check the sum", () => {
  const found = diary.judge(weeks([6, 6, 6, 6, 6, 6, 5, ...times(28, 5), 4, 4, 4, 4, 4, 4, 3]), GOAL);
  assert.deepEqual([found.first.pain, found.last.pain, found.change, found.kind], [5.9, 3.9, 2, "lower"]);
});

each("a week with fewer than four days is not compared", {
  "three in the last": [6, 3, "thin"], "four in the last": [6, 4, "lower"], "three in the first": [3, 7, "thin"],
}, (first, last, kind) => {
  const days = (count, pain) => [pain, ...times(count - 2, pain), ...times(7 - count, null), pain];
  const found = diary.judge(weeks([...days(first, 6), ...times(28, 6), ...days(last, 3)]), GOAL);
  assert.deepEqual([found.kind, found.first.pain, found.last.pain], [kind, 6, 3]); // of the days that are noted
});

test("more weeks than six are judged by the last one", () => {
  const found = diary.judge(weeks([...times(50, 6), ...times(10, 2)]), GOAL);
  assert.deepEqual([found.last.pain, found.last.from, found.kind], [2, "2026-06-23", "lower"]);
});

test("minutes are summed in the first and the last week, and sessions and side effects in all", () => {
  const entries = weeks([...times(41, 6), 3], [30, 0, 45, ...times(38, 0), 1200]), dates = Object.keys(entries);
  entries[dates[8]].acupuncture = entries[dates[15]].acupuncture = entries[dates[15]].other_session = 1;
  entries[dates[16]].side_effects = "a bruise";
  const found = diary.judge(entries, GOAL);
  assert.deepEqual([found.first.minutes, found.last.minutes], [75, 1200]);
  assert.deepEqual([found.acupuncture, found.other, found.effects, found.noted], [2, 1, 1, 42]);
});

test("the columns of the file are a format, which stays", () => assert.deepEqual([...diary.COLUMNS], COLUMNS));

test("days in a diary are sorted, in whatever order they were written", () => {
  const list = [3, 1, 2].map((number) => entry(day("2026-11-01", number)));
  assert.deepEqual(diary.sorted(keyed(list)).map(({ date }) => date), ["2026-11-02", "2026-11-03", "2026-11-04"]);
});
